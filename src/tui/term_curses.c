/* term_curses.c - the one file that knows curses.
 *
 * Changed cells are copied to stdscr and ncurses sends the difference.  Whatever
 * ends the process, the terminal gets its modes back: term_close() in order,
 * term_reset() from a signal handler with strings prepared beforehand. */
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "caseload/base/utf8.h"

#include "term.h"
#include "theme.h"

#define NCURSES_WIDECHAR 1
#include <ncursesw/term.h>

#include <ncursesw/curses.h>

enum { ALT_LEFT = 0x3000, ALT_RIGHT };

struct cl_term {
    SCREEN *screen;
    FILE *in;
    int fd;
    enum theme_depth depth;
    attr_t looks[CL_INK_COUNT];
    short pairs[CL_INK_COUNT];
    struct cl_canvas *sent; /* what stdscr holds */
    int pending;            /* a key read ahead, or KEYC_NONE */
};

/* For term_reset(): set while the terminal is ours. */
static struct termios saved_modes;
static volatile sig_atomic_t ours;
static char reset_text[256];
static size_t reset_len;
static int reset_fd = -1;

void term_reset(void) {
    if (!ours)
        return;
    ours = 0;
    ssize_t n = write(STDOUT_FILENO, reset_text, reset_len);
    (void)n;
    tcsetattr(reset_fd, TCSANOW, &saved_modes);
}

static int keep_byte(int byte) {
    if (reset_len < sizeof reset_text)
        reset_text[reset_len++] = (char)byte;
    return byte;
}

static void prepare_reset(void) {
    static const char *const capabilities[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    reset_len = 0;
    for (size_t i = 0; i < CL_LEN(capabilities); i++) {
        if (i == 1 && !has_colors())
            continue;
        const char *s = tigetstr(capabilities[i]);
        if (s && s != (const char *)-1)
            tputs(s, 1, keep_byte);
    }
}

static enum theme_depth depth_of(bool no_color) {
    const char *none = getenv("NO_COLOR");
    if (no_color || (none && *none) || !has_colors())
        return THEME_MONO;
    start_color();
    use_default_colors();
    return COLORS >= 256 ? THEME_256 : COLORS >= 16 ? THEME_16 : THEME_8;
}

static void make_looks(struct cl_term *t) {
    bool light = theme_light(getenv("COLORFGBG"));
    for (int i = 0; i < CL_INK_COUNT; i++) {
        struct theme_look look = theme_look(t->depth, light, (enum cl_ink)i);
        t->looks[i] = A_NORMAL;
        if (look.attr & CL_ATTR_BOLD)
            t->looks[i] |= A_BOLD;
        if (look.attr & CL_ATTR_REVERSE)
            t->looks[i] |= A_REVERSE;
        if (look.dim && (termattrs() & A_DIM))
            t->looks[i] |= A_DIM;
        if (look.colour != THEME_DEFAULT && t->depth != THEME_MONO) {
            t->pairs[i] = (short)(i + 1);
            init_pair(t->pairs[i], look.colour, -1);
        }
    }
}

static enum term_open usable(struct cl_err *err) {
    const char *name = getenv("TERM");
    int rc = 0;
    if (name && strcmp(name, "dumb") == 0)
        return TERM_DUMB;
    if (!name || !*name || setupterm(NULL, STDOUT_FILENO, &rc) == ERR) {
        (void)cl_fail(err, CL_E_USAGE,
                      "TERM=%s: this terminal is not known; set TERM, or use `caseload report`",
                      name && *name ? name : "");
        return TERM_UNKNOWN;
    }
    const char *move_to = tigetstr("cup");
    bool draws = move_to && move_to != (const char *)-1;
    del_curterm(cur_term);
    return draws ? TERM_READY : TERM_DUMB;
}

enum term_open term_open(bool no_color, struct cl_term **out, struct cl_err *err) {
    enum term_open can = usable(err);
    if (can != TERM_READY)
        return can;
    FILE *in = isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "r+e");
    if (!in || tcgetattr(fileno(in), &saved_modes) != 0) {
        (void)cl_fail(err, CL_E_USAGE, "no terminal to read keys from; use `caseload report`");
        if (in && in != stdin)
            fclose(in);
        return TERM_UNKNOWN;
    }
    struct cl_term *t = cl_alloc(sizeof *t);
    t->in = in;
    t->fd = reset_fd = fileno(in);
    set_escdelay(25);
    t->screen = newterm(NULL, stdout, in);
    if (!t->screen) {
        (void)cl_fail(err, CL_E_USAGE, "the terminal cannot be opened; use `caseload report`");
        if (in != stdin)
            fclose(in);
        free(t);
        return TERM_UNKNOWN;
    }
    raw();
    noecho();
    nonl();
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    scrollok(stdscr, FALSE);
    t->depth = depth_of(no_color);
    make_looks(t);
    prepare_reset();
    ours = 1;
    const char *left = tigetstr("kLFT3"), *right = tigetstr("kRIT3");
    if (left && left != (const char *)-1)
        define_key(left, ALT_LEFT);
    if (right && right != (const char *)-1)
        define_key(right, ALT_RIGHT);
    *out = t;
    return TERM_READY;
}

