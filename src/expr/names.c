/* names.c - what an identifier stands for: a column of the table or a term of
 * the vocabulary, and the nearest known name for what stands for nothing.
 * Schema fields and derived columns go before terms, terms before extra columns:
 * a heading of some export never changes what the catalogue means. */
#include "caseload/base/num.h"

#include "prog.h"

bool cl_expr_is_text(const struct cl_prog *p, uint16_t col) {
    const struct cl_column *c = cl_table_column(p->table, col);
    if (col < CL_COL_COUNT) {
        return cl_columns[col].type == CL_T_TEXT;
    }
    return c->kind == CL_KIND_CODE && !c->v.codes;
}

bool cl_expr_is_word(const struct cl_prog *p, uint16_t col) {
    const struct cl_column *c = cl_table_column(p->table, col);
    return c->kind == CL_KIND_CODE && !cl_expr_is_text(p, col) && (c->dict || col < CL_COL_COUNT);
}

const struct cl_dict *cl_expr_dict(const struct cl_prog *p, uint16_t col) {
    return cl_expr_is_word(p, col) ? cl_table_column(p->table, col)->dict : NULL;
}

static bool is_name(struct cl_slice s, const char *name) {
    return name && cl_slice_eq(s, cl_slice(name));
}

uint16_t cl_expr_column(const struct cl_prog *p, struct cl_slice name, bool extras) {
    uint16_t n = cl_table_columns(p->table);
    for (uint16_t i = 0; i < n; i++) {
        const struct cl_column *c = cl_table_column(p->table, i);
        if (c && (!c->extra || extras) && is_name(name, c->name)) {
            return i;
        }
    }
    return CL_NO_COLUMN;
}

uint32_t cl_expr_words(const struct cl_prog *p, uint16_t col, struct cl_slice word,
                       uint32_t *codes) {
    const struct cl_dict *dict = cl_expr_dict(p, col);
    uint32_t n = dict ? cl_dict_count(dict) : 0, found = 0;
    for (uint32_t code = 1; code <= n; code++) {
        if (cl_fold_eq(cl_dict_word(dict, code), word)) {
            codes[found++] = code;
        }
    }
    return found;
}

const struct cl_term_def *cl_expr_term_def(const struct cl_prog *p, struct cl_slice name) {
    for (size_t i = 0; p->vocab && i < p->vocab->n_terms; i++) {
        if (is_name(name, p->vocab->terms[i].name)) {
            return &p->vocab->terms[i];
        }
    }
    return NULL;
}

const struct cl_dim_def *cl_expr_dim_def(const struct cl_prog *p, struct cl_slice key) {
    for (size_t i = 0; p->vocab && i < p->vocab->n_dims; i++) {
        if (is_name(key, p->vocab->dims[i].key)) {
            return &p->vocab->dims[i];
        }
    }
    return NULL;
}

static bool same_moment(const struct cl_moment *x, const struct cl_moment *y) {
    return x->t == y->t && x->a == y->a && x->b == y->b;
}

enum cl_rc cl_expr_term(struct cl_prog *p, const struct cl_term_def *def, const struct cl_moment *m,
                        cl_node_id *out, struct cl_err *err) {
    for (size_t i = p->n_memo; i-- > 0;) {
        if (p->memo[i].def == def && same_moment(&p->memo[i].m, m)) {
            *out = p->memo[i].node;
            return CL_OK;
        }
    }
    if (p->depth >= CL_EXPR_MAX_FILTERS) {
        return cl_fail(err, CL_E_USAGE, "%s: terms refer to each other in a circle", def->name);
    }
    p->depth++;
    enum cl_rc rc = cl_formula_parse(p, def->formula, m, out, err);
    p->depth--;
    if (rc != CL_OK && def->own && err) {
        return cl_fail(err, rc, "[fields] %s: %s", def->name, err->text);
    }
    if (rc != CL_OK) {
        return rc;
    }
    struct cl_node *node = &p->nodes[*out];
    if (cl_op_arity(node->op) > 0 && !node->name) {
        node->name = def->name;
    }
    if (p->n_memo == p->cap_memo) {
        size_t cap = p->cap_memo ? p->cap_memo * 2 : 64;
        struct cl_term_memo *memo = cl_arena_array(p->arena, cap, sizeof *memo);
        if (p->n_memo) {
            memcpy(memo, p->memo, p->n_memo * sizeof *memo);
        }
        p->memo = memo;
        p->cap_memo = cap;
    }
    p->memo[p->n_memo++] = (struct cl_term_memo){def, *m, *out};
    return CL_OK;
}

void cl_names_add(struct cl_prog *p, struct cl_names *names, const char *name) {
    if (!name || !*name) {
        return;
    }
    for (size_t i = 0; i < names->n; i++) {
        if (strcmp(names->at[i], name) == 0) {
            return;
        }
    }
    if (names->n == names->cap) {
        size_t cap = names->cap ? names->cap * 2 : 64;
        const char **at = cl_arena_array(p->arena, cap, sizeof *at);
        if (names->n) {
            memcpy(at, names->at, names->n * sizeof *at);
        }
        names->at = at;
        names->cap = cap;
    }
    names->at[names->n++] = name;
}

enum cl_rc cl_expr_unknown(struct cl_err *err, const char *what, struct cl_slice name,
                           const struct cl_names *known) {
    const char *near = cl_nearest(name, known->at, known->n);
    int len = name.len > 60 ? 60 : (int)name.len;
    if (near) {
        return cl_fail(err, CL_E_USAGE, "%s '%.*s': did you mean '%s'?", what, len, name.ptr, near);
    }
    return cl_fail(err, CL_E_USAGE, "%s '%.*s'%s%s", what, len, name.len ? name.ptr : "",
                   known->listed ? "; listed by " : "", known->listed ? known->listed : "");
}

bool cl_expr_number(struct cl_slice s, double *out, bool *unit) {
    double scale = 1;
    *unit = false;
    if (s.len > 1) {
        switch (s.ptr[s.len - 1]) {
        case 's':
            scale = 1;
            *unit = true;
            break;
        case 'm':
            scale = 60;
            *unit = true;
            break;
        case 'h':
            scale = 3600;
            *unit = true;
            break;
        case 'd':
            scale = 86400;
            *unit = true;
            break;
        case 'w':
            scale = 604800;
            *unit = true;
            break;
        default:
            break;
        }
    }
    if (*unit) {
        s.len--;
    }
    if (!cl_parse_real(s, out)) {
        return false;
    }
    *out *= scale;
    return true;
}

bool cl_expr_word_eq(struct cl_slice s, const char *word) {
    size_t n = strlen(word);
    if (s.len != n) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        char c = s.ptr[i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != word[i]) {
            return false;
        }
    }
    return true;
}
