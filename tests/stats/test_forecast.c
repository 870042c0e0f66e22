/* Forecasts and queues: golden values, and what must hold. */
#include "near.h"

static const double golden[] = {10, 20, 30, 40, 12, 22, 33, 41, 14, 24, 35, 44};

static void holt_winters(void **state) {
    (void)state;
    static const double want[] = {15.7193, 26.0331, 36.6686, 46.6326};
    double out[6];
    assert_true(cl_holt_winters(golden, 12, 4, .3, .1, .2, 6, out));
    for (size_t i = 0; i < 4; i++)
        NEAR(out[i], want[i], 5e-5);
    /* The trend of four steps is the same from any season. */
    NEAR(out[5] - out[1], out[4] - out[0], 1e-12);
    assert_false(cl_holt_winters(golden, 7, 4, .3, .1, .2, 6, out));
    assert_true(isnan(out[0]) && isnan(out[5]));
    assert_false(cl_holt_winters(golden, 12, 0, .3, .1, .2, 1, out));
    assert_false(cl_holt_winters(golden, 12, SIZE_MAX, .3, .1, .2, 1, out));
}

static void exact_season_goes_on(void **state) {
    (void)state;
    double v[28], out[14], alpha, beta, gamma;
    for (size_t i = 0; i < 28; i++)
        v[i] = 100 + 3 * floor((double)i / 7) + (double)(i % 7);
    assert_true(cl_holt_winters_fit(v, 28, 7, &alpha, &beta, &gamma));
    assert_true(alpha >= 0 && alpha <= 1 && beta >= 0 && beta <= 1 && gamma >= 0 && gamma <= 1);
    for (size_t i = 0; i < 28; i++)
        v[i] = (double)(i % 7 * i % 7);
    cl_holt_winters(v, 28, 7, .3, .1, .2, 14, out);
    for (size_t i = 0; i < 14; i++)
        NEAR(out[i], v[i % 7], 1e-9);
    cl_seasonal_naive(v, 28, 7, 14, out);
    for (size_t i = 0; i < 14; i++)
        NEAR(out[i], v[i % 7], 0);
}

static void naive(void **state) {
    (void)state;
    double out[5];
    cl_seasonal_naive(golden, 12, 4, 5, out);
    NEAR(out[0], 14, 0);
    NEAR(out[3], 44, 0);
    NEAR(out[4], 14, 0);
    cl_seasonal_naive(golden, 3, 4, 1, out);
    assert_true(isnan(out[0]));
    cl_seasonal_naive(golden, 3, 0, 1, out);
    assert_true(isnan(out[0]));
}

static double one_step_error(double alpha, double beta, double gamma, const double *v, size_t n) {
    double sum = 0, out;
    for (size_t i = 8; i < n; i++) {
        cl_holt_winters(v, i, 4, alpha, beta, gamma, 1, &out);
        sum += (v[i] - out) * (v[i] - out);
    }
    return sum;
}

/* A fitted forecast misses less than the textbook's constants do. */
static void fit(void **state) {
    (void)state;
    double v[48], alpha, beta, gamma;
    struct cl_rng rng;
    cl_rng_seed(&rng, 5);
    for (size_t i = 0; i < 48; i++)
        v[i] = 20 + (double)(i % 4) * 5 + (double)i / 3 + 4 * cl_rng_unit(&rng);
    assert_true(cl_holt_winters_fit(v, 48, 4, &alpha, &beta, &gamma));
    assert_true(one_step_error(alpha, beta, gamma, v, 48) < one_step_error(.9, .9, .9, v, 48));
    assert_true(one_step_error(alpha, beta, gamma, v, 48) < one_step_error(.5, .5, .5, v, 48));
    assert_false(cl_holt_winters_fit(v, 7, 4, &alpha, &beta, &gamma));
    assert_true(isnan(alpha) && isnan(gamma));
}

