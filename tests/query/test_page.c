/* Pages of cases: order, NULL last either way, ties by row, cutting, and keeping
 * a case inside the page. */
#include "caseload/query.h"

#include "../expr/fixture.h"

static const char *rows_of(const struct cl_page *page) {
    static char digits[ROWS + 1];
    for (size_t i = 0; i < page->n; i++)
        digits[i] = (char)('0' + page->rows[i]);
    digits[page->n] = '\0';
    return digits;
}

static struct cl_page page_of(struct fixture *f, const struct cl_page_plan *plan) {
    struct cl_page page;
    if (cl_query_page(plan, f->arena, &page, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    return page;
}

static void sorts_with_null_last(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_sort by_csat = {.node = formula(&f, "csat", &at_t)};
    struct cl_page_plan plan = {.prog = f.p, .sort = &by_csat, .n_sort = 1};
    struct cl_page page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "01263457");
    by_csat.descending = true;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "43261057");
    struct cl_sort two[] = {
        {.node = cl_prog_rank(f.p, CL_COL_PRIORITY)},
        {.node = formula(&f, "created", &at_t), .descending = true},
    };
    plan.sort = two;
    plan.n_sort = 2;
    page = page_of(&f, &plan);
    /* Critical, High, Low, the word that is no priority, missing; newest first,
     * a case without created last in its priority. */
    assert_string_equal(rows_of(&page), "70213645");
    fixture_close(&f);
}

static void cuts_and_values(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_sort newest = {.node = formula(&f, "created", &at_t), .descending = true};
    cl_node_id cols[] = {formula(&f, "record", &at_t), formula(&f, "csat", &at_t),
                         formula(&f, "4", &at_t)};
    struct cl_page_plan plan = {.prog = f.p,
                                .filter = formula(&f, "channel is not null", &at_t),
                                .sort = &newest,
                                .n_sort = 1,
                                .cols = cols,
                                .n_cols = 3,
                                .offset = 1,
                                .limit = 3};
    struct cl_page page = page_of(&f, &plan);
    assert_int_equal(page.total, 7);
    assert_int_equal(page.offset, 1);
    assert_string_equal(rows_of(&page), "532");
    static const double want[][3] = {{105, NA, 4}, {103, 4, 4}, {102, 3, 4}};
    for (size_t i = 0; i < page.n; i++) {
        assert_true(page.case_ids[i] == (int64_t)want[i][0]);
        for (size_t k = 0; k < 3; k++)
            assert_num(page.values[i * 3 + k], want[i][k]);
    }
    plan.offset = 6;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "6");
    plan.offset = 99;
    page = page_of(&f, &plan);
    assert_true(page.n == 0 && page.total == 7);
    plan.limit = plan.offset = 0;
    page = page_of(&f, &plan);
    assert_int_equal(page.n, 7);
    fixture_close(&f);
}

static void keeps_a_case_inside(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_page_plan plan = {.prog = f.p, .limit = 3, .around = 106};
    struct cl_page page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "456");
    assert_true(page.offset == 4 && page.around_at == 6);
    plan.offset = 7;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "67");
    plan.offset = 5;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "567");
    plan.filter = formula(&f, "csat is null", &at_t); /* the case is not in the list */
    plan.offset = 0;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "57");
    assert_true(page.around_at == -1 && page.offset == 0);
    fixture_close(&f);
}

static void picks_evenly(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_page_plan plan = {.prog = f.p, .spread = 8};
    struct cl_page page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "01234567"); /* no more than that: all */
    plan.spread = 7;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "0246");
    assert_int_equal(page.total, 8);
    plan.spread = 3;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "036");
    struct cl_sort newest = {.node = formula(&f, "record", &at_t), .descending = true};
    plan.sort = &newest;
    plan.n_sort = 1;
    plan.offset = 1;
    page = page_of(&f, &plan);
    assert_string_equal(rows_of(&page), "41");
    fixture_close(&f);
}

/* More than one chunk, and values of the past on rows that do not ascend. */
static void many_rows(void **state) {
    (void)state;
    enum { N = 5000 };
    double *x = cl_alloc(N * sizeof *x);
    struct cl_event *events = cl_alloc(N * sizeof *events);
    struct cl_column def = {.name = "x", .title = "x", .kind = CL_KIND_REAL, .extra = true};
    struct cl_build *b = cl_build_new(N);
    for (uint32_t i = 0; i < N; i++) {
        x[i] = (double)((i * 7919u) % N);
        events[i] = (struct cl_event){
            .row = i, .col = CL_COL_COUNT, .at = AT_T + 1, .old_code = i % 100, .new_code = 1};
    }
    cl_build_column(b, CL_NO_COLUMN, &def, x, N, NULL);
    cl_build_events(b, events, N);
    struct fixture f = {.arena = cl_arena_new(), .table = cl_table_seal(b)};
    f.p = cl_prog_new(f.arena, f.table, NULL, NULL);
    struct cl_sort sort = {.node = formula(&f, "x", &at_t), .descending = true};
    cl_node_id cols[] = {formula(&f, "x", &at_t), formula(&f, "at(x)", &at_t)};
    struct cl_page_plan plan = {
        .prog = f.p, .sort = &sort, .n_sort = 1, .cols = cols, .n_cols = 2, .offset = 10};
    struct cl_page page = page_of(&f, &plan);
    assert_int_equal(page.n, N - 10);
    for (size_t i = 0; i < page.n; i++) {
        assert_num(page.values[2 * i], (double)(N - 11 - i));
        assert_num(page.values[2 * i + 1], (double)(page.rows[i] % 100));
    }
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sorts_with_null_last),
        cmocka_unit_test(cuts_and_values),
        cmocka_unit_test(keeps_a_case_inside),
        cmocka_unit_test(picks_evenly),
        cmocka_unit_test(many_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
