/* catalogue_sla.h - what the entries of catalogue_sla.c and catalogue_clocks.c share:
 * who has an SLA, by which instant, and who is left out. */
#ifndef CASELOAD_METRICS_CATALOGUE_SLA_H
#define CASELOAD_METRICS_CATALOGUE_SLA_H

#include "catalogue.h"

#define BREACHED "coalesce(is_breached, 0)"
/* A case whose file only flags the breach is due when it ends. */
#define DUE "coalesce(due_at, if(sla_flag is not null, close_at))"
/* Closed, but nobody can tell whether in time. */
#define UNDECIDED "is_closed and ended_late is null and not in_gap"
#define SLA_EXCL                                                                                   \
    {CL_EX_VOID, "is_void"}, {CL_EX_NO_SLA, "not has_sla"},                                        \
        {CL_EX_UNKNOWN_CLOSE, "is_closed and not coalesce(close_known, 0)"},                       \
        {CL_EX_NEGATIVE, UNDECIDED " and bit(flags, negative)"},                                   \
        {CL_EX_FUTURE, UNDECIDED " and bit(flags, future)"}, {                                     \
        CL_EX_NULL, UNDECIDED                                                                      \
    }
#define NEEDS_SLA .needs = {CL_NEED_STATE, CL_NEED_SLA}
#define BY_BREACH .instant = "breach_at"
#define SHARE(where_text)                                                                          \
    .parts = {CL_PART_COUNT(.where = where_text), CL_PART_COUNT()}, .value = "1.0 * @0 / @1",      \
    .interval = CL_INTERVAL_WILSON
/* Without a period the due instants up to T count.  An open case that a calendar or a
 * pause stopped just when its target was used up is not past it yet. */
#define DUE_BASIS                                                                                  \
    NEEDS_SLA,                                                                                     \
        .instant = DUE,                                                                            \
        .population =                                                                              \
            "coalesce(" DUE " <= T, not coalesce(never_due, 0)) and "                              \
            "not (coalesce(is_open, 0) and coalesce(plain_clock, 1) = 0 and not " BREACHED ")"

#endif
