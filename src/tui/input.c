/* input.c - keys to actions or, while a line is typed, to text. */
#include "input.h"

/* Keys that act in a prompt; all others are text. */
static enum cl_action prompt_action(int key) {
    switch (key) {
    case KEYC_ENTER:
        return CL_ACT_DRILL;
    case KEYC_ESC:
    case 0x07: /* Ctrl-G */
        return CL_ACT_BACK;
    case KEYC_UP:
    case 0x10: /* Ctrl-P */
        return CL_ACT_UP;
    case KEYC_DOWN:
    case 0x0e: /* Ctrl-N */
        return CL_ACT_DOWN;
    case KEYC_PGUP:
        return CL_ACT_PAGE_UP;
    case KEYC_PGDN:
        return CL_ACT_PAGE_DOWN;
    case KEYC_HOME:
        return CL_ACT_FIRST;
    case KEYC_END:
        return CL_ACT_LAST;
    case 0x03: /* Ctrl-C */
        return CL_ACT_CANCEL;
    case 0x0c: /* Ctrl-L */
        return CL_ACT_REDRAW;
    case 0x1a: /* Ctrl-Z */
        return CL_ACT_SUSPEND;
    default:
        return CL_ACT_COUNT;
    }
}

static enum cl_action typed_key(struct screen *s, int key) {
    enum cl_action action = prompt_action(key);
    if (action != CL_ACT_COUNT)
        return action;
    if (key == KEYC_BACKSPACE)
        cl_app_type(s->app, 0x7f);
    else if (key == 0x15 || (key >= 0x20 && key < 0x110000))
        cl_app_type(s->app, (uint32_t)key);
    return CL_ACT_COUNT;
}

enum input_result input_key(struct screen *s, int key) {
    enum cl_overlay over = cl_app_overlay(s->app);
    bool menu = over == CL_OVER_FILTER || over == CL_OVER_SORT;
    enum cl_action action = cl_app_prompt(s->app) != CL_PROMPT_NONE
                                ? typed_key(s, key)
                                : keymap_find(s->keys, key, menu);
    if (action == CL_ACT_REDRAW)
        return INPUT_REDRAW;
    if (action == CL_ACT_SUSPEND)
        return INPUT_SUSPEND;
    if (action != CL_ACT_COUNT)
        cl_app_do(s->app, action);
    screen_reflow(s); /* the next key acts on what this one made */
    return INPUT_DONE;
}
