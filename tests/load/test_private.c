/* The private store: when it is used as it is, when it grows, when it is built
 * anew, and who waits for whom. */
#include <fcntl.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>

#include "fixture.h"

#define HEAD "id,created,updated,status,agent\n"
#define TWO                                                                                        \
    HEAD "A1,2024-01-01 10:00:00,2024-01-01 10:00:00,Open,Ann\n"                                   \
         "A2,2024-01-01 11:00:00,2024-01-01 11:00:00,Open,Bob\n"

struct seen {
    struct cl_import_report report;
    bool reused, temporary, without_cache;
    size_t rows;
    char store[192];
};

static enum cl_rc load(struct fixture *f, const struct cl_load_options *o, struct seen *s) {
    struct cl_loaded l;
    *s = (struct seen){0};
    enum cl_rc rc = cl_load(o, &l, &f->err);
    if (rc == CL_OK || rc == CL_E_PARTIAL) {
        s->report = l.report;
        s->reused = l.reused;
        s->temporary = l.temporary;
        s->without_cache = l.without_cache;
        s->rows = cl_table_rows(l.table);
        snprintf(s->store, sizeof s->store, "%s", l.store_path);
        cl_loaded_done(&l);
    }
    return rc;
}

static struct seen load_one(struct fixture *f, const char *path) {
    struct seen s;
    struct cl_load_options o = {.files = &path, .n_files = 1};
    enum cl_rc rc = load(f, &o, &s);
    if (rc) {
        print_message("%s\n", f->err.text);
    }
    assert_int_equal(rc, CL_OK);
    return s;
}

/* So long ago that a change of the file shows in its time. */
static void make_old(const char *path, long seconds_ago) {
    struct timeval now;
    gettimeofday(&now, NULL);
    now.tv_sec -= seconds_ago;
    const struct timeval times[2] = {now, now};
    assert_int_equal(utimes(path, times), 0);
}

