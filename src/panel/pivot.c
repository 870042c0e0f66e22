/* Pivot: a measure by the rows' and the columns' dimensions, with totals that are
 * reckoned from the cases, as a table whose first column stays. */
#include <math.h>

#include "caseload/analysis_pivot.h"
#include "caseload/base/utf8.h"

#include "panel.h"

#define WIDTH_MAX 14

/* "a" or "a,b" */
static void split(struct cl_panel_job *job, const char *text, const char *out[CL_PIVOT_DIMS]) {
    struct cl_slice rest = cl_slice(text);
    for (size_t i = 0; i < CL_PIVOT_DIMS && rest.ptr != NULL && rest.len > 0; i++) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        out[i] = cl_arena_strn(job->arena, word.ptr, word.len);
    }
}

static bool twice(const struct cl_pivot_question *q) {
    const char *all[2 * CL_PIVOT_DIMS] = {q->rows[0], q->rows[1], q->cols[0], q->cols[1]};
    for (size_t i = 0; i < CL_LEN(all); i++)
        for (size_t k = 0; k < i; k++)
            if (all[i] != NULL && all[k] != NULL && strcmp(all[i], all[k]) == 0)
                return true;
    return false;
}

static const char *pivot_why(struct cl_panel_job *job, const struct cl_pivot_question *q) {
    const char *why = cl_measure_why(q->measures[0], job->ctx->backend->table, job->arena);
    for (size_t i = 0; i < CL_PIVOT_DIMS; i++) {
        why = why == NULL && q->rows[i] != NULL ? cl_panel_dimension_why(job, q->rows[i]) : why;
        why = why == NULL && q->cols[i] != NULL ? cl_panel_dimension_why(job, q->cols[i]) : why;
    }
    return why == NULL && twice(q) ? "rows and columns are the same dimension" : why;
}

static enum cl_pivot_look look_of(const struct cl_measure *m) {
    const struct cl_measure_info *info = cl_measure_info(m);
    if (strcmp(info->key, "sla_compliance") == 0)
        return CL_LOOK_SLA;
    return isnan(info->target) ? CL_LOOK_HEAT_ALL : CL_LOOK_TARGET;
}

struct own {
    struct cl_pivot_question q;
    size_t n_questions;
};

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_panel_params *p = job->params;
    struct own *own = cl_arena_alloc(job->arena, sizeof *own);
    const struct cl_measure **m = cl_arena_array(job->arena, 1, sizeof *m);
    m[0] = p->measure != NULL ? cl_measure_find(cl_slice(p->measure)) : NULL;
    m[0] = m[0] != NULL ? m[0] : cl_panel_measure("cases");
    const char *rows = p->dimension != NULL ? p->dimension : cl_panel_dimension_first(job);
    own->q = (struct cl_pivot_question){.measures = m,
                                        .n_measures = 1,
                                        .totals = true,
                                        .where = p->where,
                                        .share = p->share && cl_panel_adds(m[0]) ? CL_SHARE_ROW
                                                                                 : CL_SHARE_NONE,
                                        .look = look_of(m[0]),
                                        .sort = p->sort};
    split(job, rows, own->q.rows);
    split(job, p->second != NULL ? p->second : cl_panel_dimension_beside(job, rows), own->q.cols);
    job->own = own;
    job->empty = pivot_why(job, &own->q);
    if (job->empty != NULL)
        return CL_OK;
    struct cl_question questions[CL_PIVOT_QUESTIONS];
    own->n_questions = cl_pivot_questions(&own->q, job->arena, questions);
    for (size_t i = 0; i < own->n_questions; i++)
        *cl_panel_question(job) = questions[i];
    return CL_OK;
}

/* ---- the figure ---- */

static const char *dims_text(struct cl_panel_job *job, const char *const dims[CL_PIVOT_DIMS]) {
    const struct cl_table *t = job->ctx->backend->table;
    const char *text = "";
    for (size_t i = 0; i < CL_PIVOT_DIMS && dims[i] != NULL; i++) {
        const char *title = cl_fold(job->arena, cl_slice(cl_panel_dimension_title(t, dims[i]))).ptr;
        text = i == 0 ? title : cl_arena_printf(job->arena, "%s, %s", text, title);
    }
    return text;
}

