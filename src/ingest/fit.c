/* fit.c - how well the values of a column suit a field.
 *
 * The other half of the mapping's score: a heading may promise an instant where
 * the cells are durations, so each field states what its cells must look like. */
#include "mapping.h"

#define MOST 0.8 /* share of the cells that must look right */

static double empty_fit(const char **why) {
    *why = "the column is empty";
    return 0.55;
}

static double fit_time(const struct cl_col_profile *c, const char **why) {
    double dates = cl_profile_share(c, cl_profile_stamps(c));
    uint64_t epochs = 0;
    for (size_t i = 0; i < CL_LEN(c->time.epoch); i++)
        epochs += c->time.epoch[i];
    *why = c->time.with_time ? "values are instants" : "values are dates";
    if (dates >= MOST)
        return 1;
    if (dates >= 0.5)
        return 0.7;
    *why = "numbers that are instants";
    uint64_t some = c->n - c->hist[0]; /* 0 is no instant, but no contradiction either */
    return some && (double)epochs > 0.95 * (double)some ? 0.85 : 0;
}

static double fit_secs(const struct cl_col_profile *c, const char **why) {
    double clocks = cl_profile_share(c, cl_profile_durations(c));
    double all = clocks + cl_profile_share(c, c->numbers);
    *why = clocks >= 0.5 ? "values are durations" : "values are numbers";
    return all >= MOST ? 1 : all >= 0.5 ? 0.6 : 0;
}

static double fit_rating(const struct cl_col_profile *c, const char **why) {
    uint64_t rated = c->numbers + c->ratings;
    double all = c->n > c->unrated ? (double)rated / (double)(c->n - c->unrated) : 0;
    *why = "values are ratings";
    if (all < MOST)
        return all >= 0.5 ? 0.6 : 0;
    return c->over_100 + c->negative > c->n / 2 ? 0.2 : 1;
}

static double fit_real(enum cl_col field, const struct cl_col_profile *c, const char **why) {
    if (field == CL_COL_CSAT || field == CL_COL_NPS || field == CL_COL_CES)
        return fit_rating(c, why);
    double numbers = cl_profile_share(c, c->numbers);
    *why = "values are numbers";
    double bound = field == CL_COL_LATITUDE ? 90 : field == CL_COL_LONGITUDE ? 180 : 0;
    if (bound > 0 && numbers > 0 && (c->low < -bound || c->high > bound))
        return 0.1;
    return numbers >= MOST ? 1 : numbers >= 0.5 ? 0.6 : 0;
}

static double fit_flag(enum cl_col field, const struct cl_col_profile *c, const char **why) {
    uint64_t good = c->bools + (field == CL_COL_BREACHED ? c->breaches : 0);
    *why = "values are yes and no";
    if (cl_profile_share(c, c->numbers) >= MOST && c->high > 1)
        return 0; /* a count */
    return cl_profile_share(c, good) >= MOST ? 1 : cl_profile_share(c, good) >= 0.5 ? 0.6 : 0;
}

static bool no_words(const struct cl_col_profile *c) {
    return cl_profile_share(c, cl_profile_stamps(c)) >= MOST ||
           cl_profile_share(c, cl_profile_durations(c)) >= MOST ||
           cl_profile_share(c, c->time.shapes[CL_SHAPE_CLOCK]) >= MOST;
}

/* "state" may be a status or a federal state: the words decide. */
static double fit_status(const struct cl_col_profile *c, const char **why) {
    double known = cl_profile_share(c, c->statuses);
    *why = known > 0 ? "its words are states of a case" : "few different words";
    /* Codes that no table knows would all be read as open. */
    bool codes = known <= 0 && cl_profile_share(c, c->numbers) > 0.9;
    if (no_words(c) || codes || cl_profile_share(c, c->bools) > 0.9)
        return 0.1;
    if (known < 0.2 && c->distinct > 12)
        return 0.3;
    if (c->distinct > 100 && cl_profile_unique(c) > 0.2)
        return 0.3;
    return known < 0.2 ? 0.75 : 0.85 + 0.15 * known;
}

