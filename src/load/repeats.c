/* repeats.c - for each case, when the same customer came next about the same issue.
 *
 * The issue is the category, else the type, else the subcategory, whichever the store
 * has; cases without one are an issue of their own.  Two sorts over the whole store,
 * since a case may follow one of an earlier import. */
#include "repeats.h"

#include <stdlib.h>

static enum cl_rc on_case(void *ctx, const struct cl_store_case *c, struct cl_err *err) {
    struct repeats *r = ctx;
    if (!c->cells[0].set || !c->cells[1].set) {
        return CL_OK;
    }
    if (r->n == r->cap) {
        r->cap = r->cap ? r->cap * 2 : 4096;
        r->list = cl_realloc_array(r->list, r->cap, sizeof *r->list);
    }
    bool issue = r->issue != CL_COL_COUNT && c->cells[2].set;
    r->list[r->n++] = (struct repeat){.customer = (uint32_t)c->cells[0].v.i,
                                      .issue = issue ? (uint32_t)c->cells[2].v.i : 0,
                                      .created = c->cells[1].v.i,
                                      .case_id = c->case_id,
                                      .next = CL_NO_TIME};
    if (r->n % 4096 == 0 && load_cancelled(r->l)) {
        return cl_fail(err, CL_E_CANCELLED, "import cancelled");
    }
    return CL_OK;
}

static int by_time(const void *x, const void *y) {
    const struct repeat *a = x, *b = y;
    if (a->customer != b->customer) {
        return a->customer < b->customer ? -1 : 1;
    }
    if (a->issue != b->issue) {
        return a->issue < b->issue ? -1 : 1;
    }
    if (a->created != b->created) {
        return a->created < b->created ? -1 : 1;
    }
    return (a->case_id > b->case_id) - (a->case_id < b->case_id);
}

static int by_case(const void *x, const void *y) {
    const struct repeat *a = x, *b = y;
    return (a->case_id > b->case_id) - (a->case_id < b->case_id);
}

static void find_next(struct repeats *r) {
    if (r->n == 0) {
        return;
    }
    qsort(r->list, r->n, sizeof *r->list, by_time);
    for (size_t i = 0; i + 1 < r->n; i++) {
        struct repeat *a = &r->list[i];
        if (a[1].customer == a->customer && a[1].issue == a->issue) {
            a->next = a[1].created;
        }
    }
    qsort(r->list, r->n, sizeof *r->list, by_case);
}

/* ---- cases of earlier imports that are followed anew ---- */

struct stale {
    struct repeats *r;
    int64_t *ids;
    size_t n, cap;
};

static enum cl_rc on_old(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    struct stale *s = ctx;
    int64_t was = row[1].type == CL_SQL_NULL ? CL_NO_TIME : row[1].i;
    (void)n;
    (void)err;
    if (repeats_next(s->r, row[0].i) == was) {
        return CL_OK;
    }
    if (s->n == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 256;
        s->ids = cl_realloc_array(s->ids, s->cap, sizeof *s->ids);
    }
    s->ids[s->n++] = row[0].i;
    return CL_OK;
}

static enum cl_rc drop_stale(struct repeats *r, struct cl_err *err) {
    struct stale s = {.r = r};
    enum cl_rc rc =
        cl_store_run(r->l->store, "SELECT case_id, next_same_at FROM derived ORDER BY case_id",
                     NULL, 0, on_old, &s, err);
    for (size_t i = 0; !rc && i < s.n; i++) {
        const struct cl_sql_value id = {.type = CL_SQL_INT, .i = s.ids[i]};
        rc = cl_store_run(r->l->store, "DELETE FROM derived WHERE case_id = ?1", &id, 1, NULL, NULL,
                          err);
    }
    free(s.ids);
    r->at = 0;
    return rc;
}

enum cl_rc repeats_open(struct repeats *r, struct load *l, bool all, struct cl_err *err) {
    static const size_t issues[] = {CL_COL_CATEGORY, CL_COL_TYPE, CL_COL_SUBCATEGORY};
    *r = (struct repeats){.l = l, .issue = CL_COL_COUNT};
    if (!cl_store_field_at(l->store, CL_COL_CUSTOMER)->mapped ||
        !cl_store_field_at(l->store, CL_COL_CREATED)->mapped) {
        return CL_OK;
    }
    for (size_t i = 0; i < CL_LEN(issues) && r->issue == CL_COL_COUNT; i++) {
        if (cl_store_field_at(l->store, issues[i])->mapped) {
            r->issue = issues[i];
        }
    }
    const size_t fields[] = {CL_COL_CUSTOMER, CL_COL_CREATED, r->issue};
    const struct cl_store_want want = {
        .all = true, .fields = fields, .n = r->issue != CL_COL_COUNT ? 3 : 2};
    enum cl_rc rc = cl_store_each(l->store, &want, on_case, r, err);
    if (!rc) {
        find_next(r);
    }
    return rc || all ? rc : drop_stale(r, err);
}

void repeats_close(struct repeats *r) {
    free(r->list);
    r->list = NULL;
    r->n = 0;
}

int64_t repeats_next(struct repeats *r, int64_t case_id) {
    while (r->at < r->n && r->list[r->at].case_id < case_id) {
        r->at++;
    }
    bool here = r->at < r->n && r->list[r->at].case_id == case_id;
    return here ? r->list[r->at].next : CL_NO_TIME;
}
