/* paint_gauges.c - a number against its target: "NPS [████████▋░│░░] 62 target 65 ✗".
 *
 * Bar, tick, number and mark say the same, so that none of them is needed alone. */
#include "paint.h"

struct widths {
    int label, text, target, bar;
};

static const char *mark_of(int met) {
    return met > 0 ? "✓" : met == 0 ? "✗" : " ";
}

static struct widths widths_of(const struct paint *p) {
    const struct cl_fig_gauges *f = &p->figure->as.gauges;
    struct widths w = {0, 0, 0, 0};
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_fig_gauge *g = &f->gauges[i];
        int label = cl_canvas_width(p->c, g->label), text = cl_canvas_width(p->c, g->text);
        int target = cl_canvas_width(p->c, g->target_text);
        w.label = label > w.label ? label : w.label;
        w.text = text > w.text ? text : w.text;
        w.target = target > w.target ? target : w.target;
    }
    int room = p->area.w - 2; /* margin for the cursor, and the last column */
    if (w.label > room / 2)
        w.label = room / 2;
    w.bar = room - w.label - w.text - w.target - 7;
    if (w.bar < 6 && w.target > 0) { /* the tick says where the target is */
        w.bar += w.target + 1;
        w.target = 0;
    }
    if (w.bar > 40)
        w.bar = 40;
    if (w.bar < 4) {
        w.bar = 0;
        w.label = room - w.text - 4;
    }
    return w;
}

static void bar(const struct paint *p, int x, int y, int w, const struct cl_fig_gauge *g) {
    struct cl_canvas *c = p->c;
    enum cl_ink ink = g->met > 0 ? CL_INK_GOOD : g->met == 0 ? CL_INK_BAD : CL_INK_SERIES0;
    cl_canvas_put(c, x, y, 1, CL_INK_TEXT, 0, "[");
    for (int i = 0; i < w; i++)
        cl_canvas_put(c, x + 1 + i, y, 1, CL_INK_DIM, 0, "░");
    paint_bar(c, x + 1, y, w, g->part, ink, "█");
    if (g->target_part >= 0 && g->target_part <= 1) {
        int at = (int)(g->target_part * (w - 1) + 0.5);
        cl_canvas_put(c, x + 1 + at, y, 1, CL_INK_TEXT, CL_ATTR_BOLD, "│");
    }
    cl_canvas_put(c, x + 1 + w, y, 1, CL_INK_TEXT, 0, "]");
}

static void gauge_at(const struct paint *p, int y, size_t i, const struct widths *w) {
    const struct cl_fig_gauge *g = &p->figure->as.gauges.gauges[i];
    struct cl_canvas *c = p->c;
    int x = p->area.x, end = p->area.x + p->area.w - 1;
    bool here = p->focused && (int64_t)i == p->spot.at;
    if (here) {
        cl_canvas_put(c, x, y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
        c->cursor_x = x;
        c->cursor_y = y;
    }
    cl_canvas_fit(c, (struct cl_rect){x + 1, y, w->label, 1}, CL_INK_TEXT,
                  here ? CL_ATTR_REVERSE : 0, g->label, false);
    x += w->label + 2;
    if (g->why) {
        cl_canvas_fit(c, (struct cl_rect){x, y, end - x, 1}, CL_INK_DIM, 0,
                      cl_canvas_printf(c, "%s  %s", g->text, g->why), false);
        return;
    }
    if (w->bar > 0) {
        bar(p, x, y, w->bar, g);
        x += w->bar + 3;
    }
    cl_canvas_fit(c, (struct cl_rect){x, y, w->text, 1}, CL_INK_TEXT, CL_ATTR_BOLD, g->text, true);
    x += w->text + 1;
    if (w->target > 0) {
        cl_canvas_fit(c, (struct cl_rect){x, y, w->target, 1}, CL_INK_DIM, 0, g->target_text,
                      false);
        x += w->target + 1;
    }
    cl_canvas_put(c, x, y, end - x + 1, g->met > 0 ? CL_INK_GOOD : CL_INK_BAD, CL_ATTR_BOLD,
                  mark_of(g->met));
}

void paint_gauges(const struct paint *p) {
    const struct cl_fig_gauges *f = &p->figure->as.gauges;
    struct widths w = widths_of(p);
    for (int row = 0; row < p->area.h; row++) {
        size_t i = (size_t)(p->spot.top + row);
        if (i >= f->n)
            break;
        gauge_at(p, p->area.y + row, i, &w);
    }
    paint_scrollbar(
        p->c, (struct cl_rect){p->area.x + p->area.w - (p->boxed ? 0 : 1), p->area.y, 1, p->area.h},
        (int64_t)f->n, p->spot.top, p->area.h);
}
