/* Figures over a table small enough to check by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/panel.h"

#include "../metrics/small_table.h"

#define NA SMALL_NAN
static const struct small_case cases[] = {
    {"C1", "Closed", "Critical", "Billing", "A1", 0, 3, 30, 5, 10, 0},
    {"C2", "Closed", "High", "Billing", "A1", 24, 34, 60, 2, 5, 0},
    {"C3", "Open", "Low", "Onboarding", "A2", 48, NA, 90, NA, NA, 1},       /* due day 5 */
    {"C4", "Open", "Critical", "Billing", "A1", 239, NA, NA, NA, NA, 0},    /* 3 h left */
    {"C5", "Pending", "Low", "Onboarding", NULL, 216, NA, 15, NA, NA, 0},   /* due day 12 */
    {"C6", "Open", "Puzzling", "Onboarding", "A2", 200, NA, NA, NA, NA, 0}, /* no target */
};

struct fixture {
    struct small_backend b;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_import_report import;
    struct cl_panel_context ctx;
    struct cl_err err;
};

static int setup(void **state) {
    static struct fixture f;
    static const struct cl_file_report files[] = {
        {.path = "x.csv", .records = 7, .cases = 6, .quarantined = 1, .encoding = "UTF-8"}};
    static const struct cl_mapping mapping[] = {{.field = CL_COL_CREATED,
                                                 .column = "Opened",
                                                 .score = 0.93,
                                                 .reason = "header 'Opened' is a known word"}};
    static const struct cl_reject_report rejects[] = {{.file = "x.csv",
                                                       .reason = "11 fields, the header has 12",
                                                       .record = 7,
                                                       .line = 8,
                                                       .raw = {"a,b", 3}}};
    f = (struct fixture){
        .arena = cl_arena_new(),
        .scope = {.as_of = SMALL_T0 + 10 * SMALL_DAY, .from = CL_NO_TIME, .to = CL_NO_TIME}};
    f.import = (struct cl_import_report){.files = files,
                                         .n_files = 1,
                                         .mapping = mapping,
                                         .n_mapping = 1,
                                         .quarantine = rejects,
                                         .n_quarantine = 1,
                                         .records = 7,
                                         .cases = 6,
                                         .quarantined = 1};
    f.import.flags[CL_FLAG_NEGATIVE] = 2;
    small_open(&f.b, cases, CL_LEN(cases), true);
    f.b.base.store_path = "cases.db"; /* the texts are there */
    f.ctx = (struct cl_panel_context){
        .backend = &f.b.base, .scope = &f.scope, .import = &f.import, .as_of_is_data = true};
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_arena_free(f->arena);
    small_close(&f->b);
    return 0;
}

static struct cl_figure make(struct fixture *f, struct cl_panel_want want) {
    struct cl_figure figure;
    enum cl_rc rc = cl_panels_make(&f->ctx, &want, 1, f->arena, &figure, &f->err);
    if (rc != CL_OK)
        print_error("%s: %s\n", want.id, f->err.text);
    assert_int_equal(rc, CL_OK);
    return figure;
}

static void registry(void **state) {
    (void)state;
    const struct cl_panel_info *p;
    for (size_t i = 0; (p = cl_panel_at(i)) != NULL; i++) {
        assert_true(p->id[0] && p->title[0]);
        size_t len = strlen(p->help);
        assert_true(len > 10 && p->help[len - 1] == '.');
        assert_null(strstr(p->help, ". "));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(cl_panel_at(k)->id, p->id);
    }
}

#define PANELS_MAX 128

/* What the first screen shows is asked in one run. */
static void all_in_one_run(void **state) {
    static const char *const ids[] = {"cards",        "trend",    "open_by",  "volume_by",
                                      "high_risk_by", "open_age", "open_sla", "backlog"};
    struct fixture *f = *state;
    struct cl_panel_want wants[CL_LEN(ids)];
    struct cl_figure figures[CL_LEN(ids)];
    for (size_t i = 0; i < CL_LEN(ids); i++)
        wants[i] = (struct cl_panel_want){.id = ids[i]};
    assert_int_equal(cl_panels_make(&f->ctx, wants, CL_LEN(ids), f->arena, figures, &f->err),
                     CL_OK);
    assert_int_equal(f->b.runs, 1);
    for (size_t i = 0; i < CL_LEN(ids); i++)
        assert_null(figures[i].empty);
}

