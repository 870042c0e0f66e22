/* derived.c - what the store keeps beside the raw fields, case by case: facts for
 * cl_derive_case(), what it found, states of status words, reopen gaps.
 *
 * Runs in the import's transaction, after histories are written.  History is read
 * once, in the order of cases, beside the pass over the cases. */
#include <math.h>
#include <stdlib.h>

#include "fill.h"
#include "past.h"
#include "policies.h"
#include "repeats.h"

static const size_t wanted[] = {
    CL_COL_STATUS,        CL_COL_CREATED,        CL_COL_RESOLVED,  CL_COL_CLOSED,
    CL_COL_DUE,           CL_COL_FIRST_RESPONSE, CL_COL_UPDATED,   CL_COL_RESOLUTION_TIME,
    CL_COL_RESPONSE_TIME, CL_COL_SLA_TARGET,     CL_COL_ESCALATED, CL_COL_REOPENED,
    CL_COL_REOPEN_COUNT,  CL_COL_CSAT,           CL_COL_BREACHED,  CL_COL_PRIORITY,
};
enum want {
    W_STATUS,
    W_CREATED,
    W_RESOLVED,
    W_CLOSED,
    W_DUE,
    W_FIRST_RESPONSE,
    W_UPDATED,
    W_RESOLUTION_TIME,
    W_RESPONSE_TIME,
    W_SLA_TARGET,
    W_ESCALATED,
    W_REOPENED,
    W_REOPEN_COUNT,
    W_CSAT,
    W_BREACHED,
    W_PRIORITY,
    W_COUNT
};
_Static_assert(CL_LEN(wanted) == W_COUNT, "one name for each wanted field");

/* What a source's columns say about all its cases: facts as they begin. */
struct source_facts {
    struct cl_facts facts;
};
struct pass {
    struct load *l;
    struct source_facts *sources; /* by source number */
    size_t n_sources;
    int64_t *imported_at; /* by import number */
    size_t n_imports;
    struct cl_state_word *states; /* by code of the status */
    uint32_t n_states;
    int *ranks; /* by code of the priority */
    uint32_t n_ranks;
    struct past past;
    bool *pausing, *holding; /* by code of the status */
    struct policies policies;
    struct repeats repeats;
    double *values;
    size_t n_values, done;
};

/* ---- tables by number ---- */

static enum cl_rc on_import(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct pass *p = ctx;
    size_t need = (size_t)row[0].i + 1;
    if (need > p->n_imports) {
        p->imported_at = cl_realloc_array(p->imported_at, need, sizeof *p->imported_at);
        for (size_t i = p->n_imports; i < need; i++) {
            p->imported_at[i] = CL_NO_TIME;
        }
        p->n_imports = need;
    }
    p->imported_at[row[0].i] = row[1].i;
    return CL_OK;
}

static void note_field(struct cl_facts *f, enum cl_col col, bool days, const double scale[2]) {
    if (col == CL_COL_STATUS) {
        f->status_mapped = true;
    } else if (col == CL_COL_CREATED) {
        f->created_mapped = true;
    } else if (col == CL_COL_RESOLVED) {
        f->resolved_mapped = true;
    } else if (col == CL_COL_CLOSED) {
        f->closed_mapped = true;
    } else if (col == CL_COL_AGENT) {
        f->agent_mapped = true;
    } else if (col == CL_COL_FIRST_RESPONSE || col == CL_COL_RESPONSE_TIME) {
        f->response_mapped = true;
    } else if (col == CL_COL_ESCALATED) {
        f->escalated_mapped = true;
    } else if (col == CL_COL_REOPENED || col == CL_COL_REOPEN_COUNT) {
        f->reopened_mapped = true;
    } else if (col == CL_COL_RESOLUTION_TIME) {
        f->resolution_in_days = days;
    } else if (col == CL_COL_CSAT) {
        f->csat_low = scale[0];
        f->csat_high = scale[1];
    }
}

