/* The catalogue, quality: first contact, handling, satisfaction, escalation and
 * reopening (METRICS C4).  Where there are several kinds of evidence the entry is
 * the best one and `fallback` the next; they are never added up. */
#include <math.h>

#include "catalogue.h"

#define SHARE(where_text)                                                                          \
    .parts = {CL_PART_COUNT(.where = where_text), CL_PART_COUNT()}, .value = "1.0 * @0 / @1",      \
    .interval = CL_INTERVAL_WILSON
#define BY_CREATED .instant = "created", .instant_need = CL_NEED_CREATED

#define FCR_INFO(name, words)                                                                      \
    {                                                                                              \
        .key = "fcr_rate", .label = name, .unit = CL_UNIT_SHARE, .better = CL_BETTER_UP,           \
        .help = "Share of cases that the first contact resolved.", .formula = words,               \
        .target = NAN, .population = "all cases but void ones", .source = "23"                     \
    }
static const struct cl_measure fcr_proxy = {
    .info =
        FCR_INFO("First contact (proxy)",
                 "proxy: cases that are closed, not reopened and not escalated / cases created"),
    .needs = {CL_NEED_OUTCOME},
    BY_CREATED,
    .excl = {{CL_EX_VOID, "is_void"}},
    SHARE("is_closed and not coalesce(is_reopened, 0) and not coalesce(is_escalated, 0)"),
    .drill = "is:closed -is:reopened -is:escalated"};
static const struct cl_measure fcr_replies = {
    .info = FCR_INFO("First contact (replies)",
                     "cases closed with at most one agent reply, not reopened and not escalated / "
                     "cases created"),
    .needs = {CL_NEED_STATE, CL_NEED_REPLIES},
    BY_CREATED,
    .excl = {{CL_EX_VOID, "is_void"}, {CL_EX_NULL, "replies is null"}},
    SHARE("replies <= 1 and is_closed and not coalesce(is_reopened, 0) and "
          "not coalesce(is_escalated, 0)"),
    .drill = "is:closed replies<=1",
    .fallback = &fcr_proxy};

#define AHT_INFO(words, who)                                                                       \
    {                                                                                              \
        .key = "aht", .label = "Average handling", .unit = CL_UNIT_MINUTES,                        \
        .better = CL_BETTER_DOWN, .help = "Mean time that an agent worked on a case.",             \
        .formula = words, .target = NAN, .population = who, .source = "15"                         \
    }
#define AHT_PARTS                                                                                  \
    CL_PARTS_MEAN("handling_time"), .value = "@0 / 60.0 / @1", .drill = "handling_time:*"
static const struct cl_measure aht_all = {
    .info = AHT_INFO("sum of handling time / cases with a handling time, in minutes", "all cases"),
    .needs = {CL_NEED_HANDLING},
    BY_CREATED,
    .excl = {{CL_EX_NULL, "handling_time is null"}},
    AHT_PARTS};

#define RATED "coalesce(is_rated, 0)"
#define RATING                                                                                     \
    .instant = "rated_at", .excl = {{CL_EX_OPEN, "is_open and not " RATED},                        \
                                    {CL_EX_VOID, "is_void and not " RATED},                        \
                                    {CL_EX_NULL, "not " RATED}}
#define SCORED(given)                                                                              \
    .instant = "rated_at", .excl = {{CL_EX_OPEN, "is_open and not coalesce(" given ", 0)"},        \
                                    {CL_EX_VOID, "is_void and not coalesce(" given ", 0)"},        \
                                    {CL_EX_NULL, "not coalesce(" given ", 0)"}}

/* A status forgets: a case that was escalated and has moved on does not show it, unless
 * there is a history. */
#define LOWER_BOUND "; from the status word, and so a lower bound where there is no history"
#define ESCALATED_INFO(words)                                                                      \
    {                                                                                              \
        .key = "escalated", .label = "Escalated", .unit = CL_UNIT_COUNT, .better = CL_BETTER_DOWN, \
        .help = "Cases that were escalated.", .formula = words, .target = NAN,                     \
        .population = "all cases", .source = "26"                                                  \
    }
