/* load.h - from files to a store and a snapshot.
 *
 * Decides which store (the private one under the cache folder, --db, or a store
 * given as FILE), whether it can be used as it is, imports what is new in one
 * transaction per import, resolves identity and versions (METRICS, "Duplicates
 * and event logs"), writes derived columns, and gives the snapshot.
 *
 * A snapshot of an import grows beside the store: each row goes to both, with the
 * store's codes and row order, so that after the commit nothing is read back.  A
 * partial snapshot is a sealed copy of it while the transaction is open: the cases
 * of the store and those read so far, each in its newest version so far by its
 * updated stamp, with the derived columns it has without a history.  What only the
 * end can tell is not in it: the steps between versions, pauses and reopen gaps, when
 * a customer came again, an id that was used again, the place of versions without a
 * stamp, texts. */
#ifndef CASELOAD_LOAD_H
#define CASELOAD_LOAD_H

#include "caseload/derive.h"
#include "caseload/ingest.h"
#include "caseload/store.h"

#define CL_LOAD_QUIET_MS 300 /* an import that ends sooner makes no partial snapshot */

struct cl_load_options {
    const char *const *files; /* CSV files, folders, "-", or one store; n_files 0 needs db */
    size_t n_files;
    const char *db;                  /* NULL: private store */
    const char *source;              /* --source, or NULL */
    const char *zone;                /* --tz as given, or NULL */
    struct cl_ingest_options ingest; /* zone and states are filled in by load */
    const struct cl_states *states;
    const struct cl_policy *policy;
    bool dry_run;     /* profile and count, store nothing */
    bool import_only; /* no snapshot wanted */
    void (*progress)(void *ctx, const char *what, double share); /* any thread's; may be NULL */
    void *progress_ctx;
    /* Partial snapshots; may be NULL.  The reference is the callee's; so_far NULL: what
     * was told is rolled back, the import begins again without a file.  Called on the
     * import's own thread, which spends a twentieth of its time on it at most; before a
     * pipe, which may keep it waiting, it tells all there is. */
    void (*partial)(void *ctx, struct cl_table *so_far, uint64_t records);
    void *partial_ctx;
    const volatile int *cancel; /* nonzero: stop; read atomically; may be NULL */
};

struct cl_file_report {
    const char *path;
    uint64_t records, cases, history, duplicates, quarantined, dropped;
    /* records = cases + history + duplicates + quarantined + dropped.  "cases" are
     * records that made a new case; one that replaced a case counts as history. */
    const char *encoding, *delimiter, *format, *date_order, *sha256;
    bool header;
    const char *synthetic; /* "profile bank, seed 1, caseload 0.1.0": nobody's cases; or NULL */
    const char *notes;     /* what was decided without being sure, as sentences; or NULL */
    const char *failed;    /* why this file is not in, or NULL */
};
struct cl_reject_report {
    const char *file, *reason;
    uint64_t record, line;
    struct cl_slice raw;
};
struct cl_extra_report {
    const char *name, *column; /* identifier, original header */
    bool dimension;
};
struct cl_import_report {
    const char *store;
    const struct cl_file_report *files;
    size_t n_files;
    const struct cl_mapping *mapping;
    size_t n_mapping;
    const struct cl_extra_report *extra;
    size_t n_extra;
    uint64_t flags[CL_FLAG_COUNT];             /* cases that bear each */
    const struct cl_reject_report *quarantine; /* the first 1,000 */
    size_t n_quarantine;
    uint64_t records, cases, history, duplicates, quarantined, dropped; /* sums */
    const char *unknown_status; /* "words read as open: X, Y", or NULL */
};

struct cl_loaded {
    struct cl_arena *arena;       /* owns all text here */
    const struct cl_table *table; /* NULL when import_only */
    const char *store_path;
    bool temporary;     /* the store goes with the process: standard input, a dry run, … */
    bool without_cache; /* … or because there is no writable cache folder */
    bool reused;        /* nothing had to be imported */
    /* "[policy gold] filter: …": names a value or field that no case has; or NULL */
    const char *policy_note;
    struct cl_import_report report; /* of this import, or from the ledger when reused */
};
/* CL_E_PARTIAL: some files failed, *out is filled all the same.  The store is as
 * it was before on any other failure. */
CL_NODISCARD enum cl_rc cl_load(const struct cl_load_options *options, struct cl_loaded *out,
                                struct cl_err *err);
void cl_loaded_done(struct cl_loaded *loaded); /* removes a temporary store */

#endif
