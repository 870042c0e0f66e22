/* main.c - argv to a subcommand or the dashboard, errors to one line and an exit
 * code. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "caseload/base/num.h"

#include "cli.h"
#include "version.h"

static int fail_with(const struct cl_err *err) {
    fflush(stdout);
    fprintf(stderr, "caseload: %s\n", err->text);
    return cli_exit_code(err->code);
}

/* A first word that is neither a command nor a file is a mistyped command. */
static enum cl_rc check_command(const struct cli_options *o, struct cl_err *err) {
    if (o->command || o->files.n == 0)
        return CL_OK;
    const char *word = o->files.items[0];
    if (strpbrk(word, "./") || access(word, F_OK) == 0 || strcmp(word, "-") == 0)
        return CL_OK;
    const char *known[64];
    size_t n = 0;
    for (; n < cli_command_count() && n < CL_LEN(known); n++)
        known[n] = cli_commands[n].name;
    const char *near = cl_nearest(cl_slice(word), known, n);
    return cl_fail(err, CL_E_USAGE, "%s: neither a command nor a file%s%s%s", word,
                   near ? "; did you mean " : "; see caseload --help", near ? near : "",
                   near ? "?" : "");
}

static uint64_t interval_secs(const char *text) {
    uint64_t v = 0;
    struct cl_slice s = cl_slice(text);
    uint64_t unit = 1;
    if (s.len && strchr("smh", s.ptr[s.len - 1])) {
        unit = s.ptr[s.len - 1] == 's' ? 1 : s.ptr[s.len - 1] == 'm' ? 60 : 3600;
        s.len--;
    }
    int64_t n;
    if (cl_parse_i64(s, &n) && n > 0 && n <= 86400)
        v = (uint64_t)n * unit;
    return v;
}

/* What stdio still holds goes out, or the exit code says so. */
static int end_output(void) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return 0;
    fprintf(stderr, "caseload: standard output: cannot be written\n");
    return 4;
}

/* Doctor reports what is wrong with the configuration by itself. */
static bool wants_names(const struct cli_command *c) {
    return !c || (c->groups & (CLI_READ | CLI_CONFIG) && c->run != cli_run_doctor);
}

static int run_once(struct cli_options *o, struct cl_err *err) {
    struct cl_arena *arena = cl_arena_new();
    const struct cli_command *c = o->command ? cli_command_find(o->command) : NULL;
    *err = (struct cl_err){0};
    int code = 0;
    if (!wants_names(c) || cli_names_read(o, arena, err) == CL_OK)
        code = c ? c->run(o, arena, err) : cli_dashboard(o, arena, err);
    if (err->code != CL_OK)
        code = fail_with(err);
    else if (end_output() != 0)
        code = 4;
    cli_names_forget();
    cl_arena_free(arena);
    return code;
}

/* --interval is checked also where nothing is watched. */
static enum cl_rc check_watch(const struct cli_options *o, struct cl_err *err) {
    if (o->interval && interval_secs(o->interval) == 0)
        return cl_fail(err, CL_E_USAGE, "--interval %s: not a time such as 30s, 5m or 1h",
                       o->interval);
    for (size_t i = 0; o->watch && i < o->files.n; i++)
        if (strcmp(o->files.items[i], "-") == 0)
            return cl_fail(err, CL_E_USAGE,
                           "--watch: standard input can be read only once; name a file");
    return CL_OK;
}

/* A signal ends it.  A file that cannot be read for a moment, say because its next
 * version is being written, is reported and read again. */
static int run_watch(const struct cli_options *o, struct cl_err *err) {
    uint64_t secs = interval_secs(o->interval ? o->interval : "30s");
    for (bool shown = false;; shown = true) {
        struct cli_options once = *o; /* a command takes its own words off the list */
        int code = run_once(&once, err);
        if (code != 0 && code != 5 && !(shown && code == 3))
            return code;
        (void)sleep((unsigned)secs);
    }
}

int main(int argc, char **argv) {
    struct cl_err err = {0};
    struct cli_options o;
    struct cl_arena *arena = cl_arena_new();
    int code = 0;
    (void)signal(SIGPIPE, SIG_DFL);
    if (cli_parse(argc, argv, arena, &o, &err) != CL_OK ||
        (!o.help && !o.version &&
         (check_command(&o, &err) != CL_OK || check_watch(&o, &err) != CL_OK))) {
        code = fail_with(&err);
    } else if (o.help) {
        cli_help(&o, stdout);
        code = end_output();
    } else if (o.version) {
        printf("caseload %s\n", CASELOAD_VERSION);
        code = end_output();
    } else if (o.watch && (o.command || !isatty(STDOUT_FILENO))) {
        code = run_watch(&o, &err);
    } else {
        code = run_once(&o, &err);
    }
    cl_arena_free(arena);
    return code;
}
