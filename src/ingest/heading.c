/* heading.c - headings against the known words of all languages.
 *
 * Both are cut to tokens and written without blanks, so that "CreatedDate",
 * "created_date" and "Created Date" are one word.  A word that only fits after
 * dropping filler ("ticket", units) counts less. */
#include "heading.h"

#include <stdlib.h>

#include "words.h"

#define TOKENS 12
#define KEY_LIMIT 96

struct tokens {
    char text[KEY_LIMIT];
    struct cl_slice at[TOKENS];
    size_t n;
};

static bool is_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
}

/* Camel case gets blanks, so that the folded text can be cut at what is no word. */
static void spread(struct cl_buf *out, struct cl_slice heading) {
    for (size_t i = 0; i < heading.len && i < 2 * KEY_LIMIT; i++) {
        char c = heading.ptr[i];
        char before = i ? heading.ptr[i - 1] : ' ';
        char after = i + 1 < heading.len ? heading.ptr[i + 1] : ' ';
        bool upper = c >= 'A' && c <= 'Z';
        bool low_before = before >= 'a' && before <= 'z';
        bool up_before = before >= 'A' && before <= 'Z';
        if (upper && (low_before || (up_before && after >= 'a' && after <= 'z')))
            cl_buf_putc(out, ' ');
        cl_buf_putc(out, c);
    }
}

static void tokenise(struct tokens *t, struct cl_slice heading, bool camel) {
    struct cl_buf wide = {0}, folded = {0};
    if (camel)
        spread(&wide, heading);
    else
        cl_buf_add(&wide, heading.ptr, heading.len);
    cl_fold_buf(&folded, (struct cl_slice){wide.ptr, wide.len});
    t->n = 0;
    size_t used = 0;
    for (size_t i = 0; i < folded.len && t->n < TOKENS;) {
        if (!is_word((unsigned char)folded.ptr[i])) {
            i++;
            continue;
        }
        size_t from = used;
        while (i < folded.len && is_word((unsigned char)folded.ptr[i]) && used < KEY_LIMIT)
            t->text[used++] = folded.ptr[i++];
        if (used == KEY_LIMIT)
            break;
        t->at[t->n++] = (struct cl_slice){t->text + from, used - from};
    }
    cl_buf_free(&wide);
    cl_buf_free(&folded);
}

/* ---- the index: written word without blanks, to fields ---- */
struct entry {
    enum cl_col field;
    double score;
    const char *language;
    uint32_t next; /* of the same key, 0: none */
};
struct cl_headings {
    struct cl_map *keys;
    uint32_t *first; /* entry of each key */
    struct entry *entries;
    size_t n, cap, keys_cap;
};

static void index_add(struct cl_headings *x, enum cl_col field, double score, const char *language,
                      struct cl_slice key) {
    bool added = false;
    uint32_t k = cl_map_add(x->keys, key, &added);
    if (k >= x->keys_cap) {
        x->keys_cap = x->keys_cap ? 2 * x->keys_cap : 1024;
        x->first = cl_realloc_array(x->first, x->keys_cap, sizeof *x->first);
    }
    if (x->n + 1 >= x->cap) {
        x->cap = x->cap ? 2 * x->cap : 1024;
        x->entries = cl_realloc_array(x->entries, x->cap, sizeof *x->entries);
    }
    x->n++;
    x->entries[x->n] = (struct entry){
        .field = field, .score = score, .language = language, .next = added ? 0 : x->first[k]};
    x->first[k] = (uint32_t)x->n;
}

