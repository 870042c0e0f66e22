/* metrics_sample.h - beyond the values of metrics.h: the very cases behind a measure,
 * and measures that the user defines. */
#ifndef CASELOAD_METRICS_SAMPLE_H
#define CASELOAD_METRICS_SAMPLE_H

#include "caseload/metrics.h"

/* ---- the cases of a measure, one by one: what tests and comparisons reckon with ---- */
enum cl_sample_kind {
    CL_SAMPLE_NONE,  /* a measure that has no value per case (days to clear) */
    CL_SAMPLE_COUNT, /* each counted case is 1 */
    CL_SAMPLE_SUM,   /* money: each case adds its value */
    CL_SAMPLE_SHARE, /* each case of the population is 1 or 0 */
    CL_SAMPLE_VALUE, /* means and quantiles: each case has its value, in the measure's unit */
    CL_SAMPLE_TIMES  /* durations of ended and of open cases: see event */
};
enum cl_sample_kind cl_measure_sample_kind(const struct cl_measure *m, const struct cl_table *t);
#define CL_SAMPLE_GROUPS 16
struct cl_sample_ask {
    const struct cl_measure *measure;
    const char *const *by; /* keys of dimensions */
    size_t n_by;           /* at most CL_SAMPLE_GROUPS */
    size_t most;           /* of more cases every k-th is taken; 0: all */
};
struct cl_sample {
    enum cl_sample_kind kind;
    size_t n, n_by;
    uint64_t of; /* cases there are; n of them were taken */
    const double *value;
    const unsigned char *event;            /* TIMES: 1 ended, 0 still open; else NULL */
    const double *group[CL_SAMPLE_GROUPS]; /* codes of the dimensions; NaN: missing */
    struct cl_dim by[CL_SAMPLE_GROUPS];    /* cl_dim_label() names a code */
    const uint32_t *rows;                  /* of the table */
};
/* The counted cases in the order of the table: the sum of value over n is a share's
 * or a mean's value, the quantile of value a quantile's. */
CL_NODISCARD enum cl_rc cl_metrics_sample(struct cl_backend *b, const struct cl_scope *scope,
                                          const struct cl_sample_ask *ask, struct cl_arena *arena,
                                          struct cl_sample *out, struct cl_err *err);

/* ---- the user's own ([measures], [fields]) ---- */
/* Set once, before any other thread runs and before a table is asked; they then are
 * entries of the catalogue and of the vocabulary like all others.  A measure is a
 * formula over keys of the catalogue: "penalty / closed".  CL_E_USAGE names what is
 * wrong and the nearest word. */
CL_NODISCARD enum cl_rc cl_catalogue_define(const char *key, const char *formula,
                                            struct cl_err *err);
void cl_catalogue_reset(void); /* forgets them: tests, and the end of the program */

#endif
