/* stats.h - pure functions over arrays.  NaN is "no value"; inputs hold none.
 *
 * No clock, no files, no state: any thread.  Arrays are the caller's and stay as
 * they are unless a function says that it reorders them.  Distributions come from
 * GSL; in a build without it (cl_stats_with_tests() false) p and t intervals are NaN,
 * but for exact and permutation tests, and the statistics themselves are there.  What draws random numbers takes a seed, and
 * the same seed gives the same bits everywhere. */
#ifndef CASELOAD_STATS_H
#define CASELOAD_STATS_H

#include "caseload/base/err.h"

bool cl_stats_with_tests(void); /* built with GSL */

/* ---- intervals and ranks ---- */
struct cl_interval {
    double low, high; /* NaN: not defined */
};
#define CL_Z95 1.959963984540054
/* Wilson score interval, 95 % (Wilson 1927); n 0 gives NaN. */
struct cl_interval cl_wilson(double successes, double n);
/* Net promoter score of p promoters, d detractors among n, times 100, ± 1.96 SE
 * with SE = 100 sqrt((p + d - (p - d)^2) / n), p and d as shares. */
struct cl_interval cl_nps_interval(double promoters, double detractors, double n);
/* Mean of n values with sum and sum of squares: t interval, 95 %; n < 2 gives NaN. */
struct cl_interval cl_mean_interval(double n, double sum, double sum_squares);
/* Type 7 quantile of v[n], which is reordered; NaN when n is 0. */
double cl_quantile(double *v, size_t n, double p);
/* 95 % interval of that quantile from order statistics (binomial, never narrower than
 * 95 %); an end beyond the values is NaN.  v[n] is reordered. */
struct cl_interval cl_quantile_interval(double *v, size_t n, double p);
/* Shares of v[n] (none negative) in percent with one decimal, rounded by largest
 * remainder, so that they add to 100.0; all NaN when the sum is 0. */
void cl_shares(const double *v, size_t n, double *percent);

/* ---- survival (Kaplan and Meier 1958) ---- */
/* One distinct event time. se: Greenwood; ci: log(-log) transform, 95 %. */
struct cl_km_step {
    double t, at_risk, events, s, se;
    struct cl_interval ci;
};
/* Where S is 0, se and ci are NaN.  Steps at the distinct event times, ascending; event[i] 1 is an end, 0 censored.
 * entry NULL, or when each case came under observation (delayed entry: at risk in
 * (entry, t]).  steps has room for n; gives how many were filled. */
size_t cl_km(const double *t, const unsigned char *event, const double *entry, size_t n,
             struct cl_km_step *steps);
/* First time with S(t) <= 1 - p; NaN when not reached. */
double cl_km_at(const struct cl_km_step *steps, size_t n, double p);
/* Interval of that time: where the bands of S cross 1 - p (Brookmeyer and Crowley). */
struct cl_interval cl_km_at_interval(const struct cl_km_step *steps, size_t n, double p);
/* Restricted mean: area under S up to tau, its last value going on where data ends. */
double cl_km_rmst(const struct cl_km_step *steps, size_t n, double tau);
/* The median alone; both arrays are reordered. */
double cl_km_median(double *t, unsigned char *event, size_t n);

/* ---- tests ---- */
enum cl_test_kind {
    CL_TEST_CHI2,
    CL_TEST_PERMUTATION,
    CL_TEST_FISHER,
    CL_TEST_WELCH,
    CL_TEST_MANN_WHITNEY,
    CL_TEST_KRUSKAL,
    CL_TEST_LOGRANK,
    CL_TEST_GOODNESS,
    CL_TEST_COUNT
};
const char *cl_test_name(enum cl_test_kind kind); /* "chi-square", "Welch's t" … */
struct cl_test {
    enum cl_test_kind kind;
    double n, statistic, df, p;  /* df NaN where there is none */
    double effect, effect2;      /* chi-square: V, bias-corrected V; Welch: difference of means,
                                    Hedges' g; Mann-Whitney: Cliff's delta; Kruskal: epsilon
                                    squared; log-rank: observed, expected events of group 0 */
    struct cl_interval interval; /* Welch: of the difference, 95 % */
};
/* Counts [rows * cols]; rows and columns that are all 0 are left out.  No continuity
 * correction.  V = sqrt(chi2 / (n min(r-1, c-1))); corrected as Bergsma 2013. */
