/* Tests of level between groups, intervals of means, many tests at once: golden
 * values of scipy 1.10. */
#include "near.h"

static const double a[] = {12, 15, 14, 10, 13, 18, 11}, b[] = {22, 19, 17, 25, 30, 16};

static void welch(void **state) {
    (void)state;
    struct cl_test r = cl_welch(a, 7, b, 6);
    assert_int_equal(r.kind, CL_TEST_WELCH);
    NEAR(r.n, 13, 0);
    NEAR(r.statistic, -3.425391, 5e-7);
    NEAR(r.df, 7.146344, 5e-7);
    NEAR_P(r.p, .010708, 5e-7);
    NEAR(r.effect, -8.214, 5e-4);
    NEAR_P(r.interval.low, -13.861, 5e-4);
    NEAR_P(r.interval.high, -2.567, 5e-4);
    NEAR(r.effect2, -1.864, 5e-4);
    struct cl_test back = cl_welch(b, 6, a, 7);
    NEAR(back.statistic, -r.statistic, 1e-12);
    NEAR(back.effect2, -r.effect2, 1e-12);
}

static void welch_without_a_verdict(void **state) {
    (void)state;
    /* One tenth is no double: equal values must not get a variance from rounding. */
    static const double same[] = {.1, .1, .1, .1, .1, .1}, other[] = {.2, .2, .2};
    struct cl_test r = cl_welch(same, 3, same, 6);
    assert_true(isnan(r.statistic) && isnan(r.p));
    NEAR(r.effect, 0, 0);
    r = cl_welch(same, 6, other, 3);
    assert_true(isnan(r.p) && isnan(r.effect2) && isnan(r.interval.low));
    NEAR(r.effect, -.1, 1e-15);
    r = cl_welch(a, 1, b, 6);
    assert_true(isnan(r.p));
    NEAR(r.effect, 12 - 21.5, 1e-12);
    assert_true(isnan(cl_welch(a, 0, b, 6).effect));
    static const double holes[] = {NAN, 12, 15, 14, NAN, 10, 13, 18, 11};
    NEAR(cl_welch(holes, 9, b, 6).statistic, -3.425391, 5e-7);
}

static void mann_whitney(void **state) {
    (void)state;
    struct cl_test r = cl_mann_whitney(a, 7, b, 6);
    assert_int_equal(r.kind, CL_TEST_MANN_WHITNEY);
    NEAR(r.statistic, 2, 0);
    NEAR_P(r.p, .008221, 5e-7);
    NEAR(r.effect, -.905, 5e-4);
    NEAR(r.effect, -38. / 42, 1e-12);
    assert_true(isnan(r.df));
    NEAR(cl_mann_whitney(b, 6, a, 7).statistic, 40, 0);
    static const double tied[] = {1, 2, 2, 3, 5}, others[] = {2, 3, 4, 4, 6, 2};
    r = cl_mann_whitney(tied, 5, others, 6);
    NEAR(r.statistic, 9.5, 0);
    NEAR_P(r.p, .34781571233583863, 1e-14);
    static const double same[] = {3, 3, 3, 3};
    r = cl_mann_whitney(same, 4, same, 3);
    NEAR(r.effect, 0, 0);
    NEAR_P(r.p, 1, 0);
    assert_true(isnan(cl_mann_whitney(a, 0, b, 6).p));
    assert_true(isnan(cl_mann_whitney(a, 0, b, 0).p));
    static const double holes[] = {NAN, 22, 19, 17, NAN, 25, 30, 16};
    NEAR(cl_mann_whitney(a, 7, holes, 8).statistic, 2, 0);
}

static void kruskal(void **state) {
    (void)state;
    static const double v[] = {1, 2, 3, 4, 2, 4, 6, 8, 5, 7, 9, 9};
    static const uint32_t g[] = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2},
                          gaps[] = {4, 4, 4, 4, 0, 0, 0, 0, 2, 2, 2, 2};
    struct cl_test r = cl_kruskal(v, g, 12, 3);
    assert_int_equal(r.kind, CL_TEST_KRUSKAL);
    NEAR(r.statistic, 6.568905, 5e-7);
    NEAR_P(r.p, .037461, 5e-7);
    NEAR(r.df, 2, 0);
    NEAR(r.effect, 6.568905 / 11, 5e-8);
    struct cl_test other = cl_kruskal(v, gaps, 12, 5);
    NEAR(other.statistic, r.statistic, 1e-12);
    NEAR(other.df, 2, 0);
    static const double same[] = {3, 3, 3, 3};
    assert_true(isnan(cl_kruskal(same, g, 4, 3).p));
    assert_true(isnan(cl_kruskal(v, g, 4, 3).p)); /* one group */
    assert_true(isnan(cl_kruskal(v, g, 0, 3).p));
    assert_true(isnan(cl_kruskal(v, g, 0, 0).p));
}

static void benjamini_hochberg(void **state) {
    (void)state;
    static const double p[] = {.01, .04, .03, .005}, q[] = {.02, .04, .04, .02};
    double out[5];
    cl_bh(p, 4, out);
    for (size_t i = 0; i < 4; i++)
        NEAR(out[i], q[i], 1e-12);
    static const double holes[] = {.01, NAN, .04, .03, .005};
    cl_bh(holes, 5, out);
    assert_true(isnan(out[1]));
    NEAR(out[0], .02, 1e-12);
    NEAR(out[3], .04, 1e-12);
    static const double large[] = {.9, 1, 1};
    cl_bh(large, 3, out);
    NEAR(out[0], 1, 0);
    cl_bh(large, 0, out);
}

static void mean_interval(void **state) {
    (void)state;
    double sum = 0, squares = 0;
    for (size_t i = 0; i < 7; i++) {
        sum += a[i];
        squares += a[i] * a[i];
    }
    struct cl_interval in = cl_mean_interval(7, sum, squares);
    /* 97.5 % of t with 6 degrees of freedom, times the standard error */
    double half = 2.4469118511449692 * sqrt((squares - sum * sum / 7) / 42);
    NEAR_P(in.low, sum / 7 - half, 1e-12);
    NEAR_P(in.high, sum / 7 + half, 1e-12);
    assert_true(isnan(cl_mean_interval(1, 5, 25).low));
    assert_true(isnan(cl_mean_interval(0, 0, 0).high));
    in = cl_mean_interval(3, .3, .03); /* all equal; rounding must not make it negative */
    NEAR_P(in.low, .1, 1e-8);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(welch),
        cmocka_unit_test(welch_without_a_verdict),
        cmocka_unit_test(mann_whitney),
        cmocka_unit_test(kruskal),
        cmocka_unit_test(benjamini_hochberg),
        cmocka_unit_test(mean_interval),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
