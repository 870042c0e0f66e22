/* ingest.c - one file: profile it, then hand its rows to a sink.
 *
 * Ties the steps of the module together; every record of the file is either a
 * row of a batch or a reject, in both passes counted the same way. */
#include "caseload/ingest.h"

#include <stdlib.h>

#include "cells.h"
#include "layout.h"
#include "sniff.h"
#include "words.h"

#define WORD_LIMIT 200000u           /* words of one column that are kept in the first pass */
#define BATCH_CELLS (256u << 10)     /* cells of one batch, for files with many columns */
#define PROGRESS_RECORDS 4096u       /* between two calls of progress() */
#define UNIT_RECORDS 500u            /* that tell the unit of a duration */
#define RAW_LIMIT ((size_t)64 << 10) /* bytes of a rejected record that are handed on */

struct cl_ingest {
    struct cl_arena *arena;
    struct cl_ingest_options options;
    struct cl_reader *reader;
    struct cl_headings *headings;
    struct cl_layout_guess guess;
    struct cl_col_profile *cols;
    size_t n_cols;
    struct cl_plan plan;
    struct cl_cells *cells;
    struct cl_file_profile profile;
    uint64_t records;
};

static bool goes_on(const struct cl_ingest *in, unsigned pass) {
    if (!in->options.progress)
        return true;
    uint64_t bytes = cl_reader_bytes(in->reader);
    return in->options.progress(in->options.progress_ctx,
                                cl_reader_at(in->reader) + (pass ? bytes : 0), 2 * bytes);
}

static enum cl_rc cancelled(const struct cl_ingest *in, struct cl_err *err) {
    return cl_fail(err, CL_E_CANCELLED, "%s: cancelled", cl_reader_name(in->reader));
}

/* A parser that stands at the first record; *header is the heading record, if any. */
static enum cl_rc start(struct cl_ingest *in, struct cl_parser **out, struct cl_record *header,
                        struct cl_err *err) {
    *header = (struct cl_record){0};
    *out = NULL;
    enum cl_rc rc = cl_reader_rewind(in->reader, err);
    if (rc != CL_OK)
        return rc;
    struct cl_parser *p = cl_parser_new(in->reader, &in->guess.dialect);
    size_t skip = in->guess.skip + in->guess.header;
    for (size_t i = 0; i < skip && rc == CL_OK; i++) {
        bool got = false;
        rc = cl_parser_next(p, header, &got, err);
        if (!got)
            break;
    }
    if (rc != CL_OK) {
        cl_parser_free(p);
        return rc;
    }
    cl_parser_restart_count(p);
    cl_parser_expect(p, in->n_cols);
    *out = p;
    return CL_OK;
}

static struct cl_slice tidy(struct cl_arena *arena, struct cl_slice s) {
    if (s.len >= 3 && memcmp(s.ptr, "\xef\xbb\xbf", 3) == 0)
        s = (struct cl_slice){s.ptr + 3, s.len - 3};
    s = cl_slice_trim(s);
    char *text = cl_arena_strn(arena, s.ptr ? s.ptr : "", s.len);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        bool blank = text[i] == '\n' || text[i] == '\r' || text[i] == '\t' || text[i] == ' ';
        if (!blank)
            text[n++] = text[i];
        else if (n && text[n - 1] != ' ')
            text[n++] = ' ';
    }
    text[n] = 0;
    return (struct cl_slice){text, n};
}

static enum cl_rc name_columns(struct cl_ingest *in, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record header;
    in->n_cols = in->guess.columns;
    enum cl_rc rc = start(in, &p, &header, err);
    if (rc != CL_OK)
        return rc;
    in->n_cols = in->guess.header ? header.n : in->guess.columns;
    if (in->guess.header && header.problem) {
        enum cl_rc bad = cl_fail(err, CL_E_INPUT, "%s: the header has %s",
                                 cl_reader_name(in->reader), header.problem);
        cl_parser_free(p);
        return bad;
    }
    if (in->n_cols == 0 || in->n_cols > CL_COLUMN_LIMIT) {
        cl_parser_free(p);
        return cl_fail(err, CL_E_INPUT, "%s: %zu columns; the limit is %u",
                       cl_reader_name(in->reader), in->n_cols, CL_COLUMN_LIMIT);
    }
    in->cols = cl_alloc(in->n_cols * sizeof *in->cols);
    for (size_t i = 0; i < in->n_cols; i++) {
        const char *name = in->guess.header ? tidy(in->arena, header.fields[i]).ptr
                                            : cl_arena_printf(in->arena, "%zu", i + 1);
        cl_profile_init(&in->cols[i], name);
    }
    cl_parser_free(p);
    return CL_OK;
}

