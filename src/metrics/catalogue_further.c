/* The catalogue, further views of what the other areas measure: shares of the
 * resolved, of channels and of effort scores, and waits that go on (METRICS C1, C2,
 * C4). */
#include <math.h>

#include "catalogue.h"

#define SHARE(where_text)                                                                          \
    .parts = {CL_PART_COUNT(.where = where_text), CL_PART_COUNT()}, .value = "1.0 * @0 / @1",      \
    .interval = CL_INTERVAL_WILSON
#define BY_CREATED .instant = "created", .instant_need = CL_NEED_CREATED
#define BY_CLOSE .instant = "close_at", .instant_need = CL_NEED_CLOSE_AT
#define CALM "not coalesce(is_reopened, 0) and not coalesce(is_escalated, 0)"

#define FCR_INFO(name, words)                                                                      \
    {                                                                                              \
        .key = "fcr_rate_resolved", .label = name, .unit = CL_UNIT_SHARE, .better = CL_BETTER_UP,  \
        .help = "Share of resolved cases that the first contact resolved.", .formula = words,      \
        .target = NAN, .population = "cases with a known state; the closed ones count",            \
        .source = "23"                                                                             \
    }
#define KNOWN_STATE .population = CL_KNOWN
#define CLOSED_ONLY                                                                                \
    {CL_EX_OPEN, "is_open"}, {                                                                     \
        CL_EX_VOID, "is_void"                                                                      \
    }
static const struct cl_measure fcr_proxy = {
    .info = FCR_INFO("FCR of resolved (proxy)",
                     "proxy: closed cases that were neither reopened nor escalated / closed cases"),
    .needs = {CL_NEED_STATE, CL_NEED_OUTCOME},
    BY_CLOSE,
    KNOWN_STATE,
    .excl = {CLOSED_ONLY},
    SHARE(CALM),
    .drill = "is:closed -is:reopened -is:escalated"};
static const struct cl_measure fcr_replies = {
    .info = FCR_INFO("FCR of resolved",
                     "closed cases with at most one agent reply, neither reopened nor escalated / "
                     "closed cases with a reply count"),
    .needs = {CL_NEED_STATE, CL_NEED_REPLIES},
    BY_CLOSE,
    KNOWN_STATE,
    .excl = {CLOSED_ONLY, {CL_EX_NULL, "replies is null"}},
    SHARE("replies <= 1 and " CALM),
    .drill = "is:closed replies<=1",
    .fallback = &fcr_proxy};

/* The customer's next case about the issue, within a week of the end; later ones would
 * be too, so the next decides. */
#define CAME_BACK "coalesce(next_same_at <= min(T, coalesce(close_at, created) + 604800), 0)"
#define NET_INFO(name, words)                                                                      \
    {                                                                                              \
        .key = "fcr_net", .label = name, .unit = CL_UNIT_SHARE, .better = CL_BETTER_UP,            \
        .help = "Share of cases that the first contact resolved and whose customer did not come "  \
                "back.",                                                                           \
        .formula = words NET_WORDS, .target = NAN,                                                 \
        .population = "all cases with a customer but void ones", .source = "23"                    \
    }
#define NET_WORDS                                                                                  \
    ", without a next case of the same customer and category (else type, else subcategory) "       \
    "created by T and within 7 days of the end / cases created"
#define NO_CUSTOMER "customer is null or created is null"
static const struct cl_measure net_proxy = {
    .info = NET_INFO("First contact, net (proxy)",
                     "proxy: cases that are closed, not reopened and not escalated"),
    .needs = {CL_NEED_CUSTOMER, CL_NEED_CREATED, CL_NEED_OUTCOME},
    BY_CREATED,
    .excl = {{CL_EX_VOID, "is_void"}, {CL_EX_NULL, NO_CUSTOMER}},
    SHARE("is_closed and " CALM " and not " CAME_BACK),
    .drill = "is:closed -is:reopened -is:escalated"};
static const struct cl_measure net_replies = {
    .info = NET_INFO("First contact, net (replies)",
                     "cases closed with at most one agent reply, not reopened and not escalated"),
    .needs = {CL_NEED_CUSTOMER, CL_NEED_CREATED, CL_NEED_STATE, CL_NEED_REPLIES},
    BY_CREATED,
    .excl = {{CL_EX_VOID, "is_void"}, {CL_EX_NULL, NO_CUSTOMER " or replies is null"}},
    SHARE("replies <= 1 and is_closed and " CALM " and not " CAME_BACK),
    .drill = "is:closed replies<=1",
    .fallback = &net_proxy};

#define SELF_SERVICE                                                                               \
    "channel in (\"self-service\", \"self service\", \"selfservice\", \"portal\", "                \
    "\"self-service portal\", \"self service portal\", \"customer portal\", \"help center\", "     \
    "\"help centre\", \"knowledge base\", \"faq\", \"community\", \"forum\")"
