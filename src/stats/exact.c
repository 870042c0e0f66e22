/* exact.c - tests of tables too thin for the chi-square distribution: Fisher's for
 * two by two, random permutation for others.  Neither needs a library. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#include "table.h"

/* Half counts, as of a weighted table, cannot be dealt out. */
static bool whole(const struct cl_crosstab *t) {
    if (!(t->n < 0x1p53))
        return false;
    for (size_t i = 0; i < t->rows * t->cols; i++)
        if (!(t->cell[i] >= 0) || t->cell[i] > floor(t->cell[i]))
            return false;
    return true;
}

/* Probability of x + 1 in the first cell over that of x, given the margins: ratios
 * keep every digit, factorials of large counts do not. */
static double step_up(const struct cl_crosstab *t, double x) {
    return (t->row[0] - x) * (t->col[0] - x) / ((x + 1) * (t->n - t->row[0] - t->col[0] + x + 1));
}

/* Weights are relative to the observed table, whose own is 1; summed are all, and
 * those of tables not more likely than it. */
static double fisher_p(const struct cl_crosstab *t) {
    const double same = 1 + 1e-9; /* equal but for rounding */
    double low = fmax(0, t->row[0] + t->col[0] - t->n), high = fmin(t->row[0], t->col[0]);
    double seen = t->cell[0], all = 1, tail = 1, w = 1;
    size_t up = (size_t)(high - seen), down = (size_t)(seen - low);
    for (size_t i = 0; i < up && w > 0 && isfinite(w); i++) {
        w *= step_up(t, seen + (double)i);
        all += w;
        tail += w <= same ? w : 0;
    }
    w = 1;
    for (size_t i = 1; i <= down && w > 0 && isfinite(w); i++) {
        w /= step_up(t, seen - (double)i);
        all += w;
        tail += w <= same ? w : 0;
    }
    return fmin(1, tail / all);
}

static struct cl_test fisher(const struct cl_crosstab *t) {
    const double nan = (double)NAN;
    struct cl_test r = {CL_TEST_FISHER, t->n, nan, nan, nan, nan, nan, {nan, nan}};
    if (t->rows == 2 && t->cols == 2 && whole(t)) {
        r.p = fisher_p(t);
        r.effect = t->cell[0] * t->cell[3] / (t->cell[1] * t->cell[2]);
        r.effect2 = cl_chi2(t->cell, 2, 2).effect;
    }
    return r;
}

struct cl_test cl_fisher(const double counts[4]) {
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, 2, 2);
    struct cl_test r = fisher(&t);
    cl_crosstab_free(&t);
    return r;
}

/* The table as it is dealt: sideways when that leaves more to the largest row, which
 * gets what the others did not. */
struct deal {
    const double *row, *col; /* sums */
    size_t rows, cols, n, largest, dealt;
    bool sideways;
    uint32_t *label; /* [n], the column of each case, in any order */
    double *cell;    /* [rows * cols] */
};

static size_t largest_of(const double *v, size_t n) {
    size_t at = 0;
    for (size_t i = 1; i < n; i++)
        at = v[i] > v[at] ? i : at;
    return at;
}

static struct deal deal_of(const struct cl_crosstab *t) {
    size_t row = largest_of(t->row, t->rows), col = largest_of(t->col, t->cols);
    struct deal d = {.row = t->row,
                     .col = t->col,
                     .rows = t->rows,
                     .cols = t->cols,
                     .n = (size_t)t->n,
                     .largest = row};
    if (t->col[col] > t->row[row])
        d = (struct deal){.row = t->col,
                          .col = t->row,
                          .rows = t->cols,
                          .cols = t->rows,
                          .n = (size_t)t->n,
                          .largest = col,
                          .sideways = true};
    d.dealt = d.n - (size_t)d.row[d.largest];
    return d;
}

