/* frames.c - the stack of drill steps, its undo, and the switch between views.
 *
 * A frame keeps its sheet while another lies over it, so that going back shows
 * what was there at once.  Undo states hold no sheets: they are asked again. */
#include <stdlib.h>

#include "state.h"

struct cl_sheet *app_sheet_ref(struct cl_sheet *sheet) {
    if (sheet)
        sheet->refs++;
    return sheet;
}

void app_sheet_unref(struct cl_sheet *sheet) {
    if (!sheet || --sheet->refs > 0)
        return;
    app_sheet_unref(sheet->base);
    app_data_unref(sheet->data);
    cl_arena_free(sheet->arena);
    free(sheet);
}

void app_stack_clear(struct app_stack *stack) {
    for (size_t i = 0; i < stack->n; i++)
        app_sheet_unref(stack->frames[i].sheet);
    stack->n = 0;
}

void app_stack_copy(struct app_stack *to, const struct app_stack *from, bool sheets) {
    app_stack_clear(to);
    to->n = from->n;
    for (size_t i = 0; i < from->n; i++) {
        to->frames[i] = from->frames[i];
        to->frames[i].sheet = sheets ? app_sheet_ref(from->frames[i].sheet) : NULL;
    }
}

void app_frame_init(struct cl_app *app, struct cl_frame *f, enum cl_view view, const char *filter) {
    *f = (struct cl_frame){.uid = ++app->uid,
                           .serial = ++app->serial,
                           .view = view,
                           .filter = filter,
                           .crumb = cl_views[view].title,
                           .find = "",
                           .stale = true};
}

void app_changed(struct cl_app *app, struct cl_frame *f) {
    f->serial = ++app->serial;
    f->stale = true;
    f->lacks = false;
}

void app_undo_mark(struct cl_app *app) {
    for (size_t i = 0; i < app->n_redo; i++)
        app_stack_clear(&app->undo[app->n_undo + i]);
    app->n_redo = 0;
    if (app->n_undo == APP_UNDO) {
        app_stack_clear(&app->undo[0]);
        memmove(&app->undo[0], &app->undo[1], (APP_UNDO - 1) * sizeof app->undo[0]);
        app->n_undo--;
        app->undo[app->n_undo].n = 0;
    }
    app_stack_copy(&app->undo[app->n_undo++], &app->now, false);
}

void app_undo_drop(struct cl_app *app) {
    if (app->n_undo > 0)
        app_stack_clear(&app->undo[--app->n_undo]);
}

/* A sheet of `now` that answers the same question as the frame. */
static struct cl_sheet *same_sheet(const struct app_stack *stack, const struct cl_frame *f) {
    for (size_t i = 0; i < stack->n; i++) {
        if (stack->frames[i].uid == f->uid && stack->frames[i].serial == f->serial)
            return stack->frames[i].sheet;
    }
    return NULL;
}

void app_undo(struct cl_app *app, bool redo) {
    size_t have = redo ? app->n_redo : app->n_undo;
    if (have == 0) {
        app_say(app, CL_ROLE_DIM, redo ? "Nothing to do again" : "Nothing to undo");
        return;
    }
    size_t from = redo ? app->n_undo : app->n_undo - 1;
    struct app_stack then = {.n = 0};
    app_stack_copy(&then, &app->undo[from], false);
    for (size_t i = 0; i < then.n; i++) {
        struct cl_frame *f = &then.frames[i];
        f->sheet = app_sheet_ref(same_sheet(&app->now, f));
        f->stale = !f->sheet;
    }
    app_stack_copy(&app->undo[from], &app->now, false);
    app_stack_copy(&app->now, &then, true);
    app_stack_clear(&then);
    if (redo) {
        app->n_undo++;
        app->n_redo--;
    } else {
        app->n_undo--;
        app->n_redo++;
    }
    app_say(app, CL_ROLE_TEXT, redo ? "Done again" : "Undone; Ctrl-R does it again");
}

