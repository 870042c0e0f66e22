/* own_fields.c - fields that the user defines: flags that are filters, and bands of
 * a number.
 *
 * A field becomes a term and a dimension, a flag also a word after `is:`, in one
 * vocabulary behind those of the program.  A filter can only be read against a table,
 * so what is checked here is what can be known without one: the name, the bands, and
 * that no field leads back to itself.
 * Invariant: defined before other threads run, then only read. */
#include <math.h>
#include <stdlib.h>

#include "caseload/base/num.h"

#include "vocabulary.h"

#define MAX_FIELDS 64
#define MAX_EDGES 24 /* of one banded number */
#define MAX_NAME 40
#define MAX_TEXT 4000
#define MAX_BUILTIN 128 /* terms, words or dimensions of the program */

struct own_field {
    const char *name, *text;
    const char **uses; /* names in its text */
    size_t n_uses;
};

static struct {
    struct cl_arena *arena;
    struct own_field fields[MAX_FIELDS];
    size_t n;
    struct cl_term_def terms[MAX_BUILTIN + MAX_FIELDS], is[MAX_BUILTIN + MAX_FIELDS];
    struct cl_dim_def dims[MAX_BUILTIN + MAX_FIELDS];
    struct cl_vocab vocab;
} own;

static const char *const yes_no[] = {"no", "yes", NULL};

const struct cl_vocab *cl_vocabulary(void) {
    return own.n > 0 ? &own.vocab : cl_vocabulary_builtin();
}

void cl_vocabulary_reset(void) {
    cl_arena_free(own.arena);
    own.arena = NULL;
    own.n = 0;
}

/* ---- names ---- */

static bool is_known(const char *name) {
    static const char *const reserved[] = {"and",    "or",    "not",    "in",
                                           "is",     "null",  "in_gap", "record",
                                           "source", "flags", "case",   "case_id"};
    const struct cl_vocab *v = cl_vocabulary_builtin();
    size_t n;
    const struct cl_derived_def *derived = cl_derived_columns(&n);
    bool known = false;
    for (size_t i = 0; i < CL_LEN(reserved); i++)
        known = known || strcmp(name, reserved[i]) == 0;
    for (size_t i = 0; i < CL_COL_COUNT; i++)
        known = known || strcmp(name, cl_columns[i].name) == 0;
    for (size_t i = 0; i < n; i++)
        known = known || strcmp(name, derived[i].name) == 0;
    for (size_t i = 0; i < v->n_terms; i++)
        known = known || strcmp(name, v->terms[i].name) == 0;
    for (size_t i = 0; i < v->n_is; i++)
        known = known || strcmp(name, v->is[i].name) == 0;
    for (size_t i = 0; i < v->n_dims; i++)
        known = known || strcmp(name, v->dims[i].key) == 0;
    return known;
}

static bool is_name(const char *name) {
    size_t len = strlen(name);
    bool ok = len > 0 && len <= MAX_NAME && name[0] >= 'a' && name[0] <= 'z';
    for (size_t i = 0; i < len; i++)
        ok = ok && ((name[i] >= 'a' && name[i] <= 'z') || (name[i] >= '0' && name[i] <= '9') ||
                    name[i] == '_');
    return ok;
}

static const struct own_field *find(const char *name, size_t len) {
    for (size_t i = 0; i < own.n; i++)
        if (strlen(own.fields[i].name) == len && memcmp(own.fields[i].name, name, len) == 0)
            return &own.fields[i];
    return NULL;
}

static enum cl_rc check_name(const char *name, struct cl_err *err) {
    if (!is_name(name))
        return cl_fail(err, CL_E_USAGE,
                       "%s: a name is a letter, then letters, digits and _, in lower case, at "
                       "most %d",
                       name, MAX_NAME);
    if (is_known(name))
        return cl_fail(err, CL_E_USAGE, "%s: that name is taken; choose another", name);
    if (find(name, strlen(name)) != NULL)
        return cl_fail(err, CL_E_USAGE, "%s: defined twice", name);
    if (own.n == MAX_FIELDS)
        return cl_fail(err, CL_E_USAGE, "%s: more than %d fields", name, MAX_FIELDS);
    return CL_OK;
}

/* ---- circles ---- */

