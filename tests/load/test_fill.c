/* The table that grows beside the store: equal to what the store gives back, and
 * true of the records read so far while they still come. */
#include <dirent.h>
#include <sys/wait.h>

#include "fixture.h"

#define HEAD "Ticket ID,Created,Updated,Status,Priority,Agent\n"

/* ---- equal tables ---- */

static void assert_same_text(const char *a, const char *b) {
    assert_int_equal(a == NULL, b == NULL);
    if (a && b) {
        assert_string_equal(a, b);
    }
}

static void assert_same_words(const struct cl_column *a, const struct cl_column *b) {
    assert_int_equal(a->dict == NULL, b->dict == NULL);
    if (!a->dict) {
        return;
    }
    uint32_t n = cl_dict_count(b->dict);
    assert_int_equal(cl_dict_count(a->dict), n);
    for (uint32_t code = 1; code <= n; code++) {
        assert_true(cl_slice_eq(cl_dict_word(a->dict, code), cl_dict_word(b->dict, code)));
    }
}

static bool same_real(double a, double b) {
    return (isnan(a) && isnan(b)) || (!(a < b) && !(a > b) && !isnan(a) && !isnan(b));
}

static void assert_same_value(const struct cl_column *a, const struct cl_column *b, size_t row) {
    bool same = false;
    switch (b->kind) {
    case CL_KIND_CODE:
        same = !a->v.codes || !b->v.codes ? a->v.codes == b->v.codes
                                          : a->v.codes[row] == b->v.codes[row];
        break;
    case CL_KIND_TIME:
        same = a->v.times[row] == b->v.times[row];
        break;
    case CL_KIND_REAL:
        same = same_real(a->v.reals[row], b->v.reals[row]);
        break;
    case CL_KIND_FLAG:
        same = a->v.flags[row] == b->v.flags[row];
        break;
    }
    if (!same) {
        fail_msg("%s of row %zu differs", a->name, row);
    }
}

/* `but` names a column whose values are not compared, or is NULL. */
static void assert_same_columns(const struct cl_table *a, const struct cl_table *b,
                                const char *but) {
    assert_int_equal(cl_table_rows(a), cl_table_rows(b));
    assert_int_equal(cl_table_columns(a), cl_table_columns(b));
    for (size_t row = 0; row < cl_table_rows(a); row++) {
        assert_int_equal(cl_table_case_ids(a)[row], cl_table_case_ids(b)[row]);
    }
    for (uint16_t id = 0; id < cl_table_columns(a); id++) {
        const struct cl_column *x = cl_table_column(a, id);
        const struct cl_column *y = cl_table_column(b, id);
        assert_same_text(x->name, y->name);
        assert_same_text(x->title, y->title);
        assert_int_equal(x->kind, y->kind);
        assert_int_equal(x->mapped, y->mapped);
        assert_int_equal(x->derived, y->derived);
        assert_int_equal(x->extra, y->extra);
        assert_int_equal(x->personal, y->personal);
        assert_same_words(x, y);
        bool compared = x->name && (!but || strcmp(x->name, but) != 0);
        for (size_t row = 0; compared && row < cl_table_rows(a); row++) {
            assert_same_value(x, y, row);
        }
    }
}

static void assert_same_past(const struct cl_table *a, const struct cl_table *b) {
    size_t n, m;
    const struct cl_event *e = cl_table_events(a, &n), *e2 = cl_table_events(b, &m);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(e[i].row, e2[i].row);
        assert_int_equal(e[i].col, e2[i].col);
        assert_int_equal(e[i].at, e2[i].at);
        assert_int_equal(e[i].old_code, e2[i].old_code);
        assert_int_equal(e[i].new_code, e2[i].new_code);
    }
    const struct cl_gap *g = cl_table_gaps(a, &n), *g2 = cl_table_gaps(b, &m);
    assert_int_equal(n, m);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(g[i].row, g2[i].row);
        assert_int_equal(g[i].from, g2[i].from);
        assert_int_equal(g[i].to, g2[i].to);
    }
}

static void assert_same_tables_but(const struct cl_table *a, const struct cl_table *b,
                                   const char *but) {
    static const char *const attrs[] = {"zone",        "zones",       "csat_scale",  "date_only",
                                        "has_history", "imported_at", "source_files"};
    assert_same_columns(a, b, but);
    assert_same_past(a, b);
    for (size_t i = 0; i < CL_LEN(attrs); i++) {
        assert_same_text(cl_table_attr(a, attrs[i]), cl_table_attr(b, attrs[i]));
    }
}

