/* How one case stands to its targets: when it is due and by which clock, what is left
 * of it on that clock and on the wall. */
#include <math.h>

#include "case.h"

enum cl_rc panel_case_missing(const struct cl_panel_job *job) {
    return cl_fail(job->err, CL_E_NOTFOUND, "case number %lld: not in this store",
                   (long long)job->params->case_id);
}

const char *panel_duration(struct cl_arena *arena, double secs) {
    char text[32];
    if (isnan(secs))
        return NULL;
    cl_unit_format(CL_UNIT_HOURS, secs / 3600, text);
    return cl_arena_str(arena, text);
}

/* A formula's value for this one case. */
static enum cl_rc evaluate(struct cl_panel_job *job, const char *const *formulas, size_t n,
                           double *out) {
    const struct cl_scope *s = job->ctx->scope;
    struct cl_backend *b = job->ctx->backend;
    struct cl_moment m = {.t = s->as_of, .a = CL_NO_TIME, .b = CL_NO_TIME};
    struct cl_prog *p = cl_prog_new(job->arena, b->table, cl_vocabulary(),
                                    s->zone != NULL ? s->zone : cl_zone_utc());
    cl_node_id *cols = cl_arena_array(job->arena, n, sizeof *cols);
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; rc == CL_OK && i < n; i++)
        rc = cl_formula_parse(p, formulas[i], &m, &cols[i], job->err);
    if (rc != CL_OK)
        return rc;
    struct cl_page_plan plan = {.prog = p, .cols = cols, .n_cols = n, .limit = 1};
    cl_node_id record;
    rc = cl_formula_parse(p, "record", &m, &record, job->err);
    plan.filter = cl_prog_op(p, CL_X_EQ, record, cl_prog_const(p, (double)job->params->case_id), 0);
    struct cl_page page;
    if (rc == CL_OK)
        rc = b->ops->page(b, &plan, job->arena, &page, job->err);
    if (rc == CL_OK && page.n == 0)
        return panel_case_missing(job);
    for (size_t i = 0; rc == CL_OK && i < n; i++)
        out[i] = page.values[i];
    return rc;
}

enum {
    STATE,
    BREACHED,
    AT_RISK,
    TARGET,
    DUE,
    BREACH,
    RESOLVE,
    RESPONSE,
    PENALTY,
    AGE,
    FLAGS,
    BASIS,
    PAUSED,
    PAUSE_FROM,
    ELAPSED,
    RULE,
    PLAIN,
    OVERRUN,
    RESPONSE_DUE,
    RESPONSE_BREACHED,
    RESPONSE_MET,
    CLOCKS
};
static const char *const clocks[CLOCKS] = {[STATE] = "state",
                                           [BREACHED] = "coalesce(is_breached, 0)",
                                           [AT_RISK] = "coalesce(is_at_risk, 0)",
                                           [TARGET] = "target_secs",
                                           [DUE] = "due_at",
                                           [BREACH] = "breach_at",
                                           [RESOLVE] = "resolve_secs",
                                           [RESPONSE] = "response_secs",
                                           [PENALTY] = "penalty",
                                           [AGE] = "age_secs",
                                           [FLAGS] = "flags",
                                           [BASIS] = "sla_basis",
                                           [PAUSED] = "coalesce(is_paused, 0)",
                                           [PAUSE_FROM] = "pause_from",
                                           [ELAPSED] = "elapsed_secs",
                                           [RULE] = "policy_rule",
                                           [PLAIN] = "plain_clock",
                                           [OVERRUN] = "overrun",
                                           [RESPONSE_DUE] = "response_due_at",
                                           [RESPONSE_BREACHED] = "is_response_breached",
                                           [RESPONSE_MET] = "is_response_met"};

static const char *const basis_words[] = {"", "from the SLA column", "from the due column",
                                          "from a policy", "from the priority"};

static const struct cl_policy_rule *rule_of(const double *v) {
    return v[RULE] > 0 ? cl_policy_rule_at(cl_policy_used(), (size_t)v[RULE] - 1) : NULL;
}

/* The calendar of the target; a column and a due date have all hours. */
static const struct cl_calendar *calendar_of(const double *v, const char **name) {
    const struct cl_policy_rule *rule = rule_of(v);
    bool own = v[BASIS] == CL_SLA_COLUMN || v[BASIS] == CL_SLA_DUE;
    *name = rule != NULL ? rule->calendar_name : "";
    return own || rule == NULL ? NULL : rule->calendar;
}

