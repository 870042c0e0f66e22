/* filters.c - the filter of a frame as terms: chips, adding, removing.
 *
 * A filter is one line in the grammar of expr.h; terms are cut by
 * cl_filter_split(), never by hand, so quotes are in good hands. */
#include "state.h"

/* Parsing reads dictionaries only, no rows: fit for the main thread. */
bool app_filter_fits(const struct app_data *data, const char *filter, struct cl_err *err) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_prog *p = cl_prog_new(arena, data->backend->table, cl_vocabulary(), data->scope.zone);
    struct cl_moment m = {data->scope.as_of, data->scope.from, data->scope.to};
    cl_node_id node;
    enum cl_rc rc = cl_filter_parse(p, filter, &m, &node, err);
    if (rc == CL_OK && data->partial)
        rc = app_filling_filter(p, err);
    cl_arena_free(arena);
    return rc == CL_OK;
}

bool app_filter_ok(struct cl_app *app, const char *filter, struct cl_err *err) {
    return !app->data || app_filter_fits(app->data, filter, err);
}

static size_t split(struct cl_arena *arena, const char *filter, struct cl_slice **terms) {
    size_t n = 0;
    *terms = NULL;
    if (cl_filter_split(arena, filter, terms, &n, NULL) != CL_OK)
        return 0;
    return n;
}

static bool has_term(struct cl_slice *terms, size_t n, struct cl_slice term) {
    for (size_t i = 0; i < n; i++) {
        if (cl_fold_eq(terms[i], term))
            return true;
    }
    return false;
}

bool app_filter_has(const char *filter, const char *term) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_slice *terms;
    size_t n = split(arena, filter, &terms);
    bool has = has_term(terms, n, cl_slice(term));
    cl_arena_free(arena);
    return has;
}

const char *app_filter_with(struct cl_app *app, const char *filter, const char *more) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_slice *old, *new;
    size_t n_old = split(arena, filter, &old), n_new = split(arena, more, &new);
    struct cl_buf buf = {0};
    cl_buf_puts(&buf, filter);
    for (size_t i = 0; i < n_new; i++) {
        if (has_term(old, n_old, new[i]) || has_term(new, i, new[i]))
            continue;
        if (buf.len)
            cl_buf_putc(&buf, ' ');
        cl_buf_add(&buf, new[i].ptr, new[i].len);
    }
    const char *out = buf.len > APP_FILTER ? NULL : cl_arena_strn(app->keep, buf.ptr, buf.len);
    cl_buf_free(&buf);
    cl_arena_free(arena);
    return out;
}

const char *app_filter_in(struct cl_arena *arena, enum cl_view view, const char *filter) {
    const char *where = cl_views[view].where;
    if (!where)
        return filter;
    return *filter ? cl_arena_printf(arena, "%s %s", filter, where) : where;
}

static const char *join(struct cl_arena *out, const struct cl_slice *terms, size_t n) {
    struct cl_buf buf = {0};
    for (size_t i = 0; i < n; i++) {
        if (i)
            cl_buf_putc(&buf, ' ');
        cl_buf_add(&buf, terms[i].ptr, terms[i].len);
    }
    const char *s = buf.len ? cl_arena_strn(out, buf.ptr, buf.len) : "";
    cl_buf_free(&buf);
    return s;
}

const char *app_filter_without_last(struct cl_app *app, const char *filter) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_slice *terms;
    size_t n = split(arena, filter, &terms);
    const char *out = n > 0 ? join(app->keep, terms, n - 1) : "";
    cl_arena_free(arena);
    return out;
}

/* Is the term about the field: name, perhaps after '-', then an operator? */
static bool is_about(struct cl_slice term, const char *field) {
    size_t n = strlen(field);
    if (term.len && term.ptr[0] == '-') {
        term.ptr++;
        term.len--;
    }
    if (term.len <= n || !cl_fold_eq((struct cl_slice){term.ptr, n}, cl_slice(field)))
        return false;
    return strchr(":<>=!", term.ptr[n]) != NULL;
}

void app_filter_part(struct cl_arena *arena, const char *filter, const char *field,
                     const char **about, const char **others) {
    struct cl_slice *terms;
    size_t n = split(arena, filter, &terms), a = 0, o = 0;
    struct cl_slice *in = cl_arena_array(arena, n + 1, sizeof *in);
    struct cl_slice *out = cl_arena_array(arena, n + 1, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        if (is_about(terms[i], field))
            in[a++] = terms[i];
        else
            out[o++] = terms[i];
    }
    *about = join(arena, in, a);
    *others = join(arena, out, o);
}

/* Quotes off, commas spaced: "a,\"b c\"" reads a, b c. */
static void pretty_values(struct cl_buf *buf, struct cl_slice v) {
    bool quoted = false;
    for (size_t i = 0; i < v.len; i++) {
        if (v.ptr[i] == '"')
            quoted = !quoted;
        else if (v.ptr[i] == ',' && !quoted)
            cl_buf_puts(buf, ", ");
        else
            cl_buf_putc(buf, v.ptr[i]);
    }
}

