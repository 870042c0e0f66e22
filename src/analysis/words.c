/* words.c - words of the feedback that tell low from high ratings.
 *
 * Each word counts once per text.  Whether it sets the sides apart is a log-odds
 * ratio with a prior, corrected for as many comparisons as there are words.  Masked
 * texts are not read: a word out of one would be what the mask hides. */
#include "words.h"

#include <math.h>
#include <stdlib.h>

#include "work.h"

#define AT_ONCE 4096    /* texts in memory */
#define SEEN_MAX 500000 /* different words that are counted */
#define SIDE_MIN 20     /* texts of each side */
#define USED_MIN 5      /* texts that use a word */
#define Z_MIN CL_Z95
#define Q_MAX 0.05
#define HIGH 0 /* codes of csat_class and nps_class alike */
#define LOW 2

struct count {
    double low, high;
    size_t last; /* text that used it last, from 1 */
};
struct reading {
    struct cl_backend *b;
    struct cl_map *map;
    struct count *counts;
    size_t cap;
    bool full;
    struct cl_buf folded;
    struct cl_words *out;
    size_t texts;
};

/* ---- reading ---- */

static void count_word(struct reading *r, struct cl_slice word, bool low) {
    uint32_t at;
    bool added = false;
    if (cl_map_count(r->map) >= SEEN_MAX) {
        r->full = true;
        if (!cl_map_find(r->map, word, &at))
            return;
    } else {
        at = cl_map_add(r->map, word, &added);
    }
    if (at >= r->cap) {
        r->cap = r->cap ? r->cap * 2 : 4096;
        r->counts = cl_realloc_array(r->counts, r->cap, sizeof *r->counts);
    }
    struct count *c = &r->counts[at];
    if (added)
        *c = (struct count){0};
    if (c->last == r->texts)
        return;
    c->last = r->texts;
    c->low += low;
    c->high += !low;
}

static void count_text(struct reading *r, struct cl_slice text, bool low) {
    struct cl_slice word;
    size_t at = 0;
    if (text.ptr == NULL || text.len == 0)
        return;
    cl_buf_reset(&r->folded);
    cl_fold_buf(&r->folded, text);
    if (r->folded.len == 0)
        return;
    r->texts++;
    r->out->n_low += low;
    r->out->n_high += !low;
    while (cl_words_next((struct cl_slice){r->folded.ptr, r->folded.len}, &at, &word))
        count_word(r, word, low);
}

static enum cl_rc read_texts(struct reading *r, const struct cl_sample *s, const char *field,
                             struct cl_err *err) {
    const int64_t *ids = cl_table_case_ids(r->b->table);
    size_t skip = s->n > CL_WORDS_TEXTS ? s->n - CL_WORDS_TEXTS : 0;
    enum cl_rc rc = CL_OK;
    struct cl_arena *arena = cl_arena_new();
    for (size_t from = skip; rc == CL_OK && from < s->n;) {
        int64_t *asked = cl_arena_array(arena, AT_ONCE, sizeof *asked);
        bool *low = cl_arena_array(arena, AT_ONCE, sizeof *low);
        struct cl_text_cells cells;
        size_t n = 0;
        for (; from < s->n && n < AT_ONCE; from++) {
            double side = s->group[0][from];
            if (isnan(side) || (side > HIGH && side < LOW))
                continue;
            low[n] = side >= LOW;
            asked[n++] = ids[s->rows[from]];
        }
        rc = r->b->ops->texts(r->b, asked, n, &field, 1, arena, &cells, err);
        for (size_t i = 0; rc == CL_OK && i < n; i++)
            count_text(r, cells.cells[i], low[i]);
        cl_arena_reset(arena);
    }
    cl_arena_free(arena);
    return rc;
}

/* ---- comparing ---- */

struct candidate {
    struct cl_slice word;
    double low, high;
};

static int by_use(const void *x, const void *y) {
    const struct candidate *a = x, *b = y;
    double ua = a->low + a->high, ub = b->low + b->high;
    if (ua < ub || ua > ub)
        return ua < ub ? 1 : -1;
    return cl_slice_cmp(a->word, b->word);
}

static int by_z(const void *x, const void *y) {
    const struct cl_word *a = x, *b = y;
    double za = fabs(a->z), zb = fabs(b->z);
    if (za < zb || za > zb)
        return za < zb ? 1 : -1;
    return cl_slice_cmp(a->word, b->word);
}

/* Words of most texts on both sides say nothing, and rare ones too little. */
static size_t choose(const struct reading *r, struct candidate *c) {
    size_t n = 0;
    for (uint32_t i = 0; r->counts != NULL && i < cl_map_count(r->map); i++) {
        const struct count *w = &r->counts[i];
        bool common = w->low > r->out->n_low / 2 && w->high > r->out->n_high / 2;
        if (w->low + w->high >= USED_MIN && !common)
            c[n++] = (struct candidate){cl_map_key(r->map, i), w->low, w->high};
    }
    qsort(c, n, sizeof *c, by_use);
    return n < CL_WORDS_MAX ? n : CL_WORDS_MAX;
}

