/* Formulas: precedence, folding, sharing of nodes, names, and errors in words. */
#include "fixture.h"

/* A formula without columns folds to a constant. */
static double folded(struct fixture *f, const char *text) {
    size_t n;
    cl_node_id id = formula(f, text, &at_t);
    const struct cl_node *node = &cl_prog_nodes(f->p, &n)[id];
    if (node->op != CL_X_CONST)
        fail_msg("'%s' is no constant", text);
    return node->num;
}

static void arithmetic(void **state) {
    (void)state;
    struct fixture f;
    static const struct {
        const char *text;
        double value;
    } cases[] = {
        {"1 + 2 * 3", 7},
        {"(1 + 2) * 3", 9},
        {"10 - 4 - 3", 3},
        {"-2 * -3", 6},
        {"8 / 4 / 2", 1},
        {"1 / 0", NA},
        {"mod(7, 3)", 1},
        {"mod(-1, 7)", 6},
        {"mod(7, -3)", -2},
        {"mod(1, 0)", NA},
        {"floor(-0.5)", -1},
        {"min(3, 1, 2)", 1},
        {"max(3, null)", NA},
        {"coalesce(null, null, 4)", 4},
        {"if(1 = 1, 2, 3)", 2},
        {"if(null, 2, 3)", 3},
        {"if(0, 2)", NA},
        {"2h", 7200},
        {"1.5d", 129600},
        {"1w - 7d", 0},
        {"90s + 1m", 150},
        {"1e3", 1000},
        {"2 in (1, 2)", 1},
        {"3 in (1, 2)", 0},
        {"1.5 in (1.5, 2)", 1},
        {"3 not in (1, 2)", 1},
        {"null in (1)", NA},
        {"bit(5, 0)", 1},
        {"bit(5, 1)", 0},
        {"bit(8, closed_unknown_time)", 0},
        {"null is null", 1},
        {"1 is not null", 1},
        {"not 1 = 2", 1},
        {"0 and null or 1", 1},
        {"T", (double)AT_T},
        {"A is null and B is null", 1},
        {"hour(T) * 100 + weekday(T)", 2301},
        {"month(T) - 2024 * 12", 11},
        {"quarter(T) - 2024 * 4", 3},
        {"year(T)", 2024},
        {"day(0) + week(0) + local(5)", 5},
    };
    fixture_open(&f, NULL);
    for (size_t i = 0; i < CL_LEN(cases); i++)
        assert_num(folded(&f, cases[i].text), cases[i].value);
    fixture_close(&f);
}

static void nodes_are_shared(void **state) {
    (void)state;
    struct fixture f;
    size_t n, again;
    fixture_open(&f, NULL);
    cl_node_id a = formula(&f, "is_open and csat > 3", &at_t);
    const struct cl_node *nodes = cl_prog_nodes(f.p, &n);
    assert_int_equal(nodes[0].op, CL_X_CONST);
    for (cl_node_id i = 0; i < n; i++) {
        if (nodes[i].op == CL_X_AND || nodes[i].op == CL_X_COALESCE)
            assert_true(nodes[i].a < i && nodes[i].b < i);
    }
    assert_int_equal(a, formula(&f, "is_open and csat > 3", &at_t));
    cl_prog_nodes(f.p, &again);
    assert_int_equal(n, again);
    /* The term's own node bears its name; another instant is another node. */
    cl_node_id open = formula(&f, "is_open", &at_t);
    assert_string_equal(cl_prog_nodes(f.p, &n)[open].name, "is_open");
    const struct cl_moment early = {utc(2024, 2, 1, 0, 0), NONE, NONE};
    assert_int_not_equal(open, formula(&f, "is_open", &early));
    fixture_close(&f);
}

