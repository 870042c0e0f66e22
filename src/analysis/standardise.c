/* standardise.c - numbers of groups made comparable, and their places.
 *
 * Direct standardisation: each group's rates weighted by the mix of all groups
 * together, so that who gets the hard cases does not look worse for it.  Ranks say
 * only what intervals can tell apart. */
#include <math.h>
#include <stdlib.h>

#include "work.h"

void cl_strata_of(const double *n, size_t groups, size_t strata, double *weight) {
    for (size_t s = 0; s < strata; s++) {
        weight[s] = 0;
        for (size_t g = 0; g < groups; g++)
            weight[s] += n[g * strata + s];
    }
}

struct cl_fair cl_standardise_one(const double *weight, size_t strata, const double *rate,
                                  const double *n) {
    double pooled_weight = 0, pooled_sum = 0, pooled_n = 0;
    double sum = 0, all = 0, cases = 0, spread = 0;
    for (size_t s = 0; s < strata; s++) {
        bool thin = weight[s] < CL_STRATUM_MIN;
        pooled_weight += thin ? weight[s] : 0;
        if (!(n[s] > 0))
            continue;
        cases += n[s];
        if (thin) {
            pooled_sum += rate[s] * n[s];
            pooled_n += n[s];
            continue;
        }
        sum += weight[s] * rate[s];
        all += weight[s];
        spread += weight[s] * weight[s] / n[s];
    }
    if (pooled_n > 0) {
        sum += pooled_weight * pooled_sum / pooled_n;
        all += pooled_weight;
        spread += pooled_weight * pooled_weight / pooled_n;
    }
    if (!(all > 0))
        return (struct cl_fair){(double)NAN, (double)NAN};
    /* Kish's design effect: the variance of a weighted mean over that of a plain one. */
    return (struct cl_fair){sum / all, sqrt(cases * spread) / all};
}

void cl_standardise(const double *rate, const double *n, size_t groups, size_t strata,
                    double *out) {
    double *weight = cl_realloc_array(NULL, strata + 1, sizeof *weight);
    cl_strata_of(n, groups, strata, weight);
    for (size_t g = 0; g < groups; g++)
        out[g] = cl_standardise_one(weight, strata, rate + g * strata, n + g * strata).value;
    free(weight);
}

static int by_number(const void *x, const void *y) {
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* How many of sorted v[n] are below x. */
static size_t below(const double *v, size_t n, double x) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (v[mid] < x)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

void cl_rank_ties(const struct cl_interval *in, const uint64_t *n, size_t groups,
                  enum cl_better better, unsigned *rank) {
    double *worst = cl_realloc_array(NULL, groups + 1, sizeof *worst);
    double sign = better == CL_BETTER_DOWN ? 1 : -1; /* turned so that low is good */
    size_t ranked = 0;
    for (size_t g = 0; g < groups; g++) {
        bool known = better != CL_BETTER_NEITHER && n[g] >= CL_RANK_MIN && !isnan(in[g].low) &&
                     !isnan(in[g].high);
        rank[g] = known;
        if (known)
            worst[ranked++] = sign > 0 ? in[g].high : -in[g].low;
    }
    qsort(worst, ranked, sizeof *worst, by_number);
    for (size_t g = 0; g < groups; g++)
        if (rank[g] > 0)
            rank[g] += (unsigned)below(worst, ranked, sign > 0 ? in[g].low : -in[g].high);
    free(worst);
}
