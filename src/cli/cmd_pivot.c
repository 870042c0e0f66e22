/* cmd_pivot.c - `caseload query --across`, or with a saved pivot: rows, columns and
 * totals of any measures.
 *
 * Flat formats (csv, tsv, jsonl) name a column "2024-03 / Email / open"; json has the
 * columns once and the cells of each row in their order. */
#include <math.h>

#include "caseload/analysis_pivot.h"
#include "caseload/base/json.h"

#include "cli.h"

struct pivoting {
    const struct cli_options *o;
    struct cl_arena *arena;
    struct cl_pivot_question q;
    const char *by, *across, *measure; /* as given, or the saved pivot's */
    struct cl_pivot p;
};

bool cli_wants_pivot(const struct cli_options *o) {
    return o->across || o->share || o->look || o->pivot;
}

/* ---- the question ---- */

static const char *joined(struct cl_arena *arena, const char *const dims[CL_PIVOT_DIMS]) {
    if (!dims[0] || !dims[1])
        return dims[0] ? dims[0] : "";
    return cl_arena_printf(arena, "%s,%s", dims[0], dims[1]);
}

static enum cl_rc take_saved(struct pivoting *k, struct cl_err *err) {
    const char *known[32];
    size_t n = 0;
    const struct cl_pivot_view *v;
    for (; (v = cl_pivot_view_at(n)) && n < CL_LEN(known); n++) {
        known[n] = v->name;
        if (strcmp(v->name, k->o->pivot) != 0)
            continue;
        k->by = k->o->by ? k->o->by : joined(k->arena, v->rows);
        k->across = k->o->across ? k->o->across : joined(k->arena, v->cols);
        k->measure = k->o->measure ? k->o->measure : v->measures;
        k->q.share = v->share;
        k->q.look = v->look;
        return CL_OK;
    }
    const char *near = cl_nearest(cl_slice(k->o->pivot), known, n);
    return cl_fail(err, CL_E_USAGE, "--pivot %s: no such pivot%s%s%s", k->o->pivot,
                   near ? "; did you mean " : "; caseload query --help names them",
                   near ? near : "", near ? "?" : "");
}

static enum cl_rc take_dims(struct pivoting *k, const char *option, const char *text,
                            const char *out[CL_PIVOT_DIMS], struct cl_err *err) {
    struct cli_list dims = {0};
    cli_split(k->arena, text, &dims);
    if (dims.n > CL_PIVOT_DIMS)
        return cl_fail(err, CL_E_USAGE, "--%s: at most %d dimensions in a pivot", option,
                       CL_PIVOT_DIMS);
    for (size_t i = 0; i < dims.n; i++)
        out[i] = dims.items[i];
    return CL_OK;
}

static enum cl_rc take_share(struct pivoting *k, struct cl_err *err) {
    for (int i = 0; k->o->share && i < CL_SHARE_COUNT; i++)
        if (strcmp(cl_pivot_share_name((enum cl_pivot_share)i), k->o->share) == 0) {
            k->q.share = (enum cl_pivot_share)i;
            return CL_OK;
        }
    return k->o->share
               ? cl_fail(err, CL_E_USAGE, "--share %s: row, column, all or none", k->o->share)
               : CL_OK;
}

static enum cl_rc take_look(struct pivoting *k, struct cl_err *err) {
    const char *known[CL_LOOK_COUNT];
    for (int i = 0; i < CL_LOOK_COUNT; i++)
        known[i] = cl_pivot_look_name((enum cl_pivot_look)i);
    for (int i = 0; k->o->look && i < CL_LOOK_COUNT; i++)
        if (strcmp(known[i], k->o->look) == 0) {
            k->q.look = (enum cl_pivot_look)i;
            return CL_OK;
        }
    if (!k->o->look)
        return CL_OK;
    const char *near = cl_nearest(cl_slice(k->o->look), known, CL_LOOK_COUNT);
    return cl_fail(err, CL_E_USAGE, "--look %s: no such look%s%s%s", k->o->look,
                   near ? "; did you mean " : "; caseload query --help names them",
                   near ? near : "", near ? "?" : "");
}

