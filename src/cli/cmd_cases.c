/* cmd_cases.c - `caseload cases`: one row a case, NULL stays empty.
 *
 * Columns: id, the mapped fields in schema order, extras, then state, age_hours,
 * due_at, breach_at, sla_state, flags.  Instants are ISO 8601 UTC, date-only ones
 * dates; durations are seconds. */
#include <math.h>
#include <stdlib.h>

#include "caseload/base/json.h"
#include "caseload/base/num.h"
#include "caseload/base/utf8.h"
#include "caseload/panel.h"

#include "cli.h"

enum how { H_TEXT, H_WORD, H_TIME, H_NUMBER, H_DIM, H_FLAGS };

struct out_col {
    const char *name;
    enum how how;
    size_t at;      /* in page values, or in texts */
    bool date_only; /* TIME: the column has no time of day */
    const struct cl_dict *dict;
    struct cl_dim dim;
};

struct listing {
    struct cl_arena *arena;
    struct cli_session *s;
    struct cl_prog *prog;
    struct cl_moment now;
    struct out_col *cols;
    size_t n_cols;
    cl_node_id *nodes;
    size_t n_nodes;
    const char **texts;
    size_t n_texts;
    const char **names; /* all that --columns could name */
    size_t n_names;
    struct cl_page page;
    struct cl_text_cells cells;
    struct cl_past past; /* of the page's cases */
};

static bool wanted(const struct cli_list *only, const char *name) {
    for (size_t i = 0; i < only->n; i++)
        if (strcmp(only->items[i], name) == 0)
            return true;
    return only->n == 0;
}

static void add_node(struct listing *l, const char *name, enum how how, cl_node_id node) {
    l->nodes[l->n_nodes] = node;
    l->cols[l->n_cols++] = (struct out_col){.name = name, .how = how, .at = l->n_nodes++};
}

static void add_text(struct listing *l, const char *name) {
    l->texts[l->n_texts] = name;
    l->cols[l->n_cols++] = (struct out_col){.name = name, .how = H_TEXT, .at = l->n_texts++};
}

/* The table lists the instants of which no source has a time of day. */
static bool is_date_only(const struct cl_table *t, const char *name) {
    struct cl_slice rest = cl_slice(cl_table_attr(t, "date_only"));
    while (rest.ptr) {
        if (cl_slice_eq(cl_slice_cut(&rest, ','), cl_slice(name)))
            return true;
    }
    return false;
}

/* Texts stay in the store: the table has no data of them. */
static bool is_text(const struct cl_table *t, uint16_t id) {
    const struct cl_column *c = cl_table_column(t, id);
    return id < CL_COL_COUNT ? cl_columns[id].type == CL_T_TEXT
                             : c->extra && c->kind == CL_KIND_CODE && !c->dict;
}

static void add_column(struct listing *l, uint16_t id) {
    const struct cl_column *c = cl_table_column(l->s->backend->table, id);
    if (is_text(l->s->backend->table, id)) {
        add_text(l, c->name);
        return;
    }
    add_node(l, c->name,
             c->kind == CL_KIND_CODE   ? H_WORD
             : c->kind == CL_KIND_TIME ? H_TIME
                                       : H_NUMBER,
             cl_prog_col(l->prog, id));
    l->cols[l->n_cols - 1].dict = c->dict;
    l->cols[l->n_cols - 1].date_only = is_date_only(l->s->backend->table, c->name);
}

/* The fields of the configuration, where they are asked for. */
static enum cl_rc add_own(struct listing *l, const struct cli_list *only, struct cl_err *err) {
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_terms; i++) {
        struct cl_dim dim;
        if (!v->terms[i].own)
            continue;
        l->names[l->n_names++] = v->terms[i].name;
        if (only->n == 0 || !wanted(only, v->terms[i].name))
            continue;
        enum cl_rc rc = cl_dim_resolve(l->prog, cl_slice(v->terms[i].name), &l->now, &dim, err);
        if (rc != CL_OK)
            return rc;
        add_node(l, v->terms[i].name, H_DIM, dim.node);
        l->cols[l->n_cols - 1].dim = dim;
    }
    return CL_OK;
}

