/* sql.c - plans as SQL over the store's view `cases`: one statement per grouping
 * and, besides, one per quantile and one per time key.
 *
 * Its answers equal those of the scan; the tests hold them against each other. */
#include <math.h>

#include "caseload/base/num.h"

#include "sql_int.h"

#define MAX_ROOTS_OF_AGG 6

/* Aggregates that have a statement of their own. */
static bool is_apart(enum cl_agg_fn fn) {
    return cl_agg_is_quantile(fn) || cl_agg_is_km(fn);
}

/* Whether a predicate can be left out: it is always true. */
static bool always(const struct cl_sql *s, cl_node_id id) {
    return s->nodes[id].op == CL_X_CONST && s->nodes[id].num != 0 && !isnan(s->nodes[id].num);
}

void cl_sql_where(struct cl_sql *s, const char *source, cl_node_id a, cl_node_id b,
                  cl_node_id not_null) {
    const cl_node_id terms[2] = {a, b};
    const char *before = not_null ? "\n  WHERE " : "\nWHERE ";
    for (size_t i = 0; i < 2; i++) {
        if (always(s, terms[i]))
            continue;
        cl_buf_puts(&s->out, before);
        cl_sql_operand(s, terms[i], source);
        before = " AND ";
    }
    if (not_null) {
        cl_buf_puts(&s->out, before);
        cl_sql_operand(s, not_null, source);
        cl_buf_puts(&s->out, " IS NOT NULL");
    }
}

/* SUM of integers ends in an error when it passes 2^63; of reals it does not. */
static bool may_overflow(const struct cl_sql *s, cl_node_id id) {
    enum cl_op op = s->nodes[id].op;
    return cl_sql_is_int(s, id) &&
           (op == CL_X_MUL || op == CL_X_ADD || op == CL_X_SUB || op == CL_X_IF || op == CL_X_MAX ||
            op == CL_X_MIN || op == CL_X_COALESCE);
}

static void write_agg(struct cl_sql *s, const struct cl_agg *a, const char *source) {
    switch (a->fn) {
    case CL_AGG_COUNT:
        cl_buf_puts(&s->out, "COUNT(*)");
        break;
    case CL_AGG_SUM:
        cl_buf_puts(&s->out, "SUM(");
        break;
    case CL_AGG_MIN:
        cl_buf_puts(&s->out, "MIN(");
        break;
    case CL_AGG_MAX:
        cl_buf_puts(&s->out, "MAX(");
        break;
    case CL_AGG_DISTINCT:
        cl_buf_puts(&s->out, "COUNT(DISTINCT ");
        break;
    case CL_AGG_QUANTILE:
    case CL_AGG_QUANTILE_LOW:
    case CL_AGG_QUANTILE_HIGH:
    case CL_AGG_KM_MEDIAN:
    case CL_AGG_KM_LOW:
    case CL_AGG_KM_HIGH:
    case CL_AGG_KM_RMST:
        return; /* have statements of their own */
    }
    if (a->fn == CL_AGG_SUM && may_overflow(s, a->value)) {
        cl_buf_puts(&s->out, "1.0 * (");
        cl_sql_expr(s, a->value, source);
        cl_buf_puts(&s->out, "))");
    } else if (a->fn != CL_AGG_COUNT) {
        cl_sql_expr(s, a->value, source);
        cl_buf_putc(&s->out, ')');
    }
    if (!always(s, a->where)) {
        cl_buf_puts(&s->out, " FILTER (WHERE ");
        cl_sql_expr(s, a->where, source);
        cl_buf_putc(&s->out, ')');
    }
}

/* ---- quantiles: type 7 by the ranks of the values ---- */
/* Begins the part `name` with the columns k0 … (keys), v, i (rank from 0) and h,
 * the rank that is wanted; between two ranks it is interpolated. */
