/* versions.c - the versions of one case: order, duplicates, history.
 *
 * Versions are ordered by updated stamp (else the newest stamp of their export),
 * then by modification count, then by import and place.  The last one is the
 * case; the steps between them are its history.  What a file has no column for
 * is as the version before has it. */
#include <stdlib.h>

#include "fill.h"

#define QUARTER_SECS 900
#define SHIFT_LIMIT_SECS (14 * 3600)

bool cells_equal(enum cl_type type, const struct cl_cell *a, const struct cl_cell *b) {
    if (a->set != 1 || b->set != 1) {
        return (a->set == 1) == (b->set == 1);
    }
    switch (type) {
    case CL_T_WORD:
    case CL_T_TIME:
    case CL_T_FLAG:
        return a->v.i == b->v.i;
    case CL_T_SECS:
    case CL_T_REAL:
        return !(a->v.r < b->v.r) && !(a->v.r > b->v.r);
    case CL_T_TEXT:
        return a->n == b->n && (a->n == 0 || memcmp(a->v.s, b->v.s, a->n) == 0);
    }
    return false;
}

static int64_t day_of(int64_t local) {
    return local >= 0 ? local / 86400 : -((-local + 86399) / 86400);
}

bool created_agrees(const struct chain *stored, const struct cl_cell *created, bool date_only) {
    int64_t a = stored->created;
    int64_t b = created->v.i;
    if (a == b) {
        return true;
    }
    if (date_only || stored->created_date_only) {
        return day_of(a + stored->created_offset) == day_of(b + created->offset);
    }
    int64_t apart = a > b ? a - b : b - a;
    bool minutes = a % 60 == 0 || b % 60 == 0;
    if (minutes && apart < 60) {
        return (a - ((a % 60) + 60) % 60) == (b - ((b % 60) + 60) % 60);
    }
    return apart <= SHIFT_LIMIT_SECS && apart % QUARTER_SECS == 0;
}

void chain_add(struct chain *c, struct version *v, struct cl_arena *arena) {
    if (c->n == c->cap) {
        c->cap = c->cap ? c->cap * 2 : 4;
        struct version **grown = cl_arena_array(arena, c->cap, sizeof(struct version *));
        if (c->n) {
            memcpy(grown, c->versions, c->n * sizeof *grown);
        }
        c->versions = grown;
    }
    c->versions[c->n++] = v;
}

/* ---- what is stored ---- */

static void read_present(struct merge *m, struct chain *c, struct version *v) {
    const struct cl_store_case *row = &c->row;
    const struct cl_cell *created = &row->cells[CL_COL_CREATED];
    c->case_id = row->case_id;
    c->stored = true;
    c->created_set = created->set == 1;
    c->created = created->v.i;
    c->created_offset = created->offset;
    c->created_date_only = (row->date_only & cl_store_date_bit(CL_COL_CREATED)) != 0;
    v->cells = row->cells;
    v->import_id = row->import_id;
    v->file_id = row->file_id;
    v->record = row->record;
    v->line = row->line;
    v->flags = row->flags;
    v->date_only = row->date_only;
    v->newest = merge_newest_of(m, row->file_id);
}

static void set_order(struct version *v) {
    const struct cl_cell *updated = &v->cells[CL_COL_UPDATED];
    const struct cl_cell *mod = &v->cells[CL_COL_MOD_COUNT];
    if (updated->set == 1) {
        v->at = updated->v.i;
    }
    v->order_at = v->at;
    v->mod = mod->set == 1 ? mod->v.r : 0;
}

/* Steps back from the present: each change says what was before. */
static void unroll(struct merge *m, struct chain *c, const struct cl_store_change *changes,
                   size_t n, struct cl_arena *arena) {
    size_t fields = cl_store_fields(merge_store(m));
    struct version *v = c->versions[0];
    size_t end = n;
    while (end > 0) {
        const struct cl_store_change *last = &changes[end - 1];
        struct version *before = cl_arena_alloc(arena, sizeof *before);
        before->cells = cl_arena_array(arena, fields, sizeof *before->cells);
        memcpy(before->cells, v->cells, fields * sizeof *before->cells);
        before->at = CL_NO_TIME;
        v->at = last->at;
        v->import_id = last->import_id;
        v->file_id = last->file_id;
        v->record = last->record;
        for (; end > 0 && changes[end - 1].seq == last->seq; end--) {
            before->cells[changes[end - 1].field] = changes[end - 1].old_cell;
        }
        chain_add(c, before, arena);
        v = before;
    }
}

