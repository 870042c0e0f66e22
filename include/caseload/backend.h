/* backend.h - where plans are answered.
 *
 * The local backend holds a sealed snapshot and the path of its store: the scan
 * answers plans, the store answers what is text.  Any thread may call run, page,
 * texts and friends at the same time: each opens its own connection.  A partial
 * snapshot (load.h) has no store yet: texts are NULL, histories empty, no id is
 * found, and a filter that searches texts is CL_E_STORE. */
#ifndef CASELOAD_BACKEND_H
#define CASELOAD_BACKEND_H

#include "caseload/query.h"
#include "caseload/store_sql.h"

struct cl_backend;

struct cl_text_cells { /* [n_rows * n_cols]; ptr NULL is NULL */
    const struct cl_slice *cells;
};
struct cl_change { /* one line of a case's history */
    int64_t at;
    uint32_t seq;
    struct cl_slice field, old_value, new_value; /* ptr NULL is NULL */
};

struct cl_past_value { /* of a field that changed after an instant, as it was then */
    int64_t case_id;
    struct cl_slice field, value; /* ptr NULL is NULL */
};
struct cl_past {
    struct cl_past_value *values;
    size_t n;
};

struct cl_backend_ops {
    const char *scheme, *help;
    enum cl_rc (*run)(struct cl_backend *self, struct cl_plan *plan, struct cl_arena *arena,
                      struct cl_result *out, struct cl_err *err);
    enum cl_rc (*page)(struct cl_backend *self, struct cl_page_plan *plan, struct cl_arena *arena,
                       struct cl_page *out, struct cl_err *err);
    /* Text fields and text extras of some cases; cols are column names. */
    enum cl_rc (*texts)(struct cl_backend *self, const int64_t *case_ids, size_t n,
                        const char *const *cols, size_t n_cols, struct cl_arena *arena,
                        struct cl_text_cells *out, struct cl_err *err);
    enum cl_rc (*history)(struct cl_backend *self, int64_t case_id, struct cl_arena *arena,
                          struct cl_change **out, size_t *n, struct cl_err *err);
    /* What the fields of some cases were at t, of those that changed since; values are
     * written as history writes them.  No order. */
    enum cl_rc (*past)(struct cl_backend *self, const int64_t *case_ids, size_t n, int64_t t,
                       struct cl_arena *arena, struct cl_past *out, struct cl_err *err);
    /* The case numbers that bear an id ("C1", or "C1#2"). */
    enum cl_rc (*find)(struct cl_backend *self, struct cl_slice id, struct cl_arena *arena,
                       int64_t **case_ids, size_t *n, struct cl_err *err);
    /* First column of the first row of a SELECT: what explain's SQL gives. */
    enum cl_rc (*sql_value)(struct cl_backend *self, const char *sql, double *out,
                            struct cl_err *err);
    /* SQL that somebody typed, as cl_store_sql() of store_sql.h; NULL: there is none. */
    enum cl_rc (*typed_sql)(struct cl_backend *self, const char *sql,
                            const struct cl_sql_limits *limits, struct cl_arena *arena,
                            struct cl_sql_rows *out, struct cl_err *err);
    void (*close)(struct cl_backend *self);
};
struct cl_backend {
    const struct cl_backend_ops *ops;
    const struct cl_table *table;
    const char *store_path;
};

/* Takes a reference to table; store_path NULL: a partial snapshot. `sql` answers plans by SQL instead of the scan. */
CL_NODISCARD enum cl_rc cl_backend_open(const struct cl_table *table, const char *store_path,
                                        bool sql, struct cl_backend **out, struct cl_err *err);
void cl_backend_close(struct cl_backend *b); /* NULL is fine */
/* Fills the rows of a program's HAS nodes, as run and page do by themselves: for
 * SQL that is written without a run.  Opens the store only if there are any. */
CL_NODISCARD enum cl_rc cl_backend_resolve(struct cl_backend *b, struct cl_prog *prog,
                                           struct cl_err *err);
/* A backend over `inner`, which it takes, that shows pseudonyms for what is
 * personal (table.h, cl_table_masked()).  On failure `inner` stays the caller's. */
CL_NODISCARD enum cl_rc cl_backend_mask(struct cl_backend *inner, struct cl_backend **out,
                                        struct cl_err *err);
const struct cl_backend_ops *cl_backend_at(size_t i); /* the registry; NULL past the end */

#endif
