/* extent.c - what a column holds as a whole: how many values, and from when to when.
 *
 * Reckoned when first asked for and kept with the column's data, which never change:
 * every table that shows them shares the answer.  Two threads that ask at once both
 * reckon it, and one of the two equal answers is kept. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "inside.h"

static void take_time(struct cl_extent *e, int64_t at) {
    if (at == CL_NO_TIME)
        return;
    if (e->present == 0 || at < e->first)
        e->first = at;
    if (e->present == 0 || at > e->last)
        e->last = at;
    e->present++;
}

static struct cl_extent measure(const struct cl_column *c, size_t rows) {
    struct cl_extent e = {.first = CL_NO_TIME, .last = CL_NO_TIME};
    switch (c->kind) {
    case CL_KIND_CODE:
        for (size_t r = 0; c->v.codes && r < rows; r++)
            e.present += c->v.codes[r] != 0;
        break;
    case CL_KIND_TIME:
        for (size_t r = 0; r < rows; r++)
            take_time(&e, c->v.times[r]);
        break;
    case CL_KIND_REAL:
        for (size_t r = 0; r < rows; r++)
            e.present += isnan(c->v.reals[r]) ? 0 : 1;
        break;
    case CL_KIND_FLAG:
        for (size_t r = 0; r < rows; r++) {
            e.present += c->v.flags[r] >= 0;
            e.yes += c->v.flags[r] > 0;
        }
        break;
    }
    return e;
}

/* The data may be another column's, as the NULLs of all unmapped fields are. */
static struct cl_col_data *owner_of(struct cl_col_data *col) {
    while (col->owner)
        col = col->owner;
    return col;
}

const struct cl_extent *cl_table_extent(const struct cl_table *t, uint16_t id) {
    static const struct cl_extent none = {.first = CL_NO_TIME, .last = CL_NO_TIME};
    assert(id == CL_NO_COLUMN || id < t->columns);
    if (id == CL_NO_COLUMN || !t->cols[id])
        return &none;
    struct cl_col_data *col = owner_of(t->cols[id]);
    struct cl_extent *known = atomic_load_explicit(&col->extent, memory_order_acquire);
    if (known)
        return known;
    struct cl_extent *mine = cl_alloc(sizeof *mine);
    *mine = measure(&t->cols[id]->column, t->rows);
    if (atomic_compare_exchange_strong_explicit(&col->extent, &known, mine, memory_order_acq_rel,
                                                memory_order_acquire))
        return mine;
    free(mine);
    return known;
}
