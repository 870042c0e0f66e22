/* profile.c - the first pass: every cell of a column, counted by what it could be.
 *
 * A column's cells are classified once per word while it has few words, cell by
 * cell after that.  No value is kept but those words. */
#include "profile.h"

#include <math.h>
#include <stdlib.h>

#include "words.h"

#define SKETCH_BITS 12 /* 4,096 registers: distinct counts within some 2 % */

void cl_profile_init(struct cl_col_profile *c, const char *header) {
    *c = (struct cl_col_profile){.header = header, .words = cl_map_new()};
    c->low = INFINITY;
    c->high = -INFINITY;
}

void cl_profile_done(struct cl_col_profile *c) {
    cl_map_free(c->words);
    free(c->counts);
    free(c->sketch);
    *c = (struct cl_col_profile){0};
}

bool cl_is_missing(struct cl_slice s, const struct cl_nulls *nulls) {
    if (s.len == 0)
        return true;
    if (s.len <= 9 && cl_word_missing(s))
        return true;
    for (size_t i = 0; i < nulls->n; i++)
        if (cl_fold_eq(s, cl_slice(nulls->words[i])))
            return true;
    return false;
}

/* FNV-1a, then mixed so that all bits depend on all bytes. */
static uint64_t hash(struct cl_slice s) {
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.ptr[i]) * UINT64_C(1099511628211);
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 33;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ (h >> 33);
}

static void sketch_add(struct cl_col_profile *c, struct cl_slice s) {
    uint64_t h = hash(s);
    uint64_t rest = h << SKETCH_BITS;
    uint8_t rank = (uint8_t)(rest ? __builtin_clzll(rest) + 1 : 64 - SKETCH_BITS + 1);
    uint8_t *reg = &c->sketch[h >> (64 - SKETCH_BITS)];
    if (rank > *reg)
        *reg = rank;
}

/* HyperLogLog (Flajolet et al. 2007), with its small-range correction. */
static uint64_t sketch_count(const struct cl_col_profile *c) {
    double m = (double)(1 << SKETCH_BITS), sum = 0, zeros = 0;
    for (size_t i = 0; i < (size_t)1 << SKETCH_BITS; i++) {
        sum += ldexp(1, -c->sketch[i]);
        zeros += c->sketch[i] == 0;
    }
    double e = 0.7213 / (1 + 1.079 / m) * m * m / sum;
    if (e < 2.5 * m && zeros > 0)
        e = m * log(m / zeros);
    return (uint64_t)(e + 0.5);
}

/* "INC0012" and "INC7" are "a9", "Grand Total" is "a a"; one of 64 bits. */
static uint64_t shape_bit(struct cl_slice s) {
    char shape[24];
    size_t n = 0;
    for (size_t i = 0; i < s.len && n < sizeof shape; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        char kind = (char)(letter || c >= 0x80 ? 'a' : c >= '0' && c <= '9' ? '9' : (char)c);
        if (n == 0 || shape[n - 1] != kind)
            shape[n++] = kind;
    }
    return UINT64_C(1) << (hash((struct cl_slice){shape, n}) & 63);
}

bool cl_profile_familiar(const struct cl_col_profile *c, struct cl_slice s) {
    uint32_t i;
    if (c->words && cl_map_count(c->words) * UINT64_C(2) <= c->n)
        return cl_map_find(c->words, s, &i);
    return (c->shapes & shape_bit(s)) != 0;
}

static void add_rating(struct cl_col_profile *c, double v, uint64_t times) {
    if (v < 0)
        c->negative += times;
    else if (v > 100)
        c->over_100 += times;
    else if (v > 10)
        c->to_100 += times;
    else if (v == floor(v))
        c->hist[(int)v] += times;
    else if (v < 5)
        c->part_5 += times;
    else
        c->part_10 += times;
}

static bool add_number(struct cl_col_profile *c, struct cl_slice s, uint64_t times) {
    bool is_number = false;
    char vote = cl_number_vote(s, &is_number);
    if (!is_number)
        return false;
    double v = 0;
    c->numbers += times;
    c->comma_votes += vote == ',' ? times : 0;
    c->dot_votes += vote == '.' ? times : 0;
    if (cl_number_parse(s, vote == ',' ? ',' : '.', &v)) {
        c->low = v < c->low ? v : c->low;
        c->high = v > c->high ? v : c->high;
        add_rating(c, v, times);
        const char *sign = memrchr(s.ptr, vote == ',' ? ',' : '.', s.len);
        bool decimals = sign && s.ptr + s.len - sign > 4;
        c->fractions += v != floor(v) ? times : 0;
        c->long_fractions += v != floor(v) && decimals ? times : 0;
    }
    return true;
}

static void add_clock(struct cl_col_profile *c, struct cl_slice s, uint64_t times) {
    static const struct cl_secs_format plain = {.unit = 1, .decimal = '.'};
    double v = 0;
    enum cl_secs_kind kind = cl_secs_parse(s, &plain, &v);
    if (kind == CL_SECS_NONE)
        return;
    c->secs[kind] += times;
    c->clock_over_24 += kind == CL_SECS_CLOCK3 && v >= 86400 ? times : 0;
    c->clock2_over_59 += kind == CL_SECS_CLOCK2 && v >= 60 * 3600 ? times : 0;
}

/* A pair of coordinates is a place on a map, no name of one. */
static bool is_point(struct cl_slice s) {
    if (s.len > 6 && memcmp(s.ptr, "POINT", 5) == 0)
        return true;
    return s.len > 6 && s.ptr[0] == '(' && s.ptr[s.len - 1] == ')' && memchr(s.ptr, ',', s.len) &&
           memchr(s.ptr, '.', s.len) && (s.ptr[1] == '-' || (s.ptr[1] >= '0' && s.ptr[1] <= '9'));
}

