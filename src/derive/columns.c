/* columns.c - the registry of derived columns: what the store and the snapshot
 * call each result of cl_derive_case(), in the order of struct cl_derived. */
#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "caseload/base/civil.h"
#include "caseload/derive.h"

enum column {
    STATUS_STATE,
    CLOSE_AT,
    TARGET_SECS,
    DUE_AT,
    AT_RISK_AT,
    BREACH_AT,
    RESPONSE_SECS,
    RESOLVE_SECS,
    SLA_BASIS,
    SLA_FLAG,
    PENALTY,
    ENDED_LATE,
    ESCALATED_ANY,
    REOPENED_ANY,
    ESCALATED_AT,
    REOPENED_AT,
    CSAT_SHARE,
    AGENT_MAPPED,
    RESPONSE_MAPPED,
    PAUSE_FROM,
    ELAPSED_SECS,
    OVERRUN_SECS,
    LATE_BY_TARGET,
    PLAIN_CLOCK,
    DAY_UNSURE,
    RESPONSE_TARGET_SECS,
    RESPONSE_DUE_AT,
    RESPONSE_BREACH_AT,
    RESPONSE_LATE,
    WORK_RESOLVE_SECS,
    WORK_RESPONSE_SECS,
    REQUESTER_WAIT_SECS,
    AGENT_WAIT_SECS,
    ON_HOLD_SECS,
    POLICY_RULE,
    NEXT_SAME_AT,
    CREATED_IS_DAY,
    COLUMN_COUNT
};

