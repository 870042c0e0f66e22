/* test_states.c - status words of help desks become the right state. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "../../src/schema/words.h"

enum { RE = 1, ESC = 2, RES = 4 };

static const struct {
    const char *word;
    enum cl_state state;
    int marks;
} words[] = {
    /* METRICS */
    {"Open", CL_STATE_OPEN, 0},
    {"new", CL_STATE_OPEN, 0},
    {"Reopened", CL_STATE_OPEN, RE},
    {"Assigned", CL_STATE_IN_PROGRESS, 0},
    {"active", CL_STATE_IN_PROGRESS, 0},
    {"IN PROGRESS", CL_STATE_IN_PROGRESS, 0},
    {"started", CL_STATE_IN_PROGRESS, 0},
    {"working", CL_STATE_IN_PROGRESS, 0},
    {"wip", CL_STATE_IN_PROGRESS, 0},
    {"Escalated", CL_STATE_OPEN, ESC},
    {"pending", CL_STATE_PENDING, 0},
    {"Waiting", CL_STATE_PENDING, 0},
    {"On Hold", CL_STATE_PENDING, 0},
    {"Awaiting parts", CL_STATE_PENDING, 0},
    {"Pending Customer", CL_STATE_PENDING, 0},
    {"Pending Customer Response", CL_STATE_PENDING, 0},
    {"closed", CL_STATE_CLOSED, 0},
    {"Auto-closed", CL_STATE_CLOSED, 0},
    {"AutoClosed", CL_STATE_CLOSED, 0},
    {"Self closed", CL_STATE_CLOSED, 0},
    {"Automatisch geschlossen", CL_STATE_CLOSED, 0},
    {"Resolved", CL_STATE_CLOSED, RES},
    {"Solved", CL_STATE_CLOSED, RES},
    {"Completed", CL_STATE_CLOSED, 0},
    {"Done", CL_STATE_CLOSED, 0},
    {"fixed", CL_STATE_CLOSED, 0},
    {"Cancelled", CL_STATE_VOID, 0},
    {"Canceled", CL_STATE_VOID, 0},
    {"rejected", CL_STATE_VOID, 0},
    {"withdrawn", CL_STATE_VOID, 0},
    {"Merged", CL_STATE_DROPPED, 0},
    {"spam", CL_STATE_DROPPED, 0},
    {"Deleted", CL_STATE_DROPPED, 0},
    {"duplicate", CL_STATE_DROPPED, 0},
    {"Test", CL_STATE_DROPPED, 0},
    /* spellings */
    {"1 - Open", CL_STATE_OPEN, 0},
    {"4. Closed", CL_STATE_CLOSED, 0},
    {"in_progress", CL_STATE_IN_PROGRESS, 0},
    {"IN-PROGRESS", CL_STATE_IN_PROGRESS, 0},
    {"  on\xc2\xa0hold ", CL_STATE_PENDING, 0},
    {"Re-opened", CL_STATE_OPEN, RE},
    {"Won't Do", CL_STATE_VOID, 0},
    {"Won\xe2\x80\x99t Fix", CL_STATE_VOID, 0},
    {"Waiting for customer", CL_STATE_PENDING, 0},
    {"waiting_on_third_party", CL_STATE_PENDING, 0},
    {"Open - Escalated", CL_STATE_OPEN, ESC},
    {"Escalated to L2", CL_STATE_OPEN, ESC},
    {"In Progress (Escalated)", CL_STATE_IN_PROGRESS, ESC},
    {"Closed - Duplicate", CL_STATE_DROPPED, 0},
    {"Closed/Cancelled", CL_STATE_VOID, 0},
    {"Resolved (Won't Fix)", CL_STATE_VOID, 0},
    {"Closed by caller", CL_STATE_CLOSED, 0},
    {"Not resolved", CL_STATE_OPEN, 0},
    {"Unresolved", CL_STATE_OPEN, 0},
    /* GLPI */
    {"Processing (assigned)", CL_STATE_IN_PROGRESS, 0},
    {"Processing (planned)", CL_STATE_IN_PROGRESS, 0},
    /* Jira */
    {"To Do", CL_STATE_OPEN, 0},
    {"Selected for Development", CL_STATE_OPEN, 0},
    {"Work in progress", CL_STATE_IN_PROGRESS, 0},
    /* ServiceNow */
    {"Awaiting User Info", CL_STATE_PENDING, 0},
    {"Awaiting Evidence", CL_STATE_PENDING, 0},
    {"Closed Complete", CL_STATE_CLOSED, 0},
    {"Closed Incomplete", CL_STATE_VOID, 0},
    {"Closed Skipped", CL_STATE_VOID, 0},
    /* osTicket */
    {"archived", CL_STATE_CLOSED, 0},
    /* languages */
    {"Aberto", CL_STATE_OPEN, 0},
    {"Reaberto", CL_STATE_OPEN, RE},
    {"Em Andamento", CL_STATE_IN_PROGRESS, 0},
    {"Processando (atribuído)", CL_STATE_IN_PROGRESS, 0},
    {"Aguardando Cliente", CL_STATE_PENDING, 0},
    {"Pendente", CL_STATE_PENDING, 0},
    {"Fechado", CL_STATE_CLOSED, 0},
    {"RESOLVIDO", CL_STATE_CLOSED, RES},
    {"Concluido", CL_STATE_CLOSED, 0},
    {"Cancelado", CL_STATE_VOID, 0},
    {"Abierto", CL_STATE_OPEN, 0},
    {"En curso (asignada)", CL_STATE_IN_PROGRESS, 0},
    {"Pendiente", CL_STATE_PENDING, 0},
    {"En espera de cliente", CL_STATE_PENDING, 0},
    {"Cerrado", CL_STATE_CLOSED, 0},
    {"Resuelto", CL_STATE_CLOSED, RES},
    {"Nouveau", CL_STATE_OPEN, 0},
    {"En cours (Attribué)", CL_STATE_IN_PROGRESS, 0},
    {"En attente", CL_STATE_PENDING, 0},
    {"Résolu", CL_STATE_CLOSED, RES},
    {"Clos", CL_STATE_CLOSED, 0},
    {"Annulé", CL_STATE_VOID, 0},
    {"Neu", CL_STATE_OPEN, 0},
    {"In Bearbeitung (zugewiesen)", CL_STATE_IN_PROGRESS, 0},
    {"Wartet auf Kunde", CL_STATE_PENDING, 0},
    {"Wartend", CL_STATE_PENDING, 0},
    {"Gelöst", CL_STATE_CLOSED, RES},
    {"Geschlossen", CL_STATE_CLOSED, 0},
    {"Wiedereröffnet", CL_STATE_OPEN, RE},
    {"Abgelehnt", CL_STATE_VOID, 0},
    {"Aperto", CL_STATE_OPEN, 0},
    {"In lavorazione", CL_STATE_IN_PROGRESS, 0},
    {"In attesa", CL_STATE_PENDING, 0},
    {"Risolto", CL_STATE_CLOSED, RES},
    {"Chiuso", CL_STATE_CLOSED, 0},
    {"Nieuw", CL_STATE_OPEN, 0},
    {"In behandeling", CL_STATE_IN_PROGRESS, 0},
    {"Wachten op klant", CL_STATE_PENDING, 0},
    {"Opgelost", CL_STATE_CLOSED, RES},
    {"Gesloten", CL_STATE_CLOSED, 0},
    {"Nowy", CL_STATE_OPEN, 0},
    {"W toku (przypisane)", CL_STATE_IN_PROGRESS, 0},
    {"Oczekujące", CL_STATE_PENDING, 0},
    {"Rozwiązane", CL_STATE_CLOSED, RES},
    {"Zamknięte", CL_STATE_CLOSED, 0},
    {"Открыт", CL_STATE_OPEN, 0},
    {"В работе", CL_STATE_IN_PROGRESS, 0},
    {"Закрыт", CL_STATE_CLOSED, 0},
    {"Löst", CL_STATE_CLOSED, RES},
    {"Probíhá", CL_STATE_IN_PROGRESS, 0},
    {"Çözüldü", CL_STATE_CLOSED, RES},
    {"処理中", CL_STATE_IN_PROGRESS, 0},
    {"已关闭", CL_STATE_CLOSED, 0},
};

