/* What cl_derive_case() makes of one case: state, close, durations, SLA, marks. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/base/civil.h"
#include "caseload/derive.h"

#define HOUR 3600
#define DAY 86400
#define C0 1700000000 /* when the case of most tests was created */
#define has_flag(d, id) (((d).flags & CL_FLAG_BIT(id)) != 0)
#define assert_secs(got, want) assert_true((got) == (double)(want))

/* A closed case of a source with a status and a close column. */
static struct cl_facts closed_case(int64_t created, int64_t closed) {
    struct cl_facts f;
    cl_facts_init(&f);
    f.status_set = f.status_mapped = f.closed_mapped = f.created_mapped = true;
    f.status = (struct cl_state_word){.state = CL_STATE_CLOSED, .known = true};
    f.created = created;
    f.closed = closed;
    f.imported_at = C0 + 1000 * DAY;
    return f;
}

static struct cl_facts open_case(int64_t created) {
    struct cl_facts f = closed_case(created, CL_NO_TIME);
    f.status.state = CL_STATE_OPEN;
    return f;
}

static struct cl_derived derive(const struct cl_facts *f) {
    struct cl_policy policy;
    struct cl_derived d;
    cl_policy_init(&policy);
    cl_derive_case(f, &policy, &d);
    return d;
}

static void state_and_close(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, C0 + DAY);
    struct cl_derived d = derive(&f);
    assert_int_equal(d.status_state, CL_STATE_CLOSED);
    assert_int_equal(d.close_at, C0 + DAY);

    f.resolved_mapped = true;
    f.resolved = C0 + HOUR; /* the earlier of the two ends it */
    assert_int_equal(derive(&f).close_at, C0 + HOUR);

    f = closed_case(C0, C0 + DAY); /* a close beats a word that says open */
    f.status.state = CL_STATE_PENDING;
    d = derive(&f);
    assert_int_equal(d.close_at, C0 + DAY);
    assert_true(has_flag(d, STATUS_CONFLICT));

    f.status = (struct cl_state_word){.state = CL_STATE_OPEN, .reopened = true};
    d = derive(&f); /* but for Reopened */
    assert_true(d.close_at == CL_NO_TIME);
    assert_true(isnan(d.resolve_secs));
    assert_false(has_flag(d, STATUS_CONFLICT));
}

static void closed_without_instant(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, CL_NO_TIME);
    f.priority_rank = 1;
    f.breached = 1;
    struct cl_derived d = derive(&f);
    assert_int_equal(d.status_state, CL_STATE_CLOSED);
    assert_true(has_flag(d, CLOSED_UNKNOWN_TIME));
    assert_true(d.close_at == CL_NO_TIME && d.breach_at == CL_NO_TIME);
    assert_int_equal(d.ended_late, -1);
}

static void close_from_duration(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, CL_NO_TIME);
    f.closed_mapped = false;
    f.resolution_time = 5 * HOUR;
    struct cl_derived d = derive(&f);
    assert_int_equal(d.close_at, C0 + 5 * HOUR);
    assert_true(has_flag(d, CLOSE_DERIVED));
    assert_secs(d.resolve_secs, 5 * HOUR);

    f.status.state = CL_STATE_OPEN; /* never closes an open one, never lasts */
    d = derive(&f);
    assert_true(d.close_at == CL_NO_TIME);
    assert_true(isnan(d.resolve_secs));
}

static void no_status(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, C0 + DAY);
    f.status_set = f.status_mapped = false;
    assert_int_equal(derive(&f).status_state, CL_STATE_CLOSED);
    f.closed = CL_NO_TIME;
    assert_int_equal(derive(&f).status_state, CL_STATE_OPEN);
    f.closed_mapped = false;
    f.sla_target = DAY;
    struct cl_derived d = derive(&f);
    assert_int_equal(d.status_state, CL_STATE_UNKNOWN);
    assert_true(d.breach_at == CL_NO_TIME);
}

static void resolution_ends_at_resolved(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, C0 + 9 * HOUR);
    f.resolved_mapped = true;
    f.resolved = C0 + 2 * HOUR;
    assert_secs(derive(&f).resolve_secs, 2 * HOUR);
    f.resolved = CL_NO_TIME; /* NULL even with a close */
    f.sla_target = 8 * HOUR;
    struct cl_derived d = derive(&f);
    assert_true(isnan(d.resolve_secs));
    assert_int_equal(d.ended_late, 1); /* by the time to its close */
}

static void resolution_by_precision(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, C0 + 2 * DAY);
    f.resolution_time = 30 * HOUR;
    assert_secs(derive(&f).resolve_secs, 2 * DAY); /* a time of day at one end: instants */
    f.created_date_only = true;
    assert_secs(derive(&f).resolve_secs, 2 * DAY);
    f.closed_date_only = true;
    assert_secs(derive(&f).resolve_secs, 30 * HOUR); /* finer than two dates */
    f.resolution_in_days = true;
    f.closed += HOUR; /* the night in which clocks went back */
    assert_secs(derive(&f).resolve_secs, 2 * DAY);
    f.resolution_time = 5 * DAY;
    assert_true(has_flag(derive(&f), DURATION_DISAGREES));
}

