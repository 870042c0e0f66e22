/* dims.c - dimensions: what groups are made of, their labels and their order.
 * A group is a number (a dictionary's code, an index of labels, a count of days,
 * weeks, months … since 1970 in the program's zone); NaN is "missing".
 * Invariant: code_at(start(code)) is code, across clock changes too. */
#include "prog.h"

cl_node_id cl_expr_local(struct cl_prog *p, cl_node_id instant) {
    return cl_expr_op2(p, CL_X_ADD, instant, cl_prog_op(p, CL_X_OFFSET, instant, 0, 0));
}

static cl_node_id floor_div(struct cl_prog *p, cl_node_id a, double by) {
    return cl_prog_op(p, CL_X_FLOOR, cl_expr_op2(p, CL_X_DIV, a, cl_prog_const(p, by)), 0, 0);
}

cl_node_id cl_expr_day(struct cl_prog *p, cl_node_id instant) {
    return floor_div(p, cl_expr_local(p, instant), 86400);
}

cl_node_id cl_expr_hour(struct cl_prog *p, cl_node_id instant) {
    cl_node_id of_day =
        cl_expr_op2(p, CL_X_MOD, cl_expr_local(p, instant), cl_prog_const(p, 86400));
    return floor_div(p, of_day, 3600);
}

/* 1970-01-01 was a Thursday, so Monday-based counts begin three days earlier. */
static cl_node_id days_since_monday(struct cl_prog *p, cl_node_id instant) {
    return cl_expr_op2(p, CL_X_ADD, cl_expr_day(p, instant), cl_prog_const(p, 3));
}

cl_node_id cl_expr_weekday(struct cl_prog *p, cl_node_id instant) {
    return cl_expr_op2(p, CL_X_MOD, days_since_monday(p, instant), cl_prog_const(p, 7));
}

cl_node_id cl_expr_bucket(struct cl_prog *p, enum cl_dim_kind kind, cl_node_id instant) {
    cl_node_id month;
    switch (kind) {
    case CL_DIM_DAY:
        return cl_expr_day(p, instant);
    case CL_DIM_WEEK:
        return floor_div(p, days_since_monday(p, instant), 7);
    case CL_DIM_MONTH:
    case CL_DIM_QUARTER:
    case CL_DIM_YEAR:
        month = cl_prog_op(p, CL_X_MONTH, cl_expr_local(p, instant), 0, 0);
        return kind == CL_DIM_MONTH ? month : floor_div(p, month, kind == CL_DIM_YEAR ? 12 : 3);
    case CL_DIM_WORD:
    case CL_DIM_LABELS:
    case CL_DIM_NUMBER:
        break;
    }
    return instant;
}

static bool is_time(enum cl_dim_kind kind) {
    return kind == CL_DIM_DAY || kind == CL_DIM_WEEK || kind == CL_DIM_MONTH ||
           kind == CL_DIM_QUARTER || kind == CL_DIM_YEAR;
}

/* The first local day of a bucket, counted from 1970-01-01. */
static int64_t first_day(enum cl_dim_kind kind, int64_t code) {
    int64_t months = code;
    switch (kind) {
    case CL_DIM_WEEK:
        return code * 7 - 3;
    case CL_DIM_MONTH:
    case CL_DIM_QUARTER:
    case CL_DIM_YEAR:
        months = kind == CL_DIM_MONTH ? code : kind == CL_DIM_QUARTER ? code * 3 : code * 12;
        break;
    case CL_DIM_DAY:
    case CL_DIM_WORD:
    case CL_DIM_LABELS:
    case CL_DIM_NUMBER:
        return code;
    }
    int64_t month = ((months % 12) + 12) % 12;
    return cl_days_from_civil((months - month) / 12, (int)month + 1, 1);
}

int64_t cl_dim_start(const struct cl_prog *p, enum cl_dim_kind kind, double code) {
    enum cl_local_kind local;
    if (!(fabs(code) < 1e9)) {
        return CL_NO_TIME;
    }
    return cl_zone_to_utc(p->zone, first_day(kind, (int64_t)code) * 86400, &local);
}

double cl_dim_code_at(const struct cl_prog *p, enum cl_dim_kind kind, int64_t utc) {
    if (utc == CL_NO_TIME) {
        return (double)NAN;
    }
    int64_t local = utc + cl_zone_offset(p->zone, utc);
    int64_t days = local / 86400 - (local % 86400 < 0);
    struct cl_civil c;
    cl_civil_from_secs(local, &c);
    double months = (double)(c.year * 12 + c.month - 1);
    switch (kind) {
    case CL_DIM_DAY:
        return (double)days;
    case CL_DIM_WEEK:
        return floor((double)(days + 3) / 7);
    case CL_DIM_MONTH:
        return months;
    case CL_DIM_QUARTER:
        return floor(months / 3);
    case CL_DIM_YEAR:
        return (double)c.year;
    case CL_DIM_WORD:
    case CL_DIM_LABELS:
    case CL_DIM_NUMBER:
        break;
    }
    return (double)NAN;
}

