/* paint.h - painters: a figure into a rectangle of the canvas.
 *
 * A painter is pure: figure, cursor, whether it has the focus; it never asks and
 * never changes anything.  In ASCII mode the canvas turns glyphs into stand-ins. */
#ifndef CASELOAD_TUI_PAINT_H
#define CASELOAD_TUI_PAINT_H

#include "caseload/app.h"

#include "canvas.h"

struct paint {
    struct cl_canvas *c;
    struct cl_rect area; /* inside of frame or below the rule */
    const struct cl_figure *figure;
    struct cl_spot spot;
    bool focused, boxed;
    const char *find;   /* text to mark, or "" */
    int across, card_h; /* cards: in a row; lines of one: 1, 3, or 5 with a frame */
};
void paint_cards(const struct paint *p);
void paint_line(const struct paint *p);
void paint_bars(const struct paint *p);
void paint_table(const struct paint *p);
void paint_items(const struct paint *p);
void paint_gauges(const struct paint *p);
void paint_heat(const struct paint *p);
void paint_columns(const struct paint *p);
/* Lines of text at most w columns wide, cut at blanks; in the canvas's scratch. */
size_t paint_wrap(struct cl_canvas *c, const char *text, int w, const char ***lines);
/* A bar of `share` of w columns, in eighths; returns whole columns used. */
void paint_bar(struct cl_canvas *c, int x, int y, int w, double share, enum cl_ink ink,
               const char *full);
/* One of four shades and its ink; a blank when heat is NaN. */
const char *paint_shade(double heat, enum cl_ink *ink);
/* "Mar" of "2024-03", the year of a January; other labels as they are. */
const char *paint_time_label(struct cl_canvas *c, const char *label);
const char *paint_axis_text(struct cl_canvas *c, enum cl_unit unit, double v);
/* The row of labels below a chart, in columns from its left end; [from, to) is what the
 * cursor's mark and its label took, so that is put first. */
struct paint_axis {
    struct cl_canvas *c;
    int x, y, w;
    int from, to;
};
/* "▲Mar" with the label in w columns; "Mar▲" at the right end. */
void paint_axis_cursor(struct paint_axis *a, int at, const char *label, int w);
bool paint_axis_free(const struct paint_axis *a, int at, int w); /* for a label */
const char *paint_spark(struct cl_canvas *c, const double *points, size_t n);
/* What is shown of a note in `room` columns: where it is too long its last parts, if
 * those fit. */
const char *paint_note(struct cl_canvas *c, const char *note, int room);
/* The note in the last rows of `in` where the figure leaves them empty; rows taken. */
int paint_note_below(struct cl_canvas *c, struct cl_rect in, const struct cl_figure *f,
                     const char *note);
void paint_scrollbar(struct cl_canvas *c, struct cl_rect column, int64_t total, int64_t top,
                     int64_t rows);

#endif
