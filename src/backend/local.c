/* local.c - the local backends: a sealed snapshot, and the file of its store.
 *
 * Nothing here changes after open, so any thread may call; each call that needs
 * the store opens a read-only connection of its own. */
#include <stdlib.h>

#include "backend_int.h"

static enum cl_rc run_scan(struct cl_backend *self, struct cl_plan *plan, struct cl_arena *arena,
                           struct cl_result *out, struct cl_err *err) {
    enum cl_rc rc = cl_backend_resolve(self, plan->prog, err);
    return rc ? rc : cl_query_scan(plan, 0, arena, out, err);
}

static enum cl_rc run_sql(struct cl_backend *self, struct cl_plan *plan, struct cl_arena *arena,
                          struct cl_result *out, struct cl_err *err) {
    enum cl_rc rc = cl_backend_resolve(self, plan->prog, err);
    return rc ? rc : cl_backend_run_sql(self, plan, arena, out, err);
}

static enum cl_rc page(struct cl_backend *self, struct cl_page_plan *plan, struct cl_arena *arena,
                       struct cl_page *out, struct cl_err *err) {
    enum cl_rc rc = cl_backend_resolve(self, plan->prog, err);
    return rc ? rc : cl_query_page(plan, arena, out, err);
}

struct local {
    struct cl_backend base; /* first: a cl_backend of ours is a local */
    char *path;
};

static void local_close(struct cl_backend *self) {
    struct local *local = (struct local *)self;
    cl_table_unref(self->table);
    free(local->path);
    free(local);
}

static const struct cl_backend_ops backends[] = {
    {.scheme = "scan",
     .help = "Plans are answered by a scan over the snapshot in memory.",
     .run = run_scan,
     .page = page,
     .texts = cl_backend_texts,
     .history = cl_backend_history,
     .past = cl_backend_past,
     .find = cl_backend_find,
     .sql_value = cl_backend_sql_value,
     .typed_sql = cl_backend_typed_sql,
     .close = local_close},
    {.scheme = "sql",
     .help = "Plans are answered by SQL over the store.",
     .run = run_sql,
     .page = page,
     .texts = cl_backend_texts,
     .history = cl_backend_history,
     .past = cl_backend_past,
     .find = cl_backend_find,
     .sql_value = cl_backend_sql_value,
     .typed_sql = cl_backend_typed_sql,
     .close = local_close},
};

const struct cl_backend_ops *cl_backend_at(size_t i) {
    return i < CL_LEN(backends) ? &backends[i] : NULL;
}

enum cl_rc cl_backend_open(const struct cl_table *table, const char *store_path, bool sql,
                           struct cl_backend **out, struct cl_err *err) {
    if (sql && !store_path)
        return cl_fail(err, CL_E_STORE, "backend: SQL needs a store");
    struct local *local = cl_alloc(sizeof *local);
    local->path = store_path ? strdup(store_path) : NULL;
    if (store_path && !local->path)
        cl_panic("out of memory");
    local->base = (struct cl_backend){
        .ops = &backends[sql ? 1 : 0], .table = cl_table_ref(table), .store_path = local->path};
    *out = &local->base;
    return CL_OK;
}

void cl_backend_close(struct cl_backend *b) {
    if (b)
        b->ops->close(b);
}
