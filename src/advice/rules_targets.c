/* rules_targets.c - rules about one number and its target: they speak when the whole
 * interval is past the target, never the point alone. */
#include <math.h>

#include "rules.h"

/* -1 met beyond doubt, 1 missed beyond doubt, 0 cannot be said. */
static int past(const struct advice_run *run, enum advice_team team) {
    const struct cl_value *v = &run->team[team];
    if (!run->team_measures[team] || isnan(v->target) || isnan(v->low) || isnan(v->high))
        return 0;
    bool down = cl_measure_info(run->team_measures[team])->better == CL_BETTER_DOWN;
    if (v->low > v->target)
        return down ? 1 : -1;
    if (v->high < v->target)
        return down ? -1 : 1;
    return 0;
}

static enum cl_rc missed(struct advice_run *run, const struct advice_rule *rule) {
    if (past(run, rule->team) != 1)
        return CL_OK;
    const struct cl_measure *m = run->team_measures[rule->team];
    const struct cl_value *v = &run->team[rule->team];
    bool down = cl_measure_info(m)->better == CL_BETTER_DOWN;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_WARN, rule->team);
    f->text = cl_arena_printf(run->arena, "%s is %s, %s than the target of %s (%s to %s)",
                              cl_measure_info_on(m, run->b->table)->label,
                              advice_number(run, m, v->value), down ? "higher" : "lower",
                              advice_number(run, m, v->target), advice_number(run, m, v->low),
                              advice_number(run, m, v->high));
    return CL_OK;
}

/* Even load, many escalations, no growth: people lack knowledge, not time. */
static enum cl_rc training(struct advice_run *run, const struct advice_rule *rule) {
    static const char *const by[] = {"channel", "category", "type", "department"};
    const struct cl_value *v = &run->team[TEAM_ESCALATION];
    if (past(run, TEAM_ESCALATION) != 1)
        return CL_OK;
    size_t d = 0;
    while (d < CL_LEN(by) && !advice_mapped(run, by[d]))
        d++;
    if (d == CL_LEN(by))
        return CL_OK;
    struct cl_balance balance;
    struct cl_control control;
    enum cl_rc rc = cl_analysis_balance(run->b, run->scope, by[d], run->arena, &balance, run->err);
    rc = rc ? rc
            : cl_analysis_control(run->b, run->scope, cl_measure_find(CL_S("net_flow")),
                                  CL_EVERY_WEEK, CL_CHART_WEEKS, run->arena, &control, run->err);
    if (rc != CL_OK || balance.why || !(balance.test.p >= 0.05) || control.why ||
        (control.n > 0 && control.signals[control.n - 1]))
        return rc;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_WARN, TEAM_ESCALATION);
    f->text = cl_arena_printf(run->arena,
                              "%s of the cases are escalated although the load is spread evenly "
                              "over %s and does not grow",
                              advice_percent(run, v->value), by[d]);
    return CL_OK;
}

const struct advice_rule advice_rules_targets[] = {
    {.info = {.id = "escalation-target",
              .title = "Escalation rate",
              .help = "More cases are escalated than the target allows, 20 % by default.",
              .area = "quality",
              .advice = true},
     .look = missed,
     .team = TEAM_ESCALATION,
     .meaning = "The first level cannot finish what it is given.",
     .action = "Give the first level more training, rights and better procedures."},
    {.info = {.id = "training-not-capacity",
              .title = "Training, not capacity",
              .help = "Many escalations with an even load and no growing backlog.",
              .area = "quality",
              .advice = true},
     .look = training,
     .team = TEAM_ESCALATION,
     .meaning = "No single channel or group fails and nobody is swamped: this is a training or "
                "procedure problem, not a capacity problem.",
     .action = "Train and document before hiring."},
    {.info = {.id = "low-fcr",
              .title = "Few solved at first contact",
              .help = "First contact resolution is below the target set under [targets].",
              .area = "quality",
              .advice = true},
     .look = missed,
     .team = TEAM_FCR,
     .meaning = "Customers have to come back.",
     .action = "Train the first level, or write better documentation for what comes back most."},
    {.info = {.id = "high-aht",
              .title = "Long handling",
              .help = "Average handling time is above the target set under [targets].",
              .area = "quality",
              .advice = true},
     .look = missed,
     .team = TEAM_AHT,
     .meaning = "Each case costs more work than planned.",
     .action = "Automate the routine part, or simplify the process."},
    {.info = {.id = "low-csat",
              .title = "Unhappy customers",
              .help = "The mean rating is below the target set under [targets].",
              .area = "quality",
              .advice = true},
     .look = missed,
     .team = TEAM_CSAT,
     .meaning = "Customers rate the service worse than planned.",
     .action = "Read what the dissatisfied wrote, and answer them."},
    {.info = {.id = "slow-resolution",
              .title = "Slow resolution",
              .help = "Average resolution is above the target set under [targets].",
              .area = "quality",
              .advice = true},
     .look = missed,
     .team = TEAM_RESOLUTION,
     .meaning = "Cases take longer than planned.",
     .action = "Look at where the time goes: who takes longest, and what waits for whom."},
    {.info = {.id = "compliance-target",
              .title = "SLA missed",
              .help = "SLA compliance is below the target set under [targets].",
              .area = "sla",
              .advice = true},
     .look = missed,
     .team = TEAM_COMPLIANCE,
     .meaning = "More cases are late than was promised.",
     .action = "Work by breach time instead of by arrival; see where the breaches come from."},
};
const size_t advice_rules_targets_n = CL_LEN(advice_rules_targets);
