/* Weekday by hour of creation: how many of the cases breached, and how many cases
 * there were. */
#include <math.h>

#include "spread.h"

#define HOURS 24
#define DAYS 7

static const char *const day_names[DAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
static const char *const hour_names[HOURS] = {"0",  "1",  "2",  "3",  "4",  "5",  "6",  "7",
                                              "8",  "9",  "10", "11", "12", "13", "14", "15",
                                              "16", "17", "18", "19", "20", "21", "22", "23"};

#define VOLUME "cases"
#define RISK "sla_breach_rate"
static const char *const choices[] = {RISK, VOLUME, NULL};

static bool asked_volume(const struct cl_panel_job *job) {
    const char *m = job->params->measure;
    return job->panel == &cl_panel_hours_volume || (m != NULL && strcmp(m, VOLUME) == 0);
}

/* At most four columns wide: "999", "1.2k", "12k". */
static const char *short_count(struct cl_arena *arena, double n) {
    if (n < 1000)
        return cl_arena_printf(arena, "%.0f", n);
    return cl_arena_printf(arena, n < 9950 ? "%.1fk" : "%.0fk", n / 1000);
}

static struct cl_fig_heat_cell cell_of(struct cl_panel_job *job, const struct cl_shift *s, int d,
                                       int h, double most, bool risk) {
    struct cl_arena *a = job->arena;
    double cases = s->week_cases[d][h], n = s->week_n[d][h], rate = s->week[d][h];
    struct cl_fig_heat_cell cell = {.heat = (double)NAN};
    if (!(cases > 0))
        return cell;
    cell.drill = cl_arena_printf(a, "weekday:%s hour:%d", day_names[d], h);
    if (!risk) {
        cell.text = short_count(a, cases);
        cell.heat = cases / most;
        cell.say = cl_arena_printf(a, "%s %02d:00 to %02d:00: %s", day_names[d], h, (h + 1) % HOURS,
                                   cl_panel_some(a, (uint64_t)cases, "case"));
        return cell;
    }
    cell.say = cl_arena_printf(a, "%s %02d:00 to %02d:00: %s of %.0f breached", day_names[d], h,
                               (h + 1) % HOURS, cl_panel_number(a, CL_UNIT_SHARE, rate), n);
    cell.text = "-";
    if (n >= CL_SPREAD_MIN) {
        cell.text = cl_arena_printf(a, "%.0f", rate * 100);
        cell.heat = most > 0 ? rate / most : 0;
    }
    return cell;
}

static double most_of(const struct cl_shift *s, bool risk) {
    double most = 0;
    for (int d = 0; d < DAYS; d++)
        for (int h = 0; h < HOURS; h++) {
            if (!risk)
                most = fmax(most, s->week_cases[d][h]);
            else if (s->week_n[d][h] >= CL_SPREAD_MIN)
                most = fmax(most, s->week[d][h]);
        }
    return most;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_shift *s = cl_arena_alloc(job->arena, sizeof *s);
    struct cl_scope scope = cl_panel_scope(job, NULL);
    enum cl_rc rc = cl_analysis_shift(job->ctx->backend, &scope, job->arena, s, job->err);
    bool risk = !asked_volume(job) && s->no_risk == NULL;
    out->empty = s->why;
    out->measure = cl_panel_measure(risk ? RISK : VOLUME);
    out->title = risk ? cl_panel_hours_heat.info.title : cl_panel_hours_volume.info.title;
    if (!risk && !asked_volume(job)) /* what there is, and why not what was asked for */
        out->note = s->no_risk;
    if (out->empty != NULL) /* none would help */
        out->measure = NULL;
    if (rc != CL_OK || out->empty != NULL)
        return rc;
    double most = most_of(s, risk);
    struct cl_fig_heat_cell *cells =
        cl_arena_array(job->arena, (size_t)DAYS * HOURS, sizeof *cells);
    for (int d = 0; d < DAYS; d++)
        for (int h = 0; h < HOURS; h++)
            cells[d * HOURS + h] = cell_of(job, s, d, h, most, risk);
    out->as.heat = (struct cl_fig_heat){
        .rows = day_names,
        .cols = hour_names,
        .n_rows = DAYS,
        .n_cols = HOURS,
        .cells = cells,
        .legend =
            risk ? "% of the cases created then that breached; - under 20 cases" : "cases created"};
    return CL_OK;
}

const struct cl_panel cl_panel_hours_heat = {
    .info = {.id = "hours-heat",
             .title = "Breach rate by weekday and hour",
             .help = "Of the cases created in an hour of the week, the share that breached.",
             .kind = CL_FIG_HEAT,
             .takes = CL_TAKES_MEASURE,
             .measures = choices},
    .make = make};
const struct cl_panel cl_panel_hours_volume = {
    .info = {.id = "hours-volume",
             .title = "Cases by weekday and hour",
             .help = "How many cases come in in each hour of the week.",
             .kind = CL_FIG_HEAT},
    .make = make};
