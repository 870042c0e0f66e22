/* rules_groups.c - rules about groups that do worse or better than the rest: what
 * gaps.c found, in sentences. */
#include <math.h>

#include "gaps.h"

/* "Region South: resolution takes 99.8 h on average, 59.4 h elsewhere". */
static const char *sentence(struct advice_run *run, const struct advice_gap *g) {
    const char *here = advice_number(run, g->measure, g->group.value);
    const char *rest = advice_number(run, g->measure, g->rest);
    switch (g->outcome) {
    case GAP_RESOLUTION:
        return cl_arena_printf(run->arena, "%s %s: resolution takes %s on average, %s elsewhere",
                               g->title, g->label, here, rest);
    case GAP_CSAT:
        return cl_arena_printf(run->arena, "%s %s: rated %s on average, %s elsewhere", g->title,
                               g->label, here, rest);
    case GAP_BREACH:
        return cl_arena_printf(run->arena, "%s %s: %s of the cases breach, %s elsewhere", g->title,
                               g->label, here, rest);
    case GAP_ESCALATION:
        return cl_arena_printf(run->arena, "%s %s: %s of the cases are escalated, %s elsewhere",
                               g->title, g->label, here, rest);
    case GAP_OUTCOMES:
        break;
    }
    return "";
}

static const char *meaning(struct advice_run *run, const struct advice_gap *g) {
    size_t sampled = run->gaps->sampled;
    const char *text = cl_arena_printf(
        run->arena,
        "Without a cause, a difference like this would come %s; what stands above it in this "
        "list is taken into account. It does not say why.",
        advice_chance(run, g->p));
    return sampled ? cl_arena_printf(run->arena, "%s Looked for in %s of the cases, evenly picked.",
                                     text, advice_count(run, (double)sampled))
                   : text;
}

/* What the breaches of a group cost over those it would have at the others' rate. */
static const char *saving(struct advice_run *run, const struct advice_gap *g) {
    double breached = run->team[TEAM_BREACHED].value, penalty = run->team[TEAM_PENALTY].value;
    double a_month = run->team[TEAM_PENALTY_MONTH].value;
    if (g->outcome != GAP_BREACH || !(breached > 0) || !(penalty > 0) || !(a_month > 0))
        return NULL;
    double excess = (g->group.value - g->rest) * (double)g->group.n / breached * a_month;
    return cl_arena_printf(run->arena, "%s a month at the others' rate",
                           advice_number(run, run->team_measures[TEAM_PENALTY], excess));
}

static void say_gap(struct advice_run *run, const struct advice_rule *rule,
                    const struct advice_gap *g, enum cl_severity severity) {
    struct cl_finding *f = advice_say(run, rule, severity, TEAM_COUNT);
    f->measure = g->measure;
    f->value = g->group;
    f->target = g->rest;
    f->where = f->drill = g->drill;
    f->text = sentence(run, g);
    f->meaning = meaning(run, g);
    f->saving = saving(run, g);
    if (!g->worse) /* nothing to mend */
        f->action = "Find out what is done better here, and let the others learn from it.";
}

enum kind { KIND_GROUP, KIND_SHIFT, KIND_TENURE, KIND_AGENT, KIND_MIXED, KIND_ESCALATION };

static enum kind kind_of(const struct advice_gap *g) {
    if (g->mixed)
        return KIND_MIXED;
    if (g->outcome == GAP_ESCALATION)
        return KIND_ESCALATION;
    switch (g->factor) {
    case GAP_SHIFT:
        return KIND_SHIFT;
    case GAP_TENURE:
        return KIND_TENURE;
    case GAP_AGENT:
        return KIND_AGENT;
    case GAP_PRIORITY:
    case GAP_DEPARTMENT:
    case GAP_TEAM:
    case GAP_REGION:
    case GAP_CHANNEL:
    case GAP_CATEGORY:
    case GAP_TYPE:
    case GAP_PRODUCT:
    case GAP_LOCATION:
    case GAP_DOMAIN:
    case GAP_CUSTOMER_TYPE:
    case GAP_FACTORS:
        break;
    }
    return KIND_GROUP;
}

