/* test_table.c - making, sealing, sharing and widening a table. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/table.h"

static void *copy(const void *from, size_t bytes) {
    void *to = malloc(bytes);
    assert_non_null(to);
    return memcpy(to, from, bytes);
}
#define COPY(array) copy((array), sizeof(array))

enum { ROWS = 3 };

/* priority High, NULL, Low; created 10, 20, NULL; one extra and one derived column. */
static struct cl_table *sample(uint16_t *derived, uint16_t *extra) {
    static const uint32_t codes[ROWS] = {1, 0, 2}, zips[ROWS] = {1, 1, 1};
    static const int64_t times[ROWS] = {10, 20, CL_NO_TIME}, ids[ROWS] = {5, 6, 9};
    static const double hours[ROWS] = {1.5, (double)NAN, 3};
    static const struct cl_event events[] = {{.row = 1, .at = 15, .old_code = 1, .new_code = 2}};
    static const struct cl_gap gaps[] = {{.row = 2, .from = 1, .to = 2}};
    struct cl_build *b = cl_build_new(10);
    assert_int_equal(cl_build_rows(b), 0);
    struct cl_dict *dict = cl_dict_new();
    cl_dict_add(dict, CL_S("High"));
    cl_dict_add(dict, CL_S("Low"));
    struct cl_column def = {.kind = CL_KIND_CODE, .mapped = true};
    assert_int_equal(cl_build_column(b, CL_COL_PRIORITY, &def, COPY(codes), ROWS, dict),
                     CL_COL_PRIORITY);
    assert_int_equal(cl_build_rows(b), ROWS);
    def = (struct cl_column){.kind = CL_KIND_TIME, .mapped = true};
    cl_build_column(b, CL_COL_CREATED, &def, COPY(times), ROWS, NULL);
    def = (struct cl_column){.name = "resolve_secs", .kind = CL_KIND_REAL, .derived = true};
    *derived = cl_build_column(b, CL_NO_COLUMN, &def, COPY(hours), ROWS, NULL);
    dict = cl_dict_new();
    cl_dict_add(dict, CL_S("10001"));
    def = (struct cl_column){
        .name = "incident_zip", .title = "Incident Zíp", .kind = CL_KIND_CODE, .extra = true};
    *extra = cl_build_column(b, CL_NO_COLUMN, &def, COPY(zips), ROWS, dict);
    cl_build_events(b, COPY(events), 1);
    cl_build_gaps(b, COPY(gaps), 1);
    cl_build_case_ids(b, COPY(ids));
    cl_build_attr(b, "zone", "UTC");
    cl_build_attr(b, "zone", "Europe/Lisbon");
    cl_build_attr(b, "csat_scale", "1-5");
    return cl_table_seal(b);
}

static void test_what_was_put_in(void **state) {
    (void)state;
    uint16_t derived, extra;
    struct cl_table *t = sample(&derived, &extra);
    assert_int_equal(derived, CL_COL_COUNT);
    assert_int_equal(extra, CL_COL_COUNT + 1);
    assert_int_equal(cl_table_rows(t), ROWS);
    assert_int_equal(cl_table_columns(t), CL_COL_COUNT + 2);
    const struct cl_column *c = cl_table_column(t, CL_COL_PRIORITY);
    assert_string_equal(c->name, "priority");
    assert_string_equal(c->title, "Priority");
    assert_true(c->mapped);
    assert_int_equal(c->v.codes[2], 2);
    assert_true(cl_slice_eq(cl_dict_word(c->dict, 2), CL_S("Low")));
    assert_int_equal(cl_table_column(t, CL_COL_CREATED)->v.times[1], 20);
    c = cl_table_column(t, derived);
    assert_string_equal(c->title, "resolve_secs");
    assert_true(c->derived && isnan(c->v.reals[1]) && c->v.reals[2] > 2.9);
    size_t n;
    assert_int_equal(cl_table_events(t, &n)[0].at, 15);
    assert_int_equal(n, 1);
    assert_int_equal(cl_table_gaps(t, &n)[0].row, 2);
    assert_int_equal(n, 1);
    assert_int_equal(cl_table_case_ids(t)[2], 9);
    assert_string_equal(cl_table_attr(t, "zone"), "Europe/Lisbon");
    assert_null(cl_table_attr(t, "nothing"));
    cl_table_unref(t);
    cl_table_unref(NULL);
}

static void test_unmapped_fields_are_null(void **state) {
    (void)state;
    uint16_t derived, extra;
    struct cl_table *t = sample(&derived, &extra);
    for (uint16_t i = 0; i < CL_COL_COUNT; i++) {
        const struct cl_column *c = cl_table_column(t, i);
        assert_string_equal(c->name, cl_columns[i].name);
        assert_int_equal(c->personal, cl_columns[i].personal);
        if (i == CL_COL_PRIORITY || i == CL_COL_CREATED)
            continue;
        assert_false(c->mapped);
        if (cl_columns[i].type == CL_T_TEXT) {
            assert_null(c->v.codes);
            assert_null(c->dict);
            continue;
        }
        for (size_t row = 0; row < ROWS; row++) {
            bool null = c->kind == CL_KIND_CODE   ? c->v.codes[row] == 0
                        : c->kind == CL_KIND_TIME ? c->v.times[row] == CL_NO_TIME
                        : c->kind == CL_KIND_REAL ? isnan(c->v.reals[row]) != 0
                                                  : c->v.flags[row] == -1;
            assert_true(null);
        }
        if (c->kind == CL_KIND_CODE)
            assert_int_equal(cl_dict_count(c->dict), 0);
    }
    cl_table_unref(t);
}

