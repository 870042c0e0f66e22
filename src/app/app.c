/* app.c - opening, closing, the status row, and which action does what.
 *
 * cl_app_do() is the one way in for keys; it changes frames and starts jobs. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "state.h"

#define AGAIN_MS 2000 /* within this, the second Ctrl-C quits */
#define HELD_MS 400   /* a q this soon after one that popped does not quit */

void app_say(struct cl_app *app, enum cl_role role, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    vsnprintf(app->status, sizeof app->status, fmt, args);
    va_end(args);
    app->status_role = role;
}

const char *app_keep(struct cl_app *app, const char *s) {
    return cl_arena_str(app->keep, s ? s : "");
}

struct cl_frame *app_top(struct cl_app *app) {
    return &app->now.frames[app->now.n - 1];
}

static const char *title_of(struct cl_app *app) {
    const struct cl_load_options *l = app->options.load;
    if (l->n_files == 0)
        return l->db ? cl_path_base(l->db) : "";
    const char *base = cl_path_base(l->files[0]);
    if (strcmp(l->files[0], "-") == 0)
        base = "standard input";
    if (l->n_files == 1)
        return base;
    return cl_arena_printf(app->keep, "%s and %zu more", base, l->n_files - 1);
}

enum cl_rc cl_app_open(const struct cl_app_options *options, struct cl_app **out,
                       struct cl_err *err) {
    enum cl_view view = CL_VIEW_OVERVIEW;
    if (options->view && (!cl_view_find(cl_slice(options->view), &view) || view == CL_VIEW_CASE)) {
        struct cl_arena *arena = cl_arena_new();
        enum cl_rc rc =
            cl_fail(err, CL_E_USAGE, "no view %s: %s", options->view, cl_view_names(arena));
        cl_arena_free(arena);
        return rc;
    }
    struct cl_app *app = cl_alloc(sizeof *app);
    app->keep = cl_arena_new();
    app->frame_arena = cl_arena_new();
    app->options = *options;
    app->undo = cl_alloc((APP_UNDO + 1) * sizeof *app->undo);
    atomic_flag_clear(&app->progress_lock);
    app->title = title_of(app);
    app_frame_init(app, &app->now.frames[0], view, app_keep(app, options->scope.filter));
    app->now.n = 1;
    for (int i = 0; i < CL_VIEW_PANELS; i++) { /* until the screen says otherwise */
        app->shape.shown[i] = true;
        app->shape.rows[i] = 10;
        app->shape.across[i] = 5;
    }
    app->shape.overlay_rows = 10;
    app->pool = cl_pool_new(0);
    app_load_start(app);
    *out = app;
    return CL_OK;
}

void cl_app_close(struct cl_app *app) {
    if (!app)
        return;
    app_cancel_load(app);
    cl_pool_free(app->pool);
    app_stack_clear(&app->now);
    app_stack_clear(&app->last);
    for (int i = 0; i < CL_VIEW_COUNT; i++)
        app_sheet_unref(app->roots[i].sheet);
    free(app->undo);
    app_menu_free(app->menu);
    app_matches_drop(app);
    app_explained_drop(app);
    app_sql_drop(app);
    app_filling_end(app, false);
    app_data_unref(app->data);
    cl_buf_free(&app->typed);
    cl_arena_free(app->keep);
    cl_arena_free(app->frame_arena);
    free(app);
}

int cl_app_fd(const struct cl_app *app) {
    return cl_pool_fd(app->pool);
}

bool cl_app_reap(struct cl_app *app) {
    return cl_pool_reap(app->pool) > 0;
}

bool cl_app_busy(const struct cl_app *app) {
    return app->running > 0;
}

bool cl_app_loaded(const struct cl_app *app) {
    return app->data != NULL;
}

/* ---- actions ---- */

