/* Kaplan-Meier and log-rank: golden values of lifelines and R, and by hand. */
#include "near.h"

static const double golden_t[] = {2, 3, 3, 5, 8, 8, 12, 15};
static const unsigned char golden_e[] = {1, 1, 0, 1, 1, 0, 1, 0};

static void steps_of_the_golden_example(void **state) {
    (void)state;
    static const double t[] = {2, 3, 5, 8, 12}, s[] = {.875, .75, .6, .45, .225},
                        at_risk[] = {8, 7, 5, 4, 2};
    struct cl_km_step steps[8];
    assert_int_equal(cl_km(golden_t, golden_e, NULL, 8, steps), 5);
    for (size_t i = 0; i < 5; i++) {
        NEAR(steps[i].t, t[i], 0);
        NEAR(steps[i].s, s[i], 1e-12);
        NEAR(steps[i].at_risk, at_risk[i], 0);
        NEAR(steps[i].events, 1, 0);
    }
    NEAR(steps[3].se, .188249, 5e-7);
    /* exp(-exp(log(-log S) -/+ 1.96 se / (S log S))) */
    double reach = CL_Z95 * .1882485 / (.45 * -log(.45));
    NEAR(steps[3].ci.low, pow(.45, exp(reach)), 1e-6);
    NEAR(steps[3].ci.high, pow(.45, exp(-reach)), 1e-6);
    assert_true(steps[3].ci.low > 0 && steps[3].ci.high < 1);
    NEAR(cl_km_at(steps, 5, .5), 8, 0);
    NEAR(cl_km_at(steps, 5, .25), 3, 0);
    assert_true(isnan(cl_km_at(steps, 5, .9)));
    NEAR(cl_km_rmst(steps, 5, 15), 8.65, 1e-12);
    NEAR(cl_km_rmst(steps, 5, 2), 2, 0);
    NEAR(cl_km_rmst(steps, 5, 4), 2 + .875 + .75, 1e-12);
    NEAR(cl_km_rmst(steps, 0, 4), 4, 0);
    assert_true(isnan(cl_km_rmst(steps, 5, (double)NAN)));
}

static void interval_of_the_median(void **state) {
    (void)state;
    double t[20];
    unsigned char e[20];
    for (size_t i = 0; i < 20; i++) {
        t[i] = (double)(i + 1);
        e[i] = 1;
    }
    struct cl_km_step steps[20];
    struct cl_interval in = cl_km_at_interval(steps, cl_km(t, e, NULL, 20, steps), .5);
    NEAR(in.low, 5, 0);
    NEAR(in.high, 15, 0);
    in = cl_km_at_interval(steps, 10, .5); /* the upper band does not come down so far */
    NEAR(in.low, 5, 0);
    assert_true(isnan(in.high));
    in = cl_km_at_interval(steps, 0, .5);
    assert_true(isnan(in.low) && isnan(in.high));
}

/* Without open cases the curve is the share of cases that took longer. */
static void nothing_censored(void **state) {
    (void)state;
    double t[101];
    unsigned char e[101];
    struct cl_km_step steps[101];
    double mean = 0, longest = 0;
    for (size_t i = 0; i < 101; i++) {
        t[i] = floor((double)(i * 37 % 101) / 3);
        e[i] = 1;
        mean += t[i] / 101;
        longest = fmax(longest, t[i]);
    }
    size_t n = cl_km(t, e, NULL, 101, steps);
    for (size_t k = 0; k < n; k++) {
        double longer = 0;
        for (size_t i = 0; i < 101; i++)
            longer += t[i] > steps[k].t ? 1 : 0;
        NEAR(steps[k].s, longer / 101, 1e-12);
        if (longer > 0) /* Greenwood is then binomial */
            NEAR(steps[k].se, sqrt(steps[k].s * (1 - steps[k].s) / 101), 1e-12);
    }
    assert_true(isnan(steps[n - 1].se) && isnan(steps[n - 1].ci.low));
    NEAR(cl_km_rmst(steps, n, longest), mean, 1e-10);
    NEAR(cl_km_at(steps, n, .5), cl_quantile(t, 101, .5), 0);
    NEAR(cl_km_at(steps, n, .5), cl_km_median(t, e, 101), 0);
}

/* Cases seen from 1, 3, 0, 6 on: at 2 two are at risk, at 5 two, at 8 two. */
static void delayed_entry(void **state) {
    (void)state;
    static const double t[] = {5, 8, 2, 9}, entry[] = {1, 3, 0, 6};
    static const unsigned char e[] = {1, 1, 1, 0};
    struct cl_km_step steps[4];
    assert_int_equal(cl_km(t, e, entry, 4, steps), 3);
    NEAR(steps[0].at_risk, 2, 0);
    NEAR(steps[1].at_risk, 2, 0);
    NEAR(steps[2].at_risk, 2, 0);
    NEAR(steps[2].s, .125, 1e-15);
    /* At risk in (entry, t]: who comes at the instant of an end is not yet there. */
    static const double late[] = {0, 2, 0, 2};
    assert_int_equal(cl_km(t, e, late, 4, steps), 3);
    NEAR(steps[0].at_risk, 2, 0);
    NEAR(steps[1].at_risk, 3, 0);
    /* Never under observation: not counted at all. */
    static const double never[] = {5, 9, 0, 0};
    assert_int_equal(cl_km(t, e, never, 4, steps), 1);
    NEAR(steps[0].at_risk, 2, 0);
    /* From the start is the same as no entry. */
    static const double start[] = {0, 0, 0, 0};
    struct cl_km_step plain[4];
    size_t n = cl_km(t, e, start, 4, steps);
    assert_int_equal(n, cl_km(t, e, NULL, 4, plain));
    for (size_t i = 0; i < n; i++)
        NEAR(steps[i].s, plain[i].s, 0);
}