/* The words of a text outside quotes: what it may refer to. */
static void note_uses(struct own_field *f) {
    size_t len = strlen(f->text);
    f->uses = cl_arena_array(own.arena, len / 2 + 1, sizeof *f->uses);
    bool quoted = false;
    for (size_t i = 0; i < len; i++) {
        char c = f->text[i];
        quoted = quoted != (c == '"');
        if (quoted || !(c >= 'a' && c <= 'z'))
            continue;
        size_t from = i;
        while ((f->text[i] >= 'a' && f->text[i] <= 'z') || f->text[i] == '_' ||
               (f->text[i] >= '0' && f->text[i] <= '9'))
            i++;
        /* priority:vip names a value, is:vip and vip:yes name the field. */
        bool value = from > 0 && (f->text[from - 1] == ':' || f->text[from - 1] == ',');
        bool after_is = from >= 3 && strncmp(f->text + from - 3, "is:", 3) == 0;
        if (!value || after_is)
            f->uses[f->n_uses++] = cl_arena_strn(own.arena, f->text + from, i - from);
        i--;
    }
}

/* Whether `from` leads to the field of that name; depth ends what is no circle. */
static bool leads_to(const struct own_field *from, const char *name, unsigned depth) {
    for (size_t i = 0; i < from->n_uses; i++) {
        if (strcmp(from->uses[i], name) == 0)
            return true;
        const struct own_field *next = find(from->uses[i], strlen(from->uses[i]));
        if (next != NULL && depth < MAX_FIELDS && leads_to(next, name, depth + 1))
            return true;
    }
    return false;
}

/* ---- bands ---- */

struct bands {
    struct cl_slice number; /* the formula that is cut */
    struct cl_slice edges[MAX_EDGES];
    size_t n;
};

/* Cuts "band(a, b, c)" at its outer commas. */
static enum cl_rc cut_bands(const char *name, struct cl_slice inside, struct bands *out,
                            struct cl_err *err) {
    size_t start = 0, parts = 0;
    int depth = 0;
    bool quoted = false;
    for (size_t i = 0; i <= inside.len; i++) {
        char c = i < inside.len ? inside.ptr[i] : ',';
        quoted = quoted != (c == '"');
        depth += quoted ? 0 : (c == '(') - (c == ')');
        if (i < inside.len && (quoted || depth > 0 || c != ','))
            continue;
        struct cl_slice part = cl_slice_trim((struct cl_slice){inside.ptr + start, i - start});
        if (part.len == 0)
            return cl_fail(err, CL_E_USAGE, "%s: a part of band() is empty", name);
        if (parts > MAX_EDGES)
            return cl_fail(err, CL_E_USAGE, "%s: band() has more than %d edges", name, MAX_EDGES);
        if (parts == 0)
            out->number = part;
        else
            out->edges[out->n++] = part;
        parts++;
        start = i + 1;
    }
    if (out->n == 0)
        return cl_fail(err, CL_E_USAGE,
                       "%s: band() wants a number and its edges: band(age, 1d, 7d)", name);
    return CL_OK;
}

/* "7d" in seconds, "3.5" as it is. */
static bool read_edge(struct cl_slice s, double *out) {
    static const struct {
        char letter;
        double secs;
    } units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
    double scale = 1;
    for (size_t i = 0; i < CL_LEN(units) && s.len > 1; i++)
        if (s.ptr[s.len - 1] == units[i].letter) {
            scale = units[i].secs;
            s.len--;
            break;
        }
    if (!cl_parse_real(s, out))
        return false;
    *out *= scale;
    return true;
}

static enum cl_rc define_bands(const char *name, const struct bands *b, struct cl_dim_def *dim,
                               const char **term, struct cl_err *err) {
    struct cl_arena *arena = own.arena;
    struct cl_buf formula = {0};
    const char **labels = cl_arena_array(arena, b->n + 2, sizeof *labels);
    double last = -(double)INFINITY;
    cl_buf_printf(&formula, "if(%s is null, null", name);
    for (size_t i = 0; i < b->n; i++) {
        struct cl_slice at = b->edges[i], before = b->edges[i > 0 ? i - 1 : 0];
        double edge;
        if (!read_edge(at, &edge) || !(edge > last)) {
            cl_buf_free(&formula);
            return cl_fail(err, CL_E_USAGE,
                           "%s: band() edge '%.*s': edges are numbers such as 7d or 3.5, each "
                           "larger than the one before",
                           name, (int)(at.len > 40 ? 40 : at.len), at.ptr);
        }
        last = edge;
        labels[i] = i == 0 ? cl_arena_printf(arena, "<%.*s", (int)at.len, at.ptr)
                           : cl_arena_printf(arena, "%.*s-%.*s", (int)before.len, before.ptr,
                                             (int)at.len, at.ptr);
        cl_buf_printf(&formula, ", if(%s < %.*s, %zu", name, (int)at.len, at.ptr, i);
    }
    labels[b->n] =
        cl_arena_printf(arena, "%.*s+", (int)b->edges[b->n - 1].len, b->edges[b->n - 1].ptr);
    cl_buf_printf(&formula, ", %zu", b->n);
    for (size_t i = 0; i <= b->n; i++)
        cl_buf_putc(&formula, ')');
    dim->formula = cl_arena_strn(arena, formula.ptr, formula.len);
    dim->labels = labels;
    *term = cl_arena_strn(arena, b->number.ptr, b->number.len);
    cl_buf_free(&formula);
    return CL_OK;
}

