/* merge.c - joins the partial answers of segments, and turns the sum of them
 * into rows: sorted by keys, missing last, with quantiles and distinct counts
 * taken from what was gathered. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "part.h"

static void merge_values(const struct cl_agg *agg, struct cl_agg_part *into, uint32_t to,
                         const struct cl_agg_part *from, size_t g) {
    double x = from->value[g];
    if (from->n[g] == 0) {
        return;
    }
    if (agg->fn == CL_AGG_SUM) {
        into->value[to] += x;
    } else if (into->n[to] == 0 ||
               (agg->fn == CL_AGG_MIN ? x < into->value[to] : x > into->value[to])) {
        into->value[to] = x;
    }
    into->n[to] += from->n[g];
}

static void merge_gathered(struct cl_gathered *into, const struct cl_gathered *from,
                           const uint32_t *to, bool distinct) {
    cl_part_reserve(into, distinct ? 0 : from->n);
    for (size_t k = 0; k < from->n; k++) {
        if (distinct) {
            cl_part_distinct(into, to[from->group[k]], from->value[k]);
        } else {
            into->group[into->n] = to[from->group[k]];
            if (into->spans) {
                into->event[into->n] = from->event[k];
                into->entry[into->n] = from->entry[k];
            }
            into->value[into->n++] = from->value[k];
        }
    }
}

void cl_part_merge(struct cl_part *into, const struct cl_part *from) {
    const struct cl_grouping *grouping = into->shape->grouping;
    size_t n_keys = into->shape->n_keys;
    uint32_t *to = cl_realloc_array(NULL, from->n_groups + 1, sizeof *to);
    for (size_t g = 0; g < from->n_groups; g++) {
        to[g] = cl_part_group(into, from->keys + g * n_keys);
    }
    for (size_t i = 0; i < grouping->n_aggs; i++) {
        const struct cl_agg *agg = &grouping->aggs[i];
        for (size_t g = 0; g < from->n_groups; g++) {
            merge_values(agg, &into->aggs[i], to[g], &from->aggs[i], g);
        }
        merge_gathered(&into->aggs[i].gathered, &from->aggs[i].gathered, to,
                       agg->fn == CL_AGG_DISTINCT);
    }
    free(to);
}

struct order {
    const double *keys;
    size_t n_keys;
};

static int by_keys(const void *x, const void *y, void *ctx) {
    const struct order *o = ctx;
    const double *a = o->keys + *(const uint32_t *)x * o->n_keys;
    const double *b = o->keys + *(const uint32_t *)y * o->n_keys;
    for (size_t i = 0; i < o->n_keys; i++) {
        if (isnan(a[i]) != isnan(b[i])) {
            return isnan(a[i]) ? 1 : -1;
        }
        if (a[i] < b[i] || a[i] > b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

/* The gathered values, those of one group together; starts has n_groups + 1. */
static double *by_group(const struct cl_gathered *g, size_t n_groups, size_t *starts) {
    double *values = cl_realloc_array(NULL, g->n + 1, sizeof *values);
    memset(starts, 0, (n_groups + 2) * sizeof *starts);
    for (size_t i = 0; i < g->n; i++) {
        starts[g->group[i] + 2]++;
    }
    for (size_t i = 2; i < n_groups + 2; i++) {
        starts[i] += starts[i - 1];
    }
    /* starts[g + 1] walks from the begin to the end of g, where g + 1 begins. */
    for (size_t i = 0; i < g->n; i++) {
        values[starts[g->group[i] + 1]++] = g->value[i];
    }
    return values;
}

static double plain_value(const struct cl_agg *agg, const struct cl_agg_part *a, uint32_t g) {
    if (agg->fn == CL_AGG_COUNT) {
        return (double)a->n[g];
    }
    return a->n[g] ? a->value[g] : (double)NAN;
}

static void fill_spans(struct cl_part *part, size_t i, const uint32_t *order, struct cl_rows *out) {
    struct cl_span_order spans;
    cl_spans_order(&part->aggs[part->shape->source[i]].gathered, part->n_groups, &spans);
    for (size_t r = 0; r < out->n; r++) {
        out->values[r * out->n_aggs + i] =
            cl_spans_value(&part->shape->grouping->aggs[i], &spans, order[r]);
    }
    cl_spans_done(&spans);
}

static double quantile_value(const struct cl_agg *agg, double *values, size_t n) {
    if (agg->fn == CL_AGG_QUANTILE)
        return cl_quantile(values, n, agg->p);
    struct cl_interval in = cl_quantile_interval(values, n, agg->p);
    return agg->fn == CL_AGG_QUANTILE_LOW ? in.low : in.high;
}

/* Column i of the rows; order[row] is the row's group. */
static void fill_column(struct cl_part *part, size_t i, const uint32_t *order,
                        struct cl_rows *out) {
    const struct cl_agg *agg = &part->shape->grouping->aggs[i];
    size_t n_aggs = out->n_aggs;
    if (!cl_agg_is_quantile(agg->fn) && agg->fn != CL_AGG_DISTINCT && !cl_agg_is_km(agg->fn)) {
        for (size_t r = 0; r < out->n; r++) {
            out->values[r * n_aggs + i] = plain_value(agg, &part->aggs[i], order[r]);
        }
        return;
    }
    if (cl_agg_is_km(agg->fn)) {
        fill_spans(part, i, order, out);
        return;
    }
    size_t *starts = cl_realloc_array(NULL, part->n_groups + 2, sizeof *starts);
    double *values = by_group(&part->aggs[part->shape->source[i]].gathered, part->n_groups, starts);
    for (size_t r = 0; r < out->n; r++) {
        size_t from = starts[order[r]], n = starts[order[r] + 1] - from;
        out->values[r * n_aggs + i] =
            agg->fn == CL_AGG_DISTINCT ? (double)n : quantile_value(agg, values + from, n);
    }
    free(values);
    free(starts);
}

void cl_part_rows(struct cl_part *part, struct cl_arena *arena, struct cl_rows *out) {
    const struct cl_grouping *grouping = part->shape->grouping;
    size_t n = part->n_groups, n_keys = part->shape->n_keys;
    *out = (struct cl_rows){.n = n, .n_keys = n_keys, .n_aggs = grouping->n_aggs};
    out->keys = cl_arena_array(arena, n * n_keys + 1, sizeof *out->keys);
    out->values = cl_arena_array(arena, n * grouping->n_aggs + 1, sizeof *out->values);
    uint32_t *order = cl_realloc_array(NULL, n + 1, sizeof *order);
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
    }
    struct order o = {part->keys, n_keys};
    if (n_keys) {
        qsort_r(order, n, sizeof *order, by_keys, &o);
    }
    for (size_t r = 0; r < n && n_keys; r++) {
        memcpy(out->keys + r * n_keys, part->keys + order[r] * n_keys, n_keys * sizeof(double));
    }
    for (size_t i = 0; i < grouping->n_aggs; i++) {
        fill_column(part, i, order, out);
    }
    free(order);
}
