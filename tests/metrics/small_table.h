/* A table made from a few lines of facts, with its derived columns, and a backend
 * that answers plans over it by the scan: what measures and panels are tested on
 * without a store.  Each test program has its own copy. */
#ifndef CASELOAD_TESTS_SMALL_TABLE_H
#define CASELOAD_TESTS_SMALL_TABLE_H

#include <math.h>
#include <stdlib.h>

#include "caseload/metrics.h"

#define SMALL_DAY INT64_C(86400)
#define SMALL_T0 INT64_C(1704067200) /* 2024-01-01T00:00:00Z, a Monday */

/* One case; hours since SMALL_T0, NaN for NULL. */
struct small_case {
    const char *id, *status, *priority, *department, *agent;
    double created_h, closed_h, response_min, csat, nps;
    int reopened; /* -1 NULL */
};
#define SMALL_NAN ((double)NAN)

struct small_backend {
    struct cl_backend base;
    struct cl_table *table;
    unsigned runs;
    const struct small_case *cases;
};

static inline int64_t small_at(double hours) {
    return isnan(hours) ? CL_NO_TIME : SMALL_T0 + (int64_t)(hours * 3600);
}

/* A column of words: those at `offset` in each case. */
static inline void small_words(struct cl_build *b, uint16_t id, const struct small_case *c,
                               size_t n, size_t offset) {
    struct cl_dict *dict = cl_dict_new();
    uint32_t *codes = cl_alloc((n + 1) * sizeof *codes);
    for (size_t i = 0; i < n; i++) {
        const char *word;
        memcpy(&word, (const char *)&c[i] + offset, sizeof word);
        codes[i] = word != NULL ? cl_dict_add(dict, cl_slice(word)) : 0;
    }
    struct cl_column def = {.kind = CL_KIND_CODE, .mapped = true};
    cl_build_column(b, id, &def, codes, n, dict);
}

static inline void small_reals(struct cl_build *b, uint16_t id, double *v, size_t n) {
    cl_build_column(b, id, &(struct cl_column){.kind = CL_KIND_REAL, .mapped = true}, v, n, NULL);
}
static inline void small_times(struct cl_build *b, uint16_t id, int64_t *v, size_t n) {
    cl_build_column(b, id, &(struct cl_column){.kind = CL_KIND_TIME, .mapped = true}, v, n, NULL);
}

static inline void small_derive(const struct small_case *c, struct cl_derived *d) {
    static struct cl_states *states; /* lives as long as the program */
    struct cl_policy policy;
    struct cl_facts f;
    if (states == NULL)
        states = cl_states_new();
    cl_policy_init(&policy);
    cl_facts_init(&f);
    f.status = cl_state_of(states, cl_slice(c->status));
    f.status_set = f.status_mapped = f.closed_mapped = f.created_mapped = true;
    f.agent_mapped = f.response_mapped = f.reopened_mapped = true;
    f.created = small_at(c->created_h);
    f.closed = small_at(c->closed_h);
    f.response_time = c->response_min * 60;
    f.reopened = (int8_t)c->reopened;
    f.csat = c->csat;
    f.csat_low = 1;
    f.csat_high = 5;
    f.priority_rank = c->priority != NULL ? cl_priority_rank(cl_slice(c->priority)) : 0;
    f.imported_at = SMALL_T0 + 400 * SMALL_DAY;
    cl_derive_case(&f, &policy, d);
}

static inline void small_derived(struct cl_build *b, const struct small_case *c, size_t n) {
    struct cl_derived *d = cl_alloc((n + 1) * sizeof *d);
    double *flags = cl_alloc((n + 1) * sizeof *flags);
    size_t n_defs;
    const struct cl_derived_def *defs = cl_derived_columns(&n_defs);
    for (size_t i = 0; i < n; i++) {
        small_derive(&c[i], &d[i]);
        flags[i] = (double)d[i].flags;
    }
    for (size_t k = 0; k < n_defs; k++) {
        struct cl_column def = {
            .name = defs[k].name, .kind = defs[k].kind, .mapped = true, .derived = true};
        void *data = cl_alloc((n + 1) * sizeof(double)); /* none is larger */
        for (size_t i = 0; i < n; i++) {
            double v = cl_derived_value(&d[i], k);
            if (defs[k].kind == CL_KIND_TIME)
                ((int64_t *)data)[i] = isnan(v) ? CL_NO_TIME : (int64_t)v;
            else if (defs[k].kind == CL_KIND_FLAG)
                ((int8_t *)data)[i] = isnan(v) ? -1 : (int8_t)v;
            else
                ((double *)data)[i] = v;
        }
        cl_build_column(b, CL_NO_COLUMN, &def, data, n, NULL);
    }
    struct cl_column def = {.name = "flags", .kind = CL_KIND_REAL, .mapped = true, .derived = true};
    cl_build_column(b, CL_NO_COLUMN, &def, flags, n, NULL);
    free(d);
}

