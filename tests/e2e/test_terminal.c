/* test_terminal.c - the dashboard in a real pseudo-terminal, read through libvterm.
 *
 * Keys are typed, then the screen is awaited; nothing sleeps for a fixed time.  The
 * slave side stays open here, so that its attributes can be compared afterwards. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>
#include <vterm.h>

#include <cmocka.h>

#define PATIENCE_MS 20000 /* a sanitised build on a busy machine is slow */
#define QUIET_MS 250      /* nothing more came: the frame is whole */

struct session {
    pid_t pid;
    int master, slave, w, h;
    VTerm *vt;
    VTermScreen *screen;
    size_t bytes, high; /* bytes so far; those over 0x7f */
    char *log;
    struct termios before;
};

static char home[] = "/tmp/caseload-terminal-XXXXXX";
static char sample[4096], hostile[4096];

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void set_environment(const char *const *env) {
    static const char *const gone[] = {"NO_COLOR", "COLORFGBG", "LC_CTYPE",    "LANG",
                                       "LINES",    "COLUMNS",   "TERM_PROGRAM"};
    for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
        unsetenv(gone[i]);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("HOME", home, 1);
    setenv("XDG_CACHE_HOME", home, 1);
    setenv("XDG_CONFIG_HOME", home, 1);
    setenv("XDG_STATE_HOME", home, 1);
    for (; env && *env; env += 2)
        setenv(env[0], env[1], 1);
}

static void child(struct session *s, const char *const *env, const char *file) {
    close(s->master);
    login_tty(s->slave);
    set_environment(env);
    signal(SIGINT, SIG_DFL);
    execl(getenv("CASELOAD_BIN"), "caseload", file, "--as-of", "data", (char *)NULL);
    _exit(127);
}

static struct session *start(int w, int h, const char *const *env, const char *file) {
    struct session *s = calloc(1, sizeof *s);
    struct winsize size = {.ws_col = (unsigned short)w, .ws_row = (unsigned short)h};
    s->w = w;
    s->h = h;
    assert_int_equal(openpty(&s->master, &s->slave, NULL, NULL, &size), 0);
    fcntl(s->master, F_SETFD, FD_CLOEXEC);
    tcgetattr(s->slave, &s->before);
    s->vt = vterm_new(h, w);
    vterm_set_utf8(s->vt, 1);
    s->screen = vterm_obtain_screen(s->vt);
    vterm_screen_enable_altscreen(s->screen, 1);
    vterm_screen_reset(s->screen, 1);
    s->pid = fork();
    if (s->pid == 0)
        child(s, env, file);
    return s;
}

static void take(struct session *s, const char *bytes, size_t n) {
    s->log = realloc(s->log, s->bytes + n + 1);
    memcpy(s->log + s->bytes, bytes, n);
    s->bytes += n;
    s->log[s->bytes] = '\0';
    for (size_t i = 0; i < n; i++)
        s->high += (unsigned char)bytes[i] > 0x7f;
    vterm_input_write(s->vt, bytes, n);
    vterm_screen_flush_damage(s->screen);
}

