/* civil.c - calendar arithmetic without libc's clock functions: days and seconds
 * since 1970 to and from proleptic Gregorian dates, ISO weeks, output, the clock.
 * Nothing here knows zones (zone.c) or reads text (when.c). */
#include "caseload/base/civil.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "caseload/base/str.h"

#define DAY_SECS 86400
#define DAYS_PER_400Y 146097
#define MARCH_1_0000 719468 /* days from 0000-03-01 to 1970-01-01 */

/* Division that rounds towards minus infinity. */
static int64_t floor_div(int64_t a, int64_t b) {
    int64_t q = a / b;
    return a % b < 0 ? q - 1 : q;
}

int64_t cl_days_from_civil(int64_t year, int month, int day) {
    /* Years are counted from March, so that the leap day is a year's last. */
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = floor_div(y, 400);
    int64_t year_of_era = y - era * 400;
    int64_t month_from_march = month > 2 ? month - 3 : month + 9;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_400Y + day_of_era - MARCH_1_0000;
}

static void civil_from_days(int64_t days, struct cl_civil *out) {
    int64_t z = days + MARCH_1_0000;
    int64_t era = floor_div(z, DAYS_PER_400Y);
    int64_t day_of_era = z - era * DAYS_PER_400Y;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month_from_march = (5 * day_of_year + 2) / 153;
    out->day = (int)(day_of_year - (153 * month_from_march + 2) / 5 + 1);
    out->month = (int)(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
    out->year = year_of_era + era * 400 + (out->month <= 2 ? 1 : 0);
}

void cl_civil_from_secs(int64_t local_secs, struct cl_civil *out) {
    int secs = (int)(local_secs % DAY_SECS);
    if (secs < 0)
        secs += DAY_SECS;
    civil_from_days(floor_div(local_secs, DAY_SECS), out);
    out->hour = secs / 3600;
    out->minute = secs / 60 % 60;
    out->second = secs % 60;
}

int64_t cl_secs_from_civil(const struct cl_civil *c) {
    return cl_days_from_civil(c->year, c->month, c->day) * DAY_SECS + c->hour * 3600 +
           c->minute * 60 + c->second;
}

bool cl_civil_valid(const struct cl_civil *c) {
    static const int month_days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (c->month < 1 || c->month > 12 || c->day < 1)
        return false;
    bool leap = c->year % 4 == 0 && (c->year % 100 != 0 || c->year % 400 == 0);
    if (c->day > month_days[c->month - 1] + (leap && c->month == 2 ? 1 : 0))
        return false;
    return c->hour >= 0 && c->hour < 24 && c->minute >= 0 && c->minute < 60 && c->second >= 0 &&
           c->second < 60;
}

int cl_weekday(int64_t days) {
    int64_t d = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(d < 0 ? d + 7 : d);
}

void cl_iso_week(int64_t days, int64_t *year, int *week) {
    /* A week belongs to the year of its Thursday. */
    int64_t thursday = days - cl_weekday(days) + 3;
    struct cl_civil c;
    civil_from_days(thursday, &c);
    *year = c.year;
    *week = (int)((thursday - cl_days_from_civil(c.year, 1, 1)) / 7) + 1;
}

void cl_format_date(int64_t days, char out[32]) {
    struct cl_civil c;
    civil_from_days(days, &c);
    snprintf(out, 32, "%04" PRId64 "-%02d-%02d", c.year, c.month, c.day);
}

void cl_format_utc(int64_t utc, char out[32]) {
    if (utc == CL_NO_TIME) {
        out[0] = '\0';
        return;
    }
    struct cl_civil c;
    cl_civil_from_secs(utc, &c);
    snprintf(out, 32, "%04" PRId64 "-%02d-%02dT%02d:%02d:%02dZ", c.year, c.month, c.day, c.hour,
             c.minute, c.second);
}

int64_t cl_now(void) {
    const char *fixed = getenv("CASELOAD_NOW"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (fixed && *fixed) {
        char *end = NULL;
        int64_t v = strtoll(fixed, &end, 10);
        if (end && *end == '\0')
            return v;
    }
    return (int64_t)time(NULL);
}

int64_t cl_monotonic_ms(void) {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}
