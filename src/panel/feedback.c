/* Efficiency as time and rating together, and what a breach does to the time. */
#include <math.h>

#include "spread.h"

/* ---- efficiency ---- */
enum { GROUP, TIME, RATING, WORD, COLUMNS };
static const struct cl_fig_column heads[COLUMNS] = {
    [GROUP] = {.key = "group", .width = 18},
    [TIME] =
        {.title = "Resolution", .key = "resolution_mean", .right = true, .width = 14, .drop = 1},
    [RATING] = {.title = "CSAT", .key = "csat_mean", .right = true, .width = 11, .drop = 2},
    [WORD] = {.title = "That is", .key = "word", .width = 18},
};

static enum cl_role word_role(const struct cl_efficiency_group *g) {
    int sum = g->speed + g->liking;
    return sum > 0 ? CL_ROLE_GOOD : sum < 0 ? CL_ROLE_BAD : CL_ROLE_TEXT;
}

static void put_group(struct cl_panel_job *job, const struct cl_efficiency_group *g,
                      struct cl_fig_row *row, double *numbers) {
    struct cl_arena *a = job->arena;
    struct cl_fig_cell *cells = cl_arena_array(a, COLUMNS, sizeof *cells);
    const char *by = job->params->dimension;
    const char *label = by != NULL ? cl_panel_word(a, by, g->label) : cl_panel_label(a, g->label);
    cells[GROUP] = cl_cell(label, CL_ROLE_TEXT);
    cells[TIME] = cl_panel_spread_cell(a, CL_UNIT_HOURS, &g->time);
    cells[RATING] = cl_panel_spread_cell(a, CL_UNIT_SCORE, &g->rating);
    cells[WORD] = cl_cell(g->word, word_role(g));
    numbers[TIME] = g->time.value;
    numbers[RATING] = g->rating.value;
    numbers[WORD] = -(g->speed + g->liking);
    *row = (struct cl_fig_row){
        .cells = cells,
        .say = cl_arena_printf(
            a, "%s: %s; resolution %s (n %llu), CSAT %s (n %llu)", label, g->word,
            cells[TIME].text != NULL ? cells[TIME].text : "—", (unsigned long long)g->time.n,
            cells[RATING].text != NULL ? cells[RATING].text : "—", (unsigned long long)g->rating.n),
        .drill = g->drill};
}

static const char *efficiency_dimension(const struct cl_panel_job *job) {
    static const char *const first[] = {"department", "agent"};
    if (job->params->dimension != NULL)
        return job->params->dimension;
    for (size_t i = 0; i < CL_LEN(first); i++)
        if (cl_panel_mapped(job->ctx->backend->table, first[i]))
            return first[i];
    return cl_panel_dimension_first(job);
}

static enum cl_rc make_efficiency(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_efficiency found = {0};
    struct cl_scope scope = cl_panel_scope(job, NULL);
    const char *dimension = efficiency_dimension(job);
    out->empty =
        dimension == NULL ? "no column with categories" : cl_panel_dimension_why(job, dimension);
    if (out->empty != NULL)
        return CL_OK;
    enum cl_rc rc =
        cl_analysis_efficiency(job->ctx->backend, &scope, dimension, job->arena, &found, job->err);
    out->empty = found.why;
    out->dimension = dimension;
    if (rc != CL_OK || out->empty != NULL)
        return rc;
    struct cl_fig_column *columns = cl_arena_array(job->arena, COLUMNS, sizeof *columns);
    struct cl_fig_row *rows = cl_arena_array(job->arena, found.n + 1, sizeof *rows);
    double *numbers = cl_arena_array(job->arena, (found.n + 1) * COLUMNS, sizeof *numbers);
    memcpy(columns, heads, sizeof heads);
    columns[GROUP].title = cl_panel_dimension_title(job->ctx->backend->table, dimension);
    columns[TIME].measure = cl_panel_measure("resolution_mean");
    columns[RATING].measure = cl_panel_measure("csat_mean");
    for (size_t g = 0; g < found.n; g++) {
        put_group(job, &found.groups[g], &rows[g], numbers + g * COLUMNS);
    }
    out->as.table = (struct cl_fig_table){.n_columns = COLUMNS, .rows = rows, .n_rows = found.n};
    cl_panel_number_labels(job, &out->as.table, GROUP, numbers);
    cl_panel_page(job, &out->as.table, columns, numbers);
    out->note = cl_arena_printf(job->arena, "whole: %s, CSAT %s",
                                cl_panel_number(job->arena, CL_UNIT_HOURS, found.time.value),
                                cl_panel_number(job->arena, CL_UNIT_SCORE, found.rating.value));
    return CL_OK;
}

