/* md.c - figures as Markdown: headings, tables, lists. */
#include "report.h"

/* A cell: '|' and line ends would break the table, other marks would format. */
static void put(const struct report_page *p, const char *text) {
    struct cl_slice s = report_safe(p, text);
    for (size_t i = 0; i < s.len; i++) {
        if (strchr("\\`*_[]<>|", s.ptr[i]))
            cl_buf_putc(p->out, '\\');
        cl_buf_putc(p->out, s.ptr[i]);
    }
}

static void cell(const struct report_page *p, const char *text) {
    cl_buf_puts(p->out, "| ");
    put(p, text);
    cl_buf_putc(p->out, ' ');
}

static void md_head(struct report_page *p, const char *title, const char *const *lines, size_t n) {
    cl_buf_printf(p->out, "# caseload: %s\n\n", title);
    for (size_t i = 0; i < n; i++) {
        cl_buf_puts(p->out, "- ");
        put(p, lines[i]);
        cl_buf_putc(p->out, '\n');
    }
}

static void md_cards(struct report_page *p, const struct cl_figure *f) {
    cl_buf_puts(
        p->out,
        "| Measure | Value | Change | 13 weeks | Note |\n| --- | --: | --: | --- | --- |\n");
    for (size_t i = 0; i < f->as.cards.n; i++) {
        const struct cl_fig_card *c = &f->as.cards.cards[i];
        const char *sign = c->direction > 0 ? "up " : c->direction < 0 ? "down " : "";
        cell(p, c->label);
        cell(p, c->text);
        cell(p, c->delta ? cl_arena_printf(p->arena, "%s%s%s", sign, c->delta, report_verdict(c))
                         : "");
        cl_buf_printf(p->out, "| %s ", report_spark(p, c->spark, CL_SPARK_POINTS));
        cell(p, c->why      ? c->why
                : c->target ? c->target
                : c->edge   ? cl_arena_printf(p->arena, "change not known: %s", c->edge)
                            : "");
        cl_buf_puts(p->out, "|\n");
    }
}

static void md_line(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_line *l = &f->as.line;
    if (l->summary) {
        put(p, l->summary);
        cl_buf_puts(p->out, "\n\n");
    }
    cell(p, "");
    for (size_t s = 0; s < l->n_series; s++)
        cell(p, l->series[s].name);
    cl_buf_puts(p->out, "|\n| --- ");
    for (size_t s = 0; s < l->n_series; s++)
        cl_buf_puts(p->out, "| --: ");
    cl_buf_puts(p->out, "|\n");
    for (size_t i = 0; i < l->n_points; i++) {
        cell(p, l->labels[i]);
        for (size_t s = 0; s < l->n_series; s++) {
            char text[32];
            cl_unit_format(l->unit, l->series[s].points[i], text);
            cell(p, text);
        }
        cl_buf_puts(p->out, "|\n");
    }
}

static void md_bars(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_bars *b = &f->as.bars;
    cell(p, f->dimension);
    cell(p, "value");
    if (b->part_name)
        cell(p, b->part_name);
    cl_buf_printf(p->out, "|\n| --- | --: %s|\n", b->part_name ? "| --: " : "");
    for (size_t i = 0; i < b->n && i < REPORT_BARS; i++) {
        char part[32];
        cell(p, b->bars[i].label);
        cell(p, b->bars[i].text);
        if (b->part_name) {
            cl_unit_format(CL_UNIT_COUNT, b->bars[i].part, part);
            cell(p, part);
        }
        cl_buf_puts(p->out, "|\n");
    }
    if (b->n > REPORT_BARS)
        cl_buf_printf(p->out, "\n%zu more\n", b->n - REPORT_BARS);
}

static void md_table(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_table *t = &f->as.table;
    for (size_t c = 0; c < t->n_columns; c++)
        cell(p, t->columns[c].title);
    cl_buf_puts(p->out, "|\n");
    for (size_t c = 0; c < t->n_columns; c++)
        cl_buf_puts(p->out, t->columns[c].right ? "| --: " : "| --- ");
    cl_buf_puts(p->out, "|\n");
    for (size_t r = 0; r < t->n_rows; r++) {
        for (size_t c = 0; c < t->n_columns; c++) {
            const struct cl_fig_cell *x = &t->rows[r].cells[c];
            cell(p, x->heat > 0 && x->text
                        ? cl_arena_printf(p->arena, "%s %s", x->text, report_shade(p, x->heat))
                        : x->text);
        }
        cl_buf_puts(p->out, "|\n");
    }
    if (t->total > t->n_rows)
        cl_buf_printf(p->out, "\n%llu more\n", (unsigned long long)(t->total - t->n_rows));
}

