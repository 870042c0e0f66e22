/* What the words of the vocabulary count at an instant, over exports so small that
 * the answers can be told by looking. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/backend.h"

#include "data.h"

static double count(const struct data *d, const char *filter, const char *as_of) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_prog *p = cl_prog_new(arena, d->loaded.table, cl_vocabulary(), NULL);
    struct cl_moment m = {.a = CL_NO_TIME, .b = CL_NO_TIME};
    struct cl_backend *b = NULL;
    struct cl_err err = {0};
    struct cl_result out;
    int64_t to;
    cl_node_id exists = 0;
    struct cl_plan plan = {.prog = p};
    static const struct cl_agg agg = {.fn = CL_AGG_COUNT};
    static const struct cl_grouping g = {.aggs = &agg, .n_aggs = 1};
    plan.groupings = &g;
    plan.n_groupings = 1;
    if (cl_parse_when(cl_slice(as_of), cl_zone_utc(), &m.t, &to, &err) != CL_OK ||
        cl_filter_parse(p, filter, &m, &plan.filter, &err) != CL_OK ||
        cl_formula_parse(p, "exists", &m, &exists, &err) != CL_OK ||
        cl_backend_open(d->loaded.table, d->loaded.store_path, false, &b, &err) != CL_OK)
        fail_msg("%s: %s", filter, err.text);
    plan.filter = cl_prog_op(p, CL_X_AND, plan.filter, exists, 0);
    if (b->ops->run(b, &plan, arena, &out, &err) != CL_OK)
        fail_msg("%s: %s", filter, err.text);
    double n = out.groupings[0].values[0];
    cl_backend_close(b);
    cl_arena_free(arena);
    return n;
}

struct expected {
    const char *filter;
    int early, late; /* at two instants */
};

static void check(const struct data *d, const char *early, const char *late,
                  const struct expected *list, size_t n) {
    for (size_t i = 0; i < n; i++) {
        double a = count(d, list[i].filter, early), b = count(d, list[i].filter, late);
        if (a != list[i].early || b != list[i].late)
            fail_msg("%s: %g and %g cases", list[i].filter, a, b);
    }
}

static void states_along_time(void **state) {
    static const char csv[] =
        "case_id,created,closed,status,priority,agent,sla_hours,customer_satisfaction_rating\n"
        "1,2024-01-01 08:00:00,2024-01-01 12:00:00,Closed,High,Ann,8,5\n"
        "2,2024-01-01 08:00:00,2024-01-04 08:00:00,Closed,Low,Ann,24,2\n"
        "3,2024-01-02 08:00:00,,Pending,Critical,,8,\n"
        "4,2024-01-02 08:00:00,,Cancelled,High,Bob,8,\n"
        "5,2024-01-04 10:00:00,,In Progress,Medium,Bob,400,\n"
        "6,2024-01-02 08:00:00,2024-01-03 08:00:00,Open,Low,Bob,400,4\n"
        "7,2024-01-03 08:00:00,,Reopened,Low,Bob,400,\n"
        "8,2024-01-03 08:00:00,,Closed,Low,Bob,400,3\n"
        "9,2024-01-03 09:00:00,,Escalated,High,Bob,40,1\n"
        "10,2024-01-03 09:00:00,,Merged,High,Bob,40,1\n";
    static const struct expected list[] = {
        {"", 5, 9},
        {"is:open", 3, 4},
        {"is:pending", 1, 1},
        {"is:in-progress", 0, 1},
        {"state:open", 2, 3},
        {"is:closed", 1, 4},
        {"is:void", 1, 1},
        {"is:high-risk", 3, 4},
        {"is:open is:high-risk", 1, 2},
        {"is:overdue", 2, 1},
        {"is:breached", 2, 2},
        {"is:at-risk", 0, 1},
        {"is:unassigned", 1, 1},
        {"is:escalated", 0, 1},
        {"is:reopened", 0, 1},
        {"sla_state:met", 1, 2},
        {"sla_state:breached", 2, 2},
        {"sla_state:at-risk", 0, 1},
        {"sla_state:on-track", 1, 2},
        {"age_bucket:0-1d", 2, 1},
        {"age_bucket:1-3d", 1, 3},
    };
    struct data d = {0};
    (void)state;
    data_text(&d, csv);
    check(&d, "2024-01-02T23:00:00Z", "2024-01-04T20:00:00Z", list, CL_LEN(list));
    data_done(&d);
}

