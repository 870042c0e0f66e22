/* Pivots: totals are the ungrouped question, shares add up, looks go by intervals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "caseload/analysis_pivot.h"

#include "../metrics/small_table.h"

#define MANY 4000
#define WIDE 400

struct fixture {
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
    struct small_case *cases;
    char (*ids)[16];
};

static uint32_t next_random(uint64_t *s) {
    *s = *s * 6364136223846793005ULL + 1442695040888963407ULL;
    return (uint32_t)(*s >> 33);
}

/* Random cases; some words are missing, some cases are not there yet at T. */
static int setup(void **state) {
    static const char *const statuses[] = {"Open", "Closed", "Closed", "Pending", "Cancelled"};
    static const char *const priorities[] = {"Critical", "High", "Medium", "Low", NULL};
    static const char *const departments[] = {"Billing", "Onboarding", "Refunds", "*", NULL};
    static char agents[WIDE][16];
    struct fixture *f = cl_alloc(sizeof *f);
    uint64_t seed = 7;
    f->cases = cl_alloc(MANY * sizeof *f->cases);
    f->ids = cl_alloc(MANY * sizeof *f->ids);
    for (size_t i = 0; i < WIDE; i++)
        (void)snprintf(agents[i], sizeof agents[i], "A%03zu", i);
    for (size_t i = 0; i < MANY; i++) {
        struct small_case *c = &f->cases[i];
        (void)snprintf(f->ids[i], sizeof f->ids[i], "C%zu", i);
        *c = (struct small_case){.id = f->ids[i],
                                 .status = statuses[next_random(&seed) % 5],
                                 .priority = priorities[next_random(&seed) % 5],
                                 .department = departments[next_random(&seed) % 5],
                                 .agent = agents[next_random(&seed) % WIDE],
                                 .created_h = next_random(&seed) % 2400,
                                 .closed_h = SMALL_NAN,
                                 .response_min = next_random(&seed) % 300,
                                 .csat = 1 + next_random(&seed) % 5,
                                 .nps = next_random(&seed) % 11,
                                 .reopened = (int)(next_random(&seed) % 3) - 1};
        if (strcmp(c->status, "Closed") == 0)
            c->closed_h = c->created_h + next_random(&seed) % 100;
    }
    f->arena = cl_arena_new();
    f->scope =
        (struct cl_scope){.as_of = SMALL_T0 + 95 * SMALL_DAY, .from = CL_NO_TIME, .to = CL_NO_TIME};
    small_open(&f->b, f->cases, MANY, true);
    *state = f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_arena_free(f->arena);
    small_close(&f->b);
    free(f->cases);
    free(f->ids);
    free(f);
    return 0;
}

#define MEASURES 6
static const struct cl_measure *const *measures(void) {
    static const struct cl_measure *m[MEASURES];
    static const char *const keys[MEASURES] = {"cases",           "open",      "closed",
                                               "resolution_mean", "csat_mean", "sla_compliance"};
    for (size_t i = 0; i < MEASURES; i++)
        m[i] = cl_measure_find(cl_slice(keys[i]));
    return m;
}

static struct cl_pivot ask(struct fixture *f, const struct cl_pivot_question *q) {
    struct cl_pivot p;
    enum cl_rc rc = cl_pivot_ask(&f->b.base, &f->scope, q, f->arena, &p, &f->err);
    if (rc != CL_OK)
        print_error("%s\n", f->err.text);
    assert_int_equal(rc, CL_OK);
    return p;
}

static const struct cl_pivot_cell *at(const struct cl_pivot *p, size_t r, size_t c, size_t m) {
    return &p->cells[(r * p->n_cols + c) * p->question->n_measures + m];
}

static void same(double a, double b) {
    assert_true(isnan(a) == isnan(b));
    if (!isnan(a))
        assert_true(fabs(a - b) <= 1e-12 * (1 + fabs(a)));
}

/* Every cell, subtotal and total is what the same question gives without grouping,
 * with the cell's own filter in its place. */
