/* Bars: a measure per group of one dimension, largest first; groups whose value is
 * missing are a bar of their own. */
#include <math.h>

#include "caseload/base/utf8.h"
#include "caseload/stats.h"

#include "panel.h"

#define BARS_MAX 100

static const char *title_of(const struct cl_table *t, const char *dimension) {
    uint16_t id = cl_table_find(t, cl_slice(dimension));
    if (id != CL_NO_COLUMN)
        return cl_table_column(t, id)->title;
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++)
        if (strcmp(v->dims[i].key, dimension) == 0)
            return v->dims[i].title;
    return dimension;
}

static bool computed(const char *dimension) {
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++)
        if (strcmp(v->dims[i].key, dimension) == 0)
            return true;
    return false;
}

static const char *dimension_of(struct cl_panel_job *job) {
    if (job->panel->dimension != NULL)
        return job->panel->dimension;
    if (job->params->dimension != NULL)
        return job->params->dimension;
    const char *const *keys;
    size_t n = cl_panel_dimensions(job->ctx->backend->table, job->arena, &keys);
    return n > 0 ? keys[0] : NULL;
}

enum cl_rc cl_panel_bars_ask(struct cl_panel_job *job) {
    const struct cl_table *t = job->ctx->backend->table;
    const char *dimension = dimension_of(job);
    const struct cl_measure **m = cl_arena_array(job->arena, 2, sizeof *m);
    m[0] = cl_panel_measure(job->panel->measure);
    if (job->panel->part != NULL)
        m[1] = cl_panel_measure(job->panel->part);
    if (dimension == NULL)
        job->empty = "no column with categories";
    else if (!computed(dimension) && !cl_panel_mapped(t, dimension))
        job->empty = cl_arena_printf(job->arena, "no %s column",
                                     cl_fold(job->arena, cl_slice(title_of(t, dimension))).ptr);
    else if (cl_panel_by_created(dimension) && !cl_panel_mapped(t, "created"))
        job->empty = "no created column";
    else
        job->empty = cl_measure_why(m[0], t, job->arena);
    job->own = cl_arena_str(job->arena, dimension != NULL ? dimension : "");
    if (job->empty != NULL)
        return CL_OK;
    struct cl_question *q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = m[1] != NULL && cl_measure_why(m[1], t, job->arena) == NULL ? 2 : 1;
    q->dims[0] = job->own;
    q->top = BARS_MAX;
    if (job->panel->dimension != NULL) /* it says something of open cases only */
        q->where =
            q->where != NULL ? cl_arena_printf(job->arena, "%s is:open", q->where) : "is:open";
    return CL_OK;
}

static const char *heading(const struct cl_panel_job *job) {
    const char *dimension = job->own, *title = job->panel->info.title;
    if (job->panel->dimension != NULL || *dimension == '\0')
        return title;
    struct cl_buf by = {0};
    cl_fold_buf(&by, cl_slice(title_of(job->ctx->backend->table, dimension)));
    const char *text =
        cl_arena_printf(job->arena, "%s by %s", title, by.ptr != NULL ? by.ptr : dimension);
    cl_buf_free(&by);
    return text;
}

/* Each bar's share of all cases, those below the last bar included. */
static void add_shares(struct cl_panel_job *job, struct cl_fig_bars *f, struct cl_fig_bar *bars) {
    const struct cl_answer *a = &job->answers[0];
    double *v = cl_arena_array(job->arena, f->n + 1, sizeof *v);
    double *percent = cl_arena_array(job->arena, f->n + 1, sizeof *percent);
    double sum = 0;
    for (size_t i = 0; i < f->n; i++)
        sum += v[i] = bars[i].value;
    bool whole = a->question->where == NULL && (double)a->matched > sum;
    v[f->n] = whole ? (double)a->matched - sum : 0;
    cl_shares(v, f->n + 1, percent);
    for (size_t i = 0; i < f->n; i++)
        bars[i].text = cl_arena_printf(job->arena, "%s %5.1f %%", bars[i].text, percent[i]);
}

