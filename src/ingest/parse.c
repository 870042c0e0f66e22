/* parse.c - lines to records, through libcsv fed one line at a time.
 *
 * So the bytes since the last record are its raw text.  libcsv never fails: a
 * broken quote makes it swallow delimiters and line ends until quotes balance
 * again.  Invariant: such a record loses its first line only; the lines after it
 * are parsed again. */
#include "parse.h"

#include <stdlib.h>

#include <csv.h>

enum { TOO_LONG = 1, REPLACED = 2 };

struct cl_parser {
    struct cl_reader *reader;
    struct csv_parser csv;
    struct cl_dialect dialect;
    struct cl_buf raw;  /* lines of the record so far */
    struct cl_buf back; /* lines to parse again from back_at on, before the reader's */
    size_t back_at;
    struct cl_buf marks, back_marks; /* of each line of raw and of back: what the reader said */
    size_t back_line;
    struct cl_buf text;      /* field bytes */
    struct cl_buf line_text; /* a line without its escapes, as libcsv wants it */
    struct cl_slice *fields;
    size_t *ends; /* of each field in text */
    size_t cap, n, kept, expect;
    bool ended; /* libcsv saw the record's end */
    bool too_big, replaced;
    bool escapes;       /* how this record is read */
    bool second;        /* for the second time */
    bool quoted, start; /* where its next line begins: inside quotes; at a field's start */
    uint64_t record, line, first_line;
    size_t lines;     /* of the record so far */
    size_t first_len; /* bytes of its first line */
};

static int drops_nothing(unsigned char c) {
    (void)c;
    return 0;
}

static int drops_blanks(unsigned char c) {
    return c == ' ';
}

struct cl_parser *cl_parser_new(struct cl_reader *reader, const struct cl_dialect *dialect) {
    struct cl_parser *p = cl_alloc(sizeof *p);
    p->reader = reader;
    p->dialect = *dialect;
    if (csv_init(&p->csv, 0) != 0)
        cl_panic("out of memory");
    if (!p->dialect.quote)
        p->dialect.quote = '"';
    csv_set_delim(&p->csv, (unsigned char)dialect->delimiter);
    csv_set_quote(&p->csv, (unsigned char)p->dialect.quote);
    csv_set_space_func(&p->csv, dialect->blanks_before_quote ? drops_blanks : drops_nothing);
    csv_set_blk_size(&p->csv, 4096);
    p->line = 1;
    return p;
}

void cl_parser_free(struct cl_parser *p) {
    if (!p)
        return;
    csv_free(&p->csv);
    cl_buf_free(&p->raw);
    cl_buf_free(&p->back);
    cl_buf_free(&p->marks);
    cl_buf_free(&p->back_marks);
    cl_buf_free(&p->text);
    cl_buf_free(&p->line_text);
    free(p->fields);
    free(p->ends);
    free(p);
}

void cl_parser_expect(struct cl_parser *p, size_t fields) {
    p->expect = fields;
}

void cl_parser_restart_count(struct cl_parser *p) {
    p->record = 0;
}

static void on_field(void *bytes, size_t n, void *ctx) {
    struct cl_parser *p = ctx;
    p->n++;
    p->too_big |= n > CL_FIELD_LIMIT;
    if (p->kept >= CL_COLUMN_LIMIT)
        return;
    if (p->kept == p->cap) {
        p->cap = p->cap ? 2 * p->cap : 64;
        p->fields = cl_realloc_array(p->fields, p->cap, sizeof *p->fields);
        p->ends = cl_realloc_array(p->ends, p->cap, sizeof *p->ends);
    }
    if (n)
        cl_buf_add(&p->text, bytes, n);
    p->ends[p->kept++] = p->text.len;
}

static void on_record(int c, void *ctx) {
    (void)c;
    ((struct cl_parser *)ctx)->ended = true;
}

/* libcsv knows a doubled quote only, so an escaped one becomes that. */
static struct cl_slice without_escapes(struct cl_parser *p, struct cl_slice text) {
    cl_buf_reset(&p->line_text);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], next = i + 1 < text.len ? text.ptr[i + 1] : 0;
        bool was_start = p->start;
        p->start = !p->quoted && (c == p->dialect.delimiter || c == '\n' ||
                                  (c == ' ' && was_start && p->dialect.blanks_before_quote));
        if (p->quoted && c == '\\' && (next == p->dialect.quote || next == '\\')) {
            cl_buf_putc(&p->line_text, next);
            if (next != '\\')
                cl_buf_putc(&p->line_text, next);
            i++;
            continue;
        }
        if (c == p->dialect.quote && (p->quoted || was_start))
            p->quoted = !p->quoted; /* a doubled one turns it twice */
        cl_buf_putc(&p->line_text, c);
    }
    return (struct cl_slice){p->line_text.ptr, p->line_text.len};
}