/* Reads what comes within ms; false when nothing did. */
static bool pump(struct session *s, int ms) {
    struct pollfd p = {.fd = s->master, .events = POLLIN};
    char bytes[8192];
    if (poll(&p, 1, ms) <= 0 || !(p.revents & POLLIN))
        return false;
    ssize_t n = read(s->master, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    take(s, bytes, (size_t)n);
    return true;
}

static void settle(struct session *s) {
    while (pump(s, QUIET_MS))
        continue;
}

static const char *screen(struct session *s) {
    static char text[65536];
    size_t at = 0;
    for (int y = 0; y < s->h; y++) {
        size_t end = at;
        for (int x = 0; x < s->w; x++) {
            VTermScreenCell cell;
            vterm_screen_get_cell(s->screen, (VTermPos){y, x}, &cell);
            if (cell.chars[0] == (uint32_t)-1)
                continue;
            for (int k = 0; k < VTERM_MAX_CHARS_PER_CELL && (k == 0 || cell.chars[k]); k++) {
                uint32_t c = cell.chars[k] ? cell.chars[k] : ' ';
                if (c < 0x80) {
                    text[at++] = (char)c;
                } else if (c < 0x800) {
                    text[at++] = (char)(0xc0 | c >> 6);
                    text[at++] = (char)(0x80 | (c & 0x3f));
                } else {
                    text[at++] = (char)(0xe0 | (c >> 12 & 0xf));
                    text[at++] = (char)(0x80 | (c >> 6 & 0x3f));
                    text[at++] = (char)(0x80 | (c & 0x3f));
                }
                if (c != ' ')
                    end = at;
            }
        }
        at = end;
        text[at++] = '\n';
    }
    text[at] = '\0';
    return text;
}

static void await(struct session *s, const char *text) {
    int64_t until = now_ms() + PATIENCE_MS;
    while (!strstr(screen(s), text)) {
        if (!pump(s, 50) && (now_ms() > until || waitpid(s->pid, NULL, WNOHANG) != 0))
            fail_msg("never saw \"%s\" on:\n%s", text, screen(s));
    }
}

static void type(struct session *s, const char *keys) {
    assert_int_equal(write(s->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static void press(struct session *s, const char *keys, const char *then) {
    type(s, keys);
    await(s, then);
    settle(s);
}

/* The wait status; the terminal must be as it was. */
static int finish(struct session *s) {
    int64_t until = now_ms() + PATIENCE_MS;
    int status = -1;
    struct termios after;
    while (waitpid(s->pid, &status, WNOHANG) == 0) {
        pump(s, 20);
        if (now_ms() > until) {
            kill(s->pid, SIGKILL);
            waitpid(s->pid, &status, 0);
            fail_msg("did not end; screen:\n%s", screen(s));
        }
    }
    while (pump(s, 0))
        continue;
    memset(&after, 0, sizeof after);
    tcgetattr(s->slave, &after);
    assert_int_equal(after.c_lflag, s->before.c_lflag);
    assert_int_equal(after.c_iflag, s->before.c_iflag);
    assert_int_equal(after.c_oflag, s->before.c_oflag);
    assert_int_equal(after.c_cflag, s->before.c_cflag);
    return status;
}

static const char *last_of(const char *log, const char *what) {
    const char *at = NULL;
    for (const char *p = log ? strstr(log, what) : NULL; p; p = strstr(p + 1, what))
        at = p;
    return at;
}

static void assert_left_alternate_screen(struct session *s) {
    const char *in = last_of(s->log, "\x1b[?1049h"), *out = last_of(s->log, "\x1b[?1049l");
    assert_non_null(in);
    assert_non_null(out);
    assert_true(out > in);
    const char *hidden = last_of(s->log, "\x1b[?25l"), *shown = last_of(s->log, "\x1b[?25h");
    assert_true(!hidden || (shown && shown > hidden));
    assert_null(strstr(s->log, "\x1b[?1000h"));
    assert_null(strstr(s->log, "\x1b[?1006h"));
}

static void end(struct session *s) {
    vterm_free(s->vt);
    close(s->master);
    close(s->slave);
    free(s->log);
    free(s);
}

static struct session *overview(int w, int h) {
    struct session *s = start(w, h, NULL, sample);
    await(s, "Open by department");
    settle(s);
    return s;
}

static void quit(struct session *s) {
    type(s, "Q");
    assert_int_equal(WEXITSTATUS(finish(s)), 0);
    end(s);
}

/* ---- what keys do ---- */

static void drill_and_back_restore_the_screen(void **state) {
    struct session *s = overview(80, 24);
    (void)state;
    press(s, "2", "Row 1 of");
    press(s, "jjj", "Row 4 of");
    press(s, "llss", "descending");
    press(s, "f", "State");
    press(s, "\x1b", "Row ");
    press(s, "&", "Narrow to");
    press(s, "priority:high,low\r", "match");
    char *before = strdup(screen(s));
    press(s, "\r", "Timeline");
    assert_non_null(strstr(screen(s), "Backlog \xe2\x80\xba C1"));
    press(s, ")", "Timeline");
    press(s, "(", "Timeline");
    press(s, "\x1b", "Row ");
    assert_string_equal(screen(s), before);
    for (int i = 0; i < 20; i++) {
        press(s, "\r", "Timeline");
        press(s, "\x7f", "Row ");
    }
    assert_string_equal(screen(s), before);
    free(before);
    quit(s);
}

static void cards_and_bars_drill_with_one_more_chip(void **state) {
    struct session *s = overview(80, 24);
    (void)state;
    press(s, "&", "Narrow to");
    press(s, "channel:email\r", "[Channel = email");
    press(s, "l", "Open:");
    press(s, "\r", "Row 1 of");
    assert_non_null(strstr(screen(s), "[Channel = email"));
    assert_non_null(strstr(screen(s), "[open"));
    press(s, "\x1b", "Open by department");
    press(s, "\t\t", "Open by department");
    press(s, "j\r", "Department =");
    assert_non_null(strstr(screen(s), "[Channel = email"));
    press(s, "q", "Open by department");
    press(s, "X", "No filters");
    press(s, "u", "[Channel = email");
    press(s, "\x12", "No filters"); /* Ctrl-R */
    quit(s);
}

static void filter_menu_counts_and_applies(void **state) {
    struct session *s = overview(80, 24);
    (void)state;
    press(s, "f", "240 of 240 match");
    press(s, "/", "Filter");
    press(s, "prio", "[x] Critical");
    press(s, "\r", "Priority");
    press(s, "j j", "match"); /* unmark the first value */
    press(s, "\r", "[Priority =");
    press(s, "x", "No filters");
    press(s, "f", "240 of 240 match");
    press(s, "\x1b", "No filters");
    quit(s);
}

static void find_sort_and_keep(void **state) {
    struct session *s = overview(80, 24);
    (void)state;
    press(s, "2", "Row 1 of");
    press(s, "/", "Find:");
    press(s, "refund\r", "Row");
    press(s, "n", "Row");
    press(s, "\x1b", "Search ended");
    press(s, "l=", "[Priority =");
    press(s, "!", "[not Priority =");
    press(s, "u", "[Priority =");
    press(s, "s", "Sorted by");
    press(s, "S", "Sort by");
    press(s, "\x1b", "Row");
    quit(s);
}

static void explain_help_and_palette(void **state) {
    struct session *s = overview(80, 24);
    (void)state;
    press(s, "li", "Missing values stay missing");
    press(s, "\x1b", "Open by department");
    press(s, "?", "Next row");
    press(s, "narrow", "Keep only cases that match");
    press(s, "\r", "Narrow to");
    press(s, "\x1b", "Open by department");
    press(s, ":", "Commands");
    press(s, "data\r", "Quarantine");
    press(s, ":", "Commands");
    press(s, "goto C1005\r", "Timeline");
    press(s, "#", "Go to case");
    press(s, "nonsense\r", "No case has the id");
    quit(s);
}

static void q_pops_and_quits_at_the_top(void **state) {
    struct session *s = overview(80, 24);
    (void)state;
    press(s, "2", "Row 1 of");
    press(s, "\r", "Timeline");
    type(s, "qqq"); /* a held key does not fall out of the program */
    await(s, "Press q again to quit");
    assert_int_equal(waitpid(s->pid, NULL, WNOHANG), 0);
    for (int64_t until = now_ms() + 500; now_ms() < until;)
        pump(s, 50);
    type(s, "q");
    assert_int_equal(WEXITSTATUS(finish(s)), 0);
    assert_left_alternate_screen(s);
    end(s);
}

/* ---- how it ends ---- */

static void ends_by(int signo, int code) {
    struct session *s = overview(80, 24);
    kill(s->pid, signo);
    int status = finish(s);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), code);
    assert_left_alternate_screen(s);
    end(s);
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
        struct session *s = overview(80, 24);
        kill(s->pid, signals[i]);
        finish(s);
        assert_left_alternate_screen(s);
        end(s);
    }
}

static void two_interrupts_quit(void **state) {
    (void)state;
    struct session *s = overview(80, 24);
    press(s, "\x03", "Press Ctrl-C again");
    type(s, "\x03");
    assert_int_equal(WEXITSTATUS(finish(s)), 130);
    end(s);
    s = overview(80, 24);
    kill(s->pid, SIGINT);
    await(s, "Press Ctrl-C again");
    kill(s->pid, SIGINT);
    assert_int_equal(WEXITSTATUS(finish(s)), 130);
    assert_left_alternate_screen(s);
    end(s);
}

static void a_closed_terminal_ends_it(void **state) {
    struct session *s = overview(80, 24);
    int status = 0;
    (void)state;
    close(s->slave);
    close(s->master);
    for (int64_t until = now_ms() + 5000; waitpid(s->pid, &status, WNOHANG) == 0;) {
        if (now_ms() > until) {
            kill(s->pid, SIGKILL);
            fail_msg("still there after its terminal went away");
        }
        poll(NULL, 0, 10);
    }
    s->master = s->slave = open("/dev/null", O_RDONLY);
    s->slave = dup(s->master);
    end(s);
}

/* A shell in small: it runs the program in a job of its own and sees it stop. */
static void shell(struct session *s) {
    int status;
    char go;
    close(s->master);
    login_tty(s->slave);
    set_environment(NULL);
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
    await(s, "Open by department");
    settle(s);
    type(s, "\x1a");
    await(s, "STOPPED");
    tcgetattr(s->slave, &stopped);
    assert_int_equal(stopped.c_lflag, s->before.c_lflag);
    assert_null(strstr(screen(s), "Open by department"));
    type(s, "\n");
    await(s, "Open by department");
    settle(s);
    type(s, "Q");
    assert_int_equal(WEXITSTATUS(finish(s)), 0);
    end(s);
}

/* ---- terminals and text ---- */

static void starts_on_every_terminal(void **state) {
    static const char *const terms[] = {"xterm-256color", "xterm", "tmux-256color", "screen",
                                        "linux",          "vt100", "vt220"};
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        const char *const env[] = {"TERM", terms[i], NULL};
        struct session *s = start(80, 24, env, sample);
        await(s, "Open by department");
        settle(s);
        quit(s);
    }
}

