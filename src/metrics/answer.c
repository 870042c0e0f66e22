/* A plan's rows become the rows of the answers.
 *
 * Without a time axis the rows are the groups that have a case.  With one they
 * are every group that has anything on the axis, times every bucket from the
 * first to the last, so that no bucket is missing. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "asking.h"

static double target_of(const struct cl_ask *ask, const struct cl_measure *m) {
    if (ask->scope->targets != NULL)
        return ask->scope->targets[cl_measure_index(m)];
    return m->info.target;
}

static void blank_value(const struct cl_asking *k, const struct cl_asked *a, size_t ci,
                        struct cl_value *v) {
    const struct cl_measure *m = a->columns[ci];
    *v = (struct cl_value){.value = (double)NAN,
                           .low = (double)NAN,
                           .high = (double)NAN,
                           .previous = (double)NAN,
                           .target = target_of(&k->ask, m),
                           .why = a->why[ci]};
    if (a->table.entries[ci] == NULL || m->n_of > 0)
        return;
    /* A group in which nothing was found: counts are 0, the rest is unknown. */
    const struct cl_measure *e = a->table.entries[ci];
    struct cl_compiled empty = {.m = e};
    for (size_t i = 0; i < CL_MAX_PARTS && e->parts[i].used; i++)
        empty.n_parts = i + 1;
    cl_ask_value(&empty, NULL, v);
}

/* The row with these keys, made when there is none. */
static struct cl_ask_row *row_of(struct cl_asking *k, struct cl_asked *a, const double *keys,
                                 unsigned collapsed) {
    double id[CL_MAX_KEYS + 1] = {0};
    for (size_t d = 0; d < a->table.n_keys; d++)
        id[d] = collapsed & 1U << d ? 0 : isnan(keys[d]) ? -1e300 : keys[d];
    id[CL_MAX_KEYS] = collapsed;
    bool added;
    struct cl_slice bytes = {(const char *)id, sizeof id};
    uint32_t at = cl_map_add(a->index, bytes, &added);
    if (!added)
        return &a->table.rows[at];
    if (at == a->cap) {
        size_t cap = a->cap ? a->cap * 2 : 32;
        struct cl_ask_row *bigger = cl_arena_array(k->ask.arena, cap, sizeof *bigger);
        if (at > 0)
            memcpy(bigger, a->table.rows, at * sizeof *bigger);
        a->table.rows = bigger;
        a->cap = cap;
    }
    struct cl_ask_row *row = &a->table.rows[at];
    *row = (struct cl_ask_row){0};
    for (size_t d = 0; d < a->table.n_keys; d++) {
        row->total[d] = (collapsed & 1U << d) != 0;
        row->keys[d] = row->total[d] ? (double)NAN : keys[d];
    }
    row->values = cl_arena_array(k->ask.arena, a->n_columns + 1, sizeof *row->values);
    for (size_t i = 0; i < a->n_columns; i++)
        blank_value(k, a, i, &row->values[i]);
    a->table.n_rows = at + 1;
    return row;
}

/* Puts a grouping's keys where the answer has them. */
static void spread_keys(const struct cl_asked *a, unsigned collapsed, const double *from,
                        double bucket, double *out) {
    size_t n = 0;
    for (size_t d = 0; d < a->table.n_dims; d++)
        out[d] = collapsed & 1U << d ? (double)NAN : from[n++];
    if (a->axis)
        out[a->table.n_dims] = bucket;
}

static enum cl_rc check_size(const struct cl_asking *k, const struct cl_asked *a) {
    if (a->table.n_rows <= CL_MAX_ANSWER_ROWS)
        return CL_OK;
    return cl_fail(k->ask.err, CL_E_USAGE,
                   "query: more than %d rows; take fewer dimensions or a filter",
                   CL_MAX_ANSWER_ROWS);
}

/* Without an axis the rows are the groups that have a case. */
static enum cl_rc rows_of_groups(struct cl_asking *k, struct cl_asked *a,
                                 const struct cl_result *r) {
    unsigned levels = a->q->totals ? 1U << a->table.n_keys : 1;
    for (unsigned collapsed = 0; collapsed < levels; collapsed++) {
        const struct cl_rows *rows = &r->groupings[a->presence_group[collapsed]];
        bool axis_total = a->axis && (collapsed & 1U << a->table.n_dims) != 0;
        if (a->axis && !axis_total)
            continue;
        for (size_t i = 0; i < rows->n; i++) {
            double keys[CL_MAX_KEYS] = {0};
            double present = rows->values[i * rows->n_aggs + a->presence[collapsed]];
            if (!(present > 0) && rows->n_keys > 0)
                continue;
            spread_keys(a, collapsed, rows->keys + i * rows->n_keys, (double)NAN, keys);
            row_of(k, a, keys, collapsed);
        }
        enum cl_rc rc = check_size(k, a);
        if (rc != CL_OK)
            return rc;
    }
    return CL_OK;
}

