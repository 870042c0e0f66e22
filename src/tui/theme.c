/* theme.c - inks to colours: one table.
 *
 * Blue, not green, is good: good, warn and bad stay apart for people with red-green
 * colour blindness (Machado 2009; smallest CIELAB distance 50 dark, 26 light).  The
 * ground and plain text are the terminal's own, so any scheme works. */
#include "theme.h"

#include "caseload/base/num.h"

static const struct {
    short dark, light; /* of 256 */
    short few;         /* of 16 and 8 */
    bool bold;         /* with few colours or none */
} table[CL_INK_COUNT] = {
    [CL_INK_TEXT] = {THEME_DEFAULT, THEME_DEFAULT, THEME_DEFAULT, false},
    [CL_INK_DIM] = {245, 243, 8, false},
    [CL_INK_ACCENT] = {THEME_DEFAULT, THEME_DEFAULT, THEME_DEFAULT, true},
    [CL_INK_GOOD] = {39, 24, 6, false},
    [CL_INK_WARN] = {220, 130, 3, true},
    [CL_INK_BAD] = {203, 88, 1, true},
    [CL_INK_SERIES0] = {39, 24, 4, false},
    [CL_INK_SERIES1] = {220, 130, 3, false},
    [CL_INK_SERIES2] = {203, 88, 1, false},
    [CL_INK_SERIES3] = {250, 243, 7, false},
    [CL_INK_HEAT0] = {THEME_DEFAULT, THEME_DEFAULT, THEME_DEFAULT, false},
    [CL_INK_HEAT1] = {180, 94, 3, false},
    [CL_INK_HEAT2] = {214, 130, 3, true},
    [CL_INK_HEAT3] = {208, 88, 1, true},
};

struct theme_look theme_look(enum theme_depth depth, bool light, enum cl_ink ink) {
    struct theme_look look = {.colour = THEME_DEFAULT};
    switch (depth) {
    case THEME_256:
        look.colour = light ? table[ink].light : table[ink].dark;
        look.attr = ink == CL_INK_ACCENT ? CL_ATTR_BOLD : 0;
        break;
    case THEME_16:
    case THEME_8:
        look.colour = table[ink].few;
        if (look.colour >= 8 && depth == THEME_8)
            look.colour = THEME_DEFAULT;
        look.attr = table[ink].bold && ink != CL_INK_WARN ? CL_ATTR_BOLD : 0;
        break;
    case THEME_MONO:
        look.dim = ink == CL_INK_DIM;
        look.attr = ink == CL_INK_BAD ? CL_ATTR_REVERSE : table[ink].bold ? CL_ATTR_BOLD : 0;
        break;
    }
    return look;
}

bool theme_light(const char *colorfgbg) {
    const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
    if (!last || !last[1])
        return false;
    int64_t ground = 0;
    return cl_parse_i64(cl_slice(last + 1), &ground) &&
           (ground == 7 || (ground >= 9 && ground <= 15));
}
