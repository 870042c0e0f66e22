/* savings.c - what it would pay to act on a segment of the penalties (METRICS 22).
 *
 * The loss is measured, the effect is a guess between a low and a high one, and the
 * interval carries both: months drawn anew, and an effect from the triangle. */
#include <math.h>
#include <stdlib.h>

#include "caseload/base/num.h"

#include "work.h"

#define ROUNDS 10000
#define SEED UINT64_C(0x5a71)
#define MONTHS_MAX 120
#define MONTHS_MIN 3

void cl_savings_init(struct cl_case_for_action *s) {
    *s = (struct cl_case_for_action){
        .segment = "priority:critical", .effect = {0.3, 0.5, 0.7}, .hours = 40, .rate = 80};
}

static enum cl_rc set_effect(struct cl_case_for_action *s, const char *value, struct cl_err *err) {
    struct cl_slice rest = cl_slice(value);
    double effect[3] = {0};
    size_t n = 0;
    for (; rest.ptr != NULL && n < 3; n++) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        if (!cl_parse_real(word, &effect[n]) || effect[n] < 0 || effect[n] > 1)
            return cl_fail(err, CL_E_USAGE, "effect: '%.*s' is no share from 0 to 1", (int)word.len,
                           word.ptr);
    }
    if (n != 3 || rest.ptr != NULL)
        return cl_fail(err, CL_E_USAGE, "effect: three shares, low, mid and high: 0.3, 0.5, 0.7");
    if (effect[0] > effect[1] || effect[1] > effect[2])
        return cl_fail(err, CL_E_USAGE, "effect: low, mid and high, each at least the one before");
    memcpy(s->effect, effect, sizeof effect);
    return CL_OK;
}

enum cl_rc cl_savings_set(struct cl_case_for_action *s, const char *key, const char *value,
                          struct cl_arena *arena, struct cl_err *err) {
    static const char *const known[] = {"segment", "effect", "hours", "rate", "per_case"};
    enum { SEGMENT, EFFECT, HOURS, RATE };
    double amount;
    size_t i = 0;
    while (i < CL_LEN(known) && strcmp(key, known[i]) != 0)
        i++;
    if (i == CL_LEN(known)) {
        const char *near = cl_nearest(cl_slice(key), known, CL_LEN(known));
        return cl_fail(err, CL_E_USAGE, "%s: unknown key, %s %s", key,
                       near != NULL ? "did you mean" : "known are segment, effect, hours, rate and",
                       near != NULL ? near : "per_case");
    }
    if (i == EFFECT)
        return set_effect(s, value, err);
    if (i == SEGMENT) {
        s->segment = cl_arena_str(arena, value);
        return CL_OK;
    }
    if (!cl_parse_real(cl_slice_trim(cl_slice(value)), &amount) || amount < 0)
        return cl_fail(err, CL_E_USAGE, "%s: '%s' is not a number from 0 on", key, value);
    *(i == HOURS ? &s->hours : i == RATE ? &s->rate : &s->per_case) = amount;
    return CL_OK;
}

void cl_savings_reckon(double loss, double cost, const double effect[3], struct cl_savings *out) {
    const double nan = (double)NAN;
    *out = (struct cl_savings){.loss = loss,
                               .cost = cost,
                               .break_even = loss > 0 && cost > 0 ? cost / loss : nan,
                               .p10_p90 = {nan, nan}};
    for (size_t i = 0; i < 3; i++) {
        out->savings[i] = effect[i] * loss;
        out->net[i] = out->savings[i] - cost;
        out->roi[i] = cost > 0 ? out->net[i] / cost : nan;
        out->benefit_cost[i] = cost > 0 ? out->savings[i] / cost : nan;
        /* The cost is there every month: less saved than spent never comes back. */
        out->payback_months[i] = cost > 0 && out->net[i] >= 0 ? cost / out->savings[i] : nan;
    }
}

struct cl_interval cl_savings_interval(const double *months, size_t n, const double effect[3],
                                       uint64_t seed) {
    struct cl_interval out = {(double)NAN, (double)NAN};
    if (n < MONTHS_MIN || n > MONTHS_MAX)
        return out;
    double *drawn = cl_realloc_array(NULL, ROUNDS, sizeof *drawn);
    struct cl_rng rng;
    cl_rng_seed(&rng, seed);
    for (size_t r = 0; r < ROUNDS; r++) {
        double sum = 0;
        for (size_t i = 0; i < n; i++)
            sum += months[cl_rng_below(&rng, (uint32_t)n)];
        drawn[r] = sum / (double)n * cl_rng_triangular(&rng, effect[0], effect[1], effect[2]);
    }
    out.low = cl_quantile(drawn, ROUNDS, 0.1);
    out.high = cl_quantile(drawn, ROUNDS, 0.9);
    free(drawn);
    return out;
}

