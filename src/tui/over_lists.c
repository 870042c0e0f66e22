/* over_lists.c - the overlays that are lists: filter menu, palette, help, sort. */
#include <stdio.h>

#include "caseload/base/num.h"

#include "screen.h"

struct cl_rect over_box(struct screen *s, int w, int h, const char *title, const char *note) {
    struct cl_canvas *c = s->canvas;
    struct cl_rect body = s->layout.body;
    w = w > c->w ? c->w : w;
    h = h > body.h ? body.h : h;
    struct cl_rect r = {(c->w - w) / 2, body.y + (body.h - h) / 2, w, h};
    cl_canvas_blank(c, r);
    struct cl_rect in = cl_canvas_box(c, r, true, title, note);
    in.x++;
    in.w -= 2;
    c->cursor_x = in.x;
    c->cursor_y = in.y;
    return in;
}

/* The first row to show so that `at` is among `rows`. */
static size_t window(size_t at, size_t n, int rows) {
    if (rows < 1 || n <= (size_t)rows)
        return 0;
    size_t half = (size_t)rows / 2;
    size_t top = at > half ? at - half : 0;
    return top + (size_t)rows > n ? n - (size_t)rows : top;
}

static void search_line(struct screen *s, struct cl_rect r, bool typing, const char *hint) {
    struct cl_canvas *c = s->canvas;
    const char *typed = cl_app_typed(s->app);
    int x = r.x + cl_canvas_put(c, r.x, r.y, r.w, CL_INK_ACCENT, CL_ATTR_BOLD, "/ ");
    x += cl_canvas_put(c, x, r.y, r.x + r.w - x, CL_INK_TEXT, 0, typed);
    if (!*typed)
        cl_canvas_put(c, x + typing, r.y, r.x + r.w - x - 1, CL_INK_DIM, 0, hint);
    if (typing) {
        c->cursor_x = x;
        c->cursor_y = r.y;
    }
}

/* ---- filter menu ---- */

static const char *choice(struct cl_canvas *c, const struct cl_menu_field *f) {
    size_t on = 0, last = 0;
    for (size_t i = 0; i < f->n; i++) {
        on += f->values[i].on;
        last = f->values[i].on ? i : last;
    }
    if (on == f->n || on == 0)
        return cl_canvas_printf(c, "all %zu", f->n);
    if (on == 1) {
        struct cl_slice w = f->values[last].word;
        return w.ptr ? cl_canvas_printf(c, "%.*s", w.len > 24 ? 24 : (int)w.len, w.ptr) : "missing";
    }
    return cl_canvas_printf(c, "%zu of %zu", on, f->n);
}

static void menu_value(struct screen *s, struct cl_rect r, const struct cl_menu_field *f,
                       const struct cl_menu_value *v, bool here) {
    struct cl_canvas *c = s->canvas;
    char count[32];
    uint64_t most = 1;
    for (size_t i = 0; i < f->n; i++)
        most = f->values[i].count > most ? f->values[i].count : most;
    cl_format_count((int64_t)v->count, count);
    const char *word =
        v->word.ptr ? cl_arena_strn(c->scratch, v->word.ptr, v->word.len) : "missing";
    int label = r.w * 2 / 5;
    cl_canvas_put(c, r.x + 4, r.y, 3, v->on ? CL_INK_ACCENT : CL_INK_DIM, v->on ? CL_ATTR_BOLD : 0,
                  v->on ? "[x]" : "[ ]");
    cl_canvas_fit(c, (struct cl_rect){r.x + 8, r.y, label, 1},
                  v->word.ptr ? CL_INK_TEXT : CL_INK_DIM, here ? CL_ATTR_REVERSE : 0, word, false);
    cl_canvas_fit(c, (struct cl_rect){r.x + 8 + label, r.y, 9, 1}, CL_INK_TEXT, 0, count, true);
    int bar_x = r.x + 8 + label + 10, room = r.x + r.w - bar_x - 1;
    paint_bar(c, bar_x, r.y, room, (double)v->count / (double)most, CL_INK_SERIES0, "█");
}

