/* move.c - cursors: where they are, where a key takes them, and how they stay.
 *
 * In a table the cursor belongs to a case: when new figures come it is looked
 * up again, so that no other case slides under the hand. */
#include "state.h"

int64_t app_rows(const struct cl_figure *figure) {
    if (!figure)
        return 0;
    switch (figure->kind) {
    case CL_FIG_CARDS:
        return (int64_t)figure->as.cards.n;
    case CL_FIG_LINE:
        return (int64_t)figure->as.line.n_points;
    case CL_FIG_BARS:
        return (int64_t)figure->as.bars.n;
    case CL_FIG_TABLE:
        return (int64_t)figure->as.table.total;
    case CL_FIG_GAUGES:
        return (int64_t)figure->as.gauges.n;
    case CL_FIG_HEAT:
        return (int64_t)figure->as.heat.n_rows;
    case CL_FIG_COLUMNS:
        return (int64_t)figure->as.columns.n_columns;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        return (int64_t)figure->as.items.n;
    }
    return 0;
}

const struct cl_fig_row *app_row(const struct cl_figure *figure, int64_t at) {
    if (!figure || figure->kind != CL_FIG_TABLE)
        return NULL;
    const struct cl_fig_table *t = &figure->as.table;
    if (at < (int64_t)t->offset || at >= (int64_t)(t->offset + t->n_rows))
        return NULL;
    return &t->rows[at - (int64_t)t->offset];
}

/* How many columns the cursor can be in. */
static int columns(const struct cl_figure *figure) {
    if (figure->kind == CL_FIG_TABLE)
        return (int)figure->as.table.n_columns;
    if (figure->kind == CL_FIG_HEAT)
        return (int)figure->as.heat.n_cols;
    return figure->kind == CL_FIG_COLUMNS ? (int)figure->as.columns.n_series : 1;
}

/* Cards, points and columns lie side by side. */
static bool flat(const struct cl_figure *figure) {
    return figure->kind == CL_FIG_CARDS || figure->kind == CL_FIG_LINE ||
           figure->kind == CL_FIG_COLUMNS;
}

/* Rows of content that the screen shows; a table's header takes one, and so does the
 * legend of a heat map. */
static int page_rows(const struct cl_app *app, int panel, const struct cl_figure *figure) {
    int rows = app->shape.rows[panel] - (figure->kind == CL_FIG_TABLE);
    if (figure->kind == CL_FIG_HEAT)
        rows -= rows > 3 ? 2 : 1;
    return rows > 1 ? rows : 1;
}

/* Panels that the layout has no room for get the room when the focus comes to them. */
static bool can_focus(const struct cl_app *app, int panel) {
    const char *id = cl_views[cl_app_top(app)->view].panels[panel].id;
    return id && app_catalogue(id);
}

int cl_app_focus(const struct cl_app *app) {
    int focus = cl_app_top(app)->focus;
    if (focus >= 0 && focus < CL_VIEW_PANELS && can_focus(app, focus))
        return focus;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        if (can_focus(app, i))
            return i;
    }
    return -1;
}

void app_focus_step(struct cl_app *app, int step) {
    int at = cl_app_focus(app);
    for (int i = 0; i < CL_VIEW_PANELS && at >= 0; i++) {
        at = (at + step + CL_VIEW_PANELS) % CL_VIEW_PANELS;
        const struct cl_figure *figure = cl_app_figure(app, at);
        bool blank = figure && figure->empty && !app->shape.shown[at];
        if (can_focus(app, at) && !blank) {
            app_top(app)->focus = at;
            return;
        }
    }
}

int app_table_of(const struct cl_app *app) {
    const struct cl_sheet *sheet = app->now.frames[app->now.n - 1].sheet;
    int focus = cl_app_focus(app);
    if (sheet && focus >= 0 && sheet->made[focus] && sheet->figures[focus].kind == CL_FIG_TABLE)
        return focus;
    for (int i = 0; sheet && i < CL_VIEW_PANELS; i++) {
        if (sheet->made[i] && sheet->figures[i].kind == CL_FIG_TABLE)
            return i;
    }
    return -1;
}

/* The view of a list that shows its cursor: rows on the screen from top on. */
static void scroll_into_view(struct cl_spot *spot, int64_t rows, int64_t page) {
    if (page < 1)
        page = 1;
    if (spot->top > rows - page)
        spot->top = rows - page;
    if (spot->at < spot->top)
        spot->top = spot->at;
    if (spot->at >= spot->top + page)
        spot->top = spot->at - page + 1;
    if (spot->top < 0)
        spot->top = 0;
}

void app_clamp(struct cl_app *app, int panel) {
    struct cl_frame *f = app_top(app);
    const struct cl_figure *figure = cl_app_figure(app, panel);
    struct cl_spot *spot = &f->spots[panel];
    int64_t rows = app_rows(figure);
    if (!figure)
        return;
    if (spot->at >= rows)
        spot->at = rows - 1;
    if (spot->at < 0)
        spot->at = 0;
    if (spot->col >= columns(figure))
        spot->col = columns(figure) - 1;
    if (spot->col < 0)
        spot->col = 0;
    if (flat(figure))
        return;
    int page_n = page_rows(app, panel, figure);
    scroll_into_view(spot, rows, page_n);
    if (figure->kind != CL_FIG_TABLE)
        return;
    const struct cl_fig_row *row = app_row(figure, spot->at);
    if (row)
        spot->case_id = row->case_id;
    /* Ask for another page before the shown rows leave the one there is. */
    const struct cl_fig_table *t = &figure->as.table;
    int64_t first = (int64_t)t->offset, end = first + (int64_t)t->n_rows;
    int64_t page = spot->top > APP_PAGE_LEAD ? spot->top - APP_PAGE_LEAD : 0;
    bool short_above = spot->top<first, below = spot->top + app->shape.rows[panel]> end;
    if (!f->stale && (short_above || (below && end < rows)) && page != spot->page) {
        spot->page = page;
        f->seek = false;
        app_changed(app, f);
    }
}