static void take_table(struct deal *d, const struct cl_crosstab *t) {
    d->label = cl_realloc_array(NULL, d->n, sizeof *d->label);
    d->cell = cl_realloc_array(NULL, d->rows * d->cols, sizeof *d->cell);
    size_t at = 0;
    for (size_t j = 0; j < d->cols; j++)
        for (size_t end = at + (size_t)d->col[j]; at < end; at++)
            d->label[at] = (uint32_t)j;
    for (size_t i = 0; i < d->rows; i++)
        for (size_t j = 0; j < d->cols; j++)
            d->cell[i * d->cols + j] = t->cell[d->sideways ? j * t->cols + i : i * t->cols + j];
}

/* Sum of o^2 / (row * col): chi-square but for a constant and a factor. */
static double spread(const struct deal *d) {
    double sum = 0;
    for (size_t i = 0; i < d->rows; i++) {
        double part = 0;
        const double *cell = d->cell + i * d->cols;
        for (size_t j = 0; j < d->cols; j++)
            part += cell[j] * cell[j] / d->col[j];
        sum += part / d->row[i];
    }
    return sum;
}

static void deal_again(struct deal *d, struct cl_rng *rng) {
    double *rest = d->cell + d->largest * d->cols;
    for (size_t c = 0; c < d->rows * d->cols; c++)
        d->cell[c] = 0;
    for (size_t j = 0; j < d->cols; j++)
        rest[j] = d->col[j];
    for (size_t i = 0, at = 0; i < d->rows; i++)
        for (size_t end = i == d->largest ? at : at + (size_t)d->row[i]; at < end; at++) {
            size_t other = at + cl_rng_below(rng, (uint32_t)(d->n - at));
            uint32_t picked = d->label[other];
            d->label[other] = d->label[at];
            d->label[at] = picked;
            d->cell[i * d->cols + picked]++;
            rest[picked]--;
        }
}

static double permuted_p(struct deal *d, unsigned rounds, uint64_t seed) {
    struct cl_rng rng;
    cl_rng_seed(&rng, seed);
    double seen = spread(d) * (1 - 1e-12), hits = 0;
    for (unsigned i = 0; i < rounds; i++) {
        deal_again(d, &rng);
        hits += spread(d) >= seen ? 1 : 0;
    }
    return (hits + 1) / ((double)rounds + 1);
}

/* As many rounds as the work allows; 0: too much even for the fewest. */
static unsigned rounds_for(const struct deal *d, unsigned wanted) {
    size_t cost = d->dealt + d->rows * d->cols;
    size_t most = CL_PERMUTE_WORK / cost;
    if (d->n > CL_PERMUTE_CASES || most < CL_PERMUTE_ROUNDS)
        return 0;
    return wanted < most ? wanted : (unsigned)most;
}

static struct cl_test permuted(const struct cl_crosstab *t, unsigned rounds, uint64_t seed) {
    struct cl_test r = cl_chi2(t->cell, t->rows, t->cols);
    if (t->rows < 2 || t->cols < 2 || !whole(t))
        return r;
    struct deal d = deal_of(t);
    rounds = rounds_for(&d, rounds);
    if (rounds == 0)
        return r;
    take_table(&d, t);
    r.kind = CL_TEST_PERMUTATION;
    r.p = permuted_p(&d, rounds, seed);
    free(d.label);
    free(d.cell);
    return r;
}

struct cl_test cl_chi2_permuted(const double *counts, size_t rows, size_t cols, unsigned rounds,
                                uint64_t seed) {
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, rows, cols);
    struct cl_test r = permuted(&t, rounds, seed);
    cl_crosstab_free(&t);
    return r;
}

struct cl_test cl_independence(const double *counts, size_t rows, size_t cols, uint64_t seed) {
    struct cl_crosstab t;
    cl_crosstab_make(&t, counts, rows, cols);
    bool thin = cl_chi2_thin(t.cell, t.rows, t.cols) && whole(&t);
    struct cl_test r = !thin                        ? cl_chi2(t.cell, t.rows, t.cols)
                       : t.rows == 2 && t.cols == 2 ? fisher(&t)
                                                    : permuted(&t, 10000, seed);
    cl_crosstab_free(&t);
    return r;
}
