/* ask.c - questions beside the figures of a frame: explain, find, go to a case.
 *
 * Each kind has a serial of its own; only the newest question's answer counts. */
#include "state.h"

/* ---- explain ---- */

static void explain_run(struct app_job *j) {
    struct cl_scope scope;
    struct cl_panel_context ctx = app_context(j->data, &scope, &j->frame);
    if (j->as_of != CL_NO_TIME && j->as_of != scope.as_of) {
        scope.as_of = j->as_of;
        ctx.as_of_is_data = false;
    }
    if (j->direction == 0) { /* show it */
        j->rc = cl_panel_explain(&ctx, j->measure, j->arena, &j->figure, &j->err);
        return;
    }
    struct cl_explanation e = {.sql = NULL};
    j->rc = cl_metrics_explain(j->data->backend, &scope, j->measure, j->arena, &e, &j->err);
    j->text = e.cases_filter;
}

void app_explained_drop(struct cl_app *app) {
    app->explained = (struct cl_figure){.kind = CL_FIG_FACTS};
    cl_arena_free(app->explained_arena);
    app->explained_arena = NULL;
    app_data_unref(app->explained_data);
    app->explained_data = NULL;
}

static void explain_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    if (j->serial != app->explain_serial)
        return;
    if (j->rc != CL_OK) {
        app_say(app, CL_ROLE_BAD, "%s", j->err.text);
        app_over_close(app);
        return;
    }
    if (j->direction != 0) {
        if (app_top(app)->uid != j->frame.uid)
            return;
        if (j->text)
            app_drill_to(app, j->also ? app_filter_with(app, j->also, j->text) : j->text);
        else
            app_say(app, CL_ROLE_DIM, "No cases stand behind this number; i explains it");
        return;
    }
    app_explained_drop(app);
    app->explained_arena = j->arena;
    app->explained_data = app_data_ref(j->data);
    app->explained = j->figure;
    j->arena = NULL;
}

static const struct cl_measure *number_of(struct cl_app *app, const struct cl_figure *figure,
                                          const struct cl_spot *spot, struct app_number *out) {
    int64_t at = spot->at;
    switch (figure->kind) {
    case CL_FIG_CARDS:
        return figure->as.cards.cards[at].measure;
    case CL_FIG_GAUGES:
        return figure->as.gauges.gauges[at].measure;
    case CL_FIG_HEAT:
    case CL_FIG_COLUMNS:
        out->more = app_drill_terms(figure, spot);
        break;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        out->more = figure->as.items.items[at].where;
        return figure->as.items.items[at].measure;
    case CL_FIG_BARS:
        out->more = figure->as.bars.bars[at].drill;
        break;
    case CL_FIG_LINE:
        if (figure->measure && !cl_measure_info(figure->measure)->stock)
            out->more = app_drill_terms(figure, spot); /* of that week alone */
        else if (figure->as.line.ends)
            out->as_of = figure->as.line.ends[at];
        break;
    case CL_FIG_TABLE:
        out->more = app_drill_terms(figure, spot);
        if (figure->as.table.columns[spot->col].measure)
            return figure->as.table.columns[spot->col].measure;
        break;
    }
    if (out->more)
        out->more = app_keep(app, out->more);
    return figure->measure;
}

/* Without the terms that the measure's drill ends with: of a rate they keep one side
 * only, and the number would be another one. */
static const char *without_own(struct cl_app *app, const struct cl_measure *m, const char *more) {
    const char *own = cl_measure_drill(m, app->data->backend->table);
    size_t n = strlen(more), k = strlen(own);
    if (k == 0 || k > n || strcmp(more + n - k, own) != 0 || (n > k && more[n - k - 1] != ' '))
        return more;
    return n > k ? cl_arena_strn(app->keep, more, n - k - 1) : "";
}

