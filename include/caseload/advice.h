/* advice.h - rules that turn measures into findings and actions.
 *
 * Registry: src/advice/rules_….c, one entry is one rule.  A rule speaks only when the
 * interval, not the point, is past its target; a rule that has nothing to say says
 * nothing, and when none speaks that is said. */
#ifndef CASELOAD_ADVICE_H
#define CASELOAD_ADVICE_H

#include "caseload/analysis.h"

enum cl_severity { CL_SEV_INFO, CL_SEV_WARN, CL_SEV_BAD };
struct cl_rule_info {
    const char *id, *title, *help; /* help: when it speaks, one sentence */
    const char *area;              /* "backlog", "quality", "sla", "workload", "money" */
    bool advice; /* says what to do; else it states a fact and needs no interval */
};
const struct cl_rule_info *cl_rule_at(size_t i); /* NULL past the end */

struct cl_finding {
    const struct cl_rule_info *rule;
    enum cl_severity severity;
    const struct cl_measure *measure; /* of the number, or NULL */
    struct cl_value value;            /* with n and interval */
    double target;                    /* NaN: none */
    const char *text;                 /* the number in a sentence */
    const char *meaning;              /* what it says */
    const char *action;               /* what to do; NULL: nothing */
    const char *saving;               /* "about $1,200 a month", or NULL */
    const char *where;                /* more filter of the number, or NULL */
    const char *drill;                /* its cases */
};
struct cl_findings {
    const struct cl_finding *findings; /* worst first, then the registry's order */
    size_t n;
    const char *nothing; /* said when no rule with advice speaks */
};
CL_NODISCARD enum cl_rc cl_advice(struct cl_backend *b, const struct cl_scope *scope,
                                  const struct cl_case_for_action *savings, struct cl_arena *arena,
                                  struct cl_findings *out, struct cl_err *err);

#endif
