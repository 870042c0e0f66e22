/* cmd_registry.c - the registries as tables: fields, measures, dimensions, panels, rules,
 * actions, formats, profiles, effects.  The manual pages are checked against them. */
#include <math.h>

#include "caseload/generate.h"

#include "cli.h"

struct table {
    const char *const *keys;
    size_t n_cols, n_rows;
    struct cli_cell *cells;
    struct cl_arena *arena;
    size_t cap;
};

static void add_row(struct table *t, size_t n, const char *const *values) {
    if (t->n_rows == t->cap) {
        size_t cap = t->cap ? t->cap * 2 : 64;
        struct cli_cell *grown = cl_arena_array(t->arena, cap * t->n_cols, sizeof *grown);
        if (t->n_rows)
            memcpy(grown, t->cells, t->n_rows * t->n_cols * sizeof *grown);
        t->cells = grown;
        t->cap = cap;
    }
    for (size_t c = 0; c < n && c < t->n_cols; c++) {
        t->cells[t->n_rows * t->n_cols + c] = cli_text(values[c]);
        if (!values[c])
            t->cells[t->n_rows * t->n_cols + c].shown = "";
    }
    t->n_rows++;
}

/* One row of texts; NULL is no value. */
#define ROW(t, ...)                                                                                \
    add_row((t), CL_LEN(((const char *const[]){__VA_ARGS__})), (const char *const[]){__VA_ARGS__})

static const char *mapped_from(const struct cli_session *s, enum cl_col col,
                               struct cl_arena *arena) {
    const struct cl_import_report *r = &s->loaded.report;
    for (size_t i = 0; s->open && i < r->n_mapping; i++)
        if (r->mapping[i].field == col)
            return r->mapping[i].column2 ? cl_arena_printf(arena, "%s + %s", r->mapping[i].column,
                                                           r->mapping[i].column2)
                                         : r->mapping[i].column;
    return NULL;
}

static void list_fields(struct table *t, const struct cli_session *s) {
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        const struct cl_column_def *c = &cl_columns[i];
        ROW(t, c->name, cl_type_name(c->type), c->title, mapped_from(s, (enum cl_col)i, t->arena),
            c->help);
    }
    const struct cl_import_report *r = &s->loaded.report;
    for (size_t i = 0; s->open && i < r->n_extra; i++)
        ROW(t, r->extra[i].name, r->extra[i].dimension ? "word" : "text", r->extra[i].column,
            r->extra[i].column, "A column of the export, kept as it is.");
}

static void list_measures(struct table *t, const struct cli_session *s) {
    for (size_t i = 0; cl_measure_at(i); i++) {
        const struct cl_measure_info *m = cl_measure_info(cl_measure_at(i));
        const char *why =
            s->open ? cl_measure_why(cl_measure_at(i), s->backend->table, t->arena) : NULL;
        char target[48] = "";
        if (!isnan(m->target))
            cl_unit_format(m->unit, m->target, target);
        ROW(t, m->key, m->label, cl_unit_name(m->unit), cl_better_name(m->better),
            *target ? cl_arena_str(t->arena, target) : NULL, m->help, m->formula, m->population,
            cl_measure_exclusions(cl_measure_at(i), t->arena),
            cl_measure_interval(cl_measure_at(i)), m->source, why);
    }
}

static void list_dimensions(struct table *t, const struct cli_session *s) {
    const struct cl_vocab *v = cl_vocabulary();
    if (s->open) {
        const char *const *keys;
        struct cl_prog *p = cl_prog_new(t->arena, s->backend->table, v, cl_zone_utc());
        size_t n = cl_dim_list(p, t->arena, &keys);
        struct cl_moment now = {s->scope.as_of, CL_NO_TIME, CL_NO_TIME};
        for (size_t i = 0; i < n; i++) {
            struct cl_dim d;
            struct cl_err ignored;
            bool ok = cl_dim_resolve(p, cl_slice(keys[i]), &now, &d, &ignored) == CL_OK;
            ROW(t, keys[i], ok ? d.title : keys[i], NULL);
        }
        return;
    }
    for (size_t i = 0; i < CL_COL_COUNT; i++)
        if (cl_columns[i].type == CL_T_WORD)
            ROW(t, cl_columns[i].name, cl_columns[i].title, cl_columns[i].help);
    ROW(t, "source", "Source", "The source that an export belongs to.");
    for (size_t i = 0; i < v->n_dims; i++)
        ROW(t, v->dims[i].key, v->dims[i].title, v->dims[i].help);
}

