/* generate.c - one run: cases in order of creation, records to the writer.
 *
 * Memory does not grow with the number of cases. */
#include <assert.h>
#include <stdlib.h>

#include "gen.h"

#define DUPLICATE_AFTER 7 /* cases that come between a record and its copy */

static const struct gen_profile *profile_at(size_t i) {
    if (i < gen_source_profile_count)
        return &gen_source_profiles[i];
    i -= gen_source_profile_count;
    return i < gen_desk_profile_count ? &gen_desk_profiles[i] : NULL;
}

const struct cl_profile_info *cl_profile_at(size_t i) {
    const struct gen_profile *p = profile_at(i);
    return p ? &p->info : NULL;
}

static enum cl_rc find_profile(const char *id, struct gen_profile *out, struct cl_err *err) {
    const char *names[64];
    size_t n = 0;
    const struct gen_profile *p;
    for (; n < CL_LEN(names) && (p = profile_at(n)); n++) {
        names[n] = p->info.id;
        if (strcmp(id, p->info.id) == 0) {
            *out = *p;
            return CL_OK;
        }
    }
    const char *near = cl_nearest(cl_slice(id), names, n);
    return cl_fail(err, CL_E_USAGE,
                   "profile '%.80s': not known: use %s; caseload profiles lists all", id,
                   near ? near : names[0]);
}

/* What most entries of the registry need not say. */
static void fill_in(struct gen_profile *p) {
    p->delimiter = p->delimiter ? p->delimiter : ',';
    p->first_id = p->first_id ? p->first_id : 1;
    p->first_day = p->first_day ? p->first_day : GEN_FIRST_DAY;
    p->days = p->days ? p->days : 365;
    p->make = p->make ? p->make : gen_model_case;
}

static void split(struct gen_list *l, const char *text) {
    struct cl_slice rest = cl_slice(text);
    *l = (struct gen_list){0};
    while (rest.ptr && l->n < GEN_WORDS) {
        struct cl_slice word = cl_slice_cut(&rest, '|'), name = cl_slice_cut(&word, ':');
        uint16_t weight = word.ptr ? 0 : 1;
        for (size_t i = 0; word.ptr && i < word.len; i++)
            weight = (uint16_t)(weight * 10 + (word.ptr[i] - '0'));
        assert(name.len <= sizeof l->word[0].text);
        if (name.len) /* an empty word is one as well */
            memcpy(l->word[l->n].text, name.ptr, name.len);
        l->word[l->n].n = (unsigned char)name.len;
        l->weight[l->n++] = weight;
        l->total += weight;
    }
}

static void make_lists(struct gen_run *run) {
    for (size_t i = 0; i < GEN_CELLS; i++)
        split(&run->usual[i], gen_usual_words((enum gen_cell)i));
    for (size_t i = 0; i < run->profile->n_columns; i++) {
        const struct gen_column *c = &run->profile->columns[i];
        split(&run->lists[i], c->words ? c->words : gen_usual_words(c->cell));
        if (c->words)
            run->usual[c->cell] = run->lists[i];
    }
}

static struct gen_out *out_new(cl_generate_fn write, void *ctx, struct cl_err *err) {
    struct gen_out *out = cl_alloc(sizeof *out);
    out->write = write;
    out->ctx = ctx;
    out->err = err;
    return out;
}

/* ---- records ---- */

/* The case as it stood after its step k. */
static void at_step(const struct gen_case *c, size_t k, struct gen_case *then) {
    *then = *c;
    then->n_steps = k + 1;
    gen_live(then, c->steps[k].at + 1);
    then->moves = k + 1 == c->n_steps ? c->moves : then->escalated;
    if (k + 1 == c->n_steps)
        return;
    then->csat = then->ces = 0;
    then->nps = -1;
    then->first_contact = false;
}

struct copy { /* of a record, until it is written a second time */
    struct gen_case c;
    uint64_t due;
    bool waits;
};

static void put(struct gen_run *run, const struct gen_case *c, enum cl_dirt soil) {
    gen_room(run->out);
    gen_record(run, c, soil, run->out);
    run->report->records++;
}