static void an_unknown_terminal_is_one_line(void **state) {
    const char *const env[] = {"TERM", "no-such-terminal", NULL};
    struct session *s = start(80, 24, env, sample);
    (void)state;
    int status = finish(s);
    assert_int_equal(WEXITSTATUS(status), 2);
    assert_non_null(strstr(s->log, "no-such-terminal"));
    assert_non_null(strstr(s->log, "caseload report"));
    assert_ptr_equal(strchr(s->log, '\n'), s->log + s->bytes - 1);
    end(s);
}

static void ascii_locale_gets_ascii(void **state) {
    const char *const env[] = {"LC_ALL", "C", NULL};
    struct session *s = start(80, 24, env, hostile);
    (void)state;
    await(s, "Overview");
    settle(s);
    press(s, "2", "Row 1 of");
    press(s, "j\r", "Timeline");
    press(s, "?", "Next row");
    assert_int_equal(s->high, 0);
    press(s, "\x1b", "Timeline");
    quit(s);
}

static void no_color_sends_no_colour(void **state) {
    const char *const env[] = {"NO_COLOR", "1", NULL};
    struct session *s = start(80, 24, env, sample);
    (void)state;
    await(s, "Open by department");
    press(s, "2", "Row 1 of");
    for (const char *p = strstr(s->log, "\x1b["); p; p = strstr(p + 1, "\x1b[")) {
        size_t n = strspn(p + 2, "0123456789;");
        if (p[2 + n] != 'm')
            continue;
        for (const char *q = p + 2; q < p + 2 + n; q += strcspn(q, ";m") + 1) {
            int code = atoi(q);
            assert_false((code >= 30 && code <= 49) || (code >= 90 && code <= 107));
        }
    }
    quit(s);
}