static void resolution_without_instants(void **state) {
    (void)state;
    struct cl_facts f = closed_case(CL_NO_TIME, CL_NO_TIME);
    f.created_mapped = f.closed_mapped = false;
    f.resolution_time = 3 * DAY;
    f.resolution_in_days = true;
    assert_secs(derive(&f).resolve_secs, 3 * DAY);
    f.status.state = CL_STATE_OPEN; /* filled for open ones too in real files */
    assert_true(isnan(derive(&f).resolve_secs));
    f.status.state = CL_STATE_VOID;
    assert_true(isnan(derive(&f).resolve_secs));
}

static void negative_and_future(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, C0 - 1);
    f.priority_rank = 1;
    struct cl_derived d = derive(&f);
    assert_true(isnan(d.resolve_secs));
    assert_true(has_flag(d, NEGATIVE));
    assert_int_equal(d.ended_late, -1);

    f = closed_case(C0, C0); /* zero is a duration */
    assert_secs(derive(&f).resolve_secs, 0);

    f = closed_case(C0, C0 + DAY);
    f.imported_at = C0 + DAY - 300;
    assert_secs(derive(&f).resolve_secs, DAY);
    assert_false(has_flag(derive(&f), FUTURE));
    f.imported_at--;
    assert_true(isnan(derive(&f).resolve_secs));
    assert_true(has_flag(derive(&f), FUTURE));
}

static void responses(void **state) {
    (void)state;
    struct cl_facts f = open_case(C0);
    f.response_time = 90;
    assert_secs(derive(&f).response_secs, 90);
    f.first_response = C0 + 600;
    assert_secs(derive(&f).response_secs, 600);
    f.first_response = C0 - 1;
    struct cl_derived d = derive(&f);
    assert_true(isnan(d.response_secs));
    assert_true(has_flag(d, NEGATIVE_RESPONSE));

    f = closed_case(CL_NO_TIME, C0);
    f.first_response = C0 + 60; /* both stay */
    d = derive(&f);
    assert_true(isnan(d.response_secs));
    assert_true(has_flag(d, RESOLVED_BEFORE_RESPONSE));
}

static void targets(void **state) {
    (void)state;
    struct cl_facts f = open_case(C0);
    struct cl_derived d = derive(&f);
    assert_int_equal(d.sla_basis, CL_SLA_NONE);
    assert_true(isnan(d.target_secs) && d.breach_at == CL_NO_TIME);

    f.priority_rank = 2;
    d = derive(&f);
    assert_int_equal(d.sla_basis, CL_SLA_DEFAULT);
    assert_secs(d.target_secs, 8 * HOUR);
    assert_int_equal(d.due_at, C0 + 8 * HOUR);
    assert_int_equal(d.at_risk_at, C0 + 6 * HOUR);
    assert_int_equal(d.breach_at, C0 + 8 * HOUR + 1); /* equal is met */
    assert_secs(d.penalty, 200);

    f.due = C0 + 3 * HOUR;
    d = derive(&f);
    assert_int_equal(d.sla_basis, CL_SLA_DUE);
    assert_secs(d.target_secs, 3 * HOUR);

    f.sla_target = 5 * DAY;
    d = derive(&f);
    assert_int_equal(d.sla_basis, CL_SLA_COLUMN);
    assert_int_equal(d.due_at, C0 + 5 * DAY);
}

static void breach_of_closed(void **state) {
    (void)state;
    struct cl_facts f = closed_case(C0, C0 + 4 * HOUR);
    f.priority_rank = 1;
    struct cl_derived d = derive(&f);
    assert_int_equal(d.ended_late, 0);
    assert_true(d.breach_at == CL_NO_TIME);
    f.closed++;
    d = derive(&f);
    assert_int_equal(d.ended_late, 1);
    assert_int_equal(d.breach_at, C0 + 4 * HOUR + 1);
    f.breached = 0; /* the file decides */
    d = derive(&f);
    assert_int_equal(d.ended_late, 0);
    assert_true(d.breach_at == CL_NO_TIME);
    assert_true(has_flag(d, SLA_DISAGREES));
    f.closed = C0 + HOUR; /* late by the flag before its target: at the end */
    f.breached = 1;
    d = derive(&f);
    assert_int_equal(d.breach_at, C0 + HOUR);
    assert_int_equal(d.sla_flag, 1);
}

static void breach_of_open(void **state) {
    (void)state;
    struct cl_facts f = open_case(C0);
    f.priority_rank = 1;
    f.breached = 0; /* says nothing while it is open */
    struct cl_derived d = derive(&f);
    assert_int_equal(d.sla_flag, -1);
    assert_int_equal(d.breach_at, C0 + 4 * HOUR + 1);
    f.breached = 1;
    f.updated = C0 + HOUR;
    d = derive(&f);
    assert_int_equal(d.sla_flag, 1);
    assert_int_equal(d.breach_at, C0 + HOUR);
    f.updated = C0 + DAY;
    assert_int_equal(derive(&f).breach_at, C0 + 4 * HOUR + 1);
    f.status.state = CL_STATE_VOID;
    assert_int_equal(derive(&f).ended_late, -1);
}

