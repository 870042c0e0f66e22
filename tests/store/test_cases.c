/* Rows by hand: what goes in comes back, through the views and as a snapshot. */
#include "scratch.h"

#define assert_real(got, want) assert_true(fabs((got) - (want)) < 1e-9)

struct hand {
    struct cl_store *store;
    size_t fields[8];
    int64_t import_id, file_id, source_id;
};

static size_t use(struct scratch *s, struct cl_store *store, enum cl_col col, const char *name,
                  enum cl_type type) {
    size_t index = 0;
    const struct cl_store_field like = {.col = col, .name = name, .header = name, .type = type};
    must(cl_store_field_use(store, &like, &index, &s->err));
    return index;
}

static void begin(struct scratch *s, struct hand *h) {
    static const struct cl_store_derived_def derived[] = {
        {"status_state", "State", CL_KIND_REAL},
        {"close_at", "Ended", CL_KIND_TIME},
        {"late", "Late", CL_KIND_FLAG},
    };
    must(cl_store_open(s->db, CL_STORE_CREATE, &h->store, &s->err));
    must(cl_store_begin(h->store, &s->err));
    must(cl_store_derived_define(h->store, derived, 3, "policy one", &s->err));
    struct cl_store_import import = {.at = 1000, .options = "", .importer = "1", .zone = "UTC"};
    must(cl_store_import_add(h->store, &import, &s->err));
    const struct cl_store_source source = {
        .name = "desk", .id_header = "ID", .created_header = "Created", .zone = "UTC"};
    must(cl_store_source_add(h->store, &source, &h->source_id, &s->err));
    struct cl_store_file file = {.import_id = import.id,
                                 .source_id = h->source_id,
                                 .path = "/x.csv",
                                 .sha256 = "00",
                                 .newest = 500};
    must(cl_store_file_add(h->store, &file, &s->err));
    h->import_id = import.id;
    h->file_id = file.id;
    h->fields[0] = use(s, h->store, CL_COL_ID, "id", CL_T_TEXT);
    h->fields[1] = use(s, h->store, CL_COL_CREATED, "created", CL_T_TIME);
    h->fields[2] = use(s, h->store, CL_COL_STATUS, "status", CL_T_WORD);
    h->fields[3] = use(s, h->store, CL_COL_SUBJECT, "subject", CL_T_TEXT);
    h->fields[4] = use(s, h->store, CL_COL_CSAT, "csat", CL_T_REAL);
    h->fields[5] = use(s, h->store, CL_COL_ESCALATED, "escalated", CL_T_FLAG);
    h->fields[6] = use(s, h->store, CL_COL_COUNT, "branch", CL_T_WORD);
    h->fields[7] = use(s, h->store, CL_COL_COUNT, "note \"x\"", CL_T_TEXT);
    must(cl_store_shape(h->store, h->fields, 8, &s->err));
}

static struct cl_cell text(const char *t) {
    return (struct cl_cell){.v.s = t, .n = (uint32_t)strlen(t), .set = 1};
}

static struct cl_cell word(struct hand *h, size_t field, const char *w) {
    return (struct cl_cell){.v.i = cl_store_word(h->store, h->fields[field], cl_slice(w)),
                            .set = 1};
}

static int64_t insert(struct scratch *s, struct hand *h, const char *id, const char *status) {
    struct cl_cell cells[8] = {
        text(id),
        {.v.i = 100, .offset = 3600, .set = 1, .naive = 1},
        word(h, 2, status),
        text("Card  BLOCKÉD"),
        {.v.r = 4.5, .set = 1},
        {.v.i = 1, .set = 1},
        word(h, 6, "B7"),
        text("it's"),
    };
    struct cl_store_case c = {.source_id = h->source_id,
                              .import_id = h->import_id,
                              .file_id = h->file_id,
                              .record = 7,
                              .line = 9,
                              .flags = 2,
                              .date_only = cl_store_date_bit(CL_COL_CREATED),
                              .cells = cells};
    must(cl_store_insert(h->store, &c, &s->err));
    return c.case_id;
}

