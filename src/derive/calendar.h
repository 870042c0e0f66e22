/* calendar.h - the inside of a calendar: calendar.c counts, hours.c reads. */
#ifndef CASELOAD_DERIVE_CALENDAR_INT_H
#define CASELOAD_DERIVE_CALENDAR_INT_H

#include "caseload/derive_calendar.h"

/* Of one weekday: seconds after local midnight, ascending; `to` over 86400 runs
 * into the next day. */
struct cl_hours {
    struct cl_span spans[CL_CALENDAR_SPANS];
    size_t n;
    bool own; /* by a line of its own, not by `weekdays` or `weekend` */
};
struct cl_calendar {
    const struct cl_zone *zone;
    struct cl_hours days[7];                /* Monday first */
    int64_t holidays[CL_CALENDAR_HOLIDAYS]; /* days since 1970, ascending when ready */
    size_t n_holidays;
    int64_t *before; /* business seconds of the table's days before each of them */
};
bool cl_calendar_has_hours(const struct cl_calendar *cal); /* on any day */
void cl_calendar_table(struct cl_calendar *cal);           /* zone, days and holidays are settled */

#endif
