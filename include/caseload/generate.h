/* generate.h - synthetic exports.  Integers only (no libm), so that a seed gives
 * the same bytes on every machine.  Registry of profiles: src/generate/profiles.c. */
#ifndef CASELOAD_GENERATE_H
#define CASELOAD_GENERATE_H

#include "caseload/base/err.h"

struct cl_profile_info {
    const char *id, *title, *help;
};
const struct cl_profile_info *cl_profile_at(size_t i); /* NULL past the end */
/* Streams the CSV to write(); constant memory.  CL_E_USAGE for an unknown profile. */
CL_NODISCARD enum cl_rc cl_generate(const char *profile, uint64_t cases, uint64_t seed,
                                    enum cl_rc (*write)(void *ctx, const void *bytes, size_t n,
                                                        struct cl_err *err),
                                    void *ctx, struct cl_err *err);

#endif
