/* paint_table.c - a page of a table: columns that fit, cursor, sort arrows.
 *
 * Columns leave from the highest drop number on until the rest fits; the first
 * and the sorted one stay.  When the cursor moves to one that left, it comes back and
 * the others make room.  Room to spare goes to the last text column. */
#include <math.h>

#include "caseload/base/utf8.h"

#include "paint.h"

#define COLUMNS_MAX 256
#define LEAST 8 /* columns of a text that is cut to keep another column */
#define BAR 6   /* columns of a bar beside a number */

struct fitted {
    size_t n, at[COLUMNS_MAX];
    int width[COLUMNS_MAX];
    int shade[COLUMNS_MAX]; /* of this width, columns at the right end for shade or bar */
};

static int total_width(const struct fitted *f) {
    int w = 0;
    for (size_t i = 0; i < f->n; i++)
        w += f->width[i] + 1;
    return w;
}

/* Which column leaves next: the one dropped first; else one of the window around the
 * cursor, the last right of it or when there is none the first left of it; else the
 * last. */
static size_t worst_of(const struct fitted *f, const struct cl_fig_table *t, int cursor) {
    size_t worst = 0, left = 0, right = 0, last = 0;
    int drop = 0;
    for (size_t i = 1; i < f->n; i++) {
        const struct cl_fig_column *col = &t->columns[f->at[i]];
        if (col->sorted != 0 || (int)f->at[i] == cursor)
            continue;
        if (col->drop >= drop && col->drop > 0) {
            drop = col->drop;
            worst = i;
        }
        bool window = col->drop == CL_DROP_WINDOW;
        left = window && left == 0 ? i : left;
        right = window && (int)f->at[i] > cursor ? i : right;
        last = i;
    }
    return worst > 0 ? worst : right > 0 ? right : left > 0 ? left : last > 0 ? last : f->n - 1;
}

static void leave_out(struct fitted *f, size_t worst) {
    for (size_t i = worst; i + 1 < f->n; i++) {
        f->at[i] = f->at[i + 1];
        f->width[i] = f->width[i + 1];
        f->shade[i] = f->shade[i + 1];
    }
    f->n--;
}

static bool heated(const struct cl_fig_table *t, size_t column) {
    for (size_t r = 0; r < t->n_rows; r++) {
        if (t->rows[r].cells[column].heat > 0)
            return true;
    }
    return false;
}

/* A cell of its own under the cursor, not only its row. */
static bool by_cell(const struct cl_fig_table *t, int64_t at, int column) {
    if (at < (int64_t)t->offset || at >= (int64_t)(t->offset + t->n_rows))
        return false;
    const struct cl_fig_row *row = &t->rows[at - (int64_t)t->offset];
    return column < (int)t->n_columns && row->cells[column].drill;
}

static int heated_columns(const struct fitted *f) {
    int n = 0;
    for (size_t i = 0; i < f->n; i++)
        n += f->shade[i] == 1; /* without a bar yet */
    return n;
}

/* Some columns of the window around the cursor are outside of it. */
static bool is_paged(const struct fitted *f, const struct cl_fig_table *t) {
    size_t window = 0, shown = 0;
    for (size_t i = 0; i < t->n_columns; i++)
        window += t->columns[i].drop == CL_DROP_WINDOW;
    for (size_t i = 0; i < f->n; i++)
        shown += t->columns[f->at[i]].drop == CL_DROP_WINDOW;
    return shown < window;
}

/* Spare room goes first to columns whose texts are cut, then to the last of text. */
static void grow(struct fitted *f, const struct cl_fig_table *t, struct cl_canvas *c, int spare) {
    int text = -1;
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_fig_column *col = &t->columns[f->at[i]];
        int apart = c->ascii && col->sorted != 0 ? cl_canvas_width(c, col->title) + 2 : 0;
        int widest = apart > f->width[i] ? apart : f->width[i];
        for (size_t r = 0; r < t->n_rows && spare > 0; r++) {
            int w = cl_canvas_width(c, t->rows[r].cells[f->at[i]].text) + f->shade[i];
            widest = w > widest ? w : widest;
        }
        int more = widest - f->width[i];
        more = more > spare ? spare : more;
        f->width[i] += more > 0 ? more : 0;
        spare -= more > 0 ? more : 0;
        text = col->right ? text : (int)i;
    }
    /* Then to bars, as long as all get one; not where other columns are a step away, or
     * a step would change what cells look like. */
    for (size_t i = 0; i < f->n && !is_paged(f, t); i++) {
        if (f->shade[i] > 0 && spare >= heated_columns(f) * BAR) {
            f->width[i] += BAR;
            f->shade[i] += BAR;
            spare -= BAR;
        }
    }
    if (text > 0 && text == (int)f->n - 1 && spare > 0) /* others stay near what follows */
        f->width[text] += spare;
}

