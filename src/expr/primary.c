/* primary.c - the leaves of formulas: numbers, texts, names and function calls.
 * A new function is one entry in `functions`. */
#include "formula.h"

#define MAX_ARGS 16

struct function {
    const char *name;
    int min_args, max_args;
    cl_node_id (*make)(struct cl_prog *p, const cl_node_id *args, int n);
};

static cl_node_id fold_left(struct cl_prog *p, enum cl_op op, const cl_node_id *a, int n) {
    cl_node_id r = a[0];
    for (int i = 1; i < n; i++) {
        r = cl_expr_op2(p, op, r, a[i]);
    }
    return r;
}
static cl_node_id make_min(struct cl_prog *p, const cl_node_id *a, int n) {
    return fold_left(p, CL_X_MIN, a, n);
}
static cl_node_id make_max(struct cl_prog *p, const cl_node_id *a, int n) {
    return fold_left(p, CL_X_MAX, a, n);
}
static cl_node_id make_coalesce(struct cl_prog *p, const cl_node_id *a, int n) {
    return fold_left(p, CL_X_COALESCE, a, n);
}
static cl_node_id make_if(struct cl_prog *p, const cl_node_id *a, int n) {
    return cl_prog_op(p, CL_X_IF, a[0], a[1], n > 2 ? a[2] : cl_prog_const(p, (double)NAN));
}
static cl_node_id make_floor(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_prog_op(p, CL_X_FLOOR, a[0], 0, 0);
}
static cl_node_id make_mod(struct cl_prog *p, const cl_node_id *a, int n) {
    return fold_left(p, CL_X_MOD, a, n);
}
static cl_node_id make_offset(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_prog_op(p, CL_X_OFFSET, a[0], 0, 0);
}
static cl_node_id make_local(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_local(p, a[0]);
}
static cl_node_id make_day(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_day(p, a[0]);
}
static cl_node_id make_hour(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_hour(p, a[0]);
}
static cl_node_id make_weekday(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_weekday(p, a[0]);
}
static cl_node_id make_week(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_bucket(p, CL_DIM_WEEK, a[0]);
}
static cl_node_id make_month(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_bucket(p, CL_DIM_MONTH, a[0]);
}
static cl_node_id make_quarter(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_bucket(p, CL_DIM_QUARTER, a[0]);
}
static cl_node_id make_year(struct cl_prog *p, const cl_node_id *a, int n) {
    (void)n;
    return cl_expr_bucket(p, CL_DIM_YEAR, a[0]);
}

static const struct function functions[] = {
    {.name = "if", .min_args = 2, .max_args = 3, .make = make_if},
    {.name = "coalesce", .min_args = 1, .max_args = MAX_ARGS, .make = make_coalesce},
    {.name = "min", .min_args = 1, .max_args = MAX_ARGS, .make = make_min},
    {.name = "max", .min_args = 1, .max_args = MAX_ARGS, .make = make_max},
    {.name = "floor", .min_args = 1, .max_args = 1, .make = make_floor},
    {.name = "mod", .min_args = 2, .max_args = 2, .make = make_mod},
    {.name = "offset", .min_args = 1, .max_args = 1, .make = make_offset},
    {.name = "local", .min_args = 1, .max_args = 1, .make = make_local},
    {.name = "day", .min_args = 1, .max_args = 1, .make = make_day},
    {.name = "hour", .min_args = 1, .max_args = 1, .make = make_hour},
    {.name = "weekday", .min_args = 1, .max_args = 1, .make = make_weekday},
    {.name = "week", .min_args = 1, .max_args = 1, .make = make_week},
    {.name = "month", .min_args = 1, .max_args = 1, .make = make_month},
    {.name = "quarter", .min_args = 1, .max_args = 1, .make = make_quarter},
    {.name = "year", .min_args = 1, .max_args = 1, .make = make_year},
};

static bool unknown_name(struct cl_formula *f, struct cl_slice name) {
    struct cl_names known = {0};
    uint16_t n = cl_table_columns(f->p->table);
    for (uint16_t i = 0; i < n; i++) {
        const struct cl_column *c = cl_table_column(f->p->table, i);
        cl_names_add(f->p, &known, c ? c->name : NULL);
    }
    for (size_t i = 0; f->p->vocab && i < f->p->vocab->n_terms; i++) {
        cl_names_add(f->p, &known, f->p->vocab->terms[i].name);
    }
    for (size_t i = 0; i < CL_LEN(functions); i++) {
        cl_names_add(f->p, &known, functions[i].name);
    }
    f->rc = cl_expr_unknown(f->err, "formula: unknown name", name, &known);
    return false;
}