enum cl_rc cl_dim_of_time(struct cl_prog *p, enum cl_dim_kind kind, cl_node_id instant,
                          struct cl_dim *out, struct cl_err *err) {
    static const struct {
        enum cl_dim_kind kind;
        const char *key, *title;
    } names[] = {
        {.kind = CL_DIM_DAY, .key = "day", .title = "Day"},
        {.kind = CL_DIM_WEEK, .key = "week", .title = "Week"},
        {.kind = CL_DIM_MONTH, .key = "month", .title = "Month"},
        {.kind = CL_DIM_QUARTER, .key = "quarter", .title = "Quarter"},
        {.kind = CL_DIM_YEAR, .key = "year", .title = "Year"},
    };
    for (size_t i = 0; i < CL_LEN(names); i++) {
        if (names[i].kind == kind) {
            *out = (struct cl_dim){.key = names[i].key,
                                   .title = names[i].title,
                                   .kind = kind,
                                   .col = CL_NO_COLUMN,
                                   .node = cl_expr_bucket(p, kind, instant),
                                   .ranked = true};
            return CL_OK;
        }
    }
    return cl_fail(err, CL_E_USAGE, "dimension: not a unit of time");
}

/* Columns whose past matters group by the word that they had at t. */
static void word_dim(struct cl_prog *p, uint16_t col, int64_t t, struct cl_dim *out) {
    const struct cl_column *c = cl_table_column(p->table, col);
    *out = (struct cl_dim){.key = c->name,
                           .title = c->title ? c->title : c->name,
                           .kind = CL_DIM_WORD,
                           .col = col,
                           .node = cl_expr_col_at(p, col, t),
                           .dict = c->dict,
                           .ranked = col == CL_COL_PRIORITY};
}

enum cl_rc cl_expr_dim(struct cl_prog *p, const struct cl_dim_def *def, const struct cl_moment *m,
                       struct cl_dim *out, struct cl_err *err) {
    cl_node_id node;
    enum cl_rc rc = cl_formula_parse(p, def->formula, m, &node, err);
    if (rc != CL_OK) {
        return rc;
    }
    if (def->kind == CL_DIM_WORD) {
        const struct cl_node *n = cl_expr_at(p, node);
        bool at = n->op == CL_X_COL_AT;
        if ((!at && n->op != CL_X_COL) || !cl_expr_is_word(p, n->col)) {
            return cl_fail(err, CL_E_USAGE, "dimension %s: not a column of words", def->key);
        }
        word_dim(p, n->col, m->t, out);
        out->key = def->key;
        out->title = def->title;
        out->node = node; /* may be the column as it was at T */
        return CL_OK;
    }
    *out = (struct cl_dim){.key = def->key,
                           .title = def->title,
                           .kind = def->kind,
                           .col = CL_NO_COLUMN,
                           .node = is_time(def->kind) ? cl_expr_bucket(p, def->kind, node) : node,
                           .labels = def->labels,
                           .ranked = true};
    return CL_OK;
}

/* Of a numeric, time or text column: why it does not group. */
static enum cl_rc no_dimension(struct cl_prog *p, struct cl_slice key, uint16_t col,
                               struct cl_err *err) {
    int len = key.len > 60 ? 60 : (int)key.len;
    if (col != CL_NO_COLUMN) {
        return cl_fail(err, CL_E_USAGE, "dimension '%.*s': the column holds %s, not words", len,
                       key.ptr, cl_expr_is_text(p, col) ? "free text" : "numbers or times");
    }
    const char *const *keys;
    struct cl_names known = {
        .listed = "caseload dimensions and, with the columns they are, by caseload fields FILE"};
    size_t n = cl_dim_list(p, p->arena, &keys);
    for (size_t i = 0; i < n; i++) {
        cl_names_add(p, &known, keys[i]);
    }
    return cl_expr_unknown(err, "unknown dimension", key, &known);
}

