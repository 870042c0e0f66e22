/* drill.c - what Enter opens, and what the value under the cursor filters.
 *
 * Drilling keeps the current filter and adds terms; it never replaces one. */
#include "state.h"

static const struct cl_figure *focused(struct cl_app *app, struct cl_spot **spot) {
    int panel = cl_app_focus(app);
    if (panel < 0)
        return NULL;
    *spot = &app_top(app)->spots[panel];
    return cl_app_figure(app, panel);
}

bool app_open_case(struct cl_app *app, int64_t case_id, const char *name) {
    struct cl_frame f;
    app_frame_init(app, &f, CL_VIEW_CASE, app_top(app)->filter);
    f.case_id = case_id;
    f.crumb = app_keep(app, name && *name ? name : "case");
    return app_push(app, &f);
}

void app_drill_to(struct cl_app *app, const char *terms) {
    const char *filter = app_filter_with(app, app_top(app)->filter, terms);
    struct cl_err err;
    if (!filter) {
        app_say(app, CL_ROLE_BAD, "The filter would be longer than %d bytes", APP_FILTER);
        return;
    }
    if (!app_filter_ok(app, filter, &err)) {
        app_say(app, CL_ROLE_BAD, "%s", err.text);
        return;
    }
    bool open = app_filter_has(filter, "is:open") || app_filter_has(filter, "is:high-risk") ||
                app_filter_has(filter, "is:overdue") || app_filter_has(filter, "is:at-risk");
    struct cl_frame f;
    app_frame_init(app, &f, open ? CL_VIEW_BACKLOG : CL_VIEW_CASES, filter);
    f.terms = app_keep(app, terms);
    app_crumb(app, &f);
    app_push(app, &f);
}

const char *app_drill_terms(const struct cl_figure *figure, const struct cl_spot *spot) {
    int64_t at = spot->at;
    if (at < 0 || at >= app_rows(figure))
        return NULL;
    switch (figure->kind) {
    case CL_FIG_CARDS:
        return NULL;
    case CL_FIG_LINE:
        return figure->as.line.drill ? figure->as.line.drill[at] : NULL;
    case CL_FIG_BARS:
        return figure->as.bars.bars[at].drill;
    case CL_FIG_TABLE: {
        const struct cl_fig_row *row = app_row(figure, at);
        const char *cell = row ? row->cells[spot->col].drill : NULL;
        return cell ? cell : row ? row->drill : NULL;
    }
    case CL_FIG_HEAT: {
        const struct cl_fig_heat *h = &figure->as.heat;
        return h->cells[at * (int64_t)h->n_cols + spot->col].drill;
    }
    case CL_FIG_COLUMNS: {
        const struct cl_fig_columns *c = &figure->as.columns;
        return c->drill ? c->drill[at * (int64_t)c->n_series + spot->col] : NULL;
    }
    case CL_FIG_GAUGES:
        break;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        return figure->as.items.items[at].drill;
    }
    return NULL;
}

void app_drill(struct cl_app *app) {
    struct cl_spot *spot;
    const struct cl_figure *figure = focused(app, &spot);
    if (!figure || figure->empty) {
        app_say(app, CL_ROLE_DIM, "Nothing here to open");
        return;
    }
    if (figure->kind == CL_FIG_CARDS || figure->kind == CL_FIG_GAUGES) {
        app_explain_start(app, true);
        return;
    }
    const struct cl_fig_row *row = app_row(figure, spot->at);
    if (row && row->case_id) {
        app_open_case(app, row->case_id, row->cells[0].text);
        return;
    }
    const char *terms = app_drill_terms(figure, spot);
    if (terms)
        app_drill_to(app, terms);
    else
        app_say(app, CL_ROLE_DIM, "No cases stand behind this line");
}

/* ---- keep and drop ---- */

/* The value under the table's cursor as a term; NULL when the column has no words. */
static const char *cell_term(struct cl_app *app, const struct cl_figure *figure,
                             const struct cl_spot *spot) {
    const struct cl_fig_row *row = app_row(figure, spot->at);
    if (!row || !app->data || spot->col >= (int)figure->as.table.n_columns)
        return NULL;
    const char *key = figure->as.table.columns[spot->col].key;
    if (!key)
        return NULL;
    const struct cl_table *t = app->data->backend->table;
    uint16_t id = cl_table_find(t, cl_slice(key));
    if (id == CL_NO_COLUMN)
        return NULL;
    const struct cl_column *c = cl_table_column(t, id);
    if (c->kind != CL_KIND_CODE || !c->dict)
        return NULL;
    const char *text = row->cells[spot->col].text;
    return cl_filter_term(app->keep, c->name, text ? cl_slice(text) : (struct cl_slice){NULL, 0});
}

static const char *last_term(struct cl_app *app, const char *terms) {
    struct cl_slice *t;
    size_t n;
    if (cl_filter_split(app->keep, terms, &t, &n, NULL) != CL_OK || n == 0)
        return NULL;
    return cl_arena_strn(app->keep, t[n - 1].ptr, t[n - 1].len);
}