static void pretty_name(struct cl_buf *buf, struct cl_slice name) {
    enum cl_col col;
    if (cl_column_find(name, &col)) {
        cl_buf_puts(buf, cl_columns[col].title);
        return;
    }
    const struct cl_vocab *v = cl_vocabulary();
    for (size_t i = 0; i < v->n_dims; i++) {
        if (cl_fold_eq(name, cl_slice(v->dims[i].key))) {
            cl_buf_puts(buf, v->dims[i].title);
            return;
        }
    }
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (i == 0 && c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (c != '"')
            cl_buf_putc(buf, c == '_' ? ' ' : c);
    }
}

const char *cl_chip_label(struct cl_arena *arena, struct cl_slice term) {
    struct cl_buf buf = {0};
    bool minus = term.len > 1 && term.ptr[0] == '-';
    term.ptr += minus;
    term.len -= minus;
    size_t at = 0;
    while (at < term.len && term.ptr[at] != '"' && !strchr(":<>=!", term.ptr[at]))
        at++;
    bool unlike = minus && at > 0 && at < term.len && term.ptr[at] == ':' &&
                  !cl_fold_eq((struct cl_slice){term.ptr, at}, CL_S("is"));
    if (minus && !unlike)
        cl_buf_puts(&buf, "not ");
    if (at == 0 || at >= term.len || term.ptr[at] == '"') {
        cl_buf_puts(&buf, "text ");
        pretty_values(&buf, term);
    } else {
        struct cl_slice name = {term.ptr, at};
        size_t op = at;
        while (op < term.len && strchr(":<>=!", term.ptr[op]))
            op++;
        struct cl_slice value = {term.ptr + op, term.len - op};
        bool is = cl_fold_eq(name, CL_S("is")), colon = term.ptr[at] == ':';
        if (!is) {
            pretty_name(&buf, name);
            cl_buf_putc(&buf, ' ');
            if (colon)
                cl_buf_puts(&buf, unlike ? "≠" : "=");
            else
                cl_buf_add(&buf, term.ptr + at, op - at);
            cl_buf_putc(&buf, ' ');
        }
        if (colon && cl_fold_eq(value, CL_S("none")))
            cl_buf_puts(&buf, "missing");
        else if (colon && cl_slice_eq(value, CL_S("*")))
            cl_buf_puts(&buf, "present");
        else
            pretty_values(&buf, value);
    }
    const char *out = cl_arena_strn(arena, buf.ptr ? buf.ptr : "", buf.len);
    cl_buf_free(&buf);
    return out;
}

const char *app_filter_label(struct cl_app *app, const char *terms) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_slice *t;
    size_t n = split(arena, terms, &t);
    struct cl_buf buf = {0};
    for (size_t i = 0; i < n; i++) {
        if (has_term(t, i, t[i]))
            continue;
        if (i)
            cl_buf_puts(&buf, ", ");
        cl_buf_puts(&buf, cl_chip_label(arena, t[i]));
    }
    const char *out = cl_arena_strn(app->keep, buf.ptr ? buf.ptr : "", buf.len);
    cl_buf_free(&buf);
    cl_arena_free(arena);
    return out;
}

void app_crumb(struct cl_app *app, struct cl_frame *f) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_slice *by, *now;
    size_t n = split(arena, f->terms, &by), n_now = split(arena, f->filter, &now), kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (has_term(now, n_now, by[i]))
            by[kept++] = by[i];
    }
    f->crumb = kept > 0 ? app_filter_label(app, join(arena, by, kept)) : cl_views[f->view].title;
    cl_arena_free(arena);
}

bool app_set_filter(struct cl_app *app, const char *filter) {
    struct cl_frame *f = app_top(app);
    if (!filter) {
        app_say(app, CL_ROLE_BAD, "The filter would be longer than %d bytes", APP_FILTER);
        return false;
    }
    if (strcmp(filter, f->filter) == 0) {
        app_say(app, CL_ROLE_DIM, "The filter is the same as before");
        return false;
    }
    struct cl_err err;
    if (!app_filter_ok(app, filter, &err)) {
        app_say(app, CL_ROLE_BAD, "%s", err.text);
        return false;
    }
    app_undo_mark(app);
    f->filter = app_keep(app, filter);
    if (f->terms)
        app_crumb(app, f);
    f->seek = true;
    app_changed(app, f);
    return true;
}

const char *const *cl_app_chips(const struct cl_app *capp, size_t *n) {
    /* A cache over the top frame's filter: what is shown does not change. */
    struct cl_app *app = (struct cl_app *)(uintptr_t)capp;
    const char *filter = app_top(app)->filter;
    if (app->chips_of != filter) {
        cl_arena_reset(app->frame_arena);
        struct cl_slice *terms;
        app->n_chips = split(app->frame_arena, filter, &terms);
        app->chips = cl_arena_array(app->frame_arena, app->n_chips + 1, sizeof *app->chips);
        for (size_t i = 0; i < app->n_chips; i++)
            app->chips[i] = cl_chip_label(app->frame_arena, terms[i]);
        app->chips_of = filter;
    }
    *n = app->n_chips;
    return app->chips;
}