static void quit(struct cl_app *app) {
    int64_t now = cl_monotonic_ms();
    if (app_pop(app)) {
        app->popped_ms = now;
        return;
    }
    if (app->popped_ms && now - app->popped_ms < HELD_MS) {
        app->popped_ms = now;
        app_say(app, CL_ROLE_WARN, "Press q again to quit");
        return;
    }
    app->end = CL_APP_QUIT;
}

static void cancel(struct cl_app *app) {
    int64_t now = cl_monotonic_ms();
    if (app->interrupted_ms && now - app->interrupted_ms < AGAIN_MS) {
        app->end = CL_APP_INTERRUPTED;
        app_cancel_load(app);
        return;
    }
    app->interrupted_ms = now;
    if (app->loading) {
        app_cancel_load(app);
        app_say(app, CL_ROLE_WARN, "Cancelling the import; Ctrl-C again quits");
        return;
    }
    if (app_sql_cancel(app)) {
        app_say(app, CL_ROLE_WARN, "Cancelling the statement; Ctrl-C again quits");
        return;
    }
    app_over_close(app);
    app_say(app, CL_ROLE_WARN, "Press Ctrl-C again to quit, or q");
}

static void back(struct cl_app *app) {
    struct cl_frame *f = app_top(app);
    if (*f->find) {
        f->find = "";
        app_say(app, CL_ROLE_DIM, "Search ended");
    } else if (app->shape.zoomed) {
        f->focus = 0;
    } else if (!app_pop(app)) {
        app_say(app, CL_ROLE_DIM, "This is the top; q quits");
    }
}

static void view_step(struct cl_app *app, int step) {
    int at = (int)app->now.frames[0].view;
    do
        at = (at + step + CL_VIEW_COUNT) % CL_VIEW_COUNT;
    while (!cl_views[at].digit);
    app_go_view(app, (enum cl_view)at);
}

static void chips(struct cl_app *app, bool all) {
    const char *filter = app_top(app)->filter;
    if (!*filter) {
        app_say(app, CL_ROLE_DIM, "No filter to remove");
        return;
    }
    if (app_set_filter(app, all ? "" : app_filter_without_last(app, filter)))
        app_say(app, CL_ROLE_TEXT,
                all ? "All filters removed; u brings them back"
                    : "Last filter removed; u brings it back");
}

static void refresh(struct cl_app *app) {
    if (app->loading) {
        app_say(app, CL_ROLE_DIM, "Loading already");
        return;
    }
    app_say(app, CL_ROLE_DIM, "Reading %s again", app->title);
    app_load_start(app);
}

static void scroll_detail(struct cl_app *app, enum cl_action action) {
    struct cl_frame *f = app_top(app);
    int old = f->focus;
    for (int i = CL_VIEW_PANELS - 1; i >= 0; i--) {
        if (cl_views[f->view].panels[i].id && app->shape.shown[i]) {
            f->focus = i;
            app_move(app, action == CL_ACT_DETAIL_DOWN ? CL_ACT_DOWN : CL_ACT_UP);
            break;
        }
    }
    f->focus = old;
}

static void find_key(struct cl_app *app, enum cl_action action) {
    if (app_filling_waits(app, "Texts can be searched"))
        return;
    if (action == CL_ACT_FIND) {
        if (app_table_of(app) >= 0)
            app_prompt_open(app, CL_PROMPT_FIND);
        else
            app_say(app, CL_ROLE_DIM, "No table here to search; 2 shows the backlog");
    } else if (!*app_top(app)->find) {
        app_say(app, CL_ROLE_DIM, "Nothing is searched for; / begins");
    } else {
        app_find_start(app, action == CL_ACT_FIND_NEXT ? 1 : -1);
    }
}

static void step_focus(struct cl_app *app, enum cl_action action) {
    app_focus_step(app, action == CL_ACT_FOCUS_NEXT ? 1 : -1);
}

static void go_view(struct cl_app *app, enum cl_action action) {
    enum cl_view view;
    if (cl_view_find(cl_slice(cl_actions[action].name), &view)) /* one name for both */
        app_go_view(app, view);
}

