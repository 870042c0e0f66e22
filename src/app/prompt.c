/* prompt.c - typed lines: find, narrow, go to, the palette and the help's search.
 *
 * While a prompt is open every letter is text; only Enter, Esc, arrows and
 * control keys act. */
#include "state.h"

static struct cl_slice typed(const struct cl_app *app) {
    return cl_slice_trim((struct cl_slice){app->typed.ptr, app->typed.len});
}

void app_over_close(struct cl_app *app) {
    app->overlay = CL_OVER_NONE;
    app->prompt = CL_PROMPT_NONE;
    app->over_at = 0;
    app->explain_serial = app->menu_serial = ++app->serial;
    app_menu_close(app);
}

/* ---- the list of commands ---- */

static size_t recency(const struct cl_app *app, enum cl_action action) {
    for (size_t i = 0; i < app->n_recent; i++) {
        if (app->recent[i] == action)
            return i;
    }
    return CL_LEN(app->recent);
}

static bool before(const struct cl_app *app, enum cl_action a, enum cl_action b,
                   const int *scores) {
    if (scores[a] != scores[b])
        return scores[a] > scores[b];
    if (app->overlay == CL_OVER_PALETTE && recency(app, a) != recency(app, b))
        return recency(app, a) < recency(app, b);
    return a < b;
}

void app_found_again(struct cl_app *app) {
    int scores[CL_ACT_COUNT];
    app->n_found = 0;
    for (int i = 0; i < CL_ACT_COUNT; i++) {
        enum cl_action a = (enum cl_action)i;
        scores[i] = cl_action_score(a, typed(app));
        if (app->overlay == CL_OVER_HELP && scores[i] > 0)
            scores[i] = 1; /* help keeps the order of the groups */
        bool local = strcmp(cl_actions[i].group, "Filter menu") == 0;
        if (scores[i] == 0 || (local && app->overlay == CL_OVER_PALETTE))
            continue;
        size_t at = app->n_found++;
        while (at > 0 && before(app, a, app->found[at - 1], scores)) {
            app->found[at] = app->found[at - 1];
            at--;
        }
        app->found[at] = a;
    }
    app->over_at = 0;
}

void app_palette_open(struct cl_app *app, enum cl_overlay overlay) {
    app_over_close(app);
    app->overlay = overlay;
    app->prompt = overlay == CL_OVER_PALETTE ? CL_PROMPT_COMMAND : CL_PROMPT_SEARCH;
    cl_buf_reset(&app->typed);
    app_found_again(app);
}

static void remember(struct cl_app *app, enum cl_action action) {
    size_t at = recency(app, action);
    if (at == CL_LEN(app->recent))
        at = app->n_recent < CL_LEN(app->recent) ? app->n_recent++ : app->n_recent - 1;
    for (; at > 0; at--)
        app->recent[at] = app->recent[at - 1];
    app->recent[0] = action;
}

/* ---- command lines ---- */

static void command_view(struct cl_app *app, struct cl_slice arg) {
    struct cl_slice name = cl_slice_cut(&arg, ' ');
    enum cl_view view;
    if (cl_view_find(name, &view) && view != CL_VIEW_CASE) {
        app_go_view(app, view);
        app_choose_words(app, arg);
    } else {
        app_say(app, CL_ROLE_BAD, "No view %.*s: %s", (int)(name.len < 40 ? name.len : 40),
                name.ptr ? name.ptr : "", cl_view_names(app->keep));
    }
}

static void command_filter(struct cl_app *app, struct cl_slice arg) {
    app_set_filter(app, cl_arena_strn(app->keep, arg.ptr ? arg.ptr : "", arg.len));
}

static void command_goto(struct cl_app *app, struct cl_slice arg) {
    app_goto_start(app, cl_arena_strn(app->keep, arg.ptr ? arg.ptr : "", arg.len));
}

static void command_sql(struct cl_app *app, struct cl_slice arg) {
    app_sql_start(app, cl_arena_strn(app->keep, arg.ptr ? arg.ptr : "", arg.len));
}

static void command_keys(struct cl_app *app, struct cl_slice arg) {
    (void)arg;
    app_palette_open(app, CL_OVER_HELP);
}

static void command_quit(struct cl_app *app, struct cl_slice arg) {
    (void)arg;
    app->end = CL_APP_QUIT;
}

