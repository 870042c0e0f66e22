/* Filter lines: how they are cut and written, and what is refused in which words;
 * which cases they keep is tested with the scan. */
#include "fixture.h"

static void lines_are_cut_into_terms(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    struct cl_slice *terms;
    struct cl_err err;
    size_t n;
    const char *line = "  priority:high,critical department:\"Policy Update\"  -channel:email "
                       "\"card blocked\" ";
    const char *const want[] = {"priority:high,critical", "department:\"Policy Update\"",
                                "-channel:email", "\"card blocked\""};
    assert_int_equal(cl_filter_split(arena, line, &terms, &n, &err), CL_OK);
    assert_int_equal(n, CL_LEN(want));
    for (size_t i = 0; i < n; i++)
        assert_true(cl_slice_eq(terms[i], cl_slice(want[i])));
    assert_int_equal(cl_filter_split(arena, NULL, &terms, &n, &err), CL_OK);
    assert_int_equal(n, 0);
    assert_int_equal(cl_filter_split(arena, "a \"b", &terms, &n, &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "not closed"));
    cl_arena_free(arena);
}

static void terms_are_quoted_where_needed(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    static const struct {
        const char *name, *value, *want;
    } cases[] = {
        {"priority", "High", "priority:High"},
        {"department", "Policy Update", "department:\"Policy Update\""},
        {"channel", NULL, "channel:none"},
        {"channel", "None", "channel:\"None\""},
        {"channel", "*", "channel:\"*\""},
        {"channel", "a,b", "channel:\"a,b\""},
        {"channel", "5\" disk", "channel:\"5\"\" disk\""},
        {"channel", "", "channel:\"\""},
        {"tenure_band", "<1y", "tenure_band:<1y"},
        {"region", "1..2", "region:\"1..2\""},
        {"Customer Age", "30", "\"Customer Age\":30"},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++)
        assert_string_equal(cl_filter_term(arena, cases[i].name, cl_slice(cases[i].value)),
                            cases[i].want);
    cl_arena_free(arena);
}

static void what_is_not_understood_is_refused(void **state) {
    (void)state;
    struct fixture f;
    static const struct {
        const char *text, *part;
    } cases[] = {
        {"prioritty:high", "unknown field 'prioritty': did you mean 'priority'?"},
        {"zzzzqq:high", "unknown field 'zzzzqq'"},
        {"is:opne", "'opne': did you mean 'open'?"},
        {"is>open", "is:word"},
        {"priority:hihg", "did you mean 'High'?"},
        {"channel:emial", "did you mean 'Email'?"},
        {"channel:pigeon", "no case has that value, 3 others are known"},
        {"region:north", "no values in that field"},
        {"region:\"\"", "no values in that field"},
        {"channel:", "a value is missing"},
        {"channel:email,,phone", "a value is missing"},
        {":email", "a field is missing"},
        {"-:email", "a field is missing"},
        {"\"\"", "an empty text"},
        {"subject:\"\"", "an empty text"},
        {"channel:\"email", "not closed"},
        {"csat:high", "not a number"},
        {"csat>2d", "a plain number"},
        {"age>7", "a unit is missing"},
        {"handling_time>x", "not a number"},
        {"csat>1,2", "more than one value"},
        {"created:yesterdy", "not a date"},
        {"created:last-90", "last-90d"},
        {"created:last-d", "last-90d"},
        {"created:2024-03-31..2024-01-01", "ends before"},
        {"created:2024-W54", "not a date"},
        {"created:2023-W53", "not a date"},
        {"created:2024-13", "not a date"},
        {"month:march", "not a date"},
        {"state:opne", "did you mean 'open'?"},
        {"hour:noon", "not a number"},
        {"escalated:maybe", "yes or no"},
        {"flags:negativ", "did you mean 'negative'?"},
        {"priority>=vip", "no known priority"},
        {"channel>email", "':' only"},
        {"subject>x", "':', or wholly with '='"},
    };
    fixture_open(&f, NULL);
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        cl_node_id node;
        if (cl_filter_parse(f.p, cases[i].text, &at_t, &node, &f.err) != CL_E_USAGE)
            fail_msg("'%s' was taken", cases[i].text);
        if (!strstr(f.err.text, cases[i].part))
            fail_msg("'%s' says: %s", cases[i].text, f.err.text);
        assert_null(strchr(f.err.text, '\n'));
    }
    fixture_close(&f);
}

