/* panel.h - the panel catalogue: what is asked, and the figure the answer becomes.
 *
 * A panel knows no medium.  A figure is data in roles; painters (tui/paint_….c,
 * report/….c) give it a look.  So the numbers agree everywhere.
 * Registry: src/panel/panels.c, one file per panel. */
#ifndef CASELOAD_PANEL_H
#define CASELOAD_PANEL_H

#include "caseload/load.h"
#include "caseload/metrics.h"

/* What text means; a theme alone decides how it looks. */
enum cl_role {
    CL_ROLE_TEXT,
    CL_ROLE_DIM,
    CL_ROLE_ACCENT,
    CL_ROLE_GOOD,
    CL_ROLE_WARN,
    CL_ROLE_BAD,
    CL_ROLE_COUNT
};

enum cl_figure_kind {
    CL_FIG_CARDS,
    CL_FIG_LINE,
    CL_FIG_BARS,
    CL_FIG_TABLE,
    CL_FIG_FINDINGS,
    CL_FIG_FACTS
};

struct cl_fig_card {
    const char *label, *text; /* "Open", "5,050"; "—" when null */
    const char *delta;        /* "4.1 %", or NULL */
    int direction;            /* -1 down, 0 same, 1 up */
    int good;                 /* of the change: -1 bad, 0 neither, 1 good */
    const char *target;       /* "target < 20 %", or NULL */
    int target_met;           /* -1 unknown, 0 no, 1 yes */
    const double *spark;      /* CL_SPARK_POINTS, or NULL */
    const char *why;          /* why there is no value */
    const struct cl_measure *measure;
    struct cl_value value;
};
struct cl_fig_series {
    const char *name;
    const double *points; /* NaN: none */
};
struct cl_fig_line {
    const struct cl_fig_series *series; /* at most 4 */
    size_t n_series;
    const char *const *labels; /* per point: "2024-03" */
    const char *const *drill;  /* per point: filter text, or NULL */
    const int64_t *ends;       /* per point: the instant that its stocks are of */
    size_t n_points;
    enum cl_unit unit;
    const char *summary; /* "created 1,250/mo · closed 1,028/mo" */
};
struct cl_fig_bar {
    const char *label, *text; /* text: the formatted value */
    double value, part;       /* part: of the value, in its unit; NaN: none */
    const char *drill;
};
struct cl_fig_bars {
    const struct cl_fig_bar *bars;
    size_t n;
    double max;
    const char *part_name; /* "high risk", or NULL */
    const char *dimension; /* key */
};
struct cl_fig_column {
    const char *title, *key; /* key: what --sort takes */
    bool right;              /* numbers */
    int width, drop;         /* wanted columns; dropped first when drop is high; 0: never */
    int sorted;              /* 1 ascending, -1 descending, 0 not */
};
struct cl_fig_cell {
    const char *text; /* NULL: ∅ */
    enum cl_role role;
};
struct cl_fig_row {
    const struct cl_fig_cell *cells;
    int64_t case_id;   /* 0: not a case */
    const char *say;   /* the row in a sentence, for when columns are cut; or NULL */
    const char *drill; /* or NULL */
};
struct cl_fig_table {
    const struct cl_fig_column *columns;
    size_t n_columns;
    const struct cl_fig_row *rows; /* the page [offset, offset + n_rows) */
    size_t n_rows;
    uint64_t total, offset;
    int64_t around_at; /* position of the asked case in the whole list, or -1 */
};
struct cl_fig_item {   /* finding or fact */
    enum cl_role role; /* BAD ●, WARN ▲, TEXT ○ */
    const char *label; /* FACTS: "Department"; FINDINGS: NULL */
    const char *text;
    const char *drill;
    const struct cl_measure *measure; /* of the number in the text, or NULL */
    const char *where;                /* more filter of that number, or NULL */
};
struct cl_fig_items {
    const struct cl_fig_item *items;
    size_t n;
};
struct cl_figure {
    enum cl_figure_kind kind;
    const char *title, *note; /* note: right end of the border, or NULL */
    const char *empty;        /* why there is nothing to show, or NULL */
    union {
        struct {
            const struct cl_fig_card *cards;
            size_t n;
        } cards;
        struct cl_fig_line line;
        struct cl_fig_bars bars;
        struct cl_fig_table table;
        struct cl_fig_items items;
    } as;
};

/* What the asker may choose; zeroed is the default. */
struct cl_panel_params {
    const char *dimension;  /* bars: which one; NULL: the panel's first */
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
};
struct cl_panel_info {
    const char *id, *title, *help;
    enum cl_figure_kind kind;
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