static const struct cl_derived_def columns[COLUMN_COUNT] = {
    [STATUS_STATE] = {.name = "status_state",
                      .title = "Status state",
                      .kind = CL_KIND_REAL,
                      .help = "State of the status word: 0 unknown, 1 open, 2 in progress, "
                              "3 pending, 4 closed, 5 void."},
    [CLOSE_AT] = {.name = "close_at",
                  .title = "Ended",
                  .kind = CL_KIND_TIME,
                  .help = "End of the case: the earlier of resolved and closed."},
    [TARGET_SECS] = {.name = "target_secs",
                     .title = "SLA target",
                     .kind = CL_KIND_REAL,
                     .help = "Time allowed for the resolution, in seconds."},
    [DUE_AT] = {.name = "due_at",
                .title = "Due at",
                .kind = CL_KIND_TIME,
                .help = "Created plus the target, or the due column."},
    [AT_RISK_AT] = {.name = "at_risk_at",
                    .title = "At risk from",
                    .kind = CL_KIND_TIME,
                    .help = "When three quarters of the target have passed."},
    [BREACH_AT] = {.name = "breach_at",
                   .title = "Breach at",
                   .kind = CL_KIND_TIME,
                   .help = "First instant past the target; empty when it never came to that."},
    [RESPONSE_SECS] = {.name = "response_secs",
                       .title = "Time to first response",
                       .kind = CL_KIND_REAL,
                       .help = "From created to the first response, in seconds."},
    [RESOLVE_SECS] = {.name = "resolve_secs",
                      .title = "Time to resolution",
                      .kind = CL_KIND_REAL,
                      .help = "From created to resolved, in seconds; empty while open."},
    [SLA_BASIS] = {.name = "sla_basis",
                   .title = "SLA basis",
                   .kind = CL_KIND_REAL,
                   .help = "What gave the target: 0 nothing, 1 column, 2 due date, 3 policy, "
                           "4 priority default."},
    [SLA_FLAG] = {.name = "sla_flag",
                  .title = "SLA flag",
                  .kind = CL_KIND_FLAG,
                  .help = "The file's own breach flag, where it decides."},
    [PENALTY] = {.name = "penalty",
                 .title = "Penalty",
                 .kind = CL_KIND_REAL,
                 .help = "What a breach of this case costs."},
    [ENDED_LATE] = {.name = "ended_late",
                    .title = "Ended late",
                    .kind = CL_KIND_FLAG,
                    .help = "Whether the closed case ended past its target."},
    [ESCALATED_ANY] = {.name = "escalated_any",
                       .title = "Escalated (any evidence)",
                       .kind = CL_KIND_FLAG,
                       .help = "Escalated by the flag column, else the history, else the status."},
    [REOPENED_ANY] = {.name = "reopened_any",
                      .title = "Reopened (any evidence)",
                      .kind = CL_KIND_FLAG,
                      .help = "Reopened by flag or count, else the history, else the status."},
    [ESCALATED_AT] = {.name = "escalated_at",
                      .title = "Escalated at",
                      .kind = CL_KIND_TIME,
                      .help = "When it was first escalated, where the history knows."},
    [REOPENED_AT] = {.name = "reopened_at",
                     .title = "Reopened at",
                     .kind = CL_KIND_TIME,
                     .help = "When it was first reopened, where the history knows."},
    [CSAT_SHARE] = {.name = "csat_share",
                    .title = "CSAT share",
                    .kind = CL_KIND_REAL,
                    .help = "The rating as a share of its scale; satisfied is above 0.6."},
    [AGENT_MAPPED] = {.name = "agent_mapped",
                      .title = "Agent known",
                      .kind = CL_KIND_FLAG,
                      .help = "Whether the case's source has an agent column."},
    [RESPONSE_MAPPED] = {.name = "response_mapped",
                         .title = "Response known",
                         .kind = CL_KIND_FLAG,
                         .help = "Whether the case's source has a first response."},
    [PAUSE_FROM] =
        {.name = "pause_from",
         .title = "Can pause from",
         .kind = CL_KIND_TIME,
         .help = "Since when the status history lets the SLA clock pause; empty when it cannot."},
    [ELAPSED_SECS] = {.name = "elapsed_secs",
                      .title = "On the SLA clock",
                      .kind = CL_KIND_REAL,
                      .help =
                          "Seconds on the SLA clock of a case that ended, or is paused until now."},
    [OVERRUN_SECS] = {.name = "overrun_secs",
                      .title = "Past the target by",
                      .kind = CL_KIND_REAL,
                      .help =
                          "Of a case that ended past its target: elapsed less target, in seconds."},
    [LATE_BY_TARGET] =
        {.name = "late_by_target",
         .title = "Late by the target",
         .kind = CL_KIND_FLAG,
         .help = "Whether the ended case was past its target, whatever the file's flag says."},
    [PLAIN_CLOCK] = {.name = "plain_clock",
                     .title = "Plain clock",
                     .kind = CL_KIND_FLAG,
                     .help = "Whether all hours count for its target and nothing ever paused it."},
    [DAY_UNSURE] = {.name = "day_unsure",
                    .title = "Undetermined",
                    .kind = CL_KIND_FLAG,
                    .help =
                        "Whether dates without a time of day leave open if the target was met."},
    [RESPONSE_TARGET_SECS] = {.name = "response_target_secs",
                              .title = "Response target",
                              .kind = CL_KIND_REAL,
                              .help = "Time allowed for the first response, in seconds."},
    [RESPONSE_DUE_AT] = {.name = "response_due_at",
                         .title = "Response due at",
                         .kind = CL_KIND_TIME,
                         .help = "When the first response is due."},
    [RESPONSE_BREACH_AT] = {.name = "response_breach_at",
                            .title = "Response breach at",
                            .kind = CL_KIND_TIME,
                            .help = "First instant past the response target without an answer."},
    [RESPONSE_LATE] = {.name = "response_late",
                       .title = "Response late",
                       .kind = CL_KIND_FLAG,
                       .help = "Whether the first response came past its target."},
    [WORK_RESOLVE_SECS] =
        {.name = "work_resolve_secs",
         .title = "Business time to resolution",
         .kind = CL_KIND_REAL,
         .help = "From created to resolved in the hours of the policy's calendar, in seconds."},
    [WORK_RESPONSE_SECS] =
        {.name = "work_response_secs",
         .title = "Business time to response",
         .kind = CL_KIND_REAL,
         .help = "From created to the first response in the calendar's hours, in seconds."},
    [REQUESTER_WAIT_SECS] =
        {.name = "requester_wait_secs",
         .title = "Requester waited",
         .kind = CL_KIND_REAL,
         .help = "Time an ended case was new, open or on hold, from the history, in seconds."},
    [AGENT_WAIT_SECS] = {.name = "agent_wait_secs",
                         .title = "Agent waited",
                         .kind = CL_KIND_REAL,
                         .help = "Time an ended case was pending, from the history, in seconds."},
    [ON_HOLD_SECS] = {.name = "on_hold_secs",
                      .title = "On hold",
                      .kind = CL_KIND_REAL,
                      .help = "Time an ended case was on hold, from the history, in seconds."},
    [POLICY_RULE] = {.name = "policy_rule",
                     .title = "Policy",
                     .kind = CL_KIND_REAL,
                     .help = "Number of the [policy] section that takes the case; empty: none."},
    [NEXT_SAME_AT] = {.name = "next_same_at",
                      .title = "Came again",
                      .kind = CL_KIND_TIME,
                      .help = "When the same customer's next case about the same issue was "
                              "created."},
    [CREATED_IS_DAY] = {.name = "created_is_day",
                        .title = "Created on a day",
                        .kind = CL_KIND_FLAG,
                        .help = "Created has no time of day, so no hour; else empty."},
};

const struct cl_derived_def *cl_derived_columns(size_t *n) {
    *n = COLUMN_COUNT;
    return columns;
}

