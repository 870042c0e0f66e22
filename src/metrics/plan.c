/* Questions become jobs: which measure, at which moment, in which grouping.
 *
 * A flow is counted by its own instant: inside the period, or per bucket of the
 * time axis.  A stock is taken at an instant: as-of, the period's end, or the end
 * of each bucket, so that a point of a trend equals the number as of that instant.
 * Totals are asked of the cases like any other row, never added up from cells. */
#include <math.h>

#include "asking.h"

static bool has_period(const struct cl_asked *a) {
    return a->from != CL_NO_TIME;
}

static struct cl_moment moment_of(const struct cl_asked *a) {
    return (struct cl_moment){.t = a->t, .a = a->from, .b = a->to};
}

/* Dimensions that are made from the creation, and so need it. */
static bool by_created(const char *key) {
    static const char *const keys[] = {"hour",    "weekday", "day",      "week",      "month",
                                       "quarter", "year",    "day_part", "age_bucket"};
    for (size_t i = 0; i < CL_LEN(keys); i++)
        if (cl_fold_eq(cl_slice(key), cl_slice(keys[i])))
            return true;
    return false;
}

/* ---- what a question may ask of this table ---- */

/* "Open by created month" is a count of its own; between edges a stock is always
 * what it was at the bucket's end. */
static bool at_moments(const struct cl_asked *a, const struct cl_measure *m) {
    return m->by_moment || (m->info.stock && (m->instant == NULL || a->q->every == CL_EVERY_EDGES));
}

/* Some measures are about agents and mean nothing for other groups of cases. */
static const char *agents_only(const struct cl_ask *ask, const struct cl_asked *a,
                               const struct cl_measure *m) {
    size_t n = a->table.n_dims;
    bool by_agent = n == 1 && a->table.dims[0].col == CL_COL_AGENT;
    if (m->relative && !by_agent)
        return "it compares agents: take it by agent alone";
    if (!m->scheduled)
        return NULL;
    if (n > 0 && !by_agent)
        return "schedules are known by agent: take it by agent alone";
    const char *filter = ask->scope->filter, *where = a->q->where;
    if ((filter != NULL && *filter != '\0') || (where != NULL && *where != '\0'))
        return "schedules are not known of a part of the cases: take it without a filter";
    return NULL;
}

static const char *measure_why(const struct cl_ask *ask, const struct cl_asked *a, size_t i,
                               const struct cl_measure **entry) {
    const struct cl_table *t = ask->backend->table;
    const char *why = NULL;
    const struct cl_measure *m = cl_measure_for(a->columns[i], t, &why);
    *entry = NULL;
    if (m == NULL)
        return why;
    const char *alone = agents_only(ask, a, m);
    if (alone != NULL)
        return alone;
    if (m->n_of > 0) {
        *entry = m;
        return NULL;
    }
    bool created = cl_need_met(CL_NEED_CREATED, t);
    for (size_t d = 0; d < CL_MAX_DIMS && a->q->dims[d] != NULL && !created; d++)
        if (by_created(a->q->dims[d]))
            return cl_need_why(CL_NEED_CREATED, t);
    bool stock = m->info.stock;
    bool past =
        stock && (a->axis ? m->instant == NULL
                          : a->t != ask->scope->as_of || (has_period(a) && a->to - 1 < a->t));
    if (past && !created)
        return "no created column, so the past is not known";
    if ((a->axis || (has_period(a) && !stock)) && !cl_need_met(m->instant_need, t))
        return cl_need_why(m->instant_need, t);
    *entry = m;
    return NULL;
}

static enum cl_rc resolve_dims(struct cl_ask *ask, struct cl_asked *a) {
    struct cl_moment m = moment_of(a);
    for (size_t d = 0; d < CL_MAX_DIMS && a->q->dims[d] != NULL; d++) {
        enum cl_rc rc =
            cl_dim_resolve(ask->prog, cl_slice(a->q->dims[d]), &m, &a->table.dims[d], ask->err);
        if (rc != CL_OK)
            return rc;
        a->table.n_dims = d + 1;
    }
    a->table.n_keys = a->table.n_dims + (a->axis ? 1 : 0);
    enum cl_dim_kind kind;
    if (!a->axis || !cl_every_dim(a->q->every, &kind))
        return CL_OK;
    return cl_dim_of_time(ask->prog, kind, cl_prog_const(ask->prog, 0),
                          &a->table.dims[a->table.n_dims], ask->err);
}

