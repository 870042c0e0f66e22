/* choose.c - what a panel shows of what it can: dimensions, measure, shares.
 *
 * A choice belongs to the spot of its panel, so undo and Esc bring it back; in views
 * whose panels go together it is made for all that take it. */
#include "state.h"

#define WORDS_MAX 200 /* dimensions or measures that are stepped through */

static const struct cl_panel_info *info_of(const struct cl_app *app, int panel) {
    const struct cl_frame *f = cl_app_top(app);
    const struct cl_view_panel *p = &cl_views[f->view].panels[panel];
    bool instead = f->sheet && f->sheet->instead[panel];
    const char *id = instead ? p->instead : p->id;
    return id ? app_catalogue(id) : NULL;
}

static bool takes(const struct cl_app *app, int panel, unsigned what) {
    const struct cl_panel_info *info = panel >= 0 ? info_of(app, panel) : NULL;
    return info && (info->takes & what);
}

/* It shows nothing, whatever is measured: no times of day, say. */
static bool stuck(const struct cl_app *app, int panel) {
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    return figure && figure->empty && !figure->measure;
}

/* The focused panel, or else the first on the screen that takes it; -1: none. */
static int chooser(const struct cl_app *app, unsigned what) {
    int focus = cl_app_focus(app);
    bool measure = what == CL_TAKES_MEASURE;
    if (takes(app, focus, what) && !(measure && stuck(app, focus)))
        return focus;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        if (app->shape.shown[i] && takes(app, i, what) && !(measure && stuck(app, i)))
            return i;
    }
    return -1;
}

bool cl_app_takes(const struct cl_app *app, enum cl_action action) {
    switch ((int)action) {
    case CL_ACT_DIMENSION:
        return chooser(app, CL_TAKES_DIMENSION) >= 0;
    case CL_ACT_SECOND_DIMENSION:
        return chooser(app, CL_TAKES_SECOND) >= 0;
    case CL_ACT_NEXT_MEASURE:
        return app->overlay == CL_OVER_EXPLAIN ? app->explained_of.measure != NULL
                                               : chooser(app, CL_TAKES_MEASURE) >= 0;
    case CL_ACT_SHARE:
        return chooser(app, CL_TAKES_SHARE) >= 0;
    case CL_ACT_SORT: {
        int panel = app_table_of(app);
        return panel >= 0 && app->shape.shown[panel] && app_sort_any(cl_app_figure(app, panel));
    }
    case CL_ACT_SIBLING_PREVIOUS:
    case CL_ACT_SIBLING_NEXT: {
        const struct cl_spot *spot;
        return cl_app_list(app, &spot) != NULL;
    }
    case CL_ACT_FIND_NEXT:
    case CL_ACT_FIND_PREVIOUS: {
        enum cl_match_state state = cl_app_match(app).state;
        return state != CL_MATCH_NONE && state != CL_MATCH_MISSING;
    }
    case CL_ACT_DRILL:
        return app->overlay != CL_OVER_EXPLAIN || app->explained_of.measure;
    default:
        return true;
    }
}

static void choose(struct cl_spot *spot, unsigned what, const char *word) {
    if (what == CL_TAKES_DIMENSION)
        spot->dimension = word;
    else if (what == CL_TAKES_SECOND)
        spot->second = word;
    else if (what == CL_TAKES_MEASURE)
        spot->measure = word;
    else
        spot->share = word != NULL;
    spot->at = spot->top = spot->page = spot->case_id = 0;
    spot->col = 0;
    spot->sort = NULL; /* it may name a column that is there no more */
}

/* For one panel, or, where the panels of the view go together, for all that take it. */
static void choose_in(struct cl_app *app, int panel, unsigned what, const char *word) {
    struct cl_frame *f = app_top(app);
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        if (i == panel || (cl_views[f->view].together && takes(app, i, what)))
            choose(&f->spots[i], what, word);
    }
    f->seek = true;
    app_changed(app, f);
}

static size_t dimensions(const struct cl_app *app, unsigned takes_what, const char **out) {
    size_t n = 0;
    for (; n < app->data->n_dimensions && n < WORDS_MAX; n++)
        out[n] = app->data->dimensions[n];
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; (takes_what & CL_TAKES_TIME) && i < v->n_dims && n < WORDS_MAX; i++)
        out[n++] = v->dims[i].key;
    return n;
}

