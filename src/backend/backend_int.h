/* backend_int.h - what the files of this module share. */
#ifndef CASELOAD_BACKEND_INT_H
#define CASELOAD_BACKEND_INT_H

#include "caseload/backend.h"

/* ---- text.c: what only the store knows ---- */
enum cl_rc cl_backend_texts(struct cl_backend *self, const int64_t *case_ids, size_t n,
                            const char *const *cols, size_t n_cols, struct cl_arena *arena,
                            struct cl_text_cells *out, struct cl_err *err);
enum cl_rc cl_backend_history(struct cl_backend *self, int64_t case_id, struct cl_arena *arena,
                              struct cl_change **out, size_t *n, struct cl_err *err);
enum cl_rc cl_backend_find(struct cl_backend *self, struct cl_slice id, struct cl_arena *arena,
                           int64_t **case_ids, size_t *n, struct cl_err *err);
enum cl_rc cl_backend_sql_value(struct cl_backend *self, const char *sql, double *out,
                                struct cl_err *err);

enum cl_rc cl_backend_typed_sql(struct cl_backend *self, const char *sql,
                                const struct cl_sql_limits *limits, struct cl_arena *arena,
                                struct cl_sql_rows *out, struct cl_err *err);

/* ---- past.c ---- */
enum cl_rc cl_backend_past(struct cl_backend *self, const int64_t *case_ids, size_t n, int64_t t,
                           struct cl_arena *arena, struct cl_past *out, struct cl_err *err);

/* ---- sqlrun.c ---- */
enum cl_rc cl_backend_run_sql(struct cl_backend *self, struct cl_plan *plan, struct cl_arena *arena,
                              struct cl_result *out, struct cl_err *err);

#endif
