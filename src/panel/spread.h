/* spread.h - what the panels of work share: numbers with their intervals, a scope
 * with one more filter, tables whose rows are sorted by one column's numbers. */
#ifndef CASELOAD_PANEL_SPREAD_H
#define CASELOAD_PANEL_SPREAD_H

#include "panel.h"

#define CL_SPREAD_MIN 20 /* cases; fewer are shown dim and say nothing */

/* "48.6 h", "—". */
const char *cl_panel_number(struct cl_arena *arena, enum cl_unit unit, double v);
/* "83.0 % ±4.1": half of the interval's width, without its unit; NULL: no value.  A share
 * so near to 0 or 100 % that this would pass it has the far side alone: "100.0 % -0.3"
 * goes down to 99.7 %. */
const char *cl_panel_spread(struct cl_arena *arena, enum cl_unit unit, double v, double low,
                            double high);
/* The cell of a value: dim under 20 cases, ∅ when there is none. */
struct cl_fig_cell cl_panel_spread_cell(struct cl_arena *arena, enum cl_unit unit,
                                        const struct cl_value *v);
/* The job's scope with the asker's filter and `more` (may be NULL) added to its own. */
struct cl_scope cl_panel_scope(const struct cl_panel_job *job, const char *more);
const char *cl_panel_label(struct cl_arena *arena, struct cl_slice label); /* "∅" when missing */

/* What a column of words sorts by: fills its numbers with the places of its labels in
 * their order, priorities by rank, other words naturally ("A9" before "A10"); equal words
 * have one place.  A missing label has none; nor has a row whose number is NaN already,
 * as that of the total. */
void cl_panel_number_labels(struct cl_panel_job *job, const struct cl_fig_table *t, size_t column,
                            double *numbers);
/* A table whose rows are all there: sorts by numbers, then cuts the page.  numbers
 * [n_rows * n_columns] are what the columns sort by, NaN last.  A key that no column
 * has keeps the panel's own order: a view has one key for all its tables. */
void cl_panel_page(struct cl_panel_job *job, struct cl_fig_table *t, struct cl_fig_column *columns,
                   const double *numbers);

#endif
