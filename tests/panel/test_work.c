/* The panels of work over a made export, from the file to the figures: agents, hours,
 * money, SLA bases, words and unhappy customers. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/panel.h"

#define CASES 960
#define PER_DAY 24 /* one an hour: 40 days */

struct fixture {
    char csv[64], db[64];
    struct cl_states *states;
    struct cl_policy policy;
    struct cl_loaded loaded;
    struct cl_backend *backend;
    struct cl_scope scope;
    struct cl_panel_context ctx;
    struct cl_arena *arena;
    struct cl_err err;
};
static struct fixture f;

/* Day i / 24, hour i % 24.  Ann has the easy cases and Bob the hard ones; every third
 * case is rated 1 or 5; unhappy people write "rude", happy ones "friendly". */
static void put_case(FILE *to, size_t i) {
    size_t hour = i % PER_DAY, day = i / PER_DAY;
    bool hard = (i / 3) % 2 == 0, late = hour >= 22 ? i % 48 < 40 : i % 7 == 0;
    int took = late ? 90 : 2;
    bool rated = i % 3 == 0, low = late || i % 9 == 0;
    fprintf(to, "T%zu,2024-%02zu-%02zu %02zu:05:00,", i, 3 + day / 28, 1 + day % 28, hour);
    size_t end = day * 24 + hour + (size_t)took;
    if (i % 50 == 49) {
        fputs(i == 49 ? ",In Progress" : ",Open", to);
        rated = false;
    } else {
        fprintf(to, "2024-%02zu-%02zu %02zu:05:00,Closed", 3 + end / 24 / 28, 1 + end / 24 % 28,
                end % 24);
    }
    fprintf(to, ",%s,%s,%s,%s",
            hard     ? "Critical"
            : i == 4 ? "P4"
                     : "Low",
            i % 2 == 0 ? "Billing" : "Tech", hard ? "Bob" : "Ann", i % 5 == 0 ? "Refund" : "Login");
    if (rated)
        fprintf(to, ",%d,%d,%s\n", low ? 1 : 5, low ? 3 : 10,
                low ? "the answer was RUDE; the wait too" : "a friendly answer: the best");
    else
        fputs(",,,\n", to);
}

static int setup(void **state) {
    snprintf(f.csv, sizeof f.csv, P_tmpdir "/caseload-work-%d.csv", (int)getpid());
    snprintf(f.db, sizeof f.db, P_tmpdir "/caseload-work-%d.db", (int)getpid());
    FILE *to = fopen(f.csv, "w");
    if (to == NULL)
        return -1;
    fputs("Case ID,Created Date,Closed Date,Status,Priority,Department,Agent,Category,CSAT,NPS,"
          "Feedback\n",
          to);
    for (size_t i = 0; i < CASES; i++)
        put_case(to, i);
    fclose(to);
    f.states = cl_states_new();
    cl_policy_init(&f.policy);
    static const char *path;
    path = f.csv;
    const struct cl_load_options options = {
        .files = &path, .n_files = 1, .db = f.db, .states = f.states, .policy = &f.policy};
    if (cl_load(&options, &f.loaded, &f.err) != CL_OK ||
        cl_backend_open(f.loaded.table, f.loaded.store_path, false, &f.backend, &f.err) != CL_OK) {
        print_error("%s\n", f.err.text);
        return -1;
    }
    *state = &f;
    return 0;
}

static int teardown(void **state) {
    (void)state;
    cl_backend_close(f.backend);
    cl_loaded_done(&f.loaded);
    cl_policy_done(&f.policy);
    cl_states_free(f.states);
    (void)remove(f.csv);
    static const char *const parts[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < CL_LEN(parts); i++) {
        char path[80];
        snprintf(path, sizeof path, "%s%s", f.db, parts[i]);
        (void)remove(path);
    }
    return 0;
}

