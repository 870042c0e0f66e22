/* again.c - a file whose very bytes were imported before into the store of --db.
 *
 * With the same options its records are all identical duplicates (or quarantined, or
 * dropped, again), so it need not be read; the ledger's rows are copied for the report.
 * With other options the earlier reading gives way: an answer from both would be one
 * that neither gives.  Where other exports of the source have been merged with it, it
 * cannot be told apart any more, and the import is refused. */
#include "load_int.h"

static struct cl_sql_value text(const char *s) {
    return (struct cl_sql_value){.type = CL_SQL_TEXT, .text = cl_slice(s)};
}

static struct cl_sql_value number(int64_t i) {
    return (struct cl_sql_value){.type = CL_SQL_INT, .i = i};
}

/* ---- the newest reading of a file ---- */

struct reading {
    struct load *l;
    int64_t file_id, source_id;
    bool same, exactly; /* options; importer and states too */
};

/* The options that decide how a file is read, one line each as describe_options()
 * wrote them; zone and source stand elsewhere in the ledger as well.  What comes after
 * them is [states], which only says what a word means. */
static const char *const keys[] = {
    "source=", "tz=", "encoding=", "delimiter=", "date-order=", "no-header=", "map=", "null="};
#define KEYS_ELSEWHERE 2

/* The next line that can differ; "" and *at on the states at the end. */
static struct cl_slice next_option(const char **at) {
    for (;;) {
        const char *line = *at;
        size_t n = strcspn(line, "\n"), key = 0;
        while (key < CL_LEN(keys) && strncmp(line, keys[key], strlen(keys[key])) != 0) {
            key++;
        }
        if (key == CL_LEN(keys)) {
            return CL_S("");
        }
        *at += n + (line[n] == '\n');
        if (key >= KEYS_ELSEWHERE) {
            return (struct cl_slice){line, n};
        }
    }
}

/* *states: do the texts agree to their end? */
static bool same_options(const char *a, const char *b, bool *states) {
    for (;;) {
        struct cl_slice x = next_option(&a), y = next_option(&b);
        if (!cl_slice_eq(x, y)) {
            return false;
        }
        if (x.len == 0) {
            *states = strcmp(a, b) == 0;
            return true;
        }
    }
}

/* file_id, source_id, options, importer, zone */
static enum cl_rc on_reading(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct reading *r = ctx;
    const struct load *l = r->l;
    const char *options =
        row[2].text.ptr ? cl_arena_strn(l->arena, row[2].text.ptr, row[2].text.len) : "";
    /* Without --tz the zone is whatever the store has. */
    bool zone = !l->o->zone || cl_slice_eq(row[4].text, cl_slice(cl_zone_name(l->zone)));
    r->file_id = row[0].i;
    r->source_id = row[1].i;
    bool states = false;
    r->same = zone && same_options(options, l->options_text, &states);
    r->exactly = r->same && states && cl_slice_eq(row[3].text, cl_slice(l->importer));
    return CL_OK;
}

/* In the source of --source, if one is named: the same file may be meant for two. */
static enum cl_rc find_reading(struct load *l, struct load_file *in, struct reading *out,
                               struct cl_err *err) {
    struct cl_err ignored;
    *out = (struct reading){.l = l};
    if (!l->o->db || in->stream || load_file_hash(in, &ignored)) {
        return CL_OK; /* reading it says what is wrong */
    }
    const struct cl_sql_value args[] = {text(in->sha256),
                                        l->o->source ? text(l->o->source)
                                                     : (struct cl_sql_value){.type = CL_SQL_NULL}};
    return cl_store_run(l->store,
                        "SELECT file_id, source_id, options, importer, i.zone FROM import_file"
                        " JOIN import i USING (import_id) JOIN source s USING (source_id)"
                        " WHERE sha256 = ?1 AND (?2 IS NULL OR s.name = ?2)"
                        " ORDER BY file_id DESC LIMIT 1",
                        args, (int)CL_LEN(args), on_reading, out, err);
}

/* ---- the same once more ---- */

/* ?1 the new import, ?2 the file as it was imported, ?3 its path now */
static const char *const copies[] = {
    "INSERT INTO import_file SELECT NULL, ?1, source_id, ?3, sha256, size, mtime_ns, inode,"
    " encoding, delimiter, format, date_order, header, newest, records, 0, 0,"
    " cases + history + duplicates, quarantined, dropped, unknown_status, synthetic, notes"
    " FROM import_file WHERE file_id = ?2",
    "INSERT INTO mapping SELECT ?1, (SELECT max(file_id) FROM import_file), field, \"column\","
    " column2, unit, score, reason, runner_up FROM mapping WHERE file_id = ?2 AND ?3 = ?3",
    "INSERT INTO quarantine SELECT ?1, (SELECT max(file_id) FROM import_file), record, line, "
    "reason,"
    " raw FROM quarantine WHERE file_id = ?2 AND ?3 = ?3",
};

enum cl_rc load_again(struct load *l, struct load_file *in, int64_t import_id, bool *known,
                      struct cl_err *err) {
    struct reading r;
    enum cl_rc rc = find_reading(l, in, &r, err);
    *known = !rc && r.file_id && r.exactly;
    const struct cl_sql_value args[] = {number(import_id), number(r.file_id), text(in->absolute)};
    for (size_t i = 0; !rc && *known && i < CL_LEN(copies); i++) {
        rc = cl_store_run(l->store, copies[i], args, (int)CL_LEN(args), NULL, NULL, err);
    }
    return rc;
}

/* ---- another reading of it ---- */

struct others {
    struct load *l;
    const char *path; /* of a file of the source that is not read anew now; or NULL */
};

static enum cl_rc on_file(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct others *o = ctx;
    for (size_t i = 0; i < o->l->files.n; i++) {
        struct load_file *in = &o->l->files.items[i];
        struct cl_err ignored;
        if (!in->failed && !in->stream && load_file_hash(in, &ignored) == CL_OK &&
            cl_slice_eq(row[0].text, cl_slice(in->sha256))) {
            return CL_OK;
        }
    }
    o->path = cl_arena_strn(o->l->arena, row[1].text.ptr, row[1].text.len);
    return CL_OK;
}

static enum cl_rc take_back(struct load *l, const struct load_file *in, int64_t source_id,
                            struct cl_err *err) {
    struct others others = {.l = l};
    const struct cl_sql_value id = number(source_id);
    enum cl_rc rc =
        cl_store_run(l->store, "SELECT sha256, path FROM import_file WHERE source_id = ?1", &id, 1,
                     on_file, &others, err);
    if (!rc && others.path) {
        return cl_fail(err, CL_E_USAGE,
                       "%s: is in %s already, read with other options, and %s was merged with it;"
                       " use the options of then, or import into a new store",
                       in->path, cl_store_path(l->store), others.path);
    }
    return rc ? rc : cl_store_source_drop(l->store, source_id, err);
}

enum cl_rc load_take_back(struct load *l, bool *any, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    *any = false;
    for (size_t i = 0; !rc && l->o->db && i < l->files.n; i++) {
        struct load_file *in = &l->files.items[i];
        struct reading r = {0};
        in->reread = 0;
        rc = in->failed ? CL_OK : find_reading(l, in, &r, err);
        if (!rc && r.file_id && !r.same) {
            rc = take_back(l, in, r.source_id, err);
            in->reread = r.source_id;
            *any = true;
        }
    }
    return rc;
}
