/* Texts to words: letters of any script, nobody's punctuation. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "caseload/analysis.h"

#include "../../src/analysis/words.h"

/* The words of a text, '|' between. */
static void check(const char *text, const char *want) {
    struct cl_buf folded = {0}, got = {0};
    struct cl_slice word;
    size_t at = 0;
    cl_fold_buf(&folded, cl_slice(text));
    struct cl_slice all = {folded.ptr, folded.len};
    while (folded.len > 0 && cl_words_next(all, &at, &word)) {
        if (got.len > 0)
            cl_buf_putc(&got, '|');
        cl_buf_add(&got, word.ptr, word.len);
    }
    assert_string_equal(got.len > 0 ? got.ptr : "", want);
    cl_buf_free(&folded);
    cl_buf_free(&got);
}

static void words_are_runs_of_letters(void **state) {
    (void)state;
    check("", "");
    check("  ... !!! ", "");
    check("Slow, slow... and RUDE!", "slow|slow|and|rude");
    check("e-mail (twice): 3 times", "mail|twice|times");
    check("a b c", ""); /* one letter says nothing */
    check("4711 2024-03-01 b2b 4g", "b2b|4g");
}

static void apostrophes_stay_inside(void **state) {
    (void)state;
    check("I didn't; don’t 'quote' it's'", "didn't|don't|quote|it's");
    check("rock 'n' roll", "rock|roll");
    check("x'", "");
}

static void any_script_has_letters(void **state) {
    (void)state;
    check("Schön — müde… «très» ¿qué?", "schon|mude|tres|que");
    check("Очень МЕДЛЕННО, спасибо", "очень|медленно|спасибо");
    check("★★★ 👍 good 👍🏽bad", "good|bad");
}

static void scripts_without_blanks_give_pairs(void **state) {
    (void)state;
    check("服务很慢", "服务|务很|很慢");
    check("好", "");
    check("太慢。ok 差评", "太慢|ok|差评");
    check("abc服务def", "abc|服务|def");
}

static void long_and_broken_texts_do_no_harm(void **state) {
    (void)state;
    check("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ok", "ok");
    check("bad\xff\xfe"
          "byte \xe2\x82",
          "bad|byte");
    check("'", "");
    check("服", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_runs_of_letters),
        cmocka_unit_test(apostrophes_stay_inside),
        cmocka_unit_test(any_script_has_letters),
        cmocka_unit_test(scripts_without_blanks_give_pairs),
        cmocka_unit_test(long_and_broken_texts_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
