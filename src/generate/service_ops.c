/* service_ops.c - the profile with the ten columns of a service desk's case list.
 *
 * Creation times: every hour of the two years has a weight (weekday, hour, season,
 * growth, noise).  The weights laid end to end are cut into as many equal pieces
 * as there are cases, and each case falls at a random place in its own piece, so
 * the rows come out in time order with one hour in memory.  The rest of a row is
 * a function of seed and row number.  Integers only: the same bytes everywhere. */
#include "caseload/base/civil.h"

#include "profile.h"
#include "rng.h"

#define DAY_SECS 86400
#define HOURS (731 * 24) /* 2024-01-01 to 2025-12-31 */
#define FIRST_DAY 19723  /* 2024-01-01 in days since 1970 */
#define END_SECS ((int64_t)(FIRST_DAY + 731) * DAY_SECS)
#define AGENTS_PER_DEPARTMENT 8

enum stream { ROWS = 1, DAYS, HOUR_NOISE, AGENTS };

struct priority {
    const char *word;
    uint16_t weight; /* of 100 */
    uint16_t sla_days;
    uint16_t median_min; /* handling time at normal speed */
    uint16_t open_pct;   /* against the open share of the age, in percent */
};
static const struct priority priorities[] = {
    {.word = "Critical", .weight = 8, .sla_days = 1, .median_min = 540, .open_pct = 62},
    {.word = "High", .weight = 22, .sla_days = 2, .median_min = 1300, .open_pct = 85},
    {.word = "Medium", .weight = 45, .sla_days = 3, .median_min = 2100, .open_pct = 103},
    {.word = "Low", .weight = 25, .sla_days = 5, .median_min = 3500, .open_pct = 118},
};

struct department {
    const char *name;
    uint16_t weight;
    uint16_t speed_pct; /* handling time against normal */
    uint16_t open_pct;
    uint16_t regions[5];
};
static const char *const regions[] = {"North", "South", "East", "West", "Central"};
static const struct department departments[] = {
    {"Billing", 26, 92, 95, {30, 20, 20, 18, 12}},
    {"Claims", 22, 118, 120, {18, 26, 22, 20, 14}},
    {"Customer Care", 24, 85, 84, {24, 22, 18, 24, 12}},
    {"Onboarding", 12, 104, 92, {20, 18, 26, 22, 14}},
    {"Technical Support", 16, 110, 108, {22, 20, 20, 22, 16}},
};

/* Monday first; then hours of the day; then months: all in percent of a mean day. */
static const uint16_t weekday_pct[] = {128, 118, 112, 108, 100, 46, 36};
static const uint16_t hour_pct[] = {14,  10,  8,   7,   8,   14,  32,  74, 140, 196, 214, 204,
                                    176, 184, 206, 198, 178, 150, 118, 96, 82,  66,  44,  24};
static const uint16_t month_pct[] = {108, 104, 101, 98, 96, 95, 92, 93, 100, 104, 107, 98};

/* Share of cases that are still open, by age at the end, in tenths of a percent. */
static const struct {
    uint16_t days, per_mille;
} open_share[] = {
    {2, 800},  {7, 520},   {14, 420},  {30, 370}, {60, 340},
    {90, 320}, {180, 265}, {365, 165}, {999, 66},
};

/* Handling time over its median in thousandths, at the 64ths of probability:
 * a log-normal with sigma 0.8, its tails cut at 1/400. */
static const uint32_t spread[] = {106,  179,  225,  262,  293,  322,  348,  374,  398,  422,  446,
                                  469,  492,  515,  537,  560,  583,  606,  629,  653,  676,  700,
                                  725,  750,  775,  801,  827,  854,  882,  910,  939,  969,  1000,
                                  1032, 1065, 1099, 1134, 1171, 1209, 1249, 1290, 1334, 1380, 1428,
                                  1478, 1532, 1589, 1650, 1715, 1785, 1861, 1943, 2033, 2133, 2243,
                                  2368, 2510, 2675, 2870, 3109, 3412, 3822, 4438, 5602, 9446};

