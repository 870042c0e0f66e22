/* frame.c - what stands around the panels: tabs, breadcrumb, filters, status, hints. */
#include <stdio.h>

#include "caseload/base/num.h"

#include "screen.h"

static int tabs(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    enum cl_view now = cl_app_top(s->app)->view, root = cl_app_frame(s->app, 0)->view;
    int x = 0;
    for (int v = 0; v < CL_VIEW_COUNT; v++) {
        const struct cl_view_info *info = &cl_views[v];
        bool here = cl_views[now].digit ? v == (int)now : v == (int)root;
        if (!info->digit && v != (int)now)
            continue;
        if (!info->digit && now == CL_VIEW_CASE)
            continue; /* the breadcrumb names the case */
        here = here || v == (int)now;
        char text[32], digit[2] = {info->digit, '\0'};
        if (c->w >= 130)
            snprintf(text, sizeof text, "%s%s%s", digit, info->digit ? " " : "", info->title);
        else if (c->w >= 70)
            snprintf(text, sizeof text, "%s%s", digit, info->tab);
        else if (c->w >= 50 || !info->digit)
            snprintf(text, sizeof text, "%s%s", digit, info->tiny);
        else
            snprintf(text, sizeof text, "%s", digit);
        unsigned attr = here ? CL_ATTR_BOLD : 0;
        enum cl_ink ink = here ? CL_INK_ACCENT : CL_INK_DIM;
        const char *boxed = cl_canvas_printf(c, here ? "[%s]" : " %s ", text);
        x += cl_canvas_put(c, x, 0, c->w - x, ink, attr, boxed);
        x += c->w >= 130;
    }
    return x;
}

static void right_text(struct cl_canvas *c, int y, int from, enum cl_ink ink, const char *text) {
    int w = cl_canvas_width(c, text), room = c->w - from - 2;
    if (w <= room)
        cl_canvas_put(c, c->w - w - 1, y, w, ink, 0, text);
}

static const char *count_text(struct cl_canvas *c, uint64_t v) {
    char text[32];
    cl_format_count((int64_t)v, text);
    return cl_canvas_printf(c, "%s", text);
}

/* "Overview › Department = Billing › C1"; the first steps give way when long. */
static int crumbs(struct screen *s, int y, int room) {
    struct cl_canvas *c = s->canvas;
    size_t n = cl_app_depth(s->app), first = 0;
    int w = 0;
    for (size_t i = n; i-- > 0;) {
        w += cl_canvas_width(c, cl_app_frame(s->app, i)->crumb) + 3;
        if (w > room - 2 && i + 1 < n) {
            first = i + 1;
            break;
        }
    }
    int x = 1;
    if (first > 0)
        x += cl_canvas_put(c, x, y, room - x, CL_INK_DIM, 0, "… › ");
    for (size_t i = first; i < n; i++) {
        bool last = i + 1 == n;
        const char *crumb = cl_app_frame(s->app, i)->crumb;
        int left = room - x;
        int used = cl_canvas_width(c, crumb);
        used = used > left ? left : used;
        cl_canvas_fit(c, (struct cl_rect){x, y, used, 1}, last ? CL_INK_ACCENT : CL_INK_TEXT,
                      last ? CL_ATTR_BOLD : 0, crumb, false);
        x += used;
        if (!last)
            x += cl_canvas_put(c, x, y, room - x, CL_INK_DIM, 0, " › ");
    }
    return x;
}

/* How it stands, as far as there is room beside the breadcrumb. */
static const char *standing(struct screen *s, int room) {
    struct cl_canvas *c = s->canvas;
    uint64_t open, cases = cl_app_totals(s->app, &open);
    const char *counts =
        open == UINT64_MAX
            ? cl_canvas_printf(c, "%s cases", count_text(c, cases))
            : cl_canvas_printf(c, "%s open of %s", count_text(c, open), count_text(c, cases));
    const char *texts[] = {cl_canvas_printf(c, "%s · as of %s%s", counts, cl_app_as_of(s->app),
                                            cl_app_as_of_is_data(s->app) ? ", end of data" : ""),
                           cl_canvas_printf(c, "%s · as of %s", counts, cl_app_as_of(s->app)),
                           counts};
    for (size_t i = 0; i < CL_LEN(texts); i++) {
        if (cl_canvas_width(c, texts[i]) <= room)
            return texts[i];
    }
    return "";
}

