/* table.c - reading a sealed table, and sharing it.
 *
 * Invariant: nothing that a reader can see changes after the seal; only counters
 * of references do, and those are atomic. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

void cl_past_unref(struct cl_past *past) {
    if (!past || atomic_fetch_sub_explicit(&past->refs, 1, memory_order_acq_rel) != 1)
        return;
    for (size_t i = 0; i < past->n_attrs; i++) {
        free(past->attrs[i].key);
        free(past->attrs[i].value);
    }
    free(past->attrs);
    free(past->events);
    free(past->gaps);
    free(past->case_ids);
    free(past);
}

struct cl_table *cl_table_ref(const struct cl_table *t) {
    atomic_fetch_add_explicit(&t->self->refs, 1, memory_order_relaxed);
    return t->self;
}

void cl_table_unref(const struct cl_table *t) {
    if (!t || atomic_fetch_sub_explicit(&t->self->refs, 1, memory_order_acq_rel) != 1)
        return;
    struct cl_table *own = t->self;
    for (uint16_t i = 0; i < own->columns; i++)
        cl_col_data_unref(own->cols[i]);
    cl_past_unref(own->past);
    free(own->cols);
    free(own);
}

size_t cl_table_rows(const struct cl_table *t) {
    return t->rows;
}

uint16_t cl_table_columns(const struct cl_table *t) {
    return t->columns;
}

const struct cl_column *cl_table_column(const struct cl_table *t, uint16_t id) {
    static const struct cl_column hole;
    assert(id < t->columns);
    return t->cols[id] ? &t->cols[id]->column : &hole;
}

/* The heading itself, or the identifier that an extra column of that heading has. */
static bool is_heading(const struct cl_buf *heading, const struct cl_buf *name) {
    if (heading->len != name->len || name->len == 0)
        return false;
    for (size_t i = 0; i < name->len; i++) {
        unsigned char h = (unsigned char)heading->ptr[i], n = (unsigned char)name->ptr[i];
        bool letter = (h >= 'a' && h <= 'z') || (h >= '0' && h <= '9') || h >= 0x80;
        if (h != n && (letter || n != '_'))
            return false;
    }
    return true;
}

uint16_t cl_table_find(const struct cl_table *t, struct cl_slice name) {
    if (name.len == 0)
        return CL_NO_COLUMN;
    for (uint16_t i = 0; i < t->columns; i++) {
        if (t->cols[i] && cl_slice_eq_nocase(cl_slice(t->cols[i]->name), name))
            return i;
    }
    /* Headings come second, since people may have given a column of their own the
     * heading that is another field's name. */
    struct cl_buf folded = {0};
    cl_fold_buf(&folded, name);
    uint16_t found = CL_NO_COLUMN;
    for (uint16_t i = 0; i < t->columns && found == CL_NO_COLUMN; i++) {
        const struct cl_col_data *col = t->cols[i];
        if (col && folded.len > 0 && col->folded_title.len == folded.len &&
            memcmp(col->folded_title.ptr, folded.ptr, folded.len) == 0)
            found = i;
    }
    for (uint16_t i = 0; i < t->columns && found == CL_NO_COLUMN; i++) {
        if (t->cols[i] && is_heading(&t->cols[i]->folded_header, &folded))
            found = i;
    }
    cl_buf_free(&folded);
    return found;
}

const struct cl_event *cl_table_events(const struct cl_table *t, size_t *n) {
    *n = t->past->n_events;
    return t->past->events;
}

const struct cl_gap *cl_table_gaps(const struct cl_table *t, size_t *n) {
    *n = t->past->n_gaps;
    return t->past->gaps;
}

const int64_t *cl_table_case_ids(const struct cl_table *t) {
    return t->past->case_ids;
}

const char *cl_table_attr(const struct cl_table *t, const char *key) {
    for (size_t i = 0; i < t->past->n_attrs; i++) {
        if (strcmp(t->past->attrs[i].key, key) == 0)
            return t->past->attrs[i].value;
    }
    return NULL;
}

static const void *values_of(const struct cl_column *def) {
    switch (def->kind) {
    case CL_KIND_CODE:
        return def->v.codes;
    case CL_KIND_TIME:
        return def->v.times;
    case CL_KIND_REAL:
        return def->v.reals;
    case CL_KIND_FLAG:
        return def->v.flags;
    }
    return NULL;
}

static struct cl_dict *copy_dict(const struct cl_dict *dict) {
    if (!dict)
        return NULL;
    struct cl_dict *copy = cl_dict_new();
    for (uint32_t code = 1; code <= cl_dict_count(dict); code++)
        cl_dict_add(copy, cl_dict_word(dict, code));
    return copy;
}

struct cl_table *cl_table_with_column(const struct cl_table *t, const struct cl_column *def,
                                      uint16_t *id) {
    if (t->columns >= CL_NO_COLUMN - 1)
        cl_panic("too many columns: %u", (unsigned)t->columns);
    struct cl_table *wider = cl_alloc(sizeof *wider);
    atomic_init(&wider->refs, 1);
    wider->self = wider;
    wider->past = t->past;
    atomic_fetch_add_explicit(&wider->past->refs, 1, memory_order_relaxed);
    wider->rows = t->rows;
    wider->columns = (uint16_t)(t->columns + 1);
    wider->cols = cl_alloc(wider->columns * sizeof(void *));
    for (uint16_t i = 0; i < t->columns; i++)
        wider->cols[i] = cl_col_data_ref(t->cols[i]);
    size_t bytes = t->rows * cl_kind_size(def->kind);
    void *data = cl_alloc(bytes);
    if (bytes)
        memcpy(data, values_of(def), bytes);
    wider->cols[t->columns] = cl_col_data_new(def, data, copy_dict(def->dict));
    *id = t->columns;
    return wider;
}
