/* The app without a screen: going back, undo, filters, find, results. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

static void the_cursor_stays_on_its_case(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    for (int i = 0; i < 6; i++)
        act(app, CL_ACT_DOWN);
    int64_t id = cl_app_top(app)->spots[0].case_id;
    assert_true(id > 0);
    act(app, CL_ACT_RIGHT);
    for (int i = 0; i < 3; i++) { /* up, down, off */
        act(app, CL_ACT_SORT);
        assert_int_equal(cl_app_top(app)->spots[0].case_id, id);
        const struct cl_fig_table *t = &table(app)->as.table;
        int64_t row = cl_app_top(app)->spots[0].at - (int64_t)t->offset;
        assert_int_equal(t->rows[row].case_id, id);
    }
    assert_int_equal(cl_app_top(app)->spots[0].at, 6);
    act(app, CL_ACT_REFRESH);
    assert_int_equal(cl_app_top(app)->spots[0].case_id, id);
    cl_app_close(app);
}

static void undo_and_redo_walk_through_changes(void **state) {
    struct cl_app *app = open_app();
    size_t n;
    (void)state;
    cl_app_command(app, CL_S("filter priority:high channel:email"));
    settle(app);
    cl_app_chips(app, &n);
    assert_int_equal(n, 2);
    act(app, CL_ACT_CHIP_DROP);
    cl_app_chips(app, &n);
    assert_int_equal(n, 1);
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_UNDO);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_OVERVIEW);
    act(app, CL_ACT_UNDO);
    assert_string_equal(cl_app_top(app)->filter, "priority:high channel:email");
    act(app, CL_ACT_UNDO);
    assert_string_equal(cl_app_top(app)->filter, "");
    act(app, CL_ACT_REDO);
    act(app, CL_ACT_REDO);
    assert_string_equal(cl_app_top(app)->filter, "priority:high");
    act(app, CL_ACT_REDO);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_BACKLOG);
    assert_string_equal(cl_app_top(app)->filter, "priority:high");
    cl_app_close(app);
}

static void last_view_is_as_it_was(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_DOWN);
    act(app, CL_ACT_DRILL);
    act(app, CL_ACT_VIEW_OVERVIEW);
    act(app, CL_ACT_VIEW_LAST);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_CASE);
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->view, CL_VIEW_BACKLOG);
    assert_int_equal(cl_app_top(app)->spots[0].at, 1);
    cl_app_close(app);
}

static void menu_counts_add_up(void **state) {
    struct cl_app *app = open_app();
    bool missing = false;
    (void)state;
    cl_app_command(app, CL_S("filter priority:high,low channel:email"));
    settle(app);
    act(app, CL_ACT_FILTER);
    const struct cl_menu *m = cl_app_menu(app);
    assert_non_null(m);
    uint64_t matched = cl_app_sheet(app)->matched;
    assert_true(matched > 0);
    for (size_t i = 0; i < m->n_fields; i++) {
        const struct cl_menu_field *f = &m->fields[i];
        uint64_t on = 0;
        for (size_t v = 0; v < f->n; v++) {
            on += f->values[v].on ? f->values[v].count : 0;
            missing = missing || !f->values[v].word.ptr;
        }
        bool filtered = !strcmp(f->key, "priority") || !strcmp(f->key, "channel");
        assert_int_equal(on, filtered ? matched : 0); /* no mark: all */
        assert_true(filtered ? f->sum > matched : f->sum == matched);
    }
    assert_true(missing); /* regions are missing in the sample: a value of its own */
    cl_app_close(app);
}

static const struct cl_menu_value *value_here(struct cl_app *app, const char **key) {
    const struct cl_menu *m = cl_app_menu(app);
    assert_true(m->lines[m->at].value >= 0);
    *key = m->fields[m->lines[m->at].field].key;
    return &m->fields[m->lines[m->at].field].values[m->lines[m->at].value];
}