static void menu_line(struct screen *s, struct cl_rect r, const struct cl_menu *m, size_t i) {
    struct cl_canvas *c = s->canvas;
    const struct cl_menu_line *line = &m->lines[i];
    const struct cl_menu_field *f = &m->fields[line->field];
    bool here = i == m->at;
    if (here) {
        cl_canvas_put(c, r.x, r.y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
        if (cl_app_prompt(s->app) == CL_PROMPT_NONE) {
            c->cursor_x = r.x;
            c->cursor_y = r.y;
        }
    }
    if (line->value >= 0) {
        menu_value(s, r, f, &f->values[line->value], here);
        return;
    }
    int label = r.w * 2 / 5 + 6;
    cl_canvas_fit(c, (struct cl_rect){r.x + 2, r.y, label - 1, 1}, CL_INK_TEXT,
                  CL_ATTR_BOLD | (here ? CL_ATTR_REVERSE : 0), f->title, false);
    if (f->loaded)
        cl_canvas_fit(c, (struct cl_rect){r.x + 2 + label, r.y, r.w - label - 2, 1}, CL_INK_DIM, 0,
                      choice(c, f), false);
}

/* How many cases the marks let through: exact while one field was touched. */
static const char *menu_note(struct screen *s, const struct cl_menu *m) {
    const struct cl_menu_field *touched = NULL;
    size_t n = 0;
    for (size_t i = 0; i < m->n_fields; i++) {
        if (m->fields[i].touched) {
            touched = &m->fields[i];
            n++;
        }
    }
    uint64_t open, all = cl_app_totals(s->app, &open), match;
    if (cl_views[cl_app_top(s->app)->view].where && open != UINT64_MAX)
        all = open;
    const struct cl_sheet *sheet = cl_app_sheet(s->app);
    if (n > 1 || (!touched && !sheet))
        return n > 1 ? "several fields changed" : NULL;
    match = touched ? 0 : sheet->matched;
    for (size_t i = 0; touched && i < touched->n; i++)
        match += touched->values[i].on ? touched->values[i].count : 0;
    if (touched && match == 0) /* no mark: all */
        match = touched->sum;
    char a[32], b[32];
    cl_format_count((int64_t)match, a);
    cl_format_count((int64_t)all, b);
    return cl_canvas_printf(s->canvas, "%s of %s match", a, b);
}

void over_menu(struct screen *s) {
    const struct cl_menu *m = cl_app_menu(s->app);
    int w = s->canvas->w >= 120 ? 74 : 56, h = s->canvas->h;
    if (!m) {
        struct cl_rect in = over_box(s, w, 5, "Filter", NULL);
        cl_canvas_put(s->canvas, in.x, in.y + 1, in.w, CL_INK_DIM, 0, "Counting …");
        return;
    }
    struct cl_rect in = over_box(s, w, h, "Filter", menu_note(s, m));
    bool typing = cl_app_prompt(s->app) == CL_PROMPT_SEARCH;
    search_line(s, in, typing, typing ? "" : "searches fields and values");
    int rows = in.h - 1;
    size_t top = window(m->at, m->n_lines, rows);
    for (int i = 0; i < rows && top + (size_t)i < m->n_lines; i++)
        menu_line(s, (struct cl_rect){in.x, in.y + 1 + i, in.w, 1}, m, top + (size_t)i);
    if (m->n_lines == 0)
        cl_canvas_put(s->canvas, in.x + 2, in.y + 1, in.w - 2, CL_INK_DIM, 0,
                      "No field or value has that text");
    paint_scrollbar(s->canvas, (struct cl_rect){in.x + in.w + 1, in.y + 1, 1, rows},
                    (int64_t)m->n_lines, (int64_t)top, rows);
}

/* ---- palette and help ---- */

static void action_line(struct screen *s, struct cl_rect r, enum cl_action a, bool here) {
    struct cl_canvas *c = s->canvas;
    const struct cl_action_info *info = &cl_actions[a];
    int name = 16, keys = r.w >= 60 ? 18 : 10;
    if (here) {
        cl_canvas_put(c, r.x, r.y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
        if (c->cursor_y < r.y && !*cl_app_typed(s->app))
            c->cursor_x = c->cursor_x > 0 ? c->cursor_x : r.x;
    }
    cl_canvas_fit(c, (struct cl_rect){r.x + 2, r.y, keys - 1, 1}, CL_INK_ACCENT, CL_ATTR_BOLD,
                  keymap_keys(s->keys, a), false);
    cl_canvas_fit(c, (struct cl_rect){r.x + 2 + keys, r.y, name - 1, 1}, CL_INK_TEXT,
                  here ? CL_ATTR_REVERSE : 0, info->name, false);
    cl_canvas_fit(c, (struct cl_rect){r.x + 2 + keys + name, r.y, r.w - 2 - keys - name, 1},
                  CL_INK_DIM, 0, info->help, false);
}

void over_palette(struct screen *s) {
    size_t n, at = cl_app_over_at(s->app);
    const enum cl_action *found = cl_app_found(s->app, &n);
    int w = s->canvas->w >= 100 ? 96 : s->canvas->w, h = s->canvas->h > 20 ? 16 : s->canvas->h;
    struct cl_rect in = over_box(s, w, h, "Commands", cl_canvas_printf(s->canvas, "%zu", n));
    search_line(s, in, true, "a name, or goto ID, filter EXPR, view NAME, q");
    int rows = in.h - 1;
    size_t top = window(at, n, rows);
    for (int i = 0; i < rows && top + (size_t)i < n; i++)
        action_line(s, (struct cl_rect){in.x, in.y + 1 + i, in.w, 1}, found[top + (size_t)i],
                    top + (size_t)i == at);
    if (n == 0)
        cl_canvas_put(s->canvas, in.x + 2, in.y + 1, in.w - 2, CL_INK_DIM, 0,
                      "No such command; Enter tries it as typed");
}

/* Groups with their headings, then what the signs mean; lines of the former, and the
 * one that the cursor is on. */
static size_t help_lines(struct screen *s, struct cl_rect r, size_t top, bool paint,
                         size_t *cursor) {
    struct cl_canvas *c = s->canvas;
    size_t n, line = 0, at = cl_app_over_at(s->app);
    const enum cl_action *found = cl_app_found(s->app, &n);
    const char *group = "";
    for (size_t i = 0; i < n; i++) {
        bool head = strcmp(group, cl_actions[found[i]].group) != 0;
        group = cl_actions[found[i]].group;
        if (head) {
            if (paint && line >= top && line < top + (size_t)r.h)
                cl_canvas_put(c, r.x, r.y + (int)(line - top), r.w, CL_INK_ACCENT, CL_ATTR_BOLD,
                              group);
            line++;
        }
        if (i == at)
            *cursor = line;
        if (paint && line >= top && line < top + (size_t)r.h)
            action_line(s, (struct cl_rect){r.x, r.y + (int)(line - top), r.w, 1}, found[i],
                        i == at);
        line++;
    }
    struct cl_rect rest = {r.x, r.y + (int)(line - top), r.w, r.h - (int)(line - top)};
    if (paint && line >= top && rest.h > 0)
        over_signs(c, rest, cl_app_typed(s->app));
    return line;
}

void over_help(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    size_t n;
    cl_app_found(s->app, &n);
    cl_canvas_blank(c, s->layout.body);
    struct cl_rect in = over_box(s, c->w, s->layout.body.h, "Help",
                                 cl_canvas_printf(c, "%zu commands · caseload(1) tells all", n));
    search_line(s, in, true, "type to search: \"filter\", \"sort\", \"sign\"");
    struct cl_rect list = {in.x, in.y + 1, in.w, in.h - 1};
    size_t cursor = 0, lines = help_lines(s, list, 0, false, &cursor);
    size_t total = lines + over_signs(c, (struct cl_rect){0}, cl_app_typed(s->app));
    size_t top = window(cursor, total, list.h);
    if (cl_app_over_at(s->app) + 1 >= n && list.h > 0 && total > (size_t)list.h)
        top = total - (size_t)list.h < cursor ? total - (size_t)list.h : cursor; /* the signs */
    help_lines(s, list, top, true, &cursor);
}

/* ---- sort ---- */

void over_sort(struct screen *s) {
    size_t n, at = cl_app_over_at(s->app);
    const struct cl_sort_key *keys = cl_app_sort_keys(s->app, &n);
    struct cl_canvas *c = s->canvas;
    struct cl_rect in = over_box(s, 50, (int)n + 2, "Sort by", "Space chooses");
    size_t top = window(at, n, in.h);
    for (int i = 0; i < in.h && top + (size_t)i < n; i++) {
        const struct cl_sort_key *k = &keys[top + (size_t)i];
        bool here = top + (size_t)i == at;
        int y = in.y + i;
        if (here) {
            cl_canvas_put(c, in.x, y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
            c->cursor_x = in.x;
            c->cursor_y = y;
        }
        cl_canvas_fit(c, (struct cl_rect){in.x + 2, y, 26, 1}, CL_INK_TEXT,
                      here ? CL_ATTR_REVERSE : 0, k->title, false);
        if (k->order)
            cl_canvas_put(c, in.x + 29, y, in.w - 29, CL_INK_ACCENT, 0,
                          cl_canvas_printf(c, "%d %s", k->order,
                                           k->sign > 0 ? "▲ ascending" : "▼ descending"));
    }
}
