/* screen.h - the app as a canvas: frame, panels, overlay.  Shared by the loop and
 * the shot; nothing here knows a terminal. */
#ifndef CASELOAD_TUI_SCREEN_H
#define CASELOAD_TUI_SCREEN_H

#include "keymap.h"
#include "layout.h"
#include "paint.h"

struct screen {
    struct cl_canvas *canvas;
    struct cl_app *app;
    const struct keymap *keys;
    struct layout layout;
    size_t over_lines; /* of the explanation, when it was painted last */
    int over_rows;
};
/* Tells the app the shape of the canvas; before settling and after every key. */
void screen_reflow(struct screen *s);
void screen_paint(struct screen *s);

/* frame.c, cursor_text.c, hints.c */
void frame_paint(struct screen *s);
const char *frame_match_text(struct screen *s, bool keys);
const char *frame_cursor_text(struct screen *s, int panel);
void frame_hints(struct screen *s, int y, int focus);
/* over_*.c */
void over_menu(struct screen *s);
void over_palette(struct screen *s);
void over_help(struct screen *s);
/* What the signs mean, those that `typed` is found in; lines, at most r.h of them painted. */
size_t over_signs(struct cl_canvas *c, struct cl_rect r, const char *typed);
void over_explain(struct screen *s);
void over_sort(struct screen *s);
void over_sql(struct screen *s);
/* A centred box over the view; the inside. */
struct cl_rect over_box(struct screen *s, int w, int h, const char *title, const char *note);

#endif
