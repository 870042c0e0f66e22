/* A case against targets of policies: whose target, on which clock, met or not, with
 * pauses, for the first response, and at the precision of days. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "caseload/derive.h"

#define HOUR 3600
#define DAY INT64_C(86400)
#define assert_secs(got, want) assert_true((got) == (double)(want))

struct line {
    const char *section, *key, *value;
};

static void fill(struct cl_policy *p, const struct line *lines) {
    struct cl_err err = {0};
    unsigned line;
    cl_policy_init(p);
    for (; lines->key; lines++)
        if (cl_policy_set(p, lines->section, lines->key, lines->value, &err) != CL_OK)
            fail_msg("%s: %s", lines->key, err.text);
    if (cl_policy_ready(p, &line, &err) != CL_OK)
        fail_msg("%s", err.text);
}

static int64_t at(const char *text) {
    const struct cl_zone *zone;
    int64_t from = 0, to = 0;
    if (cl_zone_open("Europe/Amsterdam", &zone, NULL) != CL_OK ||
        cl_parse_when(cl_slice(text), zone, &from, &to, NULL) != CL_OK)
        fail_msg("%s", text);
    return from;
}

static struct cl_facts open_case(const char *created) {
    struct cl_facts f;
    cl_facts_init(&f);
    f.status_set = f.status_mapped = f.closed_mapped = f.created_mapped = true;
    f.response_mapped = true;
    f.status = (struct cl_state_word){.state = CL_STATE_OPEN, .known = true};
    f.created = at(created);
    f.imported_at = at("2027-01-01");
    f.priority_rank = 1;
    f.rule = 1;
    return f;
}

static struct cl_facts closed_case(const char *created, const char *closed) {
    struct cl_facts f = open_case(created);
    f.status.state = CL_STATE_CLOSED;
    f.closed = at(closed);
    return f;
}

static struct cl_derived derive(const struct cl_facts *f, const struct cl_policy *p) {
    struct cl_derived d;
    cl_derive_case(f, p, &d);
    return d;
}

static const struct line office[] = {{"calendar office", "zone", "Europe/Amsterdam"},
                                     {"calendar office", "weekdays", "09:00-17:00"},
                                     {"calendar office", "holidays", "2026-03-30"},
                                     {"policy gold", "critical", "2h"},
                                     {"policy gold", "all", "8h"},
                                     {"policy gold", "low", "none"},
                                     {"policy gold", "response", "30m"},
                                     {"policy gold", "response_low", "none"},
                                     {"policy gold", "calendar", "office"},
                                     {"policy gold", "at_risk", "0.5"},
                                     {"policy gold", "penalty_critical", "900"},
                                     {"policy gold", "from", "2026-01-01"},
                                     {"policy rest", "calendar", "office"},
                                     {NULL, NULL, NULL}};

static void in_business_hours(void **state) {
    (void)state;
    struct cl_policy p;
    fill(&p, office);
    struct cl_facts f = closed_case("2026-03-27 16:00", "2026-03-31 10:00");
    struct cl_derived d = derive(&f, &p);
    assert_int_equal(d.sla_basis, CL_SLA_POLICY);
    assert_secs(d.target_secs, 2 * HOUR);
    assert_secs(d.elapsed_secs, 2 * HOUR);
    assert_int_equal(d.ended_late, 0); /* equal is met */
    assert_int_equal(d.due_at, at("2026-03-31 10:00"));
    assert_true(d.breach_at == CL_NO_TIME);
    assert_int_equal(d.at_risk_at, at("2026-03-27 17:00"));
    assert_int_equal(d.plain_clock, 0);
    assert_secs(d.work_resolve_secs, 2 * HOUR);
    assert_secs(d.resolve_secs, 3 * DAY + 17 * HOUR); /* the night of summer time is in between */
    assert_secs(d.penalty, 900);
    assert_int_equal(d.rule, 1);
    f.closed++;
    d = derive(&f, &p);
    assert_int_equal(d.ended_late, 1);
    assert_int_equal(d.breach_at, f.closed);
    assert_secs(d.overrun_secs, 1);
    f.closed = at("2026-04-01 09:30");
    d = derive(&f, &p);
    assert_int_equal(d.breach_at, at("2026-03-31 10:00") + 1);
    assert_secs(d.overrun_secs, 7.5 * HOUR);
    cl_policy_done(&p);
}