/* A value is searched for and marked: only its cases are left. */
static void menu_applies_marks_as_a_filter(void **state) {
    struct cl_app *app = open_app();
    const char *key;
    (void)state;
    act(app, CL_ACT_FILTER);
    act(app, CL_ACT_FIND);
    type(app, "missing");
    act(app, CL_ACT_DRILL); /* ends the search */
    const struct cl_menu_value *v = value_here(app, &key);
    assert_null(v->word.ptr);
    char want[64];
    snprintf(want, sizeof want, "%s:none", key);
    uint64_t count = v->count;
    act(app, CL_ACT_MENU_TOGGLE);
    act(app, CL_ACT_DRILL);
    assert_string_equal(cl_app_top(app)->filter, want);
    assert_int_equal(cl_app_sheet(app)->matched, count);
    act(app, CL_ACT_FILTER);
    act(app, CL_ACT_FIND);
    type(app, "missing");
    act(app, CL_ACT_DRILL);
    act(app, CL_ACT_MENU_ALL);
    act(app, CL_ACT_DRILL);
    assert_string_equal(cl_app_top(app)->filter, "");
    cl_app_close(app);
}

/* All but one value is a term about that one, and its chip reads so. */
static void menu_leaves_one_value_out(void **state) {
    struct cl_app *app = open_app();
    const char *key;
    size_t n;
    (void)state;
    uint64_t all = cl_app_sheet(app)->matched;
    act(app, CL_ACT_FILTER);
    act(app, CL_ACT_FIND);
    type(app, "tech support");
    act(app, CL_ACT_DRILL);
    uint64_t count = value_here(app, &key)->count;
    act(app, CL_ACT_MENU_TOGGLE);
    act(app, CL_ACT_MENU_INVERT);
    act(app, CL_ACT_DRILL);
    assert_string_equal(cl_app_top(app)->filter, "-department:\"Tech Support\"");
    assert_string_equal(cl_app_chips(app, &n)[0], "Department ≠ Tech Support");
    assert_int_equal(cl_app_sheet(app)->matched, all - count);
    act(app, CL_ACT_FILTER); /* the marks are as they were set */
    const struct cl_menu *m = cl_app_menu(app);
    for (size_t i = 0; i < m->n_fields; i++) {
        const struct cl_menu_field *f = &m->fields[i];
        for (size_t k = 0; k < f->n && strcmp(f->key, "department") == 0; k++)
            assert_int_equal(f->values[k].on,
                             !cl_slice_eq(f->values[k].word, CL_S("Tech Support")));
    }
    cl_app_close(app);
}

static void find_goes_round(void **state) {
    struct cl_app *app = open_app();
    int64_t first, at;
    int hits = 0;
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_FIND);
    type(app, "REFUND");
    act(app, CL_ACT_DRILL);
    first = at = cl_app_top(app)->spots[0].at;
    do {
        act(app, CL_ACT_FIND_NEXT);
        at = cl_app_top(app)->spots[0].at;
        hits++;
    } while (at != first && hits < 100);
    assert_int_equal(at, first);
    assert_true(hits > 1);
    act(app, CL_ACT_FIND_NEXT);
    act(app, CL_ACT_FIND_PREVIOUS);
    assert_int_equal(cl_app_top(app)->spots[0].at, first);
    act(app, CL_ACT_FIND_PREVIOUS);
    for (int i = 1; i < hits; i++)
        act(app, CL_ACT_FIND_PREVIOUS);
    assert_int_equal(cl_app_top(app)->spots[0].at, first);
    act(app, CL_ACT_BACK);
    assert_string_equal(cl_app_top(app)->find, "");
    cl_app_close(app);
}

static void wrong_filters_change_nothing(void **state) {
    struct cl_app *app = open_app();
    enum cl_role role;
    (void)state;
    cl_app_command(app, CL_S("filter prioritty:high"));
    settle(app);
    assert_string_equal(cl_app_top(app)->filter, "");
    assert_non_null(strstr(cl_app_status(app, &role), "priority"));
    assert_int_equal(role, CL_ROLE_BAD);
    cl_app_close(app);
}

static void siblings_follow_the_list(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_VIEW_BACKLOG);
    act(app, CL_ACT_DRILL);
    int64_t first = cl_app_top(app)->case_id;
    act(app, CL_ACT_SIBLING_NEXT);
    assert_int_not_equal(cl_app_top(app)->case_id, first);
    act(app, CL_ACT_SIBLING_PREVIOUS);
    assert_int_equal(cl_app_top(app)->case_id, first);
    act(app, CL_ACT_SIBLING_PREVIOUS); /* there is none above */
    assert_int_equal(cl_app_top(app)->case_id, first);
    act(app, CL_ACT_SIBLING_NEXT);
    act(app, CL_ACT_BACK);
    assert_int_equal(cl_app_top(app)->spots[0].at, 1);
    cl_app_close(app);
}

