/* ingest.h - CSV bytes in, typed batches out.  Knows formats, not where rows go.
 *
 * Two passes over a file: the first profiles it (encoding, delimiter, header,
 * every column's kind over all its values, the mapping with scores and reasons);
 * the second parses to typed rows.  Standard input is spooled to a temporary
 * file first.  libcsv is included here only. */
#ifndef CASELOAD_INGEST_H
#define CASELOAD_INGEST_H

#include "caseload/table.h"

#define CL_FIELD_LIMIT (1u << 20) /* bytes of one field; a quoted field over it or over … */
#define CL_QUOTED_LINES 1000u     /* … this many lines quarantines its first line only */
#define CL_COLUMN_LIMIT 2000u     /* columns of a file */
#define CL_DIMENSION_WORDS 1000u  /* an extra column with at most this many words, or … */
#define CL_DIMENSION_SHARE 0.05   /* … this share of the rows, is a dimension */

struct cl_ingest_options {   /* zeroed: sniff everything; strings are borrowed */
    const char *const *maps; /* --map arguments, FIELD=COLUMN[+B][@unit] */
    size_t n_maps;
    const char *const *nulls; /* --null words, besides the built-in ones */
    size_t n_nulls;
    const char *encoding;   /* NULL: sniff */
    char delimiter;         /* 0: sniff */
    const char *date_order; /* "dmy", "mdy", "ymd"; NULL: sniff */
    bool no_header;
    const struct cl_zone *zone;     /* naive stamps are read in it */
    const struct cl_states *states; /* for dropped states and the status column's score */
    bool (*progress)(void *ctx, uint64_t bytes, uint64_t total); /* false cancels; may be NULL */
    void *progress_ctx;
};

struct cl_mapping { /* one mapped field and how it came about */
    enum cl_col field;
    const char *column, *column2; /* original headers; column2 when date and time are joined */
    const char *unit;             /* "s", "min", "h", "d" or NULL */
    double score;                 /* 0 to 1; 1 for --map */
    const char *reason;           /* "header 'Case_ID' is a known word; all values differ" */
    const char *runner_up;        /* the next best column, or NULL */
};
struct cl_file_profile {
    const char *path, *encoding, *format;
    const char *date_order; /* "dmy", "mdy", "ymd", "ydm"; "none": month names, plain numbers */
    char delimiter;
    bool header, bom;
    uint64_t bytes, records;
    char sha256[65];
    const struct cl_mapping *mapping;
    size_t n_mapping;
    const struct cl_layout *layout;  /* what batches of this file look like */
    bool resolution_in_days;         /* unit of the resolution_time column */
    struct cl_slice *unknown_status; /* status words not in any table: read as open */
    size_t n_unknown_status;
    const char *const *notes; /* what was decided without being sure, a sentence each */
    size_t n_notes;
};

struct cl_ingest; /* one file */
/* First pass.  CL_E_INPUT with one clear line for what is not an export: missing,
 * unreadable, empty, binary, HTML, a Git LFS pointer, no records.  dict_of gives
 * the dictionary in which a column's words get their codes (asked once a column). */
typedef struct cl_dict *(*cl_dict_fn)(void *ctx, enum cl_col col, const char *name);
CL_NODISCARD enum cl_rc cl_ingest_open(const char *path, const struct cl_ingest_options *options,
                                       cl_dict_fn dict_of, void *dict_ctx, struct cl_ingest **out,
                                       struct cl_err *err);
const struct cl_file_profile *cl_ingest_profile(const struct cl_ingest *in); /* lives with in */
/* Second pass: begin, add and reject on the sink; neither commit nor rollback. */
CL_NODISCARD enum cl_rc cl_ingest_run(struct cl_ingest *in, const struct cl_sink *sink,
                                      struct cl_err *err);
void cl_ingest_close(struct cl_ingest *in); /* NULL is fine */

/* Known export formats: a name, and header words beyond the schema's. */
struct cl_format_info {
    const char *id, *title, *help;
};
const struct cl_format_info *cl_format_at(size_t i); /* NULL past the end */

#endif
