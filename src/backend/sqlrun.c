/* sqlrun.c - answers a plan by the SQL of query/sql.c and gives the rows the shape
 * and order that the scan gives them: words become codes again, the statements of
 * one grouping are joined by their keys. */
#include <math.h>
#include <stdlib.h>

#include "caseload/store.h"

#include "backend_int.h"

#define MAX_KEYS (CL_MAX_DIMS + 1)

struct merge {
    const struct cl_grouping *grouping;
    const struct cl_sql_part *part;
    struct cl_map *index; /* key bytes to row */
    double *cells;        /* [row * width]: keys, then values */
    size_t n, cap, n_keys, width;
};

static double number_of(const struct cl_sql_value *v) {
    return v->type == CL_SQL_INT || v->type == CL_SQL_REAL ? v->r : (double)NAN;
}

static double key_of(const struct merge *m, size_t i, const struct cl_sql_value *v) {
    uint32_t code;
    bool word = i < m->grouping->n_dims && m->grouping->dims[i].kind == CL_DIM_WORD;
    if (!word)
        return number_of(v) + 0.0; /* one zero */
    if (v->type == CL_SQL_TEXT && m->grouping->dims[i].dict &&
        cl_dict_find(m->grouping->dims[i].dict, v->text, &code))
        return code;
    return (double)NAN;
}

/* The row of these keys, made when it is new. */
static double *row_of_keys(struct merge *m, const double *keys) {
    bool added;
    uint32_t at = cl_map_add(
        m->index, (struct cl_slice){(const char *)keys, m->n_keys * sizeof *keys}, &added);
    if (!added)
        return m->cells + at * m->width;
    if (m->n == m->cap) {
        m->cap = m->cap ? m->cap * 2 : 64;
        m->cells = cl_realloc_array(m->cells, m->cap * m->width, sizeof *m->cells);
    }
    double *row = m->cells + m->n++ * m->width;
    for (size_t i = 0; i < m->n_keys; i++)
        row[i] = keys[i];
    for (size_t i = 0; i < m->grouping->n_aggs; i++) {
        enum cl_agg_fn fn = m->grouping->aggs[i].fn;
        row[m->n_keys + i] = fn == CL_AGG_COUNT || fn == CL_AGG_DISTINCT ? 0 : (double)NAN;
    }
    return row;
}

static enum cl_rc take_row(void *ctx, const struct cl_sql_value *values, int n,
                           struct cl_err *err) {
    struct merge *m = ctx;
    double keys[MAX_KEYS] = {0};
    (void)n;
    (void)err;
    for (size_t i = 0; i < m->n_keys; i++) {
        keys[i] = key_of(m, i, &values[i]);
        if (isnan(keys[i]))
            keys[i] = (double)NAN; /* one NULL, since keys compare by their bytes */
    }
    double *row = row_of_keys(m, keys);
    for (size_t i = 0; i < m->part->n_aggs; i++)
        row[m->n_keys + m->part->aggs[i]] = number_of(&values[m->n_keys + i]);
    return CL_OK;
}

static int by_keys(const void *x, const void *y, void *ctx) {
    const double *a = x, *b = y;
    size_t n = *(const size_t *)ctx;
    for (size_t i = 0; i < n; i++) {
        if (isnan(a[i]) || isnan(b[i])) {
            if (isnan(a[i]) != isnan(b[i]))
                return isnan(a[i]) ? 1 : -1;
        } else if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

static void give_rows(struct merge *m, struct cl_arena *arena, struct cl_rows *out) {
    size_t n_aggs = m->grouping->n_aggs;
    if (m->n)
        qsort_r(m->cells, m->n, m->width * sizeof *m->cells, by_keys, &m->n_keys);
    *out = (struct cl_rows){.n = m->n, .n_keys = m->n_keys, .n_aggs = n_aggs};
    out->keys = cl_arena_array(arena, m->n * m->n_keys + 1, sizeof *out->keys);
    out->values = cl_arena_array(arena, m->n * n_aggs + 1, sizeof *out->values);
    for (size_t r = 0; r < m->n; r++) {
        for (size_t i = 0; i < m->n_keys; i++)
            out->keys[r * m->n_keys + i] = m->cells[r * m->width + i];
        for (size_t i = 0; i < n_aggs; i++)
            out->values[r * n_aggs + i] = m->cells[r * m->width + m->n_keys + i];
    }
}

static enum cl_rc run_grouping(struct cl_store *store, const struct cl_plan *plan, size_t g,
                               struct cl_arena *arena, struct cl_rows *out, struct cl_err *err) {
    struct cl_sql_part *parts;
    size_t n_parts;
    struct merge m = {.grouping = &plan->groupings[g]};
    m.n_keys = m.grouping->n_dims + (m.grouping->bucketed ? 1 : 0);
    m.width = m.n_keys + m.grouping->n_aggs;
    enum cl_rc rc = cl_query_sql(plan, g, arena, &parts, &n_parts, err);
    if (rc != CL_OK)
        return rc;
    m.index = cl_map_new();
    if (m.n_keys == 0) {
        double none[1] = {0};
        row_of_keys(&m, none);
    }
    for (size_t i = 0; rc == CL_OK && i < n_parts; i++) {
        m.part = &parts[i];
        rc = cl_store_run(store, parts[i].sql, NULL, 0, take_row, &m, err);
    }
    if (rc == CL_OK)
        give_rows(&m, arena, out);
    cl_map_free(m.index);
    free(m.cells);
    return rc;
}

static enum cl_rc take_count(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    *(uint64_t *)ctx = (uint64_t)row[0].i;
    return CL_OK;
}

enum cl_rc cl_backend_run_sql(struct cl_backend *self, struct cl_plan *plan, struct cl_arena *arena,
                              struct cl_result *out, struct cl_err *err) {
    static const struct cl_agg count = {.fn = CL_AGG_COUNT};
    struct cl_store *store = NULL;
    const char *sql;
    *out = (struct cl_result){0};
    out->groupings =
        cl_arena_array(arena, plan->n_groupings ? plan->n_groupings : 1, sizeof *out->groupings);
    enum cl_rc rc = cl_store_open(self->store_path, CL_STORE_READ, &store, err);
    if (rc != CL_OK)
        return rc;
    rc = cl_query_sql_value(plan->prog, plan->filter, &count, 1, "@0", arena, &sql, err);
    if (rc == CL_OK)
        rc = cl_store_run(store, sql, NULL, 0, take_count, &out->matched, err);
    for (size_t g = 0; rc == CL_OK && g < plan->n_groupings; g++)
        rc = run_grouping(store, plan, g, arena, &out->groupings[g], err);
    cl_store_close(store);
    return rc;
}
