/* The cases behind a measure, one by one: what tests, comparisons and drivers reckon
 * with.
 *
 * The kind follows from the parts of the entry.  A case goes through the entry's own
 * formula as a group of one would, so its value has the measure's unit, and the mean
 * of the values is the measure's value wherever that is a mean. */
#include <math.h>

#include "ask.h"

enum { NO_PART = CL_MAX_PARTS };

/* The part whose cases are the sample. */
static size_t population_part(const struct cl_measure *m) {
    const struct cl_measure_part *p = m->parts;
    switch (m->interval) {
    case CL_INTERVAL_WILSON:
        return 1;
    case CL_INTERVAL_NPS:
        return 2;
    case CL_INTERVAL_MEAN:
        return 1;
    case CL_INTERVAL_KM:
    case CL_INTERVAL_QUANTILE:
        return 0;
    case CL_INTERVAL_NONE:
        break;
    }
    if (!p[0].used)
        return NO_PART;
    if (cl_agg_is_km(p[0].fn))
        return 0;
    if (!p[1].used)
        return p[0].fn == CL_AGG_COUNT || p[0].fn == CL_AGG_SUM || p[0].fn == CL_AGG_QUANTILE
                   ? 0
                   : NO_PART;
    bool mean = p[0].fn == CL_AGG_SUM && p[1].fn == CL_AGG_COUNT && p[0].where == NULL;
    return mean ? 1 : NO_PART;
}

static enum cl_sample_kind kind_of(const struct cl_measure *m) {
    size_t who = population_part(m);
    if (who == NO_PART)
        return CL_SAMPLE_NONE;
    if (m->interval == CL_INTERVAL_WILSON)
        return CL_SAMPLE_SHARE;
    if (cl_agg_is_km(m->parts[0].fn))
        return CL_SAMPLE_TIMES;
    if (m->interval == CL_INTERVAL_NPS || m->parts[1].used || m->parts[0].fn == CL_AGG_QUANTILE)
        return CL_SAMPLE_VALUE;
    return m->parts[0].fn == CL_AGG_COUNT ? CL_SAMPLE_COUNT : CL_SAMPLE_SUM;
}

enum cl_sample_kind cl_measure_sample_kind(const struct cl_measure *m, const struct cl_table *t) {
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, t, &why);
    return entry != NULL ? kind_of(entry) : CL_SAMPLE_NONE;
}

/* What the page gives for each case: for each part a number, for each dimension a code. */
struct columns {
    cl_node_id filter;
    cl_node_id nodes[CL_MAX_PARTS + 1 + CL_SAMPLE_GROUPS];
    size_t n, n_parts, event; /* TIMES: the event's column */
};

/* A case's own part: 1 or 0 where cases are counted, its value where they are added up. */
static cl_node_id part_of_case(struct cl_prog *p, const struct cl_agg *agg) {
    cl_node_id one = cl_prog_const(p, 1), zero = cl_prog_const(p, 0);
    switch (agg->fn) {
    case CL_AGG_COUNT:
        return cl_prog_op(p, CL_X_IF, agg->where, one, zero);
    case CL_AGG_SUM:
    case CL_AGG_QUANTILE:
    case CL_AGG_QUANTILE_LOW:
    case CL_AGG_QUANTILE_HIGH:
    case CL_AGG_KM_MEDIAN:
    case CL_AGG_KM_LOW:
    case CL_AGG_KM_HIGH:
    case CL_AGG_KM_RMST:
        return cl_prog_op(p, CL_X_IF, agg->where, agg->value, cl_prog_const(p, (double)NAN));
    case CL_AGG_MIN:
    case CL_AGG_MAX:
    case CL_AGG_DISTINCT:
        break;
    }
    return zero;
}

