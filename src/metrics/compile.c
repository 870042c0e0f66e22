/* A measure at a moment becomes aggregates of a plan.
 *
 * For each part: the filter, existence at T, the population, none of the
 * exclusions, the part's own condition and its instant inside the period.  The
 * program keeps equal nodes once, so that what measures share costs once. */
#include <math.h>

#include "caseload/metrics_schedule.h"
#include "caseload/stats.h"

#include "ask.h"

static void *grow(struct cl_arena *arena, void *old, size_t n, size_t *cap, size_t size) {
    if (n < *cap)
        return old;
    size_t wanted = *cap ? *cap * 2 : 8;
    void *bigger = cl_arena_array(arena, wanted, size);
    if (n > 0)
        memcpy(bigger, old, n * size);
    *cap = wanted;
    return bigger;
}

enum cl_rc cl_ask_formula(struct cl_ask *ask, const char *text, const struct cl_moment *m,
                          cl_node_id *out) {
    return cl_formula_parse(ask->prog, text, m, out, ask->err);
}

cl_node_id cl_ask_and(struct cl_ask *ask, cl_node_id a, cl_node_id b) {
    if (a == 0 || a == b)
        return b;
    return b == 0 ? a : cl_prog_op(ask->prog, CL_X_AND, a, b, 0);
}

enum cl_rc cl_ask_filter(struct cl_ask *ask, const char *where, const struct cl_moment *m,
                         cl_node_id *out) {
    cl_node_id own = 0;
    const char *filter = ask->scope->filter;
    enum cl_rc rc = cl_filter_parse(ask->prog, filter != NULL ? filter : "", m, out, ask->err);
    if (rc == CL_OK && *out != ask->filter)
        ask->filter_moves = true;
    if (rc == CL_OK && where != NULL && *where != '\0')
        rc = cl_filter_parse(ask->prog, where, m, &own, ask->err);
    *out = cl_ask_and(ask, *out, own);
    return rc;
}

size_t cl_ask_group_of(struct cl_ask *ask, const struct cl_dim *dims, size_t n, bool bucketed) {
    for (size_t g = 0; g < ask->n_groups; g++) {
        const struct cl_ask_group *at = ask->groups[g];
        bool same = at->n_dims == n && at->bucketed == bucketed;
        for (size_t d = 0; same && d < n; d++)
            same = at->dims[d].node == dims[d].node;
        if (same)
            return g;
    }
    ask->groups = grow(ask->arena, ask->groups, ask->n_groups, &ask->cap, sizeof(void *));
    struct cl_ask_group *made = cl_arena_alloc(ask->arena, sizeof *made);
    for (size_t d = 0; d < n; d++)
        made->dims[d] = dims[d];
    made->n_dims = n;
    made->bucketed = bucketed;
    ask->groups[ask->n_groups] = made;
    return ask->n_groups++;
}

uint32_t cl_ask_agg(struct cl_ask *ask, size_t group, const struct cl_agg *agg) {
    struct cl_ask_group *g = ask->groups[group];
    for (size_t i = 0; i < g->n_aggs; i++) {
        const struct cl_agg *at = &g->aggs[i];
        if (at->fn == agg->fn && at->value == agg->value && at->where == agg->where &&
            at->bucket == agg->bucket && at->event == agg->event && at->entry == agg->entry &&
            !(at->p < agg->p) && !(at->p > agg->p))
            return (uint32_t)i;
    }
    g->aggs = grow(ask->arena, g->aggs, g->n_aggs, &g->cap, sizeof *g->aggs);
    g->aggs[g->n_aggs] = *agg;
    return (uint32_t)g->n_aggs++;
}

bool cl_every_dim(enum cl_every every, enum cl_dim_kind *out) {
    switch (every) {
    case CL_EVERY_DAY:
        *out = CL_DIM_DAY;
        return true;
    case CL_EVERY_WEEK:
        *out = CL_DIM_WEEK;
        return true;
    case CL_EVERY_MONTH:
        *out = CL_DIM_MONTH;
        return true;
    case CL_EVERY_QUARTER:
        *out = CL_DIM_QUARTER;
        return true;
    case CL_EVERY_YEAR:
        *out = CL_DIM_YEAR;
        return true;
    case CL_EVERY_NONE:
    case CL_EVERY_EDGES:
        break;
    }
    return false;
}