static double fit_priority(const struct cl_col_profile *c, const char **why) {
    double known = cl_profile_share(c, c->priorities);
    *why = known > 0 ? "its words are priorities" : "few different words";
    if (no_words(c) || (c->distinct > 20 && known < 0.5))
        return 0.3;
    return known < 0.2 ? 0.75 : 0.98 + 0.02 * known; /* less than between two headings */
}

static bool is_person(enum cl_col field) {
    return field == CL_COL_CUSTOMER || field == CL_COL_AGENT_NAME || field == CL_COL_AGENT ||
           field == CL_COL_TAGS || field == CL_COL_FIRST_RESPONDER;
}

static double fit_word(enum cl_col field, const struct cl_col_profile *c, const char **why) {
    if (field == CL_COL_STATUS)
        return fit_status(c, why);
    if (field == CL_COL_PRIORITY || field == CL_COL_PRIORITY_RAW)
        return fit_priority(c, why);
    *why = "values are words";
    if (no_words(c))
        return 0.15;
    if (cl_profile_share(c, c->sentences) >= 0.5 || cl_profile_share(c, c->points) >= 0.5)
        return 0.3;
    bool one_weak = c->weak_bools == c->bools && c->distinct == 1; /* "Net" is a network too */
    if (cl_profile_share(c, c->bools) >= 0.95 && cl_profile_share(c, c->numbers) < 0.95 &&
        !one_weak)
        return 0.4;
    if (is_person(field))
        return 1;
    if (c->n > 50 && cl_profile_unique(c) > 0.9)
        return 0.45;
    if (c->n > 50 && c->distinct > CL_DIMENSION_WORDS && cl_profile_unique(c) > 0.5)
        return 0.6;
    *why = c->distinct <= 50 ? "few different words" : "values are words";
    return 1;
}

static double fit_text(enum cl_col field, const struct cl_col_profile *c, const char **why) {
    if (field == CL_COL_ID) {
        double unique = cl_profile_unique(c) + (c->distinct_exact ? 0 : 0.05);
        *why = unique >= 0.995 && c->distinct_exact ? "all values differ"
               : unique >= 0.9                      ? "nearly all values differ"
                                                    : "values come again, as in an event log";
        if (no_words(c) || cl_profile_share(c, c->sentences) > 0.5)
            return 0.2;
        if (c->missing * 3 > c->rows)
            return 0.4; /* every case has a number */
        if (c->missing * 50 > c->rows) {
            *why = "some cases have none";
            return 0.8; /* enough for an exact heading, where no better one is */
        }
        return unique >= 0.98 ? 1 : unique >= 0.5 ? 0.9 : c->n < 100 || unique > 0.02 ? 0.85 : 0.5;
    }
    *why = "values are texts";
    if (no_words(c) || cl_profile_share(c, c->numbers) >= MOST ||
        cl_profile_share(c, c->bools) >= MOST)
        return 0.2;
    return 1;
}

double cl_fit(enum cl_col field, const struct cl_col_profile *c, const char **why) {
    if (c->n == 0)
        /* Nobody assigned, nothing closed yet: that says something too. */
        return cl_columns[field].type == CL_T_TIME || field == CL_COL_AGENT ? empty_fit(why) : 0;
    switch (cl_columns[field].type) {
    case CL_T_TIME:
        return fit_time(c, why);
    case CL_T_SECS:
        return fit_secs(c, why);
    case CL_T_REAL:
        return fit_real(field, c, why);
    case CL_T_FLAG:
        return fit_flag(field, c, why);
    case CL_T_WORD:
        return fit_word(field, c, why);
    case CL_T_TEXT:
        return fit_text(field, c, why);
    }
    return 0;
}
