/* asking.h - the state of one cl_metrics_ask(): questions being planned and
 * answered.  plan.c fills jobs, answer.c reads the result back into rows. */
#ifndef CASELOAD_METRICS_ASKING_H
#define CASELOAD_METRICS_ASKING_H

#include "ask.h"

/* One column of an answer at one level (which dimensions are collapsed). */
struct cl_ask_job {
    size_t question, column;
    unsigned collapsed; /* bit d: key d is "*" */
    bool by_bucket;     /* the grouping's last key is the bucket */
    double bucket;      /* else: this one, when the answer has an axis */
    bool previous;      /* goes to cl_value.previous */
    struct cl_compiled compiled;
};
/* What stands for a question while it is planned and answered. */
struct cl_asked {
    const struct cl_question *q;
    struct cl_ask_table table;
    /* The question's measures, then those that they are made of. */
    const struct cl_measure **columns;
    size_t n_columns;
    const char **why;    /* per column, or NULL */
    int64_t from, to, t; /* its period and as-of; from CL_NO_TIME: none */
    bool axis;
    double first, last;                  /* codes of the axis; NaN: not known yet */
    double moments_from;                 /* the first bucket that is taken at its own moment */
    uint32_t presence[1 << CL_MAX_KEYS]; /* per collapsed mask: cases that are there */
    size_t presence_group[1 << CL_MAX_KEYS];
    struct cl_map *index; /* keys to row */
    size_t cap;
    bool has_moments;
};
struct cl_asking {
    struct cl_ask ask;
    struct cl_asked *asked;
    size_t n_asked;
    struct cl_ask_job *jobs;
    size_t n_jobs, cap;
    size_t matched_group;
    uint32_t matched;
};

/* Resolves dimensions, finds out what cannot be answered. */
enum cl_rc cl_asking_open(struct cl_ask *ask, struct cl_asked *a, const struct cl_question *q);
enum cl_rc cl_asking_plan(struct cl_asking *k, size_t qi);
enum cl_rc cl_asking_answer(struct cl_asking *k, const struct cl_result *r,
                            struct cl_answer *answers);

#endif
