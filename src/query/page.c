/* page.c - a page of cases: filters, sorts by several keys with NULL last, cuts
 * out the page and computes its values.
 * Invariant: ties stand in row order, so pages never overlap or leave a gap. */
#include <math.h>
#include <stdlib.h>

#include "eval.h"

struct page_scan {
    const struct cl_page_plan *plan;
    uint32_t *rows; /* that pass the filter, ascending */
    size_t n, cap;
    double *keys;   /* [row * n_sort + key] of those rows */
    uint32_t *kept; /* of the chunk */
    size_t n_kept;
    double *values;        /* where the page's values go */
    const uint32_t *place; /* by row of the sorted page: its place in the page */
    size_t at;
};

static void take_filter(void *ctx, struct cl_eval *e, uint32_t use) {
    struct page_scan *s = ctx;
    const uint8_t *keep = cl_eval_truth(e, s->plan->filter, 0);
    (void)use;
    s->n_kept = 0;
    for (size_t i = 0; i < e->n; i++) {
        s->kept[s->n_kept] = cl_eval_row(e, i);
        s->n_kept += keep[i] == CL_CODE_TRUE;
    }
}

static void take_keys(void *ctx, struct cl_eval *e, uint32_t use) {
    struct page_scan *s = ctx;
    size_t n_sort = s->plan->n_sort;
    (void)use;
    for (size_t k = 0; k < n_sort; k++) {
        struct cl_vec v = cl_eval_vec(e, s->plan->sort[k].node, 0);
        bool down = s->plan->sort[k].descending;
        for (size_t i = 0; i < e->n; i++) {
            double x = v.v[i & v.mask];
            /* Turned round for descending, so that one order serves both. */
            s->keys[(s->n + i) * n_sort + k] = down ? -x : x;
        }
    }
}

static void take_values(void *ctx, struct cl_eval *e, uint32_t use) {
    struct page_scan *s = ctx;
    size_t n_cols = s->plan->n_cols;
    (void)use;
    for (size_t c = 0; c < n_cols; c++) {
        struct cl_vec v = cl_eval_vec(e, s->plan->cols[c], 0);
        for (size_t i = 0; i < e->n; i++) {
            s->values[s->place[s->at + i] * n_cols + c] = v.v[i & v.mask];
        }
    }
}

static void make_room(struct page_scan *s) {
    if (s->n + CL_CHUNK_ROWS <= s->cap) {
        return;
    }
    s->cap = s->cap ? s->cap * 2 : (size_t)4 * CL_CHUNK_ROWS;
    s->rows = cl_realloc_array(s->rows, s->cap, sizeof *s->rows);
    if (s->plan->n_sort) {
        s->keys = cl_realloc_array(s->keys, s->cap * s->plan->n_sort, sizeof *s->keys);
    }
}

static enum cl_rc find_rows(struct page_scan *s, struct cl_arena *arena, struct cl_err *err) {
    const struct cl_page_plan *plan = s->plan;
    cl_node_id *sorts = cl_arena_array(arena, plan->n_sort + 1, sizeof *sorts);
    struct cl_code filter, keys;
    for (size_t i = 0; i < plan->n_sort; i++) {
        sorts[i] = plan->sort[i].node;
    }
    cl_code_init(&filter, plan->prog, arena);
    cl_code_use(&filter, &plan->filter, 1);
    cl_code_init(&keys, plan->prog, arena);
    cl_code_use(&keys, sorts, plan->n_sort);
    enum cl_rc rc = cl_code_seal(&filter, err);
    if (rc != CL_OK || (rc = cl_code_seal(&keys, err)) != CL_OK) {
        return rc;
    }
    uint32_t kept[CL_CHUNK_ROWS + 1];
    size_t n_rows = cl_table_rows(cl_prog_table(plan->prog));
    struct cl_eval filter_eval, keys_eval;
    s->kept = kept;
    cl_eval_init(&filter_eval, &filter);
    cl_eval_init(&keys_eval, &keys);
    for (size_t at = 0; at < n_rows; at += CL_CHUNK_ROWS) {
        size_t n = n_rows - at < CL_CHUNK_ROWS ? n_rows - at : CL_CHUNK_ROWS;
        cl_eval_run(&filter_eval, (uint32_t)at, NULL, n, take_filter, s);
        make_room(s);
        if (s->n_kept && plan->n_sort) {
            cl_eval_run(&keys_eval, (uint32_t)at, kept, s->n_kept, take_keys, s);
        }
        memcpy(s->rows + s->n, kept, s->n_kept * sizeof *kept);
        s->n += s->n_kept;
    }
    s->kept = NULL;
    cl_eval_done(&filter_eval);
    cl_eval_done(&keys_eval);
    return CL_OK;
}

static int by_sort(const void *x, const void *y, void *ctx) {
    const struct page_scan *s = ctx;
    uint32_t i = *(const uint32_t *)x, j = *(const uint32_t *)y;
    size_t n_sort = s->plan->n_sort;
    const double *a = s->keys + i * n_sort, *b = s->keys + j * n_sort;
    for (size_t k = 0; k < n_sort; k++) {
        if (isnan(a[k]) != isnan(b[k])) {
            return isnan(a[k]) ? 1 : -1;
        }
        if (a[k] < b[k] || a[k] > b[k]) {
            return a[k] < b[k] ? -1 : 1;
        }
    }
    return (i > j) - (i < j);
}