static enum cl_rc on_source_field(void *ctx, const struct cl_sql_value *row, int n,
                                  struct cl_err *err) {
    (void)n;
    (void)err;
    struct pass *p = ctx;
    size_t need = (size_t)row[0].i + 1;
    if (need > p->n_sources) {
        p->sources = cl_realloc_array(p->sources, need, sizeof *p->sources);
        for (size_t i = p->n_sources; i < need; i++) {
            cl_facts_init(&p->sources[i].facts);
        }
        p->n_sources = need;
    }
    enum cl_col col;
    if (cl_column_find(row[1].text, &col)) {
        double scale[2] = {row[3].type == CL_SQL_NULL ? (double)NAN : row[3].r,
                           row[4].type == CL_SQL_NULL ? (double)NAN : row[4].r};
        note_field(&p->sources[row[0].i].facts, col, cl_slice_eq(row[2].text, CL_S("d")), scale);
    }
    return CL_OK;
}

/* On hold, as opposed to waiting for the requester: "On hold", "on-hold", "Hold". */
static bool means_hold(struct cl_slice word) {
    struct cl_buf folded = {0};
    cl_fold_buf(&folded, word);
    bool hold = folded.ptr && strstr(folded.ptr, "hold") != NULL;
    cl_buf_free(&folded);
    return hold;
}

static void read_words(struct pass *p) {
    struct cl_store *store = p->l->store;
    p->n_states = cl_store_word_count(store, CL_COL_STATUS);
    p->states = cl_alloc(sizeof *p->states * ((size_t)p->n_states + 1));
    p->pausing = cl_alloc((size_t)p->n_states + 1);
    p->holding = cl_alloc((size_t)p->n_states + 1);
    for (uint32_t i = 1; i <= p->n_states; i++) {
        struct cl_slice word = cl_store_word_text(store, CL_COL_STATUS, i);
        p->states[i] = cl_state_of(p->l->states, word);
        p->pausing[i] = cl_policy_pauses(&p->l->policy, p->states[i], word);
        p->holding[i] = means_hold(word);
    }
    p->n_ranks = cl_store_word_count(store, CL_COL_PRIORITY);
    p->ranks = cl_alloc(sizeof *p->ranks * ((size_t)p->n_ranks + 1));
    for (uint32_t i = 1; i <= p->n_ranks; i++) {
        p->ranks[i] = cl_priority_rank(cl_store_word_text(store, CL_COL_PRIORITY, i));
    }
}

static enum cl_rc write_words(const struct pass *p, struct cl_err *err) {
    int *states = cl_alloc(sizeof *states * ((size_t)p->n_states + 1));
    for (uint32_t i = 1; i <= p->n_states; i++) {
        states[i] = (int)p->states[i].state;
    }
    enum cl_rc rc = cl_store_status_words(p->l->store, states, p->n_states, err);
    free(states);
    return rc;
}

/* ---- one case ---- */

static int64_t time_of(const struct cl_cell *c) {
    return c->set ? c->v.i : CL_NO_TIME;
}

static double real_of(const struct cl_cell *c) {
    return c->set ? c->v.r : (double)NAN;
}

static int8_t flag_of(const struct cl_cell *c) {
    return c->set ? (int8_t)(c->v.i != 0) : -1;
}

