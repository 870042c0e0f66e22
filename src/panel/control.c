/* A measure along time with the limits that chance keeps it in: what lies outside, or
 * leans to one side for long, is a signal. */
#include <math.h>

#include "spread.h"

#define DAYS 63 /* where there are too few weeks: no more than ten of them */

static const char *const measures[] = {
    "created",         "closed_in_period", "backlog",         "resolution_mean", "response_mean",
    "sla_breach_rate", "csat_mean",        "escalation_rate", "reopen_rate",     NULL};

/* Of the backlog against what is created, whether it fits that and how long that stays:
 * for reports, since it is too long for a chart's legend. */
static enum cl_rc add_little(struct cl_panel_job *job, const struct cl_scope *scope,
                             struct cl_control *c) {
    struct cl_little little;
    enum cl_rc rc = cl_analysis_little(job->ctx->backend, scope, job->arena, &little, job->err);
    if (rc == CL_OK && little.sentence != NULL)
        c->sentence = cl_arena_printf(job->arena, "%s. %s", c->sentence, little.sentence);
    return rc;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_measure *m = cl_panel_asked_measure(job, measures);
    if (m == cl_panel_measure("open")) /* along time: how many were open at the end of each week */
        m = cl_panel_measure("backlog");
    const struct cl_measure_info *info = cl_measure_info_on(m, job->ctx->backend->table);
    struct cl_scope scope = cl_panel_scope(job, NULL);
    struct cl_control c;
    enum cl_every every = cl_control_every(job->ctx->backend->table, &scope, m);
    enum cl_rc rc = cl_analysis_control(job->ctx->backend, &scope, m, every,
                                        every == CL_EVERY_DAY ? DAYS : CL_CHART_WEEKS, job->arena,
                                        &c, job->err);
    if (rc != CL_OK)
        return rc;
    out->measure = m;
    bool rate = !info->stock && (info->unit == CL_UNIT_COUNT || info->unit == CL_UNIT_MONEY);
    bool by_day = every == CL_EVERY_DAY;
    const char *name =
        rate && !by_day ? cl_arena_printf(job->arena, "%s per day", info->label) : info->label;
    out->title =
        cl_arena_printf(job->arena, "%s by %s: signal or noise", name, by_day ? "day" : "week");
    out->empty = c.why;
    if (c.why != NULL)
        return CL_OK;
    bool flow = job->params->second != NULL && strcmp(job->params->second, "created") == 0;
    rc = flow && strcmp(info->key, "backlog") == 0 ? add_little(job, &scope, &c) : CL_OK;
    if (rc != CL_OK)
        return rc;
    struct cl_fig_series *series = cl_arena_array(job->arena, 1, sizeof *series);
    series[0] = (struct cl_fig_series){name, c.points};
    out->note = cl_arena_strn(job->arena, c.sentence, strcspn(c.sentence, ":;"));
    int64_t *ends = cl_arena_array(job->arena, c.n + 1, sizeof *ends);
    for (size_t i = 0; i < c.n; i++)
        ends[i] = c.ends[i] - 1; /* a stock is of the week's last second */
    out->as.line = (struct cl_fig_line){.series = series,
                                        .n_series = 1,
                                        .labels = c.labels,
                                        .drill = c.drills,
                                        .ends = ends,
                                        .n_points = c.n,
                                        .unit = rate && info->unit == CL_UNIT_COUNT ? CL_UNIT_NUMBER
                                                                                    : info->unit,
                                        .summary = c.sentence,
                                        .control = true,
                                        .centre = c.xmr.centre,
                                        .low = c.xmr.low,
                                        .high = c.xmr.high,
                                        .signals = c.signals};
    return CL_OK;
}

const struct cl_panel cl_panel_control = {
    .info = {.id = "control",
             .title = "Signal or noise",
             .help = "A measure by week in a control chart: mean, the limits that chance keeps it "
                     "in, and which weeks are signals.",
             .kind = CL_FIG_LINE,
             .takes = CL_TAKES_MEASURE,
             .measures = measures},
    .make = make};
