/* cmd_sql.c - `caseload sql`: one statement over the store's views, read and no more. */
#include "caseload/base/json.h"
#include "caseload/base/num.h"

#include "cli.h"

/* A whole number past this is text: as a double it would be another one. */
#define EXACT ((int64_t)1 << 53)

static struct cli_cell cell_of(const struct cl_sql_value *v, struct cl_arena *arena) {
    switch (v->type) {
    case CL_SQL_NULL:
        break;
    case CL_SQL_INT:
        if (v->i > EXACT || v->i < -EXACT)
            return cli_text(cl_arena_printf(arena, "%lld", (long long)v->i));
        return cli_num((double)v->i);
    case CL_SQL_REAL:
        return cli_num(v->r);
    case CL_SQL_TEXT:
        return cli_text(cl_arena_strn(arena, v->text.ptr, v->text.len));
    }
    return cli_text(NULL);
}

static void make_grid(const struct cl_sql_rows *rows, struct cl_arena *arena, struct cli_grid *g) {
    size_t n = rows->n_rows * rows->n_columns;
    struct cli_cell *cells = cl_arena_array(arena, n + 1, sizeof *cells);
    for (size_t i = 0; i < n; i++)
        cells[i] = cell_of(&rows->cells[i], arena);
    *g = (struct cli_grid){rows->columns, NULL, rows->n_columns, rows->n_rows, cells};
}

static void sql_json(const struct cl_sql_rows *rows, const struct cli_grid *g, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cl_json_array(&j, "columns");
    for (size_t i = 0; i < rows->n_columns; i++)
        cl_json_cstr(&j, NULL, rows->columns[i]);
    cl_json_end_array(&j);
    cl_json_bool(&j, "more", rows->more);
    cl_buf_puts(out, ",\"rows\":[");
    for (size_t r = 0; r < g->n_rows; r++) {
        cl_buf_puts(out, r ? ",\n" : "");
        cli_grid_row_json(g, r, out);
    }
    cl_buf_puts(out, "]");
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

/* The statement goes first; what is left are files. */
static enum cl_rc take_statement(struct cli_options *o, const char **sql, struct cl_err *err) {
    if (o->files.n == 0)
        return cl_fail(err, CL_E_USAGE,
                       "sql: name a statement, such as caseload sql 'select count(*) from cases' "
                       "FILE");
    *sql = o->files.items[0];
    o->files.items++;
    o->files.n--;
    if (o->mask)
        return cl_fail(err, CL_E_USAGE, "sql: not with --mask: SQL would show what it hides");
    return CL_OK;
}

static int answer(const struct cli_options *o, struct cli_session *s, const char *sql,
                  const char *format, const struct cl_sql_limits *limits, struct cl_arena *arena,
                  struct cl_err *err) {
    struct cl_sql_rows rows;
    struct cli_grid g;
    struct cl_buf out = {0};
    int code = 0;
    if (cl_store_sql(s->loaded.store_path, sql, limits, arena, &rows, err) != CL_OK)
        return 0;
    make_grid(&rows, arena, &g);
    if (strcmp(format, "json") == 0)
        sql_json(&rows, &g, &out);
    else
        cli_grid_write(&g, format, &out);
    if (cli_emit(o, &out, err) == CL_OK && o->fail_empty && rows.n_rows == 0)
        code = 1;
    if (rows.more && !o->quiet)
        fprintf(stderr, "caseload: sql: the first %zu rows; there are more%s\n", rows.n_rows,
                o->top ? "" : " (--top)");
    cl_buf_free(&out);
    return code;
}

int cli_run_sql(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    struct cl_sql_limits limits = {0};
    const char *sql = NULL, *format;
    if (cli_format(o, cli_command_find("sql"), &format, err) != CL_OK ||
        take_statement(o, &sql, err) != CL_OK ||
        (o->top && cli_number("top", o->top, &limits.rows, err) != CL_OK))
        return 0;
    if (limits.rows > CL_SQL_ROWS_MAX) {
        (void)cl_fail(err, CL_E_USAGE, "--top %s: at most %d", o->top, CL_SQL_ROWS_MAX);
        return 0;
    }
    if (cli_session_load(o, arena, &s, err) != CL_OK)
        return 0;
    return cli_session_close(&s, answer(o, &s, sql, format, &limits, arena, err));
}
