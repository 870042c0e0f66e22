/* test_terminal.c - the dashboard in a real pseudo-terminal: keys, ends, text, bytes. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

#include "terminal.h"

/* ---- what keys do ---- */

static void drill_and_back_restore_the_screen(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "2", "Row 1 of");
    assert_null(strstr(tty_screen(s), "Esc back")); /* there is nothing to go back to */
    tty_press(s, "jjj", "Row 4 of");
    tty_press(s, "llss", "descending");
    tty_press(s, "f", "State");
    tty_press(s, "\x1b", "Row ");
    tty_press(s, "&", "Narrow to");
    tty_press(s, "priority:high,low\r", "match");
    char *before = strdup(tty_screen(s));
    tty_press(s, "\r", "Timeline");
    assert_non_null(strstr(tty_screen(s), "Backlog \xe2\x80\xba C1"));
    tty_press(s, ")", "Timeline");
    tty_press(s, "(", "Timeline");
    tty_press(s, "\x1b", "Row ");
    assert_string_equal(tty_screen(s), before);
    for (int i = 0; i < 20; i++) {
        tty_press(s, "\r", "Timeline");
        tty_press(s, "\x7f", "Row ");
    }
    assert_string_equal(tty_screen(s), before);
    free(before);
    tty_quit(s);
}

static void cards_and_bars_drill_with_one_more_chip(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "&", "Narrow to");
    tty_press(s, "channel:email\r", "[Channel = email");
    tty_press(s, "l", "Open:");
    tty_press(s, "\r", "Row 1 of");
    assert_non_null(strstr(tty_screen(s), "[Channel = email"));
    assert_non_null(strstr(tty_screen(s), "[open"));
    assert_non_null(strstr(tty_screen(s), "Esc back"));
    tty_press(s, "\x1b", "Open by department");
    tty_press(s, "\t\t", "Open by department");
    tty_press(s, "j\r", "Department =");
    assert_non_null(strstr(tty_screen(s), "[Channel = email"));
    tty_press(s, "q", "Open by department");
    tty_press(s, "X", "No filters");
    tty_press(s, "u", "[Channel = email");
    tty_press(s, "\x12", "No filters"); /* Ctrl-R */
    tty_quit(s);
}

static void filter_menu_counts_and_applies(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "f", "240 of 240 match");
    tty_press(s, "/", "Filter");
    tty_press(s, "prio", "[ ] Critical");
    tty_press(s, "\r", "Priority");
    tty_press(s, "j ", "15 of 240 match"); /* the first value, and it alone */
    tty_press(s, "\r", "[Priority = Critical");
    tty_press(s, "x", "No filters");
    tty_press(s, "f", "240 of 240 match");
    tty_press(s, "\x1b", "No filters");
    tty_quit(s);
}

static void find_sort_and_keep(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "2", "Row 1 of");
    tty_press(s, "/", "Find:");
    tty_press(s, "refund", "Match 1 of");
    tty_press(s, "\r", "n N match");
    tty_press(s, "n", "Match 2 of");
    tty_press(s, "/zzzz", "not found");
    tty_press(s, "\r", "Not found: zzzz");
    assert_null(strstr(tty_screen(s), "n N match"));
    tty_press(s, "\x1b", "Search ended");
    tty_press(s, "=", "[Priority =");
    tty_press(s, "!", "[Priority ≠");
    tty_press(s, "u", "[Priority =");
    tty_press(s, "s", "Sorted by");
    tty_press(s, "S", "Sort by");
    tty_press(s, "\x1b", "Row");
    tty_quit(s);
}

/* The rows, columns sideways, another one, errors in place, a bomb that is cancelled. */
static void sql_shows_rows(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, ";", "SQL:");
    tty_press(s, "select priority, count(*) as n from cases group by 1 order by 1\r", "priority");
    assert_non_null(strstr(tty_screen(s), "Critical"));
    tty_press(s, "jl", "2/");
    tty_press(s, ";", "SQL:");
    tty_press(s, "selct 1\r", "sql: selct: only select");
    tty_press(s, ";", "SQL: selct 1"); /* to be put right */
    tty_press(s, "\x15", "SQL:");
    tty_press(s, "delete from meta\r", "nothing can be changed");
    tty_press(s, ";", "SQL:");
    tty_press(s, "\x15with recursive c(x) as (select 1 union all select x+1 from c) ", "SQL:");
    tty_press(s, "select count(*) from c\r", "Asking the store");
    tty_press(s, "\x03", "sql: cancelled");
    tty_press(s, ";\x15select 7 * 6 as answer\r", "answer");
    assert_non_null(strstr(tty_screen(s), "42"));
    tty_press(s, "\x1b", "Open by department");
    tty_press(s, "j\x1b", "q quits");
    tty_quit(s);
}

