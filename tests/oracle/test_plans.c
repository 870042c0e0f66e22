/* Random plans over generated and real exports: the scan and the SQL must give the
 * same answer.  A mismatch prints the seed and the plan.
 * 2,000 plans in all; $CASELOAD_ORACLE_SEED and $CASELOAD_ORACLE_PLANS (per export)
 * override. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/backend.h"
#include "caseload/base/num.h"
#include "caseload/store.h"

#include "data.h"
#include "random_plan.h"

#define RELATIVE 1e-9

static int64_t setting(const char *name, int64_t otherwise) {
    const char *text = getenv(name);
    int64_t v;
    return text && cl_parse_i64(cl_slice(text), &v) ? v : otherwise;
}

static bool same(double a, double b, double scale) {
    if (isnan(a) || isnan(b))
        return isnan(a) && isnan(b);
    double top = fmax(fmax(fabs(a), fabs(b)), scale);
    return a == b || fabs(a - b) <= RELATIVE * top;
}

static void show_sql(const struct random_plan *rp, size_t g, struct cl_arena *arena) {
    struct cl_sql_part *parts;
    size_t n;
    struct cl_err err;
    if (cl_query_sql(&rp->plan, g, arena, &parts, &n, &err) != CL_OK)
        return;
    for (size_t i = 0; i < n; i++)
        print_message("%s;\n", parts[i].sql);
}

static void show_rows(const char *title, const struct cl_rows *rows) {
    print_message("%s: %zu rows\n", title, rows->n);
    for (size_t r = 0; r < rows->n && r < 12; r++) {
        for (size_t i = 0; i < rows->n_keys; i++)
            print_message(" %.17g", rows->keys[r * rows->n_keys + i]);
        print_message(" |");
        for (size_t i = 0; i < rows->n_aggs; i++)
            print_message(" %.17g", rows->values[r * rows->n_aggs + i]);
        print_message("\n");
    }
}

/* Sums of large values of either sign cancel: their error is that of the values. */
static bool same_rows(const struct cl_grouping *g, const struct cl_rows *a,
                      const struct cl_rows *b) {
    if (a->n != b->n || a->n_keys != b->n_keys)
        return false;
    for (size_t i = 0; i < a->n * a->n_keys; i++) {
        if (!same(a->keys[i], b->keys[i], 0))
            return false;
    }
    for (size_t i = 0; i < a->n * a->n_aggs; i++) {
        double scale = g->aggs[i % a->n_aggs].fn == CL_AGG_SUM ? 1e4 : 0;
        if (!same(a->values[i], b->values[i], scale))
            return false;
    }
    return true;
}

struct ids {
    const int64_t *want;
    size_t n, at;
    bool same;
};

static enum cl_rc take_id(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct ids *ids = ctx;
    (void)n;
    (void)err;
    ids->same = ids->same && ids->at < ids->n && ids->want[ids->at] == row[0].i;
    ids->at++;
    return CL_OK;
}

/* The list of cases, as the scan pages it and as SQL selects it. */
static bool same_cases(const struct random_plan *rp, struct cl_backend *b, struct cl_store *store,
                       struct cl_arena *arena) {
    struct cl_err err = {0};
    struct cl_page page;
    struct cl_page_plan plan = {.prog = rp->plan.prog, .filter = rp->plan.filter};
    const char *sql;
    if (b->ops->page(b, &plan, arena, &page, &err) != CL_OK ||
        cl_query_sql_cases(rp->plan.prog, rp->plan.filter, arena, &sql, &err) != CL_OK)
        fail_msg("%s", err.text);
    struct ids ids = {.want = page.case_ids, .n = page.n, .same = true};
    if (cl_store_run(store, sql, NULL, 0, take_id, &ids, &err) != CL_OK)
        fail_msg("%s\n%s", err.text, sql);
    return ids.same && ids.at == ids.n;
}