static int fresh(void **state) {
    bool is_data;
    *state = &f;
    f.arena = cl_arena_new();
    f.scope = (struct cl_scope){.from = CL_NO_TIME, .to = CL_NO_TIME};
    f.ctx = (struct cl_panel_context){
        .backend = f.backend, .scope = &f.scope, .import = &f.loaded.report};
    return cl_scope_as_of(&f.scope, NULL, f.backend->table, &is_data, &f.err) == CL_OK ? 0 : -1;
}

static int done(void **state) {
    (void)state;
    cl_arena_free(f.arena);
    return 0;
}

static struct cl_figure make(const char *id, struct cl_panel_params params) {
    struct cl_panel_want want = {.id = id, .params = params};
    struct cl_figure out;
    enum cl_rc rc = cl_panels_make(&f.ctx, &want, 1, f.arena, &out, &f.err);
    if (rc != CL_OK)
        print_error("%s\n", f.err.text);
    assert_int_equal(rc, CL_OK);
    return out;
}

static size_t column_of(const struct cl_fig_table *t, const char *key) {
    for (size_t c = 0; c < t->n_columns; c++)
        if (t->columns[c].key != NULL && strcmp(t->columns[c].key, key) == 0)
            return c;
    print_error("no column %s\n", key);
    fail();
    return 0;
}

static const struct cl_fig_row *row_of(const struct cl_fig_table *t, const char *label) {
    for (size_t r = 0; r < t->n_rows; r++)
        if (t->rows[r].cells[0].text != NULL && strcmp(t->rows[r].cells[0].text, label) == 0)
            return &t->rows[r];
    print_error("no row %s\n", label);
    fail();
    return NULL;
}

static void says(const char *text, const char *part) {
    if (text == NULL || strstr(text, part) == NULL)
        print_error("'%s' lacks '%s'\n", text != NULL ? text : "NULL", part);
    assert_non_null(text);
    assert_non_null(strstr(text, part));
}

static void agents_have_intervals_and_their_twin(void **state) {
    (void)state;
    struct cl_figure fig = make("agents", (struct cl_panel_params){0});
    const struct cl_fig_table *t = &fig.as.table;
    assert_null(fig.empty);
    assert_int_equal(t->total, 2);
    const struct cl_fig_row *ann = row_of(t, "Ann");
    assert_string_equal(ann->drill, "agent:Ann");
    says(ann->cells[column_of(t, "sla_compliance")].text, "±");
    /* Priorities have one agent each: no case of the other's, nothing to learn. */
    says(ann->cells[column_of(t, "fair_sla_compliance")].text, "#");
    says(ann->say, "(n ");
    says(fig.note, "priority x category");
    assert_non_null(t->columns[column_of(t, "csat_mean")].measure);
    fig = make("agents", (struct cl_panel_params){.sort = "-resolution_mean"});
    size_t c = column_of(&fig.as.table, "resolution_mean");
    assert_int_equal(fig.as.table.columns[c].sorted, -1);
    struct cl_figure up = make("agents", (struct cl_panel_params){.sort = "resolution_mean"});
    assert_string_equal(up.as.table.rows[0].drill, fig.as.table.rows[1].drill);
    fig = make("agents", (struct cl_panel_params){.limit = 1, .offset = 1});
    assert_int_equal(fig.as.table.n_rows, 1);
    assert_int_equal(fig.as.table.offset, 1);
}

static void few_cases_are_dim_and_have_no_place(void **state) {
    (void)state;
    f.scope.filter = "created:2024-03-01";
    struct cl_figure fig = make("agents", (struct cl_panel_params){0});
    const struct cl_fig_table *t = &fig.as.table;
    size_t c = column_of(t, "sla_compliance");
    const struct cl_fig_row *ann = row_of(t, "Ann");
    assert_int_equal(ann->cells[c].role, CL_ROLE_DIM);
    assert_null(strchr(ann->cells[c + 1].text, '#'));
    says(fig.note, "under 20 cases are not ranked");
    fig = make("agent-heat", (struct cl_panel_params){0});
    for (size_t k = 0; k < fig.as.heat.n_cols; k++)
        if (strcmp(fig.as.heat.cols[k], "SLA") == 0) {
            assert_string_equal(fig.as.heat.cells[k].text, "-");
            assert_true(isnan(fig.as.heat.cells[k].heat));
        }
}

