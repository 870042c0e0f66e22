/* agents_busy.c - which share of the calendar each agent had a case open: the union of
 * the cases' times, so that ten at once count like one.  It says who was never without
 * work, and nothing of how long anybody worked. */
#include <math.h>

#include "agents.h"

struct turn {
    uint32_t agent;
    double from, to;
};

static int by_agent_and_start(const void *x, const void *y) {
    const struct turn *a = x, *b = y;
    if (a->agent != b->agent)
        return a->agent < b->agent ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

static void add_up(struct cl_agents_run *r, const struct turn *v, size_t n, double calendar) {
    for (size_t i = 0; i < n;) {
        uint32_t agent = v[i].agent;
        double sum = 0, until = v[i].from;
        for (; i < n && v[i].agent == agent; i++) {
            double from = fmax(v[i].from, until);
            sum += v[i].to > from ? v[i].to - from : 0;
            until = fmax(until, v[i].to);
        }
        r->agents[agent].busy = sum / calendar;
    }
}

enum cl_rc cl_agents_busy(struct cl_agents_run *r) {
    static const char *const by[] = {"agent"};
    /* Its spans are those of ended and of open cases, in hours. */
    const struct cl_measure *m = cl_measure_find(CL_S("resolution_km_median"));
    const struct cl_column *created = cl_table_column(r->b->table, CL_COL_CREATED);
    struct cl_scope whole = *r->scope;
    struct cl_sample s;
    if (cl_measure_why(m, r->b->table, r->arena) != NULL ||
        cl_measure_sample_kind(m, r->b->table) != CL_SAMPLE_TIMES)
        return CL_OK;
    whole.from = whole.to = CL_NO_TIME;
    struct cl_sample_ask ask = {.measure = m, .by = by, .n_by = 1};
    enum cl_rc rc = cl_metrics_sample(r->b, &whole, &ask, r->arena, &s, r->err);
    if (rc != CL_OK)
        return rc;
    uint32_t *group = cl_agents_groups(r, &s);
    struct turn *v = cl_arena_array(r->arena, s.n + 1, sizeof *v);
    bool period = r->scope->from != CL_NO_TIME;
    double from = period ? (double)r->scope->from : (double)INFINITY;
    double to = period ? (double)r->scope->to : (double)r->scope->as_of;
    for (size_t i = 0; i < s.n && !period; i++)
        from = fmin(from, (double)created->v.times[s.rows[i]]);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        double start = (double)created->v.times[s.rows[i]], end = start + s.value[i] * 3600;
        if (group[i] > 0 && end > from && start < to)
            v[n++] = (struct turn){group[i], fmax(start, from), fmin(end, to)};
    }
    qsort(v, n, sizeof *v, by_agent_and_start);
    if (to > from)
        add_up(r, v, n, to - from);
    return CL_OK;
}
