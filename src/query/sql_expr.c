/* sql_expr.c - a node of a program as SQL text.
 *
 * Says the same as the scan, NULL included: three-valued logic is SQL's own,
 * division never truncates, MOD and FLOOR are floored, and nothing needs a
 * function that the stock sqlite3 shell might lack.  Words are words. */
#include <math.h>

#include "caseload/base/num.h"

#include "sql_int.h"

/* How strongly an expression holds together, loosest first. */
enum strength { LOOSE, OR, AND, NOT, COMPARE, BITS, SUM, PRODUCT, UNARY, ATOM };

#define LISTED_CASES 20000 /* more matches of a text than this are searched for by the SQL */

static void write_node(struct cl_sql *s, cl_node_id id, const char *source, enum strength least);

void cl_sql_number(struct cl_buf *out, double v) {
    char text[32];
    if (isnan(v))
        cl_buf_puts(out, "NULL");
    else if (isinf(v))
        cl_buf_puts(out, v > 0 ? "9e999" : "-9e999");
    else if (v == floor(v) && fabs(v) < 9e15)
        cl_buf_printf(out, "%lld", (long long)v);
    else {
        cl_format_real(v, text);
        cl_buf_puts(out, text);
    }
}

/* Field names are plain words in SQL; identifiers made from headers need not be. */
const char *cl_sql_ident(struct cl_arena *arena, const struct cl_column *c) {
    return c->extra ? cl_arena_printf(arena, "\"%s\"", c->name) : c->name;
}

static bool is_code(const struct cl_sql *s, const struct cl_node *n) {
    return (n->op == CL_X_COL || n->op == CL_X_COL_AT) &&
           cl_table_column(s->table, n->col)->kind == CL_KIND_CODE;
}

bool cl_sql_is_word(const struct cl_sql *s, cl_node_id id) {
    return is_code(s, &s->nodes[id]);
}

static bool whole(double v) {
    return v == floor(v) && fabs(v) < 9e15;
}

/* Integers that outgrow what a real holds exactly would part SQL from the scan. */
static bool big_product(const struct cl_sql *s, const struct cl_node *n) {
    const struct cl_node *a = &s->nodes[n->a], *b = &s->nodes[n->b];
    return !(a->op == CL_X_CONST && fabs(a->num) <= 1e6) &&
           !(b->op == CL_X_CONST && fabs(b->num) <= 1e6);
}

bool cl_sql_is_int(const struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    switch (n->op) {
    case CL_X_CONST:
        return isnan(n->num) || whole(n->num);
    case CL_X_COL:
    case CL_X_COL_AT:
        return cl_table_column(s->table, n->col)->kind == CL_KIND_TIME ||
               cl_table_column(s->table, n->col)->kind == CL_KIND_FLAG;
    case CL_X_NEG:
        return cl_sql_is_int(s, n->a);
    case CL_X_MUL:
        return cl_sql_is_int(s, n->a) && cl_sql_is_int(s, n->b) && !big_product(s, n);
    case CL_X_ADD:
    case CL_X_SUB:
    case CL_X_MOD:
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_COALESCE:
        return cl_sql_is_int(s, n->a) && cl_sql_is_int(s, n->b);
    case CL_X_IF:
        return cl_sql_is_int(s, n->b) && cl_sql_is_int(s, n->c);
    case CL_X_NOT:
    case CL_X_ISNULL:
    case CL_X_FLOOR:
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
    case CL_X_OFFSET:
    case CL_X_MONTH:
    case CL_X_GAP:
    case CL_X_HAS:
    case CL_X_RECORD:
        return true;
    case CL_X_DIV:
    case CL_X_LOOKUP:
        return false;
    }
    return false;
}

static void write_pair(struct cl_sql *s, const struct cl_node *n, const char *source,
                       const char *sign, enum strength left, enum strength right) {
    write_node(s, n->a, source, left);
    cl_buf_puts(&s->out, sign);
    write_node(s, n->b, source, right);
}

static void write_word(struct cl_sql *s, uint16_t col, uint32_t code) {
    struct cl_slice word = cl_dict_word(cl_table_column(s->table, col)->dict, code);
    if (word.ptr)
        cl_buf_sql(&s->out, word);
    else
        cl_buf_puts(&s->out, "NULL");
}

