/* sql_spans.c - survival aggregates in SQL: the Kaplan-Meier curve as parts of the
 * WITH chain, and its numbers read off the curve.
 *
 * The curve is a recursion over the distinct times, so the factors are multiplied in
 * the order in which the scan multiplies them and give the same doubles.  Its parts,
 * each with the keys k0 …: spans (t, e, f), times (x, d ended, n at risk), steps (those
 * with an end, numbered), curve (s, and Greenwood's sum g), band (b0, b1). */
#include <math.h>

#include "caseload/base/num.h"
#include "caseload/stats.h"

#include "sql_int.h"

struct names { /* of the parts; the key columns as lists */
    const char *spans, *times, *steps, *curve, *band, *area;
    const char *keys, *group, *partition; /* "k0, ", "GROUP BY k0", "PARTITION BY k0 " */
};

static struct names names_of(struct cl_sql *s, const char *suffix, size_t n_keys) {
    struct cl_buf keys = {0}, list = {0};
    cl_buf_puts(&keys, "");
    cl_buf_puts(&list, "");
    for (size_t i = 0; i < n_keys; i++) {
        cl_buf_printf(&keys, "k%zu, ", i);
        cl_buf_printf(&list, "%sk%zu", i ? ", " : "", i);
    }
    struct names n = {.spans = cl_arena_printf(s->arena, "spans%s", suffix),
                      .times = cl_arena_printf(s->arena, "times%s", suffix),
                      .steps = cl_arena_printf(s->arena, "steps%s", suffix),
                      .curve = cl_arena_printf(s->arena, "curve%s", suffix),
                      .band = cl_arena_printf(s->arena, "band%s", suffix),
                      .area = cl_arena_printf(s->arena, "area%s", suffix),
                      .keys = cl_arena_strn(s->arena, keys.ptr, keys.len),
                      .group = n_keys ? cl_arena_printf(s->arena, " GROUP BY %s", list.ptr) : "",
                      .partition =
                          n_keys ? cl_arena_printf(s->arena, "PARTITION BY %s ", list.ptr) : ""};
    cl_buf_free(&keys);
    cl_buf_free(&list);
    return n;
}

static void write_spans(struct cl_sql *s, const struct names *n, const char *source,
                        const struct cl_agg *a, cl_node_id filter, const struct cl_sql_keys *keys) {
    cl_sql_part(s, n->spans);
    cl_buf_puts(&s->out, "MATERIALIZED (\n  SELECT ");
    for (size_t i = 0; i < keys->n; i++) {
        cl_sql_expr(s, keys->nodes[i], source);
        cl_buf_printf(&s->out, " AS k%zu, ", i);
    }
    cl_sql_expr(s, a->value, source);
    cl_buf_puts(&s->out, " AS t, CASE WHEN ");
    cl_sql_expr(s, a->event, source);
    cl_buf_puts(&s->out, " THEN 1 ELSE 0 END AS e");
    if (a->entry) {
        cl_buf_puts(&s->out, ", ");
        cl_sql_expr(s, a->entry, source);
        cl_buf_puts(&s->out, " AS f");
    }
    cl_buf_printf(&s->out, "\n  FROM %s", source);
    cl_sql_where(s, source, filter, a->where, a->value);
    if (a->entry) {
        cl_buf_puts(&s->out, " AND ");
        cl_sql_operand(s, a->entry, source);
        cl_buf_puts(&s->out, " < ");
        cl_sql_operand(s, a->value, source);
    }
    cl_buf_puts(&s->out, "\n)");
}

/* At risk at x: who has entered before x and not left before x. */
static void write_times(struct cl_sql *s, const struct names *n, bool entry) {
    cl_sql_part(s, n->times);
    if (!entry) {
        cl_buf_printf(&s->out,
                      "(\n  SELECT %st AS x, SUM(e) AS d,\n"
                      "    SUM(COUNT(*)) OVER (%sORDER BY t DESC) AS n\n"
                      "  FROM %s GROUP BY %st\n)",
                      n->keys, n->partition, n->spans, n->keys);
        return;
    }
    cl_buf_printf(&s->out,
                  "(\n  SELECT %sx, SUM(d) AS d, coalesce(SUM(SUM(delta)) OVER (%sORDER BY x\n"
                  "    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS n\n"
                  "  FROM (SELECT %st AS x, e AS d, -1 AS delta FROM %s\n"
                  "    UNION ALL SELECT %sf, 0, 1 FROM %s)\n  GROUP BY %sx\n)",
                  n->keys, n->partition, n->keys, n->spans, n->keys, n->spans, n->keys);
}

