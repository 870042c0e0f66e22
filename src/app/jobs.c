/* jobs.c - work on other threads: the load, and the figures of a frame.
 *
 * A job carries copies and counted references; finish() runs on the main thread.
 * A result is used only when the frame still asks the same question (uid and
 * serial); everything older is dropped. */
#include <stdlib.h>

#include "state.h"

static void run(struct cl_job *job) {
    struct app_job *j = (struct app_job *)job;
    j->run(j);
    cl_memory_trim(); /* the dashboard stays open all day */
}

static void done(struct cl_job *job) {
    struct app_job *j = (struct app_job *)job;
    j->app->running--;
    j->finish(j);
    app_data_unref(j->data);
    cl_arena_free(j->arena);
    free(j);
}

struct app_data *app_data_ref(struct app_data *data) {
    if (data)
        data->refs++;
    return data;
}

struct app_job *app_job_new(struct cl_app *app, void (*run_fn)(struct app_job *),
                            void (*finish)(struct app_job *)) {
    struct app_job *j = cl_alloc(sizeof *j);
    j->job.run = run;
    j->job.done = done;
    j->app = app;
    j->run = run_fn;
    j->finish = finish;
    j->arena = cl_arena_new();
    j->mask = app->options.mask;
    j->serial = ++app->serial;
    j->data = app_data_ref(app->data);
    return j;
}

void app_job_put(struct cl_app *app, struct app_job *j) {
    app->running++;
    cl_pool_put(app->pool, &j->job);
}

void app_data_unref(struct app_data *data) {
    if (!data || --data->refs > 0)
        return;
    cl_backend_close(data->backend);
    cl_loaded_done(&data->loaded);
    cl_arena_free(data->arena);
    free(data);
}

/* ---- load ---- */

static void on_progress(void *ctx, const char *what, double share) {
    struct cl_app *app = ctx;
    while (atomic_flag_test_and_set_explicit(&app->progress_lock, memory_order_acquire))
        continue;
    size_t n = what ? strlen(what) : 0;
    if (n >= sizeof app->progress_what)
        n = sizeof app->progress_what - 1;
    memcpy(app->progress_what, what ? what : "", n);
    app->progress_what[n] = '\0';
    app->progress_share = share;
    atomic_flag_clear_explicit(&app->progress_lock, memory_order_release);
}

double cl_app_progress(const struct cl_app *capp, char what[64]) {
    struct cl_app *app = (struct cl_app *)(uintptr_t)capp; /* the lock is taken and given back */
    if (!app->loading) {
        what[0] = '\0';
        return -1;
    }
    while (atomic_flag_test_and_set_explicit(&app->progress_lock, memory_order_acquire))
        continue;
    memcpy(what, app->progress_what, sizeof app->progress_what);
    double share = app->progress_share;
    atomic_flag_clear_explicit(&app->progress_lock, memory_order_release);
    return share < 0 || !(share <= 1) ? 0 : share;
}

static enum cl_rc make_scope(struct app_job *j, struct app_data *d) {
    const struct cl_app_options *o = &j->app->options; /* set once, before any job */
    const char *zone = cl_table_attr(d->loaded.table, "zone");
    d->scope = o->scope;
    d->savings = o->savings;
    d->scope.filter = NULL;
    enum cl_rc rc = CL_OK;
    if (!d->scope.zone)
        rc = cl_zone_open(zone ? zone : "UTC", &d->scope.zone, &j->err);
    if (rc == CL_OK)
        rc = cl_scope_as_of(&d->scope, o->as_of_text, d->loaded.table, &d->as_of_is_data, &j->err);
    if (rc == CL_OK)
        rc = cl_scope_period(&d->scope, o->from_text, o->to_text, o->last_text, &j->err);
    return rc;
}

static enum cl_rc count_all(struct app_job *j, struct app_data *d) {
    const struct cl_measure *measures[] = {cl_measure_find(CL_S("cases")),
                                           cl_measure_find(CL_S("open"))};
    if (!measures[0] || !measures[1])
        return CL_OK;
    struct cl_question q = {.measures = measures, .n_measures = 2};
    struct cl_answer a;
    enum cl_rc rc = cl_metrics_ask(d->backend, &d->scope, &q, 1, j->arena, &a, &j->err);
    if (rc != CL_OK)
        return rc;
    d->cases = a.matched;
    double open = a.n_rows ? a.rows[0].values[1].value : 0;
    d->open = open >= 0 ? (uint64_t)open : UINT64_MAX;
    return CL_OK;
}

