/* test.c - is the difference between groups more than chance?  (METRICS 7, 13, 35, 36)
 *
 * The measure decides the test: a share, or a count of a yes-or-no property taken as
 * a share of those that could have been counted, is a table; what has a value per
 * case is ranked or averaged; times with open cases are survival.  Missing groups are
 * shown and left out of every test. */
#include <math.h>

#include "change.h"

#define SEED 20240301 /* of permutations: the same question, the same p */

struct inquiry {
    struct cl_backend *b;
    const struct cl_scope *scope;
    struct cl_arena *arena;
    struct cl_err *err;
    const struct cl_measure_info *info;
    struct cl_dim dim;
    const char *title; /* of the dimension, inside a sentence */
    enum cl_sample_kind kind;
    struct cl_inquiry *out;
    struct cl_inquiry_group *groups; /* out's, to be filled */
};

/* One case each, groups numbered 0 … k-1 without gaps. */
struct cases {
    double *value;
    unsigned char *event;
    uint32_t *group, *place; /* place: among the groups shown */
    size_t n, k;
};

enum cl_rc cl_change_dim(struct cl_backend *b, const struct cl_scope *scope, const char *key,
                         struct cl_arena *arena, struct cl_dim *out, struct cl_err *err) {
    const struct cl_zone *zone = scope->zone != NULL ? scope->zone : cl_zone_utc();
    struct cl_prog *p = cl_prog_new(arena, b->table, cl_vocabulary(), zone);
    struct cl_moment now = {scope->as_of, scope->from, scope->to};
    return cl_dim_resolve(p, cl_slice(key), &now, out, err);
}

/* A count whose cases are all cases has no "yes or no" to share. */
static bool counts_all(const struct inquiry *k) {
    return *cl_measure_drill(k->out->measure, k->b->table) == '\0';
}

static struct cl_inquiry_group group_of(const struct inquiry *k, const struct cl_answer_row *row) {
    const struct cl_value *v = &row->values[0];
    struct cl_inquiry_group g = {.label = row->labels[0],
                                 .drill = row->drill,
                                 .value = *v,
                                 .share = (double)NAN,
                                 .interval = {(double)NAN, (double)NAN},
                                 .per_case = (double)NAN};
    if (k->kind == CL_SAMPLE_SHARE) {
        g.share = v->value;
        g.interval = (struct cl_interval){v->low, v->high};
    } else if (k->kind == CL_SAMPLE_COUNT && !counts_all(k) && v->n > 0) {
        g.share = v->value / (double)v->n;
        g.interval = cl_wilson(v->value, (double)v->n);
    }
    return g;
}

static enum cl_rc ask_groups(struct inquiry *k) {
    const struct cl_measure **m = cl_arena_array(k->arena, 1, sizeof *m);
    struct cl_answer a;
    m[0] = k->out->measure;
    struct cl_question q = {.measures = m, .n_measures = 1, .detail = true};
    q.dims[0] = k->out->by;
    enum cl_rc rc = cl_metrics_ask(k->b, k->scope, &q, 1, k->arena, &a, k->err);
    if (rc != CL_OK)
        return rc;
    struct cl_inquiry_group *g = k->groups = cl_arena_array(k->arena, a.n_rows + 1, sizeof *g);
    for (size_t i = 0; i < a.n_rows; i++)
        g[i] = group_of(k, &a.rows[i]);
    k->out->groups = g;
    k->out->n_groups = a.n_rows;
    k->out->why = cl_answer_why(&a, 0);
    return CL_OK;
}

static size_t named_groups(const struct cl_inquiry *q) {
    size_t n = 0;
    for (size_t i = 0; i < q->n_groups; i++)
        n += q->groups[i].label.ptr != NULL;
    return n;
}

static void add_test(struct inquiry *k, struct cl_test t, const char *about) {
    if (isnan(t.statistic) && isnan(t.p))
        return;
    k->out->tests[k->out->n_tests] = t;
    k->out->about[k->out->n_tests++] = about;
}

/* ---- shares and counts ---- */

static void test_even(struct inquiry *k) {
    struct cl_inquiry *q = k->out;
    double *counts = cl_arena_array(k->arena, q->n_groups + 1, sizeof *counts);
    size_t n = 0;
    for (size_t i = 0; i < q->n_groups; i++)
        if (q->groups[i].label.ptr != NULL && !isnan(q->groups[i].value.value))
            counts[n++] = q->groups[i].value.value;
    add_test(k, cl_goodness(counts, n),
             cl_arena_printf(k->arena, "%s by %s against even shares", k->info->label, k->title));
}

