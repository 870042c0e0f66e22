/* app.h - what the program is doing, without a screen: scope, view stack, chips,
 * selection, jobs.  Belongs to the main thread, which never runs SQL, never scans
 * rows, never waits.  Everything the keyboard can do is an action.
 *
 * A frame is one drill step: a view with its filter, sort and cursors.  The stack
 * of frames is the breadcrumb; going back pops a frame, so that what was there is
 * there again.  A sheet holds the figures of a frame, made by a job on a worker. */
#ifndef CASELOAD_APP_H
#define CASELOAD_APP_H

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
    size_t nth;          /* which dimension of the table at first, from 1; 0: the panel's own */
    const char *instead; /* the panel that stands in when this one has nothing, or NULL */
};
struct cl_view_info {
    const char *name, *title, *tab, *tiny; /* "sla", "SLA & finance", "SLA", "SL" */
    char digit;                            /* key and tab; 0: no tab */
    bool together; /* what is chosen for one panel holds for all that take it */
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
    int64_t case_id;                   /* CL_VIEW_CASE */
    int focus;                         /* panel of the view */
    struct cl_spot spots[CL_VIEW_PANELS];
    struct cl_sheet *sheet; /* NULL until it has been made */
    bool stale;             /* the sheet answers an earlier question */
    bool lacks;             /* the sheet answers this one, but for some panels */
    bool seek;              /* the next sheet puts the cursor on its case again */
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

/* ---- the app ---- */
struct cl_app_options {
    const struct cl_load_options *load;
    struct cl_scope scope;
    const char *as_of_text, *from_text, *to_text, *last_text;
    const char *view;
    const char *notice;                       /* said in place of what was loaded, or NULL */
    const struct cl_case_for_action *savings; /* NULL: the defaults */
    bool mask;
};
/* What the screen tells about itself, so that pages and rows of cards are known. */
struct cl_app_shape {
    enum cl_view view; /* that this is about */
    bool shown[CL_VIEW_PANELS];
    bool zoomed; /* the panel with the focus stands alone; Esc brings the others back */
    int rows[CL_VIEW_PANELS];   /* rows of content on the screen */
    int across[CL_VIEW_PANELS]; /* cards in a row */
    int overlay_rows;
    size_t overlay_lines; /* of the explanation, as wrapped */
};
enum cl_app_end { CL_APP_ON, CL_APP_QUIT, CL_APP_INTERRUPTED, CL_APP_FAILED };

struct cl_app; /* one thread: the main one */
CL_NODISCARD enum cl_rc cl_app_open(const struct cl_app_options *options, struct cl_app **out,
                                    struct cl_err *err);
void cl_app_close(struct cl_app *app); /* NULL is fine; waits for workers */
int cl_app_fd(const struct cl_app *app);
/* Takes results; true when the screen changed. */
bool cl_app_reap(struct cl_app *app);
bool cl_app_busy(const struct cl_app *app); /* a job runs whose result is awaited */
/* Share 0 to 1 of the load, -1 when nothing loads; what: in a static or own buffer. */
double cl_app_progress(const struct cl_app *app, char what[64]);
bool cl_app_loaded(const struct cl_app *app); /* there is something to show */
/* What is shown is of the records read so far: the load still runs.  Texts, single
 * cases and the report of the import are not there yet. */
bool cl_app_filling(const struct cl_app *app);

void cl_app_do(struct cl_app *app, enum cl_action action);
/* Typed text, while cl_app_prompt() is not CL_PROMPT_NONE; 0x7f rubs out, 0x15
 * clears.  Enter and Esc come as CL_ACT_DRILL and CL_ACT_BACK. */
void cl_app_type(struct cl_app *app, uint32_t cp);
/* A line as after ':'.  Unknown ones are answered in the status row. */
void cl_app_command(struct cl_app *app, struct cl_slice line);
void cl_app_shape(struct cl_app *app, const struct cl_app_shape *shape);
/* Asks for the figures that the top frame lacks; call it before painting. */
void cl_app_settle(struct cl_app *app);

/* ---- what is shown; borrowed until the next call that changes something ---- */
const struct cl_frame *cl_app_top(const struct cl_app *app);
const struct cl_frame *cl_app_frame(const struct cl_app *app, size_t i); /* NULL past the end */
size_t cl_app_depth(const struct cl_app *app);
/* Can what is shown be chosen by that key: d, D, b or %?  True for all others. */
bool cl_app_takes(const struct cl_app *app, enum cl_action action);
int cl_app_focus(const struct cl_app *app); /* the panel that has it, or -1 */
const struct cl_figure *cl_app_figure(const struct cl_app *app, int panel); /* NULL: not yet */
const struct cl_sheet *cl_app_sheet(const struct cl_app *app); /* top's, or one like it, or NULL */
/* What the last action came to, or "". */
const char *cl_app_status(const struct cl_app *app, enum cl_role *role);
const char *cl_app_title(const struct cl_app *app); /* the files, shortly */
const char *cl_app_as_of(const struct cl_app *app); /* "2025-01-05 05:00" */
bool cl_app_as_of_is_data(const struct cl_app *app);
/* Cases without any filter; *open UINT64_MAX when the states are not known. */
uint64_t cl_app_totals(const struct cl_app *app, uint64_t *open);
const char *const *cl_app_chips(const struct cl_app *app, size_t *n); /* of the top frame */
enum cl_overlay cl_app_overlay(const struct cl_app *app);
enum cl_prompt cl_app_prompt(const struct cl_app *app);
const char *cl_app_typed(const struct cl_app *app);
const struct cl_menu *cl_app_menu(const struct cl_app *app);
const struct cl_figure *cl_app_explained(const struct cl_app *app); /* NULL: not yet */
const struct cl_figure *cl_app_sql(const struct cl_app *app);       /* rows of CL_OVER_SQL */
const struct cl_spot *cl_app_sql_spot(const struct cl_app *app);
size_t cl_app_over_at(const struct cl_app *app); /* cursor of the overlay */
/* Commands that fit what was typed, best first: palette and help. */
const enum cl_action *cl_app_found(const struct cl_app *app, size_t *n);
const struct cl_sort_key *cl_app_sort_keys(const struct cl_app *app, size_t *n);
enum cl_app_end cl_app_end(const struct cl_app *app);
/* Why the app could not go on: CL_APP_FAILED; or, later, a partial load. */
const struct cl_err *cl_app_error(const struct cl_app *app);

/* "Department = Billing" for department:Billing; made in the arena. */
const char *cl_chip_label(struct cl_arena *arena, struct cl_slice term);

#endif
