/* menu.c - the filter menu: fields with few words, their values, counts, marks.
 *
 * The counts of a field are those of the cases that pass every other filter, so
 * they add up to what matches without the field; a missing value is a value of
 * its own.  In a filtered field the marks are read off the data: a value is on when
 * cases with it pass the whole filter.  No mark means all, so one Space picks one. */
#include <stdlib.h>

#include "state.h"

void app_menu_free(struct cl_menu *menu) {
    if (!menu)
        return;
    app_data_unref(menu->data);
    cl_arena_free(menu->arena);
    free(menu);
}

/* ---- the fields ---- */

static void add_field(struct cl_menu *m, const char *key, const char *title) {
    struct cl_menu_field *f = &m->fields[m->n_fields++];
    f->key = key;
    f->title = title;
}

static bool fits(const struct cl_column *c, uint16_t id) {
    if (!c->name || c->kind != CL_KIND_CODE || !c->dict || c->derived || !c->mapped)
        return false;
    uint32_t words = cl_dict_count(c->dict);
    if (id == CL_COL_PRIORITY_RAW || words == 0 || words > APP_MENU_WORDS)
        return false;
    return words > 1 || id < CL_COL_COUNT;
}

static void list_fields(struct cl_menu *m, const struct cl_table *t, bool mask) {
    static const uint16_t first[] = {CL_COL_PRIORITY, CL_COL_DEPARTMENT, CL_COL_REGION,
                                     CL_COL_CHANNEL,  CL_COL_CATEGORY,   CL_COL_TYPE,
                                     CL_COL_STATUS};
    uint16_t n = cl_table_columns(t);
    m->fields = cl_arena_array(m->arena, (size_t)n + 2, sizeof *m->fields);
    add_field(m, "state", "State");
    for (size_t i = 0; i < CL_LEN(first); i++) {
        const struct cl_column *c = cl_table_column(t, first[i]);
        if (fits(c, first[i]))
            add_field(m, c->name, c->title);
    }
    for (uint16_t id = 0; id < n; id++) {
        const struct cl_column *c = cl_table_column(t, id);
        bool listed = !c->name || !fits(c, id) || (mask && c->personal);
        for (size_t i = 0; i < CL_LEN(first); i++)
            listed = listed || first[i] == id;
        if (!listed)
            add_field(m, c->name, c->title);
    }
}

/* ---- counting, on a worker ---- */

static enum cl_rc ask(struct app_job *j, const char *filter, const struct cl_question *q, size_t n,
                      struct cl_answer *out) {
    struct cl_scope scope = j->data->scope;
    scope.filter = app_filter_in(j->menu->arena, j->frame.view, filter);
    return cl_metrics_ask(j->data->backend, &scope, q, n, j->menu->arena, out, &j->err);
}

static void take(struct cl_menu *m, struct cl_menu_field *f, const struct cl_answer *counts) {
    f->values = cl_arena_array(m->arena, counts->n_rows + 1, sizeof *f->values);
    for (size_t i = 0; i < counts->n_rows; i++) {
        double n = counts->rows[i].values[0].value;
        if (!(n > 0))
            continue;
        struct cl_menu_value *v = &f->values[f->n++];
        struct cl_slice word = counts->rows[i].labels[0];
        v->word = word.ptr ? cl_arena_dup(m->arena, word) : word;
        v->count = (uint64_t)n;
        f->sum += v->count;
    }
    f->loaded = true;
}

static bool answer_has(const struct cl_answer *a, struct cl_slice word) {
    for (size_t i = 0; i < a->n_rows; i++) {
        struct cl_slice label = a->rows[i].labels[0];
        bool same = label.ptr && word.ptr ? cl_slice_eq(label, word) : label.ptr == word.ptr;
        if (same && a->rows[i].values[0].value > 0)
            return true;
    }
    return false;
}

/* A field that is filtered already: counts without its terms, marks with them. */
static enum cl_rc count_filtered(struct app_job *j, struct cl_menu_field *f,
                                 const struct cl_question *q, const char *others) {
    struct cl_answer without, with;
    enum cl_rc rc = ask(j, others, q, 1, &without);
    if (rc == CL_OK)
        rc = ask(j, j->frame.filter, q, 1, &with);
    if (rc != CL_OK)
        return rc;
    take(j->menu, f, &without);
    for (size_t i = 0; i < f->n; i++)
        f->values[i].on = answer_has(&with, f->values[i].word);
    return CL_OK;
}

