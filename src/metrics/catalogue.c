/* The catalogue as one list, in the order of the command line's contract. */
#include "own.h"

const char *const cl_excl_names[CL_EX_COUNT] = {
    [CL_EX_OPEN] = "open",     [CL_EX_VOID] = "void",
    [CL_EX_NULL] = "null",     [CL_EX_NEGATIVE] = "negative",
    [CL_EX_FUTURE] = "future", [CL_EX_UNKNOWN_CLOSE] = "unknown_close",
    [CL_EX_NO_SLA] = "no_sla", [CL_EX_NO_INSTANT] = "no_instant",
};

static const struct {
    const struct cl_measure *entries;
    const size_t *n;
} areas[] = {
    {.entries = cl_measures_volume, .n = &cl_measures_volume_n},
    {.entries = cl_measures_times, .n = &cl_measures_times_n},
    {.entries = cl_measures_quality, .n = &cl_measures_quality_n},
    {.entries = cl_measures_work, .n = &cl_measures_work_n},
    {.entries = cl_measures_sla, .n = &cl_measures_sla_n},
    {.entries = cl_measures_flow, .n = &cl_measures_flow_n},
    {.entries = cl_measures_clocks, .n = &cl_measures_clocks_n},
    {.entries = cl_measures_survival, .n = &cl_measures_survival_n},
    {.entries = cl_measures_further, .n = &cl_measures_further_n},
    {.entries = cl_measures_estimated, .n = &cl_measures_estimated_n},
};

const struct cl_measure *cl_measure_at(size_t i) {
    for (size_t a = 0; a < CL_LEN(areas); a++) {
        if (i < *areas[a].n)
            return &areas[a].entries[i];
        i -= *areas[a].n;
    }
    return cl_own_at(i);
}

size_t cl_measure_index(const struct cl_measure *m) {
    size_t i = 0;
    for (const struct cl_measure *at; (at = cl_measure_at(i)) != NULL; i++)
        if (strcmp(at->info.key, m->info.key) == 0)
            break;
    return i;
}

const struct cl_measure *cl_measure_find(struct cl_slice key) {
    const struct cl_measure *m;
    for (size_t i = 0; (m = cl_measure_at(i)) != NULL; i++) {
        if (cl_fold_eq(key, cl_slice(m->info.key)))
            return m;
        if (m->info.alias != NULL && cl_fold_eq(key, cl_slice(m->info.alias)))
            return m;
    }
    return NULL;
}

const struct cl_measure_info *cl_measure_info(const struct cl_measure *m) {
    return &m->info;
}

static const char *why_not(const struct cl_measure *m, const struct cl_table *t) {
    if (m->never != NULL)
        return m->never;
    for (size_t i = 0; i < CL_MAX_NEEDS && m->needs[i] != CL_NEED_NOTHING; i++)
        if (!cl_need_met(m->needs[i], t))
            return cl_need_why(m->needs[i], t);
    return NULL;
}

const struct cl_measure *cl_measure_for(const struct cl_measure *m, const struct cl_table *t,
                                        const char **why) {
    *why = NULL;
    for (size_t i = 0; i < m->n_of; i++)
        if (cl_measure_for(m->of[i], t, why) == NULL)
            return NULL;
    for (const struct cl_measure *at = m; at != NULL; at = at->fallback) {
        const char *reason = why_not(at, t);
        if (reason == NULL)
            return at;
        *why = reason;
    }
    return NULL;
}

const char *cl_measure_why(const struct cl_measure *m, const struct cl_table *t,
                           struct cl_arena *arena) {
    const char *why;
    if (cl_measure_for(m, t, &why) != NULL)
        return NULL;
    return cl_arena_str(arena, why);
}

const char *cl_measure_doubt(const struct cl_measure *m, const struct cl_table *t) {
    const char *why, *doubt = NULL;
    const struct cl_measure *entry = cl_measure_for(m, t, &why);
    for (size_t i = 0; entry != NULL && i < CL_MAX_NEEDS && doubt == NULL; i++)
        doubt = cl_need_doubt(entry->needs[i], t);
    return doubt;
}

const struct cl_measure_info *cl_measure_info_on(const struct cl_measure *m,
                                                 const struct cl_table *t) {
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, t, &why);
    return &(entry != NULL ? entry : m)->info;
}

const char *cl_measure_drill(const struct cl_measure *m, const struct cl_table *t) {
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, t, &why);
    return entry != NULL && entry->drill != NULL ? entry->drill : "";
}

const char *cl_measure_interval(const struct cl_measure *m) {
    switch (m->interval) {
    case CL_INTERVAL_WILSON:
        return "Wilson score, 95 %";
    case CL_INTERVAL_NPS:
        return "normal, by the standard error of the difference of two shares, 95 %";
    case CL_INTERVAL_MEAN:
        return "Student's t of the mean, 95 %";
    case CL_INTERVAL_KM:
        return "Kaplan-Meier band, log(-log), where it crosses one half, 95 %";
    case CL_INTERVAL_QUANTILE:
        return "order statistics by the binomial distribution, at least 95 %";
    case CL_INTERVAL_NONE:
        break;
    }
    return NULL;
}

const char *cl_measure_exclusions(const struct cl_measure *m, struct cl_arena *arena) {
    const struct cl_measure *from = m->n_of > 0 ? m->of[0] : m;
    struct cl_buf list = {0};
    cl_buf_puts(&list, "");
    for (size_t i = 0; i < CL_MAX_EXCL && from->excl[i].when != NULL; i++)
        cl_buf_printf(&list, "%s%s", i > 0 ? ", " : "", cl_excl_names[from->excl[i].key]);
    const char *text = cl_arena_strn(arena, list.ptr, list.len);
    cl_buf_free(&list);
    return text;
}

const char *cl_better_name(enum cl_better better) {
    static const char *const names[] = {
        [CL_BETTER_NEITHER] = NULL, [CL_BETTER_UP] = "up", [CL_BETTER_DOWN] = "down"};
    return names[better];
}
