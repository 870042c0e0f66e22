/* report.c - what an import did, read back from the store's ledger.
 *
 * One way for a fresh import, a dry run (inside its transaction) and a store that
 * is used as it is.  All text is copied into the load's arena.  Flags are counted over
 * the snapshot where there is one: all cases would have to be read once more. */
#include <stdlib.h>

#include "load_int.h"

#define REJECTS_SHOWN 1000
#define FILES_SHOWN 1000

struct filling {
    struct load *l;
    struct cl_import_report *out;
    struct cl_file_report *files;
    size_t n_files, cap_files;
    struct cl_mapping *mapping;
    size_t n_mapping, cap_mapping;
    struct cl_reject_report *rejects;
    size_t n_rejects;
    struct cl_extra_report *extra;
    size_t n_extra;
    struct cl_buf unknown;
};

static const char *text_of(struct filling *f, const struct cl_sql_value *v) {
    return v->type == CL_SQL_TEXT ? cl_arena_strn(f->l->arena, v->text.ptr, v->text.len) : NULL;
}

/* The ledger has absolute paths; the user sees what he typed. */
static const char *path_of(struct filling *f, const struct cl_sql_value *v) {
    for (size_t i = 0; i < f->l->files.n; i++) {
        if (cl_slice_eq(v->text, cl_slice(f->l->files.items[i].absolute))) {
            return f->l->files.items[i].path;
        }
    }
    return text_of(f, v);
}

static enum cl_rc on_file(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct filling *f = ctx;
    struct cl_file_report r = {.path = path_of(f, &row[0]),
                               .records = (uint64_t)row[1].i,
                               .cases = (uint64_t)row[2].i,
                               .history = (uint64_t)row[3].i,
                               .duplicates = (uint64_t)row[4].i,
                               .quarantined = (uint64_t)row[5].i,
                               .dropped = (uint64_t)row[6].i,
                               .encoding = text_of(f, &row[7]),
                               .delimiter = text_of(f, &row[8]),
                               .format = text_of(f, &row[9]),
                               .date_order = text_of(f, &row[10]),
                               .sha256 = text_of(f, &row[11]),
                               .header = row[12].i != 0};
    struct cl_import_report *o = f->out;
    o->records += r.records;
    o->cases += r.cases;
    o->history += r.history;
    o->duplicates += r.duplicates;
    o->quarantined += r.quarantined;
    o->dropped += r.dropped;
    r.synthetic = text_of(f, &row[14]);
    r.notes = text_of(f, &row[15]);
    if (row[13].type == CL_SQL_TEXT && !strstr(f->unknown.ptr, row[13].text.ptr)) {
        cl_buf_puts(&f->unknown, f->unknown.len ? "; " : "");
        cl_buf_add(&f->unknown, row[13].text.ptr, row[13].text.len);
    }
    if (f->n_files < f->cap_files) {
        f->files[f->n_files++] = r;
    }
    return CL_OK;
}

static enum cl_rc on_mapping(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct filling *f = ctx;
    struct cl_mapping m = {.column = text_of(f, &row[1]),
                           .column2 = text_of(f, &row[2]),
                           .unit = text_of(f, &row[3]),
                           .score = row[4].r,
                           .reason = text_of(f, &row[5]),
                           .runner_up = text_of(f, &row[6])};
    if (f->n_mapping < f->cap_mapping && cl_column_find(row[0].text, &m.field)) {
        f->mapping[f->n_mapping++] = m;
    }
    return CL_OK;
}

static enum cl_rc on_reject(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct filling *f = ctx;
    if (f->n_rejects < REJECTS_SHOWN) {
        struct cl_reject_report *r = &f->rejects[f->n_rejects++];
        *r = (struct cl_reject_report){.file = path_of(f, &row[0]),
                                       .record = (uint64_t)row[1].i,
                                       .line = (uint64_t)row[2].i,
                                       .reason = text_of(f, &row[3]),
                                       .raw = cl_arena_dup(f->l->arena, row[4].text)};
    }
    return CL_OK;
}

static void add_flags(struct cl_import_report *out, uint64_t flags, uint64_t cases) {
    for (size_t i = 0; i < CL_FLAG_COUNT; i++) {
        if (flags >> i & 1) {
            out->flags[i] += cases;
        }
    }
}

static enum cl_rc on_flags(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct filling *f = ctx;
    add_flags(f->out, (uint64_t)row[0].i, (uint64_t)row[1].i);
    return CL_OK;
}

void load_report_flags(const struct cl_table *t, struct cl_import_report *out) {
    uint16_t id = cl_table_find(t, CL_S("flags"));
    const double *flags = id != CL_NO_COLUMN ? cl_table_column(t, id)->v.reals : NULL;
    for (size_t r = 0; flags && r < cl_table_rows(t); r++) {
        if (flags[r] > 0) {
            add_flags(out, (uint64_t)flags[r], 1);
        }
    }
}

