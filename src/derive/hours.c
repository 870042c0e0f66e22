/* hours.c - what the lines of a [calendar] section say, and whether it makes
 * sense: every time of day is read strictly, overlapping hours are refused. */
#include <stdlib.h>

#include "calendar.h"

#define DAY_SECS 86400

static const char *const keys[] = {"monday",  "tuesday",  "wednesday", "thursday",
                                   "friday",  "saturday", "sunday",    "weekdays",
                                   "weekend", "zone",     "holidays"};
enum { KEY_WEEKDAYS = 7, KEY_WEEKEND, KEY_ZONE, KEY_HOLIDAYS };

/* "09:00" or "9:00", up to "24:00"; -1 when it is none. */
static int64_t time_of_day(struct cl_slice s) {
    int64_t part[2] = {0, 0};
    size_t digits = 0, at = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == ':' && at == 0 && digits > 0) {
            at = 1;
            digits = 0;
        } else if (c >= '0' && c <= '9' && digits < 2) {
            part[at] = part[at] * 10 + (c - '0');
            digits++;
        } else {
            return -1;
        }
    }
    bool ok = at == 1 && digits == 2 && part[1] < 60 && part[0] * 60 + part[1] <= 24 * 60;
    return ok ? part[0] * 3600 + part[1] * 60 : -1;
}

static int by_start(const void *x, const void *y) {
    const struct cl_span *a = x, *b = y;
    return (a->from > b->from) - (a->from < b->from);
}

static enum cl_rc read_hours(struct cl_slice text, struct cl_hours *out, struct cl_err *err) {
    *out = (struct cl_hours){0};
    if (cl_fold_eq(text, CL_S("closed")))
        return CL_OK;
    while (text.ptr) {
        struct cl_slice item = cl_slice_trim(cl_slice_cut(&text, ',')), rest = item;
        struct cl_slice from = cl_slice_trim(cl_slice_cut(&rest, '-'));
        struct cl_span s = {time_of_day(from), time_of_day(cl_slice_trim(rest))};
        if (s.from < 0 || s.to < 0 || s.from == DAY_SECS)
            return cl_fail(err, CL_E_USAGE,
                           "'%.*s': hours are written 09:00-17:00, several with commas, or closed",
                           item.len > 60 ? 60 : (int)item.len, item.len ? item.ptr : "");
        if (s.to <= s.from)
            s.to += DAY_SECS;
        if (out->n == CL_CALENDAR_SPANS)
            return cl_fail(err, CL_E_USAGE, "more than %d intervals a day", CL_CALENDAR_SPANS);
        out->spans[out->n++] = s;
    }
    qsort(out->spans, out->n, sizeof *out->spans, by_start);
    return CL_OK;
}

static enum cl_rc read_holidays(struct cl_calendar *cal, struct cl_slice text, struct cl_err *err) {
    while (text.ptr) {
        struct cl_slice item = cl_slice_trim(cl_slice_cut(&text, ','));
        int64_t from, to;
        bool date = item.len == 10 && cl_parse_when(item, cl_zone_utc(), &from, &to, NULL) == CL_OK;
        if (!date || to - from != DAY_SECS)
            return cl_fail(err, CL_E_USAGE, "'%.*s': a holiday is a date such as 2026-12-25",
                           item.len > 60 ? 60 : (int)item.len, item.len ? item.ptr : "");
        if (cal->n_holidays == CL_CALENDAR_HOLIDAYS)
            return cl_fail(err, CL_E_USAGE, "more than %d holidays", CL_CALENDAR_HOLIDAYS);
        cal->holidays[cal->n_holidays++] = from / DAY_SECS;
    }
    return CL_OK;
}

static void give_hours(struct cl_calendar *cal, size_t first, size_t last,
                       const struct cl_hours *hours) {
    for (size_t d = first; d <= last; d++)
        if (!cal->days[d].own)
            cal->days[d] = *hours;
}

enum cl_rc cl_calendar_set(struct cl_calendar *cal, const char *key, const char *value,
                           struct cl_err *err) {
    struct cl_slice text = cl_slice_trim(cl_slice(value));
    struct cl_hours hours;
    size_t k = 0;
    while (k < CL_LEN(keys) && !cl_fold_eq(cl_slice(key), cl_slice(keys[k])))
        k++;
    if (k == CL_LEN(keys)) {
        const char *near = cl_nearest(cl_slice(key), keys, CL_LEN(keys));
        return cl_fail(err, CL_E_USAGE, "unknown key, %s %s",
                       near ? "did you mean" : "known are zone, weekdays, weekend, monday …",
                       near ? near : "and holidays");
    }
    if (k == KEY_ZONE)
        return cl_zone_open(value, &cal->zone, err);
    if (k == KEY_HOLIDAYS)
        return read_holidays(cal, text, err);
    enum cl_rc rc = read_hours(text, &hours, err);
    if (rc != CL_OK)
        return rc;
    if (k == KEY_WEEKDAYS || k == KEY_WEEKEND) {
        give_hours(cal, k == KEY_WEEKEND ? 5 : 0, k == KEY_WEEKEND ? 6 : 4, &hours);
    } else {
        cal->days[k] = hours;
        cal->days[k].own = true;
    }
    return CL_OK;
}

static int by_value(const void *x, const void *y) {
    int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
    return (a > b) - (a < b);
}

/* A day's intervals must end before the next begins, those of the next day too. */
static enum cl_rc check_overlap(const struct cl_calendar *cal, struct cl_err *err) {
    for (size_t d = 0; d < 7; d++) {
        const struct cl_hours *h = &cal->days[d], *next = &cal->days[(d + 1) % 7];
        for (size_t i = 0; i < h->n; i++) {
            bool last = i + 1 == h->n;
            if (last && next->n == 0)
                continue;
            int64_t then = last ? next->spans[0].from + DAY_SECS : h->spans[i + 1].from;
            if (h->spans[i].to > then)
                return cl_fail(err, CL_E_USAGE, "%s: hours overlap%s%s", keys[d],
                               last ? " with those of " : "", last ? keys[(d + 1) % 7] : "");
        }
    }
    return CL_OK;
}

enum cl_rc cl_calendar_ready(struct cl_calendar *cal, struct cl_err *err) {
    if (!cal->zone)
        return cl_fail(err, CL_E_USAGE, "no zone: add a line such as zone = Europe/Amsterdam");
    enum cl_rc rc = check_overlap(cal, err);
    if (rc != CL_OK)
        return rc;
    qsort(cal->holidays, cal->n_holidays, sizeof *cal->holidays, by_value);
    cl_calendar_table(cal);
    return CL_OK;
}

void cl_calendar_print(const struct cl_calendar *cal, struct cl_buf *out) {
    char date[32];
    cl_buf_printf(out, " zone=%s", cal->zone ? cl_zone_name(cal->zone) : "");
    for (size_t d = 0; d < 7; d++) {
        cl_buf_printf(out, " %.3s=", keys[d]);
        for (size_t i = 0; i < cal->days[d].n; i++)
            cl_buf_printf(out, "%s%lld-%lld", i ? "," : "", (long long)cal->days[d].spans[i].from,
                          (long long)cal->days[d].spans[i].to);
    }
    for (size_t i = 0; i < cal->n_holidays; i++) {
        cl_format_date(cal->holidays[i], date);
        cl_buf_printf(out, " %s", date);
    }
    cl_buf_putc(out, '\n');
}
