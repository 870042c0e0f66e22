/* test_str.c - slices, identifiers, nearest names, the map. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/arena.h"

static void assert_slice(struct cl_slice s, const char *expected) {
    assert_int_equal(s.len, strlen(expected));
    assert_memory_equal(s.ptr ? s.ptr : "", expected, s.len);
}

static void test_compare(void **state) {
    (void)state;
    assert_true(cl_slice_cmp(CL_S("a"), CL_S("b")) < 0);
    assert_true(cl_slice_cmp(CL_S("ab"), CL_S("a")) > 0);
    assert_true(cl_slice_cmp(CL_S("\xc3"), CL_S("a")) > 0);
    assert_int_equal(cl_slice_cmp((struct cl_slice){NULL, 0}, CL_S("")), 0);
    assert_true(cl_slice_cmp_natural(CL_S("a9"), CL_S("a10")) < 0);
    assert_true(cl_slice_cmp_natural(CL_S("a10b"), CL_S("a010")) > 0);
    assert_int_equal(cl_slice_cmp_natural(CL_S("a007"), CL_S("a7")), 0);
    assert_true(cl_slice_cmp_natural(CL_S("a"), CL_S("a1")) < 0);
    assert_true(cl_slice_cmp_natural(CL_S("b1"), CL_S("a2")) > 0);
    assert_int_equal(cl_slice_cmp_natural((struct cl_slice){NULL, 0}, CL_S("")), 0);
    assert_true(cl_slice_eq((struct cl_slice){NULL, 0}, CL_S("")));
    assert_false(cl_slice_eq(CL_S("a"), CL_S("A")));
    assert_slice(cl_slice(NULL), "");
    assert_true(cl_slice_eq_nocase(CL_S("Case_ID"), CL_S("case_id")));
    assert_false(cl_slice_eq_nocase(CL_S("caseid"), CL_S("case_id")));
    assert_false(cl_slice_eq_nocase(CL_S("a@"), CL_S("a`"))); /* no letters */
    assert_true(cl_slice_eq_nocase((struct cl_slice){NULL, 0}, CL_S("")));
}

static void test_trim(void **state) {
    (void)state;
    assert_slice(cl_slice_trim(CL_S("  a b\t\r\n")), "a b");
    assert_slice(cl_slice_trim(CL_S("\xc2\xa0 x \xc2\xa0")), "x");
    assert_slice(cl_slice_trim(CL_S(" \xc2\xa0 ")), "");
    assert_slice(cl_slice_trim(CL_S("\xc2")), "\xc2");
    assert_slice(cl_slice_trim(CL_S("à")), "à"); /* ends in the byte a0 */
    assert_slice(cl_slice_trim((struct cl_slice){NULL, 0}), "");
}

static void test_cut(void **state) {
    (void)state;
    struct cl_slice rest = CL_S("a,,b");
    assert_slice(cl_slice_cut(&rest, ','), "a");
    assert_slice(cl_slice_cut(&rest, ','), "");
    assert_non_null(rest.ptr);
    assert_slice(cl_slice_cut(&rest, ','), "b");
    assert_null(rest.ptr);
    assert_slice(cl_slice_cut(&rest, ','), "");
    rest = CL_S("a,");
    cl_slice_cut(&rest, ',');
    assert_non_null(rest.ptr); /* an empty last part still comes */
    assert_int_equal(rest.len, 0);
}

static void test_ident(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    assert_slice(cl_ident(arena, CL_S("Case ID")), "case_id");
    assert_slice(cl_ident(arena, CL_S("  Answered (Y/N) ")), "answered_y_n");
    assert_slice(cl_ident(arena, CL_S("Día de Creación")), "dia_de_creacion");
    assert_slice(cl_ident(arena, CL_S("__x--y__")), "x_y");
    assert_slice(cl_ident(arena, CL_S("311 Number")), "311_number");
    assert_slice(cl_ident(arena, CL_S("статус")), "_");
    assert_slice(cl_ident(arena, CL_S("")), "_");
    cl_arena_free(arena);
}

