/* drivers.c - what moved a number between two periods: for every dimension the part of
 * each of its values, split into mix and within (METRICS 43).
 *
 * Both periods are ordinary questions, so that exclusions and populations are the
 * catalogue's.  Whether a measure adds up over groups or averages by n is not assumed
 * but checked on the very numbers: parts are shown only where they add to the change. */
#include <math.h>
#include <stdlib.h>

#include "change.h"

#define DAY_SECS INT64_C(86400)
#define DEFAULT_SECS (30 * DAY_SECS)
#define MAX_VALUES 50  /* of a dimension that nobody asked for */
#define MAX_WORDS 1000 /* words of a column that is worth asking at all */
#define MAX_DIMENSIONS 64
#define AGREE 1e-9

/* What restates the measure or the period, or is another's twin, explains nothing. */
static const char *const restating[] = {"state",      "age_bucket", "sla_state", "overrun_bucket",
                                        "csat_class", "nps_class",  "status",    "priority_raw",
                                        "day",        "week",       "month",     "quarter",
                                        "year"};

struct driving {
    struct cl_backend *b;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_err *err;
    const struct cl_measure_info *info;
    struct cl_drivers *out;
    const char **keys, **titles;
    size_t n_dims;
    bool chosen; /* by the asker */
    struct cl_question *questions;
    struct cl_answer *answers; /* the two totals, then two of each dimension */
    struct cl_driver_dimension *dimensions;
    struct cl_driver *drivers;
    size_t cap;
    bool adds; /* counts and money: parts are differences */
};

/* A value of a dimension in both periods. */
struct pair {
    struct cl_slice label;
    const char *drill[2];
    double v[2], n[2];
};

/* ---- which dimensions ---- */

static bool worth_asking(const struct cl_table *t, const struct cl_dim *d) {
    for (size_t i = 0; i < CL_LEN(restating); i++)
        if (strcmp(restating[i], d->key) == 0)
            return false;
    if (d->kind != CL_DIM_WORD)
        return d->kind == CL_DIM_LABELS || d->kind == CL_DIM_NUMBER;
    uint32_t words = d->dict != NULL ? cl_dict_count(d->dict) : 0;
    return words > 1 && words <= MAX_WORDS && !cl_table_column(t, d->col)->personal;
}

static enum cl_rc choose_dims(struct driving *k, const char *const *dims, size_t n) {
    const struct cl_zone *zone = k->scope->zone != NULL ? k->scope->zone : cl_zone_utc();
    struct cl_prog *p = cl_prog_new(k->arena, k->b->table, cl_vocabulary(), zone);
    struct cl_moment now = {k->scope->as_of, k->scope->from, k->scope->to};
    k->chosen = dims != NULL;
    if (dims == NULL)
        n = cl_dim_list(p, k->arena, &dims);
    k->keys = cl_arena_array(k->arena, n + 1, sizeof *k->keys);
    k->titles = cl_arena_array(k->arena, n + 1, sizeof *k->titles);
    for (size_t i = 0; i < n && k->n_dims < MAX_DIMENSIONS; i++) {
        struct cl_dim d;
        enum cl_rc rc = cl_dim_resolve(p, cl_slice(dims[i]), &now, &d, k->err);
        if (rc != CL_OK)
            return rc;
        if (!k->chosen && !worth_asking(k->b->table, &d))
            continue;
        k->keys[k->n_dims] = d.key;
        k->titles[k->n_dims++] = d.title;
    }
    return CL_OK;
}

/* ---- the two periods ---- */

static void set_periods(struct cl_drivers *out, const struct cl_scope *s) {
    bool own = s->from != CL_NO_TIME;
    out->b1 = own ? s->to : s->as_of + 1;
    out->a1 = own ? s->from : out->b1 - DEFAULT_SECS;
    out->b0 = out->a1;
    out->a0 = out->b0 - (out->b1 - out->a1);
}

