/* The store of --db: made by several processes at once, kept when an import fails. */
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>

#include "fixture.h"

#define ROUNDS 30
#define PROCESSES 3
#define CASES 20

static const char *write_export(const struct fixture *f, int i) {
    char name[16];
    struct cl_buf b = {0};
    snprintf(name, sizeof name, "%d.csv", i);
    cl_buf_puts(&b, "id,created,status\n");
    for (int k = 0; k < CASES; k++) {
        cl_buf_printf(&b, "P%dC%02d,2024-01-%02d 10:00:00,Open\n", i, k, k + 1);
    }
    const char *path = fixture_write(f, name, b.ptr);
    cl_buf_free(&b);
    return path;
}

static pid_t start_import(const struct fixture *f, const char *path) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct cl_load_options o = {.files = &path, .n_files = 1, .db = f->db, .import_only = true};
        struct cl_loaded l;
        struct cl_err err;
        _exit(-cl_load(&o, &l, &err));
    }
    return child;
}

static int result_of(pid_t child) {
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return -WEXITSTATUS(status);
}

static bool is_there(const char *path) {
    return access(path, F_OK) == 0;
}

/* Where a store is built before it gets its name. */
static const char *aside_of(const struct fixture *f) {
    static char name[256];
    const char *base = strrchr(f->db, '/') + 1;
    snprintf(name, sizeof name, "%.*s.%s.caseload-making", (int)(base - f->db), f->db, base);
    return name;
}

static void remove_all(const struct fixture *f) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < CL_LEN(ends); i++) {
        char name[192];
        snprintf(name, sizeof name, "%s%s", f->db, ends[i]);
        unlink(name);
    }
}

/* Whoever says that it is done has its cases in the store. */
static void makers_at_once_lose_nothing(void **state) {
    struct fixture *f = *state;
    char paths[PROCESSES][192];
    for (int i = 0; i < PROCESSES; i++) {
        snprintf(paths[i], sizeof paths[i], "%s", write_export(f, i));
    }
    for (int round = 0; round < ROUNDS; round++) {
        remove_all(f);
        if (round % 3 == 2) { /* an empty file of that name is as good as none */
            fixture_write(f, "store.db", "");
        }
        pid_t children[PROCESSES];
        int done = 0;
        for (int i = 0; i < PROCESSES; i++) {
            children[i] = start_import(f, paths[i]);
        }
        for (int i = 0; i < PROCESSES; i++) {
            int rc = result_of(children[i]);
            assert_true(rc == CL_OK || rc == CL_E_STORE);
            done += rc == CL_OK;
        }
        char want[32];
        snprintf(want, sizeof want, "%d|%d", done * CASES, done);
        assert_true(done > 0);
        assert_sql(f, "SELECT count(*), (SELECT count(*) FROM import_file) FROM cases", want);
        assert_false(is_there(aside_of(f)));
    }
}

/* A failed import does not take away what another process has made meanwhile. */
static void a_failure_removes_nothing_of_others(void **state) {
    struct fixture *f = *state;
    char good[192], bad[192];
    snprintf(good, sizeof good, "%s", write_export(f, 0));
    snprintf(bad, sizeof bad, "%s", fixture_write(f, "bad.csv", "id,created,status\n"));
    for (int round = 0; round < ROUNDS; round++) {
        remove_all(f);
        pid_t failing = start_import(f, bad);
        pid_t other = start_import(f, good);
        assert_int_equal(result_of(failing), CL_E_INPUT);
        assert_int_equal(result_of(other), CL_OK);
        assert_sql(f, "SELECT count(*) FROM cases", "20");
    }
}

static void a_failed_import_leaves_no_file(void **state) {
    struct fixture *f = *state;
    const char *bad = fixture_write(f, "bad.csv", "");
    assert_int_equal(result_of(start_import(f, bad)), CL_E_INPUT);
    assert_false(is_there(f->db));
    assert_false(is_there(aside_of(f)));
}

/* What a killed process left aside is neither taken for a store nor in the way; a
 * second name of a file must not be written through. */
static void leftovers_are_replaced(void **state) {
    struct fixture *f = *state;
    const char *kept = fixture_write(f, "kept", "something of somebody");
    assert_int_equal(link(kept, aside_of(f)), 0);
    assert_int_equal(result_of(start_import(f, write_export(f, 0))), CL_OK);
    assert_sql(f, "SELECT count(*) FROM cases", "20");
    assert_false(is_there(aside_of(f)));
    struct stat st;
    assert_int_equal(stat(kept, &st), 0);
    assert_int_equal(st.st_size, 21);
}

static void on_progress(void *ctx, const char *what, double share) {
    (void)share;
    if (strncmp(what, "waiting", 7) == 0) {
        *(int *)ctx = 1;
    }
}

/* Somebody builds and does not end: the user can. */
static void waiting_can_be_cancelled(void **state) {
    struct fixture *f = *state;
    int cancel = 0;
    int fd = open(aside_of(f), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    const char *path = write_export(f, 0);
    struct cl_load_options o = {.files = &path,
                                .n_files = 1,
                                .db = f->db,
                                .progress = on_progress,
                                .progress_ctx = &cancel,
                                .cancel = &cancel};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_E_CANCELLED);
    close(fd);
    assert_true(is_there(aside_of(f))); /* it is not ours */
}

/* A name that somebody may have given is nobody's to remove, and a link is not followed. */
static void files_beside_it_stay(void **state) {
    struct fixture *f = *state;
    char beside[192];
    snprintf(beside, sizeof beside, "%s", fixture_write(f, "store.db-new", "somebody's"));
    const char *far = fixture_path(f, "far");
    assert_int_equal(symlink(far, aside_of(f)), 0);
    assert_int_equal(result_of(start_import(f, write_export(f, 0))), CL_E_STORE);
    assert_false(is_there(far));
    assert_int_equal(unlink(aside_of(f)), 0);
    assert_int_equal(result_of(start_import(f, write_export(f, 0))), CL_OK);
    struct stat st;
    assert_int_equal(stat(beside, &st), 0);
    assert_int_equal(st.st_size, 10);
}

/* A link into a folder that is not there: no store elsewhere instead. */
static void a_link_to_nowhere_is_refused(void **state) {
    struct fixture *f = *state;
    assert_int_equal(symlink("nowhere/far.db", f->db), 0);
    assert_int_equal(result_of(start_import(f, write_export(f, 0))), CL_E_STORE);
    assert_false(is_there(fixture_path(f, "nowhere")));
}

static void a_store_is_made_where_a_link_leads(void **state) {
    struct fixture *f = *state;
    assert_int_equal(symlink(fixture_path(f, "far.db"), f->db), 0);
    fixture_import(f, write_export(f, 0));
    assert_sql_at(fixture_path(f, "far.db"), "SELECT count(*) FROM cases", "20");
    struct stat st;
    assert_int_equal(lstat(f->db, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
}

static void a_dry_run_makes_no_store(void **state) {
    struct fixture *f = *state;
    const char *path = write_export(f, 0);
    struct cl_load_options o = {.files = &path, .n_files = 1, .db = f->db, .dry_run = true};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
    assert_int_equal(l.report.cases, 20);
    assert_string_equal(l.report.store, f->db);
    cl_loaded_done(&l);
    assert_false(is_there(f->db));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(makers_at_once_lose_nothing, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_failure_removes_nothing_of_others, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_failed_import_leaves_no_file, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(leftovers_are_replaced, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(waiting_can_be_cancelled, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(files_beside_it_stay, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_link_to_nowhere_is_refused, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_store_is_made_where_a_link_leads, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_dry_run_makes_no_store, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