static void logic_is_simplified(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    cl_node_id x = formula(&f, "csat > 3", &at_t);
    assert_int_equal(formula(&f, "csat > 3 and 1", &at_t), x);
    assert_int_equal(formula(&f, "0 or csat > 3", &at_t), x);
    assert_int_equal(formula(&f, "not not (csat > 3)", &at_t), x);
    assert_int_equal(formula(&f, "if(1, csat > 3, csat)", &at_t), x);
    assert_num(folded(&f, "csat > 3 and 0"), 0);
    assert_num(folded(&f, "csat > 3 or 1"), 1);
    assert_num(folded(&f, "csat + null"), NA);
    assert_num(folded(&f, "record is null"), 0);
    /* A number is not made true or false by leaving the AND out. */
    assert_int_not_equal(formula(&f, "csat and 1", &at_t), formula(&f, "csat", &at_t));
    fixture_close(&f);
}

static void the_past_folds_where_nothing_changed(void **state) {
    (void)state;
    struct fixture f;
    size_t n;
    fixture_open(&f, NULL);
    const struct cl_moment may = {utc(2024, 5, 9, 12, 0), NONE, NONE};
    assert_int_equal(formula(&f, "at(priority)", &at_t), formula(&f, "priority", &at_t));
    assert_int_equal(formula(&f, "at(channel)", &may), formula(&f, "channel", &may));
    assert_num(folded(&f, "in_gap"), 0);
    cl_node_id at = formula(&f, "at(priority)", &may), gap = formula(&f, "in_gap", &may);
    const struct cl_node *nodes = cl_prog_nodes(f.p, &n);
    assert_int_equal(nodes[at].op, CL_X_COL_AT);
    assert_num(nodes[at].num, (double)may.t);
    assert_int_equal(nodes[gap].op, CL_X_GAP);
    fixture_close(&f);
}

static void words_are_codes(void **state) {
    (void)state;
    struct fixture f;
    size_t n;
    fixture_open(&f, NULL);
    cl_node_id in = formula(&f, "priority in (\"critical\", ' HIGH ')", &at_t);
    const struct cl_node *node = &cl_prog_nodes(f.p, &n)[in];
    assert_int_equal(node->op, CL_X_IN);
    assert_int_equal(node->n_codes, 2);
    assert_true(node->codes[0] == 2 && node->codes[1] == 3);
    /* A word that the data do not have is false where the column is known. */
    cl_node_id none = formula(&f, "priority = \"Medium\"", &at_t);
    assert_int_equal(cl_prog_nodes(f.p, &n)[none].op, CL_X_IF);
    cl_node_id text = formula(&f, "subject is null", &at_t);
    assert_int_equal(cl_prog_nodes(f.p, &n)[text].op, CL_X_NOT);
    fixture_close(&f);
}

static void terms_win_over_extra_columns(void **state) {
    (void)state;
    struct fixture f;
    size_t n;
    fixture_open(&f, NULL);
    cl_node_id late = formula(&f, "is_late", &at_t);
    assert_int_equal(cl_prog_nodes(f.p, &n)[late].op, CL_X_AND);
    fixture_close(&f);
}

static void errors_name_the_place(void **state) {
    (void)state;
    struct fixture f;
    static const struct {
        const char *text, *part;
    } cases[] = {
        {"", "a value is missing at character 1"},
        {"1 +", "a value is missing at character 4"},
        {"(1", "')' is missing"},
        {"1 2", "not understood at character 3"},
        {"csta > 1", "unknown name 'csta': did you mean 'csat'?"},
        {"flor(1)", "did you mean 'floor'?"},
        {"\"High\"", "a text alone"},
        {"priority > \"High\"", "no order"},
        {"csat = \"High\"", "columns of words only"},
        {"priority + 1", "a column of words"},
        {"subject = \"x\"", "columns of words only"},
        {"subject", "know only 'is null'"},
        {"csat in (1, \"x\")", "texts and numbers"},
        {"floor(1, 2)", "wrong number of arguments"},
        {"bit(flags, nothing)", "the name of a flag"},
        {"at(subject)", "held in memory"},
        {"csat is 1", "'null' is missing"},
        {"\"open", "unclosed quote"},
        {"1x", "not a number"},
        {"loop", "in a circle"},
        {"1 and or 2", "a value is missing"},
        {"#", "a value is missing"},
    };
    fixture_open(&f, NULL);
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        cl_node_id node;
        if (cl_formula_parse(f.p, cases[i].text, &at_t, &node, &f.err) != CL_E_USAGE)
            fail_msg("'%s' was taken", cases[i].text);
        if (!strstr(f.err.text, cases[i].part))
            fail_msg("'%s' says: %s", cases[i].text, f.err.text);
    }
    fixture_close(&f);
}

