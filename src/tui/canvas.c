/* canvas.c - cells, and the one way text gets into them.
 *
 * Our own glyphs have a stand-in each in ASCII mode; all other text is cleaned
 * by cl_utf8_safe(), so that no cell of an export can reach the terminal raw. */
#include "canvas.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "caseload/base/utf8.h"

#define JOIN_MAX 16     /* as many blanks cost as much as two changes of the ink */
#define CANVAS_MAX 1000 /* columns or rows of a terminal that are used */

/* Shades stand beside numbers: none of theirs may be read as part of one. */
static const struct {
    const char *glyph;
    char plain[3];
} stand_ins[] = {
    {"│", "|"},  {"─", "-"},  {"┌", "+"},  {"┐", "+"}, {"└", "+"}, {"┘", "+"}, {"┃", "|"},
    {"━", "="},  {"┏", "+"},  {"┓", "+"},  {"┗", "+"}, {"┛", "+"}, {"▸", ">"}, {"›", ">"},
    {"▲", "^"},  {"▼", "v"},  {"●", "*"},  {"○", "o"}, {"✓", "+"}, {"✗", "x"}, {"·", "."},
    {"…", "~"},  {"—", "-"},  {"–", "-"},  {"∅", "-"}, {"×", "x"}, {"≥", ">"}, {"≤", "<"},
    {"█", "#"},  {"▓", "="},  {"▒", "|"},  {"░", "_"}, {"→", ">"}, {"←", "<"}, {"↑", "^"},
    {"↓", "v"},  {"“", "\""}, {"”", "\""}, {"’", "'"}, {"±", "~"}, {"╌", "-"}, {"‹", "<"},
    {"≠", "!="},
};

struct cl_canvas *cl_canvas_new(int w, int h, bool ascii) {
    struct cl_canvas *c = cl_alloc(sizeof *c);
    c->ascii = ascii;
    c->graph = ascii ? CL_GRAPH_ASCII : CL_GRAPH_BRAILLE;
    c->scratch = cl_arena_new();
    cl_canvas_resize(c, w, h);
    return c;
}

void cl_canvas_free(struct cl_canvas *c) {
    if (!c)
        return;
    free(c->tiles);
    cl_arena_free(c->scratch);
    free(c);
}

void cl_canvas_resize(struct cl_canvas *c, int w, int h) {
    c->w = w < 1 ? 1 : w > CANVAS_MAX ? CANVAS_MAX : w;
    c->h = h < 1 ? 1 : h > CANVAS_MAX ? CANVAS_MAX : h;
    c->tiles = cl_realloc_array(c->tiles, (size_t)c->w * (size_t)c->h, sizeof *c->tiles);
    cl_canvas_clear(c);
}

static void set_blank(struct cl_tile *t) {
    memset(t, 0, sizeof *t);
    t->ch[0] = ' ';
    t->width = 1;
}

void cl_canvas_clear(struct cl_canvas *c) {
    size_t n = (size_t)c->w * (size_t)c->h;
    for (size_t i = 0; i < n; i++)
        set_blank(&c->tiles[i]);
    c->cursor_x = c->cursor_y = 0;
    cl_arena_reset(c->scratch);
}

/* What is put over half of a wide character blanks its other half. */
static void break_wide(struct cl_canvas *c, int x, int y) {
    struct cl_tile *row = &c->tiles[y * c->w];
    if (row[x].width == 2 && x + 1 < c->w)
        set_blank(&row[x + 1]);
    if (row[x].width == 0 && x > 0)
        set_blank(&row[x - 1]);
}

static void set_tile(struct cl_canvas *c, int x, int y, const char *ch, size_t n, int width) {
    struct cl_tile *t = &c->tiles[y * c->w + x];
    break_wide(c, x, y);
    memset(t->ch, 0, sizeof t->ch);
    memcpy(t->ch, ch, n);
    t->width = (uint8_t)width;
    if (width == 2) {
        break_wide(c, x + 1, y);
        memset(t + 1, 0, sizeof *t);
    }
}

