/* test_words.c - what a test means, in sentences: the plain word and the size of the
 * difference first, the chance after it, the statistic last; and what it does not say. */
#include <math.h>
#include <stdio.h>

#include "caseload/base/num.h"

#include "change.h"

const char *cl_chance_words(double p, struct cl_arena *arena) {
    if (isnan(p))
        return "nobody knows how often: built without the distributions";
    if (p < 0.001)
        return "less than once in 1,000 times";
    if (p < 0.01)
        return "less than once in 100 times";
    if (p < CL_ALPHA)
        return "less than once in 20 times";
    if (p > 0.995)
        return "nearly always";
    return cl_arena_printf(arena, "about %d times in 100", (int)lround(p * 100));
}

const char *cl_unit_text(struct cl_arena *arena, enum cl_unit unit, double v) {
    char text[32];
    cl_unit_format(unit, v, text);
    return cl_arena_str(arena, text);
}

const char *cl_number_text(struct cl_arena *arena, double v, int decimals) {
    char text[48];
    cl_format_fixed(v, decimals, text);
    return cl_arena_str(arena, text);
}

/* What is shown as zero has no sign. */
static bool shows_zero(const char *text) {
    return strpbrk(text, "123456789") == NULL;
}

const char *cl_analysis_change_text(struct cl_arena *arena, enum cl_unit unit, double change) {
    char text[32];
    if (!isfinite(change))
        return cl_unit_text(arena, unit, change);
    if (unit == CL_UNIT_SHARE)
        cl_unit_format_delta(unit, fabs(change), 0, text);
    else if (unit == CL_UNIT_POINTS)
        (void)snprintf(text, sizeof text, "%s", cl_number_text(arena, fabs(change), 1));
    else
        cl_unit_format(unit, fabs(change), text);
    const char *sign = shows_zero(text) ? "" : change > 0 ? "+" : "-";
    return cl_arena_printf(arena, "%s%s", sign, text);
}

const char *cl_label_text(struct cl_arena *arena, struct cl_slice label) {
    return label.ptr == NULL ? "(missing)" : cl_arena_strn(arena, label.ptr, label.len);
}

const char *cl_title_text(struct cl_arena *arena, const char *title) {
    char *text = cl_arena_str(arena, title);
    bool word = text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z';
    if (word)
        text[0] = (char)(text[0] - 'A' + 'a');
    return text;
}

/* ---- how large ---- */

static const char *graded(double size, double weak, double moderate, double strong) {
    return size >= strong     ? "strong"
           : size >= moderate ? "moderate"
           : size >= weak     ? "weak"
                              : "very weak";
}

/* Cohen's w for two columns, eta squared, Romano's bounds for delta. */
static const char *size_words(const struct cl_test *t, struct cl_arena *arena) {
    const char *two = cl_number_text(arena, t->effect, 2);
    switch (t->kind) {
    case CL_TEST_CHI2:
    case CL_TEST_PERMUTATION:
        return cl_arena_printf(arena, "%s association (V %s)", graded(t->effect, 0.1, 0.3, 0.5),
                               two);
    case CL_TEST_FISHER:
        return isfinite(t->effect) ? cl_arena_printf(arena, "odds ratio %s", two)
                                   : "odds ratio without bound";
    case CL_TEST_KRUSKAL:
        return cl_arena_printf(arena, "%s association (epsilon squared %s)",
                               graded(t->effect, 0.01, 0.06, 0.14), two);
    case CL_TEST_MANN_WHITNEY:
        return cl_arena_printf(arena, "%s difference (Cliff's delta %s)",
                               graded(fabs(t->effect), 0.147, 0.33, 0.474), two);
    case CL_TEST_WELCH:
        return cl_arena_printf(arena, "%s difference (Hedges' g %s)",
                               graded(fabs(t->effect2), 0.2, 0.5, 0.8),
                               cl_number_text(arena, t->effect2, 2));
    case CL_TEST_GOODNESS:
        return cl_arena_printf(arena, "as varied as %s even classes",
                               cl_number_text(arena, t->effect, 1));
    case CL_TEST_LOGRANK:
    case CL_TEST_COUNT:
        break;
    }
    return NULL;
}

static bool strong(const struct cl_test *t) {
    return (t->kind == CL_TEST_CHI2 || t->kind == CL_TEST_PERMUTATION) && t->effect >= 0.3;
}

/* ---- which groups differ most ---- */

struct ends {
    const struct cl_inquiry_group *high, *low;
};

static bool stands(const struct cl_inquiry_group *g, bool thin_too) {
    return g->label.ptr != NULL && !isnan(g->value.value) && (thin_too || g->value.n >= 20);
}

static double height(const struct cl_inquiry_group *g, enum cl_inquiry_form form) {
    return form == CL_FORM_SHARES    ? g->share
           : form == CL_FORM_AMOUNTS ? g->per_case
                                     : g->value.value;
}

