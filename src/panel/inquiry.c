/* Is the difference between groups real: the test that fits, in words first, then
 * its numbers and what it does not say. */
#include <math.h>

#include "caseload/base/num.h"

#include "spread.h"

static const char *const measures[] = {
    "sla_breach_rate", "resolution_mean", "csat_mean", "csat_satisfied", "response_mean",
    "escalation_rate", "reopen_rate",     "fcr_rate",  "cases",          NULL};

static const char *plain(struct cl_arena *a, double v, int decimals) {
    char text[48];
    cl_format_fixed(v, decimals, text);
    return cl_arena_str(a, text);
}

static const char *chance(struct cl_arena *a, double p) {
    if (isnan(p))
        return "p not known";
    return p < 0.0001 ? "p < 0.0001" : cl_arena_printf(a, "p %s", plain(a, p, 4));
}

static const char *effect(struct cl_arena *a, const struct cl_test *t) {
    switch (t->kind) {
    case CL_TEST_CHI2:
    case CL_TEST_PERMUTATION:
        return cl_arena_printf(a, ", V %s (corrected %s)", plain(a, t->effect, 3),
                               plain(a, t->effect2, 3));
    case CL_TEST_FISHER:
        return isfinite(t->effect) ? cl_arena_printf(a, ", odds ratio %s", plain(a, t->effect, 2))
                                   : ", odds ratio without bound";
    case CL_TEST_WELCH:
        return cl_arena_printf(a, ", difference %s (%s to %s), Hedges' g %s",
                               plain(a, t->effect, 3), plain(a, t->interval.low, 3),
                               plain(a, t->interval.high, 3), plain(a, t->effect2, 3));
    case CL_TEST_MANN_WHITNEY:
        return cl_arena_printf(a, ", Cliff's delta %s", plain(a, t->effect, 3));
    case CL_TEST_KRUSKAL:
        return cl_arena_printf(a, ", epsilon squared %s", plain(a, t->effect, 3));
    case CL_TEST_LOGRANK:
        return cl_arena_printf(a, ", first group %s ended, %s expected", plain(a, t->effect, 0),
                               plain(a, t->effect2, 1));
    case CL_TEST_GOODNESS:
        return cl_arena_printf(a, ", like %s even classes, largest share %s",
                               plain(a, t->effect, 1),
                               cl_panel_number(a, CL_UNIT_SHARE, t->effect2));
    case CL_TEST_COUNT:
        break;
    }
    return "";
}

static void test_item(struct cl_panel_items *l, const struct cl_test *t, const char *about) {
    struct cl_arena *a = l->arena;
    const char *df =
        isnan(t->df) ? ""
                     : cl_arena_printf(a, "df %s, ", plain(a, t->df, t->df > floor(t->df) ? 1 : 0));
    const char *statistic =
        isnan(t->statistic) ? "" : cl_arena_printf(a, "%s, ", plain(a, t->statistic, 3));
    cl_panel_item(l, CL_ROLE_TEXT, cl_test_name(t->kind),
                  cl_arena_printf(a, "%s: %s%s%s, n %s%s", about, statistic, df, chance(a, t->p),
                                  cl_panel_count(a, (uint64_t)t->n), effect(a, t)),
                  NULL);
}

static void group_items(struct cl_panel_items *l, const struct cl_inquiry *q,
                        const struct cl_measure_info *info, const char *by) {
    struct cl_arena *a = l->arena;
    for (size_t i = 0; i < q->n_groups; i++) {
        const struct cl_inquiry_group *g = &q->groups[i];
        bool shares = !isnan(g->share);
        enum cl_unit unit = shares ? CL_UNIT_SHARE : info->unit;
        const char *text = cl_panel_spread(a, unit, shares ? g->share : g->value.value,
                                           shares ? g->interval.low : g->value.low,
                                           shares ? g->interval.high : g->value.high);
        cl_panel_item(
            l, g->label.ptr == NULL || g->value.n < CL_SPREAD_MIN ? CL_ROLE_DIM : CL_ROLE_TEXT,
            cl_panel_word(a, by, g->label),
            cl_arena_printf(a, "%s (n %s)", text != NULL ? text : "—",
                            cl_panel_count(a, g->value.n)),
            g->drill);
        l->items[l->n - 1].measure = q->measure;
    }
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_measure *m = cl_panel_asked_measure(job, measures);
    const struct cl_measure_info *info = cl_measure_info_on(m, job->ctx->backend->table);
    struct cl_scope scope = cl_panel_scope(job, NULL);
    const char *by = job->params->dimension;
    struct cl_panel_items l = {.arena = job->arena};
    struct cl_inquiry q;
    if (by == NULL)
        by = cl_panel_dimension_first(job);
    out->measure = m;
    out->dimension = by;
    out->empty = cl_panel_dimension_why(job, by);
    if (out->empty != NULL)
        return CL_OK;
    enum cl_rc rc = cl_analysis_test(job->ctx->backend, &scope, m, by, job->arena, &q, job->err);
    if (rc != CL_OK)
        return rc;
    out->title = cl_arena_printf(job->arena, "%s by %s: is it chance?", info->label,
                                 cl_panel_dimension_title(job->ctx->backend->table, by));
    if (q.sentence != NULL)
        cl_panel_item(&l, q.tests[0].p < 0.05 ? CL_ROLE_ACCENT : CL_ROLE_TEXT, "Answer", q.sentence,
                      NULL);
    if (q.why != NULL)
        cl_panel_item(&l, CL_ROLE_DIM, "No test", q.why, NULL);
    if (q.warning != NULL)
        cl_panel_item(&l, CL_ROLE_WARN, "Careful", q.warning, NULL);
    if (q.not_this != NULL)
        cl_panel_item(&l, CL_ROLE_DIM, "Not said", q.not_this, NULL);
    for (size_t i = 0; i < q.n_tests; i++)
        test_item(&l, &q.tests[i], q.about[i]);
    group_items(&l, &q, info, by);
    out->as.items.items = l.items;
    out->as.items.n = l.n;
    return CL_OK;
}

const struct cl_panel cl_panel_test = {
    .info = {.id = "test",
             .title = "Is it chance?",
             .help = "Whether a measure differs between the values of a dimension by more than "
                     "chance: the test that fits, in words, with the size of the difference.",
             .kind = CL_FIG_FACTS,
             .takes = CL_TAKES_DIMENSION | CL_TAKES_MEASURE,
             .measures = measures},
    .make = make};
