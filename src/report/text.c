/* text.c - figures as plain text of a given width: for cron mail, terminals that
 * cannot show the dashboard, and screen readers. */
#include "caseload/base/utf8.h"

#include "report.h"

#define PROSE 30 /* a column of text this wide holds sentences */

void report_repeat(struct cl_buf *out, const char *s, int n) {
    for (int i = 0; i < n; i++)
        cl_buf_puts(out, s);
}

/* s in exactly width columns, cut with … */
void report_put(const struct report_page *p, struct cl_slice s, int width, bool right) {
    struct cl_slice fit = cl_utf8_fit(p->arena, s, (size_t)width, p->ascii);
    int gap = width - (int)cl_utf8_width(fit);
    if (right)
        report_repeat(p->out, " ", gap);
    cl_buf_add(p->out, fit.ptr, fit.len);
    if (!right)
        report_repeat(p->out, " ", gap);
}

/* No line ends in blanks. */
void report_end_line(const struct report_page *p) {
    while (p->out->len && p->out->ptr[p->out->len - 1] == ' ')
        p->out->len--;
    cl_buf_putc(p->out, '\n');
}

/* How many bytes of s fill a line of `room` columns, broken at a blank when there is one. */
static size_t line_bytes(struct cl_slice s, size_t room) {
    size_t take = 0, at = 0, width = 0;
    while (at < s.len) {
        size_t next = at;
        width += (size_t)cl_cp_width(cl_utf8_next(s, &next));
        if (width > room)
            break;
        at = next;
        if (at == s.len || s.ptr[at] == ' ')
            take = at;
    }
    return take ? take : at ? at : s.len;
}

/* s from the cursor on, wrapped; later lines begin at column `indent`. */
void report_put_wrapped(const struct report_page *p, struct cl_slice s, int indent) {
    size_t room = (size_t)(p->columns - indent - 1);
    for (bool first = true; first || s.len; first = false) {
        size_t take = line_bytes(s, room);
        if (!first)
            report_repeat(p->out, " ", indent);
        cl_buf_add(p->out, s.ptr, take);
        cl_buf_putc(p->out, '\n');
        s.ptr += take;
        s.len -= take;
        while (s.len && *s.ptr == ' ') {
            s.ptr++;
            s.len--;
        }
    }
}

static void text_head(struct report_page *p, const char *title, const char *const *lines,
                      size_t n) {
    cl_buf_printf(p->out, "caseload  %s\n", title);
    for (size_t i = 0; i < n; i++) {
        report_put_wrapped(p, report_safe(p, lines[i]), 2);
    }
}

static void rule(const struct report_page *p, const struct cl_figure *f) {
    const char *line = p->ascii ? "-" : "─";
    struct cl_slice title = cl_utf8_fit(p->arena, report_safe(p, f->title),
                                        (size_t)(p->columns - 3), p->ascii),
                    note = f->note ? report_safe(p, f->note) : CL_S("");
    if ((int)(cl_utf8_width(title) + cl_utf8_width(note)) + 8 > p->columns)
        note = CL_S("");
    int used = 3 + (int)cl_utf8_width(title) + (note.len ? (int)cl_utf8_width(note) + 3 : 0);
    cl_buf_printf(p->out, "\n%s ", line);
    cl_buf_add(p->out, title.ptr, title.len);
    cl_buf_putc(p->out, ' ');
    report_repeat(p->out, line, p->columns - used);
    if (note.len)
        cl_buf_printf(p->out, " %.*s %s", (int)note.len, note.ptr, line);
    report_end_line(p);
}

static void text_cards(struct report_page *p, const struct cl_figure *f) {
    for (size_t i = 0; i < f->as.cards.n; i++) {
        const struct cl_fig_card *c = &f->as.cards.cards[i];
        const char *arrow = c->direction > 0   ? (p->ascii ? "^" : "▲")
                            : c->direction < 0 ? (p->ascii ? "v" : "▼")
                                               : "=";
        cl_buf_putc(p->out, ' ');
        report_put(p, report_safe(p, c->label), 22, false);
        report_put(p, report_safe(p, c->text), 12, true);
        cl_buf_puts(p->out, "  ");
        if (c->why) {
            report_put(p, report_safe(p, c->why), p->columns - 38, false);
            report_end_line(p);
            continue;
        }
        if (p->columns < 56) {
            report_end_line(p);
            continue;
        }
        report_put(p,
                   c->delta ? report_safe(p, cl_arena_printf(p->arena, "%s %s%s", arrow, c->delta,
                                                             report_verdict(c)))
                            : CL_S(""),
                   18, false);
        const char *spark = p->columns < 70 ? "" : report_spark(p, c->spark, CL_SPARK_POINTS);
        report_put(p, cl_slice(spark), CL_SPARK_POINTS + 1, false);
        const char *target = c->target ? c->target : "";
        if ((int)strlen(target) > p->columns - 71 && strncmp(target, "target ", 7) == 0)
            target += 7; /* the number says more */
        if (p->columns > 71)
            report_put(p, report_safe(p, target), p->columns - 71, false);
        report_end_line(p);
    }
}

