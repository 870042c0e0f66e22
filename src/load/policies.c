/* policies.c - the filters of policies, evaluated at once for all cases that are to
 * be derived.
 *
 * The columns that the filters name are read into a table and one formula gives the
 * number of the first policy that fits: no work on strings case by case.  Without
 * filters nothing is read at all. */
#include "policies.h"

#include <math.h>
#include <stdlib.h>

#include "caseload/query.h"

/* What computed words and dates may stand on, beside the fields that are named. */
static const enum cl_col always[] = {CL_COL_CREATED, CL_COL_PRIORITY, CL_COL_CUSTOMER_SINCE,
                                     CL_COL_TENURE};

/* A column of the table while rows come in. */
struct column {
    size_t field; /* of the store */
    enum cl_kind kind;
    void *data;
};
struct reading {
    struct load *l;
    struct column *columns;
    size_t *fields;
    size_t n_columns, rows, cap;
    int64_t *ids;
    uint32_t *sources;
};

/* ---- which fields ---- */

static bool named(const struct cl_store_field *f, struct cl_slice name) {
    return cl_fold_eq(name, cl_slice(f->name)) || cl_fold_eq(name, cl_slice(f->header)) ||
           (f->title && cl_fold_eq(name, cl_slice(f->title)));
}

/* The name in "-name:value", unquoted. */
static struct cl_slice term_name(struct cl_slice term) {
    size_t at = term.len && term.ptr[0] == '-', end;
    if (at < term.len && term.ptr[at] == '"') {
        at++;
        for (end = at; end < term.len && term.ptr[end] != '"'; end++) {
        }
    } else {
        for (end = at; end < term.len && !strchr(":<>=!", term.ptr[end]); end++) {
        }
    }
    return (struct cl_slice){term.ptr + at, end - at};
}

static bool in_filters(const struct load *l, const struct cl_store_field *f) {
    const struct cl_policy_rule *rule;
    bool end = f->col == CL_COL_CLOSED || f->col == CL_COL_RESOLVED; /* one serves for both */
    for (size_t i = 0; (rule = cl_policy_rule_at(&l->policy, i)) != NULL; i++) {
        struct cl_slice *terms;
        size_t n = 0;
        if (cl_filter_split(l->arena, rule->filter, &terms, &n, NULL)) {
            continue; /* parsing it will say so */
        }
        for (size_t k = 0; k < n; k++) {
            struct cl_slice name = term_name(terms[k]);
            if (named(f, name) ||
                (end && (cl_fold_eq(name, CL_S("closed")) || cl_fold_eq(name, CL_S("resolved"))))) {
                return true;
            }
        }
    }
    return false;
}

static void choose_columns(struct reading *r) {
    size_t n = cl_store_fields(r->l->store);
    r->columns = cl_alloc(sizeof *r->columns * (n + 1));
    r->fields = cl_alloc(sizeof *r->fields * (n + 1));
    for (size_t i = 0; i < n; i++) {
        const struct cl_store_field *f = cl_store_field_at(r->l->store, i);
        bool want = f->mapped && f->type != CL_T_TEXT && in_filters(r->l, f);
        for (size_t k = 0; k < CL_LEN(always); k++) {
            want = want || (f->mapped && f->col == always[k]);
        }
        if (want) {
            r->fields[r->n_columns] = i;
            r->columns[r->n_columns++] = (struct column){.field = i, .kind = cl_kind_of(f->type)};
        }
    }
}

/* ---- rows ---- */

static void grow(struct reading *r) {
    r->cap = r->cap ? r->cap * 2 : 4096;
    r->ids = cl_realloc_array(r->ids, r->cap, sizeof *r->ids);
    r->sources = cl_realloc_array(r->sources, r->cap, sizeof *r->sources);
    for (size_t i = 0; i < r->n_columns; i++) {
        r->columns[i].data = cl_realloc_array(r->columns[i].data, r->cap, sizeof(int64_t));
    }
}

static enum cl_rc on_case(void *ctx, const struct cl_store_case *c, struct cl_err *err) {
    (void)err;
    struct reading *r = ctx;
    if (r->rows == r->cap) {
        grow(r);
    }
    for (size_t i = 0; i < r->n_columns; i++) {
        const struct cl_cell *cell = &c->cells[i];
        void *data = r->columns[i].data;
        switch (r->columns[i].kind) {
        case CL_KIND_CODE:
            ((uint32_t *)data)[r->rows] = cell->set ? (uint32_t)cell->v.i : 0;
            break;
        case CL_KIND_TIME:
            ((int64_t *)data)[r->rows] = cell->set ? cell->v.i : CL_NO_TIME;
            break;
        case CL_KIND_REAL:
            ((double *)data)[r->rows] = cell->set ? cell->v.r : (double)NAN;
            break;
        case CL_KIND_FLAG:
            ((int8_t *)data)[r->rows] = cell->set ? (int8_t)(cell->v.i != 0) : -1;
            break;
        }
    }
    r->sources[r->rows] = (uint32_t)c->source_id;
    r->ids[r->rows++] = c->case_id;
    return CL_OK;
}

static enum cl_rc on_source(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    (void)cl_dict_add(ctx, row[0].text);
    return CL_OK;
}

static enum cl_rc on_zone(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    struct cl_arena *arena = cl_arena_new();
    enum cl_rc rc = cl_zone_open(cl_arena_strn(arena, row[0].text.ptr, row[0].text.len), ctx, err);
    cl_arena_free(arena);
    return rc;
}

