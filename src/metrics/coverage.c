/* coverage.c - from when to when an export can hold what a measure counts.
 *
 * An export has edges that are not the desk's: before its first case nothing could be
 * counted, and one that was cut by the date of creation goes silent before its newest
 * stamp.  A change across an edge is no change of the work, so nobody may call it one.
 * Edges are those of the whole table: a filter moves none. */
#include "ask.h"

#define DAY_SECS INT64_C(86400)
#define LOOK_BACK 91 /* days in which the usual silence is looked for */
#define LEAST_SILENCE 2

/* Days before as_of, day 0 ending at it, in which something happened; gives the newest
 * stamp at or before as_of. */
static int64_t busy_days(const struct cl_table *t, uint16_t id, int64_t as_of, bool *busy) {
    const int64_t *at = cl_table_column(t, id)->v.times;
    int64_t newest = CL_NO_TIME;
    for (size_t r = 0; r < cl_table_rows(t); r++) {
        if (at[r] == CL_NO_TIME || at[r] > as_of)
            continue;
        newest = at[r] > newest ? at[r] : newest;
        if (as_of - at[r] < LOOK_BACK * DAY_SECS)
            busy[(as_of - at[r]) / DAY_SECS] = true;
    }
    return newest;
}

/* Nothing at the end for more than twice as long as ever before in a quarter. */
static bool is_silent(const bool *busy, size_t days) {
    size_t tail = 0, longest = 0, run = 0;
    while (tail < days && !busy[tail])
        tail++;
    for (size_t d = tail; d < days; d++) {
        run = busy[d] ? 0 : run + 1;
        longest = run > longest ? run : longest;
    }
    return tail >= LEAST_SILENCE && tail > 2 * longest;
}

static struct cl_coverage of_column(const struct cl_table *t, uint16_t id, int64_t as_of,
                                    const char *what) {
    struct cl_coverage c = {.from = CL_NO_TIME, .to = as_of + 1, .what = what};
    bool busy[LOOK_BACK] = {false};
    if (id == CL_NO_COLUMN || cl_table_extent(t, id)->present == 0)
        return c;
    c.from = cl_table_extent(t, id)->first;
    int64_t newest = busy_days(t, id, as_of, busy);
    int64_t days = (as_of - c.from) / DAY_SECS;
    size_t looked = days < 0 ? 0 : days < LOOK_BACK ? (size_t)days : LOOK_BACK;
    c.silent = newest != CL_NO_TIME && is_silent(busy, looked);
    c.to = c.silent ? newest + 1 : c.to;
    return c;
}

void cl_table_coverage(const struct cl_table *t, int64_t as_of, struct cl_table_coverage *out) {
    out->as_of = as_of;
    out->created = of_column(t, CL_COL_CREATED, as_of, "created");
    out->closed = of_column(t, cl_table_find(t, CL_S("close_at")), as_of, "closed");
    if (out->created.from != CL_NO_TIME)
        out->closed.from = out->created.from; /* before it there was nothing to close */
}

struct cl_coverage cl_measure_coverage(const struct cl_measure *m, const struct cl_table *t,
                                       const struct cl_table_coverage *c) {
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, t, &why);
    entry = entry != NULL ? entry : m;
    bool closes = entry->instant != NULL && (strcmp(entry->instant, "close_at") == 0 ||
                                             strcmp(entry->instant, "rated_at") == 0);
    struct cl_coverage cover = closes ? c->closed : c->created;
    cover.amount =
        entry->info.unit == CL_UNIT_COUNT || entry->info.unit == CL_UNIT_MONEY || entry->info.stock;
    if (!cover.amount) {
        cover.silent = false;
        cover.to = c->as_of + 1;
    }
    return cover;
}

bool cl_covers(const struct cl_coverage *c, int64_t from, int64_t to) {
    return c->from != CL_NO_TIME && from >= c->from - DAY_SECS && to <= c->to + DAY_SECS;
}

static const char *date_of(int64_t utc, const struct cl_scope *scope, struct cl_arena *arena) {
    const struct cl_zone *zone = scope->zone != NULL ? scope->zone : cl_zone_utc();
    char text[32];
    cl_format_utc(utc + cl_zone_offset(zone, utc), text);
    return cl_arena_strn(arena, text, 10);
}

const char *cl_coverage_why(const struct cl_coverage *c, const struct cl_scope *scope, int64_t from,
                            struct cl_arena *arena) {
    if (!c->amount)
        return NULL;
    if (c->from == CL_NO_TIME)
        return "no case has a date to go by";
    if (c->silent)
        return cl_arena_printf(
            arena, "no case was %s after %s: the export ends there, or nothing came since", c->what,
            date_of(c->to - 1, scope, arena));
    if (!cl_covers(c, from, c->to))
        return cl_arena_printf(arena, "the cases begin on %s only", date_of(c->from, scope, arena));
    return NULL;
}
