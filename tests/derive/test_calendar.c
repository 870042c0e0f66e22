/* Business time: known spans to the minute, and what must hold for any calendar. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/derive_calendar.h"

#define MINUTE 60
#define HOUR 3600
#define DAY INT64_C(86400)

struct line {
    const char *key, *value;
};

static struct cl_calendar *make(const struct line *lines) {
    struct cl_calendar *cal = cl_calendar_new();
    struct cl_err err = {0};
    for (; lines->key; lines++)
        if (cl_calendar_set(cal, lines->key, lines->value, &err) != CL_OK)
            fail_msg("%s: %s", lines->key, err.text);
    if (cl_calendar_ready(cal, &err) != CL_OK)
        fail_msg("%s", err.text);
    return cal;
}

static int64_t at(const char *zone, const char *text) {
    const struct cl_zone *z;
    struct cl_err err = {0};
    int64_t from = 0, to = 0;
    if (cl_zone_open(zone, &z, &err) != CL_OK ||
        cl_parse_when(cl_slice(text), z, &from, &to, &err) != CL_OK)
        fail_msg("%s", err.text);
    return from;
}

static const struct line office[] = {
    {"zone", "Europe/Amsterdam"}, {"weekdays", "09:00-17:00"}, {NULL, NULL}};
static const struct line easter[] = {{"zone", "Europe/Amsterdam"},
                                     {"weekdays", "09:00-17:00"},
                                     {"holidays", "2026-12-25, 2026-03-30"},
                                     {NULL, NULL}};
static const struct line new_york[] = {
    {"zone", "America/New_York"}, {"weekdays", "09:00-17:00"}, {NULL, NULL}};
static const struct line night[] = {
    {"zone", "Europe/Amsterdam"}, {"Saturday", "22:00-06:00"}, {NULL, NULL}};
static const struct line split[] = {
    {"zone", "Europe/Amsterdam"}, {"weekdays", "13:30-18:00, 08:00-12:00"}, {NULL, NULL}};
static const struct line closed[] = {
    {"zone", "Europe/Amsterdam"}, {"weekdays", "closed"}, {NULL, NULL}};
static const struct line always[] = {{"zone", "Europe/Amsterdam"},
                                     {"weekdays", "00:00-24:00"},
                                     {"weekend", "00:00-24:00"},
                                     {NULL, NULL}};
static const struct line nights[] = {{"zone", "America/New_York"},
                                     {"weekdays", "22:00-06:00, 12:15-12:45"},
                                     {"sunday", "23:30-00:00"},
                                     {"holidays", "2024-07-04"},
                                     {"holidays", "2024-11-28, 2024-12-25"},
                                     {NULL, NULL}};

static void known_spans(void **state) {
    (void)state;
    static const struct {
        const struct line *lines;
        const char *zone, *from, *to;
        int64_t business_min, hours;
    } spans[] = {
        {office, "Europe/Amsterdam", "2026-03-27 16:00", "2026-03-30 10:00", 120, 65},
        {easter, "Europe/Amsterdam", "2026-03-27 16:00", "2026-03-31 10:00", 120, 89},
        {new_york, "America/New_York", "2026-10-31 12:00", "2026-11-02 12:00", 180, 49},
        {night, "Europe/Amsterdam", "2026-03-28 12:00", "2026-03-29 12:00", 420, 23},
        {night, "Europe/Amsterdam", "2026-10-24 12:00", "2026-10-25 12:00", 540, 25},
        {split, "Europe/Amsterdam", "2026-03-27 12:15", "2026-03-27 13:45", 15, 1},
        {closed, "Europe/Amsterdam", "2026-03-27 12:15", "2027-03-27 13:45", 0, 8761},
        {night, "Europe/Amsterdam", "2026-03-29 00:00", "2026-03-29 05:00", 240, 4},
        {office, "Europe/Amsterdam", "1989-12-29 16:00", "1990-01-01 10:00", 120, 66},
        {office, "Europe/Amsterdam", "2050-12-30 16:00", "2051-01-02 10:00", 120, 66},
    };
    for (size_t i = 0; i < CL_LEN(spans); i++) {
        struct cl_calendar *cal = make(spans[i].lines);
        int64_t from = at(spans[i].zone, spans[i].from), to = at(spans[i].zone, spans[i].to);
        assert_int_equal(cl_calendar_between(cal, from, to), spans[i].business_min * MINUTE);
        assert_int_equal((to - from) / HOUR, spans[i].hours);
        assert_int_equal(cl_calendar_between(cal, to, from), 0);
        cl_calendar_free(cal);
    }
}

static int64_t pick(uint64_t *seed, int64_t below) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int64_t)(*seed >> 33) % below;
}

/* For any a <= b <= c: B(a, c) = B(a, b) + B(b, c); and the inverse is the first
 * instant at which that much has passed. */