static void test_extents(void **state) {
    (void)state;
    uint16_t derived, extra, id;
    struct cl_table *t = sample(&derived, &extra);
    const struct cl_extent *e = cl_table_extent(t, CL_COL_CREATED);
    assert_true(e->present == 2 && e->first == 10 && e->last == 20);
    assert_ptr_equal(cl_table_extent(t, CL_COL_CREATED), e);
    assert_int_equal(cl_table_extent(t, CL_COL_PRIORITY)->present, 2);
    assert_int_equal(cl_table_extent(t, derived)->present, 2);
    e = cl_table_extent(t, CL_COL_CLOSED);
    assert_true(e->present == 0 && e->first == CL_NO_TIME && e->last == CL_NO_TIME);
    assert_int_equal(cl_table_extent(t, CL_COL_ESCALATED)->present, 0);
    assert_int_equal(cl_table_extent(t, CL_COL_SUBJECT)->present, 0);
    assert_int_equal(cl_table_extent(t, CL_NO_COLUMN)->present, 0);
    int8_t flags[ROWS] = {-1, 0, 1};
    struct cl_column def = {.name = "late", .kind = CL_KIND_FLAG, .v.flags = flags};
    struct cl_table *wider = cl_table_with_column(t, &def, &id);
    assert_int_equal(cl_table_extent(wider, id)->present, 2);
    assert_ptr_equal(cl_table_extent(wider, derived), cl_table_extent(t, derived));
    cl_table_unref(t);
    cl_table_unref(wider);
}

/* A column that came without data is one of NULLs, whatever its kind. */
static void test_without_a_value(void **state) {
    (void)state;
    static const int64_t times[ROWS] = {1, 2, 3};
    static const enum cl_kind kinds[] = {CL_KIND_REAL, CL_KIND_TIME, CL_KIND_FLAG, CL_KIND_REAL};
    uint16_t ids[CL_LEN(kinds)];
    struct cl_build *b = cl_build_new(ROWS);
    struct cl_column def = {.kind = CL_KIND_TIME, .mapped = true};
    cl_build_column(b, CL_COL_CREATED, &def, COPY(times), ROWS, NULL);
    for (size_t i = 0; i < CL_LEN(kinds); i++) {
        def = (struct cl_column){.name = "x", .kind = kinds[i], .derived = true};
        ids[i] = cl_build_column(b, CL_NO_COLUMN, &def, NULL, ROWS, NULL);
    }
    struct cl_table *t = cl_table_seal(b);
    for (size_t row = 0; row < ROWS; row++) {
        assert_true(isnan(cl_table_column(t, ids[0])->v.reals[row]));
        assert_true(cl_table_column(t, ids[1])->v.times[row] == CL_NO_TIME);
        assert_int_equal(cl_table_column(t, ids[2])->v.flags[row], -1);
    }
    assert_ptr_equal(cl_table_column(t, ids[0])->v.reals, cl_table_column(t, ids[3])->v.reals);
    assert_int_equal(cl_table_extent(t, ids[3])->present, 0);
    cl_table_unref(t);
}

static void test_find(void **state) {
    (void)state;
    uint16_t derived, extra;
    struct cl_table *t = sample(&derived, &extra);
    assert_int_equal(cl_table_find(t, CL_S("priority")), CL_COL_PRIORITY);
    assert_int_equal(cl_table_find(t, CL_S("PRIORITY")), CL_COL_PRIORITY);
    assert_int_equal(cl_table_find(t, CL_S("First response")), CL_COL_FIRST_RESPONSE);
    assert_int_equal(cl_table_find(t, CL_S("Incident_Zip")), extra);
    assert_int_equal(cl_table_find(t, CL_S("incident  ZIP")), extra);
    assert_int_equal(cl_table_find(t, CL_S("resolve_secs")), derived);
    assert_int_equal(cl_table_find(t, CL_S("nope")), CL_NO_COLUMN);
    assert_int_equal(cl_table_find(t, CL_S("")), CL_NO_COLUMN);
    assert_int_equal(cl_table_find(t, CL_S("  ")), CL_NO_COLUMN);
    cl_table_unref(t);
}

