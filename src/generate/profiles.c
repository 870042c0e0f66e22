/* profiles.c - the registry of synthetic exports and the writer they share. */
#include <stdlib.h>
#include <string.h>

#include "caseload/base/civil.h"
#include "caseload/base/str.h"

#include "profile.h"

#define MAX_CASES UINT64_C(100000000)

static const struct cl_profile profiles[] = {
    {
        .info =
            {
                .id = "service-ops",
                .title = "Service operations",
                .help = "Two years of cases of five departments and regions, with SLA days, "
                        "ratings and an open backlog.",
            },
        .run = cl_gen_service_ops,
    },
};

const struct cl_profile_info *cl_profile_at(size_t i) {
    return i < CL_LEN(profiles) ? &profiles[i].info : NULL;
}

static void flush(struct cl_gen_out *out) {
    if (out->rc == CL_OK && out->n)
        out->rc = out->write(out->ctx, out->block, out->n, out->err);
    out->n = 0;
}

void cl_gen_put(struct cl_gen_out *out, const char *text) {
    size_t n = strlen(text);
    if (sizeof out->block - out->n < n)
        flush(out);
    memcpy(out->block + out->n, text, n);
    out->n += n;
}

void cl_gen_put_int(struct cl_gen_out *out, uint64_t v, int min_digits) {
    char digits[24];
    char *p = digits + sizeof digits - 1;
    *p = '\0';
    for (; v || min_digits > 0; min_digits--, v /= 10)
        *--p = (char)('0' + v % 10);
    cl_gen_put(out, p);
}

void cl_gen_put_time(struct cl_gen_out *out, int64_t secs) {
    char text[32];
    cl_format_utc(secs, text);
    text[10] = ' ';
    text[19] = '\0'; /* a naive stamp: no Z */
    cl_gen_put(out, text);
}

enum cl_rc cl_generate(const char *profile, uint64_t cases, uint64_t seed,
                       enum cl_rc (*write)(void *ctx, const void *bytes, size_t n,
                                           struct cl_err *err),
                       void *ctx, struct cl_err *err) {
    const struct cl_profile *found = NULL;
    const char *names[CL_LEN(profiles)];
    for (size_t i = 0; i < CL_LEN(profiles); i++) {
        names[i] = profiles[i].info.id;
        if (strcmp(profile, names[i]) == 0)
            found = &profiles[i];
    }
    if (!found) {
        const char *near = cl_nearest(cl_slice(profile), names, CL_LEN(names));
        return cl_fail(err, CL_E_USAGE, "profile '%.80s': not known: use %s", profile,
                       near ? near : names[0]);
    }
    if (cases > MAX_CASES)
        return cl_fail(err, CL_E_USAGE, "cases: at most 100000000");
    struct cl_gen_out *out = cl_alloc(sizeof *out);
    out->write = write;
    out->ctx = ctx;
    out->err = err;
    found->run(cases, seed, out);
    flush(out);
    enum cl_rc rc = out->rc;
    free(out);
    return rc;
}
