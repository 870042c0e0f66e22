/* Calendar arithmetic, zones in both directions, the notation users type. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/base/civil.h"

static int64_t at(int64_t year, int month, int day, int hour, int minute) {
    struct cl_civil c = {year, month, day, hour, minute, 0};
    return cl_secs_from_civil(&c);
}

static const struct cl_zone *zone(const char *name) {
    const struct cl_zone *z = NULL;
    struct cl_err err = {0};
    if (cl_zone_open(name, &z, &err) != CL_OK)
        fail_msg("%s", err.text);
    return z;
}

static void civil(void **state) {
    (void)state;
    assert_int_equal(cl_days_from_civil(1970, 1, 1), 0);
    assert_int_equal(cl_days_from_civil(2000, 3, 1), 11017);
    assert_int_equal(cl_days_from_civil(1969, 12, 31), -1);
    assert_int_equal(cl_days_from_civil(1600, 2, 29), -135081);
    for (int64_t d = -800000; d < 800000; d += 37) {
        struct cl_civil c;
        cl_civil_from_secs(d * 86400 + 86399, &c);
        assert_int_equal(cl_days_from_civil(c.year, c.month, c.day), d);
        assert_true(cl_civil_valid(&c));
        assert_int_equal(c.hour * 3600 + c.minute * 60 + c.second, 86399);
        assert_int_equal(cl_weekday(d + 1), (cl_weekday(d) + 1) % 7);
    }
    assert_int_equal(cl_weekday(cl_days_from_civil(2026, 3, 27)), 4);
    assert_int_equal(cl_weekday(cl_days_from_civil(1900, 1, 1)), 0);
}

static void valid(void **state) {
    (void)state;
    assert_true(cl_civil_valid(&(struct cl_civil){2024, 2, 29, 23, 59, 59}));
    assert_false(cl_civil_valid(&(struct cl_civil){2023, 2, 29, 0, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){1900, 2, 29, 0, 0, 0}));
    assert_true(cl_civil_valid(&(struct cl_civil){2000, 2, 29, 0, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){2024, 13, 1, 0, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){2024, 0, 1, 0, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){2024, 4, 31, 0, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){2024, 1, 0, 0, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){2024, 1, 1, 24, 0, 0}));
    assert_false(cl_civil_valid(&(struct cl_civil){2024, 1, 1, 0, 0, 60}));
}

static void iso_week(void **state) {
    (void)state;
    static const struct {
        int year, month, day, iso_year, week;
    } cases[] = {
        {2024, 1, 1, 2024, 1},    {2023, 1, 1, 2022, 52},  {2021, 1, 3, 2020, 53},
        {2020, 12, 31, 2020, 53}, {2024, 12, 30, 2025, 1}, {2024, 3, 4, 2024, 10},
        {2016, 1, 3, 2015, 53},   {2018, 12, 31, 2019, 1},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        int64_t year = 0;
        int week = 0;
        cl_iso_week(cl_days_from_civil(cases[i].year, cases[i].month, cases[i].day), &year, &week);
        assert_int_equal(year, cases[i].iso_year);
        assert_int_equal(week, cases[i].week);
    }
}

static void format(void **state) {
    (void)state;
    char out[32];
    cl_format_utc(at(2024, 3, 1, 9, 12) + 58, out);
    assert_string_equal(out, "2024-03-01T09:12:58Z");
    cl_format_utc(CL_NO_TIME, out);
    assert_string_equal(out, "");
    cl_format_utc(-1, out);
    assert_string_equal(out, "1969-12-31T23:59:59Z");
    cl_format_date(0, out);
    assert_string_equal(out, "1970-01-01");
    cl_format_utc(INT64_MAX, out); /* fits */
    cl_format_utc(INT64_MIN + 1, out);
}

