/* ask.h - how questions become one plan and a plan's rows become answers.
 *
 * Seen by src/metrics only.  A job is one measure at one moment in one grouping
 * of the plan; many jobs share groupings and aggregates, since equal ones are
 * kept once. */
#ifndef CASELOAD_METRICS_ASK_H
#define CASELOAD_METRICS_ASK_H

#include "caseload/metrics_cards.h"

#include "catalogue.h"

#define CL_MAX_BUCKETS 4000       /* moments of one time axis */
#define CL_MAX_ANSWER_ROWS 500000 /* rows of one answer */
#define CL_MAX_KEYS (CL_MAX_DIMS + 1)

/* A grouping of the plan while it grows. */
struct cl_ask_group {
    struct cl_dim dims[CL_MAX_DIMS];
    size_t n_dims;
    bool bucketed;
    struct cl_agg *aggs;
    size_t n_aggs, cap;
};
struct cl_ask {
    struct cl_backend *backend;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_prog *prog;
    struct cl_ask_group **groups;
    size_t n_groups, cap;
    cl_node_id filter; /* the scope's filter at the scope's moment */
    bool filter_moves; /* some moment reads the filter differently */
    struct cl_err *err;
};

/* When a measure is taken: at moment.t, of what happened in [a, b) when there is a
 * period, and along a time axis when bucketed. */
struct cl_taking {
    struct cl_moment moment;
    const char *where;    /* the question's own filter */
    bool bucketed;        /* by instant: bucket_of() gives each part's key */
    enum cl_every every;  /* of the axis */
    const int64_t *edges; /* CL_EVERY_EDGES */
    size_t n_edges;
    bool detail;
};
/* Where a measure's aggregates stand in its grouping. */
struct cl_compiled {
    const struct cl_measure *m; /* the entry whose needs are met */
    size_t group, n_parts;
    uint32_t parts[CL_MAX_PARTS], n, excluded[CL_EX_COUNT];
    bool has_excluded[CL_EX_COUNT];
    int64_t from, to; /* scheduled: of the minutes */
    double scheduled; /* minutes, of the row that is read */
};

enum cl_rc cl_ask_formula(struct cl_ask *ask, const char *text, const struct cl_moment *m,
                          cl_node_id *out);
/* The scope's filter and `where` at a moment. */
enum cl_rc cl_ask_filter(struct cl_ask *ask, const char *where, const struct cl_moment *m,
                         cl_node_id *out);
cl_node_id cl_ask_and(struct cl_ask *ask, cl_node_id a, cl_node_id b);
size_t cl_ask_group_of(struct cl_ask *ask, const struct cl_dim *dims, size_t n, bool bucketed);
uint32_t cl_ask_agg(struct cl_ask *ask, size_t group, const struct cl_agg *agg);
enum cl_rc cl_ask_compile(struct cl_ask *ask, const struct cl_measure *m,
                          const struct cl_taking *taking, size_t group, struct cl_compiled *out);
/* The moment at which the scope takes a measure: a stock sees the period's end only. */
struct cl_moment cl_ask_moment(const struct cl_scope *scope, const struct cl_measure *entry);
/* Whether the table says when, which a period needs. */
bool cl_ask_dated(const struct cl_scope *scope, const struct cl_measure *entry,
                  const struct cl_table *t);
/* Whether a case's agent has no schedule; its issue's standard minutes, or NULL. */
enum cl_rc cl_ask_unscheduled(struct cl_ask *ask, const struct cl_moment *m, cl_node_id *out);
enum cl_rc cl_ask_standard(struct cl_ask *ask, const struct cl_moment *m, cl_node_id *out);
/* Scheduled minutes of an agent, or of all with NaN and everybody. */
double cl_ask_minutes(const struct cl_ask *ask, const struct cl_compiled *c, double agent,
                      bool everybody);
/* A row of its grouping to a value; row NULL is the empty group. */
void cl_ask_value(const struct cl_compiled *c, const double *row, struct cl_value *out);
bool cl_every_dim(enum cl_every every, enum cl_dim_kind *out); /* false: NONE and EDGES */

/* ---- what stands beside a number (explain_sla.c) ---- */
enum cl_rc cl_explain_notes(struct cl_backend *b, const struct cl_scope *scope,
                            const struct cl_measure *m, struct cl_arena *arena,
                            struct cl_explanation *out, struct cl_err *err);

/* ---- rows of an answer (rows.c) ---- */
struct cl_ask_row {
    double keys[CL_MAX_KEYS]; /* codes of the dims, then of the bucket; NaN: missing */
    bool total[CL_MAX_KEYS];
    struct cl_value *values;
};
struct cl_ask_table {
    const struct cl_question *question;
    struct cl_dim dims[CL_MAX_KEYS]; /* the last one is the axis when there is one */
    size_t n_dims, n_keys;
    const struct cl_measure **entries; /* of each column the effective one; NULL: it has a why */
    struct cl_ask_row *rows;
    size_t n_rows;
};
enum cl_rc cl_ask_rows(struct cl_ask *ask, struct cl_ask_table *t, struct cl_answer *out);

#endif