static void a_row_comes_back(void **state) {
    struct scratch *s = *state;
    struct hand h;
    begin(s, &h);
    int64_t id = insert(s, &h, "A1", "Open");
    struct cl_store_case c;
    must(cl_store_get(h.store, id, s->arena, &c, &s->err));
    assert_int_equal(c.record, 7);
    assert_int_equal(c.flags, 2);
    assert_int_equal(c.date_only, 1);
    assert_int_equal(c.cells[CL_COL_CREATED].v.i, 100);
    assert_int_equal(c.cells[CL_COL_CREATED].offset, 3600);
    assert_true(c.cells[CL_COL_CREATED].naive);
    assert_int_equal(c.cells[CL_COL_STATUS].v.i, 1);
    assert_string_equal(c.cells[CL_COL_SUBJECT].v.s, "Card  BLOCKÉD");
    assert_real(c.cells[CL_COL_CSAT].v.r, 4.5);
    assert_false(c.cells[CL_COL_CLOSED].set);
    assert_string_equal(c.cells[h.fields[7]].v.s, "it's");
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store,
                "SELECT case_id, source, id, created, status, subject, csat, escalated, branch,"
                " \"note \"\"x\"\"\", closed, flags, search FROM cases",
                "1|desk|A1|100|Open|Card  BLOCKÉD|4.5|1|B7|it's||2|a1 card blocked");
    scratch_sql(s, h.store, "SELECT created FROM cases_utc", "1970-01-01T00:01:40Z");
    scratch_sql(s, h.store, "SELECT created_local FROM case_data", "3700");
    cl_store_close(h.store);
}

static void columns_come_only_when_mapped(void **state) {
    struct scratch *s = *state;
    struct hand h;
    begin(s, &h);
    insert(s, &h, "A1", "Open");
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, "SELECT count(*) FROM pragma_table_info('case_data')", "17");
    must(cl_store_begin(h.store, &s->err));
    h.fields[3] = use(s, h.store, CL_COL_REGION, "region", CL_T_WORD);
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, "SELECT id, region FROM cases", "A1|");
    scratch_sql(s, h.store, "SELECT count(*) FROM pragma_table_info('case_data')", "18");
    cl_store_close(h.store);
}

static void a_rollback_takes_words_and_columns_back(void **state) {
    struct scratch *s = *state;
    struct hand h;
    begin(s, &h);
    insert(s, &h, "A1", "Open");
    must(cl_store_commit(h.store, &s->err));
    must(cl_store_begin(h.store, &s->err));
    use(s, h.store, CL_COL_COUNT, "extra", CL_T_WORD);
    must(cl_store_shape(h.store, h.fields, 8, &s->err));
    insert(s, &h, "A2", "Never");
    cl_store_rollback(h.store);
    scratch_sql(s, h.store, "SELECT count(*) FROM cases", "1");
    scratch_sql(s, h.store, "SELECT count(*) FROM field WHERE extra", "2");
    must(cl_store_begin(h.store, &s->err));
    must(cl_store_shape(h.store, h.fields, 8, &s->err));
    insert(s, &h, "A2", "Closed");
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, "SELECT code, text FROM word WHERE field_id = 8 ORDER BY code",
                "1|Open\n2|Closed");
    cl_store_close(h.store);
}