/* The elapsed hours that the metric definitions give for two clock changes. */
static void known_spans(void **state) {
    (void)state;
    enum cl_local_kind kind;
    const struct cl_zone *ams = zone("Europe/Amsterdam");
    int64_t a = cl_zone_to_utc(ams, at(2026, 3, 27, 16, 0), &kind);
    int64_t b = cl_zone_to_utc(ams, at(2026, 3, 30, 10, 0), &kind);
    assert_int_equal((b - a) / 3600, 65);
    assert_int_equal(kind, CL_LOCAL_PLAIN);
    b = cl_zone_to_utc(ams, at(2026, 3, 31, 10, 0), &kind);
    assert_int_equal((b - a) / 3600, 89);
    const struct cl_zone *ny = zone("America/New_York");
    a = cl_zone_to_utc(ny, at(2026, 10, 31, 12, 0), &kind);
    b = cl_zone_to_utc(ny, at(2026, 11, 2, 12, 0), &kind);
    assert_int_equal((b - a) / 3600, 49);
    /* A shift from Saturday 22:00 to Sunday 06:00 over both changes. */
    a = cl_zone_to_utc(ams, at(2026, 3, 28, 22, 0), &kind);
    b = cl_zone_to_utc(ams, at(2026, 3, 29, 6, 0), &kind);
    assert_int_equal((b - a) / 60, 420);
    a = cl_zone_to_utc(ams, at(2026, 10, 24, 22, 0), &kind);
    b = cl_zone_to_utc(ams, at(2026, 10, 25, 6, 0), &kind);
    assert_int_equal((b - a) / 60, 540);
}

static void gap_and_overlap(void **state) {
    (void)state;
    enum cl_local_kind kind;
    const struct cl_zone *ams = zone("Europe/Amsterdam");
    int64_t jump = at(2026, 3, 29, 1, 0); /* 02:00 becomes 03:00 */
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 3, 29, 2, 30), &kind), jump + 1800);
    assert_int_equal(kind, CL_LOCAL_GAP);
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 3, 29, 2, 0), &kind), jump);
    assert_int_equal(kind, CL_LOCAL_GAP);
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 3, 29, 3, 0), &kind), jump);
    assert_int_equal(kind, CL_LOCAL_PLAIN);
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 3, 29, 1, 59), &kind), jump - 60);
    assert_int_equal(kind, CL_LOCAL_PLAIN);
    int64_t back = at(2026, 10, 25, 1, 0); /* 03:00 becomes 02:00 */
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 10, 25, 2, 30), &kind), back - 1800);
    assert_int_equal(kind, CL_LOCAL_AMBIGUOUS);
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 10, 25, 3, 0), &kind), back + 3600);
    assert_int_equal(kind, CL_LOCAL_PLAIN);
    assert_int_equal(cl_zone_to_utc(ams, at(2026, 10, 25, 1, 59), &kind), back - 3660);
    assert_int_equal(kind, CL_LOCAL_PLAIN);
    /* Half an hour only; and a whole day that Samoa skipped. */
    cl_zone_to_utc(zone("Australia/Lord_Howe"), at(2026, 4, 5, 1, 45), &kind);
    assert_int_equal(kind, CL_LOCAL_AMBIGUOUS);
    int64_t skipped = cl_zone_to_utc(zone("Pacific/Apia"), at(2011, 12, 30, 12, 0), &kind);
    assert_int_equal(kind, CL_LOCAL_GAP);
    assert_int_equal(skipped + cl_zone_offset(zone("Pacific/Apia"), skipped),
                     at(2011, 12, 31, 12, 0));
}

/* Every instant comes back from its wall time, except the second of two equal ones. */
static void round_trip(void **state) {
    (void)state;
    static const char *const names[] = {"Europe/Amsterdam",    "America/New_York",  "Asia/Kolkata",
                                        "Australia/Lord_Howe", "Africa/Casablanca", "UTC",
                                        "America/Sao_Paulo",   "Europe/Dublin"};
    for (size_t i = 0; i < CL_LEN(names); i++) {
        const struct cl_zone *z = zone(names[i]);
        for (int64_t t = -3000000000; t < 18000000000; t += 2345678) {
            enum cl_local_kind kind;
            int64_t local = t + cl_zone_offset(z, t);
            int64_t back = cl_zone_to_utc(z, local, &kind);
            assert_int_not_equal(kind, CL_LOCAL_GAP);
            if (kind == CL_LOCAL_PLAIN)
                assert_int_equal(back, t);
            else
                assert_int_equal(back + cl_zone_offset(z, back), local);
        }
    }
}

