/* cmd_system.c - `caseload doctor` and `paths`. */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include "caseload/base/file.h"
#include "caseload/base/num.h"

#include "cli.h"

int cli_run_paths(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    static const char *const keys[] = {"what", "path"};
    const char *format;
    if (cli_format(o, cli_command_find("paths"), &format, err) != CL_OK)
        return 0;
    if (o->files.n) {
        (void)cl_fail(err, CL_E_USAGE, "paths %s: takes no FILE", o->files.items[0]);
        return 0;
    }
    const char *config = cl_dir_path(arena, CL_DIR_CONFIG, false);
    const char *cache = cl_dir_path(arena, CL_DIR_CACHE, false),
               *state = cl_dir_path(arena, CL_DIR_STATE, false);
    struct cli_cell cells[] = {
        cli_text("config"),
        cli_text(o->config ? o->config
                 : config  ? cl_arena_printf(arena, "%s/config.ini", config)
                           : NULL),
        cli_text("cache"),
        cli_text(cache),
        cli_text("state"),
        cli_text(state ? cl_arena_printf(arena, "%s/state.db", state) : NULL),
    };
    struct cl_buf out = {0};
    cli_grid_write(&(struct cli_grid){keys, NULL, 2, 3, cells}, format, &out);
    (void)!cli_emit(o, &out, err);
    cl_buf_free(&out);
    return 0;
}

struct checkup {
    struct cl_buf out;
    int problems;
};

static void check(struct checkup *c, bool ok, const char *what, const char *found,
                  const char *todo) {
    cl_buf_printf(&c->out, "%s %-10s %s\n", ok ? "ok " : "-- ", what, found);
    if (!ok) {
        cl_buf_printf(&c->out, "              %s\n", todo);
        c->problems++;
    }
}

static void check_terminal(struct checkup *c) {
    const char *term = getenv("TERM");
    bool tty = isatty(STDOUT_FILENO);
    check(c, term && *term && strcmp(term, "dumb") != 0, "terminal",
          term && *term ? term : "TERM is not set",
          "Set TERM, e.g. TERM=xterm-256color; caseload report works without.");
    cl_buf_printf(&c->out, "%s %-10s %s\n", "ok ", "output",
                  tty ? "a terminal" : "not a terminal: the dashboard prints its text report");
    (void)setlocale(LC_CTYPE, "");
    const char *codeset = nl_langinfo(CODESET);
    check(c, strcmp(codeset, "UTF-8") == 0, "locale", codeset,
          "Set LC_ALL=C.UTF-8 for block and braille graphs; ASCII is drawn otherwise.");
    check(c, access("/usr/share/zoneinfo/UTC", R_OK) == 0 || getenv("TZDIR"), "zones",
          access("/usr/share/zoneinfo/UTC", R_OK) == 0 ? "/usr/share/zoneinfo" : "no zone data",
          "Install tzdata.");
}

static void check_folder(struct checkup *c, struct cl_arena *arena, const char *what,
                         enum cl_dir dir) {
    const char *path = cl_dir_path(arena, dir, false);
    bool there = path && access(path, F_OK) == 0;
    bool writable = !there || access(path, W_OK) == 0;
    const char *found = !path
                            ? "no home folder"
                            : cl_arena_printf(arena, "%s%s", path, there ? "" : " (not made yet)");
    check(c, path && writable, what, found, "Make it writable, or set HOME or the XDG variable.");
}

static void check_store(struct checkup *c, const char *path, struct cl_arena *arena) {
    struct cl_store *store;
    struct cl_err err = {0};
    if (access(path, F_OK) != 0) {
        check(c, false, "file", cl_arena_printf(arena, "%s: not found", path),
              "Check the name; --db makes a store only when files are imported.");
        return;
    }
    if (!cl_store_is_sqlite(path)) {
        check(c, access(path, R_OK) == 0, "file", cl_arena_printf(arena, "%s: an export", path),
              "It cannot be read.");
        return;
    }
    bool ok = cl_store_open(path, CL_STORE_READ, &store, &err) == CL_OK;
    check(c, ok, "store", ok ? path : err.text,
          "See the message; a newer store needs a newer caseload.");
    if (ok)
        cl_store_close(store);
}

int cli_run_doctor(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct checkup c = {0};
    struct cli_config config = {0};
    struct cl_err why = {0};
    const char *format;
    if (cli_format(o, cli_command_find("doctor"), &format, err) != CL_OK ||
        cli_check_db(o, err) != CL_OK)
        return 0;
    check_terminal(&c);
    check_folder(&c, arena, "cache", CL_DIR_CACHE);
    check_folder(&c, arena, "config", CL_DIR_CONFIG);
    bool ok = cli_names_read(o, arena, &why) == CL_OK;
    ok = cli_config_read(o, arena, &config, ok ? &why : NULL) == CL_OK && ok;
    check(&c, ok, "settings",
          ok ? (o->no_config ? "not read (--no-config)" : "read without complaint") : why.text,
          "Mend that line; man caseload-config lists what is known.");
    for (struct cl_slice rest = {config.key_clashes.ptr, config.key_clashes.len}; rest.len;) {
        struct cl_slice line = cl_slice_cut(&rest, '\n');
        check(&c, false, "keys", cl_arena_strn(arena, line.ptr, line.len),
              "Give one of the two another key; caseload actions lists them.");
    }
    cli_config_done(&config);
    if (o->db)
        check_store(&c, o->db, arena);
    for (size_t i = 0; i < o->files.n; i++)
        check_store(&c, o->files.items[i], arena);
    (void)!cli_emit(o, &c.out, err);
    cl_buf_free(&c.out);
    return 0;
}
