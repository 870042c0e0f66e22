/* mask.c - a table in which personal words are pseudonyms.
 *
 * A pseudonym is made from the store's salt, the column and the word, so that the
 * same person has the same one in every run over a store, and none elsewhere.
 * Codes stay, only dictionaries change: every count, group and order of cases is
 * that of the table itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caseload/base/file.h"

#include "inside.h"

void cl_pseudonym(const char *salt, const char *column, struct cl_slice word, char out[64]) {
    struct cl_sha256 sha;
    char hex[65];
    cl_sha256_init(&sha);
    cl_sha256_add(&sha, salt, strlen(salt) + 1);
    cl_sha256_add(&sha, column, strlen(column) + 1);
    cl_sha256_add(&sha, word.ptr, word.len);
    cl_sha256_hex(&sha, hex);
    (void)snprintf(out, 64, "%.40s-%.10s", column, hex);
}

static bool has_mail(const struct cl_column *c) {
    for (uint32_t code = 1; code <= cl_dict_count(c->dict); code++) {
        if (cl_holds_mail(cl_dict_word(c->dict, code)))
            return true;
    }
    return false;
}

/* All words become pseudonyms, or only those that hold an e-mail. */
static struct cl_dict *masked_dict(const struct cl_column *c, const char *salt, bool all) {
    struct cl_dict *dict = cl_dict_new();
    for (uint32_t code = 1; code <= cl_dict_count(c->dict); code++) {
        char text[80];
        struct cl_slice word = cl_dict_word(c->dict, code);
        if (!all && !cl_holds_mail(word)) {
            (void)cl_dict_add(dict, word);
            continue;
        }
        cl_pseudonym(salt, c->name, word, text);
        if (cl_dict_add(dict, cl_slice(text)) != code) { /* two words, one pseudonym: keep codes */
            (void)snprintf(text + strlen(text), 16, "-%u", code);
            (void)cl_dict_add(dict, cl_slice(text));
        }
    }
    return dict;
}

struct cl_table *cl_table_masked(const struct cl_table *t, const char *salt) {
    struct cl_table *masked = cl_alloc(sizeof *masked);
    atomic_init(&masked->refs, 1);
    masked->self = masked;
    masked->past = t->past;
    atomic_fetch_add_explicit(&masked->past->refs, 1, memory_order_relaxed);
    masked->rows = t->rows;
    masked->columns = t->columns;
    masked->cols = cl_alloc(((size_t)t->columns + 1) * sizeof(void *));
    bool *personal = cl_alloc((size_t)t->columns + 1);
    table_find_personal(t, personal);
    for (uint16_t i = 0; i < t->columns; i++) {
        const struct cl_column *c = t->cols[i] ? &t->cols[i]->column : NULL;
        bool all = personal[i];
        if (!c || !table_has_words(c) || (!all && !has_mail(c))) {
            masked->cols[i] = cl_col_data_ref(t->cols[i]);
            continue;
        }
        struct cl_column def = *c;
        uint32_t *codes = cl_alloc(t->rows * sizeof *codes + 1);
        memcpy(codes, c->v.codes, t->rows * sizeof *codes);
        def.personal = all;
        masked->cols[i] = cl_col_data_new(&def, codes, masked_dict(c, salt, all));
    }
    free(personal);
    return masked;
}