static void heat_goes_from_lowest_to_highest(void **state) {
    (void)state;
    struct cl_figure fig = make("agent-heat", (struct cl_panel_params){0});
    const struct cl_fig_heat *h = &fig.as.heat;
    assert_int_equal(h->n_rows, 2);
    for (size_t k = 0; k < h->n_cols; k++) {
        double a = h->cells[k].heat, b = h->cells[h->n_cols + k].heat;
        if (isnan(a) || isnan(b))
            continue;
        assert_true((a == 0 && b == 1) || (a == 1 && b == 0));
    }
    says(h->cells[0].say, "n ");
}

static void the_bad_shift_is_found(void **state) {
    (void)state;
    struct cl_figure fig = make("shift", (struct cl_panel_params){0});
    if (!cl_stats_with_tests())
        skip();
    const char *window = NULL;
    for (size_t i = 0; i < fig.as.items.n; i++)
        if (strstr(fig.as.items.items[i].text, "The hours from") != NULL)
            window = fig.as.items.items[i].drill;
    assert_non_null(window);
    assert_string_equal(window, "hour:22,23");
    fig = make("shift-hours", (struct cl_panel_params){0});
    assert_int_equal(fig.as.columns.n_columns, 24);
    assert_true(fig.as.columns.series[0].points[22] == CASES / 24);
    says(fig.as.columns.drill[22 * fig.as.columns.n_series + 1], "hour:22 is:breached");
}

static void weeks_have_cells_of_their_own(void **state) {
    (void)state;
    struct cl_figure fig = make("hours-volume", (struct cl_panel_params){0});
    double cases = 0;
    assert_int_equal(fig.as.heat.n_rows * fig.as.heat.n_cols, 7 * 24);
    for (size_t i = 0; i < 7 * 24; i++)
        cases += fig.as.heat.cells[i].text != NULL ? strtod(fig.as.heat.cells[i].text, NULL) : 0;
    assert_true(cases == CASES);
    assert_string_equal(fig.as.heat.cells[4 * 24 + 22].drill, "weekday:Fri hour:22");
    /* Six or five cases in each: too few to say anything. */
    fig = make("hours-heat", (struct cl_panel_params){0});
    assert_string_equal(fig.as.heat.cells[4 * 24 + 22].text, "-");
    assert_true(isnan(fig.as.heat.cells[4 * 24 + 22].heat));
    says(fig.as.heat.cells[4 * 24 + 22].say, "breached");
}

static const char *item(const struct cl_figure *fig, const char *label) {
    for (size_t i = 0; i < fig->as.items.n; i++)
        if (strcmp(fig->as.items.items[i].label, label) == 0)
            return fig->as.items.items[i].text;
    fail_msg("no %s", label);
    return "";
}

static bool has_item(const struct cl_figure *fig, const char *label) {
    for (size_t i = 0; i < fig->as.items.n; i++)
        if (strcmp(fig->as.items.items[i].label, label) == 0)
            return true;
    return false;
}

/* The file's own word stands beside ours only where it says something else. */
static void a_case_says_things_once(void **state) {
    (void)state;
    struct cl_figure fig = make("case", (struct cl_panel_params){.case_id = 4});
    assert_true(has_item(&fig, "Priority"));
    assert_false(has_item(&fig, "Priority (file)"));
    fig = make("case", (struct cl_panel_params){.case_id = 5});
    assert_true(has_item(&fig, "Priority (file)"));
    fig = make("case", (struct cl_panel_params){.case_id = 50});
    assert_string_equal(item(&fig, "State"), "in progress");
}