static inline struct cl_table *small_table(const struct small_case *c, size_t n, bool created) {
    struct cl_build *b = cl_build_new(n);
    int64_t *opened = cl_alloc((n + 1) * sizeof *opened);
    int64_t *closed = cl_alloc((n + 1) * sizeof *closed);
    double *response = cl_alloc((n + 1) * sizeof *response);
    double *csat = cl_alloc((n + 1) * sizeof *csat), *nps = cl_alloc((n + 1) * sizeof *nps);
    int8_t *reopened = cl_alloc(n + 1);
    int64_t *ids = cl_alloc((n + 1) * sizeof *ids);
    for (size_t i = 0; i < n; i++) {
        opened[i] = small_at(c[i].created_h);
        closed[i] = small_at(c[i].closed_h);
        response[i] = c[i].response_min * 60;
        csat[i] = c[i].csat;
        nps[i] = c[i].nps;
        reopened[i] = (int8_t)c[i].reopened;
        ids[i] = (int64_t)i + 1;
    }
    if (created)
        small_times(b, CL_COL_CREATED, opened, n);
    else
        free(opened);
    small_times(b, CL_COL_CLOSED, closed, n);
    small_reals(b, CL_COL_RESPONSE_TIME, response, n);
    small_reals(b, CL_COL_CSAT, csat, n);
    small_reals(b, CL_COL_NPS, nps, n);
    cl_build_column(b, CL_COL_REOPENED, &(struct cl_column){.kind = CL_KIND_FLAG, .mapped = true},
                    reopened, n, NULL);
    small_words(b, CL_COL_STATUS, c, n, offsetof(struct small_case, status));
    small_words(b, CL_COL_PRIORITY, c, n, offsetof(struct small_case, priority));
    small_words(b, CL_COL_DEPARTMENT, c, n, offsetof(struct small_case, department));
    small_words(b, CL_COL_AGENT, c, n, offsetof(struct small_case, agent));
    small_derived(b, c, n);
    cl_build_case_ids(b, ids);
    cl_build_attr(b, "csat_scale", "1-5");
    return cl_table_seal(b);
}

static inline enum cl_rc small_run(struct cl_backend *self, struct cl_plan *plan,
                                   struct cl_arena *arena, struct cl_result *out,
                                   struct cl_err *err) {
    ((struct small_backend *)self)->runs++;
    return cl_query_scan(plan, 1, arena, out, err);
}
static inline enum cl_rc small_page(struct cl_backend *self, struct cl_page_plan *plan,
                                    struct cl_arena *arena, struct cl_page *out,
                                    struct cl_err *err) {
    (void)self;
    (void)err;
    return cl_query_page(plan, arena, out, err);
}
static inline enum cl_rc small_texts(struct cl_backend *self, const int64_t *case_ids, size_t n,
                                     const char *const *cols, size_t n_cols, struct cl_arena *arena,
                                     struct cl_text_cells *out, struct cl_err *err) {
    (void)err;
    const struct small_case *c = ((struct small_backend *)self)->cases;
    struct cl_slice *cells = cl_arena_array(arena, n * n_cols + 1, sizeof *cells);
    for (size_t i = 0; i < n * n_cols; i++)
        if (strcmp(cols[i % n_cols], "id") == 0)
            cells[i] = cl_slice(c[case_ids[i / n_cols] - 1].id);
    out->cells = cells;
    return CL_OK;
}
static inline enum cl_rc small_history(struct cl_backend *self, int64_t case_id,
                                       struct cl_arena *arena, struct cl_change **out, size_t *n,
                                       struct cl_err *err) {
    (void)self;
    (void)case_id;
    (void)err;
    *out = cl_arena_array(arena, 1, sizeof **out);
    (*out)[0] = (struct cl_change){.at = SMALL_T0 + 3600,
                                   .seq = 1,
                                   .field = CL_S("agent"),
                                   .old_value = CL_S("A1"),
                                   .new_value = CL_S("A2")};
    *n = 1;
    return CL_OK;
}

static inline void small_open(struct small_backend *b, const struct small_case *c, size_t n,
                              bool created) {
    static const struct cl_backend_ops ops = {
        .run = small_run, .page = small_page, .texts = small_texts, .history = small_history};
    *b = (struct small_backend){.table = small_table(c, n, created), .cases = c};
    b->base.ops = &ops;
    b->base.table = b->table;
}
static inline void small_close(struct small_backend *b) {
    cl_table_unref(b->table);
}

#endif