static void fill_facts(const struct pass *p, const struct cl_store_case *c, struct cl_facts *f) {
    const struct cl_cell *w = c->cells;
    cl_facts_init(f);
    if (c->source_id > 0 && (size_t)c->source_id < p->n_sources) {
        *f = p->sources[c->source_id].facts;
    }
    f->status_set = w[W_STATUS].set;
    if (f->status_set && w[W_STATUS].v.i <= p->n_states) {
        f->status = p->states[w[W_STATUS].v.i];
    }
    if (w[W_PRIORITY].set && w[W_PRIORITY].v.i <= p->n_ranks) {
        f->priority_rank = p->ranks[w[W_PRIORITY].v.i];
    }
    f->created = time_of(&w[W_CREATED]);
    f->resolved = time_of(&w[W_RESOLVED]);
    f->closed = time_of(&w[W_CLOSED]);
    f->due = time_of(&w[W_DUE]);
    f->first_response = time_of(&w[W_FIRST_RESPONSE]);
    f->updated = time_of(&w[W_UPDATED]);
    f->created_date_only = c->date_only & cl_store_date_bit(CL_COL_CREATED);
    f->resolved_date_only = c->date_only & cl_store_date_bit(CL_COL_RESOLVED);
    f->closed_date_only = c->date_only & cl_store_date_bit(CL_COL_CLOSED);
    f->due_date_only = c->date_only & cl_store_date_bit(CL_COL_DUE);
    f->response_date_only = c->date_only & cl_store_date_bit(CL_COL_FIRST_RESPONSE);
    f->resolution_time = real_of(&w[W_RESOLUTION_TIME]);
    f->response_time = real_of(&w[W_RESPONSE_TIME]);
    f->sla_target = real_of(&w[W_SLA_TARGET]);
    f->escalated = flag_of(&w[W_ESCALATED]);
    f->reopened = flag_of(&w[W_REOPENED]);
    f->reopen_count = real_of(&w[W_REOPEN_COUNT]);
    f->csat = real_of(&w[W_CSAT]);
    f->breached = flag_of(&w[W_BREACHED]);
    f->flags = c->flags;
    f->imported_at = c->import_id > 0 && (size_t)c->import_id < p->n_imports
                         ? p->imported_at[c->import_id]
                         : CL_NO_TIME;
}

static enum cl_rc on_case(void *ctx, const struct cl_store_case *c, struct cl_err *err) {
    struct pass *p = ctx;
    struct cl_facts f;
    struct cl_derived d;
    if (++p->done % 4096 == 0 && load_cancelled(p->l)) {
        return cl_fail(err, CL_E_CANCELLED, "import cancelled");
    }
    fill_facts(p, c, &f);
    const struct past_now now = {.case_id = c->case_id,
                                 .status = c->cells[W_STATUS].set ? c->cells[W_STATUS].v.i : 0,
                                 .created = f.created,
                                 .resolved = f.resolved,
                                 .closed = f.closed,
                                 .updated = f.updated};
    enum cl_rc rc = past_walk(&p->past, &now, &f, err);
    if (rc) {
        return rc;
    }
    f.rule = policies_of(&p->policies, c->case_id, f.created);
    f.next_same = repeats_next(&p->repeats, c->case_id);
    cl_derive_case(&f, &p->l->policy, &d);
    for (size_t i = 0; i < p->n_values; i++) {
        p->values[i] = cl_derived_value(&d, i);
    }
    fill_derived(p->l->fill, c->case_id, d.flags, p->values);
    return cl_store_derived_put(p->l->store, c->case_id, d.flags, p->values, err);
}

static const char *column_names(struct load *l) {
    size_t n;
    const struct cl_derived_def *defs = cl_derived_columns(&n);
    const char *names = "";
    for (size_t i = 0; i < n; i++) {
        names = cl_arena_printf(l->arena, "%s%s ", names, defs[i].name);
    }
    return names;
}

bool load_meta_is(struct cl_store *store, struct cl_arena *arena, const char *key,
                  const char *value) {
    const char *is = NULL;
    struct cl_err ignored;
    return cl_store_meta(store, key, arena, &is, &ignored) == CL_OK && is && strcmp(is, value) == 0;
}

bool load_derived_current(struct load *l) {
    return load_meta_is(l->store, l->arena, "states", l->states_text) &&
           load_meta_is(l->store, l->arena, "policy", l->policy_text) &&
           load_meta_is(l->store, l->arena, "derived", column_names(l));
}

enum cl_rc load_define(struct load *l, struct cl_err *err) {
    size_t n;
    const struct cl_derived_def *defs = cl_derived_columns(&n);
    struct cl_store_derived_def *out = cl_arena_array(l->arena, n, sizeof *out);
    for (size_t i = 0; i < n; i++) {
        out[i] = (struct cl_store_derived_def){
            .name = defs[i].name, .title = defs[i].title, .kind = defs[i].kind};
    }
    enum cl_rc rc = cl_store_derived_define(l->store, out, n, l->policy_text, err);
    rc = rc ? rc : cl_store_set_meta(l->store, "policy", l->policy_text, err);
    rc = rc ? rc : cl_store_set_meta(l->store, "states", l->states_text, err);
    return rc ? rc : cl_store_set_meta(l->store, "derived", column_names(l), err);
}