static void next_view(struct cl_app *app, enum cl_action action) {
    view_step(app, action == CL_ACT_VIEW_NEXT ? 1 : -1);
}

static void step_back(struct cl_app *app) {
    if (!app_pop(app))
        app_say(app, CL_ROLE_DIM, "This is the top; q quits");
}

static void sibling(struct cl_app *app, enum cl_action action) {
    app_sibling(app, action == CL_ACT_SIBLING_NEXT ? 1 : -1);
}

static void open_prompt(struct cl_app *app, enum cl_action action) {
    app_prompt_open(app, action == CL_ACT_GOTO_CASE ? CL_PROMPT_GOTO : CL_PROMPT_NARROW);
}

static void keep_or_drop(struct cl_app *app, enum cl_action action) {
    app_keep_value(app, action == CL_ACT_KEEP);
}

static void drop_chips(struct cl_app *app, enum cl_action action) {
    chips(app, action == CL_ACT_CHIPS_CLEAR);
}

static void explain(struct cl_app *app) {
    app_explain_start(app, false);
}

static void undo_or_redo(struct cl_app *app, enum cl_action action) {
    app_undo(app, action == CL_ACT_REDO);
}

static void list_commands(struct cl_app *app, enum cl_action action) {
    app_palette_open(app, action == CL_ACT_HELP ? CL_OVER_HELP : CL_OVER_PALETTE);
}

static void quit_now(struct cl_app *app) {
    app->end = CL_APP_QUIT;
}

/* Actions that do one thing, and those that do one of several. */
static const struct {
    void (*run)(struct cl_app *app);
    void (*run_as)(struct cl_app *app, enum cl_action action);
} runs[CL_ACT_COUNT] = {
    [CL_ACT_DOWN] = {.run_as = app_move},
    [CL_ACT_UP] = {.run_as = app_move},
    [CL_ACT_LEFT] = {.run_as = app_move},
    [CL_ACT_RIGHT] = {.run_as = app_move},
    [CL_ACT_FIRST] = {.run_as = app_move},
    [CL_ACT_LAST] = {.run_as = app_move},
    [CL_ACT_HALF_DOWN] = {.run_as = app_move},
    [CL_ACT_HALF_UP] = {.run_as = app_move},
    [CL_ACT_PAGE_DOWN] = {.run_as = app_move},
    [CL_ACT_PAGE_UP] = {.run_as = app_move},
    [CL_ACT_FIRST_COLUMN] = {.run_as = app_move},
    [CL_ACT_LAST_COLUMN] = {.run_as = app_move},
    [CL_ACT_FOCUS_NEXT] = {.run_as = step_focus},
    [CL_ACT_FOCUS_PREVIOUS] = {.run_as = step_focus},
    [CL_ACT_VIEW_OVERVIEW] = {.run_as = go_view},
    [CL_ACT_VIEW_BACKLOG] = {.run_as = go_view},
    [CL_ACT_VIEW_TRENDS] = {.run_as = go_view},
    [CL_ACT_VIEW_AGENTS] = {.run_as = go_view},
    [CL_ACT_VIEW_SLA] = {.run_as = go_view},
    [CL_ACT_VIEW_WORKFORCE] = {.run_as = go_view},
    [CL_ACT_VIEW_PIVOT] = {.run_as = go_view},
    [CL_ACT_VIEW_FEEDBACK] = {.run_as = go_view},
    [CL_ACT_VIEW_DRIVERS] = {.run_as = go_view},
    [CL_ACT_VIEW_TEST] = {.run_as = go_view},
    [CL_ACT_VIEW_FINDINGS] = {.run_as = go_view},
    [CL_ACT_VIEW_DATA] = {.run_as = go_view},
    [CL_ACT_VIEW_PREVIOUS] = {.run_as = next_view},
    [CL_ACT_VIEW_NEXT] = {.run_as = next_view},
    [CL_ACT_VIEW_LAST] = {.run = app_go_last},
    [CL_ACT_DRILL] = {.run = app_drill},
    [CL_ACT_BACK] = {.run = back},
    [CL_ACT_STEP_BACK] = {.run = step_back},
    [CL_ACT_SIBLING_PREVIOUS] = {.run_as = sibling},
    [CL_ACT_SIBLING_NEXT] = {.run_as = sibling},
    [CL_ACT_GOTO_CASE] = {.run_as = open_prompt},
    [CL_ACT_FIND] = {.run_as = find_key},
    [CL_ACT_FIND_NEXT] = {.run_as = find_key},
    [CL_ACT_FIND_PREVIOUS] = {.run_as = find_key},
    [CL_ACT_NARROW] = {.run_as = open_prompt},
    [CL_ACT_KEEP] = {.run_as = keep_or_drop},
    [CL_ACT_DROP] = {.run_as = keep_or_drop},
    [CL_ACT_FILTER] = {.run = app_menu_open},
    [CL_ACT_CHIP_DROP] = {.run_as = drop_chips},
    [CL_ACT_CHIPS_CLEAR] = {.run_as = drop_chips},
    [CL_ACT_SORT] = {.run = app_sort_column},
    [CL_ACT_SORT_MENU] = {.run = app_sort_menu_open},
    [CL_ACT_DIMENSION] = {.run_as = app_next_choice},
    [CL_ACT_SECOND_DIMENSION] = {.run_as = app_next_choice},
    [CL_ACT_NEXT_MEASURE] = {.run_as = app_next_choice},
    [CL_ACT_SHARE] = {.run = app_toggle_share},
    [CL_ACT_EXPLAIN] = {.run = explain},
    [CL_ACT_SQL] = {.run = app_sql_open},
    [CL_ACT_DETAIL_DOWN] = {.run_as = scroll_detail},
    [CL_ACT_DETAIL_UP] = {.run_as = scroll_detail},
    [CL_ACT_REFRESH] = {.run = refresh},
    [CL_ACT_UNDO] = {.run_as = undo_or_redo},
    [CL_ACT_REDO] = {.run_as = undo_or_redo},
    [CL_ACT_COMMAND] = {.run_as = list_commands},
    [CL_ACT_HELP] = {.run_as = list_commands},
    [CL_ACT_CANCEL] = {.run = cancel},
    [CL_ACT_QUIT] = {.run = quit},
    [CL_ACT_QUIT_NOW] = {.run = quit_now},
    /* CL_ACT_REDRAW and CL_ACT_SUSPEND are the screen's, the rest the menu's. */
};

