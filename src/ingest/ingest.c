/* ingest.c - one file: profile it, then hand its rows to a sink.
 *
 * Ties the steps of the module together; every record of the file is either a
 * row of a batch or a reject, in both passes counted the same way. */
#include <stdio.h>
#include <stdlib.h>

#include "ingest_int.h"
#include "layout.h"

#define WORD_LIMIT 200000u /* words of one column that are kept in the first pass */
#define UNIT_RECORDS 500u  /* that tell the unit of a duration */

bool cl_ingest_goes_on(const struct cl_ingest *in, unsigned pass) {
    if (!in->options.progress)
        return true;
    uint64_t bytes = cl_reader_bytes(in->reader);
    return in->options.progress(in->options.progress_ctx,
                                cl_reader_at(in->reader) + (pass ? bytes : 0), 2 * bytes);
}

enum cl_rc cl_ingest_cancelled(const struct cl_ingest *in, struct cl_err *err) {
    return cl_fail(err, CL_E_CANCELLED, "%s: cancelled", cl_reader_name(in->reader));
}

enum cl_rc cl_ingest_start(struct cl_ingest *in, struct cl_parser **out, struct cl_record *header,
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
    enum cl_rc rc = cl_ingest_start(in, &p, &header, err);
    if (rc != CL_OK)
        return rc;
    in->n_cols = in->guess.header ? header.n + in->guess.row_names : in->guess.columns;
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
        size_t at = i - in->guess.row_names;
        const char *name = !in->guess.header         ? cl_arena_printf(in->arena, "%zu", i + 1)
                           : i < in->guess.row_names ? "row"
                                                     : tidy(in->arena, header.fields[at]).ptr;
        cl_profile_init(&in->cols[i], name);
    }
    cl_parser_free(p);
    in->shape = (struct cl_records){.cols = in->cols,
                                    .n = in->n_cols,
                                    .header = in->guess.header,
                                    .row_names = in->guess.row_names};
    return CL_OK;
}

static void count_reason(struct cl_ingest *in, const char *why) {
    for (size_t i = 0; i < CL_REASONS; i++)
        if (in->reasons[i].n == 0 || i + 1 == CL_REASONS || !strcmp(in->reasons[i].text, why)) {
            if (in->reasons[i].n++ == 0)
                snprintf(in->reasons[i].text, CL_REASON_BYTES, "%s", why);
            return;
        }
}

/* Nothing would be stored: that is no import with a large quarantine. */
static enum cl_rc no_cases(const struct cl_ingest *in, struct cl_err *err) {
    size_t most = 0;
    for (size_t i = 1; i < CL_REASONS; i++)
        if (in->reasons[i].n > in->reasons[most].n)
            most = i;
    return cl_fail(err, CL_E_INPUT, "%s: none of %llu records can be a case: %s (%llu of them)",
                   cl_reader_name(in->reader), (unsigned long long)in->records,
                   in->reasons[most].text, (unsigned long long)in->reasons[most].n);
}

static size_t word_limit(const struct cl_ingest *in, uint64_t seen_bytes) {
    double rows =
        (double)cl_reader_bytes(in->reader) * (double)(in->records + 1) / (double)(seen_bytes + 1);
    double limit = 1.25 * CL_DIMENSION_SHARE * rows;
    if (limit < CL_DIMENSION_WORDS)
        return CL_DIMENSION_WORDS;
    return limit > WORD_LIMIT ? WORD_LIMIT : (size_t)limit;
}

static void profile_record(struct cl_ingest *in, const struct cl_record *r, size_t limit) {
    const struct cl_nulls nulls = {.words = in->options.nulls, .n = in->options.n_nulls};
    in->fit++;
    in->full += r->n >= in->n_cols;
    for (size_t i = 0; i < in->n_cols && i < r->n; i++)
        cl_profile_add(&in->cols[i], r->fields[i], &nulls, limit);
}

/* The last records: what they are is told by all before them. */
static void profile_tail(struct cl_ingest *in, struct cl_tail *tail, size_t limit) {
    struct cl_record r;
    while (cl_tail_take(tail, &r)) {
        if (!cl_records_sums_up(&in->shape, &r)) {
            profile_record(in, &r, limit);
            continue;
        }
        in->shape.summaries[in->shape.n_summaries++] = r.record;
        count_reason(in, "a summary row, no case");
    }
}