static void write_in(struct cl_sql *s, const struct cl_node *n, const char *source) {
    bool words = cl_sql_is_word(s, n->a);
    write_node(s, n->a, source, SUM);
    cl_buf_puts(&s->out, n->n_codes == 1 ? " = " : " IN (");
    for (uint32_t i = 0; i < n->n_codes; i++) {
        cl_buf_puts(&s->out, i ? ", " : "");
        if (words)
            write_word(s, s->nodes[n->a].col, n->codes[i]);
        else
            cl_sql_number(&s->out, n->codes[i]);
    }
    cl_buf_puts(&s->out, n->n_codes == 1 ? "" : ")");
}

/* x = 1 OR x = 2 OR …, as formulas' `in` gives it: the x, or 0. */
static cl_node_id listed(const struct cl_sql *s, cl_node_id id, cl_node_id *value) {
    const struct cl_node *n = &s->nodes[id];
    if (s->info[id].name)
        return 0;
    if (n->op == CL_X_EQ && s->nodes[n->b].op == CL_X_CONST && !is_code(s, &s->nodes[n->a])) {
        *value = n->b;
        return n->a;
    }
    if (n->op != CL_X_OR)
        return 0;
    cl_node_id x = listed(s, n->a, value);
    return x && x == listed(s, n->b, value) ? x : 0;
}

static void write_listed(struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    if (n->op == CL_X_OR) {
        write_listed(s, n->a);
        cl_buf_puts(&s->out, ", ");
        write_listed(s, n->b);
    } else {
        cl_sql_number(&s->out, s->nodes[n->b].num);
    }
}

/* FLOOR without the math functions, which a build of SQLite may lack. */
static void write_floor(struct cl_sql *s, const struct cl_node *n, const char *source) {
    if (cl_sql_is_int(s, n->a)) {
        write_node(s, n->a, source, ATOM);
        return;
    }
    cl_buf_puts(&s->out, "(CAST(");
    write_node(s, n->a, source, LOOSE);
    cl_buf_puts(&s->out, " AS INTEGER) - (");
    write_node(s, n->a, source, SUM);
    cl_buf_puts(&s->out, " < CAST(");
    write_node(s, n->a, source, LOOSE);
    cl_buf_puts(&s->out, " AS INTEGER)))");
}

static void write_mod(struct cl_sql *s, const struct cl_node *n, const char *source) {
    const struct cl_node *b = &s->nodes[n->b];
    if (cl_sql_is_int(s, n->a) && b->op == CL_X_CONST && whole(b->num) && b->num > 0) {
        cl_buf_puts(&s->out, "((");
        write_pair(s, n, source, " % ", PRODUCT, UNARY);
        cl_buf_puts(&s->out, " + ");
        write_node(s, n->b, source, PRODUCT);
        cl_buf_puts(&s->out, ") % ");
        write_node(s, n->b, source, UNARY);
        cl_buf_putc(&s->out, ')');
        return;
    }
    /* a - b * floor(a / b) */
    cl_buf_putc(&s->out, '(');
    write_pair(s, n, source, " - ", SUM, UNARY);
    for (int i = 0; i < 3; i++) {
        static const char *const before[] = {" * (CAST(1.0 * ", " - (1.0 * ", " < CAST(1.0 * "};
        static const char *const after[] = {" AS INTEGER)", "", " AS INTEGER))))"};
        cl_buf_puts(&s->out, before[i]);
        write_pair(s, n, source, " / ", UNARY, UNARY);
        cl_buf_puts(&s->out, after[i]);
    }
}

static void write_offset(struct cl_sql *s, const struct cl_node *n, const char *source) {
    /* Qualified, since zone_offset might have a column of the operand's name. */
    const char *table = s->zone_values ? "local_offset" : "zone_offset";
    cl_buf_printf(&s->out, "(SELECT z.offset FROM %s AS z WHERE ", table);
    if (!s->zone_values) {
        cl_buf_puts(&s->out, "z.zone = ");
        cl_buf_sql(&s->out, cl_slice(cl_zone_name(cl_prog_zone(s->prog))));
        cl_buf_puts(&s->out, " AND ");
    }
    cl_buf_puts(&s->out, "z.from_utc <= ");
    if (s->nodes[n->a].op != CL_X_CONST)
        cl_buf_printf(&s->out, "%s.", source);
    write_node(s, n->a, source, ATOM);
    cl_buf_puts(&s->out, " ORDER BY z.from_utc DESC LIMIT 1)");
}

