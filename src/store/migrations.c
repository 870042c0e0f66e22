/* migrations.c - the tables of a store, as an append-only list of steps.
 *
 * Step i brings user_version from i to i + 1; an entry that was ever released is
 * never edited.  Columns of case_data for fields that an export has are added by
 * fields.c when they are first used, so that rows stay narrow. */
#include "store_int.h"

static const char *const migrations[] = {
    /* 0 -> 1 */
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;"
    "CREATE TABLE source(source_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " id_header TEXT, created_header TEXT, zone TEXT NOT NULL);"
    "CREATE TABLE field(field_id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    " title TEXT NOT NULL, type TEXT NOT NULL, header TEXT NOT NULL, extra INTEGER NOT NULL,"
    " mapped INTEGER NOT NULL);"
    "CREATE TABLE source_field(source_id INTEGER NOT NULL, field_id INTEGER NOT NULL,"
    " header TEXT, unit TEXT, date_only INTEGER NOT NULL, scale_low REAL, scale_high REAL,"
    " PRIMARY KEY(source_id, field_id)) WITHOUT ROWID;"
    "CREATE TABLE import(import_id INTEGER PRIMARY KEY, at INTEGER NOT NULL, options TEXT,"
    " importer TEXT NOT NULL, zone TEXT NOT NULL);"
    "CREATE TABLE import_file(file_id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL,"
    " source_id INTEGER NOT NULL, path TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER,"
    " mtime_ns INTEGER, inode INTEGER, encoding TEXT, delimiter TEXT, format TEXT,"
    " date_order TEXT, header INTEGER, newest INTEGER, records INTEGER, cases INTEGER,"
    " history INTEGER, duplicates INTEGER, quarantined INTEGER, dropped INTEGER,"
    " unknown_status TEXT);"
    "CREATE TABLE mapping(import_id INTEGER NOT NULL, file_id INTEGER NOT NULL,"
    " field TEXT NOT NULL, \"column\" TEXT, column2 TEXT, unit TEXT, score REAL, reason TEXT,"
    " runner_up TEXT);"
    "CREATE TABLE word(field_id INTEGER NOT NULL, code INTEGER NOT NULL, text TEXT NOT NULL,"
    " PRIMARY KEY(field_id, code)) WITHOUT ROWID;"
    "CREATE TABLE case_data(case_id INTEGER PRIMARY KEY, source_id INTEGER NOT NULL,"
    " import_id INTEGER NOT NULL, file_id INTEGER NOT NULL, seen_file INTEGER,"
    " record INTEGER NOT NULL, line INTEGER NOT NULL, flags INTEGER NOT NULL,"
    " date_only INTEGER NOT NULL, row_hash INTEGER, id TEXT);"
    "CREATE TABLE case_text(case_id INTEGER NOT NULL, field_id INTEGER NOT NULL,"
    " text TEXT NOT NULL, PRIMARY KEY(case_id, field_id)) WITHOUT ROWID;"
    "CREATE TABLE case_search(case_id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE history(case_id INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER,"
    " import_id INTEGER NOT NULL, file_id INTEGER NOT NULL, record INTEGER NOT NULL,"
    " field_id INTEGER NOT NULL, old INTEGER, new INTEGER,"
    " PRIMARY KEY(case_id, seq, field_id)) WITHOUT ROWID;"
    "CREATE TABLE quarantine(import_id INTEGER NOT NULL, file_id INTEGER NOT NULL,"
    " record INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, raw TEXT);"
    "CREATE TABLE policy(policy_id INTEGER PRIMARY KEY, text TEXT NOT NULL);"
    "CREATE TABLE derived_column(position INTEGER PRIMARY KEY, name TEXT NOT NULL,"
    " title TEXT NOT NULL, kind INTEGER NOT NULL);"
    "CREATE TABLE derived(case_id INTEGER PRIMARY KEY, policy_id INTEGER NOT NULL,"
    " flags INTEGER NOT NULL);"
    "CREATE TABLE status_word(code INTEGER PRIMARY KEY, word TEXT NOT NULL,"
    " state INTEGER NOT NULL);"
    "CREATE TABLE reopen_gap(case_id INTEGER NOT NULL, from_at INTEGER NOT NULL,"
    " to_at INTEGER NOT NULL, PRIMARY KEY(case_id, from_at)) WITHOUT ROWID;"
    "CREATE TABLE zone_offset(zone TEXT NOT NULL, from_utc INTEGER NOT NULL,"
    " offset INTEGER NOT NULL, PRIMARY KEY(zone, from_utc)) WITHOUT ROWID;"
    "INSERT INTO zone_offset VALUES('UTC', -9223372036854775807, 0);"
    "INSERT INTO meta VALUES('generation', 0);"
    "INSERT INTO meta VALUES('mask_salt', lower(hex(randomblob(16))));",
    /* 1 -> 2: what a file's sidecar says of its making; the view is made anew */
    "ALTER TABLE import_file ADD COLUMN synthetic TEXT;"
    "DROP VIEW IF EXISTS imports;",
    /* 2 -> 3: whether any case has ever had a value there; a column without is not read */
    "ALTER TABLE derived_column ADD COLUMN filled INTEGER NOT NULL DEFAULT 1;",
    /* 3 -> 4: what the reading of a file decided without being sure */
    "ALTER TABLE import_file ADD COLUMN notes TEXT;"
    "DROP VIEW IF EXISTS imports;",
};
_Static_assert(CL_LEN(migrations) == CL_STORE_SCHEMA, "one migration for each version");