static const struct {
    const char *word;
    void (*run)(struct cl_app *app, struct cl_slice arg);
} commands[] = {
    {"q", command_quit},    {"goto", command_goto}, {"filter", command_filter},
    {"view", command_view}, {"keys", command_keys}, {"sql", command_sql},
};

void cl_app_command(struct cl_app *app, struct cl_slice line) {
    struct cl_slice rest = cl_slice_trim(line);
    if (rest.len && rest.ptr[0] == ':')
        rest = (struct cl_slice){rest.ptr + 1, rest.len - 1};
    struct cl_slice whole = rest, word = cl_slice_cut(&rest, ' ');
    rest = cl_slice_trim(rest);
    enum cl_action action;
    enum cl_view view;
    if (rest.len && cl_view_find(word, &view) && view != CL_VIEW_CASE) {
        command_view(app, cl_slice_trim(whole)); /* "trends csat_mean" */
        return;
    }
    for (size_t i = 0; i < CL_LEN(commands); i++) {
        bool bare = strcmp(commands[i].word, "q") == 0 || strcmp(commands[i].word, "keys") == 0;
        if (cl_fold_eq(word, cl_slice(commands[i].word)) && (bare || rest.len)) {
            commands[i].run(app, rest);
            return;
        }
    }
    if (rest.len == 0 && cl_action_find(word, &action)) {
        remember(app, action);
        app_run_action(app, action);
        return;
    }
    app_say(app, CL_ROLE_BAD, "No command %.*s; ? lists them all",
            (int)(line.len < 60 ? line.len : 60), line.ptr ? line.ptr : "");
}

/* A typed command with an argument wins over the line under the cursor. */
static void run_typed(struct cl_app *app) {
    struct cl_slice line = typed(app), rest = line;
    struct cl_slice word = cl_slice_cut(&rest, ' ');
    bool known = cl_slice_trim(rest).len > 0;
    enum cl_action action = app->n_found ? app->found[app->over_at] : CL_ACT_COUNT;
    for (size_t i = 0; i < CL_LEN(commands); i++)
        known = known || (app->over_at == 0 && cl_fold_eq(word, cl_slice(commands[i].word)));
    char copy[APP_TYPED + 1] = "";
    size_t n = line.len < APP_TYPED ? line.len : APP_TYPED;
    if (n)
        memcpy(copy, line.ptr, n);
    bool help = app->overlay == CL_OVER_HELP;
    app_over_close(app);
    if ((known && !help) || action == CL_ACT_COUNT) {
        cl_app_command(app, cl_slice(copy));
        return;
    }
    remember(app, action);
    app_run_action(app, action);
}

/* ---- prompts in the status row ---- */

void app_prompt_open(struct cl_app *app, enum cl_prompt prompt) {
    app->prompt = prompt;
    cl_buf_reset(&app->typed);
    int panel = app_table_of(app);
    if (prompt == CL_PROMPT_FIND && panel >= 0)
        app->find_origin = app_top(app)->spots[panel];
}

static void prompt_changed(struct cl_app *app) {
    switch (app->prompt) {
    case CL_PROMPT_NONE:
    case CL_PROMPT_NARROW:
    case CL_PROMPT_GOTO:
    case CL_PROMPT_SQL:
        break;
    case CL_PROMPT_FIND: {
        struct cl_slice t = typed(app);
        app_top(app)->find = cl_arena_strn(app->keep, t.ptr ? t.ptr : "", t.len);
        app_find_start(app, 0);
        break;
    }
    case CL_PROMPT_SEARCH:
        if (app->overlay == CL_OVER_FILTER)
            app_menu_seek(app);
        else
            app_found_again(app);
        break;
    case CL_PROMPT_COMMAND:
        app_found_again(app);
        break;
    }
}

void cl_app_type(struct cl_app *app, uint32_t cp) {
    struct cl_buf *t = &app->typed;
    if (app->prompt == CL_PROMPT_NONE)
        return;
    if (cp == 0x7f) {
        if (t->len == 0 && app->prompt != CL_PROMPT_SEARCH) {
            app_prompt_end(app, false);
            return;
        }
        while (t->len > 0 && ((unsigned char)t->ptr[t->len - 1] & 0xc0) == 0x80)
            t->len--;
        t->len -= t->len > 0;
        if (t->ptr)
            t->ptr[t->len] = '\0';
    } else if (cp == 0x15) {
        cl_buf_reset(t);
    } else if (cp >= 0x20 && t->len < APP_TYPED - 4) {
        char bytes[4];
        cl_buf_add(t, bytes, cl_utf8_put(bytes, cp));
    }
    prompt_changed(app);
}

