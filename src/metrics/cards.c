/* KPI cards: a value, how it moved, and a sparkline; all cards in one run.
 *
 * A flow compares the 30 days before T with the 30 before them; a stock compares
 * T with T - 30 days.  The sparkline has a point for each of 13 weeks up to T. */
#include <math.h>

#include "caseload/stats.h"

#include "ask.h"

#define DAY_SECS INT64_C(86400)
#define DELTA_SECS (30 * DAY_SECS)
#define WEEK_SECS (7 * DAY_SECS)

enum { QUESTION_VALUE, QUESTION_LAST, QUESTION_BEFORE, QUESTION_SPARK };

#define THIN_N 30
#define THIN_RATED 0.2

/* The value with its interval; the last 30 days; the 30 before; the weeks. */
static void make_questions(const struct cl_scope *s, const struct cl_measure *const *measures,
                           size_t n, const int64_t *edges, struct cl_question *q) {
    int64_t end = s->as_of + 1;
    for (size_t i = 0; i < CL_CARD_QUESTIONS; i++)
        q[i] = (struct cl_question){.measures = measures, .n_measures = n};
    q[QUESTION_VALUE].detail = true;
    q[QUESTION_LAST].own_period = q[QUESTION_BEFORE].own_period = true;
    q[QUESTION_LAST].as_of = q[QUESTION_BEFORE].as_of = s->as_of;
    q[QUESTION_LAST].from = end - DELTA_SECS;
    q[QUESTION_LAST].to = end;
    q[QUESTION_BEFORE].from = end - 2 * DELTA_SECS;
    q[QUESTION_BEFORE].to = end - DELTA_SECS;
    q[QUESTION_SPARK].every = CL_EVERY_EDGES;
    q[QUESTION_SPARK].edges = edges;
    q[QUESTION_SPARK].n_edges = CL_SPARK_POINTS + 1;
    q[QUESTION_SPARK].own_period = true;
    q[QUESTION_SPARK].from = q[QUESTION_SPARK].to = CL_NO_TIME;
    q[QUESTION_SPARK].as_of = s->as_of;
}

static double value_at(const struct cl_answer *a, size_t row, size_t measure) {
    return row < a->n_rows ? a->rows[row].values[measure].value : (double)NAN;
}

void cl_cards_ask(const struct cl_scope *scope, const struct cl_measure *const *measures, size_t n,
                  struct cl_arena *arena, struct cl_question out[CL_CARD_QUESTIONS]) {
    int64_t *edges = cl_arena_array(arena, CL_SPARK_POINTS + 1, sizeof *edges);
    for (size_t i = 0; i <= CL_SPARK_POINTS; i++)
        edges[i] = scope->as_of + 1 - (int64_t)(CL_SPARK_POINTS - i) * WEEK_SECS;
    make_questions(scope, measures, n, edges, out);
}

/* Ratings of few of the customers say little about the rest: what they were made of is
 * among the excluded as "null", closed cases without a rating. */
static bool is_thin(const struct cl_card *card) {
    const char *key = card->measure->info.key;
    const struct cl_value *v = &card->value;
    bool rated = strcmp(key, "csat_mean") == 0 || strcmp(key, "csat_satisfied") == 0;
    double asked = (double)v->n + (double)v->excluded[CL_EX_NULL];
    return v->n < THIN_N || (rated && (double)v->n < THIN_RATED * asked);
}

/* Whether the newest point belongs to a signal of the control chart. */
static void judge(struct cl_card *card) {
    unsigned char signals[CL_SPARK_POINTS] = {0};
    struct cl_xmr x = cl_xmr(card->spark, CL_SPARK_POINTS, signals);
    card->low = x.baseline > 0 ? x.low : (double)NAN;
    card->high = x.baseline > 0 ? x.high : (double)NAN;
    bool newest = !isnan(card->spark[CL_SPARK_POINTS - 1]);
    if (is_thin(card))
        card->verdict = CL_VERDICT_THIN;
    else if (x.baseline == 0 || !newest)
        card->verdict = CL_VERDICT_UNKNOWN;
    else
        card->verdict =
            signals[CL_SPARK_POINTS - 1] != CL_XMR_NONE ? CL_VERDICT_SIGNAL : CL_VERDICT_NOISE;
}

void cl_cards_read(const struct cl_measure *const *measures, size_t n,
                   const struct cl_answer answers[CL_CARD_QUESTIONS], struct cl_card *cards) {
    for (size_t i = 0; i < n; i++) {
        cards[i] = (struct cl_card){.measure = measures[i]};
        cards[i].value = answers[QUESTION_VALUE].rows[0].values[i];
        cards[i].last30 = value_at(&answers[QUESTION_LAST], 0, i);
        cards[i].before30 = value_at(&answers[QUESTION_BEFORE], 0, i);
        for (size_t p = 0; p < CL_SPARK_POINTS; p++)
            cards[i].spark[p] = value_at(&answers[QUESTION_SPARK], p, i);
        judge(&cards[i]);
    }
}

enum cl_rc cl_metrics_cards(struct cl_backend *b, const struct cl_scope *scope,
                            const struct cl_measure *const *measures, size_t n,
                            struct cl_arena *arena, struct cl_card *cards, struct cl_err *err) {
    struct cl_question q[CL_CARD_QUESTIONS];
    struct cl_answer answers[CL_CARD_QUESTIONS];
    cl_cards_ask(scope, measures, n, arena, q);
    enum cl_rc rc = cl_metrics_ask(b, scope, q, CL_CARD_QUESTIONS, arena, answers, err);
    if (rc == CL_OK)
        cl_cards_read(measures, n, answers, cards);
    return rc;
}
