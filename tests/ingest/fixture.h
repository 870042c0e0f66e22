/* fixture.h - a small file through the importer, its rows kept as text. */
#ifndef CASELOAD_TESTS_INGEST_FIXTURE_H
#define CASELOAD_TESTS_INGEST_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/ingest.h"

struct fixture {
    struct cl_ingest_options options;
    struct cl_states *states;
    struct cl_ingest *in;
    const struct cl_file_profile *profile;
    const struct cl_layout *layout;
    struct cl_dict **dicts;
    size_t n_dicts;
    struct cl_arena *arena;
    char **cells; /* rows * layout->n texts; NULL is a missing value */
    uint64_t *flags;
    size_t rows, cap, rejects, dropped;
    uint64_t reject_line[64], reject_record[64];
    char *reject_reason[64], *reject_raw[64];
    enum cl_rc rc;
    struct cl_err err;
    char path[64];
};

static struct cl_dict *fixture_dict(void *ctx, enum cl_col col, const char *name) {
    struct fixture *f = ctx;
    (void)col;
    (void)name;
    f->dicts = cl_realloc_array(f->dicts, f->n_dicts + 1, sizeof(struct cl_dict *));
    return f->dicts[f->n_dicts++] = cl_dict_new();
}

static enum cl_rc fixture_begin(void *ctx, const struct cl_layout *layout, struct cl_err *err) {
    (void)err;
    ((struct fixture *)ctx)->layout = layout;
    return CL_OK;
}

static char *fixture_text(struct fixture *f, const struct cl_layout_col *col,
                          const struct cl_cell *cell) {
    char text[64] = "";
    if (!cell->set)
        return NULL;
    switch (col->type) {
    case CL_T_WORD: {
        struct cl_slice w = cl_dict_word(col->dict, (uint32_t)cell->v.i);
        return cl_arena_strn(f->arena, w.ptr, w.len);
    }
    case CL_T_TEXT:
        return cl_arena_strn(f->arena, cell->v.s, cell->n);
    case CL_T_TIME:
        cl_format_utc(cell->v.i, text);
        break;
    case CL_T_SECS:
    case CL_T_REAL:
        snprintf(text, sizeof text, "%.10g", cell->v.r);
        break;
    case CL_T_FLAG:
        snprintf(text, sizeof text, "%d", (int)cell->v.i);
        break;
    }
    return cl_arena_str(f->arena, text);
}

static enum cl_rc fixture_add(void *ctx, const struct cl_batch *b, struct cl_err *err) {
    struct fixture *f = ctx;
    size_t n = b->layout->n;
    (void)err;
    for (size_t i = 0; i < b->rows; i++) {
        if (f->rows == f->cap) {
            f->cap = f->cap ? 2 * f->cap : 64;
            f->cells = cl_realloc_array(f->cells, f->cap * n, sizeof(char *));
            f->flags = cl_realloc_array(f->flags, f->cap, sizeof *f->flags);
        }
        for (size_t k = 0; k < n; k++)
            f->cells[f->rows * n + k] = fixture_text(f, &b->layout->cols[k], &b->cells[i * n + k]);
        f->flags[f->rows++] = b->origins[i].flags;
        f->dropped += b->origins[i].dropped;
    }
    return CL_OK;
}

static enum cl_rc fixture_reject(void *ctx, const struct cl_reject *r, struct cl_err *err) {
    struct fixture *f = ctx;
    (void)err;
    if (f->rejects < CL_LEN(f->reject_line)) {
        f->reject_line[f->rejects] = r->line;
        f->reject_record[f->rejects] = r->record;
        f->reject_reason[f->rejects] = cl_arena_str(f->arena, r->reason);
        f->reject_raw[f->rejects] = cl_arena_strn(f->arena, r->raw.ptr, r->raw.len);
    }
    f->rejects++;
    return CL_OK;
}

static inline void fixture_file(struct fixture *f, const char *path) {
    f->arena = cl_arena_new();
    f->states = cl_states_new();
    f->options.states = f->states;
    f->rc = cl_ingest_open(path, &f->options, fixture_dict, f, &f->in, &f->err);
    if (f->rc != CL_OK)
        return;
    f->profile = cl_ingest_profile(f->in);
    struct cl_sink sink = {
        .ctx = f, .begin = fixture_begin, .add = fixture_add, .reject = fixture_reject};
    f->rc = cl_ingest_run(f->in, &sink, &f->err);
}

/* Options must be set before. */
static inline void fixture_bytes(struct fixture *f, const char *bytes, size_t n) {
    snprintf(f->path, sizeof f->path, P_tmpdir "/caseload-test-XXXXXX");
    int fd = mkstemp(f->path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    close(fd);
    fixture_file(f, f->path);
    unlink(f->path);
}

static inline void fixture_open(struct fixture *f, const char *text) {
    fixture_bytes(f, text, strlen(text));
}

static inline void fixture_close(struct fixture *f) {
    cl_ingest_close(f->in);
    cl_states_free(f->states);
    for (size_t i = 0; i < f->n_dicts; i++)
        cl_dict_free(f->dicts[i]);
    free(f->dicts);
    free(f->cells);
    free(f->flags);
    if (f->arena)
        cl_arena_free(f->arena);
    memset(f, 0, sizeof *f);
}

/* The cell as text; "(null)" when missing; "(no column)" when there is none. */
static inline const char *cell(const struct fixture *f, size_t row, const char *name) {
    assert_true(row < f->rows);
    for (size_t k = 0; k < f->layout->n; k++)
        if (strcmp(f->layout->cols[k].name, name) == 0) {
            const char *text = f->cells[row * f->layout->n + k];
            return text ? text : "(null)";
        }
    return "(no column)";
}

/* The heading that a field was made from, or "". */
static inline const char *mapped(const struct fixture *f, enum cl_col field) {
    for (size_t i = 0; i < f->profile->n_mapping; i++)
        if (f->profile->mapping[i].field == field)
            return f->profile->mapping[i].column;
    return "";
}

#endif
