/* test_filling.c - the dashboard fills while the import runs: the second of two
 * exports is a pipe whose writer stalls, so that only the first can be on the
 * screen before the test goes on. */
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "terminal.h"

#define HEAD "Ticket ID,Created,Status,Priority,Department,Subject\n"

static char first[128], second[128], pipe_path[128];

/* Cases [from, to), a quarter of them open. */
static void put_cases(FILE *f, int from, int to) {
    fputs(HEAD, f);
    for (int i = from; i < to; i++)
        fprintf(f, "C%d,2025-%02d-%02d 10:%02d:00,%s,High,%s,Subject %d\n", i, 1 + i % 12,
                1 + i % 28, i % 60, i % 4 ? "Closed" : "Open", i % 3 ? "Billing" : "Network", i);
}

static void write_cases(const char *path, int from, int to) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    put_cases(f, from, to);
    assert_int_equal(fclose(f), 0);
}

/* Both ends: nobody waits for the other to open it, and no end comes too soon. */
static int open_pipe(void) {
    unlink(pipe_path);
    assert_int_equal(mkfifo(pipe_path, 0600), 0);
    int fd = open(pipe_path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    return fd;
}

static void write_pipe(int fd, int from, int to) {
    FILE *f = fdopen(fd, "w");
    assert_non_null(f);
    put_cases(f, from, to);
    assert_int_equal(fclose(f), 0);
}

static struct session *start(const char *one, const char *two) {
    const char *args[] = {one, two, "--as-of", "data", NULL};
    return tty_start_with(80, 24, NULL, args);
}

/* The first export is on the screen, and the second is waited for. */
static void await_first(struct session *s) {
    tty_await(s, "500 open of 2,000");
    tty_await(s, "pipe: numbers so far");
}

static bool on_screen(struct session *s, const char *text) {
    return strstr(tty_screen(s), text) != NULL;
}

/* ---- */

static void numbers_of_the_first_file_come_before_the_second(void **state) {
    (void)state;
    write_cases(first, 0, 2000);
    int fd = open_pipe();
    struct session *s = start(first, pipe_path);
    await_first(s);
    tty_await(s, "Open by department");
    tty_settle(s);
    assert_true(on_screen(s, "500 open of 2,000"));
    write_pipe(fd, 2000, 3000);
    tty_await(s, "3,000 records, 0 quarantined");
    tty_await(s, "750 open of 3,000");
    tty_settle(s);
    assert_false(on_screen(s, "numbers so far"));
    tty_quit(s);
}

static void what_needs_the_store_waits_and_then_is_there(void **state) {
    (void)state;
    write_cases(first, 0, 2000);
    int fd = open_pipe();
    struct session *s = start(first, pipe_path);
    await_first(s);
    tty_press(s, "2", "Open cases"); /* the backlog: its texts are not there */
    tty_await(s, "\xe2\x80\xa6");
    assert_false(on_screen(s, "Subject 4"));
    tty_press(s, "\r", "A case can be opened when loading is done");
    tty_press(s, "/", "Texts can be searched when loading is done");
    tty_press(s, "jjj", "numbers so far");
    tty_press(s, ":", "Commands");
    tty_press(s, "filter text:refund\r", "when loading is done");
    tty_press(s, ":", "Commands");
    tty_press(s, "goto C4\r", "when loading is done");
    write_pipe(fd, 2000, 2400);
    tty_await(s, "2,400 records, 0 quarantined");
    tty_await(s, "600 open of 2,400");
    tty_settle(s);
    tty_press(s, "j", "Row 5 of 600"); /* the cursor is where it was */
    assert_false(on_screen(s, "when loading is done"));
    tty_press(s, "\r", "Timeline");
    tty_press(s, "\x1b", "Row ");
    tty_quit(s);
}

static void a_cancelled_load_leaves_nothing(void **state) {
    char stores[160];
    glob_t found;
    (void)state;
    write_cases(first, 0, 2000);
    int fd = open_pipe();
    struct session *s = start(first, pipe_path);
    await_first(s);
    tty_type(s, "\x03");
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 130);
    tty_assert_left_alternate_screen(s);
    tty_end(s);
    close(fd);
    snprintf(stores, sizeof stores, "%s/caseload-*", home);
    assert_int_equal(glob(stores, 0, NULL, &found), GLOB_NOMATCH);
}

