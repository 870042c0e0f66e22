/* Tests of differences on tables made to give the golden values of METRICS 35 and 36,
 * and on cases without any effect. */
#include <math.h>

#include "made.h"

static struct cl_inquiry inquire(struct made *m, const char *key, const char *by) {
    struct cl_inquiry q;
    enum cl_rc rc =
        cl_analysis_test(&m->b.base, &m->scope, made_measure(key), by, m->arena, &q, &m->err);
    if (rc != CL_OK)
        print_message("%s\n", m->err.text);
    assert_int_equal(rc, CL_OK);
    return q;
}

/* Resolution hours of one department each. */
static void add_hours(struct made *m, const char *department, const double *hours, size_t n) {
    for (size_t i = 0; i < n; i++)
        made_case(m, "Low", department, 24.0 * (double)i, 24.0 * (double)i + hours[i]);
}

/* `met` and `breached` closed cases of a priority whose target lies between 3 and 80 h. */
static void add_priority(struct made *m, const char *priority, size_t met, size_t breached) {
    for (size_t i = 0; i < met; i++)
        made_case(m, priority, "D", (double)i, (double)i + 3);
    for (size_t i = 0; i < breached; i++)
        made_case(m, priority, "D", (double)i, (double)i + 80);
}

static void add_seed_table(struct made *m) {
    add_priority(m, "Critical", 112, 337);
    add_priority(m, "High", 211, 223);
    add_priority(m, "Medium", 404, 0);
    add_priority(m, "Low", 430, 4);
    made_open(m);
}

static void a_count_is_tested_as_a_share(void **state) {
    struct made *m = *state;
    add_seed_table(m);
    struct cl_inquiry q = inquire(m, "breached", "priority");
    assert_null(q.why);
    assert_int_equal(q.n_groups, 4);
    assert_near(q.groups[0].value.value, 337, 0);
    assert_near(q.groups[0].share, 337.0 / 449, 1e-12);
    assert_near(q.groups[0].interval.low, cl_wilson(337, 449).low, 1e-12);
    assert_int_equal(q.tests[0].kind, CL_TEST_CHI2);
    assert_near(q.tests[0].statistic, 829.369677, 1e-6);
    assert_near(q.tests[0].effect, 0.694198, 1e-6);
    assert_near(q.tests[0].df, 3, 0);
    assert_non_null(
        strstr(q.sentence, "far more often in Critical (75.1 %) than in Medium (0.0 %)"));
    assert_non_null(strstr(q.sentence, "less than once in 1,000 times"));
    assert_non_null(strstr(q.sentence, "strong association (V 0.69)"));
    assert_non_null(strstr(q.not_this, "is the cause"));
    /* the same cases as a share */
    struct cl_inquiry s = inquire(m, "sla_compliance_resolved", "priority");
    assert_near(s.tests[0].statistic, q.tests[0].statistic, 1e-9);
}

static void priority_sets_the_target(void **state) {
    struct made *m = *state;
    add_seed_table(m);
    struct cl_inquiry q = inquire(m, "breached", "priority");
    assert_non_null(strstr(q.warning, "tautological"));
    assert_int_equal(q.n_tests, 2);
    assert_int_equal(q.tests[1].kind, CL_TEST_KRUSKAL);
    assert_string_equal(q.about[1], "resolution hours by priority");
    assert_near(q.tests[1].n, 1721, 0);
    q = inquire(m, "breached", "agent");
    assert_null(q.warning);
    assert_int_equal(q.n_tests, 0); /* one agent */
    assert_non_null(q.why);
}

static void a_thin_table_goes_to_fisher(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 16; i++) {
        bool first = i < 10, breached = first ? i < 8 : i == 10;
        made_case(m, "Critical", first ? "A" : "B", i, i + (breached ? 9 : 1));
    }
    made_open(m);
    struct cl_inquiry q = inquire(m, "breached", "department");
    assert_int_equal(q.tests[0].kind, CL_TEST_FISHER);
    if (cl_stats_with_tests())
        assert_near(q.tests[0].p, 0.034965, 1e-6);
    assert_non_null(strstr(q.warning, "30"));
}