static void write_ranked(struct cl_sql *s, const char *name, const char *source,
                         const struct cl_agg *a, cl_node_id filter, const cl_node_id *keys,
                         size_t n_keys) {
    struct cl_buf by = {0};
    char p[32];
    cl_sql_part(s, name);
    cl_buf_puts(&s->out, "(\n  SELECT ");
    for (size_t i = 0; i < n_keys; i++) {
        size_t from = s->out.len;
        cl_sql_expr(s, keys[i], source);
        cl_buf_printf(&by, "%s%s", i ? ", " : "PARTITION BY ", s->out.ptr + from);
        cl_buf_printf(&s->out, " AS k%zu, ", i);
    }
    size_t from = s->out.len;
    cl_sql_expr(s, a->value, source);
    char *value = cl_arena_str(s->arena, s->out.ptr + from);
    const char *keys_text = by.ptr ? by.ptr : "";
    cl_format_real(a->p, p);
    cl_buf_printf(&s->out,
                  " AS v,\n    ROW_NUMBER() OVER (%s%sORDER BY %s) - 1 AS i,\n"
                  "    (COUNT(*) OVER (%s) - 1) * %s AS h, COUNT(*) OVER (%s) AS n\n  FROM %s",
                  keys_text, n_keys ? " " : "", value, keys_text, p, keys_text, source);
    cl_sql_where(s, source, filter, a->where, a->value);
    cl_buf_puts(&s->out, "\n)");
    cl_buf_free(&by);
}

#define WEIGHTED "SUM(v * (1 - ABS(i - h)))"
#define NEAR "ABS(i - h) < 1"

/* ---- groupings ---- */
static void write_order(struct cl_sql *s, size_t n_keys, bool group) {
    if (n_keys == 0)
        return;
    if (group) {
        for (size_t i = 0; i < n_keys; i++)
            cl_buf_printf(&s->out, "%s%zu", i ? ", " : "\nGROUP BY ", i + 1);
    }
    for (size_t i = 0; i < n_keys; i++)
        cl_buf_printf(&s->out, "%s%zu NULLS LAST", i ? ", " : "\nORDER BY ", i + 1);
}

static void finish(struct cl_sql *s, struct cl_sql_part *part, const uint32_t *aggs,
                   size_t n_aggs) {
    uint32_t *copy = cl_arena_array(s->arena, n_aggs ? n_aggs : 1, sizeof *copy);
    for (size_t i = 0; i < n_aggs; i++)
        copy[i] = aggs[i];
    *part = (struct cl_sql_part){
        .sql = cl_arena_strn(s->arena, s->out.ptr, s->out.len), .aggs = copy, .n_aggs = n_aggs};
}

/* What one statement of a grouping is about. */
struct part_plan {
    const struct cl_plan *plan;
    const struct cl_grouping *grouping;
    struct cl_sql_keys keys;
    const uint32_t *aggs; /* value columns */
    size_t n_aggs;
    const uint32_t *counted; /* of a bucketed grouping: every aggregate with this time key */
    size_t n_counted;
};

static cl_node_id *roots_of(const struct part_plan *pp, struct cl_arena *arena, size_t *n) {
    size_t max = 1 + 2 * pp->keys.n + MAX_ROOTS_OF_AGG * pp->n_aggs + pp->n_counted;
    cl_node_id *roots = cl_arena_array(arena, max, sizeof *roots);
    *n = 0;
    roots[(*n)++] = pp->plan->filter;
    for (size_t i = 0; i < pp->keys.n; i++)
        roots[(*n)++] = pp->keys.nodes[i];
    for (size_t i = 0; i < pp->n_aggs; i++) {
        const struct cl_agg *a = &pp->grouping->aggs[pp->aggs[i]];
        roots[(*n)++] = a->where;
        if (a->fn != CL_AGG_COUNT)
            roots[(*n)++] = a->value;
        if (is_apart(a->fn)) {
            roots[(*n)++] = a->value; /* written twice, as the keys are */
            roots[(*n)++] = a->event;
            roots[(*n)++] = a->entry;
            roots[(*n)++] = a->entry;
            for (size_t k = 0; k < pp->keys.n; k++)
                roots[(*n)++] = pp->keys.nodes[k];
            return roots;
        }
    }
    for (size_t i = 0; i < pp->n_counted; i++)
        roots[(*n)++] = pp->grouping->aggs[pp->counted[i]].where;
    return roots;
}

/* With a time key only rows that some aggregate takes make a group. */
static void write_counted(struct cl_sql *s, const struct part_plan *pp, const char *source) {
    for (size_t i = 0; i < pp->n_counted; i++) {
        if (always(s, pp->grouping->aggs[pp->counted[i]].where))
            return;
    }
    cl_buf_puts(&s->out, always(s, pp->plan->filter) ? "\nWHERE (" : " AND (");
    for (size_t i = 0; i < pp->n_counted; i++) {
        cl_buf_puts(&s->out, i ? " OR " : "");
        cl_sql_operand(s, pp->grouping->aggs[pp->counted[i]].where, source);
    }
    cl_buf_putc(&s->out, ')');
}

