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

double cl_quantile(double *v, size_t n, double p) {
    size_t kept = 0; /* NaN is "no value" */
    for (size_t i = 0; i < n; i++)
        if (!isnan(v[i]))
            swap(&v[kept++], &v[i]);
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
