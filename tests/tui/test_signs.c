/* What the help says of signs: every one of them, and those that are looked for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "../../src/tui/screen.h"
#include "dump.h"

#define LINES 15 /* below the last command on a screen of 24 lines */

static const struct cl_rect body = {1, 0, 76, LINES};

static void every_sign_has_its_meaning(void **state) {
    static const char *const signs[] = {"▲ ▼ =", "▲~",       "▲?",      "±",   "∅",
                                        "—",     "SLA left", "● ▲ ○",   "✓ ✗", "▓",
                                        "░▒▓█",  "as team",  "(proxy)", "!",   "‹ ›"};
    struct cl_canvas *c = cl_canvas_new(78, LINES, false);
    (void)state;
    assert_int_equal(over_signs(c, body, ""), LINES);
    dump(c);
    for (size_t i = 0; i < CL_LEN(signs); i++)
        assert_non_null(strstr(text, signs[i]));
    assert_null(strstr(text, "…\n")); /* none is cut at 80 columns */
    for (int y = 0; y < LINES; y++)
        assert_string_equal(c->tiles[y * 78 + 76].ch, " ");
    cl_canvas_free(c);
    c = cl_canvas_new(78, LINES, true); /* the twins */
    over_signs(c, body, "");
    assert_non_null(strstr(dump(c), "\n   ^ v =     change"));
    assert_non_null(strstr(text, "\n   _|=#      shades"));
    cl_canvas_free(c);
}

static void signs_are_found_like_commands(void **state) {
    struct cl_canvas *c = cl_canvas_new(78, LINES, false);
    (void)state;
    assert_int_equal(over_signs(c, body, "Proxy"), 2);
    assert_string_equal(c->tiles[78 + 3].ch, "(");
    assert_int_equal(over_signs(c, (struct cl_rect){0}, "sign"), LINES);
    assert_int_equal(over_signs(c, body, "~"), 2);
    assert_int_equal(over_signs(c, body, "half-down"), 0);
    cl_canvas_free(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sign_has_its_meaning),
        cmocka_unit_test(signs_are_found_like_commands),
    };
    return cmocka_run_group_tests_name("signs", tests, NULL, NULL);
}
