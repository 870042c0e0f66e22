/* query.h - a plan: any number of groupings and aggregates, answered in one pass.
 *
 * A plan is declarative.  cl_query_scan() answers it over a snapshot on worker
 * threads; cl_query_sql() says the same in plain SQL over the store's view
 * `cases`.  Both must agree.  Rows are taken in segments of fixed size whose
 * partials merge in order, so any number of threads gives the same bits. */
#ifndef CASELOAD_QUERY_H
#define CASELOAD_QUERY_H

#include "caseload/expr.h"

enum cl_agg_fn {
    CL_AGG_COUNT, /* rows where `where` is true */
    CL_AGG_SUM,   /* of value; 0 rows: NULL */
    CL_AGG_MIN,
    CL_AGG_MAX,
    CL_AGG_QUANTILE, /* type 7 (Hyndman-Fan), exact; p in [0, 1] */
    /* The ends of that quantile's 95 % interval: the values at two ranks (binomial), NULL
     * where a rank is beyond the values. */
    CL_AGG_QUANTILE_LOW,
    CL_AGG_QUANTILE_HIGH,
    CL_AGG_DISTINCT, /* number of different non-NULL values */
    /* Kaplan-Meier over spans (value, event, entry): the time at which one half has
     * ended, the ends of its 95 % interval, and the restricted mean up to p. */
    CL_AGG_KM_MEDIAN,
    CL_AGG_KM_LOW,
    CL_AGG_KM_HIGH,
    CL_AGG_KM_RMST
};
bool cl_agg_is_km(enum cl_agg_fn fn);
bool cl_agg_is_quantile(enum cl_agg_fn fn); /* the quantile and the ends */
struct cl_agg {
    enum cl_agg_fn fn;
    cl_node_id value;  /* rows where it is NULL do not count (COUNT ignores it) */
    cl_node_id where;  /* 0: every row that passes the filter */
    cl_node_id bucket; /* in a bucketed grouping: this aggregate's own time key */
    double p;          /* QUANTILE and its ends; KM_RMST: the time to which it is restricted */
    cl_node_id event;  /* KM: true where the span ended, else it was cut off; 0: all ended */
    cl_node_id entry;  /* KM: when the case came under observation; 0: from the start.  Spans
                          that end by then do not count */
};

#define CL_MAX_DIMS 4
struct cl_grouping {
    struct cl_dim dims[CL_MAX_DIMS];
    size_t n_dims;
    bool bucketed; /* the time key of each aggregate stands as one more key, last */
    const struct cl_agg *aggs;
    size_t n_aggs;
};
struct cl_plan {
    struct cl_prog *prog;
    cl_node_id filter;
    const struct cl_grouping *groupings;
    size_t n_groupings;
};

/* Rows of one grouping, ascending by keys, missing (NaN) last.  A grouping with
 * no keys has exactly one row.  A bucketed grouping has rows only for the buckets of
 * cases that some aggregate's `where` keeps; other groupings have a row for every
 * group that passes the filter.  An aggregate without rows: COUNT and DISTINCT 0,
 * others NaN. */
struct cl_rows {
    size_t n, n_keys, n_aggs;
    double *keys;   /* [n * n_keys] */
    double *values; /* [n * n_aggs] */
};
struct cl_result {
    struct cl_rows *groupings; /* as many as the plan has */
    uint64_t matched;          /* rows that pass the filter */
};
/* HAS nodes must be resolved.  threads 0: as many as there are processors. */
CL_NODISCARD enum cl_rc cl_query_scan(const struct cl_plan *plan, unsigned threads,
                                      struct cl_arena *arena, struct cl_result *out,
                                      struct cl_err *err);

/* ---- the same as SQL ---- */
/* SQL statements that answer one grouping; each gives its key columns first
 * (words as text, other keys as the codes of the dimension), then one column per
 * aggregate listed.  Most groupings need one statement; quantiles and each
 * distinct bucket need their own. */
struct cl_sql_part {
    const char *sql;
    const uint32_t *aggs; /* which aggregates its value columns are */
    size_t n_aggs;
};
CL_NODISCARD enum cl_rc cl_query_sql(const struct cl_plan *plan, size_t grouping,
                                     struct cl_arena *arena, struct cl_sql_part **parts,
                                     size_t *n_parts, struct cl_err *err);
/* One SELECT of one row whose first column is `formula`, in which @0 @1 … stand
 * for the aggregates, e.g. "1.0 * @0 / @1": what explain shows. */
CL_NODISCARD enum cl_rc cl_query_sql_value(const struct cl_prog *prog, cl_node_id filter,
                                           const struct cl_agg *aggs, size_t n_aggs,
                                           const char *formula, struct cl_arena *arena,
                                           const char **sql, struct cl_err *err);
/* The SELECT of the case numbers and ids that a predicate keeps. */
CL_NODISCARD enum cl_rc cl_query_sql_cases(const struct cl_prog *prog, cl_node_id filter,
                                           struct cl_arena *arena, const char **sql,
                                           struct cl_err *err);

/* ---- pages of cases ---- */
struct cl_sort {
    cl_node_id node;
    bool descending; /* NULL is last either way */
};
struct cl_page_plan {
    struct cl_prog *prog;
    cl_node_id filter;
    const struct cl_sort *sort;
    size_t n_sort;          /* ties: by row */
    const cl_node_id *cols; /* values wanted per row */
    size_t n_cols;
    uint64_t spread;        /* at most so many cases, evenly picked from the sorted list; 0: all */
    uint64_t offset, limit; /* limit 0: all */
    int64_t around;         /* a case number: *offset* is moved so that it is inside; 0: none */
};
struct cl_page {
    uint64_t total, offset; /* total: that pass the filter, picked or not */
    size_t n;
    uint32_t *rows; /* rows of the table */
    int64_t *case_ids;
    double *values;    /* [n * n_cols] */
    int64_t around_at; /* position of `around` in the whole list, -1 when it is not there */
};
CL_NODISCARD enum cl_rc cl_query_page(const struct cl_page_plan *plan, struct cl_arena *arena,
                                      struct cl_page *out, struct cl_err *err);

#endif