void app_prompt_end(struct cl_app *app, bool keep) {
    enum cl_prompt prompt = app->prompt;
    struct cl_frame *f = app_top(app);
    struct cl_slice t = typed(app);
    char line[APP_TYPED + 1] = "";
    if (t.len)
        memcpy(line, t.ptr, t.len);
    if (prompt == CL_PROMPT_COMMAND ||
        (prompt == CL_PROMPT_SEARCH && app->overlay == CL_OVER_HELP)) {
        if (keep)
            run_typed(app);
        else
            app_over_close(app);
        return;
    }
    app->prompt = CL_PROMPT_NONE;
    switch (prompt) {
    case CL_PROMPT_FIND:
        if (!keep) {
            int panel = app_table_of(app);
            f->find = "";
            app->find_serial = ++app->serial;
            if (panel >= 0)
                f->spots[panel] = app->find_origin;
        }
        break;
    case CL_PROMPT_NARROW:
        if (keep && line[0])
            app_set_filter(app, app_filter_with(app, f->filter, line));
        break;
    case CL_PROMPT_GOTO:
        if (keep)
            app_goto_start(app, line);
        break;
    case CL_PROMPT_SQL:
        if (keep)
            app_sql_start(app, line);
        break;
    case CL_PROMPT_SEARCH:
        if (!keep) {
            cl_buf_reset(&app->typed);
            app_menu_lines(app);
        }
        break;
    case CL_PROMPT_NONE:
    case CL_PROMPT_COMMAND:
        break;
    }
}

/* ---- the sort menu ---- */

void app_sort_menu_open(struct cl_app *app) {
    int panel = app_table_of(app);
    const struct cl_figure *figure = panel >= 0 ? cl_app_figure(app, panel) : NULL;
    if (!figure || !app->shape.shown[panel]) {
        app_say(app, CL_ROLE_DIM, "No table here to sort");
        return;
    }
    const struct cl_fig_table *t = &figure->as.table;
    struct cl_slice sort = cl_slice(app_top(app)->spots[panel].sort);
    app->n_sort_keys = 0;
    for (size_t i = 0; i < t->n_columns && app->n_sort_keys < CL_LEN(app->sort_keys); i++) {
        if (t->columns[i].key)
            app->sort_keys[app->n_sort_keys++] =
                (struct cl_sort_key){.key = app_keep(app, t->columns[i].key),
                                     .title = app_keep(app, t->columns[i].title),
                                     .sign = 1};
    }
    for (int order = 1; sort.ptr && sort.len; order++) {
        struct cl_slice key = cl_slice_cut(&sort, ',');
        bool down = key.len && key.ptr[0] == '-';
        key.ptr += down;
        key.len -= down;
        for (size_t i = 0; i < app->n_sort_keys; i++) {
            if (cl_slice_eq(key, cl_slice(app->sort_keys[i].key))) {
                app->sort_keys[i].order = order;
                app->sort_keys[i].sign = down ? -1 : 1;
            }
        }
    }
    app->overlay = CL_OVER_SORT;
    app->over_at = 0;
}

/* Off, ascending, descending, off; the order in which columns were chosen counts. */
static void sort_toggle(struct cl_app *app) {
    struct cl_sort_key *k = &app->sort_keys[app->over_at];
    if (k->order == 0) {
        int last = 0;
        for (size_t i = 0; i < app->n_sort_keys; i++)
            last = app->sort_keys[i].order > last ? app->sort_keys[i].order : last;
        k->order = last + 1;
        k->sign = 1;
    } else if (k->sign > 0) {
        k->sign = -1;
    } else {
        for (size_t i = 0; i < app->n_sort_keys; i++)
            app->sort_keys[i].order -= app->sort_keys[i].order > k->order;
        k->order = 0;
    }
}

