/* agents.h - the state of one comparison of agents.  Seen by agents….c only. */
#ifndef CASELOAD_ANALYSIS_AGENTS_H
#define CASELOAD_ANALYSIS_AGENTS_H

#include <stdlib.h>

#include "work.h"

struct cl_agent_entry {
    const char *key;
    bool median, fair; /* fair: standardised too */
    bool response;     /* goes by the first responder where the export knows one */
    bool days;         /* per active day: its interval is that of the days */
};
extern const struct cl_agent_entry cl_agent_entries[CL_AGENT_MEASURES];

struct cl_agents_run {
    struct cl_backend *b;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_err *err;
    const char *responder; /* dimension, or NULL */
    const char *by[3];     /* who, priority, issue */
    size_t n_by, strata, pooled;
    const struct cl_agent_entry *entries[CL_AGENT_MEASURES];
    const struct cl_measure **measures;
    struct cl_map *labels; /* agent i + 1; agent 0 is nobody */
    struct cl_agent *agents;
    size_t n, cap;
};
struct cl_agent_strata {
    uint32_t *of_case;
    double *weight;
    size_t n, pooled;
};
/* Active days of every agent, and the interval of what is closed on one. */
enum cl_rc cl_agents_days(struct cl_agents_run *r, struct cl_agents *out, size_t k);
/* Which share of the calendar each agent had a case open. */
enum cl_rc cl_agents_busy(struct cl_agents_run *r);
uint32_t *cl_agents_groups(struct cl_agents_run *r, const struct cl_sample *s);

#endif
