/* filling.c - numbers while the load still runs: partial snapshots on their way
 * from the import to the screen.
 *
 * The import's thread leaves the newest one in `told`; a job makes data of it; the
 * main thread holds that until the screen has taken in what it shows, then puts it
 * in the place of what is shown.  Only the final data replace it for good: when the
 * load fails, what was there before comes back. */
#include <stdlib.h>

#include "state.h"

static void lock(struct cl_app *app) {
    while (atomic_flag_test_and_set_explicit(&app->progress_lock, memory_order_acquire))
        continue;
}

static void unlock(struct cl_app *app) {
    atomic_flag_clear_explicit(&app->progress_lock, memory_order_release);
}

/* The newest table, which is the caller's then; NULL: none.  *back: what was told
 * before is rolled back. */
static struct cl_table *take_told(struct cl_app *app, bool *back) {
    lock(app);
    struct cl_table *t = app->told;
    *back = app->told_back;
    app->told = NULL;
    app->told_back = false;
    unlock(app);
    return t;
}

static void run(struct cl_job *job) {
    struct app_job *j = (struct app_job *)job;
    struct cl_table *t = take_told(j->app, &j->back);
    if (!t)
        return;
    struct app_data *d = cl_alloc(sizeof *d);
    d->refs = 1;
    d->partial = true;
    d->arena = cl_arena_new();
    d->loaded.table = t;
    j->made = d;
    j->rc = app_data_open(j, d);
}

static void start(struct cl_app *app);

/* What is shown of this load, and what waits to be. */
static void drop(struct cl_app *app) {
    struct app_data *before = app->before;
    app_data_unref(app->held);
    app->held = app->before = NULL;
    if (!cl_app_filling(app)) {
        app_data_unref(before);
    } else if (before) {
        app_data_use(app, before);
    } else {
        app_forget_all(app);
        app_data_unref(app->data);
        app->data = NULL;
    }
}

static void done(struct cl_job *job) {
    struct app_job *j = (struct app_job *)job;
    struct cl_app *app = j->app;
    bool wanted = app->loading && !app->cancel && j->serial == app->load_n;
    lock(app);
    bool more = (app->told || app->told_back) && app->loading && !app->cancel;
    app->told_runs = more;
    unlock(app);
    if (more)
        start(app);
    if (j->back && wanted)
        drop(app);
    if (j->rc == CL_OK && wanted && j->made) {
        app_data_unref(app->held);
        app->held = j->made;
    } else {
        app_data_unref(j->made);
    }
    cl_arena_free(j->arena);
    free(j);
}

/* Any thread's: of the app it uses the pool and what stays as long as a load runs. */
static void start(struct cl_app *app) {
    struct app_job *j = cl_alloc(sizeof *j);
    j->job.run = run;
    j->job.done = done;
    j->app = app;
    j->arena = cl_arena_new();
    j->mask = app->options.mask;
    j->serial = app->load_n;
    cl_pool_put(app->pool, &j->job);
}

void app_filling_told(void *ctx, struct cl_table *so_far, uint64_t records) {
    struct cl_app *app = ctx;
    (void)records;
    lock(app);
    struct cl_table *old = app->told;
    bool idle = !app->told_runs;
    app->told = so_far;
    app->told_back = app->told_back || !so_far;
    app->told_runs = true;
    unlock(app);
    cl_table_unref(old);
    if (idle)
        start(app);
}

// NOLINTNEXTLINE(readability-non-const-parameter): the type of the callback
static enum cl_rc on_text(void *ctx, uint16_t col, struct cl_slice folded, uint8_t *rows,
                          struct cl_err *err) {
    (void)ctx;
    (void)col;
    (void)folded;
    (void)rows;
    return cl_fail(err, CL_E_NOTFOUND, "Texts can be searched when loading is done");
}

enum cl_rc app_filling_filter(struct cl_prog *prog, struct cl_err *err) {
    return cl_prog_resolve(prog, on_text, NULL, err);
}

/* Nothing is taken away from the eyes: a case that is open, a filter that these data
 * cannot answer, or more cases than there are in them. */
static bool can_show(struct cl_app *app, struct app_data *d) {
    struct cl_err err;
    bool fewer =
        app->data && cl_table_rows(d->backend->table) < cl_table_rows(app->data->backend->table);
    for (size_t i = 0; i < app->now.n && !fewer; i++) {
        const struct cl_frame *f = &app->now.frames[i];
        if (f->view == CL_VIEW_CASE || !app_filter_fits(d, f->filter, &err))
            return false;
    }
    return !fewer;
}

void app_filling_show(struct cl_app *app) {
    bool settled = !app->data || (!app->sheet_runs && !app_top(app)->stale);
    if (!app->held || !settled || cl_monotonic_ms() - app->load_ms < CL_LOAD_QUIET_MS)
        return;
    struct app_data *d = app->held;
    app->held = NULL;
    if (!app->loading || !can_show(app, d)) {
        app_data_unref(d);
        return;
    }
    if (app->data && !app->data->partial)
        app->before = app_data_ref(app->data);
    app_data_use(app, d);
}

void app_filling_end(struct cl_app *app, bool failed) {
    bool back;
    cl_table_unref(take_told(app, &back));
    if (failed)
        drop(app);
    app_data_unref(app->held);
    app_data_unref(app->before);
    app->held = app->before = NULL;
}

bool cl_app_filling(const struct cl_app *app) {
    return app->data && app->data->partial;
}

bool app_filling_waits(struct cl_app *app, const char *what) {
    if (!cl_app_filling(app))
        return false;
    app_say(app, CL_ROLE_WARN, "%s when loading is done", what);
    return true;
}
