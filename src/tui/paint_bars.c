/* paint_bars.c - horizontal bars with label, part and value. */
#include "paint.h"

void paint_bar(struct cl_canvas *c, int x, int y, int w, double share, enum cl_ink ink,
               const char *full) {
    static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
    if (!(share > 0) || w <= 0)
        return;
    if (share > 1)
        share = 1;
    int units = (int)(share * w * 8 + 0.5), i = 0;
    if (units == 0)
        units = 1; /* something is never drawn as nothing */
    for (; i < units / 8; i++)
        cl_canvas_put(c, x + i, y, 1, ink, 0, full);
    if (c->ascii)
        cl_canvas_put(c, x + i, y, 1, ink, 0, units % 8 >= 4 || units < 8 ? "-" : "");
    else
        cl_canvas_put(c, x + i, y, 1, ink, 0, eighths[units % 8]);
}

void paint_scrollbar(struct cl_canvas *c, struct cl_rect column, int64_t total, int64_t top,
                     int64_t rows) {
    if (total <= rows || column.h < 2)
        return;
    int size = (int)((int64_t)column.h * rows / total);
    if (size < 1)
        size = 1;
    int64_t most = total - rows;
    int from = most > 0 ? (int)((int64_t)(column.h - size) * top / most) : 0;
    for (int y = 0; y < column.h; y++) {
        bool thumb = y >= from && y < from + size;
        cl_canvas_put(c, column.x, column.y + y, 1, CL_INK_DIM, 0, thumb ? "█" : "░");
    }
}

struct widths {
    int label, text, bar;
};

static struct widths widths_of(const struct paint *p) {
    const struct cl_fig_bars *f = &p->figure->as.bars;
    struct widths w = {0, 0, 0};
    for (size_t i = 0; i < f->n; i++) {
        int label = cl_canvas_width(p->c, f->bars[i].label ? f->bars[i].label : "∅");
        int text = cl_canvas_width(p->c, f->bars[i].text);
        w.label = label > w.label ? label : w.label;
        w.text = text > w.text ? text : w.text;
    }
    int most = p->area.w / 2;
    w.label = w.label > most ? most : w.label;
    w.bar = p->area.w - w.label - w.text - 5;
    if (w.bar < 4) { /* no room for a bar: label and number are the fact */
        w.bar = 0;
        w.label = p->area.w - w.text - 4;
    }
    return w;
}

static void bar_line(const struct paint *p, int y, size_t i, const struct widths *w) {
    const struct cl_fig_bars *f = &p->figure->as.bars;
    const struct cl_fig_bar *b = &f->bars[i];
    struct cl_canvas *c = p->c;
    int x = p->area.x;
    bool here = p->focused && (int64_t)i == p->spot.at;
    if (here) {
        cl_canvas_put(c, x, y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
        c->cursor_x = x;
        c->cursor_y = y;
    }
    cl_canvas_fit(c, (struct cl_rect){x + 1, y, w->label, 1}, b->label ? CL_INK_TEXT : CL_INK_DIM,
                  here ? CL_ATTR_REVERSE : 0, b->label ? b->label : "∅", false);
    double share = f->max > 0 ? b->value / f->max : 0;
    int bar_x = x + w->label + 2;
    paint_bar(c, bar_x, y, w->bar, share, CL_INK_SERIES0, "█");
    if (b->part == b->part && b->part > 0 && w->bar > 0) {
        int part = (int)(b->part / f->max * w->bar + 0.5);
        for (int k = 0; k < part && k < w->bar; k++)
            cl_canvas_put(c, bar_x + k, y, 1, CL_INK_WARN, 0, "▓");
    }
    cl_canvas_fit(c, (struct cl_rect){x + p->area.w - w->text - 1, y, w->text, 1}, CL_INK_TEXT, 0,
                  b->text, true);
}

/* All bars in one line, for as many as there is room: "overdue ████ 688". */
static void strip(const struct paint *p) {
    const struct cl_fig_bars *f = &p->figure->as.bars;
    struct cl_canvas *c = p->c;
    int x = p->area.x + 1, end = p->area.x + p->area.w - 1, y = p->area.y;
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_fig_bar *b = &f->bars[i];
        const char *label = b->label ? b->label : "∅";
        bool here = p->focused && (int64_t)i == p->spot.at;
        int bar = f->max > 0 ? (int)(b->value / f->max * 8 + 0.999) : 0;
        int w = cl_canvas_width(c, label) + 1 + bar + 1 + cl_canvas_width(c, b->text);
        if (x + w > end)
            break;
        if (here) {
            c->cursor_x = x;
            c->cursor_y = y;
        }
        x += cl_canvas_put(c, x, y, end - x, CL_INK_TEXT, here ? CL_ATTR_REVERSE : 0, label) + 1;
        paint_bar(c, x, y, 8, f->max > 0 ? b->value / f->max : 0, CL_INK_SERIES0, "█");
        x += bar + 1;
        x += cl_canvas_put(c, x, y, end - x, CL_INK_TEXT, CL_ATTR_BOLD, b->text) + 3;
    }
}

void paint_bars(const struct paint *p) {
    const struct cl_fig_bars *f = &p->figure->as.bars;
    if (p->area.h == 1) {
        strip(p);
        return;
    }
    struct widths w = widths_of(p);
    int rows = p->area.h;
    for (int row = 0; row < rows; row++) {
        size_t i = (size_t)(p->spot.top + row);
        if (i >= f->n)
            break;
        bar_line(p, p->area.y + row, i, &w);
    }
    int used = (int)f->n - (int)p->spot.top;
    if (f->part_name && used + 2 <= rows) {
        const char *legend = cl_canvas_printf(p->c, "%s %s", "▓", f->part_name);
        cl_canvas_put(p->c, p->area.x + 1, p->area.y + rows - 1, p->area.w - 2, CL_INK_WARN, 0,
                      legend);
    }
    paint_scrollbar(
        p->c, (struct cl_rect){p->area.x + p->area.w - (p->boxed ? 0 : 1), p->area.y, 1, rows},
        (int64_t)f->n, p->spot.top, rows);
}
