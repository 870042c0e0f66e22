/* Columns: a measure along one dimension, each column in parts by another one, one
 * upon the other or side by side.
 *
 * Along time every measure is counted at its own instant and no column is missing.
 * Of many parts the largest stay; "other" is the whole less those, so it is there
 * only where parts add up. */
#include <math.h>
#include <stdlib.h>

#include "panel.h"

#define PARTS CL_LEN(((struct cl_fig_columns *)NULL)->series)
#define COLUMNS_MAX 60

struct own {
    const struct cl_measure *measure;
    const char *dimension, *second;
    enum cl_every every;
};
struct part {
    struct cl_slice label;
    double size;
    size_t place;
};
/* What was answered, whichever way it was asked. */
struct grid {
    struct cl_slice *columns;
    struct part *parts;
    size_t n_columns, n_parts;
    const struct cl_answer_row **cells, **totals; /* [column * n_parts + part]; NULL: no case */
};

static enum cl_every every_of(const char *dimension) {
    for (enum cl_every e = CL_EVERY_DAY; e <= CL_EVERY_YEAR; e++)
        if (strcmp(cl_panel_every_word(e), dimension) == 0)
            return e;
    return CL_EVERY_NONE;
}

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_panel_params *p = job->params;
    struct own *own = cl_arena_alloc(job->arena, sizeof *own);
    const struct cl_measure *m = p->measure != NULL ? cl_measure_find(cl_slice(p->measure)) : NULL;
    own->measure = m != NULL ? m : cl_panel_measure("created");
    own->dimension =
        p->dimension != NULL ? p->dimension : cl_panel_every_word(cl_panel_every(job->ctx));
    own->second = p->second != NULL ? p->second : cl_panel_dimension_beside(job, own->dimension);
    own->every = every_of(own->dimension);
    job->own = own;
    job->empty = cl_measure_why(own->measure, job->ctx->backend->table, job->arena);
    if (job->empty == NULL)
        job->empty = cl_panel_dimension_why(job, own->dimension);
    if (job->empty == NULL)
        job->empty = cl_panel_dimension_why(job, own->second);
    if (job->empty == NULL && strcmp(own->dimension, own->second) == 0)
        job->empty = "columns and parts are the same dimension";
    if (job->empty != NULL)
        return CL_OK;
    struct cl_question *q = cl_panel_question(job);
    q->measures = &own->measure;
    q->n_measures = 1;
    q->totals = true;
    q->every = own->every;
    q->dims[0] = own->every != CL_EVERY_NONE ? own->second : own->dimension;
    q->dims[1] = own->every != CL_EVERY_NONE ? NULL : own->second;
    return CL_OK;
}

/* ---- reading the answer ---- */

static bool is_total(struct cl_slice label) {
    return label.ptr != NULL && cl_slice_eq(label, CL_S("*"));
}

/* An index of labels in the order of the answer. */
static uint32_t index_of(struct cl_map *map, struct cl_slice label, bool *added) {
    struct cl_buf key = {0};
    cl_buf_putc(&key, label.ptr == NULL ? 'n' : 'w');
    if (label.len > 0)
        cl_buf_add(&key, label.ptr, label.len);
    uint32_t at = cl_map_add(map, (struct cl_slice){key.ptr, key.len}, added);
    cl_buf_free(&key);
    return at;
}

/* Rows of totals name the columns and the parts, in their order; the others fill in. */
static void read_grid(struct cl_panel_job *job, const struct cl_answer *a, struct grid *g) {
    const struct own *own = job->own;
    size_t col = own->every != CL_EVERY_NONE ? 1 : 0, part = 1 - col;
    struct cl_map *cols = cl_map_new(), *parts = cl_map_new();
    *g = (struct grid){.columns = cl_arena_array(job->arena, a->n_rows + 1, sizeof *g->columns),
                       .parts = cl_arena_array(job->arena, a->n_rows + 1, sizeof *g->parts)};
    const struct cl_answer_row **totals = cl_arena_array(job->arena, a->n_rows + 1, sizeof(void *));
    for (size_t i = 0; i < a->n_rows; i++) {
        const struct cl_answer_row *r = &a->rows[i];
        bool of_col = is_total(r->labels[part]), of_part = is_total(r->labels[col]), added = false;
        if (of_col && !of_part) {
            uint32_t at = index_of(cols, r->labels[col], &added);
            g->columns[at] = r->labels[col];
            totals[at] = r;
        } else if (of_part && !of_col) {
            uint32_t at = index_of(parts, r->labels[part], &added);
            const struct cl_value *v = &r->values[0];
            g->parts[at] = (struct part){r->labels[part],
                                         cl_panel_adds(own->measure) ? v->value : (double)v->n, at};
        }
    }
    g->n_columns = cl_map_count(cols);
    g->n_parts = cl_map_count(parts);
    g->totals = totals;
    g->cells = cl_arena_array(job->arena, g->n_columns * g->n_parts + 1, sizeof(void *));
    for (size_t i = 0; i < a->n_rows; i++) {
        const struct cl_answer_row *r = &a->rows[i];
        bool added = false;
        if (is_total(r->labels[0]) || is_total(r->labels[1]))
            continue;
        uint32_t c = index_of(cols, r->labels[col], &added);
        uint32_t k = added ? 0 : index_of(parts, r->labels[part], &added);
        if (!added)
            g->cells[c * g->n_parts + k] = r;
    }
    cl_map_free(cols);
    cl_map_free(parts);
}

/* ---- the parts that are shown ---- */

