/* values_time.c - one cell to the numbers of a date and a time of day.
 *
 * One reader for all notations, so that a column that mixes two of them is read
 * all the same; nothing here guesses which number is the day. */
#include <math.h>

#include "stamp.h"
#include "words.h"

struct scan {
    const char *at, *end;
    struct cl_stamp *out;
    int n;         /* date numbers so far */
    bool pm, half; /* PM seen; AM or PM seen */
    bool failed;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}
static bool digit_at(const struct scan *s, const char *p) {
    return p < s->end && is_digit(*p);
}

static int64_t digits(struct scan *s, int *count) {
    int64_t v = 0;
    int n = 0;
    for (; s->at < s->end && is_digit(*s->at); s->at++, n++)
        if (n < 18)
            v = v * 10 + (*s->at - '0');
    *count = n;
    s->failed |= n >= 18;
    return v;
}

/* ":MM[:SS[.fff]]" after the hour. */
static void clock_rest(struct scan *s, int64_t hour, char sep) {
    int count = 0;
    struct cl_stamp *o = s->out;
    if (o->has_time || hour > 24) {
        s->failed = true;
        return;
    }
    o->has_time = true;
    o->hour = (int)hour;
    s->at++;
    int64_t minute = digits(s, &count);
    s->failed |= count == 0 || count > 2;
    o->minute = (int)(count > 2 ? 0 : minute);
    if (s->at < s->end && *s->at == sep && digit_at(s, s->at + 1)) {
        s->at++;
        int64_t second = digits(s, &count);
        s->failed |= count > 2;
        o->second = (int)(count > 2 ? 0 : second);
    }
    if (s->at < s->end && (*s->at == '.' || *s->at == ',' || *s->at == ':') &&
        digit_at(s, s->at + 1)) {
        s->at++;
        digits(s, &count); /* a fraction is below the second we keep */
    }
}

/* "+01:00", "-0300", "+1" after a time. */
static void offset(struct scan *s, int sign) {
    int count = 0;
    s->at++;
    int64_t v = digits(s, &count), minutes = 0;
    if (count == 4) {
        minutes = v % 100;
        v /= 100;
    } else if (count == 1 || count == 2) {
        if (s->at < s->end && *s->at == ':') {
            s->at++;
            minutes = digits(s, &count);
            s->failed |= count != 2;
        }
    } else {
        s->failed = true;
    }
    s->failed |= v > 14 || minutes > 59;
    if (s->failed)
        return;
    s->out->has_offset = true;
    s->out->offset = (int32_t)(sign * (v * 3600 + minutes * 60));
}

/* yyyymmdd[hhmm[ss]] without separators. */
static bool compact(struct scan *s, int64_t v, int count) {
    if (count != 8 && count != 12 && count != 14)
        return false;
    int second = 0, minute = 0, hour = 0;
    if (count == 14) {
        second = (int)(v % 100);
        v /= 100;
    }
    if (count >= 12) {
        minute = (int)(v % 100);
        hour = (int)(v / 100 % 100);
        v /= 10000;
    }
    int64_t year = v / 10000, month = v / 100 % 100, day = v % 100;
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 ||
        minute > 59 || second > 59)
        return false;
    struct cl_stamp *o = s->out;
    o->n[0] = year;
    o->n[1] = month;
    o->n[2] = day;
    o->digits[0] = 4;
    o->digits[1] = o->digits[2] = 2;
    s->n = 3;
    if (count > 8) {
        o->has_time = true;
        o->hour = hour;
        o->minute = minute;
        o->second = second;
    }
    return true;
}

/* hhmm[ss] after a compact date: "20240102T100500" */
static bool compact_time(struct scan *s, int64_t v, int count) {
    struct cl_stamp *o = s->out;
    if (s->n != 3 || o->separator || o->has_time || (count != 4 && count != 6))
        return false;
    o->second = count == 6 ? (int)(v % 100) : 0;
    v = count == 6 ? v / 100 : v;
    o->minute = (int)(v % 100);
    o->hour = (int)(v / 100);
    o->has_time = true;
    s->failed |= o->hour > 23;
    return true;
}

/* The whole cell is one number: seconds, milliseconds or serial days. */
static bool lone_number(struct scan *s, int64_t v, int count) {
    const char *p = s->at;
    double fraction = 0, unit = 0.1;
    if (p < s->end && *p == '.')
        for (p++; digit_at(s, p); p++) {
            fraction += unit * (*p - '0');
            unit /= 10;
        }
    if (p != s->end || count < 5)
        return false;
    s->at = p;
    s->out->shape = CL_SHAPE_DIGITS;
    s->out->number = (double)v + fraction;
    return true;
}

