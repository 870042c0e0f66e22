/* sniff.c - how a file is laid out, judged by its first records.
 *
 * Each delimiter is tried with the real parser; the one under which most records
 * have the same, largest number of fields wins.  The header is the first record
 * of full width that reads like headings. */
#include "sniff.h"

#include <stdlib.h>

#include "profile.h"
#include "words.h"

#define SAMPLE_RECORDS 60
#define PREAMBLE_LIMIT 30 /* records before a header that are looked at */
#define HEADING_ROWS 12   /* records whose words are looked up for each delimiter */

struct sample {
    size_t n;                      /* records */
    size_t problems;               /* records that cannot be read; not counted in n */
    size_t widths[SAMPLE_RECORDS]; /* fields of each */
    size_t common;                 /* the width most records have */
    size_t known, known_width;     /* of the record with most known headings */
    size_t blank_quotes;           /* fields that begin with blanks and a quote */
    size_t escapes;                /* records that hold a backslash before a quote */
    size_t singles, wrapped;       /* fields that begin with '; … and end with it */
};

static void judge(struct sample *s) {
    size_t best = 0;
    for (size_t i = 0; i < s->n; i++) {
        size_t same = 0;
        for (size_t k = 0; k < s->n; k++)
            same += s->widths[k] == s->widths[i];
        /* Of two widths that are as frequent the wider one is the table's. */
        if (same > best || (same == best && s->widths[i] > s->common)) {
            best = same;
            s->common = s->widths[i];
        }
    }
}

/* The share of the records that have a width, unreadable ones against it. */
static double share_of(const struct sample *s, size_t width) {
    size_t same = 0;
    for (size_t i = 0; i < s->n; i++)
        same += s->widths[i] == width;
    return s->n ? (double)same / (double)(s->n + s->problems) : 0;
}

static bool blank_then_quote(struct cl_slice f) {
    size_t i = 0;
    while (i < f.len && f.ptr[i] == ' ')
        i++;
    return i > 0 && i < f.len && f.ptr[i] == '"';
}

static void note_record(struct sample *s, const struct cl_headings *headings,
                        const struct cl_record *r) {
    size_t known = 0, filled = 0;
    for (size_t i = 0; i < r->n && i < CL_COLUMN_LIMIT; i++) {
        struct cl_slice f = cl_slice_trim(r->fields[i]);
        bool single = f.len > 1 && f.ptr[0] == '\'';
        s->blank_quotes += blank_then_quote(r->fields[i]);
        s->singles += single;
        s->wrapped += single && f.ptr[f.len - 1] == '\'';
        filled += f.len > 0;
        if (s->n < HEADING_ROWS && f.len)
            known += cl_heading_known(headings, f);
    }
    if (known >= 2 && known * 3 >= filled && known > s->known) {
        s->known = known;
        s->known_width = r->n;
    }
    s->widths[s->n++] = r->n;
}

static enum cl_rc take_sample(struct cl_reader *reader, const struct cl_headings *headings,
                              const struct cl_dialect *dialect, struct sample *out,
                              struct cl_err *err) {
    *out = (struct sample){0};
    enum cl_rc rc = cl_reader_rewind(reader, err);
    if (rc != CL_OK)
        return rc;
    struct cl_parser *p = cl_parser_new(reader, dialect);
    while (rc == CL_OK && out->n < SAMPLE_RECORDS && out->problems < 4 * SAMPLE_RECORDS) {
        struct cl_record r;
        bool got = false;
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        out->escapes += memmem(r.raw.ptr, r.raw.len, "\\\"", 2) != NULL;
        if (r.problem)
            out->problems++;
        else
            note_record(out, headings, &r);
    }
    cl_parser_free(p);
    judge(out);
    return rc;
}

/* "sep=;" in the first line, as Excel writes it. */
static enum cl_rc sep_line(struct cl_reader *reader, char *out, struct cl_err *err) {
    struct cl_line line;
    bool got = false;
    *out = 0;
    enum cl_rc rc = cl_reader_rewind(reader, err);
    if (rc == CL_OK)
        rc = cl_reader_line(reader, &line, &got, err);
    if (rc != CL_OK || !got)
        return rc;
    struct cl_slice s = line.text;
    while (s.len &&
           (s.ptr[s.len - 1] == '\n' || s.ptr[s.len - 1] == '\r' || s.ptr[s.len - 1] == '"'))
        s.len--;
    if (s.len && s.ptr[0] == '"')
        s = (struct cl_slice){s.ptr + 1, s.len - 1};
    if (s.len == 5 && cl_fold_eq((struct cl_slice){s.ptr, 4}, CL_S("sep=")))
        *out = s.ptr[4];
    return CL_OK;
}