static void whose_target(void **state) {
    (void)state;
    struct cl_policy p;
    fill(&p, office);
    struct cl_facts f = open_case("2026-03-27 16:00");
    f.priority_rank = 0; /* `all` is for unknown priorities too */
    assert_secs(derive(&f, &p).target_secs, 8 * HOUR);
    f.priority_rank = 4;
    struct cl_derived d = derive(&f, &p);
    assert_int_equal(d.sla_basis, CL_SLA_NONE);
    assert_true(isnan(d.target_secs) && d.breach_at == CL_NO_TIME);
    f.rule = 2; /* says nothing of targets: the defaults, in its hours */
    f.priority_rank = 1;
    d = derive(&f, &p);
    assert_int_equal(d.sla_basis, CL_SLA_DEFAULT);
    assert_int_equal(d.due_at, at("2026-03-31 12:00"));
    f.rule = 0;
    assert_int_equal(derive(&f, &p).due_at, at("2026-03-27 20:00"));
    f.rule = 1; /* a column of durations: all hours; a due date: as it is */
    f.sla_target = 24 * HOUR;
    d = derive(&f, &p);
    assert_int_equal(d.sla_basis, CL_SLA_COLUMN);
    assert_int_equal(d.due_at, at("2026-03-28 16:00"));
    assert_int_equal(d.plain_clock, 1);
    f.sla_target = (double)NAN;
    f.due = at("2026-03-29 12:00");
    d = derive(&f, &p);
    assert_int_equal(d.sla_basis, CL_SLA_DUE);
    assert_int_equal(d.breach_at, f.due + 1);
    cl_policy_done(&p);
}

static void pauses(void **state) {
    (void)state;
    struct cl_policy p;
    fill(&p, office);
    struct cl_span spans[] = {{at("2026-03-27 16:30"), at("2026-03-31 11:00")},
                              {at("2026-03-31 12:00"), CL_NO_TIME}};
    struct cl_facts f = open_case("2026-03-27 16:00");
    f.pauses = spans;
    f.n_pauses = 2;
    f.pause_from = f.created;
    struct cl_derived d = derive(&f, &p);
    assert_true(d.due_at == CL_NO_TIME && d.breach_at == CL_NO_TIME); /* paused at 1.5 h of 2 */
    assert_secs(d.elapsed_secs, 1.5 * HOUR);
    assert_int_equal(d.pause_from, f.created);
    assert_int_equal(d.at_risk_at, at("2026-03-31 11:30"));
    spans[1].to = at("2026-03-31 15:00");
    d = derive(&f, &p);
    assert_int_equal(d.due_at, at("2026-03-31 15:30"));
    assert_int_equal(d.breach_at, at("2026-03-31 15:30") + 1);
    f.pause_from = CL_NO_TIME; /* without a history there are no pauses */
    assert_int_equal(derive(&f, &p).due_at, at("2026-03-31 10:00"));
    f.pause_from = f.created;
    f.due = at("2026-03-31 10:30"); /* nor for the file's own due date */
    f.rule = 2;
    d = derive(&f, &p);
    assert_int_equal(d.due_at, f.due);
    assert_true(d.pause_from == CL_NO_TIME);
    cl_policy_done(&p);

    static const struct line none[] = {{"pause", "status", "none"}, {NULL, NULL, NULL}};
    fill(&p, none);
    f.due = CL_NO_TIME;
    f.rule = 0;
    d = derive(&f, &p);
    assert_int_equal(d.due_at, at("2026-03-27 20:00"));
    assert_true(d.pause_from == CL_NO_TIME);
    cl_policy_done(&p);
}

/* On all hours a pause is taken off the time that the instants give. */
static void pauses_on_all_hours(void **state) {
    (void)state;
    struct cl_policy p;
    cl_policy_init(&p);
    const struct cl_span span = {at("2026-03-27 18:00"), at("2026-03-28 18:00")};
    struct cl_facts f = closed_case("2026-03-27 16:00", "2026-03-28 20:00");
    f.rule = 0;
    f.pauses = &span;
    f.n_pauses = 1;
    f.pause_from = f.created;
    struct cl_derived d = derive(&f, &p);
    assert_secs(d.elapsed_secs, 4 * HOUR);
    assert_int_equal(d.ended_late, 0);
    assert_secs(d.resolve_secs, 28 * HOUR);
    f.closed++;
    d = derive(&f, &p);
    assert_int_equal(d.breach_at, f.closed);
    f.closed = at("2026-03-28 12:00"); /* closed while it paused */
    d = derive(&f, &p);
    assert_secs(d.elapsed_secs, 2 * HOUR);
}