static void add_text(struct cl_col_profile *c, struct cl_slice s, uint64_t times) {
    bool blank = memchr(s.ptr, ' ', s.len) != NULL;
    const char *at = memchr(s.ptr, '@', s.len);
    if (at && !blank && memchr(at, '.', s.len - (size_t)(at - s.ptr)))
        c->emails += times;
    if (blank && s.len > 40)
        c->sentences += times;
    c->points += is_point(s) ? times : 0;
    bool two = false;
    double rating = 0;
    if (s.len <= 32) {
        c->breaches += cl_word_breach(s) >= 0 ? times : 0;
        if (cl_rating_parse(s, '.', &rating)) {
            c->ratings += times;
            cl_word_rating(s, &two);
            c->two_point += two ? times : 0;
            c->rating_steps += !two && memchr(s.ptr, ' ', s.len) ? times : 0;
        }
        c->unrated += cl_word_unrated(s) ? times : 0;
    }
}

/* An instant of 1970 is no case's: it is how long something took.  Its very first
 * second stands for no date as well. */
static bool is_since_1970(const struct cl_stamp *s) {
    bool first = s->n[1] == 1 && s->n[2] == 1 && s->hour + s->minute + s->second == 0;
    return s->shape == CL_SHAPE_YEAR_FIRST && s->n[0] == 1970 && s->has_time && !first;
}

static void classify(struct cl_col_profile *c, struct cl_slice s, uint64_t times) {
    if (s.len > 64) {
        add_text(c, s, times);
        return;
    }
    struct cl_stamp stamp;
    if (s.len <= 12 && cl_word_bool(s) >= 0) {
        c->bools += times;
        c->weak_bools += cl_word_bool_weak(s) ? times : 0;
    }
    bool number = add_number(c, s, times);
    bool digit = false;
    for (size_t i = 0; i < s.len && !digit; i++)
        digit = s.ptr[i] >= '0' && s.ptr[i] <= '9';
    if (digit && cl_stamp_scan(s, &stamp)) {
        cl_time_stats_add(&c->time, &stamp, times);
        c->since_1970 += is_since_1970(&stamp) ? times : 0;
    }
    if (number)
        return;
    if (digit)
        add_clock(c, s, times);
    add_text(c, s, times);
}

static void give_up_words(struct cl_col_profile *c) {
    c->sketch = cl_alloc((size_t)1 << SKETCH_BITS);
    for (uint32_t i = 0; i < cl_map_count(c->words); i++) {
        struct cl_slice w = cl_map_key(c->words, i);
        sketch_add(c, w);
        classify(c, w, c->counts[i]);
    }
    cl_map_free(c->words);
    free(c->counts);
    c->words = NULL;
    c->counts = NULL;
}

static void add_word(struct cl_col_profile *c, struct cl_slice s, size_t word_limit) {
    bool added = false;
    uint32_t i = cl_map_add(c->words, s, &added);
    if (i >= c->counts_cap) {
        size_t cap = c->counts_cap ? 2 * c->counts_cap : 16;
        c->counts = cl_realloc_array(c->counts, cap, sizeof *c->counts);
        memset(c->counts + c->counts_cap, 0, (cap - c->counts_cap) * sizeof *c->counts);
        c->counts_cap = cap;
    }
    c->counts[i]++;
    if (!added)
        return;
    c->shapes |= shape_bit(s);
    c->word_bytes += s.len;
    if (cl_map_count(c->words) > word_limit || c->word_bytes > CL_WORD_BYTES_LIMIT)
        give_up_words(c);
}

void cl_profile_add(struct cl_col_profile *c, struct cl_slice cell, const struct cl_nulls *nulls,
                    size_t word_limit) {
    struct cl_slice s = cl_slice_trim(cell);
    c->rows++;
    if (cl_is_missing(s, nulls)) {
        c->missing++;
        return;
    }
    c->n++;
    if (s.len > c->longest)
        c->longest = s.len;
    if (c->words) {
        add_word(c, s, word_limit);
        return;
    }
    sketch_add(c, s);
    c->shapes |= shape_bit(s);
    classify(c, s, 1);
}

void cl_profile_finish(struct cl_col_profile *c, const struct cl_states *states) {
    c->distinct_exact = c->words != NULL;
    if (!c->words) {
        uint64_t estimate = sketch_count(c);
        c->distinct = estimate < c->n ? estimate : c->n;
        return;
    }
    c->distinct = cl_map_count(c->words);
    for (uint32_t i = 0; i < cl_map_count(c->words); i++) {
        struct cl_slice w = cl_map_key(c->words, i);
        classify(c, w, c->counts[i]);
        if (w.len > 64)
            continue;
        if (cl_priority_rank(w) > 0)
            c->priorities += c->counts[i];
        if (states && cl_state_of(states, w).known)
            c->statuses += c->counts[i];
    }
}

double cl_profile_share(const struct cl_col_profile *c, uint64_t count) {
    return c->n ? (double)count / (double)c->n : 0;
}

double cl_profile_unique(const struct cl_col_profile *c) {
    return cl_profile_share(c, c->distinct);
}

uint64_t cl_profile_stamps(const struct cl_col_profile *c) {
    const uint64_t *s = c->time.shapes;
    uint64_t all =
        s[CL_SHAPE_YEAR_FIRST] + s[CL_SHAPE_YEAR_LAST] + s[CL_SHAPE_SHORT] + s[CL_SHAPE_NAMED];
    return c->since_1970 * 2 > all ? 0 : all;
}

uint64_t cl_profile_durations(const struct cl_col_profile *c) {
    return c->secs[CL_SECS_CLOCK2] + c->secs[CL_SECS_CLOCK3] + c->secs[CL_SECS_WORDS];
}
