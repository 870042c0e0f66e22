/* pivot_looks.c - conditional formatting: how much a cell is shaded, and whether it
 * is good, bad, or stands out.
 *
 * Only cells of the lowest level are shaded, so that totals do not drown them.
 * Verdicts go by the interval where there is one: what may be chance has no mark. */
#include <math.h>

#include "caseload/stats.h"

#include "pivot_int.h"

static bool is_leaf(const struct pivot_make *k, size_t row, size_t col) {
    return k->rows[row].level == k->n_row_dims && k->cols[col].level == k->n_col_dims;
}

/* ---- heat ---- */

struct span {
    double low, high;
};

static void widen(struct span *s, double v) {
    if (isnan(v))
        return;
    s->low = isnan(s->low) || v < s->low ? v : s->low;
    s->high = isnan(s->high) || v > s->high ? v : s->high;
}

/* Counts and money are shaded from 0, all others from the smallest cell. */
static double heat_of(const struct cl_measure *m, const struct span *s, double v) {
    double low = pivot_adds(m) && s->low > 0 ? 0 : s->low;
    return isnan(v) || !(s->high > low) ? (double)NAN : (v - low) / (s->high - low);
}

static struct span span_of(const struct pivot_make *k, size_t r0, size_t r1, size_t c0, size_t c1,
                           size_t m) {
    struct span s = {(double)NAN, (double)NAN};
    for (size_t r = r0; r < r1; r++)
        for (size_t c = c0; c < c1; c++)
            if (is_leaf(k, r, c))
                widen(&s, pivot_cell(k, r, c, m)->shown);
    return s;
}

static void shade(const struct pivot_make *k, size_t r0, size_t r1, size_t c0, size_t c1,
                  size_t m) {
    struct span s = span_of(k, r0, r1, c0, c1, m);
    for (size_t r = r0; r < r1; r++) {
        for (size_t c = c0; c < c1; c++) {
            struct cl_pivot_cell *cell = pivot_cell(k, r, c, m);
            if (is_leaf(k, r, c))
                cell->heat = heat_of(k->q->measures[m], &s, cell->shown);
        }
    }
}

/* ---- verdicts ---- */

/* The whole interval past the target -1, within it 1; without one the value decides. */
static int against_target(enum cl_better better, const struct cl_value *v) {
    double low = isnan(v->low) ? v->value : v->low, high = isnan(v->high) ? v->value : v->high;
    if (isnan(v->target) || isnan(v->value) || better == CL_BETTER_NEITHER)
        return 0;
    if (better == CL_BETTER_UP)
        return low >= v->target ? 1 : high < v->target ? -1 : 0;
    return high < v->target ? 1 : low >= v->target ? -1 : 0;
}

static void mark_targets(const struct pivot_make *k, size_t m) {
    enum cl_better better = cl_measure_info(k->q->measures[m])->better;
    for (size_t r = 0; r < k->out->n_rows; r++)
        for (size_t c = 0; c < k->out->n_cols; c++) {
            struct cl_pivot_cell *cell = pivot_cell(k, r, c, m);
            cell->mark = against_target(better, &cell->value);
        }
}

/* An outlier to the side that is bad for this measure is bad, to the other good. */
static void mark_outliers(const struct pivot_make *k, size_t m) {
    size_t cells = k->out->n_rows * k->out->n_cols, n = 0;
    double *v = cl_arena_array(k->arena, cells + 1, sizeof *v);
    double *sorted = cl_arena_array(k->arena, cells + 1, sizeof *sorted);
    unsigned char *out = cl_arena_array(k->arena, cells + 1, sizeof *out);
    struct cl_pivot_cell **at = cl_arena_array(k->arena, cells + 1, sizeof(void *));
    for (size_t r = 0; r < k->out->n_rows; r++) {
        for (size_t c = 0; c < k->out->n_cols; c++) {
            struct cl_pivot_cell *cell = pivot_cell(k, r, c, m);
            if (!is_leaf(k, r, c) || isnan(cell->value.value))
                continue;
            at[n] = cell;
            v[n] = sorted[n] = cell->value.value;
            n++;
        }
    }
    enum cl_better better = cl_measure_info(k->q->measures[m])->better;
    double middle = cl_quantile(sorted, n, 0.5);
    cl_outliers(v, n, out);
    for (size_t i = 0; i < n; i++) {
        int side = v[i] > middle ? 1 : -1;
        if (out[i])
            at[i]->mark = better == CL_BETTER_NEITHER ? 2 : better == CL_BETTER_UP ? side : -side;
    }
}

/* Compliance, which was asked beside the measures, decides for all of them.  Where it
 * has no target the whole is what a cell is held against. */
static void mark_breaches(const struct pivot_make *k) {
    double whole = pivot_value(k, &pivot_all, &pivot_all, k->q->n_measures).value;
    for (size_t r = 0; r < k->out->n_rows; r++) {
        for (size_t c = 0; c < k->out->n_cols; c++) {
            struct cl_value met = pivot_value(k, &k->rows[r], &k->cols[c], k->q->n_measures);
            met.target = isnan(met.target) ? whole : met.target;
            for (size_t m = 0; m < k->q->n_measures; m++) {
                struct cl_pivot_cell *cell = pivot_cell(k, r, c, m);
                cell->mark = against_target(CL_BETTER_UP, &met) < 0 ? -1 : 0;
                cell->heat = isnan(met.value) || !is_leaf(k, r, c) ? (double)NAN : 1 - met.value;
            }
        }
    }
}

void pivot_looks(struct pivot_make *k) {
    size_t rows = k->out->n_rows, cols = k->out->n_cols;
    if (k->q->look == CL_LOOK_SLA)
        mark_breaches(k);
    for (size_t m = 0; m < k->q->n_measures; m++) {
        switch (k->q->look) {
        case CL_LOOK_NONE:
        case CL_LOOK_SLA:
        case CL_LOOK_COUNT:
            break;
        case CL_LOOK_HEAT_ROW:
            for (size_t r = 0; r < rows; r++)
                shade(k, r, r + 1, 0, cols, m);
            break;
        case CL_LOOK_HEAT_COLUMN:
            for (size_t c = 0; c < cols; c++)
                shade(k, 0, rows, c, c + 1, m);
            break;
        case CL_LOOK_HEAT_ALL:
            shade(k, 0, rows, 0, cols, m);
            break;
        case CL_LOOK_TARGET:
            mark_targets(k, m);
            break;
        case CL_LOOK_OUTLIER:
            mark_outliers(k, m);
            break;
        }
    }
}