static void far_future(void **state) {
    (void)state;
    const struct cl_zone *ny = zone("America/New_York");
    assert_int_equal(cl_zone_offset(ny, at(2999, 7, 1, 0, 0)), -4 * 3600);
    assert_int_equal(cl_zone_offset(ny, at(2999, 1, 1, 0, 0)), -5 * 3600);
    assert_int_equal(cl_zone_offset(ny, at(9999, 7, 1, 0, 0)), -4 * 3600);
    cl_zone_offset(ny, INT64_MAX);
    cl_zone_offset(ny, INT64_MIN);
    enum cl_local_kind kind;
    cl_zone_to_utc(ny, INT64_MAX, &kind);
    cl_zone_to_utc(ny, INT64_MIN, &kind);
}

static void offsets(void **state) {
    (void)state;
    struct cl_offset *list = NULL;
    size_t n = cl_zone_offsets(zone("Europe/Amsterdam"), at(2026, 1, 1, 0, 0),
                               at(2026, 12, 31, 0, 0), &list);
    assert_int_equal(n, 3);
    assert_int_equal(list[0].from_utc, at(2026, 1, 1, 0, 0));
    assert_int_equal(list[0].offset, 3600);
    assert_int_equal(list[1].from_utc, at(2026, 3, 29, 1, 0));
    assert_int_equal(list[1].offset, 7200);
    assert_int_equal(list[2].from_utc, at(2026, 10, 25, 1, 0));
    free(list);
    n = cl_zone_offsets(cl_zone_utc(), INT64_MIN, INT64_MAX, &list);
    assert_int_equal(n, 1);
    free(list);
    /* Over the end of the table: two changes a year, all of them right. */
    n = cl_zone_offsets(zone("America/New_York"), at(2400, 1, 1, 0, 0), at(3000, 1, 1, 0, 0),
                        &list);
    assert_int_equal(n, 1 + 2 * 600);
    for (size_t i = 0; i < n; i++)
        assert_int_equal(list[i].offset,
                         cl_zone_offset(zone("America/New_York"), list[i].from_utc));
    free(list);
}

static void refused_names(void **state) {
    (void)state;
    static const char *const names[] = {"",     "../etc/passwd", "/etc/localtime", "Europe/..",
                                        "a//b", "Europe/",       "Europe",         "No/Such",
                                        ".",    "Europe/Am st",  "tzdata.zi",      "leapseconds"};
    for (size_t i = 0; i < CL_LEN(names); i++) {
        const struct cl_zone *z = NULL;
        struct cl_err err = {0};
        assert_int_equal(cl_zone_open(names[i], &z, &err), CL_E_USAGE);
        assert_null(z);
        assert_non_null(strstr(err.text, "time zone"));
    }
    assert_string_equal(cl_zone_name(cl_zone_utc()), "UTC");
    assert_ptr_equal(zone("Europe/Amsterdam"), zone("Europe/Amsterdam"));
}

static void put(const char *dir, const char *name, const void *bytes, size_t n) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "we");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
}

/* Version 2 with one type and the rule given. */
static size_t tzif_with_rule(unsigned char *out, const char *rule) {
    unsigned char *p = out;
    for (int block = 0; block < 2; block++) {
        memset(p, 0, 44 + 6 + 4);
        memcpy(p, "TZif2", 5);
        p[39] = 1; /* one type */
        p[43] = 4; /* four bytes of names */
        memcpy(p + 50, "STD", 4);
        p += 44 + 6 + 4;
    }
    return (size_t)(p - out) + (size_t)sprintf((char *)p, "\n%s\n", rule); // NOLINT
}

