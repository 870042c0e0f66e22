/* own.c - measures that the user defines: formulas over keys of the catalogue.
 *
 * A definition becomes an entry with components instead of parts; its text is turned
 * into the language of value.c, which is SQL as well, with the components as @k.
 * What it uses of other definitions is written out, so components are entries of the
 * program.  Invariant: defined before other threads run, then only read. */
#include "own.h"

#include <math.h>

#define MAX_OWN 64
#define MAX_NAME 40
#define MAX_TEXT 1000
#define MAX_VALUE 8000 /* with what it uses of others written out */
#define MAX_DEPTH 50
#define MAX_DIGITS 15 /* of a number: those a double tells apart */

static struct {
    struct cl_arena *arena;
    struct cl_measure entries[MAX_OWN];
    size_t n;
} own;

const struct cl_measure *cl_own_at(size_t i) {
    return i < own.n ? &own.entries[i] : NULL;
}

void cl_catalogue_reset(void) {
    cl_arena_free(own.arena);
    own.arena = NULL;
    own.n = 0;
}

/* What a part of a formula is measured in. */
struct kind {
    enum cl_unit unit;
    bool constant;
    double number; /* of a constant */
};

struct reader {
    const char *key, *text;
    size_t at;
    unsigned depth;
    struct cl_buf out; /* the formula over @k */
    const struct cl_measure *of[CL_MAX_OF];
    size_t n_of;
    bool stock;
    struct cl_err *err;
    enum cl_rc rc; /* the first failure */
};

static bool fail(struct reader *r, const char *what) {
    if (r->rc == CL_OK)
        r->rc = cl_fail(r->err, CL_E_USAGE, "%s: %s at character %zu of '%s'", r->key, what,
                        r->at + 1, r->text);
    return false;
}

static bool sum(struct reader *r, struct kind *out);

