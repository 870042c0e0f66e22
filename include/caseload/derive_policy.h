/* derive_policy.h - SLA policies: targets, calendars, pauses and penalties, as the
 * sections [policy NAME], [calendar NAME], [pause] and [penalty] give them.
 *
 * Filled key by key, then made ready; from then on it never changes and threads
 * share it.  A copy of the struct borrows the rules of the one it was copied from. */
#ifndef CASELOAD_DERIVE_POLICY_H
#define CASELOAD_DERIVE_POLICY_H

#include "caseload/derive_calendar.h"
#include "caseload/schema.h"

#define CL_POLICY_RULES 64     /* [policy] sections */
#define CL_POLICY_CALENDARS 32 /* [calendar] sections */
#define CL_POLICY_WORDS 64     /* words in [pause] status */

/* Times and amounts by cl_priority_rank; [0] is that of an unknown priority.  NaN: not
 * said; infinity: none at all. */
struct cl_policy_rule {
    char name[52];
    char filter[200]; /* "": every case */
    char calendar_name[52];
    const struct cl_calendar *calendar; /* NULL: 24 hours, 7 days */
    int64_t from;                       /* cases created before it are not its; CL_NO_TIME: none */
    double target_secs[5], response_secs[5], penalty[5];
    double at_risk_share; /* NaN: the policy's */
    unsigned line;        /* of its first key, for complaints */
};
struct cl_rules;
struct cl_policy {
    double target_secs[5];  /* by cl_priority_rank; [0] NaN */
    double penalty[5];      /* by rank, currency units */
    double at_risk_share;   /* of the target */
    struct cl_rules *rules; /* NULL: no section but [penalty] was set */
    unsigned line;          /* that the caller is at in its file, for cl_policy_ready() */
};
void cl_policy_init(struct cl_policy *policy); /* 4/8/24/72 h, 500/200/0/0, 0.75 */
void cl_policy_done(struct cl_policy *policy); /* frees the rules; not for copies */
/* One key of "penalty", "pause", "policy NAME" or "calendar NAME".  CL_E_USAGE names
 * the nearest. */
CL_NODISCARD enum cl_rc cl_policy_set(struct cl_policy *policy, const char *section,
                                      const char *key, const char *value, struct cl_err *err);
/* After the last key: names are resolved, calendars made ready, filters looked at as
 * far as that goes without data.  *line is where a complaint belongs; 0: nowhere. */
CL_NODISCARD enum cl_rc cl_policy_ready(struct cl_policy *policy, unsigned *line,
                                        struct cl_err *err);
void cl_policy_print(const struct cl_policy *policy,
                     struct cl_buf *out); /* canonical; equal text, equal policy */

/* In file order; NULL past the end. */
const struct cl_policy_rule *cl_policy_rule_at(const struct cl_policy *policy, size_t i);
/* Whether a status word lets the clock pause. */
bool cl_policy_pauses(const struct cl_policy *policy, struct cl_state_word state,
                      struct cl_slice word);
bool cl_policy_never_pauses(const struct cl_policy *policy); /* [pause] status = none */

/* The policy of this process: what "paused" means in filters and by which calendars
 * views count what is left.  Set before any other thread runs, borrowed; NULL: the
 * defaults. */
void cl_policy_use(const struct cl_policy *policy);
const struct cl_policy *cl_policy_used(void); /* never NULL */

#endif
