/* dump.h - what a test looks at of a canvas: its text, and where a sign stands. */
#ifndef CASELOAD_TESTS_TUI_DUMP_H
#define CASELOAD_TESTS_TUI_DUMP_H

#include <string.h>

#include "../../src/tui/canvas.h"

static char text[65536]; /* of the last dump */

static inline const char *dump(struct cl_canvas *c) {
    struct cl_buf buf = {0};
    cl_canvas_dump(c, &buf);
    assert_true(buf.len < sizeof text);
    memcpy(text, buf.ptr, buf.len + 1);
    cl_buf_free(&buf);
    return text;
}

/* -1: it is not there */
static inline int find_in_row(const struct cl_canvas *c, int y, const char *ch) {
    for (int x = 0; x < c->w; x++) {
        if (strcmp(c->tiles[y * c->w + x].ch, ch) == 0)
            return x;
    }
    return -1;
}

#endif
