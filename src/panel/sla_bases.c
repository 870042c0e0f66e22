/* The bases of SLA compliance side by side, never mixed: who counts differs, so do the
 * numbers. */
#include <math.h>

#include "spread.h"

static const struct base {
    const char *key, *title;
    int drop;
} bases[] = {
    {.key = "sla_compliance", .title = "Due"},
    {.key = "sla_compliance_resolved", .title = "Resolved", .drop = 1},
    {.key = "sla_compliance_created", .title = "Created", .drop = 2},
    {.key = "open_overdue_rate", .title = "Late of open", .drop = 3},
    {.key = "response_sla_compliance", .title = "Response", .drop = 4},
};

struct chosen {
    const struct cl_measure *measures[CL_LEN(bases)], *unsure;
    const struct base *bases[CL_LEN(bases)];
    size_t n;
};
enum { WHOLE, UNSURE, BY_GROUP };

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_table *t = job->ctx->backend->table;
    struct chosen *c = cl_arena_alloc(job->arena, sizeof *c);
    job->own = c;
    job->empty = cl_measure_why(cl_panel_measure(bases[0].key), t, job->arena);
    if (job->empty != NULL)
        return CL_OK;
    for (size_t i = 0; i < CL_LEN(bases); i++) {
        const struct cl_measure *m = cl_panel_measure(bases[i].key);
        if (m == NULL || cl_measure_why(m, t, job->arena) != NULL)
            continue;
        c->measures[c->n] = m;
        c->bases[c->n++] = &bases[i];
    }
    const char *dimension = job->params->dimension != NULL ? job->params->dimension : "priority";
    c->unsure = cl_panel_measure("sla_undetermined");
    for (size_t q = WHOLE; q <= BY_GROUP; q++) {
        if (q == BY_GROUP && cl_panel_dimension_why(job, dimension) != NULL)
            break;
        struct cl_question *question = cl_panel_question(job);
        question->measures = q == UNSURE ? &c->unsure : c->measures;
        question->n_measures = q == UNSURE ? 1 : c->n;
        question->detail = true;
        question->dims[0] = q == BY_GROUP ? dimension : NULL;
    }
    return CL_OK;
}

/* `group`: the term of the row's cases, NULL for all.  A row opens those that were
 * breached: they are what one wants to read. */
static void put_row(struct cl_panel_job *job, const struct cl_answer_row *row, const char *group,
                    struct cl_fig_row *out, double *numbers) {
    const char *by = job->params->dimension != NULL ? job->params->dimension : "priority";
    const char *label = group != NULL ? cl_panel_word(job->arena, by, row->labels[0]) : "All";
    const char *breached = cl_measure_drill(cl_panel_measure("breached"), job->ctx->backend->table);
    const char *drill =
        group != NULL ? cl_arena_printf(job->arena, "%s %s", group, breached) : breached;
    const struct chosen *c = job->own;
    struct cl_fig_cell *cells = cl_arena_array(job->arena, 2 * c->n + 1, sizeof *cells);
    struct cl_buf say = {0};
    cl_buf_puts(&say, label);
    cells[0] = cl_cell(label, CL_ROLE_TEXT);
    for (size_t k = 0; k < c->n; k++) {
        const struct cl_value *v = &row->values[k];
        cells[1 + 2 * k] = cl_panel_spread_cell(job->arena, CL_UNIT_SHARE, v);
        cells[2 + 2 * k] = cl_cell(cl_panel_count(job->arena, v->n), CL_ROLE_DIM);
        numbers[1 + 2 * k] = v->value;
        numbers[2 + 2 * k] = (double)v->n;
        if (k < 3) /* as much as the status row has room for */
            cl_buf_printf(&say, "%s%s %s", k == 0 ? ": n " : ", ", cl_panel_count(job->arena, v->n),
                          cl_fold(job->arena, cl_slice(c->bases[k]->title)).ptr);
    }
    *out = (struct cl_fig_row){
        .cells = cells, .say = cl_arena_str(job->arena, say.ptr), .drill = drill};
    cl_buf_free(&say);
}

/* What cannot be told from these data stands beside the shares. */
static const char *note_of(struct cl_panel_job *job) {
    const struct cl_answer *a = job->answers + UNSURE;
    double unsure = a->n_rows > 0 ? a->rows[0].values[0].value : 0;
    const char *clock = cl_metrics_clock_note(job->ctx->backend->table), *note = "±, + or - 95 %";
    if (unsure > 0)
        note = cl_arena_printf(job->arena, "%s; %s undetermined at day precision", note,
                               cl_panel_count(job->arena, (uint64_t)unsure));
    return clock != NULL ? cl_arena_printf(job->arena, "%s; %s", note, clock) : note;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct chosen *c = job->own;
    if (job->empty != NULL)
        return CL_OK;
    const struct cl_answer *whole = job->answers, *by = job->answers + BY_GROUP;
    bool grouped = job->n_questions > BY_GROUP;
    size_t groups = grouped ? by->n_rows : 0;
    size_t most = 1 + groups, n_columns = 1 + 2 * c->n, n = 0;
    struct cl_fig_column *columns = cl_arena_array(job->arena, n_columns, sizeof *columns);
    struct cl_fig_row *rows = cl_arena_array(job->arena, most, sizeof *rows);
    double *numbers = cl_arena_array(job->arena, most * n_columns, sizeof *numbers);
    columns[0] = (struct cl_fig_column){
        .title = grouped ? cl_panel_dimension_title(job->ctx->backend->table, by->question->dims[0])
                         : "Cases",
        .key = "group",
        .width = 10};
    for (size_t k = 0; k < c->n; k++) {
        columns[1 + 2 * k] = (struct cl_fig_column){.title = c->bases[k]->title,
                                                    .key = c->bases[k]->key,
                                                    .right = true,
                                                    .width = 13,
                                                    .drop = c->bases[k]->drop,
                                                    .measure = c->measures[k]};
        columns[2 + 2 * k] = (struct cl_fig_column){
            .title = "n", .right = true, .width = 7, .drop = 5 + c->bases[k]->drop};
    }
    for (size_t i = 0; i < groups; i++, n++)
        put_row(job, &by->rows[i],
                cl_filter_term(job->arena, by->question->dims[0], by->rows[i].labels[0]), &rows[n],
                numbers + n * n_columns);
    if (whole->n_rows > 0) {
        numbers[n * n_columns] = (double)NAN;
        put_row(job, &whole->rows[0], NULL, &rows[n], numbers + n * n_columns);
        n++;
    }
    out->as.table = (struct cl_fig_table){.n_columns = n_columns, .rows = rows, .n_rows = n};
    cl_panel_number_labels(job, &out->as.table, 0, numbers);
    cl_panel_page(job, &out->as.table, columns, numbers);
    out->note = note_of(job);
    return CL_OK;
}

const struct cl_panel cl_panel_sla_bases = {
    .info = {.id = "sla-bases",
             .title = "SLA met, by basis",
             .help = "Cases met of those that fell due, of those resolved, and of those created; "
                     "and how many open ones are overdue.",
             .kind = CL_FIG_TABLE,
             .takes = CL_TAKES_DIMENSION},
    .ask = ask,
    .make = make};