static void hostile_cells_do_nothing(void **state) {
    struct session *s = start(100, 30, NULL, hostile);
    (void)state;
    await(s, "Overview");
    settle(s);
    press(s, "2", "Row 1 of");
    for (int i = 0; i < 5; i++) {
        press(s, "\r", "Timeline");
        press(s, "\x1b", "Row ");
        press(s, "j", "Row ");
    }
    assert_null(strstr(s->log, "\x1b]0;"));
    assert_null(strstr(s->log, "\x1b]52"));
    assert_null(strstr(s->log, "\x1b[6n"));
    assert_null(strchr(s->log, '\a'));
    assert_null(strstr(s->log, "\xe2\x80\xae"));
    assert_null(strstr(s->log, "\xc2\x9b"));
    quit(s);
}

static void resizes_storm_without_harm(void **state) {
    struct session *s = overview(80, 24);
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
            type(s, i % 2 ? "2" : "1");
        if (i % 11 == 0)
            type(s, "\tj");
        pump(s, 5);
    }
    struct winsize size = {.ws_col = 80, .ws_row = 24};
    ioctl(s->master, TIOCSWINSZ, &size);
    type(s, "X1\x0c");
    await(s, "Open by department");
    settle(s);
    assert_int_equal(waitpid(s->pid, NULL, WNOHANG), 0);
    quit(s);
}

/* ---- what it costs on the wire ---- */

static size_t cost(struct session *s, const char *keys, const char *then) {
    size_t before = s->bytes;
    press(s, keys, then);
    return s->bytes - before;
}

static void bytes_stay_in_budget(void **state) {
    struct session *s = overview(80, 24);
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
    for (int64_t until = now_ms() + 3000; now_ms() < until;)
        pump(s, 100);
    assert_int_equal(s->bytes, n); /* idle is silent */
    quit(s);
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
        cmocka_unit_test(q_pops_and_quits_at_the_top),
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
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