static enum cl_rc add_computed(struct listing *l, const struct cli_list *only, struct cl_err *err) {
    static const struct {
        const char *name, *formula;
        enum how how;
    } table[] = {
        {"state", NULL, H_DIM},       {"age_hours", "age_secs / 3600", H_NUMBER},
        {"due_at", "due_at", H_TIME}, {"breach_at", "breach_at", H_TIME},
        {"sla_state", NULL, H_DIM},   {"flags", "flags", H_FLAGS},
    };
    for (size_t i = 0; i < CL_LEN(table); i++) {
        struct cl_dim dim = {0};
        cl_node_id node;
        l->names[l->n_names++] = table[i].name;
        if (!wanted(only, table[i].name))
            continue;
        enum cl_rc rc = table[i].how == H_DIM
                            ? cl_dim_resolve(l->prog, cl_slice(table[i].name), &l->now, &dim, err)
                            : cl_formula_parse(l->prog, table[i].formula, &l->now, &node, err);
        if (rc != CL_OK)
            return rc;
        add_node(l, table[i].name, table[i].how, table[i].how == H_DIM ? dim.node : node);
        l->cols[l->n_cols - 1].dim = dim;
    }
    return add_own(l, only, err);
}

/* --columns names fields, identifiers or headings in any case; here by their names. */
static void settle_names(struct listing *l, struct cli_list *only) {
    for (size_t i = 0; i < only->n; i++) {
        uint16_t id = cl_table_find(l->s->backend->table, cl_slice(only->items[i]));
        struct cl_slice folded = cl_fold(l->arena, cl_slice(only->items[i]));
        only->items[i] = id != CL_NO_COLUMN ? cl_table_column(l->s->backend->table, id)->name
                                            : cl_arena_strn(l->arena, folded.ptr, folded.len);
    }
}

static enum cl_rc in_asked_order(struct listing *l, const struct cli_list *only,
                                 struct cl_err *err) {
    struct out_col *cols = cl_arena_array(l->arena, only->n, sizeof *cols);
    size_t n = 0;
    for (size_t i = 0; i < only->n; i++) {
        size_t k = 0;
        while (k < l->n_cols && strcmp(l->cols[k].name, only->items[i]) != 0)
            k++;
        if (k == l->n_cols)
            return cli_no_column(only->items[i], l->names, l->n_names, err);
        cols[n++] = l->cols[k];
    }
    l->cols = cols;
    l->n_cols = n;
    return CL_OK;
}

static enum cl_rc choose_columns(struct listing *l, struct cli_list *only, struct cl_err *err) {
    const struct cl_table *t = l->s->backend->table;
    size_t n = (size_t)cl_table_columns(t) + 16 + cl_vocabulary()->n_terms;
    l->cols = cl_arena_array(l->arena, n, sizeof *l->cols);
    l->nodes = cl_arena_array(l->arena, n, sizeof *l->nodes);
    l->texts = cl_arena_array(l->arena, n, sizeof *l->texts);
    l->names = cl_arena_array(l->arena, n, sizeof *l->names);
    settle_names(l, only);
    for (uint16_t id = 0; id < cl_table_columns(t); id++) {
        const struct cl_column *c = cl_table_column(t, id);
        bool listed = c->name && !c->derived &&
                      (id >= CL_COL_COUNT ? c->extra : c->mapped || id == CL_COL_ID);
        if (listed)
            l->names[l->n_names++] = c->name;
        if (listed && wanted(only, c->name))
            add_column(l, id);
    }
    enum cl_rc rc = add_computed(l, only, err);
    return rc == CL_OK && only->n ? in_asked_order(l, only, err) : rc;
}

struct ranked_text {
    struct cl_slice folded;
    int64_t number; /* of the whole text; 0 and is_number false when it is none */
    int64_t case_id;
    bool is_number;
};

/* Numbers by value before words by letter: 2 stands before 10. */
static int by_text(const void *x, const void *y) {
    const struct ranked_text *a = x, *b = y;
    if (a->is_number != b->is_number)
        return a->is_number ? -1 : 1;
    if (a->is_number && a->number != b->number)
        return a->number < b->number ? -1 : 1;
    size_t n = a->folded.len < b->folded.len ? a->folded.len : b->folded.len;
    int c = n ? memcmp(a->folded.ptr, b->folded.ptr, n) : 0;
    return c ? c : a->folded.len < b->folded.len ? -1 : a->folded.len > b->folded.len;
}

