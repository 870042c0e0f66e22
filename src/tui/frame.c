/* frame.c - what stands around the panels: tabs, breadcrumb, filters, status, hints. */
#include <stdio.h>

#include "caseload/base/num.h"

#include "screen.h"

static int tabs(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    enum cl_view now = cl_app_top(s->app)->view, under = now;
    int x = 0;
    bool aside = cl_app_top(s->app)->aside; /* it stands for itself */
    for (size_t i = cl_app_depth(s->app); i-- > 0 && !cl_views[under].digit && !aside;)
        under = cl_app_frame(s->app, i)->view;
    for (int v = 0; v < CL_VIEW_COUNT; v++) {
        const struct cl_view_info *info = &cl_views[v];
        bool here = v == (int)now || v == (int)under;
        if (!info->digit && v != (int)now)
            continue;
        if (!info->digit && now == CL_VIEW_CASE)
            continue; /* the breadcrumb names the case */
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

/* Columns of the steps from `first` on, with what stands between and before them. */
static int crumbs_width(struct screen *s, size_t first) {
    size_t n = cl_app_depth(s->app);
    int w = first > 0 ? 5 : 1;
    for (size_t i = first; i < n; i++)
        w += cl_canvas_width(s->canvas, cl_app_frame(s->app, i)->crumb) + (i + 1 < n ? 3 : 0);
    return w;
}

/* "Overview › Department = Billing › C1"; the first steps give way when long. */
static int crumbs(struct screen *s, int y, int room) {
    struct cl_canvas *c = s->canvas;
    size_t n = cl_app_depth(s->app), first = 0;
    while (first + 1 < n && crumbs_width(s, first) > room)
        first++;
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
    size_t n;
    const char *right = cl_app_loaded(s->app) ? standing(s, c->w - crumbs_width(s, 0) - 3) : "";
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

static void prompt_row(struct screen *s, int y, const char *label) {
    struct cl_canvas *c = s->canvas;
    int x = 1 + cl_canvas_put(c, 1, y, c->w - 2, CL_INK_ACCENT, CL_ATTR_BOLD, label);
    const char *typed = cl_app_typed(s->app);
    int w = cl_canvas_width(c, typed), room = c->w - x - 1;
    const char *match = cl_app_prompt(s->app) == CL_PROMPT_FIND ? frame_match_text(s, false) : NULL;
    if (match)
        right_text(c, y, x + w + 1,
                   cl_app_match(s->app).state == CL_MATCH_MISSING ? CL_INK_WARN : CL_INK_DIM,
                   match);
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
        const char *match = bare ? frame_match_text(s, true) : NULL;
        text = bare ? frame_cursor_text(s, focus) : "";
        if (match) {
            role = cl_app_match(s->app).state == CL_MATCH_MISSING ? CL_ROLE_WARN : CL_ROLE_TEXT;
            text = cl_canvas_printf(c, *text ? "%s · %s" : "%s%s", match, text);
        }
    }
    cl_canvas_fit(c, (struct cl_rect){1, y, c->w - 2, 1}, (enum cl_ink)role, 0, text, false);
    return *text != '\0';
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
        frame_hints(s, h - 1, focus);
    } else if (s->layout.foot == 1 && !status_row(s, h - 1, focus)) {
        frame_hints(s, h - 1, focus);
    }
}
