/* words.c - which words set one body of text apart from another: log-odds ratio
 * with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008).  The prior
 * of a word is its count in both together, so that rare words need more evidence. */
#include <math.h>

#include "caseload/stats.h"

void cl_log_odds(const double *a, const double *b, size_t n, double *log_odds, double *z) {
    double all_a = 0, all_b = 0;
    for (size_t i = 0; i < n; i++) {
        all_a += a[i];
        all_b += b[i];
    }
    double prior = all_a + all_b;
    for (size_t i = 0; i < n; i++) {
        double in_both = a[i] + b[i];
        double in_a = a[i] + in_both, in_b = b[i] + in_both;
        double rest_a = all_a + prior - in_a, rest_b = all_b + prior - in_b;
        bool defined = in_both > 0 && rest_a > 0 && rest_b > 0;
        log_odds[i] = defined ? log(in_a / rest_a) - log(in_b / rest_b) : (double)NAN;
        z[i] = log_odds[i] / sqrt(1 / in_a + 1 / in_b);
    }
}
