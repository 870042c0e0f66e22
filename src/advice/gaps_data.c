/* gaps_data.c - reads the cases of an outcome, and which group of each factor every
 * case is in. */
#include <math.h>

#include "gaps_int.h"

#define LEAST_HOURS (1.0 / 60) /* under a minute counts as one: logarithms */

static const struct {
    const char *key, *column, *title; /* dimension; the column it needs */
    size_t most;                      /* more groups: not a factor */
} factors[GAP_FACTORS] = {
    [GAP_PRIORITY] = {"priority", "priority", "Priority", 12},
    [GAP_SHIFT] = {"hour", "created", "Shift", 24},
    [GAP_TENURE] = {"tenure_band", NULL, "Tenure", 4},
    [GAP_DEPARTMENT] = {"department", "department", "Department", 60},
    [GAP_TEAM] = {"team", "team", "Team", 60},
    [GAP_REGION] = {"region", "region", "Region", 60},
    [GAP_CHANNEL] = {"channel", "channel", "Channel", 30},
    [GAP_CATEGORY] = {"category", "category", "Category", 60},
    [GAP_TYPE] = {"type", "type", "Type", 30},
    [GAP_PRODUCT] = {"product", "product", "Product", 60},
    [GAP_LOCATION] = {"location", "location", "Location", 60},
    [GAP_DOMAIN] = {"domain", "domain", "Domain", 60},
    [GAP_CUSTOMER_TYPE] = {"customer_type", "customer_type", "Customer type", 30},
    [GAP_AGENT] = {"agent", "agent", "Agent", 1000},
};

/* ---- shifts: eight hours each, as most desks have them ---- */
#define SHIFTS 3
static const char *const shift_drills[SHIFTS] = {
    "hour:22,23,0,1,2,3,4,5", "hour:6,7,8,9,10,11,12,13", "hour:14,15,16,17,18,19,20,21"};

static const struct cl_slice *shift_labels(void) {
    static const struct cl_slice labels[SHIFTS] = {{.ptr = "22:00-06:00", .len = 11},
                                                   {.ptr = "06:00-14:00", .len = 11},
                                                   {.ptr = "14:00-22:00", .len = 11}};
    return labels;
}

_Static_assert(GAP_FACTORS <= CL_SAMPLE_GROUPS, "all factors of a case are read at once");

static void make_shifts(struct gap_codes *f, size_t n, const double *hours) {
    for (size_t i = 0; i < n; i++)
        f->code[i] = isnan(hours[i]) ? SHIFTS : (uint32_t)(((int)hours[i] + 2) % 24 / 8);
    f->k = SHIFTS;
    f->labels = shift_labels();
    f->drills = shift_drills;
}

/* ---- groups ---- */

/* Codes of the dimension, small whole numbers, to 0 … k-1 in their order; missing ones
 * to k. */
static void make_groups(struct advice_run *run, struct gap_codes *f, size_t n,
                        const struct cl_dim *dim, const double *codes) {
    size_t highest = 0, k = 0;
    for (size_t i = 0; i < n; i++)
        if (codes[i] > (double)highest)
            highest = (size_t)codes[i];
    uint32_t *group = cl_alloc((highest + 1) * sizeof *group); /* by code: 1 + the group */
    for (size_t i = 0; i < n; i++)
        if (!isnan(codes[i]))
            group[(size_t)codes[i]] = 1;
    for (size_t c = 0; c <= highest; c++)
        k += group[c];
    struct cl_slice *labels = cl_arena_array(run->scratch, k + 1, sizeof *labels);
    uint32_t seen = 0;
    for (size_t c = 0; c <= highest; c++)
        if (group[c] != 0) {
            labels[seen] = cl_dim_label(dim, (double)c, run->scratch);
            group[c] = ++seen;
        }
    for (size_t i = 0; i < n; i++)
        f->code[i] = isnan(codes[i]) ? (uint32_t)k : group[(size_t)codes[i]] - 1;
    f->k = k;
    f->labels = labels;
    free(group);
}

static bool usable(const struct advice_run *run, size_t f) {
    if (f == GAP_TENURE)
        return advice_mapped(run, "tenure") || advice_mapped(run, "customer_since");
    return advice_mapped(run, factors[f].column);
}

static void read_factor(struct advice_run *run, const struct cl_sample *s, size_t j, size_t factor,
                        struct gap_data *d) {
    struct gap_codes *f = &d->factors[factor];
    *f = (struct gap_codes){.key = factors[factor].key, .title = factors[factor].title};
    f->code = cl_arena_array(run->scratch, d->n + 1, sizeof *f->code);
    if (factor == GAP_SHIFT)
        make_shifts(f, d->n, s->group[j]);
    else
        make_groups(run, f, d->n, &s->by[j], s->group[j]);
    if (f->k > factors[factor].most || f->k * 4 > d->n)
        f->k = 0; /* too many to tell apart */
}

static void read_values(struct advice_run *run, const struct cl_sample *s, bool logarithm,
                        struct gap_data *d) {
    double *y = cl_arena_array(run->scratch, s->n + 1, sizeof *y);
    d->n = s->n;
    d->sampled = s->of > s->n ? s->n : 0;
    d->share = s->kind == CL_SAMPLE_SHARE;
    d->high_is_bad = cl_measure_info(d->measure)->better == CL_BETTER_DOWN;
    for (size_t i = 0; i < s->n; i++)
        y[i] = logarithm ? log(fmax(s->value[i], LEAST_HOURS)) : s->value[i];
    d->value = s->value;
    d->y = y;
}

enum cl_rc gap_data_read(struct advice_run *run, size_t max, bool logarithm, struct gap_data *d) {
    const char *by[GAP_FACTORS];
    size_t wanted[GAP_FACTORS], n = 0;
    for (size_t f = 0; f < GAP_FACTORS; f++)
        if (usable(run, f)) {
            by[n] = factors[f].key;
            wanted[n++] = f;
        }
    struct cl_sample_ask ask = {.measure = d->measure, .by = by, .n_by = n, .most = max};
    struct cl_sample s;
    enum cl_rc rc = cl_metrics_sample(run->b, run->scope, &ask, run->scratch, &s, run->err);
    if (rc != CL_OK || (s.kind != CL_SAMPLE_SHARE && s.kind != CL_SAMPLE_VALUE))
        return rc;
    read_values(run, &s, logarithm, d);
    for (size_t j = 0; j < n; j++)
        read_factor(run, &s, j, wanted[j], d);
    return CL_OK;
}
