/* Panels of change: what moved, is it chance, signal or noise, and what "i" says of a
 * card's change. */
#include <math.h>

#include "caseload/panel.h"

#include "../analysis/made.h"

static struct cl_panel_context context(struct made *m) {
    return (struct cl_panel_context){.backend = &m->b.base, .scope = &m->scope};
}

static struct cl_figure make(struct made *m, const char *id, struct cl_panel_params params) {
    struct cl_panel_context ctx = context(m);
    struct cl_panel_want want = {.id = id, .params = params};
    struct cl_figure f;
    enum cl_rc rc = cl_panels_make(&ctx, &want, 1, m->arena, &f, &m->err);
    if (rc != CL_OK)
        print_message("%s\n", m->err.text);
    assert_int_equal(rc, CL_OK);
    return f;
}

/* Rated cases of two periods of 30 days: A falls from 5 to 3, B stays at 4. */
static void fill(struct made *m) {
    for (int i = 0; i < 60; i++) {
        bool a = i % 2 == 0, late = i >= 30;
        double at = 24.0 * i + 1;
        made_case(m, i % 3 ? "Low" : "High", a ? "A" : "B", at, at + (a ? 5 : 3) + i * 7 % 11)
            ->csat = a ? (late ? 3 : 5) : 4;
    }
    made_open(m);
}

static const struct cl_fig_item *item(const struct cl_figure *f, const char *label) {
    for (size_t i = 0; i < f->as.items.n; i++) {
        const char *is = f->as.items.items[i].label;
        if (is != NULL && strcmp(is, label) == 0)
            return &f->as.items.items[i];
    }
    return NULL;
}

static void drivers(void **state) {
    struct made *m = *state;
    fill(m);
    struct cl_figure f = make(
        m, "drivers", (struct cl_panel_params){.measure = "csat_mean", .dimension = "department"});
    assert_null(f.empty);
    assert_string_equal(f.title, "What moved: CSAT");
    assert_string_equal(f.note, "4.50 to 3.50 (-1.00)");
    assert_int_equal(f.as.table.n_rows, 2);
    const struct cl_fig_row *top = &f.as.table.rows[0];
    assert_string_equal(top->cells[1].text, "A");
    assert_string_equal(top->cells[2].text, "5.00");
    assert_string_equal(top->cells[3].text, "3.00");
    assert_string_equal(top->cells[6].text, "-1.00");
    assert_int_equal(top->cells[6].role, CL_ROLE_BAD); /* CSAT down */
    assert_non_null(strstr(top->drill, "department:A"));
    assert_non_null(strstr(top->say, "-1.00 of the change"));
    assert_ptr_equal(f.measure, made_measure("csat_mean"));
    /* every dimension; sorted by what it was before; the second page */
    f = make(m, "drivers", (struct cl_panel_params){.sort = "-before", .limit = 3, .offset = 1});
    assert_true(f.as.table.total > 4);
    assert_int_equal(f.as.table.n_rows, 3);
    assert_int_equal(f.as.table.offset, 1);
    f = make(m, "drivers", (struct cl_panel_params){.measure = "resolution_median"});
    assert_non_null(strstr(f.empty, "no parts that add up"));
    f = make(m, "drivers", (struct cl_panel_params){.measure = "created", .where = "department:A"});
    assert_string_equal(f.note, "15 to 15 (0)");
}

static void test(void **state) {
    struct made *m = *state;
    fill(m);
    struct cl_figure f = make(
        m, "test", (struct cl_panel_params){.measure = "csat_mean", .dimension = "department"});
    assert_non_null(item(&f, "Answer"));
    assert_non_null(strstr(item(&f, "Welch's t")->text, "Hedges' g"));
    assert_non_null(strstr(item(&f, "Mann-Whitney")->text, "Cliff's delta"));
    assert_non_null(item(&f, "Not said"));
    assert_null(item(&f, "Careful"));
    assert_non_null(strstr(item(&f, "A")->drill, "department:A"));
    assert_non_null(strstr(item(&f, "A")->text, "(n 30)"));
    f = make(m, "test", (struct cl_panel_params){.measure = "breached", .dimension = "priority"});
    if (item(&f, "Careful") == NULL || strstr(item(&f, "Careful")->text, "tautological") == NULL)
        fail_msg("the tautology is not named");
    f = make(m, "test", (struct cl_panel_params){.measure = "nps", .dimension = "priority"});
    assert_non_null(item(&f, "No test"));
    f = make(m, "test", (struct cl_panel_params){.measure = "cases", .dimension = "channel"});
    assert_non_null(f.empty);
}

