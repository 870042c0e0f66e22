/* words.c - filters on columns of words: values of one term become one set of
 * codes.  Priorities have an order and synonyms; words that are numbers compare
 * as numbers.
 * Invariant: a word that no case has is an error, but for the canonical
 * priorities, which are known even where the data have none. */
#include <stdio.h>

#include "caseload/base/num.h"

#include "filter.h"

enum cl_rc cl_filter_bad(struct cl_filter *f, const struct cl_filter_field *field,
                         struct cl_slice value, const char *why) {
    return cl_fail(f->err, CL_E_USAGE, "filter: %.*s:%.*s: %s",
                   field->name.len > 60 ? 60 : (int)field->name.len, field->name.ptr,
                   value.len > 60 ? 60 : (int)value.len, value.ptr, why);
}

bool cl_filter_range(struct cl_slice s, struct cl_slice *a, struct cl_slice *b) {
    for (size_t i = 0; i + 1 < s.len; i++) {
        if (s.ptr[i] == '.' && s.ptr[i + 1] == '.') {
            *a = (struct cl_slice){s.ptr, i};
            *b = (struct cl_slice){s.ptr + i + 2, s.len - i - 2};
            return a->len || b->len;
        }
    }
    return false;
}

#define MAX_SUGGESTIONS 5000 /* words of a dictionary that a suggestion looks at */

static enum cl_rc unknown_word(struct cl_filter *f, const struct cl_filter_field *field,
                               struct cl_slice s) {
    const struct cl_dict *dict = cl_expr_dict(f->p, field->col);
    uint32_t n = dict ? cl_dict_count(dict) : 0;
    struct cl_names known = {0};
    struct cl_slice folded = cl_fold(f->p->arena, s);
    const char *near = NULL;
    const char **words =
        cl_arena_array(f->p->arena, (n < MAX_SUGGESTIONS ? n : MAX_SUGGESTIONS) + 1, sizeof *words);
    for (uint32_t code = 1; code <= n && code <= MAX_SUGGESTIONS; code++) {
        struct cl_slice w = cl_fold(f->p->arena, cl_dict_word(dict, code));
        words[known.n++] = cl_arena_strn(f->p->arena, w.ptr, w.len);
    }
    near = cl_nearest(folded, words, known.n);
    for (size_t i = 0; near && i < known.n; i++) {
        if (words[i] == near) {
            struct cl_slice w = cl_dict_word(dict, (uint32_t)i + 1);
            char why[128];
            snprintf(why, sizeof why, "no such value; did you mean '%.*s'?",
                     w.len > 60 ? 60 : (int)w.len, w.ptr);
            return cl_filter_bad(f, field, s, why);
        }
    }
    if (n == 0) {
        return cl_filter_bad(f, field, s, "these data have no values in that field");
    }
    char why[96];
    snprintf(why, sizeof why, "no case has that value, %u others are known", n);
    return cl_filter_bad(f, field, s, why);
}

/* Marks the words that are s. */
static bool mark_words(const struct cl_filter *f, uint16_t col, struct cl_slice s, uint8_t *marks) {
    const struct cl_dict *dict = cl_expr_dict(f->p, col);
    uint32_t n = dict ? cl_dict_count(dict) : 0;
    bool found = false;
    for (uint32_t code = 1; code <= n; code++) {
        if (cl_fold_eq(cl_dict_word(dict, code), s)) {
            marks[code] = 1;
            found = true;
        }
    }
    return found;
}

/* Marks the priorities that s is a synonym of. */
static bool mark_synonyms(const struct cl_filter *f, uint16_t col, struct cl_slice s,
                          uint8_t *marks) {
    const struct cl_dict *dict = cl_expr_dict(f->p, col);
    uint32_t n = dict ? cl_dict_count(dict) : 0;
    int rank = col == CL_COL_PRIORITY ? cl_priority_rank(s) : 0;
    for (uint32_t code = 1; rank && code <= n; code++) {
        marks[code] |= cl_priority_rank(cl_dict_word(dict, code)) == rank;
    }
    return rank > 0;
}

/* The place of a word in its column's order: priorities by urgency, other words
 * where they are numbers. */
static bool word_order(uint16_t col, struct cl_slice word, double *out) {
    if (col == CL_COL_PRIORITY) {
        int rank = cl_priority_rank(word);
        *out = -rank;
        return rank > 0;
    }
    return cl_parse_real(cl_slice_trim(word), out);
}

