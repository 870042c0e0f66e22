/* values.c - one named term of a filter: what the name stands for, and the
 * predicate that its values make, by kind of field (words, instants, numbers and
 * durations, flags, labels, free text).
 * Invariant: a name or a word that is not known is an error that suggests the
 * nearest one; it is never taken as "no case". */
#include <stdio.h>

#include "caseload/base/num.h"

#include "filter.h"

static cl_node_id cmp_const(struct cl_filter *f, enum cl_op op, cl_node_id a, double v) {
    return cl_expr_op2(f->p, op, a, cl_prog_const(f->p, v));
}

static cl_node_id is_null(struct cl_filter *f, cl_node_id a) {
    return cl_prog_op(f->p, CL_X_ISNULL, a, 0, 0);
}

static enum cl_op op_of(enum cl_compare cmp) {
    switch (cmp) {
    case CL_CMP_IS:
        return CL_X_EQ;
    case CL_CMP_LT:
        return CL_X_LT;
    case CL_CMP_LE:
        return CL_X_LE;
    case CL_CMP_GT:
        return CL_X_GT;
    case CL_CMP_GE:
        return CL_X_GE;
    }
    return CL_X_EQ;
}

/* ---- numbers ---- */

static bool ends_with(const char *s, const char *end) {
    size_t n, m = strlen(end);
    if (!s)
        return false;
    n = strlen(s);
    return n >= m && strcmp(s + n - m, end) == 0;
}

/* Durations are seconds and want a unit, so that 7 is never read as the wrong one. */
static bool is_duration(const struct cl_filter *f, const struct cl_filter_field *field) {
    const struct cl_node *n = cl_expr_at(f->p, field->node);
    if (n->op == CL_X_COL) {
        return (n->col < CL_COL_COUNT && cl_columns[n->col].type == CL_T_SECS) ||
               ends_with(cl_table_column(f->p->table, n->col)->name, "_secs");
    }
    return ends_with(n->name, "_secs");
}

static enum cl_rc read_number(struct cl_filter *f, const struct cl_filter_field *field,
                              struct cl_slice s, double *out) {
    bool unit;
    if (!cl_expr_number(s, out, &unit)) {
        return cl_filter_bad(f, field, s, "not a number");
    }
    bool duration = is_duration(f, field);
    if (unit && !duration) {
        return cl_filter_bad(f, field, s, "a plain number, the field is no duration");
    }
    if (duration && !unit && *out != 0) {
        return cl_filter_bad(f, field, s, "a unit is missing (s m h d w), for example 4h");
    }
    return CL_OK;
}

static enum cl_rc number_value(struct cl_filter *f, const struct cl_filter_field *field,
                               enum cl_compare cmp, struct cl_slice s, cl_node_id *out) {
    struct cl_slice a, b;
    double v;
    enum cl_rc rc;
    if (cmp == CL_CMP_IS && cl_filter_range(s, &a, &b)) {
        cl_node_id low = 0, high = 0;
        if (a.len && (rc = read_number(f, field, a, &v)) != CL_OK) {
            return rc;
        }
        low = a.len ? cmp_const(f, CL_X_GE, field->node, v) : cl_prog_const(f->p, 1);
        if (b.len && (rc = read_number(f, field, b, &v)) != CL_OK) {
            return rc;
        }
        high = b.len ? cmp_const(f, CL_X_LE, field->node, v) : cl_prog_const(f->p, 1);
        *out = cl_expr_op2(f->p, CL_X_AND, low, high);
        return CL_OK;
    }
    rc = read_number(f, field, s, &v);
    if (rc == CL_OK) {
        *out = cmp_const(f, op_of(cmp), field->node, v);
    }
    return rc;
}

/* ---- instants ---- */

static bool all_digits(struct cl_slice s) {
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') {
            return false;
        }
    }
    return s.len > 0;
}

