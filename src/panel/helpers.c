/* Small things that several panels need: formats of ages and instants, growing
 * lists, lookups. */
#include <math.h>

#include "caseload/base/num.h"

#include "panel.h"

struct cl_question *cl_panel_question(struct cl_panel_job *job) {
    struct cl_question *q = &job->questions[job->n_questions++];
    *q = (struct cl_question){.where = job->params->where};
    return q;
}

const struct cl_measure *cl_panel_measure(const char *key) {
    return cl_measure_find(cl_slice(key));
}

bool cl_panel_adds(const struct cl_measure *m) {
    enum cl_unit unit = cl_measure_info(m)->unit;
    return unit == CL_UNIT_COUNT || unit == CL_UNIT_MONEY;
}

bool cl_panel_mapped(const struct cl_table *t, const char *name) {
    uint16_t id = cl_table_find(t, cl_slice(name));
    if (id == CL_NO_COLUMN)
        return false;
    const struct cl_column *c = cl_table_column(t, id);
    return c->name != NULL && c->mapped;
}

bool cl_panel_by_created(const char *dimension) {
    static const char *const keys[] = {"hour",    "weekday", "day",      "week",      "month",
                                       "quarter", "year",    "day_part", "age_bucket"};
    for (size_t i = 0; i < CL_LEN(keys); i++)
        if (strcmp(dimension, keys[i]) == 0)
            return true;
    return false;
}

const char *cl_panel_age(struct cl_arena *arena, double secs) {
    if (isnan(secs))
        return NULL;
    int64_t minutes = (int64_t)(fabs(secs) / 60), hours = minutes / 60, days = hours / 24;
    if (hours < 1)
        return cl_arena_printf(arena, "%dmin", (int)minutes);
    if (hours < 10)
        return cl_arena_printf(arena, "%dh%02d", (int)hours, (int)(minutes % 60));
    if (hours < 48)
        return cl_arena_printf(arena, "%dh", (int)hours);
    return cl_arena_printf(arena, "%lldd", (long long)days);
}

const char *cl_panel_left(struct cl_arena *arena, double secs) {
    if (isnan(secs))
        return NULL;
    const char *sign = secs < 0 ? "-" : "";
    int64_t minutes = (int64_t)(fabs(secs) / 60), hours = minutes / 60;
    if (hours < 100)
        return cl_arena_printf(arena, "%s%dh %02d", sign, (int)hours, (int)(minutes % 60));
    return cl_arena_printf(arena, "%s%lldd %02dh", sign, (long long)(hours / 24),
                           (int)(hours % 24));
}

const char *cl_panel_instant(const struct cl_panel_job *job, int64_t utc) {
    char text[32];
    const struct cl_zone *zone = job->ctx->scope->zone;
    if (utc == CL_NO_TIME)
        return NULL;
    cl_format_utc(zone != NULL ? utc + cl_zone_offset(zone, utc) : utc, text);
    text[10] = ' ';
    text[16] = '\0';
    return cl_arena_str(job->arena, text);
}

int cl_panel_target_met(const struct cl_measure_info *info, const struct cl_value *v) {
    if (isnan(v->value) || isnan(v->target))
        return -1;
    bool down = info->better == CL_BETTER_DOWN;
    bool met = down ? v->value < v->target : v->value >= v->target;
    return met && down && info->lower_bound ? -1 : met;
}

const char *cl_panel_count(struct cl_arena *arena, uint64_t n) {
    char text[32];
    cl_format_count((int64_t)n, text);
    return cl_arena_str(arena, text);
}

const char *cl_panel_some(struct cl_arena *arena, uint64_t n, const char *thing) {
    return cl_arena_printf(arena, "%s %s%s", cl_panel_count(arena, n), thing, n == 1 ? "" : "s");
}

void cl_panel_item(struct cl_panel_items *l, enum cl_role role, const char *label, const char *text,
                   const char *drill) {
    if (l->n == l->cap) {
        size_t cap = l->cap ? l->cap * 2 : 16;
        struct cl_fig_item *bigger = cl_arena_array(l->arena, cap, sizeof *bigger);
        if (l->n > 0)
            memcpy(bigger, l->items, l->n * sizeof *bigger);
        l->items = bigger;
        l->cap = cap;
    }
    l->items[l->n++] =
        (struct cl_fig_item){.role = role, .label = label, .text = text, .drill = drill};
}