static size_t measures(struct cl_app *app, const struct cl_panel_info *info, const char **out) {
    struct cl_arena *arena = cl_arena_new();
    size_t n = 0;
    for (size_t i = 0; n < WORDS_MAX; i++) {
        const char *key = info->measures ? info->measures[i] : NULL;
        const struct cl_measure *m = key               ? cl_measure_find(cl_slice(key))
                                     : !info->measures ? cl_measure_at(i)
                                                       : NULL;
        if (!m)
            break;
        if (!cl_measure_why(m, app->data->backend->table, arena))
            out[n++] = cl_measure_info(m)->key;
    }
    cl_arena_free(arena);
    return n;
}

static const char *after(const char *const *words, size_t n, const char *now) {
    size_t at = n - 1;
    for (size_t i = 0; now && i < n; i++) {
        if (strcmp(words[i], now) == 0)
            at = i;
    }
    return words[(at + 1) % n];
}

/* What a person calls the dimension or measure. */
static const char *title_of(const struct cl_app *app, const char *key) {
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    if (m)
        return cl_measure_info_on(m, app->data->backend->table)->label;
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++) {
        if (strcmp(v->dims[i].key, key) == 0)
            return v->dims[i].title;
    }
    uint16_t id = cl_table_find(app->data->backend->table, cl_slice(key));
    return id == CL_NO_COLUMN ? key : cl_table_column(app->data->backend->table, id)->title;
}

static const char *chosen(const struct cl_app *app, int panel, unsigned what) {
    const struct cl_figure *figure = cl_app_figure(app, panel);
    const struct cl_spot *spot = &cl_app_top(app)->spots[panel];
    const struct cl_view_panel *p = &cl_views[cl_app_top(app)->view].panels[panel];
    if (what == CL_TAKES_MEASURE)
        return spot->measure               ? spot->measure
               : figure && figure->measure ? cl_measure_info(figure->measure)->key
                                           : p->measure;
    if (what == CL_TAKES_SECOND)
        return figure && figure->second ? figure->second : spot->second;
    return figure && figure->dimension ? figure->dimension : spot->dimension;
}

static void step(struct cl_app *app, unsigned what, const char *none) {
    const char *words[WORDS_MAX];
    int panel = app->data ? chooser(app, what) : -1;
    const struct cl_panel_info *info = panel >= 0 ? info_of(app, panel) : NULL;
    if (info && cl_views[cl_app_top(app)->view].panels[panel].parts)
        what = what == CL_TAKES_DIMENSION ? CL_TAKES_SECOND
               : what == CL_TAKES_SECOND  ? CL_TAKES_DIMENSION
                                          : what;
    size_t n = !info                      ? 0
               : what == CL_TAKES_MEASURE ? measures(app, info, words)
                                          : dimensions(app, info->takes, words);
    if (n == 0) {
        int focus = cl_app_focus(app);
        if (what == CL_TAKES_MEASURE && stuck(app, focus))
            app_say(app, CL_ROLE_DIM, "Nothing to change here: %s",
                    cl_app_figure(app, focus)->empty);
        else
            app_say(app, CL_ROLE_DIM, "%s", none);
        return;
    }
    const char *next = app_keep(app, after(words, n, chosen(app, panel, what)));
    app_undo_mark(app);
    choose_in(app, panel, what, next);
    app_say(app, CL_ROLE_TEXT, "%s: %s",
            what == CL_TAKES_MEASURE  ? "Measure"
            : what == CL_TAKES_SECOND ? "And by"
                                      : "By",
            title_of(app, next));
}

void app_next_choice(struct cl_app *app, enum cl_action action) {
    if (action == CL_ACT_DIMENSION)
        step(app, CL_TAKES_DIMENSION, "No panel here that is split by a dimension");
    else if (action == CL_ACT_SECOND_DIMENSION)
        step(app, CL_TAKES_SECOND, "No panel here with a second dimension; 0 shows the pivot");
    else
        step(app, CL_TAKES_MEASURE, "No measure to choose here; 3 shows trends, 0 the pivot");
}

