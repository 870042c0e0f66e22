/* reader.h - a file's bytes as UTF-8 lines, as often as the passes need them.
 *
 * open() spools what cannot be read twice, reads everything once for the hash,
 * the encoding and what is refused; after that line() never sees more bytes
 * than that first look did, even when somebody appends to the file meanwhile. */
#ifndef CASELOAD_INGEST_READER_H
#define CASELOAD_INGEST_READER_H

#include "caseload/base/file.h"

#define CL_LINE_LIMIT (8u << 20) /* bytes of one line; the rest of a longer one is dropped */

/* What the first look counts; raw bytes, before any decoding. */
struct cl_scan {
    uint64_t bytes, nul, nul_even, controls, lone_cr, lf;
    uint64_t high, first_high;  /* bytes above 127; where the first stands */
    uint64_t c1;                /* of those, 0x80 to 0x9f */
    uint64_t high_pairs;        /* of those, ones that follow another */
    uint64_t utf8_ok, utf8_bad; /* well-formed sequences of two and more bytes; stray bytes */
    unsigned char head[4096];
    size_t n_head;
};

struct cl_line {
    struct cl_slice text; /* with its line end; lives until the next call */
    bool too_long;        /* over CL_LINE_LIMIT: text is only the beginning */
    bool replaced;        /* bytes that no character has became U+FFFD */
};

struct cl_reader;
struct cl_ingest_options;
/* path "-" is standard input.  CL_E_INPUT names path and why, also for what is
 * no text.  Of the options: encoding, and progress while a pipe is waited for. */
CL_NODISCARD enum cl_rc cl_reader_open(const char *path, const struct cl_ingest_options *options,
                                       struct cl_reader **out, struct cl_err *err);
void cl_reader_close(struct cl_reader *r); /* NULL is fine */
CL_NODISCARD enum cl_rc cl_reader_rewind(struct cl_reader *r, struct cl_err *err);
CL_NODISCARD enum cl_rc cl_reader_line(struct cl_reader *r, struct cl_line *line, bool *got,
                                       struct cl_err *err);
/* The length of the first line of text as line() would cut it. */
size_t cl_reader_cut(const struct cl_reader *r, struct cl_slice text);

const char *cl_reader_name(const struct cl_reader *r); /* for messages */
const char *cl_reader_encoding(const struct cl_reader *r);
bool cl_reader_guessed(const struct cl_reader *r); /* its encoding is a guess by letters */
bool cl_reader_bom(const struct cl_reader *r);
const char *cl_reader_sha256(const struct cl_reader *r);
uint64_t cl_reader_bytes(const struct cl_reader *r); /* of the file */
uint64_t cl_reader_at(const struct cl_reader *r);    /* read in this pass */

/* encoding.c: which encoding the bytes are in, NULL when counts do not tell; *bom is the
 * bytes to skip. */
const char *cl_encoding_sniff(const struct cl_scan *scan, size_t *bom);
/* encoding_guess.c: for bytes that are neither UTF-8 nor UTF-16, from a piece of them that
 * begins at a line's beginning: by the structure of characters of two bytes, else by letters. */
const char *cl_encoding_guess(const struct cl_scan *scan, struct cl_slice sample);
/* Known under another name, in any case: "latin1" is windows-1252's superset …; else as given. */
const char *cl_encoding_name(const char *given);
bool cl_encoding_wide(const char *encoding); /* UTF-16 or UTF-32 */

/* refuse.c: CL_E_INPUT with one clear line for bytes that are no export. */
CL_NODISCARD enum cl_rc cl_refuse(const char *name, const struct cl_scan *scan,
                                  const char *encoding, struct cl_err *err);

#endif
