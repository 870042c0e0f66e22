/* What cards and heat maps give up first where room or letters are few. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../src/tui/paint.h"
#include "dump.h"

/* An arrow stands with its number or not at all. */
static void a_change_keeps_its_number(void **state) {
    static const struct {
        int w;
        const char *line;
    } forms[] = {{24, " 315.9 h       ▲~12.3 h\n"},
                 {16, " 315.9 h ▲~12.3h\n"},
                 {15, " 315.9 h  ▲~12h\n"},
                 {13, " 315.9 h\n"}};
    struct cl_fig_card card = {.label = "Average resolution",
                               .text = "315.9 h",
                               .delta = "12.3 h",
                               .direction = 1,
                               .good = -1,
                               .verdict = CL_VERDICT_NOISE,
                               .value = {.value = 315.9}};
    struct cl_figure f = {.kind = CL_FIG_CARDS, .as.cards = {&card, 1}};
    struct cl_canvas *c = cl_canvas_new(24, 3, false);
    struct paint p = {
        .c = c, .area = {0, 0, 22, 3}, .figure = &f, .find = "", .across = 1, .card_h = 3};
    (void)state;
    for (size_t i = 0; i < CL_LEN(forms); i++) {
        p.area.w = forms[i].w;
        cl_canvas_clear(c);
        paint_cards(&p);
        assert_non_null(strstr(dump(c), forms[i].line));
    }
    card.delta = "0.4 h"; /* whole, it would be no change */
    p.area.w = 12;
    cl_canvas_clear(c);
    paint_cards(&p);
    assert_null(strstr(dump(c), "▲"));
    cl_canvas_free(c);
}

/* In ASCII a shade is a letter: never one that could belong to the number before it. */
static void plain_shades_are_no_part_of_numbers(void **state) {
    static const char *const hours[] = {"8", "9", "10", "11"}, *const days[] = {"Mon"};
    static const struct cl_fig_heat_cell cells[] = {{"24", 0.1, NULL, NULL},
                                                    {"38", 0.4, NULL, NULL},
                                                    {"34", 0.6, NULL, NULL},
                                                    {"44", 1, NULL, NULL}};
    struct cl_figure f = {
        .kind = CL_FIG_HEAT,
        .as.heat = {.rows = days, .cols = hours, .n_rows = 1, .n_cols = 4, .cells = cells}};
    struct cl_canvas *c = cl_canvas_new(30, 2, true);
    struct paint p = {.c = c, .area = {0, 0, 30, 2}, .figure = &f, .find = ""};
    (void)state;
    paint_heat(&p);
    assert_string_equal(dump(c), "       8     9    10    11\n"
                                 " Mon  24 _  38 |  34 =  44 #\n");
    cl_canvas_resize(c, 17, 2);
    p.area.w = 17;
    paint_heat(&p);
    assert_non_null(strstr(dump(c), " Mon24_38|34=44#\n"));
    cl_canvas_free(c);
}

/* Where others are hidden, which the marks in the gaps tell, cells have shades and
 * no bars, which a step of the cursor would take away again. */
static void a_step_does_not_change_what_cells_look_like(void **state) {
    static const struct cl_fig_column columns[] = {
        {.title = "Priority", .width = 8},
        {.title = "Alpha", .width = 12, .right = true, .drop = CL_DROP_WINDOW},
        {.title = "Beta", .width = 12, .right = true, .drop = CL_DROP_WINDOW},
        {.title = "Gamma", .width = 5, .right = true, .drop = CL_DROP_WINDOW},
        {.title = "Total", .width = 5, .right = true}};
    static const struct cl_fig_cell cells[] = {{.text = "High"},
                                               {.text = "7", .heat = 0.3, .drill = "a"},
                                               {.text = "8", .heat = 0.6, .drill = "b"},
                                               {.text = "9", .heat = 1, .drill = "c"},
                                               {.text = "24", .drill = "d"}};
    static const struct cl_fig_row row = {.cells = cells};
    struct cl_figure f = {
        .kind = CL_FIG_TABLE,
        .as.table = {.columns = columns, .n_columns = 5, .rows = &row, .n_rows = 1, .total = 1}};
    struct cl_canvas *c = cl_canvas_new(39, 2, false);
    struct paint p = {.c = c, .area = {0, 0, 39, 2}, .figure = &f, .find = "", .focused = true};
    (void)state;
    p.spot.col = 1;
    paint_table(&p);
    assert_string_equal(dump(c), "  Priority        Alpha ›Total\n"
                                 " ▸High                7▒    24\n");
    cl_canvas_clear(c);
    p.spot.col = 3;
    paint_table(&p);
    assert_string_equal(dump(c), "  Priority‹        Beta  Gamma  Total\n"
                                 " ▸High                8▓     9█    24\n");
    cl_canvas_resize(c, 80, 2); /* with all of them there are bars */
    p.area.w = 80;
    paint_table(&p);
    assert_non_null(strstr(dump(c), "██████"));
    assert_null(strstr(text, "‹"));
    cl_canvas_free(c);
}

/* The reasons stand last and are what one cannot do without. */
static void notes_keep_their_reasons(void **state) {
    static const char note[] = "by priority, 4 strata; without Average response";
    static const char why[] = "clock cannot pause: no status history";
    static const struct cl_fig_bar bars[] = {{.label = "breached", .text = "5", .value = 5}};
    struct cl_figure f = {.kind = CL_FIG_BARS, .as.bars = {.bars = bars, .n = 1, .max = 5}};
    struct cl_canvas *c = cl_canvas_new(30, 3, false);
    (void)state;
    assert_string_equal(paint_note(c, note, 60), note);
    assert_string_equal(paint_note(c, note, 30), "… without Average response");
    assert_string_equal(paint_note(c, note, 10), note); /* the border cuts it */
    assert_null(paint_note(c, NULL, 10));
    assert_int_equal(paint_note_below(c, (struct cl_rect){0, 0, 30, 3}, &f, why), 2);
    assert_string_equal(dump(c), "\n clock cannot pause: no\n status history\n");
    cl_canvas_clear(c);
    f.as.bars.part_name = "high risk"; /* its legend takes the row */
    assert_int_equal(paint_note_below(c, (struct cl_rect){0, 0, 30, 3}, &f, why), 0);
    assert_string_equal(dump(c), "\n\n\n");
    cl_canvas_free(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_keeps_its_number),
        cmocka_unit_test(plain_shades_are_no_part_of_numbers),
        cmocka_unit_test(a_step_does_not_change_what_cells_look_like),
        cmocka_unit_test(notes_keep_their_reasons),
    };
    return cmocka_run_group_tests_name("narrow", tests, NULL, NULL);
}
