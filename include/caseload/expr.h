/* expr.h - formulas and filters over the columns of a table.
 *
 * Two grammars give the same thing, nodes of a hash-consed program:
 *  - formulas, in which the catalogue, the computed columns and later the users'
 *    own measures are written:  `close_at <= T and not is_void`;
 *  - filters, as users type them:  `priority:high,critical -channel:email age>7d`.
 * A program has two readers, which must agree: the scan (query/eval.c) and the
 * SQL text (query/sql.c).
 *
 * Every value is a number or NULL (NaN).  Truth is 1, 0 or NULL, with SQL's
 * three-valued logic; a row passes when its predicate is 1.  Comparisons with
 * NULL are NULL, x / 0 is NULL.  Instants are UTC seconds, words are codes of
 * their column's dictionary, flags 0 or 1. */
#ifndef CASELOAD_EXPR_H
#define CASELOAD_EXPR_H

#include "caseload/table.h"

enum cl_op {
    CL_X_CONST,  /* num; NaN is NULL */
    CL_X_COL,    /* col */
    CL_X_COL_AT, /* col as it was at instant num, from the events */
    CL_X_NEG,
    CL_X_NOT,
    CL_X_ISNULL,
    CL_X_FLOOR, /* a */
    CL_X_ADD,
    CL_X_SUB,
    CL_X_MUL,
    CL_X_DIV,
    CL_X_MOD, /* a, b; MOD is floored, sign of b */
    CL_X_EQ,
    CL_X_NE,
    CL_X_LT,
    CL_X_LE,
    CL_X_GT,
    CL_X_GE,
    CL_X_AND,
    CL_X_OR, /* a, b */
    CL_X_MIN,
    CL_X_MAX,
    CL_X_COALESCE, /* a, b; MIN and MAX are NULL when one is NULL, as in SQLite */
    CL_X_IF,       /* a ? b : c; a NULL counts as false */
    CL_X_IN,       /* a is one of codes[] */
    CL_X_BIT,      /* bit num of a */
    CL_X_OFFSET,   /* a: UTC offset in seconds of the program's zone at instant a */
    CL_X_MONTH,    /* a: local seconds to year * 12 + month - 1 */
    CL_X_GAP,      /* 1 when the case lay in a reopen gap at instant num, else 0 */
    CL_X_LOOKUP,   /* lookup[a]: ranks of words; pages only, no SQL */
    CL_X_HAS,      /* text of col contains `text`, folded; col CL_NO_COLUMN: of id, subject or
                      customer; empty text: col is not NULL; CL_TEXT_EDGE: see there */
    CL_X_RECORD,   /* the case's number in the store */
};
/* At both ends of a HAS node's text: the whole text of the column, and not a part of it.
 * Whoever looks puts the same at both ends of what the case has, and looks for a part. */
#define CL_TEXT_EDGE '\x01'

/* How many of a, b and c an operation reads: 0 to 3. */
int cl_op_arity(enum cl_op op);

typedef uint32_t cl_node_id; /* index into the program; 0 is the constant 1 (true) */

struct cl_node {
    enum cl_op op;
    uint16_t col;
    cl_node_id a, b, c;
    double num;
    const uint32_t *codes; /* IN: ascending */
    uint32_t n_codes;
    const double *lookup; /* LOOKUP: indexed by code, n_codes + 1 long */
    struct cl_slice text; /* HAS: folded */
    const char *name;     /* the term it is the value of, for readable SQL; or NULL */
    const uint8_t *rows;  /* HAS: 1 for each row that matches, once resolved */
};

/* ---- vocabulary: what identifiers mean beyond the table's columns ---- */
struct cl_term_def {
    const char *name;    /* "state", "is_open"; in `is` the word after "is:" */
    const char *formula; /* may use T, A, B, columns and earlier terms */
    const char *help;    /* one sentence */
    bool own;            /* the user's: what is wrong with it names it */
};
/* A dimension that is computed.  Word columns are dimensions by themselves. */
enum cl_dim_kind {
    CL_DIM_WORD,   /* a word column: col */
    CL_DIM_LABELS, /* formula gives an index into labels */
    CL_DIM_NUMBER, /* formula gives a small integer shown as such: hour, year */
    CL_DIM_DAY,
    CL_DIM_WEEK,
    CL_DIM_MONTH,
    CL_DIM_QUARTER,
    CL_DIM_YEAR, /* formula gives an instant; the bucket is local */
};
struct cl_dim_def {
    const char *key, *title, *help;
    enum cl_dim_kind kind;
    const char *formula;
    const char *const *labels; /* LABELS: ends with NULL */
    const char *const *words;  /* the labels as people read them; NULL: as they are */
};
struct cl_vocab {
    const struct cl_term_def *terms;
    size_t n_terms;
    const struct cl_term_def *is; /* words after is: */
    size_t n_is;
    const struct cl_dim_def *dims;
    size_t n_dims;
};

/* What T, A and B stand for in a formula: as-of and the period [a, b).
 * CL_NO_TIME in a or b: there is no period, A and B are NULL. */
struct cl_moment {
    int64_t t, a, b;
};

/* ---- programs ---- */
struct cl_prog; /* lives in its arena; one thread builds it, then many may read it */
struct cl_prog *cl_prog_new(struct cl_arena *arena, const struct cl_table *table,
                            const struct cl_vocab *vocab, const struct cl_zone *zone);