static void write_groups(struct cl_sql *s, const struct part_plan *pp, const char *source) {
    const struct cl_sql_keys *keys = &pp->keys;
    cl_buf_puts(&s->out, s->parts ? "\nSELECT " : "SELECT ");
    for (size_t i = 0; i < keys->n; i++) {
        cl_sql_expr(s, keys->nodes[i], source);
        cl_buf_printf(&s->out, " AS \"%s\"%s", keys->names[i],
                      i + 1 < keys->n || pp->n_aggs ? ", " : "");
    }
    for (size_t i = 0; i < pp->n_aggs; i++) {
        cl_buf_puts(&s->out, i ? ",\n  " : "");
        write_agg(s, &pp->grouping->aggs[pp->aggs[i]], source);
        cl_buf_printf(&s->out, " AS v%u", (unsigned)pp->aggs[i]);
    }
    cl_buf_printf(&s->out, "\nFROM %s", source);
    cl_sql_where(s, source, pp->plan->filter, 0, 0);
    if (pp->n_counted)
        write_counted(s, pp, source);
    write_order(s, keys->n, true);
}

static void write_quantile(struct cl_sql *s, const struct part_plan *pp, const char *source) {
    const struct cl_sql_keys *keys = &pp->keys;
    const struct cl_agg *a = &pp->grouping->aggs[pp->aggs[0]];
    bool end = a->fn != CL_AGG_QUANTILE;
    write_ranked(s, "ranked", source, a, pp->plan->filter, keys->nodes, keys->n);
    if (end)
        cl_sql_rank_parts(s, "", a);
    cl_buf_puts(&s->out, "\nSELECT ");
    for (size_t i = 0; i < keys->n; i++)
        cl_buf_printf(&s->out, "k%zu AS \"%s\", ", i, keys->names[i]);
    if (end)
        cl_sql_rank_value(s, "", cl_arena_printf(s->arena, " AS v%u", (unsigned)pp->aggs[0]));
    else
        cl_buf_printf(&s->out, WEIGHTED " AS v%u\nFROM ranked\nWHERE " NEAR, (unsigned)pp->aggs[0]);
    write_order(s, keys->n, true);
}

static void write_km(struct cl_sql *s, const struct part_plan *pp, const char *source) {
    const struct cl_sql_keys *keys = &pp->keys;
    const struct cl_agg *a = &pp->grouping->aggs[pp->aggs[0]];
    cl_sql_km_parts(s, "", source, a, pp->plan->filter, keys);
    cl_buf_puts(&s->out, "\nSELECT ");
    for (size_t i = 0; i < keys->n; i++)
        cl_buf_printf(&s->out, "k%zu AS \"%s\", ", i, keys->names[i]);
    cl_sql_km_value(s, "", a, cl_arena_printf(s->arena, " AS v%u", (unsigned)pp->aggs[0]));
    write_order(s, keys->n, true);
}

static enum cl_rc write_part(const struct part_plan *pp, struct cl_arena *arena,
                             struct cl_sql_part *out, struct cl_err *err) {
    struct cl_sql s;
    size_t n_roots;
    cl_node_id *roots = roots_of(pp, arena, &n_roots);
    enum cl_rc rc = cl_sql_begin(&s, pp->plan->prog, arena, roots, n_roots, err);
    if (rc == CL_OK) {
        const char *source = cl_sql_with(&s);
        enum cl_agg_fn fn = pp->n_aggs ? pp->grouping->aggs[pp->aggs[0]].fn : CL_AGG_COUNT;
        if (cl_agg_is_quantile(fn))
            write_quantile(&s, pp, source);
        else if (cl_agg_is_km(fn))
            write_km(&s, pp, source);
        else
            write_groups(&s, pp, source);
        finish(&s, out, pp->aggs, pp->n_aggs);
    }
    cl_sql_done(&s);
    return rc;
}

/* The statement keys: the dimensions, and the time key of a bucketed grouping. */
static struct cl_sql_keys keys_of(const struct cl_grouping *g, cl_node_id bucket) {
    struct cl_sql_keys keys = {.n = g->n_dims};
    for (size_t i = 0; i < g->n_dims; i++) {
        keys.nodes[i] = g->dims[i].node;
        keys.names[i] = g->dims[i].key;
    }
    if (g->bucketed) {
        keys.nodes[keys.n] = bucket;
        keys.names[keys.n++] = "bucket";
    }
    return keys;
}