static struct app_number number_here(struct cl_app *app) {
    int panel = cl_app_focus(app);
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    struct app_number out = {.as_of = CL_NO_TIME};
    if (!figure)
        return out;
    const struct cl_frame *f = app_top(app);
    const struct cl_spot *spot = &f->spots[panel];
    if (!figure->empty && spot->at >= 0 && spot->at < app_rows(figure))
        out.measure = number_of(app, figure, spot, &out);
    bool text = figure->kind == CL_FIG_FINDINGS || figure->kind == CL_FIG_FACTS;
    if (out.measure && out.more && !text)
        out.more = without_own(app, out.measure, out.more);
    const char *key = cl_views[f->view].panels[panel].measure;
    if (!out.measure && f->sheet->instead[panel])
        out.measure = cl_measure_find(CL_S("cases"));
    else if (!out.measure && key)
        out.measure = cl_measure_find(cl_slice(key));
    return out;
}

static void explain(struct cl_app *app, struct app_number here, bool drill) {
    struct app_job *j = app_job_new(app, explain_run, explain_finish);
    j->measure = here.measure;
    j->as_of = here.as_of;
    j->direction = drill;
    j->frame = *app_top(app);
    j->also = here.more;
    const char *with = here.more ? app_filter_with(app, j->frame.filter, here.more) : NULL;
    if (with)
        j->frame.filter = with;
    app->explain_serial = j->serial;
    if (!drill) {
        app->explained_of = here;
        app->overlay = CL_OVER_EXPLAIN;
        app->over_at = 0;
        app_explained_drop(app);
    }
    app_job_put(app, j);
}

void app_explain_start(struct cl_app *app, bool drill) {
    struct app_number here = {.measure = NULL};
    if (app->data)
        here = number_here(app);
    if (here.measure)
        explain(app, here, drill);
    else
        app_say(app, CL_ROLE_DIM, "No measure behind this line; i explains numbers over cases");
}

void app_explained_cases(struct cl_app *app) {
    struct app_number of = app->explained_of;
    app_over_close(app);
    explain(app, of, true);
}

void app_explained_drivers(struct cl_app *app) {
    struct app_number of = app->explained_of;
    const char *filter = app_top(app)->filter;
    const char *with = of.more ? app_filter_with(app, filter, of.more) : filter;
    struct cl_frame f;
    app_over_close(app);
    app_frame_init(app, &f, CL_VIEW_DRIVERS, with ? with : filter);
    f.crumb = cl_arena_printf(app->keep, "What changed: %s", cl_measure_info(of.measure)->label);
    for (int i = 0; i < CL_VIEW_PANELS; i++)
        f.spots[i].measure = cl_measure_info(of.measure)->key;
    app_push(app, &f);
}

/* ---- find ---- */

#define FIND_CHUNK 500

static bool contains(struct cl_buf *buf, const char *text, struct cl_slice needle) {
    cl_buf_reset(buf);
    cl_fold_buf(buf, cl_slice(text));
    return memmem(buf->ptr ? buf->ptr : "", buf->len, needle.ptr, needle.len) != NULL;
}

static bool row_matches(struct cl_buf *buf, const struct cl_fig_row *row, size_t n_columns,
                        struct cl_slice needle) {
    for (size_t c = 0; c < n_columns; c++) {
        if (row->cells[c].text && contains(buf, row->cells[c].text, needle))
            return true;
    }
    return false;
}

/* The chunk [from, from + n) of the table as a figure. */
static enum cl_rc chunk(struct app_job *j, int64_t from, int64_t n, struct cl_arena *arena,
                        struct cl_figure *figure) {
    struct cl_scope scope;
    struct cl_panel_context ctx = app_context(j->data, &scope, &j->frame);
    const struct cl_panel_info *info = app_catalogue(cl_views[j->frame.view].panels[j->panel].id);
    if (!info)
        return cl_fail(&j->err, CL_E_NOTFOUND, "no table here to search");
    struct cl_panel_want want = app_want(j, j->panel, info);
    want.params.offset = (uint64_t)from;
    want.params.limit = (uint64_t)n;
    want.params.around = 0;
    return cl_panels_make(&ctx, &want, 1, arena, figure, &j->err);
}

