/* fill.h - the snapshot that grows beside the store while records come in.
 *
 * Its rows are at all times what the open transaction has: every insert and every
 * replaced case is taken over, codes are the store's, derived columns come from
 * load_derive() when it writes them.  So at the end it is the table that
 * cl_store_snapshot() would read back.  While records still come, a partial
 * snapshot is a sealed copy of what is there: derived columns as the cases stand
 * alone, and over each case the newest version that waits for merge_finish(). */
#ifndef CASELOAD_LOAD_FILL_H
#define CASELOAD_LOAD_FILL_H

#include "load_int.h"

struct fill;
struct fill *fill_new(struct load *l, int64_t import_id);
void fill_free(struct fill *f); /* NULL is fine, here and as the first argument of the rest */

/* The columns of a file are known; before its first record. */
CL_NODISCARD enum cl_rc fill_begin(struct fill *f, struct cl_err *err);
/* A case as the store has just got it; cells[] as fields[], or NULL: every field. */
void fill_put(struct fill *f, const struct cl_store_case *c, const size_t *fields, size_t n);
/* What load_derive() found. */
void fill_derived(struct fill *f, int64_t case_id, uint64_t flags, const double *values);
/* A version that waits; case_id 0 is passed over.  It lives as long as the merge. */
void fill_waits(struct fill *f, int64_t case_id, const struct version *v);

/* A partial snapshot for the callback if one is due; `now`: whenever there is news. */
CL_NODISCARD enum cl_rc fill_publish(struct fill *f, uint64_t records, bool now,
                                     struct cl_err *err);
void fill_take_back(struct fill *f); /* what was told is rolled back */
/* The whole table, after the commit. */
CL_NODISCARD enum cl_rc fill_finish(struct fill *f, struct cl_table **out, struct cl_err *err);

/* ---- between fill.c and fill_publish.c ---- */
struct fill_column {
    struct cl_column def; /* names live in the fill's arena */
    size_t field;         /* of the store; SIZE_MAX: computed */
    enum cl_type type;
    void *data; /* [cap]; NULL: text, which stays in the store */
};
struct fill {
    struct load *l;
    struct cl_arena *arena;
    int64_t import_id;
    struct fill_column *columns; /* derived ones, source, flags, then fields */
    size_t n_columns, cap_columns, n_derived;
    size_t *of_field; /* column of a field of the store, plus one; 0: none */
    size_t n_fields;
    int64_t *case_ids;             /* [cap], ascending */
    uint32_t *dates;               /* [cap]: date_only of cases of this import */
    size_t rows, cap, base, alone; /* base: rows from before; alone: derived as they stand */
    size_t at;                     /* where the last case was found */
    bool begun;
    const struct version **overs; /* versions that wait, over their rows */
    size_t n_overs, cap_overs;
    uint32_t *over_of; /* [cap]: index in overs plus one */
    uint64_t changes;  /* rows and versions so far */
    uint64_t told;     /* of those, in the last partial snapshot */
    int64_t told_ms, told_cost_ms;
};
/* Columns source and flags. */
#define FILL_SOURCE(f) ((f)->n_derived)
#define FILL_FLAGS(f) ((f)->n_derived + 1)
size_t fill_row(struct fill *f, int64_t case_id); /* or where it would be */
void fill_set_cell(const struct fill_column *c, void *data, size_t row, const struct cl_cell *cell);
void fill_set_real(const struct fill_column *c, void *data, size_t row, double value);
/* A build of these columns' data, one for each, which it takes; words are copied, or
 * taken from the store when it needs them no more. */
CL_NODISCARD enum cl_rc fill_build(struct fill *f, void **data, int64_t *case_ids, bool take_words,
                                   struct cl_build **out, struct cl_err *err);

#endif
