/* rules_sla.c - rules about breaches by priority.  The priority sets the target, so
 * that breaches by priority differ almost by definition: that is said each time. */
#include <math.h>

#include "caseload/base/num.h"

#include "rules.h"

#define TAUTOLOGY                                                                                  \
    "The priority sets the target, so part of this holds by definition; compare resolution "       \
    "times as well."
#define SPARE 0.85 /* of an agent's day goes to cases */

struct by_priority {
    struct cl_answer_row rows[5]; /* by rank; values NULL: none */
};

static enum cl_rc ask(struct advice_run *run, const char *key, struct by_priority *out) {
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    struct cl_answer a;
    *out = (struct by_priority){0};
    if (!advice_mapped(run, "priority") || cl_measure_why(m, run->b->table, run->arena))
        return CL_OK;
    enum cl_rc rc = advice_ask(run, &m, 1, "priority", NULL, &a);
    for (size_t i = 0; rc == CL_OK && i < a.n_rows; i++) {
        int rank = a.rows[i].labels[0].ptr ? cl_priority_rank(a.rows[i].labels[0]) : 0;
        if (rank > 0 && a.rows[i].values[0].n > 0)
            out->rows[rank] = a.rows[i];
    }
    return rc;
}

/* Interval of a ratio of two shares on the log scale (Katz 1978). */
static struct cl_interval ratio_interval(const struct cl_value *a, const struct cl_value *b) {
    double ka = a->value * (double)a->n, kb = b->value * (double)b->n;
    double se = sqrt(1 / ka - 1 / (double)a->n + 1 / kb - 1 / (double)b->n);
    double log_ratio = log(a->value / b->value);
    return (struct cl_interval){exp(log_ratio - CL_Z95 * se), exp(log_ratio + CL_Z95 * se)};
}

static enum cl_rc ratio(struct advice_run *run, const struct advice_rule *rule) {
    struct by_priority p;
    enum cl_rc rc = ask(run, "sla_breach_rate", &p);
    if (rc != CL_OK || !p.rows[1].values)
        return rc;
    size_t low = 4;
    while (low > 1 && !p.rows[low].values)
        low--;
    if (low == 1)
        return CL_OK;
    const struct cl_value *a = p.rows[1].values, *b = p.rows[low].values;
    if (!(a->value > 0) || !(b->value > 0))
        return CL_OK;
    struct cl_interval ci = ratio_interval(a, b);
    if (!(ci.low > 1))
        return CL_OK;
    struct cl_finding *f = advice_say(run, rule, CL_SEV_INFO, TEAM_COUNT);
    f->measure = cl_measure_find(CL_S("sla_breach_rate"));
    f->value = *a;
    f->target = b->value;
    f->where = cl_filter_term(run->arena, "priority", p.rows[1].labels[0]);
    f->drill = p.rows[1].drill;
    char times[3][48];
    cl_format_fixed(a->value / b->value, 1, times[0]);
    cl_format_fixed(ci.low, 1, times[1]);
    cl_format_fixed(ci.high, 1, times[2]);
    f->text = cl_arena_printf(
        run->arena, "Critical cases breach %s times as often as %s ones (%s against %s; %s to %s)",
        times[0], cl_priority_names[low], advice_percent(run, a->value),
        advice_percent(run, b->value), times[1], times[2]);
    return CL_OK;
}

/* Days from the first case to as-of, or of the period. */
static double span_days(const struct advice_run *run) {
    const struct cl_scope *s = run->scope;
    double month = run->team[TEAM_PENALTY_MONTH].value, all = run->team[TEAM_PENALTY].value;
    if (s->from != CL_NO_TIME)
        return (double)((s->to != CL_NO_TIME ? s->to : s->as_of) - s->from) / 86400;
    return month > 0 ? all / month * 30.4375 : (double)NAN;
}

static enum cl_rc swat(struct advice_run *run, const struct advice_rule *rule) {
    struct by_priority p;
    enum cl_rc rc = ask(run, "sla_breach_rate", &p);
    if (rc != CL_OK || !p.rows[1].values || p.rows[1].values[0].n < 30)
        return rc;
    const struct cl_value *critical = p.rows[1].values;
    for (size_t i = 2; i < CL_LEN(p.rows); i++)
        if (p.rows[i].values && !(critical->low > p.rows[i].values[0].high))
            return CL_OK;
    double a_day = (double)critical->n / span_days(run);
    double agents = ceil(a_day / (run->team[TEAM_THROUGHPUT].value * SPARE));
    struct cl_finding *f = advice_say(run, rule, CL_SEV_WARN, TEAM_COUNT);
    f->measure = cl_measure_find(CL_S("sla_breach_rate"));
    f->value = *critical;
    f->where = cl_filter_term(run->arena, "priority", p.rows[1].labels[0]);
    f->drill = p.rows[1].drill;
    f->text =
        cl_arena_printf(run->arena,
                        "%s of the Critical cases breach (%s to %s), more than of any other "
                        "priority",
                        advice_percent(run, critical->value), advice_percent(run, critical->low),
                        advice_percent(run, critical->high));
    if (agents >= 1 && agents < 1000)
        f->action = cl_arena_printf(run->arena,
                                    "Set %s dedicated agent%s aside for Critical cases: that is "
                                    "their share of the arrivals at the pace of today.",
                                    advice_count(run, agents), agents > 1 ? "s" : "");
    return CL_OK;
}

const struct advice_rule advice_rules_sla[] = {
    {.info = {.id = "critical-team",
              .title = "A team for Critical cases",
              .help = "Critical cases breach more often than those of any other priority; sizes a "
                      "dedicated team.",
              .area = "sla",
              .advice = true},
     .look = swat,
     .meaning = TAUTOLOGY,
     .action = "Set agents aside for Critical cases."},
    {.info = {.id = "breach-ratio",
              .title = "Breaches by priority",
              .help = "How much more often Critical cases breach than those of the lowest "
                      "priority.",
              .area = "sla"},
     .look = ratio,
     .meaning = TAUTOLOGY},
};
const size_t advice_rules_sla_n = CL_LEN(advice_rules_sla);
