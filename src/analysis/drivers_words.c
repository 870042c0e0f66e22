/* drivers_words.c - what moved, in one or two sentences: the change, its largest part,
 * and whether the mix or the values moved. */
#include <math.h>

#include "change.h"

static const struct cl_driver *top_of(const struct cl_drivers *d, const char *dimension) {
    for (size_t i = 0; i < d->n_drivers; i++)
        if (strcmp(d->drivers[i].dimension, dimension) == 0)
            return &d->drivers[i];
    return NULL;
}

/* Which of the two made the change of a mean or a share. */
static const char *split_words(const struct cl_driver_dimension *d, enum cl_unit unit,
                               struct cl_arena *arena) {
    if (unit == CL_UNIT_COUNT || unit == CL_UNIT_MONEY)
        return "";
    return cl_arena_printf(arena,
                           " By %s, %s of the change is a shift of the mix and %s lies "
                           "within the values.",
                           cl_title_text(arena, d->title),
                           cl_analysis_change_text(arena, unit, d->mix),
                           cl_analysis_change_text(arena, unit, d->within));
}

/* The first dimension in which most values moved the other way. */
static const char *simpson_words(const struct cl_drivers *d, struct cl_arena *arena) {
    for (size_t i = 0; i < d->n_dimensions; i++)
        if (d->dimensions[i].simpson)
            return cl_arena_printf(arena,
                                   " Careful: by %s, most values moved the other way; the whole "
                                   "moved because the mix did (Simpson).",
                                   cl_title_text(arena, d->dimensions[i].title));
    return "";
}

static const char *few_words(const struct cl_drivers *d, enum cl_unit unit) {
    bool few = d->n_before < CL_FEW_CASES || d->n_after < CL_FEW_CASES;
    if (!few || unit == CL_UNIT_COUNT || unit == CL_UNIT_MONEY)
        return "";
    return " Fewer than 30 cases in one of the periods: this may be chance.";
}

void cl_drivers_say(struct cl_drivers *d, const struct cl_measure_info *info,
                    struct cl_arena *arena) {
    const char *before = cl_unit_text(arena, info->unit, d->before);
    const char *after = cl_unit_text(arena, info->unit, d->after);
    if (!(fabs(d->change) > 0)) {
        d->sentence = cl_arena_printf(arena, "%s did not change: %s.", info->label, after);
        return;
    }
    d->sentence = cl_arena_printf(arena, "%s %s from %s to %s (%s).", info->label,
                                  d->change > 0 ? "rose" : "fell", before, after,
                                  cl_analysis_change_text(arena, info->unit, d->change));
    if (d->n_dimensions == 0)
        return;
    const struct cl_driver_dimension *first = &d->dimensions[0];
    const struct cl_driver *top = top_of(d, first->dimension);
    if (!top)
        return;
    const char *part = cl_arena_printf(
        arena, " The largest part lies in %s %s: %s.", cl_title_text(arena, first->title),
        cl_label_text(arena, top->label), cl_analysis_change_text(arena, info->unit, top->part));
    d->sentence = cl_arena_printf(arena, "%s%s%s%s%s", d->sentence, part,
                                  split_words(first, info->unit, arena), simpson_words(d, arena),
                                  few_words(d, info->unit));
}
