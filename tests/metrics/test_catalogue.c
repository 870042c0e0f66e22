/* The registry of measures: complete, in the contract's order, readable. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "small_table.h"

/* What the command line promises, in its order. */
static const char *const contract[] = {"cases",
                                       "open",
                                       "in_progress",
                                       "pending",
                                       "closed",
                                       "void",
                                       "backlog",
                                       "backlog_age_median_days",
                                       "backlog_age_p90_days",
                                       "backlog_age_oldest_days",
                                       "high_risk_open",
                                       "overdue_open",
                                       "at_risk_open",
                                       "unassigned_open",
                                       "wip",
                                       "throughput",
                                       "resolution_mean",
                                       "resolution_median",
                                       "resolution_p90",
                                       "resolution_km_median",
                                       "resolution_days_mean",
                                       "response_mean",
                                       "response_median",
                                       "response_p90",
                                       "unanswered",
                                       "fcr_rate",
                                       "one_touch_rate",
                                       "aht",
                                       "abandon_rate",
                                       "csat_mean",
                                       "csat_satisfied",
                                       "csat_response_rate",
                                       "nps",
                                       "ces_mean",
                                       "escalated",
                                       "escalation_rate",
                                       "reopened",
                                       "reopen_rate",
                                       "utilization",
                                       "occupancy",
                                       "load_index",
                                       "breached",
                                       "sla_compliance",
                                       "sla_breach_rate",
                                       "sla_compliance_resolved",
                                       "sla_compliance_created",
                                       "open_overdue_rate",
                                       "penalty",
                                       "penalty_per_month",
                                       "exposure",
                                       "created",
                                       "closed_in_period",
                                       "net_flow",
                                       "clearance",
                                       "days_to_clear"};

static void in_the_order_of_the_contract(void **state) {
    (void)state;
    for (size_t i = 0; i < CL_LEN(contract); i++) {
        const struct cl_measure *m = cl_measure_at(i);
        assert_non_null(m);
        assert_string_equal(cl_measure_info(m)->key, contract[i]);
        assert_ptr_equal(cl_measure_find(cl_slice(contract[i])), m);
    }
    assert_ptr_equal(cl_measure_find(CL_S("Count")), cl_measure_at(0));
    assert_null(cl_measure_find(CL_S("opne")));
}

static void every_entry_says_what_it_is(void **state) {
    (void)state;
    const struct cl_measure *m;
    for (size_t i = 0; (m = cl_measure_at(i)) != NULL; i++) {
        const struct cl_measure_info *info = cl_measure_info(m);
        size_t len = strlen(info->help);
        assert_true(len > 10 && info->help[len - 1] == '.');
        assert_null(strstr(info->help, ". ")); /* one sentence */
        assert_true(info->label[0] && strlen(info->label) <= 24);
        assert_true(info->formula[0] && info->population[0] && info->source[0]);
        assert_non_null(cl_unit_name(info->unit));
    }
}

/* Every formula of every entry parses, for any kind of period and time axis. */
static void every_entry_can_be_asked(void **state) {
    (void)state;
    static const struct small_case cases[] = {
        {"C1", "Closed", "High", "Billing", "A1", 0, 3, 30, 5, 10, 0}};
    static const enum cl_every every[] = {CL_EVERY_NONE,  CL_EVERY_DAY,     CL_EVERY_WEEK,
                                          CL_EVERY_MONTH, CL_EVERY_QUARTER, CL_EVERY_YEAR};
    struct small_backend b;
    struct cl_arena *arena = cl_arena_new();
    struct cl_err err = {0};
    const struct cl_measure *m[256];
    size_t n = 0;
    small_open(&b, cases, 1, true);
    while ((m[n] = cl_measure_at(n)) != NULL)
        n++;
    for (size_t e = 0; e < CL_LEN(every); e++) {
        for (int period = 0; period < 2; period++) {
            struct cl_scope scope = {.as_of = SMALL_T0 + 40 * SMALL_DAY,
                                     .from = period ? SMALL_T0 : CL_NO_TIME,
                                     .to = period ? SMALL_T0 + 30 * SMALL_DAY : CL_NO_TIME};
            struct cl_question q = {.measures = m,
                                    .n_measures = n,
                                    .every = every[e],
                                    .dims = {"department"},
                                    .totals = true,
                                    .detail = true};
            struct cl_answer a;
            enum cl_rc rc = cl_metrics_ask(&b.base, &scope, &q, 1, arena, &a, &err);
            if (rc != CL_OK)
                print_error("%s\n", err.text);
            assert_int_equal(rc, CL_OK);
            assert_true(a.n_rows > 0);
            for (size_t i = 0; i < n; i++) /* a null says why */
                assert_true(!isnan(a.rows[0].values[i].value) || a.rows[0].values[i].why != NULL);
        }
    }
    cl_arena_free(arena);
    small_close(&b);
}

static void names_of_exclusions(void **state) {
    (void)state;
    assert_string_equal(cl_excl_names[CL_EX_OPEN], "open");
    assert_string_equal(cl_excl_names[CL_EX_UNKNOWN_CLOSE], "unknown_close");
    assert_string_equal(cl_excl_names[CL_EX_NO_INSTANT], "no_instant");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_order_of_the_contract),
        cmocka_unit_test(every_entry_says_what_it_is),
        cmocka_unit_test(every_entry_can_be_asked),
        cmocka_unit_test(names_of_exclusions),
    };
    return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