/* Own TZif files: rules of every kind, and damage at every byte. */
static void files(void **state) {
    (void)state;
    char dir[] = P_tmpdir "/caseload-tz-XXXXXX";
    assert_non_null(mkdtemp(dir));
    const struct cl_zone *z = NULL;
    struct cl_err err = {0};
    setenv("TZDIR", dir, 1);
    assert_int_equal(cl_zone_open("Test/None", &z, &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "install tzdata"));

    unsigned char bytes[512];
    put(dir, "Julian", bytes, tzif_with_rule(bytes, "AAA3BBB,J60/0,J300/1"));
    z = zone("Julian");
    assert_int_equal(cl_zone_offset(z, at(2024, 2, 29, 12, 0)), -3 * 3600);
    assert_int_equal(cl_zone_offset(z, at(2024, 3, 1, 12, 0)), -2 * 3600);
    put(dir, "Counted", bytes, tzif_with_rule(bytes, "<+01>-1<+02>,59/0,300"));
    z = zone("Counted");
    assert_int_equal(cl_zone_offset(z, at(2024, 2, 29, 12, 0)), 7200);
    assert_int_equal(cl_zone_offset(z, at(2023, 2, 28, 12, 0)), 3600);
    put(dir, "AllYear", bytes, tzif_with_rule(bytes, "XXX3EDT4,0/0,J365/23"));
    z = zone("AllYear");
    for (int64_t t = at(2024, 12, 25, 0, 0); t < at(2025, 1, 5, 0, 0); t += 1800)
        assert_int_equal(cl_zone_offset(z, t), -4 * 3600);
    put(dir, "South", bytes, tzif_with_rule(bytes, "NZST-12NZDT,M9.5.0,M4.1.0/3"));
    z = zone("South");
    assert_int_equal(cl_zone_offset(z, at(2026, 1, 1, 0, 0)), 13 * 3600);
    assert_int_equal(cl_zone_offset(z, at(2026, 6, 1, 0, 0)), 12 * 3600);
    put(dir, "Negative", bytes, tzif_with_rule(bytes, "IST-1GMT0,M10.5.0,M3.5.0/1"));
    assert_int_equal(cl_zone_offset(zone("Negative"), at(2026, 1, 1, 0, 0)), 0);
    assert_int_equal(cl_zone_offset(zone("Negative"), at(2026, 7, 1, 0, 0)), 3600);

    static const char *const bad[] = {"A3",      "AAA",   "AAA3BBB,M13.1.0,M4.1.0", "AAA3BBB,J0,J1",
                                      "AAA3BBB", "AAA3,", "AAA3BBB,M3.1.0",         "<A3",
                                      "AAA99"};
    for (size_t i = 0; i < CL_LEN(bad); i++) {
        char name[16];
        snprintf(name, sizeof name, "Bad%zu", i);
        put(dir, name, bytes, tzif_with_rule(bytes, bad[i]));
        assert_int_equal(cl_zone_open(name, &z, &err), CL_E_USAGE);
    }
    size_t n = tzif_with_rule(bytes, "AAA3BBB,J60/0,J300/1");
    for (size_t i = 0; i < n; i++) {
        char name[32];
        snprintf(name, sizeof name, "Cut%zu", i);
        put(dir, name, bytes, i);
        assert_int_equal(cl_zone_open(name, &z, &err), CL_E_USAGE);
        unsigned char old = bytes[i];
        bytes[i] ^= 0xff;
        snprintf(name, sizeof name, "Bent%zu", i);
        put(dir, name, bytes, n);
        bytes[i] = old;
        if (cl_zone_open(name, &z, &err) == CL_OK) /* it may still mean something */
            cl_zone_offset(z, at(2026, 7, 1, 0, 0));
    }
    unsetenv("TZDIR");
    char command[600];
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    assert_int_equal(system(command), 0); // NOLINT
}

