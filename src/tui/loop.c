/* loop.c - cl_tui_run(): keys, signals and results in, frames out.
 *
 * A frame is painted once per turn.  While a worker answers a key the paint waits
 * up to 80 ms for it, so that most keys cost one frame on the wire, not two. */
#include "caseload/base/loop.h"

#include <signal.h>
#include <stdlib.h>

#include "caseload/tui.h"

#include "input.h"
#include "term.h"

#define WAIT_MS 80
#define PROGRESS_MS 200

struct run {
    struct screen screen;
    struct cl_term *term;
    struct cl_loop *loop;
    bool input, dirty;
    int64_t asked_ms; /* when the last key came */
    int64_t painted_ms;
    int status; /* exit code, or -1: go on */
};

static void on_input(void *ctx) {
    ((struct run *)ctx)->input = true;
}

static void on_result(void *ctx) {
    struct run *r = ctx;
    if (cl_app_reap(r->screen.app)) {
        r->dirty = true;
        screen_reflow(&r->screen);
    }
}

static void resized(struct run *r) {
    int w, h;
    term_size(&w, &h);
    term_resize(r->term, w, h);
    cl_canvas_resize(r->screen.canvas, w, h);
    screen_reflow(&r->screen);
    r->dirty = true;
}

static void suspend(struct run *r) {
    term_suspend(r->term);
    resized(r);
}

static void take_signals(struct run *r) {
    for (int sig; (sig = cl_loop_take_signal(r->loop)) != 0;) {
        switch (sig) {
        case SIGWINCH:
            resized(r);
            break;
        case SIGTSTP:
            suspend(r);
            break;
        case SIGCONT:
            term_redraw(r->term);
            resized(r);
            break;
        case SIGINT:
            cl_app_do(r->screen.app, CL_ACT_CANCEL);
            r->dirty = true;
            break;
        default:
            r->status = 128 + sig;
        }
    }
}

static void take_keys(struct run *r) {
    r->input = false;
    for (int key; r->status < 0 && (key = term_key(r->term)) != KEYC_NONE;) {
        if (key == KEYC_HANGUP) {
            r->status = 128 + SIGHUP;
            return;
        }
        if (key == 0x1c) { /* Ctrl-\, which raw mode delivers as a key */
            r->status = 128 + SIGQUIT;
            return;
        }
        r->dirty = true;
        r->asked_ms = cl_monotonic_ms();
        switch (input_key(&r->screen, key)) {
        case INPUT_DONE:
            break;
        case INPUT_REDRAW:
            term_redraw(r->term);
            break;
        case INPUT_SUSPEND:
            suspend(r);
            break;
        }
        if (cl_app_end(r->screen.app) != CL_APP_ON)
            return;
    }
}

/* Milliseconds until there is something to do without an event; -1: nothing. */
static int paint_or_wait(struct run *r) {
    int64_t now = cl_monotonic_ms();
    char what[64];
    bool loading = cl_app_progress(r->screen.app, what) >= 0;
    cl_app_settle(r->screen.app);
    if (loading && now - r->painted_ms >= PROGRESS_MS)
        r->dirty = true;
    if (r->dirty && !loading && cl_app_busy(r->screen.app) && now - r->asked_ms < WAIT_MS)
        return (int)(WAIT_MS - (now - r->asked_ms));
    if (r->dirty) {
        screen_paint(&r->screen);
        term_flush(r->term, r->screen.canvas);
        r->dirty = false;
        r->painted_ms = now;
    }
    return loading ? PROGRESS_MS : -1;
}

static int exit_code(struct run *r) {
    if (r->status >= 0)
        return r->status;
    switch (cl_app_end(r->screen.app)) {
    case CL_APP_INTERRUPTED:
        return 128 + SIGINT;
    case CL_APP_FAILED:
        break;
    case CL_APP_ON:
    case CL_APP_QUIT:
        return cl_app_error(r->screen.app)->code == CL_E_PARTIAL ? 5 : 0;
    }
    switch (cl_app_error(r->screen.app)->code) {
    case CL_E_USAGE:
        return 2;
    case CL_E_INPUT:
        return 3;
    case CL_OK:
    case CL_E_STORE:
    case CL_E_PARTIAL:
    case CL_E_NOTFOUND:
    case CL_E_CANCELLED:
        break;
    }
    return 4;
}

static void crash(int sig) {
    term_reset();
    raise(sig); /* SA_RESETHAND: the default action follows */
}

static void catch_crashes(void) {
    static const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
    struct sigaction act = {.sa_handler = crash, .sa_flags = (int)SA_RESETHAND | SA_NODEFER};
    for (size_t i = 0; i < CL_LEN(signals); i++)
        sigaction(signals[i], &act, NULL);
}

static enum cl_rc open_loop(struct run *r, struct cl_err *err) {
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
    enum cl_rc rc = cl_loop_open(&r->loop, err);
    for (size_t i = 0; rc == CL_OK && i < CL_LEN(signals); i++)
        cl_loop_signal(r->loop, signals[i]);
    return rc;
}

static enum cl_rc turns(struct run *r, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    cl_loop_watch(r->loop, term_fd(r->term), on_input, r);
    cl_loop_watch(r->loop, cl_app_fd(r->screen.app), on_result, r);
    resized(r);
    while (r->status < 0 && rc == CL_OK && cl_app_end(r->screen.app) == CL_APP_ON) {
        int wait = paint_or_wait(r);
        rc = cl_loop_turn(r->loop, wait, err);
        take_signals(r);
        if (r->input)
            take_keys(r);
    }
    return rc;
}

int cl_tui_run(const struct cl_tui_options *options, struct cl_err *err) {
    struct run r = {.status = -1, .dirty = true};
    struct keymap *keys = NULL;
    int code = 2;
    bool utf8 = term_locale_utf8();
    if (keymap_new(options->keys, &keys, err) != CL_OK)
        return 2;
    enum cl_rc rc = open_loop(&r, err);
    enum term_open opened = rc == CL_OK ? term_open(options->no_color, &r.term, err) : TERM_UNKNOWN;
    if (opened == TERM_READY) {
        cl_panic_hook(term_reset);
        catch_crashes();
        bool ascii = options->ascii || !utf8 || term_plain(r.term);
        r.screen.canvas = cl_canvas_new(80, 24, ascii);
        if (!ascii && !term_braille(r.term))
            r.screen.canvas->graph = CL_GRAPH_BLOCKS;
        r.screen.keys = keys;
        struct cl_app_options app = {.load = options->load,
                                     .scope = options->scope,
                                     .as_of_text = options->as_of_text,
                                     .from_text = options->from_text,
                                     .to_text = options->to_text,
                                     .last_text = options->last_text,
                                     .view = options->view,
                                     .notice = keymap_notice(keys),
                                     .savings = options->savings,
                                     .mask = options->mask};
        rc = cl_app_open(&app, &r.screen.app, err);
        if (rc == CL_OK)
            rc = turns(&r, err);
        if (rc == CL_OK) {
            code = exit_code(&r);
            *err = *cl_app_error(r.screen.app);
        }
        term_close(r.term); /* the shell has its screen again while workers end */
        cl_panic_hook(NULL);
        cl_app_close(r.screen.app);
    } else if (opened == TERM_DUMB) {
        code = CL_TUI_DUMB;
    }
    cl_canvas_free(r.screen.canvas);
    cl_loop_close(r.loop);
    keymap_free(keys);
    return code;
}
