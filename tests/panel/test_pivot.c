/* The pivot as a table, and columns in parts, over a table small enough to count. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/panel.h"

#include "../metrics/small_table.h"

#define NA SMALL_NAN
#define DAYS 24.0
static const struct small_case cases[] = {
    {"C1", "Closed", "Critical", "Billing", "A1", 0, 3, 30, 5, 10, 0},
    {"C2", "Closed", "High", "Billing", "A1", 1 * DAYS, 34, 60, 2, 5, 0},
    {"C3", "Open", "Low", "Onboarding", "A2", 2 * DAYS, NA, 90, NA, NA, 1},
    {"C4", "Open", "Critical", "Billing", "A1", 3 * DAYS, NA, NA, NA, NA, 0},
    {"C5", "Pending", "Low", "Onboarding", NULL, 31 * DAYS, NA, 15, NA, NA, 0},
    {"C6", "Open", "Medium", NULL, "A2", 32 * DAYS, NA, NA, NA, NA, 0},
    {"C7", "Open", "Urgent9", "Onboarding", "A2", 95 * DAYS, NA, NA, NA, NA, 0},
    {"C8", "Open", "Later", "Onboarding", "A2", 96 * DAYS, NA, NA, NA, NA, 0},
    {"C9", "Closed", "Later", "Refunds", "A3", 97 * DAYS, 98 * DAYS, NA, NA, NA, 0},
};

struct fixture {
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_panel_context ctx;
    struct cl_err err;
};

static int setup(void **state) {
    static struct fixture f;
    f = (struct fixture){
        .arena = cl_arena_new(),
        .scope = {.as_of = SMALL_T0 + 130 * SMALL_DAY, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    small_open(&f.b, cases, CL_LEN(cases), true);
    f.ctx = (struct cl_panel_context){.backend = &f.b.base, .scope = &f.scope};
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_arena_free(f->arena);
    small_close(&f->b);
    return 0;
}

static struct cl_figure make(struct fixture *f, const char *id, struct cl_panel_params params) {
    struct cl_figure figure;
    struct cl_panel_want want = {.id = id, .params = params};
    enum cl_rc rc = cl_panels_make(&f->ctx, &want, 1, f->arena, &figure, &f->err);
    if (rc != CL_OK)
        print_error("%s: %s\n", id, f->err.text);
    assert_int_equal(rc, CL_OK);
    return figure;
}

static const struct cl_fig_cell *cell(const struct cl_figure *f, size_t r, size_t c) {
    return &f->as.table.rows[r].cells[c];
}

static void pivot_is_a_table(void **state) {
    struct fixture *f = *state;
    struct cl_figure p =
        make(f, "pivot", (struct cl_panel_params){.dimension = "department", .second = "status"});
    assert_null(p.empty);
    assert_string_equal(p.title, "Cases by department and status");
    assert_string_equal(p.dimension, "department");
    assert_string_equal(p.second, "status");
    const struct cl_fig_table *t = &p.as.table;
    assert_int_equal(t->n_columns, 5); /* three words and the total */
    assert_int_equal(t->n_rows, 5);    /* three words, missing, total */
    assert_int_equal(t->columns[0].drop, 0);
    assert_string_equal(cell(&p, 0, 0)->text, "Onboarding");
    assert_string_equal(cell(&p, 0, 4)->text, "4");
    assert_string_equal(cell(&p, 3, 0)->text, "∅");
    assert_string_equal(cell(&p, 4, 0)->text, "Total");
    assert_string_equal(cell(&p, 4, 4)->text, "9");
    assert_string_equal(t->rows[0].drill, "department:Onboarding");
    assert_non_null(strstr(cell(&p, 0, 1)->drill, "status:"));
    assert_true(cell(&p, 0, 1)->heat > 0.9 || cell(&p, 1, 1)->heat > 0.9);
    assert_true(cell(&p, 4, 4)->heat == 0); /* totals are not shaded */
}

static void pivot_sorts_by_a_column(void **state) {
    struct fixture *f = *state;
    struct cl_panel_params params = {
        .dimension = "department", .second = "status", .sort = "cases@Closed"};
    struct cl_figure p = make(f, "pivot", params);
    assert_string_equal(cell(&p, 3, 0)->text, "Billing");
    size_t sorted = 0;
    for (size_t c = 0; c < p.as.table.n_columns; c++)
        sorted += p.as.table.columns[c].sorted != 0;
    assert_int_equal(sorted, 1);
    params.sort = "-age_secs"; /* of another table: as if there were none */
    p = make(f, "pivot", params);
    assert_string_equal(cell(&p, 0, 0)->text, "Onboarding");
}

static void pivot_shares_and_pages(void **state) {
    struct fixture *f = *state;
    struct cl_figure p = make(f, "pivot",
                              (struct cl_panel_params){.dimension = "department,priority",
                                                       .second = "status",
                                                       .share = true,
                                                       .offset = 2,
                                                       .limit = 3});
    assert_int_equal(p.as.table.n_rows, 3);
    assert_int_equal(p.as.table.offset, 2);
    assert_true(p.as.table.total > 8);
    for (size_t r = 0; r < 3; r++)
        assert_string_equal(cell(&p, r, p.as.table.n_columns - 1)->text, "100.0 %");
}

