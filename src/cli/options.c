/* options.c - the registry of options, and argv to struct cli_options.
 *
 * One entry is one option: parsing, --help, completions and the manual are made
 * from it.  An option that the command does not take is refused, never ignored. */
#include "cli.h"

#define OFF(field) offsetof(struct cli_options, field)
#define ANY (~0u)
#define PIVOTS "monthly, monthly-channel, channel, channel-issue, issue, issue-status, sla"

const struct cli_option cli_option_table[] = {
    {.name = "db",
     .arg = "PATH",
     .help = "Use or make this store.",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(db)},
    {.name = "map",
     .arg = "FIELD=COLUMN",
     .help = "Map a column to a field; FIELD= unmaps, A+B joins date and time, @h gives a unit.",
     .kind = CLI_LIST,
     .groups = CLI_READ,
     .offset = OFF(maps)},
    {.name = "mapping",
     .arg = "FILE",
     .help = "Read --map lines from an INI file.",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(mapping)},
    {.name = "tz",
     .arg = "ZONE",
     .help = "IANA zone in which stamps without an offset are read.",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(tz)},
    {.name = "source",
     .arg = "NAME",
     .help = "Name the source that the files belong to.",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(source)},
    {.name = "encoding",
     .arg = "NAME",
     .help = "Character encoding, instead of the sniffed one.",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(encoding)},
    {.name = "delimiter",
     .arg = "C",
     .help = "Field delimiter, instead of the sniffed one (tab for a tab).",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(delimiter)},
    {.name = "date-order",
     .arg = "dmy|mdy|ymd",
     .help = "Order of day, month and year.",
     .kind = CLI_TEXT,
     .groups = CLI_READ,
     .offset = OFF(date_order)},
    {.name = "null",
     .arg = "WORD",
     .help = "A word that stands for a missing value.",
     .kind = CLI_LIST,
     .groups = CLI_READ,
     .offset = OFF(nulls)},
    {.name = "no-header",
     .help = "The files have no header; columns are 1, 2, 3 …",
     .kind = CLI_FLAG,
     .groups = CLI_READ,
     .offset = OFF(no_header)},
    {.name = "dry-run",
     .help = "Read and report, store nothing.",
     .kind = CLI_FLAG,
     .groups = CLI_IMPORT,
     .offset = OFF(dry_run)},
    {.name = "filter",
     .arg = "EXPR",
     .help = "Keep these cases; several are joined by AND.",
     .kind = CLI_LIST,
     .groups = CLI_SCOPE,
     .offset = OFF(filters)},
    {.name = "as-of",
     .arg = "T",
     .help = "ISO instant or date, now, or data.",
     .kind = CLI_TEXT,
     .groups = CLI_SCOPE,
     .offset = OFF(as_of)},
    {.name = "from",
     .arg = "T",
     .help = "Start of the period.",
     .kind = CLI_TEXT,
     .groups = CLI_SCOPE,
     .offset = OFF(from)},
    {.name = "to",
     .arg = "T",
     .help = "End of the period.",
     .kind = CLI_TEXT,
     .groups = CLI_SCOPE,
     .offset = OFF(to)},
    {.name = "last",
     .arg = "30d",
     .help = "The period that ends at the as-of instant.",
     .kind = CLI_TEXT,
     .groups = CLI_SCOPE,
     .offset = OFF(last)},
    {.name = "by",
     .arg = "DIM,DIM",
     .help = "Dimensions to group by, up to three; test takes one, drivers any number.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY | CLI_TEST | CLI_DRIVERS,
     .offset = OFF(by)},
    {.name = "measure",
     .arg = "KEY,KEY",
     .help = "Measures to show; test takes one.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY | CLI_TEST,
     .offset = OFF(measure)},
    {.name = "every",
     .arg = "UNIT",
     .help = "Time axis: day, week, month, quarter or year.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY,
     .offset = OFF(every)},
    {.name = "across",
     .arg = "DIM,DIM",
     .help = "A pivot: these dimensions, up to two, make the columns, and --by the rows.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY,
     .offset = OFF(across)},
    {.name = "share",
     .arg = "row|column|all",
     .help = "In a pivot: each number's share of its row, its column or the whole.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY,
     .offset = OFF(share)},
    {.name = "look",
     .arg = "LOOK",
     .help = "In a pivot: heat-row, heat-column, heat-all, target, outlier or sla.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY,
     .offset = OFF(look)},
    {.name = "pivot",
     .arg = "NAME",
     .help = "A saved pivot: " PIVOTS "; other options change it.",
     .kind = CLI_TEXT,
     .groups = CLI_QUERY,
     .offset = OFF(pivot)},
    {.name = "totals",
     .help = "Add rows of totals, recomputed from the cases.",
     .kind = CLI_FLAG,
     .groups = CLI_QUERY,
     .offset = OFF(totals)},
    {.name = "sort",
     .arg = "KEY,-KEY",
     .help = "Order of the rows; - is descending.",
     .kind = CLI_TEXT,
     .groups = CLI_ROWS,
     .offset = OFF(sort)},
    {.name = "top",
     .arg = "N",
     .help = "Only the first N rows.",
     .kind = CLI_TEXT,
     .groups = CLI_ROWS | CLI_DRIVERS | CLI_SQL,
     .offset = OFF(top)},
    {.name = "columns",
     .arg = "NAME,NAME",
     .help = "Only these columns.",
     .kind = CLI_TEXT,
     .groups = CLI_ROWS,
     .offset = OFF(columns)},
    {.name = "fail-empty",
     .help = "Exit 1 when the answer is empty.",
     .kind = CLI_FLAG,
     .groups = CLI_QUERY | CLI_ROWS | CLI_SQL,
     .offset = OFF(fail_empty)},
    {.name = "kind",
     .arg = "KIND",
     .help = "Which report: overview, sla, agents, feedback, statistics or pivot.",
     .kind = CLI_TEXT,
     .groups = CLI_REPORT,
     .offset = OFF(kind)},
    {.name = "width",
     .arg = "N",
     .help = "Columns of a text report, 80 by default.",
     .kind = CLI_TEXT,
     .groups = CLI_REPORT,
     .offset = OFF(width)},
    {.name = "profile",
     .arg = "NAME",
     .help = "What kind of export to make; caseload profiles lists them.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERATE,
     .offset = OFF(profile)},
    {.name = "cases",
     .arg = "N",
     .help = "How many cases.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERATE,
     .offset = OFF(cases)},
    {.name = "seed",
     .arg = "S",
     .help = "The same seed gives the same bytes.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERATE,
     .offset = OFF(seed)},
    {.name = "effect",
     .arg = "NAME",
     .help = "Plant what an analysis must find; caseload effects lists the names.",
     .kind = CLI_LIST,
     .groups = CLI_GENERATE,
     .offset = OFF(effects)},
    {.name = "null",
     .help = "No difference between any groups, but for those of --effect.",
     .kind = CLI_FLAG,
     .groups = CLI_GENERATE,
     .offset = OFF(no_effects)},
    {.name = "dirt",
     .arg = "P",
     .help = "Spoil this percentage of the records, up to 15, as real exports are spoiled.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERATE,
     .offset = OFF(dirt)},
    {.name = "truth",
     .arg = "FILE",
     .help = "Write what is true: effects, breach probability of each case, each spoiled record.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERATE,
     .offset = OFF(truth)},
    {.name = "view",
     .arg = "NAME",
     .help = "First view: overview, trends, findings … any that : names.",
     .kind = CLI_TEXT,
     .groups = CLI_SCREEN | CLI_SHOT,
     .offset = OFF(view)},
    {.name = "size",
     .arg = "WxH",
     .help = "Size of the screen, 80x24 by default.",
     .kind = CLI_TEXT,
     .groups = CLI_SHOT,
     .offset = OFF(size)},
    {.name = "keys",
     .arg = "KEYS",
     .help = "Keys typed before the shot, separated by blanks.",
     .kind = CLI_TEXT,
     .groups = CLI_SHOT,
     .offset = OFF(keys)},
    {.name = "ascii",
     .help = "Only ASCII on the screen.",
     .kind = CLI_FLAG,
     .groups = CLI_SCREEN | CLI_SHOT | CLI_REPORT,
     .offset = OFF(ascii)},
    {.name = "no-color",
     .help = "No colours; NO_COLOR does the same.",
     .kind = CLI_FLAG,
     .groups = ANY,
     .offset = OFF(no_color)},
    {.name = "format",
     .arg = "F",
     .help = "Output format.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERAL,
     .offset = OFF(format)},
    {.name = "output",
     .arg = "PATH",
     .help = "Write there, by a temporary file and a rename; - is standard output.",
     .kind = CLI_TEXT,
     .groups = CLI_GENERAL,
     .offset = OFF(output)},
    {.name = "watch",
     .help = "Keep going: read and print again every --interval.",
     .kind = CLI_FLAG,
     .groups = CLI_SCOPE,
     .offset = OFF(watch)},
    {.name = "interval",
     .arg = "30s",
     .help = "Time between two runs of --watch.",
     .kind = CLI_TEXT,
     .groups = CLI_SCOPE,
     .offset = OFF(interval)},
    {.name = "mask",
     .help = "Replace names, e-mails and free text by stable pseudonyms.",
     .kind = CLI_FLAG,
     .groups = CLI_SCOPE | CLI_READ,
     .offset = OFF(mask)},
    {.name = "config",
     .arg = "PATH",
     .help = "Configuration file.",
     .kind = CLI_TEXT,
     .groups = CLI_READ | CLI_CONFIG,
     .offset = OFF(config)},
    {.name = "no-config",
     .help = "Read no configuration file.",
     .kind = CLI_FLAG,
     .groups = CLI_READ | CLI_CONFIG,
     .offset = OFF(no_config)},
    {.name = "quiet",
     .help = "No notes on standard error.",
     .kind = CLI_FLAG,
     .groups = ANY,
     .offset = OFF(quiet)},
    {.name = "verbose",
     .help = "More notes: the mapping and its reasons.",
     .kind = CLI_FLAG,
     .groups = ANY,
     .offset = OFF(verbose)},
    {.name = "help", .help = "This help.", .kind = CLI_FLAG, .groups = ANY, .offset = OFF(help)},
    {.name = "version",
     .help = "Version and build.",
     .kind = CLI_FLAG,
     .groups = ANY,
     .offset = OFF(version)},
};

