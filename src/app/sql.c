/* sql.c - the ; prompt: a statement for the store, run on a worker, its rows shown as
 * a table over the view.  It can read and no more; see store_sql.h. */
#include "state.h"

#define ROWS 10000 /* of an answer on the screen */
#define WAIT_MS 60000
#define WIDTH_MAX 40

static bool wanted_no_more(void *ctx) {
    return cl_job_cancelled(ctx);
}

static const char *shown(struct cl_arena *arena, const struct cl_sql_value *v) {
    char text[32];
    switch (v->type) {
    case CL_SQL_NULL:
        break;
    case CL_SQL_INT:
        return cl_arena_printf(arena, "%lld", (long long)v->i);
    case CL_SQL_REAL:
        cl_format_real(v->r, text);
        return cl_arena_str(arena, text);
    case CL_SQL_TEXT:
        return cl_utf8_safe(arena, v->text, false).ptr;
    }
    return NULL;
}

static void make_figure(struct app_job *j, const struct cl_sql_rows *rows) {
    struct cl_fig_table *t = &j->figure.as.table;
    struct cl_fig_column *columns = cl_arena_array(j->arena, rows->n_columns + 1, sizeof *columns);
    struct cl_fig_row *made = cl_arena_array(j->arena, rows->n_rows + 1, sizeof *made);
    for (size_t c = 0; c < rows->n_columns; c++) {
        columns[c].title = cl_utf8_safe(j->arena, cl_slice(rows->columns[c]), false).ptr;
        columns[c].width = 1;
        columns[c].right = rows->n_rows > 0;
    }
    for (size_t r = 0; r < rows->n_rows; r++) {
        struct cl_fig_cell *cells = cl_arena_array(j->arena, rows->n_columns + 1, sizeof *cells);
        for (size_t c = 0; c < rows->n_columns; c++) {
            const struct cl_sql_value *v = &rows->cells[r * rows->n_columns + c];
            cells[c].text = shown(j->arena, v);
            int w = cells[c].text != NULL ? (int)cl_utf8_width(cl_slice(cells[c].text)) : 1;
            w = w < WIDTH_MAX ? w : WIDTH_MAX;
            columns[c].width = w > columns[c].width ? w : columns[c].width;
            columns[c].right = columns[c].right && v->type != CL_SQL_TEXT;
        }
        made[r].cells = cells;
    }
    *t = (struct cl_fig_table){.columns = columns,
                               .n_columns = rows->n_columns,
                               .rows = made,
                               .n_rows = rows->n_rows,
                               .total = rows->n_rows,
                               .around_at = -1};
    j->figure.kind = CL_FIG_TABLE;
    j->figure.title = j->text;
    j->figure.empty = rows->n_rows == 0 ? "no rows" : NULL;
    j->figure.note = rows->more ? cl_arena_printf(j->arena, "the first %d rows", ROWS) : NULL;
}

static void sql_run(struct app_job *j) {
    const struct cl_sql_limits limits = {
        .rows = ROWS, .ms = WAIT_MS, .stop = wanted_no_more, .ctx = &j->job};
    struct cl_backend *b = j->data->backend;
    struct cl_sql_rows rows;
    if (b->ops->typed_sql == NULL)
        j->rc = cl_fail(&j->err, CL_E_USAGE, "sql: these cases are in no store that runs SQL");
    else
        j->rc = b->ops->typed_sql(b, j->text, &limits, j->arena, &rows, &j->err);
    if (j->rc == CL_OK)
        make_figure(j, &rows);
}

void app_sql_drop(struct cl_app *app) {
    cl_arena_free(app->sql_arena);
    app->sql_arena = NULL;
}