static cl_node_id constant(struct cl_ask *ask, int64_t v) {
    return cl_prog_const(ask->prog, (double)v);
}

/* Number of the bucket between edges: even edges by one division, others by
 * counting the edges that lie behind. */
static cl_node_id edge_bucket(struct cl_ask *ask, const struct cl_taking *t, cl_node_id instant) {
    struct cl_prog *p = ask->prog;
    int64_t step = t->edges[1] - t->edges[0];
    bool even = true;
    for (size_t i = 2; i < t->n_edges; i++)
        even = even && t->edges[i] - t->edges[i - 1] == step;
    if (even) {
        cl_node_id from = cl_prog_op(p, CL_X_SUB, instant, constant(ask, t->edges[0]), 0);
        return cl_prog_op(p, CL_X_FLOOR, cl_prog_op(p, CL_X_DIV, from, constant(ask, step), 0), 0,
                          0);
    }
    cl_node_id sum = cl_prog_const(p, -1);
    for (size_t i = 0; i < t->n_edges; i++) {
        cl_node_id past = cl_prog_op(p, CL_X_GE, instant, constant(ask, t->edges[i]), 0);
        sum = cl_prog_op(p, CL_X_ADD, sum, past, 0);
    }
    return sum;
}

static enum cl_rc bucket_of(struct cl_ask *ask, const struct cl_taking *t, cl_node_id instant,
                            cl_node_id *out) {
    enum cl_dim_kind kind;
    struct cl_dim dim;
    if (!cl_every_dim(t->every, &kind)) {
        *out = edge_bucket(ask, t, instant);
        return CL_OK;
    }
    enum cl_rc rc = cl_dim_of_time(ask->prog, kind, instant, &dim, ask->err);
    *out = dim.node;
    return rc;
}

/* What all parts of one measure at one moment stand on. */
struct ground {
    const struct cl_measure *m;
    const struct cl_taking *taking;
    bool limited;        /* instants must lie in [a, b) */
    cl_node_id base;     /* filter, existence, population */
    cl_node_id included; /* base without the excluded */
    cl_node_id instant;
    size_t group;
};

static cl_node_id in_period(struct cl_ask *ask, const struct ground *g, cl_node_id instant) {
    const struct cl_moment *m = &g->taking->moment;
    cl_node_id from = cl_prog_op(ask->prog, CL_X_GE, instant, constant(ask, m->a), 0);
    cl_node_id to = cl_prog_op(ask->prog, CL_X_LT, instant, constant(ask, m->b), 0);
    return cl_ask_and(ask, from, to);
}

static cl_node_id is_null(struct cl_ask *ask, cl_node_id x) {
    return cl_prog_op(ask->prog, CL_X_ISNULL, x, 0, 0);
}

static cl_node_id not_true(struct cl_ask *ask, cl_node_id x) {
    cl_node_id known = cl_prog_op(ask->prog, CL_X_COALESCE, x, cl_prog_const(ask->prog, 0), 0);
    return cl_prog_op(ask->prog, CL_X_NOT, known, 0, 0);
}

/* One number for a word and a small number, as the code times more than the number
 * can be plus the number; the SQL knows this shape and joins the two as text. */
#define PAIR_STEP 134217728

static enum cl_rc pair_of(struct cl_ask *ask, const struct cl_measure_part *part,
                          const struct cl_moment *m, cl_node_id *value) {
    cl_node_id word;
    enum cl_rc rc = cl_ask_formula(ask, part->pair, m, &word);
    if (rc != CL_OK)
        return rc;
    word = cl_prog_op(ask->prog, CL_X_MUL, word, cl_prog_const(ask->prog, PAIR_STEP), 0);
    *value = cl_prog_op(ask->prog, CL_X_ADD, word, *value, 0);
    return CL_OK;
}