static void compare(const struct reading *r, struct cl_arena *arena) {
    struct cl_words *out = r->out;
    struct candidate *c = cl_arena_array(arena, cl_map_count(r->map) + 1, sizeof *c);
    size_t n = choose(r, c), kept = 0;
    double *low = cl_arena_array(arena, n + 1, sizeof *low);
    double *high = cl_arena_array(arena, n + 1, sizeof *high);
    double *odds = cl_arena_array(arena, n + 1, sizeof *odds);
    double *z = cl_arena_array(arena, n + 1, sizeof *z);
    double *p = cl_arena_array(arena, n + 1, sizeof *p);
    double *q = cl_arena_array(arena, n + 1, sizeof *q);
    for (size_t i = 0; i < n; i++) {
        low[i] = c[i].low;
        high[i] = c[i].high;
    }
    cl_log_odds(high, low, n, odds, z);
    for (size_t i = 0; i < n; i++)
        p[i] = erfc(fabs(z[i]) / sqrt(2));
    cl_bh(p, n, q);
    struct cl_word *words = cl_arena_array(arena, n + 1, sizeof *words);
    for (size_t i = 0; i < n; i++) {
        if (!(fabs(z[i]) > Z_MIN && q[i] < Q_MAX))
            continue;
        words[kept++] = (struct cl_word){.word = cl_arena_dup(arena, c[i].word),
                                         .low = low[i],
                                         .high = high[i],
                                         .z = z[i],
                                         .q = q[i],
                                         .drill = cl_filter_term(arena, out->field, c[i].word)};
    }
    qsort(words, kept, sizeof *words, by_z);
    out->words = words;
    out->n = kept;
    out->compared = n;
}

/* ---- which texts, which ratings ---- */

/* A description is written before anybody could be content or not: only feedback
 * and comments are read. */
static const char *field_of(const struct cl_table *t) {
    static const char *const comments[] = {"comment", "comments"};
    if (cl_table_column(t, CL_COL_FEEDBACK)->mapped)
        return cl_columns[CL_COL_FEEDBACK].name;
    for (size_t i = 0; i < CL_LEN(comments); i++)
        if (cl_table_column(t, CL_COL_TEXT)->mapped &&
            cl_table_find(t, cl_slice(comments[i])) == CL_COL_TEXT)
            return cl_columns[CL_COL_TEXT].name;
    return NULL;
}

struct sides {
    const char *name, *measure, *dimension;
};
static const struct sides kinds[] = {
    {.name = "ratings", .measure = "csat_satisfied", .dimension = "csat_class"},
    {.name = "NPS", .measure = "nps", .dimension = "nps_class"},
};

static const struct sides *sides_of(const struct cl_table *t, struct cl_arena *arena) {
    for (size_t i = 0; i < CL_LEN(kinds); i++)
        if (cl_measure_why(cl_measure_find(cl_slice(kinds[i].measure)), t, arena) == NULL)
            return &kinds[i];
    return NULL;
}

static const char *why_not(const struct cl_backend *b, const struct cl_words *out,
                           const struct sides *sides) {
    if (out->field == NULL)
        return "no feedback or comment column";
    if (sides == NULL)
        return "no rating with a known scale and no NPS";
    if (b->ops->scheme != NULL && strcmp(b->ops->scheme, "mask") == 0)
        return "texts are hidden by --mask";
    return NULL;
}

enum cl_rc cl_analysis_words(struct cl_backend *b, const struct cl_scope *scope,
                             struct cl_arena *arena, struct cl_words *out, struct cl_err *err) {
    struct cl_sample s;
    *out = (struct cl_words){.field = field_of(b->table)};
    const struct sides *sides = sides_of(b->table, arena);
    out->why = why_not(b, out, sides);
    if (out->why != NULL)
        return CL_OK;
    out->sides = sides->name;
    struct cl_sample_ask ask = {
        .measure = cl_measure_find(cl_slice(sides->measure)), .by = &sides->dimension, .n_by = 1};
    enum cl_rc rc = cl_metrics_sample(b, scope, &ask, arena, &s, err);
    if (rc != CL_OK)
        return rc;
    struct reading r = {.b = b, .map = cl_map_new(), .out = out};
    rc = read_texts(&r, &s, out->field, err);
    if (rc == CL_OK && (out->n_low < SIDE_MIN || out->n_high < SIDE_MIN))
        out->why = cl_arena_printf(arena,
                                   "too few texts: %.0f with low and %.0f with high %s, %d of each "
                                   "are needed",
                                   out->n_low, out->n_high, out->sides, SIDE_MIN);
    else if (rc == CL_OK)
        compare(&r, arena);
    if (s.n > CL_WORDS_TEXTS)
        out->note =
            cl_arena_printf(arena, "only the last %d rated cases were read", CL_WORDS_TEXTS);
    else if (r.full)
        out->note =
            cl_arena_printf(arena, "only the first %d different words were counted", SEEN_MAX);
    cl_map_free(r.map);
    cl_buf_free(&r.folded);
    free(r.counts);
    return rc;
}
