/* agents_days.c - on how many days each agent closed anything, and how much on one:
 * the days are the sample that the throughput's interval comes from. */
#include <math.h>

#include "agents.h"

#define DAY_SECS 86400

struct stint {
    uint32_t agent;
    int64_t day;
};

static int by_agent_and_day(const void *x, const void *y) {
    const struct stint *a = x, *b = y;
    if (a->agent != b->agent)
        return a->agent < b->agent ? -1 : 1;
    return (a->day > b->day) - (a->day < b->day);
}

static int64_t local_day(const struct cl_scope *scope, int64_t utc) {
    const struct cl_zone *zone = scope->zone != NULL ? scope->zone : cl_zone_utc();
    int64_t local = utc + cl_zone_offset(zone, utc);
    return (local - ((local % DAY_SECS) + DAY_SECS) % DAY_SECS) / DAY_SECS;
}

static void count_days(struct cl_agents_run *r, const struct stint *v, size_t n, size_t k) {
    for (size_t i = 0; i < n;) {
        struct cl_agent *a = &r->agents[v[i].agent];
        size_t end = i;
        double days = 0, sum = 0, squares = 0;
        while (end < n && v[end].agent == v[i].agent) {
            size_t same = end;
            while (same < n && v[same].agent == v[i].agent && v[same].day == v[end].day)
                same++;
            double closed = (double)(same - end);
            days++;
            sum += closed;
            squares += closed * closed;
            end = same;
        }
        struct cl_interval in = cl_mean_interval(days, sum, squares);
        a->active_days = days;
        if (isnan(a->values[k].low) && !isnan(a->values[k].value)) {
            a->values[k].low = in.low;
            a->values[k].high = in.high;
        }
        i = end;
    }
}

enum cl_rc cl_agents_days(struct cl_agents_run *r, struct cl_agents *out, size_t k) {
    static const char *const by[] = {"agent"};
    const struct cl_column *close = cl_work_column(r->b->table, "close_at");
    struct cl_sample s;
    (void)out;
    if (close == NULL || close->kind != CL_KIND_TIME)
        return CL_OK;
    struct cl_sample_ask ask = {.measure = cl_measure_find(CL_S("closed")), .by = by, .n_by = 1};
    enum cl_rc rc = cl_metrics_sample(r->b, r->scope, &ask, r->arena, &s, r->err);
    if (rc != CL_OK || s.kind == CL_SAMPLE_NONE)
        return rc;
    uint32_t *group = cl_agents_groups(r, &s);
    struct stint *v = cl_arena_array(r->arena, s.n + 1, sizeof *v);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        int64_t at = close->v.times[s.rows[i]];
        if (group[i] == 0 || at == CL_NO_TIME || at > r->scope->as_of)
            continue;
        v[n++] = (struct stint){group[i], local_day(r->scope, at)};
    }
    qsort(v, n, sizeof *v, by_agent_and_day);
    count_days(r, v, n, k);
    return CL_OK;
}
