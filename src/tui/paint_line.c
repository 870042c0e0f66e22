/* paint_line.c - a trend: the first series as an area, the others as lines on it; a
 * control chart: the series as a line between its limits, from the lowest value on.
 *
 * Braille gives 2 x 4 dots a cell, blocks eighths of a cell, ASCII a cell.  The
 * axis always stands as text: three labels, months below, values in the summary. */
#include <math.h>

#include "caseload/base/utf8.h"

#include "paint.h"

struct plot {
    struct cl_rect r; /* where the dots go */
    double min, max;
    const struct cl_fig_line *f;
    int dots_x, dots_y; /* in a cell */
};

static double highest(const struct cl_fig_line *f) {
    double max = 0;
    for (size_t s = 0; s < f->n_series; s++) {
        for (size_t i = 0; i < f->n_points; i++) {
            double v = f->series[s].points[i];
            if (v == v && v > max)
                max = v;
        }
    }
    return max;
}

static void widen(struct plot *p, double v) {
    if (v == v && v > p->max)
        p->max = v;
    if (v == v && v < p->min)
        p->min = v;
}

/* From the lowest to the highest of points and limits, with a margin; where the ground
 * is near, from the ground. */
static void control_range(struct plot *p) {
    const struct cl_fig_line *f = p->f;
    p->max = -INFINITY;
    p->min = INFINITY;
    for (size_t i = 0; i < f->n_points; i++)
        widen(p, f->series[0].points[i]);
    double lowest = p->min;
    widen(p, f->low);
    widen(p, f->high);
    if (lowest >= 0 && p->min < 0) /* what never goes below nothing has no limit there */
        p->min = 0;
    if (!(p->max >= p->min)) {
        p->min = 0;
        p->max = 1;
    }
    double margin = (p->max - p->min) / 10;
    bool ground = p->min >= 0 && p->min < p->max * 0.4;
    p->min = ground ? 0 : p->min >= 0 && p->min < margin ? 0 : p->min - margin;
    p->max += margin > 0 ? margin : p->max != 0 ? fabs(p->max) / 10 : 1;
    if (f->unit == CL_UNIT_SHARE || f->unit == CL_UNIT_POINTS) { /* what cannot be */
        double top = f->unit == CL_UNIT_SHARE ? 1 : 100,
               least = f->unit == CL_UNIT_SHARE ? 0 : -100;
        p->max = p->max > top ? top : p->max;
        p->min = p->min < least ? least : p->min;
    }
    if (p->max <= p->min)
        p->min = p->max - 1;
}

/* The series at a place of the axis, straight between two points. */
static double value_at(const struct plot *p, size_t series, double x) {
    const double *v = p->f->series[series].points;
    size_t n = p->f->n_points;
    double at = n > 1 ? x * (double)(n - 1) : 0;
    size_t i = (size_t)at;
    if (i + 1 >= n)
        return v[n - 1];
    double share = at - (double)i;
    if (v[i] != v[i] || v[i + 1] != v[i + 1])
        return share < 0.5 ? v[i] : v[i + 1];
    return v[i] + (v[i + 1] - v[i]) * share;
}

static int rise(const struct plot *p, double v) {
    int h = (int)((v - p->min) / (p->max - p->min) * (p->r.h * p->dots_y) + 0.5);
    return h <= 0 && v > p->min ? 1 : h;
}

/* Dots above the ground that a value reaches; -1 when there is none. */
static int height_at(const struct plot *p, size_t series, int dot_x) {
    int wide = p->r.w * p->dots_x;
    double v = value_at(p, series, wide > 1 ? (double)dot_x / (wide - 1) : 0);
    if (v != v || p->max <= p->min)
        return -1;
    return rise(p, v);
}

/* Which dots of a series fall into the cell; row 0 is the ground. */
static unsigned cell_dots(const struct plot *p, size_t series, int cx, int row, bool area) {
    static const unsigned bits[2][4] = {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}};
    unsigned dots = 0;
    for (int dx = 0; dx < 2; dx++) {
        int h = height_at(p, series, cx * 2 + dx), from = h;
        if (p->f->control && cx * 2 + dx > 0) { /* a line without gaps */
            int left = height_at(p, series, cx * 2 + dx - 1);
            from = left < 0 ? h : left;
        }
        int low = from < h ? from + 1 : h, high = from > h ? from - 1 : h;
        for (int dy = 0; dy < 4; dy++) {
            int level = row * 4 + dy;
            if (area ? level < h : h >= 0 && level >= low - 1 && level <= high - 1)
                dots |= bits[dx][dy];
        }
    }
    return dots;
}

