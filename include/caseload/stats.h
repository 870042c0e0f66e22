/* stats.h - pure functions over arrays. NaN is "no value". */
#ifndef CASELOAD_STATS_H
#define CASELOAD_STATS_H

#include "caseload/base/err.h"

struct cl_interval {
    double low, high; /* NaN: not defined */
};
#define CL_Z95 1.959963984540054
/* Wilson score interval, 95 % (Wilson 1927); n 0 gives NaN. */
struct cl_interval cl_wilson(double successes, double n);
/* Net promoter score of p promoters, d detractors among n, times 100, ± 1.96 SE
 * with SE = 100 sqrt((p + d - (p - d)^2) / n), p and d as shares. */
struct cl_interval cl_nps_interval(double promoters, double detractors, double n);
/* Type 7 quantile of v[n], which is reordered; NaN when n is 0. */
double cl_quantile(double *v, size_t n, double p);
/* Kaplan-Meier: first time with S(t) <= 0.5; NaN when not reached.  event[i] is
 * 1 for an end, 0 for a censored time; both arrays are reordered. */
double cl_km_median(double *t, unsigned char *event, size_t n);

/* Shares of v[n] (none negative) in percent with one decimal, rounded by largest
 * remainder, so that they add to 100.0; all NaN when the sum is 0. */
void cl_shares(const double *v, size_t n, double *percent);

#endif
