/* words.h - the built-in words and how a word is brought into their form; for
 * src/schema only. */
#ifndef CASELOAD_SCHEMA_WORDS_H
#define CASELOAD_SCHEMA_WORDS_H

#include "caseload/schema.h"

enum cl_word_mark { CL_MARK_NONE, CL_MARK_REOPENED, CL_MARK_ESCALATED, CL_MARK_RESOLVED };

/* '|' between words, spelled as people write them.  `whole` must be all of the
 * status, `starts` may be followed by more words ("pending customer"). */
struct cl_state_words {
    enum cl_state state;
    enum cl_word_mark mark;
    const char *language; /* ISO 639 */
    const char *whole, *starts;
};
extern const struct cl_state_words cl_state_words[];
extern const size_t cl_state_words_count;

/* As above, but in plain form, so that they can be compared as they stand. */
struct cl_priority_words {
    int rank;
    const char *language;
    const char *words;
};
extern const struct cl_priority_words cl_priority_words[];
extern const size_t cl_priority_words_count;

/* Appends the plain form of a word: folded, apostrophes dropped, every other
 * ASCII punctuation a blank, single blanks: "In_Progress" is "in progress". */
void cl_word_plain(struct cl_buf *out, struct cl_slice word);

#endif
