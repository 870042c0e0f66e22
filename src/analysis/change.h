/* change.h - what the files behind analysis_change.h share: words for chances, sizes
 * and directions, so that every sentence uses the same ones.  Seen by src/analysis only. */
#ifndef CASELOAD_ANALYSIS_CHANGE_INT_H
#define CASELOAD_ANALYSIS_CHANGE_INT_H

#include "caseload/analysis_change.h"
#include "caseload/derive.h"

#define CL_INQUIRY_GROUPS 50 /* more say only that some of them differ */
#define CL_ALPHA 0.05
#define CL_FEW_CASES 30 /* METRICS 44 */

/* "less than once in 1,000 times", "about 34 times in 100". */
const char *cl_chance_words(double p, struct cl_arena *arena);
const char *cl_unit_text(struct cl_arena *arena, enum cl_unit unit, double v);
const char *cl_number_text(struct cl_arena *arena, double v, int decimals);
/* "Critical", or "(missing)"; as the cells have it, not made safe for a terminal. */
const char *cl_label_text(struct cl_arena *arena, struct cl_slice label);

/* A title inside a sentence: "priority", but "SLA state". */
const char *cl_title_text(struct cl_arena *arena, const char *title);

/* A program to resolve dimensions with, at the scope's moment. */
CL_NODISCARD enum cl_rc cl_change_dim(struct cl_backend *b, const struct cl_scope *scope,
                                      const char *key, struct cl_arena *arena, struct cl_dim *out,
                                      struct cl_err *err);

/* Sentences of an inquiry whose tests are done (test_words.c). */
enum cl_inquiry_form {
    CL_FORM_SHARES,
    CL_FORM_EVEN,
    CL_FORM_VALUES,
    CL_FORM_AMOUNTS, /* money: per counted case */
    CL_FORM_TIMES
};
void cl_inquiry_say(struct cl_inquiry *q, enum cl_inquiry_form form, const char *title,
                    const struct cl_measure_info *info, struct cl_arena *arena);
/* Of finished drivers (drivers_words.c). */
void cl_drivers_say(struct cl_drivers *d, const struct cl_measure_info *info,
                    struct cl_arena *arena);

#endif
