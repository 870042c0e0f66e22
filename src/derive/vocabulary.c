/* vocabulary.c - what the words of formulas and filters mean at an instant T.
 *
 * Terms, words after `is:` and computed dimensions, each a formula over the
 * fields and the derived columns; the scan and the SQL read the same text, so a
 * definition stands here once.  A term may use the terms above it. */
#include "vocabulary.h"

#include "policy.h"

/* A date alone is local midnight (METRICS C0), which is not the hour it came in. */
#define CREATED_HOUR "if(created_is_day, null, hour(created))"

char cl_pausing_formula[CL_PAUSING_BYTES] = "status_at = 3";

static const struct cl_term_def terms[] = {
    {.name = "status_at",
     .formula = "coalesce(at(status_state), 0)",
     .help = "State of the status word at T."},
    {.name = "exists",
     .formula = "(created is null or created <= T) and not (status_at = 6)",
     .help = "The case has been created by T and was not dropped."},
    {.name = "state",
     .formula = "if(exists, if(in_gap, 4, if(close_at <= T, if(status_at = 5, 5, 4), "
                "if(close_at is not null and not (status_at in (2, 3)), 1, status_at))), null)",
     .help = "State at T: 0 unknown, 1 open, 2 in progress, 3 pending, 4 closed, 5 void."},
    {.name = "state_known",
     .formula = "state > 0",
     .help = "The export says whether the case is open or closed."},
    {.name = "is_open",
     .formula = "state in (1, 2, 3)",
     .help = "Open at T, pending and in progress included."},
    {.name = "is_in_progress", .formula = "state = 2", .help = "Somebody works on it at T."},
    {.name = "is_pending", .formula = "state = 3", .help = "Waiting for somebody else at T."},
    {.name = "is_closed", .formula = "state = 4", .help = "Closed at T."},
    {.name = "is_void", .formula = "state = 5", .help = "Ended without a resolution."},
    {.name = "close_known",
     .formula = "is_closed and (close_at <= T or in_gap)",
     .help = "Closed at T, and an instant says when."},
    {.name = "age_secs",
     .formula = "if(is_open, T - created, null)",
     .help = "Age of an open case at T, in calendar time."},
    {.name = "age", .formula = "age_secs", .help = "Age of an open case at T, in calendar time."},
    {.name = "response", .formula = "response_secs", .help = "Time to the first response."},
    {.name = "resolution", .formula = "resolve_secs", .help = "Time to the resolution."},
    {.name = "high_risk",
     .formula = "at(priority) in (\"Critical\", \"High\")",
     .help = "Priority is Critical or High at T."},
    {.name = "unassigned",
     .formula = "if(agent_mapped = 1, at(agent) is null, null)",
     .help = "Nobody has it at T."},
    {.name = "has_target",
     .formula = "target_secs is not null or due_at is not null",
     .help = "There is an SLA target."},
    {.name = "has_sla",
     .formula = "has_target or sla_flag is not null",
     .help = "There is an SLA target or a breach flag."},
    {.name = "pausing",
     .formula = cl_pausing_formula,
     .help = "The status word at T lets the clock pause."},
    {.name = "breached_now",
     .formula = "coalesce(breach_at <= T, is_open and ended_late is null and "
                "if(due_at is not null, due_at < T and (plain_clock = 1 or status_state = 4 or "
                "sla_basis = 2), sla_flag = 1)) and "
                "(not is_closed or in_gap or ended_late is not null)",
     .help = "The target has passed by T, or the file says so of an open case."},
    {.name = "is_breached",
     .formula = "state in (1, 2, 3, 4) and breached_now",
     .help = "Past its target at T, open or closed."},
    {.name = "is_overdue",
     .formula = "is_open and breached_now",
     .help = "Open and past its target."},
    {.name = "is_paused",
     .formula = "is_open and not coalesce(breached_now, 0) and pause_from <= T and pausing",
     .help = "Open, not breached, and its clock stands still at T."},
    {.name = "is_at_risk",
     .formula = "is_open and not coalesce(breached_now, 0) and at_risk_at <= T and "
                "not coalesce(is_paused, 0)",
     .help = "Open, not breached or paused, three quarters of the target gone."},
    {.name = "never_due",
     .formula = "target_secs is not null and due_at is null and pause_from is not null",
     .help = "Paused before its target, and paused still."},
    {.name = "overrun",
     .formula = "if(breached_now, if(is_closed, overrun_secs, if(plain_clock, T - due_at, null)), "
                "null)",
     .help = "How far past its target at T, by its clock; of open cases only where all hours "
             "count."},
    {.name = "is_met",
     .formula = "is_closed and not coalesce(breached_now, 0) and "
                "(ended_late = 0 or (in_gap and has_target))",
     .help = "Closed within its target."},
    {.name = "is_escalated",
     .formula = "exists and escalated_any = 1 and coalesce(escalated_at <= T, 1)",
     .help = "Escalated at least once by T."},
    {.name = "is_reopened",
     .formula = "exists and reopened_any = 1 and coalesce(reopened_at <= T, 1)",
     .help = "Reopened at least once by T."},
    {.name = "is_answered",
     .formula = "if(first_response is not null, first_response <= T, "
                "response_secs is not null or coalesce(answered, 0) = 1)",
     .help = "Answered at least once by T; a duration without an instant is taken as it is."},
    {.name = "is_response_breached",
     .formula = "state in (0, 1, 2, 3, 4) and response_breach_at <= T and "
                "not (response_late is null and is_answered)",
     .help = "Past its response target without an answer by T, or answered too late."},
    {.name = "is_response_met",
     .formula = "exists and is_answered and response_late = 0",
     .help = "Answered by T, within its response target."},
    {.name = "is_unanswered",
     .formula = "if(response_mapped = 1, state in (0, 1, 2, 3) and not is_answered, null)",
     .help = "Waiting for its first response at T."},
    {.name = "rated_at",
     .formula = "coalesce(rated, close_at, resolved, closed, created)",
     .help = "When the rating was given."},
    {.name = "is_rated",
     .formula = "exists and csat is not null and coalesce(rated_at <= T, 1)",
     .help = "Rated by T."},
    {.name = "is_satisfied",
     .formula = "is_rated and csat_share > 0.6",
     .help = "Rated in the top 40 % of the scale."},
    {.name = "nps_given",
     .formula = "exists and nps is not null and coalesce(rated_at <= T, 1)",
     .help = "Asked whether they would recommend us, and answered by T."},
    {.name = "tenure_years",
     .formula = "if(customer_since is not null, (created - customer_since) / 31557600, tenure)",
     .help = "Years as a customer when the case was created."},
};