/* When a case came under observation, as its age then. */
static cl_node_id entry_of(struct cl_ask *ask) {
    struct cl_prog *p = ask->prog;
    cl_node_id created = cl_prog_col(p, CL_COL_CREATED);
    cl_node_id start = constant(ask, cl_export_start(ask->backend->table));
    cl_node_id before = cl_prog_op(p, CL_X_LT, created, start, 0);
    return cl_prog_op(p, CL_X_IF, before, cl_prog_op(p, CL_X_SUB, start, created, 0),
                      cl_prog_const(p, -1));
}

static enum cl_rc add_part(struct cl_ask *ask, const struct ground *g,
                           const struct cl_measure_part *part, uint32_t *out) {
    const struct cl_moment *m = &g->taking->moment;
    struct cl_agg agg = {.fn = part->fn, .p = part->p};
    agg.where = part->all_time ? g->base : g->included;
    cl_node_id where = 0, instant = g->instant;
    enum cl_rc rc = CL_OK;
    if (part->value != NULL)
        rc = cl_ask_formula(ask, part->value, m, &agg.value);
    else if (g->m->standard)
        rc = cl_ask_standard(ask, m, &agg.value);
    if (rc == CL_OK && part->pair != NULL)
        rc = pair_of(ask, part, m, &agg.value);
    if (rc == CL_OK && part->where != NULL)
        rc = cl_ask_formula(ask, part->where, m, &where);
    if (rc == CL_OK && part->event != NULL)
        rc = cl_ask_formula(ask, part->event, m, &agg.event);
    if (part->late_start)
        agg.entry = entry_of(ask);
    if (rc == CL_OK && part->instant != NULL && g->limited)
        rc = cl_ask_formula(ask, part->instant, m, &instant);
    if (rc != CL_OK)
        return rc;
    if (g->limited && !part->all_time)
        agg.where = cl_ask_and(ask, agg.where, in_period(ask, g, instant));
    agg.where = cl_ask_and(ask, agg.where, where);
    if (g->taking->bucketed)
        rc = bucket_of(ask, g->taking, instant, &agg.bucket);
    if (rc == CL_OK)
        *out = cl_ask_agg(ask, g->group, &agg);
    return rc;
}

/* Who has no schedule, or no standard minutes where those are what counts. */
static enum cl_rc unplanned(struct cl_ask *ask, const struct cl_measure *m,
                            const struct cl_moment *at, cl_node_id *out) {
    cl_node_id standard;
    enum cl_rc rc = cl_ask_unscheduled(ask, at, out);
    if (rc != CL_OK || !m->standard)
        return rc;
    rc = cl_ask_standard(ask, at, &standard);
    *out = cl_prog_op(ask->prog, CL_X_OR, *out, is_null(ask, standard), 0);
    return rc;
}

/* Counts the excluded by kind: the first that holds names the case. */
static enum cl_rc add_exclusions(struct cl_ask *ask, struct ground *g, struct cl_compiled *out) {
    struct cl_prog *p = ask->prog;
    const struct cl_measure *m = g->m;
    cl_node_id rest = g->base;
    cl_node_id near = 0; /* cases without the instant count too, below */
    if (g->limited && !m->counts)
        near = cl_prog_op(p, CL_X_OR, is_null(ask, g->instant), in_period(ask, g, g->instant), 0);
    for (size_t i = 0; i < CL_MAX_EXCL && m->excl[i].when != NULL; i++) {
        cl_node_id when;
        enum cl_rc rc = cl_ask_formula(ask, m->excl[i].when, &g->taking->moment, &when);
        cl_node_id without = 0;
        if (rc == CL_OK && m->scheduled && m->excl[i].key == CL_EX_NULL) {
            rc = unplanned(ask, m, &g->taking->moment, &without);
            when = cl_prog_op(p, CL_X_OR, when, without, 0);
        }
        if (rc != CL_OK)
            return rc;
        cl_node_id here = cl_ask_and(ask, cl_ask_and(ask, rest, near), when);
        struct cl_agg agg = {.fn = CL_AGG_COUNT, .where = here};
        if (g->taking->detail && !g->taking->bucketed) {
            out->excluded[m->excl[i].key] = cl_ask_agg(ask, g->group, &agg);
            out->has_excluded[m->excl[i].key] = true;
        }
        rest = cl_ask_and(ask, rest, not_true(ask, when));
    }
    g->included = rest;
    return CL_OK;
}