static void sort_apply(struct cl_app *app) {
    struct cl_buf buf = {0};
    for (int order = 1; order <= (int)app->n_sort_keys; order++) {
        for (size_t i = 0; i < app->n_sort_keys; i++) {
            if (app->sort_keys[i].order == order)
                cl_buf_printf(&buf, "%s%s%s", buf.len ? "," : "",
                              app->sort_keys[i].sign < 0 ? "-" : "", app->sort_keys[i].key);
        }
    }
    struct cl_frame *f = app_top(app);
    int panel = app_table_of(app);
    struct cl_spot *spot = &f->spots[panel > 0 ? panel : 0];
    const char *old = spot->sort ? spot->sort : "", *new = buf.len ? buf.ptr : "";
    app_over_close(app);
    if (strcmp(old, new) != 0) {
        app_undo_mark(app);
        spot->sort = *new ? app_keep(app, new) : NULL;
        f->seek = true;
        app_changed(app, f);
    }
    cl_buf_free(&buf);
}

/* ---- keys in overlays ---- */

static size_t over_rows(const struct cl_app *app) {
    switch (app->overlay) {
    case CL_OVER_NONE:
        return 0;
    case CL_OVER_FILTER:
        return app->menu ? app->menu->n_lines : 0;
    case CL_OVER_PALETTE:
    case CL_OVER_HELP:
        return app->n_found;
    case CL_OVER_EXPLAIN: { /* its cursor is the first line shown */
        size_t lines = app->shape.overlay_lines, rows = (size_t)app->shape.overlay_rows;
        return lines > rows ? lines - rows + 1 : 1;
    }
    case CL_OVER_SORT:
        return app->n_sort_keys;
    case CL_OVER_SQL: /* moves by itself */
        return 0;
    }
    return 0;
}

static void over_move(struct cl_app *app, enum cl_action action) {
    size_t n = over_rows(app),
           page = app->shape.overlay_rows > 1 ? (size_t)app->shape.overlay_rows : 2;
    size_t *at = app->overlay == CL_OVER_FILTER && app->menu ? &app->menu->at : &app->over_at;
    size_t step = action == CL_ACT_DOWN || action == CL_ACT_UP             ? 1
                  : action == CL_ACT_HALF_DOWN || action == CL_ACT_HALF_UP ? page / 2
                                                                           : page - 1;
    switch ((int)action) {
    case CL_ACT_DOWN:
    case CL_ACT_HALF_DOWN:
    case CL_ACT_PAGE_DOWN:
        *at = *at + step < n ? *at + step : n ? n - 1 : 0;
        break;
    case CL_ACT_UP:
    case CL_ACT_HALF_UP:
    case CL_ACT_PAGE_UP:
        *at = *at > step ? *at - step : 0;
        break;
    case CL_ACT_FIRST:
        *at = 0;
        break;
    case CL_ACT_LAST:
        *at = n ? n - 1 : 0;
        break;
    default:
        break;
    }
}

void app_over_act(struct cl_app *app, enum cl_action action) {
    bool sort = app->overlay == CL_OVER_SORT;
    switch ((int)action) {
    case CL_ACT_BACK:
    case CL_ACT_STEP_BACK:
    case CL_ACT_QUIT:
        app_over_close(app);
        return;
    case CL_ACT_FIND:
        if (app->overlay == CL_OVER_FILTER)
            app_prompt_open(app, CL_PROMPT_SEARCH);
        return;
    case CL_ACT_FILTER:
    case CL_ACT_EXPLAIN:
        if (app->overlay != CL_OVER_SORT)
            app_over_close(app);
        return;
    default:
        break;
    }
    if (sort && action == CL_ACT_MENU_TOGGLE)
        sort_toggle(app);
    else if (sort && action == CL_ACT_DRILL)
        sort_apply(app);
    else if (app->overlay == CL_OVER_EXPLAIN && action == CL_ACT_DRILL)
        app_explained_cases(app);
    else if (app->overlay == CL_OVER_EXPLAIN && action == CL_ACT_NEXT_MEASURE)
        app_explained_drivers(app);
    else if (app->overlay == CL_OVER_FILTER)
        app_menu_act(app, action);
    else if (app->overlay == CL_OVER_SQL)
        app_sql_act(app, action);
    if (app->overlay != CL_OVER_NONE)
        over_move(app, action);
}
