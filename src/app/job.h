/* job.h - work handed to other threads.  Included by state.h, after its types. */
#ifndef CASELOAD_APP_JOB_H
#define CASELOAD_APP_JOB_H

struct app_job {
    struct cl_job job;
    struct cl_app *app;
    struct app_data *data; /* what it reads; NULL for the load */
    struct cl_arena *arena;
    enum cl_rc rc;
    struct cl_err err;
    uint64_t serial;
    void (*run)(struct app_job *j);
    void (*finish)(struct app_job *j); /* on the main thread; takes what it keeps */
    struct cl_frame frame;             /* a copy: what is asked about */
    bool shown[CL_VIEW_PANELS];        /* sheet: the panels wanted */
    struct cl_sheet *sheet;            /* result of a sheet job */
    struct app_data *made;             /* result of a load job, or of a part of it */
    struct cl_figure figure;           /* result of an explain job */
    const struct cl_measure *measure;
    const char *text, *also; /* needle, case id; result: drill filter */
    int panel;               /* find: which table */
    int direction;           /* find: 1, -1; 0 from the cursor on */
    int64_t position, case_id;
    int64_t place;    /* goto: row of the case in the list, or -1 */
    int64_t *matches; /* result of counting: the rows that have the text, in order */
    size_t n_matches;
    bool uncounted; /* there are too many rows for that */
    int64_t as_of;  /* explain: another instant than the others', or CL_NO_TIME */
    bool mask;
    bool back;            /* result of a part of a load: what was told is rolled back */
    struct cl_menu *menu; /* result of a menu job */
};

/* jobs.c */
struct app_job *app_job_new(struct cl_app *app, void (*run)(struct app_job *),
                            void (*finish)(struct app_job *));
void app_job_put(struct cl_app *app, struct app_job *j);
void app_load_start(struct cl_app *app);
void app_cancel_load(struct cl_app *app);
/* Counted on the main thread; NULL is fine. */
struct app_data *app_data_ref(struct app_data *data);
void app_data_unref(struct app_data *data);
/* Backend, scope and counts of a table. */
CL_NODISCARD enum cl_rc app_data_open(struct app_job *j, struct app_data *d);
void app_data_use(struct cl_app *app, struct app_data *d); /* shows it; takes it */
void app_sheet_start(struct cl_app *app, struct cl_frame *f);
struct cl_panel_context app_context(const struct app_data *data, struct cl_scope *scope,
                                    const struct cl_frame *frame);

const struct cl_panel_info *app_catalogue(const char *id); /* NULL: no such panel */
/* What to ask of the catalogue for one panel of the job's frame. */
struct cl_panel_want app_want(const struct app_job *j, int panel, const struct cl_panel_info *info);

/* explain.c, find.c, goto.c */
void app_explain_start(struct cl_app *app, bool drill);
/* From the open explanation: the cases behind the number; what changed it. */
void app_explained_cases(struct cl_app *app);
void app_explained_drivers(struct cl_app *app);
void app_explained_drop(struct cl_app *app);
void app_find_start(struct cl_app *app, int direction);
void app_count_start(struct cl_app *app); /* the rows that have the text, unless known */
void app_matches_drop(struct cl_app *app);
void app_goto_start(struct cl_app *app, const char *id);
/* The same rows in the same order on the panel. */
bool app_same_list(const struct cl_frame *a, const struct cl_frame *b, int panel);

/* filling.c: a load's numbers so far */
void app_filling_told(void *ctx, struct cl_table *so_far, uint64_t records); /* any thread's */
void app_filling_show(struct cl_app *app);             /* the newest, if it is time */
void app_filling_end(struct cl_app *app, bool failed); /* failed: what was before is back */
/* Says "WHAT when loading is done", if so. */
bool app_filling_waits(struct cl_app *app, const char *what);
/* CL_E_NOTFOUND: it searches texts, which are not there yet. */
CL_NODISCARD enum cl_rc app_filling_filter(struct cl_prog *prog, struct cl_err *err);

#endif
