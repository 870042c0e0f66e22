/* test_file.c - paths, the user's folders, and output that is whole or absent. */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/base/file.h"

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, P_tmpdir "/caseload-test-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command);
}

static const char *in_folder(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void put_file(const char *path, const char *text) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void assert_file(const char *path, const char *expected) {
    char text[256] = {0};
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    text[n] = '\0';
    fclose(f);
    assert_string_equal(text, expected);
}

static int files_in(const char *path) {
    DIR *dir = opendir(path);
    int n = 0;
    for (struct dirent *e; dir && (e = readdir(dir));)
        n += e->d_name[0] != '.' || strlen(e->d_name) > 2;
    closedir(dir);
    return n;
}

static void write_text(const char *path, const char *text) {
    struct cl_output *o;
    struct cl_err err;
    assert_int_equal(cl_output_open(path, &o, &err), CL_OK);
    assert_int_equal(cl_output_write(o, text, strlen(text), &err), CL_OK);
    assert_int_equal(cl_output_commit(o, &err), CL_OK);
}

static void test_new_file(void **state) {
    (void)state;
    umask(022);
    write_text(in_folder("new"), "hello");
    assert_file(in_folder("new"), "hello");
    struct stat st;
    assert_int_equal(stat(in_folder("new"), &st), 0);
    assert_int_equal(st.st_mode & 0777, 0644);
    assert_int_equal(files_in(folder), 1); /* nothing is left beside it */
    unlink(in_folder("new"));
}

static void test_old_or_new(void **state) {
    (void)state;
    const char *path = in_folder("kept");
    put_file(path, "old");
    assert_int_equal(chmod(path, 0640), 0);
    struct cl_output *o;
    struct cl_err err;
    assert_int_equal(cl_output_open(path, &o, &err), CL_OK);
    assert_int_equal(cl_output_write(o, "new", 3, &err), CL_OK);
    assert_file(path, "old");
    cl_output_discard(o);
    assert_file(path, "old");
    assert_int_equal(files_in(folder), 1);
    write_text(path, "newer");
    assert_file(path, "newer");
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0640);
    unlink(path);
    cl_output_discard(NULL);
}

static void test_link_stays(void **state) {
    (void)state;
    char target[256];
    snprintf(target, sizeof target, "%s", in_folder("target"));
    put_file(target, "old");
    const char *link = in_folder("link");
    assert_int_equal(symlink(target, link), 0);
    write_text(link, "through");
    struct stat st;
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    assert_file(target, "through");
    unlink(link);
    unlink(target);
}

static void test_large(void **state) {
    (void)state;
    struct cl_output *o;
    struct cl_err err;
    const char *path = in_folder("large");
    char *block = malloc(100000);
    assert_non_null(block);
    memset(block, 'b', 100000);
    assert_int_equal(cl_output_open(path, &o, &err), CL_OK);
    for (size_t n = 1; n < 100000; n = n * 3 + 1)
        assert_int_equal(cl_output_write(o, block, n, &err), CL_OK);
    assert_int_equal(cl_output_commit(o, &err), CL_OK);
    size_t expected = 0;
    for (size_t n = 1; n < 100000; n = n * 3 + 1)
        expected += n;
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, expected);
    free(block);
    unlink(path);
}

static void test_errors(void **state) {
    (void)state;
    struct cl_output *o;
    struct cl_err err;
    assert_int_equal(cl_output_open(in_folder("no/such/folder"), &o, &err), CL_E_STORE);
    assert_null(o);
    assert_non_null(strstr(err.text, "No such file"));
    assert_int_equal(cl_output_open(folder, &o, &err), CL_E_STORE);
    assert_non_null(strstr(err.text, "directory"));
    /* A device takes the bytes at commit only, and says there that it is full. */
    assert_int_equal(cl_output_open("/dev/full", &o, &err), CL_OK);
    assert_int_equal(cl_output_write(o, "x", 1, &err), CL_OK);
    assert_int_equal(cl_output_commit(o, &err), CL_E_STORE);
    assert_non_null(strstr(err.text, "/dev/full: No space left"));
}

static void test_error_stays(void **state) {
    (void)state;
    struct cl_output *o;
    struct cl_err err;
    static char block[70000];
    assert_int_equal(cl_output_open("/dev/full", &o, &err), CL_OK);
    assert_int_equal(cl_output_write(o, block, sizeof block, &err), CL_E_STORE);
    assert_int_equal(cl_output_write(o, "x", 1, &err), CL_E_STORE);
    assert_int_equal(cl_output_commit(o, &err), CL_E_STORE);
}

static void test_standard_output(void **state) {
    (void)state;
    const char *path = in_folder("stdout");
    fflush(stdout);
    int before = dup(STDOUT_FILENO);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(before >= 0 && fd >= 0);
    dup2(fd, STDOUT_FILENO);
    close(fd);
    write_text("-", "to the pipe\n");
    dup2(before, STDOUT_FILENO);
    close(before);
    assert_file(path, "to the pipe\n");
    unlink(path);
}

static void test_folders(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    char expected[400];
    setenv("XDG_CACHE_HOME", in_folder("xdg/cache"), 1);
    snprintf(expected, sizeof expected, "%s/caseload", in_folder("xdg/cache"));
    assert_string_equal(cl_dir_path(arena, CL_DIR_CACHE, false), expected);
    struct stat st;
    assert_int_equal(stat(expected, &st), -1);
    assert_string_equal(cl_dir_path(arena, CL_DIR_CACHE, true), expected);
    assert_int_equal(stat(expected, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_string_equal(cl_dir_path(arena, CL_DIR_CACHE, true), expected);

    setenv("XDG_CONFIG_HOME", "relative", 1); /* counts as unset */
    unsetenv("XDG_STATE_HOME");
    setenv("HOME", "/nowhere", 1);
    assert_string_equal(cl_dir_path(arena, CL_DIR_CONFIG, false), "/nowhere/.config/caseload");
    assert_string_equal(cl_dir_path(arena, CL_DIR_STATE, false), "/nowhere/.local/state/caseload");
    unsetenv("HOME");
    assert_null(cl_dir_path(arena, CL_DIR_STATE, false));
    setenv("XDG_CACHE_HOME", "/dev/null", 1);
    assert_null(cl_dir_path(arena, CL_DIR_CACHE, true));
    cl_arena_free(arena);
}

static void test_paths(void **state) {
    (void)state;
    struct cl_arena *arena = cl_arena_new();
    assert_string_equal(cl_path_absolute(arena, "/a//b/./c/"), "/a/b/c");
    assert_string_equal(cl_path_absolute(arena, "/a/../b"), "/a/../b");
    assert_string_equal(cl_path_absolute(arena, "/"), "/");
    char cwd[256], expected[300];
    assert_non_null(getcwd(cwd, sizeof cwd));
    snprintf(expected, sizeof expected, "%s/x.csv", cwd);
    assert_string_equal(cl_path_absolute(arena, "./x.csv"), expected);
    assert_string_equal(cl_path_base("/a/b.csv"), "b.csv");
    assert_string_equal(cl_path_base("b.csv"), "b.csv");
    assert_string_equal(cl_path_base("a/"), "");
    cl_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new_file),        cmocka_unit_test(test_old_or_new),
        cmocka_unit_test(test_link_stays),      cmocka_unit_test(test_large),
        cmocka_unit_test(test_errors),          cmocka_unit_test(test_error_stays),
        cmocka_unit_test(test_standard_output), cmocka_unit_test(test_paths),
        cmocka_unit_test(test_folders),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