static struct cl_slice plain(struct cl_canvas *c, const char *text) {
    struct cl_buf buf = {0};
    for (const char *p = text; *p;) {
        size_t i = 0;
        if ((unsigned char)*p < 0x80) {
            cl_buf_putc(&buf, *p++);
            continue;
        }
        while (i < CL_LEN(stand_ins) &&
               strncmp(p, stand_ins[i].glyph, strlen(stand_ins[i].glyph)) != 0)
            i++;
        if (i < CL_LEN(stand_ins)) {
            cl_buf_puts(&buf, stand_ins[i].plain);
            p += strlen(stand_ins[i].glyph);
        } else {
            cl_buf_putc(&buf, *p++);
        }
    }
    struct cl_slice out = cl_arena_dup(c->scratch, (struct cl_slice){buf.ptr, buf.len});
    cl_buf_free(&buf);
    return out;
}

static struct cl_slice clean(struct cl_canvas *c, const char *text) {
    bool simple = true;
    for (const char *p = text; *p; p++)
        simple = simple && *p >= 0x20 && *p < 0x7f;
    if (simple)
        return cl_slice(text);
    struct cl_slice s = c->ascii ? plain(c, text) : cl_slice(text);
    return cl_utf8_safe(c->scratch, s, c->ascii);
}

int cl_canvas_width(struct cl_canvas *c, const char *text) {
    return text ? (int)cl_utf8_width(clean(c, text)) : 0;
}

static int put_slice(struct cl_canvas *c, int x, int y, int max, struct cl_tile look,
                     struct cl_slice s) {
    int at = x, end = x + max < c->w ? x + max : c->w;
    if (y < 0 || y >= c->h)
        return 0;
    struct cl_tile *last = NULL;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        int width = cl_cp_width(cl_utf8_next(s, &i));
        if (width <= 0) { /* combines with the cell before, while that has room */
            size_t have = last ? strlen(last->ch) : 0;
            if (last && have + (i - from) < sizeof last->ch)
                memcpy(last->ch + have, s.ptr + from, i - from);
            continue;
        }
        if (at + width > end)
            break;
        if (at >= 0) {
            set_tile(c, at, y, s.ptr + from, i - from, width);
            last = &c->tiles[y * c->w + at];
            last->ink = look.ink;
            last->attr = look.attr;
            if (width == 2) {
                last[1].ink = look.ink;
                last[1].attr = look.attr;
            }
        }
        at += width;
    }
    return at - x;
}

int cl_canvas_put(struct cl_canvas *c, int x, int y, int max, enum cl_ink ink, unsigned attr,
                  const char *text) {
    if (!text || max <= 0)
        return 0;
    return put_slice(c, x, y, max, (struct cl_tile){.ink = (uint8_t)ink, .attr = (uint8_t)attr},
                     clean(c, text));
}

void cl_canvas_fit(struct cl_canvas *c, struct cl_rect line, enum cl_ink ink, unsigned attr,
                   const char *text, bool right) {
    if (!text || line.w <= 0)
        return;
    struct cl_slice s = cl_utf8_fit(c->scratch, clean(c, text), (size_t)line.w, c->ascii);
    int used = (int)cl_utf8_width(s);
    int x = right && used < line.w ? line.x + line.w - used : line.x;
    put_slice(c, x, line.y, line.w, (struct cl_tile){.ink = (uint8_t)ink, .attr = (uint8_t)attr},
              s);
}

void cl_canvas_blank(struct cl_canvas *c, struct cl_rect r) {
    for (int y = r.y < 0 ? 0 : r.y; y < r.y + r.h && y < c->h; y++) {
        for (int x = r.x < 0 ? 0 : r.x; x < r.x + r.w && x < c->w; x++) {
            break_wide(c, x, y);
            set_blank(&c->tiles[y * c->w + x]);
        }
    }
}

void cl_canvas_attr(struct cl_canvas *c, struct cl_rect r, unsigned attr) {
    for (int y = r.y < 0 ? 0 : r.y; y < r.y + r.h && y < c->h; y++) {
        for (int x = r.x < 0 ? 0 : r.x; x < r.x + r.w && x < c->w; x++)
            c->tiles[y * c->w + x].attr |= (uint8_t)attr;
    }
}

const char *cl_canvas_printf(struct cl_canvas *c, const char *fmt, ...) {
    char text[1024];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    return cl_arena_str(c->scratch, text);
}

static void line(struct cl_canvas *c, int x, int y, int w, unsigned attr, const char *glyph) {
    for (int i = 0; i < w; i++)
        cl_canvas_put(c, x + i, y, 1, attr ? CL_INK_ACCENT : CL_INK_TEXT, attr, glyph);
}

