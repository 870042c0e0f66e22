/* metrics_cards.h - a number against its own past: what the data cover, and KPI cards. */
#ifndef CASELOAD_METRICS_CARDS_H
#define CASELOAD_METRICS_CARDS_H

#include "caseload/metrics.h"

/* ---- what the data cover ---- */
/* From when to when the data can hold what a measure counts, or averages.  Before the first case
 * there is nothing; and where the newest stamps are of another kind, as in an export
 * that was cut by the date of creation, nothing is counted up to T either: then counts are
 * silent, and `to` lies behind their last case.  Edges are those of the whole table. */
struct cl_coverage {
    int64_t from, to; /* [from, to); from CL_NO_TIME: no case has a date */
    bool silent;
    bool amount;      /* a count, money or a stock; a mean of fewer days is still their mean */
    const char *what; /* happened: "created", "closed" */
};
struct cl_table_coverage {
    int64_t as_of;
    struct cl_coverage created, closed;
};
void cl_table_coverage(const struct cl_table *t, int64_t as_of, struct cl_table_coverage *out);
struct cl_coverage cl_measure_coverage(const struct cl_measure *m, const struct cl_table *t,
                                       const struct cl_table_coverage *c);
/* Whether [from, to) lies inside, give or take a day. */
bool cl_covers(const struct cl_coverage *c, int64_t from, int64_t to);
/* Why days from `from` up to T cannot be compared with each other; NULL: they can. */
const char *cl_coverage_why(const struct cl_coverage *c, const struct cl_scope *scope, int64_t from,
                            struct cl_arena *arena);

/* ---- cards ---- */
/* A card: the value, its change against the 30 days before T (stock: against
 * T - 30 days), and 13 weekly points up to T.  What the data do not cover is NaN. */
#define CL_SPARK_POINTS 13
struct cl_card {
    const struct cl_measure *measure;
    struct cl_value value;
    double last30, before30;       /* the pair that the delta compares; NaN: not known */
    double spark[CL_SPARK_POINTS]; /* NaN: no value */
    const char *edge;              /* why the pair is not known: cl_coverage_why(); or NULL */
};
CL_NODISCARD enum cl_rc cl_metrics_cards(struct cl_backend *b, const struct cl_scope *scope,
                                         const struct cl_measure *const *measures, size_t n,
                                         struct cl_arena *arena, struct cl_card *cards,
                                         struct cl_err *err);

/* The same in two halves, for a caller that asks more in the same run: the
 * questions, and what their answers make of the cards. */
#define CL_CARD_QUESTIONS 4
void cl_cards_ask(const struct cl_scope *scope, const struct cl_measure *const *measures, size_t n,
                  struct cl_arena *arena, struct cl_question out[CL_CARD_QUESTIONS]);
void cl_cards_read(const struct cl_table *t, const struct cl_scope *scope,
                   const struct cl_answer answers[CL_CARD_QUESTIONS], struct cl_arena *arena,
                   struct cl_card *cards);

#endif
