/* formats.h - what the mapping needs of the registry of known exports. */
#ifndef CASELOAD_INGEST_FORMATS_H
#define CASELOAD_INGEST_FORMATS_H

#include "caseload/ingest.h"

#define CL_FORMAT_WORDS 15

struct cl_format {
    struct cl_format_info info;
    const char *signature; /* headings, folded, '|' between */
    unsigned need;         /* so many of them must be there */
    bool unspecified;      /* "Unspecified" is a missing value */
    const char *ignored;   /* headings that promise what they do not hold there, or NULL */
    struct {
        enum cl_col field;
        const char *words; /* NULL ends the list */
    } words[CL_FORMAT_WORDS];
};
const struct cl_format *cl_format_entry(size_t i); /* NULL past the end; the last fits all */

#endif
