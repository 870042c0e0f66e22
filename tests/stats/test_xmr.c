/* Control charts and outliers: the golden limits, each signal, and no signal. */
#include <string.h>

#include "near.h"

#define GOLDEN 52, 48, 55, 50, 49, 53, 61, 47, 50, 52

static void golden_limits(void **state) {
    (void)state;
    static const double v[] = {GOLDEN}, holes[] = {NAN, GOLDEN, NAN};
    unsigned char signals[12];
    struct cl_xmr x = cl_xmr(v, 10, signals);
    NEAR(x.centre, 51.7, 1e-12);
    NEAR(x.range, 48. / 9, 1e-12);
    NEAR(x.low, 37.513, 5e-4);
    NEAR(x.high, 65.887, 5e-4);
    assert_int_equal(x.baseline, 10);
    for (size_t i = 0; i < 10; i++)
        assert_int_equal(signals[i], CL_XMR_NONE);
    x = cl_xmr(holes, 12, signals);
    NEAR(x.range, 48. / 9, 1e-12);
    assert_int_equal(signals[0] | signals[11], CL_XMR_NONE);
    x = cl_xmr(v, 9, signals);
    assert_int_equal(x.baseline, 0);
    assert_true(isnan(x.centre) && isnan(x.low) && isnan(x.high));
    for (size_t i = 0; i < 9; i++)
        assert_int_equal(signals[i], CL_XMR_NONE);
    assert_int_equal(cl_xmr(v, 0, NULL).baseline, 0);
}

static void outside(void **state) {
    (void)state;
    static const double v[] = {GOLDEN, 65, 66, 52, 38, 37};
    unsigned char signals[15];
    struct cl_xmr x = cl_xmr(v, 15, signals);
    NEAR(x.centre, 51.7, 1e-12); /* points past a limit do not move the limits */
    assert_int_equal(signals[10], CL_XMR_NONE);
    assert_int_equal(signals[11], CL_XMR_OUTSIDE);
    assert_int_equal(signals[12] | signals[13], CL_XMR_NONE);
    assert_int_equal(signals[14], CL_XMR_OUTSIDE);
}

static void near_a_limit(void **state) {
    (void)state;
    /* Half way up is 58.79, half way down 44.61. */
    static const double v[] = {GOLDEN, 60, 50, 59, 60, 60, 52, 44, 60, 44, 44};
    unsigned char signals[20];
    cl_xmr(v, 20, signals);
    for (size_t i = 0; i < 20; i++)
        assert_int_equal(signals[i], i == 13 || i == 14 || i == 19 ? CL_XMR_NEAR : CL_XMR_NONE);
}

static void run_sets_the_limits_anew(void **state) {
    (void)state;
    /* Mean 1, then eight and more above it; the run begins with the 2 at place 9. */
    static const double v[] = {0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 8};
    unsigned char signals[21];
    struct cl_xmr x = cl_xmr(v, 16, signals);
    NEAR(x.centre, 1, 0);
    assert_int_equal(signals[15], CL_XMR_NONE); /* the seventh */
    x = cl_xmr(v, 17, signals);
    assert_int_equal(signals[16], CL_XMR_RUN);
    assert_int_equal(x.baseline, 8);
    NEAR(x.centre, 2.5, 0);
    NEAR(x.range, 1, 0);
    x = cl_xmr(v, 18, signals);
    assert_int_equal(x.baseline, 9);
    x = cl_xmr(v, 21, signals);
    assert_int_equal(x.baseline, 10);
    NEAR(x.high, 2.5 + 2.66, 1e-12);
    for (size_t i = 17; i < 20; i++)
        assert_int_equal(signals[i], CL_XMR_NONE); /* the new level is no news */
    assert_int_equal(signals[20], CL_XMR_OUTSIDE);
}

static void run_of_the_first_points(void **state) {
    (void)state;
    static const double v[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 11, 11};
    unsigned char signals[11];
    struct cl_xmr x = cl_xmr(v, 11, signals);
    NEAR(x.centre, 2, 1e-12); /* the limits begin there already */
    assert_int_equal(signals[6] & CL_XMR_RUN, 0);
    assert_int_equal(signals[7] & CL_XMR_RUN, CL_XMR_RUN);
    assert_int_equal(signals[8] & CL_XMR_RUN, CL_XMR_RUN);
    assert_int_equal(signals[9] & CL_XMR_RUN, 0);
}

static void constant_series_is_silent(void **state) {
    (void)state;
    double v[40]; /* sums of tenths are no tenths */
    unsigned char signals[40];
    for (size_t i = 0; i < 40; i++)
        v[i] = .1;
    struct cl_xmr x = cl_xmr(v, 40, signals);
    NEAR(x.range, 0, 0);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(signals[i], CL_XMR_NONE);
    v[20] = .1001;
    cl_xmr(v, 40, signals);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(signals[i], i == 20 ? CL_XMR_OUTSIDE : CL_XMR_NONE);
    memset(v, 0, sizeof v);
    cl_xmr(v, 40, signals);
    for (size_t i = 0; i < 40; i++)
        assert_int_equal(signals[i], CL_XMR_NONE);
}

static void noise_signals_seldom(void **state) {
    (void)state;
    struct cl_rng rng;
    cl_rng_seed(&rng, 3);
    unsigned last = 0;
    for (unsigned round = 0; round < 1000; round++) {
        double v[24];
        unsigned char signals[24];
        for (size_t i = 0; i < 24; i++)
            v[i] = cl_rng_unit(&rng) + cl_rng_unit(&rng) + cl_rng_unit(&rng);
        cl_xmr(v, 24, signals);
        last += signals[23] ? 1 : 0;
    }
    assert_in_range(last, 1, 50);
}

static void outliers(void **state) {
    (void)state;
    /* Median 3, MAD 1: 0.6745 * 6 is over 3.5, 0.6745 * 5 is not. */
    static const double v[] = {1, 2, 3, 4, 5, 8, NAN, 9, 2, 3, 3, -3};
    unsigned char out[12];
    cl_outliers(v, 12, out);
    for (size_t i = 0; i < 12; i++)
        assert_int_equal(out[i], i == 7 || i == 11);
    /* MAD 0: quartiles 1 and 2, fences -.5 and 3.5 */
    static const double half[] = {1, 1, 1, 1, 1, 2, 3.5, 3.6, -1};
    cl_outliers(half, 9, out);
    for (size_t i = 0; i < 9; i++)
        assert_int_equal(out[i], i >= 7);
    static const double same[] = {.1, .1, .1, .30000000000000004, .1, .1};
    cl_outliers(same, 6, out);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(out[i], i == 3);
    static const double rounding[] = {.3, .1 + .2, .3, .1 + .2, .3};
    cl_outliers(rounding, 5, out);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(out[i], 0);
    static const double nothing[] = {NAN};
    cl_outliers(nothing, 1, out);
    assert_int_equal(out[0], 0);
    cl_outliers(nothing, 0, out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_limits),
        cmocka_unit_test(outside),
        cmocka_unit_test(near_a_limit),
        cmocka_unit_test(run_sets_the_limits_anew),
        cmocka_unit_test(run_of_the_first_points),
        cmocka_unit_test(constant_series_is_silent),
        cmocka_unit_test(noise_signals_seldom),
        cmocka_unit_test(outliers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