static void nothing_changed_is_used_as_it_is(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    make_old(path, 3600);
    struct seen s = load_one(f, path);
    assert_false(s.reused);
    assert_false(s.temporary);
    struct seen again = load_one(f, path);
    assert_true(again.reused);
    assert_string_equal(again.store, s.store);
    assert_int_equal(again.report.records, 2);
    assert_int_equal(again.report.cases, 2);
    assert_int_equal(again.report.n_files, 1);
    assert_true(again.report.n_mapping >= 5);
    struct stat st;
    assert_int_equal(stat(s.store, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0600);
    /* Touched, but the same bytes. */
    make_old(path, 60);
    assert_true(load_one(f, path).reused);
}

static void a_changed_file_grows_the_history(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    load_one(f, path);
    path = fixture_write(f, "a.csv",
                         HEAD "A1,2024-01-01 10:00:00,2024-01-03 10:00:00,Closed,Ann\n"
                              "A2,2024-01-01 11:00:00,2024-01-01 11:00:00,Open,Bob\n"
                              "A3,2024-01-03 11:00:00,2024-01-03 11:00:00,Open,Bob\n");
    struct seen s = load_one(f, path);
    assert_false(s.reused);
    assert_int_equal(s.rows, 3);
    assert_counts(s.report, 1, 1, 1, 0);
    assert_sql_at(s.store, "SELECT old, new FROM changes WHERE field = 'status'", "Open|Closed");
    assert_true(load_one(f, path).reused);
}

/* Of the same size and within the same tick of the clock. */
static void change_within_the_tick(struct fixture *f, bool fine) {
    const char *path = fixture_write(f, "a.csv", TWO);
    /* A stamp of whole seconds, as coarse file systems have them, and a fine one. */
    struct timespec times[2];
    assert_int_equal(clock_gettime(CLOCK_REALTIME, &times[0]), 0);
    times[0].tv_sec++;
    times[0].tv_nsec = fine ? 1 : 0;
    times[1] = times[0];
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    load_one(f, path);
    FILE *file = fopen(path, "r+");
    assert_non_null(file);
    fseek(file, (long)strlen(HEAD) + 50, SEEK_SET);
    fputs("Cid", file);
    fclose(file);
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
    assert_false(load_one(f, path).reused);
}

static void a_racy_change_is_seen(void **state) {
    change_within_the_tick(*state, false);
}

static void a_racy_change_is_seen_by_fine_stamps(void **state) {
    change_within_the_tick(*state, true);
}

static void other_options_never_answer_from_the_first_import(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    make_old(path, 3600);
    struct seen s = load_one(f, path);
    assert_sql_at(s.store, "SELECT created FROM cases WHERE id = 'A1'", "1704103200");
    struct cl_load_options o = {.files = &path, .n_files = 1, .zone = "Europe/Amsterdam"};
    assert_int_equal(load(f, &o, &s), CL_OK);
    assert_false(s.reused);
    assert_sql_at(s.store, "SELECT created FROM cases WHERE id = 'A1'", "1704099600");
    assert_sql_at(s.store, "SELECT count(*) FROM history", "0");
    assert_int_equal(load(f, &o, &s), CL_OK);
    assert_true(s.reused);
    const char *map = "team=agent";
    o = (struct cl_load_options){
        .files = &path, .n_files = 1, .ingest = {.maps = &map, .n_maps = 1}};
    assert_int_equal(load(f, &o, &s), CL_OK);
    assert_false(s.reused);
    assert_sql_at(s.store, "SELECT team, agent FROM cases WHERE id = 'A1'", "Ann|");
    assert_false(load_one(f, path).reused);
}

static void states_and_policy_count(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    struct seen s = load_one(f, path);
    struct cl_states *states = cl_states_new();
    assert_int_equal(cl_states_add(states, "closed", CL_S("open"), &f->err), CL_OK);
    struct cl_load_options o = {.files = &path, .n_files = 1, .states = states};
    assert_int_equal(load(f, &o, &s), CL_OK);
    assert_sql_at(s.store, "SELECT DISTINCT status_state FROM cases", "4");
    /* A store opened with other states is brought up, too. */
    o = (struct cl_load_options){.db = s.store};
    char store[192];
    snprintf(store, sizeof store, "%s", s.store);
    o.db = store;
    assert_int_equal(load(f, &o, &s), CL_OK);
    assert_sql_at(store, "SELECT DISTINCT status_state FROM cases", "1");
    struct cl_policy policy;
    cl_policy_init(&policy);
    policy.penalty[2] = 77;
    o.policy = &policy;
    assert_int_equal(load(f, &o, &s), CL_OK);
    assert_sql_at(store, "SELECT text LIKE '%77%' FROM policy ORDER BY policy_id DESC LIMIT 1",
                  "1");
    cl_states_free(states);
}

static void a_folder_is_its_exports(void **state) {
    struct fixture *f = *state;
    char folder[128];
    snprintf(folder, sizeof folder, "%s/exports", f->dir);
    assert_int_equal(mkdir(folder, 0700), 0);
    fixture_write(f, "exports/b.csv", TWO);
    fixture_write(f, "exports/notes.md", "no export\n");
    struct seen s = load_one(f, folder);
    assert_int_equal(s.rows, 2);
    fixture_write(f, "exports/c.csv", HEAD "A3,2024-01-01 10:00:00,2024-01-01 10:00:00,Open,Ann\n");
    s = load_one(f, folder);
    assert_int_equal(s.rows, 3);
    assert_int_equal(s.report.cases, 1);
    assert_int_equal(unlink(fixture_path(f, "exports/b.csv")), 0);
    s = load_one(f, folder);
    assert_int_equal(s.rows, 1);
}

static void what_is_no_export_leaves_the_rest(void **state) {
    struct fixture *f = *state;
    char good[192], bad[192];
    snprintf(good, sizeof good, "%s", fixture_write(f, "a.csv", TWO));
    snprintf(bad, sizeof bad, "%s", fixture_write(f, "b.csv", "<!DOCTYPE html><html></html>\n"));
    const char *both[] = {good, bad};
    const char *alone = bad;
    struct seen s;
    struct cl_load_options o = {.files = both, .n_files = 2};
    for (int i = 0; i < 2; i++) { /* the second time from the store */
        assert_int_equal(load(f, &o, &s), CL_E_PARTIAL);
        assert_non_null(strstr(f->err.text, "b.csv"));
        assert_int_equal(s.rows, 2);
        assert_int_equal(s.report.n_files, 2);
    }
    o = (struct cl_load_options){.files = &alone, .n_files = 1};
    assert_int_equal(load(f, &o, &s), CL_E_INPUT);
    o.db = f->db;
    assert_int_equal(load(f, &o, &s), CL_E_INPUT);
    assert_int_not_equal(access(f->db, F_OK), 0);
}

static void without_a_cache_folder_it_is_temporary(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    fixture_write(f, "no-folder", "a file where the cache should be");
    setenv("XDG_CACHE_HOME", fixture_path(f, "no-folder"), 1);
    struct seen s = load_one(f, path);
    assert_true(s.temporary && s.without_cache);
    assert_int_equal(s.rows, 2);
    assert_int_not_equal(access(s.store, F_OK), 0);
}

static void a_dry_run_stores_nothing(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    struct seen s;
    struct cl_load_options o = {.files = &path, .n_files = 1, .dry_run = true};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
    assert_int_equal(l.report.cases, 2);
    cl_loaded_done(&l);
    o = (struct cl_load_options){.files = &path, .n_files = 1, .db = f->db};
    assert_int_equal(load(f, &o, &s), CL_OK);
    path = fixture_write(f, "b.csv", HEAD "A9,2024-01-01 10:00:00,2024-01-01 10:00:00,Open,Ann\n");
    o.dry_run = true;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
    assert_int_equal(l.report.cases, 1);
    assert_int_equal(l.report.n_mapping, 5);
    cl_loaded_done(&l);
    assert_sql(f, "SELECT count(*), (SELECT count(*) FROM import) FROM cases", "2|1");
}

static void two_processes_build_it_once(void **state) {
    struct fixture *f = *state;
    struct cl_buf b = {0};
    cl_buf_puts(&b, HEAD);
    for (int i = 0; i < 3000; i++) {
        cl_buf_printf(&b, "A%d,2024-01-01 10:00:00,2024-01-01 10:00:00,Open,Ann\n", i);
    }
    char path[192];
    snprintf(path, sizeof path, "%s", fixture_write(f, "a.csv", b.ptr));
    cl_buf_free(&b);
    make_old(path, 3600);
    pid_t children[4];
    for (size_t i = 0; i < CL_LEN(children); i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] == 0) {
            const char *file = path;
            struct cl_load_options o = {.files = &file, .n_files = 1};
            struct seen s;
            enum cl_rc rc = load(f, &o, &s);
            _exit(rc || s.rows != 3000 ? 100 : s.reused);
        }
    }
    int reused = 0;
    for (size_t i = 0; i < CL_LEN(children); i++) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_true(WIFEXITED(status));
        assert_true(WEXITSTATUS(status) < 2);
        reused += WEXITSTATUS(status);
    }
    assert_int_equal(reused, 3);
}

