/* What a file is, and what is said about one that is not what it should be. */
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "scratch.h"

/* Bytes of SQLite's header: user_version, application_id. */
enum { AT_VERSION = 60, AT_APPLICATION = 68 };

static void poke(const char *path, long at, const unsigned char *bytes, size_t n) {
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    fseek(file, at, SEEK_SET);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    fclose(file);
}

static void make_store(struct scratch *s) {
    struct cl_store *store;
    must(cl_store_open(s->db, CL_STORE_CREATE, &store, &s->err));
    must(cl_store_settle(store, &s->err));
    cl_store_close(store);
}

static void expect(struct scratch *s, enum cl_store_mode mode, enum cl_rc want, const char *text) {
    struct cl_store *store;
    assert_int_equal(cl_store_open(s->db, mode, &store, &s->err), want);
    assert_null(store);
    if (!strstr(s->err.text, text)) {
        fail_msg("\"%s\" does not say \"%s\"", s->err.text, text);
    }
    assert_non_null(strstr(s->err.text, s->db));
    assert_null(strchr(s->err.text, '\n'));
}

static void a_store_is_made_and_found(void **state) {
    struct scratch *s = *state;
    struct cl_store *store;
    expect(s, CL_STORE_READ, CL_E_STORE, "No such file");
    assert_false(cl_store_is_sqlite(s->db));
    make_store(s);
    assert_true(cl_store_is_sqlite(s->db));
    must(cl_store_open(s->db, CL_STORE_READ, &store, &s->err));
    scratch_sql(s, store, "PRAGMA application_id", "1129074500");
    scratch_sql(s, store, "PRAGMA user_version", "4");
    scratch_sql(s, store, "PRAGMA journal_mode", "wal");
    scratch_sql(s, store, "SELECT count(*) FROM cases", "0");
    scratch_sql(s, store, "SELECT count(*) FROM changes", "0");
    scratch_sql(s, store, "SELECT count(*) FROM cases_utc, imports, quarantined", "0");
    assert_int_equal(cl_store_run(store, "DELETE FROM meta", NULL, 0, NULL, NULL, &s->err),
                     CL_E_STORE);
    assert_non_null(strstr(s->err.text, "read-only"));
    cl_store_close(store);
}

static void what_is_no_store_is_input(void **state) {
    struct scratch *s = *state;
    FILE *file = fopen(s->db, "w");
    fputs("id,created\n1,2024-01-01\n", file);
    fclose(file);
    expect(s, CL_STORE_READ, CL_E_INPUT, "not a caseload store");
    expect(s, CL_STORE_CREATE, CL_E_INPUT, "not a caseload store");
    unlink(s->db);
    make_store(s);
    poke(s->db, AT_APPLICATION, (const unsigned char[]){0, 0, 0, 7}, 4);
    expect(s, CL_STORE_READ, CL_E_INPUT, "an SQLite file, but no caseload store");
    expect(s, CL_STORE_CREATE, CL_E_INPUT, "an SQLite file, but no caseload store");
}

static void newer_and_corrupt_stores_are_refused(void **state) {
    struct scratch *s = *state;
    make_store(s);
    poke(s->db, AT_VERSION, (const unsigned char[]){0, 0, 0, CL_STORE_SCHEMA + 1}, 4);
    expect(s, CL_STORE_READ, CL_E_STORE, "newer caseload");
    expect(s, CL_STORE_WRITE, CL_E_STORE, "newer caseload");
    poke(s->db, 100, (const unsigned char[4096]){0}, 4096);
    expect(s, CL_STORE_READ, CL_E_STORE, "corrupt");
}

static void folders_and_locked_files_are_said(void **state) {
    struct scratch *s = *state;
    char db[96];
    snprintf(db, sizeof db, "%s", s->db);
    snprintf(s->db, sizeof s->db, "%s", s->dir);
    expect(s, CL_STORE_CREATE, CL_E_STORE, "a folder");
    snprintf(s->db, sizeof s->db, "%s", db);
    make_store(s);
    if (geteuid() == 0) {
        return; /* root may write whatever the mode says */
    }
    chmod(s->db, 0400);
    expect(s, CL_STORE_WRITE, CL_E_STORE, "read-only");
}

static void one_writer_at_a_time(void **state) {
    struct scratch *s = *state;
    struct cl_store *one, *two, *reader;
    make_store(s);
    must(cl_store_open(s->db, CL_STORE_WRITE, &one, &s->err));
    must(cl_store_open(s->db, CL_STORE_WRITE, &two, &s->err));
    must(cl_store_open(s->db, CL_STORE_READ, &reader, &s->err));
    cl_store_patience(two, 20);
    must(cl_store_begin(one, &s->err));
    must(cl_store_set_meta(one, "k", "v", &s->err));
    assert_int_equal(cl_store_begin(two, &s->err), CL_E_STORE);
    assert_non_null(strstr(s->err.text, "locked"));
    scratch_sql(s, reader, "SELECT count(*) FROM meta WHERE key = 'k'", "0");
    uint64_t before, after;
    must(cl_store_generation(reader, &before, &s->err));
    must(cl_store_commit(one, &s->err));
    scratch_sql(s, reader, "SELECT value FROM meta WHERE key = 'k'", "v");
    must(cl_store_generation(reader, &after, &s->err));
    assert_int_equal(after, before + 1);
    must(cl_store_begin(two, &s->err));
    must(cl_store_set_meta(two, "k", "w", &s->err));
    cl_store_rollback(two);
    scratch_sql(s, reader, "SELECT value FROM meta WHERE key = 'k'", "v");
    cl_store_close(one);
    cl_store_close(two);
    cl_store_close(reader);
}

/* A limit on the size of files stands for a full disk. */
static int fill_up(struct scratch *s) {
    struct cl_store *store;
    struct rlimit limit;
    signal(SIGXFSZ, SIG_IGN);
    if (cl_store_open(s->db, CL_STORE_WRITE, &store, &s->err) || getrlimit(RLIMIT_FSIZE, &limit)) {
        return 2;
    }
    limit.rlim_cur = 400000;
    setrlimit(RLIMIT_FSIZE, &limit);
    char *big = cl_alloc(900001);
    memset(big, 'x', 900000);
    enum cl_rc rc = cl_store_begin(store, &s->err);
    rc = rc ? rc : cl_store_set_meta(store, "big", big, &s->err);
    rc = rc ? rc : cl_store_commit(store, &s->err);
    cl_store_close(store);
    free(big);
    bool one_line = strstr(s->err.text, "input/output error") || strstr(s->err.text, "disk full");
    return rc == CL_E_STORE && one_line ? 0 : 1;
}

static void a_full_disk_leaves_what_was(void **state) {
    struct scratch *s = *state;
    make_store(s);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        _exit(fill_up(s));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    struct cl_store *store;
    must(cl_store_open(s->db, CL_STORE_READ, &store, &s->err));
    scratch_sql(s, store, "PRAGMA integrity_check", "ok");
    scratch_sql(s, store, "SELECT count(*) FROM meta WHERE key = 'big'", "0");
    cl_store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
        T(a_store_is_made_and_found),
        T(what_is_no_store_is_input),
        T(newer_and_corrupt_stores_are_refused),
        T(folders_and_locked_files_are_said),
        T(one_writer_at_a_time),
        T(a_full_disk_leaves_what_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
