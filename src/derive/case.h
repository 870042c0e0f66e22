/* case.h - what case.c and sla.c both ask of one case. */
#ifndef CASELOAD_DERIVE_CASE_H
#define CASELOAD_DERIVE_CASE_H

#include <math.h>

#include "caseload/derive.h"

#define CL_DAY_SECS 86400.0
#define CL_FUTURE_SECS 300 /* clocks of the exporting system may be this much ahead */

static inline bool cl_case_known(int64_t t) {
    return t != CL_NO_TIME;
}

static inline bool cl_case_future(const struct cl_facts *f, int64_t t) {
    return cl_case_known(t) && cl_case_known(f->imported_at) && t > f->imported_at + CL_FUTURE_SECS;
}

/* Two date-only ends stand for local midnights: their difference counts civil
 * days, which a change of summer time makes an hour longer or shorter. */
static inline double cl_case_elapsed(int64_t from, int64_t to, bool whole_days) {
    double secs = (double)(to - from);
    return whole_days ? round(secs / CL_DAY_SECS) * CL_DAY_SECS : secs;
}

/* Does the case count as ended: its close is known, or its word says so? */
static inline bool cl_case_ended(const struct cl_derived *d) {
    return d->status_state != CL_STATE_VOID && d->status_state != CL_STATE_DROPPED &&
           (cl_case_known(d->close_at) || d->status_state == CL_STATE_CLOSED);
}

/* Targets, clocks and breaches; after state, resolution and response are found. */
void cl_derive_sla(const struct cl_facts *f, const struct cl_policy *policy, struct cl_derived *d);

#endif