static void crumb_row(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    size_t n, depth = cl_app_depth(s->app);
    int wanted = 1;
    for (size_t i = 0; i < depth; i++)
        wanted += cl_canvas_width(c, cl_app_frame(s->app, i)->crumb) + 3;
    const char *right = cl_app_loaded(s->app) ? standing(s, c->w - wanted - 2) : "";
    cl_app_chips(s->app, &n);
    if (s->layout.head == 2) /* no row of its own for the filters */
        right = n ? cl_canvas_printf(c, "%zu filter%s", n, n == 1 ? "" : "s") : "";
    int x = crumbs(s, 1, c->w - cl_canvas_width(c, right) - 2);
    right_text(c, 1, x - 1, CL_INK_DIM, right);
}

static void chip_row(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    size_t n;
    const char *const *chips = cl_app_chips(s->app, &n);
    const struct cl_sheet *sheet = cl_app_sheet(s->app);
    const char *right = "f add filter";
    if (n > 0 && sheet)
        right = cl_canvas_printf(c, "%s match  f edit  X clear", count_text(c, sheet->matched));
    int room = c->w - cl_canvas_width(c, right) - 3, x = 1;
    if (n == 0)
        x += cl_canvas_put(c, x, 2, room, CL_INK_DIM, 0, "No filters");
    for (size_t i = 0; i < n; i++) {
        const char *chip = cl_canvas_printf(c, "[%s ×]", chips[i]);
        int w = cl_canvas_width(c, chip);
        if (x + w > room) {
            const char *more = cl_canvas_printf(c, "+%zu more", n - i);
            if (i == 0) {
                cl_canvas_fit(c, (struct cl_rect){x, 2, room - x, 1}, CL_INK_ACCENT, 0, chip,
                              false);
                x = room;
            } else {
                x += cl_canvas_put(c, x, 2, c->w - x, CL_INK_DIM, 0, more);
            }
            break;
        }
        x += cl_canvas_put(c, x, 2, room - x, CL_INK_ACCENT, 0, chip) + 1;
    }
    right_text(c, 2, x - 1, CL_INK_DIM, right);
}

/* ---- status ---- */

static const char *prompt_label(enum cl_prompt prompt) {
    switch (prompt) {
    case CL_PROMPT_NONE:
    case CL_PROMPT_SEARCH:
    case CL_PROMPT_COMMAND:
        return NULL; /* they have their own line in the overlay */
    case CL_PROMPT_FIND:
        return "Find: ";
    case CL_PROMPT_NARROW:
        return "Narrow to (a word or a filter): ";
    case CL_PROMPT_GOTO:
        return "Go to case: ";
    case CL_PROMPT_SQL:
        return "SQL: ";
    }
    return NULL;
}

static const char *line_values(struct cl_canvas *c, const struct cl_fig_line *f, int64_t at) {
    struct cl_buf buf = {0};
    cl_buf_printf(&buf, "%s:", f->labels[at] ? f->labels[at] : "");
    for (size_t i = 0; i < f->n_series; i++) {
        char text[32];
        cl_unit_format(f->unit, f->series[i].points[at], text);
        cl_buf_printf(&buf, "%s %s %s", i ? " ·" : "", f->series[i].name, text);
    }
    const char *out = cl_arena_strn(c->scratch, buf.ptr, buf.len);
    cl_buf_free(&buf);
    return out;
}

/* The cell under the cursor, of a table whose cells can be opened. */
static const char *cell_text(struct cl_canvas *c, const struct cl_fig_table *t,
                             const struct cl_spot *spot) {
    const struct cl_fig_row *row = &t->rows[spot->at - (int64_t)t->offset];
    const struct cl_fig_cell *cell = &row->cells[spot->col];
    const char *head = row->cells[0].text ? row->cells[0].text : "∅";
    if (!cell->drill || spot->col == 0)
        return NULL;
    return cl_canvas_printf(c, "%s · %s: %s · row %s of %s", head, t->columns[spot->col].title,
                            cell->text ? cell->text : "∅", count_text(c, (uint64_t)spot->at + 1),
                            count_text(c, t->total));
}

