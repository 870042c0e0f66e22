/* repeats.h - when the customer of a case came again about the same issue. */
#ifndef CASELOAD_LOAD_REPEATS_H
#define CASELOAD_LOAD_REPEATS_H

#include "load_int.h"

struct repeat {
    uint32_t customer, issue; /* codes; issue 0: none */
    int64_t created, case_id;
    int64_t next; /* created of the next one; CL_NO_TIME: none */
};
struct repeats {
    struct repeat *list; /* of cases with a customer and created; by case_id */
    size_t n, cap, at;
    size_t issue; /* field of the issue, or CL_COL_COUNT */
    struct load *l;
};
/* Reads all cases where some source has a customer, else nothing.  Unless all are
 * derived anew anyway, the derived columns of cases that this changes are dropped,
 * so that they are. */
CL_NODISCARD enum cl_rc repeats_open(struct repeats *r, struct load *l, bool all,
                                     struct cl_err *err);
void repeats_close(struct repeats *r);
/* Cases must come in ascending order. */
int64_t repeats_next(struct repeats *r, int64_t case_id);

#endif
