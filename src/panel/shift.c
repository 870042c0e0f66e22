/* Shifts in words, and the hours of the day with what comes in and what fails. */
#include <math.h>

#include "spread.h"

#define HOURS 24

static enum cl_rc find(struct cl_panel_job *job, struct cl_shift **out) {
    struct cl_scope scope = cl_panel_scope(job, NULL);
    *out = cl_arena_alloc(job->arena, sizeof **out);
    return cl_analysis_shift(job->ctx->backend, &scope, job->arena, *out, job->err);
}

static const char *span(struct cl_arena *a, int from, int to) {
    return cl_arena_printf(a, "%02d:00 to %02d:00", from, to % HOURS);
}

/* "hour:22,23,0" for the hours [from, to) round midnight. */
static const char *hours_drill(struct cl_arena *a, int from, int to) {
    const char *text = cl_arena_printf(a, "hour:%d", from);
    for (int h = (from + 1) % HOURS; h != to % HOURS; h = (h + 1) % HOURS)
        text = cl_arena_printf(a, "%s,%d", text, h);
    return text;
}

static void say_volume(struct cl_panel_items *l, const struct cl_shift *s) {
    struct cl_arena *a = l->arena;
    if (s->peak_volume < 0) {
        cl_panel_item(l, CL_ROLE_TEXT, NULL,
                      "No hour has more arrivals than the next by more than chance", NULL);
        return;
    }
    int h = s->peak_volume;
    cl_panel_item(l, CL_ROLE_TEXT, NULL,
                  cl_arena_printf(a, "Most cases come in from %s: %s", span(a, h, h + 1),
                                  cl_panel_some(a, (uint64_t)s->hours[h].arrivals, "case")),
                  hours_drill(a, h, h + 1));
}

static void say_risk(struct cl_panel_items *l, const struct cl_shift *s) {
    struct cl_arena *a = l->arena;
    if (s->peak_risk >= 0) {
        const struct cl_hour *h = &s->hours[s->peak_risk];
        cl_panel_item(
            l, CL_ROLE_BAD, NULL,
            cl_arena_printf(a,
                            "Cases created from %s breach most: %s of %.0f (%s to %s); the "
                            "runner-up is behind it with q %.3f",
                            span(a, s->peak_risk, s->peak_risk + 1),
                            cl_panel_number(a, CL_UNIT_SHARE, h->rate), h->n,
                            cl_panel_number(a, CL_UNIT_SHARE, h->interval.low),
                            cl_panel_number(a, CL_UNIT_SHARE, h->interval.high), s->q),
            hours_drill(a, s->peak_risk, s->peak_risk + 1));
    } else {
        cl_panel_item(l, CL_ROLE_TEXT, NULL,
                      "No single hour breaches more than the runner-up by more than chance", NULL);
    }
    if (s->window_from >= 0)
        cl_panel_item(
            l, CL_ROLE_WARN, NULL,
            cl_arena_printf(a,
                            "The hours from %s breach more than the others: %s against %s (q %.3f)",
                            span(a, s->window_from, s->window_to),
                            cl_panel_number(a, CL_UNIT_SHARE, s->window_rate),
                            cl_panel_number(a, CL_UNIT_SHARE, s->rest_rate), s->window_q),
            hours_drill(a, s->window_from, s->window_to));
}

static void say_critical(struct cl_panel_items *l, const struct cl_shift *s) {
    struct cl_arena *a = l->arena;
    if (!isnan(s->critical_share))
        cl_panel_item(l, CL_ROLE_TEXT, NULL,
                      cl_arena_printf(a,
                                      "These hours hold %s of the Critical cases that breached and "
                                      "%s of those that came in",
                                      cl_panel_number(a, CL_UNIT_SHARE, s->critical_share),
                                      cl_panel_number(a, CL_UNIT_SHARE, s->arrival_share)),
                      NULL);
    int most = 0;
    for (int h = 1; h < HOURS; h++)
        if (s->hours[h].breaches > s->hours[most].breaches)
            most = h;
    if (s->hours[most].breaches > 0)
        cl_panel_item(
            l, CL_ROLE_TEXT, NULL,
            cl_arena_printf(a, "Targets pass most often from %s: %s then", span(a, most, most + 1),
                            s->hours[most].breaches > 1
                                ? cl_arena_printf(a, "%.0f breaches", s->hours[most].breaches)
                                : "1 breach"),
            NULL);
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_shift *s;
    struct cl_panel_items l = {.arena = job->arena};
    enum cl_rc rc = find(job, &s);
    out->empty = s->why;
    if (rc != CL_OK || out->empty != NULL)
        return rc;
    say_volume(&l, s);
    if (s->no_risk != NULL) {
        cl_panel_item(&l, CL_ROLE_DIM, NULL, s->no_risk, NULL);
    } else {
        say_risk(&l, s);
        say_critical(&l, s);
    }
    out->as.items = (struct cl_fig_items){l.items, l.n};
    return CL_OK;
}

static enum cl_rc make_hours(struct cl_panel_job *job, struct cl_figure *out) {
    static const char *const names[HOURS] = {"00", "01", "02", "03", "04", "05", "06", "07",
                                             "08", "09", "10", "11", "12", "13", "14", "15",
                                             "16", "17", "18", "19", "20", "21", "22", "23"};
    struct cl_shift *s;
    enum cl_rc rc = find(job, &s);
    out->empty = s->why;
    if (rc != CL_OK || out->empty != NULL)
        return rc;
    size_t n_series = s->no_risk == NULL ? 3 : 1;
    double *points[3];
    const char **drill = cl_arena_array(job->arena, HOURS * n_series, sizeof *drill);
    for (size_t i = 0; i < n_series; i++)
        points[i] = cl_arena_array(job->arena, HOURS, sizeof *points[i]);
    for (int h = 0; h < HOURS; h++) {
        const char *created = hours_drill(job->arena, h, h + 1);
        points[0][h] = s->hours[h].arrivals;
        drill[(size_t)h * n_series] = created;
        if (n_series == 1)
            continue;
        points[1][h] = s->hours[h].late;
        points[2][h] = s->hours[h].breaches;
        drill[(size_t)h * n_series + 1] = cl_arena_printf(job->arena, "%s is:breached", created);
    }
    out->as.columns = (struct cl_fig_columns){.labels = names,
                                              .n_columns = HOURS,
                                              .series = {{.name = "created", .points = points[0]}},
                                              .n_series = n_series,
                                              .one_view = true,
                                              .unit = CL_UNIT_COUNT,
                                              .drill = drill};
    if (n_series > 1) {
        out->as.columns.series[1] = (struct cl_fig_series){"of these late", points[1]};
        out->as.columns.series[2] = (struct cl_fig_series){"target passed then", points[2]};
    }
    return CL_OK;
}

const struct cl_panel cl_panel_shift = {
    .info = {.id = "shift",
             .title = "Shifts",
             .help = "Which hours bring most cases, and which breach more than chance.",
             .kind = CL_FIG_FINDINGS},
    .make = make};
const struct cl_panel cl_panel_shift_hours = {
    .info = {.id = "shift-hours",
             .title = "Hours of the day",
             .help = "Cases created in each hour, how many of them breached, and how many targets "
                     "passed in it.",
             .kind = CL_FIG_COLUMNS},
    .make = make_hours};
