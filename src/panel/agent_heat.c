/* Agents against measures as a heatmap: each column shaded from its lowest to its
 * highest agent, those with few cases left out of it. */
#include <math.h>

#include "spread.h"

#define ROWS_MAX 60

/* Heads short enough for ten columns. */
static const struct {
    const char *key, *head;
} heads[] = {{"response_mean", "Resp"},  {"response_median", "Resp md"},
             {"resolution_mean", "Res"}, {"resolution_median", "Res md"},
             {"sla_compliance", "SLA"},  {"escalation_rate", "Esc"},
             {"throughput", "Per day"}};

static const char *head_of(const struct cl_measure *m) {
    const struct cl_measure_info *info = cl_measure_info(m);
    for (size_t i = 0; i < CL_LEN(heads); i++)
        if (strcmp(heads[i].key, info->key) == 0)
            return heads[i].head;
    return info->label;
}

struct span {
    double low, high;
};

static struct span span_of(const struct cl_agents *found, size_t k, size_t rows) {
    struct span s = {(double)NAN, (double)NAN};
    for (size_t g = 0; g < rows; g++) {
        const struct cl_value *v = &found->agents[g].values[k];
        if (v->n < CL_SPREAD_MIN || isnan(v->value))
            continue;
        s.low = isnan(s.low) ? v->value : fmin(s.low, v->value);
        s.high = isnan(s.high) ? v->value : fmax(s.high, v->value);
    }
    return s;
}

static struct cl_fig_heat_cell cell_of(struct cl_panel_job *job, const struct cl_agents *found,
                                       size_t g, size_t k, struct span span) {
    const struct cl_agent *a = &found->agents[g];
    const struct cl_measure_info *info = cl_measure_info(found->measures[k]);
    const struct cl_value *v = &a->values[k];
    struct cl_fig_heat_cell cell = {.heat = (double)NAN, .drill = a->drill};
    if (isnan(v->value))
        return cell;
    const char *text = cl_panel_number(job->arena, info->unit, v->value);
    cell.text = v->n < CL_SPREAD_MIN ? "-" : text;
    cell.say = cl_arena_printf(job->arena, "%s: %s %s, n %llu",
                               cl_panel_label(job->arena, a->agent), info->label,
                               cl_panel_spread(job->arena, info->unit, v->value, v->low, v->high),
                               (unsigned long long)v->n);
    if (v->n >= CL_SPREAD_MIN && span.high > span.low)
        cell.heat = (v->value - span.low) / (span.high - span.low);
    return cell;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_agents found;
    struct cl_scope scope = cl_panel_scope(job, NULL);
    enum cl_rc rc = cl_analysis_agents(job->ctx->backend, &scope, job->arena, &found, job->err);
    out->empty = found.why;
    if (rc != CL_OK || out->empty != NULL)
        return rc;
    size_t n_rows = found.n < ROWS_MAX ? found.n : ROWS_MAX, n_cols = found.n_measures;
    const char **rows = cl_arena_array(job->arena, n_rows + 1, sizeof *rows);
    const char **cols = cl_arena_array(job->arena, n_cols + 1, sizeof *cols);
    struct cl_fig_heat_cell *cells = cl_arena_array(job->arena, n_rows * n_cols + 1, sizeof *cells);
    for (size_t g = 0; g < n_rows; g++)
        rows[g] = cl_panel_label(job->arena, found.agents[g].agent);
    for (size_t k = 0; k < n_cols; k++) {
        struct span span = span_of(&found, k, n_rows);
        cols[k] = head_of(found.measures[k]);
        for (size_t g = 0; g < n_rows; g++)
            cells[g * n_cols + k] = cell_of(job, &found, g, k, span);
    }
    out->as.heat = (struct cl_fig_heat){
        .rows = rows,
        .cols = cols,
        .n_rows = n_rows,
        .n_cols = n_cols,
        .cells = cells,
        .legend = "shaded from the lowest to the highest of each column; - under 20 cases"};
    if (found.n > n_rows)
        out->note = cl_arena_printf(job->arena, "the %zu of %zu with most closed", n_rows, found.n);
    return CL_OK;
}

const struct cl_panel cl_panel_agent_heat = {
    .info = {.id = "agent-heat",
             .title = "Agents by measure",
             .help = "Who is high and who is low in each measure.",
             .kind = CL_FIG_HEAT},
    .make = make};
