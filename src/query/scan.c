/* scan.c - answers a plan over a snapshot in one pass: segments of rows on worker
 * threads, chunks of rows within them; the filter first, then every grouping and
 * aggregate for the rows that pass.
 * Invariant: what a segment gives depends on its rows alone and segments merge in
 * their order, so any number of threads gives the same bits. */
#include <math.h>
#include <stdlib.h>

#include "caseload/base/pool.h"

#include "eval.h"
#include "part.h"

#define SEGMENT_ROWS 16384 /* small enough that 30,000 cases use both of two processors */

/* One use in the schedule: the keys of a grouping, or one of its aggregates. */
struct use {
    uint32_t grouping;
    uint32_t agg; /* KEYS: the keys */
};
#define KEYS UINT32_MAX

struct scan {
    const struct cl_plan *plan;
    struct cl_shape *shapes; /* by grouping */
    struct cl_code filter, code;
    bool filtered;
    struct use *uses;
    size_t n_rows, n_segments;
    struct cl_part *parts; /* [segment * n_groupings + grouping] */
    uint64_t *matched;     /* by segment */
};

struct worker {
    const struct scan *scan;
    struct cl_part *parts; /* of this segment */
    uint32_t *groups;      /* [grouping * CL_CHUNK_ROWS + row of the chunk] */
    uint32_t *kept;        /* rows that pass the filter */
    size_t n_kept;
};

static void find_groups(struct worker *w, const struct cl_eval *e, uint32_t g) {
    const struct cl_grouping *grouping = &w->scan->plan->groupings[g];
    uint32_t *groups = w->groups + (size_t)g * CL_CHUNK_ROWS;
    struct cl_vec dims[CL_MAX_DIMS] = {0};
    for (size_t d = 0; d < grouping->n_dims; d++) {
        dims[d] = cl_eval_vec(e, grouping->dims[d].node, (unsigned)d);
    }
    if (grouping->n_dims == 0) {
        memset(groups, 0, e->n * sizeof *groups);
        return;
    }
    double keys[CL_MAX_KEYS] = {0};
    for (size_t i = 0; i < e->n; i++) {
        for (size_t d = 0; d < grouping->n_dims; d++) {
            keys[d] = dims[d].v[i & dims[d].mask];
        }
        groups[i] = cl_part_group(&w->parts[g], keys);
    }
}

/* Groups of the rows that one aggregate of a bucketed grouping counts. */
static void find_bucketed(struct worker *w, const struct cl_eval *e, uint32_t g,
                          const struct cl_agg *agg) {
    const struct cl_grouping *grouping = &w->scan->plan->groupings[g];
    uint32_t *groups = w->groups + (size_t)g * CL_CHUNK_ROWS;
    struct cl_vec vec[CL_MAX_KEYS] = {0};
    const uint8_t *where = cl_eval_truth(e, agg->where, 0);
    double keys[CL_MAX_KEYS] = {0}, last[CL_MAX_KEYS];
    size_t n = grouping->n_dims + 1;
    uint32_t last_group = 0;
    bool any = false;
    for (size_t d = 0; d < grouping->n_dims; d++) {
        vec[d] = cl_eval_vec(e, grouping->dims[d].node, (unsigned)d);
    }
    vec[grouping->n_dims] = cl_eval_vec(e, agg->bucket, CL_MAX_DIMS);
    for (size_t i = 0; i < e->n; i++) {
        if (where[i] != CL_CODE_TRUE) {
            continue;
        }
        for (size_t d = 0; d < n; d++) {
            keys[d] = vec[d].v[i & vec[d].mask];
        }
        bool same = any; /* neighbours often fall into the same bucket */
        for (size_t d = 0; d < n; d++) {
            same = same && keys[d] == last[d];
        }
        if (!same) {
            last_group = cl_part_group(&w->parts[g], keys);
            memcpy(last, keys, sizeof last);
            any = true;
        }
        groups[i] = last_group;
    }
}

