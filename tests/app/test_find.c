/* Finding text and cases in a list: counts of matches, where a case stands in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void search(struct cl_app *app, const char *text) {
    act(app, CL_ACT_FIND);
    type(app, text);
    act(app, CL_ACT_DRILL);
}

static void matches_are_counted(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    assert_int_equal(cl_app_match(app).state, CL_MATCH_NONE);
    assert_false(cl_app_takes(app, CL_ACT_FIND_NEXT));
    search(app, "REFUND");
    struct cl_match m = cl_app_match(app);
    assert_int_equal(m.state, CL_MATCH_COUNTED);
    assert_int_equal(m.nth, 1);
    assert_true(m.n > 1);
    assert_true(cl_app_takes(app, CL_ACT_FIND_NEXT));
    for (uint64_t i = 2; i <= m.n; i++) {
        act(app, CL_ACT_FIND_NEXT);
        assert_int_equal(cl_app_match(app).nth, i);
    }
    act(app, CL_ACT_FIND_NEXT);
    assert_int_equal(cl_app_match(app).nth, 1);
    act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_SORT); /* other rows, the same number of them */
    assert_int_equal(cl_app_match(app).state, CL_MATCH_COUNTED);
    assert_int_equal(cl_app_match(app).n, m.n);
    assert_true(cl_app_match(app).nth > 0);
    cl_app_command(app, CL_S("filter priority:high"));
    settle(app);
    assert_true(cl_app_match(app).n < m.n);
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_match(app).state, CL_MATCH_NONE);
    cl_app_close(app);
}

/* A list longer than a page is counted beyond what is on the screen. */
static void long_lists_are_counted(void **state) {
    char desk[sizeof sample];
    (void)state;
    snprintf(desk, sizeof desk, "%s", sample);
    snprintf(sample, sizeof sample, "%s/long.csv", home);
    FILE *to = fopen(sample, "w");
    assert_non_null(to);
    fputs("Case ID,Created,Status,Priority,Subject\n", to);
    for (int i = 0; i < 700; i++)
        fprintf(to, "L%03d,2024-03-01 %02d:%02d:00,Open,High,%s\n", i, i / 60, i % 60,
                i % 100 == 7 ? "needle" : "hay");
    fclose(to);
    struct cl_app *app = open_app();
    act(app, CL_ACT_VIEW_BACKLOG);
    assert_true(table(app)->as.table.n_rows < table(app)->as.table.total);
    search(app, "needle");
    assert_int_equal(cl_app_match(app).state, CL_MATCH_COUNTED);
    assert_int_equal(cl_app_match(app).n, 7);
    act(app, CL_ACT_FIND_PREVIOUS); /* round to the last one, on another page */
    assert_int_equal(cl_app_match(app).nth, 7);
    cl_app_close(app);
    snprintf(sample, sizeof sample, "%s", desk);
}

static void what_is_not_there_is_said_at_once(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_DOWN);
    act(app, CL_ACT_FIND);
    type(app, "zzzz");
    assert_int_equal(cl_app_match(app).state, CL_MATCH_MISSING); /* while it is typed */
    act(app, CL_ACT_DRILL);
    assert_int_equal(cl_app_match(app).state, CL_MATCH_MISSING);
    assert_false(cl_app_takes(app, CL_ACT_FIND_NEXT));
    assert_int_equal(cl_app_top(app)->spots[0].at, 1);
    cl_app_close(app);
}

/* The list changes while it is searched: what was found, or not, is not of the new one. */
static void an_answer_about_another_list_is_dropped(void **state) {
    static const char *const filters[][2] = {{"priority:low", "priority:high"},
                                             {"priority:high", "priority:low"}};
    char id[32];
    (void)state;
    for (size_t i = 0; i < CL_LEN(filters); i++) {
        struct cl_app *app = open_app();
        struct cl_buf line = {0};
        act(app, CL_ACT_VIEW_BACKLOG);
        cl_app_command(app, CL_S("filter priority:high"));
        settle(app);
        snprintf(id, sizeof id, "%s", table(app)->as.table.rows[3].cells[0].text);
        cl_buf_printf(&line, "filter %s", filters[i][0]);
        cl_app_command(app, (struct cl_slice){line.ptr, line.len});
        settle(app);
        cl_app_do(app, CL_ACT_FIND);
        for (const char *c = id; *c; c++)
            cl_app_type(app, (uint32_t)(unsigned char)*c);
        cl_app_do(app, CL_ACT_DRILL);
        cl_buf_reset(&line);
        cl_buf_printf(&line, "filter %s", filters[i][1]);
        cl_app_command(app, (struct cl_slice){line.ptr, line.len});
        settle(app);
        assert_int_equal(cl_app_match(app).state, i ? CL_MATCH_MISSING : CL_MATCH_COUNTED);
        assert_int_equal(cl_app_top(app)->spots[0].at, 0);
        cl_buf_free(&line);
        cl_app_close(app);
    }
}

/* The case of the nth row: its id as shown. */
static void id_at(struct cl_app *app, size_t row, char id[32]) {
    snprintf(id, 32, "%s", table(app)->as.table.rows[row].cells[0].text);
}

static void a_case_is_found_in_its_list(void **state) {
    struct cl_app *app = open_app();
    const struct cl_spot *spot;
    char id[32], line[64];
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    id_at(app, 20, id);
    act(app, CL_ACT_DOWN);
    snprintf(line, sizeof line, "goto %s", id);
    cl_app_command(app, cl_slice(line));
    settle(app);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_CASE);
    assert_non_null(cl_app_list(app, &spot));
    assert_int_equal(spot->at, 20);
    act(app, CL_ACT_SIBLING_NEXT);
    assert_int_equal(spot->at, 21);
    act(app, CL_ACT_SIBLING_PREVIOUS);
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->spots[0].at, 20);
    const struct cl_fig_table *t = &table(app)->as.table;
    assert_string_equal(t->rows[20 - (int64_t)t->offset].cells[0].text, id);
    cl_app_close(app);
}

static void a_case_outside_the_list_stands_alone(void **state) {
    struct cl_app *app = open_app();
    const struct cl_spot *spot;
    enum cl_role role;
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_DOWN);
    int64_t below = cl_app_top(app)->spots[0].case_id;
    cl_app_command(app, CL_S("goto C1001")); /* closed */
    settle(app);
    int64_t id = cl_app_top(app)->case_id;
    assert_true(id > 0 && cl_app_top(app)->apart);
    assert_null(cl_app_list(app, &spot));
    assert_false(cl_app_takes(app, CL_ACT_SIBLING_NEXT));
    act(app, CL_ACT_SIBLING_NEXT);
    assert_int_equal(cl_app_top(app)->case_id, id);
    assert_non_null(strstr(cl_app_status(app, &role), "not in the list"));
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->spots[0].at, 1);
    assert_int_equal(cl_app_top(app)->spots[0].case_id, below);
    cl_app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(matches_are_counted),
        cmocka_unit_test(long_lists_are_counted),
        cmocka_unit_test(what_is_not_there_is_said_at_once),
        cmocka_unit_test(an_answer_about_another_list_is_dropped),
        cmocka_unit_test(a_case_is_found_in_its_list),
        cmocka_unit_test(a_case_outside_the_list_stands_alone),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
