/* import.c - one import: files through ingest and merge into the store, in one
 * transaction.
 *
 * A file that cannot be read as cases is marked and left out; when that shows
 * only while its rows are already going in, the transaction is rolled back and
 * begun again without it. */
#include <assert.h>
#include <stdlib.h>

#include "caseload/base/file.h"

#include "fill.h"

/* Years whose offsets the store holds: 1900 to 2100. */
#define ZONE_FROM INT64_C(-2208988800)
#define ZONE_TO INT64_C(4102444800)

#define FAILURES_BYTES (sizeof((struct cl_err *)0)->text - 32) /* "; and 12 more" fits too */

struct run {
    struct load *l;
    struct merge *merge;
    struct cl_store_import import;
    struct merge_file *file;               /* the one that is being read */
    const struct cl_file_profile *profile; /* of it */
    uint64_t records;
    struct cl_arena *arena;
    struct cl_dict **dicts; /* of the file's word columns */
    size_t n_dicts, cap_dicts;
    bool all_changed;   /* a source got or lost a column: everything is derived anew */
    bool any, any_read; /* files that are in; that had to be read for it */
    bool taken_back;    /* an earlier reading of some file */
    const char *path;
};

bool load_cancelled(const struct load *l) {
    return l->o->cancel && __atomic_load_n(l->o->cancel, __ATOMIC_RELAXED);
}

void load_progress(const struct load *l, const char *what, double share) {
    if (l->o->progress) {
        l->o->progress(l->o->progress_ctx, what, share);
    }
}

static struct cl_dict *dict_of(void *ctx, enum cl_col col, const char *name) {
    (void)col;
    (void)name;
    struct run *r = ctx;
    if (r->n_dicts == r->cap_dicts) {
        r->cap_dicts = r->cap_dicts ? r->cap_dicts * 2 : 32;
        r->dicts = cl_realloc_array(r->dicts, r->cap_dicts, sizeof(struct cl_dict *));
    }
    return r->dicts[r->n_dicts++] = cl_dict_new();
}

static void drop_dicts(struct run *r) {
    for (size_t i = 0; i < r->n_dicts; i++) {
        cl_dict_free(r->dicts[i]);
    }
    r->n_dicts = 0;
}

static bool on_progress(void *ctx, uint64_t bytes, uint64_t total) {
    const struct run *r = ctx;
    load_progress(r->l, cl_path_base(r->path), total ? (double)bytes / (double)total : 0);
    return !load_cancelled(r->l);
}

/* ---- source ---- */

static const char *header_of(const struct cl_file_profile *p, enum cl_col col) {
    for (size_t i = 0; i < p->layout->n; i++) {
        if (p->layout->cols[i].col == col) {
            return p->layout->cols[i].header;
        }
    }
    return NULL;
}

/* The file's name without folder and ending. */
static const char *source_stem(struct run *r, const char *path) {
    const char *base = strcmp(path, "-") == 0 ? "stdin" : cl_path_base(path);
    const char *dot = strrchr(base, '.');
    size_t n = dot && dot != base ? (size_t)(dot - base) : strlen(base);
    return cl_arena_strn(r->arena, base, n);
}

/* With a number when another source has it. */
static enum cl_rc source_name(struct run *r, const char *path, const char **name,
                              struct cl_err *err) {
    const char *stem = source_stem(r, path);
    *name = stem;
    for (int i = 2;; i++) {
        int64_t id = 0;
        enum cl_rc rc =
            cl_store_source_find(r->l->store, &(struct cl_store_source){.name = *name}, &id, err);
        if (rc || id == 0) {
            return rc;
        }
        *name = cl_arena_printf(r->arena, "%s %d", stem, i);
    }
}

