/* Who is not content, the newest first, with what they wrote: NPS answers from 0 to 6
 * and ratings in the bottom 40 % of their scale. */
#include <math.h>

#include "spread.h"

#define DEFAULT_LIMIT 50
#define LIMIT_MAX 1000
#define UNHAPPY "coalesce(nps_given and nps <= 6, 0) or coalesce(is_rated and csat_share <= 0.4, 0)"

enum { CASE, RATED, NPS, CSAT, DEPARTMENT, AGENT, TEXT, COLUMNS };
static const struct column {
    struct cl_fig_column figure;
    const char *formula; /* of its number; texts have none */
    const char *needs;   /* a mapped field, or NULL */
} all[COLUMNS] = {
    [CASE] = {.figure = {.title = "Case", .width = 12}},
    [RATED] = {.figure = {.title = "Rated", .key = "rated_at", .width = 16, .drop = 3},
               .formula = "rated_at"},
    [NPS] = {.figure = {.title = "NPS", .key = "nps", .width = 4, .right = true, .drop = 1},
             .formula = "nps",
             .needs = "nps"},
    [CSAT] = {.figure = {.title = "CSAT", .key = "csat", .width = 5, .right = true, .drop = 2},
              .formula = "csat",
              .needs = "csat"},
    [DEPARTMENT] = {.figure = {.title = "Dept", .key = "department", .width = 14, .drop = 5},
                    .formula = "at(department)",
                    .needs = "department"},
    [AGENT] = {.figure = {.title = "Agent", .key = "agent", .width = 10, .drop = 4},
               .formula = "at(agent)",
               .needs = "agent"},
    [TEXT] = {.figure = {.title = "What they wrote", .width = 40}},
};

struct list {
    const char *texts[2]; /* id, and what they wrote */
    size_t n_texts;
    size_t shown[COLUMNS], n;
    struct cl_prog *prog;
    struct cl_moment moment;
    cl_node_id cols[COLUMNS];
    struct cl_sort sort;
};

static void choose_columns(const struct cl_table *t, struct list *l) {
    static const char *const written[] = {"feedback", "text"};
    l->texts[l->n_texts++] = "id";
    for (size_t i = 0; i < CL_LEN(written) && l->n_texts < 2; i++)
        if (cl_panel_mapped(t, written[i]))
            l->texts[l->n_texts++] = written[i];
    for (size_t c = 0; c < COLUMNS; c++) {
        bool there = all[c].needs == NULL || cl_panel_mapped(t, all[c].needs);
        if (there && (c != TEXT || l->n_texts == 2))
            l->shown[l->n++] = c;
    }
}

/* The scope's and the asker's filters, and who is unhappy; in a period by its rating. */
static enum cl_rc filter_of(struct cl_panel_job *job, struct list *l, cl_node_id *out) {
    const struct cl_scope scope = cl_panel_scope(job, NULL);
    const char *texts[] = {"exists", UNHAPPY, scope.from != CL_NO_TIME ? "rated_at >= A" : NULL,
                           scope.to != CL_NO_TIME ? "rated_at < B" : NULL};
    enum cl_rc rc = cl_filter_parse(l->prog, scope.filter, &l->moment, out, job->err);
    for (size_t i = 0; rc == CL_OK && i < CL_LEN(texts); i++) {
        cl_node_id node;
        if (texts[i] == NULL)
            continue;
        rc = cl_formula_parse(l->prog, texts[i], &l->moment, &node, job->err);
        if (rc == CL_OK)
            *out = cl_prog_op(l->prog, CL_X_AND, *out, node, 0);
    }
    return rc;
}

static enum cl_rc plan_columns(struct cl_panel_job *job, struct list *l) {
    const char *sort = job->params->sort;
    const struct cl_table *t = job->ctx->backend->table;
    bool down = sort == NULL || *sort == '\0' || *sort == '-';
    const char *key = sort != NULL && *sort == '-' ? sort + 1 : sort;
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; rc == CL_OK && i < l->n; i++) {
        const struct column *c = &all[l->shown[i]];
        if (c->formula == NULL)
            continue;
        rc = cl_formula_parse(l->prog, c->formula, &l->moment, &l->cols[l->shown[i]], job->err);
        bool chosen = key != NULL && c->figure.key != NULL && strcmp(c->figure.key, key) == 0;
        if (l->shown[i] == RATED || chosen)
            l->sort = (struct cl_sort){l->cols[l->shown[i]], chosen ? down : true};
        if (chosen && (l->shown[i] == DEPARTMENT || l->shown[i] == AGENT)) /* not by code */
            l->sort.node = cl_prog_rank(l->prog, cl_table_find(t, cl_slice(key)));
    }
    return rc;
}

static const char *word_at(struct cl_panel_job *job, const char *field, double code) {
    const struct cl_table *t = job->ctx->backend->table;
    const struct cl_column *c = cl_table_column(t, cl_table_find(t, cl_slice(field)));
    if (isnan(code) || code < 1 || c->dict == NULL)
        return NULL;
    struct cl_slice word = cl_dict_word(c->dict, (uint32_t)code);
    return word.ptr != NULL ? cl_arena_strn(job->arena, word.ptr, word.len) : NULL;
}

