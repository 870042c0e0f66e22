/* session.c - what every reading command does first: configuration, load,
 * backend, scope; and last: close, with the exit code.  Notes for people go to
 * standard error, so that standard output stays data. */
#include <unistd.h>

#include "caseload/base/file.h"
#include "caseload/base/ini.h"
#include "caseload/base/num.h"
#include "caseload/base/utf8.h"

#include "cli.h"

static const struct {
    enum cl_rc rc;
    int code;
} exit_codes[] = {
    {CL_OK, 0},        {CL_E_USAGE, 2},    {CL_E_INPUT, 3},       {CL_E_STORE, 4},
    {CL_E_PARTIAL, 5}, {CL_E_NOTFOUND, 1}, {CL_E_CANCELLED, 130},
};

int cli_exit_code(enum cl_rc rc) {
    for (size_t i = 0; i < CL_LEN(exit_codes); i++)
        if (exit_codes[i].rc == rc)
            return exit_codes[i].code;
    return 4;
}

const char *cli_filter_text(const struct cli_options *o, struct cl_arena *arena) {
    const char *text = "";
    for (size_t i = 0; i < o->filters.n; i++)
        text = *text ? cl_arena_printf(arena, "%s %s", text, o->filters.items[i])
                     : o->filters.items[i];
    return text;
}

enum cl_rc cli_number(const char *option, const char *text, uint64_t *out, struct cl_err *err) {
    int64_t v;
    if (!cl_parse_i64(cl_slice(text), &v) || v < 0)
        return cl_fail(err, CL_E_USAGE, "--%s %s: not a whole number", option, text);
    *out = (uint64_t)v;
    return CL_OK;
}

void cli_split(struct cl_arena *arena, const char *text, struct cli_list *out) {
    while (text && *text) {
        bool quoted = *text == '"';
        const char *from = text + quoted;
        const char *end = from + (quoted ? strcspn(from, "\"") : strcspn(from, ","));
        cli_list_add(arena, out, cl_arena_strn(arena, from, (size_t)(end - from)));
        text = end + strcspn(end, ",");
        text += *text == ',';
    }
}

struct mapping_file {
    struct cl_arena *arena;
    struct cli_list *maps;
};

static enum cl_rc on_map(void *ctx, const char *section, const char *key, const char *value,
                         unsigned line, struct cl_err *err) {
    struct mapping_file *m = ctx;
    (void)line;
    (void)err;
    (void)section;
    cli_list_add(m->arena, m->maps, cl_arena_printf(m->arena, "%s=%s", key, value));
    return CL_OK;
}

static enum cl_rc parse_delimiter(const char *text, char *out, struct cl_err *err) {
    if (!text)
        return CL_OK;
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0)
        *out = '\t';
    else if (strlen(text) == 1 && (unsigned char)*text < 0x80 && !strchr("\"\r\n", *text))
        *out = *text;
    else
        return cl_fail(err, CL_E_USAGE, "--delimiter %s: one ASCII character, or tab", text);
    return CL_OK;
}

enum cl_rc cli_check_db(const struct cli_options *o, struct cl_err *err) {
    const char *colon = o->db ? strstr(o->db, "://") : NULL;
    if (o->db && !*o->db)
        return cl_fail(err, CL_E_USAGE, "--db: name a store file");
    if (!colon || access(o->db, F_OK) == 0)
        return CL_OK;
    return cl_fail(err, CL_E_USAGE,
                   "--db %.*s: this build reads no such server; give the path of a store file",
                   (int)(colon - o->db), o->db);
}

