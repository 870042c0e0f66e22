/* The order of an answer's rows, their labels, and the filter that leads to the
 * cases behind each.
 *
 * Order without a sort: time and ranked values in their own order, other
 * dimensions by the first measure, largest first, then by name; missing last,
 * totals after that. */
#include <math.h>
#include <stdlib.h>

#include "ask.h"
#include "catalogue_sla.h"

#define MAX_SORT 8

struct sort_key {
    bool by_measure, descending;
    size_t index;
};
/* A row with what comparing needs; `weight` is the first measure at the level of
 * each key: all rows of a department share the department's. */
struct sorted {
    const struct cl_ask_row *row;
    struct cl_slice labels[CL_MAX_KEYS];
    double rank[CL_MAX_KEYS], weight[CL_MAX_KEYS];
    const struct order *order;
    size_t place; /* before sorting: keeps equals as they were */
};
struct order {
    const struct cl_ask_table *t;
    struct sort_key keys[MAX_SORT];
    size_t n_keys;
};

static int compare_reals(double a, double b) {
    return (a > b) - (a < b);
}

/* NULLs are last whichever way the rest goes. */
static int compare_null_last(double a, double b, bool descending) {
    if (isnan(a) || isnan(b))
        return (int)isnan(a) - (int)isnan(b);
    return descending ? compare_reals(b, a) : compare_reals(a, b);
}

/* 0 a value, 1 missing, 2 a total. */
static int key_class(const struct sorted *s, size_t d) {
    return s->row->total[d] ? 2 : s->labels[d].ptr == NULL && isnan(s->row->keys[d]) ? 1 : 0;
}

static int compare_key(const struct sorted *a, const struct sorted *b, size_t d, bool by_weight) {
    int class = key_class(a, d) - key_class(b, d);
    if (class != 0 || key_class(a, d) != 0)
        return class;
    if (a->order->t->dims[d].ranked || d >= a->order->t->n_dims)
        return compare_reals(a->rank[d], b->rank[d]);
    int c = by_weight ? compare_null_last(a->weight[d], b->weight[d], true) : 0;
    return c != 0 ? c : cl_slice_cmp(a->labels[d], b->labels[d]);
}

static int compare_rows(const void *x, const void *y) {
    const struct sorted *a = x, *b = y;
    const struct order *o = a->order;
    int c = 0;
    for (size_t k = 0; c == 0 && k < o->n_keys; k++) {
        const struct sort_key *key = &o->keys[k];
        if (key->by_measure) {
            c = compare_null_last(a->row->values[key->index].value,
                                  b->row->values[key->index].value, key->descending);
        } else {
            c = compare_key(a, b, key->index, false);
            if (key->descending && key_class(a, key->index) == 0 && key_class(b, key->index) == 0)
                c = -c;
        }
    }
    for (size_t d = 0; c == 0 && d < o->t->n_keys; d++)
        c = compare_key(a, b, d, true);
    return c != 0 ? c : (a->place > b->place) - (a->place < b->place);
}

/* Totals stay behind whatever the sort is. */
static int compare_totals_last(const void *x, const void *y) {
    const struct sorted *a = x, *b = y;
    if (a->order->n_keys > 0) {
        int totals_a = 0, totals_b = 0;
        for (size_t d = 0; d < a->order->t->n_keys; d++) {
            totals_a += a->row->total[d];
            totals_b += b->row->total[d];
        }
        if (totals_a != totals_b)
            return totals_a - totals_b;
    }
    return compare_rows(x, y);
}

static enum cl_rc parse_sort(const struct cl_ask_table *t, const char *text, struct order *o,
                             struct cl_err *err) {
    struct cl_slice rest = cl_slice(text);
    while (rest.ptr != NULL && rest.len > 0) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        struct sort_key key = {0};
        bool found = false;
        if (word.len > 0 && (word.ptr[0] == '-' || word.ptr[0] == '+')) {
            key.descending = word.ptr[0] == '-';
            word.ptr++;
            word.len--;
        }
        const struct cl_measure *m = cl_measure_find(word);
        for (size_t i = 0; m != NULL && !found && i < t->question->n_measures; i++) {
            found = t->question->measures[i] == m;
            key.by_measure = true;
            key.index = i;
        }
        for (size_t d = 0; !found && d < t->n_keys; d++) {
            found = cl_fold_eq(word, cl_slice(t->dims[d].key));
            key.by_measure = false;
            key.index = d;
        }
        if (!found || o->n_keys == MAX_SORT)
            return cl_fail(err, CL_E_USAGE,
                           "--sort %.*s: not one of the measures and dimensions of this query",
                           (int)word.len, word.ptr);
        o->keys[o->n_keys++] = key;
    }
    return CL_OK;
}

