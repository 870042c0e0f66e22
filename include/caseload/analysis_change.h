/* analysis_change.h - is a difference real, what moved a number, is it stable, do the
 * numbers fit each other?  See analysis.h. */
#ifndef CASELOAD_ANALYSIS_CHANGE_H
#define CASELOAD_ANALYSIS_CHANGE_H

#include "caseload/metrics_cards.h"
#include "caseload/metrics_sample.h"
#include "caseload/stats.h"

/* ---- tests: `caseload test --by D --measure M` ---- */
#define CL_INQUIRY_TESTS 4
struct cl_inquiry_group {
    struct cl_slice label; /* ptr NULL: missing, which is left out of the tests */
    const char *drill;
    struct cl_value value; /* of the measure, with n and interval */
    double share;          /* what a table compares: of those that could have been counted; NaN */
    struct cl_interval interval; /* of the share */
    double per_case;             /* of money: the mean of the counted cases, which is compared */
};
struct cl_inquiry {
    const struct cl_measure *measure;
    const char *by;
    const struct cl_inquiry_group *groups;
    size_t n_groups;
    struct cl_test tests[CL_INQUIRY_TESTS]; /* the one that fits first, then the cross-checks */
    const char *about[CL_INQUIRY_TESTS];    /* what was compared: "hours", "log hours" */
    size_t n_tests;
    const char *sentence; /* what it means, with the size of the difference */
    const char *not_this; /* what it does not mean */
    const char *warning;  /* priority sets the target …; or NULL */
    const char *why;      /* no test: why */
};
/* Shares, and counts of a yes-or-no property as shares of those that could have been
 * counted: independence of a table; means and medians: Welch and Mann-Whitney for two
 * groups, Kruskal-Wallis for more; time to resolution: log-rank with open cases
 * censored; counts of all cases: goodness of fit against even shares.  METRICS 35, 36,
 * 13, 7.  Of two groups it is the first listed minus the second.  More than 50 groups
 * are not tested.  An unknown dimension is CL_E_USAGE. */
CL_NODISCARD enum cl_rc cl_analysis_test(struct cl_backend *b, const struct cl_scope *scope,
                                         const struct cl_measure *m, const char *by,
                                         struct cl_arena *arena, struct cl_inquiry *out,
                                         struct cl_err *err);

/* ---- drivers: what changed between two periods ---- */
struct cl_driver {
    const char *dimension, *title;
    struct cl_slice label; /* ptr NULL: missing */
    /* These cases: of the second period, or of the first when the second has none; of the
     * first.  NULL: none. */
    const char *drill, *drill_before;
    double before, after; /* the measure there */
    double n_before, n_after;
    double mix, within, part; /* contribution to the change; part = mix + within; of counts and
                                 money all is within */
};
struct cl_driver_dimension {
    const char *dimension, *title;
    double mix, within; /* sums; mix + within = change */
    bool simpson;       /* the whole moved against its parts: METRICS 43 */
    double strength;    /* sum of |part - even part|: what ranks the dimensions */
};
struct cl_drivers {
    const struct cl_measure *measure;
    int64_t a0, b0, a1, b1; /* before [a0, b0), after [a1, b1); stocks: at b0 and at b1 */
    double before, after, change;
    double n_before, n_after;
    const struct cl_driver_dimension *dimensions; /* strongest first */
    size_t n_dimensions;
    const struct cl_driver *drivers; /* of all dimensions, largest |part| first */
    size_t n_drivers;
    const char *sentence;
    const char *why; /* medians have no parts that add up …; or NULL */
};
/* With a period in the scope it is `after`, and the period of equal length before it
 * is `before`; without one, the 30 days up to as-of.  dims NULL: all with at most 50
 * values.  Parts of every dimension add to the change. */
CL_NODISCARD enum cl_rc cl_analysis_drivers(struct cl_backend *b, const struct cl_scope *scope,
                                            const struct cl_measure *m, const char *const *dims,
                                            size_t n_dims, struct cl_arena *arena,
                                            struct cl_drivers *out, struct cl_err *err);

