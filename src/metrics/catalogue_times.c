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

/* Open cases have lasted this long at T, and go on.  In a reopen gap a case is closed,
 * but how long it took is known only after T. */
#define SPAN "if(is_open, T - created, coalesce(resolve_secs, close_at - created))"
#define KM_BASE                                                                                    \
    .instant = "created", .instant_need = CL_NEED_CREATED, .value = "@0 / 3600.0", .drill = "",    \
    .null_why = "not reached: over half of these cases would still be open at the longest time "   \
                "seen",                                                                            \
    .excl = {{CL_EX_VOID, "is_void"},                                                              \
             {CL_EX_NEGATIVE, "coalesce(" SPAN " < 0, not is_open and resolve_secs is null and "   \
                              "bit(flags, negative))"},                                            \
             {CL_EX_FUTURE, "not is_open and resolve_secs is null and bit(flags, future)"},        \
             {CL_EX_UNKNOWN_CLOSE, "is_closed and not coalesce(close_known, 0)"},                  \
             {CL_EX_NULL, SPAN " is null or (is_closed and (close_at > T or resolved > T))"}}
#define KM(which, late, ...)                                                                       \
    CL_PART_KM(.fn = which, .value = SPAN, .event = "is_closed", .late_start = late, __VA_ARGS__)
#define KM_PARTS(late)                                                                             \
    .parts = {KM(CL_AGG_KM_MEDIAN, late, ), KM(CL_AGG_KM_LOW, late, ),                             \
              KM(CL_AGG_KM_HIGH, late, )},                                                         \
    .interval = CL_INTERVAL_KM
#define KM_INFO(also)                                                                              \
    {                                                                                              \
        .key = "resolution_km_median", .label = "Honest median", .unit = CL_UNIT_HOURS,            \
        .better = CL_BETTER_DOWN,                                                                  \
        .help = "Median time to resolution in which open cases count as not yet resolved.",        \
        .formula = "first t at which the Kaplan-Meier estimate of still being open is at most "    \
                   "one half, in hours; open cases are censored at T" also,                        \
        .target = NAN, .population = "all cases created in the period", .source = "13"             \
    }
#define RMST_INFO(also)                                                                            \
    {                                                                                              \
        .key = "resolution_rmst", .label = "Mean within 30 days", .unit = CL_UNIT_HOURS,           \
        .better = CL_BETTER_DOWN,                                                                  \
        .help = "Mean time until resolution or 30 days, whichever is first, open cases included.", \
        .formula = "area under the Kaplan-Meier estimate of still being open from 0 to 30 days, "  \
                   "in hours; open cases are censored at T" also,                                  \
        .target = NAN, .population = "all cases created in the period", .source = "13"             \
    }
#define LATE_WORDS                                                                                 \
    "; cases from over 30 days before the first close of the export, over 5 % of all, are here "   \
    "because they were still open then: they count from then on (delayed entry)"
#define TAU 2592000

static const struct cl_measure km_whole = {
    .info = KM_INFO(""),
    .needs = {CL_NEED_STATE, CL_NEED_CREATED, CL_NEED_CLOSE_AT},
    KM_BASE,
    KM_PARTS(false)};
static const struct cl_measure rmst_whole = {
    .info = RMST_INFO(""),
    .needs = {CL_NEED_STATE, CL_NEED_CREATED, CL_NEED_CLOSE_AT},
    KM_BASE,
    .parts = {KM(CL_AGG_KM_RMST, false, .p = TAU)}};

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
     CL_PARTS_MEAN("resolve_secs"),
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
     CL_PARTS_QUANTILE("resolve_secs", 0.5),
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
     CL_PARTS_QUANTILE("resolve_secs", 0.9),
     .value = "@0 / 3600.0"},
    {.info = KM_INFO(LATE_WORDS),
     KM_BASE,
     .needs = {CL_NEED_STATE, CL_NEED_CREATED, CL_NEED_CLOSE_AT, CL_NEED_LATE_START},
     KM_PARTS(true),
     .fallback = &km_whole},
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
     CL_PARTS_MEAN("resolve_secs"),
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
     CL_PARTS_MEAN("response_secs"),
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
     CL_PARTS_QUANTILE("response_secs", 0.5),
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
     CL_PARTS_QUANTILE("response_secs", 0.9),
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

const struct cl_measure cl_measures_survival[] = {
    {.info = RMST_INFO(LATE_WORDS),
     KM_BASE,
     .needs = {CL_NEED_STATE, CL_NEED_CREATED, CL_NEED_CLOSE_AT, CL_NEED_LATE_START},
     .parts = {KM(CL_AGG_KM_RMST, true, .p = TAU)},
     .fallback = &rmst_whole},
};
const size_t cl_measures_survival_n = CL_LEN(cl_measures_survival);
