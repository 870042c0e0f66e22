/* KPI cards: a value, how it moved, and a sparkline; all cards in one run.
 *
 * A flow compares the 30 days before T with the 30 before them; a stock compares
 * T with T - 30 days.  The sparkline has a point for each of 13 weeks up to T. */
#include <math.h>

#include "ask.h"

#define DAY_SECS INT64_C(86400)
#define DELTA_SECS (30 * DAY_SECS)
#define WEEK_SECS (7 * DAY_SECS)

enum { QUESTION_VALUE, QUESTION_LAST, QUESTION_BEFORE, QUESTION_SPARK };

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

/* The earliest instant that the delta of the card looks at. */
static int64_t delta_from(const struct cl_measure_info *info, const struct cl_scope *scope) {
    return scope->as_of + 1 - (info->stock ? 1 : 2) * DELTA_SECS;
}

/* The weeks as far as the data cover them: a stock is of the end of its week, a flow of
 * the whole week. */
static void read_spark(const struct cl_answer *a, size_t column, bool stock,
                       const struct cl_coverage *cover, double *spark) {
    const int64_t *edges = a->question->edges;
    for (size_t p = 0; p < CL_SPARK_POINTS; p++)
        spark[p] = cl_covers(cover, edges[stock ? p + 1 : p], edges[p + 1]) ? value_at(a, p, column)
                                                                            : (double)NAN;
}

void cl_cards_read(const struct cl_table *t, const struct cl_scope *scope,
                   const struct cl_answer answers[CL_CARD_QUESTIONS], struct cl_arena *arena,
                   struct cl_card *cards) {
    const struct cl_question *q = answers[QUESTION_VALUE].question;
    struct cl_table_coverage covers;
    cl_table_coverage(t, scope->as_of, &covers);
    for (size_t i = 0; i < q->n_measures; i++) {
        const struct cl_measure *m = q->measures[i];
        const struct cl_measure_info *info = cl_measure_info_on(m, t);
        struct cl_coverage cover = cl_measure_coverage(m, t, &covers);
        struct cl_card *card = &cards[i];
        *card = (struct cl_card){.measure = m, .last30 = (double)NAN, .before30 = (double)NAN};
        card->value = answers[QUESTION_VALUE].rows[0].values[i];
        card->edge = cl_coverage_why(&cover, scope, delta_from(info, scope), arena);
        if (card->edge == NULL) {
            card->last30 = value_at(&answers[QUESTION_LAST], 0, i);
            card->before30 = value_at(&answers[QUESTION_BEFORE], 0, i);
        }
        read_spark(&answers[QUESTION_SPARK], i, info->stock, &cover, card->spark);
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
        cl_cards_read(b->table, scope, answers, arena, cards);
    return rc;
}
