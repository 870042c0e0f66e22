/* tzrule.c - the POSIX TZ string that ends a TZif file ("CET-1CEST,M3.5.0,M10.5.0/3"),
 * unrolled into 401 years of changes, so that every later lookup is a search in
 * one table (tzif.h says why 400 years are enough for ever). */
#include <string.h>

#include "caseload/base/civil.h"

#include "tzif.h"

#define DAY_SECS 86400
#define CYCLE_YEARS 401

/* When a change happens within a year: Mm.w.d, Jn or n; then a local time. */
struct change {
    char kind; /* 'M', 'J', 'N' */
    int month, week, day;
    int32_t secs;
};

struct rule {
    int32_t std, dst; /* seconds east */
    bool has_dst;
    struct change start, end;
};

static bool number(const char **p, int low, int high, int *out) {
    int v = 0;
    const char *s = *p;
    while (*s >= '0' && *s <= '9' && v <= 1000)
        v = v * 10 + (*s++ - '0');
    if (s == *p || v < low || v > high)
        return false;
    *p = s;
    *out = v;
    return true;
}

/* "EST" or "<+03>": at least three characters, none of them kept. */
static bool name(const char **p) {
    const char *s = *p;
    if (*s == '<') {
        const char *end = strchr(s, '>');
        if (!end || end - s < 4)
            return false;
        *p = end + 1;
        return true;
    }
    while ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'))
        s++;
    bool ok = s - *p >= 3;
    *p = s;
    return ok;
}

/* [+-]hh[:mm[:ss]] */
static bool clock_secs(const char **p, int max_hours, int32_t *out) {
    int h = 0, m = 0, s = 0;
    bool minus = **p == '-';
    if (**p == '-' || **p == '+')
        (*p)++;
    if (!number(p, 0, max_hours, &h))
        return false;
    if (**p == ':') {
        (*p)++;
        if (!number(p, 0, 59, &m))
            return false;
        if (**p == ':') {
            (*p)++;
            if (!number(p, 0, 59, &s))
                return false;
        }
    }
    *out = (minus ? -1 : 1) * (h * 3600 + m * 60 + s);
    return true;
}

static bool skip(const char **p, char c) {
    if (**p != c)
        return false;
    (*p)++;
    return true;
}

static bool read_change(const char **p, struct change *c) {
    *c = (struct change){.kind = 'N', .secs = 2 * 3600};
    if (!skip(p, ','))
        return false;
    bool ok;
    if (skip(p, 'M')) {
        c->kind = 'M';
        ok = number(p, 1, 12, &c->month) && skip(p, '.') && number(p, 1, 5, &c->week) &&
             skip(p, '.') && number(p, 0, 6, &c->day);
    } else if (skip(p, 'J')) {
        c->kind = 'J';
        ok = number(p, 1, 365, &c->day);
    } else {
        ok = number(p, 0, 365, &c->day);
    }
    if (ok && skip(p, '/'))
        ok = clock_secs(p, 167, &c->secs);
    return ok;
}

static bool read_rule(const char *p, struct rule *r) {
    int32_t west = 0;
    *r = (struct rule){0};
    if (!name(&p) || !clock_secs(&p, 24, &west))
        return false;
    r->std = -west;
    if (*p == '\0')
        return true;
    r->has_dst = true;
    if (!name(&p))
        return false;
    west = -(r->std + 3600);
    if (*p != ',' && !clock_secs(&p, 24, &west))
        return false;
    r->dst = -west;
    return read_change(&p, &r->start) && read_change(&p, &r->end) && *p == '\0';
}

/* Local seconds of the change in that year, on the clock in force before it. */
static int64_t change_local(const struct change *c, int64_t year) {
    int64_t days = 0;
    if (c->kind == 'M') {
        int64_t first = cl_days_from_civil(year, c->month, 1);
        int64_t next = c->month == 12 ? cl_days_from_civil(year + 1, 1, 1)
                                      : cl_days_from_civil(year, c->month + 1, 1);
        int want = (c->day + 6) % 7; /* POSIX counts from Sunday */
        days = first + (want - cl_weekday(first) + 7) % 7 + (c->week - 1) * 7;
        if (days >= next)
            days -= 7;           /* week 5 is the last one */
    } else if (c->kind == 'J') { /* 29 February is never counted */
        bool after = c->day >= 60;
        int64_t jan1 = cl_days_from_civil(year, 1, 1);
        bool leap = cl_days_from_civil(year + 1, 1, 1) - jan1 == 366;
        days = jan1 + c->day - 1 + (after && leap ? 1 : 0);
    } else {
        days = cl_days_from_civil(year, 1, 1) + c->day;
    }
    return days * DAY_SECS + c->secs;
}

/* A zone that is on daylight time all year ends and starts it at one instant;
 * the start, which comes second, then replaces the end. */
static void add_change(struct cl_tz *tz, int64_t after, int64_t at, int32_t offset) {
    if (after != CL_NO_TIME && at <= after)
        return;
    if (tz->n && tz->at[tz->n - 1] == at)
        tz->offset[tz->n - 1] = offset;
    else if (!tz->n || tz->at[tz->n - 1] < at)
        cl_tz_add(tz, at, offset);
}

static void add_year(struct cl_tz *tz, const struct rule *r, int64_t year, int64_t after) {
    int64_t start = change_local(&r->start, year) - r->std;
    int64_t end = change_local(&r->end, year) - r->dst;
    if (start < end) {
        add_change(tz, after, start, r->dst);
        add_change(tz, after, end, r->std);
    } else {
        add_change(tz, after, end, r->std);
        add_change(tz, after, start, r->dst);
    }
}

enum cl_rc cl_tz_add_rule(struct cl_tz *tz, const char *text, int64_t from_utc,
                          struct cl_err *err) {
    struct rule r;
    if (!read_rule(text, &r))
        return cl_fail(err, CL_E_USAGE, "time zone rule '%s' cannot be read", text);
    if (!r.has_dst) {
        if (tz->n == 0)
            tz->first = r.std;
        else if (tz->offset[tz->n - 1] != r.std)
            return cl_fail(err, CL_E_USAGE, "time zone rule '%s' contradicts its table", text);
        return CL_OK;
    }
    if (from_utc == CL_NO_TIME)
        tz->first = r.std;
    struct cl_civil c = {.year = 1};
    if (from_utc != CL_NO_TIME)
        cl_civil_from_secs(from_utc + r.std, &c);
    for (int64_t y = c.year; y <= c.year + CYCLE_YEARS; y++)
        add_year(tz, &r, y, from_utc);
    tz->cyclic = true;
    return CL_OK;
}