enum cl_rc chain_load(struct merge *m, int64_t case_id, struct cl_arena *arena, struct chain *out,
                      struct cl_err *err) {
    struct cl_store *store = merge_store(m);
    struct cl_store_change *changes;
    size_t n;
    *out = (struct chain){0};
    enum cl_rc rc = cl_store_get(store, case_id, arena, &out->row, err);
    rc = rc ? rc : cl_store_changes(store, case_id, arena, &changes, &n, err);
    if (rc) {
        return rc;
    }
    struct version *present = cl_arena_alloc(arena, sizeof *present);
    read_present(m, out, present);
    present->at = present->newest;
    chain_add(out, present, arena);
    unroll(m, out, changes, n, arena);
    for (size_t i = 0; i < out->n; i++) {
        struct version *v = out->versions[i];
        set_order(v);
        v->place = out->n - i;
    }
    /* A later export had it just so: it is newer than anything older than that. */
    int64_t seen = merge_newest_of(m, out->row.seen_file);
    if (present->cells[CL_COL_UPDATED].set != 1 && seen > present->order_at) {
        present->order_at = seen;
    }
    return CL_OK;
}

/* ---- order and duplicates ---- */

static int by_order(const void *a, const void *b) {
    const struct version *x = *(struct version *const *)a;
    const struct version *y = *(struct version *const *)b;
    if (x->order_at != y->order_at) {
        return x->order_at < y->order_at ? -1 : 1;
    }
    if (x->mod < y->mod || x->mod > y->mod) {
        return x->mod < y->mod ? -1 : 1;
    }
    if ((x->file != NULL) != (y->file != NULL)) {
        return x->file ? 1 : -1;
    }
    if (x->newest != y->newest && x->file) {
        return x->newest < y->newest ? -1 : 1;
    }
    return (x->place > y->place) - (x->place < y->place);
}

/* The content of a version in the columns of one file, as bytes. */
static struct cl_slice content(const struct merge_file *f, const struct version *v,
                               struct cl_buf *b) {
    cl_buf_reset(b);
    cl_buf_add(b, &f, sizeof f);
    cl_buf_add(b, &v->at, sizeof v->at);
    for (size_t i = 0; i < f->n; i++) {
        const struct cl_cell *cell = &v->cells[f->columns[i].field];
        bool set = cell->set == 1;
        if (i == f->id_at) {
            continue;
        }
        cl_buf_putc(b, set ? 1 : 0);
        if (set && f->columns[i].type == CL_T_TEXT) {
            cl_buf_add(b, &cell->n, sizeof cell->n);
            cl_buf_add(b, cell->v.s, cell->n);
        } else if (set) {
            cl_buf_add(b, &cell->v, sizeof cell->v);
        }
    }
    return (struct cl_slice){b->ptr, b->len};
}

/* Marks records that say the same as another record of this import, or as a
 * stored version of the same instant. */
static void mark_identical(struct chain *c) {
    struct cl_map *known = cl_map_new();
    struct cl_buf b = {0};
    const struct merge_file *file = NULL;
    for (size_t i = 0; i < c->n; i++) {
        struct version *v = c->versions[i];
        if (!v->file) {
            continue;
        }
        for (size_t k = 0; v->file != file && c->stored && k < c->n; k++) {
            if (!c->versions[k]->file) {
                cl_map_add(known, content(v->file, c->versions[k], &b), NULL);
            }
        }
        file = v->file;
        bool added = false;
        cl_map_add(known, content(file, v, &b), &added);
        v->duplicate = !added && !v->counted;
    }
    cl_buf_free(&b);
    cl_map_free(known);
}

static bool says_the_same(const struct version *v, const struct version *as) {
    const struct merge_file *f = v->file;
    for (size_t i = 0; i < f->n; i++) {
        size_t field = f->columns[i].field;
        if (i != f->id_at && as->cells[field].set != CL_CELL_ABSENT &&
            !cells_equal(f->columns[i].type, &v->cells[field], &as->cells[field])) {
            return false;
        }
    }
    return true;
}

/* Keeps what is neither a duplicate nor dropped before the end; *n is left. */
static void keep(struct chain *c) {
    size_t n = 0;
    size_t living = 0;
    size_t last = 0;
    for (size_t i = 0; i < c->n; i++) {
        living += !c->versions[i]->duplicate && !c->versions[i]->dropped;
        last = c->versions[i]->duplicate ? last : i;
    }
    for (size_t i = 0; i < c->n; i++) {
        struct version *v = c->versions[i];
        bool end = i == last && living > 0;
        if (!v->duplicate && (!v->dropped || end)) {
            c->versions[n++] = v;
        }
    }
    c->n = n;
}

/* Neighbours that say the same are one version; the one that has a row stays. */
static void join_neighbours(struct chain *c) {
    size_t n = 0;
    for (size_t i = 0; i < c->n; i++) {
        struct version *v = c->versions[i];
        struct version *before = n ? c->versions[n - 1] : NULL;
        if (before && v->file && !v->counted && says_the_same(v, before)) {
            v->duplicate = true;
        } else if (before && before->file && !before->counted && says_the_same(before, v)) {
            before->duplicate = true;
            c->versions[n - 1] = v;
        } else {
            c->versions[n++] = v;
        }
    }
    c->n = n;
}