/* How the clock runs, and why it pauses or not. */
static void clock_item(struct cl_panel_job *job, struct cl_panel_items *l, const double *v) {
    struct cl_arena *arena = job->arena;
    const struct cl_table *t = job->ctx->backend->table;
    const char *name, *pause, *hours = "24 hours, 7 days";
    const char *history = cl_table_attr(t, "has_history");
    if (calendar_of(v, &name) != NULL)
        hours = cl_arena_printf(arena, "hours of %s", name);
    if (v[BASIS] == CL_SLA_DUE)
        pause = "the file's own due date";
    else if (cl_policy_never_pauses(cl_policy_used()))
        pause = "never pauses";
    else if (v[PAUSED] > 0)
        pause = "paused";
    else if (!isnan(v[PAUSE_FROM]))
        pause = "pauses while the status says pending";
    else if (history != NULL && strcmp(history, "1") == 0)
        pause = "cannot pause: no status history of this case";
    else
        pause = "cannot pause: no status history";
    cl_panel_item(l, v[PAUSED] > 0 ? CL_ROLE_ACCENT : CL_ROLE_DIM, "Clock",
                  cl_arena_printf(arena, "%s; %s", hours, pause), NULL);
}

/* The target, and how its clock runs. */
static void target_items(struct cl_panel_job *job, struct cl_panel_items *l, const double *v) {
    struct cl_arena *arena = job->arena;
    const struct cl_policy_rule *rule = rule_of(v);
    if (isnan(v[DUE]) && (isnan(v[TARGET]) || isnan(v[PAUSE_FROM]))) {
        cl_panel_item(l, CL_ROLE_DIM, "SLA", "no target", NULL);
        return;
    }
    size_t basis = v[BASIS] >= 0 ? (size_t)v[BASIS] : 0;
    if (basis >= CL_LEN(basis_words))
        basis = 0;
    const char *from = basis == CL_SLA_POLICY && rule != NULL
                           ? cl_arena_printf(arena, "from the policy %s", rule->name)
                           : basis_words[basis];
    const char *target = panel_duration(arena, v[TARGET]);
    const char *due =
        isnan(v[DUE]) ? "not due while paused"
                      : cl_arena_printf(arena, "due %s", cl_panel_instant(job, (int64_t)v[DUE]));
    cl_panel_item(l, CL_ROLE_TEXT, "SLA",
                  cl_arena_printf(arena, "%s%s%s%s%s", target != NULL ? target : "",
                                  target != NULL ? ", " : "", due, *from ? ", " : "", from),
                  NULL);
    clock_item(job, l, v);
}

/* What is left on the clock, which is not what is left on the wall. */
static void left_items(struct cl_panel_job *job, struct cl_panel_items *l, const double *v) {
    struct cl_arena *arena = job->arena;
    double t = (double)job->ctx->scope->as_of;
    enum cl_role role = v[AT_RISK] > 0 ? CL_ROLE_WARN : CL_ROLE_GOOD;
    const char *name;
    const struct cl_calendar *cal = calendar_of(v, &name);
    if (!isnan(v[BREACH]))
        cl_panel_item(
            l, role, "Left",
            cl_panel_left(arena, (v[BREACH] < v[DUE] || isnan(v[DUE]) ? v[BREACH] : v[DUE]) - t),
            NULL);
    if (v[PAUSED] > 0 && isnan(v[DUE]) && !isnan(v[ELAPSED]))
        cl_panel_item(l, CL_ROLE_GOOD, "On the clock",
                      cl_arena_printf(arena, "%s left when it goes on",
                                      panel_duration(arena, v[TARGET] - v[ELAPSED])),
                      NULL);
    else if (cal != NULL && v[DUE] > t)
        cl_panel_item(l, role, "On the clock",
                      cl_arena_printf(arena, "%s left in the hours of %s",
                                      panel_duration(arena, (double)cl_calendar_between(
                                                                cal, (int64_t)t, (int64_t)v[DUE])),
                                      name),
                      NULL);
}