static struct cl_slice label_of(const struct cl_ask_table *t, const struct cl_ask_row *row,
                                size_t d, struct cl_arena *arena) {
    char text[32];
    if (row->total[d])
        return CL_S("*");
    if (d < t->n_dims || t->question->every != CL_EVERY_EDGES)
        return cl_dim_label(&t->dims[d], row->keys[d], arena);
    cl_format_utc(t->question->edges[(size_t)row->keys[d]], text);
    return cl_slice(cl_arena_str(arena, text));
}

/* The first measure at the level of key d: counts add up, means weigh by n. */
static void weigh(struct sorted *rows, size_t n, const struct cl_ask_table *t, size_t d) {
    if (t->question->n_measures == 0)
        return;
    enum cl_unit unit = t->question->measures[0]->info.unit;
    bool adds = unit == CL_UNIT_COUNT || unit == CL_UNIT_MONEY;
    struct cl_map *levels = cl_map_new();
    double *sums = cl_alloc((n + 1) * 2 * sizeof *sums);
    uint32_t *level = cl_alloc((n + 1) * sizeof *level);
    for (size_t i = 0; i < n; i++) {
        double id[CL_MAX_KEYS + 1] = {0};
        const struct cl_ask_row *r = rows[i].row;
        for (size_t k = 0; k < t->n_keys; k++)
            id[k] = k > d ? (r->total[k] ? 1 : 0) : isnan(r->keys[k]) ? -1e300 : r->keys[k];
        bool added;
        level[i] = cl_map_add(levels, (struct cl_slice){(const char *)id, sizeof id}, &added);
        double v = r->values[0].value, w = adds ? 1 : (double)r->values[0].n;
        if (!isnan(v)) {
            sums[level[i] * 2] += v * w;
            sums[level[i] * 2 + 1] += w;
        }
    }
    for (size_t i = 0; i < n; i++) {
        double total = sums[level[i] * 2], weight = sums[level[i] * 2 + 1];
        rows[i].weight[d] = weight > 0 ? (adds ? total : total / weight) : (double)NAN;
    }
    free(sums);
    free(level);
    cl_map_free(levels);
}

static void put_term(struct cl_buf *buf, const char *term) {
    if (term == NULL || *term == '\0')
        return;
    if (buf->len > 0)
        cl_buf_putc(buf, ' ');
    cl_buf_puts(buf, term);
}

static bool has_due(const struct cl_table *t) {
    return cl_table_extent(t, cl_table_find(t, CL_S("due_at")))->present > 0;
}

/* The field by which a filter finds the cases of the measure in a period; NULL: none. */
static const char *instant_field(const struct cl_ask *ask, const struct cl_ask_table *t) {
    static const char *const fields[] = {"created", "close_at", "breach_at", "rated_at"};
    const struct cl_measure *m = t->question->n_measures > 0 ? t->entries[0] : NULL;
    if (m == NULL || m->instant == NULL)
        return NULL;
    for (size_t i = 0; i < CL_LEN(fields); i++)
        if (strcmp(m->instant, fields[i]) == 0)
            return fields[i];
    if (strcmp(m->instant, DUE) != 0)
        return NULL;
    return has_due(ask->backend->table) ? "due_at" : "close_at";
}

/* created:2024-03-01..2024-03-31, by the instant of the first measure; with the times
 * where the span [from, to) is not one of whole days. */
static void put_span(struct cl_buf *buf, const struct cl_ask *ask, const struct cl_ask_table *t,
                     int64_t from, int64_t to) {
    const char *field = instant_field(ask, t);
    char first[32], last[32];
    if (field == NULL)
        return;
    const struct cl_zone *zone = cl_prog_zone(ask->prog);
    cl_format_utc(from + cl_zone_offset(zone, from), first);
    cl_format_utc(to - 1 + cl_zone_offset(zone, to - 1), last);
    bool days = t->question->every != CL_EVERY_NONE ||
                (strcmp(first + 11, "00:00:00Z") == 0 && strcmp(last + 11, "23:59:59Z") == 0);
    first[days ? 10 : 19] = last[days ? 10 : 19] = '\0';
    cl_buf_printf(buf, "%s%s:%s..%s", buf->len > 0 ? " " : "", field, first, last);
}

