/* test_refuse.c - what is no export gives one clear line and nothing else. */
#include <sys/stat.h>

#include "fixture.h"

struct file {
    const char *bytes;
    size_t n;
    const char *says;
};
#define BYTES(s) .bytes = (s), .n = sizeof(s) - 1

static void test_contents(void **state) {
    (void)state;
    static const struct file files[] = {
        {BYTES(""), .says = "the file is empty"},
        {BYTES("\xef\xbb\xbf \r\n \n"), .says = "only blanks"},
        {BYTES("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n"),
         .says = "Git LFS pointer"},
        {BYTES("\n<!DOCTYPE html>\n<html><body>a,b</body></html>\n"), .says = "an HTML page"},
        {BYTES("<html><head>"), .says = "an HTML page"},
        {BYTES("{\n  \"tickets\": []\n}\n"), .says = "JSON"},
        {BYTES("PK\003\004\024\0\006\0"), .says = "Excel workbook"},
        {BYTES("\037\213\010\0\0\0\0\0"), .says = "compressed with gzip"},
        {BYTES("\001\002\003\004\005\006\0\0\0\0\0\0\0\001\002abc,def\n"), .says = "binary"},
        {BYTES("id,created,status\n"), .says = "a header, but no records"},
        {BYTES("id,created,status"), .says = "a header, but no records"},
        {BYTES("project('x', 'c',\n  version: '1',\n  default: ['a', 'b'])\n\ndeps = [\n"
               "  'x', 'y', 'z', 'u', 'v',\n]\nfoo(1)\nbar = 2\n"),
         .says = "no heading is known"},
        {BYTES("just some words\nand some more\n"), .says = "no table of cases"},
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {0};
        fixture_bytes(&f, files[i].bytes, files[i].n);
        assert_int_equal(f.rc, CL_E_INPUT);
        assert_non_null(strstr(f.err.text, files[i].says));
        assert_non_null(strstr(f.err.text, f.path)); /* the file is named */
        assert_null(strchr(f.err.text, '\n'));
        fixture_close(&f);
    }
}

/* Control characters in the cells of a small file are no reason to refuse it. */
static void test_stray_control_bytes(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,created,status\n1,2024-01-01,Open\x01\x02\n2,2024-01-02,Closed\x1b\n"
                     "3,2024-01-02,Closed\x0b\n");
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rows, 3);
    fixture_close(&f);
}

static void test_paths(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_file(&f, "/nowhere/export.csv");
    assert_int_equal(f.rc, CL_E_INPUT);
    assert_string_equal(f.err.text, "/nowhere/export.csv: not found");
    fixture_close(&f);
    fixture_file(&f, "/tmp");
    assert_int_equal(f.rc, CL_E_INPUT);
    assert_non_null(strstr(f.err.text, "a folder"));
    fixture_close(&f);
}

/* A pipe can be read once; the importer needs it more often. */
static void test_pipe(void **state) {
    (void)state;
    char name[64];
    int ends[2];
    struct fixture f = {0};
    assert_int_equal(pipe(ends), 0);
    static const char text[] = "id,created,status\n1,2024-01-01,Open\n2,2024-01-02,Closed\n";
    assert_int_equal(write(ends[1], text, sizeof text - 1), (ssize_t)(sizeof text - 1));
    close(ends[1]);
    snprintf(name, sizeof name, "/dev/fd/%d", ends[0]);
    fixture_file(&f, name);
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rows, 2);
    fixture_close(&f);
    close(ends[0]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contents),
        cmocka_unit_test(test_stray_control_bytes),
        cmocka_unit_test(test_paths),
        cmocka_unit_test(test_pipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
