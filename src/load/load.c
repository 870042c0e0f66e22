/* load.c - from files to a store and a snapshot: which store, and what to do.
 *
 * A store given as FILE or by --db is opened, and files are imported into it; for
 * files alone the private store decides.  Whatever fails leaves the store as it
 * was before. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caseload/base/file.h"
#include "caseload/base/tidy.h"

#include "load_int.h"

/* The store last: while it has its name, nobody else makes one of that name. */
void load_remove_store(const char *path) {
    static const char *const ends[] = {"-wal", "-shm", "-journal", ""};
    for (size_t i = 0; i < CL_LEN(ends); i++) {
        struct cl_buf b = {0};
        cl_buf_printf(&b, "%s%s", path, ends[i]);
        unlink(b.ptr);
        cl_buf_free(&b);
    }
    cl_tidy_drop(path);
}

static void add_option(struct cl_buf *b, const char *key, const char *value) {
    if (!value) {
        return;
    }
    cl_buf_printf(b, "%s=", key);
    for (; *value; value++) { /* one line each */
        cl_buf_puts(b, *value == '\n' ? "\\n" : "");
        if (*value != '\n') {
            cl_buf_putc(b, *value);
        }
    }
    cl_buf_putc(b, '\n');
}

/* Everything that changes what import makes of the files. */
static void describe_options(struct load *l) {
    const struct cl_ingest_options *in = &l->o->ingest;
    struct cl_buf b = {0};
    char delimiter[2] = {in->delimiter, '\0'};
    cl_buf_puts(&b, "");
    add_option(&b, "source", l->o->source);
    add_option(&b, "tz", l->o->zone);
    add_option(&b, "encoding", in->encoding);
    add_option(&b, "delimiter", in->delimiter ? delimiter : NULL);
    add_option(&b, "date-order", in->date_order);
    add_option(&b, "no-header", in->no_header ? "1" : NULL);
    for (size_t i = 0; i < in->n_maps; i++) {
        add_option(&b, "map", in->maps[i]);
    }
    for (size_t i = 0; i < in->n_nulls; i++) {
        add_option(&b, "null", in->nulls[i]);
    }
    size_t states_at = b.len;
    cl_states_print(l->states, &b);
    l->states_text = cl_arena_strn(l->arena, b.ptr + states_at, b.len - states_at);
    l->options_text = cl_arena_strn(l->arena, b.ptr, b.len);
    cl_buf_reset(&b);
    cl_policy_print(&l->policy, &b);
    l->policy_text = cl_arena_strn(l->arena, b.ptr ? b.ptr : "", b.len);
    cl_buf_free(&b);
    /* Another build may read the same bytes otherwise without saying so. */
    struct stat st;
    l->importer = LOAD_IMPORTER;
    if (stat("/proc/self/exe", &st) == 0) {
        l->importer = cl_arena_printf(l->arena, "%s %lld.%lld", LOAD_IMPORTER,
                                      (long long)st.st_size, (long long)st.st_mtim.tv_sec);
    }
}

enum cl_rc load_zone(struct load *l, const char *fallback, struct cl_err *err) {
    const char *name = l->o->zone ? l->o->zone : fallback;
    if (!name || strcmp(name, "UTC") == 0) {
        l->zone = cl_zone_utc();
        return CL_OK;
    }
    return cl_zone_open(name, &l->zone, err);
}

/* ---- a store that exists ---- */

/* Derives all cases anew when states, policy or the columns are others now. */
static enum cl_rc bring_up(struct load *l, const char *path, struct cl_err *err) {
    if (load_derived_current(l)) {
        return CL_OK;
    }
    cl_store_close(l->store);
    l->store = NULL;
    if (access(path, W_OK) != 0) {
        return cl_fail(
            err, CL_E_STORE,
            "%s: read-only, and derived with other [states], [policy], [calendar], [pause]"
            " or [penalty]; copy it to where you may write, or use its --config",
            path);
    }
    enum cl_rc rc = cl_store_open(path, CL_STORE_WRITE, &l->store, err);
    rc = rc ? rc : cl_store_begin(l->store, err);
    rc = rc ? rc : load_define(l, err);
    rc = rc ? rc : load_derive(l, true, err);
    rc = rc ? rc : cl_store_commit(l->store, err);
    if (rc) {
        cl_store_close(l->store);
        l->store = NULL;
    }
    return rc;
}

static enum cl_rc open_store(struct load *l, const char *path, struct cl_loaded *out,
                             struct cl_err *err) {
    enum cl_rc rc = cl_store_open(path, CL_STORE_READ, &l->store, err);
    rc = rc ? rc : bring_up(l, path, err);
    out->reused = true;
    return rc ? rc : load_report(l, 0, &out->report, err);
}