static void write_curve(struct cl_sql *s, const struct names *n, size_t n_keys) {
    cl_sql_part(s, n->steps);
    cl_buf_printf(&s->out,
                  "MATERIALIZED (\n  SELECT %sx, d, n, ROW_NUMBER() OVER (%sORDER BY x) AS i,\n"
                  "    ROW_NUMBER() OVER (ORDER BY %sx) AS q\n  FROM %s WHERE d > 0\n)",
                  n->keys, n->partition, n->keys, n->times);
    cl_sql_part(s, n->curve);
    cl_buf_printf(&s->out,
                  "(\n  SELECT %sq, x, 1 - 1.0 * d / n AS s, 1.0 * d / (1.0 * n * (n - d)) AS g\n"
                  "  FROM %s WHERE i = 1\n  UNION ALL\n  SELECT ",
                  n->keys, n->steps);
    for (size_t i = 0; i < n_keys; i++)
        cl_buf_printf(&s->out, "b.k%zu, ", i);
    cl_buf_printf(&s->out,
                  "b.q, b.x, a.s * (1 - 1.0 * b.d / b.n), a.g + 1.0 * b.d / (1.0 * b.n * (b.n - "
                  "b.d))\n  FROM %s AS a JOIN %s AS b ON b.q = a.q + 1 WHERE b.i > 1\n)",
                  n->curve, n->steps);
}

/* The band of log(-log S), which has none at 0 and at 1. */
static void write_band(struct cl_sql *s, const struct names *n) {
    char z[32];
    cl_format_real(CL_Z95, z);
    cl_sql_part(s, n->band);
    cl_buf_printf(&s->out,
                  "(\n  SELECT %sx, pow(s, exp(%s * sqrt(g) / abs(ln(s)))) AS b0,\n"
                  "    pow(s, exp(-(%s * sqrt(g) / abs(ln(s))))) AS b1\n"
                  "  FROM %s WHERE s > 0 AND s < 1\n)",
                  n->keys, z, z, n->curve);
}

static void write_area(struct cl_sql *s, const struct names *n, double tau) {
    char to[32];
    cl_format_real(tau, to);
    cl_sql_part(s, n->area);
    cl_buf_printf(&s->out, "(\n  SELECT %s1.0 AS s, NULL AS x, 0.0 AS a ", n->keys);
    if (*n->group)
        cl_buf_printf(&s->out, "FROM %s%s", n->spans, n->group);
    else
        cl_buf_printf(&s->out, "WHERE EXISTS (SELECT 1 FROM %s)", n->spans);
    cl_buf_printf(&s->out,
                  "\n  UNION ALL\n  SELECT %ss, x, LAG(s, 1, 1.0) OVER (%sORDER BY x) * (x - "
                  "LAG(x, 1, 0.0) OVER (%sORDER BY x))\n  FROM %s WHERE x < %s\n)",
                  n->keys, n->partition, n->partition, n->curve, to);
}

void cl_sql_km_parts(struct cl_sql *s, const char *suffix, const char *source,
                     const struct cl_agg *a, cl_node_id filter, const struct cl_sql_keys *keys) {
    struct names n = names_of(s, suffix, keys->n);
    write_spans(s, &n, source, a, filter, keys);
    write_times(s, &n, a->entry != 0);
    write_curve(s, &n, keys->n);
    if (a->fn == CL_AGG_KM_LOW || a->fn == CL_AGG_KM_HIGH)
        write_band(s, &n);
    if (a->fn == CL_AGG_KM_RMST)
        write_area(s, &n, a->p);
}

void cl_sql_km_value(struct cl_sql *s, const char *suffix, const struct cl_agg *a,
                     const char *alias) {
    char tau[32];
    switch (a->fn) {
    case CL_AGG_KM_MEDIAN:
        cl_buf_printf(&s->out, "MIN(x)%s FROM curve%s WHERE s <= 1 - 0.5 + 1e-12", alias, suffix);
        return;
    case CL_AGG_KM_LOW:
    case CL_AGG_KM_HIGH:
        cl_buf_printf(&s->out, "MIN(x)%s FROM band%s WHERE b%d <= 1 - 0.5 + 1e-12", alias, suffix,
                      a->fn == CL_AGG_KM_HIGH);
        return;
    case CL_AGG_KM_RMST:
        cl_format_real(a->p, tau);
        cl_buf_printf(&s->out, "SUM(a) + MIN(s) * (%s - coalesce(MAX(x), 0))%s FROM area%s", tau,
                      alias, suffix);
        return;
    case CL_AGG_COUNT:
    case CL_AGG_SUM:
    case CL_AGG_MIN:
    case CL_AGG_MAX:
    case CL_AGG_QUANTILE:
    case CL_AGG_QUANTILE_LOW:
    case CL_AGG_QUANTILE_HIGH:
    case CL_AGG_DISTINCT:
        return;
    }
}
