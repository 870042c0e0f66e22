/* sql_ranks.c - the ends of a quantile's interval in SQL: which rank, by the binomial
 * distribution, and the value that stands there.
 *
 * As in stats, weights go outwards from the mode by ratios of neighbours until they
 * change no decision; the rank is where their sum passes the level. */
#include "caseload/base/num.h"

#include "sql_int.h"

void cl_sql_rank_parts(struct cl_sql *s, const char *suffix, const struct cl_agg *a) {
    char p[32], odds[32];
    bool high = a->fn == CL_AGG_QUANTILE_HIGH, inside = a->p > 0 && a->p < 1;
    cl_format_real(a->p, p);
    cl_format_real(inside ? a->p / (1 - a->p) : 1, odds);
    cl_sql_part(s, cl_arena_printf(s->arena, "sizes%s", suffix));
    cl_buf_printf(&s->out,
                  "(\n  SELECT DISTINCT n, min(n, CAST((n + 1) * %s AS INTEGER)) AS mode"
                  " FROM ranked%s\n)",
                  p, suffix);
    cl_sql_part(s, cl_arena_printf(s->arena, "weights%s(n, x, w, side)", suffix));
    cl_buf_printf(&s->out,
                  "(\n  SELECT n, mode, 1.0, 0 FROM sizes%s\n"
                  "  UNION ALL SELECT n, x - 1, w * x / ((n - x + 1) * %s), -1 FROM weights%s\n"
                  "    WHERE side <= 0 AND x > 0 AND w > 1e-20\n"
                  "  UNION ALL SELECT n, x + 1, w * ((n - x) * %s) / (x + 1), 1 FROM weights%s\n"
                  "    WHERE side >= 0 AND x < n AND w > 1e-20\n)",
                  suffix, odds, suffix, odds, suffix);
    cl_sql_part(s, cl_arena_printf(s->arena, "place%s", suffix));
    cl_buf_printf(
        &s->out,
        "(\n  SELECT n, MIN(x)%s AS r\n  FROM (SELECT n, x, SUM(w) OVER (PARTITION BY n "
        "ORDER BY x) AS below,\n    SUM(w) OVER (PARTITION BY n) AS whole FROM weights%s)\n"
        "  WHERE %sbelow >= %s * whole GROUP BY n\n)",
        high ? "" : " - 1", suffix, inside ? "" : "0 AND ", high ? "0.975" : "0.025");
}

void cl_sql_rank_value(struct cl_sql *s, const char *suffix, const char *alias) {
    cl_buf_printf(&s->out, "MIN(v)%s\nFROM ranked%s JOIN place%s USING (n)\nWHERE i = r", alias,
                  suffix, suffix);
}
