/* test_sniff.c - delimiter, quotes, header and shape of a file. */
#include "fixture.h"

static void open_rows(struct fixture *f, const char *header, const char *row, int n) {
    struct cl_buf b = {0};
    cl_buf_puts(&b, header);
    for (int i = 1; i <= n; i++)
        cl_buf_printf(&b, "%d%s", i, row);
    fixture_bytes(f, b.ptr, b.len);
    cl_buf_free(&b);
    if (f->rc != CL_OK)
        fail_msg("%s: %s", header, f->err.text);
}

/* The commas in the cells are as regular as the semicolons, but only these
 * cut the header into known words. */
static void test_header_tells_the_delimiter(void **state) {
    (void)state;
    static const struct {
        const char *header, *row, *field, *value;
    } files[] = {
        {"id;status;created;text\n", ";open;2024-01-02 10:00;a, b, c, d, e, f\n", "text",
         "a, b, c, d, e, f"},
        {"id;status;created;geo\n", ";open;2024-01-02 10:00;52,1234 / 13,4321 / 34,5 / 1,2 / 7,1\n",
         "region", "52,1234 / 13,4321 / 34,5 / 1,2 / 7,1"},
        {"id|status|created|path\n", "|open|2024-01-02|a;b;c;d;e;f;g\n", "path", "a;b;c;d;e;f;g"},
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {0};
        open_rows(&f, files[i].header, files[i].row, 40);
        assert_true(f.profile->header);
        assert_int_equal(f.profile->delimiter, files[i].header[2]);
        assert_int_equal(f.rows, 40);
        assert_string_equal(cell(&f, 39, files[i].field), files[i].value);
        fixture_close(&f);
    }
}

static void test_quotes_with_a_backslash(void **state) {
    (void)state;
    struct fixture f = {0};
    open_rows(&f, "id,status,note\n", ",open,\"he said \\\"x\\\", and 1\"\n", 30);
    assert_int_equal(f.rejects, 0);
    assert_string_equal(cell(&f, 29, "text"), "he said \"x\", and 1");
    assert_int_equal(f.profile->n_notes, 1); /* the report says so */
    fixture_close(&f);
    /* one that comes late, between quotes that are doubled */
    struct cl_buf b = {0};
    cl_buf_puts(&b, "id,status,note\n");
    for (int i = 1; i <= 200; i++)
        cl_buf_printf(&b, "%d,open,\"%s\"\n", i,
                      i == 150   ? "a \\\"b\\\", c\nd"
                      : i == 160 ? "C:\\dir\\"
                                 : "say \"\"hi\"\"");
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.rejects, 0);
    assert_int_equal(f.rows, 200);
    assert_string_equal(cell(&f, 149, "text"), "a \"b\", c\nd");
    assert_string_equal(cell(&f, 159, "text"), "C:\\dir\\");
    assert_string_equal(cell(&f, 199, "text"), "say \"hi\"");
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_single_quotes(void **state) {
    (void)state;
    struct fixture f = {0};
    open_rows(&f, "id,status,note\n", ",open,'a, b'\n", 30);
    assert_int_equal(f.rejects, 0);
    assert_string_equal(cell(&f, 29, "text"), "a, b");
    fixture_close(&f);
    open_rows(&f, "id,status,note\n", ",open,'t was late\n", 30); /* an apostrophe */
    assert_string_equal(cell(&f, 29, "text"), "'t was late");
    fixture_close(&f);
}

static void test_header_one_name_short(void **state) {
    (void)state;
    struct fixture f = {0};
    open_rows(&f, "\"case_id\",\"status\",\"created\"\n", ",\"A1\",\"open\",2024-01-02\n", 30);
    assert_int_equal(f.rejects, 0);
    assert_string_equal(mapped(&f, CL_COL_ID), "case_id");
    assert_string_equal(cell(&f, 29, "created"), "2024-01-02T00:00:00Z");
    assert_string_equal(cell(&f, 29, "row"), "30");
    fixture_close(&f);
}

/* The same widths, but the last field is one text with a comma: nothing is shifted. */
static void test_comma_without_quotes(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,created,note\n1,2024-01-02,a, b\n2,2024-01-02,a, b\n3,2024-01-02,c\n");
    assert_int_equal(f.rows, 1);
    assert_string_equal(cell(&f, 0, "id"), "3");
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header_tells_the_delimiter),
        cmocka_unit_test(test_quotes_with_a_backslash),
        cmocka_unit_test(test_single_quotes),
        cmocka_unit_test(test_header_one_name_short),
        cmocka_unit_test(test_comma_without_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