enum cl_rc cl_panel_bars_make(struct cl_panel_job *job, struct cl_figure *out) {
    out->title = heading(job);
    out->dimension = job->own;
    out->measure = cl_panel_measure(job->panel->measure);
    if (job->empty != NULL)
        return CL_OK;
    if (job->own != NULL && strcmp(job->own, "sla_state") == 0)
        out->note = cl_metrics_clock_note(job->ctx->backend->table);
    const struct cl_answer *a = &job->answers[0];
    struct cl_fig_bar *bars = cl_arena_array(job->arena, a->n_rows + 1, sizeof *bars);
    bool parts = a->question->n_measures > 1;
    for (size_t i = 0; i < a->n_rows; i++) {
        const struct cl_answer_row *row = &a->rows[i];
        char text[32];
        double v = row->values[0].value;
        if (isnan(v) || (v <= 0 && row->labels[0].ptr == NULL))
            continue;
        cl_unit_format(cl_measure_info(a->question->measures[0])->unit, v, text);
        struct cl_fig_bar *bar = &bars[out->as.bars.n++];
        *bar = (struct cl_fig_bar){.value = v, .part = (double)NAN, .drill = row->drill};
        bar->label = cl_panel_word(job->arena, job->own, row->labels[0]);
        bar->text = cl_arena_str(job->arena, text);
        if (parts && !isnan(row->values[1].value))
            bar->part = row->values[1].value;
        out->as.bars.max = v > out->as.bars.max ? v : out->as.bars.max;
    }
    if (job->panel->shares)
        add_shares(job, &out->as.bars, bars);
    out->as.bars.bars = bars;
    out->as.bars.part_name = parts ? "high risk" : NULL;
    if (!(out->as.bars.max > 0)) /* nothing but zeros says it once */
        out->empty = job->panel->none;
    return CL_OK;
}

const struct cl_panel cl_panel_open_by = {
    .info = {.id = "open_by",
             .title = "Open",
             .help = "Where the open cases are, with the high-risk ones standing out.",
             .kind = CL_FIG_BARS,
             .takes = CL_TAKES_DIMENSION},
    .ask = cl_panel_bars_ask,
    .make = cl_panel_bars_make,
    .none = "no open cases",
    .measure = "open",
    .part = "high_risk_open"};
const struct cl_panel cl_panel_volume_by = {
    .info = {.id = "volume_by",
             .title = "Cases",
             .help = "What the cases are about and how they come in.",
             .kind = CL_FIG_BARS,
             .takes = CL_TAKES_DIMENSION},
    .ask = cl_panel_bars_ask,
    .make = cl_panel_bars_make,
    .none = "no case in this selection",
    .shares = true,
    .measure = "cases"};
const struct cl_panel cl_panel_high_risk_by = {
    .info = {.id = "high_risk_by",
             .title = "High-risk open",
             .help = "Where the open cases with priority High or Critical are.",
             .kind = CL_FIG_BARS,
             .takes = CL_TAKES_DIMENSION},
    .ask = cl_panel_bars_ask,
    .make = cl_panel_bars_make,
    .none = "no high-risk open cases",
    .measure = "high_risk_open"};
const struct cl_panel cl_panel_open_age = {
    .info = {.id = "open_age",
             .title = "Age of open cases",
             .help = "How long the open cases have been open.",
             .kind = CL_FIG_BARS},
    .ask = cl_panel_bars_ask,
    .make = cl_panel_bars_make,
    .none = "no open cases",
    .measure = "open",
    .part = "high_risk_open",
    .dimension = "age_bucket"};
const struct cl_panel cl_panel_open_sla = {
    .info = {.id = "open_sla",
             .title = "SLA of open cases",
             .help = "How the open cases stand to their targets.",
             .kind = CL_FIG_BARS},
    .ask = cl_panel_bars_ask,
    .make = cl_panel_bars_make,
    .none = "no open cases",
    .measure = "open",
    .part = "high_risk_open",
    .dimension = "sla_state"};
