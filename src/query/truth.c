/* truth.c - what each operation that gives truth does to a chunk of rows: bytes,
 * 0, 1, and 2 for NULL, with SQL's three-valued logic.
 * Invariant: as in kernels.c, the result is the folding's and the SQL's. */
#include <math.h>

#include "eval.h"

CL_VECTORIZE

static void load_flags(const struct cl_eval *e, const struct cl_node *node, uint8_t *r) {
    const int8_t *flags = cl_table_column(e->code->table, node->col)->v.flags;
    for (size_t i = 0; i < e->n; i++) {
        int8_t flag = flags ? flags[cl_eval_row(e, i)] : -1;
        r[i] = flag < 0 ? CL_CODE_NULL : flag != 0;
    }
}

static void load_gap(const struct cl_eval *e, double instant, uint8_t *r) {
    size_t n_gaps, low = 0;
    const struct cl_gap *gaps = cl_table_gaps(e->code->table, &n_gaps);
    for (size_t high = e->n ? n_gaps : 0; low < high;) {
        size_t mid = low + (high - low) / 2;
        if (gaps[mid].row < cl_eval_row(e, 0)) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    for (size_t i = 0; i < e->n; i++) {
        uint32_t row = cl_eval_row(e, i);
        r[i] = 0;
        for (; low < n_gaps && gaps[low].row <= row; low++) {
            if (gaps[low].row == row && (double)gaps[low].from <= instant &&
                instant < (double)gaps[low].to) {
                r[i] = 1;
            }
        }
    }
}

static void load_hits(const struct cl_eval *e, const struct cl_node *node, uint8_t *r) {
    for (size_t i = 0; i < e->n; i++) {
        r[i] = node->rows[cl_eval_row(e, i)] != 0;
    }
}

/* ---- of numbers ---- */

/* Comparisons write 0, 1 and 2 as doubles and are narrowed in a second loop: vector
 * units do both, but not in one. */
#define THREE_WAY(null, holds) ((null) ? 2.0 : (holds) ? 1.0 : 0.0)

static void narrow(const double *restrict wide, size_t n, uint8_t *restrict r) {
    for (size_t i = 0; i < n; i++) {
        r[i] = (uint8_t)(int32_t)wide[i];
    }
}

static bool is_code_in(const struct cl_node *n, double x) {
    size_t low = 0, high = n->n_codes;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if ((double)n->codes[mid] < x) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < n->n_codes && (double)n->codes[low] == x;
}

/* Up to four codes are compared outright. */
static void run_in_few(const struct cl_node *node, const double *restrict a, size_t n,
                       double *restrict r) {
    double c[4];
    for (uint32_t k = 0; k < 4; k++) {
        c[k] = (double)node->codes[k < node->n_codes ? k : 0];
    }
    const double c0 = c[0], c1 = c[1], c2 = c[2], c3 = c[3];
    for (size_t i = 0; i < n; i++) {
        const double x = a[i];
        r[i] = THREE_WAY(x != x, (x == c0) | (x == c1) | (x == c2) | (x == c3));
    }
}

static void run_in(const struct cl_eval *e, cl_node_id id, uint8_t *r) {
    const struct cl_node *n = &e->code->nodes[id];
    const double *a = cl_eval_vec(e, n->a, 0).v; /* a constant is folded away */
    const uint8_t *member = e->code->member[id];
    double top = n->n_codes ? (double)n->codes[n->n_codes - 1] : -1;
    if (n->n_codes > 0 && n->n_codes <= 4) {
        double *wide = cl_eval_spare(e, 2);
        run_in_few(n, a, e->n, wide);
        narrow(wide, e->n, r);
        return;
    }
    for (size_t i = 0; i < e->n; i++) {
        double x = a[i];
        if (isnan(x)) {
            r[i] = CL_CODE_NULL;
        } else if (!(x >= 0 && x <= top)) {
            r[i] = 0;
        } else if (member) {
            uint32_t code = (uint32_t)x;
            r[i] = (uint8_t)((double)code == x ? member[code] : 0);
        } else {
            r[i] = is_code_in(n, x);
        }
    }
}

static void run_bit(const struct cl_eval *e, const struct cl_node *n, uint8_t *r) {
    const double *a = cl_eval_vec(e, n->a, 0).v;
    unsigned bit = (unsigned)n->num;
    for (size_t i = 0; i < e->n; i++) {
        double x = a[i];
        r[i] = (uint8_t)(x >= 0 && x < 0x1p53 ? ((uint64_t)x >> bit) & 1 : CL_CODE_NULL);
    }
}

static void run_is_null(const struct cl_eval *e, const struct cl_node *node, uint8_t *restrict r) {
    if (e->code->truth[node->a]) {
        const uint8_t *restrict a = cl_eval_truth(e, node->a, 0);
        for (size_t i = 0; i < e->n; i++) {
            r[i] = a[i] == CL_CODE_NULL;
        }
        return;
    }
    const double *restrict a = cl_eval_vec(e, node->a, 0).v;
    double *restrict wide = cl_eval_spare(e, 2);
    for (size_t i = 0; i < e->n; i++) {
        wide[i] = a[i] != a[i] ? 1.0 : 0.0;
    }
    narrow(wide, e->n, r);
}

/* 1 where it holds, 2 where x or y is NULL; a constant is read once. */
#define COMPARE(holds)                                                                             \
    if (b.mask == 0) {                                                                             \
        const double y = b.v[0];                                                                   \
        const double *restrict v = a.v;                                                            \
        for (size_t i = 0; i < n; i++) {                                                           \
            const double x = v[i];                                                                 \
            r[i] = THREE_WAY(x != x, holds);                                                       \
        }                                                                                          \
    } else if (a.mask == 0) {                                                                      \
        const double x = a.v[0];                                                                   \
        const double *restrict v = b.v;                                                            \
        for (size_t i = 0; i < n; i++) {                                                           \
            const double y = v[i];                                                                 \
            r[i] = THREE_WAY(y != y, holds);                                                       \
        }                                                                                          \
    } else {                                                                                       \
        const double *restrict v = a.v, *restrict w = b.v;                                         \
        for (size_t i = 0; i < n; i++) {                                                           \
            const double x = v[i], y = w[i];                                                       \
            r[i] = THREE_WAY((x != x) | (y != y), holds);                                          \
        }                                                                                          \
    }                                                                                              \
    return

static void run_compare(enum cl_op op, struct cl_vec a, struct cl_vec b, size_t n,
                        double *restrict r) {
    if (op == CL_X_EQ) {
        COMPARE(x == y);
    }
    if (op == CL_X_NE) {
        COMPARE((x < y) | (x > y)); /* NULL is neither */
    }
    if (op == CL_X_LT) {
        COMPARE(x < y);
    }
    if (op == CL_X_LE) {
        COMPARE(x <= y);
    }
    if (op == CL_X_GT) {
        COMPARE(x > y);
    }
    COMPARE(x >= y); /* GE */
}

/* ---- of truth ---- */

static void run_logic(const struct cl_eval *e, const struct cl_node *node, uint8_t *restrict r) {
    const uint8_t *restrict a = cl_eval_truth(e, node->a, 0);
    const uint8_t *restrict b = cl_eval_truth(e, node->b, 1);
    size_t n = e->n;
    if (node->op == CL_X_AND) {
        for (size_t i = 0; i < n; i++) {
            r[i] = ((a[i] == 0) | (b[i] == 0)) ? 0 : ((a[i] | b[i]) == 1 ? 1 : CL_CODE_NULL);
        }
    } else if (node->op == CL_X_OR) {
        for (size_t i = 0; i < n; i++) {
            r[i] = ((a[i] == 1) | (b[i] == 1)) ? 1 : ((a[i] | b[i]) & CL_CODE_NULL);
        }
    } else { /* COALESCE */
        for (size_t i = 0; i < n; i++) {
            const uint8_t x = a[i], y = b[i];
            r[i] = x == CL_CODE_NULL ? y : x;
        }
    }
}

static void run_not(const struct cl_eval *e, const struct cl_node *node, uint8_t *restrict r) {
    const uint8_t *restrict a = cl_eval_truth(e, node->a, 0);
    for (size_t i = 0; i < e->n; i++) {
        r[i] = a[i] == CL_CODE_NULL ? CL_CODE_NULL : a[i] ^ 1;
    }
}

static void run_if(const struct cl_eval *e, const struct cl_node *node, uint8_t *restrict r) {
    const uint8_t *restrict a = cl_eval_truth(e, node->a, 0);
    const uint8_t *restrict b = cl_eval_truth(e, node->b, 1);
    const uint8_t *restrict c = cl_eval_truth(e, node->c, 2);
    for (size_t i = 0; i < e->n; i++) {
        const uint8_t yes = b[i], no = c[i];
        r[i] = a[i] == CL_CODE_TRUE ? yes : no;
    }
}

void cl_kernel_truth(const struct cl_eval *e, cl_node_id id, uint8_t *r) {
    const struct cl_node *node = &e->code->nodes[id];
    switch (node->op) {
    case CL_X_COL:
        load_flags(e, node, r);
        return;
    case CL_X_NOT:
        run_not(e, node, r);
        return;
    case CL_X_ISNULL:
        run_is_null(e, node, r);
        return;
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
        run_compare(node->op, cl_eval_vec(e, node->a, 0), cl_eval_vec(e, node->b, 1), e->n,
                    cl_eval_spare(e, 2));
        narrow(cl_eval_spare(e, 2), e->n, r);
        return;
    case CL_X_AND:
    case CL_X_OR:
    case CL_X_COALESCE:
        run_logic(e, node, r);
        return;
    case CL_X_IF:
        run_if(e, node, r);
        return;
    case CL_X_IN:
        run_in(e, id, r);
        return;
    case CL_X_BIT:
        run_bit(e, node, r);
        return;
    case CL_X_GAP:
        load_gap(e, node->num, r);
        return;
    case CL_X_HAS:
        load_hits(e, node, r);
        return;
    case CL_X_CONST:
    case CL_X_COL_AT: /* numbers from here on */
    case CL_X_NEG:
    case CL_X_FLOOR:
    case CL_X_ADD:
    case CL_X_SUB:
    case CL_X_MUL:
    case CL_X_DIV:
    case CL_X_MOD:
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_OFFSET:
    case CL_X_MONTH:
    case CL_X_LOOKUP:
    case CL_X_RECORD:
        return;
    }
}
