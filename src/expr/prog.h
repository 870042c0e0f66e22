/* prog.h - what the files of src/expr share: the program itself, its parsers'
 * helpers and the resolution of names.  Nothing outside src/expr includes it. */
#ifndef CASELOAD_EXPR_PROG_H
#define CASELOAD_EXPR_PROG_H

#include <math.h>

#include "caseload/expr.h"

#define CL_EXPR_MAX_TEXT 65536 /* bytes of one formula or filter */
#define CL_EXPR_MAX_FILTERS 64 /* terms and filters within each other */
#define CL_EXPR_MAX_DEPTH 200  /* nesting of parentheses and of terms within terms */

struct cl_term_memo {
    const struct cl_term_def *def;
    struct cl_moment m;
    cl_node_id node;
};

struct cl_prog {
    struct cl_arena *arena;
    const struct cl_table *table;
    const struct cl_vocab *vocab; /* may be NULL */
    const struct cl_zone *zone;
    bool is_utc;
    struct cl_node *nodes;
    size_t n_nodes, cap_nodes;
    uint32_t *slots; /* hash of content to node id + 1; 0 is free */
    size_t n_slots;  /* a power of two */
    struct cl_term_memo *memo;
    size_t n_memo, cap_memo;
    int64_t *last_event;       /* by column: newest instant of its events; CL_NO_TIME: none */
    int64_t gap_low, gap_high; /* all gaps lie in [low, high); equal: there are none */
    int depth;                 /* of terms and filters being parsed */
};

/* Finds the node of this content or appends it; copies codes and text. */
cl_node_id cl_expr_node(struct cl_prog *p, const struct cl_node *proto);
/* Tries to replace an operation by something simpler; false: there is nothing. */
bool cl_expr_fold(struct cl_prog *p, enum cl_op op, const cl_node_id operands[3], cl_node_id *out);
bool cl_expr_is_bool(const struct cl_prog *p, cl_node_id id); /* only 1, 0 or NULL */

static inline const struct cl_node *cl_expr_at(const struct cl_prog *p, cl_node_id id) {
    return &p->nodes[id];
}
static inline cl_node_id cl_expr_op2(struct cl_prog *p, enum cl_op op, cl_node_id a, cl_node_id b) {
    return cl_prog_op(p, op, a, b, 0);
}

cl_node_id cl_expr_col_at(struct cl_prog *p, uint16_t col, int64_t t);
cl_node_id cl_expr_gap(struct cl_prog *p, int64_t t);
cl_node_id cl_expr_bit(struct cl_prog *p, cl_node_id a, unsigned bit);
cl_node_id cl_expr_has(struct cl_prog *p, uint16_t col, struct cl_slice text); /* folds text */
/* The same for the whole of it. */
cl_node_id cl_expr_is_text_of(struct cl_prog *p, uint16_t col, struct cl_slice text);
/* a is one of codes (any order, doubles allowed); none: 0 where a is not NULL. */
cl_node_id cl_expr_in(struct cl_prog *p, cl_node_id a, uint32_t *codes, uint32_t n);
/* Local seconds, day number, seconds of the bucket … of an instant. */
cl_node_id cl_expr_local(struct cl_prog *p, cl_node_id instant);
cl_node_id cl_expr_day(struct cl_prog *p, cl_node_id instant);
cl_node_id cl_expr_hour(struct cl_prog *p, cl_node_id instant);
cl_node_id cl_expr_weekday(struct cl_prog *p, cl_node_id instant); /* 0 Monday */
cl_node_id cl_expr_bucket(struct cl_prog *p, enum cl_dim_kind kind, cl_node_id instant);

/* ---- columns ---- */
bool cl_expr_is_word(const struct cl_prog *p, uint16_t col); /* has codes of a dictionary */
bool cl_expr_is_text(const struct cl_prog *p, uint16_t col); /* is in the store only */
/* By identifier alone (not by header); extra columns only where extras is true. */
uint16_t cl_expr_column(const struct cl_prog *p, struct cl_slice name, bool extras);
/* Codes of the words that are `word`, folded; appended to codes (dictionary-sized). */
uint32_t cl_expr_words(const struct cl_prog *p, uint16_t col, struct cl_slice word,
                       uint32_t *codes);
const struct cl_dict *cl_expr_dict(const struct cl_prog *p, uint16_t col);

/* ---- names ---- */
const struct cl_term_def *cl_expr_term_def(const struct cl_prog *p, struct cl_slice name);
const struct cl_dim_def *cl_expr_dim_def(const struct cl_prog *p, struct cl_slice key);
CL_NODISCARD enum cl_rc cl_expr_term(struct cl_prog *p, const struct cl_term_def *def,
                                     const struct cl_moment *m, cl_node_id *out,
                                     struct cl_err *err);
CL_NODISCARD enum cl_rc cl_expr_dim(struct cl_prog *p, const struct cl_dim_def *def,
                                    const struct cl_moment *m, struct cl_dim *out,
                                    struct cl_err *err);
/* A list of names for cl_nearest(), in the arena. */
struct cl_names {
    const char **at;
    size_t n, cap;
    const char *listed; /* what lists them, said where none is near; NULL: nothing does */
};
void cl_names_add(struct cl_prog *p, struct cl_names *names, const char *name);
/* cl_fail with ": did you mean 'x'?" when a name is near. */
enum cl_rc cl_expr_unknown(struct cl_err *err, const char *what, struct cl_slice name,
                           const struct cl_names *known);

/* A number with an optional unit s m h d w: "4h" is 14400 and sets *unit. */
bool cl_expr_number(struct cl_slice s, double *out, bool *unit);
bool cl_expr_word_eq(struct cl_slice s, const char *word); /* ASCII, ignores case */

#endif
