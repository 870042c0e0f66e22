/* vocabulary.h - the vocabulary that comes with the program, without the fields
 * that a configuration adds.  Seen by src/derive only. */
#ifndef CASELOAD_DERIVE_VOCABULARY_H
#define CASELOAD_DERIVE_VOCABULARY_H

#include "caseload/derive.h"

const struct cl_vocab *cl_vocabulary_builtin(void);

#endif