static void explain_help_and_palette(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "li", "Missing values stay missing");
    tty_press(s, "\x1b", "Open by department");
    tty_press(s, "?", "Next row");
    tty_press(s, "\x1bOF", "more columns to the left"); /* the last command, and all signs */
    assert_non_null(strstr(tty_screen(s), "What the signs mean"));
    tty_press(s, "narrow", "Keep only cases that match");
    tty_press(s, "\r", "Narrow to");
    tty_press(s, "\x1b", "Open by department");
    tty_press(s, ":", "Commands");
    tty_press(s, "data\r", "Quarantine");
    tty_press(s, ":", "Commands");
    tty_press(s, "goto C1005\r", "Timeline");
    tty_press(s, "#", "Go to case");
    tty_press(s, "nonsense\r", "No case has the id");
    tty_quit(s);
}

static void q_pops_and_quits_at_the_top(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "2", "Row 1 of");
    tty_press(s, "\r", "Timeline");
    tty_type(s, "qqq"); /* a held key does not fall out of the program */
    tty_await(s, "Press q again to quit");
    assert_int_equal(waitpid(s->pid, NULL, WNOHANG), 0);
    for (int64_t until = tty_now_ms() + 500; tty_now_ms() < until;)
        tty_pump(s, 50);
    tty_type(s, "q");
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 0);
    tty_assert_left_alternate_screen(s);
    tty_end(s);
}

static void digits_and_names_open_every_view(void **state) {
    static const struct {
        const char *keys, *then;
    } views[] = {{"3", "signal or noise"},
                 {"4", "as team"},
                 {"5", "SLA met, by basis"},
                 {"6", "by weekday and hour"},
                 {"0", "Cases by"},
                 {":feedback\r", "Against target"},
                 {":drivers\r", "What moved"},
                 {":test\r", "is it chance"},
                 {":findings\r", "Findings in full"},
                 {"2", "Row 1 of"},
                 {"1", "Open by department"}};
    struct session *s = tty_overview(80, 24);
    (void)state;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        tty_press(s, views[i].keys, views[i].then);
    tty_quit(s);
}

static void a_heat_cell_drills_and_comes_back(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "6", "by weekday and hour");
    tty_press(s, "b", "Cases by weekday and hour");
    tty_press(s, "jjj", "Thu 00:00");
    tty_press(s, "lll", "Thu 03:00");
    char *before = strdup(tty_screen(s));
    tty_press(s, "\r", "Row 1 of");
    assert_non_null(strstr(tty_screen(s), "[Weekday = Thu"));
    assert_non_null(strstr(tty_screen(s), "[Hour = 3"));
    tty_press(s, "\x1b", "Thu 03:00");
    assert_string_equal(tty_screen(s), before);
    free(before);
    tty_quit(s);
}

static void pivot_keys_choose_and_undo(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "0", "Cases by department and priority");
    char *before = strdup(tty_screen(s));
    tty_press(s, "d", "Cases by region and priority");
    tty_press(s, "D", "Cases by region and channel");
    tty_press(s, "b", "Open by region and channel");
    tty_press(s, "%", "share of the row");
    tty_press(s, "uuuu", "Cases by department and priority");
    tty_press(s, "j", "Row 2 of");
    tty_press(s, "k", "Row 1 of");
    assert_string_equal(tty_screen(s), before);
    tty_press(s, ":pivot monthly\r", "by month and");
    tty_press(s, "l\r", "[Month = 2024-12");
    tty_press(s, "\x1b", "by month and");
    free(before);
    tty_quit(s);
}

/* Tab reaches panels that have no room, Esc brings the others back. */
static void a_panel_without_room_stands_alone(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    tty_press(s, "4", "as team");
    tty_press(s, "\t", "Agents by measure");
    assert_null(strstr(tty_screen(s), "as team"));
    tty_press(s, "\x1b", "as team");
    assert_null(strstr(tty_screen(s), "Agents by measure"));
    tty_quit(s);
}

/* ---- how it ends ---- */

static void ends_by(int signo, int code) {
    struct session *s = tty_overview(80, 24);
    kill(s->pid, signo);
    int status = tty_finish(s);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
    tty_assert_left_alternate_screen(s);
    tty_end(s);
}

