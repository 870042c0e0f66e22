/* The scan: every aggregate against hand values and against plain loops, groups
 * and their order, bucketed groupings, and the same bits from any number of
 * threads. */
#include <stdio.h>

#include "caseload/query.h"

#include "../expr/fixture.h"

static struct cl_dim dim_of(struct fixture *f, const char *key) {
    struct cl_dim d;
    if (cl_dim_resolve(f->p, cl_slice(key), &at_t, &d, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    return d;
}

static struct cl_rows scan_one(struct fixture *f, const struct cl_grouping *g, cl_node_id filter) {
    struct cl_plan plan = {.prog = f->p, .filter = filter, .groupings = g, .n_groupings = 1};
    struct cl_result r;
    if (cl_query_scan(&plan, 2, f->arena, &r, &f->err) != CL_OK)
        fail_msg("%s", f->err.text);
    return r.groupings[0];
}

static void aggregates_of_everything(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    cl_node_id csat = formula(&f, "csat", &at_t), good = formula(&f, "csat >= 3", &at_t);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT},
        {.fn = CL_AGG_COUNT, .where = good},
        {.fn = CL_AGG_SUM, .value = csat},
        {.fn = CL_AGG_SUM, .value = csat, .where = good},
        {.fn = CL_AGG_MIN, .value = csat, .where = good},
        {.fn = CL_AGG_MAX, .value = csat},
        {.fn = CL_AGG_QUANTILE, .value = csat, .p = 0.5},
        {.fn = CL_AGG_QUANTILE, .value = csat, .p = 0.9},
        {.fn = CL_AGG_QUANTILE, .value = csat, .where = good, .p = 0.25},
        {.fn = CL_AGG_DISTINCT, .value = csat},
        {.fn = CL_AGG_DISTINCT, .value = formula(&f, "channel", &at_t)},
        {.fn = CL_AGG_COUNT, .where = formula(&f, "csat > 9", &at_t)},
        {.fn = CL_AGG_SUM, .value = csat, .where = formula(&f, "csat > 9", &at_t)},
        {.fn = CL_AGG_QUANTILE, .value = csat, .where = formula(&f, "csat > 9", &at_t), .p = 0.5},
        {.fn = CL_AGG_DISTINCT, .value = csat, .where = formula(&f, "csat > 9", &at_t)},
        {.fn = CL_AGG_MIN, .value = formula(&f, "resolution_time", &at_t)},
        {.fn = CL_AGG_SUM, .value = formula(&f, "2", &at_t)},
    };
    /* csat 1 2 3 4 5 3; type 7: p90 of six lies at 4.5 places: 4.5. */
    static const double want[] = {8, 4, 18, 15, 3, 5, 3, 4.5, 3, 5, 3, 0, NA, NA, 0, NA, 16};
    const struct cl_grouping g = {.aggs = aggs, .n_aggs = CL_LEN(aggs)};
    struct cl_rows rows = scan_one(&f, &g, 0);
    assert_int_equal(rows.n, 1);
    assert_int_equal(rows.n_keys, 0);
    for (size_t i = 0; i < CL_LEN(aggs); i++)
        assert_num(rows.values[i], want[i]);
    fixture_close(&f);
}

