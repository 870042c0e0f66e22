/* over_explain.c - the overlay of `i`: facts about one number, wrapped. */
#include "screen.h"

struct lines {
    const char *label, *text;
    enum cl_ink ink;
};

/* The lines of one fact from lines[n] on; with lines NULL it only counts.  Line breaks
 * of the text (SQL has them) stay, and so does what a line is indented by. */
static size_t fact_lines(struct cl_canvas *c, const struct cl_fig_item *item, int w,
                         struct lines *lines, size_t n) {
    struct cl_slice rest = cl_slice(item->text ? item->text : "—");
    const char *label = item->label;
    while (rest.ptr) {
        struct cl_slice line = cl_slice_cut(&rest, '\n');
        int indent = 0;
        while (line.len > 1 && line.ptr[0] == ' ' && indent < w / 2) {
            line.ptr++;
            line.len--;
            indent++;
        }
        const char **wrapped;
        size_t k =
            paint_wrap(c, cl_arena_strn(c->scratch, line.ptr, line.len), w - indent, &wrapped);
        for (size_t i = 0; lines && i < k; i++) {
            const char *text = cl_canvas_printf(c, "%*s%s", indent, "", wrapped[i]);
            lines[n + i] = (struct lines){label, text, (enum cl_ink)item->role};
            label = "";
        }
        n += k;
    }
    return n;
}

void over_explain(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    const struct cl_figure *f = cl_app_explained(s->app);
    int w = c->w >= 120 ? 110 : c->w >= 76 ? 76 : c->w, in_w = w - 4;
    if (!f) {
        struct cl_rect in = over_box(s, w, 5, "Explain", "Esc closes");
        cl_canvas_put(c, in.x, in.y, in.w, CL_INK_DIM, 0, "Asking …");
        return;
    }
    int label_w = 0;
    for (size_t i = 0; i < f->as.items.n; i++) {
        int l = f->as.items.items[i].label ? cl_canvas_width(c, f->as.items.items[i].label) : 0;
        label_w = l > label_w ? l : label_w;
    }
    if (label_w > in_w / 3)
        label_w = in_w / 3;
    size_t n = 0;
    for (size_t i = 0; i < f->as.items.n; i++)
        n = fact_lines(c, &f->as.items.items[i], in_w - label_w - 3, NULL, n);
    struct lines *lines = cl_arena_array(c->scratch, n + 1, sizeof *lines);
    n = 0;
    for (size_t i = 0; i < f->as.items.n; i++)
        n = fact_lines(c, &f->as.items.items[i], in_w - label_w - 3, lines, n);
    struct cl_rect in =
        over_box(s, w, n < 1000 ? (int)n + 2 : c->h, f->title ? f->title : "Explain", "Esc closes");
    size_t top = cl_app_over_at(s->app), rows = (size_t)(in.h > 0 ? in.h : 0);
    if (top + rows > n)
        top = n > rows ? n - rows : 0;
    s->over_lines = n;
    s->over_rows = in.h;
    for (size_t i = 0; i < rows && top + i < n; i++) {
        const struct lines *l = &lines[top + i];
        int y = in.y + (int)i;
        cl_canvas_fit(c, (struct cl_rect){in.x, y, label_w, 1}, CL_INK_DIM, 0, l->label, false);
        cl_canvas_put(c, in.x + label_w + 2, y, in.w - label_w - 2, l->ink, 0, l->text);
    }
    paint_scrollbar(c, (struct cl_rect){in.x + in.w + 1, in.y, 1, in.h}, (int64_t)n, (int64_t)top,
                    in.h);
}
