/* pivot.c - a pivot is one question per level of totals, all asked in one run, and
 * the table that their answers make.  No cell is ever made from other cells. */
#include <math.h>

#include "pivot_int.h"

const struct cl_pivot_head pivot_all = {.labels = {{"*", 1}, {"*", 1}}, .total = true};

static size_t dims_of(const char *const dims[CL_PIVOT_DIMS]) {
    size_t n = 0;
    while (n < CL_PIVOT_DIMS && dims[n] != NULL)
        n++;
    return n;
}

bool pivot_adds(const struct cl_measure *m) {
    enum cl_unit unit = cl_measure_info(m)->unit;
    return unit == CL_UNIT_COUNT || unit == CL_UNIT_MONEY;
}

/* ---- the questions ---- */

/* Compliance is asked beside the others where a look needs it. */
static size_t asked_measures(const struct cl_pivot_question *q, struct cl_arena *arena,
                             const struct cl_measure *const **out) {
    const struct cl_measure **all = cl_arena_array(arena, q->n_measures + 2, sizeof *all);
    for (size_t i = 0; i < q->n_measures; i++)
        all[i] = q->measures[i];
    *out = all;
    if (q->look != CL_LOOK_SLA)
        return q->n_measures;
    all[q->n_measures] = cl_measure_find(CL_S("sla_compliance"));
    return q->n_measures + 1;
}

/* The sort when it is by a row dimension: its own order is the catalogue's to know. */
static const char *dim_sort(const struct cl_pivot_question *q, size_t n_rows) {
    struct cl_slice key = cl_slice_trim(cl_slice(q->sort));
    if (key.len > 0 && (key.ptr[0] == '-' || key.ptr[0] == '+'))
        key = cl_slice_trim((struct cl_slice){key.ptr + 1, key.len - 1});
    for (size_t i = 0; i < q->n_measures; i++)
        if (cl_measure_find(key) == q->measures[i])
            return NULL;
    for (size_t d = 0; d < n_rows; d++)
        if (cl_fold_eq(key, cl_slice(q->rows[d])))
            return q->sort;
    return NULL;
}

size_t cl_pivot_questions(const struct cl_pivot_question *q, struct cl_arena *arena,
                          struct cl_question out[CL_PIVOT_QUESTIONS]) {
    const struct cl_measure *const *measures;
    size_t n = 0, n_rows = dims_of(q->rows), n_cols = dims_of(q->cols);
    size_t n_measures = asked_measures(q, arena, &measures);
    for (size_t r = 0; r <= n_rows; r++) {
        for (size_t c = 0; c <= n_cols; c++) {
            struct cl_question *level = &out[n++];
            *level = (struct cl_question){.measures = measures,
                                          .n_measures = n_measures,
                                          .where = q->where,
                                          .from = CL_NO_TIME,
                                          .to = CL_NO_TIME,
                                          .as_of = CL_NO_TIME,
                                          .detail = true};
            for (size_t i = 0; i < r; i++)
                level->dims[i] = q->rows[i];
            for (size_t i = 0; i < c; i++)
                level->dims[r + i] = q->cols[i];
            if (r == n_rows && c == 0)
                level->sort = dim_sort(q, n_rows);
        }
    }
    return n;
}

/* ---- finding answers ---- */

const struct cl_answer *pivot_level(const struct pivot_make *k, size_t row_level,
                                    size_t col_level) {
    return &k->answers[row_level * (k->n_col_dims + 1) + col_level];
}

static void put_label(struct cl_buf *key, struct cl_slice label) {
    cl_buf_putc(key, label.ptr == NULL ? 'n' : 'w');
    cl_buf_add(key, &label.len, sizeof label.len);
    if (label.len > 0)
        cl_buf_add(key, label.ptr, label.len);
}

static void put_levels(struct cl_buf *key, size_t row_level, size_t col_level) {
    cl_buf_reset(key);
    cl_buf_putc(key, (char)('0' + row_level));
    cl_buf_putc(key, (char)('0' + col_level));
}

static void make_index(struct pivot_make *k) {
    size_t total = 0, at = 0;
    for (size_t i = 0; i < (k->n_row_dims + 1) * (k->n_col_dims + 1); i++)
        total += k->answers[i].n_rows;
    k->found = cl_arena_array(k->arena, total + 1, sizeof(void *));
    struct cl_buf key = {0};
    for (size_t r = 0; r <= k->n_row_dims; r++) {
        for (size_t c = 0; c <= k->n_col_dims; c++) {
            const struct cl_answer *a = pivot_level(k, r, c);
            for (size_t i = 0; i < a->n_rows; i++) {
                bool added;
                put_levels(&key, r, c);
                for (size_t d = 0; d < r + c; d++)
                    put_label(&key, a->rows[i].labels[d]);
                at = cl_map_add(k->index, (struct cl_slice){key.ptr, key.len}, &added);
                k->found[at] = &a->rows[i];
            }
        }
    }
    cl_buf_free(&key);
}

const struct cl_answer_row *pivot_find(const struct pivot_make *k, const struct cl_pivot_head *row,
                                       const struct cl_pivot_head *col) {
    struct cl_buf key = {0};
    uint32_t at = 0;
    put_levels(&key, row->level, col->level);
    for (size_t d = 0; d < row->level; d++)
        put_label(&key, row->labels[d]);
    for (size_t d = 0; d < col->level; d++)
        put_label(&key, col->labels[d]);
    bool there = cl_map_find(k->index, (struct cl_slice){key.ptr, key.len}, &at);
    cl_buf_free(&key);
    return there ? k->found[at] : NULL;
}