static void groups_and_their_order(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT},
        {.fn = CL_AGG_COUNT, .where = formula(&f, "is_open", &at_t)},
        {.fn = CL_AGG_SUM, .value = formula(&f, "csat", &at_t)},
        {.fn = CL_AGG_QUANTILE, .value = formula(&f, "csat", &at_t), .p = 0.5},
    };
    struct cl_grouping g = {.aggs = aggs, .n_aggs = CL_LEN(aggs), .n_dims = 1};
    g.dims[0] = dim_of(&f, "channel");
    struct cl_rows rows = scan_one(&f, &g, 0);
    static const double keys[] = {1, 2, 3, NA};
    static const double values[][4] = {{3, 1, 6, 2}, {2, 1, 3, 3}, {2, 2, 4, 4}, {1, 0, 5, 5}};
    assert_int_equal(rows.n, 4);
    for (size_t i = 0; i < rows.n; i++) {
        assert_num(rows.keys[i], keys[i]);
        for (size_t k = 0; k < 4; k++)
            assert_num(rows.values[i * 4 + k], values[i][k]);
    }
    /* A group without counted rows is there, with 0 and NULL; a group that the
     * filter takes away is not. */
    cl_node_id filter;
    assert_int_equal(cl_filter_parse(f.p, "channel:none,phone", &at_t, &filter, &f.err), CL_OK);
    rows = scan_one(&f, &g, filter);
    assert_int_equal(rows.n, 2);
    assert_num(rows.values[5], 0);
    fixture_close(&f);
}

static void two_keys_and_time(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    const struct cl_agg count = {.fn = CL_AGG_COUNT};
    struct cl_grouping g = {.aggs = &count, .n_aggs = 1, .n_dims = 3};
    g.dims[0] = dim_of(&f, "source");
    g.dims[1] = dim_of(&f, "state");
    g.dims[2] = dim_of(&f, "month");
    struct cl_rows rows = scan_one(&f, &g, 0);
    static const double want[][4] = {
        {1, 0, 24288, 1}, {1, 0, 24289, 1}, {1, 1, 24288, 2}, {2, 0, 24291, 1},
        {2, 0, 24299, 1}, {2, 1, 24290, 1}, {2, 1, NA, 1},
    };
    assert_int_equal(rows.n, CL_LEN(want));
    for (size_t i = 0; i < rows.n; i++) {
        for (size_t k = 0; k < 3; k++)
            assert_num(rows.keys[i * 3 + k], want[i][k]);
        assert_num(rows.values[i], want[i][3]);
    }
    fixture_close(&f);
}

static void each_aggregate_has_its_own_time(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_dim created, closed;
    cl_node_id is_closed = formula(&f, "closed <= T", &at_t);
    assert_int_equal(
        cl_dim_of_time(f.p, CL_DIM_MONTH, formula(&f, "created", &at_t), &created, &f.err), CL_OK);
    assert_int_equal(
        cl_dim_of_time(f.p, CL_DIM_MONTH, formula(&f, "closed", &at_t), &closed, &f.err), CL_OK);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT, .bucket = created.node},
        {.fn = CL_AGG_COUNT, .where = is_closed, .bucket = closed.node},
        {.fn = CL_AGG_QUANTILE,
         .value = formula(&f, "csat", &at_t),
         .where = is_closed,
         .bucket = closed.node,
         .p = 0.5},
        {.fn = CL_AGG_QUANTILE,
         .value = formula(&f, "csat", &at_t),
         .where = is_closed,
         .bucket = created.node,
         .p = 0.5},
    };
    struct cl_grouping g = {.aggs = aggs, .n_aggs = CL_LEN(aggs), .bucketed = true};
    struct cl_rows rows = scan_one(&f, &g, 0);
    static const double want[][5] = {
        {24288, 3, 1, 1, 2},  {24289, 1, 0, NA, NA}, {24290, 1, 0, NA, 5}, {24291, 1, 1, 5, NA},
        {24292, 0, 2, 3, NA}, {24299, 1, 0, NA, NA}, {NA, 1, 0, NA, 3},
    };
    assert_int_equal(rows.n, CL_LEN(want));
    assert_int_equal(rows.n_keys, 1);
    for (size_t i = 0; i < rows.n; i++) {
        assert_num(rows.keys[i], want[i][0]);
        for (size_t k = 0; k < 4; k++)
            assert_num(rows.values[i * 4 + k], want[i][k + 1]);
    }
    fixture_close(&f);
}

