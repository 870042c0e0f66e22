/* Frames: what they are called, what they count, and where Esc leads from a view that
 * has no key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* The crumb of a drilled frame names what it is filtered by, not what it once was. */
static void the_crumb_follows_the_filter(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    cl_app_command(app, CL_S("pivot priority channel open"));
    settle(app);
    act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_DRILL);
    assert_string_equal(cl_app_top(app)->crumb, "Priority = Critical, Channel = Phone, open");
    act(app, CL_ACT_CHIP_DROP);
    assert_string_equal(cl_app_top(app)->crumb, "Priority = Critical, Channel = Phone");
    act(app, CL_ACT_CHIPS_CLEAR);
    assert_string_equal(cl_app_top(app)->crumb, "Backlog");
    act(app, CL_ACT_UNDO);
    assert_string_equal(cl_app_top(app)->crumb, "Priority = Critical, Channel = Phone");
    act(app, CL_ACT_BACK);
    assert_string_equal(cl_app_top(app)->crumb, "Pivot");
    cl_app_close(app);
}

/* In the backlog the match count, the rows and the filter menu agree. */
static void the_backlog_counts_open_cases(void **state) {
    struct cl_app *app = open_app();
    uint64_t open, all = cl_app_totals(app, &open);
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    assert_int_equal(cl_app_sheet(app)->matched, open);
    cl_app_command(app, CL_S("filter priority:low"));
    settle(app);
    uint64_t matched = cl_app_sheet(app)->matched;
    assert_true(matched > 0 && matched < open);
    assert_int_equal(matched, table(app)->as.table.total);
    act(app, CL_ACT_FILTER);
    const struct cl_menu *m = cl_app_menu(app);
    for (size_t i = 0; i < m->n_fields; i++)
        assert_int_equal(m->fields[i].sum,
                         strcmp(m->fields[i].key, "priority") == 0 ? open : matched);
    act(app, CL_ACT_BACK);
    act(app, CL_ACT_VIEW_OVERVIEW);
    assert_true(cl_app_sheet(app)->matched > matched && cl_app_sheet(app)->matched < all);
    cl_app_close(app);
}

static void a_view_without_a_key_leads_back(void **state) {
    static const enum cl_action backs[] = {CL_ACT_BACK, CL_ACT_STEP_BACK, CL_ACT_QUIT};
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_DOWN);
    struct seen before = look(app);
    for (size_t i = 0; i < CL_LEN(backs); i++) {
        act(app, CL_ACT_VIEW_DATA);
        act(app, CL_ACT_VIEW_DATA);
        act(app, CL_ACT_VIEW_TEST); /* one of them stands over the backlog, not both */
        assert_int_equal(cl_app_top(app)->view, CL_VIEW_TEST);
        assert_int_equal(cl_app_depth(app), 2);
        act(app, backs[i]);
        struct seen after = look(app);
        assert_same(&before, &after);
        assert_int_equal(cl_app_end(app), CL_APP_ON);
    }
    act(app, CL_ACT_VIEW_DATA);
    act(app, CL_ACT_VIEW_LAST);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_BACKLOG);
    act(app, CL_ACT_VIEW_LAST);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_DATA);
    act(app, CL_ACT_VIEW_TRENDS);
    assert_int_equal(cl_app_depth(app), 1);
    cl_app_close(app);
}

/* How such a view was left is there again. */
static void a_view_without_a_key_is_as_it_was_left(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_DATA);
    act(app, CL_ACT_FOCUS_NEXT);
    act(app, CL_ACT_DOWN);
    struct seen before = look(app);
    act(app, CL_ACT_BACK);
    act(app, CL_ACT_VIEW_DATA);
    struct seen after = look(app);
    assert_same(&before, &after);
    cl_app_close(app);
}

/* s and = work where the cursor begins. */
static void the_cursor_begins_on_a_column_that_sorts(void **state) {
    struct cl_app *app = open_app();
    enum cl_role role;
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    assert_int_equal(cl_app_top(app)->spots[0].col, 1);
    act(app, CL_ACT_SORT);
    assert_non_null(strstr(cl_app_status(app, &role), "Sorted by Prio"));
    act(app, CL_ACT_FIRST_COLUMN);
    assert_int_equal(cl_app_top(app)->spots[0].col, 0);
    act(app, CL_ACT_REFRESH);
    assert_int_equal(cl_app_top(app)->spots[0].col, 0);
    act(app, CL_ACT_VIEW_AGENTS);
    assert_int_equal(cl_app_top(app)->spots[0].col, 0);
    assert_true(cl_app_takes(app, CL_ACT_SORT));
    cl_app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_crumb_follows_the_filter),
        cmocka_unit_test(the_backlog_counts_open_cases),
        cmocka_unit_test(a_view_without_a_key_leads_back),
        cmocka_unit_test(a_view_without_a_key_is_as_it_was_left),
        cmocka_unit_test(the_cursor_begins_on_a_column_that_sorts),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
