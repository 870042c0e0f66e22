/* sla.c - a case against its targets: when it is due, whether it was late, by how
 * much, for the resolution and for the first response (METRICS C3).
 *
 * A clock runs in the hours of the policy's calendar and stands still in pause
 * statuses.  Two targets are the file's own: a column of durations runs on all
 * hours, a due instant is what it is, without calendar or pause. */
#include "case.h"

/* One target and the clock that it is counted by. */
struct target {
    struct cl_clock clock;
    bool plain;     /* all hours, no pause: differences of instants are exact */
    double secs;    /* NaN: none */
    int64_t due_at; /* when the clock reaches it */
    int64_t past_due;
};

static int64_t whole(double secs) {
    return secs < 1e15 ? (int64_t)secs : INT64_C(1000000000000000);
}

static void run_clock(const struct cl_facts *f, struct target *t) {
    t->plain = !t->clock.cal && t->clock.n_pauses == 0;
    t->due_at = t->past_due = CL_NO_TIME;
    if (isnan(t->secs) || !cl_case_known(f->created))
        return;
    t->due_at = cl_clock_after(&t->clock, f->created, whole(floor(t->secs)));
    t->past_due = cl_clock_after(&t->clock, f->created, whole(floor(t->secs)) + 1);
}

static bool pausing(const struct cl_facts *f, const struct cl_policy *policy) {
    return cl_case_known(f->pause_from) && !cl_policy_never_pauses(policy);
}

static struct cl_clock clock_of(const struct cl_facts *f, const struct cl_policy *policy,
                                const struct cl_calendar *cal) {
    bool pauses = pausing(f, policy);
    return (struct cl_clock){.cal = cal, .pauses = f->pauses, .n_pauses = pauses ? f->n_pauses : 0};
}

/* METRICS 16: column, due date, policy, priority default. */
static void find_target(const struct cl_facts *f, const struct cl_policy *policy,
                        const struct cl_policy_rule *rule, struct target *t, struct cl_derived *d) {
    *t = (struct target){.secs = (double)NAN};
    d->sla_basis = CL_SLA_NONE;
    if (f->sla_target >= 0) {
        d->sla_basis = CL_SLA_COLUMN;
        t->secs = f->sla_target;
        t->clock = clock_of(f, policy, NULL);
    } else if (cl_case_known(f->due)) {
        d->sla_basis = CL_SLA_DUE;
        if (cl_case_known(f->created))
            t->secs = cl_case_elapsed(f->created, f->due, f->created_date_only && f->due_date_only);
    } else {
        bool own = rule && !isnan(rule->target_secs[f->priority_rank]);
        double secs =
            own ? rule->target_secs[f->priority_rank] : policy->target_secs[f->priority_rank];
        if (!isfinite(secs))
            secs = (double)NAN;
        else
            d->sla_basis = own ? CL_SLA_POLICY : CL_SLA_DEFAULT;
        t->secs = secs;
        t->clock = clock_of(f, policy, rule ? rule->calendar : NULL);
    }
    run_clock(f, t);
    if (d->sla_basis == CL_SLA_DUE) {
        t->due_at = f->due;
        t->past_due = f->due + 1;
    }
}

static void put_target(const struct cl_facts *f, const struct cl_policy *policy,
                       const struct cl_policy_rule *rule, const struct target *t,
                       struct cl_derived *d) {
    d->target_secs = t->secs;
    d->due_at = t->due_at;
    d->at_risk_at = d->pause_from = CL_NO_TIME;
    d->plain_clock = isnan(t->secs) ? -1 : t->plain;
    if (isnan(t->secs) || !cl_case_known(f->created))
        return;
    double share =
        rule && !isnan(rule->at_risk_share) ? rule->at_risk_share : policy->at_risk_share;
    double wait = t->secs > 0 ? t->secs * share : 0;
    d->at_risk_at = cl_clock_after(&t->clock, f->created, whole(ceil(wait)));
    if (d->sla_basis != CL_SLA_DUE && pausing(f, policy))
        d->pause_from = f->pause_from;
}

/* Where the resolution of an ended case lies, and whether only days are known of it. */
struct ending {
    int64_t at;
    bool whole_days;
    double secs; /* from created, all hours; NaN: not known */
};

