/* test_json.c - the JSON writer. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/base/json.h"

static void write_sample(struct cl_json *j) {
    cl_json_object(j, NULL);
    cl_json_string(j, "name", CL_S("a \"b\""));
    cl_json_string(j, "none", (struct cl_slice){NULL, 0});
    cl_json_cstr(j, "absent", NULL);
    cl_json_cstr(j, "empty", "");
    cl_json_array(j, "list");
    cl_json_int(j, NULL, -3);
    cl_json_real(j, NULL, 0.1);
    cl_json_real(j, NULL, (double)NAN);
    cl_json_real(j, NULL, -(double)INFINITY);
    cl_json_bool(j, NULL, true);
    cl_json_object(j, NULL);
    cl_json_end(j);
    cl_json_array(j, NULL);
    cl_json_end_array(j);
    cl_json_end_array(j);
    cl_json_bool(j, "no", false);
    cl_json_null(j, "nil");
    cl_json_end(j);
}

static void test_compact(void **state) {
    (void)state;
    struct cl_buf out = {0};
    struct cl_json j;
    cl_json_init(&j, &out);
    write_sample(&j);
    assert_string_equal(out.ptr, "{\"name\":\"a \\\"b\\\"\",\"none\":null,\"absent\":null,"
                                 "\"empty\":\"\",\"list\":[-3,0.1,null,null,true,{},[]],"
                                 "\"no\":false,\"nil\":null}");
    cl_buf_free(&out);
}

static void test_pretty(void **state) {
    (void)state;
    struct cl_buf out = {0};
    struct cl_json j;
    cl_json_init(&j, &out);
    j.pretty = true;
    cl_json_object(&j, NULL);
    cl_json_int(&j, "n", 1);
    cl_json_array(&j, "a");
    cl_json_int(&j, NULL, 2);
    cl_json_end_array(&j);
    cl_json_end(&j);
    assert_string_equal(out.ptr, "{\n  \"n\": 1,\n  \"a\": [\n    2\n  ]\n}");
    cl_buf_free(&out);
}

static void test_single_value(void **state) {
    (void)state;
    struct cl_buf out = {0};
    struct cl_json j;
    cl_json_init(&j, &out);
    cl_json_int(&j, NULL, INT64_MIN);
    assert_string_equal(out.ptr, "-9223372036854775808");
    cl_buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compact),
        cmocka_unit_test(test_pretty),
        cmocka_unit_test(test_single_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
