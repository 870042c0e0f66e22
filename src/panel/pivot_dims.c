/* Dimensions of panels that take any: their titles, and which are there. */
#include "panel.h"

static bool computed(const char *dimension) {
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++)
        if (strcmp(v->dims[i].key, dimension) == 0)
            return true;
    return false;
}

const char *cl_panel_dimension_title(const struct cl_table *t, const char *dimension) {
    uint16_t id = cl_table_find(t, cl_slice(dimension));
    if (id != CL_NO_COLUMN)
        return cl_table_column(t, id)->title;
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++)
        if (strcmp(v->dims[i].key, dimension) == 0)
            return v->dims[i].title;
    return dimension;
}

const char *cl_panel_dimension_why(const struct cl_panel_job *job, const char *dimension) {
    const struct cl_table *t = job->ctx->backend->table;
    if (cl_panel_by_created(dimension))
        return cl_panel_mapped(t, "created") ? NULL : "no created column";
    if (computed(dimension) || cl_panel_mapped(t, dimension))
        return NULL;
    return cl_arena_printf(
        job->arena, "no %s column",
        cl_fold(job->arena, cl_slice(cl_panel_dimension_title(t, dimension))).ptr);
}

/* Priority goes first. */
const char *cl_panel_dimension_beside(const struct cl_panel_job *job, const char *other) {
    const char *const *keys;
    size_t n = cl_panel_dimensions(job->ctx->backend->table, job->arena, &keys);
    for (size_t i = 0; i < n; i++)
        if (strcmp(keys[i], "priority") == 0 && strcmp(other, "priority") != 0)
            return keys[i];
    for (size_t i = 0; i < n; i++)
        if (strcmp(keys[i], other) != 0)
            return keys[i];
    return strcmp(other, "month") != 0 ? "month" : "weekday";
}

const char *cl_panel_dimension_first(const struct cl_panel_job *job) {
    const char *const *keys;
    size_t n = cl_panel_dimensions(job->ctx->backend->table, job->arena, &keys);
    return n > 0 ? keys[0] : "month";
}
