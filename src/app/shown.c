/* shown.c - what the screen reads off the app. */
#include "state.h"

const struct cl_frame *cl_app_top(const struct cl_app *app) {
    return &app->now.frames[app->now.n - 1];
}

const struct cl_frame *cl_app_frame(const struct cl_app *app, size_t i) {
    return i < app->now.n ? &app->now.frames[i] : NULL;
}

size_t cl_app_depth(const struct cl_app *app) {
    return app->now.n;
}

const struct cl_sheet *cl_app_sheet(const struct cl_app *app) {
    return cl_app_top(app)->sheet;
}

const struct cl_figure *cl_app_figure(const struct cl_app *app, int panel) {
    const struct cl_sheet *sheet = cl_app_sheet(app);
    if (!sheet || panel < 0 || panel >= CL_VIEW_PANELS || !sheet->made[panel])
        return NULL;
    return &sheet->figures[panel];
}

const char *cl_app_status(const struct cl_app *app, enum cl_role *role) {
    *role = app->status_role;
    return app->status;
}

const char *cl_app_title(const struct cl_app *app) {
    return app->title;
}

const char *cl_app_as_of(const struct cl_app *app) {
    return app->as_of;
}

bool cl_app_as_of_is_data(const struct cl_app *app) {
    return app->data && app->data->as_of_is_data;
}

uint64_t cl_app_totals(const struct cl_app *app, uint64_t *open) {
    *open = app->data ? app->data->open : 0;
    return app->data ? app->data->cases : 0;
}

enum cl_overlay cl_app_overlay(const struct cl_app *app) {
    return app->overlay;
}

enum cl_prompt cl_app_prompt(const struct cl_app *app) {
    return app->prompt;
}

const char *cl_app_typed(const struct cl_app *app) {
    return app->typed.ptr && app->typed.len ? app->typed.ptr : "";
}

const struct cl_menu *cl_app_menu(const struct cl_app *app) {
    return app->menu;
}

const struct cl_figure *cl_app_explained(const struct cl_app *app) {
    return app->explained_arena ? &app->explained : NULL;
}

const struct cl_figure *cl_app_sql(const struct cl_app *app) {
    return &app->sql;
}

const struct cl_spot *cl_app_sql_spot(const struct cl_app *app) {
    return &app->sql_spot;
}

size_t cl_app_over_at(const struct cl_app *app) {
    return app->over_at;
}

const enum cl_action *cl_app_found(const struct cl_app *app, size_t *n) {
    *n = app->n_found;
    return app->found;
}

const struct cl_sort_key *cl_app_sort_keys(const struct cl_app *app, size_t *n) {
    *n = app->n_sort_keys;
    return app->sort_keys;
}

enum cl_app_end cl_app_end(const struct cl_app *app) {
    return app->end;
}

const struct cl_err *cl_app_error(const struct cl_app *app) {
    return &app->err;
}
