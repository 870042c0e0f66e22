/* What the import read, how it understood it, and what it would not take. */
#include "caseload/base/num.h"

#include "panel.h"

static const char *base_name(const char *path) {
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    return slash != NULL ? slash + 1 : path;
}

static const char *or_dash(const char *s) {
    return s != NULL && *s != '\0' ? s : "—";
}

/* A whole list as a page of a table; make_row fills the cells of item i. */
static void
put_table(struct cl_panel_job *job, const struct cl_fig_column *columns, size_t n_columns,
          size_t total,
          void (*make_row)(struct cl_panel_job *job, size_t i, struct cl_fig_cell *cells),
          const char *(*said)(struct cl_panel_job *job, const struct cl_fig_cell *cells),
          struct cl_figure *out) {
    struct cl_fig_table *t = &out->as.table;
    uint64_t from = job->params->offset < total ? job->params->offset : total;
    uint64_t limit = job->params->limit ? job->params->limit : total;
    struct cl_fig_row *rows = cl_arena_array(job->arena, total - from + 1, sizeof *rows);
    for (uint64_t i = from; i < total && t->n_rows < limit; i++) {
        struct cl_fig_cell *cells = cl_arena_array(job->arena, n_columns, sizeof *cells);
        make_row(job, i, cells);
        rows[t->n_rows].say = said ? said(job, cells) : NULL;
        rows[t->n_rows++].cells = cells;
    }
    t->columns = columns;
    t->n_columns = n_columns;
    t->rows = rows;
    t->total = total;
    t->offset = from;
    t->around_at = -1;
}

static struct cl_fig_cell text_cell(const char *text) {
    return cl_cell(or_dash(text), CL_ROLE_TEXT);
}

static struct cl_fig_cell count_cell(struct cl_panel_job *job, uint64_t n, enum cl_role role) {
    return cl_cell(cl_panel_count(job->arena, n), n > 0 ? role : CL_ROLE_DIM);
}

static void file_row(struct cl_panel_job *job, size_t i, struct cl_fig_cell *cells) {
    const struct cl_file_report *f = &job->ctx->import->files[i];
    cells[0] = cl_cell(or_dash(base_name(f->path)), f->failed ? CL_ROLE_BAD : CL_ROLE_TEXT);
    cells[1] = count_cell(job, f->records, CL_ROLE_TEXT);
    cells[2] = count_cell(job, f->cases, CL_ROLE_TEXT);
    cells[3] = count_cell(job, f->history, CL_ROLE_TEXT);
    cells[4] = count_cell(job, f->duplicates, CL_ROLE_TEXT);
    cells[5] = count_cell(job, f->quarantined, CL_ROLE_WARN);
    cells[6] = count_cell(job, f->dropped, CL_ROLE_TEXT);
    cells[7] = text_cell(f->failed != NULL ? f->failed : f->encoding);
    cells[8] = text_cell(f->delimiter);
    cells[9] = text_cell(f->format);
    cells[10] = text_cell(f->date_order);
}

static enum cl_rc make_files(struct cl_panel_job *job, struct cl_figure *out) {
    static const struct cl_fig_column columns[] = {
        {.title = "File", .width = 22},
        {.title = "Records", .width = 8, .right = true, .drop = 1},
        {.title = "Cases", .width = 7, .right = true, .drop = 2},
        {.title = "History", .width = 7, .right = true, .drop = 3},
        {.title = "Duplicates", .width = 10, .right = true, .drop = 6},
        {.title = "Quarantined", .width = 11, .right = true, .drop = 4},
        {.title = "Dropped", .width = 7, .right = true, .drop = 7},
        {.title = "Encoding", .width = 10, .drop = 5},
        {.title = "Delimiter", .width = 9, .drop = 9},
        {.title = "Format", .width = 14, .drop = 8},
        {.title = "Dates", .width = 6, .drop = 10}};
    const struct cl_import_report *r = job->ctx->import;
    put_table(job, columns, CL_LEN(columns), r != NULL ? r->n_files : 0, file_row, NULL, out);
    if (r == NULL || r->n_files == 0)
        out->empty = "nothing was imported in this run: the store was used as it is";
    return CL_OK;
}