static void cells_are_queries(void **state) {
    struct fixture *f = *state;
    const struct cl_pivot_question q = {.rows = {"department", "priority"},
                                        .cols = {"month", "status"},
                                        .measures = measures(),
                                        .n_measures = MEASURES,
                                        .totals = true};
    struct cl_pivot p = ask(f, &q);
    size_t subtotals = 0, checked = 0;
    for (size_t r = 0; r < p.n_rows; r++) {
        for (size_t c = 0; c < p.n_cols; c++) {
            char where[400] = "";
            const struct cl_pivot_head *heads[] = {&p.rows[r], &p.cols[c]};
            const char *const *dims[] = {q.rows, q.cols};
            bool literal = false;
            for (size_t h = 0; h < 2; h++)
                for (size_t d = 0; d < heads[h]->level; d++) {
                    const char *term = cl_filter_term(f->arena, dims[h][d], heads[h]->labels[d]);
                    literal = literal || strchr(term, '*') != NULL;
                    (void)strncat(where, term, sizeof where - strlen(where) - 2);
                    (void)strncat(where, " ", sizeof where - strlen(where) - 1);
                }
            subtotals += heads[0]->total || heads[1]->total;
            if (literal || (r + c) % 3 != 0) /* a third of them is enough */
                continue;
            struct cl_question plain = {.measures = q.measures,
                                        .n_measures = MEASURES,
                                        .where = where,
                                        .from = CL_NO_TIME,
                                        .to = CL_NO_TIME,
                                        .as_of = CL_NO_TIME};
            struct cl_answer a;
            assert_int_equal(
                cl_metrics_ask(&f->b.base, &f->scope, &plain, 1, f->arena, &a, &f->err), CL_OK);
            for (size_t m = 0; m < MEASURES; m++)
                same(at(&p, r, c, m)->value.value, a.rows[0].values[m].value);
            checked++;
        }
    }
    assert_true(subtotals > 100);
    assert_true(checked > 100);
}

/* The word "*" is a department like any other, and no total. */
static void star_is_a_word(void **state) {
    struct fixture *f = *state;
    const struct cl_pivot_question q = {.rows = {"department"},
                                        .cols = {"priority"},
                                        .measures = measures(),
                                        .n_measures = 1,
                                        .totals = true};
    struct cl_pivot p = ask(f, &q);
    assert_int_equal(p.n_rows, 6); /* four words, missing, total */
    assert_int_equal(p.n_cols, 6);
    double sum = 0;
    bool star = false;
    for (size_t r = 0; r + 1 < p.n_rows; r++) {
        assert_false(p.rows[r].total);
        star = star || (p.rows[r].labels[0].ptr != NULL && *p.rows[r].labels[0].ptr == '*');
        sum += at(&p, r, 5, 0)->value.value;
    }
    assert_true(star);
    assert_true(p.rows[5].total);
    assert_true(p.rows[4].labels[0].ptr == NULL); /* missing before the total */
    same(sum, at(&p, 5, 5, 0)->value.value);
    same(sum, (double)p.matched);
}

static double sum_shown(const struct cl_pivot *p, size_t r0, size_t r1, size_t c0, size_t c1) {
    double tenths = 0;
    for (size_t r = r0; r < r1; r++)
        for (size_t c = c0; c < c1; c++)
            if (!p->rows[r].total && !p->cols[c].total)
                tenths += round(at(p, r, c, 0)->shown * 1000);
    return tenths;
}

static void shares_add_up(void **state) {
    struct fixture *f = *state;
    struct cl_pivot_question q = {.rows = {"department", "status"},
                                  .cols = {"month", "priority"},
                                  .measures = measures(),
                                  .n_measures = 4,
                                  .totals = true,
                                  .share = CL_SHARE_ROW};
    struct cl_pivot p = ask(f, &q);
    for (size_t r = 0; r < p.n_rows; r++) {
        if (!p.rows[r].total)
            same(sum_shown(&p, r, r + 1, 0, p.n_cols), 1000);
        same(at(&p, r, p.n_cols - 1, 0)->shown, 1);
        same(at(&p, r, p.n_cols - 1, 0)->share, 1);
    }
    q.share = CL_SHARE_COLUMN;
    p = ask(f, &q);
    for (size_t c = 0; c < p.n_cols; c++) {
        if (!p.cols[c].total)
            same(sum_shown(&p, 0, p.n_rows, c, c + 1), 1000);
        same(at(&p, p.n_rows - 1, c, 0)->shown, 1);
    }
    q.share = CL_SHARE_ALL;
    p = ask(f, &q);
    same(sum_shown(&p, 0, p.n_rows, 0, p.n_cols), 1000);
    same(at(&p, p.n_rows - 1, p.n_cols - 1, 0)->shown, 1);
    /* subtotals show what is shown under them */
    double tenths = 0;
    for (size_t r = 0; r < p.n_rows; r++) {
        if (p.rows[r].level == 2) {
            tenths += round(at(&p, r, p.n_cols - 1, 0)->shown * 1000);
        } else if (p.rows[r].level == 1) {
            same(round(at(&p, r, p.n_cols - 1, 0)->shown * 1000), tenths);
            tenths = 0;
        }
    }
    /* a mean has no parts */
    assert_non_null(p.whys[3]);
    assert_null(p.whys[0]);
    assert_true(isnan(at(&p, 0, 0, 3)->share) && isnan(at(&p, 0, 0, 3)->shown));
}

