/* model.c - a case of any other profile: who, what, how long, and its history.
 *
 * Waiting follows load against staff, resolution follows priority, department,
 * category and skill, ratings follow waiting.  In a null run every group has the
 * same parameters.  The breach probability is exact for what is drawn here. */
#include "gen.h"

#define YEARS_OF_CUSTOMERS 3650 /* days before the period in which they came */
#define AUTO_CLOSE (2 * GEN_DAY_SECS)
#define STUCK_PER_MILLE 25 /* cases that nobody ever resolves */

struct priority {
    uint16_t median_min, target_min, response_min, escalated_pm;
};
/* The targets are those that an export without any is measured by (derive/policy.c). */
static const struct priority priorities[] = {
    {120, 240, 10, 180}, {240, 480, 30, 110}, {700, 1440, 120, 60}, {2100, 4320, 300, 30}};
static const struct priority any_priority = {700, 1440, 120, 80};
/* In percent of the usual time; the nth department, category, region. */
static const uint16_t department_pct[] = {92, 118, 85, 104, 110, 96, 101, 107};
static const uint16_t category_pct[] = {90, 104, 84, 110, 96, 102, 88, 125};
static const uint16_t region_pct[] = {100, 103, 97, 101, 99};

static const struct priority *priority_of(const struct gen_run *run, const struct gen_case *c) {
    return run->null ? &any_priority : &priorities[c->priority];
}

static void draw_customer(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    c->customer = cl_rng_below(r, run->o->cases / 3 + 20);
    struct cl_rng who = cl_rng_of(run->seed, GEN_WHO, c->customer);
    int64_t day = run->profile->first_day - 30 - cl_rng_below(&who, YEARS_OF_CUSTOMERS);
    c->since = day * GEN_DAY_SECS;
    c->customer_type = gen_pick(&who, &run->usual[GEN_CUSTOMER_TYPE]);
    c->customer_region = gen_pick(&who, &run->usual[GEN_CUSTOMER_REGION]);
    c->age = 18 + cl_rng_below(&who, 62);
    c->sex = cl_rng_below(&who, 3);
}

static void draw_subject(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    c->department = gen_pick(r, &run->usual[GEN_DEPARTMENT]);
    c->priority = gen_pick(r, &run->usual[GEN_PRIORITY]);
    c->category = gen_pick(r, &run->usual[GEN_CATEGORY]);
    size_t subs = run->usual[GEN_SUBCATEGORY].n / run->usual[GEN_CATEGORY].n;
    c->sub = subs ? c->category * subs + cl_rng_below(r, subs) : 0;
    c->region = gen_pick(r, &run->usual[GEN_REGION]);
    c->channel = gen_pick(r, &run->usual[GEN_CHANNEL]);
    c->type = gen_pick(r, &run->usual[GEN_TYPE]);
    c->product = gen_pick(r, &run->usual[GEN_PRODUCT]);
    c->domain = gen_pick(r, &run->usual[GEN_DOMAIN]);
    c->outage = run->effect[CL_EFFECT_OUTAGE] && c->created >= run->outage.from &&
                c->created < run->outage.to && cl_rng_below(r, 6) > 0;
    if (c->outage) {
        c->region = run->outage.region;
        c->category = run->outage.category;
        c->sub = subs ? c->category * subs : 0;
    }
}

/* Four agents of a department work early, three late, one at night. */
static void draw_agent(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    static const struct { uint8_t first, n; } shifts[] = {{0, 4}, {4, 3}, {7, 1}};
    int64_t hour = c->created % GEN_DAY_SECS / 3600;
    c->shift = hour >= 6 && hour < 14 ? 0 : hour >= 14 && hour < 22 ? 1 : 2;
    c->agent = shifts[c->shift].first + cl_rng_below(r, shifts[c->shift].n);
    if (run->null)
        c->agent = cl_rng_below(r, GEN_AGENTS);
    if (run->effect[CL_EFFECT_HARD_AGENT] && c->department == 0 && gen_is_hard(run, c) &&
        cl_rng_below(r, 10) < 7)
        c->agent = 0;
}

