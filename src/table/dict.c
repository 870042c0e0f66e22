/* dict.c - the words of one column; codes are map indices plus one.
 *
 * Invariant: a code never changes its word, so that a snapshot may be read while
 * a later one is made from a copy. */
#include <stdlib.h>

#include "caseload/table.h"

struct cl_dict {
    struct cl_map *words;
};

struct cl_dict *cl_dict_new(void) {
    struct cl_dict *dict = cl_alloc(sizeof *dict);
    dict->words = cl_map_new();
    return dict;
}

void cl_dict_free(struct cl_dict *dict) {
    if (!dict)
        return;
    cl_map_free(dict->words);
    free(dict);
}

uint32_t cl_dict_add(struct cl_dict *dict, struct cl_slice word) {
    return cl_map_add(dict->words, word, NULL) + 1;
}

bool cl_dict_find(const struct cl_dict *dict, struct cl_slice word, uint32_t *code) {
    uint32_t index;
    if (!cl_map_find(dict->words, word, &index))
        return false;
    *code = index + 1;
    return true;
}

struct cl_slice cl_dict_word(const struct cl_dict *dict, uint32_t code) {
    return code == 0 ? (struct cl_slice){NULL, 0} : cl_map_key(dict->words, code - 1);
}

uint32_t cl_dict_count(const struct cl_dict *dict) {
    return cl_map_count(dict->words);
}
