/* agents.c - agents side by side: raw numbers with their intervals, the same as if
 * everybody had the team's mix of cases, and places that intervals can tell apart.
 *
 * The values are the catalogue's; what they do not say (intervals of means, strata)
 * comes from the very cases behind them. */
#include "agents.h"

#include <math.h>

#define CELLS_MAX 1000000 /* priorities x issues */

const struct cl_agent_entry cl_agent_entries[CL_AGENT_MEASURES] = {
    {.key = "closed"},
    {.key = "open"},
    {.key = "response_mean", .response = true, .fair = true},
    {.key = "response_median", .response = true, .median = true},
    {.key = "resolution_mean", .fair = true},
    {.key = "resolution_median", .median = true},
    {.key = "sla_compliance", .fair = true},
    {.key = "csat_mean", .fair = true},
    {.key = "escalation_rate", .fair = true},
    {.key = "throughput", .days = true},
};

/* ---- what is asked ---- */

static void choose_measures(struct cl_agents_run *r, struct cl_agents *out, struct cl_buf *note) {
    size_t n = 0;
    for (size_t i = 0; i < CL_AGENT_MEASURES; i++) {
        const struct cl_measure *m = cl_measure_find(cl_slice(cl_agent_entries[i].key));
        const char *why = cl_measure_why(m, r->b->table, r->arena);
        if (why == NULL) {
            out->measures[n] = m;
            r->entries[n++] = &cl_agent_entries[i];
        } else {
            cl_buf_printf(note, "%s%s", note->len > 0 ? ", " : "without ",
                          cl_measure_info(m)->label);
        }
    }
    out->n_measures = n;
}

static void choose_strata(struct cl_agents_run *r, struct cl_agents *out) {
    static const char *const issues[] = {"category", "type", "subcategory"};
    const struct cl_table *t = r->b->table;
    if (cl_work_column(t, "priority") != NULL)
        r->by[r->n_by++] = "priority";
    for (size_t i = 0; i < CL_LEN(issues) && r->n_by < CL_LEN(r->by); i++) {
        if (cl_work_column(t, issues[i]) == NULL)
            continue;
        r->by[r->n_by++] = issues[i];
        break;
    }
    if (r->n_by > 2)
        out->strata = cl_arena_printf(r->arena, "%s x %s", r->by[1], r->by[2]);
    else if (r->n_by > 1)
        out->strata = r->by[1];
}

/* ---- the catalogue's values ---- */

static size_t agent_at(struct cl_agents_run *r, struct cl_slice label) {
    bool added = false;
    size_t at = label.ptr != NULL ? cl_map_add(r->labels, label, &added) + 1 : 0;
    if (at < r->n)
        return at;
    if (r->n == r->cap) {
        size_t cap = r->cap ? r->cap * 2 : 64;
        struct cl_agent *bigger = cl_arena_array(r->arena, cap, sizeof *bigger);
        if (r->n > 0)
            memcpy(bigger, r->agents, r->n * sizeof *bigger);
        r->agents = bigger;
        r->cap = cap;
    }
    struct cl_agent *a = &r->agents[r->n];
    *a = (struct cl_agent){.agent = label, .active_days = (double)NAN, .busy = (double)NAN};
    for (size_t k = 0; k < CL_AGENT_MEASURES; k++) {
        const double nan = (double)NAN;
        a->values[k] = (struct cl_value){
            .value = nan, .low = nan, .high = nan, .previous = nan, .target = nan};
        a->values[k].why = "no case to measure (n = 0)";
        a->standard[k] = nan;
        a->fair[k] = (struct cl_interval){nan, nan};
    }
    return r->n++;
}

