/* What a backend tells beyond plans: texts, histories, ids, values; that SQL and
 * scan give results of the same shape; that any thread may ask. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/backend.h"
#include "caseload/base/pool.h"
#include "caseload/store_ledger.h"
#include "caseload/store_write.h"

#define T 1700000000

struct fixture {
    char folder[256], db[300];
    struct cl_arena *arena;
    struct cl_table *table;
    struct cl_backend *scan, *sql;
};

static struct cl_cell text(const char *s) {
    return s ? (struct cl_cell){.v.s = s, .n = (uint32_t)strlen(s), .set = 1} : (struct cl_cell){0};
}

static void must(enum cl_rc rc, const struct cl_err *err) {
    if (rc != CL_OK)
        fail_msg("%s", err->text);
}

static size_t use_field(struct cl_store *s, enum cl_col col, enum cl_type type, const char *name) {
    struct cl_store_field like = {.col = col, .type = type, .name = name, .header = name};
    struct cl_err err = {0};
    size_t index;
    must(cl_store_field_use(s, &like, &index, &err), &err);
    return index;
}

/* Four cases: C1, c1, C1#2 and one whose words have accents. */
static void fill(struct cl_store *s) {
    static const char *const ids[] = {"C1", "c1", "C1#2", "X9"};
    static const char *const subjects[] = {"Printer on fire", NULL, "printer again", "Reunião"};
    static const char *const notes[] = {"Crème brûlée", NULL, "plain", "a \"b\"\nc"};
    static const char *const priorities[] = {"High", "Low", "High", NULL};
    struct cl_err err = {0};
    struct cl_store_source source = {
        .name = "s", .id_header = "id", .created_header = "created", .zone = "UTC"};
    struct cl_store_import import = {.at = T, .options = "", .importer = "t", .zone = "UTC"};
    struct cl_store_file file = {.path = "x.csv",
                                 .sha256 = "",
                                 .encoding = "UTF-8",
                                 .delimiter = ",",
                                 .format = "",
                                 .date_order = "ymd",
                                 .newest = CL_NO_TIME};
    must(cl_store_begin(s, &err), &err);
    must(cl_store_source_add(s, &source, &source.id, &err), &err);
    must(cl_store_import_add(s, &import, &err), &err);
    file.import_id = import.id;
    file.source_id = source.id;
    must(cl_store_file_add(s, &file, &err), &err);
    size_t f[5] = {use_field(s, CL_COL_ID, CL_T_TEXT, "id"),
                   use_field(s, CL_COL_SUBJECT, CL_T_TEXT, "subject"),
                   use_field(s, CL_COL_PRIORITY, CL_T_WORD, "priority"),
                   use_field(s, CL_COL_CREATED, CL_T_TIME, "created"),
                   use_field(s, CL_COL_COUNT, CL_T_TEXT, "notes")};
    must(cl_store_shape(s, f, 5, &err), &err);
    for (int i = 0; i < 4; i++) {
        struct cl_cell cells[5] = {text(ids[i]), text(subjects[i]), text(NULL), text(NULL),
                                   text(notes[i])};
        if (priorities[i]) {
            cells[2].v.i = cl_store_word(s, f[2], cl_slice(priorities[i]));
            cells[2].set = 1;
        }
        cells[3] = (struct cl_cell){.v.i = T - i * 86400, .set = 1};
        struct cl_store_case c = {.source_id = source.id,
                                  .import_id = import.id,
                                  .file_id = file.id,
                                  .record = (uint64_t)i + 1,
                                  .line = (uint64_t)i + 2,
                                  .cells = cells};
        must(cl_store_insert(s, &c, &err), &err);
        if (i == 0) {
            struct cl_store_change change = {.case_id = c.case_id,
                                             .seq = 1,
                                             .at = T,
                                             .import_id = import.id,
                                             .file_id = file.id,
                                             .field = f[2]};
            change.old_cell =
                (struct cl_cell){.v.i = cl_store_word(s, f[2], CL_S("Low")), .set = 1};
            change.new_cell = cells[2];
            must(cl_store_change_add(s, &change, &err), &err);
        }
    }
    must(cl_store_commit(s, &err), &err);
}

