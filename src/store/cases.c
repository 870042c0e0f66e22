/* cases.c - case rows: insert, replace, read back, find.
 *
 * cells[] of an insert follow the shape that cl_store_shape() was given; those of
 * replace and get hold every field of the store.  Long text goes to case_text,
 * the folded id, subject and customer to case_search. */
#include <stdlib.h>

#include "store_int.h"

/* Bits of case_data.date_only; they stand in files: append only. */
static const enum cl_col date_bits[] = {
    CL_COL_CREATED, CL_COL_UPDATED, CL_COL_FIRST_RESPONSE, CL_COL_RESOLVED,
    CL_COL_CLOSED,  CL_COL_DUE,     CL_COL_CUSTOMER_SINCE, CL_COL_RATED};

uint32_t cl_store_date_bit(enum cl_col col) {
    for (size_t i = 0; i < CL_LEN(date_bits); i++) {
        if (date_bits[i] == col) {
            return UINT32_C(1) << i;
        }
    }
    return 0;
}

static enum cl_rc row_prepare(struct cl_store *store, struct row_stmt *rs, const char *verb,
                              struct cl_err *err) {
    struct cl_buf sql = {0};
    cl_buf_printf(&sql, "%s INTO case_data(" CASE_FIXED, verb);
    size_t n = CASE_FIXED_N;
    for (size_t i = 0; i < rs->n; i++) {
        const struct field *f = &store->fields[rs->fields[i]];
        if (f->column && f->pub.mapped) {
            cl_buf_puts(&sql, ", ");
            store_field_columns(f, &sql);
            n += f->pub.type == CL_T_TIME ? 2 : 1;
        }
    }
    cl_buf_puts(&sql, ") VALUES(?");
    for (size_t i = 1; i < n; i++) {
        cl_buf_puts(&sql, ",?");
    }
    cl_buf_putc(&sql, ')');
    enum cl_rc rc = store_prepare(store, sql.ptr, &rs->stmt, err);
    cl_buf_free(&sql);
    return rc;
}

enum cl_rc cl_store_shape(struct cl_store *store, const size_t *fields, size_t n,
                          struct cl_err *err) {
    enum cl_rc rc = store_columns_make(store, err);
    if (rc) {
        return rc;
    }
    struct row_stmt *rs = &store->insert;
    sqlite3_finalize(rs->stmt);
    rs->stmt = NULL;
    rs->fields = cl_realloc_array(rs->fields, n ? n : 1, sizeof *fields);
    memcpy(rs->fields, fields, n * sizeof *fields);
    rs->n = n;
    return row_prepare(store, rs, "INSERT", err);
}

static enum cl_rc replace_shape(struct cl_store *store, struct cl_err *err) {
    struct row_stmt *rs = &store->replace;
    if (rs->stmt) {
        return CL_OK;
    }
    rs->n = store->n_fields;
    rs->fields = cl_realloc_array(rs->fields, rs->n, sizeof *rs->fields);
    for (size_t i = 0; i < rs->n; i++) {
        rs->fields[i] = i;
    }
    return row_prepare(store, rs, "INSERT OR REPLACE", err);
}

static void bind_id(sqlite3_stmt *stmt, int at, int64_t id) {
    if (id) {
        sqlite3_bind_int64(stmt, at, id);
    } else {
        sqlite3_bind_null(stmt, at);
    }
}

static int bind_cell(sqlite3_stmt *stmt, int at, enum cl_type type, const struct cl_cell *cell) {
    bool set = cell->set == 1;
    if (!set) {
        sqlite3_bind_null(stmt, at);
    } else {
        switch (type) {
        case CL_T_WORD:
        case CL_T_TIME:
        case CL_T_FLAG:
            sqlite3_bind_int64(stmt, at, cell->v.i);
            break;
        case CL_T_SECS:
        case CL_T_REAL:
            sqlite3_bind_double(stmt, at, cell->v.r);
            break;
        case CL_T_TEXT:
            store_bind_slice(stmt, at, (struct cl_slice){cell->v.s, cell->n});
            break;
        }
    }
    if (type != CL_T_TIME) {
        return at + 1;
    }
    if (set && cell->naive) {
        sqlite3_bind_int64(stmt, at + 1, cell->v.i + cell->offset);
    } else {
        sqlite3_bind_null(stmt, at + 1);
    }
    return at + 2;
}

