/* again.c - a file whose very bytes were imported before with the same options.
 *
 * Its records are all identical duplicates (or quarantined, or dropped, again),
 * so it need not be read.  The ledger's rows are copied for the report. */
#include "load_int.h"

static struct cl_sql_value text(const char *s) {
    return (struct cl_sql_value){.type = CL_SQL_TEXT, .text = cl_slice(s)};
}

static struct cl_sql_value number(int64_t i) {
    return (struct cl_sql_value){.type = CL_SQL_INT, .i = i};
}

static enum cl_rc on_id(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    *(int64_t *)ctx = row[0].i;
    return CL_OK;
}

/* ?1 the new import, ?2 the file as it was imported, ?3 its path now */
static const char *const copies[] = {
    "INSERT INTO import_file SELECT NULL, ?1, source_id, ?3, sha256, size, mtime_ns, inode,"
    " encoding, delimiter, format, date_order, header, newest, records, 0, 0,"
    " cases + history + duplicates, quarantined, dropped, unknown_status, synthetic"
    " FROM import_file WHERE file_id = ?2",
    "INSERT INTO mapping SELECT ?1, (SELECT max(file_id) FROM import_file), field, \"column\","
    " column2, unit, score, reason, runner_up FROM mapping WHERE file_id = ?2 AND ?3 = ?3",
    "INSERT INTO quarantine SELECT ?1, (SELECT max(file_id) FROM import_file), record, line, "
    "reason,"
    " raw FROM quarantine WHERE file_id = ?2 AND ?3 = ?3",
};

enum cl_rc load_again(struct load *l, struct load_file *in, int64_t import_id, bool *known,
                      struct cl_err *err) {
    struct cl_err ignored;
    *known = false;
    if (!l->o->db || in->stream || load_file_hash(in, &ignored)) {
        return CL_OK; /* reading it says what is wrong */
    }
    int64_t file_id = 0;
    const struct cl_sql_value same[] = {text(in->sha256), text(l->options_text), text(l->importer),
                                        text(cl_zone_name(l->zone))};
    enum cl_rc rc =
        cl_store_run(l->store,
                     "SELECT max(file_id) FROM import_file JOIN import USING (import_id)"
                     " WHERE sha256 = ?1 AND options = ?2 AND importer = ?3 AND zone = ?4",
                     same, (int)CL_LEN(same), on_id, &file_id, err);
    const struct cl_sql_value args[] = {number(import_id), number(file_id), text(in->absolute)};
    for (size_t i = 0; !rc && file_id && i < CL_LEN(copies); i++) {
        rc = cl_store_run(l->store, copies[i], args, (int)CL_LEN(args), NULL, NULL, err);
    }
    *known = !rc && file_id;
    return rc;
}