static void control(void **state) {
    struct made *m = *state;
    for (int d = 0; d < 26 * 7; d++)
        for (int i = 0; i < (d >= 175 ? 9 : 1 + (d / 7) % 2); i++)
            made_case(m, "Low", "A", 24.0 * d + i, NA);
    made_open(m);
    m->scope.as_of = SMALL_T0 + 26 * 7 * SMALL_DAY;
    struct cl_figure f = make(m, "control", (struct cl_panel_params){.measure = "created"});
    assert_null(f.empty);
    assert_true(f.as.line.control);
    assert_int_equal(f.as.line.n_points, 26);
    assert_string_equal(f.note, "Not stable");
    assert_true(f.as.line.signals[25] & CL_XMR_OUTSIDE);
    assert_near(f.as.line.series[0].points[25], 9, 1e-9);
    assert_near(f.as.line.centre, 1.5, 0.01);
    assert_non_null(strstr(f.as.line.summary, "upper limit"));
    m->scope.as_of = SMALL_T0 + 5 * 7 * SMALL_DAY; /* too few weeks: by day */
    f = make(m, "control", (struct cl_panel_params){.measure = "created"});
    assert_null(f.empty);
    assert_string_equal(f.title, "Created by day: signal or noise");
    assert_int_equal(f.as.line.n_points, 35);
    m->scope.as_of = SMALL_T0 + 5 * SMALL_DAY;
    f = make(m, "control", (struct cl_panel_params){.measure = "created"});
    assert_non_null(strstr(f.empty, "needs 10"));
}

/* What a filter by time keeps cannot be compared with the days before: it has none. */
static void explain_a_stretch_of_time(void **state) {
    static const char *const filters[] = {"created:2024-02-01..2024-02-09", "month:2024-02",
                                          "-department:A closed:2024-02"};
    struct made *m = *state;
    fill(m);
    for (size_t i = 0; i < CL_LEN(filters); i++) {
        m->scope.filter = filters[i];
        struct cl_panel_context ctx = context(m);
        struct cl_figure f;
        assert_int_equal(cl_panel_explain(&ctx, made_measure("created"), m->arena, &f, &m->err),
                         CL_OK);
        assert_non_null(strstr(item(&f, "Change")->text, "not compared"));
        assert_null(item(&f, "Signal or noise"));
    }
    m->scope.filter = "department:A is:closed hour:9";
    struct cl_panel_context ctx = context(m);
    struct cl_figure f;
    assert_int_equal(cl_panel_explain(&ctx, made_measure("created"), m->arena, &f, &m->err), CL_OK);
    assert_null(strstr(item(&f, "Change")->text, "not compared"));
}

static void explain(void **state) {
    struct made *m = *state;
    fill(m);
    struct cl_panel_context ctx = context(m);
    struct cl_figure f;
    assert_int_equal(cl_panel_explain(&ctx, made_measure("csat_mean"), m->arena, &f, &m->err),
                     CL_OK);
    assert_string_equal(item(&f, "Change")->text,
                        "3.50 in the last 30 days, 4.50 in the 30 days before (-1.00)");
    assert_non_null(item(&f, "Signal or noise"));
    assert_string_equal(item(&f, "Largest part")->text, "Department A: -1.00");
    assert_non_null(strstr(item(&f, "Largest part")->drill, "department:A"));
    assert_int_equal(cl_panel_explain(&ctx, made_measure("backlog"), m->arena, &f, &m->err), CL_OK);
    assert_non_null(strstr(item(&f, "Change")->text, "now"));
    assert_int_equal(cl_panel_explain(&ctx, made_measure("nps"), m->arena, &f, &m->err), CL_OK);
    assert_null(item(&f, "Change"));
}

/* The same ratings, but fewer cases of the better department. */
static void explain_a_shift_of_the_mix(void **state) {
    struct made *m = *state;
    for (int i = 0; i < 80; i++) {
        bool late = i >= 40, a = late ? i % 4 == 0 : i % 4 != 0;
        double at = late ? 24 * 40 + i : 24 * 10 + i;
        made_case(m, "Low", a ? "A" : "B", at, at + 1)->csat = a ? 5 : 3;
    }
    made_open(m);
    struct cl_panel_context ctx = context(m);
    struct cl_figure f;
    assert_int_equal(cl_panel_explain(&ctx, made_measure("csat_mean"), m->arena, &f, &m->err),
                     CL_OK);
    assert_non_null(item(&f, "Mix and values"));
    assert_non_null(strstr(item(&f, "Mix and values")->text,
                           "by department: -1.00 of the change is a shift of the mix, 0.00 lies"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, made_setup, made_teardown)
int main(void) {
    const struct CMUnitTest tests[] = {TEST(drivers), TEST(test),
                                       TEST(control), TEST(explain_a_stretch_of_time),
                                       TEST(explain), TEST(explain_a_shift_of_the_mix)};
    return cmocka_run_group_tests_name("panel/change", tests, NULL, NULL);
}
