/* The backlog, riskiest first: a page of the open cases, one row each; and its
 * twin, the cases of any state.
 *
 * Overdue cases have the smallest breach_at, so sorting by it puts them first; then
 * what breaches next; cases without a target follow by priority and age. */
#include <math.h>

#include "panel.h"

#define DEFAULT_LIMIT 50
#define LIMIT_MAX 1000

/* Where a cell comes from. */
enum source {
    FROM_ID,
    FROM_WORD, /* a word column as it was at T */
    FROM_AGE,  /* age_secs */
    FROM_LEFT, /* due - T */
    FROM_TIME, /* an instant */
    FROM_TEXT, /* a text column, from the store */
    FROM_REAL,
};
struct column {
    struct cl_fig_column figure;
    enum source source;
    const char *field; /* column name; what the sort key stands for */
    enum { IN_BOTH, IN_BACKLOG, IN_CASES } where;
};
/* drop: the higher, the sooner it leaves a narrow screen; 0 stays. */
static const struct column columns[] = {
    {.figure = {.title = "Case", .width = 12}, .source = FROM_ID, .field = "id"},
    {.figure = {.title = "Prio", .key = "priority", .width = 8, .drop = 2},
     .source = FROM_WORD,
     .field = "priority"},
    {.figure = {.title = "Dept", .key = "department", .width = 14, .drop = 4},
     .source = FROM_WORD,
     .field = "department"},
    {.figure = {.title = "Category", .key = "category", .width = 16, .drop = 8},
     .source = FROM_WORD,
     .field = "category"},
    {.figure = {.title = "Region", .key = "region", .width = 10, .drop = 9},
     .source = FROM_WORD,
     .field = "region"},
    {.figure = {.title = "Channel", .key = "channel", .width = 9, .drop = 10},
     .source = FROM_WORD,
     .field = "channel"},
    {.figure = {.title = "Status", .key = "status", .width = 12, .drop = 7},
     .source = FROM_WORD,
     .field = "status"},
    {.figure = {.title = "Created", .key = "created", .width = 16, .drop = 11},
     .source = FROM_TIME,
     .field = "created"},
    {.figure = {.title = "Age", .key = "age_secs", .width = 6, .drop = 3, .right = true},
     .source = FROM_AGE,
     .field = "age_secs",
     .where = IN_BACKLOG},
    {.figure = {.title = "Took", .key = "resolve_secs", .width = 8, .drop = 3, .right = true},
     .source = FROM_AGE,
     .field = "resolve_secs",
     .where = IN_CASES},
    {.figure = {.title = "CSAT", .key = "csat", .width = 5, .drop = 7, .right = true},
     .source = FROM_REAL,
     .field = "csat",
     .where = IN_CASES},
    {.figure = {.title = "SLA left", .key = "breach_at", .width = 9, .drop = 1, .right = true},
     .source = FROM_LEFT,
     .field = "if(breach_at < due_at, breach_at, coalesce(due_at, breach_at))",
     .where = IN_BACKLOG},
    {.figure = {.title = "Agent", .key = "agent", .width = 10, .drop = 5},
     .source = FROM_WORD,
     .field = "agent"},
    {.figure = {.title = "Subject", .width = 24, .drop = 6},
     .source = FROM_TEXT,
     .field = "subject"},
};

struct shown {
    const struct column *column;
    size_t value; /* index of its page column, or of its text */
};
struct backlog {
    struct shown shown[CL_LEN(columns)];
    size_t n;
    const char *texts[CL_LEN(columns)];
    size_t n_texts;
    struct cl_sort sort[8];
    size_t n_sort;
    cl_node_id cols[CL_LEN(columns) + 3];
    size_t n_cols, breach, risk, priority;
    struct cl_prog *prog;
    struct cl_moment moment;
};

/* The twin of the backlog: any cases, the newest first. */
static bool all_cases(const struct cl_panel_job *job) {
    return job->panel == &cl_panel_cases;
}

static bool there(const struct cl_table *t, const struct column *c) {
    if (c->source == FROM_AGE)
        return cl_panel_mapped(t, "created");
    if (c->source == FROM_LEFT || c->source == FROM_ID)
        return true;
    return cl_panel_mapped(t, c->field);
}