/* Consistency first; more columns break ties between two that fit.  A line of
 * known headings outweighs both: commas in the cells below it are text. */
static double score_of(const struct sample *s) {
    size_t width = s->known ? s->known_width : s->common;
    double columns = width > 20 ? 20 : (double)width;
    double share = share_of(s, width);
    double fits = width < 2 ? 0 : share * share * (1 + columns / 20);
    return s->known ? 2 + fits + (s->known > 20 ? 1 : (double)s->known / 20) : fits;
}

static enum cl_rc sniff_delimiter(struct cl_reader *reader, const struct cl_headings *headings,
                                  struct cl_dialect *out, struct cl_err *err) {
    static const char candidates[] = {',', ';', '\t', '|', '^', '~'};
    double best = -1;
    for (size_t i = 0; i < CL_LEN(candidates); i++) {
        struct cl_dialect d = {.delimiter = candidates[i]};
        struct sample s;
        enum cl_rc rc = take_sample(reader, headings, &d, &s, err);
        if (rc != CL_OK)
            return rc;
        double score = score_of(&s);
        if (score > best) {
            best = score;
            *out = d;
            out->blanks_before_quote = s.blank_quotes * 2 > s.n;
        }
    }
    return CL_OK;
}

/* How much better a sample taken with another dialect is than the plain one. */
static double gain(const struct sample *plain, const struct sample *other) {
    size_t width = plain->known ? plain->known_width : plain->n ? plain->widths[0] : 0;
    return share_of(other, width) - share_of(plain, width);
}

/* Quotes with a backslash inside quotes, and single quotes around fields: tried
 * where the file holds such, taken where more records then have their width. */
static enum cl_rc sniff_quotes(struct cl_reader *reader, const struct cl_headings *headings,
                               const struct sample *plain, struct cl_dialect *d,
                               struct cl_err *err) {
    struct cl_dialect escaped = *d, single = *d;
    struct sample s;
    escaped.escapes = true;
    single.quote = '\'';
    if (plain->escapes) {
        enum cl_rc rc = take_sample(reader, headings, &escaped, &s, err);
        if (rc != CL_OK)
            return rc;
        if (gain(plain, &s) >= 0) /* also where only the backslashes would stay */
            *d = escaped;
    }
    if (plain->singles * 2 > plain->n) {
        enum cl_rc rc = take_sample(reader, headings, &single, &s, err);
        if (rc != CL_OK)
            return rc;
        bool all = plain->wrapped * 5 >= plain->singles * 4 && plain->wrapped >= plain->n;
        double more = gain(plain, &s);
        if (more > 0 || (more >= 0 && all))
            *d = single;
    }
    return CL_OK;
}

struct row_look {
    size_t cells, filled, texts, known, values; /* values: numbers, dates, yes/no, e-mails */
};

static void look(const struct cl_headings *known, const struct cl_record *r, struct row_look *out) {
    static const struct cl_nulls none = {0};
    *out = (struct row_look){.cells = r->n};
    for (size_t i = 0; i < r->n && i < CL_COLUMN_LIMIT; i++) {
        struct cl_slice f = cl_slice_trim(r->fields[i]);
        struct cl_col_profile c;
        if (f.len == 0)
            continue;
        cl_profile_init(&c, "");
        cl_profile_add(&c, f, &none, 1);
        cl_profile_finish(&c, NULL);
        bool prose = c.sentences && (f.len > 160 || strchr(".!", f.ptr[f.len - 1]));
        bool value = c.n == 0 || c.numbers || cl_profile_stamps(&c) || cl_profile_durations(&c) ||
                     c.emails || prose || (c.bools && f.len > 1);
        cl_profile_done(&c);
        out->filled++;
        out->values += value;
        out->texts += !value;
        out->known += cl_heading_known(known, f);
    }
}

/* A heading row names nearly every column and holds no values. */
static bool looks_like_header(const struct row_look *l) {
    if (l->known >= 2 && l->known * 3 >= l->filled && l->values * 3 <= l->filled)
        return true;
    return l->values == 0 && l->texts > 0 && l->filled * 10 >= l->cells * 7;
}

