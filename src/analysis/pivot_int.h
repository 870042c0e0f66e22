/* pivot_int.h - a pivot while it is made: the answers of every level, found by the
 * labels of a row and a column.  Seen by src/analysis/pivot*.c only. */
#ifndef CASELOAD_ANALYSIS_PIVOT_INT_H
#define CASELOAD_ANALYSIS_PIVOT_INT_H

#include "caseload/analysis_pivot.h"

struct pivot_make {
    const struct cl_pivot_question *q;
    const struct cl_answer *answers; /* [row level * (n_col_dims + 1) + column level] */
    size_t n_row_dims, n_col_dims;
    size_t n_asked; /* measures asked for; those of the question come first */
    struct cl_map *index;
    const struct cl_answer_row **found; /* by index */
    struct cl_arena *arena;
    struct cl_err *err;
    struct cl_pivot *out;
    struct cl_pivot_head *rows, *cols;
    struct cl_pivot_cell *cells;
};

const struct cl_answer *pivot_level(const struct pivot_make *k, size_t row_level, size_t col_level);
/* The answer's row of a row and a column; NULL: no case is there. */
const struct cl_answer_row *pivot_find(const struct pivot_make *k, const struct cl_pivot_head *row,
                                       const struct cl_pivot_head *col);
/* The measure there; without a case counts and money are 0, all others null. */
struct cl_value pivot_value(const struct pivot_make *k, const struct cl_pivot_head *row,
                            const struct cl_pivot_head *col, size_t measure);
bool pivot_adds(const struct cl_measure *m); /* its parts may add up to the whole */
extern const struct cl_pivot_head pivot_all; /* the total of an axis */

/* pivot_heads.c: fills rows, cols and left_out. */
CL_NODISCARD enum cl_rc pivot_heads(struct pivot_make *k);
/* pivot_shares.c, pivot_looks.c: over the cells that are there. */
void pivot_shares(struct pivot_make *k);
void pivot_looks(struct pivot_make *k);

/* Of the same value of the first dimension; missing is a value. */
static inline bool pivot_same_group(const struct cl_pivot_head *a, const struct cl_pivot_head *b) {
    if (a->labels[0].ptr == NULL || b->labels[0].ptr == NULL)
        return a->labels[0].ptr == b->labels[0].ptr;
    return cl_slice_eq(a->labels[0], b->labels[0]);
}

static inline struct cl_pivot_cell *pivot_cell(const struct pivot_make *k, size_t row, size_t col,
                                               size_t measure) {
    return &k->cells[(row * k->out->n_cols + col) * k->q->n_measures + measure];
}

#endif