static void assert_same_tables(const struct cl_table *a, const struct cl_table *b) {
    assert_same_tables_but(a, b, NULL);
}

/* ---- loads ---- */

struct partials {
    struct cl_table *last;
    uint64_t records;
    size_t n, taken_back;
};

static void on_partial(void *ctx, struct cl_table *so_far, uint64_t records) {
    struct partials *p = ctx;
    cl_table_unref(p->last);
    p->last = so_far;
    p->records = records;
    p->n += so_far != NULL;
    p->taken_back += so_far == NULL;
}

static enum cl_rc on_flag(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    ((uint64_t *)ctx)[row[0].i] = (uint64_t)row[1].i;
    return CL_OK;
}

/* What the report says of flags is what the store's cases bear. */
static void assert_same_flags(struct cl_store *store, const struct cl_import_report *report) {
    static const char sql[] =
        "WITH RECURSIVE bit(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM bit WHERE i < ?1 - 1)"
        " SELECT i, (SELECT count(*) FROM cases WHERE flags >> i & 1) FROM bit";
    const struct cl_sql_value count = {.type = CL_SQL_INT, .i = CL_FLAG_COUNT};
    uint64_t want[CL_FLAG_COUNT] = {0};
    struct cl_err err;
    assert_int_equal(cl_store_run(store, sql, &count, 1, on_flag, want, &err), CL_OK);
    for (size_t i = 0; i < CL_FLAG_COUNT; i++) {
        assert_int_equal(report->flags[i], want[i]);
    }
}

/* The table that the load made against the one that its store gives. */
static size_t assert_load_is_stored(const struct cl_load_options *o) {
    struct cl_loaded l;
    struct cl_err err = {0};
    enum cl_rc rc = cl_load(o, &l, &err);
    if (rc) {
        fail_msg("%s", err.text);
    }
    assert_false(l.reused);
    struct cl_store *store = NULL;
    struct cl_table *stored = NULL;
    assert_int_equal(cl_store_open(l.store_path, CL_STORE_READ, &store, &err), CL_OK);
    assert_int_equal(cl_store_snapshot(store, &stored, &err), CL_OK);
    assert_same_tables(l.table, stored);
    assert_same_flags(store, &l.report);
    size_t rows = cl_table_rows(stored);
    cl_table_unref(stored);
    cl_store_close(store);
    cl_loaded_done(&l);
    return rows;
}

static size_t into(struct fixture *f, const char *const *files, size_t n) {
    struct cl_load_options o = {.files = files, .n_files = n, .db = f->db};
    return assert_load_is_stored(&o);
}

static size_t alone(const char *path) {
    struct cl_load_options o = {.files = &path, .n_files = 1};
    return assert_load_is_stored(&o);
}

/* The samples, one a call; NULL after the last. */
static const char *sample(DIR *dir) {
    static char path[512];
    const char *root = getenv("CASELOAD_TEST_ROOT");
    for (struct dirent *e; (e = readdir(dir));) {
        size_t n = strlen(e->d_name);
        if (n > 4 && strcmp(e->d_name + n - 4, ".csv") == 0) {
            snprintf(path, sizeof path, "%s/sample-data/%s", root ? root : ".", e->d_name);
            return path;
        }
    }
    return NULL;
}

static DIR *samples(void) {
    char folder[512];
    const char *root = getenv("CASELOAD_TEST_ROOT");
    snprintf(folder, sizeof folder, "%s/sample-data", root ? root : ".");
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    return dir;
}

static void each_sample_is_as_stored(void **state) {
    (void)state;
    DIR *dir = samples();
    size_t n = 0;
    for (const char *path; (path = sample(dir)); n++) {
        assert_true(alone(path) > 0);
    }
    closedir(dir);
    assert_true(n >= 10);
}

static void all_samples_in_one_store_are_as_stored(void **state) {
    struct fixture *f = *state;
    DIR *dir = samples();
    const char *files[64];
    size_t n = 0;
    for (const char *path; n < CL_LEN(files) && (path = sample(dir)); n++) {
        files[n] = strdup(path);
    }
    closedir(dir);
    into(f, files, n);
    for (size_t i = 0; i < n; i++) {
        free((void *)(uintptr_t)files[i]);
    }
}

