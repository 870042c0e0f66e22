/* control.c - is a number stable?  Whole buckets before as-of in an XmR chart
 * (METRICS 8, 37).
 *
 * Counts and money of flows are rates per day, so that months of unequal length
 * compare; a bucket in which the data begin or end is no whole one and is left out. */
#include <math.h>

#include "change.h"

#define MAX_BUCKETS 400
#define MIN_POINTS 10

struct charting {
    struct cl_backend *b;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_prog *prog;
    const struct cl_measure_info *info;
    enum cl_dim_kind kind;
    struct cl_control *out;
};

static const struct {
    enum cl_every every;
    enum cl_dim_kind kind;
    const char *word;
} units[] = {
    {CL_EVERY_DAY, CL_DIM_DAY, "day"},       {CL_EVERY_WEEK, CL_DIM_WEEK, "week"},
    {CL_EVERY_MONTH, CL_DIM_MONTH, "month"}, {CL_EVERY_QUARTER, CL_DIM_QUARTER, "quarter"},
    {CL_EVERY_YEAR, CL_DIM_YEAR, "year"},
};

static const char *word_of(enum cl_every every) {
    for (size_t i = 0; i < CL_LEN(units); i++)
        if (units[i].every == every)
            return units[i].word;
    return "bucket";
}

/* Codes [first, last) of the whole buckets, at most n of them. */
static bool find_buckets(const struct charting *k, size_t n, double *first, double *last) {
    int64_t oldest = cl_table_extent(k->b->table, CL_COL_CREATED)->first, end = k->scope->as_of + 1;
    if (oldest == CL_NO_TIME || oldest >= end)
        return false;
    *last = cl_dim_code_at(k->prog, k->kind, end);
    int64_t day = cl_dim_start(k->prog, CL_DIM_DAY, cl_dim_code_at(k->prog, CL_DIM_DAY, oldest));
    double begin = cl_dim_code_at(k->prog, k->kind, oldest);
    if (cl_dim_start(k->prog, k->kind, begin) < day)
        begin++;
    *first = fmax(begin, *last - (double)(n < MAX_BUCKETS ? n : MAX_BUCKETS));
    return *first < *last;
}

static bool per_day(const struct cl_measure_info *info) {
    return !info->stock && (info->unit == CL_UNIT_COUNT || info->unit == CL_UNIT_MONEY);
}

static void read_points(const struct charting *k, const struct cl_answer *a) {
    size_t n = a->n_rows;
    const char **labels = cl_arena_array(k->arena, n + 1, sizeof *labels);
    const char **drills = cl_arena_array(k->arena, n + 1, sizeof *drills);
    int64_t *ends = cl_arena_array(k->arena, n + 1, sizeof *ends);
    double *points = cl_arena_array(k->arena, n + 1, sizeof *points);
    unsigned char *signals = cl_arena_array(k->arena, n + 1, 1);
    for (size_t i = 0; i < n; i++) {
        const struct cl_answer_row *row = &a->rows[i];
        double days = (double)(row->bucket_end - row->bucket_start) / 86400.0;
        labels[i] = cl_label_text(k->arena, row->labels[0]);
        drills[i] = row->drill != NULL && *row->drill != '\0' ? row->drill : NULL;
        ends[i] = row->bucket_end;
        points[i] = per_day(k->info) ? row->values[0].value / days : row->values[0].value;
    }
    struct cl_control *out = k->out;
    out->labels = labels;
    out->drills = drills;
    out->ends = ends;
    out->points = points;
    out->signals = signals;
    out->n = n;
    out->xmr = cl_xmr(points, n, signals);
}

static const char *level(const struct charting *k, double v) {
    if (per_day(k->info) && k->info->unit == CL_UNIT_COUNT)
        return cl_number_text(k->arena, v, 1);
    return cl_unit_text(k->arena, k->info->unit, v);
}

