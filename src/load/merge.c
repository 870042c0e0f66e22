/* merge.c - records of an import to cases: which record is whose version.
 *
 * METRICS C0, "Duplicates and event logs".  A record whose id was not seen before
 * goes straight into the store; what comes under an id that is known waits as a
 * version until the last file is read, so that the order of records does not
 * matter.  Memory is bounded by the ids and the repeated records, not by the
 * export.  A record without an id is a case of its own, unless an earlier import
 * has its content already. */
#include "merge.h"

#include <stdlib.h>

#include "fill.h"

#define STATUS_WORDS 1000 /* with more than that the column is no status */
#define FUTURE_SECS 300   /* a later stamp does not date an export */

struct cl_store *merge_store(const struct merge *m) {
    return m->store;
}

struct fill *merge_fill(const struct merge *m) {
    return m->load->fill;
}

int64_t merge_newest_of(const struct merge *m, int64_t file_id) {
    return file_id > 0 && (size_t)file_id < m->n_newest ? m->newest[file_id] : CL_NO_TIME;
}

static void set_newest(struct merge *m, int64_t file_id, int64_t newest) {
    size_t need = (size_t)file_id + 1;
    if (need > m->n_newest) {
        m->newest = cl_realloc_array(m->newest, need, sizeof *m->newest);
        for (size_t i = m->n_newest; i < need; i++) {
            m->newest[i] = CL_NO_TIME;
        }
        m->n_newest = need;
    }
    m->newest[file_id] = newest;
}

struct merge *merge_new(const struct load *l, int64_t import_id, int64_t imported_at) {
    struct merge *m = cl_alloc(sizeof *m);
    m->load = l;
    m->store = l->store;
    m->import_id = import_id;
    m->imported_at = imported_at;
    m->arena = cl_arena_new();
    m->request = cl_arena_new();
    m->ids = cl_map_new();
    m->hashes = cl_map_new();
    m->first_new_case = cl_store_next_case(l->store);
    return m;
}

void merge_free(struct merge *m) {
    if (!m) {
        return;
    }
    cl_arena_free(m->arena);
    cl_arena_free(m->request);
    cl_map_free(m->ids);
    cl_map_free(m->hashes);
    cl_buf_free(&m->key);
    free(m->slots);
    free(m->hash_counts);
    free(m->row);
    free(m->newest);
    free(m->seen);
    free(m);
}

static enum cl_rc on_newest(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    set_newest(ctx, row[0].i, row[1].type == CL_SQL_NULL ? CL_NO_TIME : row[1].i);
    return CL_OK;
}

/* ---- a file's columns ---- */

static enum cl_rc use_column(struct merge *m, struct merge_file *f, size_t i,
                             const struct cl_layout_col *c, struct cl_err *err) {
    struct merge_column *to = &f->columns[i];
    const struct cl_store_field like = {
        .col = c->col, .name = c->name, .header = c->header, .type = c->type};
    enum cl_rc rc = cl_store_field_use(m->store, &like, &to->field, err);
    if (rc) {
        return rc;
    }
    to->file_type = c->type;
    to->type = cl_store_field_at(m->store, to->field)->type;
    to->dict = c->dict;
    f->fields[i] = to->field;
    if (c->date_only) {
        f->date_only |= cl_store_date_bit(c->col);
    }
    if (c->col == CL_COL_ID) {
        f->id_at = i;
    } else if (c->col == CL_COL_CREATED) {
        f->created_at = i;
        f->created_date_only = c->date_only;
    } else if (c->col == CL_COL_UPDATED) {
        f->updated_at = i;
    } else if (c->col == CL_COL_MOD_COUNT) {
        f->mod_at = i;
    }
    return CL_OK;
}

