/* rules_backlog.c - rules about what is waiting: facts that need no interval, since
 * they count what is there. */
#include <math.h>

#include "rules.h"

static enum cl_rc largest(struct advice_run *run, const struct advice_rule *rule) {
    static const char *const by[] = {"department", "team", "category", "region", "channel"};
    const struct cl_measure *open = run->team_measures[TEAM_OPEN];
    double all = run->team[TEAM_OPEN].value;
    size_t d = 0;
    while (d < CL_LEN(by) && !advice_mapped(run, by[d]))
        d++;
    if (d == CL_LEN(by) || !(all > 0))
        return CL_OK;
    struct cl_answer a;
    enum cl_rc rc = advice_ask(run, &open, 1, by[d], NULL, &a);
    if (rc != CL_OK || a.n_rows < 2 || !(a.rows[0].values[0].value > 0))
        return rc;
    const struct cl_answer_row *top = &a.rows[0];
    struct cl_slice label = top->labels[0].ptr ? top->labels[0] : CL_S("none");
    size_t equal = 1;
    while (equal < a.n_rows && !(a.rows[equal].values[0].value < top->values[0].value))
        equal++;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_WARN, TEAM_OPEN);
    f->value = top->values[0];
    f->where = f->drill = top->drill;
    f->text = cl_arena_printf(run->arena, "Largest backlog: %.*s with %s open, %s of all%s",
                              (int)label.len, label.ptr, advice_count(run, top->values[0].value),
                              advice_percent(run, top->values[0].value / all),
                              equal > 1 ? ", and others with as many" : "");
    return CL_OK;
}

static enum cl_rc overdue(struct advice_run *run, const struct advice_rule *rule) {
    const struct cl_value *v = &run->team[TEAM_OVERDUE];
    if (!(v->value > 0))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_BAD, TEAM_OVERDUE);
    f->text = cl_arena_printf(run->arena, "%s of %s open cases are past their target",
                              advice_count(run, v->value), advice_count(run, (double)v->n));
    return CL_OK;
}

static enum cl_rc high_risk(struct advice_run *run, const struct advice_rule *rule) {
    double n = run->team[TEAM_HIGH_RISK].value, open = run->team[TEAM_OPEN].value;
    if (!(n > 0) || !(open > 0))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_BAD, TEAM_HIGH_RISK);
    f->text =
        cl_arena_printf(run->arena, "High and Critical open: %s case%s, %s of the backlog",
                        advice_count(run, n), n > 1 ? "s" : "", advice_percent(run, n / open));
    return CL_OK;
}

static enum cl_rc unassigned(struct advice_run *run, const struct advice_rule *rule) {
    double n = run->team[TEAM_UNASSIGNED].value;
    if (!(n > 0))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_WARN, TEAM_UNASSIGNED);
    f->text = cl_arena_printf(run->arena, "%s open case%s without an agent", advice_count(run, n),
                              n > 1 ? "s" : "");
    return CL_OK;
}

static enum cl_rc oldest(struct advice_run *run, const struct advice_rule *rule) {
    double days = run->team[TEAM_OLDEST].value;
    if (isnan(days))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_INFO, TEAM_OLDEST);
    f->text = cl_arena_printf(run->arena, "The oldest open case is %s old",
                              advice_number(run, f->measure, days));
    return CL_OK;
}

const struct advice_rule advice_rules_backlog[] = {
    {.info = {.id = "overdue",
              .title = "Past their target",
              .help = "Open cases that are past their SLA target.",
              .area = "backlog"},
     .look = overdue,
     .meaning = "These breaches are booked; the longer they wait, the worse they get.",
     .action = "Work these off first, those with the highest priority before the others."},
    {.info = {.id = "high-risk-pending",
              .title = "High risk pending",
              .help = "Open cases of priority High and Critical.",
              .area = "backlog"},
     .look = high_risk,
     .meaning = "This is the part of the backlog that costs most when it waits.",
     .action = "Take these cases up before all others."},
    {.info = {.id = "largest-backlog",
              .title = "Largest backlog",
              .help = "Where most open cases are: department, else team, category, region or "
                      "channel.",
              .area = "backlog"},
     .look = largest,
     .meaning = "Most of the waiting work is in one place; its size says nothing of its speed."},
    {.info = {.id = "unassigned",
              .title = "Nobody's cases",
              .help = "Open cases without an agent.",
              .area = "backlog"},
     .look = unassigned,
     .meaning = "Nobody works on these.",
     .action = "Assign them."},
    {.info = {.id = "oldest",
              .title = "Oldest case",
              .help = "How long the oldest open case has been waiting.",
              .area = "backlog"},
     .look = oldest,
     .meaning = "One very old case is often one that everybody has forgotten."},
};
const size_t advice_rules_backlog_n = CL_LEN(advice_rules_backlog);
