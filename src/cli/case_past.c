/* case_past.c - the fields of cases as they were at as-of: METRICS, "State at T".
 *
 * Listed cases come from the newest version of each; what has changed since T is put
 * back before a cell is made.  What is derived (due_at, sla_state) is not of this. */
#include <stdlib.h>

#include "cli.h"

/* ptr NULL comes first, as an empty text. */
static int by_slice(struct cl_slice a, struct cl_slice b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.ptr, b.ptr, n) : 0;
    return c ? c : (a.len > b.len) - (a.len < b.len);
}

static int by_case_and_field(const void *x, const void *y) {
    const struct cl_past_value *a = x, *b = y;
    if (a->case_id != b->case_id)
        return a->case_id < b->case_id ? -1 : 1;
    return by_slice(a->field, b->field);
}

enum cl_rc cli_past_find(const struct cli_session *s, const int64_t *case_ids, size_t n,
                         struct cl_arena *arena, struct cl_past *out, struct cl_err *err) {
    enum cl_rc rc = s->backend->ops->past(s->backend, case_ids, n, s->scope.as_of, arena, out, err);
    if (rc == CL_OK && out->n > 1)
        qsort(out->values, out->n, sizeof *out->values, by_case_and_field);
    return rc;
}

const struct cl_slice *cli_past_value(const struct cl_past *past, int64_t case_id,
                                      const char *field) {
    const struct cl_past_value key = {.case_id = case_id, .field = cl_slice(field)};
    const struct cl_past_value *v =
        past->n ? bsearch(&key, past->values, past->n, sizeof key, by_case_and_field) : NULL;
    return v ? &v->value : NULL;
}
