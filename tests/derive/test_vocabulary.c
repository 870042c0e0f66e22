/* Every term, word after `is:` and dimension parses over a table that has nothing
 * but the schema and the derived columns. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/derive.h"

static struct cl_table *empty_table(void) {
    struct cl_build *b = cl_build_new(0);
    size_t n;
    const struct cl_derived_def *defs = cl_derived_columns(&n);
    for (size_t i = 0; i < n; i++) {
        struct cl_column def = {
            .name = defs[i].name, .title = defs[i].title, .kind = defs[i].kind, .derived = true};
        cl_build_column(b, CL_NO_COLUMN, &def, cl_alloc(8), 0, NULL);
    }
    return cl_table_seal(b);
}

static bool is_sentence(const char *s) {
    return s && s[0] >= 'A' && s[0] <= 'Z' && s[strlen(s) - 1] == '.';
}

static void each_parses(void **state) {
    (void)state;
    const struct cl_vocab *v = cl_vocabulary();
    const struct cl_moment m = {.t = 1700000000, .a = 1600000000, .b = 1700000001};
    struct cl_arena *arena = cl_arena_new();
    struct cl_table *t = empty_table();
    struct cl_prog *p = cl_prog_new(arena, t, v, NULL);
    struct cl_err err = {0};
    cl_node_id node;
    for (size_t i = 0; i < v->n_terms; i++) {
        if (cl_formula_parse(p, v->terms[i].formula, &m, &node, &err) != CL_OK)
            fail_msg("%s: %s", v->terms[i].name, err.text);
        if (cl_formula_parse(p, v->terms[i].name, &m, &node, &err) != CL_OK)
            fail_msg("%s: %s", v->terms[i].name, err.text);
    }
    for (size_t i = 0; i < v->n_is; i++) {
        const char *text = cl_arena_printf(arena, "is:%s", v->is[i].name);
        if (cl_filter_parse(p, text, &m, &node, &err) != CL_OK)
            fail_msg("%s: %s", text, err.text);
    }
    for (size_t i = 0; i < v->n_dims; i++) {
        struct cl_dim dim;
        if (cl_dim_resolve(p, cl_slice(v->dims[i].key), &m, &dim, &err) != CL_OK)
            fail_msg("%s: %s", v->dims[i].key, err.text);
        assert_int_equal(dim.kind, v->dims[i].kind);
    }
    cl_table_unref(t);
    cl_arena_free(arena);
}

static void registries(void **state) {
    (void)state;
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_terms; i++) {
        enum cl_col field;
        assert_true(is_sentence(v->terms[i].help));
        /* A column of that name would win, and the term never be seen. */
        assert_false(cl_column_find(cl_slice(v->terms[i].name), &field));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(v->terms[i].name, v->terms[k].name);
    }
    for (size_t i = 0; i < v->n_is; i++) {
        assert_true(is_sentence(v->is[i].help));
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(v->is[i].name, v->is[k].name);
    }
    for (size_t i = 0; i < v->n_dims; i++) {
        assert_true(is_sentence(v->dims[i].help));
        assert_int_equal(v->dims[i].kind == CL_DIM_LABELS, v->dims[i].labels != NULL);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(v->dims[i].key, v->dims[k].key);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_parses),
        cmocka_unit_test(registries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
