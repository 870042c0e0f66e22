/* calendar.c - business seconds between two instants, and the inverse.
 *
 * For the years in which cases happen a table holds the seconds of all days before
 * each day, so that a question costs two looks into it; days outside the table are
 * walked one by one.  An interval reaches at most to the end of the next day:
 * whatever is asked of an instant concerns its local day and the one before. */
#include "calendar.h"

#include <stdlib.h>

#include "caseload/derive_calendar.h"

#define DAY_SECS 86400
#define TABLE_FROM 7305  /* 1990-01-01 */
#define TABLE_DAYS 22280 /* to 2050-12-31 */
#define WALK_DAYS 400    /* before and after the table; no hours beyond */
#define AGES (INT64_C(366) * 4000 * DAY_SECS)
#define FIRST ((int64_t)(TABLE_FROM - WALK_DAYS) * DAY_SECS)
#define LAST ((int64_t)(TABLE_FROM + TABLE_DAYS + WALK_DAYS) * DAY_SECS)

struct cl_calendar *cl_calendar_new(void) {
    return cl_alloc(sizeof(struct cl_calendar));
}

void cl_calendar_free(struct cl_calendar *cal) {
    if (!cal)
        return;
    free(cal->before);
    free(cal);
}

const struct cl_zone *cl_calendar_zone(const struct cl_calendar *cal) {
    return cal->zone;
}

static bool is_holiday(const struct cl_calendar *cal, int64_t day) {
    size_t low = 0, high = cal->n_holidays;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (cal->holidays[mid] < day)
            low = mid + 1;
        else
            high = mid;
    }
    return low < cal->n_holidays && cal->holidays[low] == day;
}

/* The intervals that belong to a local day, as instants, ascending.  Where summer
 * time begins two of them may meet: none begins before the one before has ended. */
static size_t spans_of(const struct cl_calendar *cal, int64_t day,
                       struct cl_span out[CL_CALENDAR_SPANS]) {
    size_t n = 0;
    enum cl_local_kind kind;
    if (is_holiday(cal, day))
        return 0;
    const struct cl_hours *hours = &cal->days[cl_weekday(day)];
    for (size_t i = 0; i < hours->n; i++) {
        int64_t midnight = day * DAY_SECS;
        struct cl_span s = {.from =
                                cl_zone_to_utc(cal->zone, midnight + hours->spans[i].from, &kind),
                            .to = cl_zone_to_utc(cal->zone, midnight + hours->spans[i].to, &kind)};
        if (n > 0 && s.from < out[n - 1].to)
            s.from = out[n - 1].to;
        if (s.from < s.to)
            out[n++] = s;
    }
    return n;
}

static int64_t day_secs(const struct cl_calendar *cal, int64_t day) {
    struct cl_span spans[CL_CALENDAR_SPANS];
    int64_t sum = 0;
    size_t n = spans_of(cal, day, spans);
    for (size_t i = 0; i < n; i++)
        sum += spans[i].to - spans[i].from;
    return sum;
}

void cl_calendar_table(struct cl_calendar *cal) {
    cal->before = cl_realloc_array(cal->before, TABLE_DAYS + 1, sizeof *cal->before);
    cal->before[0] = 0;
    for (int64_t i = 0; i < TABLE_DAYS; i++)
        cal->before[i + 1] = cal->before[i] + day_secs(cal, TABLE_FROM + i);
}

static int64_t clamp_day(int64_t day) {
    return day < TABLE_FROM                ? TABLE_FROM
           : day > TABLE_FROM + TABLE_DAYS ? TABLE_FROM + TABLE_DAYS
                                           : day;
}

/* Business seconds of the days [a, b). */
static int64_t days_secs(const struct cl_calendar *cal, int64_t a, int64_t b) {
    int64_t sum = 0;
    for (; a < b && a < TABLE_FROM; a++)
        sum += day_secs(cal, a);
    for (; a < b && b > TABLE_FROM + TABLE_DAYS; b--)
        sum += day_secs(cal, b - 1);
    if (a < b)
        sum += cal->before[clamp_day(b) - TABLE_FROM] - cal->before[clamp_day(a) - TABLE_FROM];
    return sum;
}

static int64_t local_day(const struct cl_calendar *cal, int64_t utc) {
    int64_t local = utc + cl_zone_offset(cal->zone, utc);
    return local / DAY_SECS - (local % DAY_SECS < 0);
}