static bool need_sign(struct cl_formula *f, char sign, const char *what) {
    return cl_formula_sign(f, sign) || cl_formula_fail(f, what);
}

/* at(column): the column as it was at T. */
static bool parse_at(struct cl_formula *f, struct cl_operand *out) {
    uint16_t col = CL_NO_COLUMN;
    if (f->tok.kind == CL_TOK_NAME) {
        col = cl_expr_column(f->p, f->tok.text, true);
    }
    if (col == CL_NO_COLUMN || cl_expr_is_text(f->p, col)) {
        return cl_formula_fail(f, "at() needs a column that is held in memory");
    }
    cl_formula_next(f);
    out->node = cl_expr_col_at(f->p, col, f->m->t);
    return need_sign(f, ')', "')' is missing");
}

static bool flag_bit(struct cl_slice name, unsigned *bit) {
    for (unsigned i = 0; i < CL_FLAG_COUNT; i++) {
        if (cl_slice_eq(name, cl_slice(cl_flags[i].name))) {
            *bit = i;
            return true;
        }
    }
    return false;
}

/* bit(flags, negative) or bit(flags, 3). */
static bool parse_bit(struct cl_formula *f, struct cl_operand *out) {
    struct cl_operand v = {0};
    unsigned bit = 0;
    if (!cl_formula_expr(f, &v) || !cl_formula_number(f, &v) ||
        !need_sign(f, ',', "',' is missing")) {
        return false;
    }
    if (f->tok.kind == CL_TOK_NUMBER && f->tok.num >= 0 && f->tok.num < 53 &&
        f->tok.num == floor(f->tok.num)) {
        bit = (unsigned)f->tok.num;
    } else if (f->tok.kind != CL_TOK_NAME || !flag_bit(f->tok.text, &bit)) {
        return cl_formula_fail(f, "bit() needs the name of a flag or its number");
    }
    cl_formula_next(f);
    out->node = cl_expr_bit(f->p, v.node, bit);
    return need_sign(f, ')', "')' is missing");
}

/* filter("priority:high -is:pending"): what a user would type, as a value. */
static bool parse_filter(struct cl_formula *f, struct cl_operand *out) {
    if (f->tok.kind != CL_TOK_STRING) {
        return cl_formula_fail(f, "filter() needs a text in quotes");
    }
    const char *text = cl_arena_strn(f->p->arena, f->tok.text.ptr, f->tok.text.len);
    cl_formula_next(f);
    if (f->p->depth >= CL_EXPR_MAX_FILTERS) {
        return cl_formula_fail(f, "filters refer to each other in a circle, before");
    }
    f->p->depth++;
    f->rc = cl_filter_parse(f->p, text, f->m, &out->node, f->err);
    f->p->depth--;
    return f->rc == CL_OK && need_sign(f, ')', "')' is missing");
}

/* The arguments of a plain function, after '('. */
static bool parse_args(struct cl_formula *f, cl_node_id args[MAX_ARGS], int *n) {
    *n = 0;
    if (cl_formula_sign(f, ')')) {
        return true;
    }
    do {
        struct cl_operand v = {0};
        if (*n == MAX_ARGS) {
            return cl_formula_fail(f, "more than 16 arguments");
        }
        if (!cl_formula_expr(f, &v) || !cl_formula_number(f, &v)) {
            return false;
        }
        args[(*n)++] = v.node;
    } while (cl_formula_sign(f, ','));
    return need_sign(f, ')', "')' is missing");
}

/* What a case is beyond its columns; written with or without (). */
static bool row_name(struct cl_formula *f, struct cl_slice name, struct cl_operand *out) {
    if (cl_slice_eq(name, CL_S("in_gap"))) {
        out->node = cl_expr_gap(f->p, f->m->t);
        return true;
    }
    if (cl_slice_eq(name, CL_S("record"))) {
        out->node = cl_expr_node(f->p, &(struct cl_node){.op = CL_X_RECORD});
        return true;
    }
    return false;
}

