/* gen.h - private to generate: a case before it is written, the columns it is
 * written to, and the run that ties them together.
 *
 * model.c and service_ops.c make cases, cells.c writes them as a profile's table
 * of columns says.  Invariant: every case is a function of seed and number. */
#ifndef CL_SRC_GENERATE_GEN_H
#define CL_SRC_GENERATE_GEN_H

#include "caseload/base/civil.h"
#include "caseload/generate.h"

#include "columns.h"
#include "out.h"
#include "rng.h"

#define GEN_AGENTS 8        /* of a department */
#define GEN_FIRST_DAY 20089 /* 2025-01-01 in days since 1970 */
#define GEN_NOBODY 9999     /* the agent of a case that nobody has */
#define GEN_STEPS 10

/* ---- a case ---- */

enum gen_state {
    GEN_NEW,
    GEN_IN_PROGRESS,
    GEN_PENDING,
    GEN_ESCALATION,
    GEN_SOLVED,
    GEN_REOPEN,
    GEN_DONE,
};
struct gen_step {
    int64_t at;
    enum gen_state state;
};
struct gen_case {
    uint64_t number;                                            /* from 0 */
    int64_t created, responded, resolved, closed, updated, due; /* CL_NO_TIME: not yet */
    int64_t since, response, resolution, handling, target;      /* resolution 0: none */
    uint32_t agent, customer, breach_ppm, age;
    size_t priority, channel, category, sub, type, department, region, customer_region, domain,
        product, shift, customer_type, sex;
    size_t state;       /* enum gen_state */
    int csat, nps, ces; /* csat and ces 0, nps -1: none */
    uint32_t reopens, moves, changes, replies;
    bool escalated, reopened, first_contact, answered, breached, outage;
    struct gen_step steps[GEN_STEPS]; /* the history; only those before the end count */
    size_t n_steps;
};

struct gen_run;
struct gen_profile {
    struct cl_profile_info info;
    const struct gen_column *columns;
    size_t n_columns;
    const char *prefix; /* of the id */
    uint64_t first_id;
    int id_digits;
    char delimiter;
    bool quote, bom, crlf; /* every field quoted; … */
    bool log;              /* a record for each change of state */
    bool closes;           /* a resolved case is closed two days later */
    bool ended;            /* every case is at its end: a duration and a status */
    int64_t first_day, days;
    void (*make)(const struct gen_run *run, uint64_t number, int64_t created, struct gen_case *c);
};

/* ---- a run ---- */

struct gen_outage {
    int64_t from, to;
    size_t region, category;
};
struct gen_run {
    const struct cl_generate_options *o;
    const struct gen_profile *profile;
    uint64_t seed;
    bool null;
    bool effect[CL_EFFECT_COUNT];
    bool want_truth;
    int64_t end; /* no stamp is later */
    struct gen_outage outage;
    uint32_t pressure_pct;              /* load against staff in the hour of creation */
    uint64_t hour_mean;                 /* weight of a mean hour */
    struct gen_list lists[GEN_COLUMNS]; /* by column */
    struct gen_list usual[GEN_CELLS];   /* by cell: of its column, else the usual words */
    struct gen_out *out, *truth;
    struct cl_generate_report *report;
    bool dirt_possible[CL_DIRT_COUNT];
    const char *dirt_found[CL_DIRT_COUNT]; /* as what, where this profile shows it differently */
};
enum gen_stream { GEN_ROWS = 1, GEN_DAYS_STREAM, GEN_HOUR_NOISE, GEN_SKILL, GEN_WHO, GEN_SOIL };

extern const struct gen_profile gen_source_profiles[], gen_desk_profiles[];
extern const size_t gen_source_profile_count, gen_desk_profile_count;
const char *gen_usual_words(enum gen_cell cell);

/* model.c, service_ops.c: a case from nothing but the run and its number */
void gen_model_case(const struct gen_run *run, uint64_t number, int64_t created,
                    struct gen_case *c);
void gen_live(struct gen_case *c, int64_t now); /* what the steps before now have made of it */
void gen_service_ops_case(const struct gen_run *run, uint64_t number, int64_t created,
                          struct gen_case *c);
size_t gen_pick(struct cl_rng *r, const struct gen_list *list);
uint32_t gen_skill_pct(const struct gen_run *run, size_t department, uint32_t agent);
/* Handling time over its median in thousandths, at a 65536th of probability: a
 * log-normal with sigma 0.8, its tails cut at 1/400. */
uint32_t gen_spread(uint32_t u);
uint32_t gen_spread_over_ppm(uint64_t thousandths); /* how likely it is above that */
int gen_rating(struct cl_rng *r, const struct gen_run *run, int64_t secs, int64_t target);

/* effects.c */
uint32_t gen_slower_pct(const struct gen_run *run, const struct gen_case *c);
bool gen_is_hard(const struct gen_run *run, const struct gen_case *c);
uint32_t gen_stuck_per_mille(const struct gen_run *run, int64_t created);
CL_NODISCARD enum cl_rc gen_effects_read(struct gen_run *run, struct cl_err *err);

/* arrivals.c: creation times in order */
struct gen_arrivals {
    uint64_t total, before, weight, cases;
    int64_t hour;
};
uint64_t gen_hour_weight(const struct gen_run *run, int64_t hour);
void gen_arrivals_begin(struct gen_arrivals *a, struct gen_run *run, uint64_t cases);
int64_t gen_arrivals_next(struct gen_arrivals *a, struct gen_run *run, uint64_t i);

/* cells.c */
void gen_header(const struct gen_run *run, struct gen_out *out);
void gen_put_id(const struct gen_run *run, struct gen_out *out, uint64_t number);
void gen_put_first_agent(const struct gen_run *run, struct gen_out *out); /* as written */
/* One record; soil CL_DIRT_COUNT: clean. */
void gen_record(const struct gen_run *run, const struct gen_case *c, enum cl_dirt soil,
                struct gen_out *out);

/* dirt.c */
void gen_dirt_possible(struct gen_run *run);
enum cl_dirt gen_soil(const struct gen_run *run, const struct gen_case *c);
const char *gen_dirt_found(const struct gen_run *run, enum cl_dirt soil);
void gen_make_negative(const struct gen_run *run, struct gen_case *c);

/* truth.c: JSON lines */
void gen_truth_head(const struct gen_run *run);
void gen_truth_case(const struct gen_run *run, const struct gen_case *c);
void gen_truth_dirt(const struct gen_run *run, const struct gen_case *c, enum cl_dirt soil);

#endif
