/* fill.c - the growing columns: rows appended, cases replaced, the table at the end.
 *
 * Invariant: all columns have `rows` values and room for `cap`; a row's number
 * never changes, so case numbers ascend as they do in the store. */
#include "fill.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#define FIRST_ROWS 4096

struct fill *fill_new(struct load *l, int64_t import_id) {
    struct fill *f = cl_alloc(sizeof *f);
    f->l = l;
    f->import_id = import_id;
    f->arena = cl_arena_new();
    return f;
}

void fill_free(struct fill *f) {
    if (!f) {
        return;
    }
    for (size_t i = 0; i < f->n_columns; i++) {
        free(f->columns[i].data);
    }
    free(f->columns);
    free(f->of_field);
    free(f->case_ids);
    free(f->dates);
    free(f->over_of);
    free((void *)f->overs);
    cl_arena_free(f->arena);
    free(f);
}

/* ---- values ---- */

void fill_set_real(const struct fill_column *c, void *data, size_t row, double value) {
    bool null = isnan(value);
    switch (c->def.kind) {
    case CL_KIND_CODE:
        ((uint32_t *)data)[row] = null ? 0 : (uint32_t)value;
        break;
    case CL_KIND_TIME:
        ((int64_t *)data)[row] = null ? CL_NO_TIME : (int64_t)value;
        break;
    case CL_KIND_REAL:
        ((double *)data)[row] = null ? (double)NAN : value + 0.0; /* the store has one zero */
        break;
    case CL_KIND_FLAG:
        ((int8_t *)data)[row] = null ? -1 : (int8_t)value;
        break;
    }
}

void fill_set_cell(const struct fill_column *c, void *data, size_t row,
                   const struct cl_cell *cell) {
    if (cell->set != 1) {
        fill_set_real(c, data, row, (double)NAN);
        return;
    }
    switch (c->def.kind) {
    case CL_KIND_CODE:
        ((uint32_t *)data)[row] = (uint32_t)cell->v.i;
        break;
    case CL_KIND_TIME:
        ((int64_t *)data)[row] = cell->v.i;
        break;
    case CL_KIND_REAL:
        fill_set_real(c, data, row, cell->v.r);
        break;
    case CL_KIND_FLAG:
        ((int8_t *)data)[row] = (int8_t)cell->v.i;
        break;
    }
}

/* ---- columns ---- */

static struct fill_column *push_column(struct fill *f, const char *name, const char *title,
                                       enum cl_kind kind) {
    if (f->n_columns == f->cap_columns) {
        f->cap_columns = f->cap_columns ? f->cap_columns * 2 : 128;
        f->columns = cl_realloc_array(f->columns, f->cap_columns, sizeof *f->columns);
    }
    struct fill_column *c = &f->columns[f->n_columns++];
    *c = (struct fill_column){.def = {.name = cl_arena_str(f->arena, name),
                                      .title = cl_arena_str(f->arena, title),
                                      .kind = kind,
                                      .mapped = true},
                              .field = SIZE_MAX};
    return c;
}

/* NULL in all rows there are. */
static void make_data(struct fill *f, struct fill_column *c) {
    c->data = cl_realloc_array(NULL, f->cap, cl_kind_size(c->def.kind));
    for (size_t i = 0; i < f->rows; i++) {
        fill_set_real(c, c->data, i, (double)NAN);
    }
}

static void add_computed(struct fill *f) {
    const struct cl_derived_def *defs = cl_derived_columns(&f->n_derived);
    for (size_t i = 0; i < f->n_derived; i++) {
        struct fill_column *c = push_column(f, defs[i].name, defs[i].title, defs[i].kind);
        c->def.derived = true;
        make_data(f, c);
    }
    make_data(f, push_column(f, "source", "Source", CL_KIND_CODE));
    struct fill_column *flags = push_column(f, "flags", "Flags", CL_KIND_REAL);
    flags->def.derived = true;
    make_data(f, flags);
}

static void add_field(struct fill *f, size_t field) {
    const struct cl_store_field *s = cl_store_field_at(f->l->store, field);
    struct fill_column *c = push_column(f, s->name, s->title, cl_kind_of(s->type));
    bool schema = s->col < CL_COL_COUNT;
    c->field = field;
    c->type = s->type;
    c->def.extra = !schema;
    c->def.personal = schema && cl_columns[s->col].personal;
    c->def.header = schema ? cl_arena_str(f->arena, s->header) : NULL;
    if (s->type != CL_T_TEXT) {
        make_data(f, c);
    }
    f->of_field[field] = f->n_columns;
}