static void two_means(void **state) {
    static const double a[] = {12, 15, 14, 10, 13, 18, 11}, b[] = {22, 19, 17, 25, 30, 16};
    struct made *m = *state;
    add_hours(m, "A", a, CL_LEN(a));
    add_hours(m, "B", b, CL_LEN(b));
    made_open(m);
    struct cl_inquiry q = inquire(m, "resolution_mean", "department");
    assert_int_equal(q.n_tests, 3);
    assert_int_equal(q.tests[0].kind, CL_TEST_WELCH);
    /* the groups stand as listed, so that it is B minus A */
    assert_memory_equal(q.groups[0].label.ptr, "B", 1);
    assert_near(q.tests[0].statistic, 3.425391, 1e-6);
    assert_near(q.tests[0].df, 7.146344, 1e-6);
    assert_near(q.tests[0].effect2, 1.864, 5e-4);
    assert_near(q.tests[0].interval.low, 2.567, 5e-4);
    assert_near(q.tests[0].interval.high, 13.861, 5e-4);
    assert_int_equal(q.tests[1].kind, CL_TEST_MANN_WHITNEY);
    assert_near(q.tests[1].effect, 0.905, 5e-4);
    assert_string_equal(q.about[2], "means of the log hours");
    if (cl_stats_with_tests()) {
        assert_near(q.tests[0].p, 0.010708, 1e-6);
        assert_near(q.tests[1].p, 0.008221, 1e-6);
    }
}

static void more_than_two_means(void **state) {
    static const double a[] = {1, 2, 3, 4}, b[] = {2, 4, 6, 8}, c[] = {5, 7, 9, 9};
    struct made *m = *state;
    add_hours(m, "A", a, CL_LEN(a));
    add_hours(m, "B", b, CL_LEN(b));
    add_hours(m, "C", c, CL_LEN(c));
    made_case(m, "Low", NULL, 0, 900); /* of no department: shown, not tested */
    made_open(m);
    struct cl_inquiry q = inquire(m, "resolution_median", "department");
    assert_int_equal(q.n_groups, 4);
    assert_null(q.groups[3].label.ptr);
    assert_int_equal(q.tests[0].kind, CL_TEST_KRUSKAL);
    assert_near(q.tests[0].n, 12, 0);
    assert_near(q.tests[0].statistic, 6.568905, 1e-6);
    if (cl_stats_with_tests())
        assert_near(q.tests[0].p, 0.037461, 1e-6);
}

/* METRICS 13: two groups, open cases censored at as-of. */
static void times_with_open_cases(void **state) {
    static const double a[] = {2, 3, 3, 5, 8}, b[] = {4, 6, 9, 12, 15};
    static const bool a_ended[] = {1, 1, 0, 1, 1}, b_ended[] = {1, 0, 1, 1, 0};
    struct made *m = *state;
    double now = 60 * 24 - 1.0 / 3600;
    for (size_t i = 0; i < CL_LEN(a); i++) {
        made_case(m, "Low", "A", now - (a_ended[i] ? 100 : a[i]),
                  a_ended[i] ? now - 100 + a[i] : NA);
        made_case(m, "Low", "B", now - (b_ended[i] ? 100 : b[i]),
                  b_ended[i] ? now - 100 + b[i] : NA);
    }
    made_open(m);
    struct cl_inquiry q = inquire(m, "resolution_km_median", "department");
    assert_null(q.why);
    assert_int_equal(q.tests[0].kind, CL_TEST_LOGRANK);
    assert_near(q.tests[0].n, 10, 0);
    assert_near(q.tests[0].statistic, 4.3043, 5e-5);
    if (cl_stats_with_tests())
        assert_near(q.tests[0].p, 0.0380, 5e-5);
}

/* West has more breaches, not dearer ones. */
static void money_is_compared_per_case(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 120; i++)
        made_case(m, i % 2 ? "High" : "Critical", i < 80 ? "West" : "East", i, i + 40);
    made_open(m);
    struct cl_inquiry q = inquire(m, "penalty", "department");
    assert_near(q.groups[0].value.value, 28000, 1e-6);
    assert_near(q.groups[0].per_case, 350, 1e-9);
    assert_near(q.groups[1].per_case, 350, 1e-9);
    assert_non_null(strstr(q.sentence, "per counted case"));
    assert_non_null(strstr(q.sentence, "no difference"));
    assert_near(q.tests[0].statistic, 0, 1e-9);
}

