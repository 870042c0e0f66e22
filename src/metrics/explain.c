/* One number's own account: its value with n and exclusions, and the SQL that
 * gives the same on the store. */
#include <math.h>

#include "ask.h"

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
    rc = cl_query_sql_value(ask->prog, 0, parts, c.n_parts, entry->value, ask->arena, &out->sql,
                            ask->err);
    if (rc != CL_OK)
        return rc;
    /* The cases behind a count are the counted; behind a mean or share, its n. */
    bool first = entry->counts && c.n_parts > 0;
    uint32_t who = first ? c.parts[0] : c.n;
    return cl_query_sql_cases(ask->prog, ask->groups[group]->aggs[who].where, ask->arena,
                              &out->cases_sql, ask->err);
}

enum cl_rc cl_metrics_explain(struct cl_backend *b, const struct cl_scope *scope,
                              const struct cl_measure *m, struct cl_arena *arena,
                              struct cl_explanation *out, struct cl_err *err) {
    struct cl_question q = {.measures = &m, .n_measures = 1, .detail = true};
    struct cl_answer answer;
    *out = (struct cl_explanation){.cases_filter = ""};
    enum cl_rc rc = cl_metrics_ask(b, scope, &q, 1, arena, &answer, err);
    if (rc != CL_OK)
        return rc;
    out->value = answer.rows[0].values[0];
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, b->table, &why);
    if (entry == NULL)
        return CL_OK;
    if (entry->drill != NULL)
        out->cases_filter = entry->drill;
    if (!cl_ask_dated(scope, entry, b->table) && isnan(out->value.value))
        return CL_OK; /* nothing says when: there is no such number */
    struct cl_taking taking = {.moment = cl_ask_moment(scope, entry)};
    struct cl_ask ask = {.backend = b, .scope = scope, .arena = arena, .err = err};
    ask.prog = cl_prog_new(arena, b->table, cl_vocabulary(),
                           scope->zone != NULL ? scope->zone : cl_zone_utc());
    return make_sql(&ask, &taking, entry, out);
}
