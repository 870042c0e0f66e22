/* The cases behind each measure against the measure itself. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/metrics_sample.h"
#include "caseload/stats.h"

#include "small_table.h"

#define assert_real(got, want) assert_true(fabs((got) - (want)) <= 1e-9 * (1 + fabs(want)))
#define NA SMALL_NAN
#define N_CASES 60
#define T_DAY30 (SMALL_T0 + 30 * SMALL_DAY)

struct fixture {
    struct small_case cases[N_CASES];
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
};

/* Enough variety that every kind of case is there, some of them after T. */
static void make_cases(struct small_case *c) {
    static const char *const status[] = {"Closed", "Open", "Pending", "Cancelled", "Closed"};
    static const char *const priority[] = {"Critical", "High", "Medium", "Low"};
    static const char *const department[] = {"Billing", "Onboarding", NULL};
    static const char *const agent[] = {"A1", "A2", "A3", NULL, "A1", "A2", "A2"};
    for (int i = 0; i < N_CASES; i++) {
        bool closed = i % 5 == 0 || i % 5 == 4;
        c[i] = (struct small_case){.id = "C",
                                   .status = status[i % 5],
                                   .priority = priority[i % 4],
                                   .department = department[i % 3],
                                   .agent = agent[i % 7],
                                   .created_h = 13 * i,
                                   .closed_h = closed && i % 3 ? 13 * i + 1 + 7 * (i % 11) : NA,
                                   .response_min = i % 4 ? 5 * i : NA,
                                   .csat = i % 6 ? 1 + i % 5 : NA,
                                   .nps = i % 2 ? i % 11 : NA,
                                   .reopened = i % 9 == 0};
    }
}