static void texts_are_searched_in_the_store(void **state) {
    (void)state;
    struct fixture f;
    cl_node_id node;
    size_t n;
    fixture_open(&f, NULL);
    assert_int_equal(cl_filter_parse(f.p, "\"Card  BLOCKED\"", &at_t, &node, &f.err), CL_OK);
    const struct cl_node *has = &cl_prog_nodes(f.p, &n)[node];
    assert_int_equal(has->op, CL_X_HAS);
    assert_int_equal(has->col, CL_NO_COLUMN);
    assert_true(cl_slice_eq(has->text, CL_S("card blocked")));
    assert_int_equal(cl_filter_parse(f.p, "subject:Refund", &at_t, &node, &f.err), CL_OK);
    has = &cl_prog_nodes(f.p, &n)[node];
    assert_int_equal(has->col, CL_COL_SUBJECT);
    assert_true(cl_slice_eq(has->text, CL_S("refund")));
    assert_int_equal(cl_filter_parse(f.p, "remark:*", &at_t, &node, &f.err), CL_OK);
    has = &cl_prog_nodes(f.p, &n)[node];
    assert_true(has->op == CL_X_HAS && has->text.len == 0 && has->col > CL_COL_COUNT);
    assert_int_equal(cl_filter_parse(f.p, "", &at_t, &node, &f.err), CL_OK);
    assert_int_equal(node, 0);
    fixture_close(&f);
}

static void an_id_and_what_stands_after_equals_are_meant_wholly(void **state) {
    (void)state;
    static const char *const whole[] = {"id:X1", "id=x1", "id!=X1", "subject=X1", "-id:X1"};
    struct fixture f;
    cl_node_id node;
    size_t n;
    fixture_open(&f, NULL);
    for (size_t i = 0; i < CL_LEN(whole); i++) {
        struct cl_prog *p = cl_prog_new(f.arena, cl_prog_table(f.p), NULL, NULL);
        assert_int_equal(cl_filter_parse(p, whole[i], &at_t, &node, &f.err), CL_OK);
        const struct cl_node *nodes = cl_prog_nodes(p, &n);
        bool found = false;
        for (size_t k = 0; k < n; k++)
            found = found ||
                    (nodes[k].op == CL_X_HAS && cl_slice_eq(nodes[k].text, CL_S("\x01x1\x01")));
        assert_true(found);
    }
    assert_int_equal(cl_filter_parse(f.p, "id:none", &at_t, &node, &f.err), CL_OK);
    fixture_close(&f);
}

static size_t resolved;
static enum cl_rc find_text(void *ctx, uint16_t col, struct cl_slice folded, uint8_t *rows,
                            struct cl_err *err) {
    (void)ctx;
    (void)col;
    (void)err;
    resolved++;
    rows[folded.len % ROWS] = 1;
    return CL_OK;
}

static void searches_are_resolved_once(void **state) {
    (void)state;
    struct fixture f;
    cl_node_id node;
    fixture_open(&f, NULL);
    resolved = 0;
    assert_int_equal(cl_filter_parse(f.p, "abc abc -def", &at_t, &node, &f.err), CL_OK);
    assert_int_equal(cl_prog_resolve(f.p, find_text, NULL, &f.err), CL_OK);
    assert_int_equal(resolved, 2);
    assert_int_equal(cl_prog_resolve(f.p, find_text, NULL, &f.err), CL_OK);
    assert_int_equal(resolved, 2);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_cut_into_terms),
        cmocka_unit_test(terms_are_quoted_where_needed),
        cmocka_unit_test(what_is_not_understood_is_refused),
        cmocka_unit_test(texts_are_searched_in_the_store),
        cmocka_unit_test(an_id_and_what_stands_after_equals_are_meant_wholly),
        cmocka_unit_test(searches_are_resolved_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