/* Closed after two hours, it was never at risk. */
static void the_clock_ends_with_the_case(void **state) {
    (void)state;
    struct cl_figure fig = make("case_history", (struct cl_panel_params){.case_id = 5});
    assert_true(fig.as.table.n_rows > 0);
    for (size_t r = 0; r < fig.as.table.n_rows; r++)
        assert_string_not_equal(fig.as.table.rows[r].cells[1].text, "at risk from");
    fig = make("case_history", (struct cl_panel_params){.case_id = 50}); /* open */
    bool any = false;
    for (size_t r = 0; r < fig.as.table.n_rows; r++)
        any = any || strcmp(fig.as.table.rows[r].cells[1].text, "at risk from") == 0;
    assert_true(any);
}

static double measure(const char *key, const char *where) {
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    struct cl_question q = {.measures = &m, .n_measures = 1, .where = where};
    struct cl_answer a;
    assert_int_equal(cl_metrics_ask(f.backend, &f.scope, &q, 1, f.arena, &a, &f.err), CL_OK);
    return a.rows[0].values[0].value;
}

static void money_agrees_with_the_measures(void **state) {
    (void)state;
    char text[32];
    struct cl_figure fig = make("money", (struct cl_panel_params){0});
    assert_true(measure("penalty", NULL) > 0);
    cl_unit_format(CL_UNIT_MONEY, measure("penalty", NULL), text);
    says(fig.as.items.items[0].text, text);
    assert_string_equal(fig.as.items.items[1].label, "Critical");
    assert_string_equal(fig.as.items.items[1].drill, "priority:Critical is:breached");
    struct cl_case_for_action action;
    cl_savings_init(&action);
    says(item(&fig, "Cost"), "a default, to be set by hours and rate of [savings]");
    action.hours = 1e6;
    f.ctx.savings = &action;
    fig = make("money", (struct cl_panel_params){0});
    says(item(&fig, "Cost"), "; set by hours and rate of [savings]");
    says(item(&fig, "Low effect"), "does not pay");
    assert_null(strstr(item(&fig, "High effect"), "is back in"));
    says(item(&fig, "Break-even"), "never");
    action.hours = 0;
    f.ctx.savings = &action;
    fig = make("money", (struct cl_panel_params){0});
    const char *cost = NULL;
    for (size_t i = 0; i < fig.as.items.n; i++) {
        if (strcmp(fig.as.items.items[i].label, "Cost") == 0)
            cost = fig.as.items.items[i].text;
        assert_null(strstr(fig.as.items.items[i].text, "inf"));
    }
    says(cost, "n/a");
    fig = make("penalty-by", (struct cl_panel_params){.dimension = "priority"});
    assert_string_equal(fig.as.bars.bars[0].label, "Critical");
}

static void the_three_bases_stand_apart(void **state) {
    (void)state;
    struct cl_figure fig = make("sla-bases", (struct cl_panel_params){0});
    const struct cl_fig_table *t = &fig.as.table;
    static const char *const keys[] = {"sla_compliance", "sla_compliance_resolved",
                                       "sla_compliance_created", "open_overdue_rate"};
    for (size_t i = 0; i < CL_LEN(keys); i++) {
        char text[32];
        cl_unit_format(CL_UNIT_SHARE, measure(keys[i], NULL), text);
        says(row_of(t, "All")->cells[column_of(t, keys[i])].text, text);
    }
    says(row_of(t, "Critical")->say, "480");
    says(fig.note, "±, + or - 95 %");
    says(t->columns[column_of(t, "open_overdue_rate")].title, "of open"); /* not met */
    assert_string_equal(row_of(t, "Critical")->drill, "priority:Critical is:breached");
    assert_string_equal(row_of(t, "All")->drill, "is:breached");
}

