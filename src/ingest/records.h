/* records.h - which records of a file are cases: the others have a reason.
 *
 * Asked in every pass for every record; the answer may not depend on the pass. */
#ifndef CASELOAD_INGEST_RECORDS_H
#define CASELOAD_INGEST_RECORDS_H

#include "parse.h"
#include "profile.h"

#define CL_TAIL 6           /* records at the end that may sum the others up */
#define CL_REASON_BYTES 96u /* room for a reason that holds numbers */

struct cl_records {
    const struct cl_col_profile *cols;
    size_t n; /* columns */
    bool header, row_names;
    uint64_t summaries[CL_TAIL]; /* numbers of the records found to be summaries */
    size_t n_summaries;
};
/* NULL, or why the record cannot be a case; text is room for the reason. */
const char *cl_records_unfit(const struct cl_records *f, const struct cl_record *r,
                             char text[CL_REASON_BYTES]);
/* "3 fields, the header has 4" */
const char *cl_records_width(const struct cl_records *f, const struct cl_record *r,
                             char text[CL_REASON_BYTES]);
/* The record names no case and holds but figures and words that its columns do not
 * know; the columns' profiles must be those of the records before it. */
bool cl_records_sums_up(const struct cl_records *f, const struct cl_record *r);

/* ---- the last records, held back until what follows them is known ---- */
struct cl_tail;
struct cl_tail *cl_tail_new(void);
void cl_tail_free(struct cl_tail *t); /* NULL is fine */
/* Copies the record; true when *out is the one that had to go for it. */
bool cl_tail_hold(struct cl_tail *t, const struct cl_record *r, struct cl_record *out);
/* The oldest one held, until there is none. */
bool cl_tail_take(struct cl_tail *t, struct cl_record *out);

#endif
