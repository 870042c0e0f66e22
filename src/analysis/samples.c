/* samples.c - what the comparisons of groups share: intervals of samples, columns,
 * numbers as people read them. */
#include <math.h>
#include <stdlib.h>

#include "work.h"

static int by_number(const void *x, const void *y) {
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

struct cl_cut cl_sample_cut(const struct cl_sample *s, const uint32_t *group, size_t groups,
                            struct cl_arena *arena) {
    size_t *from = cl_arena_array(arena, groups + 2, sizeof *from);
    double *values = cl_arena_array(arena, s->n + 1, sizeof *values);
    uint32_t *at = cl_arena_array(arena, s->n + 1, sizeof *at);
    for (size_t i = 0; i < s->n; i++)
        from[group[i] + 2]++;
    for (size_t g = 0; g < groups; g++)
        from[g + 2] += from[g + 1];
    for (size_t i = 0; i < s->n; i++) { /* from[g + 1] runs from the begin of g to its end */
        size_t to = from[group[i] + 1]++;
        values[to] = s->value[i];
        at[to] = (uint32_t)i;
    }
    return (struct cl_cut){from, values, at};
}

size_t cl_code_of(double code) {
    return isnan(code) || code < 0 ? 0 : (size_t)code;
}

size_t cl_codes_of(const struct cl_dim *d) {
    return d->dict != NULL ? (size_t)cl_dict_count(d->dict) + 1 : 1;
}

struct cl_interval cl_sample_interval(enum cl_sample_kind kind, bool median, double *v, size_t n) {
    struct cl_interval none = {(double)NAN, (double)NAN};
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        sum += v[i];
        squares += v[i] * v[i];
    }
    if (kind == CL_SAMPLE_SHARE)
        return cl_wilson(sum, (double)n);
    if (kind != CL_SAMPLE_VALUE)
        return none;
    if (!median)
        return cl_mean_interval((double)n, sum, squares);
    qsort(v, n, sizeof *v, by_number);
    return cl_quantile_interval(v, n, 0.5);
}

const struct cl_column *cl_work_column(const struct cl_table *t, const char *name) {
    uint16_t id = cl_table_find(t, cl_slice(name));
    const struct cl_column *c = id != CL_NO_COLUMN ? cl_table_column(t, id) : NULL;
    return c != NULL && c->name != NULL && c->mapped ? c : NULL;
}

const char *cl_work_text(struct cl_arena *arena, enum cl_unit unit, double v) {
    char text[32];
    cl_unit_format(unit, v, text);
    return cl_arena_str(arena, text);
}