void term_close(struct cl_term *t) {
    if (!t)
        return;
    endwin();
    ours = 0;
    delscreen(t->screen);
    tcsetattr(t->fd, TCSADRAIN, &saved_modes);
    cl_canvas_free(t->sent);
    if (t->in != stdin)
        fclose(t->in);
    free(t);
}

int term_fd(const struct cl_term *t) {
    return t->fd;
}

bool term_plain(const struct cl_term *t) {
    static const char *const plain[] = {"vt1", "vt2", "vt3", "ansi", "cons25", "sun", "wy"};
    const char *name = getenv("TERM");
    (void)t;
    for (size_t i = 0; name && i < CL_LEN(plain); i++) {
        if (strncmp(name, plain[i], strlen(plain[i])) == 0)
            return true;
    }
    return false;
}

bool term_braille(const struct cl_term *t) {
    const char *name = getenv("TERM");
    (void)t;
    return !name || strcmp(name, "linux") != 0; /* the console's font has no braille */
}

/* ---- keys ---- */

static int special(wint_t code) {
    static const struct {
        wint_t code;
        int key;
    } keys[] = {{KEY_UP, KEYC_UP},
                {KEY_DOWN, KEYC_DOWN},
                {KEY_LEFT, KEYC_LEFT},
                {KEY_RIGHT, KEYC_RIGHT},
                {KEY_HOME, KEYC_HOME},
                {KEY_END, KEYC_END},
                {KEY_PPAGE, KEYC_PGUP},
                {KEY_NPAGE, KEYC_PGDN},
                {KEY_ENTER, KEYC_ENTER},
                {KEY_BTAB, KEYC_BACKTAB},
                {KEY_BACKSPACE, KEYC_BACKSPACE},
                {KEY_DC, KEYC_DELETE},
                {KEY_IC, KEYC_INSERT},
                {ALT_LEFT, KEYC_LEFT | KEYC_ALT},
                {ALT_RIGHT, KEYC_RIGHT | KEYC_ALT}};
    for (size_t i = 0; i < CL_LEN(keys); i++) {
        if (keys[i].code == code)
            return keys[i].key;
    }
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return KEYC_F1 + (int)(code - KEY_F(1));
    return KEYC_RESIZE; /* a key that means nothing here */
}

static int plain_key(wint_t code) {
    switch (code) {
    case '\r':
    case '\n':
        return KEYC_ENTER;
    case '\t':
        return KEYC_TAB;
    case 0x7f:
    case 0x08:
        return KEYC_BACKSPACE;
    case 0:
        return KEYC_RESIZE;
    default:
        return (int)code;
    }
}

static bool hung_up(const struct cl_term *t) {
    struct pollfd p = {.fd = t->fd, .events = POLLIN};
    int waiting = 0;
    if (poll(&p, 1, 0) <= 0)
        return false;
    if (p.revents & (POLLHUP | POLLERR | POLLNVAL))
        return true;
    return ioctl(t->fd, FIONREAD, &waiting) != 0 || waiting == 0;
}

