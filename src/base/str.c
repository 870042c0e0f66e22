/* str.c - slices, identifiers, the nearest of several names.
 *
 * Invariant: nothing here needs a NUL, reads beyond len, or depends on the
 * locale. */
#include "caseload/base/str.h"

#include <string.h>

#include "caseload/base/arena.h"

#define SHORTEST_START 3 /* letters that may stand for a name that begins with them */
#define LONGEST_NAME 64  /* bytes of a name that cl_nearest looks at */

static unsigned char lower(char c) {
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

bool cl_slice_eq_nocase(struct cl_slice a, struct cl_slice b) {
    bool same = a.len == b.len;
    for (size_t i = 0; same && i < a.len; i++)
        same = lower(a.ptr[i]) == lower(b.ptr[i]);
    return same;
}

int cl_slice_cmp(struct cl_slice a, struct cl_slice b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;
    if (order)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Cuts the run of digits off, without its leading zeros. */
static struct cl_slice cut_digits(struct cl_slice *s) {
    struct cl_slice run = {s->ptr, 0};
    while (run.len < s->len && is_digit(run.ptr[run.len]))
        run.len++;
    s->ptr += run.len;
    s->len -= run.len;
    while (run.len > 1 && *run.ptr == '0') {
        run.ptr++;
        run.len--;
    }
    return run;
}

int cl_slice_cmp_natural(struct cl_slice a, struct cl_slice b) {
    while (a.len > 0 && b.len > 0) {
        if (is_digit(*a.ptr) && is_digit(*b.ptr)) {
            struct cl_slice x = cut_digits(&a), y = cut_digits(&b);
            int order = x.len != y.len ? (x.len > y.len ? 1 : -1) : cl_slice_cmp(x, y);
            if (order != 0)
                return order;
            continue;
        }
        if (*a.ptr != *b.ptr)
            return (unsigned char)*a.ptr < (unsigned char)*b.ptr ? -1 : 1;
        a.ptr++;
        a.len--;
        b.ptr++;
        b.len--;
    }
    return (a.len > b.len) - (a.len < b.len);
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct cl_slice cl_slice_trim(struct cl_slice s) {
    for (;;) {
        if (s.len >= 1 && is_blank(s.ptr[0]))
            s = (struct cl_slice){s.ptr + 1, s.len - 1};
        else if (s.len >= 2 && memcmp(s.ptr, "\xc2\xa0", 2) == 0)
            s = (struct cl_slice){s.ptr + 2, s.len - 2};
        else
            break;
    }
    for (;;) {
        if (s.len >= 1 && is_blank(s.ptr[s.len - 1]))
            s.len--;
        else if (s.len >= 2 && memcmp(s.ptr + s.len - 2, "\xc2\xa0", 2) == 0)
            s.len -= 2;
        else
            break;
    }
    return s;
}

struct cl_slice cl_slice_cut(struct cl_slice *s, char sep) {
    struct cl_slice all = *s;
    const char *at = all.len ? memchr(all.ptr, sep, all.len) : NULL;
    if (!at) {
        *s = (struct cl_slice){NULL, 0};
        return all;
    }
    size_t before = (size_t)(at - all.ptr);
    *s = (struct cl_slice){at + 1, all.len - before - 1};
    return (struct cl_slice){all.ptr, before};
}

struct cl_slice cl_ident(struct cl_arena *arena, struct cl_slice s) {
    struct cl_slice folded = cl_fold(arena, s);
    char *out = cl_arena_alloc(arena, folded.len + 2);
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            gap = true;
            continue;
        }
        if (gap && n > 0)
            out[n++] = '_';
        gap = false;
        out[n++] = c;
    }
    if (n == 0)
        out[n++] = '_';
    return (struct cl_slice){out, n};
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Edit distance in which two swapped neighbours count once (optimal string
 * alignment; Damerau 1964). */
static size_t distance(struct cl_slice a, struct cl_slice b) {
    size_t rows[3][LONGEST_NAME + 1];
    size_t *before = rows[0], *last = rows[1], *now = rows[2];
    for (size_t j = 0; j <= b.len; j++)
        last[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        now[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            unsigned char x = lower(a.ptr[i - 1]), y = lower(b.ptr[j - 1]);
            now[j] = least(last[j - 1] + (x != y), least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && x == lower(b.ptr[j - 2]) && lower(a.ptr[i - 2]) == y)
                now[j] = least(now[j], before[j - 2] + 1);
        }
        size_t *spare = before;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.len];
}

const char *cl_nearest(struct cl_slice name, const char *const *known, size_t n) {
    const char *best = NULL;
    size_t best_distance = name.len / 3 + 2; /* one more than what counts as near */
    if (name.len == 0 || name.len > LONGEST_NAME)
        return NULL;
    for (size_t i = 0; i < n; i++) {
        struct cl_slice k = cl_slice(known[i]);
        if (k.len == 0 || k.len > LONGEST_NAME)
            continue;
        size_t d = distance(name, k);
        /* Nothing is near when not even half of the letters stay. */
        if (d < best_distance && d * 2 <= (name.len > k.len ? name.len : k.len)) {
            best = known[i];
            best_distance = d;
        }
    }
    for (size_t i = 0; best == NULL && name.len >= SHORTEST_START && i < n; i++) {
        struct cl_slice k = cl_slice(known[i]);
        if (k.len > name.len && cl_slice_eq_nocase((struct cl_slice){k.ptr, name.len}, name))
            best = known[i];
    }
    return best;
}
