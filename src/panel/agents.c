/* Agents side by side: each number with its interval, beside it the same as if
 * everybody had the team's mix of cases, with a place among those that can be told
 * apart. */
#include <math.h>

#include "spread.h"

/* One column of the table: a measure of cl_agents, or its standardised twin. */
struct shown {
    size_t measure;
    bool fair;
};
static const struct look {
    const char *key, *title, *fair_key;
    int width, drop, fair_drop;
} looks[] = {
    {.key = "closed", .title = "Closed", .width = 7, .drop = 1},
    {.key = "open", .title = "Open", .width = 5, .drop = 3},
    {.key = "sla_compliance",
     .title = "SLA met",
     .fair_key = "fair_sla_compliance",
     .width = 13,
     .drop = 2,
     .fair_drop = 2},
    {.key = "resolution_mean",
     .title = "Resolution",
     .fair_key = "fair_resolution_mean",
     .width = 14,
     .drop = 4,
     .fair_drop = 5},
    {.key = "csat_mean",
     .title = "CSAT",
     .fair_key = "fair_csat_mean",
     .width = 10,
     .drop = 6,
     .fair_drop = 7},
    {.key = "escalation_rate",
     .title = "Escalated",
     .fair_key = "fair_escalation_rate",
     .width = 13,
     .drop = 8,
     .fair_drop = 9},
    {.key = "response_mean",
     .title = "Response",
     .fair_key = "fair_response_mean",
     .width = 14,
     .drop = 10,
     .fair_drop = 11},
    {.key = "throughput", .title = "Per day", .width = 10, .drop = 12},
    {.key = "resolution_median", .title = "Median res.", .width = 14, .drop = 13},
    {.key = "response_median", .title = "Median resp.", .width = 14, .drop = 14},
};
static const char fair_help[] =
    "What the number beside it would be if this agent had the team's mix of cases: the "
    "agent's own rate in each stratum (priority and issue, as the panel's title says), weighted "
    "by the team's cases in it.  # is the place; who cannot be told apart by the 95 % intervals "
    "shares one, and under 20 cases there is none.";

#define COLUMNS_MAX (1 + 2 * CL_LEN(looks))

struct agents {
    struct cl_agents found;
    struct cl_fig_column columns[COLUMNS_MAX];
    struct shown shown[COLUMNS_MAX];
    size_t n;
};

static void add_column(struct agents *t, struct cl_fig_column column, struct shown shown) {
    t->columns[t->n] = column;
    t->shown[t->n++] = shown;
}

static bool is_fair(const struct cl_agents *found, size_t measure) {
    for (size_t g = 0; g < found->n; g++)
        if (!isnan(found->agents[g].standard[measure]))
            return true;
    return false;
}

static void choose_columns(struct agents *t) {
    t->columns[t->n++] = (struct cl_fig_column){.title = "Agent", .key = "agent", .width = 14};
    for (size_t i = 0; i < CL_LEN(looks); i++) {
        const struct look *l = &looks[i];
        for (size_t k = 0; k < t->found.n_measures; k++) {
            const struct cl_measure *m = t->found.measures[k];
            if (strcmp(cl_measure_info(m)->key, l->key) != 0)
                continue;
            add_column(t,
                       (struct cl_fig_column){.title = l->title,
                                              .key = l->key,
                                              .right = true,
                                              .width = l->width,
                                              .drop = l->drop,
                                              .measure = m},
                       (struct shown){k, false});
            if (l->fair_key != NULL && is_fair(&t->found, k))
                add_column(t,
                           (struct cl_fig_column){.title = "as team",
                                                  .key = l->fair_key,
                                                  .right = true,
                                                  .width = 12,
                                                  .help = fair_help,
                                                  .drop = l->fair_drop},
                           (struct shown){k, true});
        }
    }
}

/* Good or bad only where the whole interval lies on one side of the team's value. */
static enum cl_role fair_role(const struct cl_agents *found, const struct cl_agent *a, size_t k) {
    enum cl_better better = cl_measure_info(found->measures[k])->better;
    double team = found->team[k].value;
    if (a->rank[k] == 0)
        return CL_ROLE_DIM;
    bool above = a->fair[k].low > team, below = a->fair[k].high < team;
    if (!above && !below)
        return CL_ROLE_TEXT;
    return above == (better == CL_BETTER_UP) ? CL_ROLE_GOOD : CL_ROLE_BAD;
}