static void write_month(struct cl_sql *s, const struct cl_node *n, const char *source) {
    cl_buf_puts(&s->out, "(CAST(strftime('%Y', ");
    write_node(s, n->a, source, LOOSE);
    cl_buf_puts(&s->out, ", 'unixepoch') AS INTEGER) * 12 + CAST(strftime('%m', ");
    write_node(s, n->a, source, LOOSE);
    cl_buf_puts(&s->out, ", 'unixepoch') AS INTEGER) - 1)");
}

/* The SQL language cannot fold accents: matches that are known are listed. */
static void write_has(struct cl_sql *s, const struct cl_node *n) {
    if (n->col != CL_NO_COLUMN && n->text.len == 0) {
        cl_buf_printf(&s->out, "%s IS NOT NULL",
                      cl_sql_ident(s->arena, cl_table_column(s->table, n->col)));
        return;
    }
    if (n->col == CL_NO_COLUMN) {
        cl_buf_puts(&s->out, "instr(search, ");
        cl_buf_sql(&s->out, n->text);
        cl_buf_puts(&s->out, ") > 0");
        return;
    }
    size_t rows = cl_table_rows(s->table), hits = 0;
    for (size_t i = 0; n->rows && i < rows; i++)
        hits += n->rows[i] != 0;
    bool whole = n->text.ptr[0] == CL_TEXT_EDGE;
    if (whole && (!n->rows || hits > LISTED_CASES)) {
        cl_buf_printf(&s->out, "ifnull(lower(%s) = ",
                      cl_sql_ident(s->arena, cl_table_column(s->table, n->col)));
        cl_buf_sql(&s->out, (struct cl_slice){n->text.ptr + 1, n->text.len - 2});
        cl_buf_puts(&s->out, ", 0)");
        return;
    }
    if (!n->rows || hits > LISTED_CASES) {
        cl_buf_printf(&s->out, "ifnull(instr(lower(%s), ",
                      cl_sql_ident(s->arena, cl_table_column(s->table, n->col)));
        cl_buf_sql(&s->out, n->text);
        cl_buf_puts(&s->out, ") > 0, 0)");
        return;
    }
    const int64_t *ids = cl_table_case_ids(s->table);
    cl_buf_puts(&s->out, "case_id IN (");
    for (size_t i = 0, k = 0; i < rows; i++) {
        if (n->rows[i])
            cl_buf_printf(&s->out, "%s%lld", k++ ? ", " : "", (long long)ids[i]);
    }
    cl_buf_putc(&s->out, ')');
}

static void write_case(struct cl_sql *s, const struct cl_node *n, const char *source) {
    cl_buf_puts(&s->out, "CASE WHEN ");
    write_node(s, n->a, source, LOOSE);
    cl_buf_puts(&s->out, " THEN ");
    write_node(s, n->b, source, LOOSE);
    while (s->nodes[n->c].op == CL_X_IF && !s->info[n->c].name) {
        n = &s->nodes[n->c];
        cl_buf_puts(&s->out, " WHEN ");
        write_node(s, n->a, source, LOOSE);
        cl_buf_puts(&s->out, " THEN ");
        write_node(s, n->b, source, LOOSE);
    }
    if (s->nodes[n->c].op != CL_X_CONST || !isnan(s->nodes[n->c].num)) {
        cl_buf_puts(&s->out, " ELSE ");
        write_node(s, n->c, source, LOOSE);
    }
    cl_buf_puts(&s->out, " END");
}

/* coalesce(coalesce(a, b), c) as coalesce(a, b, c). */
static void write_arguments(struct cl_sql *s, const struct cl_node *n, const char *source) {
    if (s->nodes[n->a].op == n->op && !s->info[n->a].name)
        write_arguments(s, &s->nodes[n->a], source);
    else
        write_node(s, n->a, source, LOOSE);
    cl_buf_puts(&s->out, ", ");
    write_node(s, n->b, source, LOOSE);
}