static const struct cl_term_def is_words[] = {
    {.name = "open", .formula = "is_open", .help = "Open, pending and in progress included."},
    {.name = "closed", .formula = "is_closed", .help = "Closed."},
    {.name = "void", .formula = "is_void", .help = "Cancelled, rejected or withdrawn."},
    {.name = "in-progress", .formula = "is_in_progress", .help = "Somebody works on it."},
    {.name = "pending", .formula = "is_pending", .help = "Waiting for somebody else."},
    {.name = "high-risk", .formula = "high_risk", .help = "Priority is Critical or High."},
    {.name = "breached", .formula = "is_breached", .help = "Past its target, open or closed."},
    {.name = "overdue", .formula = "is_overdue", .help = "Open and past its target."},
    {.name = "at-risk", .formula = "is_at_risk", .help = "Open and close to its target."},
    {.name = "paused", .formula = "is_paused", .help = "Open, and its SLA clock stands still."},
    {.name = "escalated", .formula = "is_escalated", .help = "Escalated at least once."},
    {.name = "reopened", .formula = "is_reopened", .help = "Reopened at least once."},
    {.name = "unanswered", .formula = "is_unanswered", .help = "Waiting for its first response."},
    {.name = "unassigned", .formula = "unassigned", .help = "Nobody has it."},
    {.name = "rated", .formula = "is_rated", .help = "The customer gave a rating."},
    {.name = "detractor",
     .formula = "nps_given and nps <= 6",
     .help = "Would not recommend: 0 to 6 of 10."},
};

static const char *const state_labels[] = {"open", "pending", "closed", "void", NULL};
static const char *const age_labels[] = {"0-1d",   "1-3d",   "3-7d", "7-14d",
                                         "14-30d", "30-90d", "90d+", NULL};
static const char *const over_labels[] = {"0-1h", "1-4h", "4-8h", "8-24h",
                                          "1-3d", "3-7d", "7d+",  NULL};
static const char *const sla_labels[] = {"met",      "breached", "paused", "at-risk",
                                         "on-track", "no-sla",   NULL};
static const char *const sla_words[] = {"met",      "breached", "paused", "at risk",
                                        "on track", "no SLA",   NULL};
