/* fixture.h - an app over data/desk.csv, driven without a screen, and what Esc has to
 * bring back.  Include it once, after cmocka.h. */
#ifndef CASELOAD_TESTS_APP_FIXTURE_H
#define CASELOAD_TESTS_APP_FIXTURE_H

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "caseload/app.h"
#include "caseload/base/num.h"

static char home[] = P_tmpdir "/caseload-app-XXXXXX";
static char sample[4096];
static const char *files[] = {sample};
static struct cl_states *states;
static struct cl_policy policy;
static struct cl_load_options load;

static inline void shape(struct cl_app *app) {
    struct cl_app_shape s = {.overlay_rows = 10};
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        s.shown[i] = cl_views[cl_app_top(app)->view].panels[i].id != NULL;
        s.rows[i] = 8;
        s.across[i] = 5;
    }
    cl_app_shape(app, &s);
}

static inline void settle(struct cl_app *app) {
    shape(app);
    cl_app_settle(app);
    while (cl_app_busy(app) && cl_app_end(app) == CL_APP_ON) {
        struct pollfd p = {.fd = cl_app_fd(app), .events = POLLIN};
        poll(&p, 1, 1000);
        cl_app_reap(app);
        shape(app);
        cl_app_settle(app);
    }
}

static inline void act(struct cl_app *app, enum cl_action action) {
    cl_app_do(app, action);
    settle(app);
}

static inline void type(struct cl_app *app, const char *text) {
    for (; *text; text++)
        cl_app_type(app, (uint32_t)(unsigned char)*text);
    settle(app);
}

static inline struct cl_app *open_app(void) {
    struct cl_app_options o = {.load = &load,
                               .scope = {.as_of = CL_NO_TIME, .from = CL_NO_TIME, .to = CL_NO_TIME},
                               .as_of_text = "data"};
    struct cl_app *app = NULL;
    struct cl_err err = {.text = ""};
    assert_int_equal(cl_app_open(&o, &app, &err), CL_OK);
    settle(app);
    if (cl_app_end(app) != CL_APP_ON)
        fail_msg("%s", cl_app_error(app)->text);
    return app;
}

static inline const struct cl_figure *table(struct cl_app *app) {
    const struct cl_figure *f = cl_app_figure(app, 0);
    assert_non_null(f);
    assert_int_equal(f->kind, CL_FIG_TABLE);
    return f;
}

/* What Esc has to bring back. */
struct seen {
    enum cl_view view;
    char filter[512], sort[64];
    int64_t at, top, case_id;
    int col, focus;
};
static inline struct seen look(struct cl_app *app) {
    const struct cl_frame *f = cl_app_top(app);
    int focus = cl_app_focus(app);
    struct seen s = {.view = f->view,
                     .at = f->spots[focus].at,
                     .top = f->spots[focus].top,
                     .case_id = f->spots[focus].case_id,
                     .col = f->spots[focus].col,
                     .focus = focus};
    snprintf(s.filter, sizeof s.filter, "%s", f->filter);
    snprintf(s.sort, sizeof s.sort, "%s", f->spots[focus].sort ? f->spots[focus].sort : "");
    return s;
}

static inline void assert_same(const struct seen *a, const struct seen *b) {
    assert_int_equal(a->view, b->view);
    assert_string_equal(a->filter, b->filter);
    assert_string_equal(a->sort, b->sort);
    assert_int_equal(a->at, b->at);
    assert_int_equal(a->top, b->top);
    assert_int_equal(a->case_id, b->case_id);
    assert_int_equal(a->col, b->col);
    assert_int_equal(a->focus, b->focus);
}

static inline int prepare(void **state) {
    const char *root = getenv("CASELOAD_TEST_ROOT");
    (void)state;
    if (!root || !mkdtemp(home))
        return -1;
    snprintf(sample, sizeof sample, "%s/tests/golden/data/desk.csv", root);
    setenv("XDG_CACHE_HOME", home, 1);
    states = cl_states_new();
    cl_policy_init(&policy);
    load =
        (struct cl_load_options){.files = files, .n_files = 1, .states = states, .policy = &policy};
    return 0;
}

static inline int tidy(void **state) {
    char command[128];
    (void)state;
    cl_states_free(states);
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command) == 0 ? 0 : -1;
}

#endif