static void nothing_passes(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    const struct cl_agg aggs[] = {{.fn = CL_AGG_COUNT},
                                  {.fn = CL_AGG_SUM, .value = formula(&f, "csat", &at_t)}};
    struct cl_grouping g[2] = {{.aggs = aggs, .n_aggs = 2}, {.aggs = aggs, .n_aggs = 2}};
    g[1].n_dims = 1;
    g[1].dims[0] = dim_of(&f, "channel");
    static const char *const filters[] = {"csat > 9", "0", "null", "csat > null"};
    for (size_t i = 0; i < CL_LEN(filters); i++) {
        struct cl_plan plan = {.prog = f.p,
                               .filter = formula(&f, filters[i], &at_t),
                               .groupings = g,
                               .n_groupings = 2};
        struct cl_result r;
        assert_int_equal(cl_query_scan(&plan, 0, f.arena, &r, &f.err), CL_OK);
        assert_int_equal(r.matched, 0);
        assert_int_equal(r.groupings[0].n, 1);
        assert_num(r.groupings[0].values[0], 0);
        assert_num(r.groupings[0].values[1], NA);
        assert_int_equal(r.groupings[1].n, 0);
    }
    fixture_close(&f);
}

static void an_empty_table(void **state) {
    (void)state;
    struct fixture f = {.arena = cl_arena_new(), .table = cl_table_seal(cl_build_new(0))};
    f.p = cl_prog_new(f.arena, f.table, &fixture_vocab, NULL);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT},
        {.fn = CL_AGG_QUANTILE, .value = formula(&f, "age_secs", &at_t), .p = 0.5}};
    struct cl_grouping g = {.aggs = aggs, .n_aggs = 2};
    struct cl_rows rows = scan_one(&f, &g, formula(&f, "is_open", &at_t));
    assert_int_equal(rows.n, 1);
    assert_num(rows.values[0], 0);
    assert_num(rows.values[1], NA);
    g.n_dims = 1;
    g.dims[0] = dim_of(&f, "priority");
    assert_int_equal(scan_one(&f, &g, 0).n, 0);
    struct cl_page page;
    struct cl_page_plan plan = {.prog = f.p, .limit = 10};
    assert_int_equal(cl_query_page(&plan, f.arena, &page, &f.err), CL_OK);
    assert_true(page.total == 0 && page.n == 0 && page.around_at == -1);
    fixture_close(&f);
}

static void an_unresolved_search_is_refused(void **state) {
    (void)state;
    struct fixture f;
    fixture_open(&f, NULL);
    struct cl_plan plan = {.prog = f.p};
    struct cl_result r;
    assert_int_equal(cl_filter_parse(f.p, "refund", &at_t, &plan.filter, &f.err), CL_OK);
    assert_int_equal(cl_query_scan(&plan, 1, f.arena, &r, &f.err), CL_E_STORE);
    assert_non_null(strstr(f.err.text, "refund"));
    fixture_close(&f);
}

/* ---- many rows ---- */

#define MANY 150001 /* three segments, the last chunk of one row */

struct many {
    double *amount, *size;
    uint32_t *word;
};

static uint64_t next_random(uint64_t *s) {
    *s ^= *s << 13;
    *s ^= *s >> 7;
    *s ^= *s << 17;
    return *s;
}

static void open_many(struct fixture *f, struct many *m) {
    uint64_t seed = 88172645463325252u;
    *m = (struct many){cl_alloc(MANY * sizeof(double)), cl_alloc(MANY * sizeof(double)),
                       cl_alloc(MANY * sizeof(uint32_t))};
    struct cl_dict *dict = cl_dict_new();
    for (int i = 0; i < 300; i++) {
        char word[16];
        snprintf(word, sizeof word, "word %d", i);
        cl_dict_add(dict, cl_slice(word));
    }
    for (size_t i = 0; i < MANY; i++) {
        uint64_t r = next_random(&seed);
        m->amount[i] = r % 11 == 0 ? NA : (double)(r % 100003) / 7;
        m->size[i] = (double)(next_random(&seed) % 1000);
        m->word[i] = (uint32_t)(next_random(&seed) % 301);
    }
    struct cl_build *b = cl_build_new(MANY);
    struct cl_column def = {.name = "amount", .title = "a", .kind = CL_KIND_REAL, .extra = true};
    cl_build_column(b, CL_NO_COLUMN, &def, m->amount, MANY, NULL);
    def.name = def.title = "size";
    cl_build_column(b, CL_NO_COLUMN, &def, m->size, MANY, NULL);
    def = (struct cl_column){.name = "word", .title = "w", .kind = CL_KIND_CODE, .extra = true};
    cl_build_column(b, CL_NO_COLUMN, &def, m->word, MANY, dict);
    *f = (struct fixture){.arena = cl_arena_new(), .table = cl_table_seal(b)};
    f->p = cl_prog_new(f->arena, f->table, &fixture_vocab, NULL);
}