static const char *const tenure_labels[] = {"<1y", "1-2y", "2-4y", ">4y", NULL};
static const char *const csat_labels[] = {"satisfied", "neutral", "dissatisfied", NULL};
static const char *const nps_labels[] = {"promoter", "passive", "detractor", NULL};
static const char *const part_labels[] = {"night", "morning", "afternoon", "evening", NULL};
static const char *const weekday_labels[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", NULL};

static const struct cl_dim_def dims[] = {
    {.key = "state",
     .title = "State",
     .kind = CL_DIM_LABELS,
     .formula =
         "if(state in (1, 2), 0, if(state = 3, 1, if(state = 4, 2, if(state = 5, 3, null))))",
     .help = "Open, pending, closed or void at T.",
     .labels = state_labels},
    {.key = "age_bucket",
     .title = "Age",
     .kind = CL_DIM_LABELS,
     .formula = "if(age_secs is null, null, if(age_secs < 1d, 0, if(age_secs < 3d, 1, if(age_secs "
                "< 7d, 2, "
                "if(age_secs < 14d, 3, if(age_secs < 30d, 4, if(age_secs < 90d, 5, 6)))))))",
     .help = "Age of open cases at T, in calendar time.",
     .labels = age_labels},
    {.key = "sla_state",
     .title = "SLA state",
     .kind = CL_DIM_LABELS,
     .formula = "if(is_closed, if(breached_now, 1, if(is_met, 0, if(has_sla, null, 5))), "
                "if(is_open, if(breached_now, 1, if(has_sla, if(is_paused, 2, if(at_risk_at <= T, "
                "3, if(due_at is null and not coalesce(never_due, 0), null, 4))), 5)), null))",
     .help = "How the case stands to its target at T.",
     .labels = sla_labels,
     .words = sla_words},
    {.key = "overrun_bucket",
     .title = "Past the target by",
     .kind = CL_DIM_LABELS,
     .formula =
         "if(overrun is null, null, if(overrun < 1h, 0, if(overrun < 4h, 1, if(overrun < 8h, "
         "2, if(overrun < 1d, 3, if(overrun < 3d, 4, if(overrun < 7d, 5, 6)))))))",
     .help = "How far breached cases are past their target at T.",
     .labels = over_labels},
    {.key = "tenure_band",
     .title = "Tenure",
     .kind = CL_DIM_LABELS,
     .formula = "if(tenure_years >= 0, if(tenure_years < 1, 0, if(tenure_years < 2, 1, "
                "if(tenure_years <= 4, 2, 3))), null)",
     .help = "Years as a customer when the case was created.",
     .labels = tenure_labels},
    {.key = "csat_class",
     .title = "Satisfaction",
     .kind = CL_DIM_LABELS,
     .formula = "if(is_rated and csat_share is not null, "
                "if(csat_share > 0.6, 0, if(csat_share > 0.4, 1, 2)), null)",
     .help = "Top 40 %, middle, or bottom 40 % of the scale.",
     .labels = csat_labels},
    {.key = "nps_class",
     .title = "NPS class",
     .kind = CL_DIM_LABELS,
     .formula = "if(nps_given, if(nps >= 9, 0, if(nps >= 7, 1, 2)), null)",
     .help = "Promoter 9-10, passive 7-8, detractor 0-6.",
     .labels = nps_labels},
    {.key = "day_part",
     .title = "Day part",
     .kind = CL_DIM_LABELS,
     .formula = "floor(" CREATED_HOUR " / 6)",
     .help = "Part of the day in which the case was created; a date alone has none.",
     .labels = part_labels},
    {.key = "hour",
     .title = "Hour",
     .kind = CL_DIM_NUMBER,
     .formula = CREATED_HOUR,
     .help = "Hour of the day in which the case was created; a date alone has none."},
    {.key = "weekday",
     .title = "Weekday",
     .kind = CL_DIM_LABELS,
     .formula = "weekday(created)",
     .help = "Weekday on which the case was created.",
     .labels = weekday_labels},
    {.key = "day",
     .title = "Day",
     .kind = CL_DIM_DAY,
     .formula = "created",
     .help = "Day on which the case was created."},
    {.key = "week",
     .title = "Week",
     .kind = CL_DIM_WEEK,
     .formula = "created",
     .help = "ISO week in which the case was created."},
    {.key = "month",
     .title = "Month",
     .kind = CL_DIM_MONTH,
     .formula = "created",
     .help = "Month in which the case was created."},
    {.key = "quarter",
     .title = "Quarter",
     .kind = CL_DIM_QUARTER,
     .formula = "created",
     .help = "Quarter in which the case was created."},
    {.key = "year",
     .title = "Year",
     .kind = CL_DIM_YEAR,
     .formula = "created",
     .help = "Year in which the case was created."},
};

const struct cl_vocab *cl_vocabulary_builtin(void) {
    static const struct cl_vocab vocab = {.terms = terms,
                                          .n_terms = CL_LEN(terms),
                                          .is = is_words,
                                          .n_is = CL_LEN(is_words),
                                          .dims = dims,
                                          .n_dims = CL_LEN(dims)};
    return &vocab;
}
