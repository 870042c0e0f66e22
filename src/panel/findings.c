/* Findings in words: what the rules say, worst first, then what was refused and what
 * could not be computed and why; and the same as a table with its numbers. */
#include <math.h>

#include "caseload/advice.h"

#include "spread.h"

const char cl_null_reason[] =
    "Missing values stay missing: an open case has no close time, no resolution time and no "
    "rating. "
    "Filling them would misrepresent resolution times, distort SLA figures and give wrong insight, "
    "so they are left out of averages and counted beside them.";

static enum cl_rc find(struct cl_panel_job *job, struct cl_findings *out) {
    struct cl_case_for_action defaults;
    struct cl_scope scope = cl_panel_scope(job, NULL);
    cl_savings_init(&defaults);
    return cl_advice(job->ctx->backend, &scope,
                     job->ctx->savings != NULL ? job->ctx->savings : &defaults, job->arena, out,
                     job->err);
}

static enum cl_role role_of(enum cl_severity severity) {
    switch (severity) {
    case CL_SEV_BAD:
        return CL_ROLE_BAD;
    case CL_SEV_WARN:
        return CL_ROLE_WARN;
    case CL_SEV_INFO:
        break;
    }
    return CL_ROLE_TEXT;
}

static const char *interval(struct cl_arena *a, enum cl_unit unit, const struct cl_value *v) {
    if (isnan(v->low) || isnan(v->high))
        return "";
    return cl_arena_printf(a, "%s to %s", cl_panel_number(a, unit, v->low),
                           cl_panel_number(a, unit, v->high));
}

/* ---- as lines ---- */

/* "SLA met 73.6 % (67.2 % to 79.1 %), n 204, target 90.0 %" */
static const char *number(struct cl_arena *a, const struct cl_finding *f) {
    const struct cl_measure_info *info = cl_measure_info(f->measure);
    const char *text =
        cl_arena_printf(a, "%s %s", info->label, cl_panel_number(a, info->unit, f->value.value));
    const char *between = interval(a, info->unit, &f->value);
    if (*between != '\0')
        text = cl_arena_printf(a, "%s (%s)", text, between);
    if (f->value.n > 0)
        text = cl_arena_printf(a, "%s, n %s", text, cl_panel_count(a, f->value.n));
    if (!isnan(f->target))
        text = cl_arena_printf(a, "%s, target %s", text, cl_panel_number(a, info->unit, f->target));
    return text;
}

/* What it is; in full also its number, what it means, and what it would save. */
static void finding_item(struct cl_panel_items *l, const struct cl_finding *f, bool full) {
    struct cl_arena *a = l->arena;
    const char *text = f->text, *sep = full ? "\n→" : " →";
    if (full && f->measure != NULL && !isnan(f->value.value))
        text = cl_arena_printf(a, "%s\n%s", text, number(a, f));
    if (full && f->meaning != NULL)
        text = cl_arena_printf(a, "%s\n%s", text, f->meaning);
    if (f->action != NULL)
        text = cl_arena_printf(a, "%s%s %s", text, sep, f->action);
    if (f->saving != NULL)
        text = cl_arena_printf(a, "%s (%s)", text, f->saving);
    cl_panel_item(l, role_of(f->severity), NULL, text, f->drill);
    if (f->measure != NULL && !isnan(f->value.value) &&
        strstr(text, cl_panel_number(a, cl_measure_info(f->measure)->unit, f->value.value)))
        l->items[l->n - 1].measure = f->measure; /* `i` explains a number that is shown */
    l->items[l->n - 1].where = f->where;
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
    bool full = job->panel == &cl_panel_findings_full;
    struct cl_findings found;
    enum cl_rc rc = find(job, &found);
    if (rc != CL_OK)
        return rc;
    for (size_t i = 0; i < found.n; i++)
        finding_item(&l, &found.findings[i], full);
    if (found.nothing != NULL)
        cl_panel_item(&l, CL_ROLE_TEXT, NULL, found.nothing, NULL);
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
             .help = "What the data say and what to do about it, worst first, and what could not "
                     "be computed.",
             .kind = CL_FIG_FINDINGS,
             .slow = true},
    .make = make};

