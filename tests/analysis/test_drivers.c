/* Drivers by hand: Simpson's reversal, mix alone, within alone, counts, stocks; and the
 * identity on random cases. */
#include <math.h>

#include "made.h"

/* Hours of the two default periods: 30 days each, up to day 60. */
#define BEFORE_H 100.0
#define AFTER_H (30 * 24 + 100.0)

static struct cl_drivers drive(struct made *m, const char *key, const char *dim) {
    struct cl_drivers d;
    enum cl_rc rc =
        cl_analysis_drivers(&m->b.base, &m->scope, made_measure(key), dim != NULL ? &dim : NULL,
                            dim != NULL, m->arena, &d, &m->err);
    if (rc != CL_OK)
        print_message("%s\n", m->err.text);
    assert_int_equal(rc, CL_OK);
    return d;
}

static const struct cl_driver *driver(const struct cl_drivers *d, const char *label) {
    for (size_t i = 0; i < d->n_drivers; i++) {
        struct cl_slice s = d->drivers[i].label;
        if (label == NULL ? s.ptr == NULL : s.ptr != NULL && cl_slice_eq(s, cl_slice(label)))
            return &d->drivers[i];
    }
    fail_msg("no driver %s", label != NULL ? label : "(missing)");
    return NULL;
}

/* n rated cases whose ratings add up to `sum`. */
static void rate(struct made *m, const char *department, double at_h, int n, int sum) {
    for (int i = 0; i < n; i++) {
        int left = n - i, score = (sum + left - 1) / left;
        made_case(m, "Low", department, at_h, at_h + 1)->csat = score;
        sum -= score;
    }
    assert_int_equal(sum, 0);
}

/* Both departments get better, and the whole gets worse. */
static void simpson(void **state) {
    struct made *m = *state;
    rate(m, "Easy", BEFORE_H, 80, 320); /* 4.0 */
    rate(m, "Hard", BEFORE_H, 20, 40);  /* 2.0 */
    rate(m, "Easy", AFTER_H, 30, 126);  /* 4.2 */
    rate(m, "Hard", AFTER_H, 70, 154);  /* 2.2 */
    made_open(m);
    struct cl_drivers d = drive(m, "csat_mean", "department");
    assert_null(d.why);
    assert_near(d.before, 3.6, 1e-12);
    assert_near(d.after, 2.8, 1e-12);
    assert_near(d.change, -0.8, 1e-12);
    assert_int_equal(d.n_dimensions, 1);
    assert_true(d.dimensions[0].simpson);
    assert_near(d.dimensions[0].mix, -1, 1e-12);
    assert_near(d.dimensions[0].within, 0.2, 1e-12);
    /* within: mean weight 0.55 times 0.2; mix: -0.5 times (4.1 - 3.2) */
    const struct cl_driver *easy = driver(&d, "Easy");
    assert_near(easy->within, 0.11, 1e-12);
    assert_near(easy->mix, -0.45, 1e-12);
    assert_near(easy->part, -0.34, 1e-12);
    assert_near(easy->n_before, 80, 0);
    assert_near(easy->after, 4.2, 1e-12);
    assert_non_null(strstr(easy->drill, "department:Easy"));
    assert_non_null(strstr(easy->drill, "rated_at:"));
    assert_non_null(strstr(easy->drill_before, "department:Easy"));
    assert_string_not_equal(easy->drill, easy->drill_before);
    assert_non_null(strstr(d.sentence, "CSAT fell from 3.60 to 2.80 (-0.80)"));
    assert_non_null(strstr(d.sentence, "Simpson"));
}

static void mix_alone(void **state) {
    struct made *m = *state;
    rate(m, "A", BEFORE_H, 50, 250);
    rate(m, "B", BEFORE_H, 50, 150);
    rate(m, "A", AFTER_H, 20, 100);
    rate(m, "B", AFTER_H, 80, 240);
    made_open(m);
    struct cl_drivers d = drive(m, "csat_mean", "department");
    assert_near(d.change, -0.6, 1e-12);
    assert_near(d.dimensions[0].mix, -0.6, 1e-12);
    assert_near(d.dimensions[0].within, 0, 1e-12);
    assert_false(d.dimensions[0].simpson);
}

