/* catalogue.h - what an entry of the measure catalogue is made of.
 *
 * Seen by src/metrics only.  Texts are formulas in the grammar of expr.h; NULL
 * leaves a part out.  A case belongs to a measure at moment (T, A, B) when it
 * exists at T, passes the filter and `population`; the first exclusion that holds
 * takes it out; the parts aggregate the rest, and `value` combines the parts. */
#ifndef CASELOAD_METRICS_CATALOGUE_H
#define CASELOAD_METRICS_CATALOGUE_H

#include "caseload/metrics_sample.h"

/* What a table must have; each has its sentence in needs.c. */
enum cl_need {
    CL_NEED_NOTHING,
    CL_NEED_CREATED,
    CL_NEED_STATE,
    CL_NEED_CLOSE_AT,
    CL_NEED_RESOLUTION,
    CL_NEED_RESPONSE,
    CL_NEED_REPLY,
    CL_NEED_PRIORITY,
    CL_NEED_AGENT,
    CL_NEED_SLA,
    CL_NEED_FCR,
    CL_NEED_REPLIES,
    CL_NEED_OUTCOME,
    CL_NEED_HANDLING,
    CL_NEED_ANSWERED,
    CL_NEED_CSAT,
    CL_NEED_CSAT_POINTS,
    CL_NEED_CSAT_SCALE,
    CL_NEED_NPS,
    CL_NEED_CES,
    CL_NEED_ESCALATED,
    CL_NEED_REOPENED,
    CL_NEED_SLA_FLAG,
    CL_NEED_RESPONSE_SLA,
    CL_NEED_HISTORY,
    CL_NEED_BUSINESS,
    CL_NEED_LATE_START,
    CL_NEED_CHANNEL,
    CL_NEED_SCHEDULE,
    CL_NEED_STANDARD,
    CL_NEED_UPDATED,
    CL_NEED_CUSTOMER,
    CL_NEED_ESCALATED_COLUMN,
    CL_NEED_COUNT
};
bool cl_need_met(enum cl_need need, const struct cl_table *t);
const char *cl_need_why(enum cl_need need, const struct cl_table *t); /* "no created column" */
/* Met, but nothing in the data ever speaks of it, so that 0 is no finding; or NULL. */
const char *cl_need_doubt(enum cl_need need, const struct cl_table *t);
/* The instant from which an export follows its cases: the one before its first close.
 * A share of cases that is much older than that are those that happened to be open
 * still (CL_NEED_LATE_START); CL_NO_TIME without a close. */
int64_t cl_export_start(const struct cl_table *t);

enum cl_interval_kind {
    CL_INTERVAL_NONE,
    CL_INTERVAL_WILSON,  /* parts 0 of 1 */
    CL_INTERVAL_NPS,     /* promoters, detractors, n */
    CL_INTERVAL_MEAN,    /* sum, n, sum of squares */
    CL_INTERVAL_KM,      /* the median, and the ends of its interval */
    CL_INTERVAL_QUANTILE /* the same; the ends only where detail is asked for */
};

struct cl_measure_excl {
    enum cl_excl key;
    const char *when;
};
#define CL_MAX_EXCL 7
#define CL_MAX_PARTS 4
#define CL_MAX_NEEDS 4
#define CL_MAX_OF 16
struct cl_measure_part {
    enum cl_agg_fn fn;
    const char *value, *where;
    const char *instant; /* NULL: the measure's */
    const char *pair;    /* DISTINCT: a column of words; pairs of it and value count */
    const char *event;   /* KM: whether the span ended */
    double p;
    bool late_start; /* KM: cases from before the export begins count from there on */
    bool all_time;   /* not limited to the period */
    bool used;       /* ends the list where it is false */
};

