/* random_plan.h - a random plan over a table, and what it says in words. */
#ifndef CASELOAD_TESTS_ORACLE_RANDOM_PLAN_H
#define CASELOAD_TESTS_ORACLE_RANDOM_PLAN_H

#include "caseload/derive.h"
#include "caseload/query.h"

struct random {
    uint64_t state;
};
uint64_t random_next(struct random *r);
uint32_t random_below(struct random *r, uint32_t n);

#define MAX_GROUPINGS 3
#define MAX_AGGS 5

struct random_plan {
    struct cl_plan plan;
    struct cl_grouping groupings[MAX_GROUPINGS];
    struct cl_agg aggs[MAX_GROUPINGS][MAX_AGGS];
    struct cl_moment moment;
    struct cl_buf words; /* what it is, for the message of a mismatch */
};
/* Makes a plan that parses; programs and texts live in the arena. */
void random_plan_make(struct random_plan *rp, struct random *r, const struct cl_table *t,
                      struct cl_arena *arena);
void random_plan_done(struct random_plan *rp);

#endif
