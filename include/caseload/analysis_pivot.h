/* analysis_pivot.h - up to two row and two column dimensions, any measures, totals computed
 * from the cases at their own level, shares, and what a cell's looks should say. */
#ifndef CASELOAD_ANALYSIS_PIVOT_H
#define CASELOAD_ANALYSIS_PIVOT_H

#include "caseload/metrics.h"

#define CL_PIVOT_DIMS 2
enum cl_pivot_share { CL_SHARE_NONE, CL_SHARE_ROW, CL_SHARE_COLUMN, CL_SHARE_ALL };
enum cl_pivot_look {
    CL_LOOK_NONE,
    CL_LOOK_HEAT_ROW,
    CL_LOOK_HEAT_COLUMN,
    CL_LOOK_HEAT_ALL,
    CL_LOOK_TARGET,  /* past the measure's target, or not */
    CL_LOOK_OUTLIER, /* METRICS 38, over the cells of the measure */
    CL_LOOK_SLA      /* the cell's breach rate is past 1 - the compliance target, by interval */
};
const char *cl_pivot_share_name(enum cl_pivot_share share); /* "row" … */
const char *cl_pivot_look_name(enum cl_pivot_look look);    /* "heat-row" … */

struct cl_pivot_question {
    const char *rows[CL_PIVOT_DIMS], *cols[CL_PIVOT_DIMS]; /* NULL ends; no cols: measures alone */
    const struct cl_measure *const *measures;
    size_t n_measures;
    enum cl_pivot_share share;
    enum cl_pivot_look look;
    const char *sort; /* "-open", "-open@Email" (by a column's label), a row dimension; NULL */
    size_t top;       /* rows; 0: all */
};
struct cl_pivot_head {
    struct cl_slice labels[CL_PIVOT_DIMS]; /* ptr NULL: missing; "*": total */
    const char *drill;
    bool total; /* subtotal or total */
};
struct cl_pivot_cell {
    struct cl_value value;
    double shown; /* the value, or its share (sums of shares are 1) */
    double heat;  /* 0 to 1, NaN: none */
    int mark;     /* -1 bad, 0 none, 1 good */
    const char *drill;
};
struct cl_pivot {
    const struct cl_pivot_question *question;
    const struct cl_pivot_head *rows, *cols; /* totals last, subtotals after their group */
    size_t n_rows, n_cols;
    const struct cl_pivot_cell *cells; /* [(row * n_cols + col) * n_measures + measure] */
    const char *const *whys;           /* per measure, or NULL */
};
/* At most 200 columns and 100,000 cells: more is CL_E_USAGE that says so. */
CL_NODISCARD enum cl_rc cl_pivot_ask(struct cl_backend *b, const struct cl_scope *scope,
                                     const struct cl_pivot_question *q, struct cl_arena *arena,
                                     struct cl_pivot *out, struct cl_err *err);

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
