/* scale.c - the scale of a column of ratings.
 *
 * What the heading says wins; else it is the smallest usual scale that holds nearly
 * all values.  What lies outside is a mistake, NULL with a flag, whatever the size
 * of the file. */
#include "mapping.h"

static bool usual_end(int v) {
    return v == 5 || v == 7 || v == 10 || v == 100;
}

static int number_at(const char **at) {
    int v = 0;
    while (**at >= '0' && **at <= '9' && v < 1000)
        v = v * 10 + (*(*at)++ - '0');
    return v;
}

/* The end of a scale that follows one of the words; 0 when none does. */
static int end_after(const char *at, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t len = strlen(words[i]);
        const char *end = at + len;
        int v = strncmp(at, words[i], len) == 0 ? number_at(&end) : 0;
        if (usual_end(v))
            return v;
    }
    return 0;
}

/* "Satisfaction (1-10)", "CSAT 1 to 5", "rating_out_of_10", "Score /10", "1/5": 0 when none. */
static int heading_scale(const char *header, int *low) {
    static const char *const between[] = {"-",   "\xe2\x80\x93", " - ",   " to ", "_to_", "..",
                                          " a ", " bis ",        " tot ", "_a_",  "/"};
    static const char *const before[] = {"out of ", "out_of_", "/", " von ", " sur ", " de "};
    for (const char *at = header; *at; at++) {
        bool inside = at > header && at[-1] >= '0' && at[-1] <= '9';
        const char *p = at;
        int high = 0;
        *low = 1;
        if (!inside && (*at == '0' || *at == '1') && (*low = number_at(&p)) <= 1)
            high = end_after(p, between, CL_LEN(between));
        if (high == 0 && !(inside && *at == '/')) /* "24/7" is none */
            high = end_after(at, before, CL_LEN(before));
        if (high)
            return high;
    }
    return 0;
}

struct spread {
    uint64_t to_5, to_7, to_10, to_100, all;
};

static void count(const struct cl_col_profile *c, struct spread *s) {
    *s = (struct spread){.to_5 = c->part_5, .to_10 = c->part_10, .to_100 = c->to_100};
    for (size_t i = 0; i <= 10; i++) {
        s->to_5 += i <= 5 ? c->hist[i] : 0;
        s->to_7 += i > 5 && i <= 7 ? c->hist[i] : 0;
        s->to_10 += i > 7 ? c->hist[i] : 0;
    }
    s->all = s->to_5 + s->to_7 + s->to_10 + s->to_100;
}

/* The heading's scale, when it does not contradict what stands below. */
static bool by_heading(const struct cl_col_profile *c, const struct spread *s,
                       struct cl_plan_col *p) {
    int low = 1, high = heading_scale(c->header, &low);
    uint64_t outside =
        (high < 7 ? s->to_7 : 0) + (high < 10 ? s->to_10 : 0) + (high < 100 ? s->to_100 : 0);
    if (high == 0 || s->all == 0 || outside * 5 > s->all)
        return false;
    p->scale_low = low == 1 && high > 5 && c->hist[0] * 10 > s->all ? 0 : low;
    p->scale_high = high;
    return true;
}

void cl_scale_choose(const struct cl_col_profile *c, struct cl_plan_col *p) {
    struct spread s;
    count(c, &s);
    p->word_steps = c->rating_steps > 0;
    if (c->two_point && c->two_point == c->ratings && c->numbers == 0) {
        p->scale_low = 0;
        p->scale_high = 1;
        return;
    }
    if ((s.all == 0 && c->ratings == 0) || by_heading(c, &s, p))
        return;
    /* 9 among ratings up to 5 is one in fifty, 99 one or two of any number. */
    uint64_t near = c->n / 50, far = c->n >= 18 ? 2 : c->n >= 6;
    near = near == 0 && c->n >= 25 ? 1 : near;
    far = far > near ? far : near;
    if (s.to_100 > far) {
        p->scale_low = 0;
        p->scale_high = 100;
    } else if (s.to_7 + s.to_10 <= near) {
        bool two = c->hist[0] > near && c->hist[0] + c->hist[1] + near >= s.to_5;
        p->scale_low = two ? 0 : 1;
        p->scale_high = two ? 1 : 5;
    } else if (s.to_10 <= near) {
        p->scale_low = 1;
        p->scale_high = 7;
    } else {
        p->scale_low = c->hist[0] ? 0 : 1;
        p->scale_high = 10;
    }
}