static struct ending ending_of(const struct cl_facts *f, const struct cl_derived *d) {
    struct ending e = {.at = CL_NO_TIME, .secs = (double)NAN};
    bool out = cl_case_future(f, f->created) || cl_case_future(f, d->close_at);
    if (!isnan(d->resolve_secs)) {
        bool mapped = f->resolved_mapped || f->closed_mapped;
        e.at = !mapped ? d->close_at : f->resolved_mapped ? f->resolved : f->closed;
        e.whole_days = mapped && (f->resolved_mapped ? f->resolved_date_only : f->closed_date_only);
        e.secs = d->resolve_secs;
    } else if (cl_case_known(d->close_at) && !out && !(d->flags & CL_FLAG_BIT(NEGATIVE))) {
        e.at = d->close_at;
        e.whole_days = d->close_at == f->resolved ? f->resolved_date_only
                                                  : cl_case_known(f->closed) && f->closed_date_only;
    }
    e.whole_days = e.whole_days && f->created_date_only;
    if (isnan(e.secs) && cl_case_known(e.at) && cl_case_known(f->created))
        e.secs = cl_case_elapsed(f->created, e.at, e.whole_days);
    return e;
}

/* By the target's clock; `secs` is the same span on all hours. */
static double on_clock(const struct target *t, int64_t from, int64_t to, double secs) {
    if (isnan(secs) || t->plain || !cl_case_known(from) || !cl_case_known(to))
        return secs;
    if (t->clock.cal)
        return (double)cl_clock_between(&t->clock, from, to);
    return secs - (double)(to - from - cl_clock_between(&t->clock, from, to));
}

/* How far past its target an ended case was, by the target alone; NaN: not known. */
static double past_target(const struct cl_facts *f, const struct cl_derived *d,
                          const struct target *t, double elapsed) {
    if (!isnan(elapsed) && !isnan(t->secs))
        return elapsed - t->secs;
    bool out = cl_case_future(f, f->created) || cl_case_future(f, d->close_at);
    if (!cl_case_known(d->close_at) || out || (d->flags & CL_FLAG_BIT(NEGATIVE)) ||
        !cl_case_known(t->due_at))
        return (double)NAN;
    return (double)(d->close_at - t->due_at);
}

/* Whether the true time, known to a day at either end, may lie on both sides. */
static int8_t day_unsure(const struct cl_facts *f, const struct cl_derived *d,
                         const struct target *t, const struct ending *e, double elapsed) {
    bool finer = f->resolution_time >= 0 && !f->resolution_in_days && !isnan(d->resolve_secs);
    if (!e->whole_days || finer || isnan(elapsed) || isnan(t->secs) || d->sla_basis == CL_SLA_DUE ||
        d->sla_flag >= 0)
        return -1;
    double low = elapsed - CL_DAY_SECS, high = elapsed + CL_DAY_SECS;
    if (t->clock.cal) {
        int64_t day = (int64_t)CL_DAY_SECS;
        low = (double)cl_clock_between(&t->clock, f->created + day, e->at);
        high = (double)cl_clock_between(&t->clock, f->created, e->at + day);
    }
    return low < t->secs && t->secs < high;
}

static void find_elapsed(const struct cl_facts *f, const struct target *t, struct cl_derived *d) {
    struct ending e = ending_of(f, d);
    double elapsed = on_clock(t, f->created, e.at, e.secs);
    double past = past_target(f, d, t, elapsed);
    d->day_unsure = day_unsure(f, d, t, &e, elapsed);
    if (!isnan(t->secs))
        d->elapsed_secs = elapsed;
    if (isnan(past))
        return;
    d->late_by_target = past > 0;
    if (past > 0)
        d->overrun_secs = past;
}

/* A clock that stands still until now shows this much. */
static void find_standstill(const struct cl_facts *f, const struct target *t,
                            struct cl_derived *d) {
    const struct cl_clock *c = &t->clock;
    if (isnan(t->secs) || !cl_case_known(f->created) || c->n_pauses == 0)
        return;
    const struct cl_span *last = &c->pauses[c->n_pauses - 1];
    if (!cl_case_known(last->to))
        d->elapsed_secs = (double)cl_clock_between(c, f->created, last->from);
}

