/* test_utf8.c - decoding, width, and text made safe; with random bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/utf8.h"

#define BAD "\xef\xbf\xbd" /* U+FFFD */

static void test_round_trip(void **state) {
    (void)state;
    for (uint32_t cp = 0; cp < 0x110000; cp++) {
        if (cp >= 0xd800 && cp <= 0xdfff)
            continue;
        char bytes[4];
        size_t n = cl_utf8_put(bytes, cp), at = 0;
        if (cl_utf8_next((struct cl_slice){bytes, n}, &at) != cp || at != n)
            fail_msg("U+%04X", (unsigned)cp);
    }
}

static void test_invalid(void **state) {
    (void)state;
    static const char *const cases[] = {
        "\x80",
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf",
        "\xc2",
        "\xc2\x41",
        "\xe0\x80\x80",
        "\xe0\x9f\xbf",
        "\xed\xa0\x80",
        "\xf0\x80\x80\x80",
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xe2\x82",
        "\xf0\x9f\x98",
        "\xfe",
        "\xff",
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        size_t at = 0;
        assert_int_equal(cl_utf8_next(cl_slice(cases[i]), &at), 0xfffd);
        assert_int_equal(at, 1);
        assert_false(cl_utf8_valid(cl_slice(cases[i])));
    }
    assert_true(cl_utf8_valid(CL_S("a é 木 😀 " BAD)));
    assert_true(cl_utf8_valid((struct cl_slice){NULL, 0}));
}

static void test_width(void **state) {
    (void)state;
    assert_int_equal(cl_cp_width('a'), 1);
    assert_int_equal(cl_cp_width(0), 0);
    assert_int_equal(cl_cp_width(0x1b), 0);
    assert_int_equal(cl_cp_width(0x7f), 0);
    assert_int_equal(cl_cp_width(0x85), 0);
    assert_int_equal(cl_cp_width(0xe9), 1);
    assert_int_equal(cl_cp_width(0x301), 0);
    assert_int_equal(cl_cp_width(0x6728), 2);
    assert_int_equal(cl_cp_width(0xac00), 2);
    assert_int_equal(cl_cp_width(0x1161), 0); /* Hangul vowel that joins */
    assert_int_equal(cl_cp_width(0x1f600), 2);
    assert_int_equal(cl_cp_width(0xff21), 2);
    assert_int_equal(cl_cp_width(0xff71), 1); /* halfwidth */
    assert_int_equal(cl_cp_width(0x20000), 2);
    assert_int_equal(cl_cp_width(0x200b), 0);
    assert_int_equal(cl_cp_width(0x2026), 1);
    assert_int_equal(cl_cp_width(0x2588), 1);
    assert_int_equal(cl_cp_width(0x28ff), 1); /* Braille */
    assert_int_equal(cl_utf8_width(CL_S("a木e\xcc\x81")), 4);
}

static void check_safe(const char *text, const char *expected, const char *ascii) {
    struct cl_arena *arena = cl_arena_new();
    assert_string_equal(cl_utf8_safe(arena, cl_slice(text), false).ptr, expected);
    assert_string_equal(cl_utf8_safe(arena, cl_slice(text), true).ptr, ascii);
    cl_arena_free(arena);
}

static void test_safe(void **state) {
    (void)state;
    check_safe("plain ~ text", "plain ~ text", "plain ~ text");
    check_safe("\x1b[31mred\x1b[0m", BAD "[31mred" BAD "[0m", "?[31mred?[0m");
    check_safe("a\x07\x08\x7f", "a" BAD BAD BAD, "a???");
    check_safe("\xc2\x9b"
               "31m\xc2\x85",
               BAD "31m" BAD, "?31m?"); /* C1 */
    check_safe("\xe2\x80\xae"
               "abc\xe2\x81\xa6\xe2\x80\x8f",
               BAD "abc" BAD BAD, "?abc??"); /* overrides, isolates, marks */
    check_safe("a\xe2\x80\x8b\xef\xbb\xbf\xe2\x81\xa0z", "a" BAD BAD BAD "z", "a???z");
    check_safe("\xff\xfe", BAD BAD, "??");
    check_safe("one\r\ntwo\nthree\tfour\r", "one two three four ", "one two three four ");
    check_safe("Ação Ärger Æsir Øre", "Ação Ärger Æsir Øre", "Acao Arger AEsir Ore");
    check_safe("naïve — “q” …", "naïve — “q” …", "naive - \"q\" ...");
    check_safe("木😀", "木😀", "??");
    check_safe("e\xcc\x81", "e\xcc\x81", "e");
    check_safe("\xe2\x80\xa8", BAD, "?"); /* line separator */
    check_safe("❤\xef\xb8\x8f", "❤", "?");
    check_safe("\xf3\xa0\x81\x81x", BAD "x", "?x"); /* tag character */
    check_safe("\xe3\x85\xa4", BAD, "?");           /* Hangul filler */
}