/* Keeps every k-th of the list, the first one included. */
static void pick(uint32_t *order, size_t *n, uint64_t most) {
    size_t step = (size_t)((*n + most - 1) / most), kept = 0;
    for (size_t i = 0; i < *n; i += step) {
        order[kept++] = order[i];
    }
    *n = kept;
}

/* Positions of the list in sorted order. */
static uint32_t *sorted(struct page_scan *s) {
    uint32_t *order = cl_realloc_array(NULL, s->n + 1, sizeof *order);
    for (uint32_t i = 0; i < s->n; i++) {
        order[i] = i;
    }
    if (s->plan->n_sort) {
        qsort_r(order, s->n, sizeof *order, by_sort, s);
    }
    if (s->plan->spread && s->n > s->plan->spread) {
        pick(order, &s->n, s->plan->spread);
    }
    return order;
}

static int64_t case_id_of(const struct page_scan *s, uint32_t row) {
    const int64_t *ids = cl_table_case_ids(cl_prog_table(s->plan->prog));
    return ids ? ids[row] : (int64_t)row + 1;
}

/* Cuts the page out of the list; moves the offset when `around` asks for it. */
static void cut_page(const struct page_scan *s, const uint32_t *order, struct cl_page *out) {
    const struct cl_page_plan *plan = s->plan;
    uint64_t limit = plan->limit ? plan->limit : s->n;
    out->around_at = -1;
    out->offset = plan->offset < s->n ? plan->offset : s->n;
    for (size_t i = 0; plan->around && i < s->n; i++) {
        if (case_id_of(s, s->rows[order[i]]) == plan->around) {
            out->around_at = (int64_t)i;
            break;
        }
    }
    if (out->around_at >= 0) {
        uint64_t at = (uint64_t)out->around_at;
        if (at < out->offset) {
            out->offset = at;
        } else if (at - out->offset >= limit) {
            out->offset = at - limit + 1;
        }
    }
    uint64_t left = s->n - out->offset;
    out->n = (size_t)(left < limit ? left : limit);
}

static int by_row(const void *x, const void *y, void *ctx) {
    const uint32_t *rows = ctx;
    uint32_t a = rows[*(const uint32_t *)x], b = rows[*(const uint32_t *)y];
    return (a > b) - (a < b);
}

/* Values of the page's rows; the chunks want rows ascending. */
static enum cl_rc fill_values(struct page_scan *s, struct cl_arena *arena, struct cl_page *out,
                              struct cl_err *err) {
    const struct cl_page_plan *plan = s->plan;
    struct cl_code code;
    struct cl_eval eval;
    out->values = cl_arena_array(arena, out->n * plan->n_cols + 1, sizeof *out->values);
    cl_code_init(&code, plan->prog, arena);
    cl_code_use(&code, plan->cols, plan->n_cols);
    enum cl_rc rc = cl_code_seal(&code, err);
    if (rc != CL_OK) {
        return rc;
    }
    uint32_t *place = cl_arena_array(arena, out->n + 1, sizeof *place);
    uint32_t *rows = cl_arena_array(arena, out->n + 1, sizeof *rows);
    for (uint32_t i = 0; i < out->n; i++) {
        place[i] = i;
    }
    if (plan->n_sort) {
        qsort_r(place, out->n, sizeof *place, by_row, out->rows);
    }
    for (size_t i = 0; i < out->n; i++) {
        rows[i] = out->rows[place[i]];
    }
    s->values = out->values;
    s->place = place;
    cl_eval_init(&eval, &code);
    for (s->at = 0; s->at < out->n; s->at += CL_CHUNK_ROWS) {
        size_t n = out->n - s->at < CL_CHUNK_ROWS ? out->n - s->at : CL_CHUNK_ROWS;
        cl_eval_run(&eval, 0, rows + s->at, n, take_values, s);
    }
    cl_eval_done(&eval);
    return CL_OK;
}

enum cl_rc cl_query_page(const struct cl_page_plan *plan, struct cl_arena *arena,
                         struct cl_page *out, struct cl_err *err) {
    struct page_scan s = {.plan = plan};
    *out = (struct cl_page){.around_at = -1};
    enum cl_rc rc = find_rows(&s, arena, err);
    if (rc == CL_OK) {
        out->total = s.n;
        uint32_t *order = sorted(&s);
        cut_page(&s, order, out);
        out->rows = cl_arena_array(arena, out->n + 1, sizeof *out->rows);
        out->case_ids = cl_arena_array(arena, out->n + 1, sizeof *out->case_ids);
        for (size_t i = 0; i < out->n; i++) {
            out->rows[i] = s.rows[order[out->offset + i]];
            out->case_ids[i] = case_id_of(&s, out->rows[i]);
        }
        free(order);
        rc = fill_values(&s, arena, out, err);
    }
    free(s.rows);
    free(s.keys);
    return rc;
}
