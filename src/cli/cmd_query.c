/* cmd_query.c - `caseload query`: any measures by any dimensions, along time. */
#include <math.h>

#include "caseload/base/json.h"

#include "cli.h"

static const struct {
    const char *word;
    enum cl_every every;
} units[] = {
    {"day", CL_EVERY_DAY},         {"week", CL_EVERY_WEEK}, {"month", CL_EVERY_MONTH},
    {"quarter", CL_EVERY_QUARTER}, {"year", CL_EVERY_YEAR},
};

static enum cl_rc parse_every(const char *text, enum cl_every *out, struct cl_err *err) {
    *out = CL_EVERY_NONE;
    if (!text)
        return CL_OK;
    for (size_t i = 0; i < CL_LEN(units); i++)
        if (strcmp(units[i].word, text) == 0) {
            *out = units[i].every;
            return CL_OK;
        }
    return cl_fail(err, CL_E_USAGE, "--every %s: day, week, month, quarter or year", text);
}

enum cl_rc cli_measures(struct cl_arena *arena, const char *text, const struct cl_measure ***out,
                        size_t *n, struct cl_err *err) {
    struct cli_list keys = {0};
    cli_split(arena, text ? text : "cases", &keys);
    if (keys.n == 0)
        return cl_fail(err, CL_E_USAGE,
                       "--measure: name at least one; caseload measures lists them");
    const struct cl_measure **list = cl_arena_array(arena, keys.n, sizeof *list);
    for (size_t i = 0; i < keys.n; i++) {
        enum cl_rc rc = cli_measure("--measure ", keys.items[i], &list[i], err);
        if (rc != CL_OK)
            return rc;
    }
    for (size_t i = 1; i < keys.n; i++)
        for (size_t k = 0; k < i; k++)
            if (list[i] == list[k])
                return cl_fail(err, CL_E_USAGE, "--measure %s: named twice", keys.items[i]);
    *out = list;
    *n = keys.n;
    return CL_OK;
}

/* Dimensions under their keys, however they were written. */
static enum cl_rc settle_dims(const struct cli_options *o, struct cl_question *q,
                              const struct cli_session *s, struct cl_arena *arena,
                              struct cl_err *err) {
    size_t n = 0;
    while (n < CL_MAX_DIMS && q->dims[n])
        n++;
    enum cl_rc rc = cli_dims(s, q->dims, n, arena, err);
    for (size_t i = 0; rc == CL_OK && i < n; i++)
        if (o->every && strcmp(o->every, q->dims[i]) == 0)
            rc = cl_fail(err, CL_E_USAGE, "--by %s: --every %s is that column", q->dims[i],
                         q->dims[i]);
    return rc;
}

#define MAX_BY 3 /* of the dimensions that a question may have */

static enum cl_rc parse_question(const struct cli_options *o, struct cl_arena *arena,
                                 struct cl_question *q, struct cl_err *err) {
    struct cli_list dims = {0};
    const struct cl_measure **list = NULL;
    *q = (struct cl_question){.totals = o->totals,
                              .sort = o->sort,
                              .from = CL_NO_TIME,
                              .to = CL_NO_TIME,
                              .as_of = CL_NO_TIME};
    enum cl_rc rc = cli_measures(arena, o->measure, &list, &q->n_measures, err);
    if (rc != CL_OK)
        return rc;
    q->measures = list;
    cli_split(arena, o->by, &dims);
    if (dims.n > MAX_BY)
        return cl_fail(err, CL_E_USAGE, "--by: at most %d dimensions", MAX_BY);
    for (size_t i = 0; i < dims.n; i++)
        q->dims[i] = dims.items[i];
    if (o->top && (rc = cli_number("top", o->top, &q->top, err)) != CL_OK)
        return rc;
    return parse_every(o->every, &q->every, err);
}

static size_t dim_count(const struct cl_question *q) {
    size_t n = 0;
    while (n < CL_MAX_DIMS && q->dims[n])
        n++;
    return n;
}

