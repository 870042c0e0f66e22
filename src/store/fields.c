/* fields.c - the list of fields, their dictionaries, and the columns they get.
 *
 * Fields below CL_COL_COUNT are the schema's, in its order; extra columns follow
 * in the order in which they were first seen.  A field gets its column in
 * case_data when a source first has it.  Codes are dense from 1 and never
 * change; `stored` words of a dictionary are in the file, the rest are flushed
 * at commit. */
#include <stdlib.h>

#include "store_int.h"

static const enum cl_type types[] = {CL_T_WORD, CL_T_TEXT, CL_T_TIME,
                                     CL_T_SECS, CL_T_REAL, CL_T_FLAG};

static bool type_of(struct cl_slice name, enum cl_type *out) {
    for (size_t i = 0; i < CL_LEN(types); i++) {
        if (cl_slice_eq(name, cl_slice(cl_type_name(types[i])))) {
            *out = types[i];
            return true;
        }
    }
    return false;
}

void store_quote(struct cl_buf *out, const char *name) {
    cl_buf_putc(out, '"');
    for (; *name; name++) {
        if (*name == '"') {
            cl_buf_putc(out, '"');
        }
        cl_buf_putc(out, *name);
    }
    cl_buf_putc(out, '"');
}

size_t cl_store_fields(const struct cl_store *store) {
    return store->n_fields;
}

const struct cl_store_field *cl_store_field_at(const struct cl_store *store, size_t index) {
    return &store->fields[index].pub;
}

/* Every text but the id is kept in case_text, so that case_data stays narrow. */
static char *column_of(struct cl_store *store, const struct cl_store_field *f) {
    bool schema = f->col < CL_COL_COUNT;
    if (f->type == CL_T_TEXT && f->col != CL_COL_ID) {
        return NULL;
    }
    struct cl_buf *b = &store->scratch;
    cl_buf_reset(b);
    /* Not by its name: a later schema may need that for a field of its own. */
    store_quote(b, schema ? f->name : cl_arena_printf(store->arena, "x%d", f->id));
    return cl_arena_strn(store->arena, b->ptr, b->len);
}

static struct field *push_field(struct cl_store *store, const struct cl_store_field *pub) {
    if (store->n_fields == store->cap_fields) {
        store->cap_fields = store->cap_fields ? store->cap_fields * 2 : 128;
        store->fields = cl_realloc_array(store->fields, store->cap_fields, sizeof *store->fields);
    }
    struct field *f = &store->fields[store->n_fields++];
    *f = (struct field){.pub = *pub};
    f->pub.name = cl_arena_str(store->arena, pub->name);
    f->pub.title = cl_arena_str(store->arena, pub->title);
    f->pub.header = cl_arena_str(store->arena, pub->header);
    f->column = column_of(store, &f->pub);
    if (pub->col == CL_COL_COUNT) {
        cl_map_add(store->extras, cl_slice(pub->name), NULL);
    }
    return f;
}

static enum cl_rc read_field(struct cl_store *store, sqlite3_stmt *stmt, struct cl_err *err) {
    struct cl_slice name = store_text(stmt, 1);
    struct cl_store_field pub = {.id = sqlite3_column_int(stmt, 0),
                                 .name = name.ptr ? name.ptr : "",
                                 .title = (const char *)sqlite3_column_text(stmt, 2),
                                 .header = (const char *)sqlite3_column_text(stmt, 4),
                                 .col = CL_COL_COUNT,
                                 .mapped = sqlite3_column_int(stmt, 6) != 0};
    if (!type_of(store_text(stmt, 3), &pub.type)) {
        return cl_fail(err, CL_E_STORE, "%s: corrupt: field %s has an unknown type", store->path,
                       pub.name);
    }
    if (sqlite3_column_int(stmt, 5)) {
        push_field(store, &pub);
        return CL_OK;
    }
    enum cl_col col;
    if (!cl_column_find(name, &col)) {
        return CL_OK; /* a field that this build has no more */
    }
    struct field *f = &store->fields[col];
    f->pub.id = pub.id;
    f->pub.header = cl_arena_str(store->arena, pub.header);
    f->pub.mapped = pub.mapped;
    return CL_OK;
}

