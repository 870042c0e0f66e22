/* What a measure needs of a table, each with the sentence that stands where the
 * number would.  A number that the data do not allow is NULL with this why. */
#include "caseload/metrics_schedule.h"

#include "catalogue.h"

static bool mapped(const struct cl_table *t, enum cl_col col) {
    return cl_table_column(t, (uint16_t)col)->mapped;
}

static bool nothing(const struct cl_table *t) {
    (void)t;
    return true;
}
static bool created(const struct cl_table *t) {
    return mapped(t, CL_COL_CREATED);
}
static bool state(const struct cl_table *t) {
    return mapped(t, CL_COL_STATUS) || mapped(t, CL_COL_RESOLVED) || mapped(t, CL_COL_CLOSED);
}
static bool close_at(const struct cl_table *t) {
    return mapped(t, CL_COL_RESOLVED) || mapped(t, CL_COL_CLOSED) ||
           (mapped(t, CL_COL_STATUS) && mapped(t, CL_COL_CREATED) &&
            mapped(t, CL_COL_RESOLUTION_TIME));
}
static bool resolution(const struct cl_table *t) {
    bool ends = mapped(t, CL_COL_RESOLVED) || mapped(t, CL_COL_CLOSED);
    return mapped(t, CL_COL_RESOLUTION_TIME) || (ends && mapped(t, CL_COL_CREATED));
}
static bool response(const struct cl_table *t) {
    return mapped(t, CL_COL_RESPONSE_TIME) ||
           (mapped(t, CL_COL_FIRST_RESPONSE) && mapped(t, CL_COL_CREATED));
}
static bool reply(const struct cl_table *t) {
    return mapped(t, CL_COL_RESPONSE_TIME) || mapped(t, CL_COL_FIRST_RESPONSE);
}
static bool priority(const struct cl_table *t) {
    return mapped(t, CL_COL_PRIORITY);
}
static bool agent(const struct cl_table *t) {
    return mapped(t, CL_COL_AGENT);
}
/* Has any case a value there?  A mapped due column that is always empty gives no
 * targets. */
static bool any(const struct cl_table *t, const char *name) {
    return cl_table_extent(t, cl_table_find(t, cl_slice(name)))->present > 0;
}
static bool sla(const struct cl_table *t) {
    return any(t, "due_at") || any(t, "sla_flag");
}
static bool sla_flag(const struct cl_table *t) {
    return any(t, "sla_flag");
}
static bool response_sla(const struct cl_table *t) {
    return any(t, "response_target_secs");
}
static bool history(const struct cl_table *t) {
    return any(t, "requester_wait_secs");
}
static bool business(const struct cl_table *t) {
    return any(t, "work_resolve_secs") || any(t, "work_response_secs");
}
static bool fcr(const struct cl_table *t) {
    return mapped(t, CL_COL_FCR);
}
static bool replies(const struct cl_table *t) {
    return mapped(t, CL_COL_REPLIES);
}
static bool handling(const struct cl_table *t) {
    return mapped(t, CL_COL_HANDLING_TIME);
}
static bool answered(const struct cl_table *t) {
    return mapped(t, CL_COL_ANSWERED);
}
static bool csat(const struct cl_table *t) {
    return mapped(t, CL_COL_CSAT);
}
static bool csat_scale(const struct cl_table *t) {
    return cl_table_attr(t, "csat_scale") != NULL;
}
/* Good and bad are no points on a scale: they have a share, not a mean. */
static bool csat_points(const struct cl_table *t) {
    const char *scale = cl_table_attr(t, "csat_scale");
    return scale == NULL || strcmp(scale, "0.0-1.0") != 0;
}
static bool nps(const struct cl_table *t) {
    return mapped(t, CL_COL_NPS);
}
static bool ces(const struct cl_table *t) {
    return mapped(t, CL_COL_CES);
}
static bool channel(const struct cl_table *t) {
    return mapped(t, CL_COL_CHANNEL);
}
static bool schedule(const struct cl_table *t) {
    (void)t;
    return cl_schedule_any();
}
static bool standard(const struct cl_table *t) {
    struct cl_slice word;
    double minutes;
    (void)t;
    return cl_schedule_standard(0, &word, &minutes);
}
static bool updated(const struct cl_table *t) {
    return mapped(t, CL_COL_UPDATED);
}
static bool customer(const struct cl_table *t) {
    return mapped(t, CL_COL_CUSTOMER);
}
static bool escalated_column(const struct cl_table *t) {
    return mapped(t, CL_COL_ESCALATED);
}
static bool escalated(const struct cl_table *t) {
    return mapped(t, CL_COL_ESCALATED) || mapped(t, CL_COL_STATUS);
}
static bool reopened(const struct cl_table *t) {
    return mapped(t, CL_COL_REOPENED) || mapped(t, CL_COL_REOPEN_COUNT) || mapped(t, CL_COL_STATUS);
}

