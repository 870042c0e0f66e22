/* logrank.c - do groups end at different speeds, cases that have not ended counted
 * with their time so far (Mantel 1966)?  At each end, the group that had it is
 * compared with what its share of the cases still open would have given. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "dist.h"

struct span {
    double t;
    uint32_t group;
    unsigned char event;
};

static int by_time(const void *x, const void *y) {
    const struct span *a = x, *b = y;
    return a->t < b->t ? -1 : a->t > b->t;
}

struct sums {
    size_t k;
    double *at_risk, *ended, *observed, *expected; /* [k] each */
    double *variance;                              /* [k * k], the lower half */
};

/* Adds one distinct time: n at risk and d ends in all. */
static void add_time(struct sums *s, double n, double d) {
    double c = n > 1 ? d * (n - d) / (n - 1) / (n * n) : 0;
    for (size_t i = 0; i < s->k; i++) {
        s->observed[i] += s->ended[i];
        s->expected[i] += d * s->at_risk[i] / n;
        s->variance[i * s->k + i] += c * s->at_risk[i] * n;
        for (size_t j = 0; c > 0 && j <= i; j++)
            s->variance[i * s->k + j] -= c * s->at_risk[i] * s->at_risk[j];
    }
}

static void sweep(struct sums *s, const struct span *v, size_t n) {
    for (size_t i = 0; i < n; i++)
        s->at_risk[v[i].group]++;
    for (size_t i = 0, end; i < n; i = end) {
        double d = 0;
        for (size_t j = 0; j < s->k; j++)
            s->ended[j] = 0;
        for (end = i; end < n && v[end].t <= v[i].t; end++) {
            s->ended[v[end].group] += v[end].event ? 1 : 0;
            d += v[end].event ? 1 : 0;
        }
        if (d > 0)
            add_time(s, (double)(n - i), d);
        for (size_t j = i; j < end; j++)
            s->at_risk[v[j].group]--;
    }
}

/* Squared length of the differences in units of their variance, by Cholesky over
 * the groups use[0 … m-1]; NaN when the variance is not positive. */
static double quadratic(const struct sums *s, const size_t *use, size_t m) {
    double *l = cl_alloc((m * m + m + 1) * sizeof *l), *y = l + m * m, sum = 0;
    for (size_t i = 0; i < m; i++) {
        y[i] = s->observed[use[i]] - s->expected[use[i]];
        for (size_t j = 0; j <= i; j++) {
            double own = s->variance[use[i] * s->k + use[j]], x = own;
            for (size_t q = 0; q < j; q++)
                x -= l[i * m + q] * l[j * m + q];
            if (j < i)
                l[i * m + j] = x / l[j * m + j];
            else
                l[i * m + i] = x > 1e-12 * own ? sqrt(x) : (double)NAN;
        }
        for (size_t q = 0; q < i; q++)
            y[i] -= l[i * m + q] * y[q];
        y[i] /= l[i * m + i];
        sum += y[i] * y[i];
    }
    free(l);
    return sum;
}

static void verdict(struct cl_test *r, const struct sums *s) {
    size_t use[CL_LOGRANK_GROUPS], m = 0;
    for (size_t i = 0; i < s->k; i++)
        if (s->expected[i] > 0)
            use[m++] = i;
    r->effect = s->observed[0];
    r->effect2 = s->expected[0];
    if (m < 2)
        return;
    r->statistic = quadratic(s, use, m - 1);
    r->df = (double)(m - 1);
    r->p = cl_dist_chi2_above(r->statistic, r->df);
}

struct cl_test cl_logrank(const double *t, const unsigned char *event, const uint32_t *group,
                          size_t n, size_t k) {
    const double nan = (double)NAN;
    struct cl_test r = {CL_TEST_LOGRANK, 0, nan, nan, nan, nan, nan, {nan, nan}};
    struct span *v = cl_realloc_array(NULL, n + 1, sizeof *v);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(t[i]) && group[i] < k)
            v[kept++] = (struct span){t[i], group[i], event[i]};
    r.n = (double)kept;
    if (k > 0 && k <= CL_LOGRANK_GROUPS && kept > 0) {
        qsort(v, kept, sizeof *v, by_time);
        double *all = cl_alloc((4 * k + k * k) * sizeof *all);
        struct sums s = {k, all, all + k, all + 2 * k, all + 3 * k, all + 4 * k};
        sweep(&s, v, kept);
        verdict(&r, &s);
        free(all);
    }
    free(v);
    return r;
}
