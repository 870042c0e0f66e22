/* Schedules: what they say, the minutes they make, and utilization and the load index
 * on cases counted by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/metrics_schedule.h"

#include "small_table.h"

#define assert_real(got, want)                                                                     \
    assert_true(fabs((got) - (double)(want)) <= 1e-9 * (1 + fabs((double)(want))))
#define NA SMALL_NAN

/* A Monday at 00:00 on; A1 closes four on two days, A2 two on two, A3 one. */
static const struct small_case cases[] = {
    {"C1", "Closed", "High", "Billing", "A1", 0, 3, NA, NA, NA, 0},
    {"C2", "Closed", "High", "Billing", "A1", 0, 4, NA, NA, NA, 0},
    {"C3", "Closed", "High", "Billing", "A1", 0, 5, NA, NA, NA, 0},
    {"C4", "Closed", "High", "Billing", "A1", 0, 30, NA, NA, NA, 0},
    {"C5", "Closed", "High", "Other", "A2", 0, 6, NA, NA, NA, 0},
    {"C6", "Closed", "High", "Other", "A2", 0, 31, NA, NA, NA, 0},
    {"C7", "Closed", "High", "Other", "A3", 0, 32, NA, NA, NA, 0},
    {"C8", "Closed", "High", "Other", NULL, 0, 33, NA, NA, NA, 0},
};

struct fixture {
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
};