static void seek(struct cl_app *app, struct cl_spot *spot, const struct cl_figure *figure) {
    const struct cl_fig_table *t = &figure->as.table;
    (void)app;
    int64_t screen = spot->at - spot->top, found = t->around_at;
    for (size_t i = 0; found < 0 && spot->case_id && i < t->n_rows; i++) {
        if (t->rows[i].case_id == spot->case_id)
            found = (int64_t)(t->offset + i);
    }
    if (found >= 0)
        spot->at = found;
    spot->top = spot->at - screen;
    spot->page = (int64_t)t->offset;
}

/* Its newest point is what one looks at first. */
static bool along_time(const struct cl_figure *figure) {
    const char *label = NULL;
    if (figure->kind == CL_FIG_COLUMNS && figure->as.columns.n_columns > 0)
        label = figure->as.columns.labels[0];
    bool date = label && strlen(label) >= 7 && label[4] == '-';
    return figure->kind == CL_FIG_LINE || date;
}

/* The first column that s and = can do something with. */
static int first_column(const struct cl_figure *figure) {
    int c = 0, n = figure->kind == CL_FIG_TABLE ? (int)figure->as.table.n_columns : 0;
    while (c < n && !figure->as.table.columns[c].key)
        c++;
    return c < n ? c : 0;
}

void app_sheet_landed(struct cl_app *app, struct cl_frame *f) {
    bool seeks = f->seek;
    f->seek = false;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        const struct cl_figure *figure = &f->sheet->figures[i];
        if (f->sheet->made[i] && figure->kind == CL_FIG_TABLE && seeks && f->spots[i].case_id)
            seek(app, &f->spots[i], figure);
        if (f->sheet->made[i] && !f->spots[i].placed) {
            f->spots[i].placed = true;
            f->spots[i].col = f->spots[i].col ? f->spots[i].col : first_column(figure);
        }
        if (f->sheet->made[i] && along_time(figure) && f->spots[i].at == 0)
            f->spots[i].at = app_rows(figure) - 1;
    }
    if (f == app_top(app)) {
        for (int i = 0; i < CL_VIEW_PANELS; i++)
            app_clamp(app, i);
    } else if (app->step != 0) {
        app_sibling_landed(app, f);
    }
}

static int64_t step_of(const struct cl_app *app, int panel, const struct cl_figure *figure,
                       enum cl_action action) {
    enum cl_figure_kind kind = figure->kind;
    int64_t rows = page_rows(app, panel, figure) > 1 ? page_rows(app, panel, figure) : 2;
    int64_t across =
        kind == CL_FIG_CARDS && app->shape.across[panel] > 0 ? app->shape.across[panel] : 1;
    int sign = 0;
    if (action == CL_ACT_DOWN || action == CL_ACT_HALF_DOWN || action == CL_ACT_PAGE_DOWN)
        sign = 1;
    if (action == CL_ACT_UP || action == CL_ACT_HALF_UP || action == CL_ACT_PAGE_UP)
        sign = -1;
    if (flat(figure))
        return kind == CL_FIG_CARDS && (action == CL_ACT_DOWN || action == CL_ACT_UP)
                   ? sign * across
                   : 0;
    if (action == CL_ACT_DOWN || action == CL_ACT_UP)
        return sign;
    if (action == CL_ACT_HALF_DOWN || action == CL_ACT_HALF_UP)
        return sign * (rows / 2);
    return sign * (rows - 1);
}

static void move_sideways(struct cl_spot *spot, const struct cl_figure *figure,
                          enum cl_action action) {
    int sign = action == CL_ACT_RIGHT ? 1 : -1;
    if (flat(figure))
        spot->at += sign;
    else
        spot->col += sign;
}

void app_move(struct cl_app *app, enum cl_action action) {
    int panel = cl_app_focus(app);
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    if (!figure)
        return;
    struct cl_spot *spot = &app_top(app)->spots[panel];
    int64_t rows = app_rows(figure), before = spot->at;
    switch ((int)action) {
    case CL_ACT_LEFT:
    case CL_ACT_RIGHT:
        move_sideways(spot, figure, action);
        break;
    case CL_ACT_FIRST:
        spot->at = 0;
        break;
    case CL_ACT_LAST:
        spot->at = rows - 1;
        break;
    case CL_ACT_FIRST_COLUMN:
        spot->col = 0;
        break;
    case CL_ACT_LAST_COLUMN:
        spot->col = columns(figure) - 1;
        break;
    default: {
        if (figure->kind == CL_FIG_COLUMNS) { /* the parts lie upon one another */
            spot->col += action == CL_ACT_UP ? 1 : action == CL_ACT_DOWN ? -1 : 0;
            break;
        }
        int64_t step = step_of(app, panel, figure, action);
        bool page = action == CL_ACT_PAGE_DOWN || action == CL_ACT_PAGE_UP;
        if (page)
            spot->top += step;
        if (figure->kind != CL_FIG_CARDS || (before + step >= 0 && before + step < rows))
            spot->at += step;
    }
    }
    if (spot->at != before)
        spot->case_id = 0;
    app_clamp(app, panel);
}