static size_t column_of(const struct cl_asked *a, const struct cl_measure *m) {
    size_t i = 0;
    while (i < a->n_columns && a->columns[i] != m)
        i++;
    return i;
}

/* Adds what measures are made of, once each. */
static void add_columns(struct cl_ask *ask, struct cl_asked *a) {
    size_t n = a->q->n_measures, cap = n + 1;
    for (size_t i = 0; i < n; i++)
        cap += a->q->measures[i]->n_of;
    a->columns = cl_arena_array(ask->arena, cap, sizeof(void *));
    for (; a->n_columns < n; a->n_columns++)
        a->columns[a->n_columns] = a->q->measures[a->n_columns];
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < a->q->measures[i]->n_of; k++)
            if (column_of(a, a->q->measures[i]->of[k]) == a->n_columns)
                a->columns[a->n_columns++] = a->q->measures[i]->of[k];
    a->why = cl_arena_array(ask->arena, cap, sizeof *a->why);
    a->table.entries = cl_arena_array(ask->arena, cap, sizeof(void *));
}

/* What a measure is made of may be missing in this question although the table has it. */
static void settle_whys(const struct cl_ask *ask, struct cl_asked *a) {
    for (size_t i = 0; i < a->n_columns; i++)
        a->why[i] = measure_why(ask, a, i, &a->table.entries[i]);
    for (size_t i = 0; i < a->q->n_measures; i++)
        for (size_t k = 0; k < a->columns[i]->n_of && a->why[i] == NULL; k++) {
            a->why[i] = a->why[column_of(a, a->columns[i]->of[k])];
            if (a->why[i] != NULL)
                a->table.entries[i] = NULL;
        }
}

enum cl_rc cl_asking_open(struct cl_ask *ask, struct cl_asked *a, const struct cl_question *q) {
    const struct cl_scope *s = ask->scope;
    if (q->every == CL_EVERY_EDGES && q->n_edges < 2)
        return cl_fail(ask->err, CL_E_USAGE, "time axis: fewer than two edges make no bucket");
    a->q = a->table.question = q;
    a->from = q->own_period ? q->from : s->from;
    a->to = q->own_period ? q->to : s->to;
    a->t = q->own_period && q->as_of != CL_NO_TIME ? q->as_of : s->as_of;
    a->axis = q->every != CL_EVERY_NONE;
    a->first = a->last = a->moments_from = (double)NAN;
    add_columns(ask, a);
    a->index = cl_map_new();
    enum cl_rc rc = resolve_dims(ask, a);
    settle_whys(ask, a);
    return rc;
}

/* ---- jobs ---- */

static struct cl_ask_job *new_job(struct cl_asking *k, size_t question, size_t column,
                                  unsigned collapsed) {
    if (k->n_jobs == k->cap) {
        size_t cap = k->cap ? k->cap * 2 : 64;
        struct cl_ask_job *bigger = cl_arena_array(k->ask.arena, cap, sizeof *bigger);
        if (k->n_jobs > 0)
            memcpy(bigger, k->jobs, k->n_jobs * sizeof *bigger);
        k->jobs = bigger;
        k->cap = cap;
    }
    struct cl_ask_job *j = &k->jobs[k->n_jobs++];
    *j = (struct cl_ask_job){.question = question, .column = column, .collapsed = collapsed};
    return j;
}

/* The grouping of one level; dimensions that depend on T are read at `m`. */
static enum cl_rc level_group(struct cl_ask *ask, const struct cl_asked *a, unsigned collapsed,
                              bool bucketed, const struct cl_moment *m, size_t *group) {
    struct cl_dim dims[CL_MAX_DIMS];
    size_t n = 0;
    for (size_t d = 0; d < a->table.n_dims; d++) {
        if (collapsed & 1U << d)
            continue;
        enum cl_rc rc = cl_dim_resolve(ask->prog, cl_slice(a->q->dims[d]), m, &dims[n++], ask->err);
        if (rc != CL_OK)
            return rc;
    }
    *group = cl_ask_group_of(ask, dims, n, bucketed);
    return CL_OK;
}

static struct cl_taking taking_at(const struct cl_asked *a, struct cl_moment m) {
    return (struct cl_taking){.moment = m,
                              .where = a->q->where,
                              .every = a->q->every,
                              .edges = a->q->edges,
                              .n_edges = a->q->n_edges,
                              .detail = a->q->detail};
}

