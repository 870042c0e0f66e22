/* ranks.c - tests on ranks: a few very long cases do not decide them.  Equal values
 * share the mean of their ranks, and the variance is corrected for that. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "dist.h"

struct item {
    double v;
    uint32_t group;
};

static int by_value(const void *x, const void *y) {
    const struct item *a = x, *b = y;
    return a->v < b->v ? -1 : a->v > b->v;
}

/* Of sorted items: adds the rank less the mean rank of each to sum[group] and counts
 * them in size[group]; gives the sum of t^3 - t over the runs of equals. */
static double rank_sorted(const struct item *v, size_t n, double *sum, double *size) {
    double ties = 0, middle = ((double)n + 1) / 2;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && v[end].v <= v[i].v; end++)
            ;
        double t = (double)(end - i), shared = ((double)i + 1 + (double)end) / 2 - middle;
        for (size_t k = i; k < end; k++) {
            sum[v[k].group] += shared;
            size[v[k].group]++;
        }
        ties += t * t * t - t;
    }
    return ties;
}

static double rank(struct item *v, size_t n, double *sum, double *size) {
    qsort(v, n, sizeof *v, by_value);
    return rank_sorted(v, n, sum, size);
}

static size_t keep(struct item *out, const double *v, size_t n, uint32_t group) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i]))
            out[kept++] = (struct item){v[i], group};
    return kept;
}

struct cl_test cl_mann_whitney(const double *a, size_t na, const double *b, size_t nb) {
    const double nan = (double)NAN;
    struct item *v = cl_realloc_array(NULL, na + nb + 1, sizeof *v);
    size_t n = keep(v, a, na, 0);
    n += keep(v + n, b, nb, 1);
    double sum[2] = {0, 0}, size[2] = {0, 0};
    double ties = rank(v, n, sum, size);
    free(v);
    double all = (double)n, pairs = size[0] * size[1];
    struct cl_test r = {CL_TEST_MANN_WHITNEY, all, nan, nan, nan, nan, nan, {nan, nan}};
    if (!(pairs > 0))
        return r;
    /* sum[0] is U less its mean, pairs / 2. */
    r.statistic = sum[0] + pairs / 2;
    r.effect = 2 * sum[0] / pairs;
    double variance = pairs / 12 * (all + 1 - ties / (all * (all - 1)));
    /* All equal: nothing speaks against the groups being the same. */
    r.p = variance > 0 ? cl_dist_normal_outside((fabs(sum[0]) - 0.5) / sqrt(variance))
                       : cl_dist_normal_outside(0);
    return r;
}

/* Sorted values, each with its place among those that were given, and room for those
 * of one grouping. */
struct cl_ranking {
    size_t n;
    struct item *sorted, *grouped;
};

struct cl_ranking *cl_ranking_new(const double *v, size_t n) {
    struct cl_ranking *r = cl_alloc(sizeof *r);
    r->sorted = cl_realloc_array(NULL, n + 1, sizeof *r->sorted);
    r->grouped = cl_realloc_array(NULL, n + 1, sizeof *r->grouped);
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i]))
            r->sorted[r->n++] = (struct item){v[i], (uint32_t)i};
    qsort(r->sorted, r->n, sizeof *r->sorted, by_value);
    return r;
}

void cl_ranking_free(struct cl_ranking *r) {
    if (r == NULL)
        return;
    free(r->sorted);
    free(r->grouped);
    free(r);
}

struct cl_test cl_ranking_kruskal(struct cl_ranking *r, const uint32_t *group, size_t k) {
    const double nan = (double)NAN;
    double *sum = cl_realloc_array(NULL, k + 1, 2 * sizeof *sum), *size = sum + k;
    for (size_t j = 0; j < 2 * k; j++)
        sum[j] = 0;
    size_t kept = 0;
    for (size_t i = 0; i < r->n; i++)
        if (group[r->sorted[i].group] < k)
            r->grouped[kept++] = (struct item){r->sorted[i].v, group[r->sorted[i].group]};
    double ties = rank_sorted(r->grouped, kept, sum, size);
    double all = (double)kept, between = 0, groups = 0;
    for (size_t j = 0; j < k; j++)
        if (size[j] > 0) {
            between += sum[j] * sum[j] / size[j];
            groups++;
        }
    free(sum);
    struct cl_test t = {CL_TEST_KRUSKAL, all, nan, nan, nan, nan, nan, {nan, nan}};
    double untied = 1 - ties / (all * (all * all - 1));
    if (groups < 2 || !(untied > 0))
        return t;
    t.statistic = 12 / (all * (all + 1)) * between / untied;
    t.df = groups - 1;
    t.p = cl_dist_chi2_above(t.statistic, t.df);
    t.effect = t.statistic / (all - 1);
    return t;
}

struct cl_test cl_kruskal(const double *v, const uint32_t *group, size_t n, size_t k) {
    struct cl_ranking *r = cl_ranking_new(v, n);
    struct cl_test t = cl_ranking_kruskal(r, group, k);
    cl_ranking_free(r);
    return t;
}
