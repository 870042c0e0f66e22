/* A seed gives the same bytes everywhere, and the bytes look like a service desk. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/file.h"
#include "caseload/base/str.h"
#include "caseload/generate.h"

static enum cl_rc to_buf(void *ctx, const void *bytes, size_t n, struct cl_err *err) {
    (void)err;
    cl_buf_add(ctx, bytes, n);
    return CL_OK;
}

static struct cl_buf make(uint64_t cases, uint64_t seed) {
    struct cl_buf buf = {0};
    struct cl_err err = {0};
    const struct cl_generate_options o = {
        .profile = "service-ops", .cases = cases, .seed = seed, .write = to_buf, .write_ctx = &buf};
    if (cl_generate(&o, NULL, &err) != CL_OK)
        fail_msg("%s", err.text);
    return buf;
}

static void hash(uint64_t cases, uint64_t seed, char out[65]) {
    struct cl_buf buf = make(cases, seed);
    struct cl_sha256 s;
    cl_sha256_init(&s);
    cl_sha256_add(&s, buf.ptr, buf.len);
    cl_sha256_hex(&s, out);
    cl_buf_free(&buf);
}

static void same_bytes_everywhere(void **state) {
    (void)state;
    char a[65], b[65];
    hash(1000, 1, a);
    assert_string_equal(a, "375b09b14058171463dd6ad206fba130b398ea4019d993277e3179ac8ee29d71");
    hash(1000, 2, b);
    assert_string_not_equal(a, b);
}

static void header(void **state) {
    (void)state;
    struct cl_buf buf = make(0, 1);
    assert_string_equal(buf.ptr, "Case_ID,Department,Region,Priority,Created_Date,Closed_Date,"
                                 "Resolution_Days,SLA_Days,Customer_Rating,Agent_ID\n");
    cl_buf_free(&buf);
}

struct row {
    struct cl_slice cell[10];
};

static bool next_row(struct cl_slice *text, struct row *row) {
    if (text->len == 0)
        return false;
    struct cl_slice line = cl_slice_cut(text, '\n');
    for (size_t i = 0; i < CL_LEN(row->cell); i++)
        row->cell[i] = cl_slice_cut(&line, ',');
    assert_null(line.ptr); /* ten cells, no more */
    return true;
}

enum { ID, DEPARTMENT, REGION, PRIORITY, CREATED, CLOSED, DAYS, SLA, RATING, AGENT };

static int hour_of(struct cl_slice stamp) {
    return (stamp.ptr[11] - '0') * 10 + stamp.ptr[12] - '0';
}

static void shape(void **state) {
    (void)state;
    struct cl_buf buf = make(20000, 7);
    struct cl_slice text = {buf.ptr, buf.len};
    struct row row, last = {0};
    size_t rows = 0, open = 0, open_late = 0, night = 0, morning = 0, rated = 0, late = 0;
    struct cl_map *ids = cl_map_new();
    assert_true(next_row(&text, &row));
    while (next_row(&text, &row)) {
        bool added = false;
        rows++;
        cl_map_add(ids, row.cell[ID], &added);
        assert_true(added);
        assert_int_equal(row.cell[CREATED].len, 19);
        assert_true(!last.cell[CREATED].ptr ||
                    cl_slice_cmp(last.cell[CREATED], row.cell[CREATED]) <= 0);
        assert_true(cl_slice_cmp(row.cell[CREATED], CL_S("2024-01-01 00:00:00")) >= 0);
        assert_true(cl_slice_cmp(row.cell[CREATED], CL_S("2026-01-01 00:00:00")) < 0);
        assert_true(row.cell[DEPARTMENT].len && row.cell[REGION].len && row.cell[PRIORITY].len &&
                    row.cell[SLA].len == 1);
        night += hour_of(row.cell[CREATED]) < 5;
        morning += hour_of(row.cell[CREATED]) >= 9 && hour_of(row.cell[CREATED]) < 14;
        if (row.cell[CLOSED].len == 0) { /* the three NULLs of an open case go together */
            open++;
            open_late += cl_slice_cmp(row.cell[CREATED], CL_S("2025-07-01")) >= 0;
            assert_int_equal(row.cell[DAYS].len + row.cell[RATING].len, 0);
        } else {
            assert_true(cl_slice_cmp(row.cell[CLOSED], row.cell[CREATED]) > 0);
            assert_true(cl_slice_cmp(row.cell[CLOSED], CL_S("2026-01-01 00:00:00")) < 0);
            assert_true(row.cell[DAYS].len >= 4 && row.cell[AGENT].len == 4);
            rated += row.cell[RATING].len;
            late += atoi(row.cell[DAYS].ptr) >= atoi(row.cell[SLA].ptr); // NOLINT
        }
        last = row;
    }
    assert_int_equal(rows, 20000);
    assert_in_range(open, rows * 14 / 100, rows * 18 / 100);
    assert_true(open_late > open / 2);
    assert_true(morning > 10 * night);
    assert_in_range(rated, (rows - open) * 80 / 100, (rows - open) * 90 / 100);
    assert_in_range(late, (rows - open) * 10 / 100, (rows - open) * 35 / 100);
    cl_map_free(ids);
    cl_buf_free(&buf);
}

static enum cl_rc disk_full(void *ctx, const void *bytes, size_t n, struct cl_err *err) {
    (void)bytes;
    ++*(int *)ctx;
    return cl_fail(err, CL_E_STORE, "disk full after %zu", n);
}

