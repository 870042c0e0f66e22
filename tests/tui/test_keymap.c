/* Key names, default bindings, [keys] of the config. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/tui/keymap.h"

static void names_are_read_back(void **state) {
    static const char *const names[] = {"j",   "Down",  "Ctrl-D", "Shift-Tab", "F10", "Alt-Left",
                                        "Esc", "Space", "?",      "PgUp",      "Tab", "Alt-x"};
    (void)state;
    for (size_t i = 0; i < CL_LEN(names); i++) {
        char name[24];
        int key = keyc_parse(cl_slice(names[i]));
        assert_int_not_equal(key, KEYC_NONE);
        assert_string_equal(keyc_name(key, name), names[i]);
    }
    assert_int_equal(keyc_parse(CL_S("Semicolon")), ';');
    assert_int_equal(keyc_parse(CL_S("Hash")), '#');
    assert_int_equal(keyc_parse(CL_S("Equal")), '=');
    assert_int_equal(keyc_parse(CL_S("Nonsense")), KEYC_NONE);
}

static void defaults_do_not_clash(void **state) {
    struct keymap *k;
    struct cl_err err = {.text = ""};
    (void)state;
    assert_int_equal(keymap_new(NULL, &k, &err), CL_OK);
    assert_string_equal(keymap_clashes(k), "");
    assert_int_equal(keymap_find(k, 'j', false), CL_ACT_DOWN);
    assert_int_equal(keymap_find(k, 'i', false), CL_ACT_EXPLAIN);
    assert_int_equal(keymap_find(k, 'i', true), CL_ACT_MENU_INVERT);
    assert_int_equal(keymap_find(k, ' ', false), CL_ACT_COUNT); /* nothing to mark yet */
    assert_int_equal(keymap_find(k, 'Z', false), CL_ACT_COUNT);
    keymap_free(k);
}

static void keys_that_terminals_need_are_free(void **state) {
    static const char *const never[] = {"Ctrl-S", "Ctrl-Q", "Ctrl-A", "F11", "Ctrl-I", "Ctrl-M"};
    struct keymap *k;
    (void)state;
    assert_int_equal(keymap_new(NULL, &k, NULL), CL_OK);
    for (size_t i = 0; i < CL_LEN(never); i++)
        assert_int_equal(keymap_find(k, keyc_parse(cl_slice(never[i])), false), CL_ACT_COUNT);
    keymap_free(k);
}

static void config_rebinds(void **state) {
    struct keymap *k;
    struct cl_err err;
    (void)state;
    assert_int_equal(keymap_new("quit = Ctrl-X\ndown = n\nfind-next = j\n", &k, &err), CL_OK);
    assert_int_equal(keymap_find(k, 0x18, false), CL_ACT_QUIT);
    assert_int_equal(keymap_find(k, 'q', false), CL_ACT_COUNT);
    assert_int_equal(keymap_find(k, 'n', false), CL_ACT_DOWN); /* two that swap */
    assert_int_equal(keymap_find(k, 'j', false), CL_ACT_FIND_NEXT);
    assert_string_equal(keymap_keys(k, CL_ACT_QUIT), "Ctrl-X");
    keymap_free(k);
}

static void config_errors_name_the_line(void **state) {
    struct keymap *k;
    struct cl_err err;
    (void)state;
    assert_int_equal(keymap_new("down = j\nquiet = q", &k, &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "line 2"));
    assert_non_null(strstr(err.text, "quit"));
    assert_int_equal(keymap_new("sort = Ctrl-", &k, &err), CL_E_USAGE);
}

static void a_clash_leaves_the_key_where_it_was(void **state) {
    struct keymap *k;
    struct cl_err err;
    (void)state;
    assert_int_equal(keymap_new("\n\nsort = j\n\nquit = Ctrl-X\nfind-next = Ctrl-X n", &k, &err),
                     CL_OK);
    assert_string_equal(keymap_clashes(k),
                        "[keys] j stays with down (by default), not sort (line 3)\n"
                        "[keys] Ctrl-X stays with quit (line 5), not find-next (line 6)\n");
    assert_string_equal(keymap_notice(k), "[keys] j stays with down (by default), not sort "
                                          "(line 3); more: caseload doctor");
    assert_int_equal(keymap_find(k, 'j', false), CL_ACT_DOWN);
    assert_int_equal(keymap_find(k, 's', false), CL_ACT_SORT); /* it got none, so its own stays */
    assert_int_equal(keymap_find(k, 0x18, false), CL_ACT_QUIT);
    assert_int_equal(keymap_find(k, 'n', false), CL_ACT_FIND_NEXT);
    keymap_free(k);
    assert_int_equal(keymap_new("quit = Ctrl-X", &k, &err), CL_OK);
    assert_null(keymap_notice(k));
    assert_string_equal(keymap_clashes(k), "");
    keymap_free(k);
}

static void every_action_has_help_and_a_unique_name(void **state) {
    (void)state;
    for (int i = 0; i < CL_ACT_COUNT; i++) {
        enum cl_action found;
        size_t n = strlen(cl_actions[i].help);
        assert_true(n > 3 && cl_actions[i].help[n - 1] == '.');
        assert_true(cl_action_find(cl_slice(cl_actions[i].name), &found));
        assert_int_equal(found, i);
        assert_true(cl_action_score((enum cl_action)i, cl_slice(cl_actions[i].name)) >= 100);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_read_back),
        cmocka_unit_test(defaults_do_not_clash),
        cmocka_unit_test(keys_that_terminals_need_are_free),
        cmocka_unit_test(config_rebinds),
        cmocka_unit_test(config_errors_name_the_line),
        cmocka_unit_test(a_clash_leaves_the_key_where_it_was),
        cmocka_unit_test(every_action_has_help_and_a_unique_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
