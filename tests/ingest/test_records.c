/* test_records.c - lines of a file that are no cases, and cases that look like them. */
#include "fixture.h"

#define HEAD "id,created,status,agent,handling time (min)\n"

static void cases_then(struct fixture *f, const char *last) {
    struct cl_buf b = {0};
    cl_buf_puts(&b, HEAD);
    for (int i = 1; i <= 30; i++)
        cl_buf_printf(&b, "%d,2024-01-%02d 10:00,%s,%s,10\n", i, i, i % 3 ? "closed" : "open",
                      i % 2 ? "Ann" : "Bob");
    cl_buf_puts(&b, last);
    fixture_bytes(f, b.ptr, b.len);
    cl_buf_free(&b);
    assert_int_equal(f->rc, CL_OK);
}

static void test_header_again(void **state) {
    (void)state;
    struct fixture f = {0};
    cases_then(&f, HEAD "31,2024-02-01,open,Ann,4\n"
                        "ID , Created,STATUS ,agent,  Handling Time (min)\n"
                        "32,2024-02-01,open,Ann,4\n");
    assert_int_equal(f.rows, 32);
    assert_int_equal(f.rejects, 2);
    assert_string_equal(f.reject_reason[0], "the header again, no case");
    assert_int_equal(f.reject_line[1], 34);
    assert_string_equal(mapped(&f, CL_COL_CREATED), "created");
    fixture_close(&f);
}

static void test_summary_rows(void **state) {
    (void)state;
    static const char *const rows[] = {
        "Grand Total,30,,,300\n",
        "Average,,,,10\n",
        "Rows: 30,,,,\n",
        "30 Tickets,,,,\n",
        ",30,,,\n",
        "Suma total,,,,300\n",
        ",,,,300\n",
        "Durchschnitt,,,,10\n",
        "Moyenne,,,,\"10,5\"\n",
        "Total: 30,Closed: 20,,,\n",
    };
    for (size_t i = 0; i < CL_LEN(rows); i++) {
        struct fixture f = {0};
        cases_then(&f, rows[i]);
        if (f.rows != 30 || f.rejects != 1)
            fail_msg("%s: %zu cases", rows[i], f.rows);
        assert_non_null(strstr(f.reject_reason[0], ", no case"));
        fixture_close(&f);
    }
    struct fixture f = {0};
    fixture_open(&f, HEAD "1,2024-01-01,open,Ann,3\nAverage,,,,3\n"); /* by its word alone */
    assert_int_equal(f.rows, 1);
    fixture_close(&f);
    cases_then(&f, "Total,,,,300\nAverage,,,,10\n,,,,\n");
    assert_int_equal(f.rows, 30);
    assert_int_equal(f.rejects, 3);
    fixture_close(&f);
}

/* Little is known of them, but each says which case it is, or something of one. */
static void test_sparse_cases(void **state) {
    (void)state;
    static const char *const rows[] = {
        "31,,,,\n",           "31,,,,12\n",  "31\n31,2024-02-01,open,,\n",
        ",2024-02-01,,,12\n", ",,open,,5\n", ",,,Ann,5\n",
    };
    for (size_t i = 0; i < CL_LEN(rows); i++) {
        struct fixture f = {0};
        cases_then(&f, rows[i]);
        if (f.rows != 31)
            fail_msg("%s: %zu cases", rows[i], f.rows);
        fixture_close(&f);
    }
}

/* A rating of three steps, and it says little else: no line of totals. */
static void test_words_that_are_also_values(void **state) {
    (void)state;
    static const char *const heads[] = {"rating", "category"};
    static const char *const words[] = {"Average", "Count"};
    for (size_t k = 0; k < CL_LEN(heads); k++) {
        struct cl_buf b = {0};
        cl_buf_printf(&b, "%s,id,created,agent\n", heads[k]);
        for (int i = 1; i <= 30; i++)
            cl_buf_printf(&b, "%s,%d,%s\n", i % 3 ? "Good" : words[k], i,
                          i % 2 ? "2024-01-01,Ann" : ",");
        cl_buf_printf(&b, "%s,,,\n", words[k]);
        struct fixture f = {0};
        fixture_bytes(&f, b.ptr, b.len);
        assert_int_equal(f.rc, CL_OK);
        assert_int_equal(f.rejects, 0);
        assert_int_equal(f.rows, 31);
        fixture_close(&f);
        cl_buf_free(&b);
    }
    struct fixture f = {0};
    fixture_open(&f, "rating,id,created,agent\nGood,1,2024-01-01,Ann\nAverage,2,,\n");
    assert_int_equal(f.rows, 2);
    fixture_close(&f);
}

static void test_no_case_at_all(void **state) {
    (void)state;
    static const struct {
        const char *text, *says;
    } files[] = {
        {HEAD "1,2\n3,4\n5,6,7,8,9,10,11\n", "none of 3 records can be a case: 2 fields"},
        {HEAD "a,,c\nd,,f\n", "none of 2 records can be a case: 3 fields"},
        {HEAD ",,,,\n,,,,\n", "all fields are empty (2 of them)"},
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {0};
        fixture_open(&f, files[i].text);
        assert_int_equal(f.rc, CL_E_INPUT);
        if (!strstr(f.err.text, files[i].says))
            fail_msg("%s", f.err.text);
        fixture_close(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header_again),   cmocka_unit_test(test_summary_rows),
        cmocka_unit_test(test_sparse_cases),   cmocka_unit_test(test_words_that_are_also_values),
        cmocka_unit_test(test_no_case_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
