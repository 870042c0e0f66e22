/* What moved a number: each value of each dimension with its part of the change
 * between two periods, largest first; a row leads to its cases. */
#include <math.h>

#include "spread.h"

enum { DIMENSION, VALUE, BEFORE, AFTER, MIX, WITHIN, PART, COLUMNS };
static const struct cl_fig_column columns[COLUMNS] = {
    [DIMENSION] = {.title = "Dimension", .key = "dimension", .width = 12, .drop = 3},
    [VALUE] = {.title = "Value", .key = "value", .width = 18},
    [BEFORE] = {.title = "Before", .key = "before", .right = true, .width = 8, .drop = 1},
    [AFTER] = {.title = "After", .key = "after", .right = true, .width = 8, .drop = 2},
    [MIX] = {.title = "Mix", .key = "mix", .right = true, .width = 9, .drop = 5},
    [WITHIN] = {.title = "Within", .key = "within", .right = true, .width = 9, .drop = 4},
    [PART] = {.title = "Part", .key = "part", .right = true, .width = 9},
};
static const char *const measures[] = {
    "csat_mean",   "resolution_mean", "response_mean", "sla_breach_rate",  "escalation_rate",
    "reopen_rate", "fcr_rate",        "created",       "closed_in_period", "backlog",
    NULL};

static enum cl_role part_role(const struct cl_measure_info *info, double part) {
    if (info->better == CL_BETTER_NEITHER || !(fabs(part) > 0))
        return CL_ROLE_TEXT;
    return (part > 0) == (info->better == CL_BETTER_UP) ? CL_ROLE_GOOD : CL_ROLE_BAD;
}

static struct cl_fig_row row_of(struct cl_panel_job *job, const struct cl_measure_info *info,
                                const struct cl_driver *d, double *numbers) {
    struct cl_arena *a = job->arena;
    struct cl_fig_cell *cells = cl_arena_array(a, COLUMNS, sizeof *cells);
    const double parts[] = {d->mix, d->within, d->part};
    const char *label = cl_panel_label(a, d->label);
    bool thin = d->n_before < CL_SPREAD_MIN || d->n_after < CL_SPREAD_MIN;
    enum cl_role role = thin ? CL_ROLE_DIM : CL_ROLE_TEXT;
    cells[DIMENSION] = cl_cell(d->title, CL_ROLE_DIM);
    cells[VALUE] = cl_cell(d->label.ptr != NULL ? label : NULL, CL_ROLE_TEXT);
    cells[BEFORE] =
        cl_cell(isnan(d->before) ? NULL : cl_panel_number(a, info->unit, d->before), role);
    cells[BEFORE].drill = d->drill_before;
    cells[AFTER] = cl_cell(isnan(d->after) ? NULL : cl_panel_number(a, info->unit, d->after), role);
    for (size_t i = 0; i < CL_LEN(parts); i++) {
        cells[MIX + i] = cl_cell(cl_analysis_change_text(a, info->unit, parts[i]), CL_ROLE_TEXT);
        numbers[MIX + i] = parts[i];
    }
    cells[PART].role = part_role(info, d->part);
    numbers[BEFORE] = d->before;
    numbers[AFTER] = d->after;
    const char *say = cl_arena_printf(
        a, "%s %s: %s before, %s after, %s of the change: %s by the mix, %s within", d->title,
        label, cl_panel_number(a, info->unit, d->before), cl_panel_number(a, info->unit, d->after),
        cells[PART].text, cells[MIX].text, cells[WITHIN].text);
    return (struct cl_fig_row){.cells = cells, .say = say, .drill = d->drill};
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_measure *m = cl_panel_asked_measure(job, measures);
    const struct cl_measure_info *info = cl_measure_info_on(m, job->ctx->backend->table);
    struct cl_scope scope = cl_panel_scope(job, NULL);
    struct cl_drivers d;
    const char *dims[] = {job->params->dimension};
    bool one = dims[0] != NULL && cl_panel_dimension_why(job, dims[0]) == NULL;
    enum cl_rc rc = cl_analysis_drivers(job->ctx->backend, &scope, m, one ? dims : NULL, one,
                                        job->arena, &d, job->err);
    if (rc != CL_OK)
        return rc;
    out->measure = m;
    out->dimension = one ? dims[0] : NULL;
    out->title = cl_arena_printf(job->arena, "What moved: %s", info->label);
    out->empty = d.why;
    if (d.why != NULL)
        return CL_OK;
    out->note = cl_arena_printf(job->arena, "%s to %s (%s)",
                                cl_panel_number(job->arena, info->unit, d.before),
                                cl_panel_number(job->arena, info->unit, d.after),
                                cl_analysis_change_text(job->arena, info->unit, d.change));
    struct cl_fig_row *rows = cl_arena_array(job->arena, d.n_drivers + 1, sizeof *rows);
    double *numbers = cl_arena_array(job->arena, (d.n_drivers + 1) * COLUMNS, sizeof *numbers);
    struct cl_fig_column *own = cl_arena_array(job->arena, COLUMNS, sizeof *own);
    memcpy(own, columns, sizeof columns);
    for (size_t i = 0; i < d.n_drivers; i++)
        rows[i] = row_of(job, info, &d.drivers[i], numbers + i * COLUMNS);
    own[BEFORE].measure = own[AFTER].measure = m;
    out->as.table =
        (struct cl_fig_table){.n_columns = COLUMNS, .rows = rows, .n_rows = d.n_drivers};
    cl_panel_number_labels(job, &out->as.table, DIMENSION, numbers);
    cl_panel_number_labels(job, &out->as.table, VALUE, numbers);
    cl_panel_page(job, &out->as.table, own, numbers);
    return CL_OK;
}

const struct cl_panel cl_panel_drivers = {
    .info = {.id = "drivers",
             .title = "What moved",
             .help = "The change of a measure against the period before, and the part of each "
                     "value of each dimension in it: by a shift of the mix, and within the value.",
             .kind = CL_FIG_TABLE,
             .takes = CL_TAKES_DIMENSION | CL_TAKES_MEASURE,
             .measures = measures,
             .slow = true},
    .make = make};
