/* store_ledger.h - what a store remembers about where its cases came from: sources
 * and their columns, imports, their files, mappings, rejected records.
 *
 * For load only, and only inside a transaction (store_write.h). */
#ifndef CASELOAD_STORE_LEDGER_H
#define CASELOAD_STORE_LEDGER_H

#include "caseload/store.h"

struct cl_store_source {
    int64_t id;
    const char *name, *id_header, *created_header, *zone;
};
/* By name, or when name is NULL by both headers; *id 0 when there is none. */
CL_NODISCARD enum cl_rc cl_store_source_find(struct cl_store *store,
                                             const struct cl_store_source *like, int64_t *id,
                                             struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_source_add(struct cl_store *store,
                                            const struct cl_store_source *source, int64_t *id,
                                            struct cl_err *err);

/* Other headers and another zone for a source whose readings gave way. */
CL_NODISCARD enum cl_rc cl_store_source_renew(struct cl_store *store,
                                              const struct cl_store_source *source, int64_t id,
                                              struct cl_err *err);
/* The cases of a source, their pasts, its files, and imports that were of it alone: as if
 * they had never been; its name and number stay.  Fields are counted anew: no index of one stays valid, and
 * cases of other sources should be derived anew. */
CL_NODISCARD enum cl_rc cl_store_source_drop(struct cl_store *store, int64_t source_id,
                                             struct cl_err *err);

/* One column of a source; *changed is set when the source did not have it so. */
struct cl_store_source_field {
    int64_t source_id;
    size_t field;
    const char *header, *unit; /* unit NULL: none */
    bool date_only;
    double scale_low, scale_high; /* 0, 0: none */
};
CL_NODISCARD enum cl_rc cl_store_source_field(struct cl_store *store,
                                              const struct cl_store_source_field *f, bool *changed,
                                              struct cl_err *err);

struct cl_store_import {
    int64_t id, at;
    const char *options, *importer, *zone;
};
CL_NODISCARD enum cl_rc cl_store_import_add(struct cl_store *store,
                                            struct cl_store_import *import, /* id is filled in */
                                            struct cl_err *err);
struct cl_store_file {
    int64_t id, import_id, source_id;
    const char *path, *sha256, *encoding, *delimiter, *format, *date_order;
    int64_t size, mtime_ns, inode;
    bool header;
    int64_t newest; /* newest stamp of the export; CL_NO_TIME: none */
    uint64_t records, cases, history, duplicates, quarantined, dropped;
    const char *unknown_status; /* or NULL */
    const char *synthetic;      /* how it was made up, or NULL */
    const char *notes;          /* what its reading decided without being sure, or NULL */
};
CL_NODISCARD enum cl_rc cl_store_file_add(struct cl_store *store, struct cl_store_file *file,
                                          struct cl_err *err); /* id is filled in */
CL_NODISCARD enum cl_rc cl_store_file_update(struct cl_store *store,
                                             const struct cl_store_file *file, struct cl_err *err);
struct cl_store_mapping {
    int64_t import_id, file_id;
    const char *field, *column, *column2, *unit, *reason, *runner_up;
    double score;
};
CL_NODISCARD enum cl_rc cl_store_mapping_add(struct cl_store *store,
                                             const struct cl_store_mapping *m, struct cl_err *err);
CL_NODISCARD enum cl_rc cl_store_reject_add(struct cl_store *store, int64_t import_id,
                                            int64_t file_id, const struct cl_reject *reject,
                                            struct cl_err *err);

#endif
