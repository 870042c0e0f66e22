/* spread.c - numbers with their intervals, and sorted pages of small tables. */
#include "spread.h"

#include <math.h>
#include <stdlib.h>

#define DEFAULT_LIMIT 200

const char *cl_panel_number(struct cl_arena *arena, enum cl_unit unit, double v) {
    char text[32];
    cl_unit_format(unit, v, text);
    return cl_arena_str(arena, text);
}

/* Half of the width in the unit that the value is shown in, so that "1.2 h ±0.1" and
 * not "1.2 h ±6 min": the value's own text decides. */
static double shown_half(enum cl_unit unit, double v, double half) {
    switch (unit) {
    case CL_UNIT_SHARE:
        return half * 100;
    case CL_UNIT_HOURS:
        return fabs(v) >= 1 ? half : half * 60;
    case CL_UNIT_MINUTES:
        return fabs(v) >= 60 ? half / 60 : half;
    case CL_UNIT_DAYS:
        return fabs(v) >= 1 ? half : shown_half(CL_UNIT_HOURS, v * 24, half * 24);
    case CL_UNIT_COUNT:
    case CL_UNIT_SCORE:
    case CL_UNIT_POINTS:
    case CL_UNIT_MONEY:
    case CL_UNIT_NUMBER:
        break;
    }
    return half;
}

const char *cl_panel_spread(struct cl_arena *arena, enum cl_unit unit, double v, double low,
                            double high) {
    if (isnan(v))
        return NULL;
    const char *text = cl_panel_number(arena, unit, v);
    if (isnan(low) || isnan(high))
        return text;
    double half = (high - low) / 2;
    const char *sign = "±";
    if (unit == CL_UNIT_SHARE && (v + half > 1 || v - half < 0)) { /* the side there is */
        sign = v > 0.5 ? "-" : "+";
        half = v > 0.5 ? v - low : high - v;
    }
    half = shown_half(unit, v, half);
    bool fine = unit == CL_UNIT_SCORE || unit == CL_UNIT_NUMBER;
    return cl_arena_printf(arena, "%s %s%.*f", text, sign, fine ? 2 : half >= 100 ? 0 : 1, half);
}

struct cl_fig_cell cl_panel_spread_cell(struct cl_arena *arena, enum cl_unit unit,
                                        const struct cl_value *v) {
    bool dim = v->n < CL_SPREAD_MIN;
    return cl_cell(cl_panel_spread(arena, unit, v->value, v->low, v->high),
                   dim ? CL_ROLE_DIM : CL_ROLE_TEXT);
}

struct cl_scope cl_panel_scope(const struct cl_panel_job *job, const char *more) {
    struct cl_scope scope = *job->ctx->scope;
    const char *texts[] = {scope.filter, job->params->where, more};
    const char *all = "";
    for (size_t i = 0; i < CL_LEN(texts); i++)
        if (texts[i] != NULL && *texts[i] != '\0')
            all = *all != '\0' ? cl_arena_printf(job->arena, "%s %s", all, texts[i]) : texts[i];
    scope.filter = all;
    return scope;
}

const char *cl_panel_label(struct cl_arena *arena, struct cl_slice label) {
    return label.ptr != NULL ? cl_arena_strn(arena, label.ptr, label.len) : "∅";
}

const char *cl_panel_word(struct cl_arena *arena, const char *dimension, struct cl_slice label) {
    return cl_panel_label(arena, cl_dim_word(cl_vocabulary(), dimension, label));
}

static const struct cl_measure *first_measure(const struct cl_panel_job *job,
                                              const char *const *keys) {
    for (size_t i = 0; keys[i] != NULL; i++) {
        const struct cl_measure *m = cl_panel_measure(keys[i]);
        if (cl_measure_why(m, job->ctx->backend->table, job->arena) == NULL)
            return m;
    }
    return cl_panel_measure("cases");
}

const struct cl_measure *cl_panel_asked_measure(const struct cl_panel_job *job,
                                                const char *const *keys) {
    const char *key = job->params->measure;
    const struct cl_measure *m = key != NULL ? cl_measure_find(cl_slice(key)) : NULL;
    return m != NULL ? m : first_measure(job, keys);
}

