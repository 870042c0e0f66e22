/* rules.c - the lines of [policy] sections, and whether all sections fit together.
 *
 * A policy's filter is about what a case is, never about how it stands: only raw
 * fields, and nothing that depends on when one looks. */
#include <math.h>

#include "caseload/base/num.h"

#include "calendar.h"
#include "policy.h"

#define DAY_SECS 86400

static const char *const ranks[] = {"", "critical", "high", "medium", "low"};

/* "4h", "30m", "1.5d", "90s", "1w". */
static bool duration(struct cl_slice s, double *secs) {
    static const struct {
        char unit;
        double secs;
    } units[] = {{'s', 1}, {'m', 60}, {'h', 3600}, {'d', DAY_SECS}, {'w', 7.0 * DAY_SECS}};
    for (size_t i = 0; s.len > 1 && i < CL_LEN(units); i++)
        if (s.ptr[s.len - 1] == units[i].unit) {
            bool ok = cl_parse_real(cl_slice_trim((struct cl_slice){s.ptr, s.len - 1}), secs);
            *secs *= units[i].secs;
            return ok && *secs >= 0 && *secs <= 36600.0 * DAY_SECS;
        }
    return false;
}

static enum cl_rc read_target(const char *value, double *out, struct cl_err *err) {
    struct cl_slice s = cl_slice_trim(cl_slice(value));
    if (cl_fold_eq(s, CL_S("none"))) {
        *out = (double)INFINITY;
        return CL_OK;
    }
    if (!duration(s, out))
        return cl_fail(err, CL_E_USAGE, "'%s': a time with a unit such as 4h, 30m or 2d, or none",
                       value);
    return CL_OK;
}

static enum cl_rc read_amount(const char *value, double *out, struct cl_err *err) {
    if (!cl_parse_real(cl_slice_trim(cl_slice(value)), out) || *out < 0)
        return cl_fail(err, CL_E_USAGE, "'%s': not an amount of money", value);
    return CL_OK;
}

static enum cl_rc read_text(const char *value, char *out, size_t size, struct cl_err *err) {
    struct cl_slice s = cl_slice_trim(cl_slice(value));
    if (s.len == 0 || s.len >= size)
        return cl_fail(err, CL_E_USAGE, s.len ? "longer than %zu bytes" : "empty", size - 1);
    memcpy(out, s.ptr, s.len);
    out[s.len] = '\0';
    return CL_OK;
}

static enum cl_rc read_share(const char *value, double *out, struct cl_err *err) {
    if (!cl_parse_real(cl_slice_trim(cl_slice(value)), out) || *out <= 0 || *out > 1)
        return cl_fail(err, CL_E_USAGE, "'%s': a share of the target, above 0 and at most 1",
                       value);
    return CL_OK;
}

static enum cl_rc read_from(const char *value, int64_t *day, struct cl_err *err) {
    struct cl_slice s = cl_slice_trim(cl_slice(value));
    int64_t from, to;
    bool date = s.len == 10 && cl_parse_when(s, cl_zone_utc(), &from, &to, NULL) == CL_OK;
    if (!date || to - from != DAY_SECS)
        return cl_fail(err, CL_E_USAGE, "'%s': a date such as 2026-01-01", value);
    *day = from / DAY_SECS;
    return CL_OK;
}

/* "penalty_high" is prefix "penalty_" and rank 2; 0: it is not that. */
static size_t rank_of(const char *key, const char *prefix) {
    size_t n = strlen(prefix);
    if (strncmp(key, prefix, n) != 0)
        return 0;
    for (size_t k = 1; k < CL_LEN(ranks); k++)
        if (strcmp(key + n, ranks[k]) == 0)
            return k;
    return 0;
}

