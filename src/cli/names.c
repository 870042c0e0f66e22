/* names.c - names that users type to what they name, or an error with the nearest. */
#include "cli.h"

#define MAX_KNOWN 512

enum cl_rc cli_measure(const char *option, const char *key, const struct cl_measure **out,
                       struct cl_err *err) {
    const char *known[MAX_KNOWN];
    size_t n = 0;
    *out = cl_measure_find(cl_slice(key));
    if (*out)
        return CL_OK;
    for (; cl_measure_at(n) && n < CL_LEN(known); n++)
        known[n] = cl_measure_info(cl_measure_at(n))->key;
    const char *near = cl_nearest(cl_slice(key), known, n);
    return cl_fail(err, CL_E_USAGE, "%s%s: no such measure%s%s%s", option, key,
                   near ? "; did you mean " : "; caseload measures lists them", near ? near : "",
                   near ? "?" : "");
}

enum cl_rc cli_dims(const struct cli_session *s, const char **keys, size_t n,
                    struct cl_arena *arena, struct cl_err *err) {
    struct cl_prog *p = cl_prog_new(arena, s->backend->table, cl_vocabulary(), s->scope.zone);
    struct cl_moment now = {s->scope.as_of, s->scope.from, s->scope.to};
    for (size_t i = 0; i < n; i++) {
        struct cl_dim dim;
        struct cl_err why = {0};
        if (cl_dim_resolve(p, cl_slice(keys[i]), &now, &dim, &why) != CL_OK)
            return cl_fail(err, CL_E_USAGE, "--by: %s", why.text);
        keys[i] = dim.key;
        for (size_t k = 0; k < i; k++)
            if (strcmp(keys[i], keys[k]) == 0)
                return cl_fail(err, CL_E_USAGE, "--by %s: named twice", dim.key);
    }
    return CL_OK;
}
