/* The app without a screen: drilling, going back, undo, filters, find, results. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/app.h"
#include "caseload/base/num.h"

static char home[] = P_tmpdir "/caseload-app-XXXXXX";
static char sample[4096];
static const char *files[] = {sample};
static struct cl_states *states;
static struct cl_policy policy;
static struct cl_load_options load;

static void shape(struct cl_app *app) {
    struct cl_app_shape s = {.overlay_rows = 10};
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        s.shown[i] = cl_views[cl_app_top(app)->view].panels[i].id != NULL;
        s.rows[i] = 8;
        s.across[i] = 5;
    }
    cl_app_shape(app, &s);
}

static void settle(struct cl_app *app) {
    shape(app);
    cl_app_settle(app);
    while (cl_app_busy(app) && cl_app_end(app) == CL_APP_ON) {
        struct pollfd p = {.fd = cl_app_fd(app), .events = POLLIN};
        poll(&p, 1, 1000);
        cl_app_reap(app);
        shape(app);
        cl_app_settle(app);
    }
}

static void act(struct cl_app *app, enum cl_action action) {
    cl_app_do(app, action);
    settle(app);
}

static void type(struct cl_app *app, const char *text) {
    for (; *text; text++)
        cl_app_type(app, (uint32_t)(unsigned char)*text);
    settle(app);
}

static struct cl_app *open_app(void) {
    struct cl_app_options o = {.load = &load,
                               .scope = {.as_of = CL_NO_TIME, .from = CL_NO_TIME, .to = CL_NO_TIME},
                               .as_of_text = "data"};
    struct cl_app *app = NULL;
    struct cl_err err = {.text = ""};
    assert_int_equal(cl_app_open(&o, &app, &err), CL_OK);
    settle(app);
    if (cl_app_end(app) != CL_APP_ON)
        fail_msg("%s", cl_app_error(app)->text);
    return app;
}

static const struct cl_figure *table(struct cl_app *app) {
    const struct cl_figure *f = cl_app_figure(app, 0);
    assert_non_null(f);
    assert_int_equal(f->kind, CL_FIG_TABLE);
    return f;
}

/* What Esc has to bring back. */
struct seen {
    enum cl_view view;
    char filter[512], sort[64];
    int64_t at, top, case_id;
    int col, focus;
};
static struct seen look(struct cl_app *app) {
    const struct cl_frame *f = cl_app_top(app);
    int focus = cl_app_focus(app);
    struct seen s = {.view = f->view,
                     .at = f->spots[focus].at,
                     .top = f->spots[focus].top,
                     .case_id = f->spots[focus].case_id,
                     .col = f->spots[focus].col,
                     .focus = focus};
    snprintf(s.filter, sizeof s.filter, "%s", f->filter);
    snprintf(s.sort, sizeof s.sort, "%s", f->spots[focus].sort ? f->spots[focus].sort : "");
    return s;
}

static void assert_same(const struct seen *a, const struct seen *b) {
    assert_int_equal(a->view, b->view);
    assert_string_equal(a->filter, b->filter);
    assert_string_equal(a->sort, b->sort);
    assert_int_equal(a->at, b->at);
    assert_int_equal(a->top, b->top);
    assert_int_equal(a->case_id, b->case_id);
    assert_int_equal(a->col, b->col);
    assert_int_equal(a->focus, b->focus);
}

/* ---- */

static void drill_at_random(enum cl_view view, int steps) {
    static const enum cl_action moves[] = {CL_ACT_DOWN,    CL_ACT_UP,         CL_ACT_PAGE_DOWN,
                                           CL_ACT_RIGHT,   CL_ACT_FOCUS_NEXT, CL_ACT_LAST,
                                           CL_ACT_HALF_UP, CL_ACT_DRILL,      CL_ACT_DRILL,
                                           CL_ACT_SORT,    CL_ACT_BACK};
    struct cl_app *app = open_app();
    struct seen stack[32];
    size_t depth = 0;
    unsigned seed = 5;
    cl_app_command(app, cl_slice(cl_views[view].name));
    settle(app);
    assert_int_equal(cl_app_top(app)->view, view);
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
            assert_same(&now, &stack[--depth]);
        }
        assert_int_equal(cl_app_depth(app), depth + 1);
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
        assert_int_equal(on, matched); /* what is marked is what matches */
        bool filtered = !strcmp(f->key, "priority") || !strcmp(f->key, "channel");
        assert_true(filtered ? f->sum > matched : f->sum == matched);
    }
    assert_true(missing); /* regions are missing in the sample: a value of its own */
    cl_app_close(app);
}

static void menu_applies_marks_as_a_filter(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    act(app, CL_ACT_FILTER);
    act(app, CL_ACT_FIND);
    type(app, "missing");
    act(app, CL_ACT_DRILL); /* ends the search */
    const struct cl_menu *m = cl_app_menu(app);
    size_t at = 0;
    while (m->lines[at].value < 0 ||
           m->fields[m->lines[at].field].values[m->lines[at].value].word.ptr)
        at++;
    while (cl_app_menu(app)->at < at)
        act(app, CL_ACT_DOWN);
    const struct cl_menu_field *f = &m->fields[m->lines[at].field];
    char want[64];
    snprintf(want, sizeof want, "%s:none", f->key);
    uint64_t count = f->values[m->lines[at].value].count;
    act(app, CL_ACT_MENU_INVERT);
    act(app, CL_ACT_MENU_ALL);
    act(app, CL_ACT_MENU_INVERT); /* none is marked */
    act(app, CL_ACT_MENU_TOGGLE);
    act(app, CL_ACT_DRILL);
    assert_string_equal(cl_app_top(app)->filter, want);
    assert_int_equal(cl_app_sheet(app)->matched, count);
    act(app, CL_ACT_UNDO);
    assert_string_equal(cl_app_top(app)->filter, "");
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
    snprintf(want, sizeof want, "%.*s ", share ? (int)(share - number) : (int)strlen(number),
             number);
    if (strncmp(explained(app, "Value"), want, strlen(want)) != 0)
        fail_msg("shown %s, explained %s", number, explained(app, "Value"));
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
    assert_string_equal(cl_chip_label(a, CL_S("-channel:email")), "not Channel = email");
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

static int prepare(void **state) {
    const char *root = getenv("CASELOAD_TEST_ROOT");
    (void)state;
    if (!root || !mkdtemp(home))
        return -1;
    snprintf(sample, sizeof sample, "%s/tests/golden/data/desk.csv", root);
    setenv("XDG_CACHE_HOME", home, 1);
    states = cl_states_new();
    cl_policy_init(&policy);
    load =
        (struct cl_load_options){.files = files, .n_files = 1, .states = states, .policy = &policy};
    return 0;
}

static int tidy(void **state) {
    char command[128];
    (void)state;
    cl_states_free(states);
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command) == 0 ? 0 : -1;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(random_drills_end_where_they_began),
        cmocka_unit_test(choices_are_undone_and_restored),
        cmocka_unit_test(a_cell_drills_by_both_dimensions),
        cmocka_unit_test(explanations_lead_to_cases_and_to_what_changed),
        cmocka_unit_test(slow_panels_come_second),
        cmocka_unit_test(the_cursor_stays_on_its_case),
        cmocka_unit_test(undo_and_redo_walk_through_changes),
        cmocka_unit_test(last_view_is_as_it_was),
        cmocka_unit_test(menu_counts_add_up),
        cmocka_unit_test(menu_applies_marks_as_a_filter),
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