static void real_exports_are_as_stored(void **state) {
    static const char *const exports[] = {
        "exl-service-ops/exl_operations_cases.csv",
        "kaggle-tickets/customer_support_tickets.csv",
        "callcenter-ccd/Call_Center.csv",
        "nyc311-2022/311_Service_Requests_from_2010_to_Present.csv",
        "snow-uci-6k/incident_event_log.csv",
        "pt-suporte/tickets.csv",
    };
    (void)state;
    for (size_t i = 0; i < CL_LEN(exports); i++) {
        const char *path = fixture_real(exports[i]);
        if (!path) {
            print_message("no real exports here: set CASELOAD_TEST_DATA\n");
            skip();
        }
        assert_true(alone(path) > 0);
    }
}

#define LOG                                                                                        \
    HEAD "A1,2024-01-01 10:00:00,2024-01-03 10:00:00,Closed,High,Bob\n"                            \
         "A1,2024-01-01 10:00:00,2024-01-01 10:00:00,New,High,\n"                                  \
         "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"                               \
         "A1,2024-01-01 10:00:00,2024-01-04 10:00:00,Reopened,High,Ann\n"                          \
         "A1,2024-01-01 10:00:00,2024-01-05 10:00:00,Open,High,Ann\n"                              \
         "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"                               \
         "A1,2024-03-01 10:00:00,2024-03-02 10:00:00,Open,Low,Ann\n"

static void an_event_log_is_as_stored(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "log.csv", LOG);
    assert_int_equal(into(f, &path, 1), 3);
    assert_sql(f, "SELECT count(*) > 0 FROM reopen_gap", "1");
}

static void later_exports_are_as_stored(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "jan.csv", LOG);
    into(f, &path, 1);
    /* A changed case, an unchanged one, a new one, new words and new columns. */
    path = fixture_write(f, "feb.csv",
                         "Ticket ID,Created,Updated,Status,Priority,Agent,Region,Rating,Team\n"
                         "A1,2024-01-01 10:00:00,2024-02-03 10:00:00,Closed,High,Cid,East,4,x\n"
                         "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob,West,5,y\n"
                         "A9,2024-02-01 11:00:00,2024-02-02 11:00:00,Escalated,Urgent,Bob,,,y\n");
    assert_int_equal(into(f, &path, 1), 4);
    /* An older one, whose versions find their place in the past. */
    path = fixture_write(f, "old.csv",
                         HEAD "A9,2024-02-01 11:00:00,2024-02-01 12:00:00,New,Low,\n"
                              "B1,2023-01-01 10:00:00,2023-01-02 10:00:00,Closed,Low,Eve\n");
    assert_int_equal(into(f, &path, 1), 5);
}

static void a_changed_file_of_a_private_store_is_as_stored(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv", LOG);
    alone(path);
    path = fixture_write(f, "a.csv",
                         LOG "A3,2024-03-01 10:00:00,2024-03-09 10:00:00,Closed,Low,Ann\n"
                             "A2,2024-01-01 11:00:00,2024-03-02 11:00:00,Closed,Low,Bob\n");
    assert_int_equal(alone(path), 4);
}

static void records_without_an_id_are_as_stored(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "a.csv",
                                     "Created,Status,Minutes,Note\n2024-01-01 10:00:00,Open,1,x\n"
                                     "2024-01-01 10:00:00,Open,1,x\n2024-01-02 10:00:00,,2.5,\n");
    assert_int_equal(into(f, &path, 1), 3);
    path = fixture_write(f, "b.csv",
                         "Created,Status,Minutes,Note\n2024-01-01 10:00:00,Open,1,x\n"
                         "2024-01-05 10:00:00,Closed,-0,z\n");
    assert_true(into(f, &path, 1) > 3);
}

/* ---- partial snapshots ---- */

/* What is no file is waited for like a pipe: all that is there is published. */
static enum cl_rc load_and_wait(const char *path, const char *db, const struct cl_policy *policy,
                                struct partials *p) {
    const char *files[] = {path, "/dev/null"};
    struct cl_load_options o = {.files = files,
                                .n_files = 2,
                                .db = db,
                                .policy = policy,
                                .partial = on_partial,
                                .partial_ctx = p};
    struct cl_loaded l;
    struct cl_err err = {0};
    enum cl_rc rc = cl_load(&o, &l, &err);
    if (rc == CL_OK || rc == CL_E_PARTIAL) {
        cl_loaded_done(&l);
    }
    return rc;
}

