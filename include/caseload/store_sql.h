/* store_sql.h - SQL that anybody typed: it can read everything and change nothing.
 *
 * Every call opens a read-only connection of its own, so any thread may.  One SELECT,
 * WITH, VALUES or EXPLAIN at a time; an authorizer refuses all else. */
#ifndef CASELOAD_STORE_SQL_H
#define CASELOAD_STORE_SQL_H

#include "caseload/store.h"

#define CL_SQL_ROWS 100000          /* rows without another limit */
#define CL_SQL_ROWS_MAX 1000000     /* and with one */
#define CL_SQL_BYTES (256ULL << 20) /* of the answer, and of what sorting may hold in memory */
#define CL_SQL_MS 300000            /* how long it may take without another limit */

struct cl_sql_limits { /* zeroed: the limits above */
    uint64_t rows;
    int64_t ms;
    bool (*stop)(void *ctx); /* asked many times a second; true: CL_E_CANCELLED; may be NULL */
    void *ctx;
};
struct cl_sql_rows {
    const char *const *columns; /* names, each once: a second "n" is "n_2" */
    size_t n_columns, n_rows;
    const struct cl_sql_value *cells; /* [row * n_columns + column]; a blob as X'0a1b' */
    bool more;                        /* there are rows past the limit */
};
/* CL_E_USAGE with SQLite's message, in one line, when the statement is at fault. */
CL_NODISCARD enum cl_rc cl_store_sql(const char *path, const char *sql,
                                     const struct cl_sql_limits *limits, struct cl_arena *arena,
                                     struct cl_sql_rows *out, struct cl_err *err);

#endif