static int setup(void **state) {
    struct fixture *f = cl_alloc(sizeof *f);
    const char *tmp = getenv("TMPDIR");
    struct cl_err err = {0};
    struct cl_store *store = NULL;
    snprintf(f->folder, sizeof f->folder, "%s/caseload-backend-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->db, sizeof f->db, "%s/s.db", f->folder);
    must(cl_store_open(f->db, CL_STORE_CREATE, &store, &err), &err);
    fill(store);
    must(cl_store_snapshot(store, &f->table, &err), &err);
    cl_store_close(store);
    f->arena = cl_arena_new();
    must(cl_backend_open(f->table, f->db, false, &f->scan, &err), &err);
    must(cl_backend_open(f->table, f->db, true, &f->sql, &err), &err);
    *state = f;
    return 0;
}

static int teardown(void **state) {
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    struct fixture *f = *state;
    char path[320];
    cl_backend_close(f->scan);
    cl_backend_close(f->sql);
    cl_backend_close(NULL);
    cl_table_unref(f->table);
    cl_arena_free(f->arena);
    for (size_t i = 0; i < CL_LEN(suffixes); i++) {
        snprintf(path, sizeof path, "%s%s", f->db, suffixes[i]);
        unlink(path);
    }
    rmdir(f->folder);
    free(f);
    return 0;
}

static void is_text(struct cl_slice got, const char *want) {
    if (!want)
        assert_null(got.ptr);
    else
        assert_true(got.ptr && cl_slice_eq(got, cl_slice(want)));
}

static void texts(void **state) {
    struct fixture *f = *state;
    const int64_t *ids = cl_table_case_ids(f->table);
    const int64_t wanted[] = {ids[3], ids[0], ids[0], ids[1]};
    static const char *const cols[] = {"notes", "id", "created"};
    struct cl_text_cells out;
    struct cl_err err = {0};
    must(f->scan->ops->texts(f->scan, wanted, 4, cols, 3, f->arena, &out, &err), &err);
    is_text(out.cells[0], "a \"b\"\nc");
    is_text(out.cells[1], "X9");
    is_text(out.cells[3], "Crème brûlée");
    is_text(out.cells[6], "Crème brûlée");
    is_text(out.cells[5], "1700000000");
    is_text(out.cells[9], NULL);
    static const char *const none[] = {"no such \" column"};
    assert_int_equal(f->scan->ops->texts(f->scan, wanted, 4, none, 1, f->arena, &out, &err),
                     CL_E_STORE);
}

static void history(void **state) {
    struct fixture *f = *state;
    struct cl_change *changes;
    struct cl_err err = {0};
    size_t n;
    const int64_t *ids = cl_table_case_ids(f->table);
    must(f->scan->ops->history(f->scan, ids[0], f->arena, &changes, &n, &err), &err);
    assert_int_equal(n, 1);
    assert_int_equal(changes[0].at, T);
    is_text(changes[0].field, "priority");
    is_text(changes[0].old_value, "Low");
    is_text(changes[0].new_value, "High");
    must(f->scan->ops->history(f->scan, ids[1], f->arena, &changes, &n, &err), &err);
    assert_int_equal(n, 0);
}

static void find(void **state) {
    static const struct {
        const char *id;
        size_t n, row;
    } cases[] = {{"C1", 1, 0}, {"c1", 1, 1}, {" C1#2 ", 1, 2}, {"x9", 1, 3}, {"C", 0, 0}};
    struct fixture *f = *state;
    struct cl_err err = {0};
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        int64_t *ids;
        size_t n;
        must(f->scan->ops->find(f->scan, cl_slice(cases[i].id), f->arena, &ids, &n, &err), &err);
        assert_int_equal(n, cases[i].n);
        if (n)
            assert_int_equal(ids[0], cl_table_case_ids(f->table)[cases[i].row]);
    }
}