enum cl_rc cl_rule_set(struct cl_rules *r, size_t i, const char *key, const char *value,
                       struct cl_err *err) {
    static const char *const known[] = {"filter",
                                        "calendar",
                                        "from",
                                        "at_risk",
                                        "all",
                                        "critical",
                                        "high",
                                        "medium",
                                        "low",
                                        "response",
                                        "response_critical",
                                        "response_high",
                                        "response_medium",
                                        "response_low",
                                        "penalty_critical",
                                        "penalty_high",
                                        "penalty_medium",
                                        "penalty_low"};
    struct cl_policy_rule *rule = &r->rules[i];
    size_t rank;
    if (strcmp(key, "filter") == 0)
        return read_text(value, rule->filter, sizeof rule->filter, err);
    if (strcmp(key, "calendar") == 0)
        return read_text(value, rule->calendar_name, sizeof rule->calendar_name, err);
    if (strcmp(key, "from") == 0)
        return read_from(value, &r->from_day[i], err);
    if (strcmp(key, "at_risk") == 0)
        return read_share(value, &rule->at_risk_share, err);
    if (strcmp(key, "all") == 0)
        return read_target(value, &r->all[i], err);
    if (strcmp(key, "response") == 0)
        return read_target(value, &r->response_all[i], err);
    if ((rank = rank_of(key, "")) > 0)
        return read_target(value, &rule->target_secs[rank], err);
    if ((rank = rank_of(key, "response_")) > 0)
        return read_target(value, &rule->response_secs[rank], err);
    if ((rank = rank_of(key, "penalty_")) > 0)
        return read_amount(value, &rule->penalty[rank], err);
    const char *near = cl_nearest(cl_slice(key), known, CL_LEN(known));
    return cl_fail(err, CL_E_USAGE, "unknown key, %s %s",
                   near ? "did you mean" : "known are filter, calendar, from, at_risk, all,",
                   near ? near : "critical, response …");
}

/* ---- does it fit together ---- */

static enum cl_rc find_calendar(const struct cl_rules *r, struct cl_policy_rule *rule,
                                struct cl_err *err) {
    const char *names[CL_POLICY_CALENDARS];
    for (size_t i = 0; i < r->n_calendars; i++) {
        names[i] = r->calendars[i].name;
        if (strcmp(names[i], rule->calendar_name) == 0) {
            rule->calendar = r->calendars[i].cal;
            return CL_OK;
        }
    }
    const char *near = cl_nearest(cl_slice(rule->calendar_name), names, r->n_calendars);
    return cl_fail(err, CL_E_USAGE, "[policy %s] calendar: no section [calendar %s]%s%s%s",
                   rule->name, rule->calendar_name, near ? ", did you mean " : "", near ? near : "",
                   near ? "?" : "");
}

/* A table without cases, whose derived columns are known to be derived. */
static struct cl_table *no_cases(void) {
    struct cl_build *b = cl_build_new(0);
    size_t n;
    const struct cl_derived_def *defs = cl_derived_columns(&n);
    for (size_t i = 0; i < n; i++) {
        struct cl_column def = {
            .name = defs[i].name, .title = defs[i].title, .kind = defs[i].kind, .derived = true};
        cl_build_column(b, CL_NO_COLUMN, &def, NULL, 0, NULL);
    }
    struct cl_column flags = {.name = "flags", .title = "Flags", .kind = CL_KIND_REAL};
    flags.derived = true;
    cl_build_column(b, CL_NO_COLUMN, &flags, NULL, 0, NULL);
    return cl_table_seal(b);
}

static bool is_raw(const struct cl_prog *p, cl_node_id at) {
    size_t n;
    const struct cl_node *nodes = cl_prog_nodes(p, &n), *node = &nodes[at];
    if (node->op == CL_X_GAP || node->op == CL_X_HAS)
        return false;
    if ((node->op == CL_X_COL || node->op == CL_X_COL_AT) &&
        cl_table_column(cl_prog_table(p), node->col)->derived)
        return false;
    int arity = cl_op_arity(node->op);
    return (arity < 1 || is_raw(p, node->a)) && (arity < 2 || is_raw(p, node->b)) &&
           (arity < 3 || is_raw(p, node->c));
}

/* Not a mistake by itself: other exports may have that field or value. */
static bool is_missing(const char *why) {
    static const char *const texts[] = {"filter: unknown field", ": no such value",
                                        ": no case has that value",
                                        ": these data have no values in that field"};
    for (size_t i = 0; i < CL_LEN(texts); i++)
        if (strstr(why, texts[i]) != NULL)
            return true;
    return false;
}

