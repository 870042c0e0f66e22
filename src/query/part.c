/* part.c - finds the group of a key and gathers values for it.  Small key spaces
 * (words and labels) are indexed directly, others by an open hash.
 * Invariant: groups are numbered by first appearance, a key has one group. */
#include "part.h"

#include <math.h>
#include <stdlib.h>

static size_t span_of(const struct cl_dim *d) {
    size_t n = 0;
    switch (d->kind) {
    case CL_DIM_WORD:
        return d->dict ? (size_t)cl_dict_count(d->dict) + 1 : 1;
    case CL_DIM_LABELS:
        while (d->labels && d->labels[n]) {
            n++;
        }
        return n + 1;
    case CL_DIM_NUMBER:
    case CL_DIM_DAY:
    case CL_DIM_WEEK:
    case CL_DIM_MONTH:
    case CL_DIM_QUARTER:
    case CL_DIM_YEAR:
        break;
    }
    return 0;
}

/* Medians, p90 and their intervals of one value share what they gather, and so do all of one
 * survival curve. */
static uint32_t source_of(const struct cl_grouping *g, uint32_t i) {
    const struct cl_agg *a = &g->aggs[i];
    bool km = cl_agg_is_km(a->fn);
    for (uint32_t k = 0; k < i && (km || cl_agg_is_quantile(a->fn)); k++) {
        const struct cl_agg *b = &g->aggs[k];
        bool same = km ? cl_agg_is_km(b->fn) && b->event == a->event && b->entry == a->entry
                       : cl_agg_is_quantile(b->fn);
        if (same && b->value == a->value && b->where == a->where &&
            (!g->bucketed || b->bucket == a->bucket)) {
            return k;
        }
    }
    return i;
}

void cl_shape_init(struct cl_shape *shape, const struct cl_grouping *grouping,
                   struct cl_arena *arena) {
    *shape = (struct cl_shape){.grouping = grouping};
    shape->n_keys = grouping->n_dims + (grouping->bucketed ? 1 : 0);
    shape->dense = grouping->bucketed ? 0 : 1;
    for (size_t i = 0; i < grouping->n_dims; i++) {
        shape->span[i] = span_of(&grouping->dims[i]);
        shape->dense =
            shape->dense * shape->span[i] > CL_DENSE_KEYS ? 0 : shape->dense * shape->span[i];
    }
    shape->source = cl_arena_array(arena, grouping->n_aggs + 1, sizeof *shape->source);
    for (uint32_t i = 0; i < grouping->n_aggs; i++) {
        shape->source[i] = source_of(grouping, i);
    }
}

void cl_part_init(struct cl_part *part, const struct cl_shape *shape) {
    *part = (struct cl_part){.shape = shape};
    part->aggs = cl_alloc((shape->grouping->n_aggs + 1) * sizeof *part->aggs);
    for (size_t i = 0; i < shape->grouping->n_aggs; i++) {
        part->aggs[i].gathered.spans = cl_agg_is_km(shape->grouping->aggs[i].fn);
    }
    if (shape->dense) {
        part->dense = cl_alloc(shape->dense * sizeof *part->dense);
    }
    if (shape->n_keys == 0) {
        double none = 0;
        cl_part_group(part, &none);
    }
}

void cl_part_done(struct cl_part *part) {
    for (size_t i = 0; part->aggs && i < part->shape->grouping->n_aggs; i++) {
        struct cl_agg_part *a = &part->aggs[i];
        free(a->n);
        free(a->value);
        free(a->gathered.group);
        free(a->gathered.value);
        free(a->gathered.set);
        free(a->gathered.event);
        free(a->gathered.entry);
    }
    free(part->aggs);
    free(part->keys);
    free(part->dense);
    free(part->slots);
    *part = (struct cl_part){0};
}

static uint64_t mix(uint64_t h, double v) {
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    h = (h ^ bits) * UINT64_C(0x9e3779b97f4a7c15);
    h ^= h >> 32;
    return h * UINT64_C(0xd6e8feb86659fd93) >> 7;
}

static uint64_t hash_keys(const double *keys, size_t n) {
    uint64_t h = UINT64_C(0x2545f4914f6cdd1d);
    for (size_t i = 0; i < n; i++) {
        h = mix(h, keys[i]);
    }
    return h ^ (h >> 32);
}

static void grow_groups(struct cl_part *part) {
    size_t cap = part->cap_groups ? part->cap_groups * 2 : 16, old = part->n_groups;
    size_t n_keys = part->shape->n_keys;
    part->keys = cl_realloc_array(part->keys, cap * (n_keys + 1), sizeof *part->keys);
    for (size_t i = 0; i < part->shape->grouping->n_aggs; i++) {
        struct cl_agg_part *a = &part->aggs[i];
        a->n = cl_realloc_array(a->n, cap, sizeof *a->n);
        a->value = cl_realloc_array(a->value, cap, sizeof *a->value);
        memset(a->n + old, 0, (cap - old) * sizeof *a->n);
        memset(a->value + old, 0, (cap - old) * sizeof *a->value);
    }
    part->cap_groups = cap;
}

