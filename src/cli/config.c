/* config.c - config.ini: each section goes to the module that it is about.
 * Unknown sections and keys are refused with their line and the nearest name. */
#include <math.h>

#include "caseload/base/file.h"
#include "caseload/base/ini.h"
#include "caseload/base/num.h"
#include "caseload/metrics_sample.h"
#include "caseload/metrics_schedule.h"
#include "caseload/tui.h"

#include "cli.h"

/* The file is read twice: what [fields] and [measures] define has to be known before
 * options and other sections can name it. */
enum pass { PASS_NAMES, PASS_REST };

struct section {
    const char *name;
    bool named; /* [policy gold]: there may be several, each with a name */
    enum pass pass;
    enum cl_rc (*set)(struct cli_config *c, const char *key, const char *value, unsigned line,
                      struct cl_err *err);
};

static enum cl_rc set_states(struct cli_config *c, const char *key, const char *value,
                             unsigned line, struct cl_err *err) {
    (void)line;
    struct cl_slice rest = cl_slice(value);
    while (rest.ptr) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        enum cl_rc rc = word.len ? cl_states_add(c->states, key, word, err) : CL_OK;
        if (rc != CL_OK)
            return rc;
    }
    return CL_OK;
}

/* [penalty], [pause], [policy NAME] and [calendar NAME]. */
static enum cl_rc set_policy(struct cli_config *c, const char *key, const char *value,
                             unsigned line, struct cl_err *err) {
    c->policy.line = line;
    return cl_policy_set(&c->policy, c->section, key, value, err);
}

static enum cl_rc set_target(struct cli_config *c, const char *key, const char *value,
                             unsigned line, struct cl_err *err) {
    (void)line;
    const char *known[256];
    size_t n = 0;
    for (; cl_measure_at(n) && n < CL_LEN(known); n++)
        known[n] = cl_measure_info(cl_measure_at(n))->key;
    for (size_t i = 0; i < n; i++)
        if (strcmp(known[i], key) == 0) {
            if (!cl_parse_real(cl_slice_trim(cl_slice(value)), &c->targets[i]))
                return cl_fail(err, CL_E_USAGE, "%s: '%s' is not a number", key, value);
            return CL_OK;
        }
    const char *near = cl_nearest(cl_slice(key), known, n);
    return cl_fail(err, CL_E_USAGE, "%s: no such measure%s%s%s", key, near ? "; did you mean " : "",
                   near ? near : "", near ? "?" : "");
}

static enum cl_rc set_savings(struct cli_config *c, const char *key, const char *value,
                              unsigned line, struct cl_err *err) {
    (void)line;
    return cl_savings_set(&c->savings, key, value, c->arena, err);
}

static enum cl_rc set_keys(struct cli_config *c, const char *key, const char *value, unsigned line,
                           struct cl_err *err) {
    bool known = false;
    const char *names[CL_ACT_COUNT];
    for (size_t i = 0; i < CL_ACT_COUNT; i++) {
        names[i] = cl_actions[i].name;
        known = known || strcmp(names[i], key) == 0;
    }
    if (!known) {
        const char *near = cl_nearest(cl_slice(key), names, CL_ACT_COUNT);
        return cl_fail(err, CL_E_USAGE, "%s: no such action%s%s%s", key,
                       near ? "; did you mean " : "", near ? near : "", near ? "?" : "");
    }
    /* Each on the line that the file has it on: complaints name that. */
    for (; c->keys_line < line; c->keys_line++)
        cl_buf_putc(&c->keys, '\n');
    cl_buf_printf(&c->keys, "%s = %s", key, value);
    return CL_OK;
}

static enum cl_rc set_field(struct cli_config *c, const char *key, const char *value, unsigned line,
                            struct cl_err *err) {
    (void)c;
    (void)line;
    if (cl_measure_find(cl_slice(key)))
        return cl_fail(err, CL_E_USAGE, "%s: a measure has that name", key);
    return cl_vocabulary_define(key, value, err);
}

static enum cl_rc set_measure(struct cli_config *c, const char *key, const char *value,
                              unsigned line, struct cl_err *err) {
    (void)c;
    (void)line;
    return cl_catalogue_define(key, value, err);
}

/* [schedule NAME]. */
static enum cl_rc set_schedule(struct cli_config *c, const char *key, const char *value,
                               unsigned line, struct cl_err *err) {
    const char *name = c->section[8] ? c->section + 9 : "";
    (void)line;
    if (strcmp(key, "file") == 0)
        return cli_agents_read(name, c->path, value, c->arena, err);
    return cl_schedule_set(name, key, value, err);
}

static const struct section sections[] = {
    {.name = "states", .pass = PASS_REST, .set = set_states},
    {.name = "policy", .named = true, .pass = PASS_REST, .set = set_policy},
    {.name = "calendar", .named = true, .pass = PASS_REST, .set = set_policy},
    {.name = "pause", .pass = PASS_REST, .set = set_policy},
    {.name = "penalty", .pass = PASS_REST, .set = set_policy},
    {.name = "savings", .pass = PASS_REST, .set = set_savings},
    {.name = "schedule", .named = true, .pass = PASS_REST, .set = set_schedule},
    {.name = "targets", .pass = PASS_REST, .set = set_target},
    {.name = "keys", .pass = PASS_REST, .set = set_keys},
    {.name = "fields", .pass = PASS_NAMES, .set = set_field},
    {.name = "measures", .pass = PASS_NAMES, .set = set_measure},
};

