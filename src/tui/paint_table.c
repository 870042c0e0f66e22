/* paint_table.c - a page of a table: columns that fit, cursor, sort arrows.
 *
 * Columns leave from the highest drop number on until the rest fits; the first
 * and the sorted one stay.  Room to spare goes to the last text column. */
#include "caseload/base/utf8.h"

#include "paint.h"

#define COLUMNS_MAX 64

struct fitted {
    size_t n, at[COLUMNS_MAX];
    int width[COLUMNS_MAX];
};

static int total_width(const struct fitted *f) {
    int w = 0;
    for (size_t i = 0; i < f->n; i++)
        w += f->width[i] + 1;
    return w;
}

static void leave_out(struct fitted *f, const struct cl_fig_table *t) {
    size_t worst = 0;
    int drop = 0;
    for (size_t i = 1; i < f->n; i++) {
        const struct cl_fig_column *col = &t->columns[f->at[i]];
        if (col->sorted == 0 && col->drop >= drop && col->drop > 0) {
            drop = col->drop;
            worst = i;
        }
    }
    if (worst == 0)
        worst = f->n - 1;
    for (size_t i = worst; i + 1 < f->n; i++) {
        f->at[i] = f->at[i + 1];
        f->width[i] = f->width[i + 1];
    }
    f->n--;
}

/* Spare room goes first to columns whose texts are cut, then to the last of text. */
static void grow(struct fitted *f, const struct cl_fig_table *t, struct cl_canvas *c, int spare) {
    int text = -1;
    for (size_t i = 0; i < f->n; i++) {
        int widest = f->width[i];
        for (size_t r = 0; r < t->n_rows && spare > 0; r++) {
            int w = cl_canvas_width(c, t->rows[r].cells[f->at[i]].text);
            widest = w > widest ? w : widest;
        }
        int more = widest - f->width[i];
        more = more > spare ? spare : more;
        f->width[i] += more > 0 ? more : 0;
        spare -= more > 0 ? more : 0;
        text = t->columns[f->at[i]].right ? text : (int)i;
    }
    if (text >= 0 && spare > 0)
        f->width[text] += spare;
}

static struct fitted fit(const struct cl_fig_table *t, struct cl_canvas *c, int w) {
    struct fitted f = {.n = t->n_columns < COLUMNS_MAX ? t->n_columns : COLUMNS_MAX};
    for (size_t i = 0; i < f.n; i++) {
        int title = cl_canvas_width(c, t->columns[i].title) + (t->columns[i].sorted != 0);
        f.at[i] = i;
        f.width[i] = t->columns[i].width > title ? t->columns[i].width : title;
    }
    while (f.n > 1 && total_width(&f) > w)
        leave_out(&f, t);
    grow(&f, t, c, w - total_width(&f));
    if (f.n == 1 && f.width[0] > w)
        f.width[0] = w;
    return f;
}

static void header(const struct paint *p, const struct fitted *f) {
    const struct cl_fig_table *t = &p->figure->as.table;
    int x = p->area.x + 2;
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_fig_column *col = &t->columns[f->at[i]];
        const char *arrow = col->sorted > 0 ? "▲" : col->sorted < 0 ? "▼" : "";
        const char *title = cl_canvas_printf(p->c, "%s%s", col->title, arrow);
        bool here = p->focused && (int)f->at[i] == p->spot.col;
        cl_canvas_fit(p->c, (struct cl_rect){x, p->area.y, f->width[i], 1}, CL_INK_DIM,
                      CL_ATTR_BOLD | (here ? CL_ATTR_UNDER : 0), title, col->right);
        x += f->width[i] + 1;
    }
}

static bool found_in(struct cl_canvas *c, const char *text, const char *find) {
    if (!find || !*find || !text)
        return false;
    struct cl_slice a = cl_fold(c->scratch, cl_slice(text)),
                    b = cl_fold(c->scratch, cl_slice(find));
    return b.len && memmem(a.ptr, a.len, b.ptr, b.len);
}

static void row_at(const struct paint *p, const struct fitted *f, int y, int64_t at) {
    const struct cl_fig_table *t = &p->figure->as.table;
    struct cl_canvas *c = p->c;
    if (at < (int64_t)t->offset || at >= (int64_t)(t->offset + t->n_rows)) {
        cl_canvas_put(c, p->area.x + 2, y, 3, CL_INK_DIM, 0, "…"); /* its page is on the way */
        return;
    }
    const struct cl_fig_row *row = &t->rows[at - (int64_t)t->offset];
    bool here = at == p->spot.at;
    int x = p->area.x + 2;
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_fig_cell *cell = &row->cells[f->at[i]];
        /* Under the cursor the row has one ink: colours would cost bytes at each move. */
        enum cl_ink ink = cell->text ? (enum cl_ink)cell->role : CL_INK_DIM;
        if (here && p->focused)
            ink = CL_INK_TEXT;
        unsigned attr = found_in(c, cell->text, p->find) ? CL_ATTR_UNDER | CL_ATTR_BOLD : 0;
        cl_canvas_fit(c, (struct cl_rect){x, y, f->width[i], 1}, ink, attr,
                      cell->text ? cell->text : "∅", t->columns[f->at[i]].right);
        x += f->width[i] + 1;
    }
    if (!here)
        return;
    cl_canvas_put(c, p->area.x + 1, y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
    if (p->focused) {
        cl_canvas_attr(c, (struct cl_rect){p->area.x + 2, y, p->area.w - 3, 1}, CL_ATTR_REVERSE);
        c->cursor_x = p->area.x + 1;
        c->cursor_y = y;
    }
}

void paint_table(const struct paint *p) {
    const struct cl_fig_table *t = &p->figure->as.table;
    struct fitted f = fit(t, p->c, p->area.w - 3);
    int rows = p->area.h - 1;
    header(p, &f);
    for (int i = 0; i < rows; i++) {
        int64_t at = p->spot.top + i;
        if (at >= (int64_t)t->total)
            break;
        row_at(p, &f, p->area.y + 1 + i, at);
    }
    paint_scrollbar(
        p->c, (struct cl_rect){p->area.x + p->area.w - (p->boxed ? 0 : 1), p->area.y + 1, 1, rows},
        (int64_t)t->total, p->spot.top, rows);
}
