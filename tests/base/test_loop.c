/* Descriptors that come and go during a turn, signals, the time limit. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/base/civil.h"
#include "caseload/base/loop.h"

struct end {
    struct cl_loop *loop;
    int fd, other, calls;
};

static struct cl_loop *open_loop(void) {
    struct cl_loop *loop = NULL;
    struct cl_err err;
    assert_int_equal(cl_loop_open(&loop, &err), CL_OK);
    return loop;
}

static void turn(struct cl_loop *loop, int timeout_ms) {
    struct cl_err err;
    assert_int_equal(cl_loop_turn(loop, timeout_ms, &err), CL_OK);
}

static void on_ready(void *ctx) {
    struct end *e = ctx;
    char byte;
    e->calls++;
    assert_int_equal(read(e->fd, &byte, 1), 1);
    if (e->other >= 0)
        cl_loop_unwatch(e->loop, e->other);
}

static void make_pipe(int fds[2]) {
    assert_int_equal(pipe(fds), 0); // NOLINT(android-cloexec-pipe)
}

static void calls_what_is_ready(void **state) {
    (void)state;
    struct cl_loop *loop = open_loop();
    int a[2], b[2];
    make_pipe(a);
    make_pipe(b);
    struct end first = {loop, a[0], -1, 0}, second = {loop, b[0], -1, 0};
    cl_loop_watch(loop, a[0], on_ready, &first);
    cl_loop_watch(loop, b[0], on_ready, &second);
    turn(loop, 0);
    assert_int_equal(first.calls + second.calls, 0);
    assert_int_equal(write(b[1], "x", 1), 1);
    turn(loop, 1000);
    assert_int_equal(first.calls, 0);
    assert_int_equal(second.calls, 1);
    /* Both are ready, and the first takes the second out of the loop. */
    first.other = b[0];
    assert_int_equal(write(a[1], "x", 1) + write(b[1], "x", 1), 2);
    turn(loop, 1000);
    assert_int_equal(first.calls, 1);
    assert_int_equal(second.calls, 1);
    turn(loop, 0);
    assert_int_equal(second.calls, 1);
    cl_loop_close(loop);
    cl_loop_close(NULL);
    for (int i = 0; i < 2; i++) {
        close(a[i]);
        close(b[i]);
    }
}

static volatile sig_atomic_t old_handler_calls;
static void old_handler(int signo) {
    (void)signo;
    old_handler_calls++;
}

static void signals_wake_and_are_taken_once(void **state) {
    (void)state;
    struct sigaction old = {.sa_handler = old_handler};
    sigaction(SIGUSR1, &old, NULL);
    struct cl_loop *loop = open_loop();
    cl_loop_signal(loop, SIGUSR1);
    cl_loop_signal(loop, SIGUSR2);
    assert_int_equal(cl_loop_take_signal(loop), 0);
    raise(SIGUSR1);
    raise(SIGUSR1);
    raise(SIGUSR2);
    int64_t start = cl_monotonic_ms();
    turn(loop, 10000);
    assert_true(cl_monotonic_ms() - start < 5000);
    int a = cl_loop_take_signal(loop), b = cl_loop_take_signal(loop);
    assert_int_equal(a + b, SIGUSR1 + SIGUSR2);
    assert_int_equal(cl_loop_take_signal(loop), 0);
    assert_int_equal(old_handler_calls, 0);
    start = cl_monotonic_ms();
    turn(loop, 30); /* nothing left in the pipe: it waits */
    assert_true(cl_monotonic_ms() - start >= 20);
    for (int i = 0; i < 100000; i++)
        raise(SIGUSR2); /* never blocks, whatever the pipe holds */
    turn(loop, 1000);
    assert_int_equal(cl_loop_take_signal(loop), SIGUSR2);
    cl_loop_close(loop);
    raise(SIGUSR1);
    assert_int_equal(old_handler_calls, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_what_is_ready),
        cmocka_unit_test(signals_wake_and_are_taken_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