static void test_words(void **state) {
    (void)state;
    struct cl_states *states = cl_states_new();
    for (size_t i = 0; i < CL_LEN(words); i++) {
        struct cl_state_word w = cl_state_of(states, cl_slice(words[i].word));
        int marks = (w.reopened ? RE : 0) | (w.escalated ? ESC : 0) | (w.resolved ? RES : 0);
        bool marks_count = words[i].state != CL_STATE_VOID && words[i].state != CL_STATE_DROPPED;
        if (!w.known || w.state != words[i].state || (marks_count && marks != words[i].marks))
            fail_msg("\"%s\": %s, known %d, marks %d", words[i].word, cl_state_name(w.state),
                     w.known, marks);
    }
    cl_states_free(states);
    cl_states_free(NULL);
}

static void test_unknown(void **state) {
    (void)state;
    struct cl_states *states = cl_states_new();
    static const char *const unknown[] = {
        "Zorblax", "", "17", "pend", "closedish", "newest", "the case is closed", "---", "\xff"};
    for (size_t i = 0; i < CL_LEN(unknown); i++) {
        struct cl_state_word w = cl_state_of(states, cl_slice(unknown[i]));
        assert_false(w.known);
        assert_int_equal(w.state, CL_STATE_OPEN);
        assert_false(w.reopened || w.escalated || w.resolved);
    }
    char longer[5000];
    memset(longer, 'c', sizeof longer);
    memcpy(longer, "closed ", 7);
    assert_false(cl_state_of(states, (struct cl_slice){longer, sizeof longer}).known);
    cl_states_free(states);
}