/* An event log: at any instant the case is what its newest row so far says. */
static void states_from_history(void **state) {
    static const char csv[] =
        "number,status,priority,assigned_to,opened_at,updated_at,closed_at\n"
        "A,New,Low,,2024-01-01 08:00:00,2024-01-01 08:00:00,\n"
        "A,Pending,High,Ann,2024-01-01 08:00:00,2024-01-03 08:00:00,\n"
        "A,Closed,High,Ann,2024-01-01 08:00:00,2024-01-05 08:00:00,2024-01-05 08:00:00\n"
        "B,Closed,Low,Bob,2024-01-01 09:00:00,2024-01-02 09:00:00,2024-01-02 09:00:00\n"
        "B,Reopened,Low,Bob,2024-01-01 09:00:00,2024-01-04 09:00:00,\n"
        "C,New,Low,Bob,2024-01-01 09:00:00,2024-01-01 09:00:00,\n";
    static const struct expected list[] = {
        {"", 3, 3},
        {"is:open", 2, 3},
        {"is:pending", 0, 1},
        {"is:closed", 1, 0},
        {"is:unassigned", 1, 0},
        {"is:high-risk", 0, 1},
        {"is:reopened", 0, 1},
    };
    struct data d = {0};
    (void)state;
    data_text(&d, csv);
    check(&d, "2024-01-02T12:00:00Z", "2024-01-04T12:00:00Z", list, CL_LEN(list));
    assert_true(count(&d, "is:closed", "2024-01-06") == 1);
    data_done(&d);
}

/* Clocks that stand still: Critical 4 h, High 8 h, Low 72 h, all hours. */
static void clocks_that_pause(void **state) {
    static const char csv[] =
        "number,status,priority,opened_at,updated_at,closed_at\n"
        "A,New,Critical,2024-01-01 08:00:00,2024-01-01 08:00:00,\n"
        "A,Pending,Critical,2024-01-01 08:00:00,2024-01-01 10:00:00,\n"
        "A,In Progress,Critical,2024-01-01 08:00:00,2024-01-02 10:00:00,\n"
        "A,Closed,Critical,2024-01-01 08:00:00,2024-01-02 11:30:00,2024-01-02 11:30:00\n"
        "B,New,High,2024-01-01 08:00:00,2024-01-01 08:00:00,\n"
        "B,Pending,High,2024-01-01 08:00:00,2024-01-01 15:00:00,\n"
        "C,New,High,2024-01-01 08:00:00,2024-01-01 08:00:00,\n"
        "C,Pending,High,2024-01-01 08:00:00,2024-01-01 17:00:00,\n"
        "D,Pending,Low,2024-01-01 08:00:00,2024-01-01 08:00:00,\n"
        "E,New,Critical,2024-01-01 08:00:00,2024-01-01 08:00:00,\n"
        "E,Waiting,Critical,2024-01-01 08:00:00,2024-01-01 11:00:00,\n"
        "E,New,Critical,2024-01-01 08:00:00,2024-01-01 23:00:00,\n";
    /* At noon A, B, C, D and E: paused, near its end, near its end, no history, paused.
     * Four days on: closed in time, paused, breached before, past 72 h, breached. */
    static const struct expected list[] = {
        {"is:paused", 2, 1},         {"sla_state:paused", 2, 1},   {"sla_state:on-track", 3, 0},
        {"sla_state:at-risk", 0, 0}, {"sla_state:breached", 0, 3}, {"sla_state:met", 0, 1},
        {"is:overdue", 0, 3},        {"overrun_bucket:*", 0, 1},   {"overrun_bucket:1-3d", 0, 1},
    };
    struct data d = {0};
    (void)state;
    data_text(&d, csv);
    check(&d, "2024-01-01T12:00:00Z", "2024-01-05T12:00:00Z", list, CL_LEN(list));
    assert_true(count(&d, "is:at-risk", "2024-01-01T14:00:00Z") == 2); /* B and C, 6 of 8 h */
    assert_true(count(&d, "is:at-risk", "2024-01-01T15:00:00Z") == 1); /* B stands still */
    assert_true(count(&d, "is:paused", "2024-01-01T22:59:59Z") == 3);
    assert_true(count(&d, "is:paused", "2024-01-01T23:00:00Z") == 2);
    assert_true(count(&d, "is:overdue id:E", "2024-01-02T00:00:00Z") == 0); /* 4 h just used up */
    assert_true(count(&d, "is:overdue id:E", "2024-01-02T00:00:01Z") == 1);
    data_done(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(states_along_time),
        cmocka_unit_test(states_from_history),
        cmocka_unit_test(clocks_that_pause),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
