/* app.h - what the program is doing, without a screen: scope, view stack, chips,
 * selection, jobs.  Belongs to the main thread, which never runs SQL, never scans
 * rows, never waits.  Everything the keyboard can do is an action.
 *
 * A frame is one drill step: a view with its filter, sort and cursors.  The stack
 * of frames is the breadcrumb; going back pops a frame, so that what was there is
 * there again.  A sheet holds the figures of a frame, made by a job on a worker. */
#ifndef CASELOAD_APP_H
#define CASELOAD_APP_H

#include "caseload/app_view.h"

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
/* Would that key do something here: d, D, b, % and s, ( and ) in a case, n and N, and in an
 * explanation Enter and b?  True for all others. */
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
struct cl_match cl_app_match(const struct cl_app *app);
/* The table that the case on top was opened from, and where it stands in it; NULL: none. */
const struct cl_figure *cl_app_list(const struct cl_app *app, const struct cl_spot **spot);
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