static enum cl_rc put_text(struct cl_store *store, int64_t case_id, const struct field *f,
                           const struct cl_cell *cell, struct cl_err *err) {
    if (cell->set != 1) {
        return CL_OK;
    }
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc =
        store_slot(store, ST_TEXT_PUT, "INSERT INTO case_text VALUES(?1, ?2, ?3)", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    sqlite3_bind_int(stmt, 2, f->pub.id);
    store_bind_slice(stmt, 3, (struct cl_slice){cell->v.s, cell->n});
    return store_done(store, stmt, err);
}

/* id, subject and customer, folded, so that one instr() finds a case. */
static enum cl_rc put_search(struct cl_store *store, int64_t case_id, const struct row_stmt *rs,
                             const struct cl_cell *cells, struct cl_err *err) {
    struct cl_buf *b = &store->fold;
    cl_buf_reset(b);
    for (size_t i = 0; i < rs->n; i++) {
        const struct field *f = &store->fields[rs->fields[i]];
        enum cl_col col = f->pub.col;
        if (cells[i].set != 1 ||
            (col != CL_COL_ID && col != CL_COL_SUBJECT && col != CL_COL_CUSTOMER)) {
            continue;
        }
        struct cl_slice text = {cells[i].v.s, cells[i].n};
        if (f->pub.type == CL_T_WORD) {
            text = cl_store_word_text(store, rs->fields[i], (uint32_t)cells[i].v.i);
        }
        if (b->len) {
            cl_buf_putc(b, ' ');
        }
        cl_fold_buf(b, text);
    }
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(store, ST_SEARCH_PUT,
                               "INSERT OR REPLACE INTO case_search VALUES(?1, ?2)", &stmt, err);
    if (rc || b->len == 0) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    store_bind_slice(stmt, 2, (struct cl_slice){b->ptr, b->len});
    return store_done(store, stmt, err);
}

static enum cl_rc put_row(struct cl_store *store, struct row_stmt *rs,
                          const struct cl_store_case *c, struct cl_err *err) {
    store->has_reused = store->has_reused || (c->flags & CL_FLAG_BIT(ID_REUSED));
    sqlite3_stmt *stmt = rs->stmt;
    const int64_t fixed[] = {c->case_id, c->source_id, c->import_id, c->file_id};
    for (size_t i = 0; i < CL_LEN(fixed); i++) {
        sqlite3_bind_int64(stmt, 1 + (int)i, fixed[i]);
    }
    bind_id(stmt, 5, c->seen_file);
    sqlite3_bind_int64(stmt, 6, (int64_t)c->record);
    sqlite3_bind_int64(stmt, 7, (int64_t)c->line);
    sqlite3_bind_int64(stmt, 8, (int64_t)c->flags);
    sqlite3_bind_int64(stmt, 9, c->date_only);
    if (c->hashed) {
        sqlite3_bind_int64(stmt, 10, (int64_t)c->row_hash);
    } else {
        sqlite3_bind_null(stmt, 10);
    }
    int at = CASE_FIXED_N + 1;
    for (size_t i = 0; i < rs->n; i++) {
        const struct field *f = &store->fields[rs->fields[i]];
        if (f->column && f->pub.mapped) {
            at = bind_cell(stmt, at, f->pub.type, &c->cells[i]);
        }
    }
    enum cl_rc rc = store_done(store, stmt, err);
    for (size_t i = 0; !rc && i < rs->n; i++) {
        const struct field *f = &store->fields[rs->fields[i]];
        if (!f->column) {
            rc = put_text(store, c->case_id, f, &c->cells[i], err);
        }
    }
    return rc ? rc : put_search(store, c->case_id, rs, c->cells, err);
}

enum cl_rc cl_store_insert(struct cl_store *store, struct cl_store_case *c, struct cl_err *err) {
    c->case_id = store->next_case++;
    return put_row(store, &store->insert, c, err);
}

static enum cl_rc drop_parts(struct cl_store *store, int64_t case_id, struct cl_err *err) {
    static const struct {
        enum stmt_slot slot;
        const char *sql;
    } parts[] = {
        {ST_TEXT_DROP, "DELETE FROM case_text WHERE case_id = ?1"},
        {ST_DERIVED_DROP, "DELETE FROM derived WHERE case_id = ?1"},
        {ST_GAPS_DROP, "DELETE FROM reopen_gap WHERE case_id = ?1"},
    };
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; !rc && i < CL_LEN(parts); i++) {
        sqlite3_stmt *stmt = NULL;
        rc = store_slot(store, parts[i].slot, parts[i].sql, &stmt, err);
        if (!rc) {
            sqlite3_bind_int64(stmt, 1, case_id);
            rc = store_done(store, stmt, err);
        }
    }
    return rc;
}

