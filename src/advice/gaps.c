/* gaps.c - forward selection of the factors that move an outcome.
 *
 * Durations are taken as logarithms.  What a factor explains is the mean of its
 * groups; residuals of several factors come from a few rounds of backfitting.  The
 * work is bounded: over MAX_CASES cases, every k-th one is looked at.  Residuals are
 * ranked once, for all factors and groups that are tested on them. */
#include <math.h>

#include "caseload/stats.h"

#include "gaps_int.h"

#define MAX_CASES 20000
#define LEVEL 0.01
#define ROUNDS 4      /* of backfitting */
#define MAX_NAMED 3   /* groups of one factor */
#define MIN_GROUP 20  /* cases of a group that is named (METRICS 33) */
#define MIN_CASES 100 /* of an outcome that is looked at */

static const struct {
    const char *measure;
    bool logarithm;
    bool by_priority; /* the priority sets its target: taken out first */
    double least;     /* a smaller difference is not worth a word: share of the rest's
                         value, or points of a share */
} outcomes[GAP_OUTCOMES] = {
    [GAP_RESOLUTION] = {.measure = "resolution_mean", .logarithm = true, .least = 0.05},
    [GAP_CSAT] = {.measure = "csat_mean", .least = 0.02},
    [GAP_BREACH] = {.measure = "sla_breach_rate", .by_priority = true, .least = 0.02},
    [GAP_ESCALATION] = {.measure = "escalation_rate", .least = 0.02},
};

/* ---- residuals ---- */

static void take_out(const struct gap_data *d, const struct gap_codes *f, double *r) {
    double *sum = cl_alloc((f->k + 1) * sizeof *sum), *n = cl_alloc((f->k + 1) * sizeof *n);
    for (size_t i = 0; i < d->n; i++) {
        sum[f->code[i]] += r[i];
        n[f->code[i]] += 1;
    }
    for (size_t i = 0; i < d->n; i++)
        r[i] -= sum[f->code[i]] / n[f->code[i]];
    free(sum);
    free(n);
}

/* What of the outcome these factors leave unexplained. */
static void residuals(const struct gap_data *d, const bool *taken, double *r) {
    double sum = 0;
    for (size_t i = 0; i < d->n; i++)
        sum += d->y[i];
    for (size_t i = 0; i < d->n; i++)
        r[i] = d->y[i] - sum / (double)d->n;
    for (int round = 0; round < ROUNDS; round++)
        for (size_t f = 0; f < GAP_FACTORS; f++)
            if (taken[f] && d->factors[f].k > 1)
                take_out(d, &d->factors[f], r);
}

/* ---- one factor ---- */

/* Without the groups that are out and the cases of no group (code k). */
static struct cl_test test_factor(const struct gap_data *d, const struct gap_codes *f,
                                  struct cl_ranking *ranks, const bool *out) {
    uint32_t *g = cl_alloc((d->n + 1) * sizeof *g);
    for (size_t i = 0; i < d->n; i++)
        g[i] = f->code[i] < f->k && out[f->code[i]] ? (uint32_t)f->k : f->code[i];
    struct cl_test t = cl_ranking_kruskal(ranks, g, f->k);
    free(g);
    return t;
}

struct moments {
    double n, sum, squares;
};

static void add_moment(struct moments *m, double v) {
    m->n += 1;
    m->sum += v;
    m->squares += v * v;
}

/* Distance of two means in standard errors. */
static double distance(const struct moments *a, const struct moments *b) {
    double va = (a->squares - a->sum * a->sum / a->n) / (a->n - 1) / a->n;
    double vb = (b->squares - b->sum * b->sum / b->n) / (b->n - 1) / b->n;
    return a->n > 1 && b->n > 1 && va + vb > 0 ? (a->sum / a->n - b->sum / b->n) / sqrt(va + vb)
                                               : 0;
}

static void moments_of(const struct gap_data *d, const struct gap_codes *f, const double *r,
                       const bool *out, struct moments *groups, struct moments *all) {
    *all = (struct moments){0};
    memset(groups, 0, (f->k + 1) * sizeof *groups);
    for (size_t i = 0; i < d->n; i++)
        if (f->code[i] < f->k && !out[f->code[i]]) {
            add_moment(&groups[f->code[i]], r[i]);
            add_moment(all, r[i]);
        }
}

static struct moments without(const struct moments *all, const struct moments *g) {
    return (struct moments){all->n - g->n, all->sum - g->sum, all->squares - g->squares};
}