struct cl_test cl_chi2(const double *counts, size_t rows, size_t cols);
/* Is any expected count under 1, or over 20 % of them under 5 (Cochran 1954)? */
bool cl_chi2_thin(const double *counts, size_t rows, size_t cols);
#define CL_PERMUTE_WORK ((size_t)1 << 28) /* cases and cells dealt out, over all rounds */
#define CL_PERMUTE_CASES ((size_t)1 << 25)
#define CL_PERMUTE_ROUNDS 999
/* Chi-square against so many seeded permutations; p = (hits + 1) / (rounds + 1).  Fewer
 * rounds where they would be more work than CL_PERMUTE_WORK; where even 999 are, or
 * counts are not whole, it stays a chi-square test and kind says so. */
struct cl_test cl_chi2_permuted(const double *counts, size_t rows, size_t cols, unsigned rounds,
                                uint64_t seed);
/* 2x2, two-sided: tables not more likely than this one.  effect: odds ratio, infinite
 * when counts[1] or [2] is 0; effect2: V.  Needs no GSL, nor does the one above. */
struct cl_test cl_fisher(const double counts[4]);
/* The test that fits: Fisher for a thin 2x2, 10,000 permutations for other thin tables. */
struct cl_test cl_independence(const double *counts, size_t rows, size_t cols, uint64_t seed);
/* Against uniform; effect: effective number of classes exp(H), effect2: largest share. */
struct cl_test cl_goodness(const double *counts, size_t k);
struct cl_test cl_welch(const double *a, size_t na, const double *b, size_t nb);
/* Normal approximation with ties and continuity correction; statistic is U of a. */
struct cl_test cl_mann_whitney(const double *a, size_t na, const double *b, size_t nb);
/* group[i] is 0 … k-1; ties corrected. */
struct cl_test cl_kruskal(const double *v, const uint32_t *group, size_t n, size_t k);
/* The same for values that are sorted once and tested in several groupings.  A group of
 * k or above leaves its value out, as NaN does; n under 2^32.  One thread at a time. */
struct cl_ranking;
struct cl_ranking *cl_ranking_new(const double *v, size_t n);
struct cl_test cl_ranking_kruskal(struct cl_ranking *r, const uint32_t *group, size_t k);
void cl_ranking_free(struct cl_ranking *r); /* NULL is fine */
#define CL_LOGRANK_GROUPS 64                /* more: all NaN */
/* group[i] is 0 … k-1; effect and effect2 are O and E of group 0.  A group in which
 * nothing could have ended does not count. */
struct cl_test cl_logrank(const double *t, const unsigned char *event, const uint32_t *group,
                          size_t n, size_t k);
/* Benjamini and Hochberg 1995: p[n] to adjusted q[n]; NaN stays NaN and does not count. */
void cl_bh(const double *p, size_t n, double *q);

/* ---- signal or noise ---- */
enum cl_xmr_signal {
    CL_XMR_NONE,
    CL_XMR_OUTSIDE = 1, /* past a limit */
    CL_XMR_RUN = 2,     /* the eighth or later in a row on one side; on the centre ends a row */
    CL_XMR_NEAR = 4     /* this and 2 of the 3 before it nearer a limit than the centre, one side */
};
struct cl_xmr {
    double centre, range, low, high; /* mean, mean moving range, centre -/+ 2.66 range */
    size_t baseline;                 /* points that the limits come from; 0: under 10 points */
};
/* Points along time, NaN left out.  The first ten set the limits; all points, these
 * ten too, are judged by them.  At the eighth in a row on one side of the centre the
 * limits are set anew from the run's first point on, by ten points or the 8 or 9 that
 * there are, and judge what follows; signals given stay.  A run that begins where the
 * limits began changes nothing.  Under 10 points: no limits, no signal.  Differences
 * under 1e-12 of the value are none.  signals (may be NULL) gets the cl_xmr_signal
 * bits of each point; limits are those in force after the last point. */
