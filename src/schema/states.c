/* states.c - from a status word to the state of its case.
 *
 * The words of the config come first, then the built-in ones; a word that is in
 * neither may still begin with a known one ("pending customer response").
 * Invariant: words are compared in plain form, except that a word of the config
 * also wins by its folded form, numbers included. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define LONGEST_STATUS 256 /* bytes that are looked at; longer ones are sentences */

static const char *const state_names[] = {
    [CL_STATE_UNKNOWN] = "unknown",         [CL_STATE_OPEN] = "open",
    [CL_STATE_IN_PROGRESS] = "in-progress", [CL_STATE_PENDING] = "pending",
    [CL_STATE_CLOSED] = "closed",           [CL_STATE_VOID] = "void",
    [CL_STATE_DROPPED] = "dropped",
};

const char *cl_state_name(enum cl_state state) {
    size_t i = (size_t)state;
    return i < CL_LEN(state_names) ? state_names[i] : "unknown";
}

/* One built-in word: what it says, and whether more words may follow. */
struct meaning {
    enum cl_state state;
    enum cl_word_mark mark;
    bool starts;
};

struct cl_states {
    struct cl_map *words;     /* plain built-in words */
    struct meaning *meanings; /* by index of words */
    struct cl_map *added;     /* folded words of the config */
    enum cl_state *added_states;
    struct cl_map *added_plain; /* the same in plain form */
    enum cl_state *added_plain_states;
};

void cl_word_plain(struct cl_buf *out, struct cl_slice word) {
    size_t start = out->len;
    cl_fold_buf(out, word);
    size_t n = start;
    bool gap = false;
    for (size_t i = start; i < out->len; i++) {
        unsigned char c = (unsigned char)out->ptr[i];
        if (c == '\'')
            continue;
        bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter) {
            gap = true;
            continue;
        }
        if (gap && n > start)
            out->ptr[n++] = ' ';
        gap = false;
        out->ptr[n++] = (char)c;
    }
    out->len = n;
    out->ptr[n] = '\0';
}

static void add_words(struct cl_states *states, const struct cl_state_words *entry,
                      const char *list, bool starts) {
    struct cl_buf plain = {0};
    struct cl_slice rest = cl_slice(list);
    while (rest.ptr) {
        struct cl_slice word = cl_slice_cut(&rest, '|');
        cl_buf_reset(&plain);
        cl_word_plain(&plain, word);
        bool added;
        uint32_t i = cl_map_add(states->words, (struct cl_slice){plain.ptr, plain.len}, &added);
        if (added && (i & (i - 1)) == 0) /* room for twice as many */
            states->meanings =
                cl_realloc_array(states->meanings, i ? (size_t)i * 2 : 1, sizeof *states->meanings);
        if (added)
            states->meanings[i] = (struct meaning){entry->state, entry->mark, starts};
        states->meanings[i].starts |= starts;
    }
    cl_buf_free(&plain);
}

struct cl_states *cl_states_new(void) {
    struct cl_states *states = cl_alloc(sizeof *states);
    states->words = cl_map_new();
    states->added = cl_map_new();
    states->added_plain = cl_map_new();
    for (size_t i = 0; i < cl_state_words_count; i++) {
        add_words(states, &cl_state_words[i], cl_state_words[i].whole, false);
        add_words(states, &cl_state_words[i], cl_state_words[i].starts, true);
    }
    return states;
}

void cl_states_free(struct cl_states *states) {
    if (!states)
        return;
    cl_map_free(states->words);
    cl_map_free(states->added);
    cl_map_free(states->added_plain);
    free(states->meanings);
    free(states->added_states);
    free(states->added_plain_states);
    free(states);
}

static bool state_find(struct cl_slice name, enum cl_state *out) {
    for (size_t i = CL_STATE_OPEN; i < CL_LEN(state_names); i++) {
        struct cl_slice known = cl_slice(state_names[i]);
        bool same = known.len == name.len;
        for (size_t k = 0; same && k < name.len; k++)
            same = known.ptr[k] == (name.ptr[k] == '_' || name.ptr[k] == ' ' ? '-' : name.ptr[k]);
        if (same) {
            *out = (enum cl_state)i;
            return true;
        }
    }
    return false;
}

