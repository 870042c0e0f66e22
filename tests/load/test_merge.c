/* Identity and versions: METRICS C0, "Duplicates and event logs". */
#include "fixture.h"

#define HEAD "Ticket ID,Created,Updated,Status,Priority,Agent\n"

static void identical_rows_are_one_case(void **state) {
    struct fixture *f = *state;
    const char *csv = HEAD "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,High,Ann\n"
                           "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"
                           "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,High,Ann\n";
    struct cl_import_report r = fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_counts(r, 2, 0, 1, 0);
    assert_sql(f, "SELECT count(*) FROM cases", "2");
    assert_sql(f, "SELECT count(*) FROM history", "0");
}

static void versions_become_history(void **state) {
    struct fixture *f = *state;
    /* Not in the order of their stamps. */
    const char *csv = HEAD "A1,2024-01-01 10:00:00,2024-01-03 10:00:00,Closed,High,Bob\n"
                           "A1,2024-01-01 10:00:00,2024-01-01 10:00:00,New,High,\n"
                           "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"
                           "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,High,Ann\n";
    struct cl_import_report r = fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_counts(r, 2, 2, 0, 0);
    assert_sql(f, "SELECT id, status, agent FROM cases ORDER BY id", "A1|Closed|Bob\nA2|Open|Bob");
    assert_sql(f,
               "SELECT seq, strftime('%d', at, 'unixepoch'), field, old, new FROM changes"
               " WHERE field <> 'updated' ORDER BY seq, field",
               "1|02|agent||Ann\n1|02|status|New|Open\n1|02|status_state|1|1\n"
               "2|03|agent|Ann|Bob\n2|03|status|Open|Closed\n2|03|status_state|1|4");
}

static void equal_stamps_go_by_count_then_place(void **state) {
    struct fixture *f = *state;
    const char *csv = "number,opened_at,sys_updated_at,sys_mod_count,state\n"
                      "I1,2024-01-01 10:00:00,2024-01-02 10:00:00,2,Pending\n"
                      "I1,2024-01-01 10:00:00,2024-01-02 10:00:00,1,New\n"
                      "I1,2024-01-01 10:00:00,2024-01-02 10:00:00,2,Closed\n"
                      "I2,2024-01-01 10:00:00,2024-01-02 10:00:00,0,New\n";
    fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_sql(f, "SELECT status FROM cases WHERE id = 'I1'", "Closed");
    assert_sql(f, "SELECT old, new FROM changes WHERE field = 'status' ORDER BY seq",
               "New|Pending\nPending|Closed");
}

static void an_id_with_another_creation_is_another_case(void **state) {
    struct fixture *f = *state;
    const char *csv = HEAD "A1,2024-03-01 10:00:00,2024-03-02 10:00:00,Open,High,Ann\n"
                           "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Closed,High,Ann\n"
                           "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"
                           "A1,2024-03-01 10:00:00,2024-03-03 10:00:00,Closed,High,Ann\n";
    struct cl_import_report r = fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_counts(r, 3, 1, 0, 0);
    assert_sql(
        f,
        "SELECT id, strftime('%m', created, 'unixepoch'), (flags >> 9) & 1 FROM cases ORDER BY id",
        "A1|01|0\nA1#2|03|1\nA2|01|0");
    /* The same again changes nothing, under either id. */
    r = fixture_import(f, fixture_write(f, "b.csv", csv));
    assert_counts(r, 0, 0, 4, 0);
    assert_sql(f, "SELECT count(*), (SELECT count(*) FROM history) FROM cases", "3|2");
}

static void a_second_import_of_the_same_changes_nothing(void **state) {
    struct fixture *f = *state;
    const char *csv = HEAD "A1,2024-01-01 10:00:00,2024-01-01 10:00:00,New,High,\n"
                           "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,High,Ann\n"
                           "A1,2024-01-01 10:00:00,2024-01-03 10:00:00,Closed,High,Bob\n"
                           "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n";
    const char *path = fixture_write(f, "a.csv", csv);
    fixture_import(f, path);
    static const char dump[] = "SELECT group_concat(case_id || field || seq || ifnull(at, '') ||"
                               " ifnull(old, '') || ifnull(new, '')) FROM changes";
    char *before = fixture_sql_at(f->db, dump);
    struct cl_import_report r = fixture_import(f, path);
    assert_counts(r, 0, 0, 4, 0);
    assert_sql(f, dump, before);
    free(before);
    /* And so with the same records in other bytes under another name. */
    char more[512];
    snprintf(more, sizeof more, "%s\n", csv);
    r = fixture_import(f, fixture_write(f, "b.csv", more));
    assert_counts(r, 0, 0, 4, 0);
    assert_sql(f, "SELECT count(*) FROM cases", "2");
    assert_sql(f, "SELECT count(*) FROM source", "1");
    /* The ledger knows the other file, but not the very same file twice. */
    assert_sql(f, "SELECT count(*) FROM import", "2");
}