static void signals_restore_the_terminal(void **state) {
    (void)state;
    ends_by(SIGTERM, 143);
    ends_by(SIGHUP, 129);
    ends_by(SIGQUIT, 131);
}

static void crashes_restore_the_terminal(void **state) {
    static const int signals[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct session *s = tty_overview(80, 24);
        kill(s->pid, signals[i]);
        tty_finish(s);
        tty_assert_left_alternate_screen(s);
        tty_end(s);
    }
}

static void two_interrupts_quit(void **state) {
    (void)state;
    struct session *s = tty_overview(80, 24);
    tty_press(s, "\x03", "Press Ctrl-C again");
    tty_type(s, "\x03");
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 130);
    tty_end(s);
    s = tty_overview(80, 24);
    kill(s->pid, SIGINT);
    tty_await(s, "Press Ctrl-C again");
    kill(s->pid, SIGINT);
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 130);
    tty_assert_left_alternate_screen(s);
    tty_end(s);
}

static void a_closed_terminal_ends_it(void **state) {
    struct session *s = tty_overview(80, 24);
    int status = 0;
    (void)state;
    close(s->slave);
    close(s->master);
    for (int64_t until = tty_now_ms() + 5000; waitpid(s->pid, &status, WNOHANG) == 0;) {
        if (tty_now_ms() > until) {
            kill(s->pid, SIGKILL);
            fail_msg("still there after its terminal went away");
        }
        poll(NULL, 0, 10);
    }
    s->master = s->slave = open("/dev/null", O_RDONLY);
    s->slave = dup(s->master);
    tty_end(s);
}

/* A shell in small: it runs the program in a job of its own and sees it stop. */
static void shell(struct session *s) {
    int status;
    char go;
    close(s->master);
    login_tty(s->slave);
    tty_set_environment(NULL);
    signal(SIGTTOU, SIG_IGN);
    pid_t job = fork();
    if (job == 0) {
        setpgid(0, 0);
        tcsetpgrp(0, getpid());
        signal(SIGTTOU, SIG_DFL);
        execl(getenv("CASELOAD_BIN"), "caseload", sample, "--as-of", "data", (char *)NULL);
        _exit(127);
    }
    setpgid(job, job);
    waitpid(job, &status, WUNTRACED);
    tcsetpgrp(0, getpgrp());
    if (WIFSTOPPED(status) && write(1, "STOPPED\r\n", 9) == 9 && read(0, &go, 1) == 1) {
        tcsetpgrp(0, job);
        kill(-job, SIGCONT);
        waitpid(job, &status, 0);
    }
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 99);
}

static void ctrl_z_suspends_and_returns(void **state) {
    struct session *s = calloc(1, sizeof *s);
    struct winsize size = {.ws_col = 80, .ws_row = 24};
    struct termios stopped;
    (void)state;
    s->w = 80;
    s->h = 24;
    assert_int_equal(openpty(&s->master, &s->slave, NULL, NULL, &size), 0);
    tcgetattr(s->slave, &s->before);
    s->vt = vterm_new(24, 80);
    vterm_set_utf8(s->vt, 1);
    s->screen = vterm_obtain_screen(s->vt);
    vterm_screen_enable_altscreen(s->screen, 1);
    vterm_screen_reset(s->screen, 1);
    s->pid = fork();
    if (s->pid == 0)
        shell(s);
    tty_await(s, "Open by department");
    tty_settle(s);
    tty_type(s, "\x1a");
    tty_await(s, "STOPPED");
    tcgetattr(s->slave, &stopped);
    assert_int_equal(stopped.c_lflag, s->before.c_lflag);
    assert_null(strstr(tty_screen(s), "Open by department"));
    tty_type(s, "\n");
    tty_await(s, "Open by department");
    tty_settle(s);
    tty_type(s, "Q");
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 0);
    tty_end(s);
}

/* ---- terminals and text ---- */

static void starts_on_every_terminal(void **state) {
    static const char *const terms[] = {"xterm-256color", "xterm", "tmux-256color", "screen",
                                        "linux",          "vt100", "vt220"};
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const char *const env[] = {"TERM", terms[i], NULL};
        struct session *s = tty_start(80, 24, env, sample);
        tty_await(s, "Open by department");
        tty_settle(s);
        tty_quit(s);
    }
}