/* Texts are not in memory: the store gives them, and their order becomes numbers. */
static enum cl_rc rank_texts(struct listing *l, uint16_t col, cl_node_id *out, struct cl_err *err) {
    const struct cl_table *t = l->s->backend->table;
    const char *name = cl_table_column(t, col)->name;
    const int64_t *ids = cl_table_case_ids(t);
    size_t rows = cl_table_rows(t), n = 0;
    struct cl_text_cells texts = {0};
    enum cl_rc rc = rows == 0 ? CL_OK
                              : l->s->backend->ops->texts(l->s->backend, ids, rows, &name, 1,
                                                          l->arena, &texts, err);
    if (rc != CL_OK)
        return rc;
    size_t top = rows ? (size_t)ids[rows - 1] + 1 : 1;
    double *ranks = cl_arena_array(l->arena, top, sizeof *ranks);
    struct ranked_text *list = cl_arena_array(l->arena, rows + 1, sizeof *list);
    for (size_t i = 0; i < top; i++)
        ranks[i] = (double)NAN;
    for (size_t i = 0; i < rows; i++) {
        if (!texts.cells[i].ptr)
            continue;
        list[n] =
            (struct ranked_text){.folded = cl_fold(l->arena, texts.cells[i]), .case_id = ids[i]};
        list[n].is_number = cl_parse_i64(texts.cells[i], &list[n].number);
        n++;
    }
    qsort(list, n, sizeof *list, by_text);
    for (size_t i = 0, rank = 0; i < n; i++) {
        rank += i > 0 && by_text(&list[i - 1], &list[i]) != 0;
        ranks[list[i].case_id] = (double)rank;
    }
    *out = cl_prog_rank_text(l->prog, col, ranks, (uint32_t)top);
    return CL_OK;
}

static enum cl_rc parse_sort(struct listing *l, const char *text, struct cl_sort **out, size_t *n,
                             struct cl_err *err) {
    struct cli_list keys = {0};
    cli_split(l->arena, text, &keys);
    *out = cl_arena_array(l->arena, keys.n + 1, sizeof **out);
    *n = 0;
    for (size_t i = 0; i < keys.n; i++) {
        bool down = keys.items[i][0] == '-';
        const char *name = keys.items[i] + down;
        struct cl_dim dim;
        struct cl_err why = {0};
        struct cl_sort *s = &(*out)[(*n)++];
        uint16_t col = cl_table_find(l->s->backend->table, cl_slice(name));
        s->descending = down;
        if (col != CL_NO_COLUMN && is_text(l->s->backend->table, col)) {
            enum cl_rc rc = rank_texts(l, col, &s->node, err);
            if (rc != CL_OK)
                return rc;
            continue;
        }
        if (strcmp(name, "age_hours") == 0)
            name = "age_secs";
        if (col != CL_NO_COLUMN &&
            cl_table_column(l->s->backend->table, col)->kind == CL_KIND_CODE) {
            s->node = cl_prog_rank(l->prog, col);
        } else if (cl_formula_parse(l->prog, name, &l->now, &s->node, &why) != CL_OK) {
            why = (struct cl_err){0};
            if (cl_dim_resolve(l->prog, cl_slice(name), &l->now, &dim, &why) != CL_OK)
                return cl_fail(err, CL_E_USAGE, "--sort %s: %s", keys.items[i], why.text);
            s->node = dim.node;
        }
    }
    return CL_OK;
}

static const char *flag_names(struct cl_arena *arena, double bits) {
    struct cl_buf b = {0};
    uint64_t set = isnan(bits) ? 0 : (uint64_t)bits;
    for (size_t i = 0; i < CL_FLAG_COUNT; i++)
        if (set & (UINT64_C(1) << i))
            cl_buf_printf(&b, "%s%s", b.len ? ";" : "", cl_flags[i].name);
    const char *text = b.len ? cl_arena_str(arena, b.ptr) : NULL;
    cl_buf_free(&b);
    return text;
}