static void results_of_old_questions_are_dropped(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    for (int i = 0; i < 20; i++) { /* ask faster than answers come */
        cl_app_do(app, CL_ACT_VIEW_BACKLOG);
        cl_app_settle(app);
        cl_app_do(app, CL_ACT_VIEW_OVERVIEW);
        cl_app_settle(app);
        cl_app_command(app, i % 2 ? CL_S("filter priority:high") : CL_S("filter priority:low"));
        cl_app_settle(app);
        cl_app_reap(app);
    }
    settle(app);
    uint64_t matched = cl_app_sheet(app)->matched;
    cl_app_command(app, CL_S("filter priority:low"));
    settle(app);
    cl_app_command(app, CL_S("filter priority:high"));
    settle(app);
    assert_int_equal(cl_app_sheet(app)->matched, matched);
    cl_app_close(app);
}

/* What is shown after a reload must not point into the data before it. */
static void a_reload_leaves_nothing_of_the_old_data(void **state) {
    static const enum cl_action then[] = {CL_ACT_FILTER, CL_ACT_EXPLAIN, CL_ACT_SORT_MENU};
    (void)state;
    for (size_t i = 0; i < CL_LEN(then); i++) {
        struct cl_app *app = open_app();
        act(app, CL_ACT_VIEW_BACKLOG);
        act(app, CL_ACT_DRILL);
        assert_int_equal(cl_app_depth(app), 2);
        if (then[i] == CL_ACT_SORT_MENU)
            act(app, CL_ACT_BACK);
        cl_app_do(app, CL_ACT_REFRESH);
        cl_app_do(app, then[i]);   /* asked of the data before, which then go */
        while (cl_app_busy(app)) { /* what would be painted meanwhile */
            const struct cl_menu *m = cl_app_menu(app);
            for (size_t k = 0; m && k < m->n_fields; k++)
                assert_true(strlen(m->fields[k].title) > 0);
            const struct cl_figure *f = cl_app_figure(app, 0);
            for (size_t k = 0; f && f->kind == CL_FIG_FACTS && k < f->as.items.n; k++)
                assert_true(!f->as.items.items[k].label || strlen(f->as.items.items[k].label) > 0);
            cl_app_reap(app);
        }
        settle(app);
        while (cl_app_overlay(app) != CL_OVER_NONE || cl_app_depth(app) > 1)
            act(app, CL_ACT_BACK);
        assert_false(cl_app_top(app)->stale);
        assert_non_null(cl_app_figure(app, 0));
        cl_app_close(app);
    }
}

/* The text of the explanation's line with this label. */
static const char *explained(struct cl_app *app, const char *label) {
    const struct cl_figure *f = cl_app_explained(app);
    for (size_t i = 0; f && i < f->as.items.n; i++) {
        if (f->as.items.items[i].label && strcmp(f->as.items.items[i].label, label) == 0)
            return f->as.items.items[i].text;
    }
    return "";
}

static void assert_explained(struct cl_app *app, const char *number) {
    char want[64];
    act(app, CL_ACT_EXPLAIN);
    assert_int_equal(cl_app_overlay(app), CL_OVER_EXPLAIN);
    const char *share = strstr(number, "  "); /* of the whole: stands behind the number */
    snprintf(want, sizeof want, "%.*s", share ? (int)(share - number) : (int)strlen(number),
             number);
    const char *value = explained(app, "Value"); /* behind it the same unrounded */
    if (strncmp(value, want, strlen(want)) != 0 || (value[strlen(want)] | ' ') != ' ')
        fail_msg("shown %s, explained %s", number, value);
    act(app, CL_ACT_BACK);
}

