/* filter.h - what the two halves of the filter parser share: the line and its
 * terms in filter.c, fields and their values in values.c. */
#ifndef CASELOAD_EXPR_FILTER_H
#define CASELOAD_EXPR_FILTER_H

#include "prog.h"

#define CL_FILTER_MAX_VALUES 1000 /* after one ':' */

enum cl_compare { CL_CMP_IS, CL_CMP_LT, CL_CMP_LE, CL_CMP_GT, CL_CMP_GE };

struct cl_filter_value {
    struct cl_slice text;
    bool quoted;
};

struct cl_filter {
    struct cl_prog *p;
    const struct cl_moment *m;
    struct cl_err *err;
};

/* One term that has a name: `name op value,value`. */
struct cl_filter_item {
    struct cl_slice name;
    bool name_quoted;
    enum cl_compare cmp;
    bool exact; /* written with '=' or '!=': a text is meant wholly */
    const struct cl_filter_value *values;
    size_t n_values;
};

/* What the name of a term stands for. */
struct cl_filter_field {
    struct cl_slice name;         /* folded */
    const struct cl_dim_def *dim; /* a computed dimension, else NULL */
    uint16_t col;                 /* a column, else CL_NO_COLUMN */
    cl_node_id node;              /* of columns in memory, terms and dimensions */
};

/* Fails with CL_E_USAGE, "filter: name:value: why". */
enum cl_rc cl_filter_bad(struct cl_filter *f, const struct cl_filter_field *field,
                         struct cl_slice value, const char *why);
/* Cuts "a..b"; false when it is not a range.  Either end may be empty. */
bool cl_filter_range(struct cl_slice s, struct cl_slice *a, struct cl_slice *b);
/* All values of a term on a column of words: one IN. */
CL_NODISCARD enum cl_rc cl_filter_words(struct cl_filter *f, const struct cl_filter_field *field,
                                        const struct cl_filter_item *item, cl_node_id *out);
CL_NODISCARD enum cl_rc cl_filter_item(struct cl_filter *f, const struct cl_filter_item *item,
                                       cl_node_id *out);

#endif