const struct cl_panel cl_panel_efficiency = {
    .info = {.id = "efficiency",
             .title = "Efficiency",
             .help = "Resolution time and rating together: fast or slow, liked or disliked, only "
                     "where the interval leaves out the value of all.",
             .kind = CL_FIG_TABLE,
             .takes = CL_TAKES_DIMENSION},
    .make = make_efficiency};

/* ---- met against breached ---- */
enum { MET_GROUP, MET, MET_N, LATE, LATE_N, TIMES, MET_COLUMNS };
static const struct cl_fig_column met_heads[MET_COLUMNS] = {
    [MET_GROUP] = {.key = "group", .width = 12},
    [MET] = {.title = "Met", .key = "met", .right = true, .width = 14},
    [MET_N] = {.title = "n", .right = true, .width = 7, .drop = 2},
    [LATE] = {.title = "Breached", .key = "breached", .right = true, .width = 14},
    [LATE_N] = {.title = "n", .right = true, .width = 7, .drop = 3},
    [TIMES] = {.title = "Longer by", .key = "times", .right = true, .width = 10, .drop = 1},
};
enum { ALL_MET, ALL_LATE, GROUP_MET, GROUP_LATE };
static const char *const sides[] = {"sla_state:met", "is:closed sla_state:breached"};

static enum cl_rc ask_met(struct cl_panel_job *job) {
    const struct cl_table *t = job->ctx->backend->table;
    const struct cl_measure **m = cl_arena_array(job->arena, 1, sizeof *m);
    const char *dimension = job->params->dimension != NULL ? job->params->dimension : "priority";
    m[0] = cl_panel_measure("resolution_mean");
    job->empty = cl_measure_why(m[0], t, job->arena);
    if (job->empty == NULL)
        job->empty = cl_measure_why(cl_panel_measure("sla_compliance"), t, job->arena);
    if (job->empty != NULL)
        return CL_OK;
    for (int i = ALL_MET; i <= GROUP_LATE; i++) {
        if (i >= GROUP_MET && cl_panel_dimension_why(job, dimension) != NULL)
            break;
        struct cl_question *q = cl_panel_question(job);
        q->measures = m;
        q->n_measures = 1;
        q->detail = true;
        q->dims[0] = i >= GROUP_MET ? dimension : NULL;
        q->where = q->where != NULL ? cl_arena_printf(job->arena, "%s %s", q->where, sides[i % 2])
                                    : sides[i % 2];
    }
    job->own = cl_arena_str(job->arena, dimension);
    return CL_OK;
}

static void put_times(struct cl_panel_job *job, const char *label, const struct cl_value *met,
                      const struct cl_value *late, const char *drill, struct cl_fig_row *row,
                      double *numbers) {
    struct cl_arena *a = job->arena;
    static const struct cl_value none = {.value = NAN, .low = NAN, .high = NAN};
    struct cl_fig_cell *cells = cl_arena_array(a, MET_COLUMNS, sizeof *cells);
    met = met != NULL ? met : &none;
    late = late != NULL ? late : &none;
    double times = late->value / met->value;
    bool thin = met->n < CL_SPREAD_MIN || late->n < CL_SPREAD_MIN;
    cells[MET_GROUP] = cl_cell(label, CL_ROLE_TEXT);
    cells[MET] = cl_panel_spread_cell(a, CL_UNIT_HOURS, met);
    cells[MET_N] = cl_cell(cl_panel_count(a, met->n), CL_ROLE_DIM);
    cells[LATE] = cl_panel_spread_cell(a, CL_UNIT_HOURS, late);
    cells[LATE_N] = cl_cell(cl_panel_count(a, late->n), CL_ROLE_DIM);
    cells[TIMES] = cl_cell(isfinite(times) ? cl_arena_printf(a, "%.1f times", times) : NULL,
                           thin ? CL_ROLE_DIM : CL_ROLE_TEXT);
    numbers[MET] = met->value;
    numbers[MET_N] = (double)met->n;
    numbers[LATE] = late->value;
    numbers[LATE_N] = (double)late->n;
    numbers[TIMES] = times;
    *row = (struct cl_fig_row){
        .cells = cells,
        .say = cl_arena_printf(
            a, "%s: %s when met (n %llu), %s when breached (n %llu)", label,
            cl_panel_number(a, CL_UNIT_HOURS, met->value), (unsigned long long)met->n,
            cl_panel_number(a, CL_UNIT_HOURS, late->value), (unsigned long long)late->n),
        .drill = drill};
}

