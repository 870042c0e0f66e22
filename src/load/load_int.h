/* load_int.h - what the files of src/load share: the list of input files, one
 * running import, and the merging of records into cases. */
#ifndef CASELOAD_LOAD_INT_H
#define CASELOAD_LOAD_INT_H

#include "caseload/load.h"
#include "caseload/store_ledger.h"
#include "caseload/store_write.h"

/* Grows when the same bytes would be imported differently. */
#define LOAD_IMPORTER "2"

/* ---- files.c ---- */
struct load_file {
    const char *path;     /* as the user gave it, or folder/name */
    const char *absolute; /* "-" for standard input */
    int64_t size, mtime_ns, inode;
    bool there;         /* stat worked */
    bool stream;        /* standard input, a pipe: can be read once, and may be slow */
    char sha256[65];    /* "" until asked for */
    const char *failed; /* why it is not in, or NULL */
    enum cl_rc failed_rc;
    int64_t reread; /* the source whose earlier reading of it gave way; 0: none */
};
struct load_files {
    struct load_file *items;
    size_t n;
    bool streams; /* one of them is */
};
/* Folders become the exports in them, sorted. */
CL_NODISCARD enum cl_rc load_files_find(const struct cl_load_options *o, struct cl_arena *arena,
                                        struct load_files *out, struct cl_err *err);
CL_NODISCARD enum cl_rc load_file_hash(struct load_file *f, struct cl_err *err);

/* ---- synthetic.c ---- */
/* What FILE.synthetic.ini says of how the file was made up, or NULL. */
const char *load_synthetic(struct cl_arena *arena, const struct load_file *in);

/* ---- one load ---- */
struct load {
    const struct cl_load_options *o;
    struct cl_arena *arena;
    struct load_files files;
    const struct cl_states *states;
    const char *states_text, *policy_text, *options_text, *importer;
    struct cl_policy policy;
    const struct cl_zone *zone;
    const char *store_zone; /* of the last import, or NULL */
    struct cl_store *store;
    bool in_memory;         /* dry run: roll back instead of committing */
    struct fill *fill;      /* the snapshot that this import is making, or NULL */
    struct cl_table *table; /* made, after the commit; or NULL */
    int64_t began_ms;
};
bool load_cancelled(const struct load *l);
void load_progress(const struct load *l, const char *what, double share);

/* ---- load.c ---- */
/* The zone of naive stamps: --tz, else the fallback, else UTC. */
CL_NODISCARD enum cl_rc load_zone(struct load *l, const char *fallback, struct cl_err *err);
/* A new store of all files at path, which is removed again on failure; an empty file
 * that is there keeps its mode.  l->store is open then. */
CL_NODISCARD enum cl_rc load_build_at(struct load *l, const char *path, struct cl_loaded *out,
                                      struct cl_err *err);
CL_NODISCARD enum cl_rc load_temporary(struct load *l, struct cl_loaded *out, struct cl_err *err);
void load_remove_store(const char *path); /* with what SQLite keeps beside it */

/* ---- shared.c ---- */
/* All files into the store of --db, made when it is missing. */
CL_NODISCARD enum cl_rc load_shared(struct load *l, const char *path, struct cl_loaded *out,
                                    struct cl_err *err);

/* ---- import.c ---- */
/* Imports all files not marked failed in one transaction; files that fail are
 * marked.  `only` NULL: all. */
CL_NODISCARD enum cl_rc load_import(struct load *l, const bool *only, struct cl_import_report *r,
                                    struct cl_err *err);

/* ---- merge.c ---- */
/* One file of a running import, while its records come in. */
struct merge_file {
    struct cl_store_file ledger;
    struct merge_column *columns; /* as the layout's */
    size_t n, id_at;              /* id_at n: no id column */
    bool source_is_new;
    uint32_t date_only;
    size_t *fields;
    size_t updated_at, mod_at, created_at; /* n: not there */
    bool created_date_only;
};
struct merge_column {
    size_t field;
    enum cl_type file_type, type;
    const struct cl_dict *dict; /* of the file */
    uint32_t *codes;            /* file's code to store's; 0: not yet */
    uint32_t n_codes;
};
struct merge;
struct merge *merge_new(const struct load *l, int64_t import_id, int64_t imported_at);
void merge_free(struct merge *m);
CL_NODISCARD enum cl_rc merge_begin(struct merge *m, struct merge_file *f,
                                    const struct cl_layout *layout, struct cl_err *err);
CL_NODISCARD enum cl_rc merge_add(struct merge *m, const struct cl_batch *batch,
                                  struct cl_err *err);
/* After the last file: versions become histories. */
CL_NODISCARD enum cl_rc merge_finish(struct merge *m, struct cl_err *err);