static enum cl_rc on_extra(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct filling *f = ctx;
    f->extra[f->n_extra++] = (struct cl_extra_report){
        .name = text_of(f, &row[0]), .column = text_of(f, &row[1]), .dimension = row[2].i != 0};
    return CL_OK;
}

/* Files of one import, or of all; mappings of the newest import of each field. */
static const struct {
    const char *sql;
    cl_sql_row_fn row;
} parts[] = {
    {"SELECT path, records, cases, history, duplicates, quarantined, dropped, encoding, delimiter,"
     " format, date_order, sha256, header, unknown_status, synthetic, notes FROM import_file"
     " WHERE ?1 = 0 OR import_id = ?1 ORDER BY file_id",
     on_file},
    {"SELECT field, \"column\", column2, unit, score, reason, runner_up FROM mapping m"
     " WHERE file_id = (SELECT max(file_id) FROM mapping WHERE field = m.field"
     " AND (?1 = 0 OR import_id = ?1)) AND (?1 = 0 OR import_id = ?1)",
     on_mapping},
    {"SELECT path, record, line, reason, raw FROM quarantine q JOIN import_file USING (file_id)"
     " WHERE ?1 = 0 OR q.import_id = ?1 ORDER BY file_id, record LIMIT 1000",
     on_reject},
    {"SELECT ifnull(d.flags, c.flags), count(*) FROM case_data c LEFT JOIN derived d"
     " ON d.case_id = c.case_id WHERE ?1 = ?1 GROUP BY 1",
     on_flags},
    {"SELECT name, header, type = 'word' FROM field WHERE extra AND ?1 = ?1 ORDER BY field_id",
     on_extra},
};

static int by_field(const void *a, const void *b) {
    const struct cl_mapping *x = a;
    const struct cl_mapping *y = b;
    return (x->field > y->field) - (x->field < y->field);
}

static void add_failed(struct filling *f) {
    for (size_t i = 0; i < f->l->files.n; i++) {
        const struct load_file *in = &f->l->files.items[i];
        if (in->failed) {
            f->files[f->n_files++] =
                (struct cl_file_report){.path = in->path, .failed = in->failed};
        }
    }
}

static enum cl_rc on_count(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    *(int64_t *)ctx = row[0].i;
    return CL_OK;
}

static enum cl_rc count_rows(struct load *l, const char *sql, int64_t *out, struct cl_err *err) {
    return cl_store_run(l->store, sql, NULL, 0, on_count, out, err);
}

enum cl_rc load_report(struct load *l, int64_t import_id, struct cl_import_report *out,
                       struct cl_err *err) {
    int64_t extras = 0;
    struct filling f = {.l = l, .out = out, .cap_files = FILES_SHOWN, .cap_mapping = CL_COL_COUNT};
    *out = (struct cl_import_report){.store = cl_arena_str(l->arena, cl_store_path(l->store))};
    enum cl_rc rc = count_rows(l, "SELECT count(*) FROM field WHERE extra", &extras, err);
    f.files = cl_arena_array(l->arena, f.cap_files + l->files.n, sizeof *f.files);
    f.mapping = cl_arena_array(l->arena, f.cap_mapping, sizeof *f.mapping);
    f.rejects = cl_arena_array(l->arena, REJECTS_SHOWN, sizeof *f.rejects);
    f.extra = cl_arena_array(l->arena, (size_t)extras + 1, sizeof *f.extra);
    cl_buf_puts(&f.unknown, "");
    const struct cl_sql_value arg = {.type = CL_SQL_INT, .i = import_id};
    for (size_t i = 0; !rc && i < CL_LEN(parts); i++) {
        if (parts[i].row == on_flags && load_wants_table(l)) {
            continue;
        }
        rc = cl_store_run(l->store, parts[i].sql, &arg, 1, parts[i].row, &f, err);
    }
    if (f.n_mapping) {
        qsort(f.mapping, f.n_mapping, sizeof *f.mapping, by_field);
    }
    add_failed(&f);
    out->files = f.files;
    out->n_files = f.n_files;
    out->mapping = f.mapping;
    out->n_mapping = f.n_mapping;
    out->quarantine = f.rejects;
    out->n_quarantine = f.n_rejects;
    out->extra = f.extra;
    out->n_extra = f.n_extra;
    out->unknown_status =
        f.unknown.len ? cl_arena_strn(l->arena, f.unknown.ptr, f.unknown.len) : NULL;
    cl_buf_free(&f.unknown);
    return rc;
}
