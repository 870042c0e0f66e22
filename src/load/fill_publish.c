/* fill_publish.c - partial snapshots: when one is due, and the sealed copy.
 *
 * The import's own thread makes them, so they must not cost much: none in the
 * first moments, then one a quarter of a second at most, and never more than one
 * twentieth of the time in all. */
#include <stdlib.h>

#include "caseload/base/file.h"

#include "fill.h"

#define EACH_MS 250
#define COST_SHARE 20
#define GROWTH 8 /* by one part in so many */

/* ---- versions that wait ---- */

static struct cl_cell cell_at(const struct fill_column *c, const void *data, size_t row) {
    struct cl_cell cell = {0};
    switch (c->def.kind) {
    case CL_KIND_CODE:
        cell.v.i = ((const uint32_t *)data)[row];
        cell.set = cell.v.i != 0;
        break;
    case CL_KIND_TIME:
        cell.v.i = ((const int64_t *)data)[row];
        cell.set = cell.v.i != CL_NO_TIME;
        break;
    case CL_KIND_REAL:
        cell.v.r = ((const double *)data)[row];
        cell.set = cell.v.r == cell.v.r; /* NaN is NULL */
        break;
    case CL_KIND_FLAG:
        cell.set = ((const int8_t *)data)[row] >= 0;
        cell.v.i = ((const int8_t *)data)[row] == 1;
        break;
    }
    return cell;
}

/* Of the case as it is shown so far: a version over its row, or the row. */
static struct cl_cell shown(const struct fill *f, size_t row, enum cl_col col) {
    if (f->over_of[row]) {
        const struct version *v = f->overs[f->over_of[row] - 1];
        for (size_t i = 0; i < v->file->n; i++) {
            if (v->file->columns[i].field == col) {
                return v->cells[i];
            }
        }
    }
    size_t at = f->of_field[col];
    return at ? cell_at(&f->columns[at - 1], f->columns[at - 1].data, row) : (struct cl_cell){0};
}

static struct cl_cell held(const struct version *v, size_t at) {
    return at < v->file->n ? v->cells[at] : (struct cl_cell){0};
}

/* By its stamp, then its count, then its place: as chain_write() will order them. */
static bool is_newer(const struct fill *f, size_t row, const struct version *v) {
    struct cl_cell updated = held(v, v->file->updated_at);
    struct cl_cell before = shown(f, row, CL_COL_UPDATED);
    struct cl_cell created = held(v, v->file->created_at);
    struct cl_cell first = shown(f, row, CL_COL_CREATED);
    bool another = created.set && first.set && created.v.i != first.v.i;
    if (!updated.set || !before.set || another) {
        return false;
    }
    if (updated.v.i != before.v.i) {
        return updated.v.i > before.v.i;
    }
    struct cl_cell mod = held(v, v->file->mod_at);
    struct cl_cell mod_before = shown(f, row, CL_COL_MOD_COUNT);
    return (mod.set ? mod.v.r : 0) >= (mod_before.set ? mod_before.v.r : 0);
}

void fill_waits(struct fill *f, int64_t case_id, const struct version *v) {
    size_t row = f && case_id && !v->dropped ? fill_row(f, case_id) : SIZE_MAX;
    if (row == SIZE_MAX || row == f->rows || !is_newer(f, row, v)) {
        return;
    }
    if (!f->over_of[row]) {
        if (f->n_overs == f->cap_overs) {
            f->cap_overs = f->cap_overs ? f->cap_overs * 2 : 256;
            f->overs = cl_realloc_array(f->overs, f->cap_overs, sizeof(struct version *));
        }
        f->over_of[row] = (uint32_t)++f->n_overs;
    }
    f->overs[f->over_of[row] - 1] = v;
    f->changes++;
}

/* ---- when ---- */

static bool is_due(const struct fill *f, bool now) {
    if (f->changes == f->told) {
        return false;
    }
    int64_t ms = cl_monotonic_ms();
    if (now || ms - f->l->began_ms < CL_LOAD_QUIET_MS) {
        return now;
    }
    return ms - f->told_ms >= EACH_MS && ms - f->told_ms >= f->told_cost_ms * COST_SHARE &&
           f->changes >= f->told + f->told / GROWTH;
}

/* ---- derived columns of cases as they stand ---- */

