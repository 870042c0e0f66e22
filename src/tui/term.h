/* term.h - the terminal: keys in, canvas out.  Made by term_curses.c alone. */
#ifndef CASELOAD_TUI_TERM_H
#define CASELOAD_TUI_TERM_H

#include "canvas.h"
#include "keymap.h"

struct cl_term;
enum term_open { TERM_READY, TERM_DUMB /* cannot be drawn on */, TERM_UNKNOWN /* err says why */ };
enum term_open term_open(bool no_color, struct cl_term **out, struct cl_err *err);
void term_close(struct cl_term *t); /* gives the screen back; NULL is fine */
int term_fd(const struct cl_term *t);
bool term_plain(const struct cl_term *t); /* its font knows ASCII only */
bool term_braille(const struct cl_term *t);
/* KEYC_NONE when there is none, KEYC_HANGUP when there will be none. */
int term_key(struct cl_term *t);
void term_flush(struct cl_term *t, const struct cl_canvas *c);
void term_size(int *w, int *h);
void term_resize(struct cl_term *t, int w, int h);
void term_redraw(struct cl_term *t);  /* the next flush paints every cell */
void term_suspend(struct cl_term *t); /* returns when the shell brings us back */
/* Puts the terminal back as it was; async-signal-safe. */
void term_reset(void);

/* LC_CTYPE from the environment: true when text may be UTF-8. Decides once. */
bool term_locale_utf8(void);

#endif
