/* layout.c - panels to rectangles, from 1x1 up; never "terminal too small".
 *
 * As the window shrinks: side columns leave, then sparklines, then the rows of
 * filters and status merge into others; one panel always stays. */
#include "layout.h"

static void place(struct layout *l, int panel, struct cl_rect r, enum layout_style style) {
    if (r.w < 1 || r.h < 1)
        return;
    l->at[panel] = r;
    l->style[panel] = style;
}

/* Panels side by side in one band; widths are shares of the whole. */
static void band(struct layout *l, int y, int h, const struct layout_share *s, int n) {
    int total = 0, done = 0, x = 0;
    for (int i = 0; i < n; i++)
        total += s[i].part;
    for (int i = 0; i < n; i++) {
        done += s[i].part;
        int end = l->body.w * done / total;
        place(l, s[i].panel, (struct cl_rect){x, y, end - x, h}, LAYOUT_BOX);
        x = end;
    }
}

/* ---- overview: 0 cards, 1 trend, 2-4 8 open by, 5 high risk, 6 volume, 7 table, 9 findings ---- */

static int cards(struct layout *l, int w, int h) {
    int lines = 2;
    if (w >= 150 && h >= 30) {
        l->across = 10;
        l->card_h = 5;
        lines = 1;
    } else if (w >= 70 && h >= 20) {
        l->across = 5;
        l->card_h = 3;
    } else {
        l->across = w >= 57 ? 3 : w >= 36 ? 2 : 1;
        l->card_h = 1;
        lines = 4 - (h < 14);
    }
    int rows = lines * l->card_h;
    if (rows > l->body.h)
        rows = l->body.h;
    place(l, 0, (struct cl_rect){0, l->body.y, w, rows}, LAYOUT_BARE);
    return rows;
}

static void overview_wide(struct layout *l, int y, int h) {
    static const struct layout_share first[] = {{1, 2}, {2, 1}, {3, 1}};
    static const struct layout_share second[] = {{4, 1}, {5, 1}, {7, 2}},
                                     third[] = {{6, 1}, {8, 1}, {9, 2}};
    static const struct layout_share ends[] = {{4, 1}, {5, 1}, {9, 2}};
    if (h >= 32) {
        int a = h * 2 / 5, b = (h - a) / 2;
        band(l, y, a, first, 3);
        band(l, y + a, b, second, 3);
        band(l, y + a + b, h - a - b, third, 3);
    } else if (h >= 16) {
        band(l, y, h / 2, first, 3);
        band(l, y + h / 2, h - h / 2, ends, 3);
    } else {
        band(l, y, h, first, 3);
    }
}

static void overview_middle(struct layout *l, int y, int h) {
    static const struct layout_share wide[] = {{1, 2}, {2, 1}, {3, 1}},
                                     more[] = {{4, 1}, {5, 1}, {6, 1}};
    static const struct layout_share two[] = {{1, 43}, {2, 37}};
    int findings = h >= 26 ? 9 : h >= 16 ? 5 : h >= 12 ? 4 : 0, rest = h - findings;
    if (l->body.w >= 110 && rest >= 18) {
        band(l, y, rest / 2, wide, 3);
        band(l, y + rest / 2, rest - rest / 2, more, 3);
    } else if (rest >= 20) {
        band(l, y, rest / 2, two, 2);
        band(l, y + rest / 2, rest - rest / 2, more, 2);
    } else {
        band(l, y, rest, two, 2);
    }
    place(l, 9, (struct cl_rect){0, y + rest, l->body.w, findings}, LAYOUT_RULE);
}

static void overview(struct layout *l, int w, int h) {
    int used = cards(l, w, h), y = l->body.y + used, left = l->body.h - used;
    if (left < 2)
        return;
    if (w >= 130 && left >= 12)
        overview_wide(l, y, left);
    else if (w >= 70 && left >= 8)
        overview_middle(l, y, left);
    else
        place(l, 2, (struct cl_rect){0, y, w, left}, LAYOUT_RULE);
}

/* ---- a table with bars at its left, or the first of them as a line above ---- */

static void table_view(struct layout *l, int w) {
    struct cl_rect b = l->body;
    if (w < 110 || b.h < 12) {
        bool strip = w >= 60 && b.h >= 14;
        if (strip)
            place(l, 1, (struct cl_rect){0, b.y, w, 1}, LAYOUT_BARE);
        b.y += strip;
        b.h -= strip;
        place(l, 0, b, b.h >= 4 ? LAYOUT_RULE : LAYOUT_BARE);
        return;
    }
    int side = w >= 150 ? 38 : 32, n = b.h >= 36 ? 3 : b.h >= 20 ? 2 : 1, y = b.y;
    place(l, 0, (struct cl_rect){side, b.y, w - side, b.h}, LAYOUT_BOX);
    for (int i = 1; i <= n; i++) {
        int end = b.y + b.h * i / n;
        place(l, i, (struct cl_rect){0, y, side, end - y}, LAYOUT_BOX);
        y = end;
    }
}

