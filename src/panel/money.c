/* What breaches cost, and what it would pay to act on a part of them. */
#include <math.h>

#include "spread.h"

enum { TOTAL, PER_MONTH, BREACHED, KEYS };
static const char *const keys[KEYS] = {"penalty", "penalty_per_month", "breached"};
enum { WHOLE, BY_PRIORITY };

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_measure **m = cl_arena_array(job->arena, KEYS, sizeof *m);
    const struct cl_table *t = job->ctx->backend->table;
    for (size_t k = 0; k < KEYS; k++)
        m[k] = cl_panel_measure(keys[k]);
    job->empty = cl_measure_why(m[TOTAL], t, job->arena);
    if (job->empty != NULL)
        return CL_OK;
    struct cl_question *q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = KEYS;
    if (!cl_panel_mapped(t, "priority"))
        return CL_OK;
    q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = KEYS;
    q->dims[0] = "priority";
    return CL_OK;
}

static const char *money(struct cl_arena *a, double v) {
    return cl_panel_number(a, CL_UNIT_MONEY, v);
}

static void put_penalty(struct cl_panel_items *l, const char *label,
                        const struct cl_answer_row *row, const char *drill) {
    struct cl_arena *a = l->arena;
    const struct cl_value *v = row->values;
    if (!(v[BREACHED].value > 0))
        return;
    const char *text = cl_arena_printf(
        a, "%s, %s a month, from %s", money(a, v[TOTAL].value),
        isnan(v[PER_MONTH].value) ? "—" : money(a, v[PER_MONTH].value),
        v[BREACHED].value > 1
            ? cl_arena_printf(a, "%s breaches", cl_panel_count(a, (uint64_t)v[BREACHED].value))
            : "1 breach");
    cl_panel_item(l, CL_ROLE_TEXT, label, text, drill);
    l->items[l->n - 1].measure = cl_panel_measure(keys[TOTAL]);
}

static void put_effects(struct cl_panel_items *l, const struct cl_savings *s,
                        const struct cl_case_for_action *action) {
    static const char *const names[] = {"Low effect", "Mid effect", "High effect"};
    struct cl_arena *a = l->arena;
    for (size_t i = 0; i < CL_LEN(names); i++) {
        const char *back = "";
        if (s->cost > 0)
            back = cl_arena_printf(a, ": net %s, ROI %.2f, benefit-cost %.2f, %s",
                                   money(a, s->net[i]), s->roi[i], s->benefit_cost[i],
                                   isnan(s->payback_months[i])
                                       ? "does not pay"
                                       : cl_arena_printf(a, "a month's cost is back in %.1f months",
                                                         s->payback_months[i]));
        cl_panel_item(l, s->cost > 0 && s->net[i] < 0 ? CL_ROLE_WARN : CL_ROLE_TEXT, names[i],
                      cl_arena_printf(a, "%.0f %% of these penalties avoided saves %s a month%s",
                                      action->effect[i] * 100, money(a, s->savings[i]), back),
                      NULL);
    }
}

static void put_cost(struct cl_panel_items *l, const struct cl_savings *s,
                     const struct cl_case_for_action *action) {
    struct cl_arena *a = l->arena;
    struct cl_case_for_action defaults;
    cl_savings_init(&defaults);
    bool set = action->hours < defaults.hours || action->hours > defaults.hours ||
               action->rate < defaults.rate || action->rate > defaults.rate ||
               action->per_case > defaults.per_case;
    const char *cost = "none given: ROI is n/a; hours, rate and per_case of [savings] set it";
    if (s->cost > 0)
        cost = cl_arena_printf(
            a, "%s a month: %g hours of work at %s%s; %s hours and rate of [savings] in the config",
            money(a, s->cost), action->hours, money(a, action->rate),
            action->per_case > 0 ? cl_arena_printf(a, " and %s a case", money(a, action->per_case))
                                 : "",
            set ? "set by" : "a default, to be set by");
    cl_panel_item(l, CL_ROLE_TEXT, "Cost", cost, NULL);
}

