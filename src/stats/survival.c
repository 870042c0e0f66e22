/* survival.c - Kaplan and Meier (1958): how long cases take when some have not
 * ended yet.  Their time so far is evidence too; leaving them out makes every
 * median too short. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

/* Products such as 3/4 * 2/3 may miss one half by so much. */
#define ROUNDING 1e-12

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
        if (survival <= 0.5 + ROUNDING)
            return time;
    }
    return (double)NAN;
}

struct span {
    double entry, t;
    unsigned char event;
};

static int by_time(const void *x, const void *y) {
    const struct span *a = x, *b = y;
    return a->t < b->t ? -1 : a->t > b->t;
}

static int by_value(const void *x, const void *y) {
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

/* log(-log S) keeps the band within 0 and 1; at S = 0 it has none. */
static void add_band(struct cl_km_step *step, double greenwood) {
    const double nan = (double)NAN;
    step->se = step->s > 0 ? step->s * sqrt(greenwood) : nan;
    step->ci = (struct cl_interval){nan, nan};
    if (step->s > 0 && step->s < 1) {
        double reach = CL_Z95 * sqrt(greenwood) / fabs(log(step->s));
        step->ci.low = pow(step->s, exp(reach));
        step->ci.high = pow(step->s, exp(-reach));
    }
}

static size_t walk(const struct span *v, const double *entries, size_t n,
                   struct cl_km_step *steps) {
    size_t filled = 0, entered = 0;
    double s = 1, greenwood = 0;
    for (size_t i = 0, end; i < n; i = end) {
        double ended = 0;
        for (end = i; end < n && v[end].t <= v[i].t; end++)
            ended += v[end].event ? 1 : 0;
        while (entered < n && entries[entered] < v[i].t)
            entered++;
        if (ended <= 0)
            continue;
        double at_risk = (double)(entered - i); /* who entered and left is in both */
        s *= 1 - ended / at_risk;
        greenwood += ended / (at_risk * (at_risk - ended));
        steps[filled] = (struct cl_km_step){.t = v[i].t, at_risk, ended, s, 0, {0, 0}};
        add_band(&steps[filled++], greenwood);
    }
    return filled;
}

size_t cl_km(const double *t, const unsigned char *event, const double *entry, size_t n,
             struct cl_km_step *steps) {
    struct span *v = cl_realloc_array(NULL, n + 1, sizeof *v);
    double *entries = cl_realloc_array(NULL, n + 1, sizeof *entries);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        struct span one = {entry ? entry[i] : -(double)INFINITY, t[i], event[i]};
        if (one.entry < one.t) /* NaN is neither */
            v[kept++] = one;
    }
    qsort(v, kept, sizeof *v, by_time);
    for (size_t i = 0; i < kept; i++)
        entries[i] = v[i].entry;
    qsort(entries, kept, sizeof *entries, by_value);
    size_t filled = walk(v, entries, kept, steps);
    free(v);
    free(entries);
    return filled;
}

double cl_km_at(const struct cl_km_step *steps, size_t n, double p) {
    for (size_t i = 0; i < n; i++)
        if (steps[i].s <= 1 - p + ROUNDING)
            return steps[i].t;
    return (double)NAN;
}

struct cl_interval cl_km_at_interval(const struct cl_km_step *steps, size_t n, double p) {
    struct cl_interval in = {(double)NAN, (double)NAN};
    for (size_t i = n; i-- > 0;) {
        if (steps[i].ci.low <= 1 - p + ROUNDING)
            in.low = steps[i].t;
        if (steps[i].ci.high <= 1 - p + ROUNDING)
            in.high = steps[i].t;
    }
    return in;
}

double cl_km_rmst(const struct cl_km_step *steps, size_t n, double tau) {
    if (!(tau >= 0))
        return (double)NAN;
    double area = 0, from = 0, s = 1;
    for (size_t i = 0; i < n && steps[i].t < tau; i++) {
        area += s * (steps[i].t - from);
        from = steps[i].t;
        s = steps[i].s;
    }
    return area + s * (tau - from);
}
