/* formula.c - formulas to nodes: the language in which terms and measures are
 * written.  A recursive descent over a small lexer; every failure names the
 * place.  Precedence, loosest first: or, and, not, comparison (also in, is
 * null), + -, * /, unary -. */
#include "formula.h"

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool cl_formula_fail(struct cl_formula *f, const char *what) {
    if (f->rc == CL_OK) {
        int len = f->tok.text.len > 40 ? 40 : (int)f->tok.text.len;
        f->rc = cl_fail(f->err, CL_E_USAGE, "formula: %s at character %zu ('%.*s')", what,
                        f->tok.start + 1, len, len ? f->tok.text.ptr : "");
    }
    return false;
}

static void lex_number(struct cl_formula *f) {
    size_t i = f->tok.start;
    const struct cl_slice t = f->text;
    while (i < t.len && (is_digit(t.ptr[i]) || t.ptr[i] == '.')) {
        i++;
    }
    if (i < t.len && (t.ptr[i] == 'e' || t.ptr[i] == 'E')) {
        size_t j = i + 1;
        if (j < t.len && (t.ptr[j] == '+' || t.ptr[j] == '-')) {
            j++;
        }
        if (j < t.len && is_digit(t.ptr[j])) {
            for (i = j; i < t.len && is_digit(t.ptr[i]); i++) {
            }
        }
    }
    while (i < t.len && is_name_byte(t.ptr[i])) {
        i++;
    }
    bool unit;
    f->tok.kind = CL_TOK_NUMBER;
    f->tok.text = (struct cl_slice){t.ptr + f->tok.start, i - f->tok.start};
    f->at = i;
    if (!cl_expr_number(f->tok.text, &f->tok.num, &unit)) {
        f->tok.kind = CL_TOK_BAD;
    }
}

static void lex_string(struct cl_formula *f, char quote) {
    size_t i = f->tok.start + 1;
    char *copy = cl_arena_alloc(f->p->arena, f->text.len + 1);
    size_t n = 0;
    for (; i < f->text.len; i++) {
        if (f->text.ptr[i] == quote) {
            if (i + 1 >= f->text.len || f->text.ptr[i + 1] != quote) {
                f->tok.kind = CL_TOK_STRING;
                f->tok.text = (struct cl_slice){copy, n};
                f->at = i + 1;
                return;
            }
            i++;
        }
        copy[n++] = f->text.ptr[i];
    }
    f->tok.kind = CL_TOK_BAD;
    f->tok.text = (struct cl_slice){f->text.ptr + f->tok.start, 1};
    f->at = f->text.len;
}

void cl_formula_next(struct cl_formula *f) {
    const struct cl_slice t = f->text;
    while (f->at < t.len && (t.ptr[f->at] == ' ' || t.ptr[f->at] == '\t' || t.ptr[f->at] == '\n')) {
        f->at++;
    }
    f->tok = (struct cl_token){.kind = CL_TOK_END, .start = f->at};
    if (f->at >= t.len) {
        return;
    }
    char c = t.ptr[f->at], next = f->at + 1 < t.len ? t.ptr[f->at + 1] : '\0';
    if (is_digit(c) || (c == '.' && is_digit(next))) {
        lex_number(f);
    } else if (c == '"' || c == '\'') {
        lex_string(f, c);
    } else if (is_name_byte(c)) {
        size_t i = f->at;
        while (i < t.len && is_name_byte(t.ptr[i])) {
            i++;
        }
        f->tok.kind = CL_TOK_NAME;
        f->tok.text = (struct cl_slice){t.ptr + f->at, i - f->at};
        f->at = i;
    } else {
        bool two = (c == '<' || c == '>' || c == '!') && next == '=';
        f->tok.kind = CL_TOK_SIGN;
        f->tok.sign = two ? (c == '<' ? 'l' : c == '>' ? 'g' : 'n') : c;
        f->tok.text = (struct cl_slice){t.ptr + f->at, two ? 2 : 1};
        f->at += two ? 2 : 1;
    }
}

bool cl_formula_sign(struct cl_formula *f, char sign) {
    if (f->tok.kind != CL_TOK_SIGN || f->tok.sign != sign) {
        return false;
    }
    cl_formula_next(f);
    return true;
}

