/* The catalogue, workload: agents' time against their schedules, and against each
 * other (METRICS item 30). */
#include <math.h>

#include "catalogue.h"

#define UTILIZATION(words, who)                                                                    \
    {                                                                                              \
        .key = "utilization", .label = "Handling of paid time", .unit = CL_UNIT_SHARE,             \
        .help = "Handling time as a share of the time that agents are scheduled, over 100 % too.", \
        .formula = words, .target = NAN, .population = who, .source = "30"                         \
    }
#define UTILIZATION_WORDS                                                                          \
    " / scheduled minutes less shrinkage of the period, or from the first case to T; "             \
    "numerator: cases of agents with a [schedule]"
#define UTILIZATION_REST                                                                           \
    .by_moment = true, .scheduled = true, .parts = {CL_PART_SUM(.value = "handling_time")},        \
    .value = "@0 / 60.0 / @1", .drill = "handling_time:*",                                         \
    .null_why = "no scheduled minutes in this time"

static const struct cl_measure utilization_all = {
    .info = UTILIZATION("handling minutes of all cases" UTILIZATION_WORDS,
                        "all cases; those with a handling time count"),
    .needs = {CL_NEED_SCHEDULE, CL_NEED_HANDLING, CL_NEED_AGENT, CL_NEED_CREATED},
    .instant = "created",
    .instant_need = CL_NEED_CREATED,
    .excl = {{CL_EX_NULL, "handling_time is null"}},
    UTILIZATION_REST};

static const struct cl_measure throughput = {
    .info = {.key = "throughput",
             .label = "Closed per agent-day",
             .unit = CL_UNIT_NUMBER,
             .better = CL_BETTER_UP,
             .help = "Cases closed per day on which the agent closed any.",
             .formula = "closed cases with an agent / different (agent, local day) pairs with a "
                        "close",
             .target = NAN,
             .population = "closed cases",
             .source = "6"},
    CL_THROUGHPUT};
static const struct cl_measure *const of_throughput[] = {&throughput};

const struct cl_measure cl_measures_work[] = {
    {.info = UTILIZATION("handling minutes of closed cases" UTILIZATION_WORDS,
                         "all cases; the closed ones with a handling time count"),
     .needs = {CL_NEED_SCHEDULE, CL_NEED_HANDLING, CL_NEED_AGENT, CL_NEED_CLOSE_AT},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"},
              {CL_EX_VOID, "is_void"},
              {CL_EX_NULL, "handling_time is null"}},
     UTILIZATION_REST,
     .fallback = &utilization_all},
    {.info = {.key = "occupancy",
              .label = "Occupancy",
              .unit = CL_UNIT_SHARE,
              .help = "Handling time as a share of the time agents are available or handling.",
              .formula = "handle / (handle + available)",
              .target = NAN,
              .population = "agents with a schedule",
              .source = "30"},
     .never = "needs the time agents were available, which an export does not hold"},
    {.info = {.key = "load_index",
              .label = "Load index",
              .unit = CL_UNIT_NUMBER,
              .help = "Closed per active day against the team's median; not utilization.",
              .formula = "closed per active day of an agent (a day with a close) / median of that "
                         "over the agents",
              .target = NAN,
              .population = "closed cases with an agent",
              .source = "30"},
     .of = of_throughput,
     .n_of = 1,
     .value = "@0",
     .relative = true,
     .drill = "is:closed agent:*"},
};
const size_t cl_measures_work_n = CL_LEN(cl_measures_work);

const struct cl_measure cl_measures_estimated[] = {
    {.info = {.key = "utilization_estimated",
              .label = "Estimated utilization",
              .unit = CL_UNIT_SHARE,
              .help = "An estimate: closed cases at the standard minutes of their issue, as a "
                      "share of scheduled time.",
              .formula = "standard minutes of closed cases, by subcategory, else category, else "
                         "type" UTILIZATION_WORDS,
              .target = NAN,
              .population = "all cases; the closed ones whose issue has standard minutes count",
              .source = "30"},
     .needs = {CL_NEED_STANDARD, CL_NEED_SCHEDULE, CL_NEED_AGENT, CL_NEED_CLOSE_AT},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"},
              {CL_EX_VOID, "is_void"},
              {CL_EX_UNKNOWN_CLOSE, "not coalesce(close_known, 0)"},
              {CL_EX_NULL, "unassigned"}},
     .by_moment = true,
     .scheduled = true,
     .standard = true,
     .parts = {CL_PART_SUM()},
     .value = "@0 / @1",
     .drill = "is:closed agent:*",
     .null_why = "no scheduled minutes in this time"},
};
const size_t cl_measures_estimated_n = CL_LEN(cl_measures_estimated);