static enum cl_rc find_source(struct run *r, const struct load_file *in,
                              const struct cl_file_profile *p, struct cl_err *err) {
    struct cl_store *store = r->l->store;
    struct cl_store_source s = {.name = r->l->o->source,
                                .id_header = header_of(p, CL_COL_ID),
                                .created_header = header_of(p, CL_COL_CREATED),
                                .zone = cl_zone_name(r->l->zone)};
    if (!s.name && !s.id_header && !s.created_header) {
        s.name = source_stem(r, in->path); /* nothing else tells it from others */
    }
    int64_t *id = &r->file->ledger.source_id;
    if (in->reread) {
        *id = in->reread;
        r->file->source_is_new = true; /* nothing is in it any more */
        return cl_store_source_renew(store, &s, *id, err);
    }
    enum cl_rc rc = cl_store_source_find(store, &s, id, err);
    if (rc || *id) {
        return rc;
    }
    r->file->source_is_new = true;
    if (!s.name) {
        rc = source_name(r, in->path, &s.name, err);
    }
    return rc ? rc : cl_store_source_add(store, &s, id, err);
}

/* ---- ledger ---- */

static const char *unit_of(const struct cl_file_profile *p, enum cl_col col) {
    if (col == CL_COL_RESOLUTION_TIME && p->resolution_in_days) {
        return "d";
    }
    for (size_t i = 0; i < p->n_mapping; i++) {
        if (p->mapping[i].field == col) {
            return p->mapping[i].unit;
        }
    }
    return NULL;
}

static enum cl_rc note_columns(struct run *r, const struct cl_file_profile *p, struct cl_err *err) {
    struct cl_store *store = r->l->store;
    bool changed = false;
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; !rc && i < p->layout->n; i++) {
        const struct cl_layout_col *c = &p->layout->cols[i];
        struct cl_store_source_field f = {.source_id = r->file->ledger.source_id,
                                          .field = r->file->fields[i],
                                          .header = c->header,
                                          .unit = c->col < CL_COL_COUNT ? unit_of(p, c->col) : NULL,
                                          .date_only = c->date_only,
                                          .scale_low = c->scale_low,
                                          .scale_high = c->scale_high};
        rc = cl_store_source_field(store, &f, &changed, err);
    }
    for (size_t i = 0; !rc && i < p->n_mapping; i++) {
        const struct cl_mapping *m = &p->mapping[i];
        struct cl_store_mapping row = {.import_id = r->import.id,
                                       .file_id = r->file->ledger.id,
                                       .field = cl_columns[m->field].name,
                                       .column = m->column,
                                       .column2 = m->column2,
                                       .unit = m->unit,
                                       .reason = m->reason,
                                       .runner_up = m->runner_up,
                                       .score = m->score};
        rc = cl_store_mapping_add(store, &row, err);
    }
    r->all_changed = r->all_changed || (changed && !r->file->source_is_new);
    return rc;
}

/* ---- the sink: rows go to the store and to the table beside it ---- */

static enum cl_rc sink_begin(void *ctx, const struct cl_layout *layout, struct cl_err *err) {
    struct run *r = ctx;
    enum cl_rc rc = merge_begin(r->merge, r->file, layout, err);
    rc = rc ? rc : note_columns(r, r->profile, err);
    return rc ? rc : fill_begin(r->l->fill, err);
}

static enum cl_rc sink_add(void *ctx, const struct cl_batch *batch, struct cl_err *err) {
    struct run *r = ctx;
    r->file->ledger.records += batch->rows;
    r->records += batch->rows;
    enum cl_rc rc = merge_add(r->merge, batch, err);
    return rc ? rc : fill_publish(r->l->fill, r->records, false, err);
}

static enum cl_rc sink_reject(void *ctx, const struct cl_reject *reject, struct cl_err *err) {
    struct run *r = ctx;
    r->file->ledger.records++;
    r->file->ledger.quarantined++;
    r->records++;
    return cl_store_reject_add(r->l->store, r->import.id, r->file->ledger.id, reject, err);
}

/* ---- one file ---- */

static const char *unknown_words(struct cl_arena *arena, const struct cl_file_profile *p) {
    if (p->n_unknown_status == 0) {
        return NULL;
    }
    struct cl_buf b = {0};
    cl_buf_puts(&b, "words read as open: ");
    for (size_t i = 0; i < p->n_unknown_status; i++) {
        cl_buf_puts(&b, i ? ", " : "");
        cl_buf_add(&b, p->unknown_status[i].ptr, p->unknown_status[i].len);
    }
    const char *text = cl_arena_strn(arena, b.ptr, b.len);
    cl_buf_free(&b);
    return text;
}

