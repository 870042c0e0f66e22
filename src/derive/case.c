/* case.c - from a case's own fields to its state, clocks and cost.
 *
 * Pure: no clock, no store, no table.  What depends on the as-of instant is not
 * here but in vocabulary.c, as formulas over these results.  The clock runs all
 * day every day.  A duration is NaN rather than wrong: negative ones, ones that
 * end in the future and ones whose end nobody knows. */
#include <math.h>
#include <string.h>

#include "caseload/base/civil.h"
#include "caseload/derive.h"

#define DAY_SECS 86400.0
#define FUTURE_SECS 300 /* clocks of the exporting system may be this much ahead */

void cl_facts_init(struct cl_facts *f) {
    memset(f, 0, sizeof *f);
    f->created = f->resolved = f->closed = f->due = f->first_response = f->updated = CL_NO_TIME;
    f->escalated_at = f->reopened_at = f->imported_at = CL_NO_TIME;
    f->resolution_time = f->response_time = f->sla_target = (double)NAN;
    f->reopen_count = f->csat = f->csat_low = f->csat_high = (double)NAN;
    f->breached = f->escalated = f->reopened = -1;
}

static bool known(int64_t t) {
    return t != CL_NO_TIME;
}

static bool future(const struct cl_facts *f, int64_t t) {
    return known(t) && known(f->imported_at) && t > f->imported_at + FUTURE_SECS;
}

/* Two date-only ends stand for local midnights: their difference counts civil
 * days, which a change of summer time makes an hour longer or shorter. */
static double elapsed(int64_t from, int64_t to, bool whole_days) {
    double secs = (double)(to - from);
    return whole_days ? round(secs / DAY_SECS) * DAY_SECS : secs;
}

static void find_state(const struct cl_facts *f, struct cl_derived *d) {
    bool reopened = f->status_set && f->status.reopened;
    int64_t end = f->resolved;
    if (!known(end) || (known(f->closed) && f->closed < end))
        end = f->closed;
    if (f->status_set)
        d->status_state = (uint8_t)f->status.state;
    else if (f->resolved_mapped || f->closed_mapped)
        d->status_state = known(end) ? CL_STATE_CLOSED : CL_STATE_OPEN;
    else
        d->status_state = CL_STATE_UNKNOWN;

    d->close_at = reopened ? CL_NO_TIME : end;
    bool closed = d->status_state == CL_STATE_CLOSED;
    if (closed && !known(end) && !f->resolved_mapped && !f->closed_mapped && known(f->created) &&
        f->resolution_time >= 0) {
        d->close_at = f->created + (int64_t)llround(f->resolution_time);
        d->flags |= CL_FLAG_BIT(CLOSE_DERIVED);
    }
    if (closed && !known(d->close_at))
        d->flags |= CL_FLAG_BIT(CLOSED_UNKNOWN_TIME);
    if (known(d->close_at) &&
        (d->status_state == CL_STATE_OPEN || d->status_state == CL_STATE_IN_PROGRESS ||
         d->status_state == CL_STATE_PENDING))
        d->flags |= CL_FLAG_BIT(STATUS_CONFLICT);
}

/* Does the case count as ended: its close is known, or its word says so? */
static bool ended(const struct cl_derived *d) {
    return d->status_state != CL_STATE_VOID && d->status_state != CL_STATE_DROPPED &&
           (known(d->close_at) || d->status_state == CL_STATE_CLOSED);
}

static void find_resolution(const struct cl_facts *f, struct cl_derived *d) {
    bool end_mapped = f->resolved_mapped || f->closed_mapped;
    int64_t end = f->resolved_mapped ? f->resolved : f->closed;
    bool whole_days =
        f->created_date_only && (f->resolved_mapped ? f->resolved_date_only : f->closed_date_only);
    double column = f->resolution_time >= 0 ? f->resolution_time : (double)NAN;

    d->resolve_secs = (double)NAN;
    if (known(f->created) &&
        ((known(end) && end < f->created) || (known(d->close_at) && d->close_at < f->created)))
        d->flags |= CL_FLAG_BIT(NEGATIVE);
    if (!ended(d))
        return;
    if (f->resolution_time < 0)
        d->flags |= CL_FLAG_BIT(NEGATIVE);
    if ((d->flags & CL_FLAG_BIT(NEGATIVE)) || future(f, f->created) || future(f, end) ||
        future(f, d->close_at))
        return;

    if (!end_mapped || !f->created_mapped) {
        d->resolve_secs = column;
        return;
    }
    if (!known(f->created) || !known(end))
        return;
    double secs = elapsed(f->created, end, whole_days);
    if (!isnan(column) && fabs(column - secs) > DAY_SECS)
        d->flags |= CL_FLAG_BIT(DURATION_DISAGREES);
    d->resolve_secs = whole_days && !isnan(column) && !f->resolution_in_days ? column : secs;
}

static void find_response(const struct cl_facts *f, struct cl_derived *d) {
    bool instants = known(f->created) && known(f->first_response);
    bool whole_days = f->created_date_only && f->response_date_only;
    double secs = f->response_time;

    d->response_secs = (double)NAN;
    int64_t end = f->resolved_mapped ? f->resolved : f->closed;
    if (known(end) && known(f->first_response) && end < f->first_response)
        d->flags |= CL_FLAG_BIT(RESOLVED_BEFORE_RESPONSE);
    if (instants && (!whole_days || isnan(secs)))
        secs = elapsed(f->created, f->first_response, whole_days);
    if (secs < 0 || (instants && f->first_response < f->created))
        d->flags |= CL_FLAG_BIT(NEGATIVE_RESPONSE);
    else if (!future(f, f->created) && !future(f, f->first_response))
        d->response_secs = secs;
}

