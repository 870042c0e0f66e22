/* merge.h - a running import between merge.c, which takes records in, and
 * merge_finish.c, which turns waiting versions into cases and histories. */
#ifndef CASELOAD_LOAD_MERGE_H
#define CASELOAD_LOAD_MERGE_H

#include "load_int.h"

/* What is known about one id of one source. */
struct slot {
    int64_t first_case;  /* inserted by this import; 0: none */
    int64_t stored_case; /* the only one that earlier imports have; 0: none, or several */
    struct merge_file *first_file;
    size_t first_place;
    struct version *last; /* waiting versions, newest place first */
    bool stored;          /* earlier imports have it */
};
/* A stored case that a file without updated stamps confirmed. */
struct seen {
    int64_t case_id, newest; /* of the export that was the last to have it so far */
    const struct merge_file *file;
};
struct waiting {
    struct version v; /* first member: versions are found by it */
    struct waiting *before;
};

struct merge {
    const struct load *load;
    struct cl_store *store;
    int64_t import_id, imported_at, first_new_case;
    struct cl_arena *arena, *request; /* of the import; of one record or id */
    struct cl_map *ids;               /* source number and id to slot */
    struct slot *slots;
    size_t cap_slots;
    struct cl_map *hashes; /* of records without an id, to how often they came */
    uint32_t *hash_counts;
    size_t cap_hashes;
    struct merge_file *file;
    struct cl_cell *row; /* one record in codes of the store */
    size_t cap_row, place;
    int64_t *newest; /* by file number of the store */
    size_t n_newest;
    struct cl_buf key;
    struct seen *seen;
    size_t n_seen, cap_seen;
};

/* The instant in column `at` of a record with n columns, or CL_NO_TIME. */
int64_t merge_cell_time(const struct cl_cell *row, size_t at, size_t n);

#endif