/* Without keys there is one group: no scattering. */
static void add_all(const struct cl_eval *e, const struct cl_agg *agg, struct cl_agg_part *a) {
    const uint8_t *where = cl_eval_truth(e, agg->where, 0);
    if (agg->fn == CL_AGG_COUNT) {
        uint32_t n = 0;
        for (size_t i = 0; i < e->n; i++) {
            n += where[i] == CL_CODE_TRUE;
        }
        a->n[0] += n;
        return;
    }
    struct cl_vec value = cl_eval_vec(e, agg->value, 0);
    uint64_t n = 0;
    double sum = a->value[0];
    for (size_t i = 0; i < e->n; i++) {
        const double x = value.v[i & value.mask];
        const bool counts = (x == x) & (where[i] == CL_CODE_TRUE);
        n += counts;
        sum += counts ? x : 0;
    }
    a->n[0] += n;
    a->value[0] = sum;
}

static void add_counts(const struct cl_eval *e, const struct cl_agg *agg, const uint32_t *groups,
                       uint64_t *n) {
    const uint8_t *where = cl_eval_truth(e, agg->where, 0);
    for (size_t i = 0; i < e->n; i++) {
        if (where[i] == CL_CODE_TRUE) {
            n[groups[i]]++;
        }
    }
}

static void add_values(const struct cl_eval *e, const struct cl_agg *agg, const uint32_t *groups,
                       struct cl_agg_part *a) {
    const uint8_t *where = cl_eval_truth(e, agg->where, 0);
    struct cl_vec value = cl_eval_vec(e, agg->value, 0);
    for (size_t i = 0; i < e->n; i++) {
        double x = value.v[i & value.mask];
        if (isnan(x) || where[i] != CL_CODE_TRUE) {
            continue;
        }
        uint32_t g = groups[i];
        bool first = a->n[g]++ == 0;
        if (agg->fn == CL_AGG_SUM) {
            a->value[g] += x;
        } else if (first || (agg->fn == CL_AGG_MIN ? x < a->value[g] : x > a->value[g])) {
            a->value[g] = x;
        }
    }
}

static void gather_values(const struct cl_eval *e, const struct cl_agg *agg, const uint32_t *groups,
                          struct cl_agg_part *a) {
    const uint8_t *where = cl_eval_truth(e, agg->where, 0);
    struct cl_vec value = cl_eval_vec(e, agg->value, 0);
    struct cl_gathered *g = &a->gathered;
    if (agg->fn == CL_AGG_DISTINCT) {
        for (size_t i = 0; i < e->n; i++) {
            double x = value.v[i & value.mask];
            if (!isnan(x) && where[i] == CL_CODE_TRUE) {
                cl_part_distinct(g, groups[i], x);
            }
        }
        return;
    }
    cl_part_reserve(g, e->n);
    for (size_t i = 0; i < e->n; i++) {
        const double x = value.v[i & value.mask];
        g->group[g->n] = groups[i];
        g->value[g->n] = x;
        g->n += (x == x) & (where[i] == CL_CODE_TRUE);
    }
}

static void gather_spans(const struct cl_eval *e, const struct cl_agg *agg, const uint32_t *groups,
                         struct cl_gathered *g) {
    const uint8_t *where = cl_eval_truth(e, agg->where, 0);
    const uint8_t *event = cl_eval_truth(e, agg->event, 1);
    struct cl_vec value = cl_eval_vec(e, agg->value, 0);
    struct cl_vec entry = {NULL, 0};
    if (agg->entry) {
        entry = cl_eval_vec(e, agg->entry, 1);
    }
    cl_part_reserve(g, e->n);
    for (size_t i = 0; i < e->n; i++) {
        const double t = value.v[i & value.mask];
        const double from = entry.v ? entry.v[i & entry.mask] : -(double)INFINITY;
        g->group[g->n] = groups[i];
        g->value[g->n] = t;
        g->event[g->n] = event[i] == CL_CODE_TRUE;
        g->entry[g->n] = from;
        g->n += (from < t) & (where[i] == CL_CODE_TRUE); /* NULL is neither */
    }
}