static enum cl_rc add_job(struct cl_asking *k, size_t question, size_t column, unsigned collapsed,
                          const struct cl_taking *taking, struct cl_ask_job **out) {
    struct cl_asked *a = &k->asked[question];
    size_t group = 0;
    enum cl_rc rc = level_group(&k->ask, a, collapsed, taking->bucketed, &taking->moment, &group);
    struct cl_ask_job *j = new_job(k, question, column, collapsed);
    if (rc == CL_OK)
        rc = cl_ask_compile(&k->ask, a->table.entries[column], taking, group, &j->compiled);
    *out = j;
    return rc;
}

/* A stock sees the period's end only; a flow its instants in [a, b). */
static struct cl_moment plain_moment(const struct cl_asked *a, const struct cl_measure *m,
                                     int64_t from, int64_t to) {
    if (from == CL_NO_TIME)
        return (struct cl_moment){.t = a->t, .a = CL_NO_TIME, .b = CL_NO_TIME};
    if (m->info.stock)
        return (struct cl_moment){.t = to - 1, .a = CL_NO_TIME, .b = CL_NO_TIME};
    return (struct cl_moment){.t = a->t, .a = from, .b = to};
}

static enum cl_rc plan_plain(struct cl_asking *k, size_t qi, size_t ci, unsigned collapsed) {
    struct cl_asked *a = &k->asked[qi];
    const struct cl_measure *m = a->table.entries[ci];
    struct cl_ask_job *j;
    struct cl_taking taking = taking_at(a, plain_moment(a, m, a->from, a->to));
    enum cl_rc rc = add_job(k, qi, ci, collapsed, &taking, &j);
    bool known = !m->info.stock || cl_need_met(CL_NEED_CREATED, k->ask.backend->table);
    /* Nothing is before a period that has no start. */
    if (rc != CL_OK || !a->q->detail || !has_period(a) || a->from == CL_LONG_AGO || !known)
        return rc;
    taking.moment = plain_moment(a, m, a->from - (a->to - a->from), a->from);
    taking.detail = false;
    rc = add_job(k, qi, ci, collapsed, &taking, &j);
    j->previous = true;
    return rc;
}

/* Start and end of a bucket of the axis. */
static int64_t bucket_start(const struct cl_ask *ask, const struct cl_asked *a, double code) {
    enum cl_dim_kind kind;
    if (cl_every_dim(a->q->every, &kind))
        return cl_dim_start(ask->prog, kind, code);
    return a->q->edges[(size_t)code];
}

static enum cl_rc plan_moments(struct cl_asking *k, size_t qi, size_t ci, unsigned collapsed) {
    struct cl_asked *a = &k->asked[qi];
    const struct cl_measure *m = a->table.entries[ci];
    if (isnan(a->moments_from))
        return CL_OK; /* no case was ever created: no bucket */
    int64_t last = (int64_t)(a->last - a->moments_from);
    for (int64_t step = 0; step <= last; step++) {
        double code = a->moments_from + (double)step;
        int64_t start = bucket_start(&k->ask, a, code);
        int64_t end = bucket_start(&k->ask, a, code + 1);
        if (end > a->t + 1)
            end = a->t + 1;
        struct cl_moment at = {.t = end - 1, .a = CL_NO_TIME, .b = CL_NO_TIME};
        if (!m->info.stock) {
            at.t = a->t;
            at.a = has_period(a) && a->from > start ? a->from : start;
            at.b = has_period(a) && a->to < end ? a->to : end;
        }
        struct cl_taking taking = taking_at(a, at);
        struct cl_ask_job *j;
        enum cl_rc rc = add_job(k, qi, ci, collapsed, &taking, &j);
        if (rc != CL_OK)
            return rc;
        j->bucket = code;
    }
    return CL_OK;
}

/* Instants from here to there lie on the axis. */
static void axis_range(const struct cl_asked *a, int64_t *from, int64_t *to) {
    *from = has_period(a) ? a->from : CL_LONG_AGO;
    *to = has_period(a) ? a->to : a->t + 1;
    if (a->q->every == CL_EVERY_EDGES) {
        *from = a->q->edges[0];
        *to = a->q->edges[a->q->n_edges - 1];
    }
    if (*to > a->t + 1)
        *to = a->t + 1;
}