enum cl_rc store_fields_load(struct cl_store *store, struct cl_err *err) {
    if (store->n_fields) {
        return CL_OK;
    }
    store->arena = cl_arena_new();
    store->extras = cl_map_new();
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        push_field(store, &(struct cl_store_field){.name = cl_columns[i].name,
                                                   .title = cl_columns[i].title,
                                                   .header = "",
                                                   .col = (enum cl_col)i,
                                                   .type = cl_columns[i].type});
    }
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(store,
                                  "SELECT field_id, name, title, type, header, extra, mapped"
                                  " FROM field ORDER BY extra, field_id",
                                  &stmt, err);
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        rc = read_field(store, stmt, err);
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(store, err, "fields");
    }
    sqlite3_finalize(stmt);
    return rc;
}

void store_fields_free(struct cl_store *store) {
    for (size_t i = 0; i < store->n_fields; i++) {
        cl_dict_free(store->fields[i].dict);
    }
    free(store->fields);
    store->fields = NULL;
    store->n_fields = 0;
    store->cap_fields = 0;
    cl_map_free(store->extras);
    store->extras = NULL;
    cl_arena_free(store->arena);
    store->arena = NULL;
}

void store_field_columns(const struct field *f, struct cl_buf *sql) {
    cl_buf_puts(sql, f->column);
    if (f->pub.type == CL_T_TIME) {
        cl_buf_puts(sql, ", ");
        cl_buf_add(sql, f->column, strlen(f->column) - 1);
        cl_buf_puts(sql, "_local\"");
    }
}

struct wanted_columns {
    struct cl_map *there; /* a source that was taken back leaves its columns, empty */
    const char *verb, *between;
    struct cl_buf sql;
};

static void want_column(struct wanted_columns *w, struct cl_slice name, const char *type) {
    if (!cl_map_find(w->there, name, NULL)) {
        cl_buf_printf(&w->sql, "%s\"%.*s\" %s%s", w->verb, (int)name.len, name.ptr, type,
                      w->between);
    }
}

static void want_columns(struct wanted_columns *w, const struct field *f) {
    static const char *const sql_types[] = {
        [CL_T_WORD] = "INTEGER", [CL_T_TEXT] = "TEXT", [CL_T_TIME] = "INTEGER",
        [CL_T_SECS] = "REAL",    [CL_T_REAL] = "REAL", [CL_T_FLAG] = "INTEGER"};
    struct cl_slice bare = {f->column + 1, strlen(f->column) - 2}; /* no name has a quote */
    want_column(w, bare, sql_types[f->pub.type]);
    if (f->pub.type == CL_T_TIME) {
        struct cl_buf local = {0};
        cl_buf_add(&local, bare.ptr, bare.len);
        cl_buf_puts(&local, "_local");
        want_column(w, (struct cl_slice){local.ptr, local.len}, "INTEGER");
        cl_buf_free(&local);
    }
}

/* While there are no cases one CREATE TABLE is made of the one there is; adding
 * 1,500 columns one by one takes seconds. */
static enum cl_rc widen_empty_table(struct cl_store *store, const char *columns,
                                    struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    struct cl_buf sql = {0};
    enum cl_rc rc =
        store_prepare(store, "SELECT sql FROM sqlite_master WHERE name = 'case_data'", &stmt, err);
    int step = rc ? SQLITE_DONE : sqlite3_step(stmt);
    if (!rc && step == SQLITE_DONE) {
        rc = cl_fail(err, CL_E_STORE, "%s: corrupt: it has no table case_data", store->path);
    } else if (!rc && step != SQLITE_ROW) {
        rc = store_fail(store, err, "columns");
    }
    if (!rc) {
        struct cl_slice was = store_text(stmt, 0);
        cl_buf_puts(&sql, "DROP TABLE case_data; ");
        cl_buf_add(&sql, was.ptr, was.len - 1); /* without its last parenthesis */
        cl_buf_printf(&sql, "%s)", columns);
    }
    sqlite3_finalize(stmt);
    rc = rc ? rc : store_exec(store, sql.ptr, err);
    cl_buf_free(&sql);
    return rc;
}

static bool any_wanted(const struct cl_store *store) {
    for (size_t i = 0; i < store->n_fields; i++) {
        if (store->fields[i].wants_column) {
            return true;
        }
    }
    return false;
}

