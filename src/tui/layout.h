/* layout.h - which panels stand where at which size. */
#ifndef CASELOAD_TUI_LAYOUT_H
#define CASELOAD_TUI_LAYOUT_H

#include "caseload/app.h"

#include "canvas.h"

enum layout_style { LAYOUT_HIDDEN, LAYOUT_BOX, LAYOUT_RULE, LAYOUT_BARE };
struct layout {
    int head, foot; /* rows above and below the body */
    struct cl_rect body;
    struct cl_rect at[CL_VIEW_PANELS];
    enum layout_style style[CL_VIEW_PANELS];
    int across, card_h; /* cards */
    bool zoomed;        /* the panel with the focus is alone: it has no place otherwise */
};
struct layout_share {
    int panel, part;
};
/* focus: the panel that has it, which is shown at any size; -1: none. */
void tui_layout(enum cl_view view, int focus, int w, int h, struct layout *out);
void layout_plan(struct layout *l, enum cl_view view); /* layout_plans.c; the body is set */
struct cl_rect layout_inside(const struct layout *l, int panel);
/* What the app has to know of it. */
void layout_shape(const struct layout *l, enum cl_view view, struct cl_app_shape *shape);

#endif
