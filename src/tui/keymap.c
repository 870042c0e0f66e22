/* keymap.c - key names, the default bindings and those of [keys].
 *
 * No key means two actions in one scope; the filter menu is a scope of its own
 * that is asked first. */
#include "keymap.h"

#include <stdio.h>
#include <stdlib.h>

#include "caseload/base/num.h"

#define BINDINGS_MAX 400
#define KEYS_TEXT 64

static const struct {
    const char *name;
    int key;
} names[] = {
    {"Up", KEYC_UP},
    {"Down", KEYC_DOWN},
    {"Left", KEYC_LEFT},
    {"Right", KEYC_RIGHT},
    {"Home", KEYC_HOME},
    {"End", KEYC_END},
    {"PgUp", KEYC_PGUP},
    {"PgDn", KEYC_PGDN},
    {"Enter", KEYC_ENTER},
    {"Tab", KEYC_TAB},
    {"Shift-Tab", KEYC_BACKTAB},
    {"Esc", KEYC_ESC},
    {"Backspace", KEYC_BACKSPACE},
    {"Delete", KEYC_DELETE},
    {"Insert", KEYC_INSERT},
    {"Space", ' '},
    {"Semicolon", ';'},
    {"Hash", '#'},
    {"Equal", '='},
    {"Colon", ':'},
    {"Quote", '"'},
    {"Percent", '%'},
    {"Bracket", '['},
};

int keyc_parse(struct cl_slice name) {
    for (size_t i = 0; i < CL_LEN(names); i++) {
        if (cl_fold_eq(name, cl_slice(names[i].name)))
            return names[i].key;
    }
    if (name.len > 5 && cl_fold_eq((struct cl_slice){name.ptr, 4}, CL_S("Ctrl")) &&
        name.ptr[4] == '-' && name.len == 6) {
        char c = name.ptr[5];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        return c >= 'A' && c <= '_' ? c - '@' : KEYC_NONE;
    }
    if (name.len > 4 && cl_fold_eq((struct cl_slice){name.ptr, 3}, CL_S("Alt")) &&
        name.ptr[3] == '-') {
        int key = keyc_parse((struct cl_slice){name.ptr + 4, name.len - 4});
        return key == KEYC_NONE ? KEYC_NONE : key | KEYC_ALT;
    }
    if ((name.len == 2 || name.len == 3) && (name.ptr[0] == 'F' || name.ptr[0] == 'f')) {
        int64_t n = 0;
        if (cl_parse_i64((struct cl_slice){name.ptr + 1, name.len - 1}, &n) && n >= 1 && n <= 12)
            return KEYC_F1 + (int)n - 1;
    }
    if (name.len == 1 && (unsigned char)name.ptr[0] > ' ' && (unsigned char)name.ptr[0] < 0x7f)
        return name.ptr[0];
    return KEYC_NONE;
}

const char *keyc_name(int key, char out[24]) {
    const char *alt = key & KEYC_ALT ? "Alt-" : "";
    key &= ~KEYC_ALT;
    for (size_t i = 0; i < CL_LEN(names); i++) {
        bool plain = names[i].key > ' ' && names[i].key < 0x7f; /* shown as they are */
        if (names[i].key == key && !plain) {
            snprintf(out, 24, "%s%s", alt, names[i].name);
            return out;
        }
    }
    if (key >= KEYC_F1 && key <= KEYC_F12)
        snprintf(out, 24, "%sF%d", alt, key - KEYC_F1 + 1);
    else if (key > 0 && key < ' ')
        snprintf(out, 24, "%sCtrl-%c", alt, key + '@');
    else if (key < 0x7f)
        snprintf(out, 24, "%s%c", alt, key);
    else
        snprintf(out, 24, "%sU+%04X", alt, (unsigned)key);
    return out;
}

struct binding {
    int key, line; /* line of [keys], 0: a default */
    enum cl_action action;
};
struct keymap {
    struct binding bindings[BINDINGS_MAX];
    size_t n;
    char keys[CL_ACT_COUNT][KEYS_TEXT], first[CL_ACT_COUNT][24];
};

static bool in_menu(enum cl_action action) {
    return strcmp(cl_actions[action].group, "Filter menu") == 0;
}

static struct binding *bound(struct keymap *k, int key, bool menu) {
    for (size_t i = 0; i < k->n; i++) {
        if (k->bindings[i].key == key && in_menu(k->bindings[i].action) == menu)
            return &k->bindings[i];
    }
    return NULL;
}