static const char *time_text(const struct listing *l, const struct out_col *c, double v) {
    char text[32];
    if (isnan(v))
        return NULL;
    int64_t at = (int64_t)v;
    if (c->date_only) {
        const char *name =
            cl_table_attr(l->s->backend->table, "zone"); /* where it was read as local midnight */
        const struct cl_zone *zone;
        struct cl_err ignored;
        if (!name || cl_zone_open(name, &zone, &ignored) != CL_OK)
            zone = l->s->scope.zone;
        int64_t local = at + cl_zone_offset(zone, at);
        cl_format_date((local - ((local % 86400) + 86400) % 86400) / 86400, text);
    } else {
        cl_format_utc(at, text);
    }
    return cl_arena_str(l->arena, text);
}

/* A value as history writes it. */
static struct cli_cell past_cell(const struct listing *l, const struct out_col *c,
                                 struct cl_slice v) {
    int64_t at, to;
    double number = (double)NAN;
    switch (c->how) {
    case H_TIME:
        if (!v.ptr || cl_parse_when(v, cl_zone_utc(), &at, &to, NULL) != CL_OK)
            return cli_text(NULL);
        return cli_text(time_text(l, c, (double)at));
    case H_NUMBER:
        if (v.ptr && !cl_parse_real(v, &number))
            number = (double)NAN;
        return cli_num(number);
    case H_TEXT:
    case H_WORD:
    case H_DIM:
    case H_FLAGS:
        break;
    }
    return cli_text(v.ptr ? cl_arena_strn(l->arena, v.ptr, v.len) : NULL);
}

static struct cli_cell make_cell(const struct listing *l, size_t row, const struct out_col *c) {
    bool field = c->how == H_TEXT || c->how == H_WORD || c->how == H_TIME || c->how == H_NUMBER;
    const struct cl_slice *was =
        field ? cli_past_value(&l->past, l->page.case_ids[row], c->name) : NULL;
    if (was)
        return past_cell(l, c, *was);
    if (c->how == H_TEXT) {
        struct cl_slice s = l->cells.cells[row * l->n_texts + c->at];
        return cli_text(s.ptr ? cl_arena_strn(l->arena, s.ptr, s.len) : NULL);
    }
    double v = l->page.values[row * l->n_nodes + c->at];
    struct cl_slice s;
    switch (c->how) {
    case H_WORD:
        s = cl_dict_word(c->dict, isnan(v) ? 0 : (uint32_t)v);
        return cli_text(s.ptr ? cl_arena_strn(l->arena, s.ptr, s.len) : NULL);
    case H_DIM:
        s = cl_dim_label(&c->dim, v, l->arena);
        return cli_text(s.ptr ? cl_arena_strn(l->arena, s.ptr, s.len) : NULL);
    case H_TIME:
        return cli_text(time_text(l, c, v));
    case H_FLAGS:
        return cli_text(flag_names(l->arena, v));
    case H_TEXT:
    case H_NUMBER:
        break;
    }
    return cli_num(v);
}

static enum cl_rc fill(struct listing *l, struct cli_grid *g, struct cl_err *err) {
    enum cl_rc rc = l->n_texts == 0
                        ? CL_OK
                        : l->s->backend->ops->texts(l->s->backend, l->page.case_ids, l->page.n,
                                                    l->texts, l->n_texts, l->arena, &l->cells, err);
    rc = rc ? rc : cli_past_find(l->s, l->page.case_ids, l->page.n, l->arena, &l->past, err);
    if (rc != CL_OK)
        return rc;
    const char **keys = cl_arena_array(l->arena, l->n_cols + 1, sizeof *keys);
    struct cli_cell *cells = cl_arena_array(l->arena, l->n_cols * l->page.n + 1, sizeof *cells);
    for (size_t c = 0; c < l->n_cols; c++)
        keys[c] = l->cols[c].name;
    for (size_t r = 0; r < l->page.n; r++) {
        for (size_t c = 0; c < l->n_cols; c++)
            cells[r * l->n_cols + c] = make_cell(l, r, &l->cols[c]);
    }
    *g = (struct cli_grid){keys, NULL, l->n_cols, l->page.n, cells};
    return CL_OK;
}

