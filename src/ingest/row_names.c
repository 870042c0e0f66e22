/* row_names.c - a header that is one name short: R's write.table() and its like.
 *
 * The rows begin with a name or number that has no heading.  As a comma without
 * quotes in the last cells gives the same widths, the instants must stand one
 * place to the right of their headings, or the rows be numbered. */
#include <stdlib.h>

#include "sniff.h"

#define ROWS 30 /* that are looked at */

struct names {
    size_t n;           /* headings */
    bool *time;         /* those that promise an instant */
    bool numbered;      /* so far the rows count up */
    bool id_first;      /* the first heading is that of a number of cases */
    double last;        /* number of the row before */
    int votes;          /* instants to the right of their headings, less those below them */
    size_t rows, wider; /* wider: one field more than headings, and it is no empty one */
};

static void note_headings(struct names *w, const struct cl_headings *known,
                          const struct cl_record *r) {
    struct cl_heading_match m[CL_HEADING_MATCHES];
    w->n = r->n < CL_COLUMN_LIMIT ? r->n : CL_COLUMN_LIMIT;
    w->numbered = true;
    w->time = cl_alloc((w->n + 1) * sizeof *w->time);
    for (size_t i = 0; i < w->n; i++) {
        size_t n = cl_heading_match(known, r->fields[i], m);
        for (size_t k = 0; k < n; k++) {
            w->time[i] |= m[k].score > 0.8 && cl_columns[m[k].field].type == CL_T_TIME;
            w->id_first |= i == 0 && m[k].score > 0.8 && m[k].field == CL_COL_ID;
        }
    }
}

static bool is_date(struct cl_slice field) {
    struct cl_stamp stamp;
    struct cl_slice s = cl_slice_trim(field);
    return s.len <= 64 && cl_stamp_scan(s, &stamp) && stamp.shape != CL_SHAPE_CLOCK &&
           stamp.shape != CL_SHAPE_DIGITS;
}

static void note_row(struct names *w, const struct cl_record *r) {
    double v = 0;
    w->rows++;
    if (r->n != w->n + 1 || r->n > CL_COLUMN_LIMIT || cl_slice_trim(r->fields[w->n]).len == 0)
        return;
    w->wider++;
    w->numbered &=
        cl_number_parse(cl_slice_trim(r->fields[0]), '.', &v) && (w->wider == 1 || v > w->last);
    w->last = v;
    for (size_t i = 0; i < w->n; i++)
        if (w->time[i])
            w->votes += is_date(r->fields[i + 1]) - is_date(r->fields[i]);
}

enum cl_rc cl_sniff_row_names(struct cl_reader *reader, const struct cl_headings *known,
                              struct cl_layout_guess *guess, struct cl_err *err) {
    struct names w = {0};
    enum cl_rc rc = cl_reader_rewind(reader, err);
    if (rc != CL_OK)
        return rc;
    struct cl_parser *p = cl_parser_new(reader, &guess->dialect);
    for (size_t i = 0; i <= guess->skip + ROWS; i++) {
        struct cl_record r;
        bool got = false;
        rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            break;
        if (i == guess->skip)
            note_headings(&w, known, &r);
        else if (i > guess->skip && !r.problem)
            note_row(&w, &r);
    }
    cl_parser_free(p);
    free(w.time);
    bool shifted = w.votes > 0 || (w.votes == 0 && w.numbered && !w.id_first);
    guess->row_names = w.rows > 0 && w.wider * 10 >= w.rows * 9 && shifted;
    return rc;
}
