/* store.h - the SQLite file.  The only module that includes sqlite3.h.
 *
 * An ordinary file that anyone can open with the sqlite3 shell: the view `cases`
 * has one row per case with words joined in, instants as UTC seconds, durations
 * in seconds and the derived columns; `cases_utc` the same with instants as text.
 * A cl_store belongs to one thread; one writer at a time. */
#ifndef CASELOAD_STORE_H
#define CASELOAD_STORE_H

#include "caseload/table.h"

#define CL_STORE_APPLICATION_ID 0x434c4f44 /* "CLOD" */
#define CL_STORE_SCHEMA 4                  /* PRAGMA user_version of this build */

struct cl_store;
enum cl_store_mode { CL_STORE_READ, CL_STORE_WRITE, CL_STORE_CREATE };

/* Does the file begin with SQLite's magic bytes?  And is it one of our stores? */
bool cl_store_is_sqlite(const char *path);
CL_NODISCARD enum cl_rc cl_store_open(const char *path, enum cl_store_mode mode,
                                      struct cl_store **out, struct cl_err *err);
void cl_store_close(struct cl_store *store); /* NULL is fine */
/* How long a call waits for another process that writes: 10 seconds by default. */
void cl_store_patience(struct cl_store *store, int ms);
const char *cl_store_path(const struct cl_store *store);

/* ---- any SQL ---- */
enum cl_sql_type { CL_SQL_NULL, CL_SQL_INT, CL_SQL_REAL, CL_SQL_TEXT };
struct cl_sql_value {
    enum cl_sql_type type;
    int64_t i;
    double r;             /* also set for INT */
    struct cl_slice text; /* also set for TEXT only */
};
/* One result row; return CL_OK to go on. Values are borrowed for the call. */
typedef enum cl_rc (*cl_sql_row_fn)(void *ctx, const struct cl_sql_value *row, int n,
                                    struct cl_err *err);
/* Runs one statement with bound values (may be NULL, 0). row may be NULL. */
CL_NODISCARD enum cl_rc cl_store_run(struct cl_store *store, const char *sql,
                                     const struct cl_sql_value *args, int n_args, cl_sql_row_fn row,
                                     void *ctx, struct cl_err *err);

/* ---- snapshot ---- */
/* Attributes: "zone" (of the last import), "zones" (those in zone_offset, comma
 * separated), "csat_scale" ("1-5"; not set: unknown), "date_only" (names of the
 * time columns that have no time of day in any source), "has_history" ("1" or
 * "0"), "imported_at" (UTC seconds), "source_files" (one path a line).
 * Every case, derived columns, events, gaps, attributes.  Any thread, its own
 * connection.  generation grows with each committed write. */
CL_NODISCARD enum cl_rc cl_store_snapshot(struct cl_store *store, struct cl_table **out,
                                          struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_generation(struct cl_store *store, uint64_t *out,
                                            struct cl_err *err);

#endif
