/* shared.c - files into the store that --db names, made when it is missing.
 *
 * A new store is built beside its place, under a hidden name of its own, and moved there
 * only when the import is whole and nothing has its name yet: what others may have open
 * is never removed, and a failed import leaves nothing.  The flock on it lets one process
 * at a time build; whoever waited imports into what was built. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "caseload/base/file.h"
#include "caseload/base/tidy.h"

#include "load_int.h"

#define LOCK_POLL_NS 20000000L

struct place {
    const char *path;  /* where the store is to be */
    const char *aside; /* where it is built */
    int fd;            /* of aside, locked; -1: the store is there */
};

/* An empty file of the name that this process alone has: CL_OK and an fd, or -1 when
 * somebody else has it now. */
static enum cl_rc try_aside(struct place *p, struct cl_err *err) {
    struct stat ours, named;
    cl_tidy_hold(); /* no signal between making the file and saying that it goes */
    int fd = open(p->aside, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666), why = errno;
    bool locked = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;
    bool same = locked && fstat(fd, &ours) == 0 && lstat(p->aside, &named) == 0 &&
                ours.st_ino == named.st_ino && ours.st_dev == named.st_dev;
    if (same && (ours.st_size > 0 || ours.st_nlink > 1)) {
        load_remove_store(p->aside); /* a process that was killed left it */
        same = false;
    }
    if (same) {
        cl_tidy_add(p->aside);
    }
    cl_tidy_release();
    p->fd = same ? fd : -1;
    if (fd >= 0 && !same) {
        close(fd);
    }
    return fd >= 0 ? CL_OK : cl_fail(err, CL_E_STORE, "%s: %s", p->path, strerror(why));
}

static void give_up_aside(struct place *p) {
    load_remove_store(p->aside);
    close(p->fd);
    p->fd = -1;
}

/* Waits until the store is there or this process is the one to build it. */
static enum cl_rc take_place(struct load *l, struct place *p, struct cl_err *err) {
    p->fd = -1;
    while (access(p->path, F_OK) != 0) {
        enum cl_rc rc = try_aside(p, err);
        if (rc) {
            return rc;
        }
        if (p->fd >= 0) {
            if (access(p->path, F_OK) == 0) { /* built since it was looked for */
                give_up_aside(p);
            }
            return CL_OK;
        }
        if (load_cancelled(l)) {
            return cl_fail(err, CL_E_CANCELLED, "import cancelled");
        }
        load_progress(l, "waiting for another caseload", 0);
        nanosleep(&(struct timespec){.tv_nsec = LOCK_POLL_NS}, NULL);
    }
    return CL_OK;
}

/* Never over a file that is there.  0 or an errno. */
static int move_into_place(const struct place *p) {
    if (renameat2(AT_FDCWD, p->aside, AT_FDCWD, p->path, RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno;
    }
    if (link(p->aside, p->path) != 0) {
        return errno;
    }
    return unlink(p->aside) == 0 ? 0 : errno;
}

/* The name must be on the disk too before anybody is told that it is done. */
static void sync_folder(const char *path) {
    const char *slash = strrchr(path, '/');
    struct cl_buf b = {0};
    cl_buf_add(&b, path, slash ? (size_t)(slash - path) + 1 : 0);
    cl_buf_puts(&b, slash ? "" : ".");
    int fd = open(b.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd); /* some file systems have no such thing */
        close(fd);
    }
    cl_buf_free(&b);
}

/* People know the store by the name that they gave. */
static enum cl_rc under_its_name(struct load *l, const struct place *p, enum cl_rc rc,
                                 struct cl_err *err) {
    size_t n = strlen(p->aside);
    if (!err || strncmp(err->text, p->aside, n) != 0) {
        return rc;
    }
    const char *rest = cl_arena_str(l->arena, err->text + n);
    return cl_fail(err, rc, "%s%s", p->path, rest);
}

static enum cl_rc build(struct load *l, struct place *p, struct cl_loaded *out,
                        struct cl_err *err) {
    enum cl_rc rc = load_build_at(l, p->aside, out, err);
    if (rc) { /* the file is gone already */
        close(p->fd);
        return under_its_name(l, p, rc, err);
    }
    cl_store_close(l->store);
    l->store = NULL;
    int why = move_into_place(p);
    if (why) {
        give_up_aside(p);
        return cl_fail(err, CL_E_STORE, "%s: %s", p->path, strerror(why));
    }
    cl_tidy_drop(p->aside);
    sync_folder(p->path);
    /* Before SQLite opens it: closing any descriptor of a file drops its locks. */
    close(p->fd);
    return cl_store_open(p->path, CL_STORE_READ, &l->store, err);
}

static enum cl_rc on_zone(void *ctx, const struct cl_sql_value *row, int n, struct cl_err *err) {
    (void)n;
    (void)err;
    struct load *l = ctx;
    l->store_zone = cl_arena_strn(l->arena, row[0].text.ptr, row[0].text.len);
    return CL_OK;
}

static enum cl_rc add_to(struct load *l, const char *path, struct cl_loaded *out,
                         struct cl_err *err) {
    enum cl_rc rc = cl_store_open(path, CL_STORE_CREATE, &l->store, err);
    rc = rc ? rc
            : cl_store_run(l->store, "SELECT zone FROM import ORDER BY import_id DESC LIMIT 1",
                           NULL, 0, on_zone, l, err);
    rc = rc ? rc : load_zone(l, l->store_zone, err);
    l->in_memory = l->o->dry_run;
    return rc ? rc : load_import(l, NULL, &out->report, err);
}

static const char *folder_of(struct load *l, const char *path) {
    const char *base = cl_path_base(path);
    return cl_arena_strn(l->arena, path, (size_t)(base - path));
}

/* Where a link that leads to nothing would have the store; one step is enough. */
static const char *target_of(struct load *l, const char *path) {
    char to[PATH_MAX];
    ssize_t n = readlink(path, to, sizeof to - 1);
    if (n <= 0) {
        return path;
    }
    to[n] = '\0';
    return *to == '/' ? cl_arena_str(l->arena, to)
                      : cl_arena_printf(l->arena, "%s%s", folder_of(l, path), to);
}

enum cl_rc load_shared(struct load *l, const char *path, struct cl_loaded *out,
                       struct cl_err *err) {
    if (access(path, F_OK) == 0) {
        return add_to(l, path, out, err);
    }
    if (l->o->dry_run) {
        return load_temporary(l, out, err);
    }
    struct place p = {.path = target_of(l, path)};
    p.aside = cl_arena_printf(l->arena, "%s.%s.caseload-making", folder_of(l, p.path),
                              cl_path_base(p.path));
    enum cl_rc rc = take_place(l, &p, err);
    if (rc) {
        return rc;
    }
    return p.fd < 0 ? add_to(l, p.path, out, err) : build(l, &p, out, err);
}
