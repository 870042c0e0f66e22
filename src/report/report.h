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
/* A report: which panels it has.  kinds.c */
struct report_kind {
    const char *id, *title;
    const struct cl_panel_want *wants;
    size_t n;
    bool says_empty; /* panels with nothing to show say why */
};
CL_NODISCARD enum cl_rc report_kind_find(const char *id, const struct report_kind **out,
                                         struct cl_err *err);

extern const struct report_writer report_text, report_md;

/* Cell text made safe, "∅" for NULL; ascii when the page is. */
struct cl_slice report_safe(const struct report_page *p, const char *text);
/* A shade of four steps, " " for none. */
const char *report_shade(const struct report_page *p, double heat);
/* 13 points as block eighths or, in ASCII, " .:-=#"; "" without points. */
const char *report_spark(const struct report_page *p, const double *points, size_t n);
/* What a card's change is, to be put behind it: " good" or " bad" when it is a signal,
 * " noise"; "" where that is not known. */
const char *report_verdict(const struct cl_fig_card *card);

/* ---- plain text: text.c, text_charts.c ---- */
void report_repeat(struct cl_buf *out, const char *s, int n);
void report_put(const struct report_page *p, struct cl_slice s, int width, bool right); /* cut … */
void report_end_line(const struct report_page *p); /* without blanks before it */
void report_put_wrapped(const struct report_page *p, struct cl_slice s, int indent);
void report_text_gauges(struct report_page *p, const struct cl_figure *f);
void report_text_heat(struct report_page *p, const struct cl_figure *f);
void report_text_columns(struct report_page *p, const struct cl_figure *f);

#endif
