/* Real exports: the six load without an option, every record is accounted for,
 * and a history gives back the first version of a case. */
#include "fixture.h"

static const struct {
    const char *path;
    uint64_t records, cases, history;
} exports[] = {
    {"exl-service-ops/exl_operations_cases.csv", 30000, 30000, 0},
    {"kaggle-tickets/customer_support_tickets.csv", 8469, 8469, 0},
    {"callcenter-ccd/Call_Center.csv", 1772, 1772, 0},
    {"nyc311-2022/311_Service_Requests_from_2010_to_Present.csv", 924, 924, 0},
    {"snow-uci-6k/incident_event_log.csv", 5998, 890, 5108},
    {"pt-suporte/tickets.csv", 200, 200, 0},
};

static void six_exports_load(void **state) {
    struct fixture *f = *state;
    for (size_t i = 0; i < CL_LEN(exports); i++) {
        const char *path = fixture_real(exports[i].path);
        if (!path) {
            print_message("no real exports here: set CASELOAD_TEST_DATA\n");
            skip();
        }
        struct cl_load_options o = {.files = &path, .n_files = 1};
        struct cl_loaded l;
        assert_int_equal(cl_load(&o, &l, &f->err), CL_OK);
        assert_int_equal(l.report.records, exports[i].records);
        assert_counts(l.report, exports[i].cases, exports[i].history, 0, 0);
        assert_int_equal(l.report.quarantined, 0);
        assert_int_equal(cl_table_rows(l.table), exports[i].cases);
        assert_false(l.reused);
        cl_loaded_done(&l);
    }
}

/* One record of the event log, cut at its commas: it has no quotes. */
struct record {
    struct cl_slice cells[64];
    size_t n;
};

static void split(struct cl_slice line, struct record *r) {
    r->n = 0;
    if (line.len && line.ptr[line.len - 1] == '\r') {
        line.len--;
    }
    while (line.ptr && r->n < CL_LEN(r->cells)) {
        r->cells[r->n++] = cl_slice_cut(&line, ',');
    }
}

static char *read_all(const char *path, size_t *n) {
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = cl_alloc(4u << 20);
    *n = fread(text, 1, 4u << 20, file);
    fclose(file);
    return text;
}

/* The cell as the views write it; "" for NULL. */
static void as_stored(struct cl_slice cell, const char *type, bool inverted, char out[256]) {
    int day, month, year, hour, minute;
    snprintf(out, 256, "%.*s", (int)cell.len, cell.ptr);
    if (strcmp(out, "?") == 0) {
        out[0] = '\0';
    } else if (strcmp(type, "time") == 0) {
        assert_int_equal(sscanf(out, "%d-%d-%d %d:%d", &day, &month, &year, &hour, &minute), 5);
        snprintf(out, 256, "%04d-%02d-%02dT%02d:%02d:00Z", year, month, day, hour, minute);
    } else if (strcmp(type, "flag") == 0) {
        bool on = strcmp(out, "TRUE") == 0;
        snprintf(out, 256, "%d", on != inverted);
    }
}

/* The line of the first version of each case. */
struct firsts {
    struct cl_map *ids;
    struct record *records;
};

/* Least updated stamp, then least modification count, then place. */
static bool earlier(const struct record *a, const struct record *b) {
    enum { MOD_COUNT = 5, UPDATED_AT = 13 };
    char x[256], y[256];
    as_stored(a->cells[UPDATED_AT], "time", false, x);
    as_stored(b->cells[UPDATED_AT], "time", false, y);
    int order = strcmp(x, y);
    return order ? order < 0 : atoi(a->cells[MOD_COUNT].ptr) < atoi(b->cells[MOD_COUNT].ptr);
}

static void find_firsts(struct cl_slice text, struct firsts *out) {
    struct record r;
    out->ids = cl_map_new();
    out->records = cl_alloc(sizeof *out->records * 1000);
    while (text.ptr && text.len) {
        split(cl_slice_cut(&text, '\n'), &r);
        bool added = false;
        uint32_t at = cl_map_add(out->ids, r.cells[0], &added);
        assert_true(at < 1000);
        if (added || earlier(&r, &out->records[at])) {
            out->records[at] = r;
        }
    }
}

