/* run.c - anybody's SQL, and transactions.
 *
 * Readers hold read-only connections, so what they run cannot write. */
#include <stdlib.h>

#include "store_int.h"

#define MAX_SQL_COLUMNS 2000

static void bind_values(sqlite3_stmt *stmt, const struct cl_sql_value *args, int n) {
    for (int i = 0; i < n; i++) {
        switch (args[i].type) {
        case CL_SQL_NULL:
            sqlite3_bind_null(stmt, i + 1);
            break;
        case CL_SQL_INT:
            sqlite3_bind_int64(stmt, i + 1, args[i].i);
            break;
        case CL_SQL_REAL:
            sqlite3_bind_double(stmt, i + 1, args[i].r);
            break;
        case CL_SQL_TEXT:
            store_bind_slice(stmt, i + 1, args[i].text);
            break;
        }
    }
}

static void read_values(sqlite3_stmt *stmt, struct cl_sql_value *row, int n) {
    for (int i = 0; i < n; i++) {
        row[i] = (struct cl_sql_value){.type = CL_SQL_NULL};
        switch (sqlite3_column_type(stmt, i)) {
        case SQLITE_INTEGER:
            row[i].type = CL_SQL_INT;
            row[i].i = sqlite3_column_int64(stmt, i);
            row[i].r = (double)row[i].i;
            break;
        case SQLITE_FLOAT:
            row[i].type = CL_SQL_REAL;
            row[i].r = sqlite3_column_double(stmt, i);
            break;
        case SQLITE_TEXT:
        case SQLITE_BLOB:
            row[i].type = CL_SQL_TEXT;
            row[i].text = store_text(stmt, i);
            break;
        default: /* SQLITE_NULL */
            break;
        }
    }
}

enum cl_rc cl_store_run(struct cl_store *store, const char *sql, const struct cl_sql_value *args,
                        int n_args, cl_sql_row_fn row, void *ctx, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    struct cl_sql_value *values = NULL;
    enum cl_rc rc = CL_OK;
    if (sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL) != SQLITE_OK) {
        rc = store_fail(store, err, "SQL");
        goto out;
    }
    bind_values(stmt, args, n_args);
    int n = sqlite3_column_count(stmt);
    values = cl_alloc(sizeof *values * (size_t)(n > 0 ? n : 1));
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
        if (row) {
            read_values(stmt, values, n);
            rc = row(ctx, values, n, err);
            if (rc) {
                goto out;
            }
        }
    }
    if (step != SQLITE_DONE) {
        rc = store_fail(store, err, "SQL");
    }
out:
    free(values);
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_generation(struct cl_store *store, uint64_t *out, struct cl_err *err) {
    int64_t value = 0;
    enum cl_rc rc =
        store_int(store, "SELECT value FROM meta WHERE key = 'generation'", &value, err);
    *out = (uint64_t)value;
    return rc;
}

enum cl_rc cl_store_begin(struct cl_store *store, struct cl_err *err) {
    enum cl_rc rc = store_exec(store, "BEGIN IMMEDIATE", err);
    if (rc) {
        return rc;
    }
    store->in_tx = true;
    store->broken = false;
    store->columns_changed = false;
    /* Another process may have added fields or words since they were read. */
    store_statements_drop(store);
    store_fields_free(store);
    rc = store_fields_load(store, err);
    rc = rc ? rc
            : store_int(store, "SELECT ifnull(max(case_id), 0) + 1 FROM case_data",
                        &store->next_case, err);
    int64_t reused = 0;
    char sql[96];
    sqlite3_snprintf(sizeof sql, sql, "SELECT EXISTS(SELECT 1 FROM case_data WHERE flags & %lld)",
                     (long long)CL_FLAG_BIT(ID_REUSED));
    rc = rc ? rc : store_int(store, sql, &reused, err);
    store->has_reused = reused != 0;
    rc = rc ? rc : store_derived_load(store, err);
    if (rc) {
        cl_store_rollback(store);
    }
    return rc;
}

void cl_store_rollback(struct cl_store *store) {
    if (!store->in_tx) {
        return;
    }
    store_statements_drop(store);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    store->in_tx = false;
    store_fields_free(store);
}

enum cl_rc cl_store_commit(struct cl_store *store, struct cl_err *err) {
    if (store->broken) {
        return cl_fail(err, CL_E_STORE, "%s: corrupt: a dictionary cannot be read", store->path);
    }
    enum cl_rc rc = store_columns_make(store, err);
    rc = rc ? rc : store_words_flush(store, err);
    store_statements_drop(store);
    if (!rc && store->columns_changed) {
        rc = store_views(store, err);
    }
    rc = rc ? rc
            : store_exec(
                  store,
                  "CREATE INDEX IF NOT EXISTS case_data_id ON case_data(source_id, id);"
                  "CREATE INDEX IF NOT EXISTS case_data_hash ON case_data(source_id, row_hash)"
                  " WHERE row_hash IS NOT NULL;"
                  "UPDATE meta SET value = value + 1 WHERE key = 'generation';"
                  "COMMIT",
                  err);
    if (!rc) {
        store->in_tx = false;
    }
    return rc;
}

enum cl_rc cl_store_unsafe(struct cl_store *store, struct cl_err *err) {
    return store_exec(store, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF", err);
}

enum cl_rc cl_store_settle(struct cl_store *store, struct cl_err *err) {
    return store_exec(store, "PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL", err);
}
