/* test_num.c - numbers to and from text, in a locale with a decimal comma too. */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/num.h"

static void test_parse_i64(void **state) {
    (void)state;
    int64_t v = 0;
    assert_true(cl_parse_i64(CL_S("0"), &v) && v == 0);
    assert_true(cl_parse_i64(CL_S("-42"), &v) && v == -42);
    assert_true(cl_parse_i64(CL_S("+7"), &v) && v == 7);
    assert_true(cl_parse_i64(CL_S("007"), &v) && v == 7);
    assert_true(cl_parse_i64(CL_S("9223372036854775807"), &v) && v == INT64_MAX);
    assert_true(cl_parse_i64(CL_S("-9223372036854775808"), &v) && v == INT64_MIN);
    static const char *const bad[] = {"",
                                      "-",
                                      "+",
                                      "1.0",
                                      " 1",
                                      "1 ",
                                      "0x1",
                                      "1e3",
                                      "--1",
                                      "9223372036854775808",
                                      "-9223372036854775809",
                                      "1,000"};
    for (size_t i = 0; i < CL_LEN(bad); i++)
        assert_false(cl_parse_i64(cl_slice(bad[i]), &v));
}

static void check_real(const char *text, double expected) {
    double v = -1;
    if (!cl_parse_real(cl_slice(text), &v) || v < expected || v > expected)
        fail_msg("%s is %.17g, not %.17g", text, v, expected);
}

static void test_parse_real(void **state) {
    (void)state;
    check_real("0", 0);
    check_real("4.0", 4);
    check_real(".5", 0.5);
    check_real("5.", 5);
    check_real("-2.50", -2.5);
    check_real("+1e3", 1000);
    check_real("1E-2", 0.01);
    check_real("0.1", 0.1);
    check_real("0.30000000000000004", 0.1 + 0.2);
    check_real("123456789012345678901234567890", 123456789012345678901234567890.0);
    check_real("0.000000000000000000000000000001", 1e-30);
    check_real("1e-400", 0);
    check_real("00000000000000000000000012.5", 12.5);
    check_real("9007199254740993", 9007199254740992.0);
    double v;
    static const char *const bad[] = {"",    ".",    "-",   "e5", "1e",   "1e+",     "inf",
                                      "nan", "0x10", "1,5", " 1", "1 ",   "1..2",    "1e999",
                                      "--1", "1-",   "INF", "1f", "-.e1", "infinity"};
    for (size_t i = 0; i < CL_LEN(bad); i++)
        assert_false(cl_parse_real(cl_slice(bad[i]), &v));
    char longer[4000];
    memset(longer, '1', sizeof longer);
    assert_false(cl_parse_real((struct cl_slice){longer, sizeof longer}, &v));
}

/* Whatever is taken is what libc reads from all of it. */
static void test_parse_random(void **state) {
    (void)state;
    static const char signs[] = "0123456789012345678901234567890123456789...eE+-";
    uint64_t seed = 7;
    int taken = 0;
    for (int i = 0; i < 200000; i++) {
        char text[24];
        size_t n = 1 + (size_t)(seed >> 40) % 20;
        for (size_t k = 0; k < n; k++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            text[k] = signs[(seed >> 33) % (sizeof signs - 1)];
        }
        text[n] = '\0';
        char *end;
        double v, expected = strtod(text, &end);
        bool whole = *end == '\0' && isfinite(expected);
        if (cl_parse_real((struct cl_slice){text, n}, &v) != whole)
            fail_msg("\"%s\" is a number: %d", text, whole);
        if (whole && (v < expected || v > expected))
            fail_msg("\"%s\" is %.17g, not %.17g", text, v, expected);
        taken += whole;
    }
    assert_true(taken > 1000);
}

static void check_format(double v, const char *expected) {
    char text[32];
    cl_format_real(v, text);
    assert_string_equal(text, expected);
}

static void test_format_real(void **state) {
    (void)state;
    check_format(0, "0");
    check_format(-0.0, "0");
    check_format(993, "993");
    check_format(-5050, "-5050");
    check_format(0.1, "0.1");
    check_format(0.1 + 0.2, "0.30000000000000004");
    check_format(1.0 / 3, "0.3333333333333333");
    check_format(1e300, "1e+300");
    check_format(5e-324, "5e-324");
    check_format(DBL_MAX, "1.7976931348623157e+308");
    check_format(123456789012.5, "123456789012.5");
    check_format(1e15, "1e+15");
    check_format((double)NAN, "nan");
    check_format((double)INFINITY, "inf");
    check_format(-(double)INFINITY, "-inf");
}

