/* shot.c - one screen as text after typing keys: the same app, without a terminal. */
#include <poll.h>

#include "caseload/base/utf8.h"
#include "caseload/tui.h"

#include "input.h"

static void settle(struct screen *s) {
    screen_reflow(s);
    cl_app_settle(s->app);
    while (cl_app_busy(s->app) && cl_app_end(s->app) == CL_APP_ON) {
        struct pollfd p = {.fd = cl_app_fd(s->app), .events = POLLIN};
        poll(&p, 1, 1000);
        cl_app_reap(s->app);
        screen_reflow(s);
        cl_app_settle(s->app);
    }
}

static void type_token(struct screen *s, struct cl_slice token) {
    int key = keyc_parse(token);
    screen_paint(s); /* as on a terminal, where each key meets a painted screen */
    if (key != KEYC_NONE) {
        input_key(s, key);
        settle(s);
        return;
    }
    for (size_t at = 0; at < token.len;) {
        input_key(s, (int)cl_utf8_next(token, &at));
        settle(s);
    }
}

enum cl_rc cl_tui_shot(const struct cl_tui_options *options, int columns, int rows,
                       const char *keys, struct cl_buf *out, struct cl_err *err) {
    struct keymap *map = NULL;
    struct screen s = {.canvas = NULL};
    enum cl_rc rc = keymap_new(options->keys, &map, err);
    if (rc == CL_OK) {
        struct cl_app_options app = {.load = options->load,
                                     .scope = options->scope,
                                     .as_of_text = options->as_of_text,
                                     .from_text = options->from_text,
                                     .to_text = options->to_text,
                                     .last_text = options->last_text,
                                     .view = options->view,
                                     .notice = keymap_notice(map),
                                     .savings = options->savings,
                                     .mask = options->mask};
        rc = cl_app_open(&app, &s.app, err);
    }
    if (rc == CL_OK) {
        s.canvas = cl_canvas_new(columns, rows, options->ascii);
        s.keys = map;
        settle(&s);
        struct cl_slice rest = cl_slice(keys);
        while (rest.ptr && cl_app_end(s.app) == CL_APP_ON)
            type_token(&s, cl_slice_trim(cl_slice_cut(&rest, ' ')));
        if (cl_app_end(s.app) == CL_APP_FAILED) {
            *err = *cl_app_error(s.app);
            rc = err->code;
        } else {
            screen_paint(&s);
            cl_canvas_dump(s.canvas, out);
        }
    }
    cl_app_close(s.app);
    cl_canvas_free(s.canvas);
    keymap_free(map);
    return rc;
}