static enum cl_rc node_of(struct cl_panel_job *job, struct backlog *b, const char *text,
                          cl_node_id *out) {
    return cl_formula_parse(b->prog, text, &b->moment, out, job->err);
}

static enum cl_rc word_node(struct cl_panel_job *job, struct backlog *b, const char *field,
                            cl_node_id *out) {
    return node_of(job, b, cl_arena_printf(job->arena, "at(%s)", field), out);
}

static enum cl_rc choose_columns(struct cl_panel_job *job, struct backlog *b) {
    const struct cl_table *t = job->ctx->backend->table;
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; rc == CL_OK && i < CL_LEN(columns); i++) {
        const struct column *c = &columns[i];
        bool other = c->where != IN_BOTH && (c->where == IN_CASES) != all_cases(job);
        if (other || !there(t, c))
            continue;
        struct shown *s = &b->shown[b->n++];
        s->column = c;
        switch (c->source) {
        case FROM_ID:
        case FROM_TEXT:
            s->value = b->n_texts;
            b->texts[b->n_texts++] = c->field;
            break;
        case FROM_WORD:
            s->value = b->n_cols;
            rc = word_node(job, b, c->field, &b->cols[b->n_cols++]);
            break;
        case FROM_AGE:
        case FROM_LEFT:
        case FROM_TIME:
        case FROM_REAL:
            s->value = b->n_cols;
            rc = node_of(job, b, c->field, &b->cols[b->n_cols++]);
            break;
        }
    }
    b->risk = b->n_cols;
    if (rc == CL_OK)
        rc = node_of(job, b, "is_at_risk", &b->cols[b->n_cols++]);
    return rc;
}

static enum cl_rc add_sort(struct cl_panel_job *job, struct backlog *b, struct cl_slice key) {
    bool descending = key.len > 0 && key.ptr[0] == '-';
    struct cl_sort *s = &b->sort[b->n_sort];
    if (key.len > 0 && (key.ptr[0] == '-' || key.ptr[0] == '+')) {
        key.ptr++;
        key.len--;
    }
    const struct cl_table *t = job->ctx->backend->table;
    uint16_t id = cl_table_find(t, key);
    const struct cl_column *c = id != CL_NO_COLUMN ? cl_table_column(t, id) : NULL;
    if (b->n_sort == CL_LEN(b->sort))
        return cl_fail(job->err, CL_E_USAGE, "--sort: at most %zu keys", CL_LEN(b->sort));
    s->descending = descending;
    if (c != NULL && c->kind == CL_KIND_CODE && c->dict == NULL)
        return cl_fail(job->err, CL_E_USAGE, "--sort %.*s: texts have no order here", (int)key.len,
                       key.ptr);
    enum cl_rc rc = CL_OK;
    if (c != NULL && c->kind == CL_KIND_CODE)
        s->node = cl_prog_rank(b->prog, id);
    else
        rc = node_of(job, b, cl_arena_strn(job->arena, key.ptr, key.len), &s->node);
    if (rc == CL_OK)
        b->n_sort++;
    return rc;
}

/* What breaches next; where no case has a clock, the gravest and oldest. */
static const char *own_sort(const struct cl_panel_job *job) {
    const struct cl_table *t = job->ctx->backend->table;
    bool clocks = cl_table_extent(t, cl_table_find(t, CL_S("breach_at")))->present > 0;
    if (all_cases(job))
        return cl_panel_mapped(t, "created") ? "-created" : "";
    if (cl_panel_mapped(t, "priority"))
        return clocks ? "breach_at,priority,-age_secs" : "priority,-age_secs";
    return clocks ? "breach_at,-age_secs" : "-age_secs";
}

static enum cl_rc choose_sort(struct cl_panel_job *job, struct backlog *b) {
    const char *text = job->params->sort;
    if (text == NULL || *text == '\0')
        text = own_sort(job);
    struct cl_slice rest = cl_slice(text);
    while (rest.ptr != NULL && rest.len > 0) {
        struct cl_slice key = cl_slice_trim(cl_slice_cut(&rest, ','));
        enum cl_rc rc = key.len > 0 ? add_sort(job, b, key) : CL_OK;
        if (rc != CL_OK)
            return rc;
    }
    return CL_OK;
}

