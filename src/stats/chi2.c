/* chi2.c - Pearson's chi-square of a table and of one row against uniform.  Rows
 * and columns without a case say nothing and are left out before anything else. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "dist.h"
#include "table.h"

static void sums(const double *counts, size_t rows, size_t cols, double *row, double *col) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++) {
            row[i] += counts[i * cols + j];
            col[j] += counts[i * cols + j];
        }
}

static size_t squeeze(double *sum, size_t n) {
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (sum[i] > 0)
            sum[kept++] = sum[i];
    return kept;
}

void cl_crosstab_make(struct cl_crosstab *t, const double *counts, size_t rows, size_t cols) {
    size_t cells = rows * cols;
    t->cell = cl_realloc_array(NULL, cells + rows + cols + 1, sizeof *t->cell);
    t->row = t->cell + cells;
    t->col = t->row + rows;
    for (size_t i = 0; i < rows + cols; i++)
        t->row[i] = 0;
    sums(counts, rows, cols, t->row, t->col);
    size_t kept = 0;
    t->n = 0;
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < cols; j++)
            if (t->row[i] > 0 && t->col[j] > 0) {
                t->cell[kept++] = counts[i * cols + j];
                t->n += counts[i * cols + j];
            }
    t->rows = squeeze(t->row, rows);
    t->cols = squeeze(t->col, cols);
}

void cl_crosstab_free(struct cl_crosstab *t) {
    free(t->cell);
}

static double least(const struct cl_crosstab *t) {
    return (double)(t->rows < t->cols ? t->rows : t->cols);
}

static double cramers_v(const struct cl_crosstab *t, double chi2) {
    return sqrt(chi2 / (t->n * (least(t) - 1)));
}

/* Bergsma 2013: less what V would be by chance alone. */
static double corrected_v(const struct cl_crosstab *t, double chi2) {
    double r = (double)t->rows, c = (double)t->cols, free_n = t->n - 1;
    double phi2 = fmax(0, chi2 / t->n - (r - 1) * (c - 1) / free_n);
    double rc = r - (r - 1) * (r - 1) / free_n, cc = c - (c - 1) * (c - 1) / free_n;
    double k = fmin(rc, cc) - 1;
    return k > 0 ? sqrt(phi2 / k) : (double)NAN;
}

struct cl_test cl_chi2(const double *counts, size_t rows, size_t cols) {
    const double nan = (double)NAN;
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, rows, cols);
    struct cl_test r = {CL_TEST_CHI2, t.n, nan, nan, nan, nan, nan, {nan, nan}};
    if (t.rows >= 2 && t.cols >= 2) {
        r.statistic = 0;
        for (size_t i = 0; i < t.rows; i++)
            for (size_t j = 0; j < t.cols; j++) {
                double expected = t.row[i] * t.col[j] / t.n;
                double off = t.cell[i * t.cols + j] - expected;
                r.statistic += off * off / expected;
            }
        r.df = (double)(t.rows - 1) * (double)(t.cols - 1);
        r.p = cl_dist_chi2_above(r.statistic, r.df);
        r.effect = cramers_v(&t, r.statistic);
        r.effect2 = corrected_v(&t, r.statistic);
    }
    cl_crosstab_free(&t);
    return r;
}

bool cl_chi2_thin(const double *counts, size_t rows, size_t cols) {
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, rows, cols);
    double few = 0, all = (double)t.rows * (double)t.cols;
    bool tiny = false;
    for (size_t i = 0; i < t.rows; i++)
        for (size_t j = 0; j < t.cols; j++) {
            double expected = t.row[i] * t.col[j] / t.n;
            tiny |= expected < 1;
            few += expected < 5 ? 1 : 0;
        }
    cl_crosstab_free(&t);
    return tiny || few > all / 5;
}

struct cl_test cl_goodness(const double *counts, size_t k) {
    const double nan = (double)NAN;
    struct cl_test r = {CL_TEST_GOODNESS, 0, nan, nan, nan, nan, nan, {nan, nan}};
    for (size_t i = 0; i < k; i++)
        r.n += counts[i];
    if (!(r.n > 0))
        return r;
    double entropy = 0, largest = 0, chi2 = 0, expected = r.n / (double)k;
    for (size_t i = 0; i < k; i++) {
        double share = counts[i] / r.n;
        entropy -= share > 0 ? share * log(share) : 0;
        largest = fmax(largest, share);
        chi2 += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    r.effect = exp(entropy);
    r.effect2 = largest;
    if (k >= 2) {
        r.statistic = chi2;
        r.df = (double)(k - 1);
        r.p = cl_dist_chi2_above(chi2, r.df);
    }
    return r;
}