enum cl_rc cli_load_options(const struct cli_options *o, struct cl_arena *arena,
                            struct cli_session *s, struct cl_err *err) {
    enum cl_rc rc;
    struct cli_list *maps = cl_arena_alloc(arena, sizeof *maps);
    if (o->files.n == 0 && !o->db)
        return cl_fail(err, CL_E_USAGE, "no FILE and no --db: name an export, a folder or a store");
    if ((rc = cli_check_db(o, err)) != CL_OK)
        return rc;
    if (o->mapping) {
        struct mapping_file m = {arena, maps};
        rc = cl_ini_read(o->mapping, on_map, &m, err);
        if (rc != CL_OK) {
            if (err)
                err->code = CL_E_USAGE;
            return CL_E_USAGE;
        }
    }
    for (size_t i = 0; i < o->maps.n; i++)
        cli_list_add(arena, maps, o->maps.items[i]);
    s->load = (struct cl_load_options){.files = o->files.items,
                                       .n_files = o->files.n,
                                       .db = o->db,
                                       .source = o->source,
                                       .zone = o->tz,
                                       .states = s->config.states,
                                       .policy = &s->config.policy,
                                       .dry_run = o->dry_run};
    s->load.ingest = (struct cl_ingest_options){.maps = maps->items,
                                                .n_maps = maps->n,
                                                .nulls = o->nulls.items,
                                                .n_nulls = o->nulls.n,
                                                .encoding = o->encoding,
                                                .date_order = o->date_order,
                                                .no_header = o->no_header};
    if (o->date_order && strcmp(o->date_order, "dmy") != 0 && strcmp(o->date_order, "mdy") != 0 &&
        strcmp(o->date_order, "ymd") != 0)
        return cl_fail(err, CL_E_USAGE, "--date-order %s: dmy, mdy or ymd", o->date_order);
    if (o->tz) { /* named early, also where nothing is imported */
        const struct cl_zone *zone;
        if ((rc = cl_zone_open(o->tz, &zone, err)) != CL_OK)
            return rc;
    }
    return parse_delimiter(o->delimiter, &s->load.ingest.delimiter, err);
}

/* What was made of the files, for people. */
static void say_notes(const struct cli_options *o, const struct cli_session *s) {
    const struct cl_import_report *r = &s->loaded.report;
    for (size_t i = 0; i < r->n_files; i++) /* an error, so --quiet keeps it */
        if (r->files[i].failed)
            fprintf(stderr, "caseload: %s\n", r->files[i].failed);
    if (o->quiet)
        return;
    if (s->loaded.without_cache)
        fprintf(stderr, "caseload: no writable cache folder: a temporary store is used\n");
    if (r->quarantined)
        fprintf(
            stderr,
            "caseload: %llu of %llu records quarantined, see caseload import --dry-run or :data\n",
            (unsigned long long)r->quarantined, (unsigned long long)r->records);
    if (s->loaded.policy_note)
        fprintf(stderr, "caseload: %s\n", s->loaded.policy_note);
    if (r->unknown_status && !s->loaded.reused)
        fprintf(stderr, "caseload: %s\n", r->unknown_status);
    if (o->verbose)
        for (size_t i = 0; i < r->n_mapping; i++)
            fprintf(stderr, "caseload: %s = %s (%.2f): %s\n", cl_columns[r->mapping[i].field].name,
                    r->mapping[i].column, r->mapping[i].score, r->mapping[i].reason);
}

static enum cl_rc settle_scope(const struct cli_options *o, struct cl_arena *arena,
                               struct cli_session *s, struct cl_err *err) {
    const struct cl_table *t = s->backend->table;
    const char *zone = o->tz ? o->tz : cl_table_attr(t, "zone");
    enum cl_rc rc;
    s->scope = (struct cl_scope){.filter = cli_filter_text(o, arena),
                                 .from = CL_NO_TIME,
                                 .to = CL_NO_TIME,
                                 .targets = s->config.targets};
    if ((rc = cl_zone_open(zone ? zone : "UTC", &s->scope.zone, err)) != CL_OK)
        return rc;
    if ((rc = cl_scope_as_of(&s->scope, o->as_of, t, &s->as_of_is_data, err)) != CL_OK)
        return rc;
    return cl_scope_period(&s->scope, o->from, o->to, o->last, err);
}

/* Configuration, options and the load itself. */
static enum cl_rc load_files(const struct cli_options *o, struct cl_arena *arena,
                             struct cli_session *s, bool import_only, struct cl_err *err) {
    *s = (struct cli_session){0};
    enum cl_rc rc = cli_config_read(o, arena, &s->config, err);
    s->open = true;
    if (rc == CL_OK)
        rc = cli_load_options(o, arena, s, err);
    if (rc != CL_OK)
        return rc;
    s->load.import_only = import_only;
    rc = cl_load(&s->load, &s->loaded, err);
    s->partial = rc == CL_E_PARTIAL;
    if (s->partial && err)
        *err = (struct cl_err){0};
    rc = s->partial ? CL_OK : rc;
    if (rc == CL_OK)
        say_notes(o, s);
    return rc;
}

