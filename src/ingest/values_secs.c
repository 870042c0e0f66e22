/* values_secs.c - durations: plain numbers, clocks, words, ISO 8601, instants of 1970.
 *
 * What a cell itself says ("2h", "PT5M", "1:02:03") needs no unit; only plain
 * numbers are read in the column's. */
#include <math.h>

#include "stamp.h"
#include "values.h"
#include "words.h"

struct walk {
    const char *at, *end;
};

static bool is_digit(const struct walk *w) {
    return w->at < w->end && *w->at >= '0' && *w->at <= '9';
}
static bool is_letter(const struct walk *w) {
    return w->at < w->end &&
           ((*w->at | 32) >= 'a' ? (*w->at | 32) <= 'z' : (unsigned char)*w->at >= 0x80);
}

/* Digits with at most one decimal sign between digits. */
static bool number(struct walk *w, double *out) {
    double v = 0, unit = 0.1;
    if (!is_digit(w))
        return false;
    for (; is_digit(w); w->at++)
        v = v * 10 + (*w->at - '0');
    if (w->at + 1 < w->end && (*w->at == '.' || *w->at == ',') && w->at[1] >= '0' &&
        w->at[1] <= '9')
        for (w->at++; is_digit(w); w->at++) {
            v += unit * (*w->at - '0');
            unit /= 10;
        }
    *out = v;
    return true;
}

static void blanks(struct walk *w) {
    while (w->at < w->end && (*w->at == ' ' || *w->at == ',' || *w->at == '\t'))
        w->at++;
}

/* "00:20 hrs": the word after a clock names its first part. */
static bool clock_unit(struct walk *w, bool *minutes_first) {
    blanks(w);
    if (w->at == w->end)
        return true;
    const char *from = w->at;
    while (is_letter(w))
        w->at++;
    double unit = cl_word_unit((struct cl_slice){from, (size_t)(w->at - from)});
    *minutes_first = unit == 60;
    return w->at == w->end && unit > 0;
}

/* "1.05:30:00": .NET and SQL Server write days before a dot. */
static bool days_with_dot(const struct walk *w) {
    struct walk at = *w;
    while (is_digit(&at))
        at.at++;
    return at.end - at.at >= 9 && at.at > w->at && at.at[0] == '.' && at.at[3] == ':' &&
           at.at[6] == ':';
}

/* "H:MM", "H:MM:SS.f", "D:HH:MM:SS" and "D.HH:MM:SS" to the end; parts above 59
 * only in front, fractions only behind. */
static enum cl_secs_kind clock_parts(struct walk *w, bool minutes_first, double *out) {
    double part[4], days = 0;
    size_t n = 0;
    if (days_with_dot(w)) {
        for (; *w->at != '.'; w->at++)
            days = days * 10 + (*w->at - '0');
        w->at++;
    }
    do {
        if (n == 4 || (n > 0 && part[n - 1] != floor(part[n - 1])) || !number(w, &part[n++]))
            return CL_SECS_NONE;
    } while (w->at < w->end && *w->at == ':' && w->at++);
    if (n < 2 || !clock_unit(w, &minutes_first))
        return CL_SECS_NONE;
    if (n == 4)
        days = part[0];
    size_t from = n == 4;
    for (size_t i = from + 1; i < n; i++)
        if (part[i] >= 60)
            return CL_SECS_NONE;
    if ((days > 0 || n == 4) && part[from] >= 24)
        return CL_SECS_NONE;
    if (n >= 3)
        *out = days * 86400 + part[from] * 3600 + part[from + 1] * 60 + part[from + 2];
    else
        *out = minutes_first ? part[0] * 60 + part[1] : part[0] * 3600 + part[1] * 60;
    return n >= 3 ? CL_SECS_CLOCK3 : CL_SECS_CLOCK2;
}

static bool has_colon(const struct walk *w) {
    return memchr(w->at, ':', (size_t)(w->end - w->at)) != NULL;
}

