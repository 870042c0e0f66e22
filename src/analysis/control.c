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
    const struct cl_scope *scope;
    struct cl_arena *arena;
    const struct cl_measure_info *info;
    struct cl_coverage cover;
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

static bool dim_of(enum cl_every every, enum cl_dim_kind *kind) {
    for (size_t i = 0; i < CL_LEN(units); i++)
        if (units[i].every == every) {
            *kind = units[i].kind;
            return true;
        }
    return false;
}

/* Codes [first, last) of the whole buckets that are covered, at most n of them. */
static bool find_buckets(const struct cl_prog *p, enum cl_dim_kind kind,
                         const struct cl_coverage *cover, size_t n, double *first, double *last) {
    if (cover->from == CL_NO_TIME || cover->from >= cover->to)
        return false;
    *last = cl_dim_code_at(p, kind, cover->to);
    int64_t day = cl_dim_start(p, CL_DIM_DAY, cl_dim_code_at(p, CL_DIM_DAY, cover->from));
    double begin = cl_dim_code_at(p, kind, cover->from);
    if (cl_dim_start(p, kind, begin) < day)
        begin++;
    *first = fmax(begin, *last - (double)(n < MAX_BUCKETS ? n : MAX_BUCKETS));
    return *first < *last;
}

static bool per_day(const struct cl_measure_info *info) {
    return !info->stock && (info->unit == CL_UNIT_COUNT || info->unit == CL_UNIT_MONEY);
}

static void read_points(const struct charting *k, const struct cl_charts *charts,
                        const struct cl_answer *a, size_t column) {
    struct cl_control *out = k->out;
    size_t n = a->n_rows;
    const char **drills = cl_arena_array(k->arena, n + 1, sizeof *drills);
    int64_t *ends = cl_arena_array(k->arena, n + 1, sizeof *ends);
    double *points = cl_arena_array(k->arena, n + 1, sizeof *points);
    unsigned char *signals = cl_arena_array(k->arena, n + 1, 1);
    for (size_t i = 0; i < n; i++) {
        const struct cl_answer_row *row = &a->rows[i];
        double days = (double)(row->bucket_end - row->bucket_start) / 86400.0;
        double value = row->values[column].value;
        bool known = cl_covers(&k->cover, row->bucket_start, row->bucket_end);
        drills[i] = row->drill != NULL && *row->drill != '\0' ? row->drill : NULL;
        ends[i] = row->bucket_end;
        points[i] = !known ? (double)NAN : per_day(k->info) ? value / days : value;
    }
    out->labels = charts->labels;
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
    if (k->cover.silent)
        c->sentence =
            cl_arena_printf(k->arena, "%s; %s", c->sentence,
                            cl_coverage_why(&k->cover, k->scope, k->cover.from, k->arena));
}

/* Stocks are taken at the end of each bucket; asked by unit, some would be counted by
 * the date on which their cases were created. */
static bool by_edges(const struct cl_chart_want *want) {
    const struct cl_measure_info *info = cl_measure_info(want->measures[0]);
    return want->n_measures > 1 || (info->stock && strcmp(info->key, "backlog") != 0);
}

static void set_question(const struct cl_prog *p, const struct cl_chart_want *want,
                         enum cl_dim_kind kind, double first, double last, struct cl_arena *arena,
                         struct cl_charts *out) {
    size_t n = (size_t)(last - first);
    const struct cl_dim dim = {.kind = kind};
    int64_t *edges = cl_arena_array(arena, n + 1, sizeof *edges);
    const char **labels = cl_arena_array(arena, n + 1, sizeof *labels);
    for (size_t i = 0; i <= n; i++)
        edges[i] = cl_dim_start(p, kind, first + (double)i);
    for (size_t i = 0; i < n; i++)
        labels[i] = cl_label_text(arena, cl_dim_label(&dim, first + (double)i, arena));
    out->labels = labels;
    out->question = (struct cl_question){.measures = want->measures,
                                         .n_measures = want->n_measures,
                                         .every = want->every,
                                         .own_period = true,
                                         .from = edges[0],
                                         .to = edges[n]};
    if (!by_edges(want))
        return;
    out->question.every = CL_EVERY_EDGES;
    out->question.edges = edges;
    out->question.n_edges = n + 1;
    out->question.from = out->question.to = CL_NO_TIME;
}

enum cl_rc cl_charts_ask(const struct cl_table *t, const struct cl_scope *scope,
                         const struct cl_chart_want *want, struct cl_arena *arena,
                         struct cl_charts *out, struct cl_err *err) {
    double first = 0, last = 0;
    enum cl_dim_kind kind;
    *out = (struct cl_charts){.every = want->every};
    if (!dim_of(want->every, &kind))
        return cl_fail(err, CL_E_USAGE,
                       "control chart: needs days, weeks, months, quarters or years");
    struct cl_prog *p =
        cl_prog_new(arena, t, cl_vocabulary(), scope->zone != NULL ? scope->zone : cl_zone_utc());
    cl_table_coverage(t, scope->as_of, &out->coverage);
    struct cl_coverage cover = out->coverage.created;
    if (want->n_measures == 1)
        cover = cl_measure_coverage(want->measures[0], t, &out->coverage);
    else
        cover.to = scope->as_of + 1; /* what falls silent before has no newest points */
    if (!find_buckets(p, kind, &cover, want->points, &first, &last)) {
        out->why = cl_arena_printf(arena, "no whole %s of data before as-of", word_of(want->every));
        return CL_OK;
    }
    set_question(p, want, kind, first, last, arena, out);
    out->question.as_of = scope->as_of;
    return CL_OK;
}

