/* parse.h - records out of lines: fields, number, first line and raw text of each.
 *
 * libcsv splits; this decides what a record is when quotes are broken.  A record
 * with a problem is one the caller must quarantine. */
#ifndef CASELOAD_INGEST_PARSE_H
#define CASELOAD_INGEST_PARSE_H

#include "caseload/ingest.h"

#include "reader.h"

struct cl_record {
    uint64_t record, line; /* 1-based; line is its first */
    size_t n;              /* fields, also those beyond CL_COLUMN_LIMIT that are not kept */
    const struct cl_slice *fields;
    struct cl_slice raw;
    const char *problem; /* NULL, or why it cannot be used */
    bool replaced;       /* broken bytes became U+FFFD */
    bool repaired;       /* read with the other way to write a quote inside quotes */
};

struct cl_dialect {
    char delimiter;
    char quote;               /* 0: " */
    bool escapes;             /* \" is a quote inside quotes, \\ a backslash */
    bool blanks_before_quote; /* a, "b": blanks outside quotes are dropped */
};

struct cl_parser;
struct cl_parser *cl_parser_new(struct cl_reader *reader, const struct cl_dialect *dialect);
void cl_parser_free(struct cl_parser *p); /* NULL is fine */
/* How many fields records have; broken quotes are judged by it.  0: not known yet. */
void cl_parser_expect(struct cl_parser *p, size_t fields);
void cl_parser_restart_count(struct cl_parser *p); /* the next record is number 1 */
/* Borrowed until the next call. */
CL_NODISCARD enum cl_rc cl_parser_next(struct cl_parser *p, struct cl_record *out, bool *got,
                                       struct cl_err *err);

/* Fields of one line by a plain look at quotes; *balanced: every quote is closed
 * and stands where one may. */
size_t cl_quick_fields(struct cl_slice line, char delimiter, bool *balanced);

#endif
