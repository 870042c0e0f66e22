/* rules_workload.c - rules about demand and capacity along time, and how evenly the
 * work is spread. */
#include <math.h>

#include "rules.h"

#define WEEKS 13
#define LEAST_GROWTH 0.05 /* of the arrivals */
#define LEAST_CASES 30    /* fewer are spread somehow, and say nothing */

/* More comes in than goes out, week after week: the interval of the weekly mean is
 * above a twentieth of the arrivals. */
static enum cl_rc growing(struct advice_run *run, const struct advice_rule *rule) {
    const struct cl_measure *flow = cl_measure_find(CL_S("net_flow"));
    const struct cl_measure *created = cl_measure_find(CL_S("created"));
    if (cl_measure_why(flow, run->b->table, run->arena))
        return CL_OK;
    struct cl_control in, net;
    enum cl_rc rc = cl_analysis_control(run->b, run->scope, flow, CL_EVERY_WEEK, WEEKS, run->arena,
                                        &net, run->err);
    rc = rc ? rc
            : cl_analysis_control(run->b, run->scope, created, CL_EVERY_WEEK, WEEKS, run->arena,
                                  &in, run->err);
    if (rc != CL_OK || net.why || in.why || net.n < WEEKS)
        return rc;
    double sum = 0, squares = 0, arrivals = 0;
    for (size_t i = 0; i < net.n; i++) {
        sum += net.points[i];
        squares += net.points[i] * net.points[i];
        arrivals += in.points[i];
    }
    struct cl_interval ci = cl_mean_interval((double)net.n, sum, squares);
    double mean_in = arrivals / (double)in.n;
    if (!(ci.low > LEAST_GROWTH * mean_in) || !(mean_in * 7 >= 5))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_BAD, TEAM_OPEN);
    f->measure = flow;
    f->value = (struct cl_value){.value = sum / (double)net.n * 7,
                                 .low = ci.low * 7,
                                 .high = ci.high * 7,
                                 .previous = (double)NAN,
                                 .target = (double)NAN,
                                 .n = net.n};
    f->target = 0;
    f->text = cl_arena_printf(
        run->arena,
        "More comes in than is closed: %s cases a week more (%s to %s), %s of what comes in, "
        "for %d weeks",
        advice_count(run, round(f->value.value)), advice_count(run, round(f->value.low)),
        advice_count(run, round(f->value.high)), advice_percent(run, sum / (double)net.n / mean_in),
        WEEKS);
    return CL_OK;
}

/* What the weeks of arrivals say: each of the three rules on them takes one answer. */
enum demand { STEADY, UNSETTLED, CHANGED };

static enum demand demand_of(const struct cl_control *c, size_t *signals, const char **newest) {
    *signals = 0;
    for (size_t i = 0; i < c->n; i++)
        if (c->signals[i] != 0) {
            (*signals)++;
            *newest = c->labels[i];
        }
    return c->signals[c->n - 1] != 0 ? CHANGED : *signals > 0 ? UNSETTLED : STEADY;
}

static const char *demand_text(struct advice_run *run, const struct cl_control *c,
                               enum demand wanted) {
    size_t signals;
    const char *newest = NULL;
    if (demand_of(c, &signals, &newest) != wanted)
        return NULL;
    const char *now = advice_count(run, round(c->points[c->n - 1] * 7));
    const char *s = c->points[c->n - 1] * 7 < 1.5 ? "" : "s";
    const char *from = advice_count(run, round(fmax(c->xmr.low, 0) * 7));
    const char *to = advice_count(run, round(c->xmr.high * 7));
    switch (wanted) {
    case STEADY:
        return cl_arena_printf(run->arena,
                               "Consistent demand: %s case%s last week, %s to %s is usual", now, s,
                               from, to);
    case UNSETTLED:
        return cl_arena_printf(run->arena,
                               "Demand was unusual in %zu of the last %zu weeks, most recently in "
                               "%s; the newest week is usual with %s case%s",
                               signals, c->n, newest, now, s);
    case CHANGED:
        return cl_arena_printf(run->arena, "Demand has changed: %s case%s last week, %s is usual",
                               now, s, advice_count(run, round(c->xmr.centre * 7)));
    }
    return NULL;
}

static enum cl_rc demand(struct advice_run *run, const struct advice_rule *rule,
                         enum demand wanted) {
    const struct cl_measure *created = cl_measure_find(CL_S("created"));
    struct cl_control c;
    if (cl_measure_why(created, run->b->table, run->arena))
        return CL_OK;
    enum cl_rc rc = cl_analysis_control(run->b, run->scope, created, CL_EVERY_WEEK, CL_CHART_WEEKS,
                                        run->arena, &c, run->err);
    if (rc != CL_OK || c.why || c.n == 0 || c.xmr.baseline == 0 || !c.sentence ||
        !(c.xmr.centre * 7 >= 1))
        return rc;
    const char *text = demand_text(run, &c, wanted);
    if (text == NULL)
        return CL_OK;
    struct cl_finding *f =
        advice_say(run, rule, wanted == CHANGED ? CL_SEV_WARN : CL_SEV_INFO, TEAM_COUNT);
    f->measure = created;
    f->value.value = c.points[c.n - 1] * 7;
    f->value.n = c.n;
    f->where = f->drill = c.drills[c.n - 1];
    f->text = text;
    return CL_OK;
}

