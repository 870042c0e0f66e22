/* cells.c - text to typed value, column by column.
 *
 * The last step before a row leaves: every decision was made for the column, so a
 * cell that does not fit is NULL with a flag, never read some other way. */
#include "cells.h"

#include <stdlib.h>

#include "words.h"

#define FIRST_INSTANT 31536000 /* 1971: no help desk's case is older */

/* Words of status and priority, settled once: canonical spelling, code, state. */
struct settled {
    const struct cl_map *words; /* as they stand in the file; NULL: too many to keep */
    struct cl_slice *canon;
    uint32_t *codes; /* 0: not asked for yet */
    bool *dropped, *unknown;
    uint32_t n;
};
struct cl_cells {
    const struct cl_col_profile *cols;
    const struct cl_plan *plan;
    const struct cl_layout *layout;
    const struct cl_ingest_options *options;
    struct cl_nulls nulls;
    struct settled status, priority;
};
struct place { /* where a value goes */
    const struct cl_plan_col *plan;
    const struct cl_layout_col *layout;
    struct cl_cell *cell;
    struct cl_origin *origin;
};

/* ---- words that are settled ahead ---- */

static void settle(struct settled *s, const struct cl_map *words) {
    s->words = words;
    s->n = words ? cl_map_count(words) : 0;
    s->canon = cl_alloc((s->n + 1) * sizeof *s->canon);
    s->codes = cl_alloc((s->n + 1) * sizeof *s->codes);
    s->dropped = cl_alloc((s->n + 1) * sizeof *s->dropped);
    s->unknown = cl_alloc((s->n + 1) * sizeof *s->unknown);
}

static void settled_free(struct settled *s) {
    free(s->canon);
    free(s->codes);
    free(s->dropped);
    free(s->unknown);
}

/* Spellings that differ only in case and blanks become the most frequent one. */
static void settle_status(struct settled *s, const struct cl_col_profile *c,
                          const struct cl_states *states) {
    settle(s, c->words);
    struct cl_map *groups = cl_map_new();
    uint32_t *best = cl_alloc((s->n + 1) * sizeof *best);
    uint32_t *group = cl_alloc((s->n + 1) * sizeof *group);
    struct cl_buf folded = {0};
    for (uint32_t i = 0; i < s->n; i++) {
        bool added = false;
        cl_buf_reset(&folded);
        cl_fold_buf(&folded, cl_map_key(c->words, i));
        group[i] = cl_map_add(groups, (struct cl_slice){folded.ptr, folded.len}, &added);
        if (added || c->counts[i] > c->counts[best[group[i]]])
            best[group[i]] = i;
    }
    for (uint32_t i = 0; i < s->n; i++) {
        s->canon[i] = cl_map_key(c->words, best[group[i]]);
        if (!states)
            continue;
        struct cl_state_word w = cl_state_of(states, s->canon[i]);
        s->dropped[i] = w.state == CL_STATE_DROPPED;
        s->unknown[i] = !w.known && best[group[i]] == i;
    }
    cl_buf_free(&folded);
    free(best);
    free(group);
    cl_map_free(groups);
}

static struct cl_slice canonical_priority(struct cl_slice word) {
    int rank = cl_priority_rank(word);
    return rank > 0 ? cl_slice(cl_priority_names[rank]) : word;
}

static void settle_priority(struct settled *s, const struct cl_col_profile *c) {
    settle(s, c->words);
    for (uint32_t i = 0; i < s->n; i++)
        s->canon[i] = canonical_priority(cl_map_key(c->words, i));
}

struct cl_cells *cl_cells_new(const struct cl_col_profile *cols, const struct cl_plan *plan,
                              const struct cl_layout *layout,
                              const struct cl_ingest_options *options) {
    struct cl_cells *c = cl_alloc(sizeof *c);
    c->cols = cols;
    c->plan = plan;
    c->layout = layout;
    c->options = options;
    c->nulls = (struct cl_nulls){.words = options->nulls, .n = options->n_nulls};
    for (size_t i = 0; i < plan->n; i++) {
        if (plan->cols[i].field == CL_COL_STATUS)
            settle_status(&c->status, &cols[plan->cols[i].source], options->states);
        if (plan->cols[i].field == CL_COL_PRIORITY)
            settle_priority(&c->priority, &cols[plan->cols[i].source]);
    }
    return c;
}