size_t cli_option_count(void) {
    return CL_LEN(cli_option_table);
}

void cli_list_add(struct cl_arena *arena, struct cli_list *list, const char *item) {
    if ((list->n & (list->n - 1)) == 0) { /* full at powers of two */
        size_t cap = list->n ? list->n * 2 : 1;
        const char **grown = cl_arena_array(arena, cap, sizeof *grown);
        if (list->n)
            memcpy(grown, list->items, list->n * sizeof *grown);
        list->items = grown;
    }
    list->items[list->n++] = item;
}

/* The option of that name which the command takes, else any of that name. */
static const struct cli_option *find_option(struct cl_slice name, unsigned groups) {
    const struct cli_option *other = NULL;
    for (size_t i = 0; i < CL_LEN(cli_option_table); i++) {
        if (!cl_slice_eq(cl_slice(cli_option_table[i].name), name))
            continue;
        if (cli_option_table[i].groups & groups)
            return &cli_option_table[i];
        other = &cli_option_table[i];
    }
    return other;
}

static enum cl_rc unknown_option(struct cl_slice name, const char *command, struct cl_err *err) {
    const char *known[CL_LEN(cli_option_table)];
    for (size_t i = 0; i < CL_LEN(cli_option_table); i++)
        known[i] = cli_option_table[i].name;
    const char *near = cl_nearest(name, known, CL_LEN(known));
    if (near && find_option(name, ANY))
        near = NULL;
    return cl_fail(err, CL_E_USAGE, "--%.*s: %s%s%s%s%s", (int)name.len, name.ptr,
                   find_option(name, ANY) ? "not an option of " : "unknown option",
                   find_option(name, ANY) ? command : "", near ? "; did you mean --" : "",
                   near ? near : "", near ? "?" : "; see caseload --help");
}

