/* layout_plans.c - bands of panels for the views that need no more than that.
 *
 * A plan holds from its width and height on; the first of a view that fits is taken,
 * so the roomiest stands first.  The last of each view needs nothing. */
#include "caseload/base/num.h"

#include "layout.h"

#define BANDS 4

struct band {
    int rows, part; /* fixed rows with the title, or else a share of what is left */
    struct layout_share panels[3];
    int n;
};
static const struct plan {
    enum cl_view view;
    int min_w, min_h;
    bool boxed;
    struct band bands[BANDS];
} plans[] = {
    {CL_VIEW_TRENDS, 130, 36, true, {{0, 3, {{0, 1}}, 1}, {0, 2, {{1, 1}, {2, 1}}, 2}}},
    {CL_VIEW_TRENDS, 0, 16, false, {{0, 3, {{0, 1}}, 1}, {0, 2, {{1, 1}}, 1}}},
    {CL_VIEW_TRENDS, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_AGENTS, 0, 34, false, {{0, 1, {{0, 1}}, 1}, {0, 1, {{1, 1}}, 1}}},
    {CL_VIEW_AGENTS, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_SLA, 130, 28, true, {{9, 0, {{0, 1}, {1, 1}}, 2}, {0, 1, {{3, 1}, {2, 1}}, 2}}},
    {CL_VIEW_SLA, 70, 16, false, {{7, 0, {{0, 1}}, 1}, {0, 1, {{1, 1}}, 1}, {0, 1, {{2, 1}}, 1}}},
    {CL_VIEW_SLA, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_WORKFORCE, 130, 36, true, {{19, 0, {{0, 1}}, 1}, {0, 1, {{2, 1}, {1, 1}}, 2}}},
    {CL_VIEW_WORKFORCE, 70, 18, false, {{0, 3, {{0, 1}}, 1}, {0, 2, {{1, 1}}, 1}}},
    {CL_VIEW_WORKFORCE, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_PIVOT, 0, 34, false, {{0, 3, {{0, 1}}, 1}, {0, 2, {{1, 1}}, 1}}},
    {CL_VIEW_PIVOT, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_FEEDBACK,
     130,
     36,
     true,
     {{8, 0, {{0, 1}, {5, 1}}, 2},
      {0, 1, {{1, 1}, {2, 1}}, 2},
      {0, 1, {{3, 3}, {4, 4}, {6, 3}}, 3}}},
    {CL_VIEW_FEEDBACK,
     70,
     24,
     false,
     {{8, 0, {{0, 1}}, 1}, {0, 1, {{1, 1}}, 1}, {0, 1, {{4, 1}}, 1}}},
    {CL_VIEW_FEEDBACK, 0, 16, false, {{7, 0, {{0, 1}}, 1}, {0, 1, {{1, 1}}, 1}}},
    {CL_VIEW_FEEDBACK, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_DRIVERS, 0, 24, false, {{0, 2, {{0, 1}}, 1}, {0, 1, {{1, 1}}, 1}}},
    {CL_VIEW_DRIVERS, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_TEST, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
    {CL_VIEW_FINDINGS, 130, 36, false, {{0, 2, {{0, 1}}, 1}, {0, 1, {{1, 1}}, 1}}},
    {CL_VIEW_FINDINGS, 0, 0, false, {{0, 1, {{0, 1}}, 1}}},
};

static void put_band(struct layout *l, int y, int h, const struct band *b, bool boxed) {
    int total = 0, done = 0, x = 0;
    for (int i = 0; i < b->n; i++)
        total += b->panels[i].part;
    for (int i = 0; i < b->n; i++) {
        done += b->panels[i].part;
        int end = l->body.w * done / total, panel = b->panels[i].panel;
        l->at[panel] = (struct cl_rect){x, y, end - x, h};
        l->style[panel] = boxed ? LAYOUT_BOX : h >= 3 ? LAYOUT_RULE : LAYOUT_BARE;
        x = end;
    }
}

void layout_plan(struct layout *l, enum cl_view view) {
    const struct plan *p = NULL;
    for (size_t i = 0; i < CL_LEN(plans) && !p; i++) {
        const struct plan *q = &plans[i];
        if (q->view == view && l->body.w >= q->min_w && l->body.h >= q->min_h)
            p = q;
    }
    int fixed = 0, parts = 0, done = 0, y = l->body.y, shared = 0;
    for (int i = 0; p && i < BANDS; i++) {
        fixed += p->bands[i].rows;
        parts += p->bands[i].part;
    }
    for (int i = 0; p && i < BANDS && p->bands[i].n > 0; i++) {
        const struct band *b = &p->bands[i];
        int h = b->rows;
        if (b->part > 0) {
            done += b->part;
            int end = (l->body.h - fixed) * done / parts;
            h = end - shared;
            shared = end;
        }
        put_band(l, y, h, b, p->boxed);
        y += h;
    }
}
