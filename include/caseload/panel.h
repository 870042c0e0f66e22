/* panel.h - the panel catalogue: what is asked, and the figure the answer becomes.
 *
 * A panel knows no medium.  A figure is data in roles; painters (tui/paint_….c,
 * report/….c) give it a look.  So the numbers agree everywhere.
 * Registry: src/panel/panels.c, one file per panel. */
#ifndef CASELOAD_PANEL_H
#define CASELOAD_PANEL_H

#include "caseload/advice.h"
#include "caseload/load.h"
#include "caseload/panel_figure.h"

/* What the asker may choose; zeroed is the default. */
struct cl_panel_params {
    const char *dimension;  /* bars, rows of a pivot: which one; NULL: the panel's first */
    const char *second;     /* columns of a pivot, parts of stacked columns; NULL: the panel's */
    const char *measure;    /* trend, pivot, columns, drivers: key; NULL: the panel's first */
    bool share;             /* shares instead of numbers */
    const char *sort;       /* table: "-age_secs" …; NULL: the panel's own */
    uint64_t offset, limit; /* table page */
    int64_t around;         /* table: keep this case inside the page; 0: none */
    int64_t case_id;        /* case panels */
    const char *where;      /* more filter */
    bool mask;              /* --mask */
};
struct cl_panel_context {
    struct cl_backend *backend;
    const struct cl_scope *scope;
    const struct cl_import_report *import;
    bool as_of_is_data;
    const struct cl_case_for_action *savings; /* NULL: the defaults */
};
/* Which of the params mean something to a panel: the keys d, D, b and % are its. */
enum cl_panel_takes {
    CL_TAKES_DIMENSION = 1,
    CL_TAKES_SECOND = 2,
    CL_TAKES_MEASURE = 4,
    CL_TAKES_SHARE = 8,
    CL_TAKES_TIME = 16 /* months, hours … are dimensions for it as well */
};
struct cl_panel_info {
    const char *id, *title, *help;
    enum cl_figure_kind kind;
    unsigned takes;              /* enum cl_panel_takes */
    bool slow;                   /* asks so much that the others need not wait for it */
    const char *const *measures; /* that b steps through, NULL ends; NULL: all of the catalogue */
};
const struct cl_panel_info *cl_panel_at(size_t i); /* NULL past the end */
/* Makes the figures of several panels; all their questions go in one pass. */
struct cl_panel_want {
    const char *id;
    struct cl_panel_params params;
};
CL_NODISCARD enum cl_rc cl_panels_make(const struct cl_panel_context *ctx,
                                       const struct cl_panel_want *wants, size_t n,
                                       struct cl_arena *arena, struct cl_figure *figures,
                                       struct cl_err *err);
/* How one case stands to its targets, as items: state, SLA, clock, what is left. */
CL_NODISCARD enum cl_rc cl_panel_case_clocks(const struct cl_panel_context *ctx, int64_t case_id,
                                             struct cl_arena *arena, struct cl_figure *figure,
                                             struct cl_err *err);
/* Do the parts of the measure add up to a whole, so that they have shares? */
bool cl_panel_adds(const struct cl_measure *m);
/* The dimensions worth showing as bars for this table, best first ("department"). */
size_t cl_panel_dimensions(const struct cl_table *t, struct cl_arena *arena,
                           const char *const **keys);
/* "i" on a number: value, n, exclusions, formula, interval, SQL, and for NULLs the
 * written reason why they stay NULL, as a FACTS figure. */
CL_NODISCARD enum cl_rc cl_panel_explain(const struct cl_panel_context *ctx,
                                         const struct cl_measure *m, struct cl_arena *arena,
                                         struct cl_figure *figure, struct cl_err *err);
extern const char cl_null_reason[]; /* why NULLs are kept, in full sentences */

#endif