static enum cl_rc columns_there(struct cl_store *store, struct cl_map *out, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc =
        store_prepare(store, "SELECT name FROM pragma_table_info('case_data')", &stmt, err);
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        cl_map_add(out, store_text(stmt, 0), NULL);
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(store, err, "columns");
    }
    sqlite3_finalize(stmt);
    return rc;
}

enum cl_rc store_columns_make(struct cl_store *store, struct cl_err *err) {
    if (!any_wanted(store)) {
        return CL_OK;
    }
    bool empty = store->next_case == 1;
    struct wanted_columns w = {.there = cl_map_new(),
                               .verb = empty ? ", " : "ALTER TABLE case_data ADD COLUMN ",
                               .between = empty ? "" : "; "};
    enum cl_rc rc = columns_there(store, w.there, err);
    cl_buf_puts(&w.sql, "");
    for (size_t i = 0; !rc && i < store->n_fields; i++) {
        if (store->fields[i].wants_column) {
            want_columns(&w, &store->fields[i]);
            store->fields[i].wants_column = false;
        }
    }
    if (!rc && w.sql.len) {
        store_statements_drop(store);
        rc = empty ? widen_empty_table(store, w.sql.ptr, err) : store_exec(store, w.sql.ptr, err);
    }
    cl_map_free(w.there);
    cl_buf_free(&w.sql);
    return rc;
}

static enum cl_rc map_field(struct cl_store *store, struct field *f, const char *header,
                            struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        store, "UPDATE field SET mapped = 1, header = ?2 WHERE field_id = ?1", &stmt, err);
    if (!rc) {
        sqlite3_bind_int(stmt, 1, f->pub.id);
        store_bind_text(stmt, 2, header);
        rc = store_done(store, stmt, err);
    }
    sqlite3_finalize(stmt);
    if (!rc) {
        /* The id's column is there from the start, for its index. */
        f->wants_column = f->column && f->pub.col != CL_COL_ID;
        f->pub.mapped = true;
        f->pub.header = cl_arena_str(store->arena, header);
        store->columns_changed = true;
    }
    return rc;
}

static enum cl_rc new_extra(struct cl_store *store, const struct cl_store_field *like,
                            struct cl_err *err) {
    bool full = store->n_fields >= CL_COL_COUNT + CL_STORE_EXTRA_LIMIT;
    struct cl_store_field pub = *like;
    pub.type = full ? CL_T_TEXT : like->type;
    pub.title = like->header;
    pub.mapped = false;
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        store,
        "INSERT INTO field(name, title, type, header, extra, mapped) VALUES(?1, ?2, ?3, ?2, 1, 0)",
        &stmt, err);
    if (rc) {
        return rc;
    }
    store_bind_text(stmt, 1, pub.name);
    store_bind_text(stmt, 2, pub.header);
    store_bind_text(stmt, 3, cl_type_name(pub.type));
    rc = store_done(store, stmt, err);
    sqlite3_finalize(stmt);
    if (!rc) {
        pub.id = (int)sqlite3_last_insert_rowid(store->db);
        push_field(store, &pub);
    }
    return rc;
}

enum cl_rc cl_store_field_use(struct cl_store *store, const struct cl_store_field *like,
                              size_t *index, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    uint32_t at;
    if (like->col < CL_COL_COUNT) {
        *index = like->col;
    } else if (cl_map_find(store->extras, cl_slice(like->name), &at)) {
        *index = CL_COL_COUNT + at;
    } else {
        rc = new_extra(store, like, err);
        *index = store->n_fields - 1;
    }
    if (!rc && !store->fields[*index].pub.mapped) {
        rc = map_field(store, &store->fields[*index], like->header, err);
    }
    return rc;
}

/* ---- dictionaries ---- */

enum cl_rc store_words_load(struct cl_store *store, size_t field, struct cl_err *err) {
    struct field *f = &store->fields[field];
    if (f->dict) {
        return CL_OK;
    }
    f->dict = cl_dict_new();
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        store, "SELECT code, text FROM word WHERE field_id = ?1 ORDER BY code", &stmt, err);
    if (rc) {
        return rc;
    }
    sqlite3_bind_int(stmt, 1, f->pub.id);
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
        uint32_t code = cl_dict_add(f->dict, store_text(stmt, 1));
        if ((int64_t)code != sqlite3_column_int64(stmt, 0)) {
            rc = cl_fail(err, CL_E_STORE, "%s: corrupt: codes of field %s have holes", store->path,
                         f->pub.name);
            break;
        }
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(store, err, "words");
    }
    sqlite3_finalize(stmt);
    f->stored = cl_dict_count(f->dict);
    return rc;
}

