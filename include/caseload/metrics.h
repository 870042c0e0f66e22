/* metrics.h - the measure catalogue and its evaluation.
 *
 * Registry: src/metrics/catalogue_<area>.c, one entry is one measure.  Formulas
 * are texts in the grammar of expr.h; a measure is what they count, sum or rank,
 * over which population, leaving out what, and at which instant. */
#ifndef CASELOAD_METRICS_H
#define CASELOAD_METRICS_H

#include "caseload/backend.h"
#include "caseload/derive.h"

enum cl_unit {
    CL_UNIT_COUNT,
    CL_UNIT_HOURS,
    CL_UNIT_MINUTES,
    CL_UNIT_DAYS,
    CL_UNIT_SHARE,
    CL_UNIT_SCORE,
    CL_UNIT_POINTS,
    CL_UNIT_MONEY,
    CL_UNIT_NUMBER
};
const char *cl_unit_name(enum cl_unit unit); /* "count", "hours", "share" … as in JSON */
enum cl_better { CL_BETTER_NEITHER, CL_BETTER_UP, CL_BETTER_DOWN };

enum cl_excl {
    CL_EX_OPEN,
    CL_EX_VOID,
    CL_EX_NULL,
    CL_EX_NEGATIVE,
    CL_EX_FUTURE,
    CL_EX_UNKNOWN_CLOSE,
    CL_EX_NO_SLA,
    CL_EX_NO_INSTANT,
    CL_EX_COUNT
};
extern const char *const cl_excl_names[CL_EX_COUNT]; /* "open", "void" … */

struct cl_measure; /* opaque to users of the catalogue but for cl_measure_info() */
struct cl_measure_info {
    const char *key, *alias, *label, *help, *formula; /* formula in words */
    enum cl_unit unit;
    enum cl_better better;
    bool stock;             /* taken at an instant, ignores the period's start */
    double target;          /* default; NaN: none */
    bool lower_bound;       /* the truth may be higher, for want of evidence */
    const char *population; /* in words */
    const char *source;     /* METRICS item, "1", "12" … */
};
const struct cl_measure *cl_measure_at(size_t i); /* NULL past the end; contract order */
const struct cl_measure *cl_measure_find(struct cl_slice key); /* aliases too; NULL: none */
const struct cl_measure_info *cl_measure_info(const struct cl_measure *m);
/* The same for this table: which evidence it has may decide label and formula
 * ("First contact (proxy)"). */
const struct cl_measure_info *cl_measure_info_on(const struct cl_measure *m,
                                                 const struct cl_table *t);
/* How its interval is made ("Wilson score, 95 %"), or NULL when it has none. */
const char *cl_measure_interval(const struct cl_measure *m);
/* What may be left out of its population: "void, null, no_sla"; "" when nothing is. */
const char *cl_measure_exclusions(const struct cl_measure *m, struct cl_arena *arena);
const char *cl_better_name(enum cl_better better); /* "up", "down" or NULL */
/* The filter that keeps about the cases it counts ("is:open"), or "". */
const char *cl_measure_drill(const struct cl_measure *m, const struct cl_table *t);
/* Why its value tells nothing although it can be computed ("no status ever says
 * Reopened …"), or NULL: cards leave such a measure out, explain says it. */
const char *cl_measure_doubt(const struct cl_measure *m, const struct cl_table *t);
/* Why it cannot be computed on this table ("no created column"), or NULL. */
const char *cl_measure_why(const struct cl_measure *m, const struct cl_table *t,
                           struct cl_arena *arena);

/* scope.from of a period that has only an end: before any stamp that is read. */
#define CL_LONG_AGO (-INT64_C(62135596800))

/* What the numbers are about.  as_of must be set; from/to CL_NO_TIME: no period. */
struct cl_scope {
    const char *filter; /* filter grammar; NULL or "" is all */
    int64_t as_of, from, to;
    const struct cl_zone *zone; /* cuts days */
    const double *targets;      /* by catalogue index, from [targets]; NULL: the defaults */
};
/* The newest created, first response, updated, resolved or closed stamp, closes made
 * from a duration included, that is not flagged future; CL_NO_TIME when there is none. */
