/* The SQL of formulas and plans: readable, and with the scan's NULLs.  That the
 * answers are the same is the oracle's part. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/query.h"

#define T 1700000000

static const struct cl_term_def terms[] = {
    {.name = "is_done", .formula = "closed <= T", .help = "Closed by T."},
    {.name = "state", .formula = "if(is_done, 4, at(state_code))", .help = "State at T."},
    {.name = "is_open", .formula = "state in (1, 2, 3)", .help = "Open at T."},
};
static const struct cl_vocab vocab = {.terms = terms, .n_terms = CL_LEN(terms)};

struct fixture {
    struct cl_arena *arena;
    struct cl_table *table;
    struct cl_prog *prog;
};

static struct cl_dict *words(const char *const *list, size_t n) {
    struct cl_dict *d = cl_dict_new();
    for (size_t i = 0; i < n; i++)
        cl_dict_add(d, cl_slice(list[i]));
    return d;
}

static struct cl_table *one_row(void) {
    static const char *const priorities[] = {"High", "Critical", "Low"};
    static const char *const others[] = {"it's", "b"};
    struct cl_build *b = cl_build_new(1);
    struct cl_column def = {.name = "priority", .title = "P", .kind = CL_KIND_CODE, .mapped = true};
    uint32_t *codes = cl_alloc(sizeof *codes);
    cl_build_column(b, CL_COL_PRIORITY, &def, codes, 1, words(priorities, 3));
    def = (struct cl_column){.name = "my_group",
                             .title = "My group",
                             .kind = CL_KIND_CODE,
                             .mapped = true,
                             .extra = true};
    codes = cl_alloc(sizeof *codes);
    cl_build_column(b, CL_NO_COLUMN, &def, codes, 1, words(others, 2));
    def = (struct cl_column){.name = "state_code", .title = "S", .kind = CL_KIND_REAL};
    uint16_t col = cl_build_column(b, CL_NO_COLUMN, &def, cl_alloc(sizeof(double)), 1, NULL);
    struct cl_event *events = cl_alloc(sizeof *events);
    events[0] = (struct cl_event){.row = 0, .col = col, .at = T + 5, .old_code = 1, .new_code = 4};
    cl_build_events(b, events, 1);
    int64_t *ids = cl_alloc(sizeof *ids);
    ids[0] = 1;
    cl_build_case_ids(b, ids);
    cl_build_attr(b, "zones", "Europe/Amsterdam");
    return cl_table_seal(b);
}

static int setup(void **state) {
    struct fixture *f = cl_alloc(sizeof *f);
    const struct cl_zone *zone;
    struct cl_err err;
    if (cl_zone_open("Europe/Amsterdam", &zone, &err) != CL_OK)
        return -1;
    f->arena = cl_arena_new();
    f->table = one_row();
    f->prog = cl_prog_new(f->arena, f->table, &vocab, zone);
    *state = f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_table_unref(f->table);
    cl_arena_free(f->arena);
    free(f);
    return 0;
}

static cl_node_id formula(struct fixture *f, const char *text) {
    static const struct cl_moment m = {.t = T, .a = CL_NO_TIME, .b = CL_NO_TIME};
    struct cl_err err = {0};
    cl_node_id node = 0;
    if (cl_formula_parse(f->prog, text, &m, &node, &err) != CL_OK)
        fail_msg("%s: %s", text, err.text);
    return node;
}

static const char *count_sql(struct fixture *f, const char *where) {
    struct cl_agg count = {.fn = CL_AGG_COUNT, .where = formula(f, where)};
    struct cl_err err = {0};
    const char *sql = NULL;
    if (cl_query_sql_value(f->prog, 0, &count, 1, "@0", f->arena, &sql, &err) != CL_OK)
        fail_msg("%s", err.text);
    return sql;
}

static void plain_formulas(void **state) {
    static const struct {
        const char *formula, *sql;
    } cases[] = {
        {"created <= T", "created <= 1700000000"},
        {"not (closed is null)", "closed IS NOT NULL"},
        {"csat + 1 > 2 * (nps - 1)", "csat + 1 > 2 * (nps - 1)"},
        {"csat / nps > 1", "1.0 * csat / nps > 1"},
        {"priority in (\"high\", \"critical\")", "priority IN ('High', 'Critical')"},
        {"my_group = \"it's\"", "\"my_group\" = 'it''s'"},
        {"csat in (1, 2, 5)", "csat IN (1, 2, 5)"},
        {"csat = 1 and (nps = 2 or ces = 3)", "csat = 1 AND (nps = 2 OR ces = 3)"},
        {"not (csat = 1 and nps = 2)", "NOT (csat = 1 AND nps = 2)"},
        {"if(csat > 1, nps, ces) = 3", "CASE WHEN csat > 1 THEN nps ELSE ces END = 3"},
        {"coalesce(csat, nps) = 3", "coalesce(csat, nps) = 3"},
        {"min(csat, nps) < max(ces, 2)", "min(csat, nps) < max(ces, 2)"},
        {"csat - (nps - ces) = 0", "csat - (nps - ces) = 0"},
        {"-csat < -1", "- csat < -1"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        const char *want = cl_arena_printf(
            f->arena, "SELECT COUNT(*) FILTER (WHERE %s) AS value\nFROM cases", cases[i].sql);
        assert_string_equal(count_sql(f, cases[i].formula), want);
    }
}

static void floors(void **state) {
    struct fixture *f = *state;
    assert_non_null(strstr(count_sql(f, "floor(csat) = 1"),
                           "(CAST(csat AS INTEGER) - (csat < CAST(csat AS INTEGER))) = 1"));
    assert_non_null(strstr(count_sql(f, "mod(created, 7) = 1"), "((created % 7 + 7) % 7) = 1"));
}

static void terms_are_columns(void **state) {
    struct fixture *f = *state;
    const char *sql = count_sql(f, "is_open and not is_done");
    assert_non_null(strstr(sql, "past_state_code_then AS (\n  SELECT case_id, old, MIN(seq) AS seq "
                                "FROM changes WHERE field = 'state_code' AND at > 1700000000"));
    assert_non_null(strstr(sql, "closed <= 1700000000 AS is_done"));
    assert_non_null(strstr(sql, "CASE WHEN is_done THEN 4 ELSE state_code_then END AS state"));
    assert_non_null(strstr(sql, "state IN (1, 2, 3) AS is_open"));
    assert_non_null(strstr(sql, "SELECT COUNT(*) FILTER (WHERE is_open AND NOT is_done) AS value"));
}

static void local_time(void **state) {
    struct fixture *f = *state;
    const char *sql = count_sql(f, "hour(created) >= 9");
    assert_non_null(strstr(sql, "(SELECT z.offset FROM zone_offset AS z WHERE z.zone = "
                                "'Europe/Amsterdam' AND z.from_utc <= c.created ORDER BY "
                                "z.from_utc DESC LIMIT 1) AS utc_offset"));
    const struct cl_zone *zone;
    struct cl_err err;
    assert_int_equal(cl_zone_open("America/New_York", &zone, &err), CL_OK);
    f->prog = cl_prog_new(f->arena, f->table, &vocab, zone);
    sql = count_sql(f, "hour(created) >= 9");
    assert_non_null(strstr(sql, "local_offset(from_utc, offset) AS (\n  VALUES ("));
}

/* SQLite refuses expressions deeper than 1,000 and brackets deeper than 100. */
static void deep_formulas(void **state) {
    struct fixture *f = *state;
    struct cl_buf text = {0};
    for (int i = 0; i < 60; i++)
        cl_buf_printf(&text, "(csat + %d > nps or ", i);
    cl_buf_puts(&text, "ces = 1");
    for (int i = 0; i < 60; i++)
        cl_buf_puts(&text, i % 2 ? ") and ces > 0" : ") or nps > 9");
    const char *sql = count_sql(f, text.ptr);
    int depth = 0, deepest = 0;
    for (const char *c = sql; *c; c++) {
        depth += *c == '(' ? 1 : *c == ')' ? -1 : 0;
        deepest = depth > deepest ? depth : deepest;
    }
    assert_int_equal(depth, 0);
    assert_true(deepest < 40);
    cl_buf_free(&text);
}