static void sql_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    if (app->sql_job != j)
        return;
    app->sql_job = NULL;
    if (j->rc != CL_OK) {
        app_say(app, j->rc == CL_E_CANCELLED ? CL_ROLE_WARN : CL_ROLE_BAD, "%s", j->err.text);
        return;
    }
    if (app->prompt != CL_PROMPT_NONE) {
        app_say(app, CL_ROLE_DIM, "The statement is done; ; and Enter show its rows");
        return;
    }
    app->status[0] = '\0';
    app->sql_again = NULL;
    app_over_close(app);
    app_sql_drop(app);
    app->sql_arena = j->arena;
    j->arena = NULL;
    app->sql = j->figure;
    app->sql_spot = (struct cl_spot){0};
    app->overlay = CL_OVER_SQL;
}

/* A statement that failed is there again, to be put right. */
void app_sql_open(struct cl_app *app) {
    app_prompt_open(app, CL_PROMPT_SQL);
    if (app->sql_again != NULL)
        cl_buf_puts(&app->typed, app->sql_again);
}

void app_sql_start(struct cl_app *app, const char *statement) {
    if (!app->data || app->loading) {
        app_say(app, CL_ROLE_DIM, "Loading; SQL works when that is done");
        return;
    }
    if (!*statement)
        return;
    app_sql_cancel(app);
    struct app_job *j = app_job_new(app, sql_run, sql_finish);
    j->text = app->sql_again = app_keep(app, statement);
    app->sql_job = j;
    app_say(app, CL_ROLE_DIM, "Asking the store; Ctrl-C cancels");
    app_job_put(app, j);
}

bool app_sql_cancel(struct cl_app *app) {
    if (app->sql_job == NULL)
        return false;
    cl_job_cancel(&app->sql_job->job);
    return true;
}

/* ---- keys while the rows are shown ---- */

static void scroll(struct cl_app *app, int64_t by) {
    struct cl_spot *spot = &app->sql_spot;
    int64_t n = (int64_t)app->sql.as.table.n_rows, rows = app->shape.overlay_rows;
    spot->at = spot->at + by < 0 ? 0 : spot->at + by >= n ? (n > 0 ? n - 1 : 0) : spot->at + by;
    rows = rows > 1 ? rows : 1;
    if (spot->at < spot->top)
        spot->top = spot->at;
    if (spot->at >= spot->top + rows)
        spot->top = spot->at - rows + 1;
}

void app_sql_act(struct cl_app *app, enum cl_action action) {
    int64_t page = app->shape.overlay_rows > 1 ? app->shape.overlay_rows - 1 : 1;
    int last = (int)app->sql.as.table.n_columns - 1, *col = &app->sql_spot.col;
    static const struct {
        enum cl_action action;
        int rows, pages, half, columns;
    } moves[] = {
        {.action = CL_ACT_DOWN, .rows = 1},       {.action = CL_ACT_UP, .rows = -1},
        {.action = CL_ACT_PAGE_DOWN, .pages = 1}, {.action = CL_ACT_PAGE_UP, .pages = -1},
        {.action = CL_ACT_HALF_DOWN, .half = 1},  {.action = CL_ACT_HALF_UP, .half = -1},
        {.action = CL_ACT_RIGHT, .columns = 1},   {.action = CL_ACT_LEFT, .columns = -1},
    };
    for (size_t i = 0; i < CL_LEN(moves); i++) {
        if (moves[i].action != action)
            continue;
        scroll(app, moves[i].rows + moves[i].pages * page + moves[i].half * ((page + 1) / 2));
        *col += moves[i].columns;
    }
    if (action == CL_ACT_FIRST || action == CL_ACT_LAST)
        scroll(app, action == CL_ACT_FIRST ? -ROWS : ROWS);
    if (action == CL_ACT_FIRST_COLUMN || action == CL_ACT_LAST_COLUMN)
        *col = action == CL_ACT_FIRST_COLUMN ? 0 : last;
    *col = *col > last ? last : *col;
    *col = *col < 0 ? 0 : *col;
    if (action == CL_ACT_SQL) {
        app_over_close(app);
        app_sql_open(app);
    }
}
