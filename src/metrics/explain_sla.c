/* What must be said beside a number that stands on SLA targets: where these come
 * from, where dates or the file's own flag leave doubt, and that a clock which should
 * pause cannot. */
#include <math.h>

#include "ask.h"

const char *cl_metrics_clock_note(const struct cl_table *t) {
    const char *history = cl_table_attr(t, "has_history");
    uint16_t id = cl_table_find(t, CL_S("status_state"));
    const struct cl_column *c = id != CL_NO_COLUMN ? cl_table_column(t, id) : NULL;
    bool past = history != NULL && strcmp(history, "1") == 0;
    if (past || c == NULL || c->kind != CL_KIND_REAL || cl_policy_never_pauses(cl_policy_used()))
        return NULL;
    for (size_t r = 0; r < cl_table_rows(t); r++)
        if (c->v.reals[r] == CL_STATE_PENDING)
            return "clock cannot pause: no status history";
    return NULL;
}

static bool stands_on_sla(const struct cl_measure *m) {
    for (size_t i = 0; i < CL_MAX_NEEDS && m->needs[i] != CL_NEED_NOTHING; i++)
        if (m->needs[i] == CL_NEED_SLA)
            return true;
    return false;
}

/* Who decides about met and breached; enum cl_sla_basis. */
static const struct {
    const char *filter, *words;
} sources[] = {
    {"sla_flag:*", "cases judged by the file's own breach flag"},
    {"sla_flag:none sla_basis:1", "cases with a target from the SLA column"},
    {"sla_flag:none sla_basis:2", "cases with a due instant of the file"},
    {"sla_flag:none sla_basis:3", "cases with a target from a policy"},
    {"sla_flag:none sla_basis:4", "cases with the default target of the priority"},
};
enum { UNDETERMINED = CL_LEN(sources), DISAGREES, QUESTIONS };

static const char *count_of(struct cl_arena *arena, double v, const char *words) {
    char text[32];
    cl_unit_format(CL_UNIT_COUNT, v, text);
    return cl_arena_printf(arena, "%s %s", text, words);
}

static void put_notes(const struct cl_table *t, const struct cl_answer *answers,
                      struct cl_arena *arena, struct cl_explanation *out) {
    const char **notes = cl_arena_array(arena, QUESTIONS + 1, sizeof *notes);
    char share[32];
    size_t n = 0;
    for (size_t i = 0; i < CL_LEN(sources); i++) {
        double v = answers[i].rows[0].values[0].value;
        if (v > 0)
            notes[n++] = count_of(arena, v, sources[i].words);
    }
    double unsure = answers[UNDETERMINED].rows[0].values[0].value;
    if (unsure > 0)
        notes[n++] =
            count_of(arena, unsure,
                     "cases undetermined at day precision: dates without a time of day leave "
                     "open whether they met the target");
    const struct cl_value *apart = &answers[DISAGREES].rows[0].values[0];
    if (apart->value > 0) {
        cl_unit_format(CL_UNIT_SHARE, apart->value, share);
        notes[n++] = cl_arena_printf(
            arena, "flag and target disagree in %s of the closed cases that have both", share);
    }
    const char *clock = cl_metrics_clock_note(t);
    if (clock != NULL)
        notes[n++] = clock;
    out->notes = notes;
    out->n_notes = n;
}

enum cl_rc cl_explain_notes(struct cl_backend *b, const struct cl_scope *scope,
                            const struct cl_measure *m, struct cl_arena *arena,
                            struct cl_explanation *out, struct cl_err *err) {
    struct cl_question q[QUESTIONS];
    struct cl_answer answers[QUESTIONS];
    const char *why;
    const struct cl_measure *entry = cl_measure_for(m, b->table, &why);
    const struct cl_measure *asked[] = {cl_measure_find(CL_S("cases")),
                                        cl_measure_find(CL_S("sla_undetermined")),
                                        cl_measure_find(CL_S("sla_disagrees"))};
    if (entry == NULL || !stands_on_sla(entry))
        return CL_OK;
    for (size_t i = 0; i < QUESTIONS; i++) {
        size_t which = i < UNDETERMINED ? 0 : 1 + i - UNDETERMINED;
        q[i] = (struct cl_question){.measures = &asked[which],
                                    .n_measures = 1,
                                    .where = i < UNDETERMINED ? sources[i].filter : NULL};
    }
    enum cl_rc rc = cl_metrics_ask(b, scope, q, QUESTIONS, arena, answers, err);
    if (rc == CL_OK)
        put_notes(b->table, answers, arena, out);
    return rc;
}
