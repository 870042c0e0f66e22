/* out.h - private to generate: where bytes go, and how instants and durations are
 * written. */
#ifndef CL_SRC_GENERATE_OUT_H
#define CL_SRC_GENERATE_OUT_H

#include "caseload/base/str.h"
#include "caseload/generate.h"

#define GEN_DAY_SECS 86400
#define GEN_ROW 8192 /* bytes of a row at most */

/* The writer of one stream; collects rows into blocks.  After a failure it takes
 * no more; rc is the answer. */
struct gen_out {
    cl_generate_fn write;
    void *ctx;
    struct cl_err *err;
    enum cl_rc rc;
    uint64_t bytes; /* that left */
    size_t n;
    char block[1 << 16];
    struct gen_day {
        uint32_t day;
        char text[12]; /* "2025-03-05"; empty: none yet */
    } days[256];       /* dates that were written lately */
};
void gen_room(struct gen_out *out); /* for a row; nothing else makes room */
void gen_flush(struct gen_out *out);
static inline void gen_char(struct gen_out *out, char c) {
    out->block[out->n++] = c;
}
/* A short text with room behind it: copied whole, so that no length is looked at. */
struct gen_word {
    unsigned char n;
    char text[31];
};
static inline void gen_word(struct gen_out *out, const struct gen_word *w) {
    memcpy(out->block + out->n, w->text, sizeof w->text);
    out->n += w->n;
}
void gen_text(struct gen_out *out, struct cl_slice text);
void gen_puts(struct gen_out *out, const char *text);
void gen_uint(struct gen_out *out, uint64_t v, int min_digits);
enum gen_stamp {                  /* how 9:12:58 on 5 March 2025 is written */
                 GEN_ISO,         /* 2025-03-05 09:12:58 */
                 GEN_ISO_MINUTE,  /* 2025-03-05 09:12 */
                 GEN_DATE,        /* 2025-03-05 */
                 GEN_DMY_DATE,    /* 05-03-2025 */
                 GEN_DMY_MINUTE,  /* 05-03-2025 09:12 */
                 GEN_CLOCK,       /* 09:12:58 */
                 GEN_MDY_HALF,    /* 03/05/2025 09:12:58 AM */
                 GEN_US_SHORT,    /* 3/5/25 9:12 AM */
                 GEN_NAMED_SHORT, /* 05/Mar/25 9:12 AM */
                 GEN_NAMED,       /* 05 Mar 2025 09:12:58 */
                 GEN_NAMED_DATE,  /* 05 Mar 2025 */
};
void gen_stamp(struct gen_out *out, int64_t secs, enum gen_stamp how);
enum gen_duration {
    GEN_SECONDS = 32, /* apart from gen_stamp: a column has one note for either */
    GEN_MINUTES,
    GEN_HOURS_2, /* hundredths */
    GEN_DAYS_2,
    GEN_DAYS,
    GEN_HMS,
};
void gen_duration(struct gen_out *out, int64_t secs, enum gen_duration how);

#endif