static void take_use(void *ctx, struct cl_eval *e, uint32_t use) {
    struct worker *w = ctx;
    struct use u = w->scan->uses[use];
    const struct cl_grouping *grouping = &w->scan->plan->groupings[u.grouping];
    if (u.agg == KEYS) {
        find_groups(w, e, u.grouping);
        return;
    }
    const struct cl_agg *agg = &grouping->aggs[u.agg];
    const uint32_t *groups = w->groups + (size_t)u.grouping * CL_CHUNK_ROWS;
    struct cl_agg_part *a;
    if (grouping->bucketed) {
        find_bucketed(w, e, u.grouping, agg);
    }
    a = &w->parts[u.grouping].aggs[u.agg];
    if (w->parts[u.grouping].shape->n_keys == 0 &&
        (agg->fn == CL_AGG_COUNT || agg->fn == CL_AGG_SUM)) {
        add_all(e, agg, a);
        return;
    }
    switch (agg->fn) {
    case CL_AGG_COUNT:
        add_counts(e, agg, groups, a->n);
        return;
    case CL_AGG_SUM:
    case CL_AGG_MIN:
    case CL_AGG_MAX:
        add_values(e, agg, groups, a);
        return;
    case CL_AGG_QUANTILE:
    case CL_AGG_QUANTILE_LOW:
    case CL_AGG_QUANTILE_HIGH:
    case CL_AGG_DISTINCT:
        gather_values(e, agg, groups, a);
        return;
    case CL_AGG_KM_MEDIAN:
    case CL_AGG_KM_LOW:
    case CL_AGG_KM_HIGH:
    case CL_AGG_KM_RMST:
        gather_spans(e, agg, groups, &a->gathered);
        return;
    }
}

static void take_filter(void *ctx, struct cl_eval *e, uint32_t use) {
    struct worker *w = ctx;
    const uint8_t *keep = cl_eval_truth(e, w->scan->plan->filter, 0);
    (void)use;
    w->n_kept = 0;
    for (size_t i = 0; i < e->n; i++) {
        w->kept[w->n_kept] = cl_eval_row(e, i);
        w->n_kept += keep[i] == CL_CODE_TRUE;
    }
}

static void scan_segment(void *ctx, size_t segment) {
    const struct scan *s = ctx;
    size_t n_groupings = s->plan->n_groupings;
    uint32_t kept[CL_CHUNK_ROWS + 1];
    struct cl_eval filter, eval;
    struct worker w = {.scan = s, .parts = s->parts + segment * n_groupings, .kept = kept};
    w.groups = cl_realloc_array(NULL, (n_groupings + 1) * CL_CHUNK_ROWS, sizeof *w.groups);
    cl_eval_init(&filter, &s->filter);
    cl_eval_init(&eval, &s->code);
    for (size_t g = 0; g < n_groupings; g++) {
        cl_part_init(&w.parts[g], &s->shapes[g]);
    }
    size_t from = segment * SEGMENT_ROWS, to = from + SEGMENT_ROWS;
    to = to < s->n_rows ? to : s->n_rows;
    for (size_t at = from; at < to; at += CL_CHUNK_ROWS) {
        size_t n = to - at < CL_CHUNK_ROWS ? to - at : CL_CHUNK_ROWS;
        w.n_kept = n;
        if (s->filtered) {
            cl_eval_run(&filter, (uint32_t)at, NULL, n, take_filter, &w);
        }
        s->matched[segment] += w.n_kept;
        if (w.n_kept > 0) {
            cl_eval_run(&eval, (uint32_t)at, w.n_kept == n ? NULL : kept, w.n_kept, take_use, &w);
        }
    }
    cl_eval_done(&filter);
    cl_eval_done(&eval);
    free(w.groups);
}