static void a_newer_export_updates_an_older_one_does_not(void **state) {
    struct fixture *f = *state;
    const char *feb = HEAD "A1,2024-01-01 10:00:00,2024-02-01 10:00:00,Pending,High,Ann\n"
                           "A2,2024-01-02 10:00:00,2024-01-02 10:00:00,New,Low,\n";
    const char *mar = HEAD "A1,2024-01-01 10:00:00,2024-03-01 10:00:00,Closed,High,Ann\n"
                           "A2,2024-01-02 10:00:00,2024-01-02 10:00:00,New,Low,\n"
                           "A3,2024-03-02 10:00:00,2024-03-02 10:00:00,New,Low,\n";
    const char *jan = HEAD "A1,2024-01-01 10:00:00,2024-01-01 12:00:00,New,High,\n";
    fixture_import(f, fixture_write(f, "feb.csv", feb));
    struct cl_import_report r = fixture_import(f, fixture_write(f, "mar.csv", mar));
    assert_counts(r, 1, 1, 1, 0);
    assert_sql(f, "SELECT status FROM cases WHERE id = 'A1'", "Closed");
    r = fixture_import(f, fixture_write(f, "jan.csv", jan));
    assert_counts(r, 0, 1, 0, 0);
    assert_sql(f, "SELECT status, status_state FROM cases WHERE id = 'A1'", "Closed|4");
    assert_sql(f, "SELECT seq, old, new FROM changes WHERE field = 'status' ORDER BY seq",
               "1|New|Pending\n2|Pending|Closed");
}

static void without_updated_the_export_dates_the_change(void **state) {
    struct fixture *f = *state;
    static const char head[] = "id,created,status\n";
    char csv[256];
    snprintf(csv, sizeof csv, "%sA1,2024-01-01 10:00:00,Open\nA2,2024-02-01 00:00:00,Open\n", head);
    fixture_import(f, fixture_write(f, "feb.csv", csv));
    snprintf(csv, sizeof csv, "%sA1,2024-01-01 10:00:00,Open\nA3,2024-04-01 00:00:00,Open\n", head);
    struct cl_import_report r = fixture_import(f, fixture_write(f, "apr.csv", csv));
    assert_counts(r, 1, 0, 1, 0);
    /* March says closed, but April had it open: April is the present. */
    snprintf(csv, sizeof csv, "%sA1,2024-01-01 10:00:00,Closed\nA4,2024-03-01 00:00:00,Open\n",
             head);
    r = fixture_import(f, fixture_write(f, "mar.csv", csv));
    assert_counts(r, 1, 1, 0, 0);
    assert_sql(f, "SELECT status FROM cases WHERE id = 'A1'", "Open");
    snprintf(csv, sizeof csv, "%sA1,2024-01-01 10:00:00,Closed\nA5,2024-05-01 00:00:00,Open\n",
             head);
    fixture_import(f, fixture_write(f, "may.csv", csv));
    assert_sql(f, "SELECT status FROM cases WHERE id = 'A1'", "Closed");
    assert_sql(f,
               "SELECT strftime('%Y-%m-%d', max(at), 'unixepoch') FROM changes WHERE field ="
               " 'status'",
               "2024-05-01");
}

static void created_agrees_at_the_coarser_precision(void **state) {
    struct fixture *f = *state;
    const char *fine = "id,created,updated,status\n"
                       "A1,2024-01-01 10:17:33,2024-01-02 10:00:00,Open\n"
                       "A2,2024-01-01 10:17:33,2024-01-02 10:00:00,Open\n"
                       "A3,2024-01-01 10:17:33,2024-01-02 10:00:00,Open\n";
    const char *coarse = "id,created,updated,status\n"
                         "A1,2024-01-01,2024-01-03,Closed\n"
                         "A2,2024-01-02,2024-01-03,Closed\n";
    const char *shifted = "id,created,updated,status\n"
                          "A3,2024-01-01 15:47:33,2024-01-04 10:00:00,Closed\n";
    fixture_import(f, fixture_write(f, "fine.csv", fine));
    struct cl_import_report r = fixture_import(f, fixture_write(f, "coarse.csv", coarse));
    assert_counts(r, 1, 1, 0, 0);
    r = fixture_import(f, fixture_write(f, "shifted.csv", shifted));
    assert_counts(r, 0, 1, 0, 0);
    assert_sql(f, "SELECT id, status FROM cases ORDER BY id",
               "A1|Closed\nA2|Open\nA2#2|Closed\nA3|Closed");
}

