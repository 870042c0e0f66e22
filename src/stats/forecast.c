/* forecast.c - what the next periods may bring: the last season again, or level,
 * trend and season each smoothed (Holt 1957, Winters 1960); and how wrong each
 * would have been, so that the loser is not shown. */
#include <math.h>
#include <stdlib.h>

#include "caseload/stats.h"

#define ORIGINS 60 /* at most so many rolling origins, evenly over the second half */

void cl_seasonal_naive(const double *v, size_t n, size_t m, size_t h, double *out) {
    for (size_t i = 0; i < h; i++)
        out[i] = m > 0 && n >= m ? v[n - m + i % m] : (double)NAN;
}

struct smooth {
    double alpha, beta, gamma;
};

struct state {
    double level, trend;
    double *season; /* [m], by time modulo m */
    double error;   /* sum of squared one-step errors */
};

static void run(struct state *s, struct smooth c, const double *v, size_t n, size_t m) {
    double first = 0, second = 0;
    for (size_t i = 0; i < m; i++) {
        first += v[i] / (double)m;
        second += v[m + i] / (double)m;
    }
    s->level = first;
    s->trend = (second - first) / (double)m;
    s->error = 0;
    for (size_t i = 0; i < m; i++)
        s->season[i] = v[i] - first;
    for (size_t i = m; i < n; i++) {
        double *season = &s->season[i % m];
        double expected = s->level + s->trend, miss = v[i] - (expected + *season);
        double level = c.alpha * (v[i] - *season) + (1 - c.alpha) * expected;
        *season = c.gamma * (v[i] - level) + (1 - c.gamma) * *season;
        s->trend = c.beta * (level - s->level) + (1 - c.beta) * s->trend;
        s->level = level;
        s->error += miss * miss;
    }
}

static bool long_enough(size_t n, size_t m) {
    return m > 0 && n / 2 >= m;
}

bool cl_holt_winters(const double *v, size_t n, size_t m, double alpha, double beta, double gamma,
                     size_t h, double *out) {
    if (!long_enough(n, m)) {
        for (size_t i = 0; i < h; i++)
            out[i] = (double)NAN;
        return false;
    }
    struct state s = {.season = cl_realloc_array(NULL, m, sizeof *s.season)};
    run(&s, (struct smooth){alpha, beta, gamma}, v, n, m);
    for (size_t i = 0; i < h; i++)
        out[i] = s.level + (double)(i + 1) * s.trend + s.season[(n + i) % m];
    free(s.season);
    return true;
}

/* The best of the 27 points around c, a step away in each direction. */
static struct smooth best_near(struct smooth c, double step, struct state *s, const double *v,
                               size_t n, size_t m) {
    struct smooth best = c;
    double least = INFINITY;
    for (int i = 0; i < 27; i++) {
        int up[3] = {i / 9 - 1, i / 3 % 3 - 1, i % 3 - 1};
        struct smooth t = {
            fmin(1, fmax(0, c.alpha + up[0] * step)),
            fmin(1, fmax(0, c.beta + up[1] * step)),
            fmin(1, fmax(0, c.gamma + up[2] * step)),
        };
        run(s, t, v, n, m);
        if (s->error < least) {
            least = s->error;
            best = t;
        }
    }
    return best;
}

bool cl_holt_winters_fit(const double *v, size_t n, size_t m, double *alpha, double *beta,
                         double *gamma) {
    *alpha = *beta = *gamma = (double)NAN;
    if (!long_enough(n, m))
        return false;
    struct state s = {.season = cl_realloc_array(NULL, m, sizeof *s.season)};
    struct smooth c = {.5, .5, .5};
    static const double steps[] = {.4, .2, .2, .1, .1, .05, .05};
    for (size_t i = 0; i < CL_LEN(steps); i++)
        c = best_near(c, steps[i], &s, v, n, m);
    free(s.season);
    *alpha = c.alpha;
    *beta = c.beta;
    *gamma = c.gamma;
    return true;
}

static void predict(const double *v, size_t n, size_t m, bool holt_winters, size_t h, double *out) {
    double alpha, beta, gamma;
    if (!holt_winters)
        cl_seasonal_naive(v, n, m, h, out);
    else if (cl_holt_winters_fit(v, n, m, &alpha, &beta, &gamma))
        cl_holt_winters(v, n, m, alpha, beta, gamma, h, out);
}

double cl_mase(const double *v, size_t n, size_t m, size_t h, bool holt_winters) {
    if (!long_enough(n, m) || h == 0 || h >= n)
        return (double)NAN;
    double scale = 0;
    for (size_t i = m; i < n; i++)
        scale += fabs(v[i] - v[i - m]) / (double)(n - m);
    size_t first = n / 2 > 2 * m ? n / 2 : 2 * m;
    if (first + h > n || !(scale > 0))
        return (double)NAN;
    size_t origins = n - h - first + 1, used = origins < ORIGINS ? origins : ORIGINS;
    double *out = cl_realloc_array(NULL, h, sizeof *out), error = 0;
    for (size_t k = 0; k < used; k++) {
        size_t origin = first + (used > 1 ? k * (origins - 1) / (used - 1) : 0);
        predict(v, origin, m, holt_winters, h, out);
        for (size_t i = 0; i < h; i++)
            error += fabs(v[origin + i] - out[i]);
    }
    free(out);
    return error / ((double)used * (double)h) / scale;
}