/* Before a column leaves that should be the last to, texts are cut: never below
 * LEAST columns, nor those of `whole`; false when that is not enough. */
static bool cut_texts(struct fitted *f, const struct cl_fig_table *t, int over, const bool *whole) {
    int room = 0;
    for (size_t i = 0; i < f->n; i++) {
        if (!t->columns[f->at[i]].right && f->width[i] > LEAST && !whole[f->at[i]])
            room += f->width[i] - LEAST;
    }
    if (room < over)
        return false;
    while (over > 0) {
        size_t widest = f->n;
        for (size_t i = 0; i < f->n; i++) {
            bool text = !t->columns[f->at[i]].right && f->width[i] > LEAST && !whole[f->at[i]];
            if (text && (widest == f->n || f->width[i] > f->width[widest]))
                widest = i;
        }
        f->width[widest]--;
        over--;
    }
    return true;
}

static struct fitted all_columns(const struct cl_fig_table *t, struct cl_canvas *c) {
    struct fitted f = {.n = t->n_columns < COLUMNS_MAX ? t->n_columns : COLUMNS_MAX};
    for (size_t i = 0; i < f.n; i++) {
        int title = cl_canvas_width(c, t->columns[i].title) + (t->columns[i].sorted != 0);
        f.at[i] = i;
        f.shade[i] = heated(t, i);
        f.width[i] = (t->columns[i].width > title ? t->columns[i].width : title) + f.shade[i];
    }
    return f;
}

static void drop_columns(struct fitted *f, const struct cl_fig_table *t, int w, int cursor) {
    static const bool none[COLUMNS_MAX];
    while (f->n > 1 && total_width(f) > w) {
        size_t worst = worst_of(f, t, cursor);
        if (t->columns[f->at[worst]].drop == 0 && cut_texts(f, t, total_width(f) - w, none))
            break;
        leave_out(f, worst);
    }
}

static bool is_shown(const struct fitted *f, int column) {
    for (size_t i = 0; i < f->n; i++) {
        if ((int)f->at[i] == column)
            return true;
    }
    return false;
}

/* The column comes back among the others: their texts are cut, then its own, and only
 * when that is not enough one of them leaves. */
static void bring_back(struct fitted *f, const struct fitted *all, const struct cl_fig_table *t,
                       int w, int column) {
    bool whole[COLUMNS_MAX] = {true};
    size_t to = f->n++;
    for (; to > 0 && (int)f->at[to - 1] > column; to--) {
        f->at[to] = f->at[to - 1];
        f->width[to] = f->width[to - 1];
        f->shade[to] = f->shade[to - 1];
    }
    f->at[to] = (size_t)column;
    f->width[to] = all->width[column];
    f->shade[to] = all->shade[column];
    while (f->n > 2 && total_width(f) > w) {
        int over = total_width(f) - w;
        whole[column] = true;
        if (cut_texts(f, t, over, whole))
            break;
        whole[column] = false;
        if (cut_texts(f, t, over, whole))
            break;
        leave_out(f, worst_of(f, t, column));
    }
}

/* What was there stays as far as it can while the cursor moves; only a window of columns
 * goes along with it. */
static struct fitted fit(const struct cl_fig_table *t, struct cl_canvas *c, int w, int cursor) {
    const struct fitted all = all_columns(t, c);
    struct fitted f = all;
    bool window = false;
    for (size_t i = 0; i < t->n_columns; i++)
        window = window || t->columns[i].drop == CL_DROP_WINDOW;
    drop_columns(&f, t, w, window ? cursor : -1);
    if (cursor >= 0 && (size_t)cursor < all.n && !is_shown(&f, cursor))
        bring_back(&f, &all, t, w, cursor);
    grow(&f, t, c, w - total_width(&f));
    if (f.n == 1 && f.width[0] > w) {
        f.width[0] = w;
        f.shade[0] = 0;
    }
    return f;
}

/* In the gap after the ith column shown: do some hide there? */
static const char *hidden_mark(const struct paint *p, const struct fitted *f, size_t i) {
    size_t next = i + 1 < f->n ? f->at[i + 1] : p->figure->as.table.n_columns;
    if (!p->focused || next == f->at[i] + 1)
        return NULL;
    return (int)f->at[i] < p->spot.col ? "‹" : "›";
}

