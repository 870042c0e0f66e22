/* gaps_int.h - the cases of an outcome with their groups.  Seen by gaps*.c only. */
#ifndef CASELOAD_ADVICE_GAPS_INT_H
#define CASELOAD_ADVICE_GAPS_INT_H

#include <stdlib.h>

#include "gaps.h"

struct gap_codes {
    const char *key, *title;
    uint32_t *code; /* by case: group, or k: none */
    size_t k;       /* groups; under 2: not a factor here */
    const struct cl_slice *labels;
    const char *const *drills; /* NULL: key:label */
};
struct gap_data {
    enum gap_outcome outcome;
    const struct cl_measure *measure;
    size_t n, sampled;
    const double *value, *y; /* in the measure's unit; what is tested */
    bool share, high_is_bad;
    struct gap_codes factors[GAP_FACTORS];
};
struct gap_list {
    struct advice_gap gaps[64];
    size_t n;
};
/* n stays 0 where the measure has no value per case. */
enum cl_rc gap_data_read(struct advice_run *run, size_t max, bool logarithm, struct gap_data *d);

#endif
