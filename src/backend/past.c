/* past.c - what the fields of some cases were at an instant, from the store's history.
 *
 * The snapshot carries the past of four columns, for the numbers; a case that is shown
 * has all its fields as they were: the first change after T says what was before. */
#include "caseload/store.h"

#include "backend_int.h"

#define IDS_AT_ONCE 500

struct collecting {
    struct cl_past *out;
    size_t cap;
    struct cl_arena *arena;
};

static enum cl_rc take_value(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct collecting *c = ctx;
    struct cl_past *p = c->out;
    (void)n;
    (void)err;
    if (p->n == c->cap) {
        c->cap = c->cap ? c->cap * 2 : 64;
        struct cl_past_value *grown = cl_arena_array(c->arena, c->cap, sizeof *grown);
        if (p->n)
            memcpy(grown, p->values, p->n * sizeof *grown);
        p->values = grown;
    }
    p->values[p->n++] = (struct cl_past_value){.case_id = row[0].i,
                                               .field = cl_arena_dup(c->arena, row[1].text),
                                               .value = row[2].type == CL_SQL_TEXT
                                                            ? cl_arena_dup(c->arena, row[2].text)
                                                            : (struct cl_slice){NULL, 0}};
    return CL_OK;
}

static enum cl_rc take_flag(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    *(bool *)ctx = row[0].i != 0;
    return CL_OK;
}

enum cl_rc cl_backend_past(struct cl_backend *self, const int64_t *case_ids, size_t n, int64_t t,
                           struct cl_arena *arena, struct cl_past *out, struct cl_err *err) {
    struct cl_store *store = NULL;
    struct cl_buf sql = {0};
    struct collecting c = {.out = out, .arena = arena};
    const struct cl_sql_value at = {.type = CL_SQL_INT, .i = t};
    bool any = false;
    *out = (struct cl_past){0};
    if (n == 0 || !self->store_path)
        return CL_OK;
    enum cl_rc rc = cl_store_open(self->store_path, CL_STORE_READ, &store, err);
    if (rc == CL_OK) /* the usual T is after every change */
        rc = cl_store_run(store, "SELECT EXISTS(SELECT 1 FROM history WHERE at > ?1)", &at, 1,
                          take_flag, &any, err);
    for (size_t from = 0; any && rc == CL_OK && from < n; from += IDS_AT_ONCE) {
        cl_buf_reset(&sql);
        /* SQLite gives the bare column of the row that has the min(). */
        cl_buf_puts(&sql, "SELECT case_id, field, old, min(seq) FROM changes WHERE at > ?1"
                          " AND field <> 'status_state' AND case_id IN (");
        for (size_t i = from; i < n && i < from + IDS_AT_ONCE; i++)
            cl_buf_printf(&sql, "%s%lld", i > from ? "," : "", (long long)case_ids[i]);
        cl_buf_puts(&sql, ") GROUP BY case_id, field");
        rc = cl_store_run(store, sql.ptr, &at, 1, take_value, &c, err);
    }
    cl_buf_free(&sql);
    cl_store_close(store);
    return rc;
}