static void run_plan(const struct data *d, struct cl_backend *scan, struct cl_backend *sql,
                     struct cl_store *store, uint64_t seed) {
    struct random r = {.state = seed};
    struct cl_arena *arena = cl_arena_new();
    struct random_plan rp;
    struct cl_result a, b;
    struct cl_err err = {0};
    random_plan_make(&rp, &r, d->loaded.table, arena);
    if (scan->ops->run(scan, &rp.plan, arena, &a, &err) != CL_OK ||
        sql->ops->run(sql, &rp.plan, arena, &b, &err) != CL_OK) {
        for (size_t g = 0; g < rp.plan.n_groupings; g++)
            show_sql(&rp, g, arena);
        fail_msg("%s, seed %llu:%s\n%s", d->title, (unsigned long long)seed, rp.words.ptr,
                 err.text);
    }
    for (size_t g = 0; g < rp.plan.n_groupings; g++) {
        if (same_rows(&rp.groupings[g], &a.groupings[g], &b.groupings[g]))
            continue;
        show_rows("scan", &a.groupings[g]);
        show_rows("sql", &b.groupings[g]);
        show_sql(&rp, g, arena);
        fail_msg("%s, seed %llu, grouping %zu:%s", d->title, (unsigned long long)seed, g,
                 rp.words.ptr);
    }
    if (a.matched != b.matched || !same_cases(&rp, scan, store, arena))
        fail_msg("%s, seed %llu: other cases match:%s", d->title, (unsigned long long)seed,
                 rp.words.ptr);
    random_plan_done(&rp);
    cl_arena_free(arena);
}

static void run_plans(struct data *d, uint64_t salt, int64_t n_plans) {
    struct cl_backend *scan = NULL, *sql = NULL;
    struct cl_store *store = NULL;
    struct cl_err err = {0};
    uint64_t seed = (uint64_t)setting("CASELOAD_ORACLE_SEED", 20260101) + salt;
    int64_t plans = setting("CASELOAD_ORACLE_PLANS", n_plans);
    if (cl_backend_open(d->loaded.table, d->loaded.store_path, false, &scan, &err) != CL_OK ||
        cl_backend_open(d->loaded.table, d->loaded.store_path, true, &sql, &err) != CL_OK ||
        cl_store_open(d->loaded.store_path, CL_STORE_READ, &store, &err) != CL_OK)
        fail_msg("%s", err.text);
    for (int64_t i = 0; i < plans; i++)
        run_plan(d, scan, sql, store, seed + (uint64_t)i);
    cl_store_close(store);
    cl_backend_close(scan);
    cl_backend_close(sql);
    print_message("%s: %lld plans agree, seeds from %llu\n", d->title, (long long)plans,
                  (unsigned long long)seed);
}

static void generated(void **state) {
    struct data d = {0};
    (void)state;
    data_generate(&d, 250, 7);
    run_plans(&d, 0, 800);
    data_done(&d);
}

/* Working hours, targets for all, pauses from the history. */
static void working_hours(struct cl_policy *p) {
    static const char *const lines[][3] = {
        {"calendar office", "zone", "Europe/Lisbon"},
        {"calendar office", "weekdays", "09:00-12:30, 14:00-18:00"},
        {"calendar office", "saturday", "22:00-06:00"},
        {"calendar office", "holidays", "2016-03-25"},
        {"policy urgent", "filter", "priority:critical,high -channel:email"},
        {"policy urgent", "all", "6h"},
        {"policy urgent", "response", "1h"},
        {"policy urgent", "calendar", "office"},
        {"policy rest", "all", "30h"},
        {"policy rest", "response", "4h"},
        {"policy rest", "calendar", "office"},
        {"policy rest", "from", "2016-03-10"}};
    struct cl_err err = {0};
    unsigned line;
    cl_policy_init(p);
    for (size_t i = 0; i < CL_LEN(lines); i++)
        if (cl_policy_set(p, lines[i][0], lines[i][1], lines[i][2], &err) != CL_OK)
            fail_msg("%s", err.text);
    if (cl_policy_ready(p, &line, &err) != CL_OK)
        fail_msg("%s", err.text);
}

static void event_log(void **state) {
    struct cl_policy policy;
    struct data d = {.policy = &policy};
    (void)state;
    working_hours(&policy);
    if (!data_real(&d, "snow-uci-6k", "snow-uci-6k/incident_event_log.csv")) {
        cl_policy_done(&policy);
        skip();
    }
    run_plans(&d, 1000000, 400); /* the largest */
    data_done(&d);
    cl_policy_done(&policy);
}

static void portuguese(void **state) {
    struct data d = {0};
    (void)state;
    if (!data_real(&d, "pt-suporte", "pt-suporte/tickets.csv"))
        skip();
    run_plans(&d, 2000000, 800);
    data_done(&d);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated),
        cmocka_unit_test(event_log),
        cmocka_unit_test(portuguese),
    };
    if (argc > 1) /* one export alone, so that they run side by side */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
