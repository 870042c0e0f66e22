/* store_write.h - what an import writes into a store, and reads back to compare.
 *
 * For load only; everybody else reads through store.h.  All calls stand between
 * cl_store_begin() and cl_store_commit() or cl_store_rollback(): an import is one
 * transaction, its DDL included.  Fields are named by their index in the store's
 * list (stable until a rollback); words are codes of the store's own
 * dictionaries, which hold no word that no case ever had. */
#ifndef CASELOAD_STORE_WRITE_H
#define CASELOAD_STORE_WRITE_H

#include "caseload/store.h"

#define CL_STORE_EXTRA_LIMIT 1500u /* extra columns that become columns of the view `cases` */

CL_NODISCARD enum cl_rc cl_store_begin(struct cl_store *store, struct cl_err *err);
/* Writes new words, views and indices, then commits. */
CL_NODISCARD enum cl_rc cl_store_commit(struct cl_store *store, struct cl_err *err);
void cl_store_rollback(struct cl_store *store); /* fine when nothing was begun */
/* A store built aside needs no journal: call before begin on a new file. */
CL_NODISCARD enum cl_rc cl_store_unsafe(struct cl_store *store, struct cl_err *err);
/* Back to WAL, everything on the disk; afterwards the file may be renamed. */
CL_NODISCARD enum cl_rc cl_store_settle(struct cl_store *store, struct cl_err *err);