/* The keys of each grouping, then its aggregates one by one. */
static void schedule(struct scan *s, struct cl_arena *arena) {
    size_t n_uses = 0;
    for (size_t g = 0; g < s->plan->n_groupings; g++) {
        n_uses += 1 + s->plan->groupings[g].n_aggs;
    }
    s->uses = cl_arena_array(arena, n_uses + 1, sizeof *s->uses);
    for (uint32_t g = 0; g < s->plan->n_groupings; g++) {
        const struct cl_grouping *grouping = &s->plan->groupings[g];
        cl_node_id nodes[CL_MAX_KEYS + 4] = {0};
        size_t n = 0;
        for (; n < grouping->n_dims; n++) {
            nodes[n] = grouping->dims[n].node;
        }
        if (!grouping->bucketed) {
            s->uses[cl_code_use(&s->code, nodes, n)] = (struct use){g, KEYS};
        }
        for (uint32_t i = 0; i < grouping->n_aggs; i++) {
            const struct cl_agg *agg = &grouping->aggs[i];
            size_t k = grouping->bucketed ? n : 0;
            if (s->shapes[g].source[i] != i) {
                continue;
            }
            nodes[k++] = agg->where;
            nodes[k++] = agg->fn == CL_AGG_COUNT ? agg->where : agg->value;
            if (grouping->bucketed) {
                nodes[k++] = agg->bucket;
            }
            if (cl_agg_is_km(agg->fn)) {
                nodes[k++] = agg->event;
                nodes[k++] = agg->entry;
            }
            s->uses[cl_code_use(&s->code, nodes, k)] = (struct use){g, i};
        }
    }
}

static void merge_segments(struct scan *s, struct cl_arena *arena, struct cl_result *out) {
    size_t n_groupings = s->plan->n_groupings;
    out->groupings = cl_arena_array(arena, n_groupings + 1, sizeof *out->groupings);
    out->matched = 0;
    for (size_t i = 0; i < s->n_segments; i++) {
        out->matched += s->matched[i];
    }
    for (size_t g = 0; g < n_groupings; g++) {
        struct cl_part all;
        cl_part_init(&all, &s->shapes[g]);
        for (size_t i = 0; i < s->n_segments; i++) {
            cl_part_merge(&all, &s->parts[i * n_groupings + g]);
            cl_part_done(&s->parts[i * n_groupings + g]);
        }
        cl_part_rows(&all, arena, &out->groupings[g]);
        cl_part_done(&all);
    }
}

enum cl_rc cl_query_scan(const struct cl_plan *plan, unsigned threads, struct cl_arena *arena,
                         struct cl_result *out, struct cl_err *err) {
    const struct cl_node *nodes;
    size_t n_nodes;
    nodes = cl_prog_nodes(plan->prog, &n_nodes);
    double known = nodes[plan->filter].num;
    bool nothing = nodes[plan->filter].op == CL_X_CONST && (known == 0 || isnan(known));
    struct scan s = {.plan = plan, .n_rows = cl_table_rows(cl_prog_table(plan->prog))};
    s.n_rows = nothing ? 0 : s.n_rows;
    s.filtered = nodes[plan->filter].op != CL_X_CONST;
    s.n_segments = (s.n_rows + SEGMENT_ROWS - 1) / SEGMENT_ROWS;
    s.shapes = cl_arena_array(arena, plan->n_groupings + 1, sizeof *s.shapes);
    for (size_t g = 0; g < plan->n_groupings; g++) {
        cl_shape_init(&s.shapes[g], &plan->groupings[g], arena);
    }
    cl_code_init(&s.filter, plan->prog, arena);
    cl_code_use(&s.filter, &plan->filter, 1);
    cl_code_init(&s.code, plan->prog, arena);
    schedule(&s, arena);
    enum cl_rc rc = cl_code_seal(&s.filter, err);
    if (rc == CL_OK) {
        rc = cl_code_seal(&s.code, err);
    }
    if (rc != CL_OK) {
        return rc;
    }
    s.parts = cl_alloc((s.n_segments * plan->n_groupings + 1) * sizeof *s.parts);
    s.matched = cl_alloc((s.n_segments + 1) * sizeof *s.matched);
    cl_parallel(s.n_segments, threads, scan_segment, &s);
    merge_segments(&s, arena, out);
    free(s.parts);
    free(s.matched);
    return CL_OK;
}