/* A change with its sign: "+0.12", "-3.1 pp" of a share, "0 min" without one. */
const char *cl_analysis_change_text(struct cl_arena *arena, enum cl_unit unit, double change);

/* ---- control charts and checks ---- */
struct cl_control {
    const struct cl_measure *measure;
    enum cl_every every;
    const char *const *labels;
    const char *const *drills; /* per point: its cases; NULL: none */
    const int64_t *ends;
    const double *points; /* rates per day for flows, else the value; NaN: none */
    const unsigned char *signals;
    size_t n;
    struct cl_xmr xmr;
    const char *sentence; /* "stable: no signal in 26 weeks" */
    const char *why;
};
/* The last n whole buckets before as-of, or before the data fall silent (coverage of
 * metrics.h).  Stocks are those of the buckets' ends. */
CL_NODISCARD enum cl_rc cl_analysis_control(struct cl_backend *b, const struct cl_scope *scope,
                                            const struct cl_measure *m, enum cl_every every,
                                            size_t n, struct cl_arena *arena,
                                            struct cl_control *out, struct cl_err *err);
#define CL_CHART_WEEKS 26 /* of every chart by week, so that all give the same verdict */
/* Weeks; days where the data span too few weeks for a chart. */
enum cl_every cl_control_every(const struct cl_table *t, const struct cl_scope *scope,
                               const struct cl_measure *m);
/* The same in halves, for a caller that asks more in the same run: one question about
 * several measures, and a chart of each made of its answer. */
struct cl_chart_want {
    const struct cl_measure *const *measures;
    size_t n_measures;
    enum cl_every every;
    size_t points;
};
struct cl_charts {
    struct cl_question question; /* not to be asked when why is set */
    enum cl_every every;
    const char *const *labels; /* of the buckets */
    struct cl_table_coverage coverage;
    const char *why;
};
CL_NODISCARD enum cl_rc cl_charts_ask(const struct cl_table *t, const struct cl_scope *scope,
                                      const struct cl_chart_want *want, struct cl_arena *arena,
                                      struct cl_charts *out, struct cl_err *err);
void cl_charts_read(const struct cl_table *t, const struct cl_scope *scope,
                    const struct cl_charts *charts, const struct cl_answer *answer, size_t column,
                    struct cl_arena *arena, struct cl_control *out);

/* Of a card's change, by the chart of the card's measure by week. */
enum cl_verdict {
    CL_VERDICT_UNKNOWN, /* no pair to compare, or no chart */
    CL_VERDICT_NOISE,
    CL_VERDICT_SIGNAL, /* the newest whole week is a signal */
    CL_VERDICT_THIN    /* n under 30, or under 20 % of the closed cases were rated */
};
/* reason: what the verdict stands on; NULL where nothing is to be said. */
enum cl_verdict cl_analysis_verdict(const struct cl_card *card, const struct cl_control *chart,
                                    const char **reason);

struct cl_balance {
    struct cl_test test; /* goodness of fit against even shares; effect: effective classes */
    double classes, largest_share;
    struct cl_slice largest;
    bool dominant; /* largest share >= 1.5 / classes */
    const char *why;
};
CL_NODISCARD enum cl_rc cl_analysis_balance(struct cl_backend *b, const struct cl_scope *scope,
                                            const char *by, struct cl_arena *arena,
                                            struct cl_balance *out, struct cl_err *err);
struct cl_little { /* mean backlog against arrivals x time in the system (Little 1961) */
    double mean_backlog, per_day, days, gap; /* gap: share of the mean backlog */
    const char *sentence, *why;
};
CL_NODISCARD enum cl_rc cl_analysis_little(struct cl_backend *b, const struct cl_scope *scope,
                                           struct cl_arena *arena, struct cl_little *out,
                                           struct cl_err *err);

#endif