static void quantile_of_groups(void **state) {
    struct fixture *f = *state;
    struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT},
        {.fn = CL_AGG_QUANTILE, .value = formula(f, "csat"), .p = 0.9},
    };
    struct cl_grouping g = {.n_dims = 1, .aggs = aggs, .n_aggs = 2};
    static const struct cl_moment m = {.t = T, .a = CL_NO_TIME, .b = CL_NO_TIME};
    struct cl_err err = {0};
    assert_int_equal(cl_dim_resolve(f->prog, CL_S("priority"), &m, &g.dims[0], &err), CL_OK);
    struct cl_plan plan = {.prog = f->prog, .groupings = &g, .n_groupings = 1};
    struct cl_sql_part *parts;
    size_t n;
    assert_int_equal(cl_query_sql(&plan, 0, f->arena, &parts, &n, &err), CL_OK);
    assert_int_equal(n, 2);
    assert_int_equal(parts[0].n_aggs, 1);
    assert_string_equal(parts[0].sql, "SELECT priority AS \"priority\", COUNT(*) AS v0\nFROM cases"
                                      "\nGROUP BY 1\nORDER BY 1 NULLS LAST");
    assert_int_equal(parts[1].aggs[0], 1);
    assert_non_null(
        strstr(parts[1].sql, "ROW_NUMBER() OVER (PARTITION BY priority ORDER BY csat)"));
    assert_non_null(strstr(parts[1].sql, "WHERE csat IS NOT NULL"));
}

static void ranks_have_no_sql(void **state) {
    struct fixture *f = *state;
    struct cl_agg max = {.fn = CL_AGG_MAX, .value = cl_prog_rank(f->prog, CL_COL_PRIORITY)};
    struct cl_err err = {0};
    const char *sql;
    assert_int_equal(cl_query_sql_value(f->prog, 0, &max, 1, "@0", f->arena, &sql, &err),
                     CL_E_USAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(plain_formulas, setup, teardown),
        cmocka_unit_test_setup_teardown(floors, setup, teardown),
        cmocka_unit_test_setup_teardown(terms_are_columns, setup, teardown),
        cmocka_unit_test_setup_teardown(local_time, setup, teardown),
        cmocka_unit_test_setup_teardown(deep_formulas, setup, teardown),
        cmocka_unit_test_setup_teardown(quantile_of_groups, setup, teardown),
        cmocka_unit_test_setup_teardown(ranks_have_no_sql, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
