/* Tables: which columns fit, where the cursor is, how headings read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../src/tui/paint.h"
#include "dump.h"

static const struct cl_fig_column columns[] = {
    {.title = "Case", .key = "id", .width = 8},
    {.title = "Prio", .key = "priority", .width = 8, .drop = 1},
    {.title = "Dept", .key = "department", .width = 12, .drop = 3},
    {.title = "Age", .key = "age_secs", .width = 6, .right = true, .sorted = -1},
    {.title = "Subject", .width = 20, .drop = 2},
};

static struct cl_figure table_figure(struct cl_fig_row *rows, size_t n) {
    static struct cl_fig_cell cells[64][5];
    static char ids[64][16];
    for (size_t i = 0; i < n; i++) {
        snprintf(ids[i], sizeof ids[i], "C%03zu", i + 1);
        cells[i][0] = cl_cell(ids[i], CL_ROLE_TEXT);
        cells[i][1] = cl_cell("High", CL_ROLE_WARN);
        cells[i][2] = cl_cell("Tech Support", CL_ROLE_TEXT);
        cells[i][3] = cl_cell("3h12", CL_ROLE_TEXT);
        cells[i][4] = cl_cell(i == 1 ? NULL : "Card blocked", CL_ROLE_TEXT);
        rows[i] = (struct cl_fig_row){.cells = cells[i], .case_id = (int64_t)i + 1};
    }
    return (struct cl_figure){.kind = CL_FIG_TABLE,
                              .as.table = {.columns = columns,
                                           .n_columns = 5,
                                           .rows = rows,
                                           .n_rows = n,
                                           .total = n,
                                           .around_at = -1}};
}

static void columns_leave_by_priority(void **state) {
    struct cl_fig_row rows[3];
    struct cl_figure f = table_figure(rows, 3);
    struct cl_canvas *c = cl_canvas_new(70, 4, false);
    struct paint p = {.c = c, .area = {0, 0, 70, 4}, .figure = &f, .find = "", .focused = true};
    (void)state;
    p.spot.at = 1;
    paint_table(&p);
    assert_string_equal(dump(c), "  Case     Prio     Dept           Age▼ Subject\n"
                                 "  C001     High     Tech Support   3h12 Card blocked\n"
                                 " ▸C002     High     Tech Support   3h12 ∅\n"
                                 "  C003     High     Tech Support   3h12 Card blocked\n");
    assert_int_equal(c->cursor_y, 2);
    assert_int_equal(c->tiles[2 * 70 + 5].attr & CL_ATTR_REVERSE, CL_ATTR_REVERSE);
    cl_canvas_resize(c, 30, 4);
    p.area.w = 30;
    paint_table(&p);
    assert_string_equal(dump(c), "  Case     Prio    ›  Age▼›\n"
                                 "  C001     High       3h12\n"
                                 " ▸C002     High       3h12\n"
                                 "  C003     High       3h12\n");
    cl_canvas_resize(c, 12, 4);
    p.area.w = 12;
    paint_table(&p);
    assert_null(strstr(dump(c), "Prio"));
    assert_non_null(strstr(dump(c), "C001"));
    cl_canvas_free(c);
}

/* The heading of the column that keys act on is as loud as the row, in any mode. */
static void the_heading_of_the_cursor_is_reversed(void **state) {
    struct cl_fig_row rows[2];
    struct cl_figure f = table_figure(rows, 2);
    (void)state;
    for (int ascii = 0; ascii < 2; ascii++) {
        struct cl_canvas *c = cl_canvas_new(70, 3, ascii);
        struct paint p = {.c = c, .area = {0, 0, 70, 3}, .figure = &f, .find = "", .focused = true};
        p.spot.col = 1;
        paint_table(&p);
        for (int x = 0; x < 70; x++) {
            bool here = x >= 11 && x < 19;
            assert_int_equal(c->tiles[x].attr & CL_ATTR_REVERSE, here ? CL_ATTR_REVERSE : 0);
        }
        assert_string_equal(c->tiles[11].ch, "P");
        cl_canvas_clear(c);
        p.focused = false;
        paint_table(&p);
        assert_int_equal(c->tiles[11].attr & CL_ATTR_REVERSE, 0);
        cl_canvas_free(c);
    }
}

/* A hidden column comes back under the cursor and none leaves for it while texts can be
 * cut; signs say where others hide. */
static void a_hidden_column_comes_back(void **state) {
    struct cl_fig_row rows[2];
    struct cl_figure f = table_figure(rows, 2);
    struct cl_canvas *c = cl_canvas_new(50, 3, false);
    struct paint p = {.c = c, .area = {0, 0, 50, 3}, .figure = &f, .find = "", .focused = true};
    (void)state;
    paint_table(&p);
    assert_string_equal(dump(c), "  Case     Prio    ›  Age▼ Subject\n"
                                 " ▸C001     High       3h12 Card blocked\n"
                                 "  C002     High       3h12 ∅\n");
    cl_canvas_clear(c);
    p.spot.col = 2;
    paint_table(&p);
    assert_string_equal(dump(c), "  Case     Prio     Dept           Age▼ Subject\n"
                                 " ▸C001     High     Tech Support   3h12 Card bl…\n"
                                 "  C002     High     Tech Support   3h12 ∅\n");
    cl_canvas_free(c);
}

