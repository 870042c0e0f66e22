/* One case: its fields, how it stands to its target, and what happened to it. */
#include <math.h>
#include <stdlib.h>

#include "caseload/base/num.h"

#include "panel.h"

/* The row of a case number, by halving: case numbers ascend. */
static bool find_row(const struct cl_table *t, int64_t case_id, size_t *out) {
    const int64_t *ids = cl_table_case_ids(t);
    size_t lo = 0, hi = cl_table_rows(t);
    while (ids != NULL && lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (ids[mid] < case_id)
            lo = mid + 1;
        else
            hi = mid;
    }
    *out = lo;
    return ids != NULL && lo < cl_table_rows(t) && ids[lo] == case_id;
}

static enum cl_rc not_found(const struct cl_panel_job *job) {
    return cl_fail(job->err, CL_E_NOTFOUND, "case number %lld: not in this store",
                   (long long)job->params->case_id);
}

static const char *duration(struct cl_arena *arena, double secs) {
    char text[32];
    if (isnan(secs))
        return NULL;
    cl_unit_format(CL_UNIT_HOURS, secs / 3600, text);
    return cl_arena_str(arena, text);
}

static const char *value_text(struct cl_panel_job *job, const struct cl_column *c,
                              enum cl_type type, size_t row) {
    char text[32];
    struct cl_slice word;
    switch (c->kind) {
    case CL_KIND_CODE:
        word = c->v.codes != NULL && c->dict != NULL ? cl_dict_word(c->dict, c->v.codes[row])
                                                     : (struct cl_slice){NULL, 0};
        return word.ptr != NULL ? cl_arena_strn(job->arena, word.ptr, word.len) : NULL;
    case CL_KIND_TIME:
        return cl_panel_instant(job, c->v.times[row]);
    case CL_KIND_REAL:
        if (isnan(c->v.reals[row]))
            return NULL;
        if (type == CL_T_SECS)
            return duration(job->arena, c->v.reals[row]);
        cl_format_real(c->v.reals[row], text);
        return cl_arena_str(job->arena, text);
    case CL_KIND_FLAG:
        return c->v.flags[row] < 0 ? NULL : c->v.flags[row] ? "yes" : "no";
    }
    return NULL;
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
        return not_found(job);
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
    const char *target = duration(arena, v[TARGET]);
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
                                      duration(arena, v[TARGET] - v[ELAPSED])),
                      NULL);
    else if (cal != NULL && v[DUE] > t)
        cl_panel_item(l, role, "On the clock",
                      cl_arena_printf(arena, "%s left in the hours of %s",
                                      duration(arena, (double)cl_calendar_between(cal, (int64_t)t,
                                                                                  (int64_t)v[DUE])),
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
                      cl_arena_printf(arena, "%s on its clock", duration(arena, v[OVERRUN])), NULL);
}

static void clock_items(struct cl_panel_job *job, struct cl_panel_items *l, const double *v) {
    struct cl_arena *arena = job->arena;
    bool open = v[STATE] >= CL_STATE_OPEN && v[STATE] <= CL_STATE_PENDING;
    if (isnan(v[STATE]))
        cl_panel_item(l, CL_ROLE_WARN, "State", "not created yet at this instant", NULL);
    else
        cl_panel_item(l, open ? CL_ROLE_ACCENT : CL_ROLE_TEXT, "State",
                      cl_state_name((enum cl_state)v[STATE]), NULL);
    if (!isnan(v[AGE]))
        cl_panel_item(l, CL_ROLE_TEXT, "Age", cl_panel_age(arena, v[AGE]), NULL);
    target_items(job, l, v);
    if (v[BREACHED] > 0)
        breach_items(job, l, v, open);
    else if (open)
        left_items(job, l, v);
    response_item(job, l, v);
    if (v[PENALTY] > 0) {
        char text[32];
        cl_unit_format(CL_UNIT_MONEY, v[PENALTY], text);
        cl_panel_item(l, CL_ROLE_TEXT, v[BREACHED] > 0 ? "Penalty" : "If breached",
                      cl_arena_str(arena, text), NULL);
    }
    const char *took = duration(arena, v[RESOLVE]);
    cl_panel_item(l, took != NULL ? CL_ROLE_TEXT : CL_ROLE_DIM, "Resolution",
                  took != NULL ? took
                  : open       ? "— open, not counted in averages"
                               : "— unknown, not counted in averages",
                  NULL);
}

