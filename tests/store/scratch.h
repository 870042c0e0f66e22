/* scratch.h - a scratch folder for one test's stores. */
#ifndef CASELOAD_TESTS_STORE_SCRATCH_H
#define CASELOAD_TESTS_STORE_SCRATCH_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/store_ledger.h"
#include "caseload/store_write.h"

struct scratch {
    char dir[64], db[96];
    struct cl_arena *arena;
    struct cl_err err;
};

static int scratch_setup(void **state) {
    struct scratch *s = cl_alloc(sizeof *s);
    char dir[] = P_tmpdir "/caseload-test-XXXXXX";
    if (!mkdtemp(dir)) {
        return -1;
    }
    snprintf(s->dir, sizeof s->dir, "%s", dir);
    snprintf(s->db, sizeof s->db, "%s/store.db", dir);
    s->arena = cl_arena_new();
    *state = s;
    return 0;
}

static int scratch_teardown(void **state) {
    struct scratch *s = *state;
    struct cl_buf command = {0};
    cl_buf_printf(&command, "rm -rf '%s'", s->dir);
    int rc = system(command.ptr);
    cl_buf_free(&command);
    cl_arena_free(s->arena);
    free(s);
    return rc;
}

#define must(call)                                                                                 \
    do {                                                                                           \
        struct cl_err *e_ = &s->err;                                                               \
        if ((call) != CL_OK) {                                                                     \
            fail_msg("%s", e_->text);                                                              \
        }                                                                                          \
    } while (0)

static enum cl_rc scratch_on_row(void *ctx, const struct cl_sql_value *row, int n,
                                 struct cl_err *err) {
    (void)err;
    struct cl_buf *b = ctx;
    cl_buf_puts(b, b->len ? "\n" : "");
    for (int i = 0; i < n; i++) {
        cl_buf_puts(b, i ? "|" : "");
        if (row[i].type == CL_SQL_INT) {
            cl_buf_printf(b, "%lld", (long long)row[i].i);
        } else if (row[i].type == CL_SQL_REAL) {
            cl_buf_printf(b, "%.10g", row[i].r);
        } else if (row[i].type == CL_SQL_TEXT) {
            cl_buf_add(b, row[i].text.ptr, row[i].text.len);
        }
    }
    return CL_OK;
}

static inline void scratch_sql(struct scratch *s, struct cl_store *store, const char *sql,
                               const char *want) {
    struct cl_buf b = {0};
    cl_buf_puts(&b, "");
    must(cl_store_run(store, sql, NULL, 0, scratch_on_row, &b, &s->err));
    assert_string_equal(b.ptr, want);
    cl_buf_free(&b);
}

#endif
