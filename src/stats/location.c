/* location.c - do two groups differ in level?  Welch's t for means; for medians see
 * ranks.c. */
#include <math.h>

#include "caseload/stats.h"

#include "dist.h"

struct moments {
    double n, mean, squares; /* sum of squared differences from the mean */
};

/* Around the first value, so that equal values have a variance of exactly 0. */
static struct moments moments_of(const double *v, size_t n) {
    struct moments m = {0, 0, 0};
    double first = (double)NAN, sum = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i])) {
            first = isnan(first) ? v[i] : first;
            sum += v[i] - first;
            m.n++;
        }
    double off = sum / m.n;
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i]))
            m.squares += (v[i] - first - off) * (v[i] - first - off);
    m.mean = first + off;
    return m;
}

struct cl_test cl_welch(const double *a, size_t na, const double *b, size_t nb) {
    const double nan = (double)NAN;
    struct moments x = moments_of(a, na), y = moments_of(b, nb);
    struct cl_test r = {CL_TEST_WELCH, x.n + y.n, nan, nan, nan, nan, nan, {nan, nan}};
    r.effect = x.mean - y.mean;
    if (x.n < 2 || y.n < 2 || !(x.squares + y.squares > 0))
        return r;
    double ea = x.squares / (x.n - 1) / x.n, eb = y.squares / (y.n - 1) / y.n;
    double se = sqrt(ea + eb);
    r.statistic = r.effect / se;
    r.df = (ea + eb) * (ea + eb) / (ea * ea / (x.n - 1) + eb * eb / (y.n - 1));
    r.p = cl_dist_t_outside(r.statistic, r.df);
    double half = cl_dist_t_quantile(0.975, r.df) * se;
    r.interval = (struct cl_interval){r.effect - half, r.effect + half};
    double pooled = x.n + y.n - 2;
    r.effect2 = r.effect / sqrt((x.squares + y.squares) / pooled) * (1 - 3 / (4 * pooled - 1));
    return r;
}
