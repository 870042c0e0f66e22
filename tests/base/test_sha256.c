/* test_sha256.c - the examples of FIPS 180-4 (NIST), in pieces of every size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/base/file.h"

static void check(const char *text, size_t repeat, const char *expected) {
    struct cl_sha256 s;
    char hex[65];
    cl_sha256_init(&s);
    for (size_t i = 0; i < repeat; i++)
        cl_sha256_add(&s, text, strlen(text));
    cl_sha256_hex(&s, hex);
    assert_string_equal(hex, expected);
}

static void test_vectors(void **state) {
    (void)state;
    check("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
          "klmnopqrlmnopqrsmnopqrstnopqrstu",
          1, "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    check("a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void test_pieces(void **state) {
    (void)state;
    unsigned char bytes[300];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 7);
    for (size_t n = 0; n <= sizeof bytes; n += 13) {
        struct cl_sha256 whole;
        char expected[65];
        cl_sha256_init(&whole);
        cl_sha256_add(&whole, bytes, n);
        cl_sha256_hex(&whole, expected);
        for (size_t piece = 1; piece <= 130; piece += 3) {
            struct cl_sha256 s;
            char hex[65];
            cl_sha256_init(&s);
            for (size_t at = 0; at < n; at += piece)
                cl_sha256_add(&s, bytes + at, n - at < piece ? n - at : piece);
            cl_sha256_hex(&s, hex);
            assert_string_equal(hex, expected);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