static void sql_value(void **state) {
    struct fixture *f = *state;
    struct cl_err err = {0};
    double v = 0;
    must(f->scan->ops->sql_value(f->scan, "SELECT count(*), 7 FROM cases", &v, &err), &err);
    assert_true(v == 4);
    must(f->scan->ops->sql_value(f->scan, "SELECT NULL UNION ALL SELECT 3", &v, &err), &err);
    assert_true(isnan(v));
    assert_int_equal(f->scan->ops->sql_value(f->scan, "SELEC 1", &v, &err), CL_E_STORE);
    assert_int_equal(f->scan->ops->sql_value(f->scan, "DELETE FROM case_data", &v, &err),
                     CL_E_STORE);
}

/* count, priority, case_id sum: of the cases that a filter keeps. */
static void ask(struct cl_backend *b, const char *filter, struct cl_arena *arena,
                struct cl_result *out) {
    static const struct cl_moment m = {.t = T, .a = CL_NO_TIME, .b = CL_NO_TIME};
    static const struct cl_vocab none;
    struct cl_err err = {0};
    struct cl_prog *p = cl_prog_new(arena, b->table, &none, NULL);
    struct cl_plan plan = {.prog = p};
    must(cl_filter_parse(p, filter, &m, &plan.filter, &err), &err);
    cl_node_id created = cl_prog_col(p, CL_COL_CREATED);
    struct cl_agg aggs[] = {{.fn = CL_AGG_COUNT},
                            {.fn = CL_AGG_QUANTILE, .value = created, .p = 0.5},
                            {.fn = CL_AGG_MAX, .value = created}};
    struct cl_grouping g[] = {{.aggs = aggs, .n_aggs = 3},
                              {.aggs = aggs, .n_aggs = 3, .n_dims = 1}};
    must(cl_dim_resolve(p, CL_S("priority"), &m, &g[1].dims[0], &err), &err);
    plan.groupings = g;
    plan.n_groupings = 2;
    must(b->ops->run(b, &plan, arena, out, &err), &err);
}

static void text_filters(void **state) {
    static const struct {
        const char *filter;
        double count;
    } cases[] = {
        {"printer", 2}, {"notes:creme", 1}, {"notes:BRÛLÉE", 1}, {"subject:REUNIAO", 1},
        {"notes:*", 3}, {"-notes:*", 1},    {"notes:none", 1},   {"-notes:creme", 3},
        {"reunião", 1}, {"c1", 3},          {"-printer", 2},     {"notes:nothing", 0},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        struct cl_result a, b;
        ask(f->scan, cases[i].filter, f->arena, &a);
        ask(f->sql, cases[i].filter, f->arena, &b);
        if (a.groupings[0].values[0] != cases[i].count ||
            b.groupings[0].values[0] != cases[i].count || (double)a.matched != cases[i].count ||
            (double)b.matched != cases[i].count)
            fail_msg("%s: %g by scan, %g by SQL", cases[i].filter, a.groupings[0].values[0],
                     b.groupings[0].values[0]);
    }
}

static void same_shape(void **state) {
    struct fixture *f = *state;
    struct cl_result results[2];
    ask(f->scan, "", f->arena, &results[0]);
    ask(f->sql, "", f->arena, &results[1]);
    for (size_t i = 0; i < 2; i++) {
        const struct cl_rows *rows = &results[i].groupings[1];
        assert_int_equal(rows->n, 3); /* High, Low, missing */
        assert_true(rows->keys[0] < rows->keys[1] && isnan(rows->keys[2]));
        double high = rows->values[0] == 2 ? 0 : 3;
        assert_true(rows->values[(size_t)high] == 2);
        assert_true(rows->values[(size_t)high + 1] == T - 86400);
        assert_true(rows->values[(size_t)high + 2] == T);
    }
    ask(f->scan, "nothing-like-it", f->arena, &results[0]);
    ask(f->sql, "nothing-like-it", f->arena, &results[1]);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(results[i].groupings[0].n, 1); /* no keys: always one row */
        assert_true(results[i].groupings[0].values[0] == 0);
        assert_true(isnan(results[i].groupings[0].values[1]));
        assert_int_equal(results[i].groupings[1].n, 0);
    }
}