static enum cl_rc first_pass(struct cl_ingest *in, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record r, held;
    struct cl_tail *tail = cl_tail_new();
    uint64_t seen_bytes = 0;
    enum cl_rc rc = cl_ingest_start(in, &p, &r, err);
    while (rc == CL_OK) {
        bool got = false;
        char text[CL_REASON_BYTES];
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        seen_bytes += r.raw.len + 1;
        if (in->records++ % CL_PROGRESS_RECORDS == 0 && !cl_ingest_goes_on(in, 0))
            rc = cl_ingest_cancelled(in, err);
        in->repaired += r.repaired;
        const char *why = cl_records_unfit(&in->shape, &r, text);
        bool last_block = cl_reader_at(in->reader) >= cl_reader_bytes(in->reader);
        if (why)
            count_reason(in, why);
        else if (!last_block)
            profile_record(in, &r, word_limit(in, seen_bytes));
        else if (cl_tail_hold(tail, &r, &held))
            profile_record(in, &held, word_limit(in, seen_bytes));
    }
    cl_parser_free(p);
    if (rc == CL_OK)
        profile_tail(in, tail, word_limit(in, seen_bytes));
    cl_tail_free(tail);
    if (rc == CL_OK && in->records == 0)
        rc = cl_fail(err, CL_E_INPUT, "%s: %s", cl_reader_name(in->reader),
                     in->guess.header ? "a header, but no records" : "no records");
    if (rc == CL_OK && in->fit == 0)
        rc = no_cases(in, err);
    return rc;
}

static void note(struct cl_ingest *in, const char *text) {
    if (in->profile.n_notes < CL_NOTES)
        in->notes[in->profile.n_notes++] = text;
    in->profile.notes = in->notes;
}

/* What a reader of the report should know: decisions that might be others. */
static void note_decisions(struct cl_ingest *in) {
    const struct cl_dialect *d = &in->guess.dialect;
    bool guessed = false;
    for (size_t i = 0; i < in->plan.n; i++)
        guessed |= in->plan.cols[i].field != CL_COL_COUNT && in->plan.cols[i].order_guessed;
    if (guessed)
        note(in, cl_arena_printf(in->arena,
                                 "Every date fits with day or month first; %s is a guess, "
                                 "--date-order decides.",
                                 cl_order_name(in->plan.order)));
    if (cl_reader_guessed(in->reader))
        note(in, cl_arena_printf(in->arena,
                                 "The encoding %s is a guess by the letters; --encoding decides.",
                                 cl_reader_encoding(in->reader)));
    if (d->quote)
        note(in, "Fields are in single quotes.");
    if (d->escapes)
        note(in, "A backslash stands before quotes inside quotes.");
    if (in->repaired)
        note(in, cl_arena_printf(in->arena,
                                 "%llu records write quotes inside quotes in another way than "
                                 "the rest.",
                                 (unsigned long long)in->repaired));
    if (in->guess.row_names)
        note(in, "The header is one name short: the first column holds the names of the rows.");
    if (in->shape.n_summaries)
        note(in, cl_arena_printf(in->arena, "%zu of the last records sum up the others.",
                                 in->shape.n_summaries));
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
    note_decisions(in);
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
    enum cl_rc rc = cl_ingest_start(in, &p, &r, err);
    for (unsigned n = 0; rc == CL_OK && n < UNIT_RECORDS; n++) {
        bool got = false;
        char text[CL_REASON_BYTES];
        struct cl_origin origin;
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        if (cl_records_unfit(&in->shape, &r, text))
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

/* Without a single record of full width the short ones must show that one is a case. */
static enum cl_rc any_case(struct cl_ingest *in, size_t columns, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record r;
    uint64_t n = 0;
    bool got = in->full == 0, found = in->full > 0;
    if (found)
        return CL_OK;
    struct cl_cell *cells = cl_alloc((columns + 1) * sizeof *cells);
    enum cl_rc rc = cl_ingest_start(in, &p, &r, err);
    while (rc == CL_OK && got && !found) {
        char text[CL_REASON_BYTES];
        struct cl_origin origin;
        rc = n++ % CL_PROGRESS_RECORDS == 0 && !cl_ingest_goes_on(in, 0)
                 ? cl_ingest_cancelled(in, err)
                 : cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got || cl_records_unfit(&in->shape, &r, text))
            continue;
        cl_cells_read(in->cells, &r, cells, &origin);
        found = cl_ingest_fits_short(in, cells, &origin);
        if (!found)
            count_reason(in, cl_records_width(&in->shape, &r, text));
    }
    cl_parser_free(p);
    free(cells);
    return rc == CL_OK && !found ? no_cases(in, err) : rc;
}

/* One column without a known heading is a text, not a table of cases; so are lines of
 * any number of commas. */
static enum cl_rc check_table(const struct cl_ingest *in, struct cl_err *err) {
    bool mapped = in->plan.n > 0 && in->plan.cols[0].field != CL_COL_COUNT, known = false;
    for (size_t i = 0; i < in->plan.n; i++)
        known |= in->plan.cols[i].field != CL_COL_COUNT && in->plan.cols[i].score >= CL_BY_HEADING;
    if (!known && (in->records - in->fit) * 3 > in->records)
        return cl_fail(err, CL_E_INPUT,
                       "%s: %llu of %llu records do not fit a table and no heading is known; no "
                       "export of cases (try --delimiter)",
                       cl_reader_name(in->reader), (unsigned long long)(in->records - in->fit),
                       (unsigned long long)in->records);
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
    cl_units_say(&in->plan, in->arena);
    if (rc == CL_OK)
        rc = any_case(in, layout->n, err);
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
