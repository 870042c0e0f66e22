/* data.c - loads generated and real exports into stores that go with the test. */
#include "data.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static void make_folder(struct data *d) {
    const char *tmp = getenv("TMPDIR");
    snprintf(d->folder, sizeof d->folder, "%s/caseload-oracle-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(d->folder))
        fail_msg("%s: cannot be made", d->folder);
    snprintf(d->db, sizeof d->db, "%s/store.db", d->folder);
    snprintf(d->csv, sizeof d->csv, "%s/export.csv", d->folder);
}

static void load(struct data *d, const char *csv) {
    struct cl_policy policy;
    struct cl_err err = {0};
    struct cl_states *states = cl_states_new();
    cl_policy_init(&policy);
    const char *files[] = {csv};
    struct cl_load_options options = {.files = files, .n_files = 1, .db = d->db, .states = states};
    options.policy = d->policy ? d->policy : &policy;
    enum cl_rc rc = cl_load(&options, &d->loaded, &err);
    cl_states_free(states);
    if (rc != CL_OK)
        fail_msg("%s: %s", csv, err.text);
    d->ready = true;
}

static enum cl_rc to_file(void *ctx, const void *bytes, size_t n, struct cl_err *err) {
    return fwrite(bytes, 1, n, ctx) == n ? CL_OK : cl_fail(err, CL_E_STORE, "short write");
}

void data_made(struct data *d, const struct cl_generate_options *options) {
    struct cl_err err = {0};
    struct cl_generate_options o = *options;
    d->title = "generated";
    make_folder(d);
    FILE *f = fopen(d->csv, "wb");
    assert_non_null(f);
    o.write = to_file;
    o.write_ctx = f;
    enum cl_rc rc = cl_generate(&o, NULL, &err);
    fclose(f);
    if (rc != CL_OK)
        fail_msg("%s", err.text);
    load(d, d->csv);
}

void data_generate(struct data *d, uint64_t cases, uint64_t seed) {
    data_made(d, &(const struct cl_generate_options){
                     .profile = "service-ops", .cases = cases, .seed = seed});
}

void data_text(struct data *d, const char *csv) {
    d->title = "text";
    make_folder(d);
    FILE *f = fopen(d->csv, "wb");
    assert_non_null(f);
    fputs(csv, f);
    fclose(f);
    load(d, d->csv);
}

bool data_real(struct data *d, const char *title, const char *path) {
    char full[600];
    const char *folder = getenv("CASELOAD_TEST_DATA"), *root = getenv("CASELOAD_TEST_ROOT");
    if (folder)
        snprintf(full, sizeof full, "%s/%s", folder, path);
    else
        snprintf(full, sizeof full, "%s/../shared/data/%s", root ? root : ".", path);
    if (access(full, R_OK) != 0) {
        print_message("no real exports here: set CASELOAD_TEST_DATA\n");
        return false;
    }
    d->title = title;
    make_folder(d);
    load(d, full);
    return true;
}

void data_done(struct data *d) {
    if (!d->folder[0])
        return;
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    char path[320];
    if (d->ready)
        cl_loaded_done(&d->loaded);
    for (size_t i = 0; i < CL_LEN(suffixes); i++) {
        snprintf(path, sizeof path, "%s%s", d->db, suffixes[i]);
        unlink(path);
    }
    unlink(d->csv);
    rmdir(d->folder);
    *d = (struct data){0};
}
