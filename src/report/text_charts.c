/* text_charts.c - gauges, heat maps and columns as plain text. */
#include <math.h>

#include "caseload/base/utf8.h"

#include "report.h"

#define HEAT_CELL 10   /* columns of a heat cell with its number, at most */
#define LABEL 24       /* of a row */
#define NUMBER 12      /* of a value in a table of columns */
#define COLUMNS_MAX 24 /* the newest are shown; the rest is counted */

static int widest(const struct report_page *p, const char *const *texts, size_t n, int most) {
    int w = 0;
    for (size_t i = 0; i < n; i++) {
        int here = (int)cl_utf8_width(report_safe(p, texts[i]));
        w = here > w ? here : w;
    }
    return w < most ? w : most;
}

/* ---- gauges ---- */

static void gauge_bar(const struct report_page *p, const struct cl_fig_gauge *g, int room) {
    int full = isnan(g->part) ? 0 : (int)(g->part * room + 0.5);
    int target = isnan(g->target_part) ? -1 : (int)(g->target_part * (room - 1) + 0.5);
    for (int i = 0; i < room; i++) {
        const char *s = i == target ? (p->ascii ? "|" : "│")
                        : i < full  ? (p->ascii ? "#" : "█")
                                    : (p->ascii ? "." : "░");
        cl_buf_puts(p->out, s);
    }
}

void report_text_gauges(struct report_page *p, const struct cl_figure *f) {
    for (size_t i = 0; i < f->as.gauges.n; i++) {
        const struct cl_fig_gauge *g = &f->as.gauges.gauges[i];
        int room = p->columns - 22 - 10 - 28;
        cl_buf_putc(p->out, ' ');
        report_put(p, report_safe(p, g->label), 22, false);
        report_put(p, report_safe(p, g->text), 9, true);
        cl_buf_puts(p->out, "  ");
        if (g->why) {
            report_put(p, report_safe(p, g->why), p->columns - 35, false);
            report_end_line(p);
            continue;
        }
        if (room >= 8) {
            gauge_bar(p, g, room < 40 ? room : 40);
            cl_buf_puts(p->out, "  ");
        }
        if (g->target_text && p->columns >= 56)
            report_put(p, report_safe(p, g->target_text), 17, false);
        if (p->columns >= 64)
            cl_buf_puts(p->out, g->met < 0 ? "" : g->met ? " met" : " missed");
        report_end_line(p);
    }
}

/* ---- heat maps ---- */

struct heat_plan {
    int label, cell;
    bool numbers;
};

/* Numbers where they fit, else two columns of shade for each cell, or one. */
static struct heat_plan plan(const struct report_page *p, const struct cl_fig_heat *h) {
    int text = widest(p, h->cols, h->n_cols, HEAT_CELL), cols = (int)h->n_cols;
    for (size_t i = 0; i < h->n_rows * h->n_cols; i++) {
        int w = h->cells[i].text ? (int)cl_utf8_width(report_safe(p, h->cells[i].text)) : 0;
        text = w > text ? w : text;
    }
    struct heat_plan out = {.label = widest(p, h->rows, h->n_rows, LABEL), .cell = text + 2};
    out.numbers = out.label + 2 + cols * (out.cell + 1) <= p->columns;
    if (!out.numbers)
        out.cell = out.label + 2 + cols * 3 <= p->columns ? 2 : 1;
    return out;
}

static void heat_cell(const struct report_page *p, const struct heat_plan *w,
                      const struct cl_fig_heat_cell *x) {
    const char *shade = report_shade(p, x->heat);
    if (!w->numbers) {
        const char *mark = !x->text        ? (p->ascii ? " " : "·")
                           : *shade == ' ' ? (p->ascii ? "_" : "▁")
                                           : shade;
        report_repeat(p->out, mark, w->cell);
        return;
    }
    report_put(p, x->text ? report_safe(p, x->text) : CL_S(""), w->cell - 2, true);
    cl_buf_printf(p->out, " %s", shade);
}

