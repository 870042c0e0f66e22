/* cells.h - one record's texts to typed cells, as the plan says. */
#ifndef CASELOAD_INGEST_CELLS_H
#define CASELOAD_INGEST_CELLS_H

#include "mapping.h"
#include "parse.h"

struct cl_cells; /* what the columns' readers keep between records */
/* cols: the file's columns; they and plan and layout outlive it. */
struct cl_cells *cl_cells_new(const struct cl_col_profile *cols, const struct cl_plan *plan,
                              const struct cl_layout *layout,
                              const struct cl_ingest_options *options);
void cl_cells_free(struct cl_cells *c); /* NULL is fine */
/* Fills layout->n cells and origin.  TEXT cells point into the record. */
void cl_cells_read(struct cl_cells *c, const struct cl_record *record, struct cl_cell *cells,
                   struct cl_origin *origin);
/* Words of the status column that no table of states knows, in the file's order. */
struct cl_slice *cl_cells_unknown_status(const struct cl_cells *c, struct cl_arena *arena,
                                         size_t *n);

#endif
