/* The same bytes into the store of --db once more: with equal options, with others. */
#include "fixture.h"

#define HEAD "Ticket ID,Created,Updated,Closed,Status,Priority,Note\n"

static const char *base(const struct fixture *f) {
    return fixture_write(f, "base.csv",
                         HEAD
                         "A1,2024-01-02 10:00,2024-01-03 10:00,2024-01-03 10:00,Closed,High,x\n"
                         "A2,2024-02-05 11:00,2024-02-05 12:00,,Open,Low,y\n");
}

static enum cl_rc import(struct fixture *f, struct cl_load_options o, const char *path) {
    struct cl_loaded l;
    o.files = &path;
    o.n_files = 1;
    o.db = f->db;
    enum cl_rc rc = cl_load(&o, &l, &f->err);
    if (!rc) {
        /* What grew beside the store is what the store has. */
        struct cl_store *store;
        struct cl_table *t;
        assert_int_equal(cl_store_open(f->db, CL_STORE_READ, &store, &f->err), CL_OK);
        assert_int_equal(cl_store_snapshot(store, &t, &f->err), CL_OK);
        assert_int_equal(cl_table_rows(l.table), cl_table_rows(t));
        cl_table_unref(t);
        cl_store_close(store);
        cl_loaded_done(&l);
    }
    return rc;
}

static const char all_of_it[] =
    "SELECT count(*), (SELECT count(*) FROM history), (SELECT count(*) FROM import_file),"
    " (SELECT count(*) FROM import), (SELECT count(*) FROM source),"
    " (SELECT count(*) FROM derived), (SELECT count(*) FROM case_search) FROM cases";

static void another_zone_reads_anew(void **state) {
    struct fixture *f = *state;
    const char *path = base(f);
    const struct cl_load_options ny = {.zone = "America/New_York"}, utc = {.zone = "UTC"};
    assert_int_equal(import(f, ny, path), CL_OK);
    assert_sql(f, "SELECT id, strftime('%H:%M', created, 'unixepoch') FROM cases",
               "A1|15:00\nA2|16:00");
    assert_int_equal(import(f, utc, path), CL_OK);
    assert_sql(f, "SELECT id, strftime('%H:%M', created, 'unixepoch') FROM cases",
               "A1|10:00\nA2|11:00");
    assert_sql(f, all_of_it, "2|0|1|1|1|2|2");
    assert_int_equal(import(f, ny, path), CL_OK);
    assert_sql(f, all_of_it, "2|0|1|1|1|2|2");
    /* Without the option the store's own zone stands. */
    assert_int_equal(import(f, (struct cl_load_options){0}, path), CL_OK);
    assert_sql(f, "SELECT id, strftime('%H:%M', created, 'unixepoch') FROM cases",
               "A1|15:00\nA2|16:00");
    assert_sql(f, all_of_it, "2|0|1|1|1|2|2");
}

static void another_date_order_makes_no_second_case(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_write(f, "order.csv",
                                     HEAD "A1,02/01/2024 10:00,,,Open,High,x\n"
                                          "A2,02/05/2024 10:00,,,Open,High,x\n");
    struct cl_load_options o = {.ingest.date_order = "dmy"};
    assert_int_equal(import(f, o, path), CL_OK);
    o.ingest.date_order = "mdy";
    assert_int_equal(import(f, o, path), CL_OK);
    assert_sql(f, "SELECT id, date(created, 'unixepoch') FROM cases",
               "A1|2024-02-01\nA2|2024-02-05");
    assert_sql(f, all_of_it, "2|0|1|1|1|2|2");
}

