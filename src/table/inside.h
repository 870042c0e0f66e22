/* inside.h - what build.c makes and table.c reads; for src/table only. */
#ifndef CASELOAD_TABLE_INSIDE_H
#define CASELOAD_TABLE_INSIDE_H

#include <stdatomic.h>

#include "caseload/table.h"

/* A column's data with its owners: every table that shows it holds a reference. */
struct cl_col_data {
    atomic_uint refs;
    struct cl_column column;
    char *name, *title, *header; /* what column.name and so on point to; header may be NULL */
    struct cl_buf folded_title, folded_header; /* for looking up */
    void *data;                                /* what column.v points to; NULL for TEXT */
    struct cl_col_data *owner;                 /* counted: whose data these are, or NULL: its own */
    struct cl_dict *dict;
    _Atomic(struct cl_extent *) extent; /* of the owner: of its data; NULL: not yet asked for */
};
struct cl_col_data *cl_col_data_new(const struct cl_column *def, void *data, struct cl_dict *dict);
struct cl_col_data *cl_col_data_ref(struct cl_col_data *col);
void cl_col_data_unref(struct cl_col_data *col); /* NULL is fine */

/* What tables that differ in columns only have in common. */
struct cl_past {
    atomic_uint refs;
    struct cl_event *events;
    struct cl_gap *gaps;
    size_t n_events, n_gaps;
    int64_t *case_ids;
    struct cl_attr {
        char *key, *value;
    } * attrs;
    size_t n_attrs;
};
void cl_past_unref(struct cl_past *past); /* NULL is fine */

struct cl_table {
    atomic_uint refs;
    struct cl_table *self; /* so that a loan can become a reference */
    struct cl_past *past;
    size_t rows;
    uint16_t columns;
    struct cl_col_data **cols; /* NULL: no column has this id */
};

/* ---- personal.c ---- */
/* Is it a column of words that has any?  c may be NULL. */
bool table_has_words(const struct cl_column *c);
/* For each column, whether all its words are hidden by --mask. */
void table_find_personal(const struct cl_table *t, bool *personal);

#endif
