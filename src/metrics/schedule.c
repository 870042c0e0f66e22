/* schedule.c - who works when, as the configuration says, in minutes.
 *
 * An agent belongs to the first schedule that names him, else to the first for all.
 * Invariant: the minutes of everybody are the sum over agents, the named ones also
 * where the table does not know them: they were paid. */
#include <math.h>
#include <string.h>

#include "caseload/base/civil.h"
#include "caseload/base/num.h"
#include "caseload/metrics_schedule.h"

#define MAX_SCHEDULES 64
#define MAX_AGENTS 2000 /* names in all schedules together */
#define MAX_NAME 64
#define DAY_SECS INT64_C(86400)

struct schedule {
    char name[MAX_NAME];
    bool everybody;
    double hours, shrinkage; /* NaN: not said */
    unsigned days;           /* bit 0 is Monday */
    int64_t from, to;        /* CL_NO_TIME: open */
};
static struct {
    struct schedule list[MAX_SCHEDULES];
    size_t n;
    char *agents[MAX_AGENTS];
    size_t of[MAX_AGENTS]; /* schedule of each */
    size_t n_agents;
    struct cl_arena *arena;
} all;

bool cl_schedule_any(void) {
    return all.n > 0;
}

void cl_schedule_reset(void) {
    cl_arena_free(all.arena);
    all.arena = NULL;
    all.n = all.n_agents = 0;
}

/* ---- reading ---- */

static enum cl_rc find_or_add(const char *name, size_t *out, struct cl_err *err) {
    for (*out = 0; *out < all.n; (*out)++)
        if (strcmp(all.list[*out].name, name) == 0)
            return CL_OK;
    if (all.n == MAX_SCHEDULES)
        return cl_fail(err, CL_E_USAGE, "more than %d schedules", MAX_SCHEDULES);
    if (*name == '\0' || strlen(name) >= MAX_NAME)
        return cl_fail(err, CL_E_USAGE, "a schedule has a name of up to %d bytes: [schedule team]",
                       MAX_NAME - 1);
    struct schedule *s = &all.list[all.n++];
    *s = (struct schedule){.hours = (double)NAN, .from = CL_NO_TIME, .to = CL_NO_TIME, .days = 31};
    memcpy(s->name, name, strlen(name) + 1);
    if (all.arena == NULL)
        all.arena = cl_arena_new();
    return CL_OK;
}

static enum cl_rc set_agents(size_t which, const char *value, struct cl_err *err) {
    struct cl_slice rest = cl_slice(value);
    while (rest.ptr != NULL) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        if (word.len == 0)
            continue;
        if (cl_slice_eq(word, CL_S("*"))) {
            all.list[which].everybody = true;
            continue;
        }
        if (all.n_agents == MAX_AGENTS)
            return cl_fail(err, CL_E_USAGE, "agents: more than %d in all schedules", MAX_AGENTS);
        for (size_t i = 0; i < all.n_agents; i++)
            if (cl_fold_eq(word, cl_slice(all.agents[i])))
                return cl_fail(err, CL_E_USAGE, "agents: '%.*s' has a schedule already",
                               (int)word.len, word.ptr);
        all.of[all.n_agents] = which;
        all.agents[all.n_agents++] = cl_arena_strn(all.arena, word.ptr, word.len);
    }
    return CL_OK;
}

static int weekday_of(struct cl_slice word) {
    static const char *const names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    static const char *const long_names[] = {"monday", "tuesday",  "wednesday", "thursday",
                                             "friday", "saturday", "sunday"};
    for (int i = 0; i < 7; i++)
        if (cl_fold_eq(word, cl_slice(names[i])) || cl_fold_eq(word, cl_slice(long_names[i])))
            return i;
    return -1;
}

static enum cl_rc set_days(struct schedule *s, const char *value, struct cl_err *err) {
    struct cl_slice rest = cl_slice(value);
    s->days = 0;
    while (rest.ptr != NULL) {
        struct cl_slice part = cl_slice_trim(cl_slice_cut(&rest, ',')), last = part;
        struct cl_slice first = cl_slice_trim(cl_slice_cut(&last, '-'));
        int a = weekday_of(first), b = last.ptr != NULL ? weekday_of(cl_slice_trim(last)) : a;
        if (cl_fold_eq(part, CL_S("all"))) {
            s->days = 127;
            continue;
        }
        if (a < 0 || b < 0)
            return cl_fail(err, CL_E_USAGE,
                           "days: '%.*s' is no weekday; write Mon-Fri, or Mon, Wed, or all",
                           (int)(part.len > 40 ? 40 : part.len), part.len > 0 ? part.ptr : "");
        for (int d = a;; d = (d + 1) % 7) {
            s->days |= 1U << d;
            if (d == b)
                break;
        }
    }
    return CL_OK;
}

static enum cl_rc set_number(const char *key, const char *value, double low, double high,
                             double *out, struct cl_err *err) {
    if (!cl_parse_real(cl_slice_trim(cl_slice(value)), out) || !(*out >= low && *out <= high))
        return cl_fail(err, CL_E_USAGE, "%s: '%s' is not a number from %g to %g", key, value, low,
                       high);
    return CL_OK;
}