/* A column for each field that some source has by now. */
static void add_fields(struct fill *f) {
    size_t n = cl_store_fields(f->l->store);
    if (n > f->n_fields) {
        f->of_field = cl_realloc_array(f->of_field, n, sizeof *f->of_field);
        memset(f->of_field + f->n_fields, 0, (n - f->n_fields) * sizeof *f->of_field);
        f->n_fields = n;
    }
    for (size_t i = 0; i < n; i++) {
        if (!f->of_field[i] && cl_store_field_at(f->l->store, i)->mapped) {
            add_field(f, i);
        }
    }
}

static void reserve(struct fill *f, size_t rows) {
    if (rows <= f->cap) {
        return;
    }
    size_t cap = f->cap ? f->cap : FIRST_ROWS;
    while (cap < rows) {
        cap += cap / 2;
    }
    f->case_ids = cl_realloc_array(f->case_ids, cap, sizeof *f->case_ids);
    f->dates = cl_realloc_array(f->dates, cap, sizeof *f->dates);
    f->over_of = cl_realloc_array(f->over_of, cap, sizeof *f->over_of);
    for (size_t i = 0; i < f->n_columns; i++) {
        struct fill_column *c = &f->columns[i];
        if (c->data) {
            c->data = cl_realloc_array(c->data, cap, cl_kind_size(c->def.kind));
        }
    }
    f->cap = cap;
}

/* ---- what was there before this import ---- */

static const void *values_of(const struct cl_column *c) {
    switch (c->kind) {
    case CL_KIND_CODE:
        return c->v.codes;
    case CL_KIND_TIME:
        return c->v.times;
    case CL_KIND_REAL:
        return c->v.reals;
    case CL_KIND_FLAG:
        return c->v.flags;
    }
    return NULL;
}

static void take_base(struct fill *f, const struct cl_table *base) {
    size_t rows = cl_table_rows(base);
    reserve(f, rows ? rows : 1);
    f->rows = f->base = f->alone = rows;
    add_computed(f);
    add_fields(f);
    if (rows == 0) {
        return;
    }
    memcpy(f->case_ids, cl_table_case_ids(base), rows * sizeof *f->case_ids);
    memset(f->dates, 0, rows * sizeof *f->dates);
    memset(f->over_of, 0, rows * sizeof *f->over_of);
    for (size_t i = 0; i < f->n_columns; i++) {
        struct fill_column *c = &f->columns[i];
        uint16_t id = c->data ? cl_table_find(base, cl_slice(c->def.name)) : CL_NO_COLUMN;
        const struct cl_column *from = id == CL_NO_COLUMN ? NULL : cl_table_column(base, id);
        if (from && from->mapped && from->kind == c->def.kind) {
            memcpy(c->data, values_of(from), rows * cl_kind_size(from->kind));
        }
    }
}

enum cl_rc fill_begin(struct fill *f, struct cl_err *err) {
    if (!f) {
        return CL_OK;
    }
    if (f->begun) {
        add_fields(f);
        return CL_OK;
    }
    struct cl_table *base = NULL;
    enum cl_rc rc = cl_store_peek(f->l->store, &base, err);
    if (rc) {
        return rc;
    }
    take_base(f, base);
    cl_table_unref(base);
    f->begun = true;
    return CL_OK;
}

/* ---- rows ---- */

size_t fill_row(struct fill *f, int64_t case_id) {
    if (f->rows == 0 || case_id > f->case_ids[f->rows - 1]) {
        return f->rows;
    }
    size_t next = f->at + 1; /* cases are mostly visited in their order */
    if (next < f->rows && f->case_ids[next] == case_id) {
        return f->at = next;
    }
    size_t low = 0;
    size_t high = f->rows;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (f->case_ids[mid] < case_id) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return f->at = low;
}