static void masked_numbers_fill_too(void **state) {
    (void)state;
    write_cases(first, 0, 2000);
    int fd = open_pipe();
    const char *args[] = {first, pipe_path, "--mask", "--as-of", "data", NULL};
    struct session *s = tty_start_with(80, 24, NULL, args);
    await_first(s);
    write_pipe(fd, 2000, 2400);
    tty_await(s, "2,400 records, 0 quarantined");
    tty_await(s, "600 open of 2,400");
    tty_quit(s);
}

/* A reload that is cancelled half way shows again what was there before it. */
static void a_cancelled_reload_brings_back_what_was_there(void **state) {
    (void)state;
    write_cases(first, 0, 2000);
    write_cases(second, 2000, 2400);
    struct session *s = start(first, second);
    tty_await(s, "600 open of 2,400");
    tty_settle(s);
    write_cases(first, 0, 3200);
    int fd = open_pipe();
    assert_int_equal(rename(pipe_path, second), 0);
    tty_type(s, "r");
    tty_await(s, "800 open of 3,200");
    tty_await(s, "second.csv: numbers so far");
    tty_type(s, "\x03");
    tty_await(s, "600 open of 2,400");
    tty_await(s, "the data are as before");
    tty_settle(s);
    assert_false(on_screen(s, "3,200"));
    close(fd);
    tty_quit(s);
}

/* What cannot be read is left out; what was shown of the rest stays true. */
static void a_bad_second_file_leaves_the_first(void **state) {
    (void)state;
    write_cases(first, 0, 2000);
    int fd = open_pipe();
    struct session *s = start(first, pipe_path);
    await_first(s);
    assert_int_equal(write(fd, "<html><body>Sign in</body></html>\n", 34), 34);
    close(fd);
    tty_await(s, "HTML");
    tty_settle(s);
    assert_true(on_screen(s, "500 open of 2,000"));
    assert_false(on_screen(s, "numbers so far"));
    tty_type(s, "Q");
    assert_int_equal(WEXITSTATUS(tty_finish(s)), 5);
    tty_end(s);
}

static void a_quick_load_shows_no_numbers_on_the_way(void **state) {
    (void)state;
    struct session *s = tty_start(80, 24, NULL, sample);
    int64_t began = tty_now_ms();
    tty_await(s, "Open by department");
    int64_t took = tty_now_ms() - began;
    tty_settle(s);
    if (took < 300)
        assert_null(strstr(s->log, "numbers so far"));
    tty_quit(s);
}

/* ---- */

static int prepare(void **state) {
    const char *root = getenv("CASELOAD_TEST_ROOT");
    (void)state;
    if (!root || !getenv("CASELOAD_BIN") || !mkdtemp(home))
        return -1;
    setenv("TMPDIR", home, 1);
    snprintf(sample, sizeof sample, "%s/tests/golden/data/desk.csv", root);
    snprintf(first, sizeof first, "%s/first.csv", home);
    snprintf(second, sizeof second, "%s/second.csv", home);
    snprintf(pipe_path, sizeof pipe_path, "%s/pipe", home);
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
        cmocka_unit_test(numbers_of_the_first_file_come_before_the_second),
        cmocka_unit_test(what_needs_the_store_waits_and_then_is_there),
        cmocka_unit_test(a_cancelled_load_leaves_nothing),
        cmocka_unit_test(masked_numbers_fill_too),
        cmocka_unit_test(a_cancelled_reload_brings_back_what_was_there),
        cmocka_unit_test(a_bad_second_file_leaves_the_first),
        cmocka_unit_test(a_quick_load_shows_no_numbers_on_the_way),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
