/* keymap.c - key names, the default bindings and those of [keys].
 *
 * No key means two actions in one scope; the filter menu is a scope of its own
 * that is asked first. */
#include "keymap.h"

#include <stdio.h>
#include <stdlib.h>

#include "caseload/base/num.h"
#include "caseload/tui.h"

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
    struct cl_buf clashes, notice; /* clashes: a line each */
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

static const char *owner_text(const struct binding *b, char out[64]) {
    if (b->line)
        snprintf(out, 64, "%s (line %d)", cl_actions[b->action].name, b->line);
    else
        snprintf(out, 64, "%s (by default)", cl_actions[b->action].name);
    return out;
}

/* Two actions want one key: it stays where it is. */
static void clash(struct keymap *k, struct cl_slice name, const struct binding *old,
                  enum cl_action action, int line) {
    char owner[64];
    cl_buf_printf(&k->clashes, "[keys] %.*s stays with %s, not %s (line %d)\n", (int)name.len,
                  name.ptr, owner_text(old, owner), cl_actions[action].name, line);
}

/* Binds the keys that are free. */
static enum cl_rc bind(struct keymap *k, enum cl_action action, struct cl_slice rest, int line,
                       struct cl_err *err) {
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
            clash(k, name, old, action, line);
        else if (!old && k->n < BINDINGS_MAX)
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

/* What to do with the lines of [keys], one after another: all that are rebound give
 * their keys back first, so that two can swap; who got none has the old ones again. */
enum how { HOW_UNBIND, HOW_BIND, HOW_RESTORE };

static bool has_key(const struct keymap *k, enum cl_action action) {
    for (size_t i = 0; i < k->n; i++) {
        if (k->bindings[i].action == action)
            return true;
    }
    return false;
}

/* The default keys that nobody took. */
static void restore(struct keymap *k, enum cl_action action) {
    struct cl_slice rest = cl_slice(cl_actions[action].keys);
    while (rest.ptr) {
        int key = keyc_parse(cl_slice_cut(&rest, ' '));
        if (key != KEYC_NONE && !bound(k, key, in_menu(action)) && k->n < BINDINGS_MAX)
            k->bindings[k->n++] = (struct binding){key, 0, action};
    }
}

/* "action = Key Key" */
static enum cl_rc config_line(struct keymap *k, struct cl_slice text, int line, enum how how,
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
    switch (how) {
    case HOW_UNBIND:
        unbind(k, action);
        break;
    case HOW_BIND:
        return bind(k, action, keys, line, err);
    case HOW_RESTORE:
        if (cl_slice_trim(keys).len > 0 && !has_key(k, action))
            restore(k, action);
        break;
    }
    return CL_OK;
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
        rc = bind(k, (enum cl_action)i, cl_slice(cl_actions[i].keys), 0, err);
    for (enum how how = HOW_UNBIND; how <= HOW_RESTORE; how++) {
        struct cl_slice rest = cl_slice(config);
        for (int line = 1; rest.ptr && rc == CL_OK; line++)
            rc = config_line(k, cl_slice_cut(&rest, '\n'), line, how, err);
    }
    if (rc != CL_OK) {
        keymap_free(k);
        return rc;
    }
    write_names(k);
    *out = k;
    return CL_OK;
}

void keymap_free(struct keymap *k) {
    if (k) {
        cl_buf_free(&k->clashes);
        cl_buf_free(&k->notice);
    }
    free(k);
}

const char *keymap_clashes(const struct keymap *k) {
    return k->clashes.len ? k->clashes.ptr : "";
}

const char *keymap_notice(struct keymap *k) {
    struct cl_slice rest = {k->clashes.ptr, k->clashes.len}, first;
    if (rest.len == 0)
        return NULL;
    first = cl_slice_cut(&rest, '\n');
    cl_buf_reset(&k->notice);
    cl_buf_add(&k->notice, first.ptr, first.len);
    if (rest.len)
        cl_buf_puts(&k->notice, "; more: caseload doctor");
    return k->notice.ptr;
}

enum cl_rc cl_tui_keys_check(const char *config, struct cl_buf *clashes, struct cl_err *err) {
    struct keymap *k;
    enum cl_rc rc = keymap_new(config, &k, err);
    if (rc != CL_OK)
        return rc;
    cl_buf_puts(clashes, keymap_clashes(k));
    keymap_free(k);
    return CL_OK;
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