static void find_target(const struct cl_facts *f, const struct cl_policy *policy,
                        struct cl_derived *d) {
    d->target_secs = (double)NAN;
    d->due_at = d->at_risk_at = CL_NO_TIME;
    d->sla_basis = CL_SLA_NONE;
    if (f->sla_target >= 0) {
        d->sla_basis = CL_SLA_COLUMN;
        d->target_secs = f->sla_target;
    } else if (known(f->due)) {
        d->sla_basis = CL_SLA_DUE;
        d->due_at = f->due;
        if (known(f->created))
            d->target_secs = elapsed(f->created, f->due, f->created_date_only && f->due_date_only);
    } else if (!isnan(policy->target_secs[f->priority_rank])) {
        d->sla_basis = CL_SLA_DEFAULT;
        d->target_secs = policy->target_secs[f->priority_rank];
    }
    if (isnan(d->target_secs) || !known(f->created))
        return;
    if (!known(d->due_at))
        d->due_at = f->created + (int64_t)floor(d->target_secs);
    double wait = d->target_secs > 0 ? d->target_secs * policy->at_risk_share : 0;
    d->at_risk_at = f->created + (int64_t)ceil(wait);
}

/* Whether the target alone says that an ended case was late: -1 when it cannot. */
static int8_t late_by_target(const struct cl_facts *f, const struct cl_derived *d) {
    if (!isnan(d->resolve_secs) && !isnan(d->target_secs))
        return d->resolve_secs > d->target_secs;
    bool out = future(f, f->created) || future(f, d->close_at);
    if (!known(d->close_at) || out || (d->flags & CL_FLAG_BIT(NEGATIVE)))
        return -1;
    if (known(f->created) && !isnan(d->target_secs)) {
        bool whole_days = f->created_date_only &&
                          (d->close_at == f->resolved ? f->resolved_date_only
                                                      : known(f->closed) && f->closed_date_only);
        return elapsed(f->created, d->close_at, whole_days) > d->target_secs;
    }
    return known(d->due_at) ? d->close_at > d->due_at : -1;
}

static void find_breach(const struct cl_facts *f, struct cl_derived *d) {
    int64_t past_due = known(d->due_at) ? d->due_at + 1 : CL_NO_TIME;

    d->breach_at = CL_NO_TIME;
    d->ended_late = d->sla_flag = -1;
    if (d->status_state == CL_STATE_UNKNOWN || d->status_state == CL_STATE_DROPPED)
        return;
    if (ended(d)) {
        int8_t late = late_by_target(f, d);
        d->sla_flag = f->breached;
        if (late >= 0 && d->sla_flag >= 0 && late != d->sla_flag)
            d->flags |= CL_FLAG_BIT(SLA_DISAGREES);
        if (!known(d->close_at)) /* when it ended is not known: no part in any SLA */
            return;
        d->ended_late = d->sla_flag >= 0 ? d->sla_flag : late;
        if (d->ended_late == 1)
            d->breach_at = known(past_due) && past_due < d->close_at ? past_due : d->close_at;
        else if (d->ended_late < 0 && known(past_due) && past_due <= d->close_at)
            d->breach_at = past_due; /* for as long as it is open; its end is not judged */
    } else if (f->breached == 1 && d->status_state != CL_STATE_VOID) {
        /* Late by what the file knew when the case was last touched. */
        int64_t seen = known(f->updated) ? f->updated : f->created;
        d->sla_flag = 1;
        d->breach_at = known(past_due) && (!known(seen) || past_due <= seen) ? past_due : seen;
    } else if (!known(d->close_at) || past_due <= d->close_at) {
        d->breach_at = past_due;
    }
}

static void find_marks(const struct cl_facts *f, struct cl_derived *d) {
    d->escalated_at = f->escalated_at;
    d->reopened_at = f->reopened_at;
    if (f->escalated_mapped)
        d->escalated_any = f->escalated;
    else if (f->status_mapped || known(f->escalated_at))
        d->escalated_any = known(f->escalated_at) || (f->status_set && f->status.escalated);
    else
        d->escalated_any = -1;
    if (f->reopened_mapped)
        d->reopened_any = f->reopened >= 0         ? f->reopened
                          : isnan(f->reopen_count) ? (int8_t)-1
                                                   : (int8_t)(f->reopen_count > 0);
    else if (f->status_mapped || known(f->reopened_at))
        d->reopened_any = known(f->reopened_at) || (f->status_set && f->status.reopened);
    else
        d->reopened_any = -1;
}

void cl_derive_case(const struct cl_facts *f, const struct cl_policy *policy,
                    struct cl_derived *d) {
    memset(d, 0, sizeof *d);
    d->flags = f->flags;
    if (future(f, f->created) || future(f, f->first_response) || future(f, f->updated) ||
        future(f, f->resolved) || future(f, f->closed))
        d->flags |= CL_FLAG_BIT(FUTURE);
    find_state(f, d);
    find_resolution(f, d);
    find_response(f, d);
    find_target(f, policy, d);
    find_breach(f, d);
    find_marks(f, d);
    d->penalty = policy->penalty[f->priority_rank];
    d->csat_share = (double)NAN;
    if (f->csat_high > f->csat_low) {
        /* A scale that begins at 1 has as many points as its top says: 1-5 is fifths. */
        double low = f->csat_low > 0 && f->csat_low <= 1 ? 0 : f->csat_low;
        d->csat_share = (f->csat - low) / (f->csat_high - low);
    }
    d->agent_mapped = f->agent_mapped;
    d->response_mapped = f->response_mapped;
}