bool cl_formula_word(struct cl_formula *f, const char *word) {
    if (f->tok.kind != CL_TOK_NAME || !cl_expr_word_eq(f->tok.text, word)) {
        return false;
    }
    cl_formula_next(f);
    return true;
}

/* A number, not a word: what arithmetic and logic take. */
bool cl_formula_number(struct cl_formula *f, const struct cl_operand *v) {
    if (v->kind == CL_OPERAND_STRING) {
        return cl_formula_fail(f, "a text stands where a number is needed, before");
    }
    if (v->kind == CL_OPERAND_TEXT) {
        return cl_formula_fail(f, "text columns know only 'is null', before");
    }
    const struct cl_node *n = cl_expr_at(f->p, v->node);
    if ((n->op == CL_X_COL || n->op == CL_X_COL_AT) && cl_expr_is_word(f->p, n->col)) {
        return cl_formula_fail(f, "a column of words stands where a number is needed, before");
    }
    return true;
}

static struct cl_operand node_operand(cl_node_id node) {
    return (struct cl_operand){.kind = CL_OPERAND_NODE, .node = node};
}

static bool parse_not(struct cl_formula *f, struct cl_operand *out);

/* left op right for a chain of equally strong operators. */
static bool combine(struct cl_formula *f, enum cl_op op, struct cl_operand *left,
                    const struct cl_operand *right) {
    if (!cl_formula_number(f, left) || !cl_formula_number(f, right)) {
        return false;
    }
    *left = node_operand(cl_expr_op2(f->p, op, left->node, right->node));
    return true;
}

static bool parse_unary(struct cl_formula *f, struct cl_operand *out) {
    if (!cl_formula_sign(f, '-')) {
        return cl_formula_primary(f, out);
    }
    if (++f->depth > CL_EXPR_MAX_DEPTH) {
        return cl_formula_fail(f, "too deeply nested");
    }
    bool ok = parse_unary(f, out) && cl_formula_number(f, out);
    f->depth--;
    if (ok) {
        *out = node_operand(cl_prog_op(f->p, CL_X_NEG, out->node, 0, 0));
    }
    return ok;
}

static bool parse_product(struct cl_formula *f, struct cl_operand *out) {
    bool ok = parse_unary(f, out);
    while (ok && f->tok.kind == CL_TOK_SIGN && (f->tok.sign == '*' || f->tok.sign == '/')) {
        enum cl_op op = f->tok.sign == '*' ? CL_X_MUL : CL_X_DIV;
        struct cl_operand right = {0};
        cl_formula_next(f);
        ok = parse_unary(f, &right) && combine(f, op, out, &right);
    }
    return ok;
}

static bool parse_sum(struct cl_formula *f, struct cl_operand *out) {
    bool ok = parse_product(f, out);
    while (ok && f->tok.kind == CL_TOK_SIGN && (f->tok.sign == '+' || f->tok.sign == '-')) {
        enum cl_op op = f->tok.sign == '+' ? CL_X_ADD : CL_X_SUB;
        struct cl_operand right = {0};
        cl_formula_next(f);
        ok = parse_product(f, &right) && combine(f, op, out, &right);
    }
    return ok;
}

/* The codes of a word column's words that are `word`. */
static bool word_codes(struct cl_formula *f, const struct cl_operand *v, struct cl_slice word,
                       uint32_t *codes, uint32_t *n) {
    const struct cl_node *node =
        v->kind == CL_OPERAND_NODE ? cl_expr_at(f->p, v->node) : cl_expr_at(f->p, 0);
    if ((node->op != CL_X_COL && node->op != CL_X_COL_AT) || !cl_expr_is_word(f->p, node->col)) {
        return cl_formula_fail(f, "texts compare with columns of words only, before");
    }
    *n += cl_expr_words(f->p, node->col, word, codes + *n);
    return true;
}

static uint32_t *code_room(struct cl_formula *f, const struct cl_operand *v, size_t words) {
    const struct cl_node *node =
        v->kind == CL_OPERAND_NODE ? cl_expr_at(f->p, v->node) : cl_expr_at(f->p, 0);
    const struct cl_dict *dict =
        node->op == CL_X_COL || node->op == CL_X_COL_AT ? cl_expr_dict(f->p, node->col) : NULL;
    size_t n = dict ? cl_dict_count(dict) : 0;
    return cl_arena_array(f->p->arena, n * words + 1, sizeof(uint32_t));
}

