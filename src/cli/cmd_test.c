/* cmd_test.c - `caseload test`: is the difference between groups more than chance?
 * The sentence comes first, the numbers after it, and what they do not say. */
#include <math.h>

#include "caseload/base/json.h"
#include "caseload/base/num.h"
#include "caseload/base/utf8.h"

#include "cli.h"

static const char *text_of(struct cl_arena *arena, struct cl_slice s) {
    return s.ptr ? cl_arena_strn(arena, s.ptr, s.len) : NULL;
}

static struct cli_cell unit_cell(enum cl_unit unit, double v, struct cl_arena *arena) {
    char shown[32];
    struct cli_cell c = cli_num(v);
    cl_unit_format(unit, v, shown);
    c.shown = isnan(v) ? "" : cl_arena_str(arena, shown);
    return c;
}

/* A statistic for people: three decimals, none of whole numbers; a chance as it is
 * usually written. */
static struct cli_cell stat_cell(double v, bool chance, struct cl_arena *arena) {
    char shown[48];
    struct cli_cell c = cli_num(v);
    bool whole = fabs(v) >= 1 && !(fabs(v) > floor(fabs(v)));
    cl_format_fixed(v, chance ? 4 : whole ? 0 : 3, shown);
    c.shown = isnan(v)               ? ""
              : isinf(v)             ? (v > 0 ? "no bound" : "-no bound")
              : chance && v < 0.0001 ? "< 0.0001"
                                     : cl_arena_str(arena, shown);
    return c;
}

static void groups_grid(const struct cl_inquiry *q, const struct cl_measure_info *info,
                        struct cl_arena *arena, struct cli_grid *g) {
    enum { BY, VALUE, N, SHARE, PER_CASE, LOW, HIGH, COLS };
    const char **keys = cl_arena_array(arena, COLS, sizeof *keys);
    struct cli_cell *cells = cl_arena_array(arena, q->n_groups * COLS + 1, sizeof *cells);
    keys[BY] = q->by;
    keys[VALUE] = info->key;
    keys[N] = "n";
    keys[SHARE] = "share";
    keys[PER_CASE] = "per_case";
    keys[LOW] = "low";
    keys[HIGH] = "high";
    for (size_t i = 0; i < q->n_groups; i++) {
        const struct cl_inquiry_group *group = &q->groups[i];
        struct cli_cell *c = cells + i * COLS;
        bool shares = !isnan(group->share);
        enum cl_unit unit = shares ? CL_UNIT_SHARE : info->unit;
        c[BY] = cli_text(text_of(arena, group->label));
        c[VALUE] = unit_cell(info->unit, group->value.value, arena);
        c[N] = unit_cell(CL_UNIT_COUNT, (double)group->value.n, arena);
        c[SHARE] = unit_cell(CL_UNIT_SHARE, group->share, arena);
        c[PER_CASE] = unit_cell(info->unit, group->per_case, arena);
        c[LOW] = unit_cell(unit, shares ? group->interval.low : group->value.low, arena);
        c[HIGH] = unit_cell(unit, shares ? group->interval.high : group->value.high, arena);
    }
    *g = (struct cli_grid){keys, NULL, COLS, q->n_groups, cells};
}

static void tests_grid(const struct cl_inquiry *q, struct cl_arena *arena, struct cli_grid *g) {
    static const char *const keys[] = {"test", "about",  "n",       "statistic", "df",
                                       "p",    "effect", "effect2", "low",       "high"};
    enum { COLS = CL_LEN(keys) };
    struct cli_cell *cells = cl_arena_array(arena, q->n_tests * COLS + 1, sizeof *cells);
    for (size_t i = 0; i < q->n_tests; i++) {
        const struct cl_test *t = &q->tests[i];
        struct cli_cell *c = cells + i * COLS;
        const double rest[] = {t->effect, t->effect2, t->interval.low, t->interval.high};
        c[0] = cli_text(cl_test_name(t->kind));
        c[1] = cli_text(q->about[i]);
        c[2] = unit_cell(CL_UNIT_COUNT, t->n, arena);
        c[3] = stat_cell(t->statistic, false, arena);
        c[4] = stat_cell(t->df, false, arena);
        c[5] = stat_cell(t->p, true, arena);
        for (size_t k = 0; k < CL_LEN(rest); k++)
            c[6 + k] = stat_cell(rest[k], false, arena);
    }
    *g = (struct cli_grid){keys, NULL, COLS, q->n_tests, cells};
}

/* For people: without columns that hold no number at all. */
static void hide_empty(struct cli_grid *g, struct cl_arena *arena) {
    const char **keys = cl_arena_array(arena, g->n_cols + 1, sizeof *keys);
    struct cli_cell *cells = cl_arena_array(arena, g->n_cols * g->n_rows + 1, sizeof *cells);
    size_t n = 0;
    bool *keep = cl_arena_array(arena, g->n_cols + 1, sizeof *keep);
    for (size_t c = 0; c < g->n_cols; c++) {
        for (size_t r = 0; r < g->n_rows; r++) {
            const struct cli_cell *cell = &g->cells[r * g->n_cols + c];
            keep[c] = keep[c] || !cell->is_number || !isnan(cell->number);
        }
        if (keep[c])
            keys[n++] = g->keys[c];
    }
    for (size_t i = 0, at = 0; i < g->n_rows * g->n_cols; i++)
        if (keep[i % g->n_cols])
            cells[at++] = g->cells[i];
    *g = (struct cli_grid){keys, NULL, n, g->n_rows, cells};
}