static const char *heat_text(struct cl_canvas *c, const struct cl_fig_heat *h,
                             const struct cl_spot *spot) {
    if (spot->at >= (int64_t)h->n_rows || spot->col >= (int)h->n_cols)
        return "";
    const struct cl_fig_heat_cell *cell =
        &h->cells[(size_t)spot->at * h->n_cols + (size_t)spot->col];
    const char *row = h->rows[spot->at] ? h->rows[spot->at] : "∅",
               *col = h->cols[spot->col] ? h->cols[spot->col] : "∅";
    if (cell->say)
        return cell->say;
    return cl_canvas_printf(c, "%s · %s: %s", row, col, cell->text ? cell->text : "no case");
}

static const char *columns_text(struct cl_canvas *c, const struct cl_fig_columns *f,
                                const struct cl_spot *spot) {
    struct cl_buf buf = {0};
    char text[32];
    if (spot->at >= (int64_t)f->n_columns || spot->col >= (int)f->n_series)
        return "";
    cl_buf_printf(&buf, "%s:", f->labels[spot->at] ? f->labels[spot->at] : "∅");
    for (size_t i = 0; i < f->n_series; i++) {
        bool here = spot->col == (int)i && f->n_series > 1;
        cl_unit_format(f->unit, f->series[i].points[spot->at], text);
        cl_buf_printf(&buf, "%s %s%s %s%s", i ? " ·" : "", here ? "[" : "",
                      f->series[i].name ? f->series[i].name : "∅", text, here ? "]" : "");
    }
    const char *out = cl_arena_strn(c->scratch, buf.ptr, buf.len);
    cl_buf_free(&buf);
    return out;
}

/* "Open: 412, up 4.1 %: within the usual noise". */
static const char *verdict_text(struct cl_canvas *c, const struct cl_fig_card *card) {
    const char *way = card->direction > 0 ? "up" : card->direction < 0 ? "down" : "changed by";
    const char *word = card->verdict == CL_VERDICT_SIGNAL ? "a signal, not chance"
                       : card->verdict == CL_VERDICT_THIN ? "too few cases to say more"
                                                          : "within the usual noise";
    return cl_canvas_printf(c, "%s: %s, %s %s in 30 days: %s (i explains)", card->label, card->text,
                            way, card->delta, word);
}

static const char *table_text(struct cl_canvas *c, const struct cl_fig_table *t,
                              const struct cl_spot *spot) {
    int64_t at = spot->at;
    const char *sorted = NULL;
    int sign = 1;
    for (size_t i = 0; i < t->n_columns && !sorted; i++) {
        if (t->columns[i].sorted) {
            sorted = t->columns[i].title;
            sign = t->columns[i].sorted;
        }
    }
    if (t->total == 0)
        return "";
    if (at >= (int64_t)t->offset && at < (int64_t)(t->offset + t->n_rows)) {
        const char *cell = cell_text(c, t, spot);
        if (cell || t->rows[at - (int64_t)t->offset].say)
            return cell ? cell : t->rows[at - (int64_t)t->offset].say;
    }
    return cl_canvas_printf(c, "Row %s of %s%s%s%s", count_text(c, (uint64_t)at + 1),
                            count_text(c, t->total), sorted ? " · sorted by " : "",
                            sorted ? sorted : "",
                            !sorted    ? ""
                            : sign > 0 ? ", ascending"
                                       : ", descending");
}

/* "Case 3 of 1,204 in this list": of the table in the frame below. */
static const char *case_text(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    size_t n = cl_app_depth(s->app);
    const struct cl_frame *list = n > 1 ? cl_app_frame(s->app, n - 2) : NULL;
    for (int i = 0; list && list->sheet && i < CL_VIEW_PANELS; i++) {
        const struct cl_figure *f = &list->sheet->figures[i];
        const struct cl_spot *spot = &list->spots[i];
        if (list->sheet->made[i] && f->kind == CL_FIG_TABLE && spot->case_id)
            return cl_canvas_printf(c, "Case %s of %s in this list · Esc returns to it",
                                    count_text(c, (uint64_t)spot->at + 1),
                                    count_text(c, f->as.table.total));
    }
    return "";
}