enum cl_rc cl_dim_resolve(struct cl_prog *p, struct cl_slice key, const struct cl_moment *m,
                          struct cl_dim *out, struct cl_err *err) {
    struct cl_slice folded = cl_fold(p->arena, key);
    const struct cl_dim_def *def = cl_expr_dim_def(p, folded);
    if (def) {
        return cl_expr_dim(p, def, m, out, err);
    }
    uint16_t col = cl_expr_column(p, folded, true);
    if (col == CL_NO_COLUMN) {
        col = cl_table_find(p->table, key);
    }
    if (col == CL_NO_COLUMN || !cl_expr_is_word(p, col)) {
        return no_dimension(p, key, col, err);
    }
    word_dim(p, col, m->t, out);
    return CL_OK;
}

struct cl_slice cl_dim_word(const struct cl_vocab *vocab, const char *key, struct cl_slice label) {
    for (size_t i = 0; label.ptr && i < vocab->n_dims; i++) {
        const struct cl_dim_def *d = &vocab->dims[i];
        for (size_t k = 0; d->words && d->labels[k] && strcmp(d->key, key) == 0; k++) {
            if (cl_slice_eq(cl_slice(d->labels[k]), label))
                return cl_slice(d->words[k]);
        }
    }
    return label;
}

struct cl_slice cl_dim_label(const struct cl_dim *d, double code, struct cl_arena *arena) {
    char text[32];
    int64_t year;
    int week;
    if (isnan(code)) {
        return (struct cl_slice){NULL, 0};
    }
    int64_t n = fabs(code) < 1e15 ? (int64_t)code : 0;
    switch (d->kind) {
    case CL_DIM_WORD:
        return d->dict && n >= 0 && n <= (int64_t)cl_dict_count(d->dict)
                   ? cl_dict_word(d->dict, (uint32_t)n)
                   : (struct cl_slice){NULL, 0};
    case CL_DIM_LABELS:
        for (int64_t i = 0; d->labels && d->labels[i]; i++) {
            if (i == n) {
                return cl_slice(d->labels[i]);
            }
        }
        return (struct cl_slice){NULL, 0};
    case CL_DIM_NUMBER:
    case CL_DIM_YEAR:
        return cl_slice(cl_arena_printf(arena, "%lld", (long long)n));
    case CL_DIM_DAY:
        cl_format_date(n, text);
        return cl_slice(cl_arena_str(arena, text));
    case CL_DIM_WEEK:
        cl_iso_week(first_day(CL_DIM_WEEK, n), &year, &week);
        return cl_slice(cl_arena_printf(arena, "%04lld-W%02d", (long long)year, week));
    case CL_DIM_MONTH:
        year = (n - ((n % 12) + 12) % 12) / 12;
        return cl_slice(
            cl_arena_printf(arena, "%04lld-%02d", (long long)year, (int)(n - year * 12) + 1));
    case CL_DIM_QUARTER:
        year = (n - ((n % 4) + 4) % 4) / 4;
        return cl_slice(
            cl_arena_printf(arena, "%04lld-Q%d", (long long)year, (int)(n - year * 4) + 1));
    }
    return (struct cl_slice){NULL, 0};
}

double cl_dim_rank(const struct cl_dim *d, double code) {
    if (isnan(code)) {
        return (double)INFINITY;
    }
    if (d->kind != CL_DIM_WORD || d->col != CL_COL_PRIORITY || !d->dict) {
        return code;
    }
    struct cl_slice word = cl_dict_word(d->dict, (uint32_t)code);
    int rank = cl_priority_rank(word);
    if (rank > 0) {
        return rank;
    }
    /* Unknown words stand after Low, by name. */
    uint32_t n = cl_dict_count(d->dict), before = 0;
    for (uint32_t i = 1; i <= n; i++) {
        struct cl_slice other = cl_dict_word(d->dict, i);
        before += cl_priority_rank(other) == 0 && cl_slice_cmp(other, word) < 0;
    }
    return 5 + (double)before;
}

size_t cl_dim_list(struct cl_prog *p, struct cl_arena *arena, const char *const **keys) {
    uint16_t n_cols = cl_table_columns(p->table);
    size_t n_vocab = p->vocab ? p->vocab->n_dims : 0, n = 0;
    const char **list = cl_arena_array(arena, n_cols + n_vocab + 1, sizeof *list);
    for (size_t i = 0; i < n_vocab; i++) {
        list[n++] = p->vocab->dims[i].key;
    }
    for (uint16_t i = 0; i < n_cols; i++) {
        const struct cl_column *c = cl_table_column(p->table, i);
        if (!c || !c->name || !cl_expr_is_word(p, i) || (i < CL_COL_COUNT && !c->mapped)) {
            continue;
        }
        if (!cl_expr_dim_def(p, cl_slice(c->name))) {
            list[n++] = c->name;
        }
    }
    *keys = list;
    return n;
}