static struct cl_fig_cell cell_of(struct cl_panel_job *job, const struct list *l, size_t c,
                                  const double *values, const struct cl_slice *texts,
                                  int64_t case_id) {
    struct cl_slice text = c == CASE ? texts[0] : c == TEXT ? texts[1] : (struct cl_slice){0};
    double v = values[c];
    (void)l;
    switch (c) {
    case CASE:
        if (text.ptr == NULL)
            return cl_cell(cl_arena_printf(job->arena, "#%lld", (long long)case_id), CL_ROLE_TEXT);
        return cl_cell(cl_arena_strn(job->arena, text.ptr, text.len), CL_ROLE_TEXT);
    case TEXT:
        return cl_cell(text.ptr != NULL ? cl_arena_strn(job->arena, text.ptr, text.len) : NULL,
                       CL_ROLE_TEXT);
    case RATED:
        return cl_cell(isnan(v) ? NULL : cl_panel_instant(job, (int64_t)v), CL_ROLE_TEXT);
    case NPS:
    case CSAT:
        return cl_cell(isnan(v) ? NULL : cl_arena_printf(job->arena, "%g", v), CL_ROLE_WARN);
    case DEPARTMENT:
    case AGENT:
        return cl_cell(word_at(job, all[c].needs, v), CL_ROLE_TEXT);
    }
    return cl_cell(NULL, CL_ROLE_TEXT);
}

static enum cl_rc put_page(struct cl_panel_job *job, const struct list *l,
                           const struct cl_page *page, struct cl_fig_table *out) {
    struct cl_backend *b = job->ctx->backend;
    struct cl_text_cells texts = {0};
    enum cl_rc rc = CL_OK;
    if (page->n > 0)
        rc = b->ops->texts(b, page->case_ids, page->n, l->texts, l->n_texts, job->arena, &texts,
                           job->err);
    if (rc != CL_OK)
        return rc;
    struct cl_fig_row *rows = cl_arena_array(job->arena, page->n + 1, sizeof *rows);
    struct cl_fig_column *columns = cl_arena_array(job->arena, l->n, sizeof *columns);
    for (size_t i = 0; i < l->n; i++)
        columns[i] = all[l->shown[i]].figure;
    for (size_t r = 0; r < page->n; r++) {
        struct cl_fig_cell *cells = cl_arena_array(job->arena, l->n, sizeof *cells);
        const struct cl_slice found[2] = {texts.cells[r * l->n_texts],
                                          l->n_texts > 1 ? texts.cells[r * l->n_texts + 1]
                                                         : (struct cl_slice){0}};
        for (size_t i = 0; i < l->n; i++)
            cells[i] =
                cell_of(job, l, l->shown[i], page->values + r * COLUMNS, found, page->case_ids[r]);
        rows[r] = (struct cl_fig_row){.cells = cells, .case_id = page->case_ids[r]};
    }
    *out = (struct cl_fig_table){.columns = columns,
                                 .n_columns = l->n,
                                 .rows = rows,
                                 .n_rows = page->n,
                                 .total = page->total,
                                 .offset = page->offset,
                                 .around_at = page->around_at};
    return CL_OK;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_table *t = job->ctx->backend->table;
    const struct cl_scope *s = job->ctx->scope;
    struct list *l = cl_arena_alloc(job->arena, sizeof *l);
    uint64_t limit = job->params->limit > 0 ? job->params->limit : DEFAULT_LIMIT;
    struct cl_page_plan plan = {.limit = limit < LIMIT_MAX ? limit : LIMIT_MAX,
                                .offset = job->params->offset,
                                .around = job->params->around,
                                .n_sort = 1};
    struct cl_page page;
    out->as.table.around_at = -1;
    if (!cl_panel_mapped(t, "nps") && !cl_panel_mapped(t, "csat"))
        out->empty = "no rating and no NPS column";
    if (out->empty != NULL)
        return CL_OK;
    l->moment = (struct cl_moment){.t = s->as_of, .a = s->from, .b = s->to};
    l->prog =
        cl_prog_new(job->arena, t, cl_vocabulary(), s->zone != NULL ? s->zone : cl_zone_utc());
    choose_columns(t, l);
    enum cl_rc rc = filter_of(job, l, &plan.filter);
    if (rc == CL_OK)
        rc = plan_columns(job, l);
    if (rc != CL_OK)
        return rc;
    plan.prog = l->prog;
    plan.sort = &l->sort;
    plan.cols = l->cols;
    plan.n_cols = COLUMNS;
    rc = job->ctx->backend->ops->page(job->ctx->backend, &plan, job->arena, &page, job->err);
    if (rc == CL_OK)
        rc = put_page(job, l, &page, &out->as.table);
    if (rc == CL_OK && page.total == 0)
        out->empty = "no low rating in this selection";
    return rc;
}

const struct cl_panel cl_panel_detractors = {
    .info = {.id = "detractors",
             .title = "Unhappy customers",
             .help = "NPS from 0 to 6 and ratings in the bottom 40 % of the scale, the newest "
                     "first, with what they wrote.",
             .kind = CL_FIG_TABLE},
    .make = make};
