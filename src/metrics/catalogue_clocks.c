/* The catalogue, clocks: first-response SLA, overruns, waits and business time, and
 * how far SLA numbers can be trusted (METRICS 14, 16, 19, 20).  They stand on clocks
 * that a calendar or the status history stops; see derive/sla.c. */
#include <math.h>

#include "catalogue_sla.h"

#define RESPONSE_EXCL                                                                              \
    {CL_EX_VOID, "is_void"}, {CL_EX_NO_SLA, "response_target_secs is null"},                       \
        {CL_EX_NEGATIVE, "response_secs is null and bit(flags, negative_response)"},               \
        {CL_EX_FUTURE, "response_secs is null and bit(flags, future)"}, {                          \
        CL_EX_NULL, "response_due_at is null or not coalesce(is_response_breached, 0) and "        \
                    "coalesce(is_answered, 0) and response_late is null or is_closed and "         \
                    "response_late is null and not coalesce(is_response_breached, 0)"              \
    }
#define RESPONSE_BREACHED "coalesce(is_response_breached, 0)"
/* Paused until now and not due: with no end in sight it falls due at no instant. */
#define RESPONSE_DUE                                                                               \
    "coalesce(response_due_at <= T, response_target_secs is null or pause_from is null) and "      \
    "(response_due_at is null or coalesce(is_answered, 0) or is_closed or is_void "                \
    "or " RESPONSE_BREACHED ")"
/* Time in a state, of cases that ended. */
#define WAIT(column)                                                                               \
    .needs = {CL_NEED_STATE, CL_NEED_HISTORY}, .instant = "close_at",                              \
    .instant_need = CL_NEED_CLOSE_AT,                                                              \
    .excl = {{CL_EX_OPEN, "is_open"},                                                              \
             {CL_EX_VOID, "is_void"},                                                              \
             {CL_EX_UNKNOWN_CLOSE, "not coalesce(close_known, 0)"},                                \
             {CL_EX_NULL, column " is null"}},                                                     \
    .parts = {CL_PART_SUM(.value = column), CL_PART_COUNT()}, .value = "@0 / 3600.0 / @1",         \
    .drill = "is:closed"
/* Breached cases, by how much; of open ones it is known where all hours count. */
#define OVERRUN                                                                                    \
    NEEDS_SLA, BY_BREACH,                                                                          \
        .population = BREACHED,                                                                    \
        .excl = {{CL_EX_OPEN, "is_open and overrun is null"}, {CL_EX_NULL, "overrun is null"}}