static void words_tell_the_sides_apart(void **state) {
    (void)state;
    struct cl_figure fig = make("words", (struct cl_panel_params){0});
    const struct cl_fig_table *t = &fig.as.table;
    assert_null(fig.empty);
    const struct cl_fig_row *rude = row_of(t, "rude"), *friendly = row_of(t, "friendly");
    says(rude->cells[1].text, "low");
    says(friendly->cells[1].text, "high");
    assert_string_equal(rude->drill, "feedback:rude");
    assert_string_equal(rude->cells[column_of(t, "low")].text, "100.0 %");
    assert_string_equal(rude->cells[column_of(t, "high")].text, "0.0 %");
    for (size_t r = 0; r < t->n_rows; r++) {
        assert_string_not_equal(t->rows[r].cells[0].text, "the");
        assert_string_not_equal(t->rows[r].cells[0].text, "answer");
    }
    /* By segment: each department has its own. */
    fig = make("words", (struct cl_panel_params){.dimension = "department"});
    const struct cl_fig_row *billing = row_of(&fig.as.table, "Billing");
    says(billing->drill, "department:Billing feedback:");
    row_of(&fig.as.table, "Tech");
}

static void too_few_texts_say_why(void **state) {
    (void)state;
    f.scope.filter = "created:2024-03-01..2024-03-03";
    struct cl_figure fig = make("words", (struct cl_panel_params){0});
    says(fig.empty, "too few texts");
}

static void masked_texts_give_no_words(void **state) {
    (void)state;
    struct cl_backend *inner, *masked;
    assert_int_equal(cl_backend_open(f.loaded.table, f.loaded.store_path, false, &inner, &f.err),
                     CL_OK);
    assert_int_equal(cl_backend_mask(inner, &masked, &f.err), CL_OK);
    f.ctx.backend = masked;
    struct cl_figure fig = make("words", (struct cl_panel_params){.mask = true});
    says(fig.empty, "--mask");
    assert_int_equal(fig.as.table.n_rows, 0);
    fig = make("detractors", (struct cl_panel_params){.mask = true});
    const struct cl_fig_table *t = &fig.as.table;
    assert_true(t->n_rows > 0);
    for (size_t r = 0; r < t->n_rows; r++)
        assert_null(strstr(t->rows[r].cells[t->n_columns - 1].text, "RUDE"));
    cl_backend_close(masked);
}

static void the_unhappy_come_newest_first(void **state) {
    (void)state;
    struct cl_figure fig = make("detractors", (struct cl_panel_params){.limit = 1000});
    const struct cl_fig_table *t = &fig.as.table;
    size_t rated = column_of(t, "rated_at"), nps = column_of(t, "nps");
    assert_true(t->n_rows > 0);
    assert_int_equal(t->n_rows, (size_t)measure("cases", "is:detractor"));
    for (size_t r = 0; r < t->n_rows; r++) {
        assert_string_equal(t->rows[r].cells[nps].text, "3");
        says(t->rows[r].cells[t->n_columns - 1].text, "RUDE");
        assert_true(t->rows[r].case_id > 0);
        if (r > 0)
            assert_true(strcmp(t->rows[r - 1].cells[rated].text, t->rows[r].cells[rated].text) >=
                        0);
    }
    fig = make("detractors", (struct cl_panel_params){.sort = "rated_at", .limit = 5});
    assert_true(strcmp(fig.as.table.rows[0].cells[rated].text,
                       fig.as.table.rows[4].cells[rated].text) <= 0);
    f.scope.filter = "csat>=5";
    fig = make("detractors", (struct cl_panel_params){0});
    says(fig.empty, "no low rating");
}

static void efficiency_needs_the_interval(void **state) {
    (void)state;
    struct cl_figure fig = make("efficiency", (struct cl_panel_params){.dimension = "department"});
    assert_int_equal(fig.as.table.n_rows, 2);
    f.scope.filter = "created:2024-03-01";
    fig = make("efficiency", (struct cl_panel_params){.dimension = "department"});
    for (size_t r = 0; r < fig.as.table.n_rows; r++)
        assert_string_equal(fig.as.table.rows[r].cells[3].text, "too few cases");
    f.scope.filter = "";
    fig = make("efficiency", (struct cl_panel_params){.dimension = "hour"});
    if (!cl_stats_with_tests())
        skip();
    const struct cl_fig_row *night = row_of(&fig.as.table, "22");
    says(night->cells[3].text, "slow");
    assert_string_equal(night->drill, "hour:22");
}

