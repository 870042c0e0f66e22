/* pivot_heads.c - which rows and columns a pivot has, and in which order.
 *
 * Without a sort the order is that of a query over the same dimensions.  Groups of
 * the first dimension stay together: a sort orders the groups by their subtotals
 * and the rows inside each group.  `top` cuts rows that are no totals. */
#include <math.h>
#include <stdlib.h>

#include "pivot_int.h"

/* ---- the order ---- */

struct order {
    bool by_measure, descending;
    size_t measure, dim;
    struct cl_pivot_head col;
};
struct ranked {
    struct cl_pivot_head head;
    double group, value; /* in the column that is sorted by */
    size_t place;        /* before sorting */
    size_t group_place;  /* of its group */
    const struct order *order;
};

static int compare_reals(double a, double b, bool descending) {
    if (isnan(a) || isnan(b))
        return (int)isnan(a) - (int)isnan(b);
    int c = (a > b) - (a < b);
    return descending ? -c : c;
}

static int compare(const void *x, const void *y) {
    const struct ranked *a = x, *b = y;
    const struct order *o = a->order;
    int c = 0;
    if (o->by_measure && a->group_place != b->group_place)
        c = compare_reals(a->group, b->group, o->descending);
    else if (o->by_measure)
        c = compare_reals(a->value, b->value, o->descending);
    if (c == 0)
        c = (a->group_place > b->group_place) - (a->group_place < b->group_place);
    return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

static enum cl_rc no_column(const struct pivot_make *k, struct cl_slice name) {
    const char *known[CL_PIVOT_COLUMNS];
    size_t n = 0;
    for (; n < k->out->n_cols && n < CL_LEN(known); n++)
        known[n] = cl_pivot_head_text(&k->cols[n], k->n_col_dims, "*", k->arena);
    const char *near = cl_nearest(name, known, n);
    return cl_fail(k->err, CL_E_USAGE, "sort @%.*s: no such column%s%s%s", (int)name.len, name.ptr,
                   near != NULL ? "; did you mean @" : "", near != NULL ? near : "",
                   near != NULL ? "?" : "");
}

/* A column by its label; of two dimensions the first alone names the subtotal. */
static enum cl_rc find_column(const struct pivot_make *k, struct cl_slice name, struct order *o) {
    if (cl_slice_eq(name, CL_S("*")) || cl_slice_eq(name, CL_S("* / *"))) {
        o->col = pivot_all;
        return CL_OK;
    }
    for (size_t level = k->n_col_dims; level > 0; level--) {
        const struct cl_answer *a = pivot_level(k, 0, level);
        for (size_t i = 0; i < a->n_rows; i++) {
            struct cl_pivot_head h = pivot_all;
            h.level = level;
            for (size_t d = 0; d < level; d++)
                h.labels[d] = a->rows[i].labels[d];
            if (cl_fold_eq(name, cl_slice(cl_pivot_head_text(&h, level, "*", k->arena)))) {
                o->col = h;
                return CL_OK;
            }
        }
    }
    return no_column(k, name);
}

static enum cl_rc parse_sort(const struct pivot_make *k, const char *sort, struct order *o) {
    struct cl_slice rest = cl_slice_trim(cl_slice(sort));
    *o = (struct order){.col = pivot_all};
    if (rest.len > 0 && (rest.ptr[0] == '-' || rest.ptr[0] == '+')) {
        o->descending = rest.ptr[0] == '-';
        rest.ptr++;
        rest.len--;
    }
    struct cl_slice key = cl_slice_trim(cl_slice_cut(&rest, '@'));
    const struct cl_measure *m = cl_measure_find(key);
    for (size_t i = 0; m != NULL && i < k->q->n_measures; i++) {
        if (k->q->measures[i] != m)
            continue;
        o->by_measure = true;
        o->measure = i;
        return rest.ptr != NULL ? find_column(k, cl_slice_trim(rest), o) : CL_OK;
    }
    for (size_t d = 0; d < k->n_row_dims && rest.ptr == NULL; d++) {
        if (cl_fold_eq(key, cl_slice(k->q->rows[d]))) {
            o->dim = d;
            return CL_OK;
        }
    }
    return cl_fail(k->err, CL_E_USAGE,
                   "sort %.*s: not one of the measures and row dimensions of this pivot",
                   (int)key.len, key.ptr);
}

/* ---- one axis ---- */

static struct cl_pivot_head head_of(const struct cl_answer_row *row, size_t level) {
    struct cl_pivot_head h = pivot_all;
    h.drill = row->drill;
    h.level = level;
    for (size_t d = 0; d < level; d++)
        h.labels[d] = row->labels[d];
    return h;
}

static struct cl_pivot_head subtotal_of(const struct pivot_make *k, const struct cl_pivot_head *h,
                                        bool of_rows) {
    struct cl_pivot_head sub = pivot_all;
    sub.labels[0] = h->labels[0];
    sub.level = 1;
    const struct cl_answer_row *there =
        of_rows ? pivot_find(k, &sub, &pivot_all) : pivot_find(k, &pivot_all, &sub);
    sub.drill = there != NULL ? there->drill : NULL;
    return sub;
}

/* Heads of the lowest level with their totals put in. */
static struct cl_pivot_head *with_totals(const struct pivot_make *k,
                                         const struct cl_pivot_head *heads, size_t n, bool of_rows,
                                         size_t *n_out) {
    size_t n_dims = of_rows ? k->n_row_dims : k->n_col_dims, at = 0;
    struct cl_pivot_head *out = cl_arena_array(k->arena, n * 2 + 2, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        out[at] = heads[i];
        out[at++].total = n_dims == 0;
        bool ends = i + 1 == n || !pivot_same_group(&heads[i], &heads[i + 1]);
        if (k->q->totals && n_dims == 2 && ends)
            out[at++] = subtotal_of(k, &heads[i], of_rows);
    }
    if (k->q->totals && n_dims > 0) {
        out[at] = pivot_all;
        out[at++].drill = pivot_level(k, 0, 0)->rows[0].drill;
    }
    *n_out = at;
    return out;
}

static struct cl_pivot_head *leaves(const struct pivot_make *k, bool of_rows, size_t *n) {
    size_t level = of_rows ? k->n_row_dims : k->n_col_dims;
    const struct cl_answer *a = of_rows ? pivot_level(k, level, 0) : pivot_level(k, 0, level);
    struct cl_pivot_head *out = cl_arena_array(k->arena, a->n_rows + 1, sizeof *out);
    for (size_t i = 0; i < a->n_rows; i++)
        out[i] = head_of(&a->rows[i], level);
    *n = a->n_rows;
    return out;
}

/* Where the group of a row stands in the order of a query over the first dimension. */
static size_t group_place(const struct pivot_make *k, const struct cl_pivot_head *h, size_t at) {
    if (k->n_row_dims < 2)
        return at;
    const struct cl_answer *a = pivot_level(k, 1, 0);
    size_t i = 0;
    while (i < a->n_rows) {
        struct cl_pivot_head group = head_of(&a->rows[i], 1);
        if (pivot_same_group(h, &group))
            break;
        i++;
    }
    return i;
}

/* By a row dimension the answer itself is in that order (cl_pivot_questions()); what is
 * left is to keep the groups together. */
static enum cl_rc sort_rows(const struct pivot_make *k, struct cl_pivot_head *heads, size_t n) {
    struct order order;
    enum cl_rc rc = parse_sort(k, k->q->sort, &order);
    if (rc != CL_OK || (!order.by_measure && order.dim == 0))
        return rc;
    struct ranked *rows = cl_arena_array(k->arena, n + 1, sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        bool same = i > 0 && k->n_row_dims == 2 && pivot_same_group(&heads[i], &heads[i - 1]);
        rows[i] = (struct ranked){.head = heads[i], .place = i, .order = &order};
        rows[i].group_place = same ? rows[i - 1].group_place : group_place(k, &heads[i], i);
        if (!order.by_measure)
            continue;
        struct cl_pivot_head group = subtotal_of(k, &heads[i], true);
        rows[i].value = pivot_value(k, &heads[i], &order.col, order.measure).value;
        rows[i].group = k->n_row_dims < 2 ? rows[i].value
                                          : pivot_value(k, &group, &order.col, order.measure).value;
    }
    if (n > 1)
        qsort(rows, n, sizeof *rows, compare);
    for (size_t i = 0; i < n; i++)
        heads[i] = rows[i].head;
    return CL_OK;
}

enum cl_rc pivot_heads(struct pivot_make *k) {
    size_t n_rows, n_cols;
    struct cl_pivot_head *rows = leaves(k, true, &n_rows), *cols = leaves(k, false, &n_cols);
    k->cols = with_totals(k, cols, n_cols, false, &k->out->n_cols);
    if (k->q->sort != NULL && *k->q->sort != '\0') {
        enum cl_rc rc = sort_rows(k, rows, n_rows);
        if (rc != CL_OK)
            return rc;
    }
    if (k->q->top > 0 && n_rows > k->q->top) {
        k->out->left_out = n_rows - k->q->top;
        n_rows = k->q->top;
    }
    k->rows = with_totals(k, rows, n_rows, true, &k->out->n_rows);
    return CL_OK;
}