/* A stock is what it was at the period's last second; a flow what happened in it. */
static struct cl_question question(const struct driving *k, const char *dim, bool after) {
    const struct cl_measure **m = cl_arena_array(k->arena, 1, sizeof *m);
    m[0] = k->out->measure;
    struct cl_question q = {.measures = m, .n_measures = 1, .own_period = true};
    int64_t from = after ? k->out->a1 : k->out->a0, to = after ? k->out->b1 : k->out->b0;
    q.dims[0] = dim;
    q.from = k->info->stock ? CL_NO_TIME : from;
    q.to = k->info->stock ? CL_NO_TIME : to;
    q.as_of = k->info->stock ? to - 1 : k->scope->as_of;
    return q;
}

static enum cl_rc ask_all(struct driving *k) {
    size_t n = 2 + 2 * k->n_dims;
    k->questions = cl_arena_array(k->arena, n, sizeof *k->questions);
    k->answers = cl_arena_array(k->arena, n, sizeof *k->answers);
    for (size_t i = 0; i < n; i++)
        k->questions[i] = question(k, i < 2 ? NULL : k->keys[i / 2 - 1], i % 2 == 1);
    return cl_metrics_ask(k->b, k->scope, k->questions, n, k->arena, k->answers, k->err);
}

/* ---- one dimension ---- */

/* The pair of a label; the key tells a missing value from an empty word. */
static struct pair *pair_of(struct cl_map *index, struct pair *pairs, struct cl_slice label,
                            struct cl_arena *arena) {
    char *key = cl_arena_alloc(arena, label.len + 1);
    key[0] = label.ptr != NULL ? '=' : '0';
    if (label.ptr != NULL)
        memcpy(key + 1, label.ptr, label.len);
    bool added;
    struct pair *p = &pairs[cl_map_add(index, (struct cl_slice){key, label.len + 1}, &added)];
    if (added)
        *p = (struct pair){.label = label, .v = {(double)NAN, (double)NAN}};
    return p;
}

static size_t read_pairs(struct driving *k, size_t dim, struct pair **out) {
    const struct cl_answer *a = &k->answers[2 + 2 * dim];
    struct pair *pairs = cl_arena_array(k->arena, a[0].n_rows + a[1].n_rows + 1, sizeof *pairs);
    struct cl_map *index = cl_map_new();
    for (size_t side = 2; side-- > 0;)
        for (size_t i = 0; i < a[side].n_rows; i++) {
            const struct cl_answer_row *row = &a[side].rows[i];
            struct pair *p = pair_of(index, pairs, row->labels[0], k->arena);
            p->v[side] = row->values[0].value;
            p->n[side] = (double)row->values[0].n;
            p->drill[side] = row->drill;
        }
    size_t n = cl_map_count(index);
    cl_map_free(index);
    *out = pairs;
    return n;
}

static bool agree(double a, double b) {
    return fabs(a - b) <= AGREE * fmax(1, fabs(b));
}

/* Do the values of the groups make the value of the whole? */
static bool makes_whole(const struct driving *k, const struct pair *p, size_t n, int side) {
    double sum = 0, weight = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(p[i].v[side]))
            continue;
        double w = k->adds ? 1 : p[i].n[side];
        sum += w * p[i].v[side];
        weight += w;
    }
    double whole = side ? k->out->after : k->out->before;
    return k->adds ? agree(sum, whole) : weight > 0 && agree(sum / weight, whole);
}