static void same_bits(const struct cl_rows *x, const struct cl_rows *y) {
    assert_int_equal(x->n, y->n);
    assert_memory_equal(x->keys, y->keys, x->n * x->n_keys * sizeof(double));
    assert_memory_equal(x->values, y->values, x->n * x->n_aggs * sizeof(double));
}

static void any_number_of_threads_gives_the_same_bits(void **state) {
    (void)state;
    struct fixture f;
    struct many m;
    open_many(&f, &m);
    cl_node_id amount = formula(&f, "amount / 3", &at_t), size = formula(&f, "size", &at_t);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT, .bucket = size},
        {.fn = CL_AGG_SUM, .value = amount, .bucket = size},
        {.fn = CL_AGG_QUANTILE, .value = amount, .p = 0.9, .bucket = size},
        {.fn = CL_AGG_DISTINCT, .value = size, .bucket = formula(&f, "floor(size / 10)", &at_t)},
    };
    struct cl_grouping g[4] = {{.aggs = aggs, .n_aggs = 4},
                               {.aggs = aggs, .n_aggs = 4},
                               {.aggs = aggs, .n_aggs = 4},
                               {.aggs = aggs, .n_aggs = 4}};
    g[1].n_dims = 1;
    g[1].dims[0] = dim_of(&f, "word");
    g[2].n_dims = 2; /* not small: hashed */
    g[2].dims[0] = dim_of(&f, "word");
    g[2].dims[1] = (struct cl_dim){.key = "n", .kind = CL_DIM_NUMBER, .node = size};
    g[3].bucketed = true;
    struct cl_plan plan = {.prog = f.p,
                           .filter = formula(&f, "size < 700 or word is null", &at_t),
                           .groupings = g,
                           .n_groupings = 4};
    struct cl_result one, two, seven;
    assert_int_equal(cl_query_scan(&plan, 1, f.arena, &one, &f.err), CL_OK);
    assert_int_equal(cl_query_scan(&plan, 2, f.arena, &two, &f.err), CL_OK);
    assert_int_equal(cl_query_scan(&plan, 7, f.arena, &seven, &f.err), CL_OK);
    assert_true(one.matched == two.matched && one.matched == seven.matched);
    for (size_t i = 0; i < 4; i++) {
        same_bits(&one.groupings[i], &two.groupings[i]);
        same_bits(&one.groupings[i], &seven.groupings[i]);
    }
    fixture_close(&f);
}

