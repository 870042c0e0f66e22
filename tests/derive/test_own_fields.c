/* Fields of the configuration: what they become, and what is refused before there is
 * a table. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "caseload/derive.h"

static int teardown(void **state) {
    (void)state;
    cl_vocabulary_reset();
    return 0;
}

static void define(const char *name, const char *text) {
    struct cl_err err = {0};
    if (cl_vocabulary_define(name, text, &err) != CL_OK)
        fail_msg("%s", err.text);
}

static const struct cl_dim_def *dim_of(const char *key) {
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++)
        if (strcmp(v->dims[i].key, key) == 0)
            return &v->dims[i];
    return NULL;
}

static bool is_word(const char *name) {
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_is; i++)
        if (strcmp(v->is[i].name, name) == 0)
            return true;
    return false;
}

static void flags_and_bands(void **state) {
    (void)state;
    size_t terms = cl_vocabulary()->n_terms, dims = cl_vocabulary()->n_dims;
    define("waiting", "priority:critical -state:pending");
    define("age_band", "band(age, 1d, 7d, 30d)");
    assert_int_equal(cl_vocabulary()->n_terms, terms + 2);
    assert_int_equal(cl_vocabulary()->n_dims, dims + 2);
    assert_true(is_word("waiting"));
    assert_false(is_word("age_band"));
    const struct cl_dim_def *d = dim_of("age_band");
    assert_non_null(d);
    assert_string_equal(d->labels[0], "<1d");
    assert_string_equal(d->labels[1], "1d-7d");
    assert_string_equal(d->labels[2], "7d-30d");
    assert_string_equal(d->labels[3], "30d+");
    assert_null(d->labels[4]);
    d = dim_of("waiting");
    assert_string_equal(d->labels[0], "no");
    assert_string_equal(d->labels[1], "yes");
    cl_vocabulary_reset();
    assert_int_equal(cl_vocabulary()->n_terms, terms);
    assert_null(dim_of("waiting"));
}

/* What can only be known of a table is said when the field is used, and names it. */
static void on_a_table(void **state) {
    (void)state;
    struct cl_build *b = cl_build_new(3);
    double *csat = cl_alloc(3 * sizeof *csat);
    csat[0] = 2;
    csat[1] = 7;
    csat[2] = (double)NAN;
    cl_build_column(b, CL_COL_CSAT, &(struct cl_column){.kind = CL_KIND_REAL, .mapped = true}, csat,
                    3, NULL);
    struct cl_table *t = cl_table_seal(b);
    struct cl_arena *arena = cl_arena_new();
    struct cl_err err = {0};
    define("unhappy", "csat<5");
    define("rating_band", "band(csat * 1, 3, 5)");
    define("calm", "-is:unhappy");
    define("misspelt", "cast<5");
    struct cl_prog *p = cl_prog_new(arena, t, cl_vocabulary(), cl_zone_utc());
    struct cl_moment now = {1000, CL_NO_TIME, CL_NO_TIME};
    struct cl_dim dim, band, calm;
    cl_node_id keep;
    assert_int_equal(cl_dim_resolve(p, CL_S("unhappy"), &now, &dim, &err), CL_OK);
    assert_int_equal(cl_dim_resolve(p, CL_S("rating_band"), &now, &band, &err), CL_OK);
    assert_int_equal(cl_dim_resolve(p, CL_S("calm"), &now, &calm, &err), CL_OK);
    assert_int_equal(cl_filter_parse(p, "unhappy:yes rating_band:<3", &now, &keep, &err), CL_OK);
    assert_int_equal(cl_filter_parse(p, "is:unhappy", &now, &keep, &err), CL_OK);
    assert_int_equal(cl_filter_parse(p, "rating_band:huge", &now, &keep, &err), CL_E_USAGE);
    assert_int_equal(cl_dim_resolve(p, CL_S("misspelt"), &now, &dim, &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "[fields] misspelt"));
    assert_non_null(strstr(err.text, "csat"));
    cl_arena_free(arena);
    cl_table_unref(t);
}

static void refused(void **state) {
    (void)state;
    char many[400] = "band(age";
    for (int i = 0; i < 30; i++)
        snprintf(many + strlen(many), 10, ", %dd", i + 1);
    strcat(many, ")");
    define("first", "is:second");
    const struct {
        const char *name, *text, *why;
    } wrong[] = {
        {"Big", "is:open", "lower case"},
        {"a-b", "is:open", "letters, digits"},
        {"priority", "is:open", "taken"},
        {"age", "is:open", "taken"},
        {"close_at", "is:open", "taken"},
        {"is", "is:open", "taken"},
        {"weekday", "is:open", "taken"},
        {"overdue", "is:open", "taken"},
        {"first", "is:open", "twice"},
        {"second", "-is:first", "itself"},
        {"me", "is:me", "itself"},
        {"me", "me:yes", "itself"},
        {"x", "\"open", "quote"},
        {"x", "", "characters"},
        {"x", "band(age)", "edges"},
        {"x", "band(age, )", "empty"},
        {"x", "band(age, 7d, 1d)", "larger"},
        {"x", "band(age, 7d, 7d)", "larger"},
        {"x", "band(age, soon)", "larger"},
        {"x", many, "more than 24"},
    };
    for (size_t i = 0; i < CL_LEN(wrong); i++) {
        struct cl_err err = {0};
        assert_int_equal(cl_vocabulary_define(wrong[i].name, wrong[i].text, &err), CL_E_USAGE);
        if (strstr(err.text, wrong[i].why) == NULL)
            print_error("%s = %s: %s\n", wrong[i].name, wrong[i].text, err.text);
        assert_non_null(strstr(err.text, wrong[i].why));
    }
    /* A value that happens to be a field's name is no circle. */
    define("vip", "customer:vip");
}

static void at_most(void **state) {
    (void)state;
    char name[32];
    struct cl_err err = {0};
    for (int i = 0; i < 64; i++) {
        snprintf(name, sizeof name, "f%d", i);
        define(name, "is:open");
    }
    assert_int_equal(cl_vocabulary_define("one_more", "is:open", &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "64"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(flags_and_bands, teardown),
        cmocka_unit_test_teardown(on_a_table, teardown),
        cmocka_unit_test_teardown(refused, teardown),
        cmocka_unit_test_teardown(at_most, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
