/* What the numbers are about: the as-of instant and the period [from, to).
 *
 * As-of defaults to now, or to the newest stamp of the data when that is more
 * than a day old, so that an old export is not all overdue.  The period's end is
 * never later than one second after as-of: what comes after T is unseen. */
#include <inttypes.h>
#include <math.h>

#include "caseload/base/num.h"
#include "caseload/metrics.h"

#define DAY_SECS INT64_C(86400)
static const enum cl_col clock_cols[] = {CL_COL_CREATED, CL_COL_FIRST_RESPONSE, CL_COL_UPDATED,
                                         CL_COL_RESOLVED, CL_COL_CLOSED};

static const struct cl_column *column_of(const struct cl_table *t, struct cl_slice name,
                                         enum cl_kind kind) {
    uint16_t id = cl_table_find(t, name);
    const struct cl_column *c = id == CL_NO_COLUMN ? NULL : cl_table_column(t, id);
    return c != NULL && c->kind == kind && c->v.reals != NULL ? c : NULL;
}

int64_t cl_data_clock(const struct cl_table *t) {
    const struct cl_column *flags = column_of(t, CL_S("flags"), CL_KIND_REAL);
    const struct cl_column *close = column_of(t, CL_S("close_at"), CL_KIND_TIME);
    int64_t newest = CL_NO_TIME;
    for (size_t c = 0; c < CL_LEN(clock_cols); c++) {
        const struct cl_column *col = cl_table_column(t, (uint16_t)clock_cols[c]);
        if (!col->mapped)
            continue;
        for (size_t row = 0; row < cl_table_rows(t); row++) {
            int64_t at = col->v.times[row];
            if (at <= newest)
                continue;
            if (flags != NULL && ((uint64_t)flags->v.reals[row] & CL_FLAG_BIT(FUTURE)) != 0)
                continue;
            newest = at;
        }
    }
    /* A close made from created and a duration is as good as a stamp: without it the
     * last cases that the file calls closed would still be open. */
    for (size_t row = 0; flags != NULL && close != NULL && row < cl_table_rows(t); row++) {
        uint64_t set = (uint64_t)flags->v.reals[row];
        if ((set & CL_FLAG_BIT(CLOSE_DERIVED)) != 0 && (set & CL_FLAG_BIT(FUTURE)) == 0 &&
            close->v.times[row] > newest)
            newest = close->v.times[row];
    }
    return newest;
}

static const struct cl_zone *zone_of(const struct cl_scope *scope) {
    return scope->zone != NULL ? scope->zone : cl_zone_utc();
}

static enum cl_rc parse_when(const char *option, const char *text, const struct cl_zone *zone,
                             int64_t span[2], struct cl_err *err) {
    struct cl_err why = {0};
    enum cl_rc rc = cl_parse_when(cl_slice(text), zone, &span[0], &span[1], &why);
    return rc == CL_OK ? rc : cl_fail(err, rc, "%s %s", option, why.text);
}

enum cl_rc cl_scope_as_of(struct cl_scope *scope, const char *text, const struct cl_table *t,
                          bool *is_data, struct cl_err *err) {
    int64_t now = cl_now();
    *is_data = false;
    if (text == NULL || strcmp(text, "data") == 0) {
        int64_t data = cl_data_clock(t);
        if (data == CL_NO_TIME && text != NULL)
            return cl_fail(err, CL_E_USAGE,
                           "--as-of data: the cases have no created, first "
                           "response, updated, resolved or closed stamp");
        *is_data = data != CL_NO_TIME && (text != NULL || data < now - DAY_SECS);
        scope->as_of = *is_data ? data : now;
        return CL_OK;
    }
    if (strcmp(text, "now") == 0) {
        scope->as_of = now;
        return CL_OK;
    }
    int64_t span[2];
    enum cl_rc rc = parse_when("--as-of", text, zone_of(scope), span, err);
    if (rc == CL_OK)
        scope->as_of = span[1] - 1;
    return rc;
}

/* "30d", "12h", "8w": seconds. */
static enum cl_rc parse_span(const char *text, int64_t *secs, struct cl_err *err) {
    static const struct {
        char letter;
        int64_t secs;
    } units[] = {{'h', 3600}, {'d', DAY_SECS}, {'w', 7 * DAY_SECS}};
    size_t len = strlen(text);
    int64_t n = 0;
    for (size_t u = 0; len > 1 && u < CL_LEN(units); u++) {
        if (text[len - 1] != units[u].letter)
            continue;
        if (!cl_parse_i64((struct cl_slice){text, len - 1}, &n) || n <= 0 || n > 100000)
            break;
        *secs = n * units[u].secs;
        return CL_OK;
    }
    return cl_fail(err, CL_E_USAGE,
                   "--last %s: not a time span; write a number and h, d or w, such as 30d", text);
}

/* A span of a day or more is a date: its end closes the period.  An instant
 * closes it by itself. */
static int64_t end_of(int64_t from, int64_t to) {
    return to - from >= 3600 ? to : from;
}

enum cl_rc cl_scope_period(struct cl_scope *scope, const char *from, const char *to,
                           const char *last, struct cl_err *err) {
    const struct cl_zone *zone = zone_of(scope);
    int64_t cap = scope->as_of + 1, when[2];
    enum cl_rc rc = CL_OK;
    scope->from = scope->to = CL_NO_TIME;
    if (from == NULL && to == NULL && last == NULL)
        return CL_OK;
    if (last != NULL && (from != NULL || to != NULL))
        return cl_fail(err, CL_E_USAGE, "--last: cannot be combined with --from or --to");
    int64_t a = CL_LONG_AGO, b = cap;
    if (last != NULL) {
        int64_t span = 0;
        if ((rc = parse_span(last, &span, err)) != CL_OK)
            return rc;
        a = scope->as_of - span;
    }
    if (from != NULL) {
        if ((rc = parse_when("--from", from, zone, when, err)) != CL_OK)
            return rc;
        a = when[0];
    }
    if (to != NULL) {
        if ((rc = parse_when("--to", to, zone, when, err)) != CL_OK)
            return rc;
        b = end_of(when[0], when[1]);
    }
    if (b > cap)
        b = cap;
    if (a >= b)
        return cl_fail(err, CL_E_USAGE,
                       "--from %s: the period ends before it begins (it ends at "
                       "as-of at the latest)",
                       from != NULL ? from : "…");
    scope->from = a;
    scope->to = b;
    return CL_OK;
}