/* mix[i] and within[i]; weights for "an even part" in share[i]. */
static bool split(const struct driving *k, const struct pair *p, size_t n, double *mix,
                  double *within, double *share) {
    double *w[2], *r[2], sum[2] = {0, 0}, moved = 0;
    for (int s = 0; s < 2; s++) {
        w[s] = cl_arena_array(k->arena, n + 1, sizeof **w);
        r[s] = cl_arena_array(k->arena, n + 1, sizeof **r);
        for (size_t i = 0; i < n; i++)
            sum[s] += isnan(p[i].v[s]) ? 0 : p[i].n[s];
    }
    for (size_t i = 0; i < n; i++) {
        double v0 = isnan(p[i].v[0]) ? 0 : p[i].v[0], v1 = isnan(p[i].v[1]) ? 0 : p[i].v[1];
        mix[i] = 0;
        within[i] = v1 - v0;
        share[i] = fabs(v0) + fabs(v1);
        moved += share[i];
        for (int s = 0; s < 2; s++) {
            bool here = !isnan(p[i].v[s]) && p[i].n[s] > 0;
            w[s][i] = here && sum[s] > 0 ? p[i].n[s] / sum[s] : 0;
            r[s][i] = here ? p[i].v[s] : (double)NAN;
        }
    }
    for (size_t i = 0; i < n; i++)
        share[i] = k->adds ? (moved > 0 ? share[i] / moved : 0) : (w[0][i] + w[1][i]) / 2;
    return !k->adds && cl_mix_split(w[0], r[0], w[1], r[1], n, mix, within).simpson;
}

static struct cl_driver *next_driver(struct driving *k) {
    struct cl_drivers *out = k->out;
    if (out->n_drivers == k->cap) {
        size_t cap = k->cap ? k->cap * 2 : 64;
        struct cl_driver *bigger = cl_arena_array(k->arena, cap, sizeof *bigger);
        if (out->n_drivers > 0)
            memcpy(bigger, k->drivers, out->n_drivers * sizeof *bigger);
        k->drivers = bigger;
        k->cap = cap;
    }
    return &k->drivers[out->n_drivers++];
}

static void take_dimension(struct driving *k, size_t dim) {
    struct pair *p;
    struct cl_drivers *out = k->out;
    size_t n = read_pairs(k, dim, &p);
    if (!k->chosen && (n < 2 || n > MAX_VALUES))
        return;
    if (!makes_whole(k, p, n, 0) || !makes_whole(k, p, n, 1)) {
        out->why = cl_arena_printf(k->arena,
                                   "%s is neither a sum nor an average of cases (a median, a "
                                   "ratio of two sums), so it has no parts that add up",
                                   k->info->label);
        return;
    }
    double *mix = cl_arena_array(k->arena, n + 1, sizeof *mix);
    double *within = cl_arena_array(k->arena, n + 1, sizeof *within);
    double *share = cl_arena_array(k->arena, n + 1, sizeof *share);
    struct cl_driver_dimension *d = &k->dimensions[out->n_dimensions++];
    *d = (struct cl_driver_dimension){.dimension = k->keys[dim], .title = k->titles[dim]};
    d->simpson = split(k, p, n, mix, within, share);
    for (size_t i = 0; i < n; i++) {
        d->mix += mix[i];
        d->within += within[i];
        d->strength += fabs(mix[i] + within[i] - share[i] * out->change);
        *next_driver(k) = (struct cl_driver){.dimension = d->dimension,
                                             .title = d->title,
                                             .label = p[i].label,
                                             .drill = p[i].drill[1] ? p[i].drill[1] : p[i].drill[0],
                                             .drill_before = p[i].drill[0],
                                             .before = p[i].v[0],
                                             .after = p[i].v[1],
                                             .n_before = p[i].n[0],
                                             .n_after = p[i].n[1],
                                             .mix = mix[i],
                                             .within = within[i],
                                             .part = mix[i] + within[i]};
    }
}

/* ---- ranking ---- */

static int by_strength(const void *x, const void *y) {
    const struct cl_driver_dimension *a = x, *b = y;
    if (a->strength < b->strength || a->strength > b->strength)
        return a->strength < b->strength ? 1 : -1;
    return strcmp(a->dimension, b->dimension);
}

