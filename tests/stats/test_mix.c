/* Mix and within, words, random numbers: identities and examples worked by hand. */
#include "near.h"

#define GROUPS 9

static double overall(const double *w, const double *r, size_t n) {
    double sum = 0, all = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(r[i])) {
            sum += w[i] * r[i];
            all += w[i];
        }
    return sum / all;
}

static void parts_add_to_the_change(void **state) {
    (void)state;
    struct cl_rng rng;
    cl_rng_seed(&rng, 9);
    for (unsigned round = 0; round < 500; round++) {
        double w0[GROUPS], w1[GROUPS], r0[GROUPS], r1[GROUPS], mix[GROUPS], within[GROUPS];
        for (size_t i = 0; i < GROUPS; i++) {
            unsigned absent = cl_rng_below(&rng, 5);
            r0[i] = absent == 0 ? (double)NAN : cl_rng_unit(&rng);
            r1[i] = absent == 1 ? (double)NAN : cl_rng_unit(&rng);
            w0[i] = isnan(r0[i]) ? 0 : cl_rng_unit(&rng) * 3; /* any scale */
            w1[i] = isnan(r1[i]) ? 0 : cl_rng_unit(&rng);
        }
        struct cl_mix m = cl_mix_split(w0, r0, w1, r1, GROUPS, mix, within);
        double change = overall(w1, r1, GROUPS) - overall(w0, r0, GROUPS), sum_mix = 0, sum = 0;
        NEAR(m.mix + m.within, change, 1e-12);
        for (size_t i = 0; i < GROUPS; i++) {
            sum_mix += mix[i];
            sum += within[i];
            if (isnan(r0[i]) || isnan(r1[i]))
                NEAR(within[i], 0, 0);
        }
        NEAR(m.mix, sum_mix, 1e-12);
        NEAR(m.within, sum, 1e-12);
    }
}

static void one_part_at_a_time(void **state) {
    (void)state;
    static const double half[] = {.5, .5}, more[] = {.8, .2}, r[] = {.2, .6}, better[] = {.3, .6};
    double mix[2], within[2];
    struct cl_mix m = cl_mix_split(half, r, more, r, 2, mix, within);
    NEAR(m.within, 0, 0);
    NEAR(m.mix, -.12, 1e-12);
    NEAR(mix[0], .3 * (.2 - .34), 1e-12);
    m = cl_mix_split(half, r, half, better, 2, mix, within);
    NEAR(m.mix, 0, 0);
    NEAR(m.within, .05, 1e-12);
    NEAR(within[0], .05, 1e-12);
    NEAR(within[1], 0, 0);
    assert_false(m.simpson);
    m = cl_mix_split(half, r, half, r, 2, NULL, NULL);
    assert_false(m.simpson);
}

/* Each group does better and the whole does worse, as more cases are of the hard
 * kind: 90 of 100 easy and 30 of 100 hard; then 19 of 20 and 72 of 180. */
static void simpson(void **state) {
    (void)state;
    static const double w0[] = {.5, .5}, r0[] = {.9, .3}, w1[] = {.1, .9}, r1[] = {.95, .4};
    struct cl_mix m = cl_mix_split(w0, r0, w1, r1, 2, NULL, NULL);
    NEAR(m.mix + m.within, .455 - .6, 1e-12);
    assert_true(m.mix < 0 && m.within > 0);
    assert_true(m.simpson);
    /* One group of 30 % that also does worse: no longer 80 %. */
    static const double v0[] = {.35, .35, .3}, q0[] = {.9, .3, .5}, v1[] = {.07, .63, .3},
                        q1[] = {.95, .4, .45};
    m = cl_mix_split(v0, q0, v1, q1, 3, NULL, NULL);
    assert_true(m.mix + m.within < 0);
    assert_false(m.simpson);
}

static void nothing_to_split(void **state) {
    (void)state;
    static const double none[] = {0, 0}, w[] = {.5, .5}, r[] = {.1, .2}, unknown[] = {NAN, NAN};
    double mix[2], within[2];
    struct cl_mix m = cl_mix_split(none, unknown, w, r, 2, mix, within);
    assert_true(isnan(m.mix) && isnan(m.within) && !m.simpson && isnan(mix[0]));
    m = cl_mix_split(w, r, w, r, 0, mix, within);
    assert_true(isnan(m.mix));
}