static void test_with_column(void **state) {
    (void)state;
    uint16_t derived, extra, id;
    struct cl_table *t = sample(&derived, &extra);
    double scores[ROWS] = {0.1, 0.2, 0.3};
    struct cl_column def = {.name = "score", .kind = CL_KIND_REAL, .v.reals = scores};
    struct cl_table *wider = cl_table_with_column(t, &def, &id);
    scores[1] = 99; /* data was copied */
    assert_int_equal(id, CL_COL_COUNT + 2);
    assert_int_equal(cl_table_columns(t), CL_COL_COUNT + 2);
    assert_int_equal(cl_table_find(t, CL_S("score")), CL_NO_COLUMN);
    const struct cl_column *shared = cl_table_column(t, CL_COL_PRIORITY);
    assert_ptr_equal(shared->v.codes, cl_table_column(wider, CL_COL_PRIORITY)->v.codes);
    cl_table_unref(t); /* the shared columns live on */
    assert_int_equal(cl_table_find(wider, CL_S("score")), id);
    assert_true(cl_table_column(wider, id)->v.reals[1] < 0.3);
    assert_int_equal(cl_table_column(wider, CL_COL_PRIORITY)->v.codes[0], 1);
    assert_string_equal(cl_table_attr(wider, "csat_scale"), "1-5");

    uint32_t codes[ROWS] = {1, 1, 0};
    struct cl_dict *dict = cl_dict_new();
    cl_dict_add(dict, CL_S("warm"));
    def = (struct cl_column){.name = "mood", .kind = CL_KIND_CODE, .v.codes = codes, .dict = dict};
    struct cl_table *widest = cl_table_with_column(wider, &def, &id);
    cl_dict_free(dict);
    cl_table_unref(wider);
    assert_true(cl_slice_eq(cl_dict_word(cl_table_column(widest, id)->dict, 1), CL_S("warm")));
    cl_table_unref(widest);
}

static void test_references(void **state) {
    (void)state;
    uint16_t derived, extra;
    struct cl_table *t = sample(&derived, &extra);
    const struct cl_table *loan = t;
    struct cl_table *own = cl_table_ref(loan);
    assert_ptr_equal(own, t);
    cl_table_unref(t);
    assert_int_equal(cl_table_rows(own), ROWS);
    cl_table_unref(own);
}

static void test_empty_and_unfinished(void **state) {
    (void)state;
    struct cl_table *t = cl_table_seal(cl_build_new(1000));
    assert_int_equal(cl_table_rows(t), 0);
    assert_int_equal(cl_table_columns(t), CL_COL_COUNT);
    assert_non_null(cl_table_column(t, CL_COL_STATUS)->dict);
    assert_null(cl_table_case_ids(t));
    cl_table_unref(t);

    struct cl_build *b = cl_build_new(0);
    struct cl_column def = {.kind = CL_KIND_FLAG};
    cl_build_column(b, CL_COL_BREACHED, &def, calloc(4, 1), 4, NULL);
    cl_build_column(b, CL_COL_BREACHED, &def, calloc(4, 1), 4, NULL); /* replaces */
    cl_build_free(b);
    cl_build_free(NULL);
}

static void test_holes(void **state) {
    (void)state;
    struct cl_build *b = cl_build_new(0);
    struct cl_column def = {.name = "far", .kind = CL_KIND_FLAG};
    uint16_t far = CL_COL_COUNT + 200;
    assert_int_equal(cl_build_column(b, far, &def, calloc(1, 1), 1, NULL), far);
    struct cl_table *t = cl_table_seal(b);
    assert_int_equal(cl_table_columns(t), far + 1);
    assert_null(cl_table_column(t, CL_COL_COUNT + 3)->name);
    assert_string_equal(cl_table_column(t, far)->name, "far");
    assert_int_equal(cl_table_find(t, CL_S("FAR")), far);
    cl_table_unref(t);
}

/* Most exports have few of the fields: their NULLs are kept once, whoever goes first. */
static void test_fields_without_values_share_them(void **state) {
    (void)state;
    uint16_t derived, extra, id;
    struct cl_table *t = sample(&derived, &extra);
    const struct cl_column *due = cl_table_column(t, CL_COL_DUE);
    assert_ptr_equal(due->v.times, cl_table_column(t, CL_COL_RATED)->v.times);
    assert_ptr_not_equal(due->v.times, cl_table_column(t, CL_COL_CREATED)->v.times);
    assert_ptr_equal(cl_table_column(t, CL_COL_AGENT)->v.codes,
                     cl_table_column(t, CL_COL_CUSTOMER)->v.codes);
    struct cl_column def = {.name = "more", .kind = CL_KIND_TIME, .v.times = due->v.times};
    struct cl_table *wider = cl_table_with_column(t, &def, &id);
    struct cl_table *masked = cl_table_masked(wider, "salt");
    cl_table_unref(t);
    cl_table_unref(wider);
    for (size_t row = 0; row < ROWS; row++) {
        assert_true(cl_table_column(masked, CL_COL_RATED)->v.times[row] == CL_NO_TIME);
        assert_int_equal(cl_table_column(masked, CL_COL_CUSTOMER)->v.codes[row], 0);
    }
    cl_table_unref(masked);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_was_put_in),
        cmocka_unit_test(test_unmapped_fields_are_null),
        cmocka_unit_test(test_extents),
        cmocka_unit_test(test_without_a_value),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_with_column),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_empty_and_unfinished),
        cmocka_unit_test(test_holes),
        cmocka_unit_test(test_fields_without_values_share_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
