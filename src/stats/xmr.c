/* xmr.c - the chart of single values and their moving ranges (Shewhart; Wheeler):
 * is a change a signal, or the noise that the process always has?  Limits stay
 * fixed until the process has moved for good, which is what a run says. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#define BASELINE 10
#define RUN 8 /* so many in a row on one side */
#define NEAR_OF 4
#define NEAR 3
#define LIMIT 2.66     /* 3 / d2 of ranges of two */
#define ROUNDING 1e-12 /* relative: closer to the centre than that is on it */

static void set_limits(struct cl_xmr *x, const double *v, size_t n) {
    double sum = 0, ranges = 0;
    for (size_t i = 0; i < n; i++) {
        sum += v[i];
        ranges += i > 0 ? fabs(v[i] - v[i - 1]) : 0;
    }
    x->centre = sum / (double)n;
    x->range = ranges / (double)(n - 1);
    x->low = x->centre - LIMIT * x->range;
    x->high = x->centre + LIMIT * x->range;
    x->baseline = n;
}

/* -1, 0 or 1: below, within or above centre -/+ reach. */
static int side(const struct cl_xmr *x, double v, double reach) {
    double slack = ROUNDING * fmax(fabs(v), fabs(x->centre));
    double off = v - x->centre;
    return fabs(off) <= reach + slack ? 0 : off > 0 ? 1 : -1;
}

/* Signals of v[i], all points from `from` on being judged by the same limits. */
static unsigned judge(const struct cl_xmr *x, const double *v, size_t from, size_t i, size_t run) {
    double reach = LIMIT * x->range;
    unsigned s = side(x, v[i], reach) ? CL_XMR_OUTSIDE : CL_XMR_NONE;
    if (run >= RUN)
        s |= CL_XMR_RUN;
    int here = side(x, v[i], reach / 2);
    unsigned near = 0;
    for (size_t k = 0; here && k < NEAR_OF && i >= from + k; k++)
        near += side(x, v[i - k], reach / 2) == here ? 1 : 0;
    return near >= NEAR ? s | CL_XMR_NEAR : s;
}

static struct cl_xmr chart(const double *v, size_t n, unsigned char *signals) {
    struct cl_xmr x;
    set_limits(&x, v, BASELINE);
    size_t start = 0, from = 0, run = 0; /* of the baseline; of these limits; length */
    int last = 0;
    for (size_t i = 0; i < n; i++) {
        int now = side(&x, v[i], 0);
        run = now && now == last ? run + 1 : now ? 1 : 0;
        last = now;
        signals[i] = (unsigned char)judge(&x, v, from, i, run);
        if (run >= RUN && i + 1 - run > start) {
            start = i + 1 - run;
            set_limits(&x, v + start, n - start < BASELINE ? n - start : BASELINE);
            from = i + 1;
            run = 0;
            last = 0;
        }
    }
    return x;
}

struct cl_xmr cl_xmr(const double *v, size_t n, unsigned char *signals) {
    const double nan = (double)NAN;
    struct cl_xmr x = {nan, nan, nan, nan, 0};
    double *kept = cl_realloc_array(NULL, n + 1, sizeof *kept);
    unsigned char *found = cl_alloc(n + 1);
    size_t points = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i]))
            kept[points++] = v[i];
    if (points >= BASELINE)
        x = chart(kept, points, found);
    for (size_t i = 0, at = 0; signals && i < n; i++)
        signals[i] = isnan(v[i]) ? CL_XMR_NONE : found[at++];
    free(kept);
    free(found);
    return x;
}
