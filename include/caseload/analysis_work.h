/* analysis_work.h - who needs help once hard cases are taken into account, when does
 * it fail, what do customers write, what would it pay to act?  See analysis.h. */
#ifndef CASELOAD_ANALYSIS_WORK_H
#define CASELOAD_ANALYSIS_WORK_H

#include "caseload/metrics_sample.h"
#include "caseload/stats.h"

/* ---- agents, fairly compared (METRICS 31) ---- */
#define CL_AGENT_MEASURES 10
struct cl_agent {
    struct cl_slice agent; /* ptr NULL: nobody */
    const char *drill;
    struct cl_value values[CL_AGENT_MEASURES]; /* of cl_agent_measures() */
    double standard[CL_AGENT_MEASURES]; /* means and shares as if everybody had the team's mix of
                                           priority and issue; NaN: not defined */
    unsigned rank[CL_AGENT_MEASURES];   /* 1 is best; equal for intervals that overlap; 0: not
                                           ranked (n < 20, or no better end) */
    double active_days;
};
struct cl_agents {
    const struct cl_measure *measures[CL_AGENT_MEASURES];
    size_t n_measures;
    const struct cl_agent *agents; /* most closed first */
    size_t n;
    struct cl_value team[CL_AGENT_MEASURES];
    const char *strata; /* "priority x category" */
    const char *note;   /* which strata were pooled; who was left out */
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_agents(struct cl_backend *b, const struct cl_scope *scope,
                                           struct cl_arena *arena, struct cl_agents *out,
                                           struct cl_err *err);
/* Direct standardisation: rates r[g * strata + s] of n[g * strata + s] cases, weights
 * of the team's mix; strata where the whole team has under 5 cases are pooled, and a
 * stratum that a group lacks is left out of its weights.  out[g]. */
void cl_standardise(const double *rate, const double *n, size_t groups, size_t strata, double *out);

/* ---- shifts: when does it fail? (METRICS 33) ---- */
struct cl_hour {
    double arrivals, critical_arrivals; /* created in this hour */
    double breaches, critical_breaches; /* breach_at in this hour */
    double rate;                        /* of the cases created in it, the share that breached */
    double n;                           /* of that rate */
    struct cl_interval interval;
};
struct cl_shift {
    struct cl_hour hours[24];
    double week[7][24], week_n[7][24];    /* breach rate and cases by weekday and hour created */
    int peak_volume, peak_risk;           /* hours; -1: none stands out (BH q < .05) */
    double q;                             /* of the peak risk against the runner-up */
    double critical_share, arrival_share; /* of the peak risk hour, of all Critical ones */
    const char *sentence;
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_shift(struct cl_backend *b, const struct cl_scope *scope,
                                          struct cl_arena *arena, struct cl_shift *out,
                                          struct cl_err *err);

/* ---- words of the feedback ---- */
struct cl_word {
    struct cl_slice word;
    double low, high, z; /* cases that use it, of low and of high ratings; z < 0: low */
    const char *drill;
};
struct cl_words {
    const struct cl_word *words; /* largest |z| first, only |z| > 1.96 */
    size_t n;
    double n_low, n_high;
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_words(struct cl_backend *b, const struct cl_scope *scope,
                                          struct cl_arena *arena, struct cl_words *out,
                                          struct cl_err *err);

/* ---- money (METRICS 21, 22) ---- */
struct cl_case_for_action { /* [savings] of the config; cl_savings_init() has the defaults */
    const char *segment;    /* filter; "" is all */
    double effect[3];       /* low, mid, high */
    double hours, rate;     /* a month; 0 hours: no cost */
    double per_case;        /* or money per flagged case */
};
void cl_savings_init(struct cl_case_for_action *s);
CL_NODISCARD enum cl_rc cl_savings_set(struct cl_case_for_action *s, const char *key,
                                       const char *value, struct cl_arena *arena,
                                       struct cl_err *err);
struct cl_savings {
    double loss, cost;                                                     /* a month */
    double savings[3], net[3], roi[3], benefit_cost[3], payback_months[3]; /* NaN: n/a */
    double break_even;          /* effect at which savings pay the cost */
    struct cl_interval p10_p90; /* of the savings: bootstrap of months x triangular effect */
    double months;              /* that the bootstrap draws from */
    const char *sentence, *why;
};
CL_NODISCARD enum cl_rc cl_analysis_savings(struct cl_backend *b, const struct cl_scope *scope,
                                            const struct cl_case_for_action *s,
                                            struct cl_arena *arena, struct cl_savings *out,
                                            struct cl_err *err);

#endif