/* "P1DT2H3M4S" */
static enum cl_secs_kind iso(struct walk *w, double *out) {
    double total = 0;
    bool time = false, any = false;
    for (w->at++; w->at < w->end;) {
        if (*w->at == 'T' && !time) {
            time = true;
            w->at++;
            continue;
        }
        double v;
        if (!number(w, &v) || w->at == w->end)
            return CL_SECS_NONE;
        double unit = 0;
        switch (*w->at++) {
        case 'W':
            unit = time ? 0 : 604800;
            break;
        case 'D':
            unit = time ? 0 : 86400;
            break;
        case 'H':
            unit = time ? 3600 : 0;
            break;
        case 'M':
            unit = time ? 60 : 0; /* months have no length */
            break;
        case 'S':
            unit = time ? 1 : 0;
            break;
        default:
            break;
        }
        if (unit == 0)
            return CL_SECS_NONE;
        total += v * unit;
        any = true;
    }
    *out = total;
    return any ? CL_SECS_WORDS : CL_SECS_NONE;
}

static struct cl_slice letters(struct walk *w) {
    const char *from = w->at;
    while (is_letter(w))
        w->at++;
    struct cl_slice word = {from, (size_t)(w->at - from)};
    if (w->at < w->end && *w->at == '.')
        w->at++;
    return word;
}

static bool joins(struct cl_slice word) {
    return cl_fold_eq(word, CL_S("and")) || cl_fold_eq(word, CL_S("e")) ||
           cl_fold_eq(word, CL_S("y")) || cl_fold_eq(word, CL_S("und")) ||
           cl_fold_eq(word, CL_S("et")) || cl_fold_eq(word, CL_S("en"));
}

/* "2d 3h 5m", "1 hour and 20 minutes", "2 days 03:04:05", "1h30". */
static enum cl_secs_kind in_words(struct walk *w, double *out) {
    double total = 0, last = 0;
    while (w->at < w->end) {
        struct walk ahead = *w;
        double v;
        if (last > 0 && has_colon(w)) {
            if (clock_parts(&ahead, false, &v) == CL_SECS_NONE)
                return CL_SECS_NONE;
            *out = total + v;
            return CL_SECS_CLOCK3;
        }
        if (!number(w, &v))
            return CL_SECS_NONE;
        blanks(w);
        if (w->at == w->end && last == 3600 && v < 60) {
            total += v * 60; /* "1h30" */
            break;
        }
        double unit = cl_word_unit(letters(w));
        if (unit == 0)
            return CL_SECS_NONE;
        total += v * unit;
        last = unit;
        blanks(w);
        ahead = *w;
        if (is_letter(&ahead) && joins(letters(&ahead))) {
            *w = ahead;
            blanks(w);
        }
    }
    *out = total;
    return last > 0 ? CL_SECS_WORDS : CL_SECS_NONE;
}

/* "1970-01-02 01:00:00": ServiceNow writes a duration as an instant after 1970. */
static bool since_1970(struct cl_slice text, double *out) {
    static const struct cl_time_format format = {.order = CL_ORDER_YMD};
    struct cl_stamp stamp;
    int64_t local = 0;
    if (text.len < 16 || memcmp(text.ptr, "1970-", 5) != 0 || !cl_stamp_scan(text, &stamp) ||
        !stamp.has_time || stamp.has_offset || !cl_stamp_solve(&stamp, &format, &local))
        return false;
    *out = (double)local;
    return true;
}

enum cl_secs_kind cl_secs_parse(struct cl_slice text, const struct cl_secs_format *f, double *out) {
    double v;
    if (text.len == 0 || text.len > 64)
        return CL_SECS_NONE;
    if (cl_number_parse(text, f->decimal, &v)) {
        *out = v * f->unit;
        return isfinite(*out) ? CL_SECS_NUMBER : CL_SECS_NONE;
    }
    if (since_1970(text, out))
        return CL_SECS_WORDS;
    bool negative = text.ptr[0] == '-';
    struct walk w = {text.ptr + negative, text.ptr + text.len};
    enum cl_secs_kind kind = CL_SECS_NONE;
    if (w.at < w.end && *w.at == 'P' && w.at + 1 < w.end) {
        kind = iso(&w, &v);
    } else {
        struct walk clock = w;
        kind = clock_parts(&clock, f->clock2_minutes, &v);
        if (kind == CL_SECS_NONE)
            kind = in_words(&w, &v);
    }
    if (kind != CL_SECS_NONE)
        *out = negative ? -v : v;
    return kind;
}
