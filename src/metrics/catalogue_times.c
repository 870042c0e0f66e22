/* The catalogue, times: how long a resolution and a first answer take (METRICS
 * C2).  Durations come from the derived columns resolve_secs and response_secs,
 * which are NULL for whatever has no honest duration. */
#include <math.h>

#include "catalogue.h"

/* Who has no resolution time, and why; the order decides what a case is called.  A
 * case that lies closed at T and was reopened later has its duration after T. */
#define RESOLUTION                                                                                 \
    .needs = {CL_NEED_STATE, CL_NEED_RESOLUTION}, .instant = "close_at",                           \
    .instant_need = CL_NEED_CLOSE_AT, .drill = "is:closed",                                        \
    .excl = {{CL_EX_OPEN, "is_open"},                                                              \
             {CL_EX_VOID, "is_void"},                                                              \
             {CL_EX_NEGATIVE, "resolve_secs is null and bit(flags, negative)"},                    \
             {CL_EX_FUTURE, "resolve_secs is null and bit(flags, future)"},                        \
             {CL_EX_UNKNOWN_CLOSE, "resolve_secs is null and not coalesce(close_known, 0)"},       \
             {CL_EX_NULL, "resolve_secs is null or close_at > T or resolved > T"}}

#define ANSWERED "response_secs is not null and coalesce(is_answered, 0)"
#define RESPONSE                                                                                   \
    .needs = {CL_NEED_RESPONSE}, .instant = "created", .instant_need = CL_NEED_CREATED,            \
    .drill = "-is:unanswered",                                                                     \
    .excl = {{CL_EX_VOID, "is_void"},                                                              \
             {CL_EX_NEGATIVE, "response_secs is null and bit(flags, negative_response)"},          \
             {CL_EX_FUTURE, "response_secs is null and bit(flags, future)"},                       \
             {CL_EX_OPEN, "is_open and not (" ANSWERED ")"},                                       \
             {CL_EX_NULL, "not (" ANSWERED ")"}}

const struct cl_measure cl_measures_times[] = {
    {.info = {.key = "resolution_mean",
              .label = "Average resolution",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "Mean time from creation to resolution of closed cases.",
              .formula = "mean of resolved - created over closed cases with a resolution time, in "
                         "hours",
              .target = NAN,
              .population = "all cases; the closed ones with a duration count",
              .source = "12"},
     RESOLUTION,
     .parts = {CL_PART_SUM(.value = "resolve_secs"), CL_PART_COUNT()},
     .value = "@0 / 3600.0 / @1"},
    {.info = {.key = "resolution_median",
              .label = "Median resolution",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "Half of the closed cases took longer than this.",
              .formula = "median of resolved - created over closed cases with a resolution time, "
                         "in hours",
              .target = NAN,
              .population = "all cases; the closed ones with a duration count",
              .source = "12"},
     RESOLUTION,
     .parts = {CL_PART_QUANTILE(.value = "resolve_secs", .p = 0.5)},
     .value = "@0 / 3600.0"},
    {.info = {.key = "resolution_p90",
              .label = "Resolution, p90",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "One in ten closed cases took longer than this.",
              .formula = "90th percentile (type 7) of resolved - created over closed cases with a "
                         "resolution time, in hours",
              .target = NAN,
              .population = "all cases; the closed ones with a duration count",
              .source = "12"},
     RESOLUTION,
     .parts = {CL_PART_QUANTILE(.value = "resolve_secs", .p = 0.9)},
     .value = "@0 / 3600.0"},
    {.info = {.key = "resolution_km_median",
              .label = "Honest median",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "Median time to resolution in which open cases count as not yet resolved.",
              .formula = "first t at which the Kaplan-Meier estimate of still being open is at "
                         "most one half, in hours",
              .target = NAN,
              .population = "cases with a created instant",
              .source = "13"},
     .never = "the survival estimate is not part of this build"},
    {.info = {.key = "resolution_days_mean",
              .label = "Average resolution, days",
              .unit = CL_UNIT_DAYS,
              .better = CL_BETTER_DOWN,
              .help = "Mean time from creation to resolution of closed cases, in days.",
              .formula = "resolution_mean / 24",
              .target = NAN,
              .population = "all cases; the closed ones with a duration count",
              .source = "12"},
     RESOLUTION,
     .parts = {CL_PART_SUM(.value = "resolve_secs"), CL_PART_COUNT()},
     .value = "@0 / 3600.0 / @1 / 24.0"},
    {.info = {.key = "response_mean",
              .label = "Average response",
              .unit = CL_UNIT_MINUTES,
              .better = CL_BETTER_DOWN,
              .help = "Mean time from creation to the first answer of an agent.",
              .formula = "mean of first response - created over answered cases, in minutes",
              .target = NAN,
              .population = "all cases; the answered ones count",
              .source = "11"},
     RESPONSE,
     .parts = {CL_PART_SUM(.value = "response_secs"), CL_PART_COUNT()},
     .value = "@0 / 60.0 / @1"},
    {.info = {.key = "response_median",
              .label = "Median response",
              .unit = CL_UNIT_MINUTES,
              .better = CL_BETTER_DOWN,
              .help = "Half of the answered cases waited longer than this for the first answer.",
              .formula = "median of first response - created over answered cases, in minutes",
              .target = NAN,
              .population = "all cases; the answered ones count",
              .source = "10"},
     RESPONSE,
     .parts = {CL_PART_QUANTILE(.value = "response_secs", .p = 0.5)},
     .value = "@0 / 60.0"},
    {.info = {.key = "response_p90",
              .label = "Response, p90",
              .unit = CL_UNIT_MINUTES,
              .better = CL_BETTER_DOWN,
              .help = "One in ten answered cases waited longer than this for the first answer.",
              .formula = "90th percentile (type 7) of first response - created over answered "
                         "cases, in minutes",
              .target = NAN,
              .population = "all cases; the answered ones count",
              .source = "10"},
     RESPONSE,
     .parts = {CL_PART_QUANTILE(.value = "response_secs", .p = 0.9)},
     .value = "@0 / 60.0"},
    {.info = {.key = "unanswered",
              .label = "Unanswered",
              .unit = CL_UNIT_COUNT,
              .better = CL_BETTER_DOWN,
              .help = "Open cases that have had no first answer of an agent by T.",
              .formula =
                  "number of cases, closed and void ones left out, without a first response at T",
              .stock = true,
              .target = NAN,
              .population = "all cases",
              .source = "10"},
     .needs = {CL_NEED_REPLY},
     .counts = true,
     .parts = {CL_PART_COUNT(.where = "is_unanswered")},
     .value = "@0",
     .drill = "is:unanswered"},
};
const size_t cl_measures_times_n = CL_LEN(cl_measures_times);
