/* pivot_shares.c - a cell's share of its row, of its column or of the whole.
 *
 * Only what adds up has shares: counts and money whose cells add to their total.
 * Those of the lowest level are rounded to tenths of a percent by largest
 * remainder, so that the shown ones add to 100.0; a subtotal shows the sum of what
 * is shown under it.  Rows that were cut take part as one. */
#include <math.h>

#include "caseload/stats.h"

#include "pivot_int.h"

/* The cells of the lowest level among rows [r0, r1) and columns [c0, c1). */
struct block {
    size_t r0, r1, c0, c1, measure;
    double whole;
    bool any_row, any_col; /* a single row or column counts whatever its level */
};

static double number(double v) {
    return isnan(v) ? 0 : v;
}

static void divide(const struct pivot_make *k, const struct block *b) {
    size_t cells = (b->r1 - b->r0) * (b->c1 - b->c0), n = 0;
    struct cl_pivot_cell **parts = cl_arena_array(k->arena, cells + 1, sizeof(void *));
    double *v = cl_arena_array(k->arena, cells + 2, sizeof *v), sum = 0;
    double *percent = cl_arena_array(k->arena, cells + 2, sizeof *percent);
    bool fit = b->whole > 0, cut = k->out->left_out > 0 && !b->any_row;
    for (size_t r = b->r0; r < b->r1; r++) {
        for (size_t c = b->c0; c < b->c1; c++) {
            if ((!b->any_row && k->rows[r].level < k->n_row_dims) ||
                (!b->any_col && k->cols[c].level < k->n_col_dims))
                continue;
            parts[n] = pivot_cell(k, r, c, b->measure);
            v[n] = number(parts[n]->value.value);
            fit = fit && v[n] >= 0;
            sum += v[n++];
        }
    }
    double rest = b->whole - sum, slack = 1e-9 * b->whole;
    if (!fit || rest < -slack || (!cut && rest > slack))
        return;
    v[n] = cut && rest > slack ? rest : 0;
    cl_shares(v, n + 1, percent);
    for (size_t i = 0; i < n; i++)
        parts[i]->shown = percent[i] / 100;
}

/* What the subtotal or total at `at` shows is the sum of the parts before it that
 * belong to it; when some of those were cut, its own share rounded. */
struct sum {
    double shown, value;
};

static void add(struct sum *s, const struct cl_pivot_cell *cell) {
    s->shown += cell->shown;
    s->value += number(cell->value.value);
}

static void put_sum(const struct sum *s, struct cl_pivot_cell *cell) {
    double v = cell->value.value;
    bool whole = fabs(s->value - v) <= 1e-9 * fabs(v);
    cell->shown = round((whole ? s->shown : cell->share) * 1000) / 1000;
}

static void sum_columns(const struct pivot_make *k, size_t row, size_t measure) {
    struct sum all = {0}, group = {0};
    for (size_t c = 0; c < k->out->n_cols; c++) {
        struct cl_pivot_cell *cell = pivot_cell(k, row, c, measure);
        const struct cl_pivot_head *h = &k->cols[c];
        if (h->level == k->n_col_dims) {
            if (c == 0 || !pivot_same_group(h, &k->cols[c - 1]))
                group = (struct sum){0};
            add(&all, cell);
            add(&group, cell);
        } else {
            put_sum(h->level == 0 ? &all : &group, cell);
        }
    }
}

static void sum_rows(const struct pivot_make *k, size_t col, size_t measure) {
    struct sum all = {0}, group = {0};
    for (size_t r = 0; r < k->out->n_rows; r++) {
        struct cl_pivot_cell *cell = pivot_cell(k, r, col, measure);
        const struct cl_pivot_head *h = &k->rows[r];
        if (h->level == k->n_row_dims) {
            if (r == 0 || !pivot_same_group(h, &k->rows[r - 1]))
                group = (struct sum){0};
            add(&all, cell);
            add(&group, cell);
        } else {
            put_sum(h->level == 0 ? &all : &group, cell);
        }
    }
}

/* The exact shares, and nothing shown yet. */
static void exact(const struct pivot_make *k, size_t measure) {
    const struct cl_pivot *p = k->out;
    double whole = pivot_value(k, &pivot_all, &pivot_all, measure).value;
    for (size_t r = 0; r < p->n_rows; r++) {
        for (size_t c = 0; c < p->n_cols; c++) {
            struct cl_pivot_cell *cell = pivot_cell(k, r, c, measure);
            double of = whole;
            if (k->q->share == CL_SHARE_ROW)
                of = pivot_value(k, &k->rows[r], &pivot_all, measure).value;
            else if (k->q->share == CL_SHARE_COLUMN)
                of = pivot_value(k, &pivot_all, &k->cols[c], measure).value;
            bool fit = pivot_adds(k->q->measures[measure]) && of > 0 && !isnan(cell->value.value);
            cell->share = fit ? cell->value.value / of : (double)NAN;
            cell->shown = (double)NAN;
        }
    }
}

static void by_row(const struct pivot_make *k, size_t measure) {
    for (size_t r = 0; r < k->out->n_rows; r++) {
        divide(k, &(struct block){.r0 = r,
                                  .r1 = r + 1,
                                  .c1 = k->out->n_cols,
                                  .measure = measure,
                                  .any_row = true,
                                  .whole = pivot_value(k, &k->rows[r], &pivot_all, measure).value});
        sum_columns(k, r, measure);
    }
}

static void by_column(const struct pivot_make *k, size_t measure) {
    for (size_t c = 0; c < k->out->n_cols; c++) {
        divide(k, &(struct block){.r1 = k->out->n_rows,
                                  .c0 = c,
                                  .c1 = c + 1,
                                  .measure = measure,
                                  .any_col = true,
                                  .whole = pivot_value(k, &pivot_all, &k->cols[c], measure).value});
        sum_rows(k, c, measure);
    }
}

static void by_all(const struct pivot_make *k, size_t measure) {
    divide(k, &(struct block){.r1 = k->out->n_rows,
                              .c1 = k->out->n_cols,
                              .measure = measure,
                              .whole = pivot_value(k, &pivot_all, &pivot_all, measure).value});
    for (size_t r = 0; r < k->out->n_rows; r++)
        if (k->rows[r].level == k->n_row_dims)
            sum_columns(k, r, measure);
    for (size_t c = 0; c < k->out->n_cols; c++)
        sum_rows(k, c, measure);
}

void pivot_shares(struct pivot_make *k) {
    for (size_t m = 0; m < k->q->n_measures && k->q->share != CL_SHARE_NONE; m++) {
        exact(k, m);
        if (!pivot_adds(k->q->measures[m]))
            continue;
        if (k->q->share == CL_SHARE_ROW)
            by_row(k, m);
        else if (k->q->share == CL_SHARE_COLUMN)
            by_column(k, m);
        else
            by_all(k, m);
    }
}
