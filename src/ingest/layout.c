/* layout.c - the plan turned into what batches and the import report show.
 *
 * Gives every extra column a name that nothing else bears: the store's view has
 * fields, computed columns and extras side by side. */
#include "layout.h"

/* Names of the view and of computed columns and dimensions, besides the fields. */
static const char *const reserved[] = {
    "case_id",
    "source",
    "flags",
    "search",
    "state",
    "status_state",
    "close_at",
    "target_secs",
    "due_at",
    "at_risk_at",
    "breach_at",
    "breached_now",
    "response_secs",
    "resolve_secs",
    "sla_basis",
    "sla_flag",
    "penalty",
    "age",
    "age_secs",
    "age_hours",
    "age_bucket",
    "sla_state",
    "tenure_band",
    "tenure_years",
    "csat_class",
    "csat_share",
    "nps_class",
    "nps_given",
    "day_part",
    "hour",
    "weekday",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "count",
    "cases",
    "is",
    "response",
    "resolution",
    "exists",
    "is_open",
    "is_closed",
    "is_void",
    "is_pending",
    "is_in_progress",
    "is_overdue",
    "is_breached",
    "is_met",
    "is_at_risk",
    "is_escalated",
    "is_reopened",
    "is_answered",
    "is_unanswered",
    "is_rated",
    "is_satisfied",
    "status_at",
    "state_known",
    "close_known",
    "policy_rule",
    "next_same_at",
    "created_is_day",
    "pausing",
    "is_paused",
    "never_due",
    "overrun",
    "overrun_bucket",
    "pause_from",
    "elapsed_secs",
    "overrun_secs",
    "late_by_target",
    "plain_clock",
    "day_unsure",
    "response_target_secs",
    "response_due_at",
    "response_breach_at",
    "response_late",
    "is_response_breached",
    "is_response_met",
    "work_resolve_secs",
    "work_response_secs",
    "requester_wait_secs",
    "agent_wait_secs",
    "on_hold_secs",
    "paused",
    "high_risk",
    "unassigned",
    "has_target",
    "has_sla",
    "ended_late",
    "escalated_any",
    "escalated_at",
    "reopened_any",
    "reopened_at",
    "rated_at",
    "responded_at",
    "agent_mapped",
    "response_mapped",
    "open",
    "pending",
    "void",
    "overdue",
    "detractor",
    "promoter",
    "satisfied",
    "unanswered",
    "and",
    "or",
    "not",
    "if",
    "null",
    "local",
    "t",
    "min",
    "max",
    "mod",
    "floor",
    "coalesce",
    "offset",
};

static bool is_reserved(struct cl_slice name) {
    for (size_t i = 0; i < CL_COL_COUNT; i++)
        if (cl_slice_eq(cl_slice(cl_columns[i].name), name))
            return true;
    for (size_t i = 0; i < CL_LEN(reserved); i++)
        if (cl_slice_eq(cl_slice(reserved[i]), name))
            return true;
    return false;
}

static const char *free_name(const struct cl_map_input *in, struct cl_map *taken, size_t source) {
    struct cl_slice base = cl_ident(in->arena, cl_slice(in->cols[source].header));
    bool added = false;
    while (base.len && base.ptr[0] == '_')
        base = (struct cl_slice){base.ptr + 1, base.len - 1};
    while (base.len && base.ptr[base.len - 1] == '_')
        base.len--;
    if (base.len == 0)
        base = cl_slice(cl_arena_printf(in->arena, "column_%zu", source + 1));
    else if (base.ptr[0] >= '0' && base.ptr[0] <= '9') /* a bare SQL name starts with a letter */
        base = cl_slice(cl_arena_printf(in->arena, "column_%.*s", (int)base.len, base.ptr));
    struct cl_slice name = base;
    for (unsigned k = 2;; k++) {
        if (!is_reserved(name)) {
            cl_map_add(taken, name, &added);
            if (added)
                return cl_arena_strn(in->arena, name.ptr, name.len);
        }
        name = cl_slice(cl_arena_printf(in->arena, "%.*s_%u", (int)base.len, base.ptr, k));
    }
}

struct cl_layout *cl_layout_make(const struct cl_map_input *in, const struct cl_plan *plan,
                                 cl_dict_fn dict_of, void *dict_ctx) {
    struct cl_layout *l = cl_arena_alloc(in->arena, sizeof *l);
    struct cl_map *taken = cl_map_new();
    l->n = plan->n;
    l->cols = cl_arena_array(in->arena, plan->n ? plan->n : 1, sizeof *l->cols);
    for (size_t i = 0; i < plan->n; i++) {
        const struct cl_plan_col *p = &plan->cols[i];
        struct cl_layout_col *c = &l->cols[i];
        bool extra = p->field == CL_COL_COUNT;
        c->col = p->field;
        c->type = !extra ? cl_columns[p->field].type : p->dimension ? CL_T_WORD : CL_T_TEXT;
        c->name = extra ? free_name(in, taken, p->source) : cl_columns[p->field].name;
        c->header = in->cols[p->source].header;
        if (p->source2 != CL_NO_SOURCE)
            c->header =
                cl_arena_printf(in->arena, "%s + %s", c->header, in->cols[p->source2].header);
        c->date_only = p->date_only;
        c->scale_low = p->scale_low;
        c->scale_high = p->scale_high;
        if (c->type == CL_T_WORD)
            c->dict = dict_of(dict_ctx, c->col, c->name);
    }
    cl_map_free(taken);
    return l;
}

/* The reason, and how many instants are not written as most of the column are. */
static const char *reason_of(const struct cl_map_input *in, const struct cl_plan_col *p) {
    const uint64_t *shapes = in->cols[p->source].time.shapes;
    uint64_t all = 0, most = 0;
    for (size_t i = CL_SHAPE_NONE + 1; i < CL_SHAPE_COUNT; i++) {
        all += shapes[i];
        most = shapes[i] > most ? shapes[i] : most;
    }
    if (cl_columns[p->field].type != CL_T_TIME || all == most)
        return p->reason;
    return cl_arena_printf(in->arena, "%s; %llu of them in another notation", p->reason,
                           (unsigned long long)(all - most));
}

const struct cl_mapping *cl_layout_mappings(const struct cl_map_input *in,
                                            const struct cl_plan *plan, size_t *n) {
    struct cl_mapping *list = cl_arena_array(in->arena, plan->n ? plan->n : 1, sizeof *list);
    *n = 0;
    for (size_t i = 0; i < plan->n; i++) {
        const struct cl_plan_col *p = &plan->cols[i];
        if (p->field == CL_COL_COUNT || p->field == CL_COL_PRIORITY_RAW)
            continue;
        list[(*n)++] = (struct cl_mapping){
            .field = p->field,
            .column = in->cols[p->source].header,
            .column2 = p->source2 == CL_NO_SOURCE ? NULL : in->cols[p->source2].header,
            .unit = p->unit,
            .score = p->score,
            .reason = reason_of(in, p),
            .runner_up = p->runner_up,
        };
    }
    return list;
}
