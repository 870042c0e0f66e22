/* paint_note.c - what stands beside a title, where the border has no room for it.
 *
 * A note's parts are divided by "; " and its last ones are reasons: what is missing,
 * what a clock cannot do.  Those are what may not be cut. */
#include "paint.h"

const char *paint_note(struct cl_canvas *c, const char *note, int room) {
    if (!note || cl_canvas_width(c, note) <= room)
        return note;
    for (const char *rest = strstr(note, "; "); rest; rest = strstr(rest + 2, "; ")) {
        const char *text = cl_canvas_printf(c, "… %s", rest + 2);
        if (cl_canvas_width(c, text) <= room)
            return text;
    }
    return note;
}

/* Rows that the figure's painter would leave empty. */
static int spare_rows(const struct cl_figure *f, int h) {
    if (f->empty)
        return 0;
    if (f->kind == CL_FIG_BARS)
        return h - (int)f->as.bars.n - (f->as.bars.part_name != NULL);
    if (f->kind == CL_FIG_HEAT)
        return h - (int)f->as.heat.n_rows - 2; /* titles and legend */
    return 0;
}

int paint_note_below(struct cl_canvas *c, struct cl_rect in, const struct cl_figure *f,
                     const char *note) {
    const char **lines;
    size_t n = paint_wrap(c, note, in.w - 2, &lines);
    if ((int)n > spare_rows(f, in.h))
        return 0;
    for (size_t i = 0; i < n; i++)
        cl_canvas_put(c, in.x + 1, in.y + in.h - (int)n + (int)i, in.w - 2, CL_INK_DIM, 0,
                      lines[i]);
    return (int)n;
}
