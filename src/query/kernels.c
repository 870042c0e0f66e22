/* kernels.c - what each operation that gives numbers does to a chunk of rows.
 * Invariant: the result for a row depends on that row alone and is the same as
 * the constant folding's and the SQL's, NULL (NaN) included. */
#include <math.h>

#include "eval.h"

CL_VECTORIZE

#define NULL_NUM ((double)NAN)

static void load_column(const struct cl_eval *e, const struct cl_column *c, double *r) {
    size_t n = e->n;
    switch (c->kind) {
    case CL_KIND_CODE:
        for (size_t i = 0; i < n; i++) {
            uint32_t code = c->v.codes ? c->v.codes[cl_eval_row(e, i)] : 0;
            r[i] = code ? (double)code : NULL_NUM;
        }
        return;
    case CL_KIND_TIME:
        for (size_t i = 0; i < n; i++) {
            int64_t t = c->v.times ? c->v.times[cl_eval_row(e, i)] : CL_NO_TIME;
            r[i] = t == CL_NO_TIME ? NULL_NUM : (double)t;
        }
        return;
    case CL_KIND_REAL:
        for (size_t i = 0; i < n; i++) {
            r[i] = c->v.reals ? c->v.reals[cl_eval_row(e, i)] : NULL_NUM;
        }
        return;
    case CL_KIND_FLAG: /* of the past; a present flag is truth */
        for (size_t i = 0; i < n; i++) {
            int8_t flag = c->v.flags ? c->v.flags[cl_eval_row(e, i)] : -1;
            r[i] = flag < 0 ? NULL_NUM : (double)flag;
        }
        return;
    }
}