static void within_alone(void **state) {
    struct made *m = *state;
    rate(m, "A", BEFORE_H, 50, 250);
    rate(m, "B", BEFORE_H, 50, 200);
    rate(m, "A", AFTER_H, 40, 200);
    rate(m, "B", AFTER_H, 40, 80);
    made_open(m);
    struct cl_drivers d = drive(m, "csat_mean", "department");
    assert_near(d.change, -1, 1e-12);
    assert_near(d.dimensions[0].mix, 0, 1e-12);
    assert_near(driver(&d, "A")->part, 0, 1e-12);
    assert_near(driver(&d, "B")->part, -1, 1e-12);
    assert_ptr_equal(driver(&d, "B"), &d.drivers[0]);
    assert_near(d.dimensions[0].strength, 1, 1e-12); /* even parts would be -0.5 each */
}

/* A value that is only there afterwards, and one that has no name. */
static void new_and_missing_values(void **state) {
    struct made *m = *state;
    rate(m, "A", BEFORE_H, 40, 160);
    rate(m, NULL, BEFORE_H, 40, 80);
    rate(m, "A", AFTER_H, 40, 160);
    rate(m, "New", AFTER_H, 40, 40);
    made_open(m);
    struct cl_drivers d = drive(m, "csat_mean", "department");
    assert_near(d.change, -0.5, 1e-12);
    const struct cl_driver *fresh = driver(&d, "New"), *gone = driver(&d, NULL);
    assert_true(isnan(fresh->before));
    assert_near(fresh->within, 0, 0);
    assert_true(isnan(gone->after));
    assert_near(driver(&d, "A")->part + fresh->part + gone->part, -0.5, 1e-12);
}

static void counts_and_stocks(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 10; i++)
        made_case(m, "High", "A", BEFORE_H, BEFORE_H + 5);
    for (int i = 0; i < 4; i++)
        made_case(m, "Low", "B", BEFORE_H, NA); /* open ever since */
    for (int i = 0; i < 3; i++)
        made_case(m, "High", "A", AFTER_H, NA);
    made_case(m, "Low", "B", AFTER_H, AFTER_H + 1);
    made_open(m);
    struct cl_drivers d = drive(m, "created", "department");
    assert_near(d.before, 14, 0);
    assert_near(d.after, 4, 0);
    assert_near(driver(&d, "A")->part, -7, 0);
    assert_near(driver(&d, "B")->part, -3, 0);
    assert_near(driver(&d, "B")->mix, 0, 0);
    d = drive(m, "backlog", "department");
    assert_near(d.before, 4, 0); /* at the end of the period before */
    assert_near(d.after, 7, 0);
    assert_near(driver(&d, "A")->part, 3, 0);
    assert_near(driver(&d, "B")->part, 0, 0);
}

static void own_period(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 20; i++)
        made_case(m, "High", i % 2 ? "A" : "B", 24 * i + 1.0, 24 * i + 2.0);
    made_open(m);
    m->scope.from = SMALL_T0 + 10 * SMALL_DAY;
    m->scope.to = SMALL_T0 + 13 * SMALL_DAY;
    struct cl_drivers d = drive(m, "created", "department");
    assert_int_equal(d.a0, SMALL_T0 + 7 * SMALL_DAY);
    assert_int_equal(d.b0, d.a1);
    assert_near(d.before, 3, 0);
    assert_near(d.after, 3, 0);
    assert_near(d.change, 0, 0);
    assert_non_null(strstr(d.sentence, "did not change"));
}

