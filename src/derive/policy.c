/* policy.c - SLA targets and penalties: the defaults and what the config changes.
 * Sections come key by key in any order; what refers to another section is
 * resolved when all is read. */
#include "policy.h"

#include <math.h>
#include <stdlib.h>

#include "caseload/base/num.h"

#define HOUR_SECS 3600.0

static const char *const ranks[] = {"critical", "high", "medium", "low"};

static const struct {
    const char *name;
    double penalty[5];
} presets[] = {
    {.name = "standard", .penalty = {0, 500, 200, 0, 0}},
    {.name = "small", .penalty = {0, 50, 10, 0, 0}},
};

void cl_policy_init(struct cl_policy *p) {
    *p = (struct cl_policy){
        .target_secs = {(double)NAN, 4 * HOUR_SECS, 8 * HOUR_SECS, 24 * HOUR_SECS, 72 * HOUR_SECS},
        .penalty = {0, 500, 200, 0, 0},
        .at_risk_share = 0.75,
    };
}

void cl_policy_done(struct cl_policy *p) {
    for (size_t i = 0; p->rules && i < p->rules->n_calendars; i++)
        cl_calendar_free(p->rules->calendars[i].cal);
    free(p->rules);
    p->rules = NULL;
}

static struct cl_rules *rules_of(struct cl_policy *p) {
    if (!p->rules)
        p->rules = cl_alloc(sizeof *p->rules);
    return p->rules;
}

/* ---- [penalty] ---- */

static enum cl_rc set_preset(struct cl_policy *p, const char *value, struct cl_err *err) {
    const char *names[CL_LEN(presets)];
    for (size_t i = 0; i < CL_LEN(presets); i++) {
        names[i] = presets[i].name;
        if (!cl_fold_eq(cl_slice(value), cl_slice(names[i])))
            continue;
        for (size_t k = 0; k < CL_LEN(p->penalty); k++)
            p->penalty[k] = presets[i].penalty[k];
        return CL_OK;
    }
    const char *near = cl_nearest(cl_slice(value), names, CL_LEN(names));
    return cl_fail(err, CL_E_USAGE, "[penalty] preset: %s: %s%s", value,
                   near ? "did you mean " : "known are standard and small", near ? near : "");
}

static enum cl_rc set_penalty(struct cl_policy *p, const char *key, const char *value,
                              struct cl_err *err) {
    static const char *const keys[] = {"critical", "high", "medium", "low", "preset"};
    if (cl_fold_eq(cl_slice(key), CL_S("preset")))
        return set_preset(p, value, err);
    for (size_t i = 0; i < CL_LEN(ranks); i++) {
        double amount;
        if (!cl_fold_eq(cl_slice(key), cl_slice(ranks[i])))
            continue;
        if (!cl_parse_real(cl_slice_trim(cl_slice(value)), &amount) || amount < 0)
            return cl_fail(err, CL_E_USAGE, "[penalty] %s: %s: not an amount of money", key, value);
        p->penalty[i + 1] = amount;
        return CL_OK;
    }
    const char *near = cl_nearest(cl_slice(key), keys, CL_LEN(keys));
    return cl_fail(err, CL_E_USAGE, "[penalty] %s: unknown key, %s %s", key,
                   near ? "did you mean" : "known are preset, critical, high, medium,",
                   near ? near : "low");
}

/* ---- [pause] ---- */

