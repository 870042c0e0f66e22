/* theme.h - what an ink looks like, by what the terminal can do. */
#ifndef CASELOAD_TUI_THEME_H
#define CASELOAD_TUI_THEME_H

#include "canvas.h"

enum theme_depth { THEME_MONO, THEME_8, THEME_16, THEME_256 };
#define THEME_DEFAULT (-1) /* the terminal's own colour */

struct theme_look {
    short colour;  /* or THEME_DEFAULT */
    unsigned attr; /* CL_ATTR_… */
    bool dim;      /* where the terminal can */
};
struct theme_look theme_look(enum theme_depth depth, bool light, enum cl_ink ink);
/* From $COLORFGBG ("15;0"): a light ground.  Unknown is dark. */
bool theme_light(const char *colorfgbg);

#endif