static int by_part(const void *x, const void *y) {
    const struct cl_driver *a = x, *b = y;
    double pa = fabs(a->part), pb = fabs(b->part);
    if (pa < pb || pa > pb)
        return pa < pb ? 1 : -1;
    int c = strcmp(a->dimension, b->dimension);
    if (c == 0 && (a->label.ptr == NULL) != (b->label.ptr == NULL))
        return a->label.ptr == NULL ? 1 : -1;
    return c != 0 ? c : cl_slice_cmp(a->label, b->label);
}

/* Totals of both periods; false when there is nothing to compare. */
static bool read_totals(struct driving *k) {
    struct cl_drivers *out = k->out;
    out->before = out->after = (double)NAN;
    for (size_t side = 0; side < 2; side++) {
        const struct cl_answer *a = &k->answers[side];
        const struct cl_value *v = a->n_rows > 0 ? &a->rows[0].values[0] : NULL;
        *(side ? &out->after : &out->before) = v != NULL ? v->value : (double)NAN;
        *(side ? &out->n_after : &out->n_before) = v != NULL ? (double)v->n : 0;
        const char *why = cl_answer_why(a, 0);
        if ((v == NULL || isnan(v->value)) && out->why == NULL)
            out->why = cl_arena_printf(k->arena, "no value in the period %s%s%s",
                                       side ? "itself" : "before", why != NULL ? ": " : "",
                                       why != NULL ? why : "");
    }
    out->change = out->after - out->before;
    return out->why == NULL;
}

/* A period that the data do not cover is no fair one to compare with. */
static void say(struct driving *k) {
    struct cl_table_coverage covers;
    struct cl_drivers *out = k->out;
    cl_drivers_say(out, k->info, k->arena);
    cl_table_coverage(k->b->table, k->scope->as_of, &covers);
    struct cl_coverage c = cl_measure_coverage(out->measure, k->b->table, &covers);
    int64_t from = k->info->stock ? out->b0 : out->a0;
    if (!c.amount || c.from == CL_NO_TIME || cl_covers(&c, from, out->b1))
        return;
    out->sentence = cl_arena_printf(k->arena, "%s Careful: %s.", out->sentence,
                                    cl_coverage_why(&c, k->scope, from, k->arena));
}

enum cl_rc cl_analysis_drivers(struct cl_backend *b, const struct cl_scope *scope,
                               const struct cl_measure *m, const char *const *dims, size_t n_dims,
                               struct cl_arena *arena, struct cl_drivers *out, struct cl_err *err) {
    struct driving k = {.b = b, .scope = scope, .arena = arena, .err = err, .out = out};
    *out = (struct cl_drivers){.measure = m};
    k.info = cl_measure_info_on(m, b->table);
    k.adds = k.info->unit == CL_UNIT_COUNT || k.info->unit == CL_UNIT_MONEY;
    set_periods(out, scope);
    out->before = out->after = out->change = (double)NAN;
    enum cl_rc rc = choose_dims(&k, dims, n_dims);
    out->why = cl_measure_why(m, b->table, arena);
    if (rc == CL_OK && out->why == NULL)
        rc = ask_all(&k);
    if (rc != CL_OK || out->why != NULL || !read_totals(&k))
        return rc;
    k.dimensions = cl_arena_array(arena, k.n_dims + 1, sizeof *k.dimensions);
    for (size_t i = 0; i < k.n_dims && out->why == NULL; i++)
        take_dimension(&k, i);
    if (out->why != NULL) { /* parts of some dimensions only would mislead */
        out->n_dimensions = out->n_drivers = 0;
        say(&k);
        return CL_OK;
    }
    if (out->n_dimensions == 0)
        out->why = "no dimension with two or more values, and at most 50, to look for drivers in";
    if (out->n_dimensions > 1)
        qsort(k.dimensions, out->n_dimensions, sizeof *k.dimensions, by_strength);
    if (k.drivers != NULL && out->n_drivers > 1)
        qsort(k.drivers, out->n_drivers, sizeof *k.drivers, by_part);
    out->dimensions = k.dimensions;
    out->drivers = k.drivers;
    say(&k);
    return CL_OK;
}
