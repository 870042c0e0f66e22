/* hashes.c - the SHA-256 of what every profile makes, one line each: built by
 * test_compilers.py with every compiler and optimisation at hand. */
#include <stdio.h>
#include <stdlib.h>

#include "caseload/base/file.h"
#include "caseload/generate.h"

static enum cl_rc add(void *ctx, const void *bytes, size_t n, struct cl_err *err) {
    (void)err;
    cl_sha256_add(ctx, bytes, n);
    return CL_OK;
}

static void hash(const char *profile, const char *what, struct cl_generate_options o) {
    struct cl_sha256 csv, truth;
    char a[65], b[65];
    cl_sha256_init(&csv);
    cl_sha256_init(&truth);
    o.profile = profile;
    o.cases = 1000;
    o.version = "test";
    o.write = o.truth = add;
    o.write_ctx = &csv;
    o.truth_ctx = &truth;
    struct cl_err err = {0};
    if (cl_generate(&o, NULL, &err) != CL_OK) {
        printf("%s %s: %s\n", profile, what, err.text);
        exit(1);
    }
    cl_sha256_hex(&csv, a);
    cl_sha256_hex(&truth, b);
    printf("%s %s %s %s\n", profile, what, a, b);
}

int main(void) {
    const char *const effects[] = {"late-shift"};
    for (size_t i = 0; cl_profile_at(i); i++) {
        const char *id = cl_profile_at(i)->id;
        hash(id, "plain", (struct cl_generate_options){.seed = 1});
        hash(id, "null", (struct cl_generate_options){.seed = UINT64_MAX, .null = true});
        hash(id, "dirt", (struct cl_generate_options){.seed = 3, .dirt = 15});
        if (i == 0)
            hash(id, "effect",
                 (struct cl_generate_options){.seed = 2, .effects = effects, .n_effects = 1});
    }
    return 0;
}
