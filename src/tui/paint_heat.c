/* paint_heat.c - a heat map: a number and one of four shades in each cell.
 *
 * Shade, ink and number agree.  With room to spare a row has two lines, shades above
 * numbers; columns that do not fit are turned like pages, after the cursor. */
#include "paint.h"

const char *paint_shade(double heat, enum cl_ink *ink) {
    static const char *const shades[] = {"░", "▒", "▓", "█"};
    int step = !(heat > 0) ? 0 : heat >= 1 ? 3 : (int)(heat * 4);
    *ink = (enum cl_ink)(CL_INK_HEAT0 + step);
    return heat == heat ? shades[step] : " ";
}

struct grid {
    int label, cell, gap;  /* columns of the screen; gap: blanks at the left of a cell */
    int apart;             /* a blank between number and shade */
    size_t first, shown;   /* columns of the figure */
    int lines, head, foot; /* of a row; of the titles; of the legend */
};

static int widest(const struct paint *p, const char *const *texts, size_t n) {
    int w = 0;
    for (size_t i = 0; i < n; i++) {
        int one = texts[i] ? cl_canvas_width(p->c, texts[i]) : 1;
        w = one > w ? one : w;
    }
    return w;
}

static struct grid grid_of(const struct paint *p) {
    const struct cl_fig_heat *f = &p->figure->as.heat;
    struct grid g = {.lines = 1, .head = 1, .foot = p->area.h > 4 ? 1 : 0};
    int text = 1;
    for (size_t i = 0; i < f->n_rows * f->n_cols; i++) {
        int w = cl_canvas_width(p->c, f->cells[i].text);
        text = w > text ? w : text;
    }
    g.label = widest(p, f->rows, f->n_rows);
    if (g.label > p->area.w / 3)
        g.label = p->area.w / 3;
    int room = p->area.w - g.label - 2, title = widest(p, f->cols, f->n_cols);
    if (p->area.h >= 2 * (int)f->n_rows + g.head + g.foot)
        g.lines = 2;
    if (p->c->ascii && g.lines == 1) /* where shades are letters like any other */
        g.apart = (int)f->n_cols * (text + 3) <= room;
    int bare = text + (g.lines == 1) + g.apart; /* number, and its shade beside it */
    g.gap = (int)f->n_cols * (bare + 1) > room && (int)f->n_cols * bare <= room ? 0 : 1;
    g.cell = bare + g.gap;
    if (g.cell < title + 1 && (int)f->n_cols * (title + 1) <= room)
        g.cell = title + 1;
    if (g.cell < 7 && (int)f->n_cols * (g.cell + 1) <= room)
        g.cell++;
    g.shown = room > g.cell ? (size_t)(room / g.cell) : 1;
    if (g.shown > f->n_cols)
        g.shown = f->n_cols;
    if (g.shown > 0 && p->spot.col > 0)
        g.first = (size_t)p->spot.col / g.shown * g.shown;
    if (g.first + g.shown > f->n_cols)
        g.first = f->n_cols - g.shown;
    return g;
}

static void cell_at(const struct paint *p, const struct grid *g, struct cl_rect r, size_t row,
                    size_t col) {
    const struct cl_fig_heat *f = &p->figure->as.heat;
    const struct cl_fig_heat_cell *cell = &f->cells[row * f->n_cols + col];
    struct cl_canvas *c = p->c;
    enum cl_ink ink;
    const char *shade = paint_shade(cell->heat, &ink);
    bool here = p->focused && p->spot.at == (int64_t)row && p->spot.col == (int)col;
    unsigned attr = here ? CL_ATTR_REVERSE : 0;
    if (cell->heat != cell->heat) /* "-" is faint enough in plain ink */
        ink = CL_INK_TEXT;
    if (here) {
        ink = CL_INK_TEXT;
        c->cursor_x = r.x;
        c->cursor_y = r.y + g->lines - 1;
    }
    if (g->lines == 2) {
        for (int i = 0; i < r.w; i++)
            cl_canvas_put(c, r.x + i, r.y, 1, ink, 0, shade);
        cl_canvas_fit(c, (struct cl_rect){r.x, r.y + 1, r.w, 1}, ink, attr,
                      cell->text ? cell->text : "", true);
    } else {
        cl_canvas_fit(c, (struct cl_rect){r.x, r.y, r.w - 1 - g->apart, 1}, ink, attr,
                      cell->text ? cell->text : "", true);
        cl_canvas_put(c, r.x + r.w - 1, r.y, 1, ink, attr, shade);
    }
    if (here) /* a cell without a number shows the cursor too */
        cl_canvas_attr(c, (struct cl_rect){r.x, r.y + g->lines - 1, r.w, 1}, CL_ATTR_REVERSE);
}

