/* store_int.h - what the files of src/store share: the open store, its fields and
 * dictionaries, prepared statements, and how SQLite's errors become ours. */
#ifndef CASELOAD_STORE_INT_H
#define CASELOAD_STORE_INT_H

#include <sqlite3.h>

#include "caseload/base/num.h"
#include "caseload/store_ledger.h"
#include "caseload/store_write.h"

/* Statements that one store prepares once. */
enum stmt_slot {
    ST_WORD,
    ST_REJECT,
    ST_TEXT_PUT,
    ST_TEXT_GET,
    ST_TEXT_DROP,
    ST_SEARCH_PUT,
    ST_FIND_ID,
    ST_FIND_REUSED,
    ST_FIND_HASH,
    ST_SEEN,
    ST_CHANGE,
    ST_CHANGES,
    ST_CHANGES_CLEAR,
    ST_GAP,
    ST_DERIVED,
    ST_DERIVED_DROP,
    ST_GAPS_DROP,
    ST_GET,
    ST_FILLED,
    ST_COUNT
};

struct field {
    struct cl_store_field pub;
    char *column;         /* in case_data, quoted; NULL for text kept in case_text */
    struct cl_dict *dict; /* loaded on first use */
    bool wants_column;    /* which the next cl_store_shape() makes */
    uint32_t stored;      /* words of dict that the file has */
};

/* An INSERT into case_data for certain fields. */
struct row_stmt {
    sqlite3_stmt *stmt;
    size_t *fields;
    size_t n;
};

struct cl_store {
    sqlite3 *db;
    char *path;
    enum cl_store_mode mode;
    bool in_tx, columns_changed;
    bool has_reused;        /* some case has an id with #2 or so */
    bool broken;            /* a dictionary could not be read: nothing may be committed */
    struct cl_arena *arena; /* names of fields; renewed with them */
    struct field *fields;
    size_t n_fields, cap_fields;
    struct cl_map *extras; /* names of extra columns; the i-th is fields[CL_COL_COUNT + i] */
    sqlite3_stmt *slots[ST_COUNT];
    struct row_stmt insert, replace;
    int64_t next_case;
    int64_t n_derived, policy_id;
    bool *filled; /* by derived column: some case has a value there */
    struct cl_buf scratch, fold;
};

/* Fills err from SQLite's last error; always CL_E_STORE. */
enum cl_rc store_fail(const struct cl_store *store, struct cl_err *err, const char *doing);
CL_NODISCARD enum cl_rc store_exec(struct cl_store *store, const char *sql, struct cl_err *err);
CL_NODISCARD enum cl_rc store_prepare(struct cl_store *store, const char *sql, sqlite3_stmt **out,
                                      struct cl_err *err);
/* The prepared statement of a slot, reset and ready to bind. */
CL_NODISCARD enum cl_rc store_slot(struct cl_store *store, enum stmt_slot slot, const char *sql,
                                   sqlite3_stmt **out, struct cl_err *err);
/* Steps a statement that gives no row, then resets it. */
CL_NODISCARD enum cl_rc store_done(struct cl_store *store, sqlite3_stmt *stmt, struct cl_err *err);
CL_NODISCARD enum cl_rc store_int(struct cl_store *store, const char *sql, int64_t *out,
                                  struct cl_err *err);
void store_bind_text(sqlite3_stmt *stmt, int at, const char *text); /* NULL is NULL */
void store_bind_slice(sqlite3_stmt *stmt, int at, struct cl_slice text);
void store_bind_time(sqlite3_stmt *stmt, int at, int64_t time);
struct cl_slice store_text(sqlite3_stmt *stmt, int col); /* borrowed until the next step */

/* Has it the version and all fields of this build? */
CL_NODISCARD enum cl_rc store_is_current(struct cl_store *store, bool *current, struct cl_err *err);
CL_NODISCARD enum cl_rc store_migrate(struct cl_store *store, struct cl_err *err);

CL_NODISCARD enum cl_rc store_fields_load(struct cl_store *store, struct cl_err *err);
void store_fields_free(struct cl_store *store);
/* Which derived columns there are, and which of them hold anything. */
CL_NODISCARD enum cl_rc store_derived_load(struct cl_store *store, struct cl_err *err);
CL_NODISCARD enum cl_rc store_words_load(struct cl_store *store, size_t field, struct cl_err *err);
CL_NODISCARD enum cl_rc store_words_flush(struct cl_store *store, struct cl_err *err);
/* Adds the columns that mapped fields want. */
CL_NODISCARD enum cl_rc store_columns_make(struct cl_store *store, struct cl_err *err);
void store_statements_drop(struct cl_store *store);

CL_NODISCARD enum cl_rc store_views(struct cl_store *store, struct cl_err *err);
void store_quote(struct cl_buf *out, const char *name); /* an identifier, in double quotes */

/* A value as history writes it: a code of the field's dictionary, 0 for NULL. */
uint32_t store_cell_code(struct cl_store *store, size_t field, const struct cl_cell *cell);
void store_code_cell(struct cl_store *store, size_t field, uint32_t code, struct cl_arena *arena,
                     struct cl_cell *cell);
/* Columns of the fixed part of case_data, in the order of struct cl_store_case. */
#define CASE_FIXED                                                                                 \
    "case_id, source_id, import_id, file_id, seen_file, record, line, flags, date_only, row_hash"
#define CASE_FIXED_N 10
void store_case_read(sqlite3_stmt *stmt, struct cl_store_case *c);
/* Reads the columns of one field from `at` on; returns the next column. */
int store_cell_read(const struct field *f, sqlite3_stmt *stmt, int at, struct cl_cell *cell);
void store_field_columns(const struct field *f,
                         struct cl_buf *sql); /* "created", "created_local" */

#endif
