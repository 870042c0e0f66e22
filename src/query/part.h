/* part.h - partial answers: the groups of one grouping over some rows, and what
 * each aggregate has gathered for them.  A segment makes parts; merging parts in
 * the order of their segments makes the answer, so threads do not matter. */
#ifndef CASELOAD_QUERY_PART_H
#define CASELOAD_QUERY_PART_H

#include "caseload/query.h"

#define CL_MAX_KEYS (CL_MAX_DIMS + 1)
#define CL_DENSE_KEYS 65536 /* key spaces up to this need no hashing */

/* What is the same for all parts of a grouping. */
struct cl_shape {
    const struct cl_grouping *grouping;
    size_t n_keys;
    size_t span[CL_MAX_DIMS]; /* codes of each dimension, missing included */
    size_t dense;             /* size of the index; 0: hash */
    uint32_t *source;         /* by aggregate: the one that gathers its values */
};

struct cl_gathered { /* (group, value) in the order of rows */
    uint32_t *group;
    double *value;
    size_t n, cap;
    uint32_t *set; /* DISTINCT: hash of pair to its place + 1 */
    size_t n_set;
    bool spans;           /* KM: with the two below */
    unsigned char *event; /* 1: ended */
    double *entry;
};
struct cl_agg_part {
    uint64_t *n;   /* by group: rows counted */
    double *value; /* by group: sum, least or greatest */
    struct cl_gathered gathered;
};
struct cl_part {
    const struct cl_shape *shape;
    size_t n_groups, cap_groups;
    double *keys;    /* [group * n_keys]; one NaN, one zero */
    uint32_t *dense; /* key to group + 1 */
    uint32_t *slots; /* hash of keys to group + 1 */
    size_t n_slots;
    struct cl_agg_part *aggs;
};

void cl_shape_init(struct cl_shape *shape, const struct cl_grouping *grouping,
                   struct cl_arena *arena);
void cl_part_init(struct cl_part *part, const struct cl_shape *shape);
void cl_part_done(struct cl_part *part);
/* The group of these keys, made if there is none. */
uint32_t cl_part_group(struct cl_part *part, const double *keys);
void cl_part_reserve(struct cl_gathered *g, size_t more); /* room for more pairs */
void cl_part_distinct(struct cl_gathered *g, uint32_t group, double value); /* each pair once */

/* spans.c */
struct cl_span_order { /* the spans of each group together */
    double *t, *entry;
    unsigned char *event;
    size_t *starts; /* n_groups + 1 */
};
void cl_spans_order(const struct cl_gathered *g, size_t n_groups, struct cl_span_order *out);
void cl_spans_done(struct cl_span_order *o);
double cl_spans_value(const struct cl_agg *agg, const struct cl_span_order *o, uint32_t group);

/* merge.c */
void cl_part_merge(struct cl_part *into, const struct cl_part *from);
void cl_part_rows(struct cl_part *part, struct cl_arena *arena, struct cl_rows *out);

#endif
