/* Findings in words: where the backlog is, what is at risk, and what could not be
 * computed and why. */
#include <math.h>

#include "panel.h"

const char cl_null_reason[] =
    "Missing values stay missing: an open case has no close time, no resolution time and no "
    "rating. "
    "Filling them would misrepresent resolution times, distort SLA figures and give wrong insight, "
    "so they are left out of averages and counted beside them.";

static const char *const keys[] = {
    "open", "high_risk_open", "overdue_open", "unassigned_open", "backlog_age_oldest_days",
    "cases"};
enum { OPEN, HIGH_RISK, OVERDUE, UNASSIGNED, OLDEST, CASES, KEYS };

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_measure **m = cl_arena_array(job->arena, KEYS, sizeof *m);
    for (size_t i = 0; i < KEYS; i++)
        m[i] = cl_panel_measure(keys[i]);
    struct cl_question *q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = KEYS;
    const char *const *dims;
    if (cl_panel_dimensions(job->ctx->backend->table, job->arena, &dims) == 0)
        return CL_OK;
    q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = 2;
    q->dims[0] = dims[0];
    q->top = 1;
    return CL_OK;
}

static const char *share(struct cl_arena *arena, double part, double whole) {
    char text[32];
    cl_unit_format(CL_UNIT_SHARE, whole > 0 ? part / whole : (double)NAN, text);
    return cl_arena_str(arena, text);
}

static const char *drill_of(const struct cl_panel_job *job, size_t key) {
    return cl_measure_drill(cl_panel_measure(keys[key]), job->ctx->backend->table);
}

/* A finding about the number of one measure. */
static void number_item(struct cl_panel_job *job, struct cl_panel_items *l, enum cl_role role,
                        size_t key, const char *text) {
    cl_panel_item(l, role, NULL, text, drill_of(job, key));
    l->items[l->n - 1].measure = cl_panel_measure(keys[key]);
}

static void largest_item(struct cl_panel_job *job, struct cl_panel_items *l, double open) {
    struct cl_arena *a = job->arena;
    const struct cl_answer_row *top = &job->answers[1].rows[0];
    struct cl_slice label = top->labels[0].ptr ? top->labels[0] : CL_S("∅");
    cl_panel_item(l, CL_ROLE_WARN, NULL,
                  cl_arena_printf(a, "Largest backlog: %.*s with %s open, %s of all",
                                  (int)label.len, label.ptr,
                                  cl_panel_count(a, (uint64_t)top->values[0].value),
                                  share(a, top->values[0].value, open)),
                  top->drill);
    l->items[l->n - 1].measure = cl_panel_measure("open");
    l->items[l->n - 1].where = top->drill;
}

static void backlog_items(struct cl_panel_job *job, struct cl_panel_items *l,
                          const struct cl_value *v) {
    struct cl_arena *a = job->arena;
    double open = v[OPEN].value;
    if (isnan(open) || open <= 0)
        return;
    if (job->n_questions > 1 && job->answers[1].n_rows > 0 &&
        job->answers[1].rows[0].values[0].value > 0)
        largest_item(job, l, open);
    if (v[OVERDUE].value > 0)
        number_item(job, l, CL_ROLE_BAD, OVERDUE,
                    cl_arena_printf(a, "%s of %s open cases are past their target",
                                    cl_panel_count(a, (uint64_t)v[OVERDUE].value),
                                    cl_panel_count(a, v[OVERDUE].n)));
    if (v[HIGH_RISK].value > 0)
        number_item(job, l, CL_ROLE_BAD, HIGH_RISK,
                    cl_arena_printf(a, "High and Critical pending: %s, %s of the backlog",
                                    cl_panel_some(a, (uint64_t)v[HIGH_RISK].value, "case"),
                                    share(a, v[HIGH_RISK].value, open)));
    if (v[UNASSIGNED].value > 0)
        number_item(job, l, CL_ROLE_WARN, UNASSIGNED,
                    cl_arena_printf(a, "%s without an agent",
                                    cl_panel_some(a, (uint64_t)v[UNASSIGNED].value, "open case")));
    if (!isnan(v[OLDEST].value)) {
        char text[32];
        cl_unit_format(CL_UNIT_DAYS, v[OLDEST].value, text);
        number_item(job, l, CL_ROLE_TEXT, OLDEST,
                    cl_arena_printf(a, "The oldest open case is %s old", text));
    }
}

/* One line per reason, with the measures that it takes away. */
static void missing_items(struct cl_panel_job *job, struct cl_panel_items *l) {
    const struct cl_table *t = job->ctx->backend->table;
    const struct cl_measure *m;
    struct cl_map *reasons = cl_map_new();
    for (size_t i = 0; (m = cl_measure_at(i)) != NULL; i++) {
        const char *why = cl_measure_why(m, t, job->arena);
        bool added;
        if (why != NULL)
            cl_map_add(reasons, cl_slice(why), &added);
    }
    for (uint32_t r = 0; r < cl_map_count(reasons); r++) {
        struct cl_slice reason = cl_map_key(reasons, r);
        struct cl_buf names = {0};
        for (size_t i = 0; (m = cl_measure_at(i)) != NULL; i++) {
            const char *why = cl_measure_why(m, t, job->arena);
            if (why != NULL && cl_slice_eq(cl_slice(why), reason))
                cl_buf_printf(&names, "%s%s", names.len > 0 ? ", " : "", cl_measure_info(m)->label);
        }
        cl_panel_item(l, CL_ROLE_TEXT, NULL,
                      cl_arena_printf(job->arena, "Not computed: %s (%.*s)", names.ptr,
                                      (int)reason.len, reason.ptr),
                      NULL);
        cl_buf_free(&names);
    }
    cl_map_free(reasons);
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_panel_items l = {.arena = job->arena};
    const struct cl_value *v = job->answers[0].rows[0].values;
    if (v[CASES].value <= 0)
        cl_panel_item(&l, CL_ROLE_TEXT, NULL, "No case in this selection", NULL);
    else if (v[OPEN].value <= 0)
        cl_panel_item(&l, CL_ROLE_TEXT, NULL, "Nothing is open", NULL);
    backlog_items(job, &l, v);
    if (job->ctx->import != NULL && job->ctx->import->quarantined > 0)
        cl_panel_item(
            &l, CL_ROLE_WARN, NULL,
            cl_arena_printf(job->arena, "Refused at import: %s",
                            cl_panel_some(job->arena, job->ctx->import->quarantined, "record")),
            NULL);
    missing_items(job, &l);
    cl_panel_item(&l, CL_ROLE_TEXT, NULL, cl_null_reason, NULL);
    out->as.items.items = l.items;
    out->as.items.n = l.n;
    return CL_OK;
}

const struct cl_panel cl_panel_findings = {
    .info = {.id = "findings",
             .title = "Findings",
             .help = "Where the backlog is, what is at risk, and what could not be computed.",
             .kind = CL_FIG_FINDINGS},
    .ask = ask,
    .make = make};
