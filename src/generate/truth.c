/* truth.c - what is true of a generated export, as JSON lines.
 *
 * The first line names the run and its effects; then one line a case with the
 * probability that it takes longer than its target, as it stood when the case
 * was created; and one line for each record that was made dirty. */
#include "gen.h"

static void quoted(struct gen_out *out, const char *key, const char *text) {
    gen_char(out, '"');
    gen_puts(out, key);
    gen_puts(out, "\":\"");
    gen_puts(out, text);
    gen_char(out, '"');
}

static void number(struct gen_out *out, const char *key, uint64_t v) {
    gen_puts(out, ",\"");
    gen_puts(out, key);
    gen_puts(out, "\":");
    gen_uint(out, v, 1);
}

static void word(struct gen_out *out, const char *key, const struct gen_word *text) {
    gen_puts(out, ",\"");
    gen_puts(out, key);
    gen_puts(out, "\":\"");
    gen_word(out, text);
    gen_char(out, '"');
}

static void effect_place(const struct gen_run *run, enum cl_effect e, struct gen_out *out) {
    const struct gen_list *regions = &run->usual[GEN_REGION],
                          *categories = &run->usual[GEN_CATEGORY];
    switch (e) {
    case CL_EFFECT_SLOW_REGION:
        word(out, "region", &regions->word[1]);
        break;
    case CL_EFFECT_HARD_AGENT:
        gen_puts(out, ",\"agent\":\"");
        gen_put_first_agent(run, out);
        gen_char(out, '"');
        word(out, "department", &run->usual[GEN_DEPARTMENT].word[0]);
        break;
    case CL_EFFECT_OUTAGE:
        gen_puts(out, ",\"from\":\"");
        gen_stamp(out, run->outage.from, GEN_ISO);
        gen_puts(out, "\",\"to\":\"");
        gen_stamp(out, run->outage.to, GEN_ISO);
        gen_char(out, '"');
        word(out, "region", &regions->word[0]);
        word(out, "category", &categories->word[run->outage.category]);
        break;
    case CL_EFFECT_LATE_SHIFT:
    case CL_EFFECT_TENURE:
    case CL_EFFECT_GROWING_BACKLOG:
    case CL_EFFECT_COUNT:
        break;
    }
}

void gen_truth_head(const struct gen_run *run) {
    struct gen_out *out = run->truth;
    gen_room(out);
    gen_char(out, '{');
    quoted(out, "synthetic", "made by caseload generate");
    gen_char(out, ',');
    quoted(out, "profile", run->profile->info.id);
    number(out, "cases", run->o->cases);
    number(out, "seed", run->seed);
    gen_char(out, ',');
    quoted(out, "version", run->o->version ? run->o->version : "");
    gen_puts(out, run->null ? ",\"null\":true" : ",\"null\":false");
    number(out, "dirt_percent", run->o->dirt);
    gen_puts(out, ",\"effects\":[");
    bool any = false;
    for (size_t e = 0; e < CL_EFFECT_COUNT; e++) {
        if (!run->effect[e])
            continue;
        gen_puts(out, any ? ",{" : "{");
        quoted(out, "effect", cl_effect_at(e)->id);
        effect_place(run, (enum cl_effect)e, out);
        gen_char(out, ',');
        quoted(out, "what", cl_effect_at(e)->help);
        gen_char(out, '}');
        any = true;
    }
    gen_puts(out, "]}\n");
}

static void id(const struct gen_run *run, const struct gen_case *c) {
    gen_room(run->truth);
    gen_puts(run->truth, "{\"id\":\"");
    gen_put_id(run, run->truth, c->number);
    gen_char(run->truth, '"');
}

void gen_truth_case(const struct gen_run *run, const struct gen_case *c) {
    struct gen_out *out = run->truth;
    id(run, c);
    gen_puts(out, ",\"breach_probability\":");
    gen_uint(out, c->breach_ppm / 1000000, 1);
    gen_char(out, '.');
    gen_uint(out, c->breach_ppm % 1000000, 6);
    number(out, "target_secs", (uint64_t)c->target);
    gen_puts(out, "}\n");
}

void gen_truth_dirt(const struct gen_run *run, const struct gen_case *c, enum cl_dirt soil) {
    struct gen_out *out = run->truth;
    id(run, c);
    number(out, "record", run->report->records);
    gen_char(out, ',');
    quoted(out, "dirt", cl_dirt_at(soil)->id);
    gen_char(out, ',');
    quoted(out, "found_as", gen_dirt_found(run, soil));
    gen_puts(out, "}\n");
}