static void text_line(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_line *l = &f->as.line;
    size_t from = l->n_points > 13 ? l->n_points - 13 : 0;
    int w = (p->columns - 1) / (int)(l->n_series + 1);
    w = w > 12 ? 12 : w;
    if (l->summary) {
        cl_buf_putc(p->out, ' ');
        report_put_wrapped(p, report_safe(p, l->summary), 1);
    }
    cl_buf_putc(p->out, ' ');
    report_put(p, CL_S(""), w, false);
    for (size_t s = 0; s < l->n_series; s++)
        report_put(p, report_safe(p, l->series[s].name), w, true);
    report_end_line(p);
    for (size_t i = from; i < l->n_points; i++) {
        cl_buf_putc(p->out, ' ');
        report_put(p, report_safe(p, l->labels[i]), w, false);
        for (size_t s = 0; s < l->n_series; s++) {
            char text[32];
            cl_unit_format(l->unit, l->series[s].points[i], text);
            report_put(p, report_safe(p, text), w, true);
        }
        report_end_line(p);
    }
}

static void text_bars(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_bars *b = &f->as.bars;
    int label = 24, text = 10;
    for (size_t i = 0; i < b->n && i < REPORT_BARS; i++) {
        int w = (int)cl_utf8_width(report_safe(p, b->bars[i].text));
        text = w > text ? w : text;
    }
    int room = p->columns - label - text - 4;
    for (size_t i = 0; i < b->n && i < REPORT_BARS; i++) {
        const struct cl_fig_bar *bar = &b->bars[i];
        int len = b->max > 0 && bar->value > 0 ? (int)(bar->value / b->max * room + 0.5) : 0;
        len += len == 0 && bar->value > 0; /* something is never drawn as nothing */
        int part = bar->part > 0 && b->max > 0 ? (int)(bar->part / b->max * room + 0.5) : 0;
        part = part > len ? len : part;
        cl_buf_putc(p->out, ' ');
        report_put(p, report_safe(p, bar->label), label, false);
        report_put(p, report_safe(p, bar->text), text, true);
        cl_buf_puts(p->out, "  ");
        report_repeat(p->out, p->ascii ? "=" : "▓", part);
        report_repeat(p->out, p->ascii ? "#" : "█", len - part);
        report_end_line(p);
    }
    if (b->n > REPORT_BARS)
        cl_buf_printf(p->out, " %s%zu more\n", p->ascii ? "" : "… ", b->n - REPORT_BARS);
    if (b->part_name && b->n)
        cl_buf_printf(p->out, " %s %s  %s other\n", p->ascii ? "=" : "▓", b->part_name,
                      p->ascii ? "#" : "█");
}

/* With room for the shade beside a number. */
static int width_of(const struct cl_fig_table *t, size_t column) {
    bool heated = false;
    for (size_t r = 0; r < t->n_rows && !heated; r++)
        heated = t->rows[r].cells[column].heat > 0;
    return t->columns[column].width + (heated ? 2 : 0);
}

/* Columns that fit: those with the highest drop go first. */
static size_t fitting(const struct cl_fig_table *t, int room, bool *shown) {
    int used = 0;
    for (size_t c = 0; c < t->n_columns; c++) {
        shown[c] = true;
        used += width_of(t, c) + 1;
    }
    while (used > room) {
        size_t worst = t->n_columns;
        for (size_t c = 0; c < t->n_columns; c++)
            if (shown[c] && t->columns[c].drop > 0 &&
                (worst == t->n_columns || t->columns[c].drop > t->columns[worst].drop))
                worst = c;
        for (size_t c = t->n_columns; worst == t->n_columns && c-- > 1;)
            worst = shown[c] && t->columns[c].drop < 0 ? c : worst;
        for (size_t c = t->n_columns; worst == t->n_columns && c-- > 1;)
            worst = shown[c] ? c : worst; /* none may go, so the last one does */
        if (worst == t->n_columns)
            break;
        shown[worst] = false;
        used -= width_of(t, worst) + 1;
    }
    return (size_t)used;
}

static bool any_cut(const struct report_page *p, const struct cl_fig_table *t, size_t column) {
    for (size_t r = 0; r < t->n_rows; r++) {
        const char *text = t->rows[r].cells[column].text;
        if ((int)cl_utf8_width(report_safe(p, text ? text : "")) > t->columns[column].width)
            return true;
    }
    return false;
}

