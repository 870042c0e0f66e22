/* keymap.h - keys as numbers and names, and which action each means. */
#ifndef CASELOAD_TUI_KEYMAP_H
#define CASELOAD_TUI_KEYMAP_H

#include "caseload/app.h"

/* A key is a code point, or one of these; KEY_ALT is added for Alt. */
enum key_code {
    KEYC_NONE = 0,
    KEYC_SPECIAL = 0x200000,
    KEYC_UP,
    KEYC_DOWN,
    KEYC_LEFT,
    KEYC_RIGHT,
    KEYC_HOME,
    KEYC_END,
    KEYC_PGUP,
    KEYC_PGDN,
    KEYC_ENTER,
    KEYC_TAB,
    KEYC_BACKTAB,
    KEYC_ESC,
    KEYC_BACKSPACE,
    KEYC_DELETE,
    KEYC_INSERT,
    KEYC_F1,
    KEYC_F12 = KEYC_F1 + 11,
    KEYC_RESIZE,
    KEYC_HANGUP, /* the terminal is gone */
};
#define KEYC_ALT 0x1000000

int keyc_parse(struct cl_slice name);         /* KEYC_NONE when there is no such key */
const char *keyc_name(int key, char out[24]); /* as in [keys] */

struct keymap;
/* `config`: lines "action = Key Key" or NULL.  CL_E_USAGE names the line of an
 * unknown action or key.  A key that another action has already stays with it. */
CL_NODISCARD enum cl_rc keymap_new(const char *config, struct keymap **out, struct cl_err *err);
void keymap_free(struct keymap *k); /* NULL is fine */
/* A line for each key that two actions want, with both names and lines; or "". */
const char *keymap_clashes(const struct keymap *k);
/* The first of them for the status row; NULL when there is none; borrowed. */
const char *keymap_notice(struct keymap *k);
/* The action of a key; in a menu its own keys come first. CL_ACT_COUNT: none. */
enum cl_action keymap_find(const struct keymap *k, int key, bool menu);
/* The keys of an action as shown: "j Down"; borrowed. */
const char *keymap_keys(const struct keymap *k, enum cl_action action);
const char *keymap_first(const struct keymap *k, enum cl_action action); /* "j", or "" */

#endif
