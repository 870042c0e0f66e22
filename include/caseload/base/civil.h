/* civil.h - civil time and IANA zones.
 *
 * Instants are UTC seconds since 1970 (int64).  A local or "naive" stamp is the
 * same count for the clock on the wall.  Zones come from own TZif reader
 * ($TZDIR, /usr/share/zoneinfo, RFC 8536 with the POSIX footer), because the TZ
 * variable is process-wide and not thread-safe. */
#ifndef CASELOAD_BASE_CIVIL_H
#define CASELOAD_BASE_CIVIL_H

#include "caseload/base/err.h"
#include "caseload/base/str.h"

#define CL_NO_TIME INT64_MIN /* NULL */

struct cl_civil {
    int64_t year;
    int month, day, hour, minute, second; /* 1-12, 1-31, 0-23, 0-59, 0-59 */
};
int64_t cl_days_from_civil(int64_t year, int month,
                           int day); /* 1970-01-01 is 0; proleptic Gregorian */
void cl_civil_from_secs(int64_t local_secs, struct cl_civil *out);
int64_t cl_secs_from_civil(const struct cl_civil *c); /* not checked */
bool cl_civil_valid(const struct cl_civil *c); /* calendar date and time of day; second 60 is not */
int cl_weekday(int64_t days);                  /* 0 Monday … 6 Sunday */
void cl_iso_week(int64_t days, int64_t *year, int *week);

struct cl_zone; /* immutable after open; shared between threads */
CL_NODISCARD enum cl_rc cl_zone_open(
    const char *name, const struct cl_zone **out,
    struct cl_err *err); /* cached for the process's life; names the fix when tzdata is missing */
const char *cl_zone_name(const struct cl_zone *zone);
const struct cl_zone *cl_zone_utc(void);
int32_t cl_zone_offset(const struct cl_zone *zone, int64_t utc); /* seconds east */

enum cl_local_kind { CL_LOCAL_PLAIN, CL_LOCAL_AMBIGUOUS, CL_LOCAL_GAP };
/* Ambiguous local time: the first occurrence; non-existent: moved forward by the gap. */
int64_t cl_zone_to_utc(const struct cl_zone *zone, int64_t local, enum cl_local_kind *kind);

/* The offset in force from each instant on, ascending, covering [from, to];
 * *out is malloc'ed, the caller frees it; returns the count (at least 1). */
struct cl_offset {
    int64_t from_utc;
    int32_t offset;
};
size_t cl_zone_offsets(const struct cl_zone *zone, int64_t from, int64_t to,
                       struct cl_offset **out);

/* "2024-03-01T09:12:58Z"; out holds at least 32 bytes; CL_NO_TIME gives "". */
void cl_format_utc(int64_t utc, char out[32]);
void cl_format_date(int64_t days, char out[32]); /* "2024-03-01" */
/* ISO 8601 instant or date as users type it (--as-of, --from, filters):
 * "2024-03-01", "2024-03", "2024-Q1", "2024-W10", "2024", "2024-03-01T09:12", with
 * blank or T, with Z or offset; without one it is local to zone.  Gives the half-open span [*from, *to)
 * that the text names: a second for an instant, a day, month or year else. */
CL_NODISCARD enum cl_rc cl_parse_when(struct cl_slice text, const struct cl_zone *zone,
                                      int64_t *from, int64_t *to, struct cl_err *err);
int64_t cl_now(void); /* wall clock; $CASELOAD_NOW (epoch seconds) wins, for tests */
int64_t cl_monotonic_ms(void);

#endif
