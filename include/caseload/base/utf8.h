/* utf8.h - UTF-8 decoding, column width, and text made safe for a terminal.
 * All from own tables (Unicode data generated into src/base), so that nothing
 * depends on the locale. */
#ifndef CASELOAD_BASE_UTF8_H
#define CASELOAD_BASE_UTF8_H

#include "caseload/base/arena.h"
#include "caseload/base/str.h"

/* Decodes one code point at *at and advances; an invalid byte gives U+FFFD and
 * advances by one. *at < s.len is required. */
uint32_t cl_utf8_next(struct cl_slice s, size_t *at);
size_t cl_utf8_put(char out[4], uint32_t cp); /* bytes written */
bool cl_utf8_valid(struct cl_slice s);

int cl_cp_width(uint32_t cp);            /* 0 combining or invisible, 1, or 2 columns */
size_t cl_utf8_width(struct cl_slice s); /* columns */

/* A copy that no terminal can be torn by: control characters, escape bytes, C1,
 * bidirectional overrides and isolates, zero-width and unassigned-format
 * characters and invalid UTF-8 are shown as U+FFFD ('?' when ascii), CR/LF/TAB
 * as a blank (CR LF as one).  Selectors of emoji style are dropped; of the marks
 * on one character four are kept.  With `ascii` every other non-ASCII character
 * loses its accent or becomes '?'.  So the result may be printed as it is. */
struct cl_slice cl_utf8_safe(struct cl_arena *arena, struct cl_slice s, bool ascii);

/* Cut to at most `columns` columns; what was cut ends in … ('~' when ascii). */
struct cl_slice cl_utf8_fit(struct cl_arena *arena, struct cl_slice s, size_t columns, bool ascii);

#endif