static const char *wrong_width(const struct cl_ingest *in, const struct cl_record *r,
                               char text[96]) {
    bool more = r->n > in->n_cols;
    for (size_t i = in->n_cols; more && i < r->n && i < CL_COLUMN_LIMIT; i++)
        more = cl_slice_trim(r->fields[i]).len == 0; /* empty fields too many do no harm */
    bool fewer = r->n < in->n_cols && r->n > 1 && r->n * 2 >= in->n_cols;
    if (r->n == in->n_cols || more || fewer)
        return NULL;
    struct cl_buf b = {0};
    cl_buf_printf(&b, "%zu fields, the header has %zu", r->n, in->n_cols);
    size_t n = b.len < 95 ? b.len : 95;
    memcpy(text, b.ptr, n);
    text[n] = 0;
    cl_buf_free(&b);
    return text;
}

static bool all_empty(const struct cl_record *r) {
    for (size_t i = 0; i < r->n && i < CL_COLUMN_LIMIT; i++)
        if (cl_slice_trim(r->fields[i]).len)
            return false;
    return true;
}

/* The lines below a table: its totals, who made it and when. */
static const char *below_table(const struct cl_ingest *in, const struct cl_record *r) {
    size_t filled = 0, first = SIZE_MAX;
    for (size_t i = 0; i < r->n && i < CL_COLUMN_LIMIT; i++) {
        if (cl_slice_trim(r->fields[i]).len == 0)
            continue;
        filled++;
        first = first == SIZE_MAX ? i : first;
    }
    if (first == SIZE_MAX || in->n_cols < 4)
        return NULL;
    struct cl_slice s = cl_slice_trim(r->fields[first]);
    if (filled * 2 <= in->n_cols && cl_word_total(s))
        return "a line of totals, no case";
    bool words = memchr(s.ptr, ' ', s.len) != NULL && s.len > 12;
    return filled == 1 && first == 0 && words ? "a text alone, no case" : NULL;
}

/* NULL, or why the record cannot be a case; text is room for the reason. */
static const char *unfit(const struct cl_ingest *in, const struct cl_record *r, char text[96]) {
    if (r->problem)
        return r->problem;
    if (all_empty(r))
        return "all fields are empty";
    const char *below = below_table(in, r);
    if (below)
        return below;
    return wrong_width(in, r, text);
}

static size_t word_limit(const struct cl_ingest *in, uint64_t seen_bytes) {
    double rows =
        (double)cl_reader_bytes(in->reader) * (double)(in->records + 1) / (double)(seen_bytes + 1);
    double limit = 1.25 * CL_DIMENSION_SHARE * rows;
    if (limit < CL_DIMENSION_WORDS)
        return CL_DIMENSION_WORDS;
    return limit > WORD_LIMIT ? WORD_LIMIT : (size_t)limit;
}

static enum cl_rc first_pass(struct cl_ingest *in, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record r;
    const struct cl_nulls nulls = {.words = in->options.nulls, .n = in->options.n_nulls};
    uint64_t seen_bytes = 0;
    enum cl_rc rc = start(in, &p, &r, err);
    while (rc == CL_OK) {
        bool got = false;
        char text[96];
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        seen_bytes += r.raw.len + 1;
        size_t limit = word_limit(in, seen_bytes);
        if (in->records++ % PROGRESS_RECORDS == 0 && !goes_on(in, 0))
            rc = cancelled(in, err);
        if (unfit(in, &r, text))
            continue;
        for (size_t i = 0; i < in->n_cols && i < r.n; i++)
            cl_profile_add(&in->cols[i], r.fields[i], &nulls, limit);
    }
    cl_parser_free(p);
    if (rc == CL_OK && in->records == 0)
        rc = cl_fail(err, CL_E_INPUT, "%s: %s", cl_reader_name(in->reader),
                     in->guess.header ? "a header, but no records" : "no records");
    return rc;
}

static void fill_profile(struct cl_ingest *in, const struct cl_map_input *map,
                         const struct cl_layout *layout) {
    struct cl_file_profile *f = &in->profile;
    f->path = cl_arena_str(in->arena, cl_reader_name(in->reader));
    f->encoding = cl_arena_str(in->arena, cl_reader_encoding(in->reader));
    f->format = in->plan.format->info.id;
    f->date_order = cl_order_name(in->plan.order);
    if (!f->date_order)
        f->date_order = "none";
    f->delimiter = in->guess.dialect.delimiter;
    f->header = in->guess.header;
    f->bom = cl_reader_bom(in->reader);
    f->bytes = cl_reader_bytes(in->reader);
    f->records = in->records;
    memcpy(f->sha256, cl_reader_sha256(in->reader), sizeof f->sha256);
    f->mapping = cl_layout_mappings(map, &in->plan, &f->n_mapping);
    f->layout = layout;
    for (size_t i = 0; i < in->plan.n; i++)
        if (in->plan.cols[i].field == CL_COL_RESOLUTION_TIME)
            f->resolution_in_days =
                !in->plan.cols[i].cell_notation && in->plan.cols[i].secs.unit >= 86400;
    f->unknown_status = cl_cells_unknown_status(in->cells, in->arena, &f->n_unknown_status);
}