static void first_response(void **state) {
    (void)state;
    struct cl_policy p;
    fill(&p, office);
    struct cl_facts f = open_case("2026-03-27 16:45");
    struct cl_derived d = derive(&f, &p);
    assert_int_equal(d.response_due_at, at("2026-03-31 09:15"));
    assert_int_equal(d.response_breach_at, at("2026-03-31 09:15") + 1);
    assert_int_equal(d.response_late, -1);
    f.first_response = at("2026-03-31 09:15");
    d = derive(&f, &p);
    assert_int_equal(d.response_late, 0);
    assert_true(d.response_breach_at == CL_NO_TIME);
    assert_secs(d.work_response_secs, HOUR / 2);
    f.first_response = at("2026-03-31 12:00");
    d = derive(&f, &p);
    assert_int_equal(d.response_late, 1);
    assert_int_equal(d.response_breach_at, at("2026-03-31 09:15") + 1);
    f.first_response = CL_NO_TIME; /* a duration without an instant */
    f.response_time = 29 * 60;
    assert_int_equal(derive(&f, &p).response_late, 0);
    f.response_time = (double)NAN; /* closed without an answer, before one was due */
    f.status.state = CL_STATE_CLOSED;
    f.closed = at("2026-03-31 09:00");
    assert_true(derive(&f, &p).response_breach_at == CL_NO_TIME);
    f.closed = at("2026-03-31 10:00");
    assert_int_equal(derive(&f, &p).response_breach_at, at("2026-03-31 09:15") + 1);
    f.priority_rank = 4;
    assert_true(isnan(derive(&f, &p).response_target_secs));
    f.priority_rank = 1;
    f.response_mapped = false; /* nobody can tell who was answered */
    assert_true(isnan(derive(&f, &p).response_target_secs));
    cl_policy_done(&p);
}

/* Of d civil days the true time lies in ((d - 1) days, (d + 1) days). */
static void known_to_a_day(void **state) {
    (void)state;
    static const struct {
        int days, target_hours, unsure;
    } cases[] = {{0, 24, 0}, {0, 8, 1},  {1, 24, 1}, {1, 47, 1}, {1, 48, 0},
                 {2, 24, 0}, {2, 25, 1}, {3, 72, 1}, {4, 72, 0}};
    struct cl_policy p;
    cl_policy_init(&p);
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        struct cl_facts f = closed_case("2026-03-10", "2026-03-10");
        f.closed += cases[i].days * DAY;
        f.created_date_only = f.closed_date_only = true;
        f.sla_target = cases[i].target_hours * HOUR;
        assert_int_equal(derive(&f, &p).day_unsure, cases[i].unsure);
        f.breached = 1; /* the file knows */
        assert_int_equal(derive(&f, &p).day_unsure, -1);
        f.breached = -1;
        f.closed_date_only = false;
        assert_int_equal(derive(&f, &p).day_unsure, -1);
    }
    fill(&p, office);
    struct cl_facts f = closed_case("2026-03-10", "2026-03-11"); /* 8 business hours, 0 to 16 */
    f.created_date_only = f.closed_date_only = true;
    assert_int_equal(derive(&f, &p).day_unsure, 1);
    f = closed_case("2026-03-10", "2026-03-13");
    f.created_date_only = f.closed_date_only = true;
    assert_int_equal(derive(&f, &p).day_unsure, 0);
    cl_policy_done(&p);
}

static void flags_and_targets(void **state) {
    (void)state;
    struct cl_policy p;
    fill(&p, office);
    struct cl_facts f = closed_case("2026-03-27 16:00", "2026-03-31 11:00");
    f.breached = 0;
    struct cl_derived d = derive(&f, &p);
    assert_int_equal(d.ended_late, 0);
    assert_int_equal(d.late_by_target, 1);
    assert_true(d.flags & CL_FLAG_BIT(SLA_DISAGREES));
    f.closed = at("2026-03-27 16:30");
    f.breached = 1;
    d = derive(&f, &p);
    assert_int_equal(d.late_by_target, 0);
    assert_int_equal(d.breach_at, f.closed);
    assert_true(isnan(d.overrun_secs));
    cl_policy_done(&p);
}