static void put_state(struct cl_map *map, enum cl_state **list, struct cl_slice key,
                      enum cl_state state) {
    bool added;
    uint32_t i = cl_map_add(map, key, &added);
    if (added)
        *list = cl_realloc_array(*list, (size_t)i + 1, sizeof **list);
    (*list)[i] = state;
}

enum cl_rc cl_states_add(struct cl_states *states, const char *state, struct cl_slice word,
                         struct cl_err *err) {
    enum cl_state found;
    struct cl_buf text = {0};
    cl_fold_buf(&text, cl_slice(state));
    if (!state_find((struct cl_slice){text.ptr, text.len}, &found)) {
        const char *near = cl_nearest((struct cl_slice){text.ptr, text.len},
                                      state_names + CL_STATE_OPEN, CL_LEN(state_names) - 1);
        cl_buf_free(&text);
        if (near)
            return cl_fail(err, CL_E_USAGE, "state \"%s\": unknown, did you mean \"%s\"?", state,
                           near);
        return cl_fail(err, CL_E_USAGE,
                       "state \"%s\": unknown, the states are open, in-progress, pending, closed, "
                       "void and dropped",
                       state);
    }
    cl_buf_reset(&text);
    cl_fold_buf(&text, word);
    if (text.len == 0 || text.len > LONGEST_STATUS) {
        size_t length = text.len;
        cl_buf_free(&text);
        return cl_fail(err, CL_E_USAGE, "state \"%s\": a word has 1 to %d bytes, not %zu", state,
                       LONGEST_STATUS, length);
    }
    put_state(states->added, &states->added_states, (struct cl_slice){text.ptr, text.len}, found);
    cl_buf_reset(&text);
    cl_word_plain(&text, word);
    if (text.len > 0)
        put_state(states->added_plain, &states->added_plain_states,
                  (struct cl_slice){text.ptr, text.len}, found);
    cl_buf_free(&text);
    return CL_OK;
}

static void apply_mark(struct cl_state_word *w, enum cl_word_mark mark) {
    switch (mark) {
    case CL_MARK_NONE:
        break;
    case CL_MARK_REOPENED:
        w->reopened = true;
        break;
    case CL_MARK_ESCALATED:
        w->escalated = true;
        break;
    case CL_MARK_RESOLVED:
        w->resolved = true;
        break;
    }
}

static const struct meaning *meaning_of(const struct cl_states *states, struct cl_slice plain) {
    uint32_t i;
    return cl_map_find(states->words, plain, &i) ? &states->meanings[i] : NULL;
}

/* "1 open" is "open"; a number alone stays. */
static struct cl_slice without_number(struct cl_slice plain) {
    size_t i = 0;
    while (i < plain.len && plain.ptr[i] >= '0' && plain.ptr[i] <= '9')
        i++;
    if (i == 0 || i >= plain.len || plain.ptr[i] != ' ')
        return plain;
    return (struct cl_slice){plain.ptr + i + 1, plain.len - i - 1};
}

/* The longest known beginning at a word's end; *rest is what follows it. */
static const struct meaning *beginning_of(const struct cl_states *states, struct cl_slice plain,
                                          struct cl_slice *rest) {
    for (size_t n = plain.len; n > 0; n--) {
        if (n != plain.len && plain.ptr[n] != ' ')
            continue;
        const struct meaning *m = meaning_of(states, (struct cl_slice){plain.ptr, n});
        if (m && (m->starts || n == plain.len)) {
            *rest = n == plain.len ? (struct cl_slice){NULL, 0}
                                   : (struct cl_slice){plain.ptr + n + 1, plain.len - n - 1};
            return m;
        }
    }
    return NULL;
}

