/* cli.h - what the files of src/cli share: parsed options, an open session, and
 * the registries of options and subcommands. */
#ifndef CASELOAD_SRC_CLI_H
#define CASELOAD_SRC_CLI_H

#include <stdio.h>

#include "caseload/app.h"
#include "caseload/report.h"

struct cli_list {
    const char **items;
    size_t n;
};

struct cli_options {
    const char *command; /* NULL: the dashboard */
    struct cli_list files, filters, maps, nulls, effects;
    const char *db, *as_of, *from, *to, *last, *tz, *mapping, *source, *encoding, *delimiter;
    const char *date_order, *format, *output, *config, *interval;
    const char *across, *share, *look, *pivot;
    const char *by, *measure, *every, *sort, *top, *columns, *kind, *profile, *cases, *seed, *dirt,
        *truth;
    const char *view, *size, *keys, *width, *theme;
    bool no_header, watch, no_config, mask, quiet, verbose, no_color, ascii, help, version;
    bool totals, fail_empty, dry_run, no_effects;
};

/* Which options a command takes; the help of a command lists its groups. */
enum cli_group {
    CLI_GENERAL = 1, /* --help --quiet --output --format ... */
    CLI_READ = 2,    /* how files become a store: --db --map --tz ... */
    CLI_SCOPE = 4,   /* --filter --as-of --from --to --last */
    CLI_QUERY = 8,   /* --by --measure --every --totals */
    CLI_ROWS = 16,   /* --sort --top --columns */
    CLI_REPORT = 32, /* --kind --width */
    CLI_GENERATE = 64,
    CLI_SCREEN = 128, /* --view --no-color --ascii */
    CLI_IMPORT = 256, /* --dry-run */
    CLI_SHOT = 512,
    CLI_CONFIG = 1024,
    CLI_TEST = 2048,    /* --by --measure, one of each */
    CLI_DRIVERS = 4096, /* --by --top */
    CLI_SQL = 8192,     /* --top --fail-empty */
};

enum cli_kind { CLI_FLAG, CLI_TEXT, CLI_LIST };
struct cli_option {
    const char *name, *arg, *help;
    enum cli_kind kind;
    unsigned groups;
    size_t offset;
};
extern const struct cli_option cli_option_table[];
size_t cli_option_count(void);

