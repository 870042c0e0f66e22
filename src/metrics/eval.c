/* All questions of a screen as one plan and one run: what cl_metrics_ask() does,
 * from the scope's filter to the answers. */
#include "asking.h"

static enum cl_rc run_plan(struct cl_asking *k, struct cl_result *out) {
    struct cl_ask *ask = &k->ask;
    struct cl_grouping *groupings = cl_arena_array(ask->arena, ask->n_groups, sizeof *groupings);
    for (size_t g = 0; g < ask->n_groups; g++) {
        const struct cl_ask_group *from = ask->groups[g];
        for (size_t d = 0; d < from->n_dims; d++)
            groupings[g].dims[d] = from->dims[d];
        groupings[g].n_dims = from->n_dims;
        groupings[g].bucketed = from->bucketed;
        groupings[g].aggs = from->aggs;
        groupings[g].n_aggs = from->n_aggs;
    }
    struct cl_plan plan = {.prog = ask->prog,
                           .filter = ask->filter_moves ? 0 : ask->filter,
                           .groupings = groupings,
                           .n_groupings = ask->n_groups};
    return ask->backend->ops->run(ask->backend, &plan, ask->arena, out, ask->err);
}

static enum cl_rc plan_all(struct cl_asking *k, const struct cl_question *questions) {
    struct cl_ask *ask = &k->ask;
    const struct cl_scope *s = ask->scope;
    struct cl_moment m = {.t = s->as_of, .a = s->from, .b = s->to};
    cl_node_id exists;
    enum cl_rc rc =
        cl_filter_parse(ask->prog, s->filter != NULL ? s->filter : "", &m, &ask->filter, ask->err);
    if (rc == CL_OK)
        rc = cl_ask_formula(ask, "exists", &m, &exists);
    if (rc != CL_OK)
        return rc;
    struct cl_agg agg = {.fn = CL_AGG_COUNT, .where = cl_ask_and(ask, ask->filter, exists)};
    k->matched_group = cl_ask_group_of(ask, NULL, 0, false);
    k->matched = cl_ask_agg(ask, k->matched_group, &agg);
    for (size_t q = 0; rc == CL_OK && q < k->n_asked; q++) {
        rc = cl_asking_open(ask, &k->asked[q], &questions[q]);
        if (rc == CL_OK)
            rc = cl_asking_plan(k, q);
    }
    return rc;
}

enum cl_rc cl_metrics_ask(struct cl_backend *b, const struct cl_scope *scope,
                          const struct cl_question *questions, size_t n, struct cl_arena *arena,
                          struct cl_answer *answers, struct cl_err *err) {
    struct cl_asking k = {.ask = {.backend = b, .scope = scope, .arena = arena, .err = err},
                          .n_asked = n};
    struct cl_result result;
    k.ask.prog = cl_prog_new(arena, b->table, cl_vocabulary(),
                             scope->zone != NULL ? scope->zone : cl_zone_utc());
    k.asked = cl_arena_array(arena, n + 1, sizeof *k.asked);
    enum cl_rc rc = plan_all(&k, questions);
    if (rc == CL_OK)
        rc = run_plan(&k, &result);
    if (rc == CL_OK)
        rc = cl_asking_answer(&k, &result, answers);
    for (size_t q = 0; q < n; q++)
        cl_map_free(k.asked[q].index);
    return rc;
}