/* What follows may mark the case ("open escalated") or tell how it ended
 * ("closed duplicate"). */
static void apply_rest(const struct cl_states *states, struct cl_slice rest,
                       struct cl_state_word *w) {
    const struct meaning *all = meaning_of(states, rest); /* "closed won't fix" */
    while (rest.ptr) {
        struct cl_slice word = cl_slice_cut(&rest, ' ');
        const struct meaning *m = all ? all : meaning_of(states, word);
        if (!m || (!m->starts && !all))
            continue;
        bool open = w->state < CL_STATE_CLOSED;
        if (open && (m->mark == CL_MARK_REOPENED || m->mark == CL_MARK_ESCALATED))
            apply_mark(w, m->mark);
        if (w->state == CL_STATE_CLOSED &&
            (m->state == CL_STATE_VOID || m->state == CL_STATE_DROPPED)) {
            w->state = m->state;
            w->resolved = false;
        }
    }
}

/* "Auto-closed", "automatically resolved": who did it does not matter. */
static struct cl_slice without_prefix(struct cl_slice plain) {
    static const char *const prefixes[] = {
        "automatically ",
        "automatisch ",
        "automaticamente ",
        "automatiquement ",
        "automaticky ",
        "auto ",
        "self ",
        "system ",
        "auto",
    };
    for (size_t i = 0; i < CL_LEN(prefixes); i++) {
        size_t n = strlen(prefixes[i]);
        if (plain.len > n + 2 && memcmp(plain.ptr, prefixes[i], n) == 0)
            return (struct cl_slice){plain.ptr + n, plain.len - n};
    }
    return plain;
}

static struct cl_state_word look_up(const struct cl_states *states, struct cl_slice plain) {
    struct cl_state_word w = {.state = CL_STATE_OPEN};
    struct cl_slice rest;
    struct cl_slice word = without_number(plain);
    const struct meaning *m = beginning_of(states, word, &rest);
    if (!m)
        m = beginning_of(states, without_prefix(word), &rest);
    if (m) {
        w.state = m->state;
        w.known = true;
        apply_mark(&w, m->mark);
        apply_rest(states, rest, &w);
    }
    return w;
}

struct cl_state_word cl_state_of(const struct cl_states *states, struct cl_slice word) {
    struct cl_state_word w = {.state = CL_STATE_OPEN};
    uint32_t i;
    if (word.len > LONGEST_STATUS)
        return w;
    struct cl_buf text = {0};
    cl_word_plain(&text, word);
    struct cl_slice plain = {text.ptr, text.len};
    w = look_up(states, plain);
    bool added = cl_map_find(states->added_plain, plain, &i);
    enum cl_state state = added ? states->added_plain_states[i] : w.state;
    cl_buf_reset(&text);
    cl_fold_buf(&text, word);
    if (cl_map_find(states->added, (struct cl_slice){text.ptr, text.len}, &i)) {
        state = states->added_states[i];
        added = true;
    }
    cl_buf_free(&text);
    if (added) {
        /* The config decides the state; what the word marks stays. */
        w.resolved &= state == CL_STATE_CLOSED;
        w.state = state;
        w.known = true;
    }
    return w;
}

static int by_text(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void cl_states_print(const struct cl_states *states, struct cl_buf *out) {
    uint32_t n = cl_map_count(states->added);
    char **lines = cl_alloc((size_t)n * sizeof *lines);
    for (uint32_t i = 0; i < n; i++) {
        struct cl_slice word = cl_map_key(states->added, i);
        struct cl_buf line = {0};
        cl_buf_printf(&line, "%s=%.*s\n", cl_state_name(states->added_states[i]), (int)word.len,
                      word.ptr);
        lines[i] = line.ptr;
    }
    qsort(lines, n, sizeof *lines, by_text);
    cl_buf_add(out, NULL, 0);
    for (uint32_t i = 0; i < n; i++) {
        cl_buf_puts(out, lines[i]);
        free(lines[i]);
    }
    free(lines);
}