static void dropped_records_are_counted_and_gone(void **state) {
    struct fixture *f = *state;
    const char *csv = HEAD "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Spam,High,Ann\n"
                           "A2,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"
                           "A3,2024-01-01 11:00:00,2024-01-02 11:00:00,Open,Low,Bob\n"
                           "A3,2024-01-01 11:00:00,2024-01-03 11:00:00,Merged,Low,Bob\n"
                           "A4,2024-01-01 11:00:00,2024-01-02 11:00:00,Merged,Low,Bob\n"
                           "A4,2024-01-01 11:00:00,2024-01-03 11:00:00,Open,Low,Bob\n";
    struct cl_import_report r = fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_counts(r, 3, 0, 0, 3);
    assert_sql(f, "SELECT id, status, status_state FROM cases ORDER BY id",
               "A2|Open|1\nA3|Merged|6\nA4|Open|1");
    /* A later export drops a stored case. */
    const char *later = HEAD "A2,2024-01-01 11:00:00,2024-02-02 11:00:00,Duplicate,Low,Bob\n"
                             "A3,2024-01-01 11:00:00,2024-02-02 11:00:00,Open,Low,Bob\n";
    r = fixture_import(f, fixture_write(f, "b.csv", later));
    assert_counts(r, 0, 1, 0, 1);
    assert_sql(f, "SELECT id, status_state FROM cases ORDER BY id", "A2|6\nA3|1\nA4|1");
}

static void records_without_an_id_are_cases_of_their_own(void **state) {
    struct fixture *f = *state;
    const char *csv = "created,status,agent,category\n"
                      "2024-01-01 10:00:00,Open,Ann,Card\n"
                      "2024-01-01 10:00:00,Open,Ann,Card\n"
                      "2024-01-02 10:00:00,Open,Bob,Loan\n";
    const char *more = "created,status,agent,category\n"
                       "2024-01-01 10:00:00,Open,Ann,Card\n"
                       "2024-01-01 10:00:00,Open,Ann,Card\n"
                       "2024-01-01 10:00:00,Open,Ann,Card\n"
                       "2024-01-03 10:00:00,Closed,Bob,Loan\n";
    struct cl_import_report r = fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_counts(r, 3, 0, 0, 0);
    r = fixture_import(f, fixture_write(f, "b.csv", more));
    assert_counts(r, 2, 0, 2, 0);
    assert_sql(f, "SELECT count(*), count(id) FROM cases", "5|0");
}

static void a_missing_column_keeps_what_is_known(void **state) {
    struct fixture *f = *state;
    fixture_import(f, fixture_write(f, "a.csv",
                                    "id,created,updated,status,Branch Code\n"
                                    "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,B7\n"
                                    "A2,2024-01-01 10:00:00,2024-01-02 10:00:00,Open,B8\n"));
    struct cl_import_report r =
        fixture_import(f, fixture_write(f, "b.csv",
                                        "id,created,updated,status\n"
                                        "A1,2024-01-01 10:00:00,2024-01-03 10:00:00,Closed\n"
                                        "A2,2024-01-01 10:00:00,2024-01-02 10:00:00,Open\n"));
    assert_counts(r, 0, 1, 1, 0);
    assert_sql(f, "SELECT id, status, branch_code FROM cases ORDER BY id",
               "A1|Closed|B7\nA2|Open|B8");
    assert_sql(f, "SELECT count(*) FROM changes WHERE field = 'branch_code'", "0");
}

static void spellings_of_a_status_are_one_across_files(void **state) {
    struct fixture *f = *state;
    fixture_import(f, fixture_write(f, "a.csv",
                                    HEAD
                                    "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,On Hold,High,A\n"));
    struct cl_import_report r = fixture_import(
        f, fixture_write(f, "b.csv",
                         HEAD "A1,2024-01-01 10:00:00,2024-01-02 10:00:00,on hold,High,A\n"));
    assert_counts(r, 0, 0, 1, 0);
    assert_sql(f, "SELECT status FROM cases", "On Hold");
}

static void sources_keep_ids_apart(void **state) {
    struct fixture *f = *state;
    fixture_import(f,
                   fixture_write(f, "a.csv", "id,created,status\nA1,2024-01-01 10:00:00,Open\n"));
    fixture_import(f, fixture_write(f, "b.csv",
                                    "Ticket ID,Opened At,status\nA1,2024-05-01 10:00:00,Closed\n"));
    assert_sql(f, "SELECT source, id, status FROM cases ORDER BY source", "a|A1|Open\nb|A1|Closed");
}