static int compare_size(const void *x, const void *y) {
    const struct part *a = x, *b = y;
    double va = isnan(a->size) ? -1 : a->size, vb = isnan(b->size) ? -1 : b->size;
    int c = (vb > va) - (vb < va);
    return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

static int compare_place(const void *x, const void *y) {
    const struct part *a = x, *b = y;
    return (a->place > b->place) - (a->place < b->place);
}

/* How many parts are shown by themselves: they come first, in their order. */
static size_t choose_parts(struct grid *g, bool with_other) {
    size_t kept = g->n_parts <= PARTS ? g->n_parts : with_other ? PARTS - 1 : PARTS;
    if (g->n_parts > kept)
        qsort(g->parts, g->n_parts, sizeof *g->parts, compare_size);
    if (kept > 1)
        qsort(g->parts, kept, sizeof *g->parts, compare_place);
    return kept;
}

static double value_of(const struct cl_answer_row *r, bool adding) {
    return r != NULL ? r->values[0].value : adding ? 0 : (double)NAN;
}

/* series[n_shown] is "other" where there is more; all in one block of numbers. */
static void fill_series(struct cl_panel_job *job, const struct grid *g, size_t kept, size_t first,
                        struct cl_fig_columns *f) {
    const struct own *own = job->own;
    bool adding = cl_panel_adds(own->measure), share = job->params->share && adding;
    const char **drill = cl_arena_array(job->arena, f->n_columns * PARTS + 1, sizeof *drill);
    for (size_t s = 0; s < f->n_series; s++) {
        double *points = cl_arena_array(job->arena, f->n_columns + 1, sizeof *points);
        struct cl_slice label = s < kept ? g->parts[s].label : CL_S("other");
        f->series[s].name = cl_panel_word(job->arena, own->second, label);
        f->series[s].points = points;
        for (size_t i = 0; i < f->n_columns; i++) {
            size_t c = first + i;
            double whole = value_of(g->totals[c], adding), rest = whole;
            const struct cl_answer_row *cell =
                s < kept ? g->cells[c * g->n_parts + g->parts[s].place] : NULL;
            for (size_t k = 0; s == kept && k < kept; k++)
                rest -= value_of(g->cells[c * g->n_parts + g->parts[k].place], true);
            double v = s < kept ? value_of(cell, adding) : rest;
            points[i] = !share ? v : whole > 0 ? v / whole : (double)NAN;
            drill[i * f->n_series + s] = cell != NULL ? cell->drill : NULL;
        }
    }
    f->drill = drill;
    f->unit = share ? CL_UNIT_SHARE : cl_measure_info(own->measure)->unit;
}

/* Along time the newest columns are shown, else the first. */
static void fill(struct cl_panel_job *job, struct grid *g, bool stacked, struct cl_figure *out) {
    const struct own *own = job->own;
    struct cl_fig_columns *f = &out->as.columns;
    bool adding = cl_panel_adds(own->measure);
    size_t kept = choose_parts(g, adding), first = 0;
    f->n_columns = g->n_columns < COLUMNS_MAX ? g->n_columns : COLUMNS_MAX;
    f->n_series = kept + (adding && g->n_parts > kept);
    f->stacked = stacked && adding;
    if (own->every != CL_EVERY_NONE)
        first = g->n_columns - f->n_columns;
    const char **labels = cl_arena_array(job->arena, f->n_columns + 1, sizeof *labels);
    for (size_t i = 0; i < f->n_columns; i++) {
        labels[i] = cl_panel_word(job->arena, own->dimension, g->columns[first + i]);
    }
    f->labels = labels;
    fill_series(job, g, kept, first, f);
    if (f->n_columns < g->n_columns)
        out->note = cl_arena_printf(job->arena, "%s %zu of %zu",
                                    own->every != CL_EVERY_NONE ? "last" : "first", f->n_columns,
                                    g->n_columns);
    else if (!adding && g->n_parts > kept)
        out->note = cl_arena_printf(job->arena, "the %zu largest of %zu", kept, g->n_parts);
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct own *own = job->own;
    const struct cl_table *t = job->ctx->backend->table;
    struct cl_slice by = cl_fold(job->arena, cl_slice(cl_panel_dimension_title(t, own->second)));
    struct cl_slice along =
        cl_fold(job->arena, cl_slice(cl_panel_dimension_title(t, own->dimension)));
    out->title = cl_arena_printf(job->arena, "%s by %s and %s",
                                 cl_measure_info(own->measure)->label, along.ptr, by.ptr);
    out->dimension = own->dimension;
    out->second = own->second;
    out->measure = own->measure;
    if (job->empty != NULL)
        return CL_OK;
    struct grid g;
    read_grid(job, &job->answers[0], &g);
    if (g.n_columns == 0 || g.n_parts == 0) {
        const char *why = cl_answer_why(&job->answers[0], 0);
        out->empty = why != NULL ? why : "no case in this selection";
        return CL_OK;
    }
    fill(job, &g, job->panel->stacked, out);
    return CL_OK;
}

const struct cl_panel cl_panel_columns = {
    .info = {.id = "columns",
             .title = "Composition",
             .help = "What came in each month, and of what kinds: columns in parts.",
             .kind = CL_FIG_COLUMNS,
             .takes = CL_TAKES_DIMENSION | CL_TAKES_SECOND | CL_TAKES_MEASURE | CL_TAKES_SHARE |
                      CL_TAKES_TIME},
    .ask = ask,
    .make = make,
    .stacked = true};
const struct cl_panel cl_panel_columns_by = {
    .info = {.id = "columns-by",
             .title = "Comparison",
             .help = "The same parts side by side, for measures that do not add up as well.",
             .kind = CL_FIG_COLUMNS,
             .takes = CL_TAKES_DIMENSION | CL_TAKES_SECOND | CL_TAKES_MEASURE | CL_TAKES_SHARE |
                      CL_TAKES_TIME},
    .ask = ask,
    .make = make};
