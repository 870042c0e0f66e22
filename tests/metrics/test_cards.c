/* What a card says of its change: signal, noise, or too few cases to say. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "small_table.h"

#define NA SMALL_NAN
#define WEEK_HOURS 168
#define MAX_CASES 400

/* So many cases in each of 13 weeks; the first `rated` of them have a rating. */
static size_t make_cases(struct small_case *c, const int *per_week, int rated) {
    size_t n = 0;
    for (int w = 0; w < CL_SPARK_POINTS; w++)
        for (int i = 0; i < per_week[w]; i++, n++) {
            double born = w * WEEK_HOURS + 1 + i;
            c[n] = (struct small_case){.id = "C",
                                       .status = "Closed",
                                       .priority = "Low",
                                       .department = "Billing",
                                       .agent = "A1",
                                       .created_h = born,
                                       .closed_h = born + 2,
                                       .response_min = NA,
                                       .csat = (int)n < rated ? 1 + (double)(n % 5) : NA,
                                       .nps = NA};
        }
    return n;
}

static struct cl_card card_of(const int *per_week, int rated, const char *key) {
    static struct small_case cases[MAX_CASES];
    struct small_backend b;
    struct cl_err err = {0};
    struct cl_arena *arena = cl_arena_new();
    struct cl_scope scope = {
        .as_of = SMALL_T0 + 13 * 7 * SMALL_DAY - 1, .from = CL_NO_TIME, .to = CL_NO_TIME};
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    struct cl_card card;
    small_open(&b, cases, make_cases(cases, per_week, rated), true);
    assert_int_equal(cl_metrics_cards(&b.base, &scope, &m, 1, arena, &card, &err), CL_OK);
    cl_arena_free(arena);
    small_close(&b);
    return card;
}

static const int steady[CL_SPARK_POINTS] = {9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 11, 10};
static const int leap[CL_SPARK_POINTS] = {9, 11, 10, 12, 8, 10, 11, 9, 10, 12, 9, 11, 40};

static void a_usual_week_is_noise(void **state) {
    (void)state;
    struct cl_card card = card_of(steady, 0, "created");
    assert_int_equal(card.verdict, CL_VERDICT_NOISE);
    assert_true(card.low < 8 && card.high > 12);
}

static void a_leap_is_a_signal(void **state) {
    (void)state;
    struct cl_card card = card_of(leap, 0, "created");
    assert_int_equal(card.verdict, CL_VERDICT_SIGNAL);
    assert_true(card.high < 40);
}

static void few_cases_are_thin(void **state) {
    (void)state;
    static const int few[CL_SPARK_POINTS] = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9};
    assert_int_equal(card_of(few, 0, "created").verdict, CL_VERDICT_THIN);
    /* 20 of 132 rated: under 30.  Of many weeks' ratings under a fifth: thin too. */
    assert_int_equal(card_of(steady, 20, "csat_mean").verdict, CL_VERDICT_THIN);
    assert_int_equal(card_of(steady, 132, "csat_mean").verdict, CL_VERDICT_NOISE);
    static const int many[CL_SPARK_POINTS] = {29, 31, 30, 28, 31, 30, 29, 31, 30, 30, 29, 31, 30};
    assert_int_equal(card_of(many, 60, "csat_mean").verdict, CL_VERDICT_THIN);
}

/* Under ten points there are no limits. */
static void a_short_past_says_nothing(void **state) {
    (void)state;
    static const int late[CL_SPARK_POINTS] = {0, 0, 0, 0, 0, 0, 0, 0, 20, 20, 20, 20, 90};
    struct cl_card card = card_of(late, 0, "resolution_mean");
    assert_int_equal(card.verdict, CL_VERDICT_UNKNOWN);
    assert_true(isnan(card.low) && isnan(card.high));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_usual_week_is_noise),
        cmocka_unit_test(a_leap_is_a_signal),
        cmocka_unit_test(few_cases_are_thin),
        cmocka_unit_test(a_short_past_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
