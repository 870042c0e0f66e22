/* private.c - the store that a list of export files has under the cache folder.
 *
 * Named by a hash of the list of absolute paths.  It is used as it is when every
 * file, every option and the importer are what they were; a changed file is
 * imported into it; anything else builds it anew beside it and renames.  One
 * process at a time looks and builds, by flock on a file that stays. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "caseload/base/file.h"

#include "load_int.h"

#define LOCK_POLL_NS 20000000L
/* A file written so shortly before it was read may have changed since without its time
 * showing it: stamps are as fine as the kernel's tick, or of whole seconds, two of them on
 * FAT. */
#define TICK_NS INT64_C(50000000)
#define COARSE_NS INT64_C(2000000000)
#define SECOND_NS INT64_C(1000000000)

static const char *store_name(struct load *l) {
    struct cl_sha256 sha;
    char hex[65];
    cl_sha256_init(&sha);
    for (size_t i = 0; i < l->o->n_files; i++) {
        const char *path = cl_path_absolute(l->arena, l->o->files[i]);
        cl_sha256_add(&sha, path, strlen(path) + 1);
    }
    cl_sha256_hex(&sha, hex);
    return cl_arena_strn(l->arena, hex, 32);
}

enum cl_rc private_lock(struct load *l, struct private_store *p, struct cl_err *err) {
    *p = (struct private_store){.lock_fd = -1};
    const char *dir = cl_dir_path(l->arena, CL_DIR_CACHE, true);
    if (!dir || access(dir, W_OK | X_OK) != 0) {
        return CL_OK;
    }
    const char *name = store_name(l);
    const char *lock = cl_arena_printf(l->arena, "%s/%s.lock", dir, name);
    p->lock_fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (p->lock_fd < 0) {
        return CL_OK;
    }
    while (flock(p->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            int why = errno;
            private_unlock(p);
            return cl_fail(err, CL_E_STORE, "%s: %s", lock, strerror(why));
        }
        if (load_cancelled(l)) {
            private_unlock(p);
            return cl_fail(err, CL_E_CANCELLED, "import cancelled");
        }
        load_progress(l, "waiting for another caseload", 0);
        nanosleep(&(struct timespec){.tv_nsec = LOCK_POLL_NS}, NULL);
    }
    p->path = cl_arena_printf(l->arena, "%s/%s.db", dir, name);
    return CL_OK;
}

void private_sweep(const struct private_store *p) {
    const char *base = cl_path_base(p->path);
    size_t folder = (size_t)(base - p->path), n = strlen(base);
    struct cl_buf b = {0};
    cl_buf_add(&b, p->path, folder);
    DIR *dir = opendir(b.ptr ? b.ptr : ".");
    for (struct dirent *e; dir && (e = readdir(dir));) {
        if (strncmp(e->d_name, base, n) != 0 || e->d_name[n] != '.') {
            continue;
        }
        cl_buf_reset(&b);
        cl_buf_add(&b, p->path, folder);
        cl_buf_puts(&b, e->d_name);
        unlink(b.ptr);
    }
    if (dir) {
        closedir(dir);
    }
    cl_buf_free(&b);
}

void private_unlock(struct private_store *p) {
    if (p->lock_fd >= 0) {
        close(p->lock_fd);
        p->lock_fd = -1;
    }
}

/* ---- is it still good? ---- */

struct check {
    struct load *l;
    bool *changed;
    bool *known;
    bool stray; /* the store holds a file that is not asked for */
};

static struct load_file *file_named(struct load *l, struct cl_slice path, size_t *at) {
    for (size_t i = 0; i < l->files.n; i++) {
        if (cl_slice_eq(path, cl_slice(l->files.items[i].absolute))) {
            *at = i;
            return &l->files.items[i];
        }
    }
    return NULL;
}

static bool same_content(struct load_file *f, struct cl_slice sha256) {
    struct cl_err ignored;
    return load_file_hash(f, &ignored) == CL_OK && cl_slice_eq(sha256, cl_slice(f->sha256));
}

/* path, size, mtime, inode, sha256, time of the import; the newest of each path */
static enum cl_rc on_known_file(void *ctx, const struct cl_sql_value *row, int n,
                                struct cl_err *err) {
    (void)n;
    (void)err;
    struct check *c = ctx;
    size_t at;
    struct load_file *f = file_named(c->l, row[0].text, &at);
    if (!f || !f->there) {
        c->stray = true;
        return CL_OK;
    }
    c->known[at] = true;
    bool same = f->size == row[1].i && f->mtime_ns == row[2].i && f->inode == row[3].i;
    int64_t grain = row[2].i % SECOND_NS == 0 ? COARSE_NS : TICK_NS;
    bool racy = row[2].i > row[5].i * SECOND_NS - grain;
    c->changed[at] = !(same && !racy) && !same_content(f, row[4].text);
    return CL_OK;
}

enum private_verdict private_check(struct load *l, const char *path, bool *changed) {
    struct cl_store *store = NULL;
    struct cl_err ignored;
    if (access(path, F_OK) != 0 || cl_store_open(path, CL_STORE_READ, &store, &ignored)) {
        return PRIVATE_BUILD;
    }
    struct check c = {.l = l, .changed = changed};
    c.known = cl_arena_array(l->arena, l->files.n + 1, sizeof *c.known);
    bool good = load_meta_is(store, l->arena, "options", l->options_text) &&
                load_meta_is(store, l->arena, "importer", l->importer) &&
                load_meta_is(store, l->arena, "states", l->states_text) &&
                cl_store_run(store,
                             "SELECT path, size, mtime_ns, inode, sha256, at FROM import_file"
                             " JOIN import USING (import_id) WHERE file_id IN"
                             " (SELECT max(file_id) FROM import_file GROUP BY path)",
                             NULL, 0, on_known_file, &c, &ignored) == CL_OK &&
                !c.stray;
    cl_store_close(store);
    if (!good) {
        return PRIVATE_BUILD;
    }
    bool all = true;
    for (size_t i = 0; i < l->files.n; i++) {
        changed[i] = changed[i] || !c.known[i];
        all = all && !changed[i];
    }
    return all ? PRIVATE_USE : PRIVATE_ADD;
}