/* Did anything happen in this row? */
static bool evidence(const struct cl_ask_job *j, const double *row) {
    if (row[j->compiled.n] > 0)
        return true;
    for (size_t i = 0; i < j->compiled.n_parts; i++)
        if (j->compiled.m->parts[i].fn == CL_AGG_COUNT && row[j->compiled.parts[i]] > 0)
            return true;
    return false;
}

static bool stock_evidence(const struct cl_ask_job *j, const double *row) {
    return j->compiled.n_parts > 0 && row[j->compiled.parts[0]] > 0;
}

/* Makes the axis wide enough for what was found, and one row per level's group. */
static void widen_axis(struct cl_asking *k, struct cl_asked *a, const struct cl_ask_job *j,
                       const struct cl_rows *rows) {
    bool fixed = !isnan(a->first);
    for (size_t i = 0; i < rows->n; i++) {
        const double *values = rows->values + i * rows->n_aggs;
        const double *from = rows->keys + i * rows->n_keys;
        double keys[CL_MAX_KEYS] = {0};
        double bucket = j->by_bucket ? from[rows->n_keys - 1] : j->bucket;
        if (isnan(bucket) || !(j->by_bucket ? evidence(j, values) : stock_evidence(j, values)))
            continue;
        if (!fixed && (isnan(a->first) || bucket < a->first))
            a->first = bucket;
        if (!fixed && (isnan(a->last) || bucket > a->last))
            a->last = bucket;
        spread_keys(a, j->collapsed, from, bucket, keys);
        row_of(k, a, keys, j->collapsed);
    }
}

/* Every group has every bucket. */
static enum cl_rc fill_axis(struct cl_asking *k, struct cl_asked *a) {
    size_t axis = a->table.n_dims, n = a->table.n_rows;
    if (isnan(a->first) || isnan(a->last))
        return CL_OK;
    if (a->last - a->first >= CL_MAX_BUCKETS)
        return cl_fail(k->ask.err, CL_E_USAGE,
                       "--every: more than %d buckets; choose a longer unit or a period",
                       CL_MAX_BUCKETS);
    if (axis == 0 && n == 0)
        row_of(k, a, &a->first, 0);
    n = a->table.n_rows;
    for (size_t i = 0; i < n; i++) {
        double keys[CL_MAX_KEYS] = {0};
        unsigned collapsed = 0;
        if (a->table.rows[i].total[axis])
            continue;
        for (size_t d = 0; d < a->table.n_keys; d++) {
            keys[d] = a->table.rows[i].keys[d];
            collapsed |= a->table.rows[i].total[d] ? 1U << d : 0;
        }
        int64_t last = (int64_t)(a->last - a->first);
        for (int64_t step = 0; step <= last; step++) {
            keys[axis] = a->first + (double)step;
            row_of(k, a, keys, collapsed);
        }
        enum cl_rc rc = check_size(k, a);
        if (rc != CL_OK)
            return rc;
    }
    return CL_OK;
}

static struct cl_ask_row *find_row(const struct cl_asked *a, const double *keys,
                                   unsigned collapsed) {
    double id[CL_MAX_KEYS + 1] = {0};
    uint32_t at;
    for (size_t d = 0; d < a->table.n_keys; d++)
        id[d] = collapsed & 1U << d ? 0 : isnan(keys[d]) ? -1e300 : keys[d];
    id[CL_MAX_KEYS] = collapsed;
    if (!cl_map_find(a->index, (struct cl_slice){(const char *)id, sizeof id}, &at))
        return NULL;
    return &a->table.rows[at];
}

/* Cases are there, and not one of them could have been counted: that is no zero.  Who is
 * there is known for the as-of instant, not for the end of an earlier period. */
static void unknown_is_null(const struct cl_asking *k, const struct cl_asked *a,
                            const struct cl_ask_job *j, const double *values, struct cl_value *v) {
    const struct cl_measure *m = j->compiled.m;
    if (cl_ask_moment(k->ask.scope, m).t < k->ask.scope->as_of)
        return;
    if (!m->counts || m->population == NULL || strcmp(m->population, CL_KNOWN) != 0 || v->n > 0 ||
        a->axis || j->previous || a->q->own_period ||
        j->compiled.group != a->presence_group[j->collapsed])
        return;
    if (values[a->presence[j->collapsed]] > 0) {
        v->value = (double)NAN;
        v->why = "of none of these cases the state is known";
    }
}

static void put_values(struct cl_asking *k, const struct cl_ask_job *j,
                       const struct cl_rows *rows) {
    struct cl_asked *a = &k->asked[j->question];
    for (size_t i = 0; i < rows->n; i++) {
        double keys[CL_MAX_KEYS] = {0};
        const double *from = rows->keys + i * rows->n_keys;
        double bucket = j->by_bucket ? from[rows->n_keys - 1] : j->bucket;
        spread_keys(a, j->collapsed, from, bucket, keys);
        struct cl_ask_row *row = find_row(a, keys, j->collapsed);
        if (row == NULL)
            continue;
        const double *values = rows->values + i * rows->n_aggs;
        struct cl_value *v = &row->values[j->column];
        struct cl_compiled c = j->compiled;
        if (c.m->scheduled) /* its only dimension is the agent */
            c.scheduled = cl_ask_minutes(&k->ask, &c, keys[0],
                                         a->table.n_dims == 0 || (j->collapsed & 1U) != 0);
        if (j->previous) {
            struct cl_value before = *v;
            cl_ask_value(&c, values, &before);
            v->previous = before.value;
        } else {
            cl_ask_value(&c, values, v);
            unknown_is_null(k, a, j, values, v);
        }
    }
}