static void number(struct scan *s) {
    int count = 0;
    int64_t v = digits(s, &count);
    char next = s->at < s->end ? *s->at : 0;
    bool more = s->at < s->end && digit_at(s, s->at + 1);
    if (next == ':' && more && v <= 24) {
        clock_rest(s, v, ':');
        return;
    }
    if ((next == 'h' || next == 'H') && count <= 2 && v <= 24 && more) {
        clock_rest(s, v, next);
        return;
    }
    bool dated = s->n == 3 || (s->n == 2 && s->out->month); /* 02-JAN-24 02.05.00 */
    if (next == '.' && more && dated && !s->out->has_time) {
        clock_rest(s, v, '.');
        return;
    }
    if (s->n == 0 && (compact(s, v, count) || lone_number(s, v, count)))
        return;
    if (compact_time(s, v, count))
        return;
    if (s->n == 2 && s->out->month && !s->out->has_time) {
        s->failed = true; /* "12 mar 2024 15": an hour without minutes says too little */
        return;
    }
    if (s->n == 3 || count > 4) {
        s->failed = true;
        return;
    }
    s->out->n[s->n] = v;
    s->out->digits[s->n++] = count;
    if (next == '-' || next == '/' || next == '.' || next == ':') {
        if (!s->out->separator)
            s->out->separator = next;
        if (next != '-' || s->n < 3)
            s->at++;
    }
}

static void word(struct scan *s) {
    const char *from = s->at;
    while (s->at < s->end && is_letter(*s->at))
        s->at++;
    struct cl_slice w = {from, (size_t)(s->at - from)};
    if (w.len > 16) {
        s->failed = true;
        return;
    }
    struct cl_stamp_word found = cl_stamp_word(w);
    switch (found.kind) {
    case CL_STAMP_MONTH:
        /* "mar. 2 janv.": it was mardi */
        s->failed |= s->out->month != 0 && !(s->out->month == 3 && s->out->month_first);
        s->out->month = found.value;
        s->out->month_first = s->n == 0;
        break;
    case CL_STAMP_AM:
    case CL_STAMP_PM:
        if (w.len == 1 && !s->out->has_time)
            break; /* "2 de enero a las 10:05" */
        s->half = true;
        s->pm = found.kind == CL_STAMP_PM;
        break;
    case CL_STAMP_ZONE:
        s->out->has_offset = s->out->has_time;
        s->out->offset = found.value;
        break;
    case CL_STAMP_FILLER:
        break;
    case CL_STAMP_UNKNOWN:
        s->failed = true;
        break;
    }
    if (s->at < s->end && *s->at == '.')
        s->at++;
}

static void step(struct scan *s) {
    char c = *s->at;
    if (is_digit(c)) {
        number(s);
    } else if (is_letter(c)) {
        word(s);
    } else if (c == ' ' || c == ',' || c == '\t') {
        s->at++;
    } else if (s->out->has_time && (c == '+' || c == '-') && digit_at(s, s->at + 1)) {
        s->out->has_offset = false; /* "GMT-0300" */
        offset(s, c == '-' ? -1 : 1);
    } else if (s->out->has_time && c == '(') {
        s->at = s->end; /* "(Brasilia Standard Time)" */
    } else if (s->out->has_offset && c == '[') {
        s->at = s->end; /* "+01:00[Europe/Paris]": the offset has said it */
    } else if ((c == '/' || c == '-' || c == '.') && (s->out->month || s->n > 0)) {
        s->at++;
    } else {
        s->failed = true;
    }
}

static enum cl_shape shape_of(const struct scan *s) {
    const struct cl_stamp *o = s->out;
    if (o->shape != CL_SHAPE_NONE)
        return o->shape;
    if (o->month)
        return s->n == 2 ? CL_SHAPE_NAMED : CL_SHAPE_NONE;
    if (s->n == 0)
        return o->has_time ? CL_SHAPE_CLOCK : CL_SHAPE_NONE;
    if (s->n != 3)
        return CL_SHAPE_NONE;
    if (o->digits[0] == 4)
        return CL_SHAPE_YEAR_FIRST;
    if (o->digits[2] == 4)
        return CL_SHAPE_YEAR_LAST;
    bool small = o->digits[0] <= 2 && o->digits[1] <= 2 && o->digits[2] == 2;
    return small && o->separator ? CL_SHAPE_SHORT : CL_SHAPE_NONE;
}

