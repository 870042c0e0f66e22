/* "i" on a number: the number's own account of itself. */
#include <math.h>

#include "caseload/base/num.h"

#include "panel.h"

static const char *formatted(struct cl_arena *arena, enum cl_unit unit, double v) {
    char text[32];
    cl_unit_format(unit, v, text);
    return cl_arena_str(arena, text);
}

static const char *exact(struct cl_arena *arena, double v) {
    char text[32];
    cl_format_real(v, text);
    return cl_arena_str(arena, text);
}

/* Why a case is not among the n, in words. */
static const char *const excluded_words[CL_EX_COUNT] = {
    [CL_EX_OPEN] = "open, not ended yet",
    [CL_EX_VOID] = "ended without a resolution",
    [CL_EX_NULL] = "the value is missing",
    [CL_EX_NEGATIVE] = "ended before it began",
    [CL_EX_FUTURE] = "a stamp lies in the future",
    [CL_EX_UNKNOWN_CLOSE] = "closed, nobody knows when",
    [CL_EX_NO_SLA] = "no SLA target",
    [CL_EX_NO_INSTANT] = "no instant to place it in the period"};

static void number_items(struct cl_panel_items *l, const struct cl_measure_info *info,
                         const struct cl_value *v) {
    struct cl_arena *a = l->arena;
    if (isnan(v->value))
        cl_panel_item(l, CL_ROLE_WARN, "Value",
                      cl_arena_printf(a, "— (%s)", v->why != NULL ? v->why : "not defined"), NULL);
    else
        cl_panel_item(l, CL_ROLE_ACCENT, "Value",
                      info->unit == CL_UNIT_COUNT
                          ? formatted(a, info->unit, v->value)
                          : cl_arena_printf(a, "%s  (%s %s)", formatted(a, info->unit, v->value),
                                            exact(a, v->value), cl_unit_name(info->unit)),
                      NULL);
    if (!isnan(v->low) && !isnan(v->high))
        cl_panel_item(l, CL_ROLE_TEXT, "95 % interval",
                      cl_arena_printf(a, "%s to %s", formatted(a, info->unit, v->low),
                                      formatted(a, info->unit, v->high)),
                      NULL);
    if (!isnan(v->previous))
        cl_panel_item(l, CL_ROLE_TEXT, "Period before", formatted(a, info->unit, v->previous),
                      NULL);
    if (!isnan(v->target))
        cl_panel_item(l, CL_ROLE_TEXT, "Target", formatted(a, info->unit, v->target), NULL);
    uint64_t all = v->n;
    for (size_t k = 0; k < CL_EX_COUNT; k++)
        all += v->excluded[k];
    cl_panel_item(l, CL_ROLE_TEXT, "n",
                  cl_arena_printf(a, "%s of %s", cl_panel_count(a, v->n), cl_panel_count(a, all)),
                  NULL);
    for (size_t k = 0; k < CL_EX_COUNT; k++)
        if (v->excluded[k] > 0)
            cl_panel_item(l, CL_ROLE_DIM, "Left out",
                          cl_arena_printf(a, "%s %s: %s", cl_panel_count(a, v->excluded[k]),
                                          cl_excl_names[k], excluded_words[k]),
                          NULL);
}

enum cl_rc cl_panel_explain(const struct cl_panel_context *ctx, const struct cl_measure *m,
                            struct cl_arena *arena, struct cl_figure *figure, struct cl_err *err) {
    const struct cl_measure_info *info = cl_measure_info_on(m, ctx->backend->table);
    struct cl_panel_items l = {.arena = arena};
    struct cl_panel_job job = {.ctx = ctx, .arena = arena, .err = err};
    struct cl_explanation e;
    enum cl_rc rc = cl_metrics_explain(ctx->backend, ctx->scope, m, arena, &e, err);
    if (rc != CL_OK)
        return rc;
    cl_panel_item(&l, CL_ROLE_TEXT, "Meaning", info->help, NULL);
    number_items(&l, info, &e.value);
    cl_panel_item(&l, CL_ROLE_TEXT, "Formula", info->formula, NULL);
    cl_panel_item(&l, CL_ROLE_TEXT, "Population", info->population,
                  *e.cases_filter != '\0' ? e.cases_filter : NULL);
    for (size_t i = 0; i < e.n_notes; i++)
        cl_panel_item(&l, CL_ROLE_DIM, "Note", e.notes[i], NULL);
    cl_panel_item(&l, CL_ROLE_TEXT, "As of",
                  cl_arena_printf(arena, "%s%s", cl_panel_instant(&job, ctx->scope->as_of),
                                  ctx->as_of_is_data ? ", the newest stamp of the data" : ""),
                  NULL);
    if (ctx->scope->from != CL_NO_TIME)
        cl_panel_item(&l, CL_ROLE_TEXT, "Period",
                      cl_arena_printf(arena, "%s to %s",
                                      ctx->scope->from == CL_LONG_AGO
                                          ? "from the first case"
                                          : cl_panel_instant(&job, ctx->scope->from),
                                      cl_panel_instant(&job, ctx->scope->to)),
                      NULL);
    cl_panel_item(&l, CL_ROLE_TEXT, "Filter",
                  ctx->scope->filter != NULL && *ctx->scope->filter != '\0' ? ctx->scope->filter
                                                                            : "none",
                  NULL);
    rc = cl_panel_change_items(&job, m, &l);
    if (rc != CL_OK)
        return rc;
    cl_panel_item(&l, CL_ROLE_DIM, "NULLs", cl_null_reason, NULL);
    if (e.sql != NULL)
        cl_panel_item(&l, CL_ROLE_DIM, "SQL", e.sql, NULL);
    *figure = (struct cl_figure){.kind = CL_FIG_FACTS, .title = info->label};
    figure->as.items.items = l.items;
    figure->as.items.n = l.n;
    return CL_OK;
}
