/* What each operation gives for every combination of false, true, numbers and
 * NULL; and that rows and folded constants agree. */
#include <stdio.h>

#include "caseload/query.h"

#include "../expr/fixture.h"

static const double values[] = {NA, 0, 1, -2.5, 3, 7};
#define N_VALUES CL_LEN(values)
#define N_ROWS (N_VALUES * N_VALUES)

/* Every pair of values, in the columns x and y. */
static struct cl_table *pairs(void) {
    double *x = cl_alloc(N_ROWS * sizeof *x), *y = cl_alloc(N_ROWS * sizeof *y);
    for (size_t i = 0; i < N_ROWS; i++) {
        x[i] = values[i / N_VALUES];
        y[i] = values[i % N_VALUES];
    }
    struct cl_build *b = cl_build_new(N_ROWS);
    struct cl_column def = {.name = "x", .title = "x", .kind = CL_KIND_REAL, .extra = true};
    cl_build_column(b, CL_NO_COLUMN, &def, x, N_ROWS, NULL);
    def.name = def.title = "y";
    cl_build_column(b, CL_NO_COLUMN, &def, y, N_ROWS, NULL);
    return cl_table_seal(b);
}

static void open_pairs(struct fixture *f) {
    *f = (struct fixture){.arena = cl_arena_new(), .table = pairs()};
    f->p = cl_prog_new(f->arena, f->table, NULL, NULL);
}

/* A formula's value on every row. */
static const double *on_rows(struct fixture *f, const char *text) {
    cl_node_id node = formula(f, text, &at_t);
    struct cl_page_plan plan = {.prog = f->p, .cols = &node, .n_cols = 1};
    struct cl_page page;
    assert_int_equal(cl_query_page(&plan, f->arena, &page, &f->err), CL_OK);
    assert_int_equal(page.n, cl_table_rows(f->table));
    return page.values;
}

static void write_value(char *out, size_t size, double v) {
    if (isnan(v))
        snprintf(out, size, "null");
    else
        snprintf(out, size, "(%g)", v);
}

static void rows_and_constants_agree(void **state) {
    (void)state;
    static const char *const formulas[] = {
        "%s + %s",          "%s - %s",       "%s * %s",       "%s / %s",
        "mod(%s, %s)",      "%s = %s",       "%s != %s",      "%s < %s",
        "%s <= %s",         "%s > %s",       "%s >= %s",      "%s and %s",
        "%s or %s",         "min(%s, %s)",   "max(%s, %s)",   "coalesce(%s, %s)",
        "if(%s, %s, 9)",    "if(%s, 8, %s)", "not %s and %s", "%s is null or %s",
        "floor(%s) + %s",   "-%s - %s",      "%s in (1, %s)", "%s not in (0, 7) or %s",
        "bit(%s, 1) + 0*%s"};
    struct fixture f;
    size_t n;
    open_pairs(&f);
    for (size_t k = 0; k < CL_LEN(formulas); k++) {
        char text[128], a[32], b[32];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        snprintf(text, sizeof text, formulas[k], "x", "y");
        const double *got = on_rows(&f, text);
        for (size_t i = 0; i < N_ROWS; i++) {
            write_value(a, sizeof a, values[i / N_VALUES]);
            write_value(b, sizeof b, values[i % N_VALUES]);
            snprintf(text, sizeof text, formulas[k], a, b);
#pragma GCC diagnostic pop
            cl_node_id id = formula(&f, text, &at_t);
            const struct cl_node *node = &cl_prog_nodes(f.p, &n)[id];
            assert_int_equal(node->op, CL_X_CONST);
            if (isnan(node->num) != isnan(got[i]) ||
                (!isnan(got[i]) && fabs(node->num - got[i]) > 1e-12))
                fail_msg("%s is %g, on a row %g", text, node->num, got[i]);
        }
    }
    fixture_close(&f);
}

static void three_valued_logic(void **state) {
    (void)state;
    static const double v[] = {0, 1, NA};
    static const double want_and[3][3] = {{0, 0, 0}, {0, 1, NA}, {0, NA, NA}};
    static const double want_or[3][3] = {{0, 1, NA}, {1, 1, 1}, {NA, 1, NA}};
    struct fixture f;
    open_pairs(&f);
    const double *and_ = on_rows(&f, "x and y"), *or_ = on_rows(&f, "x or y");
    const double *not_ = on_rows(&f, "not x");
    for (size_t i = 0; i < N_ROWS; i++) {
        double x = values[i / N_VALUES], y = values[i % N_VALUES];
        size_t a = 3, b = 3;
        for (size_t k = 0; k < 3; k++) {
            a = isnan(x) ? 2 : x == v[k] ? k : a;
            b = isnan(y) ? 2 : y == v[k] ? k : b;
        }
        if (a < 3 && b < 3) {
            assert_num(and_[i], want_and[a][b]);
            assert_num(or_[i], want_or[a][b]);
            assert_num(not_[i], isnan(x) ? NA : 1 - x);
        }
    }
    fixture_close(&f);
}

