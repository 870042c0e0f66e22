/* Whether a card's change is a signal: by the very chart that the trend shows. */
#include <math.h>

#include "made.h"

#define WEEK_HOURS 168
#define WEEKS 13

static const int steady[WEEKS] = {9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 11, 10};
static const int leap[WEEKS] = {9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 11, 40};

/* So many cases in each of 13 weeks up to T; the first `rated` of them have a rating. */
static void weeks(struct made *m, const int *per_week, int rated) {
    m->n = 0;
    for (int w = 0; w < WEEKS; w++)
        for (int i = 0; i < per_week[w]; i++) {
            double born = w * WEEK_HOURS + 1 + 4 * i;
            struct small_case *c = made_case(m, "Low", "Billing", born, born + 2);
            c->csat = (int)m->n <= rated ? 1 + (double)(m->n % 5) : NA;
        }
    made_open(m);
    m->scope.as_of = SMALL_T0 + WEEKS * 7 * SMALL_DAY - 1;
}

static enum cl_verdict verdict(struct made *m, const char *key, const char **reason) {
    const struct cl_measure *measure = made_measure(key);
    struct cl_control chart;
    struct cl_card card;
    assert_int_equal(cl_metrics_cards(&m->b.base, &m->scope, &measure, 1, m->arena, &card, &m->err),
                     CL_OK);
    assert_int_equal(cl_analysis_control(&m->b.base, &m->scope, measure, CL_EVERY_WEEK,
                                         CL_CHART_WEEKS, m->arena, &chart, &m->err),
                     CL_OK);
    return cl_analysis_verdict(&card, &chart, reason);
}

static void a_usual_week_is_noise(void **state) {
    const char *reason;
    weeks(*state, steady, 0);
    assert_int_equal(verdict(*state, "created", &reason), CL_VERDICT_NOISE);
    assert_non_null(strstr(reason, "Stable: no signal in 13 weeks; the usual range is"));
}

static void a_leap_is_a_signal(void **state) {
    const char *reason;
    weeks(*state, leap, 0);
    assert_int_equal(verdict(*state, "created", &reason), CL_VERDICT_SIGNAL);
    assert_non_null(strstr(reason, "past the upper limit"));
}

static void few_cases_are_thin(void **state) {
    static const int few[WEEKS] = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9};
    static const int many[WEEKS] = {29, 31, 30, 28, 31, 30, 29, 31, 30, 30, 29, 31, 30};
    const char *reason;
    weeks(*state, few, 0);
    assert_int_equal(verdict(*state, "created", &reason), CL_VERDICT_THIN);
    assert_string_equal(reason, "fewer than 30 cases");
    weeks(*state, steady, 20);
    assert_int_equal(verdict(*state, "csat_mean", &reason),
                     CL_VERDICT_UNKNOWN); /* none rated of late */
    weeks(*state, steady, 132);
    assert_int_equal(verdict(*state, "csat_mean", &reason), CL_VERDICT_NOISE);
    weeks(*state, many, 0);
    struct made *m = *state;
    for (size_t i = 0; i < m->n; i += 7)
        m->cases[i].csat = 3;
    made_open(m);
    assert_int_equal(verdict(m, "csat_mean", &reason), CL_VERDICT_THIN);
    assert_non_null(strstr(reason, "under 20 %"));
}

static void a_short_past_says_nothing(void **state) {
    struct made *m = *state;
    const char *reason;
    weeks(m, steady, 0);
    m->scope.as_of = SMALL_T0 + 9 * 7 * SMALL_DAY - 1; /* 63 days: a pair, but nine weeks */
    assert_int_equal(verdict(m, "created", &reason), CL_VERDICT_UNKNOWN);
    assert_non_null(strstr(reason, "needs 10"));
    m->scope.as_of = SMALL_T0 + 40 * SMALL_DAY; /* no pair */
    assert_int_equal(verdict(m, "created", &reason), CL_VERDICT_UNKNOWN);
    assert_non_null(strstr(reason, "begin on 2024-01-01"));
}

/* Several measures asked at once give the charts that each gives alone. */
static void charts_in_one_run(void **state) {
    struct made *m = *state;
    static const char *const keys[] = {"created", "closed_in_period", "open", "resolution_mean"};
    const struct cl_measure *measures[CL_LEN(keys)];
    struct cl_chart_want want = {.measures = measures,
                                 .n_measures = CL_LEN(keys),
                                 .every = CL_EVERY_WEEK,
                                 .points = CL_CHART_WEEKS};
    struct cl_charts charts;
    struct cl_answer a;
    weeks(m, leap, 0);
    m->scope.as_of -= 3 * SMALL_DAY; /* the newest week is not whole */
    for (size_t i = 0; i < CL_LEN(keys); i++)
        measures[i] = made_measure(keys[i]);
    assert_int_equal(cl_charts_ask(m->b.table, &m->scope, &want, m->arena, &charts, &m->err),
                     CL_OK);
    assert_null(charts.why);
    assert_int_equal(
        cl_metrics_ask(&m->b.base, &m->scope, &charts.question, 1, m->arena, &a, &m->err), CL_OK);
    for (size_t i = 0; i < CL_LEN(keys); i++) {
        struct cl_control one, many;
        cl_charts_read(m->b.table, &m->scope, &charts, &a, i, m->arena, &many);
        assert_int_equal(cl_analysis_control(&m->b.base, &m->scope, measures[i], CL_EVERY_WEEK,
                                             CL_CHART_WEEKS, m->arena, &one, &m->err),
                         CL_OK);
        assert_int_equal(many.n, 12);
        assert_int_equal(one.n, many.n);
        for (size_t k = 0; k < one.n; k++) {
            assert_near(many.points[k], one.points[k], 1e-9);
            assert_string_equal(many.labels[k], one.labels[k]);
            assert_int_equal(many.ends[k], one.ends[k]);
        }
        assert_string_equal(many.sentence, one.sentence);
    }
}

/* Where cases stop coming before T, the chart ends with them and says so. */
static void a_chart_ends_where_the_cases_do(void **state) {
    struct made *m = *state;
    struct cl_control c;
    weeks(m, steady, 0);
    m->scope.as_of += 150 * SMALL_DAY;
    assert_int_equal(cl_analysis_control(&m->b.base, &m->scope, made_measure("created"),
                                         CL_EVERY_WEEK, CL_CHART_WEEKS, m->arena, &c, &m->err),
                     CL_OK);
    assert_int_equal(c.n, 12); /* the last one is cut by its last case */
    assert_near(c.points[0] * 7, 9, 1e-9);
    assert_non_null(strstr(c.sentence, "no case was created after 2024-03-26"));
}

static void days_where_weeks_are_few(void **state) {
    struct made *m = *state;
    weeks(m, steady, 0);
    assert_int_equal(cl_control_every(m->b.table, &m->scope, made_measure("created")),
                     CL_EVERY_WEEK);
    m->scope.as_of = SMALL_T0 + 31 * SMALL_DAY;
    assert_int_equal(cl_control_every(m->b.table, &m->scope, made_measure("created")),
                     CL_EVERY_DAY);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, made_setup, made_teardown)
        T(a_usual_week_is_noise),     T(a_leap_is_a_signal), T(few_cases_are_thin),
        T(a_short_past_says_nothing), T(charts_in_one_run),  T(a_chart_ends_where_the_cases_do),
        T(days_where_weeks_are_few),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
