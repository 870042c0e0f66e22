/* goto.c - a case by its id, and where it stands in the list that one looks at.
 *
 * Only the newest question's answer counts. */
#include "state.h"

static void goto_run(struct app_job *j) {
    int64_t *ids;
    size_t n = 0;
    j->rc = j->data->backend->ops->find(j->data->backend, cl_slice(j->text), j->arena, &ids, &n,
                                        &j->err);
    if (j->rc == CL_OK && n > 0)
        j->case_id = ids[0];
    j->position = (int64_t)n;
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
    app_open_case(app, j->case_id, j->text);
    if (j->position > 1)
        app_say(app, CL_ROLE_WARN, "%lld cases bear the id %s; this is the first, %s#2 the next",
                (long long)j->position, j->text, j->text);
}

void app_goto_start(struct cl_app *app, const char *id) {
    if (!app->data || !*id || app_filling_waits(app, "Cases can be found by their id"))
        return;
    struct app_job *j = app_job_new(app, goto_run, goto_finish);
    j->text = app_keep(app, id);
    app->goto_serial = j->serial;
    app_job_put(app, j);
}