static void holes_and_nothing(void **state) {
    (void)state;
    struct cl_km_step steps[3];
    static const double t[] = {NAN, 4, 6};
    static const unsigned char e[] = {1, 1, 0}, open[] = {0, 0, 0};
    assert_int_equal(cl_km(t, e, NULL, 0, steps), 0);
    assert_int_equal(cl_km(t, open, NULL, 3, steps), 0);
    assert_int_equal(cl_km(t, e, NULL, 3, steps), 1);
    NEAR(steps[0].s, .5, 0);
    static const double at_once[] = {0, 0, 1};
    assert_int_equal(cl_km(at_once, e, NULL, 3, steps), 1);
    NEAR(steps[0].at_risk, 3, 0);
}

static void log_rank(void **state) {
    (void)state;
    static const double t[] = {2, 3, 3, 5, 8, 4, 6, 9, 12, 15};
    static const unsigned char e[] = {1, 1, 0, 1, 1, 1, 0, 1, 1, 0};
    static const uint32_t g[] = {0, 0, 0, 0, 0, 1, 1, 1, 1, 1};
    struct cl_test r = cl_logrank(t, e, g, 10, 2);
    assert_int_equal(r.kind, CL_TEST_LOGRANK);
    NEAR(r.n, 10, 0);
    NEAR(r.effect, 4, 0);
    NEAR(r.effect2, 1.8135, 5e-5);
    NEAR(r.statistic, 4.3043, 5e-5);
    NEAR(r.df, 1, 0);
    NEAR_P(r.p, .0380, 5e-5);
    /* A group without cases, and the groups under other numbers, change nothing. */
    static const uint32_t apart[] = {2, 2, 2, 2, 2, 0, 0, 0, 0, 0};
    struct cl_test other = cl_logrank(t, e, apart, 10, 3);
    NEAR(other.statistic, r.statistic, 1e-12);
    NEAR(other.df, 1, 0);
    NEAR(other.effect + r.effect, other.effect2 + r.effect2, 1e-12);
}

static void log_rank_of_three(void **state) {
    (void)state;
    static const double t[] = {2, 3, 3, 5, 8, 4, 6, 9, 12, 15, 1, 7, 10, 11, 14};
    static const unsigned char e[] = {1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 1};
    uint32_t g[15];
    for (uint32_t turn = 0; turn < 3; turn++) { /* whichever group is left out of the sum */
        for (uint32_t i = 0; i < 15; i++)
            g[i] = (i / 5 + turn) % 3;
        struct cl_test r = cl_logrank(t, e, g, 15, 3);
        NEAR(r.statistic, 4.787787755814884, 1e-12);
        NEAR(r.df, 2, 0);
        NEAR_P(r.p, .09127358283272591, 1e-14);
    }
    for (uint32_t i = 0; i < 15; i++)
        g[i] = i / 5;
    NEAR(cl_logrank(t, e, g, 15, 3).effect2, 1.64784382, 5e-9);
}

static void log_rank_without_a_verdict(void **state) {
    (void)state;
    static const double t[] = {1, 2, 3, 4};
    static const unsigned char e[] = {1, 1, 1, 1}, none[] = {0, 0, 0, 0};
    static const uint32_t one[] = {0, 0, 0, 0}, two[] = {0, 1, 0, 1};
    assert_true(isnan(cl_logrank(t, e, one, 4, 1).statistic));
    assert_true(isnan(cl_logrank(t, e, one, 4, 2).p));
    assert_true(isnan(cl_logrank(t, none, two, 4, 2).p));
    assert_true(isnan(cl_logrank(t, e, two, 0, 2).p));
    assert_true(isnan(cl_logrank(t, e, two, 4, 0).p));
    assert_true(isnan(cl_logrank(t, e, two, 4, CL_LOGRANK_GROUPS + 1).p));
    /* All at one time: nothing was there to compare. */
    static const double same[] = {5, 5, 5, 5};
    assert_true(isnan(cl_logrank(same, e, two, 4, 2).p));
    /* Group 2 leaves before anything ends; the rest is as without it. */
    static const double early[] = {1, 2, 3, 4, .5};
    static const unsigned char last_open[] = {1, 1, 1, 1, 0};
    static const uint32_t three[] = {0, 1, 0, 1, 2};
    struct cl_test with = cl_logrank(early, last_open, three, 5, 3),
                   without = cl_logrank(t, e, two, 4, 2);
    NEAR(with.statistic, without.statistic, 1e-12);
    NEAR(with.df, 1, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_of_the_golden_example),
        cmocka_unit_test(interval_of_the_median),
        cmocka_unit_test(nothing_censored),
        cmocka_unit_test(delayed_entry),
        cmocka_unit_test(holes_and_nothing),
        cmocka_unit_test(log_rank),
        cmocka_unit_test(log_rank_of_three),
        cmocka_unit_test(log_rank_without_a_verdict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
