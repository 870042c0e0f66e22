/* tests.c - names of the tests, and the correction for many of them at once. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

static const char *const names[CL_TEST_COUNT] = {
    [CL_TEST_CHI2] = "chi-square",           [CL_TEST_PERMUTATION] = "chi-square by permutation",
    [CL_TEST_FISHER] = "Fisher's exact",     [CL_TEST_WELCH] = "Welch's t",
    [CL_TEST_MANN_WHITNEY] = "Mann-Whitney", [CL_TEST_KRUSKAL] = "Kruskal-Wallis",
    [CL_TEST_LOGRANK] = "log-rank",          [CL_TEST_GOODNESS] = "chi-square goodness of fit",
};

const char *cl_test_name(enum cl_test_kind kind) {
    return kind < CL_TEST_COUNT ? names[kind] : "";
}

struct ranked {
    double p;
    size_t at;
};

static int by_p(const void *x, const void *y) {
    const struct ranked *a = x, *b = y;
    if (a->p < b->p || a->p > b->p)
        return a->p < b->p ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

void cl_bh(const double *p, size_t n, double *q) {
    struct ranked *v = cl_realloc_array(NULL, n + 1, sizeof *v);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        q[i] = (double)NAN;
        if (!isnan(p[i]))
            v[kept++] = (struct ranked){p[i], i};
    }
    qsort(v, kept, sizeof *v, by_p);
    double least = 1;
    for (size_t i = kept; i-- > 0;) {
        least = fmin(least, v[i].p * (double)kept / (double)(i + 1));
        q[v[i].at] = least;
    }
    free(v);
}