static void many_rows_against_a_plain_loop(void **state) {
    (void)state;
    struct fixture f;
    struct many m;
    open_many(&f, &m);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_COUNT, .where = formula(&f, "size >= 500", &at_t)},
        {.fn = CL_AGG_SUM, .value = formula(&f, "size", &at_t)},
        {.fn = CL_AGG_MAX, .value = formula(&f, "amount", &at_t)},
        {.fn = CL_AGG_DISTINCT, .value = formula(&f, "size", &at_t)},
    };
    struct cl_grouping g = {.aggs = aggs, .n_aggs = CL_LEN(aggs), .n_dims = 1};
    g.dims[0] = dim_of(&f, "word");
    cl_node_id filter = formula(&f, "amount is not null", &at_t);
    struct cl_rows rows = scan_one(&f, &g, filter);
    assert_int_equal(rows.n, 301);
    double count[301] = {0}, sum[301] = {0}, top[301] = {0}, distinct[301] = {0};
    bool *seen = cl_alloc(301 * 1000);
    for (size_t i = 0; i < MANY; i++) {
        uint32_t w = m.word[i];
        size_t size = (size_t)m.size[i];
        if (isnan(m.amount[i]))
            continue;
        count[w] += m.size[i] >= 500;
        sum[w] += m.size[i];
        top[w] = m.amount[i] > top[w] ? m.amount[i] : top[w];
        distinct[w] += !seen[w * 1000 + size];
        seen[w * 1000 + size] = true;
    }
    for (size_t i = 0; i < rows.n; i++) {
        uint32_t w = i < 300 ? (uint32_t)i + 1 : 0; /* missing is last */
        assert_true(w ? rows.keys[i] == (double)w : isnan(rows.keys[i]));
        assert_num(rows.values[i * 4], count[w]);
        assert_num(rows.values[i * 4 + 1], sum[w]);
        assert_num(rows.values[i * 4 + 2], top[w]);
        assert_num(rows.values[i * 4 + 3], distinct[w]);
    }
    free(seen);
    fixture_close(&f);
}

static void add_reals(struct cl_build *b, uint16_t id, const double *v, size_t n) {
    double *copy = cl_alloc(n * sizeof *copy);
    memcpy(copy, v, n * sizeof *copy);
    cl_build_column(b, id, &(struct cl_column){.kind = CL_KIND_REAL, .mapped = true}, copy, n,
                    NULL);
}

/* The spans of METRICS 13 twice: whole, and with the last four seen only from 4 on. */
static void survival_of_spans(void **state) {
    (void)state;
    static const double t[] = {2, 3, 3, 5, 8, 8, 12, 15, 2, 3, 3, 5, 8, 8, 12, 15, NA, 7};
    static const double e[] = {1, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0, 1, 1};
    static const double from[] = {NA, NA, NA, NA, NA, NA, NA, NA, 0, 0, 0, 0, 4, 4, 4, 4, 0, 7};
    static const double part[] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1};
    enum { N_SPANS = CL_LEN(t) };
    struct cl_build *b = cl_build_new(N_SPANS);
    add_reals(b, CL_COL_CSAT, t, N_SPANS);
    add_reals(b, CL_COL_NPS, e, N_SPANS);
    add_reals(b, CL_COL_CES, from, N_SPANS);
    add_reals(b, CL_COL_REPLIES, part, N_SPANS);
    struct fixture f = {.arena = cl_arena_new(), .table = cl_table_seal(b)};
    f.p = cl_prog_new(f.arena, f.table, &fixture_vocab, NULL);
    cl_node_id value = formula(&f, "csat", &at_t), event = formula(&f, "nps = 1", &at_t);
    cl_node_id whole = formula(&f, "replies = 0", &at_t), late = formula(&f, "replies = 1", &at_t);
    cl_node_id entry = formula(&f, "ces", &at_t);
    const struct cl_agg aggs[] = {
        {.fn = CL_AGG_KM_MEDIAN, .value = value, .event = event, .where = whole},
        {.fn = CL_AGG_KM_RMST, .value = value, .event = event, .where = whole, .p = 15},
        {.fn = CL_AGG_KM_LOW, .value = value, .event = event, .where = whole},
        {.fn = CL_AGG_KM_HIGH, .value = value, .event = event, .where = whole},
        {.fn = CL_AGG_KM_MEDIAN, .value = value, .event = event, .where = late, .entry = entry},
        {.fn = CL_AGG_KM_RMST,
         .value = value,
         .event = event,
         .where = late,
         .entry = entry,
         .p = 4},
        {.fn = CL_AGG_KM_MEDIAN, .value = value, .where = whole}, /* all ended */
    };
    struct cl_grouping g = {.aggs = aggs, .n_aggs = CL_LEN(aggs)};
    struct cl_rows rows = scan_one(&f, &g, 0);
    assert_num(rows.values[0], 8);
    assert_num(rows.values[1], 8.65);
    assert_num(rows.values[2], 2);
    assert_num(rows.values[3], NA);
    /* At risk are 4 at 2 and 3 at 3; S is 3/4, then 1/2. */
    assert_num(rows.values[4], 3);
    assert_num(rows.values[5], 2 + 0.75 + 0.5);
    assert_num(rows.values[6], 5); /* 3 of 8 are gone at 3, 4 at 5 */
    /* A group without spans has no curve; one whose spans never end has no median. */
    g.n_dims = 1;
    assert_int_equal(
        cl_dim_of_time(f.p, CL_DIM_DAY, formula(&f, "replies * 86400", &at_t), &g.dims[0], &f.err),
        CL_OK);
    rows = scan_one(&f, &g, 0);
    assert_int_equal(rows.n, 2);
    assert_num(rows.values[0], 8);
    assert_num(rows.values[4], NA);
    assert_num(rows.values[CL_LEN(aggs)], NA);
    assert_num(rows.values[CL_LEN(aggs) + 4], 3);
    fixture_close(&f);
}

