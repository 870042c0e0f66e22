/* Columns and lines: what they draw when there is little room, and what stands below. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../src/tui/paint.h"
#include "dump.h"

#define HOURS 24
static struct cl_figure hours_of_the_day(void) {
    static const char *const names[HOURS] = {"00", "01", "02", "03", "04", "05", "06", "07",
                                             "08", "09", "10", "11", "12", "13", "14", "15",
                                             "16", "17", "18", "19", "20", "21", "22", "23"};
    static double created[HOURS], late[HOURS];
    for (int h = 0; h < HOURS; h++) {
        created[h] = h == 23 ? 1 : 3;
        late[h] = h == 23 ? 3 : 1; /* the foremost is not always the last */
    }
    return (struct cl_figure){.kind = CL_FIG_COLUMNS,
                              .as.columns = {.labels = names,
                                             .n_columns = HOURS,
                                             .series = {{"created", created}, {"late", late}},
                                             .n_series = 2,
                                             .unit = CL_UNIT_COUNT}};
}

static void a_day_is_seen_whole(void **state) {
    struct cl_figure f = hours_of_the_day();
    struct cl_canvas *c = cl_canvas_new(58, 5, false);
    struct paint p = {.c = c, .area = {0, 0, 58, 5}, .figure = &f, .find = ""};
    (void)state;
    f.as.columns.one_view = true;
    paint_columns(&p);
    assert_string_equal(dump(c), "     3 █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ ▓\n"
                                 "       █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ █ ▓\n"
                                 "     0 ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ ▓ █\n"
                                 "       00  02  04  06  08  10  12  14  16  18  20  22\n"
                                 " █ created  ▓ late\n");
    cl_canvas_resize(c, 34, 5); /* without blanks between them */
    p.area.w = 34;
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "\n     0 ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓█\n"));
    assert_non_null(strstr(text, "00 03 06 09 12 15 18 21\n"));
    cl_canvas_resize(c, 100, 5);
    p.area.w = 100;
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "█▓ █▓ █▓")); /* room for both */
    cl_canvas_free(c);
}

static void pages_of_columns_say_that_there_are_more(void **state) {
    struct cl_figure f = hours_of_the_day();
    struct cl_canvas *c = cl_canvas_new(40, 5, false);
    struct paint p = {.c = c, .area = {0, 0, 40, 5}, .figure = &f, .find = ""};
    (void)state;
    p.spot.at = HOURS - 1;
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "\n      ‹14 15 16 17 18 19 20 21 22 23\n"));
    cl_canvas_clear(c);
    p.spot.at = 0;
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "\n       00 01 02 03 04 05 06 07 08 09   ›\n"));
    assert_null(strstr(text, "‹"));
    c->ascii = true;
    cl_canvas_clear(c);
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "08 09   >\n"));
    cl_canvas_free(c);
}

/* The cursor's mark stands beside the label of its point, never in another one. */
static void the_mark_of_the_cursor_leaves_labels_whole(void **state) {
    static const char *const months[] = {"2024-12", "2025-01", "2025-02"};
    static const double v[] = {3, 2, 1};
    struct cl_fig_series series = {"created", v};
    struct cl_figure line = {
        .kind = CL_FIG_LINE,
        .as.line = {.series = &series, .n_series = 1, .labels = months, .n_points = 3}};
    struct cl_figure hours = hours_of_the_day();
    struct cl_canvas *c = cl_canvas_new(32, 6, false);
    struct paint p = {.c = c, .area = {0, 0, 32, 6}, .figure = &line, .find = "", .focused = true};
    (void)state;
    p.spot.at = 1;
    paint_line(&p);
    assert_non_null(strstr(dump(c), "\n       Dec         ▲2025\n"));
    cl_canvas_clear(c);
    p.spot.at = 2;
    paint_line(&p);
    assert_non_null(strstr(dump(c), "Feb▲\n"));
    cl_canvas_clear(c);
    p.figure = &hours;
    hours.as.columns.one_view = true;
    p.spot.at = 5;
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "\n       00   ▲05 09 12 15 18 21\n"));
    cl_canvas_free(c);
}

