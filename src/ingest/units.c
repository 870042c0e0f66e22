/* units.c - the unit of a duration column that no heading names.
 *
 * Where a record also has the instants at both ends, their difference tells
 * whether "24" is hours or minutes; without such records custom stays. */
#include "mapping.h"
#include "words.h"

#define FEW 5u /* records that do not settle anything */

static const double candidates[CL_UNIT_CANDIDATES] = {1, 60, 3600, 86400};

static const struct {
    enum cl_col duration, end, other_end;
} pairs[2] = {
    {.duration = CL_COL_RESOLUTION_TIME, .end = CL_COL_RESOLVED, .other_end = CL_COL_CLOSED},
    {.duration = CL_COL_RESPONSE_TIME,
     .end = CL_COL_FIRST_RESPONSE,
     .other_end = CL_COL_FIRST_RESPONSE},
};

static size_t find(const struct cl_plan *plan, enum cl_col field) {
    for (size_t i = 0; i < plan->n; i++)
        if (plan->cols[i].field == field)
            return i;
    return CL_NO_SOURCE;
}

static size_t find_end(const struct cl_plan *plan, size_t pair) {
    size_t at = find(plan, pairs[pair].end);
    return at != CL_NO_SOURCE ? at : find(plan, pairs[pair].other_end);
}

static bool checkable(const struct cl_plan *plan, size_t pair) {
    size_t duration = find(plan, pairs[pair].duration), created = find(plan, CL_COL_CREATED);
    size_t end = find_end(plan, pair);
    if (duration == CL_NO_SOURCE || created == CL_NO_SOURCE || end == CL_NO_SOURCE)
        return false;
    const struct cl_plan_col *p = &plan->cols[duration];
    /* Two dates without a time of day are too coarse for hours and minutes. */
    return p->unit_guessed && (p->clock2 || !p->cell_notation) &&
           !(plan->cols[created].date_only && plan->cols[end].date_only);
}

bool cl_units_unsure(const struct cl_plan *plan) {
    return checkable(plan, 0) || checkable(plan, 1);
}

/* Seconds of the unit that the values are read in now; of "12:34" its first part's. */
static double unit_now(const struct cl_plan_col *p) {
    return !p->clock2 ? p->secs.unit : p->secs.clock2_minutes ? 60 : 3600;
}

void cl_units_vote(const struct cl_plan *plan, const struct cl_cell *cells,
                   struct cl_unit_votes *votes) {
    for (size_t pair = 0; pair < CL_LEN(pairs); pair++) {
        if (!checkable(plan, pair))
            continue;
        size_t at = find(plan, pairs[pair].duration);
        const struct cl_cell *from = &cells[find(plan, CL_COL_CREATED)];
        const struct cl_cell *to = &cells[find_end(plan, pair)], *took = &cells[at];
        if (!from->set || !to->set || !took->set || took->v.r <= 0 || to->v.i <= from->v.i)
            continue;
        double unit = (double)(to->v.i - from->v.i) / (took->v.r / unit_now(&plan->cols[at]));
        votes->n[pair]++;
        for (size_t i = 0; i < CL_UNIT_CANDIDATES; i++)
            votes->votes[pair][i] += unit > 0.9 * candidates[i] && unit < 1.1 * candidates[i];
    }
}

void cl_units_settle(struct cl_plan *plan, const struct cl_unit_votes *votes,
                     struct cl_arena *arena) {
    for (size_t pair = 0; pair < CL_LEN(pairs); pair++)
        for (size_t i = 0; i < CL_UNIT_CANDIDATES; i++) {
            if (votes->n[pair] < FEW || votes->votes[pair][i] * 2 <= votes->n[pair])
                continue;
            struct cl_plan_col *p = &plan->cols[find(plan, pairs[pair].duration)];
            if (p->clock2) {
                p->secs.clock2_minutes = candidates[i] == 60;
            } else {
                p->secs.unit = candidates[i];
                p->unit = cl_time_unit_name(candidates[i]);
            }
            p->reason = cl_arena_printf(arena, "%s; the instants give the unit", p->reason);
        }
}

void cl_units_say(struct cl_plan *plan, struct cl_arena *arena) {
    for (size_t i = 0; i < plan->n; i++) {
        struct cl_plan_col *p = &plan->cols[i];
        if (p->clock2 && p->field != CL_COL_COUNT)
            p->reason = cl_arena_printf(arena, "%s; 12:34 is %s", p->reason,
                                        p->secs.clock2_minutes ? "minutes and seconds"
                                                               : "hours and minutes");
    }
}