static enum cl_rc look_for(struct advice_run *run, const struct advice_rule *rule, enum kind kind,
                           bool worse, enum cl_severity severity) {
    for (size_t i = 0; i < run->gaps->n; i++)
        if (kind_of(&run->gaps->gaps[i]) == kind && run->gaps->gaps[i].worse == worse)
            say_gap(run, rule, &run->gaps->gaps[i], severity);
    return CL_OK;
}

static enum cl_rc shift(struct advice_run *run, const struct advice_rule *rule) {
    return look_for(run, rule, KIND_SHIFT, true, CL_SEV_WARN);
}
static enum cl_rc group(struct advice_run *run, const struct advice_rule *rule) {
    return look_for(run, rule, KIND_GROUP, true, CL_SEV_WARN);
}
static enum cl_rc escalation(struct advice_run *run, const struct advice_rule *rule) {
    return look_for(run, rule, KIND_ESCALATION, true, CL_SEV_WARN);
}
static enum cl_rc tenure(struct advice_run *run, const struct advice_rule *rule) {
    return look_for(run, rule, KIND_TENURE, true, CL_SEV_WARN);
}
static enum cl_rc agent(struct advice_run *run, const struct advice_rule *rule) {
    return look_for(run, rule, KIND_AGENT, true, CL_SEV_WARN);
}

static enum cl_rc mixed(struct advice_run *run, const struct advice_rule *rule) {
    for (size_t i = 0; i < run->gaps->n; i++) {
        const struct advice_gap *g = &run->gaps->gaps[i];
        if (!g->mixed)
            continue;
        say_gap(run, rule, g, CL_SEV_INFO);
        struct cl_finding *f = &run->findings[run->n - 1];
        f->text = cl_arena_printf(run->arena, "%s, but has the harder cases", sentence(run, g));
        f->meaning = rule->meaning;
    }
    return CL_OK;
}

static enum cl_rc strength(struct advice_run *run, const struct advice_rule *rule) {
    for (size_t i = 0; i < run->gaps->n; i++)
        if (!run->gaps->gaps[i].worse && !run->gaps->gaps[i].mixed)
            say_gap(run, rule, &run->gaps->gaps[i], CL_SEV_INFO);
    return CL_OK;
}

const struct advice_rule advice_rules_groups[] = {
    {.info = {.id = "gap",
              .title = "Performance gap",
              .help = "A group of cases that takes longer, breaches more or is rated worse than "
                      "the rest, by more than chance.",
              .area = "quality",
              .advice = true},
     .look = group,
     .action =
         "Look at how these cases are handled: documentation, tools, staffing of this group."},
    {.info = {.id = "shift-overlap",
              .title = "Shift gap",
              .help = "A third of the day whose cases take longer or breach more than the others'.",
              .area = "workload",
              .advice = true},
     .look = shift,
     .action = "Let shifts overlap in these hours, or move people into them."},
    {.info = {.id = "senior-routing",
              .title = "Long-standing customers",
              .help = "Customers of one tenure band whose cases take longer or breach more.",
              .area = "quality",
              .advice = true},
     .look = tenure,
     .action = "Route these customers to senior agents; their cases go back further."},
    {.info = {.id = "agent-help",
              .title = "Who needs help",
              .help = "An agent whose cases take longer or are rated worse, the mix of cases "
                      "taken into account.",
              .area = "quality",
              .advice = true},
     .look = agent,
     .action = "Sit down together over a few of these cases before drawing conclusions."},
    {.info = {.id = "hard-cases",
              .title = "Hard cases",
              .help = "An agent who looks slow only because of the cases he is given.",
              .area = "quality",
              .advice = true},
     .look = mixed,
     .meaning = "With the same mix of cases as the others the average would be no worse.",
     .action = "Do not judge by the raw average; spread the hard cases more evenly."},
    {.info = {.id = "escalation-pattern",
              .title = "Where cases escalate",
              .help = "A group of cases that is escalated more often than the rest.",
              .area = "quality",
              .advice = true},
     .look = escalation,
     .action = "Read what these escalations have in common: the cause is likely the same."},
    {.info = {.id = "strength",
              .title = "Strength",
              .help = "A group of cases that does better than the rest, by more than chance.",
              .area = "quality",
              .advice = true},
     .look = strength},
};
const size_t advice_rules_groups_n = CL_LEN(advice_rules_groups);
