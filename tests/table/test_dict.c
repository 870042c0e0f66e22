/* test_dict.c - words and their codes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/table.h"

static void test_codes(void **state) {
    (void)state;
    struct cl_dict *dict = cl_dict_new();
    uint32_t code = 99;
    assert_int_equal(cl_dict_count(dict), 0);
    assert_null(cl_dict_word(dict, 0).ptr);
    assert_int_equal(cl_dict_add(dict, CL_S("High")), 1);
    assert_int_equal(cl_dict_add(dict, CL_S("Low")), 2);
    assert_int_equal(cl_dict_add(dict, CL_S("High")), 1);
    assert_int_equal(cl_dict_add(dict, CL_S("high")), 3); /* exact */
    assert_int_equal(cl_dict_add(dict, CL_S("")), 4);     /* an empty word is not NULL */
    assert_int_equal(cl_dict_count(dict), 4);
    assert_true(cl_slice_eq(cl_dict_word(dict, 2), CL_S("Low")));
    assert_true(cl_dict_find(dict, CL_S("Low"), &code));
    assert_int_equal(code, 2);
    assert_false(cl_dict_find(dict, CL_S("LOW"), &code));
    cl_dict_free(dict);
    cl_dict_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_codes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