static const char *notes_of(struct cl_arena *arena, const struct cl_file_profile *p) {
    const char *text = NULL;
    for (size_t i = 0; i < p->n_notes; i++) {
        text = cl_arena_printf(arena, "%s%s%s", text ? text : "", text ? " " : "", p->notes[i]);
    }
    return text;
}

static void describe_file(struct run *r, const struct load_file *in,
                          const struct cl_file_profile *p) {
    struct cl_store_file *f = &r->file->ledger;
    char delimiter[2] = {p->delimiter, '\0'};
    *f = (struct cl_store_file){.import_id = r->import.id,
                                .path = in->absolute,
                                .sha256 = cl_arena_str(r->arena, p->sha256),
                                .encoding = cl_arena_str(r->arena, p->encoding),
                                .delimiter = cl_arena_str(r->arena, delimiter),
                                .format = p->format ? cl_arena_str(r->arena, p->format) : NULL,
                                .date_order =
                                    p->date_order ? cl_arena_str(r->arena, p->date_order) : NULL,
                                .size = in->size,
                                .mtime_ns = in->mtime_ns,
                                .inode = in->inode,
                                .header = p->header,
                                .newest = CL_NO_TIME,
                                .unknown_status = unknown_words(r->arena, p),
                                .synthetic = load_synthetic(r->arena, in)};
}

static enum cl_rc read_file(struct run *r, const struct load_file *in, struct cl_ingest *ingest,
                            struct cl_err *err) {
    const struct cl_file_profile *p = cl_ingest_profile(ingest);
    const struct cl_sink sink = {
        .ctx = r, .begin = sink_begin, .add = sink_add, .reject = sink_reject};
    r->file = cl_arena_alloc(r->arena, sizeof *r->file);
    r->profile = p;
    describe_file(r, in, p);
    enum cl_rc rc = find_source(r, in, p, err);
    rc = rc ? rc : cl_store_file_add(r->l->store, &r->file->ledger, err);
    rc = rc ? rc : cl_ingest_run(ingest, &sink, err);
    r->file->ledger.notes = notes_of(r->arena, p); /* some are known at the end only */
    return rc;
}

static enum cl_rc import_file(struct run *r, struct load_file *in, struct cl_err *err) {
    struct cl_ingest_options options = r->l->o->ingest;
    options.zone = r->l->zone;
    options.states = r->l->states;
    options.progress = on_progress;
    options.progress_ctx = r;
    r->path = in->path;
    bool known = false;
    enum cl_rc rc = load_again(r->l, in, r->import.id, &known, err);
    if (rc || known) {
        r->any = r->any || known;
        return rc;
    }
    struct cl_ingest *ingest = NULL;
    struct cl_err why = {0};
    rc = cl_ingest_open(in->path, &options, dict_of, r, &ingest, &why);
    bool opened = rc == CL_OK;
    rc = rc ? rc : read_file(r, in, ingest, &why);
    cl_ingest_close(ingest);
    drop_dicts(r);
    if (rc == CL_E_INPUT) {
        r->file = NULL;
        in->failed = cl_arena_str(r->l->arena, why.text);
        in->failed_rc = rc;
        /* What gave way to it must come back. */
        return opened || r->taken_back ? CL_E_PARTIAL : CL_OK;
    }
    if (rc) {
        return cl_fail(err, rc, "%s", why.text);
    }
    r->any = true;
    r->any_read = true;
    return CL_OK;
}

struct file_list {
    struct merge_file **items;
    size_t n;
};

static enum cl_rc import_files(struct run *r, const bool *only, struct file_list *done,
                               struct cl_err *err) {
    struct load_files *files = &r->l->files;
    done->items = cl_arena_array(r->arena, files->n, sizeof(struct merge_file *));
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; !rc && i < files->n; i++) {
        struct load_file *in = &files->items[i];
        if (in->failed || (only && !only[i])) {
            continue;
        }
        if (load_cancelled(r->l)) {
            return cl_fail(err, CL_E_CANCELLED, "import cancelled");
        }
        r->file = NULL;
        /* What comes down a pipe may be long in coming. */
        rc = in->stream ? fill_publish(r->l->fill, r->records, true, err) : CL_OK;
        rc = rc ? rc : import_file(r, in, err);
        if (!rc && r->file) {
            done->items[done->n++] = r->file;
        }
    }
    return rc;
}