struct reading {
    struct cli_config *config;
    const char *path;
    enum pass pass;
};

static bool is_section(const struct section *s, const char *name) {
    size_t n = strlen(s->name);
    return strncmp(s->name, name, n) == 0 && (name[n] == '\0' || (s->named && name[n] == ' '));
}

static enum cl_rc on_key(void *ctx, const char *section, const char *key, const char *value,
                         unsigned line, struct cl_err *err) {
    struct reading *r = ctx;
    const char *names[CL_LEN(sections)];
    struct cl_err why = {0};
    for (size_t i = 0; i < CL_LEN(sections); i++) {
        names[i] = sections[i].name;
        if (!is_section(&sections[i], section))
            continue;
        if (sections[i].pass != r->pass)
            return CL_OK;
        r->config->section = section;
        if (sections[i].set(r->config, key, value, line, &why) == CL_OK)
            return CL_OK;
        if (why.text[0] == '[') /* it names the section itself */
            return cl_fail(err, CL_E_USAGE, "%s:%u: %s", r->path, line, why.text);
        return cl_fail(err, CL_E_USAGE, "%s:%u: [%s] %s", r->path, line, section, why.text);
    }
    if (!*section)
        return cl_fail(err, CL_E_USAGE, "%s:%u: %s: stands in no section", r->path, line, key);
    const char *near = cl_nearest(cl_slice(section), names, CL_LEN(names));
    return cl_fail(err, CL_E_USAGE, "%s:%u: [%s]: unknown section%s%s%s", r->path, line, section,
                   near ? "; did you mean [" : "", near ? near : "", near ? "]?" : "");
}

/* Every measure's own target, where it has one. */
static double *own_targets(struct cl_arena *arena) {
    size_t n = 0;
    while (cl_measure_at(n))
        n++;
    double *targets = cl_arena_array(arena, n + 1, sizeof *targets);
    for (size_t i = 0; i < n; i++)
        targets[i] = cl_measure_info(cl_measure_at(i))->target;
    return targets;
}

static enum cl_rc read_file(const struct cli_options *o, struct cl_arena *arena, enum pass pass,
                            struct cli_config *c, const char **path, struct cl_err *err) {
    *path = o->config;
    if (o->no_config)
        return CL_OK;
    if (!*path) {
        const char *dir = cl_dir_path(arena, CL_DIR_CONFIG, false);
        if (!dir)
            return CL_OK;
        *path = cl_arena_printf(arena, "%s/config.ini", dir);
    }
    struct reading r = {.config = c, .path = *path, .pass = pass};
    c->path = *path;
    struct cl_err why = {0};
    enum cl_rc rc = cl_ini_read(*path, on_key, &r, &why);
    if (rc == CL_OK || (rc == CL_E_NOTFOUND && !o->config))
        return CL_OK;
    return cl_fail(err, CL_E_USAGE, "%s", why.text);
}

enum cl_rc cli_names_read(const struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_config unused = {0};
    const char *path;
    cli_names_forget();
    return read_file(o, arena, PASS_NAMES, &unused, &path, err);
}

void cli_names_forget(void) {
    cl_vocabulary_reset();
    cl_catalogue_reset();
}

enum cl_rc cli_config_read(const struct cli_options *o, struct cl_arena *arena,
                           struct cli_config *c, struct cl_err *err) {
    const char *path;
    struct cl_err why = {0};
    *c = (struct cli_config){.states = cl_states_new(), .keys_line = 1, .arena = arena};
    cl_policy_init(&c->policy);
    cl_schedule_reset();
    cl_savings_init(&c->savings);
    c->targets = own_targets(arena);
    enum cl_rc rc = read_file(o, arena, PASS_REST, c, &path, err);
    if (rc != CL_OK)
        return rc;
    if (cl_schedule_ready(&why) != CL_OK)
        return cl_fail(err, CL_E_USAGE, "%s: %s", path, why.text);
    unsigned line;
    if (cl_policy_ready(&c->policy, &line, &why) != CL_OK)
        return cl_fail(err, CL_E_USAGE, "%s:%u: %s", path, line, why.text);
    cl_policy_use(&c->policy);
    if (c->keys.len && cl_tui_keys_check(c->keys.ptr, &c->key_clashes, &why) != CL_OK)
        return cl_fail(err, CL_E_USAGE, "%s: %s", path, why.text);
    return CL_OK;
}

void cli_config_done(struct cli_config *c) {
    cl_policy_use(NULL);
    cl_schedule_reset();
    cl_policy_done(&c->policy);
    cl_states_free(c->states);
    cl_buf_free(&c->keys);
    cl_buf_free(&c->key_clashes);
    c->states = NULL;
}
