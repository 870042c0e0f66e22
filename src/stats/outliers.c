/* outliers.c - values far from the others, measured so that the outliers themselves
 * do not widen the measure (Iglewicz and Hoaglin 1993). */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#define FAR 3.5
#define SIGMA_OF_MAD 0.6745
#define FENCE 1.5
#define ROUNDING 1e-12 /* relative: a distance that is none */

static void past_fence(const double *v, size_t n, double *scratch, unsigned char *out) {
    for (size_t i = 0; i < n; i++)
        scratch[i] = v[i];
    double q1 = cl_quantile(scratch, n, 0.25), q3 = cl_quantile(scratch, n, 0.75);
    double reach = FENCE * (q3 - q1) + ROUNDING * fmax(fabs(q1), fabs(q3));
    for (size_t i = 0; i < n; i++)
        out[i] = v[i] < q1 - reach || v[i] > q3 + reach;
}

void cl_outliers(const double *v, size_t n, unsigned char *out) {
    double *scratch = cl_realloc_array(NULL, n + 1, sizeof *scratch);
    for (size_t i = 0; i < n; i++)
        scratch[i] = v[i];
    double median = cl_quantile(scratch, n, 0.5);
    for (size_t i = 0; i < n; i++)
        scratch[i] = fabs(v[i] - median);
    double mad = cl_quantile(scratch, n, 0.5);
    if (mad > ROUNDING * fabs(median))
        for (size_t i = 0; i < n; i++)
            out[i] = SIGMA_OF_MAD * fabs(v[i] - median) / mad > FAR;
    else
        past_fence(v, n, scratch, out);
    free(scratch);
}