static enum cl_rc plan_columns(struct cl_ask *ask, const struct cl_measure *entry,
                               const struct cl_sample_ask *want, struct columns *out,
                               struct cl_sample *sample) {
    struct cl_taking taking = {.moment = cl_ask_moment(ask->scope, entry)};
    struct cl_compiled c;
    size_t group = cl_ask_group_of(ask, NULL, 0, false);
    enum cl_rc rc = cl_ask_compile(ask, entry, &taking, group, &c);
    if (rc != CL_OK)
        return rc;
    const struct cl_agg *aggs = ask->groups[group]->aggs;
    const struct cl_agg *first = &aggs[c.parts[0]];
    out->filter = aggs[c.parts[population_part(entry)]].where;
    if (first->fn != CL_AGG_COUNT) {
        cl_node_id null = cl_prog_op(ask->prog, CL_X_ISNULL, first->value, 0, 0);
        out->filter = cl_ask_and(ask, cl_ask_and(ask, out->filter, first->where),
                                 cl_prog_op(ask->prog, CL_X_NOT, null, 0, 0));
    }
    for (size_t i = 0; i < c.n_parts; i++)
        out->nodes[out->n++] = part_of_case(ask->prog, &aggs[c.parts[i]]);
    out->n_parts = out->event = out->n;
    if (kind_of(entry) == CL_SAMPLE_TIMES)
        out->nodes[out->n++] = cl_prog_op(ask->prog, CL_X_IF, first->event,
                                          cl_prog_const(ask->prog, 1), cl_prog_const(ask->prog, 0));
    for (size_t d = 0; rc == CL_OK && d < want->n_by; d++) {
        rc = cl_dim_resolve(ask->prog, cl_slice(want->by[d]), &taking.moment, &sample->by[d],
                            ask->err);
        out->nodes[out->n++] = sample->by[d].node;
    }
    return rc;
}

static void read_page(const struct cl_measure *entry, const struct columns *cols,
                      const struct cl_page *page, struct cl_arena *arena, struct cl_sample *out) {
    double *value = cl_arena_array(arena, page->n + 1, sizeof *value);
    for (size_t i = 0; i < page->n; i++)
        value[i] = cl_value_formula(entry->value, page->values + i * cols->n, cols->n_parts);
    for (size_t d = 0; d < out->n_by; d++) {
        double *codes = cl_arena_array(arena, page->n + 1, sizeof *codes);
        for (size_t i = 0; i < page->n; i++)
            codes[i] = page->values[(i + 1) * cols->n - out->n_by + d];
        out->group[d] = codes;
    }
    if (out->kind == CL_SAMPLE_TIMES) {
        unsigned char *event = cl_arena_array(arena, page->n + 1, 1);
        for (size_t i = 0; i < page->n; i++)
            event[i] = page->values[i * cols->n + cols->event] > 0;
        out->event = event;
    }
    out->value = value;
    out->rows = page->rows;
    out->n = page->n;
    out->of = page->total;
}

enum cl_rc cl_metrics_sample(struct cl_backend *b, const struct cl_scope *scope,
                             const struct cl_sample_ask *want, struct cl_arena *arena,
                             struct cl_sample *out, struct cl_err *err) {
    const char *why;
    const struct cl_measure *entry = cl_measure_for(want->measure, b->table, &why);
    struct columns cols = {0};
    struct cl_page page;
    *out = (struct cl_sample){.kind = CL_SAMPLE_NONE, .n_by = want->n_by};
    if (want->n_by > CL_SAMPLE_GROUPS)
        return cl_fail(err, CL_E_USAGE, "cases of a measure: at most %d dimensions",
                       CL_SAMPLE_GROUPS);
    if (entry == NULL || kind_of(entry) == CL_SAMPLE_NONE || !cl_ask_dated(scope, entry, b->table))
        return CL_OK;
    struct cl_ask ask = {.backend = b, .scope = scope, .arena = arena, .err = err};
    ask.prog = cl_prog_new(arena, b->table, cl_vocabulary(),
                           scope->zone != NULL ? scope->zone : cl_zone_utc());
    enum cl_rc rc = plan_columns(&ask, entry, want, &cols, out);
    if (rc != CL_OK)
        return rc;
    struct cl_page_plan plan = {.prog = ask.prog,
                                .filter = cols.filter,
                                .cols = cols.nodes,
                                .n_cols = cols.n,
                                .spread = want->most};
    if ((rc = b->ops->page(b, &plan, arena, &page, err)) != CL_OK)
        return rc;
    out->kind = kind_of(entry);
    read_page(entry, &cols, &page, arena, out);
    return CL_OK;
}