static const char *drill_of(const struct cl_ask *ask, const struct cl_ask_table *t,
                            const struct sorted *s, const struct cl_answer_row *row) {
    struct cl_buf buf = {0};
    put_term(&buf, t->question->where);
    for (size_t d = 0; d < t->n_dims; d++)
        if (!s->row->total[d])
            put_term(&buf, cl_filter_term(ask->arena, t->dims[d].key, s->labels[d]));
    if (t->n_keys > t->n_dims && !s->row->total[t->n_dims])
        put_span(&buf, ask, t, row->bucket_start, row->bucket_end);
    else if (t->question->own_period && t->question->from != CL_NO_TIME)
        put_span(&buf, ask, t, t->question->from, t->question->to);
    if (t->question->n_measures > 0)
        put_term(&buf, t->question->measures[0]->info.key != NULL && t->entries[0] != NULL
                           ? t->entries[0]->drill
                           : NULL);
    const char *text = cl_arena_str(ask->arena, buf.ptr != NULL ? buf.ptr : "");
    cl_buf_free(&buf);
    return text;
}

static void bucket_span(const struct cl_ask *ask, const struct cl_ask_table *t,
                        const struct sorted *s, struct cl_answer_row *out) {
    enum cl_dim_kind kind;
    size_t axis = t->n_dims;
    out->bucket_start = out->bucket_end = CL_NO_TIME;
    if (t->n_keys == t->n_dims || s->row->total[axis])
        return;
    double code = s->row->keys[axis];
    if (cl_every_dim(t->question->every, &kind)) {
        out->bucket_start = cl_dim_start(ask->prog, kind, code);
        out->bucket_end = cl_dim_start(ask->prog, kind, code + 1);
    } else {
        out->bucket_start = t->question->edges[(size_t)code];
        out->bucket_end = t->question->edges[(size_t)code + 1];
    }
    if (out->bucket_end > ask->scope->as_of + 1)
        out->bucket_end = ask->scope->as_of + 1;
}

static bool is_total(const struct cl_ask_table *t, const struct cl_ask_row *row) {
    for (size_t d = 0; d < t->n_keys; d++)
        if (row->total[d])
            return true;
    return false;
}

static void put_rows(struct cl_ask *ask, const struct cl_ask_table *t, struct sorted *rows,
                     struct cl_answer *out) {
    struct cl_answer_row *made = cl_arena_array(ask->arena, t->n_rows + 1, sizeof *made);
    uint64_t kept = 0;
    for (size_t i = 0; i < t->n_rows; i++) {
        bool total = is_total(t, rows[i].row);
        if (!total && t->question->top > 0 && kept >= t->question->top)
            continue;
        kept += !total;
        struct cl_answer_row *row = &made[out->n_rows++];
        for (size_t d = 0; d < t->n_keys; d++)
            row->labels[d] = rows[i].labels[d];
        bucket_span(ask, t, &rows[i], row);
        row->values = rows[i].row->values;
        row->drill = drill_of(ask, t, &rows[i], row);
    }
    out->rows = made;
}

enum cl_rc cl_ask_rows(struct cl_ask *ask, struct cl_ask_table *t, struct cl_answer *out) {
    struct order order = {.t = t};
    out->question = t->question;
    out->n_labels = t->n_keys;
    out->n_rows = 0;
    if (t->question->sort != NULL) {
        enum cl_rc rc = parse_sort(t, t->question->sort, &order, ask->err);
        if (rc != CL_OK)
            return rc;
    }
    struct sorted *rows = cl_arena_array(ask->arena, t->n_rows + 1, sizeof *rows);
    for (size_t i = 0; i < t->n_rows; i++) {
        rows[i] = (struct sorted){.row = &t->rows[i], .order = &order, .place = i};
        for (size_t d = 0; d < t->n_keys; d++) {
            rows[i].labels[d] = label_of(t, &t->rows[i], d, ask->arena);
            rows[i].rank[d] =
                d < t->n_dims ? cl_dim_rank(&t->dims[d], t->rows[i].keys[d]) : t->rows[i].keys[d];
        }
    }
    for (size_t d = 0; d < t->n_dims; d++)
        if (!t->dims[d].ranked)
            weigh(rows, t->n_rows, t, d);
    if (t->n_rows > 1)
        qsort(rows, t->n_rows, sizeof *rows, compare_totals_last);
    put_rows(ask, t, rows, out);
    return CL_OK;
}

const char *cl_answer_why(const struct cl_answer *a, size_t m) {
    if (a->whys[m] != NULL || a->n_rows == 0)
        return a->whys[m];
    for (size_t r = 0; r < a->n_rows; r++)
        if (!isnan(a->rows[r].values[m].value))
            return NULL;
    return a->rows[0].values[m].why;
}
