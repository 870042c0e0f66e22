/* views.c - the views through which everybody reads a store.
 *
 * `cases` joins the words in by scalar subqueries rather than joins: SQLite
 * computes only those that a query names, and 64 tables are the most a join may
 * have.  A schema field that no source has is a NULL column.  Made anew in the
 * transaction that adds a column. */
#include "store_int.h"

static void word_column(struct cl_buf *sql, const struct field *f) {
    cl_buf_printf(sql, "(SELECT text FROM word WHERE field_id = %d AND code = c.%s)", f->pub.id,
                  f->column);
}

static void field_column(struct cl_buf *sql, const struct field *f, bool utc) {
    if (!f->pub.mapped) {
        cl_buf_puts(sql, "NULL");
    } else if (!f->column) {
        cl_buf_printf(sql,
                      "(SELECT text FROM case_text WHERE case_id = c.case_id AND field_id = %d)",
                      f->pub.id);
    } else if (f->pub.type == CL_T_WORD) {
        word_column(sql, f);
    } else if (f->pub.type == CL_T_TIME && utc) {
        cl_buf_printf(sql, "strftime('%%Y-%%m-%%dT%%H:%%M:%%SZ', c.%s, 'unixepoch')", f->column);
    } else {
        cl_buf_printf(sql, "c.%s", f->column);
    }
    cl_buf_puts(sql, " AS ");
    store_quote(sql, f->pub.name);
    cl_buf_puts(sql, ",\n  ");
}

static enum cl_rc derived_columns(struct cl_store *store, struct cl_buf *sql, bool utc,
                                  struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc =
        store_prepare(store, "SELECT name, kind FROM derived_column ORDER BY position", &stmt, err);
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(stmt, 0);
        bool time = sqlite3_column_int(stmt, 1) == CL_KIND_TIME;
        cl_buf_puts(sql, utc && time ? "strftime('%Y-%m-%dT%H:%M:%SZ', d." : "d.");
        store_quote(sql, name);
        cl_buf_puts(sql, utc && time ? ", 'unixepoch') AS " : " AS ");
        store_quote(sql, name);
        cl_buf_puts(sql, ",\n  ");
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(store, err, "views");
    }
    sqlite3_finalize(stmt);
    return rc;
}

static enum cl_rc cases_view(struct cl_store *store, const char *name, bool utc,
                             struct cl_err *err) {
    struct cl_buf sql = {0};
    cl_buf_printf(&sql,
                  "DROP VIEW IF EXISTS %s; CREATE VIEW %s AS SELECT c.case_id AS case_id,\n"
                  "  (SELECT name FROM source WHERE source_id = c.source_id) AS source,\n  ",
                  name, name);
    size_t n = store->n_fields;
    if (n > CL_COL_COUNT + CL_STORE_EXTRA_LIMIT) {
        n = CL_COL_COUNT + CL_STORE_EXTRA_LIMIT;
    }
    for (size_t i = 0; i < n; i++) {
        field_column(&sql, &store->fields[i], utc);
    }
    cl_buf_puts(&sql, "ifnull(d.flags, c.flags) AS flags,\n  ");
    enum cl_rc rc = derived_columns(store, &sql, utc, err);
    cl_buf_puts(&sql, "(SELECT text FROM case_search WHERE case_id = c.case_id) AS search\n"
                      "FROM case_data c LEFT JOIN derived d ON d.case_id = c.case_id");
    rc = rc ? rc : store_exec(store, sql.ptr, err);
    cl_buf_free(&sql);
    return rc;
}

static const char fixed_views[] =
    "CREATE VIEW IF NOT EXISTS changes AS"
    " SELECT h.case_id AS case_id, h.seq AS seq, h.at AS at, f.name AS field,"
    " (SELECT text FROM word WHERE field_id = h.field_id AND code = h.old) AS old,"
    " (SELECT text FROM word WHERE field_id = h.field_id AND code = h.new) AS new,"
    " h.import_id AS import_id, h.record AS record"
    " FROM history h JOIN field f ON f.field_id = h.field_id"
    " UNION ALL"
    " SELECT h.case_id, h.seq, h.at, 'status_state',"
    " (SELECT state FROM status_word WHERE code = h.old),"
    " (SELECT state FROM status_word WHERE code = h.new), h.import_id, h.record"
    " FROM history h WHERE h.field_id = (SELECT field_id FROM field WHERE name = 'status');"
    "CREATE VIEW IF NOT EXISTS imports AS"
    " SELECT i.import_id AS import_id, strftime('%Y-%m-%dT%H:%M:%SZ', i.at, 'unixepoch') AS at,"
    " s.name AS source, f.path AS path, f.records AS records, f.cases AS cases,"
    " f.history AS history, f.duplicates AS duplicates, f.quarantined AS quarantined,"
    " f.dropped AS dropped, i.zone AS zone, i.options AS options, i.importer AS importer,"
    " f.sha256 AS sha256, f.synthetic AS synthetic, f.notes AS notes"
    " FROM import i JOIN import_file f ON f.import_id = i.import_id"
    " JOIN source s ON s.source_id = f.source_id;"
    "CREATE VIEW IF NOT EXISTS quarantined AS"
    " SELECT q.import_id AS import_id, f.path AS file, q.record AS record, q.line AS line,"
    " q.reason AS reason, q.raw AS raw"
    " FROM quarantine q JOIN import_file f ON f.file_id = q.file_id;";

enum cl_rc store_views(struct cl_store *store, struct cl_err *err) {
    enum cl_rc rc = cases_view(store, "cases", false, err);
    rc = rc ? rc : cases_view(store, "cases_utc", true, err);
    return rc ? rc : store_exec(store, fixed_views, err);
}