static void fill_absent(const struct chain *c, size_t fields) {
    for (size_t f = 0; f < fields; f++) {
        size_t first = 0;
        while (first < c->n && c->versions[first]->cells[f].set == CL_CELL_ABSENT) {
            first++;
        }
        struct cl_cell before = {0};
        if (first < c->n) {
            before = c->versions[first]->cells[f];
        }
        for (size_t i = 0; i < c->n; i++) {
            struct cl_cell *cell = &c->versions[i]->cells[f];
            if (cell->set == CL_CELL_ABSENT) {
                *cell = before;
            }
            before = *cell;
        }
    }
}

/* ---- writing ---- */

static void count(struct chain *c, struct version *const *all, size_t n) {
    const struct version *first = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct version *v = all[i];
        if (!c->case_id && !v->duplicate && !v->dropped && (!first || v->place < first->place)) {
            first = v;
        }
    }
    for (size_t i = 0; i < n; i++) {
        const struct version *v = all[i];
        if (!v->file || v->counted) {
            continue;
        }
        struct cl_store_file *f = &v->file->ledger;
        if (v->dropped) {
            f->dropped++;
        } else if (v->duplicate) {
            f->duplicates++;
        } else if (v == first) {
            f->cases++;
        } else {
            f->history++;
        }
    }
}

static enum cl_rc write_history(struct merge *m, const struct chain *c, struct cl_err *err) {
    struct cl_store *store = merge_store(m);
    size_t fields = cl_store_fields(store);
    enum cl_rc rc = c->stored ? cl_store_changes_clear(store, c->case_id, err) : CL_OK;
    for (size_t i = 1; !rc && i < c->n; i++) {
        const struct version *v = c->versions[i];
        const struct cl_cell *old = c->versions[i - 1]->cells;
        for (size_t f = 0; !rc && f < fields; f++) {
            if (f == CL_COL_ID ||
                cells_equal(cl_store_field_at(store, f)->type, &old[f], &v->cells[f])) {
                continue;
            }
            struct cl_store_change change = {.case_id = c->case_id,
                                             .seq = (int64_t)i,
                                             .at = v->at,
                                             .import_id = v->import_id,
                                             .file_id = v->file_id,
                                             .record = v->record,
                                             .field = f,
                                             .old_cell = old[f],
                                             .new_cell = v->cells[f]};
            rc = cl_store_change_add(store, &change, err);
        }
    }
    return rc;
}

static enum cl_rc write_case(struct merge *m, struct chain *c, struct cl_err *err) {
    const struct version *last = c->versions[c->n - 1];
    struct cl_store_case row = {.case_id = c->case_id,
                                .source_id = c->source_id,
                                .import_id = last->import_id,
                                .file_id = last->file_id,
                                .seen_file = last->file ? 0 : c->row.seen_file,
                                .record = last->record,
                                .line = last->line,
                                .flags = last->flags,
                                .date_only = last->date_only,
                                .cells = last->cells};
    struct cl_cell *id = &row.cells[CL_COL_ID];
    if (c->stored) {
        *id = c->row.cells[CL_COL_ID];
        row.flags |= c->row.flags & CL_FLAG_BIT(ID_REUSED);
    } else {
        *id = (struct cl_cell){.v.s = c->name, .n = (uint32_t)strlen(c->name), .set = 1};
        row.flags |= c->reused ? CL_FLAG_BIT(ID_REUSED) : 0;
    }
    enum cl_rc rc = cl_store_replace(merge_store(m), &row, err);
    c->case_id = row.case_id;
    if (rc) {
        return rc;
    }
    fill_put(merge_fill(m), &row, NULL, cl_store_fields(merge_store(m)));
    return write_history(m, c, err);
}

enum cl_rc chain_write(struct merge *m, struct chain *c, struct cl_arena *arena,
                       struct cl_err *err) {
    size_t n_all = c->n;
    if (n_all > 1) {
        qsort(c->versions, c->n, sizeof *c->versions, by_order);
        mark_identical(c);
    }
    struct version **all = cl_arena_array(arena, n_all, sizeof *all);
    memcpy(all, c->versions, n_all * sizeof *all);
    keep(c);
    join_neighbours(c);
    count(c, all, n_all);
    bool changed = !c->case_id || c->reused;
    for (size_t i = 0; i < c->n; i++) {
        changed = changed || (c->versions[i]->file && !c->versions[i]->counted);
    }
    if (c->n == 0 || !changed) {
        return CL_OK;
    }
    fill_absent(c, cl_store_fields(merge_store(m)));
    return write_case(m, c, err);
}