static void changes_are_words(void **state) {
    struct scratch *s = *state;
    struct hand h;
    begin(s, &h);
    int64_t id = insert(s, &h, "A1", "Closed");
    const struct cl_cell none = {0};
    struct cl_store_change changes[] = {
        {.field = CL_COL_STATUS,
         .old_cell = word(&h, 2, "Open"),
         .new_cell = word(&h, 2, "Closed")},
        {.field = CL_COL_CLOSED, .old_cell = none, .new_cell = {.v.i = 86400, .set = 1}},
        {.field = CL_COL_CSAT, .old_cell = {.v.r = 0.1, .set = 1}, .new_cell = none},
        {.field = CL_COL_ESCALATED,
         .old_cell = {.v.i = 0, .set = 1},
         .new_cell = {.v.i = 1, .set = 1}},
        {.field = CL_COL_SUBJECT, .old_cell = text("a|b"), .new_cell = text("")},
    };
    for (size_t i = 0; i < CL_LEN(changes); i++) {
        changes[i].case_id = id;
        changes[i].seq = 1;
        changes[i].at = 777;
        changes[i].import_id = h.import_id;
        must(cl_store_change_add(h.store, &changes[i], &s->err));
    }
    const int states[] = {0, 4, 1};
    must(cl_store_status_words(h.store, states, 2, &s->err));
    struct cl_store_change *back;
    size_t n;
    must(cl_store_changes(h.store, id, s->arena, &back, &n, &s->err));
    assert_int_equal(n, CL_LEN(changes));
    for (size_t i = 0; i < n; i++) {
        if (back[i].field == CL_COL_CLOSED) {
            assert_int_equal(back[i].new_cell.v.i, 86400);
            assert_false(back[i].old_cell.set);
        } else if (back[i].field == CL_COL_CSAT) {
            assert_real(back[i].old_cell.v.r, 0.1);
        } else if (back[i].field == CL_COL_SUBJECT) {
            assert_string_equal(back[i].old_cell.v.s, "a|b");
            assert_true(back[i].new_cell.set);
            assert_int_equal(back[i].new_cell.n, 0);
        }
    }
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, "SELECT field, old, new FROM changes ORDER BY field",
                "closed||1970-01-02T00:00:00Z\ncsat|0.1|\nescalated|0|1\nstatus|Open|Closed\n"
                "status_state|1|4\nsubject|a|b|");
    cl_store_close(h.store);
}

static uint16_t column(const struct cl_table *t, const char *name) {
    uint16_t id = cl_table_find(t, cl_slice(name));
    assert_int_not_equal(id, CL_NO_COLUMN);
    return id;
}

static void a_snapshot_has_it_all(void **state) {
    struct scratch *s = *state;
    struct hand h;
    begin(s, &h);
    insert(s, &h, "A1", "Closed");
    int64_t second = insert(s, &h, "A2", "Open");
    must(cl_store_derived_put(h.store, 1, 6, (const double[]){4, 86400, NAN}, &s->err));
    must(cl_store_derived_put(h.store, second, 2, (const double[]){1, NAN, 1}, &s->err));
    const struct cl_store_change change = {.case_id = second,
                                           .seq = 1,
                                           .at = 50,
                                           .import_id = h.import_id,
                                           .field = CL_COL_STATUS,
                                           .old_cell = word(&h, 2, "Closed"),
                                           .new_cell = word(&h, 2, "Open")};
    must(cl_store_change_add(h.store, &change, &s->err));
    must(cl_store_status_words(h.store, (const int[]){0, 4, 1}, 2, &s->err));
    must(cl_store_gap_add(h.store, second, 10, 50, &s->err));
    must(cl_store_commit(h.store, &s->err));
    struct cl_table *t;
    must(cl_store_snapshot(h.store, &t, &s->err));
    assert_int_equal(cl_table_rows(t), 2);
    assert_int_equal(cl_table_case_ids(t)[1], second);
    const struct cl_column *status = cl_table_column(t, CL_COL_STATUS);
    assert_int_equal(status->v.codes[1], 2);
    assert_true(cl_slice_eq(cl_dict_word(status->dict, 2), CL_S("Open")));
    assert_int_equal(cl_table_column(t, CL_COL_CREATED)->v.times[0], 100);
    assert_false(cl_table_column(t, CL_COL_CLOSED)->mapped);
    assert_int_equal(cl_table_column(t, column(t, "close_at"))->v.times[0], 86400);
    assert_true(cl_table_column(t, column(t, "close_at"))->v.times[1] == CL_NO_TIME);
    assert_int_equal(cl_table_column(t, column(t, "late"))->v.flags[0], -1);
    assert_int_equal(cl_table_column(t, column(t, "late"))->v.flags[1], 1);
    assert_real(cl_table_column(t, column(t, "flags"))->v.reals[0], 6);
    const struct cl_column *source = cl_table_column(t, column(t, "source"));
    assert_true(cl_slice_eq(cl_dict_word(source->dict, source->v.codes[0]), CL_S("desk")));
    assert_true(cl_table_column(t, column(t, "branch"))->extra);
    const struct cl_column *subject = cl_table_column(t, CL_COL_SUBJECT);
    assert_true(subject->mapped);
    assert_null(subject->v.codes);
    size_t n;
    const struct cl_event *events = cl_table_events(t, &n);
    assert_int_equal(n, 2);
    assert_int_equal(events[0].row, 1);
    assert_int_equal(events[0].col, CL_COL_STATUS);
    assert_int_equal(events[0].old_code, 1);
    assert_int_equal(events[1].col, column(t, "status_state"));
    assert_int_equal(events[1].old_code, 4);
    assert_int_equal(events[1].new_code, 1);
    const struct cl_gap *gaps = cl_table_gaps(t, &n);
    assert_int_equal(n, 1);
    assert_int_equal(gaps[0].row, 1);
    assert_int_equal(gaps[0].from, 10);
    assert_string_equal(cl_table_attr(t, "zone"), "UTC");
    assert_string_equal(cl_table_attr(t, "zones"), "UTC");
    assert_string_equal(cl_table_attr(t, "has_history"), "1");
    assert_string_equal(cl_table_attr(t, "imported_at"), "1000");
    assert_string_equal(cl_table_attr(t, "source_files"), "/x.csv");
    cl_table_unref(t);
    cl_store_close(h.store);
}