static void every_panel(void **state) {
    struct fixture *f = *state;
    struct cl_panel_want wants[PANELS_MAX];
    struct cl_figure figures[PANELS_MAX];
    const struct cl_panel_info *p;
    size_t n = 0;
    for (; (p = cl_panel_at(n)) != NULL; n++) {
        assert_true(n < PANELS_MAX);
        wants[n] = (struct cl_panel_want){.id = p->id, .params = {.case_id = 4}};
    }
    assert_int_equal(cl_panels_make(&f->ctx, wants, n, f->arena, figures, &f->err), CL_OK);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(figures[i].kind, cl_panel_at(i)->kind);
        assert_non_null(figures[i].title);
        assert_true(figures[i].empty == NULL || strlen(figures[i].empty) > 5);
    }
}

static void unknown_panel(void **state) {
    struct fixture *f = *state;
    struct cl_panel_want want = {.id = "trends"};
    struct cl_figure figure;
    assert_int_equal(cl_panels_make(&f->ctx, &want, 1, f->arena, &figure, &f->err), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "trend"));
}

static void cards(void **state) {
    struct fixture *f = *state;
    struct cl_figure g = make(f, (struct cl_panel_want){.id = "cards"});
    assert_int_equal(g.as.cards.n, 10);
    assert_string_equal(g.as.cards.cards[0].text, "6");
    assert_string_equal(g.as.cards.cards[1].label, "Open");
    assert_string_equal(g.as.cards.cards[1].text, "4");
    assert_null(g.as.cards.cards[1].delta); /* ten days cannot be compared with the 30 before */
    assert_non_null(strstr(g.as.cards.cards[1].edge, "the cases begin on"));
    assert_string_equal(g.as.cards.cards[3].text, "6.5 h");
}

static void bars(void **state) {
    struct fixture *f = *state;
    struct cl_figure g = make(f, (struct cl_panel_want){.id = "open_by"});
    assert_string_equal(g.dimension, "department");
    assert_string_equal(g.title, "Open by department");
    assert_int_equal(g.as.bars.n, 2);
    assert_string_equal(g.as.bars.bars[0].label, "Onboarding");
    assert_string_equal(g.as.bars.bars[0].text, "3");
    assert_string_equal(g.as.bars.bars[0].drill, "department:Onboarding is:open");
    assert_true(g.as.bars.bars[0].part == 0 && g.as.bars.bars[1].part == 1);
    g = make(f, (struct cl_panel_want){.id = "volume_by", .params = {.dimension = "region"}});
    assert_string_equal(g.empty, "no region column");
    g = make(f, (struct cl_panel_want){.id = "open_age"});
    assert_int_equal(g.as.bars.n, 3);
    assert_string_equal(g.as.bars.bars[0].label, "0-1d");
}