/* 62, 243, 491 and 387 in four rows: the second is four times the first and is drawn. */
static void a_larger_part_never_gets_less(void **state) {
    static const char *const month[] = {"2024-12"};
    static const double critical[] = {62}, high[] = {243}, medium[] = {491}, low[] = {387};
    struct cl_figure f = {
        .kind = CL_FIG_COLUMNS,
        .as.columns = {
            .labels = month,
            .n_columns = 1,
            .series = {{"Critical", critical}, {"High", high}, {"Medium", medium}, {"Low", low}},
            .n_series = 4,
            .stacked = true,
            .unit = CL_UNIT_COUNT}};
    struct cl_canvas *c = cl_canvas_new(60, 6, false);
    struct paint p = {.c = c, .area = {0, 0, 60, 6}, .figure = &f, .find = ""};
    (void)state;
    paint_columns(&p);
    assert_string_equal(dump(c), "  1.2k ░░░░░░░\n"
                                 "       ▒▒▒▒▒▒▒\n"
                                 "       ▒▒▒▒▒▒▒\n"
                                 "     0 ▓▓▓▓▓▓▓\n"
                                 "       Dec\n"
                                 " █ Critical  ▓ High  ▒ Medium  ░ Low\n");
    for (int cells = 0; cells <= 60; cells++) {
        int out[4], sum = 0;
        cl_figure_cells(&f.as.columns, 0, cells, out);
        for (int s = 0; s < 4; s++)
            sum += out[s];
        assert_int_equal(sum, cells);
        assert_true(out[0] <= out[1] && out[1] <= out[3] && out[3] <= out[2]);
    }
    cl_canvas_free(c);
}

/* Five rows: the middle label is half of the highest, at the middle of the third row. */
static void the_middle_label_is_the_half(void **state) {
    static const double v[] = {0, 5050};
    static const char *const labels[] = {"2024-12", "2025-01"};
    struct cl_fig_series series = {"created", v};
    struct cl_figure f = {.kind = CL_FIG_LINE,
                          .as.line = {.series = &series,
                                      .n_series = 1,
                                      .labels = labels,
                                      .n_points = 2,
                                      .unit = CL_UNIT_COUNT}};
    struct cl_canvas *c = cl_canvas_new(30, 7, false);
    struct paint p = {.c = c, .area = {0, 0, 30, 7}, .figure = &f, .find = ""};
    (void)state;
    paint_line(&p);
    assert_non_null(strstr(dump(c), "  5.0k "));
    assert_non_null(strstr(text, "  2.5k "));
    assert_null(strstr(text, "3.0k"));
    cl_canvas_free(c);
}

/* In ASCII the legend has the marks that are drawn, and nothing else is drawn. */
static void plain_lines_are_what_their_legend_says(void **state) {
    static const double created[] = {1, 4, 9}, closed[] = {1, 3, 6};
    static const char *const labels[] = {"2024-12", "2025-01", "2025-02"};
    struct cl_fig_series series[] = {{"created", created}, {"closed", closed}};
    struct cl_figure f = {
        .kind = CL_FIG_LINE,
        .as.line = {.series = series, .n_series = 2, .labels = labels, .n_points = 3}};
    struct cl_canvas *c = cl_canvas_new(30, 8, true);
    struct paint p = {.c = c, .area = {0, 0, 30, 8}, .figure = &f, .find = ""};
    (void)state;
    paint_line(&p);
    assert_non_null(strstr(dump(c), "\n # created  o closed\n"));
    for (int y = 0; y < 6; y++) {
        for (int x = 7; x < 30; x++)
            assert_non_null(strstr(" #o", c->tiles[y * 30 + x].ch));
    }
    cl_canvas_clear(c);
    f.as.line.n_series = 1;
    f.as.line.control = true;
    f.as.line.low = f.as.line.centre = f.as.line.high = NAN;
    paint_line(&p);
    assert_non_null(strstr(dump(c), "\n o created"));
    assert_null(strstr(text, "#"));
    cl_canvas_free(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_seen_whole),
        cmocka_unit_test(pages_of_columns_say_that_there_are_more),
        cmocka_unit_test(the_mark_of_the_cursor_leaves_labels_whole),
        cmocka_unit_test(a_larger_part_never_gets_less),
        cmocka_unit_test(the_middle_label_is_the_half),
        cmocka_unit_test(plain_lines_are_what_their_legend_says),
    };
    return cmocka_run_group_tests_name("charts", tests, NULL, NULL);
}
