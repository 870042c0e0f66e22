/* KPI cards: the most telling measures that this table has. */
#include <math.h>

#include "panel.h"

#define CARDS_MAX 10

/* Most telling first; what the data do not allow, or say nothing of, makes room for the
 * next. */
static const char *const choice[] = {"cases",
                                     "open",
                                     "closed",
                                     "resolution_mean",
                                     "csat_mean",
                                     "high_risk_open",
                                     "overdue_open",
                                     "sla_compliance",
                                     "escalation_rate",
                                     "reopen_rate",
                                     "response_mean",
                                     "fcr_rate",
                                     "nps",
                                     "abandon_rate",
                                     "aht",
                                     "backlog_age_median_days",
                                     "penalty",
                                     "csat_satisfied",
                                     "ces_mean"};

struct own {
    const struct cl_measure *chosen[CARDS_MAX];
    size_t n;
    struct cl_charts charts; /* is a change signal or noise? */
};

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_table *t = job->ctx->backend->table;
    struct own *own = cl_arena_alloc(job->arena, sizeof *own);
    size_t n = 0;
    for (size_t i = 0; i < CL_LEN(choice) && n < CARDS_MAX; i++) {
        const struct cl_measure *m = cl_panel_measure(choice[i]);
        if (cl_measure_why(m, t, job->arena) == NULL && cl_measure_doubt(m, t) == NULL)
            own->chosen[n++] = m;
    }
    own->n = n;
    job->own = own;
    cl_cards_ask(job->ctx->scope, own->chosen, n, job->arena, job->questions);
    job->n_questions = CL_CARD_QUESTIONS;
    const struct cl_chart_want want = {
        .measures = own->chosen, .n_measures = n, .every = CL_EVERY_WEEK, .points = CL_CHART_WEEKS};
    enum cl_rc rc =
        n == 0 ? CL_OK
               : cl_charts_ask(t, job->ctx->scope, &want, job->arena, &own->charts, job->err);
    if (rc != CL_OK)
        return rc;
    if (n > 0 && own->charts.why == NULL)
        job->questions[job->n_questions++] = own->charts.question;
    for (size_t q = 0; q < job->n_questions; q++)
        job->questions[q].where = job->params->where;
    return CL_OK;
}

static void put_delta(struct cl_panel_job *job, const struct cl_measure_info *info, double now,
                      double before, struct cl_fig_card *out) {
    char text[32];
    if (isnan(now) || isnan(before))
        return;
    cl_unit_format_delta(info->unit, now, before, text);
    out->delta = cl_arena_str(job->arena, text);
    out->direction = (now > before) - (now < before);
    if (info->better == CL_BETTER_UP)
        out->good = out->direction;
    else if (info->better == CL_BETTER_DOWN)
        out->good = -out->direction;
}

static void put_target(struct cl_panel_job *job, const struct cl_measure_info *info,
                       const struct cl_value *v, struct cl_fig_card *out) {
    char text[32];
    out->target_met = -1;
    if (isnan(v->target))
        return;
    bool down = info->better == CL_BETTER_DOWN;
    cl_unit_format(info->unit, v->target, text);
    out->target = cl_arena_printf(job->arena, "target %s %s", down ? "<" : "≥", text);
    out->target_met = cl_panel_target_met(info, v);
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct own *own = job->own;
    const struct cl_table *t = job->ctx->backend->table;
    size_t n = own->n;
    struct cl_card *cards = cl_arena_array(job->arena, n + 1, sizeof *cards);
    struct cl_fig_card *made = cl_arena_array(job->arena, n + 1, sizeof *made);
    cl_cards_read(t, job->ctx->scope, job->answers, job->arena, cards);
    bool period = job->ctx->scope->from != CL_NO_TIME;
    bool no_start = job->ctx->scope->from == CL_LONG_AGO; /* nothing comes before it */
    for (size_t i = 0; i < n; i++) {
        const struct cl_measure_info *info = cl_measure_info(own->chosen[i]);
        struct cl_control chart = {.why = own->charts.why};
        const char *reason;
        char text[32];
        if (chart.why == NULL)
            cl_charts_read(t, job->ctx->scope, &own->charts, &job->answers[CL_CARD_QUESTIONS], i,
                           job->arena, &chart);
        cl_unit_format(info->unit, cards[i].value.value, text);
        made[i] = (struct cl_fig_card){.label = cl_measure_info_on(own->chosen[i], t)->label,
                                       .text = cl_arena_str(job->arena, text),
                                       .spark = cards[i].spark,
                                       .why = cards[i].value.why,
                                       .measure = own->chosen[i],
                                       .value = cards[i].value,
                                       .verdict = cl_analysis_verdict(&cards[i], &chart, &reason),
                                       .edge = cards[i].edge};
        if (period)
            put_delta(job, info, cards[i].value.value, cards[i].value.previous, &made[i]);
        else
            put_delta(job, info, cards[i].last30, cards[i].before30, &made[i]);
        put_target(job, info, &cards[i].value, &made[i]);
    }
    out->note = no_start ? "up to the period's end"
                : period ? "against the period before"
                         : "30 days against the 30 before";
    out->as.cards.cards = made;
    out->as.cards.n = n;
    return CL_OK;
}

const struct cl_panel cl_panel_cards = {
    .info = {.id = "cards",
             .title = "Key figures",
             .help = "The most telling measures, how they moved, and their last 13 weeks.",
             .kind = CL_FIG_CARDS},
    .ask = ask,
    .make = make};