/* Keys: dimensions, the time unit, measures. */
static enum cl_rc make_grid(const struct cli_options *o, const struct cl_question *q,
                            const struct cl_answer *a, struct cl_arena *arena, struct cli_grid *g,
                            struct cl_err *err) {
    size_t dims = dim_count(q), labels = dims + (q->every ? 1 : 0), n = labels + q->n_measures;
    const char **keys = cl_arena_array(arena, n + 1, sizeof *keys);
    struct cli_cell *cells = cl_arena_array(arena, n * a->n_rows + 1, sizeof *cells);
    for (size_t i = 0; i < dims; i++)
        keys[i] = q->dims[i];
    if (q->every)
        keys[dims] = o->every;
    for (size_t m = 0; m < q->n_measures; m++)
        keys[labels + m] = cl_measure_info(q->measures[m])->key;
    for (size_t r = 0; r < a->n_rows; r++) {
        struct cli_cell *row = cells + r * n;
        for (size_t i = 0; i < labels; i++) {
            struct cl_slice s = a->rows[r].labels[i];
            row[i] = cli_text(s.ptr ? cl_arena_strn(arena, s.ptr, s.len) : NULL);
        }
        for (size_t m = 0; m < q->n_measures; m++) {
            char shown[32];
            double v = a->rows[r].values[m].value;
            cl_unit_format(cl_measure_info(q->measures[m])->unit, v, shown);
            row[labels + m] = cli_num(v);
            row[labels + m].shown = cl_arena_str(arena, shown);
        }
    }
    *g = (struct cli_grid){keys, NULL, n, a->n_rows, cells};
    return cli_grid_pick(g, o->columns, arena, err);
}

static void put_whys(struct cl_json *j, const struct cl_question *q, const struct cl_answer *a) {
    cl_json_object(j, "why");
    for (size_t m = 0; m < q->n_measures; m++) {
        const char *why = cl_answer_why(a, m);
        if (why)
            cl_json_cstr(j, cl_measure_info(q->measures[m])->key, why);
    }
    cl_json_end(j);
}

static void query_json(const struct cli_options *o, const struct cli_session *s,
                       const struct cl_question *q, const struct cl_answer *a,
                       const struct cli_grid *g, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cli_json_scope(&j, s);
    cl_json_array(&j, "by");
    for (size_t i = 0; i < dim_count(q); i++)
        cl_json_cstr(&j, NULL, q->dims[i]);
    cl_json_end_array(&j);
    cl_json_cstr(&j, "every", o->every);
    cl_json_array(&j, "measures");
    for (size_t m = 0; m < q->n_measures; m++)
        cl_json_cstr(&j, NULL, cl_measure_info(q->measures[m])->key);
    cl_json_end_array(&j);
    cl_buf_puts(out, ",\"rows\":[");
    for (size_t r = 0; r < g->n_rows; r++) {
        cl_buf_puts(out, r ? ",\n" : "");
        cli_grid_row_json(g, r, out);
    }
    cl_buf_puts(out, "]");
    put_whys(&j, q, a);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

int cli_run_query(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    struct cl_question q;
    const char *format;
    if (cli_format(o, cli_command_find("query"), &format, err) != CL_OK)
        return 0;
    if (cli_wants_pivot(o))
        return cli_run_pivot(o, format, arena, err);
    if (parse_question(o, arena, &q, err) != CL_OK || cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    struct cl_answer a;
    struct cl_buf out = {0};
    int code = 0;
    struct cli_grid g;
    if (settle_dims(o, &q, &s, arena, err) == CL_OK &&
        cl_metrics_ask(s.backend, &s.scope, &q, 1, arena, &a, err) == CL_OK &&
        make_grid(o, &q, &a, arena, &g, err) == CL_OK) {
        if (strcmp(format, "json") == 0)
            query_json(o, &s, &q, &a, &g, &out);
        else
            cli_grid_write(&g, format, &out);
        if (cli_emit(o, &out, err) == CL_OK && o->fail_empty && (a.n_rows == 0 || a.matched == 0))
            code = 1;
        for (size_t m = 0; m < q.n_measures && !o->quiet && strcmp(format, "json") != 0; m++) {
            const char *why = cl_answer_why(&a, m);
            if (why)
                fprintf(stderr, "caseload: %s: %s\n", cl_measure_info(q.measures[m])->key, why);
        }
    }
    cl_buf_free(&out);
    return cli_session_close(&s, code);
}
