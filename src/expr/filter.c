/* filter.c - a line of filter to a predicate: cuts the line into terms, reads
 * sign, name, comparison and values of each, and joins them by AND.
 * Invariants: no part of the line is ignored; `x` and `-x` together keep every
 * row exactly once, rows where x is NULL belong to `-x`. */
#include "filter.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The next term from *at on; ptr NULL at the end of the line. */
static enum cl_rc next_term(struct cl_slice line, size_t *at, struct cl_slice *term,
                            struct cl_err *err) {
    size_t i = *at;
    while (i < line.len && is_blank(line.ptr[i])) {
        i++;
    }
    size_t start = i;
    bool quoted = false;
    for (; i < line.len && (quoted || !is_blank(line.ptr[i])); i++) {
        quoted = quoted != (line.ptr[i] == '"');
    }
    *at = i;
    *term = (struct cl_slice){i > start ? line.ptr + start : NULL, i - start};
    if (quoted) {
        int len = term->len > 60 ? 60 : (int)term->len;
        return cl_fail(err, CL_E_USAGE, "filter: the quote in '%.*s' is not closed", len,
                       term->ptr);
    }
    return CL_OK;
}

/* Without its quotes; "" inside quotes is one quote. */
static struct cl_slice unquote(struct cl_arena *arena, struct cl_slice s) {
    char *copy = cl_arena_alloc(arena, s.len + 1);
    size_t n = 0;
    bool quoted = false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '"') {
            copy[n++] = s.ptr[i];
        } else if (quoted && i + 1 < s.len && s.ptr[i + 1] == '"') {
            copy[n++] = '"';
            i++;
        } else {
            quoted = !quoted;
        }
    }
    return (struct cl_slice){copy, n};
}

/* Where the comparison begins: the first of : < > = != outside quotes; len: none. */
static size_t find_compare(struct cl_slice s, size_t *width, enum cl_compare *cmp, bool *negated) {
    bool quoted = false;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i], next = i + 1 < s.len ? s.ptr[i + 1] : '\0';
        quoted = quoted != (c == '"');
        if (quoted) {
            continue;
        }
        *width = c != ':' && c != '=' && next == '=' ? 2 : 1;
        if (c == ':' || c == '=' || (c == '!' && next == '=')) {
            *cmp = CL_CMP_IS;
            *negated = c == '!';
            return i;
        }
        if (c == '<' || c == '>') {
            *cmp = c == '<' ? (next == '=' ? CL_CMP_LE : CL_CMP_LT)
                            : (next == '=' ? CL_CMP_GE : CL_CMP_GT);
            return i;
        }
    }
    return s.len;
}

static enum cl_rc split_values(struct cl_filter *f, struct cl_slice term, struct cl_slice rest,
                               struct cl_filter_item *item) {
    size_t n = 1, start = 0;
    bool quoted = false;
    for (size_t i = 0; i < rest.len; i++) {
        quoted = quoted != (rest.ptr[i] == '"');
        n += !quoted && rest.ptr[i] == ',';
    }
    int len = term.len > 60 ? 60 : (int)term.len;
    if (n > CL_FILTER_MAX_VALUES) {
        return cl_fail(f->err, CL_E_USAGE, "filter: '%.*s…' has more than %d values", len, term.ptr,
                       CL_FILTER_MAX_VALUES);
    }
    struct cl_filter_value *values = cl_arena_array(f->p->arena, n, sizeof *values);
    item->values = values;
    for (size_t i = 0; i <= rest.len; i++) {
        quoted = i < rest.len && quoted != (rest.ptr[i] == '"');
        if (i < rest.len && (quoted || rest.ptr[i] != ',')) {
            continue;
        }
        struct cl_slice raw = {rest.ptr + start, i - start};
        struct cl_filter_value *v = &values[item->n_values++];
        v->quoted = raw.len > 0 && raw.ptr[0] == '"';
        v->text = unquote(f->p->arena, raw);
        if (raw.len == 0) {
            return cl_fail(f->err, CL_E_USAGE, "filter: a value is missing in '%.*s'", len,
                           term.ptr);
        }
        start = i + 1;
    }
    return CL_OK;
}

/* Keeps what x does not keep, rows where x is NULL too. */
static cl_node_id complement(struct cl_prog *p, cl_node_id x) {
    cl_node_id known = cl_expr_op2(p, CL_X_COALESCE, x, cl_prog_const(p, 0));
    return cl_prog_op(p, CL_X_NOT, known, 0, 0);
}

static enum cl_rc parse_term(struct cl_filter *f, struct cl_slice term, cl_node_id *out) {
    struct cl_slice s = term;
    bool minus = s.len > 1 && s.ptr[0] == '-', negated = false;
    if (minus) {
        s.ptr++;
        s.len--;
    }
    struct cl_filter_item item = {.cmp = CL_CMP_IS};
    size_t width = 0, at = find_compare(s, &width, &item.cmp, &negated);
    enum cl_rc rc = CL_OK;
    if (at == s.len) {
        struct cl_slice text = unquote(f->p->arena, s);
        if (cl_slice_trim(text).len == 0) {
            return cl_fail(f->err, CL_E_USAGE, "filter: an empty text finds nothing");
        }
        *out = cl_expr_has(f->p, CL_NO_COLUMN, text);
    } else {
        int len = term.len > 60 ? 60 : (int)term.len;
        item.exact = s.ptr[at + width - 1] == '=';
        item.name_quoted = s.ptr[0] == '"';
        item.name = unquote(f->p->arena, (struct cl_slice){s.ptr, at});
        if (item.name.len == 0) {
            return cl_fail(f->err, CL_E_USAGE, "filter: a field is missing in '%.*s'", len,
                           term.ptr);
        }
        rc =
            split_values(f, term, (struct cl_slice){s.ptr + at + width, s.len - at - width}, &item);
        if (rc == CL_OK && item.cmp != CL_CMP_IS && item.n_values > 1) {
            rc = cl_fail(f->err, CL_E_USAGE, "filter: '%.*s' compares with more than one value",
                         len, term.ptr);
        }
        if (rc == CL_OK) {
            rc = cl_filter_item(f, &item, out);
        }
    }
    if (rc == CL_OK && minus != negated) {
        *out = complement(f->p, *out);
    }
    return rc;
}

