/* SQL that somebody typed: what it gives, what it may not, and when it ends. */
#include "caseload/store_sql.h"

#include "scratch.h"

static void make_store(struct scratch *s) {
    struct cl_store *store;
    must(cl_store_open(s->db, CL_STORE_CREATE, &store, &s->err));
    must(cl_store_settle(store, &s->err));
    cl_store_close(store);
}

static struct cl_sql_rows ask(struct scratch *s, const char *sql,
                              const struct cl_sql_limits *limits) {
    struct cl_sql_rows rows;
    must(cl_store_sql(s->db, sql, limits, s->arena, &rows, &s->err));
    return rows;
}

static void refuse(struct scratch *s, const char *sql, const char *word) {
    struct cl_sql_rows rows;
    enum cl_rc rc = cl_store_sql(s->db, sql, NULL, s->arena, &rows, &s->err);
    if (rc != CL_E_USAGE)
        fail_msg("%s: %d", sql, rc);
    if (!strstr(s->err.text, word))
        fail_msg("%s: \"%s\" does not say \"%s\"", sql, s->err.text, word);
    assert_null(strchr(s->err.text, '\n'));
    assert_int_equal(rows.n_rows, 0);
}

static void values_come_as_they_are(void **state) {
    struct scratch *s = *state;
    make_store(s);
    struct cl_sql_rows r =
        ask(s, "select 1 as a, 2.5 as a, 'x' || char(10) as b, null, x'0a0b', ''", NULL);
    assert_int_equal(r.n_rows, 1);
    assert_int_equal(r.n_columns, 6);
    assert_string_equal(r.columns[1], "a_2");
    assert_int_equal(r.cells[0].type, CL_SQL_INT);
    assert_int_equal(r.cells[0].i, 1);
    assert_int_equal(r.cells[1].type, CL_SQL_REAL);
    assert_true(r.cells[1].r == 2.5);
    assert_int_equal(r.cells[2].text.len, 2);
    assert_int_equal(r.cells[3].type, CL_SQL_NULL);
    assert_true(cl_slice_eq(r.cells[4].text, CL_S("X'0a0b'")));
    assert_int_equal(r.cells[5].type, CL_SQL_TEXT);
    assert_false(r.more);
}

static void only_reading(void **state) {
    struct scratch *s = *state;
    static const struct {
        const char *sql, *word;
    } refused[] = {
        {"delete from meta", "delete"},
        {"with x as (select 1) delete from meta", "DELETE from meta"},
        {"explain update meta set value = 1", "UPDATE of meta"},
        {"select 1; select 2", "second one begins at select"},
        {"select 1;; -- and\n drop table meta", "drop"},
        {"select load_extension('x')", "load_extension"},
        {"select * from pragma_journal_mode('off')", "not allowed"},
        {"select * from pragma_writable_schema", "not allowed"},
        {"select 1 from nowhere", "no such table: nowhere"},
        {"select", "incomplete"},
        {"", "empty"},
        {" -- nothing", "empty"},
        {"/* open", "empty"},
        {"select zeroblob(100000000)", "too big"},
    };
    make_store(s);
    for (size_t i = 0; i < CL_LEN(refused); i++)
        refuse(s, refused[i].sql, refused[i].word);
    struct cl_store *store;
    must(cl_store_open(s->db, CL_STORE_READ, &store, &s->err));
    scratch_sql(s, store, "SELECT count(*) FROM cases", "0");
    cl_store_close(store);
}

static void one_statement_may_end_and_be_remarked(void **state) {
    struct scratch *s = *state;
    make_store(s);
    assert_int_equal(ask(s, "/* why */ select 1; -- because\n ; ", NULL).n_rows, 1);
    assert_int_equal(ask(s, "VALUES (1), (2), (3)", NULL).n_rows, 3);
    assert_true(ask(s, "explain query plan select * from cases", NULL).n_rows > 0);
    assert_int_equal(ask(s, "select value from json_each('[1,2]')", NULL).n_rows, 2);
    assert_true(ask(s, "select name from pragma_table_info('case_data')", NULL).n_rows > 5);
}

static bool count_and_stop(void *ctx) {
    return ++*(int *)ctx > 3;
}

static void it_ends(void **state) {
    static const char bomb[] = "with recursive c(x) as (select 1 union all select x + 1 from c) "
                               "select %s from c";
    struct scratch *s = *state;
    struct cl_sql_rows rows;
    char sql[256];
    int asked = 0;
    make_store(s);
    (void)snprintf(sql, sizeof sql, bomb, "x");
    struct cl_sql_rows r = ask(s, sql, &(struct cl_sql_limits){.rows = 1000});
    assert_int_equal(r.n_rows, 1000);
    assert_true(r.more);
    assert_int_equal(r.cells[999].i, 1000);
    (void)snprintf(sql, sizeof sql, bomb, "count(*)");
    struct cl_sql_limits stop = {.stop = count_and_stop, .ctx = &asked};
    assert_int_equal(cl_store_sql(s->db, sql, &stop, s->arena, &rows, &s->err), CL_E_CANCELLED);
    assert_int_equal(asked, 4);
    struct cl_sql_limits soon = {.ms = 50};
    assert_int_equal(cl_store_sql(s->db, sql, &soon, s->arena, &rows, &s->err), CL_E_USAGE);
    assert_non_null(strstr(s->err.text, "too long"));
}

static void a_store_that_is_not_there(void **state) {
    struct scratch *s = *state;
    struct cl_sql_rows rows;
    assert_int_equal(cl_store_sql(s->db, "select 1", NULL, s->arena, &rows, &s->err), CL_E_STORE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(values_come_as_they_are, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(only_reading, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(one_statement_may_end_and_be_remarked, scratch_setup,
                                        scratch_teardown),
        cmocka_unit_test_setup_teardown(it_ends, scratch_setup, scratch_teardown),
        cmocka_unit_test_setup_teardown(a_store_that_is_not_there, scratch_setup, scratch_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
