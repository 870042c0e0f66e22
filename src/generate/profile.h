/* profile.h - private to generate: what a profile is and where its bytes go. */
#ifndef CL_SRC_GENERATE_PROFILE_H
#define CL_SRC_GENERATE_PROFILE_H

#include "caseload/generate.h"

/* The writer of one run; collects small pieces into blocks.  After a failure it
 * takes no more; out->rc is the answer. */
struct cl_gen_out {
    enum cl_rc (*write)(void *ctx, const void *bytes, size_t n, struct cl_err *err);
    void *ctx;
    struct cl_err *err;
    enum cl_rc rc;
    size_t n;
    char block[16384];
};
void cl_gen_put(struct cl_gen_out *out, const char *text);
void cl_gen_put_int(struct cl_gen_out *out, uint64_t v, int min_digits);
void cl_gen_put_time(struct cl_gen_out *out, int64_t secs); /* "2024-03-01 09:12:58" */

struct cl_profile {
    struct cl_profile_info info;
    void (*run)(uint64_t cases, uint64_t seed, struct cl_gen_out *out);
};
void cl_gen_service_ops(uint64_t cases, uint64_t seed, struct cl_gen_out *out);

#endif