/* Of ten values the median lies between the second and the ninth (binomial: 2 and 8 of
 * ten below); of three there is no such rank. */
static void ends_of_a_quantile(void **state) {
    (void)state;
    static const double t[] = {70, 10, 100, 30, 50, 90, 20, 60, 40, 80, 7, 8, 9};
    static const double part[] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1};
    struct cl_build *b = cl_build_new(CL_LEN(t));
    add_reals(b, CL_COL_CSAT, t, CL_LEN(t));
    add_reals(b, CL_COL_REPLIES, part, CL_LEN(t));
    struct fixture f = {.arena = cl_arena_new(), .table = cl_table_seal(b)};
    f.p = cl_prog_new(f.arena, f.table, &fixture_vocab, NULL);
    cl_node_id value = formula(&f, "csat", &at_t);
    const struct cl_agg aggs[] = {{.fn = CL_AGG_QUANTILE, .value = value, .p = 0.5},
                                  {.fn = CL_AGG_QUANTILE_LOW, .value = value, .p = 0.5},
                                  {.fn = CL_AGG_QUANTILE_HIGH, .value = value, .p = 0.5},
                                  {.fn = CL_AGG_QUANTILE_HIGH, .value = value, .p = 0.9},
                                  {.fn = CL_AGG_QUANTILE_LOW, .value = value, .p = 1}};
    struct cl_grouping g = {.aggs = aggs, .n_aggs = CL_LEN(aggs), .n_dims = 1};
    assert_int_equal(
        cl_dim_of_time(f.p, CL_DIM_DAY, formula(&f, "replies * 86400", &at_t), &g.dims[0], &f.err),
        CL_OK);
    struct cl_rows rows = scan_one(&f, &g, 0);
    assert_int_equal(rows.n, 2);
    assert_num(rows.values[0], 55);
    assert_num(rows.values[1], 20);
    assert_num(rows.values[2], 90);
    assert_num(rows.values[3], NA);
    assert_num(rows.values[4], NA);
    assert_num(rows.values[5], 8);
    assert_num(rows.values[6], NA);
    assert_num(rows.values[7], NA);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(aggregates_of_everything),
        cmocka_unit_test(groups_and_their_order),
        cmocka_unit_test(two_keys_and_time),
        cmocka_unit_test(each_aggregate_has_its_own_time),
        cmocka_unit_test(nothing_passes),
        cmocka_unit_test(an_empty_table),
        cmocka_unit_test(an_unresolved_search_is_refused),
        cmocka_unit_test(any_number_of_threads_gives_the_same_bits),
        cmocka_unit_test(many_rows_against_a_plain_loop),
        cmocka_unit_test(survival_of_spans),
        cmocka_unit_test(ends_of_a_quantile),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