static enum cl_rc try(const char *profile, uint64_t cases, int *calls, struct cl_err *err) {
    const struct cl_generate_options o = {
        .profile = profile, .cases = cases, .seed = 1, .write = disk_full, .write_ctx = calls};
    return cl_generate(&o, NULL, err);
}

static void failures(void **state) {
    (void)state;
    struct cl_err err = {0};
    int calls = 0;
    assert_int_equal(try("service-ops", 5000, &calls, &err), CL_E_STORE);
    assert_int_equal(calls, 1); /* and it stops at once */
    assert_non_null(strstr(err.text, "disk full"));
    assert_int_equal(try("service-op", 1, &calls, &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "service-ops"));
    assert_int_equal(try("service-ops", UINT64_MAX, &calls, &err), CL_E_USAGE);
    assert_int_equal(calls, 1);
}

static void registry(void **state) {
    (void)state;
    const struct cl_profile_info *p;
    size_t n = 0;
    for (; (p = cl_profile_at(n)); n++) {
        assert_true(p->id && *p->id && p->title && *p->title);
        assert_int_equal(p->help[strlen(p->help) - 1], '.');
        for (size_t j = 0; j < n; j++)
            assert_string_not_equal(p->id, cl_profile_at(j)->id);
    }
    assert_true(n >= 1);
}

/* 300 cases of the profile and their truth. */
static void run_all(const struct cl_generate_options *like, const char *profile, struct cl_buf *csv,
                    struct cl_buf *truth, struct cl_generate_report *report) {
    struct cl_generate_options o = *like;
    struct cl_err err = {0};
    cl_buf_reset(csv);
    cl_buf_reset(truth);
    o.profile = profile;
    o.cases = 300;
    o.write = to_buf;
    o.write_ctx = csv;
    o.truth = to_buf;
    o.truth_ctx = truth;
    if (cl_generate(&o, report, &err) != CL_OK)
        fail_msg("%s: %s", profile, err.text);
}

static size_t count(const struct cl_buf *b, const char *text) {
    size_t n = 0;
    for (const char *at = strstr(b->ptr, text); at; at = strstr(at + 1, text))
        n++;
    return n;
}

static void truth_accounts_for_all(void **state) {
    (void)state;
    struct cl_buf csv = {0}, truth = {0};
    struct cl_generate_report report;
    for (size_t i = 0; cl_profile_at(i); i++) {
        const char *id = cl_profile_at(i)->id;
        run_all(&(struct cl_generate_options){.seed = 4, .dirt = 15}, id, &csv, &truth, &report);
        assert_int_equal(report.bytes, csv.len);
        assert_int_equal(count(&truth, "\"breach_probability\""), 300);
        assert_int_equal(count(&truth, "\"synthetic\""), 1);
        uint64_t sum = 0;
        for (size_t k = 0; cl_dirt_at(k); k++) {
            char text[64];
            snprintf(text, sizeof text, "\"dirt\":\"%s\"", cl_dirt_at(k)->id);
            assert_int_equal(count(&truth, text), report.dirt[k]);
            sum += report.dirt[k];
        }
        assert_in_range(sum, 20, 60);
        run_all(&(struct cl_generate_options){.seed = 4}, id, &csv, &truth, &report);
        assert_true(report.records >= 300);
        assert_int_equal(count(&truth, "\"dirt\""), 0);
    }
    cl_buf_free(&csv);
    cl_buf_free(&truth);
}

static void effects_need_their_columns(void **state) {
    (void)state;
    size_t fits = 0, refused = 0;
    for (size_t i = 0; cl_profile_at(i); i++)
        for (size_t e = 0; cl_effect_at(e); e++) {
            struct cl_err err = {0};
            struct cl_buf csv = {0};
            const struct cl_generate_options o = {.profile = cl_profile_at(i)->id,
                                                  .cases = 10,
                                                  .effects = &cl_effect_at(e)->id,
                                                  .n_effects = 1,
                                                  .write = to_buf,
                                                  .write_ctx = &csv};
            enum cl_rc rc = cl_generate(&o, NULL, &err);
            assert_true(rc == CL_OK || (rc == CL_E_USAGE && strstr(err.text, "no column")));
            fits += rc == CL_OK;
            refused += rc != CL_OK;
            cl_buf_free(&csv);
        }
    assert_true(fits > 30 && refused > 5);
}

static void a_full_disk_under_the_truth(void **state) {
    (void)state;
    struct cl_err err = {0};
    struct cl_buf csv = {0};
    int calls = 0;
    const struct cl_generate_options o = {.profile = "desk",
                                          .cases = 5000,
                                          .write = to_buf,
                                          .write_ctx = &csv,
                                          .truth = disk_full,
                                          .truth_ctx = &calls};
    assert_int_equal(cl_generate(&o, NULL, &err), CL_E_STORE);
    assert_int_equal(calls, 1);
    cl_buf_free(&csv);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bytes_everywhere),
        cmocka_unit_test(header),
        cmocka_unit_test(shape),
        cmocka_unit_test(failures),
        cmocka_unit_test(registry),
        cmocka_unit_test(truth_accounts_for_all),
        cmocka_unit_test(effects_need_their_columns),
        cmocka_unit_test(a_full_disk_under_the_truth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
