/* over_signs.c - what the signs of all views mean, below the commands of the help.
 *
 * In ASCII they stand as what is drawn there, so that the list tells those twins too.
 * No more of them than a screen of 24 lines shows below the last command. */
#include "screen.h"

#define SIGN 12 /* columns, with the blank after */

static const char heading[] = "What the signs mean";
static const char *const signs[][2] = {
    {"▲ ▼ =", "change against the 30 days before; the colour says good or bad"},
    {"▲~  ▲?", "a change within the usual noise; not known whether it is"},
    {"±  +  -", "half of a 95 % interval; + or - where it has one side only"},
    {"∅", "no value in the file; never zero, never in an average"},
    {"—  -", "cannot be computed here, i says why; fewer than 20 cases"},
    {"SLA left", "due minus now; a minus sign is overdue"},
    {"● ▲ ○", "critical, warning, note; ● on a chart is a signal"},
    {"✓ ✗", "target met, missed"},
    {"▓", "high-risk part of a bar: cases with priority High or Critical"},
    {"░▒▓█", "shades of a cell, from the least to the most"},
    {"as team", "as if with the team's mix of cases; #1 is the best rank"},
    {"(proxy)", "from other columns, as the file lacks the right one"},
    {"!  *", "in a pivot: worse than its target for sure; stands out"},
    {"‹ ›  …", "more columns to the left, to the right; cut text"},
};

static bool has(struct cl_arena *a, const char *text, const char *typed) {
    return strstr(cl_fold(a, cl_slice(text)).ptr, cl_fold(a, cl_slice(typed)).ptr) != NULL;
}

size_t over_signs(struct cl_canvas *c, struct cl_rect r, const char *typed) {
    bool all = !*typed || has(c->scratch, heading, typed);
    int line = 0;
    for (size_t i = 0; i < CL_LEN(signs); i++) {
        if (!all && !has(c->scratch, signs[i][0], typed) && !has(c->scratch, signs[i][1], typed))
            continue;
        if (line == 0 && r.h > 0)
            cl_canvas_put(c, r.x, r.y, r.w, CL_INK_ACCENT, CL_ATTR_BOLD, heading);
        line += line == 0;
        if (line < r.h) {
            cl_canvas_put(c, r.x + 2, r.y + line, SIGN - 2, CL_INK_TEXT, 0, signs[i][0]);
            cl_canvas_put(c, r.x + SIGN, r.y + line, r.w - SIGN, CL_INK_DIM, 0, signs[i][1]);
        }
        line++;
    }
    return (size_t)line;
}
