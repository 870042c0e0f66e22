/* Measures of the configuration: what they are made of, their units, what is refused,
 * and that they hold wherever others do. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "caseload/metrics_cards.h"
#include "caseload/metrics_sample.h"

#include "small_table.h"

#define assert_real(got, want)                                                                     \
    assert_true(fabs((got) - (double)(want)) <= 1e-9 * (1 + fabs((double)(want))))
#define NA SMALL_NAN

static const struct small_case cases[] = {
    {"C1", "Closed", "Critical", "Billing", "A1", 0, 3, 30, 5, 10, 0},
    {"C2", "Closed", "High", "Billing", "A1", 24, 34, 60, 2, 5, 0},
    {"C3", "Closed", "Low", "Onboarding", "A2", 48, 72, 90, 4, 8, 1},
    {"C4", "Open", "Critical", "Billing", "A1", 120, NA, NA, NA, NA, 0},
    {"C5", "Pending", "Low", "Onboarding", NULL, 216, NA, 15, NA, NA, 0},
    {"C6", "Closed", "High", "Onboarding", "A2", 130, 190, 20, 3, 7, 0},
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
        .scope = {.as_of = SMALL_T0 + 10 * SMALL_DAY, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    small_open(&f.b, cases, CL_LEN(cases), true);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_catalogue_reset();
    cl_vocabulary_reset();
    cl_arena_free(f->arena);
    small_close(&f->b);
    return 0;
}

static const struct cl_measure *define(const char *key, const char *formula) {
    struct cl_err err = {0};
    enum cl_rc rc = cl_catalogue_define(key, formula, &err);
    if (rc != CL_OK)
        print_error("%s\n", err.text);
    assert_int_equal(rc, CL_OK);
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    assert_non_null(m);
    return m;
}

static struct cl_answer ask(struct fixture *f, const struct cl_question *q) {
    struct cl_answer a;
    enum cl_rc rc = cl_metrics_ask(&f->b.base, &f->scope, q, 1, f->arena, &a, &f->err);
    if (rc != CL_OK)
        print_error("%s\n", f->err.text);
    assert_int_equal(rc, CL_OK);
    return a;
}

static struct cl_value value_of(struct fixture *f, const struct cl_measure *m) {
    struct cl_question q = {.measures = &m, .n_measures = 1, .detail = true};
    return ask(f, &q).rows[0].values[0];
}

static void arithmetic(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *formula;
        double want;
    } want[] = {
        {"closed + 1", 5},
        {"cases - open - closed", 0},
        {"cases - (open - closed)", 8},
        {"2 + 3 * closed", 14},
        {"(2 + 3) * closed", 20},
        {"cases / closed / 2", 0.75},
        {"cases / (closed / 2)", 3},
        {"-closed + cases", 2},
        {"- - closed", 4},
        {"1 / 3 * closed", 4.0 / 3},
        {".5 * closed + 2.", 4},
        {"100*open/cases", 100.0 / 3},
        {"penalty / closed", 900.0 / 4},
    };
    for (size_t i = 0; i < CL_LEN(want); i++) {
        const struct cl_measure *m = define("probe", want[i].formula);
        double got = value_of(f, m).value;
        if (!(fabs(got - want[i].want) < 1e-9))
            print_error("%s: %g\n", want[i].formula, got);
        assert_real(got, want[i].want);
        cl_catalogue_reset();
    }
}

static void units(void **state) {
    (void)state;
    static const struct {
        const char *formula;
        enum cl_unit unit;
    } want[] = {
        {"penalty / closed", CL_UNIT_MONEY},
        {"2 * penalty", CL_UNIT_MONEY},
        {"penalty * sla_breach_rate", CL_UNIT_MONEY},
        {"penalty / penalty", CL_UNIT_NUMBER},
        {"open + pending", CL_UNIT_COUNT},
        {"open / closed", CL_UNIT_NUMBER},
        {"1 - fcr_rate", CL_UNIT_SHARE},
        {"0.5 * fcr_rate + 0.5 * csat_satisfied", CL_UNIT_SHARE},
        {"100 * fcr_rate", CL_UNIT_NUMBER},
        {"fcr_rate / 2", CL_UNIT_SHARE},
        {"resolution_mean * closed", CL_UNIT_HOURS},
        {"resolution_mean / response_mean", CL_UNIT_NUMBER},
        {"resolution_mean + response_mean", CL_UNIT_NUMBER},
        {"resolution_p90 - resolution_median", CL_UNIT_HOURS},
        {"csat_mean - 1", CL_UNIT_SCORE},
    };
    for (size_t i = 0; i < CL_LEN(want); i++) {
        const struct cl_measure *m = define("probe", want[i].formula);
        if (cl_measure_info(m)->unit != want[i].unit)
            print_error("%s: %s\n", want[i].formula, cl_unit_name(cl_measure_info(m)->unit));
        assert_int_equal(cl_measure_info(m)->unit, want[i].unit);
        cl_catalogue_reset();
    }
}

static void described(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = define("cost_per_case", "penalty / closed");
    const struct cl_measure_info *info = cl_measure_info(m);
    assert_string_equal(info->label, "Cost per case");
    assert_string_equal(info->formula, "penalty / closed");
    assert_false(info->stock);
    assert_true(isnan(info->target));
    assert_null(cl_measure_why(m, f->b.table, f->arena));
    assert_int_equal(cl_measure_sample_kind(m, f->b.table), CL_SAMPLE_NONE);
    assert_true(cl_measure_info(define("stocks", "open / backlog"))->stock);
    /* It stands behind the program's own. */
    size_t n = 0;
    while (cl_measure_at(n) != NULL)
        n++;
    assert_ptr_equal(cl_measure_at(n - 2), m);
    cl_catalogue_reset();
    assert_null(cl_measure_at(n - 2));
    assert_null(cl_measure_find(CL_S("cost_per_case")));
}

