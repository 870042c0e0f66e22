/* app_view.h - what app.h shows: views, the frames of the drill stack, overlays. */
#ifndef CASELOAD_APP_VIEW_H
#define CASELOAD_APP_VIEW_H

#include "caseload/action.h"
#include "caseload/base/pool.h"
#include "caseload/panel.h"

/* ---- views ---- */
enum cl_view {
    CL_VIEW_OVERVIEW,
    CL_VIEW_BACKLOG, /* open cases */
    CL_VIEW_TRENDS,
    CL_VIEW_AGENTS,
    CL_VIEW_SLA,
    CL_VIEW_WORKFORCE,
    CL_VIEW_PIVOT,
    CL_VIEW_FEEDBACK,
    CL_VIEW_DRIVERS, /* what changed */
    CL_VIEW_TEST,
    CL_VIEW_FINDINGS,
    CL_VIEW_CASES, /* any cases: where a number leads that is not about open ones */
    CL_VIEW_CASE,
    CL_VIEW_DATA,
    CL_VIEW_COUNT
};
#define CL_VIEW_PANELS 10

struct cl_view_panel {
    const char *id;      /* in the panel catalogue; NULL ends */
    const char *measure; /* at first, where the panel takes one; and what `i` explains where
                            the figure itself names none; or NULL */
    const char *dimension, *second; /* at first; NULL: the panel's own */
    bool parts;          /* `d` steps through the second dimension, `D` through the first */
    size_t nth;          /* which dimension of the table at first, from 1; 0: the panel's own */
    const char *instead; /* the panel that stands in when this one has nothing, or NULL */
};
struct cl_view_info {
    const char *name, *title, *tab, *tiny; /* "sla", "SLA & finance", "SLA", "SL" */
    char digit;                            /* key and tab; 0: no tab */
    bool together;     /* what is chosen for one panel holds for all that take it */
    const char *where; /* what its list shows only: counted and offered as filters are those */
    const char *help;
    struct cl_view_panel panels[CL_VIEW_PANELS];
};
extern const struct cl_view_info cl_views[CL_VIEW_COUNT];
bool cl_view_find(struct cl_slice name, enum cl_view *out);
/* "overview, backlog, … or data": those that can be gone to. */
const char *cl_view_names(struct cl_arena *arena);

/* ---- frames ---- */
struct cl_spot {     /* where the cursor of one panel is, and what was chosen for it */
    int64_t at;      /* row of the whole table or heat map, bar, card, point or line */
    int64_t top;     /* first row shown */
    int64_t case_id; /* table: the case under the cursor, which it stays on */
    int64_t page;    /* table: first row asked for */
    int col;         /* table, heat map: column; columns: part */
    const char *dimension, *second, *measure; /* chosen keys; NULL: as at first */
    const char *sort;                         /* table: NULL: its own order */
    bool share;
    bool placed; /* there was a figure, and the cursor went where it begins */
};
struct app_data; /* what was loaded; the app's own */
/* The figures of one frame; counted. */
struct cl_sheet {
    unsigned refs;
    struct app_data *data; /* counted: titles and words are borrowed from its table */
    struct cl_arena *arena;
    struct cl_figure figures[CL_VIEW_PANELS];
    bool made[CL_VIEW_PANELS];    /* there is a figure */
    bool asked[CL_VIEW_PANELS];   /* it was on the screen, or there is none to make */
    bool instead[CL_VIEW_PANELS]; /* it is the stand-in */
    struct cl_sheet *base;        /* counted: made the figures that this one did not, or NULL */
    uint64_t matched;             /* cases that pass the filter */
};
struct cl_frame {
    uint64_t uid, serial; /* which frame, and which question of it */
    enum cl_view view;
    const char *filter, *crumb, *find; /* never NULL; live as long as the app */
    const char *terms; /* drilled by these: the crumb names those the filter still has; or NULL */
    bool aside;        /* a view without a key of its own, over the one it was called from */
    int64_t case_id;   /* CL_VIEW_CASE */
    bool apart;        /* CL_VIEW_CASE: it is not in the list below */
    int focus;         /* panel of the view */
    struct cl_spot spots[CL_VIEW_PANELS];
    struct cl_sheet *sheet; /* NULL until it has been made */
    bool stale;             /* the sheet answers an earlier question */
    bool lacks;             /* the sheet answers this one, but for some panels */
    bool seek;              /* the next sheet puts the cursor on its case again */
};

/* What the search of the top frame came to. */
enum cl_match_state {
    CL_MATCH_NONE, /* nothing is searched for */
    CL_MATCH_SEARCHING,
    CL_MATCH_MISSING,
    CL_MATCH_COUNTED,  /* n rows have the text; the cursor is on the nth, 0: on none */
    CL_MATCH_UNCOUNTED /* the table is too long to be read through for a number */
};
struct cl_match {
    enum cl_match_state state;
    uint64_t nth, n;
};

/* ---- overlays ---- */
enum cl_overlay {
    CL_OVER_NONE,
    CL_OVER_FILTER,
    CL_OVER_PALETTE,
    CL_OVER_HELP,
    CL_OVER_EXPLAIN,
    CL_OVER_SORT,
    CL_OVER_SQL /* the rows that a statement gave */
};
/* What a line of text is being typed for; shown in the status row or the overlay. */
enum cl_prompt {
    CL_PROMPT_NONE,
    CL_PROMPT_FIND,
    CL_PROMPT_NARROW,
    CL_PROMPT_GOTO,
    CL_PROMPT_SEARCH /* of the filter menu or the help */,
    CL_PROMPT_COMMAND,
    CL_PROMPT_SQL
};

struct cl_menu_value {
    struct cl_slice word; /* ptr NULL: missing */
    uint64_t count;
    bool on;
};
struct cl_menu_field {
    const char *key, *title;
    struct cl_menu_value *values;
    size_t n;
    uint64_t sum;      /* of the counts: the cases that match all other filters */
    bool open, loaded; /* values are shown; counts have come */
    bool touched;      /* a mark was changed */
};
/* A line of the menu as shown: a field (value -1) or one of its values. */
struct cl_menu_line {
    int field, value;
};
struct cl_menu {
    struct cl_arena *arena;
    struct app_data *data; /* counted: words and titles are borrowed from its table */
    struct cl_menu_field *fields;
    size_t n_fields;
    struct cl_menu_line *lines;
    size_t n_lines, at;
};
struct cl_sort_key {
    const char *key, *title;
    int order, sign; /* order: 1 first, 0 not in use; sign 1 or -1 */
};

#endif