/* Any bytes have a state; ASan watches. */
static void test_random_bytes(void **state) {
    (void)state;
    struct cl_states *states = cl_states_new();
    uint64_t seed = 3;
    for (int i = 0; i < 50000; i++) {
        char bytes[40];
        size_t n = (size_t)i % sizeof bytes;
        for (size_t k = 0; k < n; k++) {
            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            bytes[k] = i % 2 ? (char)(seed >> 33) : "closedpending -_1()'"[(seed >> 33) % 20];
        }
        struct cl_state_word w = cl_state_of(states, (struct cl_slice){bytes, n});
        assert_true(w.state >= CL_STATE_OPEN && w.state <= CL_STATE_DROPPED);
        int rank = cl_priority_rank((struct cl_slice){bytes, n});
        assert_true(rank >= 0 && rank <= 4);
    }
    cl_states_free(states);
}

static void test_additions(void **state) {
    (void)state;
    struct cl_err err;
    struct cl_states *states = cl_states_new();
    assert_int_equal(cl_states_add(states, "pending", CL_S("Zorblax"), &err), CL_OK);
    assert_int_equal(cl_states_add(states, "in_progress", CL_S("Tier 2"), &err), CL_OK);
    assert_int_equal(cl_states_add(states, "CLOSED", CL_S("Escalated"), &err), CL_OK);
    assert_int_equal(cl_states_add(states, "open", CL_S("Resolved"), &err), CL_OK);
    assert_int_equal(cl_states_add(states, "closed", CL_S("2 - Open"), &err), CL_OK);
    assert_int_equal(cl_state_of(states, CL_S(" ZORBLAX ")).state, CL_STATE_PENDING);
    assert_true(cl_state_of(states, CL_S("zorblax")).known);
    assert_int_equal(cl_state_of(states, CL_S("tier-2")).state, CL_STATE_IN_PROGRESS);
    struct cl_state_word w = cl_state_of(states, CL_S("escalated"));
    assert_int_equal(w.state, CL_STATE_CLOSED);
    assert_true(w.escalated);
    w = cl_state_of(states, CL_S("Resolved"));
    assert_int_equal(w.state, CL_STATE_OPEN);
    assert_false(w.resolved);
    assert_int_equal(cl_state_of(states, CL_S("1 - Open")).state, CL_STATE_OPEN);
    assert_int_equal(cl_state_of(states, CL_S("2 - Open")).state, CL_STATE_CLOSED);
    cl_states_free(states);
}