/* "2024-W10" and "2024-Q1", as the dimensions write them. */
static bool read_bucket(const struct cl_filter *f, struct cl_slice s, int64_t *from, int64_t *to) {
    int64_t year, n;
    if (s.len < 7 || s.len > 8 || s.ptr[4] != '-' || !all_digits((struct cl_slice){s.ptr, 4}) ||
        !all_digits((struct cl_slice){s.ptr + 6, s.len - 6}) ||
        !cl_parse_i64((struct cl_slice){s.ptr, 4}, &year) ||
        !cl_parse_i64((struct cl_slice){s.ptr + 6, s.len - 6}, &n)) {
        return false;
    }
    enum cl_dim_kind kind;
    double code;
    if ((s.ptr[5] == 'Q' || s.ptr[5] == 'q') && s.len == 7 && n >= 1 && n <= 4) {
        kind = CL_DIM_QUARTER;
        code = (double)(year * 4 + n - 1);
    } else if ((s.ptr[5] == 'W' || s.ptr[5] == 'w') && n >= 1 && n <= 53) {
        /* 4 January is always in week 1. */
        int64_t first = cl_days_from_civil(year, 1, 4), iso_year;
        int week;
        first -= cl_weekday(first);
        cl_iso_week(first + (n - 1) * 7, &iso_year, &week);
        if (iso_year != year || week != n) {
            return false;
        }
        kind = CL_DIM_WEEK;
        int64_t weeks = (first + 3) / 7; /* since Monday, 29 December 1969 */
        code = (double)(weeks + n - 1);
    } else {
        return false;
    }
    *from = cl_dim_start(f->p, kind, code);
    *to = cl_dim_start(f->p, kind, code + 1);
    return true;
}

static enum cl_rc read_when(struct cl_filter *f, const struct cl_filter_field *field,
                            struct cl_slice s, int64_t *from, int64_t *to) {
    double secs;
    bool unit;
    if (read_bucket(f, s, from, to)) {
        return CL_OK;
    }
    if (s.len > 5 && cl_expr_word_eq((struct cl_slice){s.ptr, 5}, "last-")) {
        if (!cl_expr_number((struct cl_slice){s.ptr + 5, s.len - 5}, &secs, &unit) || !unit ||
            !(secs > 0 && secs < 1e11)) {
            return cl_filter_bad(f, field, s, "write last-90d, with one of s m h d w");
        }
        /* T itself is inside, as with --last. */
        *to = f->m->t + 1;
        *from = f->m->t - (int64_t)secs;
        return CL_OK;
    }
    if (cl_parse_when(s, f->p->zone, from, to, NULL) != CL_OK) {
        return cl_filter_bad(f, field, s,
                             "not a date; write 2024-03-01, 2024-03, 2024-W10 or last-90d");
    }
    return CL_OK;
}

static enum cl_rc time_value(struct cl_filter *f, const struct cl_filter_field *field,
                             enum cl_compare cmp, struct cl_slice s, cl_node_id *out) {
    struct cl_slice a = s, b = s;
    int64_t from = 0, to = 0, unused;
    enum cl_rc rc;
    bool range = cmp == CL_CMP_IS && cl_filter_range(s, &a, &b);
    bool low = a.len > 0 && (cmp == CL_CMP_IS || cmp == CL_CMP_GE || cmp == CL_CMP_GT);
    bool high = b.len > 0 && (cmp == CL_CMP_IS || cmp == CL_CMP_LE || cmp == CL_CMP_LT);
    if (a.len && (rc = read_when(f, field, a, &from, range ? &unused : &to)) != CL_OK) {
        return rc;
    }
    if (range && b.len && (rc = read_when(f, field, b, &unused, &to)) != CL_OK) {
        return rc;
    }
    if (range && low && high && from >= to) {
        return cl_filter_bad(f, field, s, "the range ends before it begins");
    }
    cl_node_id all = cl_prog_const(f->p, 1);
    if (low) {
        int64_t at = cmp == CL_CMP_GT ? to : from;
        all = cmp_const(f, CL_X_GE, field->node, (double)at);
    }
    if (high) {
        int64_t at = cmp == CL_CMP_LT ? from : to;
        all = cl_expr_op2(f->p, CL_X_AND, all, cmp_const(f, CL_X_LT, field->node, (double)at));
    }
    *out = all;
    return CL_OK;
}

/* ---- flags and labels ---- */