static void feed(struct cl_parser *p, struct cl_slice text) {
    if (csv_parse(&p->csv, text.ptr, text.len, on_field, on_record, p) != text.len)
        cl_panic("libcsv: %s", csv_strerror(csv_error(&p->csv)));
}

/* Starts the next record afresh: libcsv forgets what it had of the last one. */
static void begin(struct cl_parser *p) {
    if (!p->ended)
        csv_fini(&p->csv, NULL, NULL, NULL);
    p->n = p->kept = p->lines = p->first_len = 0;
    p->ended = p->too_big = p->replaced = p->quoted = false;
    p->start = true;
    cl_buf_reset(&p->raw);
    cl_buf_reset(&p->marks);
    cl_buf_reset(&p->text);
}

/* Lines that wait to be parsed again come before the reader's. */
static enum cl_rc next_line(struct cl_parser *p, struct cl_line *line, bool *got,
                            struct cl_err *err) {
    if (p->back_at == p->back.len)
        return cl_reader_line(p->reader, line, got, err);
    struct cl_slice all = {p->back.ptr + p->back_at, p->back.len - p->back_at};
    char mark = p->back_marks.ptr[p->back_line];
    *line = (struct cl_line){.text = {all.ptr, cl_reader_cut(p->reader, all)},
                             .too_long = (mark & TOO_LONG) != 0,
                             .replaced = (mark & REPLACED) != 0};
    *got = true;
    return CL_OK;
}

static void took_line(struct cl_parser *p, size_t n) {
    p->line++;
    if (p->back_at < p->back.len) {
        p->back_at += n;
        p->back_line++;
    }
}

static bool is_blank(const struct cl_parser *p, struct cl_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool blank = c == '\r' || c == '\n' || (c == ' ' && p->dialect.delimiter != ' ') ||
                     (c == '\t' && p->dialect.delimiter != '\t');
        if (!blank)
            return false;
    }
    return true;
}

static size_t quick_fields(struct cl_slice line, const struct cl_dialect *d, bool *balanced) {
    enum { START, PLAIN, QUOTED, CLOSED } at = START;
    size_t n = 1;
    *balanced = true;
    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];
        bool end = c == '\n' || c == '\r', quote = c == d->quote;
        if (at == QUOTED && d->escapes && c == '\\') {
            i++;
        } else if (at == QUOTED) {
            at = quote ? CLOSED : QUOTED;
        } else if (c == d->delimiter) {
            n++;
            at = START;
        } else if (quote && (at == START || at == CLOSED)) {
            at = QUOTED;
        } else if (at == CLOSED && !end) {
            *balanced = false;
            at = QUOTED; /* as libcsv reads on */
        } else if (!end) {
            at = c == ' ' && at == START ? START : PLAIN;
        }
    }
    if (at == QUOTED)
        *balanced = false;
    return n;
}

size_t cl_quick_fields(struct cl_slice line, char delimiter, bool *balanced) {
    const struct cl_dialect d = {.delimiter = delimiter, .quote = '"'};
    return quick_fields(line, &d, balanced);
}

/* A record over several lines whose quotes do not stand right: either one cell
 * with stray quotes, or records that a broken quote has swallowed. */
static bool swallowed(const struct cl_parser *p) {
    bool balanced = true;
    struct cl_slice raw = {p->raw.ptr, p->raw.len};
    struct cl_dialect d = p->dialect;
    d.escapes = p->escapes;
    quick_fields(raw, &d, &balanced);
    if (balanced)
        return false;
    if (p->expect && p->n != p->expect)
        return true;
    struct cl_slice rest = {raw.ptr + p->first_len, raw.len - p->first_len};
    rest.len = cl_reader_cut(p->reader, rest);
    size_t n = quick_fields(rest, &d, &balanced);
    return n > 1 && n == p->expect;
}

/* Puts now[from…] before what of back is not read yet. */
static void put_before(struct cl_buf *back, size_t *at, const struct cl_buf *now, size_t from) {
    struct cl_buf rest = {0};
    cl_buf_add(&rest, now->ptr + from, now->len - from);
    if (*at < back->len)
        cl_buf_add(&rest, back->ptr + *at, back->len - *at);
    cl_buf_free(back);
    *back = rest;
    *at = 0;
}