/* Cases that a period leaves out because nobody knows when it was: of a count
 * those that would have counted, else all that are included. */
static enum cl_rc undated(struct cl_ask *ask, const struct ground *g, cl_node_id *out) {
    cl_node_id where = 0;
    if (g->m->counts && g->m->parts[0].where != NULL) {
        enum cl_rc rc = cl_ask_formula(ask, g->m->parts[0].where, &g->taking->moment, &where);
        if (rc != CL_OK)
            return rc;
    }
    *out = cl_ask_and(ask, where, is_null(ask, g->instant));
    return CL_OK;
}

static enum cl_rc add_n(struct cl_ask *ask, const struct ground *g, struct cl_compiled *out) {
    struct cl_agg agg = {.fn = CL_AGG_COUNT, .where = g->included};
    enum cl_rc rc = CL_OK;
    cl_node_id lost = 0;
    if (g->taking->bucketed) {
        agg.where = cl_ask_and(ask, agg.where, in_period(ask, g, g->instant));
        rc = bucket_of(ask, g->taking, g->instant, &agg.bucket);
    } else if (g->limited) {
        rc = undated(ask, g, &lost);
        if (g->m->counts)
            agg.where = cl_ask_and(ask, agg.where, not_true(ask, lost));
        else
            agg.where = cl_ask_and(ask, agg.where, in_period(ask, g, g->instant));
    }
    if (rc != CL_OK)
        return rc;
    out->n = cl_ask_agg(ask, g->group, &agg);
    if (g->limited && g->taking->detail && !g->taking->bucketed) {
        agg.where = cl_ask_and(ask, g->included, lost);
        out->excluded[CL_EX_NO_INSTANT] = cl_ask_agg(ask, g->group, &agg);
        out->has_excluded[CL_EX_NO_INSTANT] = true;
    }
    return CL_OK;
}

/* The period; without one, or where it has no start, from the first case on. */
static void scheduled_time(struct cl_ask *ask, const struct cl_moment *at,
                           struct cl_compiled *out) {
    int64_t first = cl_table_extent(ask->backend->table, CL_COL_CREATED)->first;
    out->from = at->a;
    out->to = at->a != CL_NO_TIME ? at->b : at->t + 1;
    if (at->a == CL_NO_TIME || at->a < first - INT64_C(400) * 86400)
        out->from = first != CL_NO_TIME ? first : out->to;
}

double cl_ask_minutes(const struct cl_ask *ask, const struct cl_compiled *c, double agent,
                      bool everybody) {
    const struct cl_zone *zone = cl_prog_zone(ask->prog);
    if (!everybody && isnan(agent))
        return (double)NAN;
    return cl_schedule_minutes(ask->backend->table, zone,
                               everybody ? CL_SCHEDULE_ALL : (uint32_t)agent, c->from, c->to);
}

enum cl_rc cl_ask_compile(struct cl_ask *ask, const struct cl_measure *m,
                          const struct cl_taking *taking, size_t group, struct cl_compiled *out) {
    const struct cl_moment *at = &taking->moment;
    struct ground g = {.m = m, .taking = taking, .group = group};
    cl_node_id exists, population = 0;
    *out = (struct cl_compiled){.m = m, .group = group};
    enum cl_rc rc = cl_ask_filter(ask, taking->where, at, &g.base);
    if (rc == CL_OK)
        rc = cl_ask_formula(ask, "exists", at, &exists);
    if (rc == CL_OK && m->population != NULL)
        rc = cl_ask_formula(ask, m->population, at, &population);
    if (rc == CL_OK && m->instant != NULL)
        rc = cl_ask_formula(ask, m->instant, at, &g.instant);
    if (rc != CL_OK)
        return rc;
    g.base = cl_ask_and(ask, cl_ask_and(ask, g.base, exists), population);
    g.limited = at->a != CL_NO_TIME && m->instant != NULL;
    rc = add_exclusions(ask, &g, out);
    bool ends = taking->detail || m->interval != CL_INTERVAL_QUANTILE;
    for (size_t i = 0; rc == CL_OK && i < (ends ? CL_MAX_PARTS : 1) && m->parts[i].used; i++) {
        rc = add_part(ask, &g, &m->parts[i], &out->parts[i]);
        out->n_parts = i + 1;
    }
    if (m->scheduled)
        scheduled_time(ask, at, out);
    return rc == CL_OK ? add_n(ask, &g, out) : rc;
}