static int yes_or_no(struct cl_slice s) {
    static const char *const yes[] = {"yes", "y", "true", "1"}, *const no[] = {"no", "n", "false",
                                                                               "0"};
    for (size_t i = 0; i < CL_LEN(yes); i++) {
        if (cl_expr_word_eq(s, yes[i])) {
            return 1;
        }
        if (cl_expr_word_eq(s, no[i])) {
            return 0;
        }
    }
    return -1;
}

static enum cl_rc flag_value(struct cl_filter *f, const struct cl_filter_field *field,
                             enum cl_compare cmp, struct cl_slice s, cl_node_id *out) {
    int v = yes_or_no(s);
    if (v < 0 || cmp != CL_CMP_IS) {
        return cl_filter_bad(f, field, s, "yes or no");
    }
    *out = cmp_const(f, CL_X_EQ, field->node, v);
    return CL_OK;
}

static enum cl_rc label_value(struct cl_filter *f, const struct cl_filter_field *field,
                              enum cl_compare cmp, struct cl_slice s, cl_node_id *out) {
    const char *const *labels = field->dim->labels;
    struct cl_names known = {0};
    for (int i = 0; labels[i]; i++) {
        if (cl_fold_eq(s, cl_slice(labels[i]))) {
            *out = cmp_const(f, op_of(cmp), field->node, i);
            return CL_OK;
        }
        cl_names_add(f->p, &known, labels[i]);
    }
    char what[96];
    snprintf(what, sizeof what, "filter: %s has no value", field->dim->key);
    return cl_expr_unknown(f->err, what, s, &known);
}

/* Bits of the column `flags`, by the flags' names. */
static enum cl_rc mark_value(struct cl_filter *f, const struct cl_filter_field *field,
                             struct cl_slice s, cl_node_id *out) {
    struct cl_names known = {0};
    for (unsigned i = 0; i < CL_FLAG_COUNT; i++) {
        if (cl_fold_eq(s, cl_slice(cl_flags[i].name))) {
            *out = cl_expr_bit(f->p, field->node, i);
            return CL_OK;
        }
        cl_names_add(f->p, &known, cl_flags[i].name);
    }
    return cl_expr_unknown(f->err, "filter: unknown flag", s, &known);
}

/* ---- the rest ---- */

static enum cl_rc text_value(struct cl_filter *f, const struct cl_filter_field *field,
                             const struct cl_filter_item *item, const struct cl_filter_value *v,
                             cl_node_id *out) {
    enum cl_compare cmp = item->cmp;
    bool exact = item->exact;
    bool present = !v->quoted && cl_slice_eq(v->text, CL_S("*"));
    bool missing = !v->quoted && cl_expr_word_eq(v->text, "none");
    if (cmp != CL_CMP_IS) {
        return cl_filter_bad(f, field, v->text, "texts are searched with ':', or wholly with '='");
    }
    if (!present && !missing && cl_slice_trim(v->text).len == 0) {
        return cl_filter_bad(f, field, v->text, "an empty text finds nothing");
    }
    struct cl_slice text = present || missing ? (struct cl_slice){"", 0} : v->text;
    /* A part of an id names no case. */
    bool whole = text.len && (exact || field->col == CL_COL_ID);
    cl_node_id has =
        whole ? cl_expr_is_text_of(f->p, field->col, text) : cl_expr_has(f->p, field->col, text);
    *out = missing ? cl_prog_op(f->p, CL_X_NOT, has, 0, 0) : has;
    return CL_OK;
}

static enum cl_rc is_value(struct cl_filter *f, struct cl_slice word, cl_node_id *out) {
    const struct cl_vocab *vocab = f->p->vocab;
    struct cl_names known = {0};
    for (size_t i = 0; vocab && i < vocab->n_is; i++) {
        if (cl_fold_eq(word, cl_slice(vocab->is[i].name))) {
            return cl_expr_term(f->p, &vocab->is[i], f->m, out, f->err);
        }
        cl_names_add(f->p, &known, vocab->is[i].name);
    }
    return cl_expr_unknown(f->err, "filter: unknown word after is:", word, &known);
}

static bool is_time_dim(const struct cl_dim_def *dim) {
    return dim->kind == CL_DIM_DAY || dim->kind == CL_DIM_WEEK || dim->kind == CL_DIM_MONTH ||
           dim->kind == CL_DIM_QUARTER || dim->kind == CL_DIM_YEAR;
}