static bool holds(enum cl_compare cmp, double x, double y) {
    switch (cmp) {
    case CL_CMP_IS:
        return x == y;
    case CL_CMP_LT:
        return x < y;
    case CL_CMP_LE:
        return x <= y;
    case CL_CMP_GT:
        return x > y;
    case CL_CMP_GE:
        return x >= y;
    }
    return false;
}

static enum cl_rc mark_order(struct cl_filter *f, const struct cl_filter_field *field,
                             enum cl_compare cmp, struct cl_slice s, uint8_t *marks) {
    const struct cl_dict *dict = cl_expr_dict(f->p, field->col);
    uint32_t n = dict ? cl_dict_count(dict) : 0;
    double limit, place;
    if (!word_order(field->col, s, &limit)) {
        return cl_filter_bad(f, field, s,
                             field->col == CL_COL_PRIORITY
                                 ? "no known priority"
                                 : "words compare by ':' only, unless numbers");
    }
    for (uint32_t code = 1; code <= n; code++) {
        if (word_order(field->col, cl_dict_word(dict, code), &place) && holds(cmp, place, limit)) {
            marks[code] = 1;
        }
    }
    return CL_OK;
}

static enum cl_rc mark_range(struct cl_filter *f, const struct cl_filter_field *field,
                             struct cl_slice a, struct cl_slice b, uint8_t *marks) {
    uint32_t n = cl_expr_dict(f->p, field->col) ? cl_dict_count(cl_expr_dict(f->p, field->col)) : 0;
    uint8_t *low = cl_arena_array(f->p->arena, (size_t)n + 1, 1);
    uint8_t *high = cl_arena_array(f->p->arena, (size_t)n + 1, 1);
    enum cl_rc rc = CL_OK;
    /* From the milder to the more urgent, or the other way round, is one range. */
    double x, y;
    if (a.len && b.len && word_order(field->col, a, &x) && word_order(field->col, b, &y) && x > y) {
        struct cl_slice swap = a;
        a = b;
        b = swap;
    }
    if (a.len) {
        rc = mark_order(f, field, CL_CMP_GE, a, low);
    }
    if (rc == CL_OK && b.len) {
        rc = mark_order(f, field, CL_CMP_LE, b, high);
    }
    for (uint32_t code = 1; rc == CL_OK && code <= n; code++) {
        marks[code] |= (!a.len || low[code]) && (!b.len || high[code]);
    }
    return rc;
}

/* All values of one term on a column of words: one IN. */
enum cl_rc cl_filter_words(struct cl_filter *f, const struct cl_filter_field *field,
                           const struct cl_filter_item *item, cl_node_id *out) {
    const struct cl_dict *dict = cl_expr_dict(f->p, field->col);
    uint32_t n = dict ? cl_dict_count(dict) : 0, n_codes = 0;
    uint8_t *marks = cl_arena_array(f->p->arena, (size_t)n + 1, 1);
    cl_node_id other = cl_prog_const(f->p, 0);
    for (size_t i = 0; i < item->n_values; i++) {
        struct cl_slice s = item->values[i].text, a, b;
        bool plain = !item->values[i].quoted;
        enum cl_rc rc = CL_OK;
        if (item->cmp != CL_CMP_IS) {
            rc = mark_order(f, field, item->cmp, s, marks);
        } else if (plain && (cl_slice_eq(s, CL_S("*")) || cl_expr_word_eq(s, "none"))) {
            cl_node_id null = cl_prog_op(f->p, CL_X_ISNULL, field->node, 0, 0);
            null = s.ptr[0] == '*' ? cl_prog_op(f->p, CL_X_NOT, null, 0, 0) : null;
            other = cl_expr_op2(f->p, CL_X_OR, other, null);
        } else if (!mark_words(f, field->col, s, marks)) {
            if (plain && cl_filter_range(s, &a, &b)) {
                rc = mark_range(f, field, a, b, marks);
            } else if (!mark_synonyms(f, field->col, s, marks)) {
                rc = unknown_word(f, field, s);
            }
        }
        if (rc != CL_OK) {
            return rc;
        }
    }
    uint32_t *codes = cl_arena_array(f->p->arena, (size_t)n + 1, sizeof *codes);
    for (uint32_t code = 1; code <= n; code++) {
        if (marks[code]) {
            codes[n_codes++] = code;
        }
    }
    cl_node_id in = cl_expr_in(f->p, field->node, codes, n_codes);
    const struct cl_node *rest = cl_expr_at(f->p, other);
    bool alone = rest->op != CL_X_CONST && n_codes == 0;
    *out = alone ? other : cl_expr_op2(f->p, CL_X_OR, in, other);
    return CL_OK;
}