enum cl_rc merge_begin(struct merge *m, struct merge_file *f, const struct cl_layout *layout,
                       struct cl_err *err) {
    m->file = f;
    f->n = layout->n;
    f->id_at = f->created_at = f->updated_at = f->mod_at = f->n;
    f->columns = cl_arena_array(m->arena, f->n, sizeof *f->columns);
    f->fields = cl_arena_array(m->arena, f->n, sizeof *f->fields);
    f->ledger.newest = CL_NO_TIME;
    enum cl_rc rc = CL_OK;
    if (!m->newest) {
        rc = cl_store_run(m->store, "SELECT file_id, newest FROM import_file", NULL, 0, on_newest,
                          m, err);
    }
    for (size_t i = 0; !rc && i < f->n; i++) {
        rc = use_column(m, f, i, &layout->cols[i], err);
    }
    if (f->n > m->cap_row) {
        m->cap_row = f->n;
        m->row = cl_realloc_array(m->row, m->cap_row, sizeof *m->row);
    }
    return rc ? rc : cl_store_shape(m->store, f->fields, f->n, err);
}

/* ---- one record in the store's terms ---- */

/* A status that differs from a known one only in case and blanks is that one,
 * also when another file brought it. */
static uint32_t status_code(struct cl_store *store, struct cl_slice word) {
    uint32_t n = cl_store_word_count(store, CL_COL_STATUS);
    for (uint32_t code = 1; code <= n && n <= STATUS_WORDS; code++) {
        if (cl_fold_eq(cl_store_word_text(store, CL_COL_STATUS, code), word)) {
            return code;
        }
    }
    return cl_store_word(store, CL_COL_STATUS, word);
}

static uint32_t store_code(struct merge *m, struct merge_column *c, uint32_t code) {
    if (code >= c->n_codes) {
        uint32_t n = c->n_codes ? c->n_codes : 16;
        while (n <= code) {
            n *= 2;
        }
        uint32_t *codes = cl_arena_array(m->arena, n, sizeof *codes);
        if (c->n_codes) {
            memcpy(codes, c->codes, c->n_codes * sizeof *codes);
        }
        c->codes = codes;
        c->n_codes = n;
    }
    if (c->codes[code] == 0) {
        struct cl_slice word = cl_dict_word(c->dict, code);
        c->codes[code] = c->field == CL_COL_STATUS ? status_code(m->store, word)
                                                   : cl_store_word(m->store, c->field, word);
    }
    return c->codes[code];
}

/* A column that the store knows as another type than this file does. */
static void convert(struct merge *m, struct merge_column *c, struct cl_cell *cell,
                    uint64_t *flags) {
    if (c->file_type == CL_T_WORD && c->type == CL_T_TEXT) {
        struct cl_slice word = cl_dict_word(c->dict, (uint32_t)cell->v.i);
        cell->v.s = word.ptr;
        cell->n = (uint32_t)word.len;
    } else if (c->file_type == CL_T_TEXT && c->type == CL_T_WORD) {
        cell->v.i = cl_store_word(m->store, c->field, (struct cl_slice){cell->v.s, cell->n});
    } else {
        cell->set = 0;
        *flags |= CL_FLAG_BIT(BAD_VALUE);
    }
}

static const enum cl_col stamps[] = {CL_COL_CREATED, CL_COL_UPDATED, CL_COL_FIRST_RESPONSE,
                                     CL_COL_RESOLVED, CL_COL_CLOSED};

static bool is_stamp(size_t field) {
    for (size_t i = 0; i < CL_LEN(stamps); i++) {
        if (field == stamps[i]) {
            return true;
        }
    }
    return false;
}

static void take_row(struct merge *m, const struct cl_cell *cells, uint64_t *flags) {
    struct merge_file *f = m->file;
    for (size_t i = 0; i < f->n; i++) {
        struct merge_column *c = &f->columns[i];
        struct cl_cell *to = &m->row[i];
        *to = cells[i];
        if (!to->set) {
            continue;
        }
        if (c->file_type != c->type) {
            convert(m, c, to, flags);
        } else if (c->type == CL_T_WORD) {
            to->v.i = store_code(m, c, (uint32_t)to->v.i);
        } else if (c->type == CL_T_TIME && is_stamp(c->field) && to->v.i > f->ledger.newest &&
                   to->v.i <= m->imported_at + FUTURE_SECS) {
            f->ledger.newest = to->v.i;
        }
    }
}