/* Looks through the chunk in the job's direction. */
static bool look(struct app_job *j, const struct cl_fig_table *t, struct cl_slice needle) {
    struct cl_buf buf = {0};
    bool found = false;
    for (size_t k = 0; k < t->n_rows && !found; k++) {
        size_t i = j->direction < 0 ? t->n_rows - 1 - k : k;
        if (!row_matches(&buf, &t->rows[i], t->n_columns, needle))
            continue;
        j->position = (int64_t)(t->offset + i);
        j->case_id = t->rows[i].case_id;
        found = true;
    }
    cl_buf_free(&buf);
    return found;
}

/* Walks from the cursor to the end and round to the cursor again. */
static void find_run(struct app_job *j) {
    struct cl_slice needle = cl_fold(j->arena, cl_slice(j->text));
    struct cl_arena *arena = cl_arena_new();
    struct cl_figure figure = {.kind = CL_FIG_TABLE};
    bool back = j->direction < 0;
    j->position = -1;
    j->rc = chunk(j, 0, 1, arena, &figure);
    int64_t total = j->rc == CL_OK ? (int64_t)figure.as.table.total : 0, walked = 0;
    int64_t at = j->frame.spots[j->panel].at + j->direction;
    while (needle.len && walked < total && !cl_job_cancelled(&j->job)) {
        at = (at % total + total) % total;
        int64_t low = back ? at - FIND_CHUNK + 1 : at, high = back ? at + 1 : at + FIND_CHUNK;
        if (low < 0)
            low = 0;
        if (high > total)
            high = total;
        cl_arena_reset(arena);
        j->rc = chunk(j, low, high - low, arena, &figure);
        if (j->rc != CL_OK || look(j, &figure.as.table, needle))
            break;
        walked += high - low;
        at = back ? low - 1 : high;
    }
    cl_arena_free(arena);
}

static void find_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    struct cl_frame *f = app_top(app);
    if (j->serial != app->find_serial || f->uid != j->frame.uid)
        return;
    if (j->rc != CL_OK) {
        app_say(app, CL_ROLE_BAD, "%s", j->err.text);
        return;
    }
    if (j->position < 0) {
        app_say(app, CL_ROLE_WARN, "Not found: %s", j->text);
        if (j->direction == 0)
            f->spots[j->panel] = app->find_origin;
        return;
    }
    int64_t from = j->frame.spots[j->panel].at;
    bool wrapped = j->direction < 0 ? j->position >= from : j->position < from;
    struct cl_spot *spot = &f->spots[j->panel];
    spot->at = j->position;
    spot->case_id = j->case_id;
    app_clamp(app, j->panel);
    if (app->prompt == CL_PROMPT_NONE && wrapped)
        app_say(app, CL_ROLE_DIM,
                j->direction < 0 ? "Past the top, on from the bottom"
                                 : "Past the bottom, on from the top");
}

void app_find_start(struct cl_app *app, int direction) {
    struct cl_frame *f = app_top(app);
    int panel = app_table_of(app);
    app->find_serial = ++app->serial;
    if (panel < 0 || !app->data) {
        app_say(app, CL_ROLE_DIM, "No table here to search");
        return;
    }
    if (!*f->find || app_filling_waits(app, "Texts can be searched"))
        return;
    struct app_job *j = app_job_new(app, find_run, find_finish);
    j->frame = *f;
    j->panel = panel;
    j->direction = direction;
    j->text = f->find;
    if (direction == 0)
        j->frame.spots[panel].at = app->find_origin.at;
    app->find_serial = j->serial;
    app_job_put(app, j);
}

/* ---- go to a case ---- */

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