/* ---- pages ---- */

struct label {
    struct cl_slice folded;
    int rank; /* of a priority; 0 where a word of the column is none */
    size_t row;
};

static int compare_labels(const struct label *a, const struct label *b) {
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->rank > 0 ? 0 : cl_slice_cmp_natural(a->folded, b->folded);
}

static int by_label(const void *x, const void *y) {
    const struct label *a = x, *b = y;
    int c = compare_labels(a, b);
    return c != 0 ? c : a->row < b->row ? -1 : a->row > b->row;
}

void cl_panel_number_labels(struct cl_panel_job *job, const struct cl_fig_table *t, size_t column,
                            double *numbers) {
    struct label *labels = cl_arena_array(job->arena, t->n_rows + 1, sizeof *labels);
    size_t n = 0;
    bool ranked = true;
    for (size_t r = 0; r < t->n_rows; r++) {
        const char *text = t->rows[r].cells[column].text;
        double *number = &numbers[r * t->n_columns + column];
        if (text == NULL || strcmp(text, "∅") == 0)
            *number = NAN;
        if (isnan(*number))
            continue;
        labels[n] = (struct label){cl_fold(job->arena, cl_slice(text)),
                                   cl_priority_rank(cl_slice(text)), r};
        ranked = labels[n++].rank > 0 && ranked;
    }
    for (size_t i = 0; i < n; i++)
        labels[i].rank = ranked ? labels[i].rank : 0;
    qsort(labels, n, sizeof *labels, by_label);
    size_t place = 0;
    for (size_t i = 0; i < n; i++) {
        place += i > 0 && compare_labels(&labels[i - 1], &labels[i]) != 0;
        numbers[labels[i].row * t->n_columns + column] = (double)place;
    }
}

struct place {
    double number;
    size_t row;
};

static int by_number(const void *x, const void *y) {
    const struct place *a = x, *b = y;
    if (isnan(a->number) != isnan(b->number))
        return isnan(a->number) ? 1 : -1;
    if (a->number < b->number || a->number > b->number)
        return a->number < b->number ? -1 : 1;
    return a->row < b->row ? -1 : a->row > b->row;
}

static void sort_rows(struct cl_panel_job *job, struct cl_fig_table *t,
                      struct cl_fig_column *columns, const double *numbers) {
    const char *sort = job->params->sort;
    bool down = *sort == '-';
    size_t column = 0;
    while (column < t->n_columns && (columns[column].key == NULL ||
                                     strcmp(columns[column].key, down ? sort + 1 : sort) != 0))
        column++;
    if (column == t->n_columns)
        return;
    struct place *places = cl_arena_array(job->arena, t->n_rows + 1, sizeof *places);
    struct cl_fig_row *sorted = cl_arena_array(job->arena, t->n_rows + 1, sizeof *sorted);
    for (size_t i = 0; i < t->n_rows; i++) {
        double v = numbers[i * t->n_columns + column];
        places[i] = (struct place){down ? -v : v, i};
    }
    qsort(places, t->n_rows, sizeof *places, by_number);
    for (size_t i = 0; i < t->n_rows; i++)
        sorted[i] = t->rows[places[i].row];
    for (size_t c = 0; c < t->n_columns; c++)
        columns[c].sorted = c != column ? 0 : down ? -1 : 1;
    t->rows = sorted;
}

void cl_panel_page(struct cl_panel_job *job, struct cl_fig_table *t, struct cl_fig_column *columns,
                   const double *numbers) {
    const struct cl_panel_params *p = job->params;
    uint64_t limit = p->limit > 0 ? p->limit : DEFAULT_LIMIT;
    t->columns = columns;
    t->total = t->n_rows;
    t->around_at = -1;
    if (p->sort != NULL && *p->sort != '\0')
        sort_rows(job, t, columns, numbers);
    t->offset = p->offset < t->total ? p->offset : 0;
    t->rows += t->offset;
    t->n_rows = t->total - t->offset < limit ? (size_t)(t->total - t->offset) : (size_t)limit;
}
