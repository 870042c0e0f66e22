/* ingest_rows.h - a small CSV file as plain rows of text, for lists that are no export:
 * agents and their hours.  Encoding and delimiter are found as for exports. */
#ifndef CASELOAD_INGEST_ROWS_H
#define CASELOAD_INGEST_ROWS_H

#include "caseload/base/str.h"

struct cl_row {
    uint64_t line;                 /* of the file, 1-based; of the row's first line */
    const struct cl_slice *fields; /* trimmed */
    size_t n;
};
/* Called for each row with text in it, the headings first; a failure that it returns
 * ends the read.  The row is borrowed for the call. */
typedef enum cl_rc (*cl_row_fn)(void *ctx, const struct cl_row *row, struct cl_err *err);
/* Errors begin with path:line where a line is to blame, else with path. */
CL_NODISCARD enum cl_rc cl_rows_read(const char *path, cl_row_fn fn, void *ctx, struct cl_err *err);

#endif
