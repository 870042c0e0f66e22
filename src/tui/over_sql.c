/* over_sql.c - the overlay of `;`: the rows of a statement, painted as any table. */
#include "caseload/base/num.h"

#include "screen.h"

void over_sql(struct screen *s) {
    const struct cl_figure *f = cl_app_sql(s->app);
    const struct cl_spot *spot = cl_app_sql_spot(s->app);
    const struct cl_fig_table *t = &f->as.table;
    struct cl_canvas *c = s->canvas;
    char at[32], total[32];
    cl_format_count(t->n_rows > 0 ? spot->at + 1 : 0, at);
    cl_format_count((int64_t)t->n_rows, total);
    const char *note =
        cl_canvas_printf(c, "%s%s%s/%s", f->note ? f->note : "", f->note ? " · " : "", at, total);
    int wanted = t->n_rows < 1000 ? (int)t->n_rows + 3 : c->h;
    struct cl_rect in = over_box(s, c->w, wanted < 5 ? 5 : wanted, f->title, note);
    s->over_rows = in.h - 1;
    if (f->empty) {
        cl_canvas_put(c, in.x, in.y, in.w, CL_INK_DIM, 0, f->empty);
        return;
    }
    struct paint p = {.c = c,
                      .area = {in.x - 1, in.y, in.w + 2, in.h},
                      .figure = f,
                      .spot = *spot,
                      .focused = true,
                      .boxed = true,
                      .find = ""};
    paint_table(&p);
}