static void response_item(struct cl_panel_job *job, struct cl_panel_items *l, const double *v) {
    if (isnan(v[RESPONSE_DUE]))
        return;
    bool late = v[RESPONSE_BREACHED] > 0, met = v[RESPONSE_MET] > 0;
    cl_panel_item(l,
                  late  ? CL_ROLE_BAD
                  : met ? CL_ROLE_GOOD
                        : CL_ROLE_TEXT,
                  "Response SLA",
                  cl_arena_printf(job->arena, "due %s%s",
                                  cl_panel_instant(job, (int64_t)v[RESPONSE_DUE]),
                                  late  ? ", breached"
                                  : met ? ", met"
                                        : ""),
                  NULL);
}

static void breach_items(struct cl_panel_job *job, struct cl_panel_items *l, const double *v,
                         bool open) {
    struct cl_arena *arena = job->arena;
    double t = (double)job->ctx->scope->as_of;
    cl_panel_item(
        l, CL_ROLE_BAD, open ? "Overdue" : "Breached",
        open ? cl_panel_left(arena, (v[BREACH] < v[DUE] || isnan(v[DUE]) ? v[BREACH] : v[DUE]) - t)
             : cl_panel_instant(job, (int64_t)v[BREACH]),
        NULL);
    if (v[OVERRUN] > 0 && v[PLAIN] == 0)
        cl_panel_item(l, CL_ROLE_BAD, "Overrun",
                      cl_arena_printf(arena, "%s on its clock", panel_duration(arena, v[OVERRUN])),
                      NULL);
}

static void put_items(struct cl_panel_job *job, struct cl_panel_items *l, const double *v) {
    struct cl_arena *arena = job->arena;
    bool open = v[STATE] >= CL_STATE_OPEN && v[STATE] <= CL_STATE_PENDING;
    if (isnan(v[STATE]))
        cl_panel_item(l, CL_ROLE_WARN, "State", "not created yet at this instant", NULL);
    else
        cl_panel_item(l, open ? CL_ROLE_ACCENT : CL_ROLE_TEXT, "State",
                      (int)v[STATE] == CL_STATE_IN_PROGRESS /* whose name is for filters */
                          ? "in progress"
                          : cl_state_name((enum cl_state)v[STATE]),
                      NULL);
    if (!isnan(v[AGE]))
        cl_panel_item(l, CL_ROLE_TEXT, "Age", cl_panel_age(arena, v[AGE]), NULL);
    target_items(job, l, v);
    if (v[BREACHED] > 0)
        breach_items(job, l, v, open);
    else if (open)
        left_items(job, l, v);
    if (!open && v[PLAIN] == 0 && !isnan(v[ELAPSED]))
        cl_panel_item(l, CL_ROLE_TEXT, "On the clock",
                      cl_arena_printf(arena, "%s of %s", panel_duration(arena, v[ELAPSED]),
                                      panel_duration(arena, v[TARGET])),
                      NULL);
    response_item(job, l, v);
    if (v[PENALTY] > 0) {
        char text[32];
        cl_unit_format(CL_UNIT_MONEY, v[PENALTY], text);
        cl_panel_item(l, CL_ROLE_TEXT, v[BREACHED] > 0 ? "Penalty" : "If breached",
                      cl_arena_str(arena, text), NULL);
    }
    const char *took = panel_duration(arena, v[RESOLVE]);
    cl_panel_item(l, took != NULL ? CL_ROLE_TEXT : CL_ROLE_DIM, "Resolution",
                  took != NULL ? took
                  : open       ? "— open, not counted in averages"
                               : "— unknown, not counted in averages",
                  NULL);
}

enum cl_rc panel_clock_items(struct cl_panel_job *job, struct cl_panel_items *l, double *flags) {
    double v[CLOCKS];
    enum cl_rc rc = evaluate(job, clocks, CLOCKS, v);
    if (rc == CL_OK)
        put_items(job, l, v);
    *flags = rc == CL_OK ? v[FLAGS] : (double)NAN;
    return rc;
}

enum cl_rc cl_panel_case_clocks(const struct cl_panel_context *ctx, int64_t case_id,
                                struct cl_arena *arena, struct cl_figure *figure,
                                struct cl_err *err) {
    const struct cl_panel_params params = {.case_id = case_id};
    struct cl_panel_job job = {.ctx = ctx, .params = &params, .arena = arena, .err = err};
    struct cl_panel_items l = {.arena = arena};
    double flags;
    enum cl_rc rc = panel_clock_items(&job, &l, &flags);
    *figure = (struct cl_figure){.kind = CL_FIG_FACTS, .title = "Clocks"};
    figure->as.items.items = l.items;
    figure->as.items.n = l.n;
    return rc;
}