static char peek(struct reader *r) {
    while (r->text[r->at] == ' ' || r->text[r->at] == '\t')
        r->at++;
    return r->text[r->at];
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

/* Written with a point: integers would divide without a remainder in SQL. */
static bool number(struct reader *r, struct kind *out) {
    size_t from = r->at, digits = 0, points = 0;
    double v = 0, scale = 1;
    for (; is_digit(r->text[r->at]) || r->text[r->at] == '.'; r->at++) {
        char c = r->text[r->at];
        digits += c != '.';
        points += c == '.';
        v = c == '.' ? v : v * 10 + (c - '0');
        scale *= c != '.' && points > 0 ? 10 : 1;
    }
    if (digits == 0 || digits > MAX_DIGITS || points > 1 || is_name_byte(r->text[r->at]))
        return fail(r, "not a number");
    bool leads = r->text[from] == '.', trails = r->text[r->at - 1] == '.';
    cl_buf_printf(&r->out, "%s%.*s%s", leads ? "0" : "", (int)(r->at - from), r->text + from,
                  trails        ? "0"
                  : points == 0 ? ".0"
                                : "");
    *out = (struct kind){.unit = CL_UNIT_NUMBER, .constant = true, .number = v / scale};
    return true;
}

static bool component(struct reader *r, const struct cl_measure *m) {
    size_t k = 0;
    while (k < r->n_of && r->of[k] != m)
        k++;
    if (k == CL_MAX_OF)
        return fail(r, "more measures than it may use, here");
    if (k == r->n_of)
        r->of[r->n_of++] = m;
    cl_buf_printf(&r->out, "@%zu", k);
    r->stock = r->stock && m->info.stock;
    return true;
}

/* Another definition, written out with its own components. */
static bool written_out(struct reader *r, const struct cl_measure *m) {
    cl_buf_putc(&r->out, '(');
    for (const char *c = m->value; *c != '\0'; c++) {
        size_t k = 0;
        if (*c != '@') {
            cl_buf_putc(&r->out, *c);
            continue;
        }
        while (is_digit(c[1]))
            k = k * 10 + (size_t)(*++c - '0');
        if (!component(r, m->of[k]))
            return false;
    }
    cl_buf_putc(&r->out, ')');
    return true;
}

static bool measure(struct reader *r, struct kind *out) {
    size_t from = r->at;
    while (is_name_byte(r->text[r->at]))
        r->at++;
    struct cl_slice name = {r->text + from, r->at - from};
    const struct cl_measure *m = cl_measure_find(name);
    if (m == NULL) {
        const char *known[CL_MAX_MEASURES];
        size_t n = 0;
        for (; n < CL_LEN(known) && cl_measure_at(n) != NULL; n++)
            known[n] = cl_measure_at(n)->info.key;
        const char *near = cl_nearest(name, known, n);
        r->rc = cl_fail(r->err, CL_E_USAGE,
                        "%s: %.*s: no such measure%s%s%s; it may use those of `caseload "
                        "measures` and those defined above it",
                        r->key, (int)name.len, name.ptr, near != NULL ? ", did you mean " : "",
                        near != NULL ? near : "", near != NULL ? "?" : "");
        return false;
    }
    *out = (struct kind){.unit = m->info.unit};
    return m->n_of > 0 ? written_out(r, m) : component(r, m);
}

static bool factor(struct reader *r, struct kind *out) {
    char c = peek(r);
    bool ok;
    if (is_digit(c) || c == '.')
        return number(r, out);
    if (is_name_byte(c))
        return measure(r, out);
    if (c != '(' && c != '-')
        return fail(r, "a measure, a number or ( is missing");
    if (++r->depth > MAX_DEPTH)
        return fail(r, "too deeply nested");
    r->at++;
    cl_buf_puts(&r->out, c == '(' ? "(" : "(0.0 - ");
    ok = c == '(' ? sum(r, out) : factor(r, out);
    if (ok && c == '(' && peek(r) != ')')
        ok = fail(r, "')' is missing");
    if (ok && c == '(')
        r->at++;
    out->number = c == '-' ? -out->number : out->number;
    cl_buf_putc(&r->out, ')');
    r->depth--;
    return ok;
}

/* Of two factors the one that says less about the unit of the product comes first. */
static int weight(struct kind k) {
    return k.constant ? 0 : k.unit == CL_UNIT_COUNT ? 1 : k.unit == CL_UNIT_SHARE ? 2 : 3;
}

static struct kind times(struct kind a, struct kind b) {
    struct kind k = {.unit = CL_UNIT_NUMBER,
                     .constant = a.constant && b.constant,
                     .number = a.number * b.number};
    struct kind low = weight(a) <= weight(b) ? a : b, high = weight(a) <= weight(b) ? b : a;
    bool grows = low.constant && fabs(low.number) > 1; /* 100 x a share is no share */
    if (weight(high) == 3 && weight(low) < 3)
        k.unit = high.unit;
    else if (weight(high) == 2 && weight(low) != 1 && !grows)
        k.unit = CL_UNIT_SHARE;
    return k;
}

static struct kind divided(struct kind a, struct kind b) {
    struct kind k = {.unit = CL_UNIT_NUMBER,
                     .constant = a.constant && b.constant,
                     .number = a.number / b.number};
    bool plain = b.constant || b.unit == CL_UNIT_COUNT || b.unit == CL_UNIT_SHARE ||
                 b.unit == CL_UNIT_NUMBER;
    if (plain && !a.constant && a.unit != CL_UNIT_COUNT && a.unit != CL_UNIT_SHARE)
        k.unit = a.unit;
    if (a.unit == CL_UNIT_SHARE && b.constant && fabs(b.number) >= 1)
        k.unit = CL_UNIT_SHARE;
    return k;
}

static struct kind added(struct kind a, struct kind b) {
    bool same = a.unit == b.unit || a.constant || b.constant;
    return (struct kind){.unit = !same        ? CL_UNIT_NUMBER
                                 : a.constant ? b.unit
                                              : a.unit,
                         .constant = a.constant && b.constant,
                         .number = a.number + b.number};
}

static bool product(struct reader *r, struct kind *out) {
    bool ok = factor(r, out);
    for (char c = peek(r); ok && (c == '*' || c == '/'); c = peek(r)) {
        struct kind right = {.unit = CL_UNIT_NUMBER};
        r->at++;
        cl_buf_printf(&r->out, " %c ", c);
        ok = factor(r, &right);
        *out = c == '*' ? times(*out, right) : divided(*out, right);
    }
    return ok;
}

static bool sum(struct reader *r, struct kind *out) {
    bool ok = product(r, out);
    for (char c = peek(r); ok && (c == '+' || c == '-'); c = peek(r)) {
        struct kind right = {.unit = CL_UNIT_NUMBER};
        r->at++;
        cl_buf_printf(&r->out, " %c ", c);
        ok = product(r, &right);
        right.number = c == '-' ? -right.number : right.number;
        *out = added(*out, right);
    }
    return ok;
}

/* ---- definitions ---- */

static bool is_name(const char *key) {
    size_t len = strlen(key);
    bool ok = len > 0 && len <= MAX_NAME && key[0] >= 'a' && key[0] <= 'z';
    for (size_t i = 0; i < len; i++)
        ok = ok && ((key[i] >= 'a' && key[i] <= 'z') || is_digit(key[i]) || key[i] == '_');
    return ok;
}

static bool is_taken(const char *key) {
    const struct cl_vocab *v = cl_vocabulary();
    size_t n;
    const struct cl_derived_def *derived = cl_derived_columns(&n);
    bool taken = strcmp(key, "source") == 0 || strcmp(key, "flags") == 0;
    for (size_t i = 0; i < CL_COL_COUNT; i++)
        taken = taken || strcmp(key, cl_columns[i].name) == 0;
    for (size_t i = 0; i < n; i++)
        taken = taken || strcmp(key, derived[i].name) == 0;
    for (size_t i = 0; i < v->n_terms; i++)
        taken = taken || strcmp(key, v->terms[i].name) == 0;
    for (size_t i = 0; i < v->n_dims; i++)
        taken = taken || strcmp(key, v->dims[i].key) == 0;
    return taken;
}

static enum cl_rc check(const char *key, const char *formula, struct cl_err *err) {
    if (!is_name(key))
        return cl_fail(err, CL_E_USAGE,
                       "%s: a key is a letter, then letters, digits and _, in lower case, at "
                       "most %d",
                       key, MAX_NAME);
    if (cl_measure_find(cl_slice(key)) != NULL)
        return cl_fail(err, CL_E_USAGE, "%s: there is a measure with that key already", key);
    if (is_taken(key))
        return cl_fail(err, CL_E_USAGE, "%s: a field or dimension has that name", key);
    if (own.n == MAX_OWN)
        return cl_fail(err, CL_E_USAGE, "%s: more than %d measures", key, MAX_OWN);
    if (strlen(formula) > MAX_TEXT)
        return cl_fail(err, CL_E_USAGE, "%s: longer than %d characters", key, MAX_TEXT);
    return CL_OK;
}

/* cost_per_case is "Cost per case". */
static const char *label_of(const char *key) {
    char *label = cl_arena_str(own.arena, key);
    label[0] = (char)(label[0] - 'a' + 'A');
    for (char *c = label; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    return label;
}

static void keep(const struct reader *r, struct kind kind) {
    struct cl_measure *m = &own.entries[own.n];
    const struct cl_measure **of = cl_arena_array(own.arena, r->n_of, sizeof *of);
    for (size_t i = 0; i < r->n_of; i++)
        of[i] = r->of[i];
    const char *text = cl_arena_str(own.arena, r->text), *key = cl_arena_str(own.arena, r->key);
    *m = (struct cl_measure){.info = {.key = key,
                                      .label = label_of(key),
                                      .unit = kind.unit,
                                      .help = "A measure of the configuration.",
                                      .formula = text,
                                      .stock = r->stock,
                                      .target = (double)NAN,
                                      .population = of[0]->info.population,
                                      .source = "own"},
                             .of = of,
                             .n_of = r->n_of,
                             .value = cl_arena_strn(own.arena, r->out.ptr, r->out.len),
                             .drill = of[0]->drill,
                             .null_why = "it divides by zero"};
    own.n++;
}

enum cl_rc cl_catalogue_define(const char *key, const char *formula, struct cl_err *err) {
    struct reader r = {.key = key, .text = formula, .stock = true, .err = err, .rc = CL_OK};
    struct kind kind = {.unit = CL_UNIT_NUMBER};
    enum cl_rc rc = check(key, formula, err);
    if (rc != CL_OK)
        return rc;
    if (own.arena == NULL)
        own.arena = cl_arena_new();
    bool ok = sum(&r, &kind);
    if (ok && peek(&r) != '\0')
        ok = fail(&r, "not understood");
    if (ok && r.n_of == 0)
        r.rc = cl_fail(err, CL_E_USAGE, "%s: '%s' names no measure", key, formula);
    else if (ok && r.out.len > MAX_VALUE)
        r.rc = cl_fail(err, CL_E_USAGE, "%s: with all that it uses it is too long", key);
    else if (ok)
        keep(&r, kind);
    cl_buf_free(&r.out);
    return r.rc;
}
