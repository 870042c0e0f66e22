/* work.h - what the analyses of work share: samples cut by group, standardisation,
 * ranks.  Seen by src/analysis only. */
#ifndef CASELOAD_ANALYSIS_WORK_INT_H
#define CASELOAD_ANALYSIS_WORK_INT_H

#include "caseload/analysis_work.h"

#define CL_STRATUM_MIN 5 /* cases of the whole team, else pooled */
#define CL_RANK_MIN 20   /* cases of a group, else it says nothing */

struct cl_fair {
    double value, widen; /* NaN: no case; widen: of the interval, against the raw one */
};
/* weight[strata] of n[groups * strata]. */
void cl_strata_of(const double *n, size_t groups, size_t strata, double *weight);
struct cl_fair cl_standardise_one(const double *weight, size_t strata, const double *rate,
                                  const double *n);
/* 1 + how many intervals lie wholly on the better side; 0: n < 20 or no interval. */
void cl_rank_ties(const struct cl_interval *in, const uint64_t *n, size_t groups,
                  enum cl_better better, unsigned *rank);

/* ---- samples.c ---- */
/* The cases of a sample put together by group: values[from[g]] to values[from[g + 1]]
 * are those of group g, and at[] says which of the sample's cases each one is. */
struct cl_cut {
    const size_t *from; /* groups + 1 */
    double *values;
    const uint32_t *at;
};
struct cl_cut cl_sample_cut(const struct cl_sample *s, const uint32_t *group, size_t groups,
                            struct cl_arena *arena);
/* The interval that fits: Wilson, t, or order statistics; v[n] may be reordered. */
struct cl_interval cl_sample_interval(enum cl_sample_kind kind, bool median, double *v, size_t n);
/* The number of a dimension's code among its words, 0 for missing; and how many. */
size_t cl_code_of(double code);
size_t cl_codes_of(const struct cl_dim *d);
/* The column with this name when a source has it, else NULL. */
const struct cl_column *cl_work_column(const struct cl_table *t, const char *name);
const char *cl_work_text(struct cl_arena *arena, enum cl_unit unit, double v); /* "48.6 h" */

#endif
