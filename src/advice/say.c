/* say.c - what rules speak with: new findings, numbers in words, one question. */
#include <math.h>

#include "caseload/base/num.h"

#include "rules.h"

struct cl_finding *advice_say(struct advice_run *run, const struct advice_rule *rule,
                              enum cl_severity severity, enum advice_team team) {
    if (run->n == run->cap) {
        size_t cap = run->cap ? run->cap * 2 : 16;
        struct cl_finding *bigger = cl_arena_array(run->arena, cap, sizeof *bigger);
        if (run->n > 0)
            memcpy(bigger, run->findings, run->n * sizeof *bigger);
        run->findings = bigger;
        run->cap = cap;
    }
    struct cl_finding *f = &run->findings[run->n++];
    *f = (struct cl_finding){.rule = &rule->info,
                             .severity = severity,
                             .target = (double)NAN,
                             .text = "",
                             .meaning = rule->meaning,
                             .action = rule->action};
    f->value = (struct cl_value){.value = (double)NAN,
                                 .low = (double)NAN,
                                 .high = (double)NAN,
                                 .previous = (double)NAN,
                                 .target = (double)NAN};
    if (team != TEAM_COUNT) {
        f->measure = run->team_measures[team];
        f->value = run->team[team];
        f->target = run->team[team].target;
        f->drill = f->measure ? cl_measure_drill(f->measure, run->b->table) : NULL;
    }
    return f;
}

const char *advice_number(struct advice_run *run, const struct cl_measure *m, double v) {
    char text[32];
    cl_unit_format(cl_measure_info(m)->unit, v, text);
    return cl_arena_str(run->arena, text);
}

const char *advice_count(struct advice_run *run, double n) {
    char text[32];
    cl_unit_format(CL_UNIT_COUNT, n, text);
    return cl_arena_str(run->arena, text);
}

const char *advice_percent(struct advice_run *run, double share) {
    char text[32];
    cl_unit_format(CL_UNIT_SHARE, share, text);
    return cl_arena_str(run->arena, text);
}

const char *advice_chance(struct advice_run *run, double p) {
    if (isnan(p))
        return "an unknown part of the time";
    if (p < 0.001)
        return "less than once in 1,000 times";
    return cl_arena_printf(run->arena, "about once in %s times",
                           advice_count(run, floor(1 / p + 0.5)));
}

bool advice_mapped(const struct advice_run *run, const char *column) {
    uint16_t id = cl_table_find(run->b->table, cl_slice(column));
    if (id == CL_NO_COLUMN)
        return false;
    const struct cl_column *c = cl_table_column(run->b->table, id);
    return c->name && c->mapped;
}

enum cl_rc advice_ask(struct advice_run *run, const struct cl_measure *const *measures, size_t n,
                      const char *by, const char *where, struct cl_answer *out) {
    struct cl_question *q = cl_arena_alloc(run->arena, sizeof *q);
    *q = (struct cl_question){
        .measures = measures, .n_measures = n, .dims = {by}, .where = where, .detail = true};
    return cl_metrics_ask(run->b, run->scope, q, 1, run->arena, out, run->err);
}
