/* merge_finish.c - at the end of an import: the versions that wait under one id
 * become one case with its history, or several when the id was used again.
 *
 * Stored cases of the id take part with all their versions, so that an older
 * export finds its place in the past. */
#include <stdlib.h>

#include "merge.h"

/* A held record or an inserted one in terms of all fields. */
static void widen(struct merge *m, struct version *v, struct cl_arena *arena) {
    const struct merge_file *f = v->file;
    size_t n = cl_store_fields(m->store);
    struct cl_cell *cells = cl_arena_array(arena, n, sizeof *cells);
    for (size_t i = 0; i < n; i++) {
        cells[i].set = CL_CELL_ABSENT;
    }
    for (size_t i = 0; i < f->n; i++) {
        cells[f->columns[i].field] = v->cells[i];
    }
    int64_t updated = merge_cell_time(v->cells, f->updated_at, f->n);
    v->mod = f->mod_at < f->n && v->cells[f->mod_at].set == 1 ? v->cells[f->mod_at].v.r : 0;
    v->cells = cells;
    v->import_id = m->import_id;
    v->file_id = f->ledger.id;
    v->newest = f->ledger.newest;
    v->at = updated != CL_NO_TIME ? updated : v->newest;
    v->order_at = v->at;
    v->date_only = f->date_only;
}

struct group {
    struct chain *chains;
    size_t n, cap;
};

static struct chain *push_chain(struct group *g, struct cl_arena *arena) {
    if (g->n == g->cap) {
        g->cap = g->cap ? g->cap * 2 : 2;
        struct chain *grown = cl_arena_array(arena, g->cap, sizeof *grown);
        if (g->n) {
            memcpy(grown, g->chains, g->n * sizeof *grown);
        }
        g->chains = grown;
    }
    return &g->chains[g->n++];
}

static struct chain *chain_for(struct group *g, struct version *v, struct cl_arena *arena) {
    const struct cl_cell *created = &v->cells[CL_COL_CREATED];
    bool set = created->set == 1;
    for (size_t i = 0; i < g->n; i++) {
        const struct chain *c = &g->chains[i];
        if (!set || !c->created_set || c->created == created->v.i) {
            return &g->chains[i];
        }
    }
    for (size_t i = 0; i < g->n; i++) {
        if (g->chains[i].stored &&
            created_agrees(&g->chains[i], created, v->file->created_date_only)) {
            return &g->chains[i];
        }
    }
    return push_chain(g, arena);
}

static void join(struct chain *c, struct version *v, struct cl_arena *arena) {
    const struct cl_cell *created = &v->cells[CL_COL_CREATED];
    if (!c->created_set && created->set == 1) {
        c->created_set = true;
        c->created = created->v.i;
        c->created_date_only = v->file->created_date_only;
    }
    chain_add(c, v, arena);
}

static int by_created(const void *a, const void *b) {
    const struct chain *x = a;
    const struct chain *y = b;
    if (x->stored != y->stored) {
        return x->stored ? -1 : 1; /* ids that were given stay */
    }
    if (x->stored) {
        return (x->case_id > y->case_id) - (x->case_id < y->case_id);
    }
    return (x->created > y->created) - (x->created < y->created);
}

static enum cl_rc load_stored(struct merge *m, struct cl_slice id, int64_t source_id,
                              struct group *g, struct cl_err *err) {
    struct cl_store_ids found;
    enum cl_rc rc = cl_store_find_id(m->store, source_id, id, m->request, &found, err);
    for (size_t i = 0; !rc && i < found.n; i++) {
        rc = chain_load(m, found.ids[i], m->request, push_chain(g, m->request), err);
    }
    return rc;
}

/* The record that this import put straight into the store, as a version. */
static enum cl_rc load_first(struct merge *m, const struct slot *slot, struct group *g,
                             struct cl_err *err) {
    struct merge_file *f = slot->first_file;
    int64_t case_id = slot->first_case;
    struct cl_store_case c = {0};
    enum cl_rc rc = cl_store_get(m->store, case_id, m->request, &c, err);
    if (rc) {
        return rc;
    }
    struct version *v = cl_arena_alloc(m->request, sizeof *v);
    v->cells = cl_arena_array(m->request, f->n, sizeof *v->cells);
    for (size_t i = 0; i < f->n; i++) {
        v->cells[i] = c.cells[f->columns[i].field];
    }
    v->file = f;
    v->record = c.record;
    v->line = c.line;
    v->flags = c.flags;
    v->place = slot->first_place;
    v->counted = true;
    widen(m, v, m->request);
    struct chain *chain = push_chain(g, m->request);
    chain->case_id = case_id;
    chain->row = c;
    join(chain, v, m->request);
    return CL_OK;
}

static void join_waiting(struct merge *m, const struct slot *slot, struct group *g) {
    size_t n = 0;
    for (struct waiting *w = (struct waiting *)(void *)slot->last; w; w = w->before) {
        n++;
    }
    struct version **held = cl_arena_array(m->request, n, sizeof *held);
    size_t at = n;
    for (struct waiting *w = (struct waiting *)(void *)slot->last; w; w = w->before) {
        held[--at] = &w->v;
    }
    for (size_t i = 0; i < n; i++) {
        widen(m, held[i], m->request);
        join(chain_for(g, held[i], m->request), held[i], m->request);
    }
}

static enum cl_rc finish_id(struct merge *m, const struct slot *slot, struct cl_slice key,
                            struct cl_err *err) {
    int64_t source_id;
    memcpy(&source_id, key.ptr, sizeof source_id);
    struct cl_slice id = {key.ptr + sizeof source_id, key.len - sizeof source_id};
    struct group g = {0};
    enum cl_rc rc = CL_OK;
    if (slot->first_case) {
        rc = load_first(m, slot, &g, err);
    } else if (slot->stored) {
        rc = load_stored(m, id, source_id, &g, err);
    }
    if (rc) {
        return rc;
    }
    join_waiting(m, slot, &g);
    if (g.n > 1) {
        qsort(g.chains, g.n, sizeof *g.chains, by_created);
    }
    size_t named = 0;
    for (size_t i = 0; !rc && i < g.n; i++) {
        const char *name = cl_arena_strn(m->request, id.ptr, id.len);
        if (named) {
            name = cl_arena_printf(m->request, "%s#%zu", name, named + 1);
        }
        g.chains[i].source_id = source_id;
        g.chains[i].name = name;
        g.chains[i].reused = named > 0;
        rc = chain_write(m, &g.chains[i], m->request, err);
        named += g.chains[i].case_id != 0;
    }
    return rc;
}

enum cl_rc merge_finish(struct merge *m, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; !rc && i < m->n_seen; i++) {
        const struct seen *s = &m->seen[i];
        if (s->file->ledger.newest > s->newest) {
            rc = cl_store_seen(m->store, s->case_id, s->file->ledger.id, err);
        }
    }
    uint32_t n = cl_map_count(m->ids);
    for (uint32_t i = 0; !rc && i < n; i++) {
        if (!m->slots[i].last) {
            continue;
        }
        if (load_cancelled(m->load)) {
            return cl_fail(err, CL_E_CANCELLED, "import cancelled");
        }
        cl_arena_reset(m->request);
        rc = finish_id(m, &m->slots[i], cl_map_key(m->ids, i), err);
    }
    return rc;
}
