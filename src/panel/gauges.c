/* Gauges: where the promised numbers stand on their scale, and where the target is. */
#include <math.h>

#include "caseload/base/num.h"

#include "spread.h"

static const char *const keys[] = {"nps",      "csat_mean",      "csat_satisfied",
                                   "fcr_rate", "sla_compliance", "escalation_rate"};

static enum cl_rc ask(struct cl_panel_job *job) {
    const struct cl_measure **m = cl_arena_array(job->arena, CL_LEN(keys), sizeof *m);
    for (size_t i = 0; i < CL_LEN(keys); i++)
        m[i] = cl_panel_measure(keys[i]);
    struct cl_question *q = cl_panel_question(job);
    q->measures = m;
    q->n_measures = CL_LEN(keys);
    q->detail = true;
    return CL_OK;
}

struct scale {
    double low, high; /* NaN: not known */
};

/* "1-5" of the file's ratings; shares and points have their own. */
static struct scale scale_of(const struct cl_panel_job *job, enum cl_unit unit) {
    if (unit == CL_UNIT_SHARE)
        return (struct scale){0, 1};
    if (unit == CL_UNIT_POINTS)
        return (struct scale){-100, 100};
    const char *text = cl_table_attr(job->ctx->backend->table, "csat_scale");
    struct cl_slice rest = cl_slice(text);
    struct scale s = {(double)NAN, (double)NAN};
    double low, high;
    if (text != NULL && cl_parse_real(cl_slice_cut(&rest, '-'), &low) &&
        cl_parse_real(rest, &high) && high > low)
        s = (struct scale){low, high};
    return s;
}

static double part_of(struct scale s, double v) {
    double part = (v - s.low) / (s.high - s.low);
    return part < 0 ? 0 : part > 1 ? 1 : part;
}

static struct cl_fig_gauge gauge_of(struct cl_panel_job *job, const struct cl_measure *m,
                                    const struct cl_value *v) {
    const struct cl_measure_info *info = cl_measure_info_on(m, job->ctx->backend->table);
    struct scale s = scale_of(job, info->unit);
    struct cl_fig_gauge g = {.label = info->label,
                             .text = cl_panel_number(job->arena, info->unit, v->value),
                             .target_text = "no target",
                             .part = part_of(s, v->value),
                             .target_part = part_of(s, v->target),
                             .met = cl_panel_target_met(info, v),
                             .measure = m};
    if (isnan(v->value))
        g.why = v->why != NULL ? v->why : "nothing to count";
    if (!isnan(v->target))
        g.target_text =
            cl_arena_printf(job->arena, "target %s %s", info->better == CL_BETTER_DOWN ? "<" : "≥",
                            cl_panel_number(job->arena, info->unit, v->target));
    return g;
}

static enum cl_rc make(struct cl_panel_job *job, struct cl_figure *out) {
    const struct cl_answer *a = &job->answers[0];
    struct cl_fig_gauge *gauges = cl_arena_array(job->arena, CL_LEN(keys), sizeof *gauges);
    for (size_t i = 0; i < CL_LEN(keys); i++)
        gauges[i] = gauge_of(job, a->question->measures[i], &a->rows[0].values[i]);
    out->as.gauges = (struct cl_fig_gauges){gauges, CL_LEN(keys)};
    return CL_OK;
}

const struct cl_panel cl_panel_gauges = {
    .info = {.id = "gauges",
             .title = "Against target",
             .help = "NPS, ratings, first contact, SLA and escalations on their scales, with the "
                     "targets.",
             .kind = CL_FIG_GAUGES},
    .ask = ask,
    .make = make};