static uint32_t add_group(struct cl_part *part, const double *keys) {
    size_t n_keys = part->shape->n_keys;
    if (part->n_groups == part->cap_groups) {
        grow_groups(part);
    }
    if (n_keys) {
        memcpy(part->keys + part->n_groups * n_keys, keys, n_keys * sizeof *keys);
    }
    return (uint32_t)part->n_groups++;
}

static void grow_slots(struct cl_part *part) {
    size_t n = part->n_slots ? part->n_slots * 2 : 64, n_keys = part->shape->n_keys;
    free(part->slots);
    part->slots = cl_alloc(n * sizeof *part->slots);
    part->n_slots = n;
    for (size_t i = 0; i < part->n_groups; i++) {
        size_t at = hash_keys(part->keys + i * n_keys, n_keys) & (n - 1);
        while (part->slots[at]) {
            at = (at + 1) & (n - 1);
        }
        part->slots[at] = (uint32_t)i + 1;
    }
}

/* The place in the direct index; SIZE_MAX for a code outside its dimension. */
static size_t dense_place(const struct cl_shape *shape, const double *keys) {
    size_t at = 0;
    for (size_t i = 0; i < shape->n_keys; i++) {
        bool word = shape->grouping->dims[i].kind == CL_DIM_WORD;
        /* Words count from 1, labels from 0; the free place is "missing". */
        double place = isnan(keys[i]) ? (word ? 0 : (double)(shape->span[i] - 1)) : keys[i];
        double top = (double)shape->span[i] - (word || isnan(keys[i]) ? 1 : 2);
        if (!(place >= 0 && place <= top) || place != floor(place)) {
            return SIZE_MAX;
        }
        at = at * shape->span[i] + (size_t)place;
    }
    return at;
}

static uint32_t hashed_group(struct cl_part *part, const double *keys) {
    size_t n_keys = part->shape->n_keys;
    if (part->n_groups * 2 >= part->n_slots) {
        grow_slots(part);
    }
    size_t at = hash_keys(keys, n_keys) & (part->n_slots - 1);
    for (; part->slots[at]; at = (at + 1) & (part->n_slots - 1)) {
        const double *other = part->keys + (part->slots[at] - 1) * n_keys;
        if (memcmp(other, keys, n_keys * sizeof *keys) == 0) {
            return part->slots[at] - 1;
        }
    }
    uint32_t group = add_group(part, keys);
    part->slots[at] = group + 1;
    return group;
}

uint32_t cl_part_group(struct cl_part *part, const double *keys) {
    const struct cl_shape *shape = part->shape;
    if (shape->n_keys == 0) {
        return part->n_groups ? 0 : add_group(part, keys);
    }
    double clean[CL_MAX_KEYS] = {0};
    for (size_t i = 0; i < shape->n_keys; i++) {
        clean[i] = isnan(keys[i]) ? (double)NAN : keys[i] + 0.0;
    }
    if (!shape->dense) {
        return hashed_group(part, clean);
    }
    size_t place = dense_place(shape, clean);
    if (place == SIZE_MAX) {
        return hashed_group(part, clean); /* a code that has no label */
    }
    if (!part->dense[place]) {
        part->dense[place] = add_group(part, clean) + 1;
    }
    return part->dense[place] - 1;
}

static void grow_set(struct cl_gathered *g) {
    size_t n = g->n_set ? g->n_set * 2 : 64;
    free(g->set);
    g->set = cl_alloc(n * sizeof *g->set);
    g->n_set = n;
    for (size_t i = 0; i < g->n; i++) {
        size_t at = mix(g->group[i], g->value[i]) & (n - 1);
        while (g->set[at]) {
            at = (at + 1) & (n - 1);
        }
        g->set[at] = (uint32_t)i + 1;
    }
}

/* Is the pair there already?  If not, its place is taken for the next pair. */
static bool is_known(struct cl_gathered *g, uint32_t group, double value) {
    if (g->n * 2 >= g->n_set) {
        grow_set(g);
    }
    size_t at = mix(group, value) & (g->n_set - 1);
    for (; g->set[at]; at = (at + 1) & (g->n_set - 1)) {
        size_t i = g->set[at] - 1;
        if (g->group[i] == group && g->value[i] == value) {
            return true;
        }
    }
    g->set[at] = (uint32_t)g->n + 1;
    return false;
}

void cl_part_reserve(struct cl_gathered *g, size_t more) {
    /* One pair beyond, where the scan writes before it knows whether it counts. */
    if (g->n + more + 1 > g->cap) {
        g->cap = g->cap * 2 > g->n + more + 1 ? g->cap * 2 : g->n + more + 1;
        g->group = cl_realloc_array(g->group, g->cap, sizeof *g->group);
        g->value = cl_realloc_array(g->value, g->cap, sizeof *g->value);
        if (g->spans) {
            g->event = cl_realloc_array(g->event, g->cap, sizeof *g->event);
            g->entry = cl_realloc_array(g->entry, g->cap, sizeof *g->entry);
        }
    }
}

void cl_part_distinct(struct cl_gathered *g, uint32_t group, double value) {
    value += 0.0; /* one zero */
    if (!is_known(g, group, value)) {
        cl_part_reserve(g, 1);
        g->group[g->n] = group;
        g->value[g->n++] = value;
    }
}