/* What the cursor is on, in words, when no action has anything to say. */
static const char *cursor_text(struct screen *s, int panel) {
    struct cl_canvas *c = s->canvas;
    const struct cl_figure *f = panel >= 0 ? cl_app_figure(s->app, panel) : NULL;
    const struct cl_spot *spot = panel >= 0 ? &cl_app_top(s->app)->spots[panel] : NULL;
    if (!f || spot->at < 0)
        return "";
    if (cl_app_top(s->app)->view == CL_VIEW_CASE)
        return case_text(s);
    switch (f->kind) {
    case CL_FIG_CARDS: {
        if (spot->at >= (int64_t)f->as.cards.n)
            return "";
        const struct cl_fig_card *card = &f->as.cards.cards[spot->at];
        const struct cl_measure_info *m = card->measure ? cl_measure_info(card->measure) : NULL;
        if (card->delta && card->verdict != CL_VERDICT_UNKNOWN)
            return verdict_text(c, card);
        if (card->why)
            return cl_canvas_printf(c, "%s: %s", card->label, card->why);
        return m ? cl_canvas_printf(c, "%s: %s", card->label, m->help) : "";
    }
    case CL_FIG_LINE:
        return spot->at < (int64_t)f->as.line.n_points ? line_values(c, &f->as.line, spot->at) : "";
    case CL_FIG_BARS: {
        if (spot->at >= (int64_t)f->as.bars.n)
            return "";
        const struct cl_fig_bar *b = &f->as.bars.bars[spot->at];
        bool part = b->part >= 0 && f->as.bars.part_name;
        return cl_canvas_printf(
            c, "%s: %s%s%s", b->label ? b->label : "missing", b->text,
            part ? cl_canvas_printf(c, ", %s ", count_text(c, (uint64_t)b->part)) : "",
            part ? f->as.bars.part_name : "");
    }
    case CL_FIG_TABLE:
        return table_text(c, &f->as.table, spot);
    case CL_FIG_GAUGES: {
        if (spot->at >= (int64_t)f->as.gauges.n)
            return "";
        const struct cl_fig_gauge *g = &f->as.gauges.gauges[spot->at];
        return g->why ? cl_canvas_printf(c, "%s: %s", g->label, g->why)
                      : cl_canvas_printf(c, "%s: %s, %s, %s", g->label, g->text, g->target_text,
                                         g->met > 0    ? "met"
                                         : g->met == 0 ? "missed"
                                                       : "not known whether met");
    }
    case CL_FIG_HEAT:
        return heat_text(c, &f->as.heat, spot);
    case CL_FIG_COLUMNS:
        return columns_text(c, &f->as.columns, spot);
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        return "";
    }
    return "";
}

static void prompt_row(struct screen *s, int y, const char *label) {
    struct cl_canvas *c = s->canvas;
    int x = 1 + cl_canvas_put(c, 1, y, c->w - 2, CL_INK_ACCENT, CL_ATTR_BOLD, label);
    const char *typed = cl_app_typed(s->app);
    int w = cl_canvas_width(c, typed), room = c->w - x - 1;
    while (w > room && *typed) { /* the end of a long line is what one looks at */
        do
            typed++;
        while (((unsigned char)*typed & 0xc0) == 0x80);
        w = cl_canvas_width(c, typed);
    }
    x += cl_canvas_put(c, x, y, room, CL_INK_TEXT, 0, typed);
    c->cursor_x = x;
    c->cursor_y = y;
}