/* In ASCII the sign would read as a letter of the word. */
static void ascii_sort_signs_stand_apart(void **state) {
    struct cl_fig_row rows[2];
    struct cl_figure f = table_figure(rows, 2);
    struct cl_canvas *c = cl_canvas_new(70, 2, true);
    struct paint p = {.c = c, .area = {0, 0, 70, 2}, .figure = &f, .find = ""};
    (void)state;
    paint_table(&p);
    assert_non_null(strstr(dump(c), " Age v "));
    cl_canvas_free(c);
}

static void found_text_is_marked(void **state) {
    struct cl_fig_row rows[2];
    struct cl_figure f = table_figure(rows, 2);
    struct cl_canvas *c = cl_canvas_new(70, 3, false);
    struct paint p = {.c = c, .area = {0, 0, 70, 3}, .figure = &f, .find = "CARD"};
    (void)state;
    paint_table(&p);
    dump(c);
    int at = 70;
    while (c->tiles[at].ch[0] != 'C' || c->tiles[at + 1].ch[0] != 'a')
        at++;
    assert_int_equal(c->tiles[at].attr & CL_ATTR_UNDER, CL_ATTR_UNDER);
    cl_canvas_free(c);
}

static void cells_have_heat_and_a_cursor_of_their_own(void **state) {
    static const struct cl_fig_column cols[] = {
        {.title = "Dept", .width = 6},
        {.title = "Jan", .width = 4, .right = true, .drop = CL_DROP_WINDOW},
        {.title = "Feb", .width = 4, .right = true, .drop = CL_DROP_WINDOW},
        {.title = "Mar", .width = 4, .right = true, .drop = CL_DROP_WINDOW},
        {.title = "Total", .width = 5, .right = true}};
    struct cl_fig_cell cells[] = {cl_cell("Sales", CL_ROLE_TEXT),
                                  {.text = "11", .heat = 0.1, .drill = "month:2024-01"},
                                  {.text = "22", .heat = 0.6, .drill = "month:2024-02"},
                                  {.text = "33", .heat = 1, .drill = "month:2024-03"},
                                  cl_cell("66", CL_ROLE_ACCENT)};
    struct cl_fig_row rows[] = {{.cells = cells, .drill = "department:Sales"}};
    struct cl_figure f = {
        .kind = CL_FIG_TABLE,
        .as.table = {.columns = cols, .n_columns = 5, .rows = rows, .n_rows = 1, .total = 1}};
    struct cl_canvas *c = cl_canvas_new(40, 2, false);
    struct paint p = {.c = c, .area = {0, 0, 40, 2}, .figure = &f, .find = "", .focused = true};
    (void)state;
    p.spot.col = 2;
    paint_table(&p);
    assert_non_null(strstr(dump(c), " ▸Sales    11░   22▓   33█    66"));
    int at = 40 + find_in_row(c, 1, "2"), other = 40 + find_in_row(c, 1, "3");
    assert_int_equal(c->tiles[at].attr & CL_ATTR_REVERSE, CL_ATTR_REVERSE);
    assert_int_equal(c->tiles[other].attr & CL_ATTR_REVERSE, 0); /* the cell, not the row */
    cl_canvas_resize(c, 22, 2); /* room for one month and the total */
    p.area.w = 22;
    paint_table(&p);
    assert_non_null(strstr(dump(c), "22▓"));
    assert_null(strstr(text, "11"));
    assert_non_null(strstr(text, "66"));
    assert_non_null(strstr(text, "›"));
    cl_canvas_resize(c, 70, 2); /* room for bars */
    p.area.w = 70;
    p.focused = false;
    paint_table(&p);
    assert_non_null(strstr(dump(c), "33 ██████"));
    cl_canvas_free(c);
}

/* Every painter in every small rectangle: no crash, nothing outside. */
static void no_size_is_too_small(void **state) {
    struct cl_fig_row rows[40];
    struct cl_figure f = table_figure(rows, 40);
    (void)state;
    for (int w = 1; w < 30; w++) {
        for (int h = 1; h < 6; h++) {
            struct cl_canvas *c = cl_canvas_new(w, h, false);
            struct paint p = {
                .c = c, .area = {0, 0, w, h}, .figure = &f, .find = "", .focused = true};
            p.spot.at = 39;
            p.spot.top = 38;
            paint_table(&p);
            cl_canvas_free(c);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_leave_by_priority),
        cmocka_unit_test(the_heading_of_the_cursor_is_reversed),
        cmocka_unit_test(a_hidden_column_comes_back),
        cmocka_unit_test(ascii_sort_signs_stand_apart),
        cmocka_unit_test(found_text_is_marked),
        cmocka_unit_test(cells_have_heat_and_a_cursor_of_their_own),
        cmocka_unit_test(no_size_is_too_small),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
