/* Tests of tables of counts: golden values of scipy 1.10, and what must hold. */
#include "near.h"

static const double golden[] = {20, 30, 25, 25, 30, 20, 40, 10};

static void chi_square(void **state) {
    (void)state;
    struct cl_test r = cl_chi2(golden, 4, 2);
    assert_int_equal(r.kind, CL_TEST_CHI2);
    NEAR(r.n, 200, 0);
    NEAR(r.statistic, 17.902813, 5e-7);
    NEAR(r.df, 3, 0);
    NEAR_P(r.p, 4.6062295594136854e-4, 1e-15);
    NEAR(r.effect, .299189, 5e-7);
    NEAR(r.effect2, .273523, 5e-7);
    static const double wide[] = {20, 25, 30, 40, 30, 25, 20, 10};
    struct cl_test turned = cl_chi2(wide, 2, 4);
    NEAR(turned.statistic, r.statistic, 1e-12);
    NEAR(turned.effect2, .273523, 5e-7);
    /* Three by three: both sides are corrected. */
    static const double square[] = {10, 5, 5, 4, 12, 6, 3, 6, 14};
    NEAR(cl_chi2(square, 3, 3).effect2, 0.288019843033, 1e-9);
    static const double seed[] = {112, 337, 211, 223, 404, 0, 430, 4};
    r = cl_chi2(seed, 4, 2);
    NEAR(r.statistic, 829.369677, 5e-7);
    NEAR(r.effect, .694198, 5e-7);
    assert_true(!cl_stats_with_tests() || (r.p > 0 && r.p < 1e-100));
    /* An effect so large that its tail is no double any more is p 0, not an abort. */
    static const double huge[] = {1e6, 0, 0, 1e6};
    r = cl_chi2(huge, 2, 2);
    NEAR(r.effect, 1, 1e-12);
    NEAR_P(r.p, 0, 0);
}

static void empty_rows_say_nothing(void **state) {
    (void)state;
    static const double holes[] = {20, 0, 30, 25, 0, 25, 0, 0, 0, 30, 0, 20, 40, 0, 10};
    struct cl_test a = cl_chi2(golden, 4, 2), b = cl_chi2(holes, 5, 3);
    NEAR(a.statistic, b.statistic, 1e-12);
    NEAR(a.df, b.df, 0);
    NEAR(a.effect2, b.effect2, 1e-12);
    assert_false(cl_chi2_thin(holes, 5, 3));
    static const double one_row[] = {3, 4, 0, 0}, nothing[] = {0, 0, 0, 0};
    assert_true(isnan(cl_chi2(one_row, 2, 2).statistic) && isnan(cl_chi2(one_row, 2, 2).p));
    assert_true(isnan(cl_chi2(nothing, 2, 2).p));
    assert_true(isnan(cl_chi2(nothing, 0, 0).p));
    assert_true(isnan(cl_fisher(one_row).p));
    assert_true(isnan(cl_chi2_permuted(one_row, 2, 2, 10, 1).p));
    assert_true(isnan(cl_independence(nothing, 2, 2, 1).p));
    /* One case only: nothing to correct by. */
    static const double diagonal[] = {1, 0, 0, 1};
    assert_true(isnan(cl_chi2(diagonal, 2, 2).effect2));
}

static void thin_tables(void **state) {
    (void)state;
    assert_false(cl_chi2_thin(golden, 4, 2));
    static const double tiny[] = {8, 2, 1, 5}, under_one[] = {100, 100, 100, 1, 0, 0},
                        one_in_five[] = {40, 40, 40, 40, 4, 40, 40, 40, 40, 4},
                        more[] = {40, 40, 40, 4, 40, 40, 40, 4};
    assert_true(cl_chi2_thin(tiny, 2, 2));
    assert_true(cl_chi2_thin(under_one, 2, 3));
    assert_false(cl_chi2_thin(one_in_five, 2, 5)); /* exactly 20 % */
    assert_true(cl_chi2_thin(more, 2, 4));
}