/* Prose does not fit beside numbers: then each row is a paragraph of its cells. */
static bool wants_paragraphs(const struct report_page *p, const struct cl_fig_table *t,
                             const bool *shown) {
    bool prose = false, cut = false;
    for (size_t c = 0; c < t->n_columns; c++) {
        prose = prose || (!t->columns[c].right && t->columns[c].width >= PROSE);
        cut = cut || !shown[c] || any_cut(p, t, c);
    }
    return prose && cut && t->n_rows > 0 && t->rows[0].say;
}

static void paragraphs(const struct report_page *p, const struct cl_fig_table *t) {
    for (size_t r = 0; r < t->n_rows; r++) {
        struct cl_slice mark = t->columns[0].title && *t->columns[0].title
                                   ? CL_S("")
                                   : report_safe(p, t->rows[r].cells[0].text);
        cl_buf_printf(p->out, " %.*s%s", (int)mark.len, mark.ptr, mark.len ? " " : "");
        report_put_wrapped(p, report_safe(p, t->rows[r].say), 3);
        for (size_t c = 0; c < t->n_columns; c++) {
            const char *text = t->rows[r].cells[c].text;
            if (!text || !*text || !t->columns[c].title || !*t->columns[c].title ||
                strcmp(text, t->rows[r].say) == 0)
                continue;
            cl_buf_puts(p->out, "   ");
            report_put(p, report_safe(p, t->columns[c].title), 16, false);
            report_put_wrapped(p, report_safe(p, text), 19);
        }
    }
}

static void text_table(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_table *t = &f->as.table;
    bool *shown = cl_arena_array(p->arena, t->n_columns + 1, sizeof *shown);
    (void)fitting(t, p->columns - 1, shown);
    if (wants_paragraphs(p, t, shown)) {
        paragraphs(p, t);
        return;
    }
    for (size_t r = 0; r <= t->n_rows; r++) {
        cl_buf_putc(p->out, ' ');
        for (size_t c = 0; c < t->n_columns; c++) {
            if (!shown[c])
                continue;
            const char *text = r ? t->rows[r - 1].cells[c].text : t->columns[c].title;
            double heat = r ? t->rows[r - 1].cells[c].heat : 0;
            int width = t->columns[c].width, shade = width_of(t, c) - width;
            report_put(p, report_safe(p, text), width, t->columns[c].right);
            report_put(p, cl_slice(heat > 0 ? report_shade(p, heat) : ""), shade, true);
            cl_buf_putc(p->out, ' ');
        }
        report_end_line(p);
    }
    if (t->total > t->n_rows)
        cl_buf_printf(p->out, " %s%llu more\n", p->ascii ? "" : "… ",
                      (unsigned long long)(t->total - t->n_rows));
    size_t hidden = 0;
    for (size_t c = 0; c < t->n_columns; c++)
        hidden += !shown[c];
    if (hidden > 0 && f->second) /* its columns are values of the data */
        cl_buf_printf(p->out, " %s%zu column%s more\n", p->ascii ? "" : "… ", hidden,
                      hidden == 1 ? "" : "s");
}

static void text_items(struct report_page *p, const struct cl_figure *f) {
    static const char *const marks[CL_ROLE_COUNT] = {"○", "○", "○", "✓", "▲", "●"};
    static const char *const plain[CL_ROLE_COUNT] = {"o", "o", "o", "+", "!", "*"};
    for (size_t i = 0; i < f->as.items.n; i++) {
        const struct cl_fig_item *it = &f->as.items.items[i];
        if (it->label) {
            cl_buf_putc(p->out, ' ');
            report_put(p, report_safe(p, it->label), 20, false);
        } else {
            cl_buf_printf(p->out, " %s ", p->ascii ? plain[it->role] : marks[it->role]);
        }
        report_put_wrapped(p, report_safe(p, it->text), it->label ? 21 : 3);
    }
}

static void text_figure(struct report_page *p, const struct cl_figure *f) {
    rule(p, f);
    if (f->empty) {
        cl_buf_putc(p->out, ' ');
        report_put_wrapped(p, report_safe(p, f->empty), 1);
        return;
    }
    switch (f->kind) {
    case CL_FIG_CARDS:
        text_cards(p, f);
        break;
    case CL_FIG_LINE:
        text_line(p, f);
        break;
    case CL_FIG_BARS:
        text_bars(p, f);
        break;
    case CL_FIG_TABLE:
        text_table(p, f);
        break;
    case CL_FIG_GAUGES:
        report_text_gauges(p, f);
        break;
    case CL_FIG_HEAT:
        report_text_heat(p, f);
        break;
    case CL_FIG_COLUMNS:
        report_text_columns(p, f);
        break;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        text_items(p, f);
        break;
    }
}

const struct report_writer report_text = {
    .id = "text", .help = "Plain text of a given width.", .head = text_head, .figure = text_figure};
