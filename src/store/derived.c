/* derived.c - what load computes from the cases and keeps beside them: the derived
 * columns of one policy, states of status words, reopen gaps, zone offsets. */
#include <math.h>
#include <stdlib.h>

#include "store_int.h"

static enum cl_rc same_columns(struct cl_store *store, const struct cl_store_derived_def *defs,
                               size_t n, bool *same, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        store, "SELECT name, kind, title FROM derived_column ORDER BY position", &stmt, err);
    size_t i = 0;
    int step = SQLITE_DONE;
    *same = true;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        *same = *same && i < n && cl_slice_eq(store_text(stmt, 0), cl_slice(defs[i].name)) &&
                sqlite3_column_int(stmt, 1) == (int)defs[i].kind &&
                cl_slice_eq(store_text(stmt, 2), cl_slice(defs[i].title));
        i++;
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(store, err, "derived columns");
    }
    sqlite3_finalize(stmt);
    *same = *same && i == n;
    return rc;
}

static enum cl_rc make_columns(struct cl_store *store, const struct cl_store_derived_def *defs,
                               size_t n, struct cl_err *err) {
    struct cl_buf sql = {0};
    cl_buf_puts(&sql, "DROP VIEW IF EXISTS cases; DROP VIEW IF EXISTS cases_utc;"
                      "DELETE FROM derived_column; DROP TABLE derived;"
                      "CREATE TABLE derived(case_id INTEGER PRIMARY KEY,"
                      " policy_id INTEGER NOT NULL, flags INTEGER NOT NULL");
    for (size_t i = 0; i < n; i++) {
        cl_buf_puts(&sql, ", ");
        store_quote(&sql, defs[i].name);
        cl_buf_puts(&sql, defs[i].kind == CL_KIND_REAL ? " REAL" : " INTEGER");
    }
    cl_buf_putc(&sql, ')');
    store_statements_drop(store);
    enum cl_rc rc = store_exec(store, sql.ptr, err);
    cl_buf_free(&sql);
    sqlite3_stmt *stmt = NULL;
    rc = rc ? rc
            : store_prepare(store, "INSERT INTO derived_column VALUES(?1, ?2, ?3, ?4, 0)", &stmt,
                            err);
    for (size_t i = 0; !rc && i < n; i++) {
        sqlite3_bind_int64(stmt, 1, (int64_t)i);
        store_bind_text(stmt, 2, defs[i].name);
        store_bind_text(stmt, 3, defs[i].title);
        sqlite3_bind_int(stmt, 4, (int)defs[i].kind);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    store->columns_changed = true;
    return rc;
}

enum cl_rc cl_store_derived_define(struct cl_store *store, const struct cl_store_derived_def *defs,
                                   size_t n, const char *policy, struct cl_err *err) {
    bool same;
    enum cl_rc rc = same_columns(store, defs, n, &same, err);
    if (!rc && !same) {
        rc = make_columns(store, defs, n, err);
    }
    sqlite3_stmt *stmt = NULL;
    rc = rc ? rc
            : store_prepare(store,
                            "INSERT INTO policy(text) SELECT ?1 WHERE ?1 IS NOT"
                            " (SELECT text FROM policy ORDER BY policy_id DESC LIMIT 1)",
                            &stmt, err);
    if (!rc) {
        store_bind_text(stmt, 1, policy);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    rc = rc ? rc : store_derived_load(store, err);
    return rc ? rc : store_int(store, "SELECT max(policy_id) FROM policy", &store->policy_id, err);
}

enum cl_rc store_derived_load(struct cl_store *store, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_int(store, "SELECT count(*) FROM derived_column", &store->n_derived, err);
    rc = rc ? rc
            : store_prepare(store, "SELECT filled FROM derived_column ORDER BY position", &stmt,
                            err);
    free(store->filled);
    store->filled = cl_alloc(((size_t)store->n_derived + 1) * sizeof *store->filled);
    int step = SQLITE_ROW;
    for (int64_t i = 0; !rc && i < store->n_derived && step == SQLITE_ROW; i++) {
        step = sqlite3_step(stmt);
        store->filled[i] = step == SQLITE_ROW && sqlite3_column_int(stmt, 0) != 0;
    }
    if (!rc && step != SQLITE_ROW && step != SQLITE_DONE) {
        rc = store_fail(store, err, "derived columns");
    }
    sqlite3_finalize(stmt);
    return rc;
}

/* The first value of a column: from now on it is read. */
static enum cl_rc note_filled(struct cl_store *store, int column, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(
        store, ST_FILLED, "UPDATE derived_column SET filled = 1 WHERE position = ?1", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int(stmt, 1, column);
    store->filled[column] = true;
    return store_done(store, stmt, err);
}

static enum cl_rc prepare_put(struct cl_store *store, sqlite3_stmt **stmt, struct cl_err *err) {
    if (store->slots[ST_DERIVED]) {
        return store_slot(store, ST_DERIVED, NULL, stmt, err);
    }
    struct cl_buf sql = {0};
    cl_buf_puts(&sql, "INSERT OR REPLACE INTO derived VALUES(?, ?, ?");
    for (int64_t i = 0; i < store->n_derived; i++) {
        cl_buf_puts(&sql, ", ?");
    }
    cl_buf_putc(&sql, ')');
    enum cl_rc rc = store_slot(store, ST_DERIVED, sql.ptr, stmt, err);
    cl_buf_free(&sql);
    return rc;
}

enum cl_rc cl_store_derived_put(struct cl_store *store, int64_t case_id, uint64_t flags,
                                const double *values, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = prepare_put(store, &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    sqlite3_bind_int64(stmt, 2, store->policy_id);
    sqlite3_bind_int64(stmt, 3, (int64_t)flags);
    for (int i = 0; i < (int)store->n_derived; i++) {
        if (isnan(values[i])) {
            sqlite3_bind_null(stmt, 4 + i);
        } else {
            /* A column declared INTEGER stores a whole double as an integer. */
            sqlite3_bind_double(stmt, 4 + i, values[i]);
            rc = rc || store->filled[i] ? rc : note_filled(store, i, err);
        }
    }
    return rc ? rc : store_done(store, stmt, err);
}

enum cl_rc cl_store_status_words(struct cl_store *store, const int *state_of_code, uint32_t n,
                                 struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_exec(store, "DELETE FROM status_word", err);
    rc = rc ? rc : store_prepare(store, "INSERT INTO status_word VALUES(?1, ?2, ?3)", &stmt, err);
    for (uint32_t code = 1; !rc && code <= n; code++) {
        sqlite3_bind_int64(stmt, 1, code);
        store_bind_slice(stmt, 2, cl_store_word_text(store, CL_COL_STATUS, code));
        sqlite3_bind_int(stmt, 3, state_of_code[code]);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_derived_clear(struct cl_store *store, struct cl_err *err) {
    enum cl_rc rc = store_exec(store,
                               "DELETE FROM derived; DELETE FROM reopen_gap;"
                               "UPDATE derived_column SET filled = 0",
                               err);
    return rc ? rc : store_derived_load(store, err);
}

enum cl_rc cl_store_gap_add(struct cl_store *store, int64_t case_id, int64_t from, int64_t to,
                            struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(store, ST_GAP,
                               "INSERT OR REPLACE INTO reopen_gap VALUES(?1, ?2, ?3)", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    sqlite3_bind_int64(stmt, 2, from);
    sqlite3_bind_int64(stmt, 3, to);
    return store_done(store, stmt, err);
}

enum cl_rc cl_store_zone_put(struct cl_store *store, const char *zone,
                             const struct cl_offset *offsets, size_t n, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc =
        store_prepare(store, "INSERT OR REPLACE INTO zone_offset VALUES(?1, ?2, ?3)", &stmt, err);
    for (size_t i = 0; !rc && i < n; i++) {
        store_bind_text(stmt, 1, zone);
        /* The first offset holds for all time before. */
        sqlite3_bind_int64(stmt, 2, i ? offsets[i].from_utc : INT64_MIN + 1);
        sqlite3_bind_int(stmt, 3, offsets[i].offset);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    return rc;
}

static void read_cells(struct cl_store *store, sqlite3_stmt *stmt, const size_t *fields, size_t n,
                       struct cl_store_case *c) {
    store_case_read(stmt, c);
    int at = CASE_FIXED_N;
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &store->fields[fields[i]];
        c->cells[i] = (struct cl_cell){0};
        if (f->column && f->pub.mapped) {
            at = store_cell_read(f, stmt, at, &c->cells[i]);
        }
    }
}

enum cl_rc cl_store_each(struct cl_store *store, const struct cl_store_want *want,
                         cl_store_case_fn fn, void *ctx, struct cl_err *err) {
    const size_t *fields = want->fields;
    size_t n = want->n;
    struct cl_buf sql = {0};
    cl_buf_puts(&sql, "SELECT " CASE_FIXED);
    for (size_t i = 0; i < n; i++) {
        const struct field *f = &store->fields[fields[i]];
        if (f->column && f->pub.mapped) {
            cl_buf_puts(&sql, ", ");
            store_field_columns(f, &sql);
        }
    }
    cl_buf_puts(&sql, " FROM case_data");
    if (!want->all) {
        cl_buf_puts(&sql, " c WHERE NOT EXISTS (SELECT 1 FROM derived d"
                          " WHERE d.case_id = c.case_id)");
    }
    cl_buf_puts(&sql, " ORDER BY case_id");
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(store, sql.ptr, &stmt, err);
    cl_buf_free(&sql);
    struct cl_store_case c = {.cells = cl_realloc_array(NULL, n ? n : 1, sizeof *c.cells)};
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        read_cells(store, stmt, fields, n, &c);
        rc = fn(ctx, &c, err);
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(store, err, "cases");
    }
    free(c.cells);
    sqlite3_finalize(stmt);
    return rc;
}
