/* Measures over a table small enough to count by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/metrics_cards.h"

#include "small_table.h"

#define assert_real(got, want) assert_true(fabs((got) - (want)) < 1e-9)
#define NA SMALL_NAN

/* As of day 10.  Targets: Critical 4 h, High 8 h, Medium 24 h, Low 72 h. */
static const struct small_case cases[] = {
    /* met: 3 h of 4 */
    {"C1", "Closed", "Critical", "Billing", "A1", 0, 3, 30, 5, 10, 0},
    /* breached: 10 h of 8 */
    {"C2", "Closed", "High", "Billing", "A1", 24, 34, 60, 2, 5, 0},
    /* met, another agent, reopened once */
    {"C3", "Closed", "Low", "Onboarding", "A2", 48, 72, 90, 4, 8, 1},
    /* open, due on day 5 + 4 h: overdue */
    {"C4", "Open", "Critical", "Billing", "A1", 120, NA, NA, NA, NA, 0},
    /* pending, created on day 9, due on day 12 */
    {"C5", "Pending", "Low", "Onboarding", NULL, 216, NA, 15, NA, NA, 0},
    {"C6", "Cancelled", "Medium", "Billing", "A2", 100, NA, NA, NA, NA, 1},
    /* closed, nobody knows when */
    {"C7", "Closed", "Medium", NULL, "A2", 150, NA, NA, NA, NA, 0},
    /* not yet there on day 10 */
    {"C8", "Open", "High", "Later", "A2", 300, NA, NA, NA, NA, 0},
};
#define T_DAY10 (SMALL_T0 + 10 * SMALL_DAY)

struct fixture {
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
};

