/* grid.c - rows of cells to csv, tsv, json, jsonl, Markdown or aligned text.
 *
 * csv, tsv and json are for programs: raw numbers, empty or null for NULL.  text
 * and md are for people: shown forms, made safe for a terminal. */
#include <math.h>

#include "caseload/base/json.h"
#include "caseload/base/num.h"
#include "caseload/base/utf8.h"

#include "cli.h"

struct cli_cell cli_text(const char *text) {
    return (struct cli_cell){.text = text};
}

struct cli_cell cli_num(double v) {
    return (struct cli_cell){.number = v, .is_number = true};
}

static bool is_null(const struct cli_cell *c) {
    return c->is_number ? isnan(c->number) : !c->text;
}

/* The raw form; out holds numbers. */
static struct cl_slice raw(const struct cli_cell *c, char out[32]) {
    if (is_null(c))
        return CL_S("");
    if (!c->is_number)
        return cl_slice(c->text);
    cl_format_real(c->number, out);
    return cl_slice(out);
}

static void write_separated(const struct cli_grid *g, char delimiter, struct cl_buf *out) {
    char num[32];
    for (size_t c = 0; c < g->n_cols; c++) {
        if (c)
            cl_buf_putc(out, delimiter);
        cl_buf_csv(out, cl_slice(g->keys[c]), delimiter);
    }
    cl_buf_putc(out, '\n');
    for (size_t r = 0; r < g->n_rows; r++) {
        for (size_t c = 0; c < g->n_cols; c++) {
            if (c)
                cl_buf_putc(out, delimiter);
            cl_buf_csv(out, raw(&g->cells[r * g->n_cols + c], num), delimiter);
        }
        cl_buf_putc(out, '\n');
    }
}

void cli_grid_row_json(const struct cli_grid *g, size_t row, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    for (size_t c = 0; c < g->n_cols; c++) {
        const struct cli_cell *cell = &g->cells[row * g->n_cols + c];
        if (is_null(cell))
            cl_json_null(&j, g->keys[c]);
        else if (cell->is_number)
            cl_json_real(&j, g->keys[c], cell->number);
        else
            cl_json_cstr(&j, g->keys[c], cell->text);
    }
    cl_json_end(&j);
}

static void write_json(const struct cli_grid *g, bool lines, struct cl_buf *out) {
    if (!lines)
        cl_buf_putc(out, '[');
    for (size_t r = 0; r < g->n_rows; r++) {
        if (!lines && r)
            cl_buf_puts(out, ",\n ");
        cli_grid_row_json(g, r, out);
        if (lines)
            cl_buf_putc(out, '\n');
    }
    if (!lines)
        cl_buf_puts(out, "]\n");
}

/* A bar would end the cell. */
static struct cl_slice md_safe(struct cl_arena *arena, struct cl_slice s) {
    struct cl_buf b = {0};
    if (!s.len || !memchr(s.ptr, '|', s.len))
        return s;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '|')
            cl_buf_putc(&b, '\\');
        cl_buf_putc(&b, s.ptr[i]);
    }
    s = cl_slice(cl_arena_strn(arena, b.ptr, b.len));
    cl_buf_free(&b);
    return s;
}

static struct cl_slice shown(struct cl_arena *arena, const struct cli_cell *c) {
    char num[32];
    if (c->shown)
        return cl_utf8_safe(arena, cl_slice(c->shown), false);
    if (is_null(c))
        return CL_S("∅");
    return cl_utf8_safe(arena, cl_arena_dup(arena, raw(c, num)), false);
}

static void pad(struct cl_buf *out, size_t n) {
    while (n--)
        cl_buf_putc(out, ' ');
}

static void put_padded(struct cl_buf *out, struct cl_slice s, size_t width, bool right, bool last) {
    size_t w = cl_utf8_width(s), gap = w < width ? width - w : 0;
    if (right)
        pad(out, gap);
    cl_buf_add(out, s.ptr, s.len);
    if (!right && !last)
        pad(out, gap);
}

/* Text columns are cut at this many columns: a person reads, a program takes csv. */
#define TEXT_WIDTH 60