static void write_call(struct cl_sql *s, const struct cl_node *n, const char *source) {
    cl_buf_puts(&s->out, n->op == CL_X_MIN ? "min(" : n->op == CL_X_MAX ? "max(" : "coalesce(");
    write_arguments(s, n, source);
    cl_buf_putc(&s->out, ')');
}

/* x IS NULL, and NOT (x IS NULL) as people write it. */
static bool write_not_null(struct cl_sql *s, const struct cl_node *n, const char *source) {
    if (n->op != CL_X_NOT || s->nodes[n->a].op != CL_X_ISNULL || s->info[n->a].name)
        return false;
    write_node(s, s->nodes[n->a].a, source, SUM);
    cl_buf_puts(&s->out, " IS NOT NULL");
    return true;
}

static enum strength strength_of(const struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    cl_node_id value;
    if (s->info[id].name)
        return ATOM;
    switch (n->op) {
    case CL_X_CONST:
        return n->num < 0 ? UNARY : ATOM;
    case CL_X_OR:
        return listed(s, id, &value) ? COMPARE : OR;
    case CL_X_AND:
        return AND;
    case CL_X_NOT:
        return s->nodes[n->a].op == CL_X_ISNULL && !s->info[n->a].name ? COMPARE : NOT;
    case CL_X_ISNULL:
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
    case CL_X_IN:
    case CL_X_HAS:
        return COMPARE;
    case CL_X_BIT:
        return BITS;
    case CL_X_ADD:
    case CL_X_SUB:
        return SUM;
    case CL_X_MUL:
    case CL_X_DIV:
        return PRODUCT;
    case CL_X_NEG:
        return UNARY;
    case CL_X_COL:
    case CL_X_COL_AT:
    case CL_X_FLOOR:
    case CL_X_MOD:
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_COALESCE:
    case CL_X_IF:
    case CL_X_OFFSET:
    case CL_X_MONTH:
    case CL_X_GAP:
    case CL_X_LOOKUP:
    case CL_X_RECORD:
        return ATOM;
    }
    return ATOM;
}

static void write_and(struct cl_sql *s, cl_node_id id, const char *source, const char *sign) {
    const struct cl_node *n = &s->nodes[id];
    if (s->nodes[n->a].op == CL_X_AND && !s->info[n->a].name)
        write_and(s, n->a, source, sign);
    else
        write_node(s, n->a, source, AND);
    cl_buf_puts(&s->out, sign);
    write_node(s, n->b, source, NOT);
}

static void write_logic(struct cl_sql *s, cl_node_id id, const char *source) {
    const struct cl_node *n = &s->nodes[id];
    cl_node_id value, x = listed(s, id, &value);
    if (x) {
        write_node(s, x, source, SUM);
        cl_buf_puts(&s->out, " IN (");
        write_listed(s, id);
        cl_buf_putc(&s->out, ')');
    } else if (n->op == CL_X_OR) {
        write_pair(s, n, source, " OR ", OR, AND);
    } else {
        /* One condition a line, where there are many. */
        write_and(s, id, source, s->info[id].chain > 3 ? "\n    AND " : " AND ");
    }
}

/* Operations that stand between their operands. */
static const struct infix {
    const char *sign;
    enum strength left, right;
} infixes[] = {
    [CL_X_ADD] = {.sign = " + ", .left = SUM, .right = PRODUCT},
    [CL_X_SUB] = {.sign = " - ", .left = SUM, .right = PRODUCT},
    [CL_X_MUL] = {.sign = " * ", .left = PRODUCT, .right = UNARY},
    [CL_X_EQ] = {.sign = " = ", .left = SUM, .right = SUM},
    [CL_X_NE] = {.sign = " <> ", .left = SUM, .right = SUM},
    [CL_X_LT] = {.sign = " < ", .left = SUM, .right = SUM},
    [CL_X_LE] = {.sign = " <= ", .left = SUM, .right = SUM},
    [CL_X_GT] = {.sign = " > ", .left = SUM, .right = SUM},
    [CL_X_GE] = {.sign = " >= ", .left = SUM, .right = SUM},
};

