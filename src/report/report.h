/* report.h - inside src/report: what a writer is. */
#ifndef CASELOAD_SRC_REPORT_H
#define CASELOAD_SRC_REPORT_H

#include "caseload/report.h"

#define REPORT_BARS 15 /* of a long list the largest; the rest is counted */

struct report_page {
    struct cl_arena *arena;
    struct cl_buf *out;
    int columns;
    bool ascii;
};
/* head: "Overview" and the lines that say of what, as of when, filtered how. */
struct report_writer {
    const char *id, *help;
    void (*head)(struct report_page *p, const char *title, const char *const *lines, size_t n);
    void (*figure)(struct report_page *p, const struct cl_figure *f);
};
extern const struct report_writer report_text, report_md;

/* Cell text made safe, "∅" for NULL; ascii when the page is. */
struct cl_slice report_safe(const struct report_page *p, const char *text);
/* 13 points as block eighths or, in ASCII, " .:-=#"; "" without points. */
const char *report_spark(const struct report_page *p, const double *points, size_t n);

#endif