static enum cl_rc list_cases(const struct cli_options *o, struct listing *l, struct cli_grid *g,
                             struct cl_err *err) {
    struct cli_session *s = l->s;
    struct cl_page_plan plan = {0};
    struct cl_sort *sort;
    cl_node_id user, exists;
    struct cli_list only = {0};
    enum cl_rc rc;
    l->prog = cl_prog_new(l->arena, s->backend->table, cl_vocabulary(), s->scope.zone);
    l->now = (struct cl_moment){s->scope.as_of, s->scope.from, s->scope.to};
    cli_split(l->arena, o->columns, &only);
    if ((rc = cl_filter_parse(l->prog, s->scope.filter, &l->now, &user, err)) != CL_OK ||
        (rc = cl_formula_parse(l->prog, "exists", &l->now, &exists, err)) != CL_OK ||
        (rc = choose_columns(l, &only, err)) != CL_OK ||
        (rc = parse_sort(l, o->sort, &sort, &plan.n_sort, err)) != CL_OK)
        return rc;
    plan.prog = l->prog;
    plan.filter = cl_prog_op(l->prog, CL_X_AND, user, exists, 0);
    if (s->scope.from != CL_NO_TIME ||
        s->scope.to != CL_NO_TIME) { /* cases created in the period */
        cl_node_id in;
        const char *text = s->scope.from == CL_NO_TIME ? "created < B"
                           : s->scope.to == CL_NO_TIME ? "created >= A"
                                                       : "created >= A and created < B";
        if ((rc = cl_formula_parse(l->prog, text, &l->now, &in, err)) != CL_OK)
            return rc;
        plan.filter = cl_prog_op(l->prog, CL_X_AND, plan.filter, in, 0);
    }
    plan.sort = sort;
    plan.cols = l->nodes;
    plan.n_cols = l->n_nodes;
    if (o->top && (rc = cli_number("top", o->top, &plan.limit, err)) != CL_OK)
        return rc;
    if ((rc = s->backend->ops->page(s->backend, &plan, l->arena, &l->page, err)) != CL_OK)
        return rc;
    return fill(l, g, err);
}