static void column_row(struct cl_panel_job *job, size_t i, struct cl_fig_cell *cells) {
    const struct cl_import_report *r = job->ctx->import;
    if (i >= r->n_mapping) {
        const struct cl_extra_report *x = &r->extra[i - r->n_mapping];
        cells[0] = text_cell(x->column);
        cells[1] = cl_cell(x->name, CL_ROLE_DIM);
        cells[2] = cl_cell(x->dimension ? "extra, dimension" : "extra, text", CL_ROLE_DIM);
        cells[3] = cl_cell("", CL_ROLE_DIM);
        cells[4] = cl_cell("kept under its header", CL_ROLE_DIM);
        return;
    }
    const struct cl_mapping *m = &r->mapping[i];
    char score[48];
    cl_format_fixed(m->score, 2, score);
    cells[0] =
        text_cell(m->column2 != NULL ? cl_arena_printf(job->arena, "%s + %s", m->column, m->column2)
                                     : m->column);
    cells[1] = cl_cell(cl_columns[m->field].name, CL_ROLE_ACCENT);
    const char *type = cl_type_name(cl_columns[m->field].type);
    cells[2] =
        text_cell(m->unit != NULL ? cl_arena_printf(job->arena, "%s, %s", type, m->unit) : type);
    cells[3] =
        cl_cell(cl_arena_str(job->arena, score), m->score < 0.6 ? CL_ROLE_WARN : CL_ROLE_TEXT);
    cells[4] = text_cell(m->runner_up != NULL ? cl_arena_printf(job->arena, "%s; next: %s",
                                                                or_dash(m->reason), m->runner_up)
                                              : m->reason);
}

static const char *column_said(struct cl_panel_job *job, const struct cl_fig_cell *cells) {
    return cl_arena_printf(job->arena, "%s, %s: %s", cells[0].text, cells[2].text, cells[4].text);
}

static enum cl_rc make_columns(struct cl_panel_job *job, struct cl_figure *out) {
    static const struct cl_fig_column columns[] = {
        {.title = "CSV column", .width = 22},
        {.title = "Used as", .width = 16, .drop = 1},
        {.title = "Type", .width = 12, .drop = 3},
        {.title = "Score", .width = 5, .right = true, .drop = 4},
        {.title = "Why", .width = 30, .drop = 2}};
    const struct cl_import_report *r = job->ctx->import;
    size_t n = r != NULL ? r->n_mapping + r->n_extra : 0;
    put_table(job, columns, CL_LEN(columns), n, column_row, column_said, out);
    if (n == 0)
        out->empty = "the ledger holds no mapping";
    else
        out->note = cl_arena_printf(job->arena, "%zu of %zu mapped", r->n_mapping, n);
    return CL_OK;
}

static void reject_row(struct cl_panel_job *job, size_t i, struct cl_fig_cell *cells) {
    const struct cl_reject_report *q = &job->ctx->import->quarantine[i];
    cells[0] = text_cell(base_name(q->file));
    cells[1] = count_cell(job, q->record, CL_ROLE_TEXT);
    cells[2] = count_cell(job, q->line, CL_ROLE_TEXT);
    cells[3] = cl_cell(or_dash(q->reason), CL_ROLE_WARN);
    /* The raw record may name people. */
    cells[4] = job->params->mask ? cl_cell("(masked)", CL_ROLE_DIM)
                                 : text_cell(q->raw.ptr != NULL
                                                 ? cl_arena_strn(job->arena, q->raw.ptr, q->raw.len)
                                                 : NULL);
}

static const char *reject_said(struct cl_panel_job *job, const struct cl_fig_cell *cells) {
    return cl_arena_printf(job->arena, "Line %s, %s: %s", cells[2].text, cells[3].text,
                           cells[4].text);
}

static enum cl_rc make_rejects(struct cl_panel_job *job, struct cl_figure *out) {
    static const struct cl_fig_column columns[] = {
        {.title = "File", .width = 18, .drop = 4},
        {.title = "Record", .width = 8, .right = true},
        {.title = "Line", .width = 8, .right = true, .drop = 3},
        {.title = "Reason", .width = 32, .drop = 1},
        {.title = "As read", .width = 30, .drop = 2}};
    const struct cl_import_report *r = job->ctx->import;
    put_table(job, columns, CL_LEN(columns), r != NULL ? r->n_quarantine : 0, reject_row,
              reject_said, out);
    if (r == NULL || r->n_quarantine == 0)
        out->empty = "no record was refused";
    else if (r->quarantined > r->n_quarantine)
        out->note = cl_arena_printf(job->arena, "the first %zu of %s", r->n_quarantine,
                                    cl_panel_count(job->arena, r->quarantined));
    return CL_OK;
}

