/* explain.c - what stands behind the number under the cursor: its definition, and the
 * cases it was reckoned from.
 *
 * A question has a serial; only the newest one's answer counts. */
#include "state.h"

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

/* ---- what is no measure's ---- */

#define FACTS 8

static void add_fact(struct cl_fig_items *to, struct cl_fig_item *items, enum cl_role role,
                     const char *label, const char *text) {
    if (text && to->n < FACTS)
        items[to->n++] = (struct cl_fig_item){.role = role, .label = label, .text = text};
}

/* Why the panel shows nothing, and what brings something. */
static void empty_facts(const struct cl_app *app, int panel, struct cl_fig_items *to,
                        struct cl_fig_item *items) {
    const struct cl_frame *f = cl_app_top(app);
    const struct cl_figure *figure = cl_app_figure(app, panel);
    const struct cl_panel_info *info = app_catalogue(cl_views[f->view].panels[panel].id);
    add_fact(to, items, CL_ROLE_WARN, "Empty", figure->empty);
    add_fact(to, items, CL_ROLE_TEXT, "Panel", info ? info->help : NULL);
    if (figure->measure)
        add_fact(to, items, CL_ROLE_TEXT, "Measure",
                 cl_measure_info_on(figure->measure, app->data->backend->table)->help);
    add_fact(to, items, CL_ROLE_TEXT, "Filter", *f->filter ? f->filter : "none");
    if (*f->filter)
        add_fact(to, items, CL_ROLE_DIM, "Try", "x removes the last filter, X all of them");
    else if (figure->measure && cl_app_takes(app, CL_ACT_NEXT_MEASURE))
        add_fact(to, items, CL_ROLE_DIM, "Try", "b chooses another measure");
    else
        add_fact(to, items, CL_ROLE_DIM, "Try",
                 ":data shows what the file has and how it was read");
}

static void column_facts(const struct cl_figure *figure, const struct cl_spot *spot,
                         struct cl_fig_items *to, struct cl_fig_item *items) {
    const struct cl_fig_row *row = app_row(figure, spot->at);
    add_fact(to, items, CL_ROLE_ACCENT, "Value", row->cells[spot->col].text);
    add_fact(to, items, CL_ROLE_TEXT, "Meaning", figure->as.table.columns[spot->col].help);
    add_fact(to, items, CL_ROLE_TEXT, "The row", row->say);
}

/* Shows what the app knows without asking; false when that is nothing. */
static bool explain_words(struct cl_app *app) {
    int panel = cl_app_focus(app);
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    const struct cl_spot *spot = &app_top(app)->spots[panel >= 0 ? panel : 0];
    bool column = figure && !figure->empty && app_row(figure, spot->at) &&
                  figure->as.table.columns[spot->col].help;
    if (!figure || !(figure->empty || column))
        return false;
    app_explained_drop(app);
    app->explained_arena = cl_arena_new();
    app->explained_data = app_data_ref(app->data);
    app->explained_of = (struct app_number){.as_of = CL_NO_TIME};
    struct cl_fig_item *items = cl_arena_array(app->explained_arena, FACTS, sizeof *items);
    struct cl_fig_items to = {.items = items};
    if (column)
        column_facts(figure, spot, &to, items);
    else
        empty_facts(app, panel, &to, items);
    app->explained = (struct cl_figure){.kind = CL_FIG_FACTS,
                                        .title = column ? figure->as.table.columns[spot->col].title
                                                        : figure->title,
                                        .as.items = to};
    app->explain_serial = ++app->serial; /* what is still asked is not wanted any more */
    app->overlay = CL_OVER_EXPLAIN;
    app->over_at = 0;
    return true;
}

/* ---- the number under the cursor ---- */

static struct app_number number_here(struct cl_app *app) {
    int panel = cl_app_focus(app);
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    struct app_number out = {.as_of = CL_NO_TIME};
    if (!figure || figure->empty)
        return out;
    const struct cl_frame *f = app_top(app);
    const struct cl_spot *spot = &f->spots[panel];
    if (spot->at >= 0 && spot->at < app_rows(figure))
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
    else if (drill || !explain_words(app))
        app_say(app, CL_ROLE_DIM, "No measure behind this line; i explains numbers over cases");
}

void app_explained_cases(struct cl_app *app) {
    struct app_number of = app->explained_of;
    if (!of.measure)
        return;
    app_over_close(app);
    explain(app, of, true);
}

void app_explained_drivers(struct cl_app *app) {
    struct app_number of = app->explained_of;
    if (!of.measure)
        return;
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
