/* Dimensions: which there are, their labels and order, and buckets across clock
 * changes. */
#include "fixture.h"

static struct cl_dim dim_of(struct fixture *f, const char *key) {
    struct cl_dim d;
    if (cl_dim_resolve(f->p, cl_slice(key), &at_t, &d, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    return d;
}

static void assert_label(struct fixture *f, const struct cl_dim *d, double code, const char *want) {
    struct cl_slice got = cl_dim_label(d, code, f->arena);
    if (!cl_slice_eq(got, cl_slice(want)) || (got.ptr == NULL) != (want == NULL))
        fail_msg("%s %g is '%.*s', not '%s'", d->key, code, (int)got.len, got.ptr ? got.ptr : "",
                 want ? want : "NULL");
}

static void names_and_headings(void **state) {
    (void)state;
    struct fixture f;
    struct cl_dim d;
    fixture_open(&f, NULL);
    d = dim_of(&f, "PRIORITY");
    assert_true(d.kind == CL_DIM_WORD && d.col == CL_COL_PRIORITY && d.ranked);
    d = dim_of(&f, "customer age");
    assert_string_equal(d.key, "customer_age");
    assert_false(d.ranked);
    assert_string_equal(dim_of(&f, "source").key, "source");
    /* The heading "state" of an extra column does not hide the dimension. */
    assert_int_equal(dim_of(&f, "state").kind, CL_DIM_LABELS);
    assert_int_equal(cl_dim_resolve(f.p, CL_S("pririty"), &at_t, &d, &f.err), CL_E_USAGE);
    assert_non_null(strstr(f.err.text, "did you mean 'priority'?"));
    assert_int_equal(cl_dim_resolve(f.p, CL_S("csat"), &at_t, &d, &f.err), CL_E_USAGE);
    assert_non_null(strstr(f.err.text, "numbers or times"));
    assert_int_equal(cl_dim_resolve(f.p, CL_S("subject"), &at_t, &d, &f.err), CL_E_USAGE);
    assert_non_null(strstr(f.err.text, "free text"));
    fixture_close(&f);
}

static void a_list_of_all(void **state) {
    (void)state;
    struct fixture f;
    const char *const *keys;
    fixture_open(&f, NULL);
    size_t n = cl_dim_list(f.p, f.arena, &keys);
    for (size_t i = 0; i < n; i++) {
        dim_of(&f, keys[i]);
        assert_string_not_equal(keys[i], "region"); /* not in these data */
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(keys[i], keys[k]);
    }
    /* 9 computed, priority, channel, source, two extra columns. */
    assert_int_equal(n, 14);
    fixture_close(&f);
}

static void labels(void **state) {
    (void)state;
    struct fixture f;
    struct cl_dim d;
    fixture_open(&f, NULL);
    d = dim_of(&f, "priority");
    assert_label(&f, &d, 3, "Critical");
    assert_label(&f, &d, NA, NULL);
    assert_label(&f, &d, 99, NULL);
    d = dim_of(&f, "age_bucket");
    assert_label(&f, &d, 2, "300d+");
    assert_label(&f, &d, 3, NULL);
    d = dim_of(&f, "hour");
    assert_label(&f, &d, 22, "22");
    d = dim_of(&f, "day");
    assert_label(&f, &d, 0, "1970-01-01");
    assert_label(&f, &d, -1, "1969-12-31");
    d = dim_of(&f, "week");
    assert_label(&f, &d, 0, "1970-W01");
    assert_label(&f, &d, cl_dim_code_at(f.p, CL_DIM_WEEK, utc(2024, 12, 31, 0, 0)), "2025-W01");
    d = dim_of(&f, "month");
    assert_label(&f, &d, 2024 * 12, "2024-01");
    assert_label(&f, &d, 2024 * 12 + 11, "2024-12");
    d = dim_of(&f, "quarter");
    assert_label(&f, &d, 2024 * 4 + 3, "2024-Q4");
    d = dim_of(&f, "year");
    assert_label(&f, &d, 2024, "2024");
    fixture_close(&f);
}

static void order(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_dim d = dim_of(&f, "priority");
    /* Critical, High, Low, then the word that is no priority, then missing. */
    assert_true(cl_dim_rank(&d, 3) < cl_dim_rank(&d, 2));
    assert_true(cl_dim_rank(&d, 2) < cl_dim_rank(&d, 1));
    assert_true(cl_dim_rank(&d, 1) < cl_dim_rank(&d, 4));
    assert_true(cl_dim_rank(&d, 4) < cl_dim_rank(&d, NA));
    size_t n;
    cl_node_id rank = cl_prog_rank(f.p, CL_COL_PRIORITY);
    const struct cl_node *node = &cl_prog_nodes(f.p, &n)[rank];
    assert_int_equal(node->op, CL_X_LOOKUP);
    assert_true(isnan(node->lookup[0]));
    assert_true(node->lookup[3] < node->lookup[2] && node->lookup[2] < node->lookup[1] &&
                node->lookup[1] < node->lookup[4]);
    assert_int_equal(rank, cl_prog_rank(f.p, CL_COL_PRIORITY));
    rank = cl_prog_rank(f.p, CL_COL_CHANNEL);
    node = &cl_prog_nodes(f.p, &n)[rank];
    assert_true(node->lookup[1] < node->lookup[2] && node->lookup[2] < node->lookup[3]);
    fixture_close(&f);
}

/* Every bucket begins where code_at says that it does, one second before is the
 * bucket before, in zones with and without clock changes. */
static void buckets_fit_together(void **state) {
    (void)state;
    static const char *const zones[] = {NULL, "Europe/Berlin", "America/New_York",
                                        "America/Sao_Paulo", "Asia/Kolkata"};
    static const enum cl_dim_kind kinds[] = {CL_DIM_DAY, CL_DIM_WEEK, CL_DIM_MONTH, CL_DIM_QUARTER,
                                             CL_DIM_YEAR};
    for (size_t z = 0; z < CL_LEN(zones); z++) {
        struct fixture f;
        fixture_open(&f, zones[z]);
        for (size_t k = 0; k < CL_LEN(kinds); k++) {
            double from = cl_dim_code_at(f.p, kinds[k], utc(2016, 1, 1, 12, 0));
            double to = cl_dim_code_at(f.p, kinds[k], utc(2019, 1, 1, 12, 0));
            for (double code = from; code <= to; code++) {
                int64_t start = cl_dim_start(f.p, kinds[k], code);
                assert_num(cl_dim_code_at(f.p, kinds[k], start), code);
                assert_num(cl_dim_code_at(f.p, kinds[k], start - 1), code - 1);
            }
        }
        fixture_close(&f);
    }
}

static void days_have_23_24_or_25_hours(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, "Europe/Berlin");
    double spring = cl_dim_code_at(f.p, CL_DIM_DAY, utc(2024, 3, 31, 12, 0));
    double autumn = cl_dim_code_at(f.p, CL_DIM_DAY, utc(2024, 10, 27, 12, 0));
    int64_t from = cl_dim_start(f.p, CL_DIM_DAY, spring);
    assert_true(from == utc(2024, 3, 30, 23, 0));
    assert_true(cl_dim_start(f.p, CL_DIM_DAY, spring + 1) - from == 23 * 3600);
    from = cl_dim_start(f.p, CL_DIM_DAY, autumn);
    assert_true(cl_dim_start(f.p, CL_DIM_DAY, autumn + 1) - from == 25 * 3600);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_headings),
        cmocka_unit_test(a_list_of_all),
        cmocka_unit_test(labels),
        cmocka_unit_test(order),
        cmocka_unit_test(buckets_fit_together),
        cmocka_unit_test(days_have_23_24_or_25_hours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
