/* mapping.h - which column means which field, why, and how its cells are read. */
#ifndef CASELOAD_INGEST_MAPPING_H
#define CASELOAD_INGEST_MAPPING_H

#include "heading.h"
#include "profile.h"

#define CL_NO_SOURCE SIZE_MAX
#define CL_BY_HEADING 0.5 /* score from which a heading counts; below it values alone were asked */

/* How one column of the layout is made from the file's columns. */
struct cl_plan_col {
    enum cl_col field;      /* CL_COL_COUNT: an extra column */
    size_t source, source2; /* columns of the file; source2 is the time of day, or CL_NO_SOURCE */
    double score;
    const char *reason, *runner_up;
    const char *unit;   /* name, for the report */
    bool cell_notation; /* SECS: the cells say their unit themselves */
    bool clock2;        /* SECS: most cells are "12:34" */
    bool unit_guessed;  /* SECS: nothing but custom names the unit of plain numbers */
    bool date_only;
    bool order_guessed; /* TIME: both orders of day and month fit all cells */
    bool dimension;     /* extra column: words, not text */
    bool inverted;      /* FLAG: yes means that all was well */
    bool keep_na;       /* "NA" is a word here (North America, Namibia) */
    bool unspecified;   /* "Unspecified" is missing */
    struct cl_time_format time;
    struct cl_secs_format secs;
    char decimal;
    bool word_steps;              /* CSAT: "very happy" stands above "happy" */
    double scale_low, scale_high; /* CSAT */
};
struct cl_plan {
    struct cl_plan_col *cols; /* mapped fields in schema order, then extras in file order */
    size_t n;
    const struct cl_format *format;
    enum cl_order order; /* as reported */
};
struct cl_map_input {
    const struct cl_col_profile *cols;
    size_t n;
    const struct cl_ingest_options *options;
    struct cl_headings *headings;
    char delimiter;
    struct cl_arena *arena;
};
/* CL_E_USAGE for a --map that cannot be followed. */
CL_NODISCARD enum cl_rc cl_mapping_make(const struct cl_map_input *in, struct cl_plan *out,
                                        struct cl_err *err);

/* ---- fit.c: how well a column's values suit a field, 0 to 1, and in words ---- */
double cl_fit(enum cl_col field, const struct cl_col_profile *c, const char **why);

/* ---- map_user.c: --map ---- */
struct cl_user_map {
    enum cl_col field;
    size_t source, source2; /* CL_NO_SOURCE: unmapped */
    double unit;            /* 0: not given */
};
CL_NODISCARD enum cl_rc cl_user_map_parse(const struct cl_map_input *in, const char *text,
                                          struct cl_user_map *out, struct cl_err *err);

/* ---- readers.c: notation of each mapped column ---- */
void cl_readers_choose(const struct cl_map_input *in, const struct cl_user_map *user, size_t n_user,
                       struct cl_plan *plan);

/* ---- scale.c: of a column of ratings ---- */
void cl_scale_choose(const struct cl_col_profile *c, struct cl_plan_col *p);

/* ---- units.c: guessed units against the instants of the same records ---- */
#define CL_UNIT_CANDIDATES 4
struct cl_unit_votes {
    uint64_t n[2], votes[2][CL_UNIT_CANDIDATES];
};
bool cl_units_unsure(const struct cl_plan *plan); /* a unit is guessed and can be checked */
void cl_units_vote(const struct cl_plan *plan, const struct cl_cell *cells,
                   struct cl_unit_votes *votes);
void cl_units_settle(struct cl_plan *plan, const struct cl_unit_votes *votes,
                     struct cl_arena *arena);
/* Adds to the reasons which part of "12:34" is what. */
void cl_units_say(struct cl_plan *plan, struct cl_arena *arena);

#endif
