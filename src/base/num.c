/* num.c - numbers to and from text, independent of the process's locale.
 *
 * libc's formatter is used under the C locale of the calling thread only, so
 * that a program that called setlocale() still writes a point. */
#include "caseload/base/num.h"

#include <float.h>
#include <inttypes.h>
#include <locale.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_NUMBER 1024 /* characters; a longer one is not taken for a number */
#define EXACT_DIGITS 15     /* every decimal of so many digits survives a double */

static locale_t c_locale;
static pthread_once_t c_locale_once = PTHREAD_ONCE_INIT;

static void c_locale_make(void) {
    c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!c_locale)
        cl_panic("the C locale cannot be opened");
}

static locale_t c_locale_get(void) {
    pthread_once(&c_locale_once, c_locale_make);
    return c_locale;
}

CL_PRINTF(3, 4) static void print_c(char *out, size_t size, const char *fmt, ...) {
    locale_t before = uselocale(c_locale_get());
    va_list args;
    va_start(args, fmt);
    vsnprintf(out, size, fmt, args);
    va_end(args);
    uselocale(before);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool cl_parse_i64(struct cl_slice s, int64_t *out) {
    size_t i = 0;
    bool negative = s.len > 0 && s.ptr[0] == '-';
    if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        i++;
    if (i == s.len)
        return false;
    int64_t v = 0;
    for (; i < s.len; i++) {
        if (!is_digit(s.ptr[i]))
            return false;
        int digit = s.ptr[i] - '0';
        /* Gathered below zero, where INT64_MIN fits too. */
        if (__builtin_mul_overflow(v, 10, &v) || __builtin_sub_overflow(v, digit, &v))
            return false;
    }
    if (!negative && __builtin_sub_overflow(0, v, &v))
        return false;
    *out = v;
    return true;
}

/* What the grammar of a number says about a slice. */
struct decimal {
    uint64_t mantissa; /* valid while digits <= 19 */
    int digits;        /* significant ones */
    int fraction;      /* digits after the point */
    bool negative, has_exponent;
};

static bool scan_digits(struct cl_slice s, size_t *at, struct decimal *d, bool fraction) {
    size_t start = *at;
    for (; *at < s.len && is_digit(s.ptr[*at]); (*at)++) {
        int digit = s.ptr[*at] - '0';
        if (d->digits || digit)
            d->digits++;
        if (d->digits <= 19)
            d->mantissa = d->mantissa * 10 + (unsigned)digit;
        d->fraction += fraction;
    }
    return *at > start;
}

static bool scan_decimal(struct cl_slice s, struct decimal *d) {
    size_t i = 0;
    *d = (struct decimal){0};
    if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        d->negative = s.ptr[i++] == '-';
    bool any = scan_digits(s, &i, d, false);
    if (i < s.len && s.ptr[i] == '.') {
        i++;
        if (scan_digits(s, &i, d, true))
            any = true;
    }
    if (!any)
        return false;
    if (i < s.len && (s.ptr[i] == 'e' || s.ptr[i] == 'E')) {
        i++;
        if (i < s.len && (s.ptr[i] == '-' || s.ptr[i] == '+'))
            i++;
        if (i == s.len)
            return false;
        while (i < s.len && is_digit(s.ptr[i]))
            i++;
        d->has_exponent = true;
    }
    return i == s.len;
}

bool cl_parse_real(struct cl_slice s, double *out) {
    /* Powers of ten that a double holds exactly. */
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                  1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    struct decimal d;
    if (s.len == 0 || s.len > LONGEST_NUMBER || !scan_decimal(s, &d))
        return false;
    if (!d.has_exponent && d.digits <= EXACT_DIGITS && d.fraction < (int)CL_LEN(tens)) {
        /* One division of two exact numbers rounds correctly. */
        double v = (double)d.mantissa / tens[d.fraction];
        *out = d.negative ? -v : v;
        return true;
    }
    char text[LONGEST_NUMBER + 1];
    memcpy(text, s.ptr, s.len);
    text[s.len] = '\0';
    double v = strtod_l(text, NULL, c_locale_get());
    if (v > DBL_MAX || v < -DBL_MAX)
        return false;
    *out = v;
    return true;
}

static bool not_finite(double v, char *out, size_t size) {
    if (v >= -DBL_MAX && v <= DBL_MAX)
        return false;
    snprintf(out, size, "%s", v > 0 ? "inf" : v < 0 ? "-inf" : "nan");
    return true;
}

void cl_format_real(double v, char out[32]) {
    if (not_finite(v, out, 32))
        return;
    if (v > -1e15 && v < 1e15 && v == (double)(int64_t)v) {
        snprintf(out, 32, "%" PRId64, (int64_t)v); /* minus zero is "0" */
        return;
    }
    /* Below DBL_MIN a double has fewer digits than 15, so look from the first. */
    int digits = v > -DBL_MIN && v < DBL_MIN ? 1 : EXACT_DIGITS;
    for (; digits <= 17; digits++) {
        print_c(out, 32, "%.*g", digits, v);
        if (strtod_l(out, NULL, c_locale_get()) == v)
            return;
    }
}

/* Copies n digits with a comma before every third from the right. */
static char *put_grouped(char *out, const char *digits, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && (n - i) % 3 == 0)
            *out++ = ',';
        *out++ = digits[i];
    }
    return out;
}

