/* Six real exports from the file to the figures: the numbers that their makers'
 * data hold, and every panel of each. Skipped where the exports are not there. */
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

struct number {
    const char *key;
    double value;
    uint64_t n;
};
#define NULL_VALUE ((double)NAN)
static const struct {
    const char *file;
    struct number numbers[12]; /* key NULL ends */
} exports[] = {
    {"exl-service-ops/exl_operations_cases.csv",
     {{"cases", 30000, 30000},
      {"open", 5050, 30000},
      {"void", 269, 30000},
      {"high_risk_open", 1254, 30000},
      {"overdue_open", 5042, 5050},
      {"resolution_mean", 48.56286212065962, 24681},
      {"sla_compliance", 24635.0 / 29677, 29677},
      {"breached", 5042, 29731},
      {"reopen_rate", 2902.0 / 25191, 25191},
      {"penalty", 318800, 29731}}},
    {"kaggle-tickets/customer_support_tickets.csv",
     {{"cases", 8469, 8469},
      {"open", 5700, 8469},
      {"csat_mean", 8283.0 / 2769, 2769},
      {"created", NULL_VALUE, 0},
      {"response_mean", NULL_VALUE, 0}}},
    {"callcenter-ccd/Call_Center.csv",
     {{"response_mean", 97805.0 / 1455 / 60, 1455},
      {"aht", 329011.0 / 1455 / 60, 1455},
      {"abandon_rate", 317.0 / 1772, 1772},
      {"fcr_rate", 1311.0 / 1772, 1772},
      {"open", NULL_VALUE, 0}}},
    {"nyc311-2022/311_Service_Requests_from_2010_to_Present.csv",
     {{"cases", 924, 924}, {"closed", 480, 924}, {"sla_compliance", NULL_VALUE, 0}}},
    {"snow-uci-6k/incident_event_log.csv",
     {{"cases", 890, 890},
      {"closed", 890, 890},
      {"breached", 395, 890},
      {"sla_compliance", 495.0 / 890, 890},
      {"reopened", 10, 890}}},
    {"pt-suporte/tickets.csv",
     {{"resolution_mean", 22.1, 200}, {"reopened", 44, 200}, {"breached", 95, 200}}},
};

static const char *path_of(struct cl_arena *arena, const char *file) {
    const char *data = getenv("CASELOAD_TEST_DATA"), *root = getenv("CASELOAD_TEST_ROOT");
    const char *path = data != NULL ? cl_arena_printf(arena, "%s/%s", data, file)
                                    : cl_arena_printf(arena, "%s/../shared/data/%s",
                                                      root != NULL ? root : ".", file);
    return access(path, R_OK) == 0 ? path : NULL;
}

static void check_numbers(struct cl_backend *b, const struct cl_scope *scope,
                          const struct number *numbers, struct cl_arena *arena) {
    struct cl_err err = {0};
    for (size_t i = 0; i < 12 && numbers[i].key != NULL; i++) {
        const struct cl_measure *m = cl_measure_find(cl_slice(numbers[i].key));
        struct cl_question q = {.measures = &m, .n_measures = 1, .detail = true};
        struct cl_answer a;
        assert_int_equal(cl_metrics_ask(b, scope, &q, 1, arena, &a, &err), CL_OK);
        const struct cl_value *v = &a.rows[0].values[0];
        bool same = isnan(numbers[i].value) ? isnan(v->value) && v->why != NULL
                                            : fabs(v->value - numbers[i].value) < 1e-9;
        if (!same || v->n != numbers[i].n)
            print_error("%s: %.17g, n %llu\n", numbers[i].key, v->value, (unsigned long long)v->n);
        assert_true(same);
        assert_int_equal(v->n, numbers[i].n);
    }
}

static void make_all(const struct cl_panel_context *ctx, struct cl_arena *arena) {
    struct cl_panel_want wants[128];
    struct cl_figure figures[128];
    struct cl_err err = {0};
    const struct cl_panel_info *p;
    size_t n = 0;
    for (; (p = cl_panel_at(n)) != NULL; n++)
        wants[n] = (struct cl_panel_want){.id = p->id, .params = {.case_id = 1, .limit = 20}};
    enum cl_rc rc = cl_panels_make(ctx, wants, n, arena, figures, &err);
    if (rc != CL_OK)
        print_error("%s\n", err.text);
    assert_int_equal(rc, CL_OK);
    for (size_t i = 0; (p = cl_panel_at(i)) != NULL; i++)
        assert_true(figures[i].title[0] != '\0');
}

static void check_export(const char *path, const struct number *numbers, struct cl_arena *arena) {
    char db[64];
    snprintf(db, sizeof db, P_tmpdir "/caseload-exports-%d.db", (int)getpid());
    struct cl_err err = {0};
    struct cl_policy policy;
    struct cl_states *states = cl_states_new();
    struct cl_loaded loaded;
    struct cl_backend *b;
    cl_policy_init(&policy);
    struct cl_load_options options = {
        .files = &path, .n_files = 1, .db = db, .states = states, .policy = &policy};
    enum cl_rc rc = cl_load(&options, &loaded, &err);
    if (rc != CL_OK)
        print_error("%s\n", err.text);
    assert_int_equal(rc, CL_OK);
    assert_int_equal(cl_backend_open(loaded.table, loaded.store_path, false, &b, &err), CL_OK);
    struct cl_scope scope = {.from = CL_NO_TIME, .to = CL_NO_TIME};
    bool is_data;
    assert_int_equal(cl_scope_as_of(&scope, "data", loaded.table, &is_data, &err), CL_OK);
    check_numbers(b, &scope, numbers, arena);
    struct cl_panel_context ctx = {
        .backend = b, .scope = &scope, .import = &loaded.report, .as_of_is_data = true};
    make_all(&ctx, arena);
    cl_backend_close(b);
    cl_loaded_done(&loaded);
    cl_states_free(states);
    unlink(db);
}

static void six_exports(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    size_t found = 0;
    for (size_t i = 0; i < CL_LEN(exports); i++) {
        const char *path = path_of(arena, exports[i].file);
        found += path != NULL;
        if (path != NULL)
            check_export(path, exports[i].numbers, arena);
    }
    cl_arena_free(arena);
    if (found == 0) {
        print_message("the real exports are not there\n");
        skip();
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(six_exports)};
    return cmocka_run_group_tests_name("exports", tests, NULL, NULL);
}