struct parts {
    struct cl_sql_part *list;
    size_t n;
};

/* The statements of the aggregates that share a time key: one for all groups and
 * their plain values, and one for each quantile. */
static enum cl_rc parts_of_bucket(struct part_plan *pp, cl_node_id bucket, struct cl_arena *arena,
                                  struct parts *out, struct cl_err *err) {
    const struct cl_grouping *g = pp->grouping;
    uint32_t *plain = cl_arena_array(arena, g->n_aggs + 1, sizeof *plain);
    uint32_t *counted = cl_arena_array(arena, g->n_aggs + 1, sizeof *counted);
    size_t n_plain = 0, n_counted = 0;
    enum cl_rc rc = CL_OK;
    pp->keys = keys_of(g, bucket);
    for (uint32_t i = 0; i < g->n_aggs; i++) {
        if (g->bucketed && g->aggs[i].bucket != bucket)
            continue;
        counted[n_counted++] = i;
        if (!is_apart(g->aggs[i].fn))
            plain[n_plain++] = i;
    }
    pp->aggs = plain;
    pp->n_aggs = n_plain;
    pp->counted = counted;
    pp->n_counted = g->bucketed ? n_counted : 0;
    if (n_plain || pp->keys.n)
        rc = write_part(pp, arena, &out->list[out->n++], err);
    pp->n_counted = 0;
    for (size_t i = 0; rc == CL_OK && i < n_counted; i++) {
        if (!is_apart(g->aggs[counted[i]].fn))
            continue;
        pp->aggs = &counted[i];
        pp->n_aggs = 1;
        rc = write_part(pp, arena, &out->list[out->n++], err);
    }
    return rc;
}

enum cl_rc cl_query_sql(const struct cl_plan *plan, size_t grouping, struct cl_arena *arena,
                        struct cl_sql_part **parts, size_t *n_parts, struct cl_err *err) {
    const struct cl_grouping *g = &plan->groupings[grouping];
    struct part_plan pp = {.plan = plan, .grouping = g};
    struct parts out = {.list = cl_arena_array(arena, 2 * g->n_aggs + 1, sizeof *out.list)};
    enum cl_rc rc = CL_OK;
    if (!g->bucketed) {
        rc = parts_of_bucket(&pp, 0, arena, &out, err);
    } else {
        for (size_t i = 0; rc == CL_OK && i < g->n_aggs; i++) {
            bool seen = false;
            for (size_t k = 0; k < i; k++)
                seen = seen || g->aggs[k].bucket == g->aggs[i].bucket;
            if (!seen)
                rc = parts_of_bucket(&pp, g->aggs[i].bucket, arena, &out, err);
        }
    }
    *parts = out.list;
    *n_parts = out.n;
    return rc;
}

/* ---- one value ---- */
static void write_formula_agg(struct cl_sql *s, const struct cl_agg *aggs, size_t i,
                              const char *source) {
    if (aggs[i].fn == CL_AGG_QUANTILE) {
        cl_buf_printf(&s->out, "(SELECT " WEIGHTED " FROM ranked%zu WHERE " NEAR ")", i);
    } else if (cl_agg_is_quantile(aggs[i].fn)) {
        cl_buf_puts(&s->out, "(SELECT ");
        cl_sql_rank_value(s, cl_arena_printf(s->arena, "%zu", i), "");
        cl_buf_putc(&s->out, ')');
    } else if (cl_agg_is_km(aggs[i].fn)) {
        cl_buf_puts(&s->out, "(SELECT ");
        cl_sql_km_value(s, cl_arena_printf(s->arena, "%zu", i), &aggs[i], "");
        cl_buf_putc(&s->out, ')');
    } else {
        write_agg(s, &aggs[i], source);
    }
}

/* The next @k of a formula; *c moves to its last digit. */
static bool next_agg(const char **c, size_t *k) {
    if (**c != '@')
        return false;
    for (*k = 0; (*c)[1] >= '0' && (*c)[1] <= '9'; (*c)++)
        *k = *k * 10 + (size_t)((*c)[1] - '0');
    return true;
}