/* ---- settings of the whole store ---- */
/* NULL when not set; lives in the arena. */
CL_NODISCARD enum cl_rc cl_store_meta(struct cl_store *store, const char *key,
                                      struct cl_arena *arena, const char **value,
                                      struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_set_meta(struct cl_store *store, const char *key,
                                          const char *value, struct cl_err *err);

/* ---- fields: every schema field, then extra columns ---- */
struct cl_store_field {
    int id;                   /* field.id in the store */
    const char *name, *title; /* name: as the view `cases` calls it */
    const char *header;       /* as the export wrote it; "" for a field never mapped */
    enum cl_col col;          /* CL_COL_COUNT: an extra column */
    enum cl_type type;
    bool mapped; /* some source has it, so case_data or case_text has it */
};
size_t cl_store_fields(const struct cl_store *store);
const struct cl_store_field *cl_store_field_at(const struct cl_store *store, size_t index);
/* Finds or makes a field: by col, or for CL_COL_COUNT by the extra column's name;
 * of `like` col, name, header and type are read. */
CL_NODISCARD enum cl_rc cl_store_field_use(struct cl_store *store,
                                           const struct cl_store_field *like, size_t *index,
                                           struct cl_err *err);
uint32_t cl_store_word(struct cl_store *store, size_t field, struct cl_slice word); /* adds */
struct cl_slice cl_store_word_text(struct cl_store *store, size_t field, uint32_t code);
uint32_t cl_store_word_count(struct cl_store *store, size_t field);

/* ---- cases ---- */
#define CL_CELL_ABSENT 2 /* cl_cell.set: the file has no such column */

struct cl_store_case {
    int64_t case_id; /* 0: not stored yet */
    int64_t source_id, import_id, file_id;
    int64_t seen_file; /* the newest export that had this present version; 0: file_id */
    uint64_t record, line, flags;
    uint32_t date_only; /* bits of cl_store_date_bit() */
    bool hashed;        /* row_hash is set: the case has no id */
    uint64_t row_hash;
    struct cl_cell *cells; /* words: codes of the store */
};
uint32_t cl_store_date_bit(enum cl_col col);              /* 0 for columns that are no instants */
int64_t cl_store_next_case(const struct cl_store *store); /* what the next insert gets */
/* Which fields cells[] of the next inserts hold.  Makes columns for new fields:
 * nothing may be read or written between cl_store_field_use() and this. */
CL_NODISCARD enum cl_rc cl_store_shape(struct cl_store *store, const size_t *fields, size_t n,
                                       struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_insert(struct cl_store *store, struct cl_store_case *c,
                                        struct cl_err *err); /* case_id is filled in */
/* Writes a whole case anew, or a new one when case_id is 0; cells[] holds every
 * field of the store.  Its derived columns and reopen gaps go. */
CL_NODISCARD enum cl_rc cl_store_replace(struct cl_store *store, struct cl_store_case *c,
                                         struct cl_err *err);
/* cells[] of every field, text in the arena. */
CL_NODISCARD enum cl_rc cl_store_get(struct cl_store *store, int64_t case_id,
                                     struct cl_arena *arena, struct cl_store_case *c,
                                     struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_seen(struct cl_store *store, int64_t case_id, int64_t file_id,
                                      struct cl_err *err);
/* Case numbers, ascending; in the arena. */
struct cl_store_ids {
    int64_t *ids;
    size_t n;
};
/* Cases of a source with this id, then those with id#2 and so on. */
CL_NODISCARD enum cl_rc cl_store_find_id(struct cl_store *store, int64_t source_id,
                                         struct cl_slice id, struct cl_arena *arena,
                                         struct cl_store_ids *out, struct cl_err *err);
/* Cases of a source without an id whose row has this hash. */
CL_NODISCARD enum cl_rc cl_store_find_hash(struct cl_store *store, int64_t source_id, uint64_t hash,
                                           struct cl_arena *arena, struct cl_store_ids *out,
                                           struct cl_err *err);

/* ---- history: what changed from one version to the next ---- */
struct cl_store_change {
    int64_t case_id, seq, at, import_id, file_id; /* of the newer version */
    uint64_t record;
    size_t field;
    struct cl_cell old_cell, new_cell;
};
CL_NODISCARD enum cl_rc cl_store_change_add(struct cl_store *store,
                                            const struct cl_store_change *change,
                                            struct cl_err *err);
/* All of one case, ascending by seq. */
CL_NODISCARD enum cl_rc cl_store_changes(struct cl_store *store, int64_t case_id,
                                         struct cl_arena *arena, struct cl_store_change **changes,
                                         size_t *n, struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_changes_clear(struct cl_store *store, int64_t case_id,
                                               struct cl_err *err);

/* ---- what is derived ---- */
struct cl_store_derived_def {
    const char *name, *title;
    enum cl_kind kind; /* TIME and FLAG: integers; REAL */
};
/* Makes the table `derived` anew when its columns are not these. */
CL_NODISCARD enum cl_rc cl_store_derived_define(struct cl_store *store,
                                                const struct cl_store_derived_def *defs, size_t n,
                                                const char *policy, struct cl_err *err);
/* values: NaN is NULL; instants and flags as whole numbers. */
CL_NODISCARD enum cl_rc cl_store_derived_put(struct cl_store *store, int64_t case_id,
                                             uint64_t flags, const double *values,
                                             struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_status_words(struct cl_store *store, const int *state_of_code,
                                              uint32_t n, struct cl_err *err); /* from code 1 */
CL_NODISCARD enum cl_rc cl_store_derived_clear(struct cl_store *store,
                                               struct cl_err *err); /* of all cases, gaps too */
CL_NODISCARD enum cl_rc cl_store_gap_add(struct cl_store *store, int64_t case_id, int64_t from,
                                         int64_t to, struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_zone_put(struct cl_store *store, const char *zone,
                                          const struct cl_offset *offsets, size_t n,
                                          struct cl_err *err);
/* Which cases and which of their fields are wanted. */
struct cl_store_want {
    bool all; /* else those that have no derived columns yet */
    const size_t *fields;
    size_t n;
};
/* cells[] as the want's fields; text of TEXT fields other than the id is not read. */
typedef enum cl_rc (*cl_store_case_fn)(void *ctx, const struct cl_store_case *c,
                                       struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_each(struct cl_store *store, const struct cl_store_want *want,
                                      cl_store_case_fn fn, void *ctx, struct cl_err *err);

/* ---- a snapshot made beside the import ---- */
/* The cases of the open transaction as cl_store_snapshot() gives them, but with
 * empty dictionaries and without a past or attributes. */
CL_NODISCARD enum cl_rc cl_store_peek(struct cl_store *store, struct cl_table **out,
                                      struct cl_err *err);
/* Adds events, gaps and attributes to a table of these cases, ascending; the table's
 * id of status_state. */
CL_NODISCARD enum cl_rc cl_store_build_past(struct cl_store *store, struct cl_build *b,
                                            const int64_t *case_ids, uint16_t status_state,
                                            struct cl_err *err);
/* The words of a field, yours to free; only when none wait for a commit. */
CL_NODISCARD enum cl_rc cl_store_take_words(struct cl_store *store, size_t field,
                                            struct cl_dict **out, struct cl_err *err);

#endif
