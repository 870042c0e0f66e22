/* values_num.c - numbers whose decimal sign is decided for the whole column.
 *
 * A cell is copied without its grouping signs and handed to cl_parse_real(), so
 * that the locale never matters. */
#include "values.h"
#include "words.h"

#define NUMBER_LIMIT 48 /* bytes of a number with its signs */

/* Without blanks, currency and percent signs around it. */
static struct cl_slice bare(struct cl_slice s) {
    static const char *const signs[] = {"R$", "US$", "$", "\xe2\x82\xac", "\xc2\xa3", "%", "#"};
    bool again = true;
    while (again) {
        again = false;
        s = cl_slice_trim(s);
        for (size_t i = 0; i < CL_LEN(signs); i++) {
            size_t n = strlen(signs[i]);
            if (s.len > n && memcmp(s.ptr, signs[i], n) == 0) {
                s.ptr += n;
                s.len -= n;
                again = true;
            } else if (s.len > n && memcmp(s.ptr + s.len - n, signs[i], n) == 0) {
                s.len -= n;
                again = true;
            }
        }
    }
    return s;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* One byte of grouping: ' and blank; a no-break blank has two or three. */
static size_t group_blank(struct cl_slice s, size_t i) {
    if (s.ptr[i] == ' ' || s.ptr[i] == '\'')
        return 1;
    if (i + 1 < s.len && memcmp(s.ptr + i, "\xc2\xa0", 2) == 0)
        return 2;
    if (i + 2 < s.len &&
        (memcmp(s.ptr + i, "\xe2\x80\xaf", 3) == 0 || memcmp(s.ptr + i, "\xe2\x80\x99", 3) == 0))
        return 3;
    return 0;
}

static bool three_digits(struct cl_slice s, size_t at) {
    for (size_t i = at; i < at + 3; i++)
        if (i >= s.len || !is_digit(s.ptr[i]))
            return false;
    return at + 3 == s.len || !is_digit(s.ptr[at + 3]);
}

bool cl_number_parse(struct cl_slice text, char decimal, double *out) {
    char plain[NUMBER_LIMIT];
    size_t n = 0;
    bool negative = false, point = false;
    struct cl_slice s = bare(text);
    if (s.len == 0 || s.len >= NUMBER_LIMIT)
        return false;
    if (s.len > 2 && s.ptr[0] == '(' && s.ptr[s.len - 1] == ')') { /* accountants' minus */
        s = (struct cl_slice){s.ptr + 1, s.len - 2};
        negative = true;
    }
    for (size_t i = 0; i < s.len;) {
        char c = s.ptr[i];
        size_t blank = n > 0 && is_digit(plain[n - 1]) && !point ? group_blank(s, i) : 0;
        if (blank) {
            if (!three_digits(s, i + blank))
                return false;
            i += blank;
            continue;
        }
        if (c == decimal && !point) {
            plain[n++] = '.';
            point = true;
        } else if (c == ',' || c == '.') {
            if (point || n == 0 || !three_digits(s, i + 1))
                return false;
        } else if (is_digit(c) ||
                   ((c == '-' || c == '+') && (n == 0 || (plain[n - 1] | 32) == 'e')) ||
                   ((c | 32) == 'e' && n > 0 && is_digit(plain[n - 1]))) {
            plain[n++] = c;
        } else {
            return false;
        }
        i++;
    }
    if (n > 1 && plain[n - 1] == '.')
        n--;
    size_t skip = n > 1 && plain[0] == '+' ? 1 : 0;
    if (!cl_parse_real((struct cl_slice){plain + skip, n - skip}, out))
        return false;
    if (negative)
        *out = -*out;
    return true;
}

char cl_number_vote(struct cl_slice text, bool *is_number) {
    struct cl_slice s = bare(text);
    double v;
    bool plain = true;
    for (size_t i = 0; i < s.len; i++)
        plain &= is_digit(s.ptr[i]);
    if (plain && s.len > 0 && s.len < 19) {
        *is_number = true;
        return 0;
    }
    bool dot = cl_number_parse(s, '.', &v), comma = cl_number_parse(s, ',', &v);
    *is_number = dot || comma;
    if (dot != comma)
        return dot ? '.' : ',';
    if (!dot)
        return 0;
    /* Both readings hold: "0,500" and "0.500" are no thousands. */
    const char *sign = memchr(s.ptr, ',', s.len);
    const char *point = memchr(s.ptr, '.', s.len);
    if (!sign && !point)
        return 0;
    const char *at = sign ? sign : point;
    bool zero = at > s.ptr && at[-1] == '0' && (at - s.ptr == 1 || !is_digit(at[-2]));
    if (zero)
        return *at;
    return 0;
}

bool cl_rating_parse(struct cl_slice text, char decimal, double *out) {
    if (cl_number_parse(text, decimal, out))
        return true;
    bool two = false;
    int word = cl_word_rating(text, &two);
    if (word > 0) {
        *out = two ? (word == 5 ? 1 : 0) : word;
        return true;
    }
    size_t n = 0;
    while (n < text.len && (is_digit(text.ptr[n]) || text.ptr[n] == '.' || text.ptr[n] == ','))
        n++;
    if (n > 0 && n <= 4 && n < text.len &&
        (text.ptr[n] == '/' || text.ptr[n] == ' ' || text.ptr[n] == '-' || text.ptr[n] == ':'))
        return cl_number_parse((struct cl_slice){text.ptr, n}, decimal, out);
    /* A row of stars. */
    static const char *const stars[] = {"\xe2\x98\x85", "\xe2\xad\x90", "*"};
    for (size_t i = 0; i < CL_LEN(stars); i++) {
        size_t len = strlen(stars[i]), k = 0;
        while ((k + 1) * len <= text.len && memcmp(text.ptr + k * len, stars[i], len) == 0)
            k++;
        if (k > 0 && k <= 5) {
            *out = (double)k;
            return true;
        }
    }
    return false;
}
