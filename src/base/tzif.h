/* tzif.h - private to base: a time zone as a table of changes, read from TZif.
 *
 * offset[i] holds from at[i] until at[i + 1]; before at[0] it is `first`.  With
 * `cyclic` the table ends in at least 400 years made from the file's POSIX rule;
 * the Gregorian calendar repeats after 400 years to the day of the week, so later
 * instants are looked up a whole number of cycles earlier. */
#ifndef CL_SRC_BASE_TZIF_H
#define CL_SRC_BASE_TZIF_H

#include "caseload/base/err.h"

struct cl_tz {
    int64_t *at;
    int32_t *offset;
    size_t n, cap;
    int32_t first;
    bool cyclic;
};
/* Reads the bytes of a TZif file, version 1 to 4.  On failure tz is empty. */
CL_NODISCARD enum cl_rc cl_tz_parse(const unsigned char *bytes, size_t n, struct cl_tz *tz,
                                    struct cl_err *err);
/* A POSIX TZ string as in a TZif footer, as the only rule of the zone from
 * from_utc on (CL_NO_TIME: from the year 1 on). */
CL_NODISCARD enum cl_rc cl_tz_add_rule(struct cl_tz *tz, const char *text, int64_t from_utc,
                                       struct cl_err *err);
void cl_tz_done(struct cl_tz *tz);
void cl_tz_add(struct cl_tz *tz, int64_t at, int32_t offset); /* at ascends */

#endif