/* 12 AM is midnight, 12 PM noon; "13:05 PM" is what some exports write for 13:05. */
static bool twelve_hours(struct scan *s) {
    struct cl_stamp *o = s->out;
    o->ampm = s->half;
    if (!s->half)
        return true;
    if (!o->has_time || o->hour > 23)
        return false;
    if (s->pm && o->hour < 12)
        o->hour += 12;
    if (!s->pm && o->hour == 12)
        o->hour = 0;
    return true;
}

bool cl_stamp_scan(struct cl_slice text, struct cl_stamp *out) {
    *out = (struct cl_stamp){0};
    if (text.len < 4 || text.len > 64)
        return false;
    struct scan s = {.at = text.ptr, .end = text.ptr + text.len, .out = out};
    if (!is_digit(*s.at) && !is_letter(*s.at))
        return false;
    while (s.at < s.end && !s.failed)
        step(&s);
    if (s.failed || !twelve_hours(&s) || out->minute > 59 || out->second > 60)
        return false;
    out->shape = shape_of(&s);
    return out->shape != CL_SHAPE_NONE;
}

static int64_t full_year(int64_t year, int digits_n) {
    if (digits_n > 2)
        return year;
    return year < 70 ? 2000 + year : 1900 + year;
}

/* Which of the three numbers is what. */
static bool pick(const struct cl_stamp *s, enum cl_order order, struct cl_civil *c) {
    static const struct {
        unsigned char year, month, day;
    } places[] = {
        [CL_ORDER_NONE] = {2, 1, 0}, [CL_ORDER_DMY] = {2, 1, 0}, [CL_ORDER_MDY] = {2, 0, 1},
        [CL_ORDER_YMD] = {0, 1, 2},  [CL_ORDER_YDM] = {0, 2, 1},
    };
    if (s->shape == CL_SHAPE_NAMED) {
        bool year_first = s->digits[0] > 2;
        int y = year_first ? 0 : 1;
        c->year = full_year(s->n[y], s->digits[y]);
        c->month = s->month;
        c->day = (int)s->n[1 - y];
        return s->digits[1 - y] <= 2;
    }
    if (s->shape == CL_SHAPE_YEAR_FIRST && order != CL_ORDER_YDM)
        order = CL_ORDER_YMD;
    if (s->shape == CL_SHAPE_YEAR_LAST && order != CL_ORDER_MDY)
        order = CL_ORDER_DMY;
    c->year = full_year(s->n[places[order].year], s->digits[places[order].year]);
    c->month = (int)s->n[places[order].month];
    c->day = (int)s->n[places[order].day];
    return true;
}

static bool solve_number(double v, enum cl_epoch epoch, int64_t *local) {
    switch (epoch) {
    case CL_EPOCH_NONE:
        return false;
    case CL_EPOCH_SECS:
        break;
    case CL_EPOCH_MILLIS:
        v /= 1e3;
        break;
    case CL_EPOCH_MICROS:
        v /= 1e6;
        break;
    case CL_EPOCH_EXCEL:
        v = (v - 25569) * 86400; /* serial day of 1970-01-01 */
        v = floor(v + 0.5);
        break;
    }
    if (v < -2208988800.0 || v > 7258118400.0) /* 1900 to 2200 */
        return false;
    *local = (int64_t)floor(v);
    return true;
}

bool cl_stamp_solve(const struct cl_stamp *s, const struct cl_time_format *format, int64_t *local) {
    if (s->shape == CL_SHAPE_DIGITS)
        return solve_number(s->number, format->epoch, local);
    struct cl_civil c = {.year = 1970, .month = 1, .day = 1};
    if (s->shape != CL_SHAPE_CLOCK && !pick(s, format->order, &c))
        return false;
    c.hour = s->hour;
    c.minute = s->minute;
    c.second = s->second == 60 ? 59 : s->second;
    bool midnight = c.hour == 24 && c.minute == 0 && c.second == 0;
    if (midnight)
        c.hour = 0;
    if (c.year < 1900 || c.year > 2199 || !cl_civil_valid(&c))
        return false;
    *local = cl_secs_from_civil(&c) + (midnight ? 86400 : 0);
    return true;
}
