/* profile.h - what a column holds, over all its rows, in constant memory but for
 * the words of columns that may become dimensions. */
#ifndef CASELOAD_INGEST_PROFILE_H
#define CASELOAD_INGEST_PROFILE_H

#include "caseload/ingest.h"

#include "stamp.h"
#include "values.h"

#define CL_WORD_BYTES_LIMIT (8u << 20) /* of one column's words; beyond it is text */

struct cl_col_profile {
    const char *header;
    uint64_t rows, missing, n; /* n: cells with a value */
    uint64_t numbers, comma_votes, dot_votes;
    uint64_t bools, breaches, ratings, two_point; /* by words */
    uint64_t weak_bools;                          /* of bools, words that may mean other things */
    uint64_t rating_steps, unrated;               /* "very happy"; "offered" */
    uint64_t secs[CL_SECS_COUNT];                 /* cells by notation of duration */
    uint64_t clock_over_24, clock2_over_59;
    uint64_t since_1970;           /* "1970-01-02 05:00:00": a day and five hours */
    uint64_t emails, sentences;    /* over 40 bytes with blanks */
    uint64_t points;               /* "(40.83, -73.92)", "POINT (…)" */
    uint64_t priorities, statuses; /* cells whose word is a known one */
    uint64_t hist[11];             /* whole numbers 0 to 10 */
    uint64_t part_5, part_10;      /* fractions below 5, below 10 */
    uint64_t to_100, over_100, negative;
    uint64_t fractions, long_fractions; /* not whole; with four decimals and more */
    double low, high;                   /* of numbers */
    size_t longest;                     /* bytes */
    struct cl_time_stats time;
    struct cl_map *words; /* NULL once there were too many */
    uint64_t *counts;     /* of each word */
    size_t counts_cap, word_bytes;
    uint64_t shapes;   /* bit i: a cell whose signs and letters hash to i */
    uint64_t distinct; /* exact while words is there, else estimated; after finish() */
    bool distinct_exact;
    uint8_t *sketch;
};

/* The missing words beyond the built-in ones. */
struct cl_nulls {
    const char *const *words;
    size_t n;
};
bool cl_is_missing(struct cl_slice trimmed, const struct cl_nulls *nulls);

void cl_profile_init(struct cl_col_profile *c, const char *header);
void cl_profile_done(struct cl_col_profile *c);
/* One cell; word_limit is how many words are kept before the column counts as text. */
void cl_profile_add(struct cl_col_profile *c, struct cl_slice cell, const struct cl_nulls *nulls,
                    size_t word_limit);
/* Whether a cell looks like the column's: one of its words where they come again, else
 * written with the same kinds of signs.  May be asked at any time. */
bool cl_profile_familiar(const struct cl_col_profile *c, struct cl_slice trimmed);
void cl_profile_finish(struct cl_col_profile *c, const struct cl_states *states);

/* Shares of the cells with a value, 0 when there is none. */
double cl_profile_share(const struct cl_col_profile *c, uint64_t count);
double cl_profile_unique(const struct cl_col_profile *c); /* distinct / n */
/* Cells with a date; none when most lie in 1970, for those are durations. */
uint64_t cl_profile_stamps(const struct cl_col_profile *c);
uint64_t
cl_profile_durations(const struct cl_col_profile *c); /* written as such, not bare numbers */

#endif