static void menu_run(struct app_job *j) {
    struct cl_menu *m = j->menu;
    const struct cl_measure *cases = cl_measure_find(CL_S("cases"));
    list_fields(m, j->data->backend->table, j->mask);
    struct cl_question *q = cl_arena_array(m->arena, m->n_fields, sizeof *q);
    struct cl_answer *a = cl_arena_array(m->arena, m->n_fields, sizeof *a);
    size_t *field = cl_arena_array(m->arena, m->n_fields, sizeof *field), n = 0;
    for (size_t i = 0; i < m->n_fields && j->rc == CL_OK; i++) {
        const char *about, *others;
        struct cl_question one = {.measures = &cases, .n_measures = 1, .dims = {m->fields[i].key}};
        app_filter_part(m->arena, j->frame.filter, m->fields[i].key, &about, &others);
        q[n] = one;
        if (*about)
            j->rc = count_filtered(j, &m->fields[i], &q[n], others);
        else
            field[n++] = i;
    }
    if (j->rc == CL_OK && n > 0)
        j->rc = ask(j, j->frame.filter, q, n, a);
    for (size_t i = 0; i < n && j->rc == CL_OK; i++)
        take(m, &m->fields[field[i]], &a[i]);
}

static void menu_finish(struct app_job *j) {
    struct cl_app *app = j->app;
    if (j->serial != app->menu_serial || app->overlay != CL_OVER_FILTER) {
        app_menu_free(j->menu);
        return;
    }
    if (j->rc != CL_OK) {
        app_menu_free(j->menu);
        app_over_close(app);
        app_say(app, CL_ROLE_BAD, "%s", j->err.text);
        return;
    }
    app_menu_free(app->menu);
    app->menu = j->menu;
    if (app->menu->n_fields > 0)
        app->menu->fields[0].open = true;
    app_menu_lines(app);
}

void app_menu_open(struct cl_app *app) {
    if (!app->data) {
        app_say(app, CL_ROLE_DIM, "Nothing is loaded yet");
        return;
    }
    app->overlay = CL_OVER_FILTER;
    cl_buf_reset(&app->typed);
    struct app_job *j = app_job_new(app, menu_run, menu_finish);
    j->frame = *app_top(app);
    j->menu = cl_alloc(sizeof *j->menu);
    j->menu->arena = cl_arena_new();
    j->menu->data = app_data_ref(j->data);
    app->menu_serial = j->serial;
    app_job_put(app, j);
}

void app_menu_close(struct cl_app *app) {
    app_menu_free(app->menu);
    app->menu = NULL;
}

/* ---- the lines ---- */

static bool has_folded(const char *text, struct cl_slice needle) {
    struct cl_buf a = {0}, b = {0};
    cl_fold_buf(&a, cl_slice(text));
    cl_fold_buf(&b, needle);
    bool has = b.len == 0 || (a.len && memmem(a.ptr, a.len, b.ptr, b.len));
    cl_buf_free(&a);
    cl_buf_free(&b);
    return has;
}

static bool value_has(const struct cl_menu_value *v, struct cl_slice needle) {
    char word[128];
    size_t n = v->word.len < sizeof word - 1 ? v->word.len : sizeof word - 1;
    if (n)
        memcpy(word, v->word.ptr, n);
    word[n] = '\0';
    return has_folded(v->word.ptr ? word : "missing", needle);
}

/* With a search: fields that fit by title with all their values, others with the
 * values that fit. */
void app_menu_lines(struct cl_app *app) {
    struct cl_menu *m = app->menu;
    if (!m)
        return;
    struct cl_slice needle = {app->typed.ptr, app->typed.len};
    size_t max = m->n_fields;
    for (size_t i = 0; i < m->n_fields; i++)
        max += m->fields[i].n;
    if (!m->lines)
        m->lines = cl_arena_array(m->arena, max + 1, sizeof *m->lines);
    m->n_lines = 0;
    for (size_t i = 0; i < m->n_fields; i++) {
        const struct cl_menu_field *f = &m->fields[i];
        bool title = has_folded(f->title, needle) || has_folded(f->key, needle), shown = title;
        size_t head = m->n_lines;
        m->lines[m->n_lines++] = (struct cl_menu_line){(int)i, -1};
        bool open = f->open || needle.len > 0;
        for (size_t v = 0; v < f->n; v++) {
            bool fit = title || value_has(&f->values[v], needle);
            if (open && fit)
                m->lines[m->n_lines++] = (struct cl_menu_line){(int)i, (int)v};
            shown = shown || fit;
        }
        if (!shown)
            m->n_lines = head;
    }
    if (m->at >= m->n_lines)
        m->at = m->n_lines ? m->n_lines - 1 : 0;
}