static void read_answer(struct cl_agents_run *r, const struct cl_agents *out,
                        const struct cl_answer *answer, bool responses) {
    for (size_t i = 0; i < answer->n_rows; i++) {
        const struct cl_answer_row *row = &answer->rows[i];
        size_t at = agent_at(r, row->labels[0]); /* may move them all */
        struct cl_agent *a = &r->agents[at];
        if (a->drill == NULL || !responses)
            a->drill = cl_filter_term(r->arena, responses ? r->responder : "agent", row->labels[0]);
        for (size_t k = 0; k < out->n_measures; k++)
            if (r->responder == NULL || r->entries[k]->response == responses)
                a->values[k] = row->values[k];
    }
}

static enum cl_rc ask_values(struct cl_agents_run *r, struct cl_agents *out) {
    struct cl_answer answers[3];
    const struct cl_question questions[3] = {
        {.measures = out->measures, .n_measures = out->n_measures, .detail = true},
        {.measures = out->measures,
         .n_measures = out->n_measures,
         .dims = {"agent"},
         .detail = true},
        {.measures = out->measures,
         .n_measures = out->n_measures,
         .dims = {r->responder},
         .detail = true},
    };
    (void)agent_at(r, (struct cl_slice){NULL, 0}); /* nobody is the first */
    enum cl_rc rc = cl_metrics_ask(r->b, r->scope, questions, r->responder != NULL ? 3 : 2,
                                   r->arena, answers, r->err);
    if (rc != CL_OK)
        return rc;
    for (size_t k = 0; answers[0].n_rows > 0 && k < out->n_measures; k++)
        out->team[k] = answers[0].rows[0].values[k];
    read_answer(r, out, &answers[1], false);
    if (r->responder != NULL)
        read_answer(r, out, &answers[2], true);
    return CL_OK;
}

/* ---- the cases behind them ---- */

/* Each case's agent, by the labels that the answers gave. */
uint32_t *cl_agents_groups(struct cl_agents_run *r, const struct cl_sample *s) {
    size_t codes = cl_codes_of(&s->by[0]);
    uint32_t *known = cl_arena_array(r->arena, codes, sizeof *known);
    uint32_t *group = cl_arena_array(r->arena, s->n + 1, sizeof *group);
    for (size_t i = 0; i < s->n; i++) {
        size_t code = cl_code_of(s->group[0][i]);
        if (code > 0 && known[code] == 0)
            known[code] = (uint32_t)agent_at(r, cl_dim_label(&s->by[0], s->group[0][i], r->arena));
        group[i] = known[code];
    }
    return group;
}

static void fill_interval(struct cl_value *v, struct cl_interval in) {
    if (!isnan(v->low) || isnan(v->value))
        return;
    v->low = in.low;
    v->high = in.high;
}

/* Each case's stratum, numbered without gaps; the weight of each is the team's. */
static struct cl_agent_strata strata_of(struct cl_agents_run *r, const struct cl_sample *s) {
    struct cl_agent_strata out = {0};
    size_t wide = s->n_by > 2 ? cl_codes_of(&s->by[2]) : 1;
    size_t cells = (s->n_by > 1 ? cl_codes_of(&s->by[1]) : 1) * wide;
    if (s->n_by < 2 || cells > CELLS_MAX)
        return out;
    uint32_t *number = cl_arena_array(r->arena, cells, sizeof *number);
    out.of_case = cl_arena_array(r->arena, s->n + 1, sizeof *out.of_case);
    for (size_t i = 0; i < s->n; i++) {
        size_t cell = cl_code_of(s->group[1][i]) * wide;
        cell += s->n_by > 2 ? cl_code_of(s->group[2][i]) : 0;
        if (number[cell] == 0)
            number[cell] = (uint32_t)++out.n;
        out.of_case[i] = number[cell] - 1;
    }
    out.weight = cl_arena_array(r->arena, out.n + 1, sizeof *out.weight);
    for (size_t i = 0; i < s->n; i++)
        out.weight[out.of_case[i]]++;
    for (size_t i = 0; i < out.n; i++)
        out.pooled += out.weight[i] < CL_STRATUM_MIN;
    return out;
}

