/* state.h - the app's insides, shared by the files of src/app only.
 *
 * Strings in frames live in `keep` until the app ends, so frames are copied by
 * value (undo, breadcrumb).  Sheets and data are counted on the main thread. */
#ifndef CASELOAD_APP_STATE_H
#define CASELOAD_APP_STATE_H

#include <stdatomic.h>

#include "caseload/app.h"
#include "caseload/base/file.h"
#include "caseload/base/num.h"
#include "caseload/base/utf8.h"

#define APP_DEPTH 16       /* drill steps */
#define APP_UNDO 32        /* changes that can be taken back */
#define APP_FILTER 4096    /* bytes of a filter */
#define APP_TYPED 2000     /* bytes of a typed line */
#define APP_PAGE 240       /* rows of a table asked for at once */
#define APP_PAGE_LEAD 90   /* of which this many above the first row shown */
#define APP_MENU_WORDS 300 /* fields with more words are not in the filter menu */

struct app_stack {
    struct cl_frame frames[APP_DEPTH];
    size_t n;
};

/* Everything loaded; jobs hold a reference while they run. */
struct app_data {
    unsigned refs;
    bool partial; /* of a load that still runs: no store, no report */
    struct cl_loaded loaded;
    struct cl_backend *backend;
    struct cl_scope scope;
    bool as_of_is_data;
    const struct cl_case_for_action *savings;
    uint64_t cases, open;
    const char *const *dimensions; /* worth showing as bars */
    size_t n_dimensions;
    struct cl_arena *arena;
};

/* A number that is asked about: of what, with what more filter, at another instant. */
struct app_number {
    const struct cl_measure *measure;
    const char *more;
    int64_t as_of; /* CL_NO_TIME: as of the others */
};

/* Which rows have the text that is searched for, as long as the question is this one. */
struct app_matches {
    uint64_t uid;
    const char *find, *filter, *sort; /* NULL find: nothing is known */
    int panel;
    bool missing, uncounted;
    int64_t *rows;
    size_t n;
};

struct cl_app {
    struct cl_arena *keep, *frame_arena; /* frame_arena: chips, until the next change */
    struct cl_app_options options;
    struct cl_load_options load;
    struct cl_pool *pool;
    struct app_data *data;
    struct app_stack now, last;
    bool has_last;
    struct cl_frame roots[CL_VIEW_COUNT]; /* how each view was left; uid 0: never seen */
    struct app_stack *undo;               /* [APP_UNDO] */
    size_t n_undo, n_redo;                /* redo states follow the undo states */
    uint64_t uid, serial;
    struct cl_app_shape shape;
    /* jobs */
    unsigned running; /* of any kind */
    bool sheet_runs, loading, menu_runs;
    uint64_t explain_serial, find_serial, menu_serial, goto_serial;
    struct cl_table *told;          /* by the load, newest; with progress_lock */
    bool told_back;                 /* what was told before is rolled back; likewise */
    bool told_runs;                 /* a job takes it; with progress_lock */
    struct app_data *held, *before; /* the newest part; what a failed load brings back */
    int64_t load_ms;                /* when the load began */
    uint64_t load_n;                /* which load it is */
    int step;                       /* a sibling step that waits for a page of the list: 1, -1 */
    volatile int cancel;
    atomic_flag progress_lock;
    char progress_what[64];
    double progress_share;
    /* what is open over the view */
    enum cl_overlay overlay;
    enum cl_prompt prompt;
    struct cl_buf typed;
    size_t over_at;
    struct cl_menu *menu;
    struct cl_figure explained;
    struct cl_arena *explained_arena;
    struct app_data *explained_data; /* counted: the figure borrows from it */
    struct app_number explained_of;
    struct cl_figure sql; /* what CL_OVER_SQL shows */
    struct cl_arena *sql_arena;
    struct cl_spot sql_spot;
    struct app_job *sql_job; /* the one whose answer is awaited, or NULL */
    const char *sql_again;   /* the statement that failed last, or NULL */
    enum cl_action found[CL_ACT_COUNT];
    size_t n_found;
    enum cl_action recent[6];
    size_t n_recent;
    struct cl_sort_key sort_keys[64];
    size_t n_sort_keys;
    struct cl_spot find_origin;
    struct app_matches matches;
    struct app_job *count_job; /* the one whose answer is awaited, or NULL */
    char status[256];
    enum cl_role status_role;
    int64_t popped_ms, interrupted_ms;
    enum cl_app_end end;
    struct cl_err err;
    const char *title;
    char as_of[32];
    const char **chips;
    size_t n_chips;
    const char *chips_of; /* the filter they were made from */
};

/* app.c */
void app_say(struct cl_app *app, enum cl_role role, const char *fmt, ...) CL_PRINTF(3, 4);
const char *app_keep(struct cl_app *app, const char *s);
struct cl_frame *app_top(struct cl_app *app);
void app_run_action(struct cl_app *app, enum cl_action action);

/* frames.c */
void app_sheet_unref(struct cl_sheet *sheet); /* NULL is fine */
struct cl_sheet *app_sheet_ref(struct cl_sheet *sheet);
void app_stack_clear(struct app_stack *stack);
void app_stack_copy(struct app_stack *to, const struct app_stack *from, bool sheets);
void app_frame_init(struct cl_app *app, struct cl_frame *f, enum cl_view view, const char *filter);
void app_changed(struct cl_app *app, struct cl_frame *f); /* its question is another one now */
void app_undo_mark(struct cl_app *app);                   /* before a change that u takes back */
void app_undo_drop(struct cl_app *app);                   /* the change did not happen */
void app_undo(struct cl_app *app, bool redo);
bool app_push(struct cl_app *app, const struct cl_frame *f); /* takes f's sheet */
bool app_pop(struct cl_app *app);
void app_go_view(struct cl_app *app, enum cl_view view);
void app_go_last(struct cl_app *app);
void app_forget_sheets(struct cl_app *app); /* after a reload */
void app_forget_all(struct cl_app *app);    /* their data are no more */

/* filters.c */
bool app_filter_ok(struct cl_app *app, const char *filter, struct cl_err *err);
bool app_filter_fits(const struct app_data *data, const char *filter, struct cl_err *err);
/* filter plus the terms of `more` that are not in it yet; NULL when it grows too long. */
const char *app_filter_with(struct cl_app *app, const char *filter, const char *more);
const char *app_filter_without_last(struct cl_app *app, const char *filter);
/* The terms about one field, and those about all others. */
void app_filter_part(struct cl_arena *arena, const char *filter, const char *field,
                     const char **about, const char **others);
const char *app_filter_label(struct cl_app *app, const char *terms); /* for the breadcrumb */
/* Names a drilled frame by those of its terms that it is still filtered by. */
void app_crumb(struct cl_app *app, struct cl_frame *f);
/* The filter, and what the view shows only. */
const char *app_filter_in(struct cl_arena *arena, enum cl_view view, const char *filter);
bool app_set_filter(struct cl_app *app, const char *filter); /* top frame; marks undo */
bool app_filter_has(const char *filter, const char *term);

#include "acts.h"
#include "job.h"

#endif
