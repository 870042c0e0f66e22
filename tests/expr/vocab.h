/* vocab.h - the small vocabulary of the fixture: terms, words after is:, computed
 * dimensions of each kind. */
#ifndef CASELOAD_TESTS_EXPR_VOCAB_H
#define CASELOAD_TESTS_EXPR_VOCAB_H

#include "caseload/expr.h"

static const struct cl_term_def fixture_terms[] = {
    {.name = "age_secs", .formula = "if(is_open, T - created, null)", .help = "Age."},
    {.name = "age", .formula = "age_secs", .help = "Age."},
    {.name = "is_open",
     .formula = "created <= T and not coalesce(closed <= T, 0)",
     .help = "Open."},
    {.name = "is_late", .formula = "is_open and age_secs > 100d", .help = "Late."},
    {.name = "loop", .formula = "loop + 1", .help = "Has no end."},
};
static const struct cl_term_def fixture_is[] = {
    {.name = "open", .formula = "is_open", .help = "Open."},
    {.name = "in-progress", .formula = "is_open and channel = \"Phone\"", .help = "Worked on."},
    {.name = "late", .formula = "is_late", .help = "Late."},
};
static const char *const fixture_states[] = {"open", "closed", NULL};
static const char *const fixture_ages[] = {"0-1d", "1-300d", "300d+", NULL};
static const char *const fixture_days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", NULL};
static const struct cl_dim_def fixture_dims[] = {
    {.key = "state",
     .title = "State",
     .kind = CL_DIM_LABELS,
     .formula = "if(is_open, 0, 1)",
     .labels = fixture_states},
    {.key = "age_bucket",
     .title = "Age",
     .kind = CL_DIM_LABELS,
     .formula = "if(age_secs is null, null, if(age_secs < 1d, 0, if(age_secs < 300d, 1, 2)))",
     .labels = fixture_ages},
    {.key = "hour", .title = "Hour", .kind = CL_DIM_NUMBER, .formula = "hour(created)"},
    {.key = "weekday",
     .title = "Weekday",
     .kind = CL_DIM_LABELS,
     .formula = "weekday(created)",
     .labels = fixture_days},
    {.key = "day", .title = "Day", .kind = CL_DIM_DAY, .formula = "created"},
    {.key = "week", .title = "Week", .kind = CL_DIM_WEEK, .formula = "created"},
    {.key = "month", .title = "Month", .kind = CL_DIM_MONTH, .formula = "created"},
    {.key = "quarter", .title = "Quarter", .kind = CL_DIM_QUARTER, .formula = "created"},
    {.key = "year", .title = "Year", .kind = CL_DIM_YEAR, .formula = "created"},
};
static const struct cl_vocab fixture_vocab = {.terms = fixture_terms,
                                              .n_terms = CL_LEN(fixture_terms),
                                              .is = fixture_is,
                                              .n_is = CL_LEN(fixture_is),
                                              .dims = fixture_dims,
                                              .n_dims = CL_LEN(fixture_dims)};

#endif