static int setup(void **state) {
    static struct fixture f;
    f = (struct fixture){.arena = cl_arena_new(),
                         .scope = {.as_of = T_DAY30, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    make_cases(f.cases);
    small_open(&f.b, f.cases, N_CASES, true);
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_arena_free(f->arena);
    small_close(&f->b);
    return 0;
}

static struct cl_sample sample(struct fixture *f, const struct cl_measure *m, const char *const *by,
                               size_t n_by) {
    struct cl_sample s;
    struct cl_sample_ask ask = {.measure = m, .by = by, .n_by = n_by};
    enum cl_rc rc = cl_metrics_sample(&f->b.base, &f->scope, &ask, f->arena, &s, &f->err);
    if (rc != CL_OK)
        print_error("%s: %s\n", cl_measure_info(m)->key, f->err.text);
    assert_int_equal(rc, CL_OK);
    return s;
}

/* The measure's value made from its sample again; p of a quantile by its key. */
static double again(const struct cl_measure *m, const struct cl_sample *s) {
    double sum = 0, *copy;
    const char *key = cl_measure_info(m)->key;
    bool p90 = strstr(key, "p90") != NULL;
    for (size_t i = 0; i < s->n; i++)
        sum += s->value[i];
    switch (s->kind) {
    case CL_SAMPLE_COUNT:
    case CL_SAMPLE_SUM:
        return sum;
    case CL_SAMPLE_SHARE:
        for (size_t i = 0; i < s->n; i++)
            assert_true(s->value[i] == 0 || s->value[i] == 1);
        return sum / (double)s->n;
    case CL_SAMPLE_VALUE:
        if (!p90 && strstr(key, "median") == NULL)
            return sum / (double)s->n;
        copy = cl_alloc((s->n + 1) * sizeof *copy);
        memcpy(copy, s->value, s->n * sizeof *copy);
        sum = cl_quantile(copy, s->n, p90 ? 0.9 : 0.5);
        free(copy);
        return sum;
    case CL_SAMPLE_NONE:
    case CL_SAMPLE_TIMES:
        break;
    }
    return (double)NAN;
}

static size_t agree(struct fixture *f) {
    size_t checked = 0;
    const struct cl_measure *m;
    for (size_t i = 0; (m = cl_measure_at(i)) != NULL; i++) {
        struct cl_sample s = sample(f, m, NULL, 0);
        struct cl_question q = {.measures = &m, .n_measures = 1, .detail = true};
        struct cl_answer a;
        assert_int_equal(cl_metrics_ask(&f->b.base, &f->scope, &q, 1, f->arena, &a, &f->err),
                         CL_OK);
        const struct cl_value *v = &a.rows[0].values[0];
        assert_int_equal(s.kind, cl_measure_why(m, f->b.table, f->arena) == NULL
                                     ? cl_measure_sample_kind(m, f->b.table)
                                     : CL_SAMPLE_NONE);
        if (s.kind == CL_SAMPLE_NONE || s.kind == CL_SAMPLE_TIMES)
            continue;
        if (fabs(again(m, &s) - v->value) > 1e-9 * (1 + fabs(v->value)))
            print_error("%s: %g, of its cases %g\n", cl_measure_info(m)->key, v->value,
                        again(m, &s));
        assert_real(again(m, &s), v->value);
        if (s.kind == CL_SAMPLE_SHARE || s.kind == CL_SAMPLE_VALUE)
            assert_int_equal(s.n, v->n);
        checked++;
    }
    return checked;
}

static void values_are_those_of_the_cases(void **state) {
    struct fixture *f = *state;
    assert_true(agree(f) >= 25);
    f->scope.from = SMALL_T0 + 3 * SMALL_DAY;
    f->scope.to = SMALL_T0 + 21 * SMALL_DAY;
    assert_true(agree(f) >= 25);
    f->scope.filter = "priority:high,critical";
    assert_true(agree(f) >= 25);
}

static void kinds(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *key;
        enum cl_sample_kind kind;
    } want[] = {
        {"cases", CL_SAMPLE_COUNT},          {"open", CL_SAMPLE_COUNT},
        {"penalty", CL_SAMPLE_SUM},          {"sla_compliance", CL_SAMPLE_SHARE},
        {"reopen_rate", CL_SAMPLE_SHARE},    {"csat_mean", CL_SAMPLE_VALUE},
        {"resolution_p90", CL_SAMPLE_VALUE}, {"nps", CL_SAMPLE_VALUE},
        {"days_to_clear", CL_SAMPLE_NONE},   {"net_flow", CL_SAMPLE_NONE},
        {"throughput", CL_SAMPLE_NONE},      {"penalty_per_month", CL_SAMPLE_NONE},
    };
    for (size_t i = 0; i < CL_LEN(want); i++) {
        const struct cl_measure *m = cl_measure_find(cl_slice(want[i].key));
        assert_non_null(m);
        if (cl_measure_sample_kind(m, f->b.table) != want[i].kind)
            print_error("%s\n", want[i].key);
        assert_int_equal(cl_measure_sample_kind(m, f->b.table), want[i].kind);
    }
}

static void groups_are_those_of_the_query(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = cl_measure_find(CL_S("csat_mean"));
    static const char *const by[] = {"department", "weekday"};
    struct cl_sample s = sample(f, m, by, 2);
    struct cl_question q = {.measures = &m, .n_measures = 1, .dims = {by[0], by[1]}};
    struct cl_answer a;
    assert_int_equal(cl_metrics_ask(&f->b.base, &f->scope, &q, 1, f->arena, &a, &f->err), CL_OK);
    size_t found = 0;
    for (size_t r = 0; r < a.n_rows; r++) {
        double sum = 0;
        size_t n = 0;
        for (size_t i = 0; i < s.n; i++) {
            bool same = true;
            for (size_t d = 0; d < 2; d++) {
                struct cl_slice label = cl_dim_label(&s.by[d], s.group[d][i], f->arena);
                struct cl_slice want = a.rows[r].labels[d];
                same = same && (label.ptr == NULL ? want.ptr == NULL
                                                  : want.ptr != NULL && cl_slice_eq(label, want));
            }
            sum += same ? s.value[i] : 0;
            n += same;
        }
        assert_int_equal(n, a.rows[r].values[0].n);
        if (n > 0)
            assert_real(sum / (double)n, a.rows[r].values[0].value);
        found += n;
    }
    assert_int_equal(found, s.n);
    assert_true(s.n > 20);
}

/* Of more cases than wanted every k-th: the same cases as in the whole, and how many
 * there are. */
static void some_of_the_cases(void **state) {
    struct fixture *f = *state;
    static const char *const by[] = {"priority", "weekday"};
    const struct cl_measure *m = cl_measure_find(CL_S("csat_mean"));
    struct cl_sample all = sample(f, m, by, 2), some;
    struct cl_sample_ask ask = {.measure = m, .by = by, .n_by = 2, .most = 10};
    assert_int_equal(cl_metrics_sample(&f->b.base, &f->scope, &ask, f->arena, &some, &f->err),
                     CL_OK);
    size_t step = (all.n + 9) / 10;
    assert_true(step > 1);
    assert_int_equal(all.of, all.n);
    assert_int_equal(some.of, all.n);
    assert_int_equal(some.n, (all.n + step - 1) / step);
    for (size_t i = 0; i < some.n; i++) {
        assert_int_equal(some.rows[i], all.rows[i * step]);
        assert_real(some.value[i], all.value[i * step]);
        for (size_t d = 0; d < 2; d++)
            assert_true(isnan(some.group[d][i]) ? isnan(all.group[d][i * step]) != 0
                                                : some.group[d][i] <= all.group[d][i * step] &&
                                                      some.group[d][i] >= all.group[d][i * step]);
    }
}

static void refusals(void **state) {
    struct fixture *f = *state;
    const struct cl_measure *m = cl_measure_find(CL_S("cases"));
    static const char *const wrong[] = {"departmnt"};
    const char *by[CL_SAMPLE_GROUPS + 1];
    struct cl_sample_ask many = {.measure = m, .by = by, .n_by = CL_LEN(by)};
    struct cl_sample_ask unknown = {.measure = m, .by = wrong, .n_by = 1};
    struct cl_sample s;
    for (size_t i = 0; i < CL_LEN(by); i++)
        by[i] = "agent";
    assert_int_equal(cl_metrics_sample(&f->b.base, &f->scope, &many, f->arena, &s, &f->err),
                     CL_E_USAGE);
    f->err = (struct cl_err){0};
    assert_int_equal(cl_metrics_sample(&f->b.base, &f->scope, &unknown, f->arena, &s, &f->err),
                     CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "department"));
    f->err = (struct cl_err){0};
    assert_int_equal(sample(f, cl_measure_find(CL_S("aht")), NULL, 0).kind, CL_SAMPLE_NONE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_are_those_of_the_cases, setup, teardown),
        cmocka_unit_test_setup_teardown(kinds, setup, teardown),
        cmocka_unit_test_setup_teardown(groups_are_those_of_the_query, setup, teardown),
        cmocka_unit_test_setup_teardown(some_of_the_cases, setup, teardown),
        cmocka_unit_test_setup_teardown(refusals, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
