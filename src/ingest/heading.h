/* heading.h - which fields a heading may mean, by its words alone. */
#ifndef CASELOAD_INGEST_HEADING_H
#define CASELOAD_INGEST_HEADING_H

#include "formats.h"

struct cl_heading_match {
    enum cl_col field;
    double score; /* 0 to 1 */
    const char *language;
    bool exact; /* the heading is the known word; else it holds it */
};
#define CL_HEADING_MATCHES 16

/* The index of all known words. */
struct cl_headings;
struct cl_headings *cl_headings_new(void);
void cl_headings_free(struct cl_headings *x); /* NULL is fine */
void cl_headings_add_format(struct cl_headings *x, const struct cl_format *format);

/* Each field at most once, with its best score; returns how many. */
size_t cl_heading_match(const struct cl_headings *x, struct cl_slice heading,
                        struct cl_heading_match out[CL_HEADING_MATCHES]);
bool cl_heading_known(const struct cl_headings *x, struct cl_slice heading); /* to the letter */
/* Heading without case, accents, signs and blanks: "Created_Date" is "createddate". */
void cl_heading_squeeze(struct cl_buf *out, struct cl_slice heading);
/* What is left of a moment's heading without the words for date and time. */
void cl_heading_moment(struct cl_buf *out, struct cl_slice heading);

#endif