static enum cl_rc changed(struct advice_run *run, const struct advice_rule *rule) {
    return demand(run, rule, CHANGED);
}
static enum cl_rc unsettled(struct advice_run *run, const struct advice_rule *rule) {
    return demand(run, rule, UNSETTLED);
}
static enum cl_rc steady(struct advice_run *run, const struct advice_rule *rule) {
    return demand(run, rule, STEADY);
}

static enum cl_rc balance(struct advice_run *run, const struct advice_rule *rule) {
    static const char *const by[] = {"channel", "category", "type", "department", "region"};
    for (size_t d = 0; d < CL_LEN(by); d++) {
        struct cl_balance b;
        if (!advice_mapped(run, by[d]))
            continue;
        enum cl_rc rc = cl_analysis_balance(run->b, run->scope, by[d], run->arena, &b, run->err);
        if (rc != CL_OK)
            return rc;
        if (b.why || !(b.classes > 1) || !(b.test.n >= LEAST_CASES))
            continue;
        struct cl_finding *f = advice_say(run, rule, CL_SEV_INFO, TEAM_CASES);
        f->target = (double)NAN;
        f->drill = NULL;
        f->text = b.dominant
                      ? cl_arena_printf(run->arena, "%.*s dominates by %s: %s of all cases",
                                        (int)b.largest.len, b.largest.ptr ? b.largest.ptr : "",
                                        by[d], advice_percent(run, b.largest_share))
                      : cl_arena_printf(
                            run->arena, "No dominant %s: the largest, %.*s, has %s of all cases",
                            by[d], (int)b.largest.len, b.largest.ptr ? b.largest.ptr : "",
                            advice_percent(run, b.largest_share));
        f->meaning = b.dominant ? "Most of the work has one source: that is where a change pays."
                                : "The work is spread: there is no single failure point.";
        return CL_OK;
    }
    return CL_OK;
}

static enum cl_rc efficiency(struct advice_run *run, const struct advice_rule *rule) {
    const struct cl_value *time = &run->team[TEAM_RESOLUTION], *rating = &run->team[TEAM_CSAT];
    if (isnan(time->value) || isnan(rating->value))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_INFO, TEAM_RESOLUTION);
    f->text = cl_arena_printf(run->arena, "Cases take %s on average and are rated %s",
                              advice_number(run, run->team_measures[TEAM_RESOLUTION], time->value),
                              advice_number(run, run->team_measures[TEAM_CSAT], rating->value));
    return CL_OK;
}

static enum cl_rc share(struct advice_run *run, const struct advice_rule *rule) {
    const struct cl_value *v = &run->team[rule->team];
    if (!run->team_measures[rule->team] || isnan(v->value))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_INFO, rule->team);
    f->text = cl_arena_printf(run->arena, "%s: %s",
                              cl_measure_info(run->team_measures[rule->team])->label,
                              advice_percent(run, v->value));
    return CL_OK;
}

const struct advice_rule advice_rules_workload[] = {
    {.info = {.id = "growing-backlog",
              .title = "Growing backlog",
              .help = "More cases were created than closed for thirteen weeks, beyond doubt.",
              .area = "workload",
              .advice = true},
     .look = growing,
     .meaning = "What is open does not level off by itself.",
     .action = "Add capacity, or cut what comes in; see which part of the demand grew."},
    {.info = {.id = "demand-changed",
              .title = "Demand has changed",
              .help = "The newest week of arrivals is a signal of the control chart.",
              .area = "workload"},
     .look = changed,
     .meaning = "This is more than the usual ups and downs: look for the cause."},
    {.info = {.id = "demand-unsettled",
              .title = "Unsettled demand",
              .help = "Weeks before the newest are a signal of the control chart of arrivals.",
              .area = "workload"},
     .look = unsettled,
     .meaning = "Demand is not stable: an average of these weeks is no plan for the next."},
    {.info = {.id = "demand-steady",
              .title = "Consistent demand",
              .help = "The arrivals show no signal in the control chart.",
              .area = "workload"},
     .look = steady,
     .meaning = "Ups and downs are within what is usual: plan with the average."},
    {.info = {.id = "balance",
              .title = "Balance",
              .help = "How evenly the cases are spread over channel, category, type, department "
                      "or region.",
              .area = "workload"},
     .look = balance},
    {.info = {.id = "efficiency",
              .title = "Efficiency",
              .help = "Resolution time and rating together.",
              .area = "quality"},
     .look = efficiency,
     .meaning = "Fast and well rated belong together: one without the other is not efficient."},
    {.info = {.id = "self-service",
              .title = "Self-service",
              .help = "Share of cases that customers solved by themselves.",
              .area = "workload"},
     .look = share,
     .team = TEAM_SELF_SERVICE,
     .meaning = "Many customers would rather help themselves than wait."},
    {.info = {.id = "messaging",
              .title = "Messaging",
              .help = "Share of cases that came by chat, messaging or bots.",
              .area = "workload"},
     .look = share,
     .team = TEAM_MESSAGING,
     .meaning = "Many customers expect to be able to write a message."},
};
const size_t advice_rules_workload_n = CL_LEN(advice_rules_workload);