int cli_run_cases(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    const char *format;
    int code = 0;
    if (cli_format(o, cli_command_find("cases"), &format, err) != CL_OK ||
        cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    struct listing l = {.arena = arena, .s = &s};
    struct cli_grid g;
    struct cl_buf out = {0};
    if (list_cases(o, &l, &g, err) == CL_OK) {
        if (strcmp(format, "json") == 0) {
            struct cl_json j;
            cl_json_init(&j, &out);
            cl_json_object(&j, NULL);
            cl_json_int(&j, "schema", 1);
            cli_json_scope(&j, &s);
            cl_buf_puts(&out, ",\"cases\":");
            cli_grid_write(&g, "json", &out);
            out.len--; /* the line end */
            cl_json_end(&j);
            cl_buf_putc(&out, '\n');
        } else {
            cli_grid_write(&g, format, &out);
        }
        if (cli_emit(o, &out, err) == CL_OK && o->fail_empty && g.n_rows == 0)
            code = 1;
    }
    cl_buf_free(&out);
    return cli_session_close(&s, code);
}

/* ---- one case ---- */

static void case_text(const struct cli_grid *g, const struct cl_figure *clocks,
                      const struct cl_change *h, size_t n, struct cl_buf *out) {
    for (size_t r = 0; r < g->n_rows; r++) {
        for (size_t c = 0; c < g->n_cols; c++) {
            const struct cli_cell *cell = &g->cells[r * g->n_cols + c];
            char num[32];
            const char *v = cell->text;
            if (cell->is_number && !isnan(cell->number)) {
                cl_format_real(cell->number, num);
                v = num;
            }
            struct cl_arena *a = cl_arena_new();
            struct cl_slice safe = v ? cl_utf8_safe(a, cl_slice(v), false) : CL_S("∅");
            cl_buf_printf(out, "  %-22s %.*s\n", g->keys[c], (int)safe.len, safe.ptr);
            cl_arena_free(a);
        }
        cl_buf_putc(out, '\n');
    }
    cli_clocks_text(clocks, out);
    if (n)
        cl_buf_puts(out, "  History\n");
    for (size_t i = 0; i < n; i++) {
        struct cl_arena *a = cl_arena_new();
        char at[32];
        struct cl_slice was = cl_utf8_safe(a, h[i].old_value, false),
                        is = cl_utf8_safe(a, h[i].new_value, false);
        cl_format_utc(h[i].at, at);
        cl_buf_printf(out, "  %-20s  %-18.*s %.*s → %.*s\n", at, (int)h[i].field.len,
                      h[i].field.ptr, h[i].old_value.ptr ? (int)was.len : 3,
                      h[i].old_value.ptr ? was.ptr : "∅", h[i].new_value.ptr ? (int)is.len : 3,
                      h[i].new_value.ptr ? is.ptr : "∅");
        cl_arena_free(a);
    }
}

static void case_json(const struct cli_session *s, const struct cli_grid *g,
                      const struct cl_figure *clocks, const struct cl_change *h, size_t n,
                      struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cli_json_scope(&j, s);
    cl_buf_puts(out, ",\"cases\":");
    cli_grid_write(g, "json", out);
    out->len--;
    cli_clocks_json(&j, clocks);
    cl_json_array(&j, "history");
    for (size_t i = 0; i < n; i++) {
        char at[32];
        cl_format_utc(h[i].at, at);
        cl_json_object(&j, NULL);
        cl_json_cstr(&j, "at", at);
        cl_json_int(&j, "seq", h[i].seq);
        cl_json_string(&j, "field", h[i].field);
        cl_json_string(&j, "old", h[i].old_value);
        cl_json_string(&j, "new", h[i].new_value);
        cl_json_end(&j);
    }
    cl_json_end_array(&j);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

static enum cl_rc show_case(const struct cli_options *o, struct cli_session *s, const char *id,
                            const char *format, struct cl_arena *arena, struct cl_err *err) {
    int64_t *found;
    size_t n, n_changes = 0;
    struct cl_change *changes = NULL;
    enum cl_rc rc = s->backend->ops->find(s->backend, cl_slice(id), arena, &found, &n, err);
    if (rc != CL_OK)
        return rc;
    if (n == 0)
        return cl_fail(err, CL_E_NOTFOUND, "case %s: not found", id);
    struct listing l = {.arena = arena, .s = s};
    struct cli_grid g;
    struct cl_figure clocks;
    struct cl_buf out = {0};
    l.prog = cl_prog_new(arena, s->backend->table, cl_vocabulary(), s->scope.zone);
    l.now = (struct cl_moment){s->scope.as_of, CL_NO_TIME, CL_NO_TIME};
    struct cli_list only = {0};
    if ((rc = choose_columns(&l, &only, err)) != CL_OK)
        return rc;
    cl_node_id keep = cl_prog_const(l.prog, 0), record;
    if ((rc = cl_formula_parse(l.prog, "record", &l.now, &record, err)) != CL_OK)
        return rc;
    for (size_t i = 0; i < n; i++)
        keep = cl_prog_op(
            l.prog, CL_X_OR, keep,
            cl_prog_op(l.prog, CL_X_EQ, record, cl_prog_const(l.prog, (double)found[i]), 0), 0);
    struct cl_page_plan plan = {
        .prog = l.prog, .filter = keep, .cols = l.nodes, .n_cols = l.n_nodes};
    if ((rc = s->backend->ops->page(s->backend, &plan, arena, &l.page, err)) != CL_OK ||
        (rc = fill(&l, &g, err)) != CL_OK ||
        (rc = s->backend->ops->history(s->backend, found[0], arena, &changes, &n_changes, err)) !=
            CL_OK ||
        (rc = cli_case_clocks(s, found[0], arena, &clocks, err)) != CL_OK)
        return rc;
    while (n_changes && changes[n_changes - 1].at > s->scope.as_of)
        n_changes--; /* unseen yet */
    if (strcmp(format, "json") == 0)
        case_json(s, &g, &clocks, changes, n_changes, &out);
    else
        case_text(&g, &clocks, changes, n_changes, &out);
    rc = cli_emit(o, &out, err);
    cl_buf_free(&out);
    return rc;
}

int cli_run_case(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    const char *format;
    if (cli_format(o, cli_command_find("case"), &format, err) != CL_OK)
        return 0;
    if (o->files.n == 0) {
        (void)cl_fail(err, CL_E_USAGE, "case: name a case id");
        return 0;
    }
    const char *id = o->files.items[0];
    o->files.items++;
    o->files.n--;
    if (cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    (void)!show_case(o, &s, id, format, arena, err);
    return cli_session_close(&s, 0);
}