static enum cl_rc set_pause(struct cl_policy *p, const char *key, const char *value,
                            struct cl_err *err) {
    struct cl_rules *r = rules_of(p);
    struct cl_slice rest = cl_slice_trim(cl_slice(value));
    if (!cl_fold_eq(cl_slice(key), CL_S("status")))
        return cl_fail(err, CL_E_USAGE, "[pause] %s: unknown key, the only one is status", key);
    if (cl_fold_eq(rest, CL_S("none")) || cl_fold_eq(rest, CL_S("pending"))) {
        r->pause = cl_fold_eq(rest, CL_S("none")) ? CL_PAUSE_NEVER : CL_PAUSE_PENDING;
        r->n_words = 0;
        return CL_OK;
    }
    r->pause = CL_PAUSE_WORDS;
    while (rest.ptr) {
        struct cl_slice word = cl_slice_trim(cl_slice_cut(&rest, ','));
        if (word.len == 0)
            continue;
        if (memchr(word.ptr, '"', word.len))
            return cl_fail(err, CL_E_USAGE, "[pause] status: '%.*s': a word without quotes",
                           word.len > 60 ? 60 : (int)word.len, word.ptr);
        if (r->n_words == CL_POLICY_WORDS || word.len >= sizeof r->words[0])
            return cl_fail(err, CL_E_USAGE, "[pause] status: %s %zu %s",
                           r->n_words == CL_POLICY_WORDS ? "more than" : "a word has more than",
                           r->n_words == CL_POLICY_WORDS ? r->n_words : sizeof r->words[0] - 1,
                           r->n_words == CL_POLICY_WORDS ? "words" : "bytes");
        memcpy(r->words[r->n_words], word.ptr, word.len);
        r->words[r->n_words++][word.len] = '\0';
    }
    if (r->n_words == 0)
        return cl_fail(err, CL_E_USAGE,
                       "[pause] status: give status words, pending for all of that state, or none");
    return CL_OK;
}

bool cl_policy_pauses(const struct cl_policy *p, struct cl_state_word state, struct cl_slice word) {
    enum cl_pause_kind kind = p->rules ? p->rules->pause : CL_PAUSE_PENDING;
    switch (kind) {
    case CL_PAUSE_PENDING:
        return state.state == CL_STATE_PENDING;
    case CL_PAUSE_NEVER:
        return false;
    case CL_PAUSE_WORDS:
        break;
    }
    bool open = state.state == CL_STATE_OPEN || state.state == CL_STATE_IN_PROGRESS ||
                state.state == CL_STATE_PENDING;
    for (size_t i = 0; open && i < p->rules->n_words; i++)
        if (cl_fold_eq(word, cl_slice(p->rules->words[i])))
            return true;
    return false;
}

bool cl_policy_never_pauses(const struct cl_policy *p) {
    return p->rules && p->rules->pause == CL_PAUSE_NEVER;
}

/* ---- [policy NAME] and [calendar NAME] ---- */

/* "policy" and "gold" of "policy gold". */
static struct cl_slice name_in(const char *section, const char *kind) {
    size_t n = strlen(kind);
    if (strncmp(section, kind, n) != 0 || (section[n] != ' ' && section[n] != '\0'))
        return (struct cl_slice){0};
    return cl_slice_trim(cl_slice(section + n));
}

static enum cl_rc set_policy(struct cl_policy *p, struct cl_slice name, const char *key,
                             const char *value, struct cl_err *err) {
    struct cl_rules *r = rules_of(p);
    size_t i = 0;
    while (i < r->n_rules && !cl_slice_eq(name, cl_slice(r->rules[i].name)))
        i++;
    if (i == CL_POLICY_RULES)
        return cl_fail(err, CL_E_USAGE, "[policy %.*s]: more than %d policies", (int)name.len,
                       name.ptr, CL_POLICY_RULES);
    struct cl_policy_rule *rule = &r->rules[i];
    if (i == r->n_rules) {
        r->n_rules++;
        *rule = (struct cl_policy_rule){.from = CL_NO_TIME, .at_risk_share = (double)NAN};
        memcpy(rule->name, name.ptr, name.len);
        for (size_t k = 0; k < CL_LEN(rule->target_secs); k++)
            rule->target_secs[k] = rule->response_secs[k] = rule->penalty[k] = (double)NAN;
        rule->line = p->line;
        r->all[i] = r->response_all[i] = (double)NAN;
        r->from_day[i] = CL_NO_TIME;
    }
    struct cl_err why = {0};
    enum cl_rc rc = cl_rule_set(r, i, key, value, &why);
    return rc == CL_OK
               ? rc
               : cl_fail(err, rc, "[policy %.*s] %s: %s", (int)name.len, name.ptr, key, why.text);
}

