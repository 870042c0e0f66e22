/* Drills from every view, choices of panels, where explanations lead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void drill_at_random(enum cl_view view, int steps) {
    static const enum cl_action moves[] = {CL_ACT_DOWN,    CL_ACT_UP,         CL_ACT_PAGE_DOWN,
                                           CL_ACT_RIGHT,   CL_ACT_FOCUS_NEXT, CL_ACT_LAST,
                                           CL_ACT_HALF_UP, CL_ACT_DRILL,      CL_ACT_DRILL,
                                           CL_ACT_SORT,    CL_ACT_BACK};
    struct cl_app *app = open_app();
    struct seen stack[32];
    unsigned seed = 5;
    cl_app_command(app, cl_slice(cl_views[view].name));
    settle(app);
    assert_int_equal(cl_app_top(app)->view, view);
    size_t depth = 0, under = cl_app_depth(app) - 1; /* a view called by name stands over one */
    for (int i = 0; i < steps; i++) {
        seed = seed * 1103515245u + 12345u;
        enum cl_action a = moves[(seed >> 16) % CL_LEN(moves)];
        struct seen before = look(app);
        size_t n = cl_app_depth(app);
        act(app, a);
        struct seen now = look(app);
        if (cl_app_depth(app) > n) {
            assert_int_equal(a, CL_ACT_DRILL);
            assert_true(strlen(now.filter) >= strlen(before.filter));
            assert_memory_equal(now.filter, before.filter, strlen(before.filter));
            stack[depth++] = before;
        } else if (cl_app_depth(app) < n) {
            assert_int_equal(a, CL_ACT_BACK);
            if (depth == 0) { /* out of the view: in again */
                assert_int_equal(now.view, CL_VIEW_OVERVIEW);
                cl_app_command(app, cl_slice(cl_views[view].name));
                settle(app);
                now = look(app);
                assert_same(&now, &before);
                continue;
            }
            assert_same(&now, &stack[--depth]);
        }
        assert_int_equal(cl_app_depth(app), under + depth + 1);
    }
    while (depth > 0) {
        act(app, CL_ACT_BACK);
        struct seen now = look(app);
        assert_same(&now, &stack[--depth]);
    }
    cl_app_close(app);
}

static void random_drills_end_where_they_began(void **state) {
    (void)state;
    drill_at_random(CL_VIEW_BACKLOG, 1000);
    for (int v = CL_VIEW_TRENDS; v <= CL_VIEW_FINDINGS; v++)
        drill_at_random((enum cl_view)v, 60);
}

/* The keys d, D, b and %: what they choose is the panel's, and u and Esc bring it back. */
static void choices_are_undone_and_restored(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_PIVOT);
    const struct cl_figure *f = table(app);
    char rows[64], cols[64];
    snprintf(rows, sizeof rows, "%s", f->dimension);
    snprintf(cols, sizeof cols, "%s", f->second);
    assert_string_equal(cl_measure_info(f->measure)->key, "cases");
    act(app, CL_ACT_NEXT_MEASURE);
    assert_string_not_equal(cl_measure_info(table(app)->measure)->key, "cases");
    act(app, CL_ACT_SECOND_DIMENSION);
    assert_string_not_equal(table(app)->second, cols);
    assert_string_equal(table(app)->dimension, rows);
    act(app, CL_ACT_UNDO);
    assert_string_equal(table(app)->second, cols);
    act(app, CL_ACT_UNDO);
    assert_string_equal(cl_measure_info(table(app)->measure)->key, "cases");
    act(app, CL_ACT_SHARE);
    assert_true(cl_app_top(app)->spots[0].share);
    act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_DRILL);
    assert_int_equal(cl_app_depth(app), 2);
    act(app, CL_ACT_BACK);
    assert_true(cl_app_top(app)->spots[0].share);
    assert_int_equal(cl_app_top(app)->spots[0].col, 1);
    act(app, CL_ACT_VIEW_OVERVIEW);
    assert_false(cl_app_takes(app, CL_ACT_SHARE));
    act(app, CL_ACT_VIEW_LAST);
    assert_true(cl_app_top(app)->spots[0].share);
    cl_app_close(app);
}

