/* panel.h - what one panel of the catalogue is made of.  Seen by src/panel only.
 *
 * A panel says what it wants to know (`ask` adds questions), all panels of a
 * screen are answered in one run, then `make` turns its answers into a figure. */
#ifndef CASELOAD_PANEL_PANEL_H
#define CASELOAD_PANEL_PANEL_H

#include "caseload/panel.h"

#define CL_PANEL_QUESTIONS 9

struct cl_panel_job;
struct cl_panel {
    struct cl_panel_info info;
    /* Adds questions; may set job->empty instead.  NULL: asks nothing. */
    enum cl_rc (*ask)(struct cl_panel_job *job);
    enum cl_rc (*make)(struct cl_panel_job *job, struct cl_figure *out);
    const char *measure;   /* bars: what is counted per group */
    const char *part;      /* bars: what stands out in each bar, or NULL */
    const char *dimension; /* bars: the only one; NULL: the asker's choice */
    bool shares;           /* bars: say each one's share of the whole beside its number */
    bool stacked;          /* columns: parts one upon the other */
    const char *none;      /* bars: said when every one of them is zero */
};
struct cl_panel_job {
    const struct cl_panel *panel;
    const struct cl_panel_context *ctx;
    const struct cl_panel_params *params;
    struct cl_arena *arena;
    struct cl_err *err;
    struct cl_question questions[CL_PANEL_QUESTIONS];
    size_t n_questions;
    const struct cl_answer *answers; /* as many, in make() */
    const char *empty;               /* why there is nothing to show */
    void *own;                       /* from ask to make */
};

extern const struct cl_panel cl_panel_cards, cl_panel_trend, cl_panel_open_by, cl_panel_volume_by,
    cl_panel_high_risk_by, cl_panel_open_age, cl_panel_open_sla, cl_panel_backlog, cl_panel_cases,
    cl_panel_case, cl_panel_case_history, cl_panel_data_files, cl_panel_data_columns,
    cl_panel_data_quality, cl_panel_data_rejects, cl_panel_findings, cl_panel_pivot,
    cl_panel_columns, cl_panel_columns_by, cl_panel_agents, cl_panel_agent_heat,
    cl_panel_hours_heat, cl_panel_hours_volume, cl_panel_shift, cl_panel_shift_hours,
    cl_panel_money, cl_panel_penalty_by, cl_panel_sla_bases, cl_panel_words, cl_panel_detractors,
    cl_panel_efficiency, cl_panel_met_breached, cl_panel_drivers, cl_panel_test, cl_panel_control,
    cl_panel_gauges, cl_panel_findings_table, cl_panel_findings_full;

/* ---- helpers (helpers.c) ---- */
struct cl_question *cl_panel_question(struct cl_panel_job *job); /* zeroed, with params.where */
const struct cl_measure *cl_panel_measure(const char *key);      /* of the catalogue; never NULL */
/* The asker's measure; else the first of the keys (NULL ends) that this table allows. */
const struct cl_measure *cl_panel_asked_measure(const struct cl_panel_job *job,
                                                const char *const *keys);
bool cl_panel_mapped(const struct cl_table *t, const char *name);
bool cl_panel_by_created(const char *dimension); /* the key of a dimension made from created */

/* "Department"; the key itself where nothing knows it. */
const char *cl_panel_dimension_title(const struct cl_table *t, const char *dimension);
const char *cl_panel_dimension_why(const struct cl_panel_job *job,
                                   const char *dimension); /* not there */
/* One worth splitting by that is not `other`; the first of them all. */
const char *cl_panel_dimension_beside(const struct cl_panel_job *job, const char *other);
const char *cl_panel_dimension_first(const struct cl_panel_job *job);
/* A group's label as people read it; "∅" when missing. */
const char *cl_panel_word(struct cl_arena *arena, const char *dimension, struct cl_slice label);
/* The unit of time that suits the span of what is shown, and its dimension. */
enum cl_every cl_panel_every(const struct cl_panel_context *ctx);
const char *cl_panel_every_word(enum cl_every every);

/* "3h12", "31h", "5d 04h" of an age; "-27h 04" of what is left. */
const char *cl_panel_age(struct cl_arena *arena, double secs);
const char *cl_panel_left(struct cl_arena *arena, double secs);
/* "2024-03-01 09:12" in the scope's zone. */
const char *cl_panel_instant(const struct cl_panel_job *job, int64_t utc);
/* -1 not known, 0 missed, 1 met.  Met and missed for sure, by the interval, is the
 * business of the findings; cards and gauges compare the point, but for a lower bound
 * that is below the target: the truth may be above it. */
int cl_panel_target_met(const struct cl_measure_info *info, const struct cl_value *v);
const char *cl_panel_count(struct cl_arena *arena, uint64_t n); /* "5,050" */
const char *cl_panel_some(struct cl_arena *arena, uint64_t n,
                          const char *thing); /* "1 case", "5 cases" */

/* A list of facts or findings that grows. */
struct cl_panel_items {
    struct cl_arena *arena;
    struct cl_fig_item *items;
    size_t n, cap;
};
void cl_panel_item(struct cl_panel_items *l, enum cl_role role, const char *label, const char *text,
                   const char *drill);

/* What a measure's change says of itself, for "i" (explain_change.c). */
enum cl_rc cl_panel_change_items(const struct cl_panel_job *job, const struct cl_measure *m,
                                 struct cl_panel_items *l);

/* The bars' two halves, for the entries of bars.c. */
enum cl_rc cl_panel_bars_ask(struct cl_panel_job *job);
enum cl_rc cl_panel_bars_make(struct cl_panel_job *job, struct cl_figure *out);

#endif