static enum cl_rc take_option(int argc, char **argv, int *i, struct cl_arena *arena,
                              struct cli_options *o, unsigned groups, struct cl_err *err) {
    struct cl_slice rest = cl_slice(argv[*i] + 2);
    struct cl_slice name = cl_slice_cut(&rest, '=');
    const char *value = rest.ptr;
    const struct cli_option *opt = find_option(name, groups);
    if (!opt || !(opt->groups & groups))
        return unknown_option(name, o->command ? o->command : "the dashboard", err);
    char *at = (char *)o + opt->offset;
    if (opt->kind == CLI_FLAG) {
        if (value)
            return cl_fail(err, CL_E_USAGE, "--%s: takes no value", opt->name);
        *(bool *)at = true;
        return CL_OK;
    }
    if (!value) {
        if (*i + 1 >= argc)
            return cl_fail(err, CL_E_USAGE, "--%s: needs a value, --%s %s", opt->name, opt->name,
                           opt->arg);
        value = argv[++*i];
    }
    if (opt->kind == CLI_TEXT)
        memcpy(at, &value, sizeof value);
    else
        cli_list_add(arena, (struct cli_list *)(void *)at, value);
    return CL_OK;
}

enum cl_rc cli_parse(int argc, char **argv, struct cl_arena *arena, struct cli_options *o,
                     struct cl_err *err) {
    int i = 1;
    unsigned groups = CLI_READ | CLI_SCOPE | CLI_SCREEN | CLI_GENERAL | CLI_REPORT;
    bool literal = false;
    *o = (struct cli_options){0};
    if (argc > 1 && argv[1][0] != '-') {
        const struct cli_command *c = cli_command_find(argv[1]);
        if (c) {
            o->command = c->name;
            groups = c->groups;
            i = 2;
        }
    }
    for (; i < argc; i++) {
        const char *a = argv[i];
        if (literal || a[0] != '-' || strcmp(a, "-") == 0) {
            cli_list_add(arena, &o->files, a);
        } else if (strcmp(a, "--") == 0) {
            literal = true;
        } else if (strcmp(a, "-h") == 0) {
            o->help = true;
        } else if (strncmp(a, "--", 2) == 0) {
            enum cl_rc rc = take_option(argc, argv, &i, arena, o, groups, err);
            if (rc != CL_OK)
                return rc;
        } else {
            return cl_fail(err, CL_E_USAGE,
                           "%s: unknown option; options are --words, see caseload --help", a);
        }
    }
    return CL_OK;
}
