/* cmd_drivers.c - `caseload drivers`: what moved a measure between two periods, by
 * every dimension; the sentence first, then the parts, largest first. */
#include <math.h>

#include "caseload/base/json.h"
#include "caseload/base/utf8.h"

#include "cli.h"

#define TEXT_ROWS 15 /* a person reads the largest; --top says otherwise */

static struct cli_cell unit_cell(enum cl_unit unit, double v, struct cl_arena *arena) {
    char shown[32];
    struct cli_cell c = cli_num(v);
    cl_unit_format(unit, v, shown);
    c.shown = isnan(v) ? "" : cl_arena_str(arena, shown);
    return c;
}

static struct cli_cell part_cell(enum cl_unit unit, double v, struct cl_arena *arena) {
    struct cli_cell c = cli_num(v);
    c.shown = cl_analysis_change_text(arena, unit, v);
    return c;
}

static void drivers_grid(const struct cl_drivers *d, const struct cl_measure_info *info, size_t n,
                         struct cl_arena *arena, struct cli_grid *g) {
    static const char *const keys[] = {"dimension", "value", "before", "after", "n_before",
                                       "n_after",   "mix",   "within", "part"};
    enum { COLS = CL_LEN(keys) };
    struct cli_cell *cells = cl_arena_array(arena, n * COLS + 1, sizeof *cells);
    for (size_t i = 0; i < n; i++) {
        const struct cl_driver *x = &d->drivers[i];
        struct cli_cell *c = cells + i * COLS;
        c[0] = cli_text(x->dimension);
        c[1] = cli_text(x->label.ptr ? cl_arena_strn(arena, x->label.ptr, x->label.len) : NULL);
        c[2] = unit_cell(info->unit, x->before, arena);
        c[3] = unit_cell(info->unit, x->after, arena);
        c[4] = unit_cell(CL_UNIT_COUNT, x->n_before, arena);
        c[5] = unit_cell(CL_UNIT_COUNT, x->n_after, arena);
        c[6] = part_cell(info->unit, x->mix, arena);
        c[7] = part_cell(info->unit, x->within, arena);
        c[8] = part_cell(info->unit, x->part, arena);
    }
    *g = (struct cli_grid){keys, NULL, COLS, n, cells};
}

static void dimensions_grid(const struct cl_drivers *d, const struct cl_measure_info *info,
                            struct cl_arena *arena, struct cli_grid *g) {
    static const char *const keys[] = {"dimension", "mix", "within", "strength", "simpson"};
    enum { COLS = CL_LEN(keys) };
    struct cli_cell *cells = cl_arena_array(arena, d->n_dimensions * COLS + 1, sizeof *cells);
    for (size_t i = 0; i < d->n_dimensions; i++) {
        const struct cl_driver_dimension *x = &d->dimensions[i];
        struct cli_cell *c = cells + i * COLS;
        c[0] = cli_text(x->dimension);
        c[1] = part_cell(info->unit, x->mix, arena);
        c[2] = part_cell(info->unit, x->within, arena);
        c[3] = part_cell(info->unit, x->strength, arena);
        c[3].shown += *c[3].shown == '+';
        c[4] = cli_text(x->simpson ? "yes" : "");
    }
    *g = (struct cli_grid){keys, NULL, COLS, d->n_dimensions, cells};
}

static void put_line(struct cl_buf *out, struct cl_arena *arena, const char *text) {
    struct cl_slice safe = cl_utf8_safe(arena, cl_slice(text), false);
    cl_buf_printf(out, "%.*s\n\n", (int)safe.len, safe.ptr);
}

static void put_period(struct cl_buf *out, const char *name, int64_t from, int64_t to) {
    char a[32], b[32];
    cl_format_utc(from, a);
    cl_format_utc(to, b);
    cl_buf_printf(out, "%-8s%s to %s\n", name, a, b);
}

/* The weeks up to the end of the later period: is the change more than chance? */
static enum cl_rc chart_weeks(const struct cli_session *s, const struct cl_drivers *d,
                              struct cl_arena *arena, struct cl_control *out, struct cl_err *err) {
    struct cl_scope scope = s->scope;
    if (scope.to != CL_NO_TIME && scope.to < scope.as_of)
        scope.as_of = scope.to;
    scope.from = scope.to = CL_NO_TIME;
    return cl_analysis_control(s->backend, &scope, d->measure, CL_EVERY_WEEK, CL_CHART_WEEKS, arena,
                               out, err);
}

static bool newest_signals(const struct cl_control *c) {
    return c->n > 0 && c->signals[c->n - 1] != CL_XMR_NONE;
}

static const char *stability(const struct cl_control *c, struct cl_arena *arena) {
    if (c->why)
        return cl_arena_printf(arena, "Signal or noise: not known (%s).", c->why);
    return cl_arena_printf(arena, "%s by its weeks. %s.", newest_signals(c) ? "Signal" : "Noise",
                           c->sentence);
}

static void drivers_text(const struct cl_drivers *d, const struct cl_control *chart,
                         const struct cl_measure_info *info, size_t n, const char *format,
                         struct cl_arena *arena, struct cl_buf *out) {
    struct cli_grid g;
    if (d->sentence)
        put_line(out, arena, d->sentence);
    put_line(out, arena, stability(chart, arena));
    if (d->why)
        put_line(out, arena, d->why);
    put_period(out, "before", d->a0, d->b0);
    put_period(out, "after", d->a1, d->b1);
    if (d->n_dimensions == 0)
        return;
    cl_buf_putc(out, '\n');
    dimensions_grid(d, info, arena, &g);
    cli_grid_write(&g, format, out);
    cl_buf_putc(out, '\n');
    drivers_grid(d, info, n, arena, &g);
    cli_grid_write(&g, format, out);
    if (n < d->n_drivers)
        cl_buf_printf(out, "%s%zu more; --top %zu shows all\n", strcmp(format, "md") ? "" : "\n",
                      d->n_drivers - n, d->n_drivers);
}