static void an_unknown_terminal_is_one_line(void **state) {
    const char *const env[] = {"TERM", "no-such-terminal", NULL};
    struct session *s = tty_start(80, 24, env, sample);
    (void)state;
    int status = tty_finish(s);
    assert_int_equal(WEXITSTATUS(status), 2);
    assert_non_null(strstr(s->log, "no-such-terminal"));
    assert_non_null(strstr(s->log, "caseload report"));
    assert_ptr_equal(strchr(s->log, '\n'), s->log + s->bytes - 1);
    tty_end(s);
}

static void ascii_locale_gets_ascii(void **state) {
    const char *const env[] = {"LC_ALL", "C", NULL};
    struct session *s = tty_start(80, 24, env, hostile);
    (void)state;
    tty_await(s, "Overview");
    tty_settle(s);
    tty_press(s, "2", "Row 1 of");
    tty_press(s, "j\r", "Timeline");
    tty_press(s, "?", "Next row");
    assert_int_equal(s->high, 0);
    tty_press(s, "\x1b", "Timeline");
    tty_quit(s);
}

static void no_color_sends_no_colour(void **state) {
    const char *const env[] = {"NO_COLOR", "1", NULL};
    struct session *s = tty_start(80, 24, env, sample);
    (void)state;
    tty_await(s, "Open by department");
    tty_press(s, "2", "Row 1 of");
    for (const char *p = strstr(s->log, "\x1b["); p; p = strstr(p + 1, "\x1b[")) {
        size_t n = strspn(p + 2, "0123456789;");
        if (p[2 + n] != 'm')
            continue;
        for (const char *q = p + 2; q < p + 2 + n; q += strcspn(q, ";m") + 1) {
            int code = atoi(q);
            assert_false((code >= 30 && code <= 49) || (code >= 90 && code <= 107));
        }
    }
    tty_quit(s);
}

static void hostile_cells_do_nothing(void **state) {
    struct session *s = tty_start(100, 30, NULL, hostile);
    (void)state;
    tty_await(s, "Overview");
    tty_settle(s);
    tty_press(s, "2", "Row 1 of");
    for (int i = 0; i < 5; i++) {
        tty_press(s, "\r", "Timeline");
        tty_press(s, "\x1b", "Row ");
        tty_press(s, "j", "Row ");
    }
    assert_null(strstr(s->log, "\x1b]0;"));
    assert_null(strstr(s->log, "\x1b]52"));
    assert_null(strstr(s->log, "\x1b[6n"));
    assert_null(strchr(s->log, '\a'));
    assert_null(strstr(s->log, "\xe2\x80\xae"));
    assert_null(strstr(s->log, "\xc2\x9b"));
    tty_quit(s);
}

static void resizes_storm_without_harm(void **state) {
    struct session *s = tty_overview(80, 24);
    unsigned seed = 1;
    (void)state;
    for (int i = 0; i < 300; i++) {
        seed = seed * 1103515245u + 12345u;
        int w = 1 + (int)(seed >> 16) % 160;
        seed = seed * 1103515245u + 12345u;
        int h = 1 + (int)(seed >> 16) % 48;
        struct winsize size = {.ws_col = (unsigned short)w, .ws_row = (unsigned short)h};
        ioctl(s->master, TIOCSWINSZ, &size);
        if (i % 7 == 0)
            tty_type(s, i % 2 ? "2" : "1");
        if (i % 11 == 0)
            tty_type(s, "\tj");
        tty_pump(s, 5);
    }
    struct winsize size = {.ws_col = 80, .ws_row = 24};
    ioctl(s->master, TIOCSWINSZ, &size);
    tty_type(s, "X1\x0c\x1b"); /* Esc: the focus may be on a panel that only fits alone */
    tty_await(s, "Open by department");
    tty_settle(s);
    assert_int_equal(waitpid(s->pid, NULL, WNOHANG), 0);
    tty_quit(s);
}

/* ---- what it costs on the wire ---- */

static size_t cost(struct session *s, const char *keys, const char *then) {
    size_t before = s->bytes;
    tty_press(s, keys, then);
    return s->bytes - before;
}