/* Reads the first records to learn units that no heading names. */
static enum cl_rc learn_units(struct cl_ingest *in, size_t columns, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record r;
    struct cl_unit_votes votes = {0};
    if (!cl_units_unsure(&in->plan))
        return CL_OK;
    struct cl_cell *cells = cl_alloc((columns + 1) * sizeof *cells);
    enum cl_rc rc = start(in, &p, &r, err);
    for (unsigned n = 0; rc == CL_OK && n < UNIT_RECORDS; n++) {
        bool got = false;
        char text[96];
        struct cl_origin origin;
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        if (unfit(in, &r, text))
            continue;
        cl_cells_read(in->cells, &r, cells, &origin);
        cl_units_vote(&in->plan, cells, &votes);
    }
    cl_parser_free(p);
    free(cells);
    if (rc == CL_OK)
        cl_units_settle(&in->plan, &votes, in->arena);
    return rc;
}

/* One column without a known heading is a text, not a table of cases. */
static enum cl_rc check_table(const struct cl_ingest *in, struct cl_err *err) {
    bool mapped = in->plan.n > 0 && in->plan.cols[0].field != CL_COL_COUNT;
    if (in->n_cols > 1 || mapped)
        return CL_OK;
    return cl_fail(err, CL_E_INPUT,
                   "%s: one column and no known heading; no table of cases (try --delimiter)",
                   cl_reader_name(in->reader));
}

static enum cl_rc look_at_file(struct cl_ingest *in, cl_dict_fn dict_of, void *dict_ctx,
                               struct cl_err *err) {
    enum cl_rc rc = cl_sniff(in->reader, in->headings, &in->options, &in->guess, err);
    if (rc == CL_OK)
        rc = name_columns(in, err);
    if (rc == CL_OK)
        rc = first_pass(in, err);
    if (rc != CL_OK)
        return rc;
    for (size_t i = 0; i < in->n_cols; i++)
        cl_profile_finish(&in->cols[i], in->options.states);
    const struct cl_map_input map = {.cols = in->cols,
                                     .n = in->n_cols,
                                     .options = &in->options,
                                     .headings = in->headings,
                                     .delimiter = in->guess.dialect.delimiter,
                                     .arena = in->arena};
    rc = cl_mapping_make(&map, &in->plan, err);
    if (rc == CL_OK)
        rc = check_table(in, err);
    if (rc != CL_OK)
        return rc;
    const struct cl_layout *layout = cl_layout_make(&map, &in->plan, dict_of, dict_ctx);
    in->cells = cl_cells_new(in->cols, &in->plan, layout, &in->options);
    rc = learn_units(in, layout->n, err);
    if (rc == CL_OK)
        fill_profile(in, &map, layout);
    return rc;
}

enum cl_rc cl_ingest_open(const char *path, const struct cl_ingest_options *options,
                          cl_dict_fn dict_of, void *dict_ctx, struct cl_ingest **out,
                          struct cl_err *err) {
    enum cl_order order;
    *out = NULL;
    if (options->date_order && !cl_order_parse(options->date_order, &order))
        return cl_fail(err, CL_E_USAGE, "--date-order: '%s' is none of dmy, mdy, ymd",
                       options->date_order);
    struct cl_ingest *in = cl_alloc(sizeof *in);
    in->arena = cl_arena_new();
    in->options = *options;
    in->headings = cl_headings_new();
    enum cl_rc rc = cl_reader_open(path, options, &in->reader, err);
    if (rc == CL_OK)
        rc = look_at_file(in, dict_of, dict_ctx, err);
    if (rc != CL_OK) {
        cl_ingest_close(in);
        return rc;
    }
    *out = in;
    return CL_OK;
}

const struct cl_file_profile *cl_ingest_profile(const struct cl_ingest *in) {
    return &in->profile;
}

void cl_ingest_close(struct cl_ingest *in) {
    if (!in)
        return;
    cl_cells_free(in->cells);
    for (size_t i = 0; in->cols && i < in->n_cols; i++)
        cl_profile_done(&in->cols[i]);
    free(in->cols);
    cl_headings_free(in->headings);
    cl_reader_close(in->reader);
    cl_arena_free(in->arena);
    free(in);
}

/* ---- second pass ---- */

struct out {
    const struct cl_sink *sink;
    struct cl_batch batch;
    size_t cap;         /* rows */
    struct cl_buf text; /* TEXT cells of the batch; v.i is the place until it is full */
};

