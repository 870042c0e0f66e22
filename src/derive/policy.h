/* policy.h - what the files of src/derive share about policies.  Not for others. */
#ifndef CASELOAD_DERIVE_POLICY_INT_H
#define CASELOAD_DERIVE_POLICY_INT_H

#include "caseload/derive.h"

struct cl_rule_calendar {
    char name[52];
    struct cl_calendar *cal;
    unsigned line;
};
enum cl_pause_kind { CL_PAUSE_PENDING, CL_PAUSE_NEVER, CL_PAUSE_WORDS };
struct cl_rules {
    struct cl_policy_rule rules[CL_POLICY_RULES];
    size_t n_rules;
    struct cl_rule_calendar calendars[CL_POLICY_CALENDARS];
    size_t n_calendars;
    enum cl_pause_kind pause;
    char words[CL_POLICY_WORDS][64];
    size_t n_words;
    double all[CL_POLICY_RULES], response_all[CL_POLICY_RULES]; /* of each rule; NaN: not said */
    int64_t from_day[CL_POLICY_RULES];                          /* CL_NO_TIME: not said */
};
/* One key of a [policy] section. */
enum cl_rc cl_rule_set(struct cl_rules *r, size_t i, const char *key, const char *value,
                       struct cl_err *err);
enum cl_rc cl_rules_ready(struct cl_rules *r, unsigned *line, struct cl_err *err);
void cl_rules_print(const struct cl_rules *r, struct cl_buf *out);

/* The vocabulary's word for a status that lets the clock pause, as a formula. */
#define CL_PAUSING_BYTES 8192
extern char cl_pausing_formula[CL_PAUSING_BYTES];

#endif
