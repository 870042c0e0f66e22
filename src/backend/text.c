/* text.c - what only the store knows: texts, histories, ids, and any SELECT's
 * value; and which cases contain a text.
 *
 * SQL compares bytes, people compare words: matching is done here on folded text
 * ("reunião" finds "REUNIAO"), except in the search column, which is folded. */
#include <math.h>
#include <stdlib.h>

#include "caseload/base/num.h"
#include "caseload/store.h"

#include "backend_int.h"

#define IDS_AT_ONCE 500

static enum cl_rc open_store(const struct cl_backend *b, struct cl_store **out,
                             struct cl_err *err) {
    if (!b->store_path)
        return cl_fail(err, CL_E_STORE, "Texts can be read when loading is done");
    return cl_store_open(b->store_path, CL_STORE_READ, out, err);
}

/* The row of a case in the snapshot; false when the store has got it since. */
static bool row_of(const struct cl_table *t, int64_t case_id, size_t *row) {
    const int64_t *ids = cl_table_case_ids(t);
    size_t low = 0, high = cl_table_rows(t);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (ids[mid] < case_id)
            low = mid + 1;
        else
            high = mid;
    }
    *row = low;
    return low < cl_table_rows(t) && ids[low] == case_id;
}

static struct cl_slice text_of(const struct cl_sql_value *v, struct cl_arena *arena) {
    char number[32];
    switch (v->type) {
    case CL_SQL_NULL:
        break;
    case CL_SQL_TEXT:
        return cl_arena_dup(arena, v->text);
    case CL_SQL_INT:
        return cl_slice(cl_arena_printf(arena, "%lld", (long long)v->i));
    case CL_SQL_REAL:
        cl_format_real(v->r, number);
        return cl_slice(cl_arena_str(arena, number));
    }
    return (struct cl_slice){NULL, 0};
}

/* A column name in quotes, qualified: an unknown one is an error and not a text. */
static void put_column(struct cl_buf *sql, const char *name) {
    cl_buf_puts(sql, "cases.\"");
    for (const char *c = name; *c; c++) {
        if (*c == '"')
            cl_buf_putc(sql, '"');
        cl_buf_putc(sql, *c);
    }
    cl_buf_putc(sql, '"');
}

/* ---- texts ---- */
struct id_place {
    int64_t id;
    size_t place;
};
struct texts {
    struct id_place *places; /* ascending by id */
    size_t n, n_cols;
    struct cl_slice *cells;
    struct cl_arena *arena;
};

static int by_id(const void *x, const void *y) {
    const struct id_place *a = x, *b = y;
    return a->id < b->id ? -1 : a->id > b->id;
}

static enum cl_rc take_texts(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct texts *t = ctx;
    size_t low = 0, high = t->n;
    (void)err;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (t->places[mid].id < row[0].i)
            low = mid + 1;
        else
            high = mid;
    }
    for (; low < t->n && t->places[low].id == row[0].i; low++) {
        for (int i = 1; i < n; i++)
            t->cells[t->places[low].place * t->n_cols + (size_t)i - 1] = text_of(&row[i], t->arena);
    }
    return CL_OK;
}

enum cl_rc cl_backend_texts(struct cl_backend *self, const int64_t *case_ids, size_t n,
                            const char *const *cols, size_t n_cols, struct cl_arena *arena,
                            struct cl_text_cells *out, struct cl_err *err) {
    struct cl_store *store = NULL;
    struct cl_buf sql = {0};
    struct texts t = {.n = n, .n_cols = n_cols, .arena = arena};
    t.cells = cl_arena_array(arena, n * n_cols + 1, sizeof *t.cells);
    t.places = cl_arena_array(arena, n ? n : 1, sizeof *t.places);
    for (size_t i = 0; i < n; i++)
        t.places[i] = (struct id_place){case_ids[i], i};
    out->cells = t.cells;
    if (n == 0 || n_cols == 0 || !self->store_path)
        return CL_OK;
    qsort(t.places, n, sizeof *t.places, by_id);

    enum cl_rc rc = open_store(self, &store, err);
    for (size_t from = 0; rc == CL_OK && from < n; from += IDS_AT_ONCE) {
        cl_buf_reset(&sql);
        cl_buf_puts(&sql, "SELECT cases.case_id");
        for (size_t i = 0; i < n_cols; i++) {
            cl_buf_puts(&sql, ", ");
            put_column(&sql, cols[i]);
        }
        cl_buf_puts(&sql, " FROM cases WHERE cases.case_id IN (");
        for (size_t i = from; i < n && i < from + IDS_AT_ONCE; i++)
            cl_buf_printf(&sql, "%s%lld", i > from ? "," : "", (long long)t.places[i].id);
        cl_buf_putc(&sql, ')');
        rc = cl_store_run(store, sql.ptr, NULL, 0, take_texts, &t, err);
    }
    cl_buf_free(&sql);
    cl_store_close(store);
    return rc;
}