static void n_and_exclusions(void **state) {
    struct fixture *f = *state;
    struct cl_value v = value_of(f, define("mixed", "csat_mean / resolution_mean"));
    struct cl_value csat = value_of(f, cl_measure_find(CL_S("csat_mean")));
    struct cl_value hours = value_of(f, cl_measure_find(CL_S("resolution_mean")));
    assert_int_equal(v.n, csat.n < hours.n ? csat.n : hours.n);
    assert_memory_equal(v.excluded, csat.excluded, sizeof v.excluded);
    assert_real(v.value, csat.value / hours.value);
}

/* A null part makes null, with the part's own why; so does a division by zero. */
static void nulls(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = define("handled", "aht / closed");
    assert_string_equal(cl_measure_why(m, f->b.table, f->arena),
                        cl_measure_why(cl_measure_find(CL_S("aht")), f->b.table, f->arena));
    assert_true(isnan(value_of(f, m).value));
    m = define("nothing", "cases / (open - open)");
    struct cl_value v = value_of(f, m);
    assert_true(isnan(v.value));
    assert_string_equal(v.why, "it divides by zero");
}

static void others_are_written_out(void **state) {
    struct fixture *f = *state;
    define("left", "cases - closed");
    define("twice", "2 * left");
    const struct cl_measure *m = define("third", "twice / left + left * 0");
    assert_real(value_of(f, m).value, 2);
    define("unary", "-left");
    assert_real(value_of(f, define("minus", "1 - unary")).value, 3);
}