/* Dates are of the wall clock; kept as local seconds. */
static enum cl_rc set_date(const char *key, const char *value, int64_t *out, bool end,
                           struct cl_err *err) {
    int64_t from, to;
    if (cl_parse_when(cl_slice_trim(cl_slice(value)), cl_zone_utc(), &from, &to, NULL) != CL_OK)
        return cl_fail(err, CL_E_USAGE, "%s: '%s' is not a date such as 2024-03-01", key, value);
    *out = end ? to : from;
    return CL_OK;
}

enum cl_rc cl_schedule_set(const char *name, const char *key, const char *value,
                           struct cl_err *err) {
    static const char *const known[] = {"agents",    "hours_per_day", "days",
                                        "shrinkage", "from",          "to"};
    size_t which;
    enum cl_rc rc = find_or_add(name, &which, err);
    struct schedule *s = &all.list[which];
    if (rc != CL_OK)
        return rc;
    if (strcmp(key, "agents") == 0)
        return set_agents(which, value, err);
    if (strcmp(key, "hours_per_day") == 0)
        return set_number(key, value, 0.01, 24, &s->hours, err);
    if (strcmp(key, "days") == 0)
        return set_days(s, value, err);
    if (strcmp(key, "shrinkage") == 0)
        return set_number(key, value, 0, 0.99, &s->shrinkage, err);
    if (strcmp(key, "from") == 0)
        return set_date(key, value, &s->from, false, err);
    if (strcmp(key, "to") == 0)
        return set_date(key, value, &s->to, true, err);
    const char *near = cl_nearest(cl_slice(key), known, CL_LEN(known));
    return cl_fail(err, CL_E_USAGE, "%s: unknown key%s%s%s", key, near ? "; did you mean " : "",
                   near ? near : "", near ? "?" : "");
}

enum cl_rc cl_schedule_ready(struct cl_err *err) {
    for (size_t i = 0; i < all.n; i++) {
        bool named = all.list[i].everybody;
        for (size_t a = 0; a < all.n_agents; a++)
            named = named || all.of[a] == i;
        if (!named)
            return cl_fail(err, CL_E_USAGE, "[schedule %s]: agents is missing: names, or *",
                           all.list[i].name);
        if (isnan(all.list[i].hours))
            return cl_fail(err, CL_E_USAGE, "[schedule %s]: hours_per_day is missing",
                           all.list[i].name);
    }
    return CL_OK;
}

/* ---- minutes ---- */

/* Local seconds of an instant. */
static int64_t local_of(const struct cl_zone *zone, int64_t utc) {
    return utc + cl_zone_offset(zone, utc);
}

static double minutes_of(const struct schedule *s, const struct cl_zone *zone, int64_t from,
                         int64_t to) {
    int64_t a = local_of(zone, from), b = local_of(zone, to);
    double per_day = s->hours * 60 * (1 - s->shrinkage), days = 0;
    a = s->from != CL_NO_TIME && s->from > a ? s->from : a;
    b = s->to != CL_NO_TIME && s->to < b ? s->to : b;
    if (a >= b)
        return 0;
    int64_t first = a / DAY_SECS - (a % DAY_SECS < 0), last = (b - 1) / DAY_SECS;
    for (int64_t day = first; day <= last; day++) {
        int64_t start = day * DAY_SECS > a ? day * DAY_SECS : a;
        int64_t end = (day + 1) * DAY_SECS < b ? (day + 1) * DAY_SECS : b;
        if (s->days & 1U << cl_weekday(day))
            days += (double)(end - start) / (double)DAY_SECS;
    }
    return days * per_day;
}

static const struct schedule *for_all(void) {
    for (size_t i = 0; i < all.n; i++)
        if (all.list[i].everybody)
            return &all.list[i];
    return NULL;
}

static const struct schedule *schedule_of(const struct cl_table *t, uint32_t agent) {
    const struct cl_dict *dict = cl_table_column(t, CL_COL_AGENT)->dict;
    if (dict == NULL || agent == 0 || agent > cl_dict_count(dict))
        return NULL;
    for (size_t i = 0; i < all.n_agents; i++)
        if (cl_fold_eq(cl_dict_word(dict, agent), cl_slice(all.agents[i])))
            return &all.list[all.of[i]];
    return for_all();
}

bool cl_schedule_has(const struct cl_table *t, uint32_t agent) {
    return schedule_of(t, agent) != NULL;
}

static bool is_named(struct cl_slice word) {
    for (size_t i = 0; i < all.n_agents; i++)
        if (cl_fold_eq(word, cl_slice(all.agents[i])))
            return true;
    return false;
}

double cl_schedule_minutes(const struct cl_table *t, const struct cl_zone *zone, uint32_t agent,
                           int64_t from, int64_t to) {
    if (agent != CL_SCHEDULE_ALL) {
        const struct schedule *s = schedule_of(t, agent);
        return s != NULL ? minutes_of(s, zone, from, to) : (double)NAN;
    }
    const struct cl_dict *dict = cl_table_column(t, CL_COL_AGENT)->dict;
    const struct schedule *rest = for_all();
    double sum = 0, others = 0;
    for (size_t i = 0; i < all.n_agents; i++)
        sum += minutes_of(&all.list[all.of[i]], zone, from, to);
    for (uint32_t code = 1; dict != NULL && rest != NULL && code <= cl_dict_count(dict); code++)
        others += !is_named(cl_dict_word(dict, code));
    return rest != NULL ? sum + others * minutes_of(rest, zone, from, to) : sum;
}