void app_toggle_share(struct cl_app *app) {
    int panel = app->data ? chooser(app, CL_TAKES_SHARE) : -1;
    if (panel < 0) {
        app_say(app, CL_ROLE_DIM, "No numbers here that have shares; 0 shows the pivot");
        return;
    }
    bool share = !app_top(app)->spots[panel].share;
    const struct cl_figure *figure = cl_app_figure(app, panel);
    if (share && figure && figure->measure && !cl_panel_adds(figure->measure)) {
        app_say(app, CL_ROLE_WARN, "%s: its parts have no shares; b chooses another measure",
                cl_measure_info_on(figure->measure, app->data->backend->table)->label);
        return;
    }
    app_undo_mark(app);
    choose_in(app, panel, CL_TAKES_SHARE, share ? "" : NULL);
    app_say(app, CL_ROLE_TEXT, share ? "Shares instead of numbers" : "Numbers instead of shares");
}

/* ---- words after a view's name ---- */

static bool all_measures(struct cl_slice words) {
    while (words.ptr) {
        if (!cl_measure_find(cl_slice_cut(&words, ',')))
            return false;
    }
    return true;
}

static const char *dimension_named(struct cl_app *app, struct cl_slice word) {
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++) {
        if (cl_fold_eq(word, cl_slice(v->dims[i].key)))
            return v->dims[i].key;
    }
    uint16_t id = cl_table_find(app->data->backend->table, word);
    return id == CL_NO_COLUMN ? NULL
                              : app_keep(app, cl_table_column(app->data->backend->table, id)->name);
}

struct words {
    const char *measure, *dims[2];
    size_t n_dims;
    bool share;
};

static bool preset(struct cl_app *app, struct cl_slice word, struct words *out) {
    const struct cl_pivot_view *v;
    for (size_t i = 0; (v = cl_pivot_view_at(i)); i++) {
        if (!cl_fold_eq(word, cl_slice(v->name)))
            continue;
        out->measure = app_keep(app, v->measures);
        out->dims[0] = v->rows[0];
        out->dims[1] = v->cols[0];
        out->n_dims = 2;
        out->share = v->share != CL_SHARE_NONE;
        return true;
    }
    return false;
}

static bool read_words(struct cl_app *app, struct cl_slice line, struct words *out) {
    line = cl_slice_trim(line);
    bool alone = line.len > 0 && memchr(line.ptr, ' ', line.len) == NULL;
    if (alone && app_top(app)->view == CL_VIEW_PIVOT && preset(app, line, out))
        return true;
    while (line.ptr) {
        struct cl_slice word = cl_slice_cut(&line, ' ');
        const char *dimension;
        if (word.len == 0)
            continue;
        if (all_measures(word)) {
            out->measure = cl_arena_strn(app->keep, word.ptr, word.len);
            continue;
        }
        dimension = dimension_named(app, word);
        if (!dimension || out->n_dims == CL_LEN(out->dims)) {
            app_say(app, CL_ROLE_BAD, "%.*s: no measure and no dimension of these data",
                    (int)(word.len < 40 ? word.len : 40), word.ptr);
            return false;
        }
        out->dims[out->n_dims++] = dimension;
    }
    return true;
}

void app_choose_words(struct cl_app *app, struct cl_slice line) {
    struct words w = {.measure = NULL};
    struct cl_frame *f = app_top(app);
    if (!app->data || !read_words(app, line, &w))
        return;
    bool any = false;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        const struct {
            unsigned what;
            const char *word;
        } choices[] = {{CL_TAKES_MEASURE, w.measure},
                       {CL_TAKES_DIMENSION, w.dims[0]},
                       {CL_TAKES_SECOND, w.dims[1]},
                       {CL_TAKES_SHARE, w.share ? "" : NULL}};
        for (size_t k = 0; k < CL_LEN(choices); k++) {
            if (choices[k].word && takes(app, i, choices[k].what)) {
                choose(&f->spots[i], choices[k].what, choices[k].word);
                any = true;
            }
        }
    }
    if (any)
        app_changed(app, f);
    else if (w.measure || w.n_dims)
        app_say(app, CL_ROLE_DIM, "Nothing to choose in this view");
}
