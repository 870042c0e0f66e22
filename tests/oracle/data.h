/* data.h - stores for the oracle: exports loaded into a temporary folder. */
#ifndef CASELOAD_TESTS_ORACLE_DATA_H
#define CASELOAD_TESTS_ORACLE_DATA_H

#include "caseload/generate.h"
#include "caseload/load.h"

struct data {
    const char *title;
    char folder[256], db[300], csv[300];
    struct cl_loaded loaded;
    bool ready;
    const struct cl_policy *policy; /* NULL: the defaults */
};
/* What the generator makes of the options; write is filled in. */
void data_made(struct data *d, const struct cl_generate_options *options);
/* A generated export of `cases` cases. */
void data_generate(struct data *d, uint64_t cases, uint64_t seed);
/* A real export, by its path below the folder of test data; false without it. */
bool data_real(struct data *d, const char *title, const char *path);
/* Any CSV text. */
void data_text(struct data *d, const char *csv);
void data_done(struct data *d);

#endif