struct crowd {
    struct fixture *f;
    double counts[8];
};

static void ask_one(void *ctx, size_t i) {
    struct crowd *c = ctx;
    struct cl_arena *arena = cl_arena_new();
    struct cl_result r;
    struct cl_text_cells cells;
    struct cl_err err;
    static const char *const cols[] = {"notes"};
    ask(i % 2 ? c->f->scan : c->f->sql, "notes:creme", arena, &r);
    if (c->f->scan->ops->texts(c->f->scan, cl_table_case_ids(c->f->table), 4, cols, 1, arena,
                               &cells, &err) == CL_OK &&
        cells.cells[0].ptr)
        c->counts[i] = r.groupings[0].values[0];
    cl_arena_free(arena);
}

static void many_threads(void **state) {
    struct crowd c = {.f = *state};
    cl_parallel(8, 4, ask_one, &c);
    for (size_t i = 0; i < 8; i++)
        assert_true(c.counts[i] == 1);
}

static void registry(void **state) {
    (void)state;
    for (size_t i = 0; cl_backend_at(i); i++) {
        const struct cl_backend_ops *ops = cl_backend_at(i);
        assert_true(ops->scheme && ops->help[strlen(ops->help) - 1] == '.');
        assert_true(ops->run && ops->page && ops->texts && ops->history && ops->find &&
                    ops->sql_value && ops->close);
        for (size_t k = 0; k < i; k++)
            assert_string_not_equal(ops->scheme, cl_backend_at(k)->scheme);
    }
}

/* A partial snapshot: what only the store knows is not there yet, and no error. */
static void without_a_store(void **state) {
    struct fixture *f = *state;
    static const char *const cols[] = {"notes", "id"};
    struct cl_backend *b = NULL;
    struct cl_text_cells out;
    struct cl_change *changes;
    struct cl_err err = {0};
    int64_t *found;
    size_t n = 9;
    must(cl_backend_open(f->table, NULL, false, &b, &err), &err);
    must(b->ops->texts(b, cl_table_case_ids(f->table), 2, cols, 2, f->arena, &out, &err), &err);
    for (size_t i = 0; i < 4; i++)
        is_text(out.cells[i], NULL);
    must(b->ops->history(b, cl_table_case_ids(f->table)[0], f->arena, &changes, &n, &err), &err);
    assert_int_equal(n, 0);
    must(b->ops->find(b, CL_S("X9"), f->arena, &found, &n, &err), &err);
    assert_int_equal(n, 0);
    double value;
    assert_int_equal(b->ops->sql_value(b, "SELECT 1", &value, &err), CL_E_STORE);
    assert_int_equal(cl_backend_open(f->table, NULL, true, &b, &err), CL_E_STORE);
    cl_backend_close(b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(texts, setup, teardown),
        cmocka_unit_test_setup_teardown(history, setup, teardown),
        cmocka_unit_test_setup_teardown(find, setup, teardown),
        cmocka_unit_test_setup_teardown(sql_value, setup, teardown),
        cmocka_unit_test_setup_teardown(text_filters, setup, teardown),
        cmocka_unit_test_setup_teardown(without_a_store, setup, teardown),
        cmocka_unit_test_setup_teardown(same_shape, setup, teardown),
        cmocka_unit_test_setup_teardown(many_threads, setup, teardown),
        cmocka_unit_test(registry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
