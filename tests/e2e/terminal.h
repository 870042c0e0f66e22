/* terminal.h - a pseudo-terminal with the dashboard in it, read through libvterm.
 *
 * Keys are typed, then the screen is awaited; nothing sleeps for a fixed time.  The
 * slave side stays open here, so that its attributes can be compared afterwards. */
#ifndef CASELOAD_TESTS_TERMINAL_H
#define CASELOAD_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <termios.h>
#include <vterm.h>

struct session {
    pid_t pid;
    int master, slave, w, h;
    VTerm *vt;
    VTermScreen *screen;
    size_t bytes, high; /* bytes so far; those over 0x7f */
    char *log;
    struct termios before;
};

/* A home of its own, and two exports; made by the group's setup. */
extern char home[64], sample[4096], hostile[4096];

int64_t tty_now_ms(void);
struct session *tty_start(int w, int h, const char *const *env, const char *file);
/* With these arguments; NULL ends. */
struct session *tty_start_with(int w, int h, const char *const *env, const char *const *args);
bool tty_pump(struct session *s, int ms);
void tty_settle(struct session *s);
const char *tty_screen(struct session *s);
void tty_await(struct session *s, const char *text);
void tty_type(struct session *s, const char *keys);
void tty_press(struct session *s, const char *keys, const char *then);
int tty_finish(struct session *s);
void tty_assert_left_alternate_screen(struct session *s);
void tty_end(struct session *s);
struct session *tty_overview(int w, int h);
void tty_quit(struct session *s);
void tty_set_environment(const char *const *env);

#endif