static void a_cell_drills_by_both_dimensions(void **state) {
    struct cl_app *app = open_app();
    size_t n;
    (void)state;
    cl_app_command(app, CL_S("pivot priority channel cases"));
    settle(app);
    assert_string_equal(table(app)->dimension, "priority");
    assert_string_equal(table(app)->second, "channel");
    act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_RIGHT);
    int64_t count;
    const struct cl_fig_row *row = &table(app)->as.table.rows[0];
    assert_true(cl_parse_i64(cl_slice(row->cells[2].text), &count));
    struct seen before = look(app);
    act(app, CL_ACT_DRILL);
    const char *const *chips = cl_app_chips(app, &n);
    assert_true(n >= 2);
    assert_non_null(strstr(chips[0], "Priority"));
    assert_non_null(strstr(chips[1], "Channel"));
    assert_int_equal(cl_app_sheet(app)->matched, count);
    act(app, CL_ACT_BACK);
    struct seen after = look(app);
    assert_same(&before, &after);
    cl_app_command(app, CL_S("pivot priority nonsense"));
    enum cl_role role;
    assert_non_null(strstr(cl_app_status(app, &role), "nonsense"));
    assert_int_equal(role, CL_ROLE_BAD);
    cl_app_close(app);
}

static void explanations_lead_to_cases_and_to_what_changed(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_RIGHT); /* open */
    act(app, CL_ACT_EXPLAIN);
    act(app, CL_ACT_DRILL);
    assert_int_equal(cl_app_overlay(app), CL_OVER_NONE);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_BACKLOG);
    act(app, CL_ACT_BACK);
    act(app, CL_ACT_EXPLAIN);
    act(app, CL_ACT_NEXT_MEASURE);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_DRIVERS);
    assert_string_equal(cl_app_top(app)->spots[0].measure, "open");
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_OVERVIEW);
    assert_int_equal(cl_app_top(app)->spots[0].at, 1);
    cl_app_close(app);
}

/* The number of a cell brings its own rows, and all cases are a step one comes back from. */
static void explanations_lead_to_the_cases_of_the_cell(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_DRILL); /* the card of all cases */
    assert_int_equal(cl_app_depth(app), 2);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_CASES);
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_OVERVIEW);
    cl_app_command(app, CL_S("pivot priority channel open"));
    settle(app);
    act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_DRILL);
    uint64_t matched = cl_app_sheet(app)->matched;
    size_t n;
    cl_app_chips(app, &n);
    assert_int_equal(n, 3); /* open once, though the cell and the measure say so */
    act(app, CL_ACT_BACK);
    act(app, CL_ACT_EXPLAIN);
    act(app, CL_ACT_DRILL);
    assert_int_equal(cl_app_overlay(app), CL_OVER_NONE);
    cl_app_chips(app, &n);
    assert_int_equal(n, 3);
    assert_int_equal(cl_app_sheet(app)->matched, matched);
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_PIVOT);
    cl_app_close(app);
}

/* A cell of a rate is explained over all its cases, not over those that count for it. */
static void a_rate_in_a_cell_is_explained_as_shown(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    cl_app_command(app, CL_S("pivot priority channel sla_compliance"));
    settle(app);
    act(app, CL_ACT_RIGHT);
    const struct cl_figure *f = table(app);
    const struct cl_fig_cell *cell = &f->as.table.rows[0].cells[cl_app_top(app)->spots[0].col];
    char shown[32];
    snprintf(shown, sizeof shown, "%s", cell->text);
    assert_string_not_equal(shown, "100.0 %");
    act(app, CL_ACT_EXPLAIN);
    const struct cl_figure *e = cl_app_explained(app);
    assert_non_null(e);
    const char *value = NULL;
    for (size_t i = 0; i < e->as.items.n; i++) {
        if (e->as.items.items[i].label && strcmp(e->as.items.items[i].label, "Value") == 0)
            value = e->as.items.items[i].text;
    }
    assert_non_null(value);
    assert_int_equal(strncmp(value, shown, strlen(shown)), 0);
    cl_app_close(app);
}

/* A week in a control chart is explained over that week's cases: a rate over those that
 * fell due in it, a stock at its last second. */
