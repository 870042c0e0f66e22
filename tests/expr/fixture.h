/* fixture.h - a table of eight cases with every kind of column, NULLs in each, a
 * past and a gap, and a small vocabulary: what tests of expr and query look at. */
#ifndef CASELOAD_TESTS_EXPR_FIXTURE_H
#define CASELOAD_TESTS_EXPR_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/expr.h"

#include "vocab.h"

#define ROWS 8
#define NONE CL_NO_TIME
#define NA ((double)NAN)
#define assert_num(got, want)                                                                      \
    do {                                                                                           \
        double got_ = (got), want_ = (want);                                                       \
        if (isnan(got_) != isnan(want_) || (!isnan(want_) && !(fabs(got_ - want_) <= 1e-9)))       \
            fail_msg("%s is %g, not %g", #got, got_, want_);                                       \
    } while (0)

/* 2024-12-31T23:30:00Z */
#define AT_T INT64_C(1735687800)
static const struct cl_moment at_t = {AT_T, NONE, NONE};

static inline int64_t utc(int year, int month, int day, int hour, int minute) {
    struct cl_civil c = {.year = year, .month = month, .day = day, .hour = hour, .minute = minute};
    return cl_secs_from_civil(&c);
}

static inline void *copy_of(const void *data, size_t size) {
    return memcpy(cl_alloc(size), data, size);
}

static inline struct cl_dict *dict_of(const char *const *words, size_t n) {
    struct cl_dict *dict = cl_dict_new();
    for (size_t i = 0; i < n; i++)
        cl_dict_add(dict, cl_slice(words[i]));
    return dict;
}

static inline void add_words(struct cl_build *b, uint16_t id, const struct cl_column *def,
                             const uint32_t *codes, const char *const *words, size_t n) {
    cl_build_column(b, id, def, copy_of(codes, ROWS * sizeof *codes), ROWS, dict_of(words, n));
}

static inline void add_fields(struct cl_build *b) {
    const struct cl_column code = {.kind = CL_KIND_CODE, .mapped = true};
    const struct cl_column time = {.kind = CL_KIND_TIME, .mapped = true};
    const struct cl_column real = {.kind = CL_KIND_REAL, .mapped = true};
    const struct cl_column flag = {.kind = CL_KIND_FLAG, .mapped = true};
    const int64_t created[] = {utc(2024, 1, 1, 0, 0),
                               utc(2024, 1, 1, 23, 59),
                               utc(2024, 1, 2, 0, 0),
                               utc(2024, 2, 29, 12, 0),
                               utc(2024, 3, 31, 10, 0),
                               utc(2024, 4, 1, 0, 0),
                               NONE,
                               utc(2024, 12, 31, 23, 0)};
    const int64_t closed[] = {utc(2024, 1, 5, 0, 0),    NONE, utc(2024, 5, 15, 8, 0), NONE,
                              utc(2024, 4, 30, 23, 59), NONE, utc(2024, 5, 1, 0, 0),  NONE};
    const uint32_t priority[] = {3, 2, 2, 1, 4, 0, 1, 3}, channel[] = {1, 1, 2, 3, 0, 2, 1, 3};
    const char *const priorities[] = {"Low", "High", "Critical", "VIP"};
    const char *const channels[] = {"Email", "Phone", "Web chat"};
    const double csat[] = {1, 2, 3, 4, 5, NA, 3, NA};
    const double handling[] = {60, 120, 3600, NA, 0, 7200, 90, 86400};
    const int8_t escalated[] = {1, 0, -1, 0, 1, 0, 0, 1};
    cl_build_column(b, CL_COL_CREATED, &time, copy_of(created, sizeof created), ROWS, NULL);
    cl_build_column(b, CL_COL_CLOSED, &time, copy_of(closed, sizeof closed), ROWS, NULL);
    add_words(b, CL_COL_PRIORITY, &code, priority, priorities, CL_LEN(priorities));
    add_words(b, CL_COL_CHANNEL, &code, channel, channels, CL_LEN(channels));
    cl_build_column(b, CL_COL_CSAT, &real, copy_of(csat, sizeof csat), ROWS, NULL);
    cl_build_column(b, CL_COL_HANDLING_TIME, &real, copy_of(handling, sizeof handling), ROWS, NULL);
    cl_build_column(b, CL_COL_ESCALATED, &flag, copy_of(escalated, sizeof escalated), ROWS, NULL);
}

static inline void add_extras(struct cl_build *b) {
    const double bits[] = {0, 1, 8, 9, 0, 0, 0, 8};
    const uint32_t source[] = {1, 1, 1, 1, 2, 2, 2, 2}, age[] = {1, 2, 3, 4, 1, 2, 0, 3};
    const char *const sources[] = {"north", "south"};
    const char *const ages[] = {"30", "45", "7", "unknown"};
    const struct cl_column flags = {
        .name = "flags", .title = "Flags", .kind = CL_KIND_REAL, .derived = true};
    const struct cl_column from = {
        .name = "source", .title = "Source", .kind = CL_KIND_CODE, .derived = true};
    const struct cl_column extra = {.name = "customer_age",
                                    .title = "Customer Age",
                                    .kind = CL_KIND_CODE,
                                    .extra = true,
                                    .mapped = true};
    const struct cl_column hijack = {
        .name = "is_late", .title = "state", .kind = CL_KIND_CODE, .extra = true, .mapped = true};
    const struct cl_column text = {
        .name = "remark", .title = "Remark", .kind = CL_KIND_CODE, .extra = true, .mapped = true};
    cl_build_column(b, CL_NO_COLUMN, &flags, copy_of(bits, sizeof bits), ROWS, NULL);
    add_words(b, CL_NO_COLUMN, &from, source, sources, CL_LEN(sources));
    add_words(b, CL_NO_COLUMN, &extra, age, ages, CL_LEN(ages));
    add_words(b, CL_NO_COLUMN, &hijack, age, ages, CL_LEN(ages));
    cl_build_column(b, CL_NO_COLUMN, &text, NULL, ROWS, NULL);
}

static inline struct cl_table *fixture_table(void) {
    struct cl_build *b = cl_build_new(ROWS);
    struct cl_event events[] = {
        {.row = 0, .col = CL_COL_PRIORITY, .at = utc(2024, 2, 1, 0, 0), .new_code = 1},
        {.row = 0,
         .col = CL_COL_PRIORITY,
         .at = utc(2024, 6, 1, 0, 0),
         .old_code = 1,
         .new_code = 3},
        {.row = 3,
         .col = CL_COL_PRIORITY,
         .at = utc(2024, 7, 1, 0, 0),
         .old_code = 2,
         .new_code = 1},
    };
    struct cl_gap gaps[] = {
        {.row = 1, .from = utc(2024, 5, 1, 0, 0), .to = utc(2024, 6, 1, 0, 0)},
        {.row = 1, .from = utc(2024, 7, 1, 0, 0), .to = utc(2024, 8, 1, 0, 0)},
        {.row = 5, .from = utc(2024, 5, 9, 0, 0), .to = utc(2024, 5, 10, 0, 0)}};
    int64_t ids[ROWS];
    for (int i = 0; i < ROWS; i++)
        ids[i] = 100 + i;
    add_fields(b);
    add_extras(b);
    cl_build_events(b, copy_of(events, sizeof events), CL_LEN(events));
    cl_build_gaps(b, copy_of(gaps, sizeof gaps), CL_LEN(gaps));
    cl_build_case_ids(b, copy_of(ids, sizeof ids));
    return cl_table_seal(b);
}

struct fixture {
    struct cl_arena *arena;
    struct cl_table *table;
    struct cl_prog *p;
    struct cl_err err;
};

static inline void fixture_open(struct fixture *f, const char *zone_name) {
    const struct cl_zone *zone = cl_zone_utc();
    *f = (struct fixture){.arena = cl_arena_new(), .table = fixture_table()};
    if (zone_name && cl_zone_open(zone_name, &zone, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    f->p = cl_prog_new(f->arena, f->table, &fixture_vocab, zone);
}

static inline void fixture_close(struct fixture *f) {
    cl_table_unref(f->table);
    cl_arena_free(f->arena);
}

/* The node of a formula that must be good. */
static inline cl_node_id formula(struct fixture *f, const char *text, const struct cl_moment *m) {
    cl_node_id node = 0;
    if (cl_formula_parse(f->p, text, m, &node, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    return node;
}

#endif
