/* ledger.c - settings, sources, imports, their files, mappings and rejects.
 *
 * Rows are written when an import begins and their counts filled in at its end;
 * all inside the import's transaction. */
#include "store_int.h"

enum cl_rc cl_store_meta(struct cl_store *store, const char *key, struct cl_arena *arena,
                         const char **value, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    *value = NULL;
    enum cl_rc rc = store_prepare(store, "SELECT value FROM meta WHERE key = ?1", &stmt, err);
    if (rc) {
        return rc;
    }
    store_bind_text(stmt, 1, key);
    int step = sqlite3_step(stmt);
    if (step == SQLITE_ROW) {
        struct cl_slice text = store_text(stmt, 0);
        *value = text.ptr ? cl_arena_strn(arena, text.ptr, text.len) : NULL;
    } else if (step != SQLITE_DONE) {
        rc = store_fail(store, err, "meta");
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_set_meta(struct cl_store *store, const char *key, const char *value,
                             struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(store, "INSERT OR REPLACE INTO meta VALUES(?1, ?2)", &stmt, err);
    if (!rc) {
        store_bind_text(stmt, 1, key);
        store_bind_text(stmt, 2, value);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_source_find(struct cl_store *store, const struct cl_store_source *like,
                                int64_t *id, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    *id = 0;
    enum cl_rc rc = store_prepare(store,
                                  like->name ? "SELECT source_id FROM source WHERE name = ?1"
                                             : "SELECT source_id FROM source WHERE id_header IS ?2"
                                               " AND created_header IS ?3 ORDER BY source_id",
                                  &stmt, err);
    if (rc) {
        return rc;
    }
    if (like->name) {
        store_bind_text(stmt, 1, like->name);
    } else {
        store_bind_text(stmt, 2, like->id_header);
        store_bind_text(stmt, 3, like->created_header);
    }
    int step = sqlite3_step(stmt);
    if (step == SQLITE_ROW) {
        *id = sqlite3_column_int64(stmt, 0);
    } else if (step != SQLITE_DONE) {
        rc = store_fail(store, err, "source");
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_source_add(struct cl_store *store, const struct cl_store_source *source,
                               int64_t *id, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(store,
                                  "INSERT INTO source(name, id_header, created_header, zone)"
                                  " VALUES(?1, ?2, ?3, ?4)",
                                  &stmt, err);
    if (!rc) {
        store_bind_text(stmt, 1, source->name);
        store_bind_text(stmt, 2, source->id_header);
        store_bind_text(stmt, 3, source->created_header);
        store_bind_text(stmt, 4, source->zone);
        rc = store_done(store, stmt, err);
        *id = sqlite3_last_insert_rowid(store->db);
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_source_renew(struct cl_store *store, const struct cl_store_source *source,
                                 int64_t id, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(store,
                                  "UPDATE source SET id_header = ?2, created_header = ?3, zone = ?4"
                                  " WHERE source_id = ?1",
                                  &stmt, err);
    if (!rc) {
        sqlite3_bind_int64(stmt, 1, id);
        store_bind_text(stmt, 2, source->id_header);
        store_bind_text(stmt, 3, source->created_header);
        store_bind_text(stmt, 4, source->zone);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_source_field(struct cl_store *store, const struct cl_store_source_field *f,
                                 bool *changed, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    int field_id = store->fields[f->field].pub.id;
    enum cl_rc rc = store_prepare(store,
                                  "INSERT INTO source_field VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                                  " ON CONFLICT DO UPDATE SET header = ?3, unit = ?4,"
                                  " date_only = ?5, scale_low = ?6, scale_high = ?7"
                                  " WHERE unit IS NOT ?4",
                                  &stmt, err);
    if (!rc) {
        sqlite3_bind_int64(stmt, 1, f->source_id);
        sqlite3_bind_int(stmt, 2, field_id);
        store_bind_text(stmt, 3, f->header);
        store_bind_text(stmt, 4, f->unit);
        sqlite3_bind_int(stmt, 5, f->date_only);
        if (f->scale_low < f->scale_high) {
            sqlite3_bind_double(stmt, 6, f->scale_low);
            sqlite3_bind_double(stmt, 7, f->scale_high);
        }
        int64_t before = sqlite3_total_changes64(store->db);
        rc = store_done(store, stmt, err);
        *changed = *changed || sqlite3_total_changes64(store->db) != before;
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_import_add(struct cl_store *store, struct cl_store_import *import,
                               struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        store, "INSERT INTO import(at, options, importer, zone) VALUES(?1, ?2, ?3, ?4)", &stmt,
        err);
    if (!rc) {
        sqlite3_bind_int64(stmt, 1, import->at);
        store_bind_text(stmt, 2, import->options);
        store_bind_text(stmt, 3, import->importer);
        store_bind_text(stmt, 4, import->zone);
        rc = store_done(store, stmt, err);
        import->id = sqlite3_last_insert_rowid(store->db);
    }
    sqlite3_finalize(stmt);
    return rc;
}

static void bind_file(sqlite3_stmt *stmt, const struct cl_store_file *f) {
    const char *const texts[] = {f->path,      f->sha256, f->encoding,
                                 f->delimiter, f->format, f->date_order};
    static const int text_at[] = {4, 5, 9, 10, 11, 12};
    for (size_t i = 0; i < CL_LEN(texts); i++) {
        store_bind_text(stmt, text_at[i], texts[i]);
    }
    if (f->id) {
        sqlite3_bind_int64(stmt, 1, f->id);
    } else {
        sqlite3_bind_null(stmt, 1);
    }
    sqlite3_bind_int64(stmt, 2, f->import_id);
    sqlite3_bind_int64(stmt, 3, f->source_id);
    sqlite3_bind_int64(stmt, 6, f->size);
    sqlite3_bind_int64(stmt, 7, f->mtime_ns);
    sqlite3_bind_int64(stmt, 8, f->inode);
    sqlite3_bind_int(stmt, 13, f->header);
    store_bind_time(stmt, 14, f->newest);
    const uint64_t counts[] = {f->records,    f->cases,       f->history,
                               f->duplicates, f->quarantined, f->dropped};
    for (size_t i = 0; i < CL_LEN(counts); i++) {
        sqlite3_bind_int64(stmt, 15 + (int)i, (int64_t)counts[i]);
    }
    store_bind_text(stmt, 21, f->unknown_status);
    store_bind_text(stmt, 22, f->synthetic);
    store_bind_text(stmt, 23, f->notes);
}

static enum cl_rc put_file(struct cl_store *store, const struct cl_store_file *file,
                           struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc =
        store_prepare(store,
                      "INSERT OR REPLACE INTO import_file VALUES(?1, ?2, ?3, ?4, ?5, ?6,"
                      " ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
                      " ?20, ?21, ?22, ?23)",
                      &stmt, err);
    if (!rc) {
        bind_file(stmt, file);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_file_add(struct cl_store *store, struct cl_store_file *file,
                             struct cl_err *err) {
    file->id = 0;
    enum cl_rc rc = put_file(store, file, err);
    file->id = sqlite3_last_insert_rowid(store->db);
    return rc;
}

enum cl_rc cl_store_file_update(struct cl_store *store, const struct cl_store_file *file,
                                struct cl_err *err) {
    return put_file(store, file, err);
}

enum cl_rc cl_store_mapping_add(struct cl_store *store, const struct cl_store_mapping *m,
                                struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        store, "INSERT INTO mapping VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", &stmt, err);
    if (!rc) {
        sqlite3_bind_int64(stmt, 1, m->import_id);
        sqlite3_bind_int64(stmt, 2, m->file_id);
        store_bind_text(stmt, 3, m->field);
        store_bind_text(stmt, 4, m->column);
        store_bind_text(stmt, 5, m->column2);
        store_bind_text(stmt, 6, m->unit);
        sqlite3_bind_double(stmt, 7, m->score);
        store_bind_text(stmt, 8, m->reason);
        store_bind_text(stmt, 9, m->runner_up);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc cl_store_reject_add(struct cl_store *store, int64_t import_id, int64_t file_id,
                               const struct cl_reject *reject, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(store, ST_REJECT,
                               "INSERT INTO quarantine VALUES(?1, ?2, ?3, ?4, ?5, ?6)", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, import_id);
    sqlite3_bind_int64(stmt, 2, file_id);
    sqlite3_bind_int64(stmt, 3, (int64_t)reject->record);
    sqlite3_bind_int64(stmt, 4, (int64_t)reject->line);
    store_bind_text(stmt, 5, reject->reason);
    store_bind_slice(stmt, 6, reject->raw);
    return store_done(store, stmt, err);
}
