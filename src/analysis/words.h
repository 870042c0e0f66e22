/* words.h - texts to words.  Seen by words….c only. */
#ifndef CASELOAD_ANALYSIS_WORDS_H
#define CASELOAD_ANALYSIS_WORDS_H

#include "caseload/base/str.h"

/* The next word of a folded text at or after *at, which moves on; false at the end. */
bool cl_words_next(struct cl_slice text, size_t *at, struct cl_slice *word);

#endif
