/* balance.c - is the work spread evenly, or does one class stand out?  (METRICS 7)
 * Cases whose class is missing are no class. */
#include <math.h>

#include "change.h"

#define DOMINANT 1.5 /* times the even share */

enum cl_rc cl_analysis_balance(struct cl_backend *b, const struct cl_scope *scope, const char *by,
                               struct cl_arena *arena, struct cl_balance *out, struct cl_err *err) {
    const struct cl_measure **m = cl_arena_array(arena, 1, sizeof *m);
    struct cl_question q = {.measures = m, .n_measures = 1};
    struct cl_answer a;
    struct cl_dim dim;
    *out = (struct cl_balance){.largest_share = (double)NAN};
    m[0] = cl_measure_find(CL_S("cases"));
    q.dims[0] = by;
    enum cl_rc rc = cl_change_dim(b, scope, by, arena, &dim, err);
    if (rc == CL_OK)
        rc = cl_metrics_ask(b, scope, &q, 1, arena, &a, err);
    if (rc != CL_OK)
        return rc;
    double *counts = cl_arena_array(arena, a.n_rows + 1, sizeof *counts), total = 0, most = 0;
    size_t n = 0;
    for (size_t i = 0; i < a.n_rows; i++) {
        double v = a.rows[i].values[0].value;
        if (a.rows[i].labels[0].ptr == NULL || !(v > 0))
            continue;
        counts[n++] = v;
        total += v;
        if (v > most) {
            most = v;
            out->largest = a.rows[i].labels[0];
        }
    }
    out->classes = (double)n;
    if (n < 2) {
        out->why = cl_arena_printf(arena, "%s has %s here", dim.title,
                                   n == 0 ? "no value" : "only one value");
        return CL_OK;
    }
    out->test = cl_goodness(counts, n);
    out->largest_share = most / total;
    out->dominant = out->largest_share >= DOMINANT / (double)n;
    return CL_OK;
}
