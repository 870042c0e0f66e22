/* past.c - walking the status of a case through its versions.
 *
 * The present is known; each change says what was before, so versions are rebuilt
 * from the last to the first and then read forward. */
#include "past.h"

#include <stdlib.h>

enum past_field { PAST_STATUS, PAST_RESOLVED, PAST_CLOSED, PAST_UPDATED, PAST_COUNT };
static const enum cl_col past_cols[PAST_COUNT] = {CL_COL_STATUS, CL_COL_RESOLVED, CL_COL_CLOSED,
                                                  CL_COL_UPDATED};

struct past_state {
    int64_t values[PAST_COUNT];
    int64_t at;
};

static enum cl_rc on_change(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct past *p = ctx;
    int field = 0;
    while (field < PAST_COUNT - 1 &&
           cl_store_field_at(p->store, past_cols[field])->id != row[3].i) {
        field++;
    }
    if (p->n == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 1024;
        p->changes = cl_realloc_array(p->changes, p->cap, sizeof *p->changes);
    }
    struct past_change *c = &p->changes[p->n++];
    *c = (struct past_change){.case_id = row[0].i,
                              .seq = row[1].i,
                              .at = row[2].type == CL_SQL_NULL ? CL_NO_TIME : row[2].i,
                              .field = field};
    if (field == PAST_STATUS) {
        c->old_value = row[4].i;
        return CL_OK;
    }
    int64_t to;
    struct cl_slice word = cl_store_word_text(p->store, past_cols[field], (uint32_t)row[4].i);
    if (!word.ptr || cl_parse_when(word, cl_zone_utc(), &c->old_value, &to, NULL)) {
        c->old_value = CL_NO_TIME;
    }
    return CL_OK;
}

enum cl_rc past_open(struct past *p, struct cl_store *store, struct cl_err *err) {
    struct cl_buf sql = {0};
    p->store = store;
    cl_buf_puts(&sql, "SELECT case_id, seq, at, field_id, ifnull(old, 0) FROM history h"
                      " WHERE field_id IN (0");
    for (size_t i = 0; i < PAST_COUNT; i++) {
        cl_buf_printf(&sql, ", %d", cl_store_field_at(store, past_cols[i])->id);
    }
    cl_buf_puts(&sql, ") AND NOT EXISTS (SELECT 1 FROM derived d WHERE d.case_id = h.case_id)"
                      " ORDER BY case_id, seq");
    enum cl_rc rc = cl_store_run(store, sql.ptr, NULL, 0, on_change, p, err);
    cl_buf_free(&sql);
    return rc;
}

void past_close(struct past *p) {
    free(p->changes);
    free(p->walk);
    free(p->pauses);
}

/* Versions of the case from the last [0] to the first. */
static size_t rebuild(struct past *p, const struct past_now *now) {
    while (p->at < p->n && p->changes[p->at].case_id < now->case_id) {
        p->at++;
    }
    size_t end = p->at;
    while (end < p->n && p->changes[end].case_id == now->case_id) {
        end++;
    }
    size_t begin = p->at;
    p->at = end;
    if (begin == end) {
        return 0;
    }
    if (end - begin + 1 > p->cap_walk) {
        p->cap_walk = (end - begin + 1) * 2;
        p->walk = cl_realloc_array(p->walk, p->cap_walk, sizeof *p->walk);
    }
    p->walk[0] = (struct past_state){
        .values = {now->status, now->resolved, now->closed, now->updated}, .at = CL_NO_TIME};
    size_t n = 0;
    while (end > begin) {
        struct past_state before = p->walk[n];
        int64_t seq = p->changes[end - 1].seq;
        p->walk[n].at = p->changes[end - 1].at;
        for (; end > begin && p->changes[end - 1].seq == seq; end--) {
            before.values[p->changes[end - 1].field] = p->changes[end - 1].old_value;
        }
        before.at = CL_NO_TIME;
        p->walk[++n] = before;
    }
    int64_t updated = p->walk[n].values[PAST_UPDATED];
    p->walk[n].at = updated != CL_NO_TIME ? updated : now->created;
    return n + 1;
}

static struct cl_state_word word_of(const struct past *p, const struct past_state *s) {
    int64_t code = s->values[PAST_STATUS];
    return code > 0 && code <= p->n_states ? p->states[code] : (struct cl_state_word){0};
}

static bool is_open(enum cl_state state) {
    return state == CL_STATE_OPEN || state == CL_STATE_IN_PROGRESS || state == CL_STATE_PENDING;
}

/* When a run of closed versions began: the close it bears, if that was before the
 * case was reopened, else the change that closed it. */
