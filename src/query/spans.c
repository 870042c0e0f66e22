/* spans.c - survival aggregates: spans gathered by the scan, each a time, whether it
 * ended then, and when it came under observation, become the estimate's numbers for
 * each group.
 * Invariant: a curve depends on counts of spans alone, so the order in which they were
 * gathered does not matter. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "part.h"

bool cl_agg_is_quantile(enum cl_agg_fn fn) {
    return fn == CL_AGG_QUANTILE || fn == CL_AGG_QUANTILE_LOW || fn == CL_AGG_QUANTILE_HIGH;
}

bool cl_agg_is_km(enum cl_agg_fn fn) {
    return fn == CL_AGG_KM_MEDIAN || fn == CL_AGG_KM_LOW || fn == CL_AGG_KM_HIGH ||
           fn == CL_AGG_KM_RMST;
}

void cl_spans_order(const struct cl_gathered *g, size_t n_groups, struct cl_span_order *out) {
    *out = (struct cl_span_order){
        .t = cl_realloc_array(NULL, g->n + 1, sizeof *out->t),
        .entry = cl_realloc_array(NULL, g->n + 1, sizeof *out->entry),
        .event = cl_realloc_array(NULL, g->n + 1, sizeof *out->event),
        .starts = cl_realloc_array(NULL, n_groups + 2, sizeof *out->starts),
    };
    size_t *starts = out->starts;
    memset(starts, 0, (n_groups + 2) * sizeof *starts);
    for (size_t i = 0; i < g->n; i++) {
        starts[g->group[i] + 2]++;
    }
    for (size_t i = 2; i < n_groups + 2; i++) {
        starts[i] += starts[i - 1];
    }
    /* starts[g + 1] walks from the begin to the end of g, where g + 1 begins. */
    for (size_t i = 0; i < g->n; i++) {
        size_t at = starts[g->group[i] + 1]++;
        out->t[at] = g->value[i];
        out->entry[at] = g->entry[i];
        out->event[at] = g->event[i];
    }
}

void cl_spans_done(struct cl_span_order *o) {
    free(o->t);
    free(o->entry);
    free(o->event);
    free(o->starts);
    *o = (struct cl_span_order){0};
}

static double value_of(const struct cl_agg *agg, const struct cl_km_step *steps, size_t n) {
    switch (agg->fn) {
    case CL_AGG_KM_MEDIAN:
        return cl_km_at(steps, n, 0.5);
    case CL_AGG_KM_LOW:
        return cl_km_at_interval(steps, n, 0.5).low;
    case CL_AGG_KM_HIGH:
        return cl_km_at_interval(steps, n, 0.5).high;
    case CL_AGG_KM_RMST:
        return cl_km_rmst(steps, n, agg->p);
    case CL_AGG_COUNT:
    case CL_AGG_SUM:
    case CL_AGG_MIN:
    case CL_AGG_MAX:
    case CL_AGG_QUANTILE:
    case CL_AGG_QUANTILE_LOW:
    case CL_AGG_QUANTILE_HIGH:
    case CL_AGG_DISTINCT:
        break;
    }
    return (double)NAN;
}

double cl_spans_value(const struct cl_agg *agg, const struct cl_span_order *o, uint32_t group) {
    size_t from = o->starts[group], n = o->starts[group + 1] - from;
    if (n == 0) {
        return (double)NAN;
    }
    struct cl_km_step *steps = cl_realloc_array(NULL, n, sizeof *steps);
    size_t filled = cl_km(o->t + from, o->event + from, o->entry + from, n, steps);
    double v = value_of(agg, steps, filled);
    free(steps);
    return v;
}