static void check_column(struct fixture *f, const char *name, const char *type, size_t column,
                         const struct firsts *firsts) {
    char sql[512];
    snprintf(sql, sizeof sql,
             "SELECT id || char(9) || ifnull(CASE WHEN h.case_id IS NULL THEN c.\"%s\" ELSE h.old"
             " END, '') FROM cases_utc c LEFT JOIN (SELECT case_id, min(seq), old FROM changes"
             " WHERE field = '%s' GROUP BY case_id) h ON h.case_id = c.case_id",
             name, name);
    char *rows = fixture_sql_at(f->db, sql);
    struct cl_slice rest = cl_slice(rows);
    size_t n = 0;
    while (rest.ptr && rest.len) {
        struct cl_slice got = cl_slice_cut(&rest, '\n');
        struct cl_slice id = cl_slice_cut(&got, '\t');
        char want[256];
        uint32_t at;
        assert_true(cl_map_find(firsts->ids, id, &at));
        as_stored(firsts->records[at].cells[column], type, strcmp(name, "breached") == 0, want);
        if (strcmp(type, "real") == 0) {
            assert_true(fabs(atof(want) - atof(got.ptr)) < 1e-9);
        } else if (!cl_slice_eq(got, cl_slice(want))) {
            fail_msg("%.*s of %.*s: %.*s, not %s", (int)strlen(name), name, (int)id.len, id.ptr,
                     (int)got.len, got.ptr, want);
        }
        n++;
    }
    assert_int_equal(n, 890);
    free(rows);
}

static void history_gives_back_the_first_version(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_real("snow-uci-6k/incident_event_log.csv");
    if (!path) {
        print_message("no real exports here: set CASELOAD_TEST_DATA\n");
        skip();
    }
    fixture_import(f, path);
    size_t n;
    char *text = read_all(path, &n);
    struct cl_slice rest = {text, n};
    struct record head;
    struct firsts firsts;
    split(cl_slice_cut(&rest, '\n'), &head);
    find_firsts(rest, &firsts);
    assert_int_equal(cl_map_count(firsts.ids), 890);
    size_t columns = 0;
    for (size_t i = 1; i < head.n; i++) {
        char sql[256];
        snprintf(sql, sizeof sql,
                 "SELECT name || ' ' || type FROM field WHERE header = '%.*s' AND mapped"
                 " AND name <> 'priority'",
                 (int)head.cells[i].len, head.cells[i].ptr);
        char *field = fixture_sql_at(f->db, sql);
        char *type = strchr(field, ' ');
        assert_non_null(type);
        *type++ = '\0';
        check_column(f, field, type, i, &firsts);
        free(field);
        columns++;
    }
    assert_int_equal(columns, 35);
    cl_map_free(firsts.ids);
    free(firsts.records);
    free(text);
}

static uint64_t next_random(uint64_t *s) {
    *s = *s * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return *s >> 33;
}

/* The log with its records in another order. */
static const char *shuffled(const struct fixture *f, const char *path) {
    size_t n;
    char *text = read_all(path, &n);
    struct cl_slice rest = {text, n};
    struct cl_slice head = cl_slice_cut(&rest, '\n');
    struct cl_slice lines[6000];
    size_t count = 0;
    uint64_t seed = 42;
    while (rest.ptr && rest.len && count < CL_LEN(lines)) {
        lines[count++] = cl_slice_cut(&rest, '\n');
    }
    for (size_t i = count; i-- > 1;) {
        size_t k = next_random(&seed) % (i + 1);
        struct cl_slice kept = lines[i];
        lines[i] = lines[k];
        lines[k] = kept;
    }
    struct cl_buf b = {0};
    cl_buf_printf(&b, "%.*s\n", (int)head.len, head.ptr);
    for (size_t i = 0; i < count; i++) {
        cl_buf_printf(&b, "%.*s\n", (int)lines[i].len, lines[i].ptr);
    }
    const char *out = fixture_write(f, "incident_event_log.csv", b.ptr);
    cl_buf_free(&b);
    free(text);
    return out;
}

static void the_order_of_records_does_not_matter(void **state) {
    struct fixture *f = *state;
    const char *path = fixture_real("snow-uci-6k/incident_event_log.csv");
    if (!path) {
        print_message("no real exports here: set CASELOAD_TEST_DATA\n");
        skip();
    }
    static const char cases[] = "SELECT id, status, priority, agent, updated, mod_count, breached,"
                                " close_at, reopened_any, sys_updated_by FROM cases ORDER BY id";
    static const char changes[] = "SELECT id, seq, at, field, old, new FROM changes JOIN cases"
                                  " USING (case_id) ORDER BY id, seq, field";
    char other[128];
    fixture_import(f, path);
    snprintf(other, sizeof other, "%s", f->db);
    snprintf(f->db, sizeof f->db, "%s/shuffled.db", f->dir);
    struct cl_import_report r = fixture_import(f, shuffled(f, path));
    assert_counts(r, 890, 5108, 0, 0);
    char *want = fixture_sql_at(other, cases);
    assert_sql(f, cases, want);
    free(want);
    want = fixture_sql_at(other, changes);
    assert_sql(f, changes, want);
    free(want);
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        T(six_exports_load),
        T(history_gives_back_the_first_version),
        T(the_order_of_records_does_not_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