/* The column as it was: the old value of the first change after the instant. */
static void load_past(const struct cl_eval *e, const struct cl_node *node, double *r) {
    const struct cl_column *c = cl_table_column(e->code->table, node->col);
    size_t n_events, low = 0;
    const struct cl_event *events = cl_table_events(e->code->table, &n_events);
    load_column(e, c, r);
    if (e->n == 0) {
        return;
    }
    for (size_t high = n_events; low < high;) {
        size_t mid = low + (high - low) / 2;
        if (events[mid].row < cl_eval_row(e, 0)) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    for (size_t i = 0; i < e->n && low < n_events; i++) {
        uint32_t row = cl_eval_row(e, i);
        bool found = false;
        for (; low < n_events && events[low].row <= row; low++) {
            const struct cl_event *ev = &events[low];
            if (!found && ev->row == row && ev->col == node->col && (double)ev->at > node->num) {
                found = true;
                r[i] =
                    ev->old_code == 0 && c->kind == CL_KIND_CODE ? NULL_NUM : (double)ev->old_code;
            }
        }
    }
}

static void load_rows(const struct cl_eval *e, double *r) {
    const int64_t *ids = cl_table_case_ids(e->code->table);
    for (size_t i = 0; i < e->n; i++) {
        uint32_t row = cl_eval_row(e, i);
        r[i] = (double)(ids ? ids[row] : (int64_t)row + 1);
    }
}

/* The offset in force; the last found one is tried first. */
static void run_offset(const struct cl_eval *e, struct cl_vec a, double *r) {
    const struct cl_offset *o = e->code->offsets;
    size_t count = e->code->n_offsets, at = 0;
    for (size_t i = 0; i < e->n; i++) {
        double x = a.v[i & a.mask];
        if (!(fabs(x) < 1e15)) {
            r[i] = NULL_NUM;
            continue;
        }
        int64_t t = (int64_t)floor(x);
        if (count == 0 || t < o[0].from_utc || t > INT64_C(4102444800)) {
            r[i] = cl_zone_offset(cl_prog_zone(e->code->prog), t);
            continue;
        }
        if (t < o[at].from_utc || (at + 1 < count && t >= o[at + 1].from_utc)) {
            size_t low = 0, high = count;
            while (high - low > 1) {
                size_t mid = low + (high - low) / 2;
                if (o[mid].from_utc <= t) {
                    low = mid;
                } else {
                    high = mid;
                }
            }
            at = low;
        }
        r[i] = o[at].offset;
    }
}

static void run_month(const struct cl_eval *e, struct cl_vec a, double *r) {
    double from = 1, to = 0, month = 0; /* local seconds of the last month seen */
    for (size_t i = 0; i < e->n; i++) {
        double x = a.v[i & a.mask];
        if (!(fabs(x) < 1e15)) {
            r[i] = NULL_NUM;
            continue;
        }
        if (!(x >= from && x < to)) {
            struct cl_civil c;
            cl_civil_from_secs((int64_t)floor(x), &c);
            month = (double)(c.year * 12 + c.month - 1);
            from = (double)(cl_days_from_civil(c.year, c.month, 1) * 86400);
            to = (double)(cl_days_from_civil(c.month == 12 ? c.year + 1 : c.year, c.month % 12 + 1,
                                             1) *
                          86400);
        }
        r[i] = month;
    }
}

static void run_lookup(const struct cl_eval *e, const struct cl_node *n, double *r) {
    struct cl_vec a = cl_eval_vec(e, n->a, 0);
    for (size_t i = 0; i < e->n; i++) {
        double x = a.v[i & a.mask];
        r[i] = x >= 0 && x <= (double)n->n_codes ? n->lookup[(uint32_t)x] : NULL_NUM;
    }
}

#define BRANCH(yes, no)                                                                            \
    for (size_t i = 0; i < n; i++) {                                                               \
        r[i] = a[i] == CL_CODE_TRUE ? (yes) : (no);                                                \
    }                                                                                              \
    return

static void run_if(const struct cl_eval *e, const struct cl_node *node, double *restrict r) {
    struct cl_vec b = cl_eval_vec(e, node->b, 1), c = cl_eval_vec(e, node->c, 2);
    const uint8_t *restrict a = cl_eval_truth(e, node->a, 0);
    const double *restrict bv = b.v, *restrict cv = c.v;
    size_t n = e->n;
    if (b.mask == 0 && c.mask == 0) {
        const double yes = bv[0], no = cv[0];
        BRANCH(yes, no);
    }
    if (b.mask == 0) {
        const double yes = bv[0];
        BRANCH(yes, cv[i]);
    }
    if (c.mask == 0) {
        const double no = cv[0];
        BRANCH(bv[i], no);
    }
    BRANCH(bv[i], cv[i]);
}

static void run_unary(const struct cl_eval *e, const struct cl_node *node, double *restrict r) {
    const double *restrict a = cl_eval_vec(e, node->a, 0).v; /* a constant is folded away */
    bool floored = node->op == CL_X_FLOOR;
    for (size_t i = 0; floored && i < e->n; i++) {
        r[i] = floor(a[i]);
    }
    for (size_t i = 0; !floored && i < e->n; i++) {
        r[i] = -a[i];
    }
}

/* A constant operand is read once, so that the plain loops stay plain. */
#define BINARY(expr)                                                                               \
    if (b.mask == 0) {                                                                             \
        const double y = b.v[0];                                                                   \
        for (size_t i = 0; i < n; i++) {                                                           \
            const double x = a.v[i & a.mask];                                                      \
            r[i] = (expr);                                                                         \
        }                                                                                          \
    } else if (a.mask == 0) {                                                                      \
        const double x = a.v[0];                                                                   \
        for (size_t i = 0; i < n; i++) {                                                           \
            const double y = b.v[i];                                                               \
            r[i] = (expr);                                                                         \
        }                                                                                          \
    } else {                                                                                       \
        for (size_t i = 0; i < n; i++) {                                                           \
            const double x = a.v[i], y = b.v[i];                                                   \
            r[i] = (expr);                                                                         \
        }                                                                                          \
    }                                                                                              \
    return

#define EITHER_NULL ((x != x) | (y != y))

static void run_arithmetic(enum cl_op op, struct cl_vec a, struct cl_vec b, size_t n, double *r) {
    if (op == CL_X_ADD) {
        BINARY(x + y);
    }
    if (op == CL_X_SUB) {
        BINARY(x - y);
    }
    if (op == CL_X_MUL) {
        BINARY(x * y);
    }
    if (op == CL_X_DIV) {
        BINARY(y == 0 ? NULL_NUM : x / y);
    }
    BINARY(y == 0 ? NULL_NUM : x - y * floor(x / y)); /* MOD */
}

static void run_choice(enum cl_op op, struct cl_vec a, struct cl_vec b, size_t n, double *r) {
    if (op == CL_X_MIN) {
        BINARY(EITHER_NULL ? NULL_NUM : x < y ? x : y);
    }
    if (op == CL_X_MAX) {
        BINARY(EITHER_NULL ? NULL_NUM : x > y ? x : y);
    }
    BINARY(x != x ? y : x); /* COALESCE */
}

static void run_binary(const struct cl_eval *e, const struct cl_node *node, double *r) {
    struct cl_vec a = cl_eval_vec(e, node->a, 0), b = cl_eval_vec(e, node->b, 1);
    if (node->op >= CL_X_ADD && node->op <= CL_X_MOD) {
        run_arithmetic(node->op, a, b, e->n, r);
    } else {
        run_choice(node->op, a, b, e->n, r);
    }
}

void cl_kernel_number(const struct cl_eval *e, cl_node_id id, double *r) {
    const struct cl_node *node = &e->code->nodes[id];
    switch (node->op) {
    case CL_X_COL:
        load_column(e, cl_table_column(e->code->table, node->col), r);
        return;
    case CL_X_COL_AT:
        load_past(e, node, r);
        return;
    case CL_X_NEG:
    case CL_X_FLOOR:
        run_unary(e, node, r);
        return;
    case CL_X_ADD:
    case CL_X_SUB:
    case CL_X_MUL:
    case CL_X_DIV:
    case CL_X_MOD:
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_COALESCE:
        run_binary(e, node, r);
        return;
    case CL_X_IF:
        run_if(e, node, r);
        return;
    case CL_X_OFFSET:
        run_offset(e, cl_eval_vec(e, node->a, 0), r);
        return;
    case CL_X_MONTH:
        run_month(e, cl_eval_vec(e, node->a, 0), r);
        return;
    case CL_X_LOOKUP:
        run_lookup(e, node, r);
        return;
    case CL_X_RECORD:
        load_rows(e, r);
        return;
    case CL_X_CONST: /* read in place */
    case CL_X_NOT:   /* truth from here on */
    case CL_X_ISNULL:
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
    case CL_X_AND:
    case CL_X_OR:
    case CL_X_IN:
    case CL_X_BIT:
    case CL_X_GAP:
    case CL_X_HAS:
        return;
    }
}