/* ---- the loss ---- */

/* The penalties of each whole month: neither the one in which the first case was
 * created nor the one that is not over yet. */
static size_t whole_months(const struct cl_scope *scope, const struct cl_answer *a,
                           double months[MONTHS_MAX]) {
    int64_t end = scope->to != CL_NO_TIME ? scope->to : scope->as_of + 1;
    size_t n = 0;
    for (size_t i = 0; i < a->n_rows; i++) {
        const struct cl_answer_row *row = &a->rows[i];
        bool first = scope->from != CL_NO_TIME ? row->bucket_start < scope->from : i == 0;
        if (first || row->bucket_end > end || isnan(row->values[0].value))
            continue;
        if (n == MONTHS_MAX) /* the newest ones */
            memmove(months, months + 1, (--n) * sizeof *months);
        months[n++] = row->values[0].value;
    }
    return n;
}

enum { WHOLE, BY_MONTH, QUESTIONS };
enum { PER_MONTH, PENALTY, CASES, KEYS };

static const char *describe(const struct cl_case_for_action *s, const struct cl_savings *r,
                            struct cl_arena *arena) {
    const char *segment = *s->segment != '\0' ? s->segment : "all cases";
    const char *saved = cl_work_text(arena, CL_UNIT_MONEY, r->savings[1]);
    const char *loss = cl_work_text(arena, CL_UNIT_MONEY, r->loss);
    const char *cost = cl_work_text(arena, CL_UNIT_MONEY, r->cost);
    const char *even = cl_work_text(arena, CL_UNIT_SHARE, r->break_even);
    if (!(r->cost > 0))
        return cl_arena_printf(arena,
                               "Half-way between hope and doubt, %s of the %s a month that %s "
                               "cost would be saved; without a cost there is no return on it",
                               saved, loss, segment);
    if (r->break_even > 1)
        return cl_arena_printf(arena,
                               "It does not pay: acting costs %s a month, more than the %s that "
                               "%s cost",
                               cost, loss, segment);
    return cl_arena_printf(arena,
                           "Avoiding %.0f %% of what %s cost (%s a month) saves %s for %s a "
                           "month: %.2f for each unit spent; it pays from an effect of %s on",
                           s->effect[1] * 100, segment, loss, saved, cost, r->benefit_cost[1],
                           even);
}

enum cl_rc cl_analysis_savings(struct cl_backend *b, const struct cl_scope *scope,
                               const struct cl_case_for_action *s, struct cl_arena *arena,
                               struct cl_savings *out, struct cl_err *err) {
    struct cl_case_for_action defaults;
    struct cl_answer answers[QUESTIONS];
    double months[MONTHS_MAX];
    cl_savings_init(&defaults);
    s = s != NULL ? s : &defaults;
    cl_savings_reckon((double)NAN, (double)NAN, s->effect, out);
    const struct cl_measure *keys[KEYS] = {[PER_MONTH] = cl_measure_find(CL_S("penalty_per_month")),
                                           [PENALTY] = cl_measure_find(CL_S("penalty")),
                                           [CASES] = cl_measure_find(CL_S("cases"))};
    out->why = cl_measure_why(keys[PER_MONTH], b->table, arena);
    if (out->why != NULL)
        return CL_OK;
    const struct cl_question questions[QUESTIONS] = {
        [WHOLE] = {.measures = keys, .n_measures = KEYS, .where = s->segment},
        [BY_MONTH] = {.measures = &keys[PENALTY],
                      .n_measures = 1,
                      .where = s->segment,
                      .every = CL_EVERY_MONTH}};
    struct cl_err why = {0};
    enum cl_rc rc = cl_metrics_ask(b, scope, questions, QUESTIONS, arena, answers, &why);
    if (rc == CL_E_USAGE)
        return cl_fail(err, rc, "[savings] segment = %s: %s", s->segment, why.text);
    if (rc != CL_OK)
        return cl_fail(err, rc, "%s", why.text);
    const struct cl_value *v = answers[WHOLE].rows[0].values;
    if (!(v[PENALTY].value > 0)) {
        out->why = cl_arena_printf(arena, "no penalty in %s",
                                   *s->segment != '\0' ? s->segment : "any case");
        return CL_OK;
    }
    size_t n = whole_months(scope, &answers[BY_MONTH], months);
    double flagged = v[CASES].value * v[PER_MONTH].value / v[PENALTY].value;
    cl_savings_reckon(v[PER_MONTH].value, s->hours * s->rate + s->per_case * flagged, s->effect,
                      out);
    out->flagged = flagged;
    out->months = (double)n;
    out->p10_p90 = cl_savings_interval(months, n, s->effect, SEED);
    out->sentence = describe(s, out, arena);
    return CL_OK;
}