static enum cl_rc filter_of(struct cl_panel_job *job, struct backlog *b, cl_node_id *out) {
    const char *texts[] = {job->ctx->scope->filter, job->params->where,
                           all_cases(job) ? NULL : "is:open"};
    cl_node_id exists;
    enum cl_rc rc = node_of(job, b, "exists", &exists);
    *out = exists;
    for (size_t i = 0; rc == CL_OK && i < CL_LEN(texts); i++) {
        cl_node_id node;
        if (texts[i] == NULL || *texts[i] == '\0')
            continue;
        rc = cl_filter_parse(b->prog, texts[i], &b->moment, &node, job->err);
        if (rc == CL_OK)
            *out = cl_prog_op(b->prog, CL_X_AND, *out, node, 0);
    }
    return rc;
}

/* ---- cells ---- */

static const char *word_at(struct cl_panel_job *job, const char *field, double code) {
    const struct cl_table *t = job->ctx->backend->table;
    const struct cl_column *c = cl_table_column(t, cl_table_find(t, cl_slice(field)));
    if (isnan(code) || code < 1 || c->dict == NULL)
        return NULL;
    struct cl_slice word = cl_dict_word(c->dict, (uint32_t)code);
    return word.ptr != NULL ? cl_arena_strn(job->arena, word.ptr, word.len) : NULL;
}

static enum cl_role word_role(const char *field, const char *word) {
    if (word == NULL || strcmp(field, "priority") != 0)
        return CL_ROLE_TEXT;
    int rank = cl_priority_rank(cl_slice(word));
    return rank == 1 ? CL_ROLE_BAD : rank == 2 ? CL_ROLE_WARN : CL_ROLE_TEXT;
}

static struct cl_fig_cell cell_of(struct cl_panel_job *job, const struct backlog *b,
                                  const struct shown *s, const double *values,
                                  const struct cl_slice *texts, int64_t case_id) {
    const struct column *c = s->column;
    struct cl_fig_cell cell = {.role = CL_ROLE_TEXT};
    double v = c->source == FROM_ID || c->source == FROM_TEXT ? 0 : values[s->value];
    switch (c->source) {
    case FROM_ID:
    case FROM_TEXT:
        if (job->ctx->backend->store_path == NULL) /* loading: not there yet */
            cell.text = "…";
        else if (texts != NULL && texts[s->value].ptr != NULL)
            cell.text = cl_arena_strn(job->arena, texts[s->value].ptr, texts[s->value].len);
        else if (c->source == FROM_ID) /* an export without ids */
            cell.text = cl_arena_printf(job->arena, "#%lld", (long long)case_id);
        break;
    case FROM_WORD:
        cell.text = word_at(job, c->field, v);
        cell.role = word_role(c->field, cell.text);
        break;
    case FROM_AGE:
        cell.text = cl_panel_age(job->arena, v);
        break;
    case FROM_LEFT:
        cell.text = cl_panel_left(job->arena, v - (double)b->moment.t);
        cell.role = v < (double)b->moment.t ? CL_ROLE_BAD
                    : values[b->risk] > 0   ? CL_ROLE_WARN
                                            : CL_ROLE_TEXT;
        break;
    case FROM_TIME:
        cell.text = isnan(v) ? NULL : cl_panel_instant(job, (int64_t)v);
        break;
    case FROM_REAL:
        cell.text = isnan(v) ? NULL : cl_arena_printf(job->arena, "%g", v);
        break;
    }
    return cell;
}

/* -1, 0 or 1 as the figure wants it, from the sort text. */
static int sorted_by(const char *sort, const char *key) {
    struct cl_slice rest = cl_slice(sort);
    while (key != NULL && rest.ptr != NULL && rest.len > 0) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        bool minus = word.len > 0 && word.ptr[0] == '-';
        if (minus) {
            word.ptr++;
            word.len--;
        }
        if (cl_slice_eq(word, cl_slice(key)))
            return minus ? -1 : 1;
    }
    return 0;
}