/* The first value that fits; a field that fits by its title is what was looked for. */
void app_menu_seek(struct cl_app *app) {
    struct cl_menu *m = app->menu;
    app_menu_lines(app);
    if (!m || m->n_lines == 0)
        return;
    struct cl_slice needle = {app->typed.ptr, app->typed.len};
    const struct cl_menu_field *f = &m->fields[m->lines[0].field];
    bool title = has_folded(f->title, needle) || has_folded(f->key, needle);
    m->at = !title && m->n_lines > 1;
}

/* ---- applying ---- */

static size_t marked(const struct cl_menu_field *f) {
    size_t n = 0;
    for (size_t i = 0; i < f->n; i++)
        n += f->values[i].on;
    return n;
}

/* field:v1,v2 with the quotes that cl_filter_term() sets; -field:v3 where fewer are left
 * out than stay, which is shorter and says what was meant. */
static const char *term_of(struct cl_arena *arena, const struct cl_menu_field *f) {
    bool without = f->n - marked(f) < marked(f);
    struct cl_buf buf = {0};
    for (size_t i = 0; i < f->n; i++) {
        if (f->values[i].on == without)
            continue;
        const char *term = cl_filter_term(arena, f->key, f->values[i].word);
        const char *value = strchr(term, ':');
        if (buf.len == 0)
            cl_buf_printf(&buf, "%s%s", without ? "-" : "", term);
        else
            cl_buf_printf(&buf, ",%s", value ? value + 1 : term);
    }
    const char *out = buf.len ? cl_arena_strn(arena, buf.ptr, buf.len) : NULL;
    cl_buf_free(&buf);
    return out;
}

static void apply(struct cl_app *app) {
    struct cl_menu *m = app->menu;
    const char *filter = app_top(app)->filter;
    for (size_t i = 0; i < m->n_fields; i++) {
        struct cl_menu_field *f = &m->fields[i];
        if (!f->touched)
            continue;
        const char *about, *others;
        size_t on = marked(f);
        app_filter_part(m->arena, filter, f->key, &about, &others);
        const char *term = on > 0 && on < f->n ? term_of(m->arena, f) : "";
        filter = term ? app_filter_with(app, others, term) : others;
        if (!filter)
            break;
    }
    app_over_close(app);
    if (filter && strcmp(filter, app_top(app)->filter) == 0)
        return;
    app_set_filter(app, filter);
}

static void set_all(struct cl_menu_field *f, int how) {
    for (size_t i = 0; i < f->n; i++)
        f->values[i].on = how < 0 ? !f->values[i].on : how;
    f->touched = true;
}

void app_menu_act(struct cl_app *app, enum cl_action action) {
    struct cl_menu *m = app->menu;
    if (!m || m->n_lines == 0)
        return;
    struct cl_menu_line line = m->lines[m->at];
    struct cl_menu_field *f = &m->fields[line.field];
    switch ((int)action) {
    case CL_ACT_MENU_TOGGLE:
        if (line.value >= 0) {
            f->values[line.value].on = !f->values[line.value].on;
            f->touched = true;
            m->at += m->at + 1 < m->n_lines;
        } else {
            f->open = !f->open;
        }
        break;
    case CL_ACT_RIGHT:
    case CL_ACT_LEFT:
        f->open = action == CL_ACT_RIGHT;
        if (line.value >= 0 && !f->open) {
            while (m->at > 0 && m->lines[m->at].value >= 0)
                m->at--;
        }
        break;
    case CL_ACT_MENU_ALL:
        set_all(f, 0);
        break;
    case CL_ACT_MENU_INVERT:
        set_all(f, -1);
        break;
    case CL_ACT_DRILL:
        apply(app);
        return;
    default:
        return;
    }
    app_menu_lines(app);
}
