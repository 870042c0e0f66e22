/* rules.c - the rules of all areas as one list. */
#include "rules.h"

static const struct {
    const struct advice_rule *rules;
    const size_t *n;
} areas[] = {
    {.rules = advice_rules_backlog, .n = &advice_rules_backlog_n},
};

const struct advice_rule *advice_rule_at(size_t i) {
    for (size_t a = 0; a < CL_LEN(areas); a++) {
        if (i < *areas[a].n)
            return &areas[a].rules[i];
        i -= *areas[a].n;
    }
    return NULL;
}

const struct cl_rule_info *cl_rule_at(size_t i) {
    const struct advice_rule *r = advice_rule_at(i);
    return r ? &r->info : NULL;
}
