/* metrics_schedule.h - who works when: [schedule NAME] of the configuration, which
 * utilization divides by.
 *
 * Set once, before other threads run; then only read. */
#ifndef CASELOAD_METRICS_SCHEDULE_H
#define CASELOAD_METRICS_SCHEDULE_H

#include "caseload/table.h"

/* Keys: agents (names, or * for all that no other schedule names; may repeat),
 * hours_per_day, days ("Mon-Fri", "Mon, Wed", "all"), shrinkage (the share that is
 * paid and not worked, 0 to below 1), from and to (dates; the last day counts), and
 * standard_minutes ("Login 12, Refund 20"; of the whole table, whoever closes a case). */
CL_NODISCARD enum cl_rc cl_schedule_set(const char *name, const char *key, const char *value,
                                        struct cl_err *err);
/* One agent (or *) of an agents file, as texts; what is "" is as the schedule says. */
struct cl_schedule_row {
    const char *agent, *hours_per_day, *days, *shrinkage;
};
CL_NODISCARD enum cl_rc cl_schedule_add(const char *name, const struct cl_schedule_row *row,
                                        struct cl_err *err);
/* What is still missing, once all keys are set. */
CL_NODISCARD enum cl_rc cl_schedule_ready(struct cl_err *err);
void cl_schedule_reset(void);

bool cl_schedule_any(void);
/* Scheduled minutes in [from, to), days cut in the zone: of one agent (a code of the
 * table's agents), or of everybody.  A day that is cut counts in part. */
double cl_schedule_minutes(const struct cl_table *t, const struct cl_zone *zone, uint32_t agent,
                           int64_t from, int64_t to);
#define CL_SCHEDULE_ALL UINT32_MAX
/* Words of subcategory, category or type with their standard minutes; false past the end. */
bool cl_schedule_standard(size_t i, struct cl_slice *word, double *minutes);
/* Whether the agent of this code has a schedule. */
bool cl_schedule_has(const struct cl_table *t, uint32_t agent);

#endif
