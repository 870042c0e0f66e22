/* rows_out.c - the second pass: typed rows in batches, and rejects, to a sink.
 *
 * Every record of the file is one or the other; nothing is decided here that the
 * first pass did not settle for the whole column. */
#include <stdlib.h>

#include "ingest_int.h"

#define BATCH_CELLS (256u << 10)     /* cells of one batch, for files with many columns */
#define RAW_LIMIT ((size_t)64 << 10) /* bytes of a rejected record that are handed on */

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

bool cl_ingest_fits_short(const struct cl_ingest *in, const struct cl_cell *cells,
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
    if (r->n < in->n_cols && !cl_ingest_fits_short(in, cells, origin)) {
        char text[CL_REASON_BYTES];
        return reject(o, r, cl_records_width(&in->shape, r, text), err);
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
        char text[CL_REASON_BYTES];
        enum cl_rc rc = cl_parser_next(p, &r, &got, err);
        if (rc != CL_OK || !got)
            return rc;
        if (n % CL_PROGRESS_RECORDS == 0 && !cl_ingest_goes_on(in, 1))
            return cl_ingest_cancelled(in, err);
        const char *why = cl_records_unfit(&in->shape, &r, text);
        rc = why ? reject(o, &r, why, err) : add(in, o, &r, err);
        if (rc != CL_OK)
            return rc;
    }
}

enum cl_rc cl_ingest_run(struct cl_ingest *in, const struct cl_sink *sink, struct cl_err *err) {
    struct cl_parser *p = NULL;
    struct cl_record header;
    struct out o;
    enum cl_rc rc = cl_ingest_start(in, &p, &header, err);
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
