/* num.h - numbers to and from text, whatever the locale. */
#ifndef CASELOAD_BASE_NUM_H
#define CASELOAD_BASE_NUM_H

#include "caseload/base/str.h"

bool cl_parse_i64(struct cl_slice s, int64_t *out); /* the whole slice; optional sign */
bool cl_parse_real(struct cl_slice s,
                   double *out); /* the whole slice; '.' decimal; no inf, nan or hex */
/* Shortest text that reads back the same, at most 17 digits: "0.1", "993", "1e+300";
 * "nan", "inf" and "-inf" for what is not a number. */
void cl_format_real(double v, char out[32]);
void cl_format_count(int64_t v, char out[32]); /* "30,000" */
/* "1,234.5", half away from zero of the 15 digits people see (2.675 gives "2.68");
 * never "-0.0"; decimals are 0 to 15; from 1e21 on as cl_format_real. */
void cl_format_fixed(double v, int decimals, char out[48]);

#endif