const struct cl_measure cl_measures_clocks[] = {
    {.info = {.key = "sla_undetermined",
              .label = "SLA undetermined",
              .unit = CL_UNIT_COUNT,
              .help = "Due cases of which dates without a time of day leave open whether they "
                      "were closed in time.",
              .formula = "number of closed cases with dates only whose true elapsed time, known to "
                         "a day at both ends, may lie on either side of the target",
              .target = NAN,
              .population = "cases whose due instant is in the period, or <= T",
              .source = "19"},
     DUE_BASIS,
     .counts = true,
     .excl = {SLA_EXCL},
     .parts = {CL_PART_COUNT(.where = "is_closed and day_unsure = 1")},
     .value = "@0",
     .drill = "day_unsure:yes"},
    {.info = {.key = "sla_disagrees",
              .label = "SLA flag disagrees",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_DOWN,
              .help = "Share of the closed cases with both a breach flag and a target in which the "
                      "two contradict each other.",
              .formula = "closed cases whose flag is not what elapsed > target says / closed cases "
                         "with a flag, a target and an elapsed time",
              .target = NAN,
              .population = "closed cases with a breach flag",
              .source = "16"},
     .needs = {CL_NEED_STATE, CL_NEED_SLA_FLAG},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .population = "sla_flag is not null",
     .excl = {{CL_EX_OPEN, "is_open"},
              {CL_EX_VOID, "is_void"},
              {CL_EX_NULL, "late_by_target is null"}},
     SHARE("late_by_target != sla_flag"),
     .null_why = "no closed case has both a breach flag and a target",
     .drill = "flags:sla_disagrees"},
    {.info = {.key = "overrun_mean",
              .label = "Average overrun",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "Mean time by which breached cases passed their target.",
              .formula =
                  "mean of elapsed - target over breached cases, by the clock of the target, "
                  "in hours",
              .target = NAN,
              .population = "breached cases; an open one counts with its time so far where all "
                            "hours count, and is left out where a calendar or a pause stops its "
                            "clock",
              .source = "20"},
     OVERRUN,
     .parts = {CL_PART_SUM(.value = "overrun"), CL_PART_COUNT()},
     .value = "@0 / 3600.0 / @1",
     .drill = "is:breached"},
    {.info = {.key = "overrun_p90",
              .label = "Overrun, p90",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "One in ten breached cases passed its target by more than this.",
              .formula = "90th percentile (type 7) of elapsed - target over breached cases, by the "
                         "clock of the target, in hours",
              .target = NAN,
              .population = "breached cases; an open one counts with its time so far where all "
                            "hours count, and is left out where a calendar or a pause stops its "
                            "clock",
              .source = "20"},
     OVERRUN,
     CL_PARTS_QUANTILE("overrun", 0.9),
     .value = "@0 / 3600.0",
     .drill = "is:breached"},
    {.info = {.key = "response_breached",
              .label = "Response breached",
              .unit = CL_UNIT_COUNT,
              .better = CL_BETTER_DOWN,
              .help = "Cases that passed their response target without an answer, or were answered "
                      "too late.",
              .formula = "number of cases with response_breach_at <= T; in a period, "
                         "response_breach_at in it",
              .target = NAN,
              .population = "all cases; those with a response target count",
              .source = "19"},
     .needs = {CL_NEED_REPLY, CL_NEED_RESPONSE_SLA},
     .instant = "response_breach_at",
     .counts = true,
     .excl = {RESPONSE_EXCL},
     .parts = {CL_PART_COUNT(.where = RESPONSE_BREACHED)},
     .value = "@0",
     .drill = "response_breach_at:*"},
    {.info = {.key = "response_sla_compliance",
              .label = "Response SLA met",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of the cases due for a first response that got it in time.",
              .formula = "cases answered by their response due instant / cases whose response fell "
                         "due",
              .target = NAN,
              .population = "cases whose response due instant is in the period, or <= T",
              .source = "19"},
     .needs = {CL_NEED_REPLY, CL_NEED_RESPONSE_SLA},
     .instant = "response_due_at",
     .population = RESPONSE_DUE,
     .excl = {RESPONSE_EXCL},
     SHARE("coalesce(is_response_met, 0)")},
    {.info = {.key = "requester_wait_mean",
              .label = "Requester wait",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help =
                  "Mean time for which the requester waited: the case was new, open or on hold.",
              .formula =
                  "mean time in open, in-progress and on-hold statuses until the case ended, "
                  "in hours",
              .target = NAN,
              .population = "closed cases with a status history",
              .source = "14"},
     WAIT("requester_wait_secs")},
    {.info = {.key = "agent_wait_mean",
              .label = "Agent wait",
              .unit = CL_UNIT_HOURS,
              .help = "Mean time for which the agent waited for somebody else: the case was "
                      "pending.",
              .formula =
                  "mean time in pending statuses other than on-hold until the case ended, in "
                  "hours",
              .target = NAN,
              .population = "closed cases with a status history",
              .source = "14"},
     WAIT("agent_wait_secs")},
    {.info = {.key = "on_hold_mean",
              .label = "On hold",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "Mean time for which cases were on hold.",
              .formula = "mean time in statuses with the word hold until the case ended, in hours",
              .target = NAN,
              .population = "closed cases with a status history",
              .source = "14"},
     WAIT("on_hold_secs")},
    {.info = {.key = "resolution_business_mean",
              .label = "Business resolution",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "Mean time to resolution in the hours of the policy's calendar.",
              .formula = "mean of the calendar's hours between created and resolved over closed "
                         "cases",
              .target = NAN,
              .population = "closed cases whose policy has a calendar",
              .source = "12"},
     .needs = {CL_NEED_STATE, CL_NEED_BUSINESS},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"},
              {CL_EX_VOID, "is_void"},
              {CL_EX_NEGATIVE, "work_resolve_secs is null and bit(flags, negative)"},
              {CL_EX_FUTURE, "work_resolve_secs is null and bit(flags, future)"},
              {CL_EX_UNKNOWN_CLOSE, "not coalesce(close_known, 0)"},
              {CL_EX_NULL, "work_resolve_secs is null or close_at > T or resolved > T"}},
     .parts = {CL_PART_SUM(.value = "work_resolve_secs"), CL_PART_COUNT()},
     .value = "@0 / 3600.0 / @1",
     .drill = "is:closed"},
    {.info = {.key = "response_business_mean",
              .label = "Business response",
              .unit = CL_UNIT_MINUTES,
              .better = CL_BETTER_DOWN,
              .help = "Mean time to the first response in the hours of the policy's calendar.",
              .formula = "mean of the calendar's minutes between created and first response over "
                         "answered cases",
              .target = NAN,
              .population = "answered cases whose policy has a calendar",
              .source = "10"},
     .needs = {CL_NEED_RESPONSE, CL_NEED_BUSINESS},
     .instant = "created",
     .instant_need = CL_NEED_CREATED,
     .excl = {{CL_EX_VOID, "is_void"},
              {CL_EX_NEGATIVE, "work_response_secs is null and bit(flags, negative_response)"},
              {CL_EX_FUTURE, "work_response_secs is null and bit(flags, future)"},
              {CL_EX_OPEN, "is_open and not coalesce(is_answered, 0)"},
              {CL_EX_NULL, "work_response_secs is null or not coalesce(is_answered, 0)"}},
     .parts = {CL_PART_SUM(.value = "work_response_secs"), CL_PART_COUNT()},
     .value = "@0 / 60.0 / @1",
     .drill = "-is:unanswered"},
};
const size_t cl_measures_clocks_n = CL_LEN(cl_measures_clocks);
