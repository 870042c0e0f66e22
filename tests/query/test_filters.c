/* Which cases each form of filter keeps; the command line's manual, word by word. */
#include "caseload/query.h"

#include "../expr/fixture.h"

static enum cl_rc find_text(void *ctx, uint16_t col, struct cl_slice folded, uint8_t *rows,
                            struct cl_err *err) {
    (void)ctx;
    (void)err;
    /* "one" is in row 1 of ids and subjects, in row 2 of remarks; all remarks but 3 exist. */
    if (folded.len && folded.ptr[0] == CL_TEXT_EDGE)
        folded = (struct cl_slice){folded.ptr + 1, folded.len - 2};
    for (int i = 0; i < ROWS; i++) {
        if (folded.len == 0)
            rows[i] = i != 3;
        else
            rows[i] = cl_slice_eq(folded, CL_S("one")) &&
                      i == (col <= CL_COL_SUBJECT || col == CL_NO_COLUMN ? 1 : 2);
    }
    return CL_OK;
}

/* The rows that a filter keeps, a digit each. */
static const char *kept(struct fixture *f, const char *filter, const struct cl_moment *m) {
    struct cl_page page;
    struct cl_page_plan plan = {.prog = f->p};
    static char digits[ROWS + 1];
    if (cl_filter_parse(f->p, filter, m, &plan.filter, &f->err) != CL_OK ||
        cl_prog_resolve(f->p, find_text, NULL, &f->err) != CL_OK ||
        cl_query_page(&plan, f->arena, &page, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    for (size_t i = 0; i < page.n; i++)
        digits[i] = (char)('0' + page.rows[i]);
    digits[page.n] = '\0';
    return digits;
}

struct line {
    const char *filter, *rows;
};

static void check(const char *zone, const struct cl_moment *m, const struct line *lines, size_t n) {
    struct fixture f;
    fixture_open(&f, zone);
    for (size_t i = 0; i < n; i++) {
        const char *got = kept(&f, lines[i].filter, m);
        if (strcmp(got, lines[i].rows) != 0)
            fail_msg("'%s' keeps %s, not %s", lines[i].filter, got, lines[i].rows);
    }
    fixture_close(&f);
}

static void words(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"", "01234567"},
        {"priority:high,critical", "0127"},
        {"PRIORITY:HIGH", "12"},
        {"priority=high", "12"},
        {"-priority:high", "034567"},
        {"priority!=high", "034567"},
        {"-priority!=high", "12"},
        {"priority:none", "5"},
        {"priority:*", "0123467"},
        {"priority:none,vip", "45"},
        {"priority:p1", "07"},
        {"priority:medium", ""},
        {"-priority:medium", "01234567"},
        {"priority>=high", "0127"},
        {"priority>high", "07"},
        {"priority<high", "36"},
        {"priority<=high", "1236"},
        {"priority:low..high", "1236"},
        {"priority:high..low", "1236"},
        {"priority:medium..", "0127"},
        {"channel:\"Web chat\"", "37"},
        {"channel:\"web  CHAT \",none", "347"},
        {"-channel:email", "23457"},
        {"region:none", "01234567"},
        {"region:*", ""},
        {"source:south", "4567"},
        {"priority:high channel:email", "1"},
        {"  priority:high   -is:open created:2024 ", "2"},
    };
    check(NULL, &at_t, lines, CL_LEN(lines));
}

static void numbers(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"csat<=2", "01"},
        {"csat:1..2", "01"},
        {"csat:4..", "34"},
        {"csat:..2", "01"},
        {"csat:3", "26"},
        {"csat:4,5", "34"},
        {"csat:none", "57"},
        {"csat:*", "012346"},
        {"csat:none,5", "457"},
        {"-csat<=2", "234567"},
        {"csat>4.5", "4"},
        {"handling_time>1h", "57"},
        {"handling_time>=1h", "257"},
        {"handling_time:1m..2m", "016"},
        {"handling_time:0", "4"},
        {"handling_time<1.5m", "04"},
        {"age>300d", "13"},
        {"age<1d", "7"},
        {"age:1d..300d", "5"},
        {"age_secs>43w", "13"},
        {"escalated:yes", "047"},
        {"escalated:NO", "1356"},
        {"escalated:none", "2"},
        {"escalated:1", "047"},
        {"flags:negative", "13"},
        {"flags:future", "237"},
        {"flags:negative,future", "1237"},
        {"flags:none", "0456"},
        {"flags:*", "1237"},
        {"customer_age>30", "15"},
        {"customer_age:7..45", "012457"},
        {"customer_age:unknown", "3"},
        {"\"Customer Age\":30", "04"},
        {"\"customer age\">=45", "15"},
    };
    check(NULL, &at_t, lines, CL_LEN(lines));
}

static void instants(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"created:2024-01-01", "01"},
        {"created:2024-01-01..2024-03-31", "01234"},
        {"created:2024-02", "3"},
        {"created:2024", "0123457"},
        {"created:2023", ""},
        {"created>=2024-04-01", "57"},
        {"created>2024-04-01", "7"},
        {"created<2024-01-02", "01"},
        {"created<=2024-01-02", "012"},
        {"created:last-90d", "7"},
        {"created:last-30m", "7"},
        {"created:last-29m", ""},
        {"is_late:30", "04"}, /* an extra column that bears a term's name */
        {"created:2024-W01", "012"},
        {"created:2024-Q1", "01234"},
        {"created:none", "6"},
        {"created:*", "0123457"},
        {"created:..2024-01-01", "01"},
        {"created:2024-03-31..", "457"},
        {"created:2024-01-01T23:59", "1"},
        {"created:2024-01,2024-04", "0125"},
        {"created:2024-01-01T01:00+01:00", "0"},
        {"closed:2024-05", "26"},
        {"resolved:2024-05", "26"},
    };
    check(NULL, &at_t, lines, CL_LEN(lines));
    static const struct line berlin[] = {
        {"created:2024-01-01", "0"},
        {"created:2024-01-02", "12"},
        {"day:2024-01-02", "12"},
        {"hour:0..1", "0127"},
        {"hour:12", "4"},
        {"year:2025", "7"},
        {"weekday:Mon", "05"},
    };
    check("Europe/Berlin", &at_t, berlin, CL_LEN(berlin));
}

