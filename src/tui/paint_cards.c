/* paint_cards.c - KPI cards: label, value, change against the time before, spark. */
#include "paint.h"

const char *paint_spark(struct cl_canvas *c, const double *points, size_t n) {
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    static const char *const plain[] = {"_", "_", ".", ".", "-", "-", "=", "#"};
    double low = 0, high = 0;
    bool any = false;
    struct cl_buf buf = {0};
    for (size_t i = 0; points && i < n; i++) {
        if (points[i] != points[i])
            continue;
        low = !any || points[i] < low ? points[i] : low;
        high = !any || points[i] > high ? points[i] : high;
        any = true;
    }
    for (size_t i = 0; any && i < n; i++) {
        size_t step = high > low && points[i] == points[i]
                          ? (size_t)((points[i] - low) / (high - low) * 7 + 0.5)
                          : 3;
        cl_buf_puts(&buf, points[i] != points[i] ? " " : c->ascii ? plain[step] : blocks[step]);
    }
    const char *out = cl_arena_strn(c->scratch, buf.ptr ? buf.ptr : "", buf.len);
    cl_buf_free(&buf);
    return out;
}

static enum cl_ink change_ink(const struct cl_fig_card *card) {
    return card->good > 0 ? CL_INK_GOOD : card->good < 0 ? CL_INK_BAD : CL_INK_DIM;
}

static const char *change(struct cl_canvas *c, const struct cl_fig_card *card) {
    const char *glyph = card->direction > 0 ? "▲" : card->direction < 0 ? "▼" : "=";
    return card->delta ? cl_canvas_printf(c, "%s %s", glyph, card->delta) : NULL;
}

/* Value left, change right; the change gives way when there is no room. */
static void value_line(struct cl_canvas *c, struct cl_rect r, const struct cl_fig_card *card) {
    bool null = card->value.value != card->value.value;
    const char *text = card->text ? card->text : "—", *delta = change(c, card);
    int used = cl_canvas_width(c, text), w = cl_canvas_width(c, delta);
    cl_canvas_fit(c, r, null ? CL_INK_DIM : CL_INK_TEXT, null ? 0 : CL_ATTR_BOLD, text, false);
    if (!delta)
        return;
    if (used + 1 + w > r.w) { /* the arrow alone still says which way */
        delta = card->direction > 0 ? "▲" : card->direction < 0 ? "▼" : "=";
        w = 1;
    }
    if (used + 1 + w <= r.w)
        cl_canvas_fit(c, (struct cl_rect){r.x + used + 1, r.y, r.w - used - 1, 1}, change_ink(card),
                      0, delta, true);
}

static void foot_line(struct cl_canvas *c, struct cl_rect r, const struct cl_fig_card *card) {
    if (card->target) {
        const char *mark = card->target_met > 0 ? " ✓" : card->target_met == 0 ? " ✗" : "";
        int m = cl_canvas_width(c, mark);
        int w = cl_canvas_width(c, card->target);
        if (w > r.w - m)
            w = r.w - m;
        cl_canvas_fit(c, (struct cl_rect){r.x, r.y, w, 1}, CL_INK_DIM, 0, card->target, false);
        cl_canvas_put(c, r.x + w, r.y, m, card->target_met > 0 ? CL_INK_GOOD : CL_INK_BAD, 0, mark);
    } else if (card->why) {
        cl_canvas_fit(c, r, CL_INK_DIM, 0, card->why, false);
    } else if (card->delta) {
        cl_canvas_fit(c, r, CL_INK_DIM, 0, "vs 30 d before", false);
    }
}

static void card_at(const struct paint *p, struct cl_rect r, const struct cl_fig_card *card,
                    bool here) {
    struct cl_canvas *c = p->c;
    if (p->card_h == 1) {
        int label = r.w * 11 / 20;
        cl_canvas_fit(c, (struct cl_rect){r.x + 1, r.y, label - 2, 1}, CL_INK_TEXT,
                      here ? CL_ATTR_REVERSE : 0, card->label, false);
        cl_canvas_fit(c, (struct cl_rect){r.x + label, r.y, r.w - label - 1, 1}, CL_INK_TEXT,
                      CL_ATTR_BOLD, card->text ? card->text : "—", false);
        return;
    }
    if (p->card_h >= 5) {
        struct cl_rect in = cl_canvas_box(c, r, here, card->label, NULL);
        in.x++;
        in.w -= 2;
        value_line(c, (struct cl_rect){in.x, in.y, in.w, 1}, card);
        cl_canvas_put(c, in.x, in.y + 1, in.w, CL_INK_SERIES0, 0,
                      card->spark ? paint_spark(c, card->spark, CL_SPARK_POINTS) : "");
        foot_line(c, (struct cl_rect){in.x, in.y + 2, in.w, 1}, card);
        return;
    }
    cl_canvas_put(c, r.x, r.y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, here ? "▸" : " ");
    cl_canvas_fit(c, (struct cl_rect){r.x + 1, r.y, r.w - 2, 1}, CL_INK_TEXT,
                  here ? CL_ATTR_REVERSE : 0, card->label, false);
    value_line(c, (struct cl_rect){r.x + 1, r.y + 1, r.w - 2, 1}, card);
    if (p->card_h < 3)
        return;
    struct cl_rect third = {r.x + 1, r.y + 2, r.w - 2, 1};
    const char *spark = card->spark ? paint_spark(c, card->spark, CL_SPARK_POINTS) : "";
    if (*spark)
        cl_canvas_put(c, third.x, third.y, third.w, CL_INK_SERIES0, 0, spark);
    else if (card->why)
        cl_canvas_fit(c, third, CL_INK_DIM, 0, card->why, false);
}

void paint_cards(const struct paint *p) {
    size_t n = p->figure->as.cards.n;
    int across = p->across > 0 ? p->across : 1;
    int rows = p->card_h > 0 ? p->area.h / p->card_h : 0;
    int first = rows > 0 && p->spot.at >= (int64_t)rows * across
                    ? (int)(p->spot.at / across) - rows + 1
                    : 0;
    for (int row = 0; row < rows; row++) {
        for (int col = 0; col < across; col++) {
            size_t i = (size_t)((first + row) * across + col);
            int x = p->area.x + p->area.w * col / across;
            int end = p->area.x + p->area.w * (col + 1) / across;
            struct cl_rect r = {x, p->area.y + row * p->card_h, end - x, p->card_h};
            if (i >= n)
                return;
            bool here = p->focused && (int64_t)i == p->spot.at;
            card_at(p, r, &p->figure->as.cards.cards[i], here);
            if (here) {
                p->c->cursor_x = r.x + 1;
                p->c->cursor_y = r.y;
            }
        }
    }
}