static int setup(void **state) {
    static struct fixture f;
    f = (struct fixture){.arena = cl_arena_new(),
                         .scope = {.as_of = T_DAY10, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    small_open(&f.b, cases, CL_LEN(cases), true);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_arena_free(f->arena);
    small_close(&f->b);
    return 0;
}

static struct cl_answer ask(struct fixture *f, const struct cl_question *q) {
    struct cl_answer a;
    enum cl_rc rc = cl_metrics_ask(&f->b.base, &f->scope, q, 1, f->arena, &a, &f->err);
    if (rc != CL_OK)
        print_error("%s\n", f->err.text);
    assert_int_equal(rc, CL_OK);
    return a;
}

static struct cl_value value(struct fixture *f, const char *key) {
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    assert_non_null(m);
    struct cl_question q = {.measures = &m, .n_measures = 1, .detail = true};
    struct cl_answer a = ask(f, &q);
    assert_int_equal(a.n_rows, 1);
    return a.rows[0].values[0];
}

static void counts(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *key;
        double want;
        uint64_t n;
    } checks[] = {
        {"cases", 7, 7},
        {"open", 2, 7},
        {"pending", 1, 7},
        {"in_progress", 0, 7},
        {"closed", 4, 7},
        {"void", 1, 7},
        {"backlog", 2, 7},
        {"high_risk_open", 1, 7},
        {"overdue_open", 1, 2},
        {"at_risk_open", 0, 2},
        {"unassigned_open", 1, 7},
        {"created", 7, 7},
        {"closed_in_period", 4, 7},
        {"reopened", 2, 7},
        {"net_flow", 3, 7},
        {"breached", 2, 5},
        {"unanswered", 1, 7},
        {"escalated", 0, 7},
    };
    for (size_t i = 0; i < CL_LEN(checks); i++) {
        struct cl_value v = value(f, checks[i].key);
        if (!(fabs(v.value - checks[i].want) < 1e-9) || v.n != checks[i].n)
            print_error("%s: %g (n %d)\n", checks[i].key, v.value, (int)v.n);
        assert_real(v.value, checks[i].want);
        assert_int_equal(v.n, checks[i].n);
        assert_null(v.why);
    }
}

static void resolution(void **state) {
    struct fixture *f = *state;
    struct cl_value v = value(f, "resolution_mean");
    assert_real(v.value, (3 + 10 + 24) / 3.0);
    assert_int_equal(v.n, 3);
    assert_int_equal(v.excluded[CL_EX_OPEN], 2);
    assert_int_equal(v.excluded[CL_EX_VOID], 1);
    assert_int_equal(v.excluded[CL_EX_UNKNOWN_CLOSE], 1);
    assert_real(value(f, "resolution_median").value, 10);
    assert_real(value(f, "resolution_days_mean").value, 37.0 / 72);
}

static void sla(void **state) {
    struct fixture *f = *state;
    struct cl_value v = value(f, "sla_compliance");
    assert_real(v.value, 2.0 / 4); /* C1 and C3 of C1 C2 C3 C4; C5 is not due yet */
    assert_int_equal(v.n, 4);
    assert_int_equal(v.excluded[CL_EX_VOID], 1);
    assert_int_equal(v.excluded[CL_EX_UNKNOWN_CLOSE], 1);
    assert_true(v.low > 0.1 && v.high < 0.9);
    assert_real(value(f, "sla_breach_rate").value, 0.5);
    assert_real(value(f, "sla_compliance_resolved").value, 2.0 / 3);
    assert_real(value(f, "sla_compliance_created").value, 2.0 / 4);
    assert_real(value(f, "open_overdue_rate").value, 0.5);
    assert_real(value(f, "penalty").value, 700);
}

static void quality(void **state) {
    struct fixture *f = *state;
    struct cl_value v = value(f, "csat_mean");
    assert_real(v.value, 11.0 / 3);
    assert_int_equal(v.n, 3);
    assert_int_equal(v.excluded[CL_EX_OPEN], 2);
    assert_int_equal(v.excluded[CL_EX_VOID], 1);
    assert_int_equal(v.excluded[CL_EX_NULL], 1);
    assert_real(value(f, "csat_satisfied").value, 2.0 / 3);
    assert_real(value(f, "csat_response_rate").value, 3.0 / 4);
    assert_real(value(f, "nps").value, 0);
    assert_real(value(f, "reopen_rate").value, 2.0 / 5);
    assert_real(value(f, "response_mean").value, (30 + 60 + 90 + 15) / 4.0);
    assert_real(value(f, "throughput").value, 1); /* three closes on three agent-days */
    assert_real(value(f, "wip").value, 1);
}

/* Spans 3, 10 and 24 h ended, 24 and 120 h still open: S is .8, .6, .4. */
static void open_cases_count_as_not_yet_resolved(void **state) {
    struct fixture *f = *state;
    struct cl_value v = value(f, "resolution_km_median");
    assert_real(v.value, 24);
    assert_real(v.low, 3);
    assert_true(isnan(v.high));
    assert_int_equal(v.n, 5);
    assert_int_equal(v.excluded[CL_EX_VOID], 1);
    assert_int_equal(v.excluded[CL_EX_UNKNOWN_CLOSE], 1);
    assert_real(value(f, "resolution_median").value, 10);
    assert_real(value(f, "resolution_rmst").value, 3 + 0.8 * 7 + 0.6 * 14 + 0.4 * (720 - 24));
    f->scope.filter = "state:open,pending";
    v = value(f, "resolution_km_median");
    assert_true(isnan(v.value));
    assert_non_null(strstr(v.why, "not reached"));
    assert_int_equal(v.n, 2);
}

static void nulls_have_a_why(void **state) {
    struct fixture *f = *state;
    static const char *const keys[] = {"utilization",  "exposure", "occupancy", "deflection",
                                       "abandon_rate", "aht",      "ces_mean"};
    for (size_t i = 0; i < CL_LEN(keys); i++) {
        struct cl_value v = value(f, keys[i]);
        assert_true(isnan(v.value));
        assert_non_null(v.why);
    }
}

static void period(void **state) {
    struct fixture *f = *state;
    f->scope.from = SMALL_T0 + SMALL_DAY;
    f->scope.to = SMALL_T0 + 3 * SMALL_DAY; /* day 1 and 2 */
    assert_real(value(f, "created").value, 2);
    assert_real(value(f, "created").previous, 1);
    struct cl_value v = value(f, "closed");
    assert_real(v.value, 1); /* C2 at hour 34; C3 closes as the period ends */
    assert_int_equal(v.excluded[CL_EX_NO_INSTANT], 1);
    assert_real(value(f, "open").value, 1);
    v = value(f, "resolution_mean");
    assert_real(v.value, 10);
    assert_int_equal(v.n, 1);
    assert_real(value(f, "breached").value, 1);
    assert_real(value(f, "penalty").value, 200);
    assert_real(value(f, "penalty_per_month").value, 200 / 2.0 * 30.4375);
}

static void along_time(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m[] = {cl_measure_find(CL_S("created")),
                                    cl_measure_find(CL_S("closed_in_period")),
                                    cl_measure_find(CL_S("backlog"))};
    struct cl_question q = {.measures = m, .n_measures = 3, .every = CL_EVERY_DAY};
    struct cl_answer a = ask(f, &q);
    static const double created[] = {1, 1, 1, 0, 1, 1, 1, 0, 0, 1, 0};
    static const double closed[] = {1, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    static const double backlog[] = {0, 0, 1, 0, 0, 1, 1, 1, 1, 2, 2};
    assert_int_equal(a.n_rows, 11);
    for (size_t i = 0; i < a.n_rows; i++) {
        assert_real(a.rows[i].values[0].value, created[i]);
        assert_real(a.rows[i].values[1].value, closed[i]);
        assert_real(a.rows[i].values[2].value, backlog[i]);
    }
    assert_memory_equal(a.rows[0].labels[0].ptr, "2024-01-01", 10);
    assert_string_equal(a.rows[1].drill, "created:2024-01-02..2024-01-02");
    assert_int_equal(a.rows[10].bucket_end, T_DAY10 + 1);
    assert_int_equal(f->b.runs, 1);
}

/* A point of a trend is the number as of the bucket's end. */
static void trend_equals_as_of(void **state) {
    struct fixture *f = *state;
    static const char *const keys[] = {"backlog", "overdue_open", "backlog_age_median_days"};
    static const char *const filters[] = {"", "is:overdue", "age>1d -priority:high"};
    for (size_t k = 0; k < CL_LEN(keys) * CL_LEN(filters); k++) {
        const char *key = keys[k % CL_LEN(keys)];
        const struct cl_measure *m = cl_measure_find(cl_slice(key));
        struct cl_question q = {.measures = &m, .n_measures = 1, .every = CL_EVERY_DAY};
        f->scope.filter = filters[k / CL_LEN(keys)];
        f->scope.as_of = T_DAY10;
        struct cl_answer a = ask(f, &q);
        for (size_t i = 0; i < a.n_rows; i++) {
            f->scope.as_of = a.rows[i].bucket_end - 1;
            double then = value(f, key).value, point = a.rows[i].values[0].value;
            assert_true((isnan(then) && isnan(point)) || fabs(then - point) < 1e-9);
        }
    }
}

static void between_edges(void **state) {
    struct fixture *f = *state;
    const int64_t edges[] = {SMALL_T0, SMALL_T0 + SMALL_DAY, SMALL_T0 + 4 * SMALL_DAY,
                             SMALL_T0 + 10 * SMALL_DAY};
    static const double created[] = {1, 2, 4}, open[] = {0, 0, 2};
    const struct cl_measure *m[] = {cl_measure_find(CL_S("created")),
                                    cl_measure_find(CL_S("open"))};
    struct cl_question q = {
        .measures = m, .n_measures = 2, .every = CL_EVERY_EDGES, .edges = edges, .n_edges = 4};
    struct cl_answer a = ask(f, &q);
    assert_int_equal(a.n_rows, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_real(a.rows[i].values[0].value, created[i]);
        assert_real(a.rows[i].values[1].value, open[i]);
    }
    assert_memory_equal(a.rows[1].labels[0].ptr, "2024-01-02T00:00:00Z", 20);
    q.n_edges = 1;
    assert_int_equal(cl_metrics_ask(&f->b.base, &f->scope, &q, 1, f->arena, &a, &f->err),
                     CL_E_USAGE);
}

static void too_many_buckets(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = cl_measure_find(CL_S("backlog"));
    struct cl_question q = {.measures = &m, .n_measures = 1, .every = CL_EVERY_DAY};
    struct cl_answer a;
    f->scope.as_of = SMALL_T0 + 5000 * SMALL_DAY;
    assert_int_equal(cl_metrics_ask(&f->b.base, &f->scope, &q, 1, f->arena, &a, &f->err),
                     CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "longer unit"));
}

static void by_dimension(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m[] = {cl_measure_find(CL_S("cases")), cl_measure_find(CL_S("open"))};
    struct cl_question q = {.measures = m, .n_measures = 2, .dims = {"department"}, .totals = true};
    struct cl_answer a = ask(f, &q);
    assert_int_equal(a.n_rows, 4); /* "Later" is not there yet */
    assert_memory_equal(a.rows[0].labels[0].ptr, "Billing", 7);
    assert_real(a.rows[0].values[0].value, 4);
    assert_real(a.rows[0].values[1].value, 1);
    assert_memory_equal(a.rows[1].labels[0].ptr, "Onboarding", 10);
    assert_null(a.rows[2].labels[0].ptr);
    assert_memory_equal(a.rows[3].labels[0].ptr, "*", 1);
    assert_real(a.rows[3].values[0].value, 7);
    assert_string_equal(a.rows[0].drill, "department:Billing");

    q.sort = "open,-department";
    q.top = 2;
    a = ask(f, &q);
    assert_int_equal(a.n_rows, 3);
    assert_null(a.rows[0].labels[0].ptr); /* 0 open */
    assert_memory_equal(a.rows[1].labels[0].ptr, "Onboarding", 10);
    assert_memory_equal(a.rows[2].labels[0].ptr, "*", 1);
}

static void filter_and_matched(void **state) {
    struct fixture *f = *state;
    f->scope.filter = "department:billing";
    const struct cl_measure *m = cl_measure_find(CL_S("open"));
    struct cl_question q = {
        .measures = &m, .n_measures = 1, .dims = {"priority"}, .where = "-priority:high"};
    struct cl_answer a = ask(f, &q);
    assert_int_equal(a.matched, 4);
    assert_int_equal(a.n_rows, 2);
    assert_memory_equal(a.rows[0].labels[0].ptr, "Critical", 8);
    assert_memory_equal(a.rows[1].labels[0].ptr, "Medium", 6);
}

static void cards(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m[] = {cl_measure_find(CL_S("created")),
                                    cl_measure_find(CL_S("open"))};
    struct cl_card c[2];
    assert_int_equal(cl_metrics_cards(&f->b.base, &f->scope, m, 2, f->arena, c, &f->err), CL_OK);
    assert_int_equal(f->b.runs, 1);
    assert_real(c[0].value.value, 7);
    assert_real(c[0].spark[12], 4);     /* day 3 to 10: C4 to C7 */
    assert_true(isnan(c[0].spark[11])); /* began before the first case */
    assert_true(isnan(c[0].last30) && isnan(c[0].before30));
    assert_string_equal(c[0].edge, "the cases begin on 2024-01-01 only");
    assert_true(isnan(c[1].last30) && isnan(c[1].before30));
    assert_real(c[1].spark[12], 2);
    assert_real(c[1].spark[11], 0); /* C3 closes at that very instant */
    assert_true(isnan(c[1].spark[10]));
}

static void without_created(void **state) {
    struct fixture *f = *state;
    small_close(&f->b);
    small_open(&f->b, cases, CL_LEN(cases), false);
    assert_true(isnan(value(f, "created").value));
    assert_non_null(strstr(value(f, "created").why, "created"));
    assert_true(isnan(value(f, "backlog_age_median_days").value));
    assert_real(value(f, "cases").value, 8);
    assert_real(value(f, "open").value, 3);
    const struct cl_measure *m = cl_measure_find(CL_S("backlog"));
    struct cl_question q = {.measures = &m, .n_measures = 1, .every = CL_EVERY_MONTH};
    struct cl_answer a = ask(f, &q);
    for (size_t i = 0; i < a.n_rows; i++)
        assert_non_null(a.rows[i].values[0].why);
    q = (struct cl_question){.measures = &m, .n_measures = 1, .dims = {"hour"}};
    a = ask(f, &q);
    assert_int_equal(a.n_rows, 1);
    assert_non_null(a.rows[0].values[0].why);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(counts, setup, teardown),
        cmocka_unit_test_setup_teardown(resolution, setup, teardown),
        cmocka_unit_test_setup_teardown(sla, setup, teardown),
        cmocka_unit_test_setup_teardown(quality, setup, teardown),
        cmocka_unit_test_setup_teardown(open_cases_count_as_not_yet_resolved, setup, teardown),
        cmocka_unit_test_setup_teardown(nulls_have_a_why, setup, teardown),
        cmocka_unit_test_setup_teardown(period, setup, teardown),
        cmocka_unit_test_setup_teardown(along_time, setup, teardown),
        cmocka_unit_test_setup_teardown(trend_equals_as_of, setup, teardown),
        cmocka_unit_test_setup_teardown(between_edges, setup, teardown),
        cmocka_unit_test_setup_teardown(too_many_buckets, setup, teardown),
        cmocka_unit_test_setup_teardown(by_dimension, setup, teardown),
        cmocka_unit_test_setup_teardown(filter_and_matched, setup, teardown),
        cmocka_unit_test_setup_teardown(cards, setup, teardown),
        cmocka_unit_test_setup_teardown(without_created, setup, teardown),
    };
    return cmocka_run_group_tests_name("ask", tests, NULL, NULL);
}
