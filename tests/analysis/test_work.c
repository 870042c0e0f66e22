/* Agents, shifts and savings: golden values, planted differences found, nothing found
 * where there is none. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/analysis.h"

#include "../metrics/small_table.h"

#define assert_near(got, want, within) assert_true(fabs((got) - (want)) < (within))
#define NA SMALL_NAN
#define CASES_MAX 4000

static struct small_case cases[CASES_MAX];
static size_t n_cases;

static void add(const char *agent, const char *priority, double created_h, double hours) {
    assert_true(n_cases < CASES_MAX);
    cases[n_cases++] = (struct small_case){.id = "x",
                                           .status = isnan(hours) ? "Open" : "Closed",
                                           .priority = priority,
                                           .department = "D",
                                           .agent = agent,
                                           .created_h = created_h,
                                           .closed_h = created_h + hours,
                                           .response_min = NA,
                                           .csat = NA,
                                           .nps = NA,
                                           .reopened = -1};
}

/* So many cases of one agent and priority, of which `met` are closed in time. */
static void add_some(const char *agent, const char *priority, size_t n, size_t met) {
    for (size_t i = 0; i < n; i++)
        add(agent, priority, (double)(n_cases % 500), i < met ? 1 : 200);
}

struct fixture {
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
};

static int setup(void **state) {
    static struct fixture f;
    n_cases = 0;
    f = (struct fixture){
        .arena = cl_arena_new(),
        .scope = {.as_of = SMALL_T0 + 100 * SMALL_DAY, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    *state = &f;
    return 0;
}

static void open_cases(struct fixture *f) {
    small_open(&f->b, cases, n_cases, true);
}

static int teardown(void **state) {
    struct fixture *f = *state;
    if (f->b.table != NULL)
        small_close(&f->b);
    f->b.table = NULL;
    cl_arena_free(f->arena);
    return 0;
}

/* ---- standardisation ---- */

static void the_same_rates_are_the_same(void **state) {
    (void)state;
    const double rate[] = {.9, .3, .9, .3}, n[] = {100, 10, 10, 100};
    double out[2];
    cl_standardise(rate, n, 2, 2, out);
    assert_near(out[0], .6, 1e-12);
    assert_near(out[1], .6, 1e-12);
}

static void thin_strata_are_one(void **state) {
    (void)state;
    /* Strata 1 and 2 have 4 and 3 cases of the team: pooled they weigh 7. */
    const double rate[] = {.5, 1, 0, .5, .5, .5}, n[] = {10, 2, 1, 10, 2, 2};
    double out[2];
    cl_standardise(rate, n, 2, 3, out);
    assert_near(out[0], (20 * .5 + 7 * (2.0 / 3)) / 27, 1e-12);
    assert_near(out[1], .5, 1e-12);
}

static void a_lacking_stratum_weighs_nothing(void **state) {
    (void)state;
    const double rate[] = {.8, 0, .5, .1}, n[] = {10, 0, 10, 30};
    double out[2];
    cl_standardise(rate, n, 2, 2, out);
    assert_near(out[0], .8, 1e-12);
    assert_near(out[1], (20 * .5 + 30 * .1) / 50, 1e-12);
    const double none[] = {0, 0};
    cl_standardise(rate, none, 1, 2, out);
    assert_true(isnan(out[0]));
}

/* ---- agents ---- */

static size_t column_of(const struct cl_agents *a, const char *key) {
    for (size_t k = 0; k < a->n_measures; k++)
        if (strcmp(cl_measure_info(a->measures[k])->key, key) == 0)
            return k;
    print_error("%s is not there\n", key);
    fail();
    return 0;
}

static const struct cl_agent *agent_of(const struct cl_agents *a, const char *name) {
    for (size_t g = 0; g < a->n; g++)
        if (name == NULL ? a->agents[g].agent.ptr == NULL
                         : cl_slice_eq(a->agents[g].agent, cl_slice(name)))
            return &a->agents[g];
    return NULL;
}

static struct cl_agents compare(struct fixture *f) {
    struct cl_agents a;
    open_cases(f);
    enum cl_rc rc = cl_analysis_agents(&f->b.base, &f->scope, f->arena, &a, &f->err);
    if (rc != CL_OK)
        print_error("%s\n", f->err.text);
    assert_int_equal(rc, CL_OK);
    return a;
}

/* A has a case open in the hours 0 to 30 (two overlap, one lies within) and 40 to 50 of
 * 100; B from hour 90 on. */
static void share_of_the_calendar_with_a_case_open(void **state) {
    struct fixture *f = *state;
    f->scope.as_of = SMALL_T0 + INT64_C(100) * 3600;
    add("A", "Low", 0, 20);
    add("A", "Low", 10, 20);
    add("A", "Low", 12, 1);
    add("A", "Low", 40, 10);
    add("B", "Low", 90, NA);
    struct cl_agents a = compare(f);
    assert_near(agent_of(&a, "A")->busy, 0.4, 1e-12);
    assert_near(agent_of(&a, "B")->busy, 0.1, 1e-12);
    f->scope.from = SMALL_T0 + INT64_C(25) * 3600;
    f->scope.to = SMALL_T0 + INT64_C(45) * 3600;
    enum cl_rc rc = cl_analysis_agents(&f->b.base, &f->scope, f->arena, &a, &f->err);
    assert_int_equal(rc, CL_OK);
    const struct cl_agent *one = agent_of(&a, "A");
    assert_non_null(one);
    assert_near(one->busy, 0.5, 1e-12);
}

static void hard_cases_are_taken_into_account(void **state) {
    struct fixture *f = *state;
    add_some("A", "Low", 100, 90);
    add_some("A", "Critical", 10, 3);
    add_some("B", "Low", 10, 9);
    add_some("B", "Critical", 100, 30);
    struct cl_agents a = compare(f);
    assert_null(a.why);
    assert_string_equal(a.strata, "priority");
    size_t k = column_of(&a, "sla_compliance");
    const struct cl_agent *one = agent_of(&a, "A"), *two = agent_of(&a, "B");
    assert_non_null(one);
    assert_non_null(two);
    assert_near(one->values[k].value, 93.0 / 110, 1e-12);
    assert_near(two->values[k].value, 39.0 / 110, 1e-12);
    assert_near(one->values[k].low, cl_wilson(93, 110).low, 1e-12);
    assert_int_equal(one->values[k].n, 110);
    assert_near(one->standard[k], .6, 1e-12);
    assert_near(two->standard[k], .6, 1e-12);
    assert_int_equal(one->rank[k], 1);
    assert_int_equal(two->rank[k], 1);
    /* Kish: 110 (55² / 100 + 55² / 10) / 110² for each of them. */
    double widen = sqrt(110 * (110.0 * 110 / 100 + 110.0 * 110 / 10)) / 220;
    assert_near(one->fair[k].low, .6 - (93.0 / 110 - one->values[k].low) * widen, 1e-12);
    assert_near(a.team[k].value, 132.0 / 220, 1e-12);
    assert_string_equal(one->drill, "agent:A");
}

static void who_is_better_by_more_than_chance_is_first(void **state) {
    struct fixture *f = *state;
    add_some("good", "Low", 100, 95);
    add_some("bad", "Low", 100, 40);
    add_some("rare", "Low", 19, 0);
    add_some(NULL, "Low", 30, 10);
    struct cl_agents a = compare(f);
    size_t k = column_of(&a, "sla_compliance");
    assert_int_equal(agent_of(&a, "good")->rank[k], 1);
    assert_int_equal(agent_of(&a, "bad")->rank[k], 2);
    assert_int_equal(agent_of(&a, "rare")->rank[k], 0); /* 19 cases */
    const struct cl_agent *nobody = agent_of(&a, NULL);
    assert_ptr_equal(nobody, &a.agents[a.n - 1]);
    assert_int_equal(nobody->rank[k], 0);
    size_t closed = column_of(&a, "closed");
    assert_int_equal(agent_of(&a, "good")->rank[closed], 0); /* a count has no interval */
}

static void means_and_medians_have_intervals(void **state) {
    struct fixture *f = *state;
    const double hours[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 30};
    double sum = 0, squares = 0;
    for (size_t i = 0; i < CL_LEN(hours); i++) {
        add("A", "Low", 24.0 * (double)(i / 2), hours[i]);
        sum += hours[i];
        squares += hours[i] * hours[i];
    }
    struct cl_agents a = compare(f);
    size_t mean = column_of(&a, "resolution_mean"), median = column_of(&a, "resolution_median");
    const struct cl_agent *one = agent_of(&a, "A");
    struct cl_interval in = cl_mean_interval(10, sum, squares);
    assert_near(one->values[mean].value, 7.5, 1e-9);
    if (cl_stats_with_tests()) {
        assert_near(one->values[mean].low, in.low, 1e-6);
        assert_near(one->values[mean].high, in.high, 1e-6);
        assert_true(one->values[median].low >= 1 && one->values[median].low < 5.5);
        assert_true(one->values[median].high > 5.5 && one->values[median].high <= 30);
    }
    assert_near(one->values[median].value, 5.5, 1e-9);
    assert_true(isnan(one->standard[median])); /* a median has no strata that add up */
    /* Two a day on days 0 to 4; the one that took 30 h closed on day 5. */
    assert_near(one->active_days, 6, 1e-12);
    assert_near(one->values[column_of(&a, "throughput")].value, 10.0 / 6, 1e-12);
}

/* ---- shifts ---- */

static struct cl_shift shifts(struct fixture *f) {
    static struct cl_shift s;
    enum cl_rc rc = cl_analysis_shift(&f->b.base, &f->scope, f->arena, &s, &f->err);
    if (rc != CL_OK)
        print_error("%s\n", f->err.text);
    assert_int_equal(rc, CL_OK);
    return s;
}

/* 40 cases in each hour, of which late(h) of ten breach. */
static void fill_hours(size_t (*late)(int h)) {
    for (int h = 0; h < 24; h++)
        for (size_t i = 0; i < 40; i++)
            add("A", i % 4 == 0 ? "Critical" : "Low", 24.0 * (double)i + h + 0.5,
                i % 10 < late(h) ? 100 : 1);
}
static size_t one_hour(int h) {
    return h == 22 ? 9 : 2;
}
static size_t a_night(int h) {
    return h >= 22 || h < 6 ? 7 : 2;
}
static size_t no_hour(int h) {
    (void)h;
    return 3;
}

static void a_bad_hour_is_named(void **state) {
    struct fixture *f = *state;
    fill_hours(one_hour);
    open_cases(f);
    struct cl_shift s = shifts(f);
    assert_null(s.why);
    assert_near(s.hours[22].rate, .9, 1e-12);
    assert_near(s.hours[22].interval.low, cl_wilson(36, 40).low, 1e-12);
    assert_near(s.hours[3].rate, .2, 1e-12);
    assert_near(s.hours[22].arrivals, 40, 1e-12);
    assert_int_equal(s.peak_volume, -1); /* all hours have as many */
    if (!cl_stats_with_tests())
        skip();
    assert_int_equal(s.peak_risk, 22);
    assert_true(s.q < .05);
    assert_int_equal(s.window_from, 22);
    assert_int_equal(s.window_to, 23);
    /* Critical: i in 0, 4, 8 …; late of ten: i % 10 < 9 or < 2. */
    assert_near(s.hours[22].critical_arrivals, 10, 1e-12);
    assert_near(s.arrival_share, 1.0 / 24, 1e-12);
    assert_true(s.critical_share > s.arrival_share);
    /* The target of a Low case passes 72 h later, in the same hour; of a Critical one 4 h
     * later. */
    assert_near(s.hours[2].critical_breaches, s.hours[22].critical_late, 1e-12);
}

static void a_bad_shift_is_a_window_round_midnight(void **state) {
    struct fixture *f = *state;
    fill_hours(a_night);
    open_cases(f);
    if (!cl_stats_with_tests())
        skip();
    struct cl_shift s = shifts(f);
    assert_int_equal(s.peak_risk, -1); /* no hour of it is worse than the next */
    assert_int_equal(s.window_from, 22);
    assert_int_equal(s.window_to, 6);
    assert_near(s.window_rate, .7, 1e-12);
    assert_near(s.rest_rate, .2, 1e-12);
}

static void even_hours_say_nothing(void **state) {
    struct fixture *f = *state;
    fill_hours(no_hour);
    open_cases(f);
    struct cl_shift s = shifts(f);
    assert_int_equal(s.peak_risk, -1);
    assert_int_equal(s.window_from, -1);
    assert_true(isnan(s.critical_share));
    assert_non_null(strstr(s.sentence, "no hour breaches more"));
}

static void hours_are_local(void **state) {
    struct fixture *f = *state;
    fill_hours(one_hour);
    open_cases(f);
    assert_int_equal(cl_zone_open("Asia/Tokyo", &f->scope.zone, &f->err), CL_OK);
    struct cl_shift s = shifts(f);
    assert_near(s.hours[7].rate, .9, 1e-12); /* 22:30 in Greenwich */
    assert_near(s.hours[11].critical_breaches, s.hours[7].critical_late, 1e-12);
}

static void dates_have_no_hours(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < 30; i++)
        add("A", "Low", 24.0 * (double)i, 1);
    open_cases(f);
    struct cl_shift s = shifts(f);
    assert_non_null(s.why);
    assert_non_null(strstr(s.why, "time of day"));
}

/* ---- savings ---- */

static void ratios_are_named_right(void **state) {
    (void)state;
    const double effect[3] = {0.3, 0.5, 37.0 / 30};
    struct cl_savings s;
    cl_savings_reckon(30000, 3200, effect, &s);
    assert_near(s.savings[1], 15000, 1e-9);
    assert_near(s.benefit_cost[1], 4.6875, 1e-12);
    assert_near(s.roi[1], 3.6875, 1e-12);
    assert_near(s.benefit_cost[2], 11.5625, 1e-12);
    assert_near(s.roi[2], 10.5625, 1e-12);
    assert_near(s.net[2], 33800, 1e-9);
    assert_near(s.break_even, 3200.0 / 30000, 1e-12);
    assert_near(s.payback_months[1], 3200.0 / 15000, 1e-12);
    cl_savings_reckon(4720, 3200, effect, &s);
    assert_true(s.net[0] < 0 && isnan(s.payback_months[0])); /* a loss each month */
    assert_true(s.net[2] > 0 && s.payback_months[2] <= 1);
}

static void no_cost_is_not_infinite(void **state) {
    (void)state;
    const double effect[3] = {0.3, 0.5, 0.7};
    struct cl_savings s;
    cl_savings_reckon(30000, 0, effect, &s);
    assert_true(isnan(s.roi[1]) && isnan(s.benefit_cost[1]) && isnan(s.payback_months[1]));
    assert_true(isnan(s.break_even));
    assert_near(s.net[1], 15000, 1e-9);
}

static void the_interval_carries_both_doubts(void **state) {
    (void)state;
    const double effect[3] = {0.3, 0.5, 0.7}, sure[3] = {0.5, 0.5, 0.5};
    const double even[] = {1000, 1000, 1000, 1000}, uneven[] = {0, 0, 4000, 0};
    struct cl_interval none = cl_savings_interval(even, 4, sure, 1);
    assert_near(none.low, 500, 1e-9);
    assert_near(none.high, 500, 1e-9);
    /* The triangle's own P10 and P90: 0.3 + sqrt(0.1 x 0.4 x 0.2) and its mirror. */
    struct cl_interval guess = cl_savings_interval(even, 4, effect, 1);
    assert_near(guess.low, 1000 * (0.3 + sqrt(0.008)), 5);
    assert_near(guess.high, 1000 * (0.7 - sqrt(0.008)), 5);
    struct cl_interval both = cl_savings_interval(uneven, 4, effect, 1);
    assert_true(both.low < guess.low && both.high > guess.high);
    struct cl_interval again = cl_savings_interval(uneven, 4, effect, 1);
    assert_true(memcmp(&both, &again, sizeof both) == 0);
    assert_true(isnan(cl_savings_interval(even, 2, effect, 1).low));
}

static void settings_are_checked(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *key, *value, *says;
    } bad[] = {
        {"efect", "1", "did you mean effect"},
        {"effect", "0.3, 0.5", "three shares"},
        {"effect", "0.3, 0.5, 1.5", "no share"},
        {"effect", "0.7, 0.5, 0.3", "at least the one before"},
        {"effect", "0.1,0.2,0.3,0.4", "three shares"},
        {"hours", "-1", "not a number"},
        {"rate", "much", "not a number"},
    };
    struct cl_case_for_action s;
    cl_savings_init(&s);
    assert_near(s.hours * s.rate, 3200, 1e-9);
    for (size_t i = 0; i < CL_LEN(bad); i++) {
        assert_int_equal(cl_savings_set(&s, bad[i].key, bad[i].value, f->arena, &f->err),
                         CL_E_USAGE);
        if (strstr(f->err.text, bad[i].says) == NULL)
            print_error("%s\n", f->err.text);
        assert_non_null(strstr(f->err.text, bad[i].says));
    }
    assert_int_equal(cl_savings_set(&s, "effect", " 0.1, 0.2 ,0.4", f->arena, &f->err), CL_OK);
    assert_int_equal(cl_savings_set(&s, "per_case", "2", f->arena, &f->err), CL_OK);
    assert_int_equal(cl_savings_set(&s, "segment", "hour:22", f->arena, &f->err), CL_OK);
    assert_near(s.effect[2], 0.4, 1e-12);
    assert_near(s.per_case, 2, 1e-12);
    assert_string_equal(s.segment, "hour:22");
}