static bool outcome(const struct cl_table *t) {
    return escalated(t) && reopened(t);
}

/* Status words are the only evidence, and none of them ever says so. */
static bool never_said(const struct cl_table *t, const char *flag) {
    return cl_table_extent(t, cl_table_find(t, cl_slice(flag)))->yes == 0;
}
static bool never_escalated(const struct cl_table *t) {
    return !escalated_column(t) && never_said(t, "escalated_any");
}
static bool never_reopened(const struct cl_table *t) {
    bool steps = history(t); /* from closed to open would be seen */
    return !steps && !mapped(t, CL_COL_REOPENED) && !mapped(t, CL_COL_REOPEN_COUNT) &&
           never_said(t, "reopened_any");
}
static bool never_either(const struct cl_table *t) {
    return never_escalated(t) && never_reopened(t);
}

int64_t cl_export_start(const struct cl_table *t) {
    int64_t first = cl_table_extent(t, cl_table_find(t, CL_S("close_at")))->first;
    return first == CL_NO_TIME ? first : first - 1;
}

/* One in twenty cases is more than 30 days older than the first close. */
static bool late_start(const struct cl_table *t) {
    int64_t start = cl_export_start(t);
    const struct cl_extent *dated = cl_table_extent(t, CL_COL_CREATED);
    if (start == CL_NO_TIME || dated->present == 0)
        return false;
    const int64_t *created_at = cl_table_column(t, CL_COL_CREATED)->v.times;
    int64_t before = start - INT64_C(30) * 86400;
    size_t old = 0;
    if (dated->first >= before)
        return false;
    for (size_t r = 0; r < cl_table_rows(t); r++)
        old += created_at[r] != CL_NO_TIME && created_at[r] < before;
    return old * 20 > dated->present;
}

/* A duration of two instants of which one may be there: only what is missing is said. */
static const char *resolution_why(const struct cl_table *t) {
    if (!mapped(t, CL_COL_CREATED) && !mapped(t, CL_COL_RESOLVED) && !mapped(t, CL_COL_CLOSED))
        return "no resolution time, and no created and closed columns to compute it from";
    return mapped(t, CL_COL_CREATED)
               ? "no resolution time, and no resolved or closed column to compute it from"
               : "no resolution time, and no created column to compute it from";
}
static const char *response_why(const struct cl_table *t) {
    if (mapped(t, CL_COL_CREATED))
        return "no response time, and no first response column to compute it from";
    return mapped(t, CL_COL_FIRST_RESPONSE)
               ? "no response time, and no created column to compute it from"
               : "no response time, and no created and first response columns to compute it from";
}

