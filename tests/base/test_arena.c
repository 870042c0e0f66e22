/* test_arena.c - memory of one request; runs against both twins. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/arena.h"

static void test_zeroed_and_aligned(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    for (size_t size = 0; size < 300; size++) {
        unsigned char *p = cl_arena_alloc(arena, size);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xa5, size);
    }
    cl_arena_free(arena);
}

static void test_allocations_are_apart(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    unsigned char *parts[200];
    for (size_t i = 0; i < CL_LEN(parts); i++) {
        parts[i] = cl_arena_alloc(arena, i * 37 + 1);
        memset(parts[i], (int)i, i * 37 + 1);
    }
    for (size_t i = 0; i < CL_LEN(parts); i++) {
        for (size_t k = 0; k < i * 37 + 1; k++)
            assert_int_equal(parts[i][k], i);
    }
    cl_arena_free(arena);
}

static void test_large_and_reset(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    unsigned char *large = cl_arena_alloc(arena, (size_t)5 << 20);
    large[((size_t)5 << 20) - 1] = 1;
    cl_arena_alloc(arena, 10);
    assert_int_equal(cl_arena_bytes(arena), ((size_t)5 << 20) + 10);
    cl_arena_reset(arena);
    assert_int_equal(cl_arena_bytes(arena), 0);
    /* A kept block is handed out again, and zeroed again. */
    unsigned char *again = cl_arena_alloc(arena, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(again[i], 0);
    cl_arena_reset(arena);
    cl_arena_reset(arena);
    cl_arena_free(arena);
    cl_arena_free(NULL);
}

static void test_text(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    assert_string_equal(cl_arena_str(arena, "one"), "one");
    assert_string_equal(cl_arena_strn(arena, "twofold", 3), "two");
    assert_string_equal(cl_arena_strn(arena, NULL, 0), "");
    assert_string_equal(cl_arena_printf(arena, "%s-%d", "x", 12), "x-12");
    struct cl_slice copy = cl_arena_dup(arena, (struct cl_slice){"a\0b", 3});
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.ptr, "a\0b", 4);
    assert_int_equal(cl_arena_dup(arena, (struct cl_slice){NULL, 0}).len, 0);
    char longer[9000];
    memset(longer, 'y', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    assert_string_equal(cl_arena_printf(arena, "%s", longer), longer);
    uint64_t *numbers = cl_arena_array(arena, 1000, sizeof *numbers);
    assert_int_equal(numbers[999], 0);
    cl_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_and_aligned),
        cmocka_unit_test(test_allocations_are_apart),
        cmocka_unit_test(test_large_and_reset),
        cmocka_unit_test(test_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
