/* Control charts, balance and Little's law on cases that are easy to count. */
#include <math.h>

#include "made.h"

static struct cl_control chart(struct made *m, const char *key, enum cl_every every, size_t n) {
    struct cl_control c;
    enum cl_rc rc = cl_analysis_control(&m->b.base, &m->scope, made_measure(key), every, n,
                                        m->arena, &c, &m->err);
    assert_int_equal(rc, CL_OK);
    return c;
}

static void days(struct made *m, const int *n, size_t days) {
    for (size_t d = 0; d < days; d++)
        for (int i = 0; i < n[d]; i++)
            made_case(m, "Low", i % 2 ? "A" : "B", (double)d * 24 + 0.01 * i,
                      (double)d * 24 + 0.01 * i + 3);
    made_open(m);
    m->scope.as_of = SMALL_T0 + (int64_t)days * SMALL_DAY - 1;
}

/* METRICS 37. */
static const int golden[] = {52, 48, 55, 50, 49, 53, 61, 47, 50, 52, 51, 80};

static void golden_chart(void **state) {
    struct made *m = *state;
    days(m, golden, 10);
    struct cl_control c = chart(m, "created", CL_EVERY_DAY, 26);
    assert_null(c.why);
    assert_int_equal(c.n, 10);
    assert_near(c.points[6], 61, 1e-9);
    assert_near(c.xmr.centre, 51.7, 1e-9);
    assert_near(c.xmr.low, 37.513, 1e-3);
    assert_near(c.xmr.high, 65.887, 1e-3);
    assert_string_equal(c.labels[0], "2024-01-01");
    assert_int_equal(c.ends[9], m->scope.as_of + 1);
    assert_non_null(strstr(c.sentence, "Stable: no signal in 10 days"));
}

static void a_signal_is_named(void **state) {
    struct made *m = *state;
    days(m, golden, 12);
    struct cl_control c = chart(m, "created", CL_EVERY_DAY, 26);
    assert_true(c.signals[11] & CL_XMR_OUTSIDE);
    assert_non_null(strstr(c.sentence, "Not stable"));
    assert_non_null(strstr(c.sentence, "2024-01-12"));
    assert_non_null(strstr(c.sentence, "upper limit"));
    c = chart(m, "created", CL_EVERY_DAY, 11); /* only the newest */
    assert_int_equal(c.n, 11);
    assert_near(c.points[0], 48, 1e-9);
}

static void only_whole_buckets(void **state) {
    struct made *m = *state;
    days(m, golden, 12);
    m->scope.as_of = SMALL_T0 + 11 * SMALL_DAY + 5; /* day 12 has begun */
    struct cl_control c = chart(m, "created", CL_EVERY_DAY, 26);
    assert_int_equal(c.n, 11);
    c = chart(m, "created", CL_EVERY_WEEK, 26);
    assert_int_equal(c.n, 1);
    assert_near(c.points[0], (52 + 48 + 55 + 50 + 49 + 53 + 61) / 7.0, 1e-9); /* a day */
    assert_non_null(strstr(c.why, "needs 10"));
    c = chart(m, "created", CL_EVERY_MONTH, 26);
    assert_non_null(strstr(c.why, "no whole month"));
    c = chart(m, "resolution_mean", CL_EVERY_DAY, 26);
    assert_near(c.xmr.centre, 3, 1e-3); /* whole seconds */
    c = chart(m, "csat_mean", CL_EVERY_DAY, 26);
    assert_non_null(c.why);
    struct cl_control bad;
    assert_int_equal(cl_analysis_control(&m->b.base, &m->scope, made_measure("created"),
                                         CL_EVERY_NONE, 26, m->arena, &bad, &m->err),
                     CL_E_USAGE);
}

static void months_of_unequal_length(void **state) {
    struct made *m = *state;
    for (int d = 0; d < 400; d++)
        made_case(m, "Low", "A", 24.0 * d, NA);
    made_open(m);
    m->scope.as_of = SMALL_T0 + 400 * SMALL_DAY;
    struct cl_control c = chart(m, "created", CL_EVERY_MONTH, 26);
    assert_int_equal(c.n, 13);
    for (size_t i = 0; i < c.n; i++)
        assert_near(c.points[i], 1, 1e-12);
    assert_non_null(strstr(c.sentence, "Stable"));
    c = chart(m, "backlog", CL_EVERY_MONTH, 3); /* a stock is a level, not a rate */
    assert_near(c.points[2] - c.points[1], 31, 0);
}

static struct cl_balance balance(struct made *m, const char *by) {
    struct cl_balance b;
    assert_int_equal(cl_analysis_balance(&m->b.base, &m->scope, by, m->arena, &b, &m->err), CL_OK);
    return b;
}

static void balanced_or_dominant(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 120; i++) /* 60, 30, 30 and some of no department */
        made_case(m, "Low", i % 4 < 2 ? "A" : i % 4 == 2 ? "B" : "C", i, i + 1);
    for (int i = 0; i < 40; i++)
        made_case(m, "Low", NULL, i, i + 1);
    made_open(m);
    struct cl_balance b = balance(m, "department");
    assert_near(b.classes, 3, 0);
    assert_near(b.largest_share, 0.5, 1e-12);
    assert_true(cl_slice_eq(b.largest, CL_S("A")));
    assert_true(b.dominant); /* 0.5 is 1.5 / 3 */
    assert_near(b.test.statistic, 15, 1e-9);
    assert_near(b.test.effect, exp(0.5 * log(2) + 0.5 * log(4)), 1e-9);
    made_case(m, "Low", "B", 1, 2);
    made_open(m);
    assert_false(balance(m, "department").dominant);
    assert_non_null(balance(m, "priority").why);
}

/* One case an hour that stays 12 hours: 24 a day, half a day, 12 open. */
static void littles_law(void **state) {
    struct made *m = *state;
    for (int h = 0; h < 60 * 24; h++)
        made_case(m, "Low", "A", h, h + 12.0);
    made_open(m);
    m->scope.from = SMALL_T0 + 10 * SMALL_DAY;
    m->scope.to = SMALL_T0 + 50 * SMALL_DAY;
    struct cl_little l;
    assert_int_equal(cl_analysis_little(&m->b.base, &m->scope, m->arena, &l, &m->err), CL_OK);
    assert_null(l.why);
    assert_near(l.mean_backlog, 12, 1e-9);
    assert_near(l.per_day, 24, 1e-9);
    assert_near(l.days, 0.5, 1e-9);
    assert_near(l.gap, 0, 1e-9);
    assert_non_null(strstr(l.sentence, "fit each other"));
}

/* A third of the closes were never written down. */
static void closes_missing(void **state) {
    struct made *m = *state;
    for (int h = 0; h < 60 * 24; h++)
        made_case(m, "Low", "A", h, h % 3 ? h + 12.0 : NA);
    made_open(m);
    m->scope.from = SMALL_T0 + 10 * SMALL_DAY;
    m->scope.to = SMALL_T0 + 50 * SMALL_DAY;
    struct cl_little l;
    assert_int_equal(cl_analysis_little(&m->b.base, &m->scope, m->arena, &l, &m->err), CL_OK);
    assert_null(l.why);
    assert_true(fabs(l.gap) > 0.2);
    assert_non_null(strstr(l.sentence, "do not fit"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, made_setup, made_teardown)
int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(golden_chart),         TEST(a_signal_is_named),
        TEST(only_whole_buckets),   TEST(months_of_unequal_length),
        TEST(balanced_or_dominant), TEST(littles_law),
        TEST(closes_missing),
    };
    return cmocka_run_group_tests_name("analysis/control", tests, NULL, NULL);
}
