/* arena.c - bump allocation in growing blocks, freed together.
 *
 * Blocks double up to a limit, larger requests get a block of their own size.
 * Invariant: the first block of the list is the one that is being filled.  The
 * debug twin at the end has the same interface, one malloc per allocation. */
#include "caseload/base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALIGNMENT _Alignof(max_align_t)
#define FIRST_BLOCK_BYTES ((size_t)4 << 10)
#define LARGEST_BLOCK_BYTES ((size_t)1 << 20)

struct block {
    struct block *next;
    size_t used, size;
    max_align_t bytes[];
};

struct cl_arena {
    struct block *blocks;
    size_t handed_out; /* bytes asked for since the last reset */
};

struct cl_arena *cl_arena_new(void) {
    return cl_alloc(sizeof(struct cl_arena));
}

size_t cl_arena_bytes(const struct cl_arena *arena) {
    return arena->handed_out;
}

static struct block *block_new(struct block *next, size_t size) {
    if (size > SIZE_MAX - sizeof(struct block))
        cl_panic("out of memory: %zu bytes", size);
    struct block *b = malloc(sizeof *b + size);
    if (!b)
        cl_panic("out of memory: %zu bytes", size);
    *b = (struct block){.next = next, .size = size};
    return b;
}

static void blocks_free(struct block *b) {
    while (b) {
        struct block *next = b->next;
        free(b);
        b = next;
    }
}

void cl_arena_free(struct cl_arena *arena) {
    if (!arena)
        return;
    blocks_free(arena->blocks);
    free(arena);
}

#ifdef CL_DEBUG_ARENA

void cl_arena_reset(struct cl_arena *arena) {
    blocks_free(arena->blocks);
    arena->blocks = NULL;
    arena->handed_out = 0;
}

void *cl_arena_alloc(struct cl_arena *arena, size_t size) {
    struct block *b = block_new(arena->blocks, size);
    arena->blocks = b;
    arena->handed_out += size;
    return memset(b->bytes, 0, size);
}

#else

void cl_arena_reset(struct cl_arena *arena) {
    if (arena->blocks) {
        blocks_free(arena->blocks->next);
        arena->blocks->next = NULL;
        arena->blocks->used = 0;
    }
    arena->handed_out = 0;
}

void *cl_arena_alloc(struct cl_arena *arena, size_t size) {
    struct block *b = arena->blocks;
    if (size > SIZE_MAX - ALIGNMENT)
        cl_panic("out of memory: %zu bytes", size);
    size_t rounded = (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
    if (!b || b->size - b->used < rounded) {
        size_t want = b ? b->size * 2 : FIRST_BLOCK_BYTES;
        if (want > LARGEST_BLOCK_BYTES)
            want = LARGEST_BLOCK_BYTES;
        b = arena->blocks = block_new(b, rounded > want ? rounded : want);
    }
    void *ptr = (char *)b->bytes + b->used;
    b->used += rounded;
    arena->handed_out += size;
    return memset(ptr, 0, size);
}

#endif

void *cl_arena_array(struct cl_arena *arena, size_t n, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes))
        cl_panic("out of memory: %zu times %zu bytes", n, size);
    return cl_arena_alloc(arena, bytes);
}

char *cl_arena_strn(struct cl_arena *arena, const char *s, size_t n) {
    char *copy = cl_arena_alloc(arena, n + 1);
    if (n)
        memcpy(copy, s, n);
    return copy;
}

char *cl_arena_str(struct cl_arena *arena, const char *s) {
    return cl_arena_strn(arena, s, strlen(s));
}

struct cl_slice cl_arena_dup(struct cl_arena *arena, struct cl_slice s) {
    return (struct cl_slice){cl_arena_strn(arena, s.ptr, s.len), s.len};
}

char *cl_arena_printf(struct cl_arena *arena, const char *fmt, ...) {
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        cl_panic("cannot format \"%s\"", fmt);
    char *text = cl_arena_alloc(arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, fmt, again);
    va_end(again);
    return text;
}
