/* mask.c - a backend that shows no personal data: --mask.
 *
 * Wraps another backend: its table is the masked one, and personal texts leave as
 * pseudonyms.  Texts of columns outside the schema count as personal, since
 * nobody knows what people wrote there. */
#include <stdio.h>
#include <stdlib.h>

#include "caseload/store.h"

#include "backend_int.h"

struct masking {
    struct cl_backend base; /* first */
    struct cl_backend *inner;
    char salt[128];
};

static enum cl_rc on_salt(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct masking *m = ctx;
    (void)n;
    (void)err;
    if (row[0].type == CL_SQL_TEXT)
        (void)snprintf(m->salt, sizeof m->salt, "%.*s", (int)row[0].text.len, row[0].text.ptr);
    return CL_OK;
}

static enum cl_rc read_salt(struct masking *m, struct cl_err *err) {
    struct cl_store *store;
    const char *salt = cl_table_attr(m->inner->table, "mask_salt");
    if (salt) {
        (void)snprintf(m->salt, sizeof m->salt, "%s", salt);
        return CL_OK;
    }
    enum cl_rc rc = cl_store_open(m->inner->store_path, CL_STORE_READ, &store, err);
    if (rc != CL_OK)
        return rc;
    rc = cl_store_run(store, "SELECT value FROM meta WHERE key = 'mask_salt'", NULL, 0, on_salt, m,
                      err);
    cl_store_close(store);
    if (rc == CL_OK && !*m->salt)
        rc = cl_fail(err, CL_E_STORE, "%s: has no salt for --mask", m->inner->store_path);
    return rc;
}

static bool personal(const struct cl_backend *self, struct cl_slice column) {
    uint16_t id = cl_table_find(self->table, column);
    if (id == CL_NO_COLUMN)
        return false; /* record numbers and the like */
    const struct cl_column *c = cl_table_column(self->table, id);
    return c->personal || (c->extra && !c->dict);
}

static struct cl_slice hidden(const struct masking *m, struct cl_slice column, struct cl_slice text,
                              struct cl_arena *arena) {
    char out[64], name[41];
    if (!text.ptr)
        return text;
    (void)snprintf(name, sizeof name, "%.*s", (int)column.len, column.ptr);
    cl_pseudonym(m->salt, name, text, out);
    return cl_slice(cl_arena_str(arena, out));
}

static enum cl_rc mask_run(struct cl_backend *self, struct cl_plan *plan, struct cl_arena *arena,
                           struct cl_result *out, struct cl_err *err) {
    struct cl_backend *inner = ((struct masking *)self)->inner;
    return inner->ops->run(inner, plan, arena, out, err);
}

static enum cl_rc mask_page(struct cl_backend *self, struct cl_page_plan *plan,
                            struct cl_arena *arena, struct cl_page *out, struct cl_err *err) {
    struct cl_backend *inner = ((struct masking *)self)->inner;
    return inner->ops->page(inner, plan, arena, out, err);
}

static enum cl_rc mask_texts(struct cl_backend *self, const int64_t *case_ids, size_t n,
                             const char *const *cols, size_t n_cols, struct cl_arena *arena,
                             struct cl_text_cells *out, struct cl_err *err) {
    struct masking *m = (struct masking *)self;
    enum cl_rc rc = m->inner->ops->texts(m->inner, case_ids, n, cols, n_cols, arena, out, err);
    if (rc != CL_OK)
        return rc;
    struct cl_slice *cells = cl_arena_array(arena, n * n_cols + 1, sizeof *cells);
    for (size_t c = 0; c < n_cols; c++) {
        bool hide = personal(self, cl_slice(cols[c]));
        for (size_t r = 0; r < n; r++) {
            struct cl_slice text = out->cells[r * n_cols + c];
            cells[r * n_cols + c] =
                hide || cl_holds_mail(text) ? hidden(m, cl_slice(cols[c]), text, arena) : text;
        }
    }
    out->cells = cells;
    return CL_OK;
}

static enum cl_rc mask_history(struct cl_backend *self, int64_t case_id, struct cl_arena *arena,
                               struct cl_change **out, size_t *n, struct cl_err *err) {
    struct masking *m = (struct masking *)self;
    enum cl_rc rc = m->inner->ops->history(m->inner, case_id, arena, out, n, err);
    for (size_t i = 0; rc == CL_OK && i < *n; i++) {
        struct cl_change *c = &(*out)[i];
        bool hide = personal(self, c->field);
        if (hide || cl_holds_mail(c->old_value))
            c->old_value = hidden(m, c->field, c->old_value, arena);
        if (hide || cl_holds_mail(c->new_value))
            c->new_value = hidden(m, c->field, c->new_value, arena);
    }
    return rc;
}

static enum cl_rc mask_past(struct cl_backend *self, const int64_t *case_ids, size_t n, int64_t t,
                            struct cl_arena *arena, struct cl_past *out, struct cl_err *err) {
    struct masking *m = (struct masking *)self;
    enum cl_rc rc = m->inner->ops->past(m->inner, case_ids, n, t, arena, out, err);
    for (size_t i = 0; rc == CL_OK && i < out->n; i++) {
        struct cl_past_value *v = &out->values[i];
        if (personal(self, v->field) || cl_holds_mail(v->value))
            v->value = hidden(m, v->field, v->value, arena);
    }
    return rc;
}

static enum cl_rc mask_find(struct cl_backend *self, struct cl_slice id, struct cl_arena *arena,
                            int64_t **case_ids, size_t *n, struct cl_err *err) {
    struct cl_backend *inner = ((struct masking *)self)->inner;
    return inner->ops->find(inner, id, arena, case_ids, n, err);
}

static enum cl_rc mask_sql_value(struct cl_backend *self, const char *sql, double *out,
                                 struct cl_err *err) {
    struct cl_backend *inner = ((struct masking *)self)->inner;
    return inner->ops->sql_value(inner, sql, out, err);
}

/* What a statement makes of a name or a text cannot be told from what it makes of a
 * number, so nothing of it could be hidden. */
static enum cl_rc mask_typed_sql(struct cl_backend *self, const char *sql,
                                 const struct cl_sql_limits *limits, struct cl_arena *arena,
                                 struct cl_sql_rows *out, struct cl_err *err) {
    (void)self;
    (void)sql;
    (void)limits;
    (void)arena;
    *out = (struct cl_sql_rows){0};
    return cl_fail(err, CL_E_USAGE, "sql: not with --mask: SQL would show what it hides");
}

static void mask_close(struct cl_backend *self) {
    struct masking *m = (struct masking *)self;
    cl_table_unref(self->table);
    cl_backend_close(m->inner);
    free(m);
}

static const struct cl_backend_ops mask_ops = {
    .scheme = "mask",
    .help = "Another backend without personal data.",
    .run = mask_run,
    .page = mask_page,
    .texts = mask_texts,
    .history = mask_history,
    .past = mask_past,
    .find = mask_find,
    .sql_value = mask_sql_value,
    .typed_sql = mask_typed_sql,
    .close = mask_close,
};

enum cl_rc cl_backend_mask(struct cl_backend *inner, struct cl_backend **out, struct cl_err *err) {
    struct masking *m = cl_alloc(sizeof *m);
    m->inner = inner;
    enum cl_rc rc = read_salt(m, err);
    if (rc != CL_OK) {
        free(m);
        return rc;
    }
    m->base = (struct cl_backend){.ops = &mask_ops,
                                  .table = cl_table_masked(inner->table, m->salt),
                                  .store_path = inner->store_path};
    *out = &m->base;
    return CL_OK;
}