struct cl_moment cl_ask_moment(const struct cl_scope *scope, const struct cl_measure *entry) {
    if (scope->from != CL_NO_TIME && entry->info.stock)
        return (struct cl_moment){.t = scope->to - 1, .a = CL_NO_TIME, .b = CL_NO_TIME};
    return (struct cl_moment){.t = scope->as_of, .a = scope->from, .b = scope->to};
}

bool cl_ask_dated(const struct cl_scope *scope, const struct cl_measure *entry,
                  const struct cl_table *t) {
    enum cl_need need = entry->info.stock ? CL_NEED_CREATED : entry->instant_need;
    return scope->from == CL_NO_TIME || cl_need_met(need, t);
}

/* ---- back from numbers ---- */

static void add_interval(const struct cl_compiled *c, const double *parts, struct cl_value *v) {
    const struct cl_measure *m = c->m;
    struct cl_interval in = {.low = (double)NAN, .high = (double)NAN};
    switch (m->interval) {
    case CL_INTERVAL_NONE:
        return;
    case CL_INTERVAL_WILSON:
        in = cl_wilson(parts[0], parts[1]);
        break;
    case CL_INTERVAL_NPS:
        in = cl_nps_interval(parts[0], parts[1], parts[2]);
        break;
    case CL_INTERVAL_MEAN:
        /* In the unit of the values; the formula turns a sum into the measure's. */
        in = cl_mean_interval(parts[1], parts[0], parts[2]);
        in.low = cl_value_formula(m->value, (double[]){in.low * parts[1], parts[1]}, 2);
        in.high = cl_value_formula(m->value, (double[]){in.high * parts[1], parts[1]}, 2);
        break;
    case CL_INTERVAL_QUANTILE:
        if (c->n_parts < 3)
            return;
        in.low = cl_value_formula(m->value, &parts[1], 1);
        in.high = cl_value_formula(m->value, &parts[2], 1);
        break;
    case CL_INTERVAL_KM:
        in.low = cl_value_formula(m->value, &parts[1], 1);
        in.high = cl_value_formula(m->value, &parts[2], 1);
        break;
    }
    v->low = in.low;
    v->high = in.high;
}

static double empty_part(enum cl_agg_fn fn) {
    return fn == CL_AGG_COUNT || fn == CL_AGG_DISTINCT ? 0 : (double)NAN;
}

void cl_ask_value(const struct cl_compiled *c, const double *row, struct cl_value *out) {
    double parts[CL_MAX_PARTS + 1] = {0};
    for (size_t i = 0; i < c->n_parts; i++)
        parts[i] = row != NULL ? row[c->parts[i]] : empty_part(c->m->parts[i].fn);
    parts[c->n_parts] = c->m->scheduled ? c->scheduled : (double)NAN;
    out->value = cl_value_formula(c->m->value, parts, c->n_parts + (c->m->scheduled ? 1 : 0));
    out->n = row != NULL ? (uint64_t)row[c->n] : 0;
    if (isnan(out->value))
        out->why =
            out->n == 0 || c->m->null_why == NULL ? "no case to measure (n = 0)" : c->m->null_why;
    else
        out->why = NULL;
    for (size_t k = 0; k < CL_EX_COUNT; k++)
        out->excluded[k] = row != NULL && c->has_excluded[k] ? (uint64_t)row[c->excluded[k]] : 0;
    add_interval(c, parts, out);
}
