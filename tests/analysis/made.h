/* Cases made in loops, with the backend, arena and scope that an analysis wants. */
#ifndef CASELOAD_TESTS_MADE_H
#define CASELOAD_TESTS_MADE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/analysis_change.h"

#include "../metrics/small_table.h"

#define NA SMALL_NAN
#define MADE_MAX 6000

#define assert_near(got, want, tolerance)                                                          \
    do {                                                                                           \
        double got_ = (got), want_ = (want);                                                       \
        if (!(fabs(got_ - want_) <= (tolerance)))                                                  \
            print_message("%s is %.17g, not %.17g\n", #got, got_, want_);                          \
        assert_true(fabs(got_ - want_) <= (tolerance));                                            \
    } while (0)

struct made {
    struct small_case cases[MADE_MAX];
    size_t n;
    struct small_backend b;
    bool open;
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_err err;
};

static inline int made_setup(void **state) {
    struct made *m = cl_alloc(sizeof *m);
    m->arena = cl_arena_new();
    m->scope = (struct cl_scope){
        .as_of = SMALL_T0 + 60 * SMALL_DAY - 1, .from = CL_NO_TIME, .to = CL_NO_TIME};
    *state = m;
    return 0;
}

static inline int made_teardown(void **state) {
    struct made *m = *state;
    if (m->open)
        small_close(&m->b);
    cl_arena_free(m->arena);
    free(m);
    return 0;
}

/* A closed case, or an open one when closed_h is NaN. */
static inline struct small_case *made_case(struct made *m, const char *priority,
                                           const char *department, double created_h,
                                           double closed_h) {
    assert_true(m->n < MADE_MAX);
    struct small_case *c = &m->cases[m->n++];
    *c = (struct small_case){.id = "C1",
                             .status = isnan(closed_h) ? "Open" : "Closed",
                             .priority = priority,
                             .department = department,
                             .agent = "A",
                             .created_h = created_h,
                             .closed_h = closed_h,
                             .response_min = NA,
                             .csat = NA,
                             .nps = NA,
                             .reopened = -1};
    return c;
}

static inline void made_open(struct made *m) {
    if (m->open)
        small_close(&m->b);
    small_open(&m->b, m->cases, m->n, true);
    m->open = true;
}

static inline void made_shuffle(struct made *m, uint64_t seed) {
    struct cl_rng r;
    cl_rng_seed(&r, seed);
    for (size_t i = m->n; i > 1; i--) {
        size_t k = cl_rng_below(&r, (uint32_t)i);
        struct small_case swap = m->cases[i - 1];
        m->cases[i - 1] = m->cases[k];
        m->cases[k] = swap;
    }
}

static inline const struct cl_measure *made_measure(const char *key) {
    const struct cl_measure *m = cl_measure_find(cl_slice(key));
    assert_non_null(m);
    return m;
}

#endif
