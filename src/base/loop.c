/* loop.c - one poll(2) loop for the main thread.  Signals set a flag each and write
 * a byte into a pipe that the loop polls, so nothing but that runs in a handler.
 * Handlers are process-wide: only one loop may catch signals at a time. */
#include "caseload/base/loop.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_SIGNALS 65

struct watch {
    int fd;
    uint64_t serial; /* tells a watch from a later one on the same fd */
    void (*ready)(void *ctx);
    void *ctx;
};

struct cl_loop {
    int wake[2];
    struct watch *watches;
    struct pollfd *polled; /* of this turn: [0] is the pipe, [i + 1] is turn[i] */
    struct watch *turn;
    size_t n, cap;
    uint64_t serial;
    bool caught[MAX_SIGNALS];
    struct sigaction old[MAX_SIGNALS];
};

static volatile sig_atomic_t pending[MAX_SIGNALS];
static volatile sig_atomic_t wake_fd = -1;

static void on_signal(int signo) {
    int saved = errno;
    pending[signo] = 1;
    if (write(wake_fd, "", 1) < 0) {
        /* The pipe is full: the loop wakes anyway. */
    }
    errno = saved;
}

enum cl_rc cl_loop_open(struct cl_loop **out, struct cl_err *err) {
    struct cl_loop *loop = cl_alloc(sizeof *loop);
    if (pipe2(loop->wake, O_CLOEXEC | O_NONBLOCK) != 0) {
        int why = errno;
        free(loop);
        return cl_fail(err, CL_E_STORE, "pipe: %s", strerror(why));
    }
    *out = loop;
    return CL_OK;
}

void cl_loop_close(struct cl_loop *loop) {
    if (!loop)
        return;
    for (int i = 1; i < MAX_SIGNALS; i++)
        if (loop->caught[i]) {
            sigaction(i, &loop->old[i], NULL);
            pending[i] = 0;
        }
    if (wake_fd == loop->wake[1])
        wake_fd = -1;
    close(loop->wake[0]);
    close(loop->wake[1]);
    free(loop->watches);
    free(loop->polled);
    free(loop->turn);
    free(loop);
}

void cl_loop_watch(struct cl_loop *loop, int fd, void (*ready)(void *ctx), void *ctx) {
    assert(fd >= 0 && ready);
    if (loop->n == loop->cap) {
        loop->cap = loop->cap ? loop->cap * 2 : 8;
        loop->watches = cl_realloc_array(loop->watches, loop->cap, sizeof *loop->watches);
    }
    loop->watches[loop->n++] = (struct watch){fd, ++loop->serial, ready, ctx};
}

void cl_loop_unwatch(struct cl_loop *loop, int fd) {
    size_t kept = 0;
    for (size_t i = 0; i < loop->n; i++)
        if (loop->watches[i].fd != fd)
            loop->watches[kept++] = loop->watches[i];
    loop->n = kept;
}

void cl_loop_signal(struct cl_loop *loop, int signo) {
    assert(signo > 0 && signo < MAX_SIGNALS);
    assert(wake_fd == -1 || wake_fd == loop->wake[1]);
    if (loop->caught[signo])
        return;
    wake_fd = loop->wake[1];
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    if (sigaction(signo, &action, &loop->old[signo]) == 0)
        loop->caught[signo] = true;
}

int cl_loop_take_signal(struct cl_loop *loop) {
    for (int i = 1; i < MAX_SIGNALS; i++)
        if (loop->caught[i] && pending[i]) {
            pending[i] = 0;
            return i;
        }
    return 0;
}

static bool still_watched(const struct cl_loop *loop, uint64_t serial) {
    for (size_t i = 0; i < loop->n; i++)
        if (loop->watches[i].serial == serial)
            return true;
    return false;
}

enum cl_rc cl_loop_turn(struct cl_loop *loop, int timeout_ms, struct cl_err *err) {
    size_t n = loop->n; /* ready() may add and remove watches */
    loop->polled = cl_realloc_array(loop->polled, n + 1, sizeof *loop->polled);
    loop->turn = cl_realloc_array(loop->turn, n + 1, sizeof *loop->turn);
    loop->polled[0] = (struct pollfd){.fd = loop->wake[0], .events = POLLIN};
    for (size_t i = 0; i < n; i++) {
        loop->turn[i] = loop->watches[i];
        loop->polled[i + 1] = (struct pollfd){.fd = loop->watches[i].fd, .events = POLLIN};
    }
    int got = poll(loop->polled, (nfds_t)n + 1, timeout_ms);
    if (got < 0 && errno != EINTR)
        return cl_fail(err, CL_E_STORE, "poll: %s", strerror(errno));
    if (got <= 0)
        return CL_OK;
    if (loop->polled[0].revents) {
        char bytes[64];
        while (read(loop->wake[0], bytes, sizeof bytes) > 0) {
        }
    }
    for (size_t i = 0; i < n; i++)
        if (loop->polled[i + 1].revents && still_watched(loop, loop->turn[i].serial))
            loop->turn[i].ready(loop->turn[i].ctx);
    return CL_OK;
}