static void all_cases_are_spread(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 100; i++)
        made_case(m, "Low", i < 70 ? "A" : "B", i, i + 1);
    made_open(m);
    struct cl_inquiry q = inquire(m, "cases", "department");
    assert_int_equal(q.tests[0].kind, CL_TEST_GOODNESS);
    assert_near(q.tests[0].statistic, 16, 1e-12);
    assert_true(isnan(q.groups[0].share));
    assert_non_null(strstr(q.sentence, "A has 70.0 % and B has 30.0 %"));
}

static void what_is_not_tested(void **state) {
    static char names[60][4];
    struct made *m = *state;
    struct cl_inquiry q;
    for (int i = 0; i < 60; i++) {
        snprintf(names[i], sizeof names[i], "D%02d", i);
        made_case(m, "Low", names[i], i, i + 1);
    }
    made_open(m);
    q = inquire(m, "cases", "department");
    assert_int_equal(q.n_groups, 60);
    assert_int_equal(q.n_tests, 0);
    assert_non_null(strstr(q.why, "60 values"));
    q = inquire(m, "cases", "agent");
    assert_non_null(strstr(q.why, "only one value"));
    q = inquire(m, "csat_mean", "priority");
    assert_non_null(q.why);
    m->scope.filter = "department:D01,D02";
    q = inquire(m, "days_to_clear", "department");
    assert_non_null(q.why);
    assert_int_equal(cl_analysis_test(&m->b.base, &m->scope, made_measure("cases"), "departmnt",
                                      m->arena, &q, &m->err),
                     CL_E_USAGE);
    assert_non_null(strstr(m->err.text, "department"));
}

/* Without any effect, p is under 5 % about once in twenty. */
static void no_effect_no_finding(void **state) {
    static const char *const departments[] = {"A", "B", "C"};
    struct made *m = *state;
    int found[3] = {0, 0, 0};
    enum { SEEDS = 200 };
    if (!cl_stats_with_tests())
        skip();
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct cl_rng r;
        cl_rng_seed(&r, seed);
        m->n = 0;
        for (int i = 0; i < 240; i++)
            made_case(m, "High", departments[cl_rng_below(&r, 3)], i,
                      i + 0.5 + 12 * cl_rng_unit(&r)); /* a target of 8 h */
        made_open(m);
        found[0] += inquire(m, "breached", "department").tests[0].p < 0.05;
        found[1] += inquire(m, "resolution_mean", "department").tests[0].p < 0.05;
        found[2] += inquire(m, "cases", "department").tests[0].p < 0.05;
    }
    for (int i = 0; i < 3; i++) { /* 10 ± 3.3 standard deviations of 3.08 */
        assert_in_range(found[i], 1, 20);
    }
}

static void the_order_of_rows_is_nothing(void **state) {
    struct made *m = *state;
    struct cl_rng r;
    cl_rng_seed(&r, 7);
    for (int i = 0; i < 300; i++)
        made_case(m, i % 3 ? "High" : "Critical", i % 2 ? "A" : "B", i,
                  i + 1 + (i % 2 ? 14 : 10) * cl_rng_unit(&r));
    static const char *const keys[] = {"breached", "resolution_mean", "cases", "sla_compliance"};
    for (size_t k = 0; k < CL_LEN(keys); k++) {
        made_open(m);
        struct cl_inquiry one = inquire(m, keys[k], "department");
        made_shuffle(m, 3);
        made_open(m);
        struct cl_inquiry two = inquire(m, keys[k], "department");
        assert_int_equal(one.n_tests, two.n_tests);
        assert_string_equal(one.sentence, two.sentence);
        for (size_t i = 0; i < one.n_tests; i++)
            assert_near(one.tests[i].statistic, two.tests[i].statistic,
                        1e-9 * fabs(one.tests[i].statistic));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, made_setup, made_teardown)
int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_count_is_tested_as_a_share), TEST(priority_sets_the_target),
        TEST(a_thin_table_goes_to_fisher),  TEST(two_means),
        TEST(more_than_two_means),          TEST(all_cases_are_spread),
        TEST(times_with_open_cases),        TEST(money_is_compared_per_case),
        TEST(what_is_not_tested),           TEST(no_effect_no_finding),
        TEST(the_order_of_rows_is_nothing),
    };
    return cmocka_run_group_tests_name("analysis/inquiry", tests, NULL, NULL);
}