/* How far the load is; what went wrong, or must wait, goes before the file's name. */
static void progress_row(struct screen *s, int y, double share, const char *what) {
    struct cl_canvas *c = s->canvas;
    enum cl_role role;
    const char *text = cl_app_status(s->app, &role);
    if (!*text || (role != CL_ROLE_WARN && role != CL_ROLE_BAD)) {
        role = CL_ROLE_TEXT;
        text = *what ? what : "Loading";
        if (cl_app_filling(s->app))
            text = cl_canvas_printf(c, "%s: numbers so far", text);
    }
    int w = c->w >= 120 ? 20 : 10, x = 1; /* a long load repaints it often */
    x += cl_canvas_put(c, x, y, 1, CL_INK_TEXT, 0, "[");
    for (int i = 0; i < w; i++)
        cl_canvas_put(c, x + i, y, 1, CL_INK_DIM, 0, "░");
    paint_bar(c, x, y, w, share, CL_INK_SERIES0, "█");
    x += w;
    cl_canvas_put(c, x, y, 1, CL_INK_TEXT, 0, "]");
    x += 2;
    x += cl_canvas_put(c, x, y, c->w - x - 1, CL_INK_TEXT, 0,
                       cl_canvas_printf(c, "%2.0f %%  ", share * 100));
    cl_canvas_put(c, x, y, c->w - x - 1, (enum cl_ink)role, 0, text);
}

/* With one row for both, what was done only shows when it went wrong. */
static bool status_row(struct screen *s, int y, int focus) {
    struct cl_canvas *c = s->canvas;
    char what[64];
    double share = cl_app_progress(s->app, what);
    const char *label = prompt_label(cl_app_prompt(s->app));
    enum cl_role role;
    const char *text = cl_app_status(s->app, &role);
    if (label) {
        prompt_row(s, y, label);
        return true;
    }
    if (share >= 0) {
        progress_row(s, y, share, what);
        return true;
    }
    bool alone = s->layout.foot > 1;
    if (!*text || (!alone && role != CL_ROLE_WARN && role != CL_ROLE_BAD)) {
        role = CL_ROLE_TEXT;
        bool bare = alone && cl_app_overlay(s->app) == CL_OVER_NONE;
        text = bare ? cursor_text(s, focus) : "";
    }
    cl_canvas_fit(c, (struct cl_rect){1, y, c->w - 2, 1}, (enum cl_ink)role, 0, text, false);
    return *text != '\0';
}

/* ---- hints ---- */

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
    HINT(HELP, "help"),        HINT(QUIT, "back"),       {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
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
static const struct hint hints_choose[HINTS_MAX + 1] = {
    HINT(FOCUS_NEXT, "panel"),     HINT(DRILL, "cases"),     HINT(DIMENSION, "by"),
    HINT(NEXT_MEASURE, "measure"), HINT(EXPLAIN, "explain"), HINT(FILTER, "filter"),
    HINT(COMMAND, "command"),      HINT(HELP, "help"),       {CL_ACT_COUNT, CL_ACT_COUNT, NULL}};
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

static void hint_row(struct screen *s, int y, int focus) {
    struct cl_canvas *c = s->canvas;
    int x = 1;
    for (const struct hint *h = hints_of(s, focus); h->word; h++) {
        const char *key = key_text(s, h->action);
        if (!*key)
            continue;
        if (h->other != h->action)
            key = cl_canvas_printf(c, "%s %s", key, key_text(s, h->other));
        int w = cl_canvas_width(c, key) + 1 + cl_canvas_width(c, h->word);
        if (x + w > c->w)
            break;
        x += cl_canvas_put(c, x, y, c->w - x, CL_INK_TEXT, 0, key) + 1;
        x += cl_canvas_put(c, x, y, c->w - x, CL_INK_DIM, 0, h->word) + 2;
    }
}

void frame_paint(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    int focus = cl_app_focus(s->app), h = c->h;
    if (s->layout.head > 0) {
        int x = tabs(s);
        const char *title = cl_app_title(s->app);
        if (c->w >= 130)
            right_text(c, 0, x, CL_INK_DIM, cl_canvas_printf(c, "caseload  %s", title));
    }
    if (s->layout.head > 1)
        crumb_row(s);
    if (s->layout.head > 2)
        chip_row(s);
    if (s->layout.foot == 2) {
        status_row(s, h - 2, focus);
        hint_row(s, h - 1, focus);
    } else if (s->layout.foot == 1 && !status_row(s, h - 1, focus)) {
        hint_row(s, h - 1, focus);
    }
}