static const double *reals_of(struct scratch *s, struct cl_store *store, const char *name,
                              struct cl_table **t) {
    must(cl_store_snapshot(store, t, &s->err));
    return cl_table_column(*t, column(*t, name))->v.reals;
}

/* A derived column is read from its first value on; a rollback takes that back, and so
 * does deriving everything anew. */
static void derived_columns_without_a_value(void **state) {
    struct scratch *s = *state;
    static const char filled[] = "SELECT name FROM derived_column WHERE filled ORDER BY position";
    struct hand h;
    struct cl_table *t;
    begin(s, &h);
    insert(s, &h, "A1", "Closed");
    int64_t second = insert(s, &h, "A2", "Open");
    must(cl_store_derived_put(h.store, 1, 0, (const double[]){NAN, 0, NAN}, &s->err));
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, filled, "close_at");
    assert_true(isnan(reals_of(s, h.store, "status_state", &t)[0]));
    assert_int_equal(cl_table_column(t, column(t, "close_at"))->v.times[0], 0);
    assert_int_equal(cl_table_column(t, column(t, "late"))->v.flags[0], -1);
    assert_true(cl_table_column(t, column(t, "late"))->derived);
    cl_table_unref(t);

    must(cl_store_begin(h.store, &s->err));
    must(cl_store_derived_put(h.store, second, 0, (const double[]){0, NAN, NAN}, &s->err));
    cl_store_rollback(h.store);
    scratch_sql(s, h.store, filled, "close_at");
    must(cl_store_begin(h.store, &s->err));
    must(cl_store_derived_put(h.store, second, 0, (const double[]){0, NAN, NAN}, &s->err));
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, filled, "status_state\nclose_at");
    const double *states = reals_of(s, h.store, "status_state", &t);
    assert_true(isnan(states[0]));
    assert_real(states[1], 0);
    cl_table_unref(t);

    must(cl_store_begin(h.store, &s->err));
    must(cl_store_derived_clear(h.store, &s->err));
    must(cl_store_derived_put(h.store, second, 0, (const double[]){NAN, NAN, 1}, &s->err));
    must(cl_store_commit(h.store, &s->err));
    scratch_sql(s, h.store, filled, "late");
    cl_store_close(h.store);
}