static void flag_items(struct cl_panel_items *l, double flags) {
    if (isnan(flags))
        return;
    for (size_t f = 0; f < CL_FLAG_COUNT; f++)
        if ((uint64_t)flags >> f & 1)
            cl_panel_item(l, CL_ROLE_WARN, cl_flags[f].name, cl_flags[f].help, NULL);
}

static void drill_word(struct cl_panel_items *l, struct cl_panel_job *job,
                       const struct cl_column *c, const char *text) {
    const char *drill = NULL;
    if (c->kind == CL_KIND_CODE && c->dict != NULL && text != NULL)
        drill = cl_filter_term(job->arena, c->name, cl_slice(text));
    cl_panel_item(l, text != NULL ? CL_ROLE_TEXT : CL_ROLE_DIM, c->title, text != NULL ? text : "∅",
                  drill);
}

/* Text columns of the case, the id first. */
static enum cl_rc text_items(struct cl_panel_job *job, struct cl_panel_items *l, bool id) {
    const struct cl_table *t = job->ctx->backend->table;
    struct cl_backend *b = job->ctx->backend;
    uint16_t n = cl_table_columns(t);
    const char **names = cl_arena_array(job->arena, n + 1u, sizeof *names);
    const char **titles = cl_arena_array(job->arena, n + 1u, sizeof *titles);
    size_t n_names = 0;
    for (uint16_t i = 0; i < n; i++) {
        const struct cl_column *c = cl_table_column(t, i);
        bool text = c->name != NULL && c->mapped && c->kind == CL_KIND_CODE && c->dict == NULL;
        if (!text || (i == CL_COL_ID) != id)
            continue;
        names[n_names] = c->name;
        titles[n_names++] = c->title;
    }
    struct cl_text_cells cells;
    if (n_names == 0)
        return CL_OK;
    enum cl_rc rc =
        b->ops->texts(b, &job->params->case_id, 1, names, n_names, job->arena, &cells, job->err);
    for (size_t i = 0; rc == CL_OK && i < n_names; i++)
        if (cells.cells[i].ptr != NULL)
            cl_panel_item(l, id ? CL_ROLE_ACCENT : CL_ROLE_TEXT, titles[i],
                          cl_arena_strn(job->arena, cells.cells[i].ptr, cells.cells[i].len), NULL);
    return rc;
}

static enum cl_rc make_case(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_table *t = job->ctx->backend->table;
    struct cl_panel_items l = {.arena = job->arena};
    double v[CLOCKS];
    size_t row;
    if (!find_row(t, job->params->case_id, &row))
        return not_found(job);
    enum cl_rc rc = evaluate(job, clocks, CLOCKS, v);
    if (rc == CL_OK)
        rc = text_items(job, &l, true);
    if (rc != CL_OK)
        return rc;
    clock_items(job, &l, v);
    for (uint16_t i = 0; i < cl_table_columns(t); i++) {
        const struct cl_column *c = cl_table_column(t, i);
        bool raw = c->name != NULL && c->mapped && !c->derived && strcmp(c->name, "flags") != 0;
        if (!raw || (c->kind == CL_KIND_CODE && c->dict == NULL))
            continue;
        enum cl_type type = i < CL_COL_COUNT ? cl_columns[i].type : CL_T_WORD;
        drill_word(&l, job, c, value_text(job, c, type, row));
    }
    rc = text_items(job, &l, false);
    flag_items(&l, v[FLAGS]);
    out->as.items.items = l.items;
    out->as.items.n = l.n;
    return rc;
}

/* ---- what happened ---- */

struct moment {
    int64_t at;
    size_t place;
    const char *what, *change;
    enum cl_role role;
};

static int compare_moments(const void *x, const void *y) {
    const struct moment *a = x, *b = y;
    if (a->at != b->at)
        return (a->at > b->at) - (a->at < b->at);
    return (a->place > b->place) - (a->place < b->place);
}

