/* little.c - do backlog, arrivals and time in the system fit each other?  (METRICS 42)
 *
 * Over a stable stretch the mean backlog is arrivals a day times mean days in the
 * system (Little 1961).  A wide gap says that the stretch is not stable or that closes
 * are missing.  The mean time counts open cases too: area under Kaplan and Meier's
 * curve up to the longest time seen. */
#include <math.h>

#include "change.h"

#define DAY_SECS 86400.0
#define DEFAULT_SECS (INT64_C(90) * 86400)
#define WIDE_GAP 0.2

struct stretch {
    struct cl_scope scope; /* of its cases: with the period */
    double days;
};

static void set_stretch(const struct cl_scope *scope, const struct cl_table *t, struct stretch *s) {
    int64_t oldest = cl_table_extent(t, CL_COL_CREATED)->first;
    if (oldest == CL_NO_TIME || oldest > scope->as_of)
        oldest = scope->as_of;
    s->scope = *scope;
    if (scope->from == CL_NO_TIME) {
        s->scope.to = scope->as_of + 1;
        s->scope.from = s->scope.to - DEFAULT_SECS;
    }
    if (s->scope.from < oldest)
        s->scope.from = oldest;
    s->days = (double)(s->scope.to - s->scope.from) / DAY_SECS;
}

/* Case-days open inside the stretch over its days: exact, not a sample of snapshots. */
static double mean_backlog(const struct cl_table *t, const struct cl_sample *all,
                           const struct stretch *s) {
    const int64_t *created = cl_table_column(t, CL_COL_CREATED)->v.times;
    double sum = 0, from = (double)s->scope.from, to = (double)s->scope.to;
    for (size_t i = 0; i < all->n; i++) {
        int64_t at = created[all->rows[i]];
        if (at == CL_NO_TIME)
            continue;
        double begin = fmax((double)at, from), end = fmin((double)at + all->value[i] * 3600, to);
        sum += end > begin ? end - begin : 0;
    }
    return sum / DAY_SECS / s->days;
}

static double mean_days(const struct cl_sample *own, struct cl_arena *arena) {
    struct cl_km_step *steps = cl_arena_array(arena, own->n + 1, sizeof *steps);
    double longest = 0;
    for (size_t i = 0; i < own->n; i++)
        longest = fmax(longest, own->value[i]);
    size_t n = cl_km(own->value, own->event, NULL, own->n, steps);
    return cl_km_rmst(steps, n, longest) / 24;
}

/* Closed cases of which nobody knows how long they took came in all the same. */
static enum cl_rc arrivals(struct cl_backend *b, const struct stretch *s,
                           const struct cl_measure *m, struct cl_arena *arena, double *out,
                           struct cl_err *err) {
    const struct cl_measure **list = cl_arena_array(arena, 1, sizeof *list);
    struct cl_question q = {.measures = list, .n_measures = 1, .detail = true};
    struct cl_answer a;
    list[0] = m;
    enum cl_rc rc = cl_metrics_ask(b, &s->scope, &q, 1, arena, &a, err);
    if (rc != CL_OK)
        return rc;
    const struct cl_value *v = &a.rows[0].values[0];
    *out = (double)(v->n + v->excluded[CL_EX_UNKNOWN_CLOSE] + v->excluded[CL_EX_NEGATIVE]);
    return CL_OK;
}

static void say(struct cl_little *out, struct cl_arena *arena) {
    bool wide = fabs(out->gap) > WIDE_GAP;
    out->sentence = cl_arena_printf(
        arena, "%s: %s cases were open on average, and %s a day for %s each make %s, %s apart%s.",
        wide ? "The numbers do not fit each other" : "The numbers fit each other",
        cl_number_text(arena, out->mean_backlog, 1), cl_number_text(arena, out->per_day, 1),
        cl_unit_text(arena, CL_UNIT_DAYS, out->days),
        cl_number_text(arena, out->per_day * out->days, 1),
        cl_unit_text(arena, CL_UNIT_SHARE, fabs(out->gap)),
        wide ? ": the stretch is not stable, or closes are missing" : "");
}

enum cl_rc cl_analysis_little(struct cl_backend *b, const struct cl_scope *scope,
                              struct cl_arena *arena, struct cl_little *out, struct cl_err *err) {
    const struct cl_measure *m = cl_measure_find(CL_S("resolution_km_median"));
    const struct cl_table *t = b->table;
    struct cl_sample all, own;
    struct cl_scope whole = *scope;
    struct stretch s;
    double came = 0;
    *out = (struct cl_little){(double)NAN, (double)NAN, (double)NAN, (double)NAN, NULL, NULL};
    out->why = cl_measure_why(m, t, arena);
    if (out->why == NULL && cl_measure_sample_kind(m, t) != CL_SAMPLE_TIMES)
        out->why = "times to the end are not known case by case";
    if (out->why != NULL)
        return CL_OK;
    set_stretch(scope, t, &s);
    whole.from = whole.to = CL_NO_TIME;
    struct cl_sample_ask ask = {.measure = m};
    enum cl_rc rc = cl_metrics_sample(b, &whole, &ask, arena, &all, err);
    if (rc == CL_OK)
        rc = cl_metrics_sample(b, &s.scope, &ask, arena, &own, err);
    if (rc == CL_OK)
        rc = arrivals(b, &s, m, arena, &came, err);
    if (rc != CL_OK)
        return rc;
    if (own.n == 0 || !(s.days > 0)) {
        out->why = "no case was created in this stretch";
        return CL_OK;
    }
    out->mean_backlog = mean_backlog(t, &all, &s);
    out->per_day = came / s.days;
    out->days = mean_days(&own, arena);
    out->gap = (out->per_day * out->days - out->mean_backlog) / out->mean_backlog;
    if (!isfinite(out->gap)) {
        out->gap = (double)NAN;
        out->why = "nothing was open in this stretch";
        return CL_OK;
    }
    say(out, arena);
    return CL_OK;
}