static bool is_live(const struct gen_word *w) {
    struct cl_slice channel = {w->text, w->n};
    return cl_slice_eq(channel, CL_S("Phone")) || cl_slice_eq(channel, CL_S("Chat")) ||
           cl_slice_eq(channel, CL_S("Phone call"));
}

static uint64_t median_secs(const struct gen_run *run, const struct gen_case *c) {
    uint64_t secs = (uint64_t)priority_of(run, c)->median_min * 60;
    if (run->profile->ended)
        secs = 26 * 60; /* minutes on the phone or in the app, whoever asks for what */
    else if (!run->null)
        secs = secs * department_pct[c->department % 8] / 100 * category_pct[c->category % 8] /
               100 * region_pct[c->region % 5] / 100 * gen_skill_pct(run, c->department, c->agent) /
               100 * (200 + run->pressure_pct) / 300;
    return secs * gen_slower_pct(run, c) / 100;
}

/* How long everything takes, were it to end; and how likely that is too long. */
static uint32_t draw_times(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    const struct priority *p = priority_of(run, c);
    uint64_t median = median_secs(run, c);
    c->target = run->profile->ended ? 3600 : (int64_t)p->target_min * 60;
    c->resolution = (int64_t)(median * gen_spread(cl_rng_below(r, 65536)) / 1000) + 60;
    uint64_t response = (uint64_t)p->response_min * 60;
    if (!run->null && is_live(&run->usual[GEN_CHANNEL].word[c->channel]))
        response = 45;
    response = response * run->pressure_pct / 100 * gen_spread(cl_rng_below(r, 65536)) / 1000;
    c->response = (int64_t)response + 5;
    if (c->response > c->resolution / 4)
        c->response = c->resolution / 4;
    uint64_t work = 15 * 60 * gen_skill_pct(run, c->department, c->agent) / 100;
    c->handling = (int64_t)(work * gen_spread(cl_rng_below(r, 65536)) / 1000);
    if (c->handling > c->resolution - c->response)
        c->handling = c->resolution - c->response;
    return gen_spread_over_ppm((uint64_t)(c->target - 60) * 1000 / median);
}

static void draw_fate(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    const struct priority *p = priority_of(run, c);
    bool slow = !run->null && c->resolution * 2 > c->target;
    c->escalated = cl_rng_below(r, 1000) < p->escalated_pm + (slow ? 60u : 0u);
    c->reopened = cl_rng_below(r, 1000) < (slow ? 80u : 55u);
    c->reopens = c->reopened;
    c->answered = cl_rng_below(r, 1000) >= (run->null ? 150 : 60 + run->pressure_pct);
    c->moves = (c->escalated ? 1u : 0u) + (cl_rng_below(r, 4) == 0 ? 1u : 0u);
    c->replies = 1 + cl_rng_below(r, slow ? 6 : 3) + c->reopens;
    c->first_contact = !c->reopened && !c->escalated && c->replies == 1;
}

/* ---- the history ---- */

static void step(struct gen_case *c, int64_t per_mille, enum gen_state state) {
    int64_t at = c->created + c->resolution * per_mille / 1000;
    c->steps[c->n_steps++] = (struct gen_step){at, state};
}

static void lay_out(struct cl_rng *r, struct gen_case *c, bool stuck, bool closes) {
    step(c, 0, GEN_NEW);
    c->steps[c->n_steps++] = (struct gen_step){c->created + c->response, GEN_IN_PROGRESS};
    if (cl_rng_below(r, 4) == 0) {
        step(c, 300, GEN_PENDING);
        step(c, 380, GEN_IN_PROGRESS);
    }
    if (c->escalated)
        step(c, 450, GEN_ESCALATION);
    if (c->reopened) {
        step(c, 600, GEN_SOLVED);
        step(c, 750, GEN_REOPEN);
    }
    if (stuck)
        return;
    step(c, 1000, GEN_SOLVED);
    if (closes)
        c->steps[c->n_steps++] =
            (struct gen_step){c->created + c->resolution + AUTO_CLOSE, GEN_DONE};
}