static void put_columns(struct cl_panel_job *job, const struct backlog *b,
                        struct cl_fig_table *out) {
    struct cl_fig_column *made = cl_arena_array(job->arena, b->n + 1, sizeof *made);
    const char *sort = job->params->sort;
    if (sort == NULL || *sort == '\0') { /* the others only break ties */
        sort = own_sort(job);
        sort = cl_arena_strn(job->arena, sort, strcspn(sort, ","));
    }
    for (size_t i = 0; i < b->n; i++) {
        made[i] = b->shown[i].column->figure;
        made[i].sorted = sorted_by(sort, made[i].key);
    }
    out->columns = made;
    out->n_columns = b->n;
}

static enum cl_rc put_page(struct cl_panel_job *job, struct backlog *b, const struct cl_page *page,
                           struct cl_fig_table *out) {
    struct cl_text_cells texts = {0};
    struct cl_backend *backend = job->ctx->backend;
    enum cl_rc rc = CL_OK;
    if (page->n > 0 && b->n_texts > 0)
        rc = backend->ops->texts(backend, page->case_ids, page->n, b->texts, b->n_texts, job->arena,
                                 &texts, job->err);
    if (rc != CL_OK)
        return rc;
    struct cl_fig_row *rows = cl_arena_array(job->arena, page->n + 1, sizeof *rows);
    for (size_t i = 0; i < page->n; i++) {
        struct cl_fig_cell *cells = cl_arena_array(job->arena, b->n + 1, sizeof *cells);
        for (size_t c = 0; c < b->n; c++)
            cells[c] =
                cell_of(job, b, &b->shown[c], page->values + i * b->n_cols,
                        b->n_texts > 0 ? texts.cells + i * b->n_texts : NULL, page->case_ids[i]);
        rows[i] = (struct cl_fig_row){.cells = cells, .case_id = page->case_ids[i]};
    }
    out->rows = rows;
    out->n_rows = page->n;
    out->total = page->total;
    out->offset = page->offset;
    out->around_at = page->around_at;
    return CL_OK;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_panel_context *ctx = job->ctx;
    const struct cl_scope *s = ctx->scope;
    struct backlog *b = cl_arena_alloc(job->arena, sizeof *b);
    struct cl_page_plan plan = {.limit = job->params->limit ? job->params->limit : DEFAULT_LIMIT,
                                .offset = job->params->offset,
                                .around = job->params->around};
    struct cl_page page;
    b->moment = (struct cl_moment){
        .t = s->to != CL_NO_TIME ? s->to - 1 : s->as_of, .a = CL_NO_TIME, .b = CL_NO_TIME};
    b->prog = cl_prog_new(job->arena, ctx->backend->table, cl_vocabulary(),
                          s->zone != NULL ? s->zone : cl_zone_utc());
    if (!all_cases(job))
        out->empty = cl_measure_why(cl_panel_measure("open"), ctx->backend->table, job->arena);
    out->as.table.around_at = -1;
    enum cl_rc rc = choose_columns(job, b);
    if (rc == CL_OK)
        rc = choose_sort(job, b);
    if (rc == CL_OK)
        rc = filter_of(job, b, &plan.filter);
    if (rc != CL_OK)
        return rc;
    put_columns(job, b, &out->as.table);
    if (out->empty != NULL)
        return CL_OK;
    plan.limit = plan.limit > LIMIT_MAX ? LIMIT_MAX : plan.limit;
    plan.prog = b->prog;
    plan.sort = b->sort;
    plan.n_sort = b->n_sort;
    plan.cols = b->cols;
    plan.n_cols = b->n_cols;
    rc = ctx->backend->ops->page(ctx->backend, &plan, job->arena, &page, job->err);
    if (rc == CL_OK)
        rc = put_page(job, b, &page, &out->as.table);
    if (rc == CL_OK && page.total == 0)
        out->empty =
            all_cases(job) ? "no case in this selection" : "no open case in this selection";
    return rc;
}

const struct cl_panel cl_panel_backlog = {
    .info = {.id = "backlog",
             .title = "Open cases",
             .help = "The open cases, overdue ones first, then what breaches next.",
             .kind = CL_FIG_TABLE},
    .make = make};

const struct cl_panel cl_panel_cases = {
    .info = {.id = "cases",
             .title = "Cases",
             .help = "All cases of the selection, open or not, the newest first.",
             .kind = CL_FIG_TABLE},
    .make = make};
