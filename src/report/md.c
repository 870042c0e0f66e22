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
        cell(p, c->delta ? cl_arena_printf(p->arena, "%s%s%s", sign, c->delta,
                                           c->good > 0   ? " good"
                                           : c->good < 0 ? " bad"
                                                         : "")
                         : "");
        cl_buf_printf(p->out, "| %s ", report_spark(p, c->spark, CL_SPARK_POINTS));
        cell(p, c->why ? c->why : c->target ? c->target : "");
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
        for (size_t c = 0; c < t->n_columns; c++)
            cell(p, t->rows[r].cells[c].text);
        cl_buf_puts(p->out, "|\n");
    }
    if (t->total > t->n_rows)
        cl_buf_printf(p->out, "\n%llu more\n", (unsigned long long)(t->total - t->n_rows));
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
    case CL_FIG_HEAT:
    case CL_FIG_COLUMNS:
        break;
    case CL_FIG_FINDINGS:
    case CL_FIG_FACTS:
        md_items(p, f);
        break;
    }
}

const struct report_writer report_md = {
    .id = "md", .help = "Markdown with tables.", .head = md_head, .figure = md_figure};