static void columns_of_every_kind(void **state) {
    (void)state;
    struct fixture f;
    static const struct {
        const char *text;
        double rows[ROWS];
    } cases[] = {
        {"priority is null", {0, 0, 0, 0, 0, 1, 0, 0}},
        {"escalated", {1, 0, NA, 0, 1, 0, 0, 1}},
        {"csat + 1", {2, 3, 4, 5, 6, NA, 4, NA}},
        {"record", {100, 101, 102, 103, 104, 105, 106, 107}},
        {"channel in (\"email\", \"phone\")", {1, 1, 1, 0, NA, 1, 1, 0}},
        {"channel = \"Fax\"", {0, 0, 0, 0, NA, 0, 0, 0}},
        {"channel != \"email\"", {0, 0, 1, 1, NA, 1, 0, 1}},
        {"region is null", {1, 1, 1, 1, 1, 1, 1, 1}},
        {"resolved is null and resolution_time is null and fcr is null", {1, 1, 1, 1, 1, 1, 1, 1}},
        {"bit(flags, future)", {0, 0, 1, 1, 0, 0, 0, 1}},
        {"hour(created)", {0, 23, 0, 12, 10, 0, NA, 23}},
        {"weekday(created)", {0, 0, 1, 3, 6, 0, NA, 1}},
        {"month(created) - 24288", {0, 0, 0, 1, 2, 3, NA, 11}},
        {"closed is null", {0, 1, 0, 1, 0, 1, 0, 1}},
    };
    fixture_open(&f, NULL);
    for (size_t k = 0; k < CL_LEN(cases); k++) {
        const double *got = on_rows(&f, cases[k].text);
        for (int i = 0; i < ROWS; i++)
            assert_num(got[i], cases[k].rows[i]);
    }
    fixture_close(&f);
}

static void the_past_and_gaps(void **state) {
    (void)state;
    static const struct {
        int month;
        double priority_of_0, priority_of_3, gap_of_1, gap_of_5;
    } cases[] = {
        /* At an event's own instant the change has happened; a gap ends before its end. */
        {1, NA, 2, 0, 0}, {2, 1, 2, 0, 0}, {5, 1, 2, 1, 0},
        {6, 3, 2, 0, 0},  {7, 3, 1, 1, 0}, {8, 3, 1, 0, 0},
    };
    struct fixture f;
    fixture_open(&f, NULL);
    for (size_t k = 0; k < CL_LEN(cases); k++) {
        const struct cl_moment m = {utc(2024, cases[k].month, 1, 0, 0), NONE, NONE};
        cl_node_id nodes[] = {formula(&f, "at(priority)", &m), formula(&f, "in_gap", &m)};
        struct cl_page_plan plan = {.prog = f.p, .cols = nodes, .n_cols = 2};
        struct cl_page page;
        assert_int_equal(cl_query_page(&plan, f.arena, &page, &f.err), CL_OK);
        assert_num(page.values[0], cases[k].priority_of_0);
        assert_num(page.values[6], cases[k].priority_of_3);
        assert_num(page.values[3], cases[k].gap_of_1);
        assert_num(page.values[11], cases[k].gap_of_5);
        assert_num(page.values[4], 2); /* no event */
    }
    fixture_close(&f);
}

static void local_time(void **state) {
    (void)state;
    struct fixture f;
    static const double offsets[] = {3600, 3600, 3600, 3600, 7200, 7200, NA, 3600};
    static const double hours[] = {1, 0, 1, 13, 12, 2, NA, 0};
    fixture_open(&f, "Europe/Berlin");
    const double *offset = on_rows(&f, "offset(created)"), *hour = on_rows(&f, "hour(created)");
    const double *year = on_rows(&f, "year(created)");
    for (int i = 0; i < ROWS; i++) {
        assert_num(offset[i], offsets[i]);
        assert_num(hour[i], hours[i]);
        assert_num(year[i], i == 6 ? NA : i == 7 ? 2025 : 2024);
    }
    /* Far from today the zone itself is asked. */
    const double *far = on_rows(&f, "offset(created - 20000w) + offset(created + 20000w)");
    for (int i = 0; i < ROWS; i++)
        assert_true(isnan(far[i]) == (i == 6));
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_and_constants_agree),
        cmocka_unit_test(three_valued_logic),
        cmocka_unit_test(columns_of_every_kind),
        cmocka_unit_test(the_past_and_gaps),
        cmocka_unit_test(local_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