static bool write_infix(struct cl_sql *s, const struct cl_node *n, const char *source) {
    if (n->op >= CL_LEN(infixes) || !infixes[n->op].sign)
        return false;
    const struct infix *in = &infixes[n->op];
    const struct cl_node *a = &s->nodes[n->a], *b = &s->nodes[n->b];
    if (n->op == CL_X_ADD && a->op == CL_X_MUL && is_code(s, &s->nodes[a->a])) {
        /* A code times a number plus another is the pair of the two: what is
         * distinct in the scan must be distinct here, where words are texts. */
        write_node(s, a->a, source, ATOM);
        cl_buf_puts(&s->out, " || '/' || ");
        write_node(s, n->b, source, ATOM);
        return true;
    }
    write_node(s, n->a, source, in->left);
    cl_buf_puts(&s->out, in->sign);
    /* A constant beside a word column is a code and stands as its word. */
    if (is_code(s, a) && b->op == CL_X_CONST && b->num >= 0)
        write_word(s, a->col, (uint32_t)b->num);
    else
        write_node(s, n->b, source, in->right);
    return true;
}

static void write_unary(struct cl_sql *s, const struct cl_node *n, const char *source) {
    if (n->op == CL_X_NEG) {
        cl_buf_puts(&s->out, "- ");
        write_node(s, n->a, source, ATOM);
    } else if (n->op == CL_X_ISNULL) {
        write_node(s, n->a, source, SUM);
        cl_buf_puts(&s->out, " IS NULL");
    } else if (!write_not_null(s, n, source)) {
        cl_buf_puts(&s->out, "NOT ");
        write_node(s, n->a, source, ATOM);
    }
}

static void write_op(struct cl_sql *s, cl_node_id id, const char *source) {
    const struct cl_node *n = &s->nodes[id];
    if (write_infix(s, n, source))
        return;
    switch (n->op) {
    case CL_X_CONST:
        cl_sql_number(&s->out, n->num);
        break;
    case CL_X_COL:
        cl_buf_puts(&s->out, cl_sql_ident(s->arena, cl_table_column(s->table, n->col)));
        break;
    case CL_X_RECORD:
        cl_buf_puts(&s->out, "case_id");
        break;
    case CL_X_NEG:
    case CL_X_NOT:
    case CL_X_ISNULL:
        write_unary(s, n, source);
        break;
    case CL_X_FLOOR:
        write_floor(s, n, source);
        break;
    case CL_X_DIV:
        cl_buf_puts(&s->out, "1.0 * ");
        write_pair(s, n, source, " / ", UNARY, UNARY);
        break;
    case CL_X_MOD:
        write_mod(s, n, source);
        break;
    case CL_X_AND:
    case CL_X_OR:
        write_logic(s, id, source);
        break;
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_COALESCE:
        write_call(s, n, source);
        break;
    case CL_X_IF:
        write_case(s, n, source);
        break;
    case CL_X_IN:
        write_in(s, n, source);
        break;
    case CL_X_BIT:
        write_node(s, n->a, source, SUM);
        cl_buf_printf(&s->out, " >> %d & 1", (int)n->num);
        break;
    case CL_X_OFFSET:
        write_offset(s, n, source);
        break;
    case CL_X_MONTH:
        write_month(s, n, source);
        break;
    case CL_X_HAS:
        write_has(s, n);
        break;
    case CL_X_ADD: /* write_infix() */
    case CL_X_SUB:
    case CL_X_MUL:
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
    case CL_X_COL_AT: /* columns of level 0 */
    case CL_X_GAP:
    case CL_X_LOOKUP: /* refused by cl_sql_begin() */
        break;
    }
}

static void write_node(struct cl_sql *s, cl_node_id id, const char *source, enum strength least) {
    if (s->info[id].name) {
        cl_buf_puts(&s->out, s->info[id].name);
        return;
    }
    bool brackets = strength_of(s, id) < least;
    if (brackets)
        cl_buf_putc(&s->out, '(');
    write_op(s, id, source);
    if (brackets)
        cl_buf_putc(&s->out, ')');
}

void cl_sql_expr(struct cl_sql *s, cl_node_id id, const char *source) {
    write_node(s, id, source, LOOSE);
}

void cl_sql_operand(struct cl_sql *s, cl_node_id id, const char *source) {
    write_node(s, id, source, NOT);
}

void cl_sql_column(struct cl_sql *s, cl_node_id id, const char *source) {
    write_op(s, id, source);
}
