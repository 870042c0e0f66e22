/* goto.c - a case by its id, and where it stands in the list that one looks at.
 *
 * Only the newest question's answer counts. */
#include "state.h"

/* The row of the case in the list on the screen, whatever page that shows. */
static void find_place(struct app_job *j) {
    struct cl_scope scope;
    struct cl_panel_context ctx = app_context(j->data, &scope, &j->frame);
    const struct cl_panel_info *info = app_catalogue(cl_views[j->frame.view].panels[j->panel].id);
    if (!info)
        return;
    struct cl_panel_want want = app_want(j, j->panel, info);
    struct cl_figure figure;
    want.params.offset = 0;
    want.params.limit = 1;
    want.params.around = j->case_id;
    j->rc = cl_panels_make(&ctx, &want, 1, j->arena, &figure, &j->err);
    if (j->rc == CL_OK)
        j->place = figure.as.table.around_at;
}

static void goto_run(struct app_job *j) {
    int64_t *ids;
    size_t n = 0;
    j->place = -1;
    j->rc = j->data->backend->ops->find(j->data->backend, cl_slice(j->text), j->arena, &ids, &n,
                                        &j->err);
    j->position = (int64_t)n;
    if (j->rc != CL_OK || n == 0)
        return;
    j->case_id = ids[0];
    if (j->panel >= 0)
        find_place(j);
}

bool app_same_list(const struct cl_frame *a, const struct cl_frame *b, int panel) {
    const char *x = a->spots[panel].sort, *y = b->spots[panel].sort;
    return a->uid == b->uid && strcmp(a->filter, b->filter) == 0 &&
           strcmp(x ? x : "", y ? y : "") == 0;
}

/* The cursor of the list goes with the case, so that Esc lands on it and ( ) go on from
 * it; a case that the list does not show stands by itself. */
static void open_found(struct app_job *j) {
    struct cl_app *app = j->app;
    bool same = j->panel >= 0 && app_same_list(app_top(app), &j->frame, j->panel);
    if (!app_open_case(app, j->case_id, j->text) || j->panel < 0)
        return;
    if (!same || j->place < 0) {
        app_top(app)->apart = true;
        return;
    }
    struct cl_spot *spot = &app->now.frames[app->now.n - 2].spots[j->panel];
    spot->at = j->place;
    spot->case_id = j->case_id;
}

static void goto_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    if (j->serial != app->goto_serial)
        return;
    if (j->rc != CL_OK && j->rc != CL_E_NOTFOUND) {
        app_say(app, CL_ROLE_BAD, "%s", j->err.text);
        return;
    }
    if (j->position == 0) {
        app_say(app, CL_ROLE_WARN, "No case has the id %s", j->text);
        return;
    }
    open_found(j);
    if (j->position > 1)
        app_say(app, CL_ROLE_WARN, "%lld cases bear the id %s; this is the first, %s#2 the next",
                (long long)j->position, j->text, j->text);
}

void app_goto_start(struct cl_app *app, const char *id) {
    if (!app->data || !*id || app_filling_waits(app, "Cases can be found by their id"))
        return;
    struct app_job *j = app_job_new(app, goto_run, goto_finish);
    j->text = app_keep(app, id);
    j->frame = *app_top(app);
    j->panel = app_list_panel(app_top(app));
    app->goto_serial = j->serial;
    app_job_put(app, j);
}
