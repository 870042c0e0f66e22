/* ingest_int.h - one file on its way in: shared by the two passes. */
#ifndef CASELOAD_INGEST_INT_H
#define CASELOAD_INGEST_INT_H

#include "caseload/ingest.h"

#include "cells.h"
#include "records.h"
#include "sniff.h"

#define CL_REASONS 8u /* reasons of rejects that are told apart */
#define CL_NOTES 16u
#define CL_PROGRESS_RECORDS 4096u /* between two calls of progress() */

struct cl_ingest {
    struct cl_arena *arena;
    struct cl_ingest_options options;
    struct cl_reader *reader;
    struct cl_headings *headings;
    struct cl_layout_guess guess;
    struct cl_col_profile *cols;
    size_t n_cols;
    struct cl_plan plan;
    struct cl_cells *cells;
    struct cl_file_profile profile;
    struct cl_records shape;
    uint64_t records;
    uint64_t fit, full; /* records that may be cases; of those, with all their fields */
    uint64_t repaired;
    struct {
        char text[CL_REASON_BYTES];
        uint64_t n;
    } reasons[CL_REASONS]; /* why the others cannot */
    const char *notes[CL_NOTES];
};

/* A parser that stands at the first record; *header is the heading record, if any. */
CL_NODISCARD enum cl_rc cl_ingest_start(struct cl_ingest *in, struct cl_parser **out,
                                        struct cl_record *header, struct cl_err *err);
bool cl_ingest_goes_on(const struct cl_ingest *in, unsigned pass);
CL_NODISCARD enum cl_rc cl_ingest_cancelled(const struct cl_ingest *in, struct cl_err *err);
/* A record with fields missing at its end is a case when what is there fits. */
bool cl_ingest_fits_short(const struct cl_ingest *in, const struct cl_cell *cells,
                          const struct cl_origin *origin);

#endif
