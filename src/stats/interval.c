/* interval.c - 95 % intervals of shares, means and the net promoter score. */
#include <math.h>

#include "caseload/stats.h"

#include "dist.h"

struct cl_interval cl_wilson(double successes, double n) {
    if (!(n > 0) || !(successes >= 0) || successes > n)
        return (struct cl_interval){(double)NAN, (double)NAN};
    const double z2 = CL_Z95 * CL_Z95;
    double p = successes / n;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = CL_Z95 * sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    /* At the ends the formula is exact; rounding must not step past them. */
    return (struct cl_interval){
        .low = successes > 0 ? fmax(0, centre - half) : 0,
        .high = successes < n ? fmin(1, centre + half) : 1,
    };
}

struct cl_interval cl_nps_interval(double promoters, double detractors, double n) {
    if (!(n > 0) || !(promoters >= 0) || !(detractors >= 0) || promoters + detractors > n)
        return (struct cl_interval){(double)NAN, (double)NAN};
    double p = promoters / n, d = detractors / n;
    double score = 100 * (p - d);
    double se = 100 * sqrt(fmax(0, p + d - (p - d) * (p - d)) / n);
    return (struct cl_interval){score - CL_Z95 * se, score + CL_Z95 * se};
}

struct cl_interval cl_mean_interval(double n, double sum, double sum_squares) {
    if (!(n >= 2))
        return (struct cl_interval){(double)NAN, (double)NAN};
    double mean = sum / n;
    double variance = fmax(0, sum_squares - sum * mean) / (n - 1);
    double half = cl_dist_t_quantile(0.975, n - 1) * sqrt(variance / n);
    return (struct cl_interval){mean - half, mean + half};
}
