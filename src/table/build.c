/* build.c - a table while it is made.
 *
 * Columns come with their data and are not copied.  Invariant: all columns have
 * the same number of rows; sealing fills what is missing of the schema. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

struct cl_build {
    size_t rows;
    bool has_rows; /* the first column decides how many there are */
    uint16_t columns, cap;
    struct cl_col_data **cols;
    struct cl_past *past;
};

static char *copy(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(cl_alloc(n), s, n);
}

size_t cl_kind_size(enum cl_kind kind) {
    switch (kind) {
    case CL_KIND_CODE:
        return sizeof(uint32_t);
    case CL_KIND_TIME:
        return sizeof(int64_t);
    case CL_KIND_REAL:
        return sizeof(double);
    case CL_KIND_FLAG:
        return sizeof(int8_t);
    }
    return 0;
}

static void point_at(struct cl_col_data *col, void *data) {
    col->data = data;
    switch (col->column.kind) {
    case CL_KIND_CODE:
        col->column.v.codes = data;
        break;
    case CL_KIND_TIME:
        col->column.v.times = data;
        break;
    case CL_KIND_REAL:
        col->column.v.reals = data;
        break;
    case CL_KIND_FLAG:
        col->column.v.flags = data;
        break;
    }
}

struct cl_col_data *cl_col_data_new(const struct cl_column *def, void *data, struct cl_dict *dict) {
    struct cl_col_data *col = cl_alloc(sizeof *col);
    atomic_init(&col->refs, 1);
    atomic_init(&col->extent, NULL);
    col->column = *def;
    col->name = copy(def->name);
    col->title = copy(def->title ? def->title : def->name);
    cl_fold_buf(&col->folded_title, cl_slice(col->title));
    col->column.name = col->name;
    col->column.title = col->title;
    col->header = def->header && *def->header ? copy(def->header) : NULL;
    col->column.header = col->header;
    cl_fold_buf(&col->folded_header, cl_slice(col->header));
    col->dict = col->column.kind == CL_KIND_CODE && data && !dict ? cl_dict_new() : dict;
    col->column.dict = col->dict;
    point_at(col, data);
    return col;
}

struct cl_col_data *cl_col_data_ref(struct cl_col_data *col) {
    if (col)
        atomic_fetch_add_explicit(&col->refs, 1, memory_order_relaxed);
    return col;
}

void cl_col_data_unref(struct cl_col_data *col) {
    if (!col || atomic_fetch_sub_explicit(&col->refs, 1, memory_order_acq_rel) != 1)
        return;
    free(col->name);
    free(col->title);
    free(col->header);
    cl_buf_free(&col->folded_title);
    cl_buf_free(&col->folded_header);
    if (col->owner)
        cl_col_data_unref(col->owner);
    else
        free(col->data);
    cl_dict_free(col->dict);
    free(atomic_load_explicit(&col->extent, memory_order_relaxed));
    free(col);
}

struct cl_build *cl_build_new(size_t rows_hint) {
    struct cl_build *b = cl_alloc(sizeof *b);
    b->rows = rows_hint;
    b->past = cl_alloc(sizeof *b->past);
    atomic_init(&b->past->refs, 1);
    return b;
}

void cl_build_free(struct cl_build *b) {
    if (!b)
        return;
    for (uint16_t i = 0; i < b->columns; i++)
        cl_col_data_unref(b->cols[i]);
    cl_past_unref(b->past);
    free(b->cols);
    free(b);
}

size_t cl_build_rows(const struct cl_build *b) {
    return b->has_rows ? b->rows : 0;
}

/* Makes room for an id; holes are NULL. */
static void reach(struct cl_build *b, uint16_t id) {
    if (id >= b->cap) {
        uint16_t cap = id < CL_NO_COLUMN / 2 ? (uint16_t)(id * 2 + 64) : CL_NO_COLUMN;
        b->cols = cl_realloc_array(b->cols, cap, sizeof(void *));
        for (uint16_t i = b->cap; i < cap; i++)
            b->cols[i] = NULL;
        b->cap = cap;
    }
    if (id >= b->columns)
        b->columns = (uint16_t)(id + 1);
}

