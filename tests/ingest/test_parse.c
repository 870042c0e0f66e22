/* test_parse.c - records, lines, broken quotes, widths, encodings of a file. */
#include "caseload/base/file.h"

#include "fixture.h"

#define HEAD "id,created,status,subject\n"

static void test_lines_and_records(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, HEAD "1,2024-01-01,Open,a\n\n  \n2,2024-01-02,Open,\"b\nc\"\n3,x,Open");
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.profile->records, 3);
    assert_int_equal(f.rows, 2);
    assert_string_equal(cell(&f, 1, "subject"), "b\nc");
    assert_int_equal(f.rejects, 1); /* short, and its date is no date */
    assert_int_equal(f.reject_record[0], 3);
    assert_int_equal(f.reject_line[0], 7);
    assert_string_equal(f.reject_raw[0], "3,x,Open");
    fixture_close(&f);
}

static void test_line_ends(void **state) {
    (void)state;
    static const char *const files[] = {
        "id,created,status\n1,2024-01-01,Open\n2,2024-01-02,Closed\n",
        "id,created,status\r\n1,2024-01-01,Open\r\n2,2024-01-02,Closed",
        "id,created,status\r1,2024-01-01,Open\r2,2024-01-02,Closed\r",
        "id,created,status\r\n1,2024-01-01,Open\n2,2024-01-02,Closed\r",
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {0};
        fixture_open(&f, files[i]);
        assert_int_equal(f.rc, CL_OK);
        assert_int_equal(f.rows, 2);
        assert_string_equal(cell(&f, 1, "status"), "Closed");
        fixture_close(&f);
    }
}

static void test_broken_quotes_lose_one_line(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, HEAD "1,2024-01-01,Open,\"ok\"\n"
                          "2,2024-01-02,Open,\"c\"x, broken\n"
                          "3,2024-01-03,Open,\"fine\"\n"
                          "4,2024-01-04,Open,\"he said \"hi\" to me\"\n"
                          "5,2024-01-05,Open,\"never closed\n"
                          "6,2024-01-06,Open,plain\n"
                          "7,2024-01-07,Open,plain\n");
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rejects, 2);
    assert_int_equal(f.reject_line[0], 3);
    assert_string_equal(f.reject_reason[0], "a broken quote");
    assert_string_equal(f.reject_raw[0], "2,2024-01-02,Open,\"c\"x, broken");
    assert_int_equal(f.reject_line[1], 6);
    assert_int_equal(f.rows, 5);
    assert_int_equal(f.profile->records, 7);
    assert_string_equal(cell(&f, 1, "subject"), "fine");
    assert_string_equal(cell(&f, 2, "subject"), "he said \"hi\" to me");
    assert_string_equal(cell(&f, 4, "id"), "7");
    fixture_close(&f);
}

/* Over the line limit the record's first line goes, all others come back. */
static void test_quote_over_the_line_limit(void **state) {
    (void)state;
    struct cl_buf b = {0};
    cl_buf_puts(&b, HEAD "0,2024-01-01,Open,\"open quote\n");
    for (int i = 1; i <= 2500; i++)
        cl_buf_printf(&b, "%d,2024-01-01,Open,s\n", i);
    struct fixture f = {0};
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rejects, 1);
    assert_int_equal(f.reject_line[0], 2);
    assert_int_equal(f.rows, 2500);
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_field_over_the_size_limit(void **state) {
    (void)state;
    struct cl_buf b = {0};
    cl_buf_puts(&b, HEAD "1,2024-01-01,Open,");
    for (size_t i = 0; i < CL_FIELD_LIMIT + 10; i++)
        cl_buf_putc(&b, 'x');
    cl_buf_puts(&b, "\n2,2024-01-01,Open,s\n");
    struct fixture f = {0};
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rejects, 1);
    assert_string_equal(f.reject_reason[0], "a field is longer than 1 MiB");
    assert_int_equal(f.rows, 1);
    fixture_close(&f);
    cl_buf_free(&b);
}

/* A broken quote before the header costs its line, nothing else. */
static void test_broken_first_line(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "\"report\" of \"June\n" HEAD "1,2024-01-01,Open,a\n2,2024-01-02,Open,b\n");
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rows, 2);
    assert_string_equal(cell(&f, 1, "subject"), "b");
    fixture_close(&f);
}

