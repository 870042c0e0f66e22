/* rules.h - what an entry of the rule registry is made of.  Seen by src/advice only. */
#ifndef CASELOAD_ADVICE_RULES_H
#define CASELOAD_ADVICE_RULES_H

#include "caseload/advice.h"

struct advice_rule {
    struct cl_rule_info info;
};
const struct advice_rule *advice_rule_at(size_t i); /* NULL past the end */
extern const struct advice_rule advice_rules_backlog[];
extern const size_t advice_rules_backlog_n;

#endif
