/* fixture.h - a scratch folder with its own cache, exports written into it, and
 * questions in SQL put to the store that a load made. */
#ifndef CASELOAD_TESTS_LOAD_FIXTURE_H
#define CASELOAD_TESTS_LOAD_FIXTURE_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/load.h"

struct fixture {
    char dir[64];
    char db[96];
    struct cl_err err;
};

static int fixture_setup(void **state) {
    struct fixture *f = cl_alloc(sizeof *f);
    char dir[] = P_tmpdir "/caseload-test-XXXXXX";
    if (!mkdtemp(dir)) {
        return -1;
    }
    snprintf(f->dir, sizeof f->dir, "%s", dir);
    snprintf(f->db, sizeof f->db, "%s/store.db", dir);
    setenv("XDG_CACHE_HOME", f->dir, 1);
    *state = f;
    return 0;
}

static int fixture_teardown(void **state) {
    struct fixture *f = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", f->dir);
    assert_int_equal(system(command), 0);
    unsetenv("CASELOAD_NOW");
    free(f);
    return 0;
}

static const char *fixture_path(const struct fixture *f, const char *name) {
    static char path[4][192];
    static int at;
    at = (at + 1) % 4;
    snprintf(path[at], sizeof path[at], "%s/%s", f->dir, name);
    return path[at];
}

static inline const char *fixture_write(const struct fixture *f, const char *name,
                                        const char *text) {
    const char *path = fixture_path(f, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return path;
}

/* One file into the fixture's store; the report's sums. */
static inline struct cl_import_report fixture_import(struct fixture *f, const char *path) {
    struct cl_load_options o = {.files = &path, .n_files = 1, .db = f->db, .import_only = true};
    struct cl_loaded l;
    enum cl_rc rc = cl_load(&o, &l, &f->err);
    if (rc) {
        print_message("%s\n", f->err.text);
    }
    assert_int_equal(rc, CL_OK);
    struct cl_import_report r = l.report;
    assert_int_equal(r.records, r.cases + r.history + r.duplicates + r.quarantined + r.dropped);
    cl_loaded_done(&l);
    return r;
}

static enum cl_rc fixture_on_row(void *ctx, const struct cl_sql_value *row, int n,
                                 struct cl_err *err) {
    (void)err;
    struct cl_buf *b = ctx;
    if (b->len) {
        cl_buf_putc(b, '\n');
    }
    for (int i = 0; i < n; i++) {
        if (i) {
            cl_buf_putc(b, '|');
        }
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

/* Rows joined by newlines, columns by '|'; the caller frees. */
static inline char *fixture_sql_at(const char *db, const char *sql) {
    struct cl_store *store = NULL;
    struct cl_err err = {0};
    struct cl_buf b = {0};
    cl_buf_puts(&b, "");
    enum cl_rc rc = cl_store_open(db, CL_STORE_READ, &store, &err);
    rc = rc ? rc : cl_store_run(store, sql, NULL, 0, fixture_on_row, &b, &err);
    if (rc) {
        print_message("%s\n", err.text);
    }
    assert_int_equal(rc, CL_OK);
    cl_store_close(store);
    return b.ptr;
}

#define assert_sql_at(db, sql, want)                                                               \
    do {                                                                                           \
        char *got_ = fixture_sql_at(db, sql);                                                      \
        assert_string_equal(got_, want);                                                           \
        free(got_);                                                                                \
    } while (0)
#define assert_sql(f, sql, want) assert_sql_at((f)->db, sql, want)

#define assert_counts(r, n_cases, n_history, n_duplicates, n_dropped)                              \
    do {                                                                                           \
        assert_int_equal((r).cases, n_cases);                                                      \
        assert_int_equal((r).history, n_history);                                                  \
        assert_int_equal((r).duplicates, n_duplicates);                                            \
        assert_int_equal((r).dropped, n_dropped);                                                  \
    } while (0)

/* A real export, or NULL when there are none here. */
static inline const char *fixture_real(const char *name) {
    static char path[512];
    const char *data = getenv("CASELOAD_TEST_DATA");
    const char *root = getenv("CASELOAD_TEST_ROOT");
    if (data) {
        snprintf(path, sizeof path, "%s/%s", data, name);
    } else {
        snprintf(path, sizeof path, "%s/../shared/data/%s", root ? root : ".", name);
    }
    return access(path, R_OK) == 0 ? path : NULL;
}

#endif
