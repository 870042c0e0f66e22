/* test_err.c - filling errors, and the panic with its hook. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/base/err.h"

static void test_fail_fills(void **state) {
    (void)state;
    struct cl_err err = {0};
    assert_int_equal(cl_fail(&err, CL_E_INPUT, "%s: %d", "f.csv", 7), CL_E_INPUT);
    assert_int_equal(err.code, CL_E_INPUT);
    assert_string_equal(err.text, "f.csv: 7");
    assert_int_equal(cl_fail(NULL, CL_E_STORE, "nobody listens"), CL_E_STORE);
}

static void test_fail_is_one_line(void **state) {
    (void)state;
    struct cl_err err;
    cl_fail(&err, CL_E_INPUT, "a\nb\x1b[31m\tc");
    assert_string_equal(err.text, "a b [31m c");
}

static void test_fail_quotes_itself(void **state) {
    (void)state;
    struct cl_err err;
    cl_fail(&err, CL_E_INPUT, "inner");
    cl_fail(&err, CL_E_STORE, "outer: %s", err.text);
    assert_string_equal(err.text, "outer: inner");
}

static void test_fail_cuts(void **state) {
    (void)state;
    struct cl_err err;
    char longer[2000];
    memset(longer, 'x', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    cl_fail(&err, CL_E_INPUT, "%s", longer);
    assert_int_equal(strlen(err.text), sizeof err.text - 1);
}

static void say_hook(void) {
    ssize_t n = write(STDERR_FILENO, "hook\n", 5);
    (void)n;
}

/* Runs what must not return in a child; what it says comes back in text. */
static int run_child(void (*run)(void), char *text, size_t size) {
    int fds[2];
    assert_int_equal(pipe(fds), 0);
    pid_t pid = fork();
    if (pid == 0) {
        dup2(fds[1], STDERR_FILENO);
        close(fds[0]);
        close(fds[1]);
        run();
        _exit(0);
    }
    close(fds[1]);
    size_t used = 0;
    ssize_t n;
    while ((n = read(fds[0], text + used, size - 1 - used)) > 0)
        used += (size_t)n;
    text[used] = '\0';
    close(fds[0]);
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void panic_with_hook(void) {
    cl_panic_hook(say_hook);
    cl_panic("out of %s\n", "luck");
}

static void panic_without_hook(void) {
    cl_panic_hook(say_hook);
    cl_panic_hook(NULL);
    cl_panic("alone");
}

static void ask_too_much(void) {
    cl_realloc_array(NULL, SIZE_MAX / 2, 3);
}

static void test_panic(void **state) {
    (void)state;
    char text[1024];
    assert_int_equal(run_child(panic_with_hook, text, sizeof text), 70);
    assert_string_equal(text, "hook\ncaseload: out of luck \n");
    assert_int_equal(run_child(panic_without_hook, text, sizeof text), 70);
    assert_string_equal(text, "caseload: alone\n");
}

static void test_overflow_panics(void **state) {
    (void)state;
    char text[1024];
    assert_int_equal(run_child(ask_too_much, text, sizeof text), 70);
    assert_non_null(strstr(text, "out of memory"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fail_fills),
        cmocka_unit_test(test_fail_is_one_line),
        cmocka_unit_test(test_fail_quotes_itself),
        cmocka_unit_test(test_fail_cuts),
        cmocka_unit_test(test_panic),
        cmocka_unit_test(test_overflow_panics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
