/* Golden values of intervals, quantiles and survival: scipy 1.10 and NumPy. */
#include "near.h"

static void wilson(void **state) {
    (void)state;
    static const struct {
        double x, n, low, high;
    } cases[] = {
        {0, 10, 0, .277533},  {1, 10, .017876, .404150},  {3, 8, .136844, .694258},
        {10, 10, .722467, 1}, {45, 50, .786398, .956524},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        struct cl_interval ci = cl_wilson(cases[i].x, cases[i].n);
        NEAR(ci.low, cases[i].low, 5e-7);
        NEAR(ci.high, cases[i].high, 5e-7);
    }
    assert_true(cl_wilson(0, 10).low >= 0 && cl_wilson(0, 10).low <= 0);
    assert_true(isnan(cl_wilson(0, 0).low) && isnan(cl_wilson(0, 0).high));
    assert_true(isnan(cl_wilson(3, 2).low));
}

static void nps(void **state) {
    (void)state;
    struct cl_interval ci = cl_nps_interval(12, 5, 25);
    NEAR((ci.low + ci.high) / 2, 28, 1e-9);
    ci = cl_nps_interval(12, 8, 25); /* 5 passives */
    NEAR((ci.low + ci.high) / 2, 16, 1e-9);
    NEAR((ci.high - ci.low) / (2 * CL_Z95), 17.6, .05);
    NEAR(ci.low, -18.5, .05);
    NEAR(ci.high, 50.5, .05);
    assert_true(isnan(cl_nps_interval(0, 0, 0).low));
}

static void quantile(void **state) {
    (void)state;
    double v[] = {7, 1, 3, 10, 5};
    NEAR(cl_quantile(v, 5, .5), 5, 0);
    NEAR(cl_quantile(v, 5, .9), 8.8, 1e-12);
    NEAR(cl_quantile(v, 5, 0), 1, 0);
    NEAR(cl_quantile(v, 5, 1), 10, 0);
    double even[] = {4, 1, 3, 2};
    NEAR(cl_quantile(even, 4, .5), 2.5, 1e-12);
    NEAR(cl_quantile(even, 4, .25), 1.75, 1e-12);
    double holes[] = {NAN, 2, NAN, 4};
    NEAR(cl_quantile(holes, 4, .5), 3, 1e-12);
    assert_true(isnan(cl_quantile(holes, 0, .5)));
    double none[] = {NAN};
    assert_true(isnan(cl_quantile(none, 1, .5)));
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Selection agrees with sorting, whatever the order and however many are equal. */
static void quantile_like_sorting(void **state) {
    (void)state;
    double v[257], sorted[257];
    uint32_t random = 1;
    for (unsigned round = 0; round < 400; round++) {
        size_t n = 1 + round % CL_LEN(v);
        for (size_t i = 0; i < n; i++) {
            random = random * 1664525u + 1013904223u;
            v[i] = round % 3 == 0 ? (double)i : (double)((random >> 16) % (1 + round));
            sorted[i] = v[i];
        }
        qsort(sorted, n, sizeof *sorted, by_value);
        double h = (double)(n - 1) * .9;
        size_t k = (size_t)h;
        double want =
            k + 1 < n ? sorted[k] + (h - (double)k) * (sorted[k + 1] - sorted[k]) : sorted[k];
        NEAR(cl_quantile(v, n, .9), want, 1e-9);
    }
}

static void quantile_is_linear(void **state) {
    (void)state;
    size_t n = 2000000;
    double *v = malloc(n * sizeof *v);
    assert_non_null(v);
    for (size_t i = 0; i < n; i++)
        v[i] = (double)(i % 3); /* hardly any distinct values */
    NEAR(cl_quantile(v, n, .5), 1, 0);
    for (size_t i = 0; i < n; i++)
        v[i] = (double)(i < n / 2 ? i : n - i); /* up, then down */
    NEAR(cl_quantile(v, n, 1), (double)(n / 2), 0);
    free(v);
}

/* Ranks of the ends by the binomial distribution: 2 and 9 of ten for the median
 * (P = .9785), none for its 90th percentile upwards. */
static void quantile_interval(void **state) {
    (void)state;
    double v[100];
    for (size_t i = 0; i < 10; i++)
        v[i] = (double)(10 - i);
    struct cl_interval in = cl_quantile_interval(v, 10, .5);
    NEAR(in.low, 2, 0);
    NEAR(in.high, 9, 0);
    in = cl_quantile_interval(v, 10, .9);
    NEAR(in.low, 7, 0);
    assert_true(isnan(in.high));
    for (size_t i = 0; i < 100; i++)
        v[i] = (double)(i * 37 % 100 + 1);
    in = cl_quantile_interval(v, 100, .5); /* P(40 <= B <= 60) = .9648 */
    NEAR(in.low, 40, 0);
    NEAR(in.high, 61, 0);
    in = cl_quantile_interval(v, 5, .5); /* too few for either end */
    assert_true(isnan(in.low) && isnan(in.high));
    assert_true(isnan(cl_quantile_interval(v, 0, .5).low));
    assert_true(isnan(cl_quantile_interval(v, 100, 0).low));
    assert_true(isnan(cl_quantile_interval(v, 100, 1).high));
}

static void kaplan_meier(void **state) {
    (void)state;
    double t[] = {15, 2, 3, 3, 5, 8, 8, 12};
    unsigned char e[] = {0, 1, 1, 0, 1, 1, 0, 1};
    NEAR(cl_km_median(t, e, 8), 8, 0);
    /* Exactly one half counts: 3/4 * 2/3. */
    double half[] = {1, 2, 3, 4};
    unsigned char all[] = {1, 1, 1, 1};
    NEAR(cl_km_median(half, all, 4), 2, 0);
    double open[] = {5, 6, 7};
    unsigned char none[] = {0, 0, 1};
    assert_true(isnan(cl_km_median(open, none, 2)));
    assert_true(isnan(cl_km_median(open, none, 0)));
    double holes[] = {NAN, 4, NAN, 9};
    unsigned char ends[] = {1, 1, 1, 1};
    NEAR(cl_km_median(holes, ends, 4), 4, 0);
}

static void test_shares(void **state) {
    (void)state;
    static const double thirds[] = {1, 1, 1};
    static const double uneven[] = {17045, 16520, 16435};
    double p[3];
    cl_shares(thirds, 3, p);
    assert_true(p[0] == 33.4 && p[1] == 33.3 && p[2] == 33.3);
    cl_shares(uneven, 3, p);
    assert_true(p[0] == 34.1 && p[1] == 33.0 && p[2] == 32.9);
    double many[97], percent[97], tenths = 0;
    for (size_t i = 0; i < 97; i++)
        many[i] = (double)(i * i % 89);
    cl_shares(many, 97, percent);
    for (size_t i = 0; i < 97; i++)
        tenths += round(percent[i] * 10);
    assert_true(tenths == 1000);
    static const double nothing[] = {0, 0};
    cl_shares(nothing, 2, p);
    assert_true(isnan(p[0]) && isnan(p[1]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares),
        cmocka_unit_test(wilson),
        cmocka_unit_test(nps),
        cmocka_unit_test(quantile),
        cmocka_unit_test(quantile_like_sorting),
        cmocka_unit_test(quantile_is_linear),
        cmocka_unit_test(quantile_interval),
        cmocka_unit_test(kaplan_meier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