static void a_field_that_is_unmapped_is_gone(void **state) {
    struct fixture *f = *state;
    const char *path = base(f);
    static const char *const maps[] = {"closed=", "subject=Note"};
    struct cl_load_options o = {0};
    assert_int_equal(import(f, o, path), CL_OK);
    assert_sql(f, "SELECT count(closed), count(close_at) FROM cases", "1|1");
    o.ingest.maps = maps;
    o.ingest.n_maps = 2;
    assert_int_equal(import(f, o, path), CL_OK);
    assert_sql(f, "SELECT count(closed), count(close_at), group_concat(subject) FROM cases",
               "0|0|x,y");
    /* The column is an extra now, and the extra of before is a field. */
    assert_sql(f, "SELECT name FROM field WHERE mapped AND name IN ('closed', 'note', 'subject')",
               "subject");
    assert_sql(f, "SELECT count(*) FROM field WHERE extra", "1");
    assert_int_equal(import(f, (struct cl_load_options){0}, path), CL_OK);
    assert_sql(f,
               "SELECT count(closed), count(close_at), group_concat(note), count(subject)"
               " FROM cases",
               "1|1|x,y|0");
    assert_sql(f, all_of_it, "2|0|1|1|1|2|2");
}

/* The store of another export keeps that, its words, and its codes. */
static void other_sources_stay(void **state) {
    struct fixture *f = *state;
    const char *calls =
        fixture_write(f, "calls.csv", "Call Id,Answered,Topic\nC1,Y,Admin\nC2,N,Payment\n");
    char path[192];
    snprintf(path, sizeof path, "%s", base(f));
    assert_int_equal(import(f, (struct cl_load_options){.source = "calls"}, calls), CL_OK);
    assert_int_equal(import(f, (struct cl_load_options){.zone = "UTC"}, path), CL_OK);
    assert_int_equal(import(f, (struct cl_load_options){.zone = "Europe/Lisbon"}, path), CL_OK);
    assert_int_equal(import(f, (struct cl_load_options){.zone = "Asia/Tokyo"}, path), CL_OK);
    assert_sql(f, "SELECT source, id, coalesce(category, priority) FROM cases ORDER BY id",
               "base|A1|High\nbase|A2|Low\ncalls|C1|Admin\ncalls|C2|Payment");
    assert_sql(f, all_of_it, "4|0|2|2|2|4|4");
}

/* The source whose reading gives way is not the newest one: numbers keep no hole, and a
 * name that was given stays. */
static void older_sources_can_be_read_anew(void **state) {
    struct fixture *f = *state;
    char path[192];
    snprintf(path, sizeof path, "%s", base(f));
    const struct cl_load_options desk = {.source = "desk"};
    assert_int_equal(import(f, desk, path), CL_OK);
    const char *calls =
        fixture_write(f, "calls.csv", "Call Id,Answered,Topic\nC1,Y,Admin\nC2,N,Payment\n");
    assert_int_equal(import(f, (struct cl_load_options){.source = "calls"}, calls), CL_OK);
    assert_int_equal(import(f, (struct cl_load_options){.zone = "Asia/Tokyo"}, path), CL_OK);
    assert_sql(f, "SELECT source, id FROM cases ORDER BY id",
               "desk|A1\ndesk|A2\ncalls|C1\ncalls|C2");
    assert_sql(f, "SELECT count(*), min(source_id), max(source_id) FROM source", "2|1|2");
    /* The dashboard and the command line read it like any other. */
    struct cl_load_options o = {.db = f->db};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
    const struct cl_column *source =
        cl_table_column(l.table, cl_table_find(l.table, CL_S("source")));
    assert_true(cl_slice_eq(cl_dict_word(source->dict, 1), CL_S("desk")));
    cl_loaded_done(&l);
}

/* One of two files cannot be read with these options: its earlier reading comes back. */
static void a_file_that_fails_keeps_its_reading(void **state) {
    struct fixture *f = *state;
    char path[192], other[192];
    snprintf(path, sizeof path, "%s", base(f));
    snprintf(other, sizeof other, "%s",
             fixture_write(f, "other.csv", "Call Id;Answered;Topic\nC1;Y;Admin\nC2;N;Payment\n"));
    assert_int_equal(import(f, (struct cl_load_options){0}, path), CL_OK);
    const char *const files[] = {path, other};
    struct cl_load_options o = {.files = files,
                                .n_files = 2,
                                .db = f->db,
                                .import_only = true,
                                .ingest = {.delimiter = ';'}};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_E_PARTIAL);
    cl_loaded_done(&l);
    assert_sql(f, "SELECT id FROM cases ORDER BY id", "A1\nA2\nC1\nC2");
}

