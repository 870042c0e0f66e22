/* test_fold.c - what counts as the same word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/arena.h"
#include "caseload/base/utf8.h"

static void check(const char *text, const char *expected) {
    struct cl_arena *arena = cl_arena_new();
    assert_string_equal(cl_fold(arena, cl_slice(text)).ptr, expected);
    cl_arena_free(arena);
}

static void test_ascii(void **state) {
    (void)state;
    check("", "");
    check("  In \t Progress \r\n", "in progress");
    check("ABC-xyz_09", "abc-xyz_09");
    check(" \t ", "");
}

static void test_scripts(void **state) {
    (void)state;
    check("Crítica", "critica");
    check("MÉDIA", "media");
    check("Straße", "strasse");
    check("Ærø Łódź Þór", "aero lodz thor");
    check("İstanbul ılık", "istanbul ilik");
    check("ΣΊΣΥΦΟΣ", "σισυφοσ");
    check("σίσυφος", "σισυφοσ");
    check("Ёлка Йод", "елка иод");
    check("Ĳssel ﬁx", "ijssel fix");
    check("Ｆｕｌｌ", "full");
    check("Tiếng Việt", "tieng viet");
    check("木 待ち", "木 待ち");
    check("हिन्दी", "हिन्दी"); /* vowel signs are no accents */
}

static void test_forms(void **state) {
    (void)state;
    check("e\xcc\x81tat", "etat");            /* decomposed */
    check("a\xc2\xa0\xe2\x80\x83z", "a z");   /* NBSP, em space */
    check("Won\xe2\x80\x99t", "won't");       /* typographic apostrophe */
    check("1 \xe2\x80\x93 Open", "1 - open"); /* en dash */
    check("\xef\xbb\xbf"
          "ID",
          "id"); /* a BOM that was left in */
    check("zero\xe2\x80\x8bwidth", "zerowidth");
    check("a\xff", "a\xef\xbf\xbd");
}

static void test_equal(void **state) {
    (void)state;
    assert_true(cl_fold_eq(CL_S("Alta"), CL_S(" ALTA ")));
    assert_true(cl_fold_eq(CL_S("Crítica"), CL_S("CRITICA")));
    assert_false(cl_fold_eq(CL_S("ab"), CL_S("a b")));
    assert_true(cl_fold_eq((struct cl_slice){NULL, 0}, CL_S("  ")));
}

static void test_appends(void **state) {
    (void)state;
    struct cl_buf out = {0};
    cl_fold_buf(&out, CL_S(" A "));
    cl_buf_putc(&out, ' ');
    cl_fold_buf(&out, CL_S(" B"));
    assert_string_equal(out.ptr, "a b");
    cl_buf_free(&out);
}

/* Longer than what is gathered at once, with two bytes across the edge. */
static void test_long(void **state) {
    (void)state;
    struct cl_buf in = {0}, out = {0}, expected = {0};
    for (int i = 0; i < 1000; i++) {
        cl_buf_puts(&in, i % 7 ? "aÀ Ж" : "  \n");
        cl_buf_puts(&expected, i % 7 ? (i % 7 == 1 ? " aa ж" : "aa ж") : "");
    }
    cl_fold_buf(&out, (struct cl_slice){in.ptr, in.len});
    assert_string_equal(out.ptr, expected.ptr + 1);
    cl_buf_free(&in);
    cl_buf_free(&out);
    cl_buf_free(&expected);
}

static void test_folding_twice(void **state) {
    (void)state;
    struct cl_buf once = {0}, twice = {0};
    for (uint32_t cp = 1; cp < 0x11000; cp++) {
        char bytes[4];
        cl_buf_reset(&once);
        cl_buf_reset(&twice);
        cl_fold_buf(&once, (struct cl_slice){bytes, cl_utf8_put(bytes, cp)});
        cl_fold_buf(&twice, (struct cl_slice){once.ptr, once.len});
        assert_true(cl_utf8_valid((struct cl_slice){once.ptr, once.len}));
        if (strcmp(once.ptr, twice.ptr) != 0)
            fail_msg("U+%04X folds to \"%s\", that to \"%s\"", (unsigned)cp, once.ptr, twice.ptr);
    }
    cl_buf_free(&once);
    cl_buf_free(&twice);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ascii),         cmocka_unit_test(test_scripts),
        cmocka_unit_test(test_forms),         cmocka_unit_test(test_equal),
        cmocka_unit_test(test_appends),       cmocka_unit_test(test_long),
        cmocka_unit_test(test_folding_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
