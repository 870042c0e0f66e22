/* A change explains itself: both values, whether it is signal or noise, and how much
 * of it is a shift of the mix.  Costs two more runs, so only "i" asks for it. */
#include <math.h>

#include "spread.h"

static const char *limits(struct cl_arena *a, const struct cl_card *card, enum cl_unit unit) {
    if (isnan(card->low) || isnan(card->high))
        return "";
    return cl_arena_printf(a, ", %s to %s", cl_panel_number(a, unit, card->low),
                           cl_panel_number(a, unit, card->high));
}

static const char *verdict_words(struct cl_arena *a, const struct cl_card *card,
                                 enum cl_unit unit) {
    switch (card->verdict) {
    case CL_VERDICT_NOISE:
        return cl_arena_printf(a, "noise: the weeks stay in the range that chance makes%s",
                               limits(a, card, unit));
    case CL_VERDICT_SIGNAL:
        return cl_arena_printf(
            a,
            "signal: the newest week lies outside the range that chance makes%s, "
            "or the weeks lean to one side of its centre",
            limits(a, card, unit));
    case CL_VERDICT_THIN:
        return "too few cases to say: fewer than 30, or under 20 % of the closed cases were rated";
    case CL_VERDICT_UNKNOWN:
        break;
    }
    return "not known: fewer than ten weeks with a value";
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

enum cl_rc cl_panel_change_items(const struct cl_panel_job *job, const struct cl_measure *m,
                                 struct cl_panel_items *l) {
    const struct cl_measure_info *info = cl_measure_info_on(m, job->ctx->backend->table);
    struct cl_scope scope = *job->ctx->scope;
    struct cl_card card;
    struct cl_drivers d;
    scope.from = scope.to = CL_NO_TIME; /* a card compares the last 30 days */
    enum cl_rc rc = cl_metrics_cards(job->ctx->backend, &scope, &m, 1, l->arena, &card, job->err);
    if (rc != CL_OK || isnan(card.last30) || isnan(card.before30))
        return rc;
    cl_panel_item(
        l, CL_ROLE_TEXT, "Change",
        cl_arena_printf(l->arena, "%s %s, %s %s (%s)",
                        cl_panel_number(l->arena, info->unit, card.last30),
                        info->stock ? "now" : "in the last 30 days",
                        cl_panel_number(l->arena, info->unit, card.before30),
                        info->stock ? "30 days before" : "in the 30 days before",
                        cl_analysis_change_text(l->arena, info->unit, card.last30 - card.before30)),
        NULL);
    cl_panel_item(l, card.verdict == CL_VERDICT_SIGNAL ? CL_ROLE_ACCENT : CL_ROLE_DIM,
                  "Signal or noise", verdict_words(l->arena, &card, info->unit), NULL);
    rc = cl_analysis_drivers(job->ctx->backend, &scope, m, NULL, 0, l->arena, &d, job->err);
    if (rc == CL_OK && d.why == NULL && fabs(d.change) > 0)
        split_item(l, &d, info->unit);
    return rc;
}