/* What the store says about sources, imports and words as it stands. */
static enum cl_rc pass_open(struct pass *p, struct load *l, struct cl_err *err) {
    p->l = l;
    (void)cl_derived_columns(&p->n_values);
    p->values = cl_alloc(sizeof *p->values * (p->n_values + 1));
    enum cl_rc rc =
        cl_store_run(l->store, "SELECT import_id, at FROM import", NULL, 0, on_import, p, err);
    rc = rc ? rc
            : cl_store_run(l->store,
                           "SELECT source_id, name, unit, scale_low, scale_high"
                           " FROM source_field JOIN field USING (field_id)",
                           NULL, 0, on_source_field, p, err);
    if (!rc) {
        read_words(p);
    }
    return rc;
}

static void pass_close(struct pass *p) {
    free(p->values);
    free(p->sources);
    free(p->imported_at);
    free(p->states);
    free(p->pausing);
    free(p->holding);
    free(p->ranks);
}

enum cl_rc load_derive(struct load *l, bool all, struct cl_err *err) {
    struct pass p = {0};
    enum cl_rc rc = all ? cl_store_derived_clear(l->store, err) : CL_OK;
    rc = rc ? rc : pass_open(&p, l, err);
    rc = rc ? rc : write_words(&p, err);
    p.past.states = p.states;
    p.past.n_states = p.n_states;
    p.past.pausing = p.pausing;
    p.past.holding = p.holding;
    rc = rc ? rc : repeats_open(&p.repeats, l, all, err);
    rc = rc ? rc : past_open(&p.past, l->store, err);
    rc = rc ? rc : policies_open(&p.policies, l, all, err);
    if (!rc && p.policies.filtered) {
        rc = cl_store_set_meta(l->store, "policy_note",
                               p.policies.missing.len ? p.policies.missing.ptr : "", err);
    }
    const struct cl_store_want want = {.all = all, .fields = wanted, .n = W_COUNT};
    rc = rc ? rc : cl_store_each(l->store, &want, on_case, &p, err);
    past_close(&p.past);
    policies_close(&p.policies);
    repeats_close(&p.repeats);
    pass_close(&p);
    return rc;
}

/* ---- while records still come ---- */

struct load_deriver {
    struct pass pass;
    int64_t last;
};

const size_t *load_derived_from(size_t *n) {
    *n = W_COUNT;
    return wanted;
}

enum cl_rc load_deriver_open(struct load *l, struct load_deriver **out, struct cl_err *err) {
    *out = cl_alloc(sizeof **out);
    enum cl_rc rc = pass_open(&(*out)->pass, l, err);
    rc = rc ? rc : policies_open(&(*out)->pass.policies, l, true, err);
    if (rc) {
        load_deriver_close(*out);
        *out = NULL;
    }
    return rc;
}

void load_deriver_close(struct load_deriver *d) {
    if (d) {
        policies_close(&d->pass.policies);
        pass_close(&d->pass);
        free(d);
    }
}

const double *load_deriver_case(struct load_deriver *d, const struct cl_store_case *c,
                                uint64_t *flags) {
    struct cl_facts f;
    struct cl_derived derived;
    fill_facts(&d->pass, c, &f);
    if (c->case_id < d->last) {
        d->pass.policies.at = 0; /* from the first case again */
    }
    d->last = c->case_id;
    f.rule = policies_of(&d->pass.policies, c->case_id, f.created);
    cl_derive_case(&f, &d->pass.l->policy, &derived);
    for (size_t i = 0; i < d->pass.n_values; i++) {
        d->pass.values[i] = cl_derived_value(&derived, i);
    }
    *flags = derived.flags;
    return d->pass.values;
}