static void standardise(struct cl_agents_run *r, size_t k, const struct cl_cut *cut,
                        const struct cl_agent_strata *strata) {
    double *rate = cl_arena_array(r->arena, strata->n + 1, sizeof *rate);
    double *n = cl_arena_array(r->arena, strata->n + 1, sizeof *n);
    bool share = cl_measure_info(r->measures[k])->unit == CL_UNIT_SHARE;
    for (size_t g = 0; g < r->n; g++) {
        struct cl_agent *a = &r->agents[g];
        memset(rate, 0, strata->n * sizeof *rate);
        memset(n, 0, strata->n * sizeof *n);
        for (size_t i = cut->from[g]; i < cut->from[g + 1]; i++) {
            rate[strata->of_case[cut->at[i]]] += cut->values[i];
            n[strata->of_case[cut->at[i]]]++;
        }
        for (size_t s = 0; s < strata->n; s++)
            rate[s] = n[s] > 0 ? rate[s] / n[s] : 0;
        struct cl_fair fair = cl_standardise_one(strata->weight, strata->n, rate, n);
        double value = a->values[k].value;
        a->standard[k] = fair.value;
        a->fair[k].low = fair.value - (value - a->values[k].low) * fair.widen;
        a->fair[k].high = fair.value + (a->values[k].high - value) * fair.widen;
        if (share) {
            a->fair[k].low = fmax(a->fair[k].low, 0); /* NaN stays below */
            a->fair[k].high = fmin(a->fair[k].high, 1);
        }
        if (isnan(a->values[k].low))
            a->fair[k] = (struct cl_interval){(double)NAN, (double)NAN};
    }
}

static enum cl_rc look_at_cases(struct cl_agents_run *r, struct cl_agents *out, size_t k) {
    const struct cl_agent_entry *e = r->entries[k];
    struct cl_sample s;
    r->by[0] = e->response && r->responder != NULL ? r->responder : "agent";
    struct cl_sample_ask ask = {
        .measure = r->measures[k], .by = r->by, .n_by = e->fair ? r->n_by : 1};
    enum cl_rc rc = cl_metrics_sample(r->b, r->scope, &ask, r->arena, &s, r->err);
    if (rc != CL_OK || (s.kind != CL_SAMPLE_SHARE && s.kind != CL_SAMPLE_VALUE))
        return rc;
    uint32_t *group = cl_agents_groups(r, &s);
    struct cl_cut cut = cl_sample_cut(&s, group, r->n, r->arena);
    /* The strata go by the cases' order, so they come before medians sort the values. */
    struct cl_agent_strata strata = e->fair ? strata_of(r, &s) : (struct cl_agent_strata){0};
    for (size_t g = 0; g < r->n; g++)
        fill_interval(&r->agents[g].values[k],
                      cl_sample_interval(s.kind, e->median, cut.values + cut.from[g],
                                         cut.from[g + 1] - cut.from[g]));
    if (strata.n > 0)
        standardise(r, k, &cut, &strata);
    r->pooled = strata.pooled > r->pooled ? strata.pooled : r->pooled;
    r->strata = strata.n > r->strata ? strata.n : r->strata;
    fill_interval(&out->team[k], cl_sample_interval(s.kind, e->median, cut.values, s.n));
    return CL_OK;
}

/* ---- what is said of them ---- */

static void add_ranks(struct cl_agents_run *r, size_t k) {
    struct cl_interval *in = cl_arena_array(r->arena, r->n + 1, sizeof *in);
    uint64_t *n = cl_arena_array(r->arena, r->n + 1, sizeof *n);
    unsigned *rank = cl_arena_array(r->arena, r->n + 1, sizeof *rank);
    for (size_t g = 1; g < r->n; g++) { /* nobody has no place */
        const struct cl_agent *a = &r->agents[g];
        in[g] = isnan(a->fair[k].low) ? (struct cl_interval){a->values[k].low, a->values[k].high}
                                      : a->fair[k];
        n[g] = a->values[k].n;
    }
    cl_rank_ties(in, n, r->n, cl_measure_info(r->measures[k])->better, rank);
    for (size_t g = 0; g < r->n; g++)
        r->agents[g].rank[k] = rank[g];
}