static void write_text(const struct cli_grid *g, bool md, struct cl_buf *out) {
    struct cl_arena *arena = cl_arena_new();
    size_t n = g->n_cols, cells = g->n_rows * n;
    struct cl_slice *s = cl_arena_array(arena, cells + n + 1, sizeof *s);
    size_t *width = cl_arena_array(arena, n + 1, sizeof *width);
    bool *right = cl_arena_array(arena, n + 1, sizeof *right);
    for (size_t c = 0; c < n; c++) {
        s[c] = cl_slice(g->titles ? g->titles[c] : g->keys[c]);
        s[c] = md ? md_safe(arena, s[c]) : s[c];
        width[c] = cl_utf8_width(s[c]);
    }
    for (size_t i = 0; i < cells; i++) {
        struct cl_slice text = shown(arena, &g->cells[i]);
        s[n + i] = md ? md_safe(arena, text) : cl_utf8_fit(arena, text, TEXT_WIDTH, false);
        size_t w = cl_utf8_width(s[n + i]);
        width[i % n] = w > width[i % n] ? w : width[i % n];
        right[i % n] = right[i % n] || g->cells[i].is_number;
    }
    for (size_t r = 0; r <= g->n_rows; r++) {
        for (size_t c = 0; c < n; c++) {
            bool last = c + 1 == n && !md;
            cl_buf_puts(out, md ? (c ? " | " : "| ") : (c ? "  " : ""));
            put_padded(out, s[r * n + c], width[c], right[c], last);
        }
        cl_buf_puts(out, md ? " |\n" : "\n");
        for (size_t c = 0; md && r == 0 && c < n; c++)
            cl_buf_printf(out, "%s%s%s", c ? " | " : "| ", right[c] ? "--:" : "---",
                          c + 1 == n ? " |\n" : "");
    }
    cl_arena_free(arena);
}

void cli_grid_write(const struct cli_grid *g, const char *format, struct cl_buf *out) {
    if (strcmp(format, "csv") == 0)
        write_separated(g, ',', out);
    else if (strcmp(format, "tsv") == 0)
        write_separated(g, '\t', out);
    else if (strcmp(format, "json") == 0 || strcmp(format, "jsonl") == 0)
        write_json(g, format[4] == 'l', out);
    else
        write_text(g, strcmp(format, "md") == 0, out);
}

enum cl_rc cli_grid_pick(struct cli_grid *g, const char *columns, struct cl_arena *arena,
                         struct cl_err *err) {
    struct cli_list only = {0};
    cli_split(arena, columns, &only);
    if (only.n == 0)
        return CL_OK;
    const char **keys = cl_arena_array(arena, only.n, sizeof *keys);
    struct cli_cell *cells = cl_arena_array(arena, only.n * g->n_rows + 1, sizeof *cells);
    for (size_t i = 0; i < only.n; i++) {
        size_t from = 0;
        while (from < g->n_cols && !cl_fold_eq(cl_slice(g->keys[from]), cl_slice(only.items[i])))
            from++;
        if (from == g->n_cols)
            return cli_no_column(only.items[i], g->keys, g->n_cols, err);
        keys[i] = g->keys[from];
        for (size_t r = 0; r < g->n_rows; r++)
            cells[r * only.n + i] = g->cells[r * g->n_cols + from];
    }
    *g = (struct cli_grid){keys, NULL, only.n, g->n_rows, cells};
    return CL_OK;
}

enum cl_rc cli_no_column(const char *name, const char *const *known, size_t n, struct cl_err *err) {
    const char *near = cl_nearest(cl_slice(name), known, n);
    return cl_fail(err, CL_E_USAGE, "--columns %s: no such column%s%s%s", name,
                   near ? "; did you mean " : "; without --columns all are shown", near ? near : "",
                   near ? "?" : "");
}

static void json_instant(struct cl_json *j, const char *key, int64_t at) {
    char text[32];
    if (at == CL_NO_TIME) {
        cl_json_null(j, key);
        return;
    }
    cl_format_utc(at, text);
    cl_json_cstr(j, key, text);
}

void cli_json_scope(struct cl_json *j, const struct cli_session *s) {
    json_instant(j, "as_of", s->scope.as_of);
    json_instant(j, "from", s->scope.from == CL_LONG_AGO ? CL_NO_TIME : s->scope.from);
    json_instant(j, "to", s->scope.to);
    cl_json_cstr(j, "filter", s->scope.filter);
}

void cli_json_excluded(struct cl_json *j, const struct cl_value *v) {
    cl_json_object(j, "excluded");
    for (size_t i = 0; i < CL_EX_COUNT; i++)
        cl_json_int(j, cl_excl_names[i], (int64_t)v->excluded[i]);
    cl_json_end(j);
}
