/* fold.c - simplifies operations while a program is built: constants are
 * computed, and what logic makes superfluous is left out.
 * Invariant: folding never changes a value, NULL included, so the scan and the
 * SQL text may both rely on the shorter program. */
#include "prog.h"

int cl_op_arity(enum cl_op op) {
    switch (op) {
    case CL_X_CONST:
    case CL_X_COL:
    case CL_X_COL_AT:
    case CL_X_GAP:
    case CL_X_HAS:
    case CL_X_RECORD:
        return 0;
    case CL_X_NEG:
    case CL_X_NOT:
    case CL_X_ISNULL:
    case CL_X_FLOOR:
    case CL_X_IN:
    case CL_X_BIT:
    case CL_X_OFFSET:
    case CL_X_MONTH:
    case CL_X_LOOKUP:
        return 1;
    case CL_X_ADD:
    case CL_X_SUB:
    case CL_X_MUL:
    case CL_X_DIV:
    case CL_X_MOD:
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
    case CL_X_AND:
    case CL_X_OR:
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_COALESCE:
        return 2;
    case CL_X_IF:
        return 3;
    }
    return 0;
}

bool cl_expr_is_bool(const struct cl_prog *p, cl_node_id id) {
    const struct cl_node *n = cl_expr_at(p, id);
    switch (n->op) {
    case CL_X_CONST:
        return isnan(n->num) || n->num == 0 || n->num == 1;
    case CL_X_COL:
        return cl_table_column(p->table, n->col)->kind == CL_KIND_FLAG;
    case CL_X_NOT:
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
        return true;
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_COALESCE:
        return cl_expr_is_bool(p, n->a) && cl_expr_is_bool(p, n->b);
    case CL_X_IF:
        return cl_expr_is_bool(p, n->b) && cl_expr_is_bool(p, n->c);
    case CL_X_COL_AT:
    case CL_X_NEG:
    case CL_X_FLOOR:
    case CL_X_ADD:
    case CL_X_SUB:
    case CL_X_MUL:
    case CL_X_DIV:
    case CL_X_MOD:
    case CL_X_OFFSET:
    case CL_X_MONTH:
    case CL_X_LOOKUP:
    case CL_X_RECORD:
        return false;
    }
    return false;
}

static bool never_null(const struct cl_prog *p, cl_node_id id) {
    const struct cl_node *n = cl_expr_at(p, id);
    switch (n->op) {
    case CL_X_CONST:
        return !isnan(n->num);
    case CL_X_ISNULL:
    case CL_X_GAP:
    case CL_X_HAS:
    case CL_X_RECORD:
        return true;
    case CL_X_NOT:
    case CL_X_IN:
    case CL_X_BIT:
        return never_null(p, n->a);
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
    case CL_X_AND:
    case CL_X_OR:
        return never_null(p, n->a) && never_null(p, n->b);
    case CL_X_COALESCE:
        return never_null(p, n->a) || never_null(p, n->b);
    case CL_X_IF:
        return never_null(p, n->b) && never_null(p, n->c);
    case CL_X_COL:
    case CL_X_COL_AT:
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
        return false;
    }
    return false;
}

static double logic_and(double x, double y) {
    if (x == 0 || y == 0) {
        return 0;
    }
    return isnan(x) || isnan(y) ? (double)NAN : 1;
}

static double logic_or(double x, double y) {
    if ((!isnan(x) && x != 0) || (!isnan(y) && y != 0)) {
        return 1;
    }
    return isnan(x) || isnan(y) ? (double)NAN : 0;
}

static double month_of(double local) {
    if (!(fabs(local) < 1e15)) {
        return (double)NAN;
    }
    struct cl_civil c;
    cl_civil_from_secs((int64_t)floor(local), &c);
    return (double)(c.year * 12 + c.month - 1);
}

static double offset_of(const struct cl_prog *p, double utc) {
    return fabs(utc) < 1e15 ? (double)cl_zone_offset(p->zone, (int64_t)floor(utc)) : (double)NAN;
}

/* Of operations whose result is NULL when an operand is. */
static double strict(const struct cl_prog *p, enum cl_op op, double x, double y) {
    switch (op) {
    case CL_X_NEG:
        return -x;
    case CL_X_NOT:
        return x == 0;
    case CL_X_FLOOR:
        return floor(x);
    case CL_X_ADD:
        return x + y;
    case CL_X_SUB:
        return x - y;
    case CL_X_MUL:
        return x * y;
    case CL_X_DIV:
        return y == 0 ? (double)NAN : x / y;
    case CL_X_MOD:
        return y == 0 ? (double)NAN : x - y * floor(x / y);
    case CL_X_EQ:
        return x == y;
    case CL_X_NE:
        return x != y;
    case CL_X_LT:
        return x < y;
    case CL_X_LE:
        return x <= y;
    case CL_X_GT:
        return x > y;
    case CL_X_GE:
        return x >= y;
    case CL_X_MIN:
        return x < y ? x : y;
    case CL_X_MAX:
        return x > y ? x : y;
    case CL_X_OFFSET:
        return offset_of(p, x);
    case CL_X_MONTH:
        return month_of(x);
    case CL_X_CONST:
    case CL_X_COL:
    case CL_X_COL_AT:
    case CL_X_ISNULL:
    case CL_X_AND:
    case CL_X_OR:
    case CL_X_COALESCE:
    case CL_X_IF:
    case CL_X_IN:
    case CL_X_BIT:
    case CL_X_GAP:
    case CL_X_LOOKUP:
    case CL_X_HAS:
    case CL_X_RECORD:
        break;
    }
    return (double)NAN;
}

