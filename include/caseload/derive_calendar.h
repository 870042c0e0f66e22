/* derive_calendar.h - business time: calendars of working hours, and clocks that
 * run on them and pause.
 *
 * A calendar is, for each weekday, some local intervals, without holidays, in an
 * IANA zone; an interval that ends at or before its start runs into the next day
 * and belongs to the day it starts.  Intervals become UTC instants day by day, so
 * that changes of summer time count as they happen.  Whole seconds everywhere.  Days
 * more than 400 days before 1990 or after 2050 have no hours. */
#ifndef CASELOAD_DERIVE_CALENDAR_H
#define CASELOAD_DERIVE_CALENDAR_H

#include "caseload/base/civil.h"

#define CL_CALENDAR_SPANS 16      /* intervals of one weekday */
#define CL_CALENDAR_HOLIDAYS 1000 /* of one calendar */

struct cl_calendar; /* NULL is the clock on the wall: 24 hours, 7 days */
struct cl_calendar *cl_calendar_new(void);
void cl_calendar_free(struct cl_calendar *cal); /* NULL is fine */
/* Keys of [calendar NAME]: zone, weekdays, weekend, monday … sunday, holidays.
 * Hours are "09:00-17:00, 18:00-20:00" or "closed"; a weekday's own line goes before
 * `weekdays` and `weekend`; holidays are dates, the key may repeat. */
CL_NODISCARD enum cl_rc cl_calendar_set(struct cl_calendar *cal, const char *key, const char *value,
                                        struct cl_err *err);
/* Makes it ready for the functions below: it must have a zone, and hours that do not
 * overlap.  After that nothing changes it, so threads may share it. */
CL_NODISCARD enum cl_rc cl_calendar_ready(struct cl_calendar *cal, struct cl_err *err);
void cl_calendar_print(const struct cl_calendar *cal, struct cl_buf *out); /* canonical */
const struct cl_zone *cl_calendar_zone(const struct cl_calendar *cal);

/* Business seconds in [from, to); 0 when to <= from. */
int64_t cl_calendar_between(const struct cl_calendar *cal, int64_t from, int64_t to);
/* The first instant, from `from` on, at which `secs` business seconds have passed;
 * CL_NO_TIME when that is never, or after 2051. */
int64_t cl_calendar_after(const struct cl_calendar *cal, int64_t from, int64_t secs);

/* A time in which a clock stands still; `to` CL_NO_TIME: still going on. */
struct cl_span {
    int64_t from, to;
};
/* Pauses ascend and do not touch. */
struct cl_clock {
    const struct cl_calendar *cal;
    const struct cl_span *pauses;
    size_t n_pauses;
};
/* The two functions above less the pauses. */
int64_t cl_clock_between(const struct cl_clock *clock, int64_t from, int64_t to);
int64_t cl_clock_after(const struct cl_clock *clock, int64_t from, int64_t secs);

#endif
