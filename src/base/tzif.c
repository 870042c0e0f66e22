/* tzif.c - reads compiled time zones (RFC 8536, versions 1 to 4).
 *
 * From version 2 on the 64-bit block is used and the 32-bit one skipped.  Every
 * count and index of the file is checked against its size, so that a damaged
 * file is an error and never a wild read.  The footer's rule: tzrule.c. */
#include "tzif.h"

#include <stdlib.h>
#include <string.h>

#include "caseload/base/civil.h"

#define HEADER_BYTES 44
#define MAX_COUNT 100000
#define MAX_OFFSET 93599 /* 25:59:59, the most that RFC 8536 allows */

struct counts {
    uint32_t isut, isstd, leap, time, type, chars;
};

void cl_tz_done(struct cl_tz *tz) {
    free(tz->at);
    free(tz->offset);
    *tz = (struct cl_tz){0};
}

void cl_tz_add(struct cl_tz *tz, int64_t at, int32_t offset) {
    if (tz->n == tz->cap) {
        tz->cap = tz->cap ? tz->cap * 2 : 64;
        tz->at = cl_realloc_array(tz->at, tz->cap, sizeof *tz->at);
        tz->offset = cl_realloc_array(tz->offset, tz->cap, sizeof *tz->offset);
    }
    tz->at[tz->n] = at;
    tz->offset[tz->n++] = offset;
}

static uint32_t be32(const unsigned char *p) {
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static int64_t be_time(const unsigned char *p, size_t width) {
    if (width == 4)
        return (int32_t)be32(p);
    return (int64_t)((uint64_t)be32(p) << 32 | be32(p + 4));
}

static bool read_counts(const unsigned char *p, struct counts *c) {
    *c = (struct counts){be32(p + 20), be32(p + 24), be32(p + 28),
                         be32(p + 32), be32(p + 36), be32(p + 40)};
    return c->isut <= MAX_COUNT && c->isstd <= MAX_COUNT && c->leap <= MAX_COUNT &&
           c->time <= MAX_COUNT && c->type >= 1 && c->type <= 256 && c->chars <= MAX_COUNT;
}

static size_t block_bytes(const struct counts *c, size_t width) {
    return c->time * width + c->time + c->type * (size_t)6 + c->chars + c->leap * (width + 4) +
           c->isstd + c->isut;
}

/* The transitions of one data block that starts at p and is known to fit. */
static bool read_block(const unsigned char *p, const struct counts *c, size_t width,
                       struct cl_tz *tz) {
    const unsigned char *times = p;
    const unsigned char *index = times + c->time * width;
    const unsigned char *types = index + c->time;
    for (uint32_t i = 0; i < c->type; i++) {
        int32_t offset = (int32_t)be32(types + (size_t)i * 6);
        if (offset < -MAX_OFFSET || offset > MAX_OFFSET)
            return false;
    }
    tz->first = (int32_t)be32(types);
    for (uint32_t i = 0; i < c->time; i++) {
        int64_t at = be_time(times + i * width, width);
        if (index[i] >= c->type || (tz->n && at <= tz->at[tz->n - 1]))
            return false;
        cl_tz_add(tz, at, (int32_t)be32(types + (size_t)index[i] * 6));
    }
    return true;
}

/* The footer is "\n" rule "\n"; an empty rule says nothing about later times. */
static enum cl_rc read_footer(const unsigned char *p, size_t n, struct cl_tz *tz,
                              struct cl_err *err) {
    char rule[128];
    const unsigned char *end = n >= 2 && p[0] == '\n' ? memchr(p + 1, '\n', n - 1) : NULL;
    size_t len = end ? (size_t)(end - p) - 1 : 0;
    if (!end || len >= sizeof rule || memchr(p + 1, '\0', len))
        return cl_fail(err, CL_E_USAGE, "damaged time zone file: bad footer");
    if (len == 0)
        return CL_OK;
    memcpy(rule, p + 1, len);
    rule[len] = '\0';
    return cl_tz_add_rule(tz, rule, tz->n ? tz->at[tz->n - 1] : CL_NO_TIME, err);
}

static enum cl_rc parse(const unsigned char *bytes, size_t n, struct cl_tz *tz,
                        struct cl_err *err) {
    struct counts c;
    if (n < HEADER_BYTES || memcmp(bytes, "TZif", 4) != 0)
        return cl_fail(err, CL_E_USAGE, "not a time zone file");
    size_t width = 4, at = HEADER_BYTES;
    bool ok = read_counts(bytes, &c);
    if (ok && bytes[4] >= '2') {
        size_t second = HEADER_BYTES + block_bytes(&c, 4);
        width = 8;
        at = second + HEADER_BYTES;
        ok = n >= at && memcmp(bytes + second, "TZif", 4) == 0 && read_counts(bytes + second, &c);
    }
    if (!ok || n < at || n - at < block_bytes(&c, width))
        return cl_fail(err, CL_E_USAGE, "damaged time zone file: bad counts");
    if (c.leap != 0)
        return cl_fail(err, CL_E_USAGE, "zones that count leap seconds are not supported");
    if (!read_block(bytes + at, &c, width, tz))
        return cl_fail(err, CL_E_USAGE, "damaged time zone file: bad transitions");
    if (width == 4)
        return CL_OK;
    at += block_bytes(&c, width);
    return read_footer(bytes + at, n - at, tz, err);
}

enum cl_rc cl_tz_parse(const unsigned char *bytes, size_t n, struct cl_tz *tz, struct cl_err *err) {
    *tz = (struct cl_tz){0};
    enum cl_rc rc = parse(bytes, n, tz, err);
    if (rc != CL_OK)
        cl_tz_done(tz);
    return rc;
}
