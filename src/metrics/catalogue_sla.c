/* The catalogue, SLA and penalties (METRICS C3).  A case is breached at T when
 * breach_at <= T, whatever gave its target; equal to the target is met.  The three
 * compliance bases differ only in who counts and by which instant. */
#include <math.h>

#include "catalogue.h"

#define BREACHED "coalesce(is_breached, 0)"
/* A case whose file only flags the breach is due when it ends. */
#define DUE "coalesce(due_at, if(sla_flag is not null, close_at))"
/* Closed, but nobody can tell whether in time. */
#define UNDECIDED "is_closed and ended_late is null and not in_gap"
#define SLA_EXCL                                                                                   \
    {CL_EX_VOID, "is_void"}, {CL_EX_NO_SLA, "not has_sla"},                                        \
        {CL_EX_UNKNOWN_CLOSE, "is_closed and not coalesce(close_known, 0)"},                       \
        {CL_EX_NEGATIVE, UNDECIDED " and bit(flags, negative)"},                                   \
        {CL_EX_FUTURE, UNDECIDED " and bit(flags, future)"}, {                                     \
        CL_EX_NULL, UNDECIDED                                                                      \
    }
#define NEEDS_SLA .needs = {CL_NEED_STATE, CL_NEED_SLA}
#define BY_BREACH .instant = "breach_at"
#define SHARE(where_text)                                                                          \
    .parts = {CL_PART_COUNT(.where = where_text), CL_PART_COUNT()}, .value = "1.0 * @0 / @1",      \
    .interval = CL_INTERVAL_WILSON
/* Without a period the due instants up to T count. */
#define DUE_BASIS NEEDS_SLA, .instant = DUE, .population = "coalesce(" DUE " <= T, 1)"
/* Length of the period, or from the first case to T; never under a day. */
#define SPAN "max(coalesce(B, T + 1) - coalesce(A, created), 86400)"

const struct cl_measure cl_measures_sla[] = {
    {.info = {.key = "breached",
              .label = "Breached",
              .unit = CL_UNIT_COUNT,
              .better = CL_BETTER_DOWN,
              .help = "Cases that passed their SLA target, open ones included.",
              .formula = "number of cases with breach_at <= T; in a period, breach_at in it",
              .target = NAN,
              .population = "all cases; those with a target or a breach flag count",
              .source = "17"},
     NEEDS_SLA,
     BY_BREACH,
     .counts = true,
     .excl = {SLA_EXCL},
     .parts = {CL_PART_COUNT(.where = BREACHED)},
     .value = "@0",
     .drill = "is:breached"},
    {.info = {.key = "sla_compliance",
              .label = "SLA met",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of due cases that were closed in time; open ones past due are "
                      "breaches.",
              .formula = "cases closed by their due instant / cases that fell due",
              .target = NAN,
              .population = "cases whose due instant is in the period, or <= T",
              .source = "19"},
     DUE_BASIS,
     .excl = {SLA_EXCL},
     SHARE("coalesce(is_met, 0)"),
     .drill = "is:closed -is:breached"},
    {.info = {.key = "sla_breach_rate",
              .label = "SLA breached",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_DOWN,
              .help = "Share of due cases that were not closed in time.",
              .formula = "1 - sla_compliance",
              .target = NAN,
              .population = "cases whose due instant is in the period, or <= T",
              .source = "19"},
     DUE_BASIS,
     .excl = {SLA_EXCL},
     SHARE("not coalesce(is_met, 0)"),
     .drill = "is:breached"},
    {.info = {.key = "sla_compliance_resolved",
              .label = "SLA met, resolved",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of closed cases that were closed in time; blind to open breaches.",
              .formula = "met / (met + breached) among closed cases",
              .target = NAN,
              .population = "all cases; the closed ones count",
              .source = "19"},
     NEEDS_SLA,
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"}, SLA_EXCL},
     SHARE("coalesce(is_met, 0)"),
     .drill = "is:closed -is:breached"},
    {.info = {.key = "sla_compliance_created",
              .label = "SLA met, created",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of created cases that met their target; what is not yet due waits.",
              .formula = "met / (met + breached, open past due included) among created cases",
              .target = NAN,
              .population = "all cases; open ones not yet due are left out",
              .source = "19"},
     NEEDS_SLA,
     .instant = "created",
     .instant_need = CL_NEED_CREATED,
     .excl = {{CL_EX_OPEN, "is_open and not " BREACHED}, SLA_EXCL},
     SHARE("coalesce(is_met, 0)"),
     .drill = "is:closed -is:breached"},
    {.info = {.key = "open_overdue_rate",
              .label = "Open overdue",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_DOWN,
              .help = "Share of the open cases with a target that are past it.",
              .formula = "open cases with breach_at <= T / open cases with a target",
              .stock = true,
              .target = NAN,
              .population = "open cases",
              .source = "19"},
     NEEDS_SLA,
     .population = "is_open",
     .excl = {{CL_EX_NO_SLA, "not has_sla"}},
     SHARE(BREACHED),
     .drill = "is:overdue"},
    {.info = {.key = "penalty",
              .label = "Penalties",
              .unit = CL_UNIT_MONEY,
              .better = CL_BETTER_DOWN,
              .help = "What the breaches cost, booked once, when the target is passed.",
              .formula = "sum over breaches of the penalty of the case's priority",
              .target = NAN,
              .population = "all cases; those with a target or a breach flag count",
              .source = "21"},
     NEEDS_SLA,
     BY_BREACH,
     .counts = true,
     .excl = {SLA_EXCL},
     .parts = {CL_PART_SUM(.value = "penalty", .where = BREACHED)},
     .value = "coalesce(@0, 0.0)",
     .drill = "is:breached"},
    {.info = {.key = "penalty_per_month",
              .label = "Penalties a month",
              .unit = CL_UNIT_MONEY,
              .better = CL_BETTER_DOWN,
              .help = "Penalties as if every month had 30.4375 days.",
              .formula = "penalty / days of the period (from the first case to T without one) x "
                         "30.4375",
              .target = NAN,
              .population = "all cases; those with a target or a breach flag count",
              .source = "21"},
     .needs = {CL_NEED_STATE, CL_NEED_SLA, CL_NEED_CREATED},
     BY_BREACH,
     .counts = true,
     .by_moment = true,
     .excl = {SLA_EXCL},
     .parts = {CL_PART_SUM(.value = "penalty", .where = BREACHED),
               CL_PART_MAX(.value = SPAN, .all_time = true)},
     .value = "coalesce(@0, 0.0) / (@1 / 86400.0) * 30.4375",
     .drill = "is:breached"},
    {.info = {.key = "exposure",
              .label = "Exposure",
              .unit = CL_UNIT_MONEY,
              .better = CL_BETTER_DOWN,
              .help = "Penalties that the open cases are expected to cost.",
              .formula = "sum over open unbreached cases of penalty x P(breach)",
              .stock = true,
              .target = NAN,
              .population = "open cases not breached",
              .source = "21"},
     .never = "needs a breach model, and none is fitted"},
};
const size_t cl_measures_sla_n = CL_LEN(cl_measures_sla);
