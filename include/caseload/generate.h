/* generate.h - synthetic exports with a known truth.  Integers only (no libm), so
 * that a seed gives the same bytes on every machine.  Registries: profiles in
 * src/generate/profiles.c and helpdesks.c, effects and dirt in effects.c. */
#ifndef CASELOAD_GENERATE_H
#define CASELOAD_GENERATE_H

#include "caseload/base/err.h"

#define CL_GENERATE_CASES UINT64_C(100000000) /* at most */
#define CL_GENERATE_DIRT 15u                  /* percent of the records at most */

struct cl_profile_info {
    const char *id, *title, *help;
};
const struct cl_profile_info *cl_profile_at(size_t i); /* NULL past the end */

/* What --effect plants for analyses to find. */
enum cl_effect {
    CL_EFFECT_LATE_SHIFT,
    CL_EFFECT_SLOW_REGION,
    CL_EFFECT_HARD_AGENT,
    CL_EFFECT_TENURE,
    CL_EFFECT_OUTAGE,
    CL_EFFECT_GROWING_BACKLOG,
    CL_EFFECT_COUNT
};
struct cl_effect_info {
    const char *id, *help;
};
const struct cl_effect_info *cl_effect_at(size_t i); /* by enum; NULL past the end */

/* What --dirt does to records, and under which name an import report shows it. */
enum cl_dirt {
    CL_DIRT_DUPLICATE,
    CL_DIRT_SHORT,
    CL_DIRT_LONG,
    CL_DIRT_NUL,
    CL_DIRT_ENCODING,
    CL_DIRT_DATE_BROKEN,
    CL_DIRT_DATE_MIXED,
    CL_DIRT_NEGATIVE,
    CL_DIRT_COUNT
};
struct cl_dirt_info {
    const char *id, *found; /* "flag ragged", "duplicates", "quarantine", "mapping" */
};
const struct cl_dirt_info *cl_dirt_at(size_t i); /* by enum; NULL past the end */

typedef enum cl_rc (*cl_generate_fn)(void *ctx, const void *bytes, size_t n, struct cl_err *err);
struct cl_generate_options {
    const char *profile;
    uint64_t cases, seed;
    const char *const *effects; /* names */
    size_t n_effects;
    bool null;     /* nothing differs between any groups, but for the effects */
    unsigned dirt; /* percent of the records */
    const char *version;
    cl_generate_fn write, truth; /* truth may be NULL: JSON lines, see generate/truth.c */
    void *write_ctx, *truth_ctx;
};
struct cl_generate_report {
    uint64_t records, bytes; /* records without the header */
    uint64_t dirt[CL_DIRT_COUNT];
};
/* Streams the CSV to write(); constant memory.  CL_E_USAGE for an unknown profile
 * or effect, and for an effect whose columns the profile does not have. */
CL_NODISCARD enum cl_rc cl_generate(const struct cl_generate_options *options,
                                    struct cl_generate_report *report, struct cl_err *err);

#endif