struct cl_value pivot_value(const struct pivot_make *k, const struct cl_pivot_head *row,
                            const struct cl_pivot_head *col, size_t measure) {
    const struct cl_answer *whole = pivot_level(k, 0, 0);
    const struct cl_answer_row *there = pivot_find(k, row, col);
    if (there != NULL)
        return there->values[measure];
    const struct cl_value *all = &whole->rows[0].values[measure];
    bool zero = pivot_adds(whole->question->measures[measure]) && !isnan(all->value);
    return (struct cl_value){.value = zero ? 0 : (double)NAN,
                             .low = (double)NAN,
                             .high = (double)NAN,
                             .previous = (double)NAN,
                             .target = all->target,
                             .why = all->why != NULL ? all->why
                                    : zero           ? NULL
                                                     : "no cases"};
}

/* ---- the table ---- */

static enum cl_rc check_size(const struct pivot_make *k) {
    size_t columns = k->out->n_cols * k->q->n_measures;
    if (columns > CL_PIVOT_COLUMNS)
        return cl_fail(k->err, CL_E_USAGE,
                       "pivot: %zu columns, more than %d; take a coarser dimension or a filter",
                       columns, CL_PIVOT_COLUMNS);
    if (k->out->n_rows * columns > CL_PIVOT_CELLS)
        return cl_fail(k->err, CL_E_USAGE,
                       "pivot: %zu cells, more than %d; keep the first rows (top) or use a filter",
                       k->out->n_rows * columns, CL_PIVOT_CELLS);
    return CL_OK;
}

static void make_cells(struct pivot_make *k) {
    struct cl_pivot *out = k->out;
    k->cells = cl_arena_array(k->arena, out->n_rows * out->n_cols * k->q->n_measures + 1,
                              sizeof *k->cells);
    for (size_t r = 0; r < out->n_rows; r++) {
        for (size_t c = 0; c < out->n_cols; c++) {
            const struct cl_answer_row *there = pivot_find(k, &k->rows[r], &k->cols[c]);
            for (size_t m = 0; m < k->q->n_measures; m++) {
                struct cl_value v = pivot_value(k, &k->rows[r], &k->cols[c], m);
                *pivot_cell(k, r, c, m) =
                    (struct cl_pivot_cell){.value = v,
                                           .share = (double)NAN,
                                           .shown = v.value,
                                           .heat = (double)NAN,
                                           .drill = there != NULL ? there->drill : NULL};
            }
        }
    }
}

static const char *const *make_whys(const struct pivot_make *k) {
    const char **whys = cl_arena_array(k->arena, k->q->n_measures + 1, sizeof *whys);
    for (size_t m = 0; m < k->q->n_measures; m++) {
        whys[m] = cl_answer_why(pivot_level(k, k->n_row_dims, k->n_col_dims), m);
        if (whys[m] == NULL && k->q->share != CL_SHARE_NONE && !pivot_adds(k->q->measures[m]))
            whys[m] = "its parts do not add up to a whole, so they have no shares";
    }
    return whys;
}

enum cl_rc cl_pivot_read(const struct cl_pivot_question *q, const struct cl_answer *answers,
                         struct cl_arena *arena, struct cl_pivot *out, struct cl_err *err) {
    *out = (struct cl_pivot){.question = q,
                             .n_row_dims = dims_of(q->rows),
                             .n_col_dims = dims_of(q->cols),
                             .matched = answers[0].matched};
    struct pivot_make k = {.q = q,
                           .answers = answers,
                           .n_row_dims = out->n_row_dims,
                           .n_col_dims = out->n_col_dims,
                           .n_asked = answers[0].question->n_measures,
                           .index = cl_map_new(),
                           .arena = arena,
                           .err = err,
                           .out = out};
    make_index(&k);
    enum cl_rc rc = pivot_heads(&k);
    rc = rc != CL_OK ? rc : check_size(&k);
    if (rc == CL_OK) {
        make_cells(&k);
        pivot_shares(&k);
        pivot_looks(&k);
        out->rows = k.rows;
        out->cols = k.cols;
        out->cells = k.cells;
        out->whys = make_whys(&k);
    }
    cl_map_free(k.index);
    return rc;
}

enum cl_rc cl_pivot_ask(struct cl_backend *b, const struct cl_scope *scope,
                        const struct cl_pivot_question *q, struct cl_arena *arena,
                        struct cl_pivot *out, struct cl_err *err) {
    struct cl_question *questions = cl_arena_array(arena, CL_PIVOT_QUESTIONS, sizeof *questions);
    struct cl_answer *answers = cl_arena_array(arena, CL_PIVOT_QUESTIONS, sizeof *answers);
    size_t n = cl_pivot_questions(q, arena, questions);
    enum cl_rc rc = cl_metrics_ask(b, scope, questions, n, arena, answers, err);
    return rc != CL_OK ? rc : cl_pivot_read(q, answers, arena, out, err);
}

const char *cl_pivot_head_text(const struct cl_pivot_head *h, size_t n_dims, const char *total,
                               struct cl_arena *arena) {
    if (h->level == 0)
        return total;
    struct cl_buf text = {0};
    for (size_t d = 0; d < n_dims; d++) {
        cl_buf_puts(&text, d > 0 ? " / " : "");
        if (d >= h->level)
            cl_buf_puts(&text, total);
        else if (h->labels[d].ptr == NULL)
            cl_buf_puts(&text, "∅");
        else
            cl_buf_add(&text, h->labels[d].ptr, h->labels[d].len);
    }
    const char *kept = cl_arena_str(arena, text.ptr != NULL ? text.ptr : "");
    cl_buf_free(&text);
    return kept;
}