static void test_nearest(void **state) {
    (void)state;
    static const char *const known[] = {"priority", "status", "department", "region", "csat"};
    assert_string_equal(cl_nearest(CL_S("prioirty"), known, CL_LEN(known)), "priority");
    assert_string_equal(cl_nearest(CL_S("Departmnt"), known, CL_LEN(known)), "department");
    assert_string_equal(cl_nearest(CL_S("cast"), known, CL_LEN(known)), "csat");
    assert_string_equal(cl_nearest(CL_S("regions"), known, CL_LEN(known)), "region");
    assert_string_equal(cl_nearest(CL_S("dep"), known, CL_LEN(known)), "department");
    assert_string_equal(cl_nearest(CL_S("Prio"), known, CL_LEN(known)), "priority");
    assert_null(cl_nearest(CL_S("pr"), known, CL_LEN(known)));
    assert_null(cl_nearest(CL_S("zzzzzz"), known, CL_LEN(known)));
    assert_null(cl_nearest(CL_S("x"), known, CL_LEN(known)));
    assert_null(cl_nearest(CL_S(""), known, CL_LEN(known)));
    assert_null(cl_nearest(CL_S("status"), known, 0));
    char longer[500];
    memset(longer, 's', sizeof longer);
    assert_null(cl_nearest((struct cl_slice){longer, sizeof longer}, known, CL_LEN(known)));
}

static void test_map(void **state) {
    (void)state;
    struct cl_map *map = cl_map_new();
    char key[32];
    struct cl_slice first = {0};
    for (uint32_t i = 0; i < 20000; i++) {
        bool added = false;
        int n = snprintf(key, sizeof key, "key %u", (unsigned)(i * 7919));
        assert_int_equal(cl_map_add(map, (struct cl_slice){key, (size_t)n}, &added), i);
        assert_true(added);
        if (i == 0)
            first = cl_map_key(map, 0);
    }
    assert_int_equal(cl_map_count(map), 20000);
    assert_ptr_equal(first.ptr, cl_map_key(map, 0).ptr); /* keys do not move */
    for (uint32_t i = 0; i < 20000; i++) {
        bool added = true;
        uint32_t index = 0;
        int n = snprintf(key, sizeof key, "key %u", (unsigned)(i * 7919));
        struct cl_slice k = {key, (size_t)n};
        assert_true(cl_map_find(map, k, &index));
        assert_int_equal(index, i);
        assert_int_equal(cl_map_add(map, k, &added), i);
        assert_false(added);
        assert_true(cl_slice_eq(cl_map_key(map, i), k));
    }
    assert_false(cl_map_find(map, CL_S("key"), NULL));
    cl_map_free(map);
    cl_map_free(NULL);
}

static void test_map_odd_keys(void **state) {
    (void)state;
    struct cl_map *map = cl_map_new();
    assert_int_equal(cl_map_add(map, (struct cl_slice){NULL, 0}, NULL), 0);
    assert_int_equal(cl_map_add(map, CL_S(""), NULL), 0);
    assert_int_equal(cl_map_add(map, CL_S("\0"), NULL), 1);
    assert_int_equal(cl_map_add(map, CL_S("\0\0"), NULL), 2);
    assert_int_equal(cl_map_add(map, CL_S("a\0\0\0\0\0\0\0"), NULL), 3);
    assert_int_equal(cl_map_add(map, CL_S("a"), NULL), 4);
    assert_int_equal(cl_map_count(map), 5);
    cl_map_free(map);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compare),      cmocka_unit_test(test_trim),
        cmocka_unit_test(test_cut),          cmocka_unit_test(test_ident),
        cmocka_unit_test(test_nearest),      cmocka_unit_test(test_map),
        cmocka_unit_test(test_map_odd_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
