/* What inih would cut or misread is refused with its line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/base/ini.h"

struct seen {
    char text[4096];
    unsigned fail_at;
};

static enum cl_rc note(void *ctx, const char *section, const char *key, const char *value,
                       unsigned line, struct cl_err *err) {
    struct seen *s = ctx;
    if (line == s->fail_at)
        return cl_fail(err, CL_E_USAGE, "line %u: no", line);
    size_t n = strlen(s->text);
    snprintf(s->text + n, sizeof s->text - n, "%u[%s]%s=%s|", line, section, key, value);
    return CL_OK;
}

static char path[64];

static int make_file(void **state) {
    (void)state;
    strncpy(path, P_tmpdir "/caseload-ini-XXXXXX", sizeof path - 1);
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int drop_file(void **state) {
    (void)state;
    return unlink(path);
}

static enum cl_rc read_bytes(const char *bytes, size_t n, struct seen *seen, struct cl_err *err) {
    FILE *f = fopen(path, "we");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    fclose(f);
    return cl_ini_read(path, note, seen, err);
}

static enum cl_rc read_text(const char *text, struct seen *seen, struct cl_err *err) {
    return read_bytes(text, strlen(text), seen, err);
}

static void keys_in_order(void **state) {
    (void)state;
    struct seen seen = {0};
    struct cl_err err = {0};
    assert_int_equal(read_text("\xEF\xBB\xBF# all\ntop = 1\n\n[states]\r\npending = a, b ; why\r\n"
                               "   indented = 2\n\tmore:3\nhash = a#b\nlast =",
                               &seen, &err),
                     CL_OK);
    assert_string_equal(seen.text, "2[]top=1|5[states]pending=a, b|6[states]indented=2|"
                                   "7[states]more=3|8[states]hash=a#b|9[states]last=|");
}

static void limits(void **state) {
    (void)state;
    char line[256], want[128];
    for (size_t len = 195; len < 230; len++) {
        memset(line, 'x', len);
        memcpy(line, "k=", 2);
        line[len] = '\n';
        line[len + 1] = '\0';
        struct seen seen = {0};
        struct cl_err err = {0};
        enum cl_rc rc = read_text(line, &seen, &err);
        assert_int_equal(rc, len <= 199 ? CL_OK : CL_E_USAGE);
        if (len > 199) {
            snprintf(want, sizeof want, "%s:1: line is longer", path);
            assert_memory_equal(err.text, want, strlen(want));
            assert_string_equal(seen.text, "");
        } else {
            assert_int_equal(strlen(seen.text), strlen("1[]k=|") + len - 2);
        }
    }
    for (size_t len = 45; len < 55; len++) {
        memset(line, 's', len + 1);
        line[0] = '[';
        memcpy(line + len + 1, "]\nk=v\n", 7);
        struct seen seen = {0};
        struct cl_err err = {0};
        assert_int_equal(read_text(line, &seen, &err), len <= 49 ? CL_OK : CL_E_USAGE);
        if (len > 49)
            assert_non_null(strstr(err.text, ":1: section name is longer than 49"));
        else
            assert_int_equal(strlen(seen.text), strlen("2[]k=v|") + len);
    }
}

static void refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *why;
    } cases[] = {
        {"a = 1\nno sense\n", ":2: expected"},
        {"[open\n", ":1: section without"},
        {"a = 1\nb = 2\nc = 3\n", "line 3: no"},
    };
    for (size_t i = 0; i < CL_LEN(cases); i++) {
        struct seen seen = {.fail_at = 3};
        struct cl_err err = {0};
        assert_int_equal(read_text(cases[i].text, &seen, &err), CL_E_USAGE);
        assert_non_null(strstr(err.text, cases[i].why));
    }
    struct seen seen = {0};
    struct cl_err err = {0};
    assert_int_equal(read_bytes("a=1\nb\0=2\n", 9, &seen, &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, ":2: not a text file"));
    assert_int_equal(cl_ini_read("/no/such/file", note, &seen, &err), CL_E_NOTFOUND);
    assert_int_equal(cl_ini_read("/", note, &seen, &err), CL_E_USAGE);
    memset(&seen, 0, sizeof seen);
    assert_int_equal(read_text("", &seen, &err), CL_OK);
    assert_string_equal(seen.text, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_in_order),
        cmocka_unit_test(limits),
        cmocka_unit_test(refused),
    };
    return cmocka_run_group_tests(tests, make_file, drop_file);
}
