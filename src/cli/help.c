/* help.c - `--help`, from the registries of commands and options; at most 60
 * lines of at most 80 columns. */
#include "cli.h"

/* One entry in two columns, the second wrapped at 80. */
static void put_entry(FILE *to, const char *left, const char *text) {
    enum { AT = 26, WIDTH = 79 };
    int used = fprintf(to, "  %s", left);
    if (used >= AT) {
        fputc('\n', to);
        used = 0;
    }
    fprintf(to, "%*s", AT - used, "");
    size_t room = WIDTH - AT, col = 0;
    while (*text) {
        size_t word = strcspn(text, " ");
        if (col && col + 1 + word > room) {
            fprintf(to, "\n%*s", AT, "");
            col = 0;
        }
        fprintf(to, "%s%.*s", col ? " " : "", (int)word, text);
        col += word + (col ? 1 : 0);
        text += word;
        text += strspn(text, " ");
    }
    fputc('\n', to);
}

static void put_options(FILE *to, unsigned groups) {
    const struct cli_option *table = cli_option_table;
    char left[64];
    for (size_t i = 0; i < cli_option_count(); i++) {
        if (!(table[i].groups & groups))
            continue;
        (void)snprintf(left, sizeof left, "--%s%s%s", table[i].name, table[i].arg ? " " : "",
                       table[i].arg ? table[i].arg : "");
        put_entry(to, left, table[i].help);
    }
}

void cli_help(const struct cli_options *o, FILE *to) {
    const struct cli_command *c = o->command ? cli_command_find(o->command) : NULL;
    if (c) {
        fprintf(to, "usage: caseload %s%s%s\n\n%s\n", c->name, *c->args ? " " : "", c->args,
                c->help);
        if (c->groups & CLI_GENERAL)
            fprintf(to, "Formats: %s.\n", c->formats);
        fprintf(to, "\n");
        put_options(to, c->groups);
        return;
    }
    fprintf(to, "usage: caseload [FILE...]            the dashboard, on exports or a store\n"
                "       caseload COMMAND [FILE...] [OPTION...]\n\nCommands:\n");
    for (size_t i = 0; i < cli_command_count(); i++)
        put_entry(to, cli_commands[i].name, cli_commands[i].help);
    fprintf(to, "\nMost used options (caseload COMMAND --help lists all of a command):\n");
    static const char *const most[] = {"db",  "filter", "as-of",  "last",
                                       "map", "tz",     "format", "output"};
    char left[64];
    for (size_t i = 0; i < cli_option_count(); i++)
        for (size_t k = 0; k < CL_LEN(most); k++)
            if (strcmp(cli_option_table[i].name, most[k]) == 0) {
                (void)snprintf(left, sizeof left, "--%s %s", most[k], cli_option_table[i].arg);
                put_entry(to, left, cli_option_table[i].help);
            }
    fprintf(to,
            "\nFilters:  priority:high,critical -channel:email is:open age>7d \"card blocked\"\n"
            "Manual:   man caseload, man caseload-config, man caseload-metrics\n");
}