static void test_round_trip(void **state) {
    (void)state;
    uint64_t seed = 42;
    for (int i = 0; i < 200000; i++) {
        seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint64_t bits = seed ^ seed >> 29;
        double v, back;
        memcpy(&v, &bits, sizeof v);
        if (i % 2)
            v = (double)(int64_t)(bits >> 20) / (double)(1 + i % 1000);
        if (!isfinite(v))
            continue;
        char text[32];
        cl_format_real(v, text);
        assert_true(strlen(text) < 25);
        if (!cl_parse_real(cl_slice(text), &back) || back < v || back > v)
            fail_msg("%.17g became %s", v, text);
    }
}

static void test_format_count(void **state) {
    (void)state;
    static const struct {
        int64_t v;
        const char *text;
    } cases[] = {
        {0, "0"},
        {999, "999"},
        {1000, "1,000"},
        {30000, "30,000"},
        {-1234567, "-1,234,567"},
        {INT64_MAX, "9,223,372,036,854,775,807"},
        {INT64_MIN, "-9,223,372,036,854,775,808"},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        char text[32];
        cl_format_count(cases[i].v, text);
        assert_string_equal(text, cases[i].text);
    }
}

static void test_format_fixed(void **state) {
    (void)state;
    static const struct {
        double v;
        int decimals;
        const char *text;
    } cases[] = {
        {0, 0, "0"},
        {0, 2, "0.00"},
        {1234.5, 1, "1,234.5"},
        {0.5, 0, "1"},
        {1.5, 0, "2"},
        {2.5, 0, "3"},
        {-2.5, 0, "-3"},
        {0.125, 2, "0.13"},
        {2.675, 2, "2.68"}, /* the double lies below, people see a tie */
        {1.005, 2, "1.01"},
        {48.5628, 1, "48.6"},
        {0.05, 1, "0.1"},
        {0.04, 1, "0.0"},
        {-0.04, 1, "0.0"},
        {0.999, 2, "1.00"},
        {99.95, 1, "100.0"},
        {999.95, 1, "1,000.0"},
        {9.99999, 3, "10.000"},
        {0.0001234, 6, "0.000123"},
        {0.0000005, 6, "0.000001"},
        {0.00000049, 6, "0.000000"},
        {1e-300, 3, "0.000"},
        {1e15, 2, "1,000,000,000,000,000.00"},
        {1e15 + 0.5, 0, "1,000,000,000,000,001"},
        {123456789012345680, 0, "123,456,789,012,345,680"},
        {3.65, -1, "4"},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        char text[48];
        cl_format_fixed(cases[i].v, cases[i].decimals, text);
        assert_string_equal(text, cases[i].text);
    }
    char text[48];
    cl_format_fixed(1e300, 2, text);
    assert_string_equal(text, "1e+300");
    cl_format_fixed(-9.99e20, 99, text);
    assert_true(strlen(text) < sizeof text);
    cl_format_fixed((double)NAN, 1, text);
    assert_string_equal(text, "nan");
}

/* Numbers whose decimal is known: n thousandths. */
static void test_fixed_against_integers(void **state) {
    (void)state;
    for (int n = -20000; n <= 20000; n++) {
        int size = n < 0 ? -n : n;
        int tenths = (size + 50) / 100;
        char expected[48], text[48];
        snprintf(expected, sizeof expected, "%s%d.%d", n < 0 && tenths ? "-" : "", tenths / 10,
                 tenths % 10);
        cl_format_fixed(n / 1000.0, 1, text);
        assert_string_equal(text, expected);
    }
}

/* Those that are installed; where none is, the C locale is asked once more. */
static void test_locale(void **state) {
    (void)state;
    static const char *const names[] = {"C", "de_DE.UTF-8", "fr_FR.UTF-8", "pt_BR.UTF-8", "de_DE"};
    for (size_t i = 0; i < CL_LEN(names); i++) {
        if (!setlocale(LC_ALL, names[i]))
            continue;
        check_format(0.5, "0.5");
        check_real("1.5e0", 1.5);
        char text[48];
        cl_format_fixed(1234.5, 1, text);
        assert_string_equal(text, "1,234.5");
    }
    setlocale(LC_ALL, "C");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse_i64),    cmocka_unit_test(test_parse_real),
        cmocka_unit_test(test_parse_random), cmocka_unit_test(test_format_real),
        cmocka_unit_test(test_round_trip),   cmocka_unit_test(test_format_count),
        cmocka_unit_test(test_format_fixed), cmocka_unit_test(test_fixed_against_integers),
        cmocka_unit_test(test_locale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