/* A dictionary that cannot be read makes the commit fail, not this call. */
static struct cl_dict *dict_of(struct cl_store *store, size_t field) {
    if (!store->fields[field].dict) {
        struct cl_err err;
        if (store_words_load(store, field, &err)) {
            store->broken = true;
        }
    }
    return store->fields[field].dict;
}

uint32_t cl_store_word(struct cl_store *store, size_t field, struct cl_slice word) {
    return cl_dict_add(dict_of(store, field), word);
}

struct cl_slice cl_store_word_text(struct cl_store *store, size_t field, uint32_t code) {
    return cl_dict_word(dict_of(store, field), code);
}

uint32_t cl_store_word_count(struct cl_store *store, size_t field) {
    return cl_dict_count(dict_of(store, field));
}

enum cl_rc cl_store_take_words(struct cl_store *store, size_t field, struct cl_dict **out,
                               struct cl_err *err) {
    enum cl_rc rc = store_words_load(store, field, err);
    *out = store->fields[field].dict;
    store->fields[field].dict = NULL;
    store->fields[field].stored = 0;
    return rc;
}

enum cl_rc store_words_flush(struct cl_store *store, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_slot(
        store, ST_WORD, "INSERT INTO word(field_id, code, text) VALUES(?1, ?2, ?3)", &stmt, err);
    for (size_t i = 0; !rc && i < store->n_fields; i++) {
        struct field *f = &store->fields[i];
        uint32_t n = f->dict ? cl_dict_count(f->dict) : 0;
        for (uint32_t code = f->stored + 1; !rc && code <= n; code++) {
            sqlite3_bind_int(stmt, 1, f->pub.id);
            sqlite3_bind_int64(stmt, 2, code);
            store_bind_slice(stmt, 3, cl_dict_word(f->dict, code));
            rc = store_done(store, stmt, err);
        }
        f->stored = n;
    }
    return rc;
}

/* ---- values of history as words ---- */

uint32_t store_cell_code(struct cl_store *store, size_t field, const struct cl_cell *cell) {
    char text[40];
    struct cl_slice word = {text, 0};
    if (cell->set != 1) {
        return 0;
    }
    switch (store->fields[field].pub.type) {
    case CL_T_WORD:
        return (uint32_t)cell->v.i;
    case CL_T_TEXT:
        word = (struct cl_slice){cell->v.s, cell->n};
        break;
    case CL_T_TIME:
        cl_format_utc(cell->v.i, text);
        word.len = strlen(text);
        break;
    case CL_T_SECS:
    case CL_T_REAL:
        cl_format_real(cell->v.r, text);
        word.len = strlen(text);
        break;
    case CL_T_FLAG:
        text[0] = cell->v.i ? '1' : '0';
        word.len = 1;
        break;
    }
    return cl_store_word(store, field, word);
}

void store_code_cell(struct cl_store *store, size_t field, uint32_t code, struct cl_arena *arena,
                     struct cl_cell *cell) {
    *cell = (struct cl_cell){0};
    if (code == 0) {
        return;
    }
    struct cl_slice word = cl_store_word_text(store, field, code);
    int64_t to;
    cell->set = 1;
    switch (store->fields[field].pub.type) {
    case CL_T_WORD:
        cell->v.i = code;
        break;
    case CL_T_TEXT:
        cell->v.s = cl_arena_strn(arena, word.ptr, word.len);
        cell->n = (uint32_t)word.len;
        break;
    case CL_T_TIME:
        cell->set = cl_parse_when(word, cl_zone_utc(), &cell->v.i, &to, NULL) == CL_OK;
        break;
    case CL_T_SECS:
    case CL_T_REAL:
        cell->set = cl_parse_real(word, &cell->v.r);
        break;
    case CL_T_FLAG:
        cell->v.i = word.len == 1 && word.ptr[0] == '1';
        break;
    }
}
