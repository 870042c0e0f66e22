/* values.h - numbers, durations, ratings in the notations of exports.
 *
 * Each reader takes what was decided for the column and one trimmed cell; false
 * means that the cell cannot be read so, and the caller flags it. */
#ifndef CASELOAD_INGEST_VALUES_H
#define CASELOAD_INGEST_VALUES_H

#include "caseload/base/num.h"

/* ---- numbers (values_num.c) ---- */
/* "1,234.5", "1.234,5", "12 %", "R$ 10,00", "1e3"; decimal is '.' or ','. */
bool cl_number_parse(struct cl_slice text, char decimal, double *out);
/* What the cell says about its decimal sign: '.', ',' or 0 when it may be either;
 * *is_number tells whether it is a number at all. */
char cl_number_vote(struct cl_slice text, bool *is_number);
/* A rating: "4", "4/5", "5 - Great", "3 stars", "80 %", "Very satisfied". */
bool cl_rating_parse(struct cl_slice text, char decimal, double *out);

/* ---- durations (values_secs.c) ---- */
enum cl_secs_kind {
    CL_SECS_NONE,
    CL_SECS_NUMBER, /* needs a unit */
    CL_SECS_CLOCK2, /* "12:34": hours or minutes first, as the column says */
    CL_SECS_CLOCK3, /* "1:02:03", "2 days 1:02:03" */
    CL_SECS_WORDS,  /* "2d 3h", "1 hour 20 minutes", "PT5M" */
    CL_SECS_COUNT
};
struct cl_secs_format {
    double unit; /* seconds of a plain number's unit */
    char decimal;
    bool clock2_minutes; /* "12:34" is MM:SS, not H:MM */
};
enum cl_secs_kind cl_secs_parse(struct cl_slice text, const struct cl_secs_format *format,
                                double *out);

#endif