static void words_that_pause(void **state) {
    (void)state;
    struct cl_state_word pending = {.state = CL_STATE_PENDING}, open = {.state = CL_STATE_OPEN},
                         closed = {.state = CL_STATE_CLOSED};
    struct cl_policy p;
    cl_policy_init(&p);
    assert_true(cl_policy_pauses(&p, pending, CL_S("Waiting")));
    assert_false(cl_policy_pauses(&p, open, CL_S("Open")));
    static const struct line words[] = {{"pause", "status", "On  Hold, parked"},
                                        {NULL, NULL, NULL}};
    fill(&p, words);
    assert_true(cl_policy_pauses(&p, pending, CL_S("ON HOLD")));
    assert_true(cl_policy_pauses(&p, open, CL_S("Parked")));
    assert_false(cl_policy_pauses(&p, pending, CL_S("Waiting")));
    assert_false(cl_policy_pauses(&p, closed, CL_S("Parked")));
    assert_false(cl_policy_never_pauses(&p));
    cl_policy_use(&p);
    const struct cl_vocab *v = cl_vocabulary();
    const char *formula = NULL;
    for (size_t i = 0; i < v->n_terms; i++)
        if (strcmp(v->terms[i].name, "pausing") == 0)
            formula = v->terms[i].formula;
    assert_string_equal(formula, "at(status) in (\"On  Hold\", \"parked\")");
    cl_policy_use(NULL);
    assert_string_equal(formula, "status_at = 3");
    cl_policy_done(&p);
}

/* Equal text, equal policy: whatever changes an answer changes the text. */
static void printed(void **state) {
    (void)state;
    static const struct line more[] = {{"policy gold", "critical", "3h"},
                                       {"policy gold", "filter", "priority:high"},
                                       {"policy gold", "calendar", "nights"},
                                       {"policy gold", "from", "2026-02-01"},
                                       {"policy gold", "response_high", "5m"},
                                       {"policy gold", "penalty_low", "1"},
                                       {"policy gold", "at_risk", "0.9"},
                                       {"policy gold", "all", "none"},
                                       {"calendar office", "zone", "UTC"},
                                       {"calendar office", "friday", "closed"},
                                       {"calendar office", "holidays", "2027-01-01"},
                                       {"pause", "status", "none"},
                                       {"pause", "status", "parked"},
                                       {"penalty", "preset", "small"}};
    struct cl_policy p;
    struct cl_buf plain = {0};
    struct line lines[32];
    size_t n = 0;
    for (; office[n].key; n++)
        lines[n] = office[n];
    lines[n++] = (struct line){"calendar nights", "zone", "UTC"};
    lines[n++] = (struct line){"calendar nights", "weekdays", "22:00-06:00"};
    lines[n] = lines[n + 1] = (struct line){NULL, NULL, NULL};
    fill(&p, lines);
    cl_policy_print(&p, &plain);
    cl_policy_done(&p);
    for (size_t i = 0; i < CL_LEN(more); i++) {
        struct cl_buf text = {0};
        lines[n] = more[i];
        fill(&p, lines);
        cl_policy_print(&p, &text);
        if (strcmp(text.ptr, plain.ptr) == 0)
            fail_msg("%s %s changes nothing", more[i].section, more[i].key);
        cl_policy_done(&p);
        cl_buf_free(&text);
    }
    cl_buf_free(&plain);
}

static void limits(void **state) {
    (void)state;
    struct cl_policy p;
    struct cl_err err = {0};
    char name[32];
    enum cl_rc rc = CL_OK;
    cl_policy_init(&p);
    for (int i = 0; i <= CL_POLICY_CALENDARS; i++) {
        assert_int_equal(rc, CL_OK);
        snprintf(name, sizeof name, "calendar c%d", i);
        rc = cl_policy_set(&p, name, "zone", "UTC", &err);
    }
    assert_int_equal(rc, CL_E_USAGE);
    assert_non_null(strstr(err.text, "more than 32 calendars"));
    for (int i = 0; i <= CL_CALENDAR_HOLIDAYS; i++) {
        rc = cl_policy_set(&p, "calendar c1", "holidays", "2026-12-25", &err);
        assert_int_equal(rc, i < CL_CALENDAR_HOLIDAYS ? CL_OK : CL_E_USAGE);
    }
    assert_int_equal(cl_policy_set(&p, "pause", "status", "on \"hold\"", &err), CL_E_USAGE);
    assert_int_equal(cl_policy_set(&p, "policy", "all", "1h", &err), CL_E_USAGE);
    assert_int_equal(cl_policy_set(&p, "policy a", "all", "-1h", &err), CL_E_USAGE);
    assert_int_equal(cl_policy_set(&p, "policy a", "penalty_high", "lots", &err), CL_E_USAGE);
    cl_policy_done(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_business_hours),
        cmocka_unit_test(whose_target),
        cmocka_unit_test(pauses),
        cmocka_unit_test(pauses_on_all_hours),
        cmocka_unit_test(first_response),
        cmocka_unit_test(known_to_a_day),
        cmocka_unit_test(flags_and_targets),
        cmocka_unit_test(words_that_pause),
        cmocka_unit_test(printed),
        cmocka_unit_test(limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
