/* records.c - lines that are no cases: headers again, totals, texts below a table.
 *
 * A record that goes is quarantined with its reason, so what stays uncertain is
 * a case: a summary must lack what nearly every case has, and its number. */
#include "records.h"

#include <stdlib.h>

#include "words.h"

#define KNOWN_ROWS 4u /* cases before a summary that tell what one looks like */

static struct cl_slice field_at(const struct cl_record *r, size_t i) {
    return i < r->n && i < CL_COLUMN_LIMIT ? cl_slice_trim(r->fields[i]) : (struct cl_slice){0};
}

static bool all_empty(const struct cl_record *r) {
    for (size_t i = 0; i < r->n && i < CL_COLUMN_LIMIT; i++)
        if (field_at(r, i).len)
            return false;
    return true;
}

static char next_char(struct cl_slice s, size_t *at) {
    while (*at < s.len && strchr(" \t\r\n", s.ptr[*at]))
        ++*at;
    if (*at >= s.len)
        return 0;
    char c = s.ptr[(*at)++];
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

/* Without blanks and case; nearly every record differs in its first byte. */
static bool same_text(struct cl_slice a, struct cl_slice b) {
    size_t i = 0, k = 0;
    char c;
    do {
        c = next_char(a, &i);
        if (c != next_char(b, &k))
            return false;
    } while (c);
    return true;
}

/* Exports that were put together have the header of each in between. */
static bool is_header(const struct cl_records *f, const struct cl_record *r) {
    size_t filled = 0, shift = f->row_names;
    if (!f->header || r->n + shift < f->n)
        return false;
    for (size_t i = shift; i < f->n; i++) {
        struct cl_slice cell = field_at(r, i - shift);
        if (!same_text(cell, cl_slice(f->cols[i].header)))
            return false;
        filled += cell.len > 0;
    }
    return filled > 0;
}

/* The lines below a table: its totals, who made it and when. */
static const char *below_table(const struct cl_records *f, const struct cl_record *r) {
    size_t filled = 0, first = SIZE_MAX;
    for (size_t i = 0; i < r->n && i < CL_COLUMN_LIMIT; i++) {
        if (field_at(r, i).len == 0)
            continue;
        filled++;
        first = first == SIZE_MAX ? i : first;
    }
    if (first == SIZE_MAX || f->n < 4)
        return NULL;
    struct cl_slice s = field_at(r, first);
    if (filled * 2 <= f->n && cl_word_total(s))
        return "a line of totals, no case";
    bool words = memchr(s.ptr, ' ', s.len) != NULL && s.len > 12;
    return filled == 1 && first == 0 && words ? "a text alone, no case" : NULL;
}

const char *cl_records_width(const struct cl_records *f, const struct cl_record *r,
                             char text[CL_REASON_BYTES]) {
    struct cl_buf b = {0};
    cl_buf_printf(&b, "%zu fields, the header has %zu", r->n, f->n);
    size_t n = b.len < CL_REASON_BYTES - 1 ? b.len : CL_REASON_BYTES - 1;
    memcpy(text, b.ptr, n);
    text[n] = 0;
    cl_buf_free(&b);
    return text;
}

static bool wrong_width(const struct cl_records *f, const struct cl_record *r) {
    bool more = r->n > f->n;
    for (size_t i = f->n; more && i < r->n && i < CL_COLUMN_LIMIT; i++)
        more = field_at(r, i).len == 0; /* empty fields too many do no harm */
    bool fewer = r->n < f->n && r->n > 1 && r->n * 2 >= f->n;
    return r->n != f->n && !more && !fewer;
}

const char *cl_records_unfit(const struct cl_records *f, const struct cl_record *r,
                             char text[CL_REASON_BYTES]) {
    if (r->problem)
        return r->problem;
    if (all_empty(r))
        return "all fields are empty";
    if (is_header(f, r))
        return "the header again, no case";
    const char *below = below_table(f, r);
    if (below)
        return below;
    for (size_t i = 0; i < f->n_summaries; i++)
        if (f->summaries[i] == r->record)
            return "a summary row, no case";
    return wrong_width(f, r) ? cl_records_width(f, r, text) : NULL;
}

/* ---- summaries at the end ---- */

static bool nearly_always(const struct cl_col_profile *c) {
    return c->missing * 20 <= c->rows;
}

/* The column by which cases are told apart, SIZE_MAX when there is none. */
static size_t key_column(const struct cl_records *f) {
    for (size_t i = f->row_names; i < f->n; i++) {
        const struct cl_col_profile *c = &f->cols[i];
        bool differ = !c->words || cl_map_count(c->words) * UINT64_C(10) >= c->n * 9;
        struct cl_stamp stamp;
        bool date = c->words && c->n && cl_stamp_scan(cl_map_key(c->words, 0), &stamp) &&
                    stamp.shape != CL_SHAPE_DIGITS;
        if (c->n && nearly_always(c) && differ && !date)
            return i;
    }
    return SIZE_MAX;
}

/* "Average" is also a rating, "Count" a category: not where cases have such words. */
static bool names_total(const struct cl_col_profile *c, struct cl_slice s) {
    uint32_t at;
    bool two, ratings = false;
    if (cl_word_total(s) || !cl_word_figure(s))
        return cl_word_total(s);
    for (uint32_t i = 0; c->words && i < cl_map_count(c->words) && !ratings; i++)
        ratings = cl_word_rating(cl_map_key(c->words, i), &two) >= 0;
    return !ratings && !(c->words && cl_map_find(c->words, s, &at));
}

/* Of a few records no more can be told than that the first word names a figure. */
static bool few_cases(const struct cl_records *f, const struct cl_record *r) {
    size_t first = 0;
    while (first < f->n && field_at(r, first).len == 0)
        first++;
    return f->n < 3 || (f->cols[0].rows < KNOWN_ROWS &&
                        (first == f->n || !names_total(&f->cols[first], field_at(r, first))));
}

bool cl_records_sums_up(const struct cl_records *f, const struct cl_record *r) {
    static const struct cl_nulls none = {0};
    size_t key = key_column(f), usual = 0, lacking = 0, labels = 0, figures = 0;
    if (few_cases(f, r))
        return false;
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_col_profile *c = &f->cols[i];
        struct cl_slice s = field_at(r, i);
        struct cl_stamp stamp;
        bool empty = cl_is_missing(s, &none), number = false;
        if (!empty)
            cl_number_vote(s, &number);
        bool familiar = !empty && !names_total(c, s) && cl_profile_familiar(c, s);
        if (familiar && (i == key || !number))
            return false; /* the number of a case, or something that is said of one */
        if (!empty && !number && s.len <= 64 && cl_stamp_scan(s, &stamp) &&
            stamp.shape != CL_SHAPE_CLOCK)
            return false;
        usual += c->n && nearly_always(c);
        lacking += c->n && nearly_always(c) && !familiar;
        labels += !empty && !number;
        figures += number;
    }
    return usual >= 2 && lacking * 2 > usual && labels <= 2 && labels + figures > 0;
}