static enum cl_rc bind(struct keymap *k, enum cl_action action, const char *keys, int line,
                       struct cl_err *err) {
    struct cl_slice rest = cl_slice(keys);
    while (rest.ptr) {
        struct cl_slice name = cl_slice_trim(cl_slice_cut(&rest, ' '));
        if (name.len == 0)
            continue;
        int key = keyc_parse(name);
        if (key == KEYC_NONE)
            return cl_fail(err, CL_E_USAGE, "[keys] line %d: %.*s is no key", line, (int)name.len,
                           name.ptr);
        struct binding *old = bound(k, key, in_menu(action));
        if (old && old->action != action)
            return cl_fail(
                err, CL_E_USAGE,
                "[keys] line %d: %.*s of %s is %s already%s; give that another key first", line,
                (int)name.len, name.ptr, cl_actions[action].name, cl_actions[old->action].name,
                old->line ? "" : " by default");
        if (!old && k->n < BINDINGS_MAX)
            k->bindings[k->n++] = (struct binding){key, line, action};
    }
    return CL_OK;
}

static void unbind(struct keymap *k, enum cl_action action) {
    size_t kept = 0;
    for (size_t i = 0; i < k->n; i++) {
        if (k->bindings[i].action != action)
            k->bindings[kept++] = k->bindings[i];
    }
    k->n = kept;
}

/* "action = Key Key"; `how` 0 forgets the defaults, 1 binds. */
static enum cl_rc config_line(struct keymap *k, struct cl_slice text, int line, int how,
                              struct cl_err *err) {
    struct cl_slice keys = cl_slice_trim(text), name;
    if (keys.len == 0)
        return CL_OK;
    name = cl_slice_trim(cl_slice_cut(&keys, '='));
    enum cl_action action;
    if (!cl_action_find(name, &action)) {
        const char *known[CL_ACT_COUNT];
        for (int i = 0; i < CL_ACT_COUNT; i++)
            known[i] = cl_actions[i].name;
        const char *near = cl_nearest(name, known, CL_ACT_COUNT);
        return cl_fail(err, CL_E_USAGE, "[keys] line %d: no action %.*s%s%s", line, (int)name.len,
                       name.ptr, near ? "; did you mean " : "", near ? near : "");
    }
    if (how == 0) {
        unbind(k, action);
        return CL_OK;
    }
    char copy[256];
    snprintf(copy, sizeof copy, "%.*s", (int)keys.len, keys.ptr ? keys.ptr : "");
    return bind(k, action, copy, line, err);
}

static void write_names(struct keymap *k) {
    for (size_t i = 0; i < k->n; i++) {
        enum cl_action a = k->bindings[i].action;
        char name[24];
        keyc_name(k->bindings[i].key, name);
        size_t used = strlen(k->keys[a]);
        snprintf(k->keys[a] + used, KEYS_TEXT - used, "%s%s", used ? " " : "", name);
        if (!k->first[a][0])
            snprintf(k->first[a], sizeof k->first[a], "%s", name);
    }
}

enum cl_rc keymap_new(const char *config, struct keymap **out, struct cl_err *err) {
    struct keymap *k = cl_alloc(sizeof *k);
    enum cl_rc rc = CL_OK;
    for (int i = 0; i < CL_ACT_COUNT && rc == CL_OK; i++)
        rc = bind(k, (enum cl_action)i, cl_actions[i].keys, 0, err);
    /* All that are rebound give their keys back first, so that two can swap. */
    for (int how = 0; how < 2; how++) {
        struct cl_slice rest = cl_slice(config);
        for (int line = 1; rest.ptr && rc == CL_OK; line++)
            rc = config_line(k, cl_slice_cut(&rest, '\n'), line, how, err);
    }
    if (rc != CL_OK) {
        free(k);
        return rc;
    }
    write_names(k);
    *out = k;
    return CL_OK;
}

void keymap_free(struct keymap *k) {
    free(k);
}

enum cl_action keymap_find(const struct keymap *k, int key, bool menu) {
    for (int scope = menu; scope >= 0; scope--) {
        for (size_t i = 0; i < k->n; i++) {
            if (k->bindings[i].key == key && in_menu(k->bindings[i].action) == (scope == 1))
                return k->bindings[i].action;
        }
    }
    return CL_ACT_COUNT;
}

const char *keymap_keys(const struct keymap *k, enum cl_action action) {
    return k->keys[action];
}

const char *keymap_first(const struct keymap *k, enum cl_action action) {
    return k->first[action];
}