static size_t milestones(const struct cl_panel_job *job, size_t row, struct moment *out) {
    static const struct {
        const char *column, *what;
        enum cl_role role;
    } stones[] = {
        {"created", "created", CL_ROLE_ACCENT},
        {"first_response", "first response", CL_ROLE_GOOD},
        {"at_risk_at", "at risk from", CL_ROLE_DIM},
        {"breach_at", "target passed", CL_ROLE_BAD},
        {"resolved", "resolved", CL_ROLE_GOOD},
        {"closed", "closed", CL_ROLE_GOOD},
        {"rated", "rated", CL_ROLE_TEXT},
    };
    const struct cl_table *t = job->ctx->backend->table;
    size_t n = 0;
    for (size_t i = 0; i < CL_LEN(stones); i++) {
        uint16_t id = cl_table_find(t, cl_slice(stones[i].column));
        if (id == CL_NO_COLUMN || cl_table_column(t, id)->kind != CL_KIND_TIME)
            continue;
        int64_t at = cl_table_column(t, id)->v.times[row];
        if (at == CL_NO_TIME)
            continue;
        out[n] =
            (struct moment){.at = at, .place = n, .what = stones[i].what, .role = stones[i].role};
        n++;
    }
    return n;
}

static const char *or_empty(struct cl_arena *arena, struct cl_slice s) {
    return s.ptr != NULL ? cl_arena_strn(arena, s.ptr, s.len) : "∅";
}

static void put_timeline(struct cl_panel_job *job, const struct moment *m, size_t n,
                         struct cl_fig_table *out) {
    static const struct cl_fig_column columns[] = {{.title = "When", .width = 16},
                                                   {.title = "What", .width = 16},
                                                   {.title = "Change", .width = 30, .drop = 1}};
    uint64_t limit = job->params->limit ? job->params->limit : n;
    uint64_t from = job->params->offset < n ? job->params->offset : n;
    struct cl_fig_row *rows = cl_arena_array(job->arena, n + 1, sizeof *rows);
    for (size_t i = from; i < n && out->n_rows < limit; i++) {
        struct cl_fig_cell *cells = cl_arena_array(job->arena, CL_LEN(columns), sizeof *cells);
        const char *when = cl_panel_instant(job, m[i].at);
        cells[0] = cl_cell(when != NULL ? when : "—", CL_ROLE_DIM);
        cells[1] = cl_cell(m[i].what, m[i].role);
        cells[2] = cl_cell(m[i].change != NULL ? m[i].change : "", CL_ROLE_TEXT);
        rows[out->n_rows++] = (struct cl_fig_row){.cells = cells};
    }
    out->columns = columns;
    out->n_columns = CL_LEN(columns);
    out->rows = rows;
    out->total = n;
    out->offset = from;
    out->around_at = -1;
}

static enum cl_rc make_history(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_backend *b = job->ctx->backend;
    struct cl_change *changes = NULL;
    size_t n_changes = 0, row;
    if (!find_row(b->table, job->params->case_id, &row))
        return not_found(job);
    enum cl_rc rc =
        b->ops->history(b, job->params->case_id, job->arena, &changes, &n_changes, job->err);
    if (rc != CL_OK)
        return rc;
    struct moment *m = cl_arena_array(job->arena, n_changes + 16, sizeof *m);
    size_t n = milestones(job, row, m);
    for (size_t i = 0; i < n_changes; i++) {
        if (cl_slice_eq(changes[i].field, CL_S("status_state")))
            continue; /* the twin of a status change */
        m[n] = (struct moment){.at = changes[i].at, .place = n, .role = CL_ROLE_TEXT};
        m[n].what = or_empty(job->arena, changes[i].field);
        m[n].change =
            cl_arena_printf(job->arena, "%s → %s", or_empty(job->arena, changes[i].old_value),
                            or_empty(job->arena, changes[i].new_value));
        n++;
    }
    if (n > 1)
        qsort(m, n, sizeof *m, compare_moments);
    out->note = n_changes > 0 ? NULL : "no history: this export holds one state per case";
    put_timeline(job, m, n, &out->as.table);
    return CL_OK;
}

const struct cl_panel cl_panel_case = {
    .info = {.id = "case",
             .title = "Case",
             .help = "What is known of one case, and how it stands to its target.",
             .kind = CL_FIG_FACTS},
    .make = make_case};
const struct cl_panel cl_panel_case_history = {
    .info = {.id = "case_history",
             .title = "Timeline",
             .help = "What happened to one case, in order.",
             .kind = CL_FIG_TABLE},
    .make = make_history};