struct cli_command {
    const char *name, *args, *help; /* help: one sentence */
    unsigned groups;
    const char *formats; /* "text csv json", the first is the default */
    int (*run)(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
};
extern const struct cli_command cli_commands[];
size_t cli_command_count(void);
const struct cli_command *cli_command_find(const char *name);

/* Fills *o; strings are argv's own.  CL_E_USAGE names the nearest option. */
CL_NODISCARD enum cl_rc cli_parse(int argc, char **argv, struct cl_arena *arena,
                                  struct cli_options *o, struct cl_err *err);
void cli_help(const struct cli_options *o, FILE *to);
void cli_list_add(struct cl_arena *arena, struct cli_list *list, const char *item);

/* ---- configuration ---- */
struct cli_config {
    struct cl_states *states;
    struct cl_policy policy;
    const char *path, *section; /* of the file, while it is read */
    struct cl_case_for_action savings;
    struct cl_arena *arena; /* of texts in savings */
    double *targets;        /* by catalogue index; NaN: the default */
    struct cl_buf keys;     /* lines of [keys], at the lines of the file */
    struct cl_buf key_clashes;
    unsigned keys_line;
};
/* [fields] and [measures], which options may name: before the command runs. */
CL_NODISCARD enum cl_rc cli_names_read(const struct cli_options *o, struct cl_arena *arena,
                                       struct cl_err *err);
void cli_names_forget(void);
CL_NODISCARD enum cl_rc cli_config_read(const struct cli_options *o, struct cl_arena *arena,
                                        struct cli_config *c, struct cl_err *err);
void cli_config_done(struct cli_config *c);
/* [schedule] file = …: a path beside the configuration's, or an absolute one. */
CL_NODISCARD enum cl_rc cli_agents_read(const char *schedule, const char *config, const char *file,
                                        struct cl_arena *arena, struct cl_err *err);

/* ---- a session: config, load, backend, scope ---- */
struct cli_session {
    struct cli_config config;
    struct cl_load_options load;
    struct cl_loaded loaded;
    struct cl_backend *backend;
    struct cl_scope scope;
    bool as_of_is_data, partial, open;
};
/* Load options from the command line; needs only the configuration. */
CL_NODISCARD enum cl_rc cli_load_options(const struct cli_options *o, struct cl_arena *arena,
                                         struct cli_session *s, struct cl_err *err);
/* A URI such as clickhouse://… is no store of this build; never repeats it. */
CL_NODISCARD enum cl_rc cli_check_db(const struct cli_options *o, struct cl_err *err);
/* Loads, opens the backend and settles the scope.  Notes go to standard error. */
CL_NODISCARD enum cl_rc cli_session_open(const struct cli_options *o, struct cl_arena *arena,
                                         struct cli_session *s, struct cl_err *err);
/* Only the files into their store: no snapshot, no backend, no scope. */
CL_NODISCARD enum cl_rc cli_session_load(const struct cli_options *o, struct cl_arena *arena,
                                         struct cli_session *s, struct cl_err *err);
int cli_session_close(struct cli_session *s, int code); /* code, or 5 when the load was partial */
const char *cli_filter_text(const struct cli_options *o, struct cl_arena *arena);

int cli_exit_code(enum cl_rc rc);
/* Writes to --output or standard output; a terminal gets no byte that it would obey. */
CL_NODISCARD enum cl_rc cli_emit(const struct cli_options *o, const struct cl_buf *out,
                                 struct cl_err *err);
/* --format, checked against what the command offers; "text" by default. */
CL_NODISCARD enum cl_rc cli_format(const struct cli_options *o, const struct cli_command *c,
                                   const char **format, struct cl_err *err);
CL_NODISCARD enum cl_rc cli_number(const char *option, const char *text, uint64_t *out,
                                   struct cl_err *err);
/* The measure of that name; `option` ("--measure ", or "") begins the error. */
CL_NODISCARD enum cl_rc cli_measure(const char *option, const char *key,
                                    const struct cl_measure **out, struct cl_err *err);
/* Dimensions under their keys, however they were written; none twice. */
/* "a,b" to entries, each once; NULL is cases. */
CL_NODISCARD enum cl_rc cli_measures(struct cl_arena *arena, const char *text,
                                     const struct cl_measure ***out, size_t *n, struct cl_err *err);
CL_NODISCARD enum cl_rc cli_dims(const struct cli_session *s, const char **keys, size_t n,
                                 struct cl_arena *arena, struct cl_err *err);
/* Splits "a,b,c" (quotes keep commas). */
void cli_split(struct cl_arena *arena, const char *text, struct cli_list *out);

/* ---- grids: rows to any plain format ---- */
struct cli_cell {
    const char *text; /* NULL: null, unless number */
    double number;
    bool is_number;
    const char *shown; /* for text and md; NULL: text or the number */
};
struct cli_grid {
    const char *const *keys;
    const char *const *titles; /* NULL: keys */
    size_t n_cols, n_rows;
    const struct cli_cell *cells; /* [n_rows * n_cols] */
};
/* csv, tsv, jsonl, md or text; "json" writes the array of row objects only. */
void cli_grid_write(const struct cli_grid *g, const char *format, struct cl_buf *out);
void cli_grid_row_json(const struct cli_grid *g, size_t row, struct cl_buf *out);
/* Only these columns, in this order; NULL or "" keeps all. */
CL_NODISCARD enum cl_rc cli_grid_pick(struct cli_grid *g, const char *columns,
                                      struct cl_arena *arena, struct cl_err *err);
enum cl_rc cli_no_column(const char *name, const char *const *known, size_t n, struct cl_err *err);
struct cli_cell cli_text(const char *text);
struct cli_cell cli_num(double v);
struct cl_json; /* the head that kpi, query and others share: as_of, from, to, filter */
void cli_json_scope(struct cl_json *j, const struct cli_session *s);
/* What has changed after as-of in these cases, as it was then; and one field of it:
 * NULL when that did not change, ptr NULL inside when it was NULL. */
CL_NODISCARD enum cl_rc cli_past_find(const struct cli_session *s, const int64_t *case_ids,
                                      size_t n, struct cl_arena *arena, struct cl_past *out,
                                      struct cl_err *err);
const struct cl_slice *cli_past_value(const struct cl_past *past, int64_t case_id,
                                      const char *field);
struct cl_figure; /* the clocks of one case, in words */
CL_NODISCARD enum cl_rc cli_case_clocks(const struct cli_session *s, int64_t case_id,
                                        struct cl_arena *arena, struct cl_figure *out,
                                        struct cl_err *err);
void cli_clocks_text(const struct cl_figure *f, struct cl_buf *out);
void cli_clocks_json(struct cl_json *j, const struct cl_figure *f);
void cli_json_excluded(struct cl_json *j, const struct cl_value *v);

int cli_dashboard(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_import(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_kpi(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_query(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
/* `query` as a pivot: any of --across --share --look --pivot was given. */
bool cli_wants_pivot(const struct cli_options *o);
int cli_run_pivot(struct cli_options *o, const char *format, struct cl_arena *arena,
                  struct cl_err *err);
int cli_run_sql(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_cases(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_case(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_explain(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_drivers(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_test(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_report(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_shot(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_generate(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_registry(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_doctor(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);
int cli_run_paths(struct cli_options *o, struct cl_arena *arena, struct cl_err *err);

#endif
