/* rules_backlog.c - rules about what is waiting. */
#include "rules.h"

const struct advice_rule advice_rules_backlog[] = {
    {.info = {.id = "largest-backlog",
              .title = "Largest backlog",
              .help = "Where most open cases are.",
              .area = "backlog"}},
};
const size_t advice_rules_backlog_n = CL_LEN(advice_rules_backlog);