enum cl_rc cl_store_replace(struct cl_store *store, struct cl_store_case *c, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    if (c->case_id) {
        rc = drop_parts(store, c->case_id, err);
    } else {
        c->case_id = store->next_case++;
    }
    rc = rc ? rc : replace_shape(store, err);
    return rc ? rc : put_row(store, &store->replace, c, err);
}

int64_t cl_store_next_case(const struct cl_store *store) {
    return store->next_case;
}

/* ---- reading back ---- */

void store_case_read(sqlite3_stmt *stmt, struct cl_store_case *c) {
    c->case_id = sqlite3_column_int64(stmt, 0);
    c->source_id = sqlite3_column_int64(stmt, 1);
    c->import_id = sqlite3_column_int64(stmt, 2);
    c->file_id = sqlite3_column_int64(stmt, 3);
    c->seen_file = sqlite3_column_int64(stmt, 4);
    c->record = (uint64_t)sqlite3_column_int64(stmt, 5);
    c->line = (uint64_t)sqlite3_column_int64(stmt, 6);
    c->flags = (uint64_t)sqlite3_column_int64(stmt, 7);
    c->date_only = (uint32_t)sqlite3_column_int64(stmt, 8);
    c->hashed = sqlite3_column_type(stmt, 9) != SQLITE_NULL;
    c->row_hash = (uint64_t)sqlite3_column_int64(stmt, 9);
}

int store_cell_read(const struct field *f, sqlite3_stmt *stmt, int at, struct cl_cell *cell) {
    *cell = (struct cl_cell){0};
    cell->set = sqlite3_column_type(stmt, at) != SQLITE_NULL;
    switch (f->pub.type) {
    case CL_T_WORD:
    case CL_T_FLAG:
        cell->v.i = sqlite3_column_int64(stmt, at);
        return at + 1;
    case CL_T_TIME:
        cell->v.i = sqlite3_column_int64(stmt, at);
        cell->naive = sqlite3_column_type(stmt, at + 1) != SQLITE_NULL;
        if (cell->naive) {
            cell->offset = (int32_t)(sqlite3_column_int64(stmt, at + 1) - cell->v.i);
        }
        return at + 2;
    case CL_T_SECS:
    case CL_T_REAL:
        cell->v.r = sqlite3_column_double(stmt, at);
        return at + 1;
    case CL_T_TEXT:
        break;
    }
    struct cl_slice text = store_text(stmt, at);
    cell->v.s = text.ptr;
    cell->n = (uint32_t)text.len;
    return at + 1;
}

static enum cl_rc get_prepare(struct cl_store *store, sqlite3_stmt **stmt, struct cl_err *err) {
    if (store->slots[ST_GET]) {
        return store_slot(store, ST_GET, NULL, stmt, err);
    }
    struct cl_buf sql = {0};
    cl_buf_puts(&sql, "SELECT " CASE_FIXED);
    for (size_t i = 0; i < store->n_fields; i++) {
        const struct field *f = &store->fields[i];
        if (f->column && f->pub.mapped) {
            cl_buf_puts(&sql, ", ");
            store_field_columns(f, &sql);
        }
    }
    cl_buf_puts(&sql, " FROM case_data WHERE case_id = ?1");
    enum cl_rc rc = store_slot(store, ST_GET, sql.ptr, stmt, err);
    cl_buf_free(&sql);
    return rc;
}

static enum cl_rc get_texts(struct cl_store *store, int64_t case_id, struct cl_arena *arena,
                            struct cl_cell *cells, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(
        store, ST_TEXT_GET, "SELECT field_id, text FROM case_text WHERE case_id = ?1", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
        int id = sqlite3_column_int(stmt, 0);
        for (size_t i = 0; i < store->n_fields; i++) {
            if (store->fields[i].pub.id == id) {
                struct cl_slice text = cl_arena_dup(arena, store_text(stmt, 1));
                cells[i] = (struct cl_cell){.v.s = text.ptr, .n = (uint32_t)text.len, .set = 1};
                break;
            }
        }
    }
    rc = step == SQLITE_DONE ? CL_OK : store_fail(store, err, "text");
    sqlite3_reset(stmt);
    return rc;
}