/* By groups with totals, sorted by it, along time, and in a period with the one before. */
static void everywhere(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *list[3] = {define("share_open", "open / cases"),
                                        cl_measure_find(CL_S("open")),
                                        cl_measure_find(CL_S("cases"))};
    struct cl_question q = {.measures = list,
                            .n_measures = 3,
                            .dims = {"department", "priority"},
                            .totals = true,
                            .sort = "-share_open"};
    struct cl_answer a = ask(f, &q);
    assert_true(a.n_rows > 5);
    double last = (double)INFINITY;
    for (size_t r = 0; r < a.n_rows; r++) {
        const struct cl_value *v = a.rows[r].values;
        assert_real(v[0].value, v[1].value / v[2].value);
        bool total = a.rows[r].labels[0].ptr[0] == '*' || a.rows[r].labels[1].ptr[0] == '*';
        if (!total)
            assert_true(v[0].value <= last);
        last = total ? last : v[0].value;
    }
    q = (struct cl_question){
        .measures = list, .n_measures = 1, .every = CL_EVERY_DAY, .totals = true};
    a = ask(f, &q);
    assert_int_equal(a.n_rows, 11);
    assert_real(a.rows[10].values[0].value, 2.0 / 6);
    const struct cl_measure *m = define("flow", "created / closed_in_period");
    f->scope.from = SMALL_T0 + SMALL_DAY;
    f->scope.to = SMALL_T0 + 3 * SMALL_DAY;
    struct cl_value v = value_of(f, m);
    assert_real(v.value, 2);
    f->scope.from = SMALL_T0 + 2 * SMALL_DAY;
    v = value_of(f, m);
    assert_true(isnan(v.value)); /* nothing was closed on that day */
    assert_real(v.previous, 1);
}

static void cards_have_it(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = define("left_share", "backlog / cases");
    struct cl_card card;
    assert_int_equal(cl_metrics_cards(&f->b.base, &f->scope, &m, 1, f->arena, &card, &f->err),
                     CL_OK);
    assert_real(card.value.value, 2.0 / 6);
    assert_true(!isnan(card.spark[CL_SPARK_POINTS - 1]));
}

static double cases_of(const struct cl_answer *a, const char *label) {
    for (size_t r = 0; r < a->n_rows; r++) {
        struct cl_slice l = a->rows[r].labels[0];
        if (label == NULL ? l.ptr == NULL : l.ptr != NULL && cl_slice_eq(l, cl_slice(label)))
            return a->rows[r].values[0].value;
    }
    return (double)NAN;
}

/* Fields as dimensions, in filters, in each other, and under a measure of one's own. */
static void by_own_fields(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = cl_measure_find(CL_S("cases"));
    struct cl_err err = {0};
    assert_int_equal(cl_vocabulary_define("waiting", "priority:critical,low is:open", &err), CL_OK);
    assert_int_equal(cl_vocabulary_define("old", "is:waiting age>3d", &err), CL_OK);
    assert_int_equal(cl_vocabulary_define("rated", "csat>=3", &err), CL_E_USAGE); /* a field */
    assert_int_equal(cl_vocabulary_define("stars", "band(csat, 3, 4)", &err), CL_OK);
    struct cl_question q = {.measures = &m, .n_measures = 1, .dims = {"waiting"}};
    struct cl_answer a = ask(f, &q);
    assert_real(cases_of(&a, "yes"), 2); /* C4 and C5 */
    assert_real(cases_of(&a, "no"), 4);
    q.dims[0] = "stars";
    a = ask(f, &q);
    assert_real(cases_of(&a, "<3"), 1);
    assert_real(cases_of(&a, "3-4"), 1);
    assert_real(cases_of(&a, "4+"), 2);
    assert_real(cases_of(&a, NULL), 2);
    q = (struct cl_question){.measures = &m, .n_measures = 1, .where = "old:yes"};
    assert_real(ask(f, &q).rows[0].values[0].value, 1); /* C4 */
    q.where = "-is:waiting stars:4+";
    assert_real(ask(f, &q).rows[0].values[0].value, 2);
    f->scope.filter = "is:waiting";
    assert_real(value_of(f, define("part", "open / cases")).value, 1);
}

static void explained(void **state) {
    struct fixture *f = *state;
    struct cl_explanation e;
    const struct cl_measure *m = define("ratio", "(resolution_median + 1) / cases");
    assert_int_equal(cl_metrics_explain(&f->b.base, &f->scope, m, f->arena, &e, &f->err), CL_OK);
    assert_real(e.value.value, value_of(f, m).value);
    assert_non_null(strstr(e.sql, "SELECT ((1.0 * ("));
    assert_non_null(strstr(e.sql, "+ 1.0) / (1.0 * ("));
    assert_non_null(e.cases_sql);
    assert_string_equal(e.cases_filter, "is:closed");
}