static void put_soiled(struct gen_run *run, struct gen_case *c, enum cl_dirt soil,
                       struct copy *copy) {
    if (soil == CL_DIRT_NEGATIVE)
        gen_make_negative(run, c);
    put(run, c, soil);
    if (soil == CL_DIRT_COUNT)
        return;
    if (soil == CL_DIRT_DUPLICATE) {
        *copy = (struct copy){.c = *c, .due = c->number + DUPLICATE_AFTER, .waits = true};
        return;
    }
    run->report->dirt[soil]++;
    if (run->truth)
        gen_truth_dirt(run, c, soil);
}

static void put_copy(struct gen_run *run, struct copy *copy) {
    put(run, &copy->c, CL_DIRT_COUNT);
    copy->waits = false;
    run->report->dirt[CL_DIRT_DUPLICATE]++;
    if (run->truth)
        gen_truth_dirt(run, &copy->c, CL_DIRT_DUPLICATE);
}

static void put_case(struct gen_run *run, struct gen_case *c, struct copy *copy) {
    if (run->truth)
        gen_truth_case(run, c);
    struct gen_case then;
    for (size_t k = 0; run->profile->log && k + 1 < c->n_steps; k++) {
        at_step(c, k, &then);
        put(run, &then, CL_DIRT_COUNT);
    }
    enum cl_dirt soil = gen_soil(run, c);
    if (soil == CL_DIRT_DUPLICATE && copy->waits)
        soil = CL_DIRT_COUNT; /* one at a time */
    put_soiled(run, c, soil, copy);
    if (copy->waits && c->number >= copy->due)
        put_copy(run, copy);
}

static void put_all(struct gen_run *run) {
    struct copy copy = {.waits = false};
    struct gen_case c;
    struct gen_arrivals arrivals;
    gen_header(run, run->out);
    if (run->truth)
        gen_truth_head(run);
    gen_arrivals_begin(&arrivals, run, run->o->cases);
    for (uint64_t i = 0; i < run->o->cases && run->out->rc == CL_OK; i++) {
        int64_t created = gen_arrivals_next(&arrivals, run, i);
        run->profile->make(run, i, created, &c);
        put_case(run, &c, &copy);
        if (run->truth && run->truth->rc != CL_OK)
            break;
    }
    if (copy.waits)
        put_copy(run, &copy);
}

enum cl_rc cl_generate(const struct cl_generate_options *o, struct cl_generate_report *report,
                       struct cl_err *err) {
    struct gen_profile profile;
    struct cl_generate_report unasked;
    enum cl_rc rc = find_profile(o->profile, &profile, err);
    if (rc != CL_OK)
        return rc;
    if (o->cases > CL_GENERATE_CASES)
        return cl_fail(err, CL_E_USAGE, "cases: at most %llu",
                       (unsigned long long)CL_GENERATE_CASES);
    if (o->dirt > CL_GENERATE_DIRT)
        return cl_fail(err, CL_E_USAGE, "dirt: at most %u percent", CL_GENERATE_DIRT);
    fill_in(&profile);
    struct gen_run *run = cl_alloc(sizeof *run);
    run->o = o;
    run->profile = &profile;
    run->seed = o->seed;
    run->null = o->null;
    run->end = (profile.first_day + profile.days) * GEN_DAY_SECS;
    run->want_truth = o->truth != NULL;
    run->report = report ? report : &unasked;
    *run->report = (struct cl_generate_report){0};
    make_lists(run);
    gen_dirt_possible(run);
    rc = gen_effects_read(run, err);
    if (rc == CL_OK) {
        run->out = out_new(o->write, o->write_ctx, err);
        run->truth = o->truth ? out_new(o->truth, o->truth_ctx, err) : NULL;
        put_all(run);
        gen_flush(run->out);
        rc = run->out->rc;
        if (run->truth) {
            gen_flush(run->truth);
            rc = rc ? rc : run->truth->rc;
        }
        run->report->bytes = run->out->bytes;
    }
    free(run->out);
    free(run->truth);
    free(run);
    return rc;
}
