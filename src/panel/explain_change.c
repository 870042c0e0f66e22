/* A change explains itself: both values, whether it is signal or noise, and how much
 * of it is a shift of the mix.  Costs two more runs, so only "i" asks for it. */
#include <math.h>

#include "spread.h"

static const char *verdict_words(struct cl_arena *a, enum cl_verdict verdict, const char *reason) {
    static const char *const words[] = {[CL_VERDICT_UNKNOWN] = "not known",
                                        [CL_VERDICT_NOISE] = "noise",
                                        [CL_VERDICT_SIGNAL] = "signal",
                                        [CL_VERDICT_THIN] = "too few cases to say"};
    return reason != NULL ? cl_arena_printf(a, "%s: %s", words[verdict], reason) : words[verdict];
}

/* The dimension that shifted most. */
static const struct cl_driver_dimension *strongest_mix(const struct cl_drivers *d) {
    const struct cl_driver_dimension *best = &d->dimensions[0];
    for (size_t i = 1; i < d->n_dimensions; i++)
        if (fabs(d->dimensions[i].mix) > fabs(best->mix))
            best = &d->dimensions[i];
    return best;
}

static void split_item(struct cl_panel_items *l, const struct cl_drivers *d, enum cl_unit unit) {
    struct cl_arena *a = l->arena;
    const struct cl_driver_dimension *best = strongest_mix(d);
    if (fabs(best->mix) > 0)
        cl_panel_item(l, best->simpson ? CL_ROLE_WARN : CL_ROLE_TEXT, "Mix and values",
                      cl_arena_printf(a,
                                      "by %s: %s of the change is a shift of the mix, %s lies "
                                      "within the values%s",
                                      best->dimension, cl_analysis_change_text(a, unit, best->mix),
                                      cl_analysis_change_text(a, unit, best->within),
                                      best->simpson ? "; most values moved the other way" : ""),
                      NULL);
    const struct cl_driver *top = &d->drivers[0];
    cl_panel_item(l, CL_ROLE_TEXT, "Largest part",
                  cl_arena_printf(a, "%s %s: %s", top->title, cl_panel_label(a, top->label),
                                  cl_analysis_change_text(a, unit, top->part)),
                  top->drill);
}

/* Both values; cases of a stretch of time have none before it. */
static void change_item(struct cl_panel_items *l, const struct cl_measure_info *info,
                        const struct cl_card *card) {
    struct cl_arena *a = l->arena;
    cl_panel_item(
        l, CL_ROLE_TEXT, "Change",
        cl_arena_printf(a, "%s %s, %s %s (%s)", cl_panel_number(a, info->unit, card->last30),
                        info->stock ? "now" : "in the last 30 days",
                        cl_panel_number(a, info->unit, card->before30),
                        info->stock ? "30 days before" : "in the 30 days before",
                        cl_analysis_change_text(a, info->unit, card->last30 - card->before30)),
        NULL);
}

static bool filter_keeps_time(const struct cl_panel_job *job) {
    const struct cl_scope *s = job->ctx->scope;
    struct cl_prog *p = cl_prog_new(job->arena, job->ctx->backend->table, cl_vocabulary(),
                                    s->zone != NULL ? s->zone : cl_zone_utc());
    return s->filter != NULL && cl_filter_keeps_time(p, s->filter);
}

enum cl_rc cl_panel_change_items(const struct cl_panel_job *job, const struct cl_measure *m,
                                 struct cl_panel_items *l) {
    struct cl_backend *b = job->ctx->backend;
    const struct cl_measure_info *info = cl_measure_info_on(m, b->table);
    struct cl_scope scope = *job->ctx->scope;
    struct cl_card card;
    struct cl_control chart;
    struct cl_drivers d;
    const char *reason;
    if (filter_keeps_time(job)) {
        cl_panel_item(l, CL_ROLE_DIM, "Change",
                      "not compared: the filter keeps the cases of one stretch of time", NULL);
        return CL_OK;
    }
    scope.from = scope.to = CL_NO_TIME; /* a card compares the last 30 days */
    enum cl_rc rc = cl_metrics_cards(b, &scope, &m, 1, l->arena, &card, job->err);
    if (rc == CL_OK && card.edge != NULL)
        cl_panel_item(l, CL_ROLE_DIM, "Change",
                      cl_arena_printf(l->arena, "not known: %s", card.edge), NULL);
    if (rc != CL_OK || isnan(card.last30) || isnan(card.before30))
        return rc;
    change_item(l, info, &card);
    rc = cl_analysis_control(b, &scope, m, CL_EVERY_WEEK, CL_CHART_WEEKS, l->arena, &chart,
                             job->err);
    if (rc != CL_OK)
        return rc;
    enum cl_verdict verdict = cl_analysis_verdict(&card, &chart, &reason);
    cl_panel_item(l, verdict == CL_VERDICT_SIGNAL ? CL_ROLE_ACCENT : CL_ROLE_DIM, "Signal or noise",
                  verdict_words(l->arena, verdict, reason), NULL);
    rc = cl_analysis_drivers(b, &scope, m, NULL, 0, l->arena, &d, job->err);
    if (rc == CL_OK && d.why == NULL && fabs(d.change) > 0)
        split_item(l, &d, info->unit);
    return rc;
}
