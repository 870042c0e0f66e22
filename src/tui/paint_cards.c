/* paint_cards.c - KPI cards: label, value, change against the time before, spark. */
#include "caseload/base/num.h"

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
    if (card->verdict != CL_VERDICT_SIGNAL)
        return CL_INK_DIM;
    return card->good > 0 ? CL_INK_GOOD : card->good < 0 ? CL_INK_BAD : CL_INK_DIM;
}

/* A change that may be chance has a "~", one of which that is not known a "?"; a signal
 * stands out by itself. */
static const char *verdict_mark(enum cl_verdict verdict) {
    switch (verdict) {
    case CL_VERDICT_NOISE:
    case CL_VERDICT_THIN:
        return "~";
    case CL_VERDICT_UNKNOWN:
        return "?";
    case CL_VERDICT_SIGNAL:
        break;
    }
    return " ";
}

static const char *verdict_words(enum cl_verdict verdict) {
    switch (verdict) {
    case CL_VERDICT_NOISE:
        return "~ noise, 30 d";
    case CL_VERDICT_SIGNAL:
        return "signal, 30 d";
    case CL_VERDICT_THIN:
        return "~ too few cases";
    case CL_VERDICT_UNKNOWN:
        break;
    }
    return "? vs 30 d before";
}

/* "12.3 h" as "12.3h", or whole as "12h": less precise, still true; NULL when that would
 * be nothing. */
static const char *shorter(struct cl_canvas *c, const char *delta, bool whole) {
    struct cl_slice number = {delta, strspn(delta, "0123456789.,")};
    const char *unit = delta + number.len + strspn(delta + number.len, " ");
    double v;
    if (!whole)
        return cl_canvas_printf(c, "%.*s%s", (int)number.len, delta, unit);
    bool real = cl_parse_real(number, &v); /* not "1,234": that is whole */
    return real && v >= 1 ? cl_canvas_printf(c, "%.0f%s", v, unit) : NULL;
}

/* Value left, change right; a change without room for its number is not told at all. */
static void value_line(struct cl_canvas *c, struct cl_rect r, const struct cl_fig_card *card) {
    static const char *const arrows[] = {"▼", "=", "▲"};
    bool null = card->value.value != card->value.value;
    const char *text = card->text ? card->text : "—";
    cl_canvas_fit(c, r, null ? CL_INK_DIM : CL_INK_TEXT, null ? 0 : CL_ATTR_BOLD, text, false);
    if (!card->delta)
        return;
    const char *arrow = arrows[card->direction < 0 ? 0 : card->direction > 0 ? 2 : 1];
    const char *mark = card->direction != 0 ? verdict_mark(card->verdict) : " ",
               *tight = *mark == ' ' ? "" : mark;
    const char *numbers[] = {card->delta, card->delta, shorter(c, card->delta, false),
                             shorter(c, card->delta, true)};
    int room = r.w - cl_canvas_width(c, text) - 1;
    for (size_t i = 0; i < CL_LEN(numbers) && numbers[i]; i++) {
        const char *form = cl_canvas_printf(c, "%s%s%s", arrow, i == 0 ? mark : tight, numbers[i]);
        int w = cl_canvas_width(c, form);
        if (w > room)
            continue;
        cl_canvas_put(c, r.x + r.w - w, r.y, w, change_ink(card),
                      card->verdict == CL_VERDICT_SIGNAL ? CL_ATTR_BOLD : 0, form);
        return;
    }
}

/* A label that is too long is shortened where it tells least, or at a blank. */
static const char *label_of(struct cl_canvas *c, const char *label, int w) {
    if (cl_canvas_width(c, label) > w && strncmp(label, "Average ", 8) == 0)
        label = cl_canvas_printf(c, "Avg %s", label + 8);
    if (cl_canvas_width(c, label) <= w || w < 9)
        return label;
    int cut = w;
    while (cut > 0 && label[cut] != ' ')
        cut--;
    if (cut > 3 && strncmp(label + cut - 3, " of", 3) == 0)
        cut -= 3;
    return cut * 3 >= w * 2 ? cl_canvas_printf(c, "%.*s", cut, label) : label;
}

static void foot_line(struct cl_canvas *c, struct cl_rect r, const struct cl_fig_card *card) {
    if (card->target) {
        const char *mark = card->target_met > 0 ? " ✓" : card->target_met == 0 ? " ✗" : "";
        int m = cl_canvas_width(c, mark);
        const char *target = card->target;
        int w = cl_canvas_width(c, target);
        if (w > r.w - m && strncmp(target, "target ", 7) == 0) { /* the number says more */
            target += 7;
            w -= 7;
        }
        if (w > r.w - m)
            w = r.w - m;
        cl_canvas_fit(c, (struct cl_rect){r.x, r.y, w, 1}, CL_INK_DIM, 0, target, false);
        cl_canvas_put(c, r.x + w, r.y, m, card->target_met > 0 ? CL_INK_GOOD : CL_INK_BAD, 0, mark);
    } else if (card->why) {
        cl_canvas_fit(c, r, CL_INK_DIM, 0, card->why, false);
    } else if (card->delta) {
        cl_canvas_fit(c, r, CL_INK_DIM, 0, verdict_words(card->verdict), false);
    }
}

static void card_line(struct cl_canvas *c, struct cl_rect r, const struct cl_fig_card *card,
                      bool here) {
    const char *text = card->text ? card->text : "—";
    int w = cl_canvas_width(c, text), label = r.w - w - 3;
    cl_canvas_fit(c, (struct cl_rect){r.x + 1, r.y, label, 1}, CL_INK_TEXT,
                  here ? CL_ATTR_REVERSE : 0, label_of(c, card->label, label), false);
    cl_canvas_fit(c, (struct cl_rect){r.x + 1, r.y, r.w - 2, 1}, CL_INK_TEXT, CL_ATTR_BOLD, text,
                  true);
}

/* Label, value and change, spark, target; as many of them as card_h has lines. */
static void card_at(const struct paint *p, struct cl_rect r, const struct cl_fig_card *card,
                    bool here) {
    struct cl_canvas *c = p->c;
    if (p->card_h == 1) {
        card_line(c, r, card, here);
        return;
    }
    struct cl_rect in = {r.x + 1, r.y, r.w - 1 - (r.w > 16), 1};
    if (here)
        cl_canvas_put(c, r.x, r.y, 1, CL_INK_ACCENT, CL_ATTR_BOLD, "▸");
    cl_canvas_fit(c, in, CL_INK_TEXT, here ? CL_ATTR_REVERSE : 0, label_of(c, card->label, in.w),
                  false);
    in.y++;
    value_line(c, in, card);
    in.y++;
    const char *spark = card->spark ? paint_spark(c, card->spark, CL_SPARK_POINTS) : "";
    if (p->card_h >= 3 && *spark)
        cl_canvas_put(c, in.x, in.y, in.w, CL_INK_SERIES0, 0, spark);
    else if (p->card_h >= 3 && card->why)
        cl_canvas_fit(c, in, CL_INK_DIM, 0, card->why, false);
    in.y++;
    if (p->card_h >= 4 && (*spark || !card->why))
        foot_line(c, in, card);
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
            size_t i = (size_t)(first + row) * (size_t)across + (size_t)col;
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