static bool is_const(const struct cl_prog *p, cl_node_id id, double v) {
    const struct cl_node *n = cl_expr_at(p, id);
    return n->op == CL_X_CONST && n->num == v;
}

static bool is_null(const struct cl_prog *p, cl_node_id id) {
    const struct cl_node *n = cl_expr_at(p, id);
    return n->op == CL_X_CONST && isnan(n->num);
}

/* AND and OR: `stop` decides alone (0 for AND, 1 for OR), its opposite says nothing. */
static bool fold_logic(struct cl_prog *p, double stop, cl_node_id a, cl_node_id b,
                       cl_node_id *out) {
    for (int swap = 0; swap < 2; swap++) {
        cl_node_id x = swap ? b : a, other = swap ? a : b;
        const struct cl_node *n = cl_expr_at(p, x);
        if (n->op != CL_X_CONST || isnan(n->num)) {
            continue;
        }
        if ((n->num != 0) == (stop != 0)) {
            *out = cl_prog_const(p, stop);
            return true;
        }
        if (cl_expr_is_bool(p, other)) {
            *out = other;
            return true;
        }
    }
    if (a == b && cl_expr_is_bool(p, a)) {
        *out = a;
        return true;
    }
    return false;
}

static bool fold_special(struct cl_prog *p, enum cl_op op, const cl_node_id o[3], cl_node_id *out) {
    const struct cl_node *a = cl_expr_at(p, o[0]);
    if (op == CL_X_AND || op == CL_X_OR) {
        return fold_logic(p, op == CL_X_OR, o[0], o[1], out);
    }
    if (op == CL_X_IF && (a->op == CL_X_CONST || o[1] == o[2])) {
        *out = o[1] == o[2] || (a->num != 0 && !isnan(a->num)) ? o[1] : o[2];
        return true;
    }
    if (op == CL_X_COALESCE && (never_null(p, o[0]) || is_null(p, o[1]) || o[0] == o[1])) {
        *out = o[0];
        return true;
    }
    if (op == CL_X_COALESCE && is_null(p, o[0])) {
        *out = o[1];
        return true;
    }
    if (op == CL_X_ISNULL && (a->op == CL_X_CONST || never_null(p, o[0]))) {
        *out = cl_prog_const(p, is_null(p, o[0]));
        return true;
    }
    if (op == CL_X_NOT && a->op == CL_X_NOT && cl_expr_is_bool(p, a->a)) {
        *out = a->a;
        return true;
    }
    if ((op == CL_X_ADD || op == CL_X_SUB) && is_const(p, o[1], 0)) {
        *out = o[0];
        return true;
    }
    if ((op == CL_X_MUL || op == CL_X_DIV) && is_const(p, o[1], 1)) {
        *out = o[0];
        return true;
    }
    /* In UTC the offset is 0 wherever the instant is known; users add it to the
     * same instant, which keeps its NULL. */
    if (op == CL_X_OFFSET && p->is_utc) {
        *out = cl_prog_const(p, 0);
        return true;
    }
    return false;
}

static bool is_strict(enum cl_op op) {
    return op != CL_X_AND && op != CL_X_OR && op != CL_X_COALESCE && op != CL_X_IF &&
           op != CL_X_ISNULL;
}

bool cl_expr_fold(struct cl_prog *p, enum cl_op op, const cl_node_id o[3], cl_node_id *out) {
    if (fold_special(p, op, o, out)) {
        return true;
    }
    int arity = cl_op_arity(op);
    double v[3] = {0, 0, 0};
    bool all = arity > 0;
    for (int i = 0; i < arity; i++) {
        if (is_strict(op) && is_null(p, o[i])) {
            *out = cl_prog_const(p, (double)NAN);
            return true;
        }
        all = all && cl_expr_at(p, o[i])->op == CL_X_CONST;
        v[i] = cl_expr_at(p, o[i])->num;
    }
    if (!all || op == CL_X_IF) {
        return false;
    }
    double r;
    if (op == CL_X_AND) {
        r = logic_and(v[0], v[1]);
    } else if (op == CL_X_OR) {
        r = logic_or(v[0], v[1]);
    } else if (op == CL_X_COALESCE) {
        r = isnan(v[0]) ? v[1] : v[0];
    } else {
        r = strict(p, op, v[0], v[1]);
    }
    *out = cl_prog_const(p, r);
    return true;
}