static void a_partial_snapshot_of_all_records_is_all(void **state) {
    struct fixture *f = *state;
    DIR *dir = samples();
    size_t compared = 0;
    unsigned line;
    struct cl_policy policy;
    cl_policy_init(&policy);
    assert_int_equal(cl_policy_set(&policy, "policy gold", "filter", "priority:high", &f->err), 0);
    assert_int_equal(cl_policy_set(&policy, "policy gold", "all", "90m", &f->err), 0);
    assert_int_equal(cl_policy_ready(&policy, &line, &f->err), 0);
    for (const char *path; (path = sample(dir));) {
        struct partials p = {0};
        const char *db = fixture_path(f, "sample.db");
        unlink(db);
        assert_int_equal(load_and_wait(path, db, &policy, &p), CL_E_PARTIAL);
        assert_true(p.n >= 1);
        struct cl_store *store = NULL;
        struct cl_table *stored = NULL;
        assert_int_equal(cl_store_open(db, CL_STORE_READ, &store, &f->err), CL_OK);
        assert_int_equal(cl_store_snapshot(store, &stored, &f->err), CL_OK);
        size_t events;
        (void)cl_table_events(stored, &events);
        if (events == 0) { /* what only the end knows is not in it, customers' repeats too */
            assert_same_tables_but(p.last, stored, "next_same_at");
            compared++;
        }
        cl_table_unref(stored);
        cl_table_unref(p.last);
        cl_store_close(store);
    }
    closedir(dir);
    cl_policy_done(&policy);
    assert_true(compared >= 8);
}

static const char *word(const struct cl_table *t, enum cl_col col, size_t row) {
    static char text[2][64];
    static int at;
    const struct cl_column *c = cl_table_column(t, (uint16_t)col);
    struct cl_slice w = cl_dict_word(c->dict, c->v.codes[row]);
    at = !at;
    snprintf(text[at], sizeof text[at], "%.*s", (int)w.len, w.ptr ? w.ptr : "");
    return text[at];
}

static void each_case_stands_in_its_newest_version_so_far(void **state) {
    struct fixture *f = *state;
    struct partials p = {0};
    const char *path = fixture_write(f, "log.csv", LOG);
    assert_int_equal(load_and_wait(path, f->db, NULL, &p), CL_E_PARTIAL);
    assert_true(p.n >= 1);
    assert_int_equal(p.records, 7);
    assert_int_equal(cl_table_rows(p.last), 2); /* the id used again comes at the end */
    assert_string_equal(word(p.last, CL_COL_STATUS, 0), "Open");
    assert_string_equal(word(p.last, CL_COL_AGENT, 0), "Ann");
    assert_string_equal(word(p.last, CL_COL_STATUS, 1), "Open");
    uint16_t id = cl_table_find(p.last, CL_S("status_state"));
    assert_true(same_real(cl_table_column(p.last, id)->v.reals[0], CL_STATE_OPEN));
    cl_table_unref(p.last);
}

static void a_later_export_shows_over_what_is_stored(void **state) {
    struct fixture *f = *state;
    struct partials p = {0};
    const char *path = fixture_write(f, "log.csv", LOG);
    into(f, &path, 1);
    path = fixture_write(f, "feb.csv",
                         HEAD "A2,2024-01-01 11:00:00,2024-02-02 11:00:00,Closed,Low,Eve\n"
                              "A7,2024-02-01 11:00:00,2024-02-02 11:00:00,Open,Low,Eve\n");
    assert_int_equal(load_and_wait(path, f->db, NULL, &p), CL_E_PARTIAL);
    assert_int_equal(cl_table_rows(p.last), 4);
    assert_string_equal(word(p.last, CL_COL_STATUS, 1), "Closed");
    assert_string_equal(word(p.last, CL_COL_AGENT, 3), "Eve");
    uint16_t id = cl_table_find(p.last, CL_S("status_state"));
    assert_true(same_real(cl_table_column(p.last, id)->v.reals[1], CL_STATE_CLOSED));
    cl_table_unref(p.last);
}