/* ---- history ---- */
struct history {
    struct cl_change *list;
    size_t n, cap;
    struct cl_arena *arena;
};

static enum cl_rc take_change(void *ctx, const struct cl_sql_value *row, int n,
                              struct cl_err *err) {
    struct history *h = ctx;
    (void)n;
    (void)err;
    if (h->n == h->cap) {
        h->cap = h->cap ? h->cap * 2 : 32;
        struct cl_change *grown = cl_arena_array(h->arena, h->cap, sizeof *grown);
        if (h->n)
            memcpy(grown, h->list, h->n * sizeof *grown);
        h->list = grown;
    }
    h->list[h->n++] = (struct cl_change){
        .at = row[0].type == CL_SQL_NULL ? CL_NO_TIME : row[0].i,
        .seq = (uint32_t)row[1].i,
        .field = text_of(&row[2], h->arena),
        .old_value = text_of(&row[3], h->arena),
        .new_value = text_of(&row[4], h->arena),
    };
    return CL_OK;
}

enum cl_rc cl_backend_history(struct cl_backend *self, int64_t case_id, struct cl_arena *arena,
                              struct cl_change **out, size_t *n, struct cl_err *err) {
    struct cl_store *store = NULL;
    struct history h = {.arena = arena};
    struct cl_sql_value arg = {.type = CL_SQL_INT, .i = case_id};
    *out = NULL;
    *n = 0;
    if (!self->store_path)
        return CL_OK;
    enum cl_rc rc = open_store(self, &store, err);
    if (rc == CL_OK)
        rc = cl_store_run(store,
                          "SELECT at, seq, field, old, new FROM changes WHERE case_id = ?1"
                          " AND field <> 'status_state' ORDER BY seq, field",
                          &arg, 1, take_change, &h, err);
    cl_store_close(store);
    *out = h.list;
    *n = h.n;
    return rc;
}

/* ---- ids ---- */
struct found {
    int64_t *ids;
    size_t n, cap;
    struct cl_arena *arena;
};

static enum cl_rc take_id(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct found *f = ctx;
    (void)n;
    (void)err;
    if (f->n == f->cap) {
        f->cap = f->cap ? f->cap * 2 : 16;
        int64_t *grown = cl_arena_array(f->arena, f->cap, sizeof *grown);
        if (f->n)
            memcpy(grown, f->ids, f->n * sizeof *grown);
        f->ids = grown;
    }
    f->ids[f->n++] = row[0].i;
    return CL_OK;
}

enum cl_rc cl_backend_find(struct cl_backend *self, struct cl_slice id, struct cl_arena *arena,
                           int64_t **case_ids, size_t *n, struct cl_err *err) {
    /* As written; only when nothing bears that id, in any case. */
    static const char *const queries[] = {
        "SELECT case_id FROM cases WHERE id = ?1 ORDER BY case_id",
        "SELECT case_id FROM cases WHERE id = ?1 COLLATE NOCASE ORDER BY case_id",
    };
    struct cl_store *store = NULL;
    struct found f = {.arena = arena};
    struct cl_sql_value arg = {.type = CL_SQL_TEXT, .text = cl_slice_trim(id)};
    *case_ids = NULL;
    *n = 0;
    if (!self->store_path)
        return CL_OK;
    enum cl_rc rc = open_store(self, &store, err);
    for (size_t i = 0; rc == CL_OK && f.n == 0 && i < CL_LEN(queries); i++)
        rc = cl_store_run(store, queries[i], &arg, 1, take_id, &f, err);
    cl_store_close(store);
    *case_ids = f.ids;
    *n = f.n;
    return rc;
}