static void cut_rows_take_their_share(void **state) {
    struct fixture *f = *state;
    const struct cl_pivot_question q = {.rows = {"agent"},
                                        .cols = {"priority"},
                                        .measures = measures(),
                                        .n_measures = 1,
                                        .totals = true,
                                        .share = CL_SHARE_COLUMN,
                                        .sort = "-cases",
                                        .top = 10};
    struct cl_pivot p = ask(f, &q);
    assert_int_equal(p.n_rows, 11);
    assert_int_equal(p.left_out, WIDE - 10);
    for (size_t r = 1; r < 10; r++)
        assert_true(at(&p, r, p.n_cols - 1, 0)->value.value <=
                    at(&p, r - 1, p.n_cols - 1, 0)->value.value);
    for (size_t c = 0; c < p.n_cols; c++) {
        double tenths = sum_shown(&p, 0, p.n_rows, c, c + 1);
        assert_true(tenths < 500); /* the others have the rest */
        same(at(&p, 10, c, 0)->shown, 1);
    }
}

static void sorted(void **state) {
    struct fixture *f = *state;
    struct cl_pivot_question q = {.rows = {"department", "priority"},
                                  .cols = {"status"},
                                  .measures = measures(),
                                  .n_measures = 4,
                                  .totals = true,
                                  .sort = "-resolution_mean@Closed"};
    struct cl_pivot p = ask(f, &q);
    size_t closed = 0, groups = 0;
    while (!cl_slice_eq(p.cols[closed].labels[0], CL_S("Closed")))
        closed++;
    double before = HUGE_VAL, group = HUGE_VAL;
    for (size_t r = 0; r + 1 < p.n_rows; r++) {
        double v = at(&p, r, closed, 3)->value.value;
        if (p.rows[r].level == 1) {
            assert_true(isnan(v) || v <= group);
            group = v;
            before = HUGE_VAL;
            groups++;
        } else {
            assert_true(isnan(v) || v <= before);
            before = v;
        }
    }
    assert_int_equal(groups, 5);
    q.sort = "-priority"; /* its own order, inside each department */
    p = ask(f, &q);
    assert_true(cl_slice_eq(p.rows[0].labels[1], CL_S("Low")));
    assert_true(cl_slice_eq(p.rows[3].labels[1], CL_S("Critical")));
    assert_true(p.rows[4].labels[1].ptr == NULL && p.rows[5].level == 1);
    q.sort = "open@Closd";
    assert_int_equal(cl_pivot_ask(&f->b.base, &f->scope, &q, f->arena, &p, &f->err), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "Closed"));
    q.sort = "reopened";
    assert_int_equal(cl_pivot_ask(&f->b.base, &f->scope, &q, f->arena, &p, &f->err), CL_E_USAGE);
}

static void looks(void **state) {
    struct fixture *f = *state;
    struct cl_pivot_question q = {.rows = {"department"},
                                  .cols = {"priority"},
                                  .measures = measures(),
                                  .n_measures = MEASURES,
                                  .totals = true,
                                  .look = CL_LOOK_HEAT_ROW};
    struct cl_pivot p = ask(f, &q);
    for (size_t r = 0; r + 1 < p.n_rows; r++) {
        double most = 0;
        for (size_t c = 0; c + 1 < p.n_cols; c++) {
            double heat = at(&p, r, c, 0)->heat;
            assert_true(heat >= 0 && heat <= 1);
            most = heat > most ? heat : most;
        }
        same(most, 1);
        assert_true(isnan(at(&p, r, p.n_cols - 1, 0)->heat)); /* totals are not shaded */
    }
    q.look = CL_LOOK_SLA;
    p = ask(f, &q);
    size_t bad = 0;
    double whole = at(&p, p.n_rows - 1, p.n_cols - 1, 5)->value.value;
    for (size_t r = 0; r < p.n_rows; r++) {
        for (size_t c = 0; c < p.n_cols; c++) {
            const struct cl_value *met = &at(&p, r, c, 5)->value;
            bool past = !isnan(met->value) && met->high < whole; /* no target by default */
            assert_int_equal(at(&p, r, c, 0)->mark, past ? -1 : 0);
            bad += past;
        }
    }
    assert_true(bad > 0);
    assert_int_equal(at(&p, 0, 0, 0)->value.n > 0, 1);
}

