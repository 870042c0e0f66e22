/* cursor_text.c - what the cursor is on, in words, for the status row. */
#include "caseload/base/num.h"

#include "screen.h"

static const char *count_text(struct cl_canvas *c, uint64_t v) {
    char text[32];
    cl_format_count((int64_t)v, text);
    return cl_canvas_printf(c, "%s", text);
}

static const char *line_values(struct cl_canvas *c, const struct cl_fig_line *f, int64_t at) {
    struct cl_buf buf = {0};
    cl_buf_printf(&buf, "%s:", f->labels[at] ? f->labels[at] : "");
    for (size_t i = 0; i < f->n_series; i++) {
        char text[32];
        cl_unit_format(f->unit, f->series[i].points[at], text);
        cl_buf_printf(&buf, "%s %s %s", i ? " ·" : "", f->series[i].name, text);
    }
    const char *out = cl_arena_strn(c->scratch, buf.ptr, buf.len);
    cl_buf_free(&buf);
    return out;
}

/* The cell under the cursor, of a table whose cells can be opened. */
static const char *cell_text(struct cl_canvas *c, const struct cl_fig_table *t,
                             const struct cl_spot *spot) {
    const struct cl_fig_row *row = &t->rows[spot->at - (int64_t)t->offset];
    const struct cl_fig_cell *cell = &row->cells[spot->col];
    const char *head = row->cells[0].text ? row->cells[0].text : "∅";
    if (!cell->drill || spot->col == 0)
        return NULL;
    return cl_canvas_printf(c, "%s · %s: %s · row %s of %s", head, t->columns[spot->col].title,
                            cell->text ? cell->text : "∅", count_text(c, (uint64_t)spot->at + 1),
                            count_text(c, t->total));
}

static const char *heat_text(struct cl_canvas *c, const struct cl_fig_heat *h,
                             const struct cl_spot *spot) {
    if (spot->at >= (int64_t)h->n_rows || spot->col >= (int)h->n_cols)
        return "";
    const struct cl_fig_heat_cell *cell =
        &h->cells[(size_t)spot->at * h->n_cols + (size_t)spot->col];
    const char *row = h->rows[spot->at] ? h->rows[spot->at] : "∅",
               *col = h->cols[spot->col] ? h->cols[spot->col] : "∅";
    if (cell->say)
        return cell->say;
    return cl_canvas_printf(c, "%s · %s: %s", row, col, cell->text ? cell->text : "no case");
}

static const char *columns_text(struct cl_canvas *c, const struct cl_fig_columns *f,
                                const struct cl_spot *spot) {
    struct cl_buf buf = {0};
    char text[32];
    if (spot->at >= (int64_t)f->n_columns || spot->col >= (int)f->n_series)
        return "";
    cl_buf_printf(&buf, "%s:", f->labels[spot->at] ? f->labels[spot->at] : "∅");
    for (size_t i = 0; i < f->n_series; i++) {
        bool here = spot->col == (int)i && f->n_series > 1;
        cl_unit_format(f->unit, f->series[i].points[spot->at], text);
        cl_buf_printf(&buf, "%s %s%s %s%s", i ? " ·" : "", here ? "[" : "",
                      f->series[i].name ? f->series[i].name : "∅", text, here ? "]" : "");
    }
    const char *out = cl_arena_strn(c->scratch, buf.ptr, buf.len);
    cl_buf_free(&buf);
    return out;
}

/* "Open: 412, up 4.1 %: within the usual noise". */
static const char *verdict_text(struct cl_canvas *c, const struct cl_fig_card *card) {
    const char *way = card->direction > 0 ? "up" : card->direction < 0 ? "down" : "changed by";
    static const char *const words[] = {[CL_VERDICT_UNKNOWN] = "signal or noise is not known",
                                        [CL_VERDICT_NOISE] = "within the usual noise",
                                        [CL_VERDICT_SIGNAL] = "a signal, not chance",
                                        [CL_VERDICT_THIN] = "too few cases to say more"};
    return cl_canvas_printf(c, "%s: %s, %s %s in 30 days: %s (i explains)", card->label, card->text,
                            way, card->delta, words[card->verdict]);
}

/* Columns that all of a table's columns want. */
static int wide(const struct cl_fig_table *t) {
    int w = 3;
    for (size_t i = 0; i < t->n_columns; i++)
        w += t->columns[i].width + 1;
    return w;
}

static const char *table_text(struct cl_canvas *c, const struct cl_fig_table *t,
                              const struct cl_spot *spot, int w) {
    int64_t at = spot->at;
    const char *sorted = NULL;
    int sign = 1;
    for (size_t i = 0; i < t->n_columns && !sorted; i++) {
        if (t->columns[i].sorted) {
            sorted = t->columns[i].title;
            sign = t->columns[i].sorted;
        }
    }
    if (t->total == 0)
        return "";
    if (at >= (int64_t)t->offset && at < (int64_t)(t->offset + t->n_rows)) {
        const char *cell = cell_text(c, t, spot);
        const char *say = wide(t) > w ? t->rows[at - (int64_t)t->offset].say : NULL;
        if (cell || say)
            return cell ? cell : say;
    }
    return cl_canvas_printf(c, "Row %s of %s%s%s%s", count_text(c, (uint64_t)at + 1),
                            count_text(c, t->total), sorted ? " · sorted by " : "",
                            sorted ? sorted : "",
                            !sorted    ? ""
                            : sign > 0 ? ", ascending"
                                       : ", descending");
}

