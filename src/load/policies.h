/* policies.h - which policy takes each case: filters of policies over the raw
 * fields, inside the import's transaction. */
#ifndef CASELOAD_LOAD_POLICIES_H
#define CASELOAD_LOAD_POLICIES_H

#include "load_int.h"

struct policies {
    const struct cl_policy *policy;
    bool filtered;  /* some policy has a filter; else the lists are empty */
    int64_t *ids;   /* cases, ascending */
    uint8_t *rules; /* of each, from 1; 0: none */
    size_t n, cap, at;
    struct cl_buf missing; /* "policy gold: …" where a filter names what no case has */
};
/* All cases of the store, or those that have no derived columns yet. */
CL_NODISCARD enum cl_rc policies_open(struct policies *p, struct load *l, bool all,
                                      struct cl_err *err);
void policies_close(struct policies *p);
/* The rule of a case, from 1; 0: none.  Cases must come in ascending order. */
size_t policies_of(struct policies *p, int64_t case_id, int64_t created);

#endif
