/* case.h - the Case view's own halves: fields in case.c, clocks in case_clock.c. */
#ifndef CASELOAD_PANEL_CASE_H
#define CASELOAD_PANEL_CASE_H

#include "panel.h"

enum cl_rc panel_case_missing(const struct cl_panel_job *job);   /* fails */
const char *panel_duration(struct cl_arena *arena, double secs); /* "3.5 h"; NaN: NULL */
/* State, target, clock and what is left of it; *flags: what was noticed on the case,
 * NaN: nothing is known. */
enum cl_rc panel_clock_items(struct cl_panel_job *job, struct cl_panel_items *l, double *flags);

#endif