static enum cl_rc plan_axis(struct cl_asking *k, size_t qi, size_t ci, unsigned collapsed) {
    struct cl_asked *a = &k->asked[qi];
    unsigned axis_bit = 1U << a->table.n_dims;
    if (collapsed & axis_bit)
        return plan_plain(k, qi, ci, collapsed);
    if (at_moments(a, a->table.entries[ci]))
        return plan_moments(k, qi, ci, collapsed);
    struct cl_moment at = {.t = a->t};
    axis_range(a, &at.a, &at.b);
    struct cl_taking taking = taking_at(a, at);
    taking.bucketed = true;
    struct cl_ask_job *j;
    enum cl_rc rc = add_job(k, qi, ci, collapsed, &taking, &j);
    j->by_bucket = true;
    return rc;
}

/* Cases that are there at all: a group whose cases are all yet to come is no row. */
static enum cl_rc plan_presence(struct cl_asking *k, struct cl_asked *a, unsigned collapsed) {
    struct cl_moment m = moment_of(a);
    cl_node_id filter, exists;
    enum cl_rc rc = level_group(&k->ask, a, collapsed, false, &m, &a->presence_group[collapsed]);
    if (rc == CL_OK)
        rc = cl_ask_filter(&k->ask, a->q->where, &m, &filter);
    if (rc == CL_OK)
        rc = cl_ask_formula(&k->ask, "exists", &m, &exists);
    if (rc != CL_OK)
        return rc;
    struct cl_agg agg = {.fn = CL_AGG_COUNT, .where = cl_ask_and(&k->ask, filter, exists)};
    a->presence[collapsed] = cl_ask_agg(&k->ask, a->presence_group[collapsed], &agg);
    return CL_OK;
}

/* Whether a column is found by counting cases, not made of others. */
static bool is_counted(const struct cl_asked *a, size_t i) {
    return a->table.entries[i] != NULL && a->table.entries[i]->n_of == 0;
}

/* The buckets at whose ends stocks are taken: of the period, else from the first
 * case of the table on. */
static enum cl_rc find_moments(struct cl_ask *ask, struct cl_asked *a) {
    enum cl_dim_kind kind;
    bool any = false;
    for (size_t i = 0; i < a->n_columns; i++)
        any = any || (is_counted(a, i) && at_moments(a, a->table.entries[i]));
    a->has_moments = any;
    if (a->q->every == CL_EVERY_EDGES) {
        a->first = a->moments_from = 0;
        a->last = (double)(a->q->n_edges - 2);
        return CL_OK;
    }
    if (!cl_every_dim(a->q->every, &kind))
        return CL_OK;
    int64_t oldest = cl_table_extent(ask->backend->table, CL_COL_CREATED)->first, from, to;
    axis_range(a, &from, &to);
    bool bounded = has_period(a) && (oldest == CL_NO_TIME || from >= oldest - 400 * 86400);
    if (bounded) {
        a->first = cl_dim_code_at(ask->prog, kind, from);
        a->last = cl_dim_code_at(ask->prog, kind, to - 1);
    }
    if (any && (bounded || (oldest != CL_NO_TIME && oldest < to))) {
        a->moments_from = bounded ? a->first : cl_dim_code_at(ask->prog, kind, oldest);
        a->last = cl_dim_code_at(ask->prog, kind, to - 1);
    }
    if (a->last - (isnan(a->first) ? a->moments_from : a->first) >= CL_MAX_BUCKETS)
        return cl_fail(ask->err, CL_E_USAGE,
                       "--every %s: more than %d buckets; choose a longer unit or a period",
                       a->table.dims[a->table.n_dims].key, CL_MAX_BUCKETS);
    return CL_OK;
}

enum cl_rc cl_asking_plan(struct cl_asking *k, size_t qi) {
    struct cl_asked *a = &k->asked[qi];
    unsigned levels = a->q->totals ? 1U << a->table.n_keys : 1;
    enum cl_rc rc = a->axis ? find_moments(&k->ask, a) : CL_OK;
    for (unsigned collapsed = 0; rc == CL_OK && collapsed < levels; collapsed++) {
        rc = plan_presence(k, a, collapsed);
        for (size_t i = 0; rc == CL_OK && i < a->n_columns; i++)
            if (is_counted(a, i))
                rc = a->axis ? plan_axis(k, qi, i, collapsed) : plan_plain(k, qi, i, collapsed);
    }
    return rc;
}