static void nesting_has_a_limit(void **state) {
    (void)state;
    struct fixture f;
    cl_node_id node;
    char deep[4001], minus[4001];
    memset(deep, '(', sizeof deep - 1);
    memset(minus, '-', sizeof minus - 1);
    deep[sizeof deep - 1] = minus[sizeof minus - 1] = '\0';
    fixture_open(&f, NULL);
    assert_int_equal(cl_formula_parse(f.p, deep, &at_t, &node, &f.err), CL_E_USAGE);
    assert_non_null(strstr(f.err.text, "too deeply nested"));
    assert_int_equal(cl_formula_parse(f.p, minus, &at_t, &node, &f.err), CL_E_USAGE);
    char *longer = cl_alloc(70001);
    memset(longer, '1', 70000);
    assert_int_equal(cl_formula_parse(f.p, longer, &at_t, &node, &f.err), CL_E_USAGE);
    free(longer);
    fixture_close(&f);
}

/* What a user would type, as a value; what it says itself is not changed by it. */
static void filters_in_formulas(void **state) {
    (void)state;
    struct fixture f;
    cl_node_id direct, inside;
    fixture_open(&f, NULL);
    assert_int_equal(cl_filter_parse(f.p, "csat>3 -is:late", &at_t, &direct, &f.err), CL_OK);
    inside = formula(&f, "filter(\"csat>3 -is:late\")", &at_t);
    assert_int_equal(inside, direct);
    assert_int_equal(formula(&f, "filter('csat>3') and not filter('is:late')", &at_t),
                     formula(&f, "filter('csat>3') and not is_late", &at_t));
    static const struct {
        const char *text, *part;
    } wrong[] = {
        {"filter(csat > 3)", "a text in quotes"},
        {"filter('csat>3'", "')' is missing"},
        {"filter('csta>3')", "csat"},
        {"filter('is:opne')", "open"},
    };
    for (size_t i = 0; i < CL_LEN(wrong); i++) {
        f.err = (struct cl_err){0};
        assert_int_equal(cl_formula_parse(f.p, wrong[i].text, &at_t, &inside, &f.err), CL_E_USAGE);
        if (strstr(f.err.text, wrong[i].part) == NULL)
            print_error("%s: %s\n", wrong[i].text, f.err.text);
        assert_non_null(strstr(f.err.text, wrong[i].part));
    }
    fixture_close(&f);
}

static void circles_of_filters_end(void **state) {
    (void)state;
    struct fixture f;
    cl_node_id node;
    static const struct cl_term_def terms[] = {
        {.name = "a", .formula = "filter('b:yes')", .help = "A.", .own = true},
        {.name = "b", .formula = "filter('-a:yes')", .help = "B.", .own = true}};
    static const struct cl_vocab vocab = {.terms = terms, .n_terms = CL_LEN(terms)};
    fixture_open(&f, NULL);
    struct cl_prog *p = cl_prog_new(f.arena, cl_prog_table(f.p), &vocab, cl_zone_utc());
    assert_int_equal(cl_formula_parse(p, "a", &at_t, &node, &f.err), CL_E_USAGE);
    assert_non_null(strstr(f.err.text, "[fields] a"));
    assert_non_null(strstr(f.err.text, "[fields] b"));
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic),
        cmocka_unit_test(nodes_are_shared),
        cmocka_unit_test(logic_is_simplified),
        cmocka_unit_test(the_past_folds_where_nothing_changed),
        cmocka_unit_test(words_are_codes),
        cmocka_unit_test(terms_win_over_extra_columns),
        cmocka_unit_test(errors_name_the_place),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(filters_in_formulas),
        cmocka_unit_test(circles_of_filters_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