static void index_words(struct cl_headings *x, enum cl_col field, const char *words,
                        const char *language, double best) {
    struct cl_slice rest = cl_slice(words);
    double score = best;
    while (rest.ptr && rest.len) {
        char key[KEY_LIMIT];
        size_t n = 0;
        struct cl_slice word = cl_slice_cut(&rest, '|'), tail = word;
        for (size_t i = 0; i < word.len && n < KEY_LIMIT; i++)
            if (is_word((unsigned char)word.ptr[i]))
                key[n++] = word.ptr[i];
        size_t whole = n;
        if (n)
            index_add(x, field, score, language, (struct cl_slice){key, n});
        for (n = 0; tail.ptr && n + word.len < KEY_LIMIT;) {
            struct cl_slice token = cl_slice_cut(&tail, ' ');
            if (cl_header_token(token) == CL_TOKEN_STOP)
                continue;
            memcpy(key + n, token.ptr, token.len);
            n += token.len;
        }
        if (n > 2 && n < whole) /* "tempo de resolucao" is "tempo resolucao" too */
            index_add(x, field, score - 0.01, language, (struct cl_slice){key, n});
        score = score > best - 0.08 ? score - 0.004 : score;
    }
}

void cl_headings_free(struct cl_headings *x) {
    if (!x)
        return;
    cl_map_free(x->keys);
    free(x->first);
    free(x->entries);
    free(x);
}

struct cl_headings *cl_headings_new(void) {
    struct cl_headings *x = cl_alloc(sizeof *x);
    x->keys = cl_map_new();
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        index_words(x, (enum cl_col)i, cl_columns[i].headers, "en", 1.0);
        index_words(x, (enum cl_col)i, cl_columns[i].name, "en", 0.99);
    }
    const char *language = "";
    for (size_t i = 0; cl_header_words_at(i, &language); i++)
        for (const struct cl_header_words *w = cl_header_words_at(i, &language); w->words; w++)
            index_words(x, w->field, w->words, language, strcmp(language, "en") ? 0.97 : 0.95);
    return x;
}

void cl_headings_add_format(struct cl_headings *x, const struct cl_format *format) {
    for (size_t i = 0; i < CL_FORMAT_WORDS && format->words[i].words; i++)
        index_words(x, format->words[i].field, format->words[i].words, format->info.id, 1.02);
}

/* ---- matching ---- */
struct found {
    struct cl_heading_match *out;
    size_t n;
};

static void take(struct found *f, const struct entry *e, double factor) {
    double score = e->score * factor;
    for (size_t i = 0; i < f->n; i++)
        if (f->out[i].field == e->field) {
            if (score > f->out[i].score) {
                f->out[i].score = score;
                f->out[i].language = e->language;
            }
            return;
        }
    if (f->n < CL_HEADING_MATCHES)
        f->out[f->n++] = (struct cl_heading_match){
            .field = e->field, .score = score, .language = e->language, .exact = factor >= 1};
}

/* Looks the tokens [from, to) up as one word. */
static void look_up(const struct cl_headings *x, const struct tokens *t, size_t from, size_t to,
                    double factor, struct found *f) {
    char key[KEY_LIMIT];
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        memcpy(key + n, t->at[i].ptr, t->at[i].len);
        n += t->at[i].len;
    }
    uint32_t k = 0;
    if (n == 0 || !cl_map_find(x->keys, (struct cl_slice){key, n}, &k))
        return;
    for (uint32_t e = x->first[k]; e; e = x->entries[e].next)
        take(f, &x->entries[e], factor);
}

/* "Submitted Date" is "Date Submitted". */
static void look_up_turned(const struct cl_headings *x, const struct tokens *t, struct found *f) {
    struct tokens turned = {.n = t->n};
    for (size_t first = 1; first < t->n; first++) {
        for (size_t i = 0; i < t->n; i++)
            turned.at[i] = t->at[(first + i) % t->n];
        look_up(x, &turned, 0, turned.n, 0.86, f);
    }
}

/* Keeps the tokens worth at least `least`. */
static void keep(const struct tokens *t, enum cl_token_kind least, struct tokens *out) {
    out->n = 0;
    for (size_t i = 0; i < t->n; i++)
        if (cl_header_token(t->at[i]) >= least)
            out->at[out->n++] = t->at[i];
}