/* Ratings 1 to 5 by how much of the target was used: half, all, twice, more. */
static const uint16_t rating_weights[][5] = {
    {1, 3, 10, 34, 52}, {3, 6, 21, 42, 28}, {14, 23, 33, 22, 8}, {34, 29, 23, 10, 4}};

static uint64_t hour_weight(uint64_t seed, int hour) {
    int day = hour / 24;
    struct cl_civil c;
    cl_civil_from_secs((int64_t)(FIRST_DAY + day) * DAY_SECS, &c);
    struct cl_rng day_rng = cl_rng_of(seed, DAYS, (uint64_t)day);
    struct cl_rng hour_rng = cl_rng_of(seed, HOUR_NOISE, (uint64_t)hour);
    uint64_t w = weekday_pct[cl_weekday(FIRST_DAY + day)];
    w *= hour_pct[hour % 24];
    w = w * month_pct[c.month - 1] / 100;
    w = w * (uint64_t)(7310 + day) / 7310;           /* 10 % growth in two years */
    w = w * (85 + cl_rng_below(&day_rng, 31)) / 100; /* a busy or a quiet day */
    w = w * (50 + cl_rng_below(&hour_rng, 101)) / 100;
    bool holiday = (c.month == 1 && c.day == 1) || (c.month == 12 && (c.day == 25 || c.day == 26));
    return (holiday ? w / 3 : w) + 1;
}

static uint32_t still_open_per_mille(int64_t age_secs) {
    size_t i = 0;
    while (age_secs >= (int64_t)open_share[i].days * DAY_SECS)
        i++;
    return open_share[i].per_mille;
}

/* Seven of ten agents work near the normal speed, two are slower, one much. */
static uint32_t agent_pct(uint64_t seed, size_t department, uint32_t agent) {
    struct cl_rng r = cl_rng_of(seed, AGENTS, department * AGENTS_PER_DEPARTMENT + agent);
    uint32_t kind = cl_rng_below(&r, 10);
    if (kind < 7)
        return 82 + cl_rng_below(&r, 30);
    return kind < 9 ? 125 + cl_rng_below(&r, 25) : 165 + cl_rng_below(&r, 25);
}

static int64_t handling_secs(struct cl_rng *r, const struct priority *p, uint32_t speed_pct) {
    uint32_t u = cl_rng_below(r, 65536);
    uint32_t low = spread[u / 1024], high = spread[u / 1024 + 1];
    uint32_t factor = low + (high - low) * (u % 1024) / 1024;
    uint64_t secs = (uint64_t)p->median_min * 60 * factor / 1000 * speed_pct / 100;
    return (int64_t)secs + 300;
}

/* Nobody but those on call for critical cases closes one at night. */
static int64_t in_opening_hours(struct cl_rng *r, int64_t close, bool on_call) {
    int64_t in_day = close % DAY_SECS;
    if (on_call || in_day >= 7 * 3600)
        return close;
    return close - in_day + 7 * 3600 + cl_rng_below(r, 3 * 3600);
}

static void put_closed(struct cl_gen_out *out, struct cl_rng *r, int64_t secs, int64_t target) {
    uint64_t hundredths = ((uint64_t)secs * 100 + DAY_SECS / 2) / DAY_SECS;
    cl_gen_put_int(out, hundredths / 100, 1);
    cl_gen_put(out, ".");
    cl_gen_put_int(out, hundredths % 100, 2);
    cl_gen_put(out, ",");
    cl_gen_put_int(out, (uint64_t)target / DAY_SECS, 1);
    cl_gen_put(out, ",");
    size_t used = secs * 2 <= target ? 0 : secs <= target ? 1 : secs <= 2 * target ? 2 : 3;
    uint64_t rating = cl_rng_pick(r, rating_weights[used], 5) + 1;
    if (cl_rng_below(r, 100) >= 14) /* some never answer */
        cl_gen_put_int(out, rating, 1);
}

