/* derive.h - what is computed from a case's own fields: its state, clocks, cost.
 *
 * cl_derive_case() gives the columns that the store keeps beside the raw fields,
 * so that plain SQL can answer every plan.  What depends on the as-of instant is
 * a formula over them (cl_vocabulary), read by the scan and by the SQL alike. */
#ifndef CASELOAD_DERIVE_H
#define CASELOAD_DERIVE_H

#include "caseload/derive_policy.h"
#include "caseload/expr.h"

/* Which rule gave the target; stands in the store. */
enum cl_sla_basis { CL_SLA_NONE, CL_SLA_COLUMN, CL_SLA_DUE, CL_SLA_POLICY, CL_SLA_DEFAULT };

/* What cl_derive_case() looks at.  Times CL_NO_TIME, reals NaN, flags -1 for NULL;
 * begin with cl_facts_init(), which sets just that. */
struct cl_facts {
    struct cl_state_word status; /* of the status word; .state UNKNOWN when it is NULL */
    bool status_set;             /* the case has a status word */
    bool status_mapped, resolved_mapped, closed_mapped, created_mapped; /* by its source */
    int64_t created, resolved, closed, due, first_response, updated;
    bool created_date_only, resolved_date_only, closed_date_only, due_date_only, response_date_only;
    double resolution_time, response_time, sla_target; /* seconds */
    bool resolution_in_days;                           /* the column's unit is days */
    bool agent_mapped, response_mapped;     /* its source has an agent; a first_response or
                                                response_time column */
    bool escalated_mapped, reopened_mapped; /* a flag column; a flag or count column */
    int8_t escalated, reopened;             /* the flag columns */
    double reopen_count;                    /* the count column */
    int64_t escalated_at, reopened_at;      /* first version with an Escalated word; first step
                                                from a closed to an open state, or to Reopened */
    double csat, csat_low, csat_high;       /* rating, and its source's scale; NaN: none */
    int8_t breached; /* the file's flag, already turned so that 1 is breached */
    int priority_rank;
    size_t rule; /* of the policy that takes the case, from 1; 0: none does */
    /* From the status history; without one no clock pauses and the waits are NaN. */
    int64_t pause_from;           /* since when the status is known; CL_NO_TIME: no history */
    const struct cl_span *pauses; /* ascending, in pause statuses; borrowed */
    size_t n_pauses;
    double requester_wait, agent_wait, on_hold; /* seconds until it ended */
    int64_t next_same; /* when the customer came again about the same issue; CL_NO_TIME: never */
    int64_t imported_at;
    uint64_t flags; /* so far */
};
void cl_facts_init(struct cl_facts *facts);
struct cl_derived {
    uint8_t status_state; /* enum cl_state of the status word, or of the close when there is none */
    int64_t
        close_at; /* end of the case: the earlier of resolved and closed, or derived; none for Reopened */
    double target_secs;
    int64_t due_at; /* created + target, or the due column */
    int64_t at_risk_at;
    int64_t
        breach_at; /* first instant past the target, or as the file's flag says; none when never */
    double response_secs, resolve_secs;
    uint8_t sla_basis; /* enum cl_sla_basis */
    int8_t sla_flag;   /* the file's flag where it decides, else -1 */
    double penalty;    /* what a breach of this case costs */
    int8_t ended_late; /* a closed case: past its target, as flag or target say; else -1, also
                          when that cannot be known */
    int8_t escalated_any,
        reopened_any;                  /* column, else history, else status word; -1: no evidence */
    int64_t escalated_at, reopened_at; /* when, where the history knows it */
    double csat_share;                 /* rating / top of its scale: satisfied above 0.6 */
    int8_t agent_mapped, response_mapped; /* what NULLs in those columns mean */
    int64_t pause_from;                   /* since when its clock can pause; none when it cannot */
    double elapsed_secs;   /* by its clock, where that stands still: ended, or paused until now */
    double overrun_secs;   /* of an ended case: elapsed less target, where that is past it */
    int8_t late_by_target; /* what ended_late would be without the file's flag */
    int8_t plain_clock;    /* all hours count and nothing ever paused it */
    int8_t day_unsure;     /* ended, and at the precision of days it may be met or breached */
    size_t rule;           /* of the facts */
    double response_target_secs;
    int64_t response_due_at, response_breach_at;  /* as due_at and breach_at, until answered */
    int8_t response_late;                         /* of an answered case; else -1 */
    double work_resolve_secs, work_response_secs; /* in the hours of its policy's calendar */
    double requester_wait_secs, agent_wait_secs, on_hold_secs;
    int64_t next_same_at;  /* of the facts */
    int8_t created_is_day; /* 1: created has no time of day; else -1 */
    uint64_t flags;        /* the facts' flags plus what was found; not a column of these */
};
/* METRICS "State of a case", items 10, 12, 16, 17.  Pure. */
void cl_derive_case(const struct cl_facts *f, const struct cl_policy *policy, struct cl_derived *d);

/* The predicate of a policy's filter over these cases.  A word or field that they do
 * not have takes none of them, and *missing says the first such (NULL: all are there;
 * lives in the program's arena).  CL_E_USAGE for what cannot be understood and for
 * anything but the fields of the export. */
CL_NODISCARD enum cl_rc cl_policy_filter_parse(struct cl_prog *p, const struct cl_policy_rule *rule,
                                               cl_node_id *out, const char **missing,
                                               struct cl_err *err);

/* The derived columns as the store and the snapshot name them, in the order of
 * struct cl_derived: "status_state", "close_at" … */
struct cl_derived_def {
    const char *name, *title, *help;
    enum cl_kind kind;
};
const struct cl_derived_def *cl_derived_columns(size_t *n);
/* The value of derived column i: NaN is NULL, instants are exact, flags 0 or 1. */
double cl_derived_value(const struct cl_derived *d, size_t i);

/* Terms (state, is_open, age_secs …), words after is:, computed dimensions. */
const struct cl_vocab *cl_vocabulary(void);
/* A field of the user's ([fields]): a flag that is a filter, or a banded number,
 * "band(age, 1d, 7d, 30d)".  It then is a term, a word after is: (flags) and a
 * dimension.  Set once, before any other thread runs. */
CL_NODISCARD enum cl_rc cl_vocabulary_define(const char *name, const char *text,
                                             struct cl_err *err);
void cl_vocabulary_reset(void);

#endif
