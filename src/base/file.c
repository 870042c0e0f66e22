/* file.c - output that appears whole or not at all.
 *
 * A regular file is written beside its target and renamed by commit, with the
 * mode of the file it replaces; pipes, devices and "-" are written as they are.
 * Invariant: until commit the target is untouched. */
#include "caseload/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caseload/base/tidy.h"

#define BUFFER_BYTES ((size_t)64 << 10)
#define NAME_TRIES 100

struct cl_output {
    int fd;
    bool failed, keep_open;
    char *name;   /* for messages */
    char *target; /* where commit renames to; NULL when written in place */
    char *beside; /* the file being written; NULL when written in place */
    size_t used;
    char buffer[BUFFER_BYTES];
};

static enum cl_rc fail_errno(struct cl_err *err, const char *name, int number) {
    char why[128];
    return cl_fail(err, CL_E_STORE, "%s: %s", name, strerror_r(number, why, sizeof why));
}

static char *copy(const char *s) {
    size_t n = strlen(s) + 1;
    return memcpy(cl_alloc(n), s, n);
}

static void output_free(struct cl_output *o) {
    if (o->beside)
        cl_tidy_drop(o->beside);
    if (o->fd >= 0 && !o->keep_open)
        close(o->fd);
    free(o->name);
    free(o->target);
    free(o->beside);
    free(o);
}

/* Opens a new file in the target's folder under a name of its own; open() and
 * not mkstemp(), so that the umask decides about the mode. */
static enum cl_rc open_beside(struct cl_output *o, struct cl_err *err) {
    int number = EEXIST;
    struct cl_buf name = {0};
    size_t folder = (size_t)(cl_path_base(o->target) - o->target);
    for (int i = 0; i < NAME_TRIES && number == EEXIST; i++) {
        uint32_t random = (uint32_t)i;
        if (getrandom(&random, sizeof random, GRND_NONBLOCK) < 0)
            random ^= (uint32_t)getpid() << 8;
        cl_buf_reset(&name);
        cl_buf_add(&name, o->target, folder);
        cl_buf_printf(&name, ".caseload-%08x.tmp", (unsigned)random);
        cl_tidy_hold();
        o->fd = open(name.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        number = o->fd < 0 ? errno : 0;
        if (number == 0)
            cl_tidy_add(name.ptr);
        cl_tidy_release();
    }
    if (number) {
        cl_buf_free(&name);
        return fail_errno(err, o->name, number);
    }
    o->beside = name.ptr;
    return CL_OK;
}

static enum cl_rc open_target(struct cl_output *o, const char *path, struct cl_err *err) {
    struct stat st;
    if (stat(path, &st) != 0) {
        if (errno != ENOENT)
            return fail_errno(err, path, errno);
        o->target = copy(path);
        return open_beside(o, err);
    }
    if (!S_ISREG(st.st_mode)) {
        o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
        return o->fd < 0 ? fail_errno(err, path, errno) : CL_OK;
    }
    /* A rename would get past a write protection and would replace a link. */
    if (access(path, W_OK) != 0)
        return fail_errno(err, path, errno);
    o->target = realpath(path, NULL);
    if (!o->target)
        return fail_errno(err, path, errno);
    enum cl_rc rc = open_beside(o, err);
    if (rc)
        return rc;
    if (fchmod(o->fd, st.st_mode & 0777) != 0)
        return fail_errno(err, path, errno);
    return CL_OK;
}

enum cl_rc cl_output_open(const char *path, struct cl_output **out, struct cl_err *err) {
    bool standard = strcmp(path, "-") == 0;
    struct cl_output *o = cl_alloc(sizeof *o);
    o->fd = -1;
    o->name = copy(standard ? "standard output" : path);
    enum cl_rc rc = CL_OK;
    if (standard) {
        fflush(stdout); /* what was printed before stands before */
        o->fd = STDOUT_FILENO;
        o->keep_open = true;
    } else {
        rc = open_target(o, path, err);
    }
    if (rc) {
        cl_output_discard(o);
        o = NULL;
    }
    *out = o;
    return rc;
}

static enum cl_rc write_all(struct cl_output *o, const char *bytes, size_t n, struct cl_err *err) {
    while (n > 0) {
        ssize_t written = write(o->fd, bytes, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            o->failed = true;
            return fail_errno(err, o->name, errno);
        }
        bytes += written;
        n -= (size_t)written;
    }
    return CL_OK;
}

static enum cl_rc flush_buffer(struct cl_output *o, struct cl_err *err) {
    size_t n = o->used;
    o->used = 0;
    return write_all(o, o->buffer, n, err);
}

enum cl_rc cl_output_write(struct cl_output *o, const void *bytes, size_t n, struct cl_err *err) {
    if (o->failed)
        return cl_fail(err, CL_E_STORE, "%s: an earlier write failed", o->name);
    if (n > BUFFER_BYTES - o->used) {
        enum cl_rc rc = flush_buffer(o, err);
        if (rc)
            return rc;
    }
    if (n > BUFFER_BYTES)
        return write_all(o, bytes, n, err);
    if (n)
        memcpy(o->buffer + o->used, bytes, n);
    o->used += n;
    return CL_OK;
}

/* On the disk before the rename, or a crash could leave an empty file. */
static enum cl_rc replace_target(struct cl_output *o, struct cl_err *err) {
    int fd = o->fd;
    if (fsync(fd) != 0 && errno != EINVAL && errno != EROFS)
        return fail_errno(err, o->name, errno);
    o->fd = -1;
    if (close(fd) != 0)
        return fail_errno(err, o->name, errno);
    if (rename(o->beside, o->target) != 0)
        return fail_errno(err, o->name, errno);
    cl_tidy_drop(o->beside);
    free(o->beside);
    o->beside = NULL;
    return CL_OK;
}

enum cl_rc cl_output_commit(struct cl_output *o, struct cl_err *err) {
    enum cl_rc rc = o->failed ? cl_fail(err, CL_E_STORE, "%s: an earlier write failed", o->name)
                              : flush_buffer(o, err);
    if (!rc && o->beside)
        rc = replace_target(o, err);
    cl_output_discard(o);
    return rc;
}

void cl_output_discard(struct cl_output *o) {
    if (!o)
        return;
    if (o->beside)
        unlink(o->beside);
    output_free(o);
}
