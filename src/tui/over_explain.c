/* over_explain.c - the overlay of `i`: facts about one number, wrapped. */
#include "screen.h"

struct lines {
    const char *label, *text;
    enum cl_ink ink;
};

void over_explain(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    const struct cl_figure *f = cl_app_explained(s->app);
    int w = c->w >= 120 ? 110 : c->w >= 76 ? 76 : c->w;
    struct cl_rect in = over_box(s, w, c->h, f && f->title ? f->title : "Explain", "Esc closes");
    if (!f) {
        cl_canvas_put(c, in.x, in.y, in.w, CL_INK_DIM, 0, "Asking …");
        return;
    }
    int label_w = 0;
    for (size_t i = 0; i < f->as.items.n; i++) {
        int l = f->as.items.items[i].label ? cl_canvas_width(c, f->as.items.items[i].label) : 0;
        label_w = l > label_w ? l : label_w;
    }
    if (label_w > in.w / 3)
        label_w = in.w / 3;
    size_t cap = 0, n = 0;
    struct lines *lines = NULL;
    for (int pass = 0; pass < 2; pass++) { /* count, then fill */
        if (pass == 1)
            lines = cl_arena_array(c->scratch, cap + 1, sizeof *lines);
        for (size_t i = 0; i < f->as.items.n; i++) {
            const struct cl_fig_item *item = &f->as.items.items[i];
            const char **text;
            size_t k = paint_wrap(c, item->text ? item->text : "—", in.w - label_w - 3, &text);
            cap += pass == 0 ? k : 0;
            for (size_t j = 0; pass == 1 && j < k; j++)
                lines[n++] =
                    (struct lines){j == 0 ? item->label : "", text[j], (enum cl_ink)item->role};
        }
    }
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