static enum cl_rc take_options(struct pivoting *k, struct cl_err *err) {
    const struct cli_options *o = k->o;
    const struct cl_measure **measures = NULL;
    if (o->every)
        return cl_fail(err, CL_E_USAGE,
                       "--every: not in a pivot; --across %s groups by when cases were created",
                       o->every);
    k->by = o->by;
    k->across = o->across;
    k->measure = o->measure;
    k->q = (struct cl_pivot_question){.totals = o->totals, .sort = o->sort};
    enum cl_rc rc = o->pivot ? take_saved(k, err) : CL_OK;
    uint64_t top = 0;
    rc = rc ? rc : take_dims(k, "by", k->by, k->q.rows, err);
    rc = rc ? rc : take_dims(k, "across", k->across, k->q.cols, err);
    rc = rc ? rc : take_share(k, err);
    rc = rc ? rc : take_look(k, err);
    rc = rc ? rc : cli_measures(k->arena, k->measure, &measures, &k->q.n_measures, err);
    if (!rc && o->top)
        rc = cli_number("top", o->top, &top, err);
    k->q.top = (size_t)top;
    k->q.measures = measures;
    return rc;
}

/* Dimensions under their keys, however they were written, and none of them twice. */
static enum cl_rc settle_dims(struct pivoting *k, const struct cli_session *s, struct cl_err *err) {
    const char *all[2 * CL_PIVOT_DIMS];
    size_t n = 0, n_rows = 0;
    for (size_t i = 0; i < CL_PIVOT_DIMS && k->q.rows[i]; i++)
        all[n++] = k->q.rows[i];
    n_rows = n;
    for (size_t i = 0; i < CL_PIVOT_DIMS && k->q.cols[i]; i++)
        all[n++] = k->q.cols[i];
    enum cl_rc rc = cli_dims(s, all, n, k->arena, err);
    for (size_t i = 0; rc == CL_OK && i < n; i++) {
        if (i < n_rows)
            k->q.rows[i] = all[i];
        else
            k->q.cols[i - n_rows] = all[i];
    }
    return rc;
}

/* ---- cells ---- */

/* What a person sees before the number of a cell with looks. */
static const char *look_sign(const struct cl_pivot_cell *c, enum cl_pivot_look look) {
    static const char *const shades[] = {"", "░ ", "▒ ", "▓ ", "█ "};
    static const char *const marks[] = {"! ", "", "+ ", "* "};
    bool heat = look == CL_LOOK_HEAT_ROW || look == CL_LOOK_HEAT_COLUMN || look == CL_LOOK_HEAT_ALL;
    if (!heat)
        return marks[c->mark + 1];
    return isnan(c->heat) ? "" : shades[(size_t)(c->heat * 4 + 0.5)];
}

static struct cli_cell make_cell(const struct pivoting *k, const struct cl_pivot_cell *c,
                                 const struct cl_measure *m) {
    char text[32];
    bool share = k->q.share != CL_SHARE_NONE;
    struct cli_cell out = cli_num(share ? c->share : c->value.value);
    cl_unit_format(share ? CL_UNIT_SHARE : cl_measure_info(m)->unit, c->shown, text);
    out.shown = cl_arena_printf(k->arena, "%s%s", look_sign(c, k->q.look), text);
    return out;
}

static struct cli_cell label_cell(const struct pivoting *k, const struct cl_pivot_head *h, size_t d,
                                  bool people) {
    if (d >= h->level)
        return cli_text(people ? "Total" : "*");
    struct cl_slice l = h->labels[d];
    return cli_text(l.ptr ? cl_arena_strn(k->arena, l.ptr, l.len) : NULL);
}