/* The group that is farthest from the others; of two groups the worse one.  k: none. */
static size_t farthest(const struct gap_data *d, const struct gap_codes *f, const double *r,
                       const bool *out) {
    struct moments *groups = cl_alloc((f->k + 1) * sizeof *groups), all;
    moments_of(d, f, r, out, groups, &all);
    size_t best = f->k, left = 0;
    double most = 0;
    for (size_t g = 0; g < f->k; g++)
        left += groups[g].n > 0;
    for (size_t g = 0; g < f->k; g++) {
        struct moments rest = without(&all, &groups[g]);
        if (groups[g].n < MIN_GROUP || rest.n < MIN_GROUP)
            continue;
        double z = distance(&groups[g], &rest);
        bool worse = (z > 0) == d->high_is_bad;
        if (left == 2 && !worse)
            continue;
        if (fabs(z) > most) {
            most = fabs(z);
            best = g;
        }
    }
    free(groups);
    return best;
}

static const char *drill_of(struct advice_run *run, const struct gap_codes *f, size_t g) {
    if (f->drills)
        return f->drills[g];
    return cl_filter_term(run->arena, f->key, f->labels[g]);
}

/* The group against the rest in the measure's own unit. */
static struct advice_gap describe(struct advice_run *run, const struct gap_data *d,
                                  const struct gap_codes *f, size_t g) {
    struct moments group = {0}, rest = {0};
    for (size_t i = 0; i < d->n; i++)
        add_moment(f->code[i] == g ? &group : &rest, d->value[i]);
    struct advice_gap gap = {.title = f->title,
                             .label = cl_arena_strn(run->arena, f->labels[g].ptr, f->labels[g].len),
                             .drill = drill_of(run, f, g),
                             .measure = d->measure,
                             .group = {.value = group.sum / group.n,
                                       .n = (uint64_t)group.n,
                                       .previous = (double)NAN,
                                       .target = (double)NAN},
                             .rest = rest.sum / rest.n,
                             .n_rest = rest.n};
    struct cl_interval ci = d->share ? cl_wilson(group.sum, group.n)
                                     : cl_mean_interval(group.n, group.sum, group.squares);
    gap.group.low = ci.low;
    gap.group.high = ci.high;
    gap.worse = (gap.group.value > gap.rest) == d->high_is_bad;
    return gap;
}

static bool worth_a_word(const struct gap_data *d, const struct advice_gap *gap) {
    double least = outcomes[d->outcome].least;
    return fabs(gap->group.value - gap->rest) >= (d->share ? least : least * fabs(gap->rest));
}

static void add_gap(struct gap_list *l, const struct advice_gap *gap) {
    if (l->n < CL_LEN(l->gaps))
        l->gaps[l->n++] = *gap;
}

/* Names the groups of a factor that has been found to matter. */
static void name_groups(struct advice_run *run, const struct gap_data *d, enum gap_factor factor,
                        const double *r, struct cl_ranking *ranks, struct gap_list *l) {
    const struct gap_codes *f = &d->factors[factor];
    bool *out = cl_alloc((f->k + 1) * sizeof *out);
    struct cl_test t = test_factor(d, f, ranks, out);
    for (size_t named = 0; named < MAX_NAMED; named++) {
        size_t g = farthest(d, f, r, out);
        if (g == f->k)
            break;
        struct advice_gap gap = describe(run, d, f, g);
        gap.outcome = d->outcome;
        gap.factor = factor;
        gap.p = t.p;
        if (worth_a_word(d, &gap))
            add_gap(l, &gap);
        out[g] = true;
        t = test_factor(d, f, ranks, out);
        if (!(t.p < LEVEL / (double)f->k))
            break;
    }
    free(out);
}

/* ---- an agent whose average is bad because of what he is given ---- */

static void mixed_agents(struct advice_run *run, const struct gap_data *d, const bool *named,
                         struct gap_list *l) {
    const struct gap_codes *f = &d->factors[GAP_AGENT];
    if (d->outcome != GAP_RESOLUTION || f->k < 3 || named[GAP_AGENT])
        return;
    /* Before: what the mix does not explain is out; after: the mix is out as well. */
    static const enum gap_factor mix[] = {GAP_PRIORITY, GAP_CATEGORY, GAP_TYPE, GAP_DEPARTMENT};
    bool rest[GAP_FACTORS], all[GAP_FACTORS], found = false;
    for (size_t i = 0; i < GAP_FACTORS; i++)
        rest[i] = all[i] = named[i];
    for (size_t i = 0; i < CL_LEN(mix); i++) {
        found = found || named[mix[i]];
        rest[mix[i]] = false;
        all[mix[i]] = true;
    }
    if (!found) /* nothing in the mix makes a difference */
        return;
    double *before = cl_alloc((d->n + 1) * sizeof *before);
    double *after = cl_alloc((d->n + 1) * sizeof *after);
    struct moments *gb = cl_alloc((f->k + 1) * sizeof *gb), b;
    struct moments *ga = cl_alloc((f->k + 1) * sizeof *ga), a;
    bool *none = cl_alloc((f->k + 1) * sizeof *none);
    residuals(d, rest, before);
    residuals(d, all, after);
    moments_of(d, f, before, none, gb, &b);
    moments_of(d, f, after, none, ga, &a);
    for (size_t g = 0; g < f->k; g++) {
        struct moments rb = without(&b, &gb[g]), ra = without(&a, &ga[g]);
        double sign = d->high_is_bad ? 1 : -1;
        double zb = sign * distance(&gb[g], &rb), za = sign * distance(&ga[g], &ra);
        /* LEVEL, two-sided, shared by all agents for the first; none left of the second. */
        double p = erfc(zb / sqrt(2.0));
        if (gb[g].n < MIN_GROUP || !(zb > 0) || p * (double)f->k >= LEVEL || za >= CL_Z95)
            continue;
        struct advice_gap gap = describe(run, d, f, g);
        gap.outcome = d->outcome;
        gap.factor = GAP_AGENT;
        gap.p = p;
        gap.mixed = true;
        if (gap.worse && worth_a_word(d, &gap))
            add_gap(l, &gap);
    }
    free(before);
    free(after);
    free(gb);
    free(ga);
    free(none);
}