int64_t cl_data_clock(const struct cl_table *t);
/* --as-of: NULL (default rule), "now", "data", or an ISO text; fills scope->as_of
 * and *is_data. */
CL_NODISCARD enum cl_rc cl_scope_as_of(struct cl_scope *scope, const char *text,
                                       const struct cl_table *t, bool *is_data, struct cl_err *err);
/* --from, --to, --last. NULL: not given. */
CL_NODISCARD enum cl_rc cl_scope_period(struct cl_scope *scope, const char *from, const char *to,
                                        const char *last, struct cl_err *err);

struct cl_value {
    double value, low, high, previous, target; /* NaN: null */
    uint64_t n, excluded[CL_EX_COUNT];
    const char *why; /* when value is null and it is known why */
};

enum cl_every {
    CL_EVERY_NONE,
    CL_EVERY_DAY,
    CL_EVERY_WEEK,
    CL_EVERY_MONTH,
    CL_EVERY_QUARTER,
    CL_EVERY_YEAR,
    CL_EVERY_EDGES
};
/* One question: some measures by some dimensions, perhaps along time. */
struct cl_question {
    const struct cl_measure *const *measures;
    size_t n_measures;
    const char *dims[CL_MAX_DIMS]; /* keys; NULL ends */
    const char *where;             /* more filter for this question alone; NULL: none */
    enum cl_every every;
    const int64_t *edges; /* CL_EVERY_EDGES: n_edges ascending instants make n_edges - 1 buckets */
    size_t n_edges;
    int64_t from, to, as_of; /* this question's own period and as-of; all CL_NO_TIME: the scope's */
    bool own_period;
    bool totals;      /* rows with "*" */
    const char *sort; /* "-open,department" measure and dimension keys; NULL: contract order */
    uint64_t top;     /* 0: all */
    bool detail;      /* fill n, excluded, low, high (cards); else value and n only */
};
struct cl_answer_row {
    struct cl_slice
        labels[CL_MAX_DIMS + 1]; /* dims, then the time bucket; ptr NULL: missing; "*": total */
    int64_t bucket_start, bucket_end; /* of the time bucket */
    const char *drill;                /* filter text that keeps these cases */
    const struct cl_value *values;    /* one per measure */
};
struct cl_answer {
    const struct cl_question *question;
    const struct cl_answer_row *rows;
    size_t n_rows, n_labels;
    uint64_t matched;        /* cases that pass the scope's filter and exist at T */
    const char *const *whys; /* per measure: why it has no value here at all, or NULL */
};
/* Why measure m is null in all rows of the answer; NULL when it is not. */
const char *cl_answer_why(const struct cl_answer *a, size_t m);
/* All questions in one pass.  answers[] has n entries.  Text lives in the arena. */
CL_NODISCARD enum cl_rc cl_metrics_ask(struct cl_backend *b, const struct cl_scope *scope,
                                       const struct cl_question *questions, size_t n,
                                       struct cl_arena *arena, struct cl_answer *answers,
                                       struct cl_err *err);

struct cl_explanation {
    struct cl_value value;
    const char *interval;     /* how it is made; NULL: none */
    const char *sql;          /* its first column is the value, in the sqlite3 shell on the store */
    const char *cases_sql;    /* the very cases that were counted */
    const char *cases_filter; /* a filter that keeps about the same cases, for the drill */
    /* What must be read beside the number: where SLA targets come from, what is not
     * certain about them. */
    const char *const *notes;
    size_t n_notes;
};
/* "clock cannot pause: no status history" where some case waits for somebody; else
 * NULL. */
const char *cl_metrics_clock_note(const struct cl_table *t);
CL_NODISCARD enum cl_rc cl_metrics_explain(struct cl_backend *b, const struct cl_scope *scope,
                                           const struct cl_measure *m, struct cl_arena *arena,
                                           struct cl_explanation *out, struct cl_err *err);

/* Text for people: "48.6 h", "83.0 %", "5,050", "$318,800", "—". */
void cl_unit_format(enum cl_unit unit, double v, char out[32]);
void cl_unit_format_delta(enum cl_unit unit, double now, double before,
                          char out[32]); /* "4.1 %", "0.3 d", no sign */

#endif
