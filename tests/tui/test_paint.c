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
#include "dump.h"

static int find_tile(const struct cl_canvas *c, const char *ch) {
    for (int at = 0; at < c->w * c->h; at++) {
        if (strcmp(c->tiles[at].ch, ch) == 0)
            return at;
    }
    fail_msg("no %s", ch);
    return -1;
}

static void cards_show_value_change_and_spark(void **state) {
    static const double spark[CL_SPARK_POINTS] = {1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, NAN};
    struct cl_fig_card cards[] = {
        {.label = "Open",
         .text = "5,050",
         .delta = "4.1 %",
         .direction = 1,
         .good = -1,
         .verdict = CL_VERDICT_SIGNAL,
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

/* In a narrow card the target loses its word before its number. */
static void a_narrow_card_keeps_the_number_of_its_target(void **state) {
    static const double spark[CL_SPARK_POINTS] = {1, 2, 3};
    struct cl_fig_card card = {.label = "Escalation rate",
                               .text = "2.8 %",
                               .spark = spark,
                               .target = "target < 20.0 %",
                               .target_met = 1,
                               .value = {.value = 0.028}};
    struct cl_figure f = {.kind = CL_FIG_CARDS, .as.cards = {&card, 1}};
    struct cl_canvas *c = cl_canvas_new(20, 4, false);
    struct paint p = {
        .c = c, .area = {0, 0, 20, 4}, .figure = &f, .find = "", .across = 1, .card_h = 4};
    (void)state;
    paint_cards(&p);
    assert_non_null(strstr(dump(c), " target < 20.0 % ✓\n"));
    p.area.w = 16;
    cl_canvas_clear(c);
    paint_cards(&p);
    assert_non_null(strstr(dump(c), " < 20.0 % ✓\n"));
    assert_null(strstr(text, "target"));
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

static void noise_is_dim_and_marked(void **state) {
    struct cl_fig_card cards[] = {{.label = "Open",
                                   .text = "50",
                                   .delta = "4.1 %",
                                   .direction = 1,
                                   .good = -1,
                                   .verdict = CL_VERDICT_NOISE,
                                   .value = {.value = 50}},
                                  {.label = "Closed",
                                   .text = "70",
                                   .delta = "9.0 %",
                                   .direction = 1,
                                   .good = 1,
                                   .verdict = CL_VERDICT_SIGNAL,
                                   .value = {.value = 70}}};
    struct cl_figure f = {.kind = CL_FIG_CARDS, .as.cards = {cards, 2}};
    struct cl_canvas *c = cl_canvas_new(44, 4, false);
    struct paint p = {
        .c = c, .area = {0, 0, 44, 4}, .figure = &f, .find = "", .across = 2, .card_h = 4};
    (void)state;
    paint_cards(&p);
    assert_non_null(strstr(dump(c), "▲~4.1 %"));
    assert_non_null(strstr(text, "▲ 9.0 %"));
    assert_non_null(strstr(text, "~ noise"));
    assert_non_null(strstr(text, "signal"));
    int noise = find_tile(c, "~"), signal = find_tile(c, "9");
    assert_int_equal(c->tiles[noise].ink, CL_INK_DIM);
    assert_int_equal(c->tiles[signal].ink, CL_INK_GOOD);
    assert_int_equal(c->tiles[signal].attr & CL_ATTR_BOLD, CL_ATTR_BOLD);
    cl_canvas_free(c);
}

static void gauges_have_bar_tick_and_mark(void **state) {
    struct cl_fig_gauge gauges[] = {{.label = "NPS",
                                     .text = "62",
                                     .target_text = "target 65",
                                     .part = 0.5,
                                     .target_part = 1,
                                     .met = 0},
                                    {.label = "CSAT",
                                     .text = "4.2",
                                     .target_text = "target 4",
                                     .part = 1,
                                     .target_part = 0.75,
                                     .met = 1},
                                    {.label = "FCR",
                                     .text = "—",
                                     .target_text = "no target",
                                     .part = NAN,
                                     .target_part = NAN,
                                     .met = -1,
                                     .why = "no replies"}};
    struct cl_figure f = {.kind = CL_FIG_GAUGES, .as.gauges = {gauges, 3}};
    struct cl_canvas *c = cl_canvas_new(40, 3, false);
    struct paint p = {.c = c, .area = {0, 0, 40, 3}, .figure = &f, .find = "", .focused = true};
    (void)state;
    p.spot.at = 1;
    paint_gauges(&p);
    assert_string_equal(dump(c), " NPS  [███████▌░░░░░░│]  62 target 65 ✗\n"
                                 "▸CSAT [███████████│███] 4.2 target 4  ✓\n"
                                 " FCR  —  no replies\n");
    assert_int_equal(c->cursor_y, 1);
    cl_canvas_resize(c, 20, 3);
    p.area.w = 20;
    paint_gauges(&p);
    assert_string_equal(dump(c), " NPS  [██▌░│]  62 ✗\n"
                                 "▸CSAT [███│█] 4.2 ✓\n"
                                 " FCR  —  no replies\n");
    cl_canvas_resize(c, 12, 3);
    p.area.w = 12;
    paint_gauges(&p);
    assert_non_null(strstr(dump(c), "NPS"));
    assert_non_null(strstr(text, "62"));
    c->ascii = true;
    cl_canvas_resize(c, 40, 3);
    p.area.w = 40;
    paint_gauges(&p);
    for (const char *s = dump(c); *s; s++)
        assert_true((unsigned char)*s < 0x80);
    cl_canvas_free(c);
}

static const char *const days[] = {"Mon", "Tue"};
static const char *const hours[] = {"0", "1", "2", "3", "4", "5"};
static struct cl_figure heat_figure(void) {
    static const struct cl_fig_heat_cell cells[] = {{"10", 0.1, "weekday:Mon hour:0", NULL},
                                                    {"30", 0.3, NULL, NULL},
                                                    {"60", 0.6, NULL, NULL},
                                                    {"99", 1, NULL, NULL},
                                                    {"-", NAN, NULL, NULL},
                                                    {NULL, NAN, NULL, NULL},
                                                    {"1", 0, NULL, NULL},
                                                    {"2", 0, NULL, NULL},
                                                    {"3", 0, NULL, NULL},
                                                    {"4", 0, NULL, NULL},
                                                    {"5", 0.2, NULL, NULL},
                                                    {"6", 0.2, NULL, NULL}};
    return (struct cl_figure){
        .kind = CL_FIG_HEAT,
        .as.heat = {.rows = days, .cols = hours, .n_rows = 2, .n_cols = 6, .cells = cells}};
}

static void heat_has_number_and_shade(void **state) {
    struct cl_figure f = heat_figure();
    struct cl_canvas *c = cl_canvas_new(36, 4, false);
    struct paint p = {.c = c, .area = {0, 0, 36, 4}, .figure = &f, .find = "", .focused = true};
    (void)state;
    p.spot.at = 1;
    p.spot.col = 4;
    paint_heat(&p);
    assert_string_equal(dump(c), "       0    1    2    3    4    5\n"
                                 " Mon  10░  30▒  60▓  99█   -\n"
                                 "▸Tue   1░   2░   3░   4░   5░   6░\n\n");
    assert_int_equal(c->tiles[find_tile(c, "▓")].ink, CL_INK_HEAT2);
    assert_int_equal(c->tiles[find_tile(c, "█")].ink, CL_INK_HEAT3);
    int at = find_tile(c, "5");
    while (at < 2 * 36)
        at++;
    while (strcmp(c->tiles[at].ch, "5") != 0)
        at++;
    assert_int_equal(c->tiles[at].attr & CL_ATTR_REVERSE, CL_ATTR_REVERSE);
    assert_int_equal(c->cursor_y, 2);
    cl_canvas_resize(c, 36, 6); /* shades above numbers */
    p.area.h = 6;
    paint_heat(&p);
    assert_non_null(strstr(dump(c), "░░░"));
    cl_canvas_free(c);
}

/* What does not fit is a page further; without blanks more fits. */
static void heat_turns_pages_after_the_cursor(void **state) {
    struct cl_figure f = heat_figure();
    struct cl_canvas *c = cl_canvas_new(17, 3, false);
    struct paint p = {.c = c, .area = {0, 0, 17, 3}, .figure = &f, .find = "", .focused = true};
    (void)state;
    paint_heat(&p);
    assert_non_null(strstr(dump(c), "10░ 30▒ 60▓"));
    assert_non_null(strstr(text, "›"));
    assert_null(strstr(text, "99"));
    cl_canvas_clear(c);
    p.spot.col = 4;
    paint_heat(&p);
    assert_non_null(strstr(dump(c), "99█"));
    assert_null(strstr(text, "10"));
    assert_non_null(strstr(text, "‹"));
    cl_canvas_resize(c, 24, 3);
    p.area.w = 24;
    paint_heat(&p);
    assert_non_null(strstr(dump(c), "10░30▒60▓99█"));
    cl_canvas_free(c);
}

static void columns_are_stacked_or_side_by_side(void **state) {
    static const double a[] = {1, 2, 4}, b[] = {1, 2, 0};
    static const char *const labels[] = {"2024-01", "2024-02", "2024-03"};
    struct cl_figure f = {.kind = CL_FIG_COLUMNS,
                          .as.columns = {.labels = labels,
                                         .n_columns = 3,
                                         .series = {{"calls", a}, {"mails", b}},
                                         .n_series = 2,
                                         .stacked = true,
                                         .unit = CL_UNIT_COUNT}};
    struct cl_canvas *c = cl_canvas_new(20, 6, false);
    struct paint p = {.c = c, .area = {0, 0, 20, 6}, .figure = &f, .find = "", .focused = true};
    (void)state;
    p.spot.at = 2;
    p.spot.col = 1;
    paint_columns(&p);
    assert_string_equal(dump(c), "     4     ▓▓▓ ███\n"
                                 "           ▓▓▓ ███\n"
                                 "       ▓▓▓ ███ ███\n"
                                 "     0 ███ ███ ███\n"
                                 "       2024    ▲Mar\n"
                                 " █ calls  ▓ mails\n");
    assert_int_equal(c->cursor_x, 15);
    assert_int_equal(c->tiles[5 * 20 + find_in_row(c, 5, "m")].attr & CL_ATTR_REVERSE,
                     CL_ATTR_REVERSE);
    f.as.columns.stacked = false;
    cl_canvas_clear(c);
    paint_columns(&p);
    assert_non_null(strstr(dump(c), "█▓"));
    c->ascii = true;
    cl_canvas_clear(c);
    paint_columns(&p);
    for (const char *s = dump(c); *s; s++)
        assert_true((unsigned char)*s < 0x80);
    assert_non_null(strstr(text, "#="));
    cl_canvas_free(c);
}

static void control_charts_show_limits_and_signals(void **state) {
    static const double v[] = {50, 52, 48, 51, 90};
    static const unsigned char signals[] = {0, 0, 0, 0, 1};
    static const char *const labels[] = {"2024-W01", "2024-W02", "2024-W03", "2024-W04",
                                         "2024-W05"};
    struct cl_fig_series series[] = {{"created", v}};
    struct cl_figure f = {.kind = CL_FIG_LINE,
                          .as.line = {.series = series,
                                      .n_series = 1,
                                      .labels = labels,
                                      .n_points = 5,
                                      .unit = CL_UNIT_COUNT,
                                      .control = true,
                                      .centre = 50,
                                      .low = 40,
                                      .high = 60,
                                      .signals = signals}};
    (void)state;
    for (int graph = CL_GRAPH_BRAILLE; graph <= CL_GRAPH_ASCII; graph++) {
        bool ascii = graph == CL_GRAPH_ASCII;
        struct cl_canvas *c = cl_canvas_new(60, 12, ascii);
        c->graph = (enum cl_graph)graph;
        struct paint p = {.c = c, .area = {0, 0, 60, 12}, .figure = &f, .find = ""};
        paint_line(&p);
        dump(c);
        int limits = 0;
        for (int y = 0; y < 10; y++)
            limits += find_in_row(c, y, ascii ? "-" : "╌") >= 0;
        assert_int_equal(limits, 2);
        assert_non_null(strstr(text, "usual range"));
        assert_non_null(strstr(text, "signal"));
        int x = find_in_row(c, 0, ascii ? "*" : "●");
        assert_true(x > 40); /* high up at the right */
        assert_int_equal(c->tiles[x].ink, CL_INK_WARN);
        cl_canvas_free(c);
    }
}

static void lines_of_items_break_where_they_say(void **state) {
    struct cl_fig_item items[] = {{.role = CL_ROLE_BAD, .text = "one two\nthree"}};
    struct cl_figure f = {.kind = CL_FIG_FINDINGS, .as.items = {items, 1}};
    struct cl_canvas *c = cl_canvas_new(20, 3, false);
    struct paint p = {.c = c, .area = {0, 0, 20, 3}, .figure = &f, .find = ""};
    (void)state;
    paint_items(&p);
    assert_string_equal(dump(c), " ● one two\n   three\n\n");
    cl_canvas_free(c);
}

/* The panel with the focus is on the screen at any size. */
static void the_focus_is_always_shown(void **state) {
    static const int sizes[][2] = {{160, 48}, {120, 40}, {80, 24}, {40, 12}, {20, 5}};
    (void)state;
    for (int view = 0; view < CL_VIEW_COUNT; view++) {
        for (int i = 0; i < CL_VIEW_PANELS && cl_views[view].panels[i].id; i++) {
            for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
                struct layout l, plain;
                tui_layout((enum cl_view)view, i, sizes[k][0], sizes[k][1], &l);
                tui_layout((enum cl_view)view, -1, sizes[k][0], sizes[k][1], &plain);
                assert_int_not_equal(l.style[i], LAYOUT_HIDDEN);
                assert_int_equal(l.zoomed, plain.style[i] == LAYOUT_HIDDEN);
            }
        }
    }
}

/* Every painter in every small rectangle: no crash, nothing outside. */
static void no_size_is_too_small(void **state) {
    struct cl_figure heat = heat_figure();
    (void)state;
    for (int w = 1; w < 30; w++) {
        for (int h = 1; h < 6; h++) {
            struct cl_canvas *c = cl_canvas_new(w, h, false);
            struct paint p = {
                .c = c, .area = {0, 0, w, h}, .figure = &heat, .find = "", .focused = true};
            p.spot = (struct cl_spot){.at = 1, .col = 5};
            paint_heat(&p);
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
        cmocka_unit_test(a_narrow_card_keeps_the_number_of_its_target),
        cmocka_unit_test(bars_grow_with_their_value),
        cmocka_unit_test(lines_have_axis_and_legend),
        cmocka_unit_test(items_wrap),
        cmocka_unit_test(noise_is_dim_and_marked),
        cmocka_unit_test(gauges_have_bar_tick_and_mark),
        cmocka_unit_test(heat_has_number_and_shade),
        cmocka_unit_test(heat_turns_pages_after_the_cursor),
        cmocka_unit_test(columns_are_stacked_or_side_by_side),
        cmocka_unit_test(control_charts_show_limits_and_signals),
        cmocka_unit_test(lines_of_items_break_where_they_say),
        cmocka_unit_test(the_focus_is_always_shown),
        cmocka_unit_test(no_size_is_too_small),
        cmocka_unit_test(layouts_stay_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