void cl_cells_free(struct cl_cells *c) {
    if (!c)
        return;
    settled_free(&c->status);
    settled_free(&c->priority);
    free(c);
}

struct cl_slice *cl_cells_unknown_status(const struct cl_cells *c, struct cl_arena *arena,
                                         size_t *n) {
    struct cl_slice *list = cl_arena_array(arena, c->status.n + 1, sizeof *list);
    *n = 0;
    for (uint32_t i = 0; i < c->status.n; i++)
        if (c->status.unknown[i])
            list[(*n)++] = cl_arena_dup(arena, c->status.canon[i]);
    return list;
}

/* ---- values ---- */

static void bad(struct place *p) {
    p->origin->flags |= CL_FLAG_BIT(BAD_VALUE);
}

static void put_settled(struct settled *s, struct cl_slice word, struct place *p) {
    uint32_t i = 0;
    if (!s->words || !cl_map_find(s->words, word, &i)) {
        bool status = p->plan->field == CL_COL_STATUS;
        p->cell->v.i = cl_dict_add(p->layout->dict, status ? word : canonical_priority(word));
        return;
    }
    if (s->codes[i] == 0)
        s->codes[i] = cl_dict_add(p->layout->dict, s->canon[i]);
    p->cell->v.i = s->codes[i];
    if (s->dropped[i])
        p->origin->dropped = true;
}

static void read_word(struct cl_cells *c, struct cl_slice s, struct place *p) {
    if (p->plan->unspecified && cl_word_unspecified(s))
        return;
    if (p->plan->field != CL_COL_COUNT && p->plan->field != CL_COL_STATUS && cl_word_nobody(s))
        return;
    p->cell->set = 1;
    if (p->plan->field == CL_COL_STATUS)
        put_settled(&c->status, s, p);
    else if (p->plan->field == CL_COL_PRIORITY)
        put_settled(&c->priority, s, p);
    else
        p->cell->v.i = cl_dict_add(p->layout->dict, s);
}

static bool read_local(const struct place *p, struct cl_slice date, struct cl_slice clock,
                       struct cl_stamp *stamp, int64_t *local) {
    if (!cl_stamp_scan(date, stamp) || stamp->shape == CL_SHAPE_CLOCK ||
        !cl_stamp_solve(stamp, &p->plan->time, local))
        return false;
    if (clock.len == 0)
        return true;
    struct cl_stamp time;
    int64_t secs = 0;
    if (!cl_stamp_scan(clock, &time) || time.shape != CL_SHAPE_CLOCK ||
        !cl_stamp_solve(&time, &p->plan->time, &secs))
        return false;
    stamp->has_time = true;
    if (time.has_offset) {
        stamp->has_offset = true;
        stamp->offset = time.offset;
    }
    *local += secs;
    return true;
}

static void read_time(const struct cl_cells *c, struct cl_slice s, struct cl_slice clock,
                      struct place *p) {
    struct cl_stamp stamp;
    int64_t local = 0;
    double number = 1;
    if (p->plan->time.epoch != CL_EPOCH_NONE && cl_number_parse(s, '.', &number) && number == 0)
        return; /* among seconds since 1970 a 0 says that there is none */
    if (!read_local(p, s, clock, &stamp, &local)) {
        bad(p);
        return;
    }
    if (local < FIRST_INSTANT && p->plan->field != CL_COL_CUSTOMER_SINCE) {
        bad(p); /* 1900-01-01 and 1970-01-01 stand for no date */
        return;
    }
    p->cell->set = 1;
    bool epoch = stamp.shape == CL_SHAPE_DIGITS && p->plan->time.epoch != CL_EPOCH_EXCEL;
    if (epoch || stamp.has_offset) {
        p->cell->v.i = local - (epoch ? 0 : stamp.offset);
        return;
    }
    enum cl_local_kind kind = CL_LOCAL_PLAIN;
    const struct cl_zone *zone = c->options->zone ? c->options->zone : cl_zone_utc();
    p->cell->v.i = cl_zone_to_utc(zone, local, &kind);
    p->cell->naive = 1;
    p->cell->offset = (int32_t)(local - p->cell->v.i);
    if (p->layout->date_only)
        return; /* nobody meant that minute */
    if (kind == CL_LOCAL_AMBIGUOUS)
        p->origin->flags |= CL_FLAG_BIT(TZ_AMBIGUOUS);
    if (kind == CL_LOCAL_GAP)
        p->origin->flags |= CL_FLAG_BIT(TZ_GAP);
}

