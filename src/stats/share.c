/* share.c - parts of a whole in percent that add to 100. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

struct part {
    double rest; /* what rounding down left of it */
    size_t at;
};

static int by_rest(const void *x, const void *y) {
    const struct part *a = x, *b = y;
    if (a->rest > b->rest || a->rest < b->rest)
        return a->rest > b->rest ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

void cl_shares(const double *v, size_t n, double *percent) {
    double total = 0;
    for (size_t i = 0; i < n; i++)
        total += v[i];
    struct part *parts = cl_alloc((n + 1) * sizeof *parts);
    double given = 0; /* tenths of a percent */
    for (size_t i = 0; i < n; i++) {
        double exact = total > 0 ? v[i] * 1000 / total : (double)NAN;
        percent[i] = floor(exact);
        parts[i] = (struct part){exact - percent[i], i};
        given += percent[i];
    }
    if (total > 0)
        qsort(parts, n, sizeof *parts, by_rest);
    size_t left = total > 0 ? (size_t)(1000 - given) : 0; /* fewer than n */
    for (size_t i = 0; i < left && i < n; i++)
        percent[parts[i].at]++;
    for (size_t i = 0; i < n; i++)
        percent[i] /= 10;
    free(parts);
}
