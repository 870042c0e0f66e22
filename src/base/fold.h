/* fold.h - what utf8.c needs of the folding table. */
#ifndef CASELOAD_BASE_FOLD_H
#define CASELOAD_BASE_FOLD_H

#include <stddef.h>
#include <stdint.h>

/* A non-ASCII character without its accent but with its case, in ASCII ("É" to
 * "E", "Æ" to "AE", "…" to "..."); returns its length, 0 when there is none. */
size_t cl_fold_ascii(uint32_t cp, char out[8]);

#endif