static void pivot_says_why_not(void **state) {
    struct fixture *f = *state;
    static const struct {
        struct cl_panel_params params;
        const char *why;
    } checks[] = {
        {{.dimension = "region", .second = "status"}, "no region column"},
        {{.dimension = "status", .second = "status"}, "same dimension"},
        {{.dimension = "status", .second = "priority", .measure = "ces_mean"}, "no "},
        {{.dimension = "status", .second = "priority", .where = "created:1999"}, "no case"},
    };
    for (size_t i = 0; i < CL_LEN(checks); i++) {
        struct cl_figure p = make(f, "pivot", checks[i].params);
        assert_non_null(p.empty);
        assert_non_null(strstr(p.empty, checks[i].why));
    }
}

static double sum(const struct cl_fig_columns *k, size_t column) {
    double v = 0;
    for (size_t s = 0; s < k->n_series; s++)
        v += k->series[s].points[column];
    return v;
}

/* Five months, one of them without a case; six priorities are three and "other". */
static void columns_have_no_gaps_and_four_parts(void **state) {
    struct fixture *f = *state;
    struct cl_figure p =
        make(f, "columns", (struct cl_panel_params){.dimension = "month", .second = "priority"});
    const struct cl_fig_columns *k = &p.as.columns;
    assert_null(p.empty);
    assert_int_equal(k->n_columns, 4);
    assert_string_equal(k->labels[0], "2024-01");
    assert_string_equal(k->labels[3], "2024-04");
    assert_int_equal(k->n_series, 4);
    assert_string_equal(k->series[3].name, "other");
    assert_true(k->stacked);
    static const double want[] = {4, 2, 0, 3};
    for (size_t i = 0; i < 4; i++)
        assert_true(sum(k, i) == want[i]);
    assert_non_null(k->drill[0]);
    assert_null(k->drill[3]); /* the rest has no filter of its own */
    p = make(f, "columns",
             (struct cl_panel_params){.dimension = "month", .second = "priority", .share = true});
    assert_true(fabs(sum(&p.as.columns, 0) - 1) < 1e-12);
    assert_int_equal(p.as.columns.unit, CL_UNIT_SHARE);
    assert_true(isnan(p.as.columns.series[0].points[2])); /* nothing has no shares */
}

static void means_stand_side_by_side(void **state) {
    struct fixture *f = *state;
    struct cl_figure p =
        make(f, "columns",
             (struct cl_panel_params){
                 .dimension = "department", .second = "priority", .measure = "resolution_mean"});
    assert_false(p.as.columns.stacked); /* a mean is no part of a whole */
    assert_int_equal(p.as.columns.n_series, 4);
    for (size_t s = 0; s < 4; s++)
        assert_string_not_equal(p.as.columns.series[s].name, "other");
    p = make(f, "columns-by",
             (struct cl_panel_params){.dimension = "department", .second = "status"});
    assert_false(p.as.columns.stacked);
    assert_int_equal(p.as.columns.n_columns, 4);
    assert_int_equal(p.as.columns.n_series, 3);
    assert_true(sum(&p.as.columns, 0) == 4);
}

/* The default policy has targets for all: some are past theirs, the new are on track. */
static void states_are_words_and_their_filters_labels(void **state) {
    struct fixture *f = *state;
    struct cl_figure p =
        make(f, "pivot", (struct cl_panel_params){.dimension = "sla_state", .second = "status"});
    struct cl_figure c =
        make(f, "columns", (struct cl_panel_params){.dimension = "sla_state", .second = "status"});
    struct cl_figure b = make(f, "open_sla", (struct cl_panel_params){0});
    size_t slugs = 0;
    for (size_t r = 0; r + 1 < p.as.table.n_rows; r++) {
        const char *word = cell(&p, r, 0)->text, *drill = p.as.table.rows[r].drill;
        assert_null(strchr(word, '-'));
        assert_string_equal(word, c.as.columns.labels[r]);
        slugs += strcmp(word, "no SLA") == 0 && strcmp(drill, "sla_state:no-sla") == 0;
    }
    assert_int_equal(slugs, 1);
    for (size_t i = 0; i < b.as.bars.n; i++)
        assert_null(strchr(b.as.bars.bars[i].label, '-'));
    const struct cl_vocab *v = cl_vocabulary();
    assert_true(cl_slice_eq(cl_dim_word(v, "sla_state", CL_S("on-track")), CL_S("on track")));
    assert_true(cl_slice_eq(cl_dim_word(v, "status", CL_S("on-track")), CL_S("on-track")));
    assert_null(cl_dim_word(v, "sla_state", (struct cl_slice){NULL, 0}).ptr);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(pivot_is_a_table, setup, teardown),
        cmocka_unit_test_setup_teardown(pivot_sorts_by_a_column, setup, teardown),
        cmocka_unit_test_setup_teardown(pivot_shares_and_pages, setup, teardown),
        cmocka_unit_test_setup_teardown(pivot_says_why_not, setup, teardown),
        cmocka_unit_test_setup_teardown(columns_have_no_gaps_and_four_parts, setup, teardown),
        cmocka_unit_test_setup_teardown(means_stand_side_by_side, setup, teardown),
        cmocka_unit_test_setup_teardown(states_are_words_and_their_filters_labels, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