/* A store of version 2 has no note of that: its columns are all read. */
static void a_store_of_version_2_opens(void **state) {
    struct scratch *s = *state;
    struct hand h;
    struct cl_table *t;
    begin(s, &h);
    insert(s, &h, "A1", "Closed");
    must(cl_store_derived_put(h.store, 1, 0, (const double[]){4, NAN, NAN}, &s->err));
    must(cl_store_run(h.store, "ALTER TABLE derived_column DROP COLUMN filled", NULL, 0, NULL, NULL,
                      &s->err));
    must(cl_store_run(h.store, "DROP VIEW imports", NULL, 0, NULL, NULL, &s->err));
    must(cl_store_run(h.store, "ALTER TABLE import_file DROP COLUMN notes", NULL, 0, NULL, NULL,
                      &s->err));
    must(cl_store_run(h.store, "PRAGMA user_version = 2", NULL, 0, NULL, NULL, &s->err));
    must(cl_store_commit(h.store, &s->err));
    cl_store_close(h.store);
    must(cl_store_open(s->db, CL_STORE_READ, &h.store, &s->err));
    scratch_sql(s, h.store, "SELECT min(filled), count(*) FROM derived_column", "1|3");
    scratch_sql(s, h.store, "SELECT path, notes FROM imports", "/x.csv|");
    assert_real(reals_of(s, h.store, "status_state", &t)[0], 4);
    assert_true(cl_table_column(t, column(t, "close_at"))->v.times[0] == CL_NO_TIME);
    cl_table_unref(t);
    cl_store_close(h.store);
}

static void an_empty_store_is_an_empty_table(void **state) {
    struct scratch *s = *state;
    struct cl_store *store;
    struct cl_table *t;
    must(cl_store_open(s->db, CL_STORE_CREATE, &store, &s->err));
    must(cl_store_snapshot(store, &t, &s->err));
    assert_int_equal(cl_table_rows(t), 0);
    cl_table_unref(t);
    cl_store_close(store);
}

/* A page that cannot be read is no end of the columns: the derived ones would be dropped. */
static void columns_that_cannot_be_read_are_said(void **state) {
    struct scratch *s = *state;
    struct hand h = {0};
    struct cl_buf page = {0};
    begin(s, &h);
    must(cl_store_commit(h.store, &s->err));
    cl_buf_puts(&page, "");
    must(cl_store_run(h.store,
                      "SELECT (rootpage - 1) * page_size + 8 FROM sqlite_master,"
                      " pragma_page_size WHERE name = 'derived_column'",
                      NULL, 0, scratch_on_row, &page, &s->err));
    cl_store_close(h.store);
    FILE *file = fopen(s->db, "r+");
    assert_non_null(file);
    fseek(file, atol(page.ptr), SEEK_SET);
    assert_int_equal(fwrite("\xff\xff\xff\xff\xff\xff", 1, 6, file), 6); /* where cells stand */
    fclose(file);
    must(cl_store_open(s->db, CL_STORE_WRITE, &h.store, &s->err));
    assert_int_equal(cl_store_begin(h.store, &s->err), CL_E_STORE);
    cl_store_close(h.store);
    cl_buf_free(&page);
}

static void a_store_without_its_table_is_said(void **state) {
    struct scratch *s = *state;
    struct cl_store *store;
    must(cl_store_open(s->db, CL_STORE_CREATE, &store, &s->err));
    must(cl_store_begin(store, &s->err));
    size_t field = use(s, store, CL_COL_COUNT, "branch", CL_T_WORD);
    must(cl_store_run(store, "DROP TABLE case_data", NULL, 0, NULL, NULL, &s->err));
    assert_int_equal(cl_store_shape(store, &field, 1, &s->err), CL_E_STORE);
    assert_non_null(strstr(s->err.text, "corrupt: it has no table case_data"));
    cl_store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)
        T(a_row_comes_back),
        T(columns_come_only_when_mapped),
        T(a_rollback_takes_words_and_columns_back),
        T(changes_are_words),
        T(a_snapshot_has_it_all),
        T(derived_columns_without_a_value),
        T(a_store_of_version_2_opens),
        T(an_empty_store_is_an_empty_table),
        T(columns_that_cannot_be_read_are_said),
        T(a_store_without_its_table_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