/* What a day's intervals hold before an instant. */
static int64_t day_before(const struct cl_calendar *cal, int64_t day, int64_t utc) {
    struct cl_span spans[CL_CALENDAR_SPANS];
    int64_t sum = 0;
    size_t n = spans_of(cal, day, spans);
    for (size_t i = 0; i < n && spans[i].from < utc; i++)
        sum += (spans[i].to < utc ? spans[i].to : utc) - spans[i].from;
    return sum;
}

static int64_t clamp_instant(int64_t utc) {
    return utc < FIRST ? FIRST : utc > LAST ? LAST : utc;
}

int64_t cl_calendar_between(const struct cl_calendar *cal, int64_t from, int64_t to) {
    if (to <= from)
        return 0;
    if (!cal)
        return to - from;
    from = clamp_instant(from);
    to = clamp_instant(to);
    int64_t a = local_day(cal, from), b = local_day(cal, to);
    return days_secs(cal, a - 1, b - 1) + day_before(cal, b - 1, to) + day_before(cal, b, to) -
           day_before(cal, a - 1, from) - day_before(cal, a, from);
}

bool cl_calendar_has_hours(const struct cl_calendar *cal) {
    for (size_t d = 0; d < 7; d++)
        if (cal->days[d].n > 0)
            return true;
    return false;
}

/* The first day from `day` on until whose end `*secs` have passed; takes the seconds
 * of the days before it off *secs. */
static int64_t find_day(const struct cl_calendar *cal, int64_t day, int64_t *secs) {
    for (int walked = 0; walked < 2 * WALK_DAYS + 2; walked++) {
        int64_t at = day - TABLE_FROM;
        if (at >= 0 && at < TABLE_DAYS) {
            /* The greatest day before which less than that has passed. */
            int64_t low = at, high = TABLE_DAYS;
            while (low < high) {
                int64_t mid = high - (high - low) / 2;
                if (cal->before[mid] - cal->before[at] < *secs)
                    low = mid;
                else
                    high = mid - 1;
            }
            *secs -= cal->before[low] - cal->before[at];
            day = TABLE_FROM + low;
            if (low < TABLE_DAYS)
                return day;
            continue;
        }
        int64_t all = day_secs(cal, day);
        if (all >= *secs)
            return day;
        *secs -= all;
        day++;
    }
    return CL_NO_TIME;
}

int64_t cl_calendar_after(const struct cl_calendar *cal, int64_t from, int64_t secs) {
    if (secs <= 0 || !cal)
        return secs <= 0 ? from : secs > AGES ? CL_NO_TIME : from + secs;
    if (from > LAST || secs > LAST - FIRST || !cl_calendar_has_hours(cal))
        return CL_NO_TIME;
    from = clamp_instant(from);
    int64_t day = local_day(cal, from) - 1;
    /* Counted from the start of the day before, whose hours may reach over here. */
    secs += day_before(cal, day, from) + day_before(cal, day + 1, from);
    day = find_day(cal, day, &secs);
    if (day == CL_NO_TIME)
        return CL_NO_TIME;
    struct cl_span spans[CL_CALENDAR_SPANS];
    size_t n = spans_of(cal, day, spans);
    for (size_t i = 0; i < n; i++) {
        int64_t len = spans[i].to - spans[i].from;
        if (secs <= len)
            return spans[i].from + secs;
        secs -= len;
    }
    return CL_NO_TIME;
}

/* ---- with pauses ---- */

int64_t cl_clock_between(const struct cl_clock *c, int64_t from, int64_t to) {
    int64_t sum = cl_calendar_between(c->cal, from, to);
    for (size_t i = 0; i < c->n_pauses; i++) {
        const struct cl_span *p = &c->pauses[i];
        int64_t a = p->from > from ? p->from : from;
        int64_t b = p->to != CL_NO_TIME && p->to < to ? p->to : to;
        sum -= cl_calendar_between(c->cal, a, b);
    }
    return sum;
}

int64_t cl_clock_after(const struct cl_clock *c, int64_t from, int64_t secs) {
    for (size_t i = 0; i < c->n_pauses; i++) {
        const struct cl_span *p = &c->pauses[i];
        if (p->to != CL_NO_TIME && p->to <= from)
            continue;
        int64_t run = cl_calendar_between(c->cal, from, p->from);
        if (run >= secs)
            break;
        if (p->to == CL_NO_TIME)
            return CL_NO_TIME;
        secs -= run;
        from = p->to;
    }
    return cl_calendar_after(c->cal, from, secs);
}