/* Each card, bar, point of the backlog and finding is explained as the number it shows. */
static void every_number_is_explained_as_shown(void **state) {
    struct cl_app *app = open_app();
    int numbers = 0;
    (void)state;
    for (int panel = 0; panel < CL_VIEW_PANELS; panel++, act(app, CL_ACT_FOCUS_NEXT)) {
        int focus = cl_app_focus(app);
        const struct cl_figure *f = cl_app_figure(app, focus);
        if (!f || f->empty)
            continue;
        for (int64_t at = -1; at != cl_app_top(app)->spots[focus].at;) {
            at = cl_app_top(app)->spots[focus].at;
            char number[64] = "";
            if (f->kind == CL_FIG_CARDS && !f->as.cards.cards[at].why)
                snprintf(number, sizeof number, "%s", f->as.cards.cards[at].text);
            else if (f->kind == CL_FIG_BARS)
                snprintf(number, sizeof number, "%s", f->as.bars.bars[at].text);
            else if (f->kind == CL_FIG_LINE)
                cl_format_count((int64_t)f->as.line.series[f->as.line.n_series - 1].points[at],
                                number);
            if (number[0]) {
                assert_explained(app, number);
                numbers++;
            }
            if (f->kind == CL_FIG_FINDINGS && f->as.items.items[at].measure) {
                char value[32] = "";
                act(app, CL_ACT_EXPLAIN);
                assert_int_equal(sscanf(explained(app, "Value"), "%31s", value), 1);
                if (!strstr(f->as.items.items[at].text, value))
                    fail_msg("shown %s, explained %s", f->as.items.items[at].text, value);
                act(app, CL_ACT_BACK);
                numbers++;
            }
            act(app,
                f->kind == CL_FIG_CARDS || f->kind == CL_FIG_LINE ? CL_ACT_RIGHT : CL_ACT_DOWN);
        }
    }
    if (numbers < 40)
        fail_msg("only %d numbers", numbers);
    cl_app_close(app);
}

static void chips_read_like_words(void **state) {
    struct cl_arena *a = cl_arena_new();
    (void)state;
    assert_string_equal(cl_chip_label(a, CL_S("priority:high,critical")),
                        "Priority = high, critical");
    assert_string_equal(cl_chip_label(a, CL_S("department:\"Policy Update\"")),
                        "Department = Policy Update");
    assert_string_equal(cl_chip_label(a, CL_S("-channel:email")), "Channel ≠ email");
    assert_string_equal(cl_chip_label(a, CL_S("-age>7d")), "not Age > 7d");
    assert_string_equal(cl_chip_label(a, CL_S("-is:open")), "not open");
    assert_string_equal(cl_chip_label(a, CL_S("is:open")), "open");
    assert_string_equal(cl_chip_label(a, CL_S("region:none")), "Region = missing");
    assert_string_equal(cl_chip_label(a, CL_S("age>7d")), "Age > 7d");
    assert_string_equal(cl_chip_label(a, CL_S("refund")), "text refund");
    assert_string_equal(cl_chip_label(a, CL_S("\"card blocked\"")), "text card blocked");
    cl_arena_free(a);
}

static void palette_finds_by_name_and_synonym(void **state) {
    (void)state;
    assert_true(cl_action_score(CL_ACT_SORT, CL_S("sort")) >
                cl_action_score(CL_ACT_SORT_MENU, CL_S("sort")));
    assert_true(cl_action_score(CL_ACT_QUIT, CL_S("exit")) > 0);
    assert_true(cl_action_score(CL_ACT_REFRESH, CL_S("reload")) > 0);
    assert_true(cl_action_score(CL_ACT_DROP, CL_S("exclude")) > 0);
    assert_int_equal(cl_action_score(CL_ACT_SORT, CL_S("zzz")), 0);
    assert_true(cl_action_score(CL_ACT_VIEW_BACKLOG, CL_S("bklg")) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cursor_stays_on_its_case),
        cmocka_unit_test(undo_and_redo_walk_through_changes),
        cmocka_unit_test(last_view_is_as_it_was),
        cmocka_unit_test(menu_counts_add_up),
        cmocka_unit_test(menu_applies_marks_as_a_filter),
        cmocka_unit_test(menu_leaves_one_value_out),
        cmocka_unit_test(find_goes_round),
        cmocka_unit_test(wrong_filters_change_nothing),
        cmocka_unit_test(siblings_follow_the_list),
        cmocka_unit_test(results_of_old_questions_are_dropped),
        cmocka_unit_test(a_reload_leaves_nothing_of_the_old_data),
        cmocka_unit_test(every_number_is_explained_as_shown),
        cmocka_unit_test(chips_read_like_words),
        cmocka_unit_test(palette_finds_by_name_and_synonym),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
