/* Random and damaged formulas and filters: each is a good program or a refusal in
 * one line; never a crash, whatever the text. */
#include <stdio.h>

#include "fixture.h"

static uint64_t next_random(uint64_t *s) {
    *s ^= *s << 13;
    *s ^= *s >> 7;
    *s ^= *s << 17;
    return *s;
}

static const char *const pieces[] = {
    "priority", "csat",  "created", "is_open", "(",        ")",           ",",           "+",
    "-",        "*",     "/",       "=",       "!=",       "<=",          ">",           " ",
    " and ",    " or ",  "not ",    " in ",    " is null", "\"",          "'",           "high",
    "1",        "2.5h",  "null",    "T",       "if(",      "coalesce(",   "bit(flags, ", "at(",
    "hour(",    ":",     "..",      "*",       "none",     "is:",         "2024-03",     "last-3d",
    "\xc3\xa4", "\xff",  "channel", "state:",  "month:",   "week:2024-W", "Q1",          "email",
    ",phone",   "age>7d"};

static void any_text_is_taken_or_refused(void **state) {
    (void)state;
    uint64_t seed = 20240331;
    for (int round = 0; round < 40; round++) {
        struct fixture f;
        fixture_open(&f, round % 2 ? "Europe/Berlin" : NULL);
        for (int k = 0; k < 250; k++) {
            char text[512] = "";
            size_t n = next_random(&seed) % 14, len = 0, nodes;
            for (size_t i = 0; i < n; i++) {
                const char *piece = pieces[next_random(&seed) % CL_LEN(pieces)];
                len += (size_t)snprintf(text + len, sizeof text - len, "%s", piece);
            }
            if (len && next_random(&seed) % 4 == 0)
                text[next_random(&seed) % len] = (char)(1 + next_random(&seed) % 255);
            cl_node_id node = 0;
            f.err.text[0] = '\0';
            enum cl_rc rc = k % 2 ? cl_formula_parse(f.p, text, &at_t, &node, &f.err)
                                  : cl_filter_parse(f.p, text, &at_t, &node, &f.err);
            cl_prog_nodes(f.p, &nodes);
            if (rc == CL_OK)
                assert_true(node < nodes);
            else if (rc != CL_E_USAGE || !f.err.text[0])
                fail_msg("'%s' gives %d: %s", text, (int)rc, f.err.text);
        }
        fixture_close(&f);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_text_is_taken_or_refused)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