static void dimensions_and_is(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"is:open", "1357"},
        {"IS:OPEN", "1357"},
        {"-is:open", "0246"},
        {"is:in-progress", "5"},
        {"is:in-progress,late", "135"},
        {"state:open", "1357"},
        {"state:closed", "0246"},
        {"state:open,closed", "01234567"},
        {"age_bucket:300d+", "13"},
        {"age_bucket:0-1d,300d+", "137"},
        {"age_bucket:none", "0246"},
        {"age_bucket:*", "1357"},
        {"age_bucket>=1-300d", "135"},
        {"hour:23", "17"},
        {"hour:0..12", "02345"},
        {"hour>=12", "137"},
        {"hour:none", "6"},
        {"weekday:mon,Sun", "0145"},
        {"month:2024-03", "4"},
        {"month:2024-01..2024-02", "0123"},
        {"month>=2024-04", "57"},
        {"month:none", "6"},
        {"-month:none", "0123457"},
        {"week:2024-W01", "012"},
        {"quarter:2024-q4", "7"},
        {"year:2024", "0123457"},
        {"day:2024-01-02", "2"},
        {"\"state\":30", "04"}, /* in quotes it is the heading of a column */
    };
    check(NULL, &at_t, lines, CL_LEN(lines));
}

static void texts(void **state) {
    (void)state;
    static const struct line lines[] = {
        {"one", "1"},         {"ONE", "1"},
        {"\"one\"", "1"},     {"-one", "0234567"},
        {"id:one", "1"},      {"subject:one", "1"},
        {"remark:one", "2"},  {"remark:*", "0124567"},
        {"remark:none", "3"}, {"one priority:high", "1"},
    };
    check(NULL, &at_t, lines, CL_LEN(lines));
}

static void words_as_they_were(void **state) {
    (void)state;
    const struct cl_moment may = {utc(2024, 5, 9, 12, 0), NONE, NONE};
    const struct cl_moment january = {utc(2024, 1, 15, 0, 0), NONE, NONE};
    static const struct line in_may[] = {
        {"priority:low", "06"},
        {"priority:high", "123"},
        {"priority>=critical", "7"},
        {"is:open", "1235"},
    };
    static const struct line in_january[] = {
        {"priority:none", "05"},
        {"priority:high", "123"},
        {"is:open", "12"},
    };
    check(NULL, &may, in_may, CL_LEN(in_may));
    check(NULL, &january, in_january, CL_LEN(in_january));
}

/* What x keeps and what -x keeps is everything, each case once. */
static void a_term_and_its_negation_share_nothing(void **state) {
    (void)state;
    static const char *const terms[] = {"priority:high",      "priority:none", "csat<=2",
                                        "created:2024-01",    "is:open",       "age>100d",
                                        "escalated:yes",      "flags:future",  "one",
                                        "age_bucket:0-1d",    "hour:23",       "customer_age>30",
                                        "handling_time>=60s", "channel:*",     "remark:none"};
    struct fixture f;
    fixture_open(&f, NULL);
    for (size_t i = 0; i < CL_LEN(terms); i++) {
        char both[ROWS + 1] = "", negated[64] = "-";
        int seen[ROWS] = {0};
        strcpy(both, kept(&f, terms[i], &at_t));
        strcat(negated, terms[i]);
        for (const char *c = both; *c; c++)
            seen[*c - '0']++;
        for (const char *c = kept(&f, negated, &at_t); *c; c++)
            seen[*c - '0']++;
        for (int row = 0; row < ROWS; row++)
            assert_int_equal(seen[row], 1);
    }
    fixture_close(&f);
}

/* A written term keeps the cases of the group that it was written for. */
static void written_terms_find_their_group(void **state) {
    (void)state;
    struct fixture f;
    const char *const *keys;
    fixture_open(&f, NULL);
    size_t n = cl_dim_list(f.p, f.arena, &keys);
    for (size_t k = 0; k < n; k++) {
        struct cl_grouping g = {.n_dims = 1};
        const struct cl_agg count = {.fn = CL_AGG_COUNT};
        struct cl_plan plan = {.prog = f.p, .groupings = &g, .n_groupings = 1};
        struct cl_result r;
        g.aggs = &count;
        g.n_aggs = 1;
        assert_int_equal(cl_dim_resolve(f.p, cl_slice(keys[k]), &at_t, &g.dims[0], &f.err), CL_OK);
        assert_int_equal(cl_query_scan(&plan, 1, f.arena, &r, &f.err), CL_OK);
        for (size_t i = 0; i < r.groupings[0].n; i++) {
            struct cl_slice label = cl_dim_label(&g.dims[0], r.groupings[0].keys[i], f.arena);
            const char *term = cl_filter_term(f.arena, keys[k], label);
            assert_num((double)strlen(kept(&f, term, &at_t)), r.groupings[0].values[i]);
        }
    }
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words),
        cmocka_unit_test(numbers),
        cmocka_unit_test(instants),
        cmocka_unit_test(dimensions_and_is),
        cmocka_unit_test(texts),
        cmocka_unit_test(words_as_they_were),
        cmocka_unit_test(a_term_and_its_negation_share_nothing),
        cmocka_unit_test(written_terms_find_their_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
