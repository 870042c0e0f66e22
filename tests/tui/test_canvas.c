/* Cells: safe text, wide and combining characters, ASCII stand-ins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/tui/canvas.h"

static const char *dump(struct cl_canvas *c) {
    static char text[8192];
    struct cl_buf buf = {0};
    cl_canvas_dump(c, &buf);
    assert_true(buf.len < sizeof text);
    memcpy(text, buf.ptr, buf.len + 1);
    cl_buf_free(&buf);
    return text;
}

static void hostile_text_is_made_safe(void **state) {
    struct cl_canvas *c = cl_canvas_new(30, 1, false);
    (void)state;
    cl_canvas_put(c, 0, 0, 30, CL_INK_TEXT, 0, "a\x1b[31mb\x07\xff\xe2\x80\xae");
    const char *out = dump(c);
    assert_null(strchr(out, '\x1b'));
    assert_null(strchr(out, '\x07'));
    assert_null(strstr(out, "\xe2\x80\xae"));
    assert_int_equal(out[0], 'a');
    cl_canvas_free(c);
}

static void wide_characters_are_never_halved(void **state) {
    struct cl_canvas *c = cl_canvas_new(6, 2, false);
    (void)state;
    cl_canvas_put(c, 0, 0, 6, CL_INK_TEXT, 0, "a漢字b");
    assert_string_equal(dump(c), "a漢字b\n\n");
    cl_canvas_put(c, 2, 0, 1, CL_INK_TEXT, 0, "x"); /* over the right half */
    assert_string_equal(dump(c), "a x字b\n\n");
    assert_int_equal(cl_canvas_put(c, 0, 1, 4, CL_INK_TEXT, 0, "a漢字b"), 3); /* 字 has no room */
    assert_string_equal(dump(c), "a x字b\na漢\n");
    cl_canvas_free(c);
}

static void marks_combine_with_their_letter(void **state) {
    struct cl_canvas *c = cl_canvas_new(4, 1, false);
    (void)state;
    assert_int_equal(cl_canvas_put(c, 0, 0, 4, CL_INK_TEXT, 0, "e\xcc\x81z"), 2);
    assert_string_equal(c->tiles[0].ch, "e\xcc\x81");
    assert_string_equal(c->tiles[1].ch, "z");
    char many[200] = "e"; /* more marks than a cell holds */
    for (int i = 0; i < 60; i++)
        strcat(many, "\xcc\x81");
    cl_canvas_put(c, 0, 0, 4, CL_INK_TEXT, 0, many);
    assert_true(strlen(c->tiles[0].ch) < sizeof c->tiles[0].ch);
    cl_canvas_free(c);
}

static void ascii_lets_nothing_over_7f_in(void **state) {
    struct cl_canvas *c = cl_canvas_new(40, 6, true);
    (void)state;
    struct cl_rect in = cl_canvas_box(c, (struct cl_rect){0, 0, 40, 4}, false, "Título ▲", "3/9 …");
    cl_canvas_put(c, in.x, in.y, in.w, CL_INK_TEXT, 0, "▸ São Paulo › 漢字 ∅ — \xff");
    for (const char *p = dump(c); *p; p++)
        assert_true((unsigned char)*p < 0x80);
    assert_non_null(strstr(dump(c), "> Sao Paulo > "));
    cl_canvas_free(c);
}

static void cut_text_ends_in_an_ellipsis(void **state) {
    struct cl_canvas *c = cl_canvas_new(10, 3, false);
    (void)state;
    cl_canvas_fit(c, (struct cl_rect){0, 0, 6, 1}, CL_INK_TEXT, 0, "Tech Support", false);
    cl_canvas_fit(c, (struct cl_rect){0, 1, 6, 1}, CL_INK_TEXT, 0, "12", true);
    assert_string_equal(dump(c), "Tech …\n    12\n\n");
    cl_canvas_free(c);
}

static void nothing_is_drawn_outside(void **state) {
    struct cl_canvas *c = cl_canvas_new(5, 2, false);
    (void)state;
    cl_canvas_put(c, -2, 0, 9, CL_INK_TEXT, 0, "abcdefghij");
    cl_canvas_put(c, 0, 7, 5, CL_INK_TEXT, 0, "no");
    cl_canvas_put(c, 3, 1, 50, CL_INK_TEXT, 0, "long");
    cl_canvas_box(c, (struct cl_rect){2, 1, 80, 50}, true, "t", NULL);
    cl_canvas_resize(c, 1, 1);
    cl_canvas_box(c, (struct cl_rect){0, 0, 1, 1}, true, "t", "n");
    cl_canvas_attr(c, (struct cl_rect){-3, -3, 90, 90}, CL_ATTR_BOLD);
    cl_canvas_blank(c, (struct cl_rect){-3, -3, 90, 90});
    assert_string_equal(dump(c), "\n");
    cl_canvas_free(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_text_is_made_safe),
        cmocka_unit_test(wide_characters_are_never_halved),
        cmocka_unit_test(marks_combine_with_their_letter),
        cmocka_unit_test(ascii_lets_nothing_over_7f_in),
        cmocka_unit_test(cut_text_ends_in_an_ellipsis),
        cmocka_unit_test(nothing_is_drawn_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