static const char *met_word(const struct cl_fig_gauge *g) {
    return g->why ? g->why : g->met < 0 ? "" : g->met ? "met" : "missed";
}

static void md_gauges(struct report_page *p, const struct cl_figure *f) {
    cl_buf_puts(p->out, "| Measure | Value | Target | |\n| --- | --: | --: | --- |\n");
    for (size_t i = 0; i < f->as.gauges.n; i++) {
        const struct cl_fig_gauge *g = &f->as.gauges.gauges[i];
        cell(p, g->label);
        cell(p, g->text);
        cell(p, g->target_text ? g->target_text : "");
        cell(p, met_word(g));
        cl_buf_puts(p->out, "|\n");
    }
}

static void md_heat(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_heat *h = &f->as.heat;
    cell(p, "");
    for (size_t c = 0; c < h->n_cols; c++)
        cell(p, h->cols[c]);
    cl_buf_puts(p->out, "|\n| --- ");
    for (size_t c = 0; c < h->n_cols; c++)
        cl_buf_puts(p->out, "| --: ");
    cl_buf_puts(p->out, "|\n");
    for (size_t r = 0; r < h->n_rows; r++) {
        cell(p, h->rows[r]);
        for (size_t c = 0; c < h->n_cols; c++) {
            const struct cl_fig_heat_cell *x = &h->cells[r * h->n_cols + c];
            const char *shade = report_shade(p, x->heat);
            cell(p, !x->text        ? ""
                    : *shade == ' ' ? x->text
                                    : cl_arena_printf(p->arena, "%s %s", x->text, shade));
        }
        cl_buf_puts(p->out, "|\n");
    }
    if (h->legend) {
        cl_buf_putc(p->out, '\n');
        put(p, h->legend);
        cl_buf_putc(p->out, '\n');
    }
}

static void md_columns(struct report_page *p, const struct cl_figure *f) {
    const struct cl_fig_columns *k = &f->as.columns;
    cell(p, "");
    for (size_t s = 0; s < k->n_series; s++)
        cell(p, k->series[s].name);
    cl_buf_puts(p->out, "|\n| --- ");
    for (size_t s = 0; s < k->n_series; s++)
        cl_buf_puts(p->out, "| --: ");
    cl_buf_puts(p->out, "|\n");
    for (size_t i = 0; i < k->n_columns; i++) {
        cell(p, k->labels[i]);
        for (size_t s = 0; s < k->n_series; s++) {
            char text[32];
            cl_unit_format(k->unit, k->series[s].points[i], text);
            cell(p, text);
        }
        cl_buf_puts(p->out, "|\n");
    }
}

static void md_items(struct report_page *p, const struct cl_figure *f) {
    for (size_t i = 0; i < f->as.items.n; i++) {
        const struct cl_fig_item *it = &f->as.items.items[i];
        cl_buf_puts(p->out, it->role == CL_ROLE_BAD ? "- **!** " : "- ");
        if (it->label) {
            put(p, it->label);
            cl_buf_puts(p->out, ": ");
        }
        put(p, it->text);
        cl_buf_putc(p->out, '\n');
    }
}

static void md_figure(struct report_page *p, const struct cl_figure *f) {
    cl_buf_puts(p->out, "\n## ");
    put(p, f->title);
    cl_buf_puts(p->out, "\n\n");
    if (f->empty) {
        put(p, f->empty);
        cl_buf_putc(p->out, '\n');
        return;
    }
    switch (f->kind) {
    case CL_FIG_CARDS:
        md_cards(p, f);
        break;
    case CL_FIG_LINE:
        md_line(p, f);
        break;
    case CL_FIG_BARS:
        md_bars(p, f);
        break;
    case CL_FIG_TABLE:
        md_table(p, f);
        break;
    case CL_FIG_GAUGES:
        md_gauges(p, f);
        break;
    case CL_FIG_HEAT:
        md_heat(p, f);
        break;
    case CL_FIG_COLUMNS:
        md_columns(p, f);
        break;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        md_items(p, f);
        break;
    }
}

const struct report_writer report_md = {
    .id = "md", .help = "Markdown with tables.", .head = md_head, .figure = md_figure};
