/* test_columns.c - the registries of fields and flags hold together. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/schema.h"

static void assert_sentence(const char *text) {
    size_t n = strlen(text);
    if (n < 5 || text[n - 1] != '.' || !isupper((unsigned char)text[0]))
        fail_msg("not a sentence: %s", text);
}

static void test_fields(void **state) {
    (void)state;
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        const struct cl_column_def *c = &cl_columns[i];
        assert_true(strlen(c->name) > 0 && strlen(c->title) > 0);
        assert_true(strlen(cl_type_name(c->type)) > 0);
        assert_sentence(c->help);
        for (size_t k = 0; c->name[k]; k++)
            assert_true(islower((unsigned char)c->name[k]) || c->name[k] == '_');
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(cl_columns[k].name, c->name);
    }
    assert_string_equal(cl_columns[CL_COL_ID].name, "id");
    assert_string_equal(cl_columns[CL_COL_PRIORITY].title, "Priority");
    assert_int_equal(cl_columns[CL_COL_SLA_TARGET].type, CL_T_SECS);
    assert_true(cl_columns[CL_COL_CUSTOMER].personal);
}

/* Headings are compared folded, so they must stand here as folding leaves them. */
static void test_headers_are_folded(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        struct cl_slice rest = cl_slice(cl_columns[i].headers);
        while (rest.len > 0) {
            struct cl_slice word = cl_slice_cut(&rest, '|');
            if (word.len == 0 || !cl_slice_eq(word, cl_fold(arena, word)))
                fail_msg("%s: \"%.*s\"", cl_columns[i].name, (int)word.len, word.ptr);
        }
    }
    cl_arena_free(arena);
}

static void test_find(void **state) {
    (void)state;
    enum cl_col col;
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        assert_true(cl_column_find(cl_slice(cl_columns[i].name), &col));
        assert_int_equal(col, i);
    }
    assert_true(cl_column_find(CL_S("PRIORITY"), &col));
    assert_int_equal(col, CL_COL_PRIORITY);
    assert_false(cl_column_find(CL_S("priorit"), &col));
    assert_false(cl_column_find(CL_S(""), &col));
}

static void test_flags(void **state) {
    (void)state;
    for (size_t i = 0; i < CL_FLAG_COUNT; i++) {
        assert_true(strlen(cl_flags[i].name) > 0);
        assert_sentence(cl_flags[i].help);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(cl_flags[k].name, cl_flags[i].name);
    }
    assert_true(CL_FLAG_BIT(NEGATIVE) == 1);
    assert_string_equal(cl_flags[CL_FLAG_FUTURE].name, "future");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_headers_are_folded),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_flags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