static void test_counted(struct inquiry *k) {
    struct cl_inquiry *q = k->out;
    double *table = cl_arena_array(k->arena, 2 * q->n_groups + 2, sizeof *table);
    size_t rows = 0;
    for (size_t i = 0; i < q->n_groups; i++) {
        const struct cl_value *v = &q->groups[i].value;
        if (q->groups[i].label.ptr == NULL || v->n == 0 || isnan(v->value))
            continue;
        table[2 * rows] = v->value;
        table[2 * rows + 1] = (double)v->n - v->value;
        rows++;
    }
    add_test(k, cl_independence(table, rows, 2, SEED),
             cl_arena_printf(k->arena, "%s: yes or no, by %s", k->info->label, k->title));
}

static void test_share(struct inquiry *k, const struct cases *c) {
    double *table = cl_arena_array(k->arena, 2 * c->k + 2, sizeof *table);
    for (size_t i = 0; i < c->n; i++)
        table[2 * c->group[i] + (c->value[i] > 0 ? 0 : 1)]++;
    add_test(k, cl_independence(table, c->k, 2, SEED),
             cl_arena_printf(k->arena, "%s: yes or no, by %s", k->info->label, k->title));
}

/* ---- what has a value per case ---- */

/* The number of the group with this label, in the order of the groups shown. */
static uint32_t place_of(const struct cl_inquiry *q, struct cl_slice label) {
    for (size_t i = 0; i < q->n_groups; i++)
        if (q->groups[i].label.ptr != NULL && cl_slice_eq(q->groups[i].label, label))
            return (uint32_t)i;
    return UINT32_MAX;
}

/* Numbers the groups that have a case 0 … k-1, in their order. */
static void close_gaps(struct cases *c, size_t n_groups, struct cl_arena *arena) {
    uint32_t *number = cl_arena_array(arena, n_groups + 1, sizeof *number);
    for (size_t i = 0; i < c->n; i++)
        number[c->group[i]] = 1;
    for (size_t g = 0; g < n_groups; g++)
        number[g] = number[g] ? (uint32_t)c->k++ : 0;
    for (size_t i = 0; i < c->n; i++)
        c->group[i] = number[c->group[i]];
}

/* The cases of a measure with their groups; those of no group are left out. */
static enum cl_rc cases_of(struct inquiry *k, const struct cl_measure *m, struct cases *c) {
    struct cl_sample s;
    const char *by[] = {k->out->by};
    *c = (struct cases){0};
    struct cl_sample_ask ask = {.measure = m, .by = by, .n_by = 1};
    enum cl_rc rc = cl_metrics_sample(k->b, k->scope, &ask, k->arena, &s, k->err);
    if (rc != CL_OK || s.kind == CL_SAMPLE_NONE)
        return rc;
    struct cl_map *codes = cl_map_new();
    uint32_t *places = cl_arena_array(k->arena, s.n + 1, sizeof *places); /* by code's index */
    c->value = cl_arena_array(k->arena, s.n + 1, sizeof *c->value);
    c->event = cl_arena_array(k->arena, s.n + 1, 1);
    c->group = cl_arena_array(k->arena, s.n + 1, sizeof *c->group);
    c->place = cl_arena_array(k->arena, s.n + 1, sizeof *c->place);
    for (size_t i = 0; i < s.n; i++) {
        double code = s.group[0][i];
        bool added;
        if (isnan(code) || isnan(s.value[i]))
            continue;
        uint32_t at =
            cl_map_add(codes, (struct cl_slice){(const char *)&code, sizeof code}, &added);
        if (added)
            places[at] = place_of(k->out, cl_dim_label(&s.by[0], code, k->arena));
        if (places[at] == UINT32_MAX)
            continue;
        c->value[c->n] = s.value[i];
        c->event[c->n] = s.event != NULL ? s.event[i] : 1;
        c->place[c->n] = places[at];
        c->group[c->n++] = places[at];
    }
    cl_map_free(codes);
    close_gaps(c, k->out->n_groups, k->arena);
    return CL_OK;
}

static bool is_duration(enum cl_unit unit) {
    return unit == CL_UNIT_HOURS || unit == CL_UNIT_MINUTES || unit == CL_UNIT_DAYS;
}

