/* find.c - text in a table: the next row that has it, from the cursor on and round.
 *
 * A job walks the table in chunks, so that pages nobody looked at are searched too;
 * only the newest search's answer counts. */
#include <stdlib.h>

#include "state.h"

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

/* ---- which rows have it ---- */

#define COUNT_ROWS 20000 /* of a longer table only the match under the cursor is told */
#define COUNT_CHUNK 1000

static const char *sort_of(const struct cl_frame *f, int panel) {
    return f->spots[panel].sort ? f->spots[panel].sort : "";
}

static bool is_known(const struct app_matches *m, const struct cl_frame *f, int panel) {
    return m->find && m->uid == f->uid && m->panel == panel && strcmp(m->find, f->find) == 0 &&
           strcmp(m->filter, f->filter) == 0 && strcmp(m->sort, sort_of(f, panel)) == 0;
}

void app_matches_drop(struct cl_app *app) {
    free(app->matches.rows);
    app->matches = (struct app_matches){.find = NULL};
    if (app->count_job)
        cl_job_cancel(&app->count_job->job);
    app->count_job = NULL;
}

/* What is known of this search; nothing of another one stays. */
static struct app_matches *know_about(struct cl_app *app, const struct cl_frame *f, int panel) {
    struct app_matches *m = &app->matches;
    if (is_known(m, f, panel))
        return m;
    free(m->rows);
    *m = (struct app_matches){.uid = f->uid,
                              .find = f->find,
                              .filter = f->filter,
                              .sort = sort_of(f, panel),
                              .panel = panel};
    return m;
}

/* Adds the rows of the page that have it to rows[n…]; how many there are then. */
static size_t count_page(const struct cl_fig_table *t, struct cl_slice needle, int64_t *rows,
                         size_t n) {
    struct cl_buf buf = {0};
    for (size_t i = 0; i < t->n_rows; i++) {
        if (row_matches(&buf, &t->rows[i], t->n_columns, needle))
            rows[n++] = (int64_t)(t->offset + i);
    }
    cl_buf_free(&buf);
    return n;
}

static void count_run(struct app_job *j) {
    struct cl_slice needle = cl_fold(j->arena, cl_slice(j->text));
    struct cl_arena *arena = cl_arena_new();
    struct cl_figure figure = {.kind = CL_FIG_TABLE};
    j->rc = chunk(j, 0, 1, arena, &figure);
    int64_t total = j->rc == CL_OK ? (int64_t)figure.as.table.total : 0;
    j->uncounted = total > COUNT_ROWS;
    j->matches = cl_alloc(sizeof *j->matches * (size_t)(j->uncounted ? 1 : total + 1));
    for (int64_t at = 0; !j->uncounted && at < total && j->rc == CL_OK; at += COUNT_CHUNK) {
        if (cl_job_cancelled(&j->job)) {
            j->rc = CL_E_CANCELLED;
            break;
        }
        cl_arena_reset(arena);
        j->rc = chunk(j, at, COUNT_CHUNK, arena, &figure);
        if (j->rc == CL_OK)
            j->n_matches = count_page(&figure.as.table, needle, j->matches, j->n_matches);
    }
    cl_arena_free(arena);
}

static void count_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    struct cl_frame *f = app_top(app);
    bool awaited = app->count_job == j;
    if (awaited)
        app->count_job = NULL;
    j->uncounted = j->uncounted || j->rc != CL_OK; /* not asked again and again */
    if (!awaited || j->rc == CL_E_CANCELLED || f->uid != j->frame.uid ||
        strcmp(f->find, j->text) != 0) {
        free(j->matches);
        return;
    }
    struct app_matches *m = know_about(app, &j->frame, j->panel);
    m->uncounted = j->uncounted;
    m->missing = !j->uncounted && j->n_matches == 0;
    m->rows = j->matches;
    m->n = j->n_matches;
}

/* A short table is all there: what made it, and may have taken long, is not asked again. */
static bool count_shown(struct app_matches *m, const struct cl_figure *figure) {
    const struct cl_fig_table *t = &figure->as.table;
    if (t->offset != 0 || t->n_rows != t->total)
        return false;
    struct cl_buf needle = {0};
    cl_fold_buf(&needle, cl_slice(m->find));
    m->rows = cl_alloc(sizeof *m->rows * (t->n_rows + 1));
    m->n = count_page(t, (struct cl_slice){needle.ptr, needle.len}, m->rows, 0);
    m->missing = m->n == 0;
    cl_buf_free(&needle);
    return true;
}

void app_count_start(struct cl_app *app) {
    struct cl_frame *f = app_top(app);
    int panel = app_table_of(app);
    if (!*f->find || panel < 0 || app->data->partial || f->stale)
        return;
    if (is_known(&app->matches, f, panel) &&
        (app->matches.rows || app->matches.missing || app->count_job))
        return;
    app_matches_drop(app);
    if (count_shown(know_about(app, f, panel), cl_app_figure(app, panel)))
        return;
    struct app_job *j = app_job_new(app, count_run, count_finish);
    j->frame = *f;
    j->panel = panel;
    j->text = f->find;
    app->count_job = j;
    app_job_put(app, j);
}

struct cl_match cl_app_match(const struct cl_app *app) {
    const struct cl_frame *f = cl_app_top(app);
    const struct app_matches *m = &app->matches;
    int panel = app_table_of(app);
    if (!*f->find || panel < 0)
        return (struct cl_match){.state = CL_MATCH_NONE};
    if (!is_known(m, f, panel) || !(m->rows || m->missing))
        return (struct cl_match){.state = CL_MATCH_SEARCHING};
    if (m->missing)
        return (struct cl_match){.state = CL_MATCH_MISSING};
    if (m->uncounted)
        return (struct cl_match){.state = CL_MATCH_UNCOUNTED};
    struct cl_match out = {.state = CL_MATCH_COUNTED, .n = m->n};
    for (size_t i = 0; i < m->n && out.nth == 0; i++)
        out.nth = m->rows[i] == f->spots[panel].at ? i + 1 : 0;
    return out;
}

static void find_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    struct cl_frame *f = app_top(app);
    if (j->serial != app->find_serial || !app_same_list(f, &j->frame, j->panel) ||
        strcmp(f->find, j->text) != 0)
        return; /* of rows, or a text, that are no longer asked about */
    if (j->rc != CL_OK) {
        app_say(app, CL_ROLE_BAD, "%s", j->err.text);
        return;
    }
    if (j->position < 0) {
        know_about(app, &j->frame, j->panel)->missing = true;
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