static void words(void **state) {
    (void)state;
    static const double a[] = {30, 10, 0, 60}, b[] = {10, 30, 0, 60};
    double odds[4], z[4];
    cl_log_odds(a, b, 4, odds, z);
    /* Prior 40 of 200: (30 + 40) of (100 + 200) against (10 + 40) of (100 + 200). */
    NEAR(odds[0], log(70. / 230) - log(50. / 250), 1e-12);
    NEAR(z[0], odds[0] / sqrt(1. / 70 + 1. / 50), 1e-12);
    NEAR(odds[1], -odds[0], 1e-12);
    assert_true(isnan(odds[2]) && isnan(z[2]));
    NEAR(z[3], 0, 1e-12);
    cl_log_odds(a, b, 1, odds, z); /* the only word */
    assert_true(isnan(odds[0]) && isnan(z[0]));
    /* As one-sided, but rarer: less evidence. */
    static const double rare[] = {3, 30, 100}, often[] = {1, 10, 100};
    cl_log_odds(rare, often, 3, odds, z);
    assert_true(z[0] > 0 && z[0] < z[1]);
}

static void random_numbers(void **state) {
    (void)state;
    struct cl_rng r;
    cl_rng_seed(&r, 1234567); /* the vectors of the authors */
    assert_true(cl_rng_next(&r) == UINT64_C(6457827717110365317));
    assert_true(cl_rng_next(&r) == UINT64_C(3203168211198807973));
    assert_true(cl_rng_next(&r) == UINT64_C(9817491932198370423));
    double counts[7] = {0};
    for (unsigned i = 0; i < 70000; i++)
        counts[cl_rng_below(&r, 7)]++;
    struct cl_test t = cl_goodness(counts, 7);
    assert_true(t.statistic < 22.46); /* 99.9 % with 6 degrees of freedom */
    /* Of 2^32 results every third would come up twice as often without a second draw. */
    unsigned thirds = 0;
    for (unsigned i = 0; i < 30000; i++)
        thirds += cl_rng_below(&r, 3u << 30) % 3 == 0;
    assert_in_range(thirds, 10000 - 330, 10000 + 330);
    assert_int_equal(cl_rng_below(&r, 1), 0);
    assert_int_equal(cl_rng_below(&r, 0), 0);
    double low = 1, high = 0;
    for (unsigned i = 0; i < 10000; i++) {
        double u = cl_rng_unit(&r);
        assert_true(u >= 0 && u < 1);
        low = fmin(low, u);
        high = fmax(high, u);
    }
    assert_true(low < .01 && high > .99);
}

static void triangular(void **state) {
    (void)state;
    struct cl_rng r;
    cl_rng_seed(&r, 2);
    double sum = 0, below = 0;
    for (unsigned i = 0; i < 20000; i++) {
        double x = cl_rng_triangular(&r, .2, .3, .8);
        assert_true(x >= .2 && x <= .8);
        sum += x;
        below += x < .3 ? 1 : 0;
    }
    NEAR(sum / 20000, 1.3 / 3, 4 * .13 / sqrt(20000));
    NEAR(below / 20000, 1. / 6, 4 * .373 / sqrt(20000));
    NEAR(cl_rng_triangular(&r, .5, .5, .5), .5, 0);
    for (unsigned i = 0; i < 100; i++) {
        double x = cl_rng_triangular(&r, 0, 0, 1), y = cl_rng_triangular(&r, 0, 1, 1);
        assert_true(x >= 0 && x <= 1 && y >= 0 && y <= 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_add_to_the_change),
        cmocka_unit_test(one_part_at_a_time),
        cmocka_unit_test(simpson),
        cmocka_unit_test(nothing_to_split),
        cmocka_unit_test(words),
        cmocka_unit_test(random_numbers),
        cmocka_unit_test(triangular),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
