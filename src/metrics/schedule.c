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
#define MAX_AGENTS 2000  /* names in all schedules together */
#define MAX_STANDARD 100 /* words with standard minutes */
#define MAX_NAME 64
#define MON_TO_FRI 31U
#define DAY_SECS INT64_C(86400)

struct schedule {
    char name[MAX_NAME];
    double hours, shrinkage; /* NaN: not said */
    unsigned days;           /* bit 0 is Monday; 0: not said */
    int64_t from, to;        /* CL_NO_TIME: open */
};
/* What one agent's row of an agents file says. */
struct own_hours {
    double hours, shrinkage; /* NaN: as the schedule */
    unsigned days;           /* 0: as the schedule */
};
static struct {
    struct schedule list[MAX_SCHEDULES];
    size_t n;
    char *agents[MAX_AGENTS]; /* "*": all that are not named */
    size_t of[MAX_AGENTS];    /* schedule of each */
    struct own_hours own[MAX_AGENTS];
    size_t n_agents;
    char *words[MAX_STANDARD];
    double standard[MAX_STANDARD];
    size_t n_standard;
    struct cl_arena *arena;
} all;

bool cl_schedule_any(void) {
    return all.n > 0;
}

void cl_schedule_reset(void) {
    cl_arena_free(all.arena);
    all.arena = NULL;
    all.n = all.n_agents = all.n_standard = 0;
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
    *s = (struct schedule){.hours = (double)NAN, .from = CL_NO_TIME, .to = CL_NO_TIME};
    memcpy(s->name, name, strlen(name) + 1);
    if (all.arena == NULL)
        all.arena = cl_arena_new();
    return CL_OK;
}

static enum cl_rc add_agent(size_t which, struct cl_slice word, const struct own_hours *own,
                            struct cl_err *err) {
    if (all.n_agents == MAX_AGENTS)
        return cl_fail(err, CL_E_USAGE, "agents: more than %d in all schedules", MAX_AGENTS);
    for (size_t i = 0; i < all.n_agents && !cl_slice_eq(word, CL_S("*")); i++)
        if (cl_fold_eq(word, cl_slice(all.agents[i])))
            return cl_fail(err, CL_E_USAGE, "agents: '%.*s' has a schedule already", (int)word.len,
                           word.ptr);
    all.of[all.n_agents] = which;
    all.own[all.n_agents] = *own;
    all.agents[all.n_agents++] = cl_arena_strn(all.arena, word.ptr, word.len);
    return CL_OK;
}