/* "Case 3 of 1,204 in this list": of the table in the frame below. */
static const char *case_text(struct screen *s) {
    struct cl_canvas *c = s->canvas;
    const struct cl_spot *spot;
    const struct cl_figure *list = cl_app_list(s->app, &spot);
    if (list)
        return cl_canvas_printf(c, "Case %s of %s in this list · Esc returns to it",
                                count_text(c, (uint64_t)spot->at + 1),
                                count_text(c, list->as.table.total));
    return cl_app_top(s->app)->apart ? "Not in this list · Esc returns to it" : "";
}

/* What the search came to; with `keys` how to go on.  NULL: nothing is searched for. */
const char *frame_match_text(struct screen *s, bool keys) {
    struct cl_canvas *c = s->canvas;
    struct cl_match m = cl_app_match(s->app);
    const char *on = keys ? cl_canvas_printf(c, " · %s next  %s previous",
                                             keymap_first(s->keys, CL_ACT_FIND_NEXT),
                                             keymap_first(s->keys, CL_ACT_FIND_PREVIOUS))
                          : "";
    switch (m.state) {
    case CL_MATCH_NONE:
        return NULL;
    case CL_MATCH_SEARCHING:
        return "Searching …";
    case CL_MATCH_MISSING:
        return keys ? cl_canvas_printf(c, "Not found: %s", cl_app_top(s->app)->find) : "not found";
    case CL_MATCH_COUNTED:
        if (m.nth == 0)
            return cl_canvas_printf(c, "%s match%s%s", count_text(c, m.n), m.n == 1 ? "" : "es",
                                    on);
        return cl_canvas_printf(c, "Match %s of %s%s", count_text(c, m.nth), count_text(c, m.n),
                                on);
    case CL_MATCH_UNCOUNTED:
        return cl_canvas_printf(c, "Found; too many rows to count the matches%s", on);
    }
    return NULL;
}

/* What the cursor is on, in words, when no action has anything to say. */
const char *frame_cursor_text(struct screen *s, int panel) {
    struct cl_canvas *c = s->canvas;
    const struct cl_figure *f = panel >= 0 ? cl_app_figure(s->app, panel) : NULL;
    const struct cl_spot *spot = panel >= 0 ? &cl_app_top(s->app)->spots[panel] : NULL;
    if (!f || spot->at < 0)
        return "";
    if (cl_app_top(s->app)->view == CL_VIEW_CASE)
        return case_text(s);
    switch (f->kind) {
    case CL_FIG_CARDS: {
        if (spot->at >= (int64_t)f->as.cards.n)
            return "";
        const struct cl_fig_card *card = &f->as.cards.cards[spot->at];
        const struct cl_measure_info *m = card->measure ? cl_measure_info(card->measure) : NULL;
        if (card->delta)
            return verdict_text(c, card);
        if (card->edge)
            return cl_canvas_printf(c, "%s: change not known: %s", card->label, card->edge);
        if (card->why)
            return cl_canvas_printf(c, "%s: %s", card->label, card->why);
        return m ? cl_canvas_printf(c, "%s: %s", card->label, m->help) : "";
    }
    case CL_FIG_LINE:
        return spot->at < (int64_t)f->as.line.n_points ? line_values(c, &f->as.line, spot->at) : "";
    case CL_FIG_BARS: {
        if (spot->at >= (int64_t)f->as.bars.n)
            return "";
        const struct cl_fig_bar *b = &f->as.bars.bars[spot->at];
        bool part = b->part >= 0 && f->as.bars.part_name;
        return cl_canvas_printf(
            c, "%s: %s%s%s", b->label ? b->label : "missing", b->text,
            part ? cl_canvas_printf(c, ", %s ", count_text(c, (uint64_t)b->part)) : "",
            part ? f->as.bars.part_name : "");
    }
    case CL_FIG_TABLE:
        return table_text(c, &f->as.table, spot, s->layout.at[panel].w);
    case CL_FIG_GAUGES: {
        if (spot->at >= (int64_t)f->as.gauges.n)
            return "";
        const struct cl_fig_gauge *g = &f->as.gauges.gauges[spot->at];
        if (g->why)
            return cl_canvas_printf(c, "%s: %s", g->label, g->why);
        return cl_canvas_printf(c, "%s: %s, %s%s", g->label, g->text, g->target_text,
                                g->met > 0    ? ", met"
                                : g->met == 0 ? ", missed"
                                              : "; [targets] of the config sets one");
    }
    case CL_FIG_HEAT:
        return heat_text(c, &f->as.heat, spot);
    case CL_FIG_COLUMNS:
        return columns_text(c, &f->as.columns, spot);
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        return "";
    }
    return "";
}
