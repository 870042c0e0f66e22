/* columns.c - the registry of derived columns: what the store and the snapshot
 * call each result of cl_derive_case(), in the order of struct cl_derived. */
#include <assert.h>
#include <math.h>

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
};

const struct cl_derived_def *cl_derived_columns(size_t *n) {
    *n = COLUMN_COUNT;
    return columns;
}

static double time_value(int64_t t) {
    return t == CL_NO_TIME ? (double)NAN : (double)t;
}

static double flag_value(int8_t v) {
    return v < 0 ? (double)NAN : v;
}

double cl_derived_value(const struct cl_derived *d, size_t i) {
    assert(i < COLUMN_COUNT);
    switch ((enum column)i) {
    case STATUS_STATE:
        return d->status_state;
    case CLOSE_AT:
        return time_value(d->close_at);
    case TARGET_SECS:
        return d->target_secs;
    case DUE_AT:
        return time_value(d->due_at);
    case AT_RISK_AT:
        return time_value(d->at_risk_at);
    case BREACH_AT:
        return time_value(d->breach_at);
    case RESPONSE_SECS:
        return d->response_secs;
    case RESOLVE_SECS:
        return d->resolve_secs;
    case SLA_BASIS:
        return d->sla_basis;
    case SLA_FLAG:
        return flag_value(d->sla_flag);
    case PENALTY:
        return d->penalty;
    case ENDED_LATE:
        return flag_value(d->ended_late);
    case ESCALATED_ANY:
        return flag_value(d->escalated_any);
    case REOPENED_ANY:
        return flag_value(d->reopened_any);
    case ESCALATED_AT:
        return time_value(d->escalated_at);
    case REOPENED_AT:
        return time_value(d->reopened_at);
    case CSAT_SHARE:
        return d->csat_share;
    case AGENT_MAPPED:
        return flag_value(d->agent_mapped);
    case RESPONSE_MAPPED:
        return flag_value(d->response_mapped);
    case COLUMN_COUNT:
        break;
    }
    return (double)NAN;
}