/* ---- files alone ---- */

enum cl_rc load_build_at(struct load *l, const char *path, struct cl_loaded *out,
                         struct cl_err *err) {
    cl_tidy_add(path); /* first: a signal may come as soon as the file is there */
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) {
        int why = errno;
        cl_tidy_drop(path);
        return cl_fail(err, CL_E_STORE, "%s: %s", path, strerror(why));
    }
    close(fd);
    enum cl_rc rc = cl_store_open(path, CL_STORE_CREATE, &l->store, err);
    rc = rc ? rc : cl_store_unsafe(l->store, err);
    rc = rc ? rc : load_import(l, NULL, &out->report, err);
    rc = rc ? rc : cl_store_settle(l->store, err);
    if (rc) {
        cl_store_close(l->store);
        l->store = NULL;
        load_remove_store(path);
    }
    return rc;
}

/* The old store's side files go with it: a new one must never meet them. */
static enum cl_rc put_in_place(struct load *l, const char *built, const char *path,
                               struct cl_err *err) {
    cl_store_close(l->store);
    l->store = NULL;
    load_remove_store(path);
    int why = rename(built, path) != 0 ? errno : 0;
    cl_tidy_drop(built);
    if (why) {
        load_remove_store(built);
        return cl_fail(err, CL_E_STORE, "%s: %s", path, strerror(why));
    }
    return cl_store_open(path, CL_STORE_READ, &l->store, err);
}

enum cl_rc load_temporary(struct load *l, struct cl_loaded *out, struct cl_err *err) {
    const char *dir = getenv("TMPDIR");
    char *path = cl_arena_printf(l->arena, "%s/caseload-XXXXXX", dir && *dir ? dir : "/tmp");
    cl_tidy_hold();
    int fd = mkostemp(path, O_CLOEXEC), why = errno;
    if (fd >= 0) {
        cl_tidy_add(path);
        close(fd);
    }
    cl_tidy_release();
    if (fd < 0) {
        return cl_fail(err, CL_E_STORE, "%s: %s", path, strerror(why));
    }
    out->temporary = true;
    return load_build_at(l, path, out, err);
}

/* What cannot be read leaves the rest as it is. */
static bool some_unchanged(const struct load *l, const bool *changed) {
    for (size_t i = 0; i < l->files.n; i++) {
        if (!changed[i]) {
            return true;
        }
    }
    return false;
}

static enum cl_rc use_private(struct load *l, struct cl_loaded *out, struct cl_err *err) {
    struct private_store p;
    if (l->files.streams || l->o->dry_run) {
        return load_temporary(l, out, err);
    }
    enum cl_rc rc = private_lock(l, &p, err);
    if (rc) {
        return rc;
    }
    if (!p.path) {
        private_unlock(&p);
        out->without_cache = true;
        return load_temporary(l, out, err);
    }
    bool *changed = cl_arena_array(l->arena, l->files.n + 1, sizeof *changed);
    switch (private_check(l, p.path, changed)) {
    case PRIVATE_USE:
        rc = open_store(l, p.path, out, err);
        break;
    case PRIVATE_ADD:
        rc = cl_store_open(p.path, CL_STORE_WRITE, &l->store, err);
        rc = rc ? rc : load_import(l, changed, &out->report, err);
        if (rc == CL_E_INPUT && some_unchanged(l, changed)) {
            cl_store_close(l->store);
            l->store = NULL;
            rc = open_store(l, p.path, out, err);
        }
        break;
    case PRIVATE_BUILD: {
        private_sweep(&p);
        const char *aside = cl_arena_printf(l->arena, "%s.%ld", p.path, (long)getpid());
        rc = load_build_at(l, aside, out, err);
        rc = rc ? rc : put_in_place(l, aside, p.path, err);
        break;
    }
    }
    private_unlock(&p);
    return rc;
}

/* ---- what was asked for ---- */

/* An option that says how files are read does nothing to a store that is there. */
static enum cl_rc nothing_to_read(const struct load *l, const char *store, struct cl_err *err) {
    const struct cl_ingest_options *in = &l->o->ingest;
    const struct {
        const char *name;
        bool given;
    } options[] = {{"--map or --mapping", in->n_maps > 0},
                   {"--source", l->o->source != NULL},
                   {"--encoding", in->encoding != NULL},
                   {"--delimiter", in->delimiter != 0},
                   {"--date-order", in->date_order != NULL},
                   {"--null", in->n_nulls > 0},
                   {"--no-header", in->no_header}};
    for (size_t i = 0; i < CL_LEN(options); i++) {
        if (options[i].given) {
            return cl_fail(err, CL_E_USAGE,
                           "%s says how an export is read, and none is given beside the store %s;"
                           " name the exports too",
                           options[i].name, store);
        }
    }
    return CL_OK;
}

