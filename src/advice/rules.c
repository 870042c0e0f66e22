/* rules.c - the rules of all areas as one list, and the run that lets each speak. */
#include <math.h>

#include "gaps.h"

static const struct {
    const struct advice_rule *rules;
    const size_t *n;
} areas[] = {
    {.rules = advice_rules_backlog, .n = &advice_rules_backlog_n},
    {.rules = advice_rules_sla, .n = &advice_rules_sla_n},
    {.rules = advice_rules_groups, .n = &advice_rules_groups_n},
    {.rules = advice_rules_targets, .n = &advice_rules_targets_n},
    {.rules = advice_rules_workload, .n = &advice_rules_workload_n},
};

static const char *const team_keys[TEAM_COUNT] = {
    [TEAM_CASES] = "cases",
    [TEAM_OPEN] = "open",
    [TEAM_HIGH_RISK] = "high_risk_open",
    [TEAM_OVERDUE] = "overdue_open",
    [TEAM_UNASSIGNED] = "unassigned_open",
    [TEAM_OLDEST] = "backlog_age_oldest_days",
    [TEAM_RESOLUTION] = "resolution_mean",
    [TEAM_CSAT] = "csat_mean",
    [TEAM_ESCALATION] = "escalation_rate",
    [TEAM_FCR] = "fcr_rate",
    [TEAM_AHT] = "aht",
    [TEAM_COMPLIANCE] = "sla_compliance",
    [TEAM_BREACHED] = "breached",
    [TEAM_PENALTY] = "penalty",
    [TEAM_PENALTY_MONTH] = "penalty_per_month",
    [TEAM_THROUGHPUT] = "throughput",
    [TEAM_SELF_SERVICE] = "self_service_share",
    [TEAM_MESSAGING] = "messaging_share",
};

const struct advice_rule *advice_rule_at(size_t i) {
    for (size_t a = 0; a < CL_LEN(areas); a++) {
        if (i < *areas[a].n)
            return &areas[a].rules[i];
        i -= *areas[a].n;
    }
    return NULL;
}

const struct cl_rule_info *cl_rule_at(size_t i) {
    const struct advice_rule *r = advice_rule_at(i);
    return r ? &r->info : NULL;
}

static enum cl_rc ask_team(struct advice_run *run) {
    const struct cl_measure *asked[TEAM_COUNT];
    size_t place[TEAM_COUNT], n = 0;
    for (size_t i = 0; i < TEAM_COUNT; i++) {
        run->team[i] = (struct cl_value){
            .value = (double)NAN, .low = (double)NAN, .high = (double)NAN, .target = (double)NAN};
        run->team_measures[i] = cl_measure_find(cl_slice(team_keys[i]));
        if (run->team_measures[i]) {
            asked[n] = run->team_measures[i];
            place[n++] = i;
        }
    }
    struct cl_answer a;
    enum cl_rc rc = advice_ask(run, asked, n, NULL, NULL, &a);
    for (size_t k = 0; rc == CL_OK && k < n; k++)
        run->team[place[k]] = a.rows[0].values[k];
    return rc;
}

/* Worst first; in the order of the registry among equals. */
static void sort_findings(struct cl_finding *f, size_t n) {
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j > 0 && f[j].severity > f[j - 1].severity; j--) {
            struct cl_finding t = f[j];
            f[j] = f[j - 1];
            f[j - 1] = t;
        }
}

enum cl_rc cl_advice(struct cl_backend *b, const struct cl_scope *scope,
                     const struct cl_case_for_action *savings, struct cl_arena *arena,
                     struct cl_findings *out, struct cl_err *err) {
    struct advice_run run = {.b = b,
                             .scope = scope,
                             .savings = savings,
                             .arena = arena,
                             .scratch = cl_arena_new(),
                             .err = err};
    struct advice_gaps gaps = {0};
    *out = (struct cl_findings){0};
    enum cl_rc rc = ask_team(&run);
    rc = rc ? rc : advice_gaps_find(&run, &gaps);
    run.gaps = &gaps;
    const struct advice_rule *r;
    for (size_t i = 0; rc == CL_OK && (r = advice_rule_at(i)) != NULL; i++)
        rc = r->look(&run, r);
    cl_arena_free(run.scratch);
    if (rc != CL_OK)
        return rc;
    size_t advice = 0;
    for (size_t i = 0; i < run.n; i++)
        advice += run.findings[i].rule->advice;
    sort_findings(run.findings, run.n);
    out->findings = run.findings;
    out->n = run.n;
    if (!(run.team[TEAM_CASES].value > 0))
        out->nothing = "No case in this selection";
    else if (advice == 0)
        out->nothing = "Nothing stands out: no group differs from the rest by more than chance, "
                       "and no target is missed beyond doubt";
    return CL_OK;
}