#define CL_KNOWN "state_known" /* the population of counts by state */
struct cl_measure {
    struct cl_measure_info info;
    enum cl_need needs[CL_MAX_NEEDS]; /* 0 ends */
    const char *never;                /* why this build cannot compute it at all */
    const char *population;           /* NULL: every case */
    const char *instant;              /* that a period and --every go by; NULL: the moment itself */
    enum cl_need instant_need;
    /* Counts (and sums that are 0 when nothing happened): n is who could have been
     * counted, whatever the period. */
    bool counts;
    /* One value per bucket at the bucket's own (T, A, B) rather than by instant. */
    bool by_moment;
    struct cl_measure_excl excl[CL_MAX_EXCL]; /* when NULL ends */
    struct cl_measure_part parts[CL_MAX_PARTS];
    const char *value; /* over @0 @1 …; plain SQL too */
    enum cl_interval_kind interval;
    const char *drill;    /* filter text that keeps about the counted cases */
    const char *null_why; /* why value is null although cases were counted */
    /* The next kind of evidence when the needs are not met; same key. */
    const struct cl_measure *fallback;
    /* Measures that `value` combines instead of parts; none of them has components. */
    const struct cl_measure *const *of;
    size_t n_of;
    bool relative;  /* then divided by the median over the agents; by agent only */
    bool scheduled; /* one more @k: the scheduled minutes of the agent or of all */
    bool standard;  /* parts without a value sum standard minutes; without them: CL_EX_NULL */
};

#define CL_PART_COUNT(...)                                                                         \
    { .fn = CL_AGG_COUNT, .used = true, __VA_ARGS__ }
#define CL_PART_SUM(...)                                                                           \
    { .fn = CL_AGG_SUM, .used = true, __VA_ARGS__ }
#define CL_PART_MAX(...)                                                                           \
    { .fn = CL_AGG_MAX, .used = true, __VA_ARGS__ }
#define CL_PART_DISTINCT(...)                                                                      \
    { .fn = CL_AGG_DISTINCT, .used = true, __VA_ARGS__ }
/* What two measures are made of. */
#define CL_THROUGHPUT                                                                              \
    .needs = {CL_NEED_STATE, CL_NEED_AGENT, CL_NEED_CLOSE_AT}, .population = "is_closed",          \
    .instant = "close_at", .instant_need = CL_NEED_CLOSE_AT,                                       \
    .excl = {{CL_EX_UNKNOWN_CLOSE, "not coalesce(close_known, 0)"}, {CL_EX_NULL, "unassigned"}},   \
    .parts = {CL_PART_COUNT(), CL_PART_DISTINCT(.value = "day(close_at)", .pair = "at(agent)")},   \
    .value = "1.0 * @0 / @1", .drill = "is:closed agent:*"
/* A mean with its interval. */
#define CL_PARTS_MEAN(of)                                                                          \
    .parts = {CL_PART_SUM(.value = of), CL_PART_COUNT(),                                           \
              CL_PART_SUM(.value = "(" of ") * (" of ")")},                                        \
    .interval = CL_INTERVAL_MEAN
#define CL_PART_KM(...)                                                                            \
    { .used = true, __VA_ARGS__ }
#define CL_PART_QUANTILE(...)                                                                      \
    { .fn = CL_AGG_QUANTILE, .used = true, __VA_ARGS__ }

/* A quantile with its interval. */
#define CL_PARTS_QUANTILE(of, at)                                                                  \
    .parts = {CL_PART_QUANTILE(.value = of, .p = at),                                              \
              {.fn = CL_AGG_QUANTILE_LOW, .used = true, .value = of, .p = at},                     \
              {.fn = CL_AGG_QUANTILE_HIGH, .used = true, .value = of, .p = at}},                   \
    .interval = CL_INTERVAL_QUANTILE

/* The areas, in the order of the command line's contract. */
extern const struct cl_measure cl_measures_volume[], cl_measures_times[], cl_measures_quality[],
    cl_measures_work[], cl_measures_sla[], cl_measures_flow[], cl_measures_clocks[],
    cl_measures_survival[], cl_measures_further[], cl_measures_estimated[];
extern const size_t cl_measures_volume_n, cl_measures_times_n, cl_measures_quality_n,
    cl_measures_work_n, cl_measures_sla_n, cl_measures_flow_n, cl_measures_clocks_n,
    cl_measures_survival_n, cl_measures_further_n, cl_measures_estimated_n;

/* The entry whose needs this table meets: m, one of its fallbacks, or NULL with
 * *why the sentence of the first need that is not met. */
const struct cl_measure *cl_measure_for(const struct cl_measure *m, const struct cl_table *t,
                                        const char **why);
size_t cl_measure_index(const struct cl_measure *m); /* in contract order */

/* Combines parts: numbers, @k, + - * / > and parentheses, coalesce(a, b); NaN is
 * NULL and x / 0 is NULL, as in SQL.  A text that does not parse is an assert. */
double cl_value_formula(const char *text, const double *parts, size_t n);

#endif
