/* shift.c - at which hours cases come in, which of them breach, and when they do.
 *
 * Hours are local to the scope's zone.  An hour is called a peak only when a test
 * against the runner-up, corrected for the comparisons made, says so; hours that
 * share a problem (a shift) are found together as a window. */
#include <math.h>

#include "work.h"

#define HOURS 24
#define DAYS 7
#define WINDOW_MAX 8 /* hours: a shift */
#define Q_MAX 0.05
#define SEED UINT64_C(0x5417)

struct shift_run {
    struct cl_backend *b;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_err *err;
    struct cl_shift *out;
};

/* ---- counting ---- */

enum { BY_HOUR, BY_HOUR_CRITICAL, BY_WEEK, QUESTIONS };
enum { CASES, COMPLIANCE, KEYS };

static bool is_hour(double code) {
    return code >= 0 && code < HOURS;
}

static double hour_of_label(struct cl_slice label) {
    int64_t h;
    if (label.ptr == NULL || label.len == 0 || label.len > 2)
        return (double)NAN;
    h = label.ptr[0] - '0';
    if (label.len == 2)
        h = h * 10 + (label.ptr[1] - '0');
    return (double)h;
}

static int day_of_label(struct cl_slice label) {
    static const char *const names[DAYS] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    for (int d = 0; d < DAYS; d++)
        if (cl_slice_eq(label, cl_slice(names[d])))
            return d;
    return -1;
}

static void read_hours(struct cl_shift *out, const struct cl_answer *a, bool critical) {
    for (size_t i = 0; i < a->n_rows; i++) {
        const struct cl_value *v = a->rows[i].values;
        double h = hour_of_label(a->rows[i].labels[0]);
        if (!is_hour(h))
            continue;
        struct cl_hour *hour = &out->hours[(int)h];
        double n = (double)v[COMPLIANCE].n;
        double late = isnan(v[COMPLIANCE].value) ? 0 : round(n * (1 - v[COMPLIANCE].value));
        if (critical) {
            hour->critical_arrivals = v[CASES].value;
            hour->critical_late = late;
            continue;
        }
        hour->arrivals = v[CASES].value;
        hour->late = late;
        hour->n = n;
        hour->rate = n > 0 ? late / n : (double)NAN;
        hour->interval = cl_wilson(late, n);
    }
}

static void read_week(struct cl_shift *out, const struct cl_answer *a) {
    for (size_t i = 0; i < a->n_rows; i++) {
        const struct cl_value *v = a->rows[i].values;
        int day = day_of_label(a->rows[i].labels[0]);
        double h = hour_of_label(a->rows[i].labels[1]);
        if (day < 0 || !is_hour(h))
            continue;
        out->week[day][(int)h] = 1 - v[COMPLIANCE].value;
        out->week_n[day][(int)h] = (double)v[COMPLIANCE].n;
        out->week_cases[day][(int)h] = v[CASES].value;
    }
}

/* Dates alone all stand at midnight. */
static bool has_hours(const struct shift_run *r) {
    const struct cl_column *c = cl_work_column(r->b->table, "created");
    const struct cl_zone *zone = r->scope->zone != NULL ? r->scope->zone : cl_zone_utc();
    size_t rows = c != NULL ? cl_table_rows(r->b->table) : 0, seen = 0;
    for (size_t i = 0; i < rows; i++) {
        int64_t utc = c->v.times[i];
        if (utc == CL_NO_TIME)
            continue;
        if ((utc + cl_zone_offset(zone, utc)) % 86400 != 0)
            return true;
        seen++;
    }
    return seen < 2;
}

/* When the breaches happened: the very cases of `breached`, by their instant. */
static enum cl_rc count_breaches(struct shift_run *r) {
    static const char *const by[] = {"priority"};
    const struct cl_table *t = r->b->table;
    const struct cl_zone *zone = r->scope->zone != NULL ? r->scope->zone : cl_zone_utc();
    const struct cl_column *at = cl_work_column(t, "breach_at");
    bool priority = cl_work_column(t, "priority") != NULL;
    struct cl_sample s;
    if (at == NULL || at->kind != CL_KIND_TIME)
        return CL_OK;
    struct cl_sample_ask ask = {
        .measure = cl_measure_find(CL_S("breached")), .by = by, .n_by = priority ? 1 : 0};
    enum cl_rc rc = cl_metrics_sample(r->b, r->scope, &ask, r->arena, &s, r->err);
    if (rc != CL_OK)
        return rc;
    for (size_t i = 0; i < s.n; i++) {
        int64_t utc = at->v.times[s.rows[i]];
        if (utc == CL_NO_TIME)
            continue;
        int64_t local = utc + cl_zone_offset(zone, utc);
        struct cl_hour *hour = &r->out->hours[((local % 86400 + 86400) % 86400) / 3600];
        hour->breaches++;
        if (priority && !isnan(s.group[0][i]) &&
            cl_priority_rank(cl_dim_label(&s.by[0], s.group[0][i], r->arena)) == 1)
            hour->critical_breaches++;
    }
    return CL_OK;
}

