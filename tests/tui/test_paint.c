/* Painters with figures made by hand. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../src/tui/layout.h"
#include "../../src/tui/paint.h"

static char text[65536];

static const char *dump(struct cl_canvas *c) {
    struct cl_buf buf = {0};
    cl_canvas_dump(c, &buf);
    assert_true(buf.len < sizeof text);
    memcpy(text, buf.ptr, buf.len + 1);
    cl_buf_free(&buf);
    return text;
}

static void cards_show_value_change_and_spark(void **state) {
    static const double spark[CL_SPARK_POINTS] = {1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, NAN};
    struct cl_fig_card cards[] = {
        {.label = "Open",
         .text = "5,050",
         .delta = "4.1 %",
         .direction = 1,
         .good = -1,
         .spark = spark,
         .value = {.value = 5050}},
        {.label = "NPS", .text = "—", .why = "no nps column", .value = {.value = NAN}},
    };
    struct cl_figure f = {.kind = CL_FIG_CARDS, .as.cards = {cards, 2}};
    struct cl_canvas *c = cl_canvas_new(40, 3, false);
    struct paint p = {
        .c = c, .area = {0, 0, 40, 3}, .figure = &f, .find = "", .across = 2, .card_h = 3};
    (void)state;
    paint_cards(&p);
    assert_string_equal(dump(c), " Open                NPS\n"
                                 " 5,050      ▲ 4.1 %  —\n"
                                 " ▁▂▃▄▅▆▇█▇▆▅▄        no nps column\n");
    int at = 0;
    while (strcmp(c->tiles[40 + at].ch, "▲") != 0)
        at++;
    assert_int_equal(c->tiles[40 + at].ink, CL_INK_BAD); /* up is bad here */
    cl_canvas_free(c);
}

static void bars_grow_with_their_value(void **state) {
    struct cl_fig_bar bars[] = {{.label = "Billing", .text = "10", .value = 10, .part = 5},
                                {.label = NULL, .text = "5", .value = 5, .part = NAN},
                                {.label = "Tiny", .text = "1", .value = 0.001, .part = NAN}};
    struct cl_figure f = {.kind = CL_FIG_BARS,
                          .as.bars = {.bars = bars, .n = 3, .max = 10, .part_name = "high risk"}};
    struct cl_canvas *c = cl_canvas_new(24, 6, false);
    struct paint p = {.c = c, .area = {0, 0, 24, 6}, .figure = &f, .find = "", .focused = true};
    (void)state;
    paint_bars(&p);
    assert_string_equal(dump(c), "▸Billing ▓▓▓▓▓█████  10\n"
                                 " ∅       █████        5\n"
                                 " Tiny    ▏            1\n"
                                 "\n\n"
                                 " ▓ high risk\n");
    c->ascii = true;
    cl_canvas_clear(c);
    paint_bars(&p);
    for (const char *s = dump(c); *s; s++)
        assert_true((unsigned char)*s < 0x80);
    cl_canvas_free(c);
}

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
    assert_string_equal(dump(c), "  Case     Prio         Age▼\n"
                                 "  C001     High         3h12\n"
                                 " ▸C002     High         3h12\n"
                                 "  C003     High         3h12\n");
    cl_canvas_resize(c, 12, 4);
    p.area.w = 12;
    paint_table(&p);
    assert_null(strstr(dump(c), "Prio"));
    assert_non_null(strstr(dump(c), "C001"));
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

static void lines_have_axis_and_legend(void **state) {
    static const double created[] = {100, 300, NAN, 200}, closed[] = {50, 250, 100, 150};
    static const char *const labels[] = {"2023-12", "2024-01", "2024-02", "2024-03"};
    struct cl_fig_series series[] = {{"created", created}, {"closed", closed}};
    struct cl_figure f = {.kind = CL_FIG_LINE,
                          .as.line = {.series = series,
                                      .n_series = 2,
                                      .labels = labels,
                                      .n_points = 4,
                                      .unit = CL_UNIT_COUNT,
                                      .summary = "created 200/mo"}};
    (void)state;
    for (int graph = CL_GRAPH_BRAILLE; graph <= CL_GRAPH_ASCII; graph++) {
        struct cl_canvas *c = cl_canvas_new(50, 8, graph == CL_GRAPH_ASCII);
        c->graph = (enum cl_graph)graph;
        struct paint p = {.c = c, .area = {0, 0, 50, 8}, .figure = &f, .find = "", .focused = true};
        paint_line(&p);
        const char *out = dump(c);
        assert_non_null(strstr(out, "300"));
        assert_non_null(strstr(out, "2024"));
        assert_non_null(strstr(out, "created"));
        assert_non_null(strstr(out, "closed"));
        assert_non_null(strstr(out, "created 200/mo"));
        cl_canvas_free(c);
    }
}

static void items_wrap(void **state) {
    struct cl_fig_item items[] = {{.role = CL_ROLE_BAD, .text = "one two three four"},
                                  {.role = CL_ROLE_WARN, .text = "five"}};
    struct cl_figure f = {.kind = CL_FIG_FINDINGS, .as.items = {items, 2}};
    struct cl_canvas *c = cl_canvas_new(14, 4, false);
    struct paint p = {.c = c, .area = {0, 0, 14, 4}, .figure = &f, .find = ""};
    (void)state;
    paint_items(&p);
    assert_string_equal(dump(c), " ● one two\n   three four\n ▲ five\n\n");
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

static void layouts_stay_inside(void **state) {
    (void)state;
    for (int view = 0; view < CL_VIEW_COUNT; view++) {
        for (int w = 1; w <= 200; w += 3) {
            for (int h = 1; h <= 60; h++) {
                struct layout l;
                tui_layout((enum cl_view)view, 0, w, h, &l);
                bool any = h < 2;
                for (int i = 0; i < CL_VIEW_PANELS; i++) {
                    if (l.style[i] == LAYOUT_HIDDEN)
                        continue;
                    any = true;
                    assert_true(l.at[i].x >= 0 && l.at[i].x + l.at[i].w <= w);
                    assert_true(l.at[i].y >= l.head && l.at[i].y + l.at[i].h <= h - l.foot);
                    for (int k = 0; k < i; k++) { /* panels do not overlap */
                        bool apart = l.style[k] == LAYOUT_HIDDEN ||
                                     l.at[i].x >= l.at[k].x + l.at[k].w ||
                                     l.at[k].x >= l.at[i].x + l.at[i].w ||
                                     l.at[i].y >= l.at[k].y + l.at[k].h ||
                                     l.at[k].y >= l.at[i].y + l.at[i].h;
                        assert_true(apart);
                    }
                }
                assert_true(any);
            }
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cards_show_value_change_and_spark),
        cmocka_unit_test(bars_grow_with_their_value),
        cmocka_unit_test(columns_leave_by_priority),
        cmocka_unit_test(found_text_is_marked),
        cmocka_unit_test(lines_have_axis_and_legend),
        cmocka_unit_test(items_wrap),
        cmocka_unit_test(no_size_is_too_small),
        cmocka_unit_test(layouts_stay_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