static void a_week_is_explained_as_shown(void **state) {
    static const char *const names[] = {"resolution_mean", "backlog"};
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_TRENDS);
    for (size_t k = 0; k < CL_LEN(names); k++) {
        int panel = cl_app_focus(app);
        for (int i = 0; i < 12; i++) {
            const char *m = cl_app_top(app)->spots[panel].measure;
            if (m && strcmp(m, names[k]) == 0)
                break;
            act(app, CL_ACT_NEXT_MEASURE);
        }
        for (int i = 0; i < 3; i++)
            act(app, CL_ACT_LEFT);
        const struct cl_figure *f = cl_app_figure(app, panel);
        assert_int_equal(f->kind, CL_FIG_LINE);
        char shown[32];
        cl_unit_format(f->as.line.unit,
                       f->as.line.series[0].points[cl_app_top(app)->spots[panel].at], shown);
        act(app, CL_ACT_EXPLAIN);
        const struct cl_figure *e = cl_app_explained(app);
        assert_non_null(e);
        for (size_t i = 0; i < e->as.items.n; i++) {
            const struct cl_fig_item *item = &e->as.items.items[i];
            if (item->label && strcmp(item->label, "Value") == 0 &&
                strncmp(item->text, shown, strlen(shown)) != 0)
                fail_msg("%s: shown %s, explained %s", names[k], shown, item->text);
        }
        act(app, CL_ACT_BACK);
    }
    cl_app_close(app);
}

static void an_empty_table_cannot_be_sorted(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    cl_app_command(app, CL_S("filter age>9000d"));
    settle(app);
    act(app, CL_ACT_VIEW_BACKLOG);
    assert_non_null(table(app)->empty);
    act(app, CL_ACT_SORT);
    enum cl_role role;
    assert_non_null(strstr(cl_app_status(app, &role), "No table"));
    act(app, CL_ACT_SORT_MENU);
    act(app, CL_ACT_BACK);
    cl_app_close(app);
}

static const char *fact(struct cl_app *app, const char *label) {
    const struct cl_figure *e = cl_app_explained(app);
    assert_non_null(e);
    for (size_t i = 0; i < e->as.items.n; i++) {
        if (strcmp(e->as.items.items[i].label, label) == 0)
            return e->as.items.items[i].text;
    }
    fail_msg("no %s", label);
    return NULL;
}

/* What shows nothing says why and what to press, not what another number means. */
static void an_empty_panel_says_why(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    cl_app_command(app, CL_S("filter created:1999"));
    settle(app);
    act(app, CL_ACT_VIEW_PIVOT);
    assert_non_null(table(app)->empty);
    act(app, CL_ACT_EXPLAIN);
    assert_string_equal(fact(app, "Empty"), table(app)->empty);
    assert_non_null(strstr(fact(app, "Try"), "x removes"));
    assert_false(cl_app_takes(app, CL_ACT_DRILL));
    assert_false(cl_app_takes(app, CL_ACT_NEXT_MEASURE));
    act(app, CL_ACT_DRILL); /* there are no cases to go to */
    act(app, CL_ACT_BACK);
    cl_app_close(app);
}

/* Without times of day no measure brings the hours to show something. */
static void an_empty_panel_has_no_measure_to_choose(void **state) {
    char desk[sizeof sample];
    enum cl_role role;
    (void)state;
    snprintf(desk, sizeof desk, "%s", sample);
    snprintf(sample, sizeof sample, "%s/days.csv", home);
    FILE *to = fopen(sample, "w");
    assert_non_null(to);
    fputs("Case ID,Created,Status,Priority\n", to);
    for (int i = 1; i <= 9; i++)
        fprintf(to, "D%d,2024-03-0%d,Open,High\n", i, i);
    fclose(to);
    struct cl_app *app = open_app();
    act(app, CL_ACT_VIEW_WORKFORCE);
    const struct cl_figure *heat = cl_app_figure(app, cl_app_focus(app));
    assert_non_null(heat->empty);
    assert_false(cl_app_takes(app, CL_ACT_NEXT_MEASURE));
    act(app, CL_ACT_NEXT_MEASURE);
    assert_non_null(strstr(cl_app_status(app, &role), "Nothing to change here"));
    act(app, CL_ACT_EXPLAIN);
    heat = cl_app_figure(app, cl_app_focus(app));
    assert_string_equal(fact(app, "Empty"), heat->empty);
    cl_app_close(app);
    snprintf(sample, sizeof sample, "%s", desk);
}