void cl_format_count(int64_t v, char out[32]) {
    char digits[24];
    uint64_t size = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    int n = snprintf(digits, sizeof digits, "%" PRIu64, size);
    if (v < 0)
        *out++ = '-';
    out = put_grouped(out, digits, (size_t)n);
    *out = '\0';
}

/* Rounds the decimal digits (digits[0] counts 10^exponent) half away from zero
 * after `decimals` places; text receives at least one digit before the point
 * and exactly `decimals` after it, without the point.  Returns its length. */
static size_t round_decimal(const char *digits, int n, int exponent, int decimals, char *text) {
    int whole = exponent >= 0 ? exponent + 1 : 1;
    int length = whole + decimals;
    int shift = exponent >= 0 ? 0 : -exponent; /* zeros before the first digit */
    text[0] = '0';                             /* room for a carry */
    for (int i = 0; i < length; i++) {
        int from = i - shift;
        text[1 + i] = '0';
        if (from >= 0 && from < n)
            text[1 + i] = digits[from];
    }
    int next = length - shift;
    if (next >= 0 && next < n && digits[next] >= '5') {
        int i = length;
        while (text[i] == '9')
            text[i--] = '0';
        text[i]++;
    }
    size_t used = (size_t)length + 1;
    if (text[0] == '0')
        memmove(text, text + 1, --used);
    text[used] = '\0';
    return used;
}

void cl_format_fixed(double v, int decimals, char out[48]) {
    if (not_finite(v, out, 48))
        return;
    if (decimals < 0)
        decimals = 0;
    if (decimals > EXACT_DIGITS)
        decimals = EXACT_DIGITS;
    double size = v < 0 ? -v : v;
    if (size >= 1e21) {
        cl_format_real(v, out);
        return;
    }
    /* 15 digits are what people see: 2.675 is a tie although its double lies
     * below.  Above 10^15 the double's own digits are exact. */
    int n = size < 1e15 ? EXACT_DIGITS : 25;
    char science[48], digits[32], text[48];
    print_c(science, sizeof science, "%.*e", n - 1, size);
    digits[0] = science[0];
    memcpy(digits + 1, science + 2, (size_t)n - 1);
    int exponent = (int)strtol(strchr(science, 'e') + 1, NULL, 10);
    size_t used = round_decimal(digits, n, exponent, decimals, text);
    if (v < 0 && strspn(text, "0") < used)
        *out++ = '-';
    size_t whole = used - (size_t)decimals;
    out = put_grouped(out, text, whole);
    if (decimals > 0) {
        *out++ = '.';
        memcpy(out, text + whole, (size_t)decimals);
        out += decimals;
    }
    *out = '\0';
}