static const char *head_text(struct cl_panel_job *job, const struct cl_pivot_head *h,
                             const char *const dims[CL_PIVOT_DIMS], size_t n) {
    struct cl_pivot_head shown = *h;
    for (size_t d = 0; d < n && d < h->level; d++)
        shown.labels[d] = cl_dim_word(cl_vocabulary(), dims[d], h->labels[d]);
    return cl_pivot_head_text(&shown, n, "Total", job->arena);
}

static const char *sort_key(struct cl_panel_job *job, const struct cl_pivot *p, size_t c) {
    return cl_arena_printf(job->arena, "%s@%s", cl_measure_info(p->question->measures[0])->key,
                           cl_pivot_head_text(&p->cols[c], p->n_col_dims, "*", job->arena));
}

static int sorted_by(const char *sort, const char *key) {
    if (sort == NULL)
        return 0;
    bool down = *sort == '-';
    return strcmp(sort + down, key) != 0 ? 0 : down ? -1 : 1;
}

static struct cl_fig_column *columns(struct cl_panel_job *job, const struct cl_pivot *p) {
    const struct cl_pivot_question *q = p->question;
    struct cl_fig_column *out = cl_arena_array(job->arena, p->n_cols + 1, sizeof *out);
    const char *first = cl_panel_dimension_title(job->ctx->backend->table, q->rows[0]);
    if (q->rows[1] != NULL)
        first = cl_arena_printf(job->arena, "%s / %s", first,
                                cl_panel_dimension_title(job->ctx->backend->table, q->rows[1]));
    out[0] = (struct cl_fig_column){
        .title = first, .key = q->rows[0], .width = 18, .sorted = sorted_by(q->sort, q->rows[0])};
    for (size_t c = 0; c < p->n_cols; c++) {
        const char *title = head_text(job, &p->cols[c], q->cols, p->n_col_dims);
        int width = (int)cl_utf8_width(cl_slice(title));
        out[c + 1] = (struct cl_fig_column){.title = title,
                                            .key = sort_key(job, p, c),
                                            .right = true,
                                            .width = width,
                                            .drop = p->cols[c].level == 0 ? 0 : CL_DROP_WINDOW};
        out[c + 1].sorted = sorted_by(q->sort, out[c + 1].key);
    }
    return out;
}

static enum cl_role role_of(const struct cl_pivot_cell *cell, bool total) {
    static const enum cl_role roles[] = {CL_ROLE_BAD, CL_ROLE_TEXT, CL_ROLE_GOOD, CL_ROLE_WARN};
    return total && cell->mark == 0 ? CL_ROLE_ACCENT : roles[cell->mark + 1];
}

/* Not by colour alone. */
static const char *mark_of(const struct cl_pivot_cell *cell) {
    static const char *const marks[] = {"! ", "", "", "* "};
    return marks[cell->mark + 1];
}

static struct cl_fig_cell cell_of(struct cl_panel_job *job, const struct cl_pivot *p, size_t r,
                                  size_t c) {
    const struct cl_pivot_cell *cell = &p->cells[r * p->n_cols + c];
    const struct cl_measure_info *info = cl_measure_info(p->question->measures[0]);
    char text[32];
    bool share = p->question->share != CL_SHARE_NONE;
    cl_unit_format(share ? CL_UNIT_SHARE : info->unit, cell->shown, text);
    return (struct cl_fig_cell){.text = cl_arena_printf(job->arena, "%s%s", mark_of(cell), text),
                                .role = role_of(cell, p->rows[r].total || p->cols[c].total),
                                .heat = isnan(cell->heat) ? 0 : cell->heat,
                                .drill = cell->drill};
}