static void breached_cases_took_longer(void **state) {
    (void)state;
    struct cl_figure fig = make("met-breached", (struct cl_panel_params){0});
    const struct cl_fig_table *t = &fig.as.table;
    const struct cl_fig_row *all = row_of(t, "All");
    double met = measure("resolution_mean", "sla_state:met");
    double late = measure("resolution_mean", "is:closed is:breached");
    char text[32];
    assert_true(late > 20 * met);
    cl_unit_format(CL_UNIT_HOURS, met, text);
    says(all->cells[column_of(t, "met")].text, text);
    cl_unit_format(CL_UNIT_HOURS, late, text);
    says(all->cells[column_of(t, "breached")].text, text);
    snprintf(text, sizeof text, "%.1f times", late / met);
    assert_string_equal(all->cells[column_of(t, "times")].text, text);
    row_of(t, "Critical");
}

static void assert_rows(const struct cl_figure *fig, size_t column, const char *const *labels,
                        size_t n) {
    assert_true(fig->as.table.n_rows >= n);
    for (size_t r = 0; r < n; r++)
        assert_string_equal(fig->as.table.rows[r].cells[column].text, labels[r]);
}

/* A column of words sorts by what it shows, whatever order the rows had; totals stay last. */
static void words_sort_by_what_they_show(void **state) {
    static const char *const people[] = {"Ann", "Bob"}, *const back[] = {"Bob", "Ann"};
    static const char *const places[] = {"Billing", "Tech"}, *const hours[] = {"0", "1", "2", "3"};
    static const char *const ranks[] = {"Low", "Critical", "All"};
    (void)state;
    struct cl_figure fig = make("agents", (struct cl_panel_params){.sort = "agent"});
    assert_rows(&fig, 0, people, 2);
    assert_int_equal(fig.as.table.columns[0].sorted, 1);
    fig = make("agents", (struct cl_panel_params){.sort = "-agent"});
    assert_rows(&fig, 0, back, 2);
    fig = make("sla-bases", (struct cl_panel_params){.dimension = "priority", .sort = "-group"});
    assert_rows(&fig, 0, ranks, 3);
    fig = make("efficiency", (struct cl_panel_params){.dimension = "department", .sort = "group"});
    assert_rows(&fig, 0, places, 2);
    fig = make("efficiency", (struct cl_panel_params){.dimension = "hour", .sort = "group"});
    assert_rows(&fig, 0, hours, 4);
    fig = make("met-breached", (struct cl_panel_params){.sort = "-group"});
    assert_rows(&fig, 0, ranks, 3);
    fig = make("words", (struct cl_panel_params){.sort = "word"});
    const struct cl_fig_table *t = &fig.as.table;
    for (size_t r = 1; r < t->n_rows; r++)
        assert_true(strcmp(t->rows[r - 1].cells[0].text, t->rows[r].cells[0].text) <= 0);
    fig = make("detractors", (struct cl_panel_params){.sort = "agent", .limit = 1000});
    t = &fig.as.table;
    size_t agent = column_of(t, "agent");
    assert_string_equal(t->rows[0].cells[agent].text, "Ann");
    assert_string_equal(t->rows[t->n_rows - 1].cells[agent].text, "Bob");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fresh, done)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(agents_have_intervals_and_their_twin),
        TEST(few_cases_are_dim_and_have_no_place),
        TEST(heat_goes_from_lowest_to_highest),
        TEST(the_bad_shift_is_found),
        TEST(weeks_have_cells_of_their_own),
        TEST(money_agrees_with_the_measures),
        TEST(a_case_says_things_once),
        TEST(the_clock_ends_with_the_case),
        TEST(the_three_bases_stand_apart),
        TEST(words_tell_the_sides_apart),
        TEST(too_few_texts_say_why),
        TEST(masked_texts_give_no_words),
        TEST(the_unhappy_come_newest_first),
        TEST(efficiency_needs_the_interval),
        TEST(breached_cases_took_longer),
        TEST(words_sort_by_what_they_show),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
