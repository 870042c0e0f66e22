/* canvas.h - the screen as an array of cells: text, ink and attribute.
 *
 * Everything is put through cl_canvas_put(), which makes foreign text safe, keeps
 * wide and combining characters whole and, in ASCII mode, lets nothing over 0x7f
 * in.  Inks are roles and series; only the theme knows colours. */
#ifndef CASELOAD_TUI_CANVAS_H
#define CASELOAD_TUI_CANVAS_H

#include "caseload/panel.h"

enum cl_ink {
    CL_INK_TEXT = CL_ROLE_TEXT,
    CL_INK_DIM = CL_ROLE_DIM,
    CL_INK_ACCENT = CL_ROLE_ACCENT,
    CL_INK_GOOD = CL_ROLE_GOOD,
    CL_INK_WARN = CL_ROLE_WARN,
    CL_INK_BAD = CL_ROLE_BAD,
    CL_INK_SERIES0 = CL_ROLE_COUNT,
    CL_INK_SERIES1,
    CL_INK_SERIES2,
    CL_INK_SERIES3,
    CL_INK_HEAT0, /* least */
    CL_INK_HEAT1,
    CL_INK_HEAT2,
    CL_INK_HEAT3,
    CL_INK_COUNT
};
#define CL_ATTR_BOLD 1u
#define CL_ATTR_REVERSE 2u
#define CL_ATTR_UNDER 4u

struct cl_tile {
    char ch[13];   /* NUL-terminated: a character and what combines with it */
    uint8_t width; /* 1, 2, or 0 for the right half of a wide one */
    uint8_t ink, attr;
};
struct cl_rect {
    int x, y, w, h;
};
enum cl_graph { CL_GRAPH_BRAILLE, CL_GRAPH_BLOCKS, CL_GRAPH_ASCII };

struct cl_canvas {
    int w, h;
    struct cl_tile *tiles; /* [h * w] */
    bool ascii;
    enum cl_graph graph;
    int cursor_x, cursor_y;   /* where the hardware cursor rests */
    struct cl_arena *scratch; /* until the next clear */
};

struct cl_canvas *cl_canvas_new(int w, int h, bool ascii);
void cl_canvas_free(struct cl_canvas *c); /* NULL is fine */
void cl_canvas_resize(struct cl_canvas *c, int w, int h);
void cl_canvas_clear(struct cl_canvas *c);
/* At most `max` columns from (x, y); returns the columns used.  What lies outside
 * the canvas is not drawn. */
int cl_canvas_put(struct cl_canvas *c, int x, int y, int max, enum cl_ink ink, unsigned attr,
                  const char *text);
/* Exactly w columns: cut text ends in an ellipsis, right sets it to the right. */
void cl_canvas_fit(struct cl_canvas *c, struct cl_rect line, enum cl_ink ink, unsigned attr,
                   const char *text, bool right);
void cl_canvas_blank(struct cl_canvas *c, struct cl_rect r);
void cl_canvas_attr(struct cl_canvas *c, struct cl_rect r, unsigned attr); /* adds it */
int cl_canvas_width(struct cl_canvas *c, const char *text);
/* A frame with a title left and a note right in its upper border; the inside. */
struct cl_rect cl_canvas_box(struct cl_canvas *c, struct cl_rect r, bool heavy, const char *title,
                             const char *note);
/* A line with title and note instead of a frame; the rows below it. */
struct cl_rect cl_canvas_rule(struct cl_canvas *c, struct cl_rect r, bool heavy, const char *title,
                              const char *note);
/* Short blanks between two texts of one ink get that ink: nobody sees it, and going
 * to plain and back costs some twenty bytes on the wire. */
void cl_canvas_join(struct cl_canvas *c);
void cl_canvas_dump(const struct cl_canvas *c,
                    struct cl_buf *out); /* rows without trailing blanks */
/* The glyph itself, or its stand-in in ASCII. */
const char *cl_canvas_printf(struct cl_canvas *c, const char *fmt, ...) CL_PRINTF(2, 3);

#endif
