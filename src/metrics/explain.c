/* One number's own account: its value with n and exclusions, and the SQL that
 * gives the same on the store. */
#include <math.h>

#include "caseload/base/num.h"

#include "ask.h"

/* The formula, with the scheduled minutes of all written into it. */
static const char *value_text(const struct cl_ask *ask, const struct cl_compiled *c) {
    struct cl_buf text = {0};
    char minutes[32];
    if (!c->m->scheduled)
        return c->m->value;
    cl_format_real(cl_ask_minutes(ask, c, (double)NAN, true), minutes);
    for (const char *at = c->m->value; *at != '\0'; at++) {
        if (*at != '@' || (size_t)(at[1] - '0') != c->n_parts) {
            cl_buf_putc(&text, *at);
            continue;
        }
        cl_buf_printf(&text, "(1.0 * %s)", minutes);
        at++;
    }
    const char *kept = cl_arena_strn(ask->arena, text.ptr, text.len);
    cl_buf_free(&text);
    return kept;
}

static enum cl_rc make_sql(struct cl_ask *ask, const struct cl_taking *taking,
                           const struct cl_measure *entry, struct cl_explanation *out) {
    struct cl_compiled c;
    size_t group = cl_ask_group_of(ask, NULL, 0, false);
    enum cl_rc rc = cl_ask_compile(ask, entry, taking, group, &c);
    if (rc != CL_OK)
        return rc;
    rc = cl_backend_resolve(ask->backend, ask->prog, ask->err);
    if (rc != CL_OK)
        return rc;
    struct cl_agg parts[CL_MAX_PARTS];
    for (size_t i = 0; i < c.n_parts; i++)
        parts[i] = ask->groups[group]->aggs[c.parts[i]];
    rc = cl_query_sql_value(ask->prog, 0, parts, c.n_parts, value_text(ask, &c), ask->arena,
                            &out->sql, ask->err);
    if (rc != CL_OK)
        return rc;
    /* The cases behind a count are the counted; behind a mean or share, its n. */
    bool first = entry->counts && c.n_parts > 0;
    uint32_t who = first ? c.parts[0] : c.n;
    return cl_query_sql_cases(ask->prog, ask->groups[group]->aggs[who].where, ask->arena,
                              &out->cases_sql, ask->err);
}

static struct cl_ask new_ask(struct cl_backend *b, const struct cl_scope *scope,
                             struct cl_arena *arena, struct cl_err *err) {
    struct cl_ask ask = {.backend = b, .scope = scope, .arena = arena, .err = err};
    ask.prog = cl_prog_new(arena, b->table, cl_vocabulary(),
                           scope->zone != NULL ? scope->zone : cl_zone_utc());
    return ask;
}

/* The statements of the components in place of @k.  Times 1.0, since counts would
 * divide without a remainder. */
static const char *join_sql(const struct cl_measure *m, const struct cl_explanation *of,
                            struct cl_arena *arena) {
    struct cl_buf sql = {0};
    cl_buf_puts(&sql, "SELECT ");
    for (const char *c = m->value; *c != '\0'; c++) {
        size_t k = 0;
        if (*c != '@') {
            cl_buf_putc(&sql, *c);
            continue;
        }
        while (c[1] >= '0' && c[1] <= '9')
            k = k * 10 + (size_t)(*++c - '0');
        cl_buf_printf(&sql, "(1.0 * (\n%s\n))", of[k].sql);
    }
    cl_buf_puts(&sql, " AS value");
    const char *text = cl_arena_strn(arena, sql.ptr, sql.len);
    cl_buf_free(&sql);
    return text;
}

static enum cl_rc sql_of(struct cl_backend *b, const struct cl_scope *scope,
                         const struct cl_measure *m, struct cl_arena *arena,
                         struct cl_explanation *out, struct cl_err *err) {
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, b->table, &why);
    if (m->relative || (m->scheduled && isnan(out->value.value)))
        return CL_OK; /* there is no such number */
    struct cl_explanation of[CL_MAX_OF] = {0};
    enum cl_rc rc = CL_OK;
    if (entry == NULL)
        return CL_OK;
    for (size_t k = 0; rc == CL_OK && k < entry->n_of; k++) {
        of[k].value = out->value;
        rc = sql_of(b, scope, entry->of[k], arena, &of[k], err);
        if (rc == CL_OK && of[k].sql == NULL)
            return CL_OK;
    }
    if (rc != CL_OK)
        return rc;
    if (entry->n_of > 0) {
        out->sql = join_sql(entry, of, arena);
        out->cases_sql = of[0].cases_sql;
        return CL_OK;
    }
    if (!cl_ask_dated(scope, entry, b->table) && isnan(out->value.value))
        return CL_OK; /* nothing says when: there is no such number */
    struct cl_taking taking = {.moment = cl_ask_moment(scope, entry)};
    struct cl_ask ask = new_ask(b, scope, arena, err);
    return make_sql(&ask, &taking, entry, out);
}

static void add_note(struct cl_explanation *out, struct cl_arena *arena, const char *note) {
    const char **notes = cl_arena_array(arena, out->n_notes + 1, sizeof *notes);
    for (size_t i = 0; i < out->n_notes; i++)
        notes[i] = out->notes[i];
    notes[out->n_notes++] = note;
    out->notes = notes;
}

/* Beside the honest median the plain one, and how far it is off. */
static enum cl_rc note_gap(struct cl_backend *b, const struct cl_scope *scope,
                           struct cl_arena *arena, struct cl_explanation *out, struct cl_err *err) {
    const struct cl_measure *m = cl_measure_find(CL_S("resolution_median"));
    struct cl_question q = {.measures = &m, .n_measures = 1};
    struct cl_answer answer;
    enum cl_rc rc = cl_metrics_ask(b, scope, &q, 1, arena, &answer, err);
    if (rc != CL_OK)
        return rc;
    double plain = answer.rows[0].values[0].value, gap = out->value.value - plain;
    char shown[32], by[32];
    if (isnan(plain))
        return CL_OK;
    cl_unit_format(m->info.unit, plain, shown);
    cl_unit_format(m->info.unit, fabs(gap), by);
    const char *words =
        cl_arena_printf(arena, "closed cases alone have a median of %s (resolution_median)", shown);
    add_note(out, arena,
             isnan(gap) ? words
                        : cl_arena_printf(arena, "%s, %s %s, since it leaves out the open ones",
                                          words, by, gap < 0 ? "more" : "less"));
    return CL_OK;
}

enum cl_rc cl_metrics_explain(struct cl_backend *b, const struct cl_scope *scope,
                              const struct cl_measure *m, struct cl_arena *arena,
                              struct cl_explanation *out, struct cl_err *err) {
    struct cl_question q = {.measures = &m, .n_measures = 1, .detail = true};
    struct cl_answer answer;
    *out = (struct cl_explanation){.cases_filter = cl_measure_drill(m, b->table)};
    enum cl_rc rc = cl_metrics_ask(b, scope, &q, 1, arena, &answer, err);
    if (rc != CL_OK)
        return rc;
    out->value = answer.rows[0].values[0];
    if (!isnan(out->value.low) || !isnan(out->value.high))
        out->interval = cl_measure_interval(m);
    rc = cl_explain_notes(b, scope, m, arena, out, err);
    if (rc == CL_OK && cl_measure_doubt(m, b->table) != NULL)
        add_note(out, arena, cl_measure_doubt(m, b->table));
    if (rc == CL_OK && m->interval == CL_INTERVAL_KM)
        rc = note_gap(b, scope, arena, out, err);
    return rc == CL_OK ? sql_of(b, scope, m, arena, out, err) : rc;
}