void cl_charts_read(const struct cl_table *t, const struct cl_scope *scope,
                    const struct cl_charts *charts, const struct cl_answer *answer, size_t column,
                    struct cl_arena *arena, struct cl_control *out) {
    const struct cl_measure *m = answer->question->measures[column];
    struct charting k = {.scope = scope, .arena = arena, .out = out};
    *out = (struct cl_control){.measure = m, .every = charts->every};
    out->why = cl_measure_why(m, t, arena);
    if (out->why != NULL)
        return;
    k.info = cl_measure_info_on(m, t);
    k.cover = cl_measure_coverage(m, t, &charts->coverage);
    read_points(&k, charts, answer, column);
    out->why = cl_answer_why(answer, column);
    if (out->why == NULL)
        say(&k);
}

enum cl_rc cl_analysis_control(struct cl_backend *b, const struct cl_scope *scope,
                               const struct cl_measure *m, enum cl_every every, size_t n,
                               struct cl_arena *arena, struct cl_control *out, struct cl_err *err) {
    const struct cl_measure **measures = cl_arena_array(arena, 1, sizeof *measures);
    struct cl_chart_want want = {
        .measures = measures, .n_measures = 1, .every = every, .points = n};
    struct cl_charts charts;
    struct cl_answer a;
    measures[0] = m;
    *out = (struct cl_control){.measure = m, .every = every};
    enum cl_rc rc = cl_charts_ask(b->table, scope, &want, arena, &charts, err);
    out->why = cl_measure_why(m, b->table, arena);
    out->why = out->why != NULL ? out->why : charts.why;
    if (rc != CL_OK || out->why != NULL)
        return rc;
    rc = cl_metrics_ask(b, scope, &charts.question, 1, arena, &a, err);
    if (rc == CL_OK)
        cl_charts_read(b->table, scope, &charts, &a, 0, arena, out);
    return rc;
}

enum cl_every cl_control_every(const struct cl_table *t, const struct cl_scope *scope,
                               const struct cl_measure *m) {
    struct cl_table_coverage covers;
    cl_table_coverage(t, scope->as_of, &covers);
    struct cl_coverage c = cl_measure_coverage(m, t, &covers);
    bool few = c.from != CL_NO_TIME && c.to - c.from < (MIN_POINTS + 1) * INT64_C(7) * 86400;
    return few ? CL_EVERY_DAY : CL_EVERY_WEEK;
}

/* ---- a card's change ---- */

#define THIN_RATED 0.2 /* METRICS 44 */

/* Ratings of few of the customers say little about the rest: what they were made of is
 * among the excluded as "null", closed cases without a rating. */
static bool few_rated(const struct cl_card *card) {
    const char *key = cl_measure_info(card->measure)->key;
    const struct cl_value *v = &card->value;
    bool rated = strcmp(key, "csat_mean") == 0 || strcmp(key, "csat_satisfied") == 0;
    return rated && (double)v->n < THIN_RATED * ((double)v->n + (double)v->excluded[CL_EX_NULL]);
}

static const char *thin(const struct cl_card *card) {
    const struct cl_measure_info *info = cl_measure_info(card->measure);
    bool flow = info->unit == CL_UNIT_COUNT && !info->stock;
    if (card->value.n < CL_FEW_CASES)
        return "fewer than 30 cases";
    if (flow && card->last30 + card->before30 < CL_FEW_CASES)
        return "fewer than 30 cases in the 60 days";
    return few_rated(card) ? "under 20 % of the closed cases were rated" : NULL;
}

enum cl_verdict cl_analysis_verdict(const struct cl_card *card, const struct cl_control *chart,
                                    const char **reason) {
    *reason = NULL;
    if (isnan(card->last30) || isnan(card->before30)) {
        *reason = card->edge;
        return CL_VERDICT_UNKNOWN;
    }
    *reason = thin(card);
    if (*reason != NULL)
        return CL_VERDICT_THIN;
    if (chart->why != NULL || chart->n == 0 || isnan(chart->points[chart->n - 1])) {
        *reason = chart->why != NULL ? chart->why : "the newest whole week has no value";
        return CL_VERDICT_UNKNOWN;
    }
    *reason = chart->sentence;
    return chart->signals[chart->n - 1] != CL_XMR_NONE ? CL_VERDICT_SIGNAL : CL_VERDICT_NOISE;
}
