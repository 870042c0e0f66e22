/* agents_efficiency.c - resolution time and rating together, group by group.
 *
 * A group is called fast, slow, liked or disliked only where the interval of its own
 * value leaves out the value of the whole: a point alone says nothing. */
#include <math.h>
#include <stdlib.h>

#include "work.h"

enum { TIME, RATING, KEYS };
static const char *const keys[KEYS] = {"resolution_mean", "csat_mean"};

struct run {
    struct cl_backend *b;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_err *err;
    const struct cl_measure *measures[KEYS];
    const char *by;
    const struct cl_answer *answer; /* by group */
    struct cl_efficiency_group *groups;
    size_t n;
};

static size_t group_of(const struct run *r, struct cl_slice label) {
    for (size_t g = 0; g < r->n; g++) {
        struct cl_slice at = r->groups[g].label;
        if (at.ptr == NULL || label.ptr == NULL ? at.ptr == label.ptr : cl_slice_eq(at, label))
            return g;
    }
    return r->n;
}

/* Intervals of means, which need the cases. */
static enum cl_rc add_intervals(struct run *r, size_t key) {
    struct cl_sample s;
    struct cl_sample_ask ask = {.measure = r->measures[key], .by = &r->by, .n_by = 1};
    enum cl_rc rc = cl_metrics_sample(r->b, r->scope, &ask, r->arena, &s, r->err);
    if (rc != CL_OK || s.kind != CL_SAMPLE_VALUE)
        return rc;
    uint32_t *group = cl_arena_array(r->arena, s.n + 1, sizeof *group);
    size_t codes = cl_codes_of(&s.by[0]);
    uint32_t *known = cl_arena_array(r->arena, codes, sizeof *known); /* group + 1 */
    for (size_t i = 0; i < s.n; i++) {
        size_t code = cl_code_of(s.group[0][i]);
        size_t slot = s.by[0].dict != NULL && code < codes ? code : 0;
        if (s.by[0].dict == NULL || known[slot] == 0)
            known[slot] =
                (uint32_t)group_of(r, cl_dim_label(&s.by[0], s.group[0][i], r->arena)) + 1;
        group[i] = known[slot] - 1;
    }
    struct cl_cut cut = cl_sample_cut(&s, group, r->n + 1, r->arena);
    for (size_t g = 0; g < r->n; g++) {
        struct cl_value *v = key == TIME ? &r->groups[g].time : &r->groups[g].rating;
        struct cl_interval in = cl_sample_interval(s.kind, false, cut.values + cut.from[g],
                                                   cut.from[g + 1] - cut.from[g]);
        if (isnan(v->low)) {
            v->low = in.low;
            v->high = in.high;
        }
    }
    return CL_OK;
}

/* 1 where the whole interval is above the team, -1 below, 0 where nobody can tell. */
static int side(const struct cl_value *v, double team) {
    if (v->n < CL_RANK_MIN || isnan(team) || isnan(v->low))
        return 0;
    return v->low > team ? 1 : v->high < team ? -1 : 0;
}

static const char *word_of(const struct cl_efficiency_group *g) {
    static const char *const words[3][3] = {
        {"slow & disliked", "slow", "slow, but liked"},
        {"disliked", "as the whole", "liked"},
        {"fast, but disliked", "fast", "fast & liked"},
    };
    if (g->time.n < CL_RANK_MIN && g->rating.n < CL_RANK_MIN)
        return "too few cases";
    return words[g->speed + 1][g->liking + 1];
}

static int by_cases(const void *x, const void *y) {
    const struct cl_efficiency_group *a = x, *b = y;
    if (a->time.n != b->time.n)
        return a->time.n < b->time.n ? 1 : -1;
    return cl_slice_cmp(a->label, b->label);
}

static void read_groups(struct run *r) {
    r->groups = cl_arena_array(r->arena, r->answer->n_rows + 1, sizeof *r->groups);
    for (size_t i = 0; i < r->answer->n_rows; i++) {
        const struct cl_answer_row *row = &r->answer->rows[i];
        r->groups[r->n++] =
            (struct cl_efficiency_group){.label = row->labels[0],
                                         .drill = cl_filter_term(r->arena, r->by, row->labels[0]),
                                         .time = row->values[TIME],
                                         .rating = row->values[RATING]};
    }
}

enum cl_rc cl_analysis_efficiency(struct cl_backend *b, const struct cl_scope *scope,
                                  const char *by, struct cl_arena *arena, struct cl_efficiency *out,
                                  struct cl_err *err) {
    struct run r = {.b = b, .scope = scope, .arena = arena, .err = err, .by = by};
    struct cl_answer answers[2];
    *out = (struct cl_efficiency){0};
    for (size_t k = 0; k < KEYS; k++)
        r.measures[k] = cl_measure_find(cl_slice(keys[k]));
    for (size_t k = 0; k < KEYS && out->why == NULL; k++)
        out->why = cl_measure_why(r.measures[k], b->table, arena);
    if (out->why != NULL)
        return CL_OK;
    const struct cl_question questions[2] = {
        {.measures = r.measures, .n_measures = KEYS, .detail = true},
        {.measures = r.measures, .n_measures = KEYS, .dims = {by}, .detail = true}};
    enum cl_rc rc = cl_metrics_ask(b, scope, questions, 2, arena, answers, err);
    if (rc != CL_OK)
        return rc;
    out->time = answers[0].rows[0].values[TIME];
    out->rating = answers[0].rows[0].values[RATING];
    r.answer = &answers[1];
    read_groups(&r);
    for (size_t k = 0; rc == CL_OK && k < KEYS; k++)
        rc = add_intervals(&r, k);
    if (rc != CL_OK)
        return rc;
    for (size_t g = 0; g < r.n; g++) {
        r.groups[g].speed = -side(&r.groups[g].time, out->time.value);
        r.groups[g].liking = side(&r.groups[g].rating, out->rating.value);
        r.groups[g].word = word_of(&r.groups[g]);
    }
    qsort(r.groups, r.n, sizeof *r.groups, by_cases);
    out->groups = r.groups;
    out->n = r.n;
    if (r.n == 0)
        out->why = "no case in this selection";
    return CL_OK;
}
