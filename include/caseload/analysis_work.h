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
    struct cl_interval fair[CL_AGENT_MEASURES]; /* of standard: as wide as the raw interval times
                                                   what the weighting costs (Kish) */
    unsigned rank[CL_AGENT_MEASURES]; /* 1 + how many are better by more than their intervals, so
                                         that who cannot be told apart is tied; by the
                                         standardised value where there is one; 0: not ranked
                                         (n < 20, no interval, or no better end) */
    double active_days;               /* different days with a close; NaN: not known */
    double busy; /* share of the period, or of the time from the first case to as-of, in which he
                    had a case open; no measure of work; NaN: not known */
};
struct cl_agents {
    const struct cl_measure *measures[CL_AGENT_MEASURES];
    size_t n_measures;
    const struct cl_agent *agents; /* most closed first, nobody last */
    size_t n;
    struct cl_value team[CL_AGENT_MEASURES];
    const char *strata; /* "priority x category"; NULL: there is nothing to standardise by */
    const char *note;   /* what stands behind the numbers: strata, who is not ranked */
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_agents(struct cl_backend *b, const struct cl_scope *scope,
                                           struct cl_arena *arena, struct cl_agents *out,
                                           struct cl_err *err);
/* Direct standardisation: rates r[g * strata + s] of n[g * strata + s] cases, weights
 * of the team's mix; strata where the whole team has under 5 cases are pooled, and a
 * stratum that a group lacks is left out of its weights.  out[g]. */
void cl_standardise(const double *rate, const double *n, size_t groups, size_t strata, double *out);

/* Who is quick and who is liked, by one dimension: two verdicts that are given only where
 * the interval of a group leaves out the value of the whole, and n is 20 or more. */
struct cl_efficiency_group {
    struct cl_slice label; /* ptr NULL: missing */
    const char *drill;
    struct cl_value time, rating; /* resolution_mean, csat_mean */
    int speed, liking;            /* -1 slower / less liked, 0 as the whole, 1 faster / more */
    const char *word;             /* "fast & liked", "slow", "as the team" … */
};
struct cl_efficiency {
    const struct cl_efficiency_group *groups; /* most cases with a time first */
    size_t n;
    struct cl_value time, rating; /* of the whole */
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_efficiency(struct cl_backend *b, const struct cl_scope *scope,
                                               const char *by, struct cl_arena *arena,
                                               struct cl_efficiency *out, struct cl_err *err);

/* ---- shifts: when does it fail? (METRICS 33) ---- */
struct cl_hour {
    double arrivals, critical_arrivals; /* created in this hour */
    double breaches, critical_breaches; /* breach_at in this hour: where it fails */
    double late, critical_late;         /* created in this hour, and breached whenever */
    double rate;                        /* of the cases created in it, the share that breached */
    double n;                           /* of that rate; under 20 it says nothing */
    struct cl_interval interval;
};
struct cl_shift {
    struct cl_hour hours[24];   /* local to the scope's zone */
    double week[7][24];         /* breach rate by weekday and hour created; NaN: no case */
    double week_n[7][24];       /* cases of that rate */
    double week_cases[7][24];   /* cases created */
    int peak_volume, peak_risk; /* hours; -1: none beats the runner-up (BH q < .05) */
    double q;                   /* of the highest rate against the runner-up */
    int window_from, window_to; /* hours [from, to), up to eight, round midnight, which together
                                    breach more than the others, and of all such windows differ
                                    most from them; -1: none does (BH q < .05 over all windows) */
    double window_q, window_rate, rest_rate; /* of the window, and of all other hours */
    double critical_share, arrival_share; /* Critical cases created in the peak risk hour, else in
                                             the window: of all late, of all that came in */
    const char *sentence;
    const char *no_risk; /* why there are arrivals only; or NULL */
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_shift(struct cl_backend *b, const struct cl_scope *scope,
                                          struct cl_arena *arena, struct cl_shift *out,
                                          struct cl_err *err);

/* ---- words of the feedback ---- */
#define CL_WORDS_TEXTS 200000 /* rated cases that are read, the last of the table */
#define CL_WORDS_MAX 20000    /* words that are compared, the most frequent */
struct cl_word {
    struct cl_slice word;   /* folded; scripts without blanks: two characters */
    double low, high, z, q; /* cases that use it, of low and of high ratings; z < 0: low */
    const char *drill;
};
/* Low is the bottom 40 % of the rating's scale and high the top 40 %; without ratings,
 * detractors and promoters.  Words that most texts of both sides use and words of fewer
 * than 5 texts are not compared: frequency tells, no list of stop words does. */
struct cl_words {
    const struct cl_word *words; /* largest |z| first, only |z| > 1.96 and BH q < .05 */
    size_t n;
    double n_low, n_high; /* texts */
    size_t compared;      /* words */
    const char *field;    /* the column read */
    const char *sides;    /* "ratings", "NPS" */
    const char *note;     /* what was left out, or NULL */
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
/* priority:critical, effects .3 .5 .7, 40 hours at 80 a month, nothing per case. */
void cl_savings_init(struct cl_case_for_action *s);
/* Keys of [savings]: segment, effect (low, mid, high), hours, rate, per_case. */
CL_NODISCARD enum cl_rc cl_savings_set(struct cl_case_for_action *s, const char *key,
                                       const char *value, struct cl_arena *arena,
                                       struct cl_err *err);
struct cl_savings {
    double loss, cost;                                  /* a month */
    double flagged;                                     /* cases a month */
    double savings[3], net[3], roi[3], benefit_cost[3]; /* NaN: n/a */
    double payback_months[3];                           /* NaN: none, or it does not pay */
    double break_even;                                  /* effect at which savings pay the cost */
    struct cl_interval p10_p90; /* of the savings: bootstrap of months x triangular effect */
    double months;              /* whole ones, that the bootstrap draws from */
    const char *sentence, *why;
};
/* What loss, cost and the three effects give; sets all but the interval and the texts.
 * Cost 0 leaves what divides by it NaN: not applicable, never infinite. */
void cl_savings_reckon(double loss, double cost, const double effect[3], struct cl_savings *out);
/* P10 to P90 of mean(resampled months) x effect drawn from the triangle, 10,000 rounds. */
struct cl_interval cl_savings_interval(const double *months, size_t n, const double effect[3],
                                       uint64_t seed);
CL_NODISCARD enum cl_rc cl_analysis_savings(struct cl_backend *b, const struct cl_scope *scope,
                                            const struct cl_case_for_action *s,
                                            struct cl_arena *arena, struct cl_savings *out,
                                            struct cl_err *err);

#endif