enum cl_rc app_data_open(struct app_job *j, struct app_data *d) {
    struct cl_backend *masked;
    enum cl_rc rc =
        cl_backend_open(d->loaded.table, d->loaded.store_path, false, &d->backend, &j->err);
    if (rc == CL_OK && j->mask) {
        rc = cl_backend_mask(d->backend, &masked, &j->err);
        d->backend = rc == CL_OK ? masked : d->backend;
    }
    if (rc == CL_OK)
        rc = make_scope(j, d);
    if (rc == CL_OK)
        rc = count_all(j, d);
    if (rc == CL_OK)
        d->n_dimensions = cl_panel_dimensions(d->backend->table, d->arena, &d->dimensions);
    return rc;
}

static void load_run(struct app_job *j) {
    struct app_data *d = cl_alloc(sizeof *d);
    d->refs = 1;
    d->arena = cl_arena_new();
    j->rc = cl_load(&j->app->load, &d->loaded, &j->err);
    bool partial = j->rc == CL_E_PARTIAL;
    struct cl_err first = j->err;
    if (j->rc == CL_OK || partial) {
        j->made = d;
        j->rc = app_data_open(j, d);
    } else {
        cl_arena_free(d->arena);
        free(d);
    }
    if (j->rc == CL_OK && partial) {
        j->rc = CL_E_PARTIAL;
        j->err = first;
    }
}

static void say_loaded(struct cl_app *app) {
    const struct cl_import_report *r = &app->data->loaded.report;
    char records[32], cases[32], bad[32];
    cl_format_count((int64_t)r->records, records);
    cl_format_count((int64_t)app->data->cases, cases);
    cl_format_count((int64_t)r->quarantined, bad);
    if (app->err.code == CL_E_PARTIAL)
        app_say(app, CL_ROLE_WARN, "%s", app->err.text);
    else if (app->options.notice)
        app_say(app, CL_ROLE_WARN, "%s", app->options.notice);
    else if (app->data->loaded.reused)
        app_say(app, CL_ROLE_TEXT, "Opened %s: %s case%s, already imported (:data)", app->title,
                cases, app->data->cases == 1 ? "" : "s");
    else
        app_say(app, CL_ROLE_TEXT, "Loaded %s: %s record%s, %s quarantined (:data)", app->title,
                records, r->records == 1 ? "" : "s", bad);
}

void app_data_use(struct cl_app *app, struct app_data *d) {
    app_data_unref(app->data);
    app->data = d;
    int64_t local = d->scope.as_of;
    local += cl_zone_offset(d->scope.zone, local);
    cl_format_utc(local, app->as_of);
    app->as_of[10] = ' ';
    app->as_of[16] = '\0';
    app_forget_sheets(app);
    app_matches_drop(app);
}

static void load_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    app->loading = false;
    app_filling_end(app, j->rc != CL_OK && j->rc != CL_E_PARTIAL);
    if (j->rc != CL_OK && j->rc != CL_E_PARTIAL) {
        app_data_unref(j->made);
        if (app->data) { /* a refresh failed: what was there stays */
            app_say(app, CL_ROLE_BAD, "%s",
                    j->rc == CL_E_CANCELLED ? "Cancelled; the data are as before" : j->err.text);
            return;
        }
        app->err = j->err;
        app->err.code = j->rc;
        app->end = j->rc == CL_E_CANCELLED ? CL_APP_INTERRUPTED : CL_APP_FAILED;
        return;
    }
    app->err = (struct cl_err){.code = CL_OK};
    if (j->rc == CL_E_PARTIAL) {
        app->err = j->err;
        app->err.code = CL_E_PARTIAL;
    }
    app_data_use(app, j->made);
    struct cl_err err;
    if (!app_filter_ok(app, app_top(app)->filter, &err)) {
        app->err = err;
        app->end = CL_APP_FAILED;
        return;
    }
    say_loaded(app);
}

/* The import looks at it while it runs. */
void app_cancel_load(struct cl_app *app) {
    __atomic_store_n(&app->cancel, 1, __ATOMIC_RELAXED);
}

void app_load_start(struct cl_app *app) {
    __atomic_store_n(&app->cancel, 0, __ATOMIC_RELAXED);
    app->loading = true;
    app->progress_share = 0;
    app->progress_what[0] = '\0';
    app->load = *app->options.load;
    app->load.progress = on_progress;
    app->load.progress_ctx = app;
    app->load.partial = app_filling_told;
    app->load.partial_ctx = app;
    app->load_ms = cl_monotonic_ms();
    app->load_n++;
    app->load.cancel = &app->cancel;
    app_job_put(app, app_job_new(app, load_run, load_finish));
}