static void read_secs(struct cl_slice s, struct place *p) {
    double v = 0;
    if (cl_secs_parse(s, &p->plan->secs, &v) == CL_SECS_NONE || v < 0) {
        bad(p);
        return;
    }
    p->cell->v.r = v;
    p->cell->set = 1;
}

static void read_real(struct cl_slice s, struct place *p) {
    double v = 0;
    bool rating = p->plan->field == CL_COL_CSAT || p->plan->field == CL_COL_NPS ||
                  p->plan->field == CL_COL_CES;
    if (rating && cl_word_unrated(s))
        return;
    if (rating ? !cl_rating_parse(s, p->plan->decimal, &v)
               : !cl_number_parse(s, p->plan->decimal, &v)) {
        bad(p);
        return;
    }
    bool two = false;
    int word = rating && p->plan->scale_high > 1 ? cl_word_rating(s, &two) : -1;
    if (word > 0 && two) /* "Happy" beside "Very happy" is a step of five, not one of two */
        v = word == 5 && p->plan->word_steps ? 4 : word == 1 && p->plan->word_steps ? 2 : word;
    bool scaled = p->plan->scale_high > p->plan->scale_low;
    if (scaled && (v < p->plan->scale_low || v > p->plan->scale_high)) {
        p->origin->flags |= CL_FLAG_BIT(CSAT_SCALE);
        return;
    }
    p->cell->v.r = v;
    p->cell->set = 1;
}

static void read_flag(struct cl_slice s, struct place *p) {
    int outcome = p->plan->field == CL_COL_BREACHED ? cl_word_breach(s) : -1;
    int yes = cl_word_bool(s);
    if (outcome < 0 && yes < 0) {
        bad(p);
        return;
    }
    p->cell->v.i = outcome >= 0 ? outcome : p->plan->inverted ? !yes : yes;
    p->cell->set = 1;
}

static bool is_null(const struct cl_cells *c, const struct cl_plan_col *p, struct cl_slice s) {
    if (!cl_is_missing(s, &c->nulls))
        return false;
    return !(p->keep_na && s.len == 2 && cl_fold_eq(s, CL_S("na")));
}

static void read_cell(struct cl_cells *c, struct cl_slice text, struct cl_slice text2,
                      struct place *p) {
    struct cl_slice s = cl_slice_trim(text), s2 = cl_slice_trim(text2);
    if (is_null(c, p->plan, s))
        return;
    switch (p->layout->type) {
    case CL_T_WORD:
        read_word(c, s, p);
        break;
    case CL_T_TEXT:
        p->cell->v.s = s.ptr;
        p->cell->n = (uint32_t)s.len;
        p->cell->set = 1;
        break;
    case CL_T_TIME:
        read_time(c, s, is_null(c, p->plan, s2) ? (struct cl_slice){0} : s2, p);
        break;
    case CL_T_SECS:
        read_secs(s, p);
        break;
    case CL_T_REAL:
        read_real(s, p);
        break;
    case CL_T_FLAG:
        read_flag(s, p);
        break;
    }
}

static struct cl_slice field_at(const struct cl_record *r, size_t i) {
    return i < r->n && i < CL_COLUMN_LIMIT ? r->fields[i] : (struct cl_slice){0};
}

void cl_cells_read(struct cl_cells *c, const struct cl_record *r, struct cl_cell *cells,
                   struct cl_origin *origin) {
    *origin = (struct cl_origin){.record = r->record, .line = r->line};
    if (r->replaced)
        origin->flags |= CL_FLAG_BIT(BAD_VALUE);
    for (size_t i = 0; i < c->plan->n; i++) {
        struct place p = {.plan = &c->plan->cols[i],
                          .layout = &c->layout->cols[i],
                          .cell = &cells[i],
                          .origin = origin};
        cells[i] = (struct cl_cell){0};
        struct cl_slice second =
            p.plan->source2 == CL_NO_SOURCE ? (struct cl_slice){0} : field_at(r, p.plan->source2);
        read_cell(c, field_at(r, p.plan->source), second, &p);
    }
}