const struct cl_table *cl_prog_table(const struct cl_prog *p);
const struct cl_zone *cl_prog_zone(const struct cl_prog *p);
const struct cl_node *cl_prog_nodes(const struct cl_prog *p,
                                    size_t *n); /* operands precede users */
struct cl_arena *cl_prog_arena(const struct cl_prog *p);

/* Formula text to a node.  Identifiers: columns, terms of the vocabulary, T, A, B,
 * null; functions: min max coalesce if floor mod bit offset local day hour weekday
 * week month quarter year at(column) in_gap record filter("text of a filter"); strings compare with word
 * columns, folded: priority in ("High", "Critical"); 4h is 14400.  Schema fields and
 * derived columns go before terms, terms before extra columns.  at() is the plain
 * column where nothing changed after T, in_gap 0 outside all gaps.  CL_E_USAGE names the place. */
CL_NODISCARD enum cl_rc cl_formula_parse(struct cl_prog *p, const char *text,
                                         const struct cl_moment *m, cl_node_id *out,
                                         struct cl_err *err);
/* Filter text to a predicate.  Grammar: CLI contract, "Filters".  Empty text is
 * true.  Unknown words are errors that suggest the nearest known one.  `x` and `-x`
 * share the cases between them: where x is NULL, -x keeps the case.  Columns with a
 * past are taken as they were at T.  Durations want a unit.  Text searches make HAS
 * nodes: call cl_prog_resolve() before the run. */
CL_NODISCARD enum cl_rc cl_filter_parse(struct cl_prog *p, const char *text,
                                        const struct cl_moment *m, cl_node_id *out,
                                        struct cl_err *err);
/* One filter as separate terms, for chips; each borrowed from the arena. */
CL_NODISCARD enum cl_rc cl_filter_split(struct cl_arena *arena, const char *text,
                                        struct cl_slice **terms, size_t *n, struct cl_err *err);
/* Whether a term keeps one stretch of time, by a stamp or by its day, week, month … */
bool cl_filter_keeps_time(struct cl_prog *p, const char *text);
/* name:value with quotes where needed; value ptr NULL gives name:none. */
const char *cl_filter_term(struct cl_arena *arena, const char *name, struct cl_slice value);

cl_node_id cl_prog_const(struct cl_prog *p, double v);
cl_node_id cl_prog_col(struct cl_prog *p, uint16_t col);
cl_node_id cl_prog_op(struct cl_prog *p, enum cl_op op, cl_node_id a, cl_node_id b,
                      cl_node_id c); /* folds constants */
cl_node_id cl_prog_rank(struct cl_prog *p,
                        uint16_t col); /* LOOKUP: alphabetical, priorities by rank; for sorting */

/* The same for a text column, whose order the store knows: ranks[case number], NaN
 * where there is no text, n entries; borrowed for the program's life. */
cl_node_id cl_prog_rank_text(struct cl_prog *p, uint16_t col, const double *ranks, uint32_t n);

/* HAS nodes need the store: called once per distinct (col, text) before a run; fill
 * rows[i] with 1 where case i matches.  Without HAS nodes nothing is called. */
typedef enum cl_rc (*cl_text_fn)(void *ctx, uint16_t col, struct cl_slice folded, uint8_t *rows,
                                 struct cl_err *err);
CL_NODISCARD enum cl_rc cl_prog_resolve(struct cl_prog *p, cl_text_fn fn, void *ctx,
                                        struct cl_err *err);

/* ---- dimensions ---- */
struct cl_dim {
    const char *key, *title;
    enum cl_dim_kind kind;
    uint16_t col;               /* WORD */
    cl_node_id node;            /* the group's code; NULL is "missing" */
    const char *const *labels;  /* LABELS */
    const struct cl_dict *dict; /* WORD */
    bool ranked;                /* has an order of its own (time, priority, labels) */
};
/* A word column, an extra dimension (by identifier or header) or a computed one.
 * CL_E_USAGE with the nearest name when there is none. */
CL_NODISCARD enum cl_rc cl_dim_resolve(struct cl_prog *p, struct cl_slice key,
                                       const struct cl_moment *m, struct cl_dim *out,
                                       struct cl_err *err);
/* The bucket of an instant formula's node as a dimension of that kind. */
CL_NODISCARD enum cl_rc cl_dim_of_time(struct cl_prog *p, enum cl_dim_kind kind, cl_node_id instant,
                                       struct cl_dim *out, struct cl_err *err);
struct cl_slice cl_dim_label(const struct cl_dim *d, double code,
                             struct cl_arena *arena); /* NULL code: ptr NULL */
/* "no SLA" for "no-sla": filters and files take the label, people read this.  What is no
 * label of a computed dimension stays as it is. */
struct cl_slice cl_dim_word(const struct cl_vocab *vocab, const char *key, struct cl_slice label);
double cl_dim_rank(const struct cl_dim *d, double code); /* sorts groups of ranked dimensions */
/* The instant at which time bucket `code` begins, in the program's zone. */
int64_t cl_dim_start(const struct cl_prog *p, enum cl_dim_kind kind, double code);
double cl_dim_code_at(const struct cl_prog *p, enum cl_dim_kind kind,
                      int64_t utc); /* its inverse */
/* All keys that cl_dim_resolve knows for this table. */
size_t cl_dim_list(struct cl_prog *p, struct cl_arena *arena, const char *const **keys);

#endif