static void what_has_no_parts(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 40; i++)
        made_case(m, i % 3 ? "High" : "Low", i % 2 ? "A" : "B", 24 * i + 1.0,
                  24 * i + 2.0 + (i * 7) % 11);
    made_open(m);
    struct cl_drivers d = drive(m, "resolution_median", NULL);
    assert_non_null(strstr(d.why, "no parts that add up"));
    assert_int_equal(d.n_drivers, 0);
    assert_non_null(strstr(d.sentence, "Median resolution"));
    d = drive(m, "csat_mean", NULL);
    assert_non_null(strstr(d.why, "no value in the period"));
    const char *unknown = "departmnt";
    assert_int_equal(cl_analysis_drivers(&m->b.base, &m->scope, made_measure("created"), &unknown,
                                         1, m->arena, &d, &m->err),
                     CL_E_USAGE);
    assert_non_null(strstr(m->err.text, "department"));
}

/* Random cases of 60 days, some open, some unrated, some of no department. */
static void fill_at_random(struct made *m, uint64_t seed) {
    static const char *const priorities[] = {"Critical", "High", "Medium", "Low"};
    static const char *const departments[] = {"A", "B", "C", "D", NULL};
    static const char *const agents[] = {"X", "Y", "Z"};
    struct cl_rng r;
    cl_rng_seed(&r, seed);
    m->n = 0;
    for (int i = 0; i < 400; i++) {
        double at = 60 * 24 * cl_rng_unit(&r), hours = 40 * cl_rng_unit(&r);
        struct small_case *c =
            made_case(m, priorities[cl_rng_below(&r, 4)], departments[cl_rng_below(&r, 5)], at,
                      cl_rng_below(&r, 5) == 0 ? NA : at + hours);
        c->agent = agents[cl_rng_below(&r, 3)];
        if (cl_rng_below(&r, 3) > 0 && !isnan(c->closed_h))
            c->csat = 1 + cl_rng_below(&r, 5);
        c->reopened = (int)cl_rng_below(&r, 6) == 0;
    }
    made_open(m);
}

/* Of every measure that has parts, the parts of every dimension add to the change. */
static void parts_add_to_the_change(void **state) {
    struct made *m = *state;
    size_t checked = 0;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        fill_at_random(m, seed);
        for (size_t i = 0; cl_measure_at(i) != NULL; i++) {
            const char *key = cl_measure_info(cl_measure_at(i))->key;
            struct cl_drivers d = drive(m, key, NULL);
            assert_true(d.why != NULL || d.n_dimensions >= 3);
            for (size_t k = 0; k < d.n_dimensions; k++) {
                double sum = 0;
                for (size_t x = 0; x < d.n_drivers; x++)
                    if (strcmp(d.drivers[x].dimension, d.dimensions[k].dimension) == 0)
                        sum += d.drivers[x].mix + d.drivers[x].within;
                assert_near(sum, d.change, 1e-9 * fmax(1, fabs(d.change)));
                assert_near(d.dimensions[k].mix + d.dimensions[k].within, sum, 1e-9);
                checked++;
            }
        }
    }
    assert_true(checked > 300);
}

static void the_order_of_rows_is_nothing(void **state) {
    struct made *m = *state;
    static const char *const keys[] = {"csat_mean", "created", "sla_breach_rate", "backlog"};
    for (size_t k = 0; k < CL_LEN(keys); k++) {
        fill_at_random(m, 9);
        struct cl_drivers one = drive(m, keys[k], NULL);
        made_shuffle(m, 4);
        made_open(m);
        struct cl_drivers two = drive(m, keys[k], NULL);
        assert_string_equal(one.sentence, two.sentence);
        assert_int_equal(one.n_drivers, two.n_drivers);
        for (size_t i = 0; i < one.n_drivers; i++)
            assert_near(one.drivers[i].part, two.drivers[i].part, 1e-9);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, made_setup, made_teardown)
int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(simpson),
        TEST(mix_alone),
        TEST(within_alone),
        TEST(new_and_missing_values),
        TEST(counts_and_stocks),
        TEST(own_period),
        TEST(what_has_no_parts),
        TEST(parts_add_to_the_change),
        TEST(the_order_of_rows_is_nothing),
    };
    return cmocka_run_group_tests_name("analysis/drivers", tests, NULL, NULL);
}
