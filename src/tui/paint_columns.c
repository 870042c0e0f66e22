/* paint_columns.c - columns: parts upon one another in four fills, or side by side.
 *
 * Each part has a fill and an ink of its own and stands in the legend; columns that
 * do not fit are turned like pages, after the cursor. */
#include "paint.h"

static const char *const fills[] = {"█", "▓", "▒", "░"};
#define AXIS 6 /* columns of the labels at the left */

struct chart {
    struct cl_rect r; /* where the columns stand */
    size_t first, shown;
    int span; /* of all columns on the screen */
    double max;
};

static double value_of(const struct cl_fig_columns *f, size_t column, size_t part) {
    double v = f->series[part].points[column];
    return v > 0 ? v : 0;
}

static double highest(const struct cl_fig_columns *f) {
    double max = 0;
    for (size_t i = 0; i < f->n_columns; i++) {
        double sum = 0;
        for (size_t s = 0; s < f->n_series; s++) {
            double v = value_of(f, i, s);
            sum = f->stacked ? sum + v : v > sum ? v : sum;
        }
        max = sum > max ? sum : max;
    }
    return max;
}

static struct chart chart_of(const struct paint *p) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    int foot = p->area.h >= 5 ? 2 : 1;
    struct chart k = {
        .max = highest(f),
        .r = {p->area.x + AXIS + 1, p->area.y, p->area.w - AXIS - 2, p->area.h - foot}};
    int least = f->stacked ? 2 : (int)f->n_series + 1;
    int most = f->stacked ? 8 : (int)f->n_series * 3 + 1;
    k.shown = k.r.w > least ? (size_t)(k.r.w / least) : 1;
    if (k.shown >= f->n_columns)
        k.shown = f->n_columns;
    else
        k.first = f->n_columns - k.shown; /* the newest */
    k.span = (int)k.shown * most < k.r.w ? (int)k.shown * most : k.r.w;
    while (k.shown > 0 && k.first > 0 && (size_t)p->spot.at < k.first)
        k.first = k.first > k.shown ? k.first - k.shown : 0;
    return k;
}

static int left_of(const struct chart *k, size_t i) {
    return k->shown > 0 ? k->span * (int)i / (int)k->shown : 0;
}

/* Without the blank after it. */
static int width_of(const struct chart *k, size_t i) {
    int w = left_of(k, i + 1) - left_of(k, i) - 1;
    return w > 0 ? w : 1;
}

/* Rows of the screen that a value reaches; something is never drawn as nothing. */
static int reach(const struct chart *k, double v) {
    int h = k->max > 0 ? (int)(v / k->max * k->r.h + 0.5) : 0;
    return h == 0 && v > 0 ? 1 : h;
}

static void pile(const struct paint *p, const struct chart *k, size_t at) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    double sum = 0;
    size_t i = k->first + at;
    int from = 0, w = width_of(k, at), x = k->r.x + left_of(k, at);
    for (size_t s = 0; s < f->n_series; s++) {
        sum += value_of(f, i, s);
        int to = reach(k, sum);
        for (int h = from; h < to; h++) {
            enum cl_ink ink = (enum cl_ink)(CL_INK_SERIES0 + (int)s);
            for (int d = 0; d < w; d++)
                cl_canvas_put(p->c, x + d, k->r.y + k->r.h - 1 - h, 1, ink, 0, fills[s]);
        }
        from = to;
    }
}

static void side_by_side(const struct paint *p, const struct chart *k, size_t at) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    size_t i = k->first + at;
    int w = width_of(k, at) / (int)f->n_series, x = k->r.x + left_of(k, at);
    w = w > 0 ? w : 1;
    for (size_t s = 0; s < f->n_series; s++) {
        int to = reach(k, value_of(f, i, s));
        for (int h = 0; h < to; h++) {
            for (int d = 0; d < w; d++)
                cl_canvas_put(p->c, x + (int)s * w + d, k->r.y + k->r.h - 1 - h, 1,
                              (enum cl_ink)(CL_INK_SERIES0 + (int)s), 0, fills[s]);
        }
    }
}

static void labels(const struct paint *p, const struct chart *k) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    struct cl_canvas *c = p->c;
    int next = 0, y = k->r.y + k->r.h;
    for (size_t i = 0; i < k->shown; i++) {
        const char *label = paint_time_label(c, f->labels[k->first + i]);
        int x = left_of(k, i), w = cl_canvas_width(c, label);
        bool time = label != f->labels[k->first + i];
        if (!time && w > width_of(k, i))
            w = width_of(k, i);
        if (x < next || w < 1 || x + w > k->r.w)
            continue;
        cl_canvas_fit(c, (struct cl_rect){k->r.x + x, y, w, 1}, CL_INK_DIM, 0, label, false);
        next = x + w + 1;
    }
    struct cl_rect line = {p->area.x, k->r.y, AXIS, 1};
    cl_canvas_fit(c, line, CL_INK_DIM, 0, paint_axis_text(c, f->unit, k->max), true);
    line.y = k->r.y + k->r.h - 1;
    if (k->r.h > 1)
        cl_canvas_fit(c, line, CL_INK_DIM, 0, paint_axis_text(c, f->unit, 0), true);
}

static void legend(const struct paint *p, int y) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    int x = p->area.x + 1, end = p->area.x + p->area.w;
    for (size_t s = 0; s < f->n_series; s++) {
        bool here = p->focused && p->spot.col == (int)s && f->n_series > 1;
        x += cl_canvas_put(p->c, x, y, end - x, (enum cl_ink)(CL_INK_SERIES0 + (int)s), 0,
                           fills[s]) +
             1;
        x += cl_canvas_put(p->c, x, y, end - x, CL_INK_TEXT, here ? CL_ATTR_REVERSE : 0,
                           f->series[s].name ? f->series[s].name : "∅") +
             2;
    }
}

void paint_columns(const struct paint *p) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    struct chart k = chart_of(p);
    if (k.r.w < 4 || k.r.h < 1 || f->n_columns == 0 || f->n_series == 0)
        return;
    for (size_t i = 0; i < k.shown; i++) {
        if (f->stacked)
            pile(p, &k, i);
        else
            side_by_side(p, &k, i);
    }
    labels(p, &k);
    if (p->area.h >= 5)
        legend(p, p->area.y + p->area.h - 1);
    int64_t at = p->spot.at - (int64_t)k.first;
    if (p->focused && at >= 0 && at < (int64_t)k.shown) {
        p->c->cursor_x = k.r.x + left_of(&k, (size_t)at);
        p->c->cursor_y = k.r.y + k.r.h;
        cl_canvas_put(p->c, p->c->cursor_x, p->c->cursor_y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▲");
    }
}
