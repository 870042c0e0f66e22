/* Numbers for people. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/metrics.h"

static void values(void **state) {
    (void)state;
    static const struct {
        enum cl_unit unit;
        double v;
        const char *want;
    } checks[] = {
        {CL_UNIT_COUNT, 5050, "5,050"},
        {CL_UNIT_COUNT, 0, "0"},
        {CL_UNIT_COUNT, -1200, "-1,200"},
        {CL_UNIT_HOURS, 48.56286212, "48.6 h"},
        {CL_UNIT_HOURS, 0.63, "38 min"},
        {CL_UNIT_HOURS, 2.25, "2.3 h"},
        {CL_UNIT_MINUTES, 67.22 / 60, "1.1 min"},
        {CL_UNIT_MINUTES, 90, "1.5 h"},
        {CL_UNIT_DAYS, 2.0234, "2.0 d"},
        {CL_UNIT_DAYS, 0.0875, "2.1 h"},
        {CL_UNIT_DAYS, 0.01, "14 min"},
        {CL_UNIT_DAYS, -0.5, "-12.0 h"},
        {CL_UNIT_DAYS, 0, "0.0 d"}, /* exports of dates know no less */
        {CL_UNIT_SHARE, 0.8301041, "83.0 %"},
        {CL_UNIT_SHARE, 0.00045, "0.0 %"},
        {CL_UNIT_SCORE, 3.65244, "3.65"},
        {CL_UNIT_POINTS, 16, "+16"},
        {CL_UNIT_POINTS, -16.4, "-16"},
        {CL_UNIT_POINTS, 0.2, "0"},
        {CL_UNIT_MONEY, 318800, "$318,800"},
        {CL_UNIT_MONEY, -0.6, "-$1"},
        {CL_UNIT_NUMBER, 25.25, "25.25"},
    };
    for (size_t i = 0; i < CL_LEN(checks); i++) {
        char out[32];
        cl_unit_format(checks[i].unit, checks[i].v, out);
        assert_string_equal(out, checks[i].want);
    }
}

static void null_is_a_dash(void **state) {
    (void)state;
    char out[32];
    for (int u = CL_UNIT_COUNT; u <= CL_UNIT_NUMBER; u++) {
        cl_unit_format((enum cl_unit)u, (double)NAN, out);
        assert_string_equal(out, "—");
        cl_unit_format((enum cl_unit)u, 1e300, out); /* stays inside out */
        assert_true(strlen(out) < 32);
        cl_unit_format_delta((enum cl_unit)u, 1, (double)NAN, out);
        assert_string_equal(out, "—");
    }
}

static void deltas(void **state) {
    (void)state;
    char out[32];
    cl_unit_format_delta(CL_UNIT_COUNT, 1041, 1000, out);
    assert_string_equal(out, "4.1 %");
    cl_unit_format_delta(CL_UNIT_COUNT, 7, 0, out);
    assert_string_equal(out, "7");
    cl_unit_format_delta(CL_UNIT_SHARE, 0.17, 0.182, out);
    assert_string_equal(out, "1.2 pp");
    cl_unit_format_delta(CL_UNIT_HOURS, 48, 51.4, out);
    assert_string_equal(out, "3.4 h");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(null_is_a_dash),
        cmocka_unit_test(deltas),
    };
    return cmocka_run_group_tests_name("format", tests, NULL, NULL);
}
