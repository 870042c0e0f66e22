/* out.c - rows into blocks: the writer that all columns share.
 *
 * gen_room() makes room for a whole row, so that the pieces of a row are copied
 * without a check.  Invariant: no row is longer than GEN_ROW. */
#include "gen.h"

static const char month_names[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void gen_flush(struct gen_out *out) {
    if (out->rc == CL_OK && out->n) {
        out->bytes += out->n;
        out->rc = out->write(out->ctx, out->block, out->n, out->err);
    }
    out->n = 0;
}

void gen_room(struct gen_out *out) {
    if (sizeof out->block - out->n < GEN_ROW)
        gen_flush(out);
}

void gen_text(struct gen_out *out, struct cl_slice text) {
    memcpy(out->block + out->n, text.ptr, text.len);
    out->n += text.len;
}

void gen_puts(struct gen_out *out, const char *text) {
    gen_text(out, cl_slice(text));
}

void gen_uint(struct gen_out *out, uint64_t v, int min_digits) {
    char digits[24];
    char *end = digits + sizeof digits, *p = end;
    for (; v || min_digits > 0; min_digits--, v /= 10)
        *--p = (char)('0' + v % 10);
    gen_text(out, (struct cl_slice){p, (size_t)(end - p)});
}

/* Two digits of a number below 100 and what follows them, if anything. */
static inline void two(struct gen_out *out, unsigned v, char after) {
    char *p = out->block + out->n;
    p[0] = (char)('0' + v / 10);
    p[1] = (char)('0' + v % 10);
    p[2] = after;
    out->n += after ? 3 : 2;
}

static void year(struct gen_out *out, unsigned v, char after) {
    two(out, v / 100, '\0');
    two(out, v % 100, after);
}

struct moment {
    unsigned year, month, day, hour, minute, second;
};

/* The civil date of a day after 1970, by eras of 400 years (Hinnant). */
static struct moment moment_of(int64_t secs) {
    uint32_t days = (uint32_t)(secs / GEN_DAY_SECS), rest = (uint32_t)(secs % GEN_DAY_SECS);
    uint32_t z = days + 719468, era = z / 146097, doe = z - era * 146097;
    uint32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    uint32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    struct moment m = {.month = mp < 10 ? mp + 3 : mp - 9,
                       .day = doy - (153 * mp + 2) / 5 + 1,
                       .hour = rest / 3600,
                       .minute = rest / 60 % 60,
                       .second = rest % 60};
    m.year = yoe + era * 400 + (m.month <= 2);
    return m;
}

/* Most stamps lie near each other: the text of a day is made once. */
static void iso_date(struct gen_out *out, int64_t secs) {
    uint32_t day = (uint32_t)(secs / GEN_DAY_SECS);
    struct gen_day *known = &out->days[day % CL_LEN(out->days)];
    size_t from = out->n;
    if (known->day == day && known->text[0]) {
        memcpy(out->block + out->n, known->text, sizeof known->text);
        out->n += 10;
        return;
    }
    struct moment m = moment_of(secs);
    year(out, m.year, '-');
    two(out, m.month, '-');
    two(out, m.day, '\0');
    known->day = day;
    memcpy(known->text, out->block + from, 10);
}

static void clock_text(struct gen_out *out, int64_t secs, bool seconds) {
    uint32_t rest = (uint32_t)(secs % GEN_DAY_SECS);
    two(out, rest / 3600, ':');
    two(out, rest / 60 % 60, seconds ? ':' : '\0');
    if (seconds)
        two(out, rest % 60, '\0');
}

static unsigned half_hour(const struct moment *m) {
    return m->hour % 12 ? m->hour % 12 : 12;
}

static const char *half_name(const struct moment *m) {
    return m->hour < 12 ? " AM" : " PM";
}

static void american(struct gen_out *out, const struct moment *m, bool brief) {
    if (brief) {
        gen_uint(out, m->month, 1);
        gen_char(out, '/');
        gen_uint(out, m->day, 1);
        gen_char(out, '/');
        two(out, m->year % 100, ' ');
        gen_uint(out, half_hour(m), 1);
        gen_char(out, ':');
        two(out, m->minute, '\0');
    } else {
        two(out, m->month, '/');
        two(out, m->day, '/');
        year(out, m->year, ' ');
        two(out, half_hour(m), ':');
        two(out, m->minute, ':');
        two(out, m->second, '\0');
    }
    gen_puts(out, half_name(m));
}

static void named(struct gen_out *out, const struct moment *m, enum gen_stamp how) {
    bool brief = how == GEN_NAMED_SHORT;
    two(out, m->day, brief ? '/' : ' ');
    gen_puts(out, month_names[m->month - 1]);
    gen_char(out, brief ? '/' : ' ');
    if (!brief) {
        year(out, m->year, '\0');
        return;
    }
    two(out, m->year % 100, ' ');
    gen_uint(out, half_hour(m), 1);
    gen_char(out, ':');
    two(out, m->minute, '\0');
    gen_puts(out, half_name(m));
}

static void day_first(struct gen_out *out, const struct moment *m) {
    two(out, m->day, '-');
    two(out, m->month, '-');
    year(out, m->year, '\0');
}

void gen_stamp(struct gen_out *out, int64_t secs, enum gen_stamp how) {
    struct moment m;
    switch (how) {
    case GEN_ISO:
    case GEN_ISO_MINUTE:
        iso_date(out, secs);
        gen_char(out, ' ');
        clock_text(out, secs, how == GEN_ISO);
        break;
    case GEN_DATE:
        iso_date(out, secs);
        break;
    case GEN_CLOCK:
        clock_text(out, secs, true);
        break;
    case GEN_DMY_DATE:
    case GEN_DMY_MINUTE:
        m = moment_of(secs);
        day_first(out, &m);
        if (how == GEN_DMY_MINUTE) {
            gen_char(out, ' ');
            clock_text(out, secs, false);
        }
        break;
    case GEN_MDY_HALF:
    case GEN_US_SHORT:
        m = moment_of(secs);
        american(out, &m, how == GEN_US_SHORT);
        break;
    case GEN_NAMED_SHORT:
    case GEN_NAMED:
    case GEN_NAMED_DATE:
        m = moment_of(secs);
        named(out, &m, how);
        if (how == GEN_NAMED) {
            gen_char(out, ' ');
            clock_text(out, secs, true);
        }
        break;
    }
}

static void hundredths(struct gen_out *out, uint64_t secs, uint64_t unit) {
    uint64_t v = (secs * 100 + unit / 2) / unit;
    gen_uint(out, v / 100, 1);
    gen_char(out, '.');
    gen_uint(out, v % 100, 2);
}

void gen_duration(struct gen_out *out, int64_t secs, enum gen_duration how) {
    if (secs < 0)
        gen_char(out, '-');
    uint64_t s = (uint64_t)(secs < 0 ? -secs : secs);
    switch (how) {
    case GEN_SECONDS:
        gen_uint(out, s, 1);
        break;
    case GEN_MINUTES:
        gen_uint(out, (s + 30) / 60, 1);
        break;
    case GEN_HOURS_2:
        hundredths(out, s, 3600);
        break;
    case GEN_DAYS_2:
        hundredths(out, s, GEN_DAY_SECS);
        break;
    case GEN_DAYS:
        gen_uint(out, (s + GEN_DAY_SECS / 2) / GEN_DAY_SECS, 1);
        break;
    case GEN_HMS:
        gen_uint(out, s / 3600, 2);
        gen_char(out, ':');
        gen_uint(out, s / 60 % 60, 2);
        gen_char(out, ':');
        gen_uint(out, s % 60, 2);
        break;
    }
}