/* Ten Critical cases on the 15th of each month, four of them late: $2,000 a month. */
static void the_loss_comes_from_the_cases(void **state) {
    struct fixture *f = *state;
    struct cl_case_for_action action;
    struct cl_savings s;
    for (size_t month = 0; month < 6; month++)
        for (size_t i = 0; i < 10; i++) {
            add("A", "Critical", 24 * (14 + 30.4375 * (double)month), i < 4 ? 50 : 1);
            add("A", "High", 24 * (14 + 30.4375 * (double)month), 50);
        }
    open_cases(f);
    f->scope.as_of = SMALL_T0 + 182 * SMALL_DAY; /* the first of July */
    f->scope.from = SMALL_T0;
    f->scope.to = f->scope.as_of;
    cl_savings_init(&action);
    action.per_case = 2;
    assert_int_equal(cl_analysis_savings(&f->b.base, &f->scope, &action, f->arena, &s, &f->err),
                     CL_OK);
    assert_null(s.why);
    assert_near(s.loss, 6 * 4 * 500 / (182 / 30.4375), 1e-6);
    assert_near(s.flagged, 60 / (182 / 30.4375), 1e-9);
    assert_near(s.cost, 3200 + 2 * s.flagged, 1e-9);
    assert_near(s.months, 6, 1e-12);
    assert_near(s.p10_p90.low, 2000 * (0.3 + sqrt(0.008)), 10);
    assert_true(s.break_even > 1);
    assert_non_null(strstr(s.sentence, "does not pay"));
    action.segment = "agent:Nobody2";
    enum cl_rc rc = cl_analysis_savings(&f->b.base, &f->scope, &action, f->arena, &s, &f->err);
    if (rc == CL_OK)
        assert_non_null(s.why);
    else
        assert_non_null(strstr(f->err.text, "[savings] segment"));
    action.segment = "prioriti:critical";
    assert_int_equal(cl_analysis_savings(&f->b.base, &f->scope, &action, f->arena, &s, &f->err),
                     CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "[savings] segment"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(the_same_rates_are_the_same),
        TEST(thin_strata_are_one),
        TEST(a_lacking_stratum_weighs_nothing),
        TEST(share_of_the_calendar_with_a_case_open),
        TEST(hard_cases_are_taken_into_account),
        TEST(who_is_better_by_more_than_chance_is_first),
        TEST(means_and_medians_have_intervals),
        TEST(a_bad_hour_is_named),
        TEST(a_bad_shift_is_a_window_round_midnight),
        TEST(even_hours_say_nothing),
        TEST(hours_are_local),
        TEST(dates_have_no_hours),
        TEST(ratios_are_named_right),
        TEST(no_cost_is_not_infinite),
        TEST(the_interval_carries_both_doubts),
        TEST(settings_are_checked),
        TEST(the_loss_comes_from_the_cases),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
