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
};
void tui_layout(enum cl_view view, int w, int h, struct layout *out);
struct cl_rect layout_inside(const struct layout *l, int panel);
/* What the app has to know of it. */
void layout_shape(const struct layout *l, enum cl_view view, struct cl_app_shape *shape);

#endif