static void case_view(struct layout *l, int w) {
    struct cl_rect b = l->body;
    if (w >= 130) {
        int left = w / 2;
        place(l, 0, (struct cl_rect){0, b.y, left, b.h}, LAYOUT_BOX);
        place(l, 1, (struct cl_rect){left, b.y, w - left, b.h}, LAYOUT_BOX);
        return;
    }
    int facts = b.h >= 8 ? b.h * 2 / 3 : b.h;
    place(l, 0, (struct cl_rect){0, b.y, w, facts}, facts >= 4 ? LAYOUT_RULE : LAYOUT_BARE);
    place(l, 1, (struct cl_rect){0, b.y + facts, w, b.h - facts}, LAYOUT_RULE);
}

/* 0 files, 1 columns, 2 quality, 3 quarantine */
static void data_view(struct layout *l, int w) {
    struct cl_rect b = l->body;
    if (w >= 130 && b.h >= 24) {
        int left = w / 2, files = b.h / 3;
        place(l, 0, (struct cl_rect){0, b.y, left, files}, LAYOUT_BOX);
        place(l, 2, (struct cl_rect){left, b.y, w - left, files}, LAYOUT_BOX);
        place(l, 1, (struct cl_rect){0, b.y + files, left, b.h - files}, LAYOUT_BOX);
        place(l, 3, (struct cl_rect){left, b.y + files, w - left, b.h - files}, LAYOUT_BOX);
        return;
    }
    int y = b.y, rest = b.h;
    static const int order[] = {0, 1, 2, 3};
    int panels = rest >= 16 ? 4 : rest >= 10 ? 2 : 1;
    for (int i = 0; i < panels; i++) {
        int h = i == panels - 1 ? rest
                : i == 0        ? (rest >= 24 ? 5 : 3) /* a file or three */
                                : rest * (i + 1) / 5;
        place(l, order[i], (struct cl_rect){0, y, w, h}, LAYOUT_RULE);
        y += h;
        rest -= h;
    }
}

/* The panel with the focus has no place here: it gets the whole body. */
static void zoom(struct layout *l, int panel) {
    if (panel < 0 || l->style[panel] != LAYOUT_HIDDEN || l->body.h < 1)
        return;
    memset(l->style, 0, sizeof l->style);
    l->zoomed = true;
    place(l, panel, l->body, l->body.h >= 4 ? LAYOUT_RULE : LAYOUT_BARE);
}

void tui_layout(enum cl_view view, int focus, int w, int h, struct layout *out) {
    memset(out, 0, sizeof *out);
    out->head = h >= 18 ? 3 : h >= 10 ? 2 : h >= 3 ? 1 : 0;
    out->foot = h >= 18 ? 2 : h >= 4 ? 1 : 0;
    out->body = (struct cl_rect){0, out->head, w, h - out->head - out->foot};
    switch (view) {
    case CL_VIEW_OVERVIEW:
        overview(out, w, h);
        break;
    case CL_VIEW_BACKLOG:
    case CL_VIEW_CASES:
        table_view(out, w);
        break;
    case CL_VIEW_CASE:
        case_view(out, w);
        break;
    case CL_VIEW_DATA:
        data_view(out, w);
        break;
    case CL_VIEW_TRENDS:
    case CL_VIEW_AGENTS:
    case CL_VIEW_SLA:
    case CL_VIEW_WORKFORCE:
    case CL_VIEW_PIVOT:
    case CL_VIEW_FEEDBACK:
    case CL_VIEW_DRIVERS:
    case CL_VIEW_TEST:
    case CL_VIEW_FINDINGS:
        layout_plan(out, view);
        break;
    case CL_VIEW_COUNT:
        break;
    }
    zoom(out, focus);
}

struct cl_rect layout_inside(const struct layout *l, int panel) {
    struct cl_rect r = l->at[panel];
    switch (l->style[panel]) {
    case LAYOUT_BOX:
        return (struct cl_rect){r.x + 1, r.y + 1, r.w > 2 ? r.w - 2 : 0, r.h > 2 ? r.h - 2 : 0};
    case LAYOUT_RULE:
        return (struct cl_rect){r.x, r.y + 1, r.w, r.h - 1};
    case LAYOUT_BARE:
    case LAYOUT_HIDDEN:
        break;
    }
    return r;
}

void layout_shape(const struct layout *l, enum cl_view view, struct cl_app_shape *shape) {
    memset(shape, 0, sizeof *shape);
    shape->view = view;
    shape->zoomed = l->zoomed;
    for (int i = 0; i < CL_VIEW_PANELS; i++) {
        bool has_id = cl_views[view].panels[i].id != NULL;
        shape->shown[i] = has_id && l->style[i] != LAYOUT_HIDDEN;
        shape->rows[i] = layout_inside(l, i).h;
        shape->across[i] = l->across;
    }
}