static void put_line(struct cl_buf *out, struct cl_arena *arena, const char *text) {
    struct cl_slice safe = cl_utf8_safe(arena, cl_slice(text), false);
    cl_buf_printf(out, "%.*s\n", (int)safe.len, safe.ptr);
}

static void test_text(const struct cl_inquiry *q, const struct cl_measure_info *info,
                      const char *format, struct cl_arena *arena, struct cl_buf *out) {
    const char *const lines[] = {q->sentence, q->warning, q->not_this, q->why};
    struct cli_grid g;
    for (size_t i = 0; i < CL_LEN(lines); i++)
        if (lines[i]) {
            put_line(out, arena, lines[i]);
            cl_buf_putc(out, '\n');
        }
    groups_grid(q, info, arena, &g);
    hide_empty(&g, arena);
    cli_grid_write(&g, format, out);
    if (q->n_tests == 0)
        return;
    tests_grid(q, arena, &g);
    hide_empty(&g, arena);
    cl_buf_putc(out, '\n');
    cli_grid_write(&g, format, out);
}

static void put_test(struct cl_json *j, const struct cl_test *t, const char *about) {
    cl_json_object(j, NULL);
    cl_json_cstr(j, "name", cl_test_name(t->kind));
    cl_json_cstr(j, "about", about);
    cl_json_int(j, "n", (int64_t)t->n);
    cl_json_real(j, "statistic", t->statistic);
    cl_json_real(j, "df", t->df);
    cl_json_real(j, "p", t->p);
    cl_json_real(j, "effect", t->effect);
    cl_json_real(j, "effect2", t->effect2);
    cl_json_real(j, "low", t->interval.low);
    cl_json_real(j, "high", t->interval.high);
    cl_json_end(j);
}

static void test_json(const struct cli_session *s, const struct cl_inquiry *q,
                      const struct cl_measure_info *info, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cli_json_scope(&j, s);
    cl_json_cstr(&j, "measure", info->key);
    cl_json_cstr(&j, "unit", cl_unit_name(info->unit));
    cl_json_cstr(&j, "by", q->by);
    cl_json_array(&j, "groups");
    for (size_t i = 0; i < q->n_groups; i++) {
        const struct cl_inquiry_group *g = &q->groups[i];
        bool shares = !isnan(g->share);
        cl_json_object(&j, NULL);
        cl_json_string(&j, "label", g->label);
        cl_json_int(&j, "n", (int64_t)g->value.n);
        cl_json_real(&j, "value", g->value.value);
        cl_json_real(&j, "share", g->share);
        cl_json_real(&j, "per_case", g->per_case);
        cl_json_real(&j, "low", shares ? g->interval.low : g->value.low);
        cl_json_real(&j, "high", shares ? g->interval.high : g->value.high);
        cl_json_end(&j);
    }
    cl_json_end_array(&j);
    cl_json_array(&j, "tests");
    for (size_t i = 0; i < q->n_tests; i++)
        put_test(&j, &q->tests[i], q->about[i]);
    cl_json_end_array(&j);
    cl_json_cstr(&j, "sentence", q->sentence);
    cl_json_cstr(&j, "not_this", q->not_this);
    cl_json_cstr(&j, "warning", q->warning);
    cl_json_cstr(&j, "why", q->why);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

/* One of each: a test has one dimension and one measure. */
static enum cl_rc one_name(struct cl_arena *arena, const char *option, const char *text,
                           const char *hint, const char **out, struct cl_err *err) {
    struct cli_list names = {0};
    cli_split(arena, text, &names);
    if (names.n != 1)
        return cl_fail(err, CL_E_USAGE, "--%s: name one %s", option, hint);
    *out = names.items[0];
    return CL_OK;
}

static void write_test(const struct cli_options *o, const struct cli_session *s,
                       const struct cl_inquiry *q, const char *format, struct cl_arena *arena,
                       struct cl_buf *out) {
    const struct cl_measure_info *info = cl_measure_info_on(q->measure, s->backend->table);
    struct cli_grid g;
    if (strcmp(format, "json") == 0) {
        test_json(s, q, info, out);
        return;
    }
    if (strcmp(format, "text") == 0 || strcmp(format, "md") == 0) {
        test_text(q, info, format, arena, out);
        return;
    }
    groups_grid(q, info, arena, &g);
    cli_grid_write(&g, format, out);
    if (!o->quiet && q->why)
        fprintf(stderr, "caseload: %s: %s\n", info->key, q->why);
}

int cli_run_test(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    const char *format, *by, *key = NULL;
    const struct cl_measure *m;
    struct cl_inquiry q;
    struct cl_buf out = {0};
    if (cli_format(o, cli_command_find("test"), &format, err) != CL_OK ||
        one_name(arena, "by", o->by, "dimension; caseload dimensions lists them", &by, err) !=
            CL_OK ||
        one_name(arena, "measure", o->measure, "measure; caseload measures lists them", &key,
                 err) != CL_OK ||
        cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    if (cli_measure("--measure ", key, &m, err) == CL_OK &&
        cli_dims(&s, &by, 1, arena, err) == CL_OK &&
        cl_analysis_test(s.backend, &s.scope, m, by, arena, &q, err) == CL_OK) {
        write_test(o, &s, &q, format, arena, &out);
        (void)!cli_emit(o, &out, err);
    }
    cl_buf_free(&out);
    return cli_session_close(&s, 0);
}