struct rows {
    struct row_look looks[PREAMBLE_LIMIT];
    size_t n;
};

static enum cl_rc look_at_rows(struct cl_reader *reader, const struct cl_dialect *dialect,
                               const struct cl_headings *known, struct rows *out,
                               struct cl_err *err) {
    out->n = 0;
    enum cl_rc rc = cl_reader_rewind(reader, err);
    if (rc != CL_OK)
        return rc;
    struct cl_parser *p = cl_parser_new(reader, dialect);
    while (out->n < PREAMBLE_LIMIT) {
        struct cl_record r;
        bool got = false;
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        if (!r.problem)
            look(known, &r, &out->looks[out->n]);
        else
            out->looks[out->n] = (struct row_look){0};
        out->n++;
    }
    cl_parser_free(p);
    return rc;
}

/* The header: of the rows of (nearly) full width the first that reads like one.
 * A row of known headings wins over an earlier row of mere text. */
static void find_header(const struct rows *rows, size_t common, bool forced_sep,
                        struct cl_layout_guess *out) {
    size_t first = SIZE_MAX, known = SIZE_MAX, body = SIZE_MAX;
    for (size_t i = 0; i < rows->n; i++) {
        const struct row_look *l = &rows->looks[i];
        bool wide = l->cells + 1 >= common && l->filled * 2 >= common;
        if (!wide || (forced_sep && i == 0))
            continue;
        if (body == SIZE_MAX)
            body = i;
        if (first == SIZE_MAX && looks_like_header(l))
            first = i;
        if (known == SIZE_MAX && l->known >= 2 && looks_like_header(l))
            known = i;
    }
    size_t at = first;
    if (known != SIZE_MAX &&
        (first == SIZE_MAX || (rows->looks[first].known == 0 &&
                               rows->looks[known].known * 2 >= rows->looks[known].filled)))
        at = known;
    /* Text in the middle of data is no header unless its words are known. */
    bool ok = at != SIZE_MAX && (at == known || at == body);
    if (body == SIZE_MAX)
        body = forced_sep && rows->n > 1 ? 1 : 0;
    out->header = ok;
    out->skip = ok ? at : body;
    out->columns = rows->n > out->skip ? rows->looks[out->skip].cells : common;
}

/* All text, no known word: the first row is a header unless its words come again. */
static bool all_text(const struct rows *rows, size_t at) {
    const struct row_look *h = &rows->looks[at];
    if (h->known || at + 1 >= rows->n)
        return false;
    for (size_t i = at + 1; i < rows->n; i++)
        if (rows->looks[i].values)
            return false;
    return true;
}

enum cl_rc cl_sniff(struct cl_reader *reader, const struct cl_headings *known,
                    const struct cl_ingest_options *options, struct cl_layout_guess *out,
                    struct cl_err *err) {
    *out = (struct cl_layout_guess){0};
    char sep = 0;
    enum cl_rc rc = sep_line(reader, &sep, err);
    if (rc != CL_OK)
        return rc;
    out->dialect.delimiter = options->delimiter ? options->delimiter : sep;
    if (!out->dialect.delimiter)
        rc = sniff_delimiter(reader, known, &out->dialect, err);
    struct sample s;
    if (rc == CL_OK)
        rc = take_sample(reader, known, &out->dialect, &s, err);
    if (rc != CL_OK)
        return rc;
    out->dialect.blanks_before_quote |= s.blank_quotes * 2 > s.n;
    rc = sniff_quotes(reader, known, &s, &out->dialect, err);
    if (rc == CL_OK)
        rc = take_sample(reader, known, &out->dialect, &s, err);
    if (rc != CL_OK)
        return rc;
    struct rows rows;
    rc = look_at_rows(reader, &out->dialect, known, &rows, err);
    if (rc != CL_OK)
        return rc;
    find_header(&rows, s.common, sep != 0, out);
    if (options->no_header) {
        out->header = false;
        out->skip = sep != 0;
        out->columns = s.common;
    } else if (!out->header && rows.n > out->skip && all_text(&rows, out->skip)) {
        out->header = true;
    }
    if (out->header && s.common == out->columns + 1)
        rc = cl_sniff_row_names(reader, known, out, err);
    return rc == CL_OK ? cl_reader_rewind(reader, err) : rc;
}
