/* eval.h - a program's nodes over chunks of rows.  Used by the scan and by pages.
 *
 * Values are doubles (NaN is NULL); truth values, which most nodes of measures are,
 * are bytes: 0, 1, and 2 for NULL.  That makes logic eight times narrower.
 *
 * A cl_code is the schedule: which nodes are computed in what order, and between
 * them the uses, points at which some values are read.  It is made once, sealed,
 * then shared by all threads; each thread has a cl_eval with the buffers.  A
 * value lives in a buffer only until its last reader, so many measures need few
 * buffers. */
#ifndef CASELOAD_QUERY_EVAL_H
#define CASELOAD_QUERY_EVAL_H

#include "caseload/query.h"

#define CL_CHUNK_ROWS 1024

struct cl_step {
    bool use;
    uint32_t id; /* of the node, or of the use */
};
struct cl_code_use {
    const cl_node_id *nodes; /* in the arena */
    size_t n;
};
struct cl_code {
    const struct cl_prog *prog;
    const struct cl_table *table;
    const struct cl_node *nodes;
    size_t n_nodes;
    struct cl_arena *arena;
    struct cl_step *steps;
    size_t n_steps, cap_steps;
    struct cl_code_use *uses;
    size_t n_uses, cap_uses;
    bool *scheduled;        /* by node */
    bool *truth;            /* by node: its values are bytes */
    uint32_t *slot;         /* by node: number of its buffer */
    const uint8_t **member; /* by node, of IN: 1 for each code that is in */
    uint32_t n_slots, n_truth_slots;
    struct cl_offset *offsets; /* of the program's zone; in the arena */
    size_t n_offsets;
};

/* nodes of prog must not grow between init and the last run. */
void cl_code_init(struct cl_code *code, const struct cl_prog *prog, struct cl_arena *arena);
/* Schedules a use of these nodes after what they need; its number. */
uint32_t cl_code_use(struct cl_code *code, const cl_node_id *nodes, size_t n);
/* Fails when a text search was not resolved. */
CL_NODISCARD enum cl_rc cl_code_seal(struct cl_code *code, struct cl_err *err);

#define CL_CODE_TRUE 1
#define CL_CODE_NULL 2

struct cl_vec { /* a node's values: v[i & mask] for row i of the chunk */
    const double *v;
    size_t mask; /* 0: one value for all rows */
};

#define CL_SPARE (CL_MAX_DIMS + 3)
struct cl_eval {
    const struct cl_code *code;
    double *buffers;        /* n_slots, and CL_SPARE for values of the other form */
    uint8_t *truth_buffers; /* the same for bytes */
    uint32_t first;         /* rows of the chunk: rows[i], or first + i when rows is NULL */
    const uint32_t *rows;
    size_t n;
};
typedef void (*cl_use_fn)(void *ctx, struct cl_eval *eval, uint32_t use);

void cl_eval_init(struct cl_eval *eval, const struct cl_code *code);
void cl_eval_done(struct cl_eval *eval);
/* Computes one chunk of n <= CL_CHUNK_ROWS rows; rows ascending, or NULL. */
void cl_eval_run(struct cl_eval *eval, uint32_t first, const uint32_t *rows, size_t n, cl_use_fn fn,
                 void *ctx);
/* A node's values as numbers or as truth.  What has the other form is converted
 * into the spare buffer of that number, below CL_SPARE. */
struct cl_vec cl_eval_vec(const struct cl_eval *eval, cl_node_id id, unsigned spare);
const uint8_t *cl_eval_truth(const struct cl_eval *eval, cl_node_id id, unsigned spare);
double *cl_eval_spare(const struct cl_eval *eval, unsigned spare); /* for kernels */
static inline uint32_t cl_eval_row(const struct cl_eval *eval, size_t i) {
    return eval->rows ? eval->rows[i] : eval->first + (uint32_t)i;
}

/* The values of one node for the chunk, into r. */
void cl_kernel_number(const struct cl_eval *eval, cl_node_id id, double *r); /* kernels.c */
void cl_kernel_truth(const struct cl_eval *eval, cl_node_id id, uint8_t *r); /* truth.c */

/* gcc turns loops into vector code at -O3 only, clang at -O2 too. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__OPTIMIZE__)
#define CL_VECTORIZE _Pragma("GCC optimize(\"O3\")")
#else
#define CL_VECTORIZE
#endif

#endif