/* What the newest signal is, in words. */
static const char *signal_words(const struct charting *k, size_t at) {
    const struct cl_control *c = k->out;
    const char *side = c->points[at] > c->xmr.centre ? "above" : "below";
    if (c->signals[at] & CL_XMR_OUTSIDE)
        return cl_arena_printf(k->arena, "%s is past the %s limit", level(k, c->points[at]),
                               *side == 'a' ? "upper" : "lower");
    if (c->signals[at] & CL_XMR_RUN)
        return cl_arena_printf(k->arena, "eight or more in a row %s the centre", side);
    return cl_arena_printf(k->arena, "three of four nearer the %s limit than the centre",
                           *side == 'a' ? "upper" : "lower");
}

/* A limit is no number that the measure can have: counts end at 0, shares at 1. */
static double possible(const struct charting *k, double limit) {
    if (k->info->unit == CL_UNIT_POINTS || k->info->unit == CL_UNIT_NUMBER ||
        strcmp(k->info->key, "net_flow") == 0)
        return limit;
    if (k->info->unit == CL_UNIT_SHARE && strcmp(k->info->key, "clearance") != 0)
        limit = fmin(limit, 1);
    return fmax(limit, 0);
}

static void say(struct charting *k) {
    struct cl_control *c = k->out;
    const char *unit = word_of(c->every);
    size_t known = 0, signals = 0, newest = 0;
    for (size_t i = 0; i < c->n; i++) {
        known += isnan(c->points[i]) ? 0 : 1;
        if (c->signals[i] == CL_XMR_NONE)
            continue;
        signals++;
        newest = i;
    }
    if (c->xmr.baseline == 0) {
        c->why = cl_arena_printf(k->arena, "%zu whole %ss with a value; a control chart needs %d",
                                 known, unit, MIN_POINTS);
        return;
    }
    const char *range = cl_arena_printf(
        k->arena, "the usual range is %s to %s%s", level(k, possible(k, c->xmr.low)),
        level(k, possible(k, c->xmr.high)), per_day(k->info) ? " a day" : "");
    if (signals == 0)
        c->sentence =
            cl_arena_printf(k->arena, "Stable: no signal in %zu %ss; %s", known, unit, range);
    else
        c->sentence = cl_arena_printf(k->arena,
                                      "Not stable: %zu of %zu %ss %s a signal, the "
                                      "newest in %s (%s); %s",
                                      signals, known, unit, signals == 1 ? "is" : "are",
                                      c->labels[newest], signal_words(k, newest), range);
}

enum cl_rc cl_analysis_control(struct cl_backend *b, const struct cl_scope *scope,
                               const struct cl_measure *m, enum cl_every every, size_t n,
                               struct cl_arena *arena, struct cl_control *out, struct cl_err *err) {
    struct charting k = {.b = b, .scope = scope, .arena = arena, .out = out};
    const struct cl_measure **measures = cl_arena_array(arena, 1, sizeof *measures);
    struct cl_question q = {.measures = measures, .n_measures = 1, .every = every};
    struct cl_answer a;
    double first = 0, last = 0;
    bool known = false;
    *out = (struct cl_control){.measure = m, .every = every};
    measures[0] = m;
    k.info = cl_measure_info_on(m, b->table);
    k.prog = cl_prog_new(arena, b->table, cl_vocabulary(),
                         scope->zone != NULL ? scope->zone : cl_zone_utc());
    for (size_t i = 0; i < CL_LEN(units); i++)
        if (units[i].every == every) {
            k.kind = units[i].kind;
            known = true;
        }
    if (!known)
        return cl_fail(err, CL_E_USAGE,
                       "control chart: needs days, weeks, months, quarters or years");
    out->why = cl_measure_why(m, b->table, arena);
    if (out->why == NULL && !find_buckets(&k, n, &first, &last))
        out->why = cl_arena_printf(arena, "no whole %s of data before as-of", word_of(every));
    if (out->why != NULL)
        return CL_OK;
    q.own_period = true;
    q.from = cl_dim_start(k.prog, k.kind, first);
    q.to = cl_dim_start(k.prog, k.kind, last);
    q.as_of = scope->as_of;
    enum cl_rc rc = cl_metrics_ask(b, scope, &q, 1, arena, &a, err);
    if (rc != CL_OK)
        return rc;
    read_points(&k, &a);
    out->why = a.whys[0];
    if (out->why == NULL)
        say(&k);
    return CL_OK;
}