static void what_was_merged_with_others_is_refused(void **state) {
    struct fixture *f = *state;
    char path[192];
    snprintf(path, sizeof path, "%s", base(f));
    assert_int_equal(import(f, (struct cl_load_options){.zone = "UTC"}, path), CL_OK);
    const char *later =
        fixture_write(f, "later.csv",
                      HEAD "A2,2024-02-05 11:00,2024-02-09 12:00,2024-02-09 12:00,Closed,Low,y\n"
                           "A3,2024-02-13 11:00,2024-02-13 12:00,,Open,Low,z\n");
    assert_int_equal(import(f, (struct cl_load_options){.zone = "UTC"}, later), CL_OK);
    char *before = fixture_sql_at(f->db, "SELECT id, created, status FROM cases");
    assert_int_equal(import(f, (struct cl_load_options){.zone = "Asia/Tokyo"}, path), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "base.csv: is in "));
    assert_non_null(strstr(f->err.text, "later.csv was merged with it"));
    assert_sql(f, "SELECT id, created, status FROM cases", before);
    free(before);
    /* As it was, it is as welcome as ever. */
    assert_int_equal(import(f, (struct cl_load_options){.zone = "UTC"}, path), CL_OK);
    /* And with all files of the source together there is nothing to tell apart. */
    char both[2][192];
    snprintf(both[0], sizeof both[0], "%s", fixture_path(f, "later.csv"));
    snprintf(both[1], sizeof both[1], "%s", path);
    const char *const files[] = {both[0], both[1]};
    struct cl_load_options o = {
        .files = files, .n_files = 2, .db = f->db, .zone = "Asia/Tokyo", .import_only = true};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
    cl_loaded_done(&l);
    assert_sql(f,
               "SELECT id, strftime('%d %H', created, 'unixepoch'), status FROM cases ORDER BY id",
               "A1|02 01|Closed\nA2|05 02|Closed\nA3|13 02|Open");
    assert_sql(f,
               "SELECT count(*) FROM history WHERE seq = 1 AND field_id ="
               " (SELECT field_id FROM field WHERE name = 'status')",
               "1");
}

/* An import that fails has taken nothing back. */
static void a_reading_that_fails_leaves_the_first(void **state) {
    struct fixture *f = *state;
    const char *path = base(f);
    static const char *const maps[] = {"id=No Such Column"};
    assert_int_equal(import(f, (struct cl_load_options){0}, path), CL_OK);
    assert_true(import(f, (struct cl_load_options){.ingest = {.maps = maps, .n_maps = 1}}, path) !=
                CL_OK);
    assert_sql(f, all_of_it, "2|0|1|1|1|2|2");
}

static void options_of_reading_need_something_to_read(void **state) {
    struct fixture *f = *state;
    static const char *const maps[] = {"status=Note"};
    assert_int_equal(import(f, (struct cl_load_options){0}, base(f)), CL_OK);
    const char *db = f->db;
    struct cl_load_options o = {.db = f->db, .ingest = {.maps = maps, .n_maps = 1}};
    struct cl_loaded l;
    assert_int_equal(cl_load(&o, &l, &f->err), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "--map"));
    o = (struct cl_load_options){.files = &db, .n_files = 1, .ingest.date_order = "dmy"};
    assert_int_equal(cl_load(&o, &l, &f->err), CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "--date-order"));
    o = (struct cl_load_options){.db = f->db, .zone = "Asia/Tokyo"}; /* it cuts days */
    assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
    cl_loaded_done(&l);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(another_zone_reads_anew, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(another_date_order_makes_no_second_case, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_field_that_is_unmapped_is_gone, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(other_sources_stay, fixture_setup, fixture_teardown),
        cmocka_unit_test_setup_teardown(older_sources_can_be_read_anew, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_file_that_fails_keeps_its_reading, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(what_was_merged_with_others_is_refused, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(a_reading_that_fails_leaves_the_first, fixture_setup,
                                        fixture_teardown),
        cmocka_unit_test_setup_teardown(options_of_reading_need_something_to_read, fixture_setup,
                                        fixture_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