static void match(const struct cl_headings *x, struct cl_slice heading, double best,
                  struct found *f) {
    struct tokens whole, camel, core;
    tokenise(&whole, heading, false);
    look_up(x, &whole, 0, whole.n, best, f);
    tokenise(&camel, heading, true);
    static const double worth[] = {
        [CL_TOKEN_STOP] = 0.96, [CL_TOKEN_FILLER] = 0.94, [CL_TOKEN_WORD] = 0.9};
    for (enum cl_token_kind least = CL_TOKEN_STOP; least <= CL_TOKEN_WORD; least++) {
        keep(&camel, least, &core);
        if (core.n == 0 || (core.n == 1 && core.at[0].len < 2))
            break;
        look_up(x, &core, 0, core.n, best * worth[least], f);
    }
    if (core.n == 2 || core.n == 3)
        look_up_turned(x, &core, f);
    if (core.n >= 3) {
        look_up(x, &core, 1, core.n, best * 0.62, f);
        look_up(x, &core, 0, core.n - 1, best * 0.6, f);
    }
}

/* The heading without what stands in brackets: "started at (America/New_York)",
 * "Service Request (SR) Number". */
static void outside_brackets(struct cl_buf *out, struct cl_slice heading) {
    const char *open = heading.len ? memchr(heading.ptr, '(', heading.len) : NULL;
    if (!open || open - heading.ptr < 4)
        return;
    size_t front = (size_t)(open - heading.ptr);
    const char *close = memchr(open, ')', heading.len - front);
    cl_buf_add(out, heading.ptr, front);
    if (close)
        cl_buf_add(out, close + 1, heading.len - (size_t)(close + 1 - heading.ptr));
}

size_t cl_heading_match(const struct cl_headings *x, struct cl_slice heading,
                        struct cl_heading_match out[CL_HEADING_MATCHES]) {
    struct found f = {.out = out};
    match(x, heading, 1, &f);
    struct cl_buf rest = {0};
    outside_brackets(&rest, heading);
    if (rest.len)
        match(x, (struct cl_slice){rest.ptr, rest.len}, 0.92, &f);
    cl_buf_free(&rest);
    return f.n;
}

bool cl_heading_known(const struct cl_headings *x, struct cl_slice heading) {
    struct cl_heading_match out[CL_HEADING_MATCHES];
    if (heading.len > KEY_LIMIT)
        return false;
    size_t n = cl_heading_match(x, heading, out);
    for (size_t i = 0; i < n; i++)
        if (out[i].score > 0.8)
            return true;
    return false;
}

void cl_heading_squeeze(struct cl_buf *out, struct cl_slice heading) {
    struct tokens t;
    tokenise(&t, heading, false);
    for (size_t i = 0; i < t.n; i++)
        cl_buf_add(out, t.at[i].ptr, t.at[i].len);
}

void cl_heading_moment(struct cl_buf *out, struct cl_slice heading) {
    static const char *const words[] = {
        "date",  "time", "hour", "hora",     "horario", "data", "fecha", "datum", "uhrzeit", "zeit",
        "heure", "ora",  "tijd", "tijdstip", "dt",      "hr",   "at",    "on",    "de",      "da",
        "do",    "del",  "di",   "der",      "the",     "of",   "d",     "l",     "le",      "la",
        "am",    "um",   "days", "day",      "dia",     "tag",  "e",     "y",     "em",      "el",
    };
    struct tokens t;
    tokenise(&t, heading, true);
    for (size_t i = 0; i < t.n; i++) {
        bool moment = false;
        for (size_t k = 0; k < CL_LEN(words) && !moment; k++)
            moment = cl_slice_eq(cl_slice(words[k]), t.at[i]);
        if (!moment)
            cl_buf_add(out, t.at[i].ptr, t.at[i].len);
    }
}
