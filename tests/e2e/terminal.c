/* terminal.c - the session in a pseudo-terminal that the tests type into. */
#include "terminal.h"

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

#define PATIENCE_MS 20000 /* a sanitised build on a busy machine is slow */
#define QUIET_MS 250      /* nothing more came: the frame is whole */

char home[64] = P_tmpdir "/caseload-terminal-XXXXXX", sample[4096], hostile[4096];

int64_t tty_now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void tty_set_environment(const char *const *env) {
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

static void child(struct session *s, const char *const *env, const char *const *args) {
    char *argv[16] = {(char *)(uintptr_t) "caseload"};
    close(s->master);
    login_tty(s->slave);
    tty_set_environment(env);
    signal(SIGINT, SIG_DFL);
    for (size_t i = 0; args[i] && i < sizeof argv / sizeof *argv - 2; i++)
        argv[i + 1] = (char *)(uintptr_t)args[i];
    execv(getenv("CASELOAD_BIN"), argv);
    _exit(127);
}

struct session *tty_start(int w, int h, const char *const *env, const char *file) {
    return tty_start_with(w, h, env, (const char *const[]){file, "--as-of", "data", NULL});
}

struct session *tty_start_with(int w, int h, const char *const *env, const char *const *args) {
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
        child(s, env, args);
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
bool tty_pump(struct session *s, int ms) {
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

void tty_settle(struct session *s) {
    while (tty_pump(s, QUIET_MS))
        continue;
}

const char *tty_screen(struct session *s) {
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

void tty_await(struct session *s, const char *text) {
    int64_t until = tty_now_ms() + PATIENCE_MS;
    while (!strstr(tty_screen(s), text)) {
        if (!tty_pump(s, 50) && (tty_now_ms() > until || waitpid(s->pid, NULL, WNOHANG) != 0)) {
            fputs(tty_screen(s), stderr); /* longer than a message of cmocka may be */
            fail_msg("never saw \"%s\" on that screen", text);
        }
    }
}

void tty_type(struct session *s, const char *keys) {
    assert_int_equal(write(s->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

void tty_press(struct session *s, const char *keys, const char *then) {
    tty_type(s, keys);
    tty_await(s, then);
    tty_settle(s);
}

/* The wait status; the terminal must be as it was. */
int tty_finish(struct session *s) {
    int64_t until = tty_now_ms() + PATIENCE_MS;
    int status = -1;
    struct termios after;
    while (waitpid(s->pid, &status, WNOHANG) == 0) {
        tty_pump(s, 20);
        if (tty_now_ms() > until) {
            kill(s->pid, SIGKILL);
            waitpid(s->pid, &status, 0);
            fail_msg("did not end; screen:\n%s", tty_screen(s));
        }
    }
    while (tty_pump(s, 0))
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

void tty_assert_left_alternate_screen(struct session *s) {
    const char *in = last_of(s->log, "\x1b[?1049h"), *out = last_of(s->log, "\x1b[?1049l");
    assert_non_null(in);
    assert_non_null(out);
    assert_true(out > in);
    const char *hidden = last_of(s->log, "\x1b[?25l"), *shown = last_of(s->log, "\x1b[?25h");
    assert_true(!hidden || (shown && shown > hidden));
    assert_null(strstr(s->log, "\x1b[?1000h"));
    assert_null(strstr(s->log, "\x1b[?1006h"));
}

void tty_end(struct session *s) {
    vterm_free(s->vt);
    close(s->master);
    close(s->slave);
    free(s->log);
    free(s);
}

struct session *tty_overview(int w, int h) {
    struct session *s = tty_start(w, h, NULL, sample);
    tty_await(s, "Open by department");
    tty_settle(s);
    return s;
}

void tty_quit(struct session *s) {
    tty_type(s, "Q");
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 0);
    tty_end(s);
}