static void fisher(void **state) {
    (void)state;
    static const double a[] = {8, 2, 1, 5}, tied[] = {3, 1, 1, 3}, zero[] = {0, 5, 5, 0};
    struct cl_test r = cl_fisher(a);
    assert_int_equal(r.kind, CL_TEST_FISHER);
    NEAR(r.p, .034965, 5e-7);
    NEAR(r.p, 400. / 11440, 1e-15);
    NEAR(r.effect, 20, 1e-12);
    NEAR(r.n, 16, 0);
    /* The table mirrored is as likely; rounding must not leave it out. */
    NEAR(cl_fisher(tied).p, 34. / 70, 1e-14);
    NEAR(cl_fisher(zero).p, 2. / 252, 1e-15);
    NEAR(cl_fisher(zero).effect, 0, 0);
    static const double infinite[] = {5, 0, 0, 5};
    assert_true(isinf(cl_fisher(infinite).effect));
    /* The most likely table of all. */
    static const double flat[] = {4, 4, 4, 4};
    NEAR(cl_fisher(flat).p, 1, 1e-14);
    /* So far out that the weights pass the range of a double. */
    static const double far_out[] = {5000, 0, 0, 5000};
    NEAR(cl_fisher(far_out).p, 0, 1e-300);
    static const double halves[] = {8.5, 2, 1, 5};
    assert_true(isnan(cl_fisher(halves).p));
}

static void the_fitting_test(void **state) {
    (void)state;
    static const double thin[] = {8, 2, 1, 5}, wide[] = {0, 8, 0, 2, 0, 1, 0, 5},
                        three[] = {3, 1, 0, 2, 4, 1};
    assert_int_equal(cl_independence(golden, 4, 2, 1).kind, CL_TEST_CHI2);
    assert_int_equal(cl_independence(thin, 2, 2, 1).kind, CL_TEST_FISHER);
    struct cl_test r = cl_independence(wide, 2, 4, 1); /* two by two without its empty columns */
    assert_int_equal(r.kind, CL_TEST_FISHER);
    NEAR(r.p, .034965, 5e-7);
    assert_int_equal(cl_independence(three, 2, 3, 1).kind, CL_TEST_PERMUTATION);
}

static void permutations(void **state) {
    (void)state;
    static const double thin[] = {8, 2, 1, 5};
    struct cl_test a = cl_chi2_permuted(thin, 2, 2, 10000, 7),
                   again = cl_chi2_permuted(thin, 2, 2, 10000, 7),
                   other = cl_chi2_permuted(thin, 2, 2, 10000, 8);
    assert_int_equal(a.kind, CL_TEST_PERMUTATION);
    NEAR(a.p, again.p, 0);
    assert_true(a.p < other.p || a.p > other.p);
    /* Of two by two with one tail order, chi-square ranks the tables as Fisher does. */
    double se = sqrt(.034965 * (1 - .034965) / 10000);
    NEAR(a.p, .034965, 4 * se);
    NEAR(a.statistic, cl_chi2(thin, 2, 2).statistic, 0);
    NEAR(a.effect, cl_chi2(thin, 2, 2).effect, 0);
    /* No deal in so few is as far out: the least p that 19 rounds can give. */
    static const double apart[] = {40, 0, 0, 40};
    NEAR(cl_chi2_permuted(apart, 2, 2, 19, 1).p, 1. / 20, 1e-15);
    /* Every deal of these margins is as far out. */
    static const double single[] = {1, 1, 0, 1};
    assert_true(cl_chi2_permuted(single, 2, 2, 99, 1).p > .9);
    /* Sideways is the same table. */
    static const double tall[] = {30, 1, 2, 25, 4, 0, 28, 0, 3},
                        wide[] = {30, 25, 28, 1, 4, 0, 2, 0, 3};
    double p = cl_chi2_permuted(tall, 3, 3, 10000, 3).p;
    NEAR(p, cl_chi2_permuted(wide, 3, 3, 10000, 5).p, 6 * sqrt(p * (1 - p) / 10000));
}