/* The end of what stands before a comma outside quotes. */
static size_t value_end(struct cl_slice s, size_t at) {
    bool quoted = false;
    for (; at < s.len && (quoted || s.ptr[at] != ','); at++)
        quoted = quoted != (s.ptr[at] == '"');
    return at;
}

/* Two instants after all data: what differs between them depends on when one looks. */
static const struct cl_moment early = {INT64_C(253402300800), CL_NO_TIME, CL_NO_TIME};
static const struct cl_moment late = {INT64_C(253402300801), CL_NO_TIME, CL_NO_TIME};

/* One term without the values that no case has. */
static const char *known_part(struct cl_prog *p, struct cl_slice term) {
    struct cl_buf kept = {0};
    bool any = false;
    size_t name = 0, at;
    bool quoted = false;
    for (; name < term.len && (quoted || !strchr(":<>=", term.ptr[name])); name++)
        quoted = quoted != (term.ptr[name] == '"');
    cl_buf_add(&kept, term.ptr, name + (name < term.len));
    for (at = name + 1; at < term.len; at++) {
        size_t end = value_end(term, at);
        struct cl_buf one = {0};
        cl_node_id node;
        cl_buf_add(&one, term.ptr, name + 1);
        cl_buf_add(&one, term.ptr + at, end - at);
        if (cl_filter_parse(p, one.ptr, &early, &node, NULL) == CL_OK) {
            cl_buf_puts(&kept, any ? "," : "");
            cl_buf_add(&kept, term.ptr + at, end - at);
            any = true;
        }
        cl_buf_free(&one);
        at = end;
    }
    const char *text = any ? cl_arena_strn(cl_prog_arena(p), kept.ptr, kept.len) : NULL;
    cl_buf_free(&kept);
    return text;
}

static enum cl_rc parse_term(struct cl_prog *p, const struct cl_policy_rule *rule,
                             struct cl_slice term, cl_node_id *out, struct cl_err *err) {
    const char *text = cl_arena_strn(cl_prog_arena(p), term.ptr, term.len);
    struct cl_err why = {0};
    cl_node_id other = 0;
    enum cl_rc rc = cl_filter_parse(p, text, &early, out, &why);
    if (rc != CL_OK && is_missing(why.text)) {
        const char *known = known_part(p, term);
        *out = cl_prog_const(p, term.ptr[0] == '-');
        rc = known ? cl_filter_parse(p, known, &early, out, &why) : CL_OK;
        return rc == CL_OK ? cl_fail(err, CL_E_NOTFOUND, "%s", why.text) : rc;
    }
    if (rc != CL_OK)
        return cl_fail(err, rc, "[policy %s] %s", rule->name, why.text);
    rc = cl_filter_parse(p, text, &late, &other, err);
    if (rc == CL_OK && (other != *out || !is_raw(p, *out)))
        return cl_fail(err, CL_E_USAGE,
                       "[policy %s] filter: '%s': fields of the export only; state, age, SLA, text "
                       "and what depends on today decide no policy",
                       rule->name, text);
    return rc;
}

enum cl_rc cl_policy_filter_parse(struct cl_prog *p, const struct cl_policy_rule *rule,
                                  cl_node_id *out, const char **missing, struct cl_err *err) {
    struct cl_slice *terms;
    struct cl_err why = {0};
    size_t n = 0;
    *missing = NULL;
    *out = cl_prog_const(p, 1);
    enum cl_rc rc = cl_filter_split(cl_prog_arena(p), rule->filter, &terms, &n, &why);
    if (rc != CL_OK)
        return cl_fail(err, rc, "[policy %s] %s", rule->name, why.text);
    for (size_t i = 0; i < n; i++) {
        cl_node_id one;
        rc = parse_term(p, rule, terms[i], &one, &why);
        if (rc != CL_OK && rc != CL_E_NOTFOUND)
            return cl_fail(err, rc, "%s", why.text);
        if (rc == CL_E_NOTFOUND && !*missing)
            *missing = cl_arena_str(cl_prog_arena(p), why.text);
        *out = cl_prog_op(p, CL_X_AND, *out, one, 0);
    }
    return CL_OK;
}

/* Without data words and extra columns are unknown: what can be understood is judged
 * here, the rest when the cases are there. */