static void out_done(struct out *o) {
    free(o->batch.cells);
    free(o->batch.origins);
    cl_buf_free(&o->text);
}

static void out_init(struct out *o, const struct cl_ingest *in, const struct cl_sink *sink) {
    size_t n = in->profile.layout->n;
    *o = (struct out){.sink = sink, .batch.layout = in->profile.layout};
    o->cap = BATCH_CELLS / (n ? n : 1);
    o->cap = o->cap > CL_BATCH_ROWS ? CL_BATCH_ROWS : o->cap ? o->cap : 1;
    o->batch.cells = cl_alloc(o->cap * (n ? n : 1) * sizeof *o->batch.cells);
    o->batch.origins = cl_alloc(o->cap * sizeof *o->batch.origins);
}

static enum cl_rc flush(struct out *o, struct cl_err *err) {
    const struct cl_layout *l = o->batch.layout;
    if (o->batch.rows == 0)
        return CL_OK;
    for (size_t k = 0; k < l->n; k++)
        for (size_t i = 0; l->cols[k].type == CL_T_TEXT && i < o->batch.rows; i++) {
            struct cl_cell *c = &o->batch.cells[i * l->n + k];
            c->v.s = c->set ? o->text.ptr + c->v.i : NULL;
        }
    enum cl_rc rc = o->sink->add(o->sink->ctx, &o->batch, err);
    o->batch.rows = 0;
    cl_buf_reset(&o->text);
    return rc;
}

static enum cl_rc reject(struct out *o, const struct cl_record *r, const char *why,
                         struct cl_err *err) {
    struct cl_reject j = {.record = r->record, .line = r->line, .reason = why, .raw = r->raw};
    if (j.raw.len > RAW_LIMIT)
        j.raw.len = RAW_LIMIT;
    return o->sink->reject(o->sink->ctx, &j, err);
}

/* A record with fields missing at its end is a case when what is there fits. */
static bool fits_short(const struct cl_ingest *in, const struct cl_cell *cells,
                       const struct cl_origin *origin) {
    if (origin->flags & CL_FLAG_BIT(BAD_VALUE))
        return false;
    for (size_t i = 0; i < in->plan.n; i++)
        if ((in->plan.cols[i].field == CL_COL_ID || in->plan.cols[i].field == CL_COL_CREATED) &&
            !cells[i].set)
            return false;
    return true;
}

static enum cl_rc add(struct cl_ingest *in, struct out *o, const struct cl_record *r,
                      struct cl_err *err) {
    const struct cl_layout *l = o->batch.layout;
    struct cl_cell *cells = o->batch.cells + o->batch.rows * l->n;
    struct cl_origin *origin = &o->batch.origins[o->batch.rows];
    cl_cells_read(in->cells, r, cells, origin);
    if (r->n < in->n_cols && !fits_short(in, cells, origin)) {
        char text[96];
        struct cl_buf b = {0};
        cl_buf_printf(&b, "%zu fields, the header has %zu", r->n, in->n_cols);
        memcpy(text, b.ptr, b.len < 95 ? b.len + 1 : 95);
        text[95] = 0;
        cl_buf_free(&b);
        return reject(o, r, text, err);
    }
    if (r->n != in->n_cols)
        origin->flags |= CL_FLAG_BIT(RAGGED);
    for (size_t k = 0; k < l->n; k++) {
        if (l->cols[k].type != CL_T_TEXT || !cells[k].set)
            continue;
        int64_t at = (int64_t)o->text.len;
        cl_buf_add(&o->text, cells[k].v.s, cells[k].n);
        cells[k].v.i = at;
    }
    return ++o->batch.rows == o->cap ? flush(o, err) : CL_OK;
}

static enum cl_rc pass_rows(struct cl_ingest *in, struct cl_parser *p, struct out *o,
                            struct cl_err *err) {
    for (uint64_t n = 0;; n++) {
        struct cl_record r;
        bool got = false;
        char text[96];
        enum cl_rc rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            return rc;
        if (n % PROGRESS_RECORDS == 0 && !goes_on(in, 1))
            return cancelled(in, err);
        const char *why = unfit(in, &r, text);
        rc = why ? reject(o, &r, why, err) : add(in, o, &r, err);
        if (rc != CL_OK)
            return rc;
    }
}

enum cl_rc cl_ingest_run(struct cl_ingest *in, const struct cl_sink *sink, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record header;
    struct out o;
    enum cl_rc rc = start(in, &p, &header, err);
    if (rc != CL_OK)
        return rc;
    out_init(&o, in, sink);
    rc = sink->begin(sink->ctx, in->profile.layout, err);
    if (rc == CL_OK)
        rc = pass_rows(in, p, &o, err);
    if (rc == CL_OK)
        rc = flush(&o, err);
    out_done(&o);
    cl_parser_free(p);
    return rc;
}
