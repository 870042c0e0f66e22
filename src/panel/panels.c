/* The list of panels, and the one run that answers all those of a screen. */
#include "panel.h"

static const struct cl_panel *const panels[] = {
    &cl_panel_cards,          &cl_panel_trend,         &cl_panel_open_by,
    &cl_panel_volume_by,      &cl_panel_high_risk_by,  &cl_panel_open_age,
    &cl_panel_open_sla,       &cl_panel_backlog,       &cl_panel_cases,
    &cl_panel_case,           &cl_panel_case_history,  &cl_panel_data_files,
    &cl_panel_data_columns,   &cl_panel_data_quality,  &cl_panel_data_rejects,
    &cl_panel_findings,       &cl_panel_pivot,         &cl_panel_columns,
    &cl_panel_columns_by,     &cl_panel_agents,        &cl_panel_agent_heat,
    &cl_panel_hours_heat,     &cl_panel_hours_volume,  &cl_panel_shift,
    &cl_panel_shift_hours,    &cl_panel_money,         &cl_panel_penalty_by,
    &cl_panel_sla_bases,      &cl_panel_words,         &cl_panel_detractors,
    &cl_panel_efficiency,     &cl_panel_met_breached,  &cl_panel_drivers,
    &cl_panel_test,           &cl_panel_control,       &cl_panel_gauges,
    &cl_panel_findings_table, &cl_panel_findings_full,
};

const struct cl_panel_info *cl_panel_at(size_t i) {
    return i < CL_LEN(panels) ? &panels[i]->info : NULL;
}

static const struct cl_panel *find(const char *id) {
    for (size_t i = 0; i < CL_LEN(panels); i++)
        if (strcmp(panels[i]->info.id, id) == 0)
            return panels[i];
    return NULL;
}

static enum cl_rc unknown(const char *id, struct cl_err *err) {
    const char *ids[CL_LEN(panels)];
    for (size_t i = 0; i < CL_LEN(panels); i++)
        ids[i] = panels[i]->info.id;
    const char *near = cl_nearest(cl_slice(id), ids, CL_LEN(panels));
    return cl_fail(err, CL_E_USAGE, "panel %s: unknown%s%s", id, near != NULL ? "; near it: " : "",
                   near != NULL ? near : "");
}

static enum cl_rc ask_all(struct cl_panel_job *jobs, const struct cl_panel_context *ctx, size_t n,
                          struct cl_arena *arena, struct cl_err *err) {
    size_t total = 0;
    for (size_t i = 0; i < n; i++)
        total += jobs[i].n_questions;
    if (total == 0)
        return CL_OK;
    struct cl_question *questions = cl_arena_array(arena, total, sizeof *questions);
    struct cl_answer *answers = cl_arena_array(arena, total, sizeof *answers);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        jobs[i].answers = answers + at;
        for (size_t q = 0; q < jobs[i].n_questions; q++)
            questions[at++] = jobs[i].questions[q];
    }
    return cl_metrics_ask(ctx->backend, ctx->scope, questions, total, arena, answers, err);
}

enum cl_rc cl_panels_make(const struct cl_panel_context *ctx, const struct cl_panel_want *wants,
                          size_t n, struct cl_arena *arena, struct cl_figure *figures,
                          struct cl_err *err) {
    struct cl_panel_job *jobs = cl_arena_array(arena, n + 1, sizeof *jobs);
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; rc == CL_OK && i < n; i++) {
        jobs[i] = (struct cl_panel_job){.panel = find(wants[i].id),
                                        .ctx = ctx,
                                        .params = &wants[i].params,
                                        .arena = arena,
                                        .err = err};
        if (jobs[i].panel == NULL)
            return unknown(wants[i].id, err);
        if (jobs[i].panel->ask != NULL)
            rc = jobs[i].panel->ask(&jobs[i]);
    }
    if (rc == CL_OK)
        rc = ask_all(jobs, ctx, n, arena, err);
    for (size_t i = 0; rc == CL_OK && i < n; i++) {
        figures[i] = (struct cl_figure){.kind = jobs[i].panel->info.kind,
                                        .title = jobs[i].panel->info.title,
                                        .empty = jobs[i].empty};
        rc = jobs[i].panel->make(&jobs[i], &figures[i]);
    }
    return rc;
}