static int64_t closed_since(const struct past_state *s, int64_t change_at, int64_t reopened_at) {
    int64_t end = s->values[PAST_RESOLVED];
    if (end == CL_NO_TIME ||
        (s->values[PAST_CLOSED] != CL_NO_TIME && s->values[PAST_CLOSED] < end)) {
        end = s->values[PAST_CLOSED];
    }
    return end != CL_NO_TIME && end < reopened_at ? end : change_at;
}

/* ---- pauses and waits ---- */

static bool marked(const struct past *p, const bool *marks, const struct past_state *s) {
    int64_t code = s->values[PAST_STATUS];
    return code > 0 && code <= p->n_states && marks[code];
}

/* Spans in which the status lets the clock pause; walk[n - 1] is the first version.
 * Before that nobody knows what the status was. */
static void find_pauses(struct past *p, size_t n, struct cl_facts *f) {
    if (n > p->cap_pauses) {
        p->cap_pauses = n * 2;
        p->pauses = cl_realloc_array(p->pauses, p->cap_pauses, sizeof *p->pauses);
    }
    size_t found = 0;
    for (size_t i = n; i-- > 0;) {
        struct cl_span s = {.from = p->walk[i].at, .to = i > 0 ? p->walk[i - 1].at : CL_NO_TIME};
        bool known = s.from != CL_NO_TIME && (i == 0 || s.to != CL_NO_TIME);
        if (!known || !marked(p, p->pausing, &p->walk[i])) {
            continue;
        }
        struct cl_span *last = found ? &p->pauses[found - 1] : NULL;
        if (last && s.from <= last->to) {
            last->to = i == 0 || s.to > last->to ? s.to : last->to;
        } else if (i == 0 || s.from < s.to) {
            p->pauses[found++] = s;
        }
    }
    f->pause_from = n ? p->walk[n - 1].at : CL_NO_TIME;
    f->pauses = p->pauses;
    f->n_pauses = found;
}

/* How long who waited until the case ended; its first version holds from the start. */
static void find_waits(const struct past *p, size_t n, const struct past_now *now,
                       struct cl_facts *f) {
    int64_t end = f->status.reopened ? CL_NO_TIME : now->resolved;
    if (end == CL_NO_TIME || (now->closed != CL_NO_TIME && now->closed < end)) {
        end = f->status.reopened ? CL_NO_TIME : now->closed;
    }
    if (n == 0 || end == CL_NO_TIME || now->created == CL_NO_TIME || end < now->created) {
        return;
    }
    f->requester_wait = f->agent_wait = f->on_hold = 0;
    int64_t at = now->created;
    for (size_t i = n; i-- > 0 && at < end;) {
        const struct past_state *s = &p->walk[i];
        int64_t to = i > 0 && p->walk[i - 1].at < end ? p->walk[i - 1].at : end;
        if (to == CL_NO_TIME || to <= at) {
            continue;
        }
        double secs = (double)(to - at);
        enum cl_state state = word_of(p, s).state;
        bool hold = marked(p, p->holding, s);
        f->requester_wait += is_open(state) && (hold || state != CL_STATE_PENDING) ? secs : 0;
        f->agent_wait += !hold && state == CL_STATE_PENDING ? secs : 0;
        f->on_hold += is_open(state) && hold ? secs : 0;
        at = to;
    }
}

enum cl_rc past_walk(struct past *p, const struct past_now *now, struct cl_facts *f,
                     struct cl_err *err) {
    size_t n = rebuild(p, now);
    find_pauses(p, n, f);
    find_waits(p, n, now, f);
    int64_t closed_from = CL_NO_TIME;
    enum cl_rc rc = CL_OK;
    for (size_t i = n; !rc && i-- > 0;) {
        const struct past_state *s = &p->walk[i];
        const struct past_state *before = i + 1 < n ? &p->walk[i + 1] : NULL;
        struct cl_state_word word = word_of(p, s);
        struct cl_state_word was = before ? word_of(p, before) : (struct cl_state_word){0};
        if (word.escalated && f->escalated_at == CL_NO_TIME) {
            f->escalated_at = s->at;
        }
        bool from_closed = before && was.state == CL_STATE_CLOSED && is_open(word.state);
        if ((from_closed || (word.reopened && !was.reopened)) && f->reopened_at == CL_NO_TIME) {
            f->reopened_at = s->at;
        }
        if (from_closed && s->at != CL_NO_TIME) {
            int64_t from = closed_since(before, closed_from, s->at);
            if (from != CL_NO_TIME && from < s->at) {
                rc = cl_store_gap_add(p->store, now->case_id, from, s->at, err);
            }
        }
        if (word.state != CL_STATE_CLOSED) {
            closed_from = CL_NO_TIME;
        } else if (!before || was.state != CL_STATE_CLOSED) {
            closed_from = s->at;
        }
    }
    return rc;
}