static int by_closed(const void *x, const void *y) {
    const struct cl_agent *a = x, *b = y;
    if ((a->agent.ptr == NULL) != (b->agent.ptr == NULL))
        return a->agent.ptr == NULL ? 1 : -1;
    double va = isnan(a->values[0].value) ? -1 : a->values[0].value;
    double vb = isnan(b->values[0].value) ? -1 : b->values[0].value;
    if (va < vb || va > vb)
        return va < vb ? 1 : -1;
    return cl_slice_cmp(a->agent, b->agent);
}

static void say_notes(struct cl_agents_run *r, struct cl_agents *out, struct cl_buf *note) {
    size_t small = 0;
    for (size_t g = 0; g < out->n; g++)
        small += out->agents[g].agent.ptr != NULL && out->agents[g].values[0].n < CL_RANK_MIN;
    struct cl_buf b = {0};
    if (out->strata == NULL)
        cl_buf_puts(&b, "no priority or issue column to standardise by");
    else
        cl_buf_printf(&b, "standardised by %s, %zu strata", out->strata, r->strata);
    if (r->pooled > 0)
        cl_buf_printf(&b, ", %zu under %d cases pooled", r->pooled, CL_STRATUM_MIN);
    if (small > 0)
        cl_buf_printf(&b, "; %zu under %d cases are not ranked", small, CL_RANK_MIN);
    if (r->responder != NULL)
        cl_buf_puts(&b, "; response goes by who answered first");
    if (note->len > 0)
        cl_buf_printf(&b, "; %s", note->ptr);
    out->note = cl_arena_str(r->arena, b.ptr);
    cl_buf_free(&b);
}

static enum cl_rc compare(struct cl_agents_run *r, struct cl_agents *out, struct cl_buf *note) {
    choose_measures(r, out, note);
    choose_strata(r, out);
    r->measures = out->measures;
    enum cl_rc rc = ask_values(r, out);
    for (size_t k = 0; rc == CL_OK && k < out->n_measures; k++) {
        rc = look_at_cases(r, out, k);
        if (rc == CL_OK && r->entries[k]->days)
            rc = cl_agents_days(r, out, k);
    }
    if (rc == CL_OK)
        rc = cl_agents_busy(r);
    for (size_t k = 0; rc == CL_OK && k < out->n_measures; k++)
        add_ranks(r, k);
    return rc;
}

enum cl_rc cl_analysis_agents(struct cl_backend *b, const struct cl_scope *scope,
                              struct cl_arena *arena, struct cl_agents *out, struct cl_err *err) {
    struct cl_agents_run r = {.b = b, .scope = scope, .arena = arena, .err = err, .n_by = 1};
    struct cl_buf note = {0};
    *out = (struct cl_agents){0};
    if (cl_work_column(b->table, "agent") == NULL) {
        out->why = "no agent column";
        return CL_OK;
    }
    if (cl_work_column(b->table, "first_responder") != NULL)
        r.responder = "first_responder";
    r.labels = cl_map_new();
    enum cl_rc rc = compare(&r, out, &note);
    if (rc == CL_OK) {
        size_t first = r.agents[0].drill == NULL; /* nobody has no case */
        out->agents = r.agents + first;
        out->n = r.n - first;
        qsort(r.agents + first, out->n, sizeof *r.agents, by_closed);
        say_notes(&r, out, &note);
        if (out->n == 0)
            out->why = "no case in this selection";
    }
    cl_map_free(r.labels);
    cl_buf_free(&note);
    return rc;
}
