/* dist.c - the one file that calls GSL.
 *
 * Every arithmetic trouble in GSL, an underflow too, reaches a handler that aborts
 * by default, and the handler is one variable of the whole process.  It is set
 * before main, when there is one thread, and never again, so that no call from a
 * worker races with another. */
#include "dist.h"

#include <math.h>

#include "caseload/stats.h"

#ifdef CL_HAVE_GSL
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>

__attribute__((constructor)) static void trouble_is_a_value(void) {
    gsl_set_error_handler_off();
}

bool cl_stats_with_tests(void) {
    return true;
}

static double within_unit(double p) {
    return p >= 0 ? fmin(p, 1) : (double)NAN;
}

double cl_dist_chi2_above(double x, double df) {
    if (isnan(x) || !(df > 0))
        return (double)NAN;
    return isinf(x) ? 0 : within_unit(gsl_cdf_chisq_Q(fmax(0, x), df));
}

/* GSL approximates the tail by a series from 30 degrees of freedom on, right to all
 * digits from 1,000 on; the incomplete beta function is right below that, but needs the
 * smaller of its two arguments. */
double cl_dist_t_outside(double t, double df) {
    if (isnan(t) || !(df > 0))
        return (double)NAN;
    double t2 = t * t;
    if (isinf(t2))
        return 0;
    if (df >= 1000)
        return within_unit(2 * gsl_cdf_tdist_Q(fabs(t), df));
    if (t2 < 1)
        return within_unit(1 - gsl_sf_beta_inc(0.5, df / 2, t2 / (df + t2)));
    return within_unit(gsl_sf_beta_inc(df / 2, 0.5, df / (df + t2)));
}

double cl_dist_t_quantile(double p, double df) {
    if (!(p > 0.5) || !(p < 1) || !(df > 0))
        return (double)NAN;
    return gsl_cdf_tdist_Pinv(p, df);
}

double cl_dist_normal_outside(double z) {
    return within_unit(2 * gsl_cdf_ugaussian_Q(z));
}
#else
bool cl_stats_with_tests(void) {
    return false;
}

static double none(double x, double df) {
    (void)x;
    (void)df;
    return (double)NAN;
}

double cl_dist_chi2_above(double x, double df) {
    return none(x, df);
}

double cl_dist_t_outside(double t, double df) {
    return none(t, df);
}

double cl_dist_t_quantile(double p, double df) {
    return none(p, df);
}

double cl_dist_normal_outside(double z) {
    return none(z, 0);
}
#endif