/* Where chance alone made the table, p is below x in a share x of the tables. */
static void permutation_p_under_the_null(void **state) {
    (void)state;
    struct cl_rng rng;
    cl_rng_seed(&rng, 11);
    unsigned below_tenth = 0, below_half = 0;
    for (unsigned round = 0; round < 400; round++) {
        double counts[15] = {0};
        for (unsigned i = 0; i < 60; i++)
            counts[cl_rng_below(&rng, 5) * 3 + cl_rng_below(&rng, 3)]++;
        double p = cl_chi2_permuted(counts, 5, 3, 199, round).p;
        below_tenth += p <= .1 ? 1 : 0;
        below_half += p <= .5 ? 1 : 0;
    }
    assert_in_range(below_tenth, 40 - 24, 40 + 24); /* 4 standard errors */
    assert_in_range(below_half, 200 - 40, 200 + 40);
}

/* Work has a limit: fewer rounds, then none, and kind says so. */
static void permutations_have_a_limit(void **state) {
    (void)state;
    static const double big[] = {150000, 150000, 1, 150000, 150000, 2};
    struct cl_test r = cl_chi2_permuted(big, 2, 3, 10000, 1);
    assert_int_equal(r.kind, CL_TEST_CHI2);
    static const double lopsided[] = {3e7, 5e6, 1, 2, 3, 4};
    assert_int_equal(cl_chi2_permuted(lopsided, 2, 3, 10000, 1).kind, CL_TEST_CHI2);
    /* Only the small row is dealt out. */
    static const double skewed[] = {9000, 9000, 3, 2, 1, 1};
    assert_int_equal(cl_chi2_permuted(skewed, 2, 3, 10000, 1).kind, CL_TEST_PERMUTATION);
    assert_int_equal(cl_chi2_permuted(skewed, 2, 3, 0, 1).kind, CL_TEST_CHI2);
}

static void goodness(void **state) {
    (void)state;
    static const double even[] = {10, 10, 10, 10}, uneven[] = {16, 18, 16, 14, 12, 12},
                        one[] = {7, 0, 0};
    struct cl_test r = cl_goodness(even, 4);
    NEAR(r.statistic, 0, 0);
    NEAR_P(r.p, 1, 0);
    NEAR(r.effect, 4, 1e-12);
    NEAR(r.effect2, .25, 0);
    r = cl_goodness(uneven, 6); /* the example of scipy.stats.chisquare */
    NEAR(r.statistic, 2, 1e-12);
    NEAR(r.df, 5, 0);
    NEAR_P(r.p, .84914503608460956, 1e-14);
    r = cl_goodness(one, 3);
    NEAR(r.effect, 1, 0);
    NEAR(r.effect2, 1, 0);
    assert_true(isnan(cl_goodness(one, 1).p) && !isnan(cl_goodness(one, 1).effect));
    assert_true(isnan(cl_goodness(one, 0).effect));
}

static void names(void **state) {
    (void)state;
    for (unsigned i = 0; i < CL_TEST_COUNT; i++)
        assert_true(cl_test_name((enum cl_test_kind)i)[0] != '\0');
    assert_string_equal(cl_test_name(CL_TEST_WELCH), "Welch's t");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chi_square),
        cmocka_unit_test(empty_rows_say_nothing),
        cmocka_unit_test(thin_tables),
        cmocka_unit_test(fisher),
        cmocka_unit_test(the_fitting_test),
        cmocka_unit_test(permutations),
        cmocka_unit_test(permutation_p_under_the_null),
        cmocka_unit_test(permutations_have_a_limit),
        cmocka_unit_test(goodness),
        cmocka_unit_test(names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