void app_keep_value(struct cl_app *app, bool keep) {
    struct cl_spot *spot;
    const struct cl_figure *figure = focused(app, &spot);
    const char *term = NULL;
    if (figure && !figure->empty) {
        if (figure->kind == CL_FIG_TABLE)
            term = cell_term(app, figure, spot);
        else if (app_drill_terms(figure, spot))
            term = last_term(app, app_drill_terms(figure, spot));
    }
    if (!term) {
        app_say(app, CL_ROLE_DIM, "No word here to filter by; h and l choose the column");
        return;
    }
    if (!keep)
        term = term[0] == '-' ? term + 1 : cl_arena_printf(app->keep, "-%s", term);
    if (app_set_filter(app, app_filter_with(app, app_top(app)->filter, term)))
        app_say(app, CL_ROLE_TEXT, "%s %s; x removes it, u undoes", keep ? "Kept" : "Left out",
                app_filter_label(app, term[0] == '-' ? term + 1 : term));
}

/* ---- siblings ---- */

static void show_sibling(struct cl_app *app, const struct cl_fig_row *row) {
    struct cl_frame *f = app_top(app);
    f->case_id = row->case_id;
    f->crumb = app_keep(app, row->cells[0].text ? row->cells[0].text : "case");
    for (int i = 0; i < CL_VIEW_PANELS; i++)
        f->spots[i].at = f->spots[i].top = 0;
    app_changed(app, f);
}

static bool is_list(const struct cl_frame *f, int panel) {
    const struct cl_figure *figure = &f->sheet->figures[panel];
    return f->sheet->made[panel] && figure->kind == CL_FIG_TABLE && !figure->empty &&
           f->spots[panel].case_id != 0;
}

int app_list_panel(const struct cl_frame *f) {
    if (!f->sheet || f->view == CL_VIEW_CASE)
        return -1;
    if (f->focus >= 0 && f->focus < CL_VIEW_PANELS && is_list(f, f->focus))
        return f->focus;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        if (is_list(f, i))
            return i;
    }
    return -1;
}

const struct cl_figure *cl_app_list(const struct cl_app *app, const struct cl_spot **spot) {
    const struct cl_frame *top = cl_app_top(app);
    const struct cl_frame *list = app->now.n > 1 ? &app->now.frames[app->now.n - 2] : NULL;
    int panel = list && top->view == CL_VIEW_CASE && !top->apart ? app_list_panel(list) : -1;
    if (panel < 0)
        return NULL;
    *spot = &list->spots[panel];
    return &list->sheet->figures[panel];
}

/* Moves the cursor of the list below the case; asks for a page when it must. */
static void step_list(struct cl_app *app, struct cl_frame *list, int panel) {
    const struct cl_figure *figure = &list->sheet->figures[panel];
    struct cl_spot *spot = &list->spots[panel];
    int64_t to = spot->at + app->step;
    if (to < 0 || to >= app_rows(figure)) {
        app_say(app, CL_ROLE_DIM,
                app->step > 0 ? "This is the last case of the list"
                              : "This is the first case of the list");
        app->step = 0;
        return;
    }
    const struct cl_fig_row *row = app_row(figure, to);
    if (!row) {
        int64_t page = to > APP_PAGE_LEAD ? to - APP_PAGE_LEAD : 0;
        if (page == spot->page) {
            app->step = 0;
            return;
        }
        spot->page = page;
        app_changed(app, list);
        return;
    }
    app->step = 0;
    spot->at = to;
    spot->case_id = row->case_id;
    if (to < spot->top)
        spot->top = to;
    if (list->uid != app_top(app)->uid)
        show_sibling(app, row);
}

void app_sibling_landed(struct cl_app *app, struct cl_frame *list) {
    int panel = app_list_panel(list);
    if (panel >= 0 && app_top(app)->view == CL_VIEW_CASE)
        step_list(app, list, panel);
    else
        app->step = 0;
}

void app_sibling(struct cl_app *app, int step) {
    const struct cl_spot *spot;
    if (!cl_app_list(app, &spot)) {
        app_say(app, CL_ROLE_DIM,
                app_top(app)->apart ? "This case is not in the list; Esc returns to that"
                                    : "Only in a case that was opened from a list");
        return;
    }
    struct cl_frame *list = &app->now.frames[app->now.n - 2];
    app->step = step;
    step_list(app, list, app_list_panel(list));
}

/* ---- sort ---- */

bool app_sort_any(const struct cl_figure *figure) {
    for (size_t i = 0; figure && !figure->empty && i < figure->as.table.n_columns; i++) {
        if (figure->as.table.columns[i].key)
            return true;
    }
    return false;
}

void app_sort_column(struct cl_app *app) {
    int panel = app_table_of(app);
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    if (!figure || figure->empty || !app->shape.shown[panel] ||
        app_top(app)->spots[panel].col >= (int)figure->as.table.n_columns) {
        app_say(app, CL_ROLE_DIM, "No table here to sort");
        return;
    }
    struct cl_frame *f = app_top(app);
    const struct cl_fig_column *c = &figure->as.table.columns[f->spots[panel].col];
    if (!c->key) {
        app_say(app, CL_ROLE_DIM, "%s cannot be sorted by", c->title);
        return;
    }
    const char *sort = f->spots[panel].sort;
    bool up = sort && strcmp(sort, c->key) == 0;
    bool down = sort && sort[0] == '-' && strcmp(sort + 1, c->key) == 0;
    app_undo_mark(app);
    f->spots[panel].sort = down ? NULL
                           : up ? cl_arena_printf(app->keep, "-%s", c->key)
                                : app_keep(app, c->key);
    f->seek = true;
    app_changed(app, f);
    if (down)
        app_say(app, CL_ROLE_TEXT, "Sorted as at first");
    else
        app_say(app, CL_ROLE_TEXT, "Sorted by %s, %s; s again %s", c->title,
                up ? "descending" : "ascending", up ? "restores the order" : "reverses");
}