static void adds_up_and_inverts(void **state) {
    (void)state;
    static const struct line *const all[] = {office, easter, new_york, night,
                                             split,  always, nights};
    uint64_t seed = 7;
    for (size_t k = 0; k < CL_LEN(all); k++) {
        struct cl_calendar *cal = make(all[k]);
        for (int i = 0; i < 3000; i++) {
            int64_t a = 1700000000 + pick(&seed, 100000000), b = a + pick(&seed, 20 * DAY);
            int64_t c = b + pick(&seed, i % 2 ? 3 * DAY : 300 * DAY);
            int64_t whole = cl_calendar_between(cal, a, c);
            assert_int_equal(whole,
                             cl_calendar_between(cal, a, b) + cl_calendar_between(cal, b, c));
            assert_true(whole >= 0 && whole <= c - a);
            int64_t secs = pick(&seed, 400 * HOUR) + 1;
            int64_t then = cl_calendar_after(cal, a, secs);
            assert_int_equal(cl_calendar_between(cal, a, then), secs);
            assert_int_equal(cl_calendar_between(cal, a, then - 1), secs - 1);
        }
        cl_calendar_free(cal);
    }
}

static void all_hours_are_differences(void **state) {
    (void)state;
    struct cl_calendar *cal = make(always);
    uint64_t seed = 11;
    for (int i = 0; i < 3000; i++) {
        int64_t a = 632000000 + pick(&seed, 1700000000), b = a + pick(&seed, 400 * DAY);
        assert_int_equal(cl_calendar_between(cal, a, b), b - a);
        assert_int_equal(cl_calendar_between(NULL, a, b), b - a);
        assert_int_equal(cl_calendar_after(cal, a, b - a), b);
        assert_int_equal(cl_calendar_after(NULL, a, b - a), b);
    }
    cl_calendar_free(cal);
}

static void never(void **state) {
    (void)state;
    struct cl_calendar *none = make(closed), *some = make(night);
    assert_true(cl_calendar_after(none, 1700000000, 1) == CL_NO_TIME);
    assert_int_equal(cl_calendar_after(none, 1700000000, 0), 1700000000);
    assert_true(cl_calendar_after(some, 1700000000, INT64_C(1) << 50) == CL_NO_TIME);
    assert_int_equal(cl_calendar_between(some, INT64_MIN + 1, INT64_MIN + 2), 0);
    assert_true(cl_calendar_between(none, INT64_MIN + 1, INT64_MAX) == 0);
    cl_calendar_free(none);
    cl_calendar_free(some);
}

static void pauses(void **state) {
    (void)state;
    struct cl_calendar *cal = make(office);
    const char *z = "Europe/Amsterdam";
    const struct cl_span spans[] = {{at(z, "2026-03-27 16:30"), at(z, "2026-03-30 09:30")},
                                    {at(z, "2026-03-30 12:00"), at(z, "2026-03-30 13:00")},
                                    {at(z, "2026-03-31 10:00"), CL_NO_TIME}};
    struct cl_clock c = {.cal = cal, .pauses = spans, .n_pauses = 3};
    int64_t from = at(z, "2026-03-27 16:00");
    assert_int_equal(cl_clock_between(&c, from, at(z, "2026-03-30 10:00")), 60 * MINUTE);
    assert_int_equal(cl_clock_between(&c, from, at(z, "2026-04-05 10:00")),
                     30 * MINUTE + 150 * MINUTE + 5 * HOUR);
    assert_int_equal(cl_clock_after(&c, from, 30 * MINUTE), at(z, "2026-03-27 16:30"));
    assert_int_equal(cl_clock_after(&c, from, 30 * MINUTE + 1), at(z, "2026-03-30 09:30") + 1);
    assert_int_equal(cl_clock_after(&c, from, 4 * HOUR), at(z, "2026-03-30 14:00"));
    assert_int_equal(cl_clock_after(&c, from, 8 * HOUR), at(z, "2026-03-31 10:00"));
    assert_true(cl_clock_after(&c, from, 8 * HOUR + 1) == CL_NO_TIME); /* paused until now */
    c.cal = NULL;
    assert_int_equal(cl_clock_between(&c, from, at(z, "2026-03-30 10:00")), HOUR);
    cl_calendar_free(cal);
}