enum cl_rc cl_store_get(struct cl_store *store, int64_t case_id, struct cl_arena *arena,
                        struct cl_store_case *c, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = get_prepare(store, &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    if (sqlite3_step(stmt) != SQLITE_ROW) {
        rc = store_fail(store, err, "case");
        sqlite3_reset(stmt);
        return rc;
    }
    store_case_read(stmt, c);
    c->cells = cl_arena_array(arena, store->n_fields, sizeof *c->cells);
    int at = CASE_FIXED_N;
    bool texts = false;
    for (size_t i = 0; i < store->n_fields; i++) {
        const struct field *f = &store->fields[i];
        if (f->column && f->pub.mapped) {
            at = store_cell_read(f, stmt, at, &c->cells[i]);
            if (f->pub.type == CL_T_TEXT && c->cells[i].set) {
                c->cells[i].v.s = cl_arena_strn(arena, c->cells[i].v.s, c->cells[i].n);
            }
        }
        texts = texts || (!f->column && f->pub.mapped);
    }
    sqlite3_reset(stmt);
    return texts ? get_texts(store, case_id, arena, c->cells, err) : CL_OK;
}

enum cl_rc cl_store_seen(struct cl_store *store, int64_t case_id, int64_t file_id,
                         struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(
        store, ST_SEEN, "UPDATE case_data SET seen_file = ?2 WHERE case_id = ?1", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, case_id);
    sqlite3_bind_int64(stmt, 2, file_id);
    return store_done(store, stmt, err);
}

static enum cl_rc collect_ids(struct cl_store *store, sqlite3_stmt *stmt, struct cl_arena *arena,
                              struct cl_store_ids *out, struct cl_err *err) {
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
        size_t n = out->n;
        if ((n & (n - 1)) == 0) { /* doubles; few cases share an id */
            int64_t *grown = cl_arena_array(arena, n ? n * 2 : 1, sizeof *grown);
            if (n) {
                memcpy(grown, out->ids, n * sizeof *grown);
            }
            out->ids = grown;
        }
        out->ids[out->n++] = sqlite3_column_int64(stmt, 0);
    }
    enum cl_rc rc = step == SQLITE_DONE ? CL_OK : store_fail(store, err, "find");
    sqlite3_reset(stmt);
    return rc;
}

enum cl_rc cl_store_find_id(struct cl_store *store, int64_t source_id, struct cl_slice id,
                            struct cl_arena *arena, struct cl_store_ids *out, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    *out = (struct cl_store_ids){0};
    enum cl_rc rc =
        store_slot(store, ST_FIND_ID,
                   "SELECT case_id FROM case_data WHERE source_id = ?1 AND id = ?2", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, source_id);
    store_bind_slice(stmt, 2, id);
    rc = collect_ids(store, stmt, arena, out, err);
    if (rc || out->n == 0 || !store->has_reused) {
        return rc;
    }
    /* '$' follows '#': the range holds what begins with "id#". */
    rc = store_slot(store, ST_FIND_REUSED,
                    "SELECT case_id FROM case_data WHERE source_id = ?1 AND id > ?2 || '#'"
                    " AND id < ?2 || '$' AND flags & ?3 ORDER BY case_id",
                    &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, source_id);
    store_bind_slice(stmt, 2, id);
    sqlite3_bind_int64(stmt, 3, (int64_t)CL_FLAG_BIT(ID_REUSED));
    return collect_ids(store, stmt, arena, out, err);
}

enum cl_rc cl_store_find_hash(struct cl_store *store, int64_t source_id, uint64_t hash,
                              struct cl_arena *arena, struct cl_store_ids *out,
                              struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    *out = (struct cl_store_ids){0};
    enum cl_rc rc = store_slot(store, ST_FIND_HASH,
                               "SELECT case_id FROM case_data WHERE source_id = ?1"
                               " AND row_hash = ?2 ORDER BY case_id",
                               &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int64(stmt, 1, source_id);
    sqlite3_bind_int64(stmt, 2, (int64_t)hash);
    return collect_ids(store, stmt, arena, out, err);
}