static bool parse_call(struct cl_formula *f, struct cl_slice name, struct cl_operand *out) {
    if (cl_slice_eq(name, CL_S("at"))) {
        return parse_at(f, out);
    }
    if (cl_slice_eq(name, CL_S("bit"))) {
        return parse_bit(f, out);
    }
    if (cl_slice_eq(name, CL_S("filter"))) {
        return parse_filter(f, out);
    }
    if (row_name(f, name, out)) {
        return need_sign(f, ')', "')' is missing");
    }
    for (size_t i = 0; i < CL_LEN(functions); i++) {
        const struct function *fn = &functions[i];
        if (!cl_slice_eq(name, cl_slice(fn->name))) {
            continue;
        }
        cl_node_id args[MAX_ARGS];
        int n;
        if (!parse_args(f, args, &n)) {
            return false;
        }
        if (n < fn->min_args || n > fn->max_args) {
            return cl_formula_fail(f, "wrong number of arguments, before");
        }
        out->node = fn->make(f->p, args, n);
        return true;
    }
    return unknown_name(f, name);
}

static bool instant_name(struct cl_formula *f, struct cl_slice name, cl_node_id *out) {
    int64_t v;
    if (cl_slice_eq(name, CL_S("T"))) {
        v = f->m->t;
    } else if (cl_slice_eq(name, CL_S("A"))) {
        v = f->m->a;
    } else if (cl_slice_eq(name, CL_S("B"))) {
        v = f->m->b;
    } else if (cl_slice_eq(name, CL_S("null"))) {
        v = CL_NO_TIME;
    } else {
        return false;
    }
    *out = cl_prog_const(f->p, v == CL_NO_TIME ? (double)NAN : (double)v);
    return true;
}

static bool column_operand(struct cl_formula *f, uint16_t col, struct cl_operand *out) {
    if (cl_expr_is_text(f->p, col)) {
        *out = (struct cl_operand){.kind = CL_OPERAND_TEXT, .col = col};
    } else {
        out->node = cl_prog_col(f->p, col);
    }
    return true;
}

static bool parse_name(struct cl_formula *f, struct cl_operand *out) {
    struct cl_slice name = f->tok.text;
    static const char *const reserved[] = {"and", "or", "not", "in", "is"};
    for (size_t i = 0; i < CL_LEN(reserved); i++) {
        if (cl_expr_word_eq(name, reserved[i])) {
            return cl_formula_fail(f, "a value is missing");
        }
    }
    cl_formula_next(f);
    if (instant_name(f, name, &out->node)) {
        return true;
    }
    if (cl_formula_sign(f, '(')) {
        return parse_call(f, name, out);
    }
    uint16_t col = cl_expr_column(f->p, name, false);
    if (col != CL_NO_COLUMN) {
        return column_operand(f, col, out);
    }
    const struct cl_term_def *def = cl_expr_term_def(f->p, name);
    if (def) {
        f->rc = cl_expr_term(f->p, def, f->m, &out->node, f->err);
        return f->rc == CL_OK;
    }
    if (row_name(f, name, out)) {
        return true;
    }
    col = cl_expr_column(f->p, name, true);
    if (col != CL_NO_COLUMN) {
        return column_operand(f, col, out);
    }
    return unknown_name(f, name);
}

bool cl_formula_primary(struct cl_formula *f, struct cl_operand *out) {
    *out = (struct cl_operand){.kind = CL_OPERAND_NODE};
    switch (f->tok.kind) {
    case CL_TOK_NUMBER:
        out->node = cl_prog_const(f->p, f->tok.num);
        cl_formula_next(f);
        return true;
    case CL_TOK_STRING:
        *out = (struct cl_operand){.kind = CL_OPERAND_STRING, .text = f->tok.text};
        cl_formula_next(f);
        return true;
    case CL_TOK_NAME:
        return parse_name(f, out);
    case CL_TOK_SIGN:
        if (cl_formula_sign(f, '(')) {
            return cl_formula_expr(f, out) && need_sign(f, ')', "')' is missing");
        }
        return cl_formula_fail(f, "a value is missing");
    case CL_TOK_END:
        return cl_formula_fail(f, "a value is missing");
    case CL_TOK_BAD:
        return cl_formula_fail(f, "not a number or an unclosed quote");
    }
    return false;
}