/* ---- held records ---- */

struct held {
    struct cl_record r;
    struct cl_slice *fields;
    size_t cap;
    struct cl_buf text;
};
struct cl_tail {
    struct held held[CL_TAIL + 1]; /* one more: what is given out must last a while */
    size_t first, n;
};

struct cl_tail *cl_tail_new(void) {
    return cl_alloc(sizeof(struct cl_tail));
}

void cl_tail_free(struct cl_tail *t) {
    if (!t)
        return;
    for (size_t i = 0; i < CL_LEN(t->held); i++) {
        free(t->held[i].fields);
        cl_buf_free(&t->held[i].text);
    }
    free(t);
}

static void copy_record(struct held *h, const struct cl_record *r) {
    size_t n = r->n < CL_COLUMN_LIMIT ? r->n : CL_COLUMN_LIMIT, at = 0;
    cl_buf_reset(&h->text);
    if (n > h->cap) {
        h->cap = n;
        h->fields = cl_realloc_array(h->fields, n, sizeof *h->fields);
    }
    for (size_t i = 0; i < n; i++)
        if (r->fields[i].len)
            cl_buf_add(&h->text, r->fields[i].ptr, r->fields[i].len);
    for (size_t i = 0; i < n; i++) {
        h->fields[i] = (struct cl_slice){h->text.ptr + at, r->fields[i].len};
        at += r->fields[i].len;
    }
    h->r = *r;
    h->r.fields = h->fields;
    h->r.raw = (struct cl_slice){0};
}

bool cl_tail_take(struct cl_tail *t, struct cl_record *out) {
    if (t->n == 0)
        return false;
    *out = t->held[t->first].r;
    t->first = (t->first + 1) % CL_LEN(t->held);
    t->n--;
    return true;
}

bool cl_tail_hold(struct cl_tail *t, const struct cl_record *r, struct cl_record *out) {
    bool full = t->n == CL_TAIL && cl_tail_take(t, out);
    copy_record(&t->held[(t->first + t->n) % CL_LEN(t->held)], r);
    t->n++;
    return full;
}
