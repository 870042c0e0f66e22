/* policy.c - SLA targets and penalties: the defaults and what the config changes. */
#include <math.h>

#include "caseload/base/num.h"
#include "caseload/derive.h"

#define HOUR_SECS 3600.0

static const char *const penalty_keys[] = {"critical", "high", "medium", "low"};

void cl_policy_init(struct cl_policy *p) {
    *p = (struct cl_policy){
        .target_secs = {(double)NAN, 4 * HOUR_SECS, 8 * HOUR_SECS, 24 * HOUR_SECS, 72 * HOUR_SECS},
        .penalty = {0, 500, 200, 0, 0},
        .at_risk_share = 0.75,
    };
}

enum cl_rc cl_policy_set(struct cl_policy *p, const char *section, const char *key,
                         const char *value, struct cl_err *err) {
    static const char *const sections[] = {"penalty"};
    if (strcmp(section, sections[0]) != 0) {
        const char *near = cl_nearest(cl_slice(section), sections, CL_LEN(sections));
        return cl_fail(err, CL_E_USAGE, "[%s]: unknown section%s%s", section,
                       near ? ", did you mean " : "", near ? near : "");
    }
    for (size_t i = 0; i < CL_LEN(penalty_keys); i++) {
        double amount;
        if (!cl_fold_eq(cl_slice(key), cl_slice(penalty_keys[i])))
            continue;
        if (!cl_parse_real(cl_slice_trim(cl_slice(value)), &amount) || amount < 0)
            return cl_fail(err, CL_E_USAGE, "[penalty] %s: %s: not an amount of money", key, value);
        p->penalty[i + 1] = amount;
        return CL_OK;
    }
    const char *near = cl_nearest(cl_slice(key), penalty_keys, CL_LEN(penalty_keys));
    return cl_fail(err, CL_E_USAGE, "[penalty] %s: unknown key, %s %s", key,
                   near ? "did you mean" : "known are critical, high, medium,",
                   near ? near : "low");
}

void cl_policy_print(const struct cl_policy *p, struct cl_buf *out) {
    char number[32];
    for (size_t i = 0; i < CL_LEN(penalty_keys); i++) {
        cl_format_real(p->target_secs[i + 1], number);
        cl_buf_printf(out, "target %s=%s\n", penalty_keys[i], number);
        cl_format_real(p->penalty[i + 1], number);
        cl_buf_printf(out, "penalty %s=%s\n", penalty_keys[i], number);
    }
    cl_format_real(p->at_risk_share, number);
    cl_buf_printf(out, "at_risk_share=%s\n", number);
}