/* Both groups apart; log: of what is above zero, its logarithm. */
static void split_two(const struct cases *c, bool log_of, double *a, size_t *na, double *b,
                      size_t *nb) {
    *na = *nb = 0;
    for (size_t i = 0; i < c->n; i++) {
        if (log_of && !(c->value[i] > 0))
            continue;
        double v = log_of ? log(c->value[i]) : c->value[i];
        if (c->group[i] == 0)
            a[(*na)++] = v;
        else
            b[(*nb)++] = v;
    }
}

static void test_two(struct inquiry *k, const struct cases *c) {
    double *a = cl_arena_array(k->arena, c->n + 1, sizeof *a);
    double *b = cl_arena_array(k->arena, c->n + 1, sizeof *b);
    size_t na, nb;
    const char *unit = cl_unit_name(k->info->unit);
    split_two(c, false, a, &na, b, &nb);
    if (na > 1 && nb > 1)
        add_test(k, cl_welch(a, na, b, nb), cl_arena_printf(k->arena, "means of the %s", unit));
    add_test(k, cl_mann_whitney(a, na, b, nb), cl_arena_printf(k->arena, "ranks of the %s", unit));
    if (!is_duration(k->info->unit))
        return;
    split_two(c, true, a, &na, b, &nb);
    if (na > 1 && nb > 1)
        add_test(k, cl_welch(a, na, b, nb), cl_arena_printf(k->arena, "means of the log %s", unit));
}

static void test_values(struct inquiry *k, const struct cases *c) {
    if (c->k == 2)
        test_two(k, c);
    else
        add_test(k, cl_kruskal(c->value, c->group, c->n, c->k),
                 cl_arena_printf(k->arena, "ranks of the %s by %s", cl_unit_name(k->info->unit),
                                 k->title));
}

/* Sums of groups of unequal size do not compare; the amounts of their cases do. */
static void mean_amounts(struct inquiry *k, const struct cases *c) {
    size_t n_groups = k->out->n_groups;
    double *sum = cl_arena_array(k->arena, n_groups + 1, sizeof *sum);
    double *n = cl_arena_array(k->arena, n_groups + 1, sizeof *n);
    for (size_t i = 0; i < c->n; i++) {
        sum[c->place[i]] += c->value[i];
        n[c->place[i]]++;
    }
    for (size_t g = 0; g < n_groups; g++)
        k->groups[g].per_case = n[g] > 0 ? sum[g] / n[g] : (double)NAN;
}

static void test_times(struct inquiry *k, const struct cases *c) {
    add_test(k, cl_logrank(c->value, c->event, c->group, c->n, c->k),
             cl_arena_printf(k->arena, "time to the end by %s, open cases censored", k->title));
}

/* ---- priority sets the target ---- */

static bool on_target(const struct cl_measure_info *info) {
    static const char *const items[] = {"16", "17", "18", "19", "20", "21"}; /* METRICS C3 */
    for (size_t i = 0; i < CL_LEN(items); i++)
        if (strcmp(info->source, items[i]) == 0)
            return true;
    return false;
}

static const char warn_priority[] =
    "Priority sets the SLA target, so that this test is nearly tautological: a shorter target is "
    "missed more often whatever is done. What the target cannot answer is the test of resolution "
    "time by priority.";
static const char warn_own[] =
    "Where priority sets the SLA target, this test is nearly tautological: a shorter target is "
    "missed more often whatever is done. These cases bring targets or breach flags of their own, "
    "which may follow the priority too; the test of resolution time by priority does not depend "
    "on them.";
static const char warn_price[] =
    "What one breach costs is set by priority, so that these amounts differ by definition: the "
    "test says nothing of the work. Whether breaches are more frequent is the test of breached, "
    "and even that goes by the target that priority sets.";

static bool own_targets(const struct cl_table *t) {
    static const enum cl_col cols[] = {CL_COL_SLA_TARGET, CL_COL_DUE, CL_COL_BREACHED};
    for (size_t i = 0; i < CL_LEN(cols); i++)
        if (cl_table_column(t, (uint16_t)cols[i])->mapped)
            return true;
    return false;
}