static struct ends ends_of(const struct cl_inquiry *q, enum cl_inquiry_form form) {
    size_t enough = 0;
    for (size_t i = 0; i < q->n_groups; i++)
        enough += stands(&q->groups[i], false);
    struct ends e = {0};
    for (size_t i = 0; i < q->n_groups; i++) {
        const struct cl_inquiry_group *g = &q->groups[i];
        if (!stands(g, enough < 2) || isnan(height(g, form)))
            continue;
        if (e.high == NULL || height(g, form) > height(e.high, form))
            e.high = g;
        if (e.low == NULL || height(g, form) < height(e.low, form))
            e.low = g;
    }
    return e;
}

/* What a group's number is in the sentence. */
static const char *number_of(const struct cl_inquiry_group *g, enum cl_inquiry_form form,
                             const struct cl_measure_info *info, double total,
                             struct cl_arena *arena) {
    if (form == CL_FORM_EVEN)
        return cl_unit_text(arena, CL_UNIT_SHARE, g->value.value / total);
    if (form == CL_FORM_SHARES)
        return cl_unit_text(arena, CL_UNIT_SHARE, g->share);
    return cl_unit_text(arena, info->unit, height(g, form));
}

static const char *count_text(struct cl_arena *arena, double n) {
    char text[32];
    cl_format_count((int64_t)n, text);
    return cl_arena_str(arena, text);
}

struct saying {
    struct cl_inquiry *q;
    enum cl_inquiry_form form;
    const char *title, *label;
    const char *high, *low, *high_name, *low_name;
    struct cl_arena *arena;
};

static const char *found(const struct saying *s) {
    const struct cl_test *t = &s->q->tests[0];
    switch (s->form) {
    case CL_FORM_SHARES:
        return cl_arena_printf(s->arena, "%s often in %s (%s) than in %s (%s)",
                               strong(t) ? "far more" : "more", s->high_name, s->high, s->low_name,
                               s->low);
    case CL_FORM_EVEN:
        return cl_arena_printf(s->arena, "unevenly spread, %s has %s and %s has %s", s->high_name,
                               s->high, s->low_name, s->low);
    case CL_FORM_AMOUNTS:
    case CL_FORM_VALUES:
    case CL_FORM_TIMES:
        return cl_arena_printf(s->arena, "highest in %s (%s), lowest in %s (%s)", s->high_name,
                               s->high, s->low_name, s->low);
    }
    return "";
}

static const char *not_found(const struct saying *s) {
    if (s->form == CL_FORM_EVEN)
        return cl_arena_printf(s->arena,
                               "as evenly spread as chance would, %s has %s and %s has %s",
                               s->high_name, s->high, s->low_name, s->low);
    return cl_arena_printf(s->arena,
                           "no difference that chance would not make, %s %s against %s %s",
                           s->high_name, s->high, s->low_name, s->low);
}

static void say_not(struct saying *s, bool real) {
    struct cl_inquiry *q = s->q;
    const char *n = count_text(s->arena, q->tests[0].n);
    if (!real)
        q->not_this = cl_arena_printf(
            s->arena,
            "It does not say that the groups are equal: with %s cases a small difference "
            "can stay hidden.",
            n);
    else if (s->form == CL_FORM_EVEN)
        q->not_this = "It does not say that the groups should be even, nor that it matters.";
    else
        q->not_this = cl_arena_printf(
            s->arena,
            "It does not say that %s is the cause: the groups may differ in other ways. "
            "Nor that the difference matters: with %s cases a small one is found too.",
            s->title, n);
}

void cl_inquiry_say(struct cl_inquiry *q, enum cl_inquiry_form form, const char *title,
                    const struct cl_measure_info *info, struct cl_arena *arena) {
    struct ends e = ends_of(q, form);
    double total = 0;
    if (e.high == NULL || q->n_tests == 0)
        return;
    for (size_t i = 0; i < q->n_groups; i++)
        if (stands(&q->groups[i], true))
            total += q->groups[i].value.value;
    const struct cl_test *t = &q->tests[0];
    struct saying s = {.q = q,
                       .form = form,
                       .title = title,
                       .label = info->label,
                       .high = number_of(e.high, form, info, total, arena),
                       .low = number_of(e.low, form, info, total, arena),
                       .high_name = cl_label_text(arena, e.high->label),
                       .low_name = cl_label_text(arena, e.low->label),
                       .arena = arena};
    bool real = t->p < CL_ALPHA;
    const char *size = size_words(t, arena);
    q->sentence =
        cl_arena_printf(arena, "%s%s by %s: %s. A difference this large %s by chance %s%s%s.",
                        s.label, form == CL_FORM_AMOUNTS ? " per counted case" : "", title,
                        real ? found(&s) : not_found(&s), real ? "would come" : "comes",
                        cl_chance_words(t->p, arena), size ? "; " : "", size ? size : "");
    say_not(&s, real);
}
