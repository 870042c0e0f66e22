/* cmd_kpi.c - `caseload kpi` and `caseload explain`: measures, each with n, what
 * was left out, and why where there is no value. */
#include <math.h>

#include "caseload/base/json.h"
#include "caseload/base/num.h"

#include "cli.h"

static size_t all_measures(struct cl_arena *arena, const struct cl_measure *const **out) {
    size_t n = 0;
    while (cl_measure_at(n))
        n++;
    const struct cl_measure **list = cl_arena_array(arena, n + 1, sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = cl_measure_at(i);
    *out = list;
    return n;
}

static void put_values(struct cl_json *j, const struct cl_measure_info *info,
                       const struct cl_value *v) {
    cl_json_cstr(j, "key", info->key);
    cl_json_cstr(j, "label", info->label);
    cl_json_real(j, "value", v->value);
    cl_json_cstr(j, "unit", cl_unit_name(info->unit));
    cl_json_int(j, "n", (int64_t)v->n);
    cli_json_excluded(j, v);
    cl_json_real(j, "low", v->low);
    cl_json_real(j, "high", v->high);
}

static void kpi_json(const struct cli_session *s, const struct cl_measure *const *m, size_t n,
                     const struct cl_value *v, struct cl_buf *out) {
    const struct cl_import_report *r = &s->loaded.report;
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cl_json_object(&j, "source");
    cl_json_int(&j, "records", (int64_t)r->records);
    cl_json_int(&j, "cases", (int64_t)r->cases);
    cl_json_int(&j, "history", (int64_t)r->history);
    cl_json_int(&j, "duplicates", (int64_t)r->duplicates);
    cl_json_int(&j, "quarantined", (int64_t)r->quarantined);
    cl_json_int(&j, "dropped", (int64_t)r->dropped);
    cl_json_end(&j);
    cli_json_scope(&j, s);
    cl_json_array(&j, "kpis");
    for (size_t i = 0; i < n; i++) {
        cl_json_object(&j, NULL);
        put_values(&j, cl_measure_info_on(m[i], s->backend->table), &v[i]);
        cl_json_real(&j, "previous", v[i].previous);
        cl_json_real(&j, "target", v[i].target);
        cl_json_cstr(&j, "why", isnan(v[i].value) ? v[i].why : NULL);
        cl_json_end(&j);
    }
    cl_json_end_array(&j);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

static void kpi_prometheus(const struct cl_measure *const *m, size_t n, const struct cl_value *v,
                           struct cl_buf *out) {
    char num[32];
    for (size_t i = 0; i < n; i++) {
        const struct cl_measure_info *info = cl_measure_info(m[i]);
        if (isnan(v[i].value))
            continue;
        cl_format_real(v[i].value, num);
        cl_buf_printf(out, "# HELP caseload_%s %s (%s)\n# TYPE caseload_%s gauge\ncaseload_%s %s\n",
                      info->key, info->help, cl_unit_name(info->unit), info->key, info->key, num);
    }
}

static const struct cl_measure_info **infos_on(const struct cl_measure *const *m, size_t n,
                                               const struct cl_table *t, struct cl_arena *arena) {
    const struct cl_measure_info **infos = cl_arena_array(arena, n + 1, sizeof(void *));
    for (size_t i = 0; i < n; i++)
        infos[i] = cl_measure_info_on(m[i], t);
    return infos;
}

static void kpi_grid(const struct cl_measure_info *const *infos, size_t n, const struct cl_value *v,
                     const char *format, struct cl_arena *arena, struct cl_buf *out) {
    static const char *const keys[] = {"key", "label", "value",    "unit",   "n",  "excluded",
                                       "low", "high",  "previous", "target", "why"};
    static const char *const titles[] = {"Key", "Measure", "Value",    "Unit",   "n",  "Left out",
                                         "Low", "High",    "Previous", "Target", "Why"};
    enum { COLS = CL_LEN(keys) };
    struct cli_cell *cells = cl_arena_array(arena, n * COLS + 1, sizeof *cells);
    for (size_t i = 0; i < n; i++) {
        const struct cl_measure_info *info = infos[i];
        struct cli_cell *c = cells + i * COLS;
        char shown[32];
        double left_out = 0;
        for (size_t x = 0; x < CL_EX_COUNT; x++)
            left_out += (double)v[i].excluded[x];
        cl_unit_format(info->unit, v[i].value, shown);
        c[0] = cli_text(info->key);
        c[1] = cli_text(info->label);
        c[2] = cli_num(v[i].value);
        c[2].shown = cl_arena_str(arena, shown);
        c[3] = cli_text(cl_unit_name(info->unit));
        c[4] = cli_num((double)v[i].n);
        c[5] = cli_num(left_out);
        for (int k = 0; k < 4; k++) {
            double x = k == 0   ? v[i].low
                       : k == 1 ? v[i].high
                       : k == 2 ? v[i].previous
                                : v[i].target;
            c[6 + k] = cli_num(x);
            cl_unit_format(info->unit, x, shown);
            c[6 + k].shown = isnan(x) ? "" : cl_arena_str(arena, shown);
        }
        c[10] = cli_text(isnan(v[i].value) ? v[i].why : NULL);
        c[10].shown = c[10].text ? NULL : "";
    }
    cli_grid_write(&(struct cli_grid){keys, titles, COLS, n, cells}, format, out);
}

int cli_run_kpi(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    const char *format;
    const struct cl_measure *const *m;
    size_t n = all_measures(arena, &m);
    if (cli_format(o, cli_command_find("kpi"), &format, err) != CL_OK ||
        cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    struct cl_question q = {.measures = m,
                            .n_measures = n,
                            .detail = true,
                            .from = CL_NO_TIME,
                            .to = CL_NO_TIME,
                            .as_of = CL_NO_TIME};
    struct cl_answer a;
    struct cl_buf out = {0};
    if (cl_metrics_ask(s.backend, &s.scope, &q, 1, arena, &a, err) == CL_OK) {
        const struct cl_value *v = a.rows[0].values;
        if (strcmp(format, "json") == 0)
            kpi_json(&s, m, n, v, &out);
        else if (strcmp(format, "prometheus") == 0)
            kpi_prometheus(m, n, v, &out);
        else
            kpi_grid(infos_on(m, n, s.backend->table, arena), n, v, format, arena, &out);
        (void)!cli_emit(o, &out, err);
    }
    cl_buf_free(&out);
    return cli_session_close(&s, 0);
}

static void explain_json(const struct cli_session *s, const struct cl_measure_info *info,
                         const struct cl_explanation *x, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    put_values(&j, info, &x->value);
    cl_json_cstr(&j, "help", info->help);
    cl_json_cstr(&j, "formula", info->formula);
    cl_json_cstr(&j, "population", info->population);
    cl_json_cstr(&j, "better", cl_better_name(info->better));
    cl_json_real(&j, "target", x->value.target);
    cl_json_cstr(&j, "interval", x->interval);
    cl_json_cstr(&j, "source", info->source);
    cl_json_cstr(&j, "why", isnan(x->value.value) ? x->value.why : NULL);
    cl_json_array(&j, "notes");
    for (size_t i = 0; i < x->n_notes; i++)
        cl_json_cstr(&j, NULL, x->notes[i]);
    cl_json_end_array(&j);
    cl_json_cstr(&j, "sql", x->sql);
    cl_json_cstr(&j, "cases_sql", x->cases_sql);
    cl_json_cstr(&j, "store", s->loaded.store_path);
    cli_json_scope(&j, s);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

static void explain_text(const struct cli_session *s, const struct cl_measure_info *info,
                         const struct cl_explanation *x, struct cl_buf *out) {
    char shown[32], low[32], high[32], at[32];
    cl_unit_format(info->unit, x->value.value, shown);
    cl_format_utc(s->scope.as_of, at);
    cl_buf_printf(out, "%s (%s)\n%s\n\n", info->label, info->key, info->help);
    cl_buf_printf(out, "  value       %s%s%s\n", shown,
                  isnan(x->value.value) && x->value.why ? ": " : "",
                  isnan(x->value.value) && x->value.why ? x->value.why : "");
    if (!isnan(x->value.low)) {
        cl_unit_format(info->unit, x->value.low, low);
        cl_unit_format(info->unit, x->value.high, high);
        cl_buf_printf(out, "  95 %% range  %s to %s\n", low, high);
    }
    cl_buf_printf(out, "  as of       %s%s\n", at,
                  s->as_of_is_data ? " (newest stamp in the data)" : "");
    cl_buf_printf(out, "  n           %llu\n", (unsigned long long)x->value.n);
    for (size_t i = 0; i < CL_EX_COUNT; i++)
        if (x->value.excluded[i])
            cl_buf_printf(out, "  left out    %llu %s\n", (unsigned long long)x->value.excluded[i],
                          cl_excl_names[i]);
    cl_buf_printf(out, "  formula     %s\n  population  %s\n", info->formula, info->population);
    if (x->interval)
        cl_buf_printf(out, "  interval    %s\n", x->interval);
    if (!isnan(x->value.target)) {
        cl_unit_format(info->unit, x->value.target, shown);
        cl_buf_printf(out, "  target      %s\n", shown);
    }
    for (size_t i = 0; i < x->n_notes; i++)
        cl_buf_printf(out, "  %-10s  %s\n", i == 0 ? "note" : "", x->notes[i]);
    if (x->sql)
        cl_buf_printf(out, "\nThe same in SQL, in the sqlite3 shell on %s:\n%s\n",
                      s->loaded.store_path, x->sql);
}

int cli_run_explain(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s;
    const char *format;
    if (cli_format(o, cli_command_find("explain"), &format, err) != CL_OK)
        return 0;
    if (o->files.n == 0) {
        (void)cl_fail(err, CL_E_USAGE, "explain: name a measure; caseload measures lists them");
        return 0;
    }
    const char *key = o->files.items[0];
    const struct cl_measure *m;
    if (cli_measure("", key, &m, err) != CL_OK)
        return 0;
    o->files.items++;
    o->files.n--;
    if (cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    struct cl_explanation x;
    struct cl_buf out = {0};
    if (cl_metrics_explain(s.backend, &s.scope, m, arena, &x, err) == CL_OK) {
        if (strcmp(format, "json") == 0)
            explain_json(&s, cl_measure_info_on(m, s.backend->table), &x, &out);
        else
            explain_text(&s, cl_measure_info_on(m, s.backend->table), &x, &out);
        (void)!cli_emit(o, &out, err);
    }
    cl_buf_free(&out);
    return cli_session_close(&s, 0);
}