static const struct cl_value *value_of(const struct cl_answer *a, struct cl_slice label) {
    for (size_t i = 0; i < a->n_rows; i++) {
        struct cl_slice at = a->rows[i].labels[0];
        if (at.ptr == NULL || label.ptr == NULL ? at.ptr == label.ptr : cl_slice_eq(at, label))
            return &a->rows[i].values[0];
    }
    return NULL;
}

static enum cl_rc make_met(struct cl_panel_job *job, struct cl_figure *out) {
    if (job->empty != NULL)
        return CL_OK;
    const struct cl_answer *a = job->answers;
    bool groups = job->n_questions > GROUP_MET;
    size_t most = 1 + (groups ? a[GROUP_MET].n_rows + a[GROUP_LATE].n_rows : 0), n = 0;
    struct cl_fig_column *columns = cl_arena_array(job->arena, MET_COLUMNS, sizeof *columns);
    struct cl_fig_row *rows = cl_arena_array(job->arena, most, sizeof *rows);
    double *numbers = cl_arena_array(job->arena, most * MET_COLUMNS, sizeof *numbers);
    memcpy(columns, met_heads, sizeof met_heads);
    columns[MET_GROUP].title =
        groups ? cl_panel_dimension_title(job->ctx->backend->table, job->own) : "Cases";
    for (int side = GROUP_MET; groups && side <= GROUP_LATE; side++)
        for (size_t i = 0; i < a[side].n_rows; i++) {
            const struct cl_answer_row *row = &a[side].rows[i];
            const struct cl_value *met = value_of(&a[GROUP_MET], row->labels[0]);
            if (side == GROUP_LATE && met != NULL)
                continue; /* it came with the met ones */
            put_times(job, cl_panel_word(job->arena, job->own, row->labels[0]), met,
                      value_of(&a[GROUP_LATE], row->labels[0]),
                      cl_filter_term(job->arena, job->own, row->labels[0]), &rows[n],
                      numbers + n * MET_COLUMNS);
            n++;
        }
    numbers[n * MET_COLUMNS] = (double)NAN;
    put_times(job, "All", a[ALL_MET].n_rows > 0 ? &a[ALL_MET].rows[0].values[0] : NULL,
              a[ALL_LATE].n_rows > 0 ? &a[ALL_LATE].rows[0].values[0] : NULL, "is:closed", &rows[n],
              numbers + n * MET_COLUMNS);
    out->dimension = groups ? job->own : NULL;
    out->as.table = (struct cl_fig_table){.n_columns = MET_COLUMNS, .rows = rows, .n_rows = n + 1};
    cl_panel_number_labels(job, &out->as.table, MET_GROUP, numbers);
    cl_panel_page(job, &out->as.table, columns, numbers);
    return CL_OK;
}

const struct cl_panel cl_panel_met_breached = {
    .info = {.id = "met-breached",
             .title = "Time of met and of breached cases",
             .help = "Mean resolution time of the cases that met their target and of those that "
                     "did not.",
             .kind = CL_FIG_TABLE,
             .takes = CL_TAKES_DIMENSION},
    .ask = ask_met,
    .make = make_met};
