/* file.h - paths, XDG folders, whole files, output by rename, SHA-256. */
#ifndef CASELOAD_BASE_FILE_H
#define CASELOAD_BASE_FILE_H

#include "caseload/base/arena.h"

enum cl_dir { CL_DIR_CONFIG, CL_DIR_CACHE, CL_DIR_STATE };
/* "$XDG_CACHE_HOME/caseload" or its default; made with mode 0700 when make is
 * true; NULL when there is no home or it cannot be made. */
const char *cl_dir_path(struct cl_arena *arena, enum cl_dir dir, bool make);
const char *cl_path_absolute(struct cl_arena *arena, const char *path);
const char *cl_path_base(const char *path); /* after the last '/' */

/* A file written beside its target and renamed by commit, so that a reader sees
 * the old or the new one; "-" is standard output. */
struct cl_output;
CL_NODISCARD enum cl_rc cl_output_open(const char *path, struct cl_output **out,
                                       struct cl_err *err);
CL_NODISCARD enum cl_rc cl_output_write(struct cl_output *o, const void *bytes, size_t n,
                                        struct cl_err *err);
CL_NODISCARD enum cl_rc cl_output_commit(struct cl_output *o,
                                         struct cl_err *err); /* frees o in any case */
void cl_output_discard(struct cl_output *o);                  /* NULL is fine */

struct cl_sha256 {
    uint32_t state[8];
    uint64_t bytes;
    unsigned char block[64];
};
void cl_sha256_init(struct cl_sha256 *s);
void cl_sha256_add(struct cl_sha256 *s, const void *bytes, size_t n);
void cl_sha256_hex(struct cl_sha256 *s, char out[65]); /* ends it */

#endif
