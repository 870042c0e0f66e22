/* analysis_pivot.h - up to two row and two column dimensions, any measures, totals computed
 * from the cases at their own level, shares, and what a cell's looks should say. */
#ifndef CASELOAD_ANALYSIS_PIVOT_H
#define CASELOAD_ANALYSIS_PIVOT_H

#include "caseload/metrics.h"

#define CL_PIVOT_DIMS 2
#define CL_PIVOT_COLUMNS 200  /* columns times measures */
#define CL_PIVOT_CELLS 100000 /* rows times columns times measures */
enum cl_pivot_share { CL_SHARE_NONE, CL_SHARE_ROW, CL_SHARE_COLUMN, CL_SHARE_ALL, CL_SHARE_COUNT };
enum cl_pivot_look {
    CL_LOOK_NONE,
    CL_LOOK_HEAT_ROW,
    CL_LOOK_HEAT_COLUMN,
    CL_LOOK_HEAT_ALL,
    CL_LOOK_TARGET,  /* the measure's target met, missed, or inside the interval */
    CL_LOOK_OUTLIER, /* METRICS 38, over the cells of the measure */
    CL_LOOK_SLA,     /* the cell's compliance is below its target (the whole, without one), by
                        interval */
    CL_LOOK_COUNT
};
const char *cl_pivot_share_name(enum cl_pivot_share share); /* "none", "row" … */
const char *cl_pivot_look_name(enum cl_pivot_look look);    /* "none", "heat-row" … */

struct cl_pivot_question {
    const char *rows[CL_PIVOT_DIMS], *cols[CL_PIVOT_DIMS]; /* NULL ends; none: one row or column */
    const struct cl_measure *const *measures;
    size_t n_measures;
    const char *where; /* more filter; NULL: none */
    bool totals;       /* with subtotals and totals */
    enum cl_pivot_share share;
    enum cl_pivot_look look;
    const char *sort; /* "-open" by the total, "-open@Email" by that column ("2024-03 / Email"
                         of two dimensions, "2024-03" a subtotal), a row dimension; NULL */
    size_t top;       /* rows that are no totals; 0: all */
};
struct cl_pivot_head {
    struct cl_slice labels[CL_PIVOT_DIMS]; /* ptr NULL: missing; "*": total */
    const char *drill;
    bool total;   /* subtotal or total */
    size_t level; /* how many labels are no totals */
};
struct cl_pivot_cell {
    struct cl_value value;
    double share; /* of its row, column or the whole, 0 to 1; NaN: none */
    double shown; /* the value; with shares the share rounded so that all of them add to 1 */
    double heat;  /* 0 to 1; NaN: none */
    int mark;     /* -1 bad, 0 none, 1 good, 2 stands out */
    const char *drill;
};
struct cl_pivot {
    const struct cl_pivot_question *question;
    const struct cl_pivot_head *rows, *cols; /* subtotals after their group, the total last */
    size_t n_rows, n_cols, n_row_dims, n_col_dims;
    uint64_t matched;                  /* cases that pass the filter */
    size_t left_out;                   /* rows cut by `top` */
    const struct cl_pivot_cell *cells; /* [(row * n_cols + col) * n_measures + measure] */
    const char *const *whys;           /* per measure: why it has no value or no share; or NULL */
};
/* Past the limits: CL_E_USAGE that says what to do. */
CL_NODISCARD enum cl_rc cl_pivot_ask(struct cl_backend *b, const struct cl_scope *scope,
                                     const struct cl_pivot_question *q, struct cl_arena *arena,
                                     struct cl_pivot *out, struct cl_err *err);
/* The same in two halves, for a caller that asks more in the same run: one question
 * per level of totals (four with one dimension each way), and what their answers make. */
#define CL_PIVOT_QUESTIONS 9
size_t cl_pivot_questions(const struct cl_pivot_question *q, struct cl_arena *arena,
                          struct cl_question out[CL_PIVOT_QUESTIONS]);
CL_NODISCARD enum cl_rc cl_pivot_read(const struct cl_pivot_question *q,
                                      const struct cl_answer *answers, struct cl_arena *arena,
                                      struct cl_pivot *out, struct cl_err *err);
/* "2024-03 / Email"; a total's label is `total`, a missing one's "∅". */
const char *cl_pivot_head_text(const struct cl_pivot_head *h, size_t n_dims, const char *total,
                               struct cl_arena *arena);

/* Saved ones: the monthly, channel and issue pivots. */
struct cl_pivot_view {
    const char *name, *title, *help;
    const char *rows[CL_PIVOT_DIMS], *cols[CL_PIVOT_DIMS];
    const char *measures; /* keys, commas */
    enum cl_pivot_share share;
    enum cl_pivot_look look;
};
const struct cl_pivot_view *cl_pivot_view_at(size_t i); /* NULL past the end */

#endif
