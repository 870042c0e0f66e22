/* Created, closed and the backlog along time, by month; by week or day where the
 * data span is too short for months to say anything. */
#include <math.h>

#include "panel.h"

#define DAY_SECS INT64_C(86400)

/* Span of what is shown, in days: of the period, else from the first case to T. */
static int64_t span_days(const struct cl_panel_context *ctx) {
    const struct cl_scope *s = ctx->scope;
    const struct cl_extent *created = cl_table_extent(ctx->backend->table, CL_COL_CREATED);
    int64_t oldest = s->as_of, newest = created->last;
    if (created->first != CL_NO_TIME && created->first < oldest)
        oldest = created->first;
    int64_t from = s->from != CL_NO_TIME && s->from > oldest ? s->from : oldest;
    int64_t to = s->to != CL_NO_TIME ? s->to : s->as_of;
    if (newest != CL_NO_TIME && s->to == CL_NO_TIME && newest < to && to - newest < 60 * DAY_SECS)
        to = newest;
    return (to - from) / DAY_SECS;
}

static enum cl_every unit_for(int64_t days) {
    return days <= 62         ? CL_EVERY_DAY
           : days <= 182      ? CL_EVERY_WEEK
           : days <= 40 * 366 ? CL_EVERY_MONTH
                              : CL_EVERY_YEAR;
}

enum cl_every cl_panel_every(const struct cl_panel_context *ctx) {
    return unit_for(span_days(ctx));
}

const char *cl_panel_every_word(enum cl_every every) {
    switch (every) {
    case CL_EVERY_DAY:
        return "day";
    case CL_EVERY_WEEK:
        return "week";
    case CL_EVERY_MONTH:
        return "month";
    case CL_EVERY_QUARTER:
        return "quarter";
    case CL_EVERY_YEAR:
        return "year";
    case CL_EVERY_NONE:
    case CL_EVERY_EDGES:
        break;
    }
    return "";
}

static enum cl_rc ask(struct cl_panel_job *job) {
    static const char *const keys[] = {"created", "closed_in_period", "backlog"};
    const struct cl_measure **m = cl_arena_array(job->arena, CL_LEN(keys), sizeof *m);
    const struct cl_table *t = job->ctx->backend->table;
    for (size_t i = 0; i < CL_LEN(keys); i++)
        m[i] = cl_panel_measure(keys[i]);
    job->empty = cl_measure_why(m[0], t, job->arena);
    if (job->empty != NULL)
        return CL_OK;
    struct cl_question *q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = CL_LEN(keys);
    q->every = cl_panel_every(job->ctx);
    return CL_OK;
}

/* Mean per whole bucket: the last one is still running. */
static const char *per_bucket(struct cl_panel_job *job, const struct cl_answer *a, size_t m) {
    double sum = 0;
    size_t n = a->n_rows > 2 ? a->n_rows - 1 : a->n_rows;
    for (size_t i = 0; i < n; i++)
        sum += isnan(a->rows[i].values[m].value) ? 0 : a->rows[i].values[m].value;
    return cl_panel_count(job->arena, n ? (uint64_t)(sum / (double)n + 0.5) : 0);
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    static const char *const names[] = {"created", "closed", "backlog"};
    if (job->empty != NULL)
        return CL_OK;
    const struct cl_answer *a = &job->answers[0];
    struct cl_fig_line *line = &out->as.line;
    struct cl_fig_series *series = cl_arena_array(job->arena, CL_LEN(names), sizeof *series);
    const char **labels = cl_arena_array(job->arena, a->n_rows + 1, sizeof *labels);
    const char **drill = cl_arena_array(job->arena, a->n_rows + 1, sizeof *drill);
    int64_t *ends = cl_arena_array(job->arena, a->n_rows + 1, sizeof *ends);
    if (a->n_rows == 0) {
        out->empty = "no case in this selection";
        return CL_OK;
    }
    for (size_t m = 0; m < CL_LEN(names); m++) {
        double *points = cl_arena_array(job->arena, a->n_rows, sizeof *points);
        if (a->rows[0].values[m].why != NULL && isnan(a->rows[0].values[m].value))
            continue; /* the table has no closes */
        for (size_t i = 0; i < a->n_rows; i++)
            points[i] = a->rows[i].values[m].value;
        series[line->n_series++] = (struct cl_fig_series){names[m], points};
    }
    for (size_t i = 0; i < a->n_rows; i++) {
        labels[i] = cl_arena_strn(job->arena, a->rows[i].labels[0].ptr, a->rows[i].labels[0].len);
        drill[i] = a->rows[i].drill;
        int64_t now = job->ctx->scope->as_of, end = a->rows[i].bucket_end - 1;
        ends[i] = end < now ? end : now;
    }
    const char *unit = cl_panel_every_word(job->questions[0].every);
    line->series = series;
    line->labels = labels;
    line->drill = drill;
    line->ends = ends;
    line->n_points = a->n_rows;
    line->unit = CL_UNIT_COUNT;
    line->summary = cl_arena_printf(job->arena, "created %s/%s", per_bucket(job, a, 0), unit);
    if (line->n_series > 1)
        line->summary = cl_arena_printf(job->arena, "%s · closed %s/%s", line->summary,
                                        per_bucket(job, a, 1), unit);
    out->title = cl_arena_printf(job->arena, "Created, closed and backlog by %s", unit);
    return CL_OK;
}

const struct cl_panel cl_panel_trend = {
    .info = {.id = "trend",
             .title = "Created, closed and backlog",
             .help = "What came in, what went out, and how many were open at the end of each "
                     "month.",
             .kind = CL_FIG_LINE},
    .ask = ask,
    .make = make};
