/* As-of and the period. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "small_table.h"

#define NA SMALL_NAN
#define NEWEST (SMALL_T0 + 50 * 3600) /* C2 is created at hour 20 and closed at hour 50 */
static const struct small_case cases[] = {
    {"C1", "Open", "High", "Billing", "A1", 30, NA, NA, NA, NA, 0},
    {"C2", "Closed", "High", "Billing", "A1", 20, 50, NA, NA, NA, 0},
    /* a stamp after the import counts for nothing */
    {"C3", "Closed", "High", "Billing", "A1", 10, 24 * 500, NA, NA, NA, 0},
};

struct fixture {
    struct small_backend b;
    struct cl_scope scope;
    struct cl_err err;
    bool is_data;
};

static int setup(void **state) {
    static struct fixture f;
    f = (struct fixture){0};
    small_open(&f.b, cases, CL_LEN(cases), true);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    small_close(&((struct fixture *)*state)->b);
    unsetenv("CASELOAD_NOW");
    return 0;
}

static void at(int64_t now) {
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)now);
    setenv("CASELOAD_NOW", text, 1);
}

static enum cl_rc as_of(struct fixture *f, const char *text) {
    return cl_scope_as_of(&f->scope, text, f->b.table, &f->is_data, &f->err);
}

static void default_is_now_or_the_data_clock(void **state) {
    struct fixture *f = *state;
    assert_int_equal(cl_data_clock(f->b.table), NEWEST);
    at(NEWEST + 24 * 3600);
    assert_int_equal(as_of(f, NULL), CL_OK);
    assert_int_equal(f->scope.as_of, NEWEST + 24 * 3600);
    assert_false(f->is_data);
    at(NEWEST + 24 * 3600 + 1);
    assert_int_equal(as_of(f, NULL), CL_OK);
    assert_int_equal(f->scope.as_of, NEWEST);
    assert_true(f->is_data);
    assert_int_equal(as_of(f, "now"), CL_OK);
    assert_int_equal(f->scope.as_of, NEWEST + 24 * 3600 + 1);
    assert_int_equal(as_of(f, "data"), CL_OK);
    assert_int_equal(f->scope.as_of, NEWEST);
}

static void a_date_means_its_end(void **state) {
    struct fixture *f = *state;
    assert_int_equal(as_of(f, "2024-01-02"), CL_OK);
    assert_int_equal(f->scope.as_of, SMALL_T0 + 2 * SMALL_DAY - 1);
    assert_int_equal(as_of(f, "2024-01-02T06:00:00Z"), CL_OK);
    assert_int_equal(f->scope.as_of, SMALL_T0 + SMALL_DAY + 6 * 3600);
    assert_int_equal(as_of(f, "soon"), CL_E_USAGE);
}

static enum cl_rc period(struct fixture *f, const char *from, const char *to, const char *last) {
    return cl_scope_period(&f->scope, from, to, last, &f->err);
}

static void periods(void **state) {
    struct fixture *f = *state;
    f->scope.as_of = SMALL_T0 + 100 * SMALL_DAY;
    assert_int_equal(period(f, NULL, NULL, NULL), CL_OK);
    assert_int_equal(f->scope.from, CL_NO_TIME);
    assert_int_equal(period(f, "2024-01-02", "2024-01-03", NULL), CL_OK);
    assert_int_equal(f->scope.from, SMALL_T0 + SMALL_DAY);
    assert_int_equal(f->scope.to, SMALL_T0 + 3 * SMALL_DAY);
    assert_int_equal(period(f, NULL, NULL, "30d"), CL_OK);
    assert_int_equal(f->scope.from, f->scope.as_of - 30 * SMALL_DAY);
    assert_int_equal(f->scope.to, f->scope.as_of + 1);
    assert_int_equal(period(f, "2024-01-02", "2030", NULL), CL_OK);
    assert_int_equal(f->scope.to, f->scope.as_of + 1); /* nothing after as-of is seen */
    assert_int_equal(period(f, "2025-01-02", NULL, NULL), CL_E_USAGE);
    assert_int_equal(period(f, NULL, NULL, "30x"), CL_E_USAGE);
    assert_int_equal(period(f, NULL, NULL, "d"), CL_E_USAGE);
    assert_int_equal(period(f, "2024-01-02", NULL, "30d"), CL_E_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(default_is_now_or_the_data_clock, setup, teardown),
        cmocka_unit_test_setup_teardown(a_date_means_its_end, setup, teardown),
        cmocka_unit_test_setup_teardown(periods, setup, teardown),
    };
    return cmocka_run_group_tests_name("scope", tests, NULL, NULL);
}
