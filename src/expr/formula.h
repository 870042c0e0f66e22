/* formula.h - what the two halves of the formula parser share: the grammar in
 * formula.c, names and functions in primary.c. */
#ifndef CASELOAD_EXPR_FORMULA_H
#define CASELOAD_EXPR_FORMULA_H

#include "prog.h"

enum cl_token_kind {
    CL_TOK_END,
    CL_TOK_NUMBER,
    CL_TOK_NAME,
    CL_TOK_STRING,
    CL_TOK_SIGN,
    CL_TOK_BAD
};
struct cl_token {
    enum cl_token_kind kind;
    size_t start; /* byte in the text */
    struct cl_slice text;
    double num;
    char sign; /* itself; 'l' <=, 'g' >=, 'n' != */
};
struct cl_formula {
    struct cl_prog *p;
    const struct cl_moment *m;
    struct cl_slice text;
    size_t at;
    struct cl_token tok;
    int depth;
    struct cl_err *err;
    enum cl_rc rc; /* the first failure */
};

/* What a part of a formula is before it is a node. */
enum cl_operand_kind { CL_OPERAND_NODE, CL_OPERAND_STRING, CL_OPERAND_TEXT };
struct cl_operand {
    enum cl_operand_kind kind;
    cl_node_id node;
    struct cl_slice text; /* STRING */
    uint16_t col;         /* TEXT: a column that is in the store only */
};

bool cl_formula_fail(struct cl_formula *f, const char *what); /* always false */
void cl_formula_next(struct cl_formula *f);
bool cl_formula_sign(struct cl_formula *f, char sign);        /* takes it if it is next */
bool cl_formula_word(struct cl_formula *f, const char *word); /* the same for a keyword */
bool cl_formula_number(struct cl_formula *f, const struct cl_operand *v);
bool cl_formula_expr(struct cl_formula *f, struct cl_operand *out);
bool cl_formula_primary(struct cl_formula *f, struct cl_operand *out);

#endif