static int setup(void **state) {
    static struct fixture f;
    f = (struct fixture){
        .arena = cl_arena_new(),
        .scope = {.as_of = SMALL_T0 + 7 * SMALL_DAY - 1, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    small_open(&f.b, cases, CL_LEN(cases), true);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_schedule_reset();
    cl_arena_free(f->arena);
    small_close(&f->b);
    return 0;
}

static void set(const char *name, const char *key, const char *value) {
    struct cl_err err = {0};
    if (cl_schedule_set(name, key, value, &err) != CL_OK)
        fail_msg("%s", err.text);
}

static double minutes(const struct fixture *f, const char *agent, int64_t from, int64_t to) {
    uint32_t code = CL_SCHEDULE_ALL;
    const struct cl_dict *dict = cl_table_column(f->b.table, CL_COL_AGENT)->dict;
    if (agent != NULL)
        assert_true(cl_dict_find(dict, cl_slice(agent), &code));
    return cl_schedule_minutes(f->b.table, cl_zone_utc(), code, from, to);
}

static void minutes_of_a_week(void **state) {
    struct fixture *f = *state;
    int64_t week = SMALL_T0 + 7 * SMALL_DAY;
    struct cl_err err = {0};
    assert_false(cl_schedule_any());
    set("team", "agents", "*");
    set("team", "hours_per_day", "8");
    set("team", "shrinkage", "0.3");
    set("part", "agents", "a2, Nobody");
    set("part", "hours_per_day", "4");
    set("part", "days", "Tue, Sat-Sun");
    set("part", "to", "2024-01-06");
    assert_int_equal(cl_schedule_ready(&err), CL_OK);
    assert_true(cl_schedule_any());
    assert_real(minutes(f, "A1", SMALL_T0, week), 5 * 8 * 60 * 0.7);
    assert_real(minutes(f, "A2", SMALL_T0, week), 2 * 4 * 60); /* Tuesday and Saturday */
    /* A1 and A3 by the rule for all; A2; and somebody who has no case. */
    assert_real(minutes(f, NULL, SMALL_T0, week), 2 * 1680 + 2 * 480);
    /* Half of a Tuesday. */
    assert_real(minutes(f, "A2", SMALL_T0 + SMALL_DAY, SMALL_T0 + SMALL_DAY * 3 / 2), 120);
    assert_real(minutes(f, "A1", SMALL_T0 + 5 * SMALL_DAY, week), 0);
    assert_real(minutes(f, "A1", week, week), 0);
}

/* Rows of an agents file: what one leaves empty is as the schedule says. */
static void rows_of_a_file(void **state) {
    struct fixture *f = *state;
    int64_t week = SMALL_T0 + 7 * SMALL_DAY;
    struct cl_err err = {0};
    static const struct cl_schedule_row rows[] = {
        {"a1", "4", "Tue, Sat-Sun", "0.5"}, {"A2", "", "", ""}, {"*", "", "Mon", ""}};
    static const struct cl_schedule_row wrong[] = {{"", "8", "", ""},
                                                   {"A9", "25", "", ""},
                                                   {"A9", "", "Mo", ""},
                                                   {"A9", "", "", "1"},
                                                   {"A1", "", "", ""}};
    for (size_t i = 0; i < CL_LEN(rows); i++)
        assert_int_equal(cl_schedule_add("team", &rows[i], &err), CL_OK);
    for (size_t i = 0; i < CL_LEN(wrong); i++)
        assert_int_equal(cl_schedule_add("team", &wrong[i], &err), CL_E_USAGE);
    assert_int_equal(cl_schedule_ready(&err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "hours_per_day is missing for"));
    set("team", "hours_per_day", "10");
    set("team", "shrinkage", "0.2");
    assert_int_equal(cl_schedule_ready(&err), CL_OK);
    assert_real(minutes(f, "A1", SMALL_T0, week), 3 * 4 * 60 * 0.5);
    assert_real(minutes(f, "A2", SMALL_T0, week), 5 * 10 * 60 * 0.8);
    assert_real(minutes(f, "A3", SMALL_T0, week), 1 * 10 * 60 * 0.8);
    assert_real(minutes(f, NULL, SMALL_T0, week), 360 + 2400 + 480);
}

static void wrong_keys(void **state) {
    (void)state;
    static const struct {
        const char *name, *key, *value, *why;
    } wrong[] = {
        {"t", "hour_per_day", "8", "did you mean hours_per_day"},
        {"t", "hours_per_day", "25", "0.01 to 24"},
        {"t", "hours_per_day", "x", "number"},
        {"t", "days", "Mon-Frid", "no weekday"},
        {"t", "days", "", "no weekday"},
        {"t", "shrinkage", "1", "0 to 0.99"},
        {"t", "from", "soon", "date"},
        {"t", "standard_minutes", "Login", "its minutes"},
        {"t", "standard_minutes", "Login 0", "its minutes"},
        {"t", "standard_minutes", "Login 5, login 6", "already"},
        {"", "agents", "*", "a name"},
    };
    for (size_t i = 0; i < CL_LEN(wrong); i++) {
        struct cl_err err = {0};
        assert_int_equal(cl_schedule_set(wrong[i].name, wrong[i].key, wrong[i].value, &err),
                         CL_E_USAGE);
        if (strstr(err.text, wrong[i].why) == NULL)
            print_error("%s\n", err.text);
        assert_non_null(strstr(err.text, wrong[i].why));
    }
    struct cl_err err = {0};
    set("t", "hours_per_day", "8");
    assert_int_equal(cl_schedule_ready(&err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "agents is missing"));
    set("t", "agents", "A1");
    assert_int_equal(cl_schedule_ready(&err), CL_OK);
    assert_int_equal(cl_schedule_set("u", "agents", "a1", &err), CL_E_USAGE);
    set("u", "agents", "A2");
    assert_int_equal(cl_schedule_ready(&err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "hours_per_day is missing"));
}

static struct cl_answer ask(struct fixture *f, const char *key, const char *dim,
                            enum cl_every every) {
    static struct cl_question q;
    static const struct cl_measure *m;
    struct cl_answer a;
    m = cl_measure_find(cl_slice(key));
    q = (struct cl_question){
        .measures = &m, .n_measures = 1, .dims = {dim}, .every = every, .totals = true};
    assert_int_equal(cl_metrics_ask(&f->b.base, &f->scope, &q, 1, f->arena, &a, &f->err), CL_OK);
    return a;
}

static double of_agent(const struct cl_answer *a, const char *agent) {
    for (size_t r = 0; r < a->n_rows; r++)
        if (a->rows[r].labels[0].ptr != NULL && cl_slice_eq(a->rows[r].labels[0], cl_slice(agent)))
            return a->rows[r].values[0].value;
    return (double)NAN;
}

/* Closed per day with a close: A1 2, A2 1, A3 1; the median is 1. */
static void load_against_the_median(void **state) {
    struct fixture *f = *state;
    struct cl_answer a = ask(f, "load_index", "agent", CL_EVERY_NONE);
    assert_real(of_agent(&a, "A1"), 2);
    assert_real(of_agent(&a, "A2"), 1);
    assert_real(of_agent(&a, "A3"), 1);
    for (size_t r = 0; r < a.n_rows; r++) /* the total, and the case without an agent */
        if (a.rows[r].labels[0].ptr == NULL || a.rows[r].labels[0].ptr[0] == '*') {
            assert_true(isnan(a.rows[r].values[0].value));
            assert_non_null(a.rows[r].values[0].why);
        }
    a = ask(f, "load_index", "agent", CL_EVERY_DAY);
    assert_true(a.n_rows > 6);
    /* On the first day A1 closed three, A2 one: the median is two. */
    for (size_t r = 0; r < a.n_rows; r++)
        if (a.rows[r].bucket_start == SMALL_T0 && a.rows[r].labels[0].ptr != NULL &&
            cl_slice_eq(a.rows[r].labels[0], CL_S("A1")))
            assert_real(a.rows[r].values[0].value, 1.5);
    a = ask(f, "load_index", "department", CL_EVERY_NONE);
    assert_non_null(strstr(cl_answer_why(&a, 0), "by agent alone"));
    a = ask(f, "load_index", NULL, CL_EVERY_NONE);
    assert_non_null(strstr(cl_answer_why(&a, 0), "by agent alone"));
}

/* The small table has no handling time: only what is said instead. */
static void utilization_says_what_it_needs(void **state) {
    struct fixture *f = *state;
    struct cl_answer a = ask(f, "utilization", NULL, CL_EVERY_NONE);
    assert_non_null(strstr(cl_answer_why(&a, 0), "[schedule]"));
    set("team", "agents", "*");
    set("team", "hours_per_day", "8");
    a = ask(f, "utilization", NULL, CL_EVERY_NONE);
    assert_non_null(strstr(cl_answer_why(&a, 0), "handling time"));
}

/* The small table has no issue: nothing counts, and that is said. */
static void estimate_says_what_it_needs(void **state) {
    struct fixture *f = *state;
    struct cl_answer a = ask(f, "utilization_estimated", NULL, CL_EVERY_NONE);
    assert_non_null(strstr(cl_answer_why(&a, 0), "standard_minutes"));
    set("team", "agents", "A2, A3");
    set("team", "hours_per_day", "8");
    set("team", "standard_minutes", "other 40, Unheard of 7");
    a = ask(f, "utilization_estimated", "department", CL_EVERY_NONE);
    assert_non_null(strstr(cl_answer_why(&a, 0), "by agent alone"));
    a = ask(f, "utilization_estimated", NULL, CL_EVERY_NONE);
    assert_true(isnan(a.rows[0].values[0].value));
    assert_int_equal(a.rows[0].values[0].n, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(minutes_of_a_week, setup, teardown),
        cmocka_unit_test_setup_teardown(rows_of_a_file, setup, teardown),
        cmocka_unit_test_setup_teardown(estimate_says_what_it_needs, setup, teardown),
        cmocka_unit_test_setup_teardown(wrong_keys, setup, teardown),
        cmocka_unit_test_setup_teardown(load_against_the_median, setup, teardown),
        cmocka_unit_test_setup_teardown(utilization_says_what_it_needs, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