/* A measure that is made of others: the smallest n, and what the first leaves out. */
static void combine(const struct cl_asked *a, size_t ci, struct cl_value *values) {
    const struct cl_measure *m = a->columns[ci];
    struct cl_value *v = &values[ci];
    double now[CL_MAX_OF] = {0}, before[CL_MAX_OF] = {0};
    for (size_t k = 0; k < m->n_of; k++) {
        size_t at = 0;
        while (a->columns[at] != m->of[k])
            at++;
        const struct cl_value *part = &values[at];
        now[k] = part->value;
        before[k] = part->previous;
        if (k == 0)
            memcpy(v->excluded, part->excluded, sizeof v->excluded);
        v->n = k == 0 || part->n < v->n ? part->n : v->n;
        if (isnan(part->value) && v->why == NULL)
            v->why = part->why;
    }
    v->value = cl_value_formula(m->value, now, m->n_of);
    v->previous = cl_value_formula(m->value, before, m->n_of);
    if (!isnan(v->value))
        v->why = NULL;
    else if (v->why == NULL)
        v->why = m->null_why;
}

struct compared {
    double bucket;
    struct cl_value *v;
};

static int by_bucket(const void *x, const void *y) {
    double a = ((const struct compared *)x)->bucket, b = ((const struct compared *)y)->bucket;
    return (a > b) - (a < b);
}

/* Each agent against the median of all, of each bucket of the axis by itself. */
static void compare_agents(const struct cl_asked *a, size_t ci) {
    size_t n = 0, end;
    struct compared *list = cl_realloc_array(NULL, a->table.n_rows + 1, sizeof *list);
    double *values = cl_realloc_array(NULL, a->table.n_rows + 1, sizeof *values);
    for (size_t r = 0; r < a->table.n_rows; r++) {
        const struct cl_ask_row *row = &a->table.rows[r];
        double bucket = !a->axis || row->total[1] ? -(double)INFINITY : row->keys[1];
        if (row->total[0] || isnan(row->keys[0])) {
            row->values[ci].value = (double)NAN;
            row->values[ci].why = "it compares agents, and this is no agent";
        } else {
            list[n++] = (struct compared){bucket, &row->values[ci]};
        }
    }
    qsort(list, n, sizeof *list, by_bucket);
    for (size_t i = 0; i < n; i = end) {
        size_t known = 0;
        for (end = i; end < n && !(list[end].bucket > list[i].bucket); end++)
            if (!isnan(list[end].v->value))
                values[known++] = list[end].v->value;
        double median = cl_quantile(values, known, 0.5);
        for (size_t k = i; k < end; k++) {
            list[k].v->value /= median;
            list[k].v->previous = (double)NAN;
        }
    }
    free(list);
    free(values);
}

static void combine_all(const struct cl_asked *a) {
    for (size_t i = 0; i < a->q->n_measures; i++) {
        for (size_t r = 0;
             a->columns[i]->n_of > 0 && a->table.entries[i] != NULL && r < a->table.n_rows; r++)
            combine(a, i, a->table.rows[r].values);
        if (a->columns[i]->relative && a->table.entries[i] != NULL)
            compare_agents(a, i);
    }
}

enum cl_rc cl_asking_answer(struct cl_asking *k, const struct cl_result *r,
                            struct cl_answer *answers) {
    enum cl_rc rc = CL_OK;
    for (size_t q = 0; rc == CL_OK && q < k->n_asked; q++)
        rc = rows_of_groups(k, &k->asked[q], r);
    for (size_t i = 0; rc == CL_OK && i < k->n_jobs; i++) {
        struct cl_asked *a = &k->asked[k->jobs[i].question];
        if (a->axis && !(k->jobs[i].collapsed & 1U << a->table.n_dims))
            widen_axis(k, a, &k->jobs[i], &r->groupings[k->jobs[i].compiled.group]);
    }
    for (size_t q = 0; rc == CL_OK && q < k->n_asked; q++)
        if (k->asked[q].axis)
            rc = fill_axis(k, &k->asked[q]);
    for (size_t i = 0; rc == CL_OK && i < k->n_jobs; i++)
        put_values(k, &k->jobs[i], &r->groupings[k->jobs[i].compiled.group]);
    const struct cl_rows *m = &r->groupings[k->matched_group];
    for (size_t q = 0; rc == CL_OK && q < k->n_asked; q++) {
        answers[q].matched = (uint64_t)m->values[k->matched];
        answers[q].whys = k->asked[q].why;
        combine_all(&k->asked[q]);
        rc = cl_ask_rows(&k->ask, &k->asked[q].table, &answers[q]);
    }
    return rc;
}
