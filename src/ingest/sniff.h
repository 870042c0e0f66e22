/* sniff.h - delimiter, preamble and header of a file, from its first records. */
#ifndef CASELOAD_INGEST_SNIFF_H
#define CASELOAD_INGEST_SNIFF_H

#include "heading.h"
#include "parse.h"
#include "stamp.h"
#include "values.h"

struct cl_layout_guess {
    struct cl_dialect dialect;
    size_t skip;    /* records before the header (or the first record) */
    bool header;    /* the next record is the header */
    bool row_names; /* the first column has no heading: the header is one short */
    size_t columns; /* of the header, or of most records */
};
/* Leaves the reader rewound. */
CL_NODISCARD enum cl_rc cl_sniff(struct cl_reader *reader, const struct cl_headings *known,
                                 const struct cl_ingest_options *options,
                                 struct cl_layout_guess *out, struct cl_err *err);
/* row_names.c: whether the rows begin with a name that the header lacks. */
CL_NODISCARD enum cl_rc cl_sniff_row_names(struct cl_reader *reader,
                                           const struct cl_headings *known,
                                           struct cl_layout_guess *guess, struct cl_err *err);

#endif
