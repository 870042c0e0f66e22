/* words_split.c - a folded text to words, without anybody's dictionary.
 *
 * A word is a run of letters and digits with at least one letter; an apostrophe
 * between letters belongs to it.  Scripts that write no blanks give overlapping
 * pairs of characters instead. */
#include "caseload/base/utf8.h"

#include "words.h"

#define WORD_BYTES 40

struct range {
    uint32_t first, last;
};

/* Beyond ASCII: punctuation and symbols, which part words. */
static const struct range parts[] = {
    {0x80, 0xa9},     {0xab, 0xb4},     {0xb6, 0xb9},     {0xbb, 0xbf},     {0xd7, 0xd7},
    {0xf7, 0xf7},     {0x2b0, 0x36f},   {0x55a, 0x55f},   {0x589, 0x58a},   {0x5be, 0x5be},
    {0x5f3, 0x5f4},   {0x600, 0x60f},   {0x61b, 0x61f},   {0x66a, 0x66d},   {0x6d4, 0x6d4},
    {0x964, 0x965},   {0xe3f, 0xe3f},   {0x2000, 0x2bff}, {0x2e00, 0x2e7f}, {0x3000, 0x3004},
    {0x3007, 0x303f}, {0x30fb, 0x30fb}, {0xe000, 0xf8ff}, {0xfe00, 0xfe6f}, {0xff00, 0xff0f},
    {0xff1a, 0xff20}, {0xff3b, 0xff40}, {0xff5b, 0xff65}, {0xffe0, 0xffff}, {0x1f000, 0x1faff},
};
/* No blanks between words: Thai, Lao, Burmese, Khmer, kana, Chinese characters. */
static const struct range unspaced[] = {
    {0xe00, 0xeff},   {0x1000, 0x109f}, {0x1780, 0x17ff}, {0x3005, 0x3006},
    {0x3040, 0x30ff}, {0x3400, 0x9fff}, {0xf900, 0xfaff}, {0x20000, 0x3ffff},
};

static bool in_ranges(const struct range *r, size_t n, uint32_t cp) {
    for (size_t i = 0; i < n; i++)
        if (cp >= r[i].first && cp <= r[i].last)
            return true;
    return false;
}

static bool is_digit(uint32_t cp) {
    return cp >= '0' && cp <= '9';
}

static bool is_letter(uint32_t cp) {
    if (cp < 0x80)
        return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z');
    return !in_ranges(parts, CL_LEN(parts), cp);
}

static bool is_unspaced(uint32_t cp) {
    return cp >= 0xe00 && is_letter(cp) && in_ranges(unspaced, CL_LEN(unspaced), cp);
}

/* The character at `at`, 0 at the end; *next is where the one after it begins. */
static uint32_t peek(struct cl_slice s, size_t at, size_t *next) {
    *next = at;
    return at < s.len ? cl_utf8_next(s, next) : 0;
}

static bool continues(struct cl_slice s, size_t at, uint32_t cp) {
    size_t after;
    if (cp == '\'')
        return is_letter(peek(s, at, &after)) && !is_unspaced(peek(s, at, &after));
    return (is_letter(cp) || is_digit(cp)) && !is_unspaced(cp);
}

bool cl_words_next(struct cl_slice text, size_t *at, struct cl_slice *word) {
    while (*at < text.len) {
        size_t from = *at, next, letters = 0, chars = 0;
        uint32_t cp = peek(text, from, &next);
        *at = next;
        if (is_unspaced(cp)) {
            size_t after;
            if (!is_unspaced(peek(text, next, &after)))
                continue;
            *word = (struct cl_slice){text.ptr + from, after - from};
            return true;
        }
        if (cp == '\'' || !continues(text, next, cp))
            continue;
        while (cp != 0 && continues(text, next, cp)) {
            letters += is_letter(cp);
            chars++;
            *at = next;
            cp = peek(text, *at, &next);
        }
        *word = (struct cl_slice){text.ptr + from, *at - from};
        if (letters > 0 && chars > 1 && word->len <= WORD_BYTES)
            return true;
    }
    return false;
}