/* ---- a value ---- */
struct one_value {
    double value;
    bool seen;
};

static enum cl_rc take_value(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct one_value *v = ctx;
    (void)err;
    if (!v->seen && n > 0 && (row[0].type == CL_SQL_INT || row[0].type == CL_SQL_REAL))
        v->value = row[0].r;
    v->seen = true;
    return CL_OK;
}

enum cl_rc cl_backend_sql_value(struct cl_backend *self, const char *sql, double *out,
                                struct cl_err *err) {
    struct cl_store *store = NULL;
    struct one_value v = {.value = (double)NAN};
    enum cl_rc rc = open_store(self, &store, err);
    if (rc == CL_OK)
        rc = cl_store_run(store, sql, NULL, 0, take_value, &v, err);
    cl_store_close(store);
    *out = v.value;
    return rc;
}

/* ---- cases that contain a text ---- */
struct resolve {
    struct cl_backend *self;
    struct cl_store *store; /* opened with the first text */
    uint8_t *rows;
    struct cl_slice folded;
    struct cl_buf text;
};

static enum cl_rc mark_row(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct resolve *r = ctx;
    size_t at;
    (void)err;
    if (!row_of(r->self->table, row[0].i, &at))
        return CL_OK;
    if (n > 1) {
        if (row[1].type != CL_SQL_TEXT)
            return CL_OK;
        bool whole = r->folded.len && r->folded.ptr[0] == CL_TEXT_EDGE;
        cl_buf_reset(&r->text);
        if (whole)
            cl_buf_putc(&r->text, CL_TEXT_EDGE);
        cl_fold_buf(&r->text, row[1].text);
        if (whole)
            cl_buf_putc(&r->text, CL_TEXT_EDGE);
        if (!memmem(r->text.ptr ? r->text.ptr : "", r->text.len, r->folded.ptr, r->folded.len))
            return CL_OK;
    }
    r->rows[at] = 1;
    return CL_OK;
}

static enum cl_rc resolve_text(void *ctx, uint16_t col, struct cl_slice folded, uint8_t *rows,
                               struct cl_err *err) {
    struct resolve *r = ctx;
    struct cl_buf sql = {0};
    struct cl_sql_value arg = {.type = CL_SQL_TEXT, .text = folded};
    int n_args = 0;
    enum cl_rc rc = r->store ? CL_OK : open_store(r->self, &r->store, err);
    r->rows = rows;
    r->folded = folded;
    if (rc != CL_OK)
        return rc;
    if (col == CL_NO_COLUMN) {
        cl_buf_puts(&sql, "SELECT case_id FROM cases WHERE instr(search, ?1) > 0");
        n_args = 1;
    } else {
        const char *name = cl_table_column(r->self->table, col)->name;
        cl_buf_puts(&sql, "SELECT cases.case_id");
        if (folded.len) {
            cl_buf_puts(&sql, ", ");
            put_column(&sql, name);
        }
        cl_buf_puts(&sql, " FROM cases WHERE ");
        put_column(&sql, name);
        cl_buf_puts(&sql, " IS NOT NULL");
    }
    rc = cl_store_run(r->store, sql.ptr, &arg, n_args, mark_row, r, err);
    cl_buf_free(&sql);
    return rc;
}

enum cl_rc cl_backend_resolve(struct cl_backend *self, struct cl_prog *prog, struct cl_err *err) {
    struct resolve r = {.self = self};
    enum cl_rc rc = cl_prog_resolve(prog, resolve_text, &r, err);
    cl_store_close(r.store);
    cl_buf_free(&r.text);
    return rc;
}

enum cl_rc cl_backend_typed_sql(struct cl_backend *self, const char *sql,
                                const struct cl_sql_limits *limits, struct cl_arena *arena,
                                struct cl_sql_rows *out, struct cl_err *err) {
    *out = (struct cl_sql_rows){0};
    if (self->store_path == NULL)
        return cl_fail(err, CL_E_USAGE, "sql: there is no store");
    return cl_store_sql(self->store_path, sql, limits, arena, out, err);
}