static bool compare(struct cl_formula *f, enum cl_op op, struct cl_operand *left,
                    struct cl_operand *right) {
    if (left->kind == CL_OPERAND_STRING && right->kind != CL_OPERAND_STRING) {
        struct cl_operand swap = *left;
        *left = *right;
        *right = swap;
    }
    if (right->kind != CL_OPERAND_STRING) {
        return combine(f, op, left, right);
    }
    if (op != CL_X_EQ && op != CL_X_NE) {
        return cl_formula_fail(f, "words have no order, only = and != go, before");
    }
    uint32_t n = 0, *codes = code_room(f, left, 1);
    if (!word_codes(f, left, right->text, codes, &n)) {
        return false;
    }
    cl_node_id in = cl_expr_in(f->p, left->node, codes, n);
    *left = node_operand(op == CL_X_EQ ? in : cl_prog_op(f->p, CL_X_NOT, in, 0, 0));
    return true;
}

#define MAX_IN 256

/* The items of a list after "in". */
struct in_list {
    struct cl_slice words[MAX_IN];
    cl_node_id numbers[MAX_IN];
    size_t n_words, n_numbers;
};

/* Small whole numbers are a set of codes, others are compared one by one. */
static cl_node_id number_in(struct cl_prog *p, cl_node_id v, const struct in_list *list) {
    uint32_t codes[MAX_IN];
    size_t n = 0;
    for (; n < list->n_numbers; n++) {
        const struct cl_node *item = cl_expr_at(p, list->numbers[n]);
        if (item->op != CL_X_CONST || !(item->num >= 0 && item->num < 1e6) ||
            item->num != floor(item->num)) {
            break;
        }
        codes[n] = (uint32_t)item->num;
    }
    if (n == list->n_numbers) {
        return cl_expr_in(p, v, codes, (uint32_t)n);
    }
    cl_node_id any = cl_prog_const(p, 0);
    for (size_t i = 0; i < list->n_numbers; i++) {
        any = cl_expr_op2(p, CL_X_OR, any, cl_expr_op2(p, CL_X_EQ, v, list->numbers[i]));
    }
    return any;
}

/* After "in": a list of texts for a word column, else of numbers. */
static bool parse_in(struct cl_formula *f, struct cl_operand *v) {
    struct in_list list = {.n_words = 0};
    if (!cl_formula_sign(f, '(')) {
        return cl_formula_fail(f, "'(' is missing");
    }
    do {
        struct cl_operand item = {0};
        if (!parse_sum(f, &item)) {
            return false;
        }
        if (list.n_words == MAX_IN || list.n_numbers == MAX_IN) {
            return cl_formula_fail(f, "more than 256 values");
        }
        if (item.kind == CL_OPERAND_STRING) {
            list.words[list.n_words++] = item.text;
        } else if (cl_formula_number(f, &item) && cl_formula_number(f, v)) {
            list.numbers[list.n_numbers++] = item.node;
        } else {
            return false;
        }
    } while (cl_formula_sign(f, ','));
    if (!cl_formula_sign(f, ')')) {
        return cl_formula_fail(f, "')' is missing");
    }
    if (list.n_words && list.n_numbers) {
        return cl_formula_fail(f, "texts and numbers in one list, before");
    }
    if (list.n_words == 0) {
        *v = node_operand(number_in(f->p, v->node, &list));
        return true;
    }
    uint32_t n = 0, *codes = code_room(f, v, list.n_words);
    for (size_t i = 0; i < list.n_words; i++) {
        if (!word_codes(f, v, list.words[i], codes, &n)) {
            return false;
        }
    }
    *v = node_operand(cl_expr_in(f->p, v->node, codes, n));
    return true;
}

static bool parse_is_null(struct cl_formula *f, struct cl_operand *v) {
    bool negated = cl_formula_word(f, "not");
    if (!cl_formula_word(f, "null")) {
        return cl_formula_fail(f, "'null' is missing after 'is'");
    }
    cl_node_id node;
    if (v->kind == CL_OPERAND_TEXT) {
        node = cl_expr_has(f->p, v->col, (struct cl_slice){"", 0});
        negated = !negated;
    } else if (v->kind == CL_OPERAND_NODE) {
        node = cl_prog_op(f->p, CL_X_ISNULL, v->node, 0, 0);
    } else {
        return cl_formula_fail(f, "a text is never null, before");
    }
    *v = node_operand(negated ? cl_prog_op(f->p, CL_X_NOT, node, 0, 0) : node);
    return true;
}

