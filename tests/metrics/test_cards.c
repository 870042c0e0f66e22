/* What a card compares, and where an export has edges that are not the desk's. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/metrics_cards.h"

#include "small_table.h"

#define NA SMALL_NAN
#define DAYS 100
#define A_DAY 3
#define MAX_CASES (DAYS * A_DAY)

struct fixture {
    struct small_case cases[MAX_CASES];
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
};

/* Three cases a day on the days that `on` names, closed two days later; T is the end of
 * day 99. */
static void open_days(struct fixture *f, bool (*on)(int day)) {
    size_t n = 0;
    for (int day = 0; day < DAYS; day++)
        for (int i = 0; i < A_DAY && on(day); i++)
            f->cases[n++] = (struct small_case){.id = "C",
                                                .status = "Closed",
                                                .priority = "Low",
                                                .department = "Billing",
                                                .agent = "A1",
                                                .created_h = day * 24.0 + 2 + i,
                                                .closed_h = day * 24.0 + 50 + i,
                                                .response_min = NA,
                                                .csat = 4,
                                                .nps = NA};
    f->arena = cl_arena_new();
    f->scope = (struct cl_scope){
        .as_of = SMALL_T0 + DAYS * SMALL_DAY - 1, .from = CL_NO_TIME, .to = CL_NO_TIME};
    small_open(&f->b, f->cases, n, true);
}

static void done(struct fixture *f) {
    small_close(&f->b);
    cl_arena_free(f->arena);
}

static struct cl_card card(struct fixture *f, const char *key) {
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    struct cl_card c;
    assert_int_equal(cl_metrics_cards(&f->b.base, &f->scope, &m, 1, f->arena, &c, &f->err), CL_OK);
    return c;
}

static bool always(int day) {
    return day >= 0;
}

static void a_flow_and_a_stock(void **state) {
    (void)state;
    static struct fixture f;
    open_days(&f, always);
    struct cl_card c = card(&f, "created");
    assert_null(c.edge);
    assert_true(fabs(c.last30 - 90) < 1e-9 && fabs(c.before30 - 90) < 1e-9);
    for (size_t p = 0; p < CL_SPARK_POINTS; p++)
        assert_true(fabs(c.spark[p] - 21) < 1e-9);
    c = card(&f, "open");
    assert_true(fabs(c.last30 - 6) < 1e-9 && fabs(c.before30 - 6) < 1e-9);
    done(&f);
}

/* The days before the first case are no days without cases. */
static bool late(int day) {
    return day >= 45;
}

static void before_the_first_case(void **state) {
    (void)state;
    static struct fixture f;
    open_days(&f, late);
    struct cl_card c = card(&f, "created");
    assert_true(isnan(c.last30) && isnan(c.before30));
    assert_string_equal(c.edge, "the cases begin on 2024-02-15 only");
    assert_true(isnan(c.spark[0]) && !isnan(c.spark[CL_SPARK_POINTS - 1]));
    c = card(&f, "open"); /* day 69 is after the first case */
    assert_null(c.edge);
    assert_true(!isnan(c.before30));
    done(&f);
}

/* An export that was cut by the date of creation: cases still close, none can begin. */
static bool cut(int day) {
    return day < 92;
}

static void after_the_last_case(void **state) {
    (void)state;
    static struct fixture f;
    open_days(&f, cut);
    struct cl_card c = card(&f, "created");
    assert_true(isnan(c.last30) && isnan(c.before30) && isnan(c.spark[CL_SPARK_POINTS - 1]));
    assert_string_equal(c.edge, "no case was created after 2024-04-01: the export ends there, or "
                                "nothing came since");
    assert_non_null(card(&f, "open").edge);
    assert_non_null(card(&f, "closed").edge); /* none closed in the last six days either */
    c = card(&f, "csat_mean");                /* a mean of fewer days is still their mean */
    assert_null(c.edge);
    assert_true(fabs(c.last30 - 4) < 1e-9);
    /* Read at a time when cases still came, nothing is missing. */
    f.scope.as_of = SMALL_T0 + 92 * SMALL_DAY - 1;
    assert_null(card(&f, "created").edge);
    done(&f);
}

/* A weekend is no silence where every week has one, a quiet fortnight is. */
static bool weekdays(int day) {
    return day % 7 < 5 && day < 95;
}
static bool quiet(int day) {
    return day % 7 < 5 && day < 86;
}

static void weekends_are_not_silence(void **state) {
    (void)state;
    static struct fixture f;
    open_days(&f, weekdays); /* days 95 and 96 would be workdays, 97 and 98 are none */
    f.scope.as_of = SMALL_T0 + 98 * SMALL_DAY - 1;
    assert_null(card(&f, "created").edge);
    done(&f);
    open_days(&f, quiet);
    assert_non_null(card(&f, "created").edge);
    done(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flow_and_a_stock),
        cmocka_unit_test(before_the_first_case),
        cmocka_unit_test(after_the_last_case),
        cmocka_unit_test(weekends_are_not_silence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