static void backlog(void **state) {
    struct fixture *f = *state;
    struct cl_figure g = make(f, (struct cl_panel_want){.id = "backlog"});
    const struct cl_fig_table *t = &g.as.table;
    static const char *const order[] = {"C3", "C4", "C5", "C6"};
    size_t left = 0, age = 0;
    assert_int_equal(t->total, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(t->rows[i].cells[0].text, order[i]);
    for (size_t c = 0; c < t->n_columns; c++) {
        left = strcmp(t->columns[c].title, "SLA left") == 0 ? c : left;
        age = strcmp(t->columns[c].title, "Age") == 0 ? c : age;
    }
    assert_string_equal(t->rows[0].cells[left].text, "-5d 00h"); /* 120 h and a second */
    assert_int_equal(t->rows[0].cells[left].role, CL_ROLE_BAD);
    assert_string_equal(t->rows[1].cells[left].text, "3h 00");
    assert_null(t->rows[3].cells[left].text);
    assert_string_equal(t->rows[1].cells[age].text, "1h00");
    assert_int_equal(t->columns[left].sorted, 1);

    g = make(
        f, (struct cl_panel_want){
               .id = "backlog", .params = {.sort = "-priority,created", .limit = 2, .around = 3}});
    assert_int_equal(g.as.table.total, 4);
    assert_int_equal(g.as.table.n_rows, 2);
    assert_true(g.as.table.around_at >= 0);
    g = make(f, (struct cl_panel_want){.id = "backlog", .params = {.where = "priority:medium"}});
    assert_non_null(g.empty);
}

static void one_case(void **state) {
    struct fixture *f = *state;
    struct cl_figure g = make(f, (struct cl_panel_want){.id = "case", .params = {.case_id = 3}});
    bool overdue = false;
    for (size_t i = 0; i < g.as.items.n; i++)
        overdue = overdue || strcmp(g.as.items.items[i].label, "Overdue") == 0;
    assert_true(overdue);
    g = make(f, (struct cl_panel_want){.id = "case_history", .params = {.case_id = 3}});
    assert_true(g.as.table.n_rows >= 3);
    struct cl_panel_want want = {.id = "case", .params = {.case_id = 99}};
    assert_int_equal(cl_panels_make(&f->ctx, &want, 1, f->arena, &g, &f->err), CL_E_NOTFOUND);
}

static void data(void **state) {
    struct fixture *f = *state;
    struct cl_figure g =
        make(f, (struct cl_panel_want){.id = "data_rejects", .params = {.mask = true}});
    assert_string_equal(g.as.table.rows[0].cells[0].text, "x.csv");
    assert_string_equal(g.as.table.rows[0].cells[4].text, "(masked)");
    g = make(f, (struct cl_panel_want){.id = "data_quality"});
    assert_non_null(strstr(g.as.items.items[0].text, "7 records = 6 cases"));
    g = make(f, (struct cl_panel_want){.id = "data_columns"});
    assert_string_equal(g.as.table.rows[0].cells[1].text, "created");
}

static void findings(void **state) {
    struct fixture *f = *state;
    struct cl_figure g = make(f, (struct cl_panel_want){.id = "findings"});
    bool why = false, null = false, largest = false;
    for (size_t i = 0; i < g.as.items.n; i++) {
        largest = largest || strcmp(g.as.items.items[i].text,
                                    "Largest backlog: Onboarding with 3 open, 75.0 % of all") == 0;
        why = why || strstr(g.as.items.items[i].text, "Not computed: ") != NULL;
        null = null || strcmp(g.as.items.items[i].text, cl_null_reason) == 0;
    }
    assert_true(why && null && largest);
}

static void trend(void **state) {
    struct fixture *f = *state;
    struct cl_figure g = make(f, (struct cl_panel_want){.id = "trend"});
    assert_int_equal(g.as.line.n_series, 3);
    assert_int_equal(g.as.line.n_points, 11);
    assert_string_equal(g.as.line.labels[0], "2024-01-01");
    assert_true(g.as.line.series[2].points[10] == 4);
}

static void explain(void **state) {
    struct fixture *f = *state;
    struct cl_figure g;
    const struct cl_measure *m = cl_measure_find(CL_S("resolution_mean"));
    assert_int_equal(cl_panel_explain(&f->ctx, m, f->arena, &g, &f->err), CL_OK);
    bool sql = false, null = false;
    for (size_t i = 0; i < g.as.items.n; i++) {
        sql = sql || strcmp(g.as.items.items[i].label, "SQL") == 0;
        null = null || g.as.items.items[i].text == cl_null_reason;
    }
    assert_true(sql && null);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(registry),
        cmocka_unit_test_setup_teardown(all_in_one_run, setup, teardown),
        cmocka_unit_test_setup_teardown(every_panel, setup, teardown),
        cmocka_unit_test_setup_teardown(unknown_panel, setup, teardown),
        cmocka_unit_test_setup_teardown(cards, setup, teardown),
        cmocka_unit_test_setup_teardown(bars, setup, teardown),
        cmocka_unit_test_setup_teardown(backlog, setup, teardown),
        cmocka_unit_test_setup_teardown(one_case, setup, teardown),
        cmocka_unit_test_setup_teardown(data, setup, teardown),
        cmocka_unit_test_setup_teardown(findings, setup, teardown),
        cmocka_unit_test_setup_teardown(trend, setup, teardown),
        cmocka_unit_test_setup_teardown(explain, setup, teardown),
    };
    return cmocka_run_group_tests_name("panels", tests, NULL, NULL);
}