static void what_is_refused(void **state) {
    (void)state;
    static const struct line wrong[] = {{"weekdays", "9-17"},        {"weekdays", "09:00-25:00"},
                                        {"weekdays", "09:60-10:00"}, {"weekdays", ""},
                                        {"weekdays", "09:00"},       {"weekdays", "24:00-06:00"},
                                        {"holidays", "2026-02-30"},  {"holidays", "25 December"},
                                        {"holidays", "2026-12"},     {"zone", "Europe/Amsterdm"},
                                        {"tusday", "09:00-17:00"},   {"monday", "09:00-12:00,"},
                                        {"monday", "009:00-12:00"}};
    for (size_t i = 0; i < CL_LEN(wrong); i++) {
        struct cl_calendar *cal = cl_calendar_new();
        struct cl_err err = {0};
        if (cl_calendar_set(cal, wrong[i].key, wrong[i].value, &err) != CL_E_USAGE)
            fail_msg("%s = %s was taken", wrong[i].key, wrong[i].value);
        assert_true(err.text[0] != '\0');
        cl_calendar_free(cal);
    }
    static const struct line clash[][3] = {
        {{"zone", "UTC"}, {"monday", "09:00-12:00, 11:00-13:00"}, {NULL, NULL}},
        {{"monday", "09:00-12:00"}, {NULL, NULL}, {NULL, NULL}},
        {{"zone", "UTC"}, {"weekdays", "08:00-20:00, 22:00-09:00"}, {NULL, NULL}}};
    static const char *const says[] = {"overlap", "zone", "overlap with those of tuesday"};
    for (size_t i = 0; i < CL_LEN(clash); i++) {
        struct cl_calendar *cal = cl_calendar_new();
        struct cl_err err = {0};
        for (const struct line *l = clash[i]; l->key; l++)
            assert_int_equal(cl_calendar_set(cal, l->key, l->value, &err), CL_OK);
        assert_int_equal(cl_calendar_ready(cal, &err), CL_E_USAGE);
        assert_non_null(strstr(err.text, says[i]));
        cl_calendar_free(cal);
    }
}

/* A weekday's own line goes before `weekdays`, in whatever order they stand. */
static void own_line_first(void **state) {
    (void)state;
    static const struct line early[] = {
        {"zone", "UTC"}, {"friday", "10:00-11:00"}, {"weekdays", "09:00-17:00"}, {NULL, NULL}};
    static const struct line late[] = {
        {"zone", "UTC"}, {"weekdays", "09:00-17:00"}, {"Friday", "10:00-11:00"}, {NULL, NULL}};
    struct cl_calendar *a = make(early), *b = make(late);
    int64_t monday = at("UTC", "2026-03-23"), week = monday + 7 * DAY;
    assert_int_equal(cl_calendar_between(a, monday, week), (4 * 8 + 1) * HOUR);
    assert_int_equal(cl_calendar_between(b, monday, week), (4 * 8 + 1) * HOUR);
    cl_calendar_free(a);
    cl_calendar_free(b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_spans),
        cmocka_unit_test(adds_up_and_inverts),
        cmocka_unit_test(all_hours_are_differences),
        cmocka_unit_test(never),
        cmocka_unit_test(pauses),
        cmocka_unit_test(what_is_refused),
        cmocka_unit_test(own_line_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