static void write_formula(struct cl_sql *s, const char *formula, const struct cl_agg *aggs,
                          size_t n_aggs, const char *source) {
    size_t i;
    for (const char *c = formula; *c; c++) {
        if (!next_agg(&c, &i))
            cl_buf_putc(&s->out, *c);
        else if (i < n_aggs)
            write_formula_agg(s, aggs, i, source);
    }
}

/* Which aggregates the formula names, and what they need; 1 + 6 n nodes at most. */
static size_t value_roots(cl_node_id filter, const struct cl_agg *aggs, size_t n_aggs,
                          const char *formula, bool *used, cl_node_id *roots) {
    size_t n = 0, i;
    roots[n++] = filter;
    for (const char *c = formula; *c; c++)
        if (next_agg(&c, &i) && i < n_aggs)
            used[i] = true;
    for (i = 0; i < n_aggs; i++) {
        if (!used[i])
            continue;
        roots[n++] = aggs[i].where;
        if (aggs[i].fn != CL_AGG_COUNT)
            roots[n++] = aggs[i].value;
        if (!is_apart(aggs[i].fn))
            continue;
        roots[n++] = aggs[i].value;
        roots[n++] = aggs[i].event;
        roots[n++] = aggs[i].entry;
        roots[n++] = aggs[i].entry;
    }
    return n;
}

static void write_value_parts(struct cl_sql *s, const char *source, cl_node_id filter,
                              const struct cl_agg *aggs, size_t n_aggs, const bool *used) {
    for (size_t i = 0; i < n_aggs; i++) {
        const char *suffix = cl_arena_printf(s->arena, "%zu", i);
        if (used[i] && cl_agg_is_quantile(aggs[i].fn))
            write_ranked(s, cl_arena_printf(s->arena, "ranked%s", suffix), source, &aggs[i], filter,
                         NULL, 0);
        if (used[i] && aggs[i].fn != CL_AGG_QUANTILE && cl_agg_is_quantile(aggs[i].fn))
            cl_sql_rank_parts(s, suffix, &aggs[i]);
        if (used[i] && cl_agg_is_km(aggs[i].fn))
            cl_sql_km_parts(s, suffix, source, &aggs[i], filter, &(struct cl_sql_keys){.n = 0});
    }
}

enum cl_rc cl_query_sql_value(const struct cl_prog *prog, cl_node_id filter,
                              const struct cl_agg *aggs, size_t n_aggs, const char *formula,
                              struct cl_arena *arena, const char **sql, struct cl_err *err) {
    struct cl_sql s;
    bool rows_wanted = false;
    bool *used = cl_arena_array(arena, n_aggs + 1, sizeof *used);
    cl_node_id *roots = cl_arena_array(arena, 1 + 6 * n_aggs, sizeof *roots);
    size_t n = value_roots(filter, aggs, n_aggs, formula, used, roots);
    for (size_t i = 0; i < n_aggs; i++)
        rows_wanted = rows_wanted || (used[i] && !is_apart(aggs[i].fn));
    enum cl_rc rc = cl_sql_begin(&s, prog, arena, roots, n, err);
    if (rc == CL_OK) {
        const char *source = cl_sql_with(&s);
        write_value_parts(&s, source, filter, aggs, n_aggs, used);
        cl_buf_puts(&s.out, s.parts ? "\nSELECT " : "SELECT ");
        write_formula(&s, formula, aggs, n_aggs, source);
        cl_buf_puts(&s.out, " AS value");
        if (rows_wanted) {
            cl_buf_printf(&s.out, "\nFROM %s", source);
            cl_sql_where(&s, source, filter, 0, 0);
        }
        *sql = cl_arena_strn(arena, s.out.ptr, s.out.len);
    }
    cl_sql_done(&s);
    return rc;
}

enum cl_rc cl_query_sql_cases(const struct cl_prog *prog, cl_node_id filter, struct cl_arena *arena,
                              const char **sql, struct cl_err *err) {
    struct cl_sql s;
    enum cl_rc rc = cl_sql_begin(&s, prog, arena, &filter, 1, err);
    if (rc == CL_OK) {
        cl_sql_base(&s, "id");
        const char *source = cl_sql_with(&s);
        cl_buf_printf(&s.out, "%sSELECT case_id, id\nFROM %s", s.parts ? "\n" : "", source);
        cl_sql_where(&s, source, filter, 0, 0);
        cl_buf_puts(&s.out, "\nORDER BY case_id");
        *sql = cl_arena_strn(arena, s.out.ptr, s.out.len);
    }
    cl_sql_done(&s);
    return rc;
}