static void put_savings(struct cl_panel_items *l, const struct cl_savings *s,
                        const struct cl_case_for_action *action) {
    struct cl_arena *a = l->arena;
    const char *segment =
        *action->segment != '\0' ? cl_arena_printf(a, "cases of %s", action->segment) : "all cases";
    if (s->why != NULL) {
        cl_panel_item(l, CL_ROLE_DIM, "Savings", s->why, NULL);
        return;
    }
    cl_panel_item(l, CL_ROLE_TEXT, "Acted on",
                  cl_arena_printf(a,
                                  "%s, the segment of [savings]: %.1f a month, with penalties of "
                                  "%s a month",
                                  segment, s->flagged, money(a, s->loss)),
                  cl_arena_printf(a, "%s is:breached", action->segment));
    put_cost(l, s, action);
    put_effects(l, s, action);
    if (s->cost > 0)
        cl_panel_item(l, s->break_even > 1 ? CL_ROLE_WARN : CL_ROLE_TEXT, "Break-even",
                      s->break_even > 1
                          ? "never: it costs more than all of these penalties"
                          : cl_arena_printf(a, "when %s of these penalties are avoided",
                                            cl_panel_number(a, CL_UNIT_SHARE, s->break_even)),
                      NULL);
    cl_panel_item(l, isnan(s->p10_p90.low) ? CL_ROLE_DIM : CL_ROLE_TEXT, "P10 to P90",
                  isnan(s->p10_p90.low)
                      ? cl_arena_printf(a, "unknown: %.0f whole months are too few", s->months)
                      : cl_arena_printf(a, "savings of %s to %s a month, from %.0f whole months",
                                        money(a, s->p10_p90.low), money(a, s->p10_p90.high),
                                        s->months),
                  NULL);
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    struct cl_panel_items l = {.arena = job->arena};
    struct cl_case_for_action defaults;
    struct cl_savings found;
    if (job->empty != NULL)
        return CL_OK;
    cl_savings_init(&defaults);
    const struct cl_case_for_action *action =
        job->ctx->savings != NULL ? job->ctx->savings : &defaults;
    struct cl_scope scope = cl_panel_scope(job, NULL);
    enum cl_rc rc =
        cl_analysis_savings(job->ctx->backend, &scope, action, job->arena, &found, job->err);
    if (rc != CL_OK)
        return rc;
    const struct cl_answer *whole = &job->answers[WHOLE];
    if (whole->n_rows > 0)
        put_penalty(&l, "Penalties", &whole->rows[0], "is:breached");
    for (size_t i = 0; job->n_questions > BY_PRIORITY && i < job->answers[BY_PRIORITY].n_rows;
         i++) {
        const struct cl_answer_row *row = &job->answers[BY_PRIORITY].rows[i];
        if (row->values[TOTAL].value > 0)
            put_penalty(&l, cl_panel_label(job->arena, row->labels[0]), row,
                        cl_arena_printf(job->arena, "%s is:breached",
                                        cl_filter_term(job->arena, "priority", row->labels[0])));
    }
    if (l.n == 0)
        cl_panel_item(&l, CL_ROLE_GOOD, "Penalties", "no case has breached its target", NULL);
    put_savings(&l, &found, action);
    out->as.items = (struct cl_fig_items){l.items, l.n};
    return CL_OK;
}

const struct cl_panel cl_panel_money = {
    .info = {.id = "money",
             .title = "Money",
             .help = "What breaches cost, and what acting on a segment of them would save; set in "
                     "[penalty] and [savings].",
             .kind = CL_FIG_FACTS},
    .ask = ask,
    .make = make};
const struct cl_panel cl_panel_penalty_by = {
    .info = {.id = "penalty-by",
             .title = "Penalties",
             .help = "What the breaches of each group cost.",
             .kind = CL_FIG_BARS,
             .takes = CL_TAKES_DIMENSION},
    .ask = cl_panel_bars_ask,
    .make = cl_panel_bars_make,
    .none = "no penalties",
    .measure = "penalty"};
