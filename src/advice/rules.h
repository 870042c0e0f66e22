/* rules.h - what an entry of the rule registry is made of, and what all rules of one
 * run share.  Seen by src/advice only. */
#ifndef CASELOAD_ADVICE_RULES_H
#define CASELOAD_ADVICE_RULES_H

#include "caseload/advice.h"

/* Measures of all cases in the scope that rules speak about; asked in one run. */
enum advice_team {
    TEAM_CASES,
    TEAM_OPEN,
    TEAM_HIGH_RISK,
    TEAM_OVERDUE,
    TEAM_UNASSIGNED,
    TEAM_OLDEST,
    TEAM_RESOLUTION,
    TEAM_CSAT,
    TEAM_ESCALATION,
    TEAM_FCR,
    TEAM_AHT,
    TEAM_COMPLIANCE,
    TEAM_BREACHED,
    TEAM_PENALTY,
    TEAM_PENALTY_MONTH,
    TEAM_THROUGHPUT,
    TEAM_SELF_SERVICE,
    TEAM_MESSAGING,
    TEAM_COUNT
};

struct advice_gaps;
struct advice_run {
    struct cl_backend *b;
    const struct cl_scope *scope;
    const struct cl_case_for_action *savings;
    struct cl_arena *arena;
    struct cl_arena *scratch; /* single cases: gone when the rules have spoken */
    struct cl_err *err;
    const struct cl_measure *team_measures[TEAM_COUNT]; /* NULL: not in the catalogue */
    struct cl_value team[TEAM_COUNT];
    const struct advice_gaps *gaps;
    struct cl_finding *findings;
    size_t n, cap;
};
struct advice_rule {
    struct cl_rule_info info;
    enum cl_rc (*look)(struct advice_run *run, const struct advice_rule *rule);
    enum advice_team team; /* rules about one number: which */
    const char *meaning, *action;
};
const struct advice_rule *advice_rule_at(size_t i); /* NULL past the end */
extern const struct advice_rule advice_rules_backlog[], advice_rules_workload[],
    advice_rules_targets[], advice_rules_groups[], advice_rules_sla[];
extern const size_t advice_rules_backlog_n, advice_rules_workload_n, advice_rules_targets_n,
    advice_rules_groups_n, advice_rules_sla_n;

/* ---- speaking (say.c) ---- */
/* A new finding with empty text; its number is the team's when team is not TEAM_COUNT. */
struct cl_finding *advice_say(struct advice_run *run, const struct advice_rule *rule,
                              enum cl_severity severity, enum advice_team team);
const char *advice_number(struct advice_run *run, const struct cl_measure *m, double v);
const char *advice_count(struct advice_run *run, double n);
const char *advice_percent(struct advice_run *run, double share);
/* "less than once in 1,000 times", "about once in 40 times". */
const char *advice_chance(struct advice_run *run, double p);
bool advice_mapped(const struct advice_run *run, const char *column);
/* One measure by one dimension, its groups largest first. */
enum cl_rc advice_ask(struct advice_run *run, const struct cl_measure *const *measures, size_t n,
                      const char *by, const char *where, struct cl_answer *out);

#endif
