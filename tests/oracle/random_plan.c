/* random_plan.c - random filters, groupings and aggregates in the grammars that
 * people and the catalogue use, so that whatever parses must agree. */
#include "random_plan.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define DAY 86400

uint64_t random_next(struct random *r) {
    r->state += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t z = r->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint32_t random_below(struct random *r, uint32_t n) {
    return n ? (uint32_t)(random_next(r) % n) : 0;
}

static bool one_in(struct random *r, uint32_t n) {
    return random_below(r, n) == 0;
}

struct maker {
    struct random *r;
    const struct cl_table *t;
    struct cl_prog *prog;
    struct cl_arena *arena;
    const struct cl_moment *m;
    struct cl_buf *words;
};

/* A column of one of these kinds that has data; NULL when there is none. */
static const struct cl_column *pick_column(struct maker *k, unsigned kinds) {
    const struct cl_column *found = NULL;
    uint32_t seen = 0;
    for (uint16_t i = 0; i < cl_table_columns(k->t); i++) {
        const struct cl_column *c = cl_table_column(k->t, i);
        bool data = c && c->name && (c->mapped || c->derived) && (kinds >> c->kind & 1);
        if (data && (c->kind != CL_KIND_CODE || c->dict) && one_in(k->r, ++seen))
            found = c;
    }
    return found;
}

#define NUMBERS (1u << CL_KIND_REAL | 1u << CL_KIND_FLAG)
#define TIMES (1u << CL_KIND_TIME)
#define WORDS (1u << CL_KIND_CODE)

static int64_t pick_instant(struct maker *k) {
    const struct cl_column *c = pick_column(k, TIMES);
    size_t n = cl_table_rows(k->t);
    for (int i = 0; c && n && i < 20; i++) {
        int64_t t = c->v.times[random_below(k->r, (uint32_t)n)];
        if (t != CL_NO_TIME)
            return t + (int64_t)random_below(k->r, 5) - 2;
    }
    return 1600000000;
}

/* ---- formulas ---- */
static void put_number(struct maker *k, struct cl_buf *f, int depth);

static void put_term(struct maker *k, struct cl_buf *f) {
    const struct cl_vocab *v = cl_vocabulary();
    cl_buf_puts(f, v->terms[random_below(k->r, (uint32_t)v->n_terms)].name);
}

static void put_leaf(struct maker *k, struct cl_buf *f) {
    const struct cl_column *c = pick_column(k, one_in(k->r, 3) ? TIMES : NUMBERS);
    switch (random_below(k->r, 6)) {
    case 0:
        cl_buf_printf(f, "%u", random_below(k->r, 12));
        return;
    case 1:
        cl_buf_printf(f, "%u.%u", random_below(k->r, 5), random_below(k->r, 100));
        return;
    case 2:
        cl_buf_puts(f, one_in(k->r, 2) ? "T" : one_in(k->r, 2) ? "age_secs" : "resolve_secs");
        return;
    case 3:
        put_term(k, f);
        return;
    }
    cl_buf_printf(f, "%s", c ? c->name : "T");
}

static void put_truth(struct maker *k, struct cl_buf *f, int depth) {
    static const char *const compare[] = {" = ", " != ", " < ", " <= ", " > ", " >= "};
    if (depth <= 0 || one_in(k->r, 5)) {
        put_term(k, f);
        return;
    }
    switch (random_below(k->r, 7)) {
    case 0:
        cl_buf_puts(f, "not (");
        put_truth(k, f, depth - 1);
        break;
    case 1:
    case 2:
        cl_buf_putc(f, '(');
        put_truth(k, f, depth - 1);
        cl_buf_puts(f, one_in(k->r, 2) ? " and " : " or ");
        put_truth(k, f, depth - 1);
        break;
    case 3:
        cl_buf_puts(f, "((");
        put_number(k, f, depth - 1);
        cl_buf_puts(f, one_in(k->r, 2) ? ") is null" : ") is not null");
        break;
    case 4: {
        const struct cl_column *c = pick_column(k, WORDS);
        uint32_t n = c ? cl_dict_count(c->dict) : 0;
        struct cl_slice word = n ? cl_dict_word(c->dict, 1 + random_below(k->r, n)) : CL_S("x");
        if (!n || memchr(word.ptr, '"', word.len)) {
            cl_buf_puts(f, "(1");
            break;
        }
        cl_buf_printf(f, one_in(k->r, 2) ? "(at(%s) in (\"%.*s\")" : "(%s != \"%.*s\"", c->name,
                      (int)word.len, word.ptr);
        break;
    }
    default:
        cl_buf_putc(f, '(');
        put_number(k, f, depth - 1);
        cl_buf_puts(f, compare[random_below(k->r, CL_LEN(compare))]);
        put_number(k, f, depth - 1);
    }
    cl_buf_putc(f, ')');
}

static void put_call(struct maker *k, struct cl_buf *f, const char *name, int n, int depth) {
    cl_buf_printf(f, "%s(", name);
    for (int i = 0; i < n; i++) {
        cl_buf_puts(f, i ? ", " : "");
        put_number(k, f, depth - 1);
    }
    cl_buf_putc(f, ')');
}

static void put_number(struct maker *k, struct cl_buf *f, int depth) {
    static const char *const signs[] = {" + ", " - ", " * ", " / "};
    static const char *const local[] = {"hour", "weekday", "day", "month", "local", "year"};
    if (depth <= 0 || one_in(k->r, 4)) {
        put_leaf(k, f);
        return;
    }
    const struct cl_column *time = pick_column(k, TIMES);
    switch (random_below(k->r, 8)) {
    case 0:
        cl_buf_puts(f, "if(");
        put_truth(k, f, depth - 1);
        cl_buf_puts(f, ", ");
        put_number(k, f, depth - 1);
        cl_buf_puts(f, ", ");
        put_number(k, f, depth - 1);
        cl_buf_putc(f, ')');
        return;
    case 1:
        put_call(k, f, one_in(k->r, 2) ? "min" : "max", 2, depth);
        return;
    case 2:
        put_call(k, f, "coalesce", 2, depth);
        return;
    case 3:
        put_call(k, f, one_in(k->r, 2) ? "floor" : "-", 1, depth);
        return;
    case 4:
        put_call(k, f, "mod", 2, depth);
        return;
    case 5:
        cl_buf_printf(f, "%s(%s)", local[random_below(k->r, CL_LEN(local))],
                      time ? time->name : "T");
        return;
    }
    cl_buf_putc(f, '(');
    put_number(k, f, depth - 1);
    cl_buf_puts(f, signs[random_below(k->r, CL_LEN(signs))]);
    put_number(k, f, depth - 1);
    cl_buf_putc(f, ')');
}

static cl_node_id parse(struct maker *k, const struct cl_buf *f) {
    struct cl_err err = {0};
    cl_node_id node = 0;
    if (cl_formula_parse(k->prog, f->ptr, k->m, &node, &err) != CL_OK)
        fail_msg("formula '%s': %s", f->ptr, err.text);
    cl_buf_printf(k->words, " [%s]", f->ptr);
    return node;
}

static cl_node_id truth(struct maker *k, int depth) {
    struct cl_buf f = {0};
    put_truth(k, &f, depth);
    cl_node_id node = parse(k, &f);
    cl_buf_free(&f);
    return node;
}

static cl_node_id number(struct maker *k, int depth) {
    struct cl_buf f = {0};
    put_number(k, &f, depth);
    cl_node_id node = parse(k, &f);
    cl_buf_free(&f);
    return node;
}

/* ---- filters ---- */
static void put_word_filter(struct maker *k, struct cl_buf *f) {
    const struct cl_column *c = pick_column(k, WORDS);
    uint32_t n = c ? cl_dict_count(c->dict) : 0;
    if (!n)
        return;
    switch (random_below(k->r, 6)) {
    case 0:
        cl_buf_puts(f, cl_filter_term(k->arena, c->name, (struct cl_slice){NULL, 0}));
        return;
    case 1:
        cl_buf_printf(f, "%s:*", c->name);
        return;
    case 2:
        cl_buf_putc(f, '-');
        break;
    }
    cl_buf_puts(
        f, cl_filter_term(k->arena, c->name, cl_dict_word(c->dict, 1 + random_below(k->r, n))));
}

static void put_filter_term(struct maker *k, struct cl_buf *f) {
    static const char *const fixed[] = {
        "created:last-90d",
        "created:2016-03",
        "created:..2024-03-31",
        "age>7d",
        "response>4h",
        "csat<=2",
        "priority>=high",
        "closed:2016-03-01..",
        "resolution<2d",
        "subject:*",
        "text:none",
        "1",
        "inc",
        "hour:9..17",
        "state:open,pending",
        "agent:none",
    };
    const struct cl_vocab *v = cl_vocabulary();
    switch (random_below(k->r, 4)) {
    case 0:
        cl_buf_printf(f, "%sis:%s", one_in(k->r, 4) ? "-" : "",
                      v->is[random_below(k->r, (uint32_t)v->n_is)].name);
        return;
    case 1:
        cl_buf_puts(f, fixed[random_below(k->r, CL_LEN(fixed))]);
        return;
    }
    put_word_filter(k, f);
}

static cl_node_id filter(struct maker *k) {
    struct cl_err err = {0};
    cl_node_id node = 0;
    struct cl_buf f = {0};
    for (uint32_t n = random_below(k->r, 4); n > 0; n--) {
        cl_buf_puts(&f, f.len ? " " : "");
        put_filter_term(k, &f);
    }
    cl_buf_puts(&f, "");
    enum cl_rc rc = cl_filter_parse(k->prog, f.ptr, k->m, &node, &err);
    cl_buf_printf(k->words, "\n  filter: %s%s", f.ptr, rc ? " (not understood)" : "");
    cl_buf_free(&f);
    if (rc != CL_OK) /* a table without hours and the like */
        node = 0;
    if (one_in(k->r, 3)) {
        cl_node_id more = truth(k, 3);
        node = cl_prog_op(k->prog, CL_X_AND, node, more, 0);
    }
    return node;
}

/* ---- groupings ---- */
static void dimensions(struct maker *k, struct cl_grouping *g) {
    const char *const *keys;
    size_t n = cl_dim_list(k->prog, k->arena, &keys);
    uint32_t wanted = random_below(k->r, 3) + (one_in(k->r, 8) ? 1 : 0);
    while (g->n_dims < wanted && n) {
        struct cl_err err = {0};
        const char *key = keys[random_below(k->r, (uint32_t)n)];
        enum cl_rc rc = cl_dim_resolve(k->prog, cl_slice(key), k->m, &g->dims[g->n_dims], &err);
        if (rc != CL_OK)
            fail_msg("dimension %s: %s", key, err.text);
        cl_buf_printf(k->words, " by %s", key);
        g->n_dims++;
    }
}

static cl_node_id bucket(struct maker *k) {
    static const enum cl_dim_kind kinds[] = {CL_DIM_DAY, CL_DIM_WEEK, CL_DIM_MONTH, CL_DIM_QUARTER,
                                             CL_DIM_YEAR};
    struct cl_err err = {0};
    struct cl_dim dim;
    const struct cl_column *c = pick_column(k, TIMES);
    struct cl_buf f = {0};
    cl_buf_puts(&f, c ? c->name : "T");
    cl_node_id instant = parse(k, &f);
    cl_buf_free(&f);
    if (cl_dim_of_time(k->prog, kinds[random_below(k->r, CL_LEN(kinds))], instant, &dim, &err))
        fail_msg("%s", err.text);
    return dim.node;
}

/* What a survival aggregate takes besides its times. */
static void spans(struct maker *k, struct cl_agg *agg) {
    cl_buf_puts(k->words, " ended");
    agg->event = truth(k, 2);
    if (one_in(k->r, 2)) {
        cl_buf_puts(k->words, " from");
        agg->entry = number(k, 2);
    }
    agg->p *= 1e6; /* how far the mean goes */
}

static void grouping(struct maker *k, struct cl_grouping *g, struct cl_agg *aggs) {
    static const enum cl_agg_fn fns[] = {
        CL_AGG_COUNT,    CL_AGG_SUM,       CL_AGG_MIN,    CL_AGG_MAX,     CL_AGG_QUANTILE,
        CL_AGG_DISTINCT, CL_AGG_KM_MEDIAN, CL_AGG_KM_LOW, CL_AGG_KM_HIGH, CL_AGG_KM_RMST};
    static const char *const names[] = {"count",    "sum",       "min",    "max",     "quantile",
                                        "distinct", "km median", "km low", "km high", "km mean"};
    static const enum cl_agg_fn ends[] = {CL_AGG_QUANTILE, CL_AGG_QUANTILE_LOW,
                                          CL_AGG_QUANTILE_HIGH};
    *g = (struct cl_grouping){.aggs = aggs, .n_aggs = 1 + random_below(k->r, MAX_AGGS)};
    cl_buf_puts(k->words, "\n  group");
    dimensions(k, g);
    g->bucketed = g->n_dims < CL_MAX_DIMS && one_in(k->r, 4);
    cl_node_id shared = g->bucketed ? bucket(k) : 0;
    for (size_t i = 0; i < g->n_aggs; i++) {
        size_t fn = random_below(k->r, CL_LEN(names));
        aggs[i] = (struct cl_agg){.fn = fns[fn]};
        cl_buf_printf(k->words, "\n    %s", names[fn]);
        aggs[i].value = number(k, 2);
        if (!one_in(k->r, 3)) {
            cl_buf_puts(k->words, " where");
            aggs[i].where = truth(k, 3);
        }
        size_t percent = random_below(k->r, 101);
        aggs[i].p = (double)percent / 100;
        if (aggs[i].fn == CL_AGG_QUANTILE) {
            aggs[i].fn = ends[percent % CL_LEN(ends)];
            cl_buf_printf(k->words, " %zu %%, end %zu", percent, percent % CL_LEN(ends));
        }
        if (cl_agg_is_km(aggs[i].fn))
            spans(k, &aggs[i]);
        if (g->bucketed) {
            cl_buf_puts(k->words, " at");
            aggs[i].bucket = one_in(k->r, 2) ? shared : bucket(k);
        }
    }
}

void random_plan_make(struct random_plan *rp, struct random *r, const struct cl_table *t,
                      struct cl_arena *arena) {
    static const char *const zones[] = {"UTC", "Europe/Amsterdam", "America/New_York"};
    const struct cl_zone *zone;
    struct cl_err err = {0};
    *rp = (struct random_plan){0};
    const char *name = zones[random_below(r, CL_LEN(zones))];
    if (cl_zone_open(name, &zone, &err) != CL_OK)
        fail_msg("%s", err.text);
    struct maker k = {.r = r, .t = t, .arena = arena, .m = &rp->moment, .words = &rp->words};
    k.prog = cl_prog_new(arena, t, cl_vocabulary(), zone);
    rp->moment.t = pick_instant(&k) + (one_in(r, 3) ? 400 * (int64_t)DAY : 0);
    rp->moment.a = rp->moment.b = CL_NO_TIME;
    if (one_in(r, 2)) {
        rp->moment.b = rp->moment.t + 1;
        rp->moment.a = rp->moment.b - (int64_t)DAY * (1 + random_below(r, 90));
    }
    char text[32];
    cl_format_utc(rp->moment.t, text);
    cl_buf_printf(&rp->words, "\n  T %s in %s", text, name);
    rp->plan.prog = k.prog;
    rp->plan.filter = filter(&k);
    rp->plan.n_groupings = 1 + random_below(r, MAX_GROUPINGS);
    rp->plan.groupings = rp->groupings;
    for (size_t i = 0; i < rp->plan.n_groupings; i++)
        grouping(&k, &rp->groupings[i], rp->aggs[i]);
}

void random_plan_done(struct random_plan *rp) {
    cl_buf_free(&rp->words);
}