static bool is_instant(const struct cl_filter *f, cl_node_id id) {
    const struct cl_node *n = cl_expr_at(f->p, id);
    if (n->op == CL_X_COALESCE) {
        return is_instant(f, n->a);
    }
    return (n->op == CL_X_COL || n->op == CL_X_COL_AT) &&
           cl_table_column(f->p->table, n->col)->kind == CL_KIND_TIME;
}

/* One value of a field that is a number in memory. */
static enum cl_rc one_value(struct cl_filter *f, const struct cl_filter_field *field,
                            enum cl_compare cmp, const struct cl_filter_value *v, cl_node_id *out) {
    struct cl_slice s = v->text;
    bool mask = cl_slice_eq(field->name, CL_S("flags"));
    if (cmp == CL_CMP_IS && !v->quoted &&
        (cl_slice_eq(s, CL_S("*")) || cl_expr_word_eq(s, "none"))) {
        cl_node_id none = mask ? cmp_const(f, CL_X_EQ, field->node, 0) : is_null(f, field->node);
        *out = s.ptr[0] == '*' ? cl_prog_op(f->p, CL_X_NOT, none, 0, 0) : none;
        return CL_OK;
    }
    if (mask && cmp == CL_CMP_IS) {
        return mark_value(f, field, s, out);
    }
    if (field->dim && field->dim->kind == CL_DIM_LABELS) {
        return label_value(f, field, cmp, s, out);
    }
    if ((field->dim && is_time_dim(field->dim)) || is_instant(f, field->node)) {
        return time_value(f, field, cmp, s, out);
    }
    if (!field->dim && cl_expr_is_bool(f->p, field->node)) {
        return flag_value(f, field, cmp, s, out);
    }
    return number_value(f, field, cmp, s, out);
}

/* What filters take beside columns and dimensions and people see somewhere; the rest of
 * the vocabulary and of the derived columns serves the catalogue. */
static const char *const shown_names[] = {"age",      "response",  "resolution",
                                          "overrun",  "due_at",    "breach_at",
                                          "close_at", "high_risk", "unassigned"};

/* A known name with something after it: age of "age_hours". */
static const char *begins_with(struct cl_slice name, const struct cl_names *known) {
    const char *best = NULL;
    for (size_t i = 0; i < known->n; i++) {
        size_t n = strlen(known->at[i]);
        bool begins = name.len > n && memcmp(name.ptr, known->at[i], n) == 0 && name.ptr[n] == '_';
        best = begins && (!best || n > strlen(best)) ? known->at[i] : best;
    }
    return best;
}

static enum cl_rc unknown_field(struct cl_filter *f, struct cl_slice name) {
    struct cl_names known = {.listed = "caseload fields FILE, with the columns they are"};
    uint16_t n = cl_table_columns(f->p->table);
    const struct cl_vocab *vocab = f->p->vocab;
    cl_names_add(f->p, &known, "is");
    for (uint16_t i = 0; i < n; i++) {
        const struct cl_column *c = cl_table_column(f->p->table, i);
        cl_names_add(f->p, &known, c && !c->derived ? c->name : NULL);
    }
    for (size_t i = 0; vocab && i < vocab->n_dims; i++) {
        cl_names_add(f->p, &known, vocab->dims[i].key);
    }
    for (size_t i = 0; vocab && i < vocab->n_terms; i++) {
        if (vocab->terms[i].own) {
            cl_names_add(f->p, &known, vocab->terms[i].name);
        }
    }
    for (size_t i = 0; i < CL_LEN(shown_names); i++) {
        cl_names_add(f->p, &known, shown_names[i]);
    }
    struct cl_slice folded = cl_fold(f->p->arena, name);
    const char *begins = cl_nearest(folded, known.at, known.n) ? NULL : begins_with(folded, &known);
    if (begins) {
        return cl_fail(f->err, CL_E_USAGE, "filter: unknown field '%.*s': did you mean '%s'?",
                       folded.len > 60 ? 60 : (int)folded.len, folded.ptr, begins);
    }
    return cl_expr_unknown(f->err, "filter: unknown field", folded, &known);
}