/* Of one row in data[], which may be the live columns or a copy. */
static void derive_row(struct fill *f, struct load_deriver *d, void **data, size_t row,
                       uint32_t date_only, struct cl_cell *cells) {
    size_t n;
    const size_t *fields = load_derived_from(&n);
    for (size_t i = 0; i < n; i++) {
        size_t at = fields[i] < f->n_fields ? f->of_field[fields[i]] : 0;
        bool has = at && data[at - 1];
        cells[i] = has ? cell_at(&f->columns[at - 1], data[at - 1], row) : (struct cl_cell){0};
    }
    const struct fill_column *flags = &f->columns[FILL_FLAGS(f)];
    struct cl_store_case c = {
        .case_id = f->case_ids[row],
        .source_id = ((const uint32_t *)data[FILL_SOURCE(f)])[row],
        .import_id = f->import_id,
        .flags = (uint64_t)((const double *)data[FILL_FLAGS(f)])[row],
        .date_only = date_only,
        .cells = cells,
    };
    uint64_t found = 0;
    const double *values = load_deriver_case(d, &c, &found);
    for (size_t i = 0; i < f->n_derived; i++) {
        fill_set_real(&f->columns[i], data[i], row, values[i]);
    }
    fill_set_real(flags, data[FILL_FLAGS(f)], row, (double)(int64_t)found);
}

/* ---- the copy ---- */

static void *copy(const void *data, size_t n, size_t size) {
    void *to = cl_realloc_array(NULL, n, size);
    memcpy(to, data, n * size);
    return to;
}

/* In the copy only: the store has not made up its mind yet. */
static void lay_over(struct fill *f, struct load_deriver *d, void **data, struct cl_cell *cells) {
    for (size_t row = 0; f->n_overs && row < f->rows; row++) {
        if (!f->over_of[row]) {
            continue;
        }
        const struct version *v = f->overs[f->over_of[row] - 1];
        for (size_t k = 0; k < v->file->n; k++) {
            size_t at = f->of_field[v->file->columns[k].field];
            if (at && data[at - 1]) {
                fill_set_cell(&f->columns[at - 1], data[at - 1], row, &v->cells[k]);
            }
        }
        fill_set_real(&f->columns[FILL_FLAGS(f)], data[FILL_FLAGS(f)], row,
                      (double)(int64_t)v->flags);
        derive_row(f, d, data, row, v->file->date_only, cells);
    }
}

static enum cl_rc seal(struct fill *f, struct cl_table **out, struct cl_err *err) {
    struct load_deriver *d = NULL;
    struct cl_build *b = NULL;
    struct cl_arena *arena = cl_arena_new();
    void **data = cl_arena_array(arena, f->n_columns + 1, sizeof *data);
    size_t n_cells;
    (void)load_derived_from(&n_cells);
    struct cl_cell *cells = cl_arena_array(arena, n_cells, sizeof *cells);
    enum cl_rc rc = load_deriver_open(f->l, &d, err);
    for (size_t i = 0; i < f->n_columns; i++) {
        data[i] = f->columns[i].data;
    }
    for (; !rc && f->alone < f->rows; f->alone++) {
        derive_row(f, d, data, f->alone, f->dates[f->alone], cells);
    }
    for (size_t i = 0; !rc && i < f->n_columns; i++) {
        data[i] = data[i] ? copy(data[i], f->rows, cl_kind_size(f->columns[i].def.kind)) : NULL;
    }
    if (!rc) {
        lay_over(f, d, data, cells);
        int64_t *case_ids = copy(f->case_ids, f->rows, sizeof *case_ids);
        const char *salt = NULL;
        rc = fill_build(f, data, case_ids, false, &b, err);
        rc = rc ? rc : cl_store_meta(f->l->store, "mask_salt", arena, &salt, err);
        if (rc) {
            cl_build_free(b);
        } else {
            cl_build_attr(b, "mask_salt", salt ? salt : "");
            *out = cl_table_seal(b);
        }
    }
    load_deriver_close(d);
    cl_arena_free(arena);
    return rc;
}

enum cl_rc fill_publish(struct fill *f, uint64_t records, bool now, struct cl_err *err) {
    if (!f || !f->l->o->partial || !is_due(f, now)) {
        return CL_OK;
    }
    struct cl_table *table = NULL;
    int64_t from = cl_monotonic_ms();
    enum cl_rc rc = seal(f, &table, err);
    if (rc) {
        return rc;
    }
    f->l->o->partial(f->l->o->partial_ctx, table, records);
    f->told = f->changes;
    f->told_ms = cl_monotonic_ms();
    f->told_cost_ms = f->told_ms - from;
    return CL_OK;
}

void fill_take_back(struct fill *f) {
    if (f && f->told) {
        f->l->o->partial(f->l->o->partial_ctx, NULL, 0);
    }
}
