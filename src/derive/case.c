/* case.c - from a case's own fields to its state, clocks and cost.
 *
 * Pure: no clock on the wall, no store, no table.  What depends on the as-of instant
 * is not here but in vocabulary.c, as formulas over these results.  A duration is NaN
 * rather than wrong: negative ones, ones that end in the future and ones whose end
 * nobody knows. */
#include "case.h"

#include <math.h>
#include <string.h>

void cl_facts_init(struct cl_facts *f) {
    memset(f, 0, sizeof *f);
    f->created = f->resolved = f->closed = f->due = f->first_response = f->updated = CL_NO_TIME;
    f->escalated_at = f->reopened_at = f->imported_at = CL_NO_TIME;
    f->resolution_time = f->response_time = f->sla_target = (double)NAN;
    f->reopen_count = f->csat = f->csat_low = f->csat_high = (double)NAN;
    f->requester_wait = f->agent_wait = f->on_hold = (double)NAN;
    f->pause_from = f->next_same = CL_NO_TIME;
    f->breached = f->escalated = f->reopened = -1;
}

static void find_state(const struct cl_facts *f, struct cl_derived *d) {
    bool reopened = f->status_set && f->status.reopened;
    int64_t end = f->resolved;
    if (!cl_case_known(end) || (cl_case_known(f->closed) && f->closed < end))
        end = f->closed;
    if (f->status_set)
        d->status_state = (uint8_t)f->status.state;
    else if (f->resolved_mapped || f->closed_mapped)
        d->status_state = cl_case_known(end) ? CL_STATE_CLOSED : CL_STATE_OPEN;
    else
        d->status_state = CL_STATE_UNKNOWN;

    d->close_at = reopened ? CL_NO_TIME : end;
    bool closed = d->status_state == CL_STATE_CLOSED;
    if (closed && !cl_case_known(end) && !f->resolved_mapped && !f->closed_mapped &&
        cl_case_known(f->created) && f->resolution_time >= 0) {
        d->close_at = f->created + (int64_t)llround(f->resolution_time);
        d->flags |= CL_FLAG_BIT(CLOSE_DERIVED);
    }
    if (closed && !cl_case_known(d->close_at))
        d->flags |= CL_FLAG_BIT(CLOSED_UNKNOWN_TIME);
    if (cl_case_known(d->close_at) &&
        (d->status_state == CL_STATE_OPEN || d->status_state == CL_STATE_IN_PROGRESS ||
         d->status_state == CL_STATE_PENDING))
        d->flags |= CL_FLAG_BIT(STATUS_CONFLICT);
}

static void find_resolution(const struct cl_facts *f, struct cl_derived *d) {
    bool end_mapped = f->resolved_mapped || f->closed_mapped;
    int64_t end = f->resolved_mapped ? f->resolved : f->closed;
    bool whole_days =
        f->created_date_only && (f->resolved_mapped ? f->resolved_date_only : f->closed_date_only);
    double column = f->resolution_time >= 0 ? f->resolution_time : (double)NAN;

    d->resolve_secs = (double)NAN;
    if (cl_case_known(f->created) && ((cl_case_known(end) && end < f->created) ||
                                      (cl_case_known(d->close_at) && d->close_at < f->created)))
        d->flags |= CL_FLAG_BIT(NEGATIVE);
    if (!cl_case_ended(d))
        return;
    if (f->resolution_time < 0)
        d->flags |= CL_FLAG_BIT(NEGATIVE);
    if ((d->flags & CL_FLAG_BIT(NEGATIVE)) || cl_case_future(f, f->created) ||
        cl_case_future(f, end) || cl_case_future(f, d->close_at))
        return;

    if (!end_mapped || !f->created_mapped) {
        d->resolve_secs = column;
        return;
    }
    if (!cl_case_known(f->created) || !cl_case_known(end))
        return;
    double secs = cl_case_elapsed(f->created, end, whole_days);
    if (!isnan(column) && fabs(column - secs) > CL_DAY_SECS)
        d->flags |= CL_FLAG_BIT(DURATION_DISAGREES);
    d->resolve_secs = whole_days && !isnan(column) && !f->resolution_in_days ? column : secs;
}

static void find_response(const struct cl_facts *f, struct cl_derived *d) {
    bool instants = cl_case_known(f->created) && cl_case_known(f->first_response);
    bool whole_days = f->created_date_only && f->response_date_only;
    double secs = f->response_time;

    d->response_secs = (double)NAN;
    int64_t end = f->resolved_mapped ? f->resolved : f->closed;
    if (cl_case_known(end) && cl_case_known(f->first_response) && end < f->first_response)
        d->flags |= CL_FLAG_BIT(RESOLVED_BEFORE_RESPONSE);
    if (instants && (!whole_days || isnan(secs)))
        secs = cl_case_elapsed(f->created, f->first_response, whole_days);
    if (secs < 0 || (instants && f->first_response < f->created))
        d->flags |= CL_FLAG_BIT(NEGATIVE_RESPONSE);
    else if (!cl_case_future(f, f->created) && !cl_case_future(f, f->first_response))
        d->response_secs = secs;
}

static void find_marks(const struct cl_facts *f, struct cl_derived *d) {
    d->escalated_at = f->escalated_at;
    d->reopened_at = f->reopened_at;
    if (f->escalated_mapped)
        d->escalated_any = f->escalated;
    else if (f->status_mapped || cl_case_known(f->escalated_at))
        d->escalated_any = cl_case_known(f->escalated_at) || (f->status_set && f->status.escalated);
    else
        d->escalated_any = -1;
    if (f->reopened_mapped)
        d->reopened_any = f->reopened >= 0         ? f->reopened
                          : isnan(f->reopen_count) ? (int8_t)-1
                                                   : (int8_t)(f->reopen_count > 0);
    else if (f->status_mapped || cl_case_known(f->reopened_at))
        d->reopened_any = cl_case_known(f->reopened_at) || (f->status_set && f->status.reopened);
    else
        d->reopened_any = -1;
}

static void find_waits(const struct cl_facts *f, struct cl_derived *d) {
    bool over = cl_case_ended(d) && cl_case_known(d->close_at);
    d->requester_wait_secs = over ? f->requester_wait : (double)NAN;
    d->agent_wait_secs = over ? f->agent_wait : (double)NAN;
    d->on_hold_secs = over ? f->on_hold : (double)NAN;
}

void cl_derive_case(const struct cl_facts *f, const struct cl_policy *policy,
                    struct cl_derived *d) {
    memset(d, 0, sizeof *d);
    d->flags = f->flags;
    if (cl_case_future(f, f->created) || cl_case_future(f, f->first_response) ||
        cl_case_future(f, f->updated) || cl_case_future(f, f->resolved) ||
        cl_case_future(f, f->closed))
        d->flags |= CL_FLAG_BIT(FUTURE);
    find_state(f, d);
    find_resolution(f, d);
    find_response(f, d);
    cl_derive_sla(f, policy, d);
    find_marks(f, d);
    find_waits(f, d);
    d->csat_share = (double)NAN;
    if (f->csat_high > f->csat_low) {
        /* A scale that begins at 1 has as many points as its top says: 1-5 is fifths. */
        double low = f->csat_low > 0 && f->csat_low <= 1 ? 0 : f->csat_low;
        d->csat_share = (f->csat - low) / (f->csat_high - low);
    }
    d->agent_mapped = f->agent_mapped;
    d->next_same_at = f->next_same;
    d->created_is_day = cl_case_known(f->created) && f->created_date_only ? 1 : -1;
    d->response_mapped = f->response_mapped;
}