/* One agent has ten times as many cases as any other in one month. */
static void outliers(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < 300; i++)
        f->cases[i].agent = "A001";
    small_close(&f->b);
    small_open(&f->b, f->cases, MANY, true);
    const struct cl_pivot_question q = {.rows = {"agent"},
                                        .measures = measures(),
                                        .n_measures = 1,
                                        .totals = true,
                                        .look = CL_LOOK_OUTLIER};
    struct cl_pivot p = ask(f, &q);
    assert_int_equal(p.n_cols, 1);
    assert_true(cl_slice_eq(p.rows[0].labels[0], CL_S("A001")));
    assert_int_equal(at(&p, 0, 0, 0)->mark, 2);
    assert_int_equal(at(&p, p.n_rows / 2, 0, 0)->mark, 0);
    assert_int_equal(at(&p, p.n_rows - 1, 0, 0)->mark, 0); /* the total is no outlier */
}

static void limits(void **state) {
    struct fixture *f = *state;
    struct cl_pivot p;
    struct cl_pivot_question q = {
        .rows = {"priority"}, .cols = {"agent"}, .measures = measures(), .n_measures = 1};
    assert_int_equal(cl_pivot_ask(&f->b.base, &f->scope, &q, f->arena, &p, &f->err), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "400 columns"));
    q = (struct cl_pivot_question){.rows = {"agent", "day"},
                                   .cols = {"status", "priority"},
                                   .measures = measures(),
                                   .n_measures = MEASURES};
    assert_int_equal(cl_pivot_ask(&f->b.base, &f->scope, &q, f->arena, &p, &f->err), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "cells"));
    q.top = 20; /* cut before it is counted */
    assert_int_equal(cl_pivot_ask(&f->b.base, &f->scope, &q, f->arena, &p, &f->err), CL_OK);
    assert_int_equal(p.n_rows, 20);
}

/* All levels in one run, and nothing where no case is. */
static void one_run(void **state) {
    struct fixture *f = *state;
    f->scope.filter = "department:nowhere";
    const struct cl_pivot_question q = {.rows = {"priority"},
                                        .cols = {"status"},
                                        .measures = measures(),
                                        .n_measures = 2,
                                        .totals = true};
    f->scope.filter = "priority:high created:2024-01-01";
    unsigned before = f->b.runs;
    struct cl_pivot p = ask(f, &q);
    assert_int_equal(f->b.runs, before + 1);
    f->scope.filter = "created:1999";
    p = ask(f, &q);
    assert_int_equal(p.n_rows, 1);
    assert_int_equal(p.n_cols, 1);
    assert_true(p.rows[0].total);
    same(at(&p, 0, 0, 0)->value.value, 0);
}

static void views_can_be_asked(void **state) {
    (void)state;
    const struct cl_pivot_view *v;
    for (size_t i = 0; (v = cl_pivot_view_at(i)) != NULL; i++) {
        struct cl_slice rest = cl_slice(v->measures);
        assert_true(strlen(v->help) > 20 && v->rows[0] != NULL);
        while (rest.ptr != NULL)
            assert_non_null(cl_measure_find(cl_slice_cut(&rest, ',')));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_are_queries, setup, teardown),
        cmocka_unit_test_setup_teardown(star_is_a_word, setup, teardown),
        cmocka_unit_test_setup_teardown(shares_add_up, setup, teardown),
        cmocka_unit_test_setup_teardown(cut_rows_take_their_share, setup, teardown),
        cmocka_unit_test_setup_teardown(sorted, setup, teardown),
        cmocka_unit_test_setup_teardown(looks, setup, teardown),
        cmocka_unit_test_setup_teardown(outliers, setup, teardown),
        cmocka_unit_test_setup_teardown(limits, setup, teardown),
        cmocka_unit_test_setup_teardown(one_run, setup, teardown),
        cmocka_unit_test(views_can_be_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
