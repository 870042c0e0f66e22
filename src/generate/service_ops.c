/* service_ops.c - cases of the profile with the ten columns of a service desk's
 * case list: no status, so the close alone says what is open. */
#include "gen.h"

struct priority {
    uint16_t sla_days;
    uint16_t median_min; /* handling time at normal speed */
    uint16_t open_pct;   /* against the open share of the age, in percent */
};
static const struct priority priorities[] = {
    {.sla_days = 1, .median_min = 540, .open_pct = 62},
    {.sla_days = 2, .median_min = 1300, .open_pct = 85},
    {.sla_days = 3, .median_min = 2100, .open_pct = 103},
    {.sla_days = 5, .median_min = 3500, .open_pct = 118},
};
static const struct priority any_priority = {.sla_days = 3, .median_min = 2100, .open_pct = 100};

struct department {
    uint16_t speed_pct; /* handling time against normal */
    uint16_t open_pct;
    uint16_t regions[5];
};
static const struct department departments[] = {
    {92, 95, {30, 20, 20, 18, 12}},   {118, 120, {18, 26, 22, 20, 14}},
    {85, 84, {24, 22, 18, 24, 12}},   {104, 92, {20, 18, 26, 22, 14}},
    {110, 108, {22, 20, 20, 22, 16}},
};
static const struct department any_department = {100, 100, {20, 20, 20, 20, 20}};
#define TECHNICAL 4 /* where an outage is felt */

/* Share of cases that are still open, by age at the end, in tenths of a percent. */
static const struct {
    uint16_t days, per_mille;
} open_share[] = {
    {2, 800},  {7, 520},   {14, 420},  {30, 370}, {60, 340},
    {90, 320}, {180, 265}, {365, 165}, {999, 66},
};

static uint32_t still_open_per_mille(const struct gen_run *run, int64_t age_secs) {
    size_t i = 0;
    while (!run->null && age_secs >= (int64_t)open_share[i].days * GEN_DAY_SECS)
        i++;
    return run->null ? 30 : open_share[i].per_mille;
}

#define NIGHT_END (INT64_C(7) * 3600)
#define FIRST_HOURS (3 * 3600) /* after the night, in which what waited is closed */

/* Nobody but those on call for critical cases closes one at night. */
static int64_t in_opening_hours(struct cl_rng *r, int64_t close, bool on_call) {
    int64_t in_day = close % GEN_DAY_SECS;
    if (on_call || in_day >= NIGHT_END)
        return close;
    return close - in_day + NIGHT_END + cl_rng_below(r, FIRST_HOURS);
}

struct pace {
    uint64_t median_secs;
    uint32_t speed_pct;
    bool on_call;
};

static int64_t handling_secs(const struct pace *p, uint32_t u) {
    return (int64_t)(p->median_secs * gen_spread(u) / 1000 * p->speed_pct / 100) + 300;
}

/* The closing hours make it a sum: 1024 quantiles, each with its share of a morning. */
static uint32_t breach_ppm(const struct gen_case *c, const struct pace *p) {
    uint64_t sum = 0;
    for (uint32_t k = 0; k < 1024; k++) {
        int64_t close = c->created + handling_secs(p, k * 64 + 32);
        int64_t in_day = close % GEN_DAY_SECS, limit = c->created + c->target;
        if (p->on_call || in_day >= NIGHT_END) {
            sum += close > limit ? 1000000 : 0;
            continue;
        }
        int64_t from = close - in_day + NIGHT_END, over = from + FIRST_HOURS - 1 - limit;
        over = over < 0 ? 0 : over > FIRST_HOURS ? FIRST_HOURS : over;
        sum += (uint64_t)over * 1000000 / FIRST_HOURS;
    }
    return (uint32_t)(sum / 1024);
}

/* What the plan says of its open share, with the ages that nobody knows ahead left
 * out: only an effect or a null run keeps a case open for good. */
static uint32_t with_stuck(uint32_t ppm, uint32_t stuck_per_mille) {
    return ppm + (uint32_t)((uint64_t)(1000000 - ppm) * stuck_per_mille / 1000);
}

static void draw_who(const struct gen_run *run, struct cl_rng *r, struct gen_case *c) {
    c->department = gen_pick(r, &run->usual[GEN_DEPARTMENT]);
    c->priority = gen_pick(r, &run->usual[GEN_PRIORITY]);
    const struct department *d = run->null ? &any_department : &departments[c->department];
    c->region = cl_rng_pick(r, d->regions, CL_LEN(d->regions));
    c->agent = cl_rng_below(r, GEN_AGENTS);
    if (run->effect[CL_EFFECT_OUTAGE] && c->created >= run->outage.from &&
        c->created < run->outage.to && cl_rng_below(r, 6) > 0) {
        c->outage = true;
        c->department = TECHNICAL;
        c->region = run->outage.region;
    }
    if (run->effect[CL_EFFECT_HARD_AGENT] && c->department == 0 && gen_is_hard(run, c) &&
        cl_rng_below(r, 10) < 7)
        c->agent = 0;
}

void gen_service_ops_case(const struct gen_run *run, uint64_t number, int64_t created,
                          struct gen_case *c) {
    struct cl_rng r = cl_rng_of(run->seed, GEN_ROWS, number);
    *c = (struct gen_case){.number = number, .created = created, .resolved = CL_NO_TIME, .nps = -1};
    draw_who(run, &r, c);
    const struct priority *p = run->null ? &any_priority : &priorities[c->priority];
    const struct department *d = run->null ? &any_department : &departments[c->department];
    uint32_t speed = gen_skill_pct(run, c->department, c->agent) * d->speed_pct / 100;
    if (!run->null && created % GEN_DAY_SECS >= 20 * 3600) /* the late shift is thin */
        speed = speed * 130 / 100;
    const struct pace pace = {.median_secs = (uint64_t)p->median_min * 60,
                              .speed_pct = speed * gen_slower_pct(run, c) / 100,
                              .on_call = run->null || c->priority == 0};
    c->target = (int64_t)p->sla_days * GEN_DAY_SECS;
    int64_t close = created + handling_secs(&pace, cl_rng_below(&r, 65536));
    close = in_opening_hours(&r, close, pace.on_call);

    uint32_t stuck = gen_stuck_per_mille(run, created);
    uint32_t open_pm = still_open_per_mille(run, run->end - created) * p->open_pct / 100;
    open_pm = open_pm * d->open_pct / 100 + stuck;
    bool open = cl_rng_below(&r, 1000) < open_pm || close >= run->end;
    bool unassigned =
        open && cl_rng_below(&r, 100) < (run->end - created < 3 * GEN_DAY_SECS ? 35 : 2);
    if (unassigned)
        c->agent = GEN_NOBODY;
    if (!open) {
        c->resolved = c->updated = close;
        c->resolution = close - created;
        c->csat = gen_rating(&r, run, c->resolution, c->target);
        if (cl_rng_below(&r, 100) < 14) /* some never answer */
            c->csat = 0;
    }
    if (run->want_truth)
        c->breach_ppm = with_stuck(breach_ppm(c, &pace), stuck + (run->null ? 30 : 0));
}
