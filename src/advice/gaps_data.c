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

static void make_shifts(struct gap_codes *f, size_t n, const double *hours) {
    for (size_t i = 0; i < n; i++)
        f->code[i] = isnan(hours[i]) ? SHIFTS : (uint32_t)(((int)hours[i] + 2) % 24 / 8);
    f->k = SHIFTS;
    f->labels = shift_labels();
    f->drills = shift_drills;
}

/* ---- groups ---- */

struct code_at {
    double code;
    size_t at;
};

static int by_code(const void *a, const void *b) {
    double x = ((const struct code_at *)a)->code, y = ((const struct code_at *)b)->code;
    if (isnan(x) || isnan(y))
        return isnan(x) - isnan(y);
    return (x > y) - (x < y);
}

/* Codes of the dimension to 0 … k-1 in its order; missing ones to k. */
static void make_groups(struct advice_run *run, struct gap_codes *f, size_t n,
                        const struct cl_dim *dim, const double *codes) {
    struct code_at *list = cl_alloc((n + 1) * sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = (struct code_at){codes[i], i};
    qsort(list, n, sizeof *list, by_code);
    size_t k = 0;
    for (size_t i = 0; i < n && !isnan(list[i].code); i++)
        k += i == 0 || list[i].code > list[i - 1].code;
    struct cl_slice *labels = cl_arena_array(run->scratch, k + 1, sizeof *labels);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(list[i].code)) {
            f->code[list[i].at] = (uint32_t)k;
            continue;
        }
        if (i > 0 && list[i].code > list[i - 1].code)
            at++;
        labels[at] = cl_dim_label(dim, list[i].code, run->scratch);
        f->code[list[i].at] = (uint32_t)at;
    }
    f->k = k;
    f->labels = labels;
    free(list);
}

static bool usable(const struct advice_run *run, size_t f) {
    if (f == GAP_TENURE)
        return advice_mapped(run, "tenure") || advice_mapped(run, "customer_since");
    return advice_mapped(run, factors[f].column);
}

static void read_factor(struct advice_run *run, const struct cl_sample *s, size_t j, size_t step,
                        size_t factor, struct gap_data *d) {
    struct gap_codes *f = &d->factors[factor];
    double *codes = cl_alloc((d->n + 1) * sizeof *codes);
    for (size_t i = 0; i < d->n; i++)
        codes[i] = s->group[j][i * step];
    *f = (struct gap_codes){.key = factors[factor].key, .title = factors[factor].title};
    f->code = cl_arena_array(run->scratch, d->n + 1, sizeof *f->code);
    if (factor == GAP_SHIFT)
        make_shifts(f, d->n, codes);
    else
        make_groups(run, f, d->n, &s->by[j], codes);
    free(codes);
    if (f->k > factors[factor].most || f->k * 4 > d->n)
        f->k = 0; /* too many to tell apart */
}

static void read_values(struct advice_run *run, const struct cl_sample *s, size_t step,
                        bool logarithm, struct gap_data *d) {
    d->share = s->kind == CL_SAMPLE_SHARE;
    d->high_is_bad = cl_measure_info(d->measure)->better == CL_BETTER_DOWN;
    d->value = cl_arena_array(run->scratch, d->n + 1, sizeof *d->value);
    d->y = cl_arena_array(run->scratch, d->n + 1, sizeof *d->y);
    for (size_t i = 0; i < d->n; i++) {
        d->value[i] = s->value[i * step];
        d->y[i] = logarithm ? log(fmax(d->value[i], LEAST_HOURS)) : d->value[i];
    }
}

enum cl_rc gap_data_read(struct advice_run *run, size_t max, bool logarithm, struct gap_data *d) {
    size_t wanted[GAP_FACTORS], n_wanted = 0;
    for (size_t f = 0; f < GAP_FACTORS; f++)
        if (usable(run, f))
            wanted[n_wanted++] = f;
    size_t done = 0;
    do {
        const char *by[CL_SAMPLE_GROUPS];
        size_t n_by = 0;
        while (n_by < CL_SAMPLE_GROUPS && done + n_by < n_wanted) {
            by[n_by] = factors[wanted[done + n_by]].key;
            n_by++;
        }
        struct cl_sample s;
        enum cl_rc rc =
            cl_metrics_sample(run->b, run->scope, d->measure, by, n_by, run->scratch, &s, run->err);
        if (rc != CL_OK)
            return rc;
        if (s.kind != CL_SAMPLE_SHARE && s.kind != CL_SAMPLE_VALUE)
            return CL_OK;
        size_t step = s.n / max + 1;
        if (done == 0) {
            d->n = (s.n + step - 1) / step;
            d->sampled = step > 1 ? d->n : 0;
            read_values(run, &s, step, logarithm, d);
        }
        for (size_t j = 0; j < n_by; j++)
            read_factor(run, &s, j, step, wanted[done + j], d);
        done += n_by;
    } while (done < n_wanted);
    return CL_OK;
}