/* ---- flags ---- */

static enum cl_rc define_flag(const char *name, const char *text, struct cl_dim_def *dim,
                              const char **term, struct cl_err *err) {
    struct cl_slice *parts;
    struct cl_buf quoted = {0};
    struct cl_err why = {0};
    size_t n;
    if (cl_filter_split(own.arena, text, &parts, &n, &why) != CL_OK)
        return cl_fail(err, CL_E_USAGE, "%s: %s", name, why.text);
    cl_buf_puts(&quoted, "coalesce(filter('");
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '\'')
            cl_buf_putc(&quoted, '\'');
        cl_buf_putc(&quoted, *c);
    }
    cl_buf_puts(&quoted, "'), 0)");
    *term = cl_arena_strn(own.arena, quoted.ptr, quoted.len);
    cl_buf_free(&quoted);
    dim->formula = name;
    dim->labels = yes_no;
    return CL_OK;
}

/* ---- all together ---- */

static void begin(void) {
    const struct cl_vocab *v = cl_vocabulary_builtin();
    if (own.arena == NULL)
        own.arena = cl_arena_new();
    if (own.n > 0)
        return;
    for (size_t i = 0; i < v->n_terms && i < MAX_BUILTIN; i++)
        own.terms[i] = v->terms[i];
    for (size_t i = 0; i < v->n_is && i < MAX_BUILTIN; i++)
        own.is[i] = v->is[i];
    for (size_t i = 0; i < v->n_dims && i < MAX_BUILTIN; i++)
        own.dims[i] = v->dims[i];
    own.vocab = (struct cl_vocab){.terms = own.terms,
                                  .n_terms = v->n_terms,
                                  .is = own.is,
                                  .n_is = v->n_is,
                                  .dims = own.dims,
                                  .n_dims = v->n_dims};
}

static enum cl_rc define(const char *name, const char *text, struct cl_err *err) {
    struct cl_slice s = cl_slice_trim(cl_slice(text));
    struct bands bands = {0};
    bool banded = s.len > 6 && strncmp(s.ptr, "band(", 5) == 0 && s.ptr[s.len - 1] == ')';
    const char *term = NULL;
    struct cl_dim_def dim = {.kind = CL_DIM_LABELS};
    struct own_field *f = &own.fields[own.n];
    enum cl_rc rc;
    if (s.len == 0 || s.len > MAX_TEXT)
        return cl_fail(err, CL_E_USAGE, "%s: 1 to %d characters of filter or band()", name,
                       MAX_TEXT);
    *f = (struct own_field){.name = cl_arena_str(own.arena, name),
                            .text = cl_arena_strn(own.arena, s.ptr, s.len)};
    note_uses(f);
    if (leads_to(f, name, 0))
        return cl_fail(err, CL_E_USAGE, "%s: it refers to itself, by way of its own words", name);
    if (banded) {
        rc = cut_bands(f->name, (struct cl_slice){f->text + 5, s.len - 6}, &bands, err);
        if (rc == CL_OK)
            rc = define_bands(f->name, &bands, &dim, &term, err);
    } else {
        rc = define_flag(f->name, f->text, &dim, &term, err);
    }
    if (rc != CL_OK)
        return rc;
    const char *help = cl_arena_printf(own.arena, "Of the configuration: %s", f->text);
    dim.key = dim.title = f->name;
    dim.help = help;
    struct cl_vocab *v = &own.vocab;
    own.terms[v->n_terms++] =
        (struct cl_term_def){.name = f->name, .formula = term, .help = help, .own = true};
    own.dims[v->n_dims++] = dim;
    if (!banded)
        own.is[v->n_is++] = (struct cl_term_def){.name = f->name, .formula = f->name, .help = help};
    own.n++;
    return CL_OK;
}

enum cl_rc cl_vocabulary_define(const char *name, const char *text, struct cl_err *err) {
    enum cl_rc rc = check_name(name, err);
    if (rc != CL_OK)
        return rc;
    begin();
    return define(name, text, err);
}