static struct cl_fig_cell cell_of(struct cl_panel_job *job, const struct cl_agents *found,
                                  const struct cl_agent *a, struct shown s) {
    enum cl_unit unit = cl_measure_info(found->measures[s.measure])->unit;
    if (!s.fair)
        return cl_panel_spread_cell(job->arena, unit, &a->values[s.measure]);
    double v = a->standard[s.measure];
    if (isnan(v))
        return cl_cell(NULL, CL_ROLE_DIM);
    const char *text = cl_panel_number(job->arena, unit, v);
    if (a->rank[s.measure] > 0)
        text = cl_arena_printf(job->arena, "%s #%u", text, a->rank[s.measure]);
    return cl_cell(text, fair_role(found, a, s.measure));
}

/* Counts have no interval: how many cases a count is of is no reason to dim it. */
static bool counts(const struct cl_measure *m) {
    return cl_measure_info(m)->unit == CL_UNIT_COUNT;
}

static const char *sentence(struct cl_panel_job *job, const struct agents *t,
                            const struct cl_agent *a) {
    struct cl_buf b = {0};
    cl_buf_puts(&b, cl_panel_label(job->arena, a->agent));
    for (size_t c = 1; c < t->n; c++) {
        struct shown s = t->shown[c];
        const struct cl_measure_info *info = cl_measure_info(t->found.measures[s.measure]);
        struct cl_fig_cell cell = cell_of(job, &t->found, a, s);
        if (s.fair)
            cl_buf_printf(&b, ", with the team's mix %s", cell.text != NULL ? cell.text : "—");
        else
            cl_buf_printf(&b, "; %s %s", info->label, cell.text != NULL ? cell.text : "—");
        if (!s.fair && !counts(t->found.measures[s.measure]))
            cl_buf_printf(&b, " (n %llu)", (unsigned long long)a->values[s.measure].n);
    }
    if (!isnan(a->busy))
        cl_buf_printf(&b, "; a case open %s of the time",
                      cl_panel_number(job->arena, CL_UNIT_SHARE, a->busy));
    const char *say = cl_arena_str(job->arena, b.ptr);
    cl_buf_free(&b);
    return say;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct agents *t = cl_arena_alloc(job->arena, sizeof *t);
    struct cl_scope scope = cl_panel_scope(job, NULL);
    enum cl_rc rc = cl_analysis_agents(job->ctx->backend, &scope, job->arena, &t->found, job->err);
    out->empty = t->found.why;
    if (rc != CL_OK || out->empty != NULL)
        return rc;
    choose_columns(t);
    const struct cl_agents *found = &t->found;
    struct cl_fig_row *rows = cl_arena_array(job->arena, found->n + 1, sizeof *rows);
    double *numbers = cl_arena_array(job->arena, (found->n + 1) * t->n, sizeof *numbers);
    for (size_t g = 0; g < found->n; g++) {
        const struct cl_agent *a = &found->agents[g];
        struct cl_fig_cell *cells = cl_arena_array(job->arena, t->n, sizeof *cells);
        cells[0] = cl_cell(cl_panel_label(job->arena, a->agent),
                           a->values[0].n < CL_SPREAD_MIN ? CL_ROLE_DIM : CL_ROLE_TEXT);
        for (size_t c = 1; c < t->n; c++) {
            struct shown s = t->shown[c];
            cells[c] = cell_of(job, found, a, s);
            if (!s.fair && counts(found->measures[s.measure]))
                cells[c].role = CL_ROLE_TEXT;
            numbers[g * t->n + c] = s.fair ? a->standard[s.measure] : a->values[s.measure].value;
        }
        rows[g] =
            (struct cl_fig_row){.cells = cells, .say = sentence(job, t, a), .drill = a->drill};
    }
    out->as.table = (struct cl_fig_table){.n_columns = t->n, .rows = rows, .n_rows = found->n};
    cl_panel_number_labels(job, &out->as.table, 0, numbers);
    cl_panel_page(job, &out->as.table, t->columns, numbers);
    out->note = found->note;
    return CL_OK;
}

const struct cl_panel cl_panel_agents = {
    .info = {.id = "agents",
             .title = "Agents",
             .help = "Each agent's numbers with their intervals, and the same as if everybody had "
                     "the team's mix of cases; # is the place, shared by those who cannot be told "
                     "apart.",
             .kind = CL_FIG_TABLE},
    .make = make};
