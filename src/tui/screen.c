/* screen.c - one screen: the layout, every panel by its painter, the overlay. */
#include "screen.h"

#include "caseload/base/num.h"

void screen_reflow(struct screen *s) {
    struct cl_app_shape shape;
    enum cl_view view = cl_app_top(s->app)->view;
    tui_layout(view, cl_app_focus(s->app), s->canvas->w, s->canvas->h, &s->layout);
    layout_shape(&s->layout, view, &shape);
    shape.overlay_rows = s->canvas->h > 12 ? s->canvas->h - 8 : 4;
    if (cl_app_overlay(s->app) == CL_OVER_EXPLAIN && s->over_rows > 0) {
        shape.overlay_rows = s->over_rows;
        shape.overlay_lines = s->over_lines;
    }
    if (cl_app_overlay(s->app) == CL_OVER_SQL && s->over_rows > 0)
        shape.overlay_rows = s->over_rows;
    cl_app_shape(s->app, &shape);
}

static const struct cl_panel_info *info_of(struct screen *s, int panel) {
    const struct cl_panel_info *info;
    const char *id = cl_views[cl_app_top(s->app)->view].panels[panel].id;
    for (size_t i = 0; id && (info = cl_panel_at(i)); i++) {
        if (strcmp(info->id, id) == 0)
            return info;
    }
    return NULL;
}

static const char *panel_title(struct screen *s, int panel) {
    const struct cl_figure *f = cl_app_figure(s->app, panel);
    if (f && f->title)
        return f->title;
    const struct cl_panel_info *info = info_of(s, panel);
    return info ? info->title : "";
}

/* What takes longer than a blink says so; the others would only flicker. */
static bool is_awaited(struct screen *s, int panel) {
    const struct cl_sheet *sheet = cl_app_sheet(s->app);
    const struct cl_panel_info *info = info_of(s, panel);
    return info && info->slow && cl_app_busy(s->app) && !(sheet && sheet->asked[panel]);
}

/* Where the cursor is; under a rule the status row says so while it has the focus. */
static const char *panel_note(struct screen *s, const struct cl_figure *f,
                              const struct cl_spot *spot, bool boxed, bool focused) {
    if (!f)
        return NULL;
    if (f->kind == CL_FIG_TABLE && f->as.table.total > 0 && (boxed || !focused)) {
        char at[32], total[32];
        cl_format_count(spot->at + 1, at);
        cl_format_count((int64_t)f->as.table.total, total);
        return cl_canvas_printf(s->canvas, "%s/%s", at, total);
    }
    return f->note;
}

static void empty(struct screen *s, struct cl_rect in, const char *why) {
    const char **lines;
    size_t n = paint_wrap(s->canvas, why, in.w - 3, &lines);
    for (size_t i = 0; i < n && (int)i < in.h; i++)
        cl_canvas_put(s->canvas, in.x + 1, in.y + (int)i, in.w - 2, CL_INK_DIM, 0, lines[i]);
}

static void paint_figure(const struct paint *p) {
    switch (p->figure->kind) {
    case CL_FIG_CARDS:
        paint_cards(p);
        break;
    case CL_FIG_LINE:
        paint_line(p);
        break;
    case CL_FIG_BARS:
        paint_bars(p);
        break;
    case CL_FIG_TABLE:
        paint_table(p);
        break;
    case CL_FIG_GAUGES:
        paint_gauges(p);
        break;
    case CL_FIG_HEAT:
        paint_heat(p);
        break;
    case CL_FIG_COLUMNS:
        paint_columns(p);
        break;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        paint_items(p);
        break;
    }
}

static void panel(struct screen *s, int i, bool focused) {
    const struct cl_frame *top = cl_app_top(s->app);
    const struct cl_figure *f = cl_app_figure(s->app, i);
    struct cl_rect in = s->layout.at[i];
    bool boxed = s->layout.style[i] == LAYOUT_BOX;
    const char *title = panel_title(s, i);
    const char *note = panel_note(s, f, &top->spots[i], boxed, focused);
    int room = in.w - cl_canvas_width(s->canvas, title) - (boxed ? 9 : 7), below = 0;
    if (note && cl_canvas_width(s->canvas, note) > room)
        below = paint_note_below(s->canvas, layout_inside(&s->layout, i), f, note);
    note = below > 0 ? NULL : paint_note(s->canvas, note, room);
    if (boxed)
        in = cl_canvas_box(s->canvas, in, focused, title, note);
    else if (s->layout.style[i] == LAYOUT_RULE)
        in = cl_canvas_rule(s->canvas, in, focused, title, note);
    in.h -= below;
    if (focused) { /* where it rests when the painter shows no cursor */
        s->canvas->cursor_x = in.x;
        s->canvas->cursor_y = in.y;
    }
    if (in.w < 1 || in.h < 1)
        return;
    if (!f) {
        if (is_awaited(s, i))
            empty(s, in, "working…");
        return;
    }
    if (f->empty) {
        empty(s, in, f->empty);
        return;
    }
    struct paint p = {.c = s->canvas,
                      .area = in,
                      .figure = f,
                      .spot = top->spots[i],
                      .focused = focused,
                      .boxed = boxed,
                      .find = top->find,
                      .across = s->layout.across,
                      .card_h = s->layout.card_h};
    paint_figure(&p);
}

void screen_paint(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    int focus = cl_app_focus(s->app);
    cl_canvas_clear(c);
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        if (i != focus && s->layout.style[i] != LAYOUT_HIDDEN && cl_app_loaded(s->app))
            panel(s, i, false);
    }
    if (focus >= 0 && cl_app_loaded(s->app))
        panel(s, focus, true); /* last: it owns the hardware cursor */
    switch (cl_app_overlay(s->app)) {
    case CL_OVER_NONE:
        break;
    case CL_OVER_FILTER:
        over_menu(s);
        break;
    case CL_OVER_PALETTE:
        over_palette(s);
        break;
    case CL_OVER_HELP:
        over_help(s);
        break;
    case CL_OVER_EXPLAIN:
        over_explain(s);
        break;
    case CL_OVER_SORT:
        over_sort(s);
        break;
    case CL_OVER_SQL:
        over_sql(s);
        break;
    }
    frame_paint(s);
    cl_canvas_join(c);
    if (c->cursor_x >= c->w)
        c->cursor_x = c->w - 1;
    if (c->cursor_y >= c->h)
        c->cursor_y = c->h - 1;
}