void app_run_action(struct cl_app *app, enum cl_action action) {
    if (runs[action].run)
        runs[action].run(app);
    else if (runs[action].run_as)
        runs[action].run_as(app, action);
}

static void in_prompt(struct cl_app *app, enum cl_action action) {
    if (action == CL_ACT_DRILL)
        app_prompt_end(app, true);
    else if (action == CL_ACT_BACK)
        app_prompt_end(app, false);
    else if (app->overlay != CL_OVER_NONE)
        app_over_act(app, action);
}

void cl_app_do(struct cl_app *app, enum cl_action action) {
    if (action != CL_ACT_CANCEL)
        app->interrupted_ms = 0;
    app->status[0] = '\0';
    app->step = 0;
    if (action == CL_ACT_CANCEL || action == CL_ACT_QUIT_NOW)
        app_run_action(app, action);
    else if (app->prompt != CL_PROMPT_NONE)
        in_prompt(app, action);
    else if (app->overlay != CL_OVER_NONE)
        app_over_act(app, action);
    else
        app_run_action(app, action);
}

void cl_app_shape(struct cl_app *app, const struct cl_app_shape *shape) {
    struct cl_frame *f = app_top(app);
    bool lacks = false;
    app->shape = *shape;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        app_clamp(app, i);
        if (shape->shown[i] && f->sheet && !f->stale && !f->sheet->asked[i])
            lacks = true; /* a panel came up that has no figure */
    }
    if (lacks) {
        app_changed(app, f);
        f->lacks = true;
    }
}