struct cl_xmr cl_xmr(const double *v, size_t n, unsigned char *signals);
/* 0.6745 |x - median| / MAD over 3.5; MAD 0: outside the quartiles by 1.5 of their
 * distance.  out[i] 1 for an outlier. */
void cl_outliers(const double *v, size_t n, unsigned char *out);

/* ---- forecasts ---- */
/* h values that repeat the last season of m; NaN when n < m. */
void cl_seasonal_naive(const double *v, size_t n, size_t m, size_t h, double *out);
/* Additive Holt-Winters; level mean of season 1, trend (mean 2 - mean 1) / m,
 * seasonals y - level, updating from the second season.  False when n < 2 m. */
bool cl_holt_winters(const double *v, size_t n, size_t m, double alpha, double beta, double gamma,
                     size_t h, double *out);
/* Smoothing constants of least one-step squared error, on a grid that narrows to 0.05. */
bool cl_holt_winters_fit(const double *v, size_t n, size_t m, double *alpha, double *beta,
                         double *gamma);
/* Mean absolute scaled error of forecasts of 1 … h steps from rolling origins (up to 60,
 * evenly over the second half; Holt-Winters fitted at each to what is before it), the
 * scale being the mean |v[t] - v[t - m]| (Hyndman and Koehler 2006).  NaN when there is
 * no origin with two seasons before and h values after it, or the scale is 0. */
double cl_mase(const double *v, size_t n, size_t m, size_t h, bool holt_winters);

/* ---- queues ---- */
struct cl_erlang {
    double load, wait_share, level, asa_secs, occupancy; /* A, C, SL, ASA, A / N */
    bool unstable;                                       /* N <= A: the others are NaN */
};
#define CL_ERLANG_AGENTS 100000 /* more: all NaN */
/* Erlang C: arrivals per hour, handling and target in seconds, agents. */
struct cl_erlang cl_erlang_c(double per_hour, double aht_secs, unsigned agents, double target_secs);

/* ---- mix and within ---- */
/* Groups with weights w0, w1 (shares of their period) and rates r0, r1: the change
 * of the whole is the sum of mix[i] = (w1 - w0) (mean rate - overall mean) and
 * within[i] = mean weight (r1 - r0) (Kitagawa 1955).  A group absent in one period
 * has rate NaN there: its whole part is mix.  Weights are scaled to add to 1 over the
 * groups with a rate.  mix and within (may be NULL) are [n]; the sums are given. */
struct cl_mix {
    double mix, within;
    bool simpson; /* the total's sign is against groups of 80 % of the weight or more */
};
struct cl_mix cl_mix_split(const double *w0, const double *r0, const double *w1, const double *r1,
                           size_t n, double *mix, double *within);
/* Log-odds ratio of words with an informative Dirichlet prior (Monroe 2008): counts
 * of each word in a and b, whose sum is the prior; z[i] is the log-odds over its
 * standard error.  NaN for a word in neither, and for the only word. */
void cl_log_odds(const double *a, const double *b, size_t n, double *log_odds, double *z);

/* ---- random numbers ---- */
struct cl_rng {
    uint64_t s;
};
void cl_rng_seed(struct cl_rng *r, uint64_t seed);
uint64_t cl_rng_next(struct cl_rng *r);              /* splitmix64 */
uint32_t cl_rng_below(struct cl_rng *r, uint32_t n); /* 0 … n-1, unbiased */
double cl_rng_unit(struct cl_rng *r);                /* [0, 1) */
double cl_rng_triangular(struct cl_rng *r, double low, double mid, double high);

#endif
