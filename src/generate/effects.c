/* effects.c - the registries of what is planted on purpose: effects that analyses
 * must find, and dirt that an import must find.
 *
 * An effect changes what happens to cases, never how they are written. */
#include "gen.h"

static const struct {
    struct cl_effect_info info;
    enum gen_cell needs[4]; /* one of these columns; GEN_FIXED ends the list */
} effects[] = {
    [CL_EFFECT_LATE_SHIFT] =
        {.info = {.id = "late-shift",
                  .help = "Cases that come in from 22:00 to 06:00 take 80 % longer."},
         .needs = {GEN_CREATED}},
    [CL_EFFECT_SLOW_REGION] = {.info = {.id = "slow-region",
                                        .help = "Cases of the second region take 60 % longer."},
                               .needs = {GEN_REGION}},
    [CL_EFFECT_HARD_AGENT] = {.info = {.id = "hard-agent",
                                       .help =
                                           "The first agent gets most of the hard cases of the "
                                           "first department; hard cases, those of the last "
                                           "category or else of the highest priority, take 70 % "
                                           "longer with any agent."},
                              .needs = {GEN_AGENT, GEN_AGENT_NAME}},
    [CL_EFFECT_TENURE] = {.info = {.id = "tenure",
                                   .help = "Cases of customers of more than four years take 60 % "
                                           "longer."},
                          .needs = {GEN_TENURE, GEN_SINCE}},
    [CL_EFFECT_OUTAGE] = {.info = {.id = "outage",
                                   .help =
                                       "Six hours in which six times as many cases come in, the "
                                       "additional ones from the first region and of the last "
                                       "category; they take 50 % longer."},
                          .needs = {GEN_REGION, GEN_CATEGORY}},
    [CL_EFFECT_GROWING_BACKLOG] = {.info = {.id = "growing-backlog",
                                            .help = "In the last third of the period ever more "
                                                    "cases stay open, up to 45 %."},
                                   .needs = {GEN_RESOLVED, GEN_CLOSED, GEN_STATE}},
};
_Static_assert(CL_LEN(effects) == CL_EFFECT_COUNT, "one entry for each effect");

static const struct cl_dirt_info dirts[] = {
    [CL_DIRT_DUPLICATE] = {.id = "duplicate", .found = "duplicates"},
    [CL_DIRT_SHORT] = {.id = "field-missing", .found = "flag ragged"},
    [CL_DIRT_LONG] = {.id = "field-too-many", .found = "quarantine"},
    [CL_DIRT_NUL] = {.id = "nul-byte", .found = "quarantine"},
    [CL_DIRT_ENCODING] = {.id = "encoding", .found = "flag bad_value"},
    [CL_DIRT_DATE_BROKEN] = {.id = "date-broken", .found = "flag bad_value"},
    [CL_DIRT_DATE_MIXED] = {.id = "date-mixed", .found = "mapping"},
    [CL_DIRT_NEGATIVE] = {.id = "negative-duration", .found = "flag negative"},
};
_Static_assert(CL_LEN(dirts) == CL_DIRT_COUNT, "one entry for each kind of dirt");

const struct cl_effect_info *cl_effect_at(size_t i) {
    return i < CL_LEN(effects) ? &effects[i].info : NULL;
}

const struct cl_dirt_info *cl_dirt_at(size_t i) {
    return i < CL_LEN(dirts) ? &dirts[i] : NULL;
}

static bool has_column(const struct gen_profile *p, enum gen_cell cell) {
    for (size_t i = 0; i < p->n_columns; i++)
        if (p->columns[i].cell == cell)
            return true;
    return false;
}

static bool visible(const struct gen_profile *p, size_t effect) {
    if (effect == CL_EFFECT_GROWING_BACKLOG && p->ended)
        return false;
    for (size_t i = 0; i < CL_LEN(effects[0].needs) && effects[effect].needs[i]; i++)
        if (has_column(p, effects[effect].needs[i]))
            return true;
    return false;
}

enum cl_rc gen_effects_read(struct gen_run *run, struct cl_err *err) {
    const char *names[CL_EFFECT_COUNT];
    for (size_t e = 0; e < CL_EFFECT_COUNT; e++)
        names[e] = effects[e].info.id;
    for (size_t i = 0; i < run->o->n_effects; i++) {
        size_t e = 0;
        while (e < CL_EFFECT_COUNT && strcmp(names[e], run->o->effects[i]) != 0)
            e++;
        if (e == CL_EFFECT_COUNT) {
            const char *near = cl_nearest(cl_slice(run->o->effects[i]), names, CL_LEN(names));
            return cl_fail(err, CL_E_USAGE,
                           "effect '%.60s': not known: use late-shift, slow-region, hard-agent, "
                           "tenure, outage or growing-backlog%s%s%s",
                           run->o->effects[i], near ? " (did you mean " : "", near ? near : "",
                           near ? "?)" : "");
        }
        if (!visible(run->profile, e))
            return cl_fail(err, CL_E_USAGE,
                           "effect '%s': profile %s has no column that would show it", names[e],
                           run->profile->info.id);
        run->effect[e] = true;
    }
    /* From 13:00 to 19:00 on a day after three fifths of the period. */
    int64_t day = run->profile->first_day + run->profile->days * 3 / 5;
    run->outage = (struct gen_outage){.from = day * GEN_DAY_SECS + 13 * 3600,
                                      .to = day * GEN_DAY_SECS + 19 * 3600,
                                      .category = run->usual[GEN_CATEGORY].n - 1};
    return CL_OK;
}

bool gen_is_hard(const struct gen_run *run, const struct gen_case *c) {
    if (has_column(run->profile, GEN_CATEGORY))
        return c->category == run->usual[GEN_CATEGORY].n - 1;
    return c->priority == 0;
}

uint32_t gen_slower_pct(const struct gen_run *run, const struct gen_case *c) {
    uint32_t pct = 100;
    int64_t in_day = c->created % GEN_DAY_SECS;
    if (run->effect[CL_EFFECT_LATE_SHIFT] && (in_day >= 22 * 3600 || in_day < 6 * 3600))
        pct = pct * 180 / 100;
    if (run->effect[CL_EFFECT_SLOW_REGION] && c->region == 1)
        pct = pct * 160 / 100;
    if (run->effect[CL_EFFECT_HARD_AGENT] && gen_is_hard(run, c))
        pct = pct * 170 / 100;
    if (run->effect[CL_EFFECT_TENURE] && c->created - c->since > INT64_C(4) * 36525 * 864)
        pct = pct * 160 / 100;
    if (c->outage)
        pct = pct * 150 / 100;
    return pct;
}

uint32_t gen_stuck_per_mille(const struct gen_run *run, int64_t created) {
    int64_t first = run->profile->first_day * GEN_DAY_SECS;
    int64_t rises = first + (run->end - first) * 2 / 3;
    if (!run->effect[CL_EFFECT_GROWING_BACKLOG] || created < rises)
        return 0;
    return (uint32_t)((created - rises) * 450 / (run->end - rises));
}