/* Raw names of columns, or those for people. */
static const char *column_key(const struct pivoting *k, size_t col, size_t measure, bool people) {
    const char *key = cl_measure_info(k->q.measures[measure])->key;
    const char *head =
        cl_pivot_head_text(&k->p.cols[col], k->p.n_col_dims, people ? "Total" : "*", k->arena);
    if (k->p.n_col_dims == 0)
        return key;
    if (!people && k->p.cols[col].level == 0 && k->p.n_col_dims == 2)
        head = "* / *"; /* as many parts as in the other names */
    if (people && k->q.n_measures == 1)
        return head;
    return cl_arena_printf(k->arena, "%s / %s", head, key);
}

static enum cl_rc make_grid(const struct pivoting *k, bool people, struct cli_grid *g,
                            struct cl_err *err) {
    const struct cl_pivot *p = &k->p;
    size_t dims = p->n_row_dims, n_measures = k->q.n_measures, n = dims + p->n_cols * n_measures;
    const char **keys = cl_arena_array(k->arena, n + 1, sizeof *keys);
    const char **titles = cl_arena_array(k->arena, n + 1, sizeof *titles);
    struct cli_cell *cells = cl_arena_array(k->arena, n * p->n_rows + 1, sizeof *cells);
    for (size_t d = 0; d < dims; d++)
        keys[d] = titles[d] = k->q.rows[d];
    for (size_t i = dims; i < n; i++) {
        keys[i] = column_key(k, (i - dims) / n_measures, (i - dims) % n_measures, false);
        titles[i] = column_key(k, (i - dims) / n_measures, (i - dims) % n_measures, true);
    }
    for (size_t r = 0; r < p->n_rows; r++) {
        for (size_t d = 0; d < dims; d++)
            cells[r * n + d] = label_cell(k, &p->rows[r], d, people);
        for (size_t i = dims; i < n; i++)
            cells[r * n + i] = make_cell(k, &p->cells[r * p->n_cols * n_measures + (i - dims)],
                                         k->q.measures[(i - dims) % n_measures]);
    }
    *g = (struct cli_grid){keys, titles, n, p->n_rows, cells};
    return cli_grid_pick(g, k->o->columns, k->arena, err);
}

/* ---- json ---- */

static void put_dims(struct cl_json *j, const char *key, const char *const dims[CL_PIVOT_DIMS]) {
    cl_json_array(j, key);
    for (size_t i = 0; i < CL_PIVOT_DIMS && dims[i]; i++)
        cl_json_cstr(j, NULL, dims[i]);
    cl_json_end_array(j);
}

static void put_labels(struct cl_json *j, const struct cl_pivot_head *h, size_t n,
                       const char *const dims[CL_PIVOT_DIMS]) {
    for (size_t d = 0; d < n; d++) {
        if (d >= h->level)
            cl_json_cstr(j, dims[d], "*");
        else
            cl_json_string(j, dims[d], h->labels[d]);
    }
}

static void put_cell(struct cl_json *j, const struct pivoting *k, size_t at) {
    static const char *const marks[] = {"bad", NULL, "good", "outlier"};
    cl_json_object(j, NULL);
    for (size_t m = 0; m < k->q.n_measures; m++) {
        const struct cl_pivot_cell *c = &k->p.cells[at * k->q.n_measures + m];
        const char *key = cl_measure_info(k->q.measures[m])->key;
        if (k->q.share == CL_SHARE_NONE && k->q.look == CL_LOOK_NONE) {
            cl_json_real(j, key, c->value.value);
            continue;
        }
        cl_json_object(j, key);
        cl_json_real(j, "value", c->value.value);
        if (k->q.share != CL_SHARE_NONE)
            cl_json_real(j, "share", c->share);
        if (k->q.look != CL_LOOK_NONE) {
            cl_json_real(j, "heat", c->heat);
            cl_json_cstr(j, "mark", marks[c->mark + 1]);
        }
        cl_json_end(j);
    }
    cl_json_end(j);
}