uint16_t cl_build_column(struct cl_build *b, uint16_t id, const struct cl_column *def, void *data,
                         size_t rows, struct cl_dict *dict) {
    if (id == CL_NO_COLUMN) {
        id = b->columns > CL_COL_COUNT ? b->columns : CL_COL_COUNT;
        if (id == CL_NO_COLUMN)
            cl_panic("too many columns: %u", (unsigned)id);
    }
    assert(!b->has_rows || rows == b->rows);
    b->rows = rows;
    b->has_rows = true;
    struct cl_column full = *def;
    if (id < CL_COL_COUNT) {
        if (!full.name)
            full.name = cl_columns[id].name;
        if (!full.title)
            full.title = cl_columns[id].title;
        full.personal |= cl_columns[id].personal;
    }
    /* A word column has a dictionary even when it has no rows. */
    if (id < CL_COL_COUNT && cl_columns[id].type == CL_T_WORD && !dict)
        dict = cl_dict_new();
    reach(b, id);
    cl_col_data_unref(b->cols[id]);
    b->cols[id] = cl_col_data_new(&full, data, dict);
    return id;
}

void cl_build_events(struct cl_build *b, struct cl_event *events, size_t n) {
    free(b->past->events);
    b->past->events = events;
    b->past->n_events = n;
}

void cl_build_gaps(struct cl_build *b, struct cl_gap *gaps, size_t n) {
    free(b->past->gaps);
    b->past->gaps = gaps;
    b->past->n_gaps = n;
}

void cl_build_case_ids(struct cl_build *b, int64_t *ids) {
    free(b->past->case_ids);
    b->past->case_ids = ids;
}

void cl_build_attr(struct cl_build *b, const char *key, const char *value) {
    struct cl_past *past = b->past;
    for (size_t i = 0; i < past->n_attrs; i++) {
        if (strcmp(past->attrs[i].key, key) == 0) {
            free(past->attrs[i].value);
            past->attrs[i].value = copy(value);
            return;
        }
    }
    past->attrs = cl_realloc_array(past->attrs, past->n_attrs + 1, sizeof *past->attrs);
    past->attrs[past->n_attrs++] = (struct cl_attr){.key = copy(key), .value = copy(value)};
}

enum cl_kind cl_kind_of(enum cl_type type) {
    switch (type) {
    case CL_T_WORD:
    case CL_T_TEXT:
        return CL_KIND_CODE;
    case CL_T_TIME:
        return CL_KIND_TIME;
    case CL_T_SECS:
    case CL_T_REAL:
        return CL_KIND_REAL;
    case CL_T_FLAG:
        return CL_KIND_FLAG;
    }
    return CL_KIND_CODE;
}

/* All NULL.  At least one row's room, so that the pointer is never NULL. */
static void *no_values(enum cl_kind kind, size_t rows) {
    size_t n = rows ? rows : 1;
    void *data = cl_realloc_array(NULL, n, cl_kind_size(kind));
    if (kind == CL_KIND_CODE)
        memset(data, 0, n * sizeof(uint32_t));
    if (kind == CL_KIND_FLAG)
        memset(data, 0xff, n);
    for (size_t i = 0; kind == CL_KIND_TIME && i < n; i++)
        ((int64_t *)data)[i] = CL_NO_TIME;
    for (size_t i = 0; kind == CL_KIND_REAL && i < n; i++)
        ((double *)data)[i] = (double)NAN;
    return data;
}

/* Most exports have few of the fields: NULLs of a kind are kept once. */
static void share_nulls(struct cl_col_data *col, struct cl_col_data **first, size_t rows) {
    struct cl_col_data **owner = &first[col->column.kind];
    point_at(col, *owner ? (*owner)->data : no_values(col->column.kind, rows));
    if (*owner)
        col->owner = cl_col_data_ref(*owner);
    else
        *owner = col;
    if (col->column.kind == CL_KIND_CODE && !col->dict)
        col->column.dict = col->dict = cl_dict_new();
}

struct cl_table *cl_table_seal(struct cl_build *b) {
    if (!b->has_rows)
        b->rows = 0;
    struct cl_col_data *nulls[CL_KIND_FLAG + 1] = {NULL};
    reach(b, CL_COL_COUNT - 1);
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        if (b->cols[i])
            continue;
        const struct cl_column_def *field = &cl_columns[i];
        struct cl_column def = {.name = field->name,
                                .title = field->title,
                                .kind = cl_kind_of(field->type),
                                .personal = field->personal};
        b->cols[i] = cl_col_data_new(&def, NULL, NULL);
        if (field->type != CL_T_TEXT)
            share_nulls(b->cols[i], nulls, b->rows);
    }
    for (uint16_t i = 0; i < b->columns; i++) {
        if (b->cols[i] && !b->cols[i]->data && b->cols[i]->column.kind != CL_KIND_CODE)
            share_nulls(b->cols[i], nulls, b->rows);
    }
    struct cl_table *t = cl_alloc(sizeof *t);
    atomic_init(&t->refs, 1);
    t->self = t;
    t->past = b->past;
    t->rows = b->rows;
    t->columns = b->columns;
    t->cols = b->cols;
    free(b);
    return t;
}
