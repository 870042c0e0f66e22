/* Words of the feedback that tell low from high ratings, for all texts or segment by
 * segment. */
#include <math.h>

#include "spread.h"

#define SEGMENTS_MAX 8
#define WORDS_OF_SEGMENT 8

enum { SEGMENT, WORD, SIDE, LOW, HIGH, Z, COLUMNS };
static const struct cl_fig_column heads[COLUMNS] = {
    [SEGMENT] = {.title = "Segment", .key = "segment", .width = 14},
    [WORD] = {.title = "Word", .key = "word", .width = 16},
    [SIDE] = {.title = "Goes with", .key = "side", .width = 12},
    [LOW] = {.title = "of low", .key = "low", .right = true, .width = 8, .drop = 2},
    [HIGH] = {.title = "of high", .key = "high", .right = true, .width = 8, .drop = 3},
    [Z] = {.title = "z", .key = "z", .right = true, .width = 6, .drop = 4},
};

struct words {
    struct cl_panel_job *job;
    struct cl_fig_row *rows;
    double *numbers;
    size_t n, cap;
    bool segments;
};

static size_t columns_of(const struct words *w) {
    return w->segments ? COLUMNS : COLUMNS - 1;
}

static void reserve(struct words *w) {
    if (w->n < w->cap)
        return;
    size_t cap = w->cap ? w->cap * 2 : 64;
    struct cl_fig_row *rows = cl_arena_array(w->job->arena, cap, sizeof *rows);
    double *numbers = cl_arena_array(w->job->arena, cap * COLUMNS, sizeof *numbers);
    if (w->n > 0) {
        memcpy(rows, w->rows, w->n * sizeof *rows);
        memcpy(numbers, w->numbers, w->n * columns_of(w) * sizeof *numbers);
    }
    w->rows = rows;
    w->numbers = numbers;
    w->cap = cap;
}

static void put_word(struct words *w, const struct cl_words *found, const struct cl_word *word,
                     const char *segment, const char *more) {
    struct cl_arena *a = w->job->arena;
    bool low = word->z < 0;
    double of_low = word->low / found->n_low, of_high = word->high / found->n_high;
    const char *text = cl_arena_strn(a, word->word.ptr, word->word.len);
    size_t skip = w->segments ? 0 : 1, n = columns_of(w);
    reserve(w);
    struct cl_fig_cell *cells = cl_arena_array(a, COLUMNS, sizeof *cells);
    cells[SEGMENT] = cl_cell(segment, CL_ROLE_TEXT);
    cells[WORD] = cl_cell(text, CL_ROLE_TEXT);
    cells[SIDE] = cl_cell(cl_arena_printf(a, "%s %s", low ? "low" : "high", found->sides),
                          low ? CL_ROLE_BAD : CL_ROLE_GOOD);
    cells[LOW] = cl_cell(cl_panel_number(a, CL_UNIT_SHARE, of_low), CL_ROLE_TEXT);
    cells[HIGH] = cl_cell(cl_panel_number(a, CL_UNIT_SHARE, of_high), CL_ROLE_TEXT);
    cells[Z] = cl_cell(cl_arena_printf(a, "%+.1f", word->z), CL_ROLE_DIM);
    const double numbers[COLUMNS] = {
        [SIDE] = low ? 0 : 1, [LOW] = of_low, [HIGH] = of_high, [Z] = word->z};
    memcpy(w->numbers + w->n * n, numbers + skip, n * sizeof *numbers);
    w->rows[w->n++] = (struct cl_fig_row){
        .cells = cells + skip,
        .say = cl_arena_printf(a,
                               "%s: in %.0f of %.0f texts with low %s and %.0f of %.0f with high "
                               "ones, q %.3f",
                               text, word->low, found->n_low, found->sides, word->high,
                               found->n_high, word->q),
        .drill = more != NULL ? cl_arena_printf(a, "%s %s", more, word->drill) : word->drill};
}

static enum cl_rc find(struct words *w, const char *more, const char *segment, size_t most,
                       struct cl_words *found) {
    struct cl_scope scope = cl_panel_scope(w->job, more);
    enum cl_rc rc =
        cl_analysis_words(w->job->ctx->backend, &scope, w->job->arena, found, w->job->err);
    for (size_t i = 0; rc == CL_OK && i < found->n && i < most; i++)
        put_word(w, found, &found->words[i], segment, more);
    return rc;
}

/* The segments are those with most cases, in one question before. */
static enum cl_rc ask(struct cl_panel_job *job) {
    if (job->params->dimension == NULL)
        return CL_OK;
    job->empty = cl_panel_dimension_why(job, job->params->dimension);
    if (job->empty != NULL)
        return CL_OK;
    const struct cl_measure **m = cl_arena_array(job->arena, 1, sizeof *m);
    struct cl_question *q = cl_panel_question(job);
    m[0] = cl_panel_measure("cases");
    q->measures = m;
    q->n_measures = 1;
    q->dims[0] = job->params->dimension;
    q->sort = "-cases";
    q->top = SEGMENTS_MAX;
    return CL_OK;
}

static enum cl_rc by_segment(struct words *w, struct cl_words *found) {
    const struct cl_answer *a = &w->job->answers[0];
    const char *why = NULL;
    for (size_t i = 0; i < a->n_rows; i++) {
        const char *label =
            cl_panel_word(w->job->arena, w->job->params->dimension, a->rows[i].labels[0]);
        enum cl_rc rc = find(w, a->rows[i].drill, label, WORDS_OF_SEGMENT, found);
        if (rc != CL_OK)
            return rc;
        why = found->why != NULL ? found->why : why;
    }
    found->why = w->n == 0 ? why : NULL;
    return CL_OK;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct words w = {.job = job, .segments = job->n_questions > 0};
    struct cl_words found = {0};
    if (job->empty != NULL)
        return CL_OK;
    enum cl_rc rc = w.segments ? by_segment(&w, &found) : find(&w, NULL, NULL, SIZE_MAX, &found);
    if (rc != CL_OK)
        return rc;
    out->empty = found.why;
    if (out->empty == NULL && w.n == 0)
        out->empty = "no word tells low from high ratings by more than chance";
    out->dimension = w.segments ? job->params->dimension : NULL;
    struct cl_fig_column *columns = cl_arena_array(job->arena, COLUMNS, sizeof *columns);
    memcpy(columns, heads + (w.segments ? 0 : 1), columns_of(&w) * sizeof *columns);
    out->as.table =
        (struct cl_fig_table){.n_columns = columns_of(&w), .rows = w.rows, .n_rows = w.n};
    cl_panel_number_labels(job, &out->as.table, 0, w.numbers);
    if (w.segments)
        cl_panel_number_labels(job, &out->as.table, WORD, w.numbers);
    cl_panel_page(job, &out->as.table, columns, w.numbers);
    if (out->empty == NULL && !w.segments)
        out->note = found.note != NULL ? found.note
                                       : cl_arena_printf(job->arena, "%.0f low, %.0f high",
                                                         found.n_low, found.n_high);
    return CL_OK;
}

const struct cl_panel cl_panel_words = {
    .info = {.id = "words",
             .title = "Words of the feedback",
             .help = "Words that go with low or with high ratings by more than chance; with a "
                     "dimension, for each of its largest segments.",
             .kind = CL_FIG_TABLE,
             .takes = CL_TAKES_DIMENSION},
    .ask = ask,
    .make = make};