#define ESCALATED_PARTS                                                                            \
    BY_CREATED, .counts = true, .parts = {CL_PART_COUNT(.where = "is_escalated")}, .value = "@0",  \
                .drill = "is:escalated"
#define ESCALATION_INFO(words, bound)                                                              \
    {                                                                                              \
        .key = "escalation_rate", .label = "Escalation rate", .unit = CL_UNIT_SHARE,               \
        .better = CL_BETTER_DOWN, .help = "Share of cases that were escalated.", .formula = words, \
        .target = 0.2, .lower_bound = (bound), .population = "all cases", .source = "26"           \
    }
#define ESCALATION_PARTS BY_CREATED, SHARE("is_escalated"), .drill = "is:escalated"
static const struct cl_measure escalated_status = {
    .info = ESCALATED_INFO("number of cases with the status Escalated, now or before" LOWER_BOUND),
    .needs = {CL_NEED_ESCALATED},
    ESCALATED_PARTS};
static const struct cl_measure escalation_status = {
    .info = ESCALATION_INFO(
        "cases with the status Escalated, now or before / all cases" LOWER_BOUND, true),
    .needs = {CL_NEED_ESCALATED},
    ESCALATION_PARTS};

const struct cl_measure cl_measures_quality[] = {
    {.info = FCR_INFO("First contact resolution",
                      "cases whose first-contact flag says yes / cases created"),
     .needs = {CL_NEED_FCR},
     BY_CREATED,
     .excl = {{CL_EX_VOID, "is_void"}, {CL_EX_NULL, "fcr is null"}},
     SHARE("fcr = 1"),
     .drill = "fcr:yes",
     .fallback = &fcr_replies},
    {.info = {.key = "one_touch_rate",
              .label = "One-touch",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of closed cases that took fewer than two agent replies.",
              .formula = "closed cases with fewer than 2 agent replies / closed cases with a reply "
                         "count",
              .target = NAN,
              .population = "all cases; the closed ones count",
              .source = "24"},
     .needs = {CL_NEED_STATE, CL_NEED_REPLIES},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"}, {CL_EX_VOID, "is_void"}, {CL_EX_NULL, "replies is null"}},
     SHARE("replies < 2"),
     .drill = "is:closed replies<2"},
    {.info = AHT_INFO("sum of handling time / closed cases with a handling time, in minutes",
                      "all cases; the closed ones count"),
     .needs = {CL_NEED_HANDLING, CL_NEED_STATE},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"},
              {CL_EX_VOID, "is_void"},
              {CL_EX_NULL, "handling_time is null"}},
     AHT_PARTS,
     .fallback = &aht_all},
    {.info = {.key = "abandon_rate",
              .label = "Abandoned",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_DOWN,
              .help = "Share of calls or chats that nobody answered.",
              .formula = "cases with answered = no / cases with an answered flag",
              .target = NAN,
              .population = "all cases",
              .source = "47"},
     .needs = {CL_NEED_ANSWERED},
     BY_CREATED,
     .excl = {{CL_EX_NULL, "answered is null"}},
     SHARE("answered = 0"),
     .drill = "answered:no"},
    {.info = {.key = "csat_mean",
              .label = "CSAT",
              .unit = CL_UNIT_SCORE,
              .better = CL_BETTER_UP,
              .help = "Mean satisfaction rating, in the scale of the file.",
              .formula = "sum of ratings / rated cases",
              .target = NAN,
              .population = "all cases; the rated ones count",
              .source = "27"},
     .needs = {CL_NEED_CSAT, CL_NEED_CSAT_POINTS},
     RATING,
     CL_PARTS_MEAN("csat"),
     .value = "1.0 * @0 / @1",
     .drill = "is:rated"},
    {.info = {.key = "csat_satisfied",
              .label = "Satisfied",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of ratings in the top 40 % of the scale, 4 and 5 of 5.",
              .formula = "rated cases that are satisfied / rated cases",
              .target = NAN,
              .population = "all cases; the rated ones count",
              .source = "27"},
     .needs = {CL_NEED_CSAT, CL_NEED_CSAT_SCALE},
     RATING,
     SHARE("is_satisfied"),
     .drill = "csat_class:satisfied"},
    {.info = {.key = "csat_response_rate",
              .label = "Rated",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of closed cases that were rated.",
              .formula = "closed cases with a rating / closed cases",
              .target = NAN,
              .population = "all cases; the closed ones count",
              .source = "27"},
     .needs = {CL_NEED_STATE, CL_NEED_CSAT},
     .instant = "close_at",
     .instant_need = CL_NEED_CLOSE_AT,
     .excl = {{CL_EX_OPEN, "is_open"}, {CL_EX_VOID, "is_void"}},
     SHARE(RATED),
     .drill = "is:closed is:rated"},
    {.info = {.key = "nps",
              .label = "NPS",
              .unit = CL_UNIT_POINTS,
              .better = CL_BETTER_UP,
              .help = "Net promoter score, from -100 to 100.",
              .formula = "100 (promoters 9-10 - detractors 0-6) / answers",
              .target = NAN,
              .population = "all cases; those with an answer count",
              .source = "28"},
     .needs = {CL_NEED_NPS},
     SCORED("nps_given"),
     .parts = {CL_PART_COUNT(.where = "nps >= 9"), CL_PART_COUNT(.where = "nps <= 6"),
               CL_PART_COUNT()},
     .value = "100.0 * (@0 - @1) / @2",
     .interval = CL_INTERVAL_NPS,
     .drill = "nps:*"},
    {.info = {.key = "ces_mean",
              .label = "Effort",
              .unit = CL_UNIT_SCORE,
              .help = "Mean customer effort score, 1 to 7.",
              .formula = "sum of effort scores / cases with one",
              .target = NAN,
              .population = "all cases; those with a score count",
              .source = "29"},
     .needs = {CL_NEED_CES},
     SCORED("ces is not null and coalesce(rated_at <= T, 1)"),
     CL_PARTS_MEAN("ces"),
     .value = "1.0 * @0 / @1",
     .drill = "ces:*"},
    {.info = ESCALATED_INFO("number of cases whose escalated column says so by T"),
     .needs = {CL_NEED_ESCALATED_COLUMN},
     ESCALATED_PARTS,
     .fallback = &escalated_status},
    {.info = ESCALATION_INFO("cases whose escalated column says so / all cases", false),
     .needs = {CL_NEED_ESCALATED_COLUMN},
     ESCALATION_PARTS,
     .fallback = &escalation_status},
    {.info = {.key = "reopened",
              .label = "Reopened",
              .unit = CL_UNIT_COUNT,
              .better = CL_BETTER_DOWN,
              .help = "Cases that were reopened at least once.",
              .formula = "number of cases with a reopen: the flag or count, else the history, else "
                         "the status word",
              .target = NAN,
              .population = "all cases",
              .source = "25"},
     .needs = {CL_NEED_REOPENED},
     BY_CREATED,
     .counts = true,
     .parts = {CL_PART_COUNT(.where = "is_reopened")},
     .value = "@0",
     .drill = "is:reopened"},
    {.info = {.key = "reopen_rate",
              .label = "Reopen rate",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_DOWN,
              .help = "Share of cases that were closed at some time and came back.",
              .formula = "cases reopened at least once / cases closed now or reopened",
              .target = NAN,
              .population = "all cases; closed or reopened ones count",
              .source = "25"},
     .needs = {CL_NEED_STATE, CL_NEED_REOPENED},
     BY_CREATED,
     .excl = {{CL_EX_OPEN, "is_open and not coalesce(is_reopened, 0)"},
              {CL_EX_VOID, "is_void and not coalesce(is_reopened, 0)"}},
     SHARE("is_reopened"),
     .drill = "is:reopened"},
};
const size_t cl_measures_quality_n = CL_LEN(cl_measures_quality);