static void cancelled_means_nothing_happened(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", TWO);
    struct seen s;
    const volatile int cancel = 1;
    struct cl_load_options o = {.files = &path, .n_files = 1, .db = f->db};
    assert_int_equal(load(f, &o, &s), CL_OK);
    path = fixture_write(f, "b.csv", HEAD "A9,2024-01-01 10:00:00,2024-01-01 10:00:00,Open,Ann\n");
    o.cancel = &cancel;
    assert_int_equal(load(f, &o, &s), CL_E_CANCELLED);
    assert_sql(f, "SELECT count(*), (SELECT count(*) FROM import) FROM cases", "2|1");
}

static void wrong_use_is_said(void **state) {
    struct fixture *f = *state;
    struct seen s;
    struct cl_load_options o = {0};
    assert_int_equal(load(f, &o, &s), CL_E_USAGE);
    o.db = f->db;
    assert_int_equal(load(f, &o, &s), CL_E_STORE);
    const char *missing = fixture_path(f, "missing.csv");
    o = (struct cl_load_options){.files = &missing, .n_files = 1};
    assert_int_equal(load(f, &o, &s), CL_E_INPUT);
    assert_non_null(strstr(f->err.text, "missing.csv"));
    const char *path = fixture_write(f, "a.csv", TWO);
    o = (struct cl_load_options){.files = &path, .n_files = 1, .zone = "Mars/Olympus"};
    assert_int_equal(load(f, &o, &s), CL_E_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        T(nothing_changed_is_used_as_it_is),
        T(a_changed_file_grows_the_history),
        T(a_racy_change_is_seen),
        T(a_racy_change_is_seen_by_fine_stamps),
        T(other_options_never_answer_from_the_first_import),
        T(states_and_policy_count),
        T(a_folder_is_its_exports),
        T(what_is_no_export_leaves_the_rest),
        T(without_a_cache_folder_it_is_temporary),
        T(a_dry_run_stores_nothing),
        T(two_processes_build_it_once),
        T(cancelled_means_nothing_happened),
        T(wrong_use_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
