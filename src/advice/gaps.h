/* gaps.h - which groups of cases do worse or better than the rest, once what was
 * named before is taken into account.  Seen by src/advice only. */
#ifndef CASELOAD_ADVICE_GAPS_H
#define CASELOAD_ADVICE_GAPS_H

#include "rules.h"

enum gap_factor {
    GAP_PRIORITY,
    GAP_SHIFT, /* three shifts of the hour created */
    GAP_TENURE,
    GAP_DEPARTMENT,
    GAP_TEAM,
    GAP_REGION,
    GAP_CHANNEL,
    GAP_CATEGORY,
    GAP_TYPE,
    GAP_PRODUCT,
    GAP_LOCATION,
    GAP_DOMAIN,
    GAP_CUSTOMER_TYPE,
    GAP_AGENT,
    GAP_FACTORS
};
enum gap_outcome { GAP_RESOLUTION, GAP_CSAT, GAP_BREACH, GAP_ESCALATION, GAP_OUTCOMES };

struct advice_gap {
    enum gap_outcome outcome;
    enum gap_factor factor;
    const char *title, *label, *drill; /* "Region", "South", "region:South" */
    const struct cl_measure *measure;
    struct cl_value group; /* with n and interval */
    double rest, n_rest;
    double p;   /* of the factor's test, unadjusted */
    bool worse; /* than the rest */
    bool mixed; /* an agent whose slow average is his harder cases: hardly a gap at all */
};
struct advice_gaps {
    const struct advice_gap *gaps;
    size_t n;
    size_t sampled; /* cases that were looked at, when not all; else 0 */
};
/* For each outcome the strongest factor is named, then the next on what it leaves
 * unexplained, until none is left (forward selection).  Kruskal-Wallis on residuals;
 * Benjamini-Hochberg over the factors of a step at 0.01 over the outcomes, so that
 * data without effects are called out about once in a hundred times. */
enum cl_rc advice_gaps_find(struct advice_run *run, struct advice_gaps *out);

#endif