/* What has no shares stays as numbers, and the way on is said. */
static void rates_have_no_shares(void **state) {
    struct cl_app *app = open_app();
    enum cl_role role;
    (void)state;
    cl_app_command(app, CL_S("pivot priority channel sla_compliance"));
    settle(app);
    act(app, CL_ACT_SHARE);
    assert_false(cl_app_top(app)->spots[0].share);
    assert_null(table(app)->empty);
    assert_non_null(strstr(cl_app_status(app, &role), "b chooses another measure"));
    cl_app_command(app, CL_S("pivot priority channel cases"));
    settle(app);
    act(app, CL_ACT_SHARE);
    assert_true(cl_app_top(app)->spots[0].share);
    cl_app_command(app, CL_S("pivot sla_compliance"));
    settle(app);
    assert_null(table(app)->empty);
    assert_non_null(strstr(table(app)->note, "no shares"));
    cl_app_close(app);
}

static void a_number_without_a_measure_is_explained(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_AGENTS);
    const struct cl_fig_table *t = &table(app)->as.table;
    size_t c = 0;
    while (c < t->n_columns && strcmp(t->columns[c].title, "as team") != 0)
        c++;
    assert_true(c < t->n_columns);
    for (size_t i = 0; i < c; i++)
        act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_EXPLAIN);
    assert_non_null(strstr(fact(app, "Meaning"), "the team's mix"));
    assert_string_equal(fact(app, "Value"), table(app)->as.table.rows[0].cells[c].text);
    cl_app_close(app);
}

/* A bar of open cases says "open" in its own terms and in its measure's. */
static void no_chip_comes_twice(void **state) {
    struct cl_app *app = open_app();
    size_t n;
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        const struct cl_figure *f = cl_app_figure(app, cl_app_focus(app));
        if (f && f->kind == CL_FIG_BARS)
            break;
        act(app, CL_ACT_FOCUS_NEXT);
    }
    act(app, CL_ACT_DRILL);
    assert_int_equal(cl_app_depth(app), 2);
    const char *const *chips = cl_app_chips(app, &n);
    assert_int_equal(n, 2);
    assert_string_equal(chips[0], "open");
    assert_non_null(strstr(chips[1], "SLA state = "));
    assert_null(strstr(strstr(cl_app_top(app)->crumb, "open") + 1, "open"));
    cl_app_close(app);
}

/* The panels that take long come after the others, and those keep their figures. */
static void slow_panels_come_second(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    const struct cl_sheet *sheet = cl_app_sheet(app);
    assert_non_null(sheet->base);
    int slow = 0;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        if (sheet->base->asked[i])
            assert_memory_equal(&sheet->figures[i], &sheet->base->figures[i],
                                sizeof sheet->figures[i]);
        else
            slow += sheet->made[i];
    }
    assert_int_equal(slow, 1); /* the findings */
    cl_app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_drills_end_where_they_began),
        cmocka_unit_test(choices_are_undone_and_restored),
        cmocka_unit_test(a_cell_drills_by_both_dimensions),
        cmocka_unit_test(explanations_lead_to_cases_and_to_what_changed),
        cmocka_unit_test(explanations_lead_to_the_cases_of_the_cell),
        cmocka_unit_test(a_rate_in_a_cell_is_explained_as_shown),
        cmocka_unit_test(a_week_is_explained_as_shown),
        cmocka_unit_test(an_empty_table_cannot_be_sorted),
        cmocka_unit_test(an_empty_panel_says_why),
        cmocka_unit_test(an_empty_panel_has_no_measure_to_choose),
        cmocka_unit_test(rates_have_no_shares),
        cmocka_unit_test(a_number_without_a_measure_is_explained),
        cmocka_unit_test(no_chip_comes_twice),
        cmocka_unit_test(slow_panels_come_second),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