static void mase(void **state) {
    (void)state;
    /* m 1, scale 1, errors of the last value 1, 2 and 3 steps on: 1, 2, 3. */
    static const double line[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    NEAR(cl_mase(line, 10, 1, 3, false), 2, 1e-12);
    NEAR(cl_mase(line, 10, 1, 3, true), 0, 1e-9); /* the trend is all there is */
    /* Origins 3, 4 and 5, one step: misses 1, 4 and 4; scale (1 + 1 + 1 + 4 + 4) / 5. */
    static const double bent[] = {1, 2, 3, 4, 8, 4};
    NEAR(cl_mase(bent, 6, 1, 1, false), (1 + 4 + 4) / 3. / (11. / 5), 1e-12);
    /* The first origin comes after two seasons, though half of it is before that. */
    static const double late[] = {0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 10};
    NEAR(cl_mase(late, 11, 4, 1, false), 1. / 3 / (37. / 7), 1e-12);
    assert_true(isnan(cl_mase(line, 10, 5, 1, false))); /* no origin after two seasons */
    assert_true(isnan(cl_mase(line, 10, 1, 0, false)));
    assert_true(isnan(cl_mase(line, 10, 1, 10, false)));
    assert_true(isnan(cl_mase(line, 10, 1, SIZE_MAX, false)));
    static const double flat[] = {3, 3, 3, 3, 3, 3};
    assert_true(isnan(cl_mase(flat, 6, 1, 1, false)));
}

static void erlang(void **state) {
    (void)state;
    struct cl_erlang e = cl_erlang_c(100, 180, 8, 20);
    NEAR(e.load, 5, 1e-12);
    NEAR(e.wait_share, .167267, 5e-7);
    NEAR(e.level, .880148, 5e-7);
    NEAR(e.asa_secs, 10.036, 5e-4);
    NEAR(e.occupancy, .625, 1e-12);
    assert_false(e.unstable);
    NEAR(cl_erlang_c(100, 180, 7, 20).level, .740441, 5e-7);
    e = cl_erlang_c(100, 180, 5, 20);
    assert_true(e.unstable && isnan(e.level) && isnan(e.asa_secs) && isnan(e.occupancy));
    NEAR(e.load, 5, 1e-12);
    assert_true(cl_erlang_c(100, 180, 0, 20).unstable);
    e = cl_erlang_c(0, 180, 2, 0); /* nobody calls: nobody waits */
    NEAR(e.wait_share, 0, 0);
    NEAR(e.level, 1, 0);
    e = cl_erlang_c(100, 0, 2, 0);
    NEAR(e.level, 1, 0);
    NEAR(e.asa_secs, 0, 0);
    assert_true(isnan(cl_erlang_c(-1, 180, 8, 20).load));
    assert_true(isnan(cl_erlang_c(100, (double)NAN, 8, 20).load));
    assert_true(isnan(cl_erlang_c(100, 180, CL_ERLANG_AGENTS + 1, 20).level));
    e = cl_erlang_c(1e6, 300, CL_ERLANG_AGENTS, 20); /* a load of 83,333 */
    assert_true(e.level > .99 && e.level <= 1);
}

/* One agent: Erlang C is the queue M/M/1, whose answers are known. */
static void one_agent(void **state) {
    (void)state;
    for (unsigned i = 1; i < 10; i++) {
        double load = i / 10.;
        struct cl_erlang e = cl_erlang_c(load * 60, 60, 1, 30);
        NEAR(e.wait_share, load, 1e-12);
        NEAR(e.asa_secs, load * 60 / (1 - load), 1e-9);
        NEAR(e.level, 1 - load * exp(-(1 - load) / 2), 1e-12);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(holt_winters), cmocka_unit_test(exact_season_goes_on),
        cmocka_unit_test(naive),        cmocka_unit_test(fit),
        cmocka_unit_test(mase),         cmocka_unit_test(erlang),
        cmocka_unit_test(one_agent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