/* closed and resolved: where an export has only one of them, it serves for both. */
static uint16_t serving_column(const struct cl_filter *f, uint16_t col) {
    if (col == CL_COL_CLOSED || col == CL_COL_RESOLVED) {
        uint16_t twin = col == CL_COL_CLOSED ? CL_COL_RESOLVED : CL_COL_CLOSED;
        if (!cl_table_column(f->p->table, col)->mapped &&
            cl_table_column(f->p->table, twin)->mapped) {
            return twin;
        }
    }
    return col;
}

/* Dimensions, fields, terms, extra columns by identifier, columns by heading; a
 * name in quotes is a heading first. */
static enum cl_rc find_field(struct cl_filter *f, const struct cl_filter_item *item,
                             struct cl_filter_field *out) {
    struct cl_prog *p = f->p;
    struct cl_slice name = cl_fold(p->arena, item->name);
    *out = (struct cl_filter_field){.name = name, .col = CL_NO_COLUMN};
    if (item->name_quoted) {
        out->col = cl_table_find(p->table, item->name);
    }
    if (out->col == CL_NO_COLUMN) {
        out->dim = cl_expr_dim_def(p, name);
    }
    if (out->dim) {
        struct cl_dim dim;
        if (is_time_dim(out->dim)) {
            return cl_formula_parse(p, out->dim->formula, f->m, &out->node, f->err);
        }
        enum cl_rc rc = cl_expr_dim(p, out->dim, f->m, &dim, f->err);
        out->col = rc == CL_OK ? dim.col : CL_NO_COLUMN;
        out->node = rc == CL_OK ? dim.node : 0;
        return rc;
    }
    if (out->col == CL_NO_COLUMN) {
        out->col = cl_expr_column(p, name, false);
    }
    const struct cl_term_def *term = out->col == CL_NO_COLUMN ? cl_expr_term_def(p, name) : NULL;
    uint16_t extra = cl_expr_column(p, name, true);
    /* Words of an extra column that bears a term's name are still found by ':'. */
    if (term && !(extra != CL_NO_COLUMN && item->cmp == CL_CMP_IS && cl_expr_is_word(p, extra))) {
        return cl_expr_term(p, term, f->m, &out->node, f->err);
    }
    if (out->col == CL_NO_COLUMN) {
        out->col = extra;
    }
    if (out->col == CL_NO_COLUMN) {
        out->col = cl_table_find(p->table, item->name);
    }
    if (out->col == CL_NO_COLUMN) {
        return unknown_field(f, item->name);
    }
    out->col = serving_column(f, out->col);
    if (!cl_expr_is_text(p, out->col)) {
        out->node = cl_expr_col_at(p, out->col, f->m->t);
    }
    return CL_OK;
}

enum cl_rc cl_filter_item(struct cl_filter *f, const struct cl_filter_item *item, cl_node_id *out) {
    struct cl_filter_field field;
    cl_node_id any = cl_prog_const(f->p, 0), one = 0;
    enum cl_rc rc = CL_OK;
    bool is = !item->name_quoted && cl_expr_word_eq(item->name, "is");
    if (is && item->cmp != CL_CMP_IS) {
        return cl_fail(f->err, CL_E_USAGE, "filter: write is:word");
    }
    if (!is && (rc = find_field(f, item, &field)) != CL_OK) {
        return rc;
    }
    if (!is && field.col != CL_NO_COLUMN && cl_expr_is_word(f->p, field.col)) {
        return cl_filter_words(f, &field, item, out);
    }
    for (size_t i = 0; i < item->n_values && rc == CL_OK; i++) {
        const struct cl_filter_value *v = &item->values[i];
        if (is) {
            rc = is_value(f, v->text, &one);
        } else if (field.col != CL_NO_COLUMN && cl_expr_is_text(f->p, field.col)) {
            rc = text_value(f, &field, item, v, &one);
        } else {
            rc = one_value(f, &field, item->cmp, v, &one);
        }
        if (rc == CL_OK) {
            any = cl_expr_op2(f->p, CL_X_OR, any, one);
        }
    }
    *out = any;
    return rc;
}