const struct cl_panel cl_panel_findings_full = {
    .info = {.id = "findings-full",
             .title = "Findings in full",
             .help = "Each finding with its number, interval and target, what it means, what to "
                     "do and what that would save.",
             .kind = CL_FIG_FINDINGS,
             .slow = true},
    .make = make};

/* ---- as a table ---- */

static const struct cl_fig_column columns[] = {
    {.title = "", .width = 1},
    {.title = "Finding", .width = 24, .drop = 2},
    {.title = "Metric", .width = 16, .drop = 6},
    {.title = "Value", .width = 9, .right = true, .drop = 5},
    {.title = "95 % interval", .width = 17, .drop = 7},
    {.title = "Target", .width = 9, .right = true, .drop = 8},
    {.title = "What it means", .width = 30, .drop = 3},
    {.title = "What to do", .width = 30, .drop = 1},
    {.title = "Saving", .width = 12, .drop = 4}};
enum { MARK, FINDING, METRIC, VALUE, INTERVAL, TARGET, MEANING, ACTION, SAVING, COLUMNS };

static struct cl_fig_row row_of(struct cl_panel_job *job, const struct cl_finding *f) {
    static const char *const marks[] = {
        [CL_SEV_INFO] = "○", [CL_SEV_WARN] = "▲", [CL_SEV_BAD] = "●"};
    const struct cl_measure_info *info = f->measure != NULL ? cl_measure_info(f->measure) : NULL;
    struct cl_fig_cell *cells = cl_arena_array(job->arena, COLUMNS, sizeof *cells);
    cells[MARK] = cl_cell(marks[f->severity], role_of(f->severity));
    cells[FINDING] = cl_cell(f->text, CL_ROLE_TEXT);
    for (size_t i = METRIC; i <= TARGET; i++)
        cells[i] = cl_cell("", CL_ROLE_DIM);
    if (info != NULL) {
        cells[METRIC] = cl_cell(info->label, CL_ROLE_DIM);
        cells[INTERVAL] = cl_cell(interval(job->arena, info->unit, &f->value), CL_ROLE_DIM);
    }
    if (info != NULL && !isnan(f->value.value))
        cells[VALUE] =
            cl_cell(cl_panel_number(job->arena, info->unit, f->value.value), CL_ROLE_TEXT);
    if (info != NULL && !isnan(f->target))
        cells[TARGET] = cl_cell(cl_panel_number(job->arena, info->unit, f->target), CL_ROLE_DIM);
    cells[MEANING] = cl_cell(f->meaning != NULL ? f->meaning : "", CL_ROLE_TEXT);
    cells[ACTION] = cl_cell(f->action != NULL ? f->action : "", CL_ROLE_ACCENT);
    cells[SAVING] = cl_cell(f->saving != NULL ? f->saving : "", CL_ROLE_TEXT);
    return (struct cl_fig_row){.cells = cells, .say = f->text, .drill = f->drill};
}

static enum cl_rc make_table(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_findings found;
    enum cl_rc rc = find(job, &found);
    if (rc != CL_OK)
        return rc;
    out->empty = found.n == 0 ? found.nothing : NULL;
    out->note = found.nothing;
    struct cl_fig_row *rows = cl_arena_array(job->arena, found.n + 1, sizeof *rows);
    for (size_t i = 0; i < found.n; i++)
        rows[i] = row_of(job, &found.findings[i]);
    out->as.table = (struct cl_fig_table){.columns = columns,
                                          .n_columns = COLUMNS,
                                          .rows = rows,
                                          .n_rows = found.n,
                                          .total = found.n,
                                          .around_at = -1};
    return CL_OK;
}

const struct cl_panel cl_panel_findings_table = {
    .info = {.id = "findings-table",
             .title = "Findings",
             .help = "Each finding with its metric, value, interval, target, meaning, action and "
                     "saving.",
             .kind = CL_FIG_TABLE},
    .make = make_table};
