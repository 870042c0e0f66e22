/* kinds.c - the kinds of report: one entry is one list of panels of the catalogue. */
#include "report.h"

static const struct cl_panel_want overview[] = {
    {.id = "cards"},
    {.id = "trend"},
    {.id = "open_by", .params = {.dimension = "department"}},
    {.id = "open_by", .params = {.dimension = "region"}},
    {.id = "open_by", .params = {.dimension = "priority"}},
    {.id = "open_by", .params = {.dimension = "channel"}},
    {.id = "open_by", .params = {.dimension = "category"}},
    {.id = "volume_by", .params = {.dimension = "channel"}},
    {.id = "volume_by", .params = {.dimension = "category"}},
    {.id = "volume_by", .params = {.dimension = "type"}},
    {.id = "volume_by", .params = {.dimension = "priority"}},
    {.id = "high_risk_by", .params = {.dimension = "department"}},
    {.id = "backlog", .params = {.limit = 10}},
    {.id = "findings"},
};

static const struct cl_panel_want sla[] = {
    {.id = "sla-bases"},
    {.id = "pivot",
     .params = {.dimension = "month", .second = "priority", .measure = "sla_compliance"}},
    {.id = "penalty-by", .params = {.dimension = "priority"}},
    {.id = "penalty-by", .params = {.dimension = "department"}},
    {.id = "money"},
    {.id = "control", .params = {.measure = "sla_breach_rate"}},
    {.id = "open_sla"},
    {.id = "pivot",
     .params = {.dimension = "overrun_bucket", .second = "priority", .measure = "breached"}},
    {.id = "drivers", .params = {.measure = "sla_breach_rate"}},
};

static const struct cl_panel_want agents[] = {
    {.id = "agents", .params = {.limit = 25}},
    {.id = "agent-heat"},
    {.id = "shift"},
    {.id = "hours-heat"},
};

static const struct cl_panel_want feedback[] = {
    {.id = "gauges"},
    {.id = "control", .params = {.measure = "csat_mean"}},
    {.id = "control", .params = {.measure = "nps"}},
    {.id = "words", .params = {.limit = 20}},
    {.id = "detractors", .params = {.limit = 10}},
    {.id = "efficiency"},
    {.id = "met-breached"},
};

static const struct cl_panel_want statistics[] = {
    {.id = "findings-table"},
    {.id = "control", .params = {.measure = "created"}},
    {.id = "control", .params = {.second = "created", .measure = "backlog"}},
    {.id = "control", .params = {.measure = "sla_breach_rate"}},
    {.id = "test", .params = {.dimension = "priority", .measure = "breached"}},
    {.id = "test", .params = {.dimension = "channel", .measure = "resolution_mean"}},
    {.id = "drivers", .params = {.measure = "created", .limit = 15}},
};

static const struct cl_panel_want pivots[] = {
    {.id = "columns", .params = {.dimension = "month", .second = "channel"}},
    {.id = "columns", .params = {.dimension = "month", .second = "priority"}},
    {.id = "columns-by",
     .params = {.dimension = "month", .second = "channel", .measure = "escalation_rate"}},
    {.id = "pivot", .params = {.dimension = "month", .second = "channel", .measure = "cases"}},
    {.id = "pivot",
     .params = {.dimension = "month", .second = "channel", .measure = "cases", .share = true}},
    {.id = "pivot", .params = {.dimension = "channel", .second = "category", .measure = "cases"}},
    {.id = "pivot",
     .params = {.dimension = "category", .second = "channel", .measure = "escalation_rate"}},
    {.id = "pivot", .params = {.dimension = "category", .second = "status", .measure = "cases"}},
};

static const struct report_kind kinds[] = {
    {.id = "overview", .title = "Overview", .wants = overview, .n = CL_LEN(overview)},
    {.id = "sla", .title = "SLA and finance", .wants = sla, .n = CL_LEN(sla), .says_empty = true},
    {.id = "agents",
     .title = "Agents and shifts",
     .wants = agents,
     .n = CL_LEN(agents),
     .says_empty = true},
    {.id = "feedback",
     .title = "Feedback",
     .wants = feedback,
     .n = CL_LEN(feedback),
     .says_empty = true},
    {.id = "statistics",
     .title = "Statistics",
     .wants = statistics,
     .n = CL_LEN(statistics),
     .says_empty = true},
    {.id = "pivot", .title = "Pivots", .wants = pivots, .n = CL_LEN(pivots), .says_empty = true},
};

const char *cl_report_kind_at(size_t i) {
    return i < CL_LEN(kinds) ? kinds[i].id : NULL;
}

enum cl_rc report_kind_find(const char *id, const struct report_kind **out, struct cl_err *err) {
    const char *known[CL_LEN(kinds)];
    struct cl_buf all = {0};
    for (size_t i = 0; i < CL_LEN(kinds); i++) {
        known[i] = kinds[i].id;
        cl_buf_printf(&all, "%s%s", i ? ", " : "", kinds[i].id);
        if (strcmp(kinds[i].id, id) == 0) {
            *out = &kinds[i];
            cl_buf_free(&all);
            return CL_OK;
        }
    }
    const char *near = cl_nearest(cl_slice(id), known, CL_LEN(known));
    enum cl_rc rc =
        cl_fail(err, CL_E_USAGE, "--kind %s: no such report; %s%s%s", id,
                near ? "did you mean " : "there are ", near ? near : all.ptr, near ? "?" : "");
    cl_buf_free(&all);
    return rc;
}
