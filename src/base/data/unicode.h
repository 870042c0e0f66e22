/* unicode.h - the tables of unicode.c, for fold.c and utf8.c only. */
#ifndef CASELOAD_BASE_DATA_UNICODE_H
#define CASELOAD_BASE_DATA_UNICODE_H

#include <stddef.h>
#include <stdint.h>

/* What a character folds to: bytes [at, at + len) of cl_unicode_fold_text. */
struct cl_unicode_fold {
    uint32_t cp;
    uint16_t at;
    uint8_t len, upper; /* upper: the character is a capital */
};
struct cl_unicode_range {
    uint32_t first, last;
};

extern const struct cl_unicode_fold cl_unicode_folds[];
extern const size_t cl_unicode_folds_count;
extern const unsigned char cl_unicode_fold_text[];
extern const struct cl_unicode_range cl_unicode_hidden[]; /* controls, formats, fillers */
extern const size_t cl_unicode_hidden_count;
extern const struct cl_unicode_range cl_unicode_zero[]; /* no column of their own */
extern const size_t cl_unicode_zero_count;
extern const struct cl_unicode_range cl_unicode_wide[]; /* two columns */
extern const size_t cl_unicode_wide_count;

#endif
