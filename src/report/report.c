/* report.c - a report, and the registry of writers.
 *
 * A report is a list of panels; their figures are made in one pass and painted by
 * the writer of the format, so that a report and the screen agree. */
#include "report.h"

#include "caseload/base/num.h"
#include "caseload/base/utf8.h"

static const struct report_writer *const writers[] = {&report_text, &report_md};

struct cl_slice report_safe(const struct report_page *p, const char *text) {
    if (!text)
        return p->ascii ? CL_S("-") : CL_S("∅");
    return cl_utf8_safe(p->arena, cl_slice(text), p->ascii);
}

const char *report_verdict(const struct cl_fig_card *card) {
    switch (card->verdict) {
    case CL_VERDICT_SIGNAL:
        return card->good > 0 ? " good" : card->good < 0 ? " bad" : " signal";
    case CL_VERDICT_NOISE:
        return card->direction != 0 ? " noise" : "";
    case CL_VERDICT_THIN:
    case CL_VERDICT_UNKNOWN:
        break;
    }
    return "";
}

const char *report_spark(const struct report_page *p, const double *points, size_t n) {
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const plain[] = {"_", "_", ".", ".", "-", "-", "=", "#"};
    double low = 0, high = 0;
    bool any = false;
    struct cl_buf b = {0};
    for (size_t i = 0; points && i < n; i++) {
        if (points[i] != points[i]) /* NaN: no value in that week */
            continue;
        low = !any || points[i] < low ? points[i] : low;
        high = !any || points[i] > high ? points[i] : high;
        any = true;
    }
    for (size_t i = 0; any && i < n; i++) {
        size_t step = high > low ? (size_t)((points[i] - low) / (high - low) * 7 + 0.5) : 3;
        cl_buf_puts(&b, points[i] != points[i] ? " " : p->ascii ? plain[step] : blocks[step]);
    }
    const char *s = b.len ? cl_arena_str(p->arena, b.ptr) : "";
    cl_buf_free(&b);
    return s;
}

const char *report_shade(const struct report_page *p, double heat) {
    static const char *const shades[] = {" ", "░", "▒", "▓", "█"};
    static const char *const plain[] = {" ", ".", "-", "=", "#"};
    size_t step = heat > 0 && heat <= 1 ? (size_t)(heat * 4 + 0.5) : 0;
    return p->ascii ? plain[step] : shades[step];
}

static enum cl_rc find_writer(const char *id, const struct report_writer **out,
                              struct cl_err *err) {
    for (size_t i = 0; i < CL_LEN(writers); i++)
        if (strcmp(writers[i]->id, id) == 0) {
            *out = writers[i];
            return CL_OK;
        }
    return cl_fail(err, CL_E_USAGE, "--format %s: text or md", id);
}

/* Of what, as of when, filtered how: a number without these is no number. */
static size_t head_lines(const struct cl_panel_context *ctx, struct cl_arena *arena,
                         const char **lines) {
    const struct cl_import_report *r = ctx->import;
    char at[32], to[32], count[32];
    size_t n = 0;
    struct cl_buf files = {0};
    for (size_t i = 0; r && i < r->n_files && i < 4; i++) {
        const char *slash = strrchr(r->files[i].path, '/');
        cl_buf_printf(&files, "%s%s", i ? ", " : "", slash ? slash + 1 : r->files[i].path);
    }
    if (r && r->n_files > 4)
        cl_buf_printf(&files, " and %zu more", r->n_files - 4);
    cl_format_count((int64_t)cl_table_rows(ctx->backend->table), count);
    cl_format_utc(ctx->scope->as_of, at);
    lines[n++] = cl_arena_printf(arena, "%s case%s%s%s", count,
                                 cl_table_rows(ctx->backend->table) == 1 ? "" : "s",
                                 files.len ? " from " : "", files.len ? files.ptr : "");
    lines[n++] = cl_arena_printf(arena, "As of %s%s", at,
                                 ctx->as_of_is_data ? " (the newest stamp in the data)" : "");
    if (ctx->scope->from != CL_NO_TIME || ctx->scope->to != CL_NO_TIME) {
        bool open = ctx->scope->from == CL_LONG_AGO;
        cl_format_utc(open ? CL_NO_TIME : ctx->scope->from, at);
        cl_format_utc(ctx->scope->to, to);
        lines[n++] = cl_arena_printf(arena, "Period from %s to %s", *at ? at : "the start",
                                     *to ? to : "now");
    }
    if (ctx->scope->filter && *ctx->scope->filter)
        lines[n++] = cl_arena_printf(arena, "Filter: %s", ctx->scope->filter);
    if (r && r->quarantined)
        lines[n++] = cl_arena_printf(
            arena, "%llu of %llu records quarantined (caseload import --dry-run shows them)",
            (unsigned long long)r->quarantined, (unsigned long long)r->records);
    cl_buf_free(&files);
    return n;
}

enum cl_rc cl_report_write(const struct cl_panel_context *ctx, const char *kind, const char *format,
                           int columns, bool ascii, struct cl_buf *out, struct cl_err *err) {
    const struct report_kind *k = NULL;
    const struct report_writer *w = NULL;
    enum cl_rc rc = report_kind_find(kind, &k, err);
    if (rc != CL_OK || (rc = find_writer(format, &w, err)) != CL_OK)
        return rc;
    struct cl_arena *arena = cl_arena_new();
    struct cl_figure *figures = cl_arena_array(arena, k->n, sizeof *figures);
    rc = cl_panels_make(ctx, k->wants, k->n, arena, figures, err);
    if (rc == CL_OK) {
        struct report_page page = {
            .arena = arena, .out = out, .columns = columns ? columns : 80, .ascii = ascii};
        const char *lines[8];
        size_t n = head_lines(ctx, arena, lines);
        w->head(&page, k->title, lines, n);
        for (size_t i = 0; i < k->n; i++)
            if (!figures[i].empty || k->says_empty || figures[i].kind == CL_FIG_FINDINGS ||
                figures[i].kind == CL_FIG_LINE)
                w->figure(&page, &figures[i]);
    }
    cl_arena_free(arena);
    return rc;
}