static enum cl_rc set_calendar(struct cl_policy *p, struct cl_slice name, const char *key,
                               const char *value, struct cl_err *err) {
    struct cl_rules *r = rules_of(p);
    size_t i = 0;
    while (i < r->n_calendars && !cl_slice_eq(name, cl_slice(r->calendars[i].name)))
        i++;
    if (i == CL_POLICY_CALENDARS)
        return cl_fail(err, CL_E_USAGE, "[calendar %.*s]: more than %d calendars", (int)name.len,
                       name.ptr, CL_POLICY_CALENDARS);
    struct cl_rule_calendar *c = &r->calendars[i];
    if (i == r->n_calendars) {
        r->n_calendars++;
        *c = (struct cl_rule_calendar){.cal = cl_calendar_new(), .line = p->line};
        memcpy(c->name, name.ptr, name.len);
    }
    struct cl_err why = {0};
    enum cl_rc rc = cl_calendar_set(c->cal, key, value, &why);
    return rc == CL_OK
               ? rc
               : cl_fail(err, rc, "[calendar %.*s] %s: %s", (int)name.len, name.ptr, key, why.text);
}

enum cl_rc cl_policy_set(struct cl_policy *p, const char *section, const char *key,
                         const char *value, struct cl_err *err) {
    static const char *const sections[] = {"penalty", "pause", "policy", "calendar"};
    if (strcmp(section, "penalty") == 0)
        return set_penalty(p, key, value, err);
    if (strcmp(section, "pause") == 0)
        return set_pause(p, key, value, err);
    struct cl_slice policy = name_in(section, "policy"), calendar = name_in(section, "calendar");
    struct cl_slice name = policy.ptr ? policy : calendar;
    if (!name.ptr) {
        const char *near = cl_nearest(cl_slice(section), sections, CL_LEN(sections));
        return cl_fail(err, CL_E_USAGE, "[%s]: unknown section%s%s", section,
                       near ? ", did you mean " : "", near ? near : "");
    }
    if (name.len == 0 || name.len >= sizeof p->rules->rules[0].name)
        return cl_fail(err, CL_E_USAGE, "[%s]: give it a name of 1 to %zu bytes, as in [%s office]",
                       section, sizeof p->rules->rules[0].name - 1, section);
    return policy.ptr ? set_policy(p, name, key, value, err)
                      : set_calendar(p, name, key, value, err);
}

/* ---- as a whole ---- */

enum cl_rc cl_policy_ready(struct cl_policy *p, unsigned *line, struct cl_err *err) {
    *line = 0;
    return p->rules ? cl_rules_ready(p->rules, line, err) : CL_OK;
}

void cl_policy_print(const struct cl_policy *p, struct cl_buf *out) {
    char number[32];
    for (size_t i = 0; i < CL_LEN(ranks); i++) {
        cl_format_real(p->target_secs[i + 1], number);
        cl_buf_printf(out, "target %s=%s\n", ranks[i], number);
        cl_format_real(p->penalty[i + 1], number);
        cl_buf_printf(out, "penalty %s=%s\n", ranks[i], number);
    }
    cl_format_real(p->at_risk_share, number);
    cl_buf_printf(out, "at_risk_share=%s\n", number);
    if (p->rules)
        cl_rules_print(p->rules, out);
}

const struct cl_policy_rule *cl_policy_rule_at(const struct cl_policy *p, size_t i) {
    return p->rules && i < p->rules->n_rules ? &p->rules->rules[i] : NULL;
}

/* ---- of the process ---- */

static const struct cl_policy *used;

/* at(status) in ("On hold", "Parked") */
static void write_words(const struct cl_rules *r) {
    struct cl_buf b = {0};
    cl_buf_puts(&b, "at(status) in (");
    for (size_t i = 0; i < r->n_words; i++)
        cl_buf_printf(&b, "%s\"%s\"", i ? ", " : "", r->words[i]);
    cl_buf_putc(&b, ')');
    memcpy(cl_pausing_formula, b.ptr, b.len + 1);
    cl_buf_free(&b);
}

void cl_policy_use(const struct cl_policy *p) {
    used = p;
    enum cl_pause_kind kind = p && p->rules ? p->rules->pause : CL_PAUSE_PENDING;
    static const char pending[] = "status_at = 3", never[] = "0";
    if (kind == CL_PAUSE_WORDS)
        write_words(p->rules);
    else if (kind == CL_PAUSE_NEVER)
        memcpy(cl_pausing_formula, never, sizeof never);
    else
        memcpy(cl_pausing_formula, pending, sizeof pending);
}

const struct cl_policy *cl_policy_used(void) {
    static struct cl_policy defaults;
    if (used)
        return used;
    cl_policy_init(&defaults);
    return &defaults;
}
