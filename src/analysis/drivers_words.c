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
                           d->title, cl_change_text(arena, unit, d->mix),
                           cl_change_text(arena, unit, d->within));
}

void cl_drivers_say(struct cl_drivers *d, const struct cl_measure_info *info,
                    struct cl_arena *arena) {
    const char *before = cl_unit_text(arena, info->unit, d->before);
    const char *after = cl_unit_text(arena, info->unit, d->after);
    const char *change = cl_change_text(arena, info->unit, d->change);
    if (!(fabs(d->change) > 0)) {
        d->sentence = cl_arena_printf(arena, "%s did not change: %s.", info->label, after);
        return;
    }
    const char *head = cl_arena_printf(arena, "%s %s from %s to %s (%s).", info->label,
                                       d->change > 0 ? "rose" : "fell", before, after, change);
    if (d->n_dimensions == 0) {
        d->sentence = head;
        return;
    }
    const struct cl_driver_dimension *first = &d->dimensions[0];
    const struct cl_driver *top = top_of(d, first->dimension);
    const char *part = cl_arena_printf(arena, " The largest part lies in %s %s: %s.", first->title,
                                       cl_label_text(arena, top->label),
                                       cl_change_text(arena, info->unit, top->part));
    const char *simpson = "";
    for (size_t i = 0; i < d->n_dimensions && *simpson == '\0'; i++)
        if (d->dimensions[i].simpson)
            simpson = cl_arena_printf(arena,
                                      " Careful: by %s, most values moved the other way; "
                                      "the whole moved because the mix did (Simpson).",
                                      d->dimensions[i].title);
    d->sentence = cl_arena_printf(arena, "%s%s%s%s", head, part,
                                  split_words(first, info->unit, arena), simpson);
}