/* What of it has happened at the end. */
void gen_live(struct gen_case *c, int64_t now) {
    c->responded = c->resolved = c->closed = CL_NO_TIME;
    while (c->n_steps > 1 && c->steps[c->n_steps - 1].at >= now)
        c->n_steps--;
    bool escalated = false, reopened = false;
    for (size_t i = 0; i < c->n_steps; i++) {
        const struct gen_step *s = &c->steps[i];
        c->state = s->state;
        c->updated = s->at;
        escalated |= s->state == GEN_ESCALATION;
        reopened |= s->state == GEN_REOPEN;
        if (s->state == GEN_IN_PROGRESS && c->responded == CL_NO_TIME)
            c->responded = s->at;
        if (s->state == GEN_REOPEN)
            c->resolved = CL_NO_TIME;
        if (s->state == GEN_SOLVED)
            c->resolved = s->at;
        if (s->state == GEN_DONE)
            c->closed = s->at;
    }
    c->escalated = escalated;
    c->reopened = reopened;
    c->reopens = reopened;
    c->changes = (uint32_t)c->n_steps - 1;
    if (c->responded == CL_NO_TIME)
        c->response = c->replies = 0;
    c->resolution = c->resolved == CL_NO_TIME ? 0 : c->resolved - c->created;
    if (c->resolved == CL_NO_TIME)
        c->handling = 0;
    if (c->responded == CL_NO_TIME)
        c->agent = GEN_NOBODY;
    c->breached = c->resolved == CL_NO_TIME ? now - c->created > c->target
                                            : c->resolved - c->created > c->target;
}

static void draw_ratings(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    static const int recommend[] = {1, 3, 6, 8, 10};
    int rating = gen_rating(r, run, c->resolution, c->target);
    int nps = recommend[rating - 1] + (int)cl_rng_below(r, 3) - 1;
    int ces = rating + (int)cl_rng_below(r, 3);
    bool rates = cl_rng_below(r, 100) < 58;
    if (c->resolved == CL_NO_TIME || !rates)
        return;
    c->csat = rating;
    c->nps = nps < 0 ? 0 : nps > 10 ? 10 : nps;
    c->ces = ces > 7 ? 7 : ces;
}

/* A ticket list in which nothing is under way: the last word is all there is. */
static void end_now(struct cl_rng *r, struct gen_case *c) {
    uint32_t fate = cl_rng_below(r, 100);
    c->escalated = fate < 33;
    c->reopened = fate >= 33 && fate < 42;
    c->state = c->escalated ? GEN_ESCALATION : c->reopened ? GEN_REOPEN : GEN_SOLVED;
    c->updated = c->resolved = c->created + c->resolution;
    c->responded = c->created + c->response;
    c->closed = CL_NO_TIME;
    c->breached = c->resolution > c->target;
}

void gen_model_case(const struct gen_run *run, uint64_t number, int64_t created,
                    struct gen_case *c) {
    struct cl_rng r = cl_rng_of(run->seed, GEN_ROWS, number);
    *c = (struct gen_case){.number = number, .created = created, .nps = -1};
    draw_subject(run, &r, c);
    draw_customer(run, &r, c);
    draw_agent(run, &r, c);
    uint32_t late_ppm = draw_times(run, &r, c);
    draw_fate(run, &r, c);
    uint32_t stuck_pm =
        run->profile->ended ? 0 : STUCK_PER_MILLE + gen_stuck_per_mille(run, created);
    bool stuck = cl_rng_below(&r, 1000) < stuck_pm;
    c->breach_ppm = late_ppm + (uint32_t)((uint64_t)(1000000 - late_ppm) * stuck_pm / 1000);
    if (run->profile->ended) {
        end_now(&r, c);
    } else {
        lay_out(&r, c, stuck, run->profile->closes);
        gen_live(c, run->end);
    }
    c->due = created + c->target;
    draw_ratings(run, &r, c);
}
