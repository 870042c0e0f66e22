/* past.h - what the history of a case says about its state: when it was escalated
 * and reopened, in which spans it was closed although reopened later, in which its
 * clock could pause, and for how long who waited. */
#ifndef CASELOAD_LOAD_PAST_H
#define CASELOAD_LOAD_PAST_H

#include "load_int.h"

struct past_change {
    int64_t case_id, seq, at;
    int field;         /* enum past_field */
    int64_t old_value; /* code of the status, or an instant */
};
struct past {
    struct cl_store *store;
    const struct cl_state_word *states; /* by code */
    uint32_t n_states;
    const bool *pausing, *holding; /* by code: lets the clock pause; means on hold */
    struct past_change *changes;   /* by case and seq */
    size_t n, cap, at;
    struct past_state *walk; /* versions of one case */
    size_t cap_walk;
    struct cl_span *pauses; /* of one case */
    size_t cap_pauses;
};
/* The case as it is now; status 0: none. */
struct past_now {
    int64_t case_id, status, created, resolved, closed, updated;
};
CL_NODISCARD enum cl_rc past_open(struct past *p, struct cl_store *store, struct cl_err *err);
void past_close(struct past *p);
/* Cases must come in ascending order.  Fills escalated_at, reopened_at, the pauses
 * (borrowed until the next call) and the waits, writes the gaps. */
CL_NODISCARD enum cl_rc past_walk(struct past *p, const struct past_now *now, struct cl_facts *f,
                                  struct cl_err *err);

#endif