static void reopening_leaves_a_gap(void **state) {
    struct fixture *f = *state;
    const char *csv = HEAD "A1,2024-01-01 10:00:00,2024-01-01 10:00:00,Open,High,\n"
                           "A1,2024-01-01 10:00:00,2024-01-03 10:00:00,Closed,High,Ann\n"
                           "A1,2024-01-01 10:00:00,2024-01-05 10:00:00,Open,High,Ann\n"
                           "A1,2024-01-01 10:00:00,2024-01-07 10:00:00,Closed,High,Ann\n";
    fixture_import(f, fixture_write(f, "a.csv", csv));
    assert_sql(f,
               "SELECT strftime('%d', from_at, 'unixepoch'), strftime('%d', to_at, 'unixepoch')"
               " FROM reopen_gap",
               "03|05");
    assert_sql(f, "SELECT reopened_any, strftime('%d', reopened_at, 'unixepoch') FROM cases",
               "1|05");
}

/* ---- any split of a log over exports, in any order, tells the same story ---- */

static uint64_t next_random(uint64_t *s) {
    *s = *s * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *s >> 33;
}

enum { LOG_IDS = 12, LOG_LINES = 90 };

static void make_log(uint64_t *seed, char lines[LOG_LINES][96]) {
    static const char *const words[] = {"New", "Open", "Pending", "Closed", "Reopened"};
    for (int i = 0; i < LOG_LINES; i++) {
        uint64_t id = next_random(seed) % LOG_IDS;
        /* Each version has a stamp of its own; few agents, so that things change back. */
        snprintf(lines[i], 96, "A%02d,2024-01-%02d 08:00:00,2024-02-%02d 10:%02d:00,%s,High,%s",
                 (int)id, (int)id + 1, i / 30 + 1, i % 30, words[next_random(seed) % 5],
                 next_random(seed) % 2 ? "Ann" : "Bob");
    }
    for (int i = LOG_LINES; i-- > 1;) {
        uint64_t k = next_random(seed) % (uint64_t)(i + 1);
        char kept[96];
        memcpy(kept, lines[i], sizeof kept);
        memcpy(lines[i], lines[k], sizeof kept);
        memcpy(lines[k], kept, sizeof kept);
    }
}

static void import_lines(struct fixture *f, char lines[LOG_LINES][96], int from, int to) {
    struct cl_buf b = {0};
    char name[32];
    cl_buf_puts(&b, HEAD);
    for (int i = from; i < to; i++) {
        cl_buf_printf(&b, "%s\n", lines[i]);
    }
    snprintf(name, sizeof name, "part%d.csv", from);
    struct cl_import_report r = fixture_import(f, fixture_write(f, name, b.ptr));
    assert_int_equal(r.cases + r.history, to - from);
    cl_buf_free(&b);
}

static void any_split_tells_the_same_story(void **state) {
    struct fixture *f = *state;
    static const char story[] =
        "SELECT id || status || ifnull(agent, '-') || updated || status_state ||"
        " ifnull(reopened_at, '') AS line FROM cases UNION ALL"
        " SELECT id || ' ' || seq || field || at || ifnull(old, '-') || ifnull(new, '-')"
        " FROM changes JOIN cases USING (case_id) UNION ALL"
        " SELECT id || from_at || to_at FROM reopen_gap JOIN cases USING (case_id) ORDER BY line";
    static char lines[LOG_LINES][96];
    for (uint64_t round = 1; round <= 8; round++) {
        uint64_t seed = round;
        make_log(&seed, lines);
        snprintf(f->db, sizeof f->db, "%s/whole%d.db", f->dir, (int)round);
        import_lines(f, lines, 0, LOG_LINES);
        char *want = fixture_sql_at(f->db, story);
        snprintf(f->db, sizeof f->db, "%s/parts%d.db", f->dir, (int)round);
        for (int from = 0; from < LOG_LINES;) {
            int n = 1 + (int)(next_random(&seed) % 40);
            int to = from + n > LOG_LINES ? LOG_LINES : from + n;
            import_lines(f, lines, from, to);
            from = to;
        }
        assert_sql(f, story, want);
        free(want);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
#define T(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)
        T(identical_rows_are_one_case),
        T(versions_become_history),
        T(equal_stamps_go_by_count_then_place),
        T(an_id_with_another_creation_is_another_case),
        T(a_second_import_of_the_same_changes_nothing),
        T(a_newer_export_updates_an_older_one_does_not),
        T(without_updated_the_export_dates_the_change),
        T(created_agrees_at_the_coarser_precision),
        T(dropped_records_are_counted_and_gone),
        T(records_without_an_id_are_cases_of_their_own),
        T(a_missing_column_keeps_what_is_known),
        T(spellings_of_a_status_are_one_across_files),
        T(sources_keep_ids_apart),
        T(reopening_leaves_a_gap),
        T(any_split_tells_the_same_story),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