static enum cl_rc check_priority(struct inquiry *k) {
    struct cl_inquiry *q = k->out;
    if (strcmp(q->by, "priority") != 0 && strcmp(q->by, "priority_raw") != 0)
        return CL_OK;
    if (on_target(k->info))
        q->warning = k->info->unit == CL_UNIT_MONEY ? warn_price
                     : own_targets(k->b->table)     ? warn_own
                                                    : warn_priority;
    const struct cl_measure *m = cl_measure_find(CL_S("resolution_mean"));
    if (q->n_tests == 0 || q->n_tests == CL_INQUIRY_TESTS || m == NULL || m == q->measure ||
        cl_measure_why(m, k->b->table, k->arena) != NULL)
        return CL_OK;
    struct cases c;
    enum cl_rc rc = cases_of(k, m, &c);
    if (rc == CL_OK && c.k > 1)
        add_test(k, cl_kruskal(c.value, c.group, c.n, c.k),
                 cl_arena_printf(k->arena, "resolution hours by %s", k->title));
    return rc;
}

static enum cl_rc run_tests(struct inquiry *k, enum cl_inquiry_form *form) {
    struct cases c = {0};
    enum cl_sample_kind kind = k->kind;
    enum cl_rc rc = CL_OK;
    if (kind == CL_SAMPLE_SHARE || kind == CL_SAMPLE_VALUE || kind == CL_SAMPLE_SUM ||
        kind == CL_SAMPLE_TIMES)
        rc = cases_of(k, k->out->measure, &c);
    if (rc != CL_OK)
        return rc;
    switch (kind) {
    case CL_SAMPLE_NONE:
        k->out->why = cl_arena_printf(
            k->arena, "%s has no value per case, so there is nothing to test", k->info->label);
        break;
    case CL_SAMPLE_COUNT:
        *form = counts_all(k) ? CL_FORM_EVEN : CL_FORM_SHARES;
        if (*form == CL_FORM_EVEN)
            test_even(k);
        else
            test_counted(k);
        break;
    case CL_SAMPLE_SHARE:
        *form = CL_FORM_SHARES;
        test_share(k, &c);
        break;
    case CL_SAMPLE_SUM:
        mean_amounts(k, &c);
        *form = CL_FORM_AMOUNTS;
        if (c.k > 1)
            test_values(k, &c);
        break;
    case CL_SAMPLE_VALUE:
        *form = CL_FORM_VALUES;
        if (c.k > 1)
            test_values(k, &c);
        break;
    case CL_SAMPLE_TIMES:
        *form = CL_FORM_TIMES;
        if (c.k > 1)
            test_times(k, &c);
        break;
    }
    return CL_OK;
}

/* Why there can be no test of these groups, or NULL. */
static const char *groups_why(struct inquiry *k) {
    size_t n = named_groups(k->out);
    if (k->out->why != NULL)
        return k->out->why;
    if (n < 2)
        return cl_arena_printf(k->arena, "%s has %s here, so there is nothing to compare",
                               k->dim.title, n == 0 ? "no value" : "only one value");
    if (n > CL_INQUIRY_GROUPS)
        return cl_arena_printf(k->arena,
                               "%s has %zu values; a test of more than %d says only that some "
                               "differ: choose some of them with a filter",
                               k->dim.title, n, CL_INQUIRY_GROUPS);
    return NULL;
}

enum cl_rc cl_analysis_test(struct cl_backend *b, const struct cl_scope *scope,
                            const struct cl_measure *m, const char *by, struct cl_arena *arena,
                            struct cl_inquiry *out, struct cl_err *err) {
    struct inquiry k = {.b = b, .scope = scope, .arena = arena, .err = err, .out = out};
    enum cl_inquiry_form form = CL_FORM_SHARES;
    *out = (struct cl_inquiry){.measure = m};
    k.info = cl_measure_info_on(m, b->table);
    k.kind = cl_measure_sample_kind(m, b->table);
    enum cl_rc rc = cl_change_dim(b, scope, by, arena, &k.dim, err);
    if (rc != CL_OK)
        return rc;
    out->by = k.dim.key;
    k.title = cl_title_text(arena, k.dim.title);
    rc = ask_groups(&k);
    if (rc != CL_OK)
        return rc;
    out->why = groups_why(&k);
    if (out->why == NULL)
        rc = run_tests(&k, &form);
    if (rc == CL_OK)
        rc = check_priority(&k);
    if (rc != CL_OK || out->why != NULL)
        return rc;
    if (out->n_tests == 0)
        out->why = "too few cases, or no difference at all between them, to test";
    else if (isnan(out->tests[0].p) && !cl_stats_with_tests())
        out->why = "built without GSL: statistics, but no chances";
    cl_inquiry_say(out, form, k.title, k.info, arena);
    if (out->n_tests > 0 && out->tests[0].n < CL_FEW_CASES && out->warning == NULL)
        out->warning = "Fewer than 30 cases: only a large difference could show.";
    return CL_OK;
}