static void titles(const struct paint *p, const struct grid *g) {
    const struct cl_fig_heat *f = &p->figure->as.heat;
    struct cl_canvas *c = p->c;
    int x = p->area.x + 1 + g->label;
    for (size_t i = 0; i < g->shown; i++) {
        bool here = p->focused && (size_t)p->spot.col == g->first + i;
        const char *title = f->cols[g->first + i] ? f->cols[g->first + i] : "∅";
        int w = g->cell - g->gap; /* above the numbers, not above their shades */
        w -= cl_canvas_width(c, title) < w - g->apart ? (g->lines == 1) + g->apart : 0;
        cl_canvas_fit(c, (struct cl_rect){x + g->gap, p->area.y, w, 1}, CL_INK_DIM,
                      CL_ATTR_BOLD | (here ? CL_ATTR_UNDER : 0), title, true);
        x += g->cell;
    }
    if (g->first > 0)
        cl_canvas_put(c, p->area.x + g->label, p->area.y, 1, CL_INK_DIM, 0, "‹");
    if (g->first + g->shown < f->n_cols)
        cl_canvas_put(c, x, p->area.y, 1, CL_INK_DIM, 0, "›");
}

static void legend(const struct paint *p, int y) {
    static const char *const shades[] = {"░", "▒", "▓", "█"};
    const struct cl_fig_heat *f = &p->figure->as.heat;
    struct cl_canvas *c = p->c;
    int x = p->area.x + 1, end = p->area.x + p->area.w - 1;
    if (f->legend) {
        cl_canvas_fit(c, (struct cl_rect){x, y, end - x, 1}, CL_INK_DIM, 0, f->legend, false);
        return;
    }
    x += cl_canvas_put(c, x, y, end - x, CL_INK_DIM, 0, "least ");
    for (int i = 0; i < 4; i++)
        x += cl_canvas_put(c, x, y, end - x, (enum cl_ink)(CL_INK_HEAT0 + i), 0, shades[i]);
    cl_canvas_put(c, x, y, end - x, CL_INK_DIM, 0, " most");
}

void paint_heat(const struct paint *p) {
    const struct cl_fig_heat *f = &p->figure->as.heat;
    struct cl_canvas *c = p->c;
    if (p->area.h < 2 || p->area.w < 6 || f->n_cols == 0)
        return;
    struct grid g = grid_of(p);
    int rows = (p->area.h - g.head - g.foot) / g.lines;
    titles(p, &g);
    for (int i = 0; i < rows; i++) {
        size_t row = (size_t)(p->spot.top + i);
        if (row >= f->n_rows)
            break;
        int y = p->area.y + g.head + i * g.lines, x = p->area.x + 1 + g.label;
        bool here = p->focused && p->spot.at == (int64_t)row;
        if (here)
            cl_canvas_put(c, p->area.x, y + g.lines - 1, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
        cl_canvas_fit(c, (struct cl_rect){p->area.x + 1, y + g.lines - 1, g.label, 1}, CL_INK_TEXT,
                      0, f->rows[row] ? f->rows[row] : "∅", false);
        for (size_t k = 0; k < g.shown; k++)
            cell_at(p, &g, (struct cl_rect){x + g.gap + (int)k * g.cell, y, g.cell - g.gap, 1}, row,
                    g.first + k);
    }
    if (g.foot)
        legend(p, p->area.y + p->area.h - 1);
    paint_scrollbar(
        c, (struct cl_rect){p->area.x + p->area.w - (p->boxed ? 0 : 1), p->area.y + 1, 1, rows},
        (int64_t)f->n_rows, p->spot.top, rows);
}
