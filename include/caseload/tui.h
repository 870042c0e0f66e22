/* tui.h - the terminal front end.  Panels' figures are painted into a canvas of
 * cells in roles; only src/tui/term_curses.c knows curses. */
#ifndef CASELOAD_TUI_H
#define CASELOAD_TUI_H

#include "caseload/app.h"

struct cl_tui_options {
    const struct cl_load_options *load; /* loaded on a worker while the screen is up */
    struct cl_scope scope;              /* filter, period; as_of CL_NO_TIME: as_of_text decides */
    const char *as_of_text, *from_text, *to_text, *last_text;
    const char *view; /* first view, NULL: overview */
    /* The lines "action = Key Key" of [keys], each where it stands in the file, so that
     * a complaint names its line; NULL: none. */
    const char *keys;
    const struct cl_case_for_action *savings; /* [savings]; NULL: the defaults */
    bool no_color, ascii, mask;
};
/* Runs the dashboard on the terminal; the return value is the exit code, or
 * CL_TUI_DUMB when the terminal cannot be drawn on (TERM=dumb): the caller prints
 * the text report instead.  err->text is empty when there is nothing to print. */
#define CL_TUI_DUMB (-1)
CL_NODISCARD int cl_tui_run(const struct cl_tui_options *options, struct cl_err *err);

/* One screen as text (format "txt"), for golden tests and the README: the view
 * after typing `keys` ("j", "Enter", "Esc" … separated by blanks; what is no key's
 * name is typed letter by letter).  Waits for all jobs after each key. */
CL_NODISCARD enum cl_rc cl_tui_shot(const struct cl_tui_options *options, int columns, int rows,
                                    const char *keys, struct cl_buf *out, struct cl_err *err);

/* Are those lines fit?  CL_E_USAGE: an unknown action or key.  A clash is no error,
 * the key stays with the action that had it: each is a line in `clashes`. */
CL_NODISCARD enum cl_rc cl_tui_keys_check(const char *keys, struct cl_buf *clashes,
                                          struct cl_err *err);

#endif