/* As the first view: a frame, a row further, and then nothing. */
static void new_views_stay_in_budget(void **state) {
    static const struct {
        const char *name, *then;
    } views[] = {{"trends", "signal or noise"},   {"agents", "as team"},
                 {"sla", "SLA met, by basis"},    {"workforce", "by weekday and hour"},
                 {"pivot", "Cases by"},           {"feedback", "Against target"},
                 {"findings", "Findings in full"}};
    (void)state;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        const char *const args[] = {sample, "--as-of", "data", "--view", views[i].name, NULL};
        struct session *s = tty_start_with(80, 24, NULL, args);
        tty_await(s, views[i].then);
        tty_settle(s);
        print_message("%s: first frame %zu bytes\n", views[i].name, s->bytes);
        assert_true(s->bytes <= 5 * 1024);
        size_t n = s->bytes;
        tty_type(s, "j");
        tty_settle(s);
        print_message("%s: row move %zu bytes\n", views[i].name, s->bytes - n);
        assert_true(s->bytes - n <= 300);
        n = s->bytes;
        for (int64_t until = tty_now_ms() + 1500; tty_now_ms() < until;)
            tty_pump(s, 100);
        assert_int_equal(s->bytes, n);
        tty_quit(s);
    }
}

static void bytes_stay_in_budget(void **state) {
    struct session *s = tty_overview(80, 24);
    (void)state;
    print_message("first frame %zu bytes\n", s->bytes);
    assert_true(s->bytes <= 5 * 1024);
    size_t n = cost(s, "2", "Row 1 of");
    print_message("view switch %zu bytes\n", n);
    assert_true(n <= 5 * 1024);
    for (int row = 2; row < 9; row++) {
        char then[32];
        snprintf(then, sizeof then, "Row %d of", row);
        n = cost(s, "j", then);
        if (row == 2)
            print_message("row move %zu bytes\n", n);
        assert_true(n <= 300);
    }
    n = s->bytes;
    for (int64_t until = tty_now_ms() + 3000; tty_now_ms() < until;)
        tty_pump(s, 100);
    assert_int_equal(s->bytes, n); /* idle is silent */
    tty_quit(s);
}

/* ---- */

static void write_hostile(void) {
    snprintf(hostile, sizeof hostile, "%s/hostile.csv", home);
    FILE *f = fopen(hostile, "w");
    assert_non_null(f);
    fputs("Ticket ID,Created,Status,Priority,Department,Subject\n", f);
    for (int i = 0; i < 200; i++) { /* a few bad cells: more would make it a binary file */
        bool bad = i < 4;
        fprintf(f, "H%d,2025-03-%02d 10:%02d:00,Open,High,%s,%s\n", i, 1 + i / 10, i % 60,
                bad ? "\"D\x1b]0;pwned\x07\"" : "Plain department",
                bad ? "\"\x1b[6n\x1b]52;c;cHduZWQ=\x07\xe2\x80\xaegnp.exe \xc2\x9b"
                      "m \xe6\xbc\xa2\xe5\xad\x97 e\xcc\x81\xcc\x81\xcc\x81\""
                    : "A subject like any other, of the usual length");
    }
    fclose(f);
}

static int prepare(void **state) {
    const char *root = getenv("CASELOAD_TEST_ROOT");
    (void)state;
    if (!root || !getenv("CASELOAD_BIN") || !mkdtemp(home))
        return -1;
    snprintf(sample, sizeof sample, "%s/tests/golden/data/desk.csv", root);
    write_hostile();
    return 0;
}

static int tidy(void **state) {
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", home);
    return system(command) == 0 ? 0 : -1;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drill_and_back_restore_the_screen),
        cmocka_unit_test(cards_and_bars_drill_with_one_more_chip),
        cmocka_unit_test(filter_menu_counts_and_applies),
        cmocka_unit_test(find_sort_and_keep),
        cmocka_unit_test(explain_help_and_palette),
        cmocka_unit_test(sql_shows_rows),
        cmocka_unit_test(q_pops_and_quits_at_the_top),
        cmocka_unit_test(digits_and_names_open_every_view),
        cmocka_unit_test(a_heat_cell_drills_and_comes_back),
        cmocka_unit_test(pivot_keys_choose_and_undo),
        cmocka_unit_test(a_panel_without_room_stands_alone),
        cmocka_unit_test(signals_restore_the_terminal),
        cmocka_unit_test(crashes_restore_the_terminal),
        cmocka_unit_test(two_interrupts_quit),
        cmocka_unit_test(a_closed_terminal_ends_it),
        cmocka_unit_test(ctrl_z_suspends_and_returns),
        cmocka_unit_test(starts_on_every_terminal),
        cmocka_unit_test(an_unknown_terminal_is_one_line),
        cmocka_unit_test(ascii_locale_gets_ascii),
        cmocka_unit_test(no_color_sends_no_colour),
        cmocka_unit_test(hostile_cells_do_nothing),
        cmocka_unit_test(resizes_storm_without_harm),
        cmocka_unit_test(bytes_stay_in_budget),
        cmocka_unit_test(new_views_stay_in_budget),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
