/* utf8.c - decoding, column width, and text that cannot harm a terminal.
 *
 * Everything that reaches a screen or a text report from a cell goes through
 * cl_utf8_safe.  Invariant: its output is valid UTF-8 in which every character
 * is visible and nothing moves the cursor or the writing direction. */
#include "caseload/base/utf8.h"

#include "data/unicode.h"
#include "fold.h"

#define REPLACEMENT UINT32_C(0xfffd)
#define ELLIPSIS UINT32_C(0x2026)
#define MOST_MARKS 4 /* combining marks kept on one character */

uint32_t cl_utf8_next(struct cl_slice s, size_t *at) {
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    size_t left = s.len - *at;
    uint32_t cp = p[0];
    (*at)++;
    if (cp < 0x80)
        return cp;
    size_t n = cp >= 0xf0 ? 4 : cp >= 0xe0 ? 3 : 2;
    if (cp < 0xc2 || cp > 0xf4 || left < n)
        return REPLACEMENT;
    cp &= 0x7fU >> n;
    for (size_t i = 1; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80)
            return REPLACEMENT;
        cp = cp << 6 | (p[i] & 0x3fU);
    }
    bool overlong = (n == 3 && cp < 0x800) || (n == 4 && cp < 0x10000);
    if (overlong || cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
        return REPLACEMENT;
    *at += n - 1;
    return cp;
}

size_t cl_utf8_put(char out[4], uint32_t cp) {
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
        cp = REPLACEMENT;
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n - 1; i > 0; i--, cp >>= 6)
        out[i] = (char)(0x80 | (cp & 0x3f));
    out[0] = (char)(lead[n] | cp);
    return n;
}

bool cl_utf8_valid(struct cl_slice s) {
    for (size_t at = 0; at < s.len;) {
        size_t before = at;
        uint32_t cp = cl_utf8_next(s, &at);
        if (cp == REPLACEMENT && at - before != 3)
            return false;
    }
    return true;
}

static bool in_ranges(const struct cl_unicode_range *ranges, size_t n, uint32_t cp) {
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ranges[middle].last < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && ranges[low].first <= cp;
}

int cl_cp_width(uint32_t cp) {
    if (cp < 0x7f)
        return cp >= 0x20;
    if (in_ranges(cl_unicode_zero, cl_unicode_zero_count, cp))
        return 0;
    if (cp < 0x1100)
        return 1;
    return in_ranges(cl_unicode_wide, cl_unicode_wide_count, cp) ? 2 : 1;
}

size_t cl_utf8_width(struct cl_slice s) {
    size_t columns = 0;
    for (size_t at = 0; at < s.len;)
        columns += (size_t)cl_cp_width(cl_utf8_next(s, &at));
    return columns;
}

static bool is_hidden(uint32_t cp) {
    return in_ranges(cl_unicode_hidden, cl_unicode_hidden_count, cp);
}

static void put_cp(struct cl_buf *out, uint32_t cp) {
    char bytes[4];
    cl_buf_add(out, bytes, cl_utf8_put(bytes, cp));
}

static void put_ascii_form(struct cl_buf *out, uint32_t cp) {
    char text[8];
    size_t n = is_hidden(cp) ? 0 : cl_fold_ascii(cp, text);
    if (n)
        cl_buf_add(out, text, n);
    else if (cl_cp_width(cp) > 0 || is_hidden(cp))
        cl_buf_putc(out, '?');
    /* else a combining mark, and the accents are what is to go */
}

static void put_safe(struct cl_buf *out, uint32_t cp, size_t *marks) {
    if (is_hidden(cp)) {
        put_cp(out, REPLACEMENT);
        *marks = 0;
    } else if (cl_cp_width(cp) > 0) {
        put_cp(out, cp);
        *marks = 0;
    } else if (out->len > 0 && *marks < MOST_MARKS) {
        put_cp(out, cp);
        (*marks)++;
    } else if (out->len == 0 || *marks == MOST_MARKS) {
        /* A mark without a letter would stand on whatever is left of the text. */
        put_cp(out, REPLACEMENT);
        *marks = MOST_MARKS + 1;
    }
}

struct cl_slice cl_utf8_safe(struct cl_arena *arena, struct cl_slice s, bool ascii) {
    struct cl_buf out = {0};
    size_t marks = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = cl_utf8_next(s, &at);
        if (cp == '\r' && at < s.len && s.ptr[at] == '\n')
            continue;
        if (cp == 0xfe0e || cp == 0xfe0f) /* text or emoji style of the sign before */
            continue;
        if (cp == '\r' || cp == '\n' || cp == '\t')
            cp = ' ';
        if (cp >= 0x20 && cp < 0x7f) {
            cl_buf_putc(&out, (char)cp);
            marks = 0;
        } else if (ascii && cp >= 0x80) {
            put_ascii_form(&out, cp);
        } else if (ascii) {
            cl_buf_putc(&out, '?');
        } else {
            put_safe(&out, cp, &marks);
        }
    }
    struct cl_slice safe = cl_arena_dup(arena, (struct cl_slice){out.ptr, out.len});
    cl_buf_free(&out);
    return safe;
}

struct cl_slice cl_utf8_fit(struct cl_arena *arena, struct cl_slice s, size_t columns, bool ascii) {
    size_t used = 0, keep = 0; /* keep: bytes that leave a column for the sign */
    for (size_t at = 0; at < s.len;) {
        used += (size_t)cl_cp_width(cl_utf8_next(s, &at));
        if (used + 1 <= columns)
            keep = at;
        if (used > columns)
            break;
    }
    if (used <= columns)
        return cl_arena_dup(arena, s);
    if (columns == 0)
        return (struct cl_slice){cl_arena_str(arena, ""), 0};
    char sign[4];
    size_t n = ascii ? 1 : cl_utf8_put(sign, ELLIPSIS);
    if (ascii)
        sign[0] = '~';
    char *cut = cl_arena_alloc(arena, keep + n + 1);
    if (keep)
        memcpy(cut, s.ptr, keep);
    memcpy(cut + keep, sign, n);
    return (struct cl_slice){cut, keep + n};
}