/* Where each stands in struct cl_derived, and as what. */
enum form { REAL, TIME, FLAG, SMALL, RULE };
static const struct {
    size_t at;
    enum form form;
} places[COLUMN_COUNT] = {
    [STATUS_STATE] = {offsetof(struct cl_derived, status_state), SMALL},
    [CLOSE_AT] = {offsetof(struct cl_derived, close_at), TIME},
    [TARGET_SECS] = {offsetof(struct cl_derived, target_secs), REAL},
    [DUE_AT] = {offsetof(struct cl_derived, due_at), TIME},
    [AT_RISK_AT] = {offsetof(struct cl_derived, at_risk_at), TIME},
    [BREACH_AT] = {offsetof(struct cl_derived, breach_at), TIME},
    [RESPONSE_SECS] = {offsetof(struct cl_derived, response_secs), REAL},
    [RESOLVE_SECS] = {offsetof(struct cl_derived, resolve_secs), REAL},
    [SLA_BASIS] = {offsetof(struct cl_derived, sla_basis), SMALL},
    [SLA_FLAG] = {offsetof(struct cl_derived, sla_flag), FLAG},
    [PENALTY] = {offsetof(struct cl_derived, penalty), REAL},
    [ENDED_LATE] = {offsetof(struct cl_derived, ended_late), FLAG},
    [ESCALATED_ANY] = {offsetof(struct cl_derived, escalated_any), FLAG},
    [REOPENED_ANY] = {offsetof(struct cl_derived, reopened_any), FLAG},
    [ESCALATED_AT] = {offsetof(struct cl_derived, escalated_at), TIME},
    [REOPENED_AT] = {offsetof(struct cl_derived, reopened_at), TIME},
    [CSAT_SHARE] = {offsetof(struct cl_derived, csat_share), REAL},
    [AGENT_MAPPED] = {offsetof(struct cl_derived, agent_mapped), FLAG},
    [RESPONSE_MAPPED] = {offsetof(struct cl_derived, response_mapped), FLAG},
    [PAUSE_FROM] = {offsetof(struct cl_derived, pause_from), TIME},
    [ELAPSED_SECS] = {offsetof(struct cl_derived, elapsed_secs), REAL},
    [OVERRUN_SECS] = {offsetof(struct cl_derived, overrun_secs), REAL},
    [LATE_BY_TARGET] = {offsetof(struct cl_derived, late_by_target), FLAG},
    [PLAIN_CLOCK] = {offsetof(struct cl_derived, plain_clock), FLAG},
    [DAY_UNSURE] = {offsetof(struct cl_derived, day_unsure), FLAG},
    [RESPONSE_TARGET_SECS] = {offsetof(struct cl_derived, response_target_secs), REAL},
    [RESPONSE_DUE_AT] = {offsetof(struct cl_derived, response_due_at), TIME},
    [RESPONSE_BREACH_AT] = {offsetof(struct cl_derived, response_breach_at), TIME},
    [RESPONSE_LATE] = {offsetof(struct cl_derived, response_late), FLAG},
    [WORK_RESOLVE_SECS] = {offsetof(struct cl_derived, work_resolve_secs), REAL},
    [WORK_RESPONSE_SECS] = {offsetof(struct cl_derived, work_response_secs), REAL},
    [REQUESTER_WAIT_SECS] = {offsetof(struct cl_derived, requester_wait_secs), REAL},
    [AGENT_WAIT_SECS] = {offsetof(struct cl_derived, agent_wait_secs), REAL},
    [ON_HOLD_SECS] = {offsetof(struct cl_derived, on_hold_secs), REAL},
    [POLICY_RULE] = {offsetof(struct cl_derived, rule), RULE},
    [NEXT_SAME_AT] = {offsetof(struct cl_derived, next_same_at), TIME},
    [CREATED_IS_DAY] = {offsetof(struct cl_derived, created_is_day), FLAG},
};

double cl_derived_value(const struct cl_derived *d, size_t i) {
    assert(i < COLUMN_COUNT);
    union {
        double real;
        int64_t time;
        int8_t flag;
        uint8_t small;
        size_t rule;
    } v;
    static const size_t sizes[] = {[REAL] = sizeof v.real,
                                   [TIME] = sizeof v.time,
                                   [FLAG] = sizeof v.flag,
                                   [SMALL] = sizeof v.small,
                                   [RULE] = sizeof v.rule};
    memcpy(&v, (const char *)d + places[i].at, sizes[places[i].form]);
    switch (places[i].form) {
    case REAL:
        return v.real;
    case TIME:
        return v.time == CL_NO_TIME ? (double)NAN : (double)v.time;
    case FLAG:
        return v.flag < 0 ? (double)NAN : v.flag;
    case SMALL:
        return v.small;
    case RULE:
        return v.rule > 0 ? (double)v.rule : (double)NAN;
    }
    return (double)NAN;
}
