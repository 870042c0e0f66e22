/* test_buf.c - growth, and quoting for CSV, JSON and SQL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/str.h"

static void test_growth(void **state) {
    (void)state;
    struct cl_buf buf = {0};
    cl_buf_add(&buf, NULL, 0);
    assert_string_equal(buf.ptr, "");
    for (int i = 0; i < 5000; i++) {
        cl_buf_putc(&buf, (char)('a' + i % 26));
        assert_int_equal(buf.ptr[buf.len], '\0');
        assert_true(buf.len < buf.cap);
    }
    assert_int_equal(buf.len, 5000);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(buf.ptr[i], 'a' + i % 26);
    size_t cap = buf.cap;
    cl_buf_reset(&buf);
    assert_int_equal(buf.len, 0);
    assert_int_equal(buf.cap, cap);
    assert_string_equal(buf.ptr, "");
    cl_buf_puts(&buf, "x=");
    cl_buf_printf(&buf, "%d %s", 42, "is the answer");
    assert_string_equal(buf.ptr, "x=42 is the answer");
    cl_buf_free(&buf);
    assert_null(buf.ptr);
    cl_buf_free(&buf);
    cl_buf_reset(&buf);
    assert_string_equal(buf.ptr, "");
    cl_buf_free(&buf);
}

static void test_printf_at_the_edge(void **state) {
    (void)state;
    for (size_t before = 50; before < 80; before++) {
        struct cl_buf buf = {0};
        for (size_t i = 0; i < before; i++)
            cl_buf_putc(&buf, '.');
        cl_buf_printf(&buf, "%s", "0123456789");
        assert_int_equal(buf.len, before + 10);
        assert_string_equal(buf.ptr + before, "0123456789");
        cl_buf_free(&buf);
    }
}

#define CHECK(call, expected)                                                                      \
    do {                                                                                           \
        struct cl_buf out = {0};                                                                   \
        call;                                                                                      \
        assert_int_equal(out.len, sizeof(expected) - 1);                                           \
        assert_memory_equal(out.ptr, expected, sizeof(expected));                                  \
        cl_buf_free(&out);                                                                         \
    } while (0)

static void test_csv(void **state) {
    (void)state;
    CHECK(cl_buf_csv(&out, CL_S("plain words"), ','), "plain words");
    CHECK(cl_buf_csv(&out, CL_S("a,b"), ','), "\"a,b\"");
    CHECK(cl_buf_csv(&out, CL_S("a,b"), ';'), "a,b");
    CHECK(cl_buf_csv(&out, CL_S("a;b"), ';'), "\"a;b\"");
    CHECK(cl_buf_csv(&out, CL_S("say \"x\""), ','), "\"say \"\"x\"\"\"");
    CHECK(cl_buf_csv(&out, CL_S("two\nlines"), ','), "\"two\nlines\"");
    CHECK(cl_buf_csv(&out, CL_S("cr\r"), ','), "\"cr\r\"");
    CHECK(cl_buf_csv(&out, CL_S(""), ','), "");
    CHECK(cl_buf_csv(&out, ((struct cl_slice){NULL, 0}), ','), "");
}

static void test_json(void **state) {
    (void)state;
    CHECK(cl_buf_json(&out, CL_S("")), "\"\"");
    CHECK(cl_buf_json(&out, CL_S("a\"b\\c/")), "\"a\\\"b\\\\c/\"");
    CHECK(cl_buf_json(&out, CL_S("\n\r\t\b\f")), "\"\\n\\r\\t\\b\\f\"");
    CHECK(cl_buf_json(&out, CL_S("\0\x1f")), "\"\\u0000\\u001f\"");
    CHECK(cl_buf_json(&out, CL_S("\x7f\xc2\x9b")), "\"\\u007f\\u009b\"");
    CHECK(cl_buf_json(&out, CL_S("né 木 😀")), "\"né 木 😀\"");
    CHECK(cl_buf_json(&out, CL_S("a\xff"
                                 "b")),
          "\"a\xef\xbf\xbd"
          "b\"");
}

static void test_sql(void **state) {
    (void)state;
    CHECK(cl_buf_sql(&out, CL_S("High")), "'High'");
    CHECK(cl_buf_sql(&out, CL_S("O'Brien''s")), "'O''Brien''''s'");
    CHECK(cl_buf_sql(&out, CL_S("")), "''");
    CHECK(cl_buf_sql(&out, CL_S("a\0b")), "'a'||char(0)||'b'");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_growth), cmocka_unit_test(test_printf_at_the_edge),
        cmocka_unit_test(test_csv),    cmocka_unit_test(test_json),
        cmocka_unit_test(test_sql),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
