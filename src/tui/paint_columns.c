/* paint_columns.c - columns: parts upon one another in four fills, or side by side.
 *
 * Each part has a fill and an ink of its own and stands in the legend.  Columns that do
 * not fit are turned like pages, after the cursor, and "‹" and "›" say that there are
 * more; where all belong in one view, what stood side by side stands one before the
 * other instead. */
#include "paint.h"

static const char *const fills[] = {"█", "▓", "▒", "░"};
#define AXIS 6        /* columns of the labels at the left */
#define LABEL_LEAST 3 /* of a word that is cut; less says nothing */

struct chart {
    struct cl_rect r; /* where the columns stand */
    size_t first, shown;
    int step;    /* from one column to the next */
    bool before; /* one part before the other */
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
    int n = (int)f->n_columns, least = f->stacked ? 2 : (int)f->n_series + 1;
    int most = f->stacked ? 8 : (int)f->n_series * 3 + 1;
    if (f->one_view && n * least > k.r.w) {
        k.before = !f->stacked;
        least = n * 2 <= k.r.w ? 2 : 1;
        most = 4;
    }
    k.shown = k.r.w > least ? (size_t)(k.r.w / least) : 1;
    if (k.shown >= f->n_columns)
        k.shown = f->n_columns;
    else
        k.first = f->n_columns - k.shown; /* the newest */
    k.step = k.shown > 0 ? k.r.w / (int)k.shown : 1;
    k.step = k.step > most ? most : k.step > 0 ? k.step : 1;
    while (k.shown > 0 && k.first > 0 && (size_t)p->spot.at < k.first)
        k.first = k.first > k.shown ? k.first - k.shown : 0;
    return k;
}

static int left_of(const struct chart *k, size_t i) {
    return k->step * (int)i;
}

/* Without the blank after it. */
static int width_of(const struct chart *k) {
    return k->step > 1 ? k->step - 1 : 1;
}

/* Rows of the screen that a value reaches; something is never drawn as nothing. */
static int reach(const struct chart *k, double v) {
    int h = k->max > 0 ? (int)(v / k->max * k->r.h + 0.5) : 0;
    return h == 0 && v > 0 ? 1 : h;
}

static void fill(const struct paint *p, struct cl_rect r, size_t part) {
    for (int y = r.y; y < r.y + r.h; y++)
        for (int x = r.x; x < r.x + r.w; x++)
            cl_canvas_put(p->c, x, y, 1, (enum cl_ink)(CL_INK_SERIES0 + (int)part), 0, fills[part]);
}

/* The place of `rows` rows of column `at`, the lowest of them `from` above the ground. */
static struct cl_rect piece(const struct chart *k, size_t at, int from, int rows) {
    return (struct cl_rect){k->r.x + left_of(k, at), k->r.y + k->r.h - from - rows, width_of(k),
                            rows};
}

static void pile(const struct paint *p, const struct chart *k, size_t at) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    int cells[CL_LEN(f->series)], from = 0;
    double sum = 0;
    for (size_t s = 0; s < f->n_series; s++)
        sum += value_of(f, k->first + at, s);
    cl_figure_cells(f, k->first + at, reach(k, sum), cells);
    for (size_t s = 0; s < f->n_series; s++) {
        fill(p, piece(k, at, from, cells[s]), s);
        from += cells[s];
    }
}

static void side_by_side(const struct paint *p, const struct chart *k, size_t at) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    int w = width_of(k) / (int)f->n_series;
    w = w > 0 ? w : 1;
    for (size_t s = 0; s < f->n_series; s++) {
        struct cl_rect r = piece(k, at, 0, reach(k, value_of(f, k->first + at, s)));
        fill(p, (struct cl_rect){r.x + (int)s * w, r.y, w, r.h}, s);
    }
}

/* All from the ground, so that each ends at its own height: where several reach, the
 * lowest is the foremost. */
static void one_before_another(const struct paint *p, const struct chart *k, size_t at) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    bool done[CL_LEN(f->series)] = {false};
    for (size_t n = 0; n < f->n_series; n++) {
        size_t next = f->n_series;
        for (size_t s = 0; s < f->n_series; s++) {
            if (!done[s] && (next == f->n_series ||
                             value_of(f, k->first + at, s) > value_of(f, k->first + at, next)))
                next = s;
        }
        done[next] = true;
        fill(p, piece(k, at, 0, reach(k, value_of(f, k->first + at, next))), next);
    }
}

/* What the label of a column has room for: a word of time is never cut but drops those
 * after it, and so does any that would keep next to nothing. */
static int label_width(struct cl_canvas *c, const struct chart *k, const char *label, bool time) {
    int w = cl_canvas_width(c, label), room = width_of(k);
    return time || w <= room || room < LABEL_LEAST ? w : room;
}

static void labels(const struct paint *p, const struct chart *k) {
    const struct cl_fig_columns *f = &p->figure->as.columns;
    struct cl_canvas *c = p->c;
    struct paint_axis axis = {.c = c, .x = k->r.x, .y = k->r.y + k->r.h, .w = k->r.w};
    int64_t here = p->spot.at - (int64_t)k->first;
    bool cursor = p->focused && here >= 0 && here < (int64_t)k->shown;
    if (cursor) {
        const char *raw = f->labels[p->spot.at], *label = paint_time_label(c, raw ? raw : "∅");
        int w = label_width(c, k, label, label != raw);
        if (w < cl_canvas_width(c, label)) /* the mark takes a column of what is cut */
            w--;
        paint_axis_cursor(&axis, left_of(k, (size_t)here), label, w);
    }
    int next = 0;
    for (size_t i = 0; i < k->shown; i++) {
        const char *raw = f->labels[k->first + i], *label = paint_time_label(c, raw ? raw : "∅");
        int x = left_of(k, i), w = label_width(c, k, label, label != raw);
        if (x < next || w < 1 || !paint_axis_free(&axis, x, w))
            continue;
        cl_canvas_fit(c, (struct cl_rect){k->r.x + x, axis.y, w, 1}, CL_INK_DIM, 0, label, false);
        next = x + w + 1;
    }
    if (k->first > 0)
        cl_canvas_put(c, k->r.x - 1, axis.y, 1, CL_INK_ACCENT, 0, "‹");
    if (k->first + k->shown < f->n_columns)
        cl_canvas_put(c, k->r.x + k->r.w, axis.y, 1, CL_INK_ACCENT, 0, "›");
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
        else if (k.before)
            one_before_another(p, &k, i);
        else
            side_by_side(p, &k, i);
    }
    labels(p, &k);
    if (p->area.h >= 5)
        legend(p, p->area.y + p->area.h - 1);
}