static int read_key(struct cl_term *t) {
    wint_t code = 0;
    int rc = get_wch(&code);
    if (rc == ERR)
        return hung_up(t) ? KEYC_HANGUP : KEYC_NONE;
    return rc == KEY_CODE_YES ? special(code) : plain_key(code);
}

int term_key(struct cl_term *t) {
    int key = t->pending;
    if (key != KEYC_NONE) {
        t->pending = KEYC_NONE;
        return key;
    }
    key = read_key(t);
    if (key != 0x1b)
        return key;
    int next = read_key(t); /* what follows Esc at once came with Alt */
    if (next == KEYC_NONE)
        return KEYC_ESC;
    if (next == KEYC_HANGUP || next == 0x1b || next == KEYC_RESIZE) {
        t->pending = next == 0x1b ? KEYC_ESC : next;
        return KEYC_ESC;
    }
    return next | KEYC_ALT;
}

/* ---- cells ---- */

static void send_tile(struct cl_term *t, int x, int y, const struct cl_tile *tile) {
    wchar_t text[CCHARW_MAX + 1];
    size_t n = 0, at = 0;
    struct cl_slice s = cl_slice(tile->ch);
    while (at < s.len && n < CCHARW_MAX)
        text[n++] = (wchar_t)cl_utf8_next(s, &at);
    text[n] = L'\0';
    attr_t attr = t->looks[tile->ink];
    if (tile->attr & CL_ATTR_BOLD)
        attr |= A_BOLD;
    if (tile->attr & CL_ATTR_UNDER)
        attr |= A_UNDERLINE;
    if (tile->attr & CL_ATTR_REVERSE)
        attr ^= A_REVERSE;
    cchar_t cell;
    setcchar(&cell, text, attr, t->pairs[tile->ink], NULL);
    mvadd_wch(y, x, &cell); /* ERR in the last cell means only that it cannot advance */
}

void term_flush(struct cl_term *t, const struct cl_canvas *c) {
    bool all = !t->sent || t->sent->w != c->w || t->sent->h != c->h;
    if (!t->sent)
        t->sent = cl_canvas_new(c->w, c->h, c->ascii);
    else if (all)
        cl_canvas_resize(t->sent, c->w, c->h);
    for (int y = 0; y < c->h && y < LINES; y++) {
        for (int x = 0; x < c->w && x < COLS; x++) {
            const struct cl_tile *tile = &c->tiles[y * c->w + x];
            if (tile->width &&
                (all || memcmp(tile, &t->sent->tiles[y * c->w + x], sizeof *tile) != 0))
                send_tile(t, x, y, tile);
        }
    }
    memcpy(t->sent->tiles, c->tiles, (size_t)c->w * (size_t)c->h * sizeof *c->tiles);
    move(c->cursor_y < LINES ? c->cursor_y : LINES - 1,
         c->cursor_x < COLS ? c->cursor_x : COLS - 1);
    refresh();
}

void term_size(int *w, int *h) {
    struct winsize size;
    *w = 80;
    *h = 24;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
        *w = size.ws_col;
        *h = size.ws_row;
    }
}

void term_resize(struct cl_term *t, int w, int h) {
    resizeterm(h, w);
    cl_canvas_free(t->sent);
    t->sent = NULL;
    erase();
}

void term_redraw(struct cl_term *t) {
    (void)t;
    clearok(curscr, TRUE);
}

void term_suspend(struct cl_term *t) {
    struct sigaction old, stop = {.sa_handler = SIG_DFL};
    endwin();
    tcsetattr(t->fd, TCSADRAIN, &saved_modes);
    sigaction(SIGTSTP, &stop, &old);
    kill(0, SIGTSTP);
    /* Here again after SIGCONT. */
    sigaction(SIGTSTP, &old, NULL);
    refresh();
    clearok(curscr, TRUE);
}