static bool comparison_of(char sign, enum cl_op *op) {
    static const struct {
        char sign;
        enum cl_op op;
    } signs[] = {
        {.sign = '=', .op = CL_X_EQ}, {.sign = 'n', .op = CL_X_NE}, {.sign = '<', .op = CL_X_LT},
        {.sign = 'l', .op = CL_X_LE}, {.sign = '>', .op = CL_X_GT}, {.sign = 'g', .op = CL_X_GE},
    };
    for (size_t i = 0; i < CL_LEN(signs); i++) {
        if (signs[i].sign == sign) {
            *op = signs[i].op;
            return true;
        }
    }
    return false;
}

static bool parse_comparison(struct cl_formula *f, struct cl_operand *out) {
    enum cl_op op;
    if (!parse_sum(f, out)) {
        return false;
    }
    if (f->tok.kind == CL_TOK_SIGN && comparison_of(f->tok.sign, &op)) {
        struct cl_operand right = {0};
        cl_formula_next(f);
        return parse_sum(f, &right) && compare(f, op, out, &right);
    }
    if (cl_formula_word(f, "is")) {
        return parse_is_null(f, out);
    }
    if (cl_formula_word(f, "in")) {
        return parse_in(f, out);
    }
    if (cl_formula_word(f, "not")) {
        if (!cl_formula_word(f, "in")) {
            return cl_formula_fail(f, "'in' is missing after 'not'");
        }
        if (!parse_in(f, out)) {
            return false;
        }
        *out = node_operand(cl_prog_op(f->p, CL_X_NOT, out->node, 0, 0));
    }
    return true;
}

static bool parse_not(struct cl_formula *f, struct cl_operand *out) {
    if (!cl_formula_word(f, "not")) {
        return parse_comparison(f, out);
    }
    if (++f->depth > CL_EXPR_MAX_DEPTH) {
        return cl_formula_fail(f, "too deeply nested");
    }
    bool ok = parse_not(f, out) && cl_formula_number(f, out);
    f->depth--;
    if (ok) {
        *out = node_operand(cl_prog_op(f->p, CL_X_NOT, out->node, 0, 0));
    }
    return ok;
}

static bool parse_and(struct cl_formula *f, struct cl_operand *out) {
    bool ok = parse_not(f, out);
    while (ok && cl_formula_word(f, "and")) {
        struct cl_operand right = {0};
        ok = parse_not(f, &right) && combine(f, CL_X_AND, out, &right);
    }
    return ok;
}

bool cl_formula_expr(struct cl_formula *f, struct cl_operand *out) {
    if (++f->depth > CL_EXPR_MAX_DEPTH) {
        return cl_formula_fail(f, "too deeply nested");
    }
    bool ok = parse_and(f, out);
    while (ok && cl_formula_word(f, "or")) {
        struct cl_operand right = {0};
        ok = parse_and(f, &right) && combine(f, CL_X_OR, out, &right);
    }
    f->depth--;
    return ok;
}

enum cl_rc cl_formula_parse(struct cl_prog *p, const char *text, const struct cl_moment *m,
                            cl_node_id *out, struct cl_err *err) {
    struct cl_formula f = {.p = p, .m = m, .text = cl_slice(text), .err = err, .rc = CL_OK};
    struct cl_operand v = {.kind = CL_OPERAND_NODE};
    if (f.text.len > CL_EXPR_MAX_TEXT) {
        return cl_fail(err, CL_E_USAGE, "formula: longer than %d bytes", CL_EXPR_MAX_TEXT);
    }
    cl_formula_next(&f);
    bool ok = cl_formula_expr(&f, &v);
    if (ok && f.tok.kind != CL_TOK_END) {
        ok = cl_formula_fail(&f, "not understood");
    }
    if (ok && v.kind == CL_OPERAND_STRING) {
        ok = cl_formula_fail(&f, "a text alone is no value, before");
    }
    if (ok && v.kind == CL_OPERAND_TEXT) {
        ok = cl_formula_fail(&f, "text columns know only 'is null', before");
    }
    if (ok) {
        *out = v.node;
    }
    return f.rc;
}