static void put_case(struct cl_gen_out *out, uint64_t seed, uint64_t number, int64_t created) {
    struct cl_rng r = cl_rng_of(seed, ROWS, number);
    uint16_t weights[CL_LEN(departments)], shares[CL_LEN(priorities)];
    for (size_t i = 0; i < CL_LEN(departments); i++)
        weights[i] = departments[i].weight;
    for (size_t i = 0; i < CL_LEN(priorities); i++)
        shares[i] = priorities[i].weight;
    size_t dept = cl_rng_pick(&r, weights, CL_LEN(departments));
    const struct department *d = &departments[dept];
    const struct priority *p = &priorities[cl_rng_pick(&r, shares, CL_LEN(priorities))];
    const char *region = regions[cl_rng_pick(&r, d->regions, CL_LEN(regions))];
    uint32_t agent = cl_rng_below(&r, AGENTS_PER_DEPARTMENT);

    uint32_t speed = agent_pct(seed, dept, agent) * d->speed_pct / 100;
    if (created % DAY_SECS >= 20 * 3600) /* the late shift is thin */
        speed = speed * 130 / 100;
    int64_t close = created + handling_secs(&r, p, speed);
    close = in_opening_hours(&r, close, p == &priorities[0]);
    uint32_t open_pm = still_open_per_mille(END_SECS - created) * p->open_pct / 100;
    open_pm = open_pm * d->open_pct / 100;
    bool open = cl_rng_below(&r, 1000) < open_pm || close >= END_SECS;
    bool unassigned = open && cl_rng_below(&r, 100) < (END_SECS - created < 3 * DAY_SECS ? 35 : 2);

    cl_gen_put(out, "SO-");
    cl_gen_put_int(out, number + 1, 6);
    cl_gen_put(out, ",");
    cl_gen_put(out, d->name);
    cl_gen_put(out, ",");
    cl_gen_put(out, region);
    cl_gen_put(out, ",");
    cl_gen_put(out, p->word);
    cl_gen_put(out, ",");
    cl_gen_put_time(out, created);
    cl_gen_put(out, ",");
    if (open) {
        cl_gen_put(out, ",,");
        cl_gen_put_int(out, p->sla_days, 1);
        cl_gen_put(out, ",");
    } else {
        cl_gen_put_time(out, close);
        cl_gen_put(out, ",");
        put_closed(out, &r, close - created, (int64_t)p->sla_days * DAY_SECS);
    }
    cl_gen_put(out, ",");
    if (!unassigned) {
        cl_gen_put(out, "A");
        cl_gen_put_int(out, (dept + 1) * 100 + agent + 1, 3);
    }
    cl_gen_put(out, "\n");
}

void cl_gen_service_ops(uint64_t cases, uint64_t seed, struct cl_gen_out *out) {
    cl_gen_put(out, "Case_ID,Department,Region,Priority,Created_Date,Closed_Date,Resolution_Days,"
                    "SLA_Days,Customer_Rating,Agent_ID\n");
    uint64_t total = 0;
    for (int h = 0; h < HOURS; h++)
        total += hour_weight(seed, h);
    /* total is below 2^31 and cases below 2^27: no product here overflows. */
    int hour = 0;
    uint64_t before = 0, weight = hour_weight(seed, 0);
    for (uint64_t i = 0; i < cases && out->rc == CL_OK; i++) {
        uint64_t low = total * i / cases, high = total * (i + 1) / cases;
        struct cl_rng r = cl_rng_of(seed, ROWS, i ^ UINT64_C(1) << 63);
        uint64_t place = low + (high > low ? cl_rng_below(&r, high - low) : 0);
        while (place - before >= weight) {
            before += weight;
            weight = hour_weight(seed, ++hour);
        }
        int64_t start = (int64_t)FIRST_DAY * DAY_SECS + (int64_t)hour * 3600;
        put_case(out, seed, i, start + (int64_t)((place - before) * 3600 / weight));
    }
}