/* The first bytes of a pipe are gone once somebody looks at them. */
static void a_pipe_is_read_whole_each_time(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_path(f, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    for (int i = 0; i < 2; i++) {
        pid_t writer = fork();
        if (writer == 0) {
            FILE *out = fopen(path, "w");
            _exit(out && fputs(LOG, out) >= 0 && fclose(out) == 0 ? 0 : 1);
        }
        int status = -1;
        assert_int_equal(alone(path), 3);
        assert_int_equal(waitpid(writer, &status, 0), writer);
        assert_int_equal(status, 0);
    }
}

static void a_quick_import_makes_none(void **state) {
    struct fixture *f = *state;
    struct partials p = {0};
    const char *path = fixture_write(f, "log.csv", LOG);
    struct cl_load_options o = {
        .files = &path, .n_files = 1, .db = f->db, .partial = on_partial, .partial_ctx = &p};
    int64_t began = cl_monotonic_ms();
    assert_load_is_stored(&o);
    if (cl_monotonic_ms() - began < CL_LOAD_QUIET_MS) {
        assert_int_equal(p.n, 0);
    }
    cl_table_unref(p.last);
}

struct stopper {
    struct partials seen;
    int cancel;
};

static void stop_at_partial(void *ctx, struct cl_table *so_far, uint64_t records) {
    struct stopper *s = ctx;
    on_partial(&s->seen, so_far, records);
    __atomic_store_n(&s->cancel, 1, __ATOMIC_RELAXED);
}

static void what_is_rolled_back_is_in_no_table(void **state) {
    struct fixture *f = *state;
    struct stopper s = {0};
    const char *path = fixture_write(f, "log.csv", LOG);
    into(f, &path, 1);
    const char *files[] = {
        fixture_write(f, "feb.csv",
                      HEAD "A7,2024-02-01 11:00:00,2024-02-02 11:00:00,Open,Low,Eve\n"),
        "/dev/null", path};
    struct cl_load_options o = {.files = files,
                                .n_files = CL_LEN(files),
                                .db = f->db,
                                .partial = stop_at_partial,
                                .partial_ctx = &s,
                                .cancel = &s.cancel};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_E_CANCELLED);
    assert_null(l.table);
    assert_true(s.seen.n >= 1);
    assert_int_equal(cl_table_rows(s.seen.last), 4); /* it was told, and is the teller's no more */
    assert_sql(f, "SELECT count(*) FROM cases", "3");
    cl_table_unref(s.seen.last);
}

struct shrinking {
    struct partials seen;
    const char *path;
};

static void shrink_in_second_pass(void *ctx, const char *what, double share) {
    const struct shrinking *s = ctx;
    if (strcmp(what, "big.csv") == 0 && share >= 0.5) {
        assert_int_equal(truncate(s->path, 200), 0);
    }
}

static void tell_of_shrinking(void *ctx, struct cl_table *so_far, uint64_t records) {
    struct shrinking *s = ctx;
    on_partial(&s->seen, so_far, records);
}

/* A file that turns out unreadable while its rows go in is taken out of the import,
 * which begins again: what was told until then does not hold. */
static void a_file_that_fails_midway_takes_back_what_was_told(void **state) {
    struct fixture *f = *state;
    struct shrinking s = {.path = strdup(fixture_path(f, "big.csv"))};
    FILE *big = fopen(s.path, "w");
    assert_non_null(big);
    fputs(HEAD, big);
    for (int i = 0; i < 20000; i++) {
        fprintf(big, "B%d,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,Low,Bob\n", i);
    }
    assert_int_equal(fclose(big), 0);
    const char *files[] = {strdup(fixture_write(f, "log.csv", LOG)), "/dev/null", s.path};
    struct cl_load_options o = {.files = files,
                                .n_files = CL_LEN(files),
                                .db = f->db,
                                .progress = shrink_in_second_pass,
                                .progress_ctx = &s,
                                .partial = tell_of_shrinking,
                                .partial_ctx = &s};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_E_PARTIAL);
    assert_true(s.seen.n >= 1);
    assert_int_equal(s.seen.taken_back, 1);
    assert_true(!s.seen.last || cl_table_rows(s.seen.last) <= 3); /* told anew by the second try */
    assert_int_equal(cl_table_rows(l.table), 3);
    cl_table_unref(s.seen.last);
    cl_loaded_done(&l);
    free((void *)(uintptr_t)files[0]);
    free((void *)(uintptr_t)s.path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_sample_is_as_stored, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(all_samples_in_one_store_are_as_stored, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(real_exports_are_as_stored, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(an_event_log_is_as_stored, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(later_exports_are_as_stored, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_changed_file_of_a_private_store_is_as_stored,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(records_without_an_id_are_as_stored, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_partial_snapshot_of_all_records_is_all, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(each_case_stands_in_its_newest_version_so_far,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_later_export_shows_over_what_is_stored, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_file_that_fails_midway_takes_back_what_was_told,
                                        fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(a_pipe_is_read_whole_each_time, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_quick_import_makes_none, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(what_is_rolled_back_is_in_no_table, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
