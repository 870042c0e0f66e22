/* Advice on generated exports: without effects next to nothing is called out, with
 * planted effects just those are. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "caseload/advice.h"

#include "data.h"

#define SEEDS 200
/* Groups are tested at 0.01 over all outcomes; 200 seeds give 2 with a standard
 * deviation of 1.4.  8 is more than four of them above. */
#define MOST_CALLED_OUT 8

struct told {
    struct data data;
    struct cl_backend *b;
    struct cl_arena *arena;
    struct cl_findings findings;
};

static void tell(struct told *t, const struct cl_generate_options *o) {
    struct cl_err err = {0};
    bool is_data;
    *t = (struct told){.arena = cl_arena_new()};
    data_made(&t->data, o);
    if (cl_backend_open(t->data.loaded.table, t->data.loaded.store_path, false, &t->b, &err))
        fail_msg("%s", err.text);
    struct cl_scope scope = {.from = CL_NO_TIME, .to = CL_NO_TIME, .zone = cl_zone_utc()};
    if (cl_scope_as_of(&scope, "data", t->b->table, &is_data, &err) ||
        cl_advice(t->b, &scope, NULL, t->arena, &t->findings, &err))
        fail_msg("%s", err.text);
}

static void told_done(struct told *t) {
    cl_backend_close(t->b);
    cl_arena_free(t->arena);
    data_done(&t->data);
}

static void print(const struct told *t, uint64_t seed) {
    for (size_t i = 0; i < t->findings.n; i++) {
        const struct cl_finding *f = &t->findings.findings[i];
        if (f->rule->advice)
            print_message("seed %d: %s: %s [%s]\n", (int)seed, f->rule->id, f->text,
                          f->drill ? f->drill : "");
    }
}

static size_t advice_count(const struct told *t) {
    size_t n = 0;
    for (size_t i = 0; i < t->findings.n; i++)
        n += t->findings.findings[i].rule->advice;
    return n;
}

/* How often the newest of 26 independent points is a signal, by simulation. */
static double nominal_signals(void) {
    enum { ROUNDS = 20000, POINTS = 26 };
    struct cl_rng rng;
    unsigned char signals[POINTS];
    double v[POINTS], hits = 0;
    cl_rng_seed(&rng, 1);
    for (int round = 0; round < ROUNDS; round++) {
        for (size_t i = 0; i < POINTS; i++) {
            v[i] = 0;
            for (int k = 0; k < 12; k++) /* close to normal */
                v[i] += cl_rng_unit(&rng);
        }
        (void)cl_xmr(v, POINTS, signals);
        hits += signals[POINTS - 1] != 0;
    }
    return hits / ROUNDS;
}

static void nothing_to_find(void **state) {
    (void)state;
    size_t called_out = 0, changed = 0;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct told t;
        tell(&t, &(const struct cl_generate_options){
                     .profile = "service-ops", .cases = 2000, .seed = seed, .null = true});
        bool any = advice_count(&t) > 0;
        assert_int_equal(any, t.findings.nothing == NULL);
        called_out += any;
        for (size_t i = 0; i < t.findings.n; i++)
            changed += strcmp(t.findings.findings[i].rule->id, "demand-changed") == 0;
        if (any)
            print(&t, seed);
        told_done(&t);
    }
    print_message("advice on %d of %d exports without effects, demand signals on %d\n",
                  (int)called_out, SEEDS, (int)changed);
    assert_in_range(called_out, 0, MOST_CALLED_OUT);
    double nominal = nominal_signals(), sd = sqrt(nominal * (1 - nominal) * SEEDS);
    print_message("nominal rate of demand signals %.3f\n", nominal);
    assert_true((double)changed <= nominal * SEEDS + 3 * sd);
}

/* ---- planted ---- */

struct wanted {
    const char *rule, *drill; /* drill NULL: any */
};

static void check(const char *const *effects, size_t n_effects, const struct wanted *wanted,
                  size_t n_wanted) {
    struct told t;
    tell(&t, &(const struct cl_generate_options){.profile = "service-ops",
                                                 .cases = 8000,
                                                 .seed = 7,
                                                 .null = true,
                                                 .effects = effects,
                                                 .n_effects = n_effects});
    print(&t, 7);
    for (size_t w = 0; w < n_wanted; w++) {
        bool found = false;
        for (size_t i = 0; i < t.findings.n; i++) {
            const struct cl_finding *f = &t.findings.findings[i];
            found = found ||
                    (strcmp(f->rule->id, wanted[w].rule) == 0 &&
                     (!wanted[w].drill || (f->drill && strcmp(f->drill, wanted[w].drill) == 0)));
        }
        if (!found)
            fail_msg("planted, not found: %s %s", wanted[w].rule,
                     wanted[w].drill ? wanted[w].drill : "");
    }
    for (size_t i = 0; i < t.findings.n; i++) {
        const struct cl_finding *f = &t.findings.findings[i];
        bool known = !f->rule->advice;
        for (size_t w = 0; w < n_wanted; w++)
            known = known ||
                    (strcmp(f->rule->id, wanted[w].rule) == 0 &&
                     (!wanted[w].drill || (f->drill && strcmp(f->drill, wanted[w].drill) == 0)));
        if (!known)
            fail_msg("found, not planted: %s: %s", f->rule->id, f->text);
    }
    told_done(&t);
}
#define CHECK(effects, wanted) check(effects, CL_LEN(effects), wanted, CL_LEN(wanted))

static void late_shift(void **state) {
    (void)state;
    static const char *const effects[] = {"late-shift"};
    static const struct wanted wanted[] = {{"shift-overlap", "hour:22,23,0,1,2,3,4,5"}};
    CHECK(effects, wanted);
}

static void slow_region(void **state) {
    (void)state;
    static const char *const effects[] = {"slow-region"};
    static const struct wanted wanted[] = {{"gap", "region:South"}};
    CHECK(effects, wanted);
}

static void hard_agent(void **state) {
    (void)state;
    static const char *const effects[] = {"hard-agent"};
    /* The hard cases are those of the highest priority. */
    static const struct wanted wanted[] = {{"gap", "priority:Critical"},
                                           {"hard-cases", "agent:A101"},
                                           {"critical-team", "priority:Critical is:breached"}};
    CHECK(effects, wanted);
}

static void growing_backlog(void **state) {
    (void)state;
    static const char *const effects[] = {"growing-backlog"};
    static const struct wanted wanted[] = {{"growing-backlog", NULL}};
    CHECK(effects, wanted);
}

static void all_at_once(void **state) {
    (void)state;
    static const char *const effects[] = {"late-shift", "slow-region", "hard-agent",
                                          "growing-backlog"};
    static const struct wanted wanted[] = {{"shift-overlap", "hour:22,23,0,1,2,3,4,5"},
                                           {"gap", "region:South"},
                                           {"gap", "priority:Critical"},
                                           {"hard-cases", "agent:A101"},
                                           {"critical-team", "priority:Critical is:breached"},
                                           {"growing-backlog", NULL}};
    CHECK(effects, wanted);
}

int main(int argc, char **argv) {
    const struct CMUnitTest null[] = {cmocka_unit_test(nothing_to_find)};
    const struct CMUnitTest planted[] = {
        cmocka_unit_test(late_shift),  cmocka_unit_test(slow_region),
        cmocka_unit_test(hard_agent),  cmocka_unit_test(growing_backlog),
        cmocka_unit_test(all_at_once),
    };
    if (argc > 1 && strcmp(argv[1], "null") == 0)
        return cmocka_run_group_tests(null, NULL, NULL);
    return cmocka_run_group_tests(planted, NULL, NULL);
}