/* ---- sheets ---- */

struct cl_panel_context app_context(const struct app_data *data, struct cl_scope *scope,
                                    const struct cl_frame *frame) {
    *scope = data->scope;
    scope->filter = frame->filter;
    return (struct cl_panel_context){.backend = data->backend,
                                     .scope = scope,
                                     .import = &data->loaded.report,
                                     .as_of_is_data = data->as_of_is_data,
                                     .savings = data->savings};
}

/* The panel of the catalogue with this id; '_' and '-' are the same. */
const struct cl_panel_info *app_catalogue(const char *id) {
    const struct cl_panel_info *info;
    for (size_t i = 0; (info = cl_panel_at(i)); i++) {
        size_t k = 0;
        while (id[k] && (info->id[k] == '_' ? '-' : info->id[k]) == id[k])
            k++;
        if (id[k] == info->id[k])
            return info;
    }
    return NULL;
}

struct cl_panel_want app_want(const struct app_job *j, int panel,
                              const struct cl_panel_info *info) {
    const struct cl_view_panel *p = &cl_views[j->frame.view].panels[panel];
    const struct cl_spot *spot = &j->frame.spots[panel];
    struct cl_panel_want w = {.id = info->id};
    w.params.mask = j->mask;
    w.params.case_id = j->frame.case_id;
    w.params.dimension = spot->dimension ? spot->dimension : p->dimension;
    if (!w.params.dimension && p->nth && j->data->n_dimensions > 0)
        w.params.dimension = j->data->dimensions[(p->nth - 1) % j->data->n_dimensions];
    w.params.second = spot->second ? spot->second : p->second;
    w.params.measure = spot->measure ? spot->measure : p->measure;
    w.params.share = spot->share;
    if (info->kind == CL_FIG_TABLE) {
        w.params.sort = spot->sort;
        w.params.offset = (uint64_t)spot->page;
        w.params.limit = APP_PAGE;
        w.params.around = j->frame.seek ? spot->case_id : 0;
    }
    return w;
}

static bool says_nothing(const struct cl_figure *f) {
    bool any = f->kind != CL_FIG_BARS;
    for (size_t i = 0; !any && i < f->as.bars.n; i++)
        any = f->as.bars.bars[i].value > 0;
    return f->empty || !any;
}

/* Panels without anything to show give their place to another. */
static void stand_ins(struct app_job *j, const struct cl_panel_context *ctx) {
    struct cl_sheet *s = j->sheet;
    for (int i = 0; i < CL_VIEW_PANELS && j->rc == CL_OK; i++) {
        const struct cl_view_panel *p = &cl_views[j->frame.view].panels[i];
        if (!p->id || !p->instead || !s->made[i] || !says_nothing(&s->figures[i]))
            continue;
        const struct cl_panel_info *info = app_catalogue(p->instead);
        if (!info)
            continue;
        struct cl_panel_want want = app_want(j, i, info);
        struct cl_figure figure;
        j->rc = cl_panels_make(ctx, &want, 1, s->arena, &figure, &j->err);
        if (j->rc == CL_OK && !says_nothing(&figure)) {
            s->figures[i] = figure;
            s->instead[i] = true;
        }
    }
}

/* The import reports when it is done. */
static void wait_for_report(struct app_job *j) {
    struct cl_sheet *s = j->sheet;
    for (int i = 0; i < CL_VIEW_PANELS && cl_views[j->frame.view].panels[i].id; i++) {
        const struct cl_panel_info *info = app_catalogue(cl_views[j->frame.view].panels[i].id);
        s->asked[i] = true;
        s->made[i] = info != NULL;
        if (info)
            s->figures[i] = (struct cl_figure){
                .kind = info->kind, .title = info->title, .empty = "there when loading is done"};
    }
    s->matched = j->data->cases;
}