static enum cl_rc set_agents(size_t which, const char *value, struct cl_err *err) {
    const struct own_hours as_schedule = {.hours = (double)NAN, .shrinkage = (double)NAN};
    struct cl_slice rest = cl_slice(value);
    while (rest.ptr != NULL) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        enum cl_rc rc = word.len > 0 ? add_agent(which, word, &as_schedule, err) : CL_OK;
        if (rc != CL_OK)
            return rc;
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

static enum cl_rc set_days(unsigned *days, const char *value, struct cl_err *err) {
    struct cl_slice rest = cl_slice(value);
    *days = 0;
    while (rest.ptr != NULL) {
        struct cl_slice part = cl_slice_trim(cl_slice_cut(&rest, ',')), last = part;
        struct cl_slice first = cl_slice_trim(cl_slice_cut(&last, '-'));
        int a = weekday_of(first), b = last.ptr != NULL ? weekday_of(cl_slice_trim(last)) : a;
        if (cl_fold_eq(part, CL_S("all"))) {
            *days = 127;
            continue;
        }
        if (a < 0 || b < 0)
            return cl_fail(err, CL_E_USAGE,
                           "days: '%.*s' is no weekday; write Mon-Fri, or Mon, Wed, or all",
                           (int)(part.len > 40 ? 40 : part.len), part.len > 0 ? part.ptr : "");
        for (int d = a;; d = (d + 1) % 7) {
            *days |= 1U << d;
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

static enum cl_rc add_standard(struct cl_slice part, struct cl_err *err) {
    size_t cut = part.len;
    while (cut > 0 && part.ptr[cut - 1] != ' ' && part.ptr[cut - 1] != '\t')
        cut--;
    struct cl_slice word = cl_slice_trim((struct cl_slice){part.ptr, cut});
    double minutes = (double)NAN;
    bool number = cl_parse_real((struct cl_slice){part.ptr + cut, part.len - cut}, &minutes);
    if (word.len == 0 || !number || !(minutes > 0 && minutes <= 100000))
        return cl_fail(err, CL_E_USAGE,
                       "standard_minutes: '%.*s' is not a word and its minutes, such as Login 12",
                       (int)(part.len > 40 ? 40 : part.len), part.ptr);
    for (size_t i = 0; i < all.n_standard; i++)
        if (cl_fold_eq(word, cl_slice(all.words[i])))
            return cl_fail(err, CL_E_USAGE, "standard_minutes: '%.*s' has its minutes already",
                           (int)word.len, word.ptr);
    if (all.n_standard == MAX_STANDARD)
        return cl_fail(err, CL_E_USAGE, "standard_minutes: more than %d words", MAX_STANDARD);
    all.standard[all.n_standard] = minutes;
    all.words[all.n_standard++] = cl_arena_strn(all.arena, word.ptr, word.len);
    return CL_OK;
}

static enum cl_rc set_standard(const char *value, struct cl_err *err) {
    struct cl_slice rest = cl_slice(value);
    while (rest.ptr != NULL) {
        struct cl_slice part = cl_slice_trim(cl_slice_cut(&rest, ','));
        enum cl_rc rc = part.len > 0 ? add_standard(part, err) : CL_OK;
        if (rc != CL_OK)
            return rc;
    }
    return CL_OK;
}

enum cl_rc cl_schedule_set(const char *name, const char *key, const char *value,
                           struct cl_err *err) {
    /* The file is read above this module. */
    static const char *const known[] = {"agents", "hours_per_day",    "days", "shrinkage", "from",
                                        "to",     "standard_minutes", "file"};
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
        return set_days(&s->days, value, err);
    if (strcmp(key, "shrinkage") == 0)
        return set_number(key, value, 0, 0.99, &s->shrinkage, err);
    if (strcmp(key, "standard_minutes") == 0)
        return set_standard(value, err);
    if (strcmp(key, "from") == 0)
        return set_date(key, value, &s->from, false, err);
    if (strcmp(key, "to") == 0)
        return set_date(key, value, &s->to, true, err);
    const char *near = cl_nearest(cl_slice(key), known, CL_LEN(known));
    return cl_fail(err, CL_E_USAGE, "%s: unknown key%s%s%s", key, near ? "; did you mean " : "",
                   near ? near : "", near ? "?" : "");
}

enum cl_rc cl_schedule_add(const char *name, const struct cl_schedule_row *row,
                           struct cl_err *err) {
    struct own_hours own = {.hours = (double)NAN, .shrinkage = (double)NAN};
    size_t which;
    enum cl_rc rc = find_or_add(name, &which, err);
    if (rc == CL_OK && *row->agent == '\0')
        rc = cl_fail(err, CL_E_USAGE, "agent: a name is missing");
    if (rc == CL_OK && *row->hours_per_day != '\0')
        rc = set_number("hours_per_day", row->hours_per_day, 0.01, 24, &own.hours, err);
    if (rc == CL_OK && *row->days != '\0')
        rc = set_days(&own.days, row->days, err);
    if (rc == CL_OK && *row->shrinkage != '\0')
        rc = set_number("shrinkage", row->shrinkage, 0, 0.99, &own.shrinkage, err);
    return rc == CL_OK ? add_agent(which, cl_slice(row->agent), &own, err) : rc;
}

enum cl_rc cl_schedule_ready(struct cl_err *err) {
    for (size_t i = 0; i < all.n; i++) {
        const char *unhoured = NULL;
        bool named = false;
        for (size_t a = 0; a < all.n_agents; a++) {
            if (all.of[a] != i)
                continue;
            named = true;
            if (isnan(all.list[i].hours) && isnan(all.own[a].hours))
                unhoured = all.agents[a];
        }
        if (!named)
            return cl_fail(err, CL_E_USAGE, "[schedule %s]: agents is missing: names, or *",
                           all.list[i].name);
        if (unhoured != NULL)
            return cl_fail(err, CL_E_USAGE, "[schedule %s]: hours_per_day is missing for %s",
                           all.list[i].name, unhoured);
    }
    return CL_OK;
}

bool cl_schedule_standard(size_t i, struct cl_slice *word, double *minutes) {
    if (i >= all.n_standard)
        return false;
    *word = cl_slice(all.words[i]);
    *minutes = all.standard[i];
    return true;
}

/* ---- minutes ---- */

/* Local seconds of an instant. */
static int64_t local_of(const struct cl_zone *zone, int64_t utc) {
    return utc + cl_zone_offset(zone, utc);
}

/* Of the agent that stands at i in the list. */
static double minutes_of(size_t i, const struct cl_zone *zone, int64_t from, int64_t to) {
    const struct schedule *s = &all.list[all.of[i]];
    const struct own_hours *own = &all.own[i];
    double hours = isnan(own->hours) ? s->hours : own->hours;
    double shrinkage = isnan(own->shrinkage) ? s->shrinkage : own->shrinkage;
    unsigned weekdays = own->days != 0 ? own->days : s->days != 0 ? s->days : MON_TO_FRI;
    int64_t a = local_of(zone, from), b = local_of(zone, to);
    double per_day = hours * 60 * (1 - shrinkage), days = 0;
    a = s->from != CL_NO_TIME && s->from > a ? s->from : a;
    b = s->to != CL_NO_TIME && s->to < b ? s->to : b;
    if (a >= b)
        return 0;
    int64_t first = a / DAY_SECS - (a % DAY_SECS < 0), last = (b - 1) / DAY_SECS;
    for (int64_t day = first; day <= last; day++) {
        int64_t start = day * DAY_SECS > a ? day * DAY_SECS : a;
        int64_t end = (day + 1) * DAY_SECS < b ? (day + 1) * DAY_SECS : b;
        if (weekdays & 1U << cl_weekday(day))
            days += (double)(end - start) / (double)DAY_SECS;
    }
    return days * per_day;
}

#define NOBODY SIZE_MAX

static size_t place_of(struct cl_slice name) {
    for (size_t i = 0; i < all.n_agents; i++)
        if (cl_fold_eq(name, cl_slice(all.agents[i])))
            return i;
    return NOBODY;
}

static size_t for_all(void) {
    return place_of(CL_S("*"));
}

static size_t place_of_agent(const struct cl_table *t, uint32_t agent) {
    const struct cl_dict *dict = cl_table_column(t, CL_COL_AGENT)->dict;
    if (dict == NULL || agent == 0 || agent > cl_dict_count(dict))
        return NOBODY;
    size_t i = place_of(cl_dict_word(dict, agent));
    return i != NOBODY ? i : for_all();
}

bool cl_schedule_has(const struct cl_table *t, uint32_t agent) {
    return place_of_agent(t, agent) != NOBODY;
}

double cl_schedule_minutes(const struct cl_table *t, const struct cl_zone *zone, uint32_t agent,
                           int64_t from, int64_t to) {
    size_t rest = for_all();
    if (agent != CL_SCHEDULE_ALL) {
        size_t i = place_of_agent(t, agent);
        return i != NOBODY ? minutes_of(i, zone, from, to) : (double)NAN;
    }
    const struct cl_dict *dict = cl_table_column(t, CL_COL_AGENT)->dict;
    double sum = 0, others = 0;
    for (size_t i = 0; i < all.n_agents; i++)
        if (strcmp(all.agents[i], "*") != 0)
            sum += minutes_of(i, zone, from, to);
    for (uint32_t code = 1; dict != NULL && rest != NOBODY && code <= cl_dict_count(dict); code++)
        others += place_of(cl_dict_word(dict, code)) == NOBODY;
    return rest != NOBODY ? sum + others * minutes_of(rest, zone, from, to) : sum;
}