static void rows(struct cl_panel_job *job, const struct cl_pivot *p, struct cl_fig_table *t) {
    uint64_t limit = job->params->limit > 0 ? job->params->limit : p->n_rows;
    t->total = p->n_rows;
    t->around_at = -1;
    t->offset = job->params->offset < p->n_rows ? job->params->offset : 0;
    t->n_rows = t->total - t->offset < limit ? t->total - t->offset : limit;
    struct cl_fig_row *out = cl_arena_array(job->arena, t->n_rows + 1, sizeof *out);
    for (size_t i = 0; i < t->n_rows; i++) {
        size_t r = t->offset + i;
        struct cl_fig_cell *cells = cl_arena_array(job->arena, p->n_cols + 1, sizeof *cells);
        cells[0] = (struct cl_fig_cell){
            .text = head_text(job, &p->rows[r], p->question->rows, p->n_row_dims),
            .role = p->rows[r].total ? CL_ROLE_ACCENT : CL_ROLE_TEXT};
        for (size_t c = 0; c < p->n_cols; c++)
            cells[c + 1] = cell_of(job, p, r, c);
        out[i] = (struct cl_fig_row){.cells = cells, .drill = p->rows[r].drill};
    }
    t->rows = out;
}

/* As wide as what stands in them. */
static void widen(struct cl_fig_column *columns, const struct cl_fig_table *t) {
    for (size_t c = 1; c < t->n_columns; c++) {
        for (size_t r = 0; r < t->n_rows; r++) {
            int w = (int)cl_utf8_width(cl_slice(t->rows[r].cells[c].text));
            columns[c].width = w > columns[c].width ? w : columns[c].width;
        }
        columns[c].width = columns[c].width < WIDTH_MAX ? columns[c].width : WIDTH_MAX;
    }
}

static const char *note_of(const struct cl_panel_job *job, const struct cl_pivot *p) {
    const struct cl_pivot_question *q = p->question;
    if (job->params->share && q->share == CL_SHARE_NONE)
        return "numbers: its parts have no shares";
    switch (q->look) {
    case CL_LOOK_SLA:
        return isnan(p->cells[0].value.target) ? "! 95 % interval below the whole"
                                               : "! 95 % interval below the target";
    case CL_LOOK_TARGET:
        return "! 95 % interval past the target";
    case CL_LOOK_NONE:
    case CL_LOOK_HEAT_ROW:
    case CL_LOOK_HEAT_COLUMN:
    case CL_LOOK_HEAT_ALL:
    case CL_LOOK_OUTLIER:
    case CL_LOOK_COUNT:
        break;
    }
    return q->share != CL_SHARE_NONE ? "share of the row" : NULL;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct own *own = job->own;
    struct cl_pivot p;
    struct cl_err err = {0};
    out->title =
        cl_arena_printf(job->arena, "%s by %s and %s", cl_measure_info(own->q.measures[0])->label,
                        dims_text(job, own->q.rows), dims_text(job, own->q.cols));
    out->dimension = own->q.rows[0];
    out->second = own->q.cols[0];
    out->measure = own->q.measures[0];
    if (job->empty != NULL)
        return CL_OK;
    enum cl_rc rc = cl_pivot_read(&own->q, job->answers, job->arena, &p, &err);
    if (rc != CL_OK && own->q.sort != NULL) { /* a column that this filter has not */
        own->q.sort = NULL;
        rc = cl_pivot_read(&own->q, job->answers, job->arena, &p, &err);
    }
    if (rc != CL_OK || p.whys[0] != NULL || p.n_rows <= 1) {
        out->empty = rc != CL_OK         ? cl_arena_str(job->arena, err.text)
                     : p.whys[0] != NULL ? p.whys[0]
                                         : "no case in this selection";
        return CL_OK;
    }
    out->note = note_of(job, &p);
    struct cl_fig_column *heads = columns(job, &p);
    out->as.table.columns = heads;
    out->as.table.n_columns = p.n_cols + 1;
    rows(job, &p, &out->as.table);
    widen(heads, &out->as.table);
    return CL_OK;
}

const struct cl_panel cl_panel_pivot = {
    .info = {.id = "pivot",
             .title = "Pivot",
             .help = "Any measure by two dimensions or more, with totals reckoned from the cases.",
             .kind = CL_FIG_TABLE,
             .takes = CL_TAKES_DIMENSION | CL_TAKES_SECOND | CL_TAKES_MEASURE | CL_TAKES_SHARE |
                      CL_TAKES_TIME},
    .ask = ask,
    .make = make};