#define MESSAGING                                                                                  \
    "channel in (\"chat\", \"live chat\", \"livechat\", \"web chat\", \"webchat\", \"chatbot\", "  \
    "\"chat bot\", \"bot\", \"messaging\", \"message\", \"messenger\", \"facebook messenger\", "   \
    "\"whatsapp\", \"sms\", \"text message\", \"telegram\", \"wechat\", \"viber\", \"slack\", "    \
    "\"teams\", \"ms teams\", \"microsoft teams\", \"in-app\", \"in-app message\")"

const struct cl_measure cl_measures_further[] = {
    {.info = FCR_INFO("FCR of resolved",
                      "closed cases whose first-contact flag says yes / closed cases with a flag"),
     .needs = {CL_NEED_STATE, CL_NEED_FCR},
     BY_CLOSE,
     KNOWN_STATE,
     .excl = {CLOSED_ONLY, {CL_EX_NULL, "fcr is null"}},
     SHARE("fcr = 1"),
     .drill = "is:closed fcr:yes",
     .fallback = &fcr_replies},
    {.info = NET_INFO("First contact, net", "cases whose first-contact flag says yes"),
     .needs = {CL_NEED_CUSTOMER, CL_NEED_CREATED, CL_NEED_FCR},
     BY_CREATED,
     .excl = {{CL_EX_VOID, "is_void"}, {CL_EX_NULL, NO_CUSTOMER " or fcr is null"}},
     SHARE("fcr = 1 and not " CAME_BACK),
     .drill = "fcr:yes",
     .fallback = &net_replies},
    {.info = {.key = "ces_agree",
              .label = "Effort agreed",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of effort scores from 5 to 7: it was made easy.",
              .formula = "effort scores of 5 to 7 / effort scores",
              .target = NAN,
              .population = "all cases; those with a score count",
              .source = "29"},
     .needs = {CL_NEED_CES},
     .instant = "rated_at",
     .excl = {{CL_EX_NULL, "not coalesce(ces is not null and coalesce(rated_at <= T, 1), 0)"}},
     SHARE("ces >= 5"),
     .drill = "ces>=5"},
    {.info = {.key = "deflection",
              .label = "Deflection",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Questions that self-service answered before they became cases.",
              .formula = "self-service resolutions / (self-service resolutions + cases)",
              .target = NAN,
              .population = "questions, answered by self-service or made a case",
              .source = "29"},
     .never = "needs counts of self-service answers, which an export of cases does not hold"},
    {.info = {.key = "self_service_share",
              .label = "Self-service",
              .unit = CL_UNIT_SHARE,
              .better = CL_BETTER_UP,
              .help = "Share of cases that came in by a portal, forum or help centre.",
              .formula = "cases whose channel is self-service, a portal, help centre, knowledge "
                         "base, FAQ, community or forum / cases with a channel",
              .target = NAN,
              .population = "all cases; those with a channel count",
              .source = "7"},
     .needs = {CL_NEED_CHANNEL},
     BY_CREATED,
     .excl = {{CL_EX_NULL, "channel is null"}},
     SHARE(SELF_SERVICE),
     .drill = "channel:*"},
    {.info = {.key = "messaging_share",
              .label = "Messaging",
              .unit = CL_UNIT_SHARE,
              .help = "Share of cases that came in by chat, bot or messenger.",
              .formula = "cases whose channel is a chat, bot, text message or messenger / cases "
                         "with a channel",
              .target = NAN,
              .population = "all cases; those with a channel count",
              .source = "7"},
     .needs = {CL_NEED_CHANNEL},
     BY_CREATED,
     .excl = {{CL_EX_NULL, "channel is null"}},
     SHARE(MESSAGING),
     .drill = "channel:*"},
    {.info = {.key = "stuck_median_days",
              .label = "Stuck, median",
              .unit = CL_UNIT_DAYS,
              .better = CL_BETTER_DOWN,
              .help = "Half of the open cases have not been touched for longer than this.",
              .formula = "median of T - last update over open cases, in days",
              .stock = true,
              .target = NAN,
              .population = "open cases",
              .source = "4"},
     .needs = {CL_NEED_STATE, CL_NEED_CREATED, CL_NEED_UPDATED},
     .population = "is_open",
     .excl = {{CL_EX_NULL, "coalesce(updated > T, 1)"}},
     CL_PARTS_QUANTILE("T - updated", 0.5),
     .value = "@0 / 86400.0",
     .drill = "is:open",
     .null_why = "no open case has a last update"},
    {.info = {.key = "unanswered_oldest_hours",
              .label = "Longest unanswered",
              .unit = CL_UNIT_HOURS,
              .better = CL_BETTER_DOWN,
              .help = "How long the oldest open case without a first answer has waited.",
              .formula = "largest T - created over open cases without a first response, in hours",
              .stock = true,
              .target = NAN,
              .population = "open cases without a first response",
              .source = "10"},
     .needs = {CL_NEED_REPLY, CL_NEED_CREATED},
     .population = "is_unanswered",
     .excl = {{CL_EX_NULL, "created is null"}},
     .parts = {CL_PART_MAX(.value = "T - created")},
     .value = "@0 / 3600.0",
     .drill = "is:unanswered"},
};
const size_t cl_measures_further_n = CL_LEN(cl_measures_further);