static struct version *hold(struct merge *m, const struct cl_origin *origin, uint64_t flags) {
    struct merge_file *f = m->file;
    struct waiting *w = cl_arena_alloc(m->arena, sizeof *w);
    struct version *v = &w->v;
    v->cells = cl_arena_array(m->arena, f->n, sizeof *v->cells);
    memcpy(v->cells, m->row, f->n * sizeof *v->cells);
    for (size_t i = 0; i < f->n; i++) {
        if (f->columns[i].type == CL_T_TEXT && v->cells[i].set) {
            v->cells[i].v.s = cl_arena_strn(m->arena, v->cells[i].v.s, v->cells[i].n);
        }
    }
    v->file = f;
    v->record = origin->record;
    v->line = origin->line;
    v->flags = flags;
    v->dropped = origin->dropped;
    v->place = m->place;
    return v;
}

static enum cl_rc insert(struct merge *m, const struct cl_origin *origin, uint64_t flags,
                         struct cl_store_case *c, struct cl_err *err) {
    struct merge_file *f = m->file;
    c->source_id = f->ledger.source_id;
    c->import_id = m->import_id;
    c->file_id = f->ledger.id;
    c->record = origin->record;
    c->line = origin->line;
    c->flags = flags;
    c->date_only = f->date_only;
    c->cells = m->row;
    f->ledger.cases++;
    enum cl_rc rc = cl_store_insert(m->store, c, err);
    if (!rc) {
        fill_put(m->load->fill, c, f->fields, f->n);
    }
    return rc;
}

/* ---- records without an id ---- */

static uint64_t mix(uint64_t h, const void *bytes, size_t n) {
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++) {
        h = (h ^ p[i]) * UINT64_C(0x100000001b3); /* FNV-1a */
    }
    return h;
}

/* Over all set cells; codes and field numbers of a store never change. */
static uint64_t row_hash(const struct merge *m) {
    uint64_t h = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < m->file->n; i++) {
        const struct merge_column *c = &m->file->columns[i];
        const struct cl_cell *cell = &m->row[i];
        if (!cell->set) {
            continue;
        }
        int id = cl_store_field_at(m->store, c->field)->id;
        h = mix(h, &id, sizeof id);
        if (c->type == CL_T_TEXT) {
            h = mix(h, cell->v.s, cell->n);
        } else {
            h = mix(h, &cell->v, sizeof cell->v);
        }
    }
    return h;
}

static enum cl_rc add_anonymous(struct merge *m, const struct cl_origin *origin, uint64_t flags,
                                struct cl_err *err) {
    struct merge_file *f = m->file;
    if (origin->dropped) {
        f->ledger.dropped++;
        return CL_OK;
    }
    struct cl_store_case c = {.hashed = true, .row_hash = row_hash(m)};
    if (!f->source_is_new) {
        struct cl_store_ids found;
        enum cl_rc rc =
            cl_store_find_hash(m->store, f->ledger.source_id, c.row_hash, m->request, &found, err);
        if (rc) {
            return rc;
        }
        size_t before = 0;
        while (before < found.n && found.ids[before] < m->first_new_case) {
            before++;
        }
        uint32_t at = cl_map_add(
            m->hashes, (struct cl_slice){(const char *)&c.row_hash, sizeof c.row_hash}, NULL);
        if (at >= m->cap_hashes) {
            size_t cap = m->cap_hashes ? m->cap_hashes * 2 : 256;
            m->hash_counts = cl_realloc_array(m->hash_counts, cap, sizeof *m->hash_counts);
            memset(m->hash_counts + m->cap_hashes, 0,
                   (cap - m->cap_hashes) * sizeof *m->hash_counts);
            m->cap_hashes = cap;
        }
        if (m->hash_counts[at]++ < before) {
            f->ledger.duplicates++;
            return CL_OK;
        }
    }
    return insert(m, origin, flags, &c, err);
}

/* ---- records with an id ---- */

static struct slot *slot_of(struct merge *m, struct cl_slice id, bool *added) {
    cl_buf_reset(&m->key);
    cl_buf_add(&m->key, &m->file->ledger.source_id, sizeof m->file->ledger.source_id);
    cl_buf_add(&m->key, id.ptr, id.len);
    uint32_t at = cl_map_add(m->ids, (struct cl_slice){m->key.ptr, m->key.len}, added);
    if (at >= m->cap_slots) {
        m->cap_slots = m->cap_slots ? m->cap_slots * 2 : 1024;
        m->slots = cl_realloc_array(m->slots, m->cap_slots, sizeof *m->slots);
    }
    if (*added) {
        m->slots[at] = (struct slot){0};
    }
    return &m->slots[at];
}