static void find_breach(const struct cl_facts *f, const struct target *t, struct cl_derived *d) {
    int64_t past_due = t->past_due;
    if (d->status_state == CL_STATE_UNKNOWN || d->status_state == CL_STATE_DROPPED)
        return;
    if (cl_case_ended(d)) {
        d->sla_flag = f->breached;
        find_elapsed(f, t, d);
        if (d->late_by_target >= 0 && d->sla_flag >= 0 && d->late_by_target != d->sla_flag)
            d->flags |= CL_FLAG_BIT(SLA_DISAGREES);
        if (!cl_case_known(d->close_at)) /* when it ended is not known: no part in any SLA */
            return;
        d->ended_late = d->sla_flag >= 0 ? d->sla_flag : d->late_by_target;
        bool before = cl_case_known(past_due) && past_due < d->close_at;
        if (d->ended_late == 1)
            d->breach_at = before ? past_due : d->close_at;
        else if (d->ended_late < 0 && cl_case_known(past_due) && past_due <= d->close_at)
            d->breach_at = past_due; /* for as long as it is open; its end is not judged */
        return;
    }
    find_standstill(f, t, d);
    if (f->breached == 1 && d->status_state != CL_STATE_VOID) {
        /* Late by what the file knew when the case was last touched. */
        int64_t seen = cl_case_known(f->updated) ? f->updated : f->created;
        bool by_then = cl_case_known(past_due) && (!cl_case_known(seen) || past_due <= seen);
        d->sla_flag = 1;
        d->breach_at = by_then ? past_due : seen;
    } else if (!cl_case_known(d->close_at) || past_due <= d->close_at) {
        d->breach_at = past_due;
    }
}

/* ---- first response ---- */

static void find_response(const struct cl_facts *f, const struct cl_policy *policy,
                          const struct cl_policy_rule *rule, struct cl_derived *d) {
    if (!rule || !f->response_mapped || !isfinite(rule->response_secs[f->priority_rank]))
        return;
    double secs = rule->response_secs[f->priority_rank];
    struct target t = {.secs = secs, .clock = clock_of(f, policy, rule->calendar)};
    run_clock(f, &t);
    d->response_target_secs = secs;
    d->response_due_at = t.due_at;
    if (isnan(d->response_secs)) {
        bool in_time = cl_case_known(d->close_at) && t.past_due > d->close_at;
        if (!cl_case_known(f->first_response) && !in_time)
            d->response_breach_at = t.past_due;
        return;
    }
    int64_t at = f->first_response;
    if (!cl_case_known(at) && cl_case_known(f->created))
        at = f->created + whole(d->response_secs);
    d->response_late = on_clock(&t, f->created, at, d->response_secs) > secs;
    if (d->response_late)
        d->response_breach_at = cl_case_known(t.past_due) && t.past_due < at ? t.past_due : at;
}

/* ---- in the hours of the calendar ---- */

static void find_work(const struct cl_facts *f, const struct cl_calendar *cal,
                      struct cl_derived *d) {
    struct ending e = ending_of(f, d);
    if (!cal || !cl_case_known(f->created))
        return;
    if (!isnan(d->resolve_secs) && cl_case_known(e.at))
        d->work_resolve_secs = (double)cl_calendar_between(cal, f->created, e.at);
    if (!isnan(d->response_secs)) {
        int64_t at = cl_case_known(f->first_response) ? f->first_response
                                                      : f->created + whole(d->response_secs);
        d->work_response_secs = (double)cl_calendar_between(cal, f->created, at);
    }
}

void cl_derive_sla(const struct cl_facts *f, const struct cl_policy *policy, struct cl_derived *d) {
    const struct cl_policy_rule *rule = f->rule > 0 ? cl_policy_rule_at(policy, f->rule - 1) : NULL;
    struct target t;
    d->rule = rule ? f->rule : 0;
    d->breach_at = d->response_due_at = d->response_breach_at = CL_NO_TIME;
    d->ended_late = d->sla_flag = d->late_by_target = d->day_unsure = d->response_late = -1;
    d->elapsed_secs = d->overrun_secs = d->response_target_secs = (double)NAN;
    d->work_resolve_secs = d->work_response_secs = (double)NAN;
    find_target(f, policy, rule, &t, d);
    put_target(f, policy, rule, &t, d);
    find_breach(f, &t, d);
    find_response(f, policy, rule, d);
    find_work(f, rule ? rule->calendar : NULL, d);
    bool own = rule && !isnan(rule->penalty[f->priority_rank]);
    d->penalty = own ? rule->penalty[f->priority_rank] : policy->penalty[f->priority_rank];
}