/* "─ Title ─────── note ─" from x on. */
static void heading(struct cl_canvas *c, struct cl_rect r, bool heavy, const char *title,
                    const char *note) {
    unsigned attr = heavy ? CL_ATTR_BOLD : 0;
    int room = r.w - 4, note_w = cl_canvas_width(c, note);
    line(c, r.x, r.y, r.w, attr, heavy ? "━" : "─");
    int title_w = cl_canvas_width(c, title);
    if (title_w > room)
        title_w = room;
    if (title && title_w > 0) {
        cl_canvas_put(c, r.x + 1, r.y, 1, CL_INK_TEXT, 0, " ");
        cl_canvas_fit(c, (struct cl_rect){r.x + 2, r.y, title_w, 1}, CL_INK_TEXT, attr, title,
                      false);
        cl_canvas_put(c, r.x + 2 + title_w, r.y, 1, CL_INK_TEXT, 0, " ");
    }
    int left = room - title_w - 3;
    if (note && note_w > 0 && left > 3) {
        if (note_w > left)
            note_w = left;
        int x = r.x + r.w - note_w - 2;
        cl_canvas_put(c, x - 1, r.y, 1, CL_INK_TEXT, 0, " ");
        cl_canvas_fit(c, (struct cl_rect){x, r.y, note_w, 1}, CL_INK_DIM, 0, note, false);
        cl_canvas_put(c, x + note_w, r.y, 1, CL_INK_TEXT, 0, " ");
    }
}

struct cl_rect cl_canvas_box(struct cl_canvas *c, struct cl_rect r, bool heavy, const char *title,
                             const char *note) {
    unsigned attr = heavy ? CL_ATTR_BOLD : 0;
    enum cl_ink ink = heavy ? CL_INK_ACCENT : CL_INK_TEXT; /* a colour per line costs bytes */
    if (r.w < 2 || r.h < 2)
        return (struct cl_rect){r.x, r.y, 0, 0};
    heading(c, (struct cl_rect){r.x + 1, r.y, r.w - 2, 1}, heavy, title, note);
    line(c, r.x + 1, r.y + r.h - 1, r.w - 2, attr, heavy ? "━" : "─");
    cl_canvas_put(c, r.x, r.y, 1, ink, attr, heavy ? "┏" : "┌");
    cl_canvas_put(c, r.x + r.w - 1, r.y, 1, ink, attr, heavy ? "┓" : "┐");
    cl_canvas_put(c, r.x, r.y + r.h - 1, 1, ink, attr, heavy ? "┗" : "└");
    cl_canvas_put(c, r.x + r.w - 1, r.y + r.h - 1, 1, ink, attr, heavy ? "┛" : "┘");
    for (int y = r.y + 1; y < r.y + r.h - 1; y++) {
        cl_canvas_put(c, r.x, y, 1, ink, attr, heavy ? "┃" : "│");
        cl_canvas_put(c, r.x + r.w - 1, y, 1, ink, attr, heavy ? "┃" : "│");
    }
    return (struct cl_rect){r.x + 1, r.y + 1, r.w - 2, r.h - 2};
}

struct cl_rect cl_canvas_rule(struct cl_canvas *c, struct cl_rect r, bool heavy, const char *title,
                              const char *note) {
    heading(c, r, heavy, title, note);
    return (struct cl_rect){r.x, r.y + 1, r.w, r.h - 1};
}

static bool is_blank(const struct cl_tile *t) {
    return t->attr == 0 && t->ink == CL_INK_TEXT && strcmp(t->ch, " ") == 0;
}

void cl_canvas_join(struct cl_canvas *c) {
    for (int y = 0; y < c->h; y++) {
        struct cl_tile *row = &c->tiles[y * c->w];
        int last = -1; /* the text before the blanks */
        for (int x = 0; x < c->w; x++) {
            if (is_blank(&row[x]))
                continue;
            bool join = last >= 0 && x - last <= JOIN_MAX && row[last].ink == row[x].ink &&
                        row[last].attr == 0 && row[x].attr == 0;
            for (int i = last + 1; join && i < x; i++)
                row[i].ink = row[x].ink;
            last = x;
        }
    }
}

void cl_canvas_dump(const struct cl_canvas *c, struct cl_buf *out) {
    for (int y = 0; y < c->h; y++) {
        int last = c->w - 1;
        const struct cl_tile *row = &c->tiles[y * c->w];
        while (last >= 0 && strcmp(row[last].ch, " ") == 0)
            last--;
        for (int x = 0; x <= last; x++)
            cl_buf_puts(out, row[x].ch);
        cl_buf_putc(out, '\n');
    }
}