static const char *heading(struct cl_canvas *c, const struct cl_fig_column *col, int room) {
    const char *arrow = col->sorted > 0 ? "▲" : col->sorted < 0 ? "▼" : "";
    bool apart = c->ascii && *arrow && cl_canvas_width(c, col->title) + 2 <= room;
    return cl_canvas_printf(c, "%s%s%s", col->title, apart ? " " : "", arrow);
}

static void header(const struct paint *p, const struct fitted *f) {
    const struct cl_fig_table *t = &p->figure->as.table;
    int x = p->area.x + 2;
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_fig_column *col = &t->columns[f->at[i]];
        struct cl_rect r = {x, p->area.y, f->width[i] - f->shade[i], 1};
        bool here = p->focused && (int)f->at[i] == p->spot.col;
        const char *mark = hidden_mark(p, f, i);
        cl_canvas_fit(p->c, r, here ? CL_INK_TEXT : CL_INK_DIM, CL_ATTR_BOLD,
                      heading(p->c, col, r.w), col->right);
        r.w = f->width[i];
        if (here) /* as loud as the row, and no byte more when that moves */
            cl_canvas_attr(p->c, r, CL_ATTR_REVERSE);
        x += f->width[i] + 1;
        if (mark)
            cl_canvas_put(p->c, x - 1, p->area.y, 1, CL_INK_DIM, CL_ATTR_BOLD, mark);
    }
}

static const struct cl_fig_row *cursor_row(const struct paint *p) {
    const struct cl_fig_table *t = &p->figure->as.table;
    int64_t at = p->spot.at - (int64_t)t->offset;
    return at >= 0 && at < (int64_t)t->n_rows ? &t->rows[at] : NULL;
}

static bool found_in(struct cl_canvas *c, const char *text, const char *find) {
    if (!find || !*find || !text)
        return false;
    struct cl_slice a = cl_fold(c->scratch, cl_slice(text)),
                    b = cl_fold(c->scratch, cl_slice(find));
    return b.len && memmem(a.ptr, a.len, b.ptr, b.len);
}

/* The text, and at its right a shade, or a bar where the column has one. */
static void cell_at(const struct paint *p, const struct fitted *f, struct cl_rect r,
                    const struct cl_fig_row *row, size_t i) {
    const struct cl_fig_cell *cell = &row->cells[f->at[i]];
    struct cl_canvas *c = p->c;
    bool here = p->focused && row == cursor_row(p);
    /* Under the cursor the row has one ink: colours would cost bytes at each move. */
    enum cl_ink ink = cell->text ? (enum cl_ink)cell->role : CL_INK_DIM, heat = CL_INK_TEXT;
    unsigned attr = found_in(c, cell->text, p->find) ? CL_ATTR_UNDER | CL_ATTR_BOLD : 0;
    const char *shade = paint_shade(cell->heat > 0 ? cell->heat : (double)NAN, &heat);
    if (cell->heat > 0 && ink == CL_INK_TEXT)
        ink = heat;
    if (here)
        ink = heat = CL_INK_TEXT;
    int bar = f->shade[i] > 1 ? f->shade[i] - 1 : f->shade[i];
    cl_canvas_fit(c, (struct cl_rect){r.x, r.y, r.w - f->shade[i], 1}, ink, attr,
                  cell->text ? cell->text : "∅", p->figure->as.table.columns[f->at[i]].right);
    if (bar > 1)
        paint_bar(c, r.x + r.w - bar, r.y, bar, cell->heat, heat, "█");
    else if (bar == 1)
        cl_canvas_put(c, r.x + r.w - 1, r.y, 1, heat, 0, shade);
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
    bool cells = by_cell(t, at, p->spot.col);
    for (size_t i = 0; i < f->n; i++) {
        cell_at(p, f, (struct cl_rect){x, y, f->width[i], 1}, row, i);
        if (here && p->focused && cells && (int)f->at[i] == p->spot.col)
            cl_canvas_attr(c, (struct cl_rect){x, y, f->width[i], 1}, CL_ATTR_REVERSE);
        x += f->width[i] + 1;
    }
    if (!here)
        return;
    cl_canvas_put(c, p->area.x + 1, y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
    if (p->focused) {
        if (!cells)
            cl_canvas_attr(c, (struct cl_rect){p->area.x + 2, y, p->area.w - 3, 1},
                           CL_ATTR_REVERSE);
        c->cursor_x = p->area.x + 1;
        c->cursor_y = y;
    }
}

void paint_table(const struct paint *p) {
    const struct cl_fig_table *t = &p->figure->as.table;
    struct fitted f = fit(t, p->c, p->area.w - 3, p->spot.col);
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
