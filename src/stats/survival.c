/* survival.c - Kaplan and Meier (1958): how long cases take when some have not
 * ended yet.  Their time so far is evidence too; leaving them out makes every
 * median too short. */
#include <math.h>

#include "caseload/stats.h"

static void swap(double *t, unsigned char *event, size_t i, size_t j) {
    double x = t[i];
    unsigned char e = event[i];
    t[i] = t[j];
    event[i] = event[j];
    t[j] = x;
    event[j] = e;
}

static void sift_down(double *t, unsigned char *event, size_t root, size_t n) {
    for (;;) {
        size_t child = 2 * root + 1;
        if (child >= n)
            return;
        if (child + 1 < n && t[child + 1] > t[child])
            child++;
        if (t[root] >= t[child])
            return;
        swap(t, event, root, child);
        root = child;
    }
}

/* Heapsort: the two arrays move together, and no input makes it slow. */
static void sort_times(double *t, unsigned char *event, size_t n) {
    for (size_t i = n / 2; i-- > 0;)
        sift_down(t, event, i, n);
    for (size_t end = n; end-- > 1;) {
        swap(t, event, 0, end);
        sift_down(t, event, 0, end);
    }
}

double cl_km_median(double *t, unsigned char *event, size_t n) {
    size_t kept = 0; /* NaN is "no value" */
    for (size_t i = 0; i < n; i++)
        if (!isnan(t[i]))
            swap(t, event, kept++, i);
    sort_times(t, event, kept);
    double survival = 1;
    for (size_t i = 0; i < kept;) {
        size_t at_risk = kept - i, ended = 0;
        double time = t[i];
        for (; i < kept && t[i] <= time; i++)
            ended += event[i] ? 1 : 0;
        survival *= 1 - (double)ended / (double)at_risk;
        /* Products such as 3/4 * 2/3 may miss one half by a rounding error. */
        if (survival <= 0.5 + 1e-12)
            return time;
    }
    return (double)NAN;
}