static void test_widths(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, HEAD "1,2024-01-01,Open,a,\n"  /* an empty field too many */
                          "2,2024-01-01,Open\n"     /* the last one is missing */
                          "3,2024-01-01,Open,a,b\n" /* one too many */
                          "4\n"
                          ",,,\n"
                          "5,2024-01-01,Open,z\n");
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rows, 3);
    assert_true(f.flags[0] & CL_FLAG_BIT(RAGGED));
    assert_true(f.flags[1] & CL_FLAG_BIT(RAGGED));
    assert_int_equal(f.flags[2], 0);
    assert_string_equal(cell(&f, 1, "subject"), "(null)");
    assert_int_equal(f.rejects, 3);
    assert_string_equal(f.reject_reason[0], "5 fields, the header has 4");
    assert_string_equal(f.reject_reason[1], "1 fields, the header has 4");
    assert_string_equal(f.reject_reason[2], "all fields are empty");
    fixture_close(&f);
}

static void test_nul_byte(void **state) {
    (void)state;
    static const char text[] = "id,created,status\n1,2024-01-01,Op\0en\n2,2024-01-02,Open\n";
    struct fixture f = {0};
    fixture_bytes(&f, text, sizeof text - 1);
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rejects, 1);
    assert_string_equal(f.reject_reason[0], "a NUL byte");
    assert_int_equal(f.rows, 1);
    fixture_close(&f);
}

static void test_outer_blanks_stay_inside_quotes(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id, created, status, subject\n"
                     "1, 2024-01-01, Open, \"a, b\"\n2, 2024-01-02, Open, \"c, d\"\n");
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rows, 2);
    assert_string_equal(cell(&f, 0, "subject"), "a, b");
    fixture_close(&f);
}

struct encoded {
    const char *bytes;
    size_t n;
    const char *encoding, *given;
};
#define BYTES(s) .bytes = (s), .n = sizeof(s) - 1

static void test_encodings(void **state) {
    (void)state;
    static const struct encoded files[] = {
        {BYTES("id,status,agent\n1,Open,Jo\xc3\xa3o\n"), .encoding = "UTF-8"},
        {BYTES("\xef\xbb\xbfid,status,agent\n1,Open,Jo\xc3\xa3o\n"), .encoding = "UTF-8"},
        {BYTES("id,status,agent\n1,Open,Jo\xe3o\n"), .encoding = "WINDOWS-1252"},
        {BYTES("id,status,agent\n1,Open,Jo\xe3o\n"), .encoding = "ISO-8859-15",
         .given = "ISO-8859-15"},
        {BYTES("\xff\xfei\0d\0,\0s\0t\0a\0t\0u\0s\0,\0a\0g\0e\0n\0t\0\n\0"
               "1\0,\0O\0p\0e\0n\0,\0"
               "J\0o\0\xe3\0o\0\n\0"),
         .encoding = "UTF-16LE"},
        {BYTES("i\0d\0,\0s\0t\0a\0t\0u\0s\0,\0a\0g\0e\0n\0t\0\n\0"
               "1\0,\0O\0p\0e\0n\0,\0"
               "J\0o\0\xe3\0o\0\n\0"),
         .encoding = "UTF-16LE"},
        {BYTES("\xfe\xff\0i\0d\0,\0s\0t\0a\0t\0u\0s\0,\0a\0g\0e\0n\0t\0\n\0"
               "1\0,\0O\0p\0e\0n\0,"
               "\0J\0o\0\xe3\0o\0\n"),
         .encoding = "UTF-16BE"},
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {.options.encoding = files[i].given};
        fixture_bytes(&f, files[i].bytes, files[i].n);
        assert_int_equal(f.rc, CL_OK);
        assert_string_equal(f.profile->encoding, files[i].encoding);
        assert_string_equal(cell(&f, 0, "agent"), "Jo\xc3\xa3o");
        assert_string_equal(cell(&f, 0, "id"), "1");
        fixture_close(&f);
    }
    struct fixture f = {.options.encoding = "no-such-thing"};
    fixture_open(&f, HEAD);
    assert_int_equal(f.rc, CL_E_USAGE);
    fixture_close(&f);
}