bool app_push(struct cl_app *app, const struct cl_frame *f) {
    if (f->view == CL_VIEW_CASE && app_filling_waits(app, "A case can be opened")) {
        app_sheet_unref(f->sheet);
        return false;
    }
    if (app->now.n == APP_DEPTH) {
        app_sheet_unref(f->sheet);
        app_say(app, CL_ROLE_WARN, "Cannot drill deeper than %d steps: Esc goes back", APP_DEPTH);
        return false;
    }
    app_undo_mark(app);
    app->now.frames[app->now.n++] = *f;
    return true;
}

/* How a view was left, for when one comes again. */
static void remember(struct cl_app *app, const struct cl_frame *f) {
    app_sheet_unref(app->roots[f->view].sheet);
    app->roots[f->view] = *f;
    app->roots[f->view].sheet = app_sheet_ref(f->sheet);
}

bool app_pop(struct cl_app *app) {
    if (app->now.n < 2)
        return false;
    app_undo_mark(app);
    if (app_top(app)->aside)
        remember(app, app_top(app));
    app_sheet_unref(app->now.frames[--app->now.n].sheet);
    app_changed(app, app_top(app));
    if (app_top(app)->sheet)
        app_top(app)->stale = false;
    return true;
}

static void leave(struct cl_app *app) {
    for (size_t i = 0; i < app->now.n; i++) {
        if (i == 0 || app->now.frames[i].aside)
            remember(app, &app->now.frames[i]);
    }
    app_stack_copy(&app->last, &app->now, true);
    app->has_last = true;
}

/* The view as it was left, over the filter of now. */
static struct cl_frame frame_of_view(struct cl_app *app, enum cl_view view, const char *filter) {
    struct cl_frame f = app->roots[view];
    if (!f.uid) {
        app_frame_init(app, &f, view, filter);
        return f;
    }
    bool same = strcmp(f.filter, filter) == 0;
    f.filter = filter;
    f.crumb = cl_views[view].title;
    app_sheet_ref(f.sheet);
    if (!same) {
        app_changed(app, &f);
        f.seek = true;
    }
    return f;
}

/* How many frames stay under the view: none under one with a key, all but an earlier
 * one of its kind under one that is called by name, so that Esc leads back from it. */
static size_t frames_under(const struct cl_app *app, enum cl_view view) {
    size_t n = 0;
    while (!cl_views[view].digit && n < app->now.n && n + 1 < APP_DEPTH &&
           !app->now.frames[n].aside)
        n++;
    return n;
}

void app_go_view(struct cl_app *app, enum cl_view view) {
    struct cl_frame *top = app_top(app);
    if (top->view == view && (app->now.n == 1 || top->aside))
        return;
    app_undo_mark(app);
    leave(app);
    struct cl_frame f = frame_of_view(app, view, top->filter);
    size_t under = frames_under(app, view);
    f.aside = under > 0;
    while (app->now.n > under)
        app_sheet_unref(app->now.frames[--app->now.n].sheet);
    app->now.frames[app->now.n++] = f;
}

void app_go_last(struct cl_app *app) {
    if (!app->has_last) {
        app_say(app, CL_ROLE_DIM, "No view before this one yet");
        return;
    }
    app_undo_mark(app);
    struct app_stack then = {.n = 0};
    app_stack_copy(&then, &app->last, true);
    leave(app);
    app_stack_copy(&app->now, &then, true);
    app_stack_clear(&then);
}

/* What is on the screen stays there until new figures come; what lies under it must
 * not come back, nor keep the old data in memory. */
static void forget(struct cl_app *app, struct cl_frame *f) {
    app_changed(app, f);
    f->seek = true;
    if (f != app_top(app)) {
        app_sheet_unref(f->sheet);
        f->sheet = NULL;
    }
}

void app_forget_sheets(struct cl_app *app) {
    for (size_t i = 0; i < app->now.n; i++)
        forget(app, &app->now.frames[i]);
    for (size_t i = 0; i < app->last.n; i++)
        forget(app, &app->last.frames[i]);
    for (int v = 0; v < CL_VIEW_COUNT; v++) {
        if (app->roots[v].uid)
            forget(app, &app->roots[v]);
    }
}

void app_forget_all(struct cl_app *app) {
    app_stack_clear(&app->last);
    app->has_last = false;
    app_forget_sheets(app);
    struct cl_frame *top = app_top(app);
    app_sheet_unref(top->sheet);
    top->sheet = NULL;
}
