/* num.h - numbers to and from text, whatever the locale. */
#ifndef CASELOAD_BASE_NUM_H
#define CASELOAD_BASE_NUM_H

#include "caseload/base/str.h"

bool cl_parse_i64(struct cl_slice s, int64_t *out); /* the whole slice; optional sign */
bool cl_parse_real(struct cl_slice s,
                   double *out); /* the whole slice; '.' decimal; no inf, nan or hex */
/* Shortest text that reads back the same, at most 17 digits: "0.1", "993", "1e+300". */
void cl_format_real(double v, char out[32]);
void cl_format_count(int64_t v, char out[32]);              /* "30,000" */
void cl_format_fixed(double v, int decimals, char out[48]); /* "1,234.5", half away from zero */

#endif
