/* report.h - figures to text, Markdown (later html, xlsx).  Registry of writers:
 * src/report/writers.c; of kinds: src/report/kinds.c. */
#ifndef CASELOAD_REPORT_H
#define CASELOAD_REPORT_H

#include "caseload/panel.h"

const char *cl_report_kind_at(size_t i); /* "overview" …; NULL past the end */
/* kind "overview"; format "text" or "md"; columns: width of text, 0 for 80.
 * ascii: no byte over 0x7f. Appends to out. CL_E_USAGE names the nearest kind or
 * format. */
CL_NODISCARD enum cl_rc cl_report_write(const struct cl_panel_context *ctx, const char *kind,
                                        const char *format, int columns, bool ascii,
                                        struct cl_buf *out, struct cl_err *err);

#endif
