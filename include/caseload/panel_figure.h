/* panel_figure.h - figures: data in roles, for painters of any medium.  Text and
 * arrays live in the arena that cl_panels_make() was given. */
#ifndef CASELOAD_PANEL_FIGURE_H
#define CASELOAD_PANEL_FIGURE_H

#include "caseload/analysis_change.h"

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
    CL_FIG_FACTS,
    CL_FIG_GAUGES,
    CL_FIG_HEAT,
    CL_FIG_COLUMNS
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
    enum cl_verdict verdict; /* of the delta: signal or noise */
    const char *edge;        /* why there is no delta; NULL: there is one, or nothing to say */
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
    /* A control chart of the first series, which is then drawn as a line: its centre
     * and limits, and the points that are signals (per point, or NULL). */
    bool control;
    double centre, low, high; /* NaN: none */
    const unsigned char *signals;
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
};
#define CL_DROP_WINDOW (-1)
struct cl_fig_column {
    const char *title, *key; /* key: what --sort takes */
    bool right;              /* numbers */
    int width, drop;         /* wanted columns; dropped first when drop is high; 0: at last;
                                CL_DROP_WINDOW: those around the cursor stay */
    int sorted;              /* 1 ascending, -1 descending, 0 not */
    const struct cl_measure *measure; /* of its numbers: `i` explains them in the row's cases */
    const char *help; /* what its numbers are where they are no measure's, for `i`; or NULL */
};
struct cl_fig_cell {
    const char *text; /* NULL: ∅ */
    enum cl_role role;
    double heat;       /* 0 < heat <= 1: shade, and a bar where there is room; 0: none */
    const char *drill; /* of this cell; NULL: the row's */
};
static inline struct cl_fig_cell cl_cell(const char *text, enum cl_role role) {
    return (struct cl_fig_cell){.text = text, .role = role};
}
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
struct cl_fig_gauge {
    const char *label, *text, *target_text; /* "NPS", "62", "target 65" */
    double part, target_part;               /* of the scale, 0 to 1; NaN: none */
    int met;                                /* -1 unknown, 0 no, 1 yes */
    const char *why;                        /* there is no value */
    const struct cl_measure *measure;
};
struct cl_fig_gauges {
    const struct cl_fig_gauge *gauges;
    size_t n;
};
struct cl_fig_heat_cell {
    const char *text; /* NULL: no case; "-": fewer than 20 */
    double heat;      /* 0 to 1; NaN: no shade */
    const char *drill;
    const char *say; /* the cell in a sentence, or NULL */
};
struct cl_fig_heat {
    const char *const *rows, *const *cols;
    size_t n_rows, n_cols;
    const struct cl_fig_heat_cell *cells; /* [row * n_cols + col] */
    const char *legend;
};
struct cl_fig_columns {
    const char *const *labels; /* per column: "2024-03" */
    size_t n_columns;
    struct cl_fig_series series[4]; /* parts; what is more is the last one, "other" */
    size_t n_series;
    bool stacked;  /* else side by side */
    bool one_view; /* all are wanted at once: narrow rather than in pages */
    enum cl_unit unit;
    const char *const *drill; /* [column * n_series + series], or NULL */
};
struct cl_figure {
    enum cl_figure_kind kind;
    const char *title, *note; /* note: right end of the border, or NULL */
    const char *empty;        /* why there is nothing to show, or NULL */
    /* What was shown of what can be chosen: keys of dimensions, and the measure that
     * the numbers are of where no number says otherwise; or NULL. */
    const char *dimension, *second;
    const struct cl_measure *measure;
    union {
        struct {
            const struct cl_fig_card *cards;
            size_t n;
        } cards;
        struct cl_fig_line line;
        struct cl_fig_bars bars;
        struct cl_fig_table table;
        struct cl_fig_items items;
        struct cl_fig_gauges gauges;
        struct cl_fig_heat heat;
        struct cl_fig_columns columns;
    } as;
};

/* How many of `cells` cells each part of a column of stacked columns gets: by largest
 * remainder, so that a larger part never has fewer than a smaller one; a small one may
 * have none.  `out`: one per series. */
void cl_figure_cells(const struct cl_fig_columns *f, size_t column, int cells, int *out);

#endif