static void put_rows(struct cl_json *j, const struct pivoting *k, struct cl_buf *out) {
    const struct cl_pivot *p = &k->p;
    cl_json_array(j, "columns");
    for (size_t c = 0; c < p->n_cols; c++) {
        cl_json_object(j, NULL);
        put_labels(j, &p->cols[c], p->n_col_dims, k->q.cols);
        cl_json_end(j);
    }
    cl_json_end_array(j);
    cl_json_array(j, "rows");
    for (size_t r = 0; r < p->n_rows; r++) {
        cl_buf_putc(out, '\n');
        cl_json_object(j, NULL);
        put_labels(j, &p->rows[r], p->n_row_dims, k->q.rows);
        cl_json_array(j, "cells");
        for (size_t c = 0; c < p->n_cols; c++)
            put_cell(j, k, r * p->n_cols + c);
        cl_json_end_array(j);
        cl_json_end(j);
    }
    cl_json_end_array(j);
}

static void pivot_json(const struct pivoting *k, const struct cli_session *s, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cli_json_scope(&j, s);
    put_dims(&j, "by", k->q.rows);
    put_dims(&j, "across", k->q.cols);
    cl_json_array(&j, "measures");
    for (size_t m = 0; m < k->q.n_measures; m++)
        cl_json_cstr(&j, NULL, cl_measure_info(k->q.measures[m])->key);
    cl_json_end_array(&j);
    cl_json_cstr(&j, "share", k->q.share ? cl_pivot_share_name(k->q.share) : NULL);
    cl_json_cstr(&j, "look", k->q.look ? cl_pivot_look_name(k->q.look) : NULL);
    cl_json_int(&j, "left_out", (int64_t)k->p.left_out);
    put_rows(&j, k, out);
    cl_json_object(&j, "why");
    for (size_t m = 0; m < k->q.n_measures; m++)
        if (k->p.whys[m])
            cl_json_cstr(&j, cl_measure_info(k->q.measures[m])->key, k->p.whys[m]);
    cl_json_end(&j);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

/* ---- the command ---- */

static void say_notes(const struct pivoting *k) {
    for (size_t m = 0; m < k->q.n_measures; m++)
        if (k->p.whys[m])
            fprintf(stderr, "caseload: %s: %s\n", cl_measure_info(k->q.measures[m])->key,
                    k->p.whys[m]);
    if (k->p.left_out)
        fprintf(stderr, "caseload: %zu more row%s left out by --top\n", k->p.left_out,
                k->p.left_out == 1 ? "" : "s");
}

int cli_run_pivot(struct cli_options *o, const char *format, struct cl_arena *arena,
                  struct cl_err *err) {
    struct cli_session s;
    struct pivoting k = {.o = o, .arena = arena};
    struct cl_buf out = {0};
    struct cli_grid g;
    int code = 0;
    bool json = strcmp(format, "json") == 0;
    bool people = strcmp(format, "text") == 0 || strcmp(format, "md") == 0;
    if (json && o->columns) {
        (void)cl_fail(err, CL_E_USAGE,
                      "--columns: not in the json of a pivot, whose columns are "
                      "its values; csv and jsonl take it");
        return 0;
    }
    if (take_options(&k, err) != CL_OK || cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    if (settle_dims(&k, &s, err) == CL_OK &&
        cl_pivot_ask(s.backend, &s.scope, &k.q, arena, &k.p, err) == CL_OK &&
        make_grid(&k, people, &g, err) == CL_OK) {
        if (json)
            pivot_json(&k, &s, &out);
        else
            cli_grid_write(&g, format, &out);
        if (cli_emit(o, &out, err) == CL_OK && o->fail_empty && k.p.matched == 0)
            code = 1;
        if (!o->quiet && !json)
            say_notes(&k);
    }
    cl_buf_free(&out);
    return cli_session_close(&s, code);
}