void report_text_heat(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_heat *h = &f->as.heat;
    struct heat_plan w = plan(p, h);
    const char *gap = w.cell > 1 ? " " : "";
    size_t room = (size_t)(p->columns - w.label - 2) / (size_t)(w.cell + (w.cell > 1));
    size_t n = h->n_cols < room ? h->n_cols : room;
    cl_buf_putc(p->out, ' ');
    report_put(p, CL_S(""), w.label, false);
    for (size_t c = 0; c < n; c++) {
        struct cl_slice title = report_safe(p, h->cols[c]);
        cl_buf_puts(p->out, gap);
        report_put(p, title, w.numbers ? w.cell - 2 : w.cell, w.numbers);
        report_repeat(p->out, " ", w.numbers ? 2 : 0);
    }
    report_end_line(p);
    for (size_t r = 0; r < h->n_rows; r++) {
        cl_buf_putc(p->out, ' ');
        report_put(p, report_safe(p, h->rows[r]), w.label, false);
        for (size_t c = 0; c < n; c++) {
            cl_buf_puts(p->out, gap);
            heat_cell(p, &w, &h->cells[r * h->n_cols + c]);
        }
        report_end_line(p);
    }
    if (h->legend) {
        cl_buf_putc(p->out, ' ');
        report_put_wrapped(p, report_safe(p, h->legend), 1);
    }
}

/* ---- columns ---- */

static const char *fill_of(const struct report_page *p, size_t series) {
    static const char *const blocks[] = {"█", "▓", "▒", "░"};
    static const char *const plain[] = {"#", "=", "-", "."};
    return p->ascii ? plain[series % 4] : blocks[series % 4];
}

/* The parts of one column end to end; one upon the other that is the whole. */
static void column_bar(const struct report_page *p, const struct cl_fig_columns *k, size_t at,
                       double max, int room) {
    double sum = 0;
    int cells[CL_LEN(k->series)];
    for (size_t s = 0; s < k->n_series; s++)
        sum += k->series[s].points[at] > 0 ? k->series[s].points[at] : 0;
    cl_figure_cells(k, at, max > 0 ? (int)(sum / max * room + 0.5) : 0, cells);
    for (size_t s = 0; s < k->n_series; s++)
        report_repeat(p->out, fill_of(p, s), cells[s]);
}

static double largest(const struct cl_fig_columns *k, size_t first) {
    double max = 0;
    for (size_t i = first; i < k->n_columns; i++) {
        double sum = 0;
        for (size_t s = 0; s < k->n_series; s++)
            sum += k->series[s].points[i] > 0 ? k->series[s].points[i] : 0;
        max = sum > max ? sum : max;
    }
    return max;
}

static void column_names(const struct report_page *p, const struct cl_fig_columns *k, int label,
                         int w) {
    cl_buf_putc(p->out, ' ');
    report_put(p, CL_S(""), label, false);
    for (size_t s = 0; s < k->n_series; s++) {
        cl_buf_putc(p->out, ' ');
        const char *name = k->series[s].name ? k->series[s].name : "∅";
        if (k->stacked)
            name = cl_arena_printf(p->arena, "%s %s", fill_of(p, s), name);
        report_put(p, report_safe(p, name), w, true);
    }
    report_end_line(p);
}

void report_text_columns(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_columns *k = &f->as.columns;
    size_t first = k->n_columns > COLUMNS_MAX ? k->n_columns - COLUMNS_MAX : 0;
    int label = widest(p, k->labels + first, k->n_columns - first, LABEL);
    int w = (p->columns - label - 2) / (int)(k->n_series > 0 ? k->n_series : 1) - 1;
    w = w < NUMBER ? w : NUMBER;
    int room = p->columns - label - 3 - (int)k->n_series * (w + 1);
    double max = largest(k, first);
    column_names(p, k, label, w);
    for (size_t i = first; i < k->n_columns; i++) {
        cl_buf_putc(p->out, ' ');
        report_put(p, report_safe(p, k->labels[i]), label, false);
        for (size_t s = 0; s < k->n_series; s++) {
            char text[32];
            cl_unit_format(k->unit, k->series[s].points[i], text);
            cl_buf_putc(p->out, ' ');
            report_put(p, report_safe(p, text), w, true);
        }
        cl_buf_putc(p->out, ' ');
        if (k->stacked && room >= 8)
            column_bar(p, k, i, max, room);
        report_end_line(p);
    }
    if (first > 0)
        cl_buf_printf(p->out, " %s%zu before these\n", p->ascii ? "" : "… ", first);
}