/* ---- versions.c ---- */
/* One state of a case: a record of this import, or one of a stored history. */
struct version {
    struct cl_cell *cells;   /* every field of the store; set CL_CELL_ABSENT: no column */
    struct merge_file *file; /* NULL: it was in the store */
    int64_t import_id, file_id;
    uint64_t record, line, flags;
    int64_t at, order_at; /* change instant; what it is sorted by */
    int64_t newest;       /* of its export */
    double mod;
    uint32_t date_only;
    size_t place; /* in this import, or in the stored history */
    bool dropped;
    bool counted; /* as a case, when it was inserted */
    bool duplicate;
};
struct chain {
    int64_t case_id; /* 0: new */
    int64_t created, created_offset;
    bool created_set, created_date_only, stored;
    struct version **versions;
    size_t n, cap;
    struct cl_store_case row; /* of a case that has a row */
    int64_t source_id;
    const char *name; /* its id, "#2" and so on included */
    bool reused;
};
void chain_add(struct chain *c, struct version *v, struct cl_arena *arena);
/* The stored versions of a case, oldest first. */
CL_NODISCARD enum cl_rc chain_load(struct merge *m, int64_t case_id, struct cl_arena *arena,
                                   struct chain *out, struct cl_err *err);
/* Sorts, drops what is identical, writes case and history, counts. */
CL_NODISCARD enum cl_rc chain_write(struct merge *m, struct chain *c, struct cl_arena *arena,
                                    struct cl_err *err);
bool cells_equal(enum cl_type type, const struct cl_cell *a, const struct cl_cell *b);
/* METRICS C0: the same case across imports. */
bool created_agrees(const struct chain *stored, const struct cl_cell *created, bool date_only);
struct cl_store *merge_store(const struct merge *m);
struct fill *merge_fill(const struct merge *m); /* NULL: no snapshot is wanted */
int64_t merge_newest_of(const struct merge *m, int64_t file_id);

/* ---- again.c ---- */
/* Were these very bytes imported into this --db store before, with equal options?
 * Then the ledger's rows are copied to the import. */
CL_NODISCARD enum cl_rc load_again(struct load *l, struct load_file *in, int64_t import_id,
                                   bool *known, struct cl_err *err);
/* What was imported into the --db store from these very bytes with other options is
 * taken back, *any says whether; CL_E_USAGE when more stands on it. */
CL_NODISCARD enum cl_rc load_take_back(struct load *l, bool *any, struct cl_err *err);

/* ---- derived.c ---- */
/* Derived columns, states of words and reopen gaps of the cases that have none
 * yet, or of all; inside the transaction. */
CL_NODISCARD enum cl_rc load_derive(struct load *l, bool all, struct cl_err *err);
/* The same for one case while records still come, without its past: cells[] as
 * load_derived_from() names the fields, cases
 * best in ascending order; *values is borrowed until the next call. */
struct load_deriver;
const size_t *load_derived_from(size_t *n);
CL_NODISCARD enum cl_rc load_deriver_open(struct load *l, struct load_deriver **out,
                                          struct cl_err *err);
const double *load_deriver_case(struct load_deriver *d, const struct cl_store_case *c,
                                uint64_t *flags);
void load_deriver_close(struct load_deriver *d); /* NULL is fine */
/* Are states, policy and derived columns of the store those of this load? */
bool load_meta_is(struct cl_store *store, struct cl_arena *arena, const char *key,
                  const char *value);
bool load_derived_current(struct load *l);
/* Makes them so; cases must be derived after that. */
CL_NODISCARD enum cl_rc load_define(struct load *l, struct cl_err *err);

/* ---- report.c ---- */
/* From the ledger; import_id 0: all imports.  Failed files are appended. */
CL_NODISCARD enum cl_rc load_report(struct load *l, int64_t import_id, struct cl_import_report *out,
                                    struct cl_err *err);
/* Whether the load ends with a snapshot; load_report() then leaves the flags to this. */
bool load_wants_table(const struct load *l);
void load_report_flags(const struct cl_table *t, struct cl_import_report *out);

/* ---- private.c ---- */
struct private_store {
    const char *path; /* NULL: no writable cache folder */
    int lock_fd;      /* -1: none */
};
CL_NODISCARD enum cl_rc private_lock(struct load *l, struct private_store *p, struct cl_err *err);
/* Removes what builds that were ended left beside the store; under the lock. */
void private_sweep(const struct private_store *p);
void private_unlock(struct private_store *p);
enum private_verdict { PRIVATE_USE, PRIVATE_ADD, PRIVATE_BUILD };
/* Whether the store there can be used; changed[] says which files are new. */
enum private_verdict private_check(struct load *l, const char *path, bool *changed);

#endif