/* Gives the lines of the record back, but for its first `keep` bytes. */
static void give_back(struct cl_parser *p, size_t keep) {
    put_before(&p->back, &p->back_at, &p->raw, keep);
    put_before(&p->back_marks, &p->back_line, &p->marks, keep > 0);
    p->line = p->first_line + (keep > 0);
    p->raw.len = keep;
    p->n = p->kept = 0;
}

/* A record that does not fit and has a backslash before a quote may be written the
 * other way: it is read again so, and once more as the file is when that fails too. */
static bool read_again(struct cl_parser *p, const char *problem) {
    const char sign[2] = {'\\', p->dialect.quote};
    bool fits = !problem && (p->expect == 0 || p->n == p->expect);
    bool other = p->escapes != p->dialect.escapes;
    bool cut = p->marks.len && (p->marks.ptr[p->marks.len - 1] & TOO_LONG);
    if (fits || cut || p->too_big || (p->second && !other) ||
        !memmem(p->raw.ptr, p->raw.len, sign, sizeof sign))
        return false;
    give_back(p, 0);
    p->escapes = p->second ? p->dialect.escapes : !p->dialect.escapes;
    p->second = true;
    begin(p);
    return true;
}

static void hand_out(struct cl_parser *p, struct cl_record *out, const char *problem) {
    size_t from = 0;
    for (size_t i = 0; i < p->kept; i++) {
        p->fields[i] = (struct cl_slice){p->text.ptr + from, p->ends[i] - from};
        from = p->ends[i];
    }
    if (!problem && p->too_big)
        problem = "a field is longer than 1 MiB";
    if (!problem && memchr(p->raw.ptr, 0, p->raw.len))
        problem = "a NUL byte";
    while (p->raw.len && (p->raw.ptr[p->raw.len - 1] == '\n' || p->raw.ptr[p->raw.len - 1] == '\r'))
        p->raw.len--;
    *out = (struct cl_record){.record = ++p->record,
                              .line = p->first_line,
                              .n = p->n,
                              .fields = p->fields,
                              .raw = {p->raw.ptr, p->raw.len},
                              .problem = problem,
                              .replaced = p->replaced,
                              .repaired = !problem && p->escapes != p->dialect.escapes};
}

/* Adds a line to the record; NULL when it goes on, else why it must end here. */
static const char *add_line(struct cl_parser *p, const struct cl_line *line) {
    if (p->lines++ == 0) {
        p->first_line = p->line;
        p->first_len = line->text.len;
    }
    p->replaced |= line->replaced;
    cl_buf_add(&p->raw, line->text.ptr, line->text.len);
    cl_buf_putc(&p->marks,
                (char)((line->too_long ? TOO_LONG : 0) | (line->replaced ? REPLACED : 0)));
    if (line->too_long)
        return "a line is longer than 8 MiB";
    struct cl_slice text = line->text;
    feed(p, p->escapes ? without_escapes(p, text) : text);
    char last = text.ptr[text.len - 1];
    if (!p->ended && last != '\n' && last != '\r')
        feed(p, CL_S("\n")); /* the file's last line has no end */
    if (p->ended)
        return NULL;
    if (p->lines >= CL_QUOTED_LINES)
        return "a quoted field runs over more than 1,000 lines";
    if (p->raw.len - p->first_len > CL_FIELD_LIMIT)
        return "a quoted field is longer than 1 MiB";
    return NULL;
}

enum cl_rc cl_parser_next(struct cl_parser *p, struct cl_record *out, bool *got,
                          struct cl_err *err) {
    begin(p);
    p->escapes = p->dialect.escapes;
    p->second = false;
    *got = false;
    for (;;) {
        struct cl_line line;
        bool more = false;
        enum cl_rc rc = next_line(p, &line, &more, err);
        if (rc != CL_OK)
            return rc;
        if (!more && p->lines == 0)
            return CL_OK;
        if (more && p->lines == 0 && is_blank(p, line.text)) {
            took_line(p, line.text.len);
            continue;
        }
        const char *problem = more ? add_line(p, &line) : "a quote is never closed";
        if (more)
            took_line(p, line.text.len);
        if (!problem && !p->ended)
            continue;
        if (!problem && p->lines > 1 && swallowed(p))
            problem = "a broken quote";
        if (read_again(p, problem))
            continue;
        if (problem && p->lines > 1)
            give_back(p, p->first_len);
        hand_out(p, out, problem);
        *got = true;
        return CL_OK;
    }
}
