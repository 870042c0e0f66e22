/* map.c - text to index, in insertion order.
 *
 * Open addressing over 32-bit slots; keys lie in an arena, so that a key's
 * address never changes while the map grows.  Invariant: at most two thirds of
 * the slots are taken; slot 0 means free, else it is index + 1. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "caseload/base/arena.h"
#include "caseload/base/str.h"

struct entry {
    const char *ptr;
    uint32_t len, hash;
};

struct cl_map {
    struct cl_arena *keys;
    struct entry *entries;
    uint32_t *slots;
    uint32_t count, entries_cap, slots_cap; /* slots_cap is a power of two */
};

/* Eight bytes at a time, multiplied and folded. */
static uint32_t hash_bytes(struct cl_slice s) {
    uint64_t h = UINT64_C(0x9e3779b97f4a7c15) ^ s.len;
    const char *p = s.ptr;
    size_t left = s.len;
    while (left > 0) {
        uint64_t word = 0;
        size_t n = left < sizeof word ? left : sizeof word;
        memcpy(&word, p, n);
        h = (h ^ word) * UINT64_C(0xd6e8feb86659fd93);
        h ^= h >> 32;
        p += n;
        left -= n;
    }
    h *= UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(h >> 32);
}

struct cl_map *cl_map_new(void) {
    struct cl_map *map = cl_alloc(sizeof *map);
    map->keys = cl_arena_new();
    map->slots_cap = 16;
    map->slots = cl_alloc(map->slots_cap * sizeof *map->slots);
    return map;
}

void cl_map_free(struct cl_map *map) {
    if (!map)
        return;
    cl_arena_free(map->keys);
    free(map->entries);
    free(map->slots);
    free(map);
}

/* The slot that holds key, or the free one where it belongs. */
static uint32_t *slot_of(const struct cl_map *map, struct cl_slice key, uint32_t hash) {
    uint32_t mask = map->slots_cap - 1;
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &map->slots[at];
        if (*slot == 0)
            return slot;
        const struct entry *e = &map->entries[*slot - 1];
        if (e->hash == hash && cl_slice_eq((struct cl_slice){e->ptr, e->len}, key))
            return slot;
    }
}

static void grow_slots(struct cl_map *map) {
    if (map->slots_cap >= UINT32_C(1) << 31)
        cl_panic("too many different words: %u", (unsigned)map->count);
    map->slots_cap *= 2;
    free(map->slots);
    map->slots = cl_alloc(map->slots_cap * sizeof *map->slots);
    uint32_t mask = map->slots_cap - 1;
    for (uint32_t i = 0; i < map->count; i++) {
        uint32_t at = map->entries[i].hash & mask;
        while (map->slots[at])
            at = (at + 1) & mask;
        map->slots[at] = i + 1;
    }
}

uint32_t cl_map_add(struct cl_map *map, struct cl_slice key, bool *added) {
    uint32_t hash = hash_bytes(key);
    uint32_t *slot = slot_of(map, key, hash);
    bool is_new = *slot == 0;
    if (added)
        *added = is_new;
    if (!is_new)
        return *slot - 1;
    if (key.len > UINT32_MAX - 1)
        cl_panic("a word of %zu bytes is too long", key.len);
    if (map->count == map->entries_cap) {
        map->entries_cap = map->entries_cap ? map->entries_cap * 2 : 16;
        map->entries = cl_realloc_array(map->entries, map->entries_cap, sizeof *map->entries);
    }
    uint32_t index = map->count++;
    map->entries[index] = (struct entry){
        .ptr = cl_arena_strn(map->keys, key.ptr, key.len),
        .len = (uint32_t)key.len,
        .hash = hash,
    };
    *slot = index + 1;
    if ((uint64_t)map->count * 3 > (uint64_t)map->slots_cap * 2)
        grow_slots(map);
    return index;
}

bool cl_map_find(const struct cl_map *map, struct cl_slice key, uint32_t *index) {
    uint32_t slot = *slot_of(map, key, hash_bytes(key));
    if (slot == 0)
        return false;
    if (index)
        *index = slot - 1;
    return true;
}

struct cl_slice cl_map_key(const struct cl_map *map, uint32_t index) {
    assert(index < map->count);
    return (struct cl_slice){map->entries[index].ptr, map->entries[index].len};
}

uint32_t cl_map_count(const struct cl_map *map) {
    return map->count;
}