static void test_safe_marks(void **state) {
    (void)state;
    check_safe("\xcc\x81x", BAD "x", "x"); /* nothing to stand on */
    check_safe("a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87z",
               "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84" BAD "z", "az");
}

static void test_fit(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    assert_string_equal(cl_utf8_fit(arena, CL_S("abc"), 3, false).ptr, "abc");
    assert_string_equal(cl_utf8_fit(arena, CL_S("abcd"), 3, false).ptr, "ab…");
    assert_string_equal(cl_utf8_fit(arena, CL_S("abcd"), 3, true).ptr, "ab~");
    assert_string_equal(cl_utf8_fit(arena, CL_S("木木木"), 5, false).ptr, "木木…");
    assert_string_equal(cl_utf8_fit(arena, CL_S("木木木"), 4, false).ptr, "木…");
    assert_string_equal(cl_utf8_fit(arena, CL_S("木"), 1, false).ptr, "…");
    assert_string_equal(cl_utf8_fit(arena, CL_S("e\xcc\x81xyz"), 2, false).ptr, "e\xcc\x81…");
    assert_string_equal(cl_utf8_fit(arena, CL_S("abc"), 0, false).ptr, "");
    assert_string_equal(cl_utf8_fit(arena, CL_S(""), 0, false).ptr, "");
    assert_string_equal(cl_utf8_fit(arena, (struct cl_slice){NULL, 0}, 5, false).ptr, "");
    cl_arena_free(arena);
}

/* What the invariant of utf8.c promises of any output. */
static void assert_harmless(struct cl_slice s, bool ascii) {
    assert_true(cl_utf8_valid(s));
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = cl_utf8_next(s, &at);
        assert_true(cp >= 0x20 && cp != 0x7f && !(cp >= 0x80 && cp < 0xa0));
        assert_false(cp >= 0x200b && cp <= 0x200f);
        assert_false(cp >= 0x2028 && cp <= 0x202e);
        assert_false(cp >= 0x2060 && cp <= 0x206f);
        assert_int_not_equal(cp, 0xfeff);
        assert_int_not_equal(cp, 0xad);
        assert_false(ascii && cp >= 0x7f);
    }
}

static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

static size_t random_text(uint64_t *seed, char *out, size_t size) {
    size_t want = next_random(seed) % (size - 4), n = 0;
    while (n < want) {
        uint32_t kind = next_random(seed) % 4;
        if (kind == 0)
            out[n++] = (char)next_random(seed);
        else
            n += cl_utf8_put(out + n, next_random(seed) % (kind == 1   ? 0x300
                                                           : kind == 2 ? 0x3000
                                                                       : 0x110000));
    }
    return n;
}

static void test_random_bytes(void **state) {
    (void)state;
    uint64_t seed = 20260101;
    struct cl_arena *arena = cl_arena_new();
    for (int round = 0; round < 20000; round++) {
        char bytes[64];
        struct cl_slice text = {bytes, random_text(&seed, bytes, sizeof bytes)};
        bool ascii = round % 2;
        struct cl_slice safe = cl_utf8_safe(arena, text, ascii);
        assert_harmless(safe, ascii);
        size_t columns = next_random(&seed) % 40;
        struct cl_slice cut = cl_utf8_fit(arena, safe, columns, ascii);
        assert_true(cl_utf8_valid(cut));
        assert_true(cl_utf8_width(cut) <= columns);
        if (cl_utf8_width(safe) <= columns)
            assert_true(cl_slice_eq(safe, cut));
        cl_arena_reset(arena);
    }
    cl_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),   cmocka_unit_test(test_invalid),
        cmocka_unit_test(test_width),        cmocka_unit_test(test_safe),
        cmocka_unit_test(test_safe_marks),   cmocka_unit_test(test_fit),
        cmocka_unit_test(test_random_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
