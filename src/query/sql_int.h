/* sql_int.h - one SQL statement being written: which nodes of a program become
 * columns of its WITH chain, and how nodes read as SQL.
 *
 * Level 0 is what the store holds (the view `cases`, the past of a column, reopen
 * gaps); a computed column stands one level above the columns that it uses; a
 * level is one SELECT.  So a shared term is written and computed once, and no
 * expression grows deep. */
#ifndef CASELOAD_QUERY_SQL_INT_H
#define CASELOAD_QUERY_SQL_INT_H

#include "caseload/query.h"

struct cl_sql_node {  /* what is known of one node of the program */
    const char *name; /* column that holds it; NULL: written in place */
    uint32_t refs;    /* users among the nodes that the statement needs */
    uint32_t size;    /* nodes written in place below and with it */
    uint32_t chain;   /* operands of the AND or OR chain that ends here */
    uint16_t depth;
    uint16_t level; /* of the columns that it needs; of a column: its own */
    bool needed;
    bool atom; /* must be a column or a leaf */
};

struct cl_sql {
    const struct cl_prog *prog;
    const struct cl_table *table;
    const struct cl_node *nodes;
    struct cl_sql_node *info;
    size_t n_nodes;
    struct cl_arena *arena;
    struct cl_map *names; /* column names in use */
    struct cl_map *base;  /* columns taken from `cases`, as written */
    uint16_t levels;      /* highest level */
    unsigned parts;       /* parts of the WITH chain written so far */
    bool level0;          /* level 0 holds more than columns of `cases` */
    bool zone_values;     /* the zone is not one of the store's */
    bool local_time;      /* offsets are needed */
    struct cl_buf out;
};

/* ---- sql_plan.c ---- */
/* roots: every node that the statement's last SELECT will write, once per place. */
CL_NODISCARD enum cl_rc cl_sql_begin(struct cl_sql *s, const struct cl_prog *prog,
                                     struct cl_arena *arena, const cl_node_id *roots,
                                     size_t n_roots, struct cl_err *err);
void cl_sql_done(struct cl_sql *s);                     /* also after a failed begin */
void cl_sql_base(struct cl_sql *s, const char *column); /* wants a column of `cases` */
const char *cl_sql_with(struct cl_sql *s); /* writes the WITH chain; the name to select from */
void cl_sql_part(struct cl_sql *s, const char *name); /* begins one more part of it: "name AS " */

/* ---- sql.c ---- */
struct cl_sql_keys {
    cl_node_id nodes[CL_MAX_DIMS + 1];
    const char *names[CL_MAX_DIMS + 1];
    size_t n;
};
/* " WHERE a AND b", leaving out what is always true; 0 is. */
void cl_sql_where(struct cl_sql *s, const char *source, cl_node_id a, cl_node_id b,
                  cl_node_id not_null);

/* sql_ranks.c: an end of a quantile's interval, after the part ranked… (k0 …, v, i, h,
 * n); the value begins with the column and ends with the WHERE. */
void cl_sql_rank_parts(struct cl_sql *s, const char *suffix, const struct cl_agg *a);
void cl_sql_rank_value(struct cl_sql *s, const char *suffix, const char *alias);

/* ---- sql_spans.c ---- */
/* A survival aggregate: the parts of the WITH chain that it needs, whose names end
 * with the suffix, and "value alias FROM part WHERE …". */
void cl_sql_km_parts(struct cl_sql *s, const char *suffix, const char *source,
                     const struct cl_agg *a, cl_node_id filter, const struct cl_sql_keys *keys);
void cl_sql_km_value(struct cl_sql *s, const char *suffix, const struct cl_agg *a,
                     const char *alias);

/* ---- sql_expr.c ---- */
/* Whether a node is a word column's value, and so text in SQL. */
bool cl_sql_is_word(const struct cl_sql *s, cl_node_id id);
bool cl_sql_is_int(const struct cl_sql *s, cl_node_id id);
/* The node as SQL; source: the WITH part or table it is selected from. */
void cl_sql_expr(struct cl_sql *s, cl_node_id id, const char *source);
void cl_sql_operand(struct cl_sql *s, cl_node_id id, const char *source); /* of AND */
/* The node's own operation, even when a column holds it. */
void cl_sql_column(struct cl_sql *s, cl_node_id id, const char *source);
void cl_sql_number(struct cl_buf *out, double v);
const char *cl_sql_ident(struct cl_arena *arena, const struct cl_column *c);

#endif
