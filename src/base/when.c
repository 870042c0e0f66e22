/* when.c - instants and dates as users type them: options, filters, the prompt.
 * Values in exports are ingest's; here the notation is ISO 8601 only, so that a
 * date can never be read two ways. */
#include "caseload/base/civil.h"

#define DAY_SECS 86400
#define MAX_TEXT 40

/* What is left of the text; reading never goes past its end. */
struct cursor {
    const char *p, *end;
};

static bool digits(struct cursor *c, int n, int *out) {
    int v = 0;
    if (c->end - c->p < n)
        return false;
    for (int i = 0; i < n; i++) {
        if (c->p[i] < '0' || c->p[i] > '9')
            return false;
        v = v * 10 + (c->p[i] - '0');
    }
    c->p += n;
    *out = v;
    return true;
}

static bool skip(struct cursor *c, char want) {
    if (c->p == c->end || *c->p != want)
        return false;
    c->p++;
    return true;
}

static bool at_end(const struct cursor *c) {
    return c->p == c->end;
}

/* "Z", "+02", "+02:00", "-0330"; seconds east.  True with *has false for none. */
static bool zone_part(struct cursor *c, bool *has, int *east) {
    int h = 0, m = 0;
    *has = !at_end(c);
    *east = 0;
    if (at_end(c) || skip(c, 'Z') || skip(c, 'z'))
        return true;
    bool minus = skip(c, '-');
    if ((!minus && !skip(c, '+')) || !digits(c, 2, &h) || h > 23)
        return false;
    if (!at_end(c)) {
        skip(c, ':');
        if (!digits(c, 2, &m) || m > 59)
            return false;
    }
    *east = (minus ? -1 : 1) * (h * 3600 + m * 60);
    return true;
}

static int64_t midnight(int64_t days, const struct cl_zone *zone) {
    enum cl_local_kind kind;
    return cl_zone_to_utc(zone, days * DAY_SECS, &kind);
}

static void days_span(int64_t first, int64_t next, const struct cl_zone *zone, int64_t *from,
                      int64_t *to) {
    *from = midnight(first, zone);
    *to = midnight(next, zone);
}

static void month_span(int64_t year, int month, int months, const struct cl_zone *zone,
                       int64_t *from, int64_t *to) {
    int last = month + months;
    days_span(cl_days_from_civil(year, month, 1),
              cl_days_from_civil(last > 12 ? year + 1 : year, last > 12 ? last - 12 : last, 1),
              zone, from, to);
}

/* "Q1" or "W07" after "2024-". */
static bool part_of_year(struct cursor *c, int year, const struct cl_zone *zone, int64_t *from,
                         int64_t *to) {
    int v = 0;
    if (skip(c, 'Q') || skip(c, 'q')) {
        if (!digits(c, 1, &v) || v < 1 || v > 4 || !at_end(c))
            return false;
        month_span(year, v * 3 - 2, 3, zone, from, to);
        return true;
    }
    if ((!skip(c, 'W') && !skip(c, 'w')) || !digits(c, 2, &v) || !at_end(c))
        return false;
    int64_t jan4 = cl_days_from_civil(year, 1, 4); /* always in week 1 */
    int64_t first = jan4 - cl_weekday(jan4) + (v - 1) * 7;
    int64_t its_year = 0;
    int week = 0;
    cl_iso_week(first, &its_year, &week);
    if (v < 1 || its_year != year || week != v)
        return false;
    days_span(first, first + 7, zone, from, to);
    return true;
}

static bool time_part(struct cursor *c, struct cl_civil *t) {
    if (!digits(c, 2, &t->hour) || !skip(c, ':') || !digits(c, 2, &t->minute))
        return false;
    if (!skip(c, ':'))
        return true;
    if (!digits(c, 2, &t->second))
        return false;
    if (skip(c, '.')) {
        int digit = 0, n = 0;
        while (digits(c, 1, &digit))
            n++;
        return n > 0;
    }
    return true;
}

/* Everything after "YYYY-MM-DD" and one separator. */
static bool instant(struct cursor *c, struct cl_civil *t, const struct cl_zone *zone, int64_t *from,
                    int64_t *to) {
    bool has_zone = false;
    int east = 0;
    if (!time_part(c, t) || !cl_civil_valid(t) || !zone_part(c, &has_zone, &east) || !at_end(c))
        return false;
    int64_t local = cl_secs_from_civil(t);
    enum cl_local_kind kind;
    *from = has_zone ? local - east : cl_zone_to_utc(zone, local, &kind);
    *to = *from + 1;
    return true;
}

static bool parse(struct cursor *c, const struct cl_zone *zone, int64_t *from, int64_t *to) {
    struct cl_civil t = {.month = 1, .day = 1};
    int year = 0;
    if (!digits(c, 4, &year))
        return false;
    t.year = year;
    if (at_end(c)) {
        month_span(year, 1, 12, zone, from, to);
        return true;
    }
    if (!skip(c, '-'))
        return false;
    if (c->p != c->end && (*c->p < '0' || *c->p > '9'))
        return part_of_year(c, year, zone, from, to);
    if (!digits(c, 2, &t.month) || !cl_civil_valid(&t))
        return false;
    if (at_end(c)) {
        month_span(year, t.month, 1, zone, from, to);
        return true;
    }
    if (!skip(c, '-') || !digits(c, 2, &t.day) || !cl_civil_valid(&t))
        return false;
    if (at_end(c)) {
        int64_t days = cl_days_from_civil(year, t.month, t.day);
        days_span(days, days + 1, zone, from, to);
        return true;
    }
    return (skip(c, 'T') || skip(c, 't') || skip(c, ' ')) && instant(c, &t, zone, from, to);
}

enum cl_rc cl_parse_when(struct cl_slice text, const struct cl_zone *zone, int64_t *from,
                         int64_t *to, struct cl_err *err) {
    struct cursor c = {text.ptr, text.ptr + text.len};
    if (text.len > 0 && text.len <= MAX_TEXT && parse(&c, zone, from, to))
        return CL_OK;
    return cl_fail(err, CL_E_USAGE,
                   "'%.*s': not a date or an instant: write 2024-03-01, 2024-03, 2024 or "
                   "2024-03-01T09:12:00Z",
                   (int)(text.len > 80 ? 80 : text.len), text.len ? text.ptr : "");
}
