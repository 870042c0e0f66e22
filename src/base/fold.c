/* fold.c - the folded form of text: what makes two words the same word.
 *
 * Case, accents, compatibility forms, typographic quotes and dashes, invisible
 * characters and superfluous blanks are folded away through the table of
 * data/unicode.c.  Invariant: folding what is folded changes nothing. */
#include "fold.h"

#include "caseload/base/arena.h"
#include "caseload/base/str.h"
#include "caseload/base/utf8.h"

#include "data/unicode.h"

static const struct cl_unicode_fold *fold_of(uint32_t cp) {
    size_t low = 0, high = cl_unicode_folds_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cl_unicode_folds[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == cl_unicode_folds_count || cl_unicode_folds[low].cp != cp)
        return NULL;
    return &cl_unicode_folds[low];
}

/* Appends while it keeps blanks single and out of both ends; gathers first, since
 * every text of an import passes here byte by byte. */
struct folder {
    struct cl_buf *out;
    bool any, blank; /* something was written; a blank waits for the next character */
    size_t n;
    char bytes[256];
};

static void flush(struct folder *f) {
    cl_buf_add(f->out, f->bytes, f->n);
    f->n = 0;
}

static void put(struct folder *f, const char *bytes, size_t n) {
    if (n == 0)
        return;
    if (f->n + n + 1 > sizeof f->bytes)
        flush(f);
    if (f->blank && f->any)
        f->bytes[f->n++] = ' ';
    f->blank = false;
    f->any = true;
    for (size_t i = 0; i < n; i++)
        f->bytes[f->n++] = bytes[i];
}

static void put_ascii(struct folder *f, char c) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
        f->blank = true;
        return;
    }
    if (c >= 'A' && c <= 'Z')
        c = (char)(c - 'A' + 'a');
    put(f, &c, 1);
}

static void put_folded(struct folder *f, uint32_t cp) {
    const struct cl_unicode_fold *fold = fold_of(cp);
    if (!fold) {
        char bytes[4];
        put(f, bytes, cl_utf8_put(bytes, cp));
        return;
    }
    const char *text = (const char *)cl_unicode_fold_text + fold->at;
    for (size_t i = 0; i < fold->len; i++) {
        if ((unsigned char)text[i] < 0x80)
            put_ascii(f, text[i]);
        else
            put(f, text + i, 1);
    }
}

void cl_fold_buf(struct cl_buf *out, struct cl_slice s) {
    struct folder f;
    f.out = out;
    f.any = f.blank = false;
    f.n = 0;
    for (size_t at = 0; at < s.len;) {
        if ((unsigned char)s.ptr[at] < 0x80)
            put_ascii(&f, s.ptr[at++]);
        else
            put_folded(&f, cl_utf8_next(s, &at));
    }
    flush(&f);
}

struct cl_slice cl_fold(struct cl_arena *arena, struct cl_slice s) {
    struct cl_buf buf = {0};
    cl_fold_buf(&buf, s);
    struct cl_slice folded = cl_arena_dup(arena, (struct cl_slice){buf.ptr, buf.len});
    cl_buf_free(&buf);
    return folded;
}

bool cl_fold_eq(struct cl_slice a, struct cl_slice b) {
    if (cl_slice_eq(a, b))
        return true;
    struct cl_buf both = {0};
    cl_fold_buf(&both, a);
    size_t middle = both.len;
    cl_fold_buf(&both, b);
    bool equal = cl_slice_eq((struct cl_slice){both.ptr, middle},
                             (struct cl_slice){both.ptr + middle, both.len - middle});
    cl_buf_free(&both);
    return equal;
}

size_t cl_fold_ascii(uint32_t cp, char out[8]) {
    const struct cl_unicode_fold *fold = fold_of(cp);
    if (!fold || fold->len == 0 || fold->len > 8)
        return 0;
    const unsigned char *text = cl_unicode_fold_text + fold->at;
    for (size_t i = 0; i < fold->len; i++) {
        if (text[i] < 0x20 || text[i] >= 0x7f)
            return 0;
        bool capital = fold->upper && text[i] >= 'a' && text[i] <= 'z';
        out[i] = (char)(capital ? text[i] - 'a' + 'A' : text[i]);
    }
    return fold->len;
}
