/* dirt.c - what goes wrong with records on the way out of a real system.
 *
 * Which record, and what: a function of seed and case.  Dirt is only done where an
 * import can see it, under the name that cl_dirt_at gives. */
#include "gen.h"

static bool has(const struct gen_run *run, enum gen_cell cell) {
    for (size_t i = 0; i < run->profile->n_columns; i++)
        if (run->profile->columns[i].cell == cell)
            return true;
    return false;
}

void gen_dirt_possible(struct gen_run *run) {
    bool *possible = run->dirt_possible;
    possible[CL_DIRT_DUPLICATE] = possible[CL_DIRT_SHORT] = possible[CL_DIRT_LONG] = true;
    possible[CL_DIRT_NUL] = true;
    possible[CL_DIRT_ENCODING] = has(run, GEN_CUSTOMER);
    /* The creation tells the versions of a case in a log from another case. */
    possible[CL_DIRT_DATE_BROKEN] = has(run, GEN_CREATED) && !run->profile->log;
    possible[CL_DIRT_DATE_MIXED] = has(run, GEN_CREATED);
    bool closes = has(run, GEN_RESOLVED) || has(run, GEN_CLOSED);
    possible[CL_DIRT_NEGATIVE] = has(run, GEN_CREATED) && (closes || has(run, GEN_RESOLUTION));
    run->dirt_found[CL_DIRT_NEGATIVE] = closes ? NULL : "flag bad_value";
}

enum cl_dirt gen_soil(const struct gen_run *run, const struct gen_case *c) {
    struct cl_rng r = cl_rng_of(run->seed, GEN_SOIL, c->number);
    if (cl_rng_below(&r, 100) >= run->o->dirt)
        return CL_DIRT_COUNT;
    enum cl_dirt soil = (enum cl_dirt)cl_rng_below(&r, CL_DIRT_COUNT);
    bool fits = soil != CL_DIRT_NEGATIVE || c->resolved != CL_NO_TIME;
    if (run->dirt_possible[soil] && fits)
        return soil;
    return cl_rng_below(&r, 2) ? CL_DIRT_SHORT : CL_DIRT_LONG;
}

const char *gen_dirt_found(const struct gen_run *run, enum cl_dirt soil) {
    return run->dirt_found[soil] ? run->dirt_found[soil] : cl_dirt_at(soil)->found;
}

void gen_make_negative(const struct gen_run *run, struct gen_case *c) {
    int64_t early = c->created - 3600 - (int64_t)(c->number % 7) * 1800;
    c->resolved = early;
    if (c->closed != CL_NO_TIME)
        c->closed = early;
    /* Where there is no close the duration is negative, else it has nothing to say. */
    c->resolution = run->dirt_found[CL_DIRT_NEGATIVE] ? -c->resolution - 60 : 0;
}
