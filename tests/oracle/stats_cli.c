/* The functions of stats.h on standard input and output, for scipy_stats.py: a line
 * is a name and numbers, an array being its length and its values; the answer is one
 * line with every field of the result, to the last bit.  A line that does not fit ends
 * the program. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caseload/stats.h"

#define ARRAYS 8

struct line {
    char *at;
    void *owned[ARRAYS];
    size_t arrays;
};

static double number(struct line *l) {
    char *end;
    double v = strtod(l->at, &end);
    if (end == l->at) {
        fprintf(stderr, "stats_cli: a number is missing at \"%.40s\"\n", l->at);
        exit(2);
    }
    l->at = end;
    return v;
}

static size_t count(struct line *l) {
    return (size_t)number(l);
}

static void *room(struct line *l, size_t n, size_t size) {
    if (l->arrays == ARRAYS)
        exit(2);
    return l->owned[l->arrays++] = cl_realloc_array(NULL, n + 1, size);
}

static double *array(struct line *l, size_t *n) {
    *n = count(l);
    double *v = room(l, *n, sizeof *v);
    for (size_t i = 0; i < *n; i++)
        v[i] = number(l);
    return v;
}

static unsigned char *bits(struct line *l) {
    size_t n = count(l);
    unsigned char *v = room(l, n, 1);
    for (size_t i = 0; i < n; i++)
        v[i] = number(l) > 0;
    return v;
}

static uint32_t *groups(struct line *l) {
    size_t n = count(l);
    uint32_t *v = room(l, n, sizeof *v);
    for (size_t i = 0; i < n; i++)
        v[i] = (uint32_t)number(l);
    return v;
}

static void put(double v) {
    printf(" %.17g", v);
}

static void put_all(const double *v, size_t n) {
    for (size_t i = 0; i < n; i++)
        put(v[i]);
}

static void put_interval(struct cl_interval in) {
    put(in.low);
    put(in.high);
}

static void put_test(struct cl_test t) {
    put((double)t.kind);
    put(t.n);
    put(t.statistic);
    put(t.df);
    put(t.p);
    put(t.effect);
    put(t.effect2);
    put_interval(t.interval);
}

static void wilson(struct line *l) {
    double x = number(l);
    put_interval(cl_wilson(x, number(l)));
}

static void mean(struct line *l) {
    double n = number(l), sum = number(l);
    put_interval(cl_mean_interval(n, sum, number(l)));
}

static void quantile(struct line *l) {
    size_t n;
    double p = number(l), *v = array(l, &n);
    put(cl_quantile(v, n, p));
    put_interval(cl_quantile_interval(v, n, p));
}

static void shares(struct line *l) {
    size_t n;
    const double *v = array(l, &n);
    double *percent = room(l, n, sizeof *percent);
    cl_shares(v, n, percent);
    put_all(percent, n);
}

static void km(struct line *l) {
    size_t n, entries;
    double tau = number(l), p = number(l), *t = array(l, &n);
    unsigned char *event = bits(l);
    const double *entry = array(l, &entries);
    struct cl_km_step *steps = room(l, n, sizeof *steps);
    size_t filled = cl_km(t, event, entries ? entry : NULL, n, steps);
    put(cl_km_at(steps, filled, p));
    put_interval(cl_km_at_interval(steps, filled, p));
    put(cl_km_rmst(steps, filled, tau));
    put(cl_km_median(t, event, n));
    for (size_t i = 0; i < filled; i++) {
        put(steps[i].t);
        put(steps[i].at_risk);
        put(steps[i].events);
        put(steps[i].s);
        put(steps[i].se);
        put_interval(steps[i].ci);
    }
}

static void chi2(struct line *l) {
    size_t cols = count(l), n;
    const double *v = array(l, &n);
    put_test(cl_chi2(v, n / cols, cols));
    put(cl_chi2_thin(v, n / cols, cols));
}

static void permuted(struct line *l) {
    size_t cols = count(l), n;
    unsigned rounds = (unsigned)count(l);
    uint64_t seed = (uint64_t)number(l);
    const double *v = array(l, &n);
    put_test(cl_chi2_permuted(v, n / cols, cols, rounds, seed));
}

static void independence(struct line *l) {
    size_t cols = count(l), n;
    const double *v = array(l, &n);
    put_test(cl_independence(v, n / cols, cols, 1));
}

static void fisher(struct line *l) {
    size_t n;
    put_test(cl_fisher(array(l, &n)));
}

static void goodness(struct line *l) {
    size_t n;
    const double *v = array(l, &n);
    put_test(cl_goodness(v, n));
}

static void welch(struct line *l) {
    size_t na, nb;
    const double *a = array(l, &na), *b = array(l, &nb);
    put_test(cl_welch(a, na, b, nb));
}

static void mann_whitney(struct line *l) {
    size_t na, nb;
    const double *a = array(l, &na), *b = array(l, &nb);
    put_test(cl_mann_whitney(a, na, b, nb));
}

static void kruskal(struct line *l) {
    size_t k = count(l), n;
    const double *v = array(l, &n);
    put_test(cl_kruskal(v, groups(l), n, k));
}

static void logrank(struct line *l) {
    size_t k = count(l), n;
    const double *t = array(l, &n);
    const unsigned char *event = bits(l);
    put_test(cl_logrank(t, event, groups(l), n, k));
}

static void bh(struct line *l) {
    size_t n;
    const double *p = array(l, &n);
    double *q = room(l, n, sizeof *q);
    cl_bh(p, n, q);
    put_all(q, n);
}

static void xmr(struct line *l) {
    size_t n;
    const double *v = array(l, &n);
    unsigned char *signals = room(l, n, 1);
    struct cl_xmr x = cl_xmr(v, n, signals);
    put_all((const double[]){x.centre, x.range, x.low, x.high, (double)x.baseline}, 5);
    for (size_t i = 0; i < n; i++)
        put(signals[i]);
}

static void outliers(struct line *l) {
    size_t n;
    const double *v = array(l, &n);
    unsigned char *out = room(l, n, 1);
    cl_outliers(v, n, out);
    for (size_t i = 0; i < n; i++)
        put(out[i]);
}

static void forecast(struct line *l) {
    size_t m = count(l), h = count(l), n;
    double alpha = number(l), beta = number(l), gamma = number(l);
    const double *v = array(l, &n);
    double *out = room(l, h, sizeof *out);
    cl_seasonal_naive(v, n, m, h, out);
    put_all(out, h);
    cl_holt_winters(v, n, m, alpha, beta, gamma, h, out);
    put_all(out, h);
    cl_holt_winters_fit(v, n, m, &alpha, &beta, &gamma);
    put_all((const double[]){alpha, beta, gamma}, 3);
    put(cl_mase(v, n, m, h, false));
    put(cl_mase(v, n, m, h, true));
}

static void erlang(struct line *l) {
    double per_hour = number(l), aht = number(l);
    unsigned agents = (unsigned)count(l);
    struct cl_erlang e = cl_erlang_c(per_hour, aht, agents, number(l));
    put_all((const double[]){e.load, e.wait_share, e.level, e.asa_secs, e.occupancy, e.unstable},
            6);
}

static void mix(struct line *l) {
    size_t n;
    const double *w0 = array(l, &n), *r0 = array(l, &n), *w1 = array(l, &n), *r1 = array(l, &n);
    double *parts = room(l, n, sizeof *parts), *within = room(l, n, sizeof *within);
    struct cl_mix m = cl_mix_split(w0, r0, w1, r1, n, parts, within);
    put_all((const double[]){m.mix, m.within, m.simpson}, 3);
    put_all(parts, n);
    put_all(within, n);
}

static void log_odds(struct line *l) {
    size_t n;
    const double *a = array(l, &n), *b = array(l, &n);
    double *odds = room(l, n, sizeof *odds), *z = room(l, n, sizeof *z);
    cl_log_odds(a, b, n, odds, z);
    put_all(odds, n);
    put_all(z, n);
}

static void built(struct line *l) {
    (void)l;
    put(cl_stats_with_tests());
}

static const struct {
    const char *name;
    void (*answer)(struct line *l);
} commands[] = {
    {"built", built},
    {"wilson", wilson},
    {"mean", mean},
    {"quantile", quantile},
    {"shares", shares},
    {"km", km},
    {"chi2", chi2},
    {"permuted", permuted},
    {"independence", independence},
    {"fisher", fisher},
    {"goodness", goodness},
    {"welch", welch},
    {"kruskal", kruskal},
    {"logrank", logrank},
    {"mann_whitney", mann_whitney},
    {"bh", bh},
    {"xmr", xmr},
    {"outliers", outliers},
    {"erlang", erlang},
    {"mix", mix},
    {"log_odds", log_odds},
    {"forecast", forecast},
};

static void answer(char *text) {
    struct line l = {.at = text + strcspn(text, " \n")};
    size_t i = 0, len = (size_t)(l.at - text);
    while (i < CL_LEN(commands) &&
           !(strlen(commands[i].name) == len && memcmp(commands[i].name, text, len) == 0))
        i++;
    if (i == CL_LEN(commands)) {
        fprintf(stderr, "stats_cli: no function \"%.*s\"\n", (int)len, text);
        exit(2);
    }
    commands[i].answer(&l);
    putchar('\n');
    for (size_t k = 0; k < l.arrays; k++)
        free(l.owned[k]);
}

int main(void) {
    char *text = NULL;
    size_t size = 0;
    while (getline(&text, &size, stdin) > 0)
        answer(text);
    free(text);
    return 0;
}