static enum cl_rc make_quality(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_import_report *r = job->ctx->import;
    struct cl_panel_items l = {.arena = job->arena};
    struct cl_arena *a = job->arena;
    if (r == NULL) {
        out->empty = "nothing is known of the import";
        return CL_OK;
    }
    cl_panel_item(&l, CL_ROLE_TEXT, NULL,
                  cl_arena_printf(a,
                                  "%s records = %s cases + %s history + %s duplicates + %s "
                                  "quarantined + %s dropped",
                                  cl_panel_count(a, r->records), cl_panel_count(a, r->cases),
                                  cl_panel_count(a, r->history), cl_panel_count(a, r->duplicates),
                                  cl_panel_count(a, r->quarantined), cl_panel_count(a, r->dropped)),
                  NULL);
    for (size_t i = 0; i < r->n_files; i++)
        if (r->files[i].synthetic != NULL)
            cl_panel_item(&l, CL_ROLE_WARN, NULL,
                          cl_arena_printf(a, "%s is synthetic, its cases are nobody's: %s",
                                          base_name(r->files[i].path), r->files[i].synthetic),
                          NULL);
    for (size_t i = 0; i < r->n_files; i++)
        if (r->files[i].notes != NULL)
            cl_panel_item(&l, CL_ROLE_WARN, NULL,
                          cl_arena_printf(a, "%s: not sure: %s", base_name(r->files[i].path),
                                          r->files[i].notes),
                          NULL);
    for (size_t i = 0; i < r->n_files; i++)
        if (r->files[i].failed != NULL)
            cl_panel_item(&l, CL_ROLE_BAD, NULL,
                          cl_arena_printf(a, "%s is not in: %s", or_dash(r->files[i].path),
                                          r->files[i].failed),
                          NULL);
    if (r->quarantined > 0)
        cl_panel_item(&l, CL_ROLE_BAD, NULL,
                      cl_arena_printf(a, "Not readable as a case, kept with the reason: %s",
                                      cl_panel_some(a, r->quarantined, "record")),
                      NULL);
    if (r->unknown_status != NULL)
        cl_panel_item(&l, CL_ROLE_WARN, NULL, r->unknown_status, NULL);
    const char *clock = cl_metrics_clock_note(job->ctx->backend->table);
    if (clock != NULL)
        cl_panel_item(&l, CL_ROLE_WARN, NULL,
                      cl_arena_printf(a, "SLA %s; time spent waiting for somebody counts", clock),
                      NULL);
    for (size_t f = 0; f < CL_FLAG_COUNT; f++)
        if (r->flags[f] > 0)
            cl_panel_item(&l, CL_ROLE_WARN, NULL,
                          cl_arena_printf(a, "%s: %s", cl_panel_some(a, r->flags[f], "case"),
                                          cl_flags[f].help),
                          NULL);
    cl_panel_item(&l, CL_ROLE_TEXT, NULL, cl_null_reason, NULL);
    out->as.items.items = l.items;
    out->as.items.n = l.n;
    return CL_OK;
}

const struct cl_panel cl_panel_data_files = {
    .info = {.id = "data_files",
             .title = "Files",
             .help = "What became of the records of each file.",
             .kind = CL_FIG_TABLE},
    .make = make_files};
const struct cl_panel cl_panel_data_columns = {
    .info = {.id = "data_columns",
             .title = "Columns",
             .help = "Which field each column was taken for, and why.",
             .kind = CL_FIG_TABLE},
    .make = make_columns};
const struct cl_panel cl_panel_data_quality = {
    .info = {.id = "data_quality",
             .title = "Data quality",
             .help = "What the import noticed, and what it did about it.",
             .kind = CL_FIG_FINDINGS},
    .make = make_quality};
const struct cl_panel cl_panel_data_rejects = {
    .info = {.id = "data_rejects",
             .title = "Quarantine",
             .help = "Records that could not be read as cases, with their reason.",
             .kind = CL_FIG_TABLE},
    .make = make_rejects};