static struct cl_table *seal(struct reading *r, struct cl_dict *sources) {
    struct cl_store *store = r->l->store;
    struct cl_build *b = cl_build_new(r->rows);
    for (size_t i = 0; i < r->n_columns; i++) {
        const struct cl_store_field *f = cl_store_field_at(store, r->columns[i].field);
        struct cl_column def = {.name = f->name,
                                .title = f->header && *f->header ? f->header : f->title,
                                .kind = r->columns[i].kind,
                                .mapped = true,
                                .extra = f->col == CL_COL_COUNT};
        struct cl_dict *dict = NULL;
        if (f->type == CL_T_WORD) {
            dict = cl_dict_new();
            for (uint32_t k = 1; k <= cl_store_word_count(store, r->columns[i].field); k++) {
                cl_dict_add(dict, cl_store_word_text(store, r->columns[i].field, k));
            }
        }
        cl_build_column(b, f->col < CL_COL_COUNT ? (uint16_t)f->col : CL_NO_COLUMN, &def,
                        r->columns[i].data, r->rows, dict);
        r->columns[i].data = NULL;
    }
    struct cl_column def = {.name = "source", .title = "Source", .kind = CL_KIND_CODE};
    def.mapped = true;
    cl_build_column(b, CL_NO_COLUMN, &def, r->sources, r->rows, sources);
    r->sources = NULL;
    return cl_table_seal(b);
}

/* ---- the first policy that fits ---- */

static enum cl_rc first_rule(struct policies *out, struct cl_prog *p, cl_node_id *node,
                             struct cl_err *err) {
    size_t n = 0;
    while (cl_policy_rule_at(out->policy, n)) {
        n++;
    }
    *node = cl_prog_const(p, 0);
    for (size_t i = n; i-- > 0;) {
        const struct cl_policy_rule *rule = cl_policy_rule_at(out->policy, i);
        const char *missing;
        cl_node_id fits;
        enum cl_rc rc = cl_policy_filter_parse(p, rule, &fits, &missing, err);
        if (rc) {
            return rc;
        }
        if (missing) {
            cl_buf_printf(&out->missing, "%s[policy %s] %s", out->missing.len ? "; " : "",
                          rule->name, missing);
        }
        if (rule->from != CL_NO_TIME) {
            cl_node_id since = cl_prog_op(p, CL_X_GE, cl_prog_col(p, CL_COL_CREATED),
                                          cl_prog_const(p, (double)rule->from), 0);
            fits = cl_prog_op(p, CL_X_AND, fits, since, 0);
        }
        *node = cl_prog_op(p, CL_X_IF, fits, cl_prog_const(p, (double)(i + 1)), *node);
    }
    return CL_OK;
}

static enum cl_rc evaluate(struct policies *out, const struct cl_table *t,
                           const struct cl_zone *zone, struct cl_err *err) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_page_plan plan = {.prog = cl_prog_new(arena, t, cl_vocabulary(), zone), .n_cols = 1};
    struct cl_page page = {0};
    cl_node_id node;
    enum cl_rc rc = first_rule(out, plan.prog, &node, err);
    plan.cols = &node;
    rc = rc ? rc : cl_query_page(&plan, arena, &page, err);
    if (!rc) {
        out->rules = cl_alloc(page.n + 1);
        for (size_t i = 0; i < page.n; i++) {
            out->rules[i] = page.values[i] > 0 ? (uint8_t)page.values[i] : 0;
        }
        out->n = page.n;
    }
    cl_arena_free(arena);
    return rc;
}

static enum cl_rc read_and_evaluate(struct policies *p, struct load *l, bool all,
                                    struct cl_err *err) {
    struct reading r = {.l = l};
    const struct cl_zone *zone = cl_zone_utc();
    struct cl_dict *sources = cl_dict_new();
    choose_columns(&r);
    grow(&r);
    const struct cl_store_want want = {.all = all, .fields = r.fields, .n = r.n_columns};
    enum cl_rc rc = cl_store_each(l->store, &want, on_case, &r, err);
    rc = rc ? rc
            : cl_store_run(l->store, "SELECT name FROM source ORDER BY source_id", NULL, 0,
                           on_source, sources, err);
    rc = rc ? rc
            : cl_store_run(l->store, "SELECT zone FROM import ORDER BY import_id DESC LIMIT 1",
                           NULL, 0, on_zone, &zone, err);
    if (!rc) {
        struct cl_table *t = seal(&r, sources);
        sources = NULL;
        rc = evaluate(p, t, zone, err);
        cl_table_unref(t);
        p->ids = r.ids;
        r.ids = NULL;
    }
    for (size_t i = 0; i < r.n_columns; i++) {
        free(r.columns[i].data);
    }
    cl_dict_free(sources);
    free(r.sources);
    free(r.ids);
    free(r.columns);
    free(r.fields);
    return rc;
}

enum cl_rc policies_open(struct policies *p, struct load *l, bool all, struct cl_err *err) {
    const struct cl_policy_rule *rule;
    *p = (struct policies){.policy = &l->policy};
    for (size_t i = 0; (rule = cl_policy_rule_at(p->policy, i)) != NULL; i++) {
        p->filtered = p->filtered || rule->filter[0];
    }
    return p->filtered ? read_and_evaluate(p, l, all, err) : CL_OK;
}

void policies_close(struct policies *p) {
    free(p->ids);
    free(p->rules);
    cl_buf_free(&p->missing);
}

size_t policies_of(struct policies *p, int64_t case_id, int64_t created) {
    const struct cl_policy_rule *rule;
    if (p->filtered) {
        while (p->at < p->n && p->ids[p->at] < case_id) {
            p->at++;
        }
        return p->at < p->n && p->ids[p->at] == case_id ? p->rules[p->at] : 0;
    }
    for (size_t i = 0; (rule = cl_policy_rule_at(p->policy, i)) != NULL; i++) {
        if (rule->from == CL_NO_TIME || (created != CL_NO_TIME && created >= rule->from)) {
            return i + 1;
        }
    }
    return 0;
}
