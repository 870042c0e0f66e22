/* test_priorities.c - priority words become one of four ranks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/schema/words.h"

static const struct {
    const char *word;
    int rank;
} words[] = {
    {"Critical", 1},
    {"HIGH", 2},
    {"Medium", 3},
    {"low", 4},
    {"Urgent", 1},
    {"Normal", 3},
    {"P1", 1},
    {"p2", 2},
    {"P3", 3},
    {"P4", 4},
    {"P-1", 1},
    {"P0", 1},
    {"P5", 4},
    {"1 - Critical", 1},
    {"2 - High", 2},
    {"3 - Moderate", 3},
    {"4 - Low", 4},
    {"5 - Planning", 4},
    {"Sev 2", 2},
    {"SEV-1", 1},
    {"S3", 3},
    {"Severity 4", 4},
    {"Priority 1", 1},
    {"High Priority", 2},
    {"Prioridade: Alta", 2},
    {"P2 (High)", 2},
    {"Critical (P1)", 1},
    {"P1 - System down", 1},
    {"1-High", 2}, /* the word beats the number */
    {"Very High", 1},
    {"Highest", 1},
    {"Lowest", 4},
    {"Minor", 4},
    {"Blocker", 1},
    {"Crítica", 1},
    {"CRÍTICO", 1},
    {"Alta", 2},
    {"Média", 3},
    {"Baixa", 4},
    {"Muito alta", 1},
    {"Baja", 4},
    {"Urgente", 1},
    {"Très haute", 1},
    {"Élevée", 2},
    {"Moyenne", 3},
    {"Basse", 4},
    {"Dringend", 1},
    {"Sehr hoch", 1},
    {"Hoch", 2},
    {"Mittel", 3},
    {"Niedrig", 4},
    {"Bassa", 4},
    {"Spoed", 1},
    {"Hoog", 2},
    {"Gemiddeld", 3},
    {"Laag", 4},
    {"Krytyczny", 1},
    {"Wysoki", 2},
    {"Średni", 3},
    {"Niski", 4},
    {"Критический", 1},
    {"Высокий", 2},
    {"高", 2},
    {"緊急", 1},
    /* nobody knows */
    {"", 0},
    {"1", 0},
    {"3", 0},
    {"Level 1", 0},
    {"VIP", 0},
    {"Highland", 0},
    {"P", 0},
    {"P9", 0},
    {"Sev X", 0},
    {"Priority customer 1", 0},
    {"\xff\xff", 0},
};

static void test_words(void **state) {
    (void)state;
    for (size_t i = 0; i < CL_LEN(words); i++) {
        int rank = cl_priority_rank(cl_slice(words[i].word));
        if (rank != words[i].rank)
            fail_msg("\"%s\" is %d, not %d", words[i].word, rank, words[i].rank);
    }
    char longer[3000];
    memset(longer, ' ', sizeof longer);
    memcpy(longer, "high", 4);
    assert_int_equal(cl_priority_rank((struct cl_slice){longer, sizeof longer}), 0);
    assert_int_equal(cl_priority_rank((struct cl_slice){NULL, 0}), 0);
}

static void test_names(void **state) {
    (void)state;
    assert_string_equal(cl_priority_names[0], "");
    for (int rank = 1; rank <= 4; rank++)
        assert_int_equal(cl_priority_rank(cl_slice(cl_priority_names[rank])), rank);
}

/* Compared as they stand, so each must be what reading leaves of it. */
static void test_list_is_plain(void **state) {
    (void)state;
    struct cl_buf plain = {0};
    for (size_t i = 0; i < cl_priority_words_count; i++) {
        struct cl_slice rest = cl_slice(cl_priority_words[i].words);
        while (rest.ptr) {
            struct cl_slice word = cl_slice_cut(&rest, '|');
            cl_buf_reset(&plain);
            cl_word_plain(&plain, word);
            if (!cl_slice_eq(word, (struct cl_slice){plain.ptr, plain.len}) ||
                cl_priority_rank(word) != cl_priority_words[i].rank)
                fail_msg("%s: \"%.*s\"", cl_priority_words[i].language, (int)word.len, word.ptr);
        }
    }
    cl_buf_free(&plain);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_list_is_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