static enum cl_rc choose(struct load *l, struct cl_loaded *out, struct cl_err *err) {
    const struct cl_load_options *o = l->o;
    if (o->n_files == 0) {
        enum cl_rc rc =
            o->db ? nothing_to_read(l, o->db, err)
                  : cl_fail(err, CL_E_USAGE, "no file given: name an export, or --db a store");
        return rc ? rc : open_store(l, o->db, out, err);
    }
    enum cl_rc rc = load_files_find(o, l->arena, &l->files, err);
    for (size_t i = 0; !rc && i < l->files.n; i++) {
        const char *path = l->files.items[i].path;
        if (l->files.items[i].stream || !cl_store_is_sqlite(path)) {
            continue;
        }
        if (l->files.n > 1 || o->db) {
            return cl_fail(err, CL_E_USAGE,
                           "%s: a store is opened alone, by --db or as the only FILE", path);
        }
        rc = nothing_to_read(l, path, err);
        return rc ? rc : open_store(l, path, out, err);
    }
    rc = rc ? rc : load_zone(l, NULL, err);
    if (rc) {
        return rc;
    }
    return o->db ? load_shared(l, o->db, out, err) : use_private(l, out, err);
}

/* Filters of the policies that name what no case has. */
static enum cl_rc policy_note(const struct load *l, struct cl_loaded *out, struct cl_err *err) {
    const struct cl_policy_rule *rule;
    bool filtered = false;
    for (size_t i = 0; (rule = cl_policy_rule_at(&l->policy, i)) != NULL; i++) {
        filtered = filtered || rule->filter[0];
    }
    const char *note = NULL;
    enum cl_rc rc =
        filtered ? cl_store_meta(l->store, "policy_note", out->arena, &note, err) : CL_OK;
    out->policy_note = note && *note ? note : NULL;
    return rc;
}

static enum cl_rc take_snapshot(struct load *l, struct cl_loaded *out, struct cl_err *err) {
    struct cl_table *table = NULL;
    if (!load_wants_table(l)) {
        return CL_OK;
    }
    if (l->table) { /* it grew beside the store */
        out->table = l->table;
        l->table = NULL;
        return CL_OK;
    }
    load_progress(l, "reading the store", 1);
    enum cl_rc rc = cl_store_snapshot(l->store, &table, err);
    out->table = table;
    return rc;
}

bool load_wants_table(const struct load *l) {
    return !l->o->import_only && !l->o->dry_run;
}

static enum cl_rc some_failed(const struct load *l, struct cl_err *err) {
    const struct load_file *first = NULL;
    size_t failed = 0;
    for (size_t i = 0; i < l->files.n; i++) {
        if (l->files.items[i].failed) {
            first = first ? first : &l->files.items[i];
            failed++;
        }
    }
    if (!first) {
        return CL_OK;
    }
    if (failed == 1) {
        return cl_fail(err, CL_E_PARTIAL, "%s", first->failed);
    }
    return cl_fail(err, CL_E_PARTIAL, "%zu of %zu files are not in, the first: %s", failed,
                   l->files.n, first->failed);
}

enum cl_rc cl_load(const struct cl_load_options *options, struct cl_loaded *out,
                   struct cl_err *err) {
    *out = (struct cl_loaded){.arena = cl_arena_new()};
    struct cl_states *own = options->states ? NULL : cl_states_new();
    struct load l = {.o = options,
                     .arena = out->arena,
                     .states = options->states ? options->states : own,
                     .zone = cl_zone_utc(),
                     .began_ms = cl_monotonic_ms()};
    if (options->policy) {
        l.policy = *options->policy;
    } else {
        cl_policy_init(&l.policy);
    }
    describe_options(&l);
    enum cl_rc rc = choose(&l, out, err);
    if (!rc) {
        out->store_path = cl_arena_str(out->arena, cl_store_path(l.store));
        out->report.store = options->dry_run ? options->db : out->store_path;
        rc = policy_note(&l, out, err);
        rc = rc ? rc : take_snapshot(&l, out, err);
        if (!rc && out->table) {
            load_report_flags(out->table, &out->report);
        }
    }
    cl_table_unref(l.table); /* the store could not be put in its place */
    cl_store_close(l.store);
    cl_states_free(own);
    if (rc) {
        cl_loaded_done(out);
        return rc;
    }
    return some_failed(&l, err);
}

void cl_loaded_done(struct cl_loaded *loaded) {
    cl_table_unref(loaded->table);
    if (loaded->temporary && loaded->store_path) {
        load_remove_store(loaded->store_path);
    }
    cl_arena_free(loaded->arena);
    *loaded = (struct cl_loaded){0};
}
