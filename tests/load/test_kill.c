/* An import into a store that already holds data, killed at 50 moments: the store
 * is sound and holds what it held before, or all of the import. */
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "fixture.h"

#define ROUNDS 50
#define CASES 1500

/* Later exports close every other case and add new ones. */
static const char *write_export(const struct fixture *f, const char *name, bool later) {
    struct cl_buf b = {0};
    cl_buf_puts(&b, "id,created,updated,status,priority,subject,Branch\n");
    for (int i = 0; i < CASES + (later ? 500 : 0); i++) {
        bool closed = later && i % 2;
        cl_buf_printf(&b, "C%05d,2024-01-%02d 10:00:00,2024-0%d-01 10:00:00,%s,%s,Card %d,B%d\n", i,
                      i % 28 + 1, closed ? 3 : 2, closed ? "Closed" : "Open",
                      i % 3 ? "High" : "Low", i, i % 40);
    }
    const char *path = fixture_write(f, name, b.ptr);
    cl_buf_free(&b);
    return path;
}

static char *content(const char *db) {
    return fixture_sql_at(
        db,
        "SELECT group_concat(r) FROM (SELECT case_id || status || ifnull(close_at, '') ||"
        " status_state || search || subject AS r FROM cases UNION ALL"
        " SELECT case_id || seq || field || old || new FROM changes UNION ALL"
        " SELECT import_id || at FROM import UNION ALL SELECT zone || offset FROM zone_offset)");
}

static void copy(const char *from, const char *to) {
    struct cl_buf command = {0};
    cl_buf_printf(&command, "rm -f '%s-wal' '%s-shm'; cp '%s' '%s'", to, to, from, to);
    assert_int_equal(system(command.ptr), 0);
    cl_buf_free(&command);
}

static pid_t start_import(const struct fixture *f, const char *path) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct cl_load_options o = {.files = &path, .n_files = 1, .db = f->db, .import_only = true};
        struct cl_loaded l;
        struct cl_err err;
        enum cl_rc rc = cl_load(&o, &l, &err);
        _exit(rc ? 1 : 0);
    }
    return child;
}

static uint64_t now_us(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000 + (uint64_t)t.tv_nsec / 1000;
}

static void killed_at_any_moment(void **state) {
    struct fixture *f = *state;
    char first[192], later[192], kept[192];
    setenv("CASELOAD_NOW", "1735689600", 1);
    snprintf(first, sizeof first, "%s", write_export(f, "first.csv", false));
    snprintf(later, sizeof later, "%s", write_export(f, "later.csv", true));
    snprintf(kept, sizeof kept, "%s", fixture_path(f, "kept.db"));
    fixture_import(f, first);
    copy(f->db, kept);
    char *before = content(f->db);
    uint64_t began = now_us();
    int status;
    waitpid(start_import(f, later), &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    uint64_t takes = now_us() - began;
    char *after = content(f->db);
    assert_string_not_equal(before, after);
    uint64_t seed = now_us();
    print_message("seed %llu, an import takes %llu us\n", (unsigned long long)seed,
                  (unsigned long long)takes);
    int done = 0;
    for (int i = 0; i < ROUNDS; i++) {
        seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407u;
        copy(kept, f->db);
        pid_t child = start_import(f, later);
        uint64_t wait = (seed >> 33) % (takes + takes / 10);
        nanosleep(&(struct timespec){.tv_sec = (time_t)(wait / 1000000),
                                     .tv_nsec = (long)(wait % 1000000) * 1000},
                  NULL);
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
        assert_sql(f, "PRAGMA integrity_check", "ok");
        char *is = content(f->db);
        bool whole = strcmp(is, after) == 0;
        if (!whole) {
            assert_string_equal(is, before);
        }
        done += whole;
        free(is);
    }
    print_message("%d of %d were killed before the commit\n", ROUNDS - done, ROUNDS);
    free(before);
    free(after);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(killed_at_any_moment, fixture_setup, fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