static void braille_cell(struct cl_canvas *c, const struct plot *p, int cx, int row) {
    unsigned dots = p->f->n_series ? cell_dots(p, 0, cx, row, !p->f->control) : 0;
    enum cl_ink ink = CL_INK_SERIES0;
    for (size_t s = 1; s < p->f->n_series && s < 4; s++) {
        unsigned line = cell_dots(p, s, cx, row, false);
        if (line) {
            ink = (enum cl_ink)(CL_INK_SERIES0 + (int)s);
            dots |= line;
        }
    }
    char glyph[5] = "";
    if (dots)
        glyph[cl_utf8_put(glyph, 0x2800u + dots)] = '\0';
    cl_canvas_put(c, p->r.x + cx, p->r.y + p->r.h - 1 - row, 1, ink, 0, glyph);
}

/* What a series is drawn with where there are no dots, and stands for it in the legend. */
static const char *plain_mark(const struct cl_fig_line *f, size_t series) {
    static const char *const marks[] = {"█", "o", "x", "+"};
    return marks[series == 0 && f->control ? 1 : series];
}

static void block_cell(struct cl_canvas *c, const struct plot *p, int cx, int row) {
    static const char *const eighths[] = {"", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    size_t first = p->f->control ? 0 : 1;
    int in = p->f->n_series && first ? height_at(p, 0, cx) - row * 8 : 0;
    in = in < 0 ? 0 : in > 8 ? 8 : in;
    const char *glyph = eighths[in];
    if (c->graph == CL_GRAPH_ASCII) /* whole cells of what the legend names; a trace shows */
        glyph = in >= 4 || (in > 0 && row == 0) ? "█" : "";
    enum cl_ink ink = CL_INK_SERIES0;
    for (size_t s = first; s < p->f->n_series && s < 4; s++) {
        int h = height_at(p, s, cx) - 1;
        if (h >= row * 8 && h < row * 8 + 8) {
            glyph = plain_mark(p->f, s);
            ink = (enum cl_ink)(CL_INK_SERIES0 + (int)s);
        }
    }
    cl_canvas_put(c, p->r.x + cx, p->r.y + p->r.h - 1 - row, 1, ink, 0, glyph);
}

static int column_of(const struct plot *p, size_t i) {
    return p->f->n_points > 1 ? (int)((double)i / (double)(p->f->n_points - 1) * (p->r.w - 1) + 0.5)
                              : 0;
}

static void x_labels(const struct plot *p, const struct paint_axis *axis) {
    const struct cl_fig_line *f = p->f;
    int next = 0, room = f->n_points ? p->r.w / (int)f->n_points : 1;
    size_t step = room >= 5 ? 1 : room >= 2 ? 3 : room >= 1 ? 6 : 12;
    size_t first = 0;
    if (f->n_points && f->labels[0] && strlen(f->labels[0]) == 7 && f->labels[0][4] == '-') {
        int month =
            (f->labels[0][5] - '0') * 10 + f->labels[0][6] - '0'; /* quarters begin in 1 4 7 10 */
        while (step > 1 && (size_t)(month - 1 + (int)first) % step != 0)
            first++;
    }
    for (size_t i = first; i < f->n_points; i += step) {
        const char *label = paint_time_label(axis->c, f->labels[i]);
        int x = column_of(p, i), w = cl_canvas_width(axis->c, label);
        if (x < next || !paint_axis_free(axis, x, w))
            continue;
        cl_canvas_put(axis->c, axis->x + x, axis->y, w, CL_INK_DIM, 0, label);
        next = x + w + 1;
    }
}

static void y_labels(struct cl_canvas *c, const struct plot *p, int x, int w) {
    struct cl_rect line = {x, p->r.y, w, 1};
    cl_canvas_fit(c, line, CL_INK_DIM, 0, paint_axis_text(c, p->f->unit, p->max), true);
    if (p->r.h >= 5) { /* the middle of the middle row, or the upper edge of the lower one */
        line.y = p->r.y + p->r.h / 2;
        double mid = p->min + (p->max - p->min) / 2;
        cl_canvas_fit(c, line, CL_INK_DIM, 0, paint_axis_text(c, p->f->unit, mid), true);
    }
    line.y = p->r.y + p->r.h - 1;
    cl_canvas_fit(c, line, CL_INK_DIM, 0, paint_axis_text(c, p->f->unit, p->min), true);
}

static bool any_signal(const struct cl_fig_line *f) {
    bool any = false;
    for (size_t i = 0; f->signals && i < f->n_points; i++)
        any = any || f->signals[i];
    return any;
}

/* Centre and limits, where nothing else stands. */
static void limits(struct cl_canvas *c, const struct plot *p) {
    const double at[] = {p->f->low, p->f->centre, p->f->high};
    for (size_t k = 0; k < CL_LEN(at); k++) {
        if (!(at[k] >= p->min && at[k] <= p->max))
            continue;
        int row = (rise(p, at[k]) - 1) / p->dots_y;
        if (row < 0 || row >= p->r.h)
            continue;
        int y = p->r.y + p->r.h - 1 - row;
        for (int x = p->r.x; x < p->r.x + p->r.w && x < c->w && y < c->h; x++) {
            if (strcmp(c->tiles[y * c->w + x].ch, " ") == 0)
                cl_canvas_put(c, x, y, 1, CL_INK_DIM, 0, k == 1 ? "·" : "╌");
        }
    }
}

static void signals(struct cl_canvas *c, const struct plot *p) {
    for (size_t i = 0; p->f->signals && i < p->f->n_points; i++) {
        double v = p->f->series[0].points[i];
        if (!p->f->signals[i] || v != v)
            continue;
        int row = (rise(p, v) - 1) / p->dots_y;
        cl_canvas_put(c, p->r.x + column_of(p, i), p->r.y + p->r.h - 1 - row, 1, CL_INK_WARN,
                      CL_ATTR_BOLD, "●");
    }
}

/* Which series is which, in its ink: "█ created  ─ closed". */
static void legend(const struct paint *p, int y) {
    static const char *const strokes[] = {"█", "─", "─", "─", "─"};
    const struct cl_fig_line *f = &p->figure->as.line;
    bool plain = p->c->graph != CL_GRAPH_BRAILLE;
    size_t line = f->control ? 1 : 0; /* a control chart has no area */
    int x = p->area.x + 1, end = p->area.x + p->area.w;
    for (size_t s = 0; s < f->n_series && s < 4; s++) {
        enum cl_ink ink = (enum cl_ink)(CL_INK_SERIES0 + (int)s);
        x += cl_canvas_put(p->c, x, y, end - x, ink, CL_ATTR_BOLD,
                           plain ? plain_mark(f, s) : strokes[s + line]) +
             1;
        x += cl_canvas_put(p->c, x, y, end - x, CL_INK_TEXT, 0, f->series[s].name) + 2;
    }
    if (f->control && f->low == f->low)
        x += cl_canvas_put(p->c, x, y, end - x, CL_INK_DIM, 0, "╌ usual range") + 2;
    if (any_signal(f))
        x += cl_canvas_put(p->c, x, y, end - x, CL_INK_WARN, 0, "● signal") + 2;
    int room = end - x - 1;
    if (f->summary && cl_canvas_width(p->c, f->summary) <= room)
        cl_canvas_fit(p->c, (struct cl_rect){x, y, room, 1}, CL_INK_DIM, 0, f->summary, true);
}

void paint_line(const struct paint *p) {
    const struct cl_fig_line *f = &p->figure->as.line;
    struct cl_canvas *c = p->c;
    int axis = 6, foot = p->area.h >= 6 ? 2 : 1;
    struct plot plot = {
        .f = f,
        .max = highest(f),
        .dots_x = c->graph == CL_GRAPH_BRAILLE ? 2 : 1,
        .dots_y = c->graph == CL_GRAPH_BRAILLE ? 4 : 8,
        .r = {p->area.x + axis + 1, p->area.y, p->area.w - axis - 2, p->area.h - foot}};
    if (plot.r.w < 4 || plot.r.h < 1 || f->n_points == 0 || f->n_series == 0)
        return;
    if (f->control)
        control_range(&plot);
    for (int row = 0; row < plot.r.h; row++) {
        for (int cx = 0; cx < plot.r.w; cx++) {
            if (c->graph == CL_GRAPH_BRAILLE)
                braille_cell(c, &plot, cx, row);
            else
                block_cell(c, &plot, cx, row);
        }
    }
    if (f->control) {
        limits(c, &plot);
        signals(c, &plot);
    }
    y_labels(c, &plot, p->area.x, axis);
    struct paint_axis below = {.c = c, .x = plot.r.x, .y = plot.r.y + plot.r.h, .w = plot.r.w};
    if (p->focused && p->spot.at >= 0 && p->spot.at < (int64_t)f->n_points) {
        const char *label = paint_time_label(c, f->labels[p->spot.at]);
        paint_axis_cursor(&below, column_of(&plot, (size_t)p->spot.at), label,
                          cl_canvas_width(c, label));
    }
    x_labels(&plot, &below);
    if (foot > 1)
        legend(p, p->area.y + p->area.h - 1);
}
