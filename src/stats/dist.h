/* dist.h - tails of the distributions that the tests use; NaN in a build without GSL. */
#ifndef CL_STATS_DIST_H
#define CL_STATS_DIST_H

double cl_dist_chi2_above(double x, double df); /* P(X > x) */
double cl_dist_t_outside(double t, double df);  /* P(|X| > |t|) */
double cl_dist_t_quantile(double p, double df); /* p over 0.5 */
double cl_dist_normal_outside(double z);        /* P(|X| > z), z may be negative */

#endif
