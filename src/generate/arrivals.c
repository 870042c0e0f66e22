/* arrivals.c - when cases come in: hours with a weight each, cut into equal pieces.
 *
 * Every hour of the period has a weight (weekday, hour, season, holidays, growth,
 * noise).  The weights laid end to end are cut into as many equal pieces as there
 * are cases, and each case falls at a random place in its own piece, so the rows
 * come out in time order with one hour in memory. */
#include "gen.h"

/* Monday first; then hours of the day; then months: all in percent of a mean day. */
static const uint16_t weekday_pct[] = {128, 118, 112, 108, 100, 46, 36};
static const uint16_t hour_pct[] = {14,  10,  8,   7,   8,   14,  32,  74, 140, 196, 214, 204,
                                    176, 184, 206, 198, 178, 150, 118, 96, 82,  66,  44,  24};
static const uint16_t month_pct[] = {108, 104, 101, 98, 96, 95, 92, 93, 100, 104, 107, 98};
/* Agents at work in that hour, in percent of a mean hour. */
static const uint16_t staff_pct[] = {30,  30,  30,  30,  30,  30,  90,  110, 150, 180, 190, 190,
                                     180, 180, 185, 180, 165, 140, 110, 100, 90,  80,  45,  30};
#define FLAT 10000 /* the weight of every hour when nothing is planted */
#define OUTAGE_RUSH 6

uint64_t gen_hour_weight(const struct gen_run *run, int64_t hour) {
    int64_t day = hour / 24, start = (run->profile->first_day + day) * GEN_DAY_SECS;
    struct cl_civil c;
    cl_civil_from_secs(start, &c);
    struct cl_rng day_rng = cl_rng_of(run->seed, GEN_DAYS_STREAM, (uint64_t)day);
    struct cl_rng hour_rng = cl_rng_of(run->seed, GEN_HOUR_NOISE, (uint64_t)hour);
    uint64_t w = weekday_pct[cl_weekday(run->profile->first_day + day)];
    w *= hour_pct[hour % 24];
    w = w * month_pct[c.month - 1] / 100;
    w = w * (uint64_t)(7310 + day) / 7310;           /* 10 % growth in two years */
    w = w * (85 + cl_rng_below(&day_rng, 31)) / 100; /* a busy or a quiet day */
    w = w * (50 + cl_rng_below(&hour_rng, 101)) / 100;
    bool holiday = (c.month == 1 && c.day == 1) || (c.month == 12 && (c.day == 25 || c.day == 26));
    w = (holiday ? w / 3 : w) + 1;
    if (run->null)
        w = FLAT;
    start += hour % 24 * 3600;
    bool rush =
        run->effect[CL_EFFECT_OUTAGE] && start >= run->outage.from && start < run->outage.to;
    return rush ? w * OUTAGE_RUSH : w;
}

/* Load against staff: what a case waits longer, in percent. */
static uint32_t pressure(const struct gen_run *run, int64_t hour, uint64_t weight) {
    uint64_t pct = weight * 10000 / (run->hour_mean * staff_pct[hour % 24]);
    return run->null ? 100 : pct < 40 ? 40 : pct > 400 ? 400 : (uint32_t)pct;
}

static void enter_hour(struct gen_arrivals *a, struct gen_run *run, int64_t hour) {
    a->hour = hour;
    a->weight = gen_hour_weight(run, hour);
    run->pressure_pct = pressure(run, hour, a->weight);
}

void gen_arrivals_begin(struct gen_arrivals *a, struct gen_run *run, uint64_t cases) {
    int64_t hours = run->profile->days * 24;
    *a = (struct gen_arrivals){.cases = cases};
    for (int64_t h = 0; h < hours; h++)
        a->total += gen_hour_weight(run, h);
    run->hour_mean = a->total / (uint64_t)hours;
    enter_hour(a, run, 0);
}

/* The total is below 2^32 and cases below 2^27: no product here overflows. */
int64_t gen_arrivals_next(struct gen_arrivals *a, struct gen_run *run, uint64_t i) {
    uint64_t low = a->total * i / a->cases, high = a->total * (i + 1) / a->cases;
    struct cl_rng r = cl_rng_of(run->seed, GEN_ROWS, i ^ UINT64_C(1) << 63);
    uint64_t place = low + (high > low ? cl_rng_below(&r, high - low) : 0);
    while (place - a->before >= a->weight) {
        a->before += a->weight;
        enter_hour(a, run, a->hour + 1);
    }
    int64_t start = run->profile->first_day * GEN_DAY_SECS + a->hour * 3600;
    return start + (int64_t)((place - a->before) * 3600 / a->weight);
}
