/* One case: its fields, how it stands to its target, and what happened to it. */
#include "case.h"

#include <math.h>
#include <stdlib.h>

#include "caseload/base/num.h"

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
            return panel_duration(job->arena, c->v.reals[row]);
        cl_format_real(c->v.reals[row], text);
        return cl_arena_str(job->arena, text);
    case CL_KIND_FLAG:
        return c->v.flags[row] < 0 ? NULL : c->v.flags[row] ? "yes" : "no";
    }
    return NULL;
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

/* A field whose text stands above already, as what was made of it. */
static bool said_before(struct cl_panel_job *job, uint16_t col, size_t row, const char *text) {
    static const struct {
        enum cl_col col;
        const char *shown, *with; /* shown only with this, or NULL */
    } twins[] = {{CL_COL_PRIORITY_RAW, "priority", NULL},
                 {CL_COL_SLA_TARGET, "target_secs", "due_at"},
                 {CL_COL_RESOLUTION_TIME, "resolve_secs", NULL}};
    const struct cl_table *t = job->ctx->backend->table;
    for (size_t i = 0; text != NULL && i < CL_LEN(twins); i++) {
        if (col != twins[i].col)
            continue;
        const char *needed = twins[i].with != NULL ? twins[i].with : twins[i].shown;
        uint16_t shown = cl_table_find(t, cl_slice(twins[i].shown)),
                 with = cl_table_find(t, cl_slice(needed));
        if (shown == CL_NO_COLUMN || with == CL_NO_COLUMN ||
            value_text(job, cl_table_column(t, with), CL_T_WORD, row) == NULL)
            continue;
        const char *twin = value_text(job, cl_table_column(t, shown), cl_columns[col].type, row);
        return twin != NULL && cl_fold_eq(cl_slice(twin), cl_slice(text));
    }
    return false;
}

static enum cl_rc make_case(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_table *t = job->ctx->backend->table;
    struct cl_panel_items l = {.arena = job->arena};
    double flags;
    size_t row;
    if (!find_row(t, job->params->case_id, &row))
        return panel_case_missing(job);
    enum cl_rc rc = text_items(job, &l, true);
    if (rc == CL_OK)
        rc = panel_clock_items(job, &l, &flags);
    if (rc != CL_OK)
        return rc;
    for (uint16_t i = 0; i < cl_table_columns(t); i++) {
        const struct cl_column *c = cl_table_column(t, i);
        bool raw = c->name != NULL && c->mapped && !c->derived && strcmp(c->name, "flags") != 0;
        if (!raw || (c->kind == CL_KIND_CODE && c->dict == NULL))
            continue;
        enum cl_type type = i < CL_COL_COUNT ? cl_columns[i].type : CL_T_WORD;
        const char *text = value_text(job, c, type, row);
        if (!said_before(job, i, row, text))
            drill_word(&l, job, c, text);
    }
    rc = text_items(job, &l, false);
    flag_items(&l, flags);
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

static int64_t time_of(const struct cl_table *t, const char *column, size_t row) {
    uint16_t id = cl_table_find(t, cl_slice(column));
    return id != CL_NO_COLUMN && cl_table_column(t, id)->kind == CL_KIND_TIME
               ? cl_table_column(t, id)->v.times[row]
               : CL_NO_TIME;
}

/* Marks of the clock end with the case: what lies after its close never came. */
static size_t milestones(const struct cl_panel_job *job, size_t row, struct moment *out) {
    static const struct {
        const char *column, *what;
        enum cl_role role;
        bool clock;
    } stones[] = {
        {"created", "created", CL_ROLE_ACCENT, false},
        {"first_response", "first response", CL_ROLE_GOOD, false},
        {"at_risk_at", "at risk from", CL_ROLE_DIM, true},
        {"breach_at", "target passed", CL_ROLE_BAD, true},
        {"resolved", "resolved", CL_ROLE_GOOD, false},
        {"closed", "closed", CL_ROLE_GOOD, false},
        {"rated", "rated", CL_ROLE_TEXT, false},
    };
    const struct cl_table *t = job->ctx->backend->table;
    int64_t end = time_of(t, "close_at", row);
    size_t n = 0;
    for (size_t i = 0; i < CL_LEN(stones); i++) {
        int64_t at = time_of(t, stones[i].column, row);
        if (at == CL_NO_TIME || (stones[i].clock && end != CL_NO_TIME && at > end))
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
        return panel_case_missing(job);
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