static enum cl_rc close_files(struct run *r, const struct file_list *done, struct cl_err *err) {
    enum cl_rc rc = merge_finish(r->merge, err);
    for (size_t i = 0; !rc && i < done->n; i++) {
        const struct cl_store_file *f = &done->items[i]->ledger;
        assert(f->records == f->cases + f->history + f->duplicates + f->quarantined + f->dropped);
        rc = cl_store_file_update(r->l->store, f, err);
    }
    return rc;
}

static enum cl_rc note_zone(struct run *r, struct cl_err *err) {
    struct cl_offset *offsets = NULL;
    size_t n = cl_zone_offsets(r->l->zone, ZONE_FROM, ZONE_TO, &offsets);
    enum cl_rc rc = cl_store_zone_put(r->l->store, cl_zone_name(r->l->zone), offsets, n, err);
    free(offsets);
    return rc;
}

static enum cl_rc import_once(struct run *r, const bool *only, struct cl_err *err) {
    struct load *l = r->l;
    struct file_list done = {0};
    r->import = (struct cl_store_import){.at = cl_now(),
                                         .options = l->options_text,
                                         .importer = l->importer,
                                         .zone = cl_zone_name(l->zone)};
    r->all_changed = !load_derived_current(l);
    enum cl_rc rc = load_take_back(l, &r->taken_back, err);
    r->all_changed = r->all_changed || r->taken_back;
    rc = rc ? rc : load_define(l, err);
    rc = rc ? rc : cl_store_set_meta(l->store, "options", l->options_text, err);
    rc = rc ? rc : cl_store_set_meta(l->store, "importer", l->importer, err);
    rc = rc ? rc : cl_store_import_add(l->store, &r->import, err);
    rc = rc ? rc : note_zone(r, err);
    if (rc) {
        return rc;
    }
    r->merge = merge_new(l, r->import.id, r->import.at);
    l->fill = l->o->import_only || l->in_memory ? NULL : fill_new(l, r->import.id);
    rc = import_files(r, only, &done, err);
    rc = rc ? rc : close_files(r, &done, err);
    if (!rc && (r->any_read || r->all_changed)) {
        load_progress(l, "clocks and states", 1);
        rc = load_derive(l, r->all_changed, err);
    }
    return rc;
}

/* All in one line, as far as an error reaches. */
static enum cl_rc no_file(struct load *l, const bool *only, struct cl_err *err) {
    struct cl_buf b = {0};
    size_t rest = 0;
    for (size_t i = 0; i < l->files.n; i++) {
        const char *why = l->files.items[i].failed;
        if (!why || (only && !only[i])) {
            continue;
        }
        if (b.len && b.len + strlen(why) > FAILURES_BYTES) {
            rest++;
            continue;
        }
        cl_buf_puts(&b, b.len ? "; " : "");
        cl_buf_puts(&b, why);
    }
    if (rest) {
        cl_buf_printf(&b, "; and %zu more", rest);
    }
    enum cl_rc rc = cl_fail(err, CL_E_INPUT, "%s", b.len ? b.ptr : "no file to import");
    cl_buf_free(&b);
    return rc;
}

enum cl_rc load_import(struct load *l, const bool *only, struct cl_import_report *report,
                       struct cl_err *err) {
    enum cl_rc rc;
    do {
        struct run r = {.l = l, .arena = cl_arena_new()};
        rc = cl_store_begin(l->store, err);
        rc = rc ? rc : import_once(&r, only, err);
        if (!rc && !r.any) {
            rc = no_file(l, only, err);
        }
        rc = rc || !report ? rc : load_report(l, r.import.id, report, err);
        /* What is known to the last byte leaves no trace. */
        if (!rc && !l->in_memory && (r.any_read || r.all_changed)) {
            rc = cl_store_commit(l->store, err);
            rc = rc || !r.any_read ? rc : fill_finish(l->fill, &l->table, err);
        }
        cl_store_rollback(l->store);
        if (rc == CL_E_PARTIAL) {
            fill_take_back(l->fill);
        }
        fill_free(l->fill);
        l->fill = NULL;
        merge_free(r.merge);
        free(r.dicts);
        cl_arena_free(r.arena);
    } while (rc == CL_E_PARTIAL);
    return rc;
}