static enum cl_rc count_all(struct shift_run *r, bool priority) {
    const struct cl_measure *keys[KEYS] = {[CASES] = cl_measure_find(CL_S("cases")),
                                           [COMPLIANCE] =
                                               cl_measure_find(CL_S("sla_compliance_created"))};
    struct cl_answer answers[QUESTIONS];
    const struct cl_question questions[QUESTIONS] = {
        [BY_HOUR] = {.measures = keys, .n_measures = KEYS, .dims = {"hour"}},
        [BY_WEEK] = {.measures = keys, .n_measures = KEYS, .dims = {"weekday", "hour"}},
        [BY_HOUR_CRITICAL] = {.measures = keys,
                              .n_measures = KEYS,
                              .dims = {"hour"},
                              .where = priority ? "priority:critical" : NULL}};
    enum cl_rc rc = cl_metrics_ask(r->b, r->scope, questions, QUESTIONS, r->arena, answers, r->err);
    if (rc != CL_OK)
        return rc;
    read_hours(r->out, &answers[BY_HOUR], false);
    read_week(r->out, &answers[BY_WEEK]);
    if (priority)
        read_hours(r->out, &answers[BY_HOUR_CRITICAL], true);
    return count_breaches(r);
}

/* ---- what stands out ---- */

/* The hour with the largest v beats the one after it, corrected for all hours that it
 * is compared with; else -1.  p[h] is its test against hour h. */
static int winner(int best, int second, const double p[HOURS], double *q) {
    double all[HOURS];
    *q = (double)NAN;
    if (best < 0 || second < 0)
        return -1;
    cl_bh(p, HOURS, all);
    *q = all[second];
    return *q < Q_MAX ? best : -1;
}

static void find_peak_volume(struct cl_shift *out) {
    double p[HOURS], q;
    int best = -1, second = -1;
    for (int h = 0; h < HOURS; h++) {
        double v = out->hours[h].arrivals;
        if (best < 0 || v > out->hours[best].arrivals) {
            second = best;
            best = h;
        } else if (second < 0 || v > out->hours[second].arrivals) {
            second = h;
        }
    }
    for (int h = 0; h < HOURS; h++) {
        double pair[2] = {out->hours[best].arrivals, out->hours[h].arrivals};
        p[h] = h == best ? (double)NAN : cl_goodness(pair, 2).p;
    }
    out->peak_volume = winner(best, second, p, &q);
}

static double against(double late, double n, double other_late, double other_n, uint64_t seed) {
    const double table[4] = {late, n - late, other_late, other_n - other_late};
    return cl_independence(table, 2, 2, seed).p;
}

static void find_peak_risk(struct cl_shift *out) {
    double p[HOURS];
    int best = -1, second = -1;
    for (int h = 0; h < HOURS; h++) {
        const struct cl_hour *hour = &out->hours[h];
        if (hour->n < CL_RANK_MIN)
            continue;
        if (best < 0 || hour->rate > out->hours[best].rate) {
            second = best;
            best = h;
        } else if (second < 0 || hour->rate > out->hours[second].rate) {
            second = h;
        }
    }
    for (int h = 0; h < HOURS; h++) {
        const struct cl_hour *hour = &out->hours[h];
        p[h] = (double)NAN;
        if (best >= 0 && h != best && hour->n >= CL_RANK_MIN)
            p[h] = against(out->hours[best].late, out->hours[best].n, hour->late, hour->n,
                           SEED + (uint64_t)h);
    }
    out->peak_risk = winner(best, second, p, &out->q);
}

/* The hours from `from` on, so many of them, round midnight, as one. */
static struct cl_hour together(const struct cl_shift *out, int from, int hours) {
    struct cl_hour sum = {0};
    for (int h = from; h < from + hours; h++) {
        sum.late += out->hours[h % HOURS].late;
        sum.n += out->hours[h % HOURS].n;
    }
    return sum;
}

/* Of all windows of up to a shift the one that differs most from the other hours,
 * if its rate is above theirs and the test stands after correction for all of them. */
static void find_window(struct cl_shift *out) {
    enum { WINDOWS = HOURS * WINDOW_MAX };
    struct cl_hour all = together(out, 0, HOURS);
    double p[WINDOWS], q[WINDOWS], statistic[WINDOWS], most = 0;
    for (int w = 0; w < WINDOWS; w++) {
        struct cl_hour in = together(out, w % HOURS, w / HOURS + 1);
        double rest_n = all.n - in.n, rest_late = all.late - in.late;
        p[w] = statistic[w] = (double)NAN;
        if (in.n < CL_RANK_MIN || rest_n < CL_RANK_MIN)
            continue;
        const double table[4] = {in.late, in.n - in.late, rest_late, rest_n - rest_late};
        p[w] = cl_independence(table, 2, 2, SEED + (uint64_t)w).p;
        if (in.late / in.n > rest_late / rest_n)
            statistic[w] = cl_chi2(table, 2, 2).statistic;
    }
    cl_bh(p, WINDOWS, q);
    for (int w = 0; w < WINDOWS; w++) {
        if (!(q[w] < Q_MAX) || !(statistic[w] > most))
            continue;
        struct cl_hour in = together(out, w % HOURS, w / HOURS + 1);
        most = statistic[w];
        out->window_from = w % HOURS;
        out->window_to = (w % HOURS + w / HOURS + 1) % HOURS;
        out->window_q = q[w];
        out->window_rate = in.late / in.n;
        out->rest_rate = (all.late - in.late) / (all.n - in.n);
    }
}