/* ---- one outcome ---- */

/* The strongest factor that is not taken yet and matters at `level`; GAP_FACTORS: none. */
static size_t strongest(const struct gap_data *d, const bool *taken, struct cl_ranking *ranks,
                        double level) {
    double p[GAP_FACTORS], q[GAP_FACTORS], strength[GAP_FACTORS];
    for (size_t f = 0; f < GAP_FACTORS; f++) {
        p[f] = strength[f] = (double)NAN;
        if (taken[f] || d->factors[f].k < 2)
            continue;
        struct cl_test t = cl_ranking_kruskal(ranks, d->factors[f].code, d->factors[f].k);
        p[f] = t.p;
        strength[f] = t.statistic / t.df;
    }
    cl_bh(p, GAP_FACTORS, q);
    size_t best = GAP_FACTORS;
    for (size_t f = 0; f < GAP_FACTORS; f++)
        if (q[f] < level && (best == GAP_FACTORS || strength[f] > strength[best]))
            best = f;
    return best;
}

static void look_at(struct advice_run *run, struct gap_data *d, bool *named, double level,
                    struct gap_list *l) {
    double *r = cl_alloc((d->n + 1) * sizeof *r);
    bool taken[GAP_FACTORS], found[GAP_FACTORS] = {false};
    for (size_t f = 0; f < GAP_FACTORS; f++)
        taken[f] = named[f];
    if (outcomes[d->outcome].by_priority)
        taken[GAP_PRIORITY] = true;
    for (size_t f = 0; f != GAP_FACTORS;) {
        residuals(d, taken, r);
        struct cl_ranking *ranks = cl_ranking_new(r, d->n);
        f = strongest(d, taken, ranks, level);
        if (f != GAP_FACTORS) {
            name_groups(run, d, (enum gap_factor)f, r, ranks, l);
            taken[f] = found[f] = true;
        }
        cl_ranking_free(ranks);
    }
    mixed_agents(run, d, found, l);
    for (size_t f = 0; f < GAP_FACTORS; f++)
        named[f] = named[f] || found[f];
    free(r);
}

/* Where one in twenty durations is negative the stamps are not to be trusted, and the
 * durations that are left depend on the hour at which a case began. */
static bool clocks_fail(const struct advice_run *run, int outcome) {
    const struct cl_value *v = &run->team[TEAM_RESOLUTION];
    uint64_t negative = v->excluded[CL_EX_NEGATIVE];
    bool timed = outcome == GAP_RESOLUTION || outcome == GAP_BREACH;
    return timed && negative * 20 > v->n + negative;
}

enum cl_rc advice_gaps_find(struct advice_run *run, struct advice_gaps *out) {
    struct gap_data data[GAP_OUTCOMES];
    struct gap_list *list = cl_arena_alloc(run->arena, sizeof *list);
    bool named[GAP_FACTORS] = {false};
    size_t n = 0;
    enum cl_rc rc = CL_OK;
    list->n = 0;
    *out = (struct advice_gaps){0};
    for (int o = 0; rc == CL_OK && o < GAP_OUTCOMES; o++) {
        const struct cl_measure *m = cl_measure_find(cl_slice(outcomes[o].measure));
        if (!m || clocks_fail(run, o) || cl_measure_why(m, run->b->table, run->arena))
            continue;
        data[n] = (struct gap_data){.outcome = (enum gap_outcome)o, .measure = m};
        rc = gap_data_read(run, MAX_CASES, outcomes[o].logarithm, &data[n]);
        out->sampled = data[n].sampled > out->sampled ? data[n].sampled : out->sampled;
        n += data[n].n >= MIN_CASES;
    }
    for (size_t i = 0; rc == CL_OK && i < n; i++)
        look_at(run, &data[i], named, LEVEL / (double)n, list);
    out->gaps = list->gaps;
    out->n = list->n;
    return rc;
}
