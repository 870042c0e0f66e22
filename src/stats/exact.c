/* exact.c - tests of tables too thin for the chi-square distribution: Fisher's for
 * two by two, random permutation for others.  Neither needs a distribution from a
 * library. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "table.h"

/* Probability that the first cell holds x given the margins, over that of x + 1 and
 * so on: ratios of neighbours keep every digit, factorials of large counts do not. */
static double step_up(const struct cl_crosstab *t, double x) {
    return (t->row[0] - x) * (t->col[0] - x) / ((x + 1) * (t->n - t->row[0] - t->col[0] + x + 1));
}

/* Sum of all weights, and of those not over the observed one, whose weight is 1. */
static double fisher_p(const struct cl_crosstab *t) {
    const double same = 1 + 1e-9; /* equal but for rounding */
    double low = fmax(0, t->row[0] + t->col[0] - t->n), high = fmin(t->row[0], t->col[0]);
    double all = 1, tail = 1, x, w;
    for (x = t->cell[0], w = 1; x < high && w > 0; x++) {
        w *= step_up(t, x);
        all += w;
        tail += w <= same ? w : 0;
    }
    for (x = t->cell[0], w = 1; x > low && w > 0; x--) {
        w /= step_up(t, x - 1);
        all += w;
        tail += w <= same ? w : 0;
    }
    return fmin(1, tail / all);
}

struct cl_test cl_fisher(const double counts[4]) {
    const double nan = (double)NAN;
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, 2, 2);
    struct cl_test r = {CL_TEST_FISHER, t.n, nan, nan, nan, nan, nan, {nan, nan}};
    if (t.rows == 2 && t.cols == 2) {
        r.p = fisher_p(&t);
        r.effect = counts[0] * counts[3] / (counts[1] * counts[2]);
        r.effect2 = cl_crosstab_v(&t, cl_chi2(counts, 2, 2).statistic);
    }
    cl_crosstab_free(&t);
    return r;
}

/* Labels of the columns of all cases, row after row. */
static uint32_t *labels_of(const struct cl_crosstab *t) {
    uint32_t *label = cl_realloc_array(NULL, (size_t)t->n + 1, sizeof *label);
    size_t at = 0;
    for (size_t j = 0; j < t->cols; j++)
        for (double k = 0; k < t->col[j]; k++)
            label[at++] = (uint32_t)j;
    return label;
}

/* Sum of o^2 / (row * col): chi-square but for a constant and a factor. */
static double spread(const struct cl_crosstab *t, const double *cell) {
    double sum = 0;
    for (size_t i = 0; i < t->rows; i++) {
        double part = 0;
        for (size_t j = 0; j < t->cols; j++)
            part += cell[i * t->cols + j] * cell[i * t->cols + j] / t->col[j];
        sum += part / t->row[i];
    }
    return sum;
}

static void shuffle_into(const struct cl_crosstab *t, uint32_t *label, struct cl_rng *rng,
                         double *cell) {
    for (size_t c = 0; c < t->rows * t->cols; c++)
        cell[c] = 0;
    size_t n = (size_t)t->n, at = 0;
    for (size_t i = 0; i < t->rows; i++)
        for (size_t end = at + (size_t)t->row[i]; at < end; at++) {
            size_t other = at + cl_rng_below(rng, (uint32_t)(n - at));
            uint32_t picked = label[other];
            label[other] = label[at];
            label[at] = picked;
            cell[i * t->cols + picked]++;
        }
}

struct cl_test cl_chi2_permuted(const double *counts, size_t rows, size_t cols, unsigned rounds,
                                uint64_t seed) {
    struct cl_test r = cl_chi2(counts, rows, cols);
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, rows, cols);
    if (t.rows >= 2 && t.cols >= 2 && rounds > 0) {
        struct cl_rng rng;
        cl_rng_seed(&rng, seed);
        uint32_t *label = labels_of(&t);
        double *cell = cl_realloc_array(NULL, t.rows * t.cols, sizeof *cell);
        double seen = spread(&t, t.cell) * (1 - 1e-12), hits = 0;
        for (unsigned i = 0; i < rounds; i++) {
            shuffle_into(&t, label, &rng, cell);
            hits += spread(&t, cell) >= seen ? 1 : 0;
        }
        r.kind = CL_TEST_PERMUTATION;
        r.p = (hits + 1) / ((double)rounds + 1);
        free(label);
        free(cell);
    }
    cl_crosstab_free(&t);
    return r;
}

struct cl_test cl_independence(const double *counts, size_t rows, size_t cols, uint64_t seed) {
    if (!cl_chi2_thin(counts, rows, cols))
        return cl_chi2(counts, rows, cols);
    if (rows == 2 && cols == 2)
        return cl_fisher(counts);
    return cl_chi2_permuted(counts, rows, cols, 10000, seed);
}
