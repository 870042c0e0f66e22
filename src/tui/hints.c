/* hints.c - the last row: the keys that matter for what has the focus. */
#include "screen.h"

struct hint {
    enum cl_action action, other; /* other: shown beside it, or the same */
    const char *word;
};
#define HINT(a, w)                                                                                 \
    { CL_ACT_##a, CL_ACT_##a, w }
#define HINT2(a, b, w)                                                                             \
    { CL_ACT_##a, CL_ACT_##b, w }
#define HINTS_MAX 10

static const struct hint hints_panel[HINTS_MAX + 1] = {
    HINT(FOCUS_NEXT, "panel"), HINT(DRILL, "open"),    HINT(DIMENSION, "dimension"),
    HINT(EXPLAIN, "explain"),  HINT(FILTER, "filter"), HINT(COMMAND, "command"),
    HINT(HELP, "help"),        HINT(QUIT, "quit"),     {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_table[HINTS_MAX + 1] = {
    HINT(DRILL, "open"),      HINT(BACK, "back"),
    HINT(FIND, "find"),       HINT2(KEEP, DROP, "keep/drop"),
    HINT(SORT, "sort"),       HINT(FILTER, "filter"),
    HINT(GOTO_CASE, "go to"), HINT(COMMAND, "command"),
    HINT(HELP, "help"),       {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_case[HINTS_MAX + 1] = {
    HINT2(SIBLING_PREVIOUS, SIBLING_NEXT, "prev/next case"),
    HINT2(DETAIL_DOWN, DETAIL_UP, "scroll"),
    HINT(BACK, "back"),
    HINT(FOCUS_NEXT, "panel"),
    HINT(COMMAND, "command"),
    HINT(HELP, "help"),
    {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_read[HINTS_MAX + 1] = {
    HINT(FOCUS_NEXT, "panel"), HINT(REFRESH, "refresh"), HINT(COMMAND, "command"),
    HINT(HELP, "help"),        HINT(QUIT, "quit"),       {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_menu[HINTS_MAX + 1] = {
    HINT(MENU_TOGGLE, "mark"),   HINT(MENU_ALL, "all"),
    HINT(MENU_INVERT, "invert"), HINT2(RIGHT, LEFT, "values"),
    HINT(FIND, "search"),        HINT(DRILL, "apply"),
    HINT(BACK, "undo"),          {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_sort[HINTS_MAX + 1] = {
    HINT(MENU_TOGGLE, "ascending, descending, off"),
    HINT(DRILL, "apply"),
    HINT(BACK, "undo"),
    {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_explain[HINTS_MAX + 1] = {HINT(DRILL, "its cases"),
                                                         HINT(NEXT_MEASURE, "what changed"),
                                                         HINT2(DOWN, UP, "scroll"),
                                                         HINT(BACK, "close"),
                                                         {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_sql[HINTS_MAX + 1] = {HINT2(DOWN, UP, "row"),
                                                     HINT2(RIGHT, LEFT, "column"),
                                                     HINT(SQL, "another"),
                                                     HINT(BACK, "close"),
                                                     {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_choose[HINTS_MAX + 1] = {HINT(FOCUS_NEXT, "panel"),
                                                        HINT(DRILL, "cases"),
                                                        HINT(SORT, "sort"),
                                                        HINT(DIMENSION, "by"),
                                                        HINT(NEXT_MEASURE, "measure"),
                                                        HINT(EXPLAIN, "explain"),
                                                        HINT(COMMAND, "command"),
                                                        HINT(HELP, "help"),
                                                        HINT(FILTER, "filter"),
                                                        {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_pivot[HINTS_MAX + 1] = {HINT(DIMENSION, "rows"),
                                                       HINT(SECOND_DIMENSION, "columns"),
                                                       HINT(NEXT_MEASURE, "measure"),
                                                       HINT(SHARE, "share"),
                                                       HINT(DRILL, "cases"),
                                                       HINT(SORT, "sort"),
                                                       HINT(COMMAND, "command"),
                                                       HINT(HELP, "help"),
                                                       {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_typing[HINTS_MAX + 1] = {
    HINT(DRILL, "run it"), HINT(BACK, "close"), {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
static const struct hint hints_prompt[HINTS_MAX + 1] = {
    HINT(DRILL, "accept"), HINT(BACK, "cancel"), {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};

/* Before the others while text is searched for. */
static const struct hint hints_search[] = {HINT2(FIND_NEXT, FIND_PREVIOUS, "match"),
                                           {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};

static const struct hint *hints_of(struct screen *s, int focus) {
    enum cl_overlay over = cl_app_overlay(s->app);
    if (over == CL_OVER_PALETTE || over == CL_OVER_HELP)
        return hints_typing;
    if (cl_app_prompt(s->app) != CL_PROMPT_NONE)
        return hints_prompt;
    switch (over) {
    case CL_OVER_FILTER:
        return hints_menu;
    case CL_OVER_SORT:
        return hints_sort;
    case CL_OVER_EXPLAIN:
        return hints_explain;
    case CL_OVER_SQL:
        return hints_sql;
    case CL_OVER_NONE:
    case CL_OVER_PALETTE:
    case CL_OVER_HELP:
        break;
    }
    const struct cl_figure *f = focus >= 0 ? cl_app_figure(s->app, focus) : NULL;
    enum cl_view view = cl_app_top(s->app)->view;
    if (view == CL_VIEW_CASE)
        return hints_case;
    if (view == CL_VIEW_DATA)
        return hints_read;
    if (view == CL_VIEW_PIVOT)
        return hints_pivot;
    bool list = view == CL_VIEW_OVERVIEW || view == CL_VIEW_BACKLOG || view == CL_VIEW_CASES;
    return !list ? hints_choose : f && f->kind == CL_FIG_TABLE ? hints_table : hints_panel;
}

static const char *key_text(struct screen *s, enum cl_action action) {
    const char *key = keymap_first(s->keys, action);
    return strcmp(key, "Enter") == 0 && !s->canvas->ascii ? "⏎" : key;
}

/* Would the key do something here and now? */
static bool does_work(struct screen *s, enum cl_action action, int focus) {
    if (cl_app_overlay(s->app) != CL_OVER_NONE || cl_app_prompt(s->app) != CL_PROMPT_NONE)
        return cl_app_overlay(s->app) != CL_OVER_EXPLAIN || cl_app_takes(s->app, action);
    if (action == CL_ACT_BACK)
        return cl_app_depth(s->app) > 1 || s->layout.zoomed || *cl_app_top(s->app)->find;
    if (action == CL_ACT_DRILL) {
        const struct cl_figure *f = focus >= 0 ? cl_app_figure(s->app, focus) : NULL;
        return !f || !f->empty;
    }
    if (action == CL_ACT_SORT) {
        const struct cl_figure *f = focus >= 0 ? cl_app_figure(s->app, focus) : NULL;
        return f && f->kind == CL_FIG_TABLE && cl_app_takes(s->app, action);
    }
    return cl_app_takes(s->app, action);
}

/* At x; false when there is no room for it. */
static bool put_hint(struct screen *s, const struct hint *h, int y, int *x) {
    struct cl_canvas *c = s->canvas;
    const char *key = key_text(s, h->action);
    if (h->other != h->action)
        key = cl_canvas_printf(c, "%s %s", key, key_text(s, h->other));
    if (*x + cl_canvas_width(c, key) + 1 + cl_canvas_width(c, h->word) > c->w)
        return false;
    *x += cl_canvas_put(c, *x, y, c->w - *x, CL_INK_TEXT, 0, key) + 1;
    *x += cl_canvas_put(c, *x, y, c->w - *x, CL_INK_DIM, 0, h->word) + 2;
    return true;
}

void frame_hints(struct screen *s, int y, int focus) {
    bool bare = cl_app_overlay(s->app) == CL_OVER_NONE && cl_app_prompt(s->app) == CL_PROMPT_NONE;
    int x = 1;
    for (const struct hint *h = hints_search; bare && h->word; h++) {
        if (cl_app_takes(s->app, h->action))
            put_hint(s, h, y, &x);
    }
    for (const struct hint *h = hints_of(s, focus); h->word; h++) {
        bool wanted = *key_text(s, h->action) && does_work(s, h->action, focus);
        if (wanted && !put_hint(s, h, y, &x))
            break;
    }
}