static bool in_window(const struct cl_shift *out, int h) {
    int from = out->window_from, to = out->window_to;
    return from < to ? h >= from && h < to : h >= from || h < to;
}

static void share_of_critical(struct cl_shift *out) {
    double late = 0, arrived = 0, all_late = 0, all = 0;
    for (int h = 0; h < HOURS; h++) {
        const struct cl_hour *hour = &out->hours[h];
        bool counts = out->peak_risk >= 0     ? h == out->peak_risk
                      : out->window_from >= 0 ? in_window(out, h)
                                              : false;
        late += counts ? hour->critical_late : 0;
        arrived += counts ? hour->critical_arrivals : 0;
        all_late += hour->critical_late;
        all += hour->critical_arrivals;
    }
    bool any = out->peak_risk >= 0 || out->window_from >= 0;
    out->critical_share = any && all_late > 0 ? late / all_late : (double)NAN;
    out->arrival_share = any && all > 0 ? arrived / all : (double)NAN;
}

static const char *describe(const struct shift_run *r) {
    const struct cl_shift *out = r->out;
    struct cl_arena *a = r->arena;
    const char *volume = out->peak_volume < 0
                             ? "No single hour has the most arrivals"
                             : cl_arena_printf(a, "Most cases come in from %02d:00 to %02d:00",
                                               out->peak_volume, (out->peak_volume + 1) % HOURS);
    const char *risk = "no hour breaches more than the others by more than chance";
    if (out->no_risk != NULL)
        risk = out->no_risk;
    else if (out->peak_risk >= 0)
        risk = cl_arena_printf(a, "those of %02d:00 to %02d:00 breach most, %s (runner-up q %.3f)",
                               out->peak_risk, (out->peak_risk + 1) % HOURS,
                               cl_work_text(a, CL_UNIT_SHARE, out->hours[out->peak_risk].rate),
                               out->q);
    else if (out->window_from >= 0)
        risk = cl_arena_printf(a, "those of %02d:00 to %02d:00 breach more, %s against %s",
                               out->window_from, out->window_to,
                               cl_work_text(a, CL_UNIT_SHARE, out->window_rate),
                               cl_work_text(a, CL_UNIT_SHARE, out->rest_rate));
    if (!isnan(out->critical_share))
        return cl_arena_printf(a, "%s; %s; they hold %s of the late Critical cases and %s of all",
                               volume, risk, cl_work_text(a, CL_UNIT_SHARE, out->critical_share),
                               cl_work_text(a, CL_UNIT_SHARE, out->arrival_share));
    return cl_arena_printf(a, "%s; %s", volume, risk);
}

enum cl_rc cl_analysis_shift(struct cl_backend *b, const struct cl_scope *scope,
                             struct cl_arena *arena, struct cl_shift *out, struct cl_err *err) {
    struct shift_run r = {.b = b, .scope = scope, .arena = arena, .err = err, .out = out};
    const double nan = (double)NAN;
    *out = (struct cl_shift){.peak_volume = -1,
                             .peak_risk = -1,
                             .q = nan,
                             .window_from = -1,
                             .window_to = -1,
                             .window_q = nan,
                             .window_rate = nan,
                             .rest_rate = nan,
                             .critical_share = nan,
                             .arrival_share = nan};
    for (int h = 0; h < HOURS; h++) {
        out->hours[h].rate = nan;
        out->hours[h].interval = (struct cl_interval){nan, nan};
        for (int d = 0; d < DAYS; d++)
            out->week[d][h] = nan;
    }
    out->why = cl_measure_why(cl_measure_find(CL_S("created")), b->table, arena);
    if (out->why == NULL && !has_hours(&r))
        out->why = "the created column has dates without a time of day";
    if (out->why != NULL)
        return CL_OK;
    out->no_risk = cl_measure_why(cl_measure_find(CL_S("sla_compliance_created")), b->table, arena);
    enum cl_rc rc = count_all(&r, cl_work_column(b->table, "priority") != NULL);
    if (rc != CL_OK)
        return rc;
    find_peak_volume(out);
    if (out->no_risk == NULL) {
        find_peak_risk(out);
        find_window(out);
        share_of_critical(out);
    }
    out->sentence = describe(&r);
    return CL_OK;
}
