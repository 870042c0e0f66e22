/* source_drop.c - takes all that a source held back: its cases and their pasts, what it
 * said of its columns, its lines in the ledger.  Its name and number stay: numbers of
 * sources have no holes.
 *
 * For an import that reads the same files anew with other options.  Fields that no
 * source has any more are unmapped, and their words go, so that the store is as if
 * the source had never been; its columns in case_data stay and are used again. */
#include "store_int.h"

#define CASES_OF_SOURCE "case_id IN (SELECT case_id FROM case_data WHERE source_id = ?1)"
#define FILES_OF_SOURCE "file_id IN (SELECT file_id FROM import_file WHERE source_id = ?1)"

static const char *const steps[] = {
    "DELETE FROM case_text WHERE " CASES_OF_SOURCE,
    "DELETE FROM case_search WHERE " CASES_OF_SOURCE,
    "DELETE FROM history WHERE " CASES_OF_SOURCE,
    "DELETE FROM derived WHERE " CASES_OF_SOURCE,
    "DELETE FROM reopen_gap WHERE " CASES_OF_SOURCE,
    "DELETE FROM case_data WHERE source_id = ?1",
    "DELETE FROM mapping WHERE " FILES_OF_SOURCE,
    "DELETE FROM quarantine WHERE " FILES_OF_SOURCE,
    /* An import stays as long as files of other sources came with it. */
    "DELETE FROM import WHERE import_id IN"
    " (SELECT import_id FROM import_file WHERE source_id = ?1)"
    " AND import_id NOT IN (SELECT import_id FROM import_file WHERE source_id <> ?1)",
    "DELETE FROM import_file WHERE source_id = ?1",
    "DELETE FROM source_field WHERE source_id = ?1",
    "UPDATE source SET id_header = NULL, created_header = NULL WHERE source_id = ?1",
};
static const char unmap[] =
    "UPDATE field SET mapped = 0, header = ''"
    " WHERE mapped AND field_id NOT IN (SELECT field_id FROM source_field);"
    "DELETE FROM word WHERE field_id IN (SELECT field_id FROM field WHERE NOT mapped);"
    "DELETE FROM field WHERE extra AND NOT mapped";

enum cl_rc cl_store_source_drop(struct cl_store *store, int64_t source_id, struct cl_err *err) {
    const struct cl_sql_value id = {.type = CL_SQL_INT, .i = source_id};
    /* Words that wait for the commit belong to fields which may go. */
    enum cl_rc rc = store_columns_make(store, err);
    rc = rc ? rc : store_words_flush(store, err);
    for (size_t i = 0; !rc && i < CL_LEN(steps); i++) {
        rc = cl_store_run(store, steps[i], &id, 1, NULL, NULL, err);
    }
    rc = rc ? rc : store_exec(store, unmap, err);
    if (rc) {
        return rc;
    }
    store_statements_drop(store);
    store_fields_free(store);
    store->columns_changed = true;
    rc = store_fields_load(store, err);
    return rc ? rc
              : store_int(store, "SELECT ifnull(max(case_id), 0) + 1 FROM case_data",
                          &store->next_case, err);
}