static void put_side(struct cl_json *j, const char *name, int64_t from, int64_t to, double value,
                     double n) {
    char text[32];
    cl_json_object(j, name);
    cl_format_utc(from, text);
    cl_json_cstr(j, "from", text);
    cl_format_utc(to, text);
    cl_json_cstr(j, "to", text);
    cl_json_real(j, "value", value);
    cl_json_int(j, "n", (int64_t)n);
    cl_json_end(j);
}

static void put_driver(struct cl_json *j, const struct cl_driver *x) {
    cl_json_object(j, NULL);
    cl_json_cstr(j, "dimension", x->dimension);
    cl_json_string(j, "value", x->label);
    cl_json_real(j, "before", x->before);
    cl_json_real(j, "after", x->after);
    cl_json_int(j, "n_before", (int64_t)x->n_before);
    cl_json_int(j, "n_after", (int64_t)x->n_after);
    cl_json_real(j, "mix", x->mix);
    cl_json_real(j, "within", x->within);
    cl_json_real(j, "part", x->part);
    cl_json_end(j);
}

static void drivers_json(const struct cli_session *s, const struct cl_drivers *d,
                         const struct cl_control *chart, const struct cl_measure_info *info,
                         size_t n, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cli_json_scope(&j, s);
    cl_json_cstr(&j, "measure", info->key);
    cl_json_cstr(&j, "unit", cl_unit_name(info->unit));
    put_side(&j, "before", d->a0, d->b0, d->before, d->n_before);
    put_side(&j, "after", d->a1, d->b1, d->after, d->n_after);
    cl_json_real(&j, "change", d->change);
    cl_json_array(&j, "dimensions");
    for (size_t i = 0; i < d->n_dimensions; i++) {
        cl_json_object(&j, NULL);
        cl_json_cstr(&j, "dimension", d->dimensions[i].dimension);
        cl_json_real(&j, "mix", d->dimensions[i].mix);
        cl_json_real(&j, "within", d->dimensions[i].within);
        cl_json_real(&j, "strength", d->dimensions[i].strength);
        cl_json_bool(&j, "simpson", d->dimensions[i].simpson);
        cl_json_end(&j);
    }
    cl_json_end_array(&j);
    cl_json_array(&j, "drivers");
    for (size_t i = 0; i < n; i++)
        put_driver(&j, &d->drivers[i]);
    cl_json_end_array(&j);
    cl_json_cstr(&j, "sentence", d->sentence);
    cl_json_cstr(&j, "verdict", chart->why ? NULL : newest_signals(chart) ? "signal" : "noise");
    cl_json_cstr(&j, "stability", chart->why ? chart->why : chart->sentence);
    cl_json_cstr(&j, "why", d->why);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

static enum cl_rc write_drivers(const struct cli_options *o, const struct cli_session *s,
                                const struct cl_drivers *d, const char *format,
                                struct cl_arena *arena, struct cl_buf *out, struct cl_err *err) {
    const struct cl_measure_info *info = cl_measure_info_on(d->measure, s->backend->table);
    bool text = strcmp(format, "text") == 0 || strcmp(format, "md") == 0;
    uint64_t top = text ? TEXT_ROWS : 0;
    struct cli_grid g;
    if (o->top && cli_number("top", o->top, &top, err) != CL_OK)
        return CL_E_USAGE;
    size_t n = top > 0 && top < d->n_drivers ? (size_t)top : d->n_drivers;
    struct cl_control chart;
    if (chart_weeks(s, d, arena, &chart, err) != CL_OK)
        return err ? err->code : CL_E_USAGE;
    if (strcmp(format, "json") == 0) {
        drivers_json(s, d, &chart, info, n, out);
    } else if (text) {
        drivers_text(d, &chart, info, n, format, arena, out);
    } else {
        drivers_grid(d, info, n, arena, &g);
        cli_grid_write(&g, format, out);
        if (d->why && !o->quiet)
            fprintf(stderr, "caseload: %s: %s\n", info->key, d->why);
    }
    return CL_OK;
}

int cli_run_drivers(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    const char *format;
    struct cli_list dims = {0};
    const struct cl_measure *m;
    struct cl_drivers d;
    struct cl_buf out = {0};
    if (cli_format(o, cli_command_find("drivers"), &format, err) != CL_OK)
        return 0;
    if (o->files.n == 0) {
        (void)cl_fail(err, CL_E_USAGE, "drivers: name a measure; caseload measures lists them");
        return 0;
    }
    const char *key = o->files.items[0];
    o->files.items++;
    o->files.n--;
    cli_split(arena, o->by, &dims);
    if (cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    if (cli_measure("", key, &m, err) == CL_OK &&
        cli_dims(&s, dims.items, dims.n, arena, err) == CL_OK &&
        cl_analysis_drivers(s.backend, &s.scope, m, dims.n ? dims.items : NULL, dims.n, arena, &d,
                            err) == CL_OK &&
        write_drivers(o, &s, &d, format, arena, &out, err) == CL_OK)
        (void)!cli_emit(o, &out, err);
    cl_buf_free(&out);
    return cli_session_close(&s, 0);
}
