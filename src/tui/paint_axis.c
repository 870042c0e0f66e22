/* paint_axis.c - the texts along an axis, and the mark of the cursor among them.
 *
 * The mark has the label of its own point beside it and the other labels keep away from
 * both, so that it never stands in the middle of a word. */
#include <math.h>

#include "paint.h"

/* "2024-03" is "Mar", January its year; other labels stay. */
const char *paint_time_label(struct cl_canvas *c, const char *label) {
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (!label || strlen(label) < 6)
        return label ? label : "";
    if (strlen(label) == 7 && label[4] == '-' && label[5] != 'Q' && label[5] != 'W') {
        int month = (label[5] - '0') * 10 + label[6] - '0';
        if (month == 1)
            return cl_canvas_printf(c, "%.4s", label);
        if (month > 1 && month <= 12)
            return cl_canvas_printf(c, "%.3s", months + (month - 1) * 3);
    }
    return label[4] == '-' && label[5] == 'W' ? label + 5 : label; /* 2024-W10 */
}

const char *paint_axis_text(struct cl_canvas *c, enum cl_unit unit, double v) {
    char text[32];
    if ((unit == CL_UNIT_COUNT || unit == CL_UNIT_NUMBER) && v >= 10000)
        return cl_canvas_printf(c, "%.0fk", v / 1000);
    if ((unit == CL_UNIT_COUNT || unit == CL_UNIT_NUMBER) && v >= 1000)
        return cl_canvas_printf(c, "%.1fk", v / 1000);
    if (unit == CL_UNIT_SHARE && fabs(v * 100 - floor(v * 100 + 0.5)) < 0.005)
        return cl_canvas_printf(c, "%.0f %%", v * 100);
    cl_unit_format(unit, v, text);
    return cl_canvas_printf(c, "%s", text);
}

void paint_axis_cursor(struct paint_axis *a, int at, const char *label, int w) {
    struct cl_canvas *c = a->c;
    c->cursor_x = a->x + at;
    c->cursor_y = a->y;
    cl_canvas_put(c, c->cursor_x, a->y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▲");
    int from = at + 1;
    if (from + w > a->w)
        from = at - w;
    if (w < 1 || from < 0) {
        a->from = at;
        a->to = at + 1;
        return;
    }
    cl_canvas_fit(c, (struct cl_rect){a->x + from, a->y, w, 1}, CL_INK_TEXT, 0, label, from < at);
    a->from = from < at ? from : at;
    a->to = a->from + w + 1;
}

bool paint_axis_free(const struct paint_axis *a, int at, int w) {
    bool taken = a->to > a->from && at <= a->to && at + w >= a->from;
    return at >= 0 && at + w <= a->w && !taken;
}
