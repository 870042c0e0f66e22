/* The last step of a measure: its parts to one number.
 *
 * The texts are plain SQL as well, in which explain puts the aggregates in place
 * of @k; so this reads no more than what means the same in SQLite: numbers,
 * + - * / > and coalesce(a, b), with NULL (NaN) for x / 0. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "catalogue.h"

struct reader {
    const char *at;
    const double *parts;
    size_t n;
};

static double compare(struct reader *r);

static void blanks(struct reader *r) {
    while (*r->at == ' ')
        r->at++;
}

static bool take(struct reader *r, const char *sign) {
    blanks(r);
    size_t len = strlen(sign);
    if (strncmp(r->at, sign, len) != 0)
        return false;
    r->at += len;
    return true;
}

/* Digits with at most one point; strtod would follow the locale. */
static double number(struct reader *r) {
    double v = 0, scale = 0;
    assert((*r->at >= '0' && *r->at <= '9'));
    for (; (*r->at >= '0' && *r->at <= '9') || *r->at == '.'; r->at++) {
        if (*r->at == '.') {
            scale = 1;
            continue;
        }
        v = v * 10 + (*r->at - '0');
        scale *= 10;
    }
    return scale > 0 ? v / scale : v;
}

static double primary(struct reader *r) {
    if (take(r, "@")) {
        size_t k = 0;
        while (*r->at >= '0' && *r->at <= '9')
            k = k * 10 + (size_t)(*r->at++ - '0');
        assert(k < r->n);
        return r->parts[k];
    }
    if (take(r, "coalesce(")) {
        double a = compare(r);
        take(r, ",");
        double b = compare(r);
        take(r, ")");
        return isnan(a) ? b : a;
    }
    if (take(r, "(")) {
        double v = compare(r);
        take(r, ")");
        return v;
    }
    blanks(r);
    return number(r);
}

static double product(struct reader *r) {
    double v = primary(r);
    for (;;) {
        if (take(r, "*")) {
            v *= primary(r);
        } else if (take(r, "/")) {
            double d = primary(r);
            v = d == 0 ? (double)NAN : v / d;
        } else {
            return v;
        }
    }
}

static double sum(struct reader *r) {
    double v = product(r);
    for (;;) {
        if (take(r, "+"))
            v += product(r);
        else if (take(r, "-"))
            v -= product(r);
        else
            return v;
    }
}

static double compare(struct reader *r) {
    double v = sum(r);
    if (!take(r, ">"))
        return v;
    double w = sum(r);
    if (isnan(v) || isnan(w))
        return (double)NAN;
    return v > w ? 1 : 0;
}

double cl_value_formula(const char *text, const double *parts, size_t n) {
    struct reader r = {.at = text, .parts = parts, .n = n};
    double v = compare(&r);
    blanks(&r);
    assert(*r.at == '\0');
    return v;
}