static void when(void **state) {
    (void)state;
    const struct cl_zone *ams = zone("Europe/Amsterdam");
    const struct cl_zone *utc = cl_zone_utc();
    const struct {
        const char *text;
        const struct cl_zone *zone;
        int64_t from, to;
    } good[] = {
        {"2024-03-01", utc, at(2024, 3, 1, 0, 0), at(2024, 3, 2, 0, 0)},
        {"2024-03", utc, at(2024, 3, 1, 0, 0), at(2024, 4, 1, 0, 0)},
        {"2024-12", utc, at(2024, 12, 1, 0, 0), at(2025, 1, 1, 0, 0)},
        {"2024", utc, at(2024, 1, 1, 0, 0), at(2025, 1, 1, 0, 0)},
        {"2024-Q4", utc, at(2024, 10, 1, 0, 0), at(2025, 1, 1, 0, 0)},
        {"2024-W10", utc, at(2024, 3, 4, 0, 0), at(2024, 3, 11, 0, 0)},
        {"2020-W53", utc, at(2020, 12, 28, 0, 0), at(2021, 1, 4, 0, 0)},
        {"2024-03-01T09:12", utc, at(2024, 3, 1, 9, 12), at(2024, 3, 1, 9, 12) + 1},
        {"2024-03-01 09:12:58", utc, at(2024, 3, 1, 9, 12) + 58, at(2024, 3, 1, 9, 12) + 59},
        {"2024-03-01T09:12:00.250Z", ams, at(2024, 3, 1, 9, 12), at(2024, 3, 1, 9, 12) + 1},
        {"2024-03-01T09:12+05:30", ams, at(2024, 3, 1, 3, 42), at(2024, 3, 1, 3, 42) + 1},
        {"2024-03-01T09:12:00-0330", ams, at(2024, 3, 1, 12, 42), at(2024, 3, 1, 12, 42) + 1},
        {"2026-03-29", ams, at(2026, 3, 28, 23, 0), at(2026, 3, 29, 22, 0)},   /* 23 h */
        {"2026-10-25", ams, at(2026, 10, 24, 22, 0), at(2026, 10, 25, 23, 0)}, /* 25 h */
        {"2024-07-01T12:00", ams, at(2024, 7, 1, 10, 0), at(2024, 7, 1, 10, 0) + 1},
    };
    for (size_t i = 0; i < CL_LEN(good); i++) {
        int64_t from = 0, to = 0;
        struct cl_err err = {0};
        if (cl_parse_when(cl_slice(good[i].text), good[i].zone, &from, &to, &err) != CL_OK)
            fail_msg("%s", err.text);
        if (from != good[i].from || to != good[i].to)
            fail_msg("%s: %" PRId64 " to %" PRId64, good[i].text, from, to);
    }
    static const char *const bad[] = {"",
                                      "20240301",
                                      "2024-3-1",
                                      "2023-02-29",
                                      "2024-13",
                                      "2024-03-",
                                      "2024-W53",
                                      "2024-W00",
                                      "2024-Q5",
                                      "01.03.2024",
                                      "2024-03-01T",
                                      "2024-03-01T9:12",
                                      "2024-03-01T24:00",
                                      "2024-03-01T09:12:60",
                                      "2024-03-01T09:12:00X",
                                      "2024-03-01T09:12:00.",
                                      "2024-03-01x",
                                      "2024-03-01T09:12+0",
                                      "2024-03-01T09:12+24:00",
                                      "yesterday",
                                      "2024-Q",
                                      "99999"};
    for (size_t i = 0; i < CL_LEN(bad); i++) {
        int64_t from = 0, to = 0;
        struct cl_err err = {0};
        if (cl_parse_when(cl_slice(bad[i]), utc, &from, &to, &err) != CL_E_USAGE)
            fail_msg("'%s' was read", bad[i]);
        assert_non_null(strstr(err.text, bad[i]));
    }
    int64_t from = 0, to = 0;
    assert_int_equal(cl_parse_when((struct cl_slice){NULL, 0}, utc, &from, &to, NULL), CL_E_USAGE);
}

static void now(void **state) {
    (void)state;
    setenv("CASELOAD_NOW", "1234567890", 1);
    assert_int_equal(cl_now(), 1234567890);
    setenv("CASELOAD_NOW", "12x", 1);
    assert_true(cl_now() > 1700000000);
    unsetenv("CASELOAD_NOW");
    assert_true(cl_now() > 1700000000);
    int64_t a = cl_monotonic_ms();
    assert_true(cl_monotonic_ms() >= a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(civil),       cmocka_unit_test(valid),
        cmocka_unit_test(iso_week),    cmocka_unit_test(format),
        cmocka_unit_test(known_spans), cmocka_unit_test(gap_and_overlap),
        cmocka_unit_test(round_trip),  cmocka_unit_test(far_future),
        cmocka_unit_test(offsets),     cmocka_unit_test(refused_names),
        cmocka_unit_test(files),       cmocka_unit_test(when),
        cmocka_unit_test(now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
