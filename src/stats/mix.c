/* mix.c - is a change of the whole one of the parts, or of how much each part
 * weighs (Kitagawa 1955)?  The parts always add up to the change. */
#include <math.h>

#include "caseload/stats.h"

#define AGAINST 0.8 /* of the weight, from which a total that goes the other way is misleading */
#define NOISE 1e-12

/* A group without a rate in a period has no weight there. */
static double weight(const double *w, const double *r, size_t i) {
    return isnan(r[i]) || !(w[i] > 0) ? 0 : w[i];
}

/* The rate of the whole in one period; *total is what the weights add to. */
static double overall(const double *w, const double *r, size_t n, double *total) {
    double sum = 0;
    *total = 0;
    for (size_t i = 0; i < n; i++) {
        double x = weight(w, r, i);
        *total += x;
        sum += x > 0 ? x * r[i] : 0;
    }
    return sum / *total;
}

struct cl_mix cl_mix_split(const double *w0, const double *r0, const double *w1, const double *r1,
                           size_t n, double *mix, double *within) {
    double total0, total1;
    double whole0 = overall(w0, r0, n, &total0), whole1 = overall(w1, r1, n, &total1);
    double middle = (whole0 + whole1) / 2;
    struct cl_mix sum = {0, 0, false};
    double change = whole1 - whole0, against = 0;
    for (size_t i = 0; i < n; i++) {
        double a = weight(w0, r0, i) / total0, b = weight(w1, r1, i) / total1;
        double m = 0, d = 0;
        if (isnan(change)) {
            m = d = (double)NAN;
        } else if (isnan(r0[i]) || isnan(r1[i])) {
            double known = isnan(r0[i]) ? r1[i] : r0[i];
            m = isnan(known) ? 0 : (b - a) * (known - middle);
        } else {
            m = (b - a) * ((r0[i] + r1[i]) / 2 - middle);
            d = (a + b) / 2 * (r1[i] - r0[i]);
            if (d * change < 0)
                against += (a + b) / 2;
        }
        if (mix)
            mix[i] = m;
        if (within)
            within[i] = d;
        sum.mix += m;
        sum.within += d;
    }
    if (isnan(change))
        return (struct cl_mix){(double)NAN, (double)NAN, false};
    double scale = fabs(whole0) + fabs(whole1);
    sum.simpson = fabs(change) > NOISE * scale && against >= AGAINST - NOISE;
    return sum;
}