static enum cl_rc check_filter(const struct cl_table *t, const struct cl_policy_rule *rule,
                               struct cl_err *err) {
    struct cl_arena *arena = cl_arena_new();
    struct cl_prog *p = cl_prog_new(arena, t, cl_vocabulary(), NULL);
    const char *missing;
    cl_node_id node;
    enum cl_rc rc = cl_policy_filter_parse(p, rule, &node, &missing, err);
    cl_arena_free(arena);
    return rc;
}

static void settle(struct cl_rules *r, size_t i) {
    struct cl_policy_rule *rule = &r->rules[i];
    for (size_t k = 0; k < CL_LEN(rule->target_secs); k++) {
        if (isnan(rule->target_secs[k]))
            rule->target_secs[k] = r->all[i];
        if (isnan(rule->response_secs[k]))
            rule->response_secs[k] = r->response_all[i];
    }
    enum cl_local_kind kind;
    const struct cl_zone *zone = rule->calendar ? cl_calendar_zone(rule->calendar) : cl_zone_utc();
    if (r->from_day[i] != CL_NO_TIME)
        rule->from = cl_zone_to_utc(zone, r->from_day[i] * DAY_SECS, &kind);
}

enum cl_rc cl_rules_ready(struct cl_rules *r, unsigned *line, struct cl_err *err) {
    struct cl_err why = {0};
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; i < r->n_calendars; i++) {
        *line = r->calendars[i].line;
        rc = cl_calendar_ready(r->calendars[i].cal, &why);
        if (rc == CL_OK && !cl_calendar_has_hours(r->calendars[i].cal))
            rc = cl_fail(&why, CL_E_USAGE,
                         "no hours, so that no clock would run: add a line such as weekdays = "
                         "09:00-17:00");
        if (rc != CL_OK)
            return cl_fail(err, rc, "[calendar %s] %s", r->calendars[i].name, why.text);
    }
    struct cl_table *t = no_cases();
    for (size_t i = 0; rc == CL_OK && i < r->n_rules; i++) {
        struct cl_policy_rule *rule = &r->rules[i];
        *line = rule->line;
        if (rule->calendar_name[0])
            rc = find_calendar(r, rule, err);
        if (rc == CL_OK && rule->filter[0])
            rc = check_filter(t, rule, err);
        if (rc == CL_OK)
            settle(r, i);
        if (rc == CL_OK && i + 1 < r->n_rules && !rule->filter[0] && rule->from == CL_NO_TIME) {
            *line = r->rules[i + 1].line;
            rc = cl_fail(err, CL_E_USAGE,
                         "[policy %s]: never reached: [policy %s] before it takes every case",
                         r->rules[i + 1].name, rule->name);
        }
    }
    cl_table_unref(t);
    *line = rc == CL_OK ? 0 : *line;
    return rc;
}

static void print_list(struct cl_buf *out, const char *name, const double v[5]) {
    char number[32];
    for (size_t k = 0; k < 5; k++) {
        cl_format_real(v[k], number);
        cl_buf_printf(out, " %s=%s", k ? "" : name, number);
    }
}

void cl_rules_print(const struct cl_rules *r, struct cl_buf *out) {
    for (size_t i = 0; i < r->n_rules; i++) {
        const struct cl_policy_rule *rule = &r->rules[i];
        cl_buf_printf(out, "policy %s filter=%s calendar=%s from=%lld", rule->name, rule->filter,
                      rule->calendar_name, (long long)rule->from);
        print_list(out, "target", rule->target_secs);
        print_list(out, "response", rule->response_secs);
        print_list(out, "penalty", rule->penalty);
        print_list(out, "at_risk", (const double[5]){rule->at_risk_share, 0, 0, 0, 0});
        cl_buf_putc(out, '\n');
    }
    for (size_t i = 0; i < r->n_calendars; i++) {
        cl_buf_printf(out, "calendar %s", r->calendars[i].name);
        cl_calendar_print(r->calendars[i].cal, out);
    }
    cl_buf_printf(out, "pause=%d", (int)r->pause);
    for (size_t i = 0; i < r->n_words; i++)
        cl_buf_printf(out, " %s,", r->words[i]);
    cl_buf_putc(out, '\n');
}
