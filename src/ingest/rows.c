/* rows.c - a small CSV file row by row, through the reader and the parser of exports.
 *
 * The first line tells the delimiter; nothing is guessed about columns. */
#include "caseload/ingest_rows.h"

#include "parse.h"

static char delimiter_of(struct cl_slice line) {
    static const char known[] = {',', ';', '\t', '|'};
    char best = ',';
    size_t most = 1;
    for (size_t i = 0; i < CL_LEN(known); i++) {
        bool balanced;
        size_t n = cl_quick_fields(line, known[i], &balanced);
        if (balanced && n > most) {
            most = n;
            best = known[i];
        }
    }
    return best;
}

static enum cl_rc first_line(struct cl_reader *r, struct cl_dialect *out, struct cl_err *err) {
    struct cl_line line = {0};
    bool got = true;
    enum cl_rc rc = CL_OK;
    while (rc == CL_OK && got && cl_slice_trim(line.text).len == 0)
        rc = cl_reader_line(r, &line, &got, err);
    if (rc == CL_OK && got)
        out->delimiter = delimiter_of(cl_slice_trim(line.text));
    return rc == CL_OK ? cl_reader_rewind(r, err) : rc;
}

static struct cl_slice tidy(struct cl_slice s) {
    if (s.len >= 3 && memcmp(s.ptr, "\xef\xbb\xbf", 3) == 0)
        s = (struct cl_slice){s.ptr + 3, s.len - 3};
    return cl_slice_trim(s);
}

static enum cl_rc hand_on(const char *path, const struct cl_record *record, cl_row_fn fn, void *ctx,
                          struct cl_err *err) {
    struct cl_slice fields[CL_COLUMN_LIMIT];
    struct cl_err why = {0};
    size_t n = record->n < CL_COLUMN_LIMIT ? record->n : CL_COLUMN_LIMIT, filled = 0;
    if (record->problem)
        return cl_fail(err, CL_E_INPUT, "%s:%llu: %s", path, (unsigned long long)record->line,
                       record->problem);
    for (size_t i = 0; i < n; i++) {
        fields[i] = tidy(record->fields[i]);
        filled += fields[i].len > 0;
    }
    struct cl_row row = {.line = record->line, .fields = fields, .n = n};
    enum cl_rc rc = filled > 0 ? fn(ctx, &row, &why) : CL_OK;
    return rc == CL_OK
               ? CL_OK
               : cl_fail(err, rc, "%s:%llu: %s", path, (unsigned long long)record->line, why.text);
}

enum cl_rc cl_rows_read(const char *path, cl_row_fn fn, void *ctx, struct cl_err *err) {
    const struct cl_ingest_options options = {0};
    struct cl_dialect dialect = {.delimiter = ','};
    struct cl_reader *reader = NULL;
    struct cl_record record;
    bool got = true;
    enum cl_rc rc = cl_reader_open(path, &options, &reader, err);
    if (rc == CL_OK)
        rc = first_line(reader, &dialect, err);
    struct cl_parser *p = rc == CL_OK ? cl_parser_new(reader, &dialect) : NULL;
    while (rc == CL_OK && got) {
        rc = cl_parser_next(p, &record, &got, err);
        if (rc == CL_OK && got)
            rc = hand_on(path, &record, fn, ctx, err);
    }
    cl_parser_free(p);
    cl_reader_close(reader);
    return rc;
}