void fill_put(struct fill *f, const struct cl_store_case *c, const size_t *fields, size_t n) {
    if (!f) {
        return;
    }
    size_t row = fill_row(f, c->case_id);
    if (row == f->rows) {
        reserve(f, f->rows + 1);
        f->rows++;
        f->case_ids[row] = c->case_id;
        f->over_of[row] = 0;
    }
    for (size_t i = 0; i < f->n_columns; i++) {
        if (f->columns[i].data) {
            fill_set_real(&f->columns[i], f->columns[i].data, row, (double)NAN);
        }
    }
    for (size_t i = 0; i < n; i++) {
        size_t at = f->of_field[fields ? fields[i] : i];
        const struct fill_column *col = at ? &f->columns[at - 1] : NULL;
        if (col && col->data) {
            fill_set_cell(col, col->data, row, &c->cells[i]);
        }
    }
    assert(f->columns);
    const struct fill_column *source = &f->columns[FILL_SOURCE(f)];
    const struct fill_column *flags = &f->columns[FILL_FLAGS(f)];
    fill_set_real(source, source->data, row, (double)c->source_id);
    fill_set_real(flags, flags->data, row, (double)(int64_t)c->flags);
    f->dates[row] = c->date_only;
    f->changes++;
}

void fill_derived(struct fill *f, int64_t case_id, uint64_t flags, const double *values) {
    if (!f || !f->begun) {
        return;
    }
    size_t row = fill_row(f, case_id);
    if (row == f->rows) {
        return;
    }
    for (size_t i = 0; i < f->n_derived; i++) {
        fill_set_real(&f->columns[i], f->columns[i].data, row, values[i]);
    }
    const struct fill_column *c = &f->columns[FILL_FLAGS(f)];
    fill_set_real(c, c->data, row, (double)(int64_t)flags);
}

/* ---- a table ---- */

static struct cl_dict *copy_words(struct cl_store *store, size_t field) {
    struct cl_dict *dict = cl_dict_new();
    uint32_t n = cl_store_word_count(store, field);
    for (uint32_t code = 1; code <= n; code++) {
        cl_dict_add(dict, cl_store_word_text(store, field, code));
    }
    return dict;
}

static enum cl_rc on_source(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    cl_dict_add(ctx, row[0].text);
    return CL_OK;
}

/* The order in which cl_store_snapshot() numbers the columns: computed ones, then
 * extra ones as the store numbers its fields; the schema's have numbers of their own. */
enum cl_rc fill_build(struct fill *f, void **data, int64_t *case_ids, bool take_words,
                      struct cl_build **out, struct cl_err *err) {
    struct cl_store *store = f->l->store;
    uint16_t status_state = CL_NO_COLUMN;
    struct cl_build *b = *out = cl_build_new(f->rows);
    struct cl_dict *sources = cl_dict_new();
    cl_build_case_ids(b, case_ids);
    enum cl_rc rc = cl_store_run(store, "SELECT name FROM source ORDER BY source_id", NULL, 0,
                                 on_source, sources, err);
    for (size_t i = 0; i < f->n_columns; i++) {
        const struct fill_column *c = &f->columns[i];
        uint16_t id = CL_NO_COLUMN;
        struct cl_dict *dict = i == FILL_SOURCE(f) ? sources : NULL;
        bool words = c->field != SIZE_MAX && c->type == CL_T_WORD;
        if (words && !take_words) {
            dict = copy_words(store, c->field);
        } else if (words && !rc) {
            rc = cl_store_take_words(store, c->field, &dict, err);
        }
        if (c->field < CL_COL_COUNT) {
            id = (uint16_t)c->field;
        }
        id = cl_build_column(b, id, &c->def, data[i], f->rows, dict);
        if (strcmp(c->def.name, "status_state") == 0) {
            status_state = id;
        }
    }
    return rc ? rc : cl_store_build_past(store, b, case_ids, status_state, err);
}

enum cl_rc fill_finish(struct fill *f, struct cl_table **out, struct cl_err *err) {
    struct cl_build *b = NULL;
    *out = NULL;
    if (!f) {
        return CL_OK;
    }
    void **data = cl_arena_array(f->arena, f->n_columns + 1, sizeof *data);
    for (size_t i = 0; i < f->n_columns; i++) {
        struct fill_column *c = &f->columns[i];
        if (c->data) {
            data[i] = cl_realloc_array(c->data, f->rows, cl_kind_size(c->def.kind));
            c->data = NULL;
        }
    }
    int64_t *case_ids = cl_realloc_array(f->case_ids, f->rows, sizeof *case_ids);
    f->case_ids = NULL;
    enum cl_rc rc = fill_build(f, data, case_ids, true, &b, err);
    if (rc) {
        cl_build_free(b);
        return rc;
    }
    *out = cl_table_seal(b);
    return CL_OK;
}