enum cl_rc cli_session_load(const struct cli_options *o, struct cl_arena *arena,
                            struct cli_session *s, struct cl_err *err) {
    enum cl_rc rc = load_files(o, arena, s, true, err);
    if (rc != CL_OK)
        (void)cli_session_close(s, 0);
    return rc;
}

enum cl_rc cli_session_open(const struct cli_options *o, struct cl_arena *arena,
                            struct cli_session *s, struct cl_err *err) {
    enum cl_rc rc = load_files(o, arena, s, false, err);
    if (rc == CL_OK)
        rc = cl_backend_open(s->loaded.table, s->loaded.store_path, false, &s->backend, err);
    if (rc == CL_OK && o->mask) {
        struct cl_backend *masked;
        rc = cl_backend_mask(s->backend, &masked, err);
        if (rc == CL_OK)
            s->backend = masked;
    }
    if (rc == CL_OK)
        rc = settle_scope(o, arena, s, err);
    if (rc != CL_OK)
        (void)cli_session_close(s, 0);
    return rc;
}

int cli_session_close(struct cli_session *s, int code) {
    if (s->open) {
        cl_backend_close(s->backend);
        cl_loaded_done(&s->loaded);
        cli_config_done(&s->config);
        s->open = false;
    }
    return code == 0 && s->partial ? 5 : code;
}

/* Cells are bytes that anybody may have written: a program gets them as they are, a
 * terminal would obey them.  Line ends and the tabs of tsv stay. */
static void make_safe(const struct cl_buf *out, struct cl_buf *safe) {
    struct cl_arena *arena = cl_arena_new();
    for (size_t at = 0; at < out->len;) {
        size_t n = 0;
        while (at + n < out->len && out->ptr[at + n] != '\n' && out->ptr[at + n] != '\t')
            n++;
        struct cl_slice s = cl_utf8_safe(arena, (struct cl_slice){out->ptr + at, n}, false);
        cl_buf_add(safe, s.ptr, s.len);
        at += n;
        if (at < out->len)
            cl_buf_putc(safe, out->ptr[at++]);
        cl_arena_reset(arena);
    }
    cl_arena_free(arena);
}

static enum cl_rc write_out(const char *path, const struct cl_buf *out, struct cl_err *err) {
    struct cl_output *file;
    enum cl_rc rc = cl_output_open(path, &file, err);
    if (rc != CL_OK)
        return rc;
    rc = cl_output_write(file, out->ptr ? out->ptr : "", out->len, err);
    if (rc != CL_OK) {
        cl_output_discard(file);
        return rc;
    }
    return cl_output_commit(file, err);
}

enum cl_rc cli_emit(const struct cli_options *o, const struct cl_buf *out, struct cl_err *err) {
    const char *path = o->output ? o->output : "-";
    if (!*path)
        return cl_fail(err, CL_E_USAGE, "--output: name a file, or - for standard output");
    if (strcmp(path, "-") != 0 || !isatty(STDOUT_FILENO))
        return write_out(path, out, err);
    struct cl_buf safe = {0};
    make_safe(out, &safe);
    enum cl_rc rc = write_out(path, &safe, err);
    cl_buf_free(&safe);
    return rc;
}

enum cl_rc cli_format(const struct cli_options *o, const struct cli_command *c, const char **format,
                      struct cl_err *err) {
    const char *known[16];
    size_t n = 0;
    static _Thread_local char words[128];
    (void)snprintf(words, sizeof words, "%s", c->formats);
    for (char *w = words; w && n < CL_LEN(known);) {
        known[n++] = w;
        w = strchr(w, ' ');
        if (w)
            *w++ = 0;
    }
    *format = o->format ? o->format : known[0];
    for (size_t i = 0; i < n; i++)
        if (strcmp(known[i], *format) == 0)
            return CL_OK;
    return cl_fail(err, CL_E_USAGE, "--format %s: %s offers %s", *format, c->name, c->formats);
}
