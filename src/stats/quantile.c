/* quantile.c - type 7 quantiles (Hyndman and Fan 1996; NumPy's and Excel's INC) by
 * selection: linear time on average, the array reordered in place. */
#include <math.h>

#include "caseload/stats.h"

static void swap(double *a, double *b) {
    double t = *a;
    *a = *b;
    *b = t;
}

static double median_of_3(double a, double b, double c) {
    if (a > b)
        swap(&a, &b);
    if (b > c)
        b = c;
    return a > b ? a : b;
}

/* Afterwards v[k] is what it would be in sorted order, nothing before it is larger
 * and nothing after it smaller (Hoare 1961).  Equal values stop both scans, so
 * that columns of few distinct values do not turn it quadratic. */
static void select_kth(double *v, size_t n, size_t k) {
    size_t low = 0, high = n - 1;
    while (low < high) {
        double pivot = median_of_3(v[low], v[low + (high - low) / 2], v[high]);
        size_t i = low, j = high;
        for (;; i++, j--) {
            while (v[i] < pivot)
                i++;
            while (v[j] > pivot)
                j--;
            if (i >= j)
                break;
            swap(&v[i], &v[j]);
        }
        /* v[low..j] <= pivot <= v[j+1..high], and j < high: a median of three has
         * an equal or a larger one in front of the last. */
        if (k <= j)
            high = j;
        else
            low = j + 1;
    }
}

/* NaN is "no value" and goes to the end; gives how many are left. */
static size_t keep_values(double *v, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i]))
            swap(&v[kept++], &v[i]);
    return kept;
}

double cl_quantile(double *v, size_t n, double p) {
    size_t kept = keep_values(v, n);
    if (kept == 0 || isnan(p))
        return (double)NAN;
    double h = (double)(kept - 1) * fmin(1, fmax(0, p));
    size_t k = (size_t)h;
    double part = h - (double)k;
    select_kth(v, kept, k);
    if (part <= 0 || k + 1 >= kept)
        return v[k];
    double next = v[k + 1];
    for (size_t i = k + 2; i < kept; i++)
        next = fmin(next, v[i]);
    return v[k] + part * (next - v[k]);
}

/* Smallest x with P(B <= x) >= level, B binomial.  Ratios of neighbours outwards
 * from the mode; what is under 1e-20 of it changes no decision. */
static size_t binomial_quantile(size_t n, double p, double level) {
    const double none = 1e-20;
    double odds = p / (1 - p), w;
    size_t mode = (size_t)fmin((double)n, floor((double)(n + 1) * p)), low = mode, high = mode;
    double all = 1, first = 1;
    for (w = 1; low > 0 && w > none; low--) {
        w *= (double)low / ((double)(n - low + 1) * odds);
        first = w;
        all += w;
    }
    for (w = 1; high < n && w > none; high++) {
        w *= (double)(n - high) * odds / (double)(high + 1);
        all += w;
    }
    double below = first;
    size_t x = low;
    for (w = first; x < high && below < level * all; x++) {
        w *= (double)(n - x) * odds / (double)(x + 1);
        below += w;
    }
    return x;
}

struct cl_interval cl_quantile_interval(double *v, size_t n, double p) {
    struct cl_interval in = {(double)NAN, (double)NAN};
    size_t kept = keep_values(v, n);
    if (kept == 0 || !(p > 0) || !(p < 1))
        return in;
    size_t low = binomial_quantile(kept, p, 0.025), high = binomial_quantile(kept, p, 0.975) + 1;
    if (low >= 1) {
        select_kth(v, kept, low - 1);
        in.low = v[low - 1];
    }
    if (high <= kept) {
        select_kth(v, kept, high - 1);
        in.high = v[high - 1];
    }
    return in;
}