int64_t merge_cell_time(const struct cl_cell *row, size_t at, size_t n) {
    return at < n && row[at].set == 1 ? row[at].v.i : CL_NO_TIME;
}

/* Whether this export is newer is known only at its end. */
static void note_seen(struct merge *m, const struct cl_store_case *c) {
    if (m->n_seen == m->cap_seen) {
        m->cap_seen = m->cap_seen ? m->cap_seen * 2 : 256;
        m->seen = cl_realloc_array(m->seen, m->cap_seen, sizeof *m->seen);
    }
    int64_t file_id = c->seen_file ? c->seen_file : c->file_id;
    m->seen[m->n_seen++] = (struct seen){
        .case_id = c->case_id, .newest = merge_newest_of(m, file_id), .file = m->file};
}

/* The usual fate of a record of a later export: nothing about the case changed.
 * Saves holding it until the end. */
static enum cl_rc try_same(struct merge *m, struct cl_slice id, struct slot *slot, bool *same,
                           struct cl_err *err) {
    struct merge_file *f = m->file;
    struct cl_store_ids found;
    *same = false;
    enum cl_rc rc = cl_store_find_id(m->store, f->ledger.source_id, id, m->request, &found, err);
    slot->stored = !rc && found.n > 0;
    if (rc || found.n != 1) {
        return rc;
    }
    slot->stored_case = found.ids[0];
    struct cl_store_case c = {0};
    rc = cl_store_get(m->store, found.ids[0], m->request, &c, err);
    for (size_t i = 0; !rc && i < f->n; i++) {
        if (i != f->id_at &&
            !cells_equal(f->columns[i].type, &c.cells[f->columns[i].field], &m->row[i])) {
            return CL_OK;
        }
    }
    *same = !rc;
    if (*same && merge_cell_time(m->row, f->updated_at, f->n) == CL_NO_TIME) {
        note_seen(m, &c);
    }
    return rc;
}

static void wait(struct merge *m, struct slot *slot, const struct cl_origin *origin,
                 uint64_t flags) {
    struct version *v = hold(m, origin, flags);
    struct waiting *w = (struct waiting *)(void *)v;
    w->before = (struct waiting *)(void *)slot->last;
    slot->last = v;
    fill_waits(m->load->fill, slot->first_case ? slot->first_case : slot->stored_case, v);
}

static enum cl_rc add_known(struct merge *m, struct cl_slice id, const struct cl_origin *origin,
                            uint64_t flags, struct cl_err *err) {
    struct merge_file *f = m->file;
    bool added = false;
    bool same = false;
    enum cl_rc rc = CL_OK;
    struct slot *slot = slot_of(m, id, &added);
    if (added && !f->source_is_new) {
        rc = try_same(m, id, slot, &same, err);
    }
    if (rc) {
        return rc;
    }
    if (same && origin->dropped) {
        f->ledger.dropped++;
    } else if (same) {
        f->ledger.duplicates++;
    } else if (added && !slot->stored && !origin->dropped) {
        struct cl_store_case c = {0};
        rc = insert(m, origin, flags, &c, err);
        slot->first_case = c.case_id;
        slot->first_file = f;
        slot->first_place = m->place;
    } else {
        wait(m, slot, origin, flags);
    }
    return rc;
}

enum cl_rc merge_add(struct merge *m, const struct cl_batch *batch, struct cl_err *err) {
    struct merge_file *f = m->file;
    enum cl_rc rc = CL_OK;
    for (size_t r = 0; !rc && r < batch->rows; r++) {
        const struct cl_origin *origin = &batch->origins[r];
        uint64_t flags = origin->flags;
        cl_arena_reset(m->request);
        take_row(m, &batch->cells[r * batch->layout->n], &flags);
        const struct cl_cell *id = f->id_at < f->n ? &m->row[f->id_at] : NULL;
        if (id && id->set) {
            rc = add_known(m, (struct cl_slice){id->v.s, id->n}, origin, flags, err);
        } else {
            rc = add_anonymous(m, origin, flags, err);
        }
        m->place++;
    }
    return rc;
}