/* One broken byte in a UTF-8 file is damage in one cell, not another encoding. */
static void test_damaged_utf8(void **state) {
    (void)state;
    struct cl_buf b = {0};
    cl_buf_puts(&b, "id,status,agent\n");
    for (int i = 0; i < 30; i++)
        cl_buf_printf(&b, "%d,Open,Jo\xc3\xa3o\n", i);
    cl_buf_puts(&b, "99,Open,Jo\xe3o\n");
    struct fixture f = {0};
    fixture_bytes(&f, b.ptr, b.len);
    assert_string_equal(f.profile->encoding, "UTF-8");
    assert_string_equal(cell(&f, 30, "agent"), "Jo\xef\xbf\xbdo");
    assert_true(f.flags[30] & CL_FLAG_BIT(BAD_VALUE));
    fixture_close(&f);
    cl_buf_free(&b);
}

/* Lines that come back to be read again are still what the reader said of them. */
static void test_marks_of_lines_read_again(void **state) {
    (void)state;
    struct cl_buf b = {0};
    struct fixture f = {0};
    cl_buf_puts(&b, HEAD);
    for (int i = 0; i < 90; i++)
        cl_buf_printf(&b, "%d,2024-01-01,Open,Jo\xc3\xa3o\n", i);
    cl_buf_puts(&b, "98,2024-01-01,Open,\"Jo\xe3o said \\\"a\\\", twice\"\n"
                    "99,2024-01-01,Open,\"never \\\"closed\n"
                    "100,2024-01-01,Open,Jo\xe3o\n");
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.rejects, 1);
    assert_int_equal(f.rows, 92);
    assert_string_equal(cell(&f, 90, "subject"), "Jo\xef\xbf\xbdo said \"a\", twice");
    assert_true(f.flags[90] & CL_FLAG_BIT(BAD_VALUE));
    assert_true(f.flags[91] & CL_FLAG_BIT(BAD_VALUE));
    fixture_close(&f);
    cl_buf_reset(&b);
    cl_buf_puts(&b, "id,status,subject,a,b,c,d,e,f,g,h,i,j,k\n1,Open,x,,,,,,,,,,,\n"
                    "2,Open,\"an \\\"x\\\"\"");
    for (size_t i = 0; i < (11u * 900000); i++) /* each cell is within its limit */
        cl_buf_putc(&b, i % 900000 ? 'x' : ',');
    cl_buf_puts(&b, "\n3,Open,x,,,,,,,,,,,\n");
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.rows, 2);
    assert_int_equal(f.rejects, 1);
    assert_string_equal(f.reject_reason[0], "a line is longer than 8 MiB");
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_sha256_is_of_the_raw_bytes(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,status\n1,Open\n");
    struct cl_sha256 sha;
    char hex[65];
    cl_sha256_init(&sha);
    cl_sha256_add(&sha, "id,status\n1,Open\n", 17);
    cl_sha256_hex(&sha, hex);
    assert_string_equal(f.profile->sha256, hex);
    assert_int_equal(f.profile->bytes, 17);
    fixture_close(&f);
}

static bool stop(void *ctx, uint64_t bytes, uint64_t total) {
    (void)ctx;
    (void)bytes;
    (void)total;
    return false;
}

static void test_cancel(void **state) {
    (void)state;
    struct fixture f = {.options.progress = stop};
    fixture_open(&f, HEAD "1,2024-01-01,Open,a\n");
    assert_int_equal(f.rc, CL_E_CANCELLED);
    fixture_close(&f);
}

static bool stop_at_second(void *ctx, uint64_t bytes, uint64_t total) {
    (void)bytes;
    (void)total;
    return ++*(int *)ctx < 2;
}

/* Records that are all short are looked at once more before the file is taken. */
static void test_cancel_among_short_records(void **state) {
    (void)state;
    int asked = 0;
    struct fixture f = {.options.progress = stop_at_second, .options.progress_ctx = &asked};
    fixture_open(&f, HEAD "1,2024-01-01,Open\n2,2024-01-02,Open\n");
    assert_int_equal(f.rc, CL_E_CANCELLED);
    assert_null(f.in); /* not in the pass after it */
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_and_records),
        cmocka_unit_test(test_line_ends),
        cmocka_unit_test(test_broken_quotes_lose_one_line),
        cmocka_unit_test(test_quote_over_the_line_limit),
        cmocka_unit_test(test_field_over_the_size_limit),
        cmocka_unit_test(test_broken_first_line),
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_nul_byte),
        cmocka_unit_test(test_outer_blanks_stay_inside_quotes),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_damaged_utf8),
        cmocka_unit_test(test_marks_of_lines_read_again),
        cmocka_unit_test(test_sha256_is_of_the_raw_bytes),
        cmocka_unit_test(test_cancel),
        cmocka_unit_test(test_cancel_among_short_records),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
