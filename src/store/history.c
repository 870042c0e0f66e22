/* history.c - what changed from one version of a case to the next.
 *
 * Values are codes of the field's dictionary: instants as ISO text, numbers as
 * their shortest text.  seq is the version that a change led to, from 1 on. */
#include "store_int.h"

enum cl_rc cl_store_change_add(struct cl_store *store, const struct cl_store_change *c,
                               struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(store, ST_CHANGE,
                               "INSERT INTO history VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7,"
                               " nullif(?8, 0), nullif(?9, 0))",
                               &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, c->case_id);
    sqlite3_bind_int64(stmt, 2, c->seq);
    store_bind_time(stmt, 3, c->at);
    sqlite3_bind_int64(stmt, 4, c->import_id);
    sqlite3_bind_int64(stmt, 5, c->file_id);
    sqlite3_bind_int64(stmt, 6, (int64_t)c->record);
    sqlite3_bind_int(stmt, 7, store->fields[c->field].pub.id);
    sqlite3_bind_int64(stmt, 8, store_cell_code(store, c->field, &c->old_cell));
    sqlite3_bind_int64(stmt, 9, store_cell_code(store, c->field, &c->new_cell));
    return store_done(store, stmt, err);
}

static size_t field_of_id(const struct cl_store *store, int id) {
    size_t i = 0;
    while (i < store->n_fields && store->fields[i].pub.id != id) {
        i++;
    }
    return i;
}

static void read_change(struct cl_store *store, sqlite3_stmt *stmt, struct cl_arena *arena,
                        struct cl_store_change *c) {
    c->case_id = sqlite3_column_int64(stmt, 0);
    c->seq = sqlite3_column_int64(stmt, 1);
    c->at =
        sqlite3_column_type(stmt, 2) == SQLITE_NULL ? CL_NO_TIME : sqlite3_column_int64(stmt, 2);
    c->import_id = sqlite3_column_int64(stmt, 3);
    c->file_id = sqlite3_column_int64(stmt, 4);
    c->record = (uint64_t)sqlite3_column_int64(stmt, 5);
    store_code_cell(store, c->field, (uint32_t)sqlite3_column_int64(stmt, 7), arena, &c->old_cell);
    store_code_cell(store, c->field, (uint32_t)sqlite3_column_int64(stmt, 8), arena, &c->new_cell);
}

enum cl_rc cl_store_changes(struct cl_store *store, int64_t case_id, struct cl_arena *arena,
                            struct cl_store_change **changes, size_t *n, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    *changes = NULL;
    *n = 0;
    enum cl_rc rc = store_slot(store, ST_CHANGES,
                               "SELECT case_id, seq, at, import_id, file_id, record, field_id,"
                               " ifnull(old, 0), ifnull(new, 0) FROM history"
                               " WHERE case_id = ?1 ORDER BY seq, field_id",
                               &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    size_t cap = 0;
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
        size_t field = field_of_id(store, sqlite3_column_int(stmt, 6));
        if (field == store->n_fields) {
            continue;
        }
        if (*n == cap) {
            cap = cap ? cap * 2 : 32;
            struct cl_store_change *grown = cl_arena_array(arena, cap, sizeof *grown);
            if (*n) {
                memcpy(grown, *changes, *n * sizeof *grown);
            }
            *changes = grown;
        }
        struct cl_store_change *c = &(*changes)[(*n)++];
        c->field = field;
        read_change(store, stmt, arena, c);
    }
    rc = step == SQLITE_DONE ? CL_OK : store_fail(store, err, "history");
    sqlite3_reset(stmt);
    return rc;
}

enum cl_rc cl_store_changes_clear(struct cl_store *store, int64_t case_id, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc =
        store_slot(store, ST_CHANGES_CLEAR, "DELETE FROM history WHERE case_id = ?1", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    return store_done(store, stmt, err);
}