static const struct {
    bool (*met)(const struct cl_table *t);
    const char *why;
    const char *(*why_of)(const struct cl_table *t); /* instead of why */
    bool (*silent)(const struct cl_table *t); /* met, but nothing in the data ever speaks of it */
    const char *doubt;
} needs[CL_NEED_COUNT] = {
    [CL_NEED_NOTHING] = {.met = nothing, .why = ""},
    [CL_NEED_CREATED] = {.met = created, .why = "no created column"},
    [CL_NEED_STATE] = {.met = state,
                       .why = "no status, resolved or closed column, so the state is unknown"},
    [CL_NEED_CLOSE_AT] = {.met = close_at, .why = "no resolved or closed column"},
    [CL_NEED_RESOLUTION] = {.met = resolution, .why_of = resolution_why},
    [CL_NEED_RESPONSE] = {.met = response, .why_of = response_why},
    [CL_NEED_REPLY] = {.met = reply, .why = "no first response or response time column"},
    [CL_NEED_PRIORITY] = {.met = priority, .why = "no priority column"},
    [CL_NEED_AGENT] = {.met = agent, .why = "no agent column"},
    [CL_NEED_SLA] = {.met = sla,
                     .why = "no case has an SLA target or breach flag: that takes a due or "
                            "breach column, or created with an SLA target or priority"},
    [CL_NEED_SLA_FLAG] = {.met = sla_flag, .why = "no column says whether a case was breached"},
    [CL_NEED_RESPONSE_SLA] = {.met = response_sla,
                              .why = "no policy sets a response target, as in [policy all] "
                                     "response = 30m"},
    [CL_NEED_HISTORY] = {.met = history,
                         .why = "no status history: the export holds one state per case"},
    [CL_NEED_BUSINESS] = {.met = business,
                          .why = "no policy has a calendar, so every hour is business time"},
    [CL_NEED_FCR] = {.met = fcr, .why = "no first-contact column"},
    [CL_NEED_REPLIES] = {.met = replies, .why = "no column with the number of replies"},
    [CL_NEED_HANDLING] = {.met = handling,
                          .why = "no handling time column; resolution time is not handling time"},
    [CL_NEED_ANSWERED] = {.met = answered, .why = "no answered column"},
    [CL_NEED_CSAT] = {.met = csat, .why = "no rating column"},
    [CL_NEED_CSAT_POINTS] = {.met = csat_points,
                             .why = "good and bad ratings have no mean, only a share"},
    [CL_NEED_CSAT_SCALE] = {.met = csat_scale, .why = "the scale of the ratings is not known"},
    [CL_NEED_OUTCOME] = {.met = outcome,
                         .why = "no first contact flag, number of replies or status to judge by",
                         .silent = never_either,
                         .doubt = "no status ever says Escalated or Reopened, so every closed case "
                                  "counts as solved at first contact"},
    [CL_NEED_NPS] = {.met = nps, .why = "no NPS column; it is never made from CSAT"},
    [CL_NEED_CES] = {.met = ces, .why = "no effort score column"},
    [CL_NEED_ESCALATED] = {.met = escalated,
                           .why = "no escalated or status column",
                           .silent = never_escalated,
                           .doubt = "no status ever says Escalated: nobody may have noted it"},
    [CL_NEED_CHANNEL] = {.met = channel, .why = "no channel column"},
    [CL_NEED_SCHEDULE] = {.met = schedule,
                          .why = "needs working hours: a [schedule] in the configuration"},
    [CL_NEED_STANDARD] = {.met = standard,
                          .why = "needs standard minutes by issue: standard_minutes in a "
                                 "[schedule] of the configuration"},
    [CL_NEED_UPDATED] = {.met = updated, .why = "no column with the last update"},
    [CL_NEED_CUSTOMER] = {.met = customer,
                          .why = "no customer column, so who came again is not known"},
    [CL_NEED_ESCALATED_COLUMN] = {.met = escalated_column, .why = "no escalated column"},
    [CL_NEED_LATE_START] = {.met = late_start, .why = "the export follows its cases throughout"},
    [CL_NEED_REOPENED] = {.met = reopened,
                          .why = "no reopened or status column",
                          .silent = never_reopened,
                          .doubt = "no status ever says Reopened: nobody may have noted it"},
};

bool cl_need_met(enum cl_need need, const struct cl_table *t) {
    return needs[need].met(t);
}

const char *cl_need_why(enum cl_need need, const struct cl_table *t) {
    return needs[need].why_of ? needs[need].why_of(t) : needs[need].why;
}

const char *cl_need_doubt(enum cl_need need, const struct cl_table *t) {
    return needs[need].silent != NULL && needs[need].silent(t) ? needs[need].doubt : NULL;
}
