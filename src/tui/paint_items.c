/* paint_items.c - findings and facts: lines of text, wrapped at blanks.
 *
 * Facts stand side by side when one column would not hold them. */
#include "caseload/base/utf8.h"

#include "paint.h"

/* Bytes of text that fit in w columns, cut at the last blank when there is one. */
static size_t line_bytes(struct cl_slice s, int w) {
    size_t at = 0, blank = 0;
    int used = 0;
    while (at < s.len) {
        size_t from = at;
        used += cl_cp_width(cl_utf8_next(s, &at));
        if (used > w)
            return blank ? blank : from ? from : at;
        if (s.ptr[from] == ' ')
            blank = from;
    }
    return s.len;
}

/* Wraps one line of the text behind lines[n]; returns how many there are then. */
static size_t wrap_line(struct cl_canvas *c, struct cl_slice s, int w, const char **lines,
                        size_t n) {
    size_t first = n;
    while (s.len) {
        size_t take = line_bytes(s, w);
        lines[n++] = cl_arena_strn(c->scratch, s.ptr, take);
        s.ptr += take;
        s.len -= take;
        while (s.len && s.ptr[0] == ' ') {
            s.ptr++;
            s.len--;
        }
    }
    if (n == first)
        lines[n++] = "";
    return n;
}

size_t paint_wrap(struct cl_canvas *c, const char *text, int w, const char ***lines) {
    struct cl_slice rest = cl_slice(text ? text : "");
    size_t n = 0;
    *lines = cl_arena_array(c->scratch, rest.len + 2, sizeof **lines);
    do
        n = wrap_line(c, cl_utf8_safe(c->scratch, cl_slice_cut(&rest, '\n'), false), w > 1 ? w : 1,
                      *lines, n);
    while (rest.ptr);
    return n;
}

static const char *glyph_of(enum cl_role role) {
    switch (role) {
    case CL_ROLE_BAD:
        return "●";
    case CL_ROLE_WARN:
        return "▲";
    case CL_ROLE_GOOD:
        return "✓";
    case CL_ROLE_TEXT:
    case CL_ROLE_DIM:
    case CL_ROLE_ACCENT:
    case CL_ROLE_COUNT:
        break;
    }
    return "○";
}

static int label_width(const struct paint *p) {
    const struct cl_fig_items *f = &p->figure->as.items;
    int w = 0;
    for (size_t i = 0; i < f->n; i++) {
        int label = f->items[i].label ? cl_canvas_width(p->c, f->items[i].label) : 0;
        w = label > w ? label : w;
    }
    return w > p->area.w / 2 ? p->area.w / 2 : w;
}

/* One item at y; returns the lines it took. */
static int item_at(const struct paint *p, struct cl_rect r, size_t i, int label_w) {
    const struct cl_fig_item *item = &p->figure->as.items.items[i];
    struct cl_canvas *c = p->c;
    bool facts = p->figure->kind == CL_FIG_FACTS, here = (int64_t)i == p->spot.at && p->focused;
    int x = r.x + 1, w;
    const char **lines;
    if (here) {
        cl_canvas_put(c, r.x, r.y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
        c->cursor_x = r.x;
        c->cursor_y = r.y;
    }
    if (facts && label_w > 0) {
        cl_canvas_fit(c, (struct cl_rect){x, r.y, label_w, 1}, CL_INK_DIM,
                      here ? CL_ATTR_REVERSE : 0, item->label, false);
        x += label_w + 1;
    } else if (!facts) {
        cl_canvas_put(c, x, r.y, 1, (enum cl_ink)item->role, 0, glyph_of(item->role));
        x += 2;
    }
    w = r.x + r.w - 1 - x;
    size_t n = paint_wrap(c, item->text ? item->text : "∅", w, &lines);
    for (size_t k = 0; k < n && (int)k < r.h; k++) {
        enum cl_ink ink = facts ? (enum cl_ink)item->role : CL_INK_TEXT;
        cl_canvas_put(c, x, r.y + (int)k, w, item->text ? ink : CL_INK_DIM, 0, lines[k]);
    }
    return (int)n;
}

/* Facts side by side: two short ones share a row, a long one has rows of its own. */
struct slot {
    int row, rows;
    bool right, half;
};

static int slots_of(const struct paint *p, int label_w, struct slot *slots) {
    const struct cl_fig_items *f = &p->figure->as.items;
    int room = p->area.w / 2 - label_w - 4, wide = p->area.w - label_w - 3, row = 0;
    bool open = false; /* the right half of the last row is free */
    for (size_t i = 0; i < f->n; i++) {
        const char *text = f->items[i].text ? f->items[i].text : "∅", **lines;
        bool half = cl_canvas_width(p->c, text) <= room;
        int rows = half ? 1 : (int)paint_wrap(p->c, text, wide, &lines);
        if (half && open) {
            slots[i] = (struct slot){row - 1, 1, true, true};
            open = false;
            continue;
        }
        slots[i] = (struct slot){row, rows, false, half};
        row += rows;
        open = half;
    }
    return row;
}

static void side_by_side(const struct paint *p, int label_w) {
    size_t n = p->figure->as.items.n;
    struct slot *slots = cl_arena_array(p->c->scratch, n + 1, sizeof *slots);
    int total = slots_of(p, label_w, slots), half = p->area.w / 2, top = 0;
    if (p->spot.at >= 0 && p->spot.at < (int64_t)n && total > p->area.h) {
        int end = slots[p->spot.at].row + slots[p->spot.at].rows;
        top = end > p->area.h ? end - p->area.h : 0;
    }
    for (size_t i = 0; i < n; i++) {
        int y = slots[i].row - top;
        if (y < 0 || y >= p->area.h)
            continue;
        item_at(p,
                (struct cl_rect){p->area.x + (slots[i].right ? half : 0), p->area.y + y,
                                 slots[i].half ? half : p->area.w, p->area.h - y},
                i, label_w);
    }
    paint_scrollbar(
        p->c, (struct cl_rect){p->area.x + p->area.w - (p->boxed ? 0 : 1), p->area.y, 1, p->area.h},
        total, top, p->area.h);
}

void paint_items(const struct paint *p) {
    const struct cl_fig_items *f = &p->figure->as.items;
    int label_w = label_width(p);
    if (p->figure->kind == CL_FIG_FACTS && p->area.w >= 70 && (int)f->n > p->area.h) {
        side_by_side(p, label_w);
        return;
    }
    size_t top = p->spot.top > 0 ? (size_t)p->spot.top : 0;
    for (bool fits = false; !fits && top < f->n;) { /* wrapped lines may push the cursor out */
        int y = 0;
        for (size_t i = top; i < f->n && (int64_t)i <= p->spot.at; i++) {
            const char **lines;
            int w = p->area.w - (p->figure->kind == CL_FIG_FACTS ? label_w + 3 : 4);
            y += (int)paint_wrap(p->c, f->items[i].text ? f->items[i].text : "-", w, &lines);
        }
        fits = y <= p->area.h || (int64_t)top >= p->spot.at;
        top += !fits;
    }
    int y = 0;
    for (size_t i = top; i < f->n && y < p->area.h; i++)
        y += item_at(p, (struct cl_rect){p->area.x, p->area.y + y, p->area.w, p->area.h - y}, i,
                     label_w);
    if (y > p->area.h || top > 0)
        paint_scrollbar(
            p->c,
            (struct cl_rect){p->area.x + p->area.w - (p->boxed ? 0 : 1), p->area.y, 1, p->area.h},
            (int64_t)f->n, (int64_t)top, (int64_t)f->n / 2 + 1);
}