static void test_bad_additions(void **state) {
    (void)state;
    struct cl_err err;
    struct cl_states *states = cl_states_new();
    assert_int_equal(cl_states_add(states, "pendin", CL_S("x"), &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "did you mean \"pending\""));
    assert_int_equal(cl_states_add(states, "unknown", CL_S("x"), &err), CL_E_USAGE);
    assert_int_equal(cl_states_add(states, "zzz", CL_S("x"), &err), CL_E_USAGE);
    assert_non_null(strstr(err.text, "in-progress"));
    assert_int_equal(cl_states_add(states, "open", CL_S("  "), &err), CL_E_USAGE);
    cl_states_free(states);
}

static void test_print(void **state) {
    (void)state;
    struct cl_err err;
    struct cl_buf a = {0}, b = {0};
    struct cl_states *one = cl_states_new(), *other = cl_states_new();
    cl_states_print(one, &a);
    assert_string_equal(a.ptr, "");
    assert_int_equal(cl_states_add(one, "void", CL_S("Later"), &err), CL_OK);
    assert_int_equal(cl_states_add(one, "open", CL_S("Über"), &err), CL_OK);
    assert_int_equal(cl_states_add(one, "pending", CL_S("LATER"), &err), CL_OK);
    assert_int_equal(cl_states_add(other, "pending", CL_S("later"), &err), CL_OK);
    assert_int_equal(cl_states_add(other, "open", CL_S(" uber"), &err), CL_OK);
    cl_states_print(one, &a);
    cl_states_print(other, &b);
    assert_string_equal(a.ptr, "open=uber\npending=later\n");
    assert_string_equal(a.ptr, b.ptr);
    cl_buf_free(&a);
    cl_buf_free(&b);
    cl_states_free(one);
    cl_states_free(other);
}

static void check_list(const struct cl_states *states, const struct cl_state_words *entry,
                       const char *list) {
    struct cl_slice rest = cl_slice(list);
    while (rest.ptr) {
        struct cl_slice word = cl_slice_cut(&rest, '|');
        struct cl_state_word w = cl_state_of(states, word);
        bool marked = entry->mark == CL_MARK_REOPENED    ? w.reopened
                      : entry->mark == CL_MARK_ESCALATED ? w.escalated
                      : entry->mark == CL_MARK_RESOLVED  ? w.resolved
                                                         : true;
        if (word.len == 0 || !w.known || w.state != entry->state || !marked)
            fail_msg("%s: \"%.*s\" is %s, listed as %s", entry->language, (int)word.len, word.ptr,
                     cl_state_name(w.state), cl_state_name(entry->state));
    }
}

/* No word may mean one thing in one language and another in the next. */
static void test_list_is_consistent(void **state) {
    (void)state;
    struct cl_states *states = cl_states_new();
    for (size_t i = 0; i < cl_state_words_count; i++) {
        check_list(states, &cl_state_words[i], cl_state_words[i].whole);
        check_list(states, &cl_state_words[i], cl_state_words[i].starts);
    }
    cl_states_free(states);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_unknown),
        cmocka_unit_test(test_random_bytes),
        cmocka_unit_test(test_additions),
        cmocka_unit_test(test_bad_additions),
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_list_is_consistent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