static void marks(void **state) {
    (void)state;
    struct cl_facts f = open_case(C0);
    f.status.escalated = f.status.reopened = true;
    struct cl_derived d = derive(&f);
    assert_int_equal(d.escalated_any, 1);
    assert_int_equal(d.reopened_any, 1);
    f.escalated_mapped = f.reopened_mapped = true; /* a column decides, word or not */
    f.escalated = 0;
    f.reopen_count = 0;
    d = derive(&f);
    assert_int_equal(d.escalated_any, 0);
    assert_int_equal(d.reopened_any, 0);
    f.reopen_count = 2;
    f.escalated = -1;
    d = derive(&f);
    assert_int_equal(d.escalated_any, -1);
    assert_int_equal(d.reopened_any, 1);
    f = open_case(C0);
    f.reopened_at = C0 + HOUR; /* the history saw it */
    assert_int_equal(derive(&f).reopened_any, 1);
    assert_int_equal(derive(&f).escalated_any, 0);
    f.status_set = f.status_mapped = false;
    assert_int_equal(derive(&f).escalated_any, -1);
}

static void rating_share(void **state) {
    (void)state;
    static const struct {
        double low, high, rating;
        bool satisfied, neutral;
    } cases[] = {
        {1, 5, 4, true, false},  {1, 5, 3, false, true},    {1, 5, 2, false, false},
        {1, 10, 7, true, false}, {1, 10, 6, false, true},   {0, 10, 7, true, false},
        {0, 10, 6, false, true}, {0, 100, 61, true, false}, {0, 100, 60, false, true},
        {0, 1, 1, true, false},  {0, 1, 0, false, false},   {1, 7, 5, true, false},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        struct cl_facts f = closed_case(C0, C0 + DAY);
        f.csat = cases[i].rating;
        assert_true(isnan(derive(&f).csat_share));
        f.csat_low = cases[i].low;
        f.csat_high = cases[i].high;
        double share = derive(&f).csat_share;
        assert_int_equal(share > 0.6, cases[i].satisfied);
        assert_int_equal(share <= 0.6 && share > 0.4, cases[i].neutral);
    }
}

static void registry_agrees(void **state) {
    (void)state;
    size_t n;
    const struct cl_derived_def *defs = cl_derived_columns(&n);
    struct cl_facts f = closed_case(C0, C0 + DAY);
    f.priority_rank = 1;
    struct cl_derived d = derive(&f);
    for (size_t i = 0; i < n; i++) {
        double v = cl_derived_value(&d, i);
        assert_non_null(defs[i].name);
        assert_true(defs[i].help[strlen(defs[i].help) - 1] == '.');
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(defs[i].name, defs[k].name);
        if (strcmp(defs[i].name, "close_at") == 0)
            assert_secs(v, C0 + DAY);
        if (strcmp(defs[i].name, "resolve_secs") == 0)
            assert_secs(v, DAY);
        if (strcmp(defs[i].name, "ended_late") == 0)
            assert_secs(v, 1);
        if (strcmp(defs[i].name, "sla_flag") == 0)
            assert_true(isnan(v));
    }
}

static void policy_settings(void **state) {
    (void)state;
    struct cl_policy a, b;
    struct cl_err err;
    struct cl_buf text = {0};
    cl_policy_init(&a);
    assert_int_equal(cl_policy_set(&a, "penalty", "critical", " 750 ", &err), CL_OK);
    assert_secs(a.penalty[1], 750);
    assert_int_equal(cl_policy_set(&a, "penalty", "critcal", "1", &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "critical"));
    assert_int_equal(cl_policy_set(&a, "penalty", "low", "-1", &err), CL_E_USAGE);
    assert_int_equal(cl_policy_set(&a, "penalties", "low", "1", &err), CL_E_USAGE);
    cl_policy_init(&b);
    cl_policy_print(&a, &text);
    struct cl_buf other = {0};
    cl_policy_print(&b, &other);
    assert_string_not_equal(text.ptr, other.ptr);
    cl_buf_free(&text);
    cl_buf_free(&other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(state_and_close),
        cmocka_unit_test(closed_without_instant),
        cmocka_unit_test(close_from_duration),
        cmocka_unit_test(no_status),
        cmocka_unit_test(resolution_ends_at_resolved),
        cmocka_unit_test(resolution_by_precision),
        cmocka_unit_test(resolution_without_instants),
        cmocka_unit_test(negative_and_future),
        cmocka_unit_test(responses),
        cmocka_unit_test(targets),
        cmocka_unit_test(breach_of_closed),
        cmocka_unit_test(breach_of_open),
        cmocka_unit_test(marks),
        cmocka_unit_test(rating_share),
        cmocka_unit_test(registry_agrees),
        cmocka_unit_test(policy_settings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