static void sheet_run(struct app_job *j) {
    struct cl_sheet *s = j->sheet;
    struct cl_scope scope;
    struct cl_panel_context ctx = app_context(j->data, &scope, &j->frame);
    if (j->data->partial && j->frame.view == CL_VIEW_DATA) {
        wait_for_report(j);
        return;
    }
    struct cl_panel_want wants[CL_VIEW_PANELS];
    struct cl_figure figures[CL_VIEW_PANELS];
    int at[CL_VIEW_PANELS];
    size_t n = 0;
    for (int i = 0; i < CL_VIEW_PANELS && cl_views[j->frame.view].panels[i].id; i++) {
        const struct cl_view_panel *p = &cl_views[j->frame.view].panels[i];
        s->asked[i] = s->asked[i] || j->shown[i];
        bool lacks = p->nth && j->data->n_dimensions == 0 && !j->frame.spots[i].dimension;
        const struct cl_panel_info *info = app_catalogue(p->id);
        if (!j->shown[i] || lacks || !info)
            continue;
        wants[n] = app_want(j, i, info);
        at[n++] = i;
    }
    j->rc = cl_panels_make(&ctx, wants, n, s->arena, figures, &j->err);
    if (j->rc != CL_OK)
        return;
    for (size_t i = 0; i < n; i++) {
        s->figures[at[i]] = figures[i];
        s->made[at[i]] = true;
    }
    stand_ins(j, &ctx);
    const struct cl_measure *cases = cl_measure_find(CL_S("cases"));
    struct cl_question q = {.measures = &cases, .n_measures = 1};
    struct cl_answer a;
    s->matched = j->data->cases;
    scope.filter = app_filter_in(j->arena, j->frame.view, j->frame.filter);
    if (cases && scope.filter[0]) {
        j->rc = cl_metrics_ask(j->data->backend, &scope, &q, 1, j->arena, &a, &j->err);
        if (j->rc == CL_OK)
            s->matched = a.matched;
    }
}

static struct cl_frame *frame_of(struct app_stack *stack, uint64_t uid, uint64_t serial) {
    for (size_t i = 0; i < stack->n; i++) {
        if (stack->frames[i].uid == uid && stack->frames[i].serial == serial)
            return &stack->frames[i];
    }
    return NULL;
}

static void sheet_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    app->sheet_runs = false;
    struct cl_frame *f = frame_of(&app->now, j->frame.uid, j->frame.serial);
    if (!f || j->data != app->data) {
        app_sheet_unref(j->sheet);
        return;
    }
    f->stale = false;
    if (j->rc != CL_OK) {
        app_sheet_unref(j->sheet);
        app_say(app, CL_ROLE_BAD, "%s", j->err.text);
        return;
    }
    app_sheet_unref(f->sheet);
    f->sheet = j->sheet;
    app_sheet_landed(app, f);
}

static const bool all_shown[CL_VIEW_PANELS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

/* What takes longer is asked when the rest stands there. */
static void quick_first(const struct cl_frame *f, bool *shown) {
    bool slow[CL_VIEW_PANELS] = {0}, quick = false;
    for (int i = 0; i < CL_VIEW_PANELS && cl_views[f->view].panels[i].id; i++) {
        const struct cl_panel_info *info = app_catalogue(cl_views[f->view].panels[i].id);
        slow[i] = info && info->slow;
        quick = quick || (shown[i] && info && !slow[i]);
    }
    for (int i = 0; i < CL_VIEW_PANELS; i++)
        shown[i] = shown[i] && !(quick && slow[i]);
}

void app_sheet_start(struct cl_app *app, struct cl_frame *f) {
    struct app_job *j = app_job_new(app, sheet_run, sheet_finish);
    j->frame = *f;
    j->frame.sheet = NULL;
    memcpy(j->shown, f == app_top(app) ? app->shape.shown : all_shown, sizeof j->shown);
    j->sheet = cl_alloc(sizeof *j->sheet);
    if (f->sheet && f->lacks) { /* what it has stays; the rest is asked */
        *j->sheet = *f->sheet;
        j->sheet->base = app_sheet_ref(f->sheet);
        for (int i = 0; i < CL_VIEW_PANELS; i++)
            j->shown[i] = j->shown[i] && !f->sheet->asked[i];
    }
    quick_first(f, j->shown);
    j->sheet->refs = 1;
    j->sheet->arena = cl_arena_new();
    j->sheet->data = app_data_ref(j->data);
    app->sheet_runs = true;
    app_job_put(app, j);
}

void cl_app_settle(struct cl_app *app) {
    app_filling_show(app);
    if (!app->data || app->sheet_runs)
        return;
    struct cl_frame *f = app_top(app);
    if (f->stale) {
        app_sheet_start(app, f);
        return;
    }
    app_count_start(app);
    if (app->step != 0 && app->now.n > 1 && app->now.frames[app->now.n - 2].stale)
        app_sheet_start(app, &app->now.frames[app->now.n - 2]);
}