static void list_panels(struct table *t, const struct cli_session *s) {
    (void)s;
    for (size_t i = 0; cl_panel_at(i); i++)
        ROW(t, cl_panel_at(i)->id, cl_panel_at(i)->title, cl_panel_at(i)->help);
}

static void list_rules(struct table *t, const struct cli_session *s) {
    (void)s;
    for (size_t i = 0; cl_rule_at(i); i++)
        ROW(t, cl_rule_at(i)->id, cl_rule_at(i)->title, cl_rule_at(i)->area,
            cl_rule_at(i)->advice ? "yes" : "no", cl_rule_at(i)->help);
}

static void list_actions(struct table *t, const struct cli_session *s) {
    (void)s;
    for (size_t i = 0; i < CL_ACT_COUNT; i++)
        ROW(t, cl_actions[i].name, cl_actions[i].keys, cl_actions[i].group, cl_actions[i].help);
}

static void list_formats(struct table *t, const struct cli_session *s) {
    (void)s;
    for (size_t i = 0; cl_format_at(i); i++)
        ROW(t, cl_format_at(i)->id, cl_format_at(i)->title, cl_format_at(i)->help);
}

static void list_profiles(struct table *t, const struct cli_session *s) {
    (void)s;
    for (size_t i = 0; cl_profile_at(i); i++)
        ROW(t, cl_profile_at(i)->id, cl_profile_at(i)->title, cl_profile_at(i)->help);
}

static void list_effects(struct table *t, const struct cli_session *s) {
    (void)s;
    for (size_t i = 0; cl_effect_at(i); i++)
        ROW(t, cl_effect_at(i)->id, cl_effect_at(i)->help);
}

static const char *const field_keys[] = {"name", "type", "title", "column", "help"};
static const char *const measure_keys[] = {"key",      "label",    "unit",    "better",
                                           "target",   "help",     "formula", "population",
                                           "excluded", "interval", "item",    "why"};
static const char *const rule_keys[] = {"key", "title", "area", "advice", "help"};
static const char *const plain_keys[] = {"key", "title", "help"};
static const char *const effect_keys[] = {"key", "help"};
static const char *const action_keys[] = {"name", "keys", "group", "help"};

static const struct registry {
    const char *command;
    const char *const *keys;
    size_t n_keys;
    void (*list)(struct table *t, const struct cli_session *s);
} registries[] = {
    {.command = "fields", .keys = field_keys, .n_keys = CL_LEN(field_keys), .list = list_fields},
    {.command = "measures",
     .keys = measure_keys,
     .n_keys = CL_LEN(measure_keys),
     .list = list_measures},
    {.command = "dimensions",
     .keys = plain_keys,
     .n_keys = CL_LEN(plain_keys),
     .list = list_dimensions},
    {.command = "panels", .keys = plain_keys, .n_keys = CL_LEN(plain_keys), .list = list_panels},
    {.command = "rules", .keys = rule_keys, .n_keys = CL_LEN(rule_keys), .list = list_rules},
    {.command = "actions",
     .keys = action_keys,
     .n_keys = CL_LEN(action_keys),
     .list = list_actions},
    {.command = "formats", .keys = plain_keys, .n_keys = CL_LEN(plain_keys), .list = list_formats},
    {.command = "profiles",
     .keys = plain_keys,
     .n_keys = CL_LEN(plain_keys),
     .list = list_profiles},
    {.command = "effects",
     .keys = effect_keys,
     .n_keys = CL_LEN(effect_keys),
     .list = list_effects},
};

int cli_run_registry(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s = {0};
    const struct registry *r = registries;
    const char *format;
    while (strcmp(r->command, o->command) != 0)
        r++;
    if (cli_format(o, cli_command_find(o->command), &format, err) != CL_OK)
        return 0;
    if ((o->files.n || o->db) && cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    /* Without files the user's own fields and measures are listed all the same. */
    if (!s.open && (cli_command_find(o->command)->groups & CLI_READ) &&
        cli_config_read(o, arena, &s.config, err) != CL_OK)
        return 0;
    struct table t = {.keys = r->keys, .n_cols = r->n_keys, .arena = arena};
    struct cl_buf out = {0};
    r->list(&t, &s);
    cli_grid_write(&(struct cli_grid){t.keys, NULL, t.n_cols, t.n_rows, t.cells}, format, &out);
    (void)!cli_emit(o, &out, err);
    cl_buf_free(&out);
    if (!s.open)
        cli_config_done(&s.config);
    return cli_session_close(&s, 0);
}