static void refused(void **state) {
    (void)state;
    char long_text[1200], deep[260];
    memset(long_text, '1', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    memset(deep, '(', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    const struct {
        const char *key, *formula, *why;
    } wrong[] = {
        {"a b", "cases", "a key is a letter"},
        {"Cost", "cases", "lower case"},
        {"", "cases", "a key is a letter"},
        {"open", "cases", "already"},
        {"count", "cases", "already"},
        {"priority", "cases", "a field or dimension"},
        {"is_open", "cases", "a field or dimension"},
        {"weekday", "cases", "a field or dimension"},
        {"close_at", "cases", "a field or dimension"},
        {"x", "penalti / closed", "did you mean penalty?"},
        {"x", "x / closed", "no such measure"},
        {"x", "2 + 2", "names no measure"},
        {"x", "", "is missing"},
        {"x", "cases +", "is missing"},
        {"x", "(cases", "')' is missing"},
        {"x", "cases cases", "not understood"},
        {"x", "cases % 2", "not understood"},
        {"x", "cases * 1.2.3", "not a number"},
        {"x", "cases * 12x", "not a number"},
        {"x", "1234567890123456 * cases", "not a number"},
        {"x", long_text, "longer than"},
        {"x", deep, "too deeply nested"},
    };
    for (size_t i = 0; i < CL_LEN(wrong); i++) {
        struct cl_err err = {0};
        assert_int_equal(cl_catalogue_define(wrong[i].key, wrong[i].formula, &err), CL_E_USAGE);
        if (strstr(err.text, wrong[i].why) == NULL)
            print_error("%s = %s: %s\n", wrong[i].key, wrong[i].formula, err.text);
        assert_non_null(strstr(err.text, wrong[i].why));
    }
    assert_null(cl_measure_find(CL_S("x")));
}

static void limits(void **state) {
    (void)state;
    struct cl_err err = {0};
    char key[32];
    for (int i = 0; i < 64; i++) {
        snprintf(key, sizeof key, "m%d", i);
        define(key, i == 0 ? "cases" : "cases / 2");
    }
    assert_int_equal(cl_catalogue_define("one_more", "cases", &err), CL_E_USAGE);
    cl_catalogue_reset();
    /* Seventeen different measures are too many for one. */
    struct cl_buf sum = {0};
    for (size_t i = 0; i < 17; i++)
        cl_buf_printf(&sum, "%s%s", i ? "+" : "", cl_measure_info(cl_measure_at(i))->key);
    assert_int_equal(cl_catalogue_define("many", sum.ptr, &err), CL_E_USAGE);
    cl_buf_free(&sum);
    /* Each written out twice the one before. */
    define("m0", "cases + open");
    enum cl_rc rc = CL_OK;
    for (int i = 1; i < 40 && rc == CL_OK; i++) {
        char formula[64];
        snprintf(key, sizeof key, "m%d", i);
        snprintf(formula, sizeof formula, "m%d + m%d", i - 1, i - 1);
        rc = cl_catalogue_define(key, formula, &err);
    }
    assert_int_equal(rc, CL_E_USAGE);
    assert_non_null(strstr(err.text, "too long"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(arithmetic, setup, teardown),
        cmocka_unit_test_setup_teardown(units, setup, teardown),
        cmocka_unit_test_setup_teardown(described, setup, teardown),
        cmocka_unit_test_setup_teardown(n_and_exclusions, setup, teardown),
        cmocka_unit_test_setup_teardown(nulls, setup, teardown),
        cmocka_unit_test_setup_teardown(others_are_written_out, setup, teardown),
        cmocka_unit_test_setup_teardown(everywhere, setup, teardown),
        cmocka_unit_test_setup_teardown(cards_have_it, setup, teardown),
        cmocka_unit_test_setup_teardown(by_own_fields, setup, teardown),
        cmocka_unit_test_setup_teardown(explained, setup, teardown),
        cmocka_unit_test_setup_teardown(refused, setup, teardown),
        cmocka_unit_test_setup_teardown(limits, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