/* Fields that this build knows and the store does not; an extra column that has
 * the name of one gives it up. */
static enum cl_rc add_schema_fields(struct cl_store *store, struct cl_err *err) {
    sqlite3_stmt *rename = NULL;
    sqlite3_stmt *insert = NULL;
    enum cl_rc rc = store_prepare(store,
                                  "UPDATE field SET name = name || '_' || field_id"
                                  " WHERE name = ?1 AND extra",
                                  &rename, err);
    rc = rc ? rc
            : store_prepare(store,
                            "INSERT OR IGNORE INTO field(name, title, type, header, extra, mapped)"
                            " VALUES(?1, ?2, ?3, '', 0, 0)",
                            &insert, err);
    for (size_t i = 0; !rc && i < CL_COL_COUNT; i++) {
        store_bind_text(rename, 1, cl_columns[i].name);
        rc = store_done(store, rename, err);
        store_bind_text(insert, 1, cl_columns[i].name);
        store_bind_text(insert, 2, cl_columns[i].title);
        store_bind_text(insert, 3, cl_type_name(cl_columns[i].type));
        rc = rc ? rc : store_done(store, insert, err);
    }
    sqlite3_finalize(rename);
    sqlite3_finalize(insert);
    return rc;
}

static enum cl_rc migrate_in_tx(struct cl_store *store, int64_t version, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    for (int64_t v = version; !rc && v < CL_STORE_SCHEMA; v++) {
        rc = store_exec(store, migrations[v], err);
    }
    char pragma[96];
    sqlite3_snprintf(sizeof pragma, pragma, "PRAGMA user_version=%d; PRAGMA application_id=%d",
                     CL_STORE_SCHEMA, CL_STORE_APPLICATION_ID);
    rc = rc ? rc : store_exec(store, pragma, err);
    rc = rc ? rc : add_schema_fields(store, err);
    rc = rc ? rc : store_fields_load(store, err);
    return rc ? rc : store_views(store, err);
}

enum cl_rc store_is_current(struct cl_store *store, bool *current, struct cl_err *err) {
    int64_t version = 0;
    int64_t fields = 0;
    enum cl_rc rc = store_int(store, "PRAGMA user_version", &version, err);
    if (!rc && version == CL_STORE_SCHEMA) {
        rc = store_int(store, "SELECT count(*) FROM field WHERE NOT extra", &fields, err);
    }
    *current = version == CL_STORE_SCHEMA && fields >= CL_COL_COUNT;
    return rc;
}

enum cl_rc store_migrate(struct cl_store *store, struct cl_err *err) {
    int64_t version = 0;
    bool current;
    enum cl_rc rc = store_is_current(store, &current, err);
    if (rc || current) {
        return rc;
    }
    rc = store_exec(store, "BEGIN IMMEDIATE", err);
    if (rc) {
        return rc;
    }
    /* Somebody else may have done it while this process waited. */
    rc = store_int(store, "PRAGMA user_version", &version, err);
    rc = rc ? rc : migrate_in_tx(store, version, err);
    rc = rc ? rc : store_exec(store, "COMMIT", err);
    if (rc) {
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return rc;
}
