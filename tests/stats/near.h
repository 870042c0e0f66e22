/* near.h - what the tests of stats share: cmocka, and doubles compared. */
#ifndef CL_TEST_NEAR_H
#define CL_TEST_NEAR_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/stats.h"

#define NEAR(a, b, tolerance) assert_true(fabs((a) - (b)) <= (tolerance))

/* A value that only a distribution gives: NaN in a build without GSL. */
#define NEAR_P(a, b, tolerance)                                                                    \
    assert_true(cl_stats_with_tests() ? fabs((a) - (b)) <= (tolerance) : isnan(a))

#endif