static enum cl_rc check_length(struct cl_slice line, struct cl_err *err) {
    if (line.len > CL_EXPR_MAX_TEXT) {
        return cl_fail(err, CL_E_USAGE, "filter: longer than %d bytes", CL_EXPR_MAX_TEXT);
    }
    return CL_OK;
}

enum cl_rc cl_filter_parse(struct cl_prog *p, const char *text, const struct cl_moment *m,
                           cl_node_id *out, struct cl_err *err) {
    struct cl_filter f = {.p = p, .m = m, .err = err};
    struct cl_slice line = cl_slice(text), term;
    size_t at = 0;
    cl_node_id all = cl_prog_const(p, 1), one = 0;
    enum cl_rc rc = check_length(line, err);
    while (rc == CL_OK && (rc = next_term(line, &at, &term, err)) == CL_OK && term.ptr) {
        rc = parse_term(&f, term, &one);
        if (rc == CL_OK) {
            all = cl_expr_op2(p, CL_X_AND, all, one);
        }
    }
    *out = all;
    return rc;
}

enum cl_rc cl_filter_split(struct cl_arena *arena, const char *text, struct cl_slice **terms,
                           size_t *n, struct cl_err *err) {
    struct cl_slice line = cl_slice(text ? cl_arena_str(arena, text) : ""), term;
    size_t at = 0;
    *n = 0;
    *terms = NULL;
    enum cl_rc rc = check_length(line, err);
    if (rc != CL_OK) {
        return rc;
    }
    /* A term takes a byte and the blank before it. */
    *terms = cl_arena_array(arena, line.len / 2 + 1, sizeof **terms);
    while ((rc = next_term(line, &at, &term, err)) == CL_OK && term.ptr) {
        (*terms)[(*n)++] = term;
    }
    return rc;
}

static bool names_time(struct cl_prog *p, struct cl_slice name) {
    uint16_t id = cl_table_find(cl_prog_table(p), name);
    struct cl_moment any = {0, CL_NO_TIME, CL_NO_TIME};
    struct cl_dim dim;
    struct cl_err ignored;
    if (id != CL_NO_COLUMN && cl_table_column(cl_prog_table(p), id)->kind == CL_KIND_TIME)
        return true;
    return cl_dim_resolve(p, name, &any, &dim, &ignored) == CL_OK && dim.kind >= CL_DIM_DAY;
}

bool cl_filter_keeps_time(struct cl_prog *p, const char *text) {
    struct cl_slice *terms;
    struct cl_err ignored;
    size_t n;
    if (cl_filter_split(p->arena, text, &terms, &n, &ignored) != CL_OK)
        return false;
    for (size_t i = 0; i < n; i++) {
        size_t sign = terms[i].ptr[0] == '-' ? 1 : 0, width;
        struct cl_slice s = {terms[i].ptr + sign, terms[i].len - sign};
        enum cl_compare cmp;
        bool negated;
        size_t at = find_compare(s, &width, &cmp, &negated);
        if (at < s.len && names_time(p, unquote(p->arena, (struct cl_slice){s.ptr, at})))
            return true;
    }
    return false;
}

static void add_quoted(struct cl_buf *buf, struct cl_slice s) {
    cl_buf_putc(buf, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"') {
            cl_buf_putc(buf, '"');
        }
        cl_buf_putc(buf, s.ptr[i]);
    }
    cl_buf_putc(buf, '"');
}

/* Bytes that would be read as something else outside quotes. */
static bool needs_quotes(struct cl_slice s, const char *special) {
    if (s.len == 0) {
        return true;
    }
    for (size_t i = 0; i < s.len; i++) {
        if (is_blank(s.ptr[i]) || strchr(special, s.ptr[i]) ||
            (s.ptr[i] == '.' && i + 1 < s.len && s.ptr[i + 1] == '.')) {
            return true;
        }
    }
    return false;
}

const char *cl_filter_term(struct cl_arena *arena, const char *name, struct cl_slice value) {
    struct cl_buf buf = {0};
    struct cl_slice key = cl_slice(name);
    if (needs_quotes(key, "\":<>=!") || key.ptr[0] == '-') {
        add_quoted(&buf, key);
    } else {
        cl_buf_add(&buf, key.ptr, key.len);
    }
    cl_buf_putc(&buf, ':');
    if (!value.ptr) {
        cl_buf_puts(&buf, "none");
    } else if (needs_quotes(value, "\",") || cl_fold_eq(value, CL_S("none")) ||
               cl_slice_eq(value, CL_S("*"))) {
        add_quoted(&buf, value);
    } else {
        cl_buf_add(&buf, value.ptr, value.len);
    }
    const char *out = cl_arena_strn(arena, buf.ptr, buf.len);
    cl_buf_free(&buf);
    return out;
}
